"""Characters to words to lines.

In go the characters of one view (all upright), out come words with the row they stand on. A word is
never made of characters on both sides of a drawn vertical rule. The promise: each character that
goes in stands in exactly one word, ``raw`` has it as the file has it, ``text`` as a reader sees it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractors.geometry import has_value_between
from extractors.pdf_letters import compose_accents, make_word
from extractors.pdf_marks import NOTE_MARK, SUPERSCRIPT_SIZE, join_spaced_out, name_marks
from extractors.pdf_words import Character, Line, Upright, Word

SAME_BASELINE = 0.12
"""Baselines nearer than this share of the font size are one row."""
GAP_WITHOUT_SPACES = 0.17
GAP_WITH_SPACES = 0.28
"""Gap, in font sizes, that parts two words on a row without and with space characters in it."""
SPACED_OUT = 0.08
"""Median gap between letters, in font sizes, from which a row counts as spaced out."""
MAX_UPRIGHT_CHECKS = 2_000_000
"""Rows times vertical lines looked at on a page; a page with more is a drawing."""

BULLETS = frozenset("•●○▪▫■□➢►▶✓✔➔→❖\uf0b7\uf0a7\uf0d8\uf0fc")
"""Marks that begin a list item and never stand inside a word."""


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
    row = compose_accents(row)
    visible = [c for c in row if not c.text.isspace()]
    if not visible:
        return []
    spaces = [c.x0 for c in row if c.text.isspace()]
    gaps = [
        right.x0 - left.x1
        for left, right in pairwise(visible)
        if not has_value_between(spaces, left.x0 + 0.01, right.x0)
    ]
    threshold = _word_gap(gaps, visible, bool(spaces))
    groups: list[list[Character]] = [[visible[0]]]
    glued = [False]
    for left, right in pairwise(visible):
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
    words = [make_word(group, number, g) for group, g in zip(groups, glued, strict=True)]
    return join_spaced_out(name_marks(words))


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
    return bool(NOTE_MARK.fullmatch(mark.text))
