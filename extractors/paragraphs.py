"""Stretches of text to Paragraphs, for the formats that say where a paragraph ends.

Word, OpenDocument, mail and plain text hand over pieces of text with their roles; out come
paragraphs as a reader sees them: parted at line breaks that act as paragraph breaks, with typed
list marks told from the text, white space joined, and every character's place kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.markers import Marker, find_marker
from schemas.document import Fragment, Paragraph, Role, count_characters, join_line_end

PAGE_BREAK = "\f"
DEFAULT_TAB = 36.0
"""Points a typed tab moves the text, where the format does not say (Word's half inch)."""
EMPTY_LINE = 14.0
"""White space in points of an empty line inside a paragraph or text file."""
NARROWEST, WIDEST = 50, 120
"""Longest line, in characters, of a text whose lines were broken to fit: narrower are lists of
short lines, wider is text that was not broken."""
SPACE_WIDTH = 4.0
"""Points a typed space at the start of a line moves the text: between that of Calibri 11 (2.5) and
of a typewriter font (6.6)."""

_CONTROL = "".join(map(chr, (*range(9), *range(0x0E, 0x1C), 0x7F)))
_HYPHENS = ("-", "\u2010")
_ZERO_WIDTH = "\u00ad\u200b\u200e\u200f\u2060\ufeff" + _CONTROL
"""Characters that nobody sees: soft hyphens, direction marks, control codes of broken programs."""
_CHUNK = re.compile(
    rf"[^\s{_ZERO_WIDTH}]+(?: [^\s{_ZERO_WIDTH}]+)*[{_ZERO_WIDTH}]*|[{_ZERO_WIDTH}]+"
)
_LINE = re.compile(r"[^\n\f\v\r\x85\u2028\u2029]*")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ"}
)
# "Knelpunt 1:", "Artikel 2."; not "viii." and not "a)"
_WORDED = re.compile(r"(?i)(?![ivxlcdm]+\b)\b[^\W\d_]{3,}")
# "Onderwerp: …", "Wat is er nodig?: …"; not a sentence with a colon far along, not "12:30"
_LABEL = re.compile(r"[A-Z][^\W\d_]{1,24}(?:[ /&-]+\(?[^\W\d_]{1,20}\)?){0,3}\??:(?=\s|$)")

