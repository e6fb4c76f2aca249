"""Document: what an extractor hands over, whatever the file format was.

Words here are technical and English; nothing knows what a knelpunt is. A Document is a tuple of
pages, a page a tuple of elements in reading order, an element a paragraph, a table or a frame.
Every visible character of the file stands in exactly one fragment (or is a paragraph's marker), so
that the sums of the character ledger can be checked later (design promise 1).

These are slotted frozen dataclasses and not pydantic models because there is one Fragment for each
word: building 100,000 of them took 0.19 s and 19 MB as dataclasses against 0.72 s and 157 MB as
frozen pydantic models (``benchmarks/bench_document_types.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from pydantic import ConfigDict, TypeAdapter

Role = Literal[
    "body",
    "header",  # running header of a page
    "footer",  # running footer of a page
    "page_number",
    "footnote",  # the text of a foot- or endnote; its marker is "[2]"
    "comment",  # a reviewer's comment or a PDF annotation that carries text
    "form_field",  # the value of a form field that stands nowhere on the page
    "watermark",
    "toc",  # a line of a table of contents
    "placeholder",  # template text that nobody replaced
    "mail_header",  # From, To, Subject … of a printed or real e-mail
    "hidden",  # in the file, but a reader of the page does not see it
    "deleted",  # tracked deletion or moved-from text
]

_DUTCH_SUSPENDED = re.compile(r"^(?:en|of|&|/|én|dan wel|tot|respectievelijk|resp\.)(?:\W|$)")
# "blijf-van-m'n-", "doe-het-", "kant-en-". Not "op" or "in": they begin words ("AMV-op-" + "vang").
_LINK_OF_CHAIN = re.compile(
    r"\w-(?:van|het|de|en|of|to|the|and|by|[mz]['’]n|d['’]r)[-\u2010]$", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")


def count_characters(text: str) -> int:
    """Visible characters of a text: everything but white space. The unit of the ledger."""
    return len(_SPACE.sub("", text))


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box on a page in points from the top left; ``page`` counts from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of text from one place: a word on a PDF page, a run of text in a Word paragraph.

    Attributes:
        text: as a reader sees it (ligatures opened, soft hyphens gone, line-end hyphens joined).
        after: what stands between this fragment and the next one: "", " " or a line break "\\n".
        raw: the characters as the file has them, filled only where they differ from ``text``.
        counted: False for text a reader sees that is no character of the file's text (a number
            that Word computes, the "[2]" that stands for a note reference).
        rectangle: where it stands on a page; None for formats without pages.
        path: where it stands in a package; "" for formats with pages.
        start: offset in characters of ``text`` within the paragraph at ``path``.
        bold: set in bold.
        size: font size in points, None when unknown.
        confidence: 0 to 1 for recognised (OCR) text, None for text that was read.
    """

    text: str
    after: str = " "
    raw: str = ""
    counted: bool = True
    rectangle: Rectangle | None = None
    path: str = ""
    start: int = 0
    bold: bool = False
    size: float | None = None
    confidence: float | None = None

    @property
    def characters(self) -> int:
        """Visible characters of the file in this fragment."""
        return count_characters(self.raw or self.text) if self.counted else 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item as a reader sees it.

    Attributes:
        marker: the list label as seen ("•", "-", "1)", "a.", "[2]" for a note), "" without one.
        marker_characters: visible characters of the file that the marker takes; 0 when the label
            is computed (Word numbering).
        level: nesting depth of a list item, from 0, where the format says it; None otherwise.
        indent: left edge of the text in points from the left edge of its column or cell.
        heading: outline level from 1 where the format says so, else 0.
        style: the name of the paragraph style, "" when the format has none.
        gap_before: white space above in points, None when unknown.
    """

    fragments: tuple[Fragment, ...]
    role: Role = "body"
    marker: str = ""
    marker_characters: int = 0
    level: int | None = None
    indent: float | None = None
    heading: int = 0
    style: str = ""
    gap_before: float | None = None

    @property
    def text(self) -> str:
        """The text without its marker, lines joined, without white space at the ends."""
        last = len(self.fragments) - 1
        return "".join(
            f.text if i == last else f.text + f.after for i, f in enumerate(self.fragments)
        ).strip()

    @property
    def characters(self) -> int:
        """Visible characters of the file in this paragraph, its marker included."""
        return sum(f.characters for f in self.fragments) + self.marker_characters

    @property
    def page(self) -> int | None:
        """The page its text starts on, None for formats without pages."""
        return next((f.rectangle.page for f in self.fragments if f.rectangle), None)

    @property
    def is_bold(self) -> bool:
        """All of its text is bold."""
        return bool(self.fragments) and all(f.bold for f in self.fragments if f.text.strip())

    @property
    def size(self) -> float | None:
        """The largest font size in it, in points."""
        return max((f.size for f in self.fragments if f.size), default=None)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``column`` counts from 0 and spans ``column_span`` grid columns."""

    elements: tuple[Element, ...]
    column: int = 0
    column_span: int = 1
    row_span: int = 1
    rectangle: Rectangle | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``is_header`` when the format marks it as a repeating header row."""

    cells: tuple[Cell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the part of it that stands on one page.

    ``edges`` are the x positions of the column borders in points (empty when unknown): equal edges
    are evidence that a table goes on over a page break. ``is_ruled`` tells whether lines or shading
    were drawn, or the columns follow from alignment alone.
    """

    rows: tuple[Row, ...]
    edges: tuple[float, ...] = ()
    is_ruled: bool = True
    rectangle: Rectangle | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Elements that a reader sees as one box apart: a text box, a shape, a column of the page."""

    elements: tuple[Element, ...]
    kind: Literal["text_box", "column"] = "text_box"
    rectangle: Rectangle | None = None


Element = Paragraph | Table | Frame


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or the whole text of a format without pages (number 1, no size)."""

    number: int
    elements: tuple[Element, ...]
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Something outside the text that may tell who sent the file: a property, a tag, an address."""

    kind: Literal["title", "author", "company", "subject", "keywords", "tag", "mail_from", "date"]
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file. ``content`` is empty when it was only named, with the reason."""

    # Binary content travels between processes as base64 (pydantic cannot write raw bytes as JSON).
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(
        ser_json_bytes="base64", val_json_bytes="base64"
    )

    name: str
    content: bytes = field(default=b"", repr=False)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something seen that a human should know: a code of messages.py and the values it needs."""

    code: str
    page: int | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: pages in order, with what was seen beside the text.

    ``page_count`` is None for formats that have no pages of their own (Word lays them out anew on
    every machine). ``scanned`` tells that at least one page was recognised from its picture.
    """

    format: str
    pages: tuple[Page, ...]
    page_count: int | None = None
    scanned: bool = False
    hints: tuple[Hint, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def characters(self) -> int:
        """Visible characters of the file that the extractor accounts for."""
        return sum(p.characters for p in iter_paragraphs(self))


def iter_paragraphs(source: Document | Page | Element | Cell) -> Iterator[Paragraph]:
    """Every paragraph below ``source`` in reading order, those in tables and frames included."""
    match source:
        case Paragraph():
            yield source
        case Document(pages=pages):
            for page in pages:
                yield from iter_paragraphs(page)
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from iter_paragraphs(cell)
        case Page(elements=elements) | Frame(elements=elements) | Cell(elements=elements):
            for element in elements:
                yield from iter_paragraphs(element)


def slice_paragraph(paragraph: Paragraph, start: int, end: int | None = None) -> Paragraph:
    """The part of a paragraph between two offsets of its ``text``; white space at the ends goes.

    A fragment that is cut keeps its whole rectangle on both sides (a rectangle of half a word
    would be a guess) but its path offset moves along. The marker stays with the part that starts
    at 0. Cutting at any offset loses no character: the parts' ``characters`` sum to the whole.
    """
    stop = len(paragraph.text) if end is None else end
    parts: list[Fragment] = []
    offset = -_leading_space(paragraph)
    for fragment in paragraph.fragments:
        begin, finish = offset, offset + len(fragment.text)
        offset = finish + len(fragment.after)
        low, high = max(start, begin), min(stop, finish)
        if low >= high:
            continue
        parts.append(_cut(fragment, low - begin, high - begin))
    keep_marker = start == 0
    return replace(
        paragraph,
        fragments=tuple(parts),
        marker=paragraph.marker if keep_marker else "",
        marker_characters=paragraph.marker_characters if keep_marker else 0,
        level=paragraph.level if keep_marker else None,
    )


def _leading_space(paragraph: Paragraph) -> int:
    text = "".join(f.text + f.after for f in paragraph.fragments)
    return len(text) - len(text.lstrip())


def _cut(fragment: Fragment, low: int, high: int) -> Fragment:
    if low == 0 and high == len(fragment.text):
        return fragment
    # What cleaning took away (raw against text) stays with the last part, so that sums close.
    is_last = high == len(fragment.text)
    raw = ""
    if fragment.raw and is_last:
        kept = count_characters(fragment.text[:low])
        raw = _drop_visible(fragment.raw, kept)
    return replace(
        fragment,
        text=fragment.text[low:high],
        after=fragment.after if is_last else "",
        raw=raw,
        start=fragment.start + low,
    )


def _drop_visible(raw: str, count: int) -> str:
    for index, character in enumerate(raw):
        if count == 0:
            return raw[index:]
        count -= not character.isspace()
    return ""


def join_paragraphs(left: Paragraph, right: Paragraph) -> Paragraph:
    """One paragraph out of two that a line, column or page break tore apart."""
    if not left.fragments:
        return replace(right, marker=left.marker, marker_characters=left.marker_characters)
    if not right.fragments:
        return left
    seam = join_line_end(left.fragments[-1], right.fragments[0].text)
    return replace(left, fragments=(*left.fragments[:-1], seam, *right.fragments))


def join_line_end(fragment: Fragment, next_text: str) -> Fragment:
    """The last fragment of a line, ready to be followed by the first text of the next line.

    A hyphen at a line end is a break mark when lower case follows ("oplossings-" + "richtingen")
    and a real hyphen when the next word is "en", "of", "&" ("in- en uitstroom"), or starts with a
    capital or digit or the part before is an abbreviation in capitals ("ELIP-" + "groep", Dutch
    spelling keeps that hyphen), a number ("65-" + "plus") or a little word in a chain
    ("kant-en-" + "klaar"). The removed hyphen stays in ``raw``.
    """
    text = fragment.text
    if text.endswith("\u00ad") or (fragment.raw.endswith("\u00ad") and not text.endswith("-")):
        return replace(fragment, text=text.rstrip("\u00ad"), raw=fragment.raw or text, after="")
    if len(text) < 2 or text[-1] not in "-\u2010" or not text[-2].isalnum():
        return replace(fragment, after=" ") if fragment.after == "" else fragment
    follower = next_text.lstrip()
    if _DUTCH_SUSPENDED.match(follower) or (text[-2].isdigit() and not follower[:1].isalnum()):
        return replace(fragment, after=" ")
    stem = re.split(r"[\s/(-]", text[:-1])[-1]
    is_real = (
        not follower[:1].islower()
        or (len(stem) > 1 and stem.isupper())
        or stem.isdigit()
        or bool(_LINK_OF_CHAIN.search(text))
    )
    if is_real:
        return replace(fragment, after="")
    return replace(fragment, text=text[:-1], raw=fragment.raw or text, after="")


_ADAPTER: TypeAdapter[Document] = TypeAdapter(Document)


def document_to_json(document: Document) -> bytes:
    """A Document as JSON, to travel between processes and to be kept in the cache."""
    return _ADAPTER.dump_json(document, exclude_defaults=True)


def document_from_json(content: bytes) -> Document:
    """The Document that ``document_to_json`` wrote.

    Raises:
        pydantic.ValidationError: the bytes are no such JSON.
    """
    return _ADAPTER.validate_json(content)
