"""Whether two wishes are one: the same request in other words.

A wish shown twice costs a reader a line; a wish wrongly united is lost from sight. So there are
three outcomes, as for knelpunten. Two are united when nothing they ask differs (the same words up
to inflection and order, the same amounts, terms and denials), or when a weighed sum of the
comparisons below makes it sure; when it is likely, a human is asked. Never united or asked about
are two that name different amounts or ask for opposite things. Weights by ``python -m
benchmarks.fit_wishes``, figures by ``python -m benchmarks.score_wishes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from pipeline.compare import SCALE, check_comparisons
from pipeline.merge.amounts import compare_amounts
from pipeline.merge.forms import is_form_of
from pipeline.merge.reading import LIMITS, Wens, WishReader
from pipeline.space import wish_space
from pipeline.text import fold
from schemas.besluit import Besluit, wish_fingerprint
from schemas.lexicon import Lexicon
from schemas.verband import Samenhang, Wensgewichten

LEAST_SHARED = 2
"""Concepts or words that two wishes must share to be one by these alone: "Extra geld" says too
little."""

COMPARISONS = (
    "strekking",
    "woorden",
    "zelfde bedrag",
    "bedrag ontbreekt",
    "zelfde richting",
    "ontkenning",
    "andere uitvoerder",
    "andere groep",
)
"""The comparisons that weights are fitted for, by the name they have in the weights."""

SURE = 0.99
"""Chance shown for two that ask the same in the same words; nothing here is quite sure."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether two wishes are one. ``kans`` is a probability, 0 to 1."""

    uitkomst: Samenhang
    kans: float
    door_besluit: bool = False


APART = Oordeel("apart", 0.0)


class WishJudge:
    """Judges pairs of wishes: what people decided about their wordings, and what these say."""

    def __init__(
        self, lexicon: Lexicon, gewichten: Wensgewichten, besluiten: Sequence[Besluit] = ()
    ) -> None:
        self.read = WishReader(lexicon, wish_space()).read
        self._bias = gewichten.uitgangspunt
        self._weights = {g.vergelijking: g.gewicht for g in gewichten.gewichten}
        self._samen, self._voorstel = gewichten.samen, gewichten.voorstel
        decided = sorted(besluiten, key=lambda b: (b.op, b.besluit_id))
        self._decided = {
            b.vingerafdruk: b.soort == "wens-samen"
            for b in decided
            if b.soort in ("wens-samen", "wens-apart")
        }

    def least_nearness(self, wens: Wens) -> float:
        """Cosine of places below which others are apart from a wish, unless in the same words.

        Nothing else could make up for it; -1, which leaves out none, where all else may suffice.
        """
        amounts = wens.bedragen.termijnen or wens.bedragen.getallen
        most = self._bias + sum(
            weight
            for name, weight in self._weights.items()
            if weight > 0 and (name != "zelfde bedrag" or amounts) and name != "strekking"
        )
        nearness = self._weights.get("strekking", 0.0)
        if nearness <= 0 or most >= self._voorstel:
            return -1.0
        return (self._voorstel - most) / nearness

    @property
    def has_besluiten(self) -> bool:
        """People decided about wishes: then any two may have been meant."""
        return bool(self._decided)

    def find_besluit(self, links: Wens, rechts: Wens) -> Oordeel | None:
        """What people decided about these wordings, if they did."""
        if not self._decided:  # so that most runs hash nothing
            return None
        decided = self._decided.get(wish_fingerprint(links.tekst, rechts.tekst))
        if decided is None:
            return None
        return Oordeel("samen" if decided else "apart", float(decided), door_besluit=True)

    def judge(self, links: Wens, rechts: Wens) -> Oordeel:
        """What two wishes are to each other by what they ask."""
        if is_same_wish(links, rechts):
            return Oordeel("samen", SURE)
        if is_excluded(links, rechts):
            return APART
        score = self._bias
        for name, value in compare_wishes(links, rechts).items():
            score += self._weights.get(name, 0.0) * value
        if score < self._voorstel:
            return APART
        is_sure = score >= self._samen and not _may_differ(links, rechts)
        return Oordeel("samen" if is_sure else "voorstel", round(1.0 / (1.0 + exp(-score)), 4))


def check_wish_weights(gewichten: Wensgewichten, name: str) -> Wensgewichten:
    """The same weights; ``name`` is the file they came from, for the error.

    Raises:
        SettingsError: they weigh a comparison that does not exist.
    """
    check_comparisons(gewichten.gewichten, COMPARISONS, name)
    return gewichten


def compare_wishes(links: Wens, rechts: Wens) -> dict[str, float]:
    """The value of each comparison, 0 to 1."""
    amounts = compare_amounts(links.bedragen, rechts.bedragen)
    return {
        "strekking": _nearness(links, rechts),
        "woorden": _shared_words(links, rechts),
        "zelfde bedrag": float(amounts.gedeeld and not amounts.eenzijdig),
        "bedrag ontbreekt": float(amounts.eenzijdig),
        "zelfde richting": float(bool(links.richtingen & rechts.richtingen)),
        "ontkenning": float(links.denials % 2 != rechts.denials % 2),
        "andere uitvoerder": float(_has_other_actor(links, rechts)),
        "andere groep": float(links.groepen != rechts.groepen),
    }


def is_excluded(links: Wens, rechts: Wens) -> bool:
    """They name different amounts, or ask for opposite things."""
    return compare_amounts(links.bedragen, rechts.bedragen).strijdig or _is_opposed(links, rechts)


def _may_differ(links: Wens, rechts: Wens) -> bool:
    """One names an amount, group, limit or denial that the other does not, or an alternative."""
    return (
        compare_amounts(links.bedragen, rechts.bedragen).eenzijdig
        or links.groepen != rechts.groepen
        or bool((links.asked ^ rechts.asked) & LIMITS)
        or links.denials != rechts.denials
        or links.names_alternative
        or rechts.names_alternative
        or _has_other_actor(links, rechts)
    )


def is_same_wish(links: Wens, rechts: Wens) -> bool:
    """The same text up to case and spacing, or nothing asked that differs."""
    if fold(links.tekst) == fold(rechts.tekst):
        return True
    if _is_opposed(links, rechts) or _may_differ(links, rechts):
        return False
    own, other = _not_shared(links, rechts)
    return min(len(links.asked), len(rechts.asked)) >= LEAST_SHARED and not own and not other


def _nearness(links: Wens, rechts: Wens) -> float:
    product = np.dot(links.strekking.astype(np.int64), rechts.strekking.astype(np.int64))
    return max(0.0, int(product) / SCALE**2)


def _has_other_actor(links: Wens, rechts: Wens) -> bool:
    return bool(links.actors and rechts.actors and links.actors != rechts.actors)


def _is_opposed(links: Wens, rechts: Wens) -> bool:
    return any((code, -sign) in rechts.richtingen for code, sign in links.richtingen)


def _shared_words(links: Wens, rechts: Wens) -> float:
    own, other = _not_shared(links, rechts)
    total = len(links.asked | rechts.asked)
    return (total - len(own) - len(other)) / total if total else 0.0


def _not_shared(links: Wens, rechts: Wens) -> tuple[list[str], list[str]]:
    """The concepts and words of each that have no form in the other."""
    own, other = links.asked - rechts.asked, rechts.asked - links.asked
    return (
        [word for word in own if not any(is_form_of(word, form) for form in other)],
        [word for word in other if not any(is_form_of(word, form) for form in own)],
    )
