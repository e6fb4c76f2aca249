"""Characters to words to lines.

In go the characters of one view (all upright), out come words with the row they stand on. A word is
never made of characters on both sides of a drawn vertical rule. The promise: each character that
goes in stands in exactly one word, ``raw`` has it as the file has it, ``text`` as a reader sees it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from extractors.geometry import Box, has_value_between, surround
from extractors.symbols import is_symbol_font, symbol_text

ASCENT, DESCENT = 0.80, 0.22
"""Share of the font size above and below the baseline that a word's box takes (measured: Liberation
and DejaVu letters lie within 0.77 and 0.24)."""
SAME_BASELINE = 0.12
"""Baselines nearer than this share of the font size are one row."""
SUPERSCRIPT_SIZE = 0.82
"""A raised character is a note mark when its size is at most this share of its neighbour's."""
GAP_WITHOUT_SPACES = 0.17
GAP_WITH_SPACES = 0.28
"""Gap, in font sizes, that parts two words on a row without and with space characters in it."""
SPACED_OUT = 0.08
"""Median gap between letters, in font sizes, from which a row counts as spaced out."""
MAX_UPRIGHT_CHECKS = 2_000_000
"""Rows times vertical lines looked at on a page; a page with more is a drawing."""

BULLETS = frozenset("•●○▪▫■□➢►▶✓✔➔→❖\uf0b7\uf0a7\uf0d8\uf0fc")
"""Marks that begin a list item and never stand inside a word."""

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
     "ĳ": "ij", "Ĳ": "IJ"}
)  # fmt: skip
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "^": "\u0302", "ˆ": "\u0302", "˜": "\u0303",
    "¸": "\u0327", "˙": "\u0307", "˚": "\u030a", "ˇ": "\u030c", "¯": "\u0304",
}  # fmt: skip
_NOTE_MARK = re.compile(r"[0-9*†‡]{1,3}|[¹²³⁰⁴-⁹]{1,3}")
_RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_UNIT = re.compile(r"(?:^|[\d\s(])(?:k|c|d|m)?m$")


