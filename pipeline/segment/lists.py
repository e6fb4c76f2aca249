"""Texts to a list: items with their mark, depth and group, whatever shape the list was typed in.

Shapes: bullets of any kind, numbers, letters; nested by level, indent or kind of mark; groups (a
line without a mark that ends in ":" or is bold, with items below); several items in one paragraph
("1) …; 2) …"); one item a line or paragraph without any mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.segment.continuation import INDENT_TOLERANCE
from pipeline.segment.tokens import Text
from schemas.document import Paragraph, join_paragraphs, slice_paragraph

MAX_GROUP = 120
"""Characters. A longer line that ends in ":" is a proposal with its parts below."""

_GLYPHS = "-–—•▪◦●○■□➢►➔→✓✔✗❖*·>"
# "- Bouw", "• Bouw", "1) Bouw", "(2) Bouw", "a. Bouw": a mark an extractor left in the text.
_TYPED_MARK = re.compile(
    rf"^(?:[{re.escape(_GLYPHS)}](?=\s)|\(?\d{{1,2}}\)(?=\s)|\d{{1,2}}\.(?=\s)|\(?[a-z]\)(?=\s))\s+"
)
# "1) … 2) …", "(1) … (2) …", "a) … b) …", "1. … 2. …" after a space or at the start
_INLINE_MARK = re.compile(r"(?:(?<=^)|(?<=\s))\(?(\d{1,2}|[a-z])([.)])(?=\s)")
_DANGLING = re.compile(r"[;.,:]\s+\(?(?:\d{1,2}|[a-z])\)$")
_INLINE_GLYPH = re.compile(r"(?:(?<=^)|(?<=\s))[•▪●■➢►✓✔](?=\s)")


@dataclass(frozen=True, slots=True)
class Item:
    """An item: the paragraphs it stands in, its text without the mark, its depth and group."""

    paragraphs: tuple[Paragraph, ...]
    text: str
    merk: str
    level: int = 0
    group: Text | None = None


def read_oplossingen(texts: Sequence[Text]) -> list[Item]:
    """The proposals that texts list, in order."""
    return _with_levels(_with_groups(_join_continuations(_split_lines(_join_dangling(texts)))))


def read_alineas(texts: Sequence[Text]) -> list[Item]:
    """The paragraphs and bullets of an omschrijving, in order."""
    items = [_make_item(text) for text in _join_continuations(_cut_typed_marks(texts))]
    return _with_levels(items)


def _make_item(text: Text, group: Text | None = None) -> Item:
    return Item((text.paragraph,), text.text, as_merk(text.paragraph.marker), 0, group)


def as_merk(marker: str) -> str:
    """The mark as a reader sees it: an "o" that serves as a bullet is a hollow dot, no letter."""
    return "◦" if marker == "o" else marker


def _join_dangling(texts: Sequence[Text]) -> list[Text]:
    """A line that ends in the mark of the next item ("… huizen; 2)") goes on in the next line."""
    joined: list[Text] = []
    for text in texts:
        if joined and _DANGLING.search(joined[-1].text) and not text.paragraph.marker:
            paragraph = join_paragraphs(joined[-1].paragraph, text.paragraph)
            joined[-1] = Text(paragraph, paragraph.text, text.place, text.unit)
        else:
            joined.append(text)
    return joined


# --- one paragraph, several items ---------------------------------------------------------------


def _split_lines(texts: Sequence[Text]) -> list[Text]:
    split: list[Text] = []
    for text in texts:
        for line in _split_soft_lines(text):
            split.extend(_split_inline(line))
    return _cut_typed_marks(split)


def _split_soft_lines(text: Text) -> list[Text]:
    """The lines of a paragraph that was broken by hand, when each line reads as an item."""
    lines = text.text.split("\n")
    starts = [line.strip()[:1] for line in lines if line.strip()]
    if len(starts) < 2 or not all(s.isupper() or s.isdigit() or s in _GLYPHS for s in starts):
        return [text]
    offsets, offset = [0], 0
    for line in lines[:-1]:
        offset += len(line) + 1
        offsets.append(offset)
    return _slices(text, offsets)


def _split_inline(text: Text) -> list[Text]:
    """ "1) …; 2) …": the items of a paragraph that counts them itself, from 1 or a on."""
    offsets = _find_counted(text) or [m.start() for m in _INLINE_GLYPH.finditer(text.text)]
    if not offsets or (len(offsets) < 2 and not (text.paragraph.marker and offsets[0] > 0)):
        return [text]
    if offsets[0] != 0:
        offsets = [0, *offsets]
    return _slices(text, offsets)


def _find_counted(text: Text) -> list[int]:
    marks = [(m.start(), m.group(1), m.group(2)) for m in _INLINE_MARK.finditer(text.text)]
    own = re.fullmatch(r"\(?(\d{1,2}|[a-z])([.)])", text.paragraph.marker)
    expected = own.group(1) if own else ""
    sign = own.group(2) if own else ""
    if own:
        expected = _successor(expected)
    offsets: list[int] = []
    for offset, count, mark in marks:
        if (expected and count == expected and mark == sign) or (
            not expected and count in ("1", "a")
        ):
            offsets.append(offset)
            expected, sign = _successor(count), mark
    return offsets if len(offsets) >= (1 if own else 2) else []


def _successor(count: str) -> str:
    return str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1)


def _slices(text: Text, offsets: Sequence[int]) -> list[Text]:
    ends = [*offsets[1:], len(text.text)]
    parts = [slice_paragraph(text.paragraph, s, e) for s, e in zip(offsets, ends, strict=True)]
    texts = [Text(p, p.text, text.place, text.unit) for p in parts]
    return [t for t in texts if t.text or t.paragraph.marker]


def _cut_typed_marks(texts: Sequence[Text]) -> list[Text]:
    """A mark that stands in the text becomes the mark of its paragraph."""
    cut: list[Text] = []
    for text in texts:
        match = None if text.paragraph.marker else _TYPED_MARK.match(text.text)
        cut.append(_cut_mark(text, match.end(), match.group().strip()) if match else text)
    return cut


def _cut_mark(text: Text, end: int, marker: str) -> Text:
    mark = slice_paragraph(text.paragraph, 0, end)
    rest = slice_paragraph(text.paragraph, end)
    if not rest.fragments:
        return text
    marked = replace(rest, marker=marker, marker_characters=mark.characters, heading=0)
    return Text(marked, marked.text, text.place, text.unit)


# --- lines that go on ---------------------------------------------------------------------------


def _join_continuations(texts: Sequence[Text]) -> list[Text]:
    """An unmarked line below an item that goes on with its sentence is part of the item."""
    joined: list[Text] = []
    for text in texts:
        if joined and _continues(joined[-1], text):
            paragraph = join_paragraphs(joined[-1].paragraph, text.paragraph)
            joined[-1] = Text(paragraph, paragraph.text, text.place, text.unit)
        else:
            joined.append(text)
    return joined


def _continues(left: Text, right: Text) -> bool:
    if not left.paragraph.marker or right.paragraph.marker or not right.text or not left.text:
        return False
    if right.text.endswith(":") or left.text.endswith(":"):
        return False
    starts_low = right.text[0].islower()
    indents = (left.paragraph.indent, right.paragraph.indent)
    if indents[0] is None or indents[1] is None:
        return starts_low and left.text[-1] not in ".!?;"
    is_below = indents[1] > 0 and abs(indents[0] - indents[1]) <= INDENT_TOLERANCE
    return is_below or (starts_low and left.text[-1] not in ".!?;")


# --- groups and depth ---------------------------------------------------------------------------


def _with_groups(texts: Sequence[Text]) -> list[Item]:
    items: list[Item] = []
    group: Text | None = None
    has_marked = False
    for index, text in enumerate(texts):
        following = texts[index + 1] if index + 1 < len(texts) else None
        if is_group(text, following):
            if group is not None and (not items or items[-1].group is not group):
                items.append(_make_item(group))  # two headings in a row: the first heads nothing
            group, has_marked = text, False
            continue
        if group is not None and has_marked and not text.paragraph.marker:
            group = None
        has_marked = has_marked or bool(text.paragraph.marker)
        items.append(_make_item(text, group))
    return items


def is_group(text: Text, following: Text | None) -> bool:
    """A line without a mark that heads the items below it."""
    if text.paragraph.marker or following is None or len(text.text) > MAX_GROUP:
        return False
    if text.text.endswith(":"):
        if following.paragraph.marker:
            return True
        starts_low = following.text[:1].islower()
        return not following.text.endswith(":") and not starts_low
    is_bold = text.paragraph.is_bold and not following.paragraph.is_bold
    return is_bold and not text.text.endswith((".", ";")) and bool(following.paragraph.marker)


@dataclass(slots=True)
class _Depth:
    """One level of the list at hand: its indent, format level and kind of mark.

    ``left`` is where its text begins on the page: after a break an indent may be counted from
    another edge, while the text still stands below that of the page before.
    """

    indent: float | None
    left: float | None
    level: int | None
    kind: str


def _with_levels(items: Sequence[Item]) -> list[Item]:
    """The same items with their depth, from 0, from indent, level and kind of mark."""
    stack: list[_Depth] = []
    levels: list[Item] = []
    previous: Item | None = None
    for item in items:
        if not item.merk or (previous is not None and previous.group is not item.group):
            stack = []
        if item.merk:
            _push(stack, item, previous)
        depth = max(0, len(stack) - 1)
        if previous is not None and _is_typed_below(previous, levels, item):
            depth = 1
        levels.append(Item(item.paragraphs, item.text, item.merk, depth, item.group))
        previous = item
    return levels


def _is_typed_below(previous: Item, levels: Sequence[Item], item: Item) -> bool:
    """A line without mark, in lower case, below a line without mark that ends in ":"."""
    if (
        item.merk
        or previous.merk
        or not item.text[:1].islower()
        or item.group is not previous.group
    ):
        return False
    return previous.text.endswith(":") or levels[-1].level == 1


def _push(stack: list[_Depth], item: Item, previous: Item | None) -> None:
    paragraph = item.paragraphs[0]
    first = paragraph.fragments[0].rectangle if paragraph.fragments else None
    left = first.x0 if first else None
    here = _Depth(paragraph.indent, left, paragraph.level, mark_kind(item.merk))
    leads_in = previous is not None and previous.text.endswith(":")
    while stack:
        step = _compare(stack[-1], here)
        if step > 0 or (step == 0 and _goes_deeper(stack, here, leads_in=leads_in)):
            break
        if step == 0 and (stack[-1].kind == here.kind or not _in_stack(stack[:-1], here)):
            stack.pop()
            break
        stack.pop()
    stack.append(here)


def _compare(top: _Depth, here: _Depth) -> int:
    """1 when ``here`` is set deeper than ``top``, -1 when less deep, 0 when the same."""
    if top.indent is not None and here.indent is not None:
        difference = here.indent - top.indent
        is_below = (
            top.left is not None
            and here.left is not None
            and abs(top.left - here.left) <= INDENT_TOLERANCE
        )
        if abs(difference) > INDENT_TOLERANCE and not is_below:
            return 1 if difference > 0 else -1
    if top.level is not None and here.level is not None and top.level != here.level:
        return 1 if here.level > top.level else -1
    return 0


def _goes_deeper(stack: Sequence[_Depth], here: _Depth, *, leads_in: bool) -> bool:
    """Another kind of mark at the same indent: deeper after a colon, or a letter below numbers."""
    top = stack[-1]
    if top.kind == here.kind or _in_stack(stack[:-1], here):
        return False
    return leads_in or (top.kind.startswith("1") and here.kind.startswith("a"))


def _in_stack(stack: Sequence[_Depth], here: _Depth) -> bool:
    return any(depth.kind == here.kind for depth in stack)


def mark_kind(merk: str) -> str:
    """What kind of mark it is: "1)", "a.", or the glyph itself."""
    bare = merk.strip("(). ")
    if bare.isdigit():
        return "1" + merk[-1]
    if len(bare) == 1 and bare.isalpha() and bare != "o":
        return "a" + merk[-1]
    return "-" if merk in ("-", "–", "—") else merk
