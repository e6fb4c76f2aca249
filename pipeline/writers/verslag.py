"""The report of a run: what came in, what became of it, what a human must look at.

``verslag.html`` is for the secretariat, ``verslag.json`` for the scheduler; both say the same and
hold no clock. All sentences come in ready: the writer only arranges them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.writers.agenda_text import editie_regel
from pipeline.writers.html_pages import render_page
from pipeline.writers.ontvangst import ontvangst_name, sender_name
from schemas.agenda import Editie
from schemas.inzending import Status, Uitkomst

_GROEPEN: tuple[tuple[Status, str], ...] = (
    ("afgekeurd", "Kon niet worden gelezen"),
    ("deels", "Gelezen, met tekst die nog geen plaats heeft"),
    ("verwerkt", "Verwerkt"),
    ("vervangen", "Vervangen door een nieuwer bestand"),
    ("dubbel", "Hadden wij al"),
)


@dataclass(frozen=True, slots=True)
class TeBekijken:
    """Something a human must look at: kind, place, subject, and the reason as a sentence."""

    soort: str
    plaats: str
    onderwerp: str
    reden: str


@dataclass(frozen=True, slots=True)
class Verbinding:
    """A join over a page break: where, what, on what grounds (words), in doubt or not."""

    bestand: str
    pagina_van: int
    pagina_tot: int
    soort: str
    gronden: str
    twijfel: bool = False


@dataclass(frozen=True, slots=True)
class Verslag:
    """All that the report says.

    ``dekking`` are the rows of the table gemeentedekking; ``overgeslagen`` are (file, reason).
    """

    editie: Editie
    uitkomsten: Sequence[Uitkomst]
    te_bekijken: Sequence[TeBekijken] = ()
    verbindingen: Sequence[Verbinding] = ()
    dekking: Sequence[Mapping[str, Any]] = ()
    overgeslagen: Sequence[tuple[str, str]] = ()
    bevindingen: Sequence[str] = ()
    besluiten_begrepen: Sequence[str] = ()
    besluiten_niet_begrepen: Sequence[str] = ()


def verslag_html(verslag: Verslag) -> bytes:
    """The report as a page."""
    return render_page(
        "verslag.html.j2",
        editie=editie_regel(verslag.editie.naam),
        bevindingen=verslag.bevindingen,
        cijfers=_figures(verslag),
        te_beoordelen=[(soort, list(rows)) for soort, rows in _by_kind(verslag.te_bekijken)],
        groepen=[group for group in _groups(verslag.uitkomsten) if group[2]],
        afzender=sender_name,
        ontvangst_name=ontvangst_name,
        overgeslagen=verslag.overgeslagen,
        besluiten_begrepen=verslag.besluiten_begrepen,
        besluiten_niet_begrepen=verslag.besluiten_niet_begrepen,
        verbindingen=verslag.verbindingen,
        dekking=_coverage(verslag.dekking),
    )


def verslag_json(verslag: Verslag) -> bytes:
    """The same report for a machine; keys are in Dutch like the tables of the dataset."""
    value = {
        "editie": verslag.editie.naam,
        "aantallen": _counts(verslag),
        "bevindingen": list(verslag.bevindingen),
        "bestanden": [_file(u) for u in verslag.uitkomsten],
        "overgeslagen": [{"bestand": n, "reden": r} for n, r in verslag.overgeslagen],
        "te_bekijken": [asdict(t) for t in verslag.te_bekijken],
        "verbindingen": [asdict(v) for v in verslag.verbindingen],
        "besluiten_begrepen": list(verslag.besluiten_begrepen),
        "besluiten_niet_begrepen": list(verslag.besluiten_niet_begrepen),
        "gemeentedekking": _coverage(verslag.dekking),
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _counts(verslag: Verslag) -> dict[str, int]:
    counts = {"bestanden": len(verslag.uitkomsten)}
    counts |= {str(status): len(found) for status, _, found in _groups(verslag.uitkomsten)}
    return counts | {
        "knelpunten": sum(u.aantal_knelpunten for u in verslag.uitkomsten),
        "agendapunten": _active(verslag.editie),
        "te_bekijken": len(verslag.te_bekijken),
        "bevindingen": len(verslag.bevindingen),
    }


def _figures(verslag: Verslag) -> list[tuple[int, str]]:
    rejected = sum(u.status == "afgekeurd" for u in verslag.uitkomsten)
    return [
        (len(verslag.uitkomsten), "bestanden ontvangen"),
        (rejected, "niet leesbaar"),
        (sum(u.aantal_knelpunten for u in verslag.uitkomsten), "knelpunten gelezen"),
        (_active(verslag.editie), "punten op de agenda"),
        (len(verslag.te_bekijken), "te bekijken"),
    ]


def _active(editie: Editie) -> int:
    return sum(punt.status == "actief" for punt in editie.agendapunten)


def _groups(uitkomsten: Sequence[Uitkomst]) -> list[tuple[Status, str, list[Uitkomst]]]:
    return [(s, words, [u for u in uitkomsten if u.status == s]) for s, words in _GROEPEN]


def _by_kind(rows: Iterable[TeBekijken]) -> Iterable[tuple[str, list[TeBekijken]]]:
    kinds: dict[str, list[TeBekijken]] = {}
    for row in rows:
        kinds.setdefault(row.soort, []).append(row)
    return kinds.items()


def _file(uitkomst: Uitkomst) -> dict[str, object]:
    return {
        "inzending_id": uitkomst.inzending.inzending_id,
        "bestand": uitkomst.inzending.bestandsnaam,
        "status": uitkomst.status,
        "reden": uitkomst.reden,
        "advies": uitkomst.advies,
        "afzender": sender_name(uitkomst),
        "knelpunten": uitkomst.aantal_knelpunten,
        "tekens": uitkomst.tekens,
        "tekens_blok": uitkomst.tekens_blok,
        "tekens_meubilair": uitkomst.tekens_meubilair,
        "tekens_restant": uitkomst.tekens_restant,
    }


def _coverage(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    provinces: dict[str, list[bool]] = {}
    for row in rows:
        provinces.setdefault(row["provincie"], []).append(row["heeft_ingezonden"])
    return {
        "totaal": len(rows),
        "ingezonden": sum(row["heeft_ingezonden"] for row in rows),
        "provincies": [(name, sum(sent), len(sent)) for name, sent in sorted(provinces.items())],
        "zonder": sorted(row["gemeente"] for row in rows if not row["heeft_ingezonden"]),
    }
