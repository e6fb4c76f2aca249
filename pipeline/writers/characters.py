"""Which characters can stand in a document: XML 1.0 forbids some, and the PDF's fonts lack some."""

from __future__ import annotations

import re
from collections.abc import Callable

REPLACEMENT = "□"
"""What stands in the PDF for a character that no font inside typst has (an emoji, Chinese)."""

_CONTROLS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2
# Printable ASCII, Latin-1, Latin Extended-A and the marks that Dutch typography uses.
_COMMON = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u017f‘’“”„‚–—…•▪□€→\u00a0]")
_MAX_ASKED = 500  # distinct rare characters: more is no text, and asking for each takes 10 ms


def without_controls(text: str) -> str:
    """The text without characters that no document can hold (control characters, half pairs)."""
    return _CONTROLS.sub("", text)


def replace_unknown(text: str, has_glyph: Callable[[str], bool]) -> str:
    """The text with ``REPLACEMENT`` for every character that cannot be shown.

    ``has_glyph`` is asked once for each distinct character that is not common in Dutch text.
    """
    cleaned = without_controls(text).replace("\t", " ").replace("\r", "")
    rare = sorted(set(cleaned) - {c for c in set(cleaned) if _COMMON.match(c)})
    unknown = {c for place, c in enumerate(rare) if place >= _MAX_ASKED or not has_glyph(c)}
    return "".join(REPLACEMENT if c in unknown else c for c in cleaned) if unknown else cleaned
