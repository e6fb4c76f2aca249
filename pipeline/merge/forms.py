"""Forms of one word, that the dictionary does not lead to one lemma: "verruim" and "verruiming"."""

from __future__ import annotations

from itertools import groupby

_ENDINGS = frozenset(
    ("", "d", "de", "den", "e", "en", "er", "ers", "ing", "ingen", "n", "s", "t", "te", "ten")
)
"""What two forms of one word may end in after what they share."""

STEM = 4
"""Letters that two forms of one word share at least."""


def is_form_of(links: str, rechts: str) -> bool:
    """Two forms of one word: "verruim" and "verruiming", "verlaag" and "verlagen"."""
    if "#" in (links[0], rechts[0]):
        return False
    a, b = _plain(links), _plain(rechts)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    shared = min(len(a), len(b)) if shared is None else shared
    return shared >= STEM and a[shared:] in _ENDINGS and b[shared:] in _ENDINGS


def _plain(word: str) -> str:
    """Spelled without the doubled letters that Dutch inflection adds and takes away."""
    return "".join(letter for letter, _ in groupby(word))


def begin_of(word: str) -> str:
    """What all forms of a word share; a concept ("#...") has one form."""
    return word if word.startswith("#") else _plain(word)[:STEM]
