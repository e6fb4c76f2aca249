import pytest

from pipeline.classify import Classifier, build_classifier, classify_knelpunt, classify_knelpunten
from schemas.lexicon import Begrip, Lexicon, Vraagstuk
from schemas.thema import Grenzen, Organisatie, Regel, Thema, Themaschema, Toekenning, Voorbeelden
from tests.factories import make_knelpunt

SCHEMA = Themaschema(
    versie="1",
    grenzen=Grenzen(zekerheid=0.5, score=2.0, begin=-0.3, punten=0, marge=1, woorden=0.1),
    themas=(
        Thema(
            code="1a",
            titel="Opvanglocatie (COA)",
            hoofdstuk="1",
            hoofdstuk_titel="Opvang",
            regels=(
                Regel(naam="opvang", gewicht=3, woorden=("azc", "opvanglocatie")),
                Regel(naam="pas", gewicht=3, woorden=("verblijfspas",), behalve=("koppeling",)),
            ),
        ),
        Thema(
            code="2a",
            titel="Taakstelling",
            hoofdstuk="2",
            hoofdstuk_titel="Huisvesting",
            regels=(
                Regel(naam="koppeling", gewicht=3, woorden=("koppeling",)),
                Regel(naam="dossier", gewicht=3, patronen=("dossier + onvolledig|incompleet",)),
            ),
        ),
        Thema(
            code="2b",
            titel="Bestaande woningvoorraad",
            hoofdstuk="2",
            hoofdstuk_titel="Huisvesting",
            regels=(
                Regel(naam="woning", gewicht=3, woorden=("huurwoning", "woning")),
                Regel(naam="geen opvang", gewicht=-2, woorden=("azc",)),
            ),
        ),
    ),
    buiten=(Regel(naam="jeugd", gewicht=3, woorden=("jeugdzorg",)),),
    organisaties=(Organisatie(naam="COA", woorden=("COA",)),),
)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return build_classifier(SCHEMA)


def classify(classifier: Classifier, omschrijving: str, onderwerp: str = "Knelpunt") -> Toekenning:
    return classify_knelpunt(make_knelpunt(onderwerp, omschrijving), classifier)


def codes(toekenning: Toekenning) -> list[str]:
    return [twijfel.code for twijfel in toekenning.twijfels]


def test_the_text_decides_and_not_a_misleading_onderwerp(classifier: Classifier) -> None:
    toekenning = classify(
        classifier,
        "De koppeling gaat mis. Elk dossier is onvolledig, bij elke koppeling.",
        onderwerp="Huurwoningen",
    )

    assert toekenning.thema == "2a"
    assert toekenning.tweede == "2b"


def test_the_evidence_names_rule_words_and_field(classifier: Classifier) -> None:
    [bewijs] = classify(classifier, "De azc’s zijn vol.").bewijs

    assert (bewijs.regel, bewijs.woorden, bewijs.veld) == ("opvang", "azc's", "omschrijving")


def test_the_runner_up_tells_what_it_lacked(classifier: Classifier) -> None:
    toekenning = classify(classifier, "Het azc en de opvanglocatie zijn vol na de koppeling.")

    assert toekenning.tweede == "2a"
    assert toekenning.tweede_mist == ("dossier",)


def test_a_word_that_counts_against_lowers_the_theme(classifier: Classifier) -> None:
    alone, against = classify(classifier, "Woning."), classify(classifier, "Woning. Azc.")

    assert alone.score == 3
    assert [b.gewicht for b in against.bewijs_tweede] == [3, -2]


def test_an_exception_silences_a_rule_in_its_sentence_only(classifier: Classifier) -> None:
    same = classify(classifier, "De verblijfspas ontbreekt bij de koppeling.")
    other = classify(classifier, "De verblijfspas ontbreekt. De koppeling is er.")

    assert {b.regel for b in (*same.bewijs, *same.bewijs_tweede)} == {"koppeling"}
    assert {b.regel for b in (*other.bewijs, *other.bewijs_tweede)} == {"koppeling", "pas"}


