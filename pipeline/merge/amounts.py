"""The numbers and terms of a wish, as a reader compares them.

"Een half jaar", "zes maanden" and "26 weken" are one term; fifteen years and twenty are not, and
neither are B1 and B2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text import words

_DAYS = {"dag": 1.0, "week": 7.0, "maand": 30.4, "kwartaal": 91.3, "jaar": 365.25}
"""Days in a unit; of a month and a quarter the mean."""

_UNITS = {
    form: unit
    for unit, forms in {
        "dag": "dag dagen dagelijks dagelijkse werkdag werkdagen",
        "week": "week weken wekelijks wekelijkse",
        "maand": "maand maanden maandelijks maandelijkse",
        "kwartaal": "kwartaal kwartalen",
        "jaar": "jaar jaren jaarlijks jaarlijkse",
    }.items()
    for form in forms.split()
}

_HALVES = ("halfjaar", "halfjaarlijks", "halfjaarlijkse")
_UNITS |= dict.fromkeys(_HALVES, "jaar")

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)

_NUMBERS: dict[str, float] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{ten: tens for tens, ten in zip(range(20, 100, 10), _TENS, strict=True)},
    # "drieentwintig", folded as all words are
    **{
        f"{one}en{ten}": tens + number
        for tens, ten in zip(range(20, 100, 10), _TENS, strict=True)
        for number, one in enumerate(_ONES, 1)
    },
    "honderd": 100,
    "duizend": 1000,
    "half": 0.5,
    "halve": 0.5,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "dubbel": 2,
    "dubbele": 2,
    "eenmaal": 1,
    "eenmalig": 1,
    "eenmalige": 1,
    "tweemaal": 2,
    "driemaal": 3,
}

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"

_AMOUNT = re.compile(
    r"\b(?P<rang>(?:eerste|tweede|derde|vierde|vijfde|zesde) (?:{unit}))\b"
    r"|\b(?:(?:een )?(?P<aantal>{number})x? (?:(?:volle|hele|extra) )?)?(?P<eenheid>{unit})\b"
    r"|\b(?P<getal>{number})x?\b|\b(?P<code>\w*\d\w*)\b".format(
        # the longest first: "tien" is also the beginning of "tienduizend"
        number="|".join((*sorted(_NUMBERS, key=len, reverse=True), _FIGURE)),
        unit="|".join(sorted(_UNITS, key=len, reverse=True)),
    )
)
"""Which of a row ("het derde jaar"); a number with its unit; a unit alone; a number; a code."""

_ARTICLE = "een"
"""A number before a term ("een jaar") and a word without meaning elsewhere ("een regeling")."""

_ROUNDED = 0.1
"""Part by which terms in different units may differ: a quarter is twelve or thirteen weeks."""


@dataclass(frozen=True, slots=True)
class Termijn:
    """A length of time in the unit it was given in."""

    aantal: float
    eenheid: str

    def equals(self, other: Termijn) -> bool:
        """As a reader takes it: the same number of the same unit, else about as many days."""
        if self.eenheid == other.eenheid:
            return self.aantal == other.aantal
        own, days = (t.aantal * _DAYS[t.eenheid] for t in (self, other))
        return abs(own - days) <= _ROUNDED * max(own, days)


@dataclass(frozen=True, slots=True)
class Bedragen:
    """The terms of a text, its other numbers, and codes with a figure ("b1", "wi2013")."""

    termijnen: tuple[Termijn, ...] = ()
    getallen: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vergelijk:
    """How the amounts of two texts relate.

    ``gedeeld``: a number or term that both name; a code that both name is no more than a word they
    share. ``eenzijdig``: one that the other does not name. ``strijdig``: each names one of the
    same kind that the other does not ("in 5 jaar", "in 10 jaar").
    """

    gedeeld: bool
    eenzijdig: bool
    strijdig: bool


def read_amounts(text: str) -> Bedragen:
    """The terms and numbers of a text, in figures or in words.

    A unit without a number is one of it: "per maand", "jaarlijks".
    """
    terms: list[Termijn] = []
    numbers: list[str] = []
    codes: list[str] = []
    for found in _AMOUNT.finditer(" ".join(words(text))):
        rang, aantal, eenheid, getal, code = found.groups()
        if rang or code:
            codes.append(rang or code)
        elif eenheid in _HALVES:
            terms.append(Termijn(0.5, "jaar"))
        elif eenheid:
            terms.append(Termijn(_value(aantal) if aantal else 1.0, _UNITS[eenheid]))
        elif getal != _ARTICLE:
            numbers.append(f"{_value(getal):g}")
    return Bedragen(tuple(terms), tuple(numbers), tuple(codes))


def compare_amounts(links: Bedragen, rechts: Bedragen) -> Vergelijk:
    """Which amounts two texts share, and which not."""
    own_terms = [t for t in links.termijnen if not any(t.equals(o) for o in rechts.termijnen)]
    other_terms = [t for t in rechts.termijnen if not any(t.equals(o) for o in links.termijnen)]
    own_numbers, other_numbers = _differences(links.getallen, rechts.getallen)
    own_codes, other_codes = _differences(links.codes, rechts.codes)
    kinds = ((own_terms, other_terms), (own_numbers, other_numbers), (own_codes, other_codes))
    return Vergelijk(
        gedeeld=len(own_terms) < len(links.termijnen)
        or not set(links.getallen).isdisjoint(rechts.getallen),
        eenzijdig=any(own or other for own, other in kinds),
        strijdig=any(own and other for own, other in kinds),
    )


def _differences(own: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    return sorted(set(own) - set(other)), sorted(set(other) - set(own))


def says_amount(word: str) -> bool:
    """A folded word that is a number, a unit of time or a code with a figure."""
    return word != _ARTICLE and _AMOUNT.fullmatch(word) is not None


def _value(number: str) -> float:
    if number in _NUMBERS:
        return float(_NUMBERS[number])
    return float(number.replace(".", "").replace(",", "."))
