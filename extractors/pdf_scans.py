"""A page that is a picture to words and rulings, like those of a page that was written.

In go the picture of a page as it is displayed, out come words in the view in which the page lies
straight, with the way back to the page. Rules are found in the pixels and taken out before the
letters are read, so that tables come out as tables; bullets are told by their shape, for as letters
they are read as "e", "«", "°" or not at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from PIL import Image

from extractors.geometry import Box, View
from extractors.ocr import OcrWord, recognise_orientation, recognise_words
from extractors.pdf_pixels import (
    Bits,
    find_blob,
    find_faint_bits,
    find_rules,
    find_skew,
    stroke_width,
    to_bits,
)
from extractors.pdf_tables import Rule, Rulings, merge_rules
from extractors.pdf_words import Word

DPI = 300
"""Dots per inch at which pages are read. At 200 tesseract loses accents, at 400 it takes twice as
long and reads no better."""
MAX_PIXELS = 40_000_000
"""A4 at 300 dpi has 8.7 million; a larger page is read at fewer dots."""
SURE_ORIENTATION = 1.0
"""Tesseract's orientation confidence from which its word is taken; its manual calls 15 good, upside
down pages of text give 5 to 20, pages with three words below 1."""
POOR = 0.5
"""Mean confidence below which other orientations are tried."""
SIZE_OF_LINE = 0.93
"""Height of a line from ascender to descender, in font sizes (Liberation, DejaVu: 0.93 to 0.95)."""
SAME_SIZE = 0.18
"""Share by which the measured size of a line may differ from the body's and still be the same."""
BOLD_STROKE = 1.26
BOLD_STROKE_SHORT = 1.34
"""Stroke width, in those of the body, from which a word is bold (measured on scans at 300 dpi:
regular words up to 1.22, short ones 1.25; bold ones 1.29 to 1.50)."""
LOW_CONFIDENCE = 0.25
"""Below this a word without a letter is a speck or the remains of a rule."""
_TALL = re.compile(r"[bdfhklA-Z0-9].*[bdfhklA-Z0-9]")
_STOPS = frozenset(".,;:!?")
_RINGS = frozenset("oO0°")
"""What a hollow bullet is read as; with a gap behind it, it is no letter."""
EMPTY_SHARE = 0.0004
"""Share of dark pixels below which a page is blank."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned page, straight: its pixels, its rules, and the way back to the displayed page."""

    view: View
    box: Box
    picture: Image.Image
    bits: Bits
    scale: float  # pixels per point
    rulings: Rulings


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a scan and how sure they are on average (1.0 when there are none)."""

    words: list[Word]
    confidence: float


def scale_for(width: float, height: float) -> float:
    """Pixels per point at which a page of this size is read."""
    return min(DPI / 72, math.sqrt(MAX_PIXELS / max(1.0, width * height)))


def is_blank(picture: Image.Image) -> bool:
    """Nothing is printed on the page."""
    grey = np.asarray(picture.reduce(4) if min(picture.size) > 400 else picture)
    return bool(np.count_nonzero(grey < 150) < EMPTY_SHARE * grey.size)


def straighten(picture: Image.Image, number: int, scale: float, turn: int) -> Scan:
    """The page turned upright by ``turn`` degrees clockwise, then until its lines are level."""
    turned = picture.rotate(-turn, expand=True) if turn else picture
    angle = find_skew(to_bits(turned))
    if abs(angle) > 0.03:
        turned = turned.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    bits = to_bits(turned)
    horizontals, verticals, mask = find_rules(find_faint_bits(turned), scale)
    cleaned = Image.fromarray(np.where(mask, np.uint8(255), np.asarray(turned)))
    width, height = turned.width / scale, turned.height / scale
    view = _view_back(number, turn, angle, width, height)
    level = merge_rules([_in_points(rule, scale) for rule in horizontals])
    upright = merge_rules([_in_points(rule, scale) for rule in verticals])
    rulings = Rulings(level, upright, level)
    return Scan(view, Box(0, 0, width, height), cleaned, bits & ~mask, scale, rulings)


def _in_points(rule: Rule, scale: float) -> Rule:
    return Rule(rule.at / scale, rule.low / scale, rule.high / scale)


def _view_back(number: int, turn: int, angle: float, width: float, height: float) -> View:
    """From the straight page to the displayed one; width and height are those of the straight one.

    First the small rotation about the middle is undone, then the quarter turns.
    """
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    cx, cy = width / 2, height / 2
    # Undo a clockwise rotation by ``angle``: turn counter-clockwise, y downwards.
    a, b, c, d = cosine, -sine, sine, cosine
    e, f = cx - a * cx - c * cy, cy - b * cx - d * cy
    quarter: dict[int, tuple[float, float, float, float, float, float]] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, 0, width),
        180: (-1, 0, 0, -1, width, height),
        270: (0, 1, -1, 0, height, 0),
    }
    qa, qb, qc, qd, qe, qf = quarter[turn % 360]
    return View(
        number,
        (
            qa * a + qc * b,
            qb * a + qd * b,
            qa * c + qc * d,
            qb * c + qd * d,
            qa * e + qc * f + qe,
            qb * e + qd * f + qf,
        ),
    )


def recognise_page(
    picture: Image.Image, number: int, scale: float, language: str
) -> tuple[Scan, Recognised]:
    """The words of a page in whatever direction it was laid on the glass."""
    turn, sure = recognise_orientation(picture.reduce(2))
    scan = straighten(picture, number, scale, turn if sure >= SURE_ORIENTATION else 0)
    best = scan, recognise_scan(scan, language)
    if sure >= SURE_ORIENTATION or best[1].confidence >= POOR:
        return best
    for other in (90, 180, 270):
        scan = straighten(picture, number, scale, other)
        tried = recognise_scan(scan, language)
        if tried.confidence * len(tried.words) > best[1].confidence * len(best[1].words):
            best = scan, tried
    return best


def recognise_scan(scan: Scan, language: str) -> Recognised:
    """The words of a straight page, bullets restored and the remains of rules dropped."""
    found = recognise_words(scan.picture, language, round(72 * scan.scale))
    found = _join_stops(found)
    sure = _sure_lines(found)
    found = [word for word in found if not _is_dirt(word, scan, word.line in sure)]
    if not found:
        return Recognised([], 1.0)
    confidence = sum(w.confidence * len(w.text) for w in found) / sum(len(w.text) for w in found)
    words = _to_words(found, scan)
    return Recognised(restore_bullets(words, scan), confidence)


def _join_stops(found: Sequence[OcrWord]) -> list[OcrWord]:
    """A full stop or comma that was read as a word of its own, back to its word."""
    joined: list[OcrWord] = []
    for word in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and word.text in _STOPS
            and last.line == word.line
            and -2 < word.x0 - last.x1 < 0.3 * word.size
        ):
            joined[-1] = replace(last, text=last.text + word.text, x1=max(last.x1, word.x1))
        else:
            joined.append(word)
    return joined


def _sure_lines(found: Sequence[OcrWord]) -> frozenset[int]:
    """Lines of three words and more that were read well: a short word in them is no speck."""
    lines: dict[int, list[float]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word.confidence)
    return frozenset(
        line for line, sure in lines.items() if len(sure) > 2 and sum(sure) > POOR * len(sure)
    )


def _is_dirt(word: OcrWord, scan: Scan, in_sure_line: bool) -> bool:
    """Specks, staple holes, the dark edge of the glass, what was left of a rule."""
    has_letter = any(c.isalnum() for c in word.text)
    if not has_letter and word.confidence < LOW_CONFIDENCE:
        return True
    if has_letter and in_sure_line:
        return False
    if word.confidence < 0.05 or (len(word.text) <= 2 and word.confidence < LOW_CONFIDENCE):
        return True
    height = (word.bottom - word.top) / scan.scale
    if not has_letter and (set(word.text) <= set("|_~[]{}\\") or height < 1.2):
        return True
    return height > 90


def _to_words(found: Sequence[OcrWord], scan: Scan) -> list[Word]:
    sizes = _line_sizes(found, scan.scale)
    rows = _row_numbers(found, sizes, scan.scale)
    strokes = [
        stroke_width(scan.bits, Box(w.x0, w.top, w.x1, w.bottom)) / sizes[w.line] for w in found
    ]
    solid = [s for w, s in zip(found, strokes, strict=True) if len(w.text) > 2 and s > 0]
    usual = median(solid) if solid else 1.0
    bolds = _even_out(
        found, [_is_bold(w.text, s / usual) for w, s in zip(found, strokes, strict=True)]
    )
    return [
        Word(
            text=word.text,
            raw="",
            x0=word.x0 / scan.scale,
            x1=word.x1 / scan.scale,
            baseline=word.baseline / scan.scale,
            size=sizes[word.line],
            bold=bold,
            row=rows[word.line],
            confidence=round(word.confidence, 2),
        )
        for word, bold in zip(found, bolds, strict=True)
    ]


def _is_bold(text: str, stroke: float) -> bool:
    """Short words vary more: "een" has long strokes in regular type."""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and stroke > (BOLD_STROKE if letters > 4 else BOLD_STROKE_SHORT)


def _even_out(found: Sequence[OcrWord], bolds: Sequence[bool]) -> list[bool]:
    """Lines that are mostly bold are bold; a short bold word between regular ones is not."""
    letters: dict[int, list[int]] = {}
    for word, bold in zip(found, bolds, strict=True):
        counts = letters.setdefault(word.line, [0, 0])
        counts[bold] += len(word.text)
    even: list[bool] = []
    for index, (word, bold) in enumerate(zip(found, bolds, strict=True)):
        regular, heavy = letters[word.line]
        if bold and len(word.text) < 5 and heavy < 0.6 * (regular + heavy):
            bold = _neighbour_is_bold(found, bolds, index)
        even.append(bold or heavy > 0.6 * (regular + heavy))
    return even


def _neighbour_is_bold(found: Sequence[OcrWord], bolds: Sequence[bool], index: int) -> bool:
    return any(
        0 <= other < len(found) and bolds[other] and found[other].line == found[index].line
        for other in (index - 1, index + 1)
    )


def _line_sizes(found: Sequence[OcrWord], scale: float) -> dict[int, float]:
    """Font size of each line in points; those near the body's size are the body's size."""
    letters: dict[int, int] = {}
    measured: dict[int, float] = {}
    tall = {word.line for word in found if _TALL.search(word.text)}
    for word in found:
        measured[word.line] = word.size / scale / SIZE_OF_LINE
        letters[word.line] = letters.get(word.line, 0) + len(word.text)
    weighted = sorted(measured, key=lambda line: measured[line])
    half, total = sum(letters.values()) / 2, 0
    body = 10.0
    for line in weighted:
        total += letters[line]
        if total >= half:
            body = round(2 * measured[line]) / 2
            break
    # Of a line without tall letters the size cannot be told.
    return {
        line: body
        if abs(size / body - 1) < SAME_SIZE or (size < body and line not in tall)
        else max(4.0, round(2 * size) / 2)
        for line, size in measured.items()
    }


def _row_numbers(found: Sequence[OcrWord], sizes: dict[int, float], scale: float) -> dict[int, int]:
    """Lines at one height, in cells beside one another, are one row."""
    baselines: dict[int, list[float]] = {}
    for word in found:
        baselines.setdefault(word.line, []).append(word.baseline / scale)
    rows: dict[int, int] = {}
    anchor, number = -1000.0, -1
    for line in sorted(baselines, key=lambda key: median(baselines[key])):
        height = median(baselines[line])
        if height - anchor > 0.35 * sizes[line]:
            number += 1
            anchor = height
        rows[line] = number
    return rows


def restore_bullets(words: list[Word], scan: Scan) -> list[Word]:
    """Words with the bullets and closing stops that their shape tells, whatever was read."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(word.row, []).append(word)
    restored: list[Word] = []
    for row in rows.values():
        row.sort(key=lambda word: word.x0)
        for index, word in enumerate(row):
            before = row[index - 1] if index else None
            after = row[index + 1] if index + 1 < len(row) else None
            if after is None or after.x0 - word.x1 > 0.5 * word.size:
                word = _with_stop(word, scan)
            if before is not None and word.x0 - before.x1 < 0.5 * word.size:
                restored.append(word)
                continue
            # ``word`` opens a stretch of text: is it, or is before it, a bullet?
            restored.extend(_with_bullet(word, before, after, scan))
    return restored


