"""Lines of one column or cell to paragraphs as a reader sees them.

A new paragraph begins with a list mark, white space above, another indent, a change between bold
and regular, another size, or where a line was ended by hand: the next word would still have fitted.
Everything is measured against the column or cell, never the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from extractors.geometry import View
from extractors.markers import Marker, find_marker
from extractors.pdf_words import Line, Word
from schemas.document import Fragment, Paragraph, Role, count_characters, join_line_end

ALIGNED = 2.5
"""Points within which two left edges are the same."""
WHITE_SPACE = 1.2
"""A distance of this many times the usual line pitch parts paragraphs. Word's smallest habit, 3
points after an 11 point paragraph, is 1.22; superscripts and symbol bullets move a line by less
than a tenth."""
OTHER_SIZE = 1.12
"""Font sizes that differ by more than this factor are not one paragraph."""
SPACE = 0.25
"""Width of a space in font sizes."""
LONELY = 0.4
"""Share of the column left empty from which a line end counts as made by hand, whatever the words
around it look like."""
LOST_BULLETS = ("o", "§", "Ø", "ü", "¨", "q", "v")
"""What the bullets of Courier New and Wingdings become when their font is lost; a tab follows."""
TORN_LENGTH = 8
"""Letters of a word that a cell was too narrow for; shorter ones fill a line by chance."""
DEFAULT_PITCH = 1.3
"""Line pitch in font sizes where a document has no two lines to measure it by."""

_ENDS = re.compile(r"[.:;!?…)\]\"”’']$")
_STARTS = re.compile(r"\w")
_GLYPH_MARK = re.compile(r"[^\w\s().\-–—:+*>=]")
_NOTE_NUMBER = re.compile(r"\[?(\d{1,2}|[*†‡])\]?\.?(?=\s)")
_INITIAL = re.compile(r"[A-Z]\.")
_TOC = re.compile(r"(?:\.{5,}|(?:\. ){5,}|…{2,}|_{5,})\s*\d{1,3}$")


@dataclass(slots=True)
class Flow:
    """Lines of one column or cell from the top; ``left`` and ``right`` are its inner edges."""

    lines: list[Line]
    left: float
    right: float
    view: View
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Typography:
    """The usual distance between baselines for each font size, in points (halves)."""

    pitches: Mapping[float, float] = field(default_factory=dict)

    def pitch(self, size: float) -> float:
        """Distance between two lines of one paragraph."""
        known = self.pitches.get(round(2 * size) / 2)
        return known if known is not None else DEFAULT_PITCH * size


def measure_typography(flows: Sequence[Flow]) -> Typography:
    """Line pitch per font size, from lines that a full line before them shows to be one text."""
    distances: dict[float, list[float]] = {}
    for flow in flows:
        for above, below in zip(flow.lines, flow.lines[1:], strict=False):
            distance = below.baseline - above.baseline
            if _is_wrapped(above, below, flow) and 0.9 < distance / above.size < 2.6:
                distances.setdefault(round(2 * above.size) / 2, []).append(distance)
    return Typography({size: _low_mode(values) for size, values in distances.items()})


def _is_wrapped(above: Line, below: Line, flow: Flow) -> bool:
    return (
        abs(above.size - below.size) < 0.6
        and is_full(above, below.words[0], flow)
        and above.x1 - flow.left > 0.6 * (flow.right - flow.left)
    )


def _low_mode(values: list[float]) -> float:
    """The smallest distance that at least a sixth of the pairs have."""
    counts: dict[float, int] = {}
    for value in values:
        key = round(2 * value) / 2
        counts[key] = counts.get(key, 0) + 1
    return min(key for key, count in counts.items() if 6 * count >= len(values))


def is_full(line: Line, next_word: Word, flow: Flow) -> bool:
    """The next word would not have fitted behind this line."""
    room = flow.right - line.x1
    needed = SPACE * line.size + (next_word.x1 - next_word.x0)
    return room < needed + 0.02 * (flow.right - flow.left) + 1


@dataclass(slots=True)
class _Item:
    """A paragraph in the making."""

    lines: list[Line]
    marker: str
    marker_raw: str  # "" for a drawn bullet, which is no character of the file
    marker_x0: float
    text_x0: float
    above: Line | None

    @property
    def last(self) -> Line:
        return self.lines[-1]


def lines_to_paragraphs(flow: Flow, typography: Typography) -> list[Paragraph]:
    """The paragraphs of one column or cell, in order; list marks taken off their text."""
    items: list[_Item] = []
    habits = _Habits(flow, typography)
    for line in flow.lines:
        current = items[-1] if items else None
        item = _marked_item(line, current, flow, habits)
        if item is None and (current is None or _begins(line, current, flow, habits)):
            item = _Item([line], "", "", line.x0, line.x0, current.last if current else None)
        if item is not None:
            items.append(item)
        elif current is not None:
            current.lines.append(line)
    return [_to_paragraph(item, flow) for item in items]


class _Habits:
    """What is usual in this column: its line pitch, and how its lines open."""

    def __init__(self, flow: Flow, typography: Typography) -> None:
        self.typography = typography
        self.openings = frozenset(line.words[0].text for line in flow.lines)
        self.local: dict[float, float] = {}
        distances: dict[float, list[float]] = {}
        for above, below in zip(flow.lines, flow.lines[1:], strict=False):
            if _is_wrapped(above, below, flow):
                key = round(2 * above.size) / 2
                distances.setdefault(key, []).append(below.baseline - above.baseline)
        for size, values in distances.items():
            if len(values) >= 3:
                self.local[size] = median(sorted(values)[: 2 * len(values) // 3 + 1])

    def of(self, line: Line) -> float:
        """Points between the baselines of this line and the next of its paragraph.

        Measured in this column when it can be, else in the document.
        """
        known = self.local.get(round(2 * line.size) / 2)
        return known if known is not None else self.typography.pitch(line.size)


def _has_gap(line: Line, current: _Item, habits: _Habits) -> bool:
    distance = line.baseline - current.last.baseline
    usual = max(habits.of(current.last), habits.of(line) if line.size > current.last.size else 0)
    return distance > WHITE_SPACE * usual or distance > 2.6 * current.last.size


def _marked_item(line: Line, current: _Item | None, flow: Flow, habits: _Habits) -> _Item | None:
    """The list item that this line begins, None when it begins with running text."""
    first = line.words[0]
    if first.is_mark:
        return None
    text = first.text
    tab = 0.0
    if len(line.words) > 1:
        tab = line.words[1].x0 - first.x1
        text += ("\t" if tab > 0.9 * line.size else " ") + line.words[1].text
    marker = find_marker(text) if flow.role != "footnote" else _note_number(text)
    if marker is None and len(text) > 1 and tab > 0.6 * line.size and first.text in LOST_BULLETS:
        marker = Marker("•", first.text, 0)
    if marker is None or not _is_list_mark(line, current, flow, habits, marker.raw, tab):
        return None
    words = _drop_marker(line.words, marker.raw)
    if not words:
        return None
    body = Line(words)
    above = current.last if current else None
    raw = "" if first.drawn else marker.raw
    return _Item([body], marker.text, raw, line.x0, body.x0, above)


def _note_number(text: str) -> Marker | None:
    """The number of a note that was not raised ("1 Tekst", "[1] Tekst")."""
    match = _NOTE_NUMBER.match(text)
    return Marker(match[1], match[0].rstrip(), match.end()) if match else None


def _is_list_mark(
    line: Line, current: _Item | None, flow: Flow, habits: _Habits, raw: str, tab: float
) -> bool:
    """A dash, number or letter at a line start is no mark when a sentence runs through it."""
    if _INITIAL.fullmatch(raw) and tab <= 0.6 * line.size and not _is_in_series(raw, habits):
        return False
    if current is None or _GLYPH_MARK.search(raw):
        return True
    continues = current.text_x0 if current.marker else current.last.x0
    return (
        tab > 0.6 * line.size
        or _has_gap(line, current, habits)
        or abs(line.x0 - continues) > ALIGNED
        or bool(current.marker and abs(line.x0 - current.marker_x0) < ALIGNED)
        or bool(_ENDS.search(current.last.text))
        or not is_full(current.last, line.words[0], flow)
    )


def _is_in_series(raw: str, habits: _Habits) -> bool:
    """Another line opens with the letter before or after it; else it is somebody's initial."""
    letter = ord(raw[0])
    return any(chr(letter + step) + raw[1:] in habits.openings for step in (-1, 1))


