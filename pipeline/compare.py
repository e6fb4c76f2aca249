"""The comparisons of two knelpunten: one statement per function, each with its value and grounds.

Comes in: the Kenmerken of two knelpunten (what is compared of each, as whole numbers). Goes out:
a value from 0 to 1 and the words or concepts that decided. The promise: the same numbers on every
machine. Vectors are rounded to multiples of 1/1024 of their length; a product of two is then a
whole number below 2**24, which 32-bit floats add up exactly in any order. So the matrices of
``pipeline/match/score.py`` and the functions here agree to the last digit, and so do two
processors.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from schemas.errors import SettingsError
from schemas.verband import Gewicht

SCALE = 1024
"""Units in the length of a vector: 1024 * 1024 = 2**20 leaves room under 2**24 (float32)."""

Vector = Mapping[str, int]
"""Terms with their weights, in 1/1024 of the vector's length."""

SHOWN = 6
"""Words or concepts that a toelichting names; more is not read."""

DOUBTED_THEME = 0.5
"""Value of the theme when that of one of the two is in doubt: it then tells neither way. About one
theme in eight is wrong on texts of strangers (``iua score``), mostly a doubted one."""

COPY_FROM = 0.55
"""Cosine of letter groups from which text counts as copied; unrelated Dutch texts reach 0.35."""


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """What is compared of one knelpunt. Slotted: there is one per knelpunt, 100,000 at most.

    ``richtingen`` are wishes ("verplicht/taal") with 1 or -1. ``strekking`` and ``betekenis`` are
    its places in the space of words and in that of a sentence encoder (``pipeline/space.py``); the
    latter is empty without one. ``standpunt`` has, by the code of each side of a contested
    question, the share with which the text takes it, in 1/1024; ``tegenover`` that of the sides
    opposite to it. ``thema`` holds the theme and its runner-up by their scores; ``thema_twijfel``
    says that a human was asked to look at it.
    """

    knelpunt_id: str
    woorden: Vector = field(default_factory=dict)
    lettergrepen: Vector = field(default_factory=dict)
    onderwerp: Vector = field(default_factory=dict)
    oplossingen: Vector = field(default_factory=dict)
    begrippen: Vector = field(default_factory=dict)
    gevraagd: Vector = field(default_factory=dict)
    ketenpartners: Vector = field(default_factory=dict)
    vraagstuk: Vector = field(default_factory=dict)
    strekking: Sequence[int] = ()
    betekenis: Sequence[int] = ()
    standpunt: Vector = field(default_factory=dict)
    tegenover: Vector = field(default_factory=dict)
    richtingen: Mapping[str, int] = field(default_factory=dict)
    thema: Vector = field(default_factory=dict)
    thema_twijfel: bool = True


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What a comparison measured, 0 to 1, and the words or concepts that decided."""

    waarde: float
    toelichting: str = ""


def scale_vector(weights: Mapping[str, float]) -> dict[str, int]:
    """A vector of length 1 in whole units; terms that round to nothing are left out."""
    length = sqrt(sum(weights[term] ** 2 for term in sorted(weights)))
    if not length:
        return {}
    scaled = {term: round(SCALE * weights[term] / length) for term in sorted(weights)}
    return {term: units for term, units in scaled.items() if units}


def text_is_copied(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """Whole passages are the same, as when a gemeente took over another one's text.

    0 up to the likeness that unrelated texts reach, 1 for the same text.
    """
    value = copied(_cosine(links.lettergrepen, rechts.lettergrepen))
    return Vergelijking(value, "passages komen overeen" if value else "")


def copied(cosine: float) -> float:
    """The part of a cosine above what unrelated texts reach."""
    return max(0.0, (cosine - COPY_FROM) / (1.0 - COPY_FROM))


def woorden_overlap(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The texts share words (lemmas, parts of compounds) that few others use."""
    return _overlap(links.woorden, rechts.woorden)


