"""What the command line tells about a published output: status, and the why of a point.

Edge: reads the published tables and ``uitleg.json``. Each ``…_lines`` function turns the plain
values that ``--json`` prints into Dutch lines.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from pipeline.messages import GRONDEN, PASSED, sentence
from pipeline.rows import make_rows
from pipeline.stored import read_table, read_uitleg
from schemas.errors import NotFoundError
from schemas.facts import Facts
from schemas.tables import TABLES

Told = dict[str, Any]
BAR = "█"
LOG_ODDS_PER_BLOCK = 0.5  # one block of the waterfall; the largest parts are some 5 log-odds


def run_summary(facts: Facts, output: Path) -> Told:
    """What a run did: outcomes, points, and how many things a human should look at."""
    rows = make_rows(facts)
    return {
        "uitvoer": str(output),
        "editie": facts.editie.naam,
        "bestanden": [
            {key: row[key] for key in ("bestandsnaam", "status", "aantal_knelpunten", "reden")}
            for row in rows["inzendingen"]
        ],
        "overgeslagen": [
            {"bestandsnaam": name, "reden": sentence(PASSED, code, {})}
            for name, code in facts.overgeslagen
        ],
        "ook_bekend_als": [name for _, name in facts.dubbele_namen],
        **_counts({t.name: pl.DataFrame(rows[t.name], schema=t.polars_schema) for t in TABLES}),
    }


def run_lines(told: Told) -> list[str]:
    """The summary of a run in Dutch."""
    lines = []
    for file in told["bestanden"]:
        count = file["aantal_knelpunten"]
        what = f"{count} knelpunt{'' if count == 1 else 'en'}"
        shown = what if file["status"] != "afgekeurd" else "afgekeurd"
        lines.append(f"{shown:>14}  {file['bestandsnaam']}")
        if file["reden"]:
            lines.append(f"{'':>14}  {file['reden']}")
    lines += [
        f"{'overgeslagen':>14}  {p['bestandsnaam']} ({p['reden']})" for p in told["overgeslagen"]
    ]
    lines += [f"{'al bekend':>14}  {name}" for name in told["ook_bekend_als"]]
    return [*lines, "", *_count_lines(told), f"De uitvoer staat in {told['uitvoer']}."]


def status_summary(output: Path) -> Told:
    """What is in the published output.

    Raises:
        NotFoundError: nothing has been published there.
    """
    tables = {name: read_table(output, name) for name in _COUNTED}
    edities = read_table(output, "edities").get_column("editie").to_list()
    return {"uitvoer": str(output), "edities": edities, **_counts(tables)}


def status_lines(told: Told) -> list[str]:
    """The status in Dutch."""
    per_thema = [f"  {thema}: {count}" for thema, count in told["per_thema"].items()]
    colours = ", ".join(f"{kleur} {count}" for kleur, count in told["stoplicht"].items())
    return [
        *_count_lines(told),
        f"Edities: {', '.join(told['edities'])}.",
        f"Stoplicht: {colours or 'geen punten'}.",
        "Agendapunten per thema:",
        *(per_thema or ["  geen"]),
    ]


_COUNTED = ("inzendingen", "knelpunten", "agendapunten", "verbanden", "gemeentedekking")


def _counts(tables: dict[str, pl.DataFrame]) -> Told:
    inzendingen, knelpunten, punten, verbanden, dekking = (tables[name] for name in _COUNTED)
    active = _where(punten, "status", "actief")
    return {
        "inzendingen": inzendingen.height,
        "afgekeurd": _where(inzendingen, "status", "afgekeurd").height,
        "knelpunten": knelpunten.height,
        "agendapunten": active.height,
        "gemeenten": _where(dekking, "heeft_ingezonden", True).height,
        "te_beoordelen": _where(knelpunten, "beoordelen", True).height,
        "voorstellen": _where(verbanden, "uitkomst", "voorstel").height,
        "per_thema": _tally(active, "thema"),
        "stoplicht": _tally(active, "stoplicht"),
    }


def _where(table: pl.DataFrame, column: str, value: object) -> pl.DataFrame:
    return table.filter(pl.col(column) == value) if table.height else table


def _tally(table: pl.DataFrame, column: str) -> dict[str, int]:
    if not table.height:
        return {}
    counted = table.group_by(column).len().sort(column)
    return dict(counted.iter_rows())


def _count_lines(told: Told) -> list[str]:
    return [
        f"{told['inzendingen']} inzendingen van {told['gemeenten']} gemeenten, "
        f"{told['afgekeurd']} afgekeurd.",
        f"{told['knelpunten']} knelpunten op {told['agendapunten']} agendapunten.",
        f"Te beoordelen: {told['te_beoordelen']} knelpunten en {told['voorstellen']} "
        "voorstellen om samen te voegen.",
    ]


def explanation(wat: str, output: Path) -> Told:
    """Everything behind an agendapunt (by nummer or id) or one knelpunt (by id).

    Raises:
        NotFoundError: nothing of that name has been published.
    """
    punten = read_table(output, "agendapunten")
    knelpunten = read_table(output, "knelpunten")
    found = punten.filter((pl.col("nummer") == wat) | (pl.col("agendapunt_id") == wat))
    members = knelpunten.filter(pl.col("knelpunt_id") == wat)
    if found.is_empty() and members.is_empty():
        raise NotFoundError(wat=wat)
    if found.is_empty():
        found = punten.filter(pl.col("agendapunt_id") == members.item(0, "agendapunt_id"))
    else:
        members = knelpunten.filter(pl.col("agendapunt_id") == found.item(0, "agendapunt_id"))
    background = read_uitleg(output)
    files = {r["inzending_id"]: r for r in read_table(output, "inzendingen").iter_rows(named=True)}
    pairs = read_table(output, "verbanden")
    return {
        "agendapunt": found.row(0, named=True),
        "knelpunten": [
            {
                **row,
                **background[row["knelpunt_id"]],
                "bestandsnaam": files[row["inzending_id"]]["bestandsnaam"],
                "gemeente_bron": files[row["inzending_id"]]["gemeente_bron"],
                "verbanden": _pairs_of(pairs, row["knelpunt_id"]),
            }
            for row in members.sort("knelpunt_id").iter_rows(named=True)
        ],
    }


def _pairs_of(pairs: pl.DataFrame, knelpunt_id: str) -> list[Told]:
    mine = pairs.filter(
        (pl.col("knelpunt_a") == knelpunt_id) | (pl.col("knelpunt_b") == knelpunt_id)
    )
    return mine.sort("score", descending=True).to_dicts()


def explain_lines(told: Told) -> list[str]:
    """The explanation in Dutch: the point, and per knelpunt its place, theme, joins and pairs."""
    punt = told["agendapunt"]
    names = ", ".join(punt["gemeenten"]) or "onbekend"
    lines = [
        f"Agendapunt {punt['nummer']}: {punt['onderwerp']}",
        f"  Thema {punt['thema']}, stoplicht {punt['stoplicht']}, ingebracht door {names}.",
    ]
    for knelpunt in told["knelpunten"]:
        lines += ["", *_knelpunt_lines(knelpunt)]
    return lines


def _knelpunt_lines(knelpunt: Told) -> list[str]:
    sender = knelpunt["gemeente"] or "afzender onbekend"
    lines = [
        f"Knelpunt {knelpunt['knelpunt_id']}: {knelpunt['onderwerp']}",
        f"  Bron: {knelpunt['bestandsnaam']}, {_place(knelpunt)}",
        f"  Afzender: {sender} ({knelpunt['gemeente_bron'] or 'nergens gelezen'})",
        f"  Thema: {knelpunt['thema']} (score {knelpunt['thema_score']:.2f}, "
        f"marge {knelpunt['thema_marge']:.2f}, bron: {knelpunt['thema_bron']})",
        *_evidence_lines("+", knelpunt["thema_bewijs"]),
    ]
    if knelpunt["tweede"]:
        lines.append(f"  Tweede keus: {knelpunt['tweede']}")
        lines += _evidence_lines("·", knelpunt["bewijs_tweede"])
        if knelpunt["tweede_mist"]:
            lines.append(f"    ontbrak: {', '.join(knelpunt['tweede_mist'])}")
    for join in knelpunt["overgangen"]:
        grounds = ", ".join(sentence(GRONDEN, code, {}) for code in join["gronden"])
        doubt = " (twijfel)" if join["twijfel"] else ""
        lines.append(
            f"  Doorgelopen van bladzijde {join['pagina_van']} naar {join['pagina_tot']}, "
            f"{join['soort']}: {grounds}{doubt}"
        )
    for pair in knelpunt["verbanden"]:
        lines += _pair_lines(pair, knelpunt["knelpunt_id"])
    if knelpunt["beoordelen"]:
        lines.append(f"  Beoordelen: {knelpunt['beoordelen_reden']}")
    return lines


def _place(knelpunt: Told) -> str:
    if knelpunt["pagina_van"] is None:
        return next((str(b["pad"]) for b in knelpunt["bron"] if b["pad"]), "plaats onbekend")
    if knelpunt["pagina_van"] == knelpunt["pagina_tot"]:
        return f"bladzijde {knelpunt['pagina_van']}"
    return f"bladzijde {knelpunt['pagina_van']} tot {knelpunt['pagina_tot']}"


def _evidence_lines(sign: str, evidence: list[Told]) -> list[str]:
    ranked = sorted(evidence, key=lambda b: -abs(b["gewicht"]))
    return [
        f"    {sign} {b['regel']}: “{b['woorden']}” in {b['veld']} ({b['gewicht']:+.2f})"
        for b in ranked
    ]


def _pair_lines(pair: Told, mine: str) -> list[str]:
    """A pair as a waterfall: the part of each comparison in the log-odds, from the start on."""
    other = pair["knelpunt_b"] if pair["knelpunt_a"] == mine else pair["knelpunt_a"]
    lines = [
        f"  {pair['uitkomst'].capitalize()} met {other}: kans {pair['score']:.2f} ({pair['bron']})"
    ]
    for reason in pair["reden"]:
        blocks = BAR * max(1, round(abs(reason["bijdrage"]) / LOG_ODDS_PER_BLOCK))
        note = f" – {reason['toelichting']}" if reason["toelichting"] else ""
        lines.append(f"    {reason['vergelijking']:<24} {reason['bijdrage']:+6.2f} {blocks}{note}")
    return lines
