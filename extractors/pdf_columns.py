"""Columns that no line draws: where white space runs down between words over several lines.

In go the lines of a page (or of a column of it), out comes the one stretch of lines that stands in
columns, with the x positions where its columns begin, and what it is: a table, whose rows are read
across, or columns of text, read one after the other. Only geometry and type decide; no word is
known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.geometry import cluster
from extractors.pdf_bands import MIN_COLUMN, Band, Piece
from extractors.pdf_table_signs import (
    ALIGNED,
    has_bold_labels,
    reads_across,
)

GUTTER = 1.0
"""Points left of a column that no piece may reach into. Pieces end only where white space is wide
or the line ends, so this need not be more; a long label may nearly touch its text."""
INDENT = 32.0
"""Points that lines of a column may be indented (a list under a header); one stands at its edge."""
CLOSE = 1.5
"""Distance between baselines, in font sizes, up to which two lines may be one sentence."""
WIDE_GUTTER = 18.0
"""Points of white that make a column of two lines believable; with three lines less will do."""
MAX_CANDIDATES = 12
"""Column edges tried on a stretch of lines, most frequent first."""
COLUMN_GAP = 4.5
"""White space inside a column of text, in font sizes; more ends it (a closing below it)."""
BROKEN_LINES = 5
"""Lines broken at one edge that show a column of text there; three or four may be a label cell."""
OTHER_TABLE = 1.15
"""White space above another table, in the widest between rows."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bands ``first`` to ``last`` (not included) stand in columns that begin at ``starts``."""

    first: int
    last: int
    starts: tuple[float, ...]
    is_table: bool


Run = tuple[int, int, float]
"""First band, the band after the last, and where a column begins in all of them."""


def find_stretch(bands: Sequence[Band], left: float, right: float) -> Stretch | None:
    """The largest stretch of bands that stands in columns, None when all is one column."""
    if len(bands) < 2:
        return None
    run = _find_run(bands, left, right)
    if run is None:
        return None
    (first, last, start), end = _narrow_to_table(bands, run, left, right)
    bands = bands[:end]
    starts = _all_starts(bands[first:last], left, start)
    is_table = reads_across(bands[first:last], starts, right)
    if is_table:
        last = _end_of_row(bands, last, starts)
    else:
        last = _end_of_left_column(bands, last, starts[1])
    return Stretch(first, last, starts, is_table)


def _find_run(bands: Sequence[Band], left: float, right: float) -> Run | None:
    """The bands for which most speaks that they stand in columns, and the edge that says so."""
    best: tuple[float, Run] | None = None
    for start in _candidates(bands, left):
        for first, last in _clear_runs(bands, start, right):
            first, last = _trim(bands, first, last, start)
            weight = _weigh(bands, first, last, start)
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, (first, last, start))
    return None if best is None else best[1]


def _narrow_to_table(bands: Sequence[Band], run: Run, left: float, right: float) -> tuple[Run, int]:
    """The part above or below the widest white space, when it has more columns than the whole.

    And the band up to which it may be longer.

    Two tables under one another may share an edge (the head of a memo above a table of blocks);
    the other edges of each would be lost.
    """
    first, last, start = run
    white = [below.top - above.bottom for above, below in pairwise(bands[first:last])]
    whole = run, len(bands)
    if len(white) < 3:
        return whole
    *_, second, widest = sorted(white)
    cut = first + white.index(widest) + 1
    if widest < OTHER_TABLE * second or widest < bands[cut].size:
        return whole
    columns = len(_all_starts(bands[first:last], left, start))
    for begin, end in ((first, cut), (cut, last)):
        own = _find_run(bands[begin:end], left, right)
        if own is None:
            continue
        low, high, edge = begin + own[0], begin + own[1], own[2]
        if len(_all_starts(bands[low:high], left, edge)) > columns:
            return (low, high, edge), cut if end == cut else len(bands)
    return whole


def _end_of_row(bands: Sequence[Band], last: int, starts: Sequence[float]) -> int:
    """Where the last row ends: an inner column may have more lines than the last one."""
    while (
        last < len(bands)
        and bands[last].size > 0
        and any(_begins_at(bands[last], start, INDENT) for start in starts[1:])
        and not any(crosses(piece, start) for piece in bands[last].pieces for start in starts[1:])
        and bands[last].top - bands[last - 1].bottom < COLUMN_GAP * bands[last].size
    ):
        last += 1
    return last