def lettergrepen_overlap(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The texts share groups of four letters: compounds and misspellings meet here."""
    return Vergelijking(_cosine(links.lettergrepen, rechts.lettergrepen))


def onderwerp_overlaps(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The onderwerpen share words that few other onderwerpen use.

    An onderwerp without such words, or an empty one, scores 0.
    """
    return _overlap(links.onderwerp, rechts.onderwerp)


def oplossingen_overlap(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The oplossingsrichtingen share words that few others use; without any the value is 0."""
    return _overlap(links.oplossingen, rechts.oplossingen)


def begrippen_overlap(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The texts name the same domain concepts (who, what, what is wrong), rare ones more."""
    return _overlap(links.begrippen, rechts.begrippen)


def gevraagd_overlaps(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The oplossingsrichtingen name the same domain concepts."""
    return _overlap(links.gevraagd, rechts.gevraagd)


def ketenpartners_agree(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The same organisations are named; without any the value is 0."""
    return _overlap(links.ketenpartners, rechts.ketenpartners)


def vraagstuk_agrees(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """Both texts tell a known problem of the lexicon, and it is the same one."""
    return _overlap(links.vraagstuk, rechts.vraagstuk)


def vraagstuk_differs(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """Both texts tell a known problem, and not the same one; 0 when one tells none that is known.

    Told apart from "nothing in common", so that a problem that the lexicon does not know is
    compared by its own words without a penalty.
    """
    both = known_share(links) * known_share(rechts)
    return Vergelijking(max(0.0, both - _cosine(links.vraagstuk, rechts.vraagstuk)))


def known_share(kenmerken: Kenmerken) -> float:
    """How surely the text tells a known problem, 0 to 1."""
    return sum(units * units for units in kenmerken.vraagstuk.values()) / SCALE**2


def thema_agrees(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The themes with their runners-up overlap; in doubt about one of the two at least 0.5."""
    found = _overlap(links.thema, rechts.thema)
    if (links.thema_twijfel or rechts.thema_twijfel) and found.waarde < DOUBTED_THEME:
        return Vergelijking(DOUBTED_THEME, "thema van een van beide is onzeker")
    return found


def richting_opposes(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """One asks what the other does not want, about the same thing: 1, else 0."""
    opposed = sorted(
        code for code, sign in links.richtingen.items() if sign * rechts.richtingen.get(code, 0) < 0
    )
    return Vergelijking(1.0 if opposed else 0.0, ", ".join(opposed[:SHOWN]))


def standpunt_differs(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """They speak about a question that gemeenten are divided on, from opposite sides.

    The chance that it is so: two that are both half this and half that get one half.
    """
    sides = {
        c: n * rechts.tegenover[c] for c, n in links.standpunt.items() if c in rechts.tegenover
    }
    value = sum(sides.values()) / SCALE**2
    return Vergelijking(value, ", ".join(sorted(sides, key=lambda c: (-sides[c], c))[:SHOWN]))


def strekking_agrees(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """The words of both lead to the same place among the tellings of the lexicon.

    They need not share one: "pasje" and "verblijfsdocument" lead the same way.
    """
    return Vergelijking(max(0.0, _product(links.strekking, rechts.strekking)))


def betekenis_agrees(links: Kenmerken, rechts: Kenmerken) -> Vergelijking:
    """A sentence encoder finds the texts close in meaning, manner of writing left out.

    0 without an encoder.
    """
    return Vergelijking(max(0.0, _product(links.betekenis, rechts.betekenis)))


Comparison = Callable[[Kenmerken, Kenmerken], Vergelijking]

COMPARISONS: Mapping[str, Comparison] = {
    "zelfde tekst": text_is_copied,
    "woorden": woorden_overlap,
    "lettergrepen": lettergrepen_overlap,
    "onderwerp": onderwerp_overlaps,
    "oplossingsrichtingen": oplossingen_overlap,
    "begrippen": begrippen_overlap,
    "gevraagde begrippen": gevraagd_overlaps,
    "ketenpartners": ketenpartners_agree,
    "vraagstuk": vraagstuk_agrees,
    "ander vraagstuk": vraagstuk_differs,
    "thema": thema_agrees,
    "tegengestelde wens": richting_opposes,
    "ander standpunt": standpunt_differs,
    "strekking": strekking_agrees,
    "betekenis": betekenis_agrees,
}
"""Every comparison by the name it has in ``verbanden.reden`` and in the weights."""


def check_comparisons(gewichten: Iterable[Gewicht], known: Container[str], name: str) -> None:
    """Weights are of comparisons that exist; ``name`` is the file they came from, for the error.

    Raises:
        SettingsError: they weigh one that does not exist.
    """
    for gewicht in gewichten:
        if gewicht.vergelijking not in known:
            raise SettingsError(
                bestand=name,
                regel=gewicht.vergelijking,
                oorzaak="thema-sleutel-onbekend",
                sleutel=gewicht.vergelijking,
            )


def _product(links: Sequence[int], rechts: Sequence[int]) -> float:
    return sum(a * b for a, b in zip(links, rechts, strict=False)) / SCALE**2


def _cosine(links: Vector, rechts: Vector) -> float:
    if len(links) > len(rechts):
        links, rechts = rechts, links
    return sum(units * rechts.get(term, 0) for term, units in links.items()) / SCALE**2


def _overlap(links: Vector, rechts: Vector) -> Vergelijking:
    """The cosine of two vectors, with the shared terms in order of their part in it."""
    shared = sorted(
        ((units * rechts[term], term) for term, units in links.items() if term in rechts),
        key=lambda item: (-item[0], item[1]),
    )
    value = sum(part for part, _ in shared) / SCALE**2
    return Vergelijking(value, ", ".join(term for _, term in shared[:SHOWN]))