def _with_stop(word: Word, scan: Scan) -> Word:
    """The word with the full stop behind it that was not read: a small spot on the baseline."""
    if not word.text[-1:].isalnum():
        return word
    left, right = word.x1 + 0.03 * word.size, word.x1 + 0.4 * word.size
    low = Box(left, word.baseline - 0.3 * word.size, right, word.baseline + 0.12 * word.size)
    found = find_blob(scan.bits, Box(*(value * scan.scale for value in low)))
    if found is None:
        return word
    hull, fill = found
    place = Box(*(value / scan.scale / word.size for value in hull))
    is_spot = 0.06 < place.width < 0.24 and 0.06 < place.height < 0.24 and fill > 0.6
    on_line = abs(place.bottom - word.baseline / word.size) < 0.07
    if not (is_spot and on_line):
        return word
    return replace(word, text=word.text + ".", x1=place.x1 * word.size)


def _with_bullet(word: Word, before: Word | None, after: Word | None, scan: Scan) -> list[Word]:
    if after is not None and _may_be_bullet(word, after.x0 - word.x1):
        shape = _bullet_in(Box(word.x0 - 1, word.box.top, word.x1 + 1, word.box.bottom), word, scan)
        if shape is not None:
            return [replace(word, text=shape[0], bold=False)]
    wall = max(
        (
            r.at
            for r in scan.rulings.verticals
            if r.at < word.x0 + 1 and r.low < word.baseline < r.high
        ),
        default=0.0,
    )
    left = max(wall + 1.0, word.x0 - 3.2 * word.size, before.x1 + 1 if before else 0.0)
    shape = _bullet_in(
        Box(left, word.box.top, word.x0 - 0.25 * word.size, word.box.bottom), word, scan
    )
    if shape is None:
        return [word]
    text, box = shape
    return [replace(word, text=text, x0=box.x0, x1=box.x1, bold=False), word]


def _may_be_bullet(word: Word, gap: float) -> bool:
    """What was read is short and stands apart; two letters only when they were hardly read."""
    if word.text.isalnum() and len(word.text) == 2:
        return gap > 0.5 * word.size and (word.confidence or 0) < 0.6
    return len(word.text) <= 2 and gap > 0.3 * word.size


def _bullet_in(box: Box, word: Word, scan: Scan) -> tuple[str, Box] | None:
    """The bullet in the box, told by its shape; None when there is none or it is a letter."""
    scale = scan.scale
    found = find_blob(scan.bits, Box(*(value * scale for value in box)))
    if found is None:
        return None
    hull, fill = found
    place = Box(*(value / scale for value in hull))
    width, height = place.width / word.size, place.height / word.size
    middle = (word.baseline - place.middle[1]) / word.size
    if not 0.08 < middle < 0.62:
        return None
    if height < 0.22 and 0.15 < width < 1.1 and width > 1.7 * height and fill > 0.5:
        return "-", place
    is_round = 0.6 < width / height < 1.6 and 0.1 < height < 0.62
    if is_round and fill > 0.62:
        return "•", place
    if is_round and height > 0.2 and fill > 0.2 and set(word.text) <= _RINGS:
        return "◦", place
    return None