def _end_of_left_column(bands: Sequence[Band], last: int, start: float) -> int:
    """Where a left column ends that is longer than the right one."""
    while (
        last < len(bands)
        and _has_left(bands[last], start)
        and not any(crosses(piece, start) for piece in bands[last].pieces)
        and bands[last].top - bands[last - 1].bottom < COLUMN_GAP * bands[last].size
    ):
        last += 1
    return last


def _candidates(bands: Sequence[Band], left: float) -> list[float]:
    """Where pieces begin that are not at the left edge, the most frequent first."""
    starts = [
        piece.x0
        for band in bands
        for number, piece in enumerate(band.pieces)
        if number > 0 or piece.x0 > left + MIN_COLUMN
    ]
    centres = cluster(starts, 1.0)
    counts = [(sum(abs(s - c) <= ALIGNED for s in starts), c) for c in centres[:400]]
    good = sorted((pair for pair in counts if pair[0] >= 1), key=lambda pair: (-pair[0], pair[1]))
    return [centre for _, centre in good[:MAX_CANDIDATES]]


def _clear_runs(bands: Sequence[Band], start: float, right: float) -> list[tuple[int, int]]:
    """Stretches of bands without ink in the gutter left of ``start``.

    A band whose text runs on at the left edge of the next one is no row ("**Omschrijving:** <tab>
    er zijn …" without a hanging indent).
    """
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    for index, band in enumerate(bands):
        crossed = any(crosses(piece, start) for piece in band.pieces)
        runs_on = index > 0 and _runs_on(bands[index - 1], band, start, right, crossed)
        if (crossed or runs_on) and begin is not None:
            runs.append((begin, index - 1 if runs_on else index))
            begin = None
        elif not crossed and not runs_on and begin is None:
            begin = index
    if begin is not None:
        runs.append((begin, len(bands)))
    return [run for run in runs if run[1] - run[0] >= 2]


def _runs_on(above: Band, below: Band, start: float, right: float, crossed: bool) -> bool:
    if not below.size or not above.size or not _has_right(above, start) or len(above.pieces) < 2:
        return False
    if _has_right(below, start) and not crossed:
        return False
    label, words = above.pieces[0].words, below.pieces[0].words
    is_label = all(w.bold for w in label) or label[-1].text.endswith(":")
    if not is_label or words[0].bold:
        return False
    word = words[0]
    is_close = below.baseline - above.baseline < CLOSE * above.size
    is_full = right - above.pieces[-1].x1 < word.x1 - word.x0 + 0.5 * above.size
    return is_close and is_full and (crossed or word.text[:1].islower())


def crosses(piece: Piece, start: float) -> bool:
    """The piece reaches from the left into the column that begins at ``start``."""
    return piece.x0 < start - ALIGNED and piece.x1 > start - GUTTER


def _has_left(band: Band, start: float) -> bool:
    return band.pieces[0].x1 <= start - GUTTER + 0.01


def _has_right(band: Band, start: float) -> bool:
    return band.pieces[-1].x0 >= start - ALIGNED


def _trim(bands: Sequence[Band], first: int, last: int, start: float) -> tuple[int, int]:
    """Without bands at the ends that have nothing on the right (or left) and stand apart."""
    while (
        first < last
        and not _has_right(bands[first], start)
        and not _is_beside(bands, first, last, start)
    ):
        first += 1
    end = last
    while end > first and not _has_right(bands[end - 1], start):
        end -= 1
    # A left column may be longer: its lines go on without white space.
    while end < last and end > first and follows(bands[end - 1], bands[end]):
        end += 1
    return first, end


def _is_beside(bands: Sequence[Band], first: int, last: int, start: float) -> bool:
    """A table at the left whose height overlaps that of something at the right."""
    band = bands[first]
    return any(piece.grid is not None for piece in band.pieces) and any(
        other.top < band.bottom - 4 for other in bands[first + 1 : last] if _has_right(other, start)
    )


def follows(above: Band, below: Band) -> bool:
    """The lower line stands at the distance at which lines of one text do."""
    if above.size == 0 or below.size == 0:
        return False
    return below.baseline - above.baseline < 1.7 * max(above.size, below.size)