# "Pagina 2 van 7", "- 3 -", "blz. 2/7"
_PAGE_WORDS = re.compile(r"(?:pagina|page|blz|bladzijde|pag|p|van|of|[\d\s./|–—-])*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look. Tabs, "\\n" and "\\f" (page break) are kept as they are.

    ``role`` None means that of the paragraph. ``raw`` has the characters of the file, as many as
    ``text`` has, "" when they are the same. ``path`` and ``start`` say where it stands.
    """

    text: str
    raw: str = ""
    role: Role | None = None
    counted: bool = True
    bold: bool = False
    size: float | None = None
    path: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph as (piece, begin, end) parts, and the break that ended it."""

    parts: tuple[tuple[Piece, int, int], ...]
    ended_by: str

    @property
    def text(self) -> str:
        """The line as typed."""
        return "".join(piece.text[begin:end] for piece, begin, end in self.parts)


def pieces_to_paragraphs(pieces: Sequence[Piece], form: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraphs that these pieces of one paragraph of the file make for a reader.

    ``form`` has what is known of the paragraph: role, computed list label, level, indent, heading,
    style, white space above; its fragments are replaced. Text with a role of its own (deleted,
    hidden) becomes a paragraph of that role after the text it stood in. White space alone makes
    no paragraph.
    """
    paragraphs: list[Paragraph] = []
    roles: dict[Role, list[Piece]] = {form.role: []}
    for piece in pieces:
        members = roles.setdefault(piece.role or form.role, [])
        if piece.role not in (None, form.role) and members and not _is_next(members[-1], piece):
            members.append(Piece(" ", counted=False))
        members.append(piece)
    for role, members in roles.items():
        first = form if role == form.role else replace(form, role=role)
        if paragraphs:
            first = replace(first, marker="", level=None, heading=0, gap_before=0.0)
        for number, (block, is_after_empty) in enumerate(_blocks(_lines(members))):
            if number > 0:
                gap = EMPTY_LINE if is_after_empty else 0.0
                first = replace(first, marker="", level=None, gap_before=gap)
            paragraph = _block_to_paragraph(block, first)
            if paragraph is not None:
                paragraphs.append(paragraph)
    return tuple(paragraphs)


def move_worded_label(form: Paragraph, pieces: list[Piece]) -> tuple[Paragraph, list[Piece]]:
    """A computed label with words in it ("Knelpunt 1:") is text to a reader, not a list mark.

    The words become the first piece of the text; they are no characters of the file.
    """
    if not _WORDED.search(form.marker):
        return form, pieces
    first = next((piece for piece in pieces if piece.text.strip()), None)
    if first is None:
        return form, pieces
    label = Piece(
        f"{form.marker} ",
        role=first.role,
        counted=False,
        bold=first.bold,
        size=first.size,
        path=first.path,
    )
    return replace(form, marker="", level=None), [label, *pieces]


def _is_next(left: Piece, right: Piece) -> bool:
    return left.path == right.path and left.start + len(left.text) == right.start


def settle_page_numbers(pieces: list[Piece], role: Role) -> list[Piece]:
    """Pieces of a header or footer line: the page number when it holds that and no more.

    A format says with the role "page_number" which pieces are computed numbers; elsewhere, and
    beside other text, they are text like any other.
    """
    if not any(piece.role == "page_number" for piece in pieces):
        return pieces
    rest = "".join(p.text for p in pieces if p.role is None)
    is_number = role in ("header", "footer") and _PAGE_WORDS.fullmatch(rest) is not None
    settled: Role | None = "page_number" if is_number else None
    return [replace(p, role=settled) if p.role in (None, "page_number") else p for p in pieces]


def is_wrap(above: str, below: str, width: int) -> bool:
    """The break between two lines only fills the line: the next word would not have fitted.

    A sentence that ends above and another that starts below are left apart, for they may be two
    items of a list without marks.
    """
    first, last = below.split(maxsplit=1)[0], above.rstrip()
    if last.endswith(_HYPHENS):
        return False  # the word may be broken, which the break must still show
    if last[-1:] in ".:;!?" and not first[:1].islower():
        return False
    return len(last) + 1 + len(first) > width


def text_to_paragraphs(text: str, form: Paragraph, path: str) -> tuple[Paragraph, ...]:
    """The paragraphs of plain text; an empty line or a line with a list mark starts a new one."""
    return pieces_to_paragraphs([Piece(text, path=path)], form)


def _lines(pieces: Iterable[Piece]) -> list[_Line]:
    lines: list[_Line] = []
    parts: list[tuple[Piece, int, int]] = []
    for piece in pieces:
        position = 0
        while True:
            match = _LINE.match(piece.text, position)
            end = match.end() if match else position
            if end > position:
                parts.append((piece, position, end))
            if end == len(piece.text):
                break
            lines.append(_Line(tuple(parts), piece.text[end]))
            parts = []
            # "\r\n" is one break
            position = end + (2 if piece.text.startswith("\r\n", end) else 1)
    lines.append(_Line(tuple(parts), ""))
    return lines


def _blocks(lines: Sequence[_Line]) -> list[tuple[list[_Line], bool]]:
    """Lines put together as paragraphs: soft breaks that act as paragraph breaks part them.

    With each paragraph comes whether an empty line stands above it.
    """
    blocks: list[tuple[list[_Line], bool]] = []
    is_after_empty = False
    for line in lines:
        if not line.text.strip():
            is_after_empty = True
            continue
        if not blocks or is_after_empty or _starts_paragraph(line, blocks[-1][0][-1]):
            blocks.append(([], is_after_empty))
        blocks[-1][0].append(line)
        is_after_empty = False
    return blocks


def _starts_paragraph(line: _Line, above: _Line) -> bool:
    text = line.text.strip()
    if above.ended_by == PAGE_BREAK or find_marker(line.text) is not None or _LABEL.match(text):
        return True
    # A bold start after plain text is a label; plain text under a line all in bold is under a head.
    return _bold_at(line, first=True) != _bold_at(above, first=False) and (
        _bold_at(line, first=True) or _is_bold(above)
    )


def _bold_at(line: _Line, *, first: bool) -> bool:
    parts = line.parts if first else line.parts[::-1]
    return next((p.bold for p, begin, end in parts if p.text[begin:end].strip()), False)


def _is_bold(line: _Line) -> bool:
    return all(p.bold for p, begin, end in line.parts if p.text[begin:end].strip())


def _block_to_paragraph(block: Sequence[_Line], form: Paragraph) -> Paragraph | None:
    text = block[0].text
    marker = None if form.marker else find_marker(text)
    fragments = _fragments(block, 0 if marker is None else marker.end)
    if marker is None and not fragments:
        return None
    if marker is None and not any(f.text for f in fragments):
        return replace(form, role="hidden", fragments=fragments)
    typed = _typed_indent(text)
    if typed:
        form = replace(form, indent=(form.indent or 0.0) + typed)
    if marker is not None:
        counted = _counted_in(block[0], marker)
        form = replace(form, marker=marker.text, marker_characters=counted)
    return replace(form, fragments=fragments)


def _typed_indent(line: str) -> float:
    """What tabs and spaces at the start of a line move its text, in points."""
    space = line[: len(line) - len(line.lstrip())]
    tabs = space.count("\t")
    return tabs * DEFAULT_TAB + (len(space) - tabs) * SPACE_WIDTH


def _counted_in(line: _Line, marker: Marker) -> int:
    left, total = marker.end, 0
    for piece, begin, end in line.parts:
        taken = min(end - begin, left)
        if piece.counted:
            total += count_characters(piece.text[begin : begin + taken])
        left -= taken
    return total


def _fragments(block: Sequence[_Line], skip: int) -> tuple[Fragment, ...]:
    """The text of the lines from offset ``skip`` of the first one, white space joined."""
    fragments: list[Fragment] = []
    space = ""
    width = max(len(line.text.rstrip()) for line in block)
    for number, line in enumerate(block):
        if number > 0:
            space = _join_lines(fragments, block[number - 1].text, line.text, width)
        for piece, begin, end in line.parts:
            jump = min(skip, end - begin)
            skip -= jump
            start = begin + jump
            for match in _CHUNK.finditer(piece.text, start, end):
                if match.start() > start:
                    space = space or " "
                _close_last(fragments, space)
                fragments.append(_fragment(piece, match))
                space, start = "", match.end()
            if end > start:
                space = space or " "
    return _keep_zero_width(fragments)


def _join_lines(fragments: list[Fragment], above: str, below: str, width: int) -> str:
    """What stands between two lines of a paragraph; a word that was broken is joined."""
    last = fragments[-1].text if fragments else ""
    if last[-1:] in _HYPHENS and last[-2:-1].isalnum():
        fragments[-1] = join_line_end(fragments[-1], below)
        return ""
    # Text that was pasted with its line ends: in a Word file only a small letter shows it.
    goes_on = NARROWEST <= width <= WIDEST and below.lstrip()[:1].islower()
    return " " if goes_on and is_wrap(above, below, width) else "\n"


def _close_last(fragments: list[Fragment], space: str) -> None:
    if fragments and space:
        fragments[-1] = replace(fragments[-1], after=space)


def _fragment(piece: Piece, match: re.Match[str]) -> Fragment:
    found = match.group()
    text = unicodedata.normalize("NFC", found.rstrip(_ZERO_WIDTH)).translate(_LIGATURES)
    raw = piece.raw[match.start() : match.end()] if piece.raw else found
    return Fragment(
        text=text,
        after="",
        raw=raw if raw != text else "",
        counted=piece.counted,
        path=piece.path,
        start=piece.start + match.start(),
        bold=piece.bold,
        size=piece.size,
    )


def _keep_zero_width(fragments: list[Fragment]) -> tuple[Fragment, ...]:
    """Marks that nobody sees go with the text before them; alone they are no text."""
    kept: list[Fragment] = []
    for fragment in fragments:
        if fragment.text:
            kept.append(fragment)
        elif kept and kept[-1].counted and fragment.counted:
            last = kept[-1]
            joined = (last.raw or last.text) + fragment.raw
            kept[-1] = replace(last, raw=joined, after=fragment.after or last.after)
        else:
            kept.append(fragment)
    return tuple(kept)
