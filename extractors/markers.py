"""List marks that were typed: where the mark ends and the text of the item begins.

One rule for every format, so that the same list in Word and in PDF has the same items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.symbols import is_private_use, symbol_text

# Bullets of any kind, arrows and check marks. Not ☐ ☒ ☑: those are answers on a form.
_GLYPHS = "•●○◦∙⋅·▪▫■□◆◇◊❖❍❑❒➢➤➔➜➲►▸▶→⇒⇨⟶✓✔✗✘★☆✦‣⁃◉⦁⬤🔹🔸➡👉✅📌"

_MARKER = re.compile(
    rf"""
    (?P<mark>
        [{_GLYPHS}\ue000-\uf8ff]+(?=\s|\w|[("'“‘„€])   # "• tekst", "•tekst"
      | (?:->|=>|-->|==>|--|>{{1,2}}|»|\*{{1,2}}|\+|\ufffd)(?=\s)   # "-> tekst"; not "*voetnoot"
      | [-–—‐‑−](?=\s|[^\W\d_])                  # "- tekst", "-Tekst"; not "-5 graden"
      | [oØü§¨](?=\s+[^\W\d_])                   # bullets whose font was lost; not "§ 3"
      | \(?\d{{1,3}}[a-z]?\)(?=\s|[^\W\d_]|$)    # "1) tekst", "(1) tekst", "1a) tekst", "1)Tekst"
      | \d{{1,3}}[a-z]?[.:](?=\s|[A-Z][a-z]|$)   # "1. tekst", "1.Tekst", "2a. tekst"; not "1.500"
      | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?=\s+(?!uur\b|mil|mld|mln|procent|%|\d)\S)  # "1.2 tekst"
      | \d{{1,2}}(?=\t+\S)                       # "1<tab>tekst"
      | \d{{1,2}}\s?[-–](?=\s[A-Z])              # "1 - Tekst"
      | \(?[a-zA-Z]\)(?=\s|[^\W\d_]|$)           # "a) tekst", "(b) tekst"
      | [a-zA-Z][.](?=\s)                        # "a. tekst", "A. tekst"; not "a.u.b."
      | \(?(?:x{{0,3}}(?:ix|iv|v?i{{1,3}}|v)
          |X{{0,3}}(?:IX|IV|V?I{{1,3}}|V))[.)](?=\s)  # "iii) tekst", "IV. tekst"
    )
    \s*
    """,
    re.VERBOSE,
)
_LOST_FONT = {"o": "•", "Ø": "➢", "ü": "✓", "§": "▪", "¨": "•", "\ufffd": "•"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A typed list mark: as a reader sees it, as typed, and where the item's text begins."""

    text: str
    raw: str
    end: int


def find_marker(text: str) -> Marker | None:
    """The list mark at the start of a paragraph or line, None when it starts with running text.

    Leading white space is skipped. A glyph of a symbol font is named by the character a reader
    takes it for. The mark alone on its line counts for numbers ("1)") and glyphs, for its text may
    stand in the next cell or line.
    """
    start = len(text) - len(text.lstrip())
    match = _MARKER.match(text, start)
    if match is None:
        bare = text.strip()
        if bare and all(c in _GLYPHS or is_private_use(c) for c in bare):
            return Marker(_plain(bare), bare, len(text))
        return None
    raw = match["mark"]
    return Marker(_plain(raw), raw, match.end())


def _plain(raw: str) -> str:
    if raw in _LOST_FONT:
        return _LOST_FONT[raw]
    return "".join(symbol_text(ord(c)) if is_private_use(c) else c for c in raw)
