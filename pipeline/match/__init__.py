"""Which knelpunten are one problem: pair scores, groups around a centre, proposals to a human.

Comes in: the knelpunten, their themes, the lexicon, the weights, what humans decided, and an
encoder or none. Goes out: a Matching. The promise: the same set gives the same groups, in
whatever order it arrived; a human's word is followed; nobody is joined by way of a neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.concepts import read_lexicon
from pipeline.encoder import Encoder
from pipeline.match.decided import Decided, read_besluiten
from pipeline.match.explain import Explainer, probability
from pipeline.match.features import FeatureReader
from pipeline.match.group import Pair, Thresholds, find_centre, group_places
from pipeline.match.propose import Least, propose_pairs
from pipeline.match.search import FLOOR, score_set
from pipeline.match.versions import find_vervangingen
from pipeline.match.weights import check_weights
from pipeline.vraagstuk import learned_versies
from schemas.besluit import Besluit
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewichten, Gewichtenset, Groep, Matching, Reden, Samenhang, Verband

__all__ = [
    "FLOOR",
    "check_weights",
    "explain_pair",
    "find_vervangingen",
    "match_knelpunten",
    "read_lexicon",
]


def match_knelpunten(
    knelpunten: Sequence[Knelpunt],
    toekenningen: Mapping[str, Toekenning],
    lexicon: Lexicon,
    gewichten: Gewichten,
    besluiten: Sequence[Besluit] = (),
    encoder: Encoder | None = None,
) -> Matching:
    """The groups of knelpunten that are one problem, and the pairs that say why.

    Opposite wishes are never joined by the machine, only by a human.

    Args:
        knelpunten: in any order; a knelpunt_id occurs once.
        toekenningen: the theme of each, by knelpunt_id; one without theme agrees with none.
        besluiten: of these, "samen" and "apart" between two knelpunten count, by their own ids;
            those about a knelpunt that is not there are left alone.
        encoder: a semantic comparison, used when given; the weights differ with and without.
    """
    weights = _choose_weights(gewichten, encoder)
    kenmerken = FeatureReader(lexicon, gewichten, encoder).read(knelpunten, toekenningen)
    decided = read_besluiten(besluiten, [k.knelpunt_id for k in kenmerken])
    scores = score_set(kenmerken, weights)
    explainer = Explainer(kenmerken, weights, scores.known)
    groups = group_places(
        scores,
        decided.together,
        decided.apart,
        Thresholds(samen=weights.samen, centrum=weights.centrum),
        [k.richtingen for k in kenmerken],
    )
    least = Least(weights.voorstel, weights.voorstel_beste, weights.voorstel_wederzijds)
    proposals = propose_pairs(groups, scores.known, decided.apart, least)
    centres = [find_centre(members, scores) for members in groups]
    return Matching(
        verbanden=_verbanden(
            explainer, list(zip(groups, centres, strict=True)), proposals, decided
        ),
        groepen=tuple(
            _groep(explainer, members, centre, decided)
            for members, centre in zip(groups, centres, strict=True)
        ),
        strijdig=decided.strijdig,
        rekenwijze=_rekenwijze(lexicon, gewichten, encoder),
    )


def explain_pair(
    knelpunten: Sequence[Knelpunt],
    pair: tuple[str, str],
    toekenningen: Mapping[str, Toekenning],
    lexicon: Lexicon,
    gewichten: Gewichten,
    encoder: Encoder | None = None,
) -> tuple[Reden, ...]:
    """Why two knelpunten of a set have their score: the starting point and each part added.

    The whole set is needed because the rarity of words is a property of it. The parts sum to the
    log-odds.
    """
    kenmerken = FeatureReader(lexicon, gewichten, encoder).read(knelpunten, toekenningen)
    places = {k.knelpunt_id: i for i, k in enumerate(kenmerken)}
    explainer = Explainer(kenmerken, _choose_weights(gewichten, encoder))
    return explainer.redenen(places[pair[0]], places[pair[1]])


def _choose_weights(gewichten: Gewichten, encoder: Encoder | None) -> Gewichtenset:
    return gewichten.for_encoder(encoder.pakket if encoder else "")


def _groep(explainer: Explainer, members: list[int], centre: int, decided: Decided) -> Groep:
    """The group; what a human put together with the centre counts as a full match."""
    by_hand = {place for pair in decided.together if centre in pair for place in pair}
    others = [m for m in members if m != centre and m not in by_hand]
    return Groep(
        knelpunt_ids=tuple(explainer.knelpunt_id(m) for m in members),
        centrum=explainer.knelpunt_id(centre),
        dichtheid=min((probability(explainer.logit(centre, m)) for m in others), default=1.0),
    )


def _verbanden(
    explainer: Explainer,
    groups: Sequence[tuple[list[int], int]],
    proposals: Sequence[Pair],
    decided: Decided,
) -> tuple[Verband, ...]:
    """Each member with its centre, each proposal, each pair a human decided on; sorted by ids."""
    outcomes: dict[Pair, Samenhang] = {
        (min(centre, m), max(centre, m)): "samen"
        for members, centre in groups
        for m in members
        if m != centre
    }
    outcomes.update(dict.fromkeys(proposals, "voorstel"))
    outcomes.update(dict.fromkeys(decided.together, "samen"))
    outcomes.update(dict.fromkeys(decided.apart, "apart"))
    by_hand = decided.together | decided.apart
    return tuple(
        Verband(
            knelpunt_a=explainer.knelpunt_id(links),
            knelpunt_b=explainer.knelpunt_id(rechts),
            score=probability(explainer.logit(links, rechts)),
            redenen=explainer.redenen(links, rechts),
            uitkomst=outcome,
            bron="besluit" if (links, rechts) in by_hand else "regel",
        )
        for (links, rechts), outcome in sorted(outcomes.items())
    )


def _rekenwijze(lexicon: Lexicon, gewichten: Gewichten, encoder: Encoder | None) -> tuple[str, ...]:
    return (
        f"lexicon {lexicon.versie}",
        *learned_versies(),
        f"gewichten {gewichten.versie}",
        f"betekenis {encoder.naam}" if encoder else "zonder betekenisvergelijking",
    )
