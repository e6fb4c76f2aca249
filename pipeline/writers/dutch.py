"""Dates, counts and lists in Dutch, the same on every machine: no locale is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_PLURALS = {
    "gemeente": "gemeenten",
    "knelpunt": "knelpunten",
    "bestand": "bestanden",
    "punt": "punten",
    "bladzijde": "bladzijden",
    "teken": "tekens",
}


def dutch_date(day: date) -> str:
    """12 maart 2031."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def dutch_month(naam: str) -> str:
    """The month that an edition is named after ("2031-04" → "april 2031"), "" for another name."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", naam)
    return f"{_MONTHS[int(match[2]) - 1]} {match[1]}" if match else ""


def dutch_list(words: Sequence[str]) -> str:
    """Ede, Goes en Zwolle."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def count_of(number: int, noun: str) -> str:
    """1 gemeente, 2 gemeenten; thousands with a point."""
    return f"{dutch_number(number)} {noun if number == 1 else _PLURALS[noun]}"


def dutch_number(number: int) -> str:
    """12.500."""
    return f"{number:,}".replace(",", ".")
