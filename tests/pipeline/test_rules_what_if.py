from pipeline.classify import Classifier, build_classifier
from pipeline.rules import score_labelled, what_if
from schemas.thema import Grenzen, Regel, Thema, Themacijfers, Themaschema
from tests.factories import make_knelpunt


def classifier(woord_1a: str, woord_2b: str) -> Classifier:
    themas = tuple(
        Thema(
            code=code,
            titel=code,
            hoofdstuk=code[0],
            hoofdstuk_titel=code[0],
            regels=(Regel(naam="proef", gewicht=3, woorden=(woord,)),),
        )
        for code, woord in (("1a", woord_1a), ("2b", woord_2b))
    )
    grenzen = Grenzen(zekerheid=0.5, score=2, begin=-0.3, punten=0, marge=1, woorden=0)
    return build_classifier(Themaschema(versie="1", grenzen=grenzen, themas=themas))


AZC = make_knelpunt("Bedden", "Het azc heeft te weinig bedden.", volgnummer=1)
HUUR = make_knelpunt("Huur", "De huur is hoog.", volgnummer=2)


def test_only_the_points_that_move_are_told() -> None:
    result = what_if([AZC, HUUR], [], classifier("azc", "huur"), classifier("huur", "azc"))

    moved = [(v.onderwerp, v.thema_voor, v.thema_na) for v in result.verschuivingen]
    assert result.aantal == 2
    assert moved == [("Bedden", "1a", "2b"), ("Huur", "2b", "1a")]


def test_rules_that_change_nothing_move_nothing() -> None:
    same = classifier("azc", "huur")

    assert what_if([AZC, HUUR], [], same, same).verschuivingen == ()


def test_a_point_that_only_needs_review_now_moves_too() -> None:
    result = what_if([AZC], [], classifier("azc", "huur"), classifier("azc", "weinig"))

    [moved] = result.verschuivingen
    assert (moved.thema_voor, moved.thema_na) == ("1a", "1a")
    assert (moved.beoordelen_voor, moved.beoordelen_na) == (False, True)


def test_the_labelled_set_is_scored_before_and_after() -> None:
    labelled = [(AZC, frozenset({"1a"})), (HUUR, frozenset({"2b", "2c"}))]

    result = what_if([], labelled, classifier("azc", "huur"), classifier("azc", "gas"))

    assert result.cijfers_voor == Themacijfers(
        aantal=2, goed=2, zonder_beoordeling=2, goed_zonder_beoordeling=2
    )
    assert result.cijfers_na == Themacijfers(
        aantal=2, goed=1, zonder_beoordeling=1, goed_zonder_beoordeling=1
    )


def test_a_knelpunt_outside_the_scheme_is_right_when_it_is_labelled_so() -> None:
    cijfers = score_labelled([(HUUR, frozenset({"00"}))], classifier("azc", "gas"))

    assert (cijfers.goed, cijfers.zonder_beoordeling) == (1, 0)