@pytest.mark.parametrize(
    ("omschrijving", "thema", "twijfel"),
    [
        ("Het azc is vol.", "1a", []),
        ("De koppeling van een woning.", "2a", ["thema-krap"]),
        ("Er gaat van alles mis.", "00", ["thema-buiten"]),
        ("De jeugdzorg heeft wachtlijsten.", "00", ["thema-buiten"]),
    ],
)
def test_a_doubt_says_why_a_human_should_look(
    classifier: Classifier, omschrijving: str, thema: str, twijfel: list[str]
) -> None:
    toekenning = classify(classifier, omschrijving)

    assert toekenning.thema == thema
    assert codes(toekenning) == twijfel


def test_too_few_points_are_a_doubt() -> None:
    limits = SCHEMA.grenzen.model_copy(update={"score": 4.0})
    strict = SCHEMA.model_copy(update={"grenzen": limits})

    assert codes(classify(build_classifier(strict), "Het azc.")) == ["thema-zwak"]


def test_a_higher_wanted_certainty_sends_more_to_review() -> None:
    limits = SCHEMA.grenzen.model_copy(update={"zekerheid": 0.99})
    strict = SCHEMA.model_copy(update={"grenzen": limits})

    assert codes(classify(build_classifier(SCHEMA), "Het azc is vol.")) == []
    assert codes(classify(build_classifier(strict), "Het azc is vol.")) == ["thema-zwak"]


def test_a_heading_that_contradicts_is_a_doubt_and_does_not_decide(classifier: Classifier) -> None:
    knelpunt = make_knelpunt("Vol", "Het azc is vol.", koppen=("2b. Bestaande woningvoorraad",))

    toekenning = classify_knelpunt(knelpunt, classifier)

    assert toekenning.thema == "1a"
    assert codes(toekenning) == ["thema-kop"]
    assert dict(toekenning.twijfels[0].waarden) == {"thema": "1a", "kop": "2b"}


def test_a_heading_settles_what_the_rules_leave_open(classifier: Classifier) -> None:
    knelpunt = make_knelpunt("?", "De koppeling van een woning.", koppen=("2b",))

    toekenning = classify_knelpunt(knelpunt, classifier)

    assert (toekenning.thema, toekenning.bron, toekenning.marge) == ("2b", "kop", 0)
    assert toekenning.twijfels == ()


def test_a_chapter_settles_between_themes_of_two_chapters(classifier: Classifier) -> None:
    tekst = "Het azc en de koppeling."

    alone = classify(classifier, tekst)
    under = classify_knelpunt(make_knelpunt("?", tekst, koppen=("2. Huisvesting",)), classifier)

    assert codes(alone) == ["thema-krap"]
    assert (under.thema, under.bron, under.twijfels) == ("2a", "kop", ())


def test_a_chapter_does_not_settle_between_its_own_themes(classifier: Classifier) -> None:
    knelpunt = make_knelpunt("?", "De koppeling van een woning.", koppen=("2. Huisvesting",))

    assert codes(classify_knelpunt(knelpunt, classifier)) == ["thema-krap"]


def test_oplossingsrichtingen_are_read_too(classifier: Classifier) -> None:
    knelpunt = make_knelpunt("?", "Het gaat mis.", ("Meer opvanglocaties",))

    assert classify_knelpunt(knelpunt, classifier).bewijs[0].veld == "oplossingsrichtingen"


def test_chain_partners_are_named(classifier: Classifier) -> None:
    assert classify(classifier, "Het COA belt.").organisaties == ("COA",)