@dataclass(slots=True)
class Character:
    """One character in a view; x and baseline in points, y downwards."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    tag: str = ""
    lightness: float = 0.0
    drawn: bool = False  # a bullet that is a drawing and no character of the file


@dataclass(slots=True)
class Word:
    """Characters without white space between them, on one row.

    Attributes:
        row: number of the row in its view; words of one line share it.
        glued: no white space between the word before it and this one (a note mark).
        is_mark: a raised note mark; ``text`` reads "[2]".
        tag: "header", "footer", "artifact" where the file says so, else "".
        confidence: 0 to 1 when the word was recognised from a picture.
        drawn: a bullet that is a drawing and no character of the file.
    """

    text: str
    raw: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    row: int
    glued: bool = False
    is_mark: bool = False
    tag: str = ""
    lightness: float = 0.0
    confidence: float | None = None
    drawn: bool = False

    @property
    def box(self) -> Box:
        """From a little above its capitals to its descenders."""
        return Box(
            self.x0,
            self.baseline - ASCENT * self.size,
            self.x1,
            self.baseline + DESCENT * self.size,
        )


@dataclass(slots=True)
class Line:
    """Words on one row of one column or cell, from left to right."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def baseline(self) -> float:
        """The baseline of its largest word."""
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def size(self) -> float:
        """The font size that most of its characters have."""
        return main_size(self.words)

    @property
    def box(self) -> Box:
        """Around all its words."""
        return surround(word.box for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return "".join(
            word.text if word.glued or i == 0 else " " + word.text
            for i, word in enumerate(self.words)
        )

    @property
    def is_bold(self) -> bool:
        """All of its words are bold."""
        return all(word.bold for word in self.words if not word.is_mark)


def main_size(words: Sequence[Word]) -> float:
    """The font size that most characters of the words have, to a tenth of a point."""
    counts: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


class Upright(NamedTuple):
    """A drawn vertical line; no word reaches over one."""

    x: float
    top: float
    bottom: float


def chars_to_words(characters: Iterable[Character], uprights: Sequence[Upright] = ()) -> list[Word]:
    """The words of one view, row by row from the top, each row from left to right."""
    words: list[Word] = []
    rows = _attach_raised(_rows(characters))
    if len(rows) * len(uprights) > MAX_UPRIGHT_CHECKS:
        uprights = ()
    for number, row in enumerate(rows):
        middle = row[0].baseline - 0.3 * row[0].size
        rules = sorted(u.x for u in uprights if u.top <= middle <= u.bottom)
        words.extend(_row_to_words(row, number, rules))
    return words


def words_to_lines(words: Iterable[Word]) -> list[Line]:
    """The words of one column or cell as lines, from the top."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(word.row, []).append(word)
    lines = [Line(sorted(row, key=lambda word: word.x0)) for row in rows.values()]
    return sorted(lines, key=lambda line: (line.baseline, line.x0))


def _rows(characters: Iterable[Character]) -> list[list[Character]]:
    rows: list[list[Character]] = []
    anchor = 0.0
    for character in sorted(characters, key=lambda c: c.baseline):
        reach = max(0.7, SAME_BASELINE * character.size)
        if rows and character.baseline - anchor <= reach:
            rows[-1].append(character)
        else:
            rows.append([character])
            anchor = character.baseline
    for row in rows:
        row.sort(key=lambda c: c.x0)
    return rows


def _attach_raised(rows: list[list[Character]]) -> list[list[Character]]:
    """Move small raised or lowered characters to the row of the text they touch."""
    baselines = [row[0].baseline for row in rows]
    starts = [[c.x0 for c in row] for row in rows]
    additions: dict[int, list[Character]] = {}
    kept: list[list[Character]] = []
    for index, row in enumerate(rows):
        rest: list[Character] = []
        for run in _runs(row):
            host = _host_row(run, index, rows, baselines, starts)
            if host is None:
                rest.extend(run)
            else:
                additions.setdefault(host, []).extend(run)
        kept.append(rest)
    for host, extra in additions.items():
        kept[host] = sorted(kept[host] + extra, key=lambda c: c.x0)
    return [row for row in kept if row]


def _runs(row: list[Character]) -> list[list[Character]]:
    runs: list[list[Character]] = []
    for character in row:
        if runs and character.x0 - runs[-1][-1].x1 < 0.3 * character.size:
            runs[-1].append(character)
        else:
            runs.append([character])
    return runs


def _host_row(
    run: list[Character],
    index: int,
    rows: list[list[Character]],
    baselines: list[float],
    starts: list[list[float]],
) -> int | None:
    """The row whose larger text this run of small characters touches, raised or lowered."""
    size = max(c.size for c in run)
    baseline = run[0].baseline
    low = bisect_left(baselines, baseline - 0.35 * size)
    high = bisect_right(baselines, baseline + 0.95 * size)
    for other in range(low, high):
        if other == index:
            continue
        position = bisect_right(starts[other], run[0].x0)
        before = rows[other][position - 1] if position else None
        after = rows[other][position] if position < len(rows[other]) else None
        for neighbour, gap in (
            (before, run[0].x0 - before.x1 if before else 99.0),
            (after, after.x0 - run[-1].x1 if after else 99.0),
        ):
            if neighbour is None or size > SUPERSCRIPT_SIZE * neighbour.size:
                continue
            raised = neighbour.baseline - baseline
            if (
                -0.4 * neighbour.size < gap < 0.45 * neighbour.size
                and -0.30 * neighbour.size <= raised <= 0.65 * neighbour.size
            ):
                return other
    return None


def _row_to_words(row: list[Character], number: int, rules: Sequence[float]) -> list[Word]:
    row = _compose_accents(row)
    visible = [c for c in row if not c.text.isspace()]
    if not visible:
        return []
    spaces = [c.x0 for c in row if c.text.isspace()]
    gaps = [
        right.x0 - left.x1
        for left, right in itertools.pairwise(visible)
        if not has_value_between(spaces, left.x0 + 0.01, right.x0)
    ]
    threshold = _word_gap(gaps, visible, bool(spaces))
    groups: list[list[Character]] = [[visible[0]]]
    glued = [False]
    for left, right in itertools.pairwise(visible):
        size = max(left.size, right.size)
        gap = right.x0 - left.x1
        has_space = gap > 0.05 * size and has_value_between(spaces, left.x0 + 0.01, right.x0)
        crosses = has_value_between(rules, left.x1 - 0.5, right.x0 + 0.5)
        is_bullet = (right.text in BULLETS and left.text.isalnum()) or left.drawn
        if has_space or gap > threshold * size or crosses or is_bullet or gap < -3 * size:
            groups.append([right])
            glued.append(False)
        elif _is_raised(right, left) != _is_raised(left, right) and _starts_mark(groups[-1], right):
            groups.append([right])
            glued.append(True)
        else:
            groups[-1].append(right)
    words = [_make_word(group, number, g) for group, g in zip(groups, glued, strict=True)]
    return join_spaced_out(_name_marks(words))


def _word_gap(gaps: list[float], row: list[Character], has_spaces: bool) -> float:
    """Gap in font sizes from which two neighbours on this row are two words."""
    base = GAP_WITH_SPACES if has_spaces else GAP_WITHOUT_SPACES
    if len(gaps) < 4:
        return base
    usual = median(gaps) / median(c.size for c in row)
    return usual + GAP_WITHOUT_SPACES if usual > SPACED_OUT else base


def _is_raised(character: Character, neighbour: Character) -> bool:
    return (
        character.size <= SUPERSCRIPT_SIZE * neighbour.size
        and neighbour.baseline - character.baseline > 0.12 * neighbour.size
    )


def _starts_mark(group: list[Character], right: Character) -> bool:
    """Between text and a raised number, either way round."""
    last = group[-1]
    mark = right if right.size < last.size else last
    return bool(_NOTE_MARK.fullmatch(mark.text))


def _compose_accents(row: list[Character]) -> list[Character]:
    """Letters with the accents that were painted apart, over them."""
    if not any(c.text in _ACCENTS or unicodedata.combining(c.text[:1] or " ") for c in row):
        return row
    composed: list[Character] = []
    pending: Character | None = None
    for character in row:
        previous = composed[-1] if composed else None
        if pending is not None:
            joined = _compose(character, pending)
            composed.append(joined or pending)
            if joined is None:
                composed.append(character)
            pending = None
            continue
        if _is_accent(character):
            joined = _compose(previous, character) if previous else None
            if joined is not None:
                composed[-1] = joined
            else:
                pending = character
            continue
        composed.append(character)
    return composed if pending is None else [*composed, pending]


def _is_accent(character: Character) -> bool:
    return character.text in _ACCENTS or bool(unicodedata.combining(character.text[:1]))


def _compose(letter: Character, accent: Character) -> Character | None:
    """One character of the two, None when the accent does not stand over the letter."""
    overlap = min(letter.x1, accent.x1) - max(letter.x0, accent.x0)
    width = accent.x1 - accent.x0
    combining = _ACCENTS.get(accent.text, accent.text)
    is_spacing = accent.text in _ACCENTS
    if not letter.text[-1:].isalpha() or (is_spacing and overlap < 0.5 * width):
        return None
    if not is_spacing and accent.x0 - letter.x1 > 0.2 * letter.size:
        return None
    text = unicodedata.normalize("NFC", letter.text + combining)
    if is_spacing and len(text) > len(letter.text):
        return None
    return replace(letter, text=text, x1=max(letter.x1, accent.x1 if not is_spacing else letter.x1))


def _make_word(group: list[Character], row: int, glued: bool) -> Word:
    raw = "".join(c.text for c in group)
    text = "".join(plain_text(c) for c in group)
    # A soft hyphen in the middle is no hyphen; at the end of a line it is one, join_line_end knows.
    text = unicodedata.normalize("NFC", text[:-1].replace("\u00ad", "") + text[-1:])
    letters = [c for c in group if c.text.isalnum()] or group
    big = max(group, key=lambda c: c.size)
    return Word(
        text=text,
        raw=raw if raw != text else "",
        x0=min(c.x0 for c in group),
        x1=max(c.x1 for c in group),
        baseline=big.baseline,
        size=big.size,
        bold=2 * sum(c.bold for c in letters) > len(letters),
        row=row,
        glued=glued,
        tag=group[0].tag,
        lightness=min(c.lightness for c in group),
        drawn=group[0].drawn,
    )


def plain_text(character: Character) -> str:
    """A character as a reader sees it: ligatures opened, signs of symbol fonts named."""
    text = character.text
    if is_symbol_font(_family(character.font)) and len(text) == 1 and ord(text) < 0xF100:
        code = ord(text)
        is_plain = 0xFF < code < 0xE000 or (code < 0x80 and _family(character.font) == "opensymbol")
        return text if is_plain else symbol_text(code, _family(character.font))
    if "\ue000" <= text <= "\uf8ff":
        return symbol_text(ord(text)) if len(text) == 1 else text
    if "ﬀ" <= text <= "ﬆ" or text in "ĳĲ":
        return text.translate(_LIGATURES)
    return text


def _family(font: str) -> str:
    name = font.lower().split(",")[0]
    name = re.sub(r"[-_]?(regular|mt|bold|italic|ps)+$", "", name)
    return re.sub(r"wingdings[ -]?([23])", r"wingdings \1", name)


def _name_marks(words: list[Word]) -> list[Word]:
    """Raised numbers as "[2]"; after a unit of length they are powers and stay with it."""
    named: list[Word] = []
    for index, word in enumerate(words):
        previous = named[-1] if named else None
        host = previous if word.glued else (words[index + 1] if _leads(words, index) else None)
        if host is None or not _NOTE_MARK.fullmatch(word.text) or not _is_small(word, host):
            named.append(_split_written_mark(word, named))
            continue
        if word.glued and previous is not None and _UNIT.search(previous.text):
            named[-1] = _merge(previous, word)
            continue
        named.append(
            replace(
                word,
                text=f"[{word.text.translate(_RAISED)}]",
                raw=word.raw or word.text,
                is_mark=True,
            )
        )
    return named


def _leads(words: list[Word], index: int) -> bool:
    return index + 1 < len(words)


def _is_small(word: Word, host: Word) -> bool:
    return word.size <= SUPERSCRIPT_SIZE * host.size and (
        host.baseline - word.baseline > 0.12 * host.size
    )


def _split_written_mark(word: Word, named: list[Word]) -> Word:
    """A mark written with superscript characters ("woningen²") becomes a word of its own."""
    match = re.search(r"(?<=[^\W\d_.,;:)])([.,;:)]?)([¹²³⁰⁴-⁹]{1,2})$", word.text)
    if match is None or word.raw or _UNIT.search(word.text[: match.start()]):
        return word
    cut = match.start(2)
    share = (word.x1 - word.x0) * cut / len(word.text)
    named.append(replace(word, text=word.text[:cut], x1=word.x0 + share))
    return replace(
        word,
        text=f"[{match[2].translate(_RAISED)}]",
        raw=match[2],
        x0=word.x0 + share,
        glued=True,
        is_mark=True,
    )


def _merge(left: Word, right: Word) -> Word:
    raw = (left.raw or left.text) + (right.raw or right.text)
    text = left.text + right.text
    return replace(left, text=text, raw=raw if raw != text else "", x1=max(left.x1, right.x1))


def join_spaced_out(words: list[Word]) -> list[Word]:
    """Letters that stand apart for effect ("O N D E R W E R P") as the words they spell.

    At least four single letters in a row, evenly spaced; a gap half as wide again ends a word.
    """
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text.isalpha() and not word.glued:
            run.append(word)
            continue
        joined.extend(_spell(run))
        run = []
        joined.append(word)
    joined.extend(_spell(run))
    return joined


def _spell(run: list[Word]) -> list[Word]:
    if len(run) < 4:
        return run
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(run)]
    usual = median(gaps)
    if usual > 1.2 * run[0].size:
        return run
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > 1.5 * usual + 0.05 * letter.size:
            words.append(letter)
        else:
            words[-1] = _merge(words[-1], letter)
    return words
