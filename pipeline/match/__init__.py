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
from pipeline.match.features import FeatureReader
from pipeline.match.group import Pair, Thresholds, find_centre, group_places, score_of
from pipeline.match.propose import propose_pairs
from pipeline.match.score import Scorer, probability
from pipeline.match.weights import read_weights
from schemas.besluit import Besluit
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewichten, Groep, Matching, Samenhang, Verband

FLOOR = -7.0
"""Log-odds below which a pair is not kept and counts as this much (1 in 1,100)."""

__all__ = ["match_knelpunten", "read_lexicon", "read_weights"]


def match_knelpunten(
    knelpunten: Sequence[Knelpunt],
    toekenningen: Mapping[str, Toekenning],
    lexicon: Lexicon,
    gewichten: Gewichten,
    besluiten: Sequence[Besluit] = (),
    encoder: Encoder | None = None,
) -> Matching:
    """The groups of knelpunten that are one problem, and the pairs that say why.

    Args:
        knelpunten: in any order; a knelpunt_id occurs once.
        toekenningen: the theme of each, by knelpunt_id; one without theme agrees with none.
        besluiten: of these, "samen" and "apart" between two knelpunten count, by their own ids;
            those about a knelpunt that is not there are left alone.
        encoder: a semantic comparison, used when given; the weights differ with and without.

    Opposite wishes are never joined by the machine, only by a human.
    """
    weights = gewichten.zonder_encoder if encoder is None else gewichten.met_encoder
    kenmerken = FeatureReader(lexicon, gewichten, encoder).read(knelpunten, toekenningen)
    scorer = Scorer(kenmerken, weights)
    decided = read_besluiten(besluiten, [k.knelpunt_id for k in kenmerken])
    scores: dict[Pair, float] = {}
    opposed: set[Pair] = set()
    for links, rechts, logit, is_opposed in scorer.iter_pairs(FLOOR):
        scores[links, rechts] = logit
        if is_opposed:
            opposed.add((links, rechts))
    groups = group_places(
        len(kenmerken),
        scores,
        decided.together,
        decided.apart | (opposed - decided.together),
        Thresholds(samen=weights.samen, centrum=weights.centrum, floor=FLOOR),
    )
    proposals = propose_pairs(groups, scores, decided.apart, weights.voorstel)
    return Matching(
        verbanden=_verbanden(scorer, groups, scores, proposals, decided),
        groepen=tuple(_groep(scorer, members, scores, decided) for members in groups),
        strijdig=decided.strijdig,
        rekenwijze=_rekenwijze(lexicon, gewichten, encoder),
    )


def _groep(
    scorer: Scorer, members: list[int], scores: Mapping[Pair, float], decided: Decided
) -> Groep:
    centre = find_centre(members, scores, FLOOR)
    lowest = min(
        (
            1.0
            if (min(centre, m), max(centre, m)) in decided.together
            else probability(score_of(scores, centre, m, FLOOR))
            for m in members
            if m != centre
        ),
        default=1.0,
    )
    return Groep(
        knelpunt_ids=tuple(scorer.kenmerken[m].knelpunt_id for m in members),
        centrum=scorer.kenmerken[centre].knelpunt_id,
        dichtheid=lowest,
    )


def _verbanden(
    scorer: Scorer,
    groups: Sequence[list[int]],
    scores: Mapping[Pair, float],
    proposals: Sequence[Pair],
    decided: Decided,
) -> tuple[Verband, ...]:
    """Each member with its centre, each proposal, each pair a human decided on; sorted by ids."""
    outcomes: dict[Pair, Samenhang] = {}
    for members in groups:
        centre = find_centre(members, scores, FLOOR)
        outcomes.update({(min(centre, m), max(centre, m)): "samen" for m in members if m != centre})
    outcomes.update(dict.fromkeys(proposals, "voorstel"))
    outcomes.update(dict.fromkeys(decided.together, "samen"))
    outcomes.update(dict.fromkeys(decided.apart, "apart"))
    by_hand = decided.together | decided.apart
    verbanden = []
    for (links, rechts), outcome in sorted(outcomes.items()):
        redenen = scorer.redenen(links, rechts)
        verbanden.append(
            Verband(
                knelpunt_a=scorer.kenmerken[links].knelpunt_id,
                knelpunt_b=scorer.kenmerken[rechts].knelpunt_id,
                score=probability(round(sum(r.bijdrage for r in redenen), 4)),
                redenen=redenen,
                uitkomst=outcome,
                bron="besluit" if (links, rechts) in by_hand else "regel",
            )
        )
    return tuple(verbanden)


def _rekenwijze(lexicon: Lexicon, gewichten: Gewichten, encoder: Encoder | None) -> tuple[str, ...]:
    return (
        f"lexicon {lexicon.versie}",
        f"gewichten {gewichten.versie}",
        f"betekenis {encoder.naam}" if encoder else "zonder betekenisvergelijking",
    )
