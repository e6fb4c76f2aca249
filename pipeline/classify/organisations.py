"""The chain partners that a text names (COA, IND, DUO, VNG, Rijk, corporaties, …)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.thema import Organisatie


@dataclass(frozen=True, slots=True)
class Organisatielijst:
    """The names of each chain partner as one pattern, with and without regard to capitals."""

    patronen: tuple[tuple[str, re.Pattern[str]], ...]


def compile_organisaties(organisaties: Sequence[Organisatie]) -> Organisatielijst:
    """The list, ready to search: whole words, "-" and space alike, "=Rijk" with its capital."""
    return Organisatielijst(tuple((o.naam, _pattern(o.woorden)) for o in organisaties))


def find_organisaties(stukken: Sequence[str], lijst: Organisatielijst) -> tuple[str, ...]:
    """The chain partners named, by their canonical name, in alphabetical order."""
    text = "\n".join(stukken)
    return tuple(sorted({naam for naam, pattern in lijst.patronen if pattern.search(text)}))


def _pattern(woorden: Sequence[str]) -> re.Pattern[str]:
    exact = [_spelled(word.removeprefix("=")) for word in woorden if word.startswith("=")]
    loose = [f"(?i:{_spelled(word)})" for word in woorden if not word.startswith("=")]
    return re.compile(rf"(?<!\w)(?:{'|'.join((*exact, *loose))})(?!\w)")


def _spelled(word: str) -> str:
    """A name as a pattern: hyphen, space, both or nothing between its parts ("GGD-GHOR")."""
    return r"[\s-]{0,2}".join(re.escape(piece) for piece in re.split(r"[\s-]", word) if piece)
