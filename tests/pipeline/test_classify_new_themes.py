from pipeline.classify.new_themes import suggest_themas
from schemas.knelpunt import Knelpunt
from schemas.thema import Toekenning
from tests.factories import make_knelpunt

HUISARTS = (
    "De huisarts gaat met pensioen en de praktijk sluit.",
    "Geen opvolger voor de praktijk: onze huisarts stopt.",
)
ANDERS = ("De brug over de vaart is versleten.", "Vuurwerk blijft een probleem.")


def numbered(teksten: tuple[str, ...]) -> list[Knelpunt]:
    return [
        make_knelpunt(f"Punt {letter}", tekst, volgnummer=i)
        for i, (letter, tekst) in enumerate(zip("abcdefgh", teksten, strict=False), start=1)
    ]


def buiten(knelpunten: list[Knelpunt], thema: str = "00") -> list[Toekenning]:
    return [
        Toekenning(knelpunt_id=k.knelpunt_id, thema=thema, score=0, marge=0) for k in knelpunten
    ]


def test_knelpunten_outside_the_scheme_that_share_rare_words_are_one_proposal() -> None:
    knelpunten = numbered(HUISARTS + ANDERS)

    [voorstel] = suggest_themas(knelpunten, buiten(knelpunten))

    assert voorstel.knelpunt_ids == (knelpunten[0].knelpunt_id, knelpunten[1].knelpunt_id)
    assert voorstel.naam == "Huisarts en praktijk"


def test_knelpunten_with_a_theme_are_no_proposal() -> None:
    knelpunten = numbered(HUISARTS)

    assert suggest_themas(knelpunten, buiten(knelpunten, "1a")) == ()


def test_knelpunten_that_look_like_nothing_are_no_proposal() -> None:
    knelpunten = numbered(ANDERS)

    assert suggest_themas(knelpunten, buiten(knelpunten)) == ()
