import pytest

from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.classify.expressions import ExpressionError, parse_patroon, split_phrase
from pipeline.text import Woordenlijst
from schemas.thema import Grenzen, Regel, Thema, Themaschema, Woordgroep
from tests.factories import make_knelpunt

VER_WEG = "De verblijfspas is er." + " Iets anders is er nu." * 3 + " Te laat."
BEGRIPPEN = (Woordgroep(naam="pas", woorden=("verblijfspas", "de pas")),)
SYNONIEMEN = (Woordgroep(naam="statushouder", woorden=("SH", "vergunninghouder")),)


def matches(tekst: str, *, woorden: tuple[str, ...] = (), patronen: tuple[str, ...] = ()) -> bool:
    thema = Thema(
        code="1a",
        titel="Proef",
        hoofdstuk="1",
        hoofdstuk_titel="Proef",
        regels=(Regel(naam="proef", gewicht=1, woorden=woorden, patronen=patronen),),
    )
    schema = Themaschema(
        versie="1",
        grenzen=Grenzen(zekerheid=0.5, score=1, begin=0, punten=1, marge=0, woorden=0),
        themas=(thema,),
        begrippen=BEGRIPPEN,
        synoniemen=SYNONIEMEN,
    )
    knelpunt = make_knelpunt("Proef", tekst)
    return classify_knelpunt(knelpunt, build_classifier(schema)).thema == "1a"


@pytest.mark.parametrize(
    ("woord", "tekst", "expected"),
    [
        ("opvangplek", "Te weinig opvangplekken.", True),
        ("taakstelling", "De halfjaartaakstellingen.", True),
        ("taakstelling", "De taakstelilng is hoog.", True),
        ("sociale huurwoning", "Onze sociale huurwoningen.", True),
        ("huis krijgen", "Zij krijgen een huis.", False),
        ("huis krijgen", "Een huis krijgen.", True),
        ("statushouder", "De SH’er en de vergunninghouders.", True),
        ("de pas", "Zonder de pas lukt niets.", True),
        ("de pas", "Dat past niet.", False),
        ("trauma*", "Traumaverwerking duurt lang.", True),
        ("tussenopvang", "Er zit niets tussen de opvang en het huis.", False),
        ("vol", "Het is te vol! Wat nu?", True),
        ("vol huis", "Het is vol. Huis weg.", False),
    ],
)
def test_a_phrase_finds_its_words_as_people_write_them(
    woord: str, tekst: str, expected: bool
) -> None:
    assert matches(tekst, woorden=(woord,)) is expected


@pytest.mark.parametrize(
    ("patroon", "tekst", "expected"),
    [
        ("<pas> + te laat", "De verblijfspas komt te laat.", True),
        ("<pas> + te laat", "Te laat kwam de pas.", True),
        ("<pas> + te laat", "Pas geregeld. Verblijfspas. Maar te laat.", True),
        (
            "<pas> + te laat",
            VER_WEG,
            False,
        ),
        (
            "<pas> ++ te laat",
            VER_WEG,
            True,
        ),
        ("wacht ... huis", "Wij wachten al jaren op een huis.", True),
        ("wacht ... huis", "Het huis moet wachten.", False),
        ("azc|opvang + vol|bezet", "De opvang is bezet.", True),
        ("azc|opvang + vol|bezet", "De opvang is leeg.", False),
    ],
)
def test_a_pattern_joins_its_parts(patroon: str, tekst: str, expected: bool) -> None:
    assert matches(tekst, patronen=(patroon,)) is expected


def test_a_compound_of_listed_words_is_also_found_written_apart() -> None:
    words = Woordenlijst(["huurwoning", "huur", "tussenopvang", "opvang"])

    assert split_phrase("huurwoning", words) == ("huur", "woning")
    assert split_phrase("tussenopvang", words) == ()


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [("Een huur woning.", True), ("Zij huren een woning.", False)],
)
def test_the_parts_of_a_compound_stand_side_by_side(tekst: str, expected: bool) -> None:
    assert matches(tekst, woorden=("huurwoning", "huur toren", "woning toren")) is expected


@pytest.mark.parametrize("patroon", ["alleen dit", "azc + ", "azc + |"])
def test_a_pattern_needs_two_parts(patroon: str) -> None:
    with pytest.raises(ExpressionError):
        parse_patroon(patroon)
