"""The pixels of a scanned page: how askew it lies, its rules, its bullets, how bold its words are.

Pure arithmetic on arrays (True is dark); unit: pixels, y downwards.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.geometry import Box
from extractors.pdf_tables import Rule

Bits = NDArray[np.bool_]

MAX_SKEW = 5.0
"""Degrees a page on a scanner's glass lies askew at most; a feeder stays within 2."""
SAMPLE = 120_000
"""Dark pixels looked at to find the angle; more do not change it by a hundredth of a degree."""
MAX_RUNS = 40_000
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


def find_rules(bits: Bits, shortest: int, thickest: int) -> tuple[list[Rule], list[Rule], Bits]:
    """Horizontal and vertical rules, and the pixels that belong to them and to no letter."""
    horizontals, mask = _rules_along(bits, shortest, thickest)
    verticals, turned = _rules_along(bits.T, shortest, thickest)
    return horizontals, verticals, mask | turned.T


def _rules_along(bits: Bits, shortest: int, thickest: int) -> tuple[list[Rule], Bits]:
    """Long dark runs along the rows, those of neighbouring rows made one."""
    runs = _long_runs(_close_gaps(bits, 3), shortest)
    mask = np.zeros(bits.shape, dtype=bool)
    if len(runs) > MAX_RUNS:
        return [], mask
    rules: list[Rule] = []
    for group in _group_runs(runs):
        top, bottom = group[0][0], group[-1][0]
        low, high = min(run[1] for run in group), max(run[2] for run in group)
        if bottom - top >= thickest:
            continue
        rules.append(Rule((top + bottom) / 2, float(low), float(high)))
        _mark_rule(bits, mask, top, bottom, low, high)
    return rules, mask


def _close_gaps(bits: Bits, reach: int) -> Bits:
    """Dark also where a pixel above or below is, so that a line a little askew stays one run."""
    closed = bits.copy()
    for shift in range(1, reach // 2 + 1):
        closed[shift:] |= bits[:-shift]
        closed[:-shift] |= bits[shift:]
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


def _mark_rule(bits: Bits, mask: Bits, top: int, bottom: int, low: int, high: int) -> None:
    """Mark the pixels of a rule where no letter crosses it: white above and below."""
    above = bits[max(0, top - 3) : max(0, top - 1), low:high].any(axis=0)
    below = bits[bottom + 2 : bottom + 4, low:high].any(axis=0)
    alone = np.logical_not(above & below)
    mask[max(0, top - 1) : bottom + 2, low:high] |= alone[np.newaxis, :]


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
