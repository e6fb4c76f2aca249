"""Stretches of text to paragraphs: the laws that hold for every format."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.paragraphs import Piece, pieces_to_paragraphs, text_to_paragraphs
from extractors.plain import unwrap
from schemas.document import Paragraph, Role, count_characters

TEXT = st.text(
    st.sampled_from("ab C.,:;-•1)o \t\n\f\r\u00a0\u00ad\u200b\uf0b7é\u0301ﬁĳ\x00\x1c"), max_size=30
)
ROLES: st.SearchStrategy[Role | None] = st.sampled_from((None, "deleted", "hidden"))
PIECES = st.lists(st.builds(Piece, TEXT, role=ROLES, bold=st.booleans()), max_size=6)


def make_pieces(pieces: list[Piece]) -> list[Piece]:
    """The pieces as of one paragraph, one after the other."""
    placed: list[Piece] = []
    start = 0
    for piece in pieces:
        placed.append(Piece(piece.text, "", piece.role, True, piece.bold, None, "p", start))
        start += len(piece.text)
    return placed


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_no_visible_character_is_lost_or_doubled(pieces: list[Piece]) -> None:
    paragraphs = pieces_to_paragraphs(make_pieces(pieces), Paragraph(()))

    assert sum(p.characters for p in paragraphs) == count_characters(
        "".join(p.text for p in pieces)
    )


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_every_fragment_knows_where_it_stood(pieces: list[Piece]) -> None:
    whole = "".join(p.text for p in pieces)

    for paragraph in pieces_to_paragraphs(make_pieces(pieces), Paragraph(())):
        for fragment in paragraph.fragments:
            raw = fragment.raw or fragment.text
            assert whole[fragment.start :].startswith(raw[:1])


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_text_has_no_white_space_but_single_spaces_and_line_breaks(pieces: list[Piece]) -> None:
    for paragraph in pieces_to_paragraphs(make_pieces(pieces), Paragraph(())):
        assert "  " not in paragraph.text
        assert not set(paragraph.text) & set("\t\f\r\u00a0\u00ad\u200b\x00")


@given(TEXT)
def test_unwrapping_moves_no_character(text: str) -> None:
    unwrapped = unwrap(text)

    assert len(unwrapped) == len(text)
    assert unwrapped.replace("\n", " ") == text.replace("\n", " ")


def test_blank_line_starts_a_paragraph_with_white_space_above() -> None:
    paragraphs = text_to_paragraphs("Wonen\n\nOpvang", Paragraph(()), "#")

    assert [(p.text, p.gap_before) for p in paragraphs] == [("Wonen", None), ("Opvang", 14.0)]