def _weigh(bands: Sequence[Band], first: int, last: int, start: float) -> float:
    """How much speaks for a column edge here; 0 when it does not hold."""
    run = bands[first:last]
    lefts = [band for band in run if _has_left(band, start)]
    rights = [band for band in run if _has_right(band, start)]
    exact = [b for b in rights if _begins_at(b, start, ALIGNED)]
    near = [b for b in rights if _begins_at(b, start, INDENT)]
    both = [
        band
        for band in lefts
        if any(p.x0 >= start - ALIGNED and not p.is_stretched for p in band.pieces)
    ]
    grids = {p.grid for band in run for p in band.pieces if p.grid is not None}
    if not lefts or not rights or not exact:
        return 0.0
    if grids and _grids_beside(run, start):
        return float(len(run)) + 100
    if len(near) < 2:
        return 0.0
    if len(both) < 2 and not _is_one_label(both, near, start):
        if min(len(lefts), len(rights)) < 3 or not _overlap(lefts, rights):
            return 0.0
        return float(len(run)) + 2 * len(near)
    if 1 < len(both) < 3 and not _is_set_narrow(bands[first:], start):
        if len(exact) < 2:
            return 0.0
        gaps = [_gap(band, start) for band in both]
        if gaps and min(gaps) < WIDE_GUTTER and not has_bold_labels(both, start):
            return 0.0
    return float(len(run)) + 2 * len(near)


def _is_set_narrow(bands: Sequence[Band], start: float) -> bool:
    """Running text at the left that is broken before ``start`` time after time.

    Then a second column begins there, however little stands in it: no line reaches over the edge,
    and the first word of the next line had not fitted before it.
    """
    count = 0
    for above, below in pairwise(bands):
        if not _has_left(above, start) or not _has_left(below, start) or not below.size:
            break
        word = below.pieces[0].words[0]
        is_full = start - _left_end(above, start) < word.x1 - word.x0 + below.size
        count += is_full and follows(above, below)
    return count >= BROKEN_LINES


def _begins_at(band: Band, start: float, reach: float) -> bool:
    """A piece begins at the edge or a little behind it, and not by the chance of justified text."""
    return any(-ALIGNED <= p.x0 - start <= reach and not p.is_stretched for p in band.pieces)


def _is_one_label(both: Sequence[Band], near: Sequence[Band], start: float) -> bool:
    """One label whose text, three lines or more, begins beside it and stays in its column."""
    return (
        len(both) == 1
        and len(near) > 2
        and both[0] is near[0]
        and (has_bold_labels(both, start) or _gap(both[0], start) > WIDE_GUTTER)
    )


def _grids_beside(run: Sequence[Band], start: float) -> bool:
    """A table on one side, and text or a table beside it on the other."""
    boxes = [(band, piece) for band in run for piece in band.pieces if piece.grid is not None]
    return any(
        any(
            (p.x0 >= start - ALIGNED) != (piece.x0 >= start - ALIGNED)
            and min(band.bottom, other.bottom) - max(band.top, other.top) > 4
            for other in run
            for p in other.pieces
            if p is not piece
        )
        for band, piece in boxes[:20]
    )


def _overlap(lefts: Sequence[Band], rights: Sequence[Band]) -> bool:
    """Both sides cover the same heights, so they stand side by side."""
    top = max(lefts[0].top, rights[0].top)
    bottom = min(lefts[-1].bottom, rights[-1].bottom)
    return bottom - top > 2 * lefts[0].size


def _gap(band: Band, start: float) -> float:
    return start - _left_end(band, start)


def _left_end(band: Band, start: float) -> float:
    """Where the text left of ``start`` ends; there must be some."""
    return max(piece.x1 for piece in band.pieces if piece.x1 <= start - GUTTER + 0.01)


def _all_starts(run: Sequence[Band], left: float, start: float) -> tuple[float, ...]:
    """Every column edge that holds over the whole stretch, the left one first."""
    first = min(min(band.x0 for band in run), start)
    starts = [first, start]
    for other in _candidates(run, left):
        if any(abs(other - known) < MIN_COLUMN for known in starts):
            continue
        clear = all(not crosses(piece, other) for band in run for piece in band.pieces)
        if clear and _weigh(run, 0, len(run), other) > 0:
            starts.append(other)
    return tuple(sorted(starts))
