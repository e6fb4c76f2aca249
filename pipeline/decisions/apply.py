"""A human's word put in the place of what the machine found: theme and sender.

Masking, matching and the edition take besluiten themselves; these two are replaced afterwards. A
besluit about a text that has changed since still counts, and asks a human to look again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.decisions.conflicts import latest
from schemas.besluit import Besluit, BesluitSoort
from schemas.inzending import Afzender, Toeschrijving
from schemas.knelpunt import Twijfel
from schemas.register import Gemeente, Register
from schemas.thema import Toekenning

STALE = "besluit-verouderd"


def carry_besluiten(
    besluiten: Sequence[Besluit], successors: Mapping[str, str]
) -> tuple[Besluit, ...]:
    """Besluiten about a knelpunt of a replaced file, now about the one that took its place.

    The fingerprint stays that of the old text: where the wording changed, ``mark_stale`` finds it
    and the besluit is shown again.
    """
    return tuple(
        besluit.model_copy(
            update={
                "doel": successors.get(besluit.doel, besluit.doel),
                "doel_tweede": successors.get(besluit.doel_tweede or "", besluit.doel_tweede),
            }
        )
        for besluit in besluiten
    )


def decide_thema(toekenning: Toekenning, besluiten: Sequence[Besluit]) -> Toekenning:
    """The theme that a human chose for this knelpunt, else the one that was found."""
    besluit = _find(besluiten, "thema", toekenning.knelpunt_id)
    if besluit is None:
        return toekenning
    doubts = (Twijfel(code=STALE),) if besluit.verouderd else ()
    return toekenning.model_copy(
        update={"thema": besluit.waarde, "bron": "besluit", "twijfels": doubts}
    )


def decide_afzender(
    toeschrijving: Toeschrijving,
    inzending_id: str,
    knelpunt_ids: Sequence[str],
    besluiten: Sequence[Besluit],
    register: Register,
) -> Toeschrijving:
    """The senders that a human chose for this file and its knelpunten, else those found."""
    own = dict(toeschrijving.knelpunten)
    for knelpunt_id in knelpunt_ids:
        chosen = _chosen(besluiten, knelpunt_id, register)
        if chosen is not None:
            own[knelpunt_id] = chosen
    whole = _chosen(besluiten, inzending_id, register)
    return toeschrijving.model_copy(
        update={
            "afzender": toeschrijving.afzender if whole is None else whole,
            "knelpunten": tuple(own.items()),
        }
    )


def _chosen(besluiten: Sequence[Besluit], doel: str, register: Register) -> Afzender | None:
    besluit = _find(besluiten, "afzender", doel)
    if besluit is None:
        return None
    gemeente = _gemeente(register, besluit.waarde)
    return Afzender(
        gemeente_code=besluit.waarde,
        gemeente=gemeente.naam if gemeente else None,
        provincie=gemeente.provincie if gemeente else None,
        bron=f"besluit van {besluit.op.isoformat()}",
        twijfel="" if gemeente else "afzender-onbekend",
    )


def _gemeente(register: Register, code: str) -> Gemeente | None:
    """The last period of this code; a code keeps its name in almost all of them."""
    periods = [gemeente for gemeente in register.gemeenten if gemeente.code == code]
    return max(periods, key=lambda g: (g.geldig_tot is None, g.geldig_tot), default=None)


def _find(besluiten: Sequence[Besluit], soort: BesluitSoort, doel: str) -> Besluit | None:
    return latest(besluiten).get((soort, doel))