def _drop_marker(words: list[Word], raw: str) -> list[Word]:
    """The words behind the mark; a mark that touches its text is cut off."""
    first = words[0]
    if first.text == raw or first.raw == raw:
        return words[1:]
    if first.text.startswith(raw) and len(first.text) > len(raw):
        share = (first.x1 - first.x0) * len(raw) / len(first.text)
        rest = replace(first, text=first.text[len(raw) :], x0=first.x0 + share)
        rest.raw = first.raw[len(raw) :] if first.raw else ""
        return [rest, *words[1:]]
    dropped = 1
    while dropped < len(words) and "".join(w.text for w in words[:dropped]) != raw.replace(" ", ""):
        dropped += 1
    return words[dropped:]


def _begins(line: Line, current: _Item, flow: Flow, habits: _Habits) -> bool:
    """A line without a list mark begins a new paragraph."""
    last = current.last
    if _has_gap(line, current, habits) or _TOC.search(last.text):
        return True
    larger, smaller = max(line.size, last.size), min(line.size, last.size)
    if larger > OTHER_SIZE * smaller or line.words[0].is_mark:
        return True
    full = is_full(last, line.words[0], flow)
    if _changes_weight(line, last, full):
        return True
    if _is_centred(line, last, flow):
        return not full and _ended_by_hand(line, last, flow)
    if _leaves_indent(line, current, full):
        return True
    return not full and _ended_by_hand(line, last, flow)


def _changes_weight(line: Line, last: Line, full: bool) -> bool:
    """A bold line before regular text, or bold words that open a line after regular text."""
    starts_bold = line.words[0].bold
    ended_bold = last.words[-1].bold
    if last.is_bold and not starts_bold:
        return True
    if starts_bold and not ended_bold:
        return line.is_bold or not full or _has_lead_in(line)
    return bool(starts_bold and last.words[0].bold and not last.is_bold and _has_lead_in(line))


