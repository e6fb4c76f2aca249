"""``uitleg.json``: what ``iua explain`` tells beside the tables, by knelpunt_id.

The tables hold the outcome; this file holds what led to it and what did not make it: the theme
that came second, the joins over page breaks, the density of the point.
"""

from __future__ import annotations

import json

from schemas.facts import Facts

UITLEG = "uitleg.json"


def uitleg_json(facts: Facts) -> bytes:
    """The explanation of every knelpunt as JSON, sorted, without personal data."""
    density = {k: p.dichtheid for p in facts.editie.agendapunten for k in p.knelpunt_ids}
    replaces = {new: old for old, new in facts.successors.items()}
    told = {}
    for lezing in facts.lezingen:
        toekenningen = {t.knelpunt_id: t for t in lezing.toekenningen}
        for knelpunt in lezing.segmentatie.knelpunten:
            identity = knelpunt.knelpunt_id
            toekenning = toekenningen[identity]
            told[identity] = {
                "koppen": list(knelpunt.koppen),
                "tweede": toekenning.tweede,
                "bewijs_tweede": [b.model_dump() for b in toekenning.bewijs_tweede],
                "tweede_mist": list(toekenning.tweede_mist),
                "overgangen": [
                    o.model_dump()
                    for o in lezing.segmentatie.overgangen
                    if o.knelpunt_id == identity
                ],
                "dichtheid": density.get(identity),
                "vervangt": replaces.get(identity),
            }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode()
