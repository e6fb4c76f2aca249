"""The pixels of a scanned page: how askew it lies, its rules, its bullets, how bold its words are.

Pure arithmetic on arrays (True is dark); unit: pixels, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from extractors.geometry import Box
from extractors.pdf_tables import Rule

Bits = NDArray[np.bool_]

MAX_SKEW = 5.0
"""Degrees a page on a scanner's glass lies askew at most; a feeder stays within 2."""
SAMPLE = 120_000
"""Dark pixels looked at to find the angle; more do not change it by a hundredth of a degree."""
FAINT = 30
"""Grey levels below the paper from which a pixel may belong to a line. A half-point line scanned
at 200 dpi is 70 levels darker than the paper, a shaded cell 15 to 40."""
NOISE_LEVELS = 5.0
SHORTEST_LEVEL, SHORTEST_UPRIGHT = 20.0, 12.0
"""Points a rule is long at least; a row of 10 point type is 13 high."""
SURE_LENGTH = 40.0
"""Points from which a stroke is a rule though it meets none; no letter below 55 points has it."""
TOUCHED = 0.45
"""Share of a line's length that text may touch on one side."""
THICKEST = 4.0
"""Points from which a bar is an area and its edges are the rules."""
SOLID = 0.8
"""Share of its hull that an area fills; a photograph or a block of text fills less."""
MAX_RUNS = 60_000
"""Pieces of lines on a page from which it is a photograph and has no rules."""


def to_bits(picture: Image.Image) -> Bits:
    """Which pixels are dark: below Otsu's threshold, and well below the paper around them."""
    grey = np.asarray(picture, dtype=np.uint8)
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    threshold = min(_otsu(counts), 190)
    return np.asarray(grey < threshold)


def _otsu(counts: NDArray[np.float64]) -> int:
    levels = np.arange(256)
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * levels)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (sums[-1] * below / below[-1] - sums) ** 2 / (below * above)
    return int(np.nanargmax(spread)) + 1


def find_skew(bits: Bits) -> float:
    """Degrees that the text lines rise to the right (negative: fall), 0 on an empty page.

    The angle at which rows of dark pixels are most uneven: full where there is text, empty between.
    """
    rows, columns = np.nonzero(bits)
    if len(rows) < 2000:
        return 0.0
    if len(rows) > SAMPLE:
        chosen = np.random.default_rng(0).choice(len(rows), SAMPLE, replace=False)
        rows, columns = rows[chosen], columns[chosen]
    coarse = max(
        np.arange(-MAX_SKEW, MAX_SKEW + 0.1, 0.25), key=lambda a: _evenness(rows, columns, a)
    )
    fine = max(
        np.arange(coarse - 0.25, coarse + 0.26, 0.025), key=lambda a: _evenness(rows, columns, a)
    )
    return round(float(fine), 3)


