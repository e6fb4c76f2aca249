"""Tables without rulings that an extractor cut at the wrong lines; all texts are fictional."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.document import Paragraph
from tests.notation import make_document
from tests.segmented import Block, read_blocks

PARK = ("Park kaal", "Het park is kaal.", ["Plant bomen"])


def read_unruled(source: str) -> list[Block]:
    return read_blocks(make_document(source, ruled=False))


def test_two_labels_in_one_cell_part_the_row_at_their_height() -> None:
    blocks = read_unruled("""
        | Onderwerp | Park kaal |
        | Omschrijving // Oplossing | Het park is kaal. // Plant bomen |
    """)

    assert blocks == [PARK]


def test_label_word_torn_over_two_rows_is_one_label() -> None:
    blocks = read_unruled("""
        | Onderwerp | Park kaal |
        | Omschrijving | Het park is kaal. |
        | Voorgestelde | - Plant |
        | oplossingsrichtingen | bomen |
    """)

    assert blocks == [PARK]


def test_end_of_a_label_word_left_below_the_table_belongs_to_it() -> None:
    blocks = read_unruled("""
        | Onderwerp | Park kaal |
        | Omschrijving | Het park is kaal. |
        | Voorgestelde | - Plant bomen |
        oplossingsrichtingen
    """)

    assert blocks == [PARK]


def test_row_at_every_line_of_the_onderwerp_is_one_row() -> None:
    blocks = read_unruled("""
        | Onderwerp | Omschrijving | Oplossing |
        | Park | Het park | - Plant |
        | kaal | is kaal. | bomen |
    """)

    assert blocks == [PARK]


def test_rows_with_white_space_between_them_stay_apart() -> None:
    document = make_document(
        """
        | Onderwerp | Omschrijving | Oplossing |
        | Park kaal | Het park is kaal. // Echt kaal. // Heel kaal. | Plant bomen |
        | Vijver vol | Er drijft kroos. | Schep |
        """,
        ruled=False,
    )

    assert [onderwerp for onderwerp, _, _ in read_blocks(document)] == ["Park kaal", "Vijver vol"]


def test_ruled_rows_are_never_joined_by_their_spacing() -> None:
    blocks = read_blocks("""
        | Onderwerp | Omschrijving | Oplossing |
        | Park | Kaal. | Plant |
        | Vijver | Vol. | Schep |
    """)

    assert [onderwerp for onderwerp, _, _ in blocks] == ["Park", "Vijver"]


def move_last_word_down(paragraph: Paragraph) -> Paragraph:
    """The same paragraph with its last word on a line of its own."""
    *words, last = paragraph.fragments
    box = last.rectangle
    assert box is not None
    below = replace(box, x0=56.0, x1=110.0, y0=box.y0 + 14, y1=box.y1 + 14)
    return replace(paragraph, fragments=(*words, replace(last, rectangle=below)))


def test_label_that_stands_as_the_last_line_of_a_text_is_a_label() -> None:
    document = make_document("""
        ONDERWERP
        Park kaal
        OMSCHRIJVING
        Het park is kaal. OPLOSSING
        - Plant bomen
    """)
    [page] = document.pages
    before, glued, after = page.elements[:3], page.elements[3], page.elements[4:]
    assert isinstance(glued, Paragraph)
    elements = (*before, move_last_word_down(glued), *after)

    blocks = read_blocks(replace(document, pages=(replace(page, elements=elements),)))

    assert blocks == [PARK]


def test_head_of_a_memo_above_a_row_that_names_columns_is_no_block() -> None:
    blocks = read_unruled("""
        | Aan | Ministerie van Fictie | |
        | Van | Gemeente Duinrade | |
        | Datum | 3 maart 2021 | |
        | Onderwerp | Onze inbreng | |
        | Onderwerp | Omschrijving | Oplossing |
        | Park kaal | Het park is kaal. | Plant bomen |
    """)

    assert blocks == [PARK]


@pytest.mark.parametrize(
    "head",
    [
        "| Aan | Van | Datum | Onderwerp |\n| Fictie | Duinrade | 3 maart 2021 | Onze inbreng |",
        "| Aan: Fictie Van: Duinrade Datum: 3 maart | Onderwerp: Onze inbreng |",
    ],
)
def test_head_of_a_memo_in_one_row_is_no_block(head: str) -> None:
    blocks = read_unruled(f"""
{head}

# Park kaal
Het park is kaal.
**Oplossing**
- Plant bomen
""")

    assert blocks == [PARK]
