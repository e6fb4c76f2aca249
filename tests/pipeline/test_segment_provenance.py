"""Every text points back to where it stands in the file."""

from __future__ import annotations

from schemas.base import Vindplaats
from schemas.document import Fragment, Rectangle, iter_paragraphs
from tests.notation import make_document
from tests.segmented import segment

SOURCE = """
Onderwerp: Park kaal
Omschrijving: Het park is
=== pagina 2
kaal.
Oplossing:
- Plant bomen
"""


def is_inside(box: Rectangle, place: Vindplaats) -> bool:
    assert None not in (place.x0, place.y0, place.x1, place.y1)
    return (
        place.pagina == box.page
        and place.x0 <= box.x0  # type: ignore[operator]
        and place.y0 <= box.y0  # type: ignore[operator]
        and place.x1 >= box.x1  # type: ignore[operator]
        and place.y1 >= box.y1  # type: ignore[operator]
    )


def read_inside(source: str, places: tuple[Vindplaats, ...]) -> str:
    """The words whose rectangle lies inside one of the places, in reading order."""
    fragments: list[Fragment] = [
        f for p in iter_paragraphs(make_document(source)) for f in p.fragments
    ]
    words = [
        f.text for f in fragments if f.rectangle and any(is_inside(f.rectangle, p) for p in places)
    ]
    return " ".join(words)


def test_words_inside_the_rectangles_give_the_text_back() -> None:
    [knelpunt] = segment(SOURCE).knelpunten

    assert read_inside(SOURCE, knelpunt.onderwerp_bron) == "Park kaal"
    assert read_inside(SOURCE, knelpunt.omschrijving[0].bron) == "Het park is kaal."
    assert read_inside(SOURCE, knelpunt.oplossingsrichtingen[0].bron) == "Plant bomen"
    assert read_inside(SOURCE, knelpunt.bron) == "Park kaal Het park is kaal. Plant bomen"


def test_words_of_one_line_are_one_rectangle() -> None:
    [knelpunt] = segment(SOURCE).knelpunten

    assert [(p.pagina, p.x0) for p in knelpunt.omschrijving[0].bron] == [(1, 140.0), (2, 56.0)]


def test_word_file_has_a_path_with_offsets() -> None:
    [knelpunt] = segment(
        make_document("Onderwerp: Park kaal\nOmschrijving: Kaal.", paths=True)
    ).knelpunten

    assert [p.pad for p in knelpunt.onderwerp_bron] == ["word/document.xml#/p[1]:11-20"]


def test_restant_has_its_place() -> None:
    [restant] = segment("Zomaar een zin.").restanten

    assert (restant.pagina, len(restant.bron)) == (1, 1)
