"""Which text a besluit was about, and whether that text is still the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from schemas.agenda import Agendapunt
from schemas.besluit import Besluit, text_fingerprint
from schemas.knelpunt import Knelpunt


def knelpunt_fingerprint(knelpunt: Knelpunt) -> str:
    """Another for another onderwerp, omschrijving or oplossingsrichting."""
    wishes = [o.tekst_met_merk for o in knelpunt.oplossingsrichtingen]
    return text_fingerprint(knelpunt.onderwerp, knelpunt.omschrijving_tekst, *wishes)


def punt_fingerprint(punt: Agendapunt) -> str:
    """Another for another omschrijving or wish.

    The onderwerp is left out: a besluit about the wording changes it itself, and who raised the
    point is left out because support alone does not change what the point says.
    """
    alineas = [alinea.tekst for alinea in punt.omschrijving]
    return text_fingerprint(*alineas, "", *(wens.tekst for wens in punt.oplossingen))


def visible_fingerprint(texts: Iterable[str]) -> str:
    """Eight hex digits for text as it stands in the agenda .docx, white space and note marks aside.

    Word and LibreOffice may move spaces and number notes; neither is an edit of a person.
    """
    return text_fingerprint(re.sub(r"\s+|\[\w{1,3}\]", "", "".join(texts)))[:8]


def mark_stale(
    besluiten: Sequence[Besluit],
    knelpunten: Sequence[Knelpunt],
    agendapunten: Sequence[Agendapunt],
) -> tuple[Besluit, ...]:
    """The same besluiten, ``verouderd`` where the text they were about has changed or is gone.

    A besluit without fingerprint, or about something else than knelpunten and agendapunten, stays
    as it is. Nothing is dropped: a stale besluit still counts, and is shown to a human again.
    """
    prints = {k.knelpunt_id: knelpunt_fingerprint(k) for k in knelpunten}
    prints |= {p.agendapunt_id: punt_fingerprint(p) for p in agendapunten}
    return tuple(_with_staleness(besluit, prints) for besluit in besluiten)


_LASTING = frozenset(("tonen", "gezien", "afzender", "wens-samen", "wens-apart"))
"""Besluiten that do not grow stale: about wishes, other words are another question."""


def _with_staleness(besluit: Besluit, prints: Mapping[str, str]) -> Besluit:
    if not besluit.vingerafdruk or besluit.soort in _LASTING:
        return besluit
    now = prints.get(besluit.doel, "")
    if besluit.doel_tweede is not None:
        now = text_fingerprint(now, prints.get(besluit.doel_tweede, ""))
    is_stale = now != besluit.vingerafdruk
    return (
        besluit
        if is_stale == besluit.verouderd
        else besluit.model_copy(update={"verouderd": is_stale})
    )
