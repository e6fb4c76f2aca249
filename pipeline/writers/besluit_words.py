"""A besluit in a sentence that its maker recognises: by title, number and file, not by id."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.besluit import Besluit, BesluitSoort
from schemas.facts import Facts

# {een} and {twee} are what the besluit is about, {waarde} and {reden} what was filled in.
_SENTENCES: Mapping[BesluitSoort, str] = {
    "thema": "{een} valt onder thema {waarde}.",
    "samen": "{een} en {twee} zijn hetzelfde probleem.",
    "apart": "{een} en {twee} blijven apart.",
    "afzender": "De afzender van {een} is {waarde}.",
    "afschermen": "In {een} zijn extra woorden afgeschermd.",
    "tonen": "In {een} is een vondst weer zichtbaar.",
    "stoplicht": "{een} staat op {waarde}{reden}.",
    "wording": "{een} heeft een andere titel gekregen.",
    "vervallen": "{een} vervalt.",
    "wens-samen": "Een wens in {een} en een in {twee} zijn één wens.",
    "wens-apart": "Een wens in {een} en een in {twee} zijn twee wensen.",
    "gezien": "Een stuk tekst in {een} hoort nergens bij.",
}


def describe_besluit(besluit: Besluit, facts: Facts) -> str:
    """What was decided, about what and by whom. Masked words and shown findings are not told."""
    names = _names(facts)
    gemeenten = {g.code: g.naam for g in facts.gemeenteregister.gemeenten}
    value = gemeenten.get(besluit.waarde, besluit.waarde)
    sentence = _SENTENCES[besluit.soort].format(
        een=_name(besluit.doel, names),
        twee=_name(besluit.doel_tweede or "", names),
        waarde=value,
        reden=f": {besluit.toelichting}" if besluit.toelichting else "",
    )
    return f"{sentence} ({besluit.door})"


def _names(facts: Facts) -> dict[str, str]:
    names = {u.inzending.inzending_id: u.inzending.bestandsnaam for u in facts.uitkomsten}
    names |= {k.knelpunt_id: f"“{k.onderwerp}”" for k in facts.knelpunten}
    names |= {
        punt.agendapunt_id: f"{punt.nummer} “{punt.onderwerp}”"
        for punt in facts.editie.agendapunten
    }
    return names


def _name(doel: str, names: Mapping[str, str]) -> str:
    """Its own name, else that of the knelpunt or file it is a part of, else what was given."""
    if doel in names:
        return names[doel]
    wholes = [whole for whole in names if doel.startswith(whole)]
    return names[max(wholes, key=len)] if wholes else doel