def test_words_of_the_examples_speak_beside_the_rules() -> None:
    schema = SCHEMA.model_copy(
        update={
            "woordgebruik": 1.0,
            "voorbeelden": (
                Voorbeelden(
                    thema="1a",
                    teksten=("Bedden in de gymzaal", "De gymzaal zit vol", "Een gymzaal"),
                ),
                Voorbeelden(thema="2b", teksten=("Lift kapot", "Geen lift", "Lift en trap")),
            ),
        }
    )

    toekenning = classify(build_classifier(schema), "Weer de gymzaal.")

    assert toekenning.thema == "1a"
    assert [(b.regel, b.woorden) for b in toekenning.bewijs] == [("woordgebruik", "gymzaal")]
    assert codes(toekenning) == ["thema-zwak"]


def test_a_mask_says_nothing_about_the_theme() -> None:
    schema = SCHEMA.model_copy(
        update={"buiten": (Regel(naam="nummer", gewicht=3, woorden=("bsn", "afgeschermd")),)}
    )

    toekenning = classify(build_classifier(schema), "Het azc van [afgeschermd: bsn].")

    assert (toekenning.thema, toekenning.tweede) == ("1a", None)


@pytest.mark.parametrize(
    "tekst", ["dossier onvolledig " * 20_000, "dossier" * 20_000, "dos-" * 9_999]
)
def test_a_text_without_end_gives_a_theme_all_the_same(tekst: str, classifier: Classifier) -> None:
    assert classify(classifier, "Azc. " + tekst).thema in ("1a", "2a")


def test_many_knelpunten_give_the_same_as_one_by_one(classifier: Classifier) -> None:
    knelpunten = [make_knelpunt(omschrijving=tekst) for tekst in ("Het azc.", "De koppeling.")]

    together = list(classify_knelpunten(knelpunten, classifier))

    assert together == [classify_knelpunt(k, classifier) for k in knelpunten]


BUS = Vraagstuk(
    code="bus",
    titel="Er rijdt geen bus naar de les",
    thema="2b",
    voorbeelden=("De laatste bus gaat om zes uur en de avondles begint pas om zeven uur.",),
)
LEXICON = Lexicon(
    versie="1",
    begrippen=(Begrip(code="vervoer", rol="wat", woorden=("bus",)),),
    vraagstukken=(BUS,),
)


def test_a_known_vraagstuk_speaks_for_its_theme_and_is_named_as_evidence() -> None:
    schema = SCHEMA.model_copy(update={"vraagstuk": 4.0})
    knelpunt = make_knelpunt("Avondles", "De bus gaat om zes uur, de les begint om zeven uur.")

    without = classify_knelpunt(knelpunt, build_classifier(schema))
    told = classify_knelpunt(knelpunt, build_classifier(schema, LEXICON))

    assert without.thema == "00"
    assert told.thema == "2b"
    assert [(b.regel, b.woorden) for b in told.bewijs] == [("bekend vraagstuk", BUS.titel)]


def test_a_vraagstuk_outside_the_scheme_leaves_the_knelpunt_to_a_human() -> None:
    schema = SCHEMA.model_copy(update={"vraagstuk": 4.0})
    outside = BUS.model_copy(update={"thema": "00"})
    lexicon = LEXICON.model_copy(update={"vraagstukken": (outside,)})
    knelpunt = make_knelpunt("Avondles", "De bus gaat om zes uur, de les begint om zeven uur.")

    told = classify_knelpunt(knelpunt, build_classifier(schema, lexicon))

    assert told.thema == "00"
    assert [t.code for t in told.twijfels] == ["thema-buiten"]


def test_a_vraagstuk_of_a_theme_that_the_scheme_lacks_says_nothing() -> None:
    schema = SCHEMA.model_copy(update={"vraagstuk": 4.0, "woordgebruik": 1.0})
    elsewhere = BUS.model_copy(update={"thema": "9z"})
    lexicon = LEXICON.model_copy(update={"vraagstukken": (elsewhere,)})
    knelpunt = make_knelpunt("Avondles", "De bus gaat om zes uur, de les begint om zeven uur.")

    assert classify_knelpunt(knelpunt, build_classifier(schema, lexicon)).thema == "00"
