"""List labels as Word computes them from the numbering definitions (ECMA-376 part 1 §17.9).

In go the numbering part and the list paragraphs one by one in reading order, out comes the label a
reader sees: "•", "1)", "a.", "2.1". Lists that share an abstract definition count on together;
another list number with a start of its own starts anew where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.package import XmlElement
from extractors.symbols import BULLET, is_private_use, is_symbol_font, symbol_text
from extractors.word_styles import ParagraphForm, read_paragraph_form
from extractors.word_xml import W, child, is_on, value, whole

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET_LETTERS = {"o": BULLET, "Ø": "➢", "ü": "✓", "§": "▪", "·": BULLET, "v": "❖", "q": "❑"}
_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip
_MAX_ROMAN = 3999
_DUTCH_NUMBERS = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its label is made. ``restart`` is the level above which it
    starts anew: 0 never, None after every higher level."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    font: str = ""
    is_legal: bool = False
    is_picture: bool = False
    restart: int | None = None
    style_id: str | None = None
    form: ParagraphForm = field(default_factory=ParagraphForm)


@dataclass(frozen=True, slots=True)
class List:
    """A w:num: levels, the definition whose counters it shares, and its own starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a package, with how far each has counted."""

    lists: dict[str, List]
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def level(self, num_id: str | None, list_level: int) -> Level | None:
        """The definition of a level, None when the list does not exist or is switched off."""
        found = self.lists.get(num_id or "0")
        if found is None or num_id == "0":
            return None
        return found.levels.get(list_level, Level(number_format="none"))

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level that a paragraph style is tied to in this list."""
        found = self.lists.get(num_id)
        if found is None:
            return None
        return next((i for i, level in found.levels.items() if level.style_id == style_id), None)

    def next_label(self, num_id: str, list_level: int) -> str:
        """Count one paragraph of this list at this level, and give its label ("" without one)."""
        found = self.lists[num_id]
        counters = self.counters.setdefault(found.definition, [None] * LEVELS)
        own_start = found.starts.get(list_level)
        if own_start is not None and (num_id, list_level) not in self.started:
            counters[list_level] = own_start
        else:
            current = counters[list_level]
            start = found.levels.get(list_level, Level()).start
            counters[list_level] = start if current is None else current + 1
        self.started.add((num_id, list_level))
        for deeper in range(list_level + 1, LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or list_level < restart:
                counters[deeper] = None
        return make_label(found.levels, list_level, counters)


def make_label(levels: dict[int, Level], list_level: int, counters: list[int | None]) -> str:
    """The label of a level at these counts."""
    level = levels.get(list_level, Level(number_format="none"))
    if level.is_picture:
        return BULLET
    if level.number_format == "bullet":
        return bullet_text(level.text, level.font)

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        source = levels.get(index, Level())
        count = counters[index]
        number_format = source.number_format
        if level.is_legal and number_format not in ("bullet", "none"):
            number_format = "decimal"
        return format_number(source.start if count is None else count, number_format)

    return _PLACE.sub(number, level.text).strip()


def bullet_text(text: str, font: str) -> str:
    """A bullet as a reader sees it; the letter that stands for a mark in its font is that mark."""
    text = text.strip()
    if is_symbol_font(font) or (text and all(is_private_use(c) for c in text)):
        return "".join(symbol_text(ord(c), font) for c in text) or BULLET
    return _BULLET_LETTERS.get(text, text)


def format_number(number: int, number_format: str) -> str:
    """A count in one of Word's number formats; one that is not known reads as digits."""
    return _FORMATS.get(number_format, str)(number)


def _letters(number: int) -> str:
    # a … z, aa, bb … zz: Word repeats the letter, it does not count on as aa, ab.
    if not 1 <= number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _MAX_ROMAN:
        return str(number)
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _dutch_word(number: int) -> str:
    return _DUTCH_NUMBERS[number] if 0 <= number < len(_DUTCH_NUMBERS) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": lambda number: f"{number}e",
    "cardinalText": _dutch_word,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def read_numbering(root: XmlElement | None) -> Numbering:
    """The numbering part; a package without one has no lists."""
    if root is None:
        return Numbering({})
    definitions = {
        element.get(W + "abstractNumId", ""): element for element in root.iter(W + "abstractNum")
    }
    by_style = {
        style: element
        for element in definitions.values()
        if (style := value(element, "styleLink")) is not None
    }
    lists: dict[str, List] = {}
    for element in root.iterchildren(W + "num"):
        definition_id = value(element, "abstractNumId") or ""
        definition = definitions.get(definition_id)
        if definition is None:
            continue
        linked = value(definition, "numStyleLink")
        if linked is not None and linked in by_style:
            definition = by_style[linked]
            definition_id = definition.get(W + "abstractNumId", "")
        lists[element.get(W + "numId", "")] = _read_list(element, definition_id, definition)
    return Numbering(lists)


def _read_list(element: XmlElement, definition_id: str, definition: XmlElement) -> List:
    levels = dict(_read_level(item) for item in definition.iterchildren(W + "lvl"))
    starts: dict[int, int] = {}
    for override in element.iterchildren(W + "lvlOverride"):
        index = _level_index(override)
        own = child(override, "lvl")
        if own is not None:
            levels[index] = _read_level(own)[1]
        start = whole(value(override, "startOverride"))
        if start is not None:
            starts[index] = start
    return List(definition_id, levels, starts)


def _level_index(element: XmlElement) -> int:
    return min(max(whole(element.get(W + "ilvl")) or 0, 0), LEVELS - 1)


def _read_level(element: XmlElement) -> tuple[int, Level]:
    fonts = child(element, "rPr", "rFonts")
    font = ""
    if fonts is not None:
        font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    start = whole(value(element, "start"))
    number_format = value(element, "numFmt")
    if number_format is None:
        # Formats of Word 2010 and later stand in alternate content, with the old one beside them.
        found = next(element.iter(W + "numFmt"), None)
        number_format = "decimal" if found is None else found.get(W + "val", "decimal")
    return _level_index(element), Level(
        start=0 if start is None else start,
        number_format=number_format,
        text=value(element, "lvlText") or "",
        font=font,
        is_legal=bool(is_on(child(element, "isLgl"))),
        is_picture=child(element, "lvlPicBulletId") is not None,
        restart=whole(value(element, "lvlRestart")),
        style_id=value(element, "pStyle"),
        form=read_paragraph_form(child(element, "pPr")),
    )
