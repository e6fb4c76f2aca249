"""Taking tokens by the batch gives what pdfminer gives token by token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from extractors.pdf_content import ContentParser
from extractors.pdf_pages import PAINTING_ERRORS

PIECES = (
    b"BT", b"/F1", b"12", b"-3.5", b".25", b"+4.", b"1.2.3", b"4-5", b"Tf", b"T*", b"'", b'"',
    b"(tekst)", b"(een (twee) drie)", b"(\\(\\101\\53x\\n\\\r\n\\d)", b"(\\777)", b"<4142>",
    b"<41 4>", b"<<", b">>", b"<</A<41>>>", b"[", b"]", b"/Naam#20x", b"% uitleg\n", b"\0", b"true",
    b"ET", b"q", b"Q", b"\n", b"(los", b"{", b"}", b"BI /W 1 /H 1 ID x(\\y EI", b"ID", b"/", b"+",
)  # fmt: skip


def told(parser: type[PDFContentParser], streams: list[bytes]) -> list[str]:
    """What the parser makes of the streams, and how it ends."""
    reader = parser([PDFStream({}, content) for content in streams])
    objects: list[str] = []
    try:
        while True:
            _, found = reader.nextobject()
            data = found.rawdata if isinstance(found, PDFStream) else ""
            objects.append(f"{type(found).__name__} {getattr(found, 'attrs', found)!r} {data!r}")
    except PSEOF:
        return objects
    except PAINTING_ERRORS as error:
        return [*objects, repr(error)]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((b"", b" ", b"\r\n")))),
    st.lists(st.sampled_from(PIECES)),
)
def test_pieces_of_content_are_read_alike(
    first: list[tuple[bytes, bytes]], second: list[bytes]
) -> None:
    streams = [b"".join(piece + space for piece, space in first), b" ".join(second)]

    assert told(ContentParser, [*streams, b"ET"]) == told(PDFContentParser, [*streams, b"ET"])


@given(st.binary())
def test_damaged_content_is_read_alike(content: bytes) -> None:
    assert told(ContentParser, [content, b" ET"]) == told(PDFContentParser, [content, b" ET"])


@pytest.mark.parametrize("size", [4_090, 65_530, 70_000])
def test_token_over_the_end_of_a_buffer_stays_whole(size: int) -> None:
    content = b" " * size + b"(een lange tekst \\101) Tj /Naam Do 12.75 [<4142> 3] TJ "

    assert told(ContentParser, [content]) == told(PDFContentParser, [content])
