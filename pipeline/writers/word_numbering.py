"""Word list numbering that shows the labels the municipalities wrote.

Bullets share one definition. A counted list ("1)", "b.") gets a definition of its own that starts
at its first label; the next item goes on in it when its label is the next one, else a new list
starts. So every label a reader sees is the label that was written, and Word still counts.
"""

from __future__ import annotations

from pipeline.writers.list_marks import Merk
from pipeline.writers.word_xml import Element, w

_LEVELS = 9  # Word has nine
_INDENT = 340  # twips (0.6 cm) a level
_BULLETS = "•–▪"
_BULLET = 1
_DASH = 2
_FORMATS = {
    "decimal": "decimal",
    "lowerLetter": "lowerLetter",
    "upperLetter": "upperLetter",
    "lowerRoman": "lowerRoman",
}


class Numbering:
    """Hands out list ids while a document is written, and gives the numbering part at the end."""

    def __init__(self) -> None:
        self._definitions: list[Element] = [
            _definition(_BULLET, [_bullet(i, _BULLETS[i % 3]) for i in range(_LEVELS)]),
            _definition(_DASH, [_bullet(i, "–") for i in range(_LEVELS)]),
        ]
        self._running: dict[int, tuple[tuple[str, str, str], int, int]] = {}

    def start_list(self) -> None:
        """What follows is a list of its own."""
        self._running.clear()

    def properties(self, merk: Merk, niveau: int, *, dashes: bool = False) -> Element:
        """``w:numPr`` for an item with this label at this depth."""
        level = min(niveau, _LEVELS - 1)
        for deeper in [n for n in self._running if n > level]:
            del self._running[deeper]
        number = self._list_id(merk, level, dashes=dashes)
        return w("numPr", w("ilvl", val=level), w("numId", val=number))

    def _list_id(self, merk: Merk, level: int, *, dashes: bool) -> int:
        if merk.telling == "bullet":
            return _DASH if dashes else _BULLET
        running = self._running.get(level)
        if running and running[0] == merk.reeks and running[1] == merk.waarde:
            number = running[2]
        else:
            number = len(self._definitions) + 1
            levels = [_level(i, merk, 1 if i != level else merk.waarde) for i in range(_LEVELS)]
            self._definitions.append(_definition(number, levels))
        self._running[level] = (merk.reeks, merk.waarde + 1, number)
        return number

    def element(self) -> Element:
        """``w:numbering``: all definitions, then one list for each (the order Word demands)."""
        lists = [
            w("num", w("abstractNumId", val=i), numId=i)
            for i in range(1, len(self._definitions) + 1)
        ]
        return w("numbering", *self._definitions, *lists)


def _definition(number: int, levels: list[Element]) -> Element:
    return w(
        "abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number
    )


def _bullet(level: int, glyph: str) -> Element:
    return _level_element(level, "bullet", glyph, 1)


def _level(level: int, merk: Merk, start: int) -> Element:
    if merk.telling == "literal":
        return _level_element(level, "bullet", merk.letterlijk, 1)
    text = f"{merk.voor}%{level + 1}{merk.na}"
    return _level_element(level, _FORMATS[merk.telling], text, start)


def _level_element(level: int, number_format: str, text: str, start: int) -> Element:
    hanging = max(_INDENT, 110 * len(text.replace("%", "")))
    return w(
        "lvl",
        w("start", val=start),
        w("numFmt", val=number_format),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=_INDENT * level + hanging, hanging=hanging)),
        ilvl=level,
    )
