"""Gemeenten of which a file itself says or shows that they have ended.

Texts of a file in, codes out. It matters for a file without a date: "de voormalige gemeente X"
is not written while X exists, and nobody names the gemeente that X became before it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.attribute.names import name_index
from pipeline.text import straighten
from schemas.register import Gemeente, Register

_FORMER_BEFORE = re.compile(
    r"\b(?:voormalige?|vroegere|toenmalige|opgeheven|ex)[ -](?:de )?(?:gemeente )?\Z",
    re.IGNORECASE,
)
# "X, sinds 1 januari deel van Y", "X (inmiddels opgegaan in Y)", "X (nu Y)"
_FORMER_AFTER = re.compile(
    r"[\s,(-]{1,3}(?:(?:die|dat) )?(?:(?:sinds|per|vanaf|is|inmiddels|thans|nu)\b[^.\n]{0,40}?)?"
    r"(?:onderdeel (?:van|geworden)|deel van|opgegaan in|samengegaan|samengevoegd|gefuseerd"
    r"|heringedeeld|overgegaan in)\b",
    re.IGNORECASE,
)


def find_former(texts: Iterable[str], register: Register) -> frozenset[str]:
    """The codes that the texts call former, or whose newly made successor they name."""
    index = name_index(register)
    named: set[str] = set()
    former: set[str] = set()
    for text in texts:
        straight = straighten(text)
        for vermelding in index.find(straight):
            named.update(vermelding.codes)
            if _FORMER_BEFORE.search(straight[: vermelding.start]) or _FORMER_AFTER.match(
                straight, vermelding.end
            ):
                former.update(vermelding.codes)
    by_code = {gemeente.code: gemeente for gemeente in register.gemeenten}
    former.update(code for code in named if _is_renewed(by_code[code], by_code, named))
    return frozenset(former)


def _is_renewed(gemeente: Gemeente, by_code: dict[str, Gemeente], named: set[str]) -> bool:
    """A successor that began on the day this one ended is named too, under another name."""
    successors = (by_code[code] for code in gemeente.opvolgers if code in named)
    return any(
        successor.geldig_van == gemeente.geldig_tot and successor.naam != gemeente.naam
        for successor in successors
    )