def _evenness(rows: NDArray[np.int64], columns: NDArray[np.int64], angle: float) -> float:
    shifted = rows + columns * np.tan(np.radians(angle))
    counts = np.bincount(np.round(shifted - shifted.min()).astype(np.int64) // 2)
    return float(np.sum(counts.astype(np.float64) ** 2))


def find_faint_bits(picture: Image.Image) -> Bits:
    """Which pixels are darker than the paper around them, hairlines that scanned grey included."""
    # The lightest spot within 5 points is the paper there, or the shade of the cell.
    small = picture.reduce(8).filter(ImageFilter.MaxFilter(5))
    paper = np.asarray(small.resize(picture.size, Image.Resampling.BILINEAR), dtype=np.int16)
    grey = np.asarray(picture, dtype=np.int16)
    depth = paper - grey
    light = depth[::7, ::7][depth[::7, ::7] < FAINT]
    noise = float(np.std(light)) if light.size else 0.0
    return np.asarray(depth > max(FAINT, NOISE_LEVELS * noise))


def find_rules(bits: Bits, scale: float) -> tuple[list[Rule], list[Rule], Bits]:
    """Horizontal and vertical rules, and the pixels that belong to them and to no letter.

    ``scale`` is in pixels per point. A short stroke is a rule only between two others.
    """
    thickest, sure = round(THICKEST * scale), round(SURE_LENGTH * scale)
    level = [
        bar
        for bar in _bars(bits, round(SHORTEST_LEVEL * scale), thickest)
        if bar.is_solid or _is_clear(bits, bar)
    ]
    upright = _bars(bits.T, round(SHORTEST_UPRIGHT * scale), thickest)
    long = [bar for bar in upright if bar.length >= sure]
    horizontals = [bar for bar in level if bar.length >= sure or _meets(bar, long, scale)]
    verticals = [bar for bar in upright if bar.length >= sure or _meets(bar, horizontals, scale)]
    mask = np.zeros(bits.shape, dtype=bool)
    for bar in horizontals:
        _mark_bar(bits, mask, bar)
    for bar in verticals:
        _mark_bar(bits.T, mask.T, bar)
    return (
        [rule for bar in horizontals for rule in bar.rules()],
        [rule for bar in verticals for rule in bar.rules()],
        mask,
    )


class Bar(NamedTuple):
    """A long dark shape along the rows: from ``first`` to ``last`` row, ``low`` to ``high``."""

    first: int
    last: int
    low: int
    high: int
    is_solid: bool  # too thick for a line: a shaded area, whose edges are the rules

    @property
    def length(self) -> int:
        """Pixels along the rows."""
        return self.high - self.low

    def rules(self) -> list[Rule]:
        """The line, or the two edges of the area."""
        ends = (self.first, self.last) if self.is_solid else ((self.first + self.last) / 2,)
        return [Rule(float(at), float(self.low), float(self.high)) for at in ends]


def _bars(bits: Bits, shortest: int, thickest: int) -> list[Bar]:
    """Long dark runs along the rows, those of neighbouring rows made one."""
    runs = _long_runs(_close_gaps(bits), shortest)
    if len(runs) > MAX_RUNS:
        return []
    bars: list[Bar] = []
    for group in _group_runs(runs):
        first, last = group[0][0], group[-1][0]
        low, high = min(run[1] for run in group), max(run[2] for run in group)
        is_thick = last - first >= thickest
        covered = sum(run[2] - run[1] for run in group)
        if is_thick and covered < SOLID * (high - low) * (last - first + 1):
            continue
        bars.append(Bar(first, last, low, high, is_thick))
    return bars


def _is_clear(bits: Bits, bar: Bar) -> bool:
    """White on both sides of most of it; along the feet of bold letters there is not."""
    above, below = _sides(bits, bar)
    return bool(max(above.mean(), below.mean()) < TOUCHED)


def _sides(bits: Bits, bar: Bar) -> tuple[Bits, Bits]:
    """For each pixel along the bar, whether there is ink just above and just below it."""
    first, last, low, high = bar.first, bar.last, bar.low, bar.high
    above = np.asarray(bits[max(0, first - 3) : max(0, first - 1), low:high].any(axis=0))
    below = np.asarray(bits[last + 2 : last + 4, low:high].any(axis=0))
    return above, below


def _meets(bar: Bar, others: Sequence[Bar], scale: float) -> bool:
    """The bar reaches from one bar of the other direction to another; no letter does."""
    reach = 1.0 * scale
    across = [
        other
        for other in others
        if other.low - reach <= bar.first and bar.last <= other.high + reach
    ]
    return any(other.first - reach <= bar.low <= other.last + reach for other in across) and any(
        other.first - reach <= bar.high <= other.last + reach for other in across
    )


def _close_gaps(bits: Bits) -> Bits:
    """Dark also where a neighbour is, so that a line a little askew or worn stays one run."""
    closed = bits.copy()
    closed[1:] |= bits[:-1]
    closed[:-1] |= bits[1:]
    closed[:, 1:] |= bits[:, :-1]
    closed[:, :-1] |= bits[:, 1:]
    return closed


def _long_runs(bits: Bits, shortest: int) -> list[tuple[int, int, int]]:
    padded = np.zeros((bits.shape[0], bits.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = bits
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    long = (ends - starts) >= shortest
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))


def _group_runs(runs: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Runs on neighbouring rows that overlap, as one rule; runs come row by row."""
    groups: list[list[tuple[int, int, int]]] = []
    live: list[int] = []
    for run in runs:
        row, start, end = run
        live = [index for index in live if row - groups[index][-1][0] <= 2]
        touching = next(
            (i for i in live if any(start < r[2] and r[1] < end for r in groups[i][-6:])), None
        )
        if touching is None:
            live.append(len(groups))
            groups.append([run])
        else:
            groups[touching].append(run)
    return groups


def _mark_bar(bits: Bits, mask: Bits, bar: Bar) -> None:
    """Mark the pixels of a line where no letter crosses it: white above and below."""
    if bar.is_solid:
        return
    above, below = _sides(bits, bar)
    alone = np.logical_not(above & below)
    mask[max(0, bar.first - 1) : bar.last + 2, bar.low : bar.high] |= alone[np.newaxis, :]


def stroke_width(bits: Bits, box: Box) -> float:
    """Mean length of the dark runs along the rows in the box; bold letters have longer ones."""
    part = bits[int(box.top) : int(box.bottom) + 1, int(box.x0) : int(box.x1) + 1]
    if part.size == 0:
        return 0.0
    starts = np.count_nonzero(part[:, 1:] & ~part[:, :-1]) + np.count_nonzero(part[:, 0])
    return float(np.count_nonzero(part)) / int(starts) if starts else 0.0


def find_blob(bits: Bits, box: Box) -> tuple[Box, float] | None:
    """The hull of the largest dark spot in the box and the share of it that is dark.

    None when the box is empty. Spots are told apart by empty columns and rows.
    """
    left, top = max(0, int(box.x0)), max(0, int(box.top))
    part: Bits = np.asarray(bits[top : int(box.bottom) + 1, left : int(box.x1) + 1])
    spans = _largest_group(part.sum(axis=0))
    part = part[:, spans[0] : spans[1]]
    left += spans[0]
    levels = _largest_group(part.sum(axis=1))
    part = part[levels[0] : levels[1]]
    top += levels[0]
    rows, columns = np.nonzero(part)
    if len(rows) < 6:
        return None
    hull = Box(
        float(left + columns.min()),
        float(top + rows.min()),
        float(left + columns.max() + 1),
        float(top + rows.max() + 1),
    )
    return hull, len(rows) / hull.area


def _largest_group(weights: NDArray[np.int64]) -> tuple[int, int]:
    """Start and end of the run of filled places that weighs most; (0, 0) when none is filled."""
    steps = np.diff(np.concatenate(([0], (weights > 0).astype(np.int8), [0])))
    starts, ends = np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0]
    if len(starts) == 0:
        return 0, 0
    totals = [int(weights[a:b].sum()) for a, b in zip(starts, ends, strict=True)]
    best = int(np.argmax(totals))
    return int(starts[best]), int(ends[best])
