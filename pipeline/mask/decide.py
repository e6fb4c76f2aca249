"""What people decided about masking: words that must go, and findings that may stay."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.mask.fields import Field
from pipeline.mask.view import MASK_PATTERN, View, Vondst
from pipeline.text import fold
from schemas.afscherming import Afscherming, Gegeven
from schemas.besluit import Besluit

FINGERPRINT_LENGTH = 16
"""Hex digits of a vingerafdruk; enough to tell all findings of all editions apart."""


class Beslissingen:
    """The besluiten "afschermen" and "tonen", ready to be asked about a field."""

    def __init__(self, besluiten: Sequence[Besluit]) -> None:
        self._mask = tuple(b for b in besluiten if b.soort == "afschermen" and b.waarde.strip())
        self._show = tuple(b for b in besluiten if b.soort == "tonen")

    def find_decided(self, field: Field, view: View) -> Iterator[Vondst]:
        """Every occurrence of words that a human wants masked, in any case and spacing."""
        for besluit in self._mask:
            if not _is_about(besluit, field):
                continue
            words = r"\s+".join(re.escape(word) for word in besluit.waarde.split())
            for match in re.finditer(rf"(?<!\w){words}(?!\w)", view.text, re.IGNORECASE):
                soort = kind_of_words(besluit.waarde)
                yield Vondst(match.start(), match.end(), soort, "besluit")

    def may_stay(self, field: Field, vondst: Vondst, vingerafdruk: str) -> bool:
        """A human said that this finding, or these words in this place, may be published.

        Words that a human wants masked are never shown: the stricter besluit holds.
        """
        if vondst.regel == "besluit":
            return False
        value = fold(field.tekst[vondst.begin : vondst.einde])
        return any(
            besluit.waarde == vingerafdruk
            or (_is_about(besluit, field) and fold(besluit.waarde) == value)
            for besluit in self._show
        )


def to_afschermingen(field: Field, found: Sequence[Vondst]) -> Iterator[tuple[Vondst, Afscherming]]:
    """The record of each finding of a field, in order.

    The vingerafdruk is made of place, soort and the how-manieth of its soort in the field, masks
    that stood there already counted: so it is the same in every run, and says nothing of the value.
    """
    places: list[tuple[int, str, Vondst | None]] = [
        (match.start(), match.group(1), None) for match in MASK_PATTERN.finditer(field.tekst)
    ]
    places += [(vondst.begin, vondst.soort, vondst) for vondst in found]
    count: Counter[str] = Counter()
    for begin, soort, vondst in sorted(places, key=lambda place: place[0]):
        count[soort] += 1
        if vondst is not None:
            yield (
                vondst,
                Afscherming(
                    plek=field.plek,
                    veld=field.veld,
                    soort=vondst.soort,
                    regel=vondst.regel,
                    begin=begin,
                    vingerafdruk=_fingerprint(field, soort, count[soort]),
                ),
            )


def _fingerprint(field: Field, soort: str, occurrence: int) -> str:
    place = "\x1f".join((field.plek, field.veld, soort, str(occurrence)))
    return hashlib.sha256(place.encode("utf-8")).hexdigest()[:FINGERPRINT_LENGTH]


def _is_about(besluit: Besluit, field: Field) -> bool:
    return bool(besluit.doel) and besluit.doel in (
        field.plek,
        field.knelpunt_id,
        field.inzending_id,
    )


def kind_of_words(words: str) -> Gegeven:
    """What the mask says for words that a human chose: by their form, else a name."""
    digits = sum(character.isdecimal() for character in words)
    if "@" in words:
        return "e-mail"
    if digits >= 9 and not any(character.isalpha() for character in words):
        return "telefoon" if words.lstrip("(+").startswith(("0", "31")) else "bsn"
    return "adres" if digits else "naam"