def _has_lead_in(line: Line) -> bool:
    """Bold words up to a colon, then regular text ("**Omschrijving:** er zijn …")."""
    bold = 0
    while bold < len(line.words) and line.words[bold].bold:
        bold += 1
    return 0 < bold <= 6 and line.words[bold - 1].text.endswith(":")


def _is_centred(line: Line, last: Line, flow: Flow) -> bool:
    middle = (flow.left + flow.right) / 2
    return all(
        abs((each.x0 + each.x1) / 2 - middle) < 3 and each.x0 > flow.left + 12
        for each in (line, last)
    )


def _leaves_indent(line: Line, current: _Item, full: bool) -> bool:
    """The left edge is not where the paragraph would go on."""
    x0 = line.x0
    if current.marker:
        if abs(x0 - current.text_x0) < ALIGNED:
            return False
        if len(current.lines) > 1 and abs(x0 - current.last.x0) < ALIGNED:
            return False
        if abs(x0 - current.marker_x0) < ALIGNED:
            return not full or bool(_ENDS.search(current.last.text))
        return x0 < current.marker_x0 or not full
    if len(current.lines) == 1:
        if abs(x0 - current.last.x0) < ALIGNED:
            return False
        # One line so far: a first-line or a hanging indent, when that line is full.
        return not full
    return abs(x0 - current.last.x0) >= ALIGNED


def _ended_by_hand(line: Line, last: Line, flow: Flow) -> bool:
    """The line before this one was left short on purpose; asked only when it is not full."""
    if last.text.endswith(("-", "\u00ad")) or line.words[0].text[:1] in ",;.)":
        return False
    is_lonely = flow.right - last.x1 > LONELY * (flow.right - flow.left)
    first = line.text[:1]
    if last.text.endswith(","):
        return is_lonely and first.isupper()  # "Met vriendelijke groet," and a name
    if _ENDS.search(last.text) or first.isupper():
        return True
    return bool(_STARTS.match(first)) and is_lonely


def _to_paragraph(item: _Item, flow: Flow) -> Paragraph:
    marker, raw, lines = item.marker, item.marker_raw, item.lines
    if lines[0].words[0].is_mark and len(lines[0].words) > 1:
        # A raised number at the start of a paragraph is the mark of a note.
        mark, *rest = lines[0].words
        marker, raw, lines = mark.text, mark.raw, [Line(rest), *lines[1:]]
    elif marker and flow.role == "footnote":
        marker = f"[{marker.strip('[].')}]"
    gap = None
    if item.above is not None:
        gap = round(max(0.0, lines[0].box.top - item.above.box.bottom), 1)
    role = flow.role
    if role == "body" and _TOC.search(" ".join(line.text for line in lines)):
        role = "toc"
    elif role == "body" and all(w.tag == "form_field" for line in lines for w in line.words):
        role = "form_field"
    return Paragraph(
        fragments=lines_to_fragments(lines, flow),
        role=role,
        marker=marker,
        marker_characters=count_characters(raw),
        indent=round(max(0.0, lines[0].x0 - flow.left), 1),
        gap_before=gap,
    )


def lines_to_fragments(lines: Sequence[Line], flow: Flow) -> tuple[Fragment, ...]:
    """One fragment per word; line ends joined by the one rule for hyphens."""
    fragments: list[Fragment] = []
    above: Line | None = None
    for line in lines:
        if above is not None and _is_torn(above, line, flow):
            fragments[-1] = replace(fragments[-1], after="")
        elif fragments:
            fragments[-1] = join_line_end(fragments[-1], line.words[0].text)
        above = line
        for word, following in zip(line.words, [*line.words[1:], None], strict=True):
            is_glued = following is not None and following.glued
            fragments.append(word_to_fragment(word, flow.view, "" if is_glued else " "))
    last = fragments[-1]
    if last.text.endswith("\u00ad"):
        fragments[-1] = replace(last, text=last.text[:-1] + "-", raw=last.raw or last.text)
    return tuple(fragments)


def _is_torn(above: Line, below: Line, flow: Flow) -> bool:
    """A word wider than its cell, broken without a hyphen ("oplossingsrichtin" + "gen").

    It stands alone on its line, from edge to edge: not one letter more would have fitted.
    """
    word, rest = above.words[-1], below.words[0]
    if len(above.words) > 1 or not word.text[-1:].isalpha() or not rest.text[:1].islower():
        return False
    letter = 1.2 * max((each.x1 - each.x0) / len(each.text) for each in (word, rest))
    return len(word.text) >= TORN_LENGTH and -letter < flow.right - word.x1 < letter


def word_to_fragment(word: Word, view: View, after: str = " ") -> Fragment:
    """The word as the unit that travels."""
    return Fragment(
        text=word.text,
        after=after,
        raw=word.raw,
        rectangle=view.rectangle(word.box),
        bold=word.bold,
        size=round(word.size, 2),
        confidence=word.confidence,
    )
