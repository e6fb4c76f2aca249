"""What the chapter headings above a knelpunt say about its theme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text import lemmas
from schemas.thema import Themaschema

# "2b. Bestaande woningvoorraad", "Thema 2b", "2 b)"; not "2 belangrijke punten"
_CODE = re.compile(r"\b(\d)\s?([a-z])\b(?=[\s.:)–-]|$)", re.IGNORECASE)
# "2. Huisvesting", "Hoofdstuk 2", "2 Huisvesting"
_CHAPTER = re.compile(r"^\W*(?:hoofdstuk\s+)?(\d)\b[.:)]?\s", re.IGNORECASE)


def themas_of_koppen(koppen: Sequence[str], schema: Themaschema) -> frozenset[str]:
    """The themes that the headings leave open: one for a sub-theme, several for a chapter.

    The innermost heading that names a theme or a chapter decides. Empty when none does.
    """
    for kop in reversed(koppen):
        if found := _themas_of_kop(kop, schema):
            return found
    return frozenset()


def _themas_of_kop(kop: str, schema: Themaschema) -> frozenset[str]:
    code = _CODE.search(kop)
    if code and schema.find_thema(code[1] + code[2].lower()):
        return frozenset({code[1] + code[2].lower()})
    words = frozenset(lemmas(kop))
    named = frozenset(t.code for t in schema.themas if _names(words, t.titel))
    if named:
        return named
    chapter = _CHAPTER.match(f"{kop} ")
    return frozenset(
        t.code
        for t in schema.themas
        if _names(words, t.hoofdstuk_titel) and (not chapter or chapter[1] == t.hoofdstuk)
    )


def _names(words: frozenset[str], titel: str) -> bool:
    """All longer words of a title stand in the heading ("Opvanglocatie (COA)": both)."""
    wanted = {word for word in lemmas(titel) if len(word) > 2 and word not in ("en", "het", "de")}
    return bool(wanted) and wanted <= words
