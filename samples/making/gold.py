"""What should come out of the samples, made from the same content as the files."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from samples.making.content import Blok, Inzending, Issue


def write_expected(
    inzendingen: tuple[Inzending, ...],
    issues: tuple[Issue, ...],
    statuses: dict[str, dict[str, str]],
    folder: Path,
) -> None:
    """The gold folder: manifest, issues, a file per submission, the outcomes and the agenda."""
    for inzending in inzendingen:
        _write_json(folder / "gold" / f"{inzending.doc_id}.json", _document(inzending, issues))
    manifest = [
        {
            "bestand": inzending.bijlage or inzending.bestand,
            "doc_id": inzending.doc_id,
            "layout": inzending.layout,
        }
        for inzending in inzendingen
    ]
    manifest += [
        {"bestand": name, "status": row["status"]}
        for name, row in statuses.items()
        if row["status"] == "afgekeurd"
    ]
    _write_json(folder / "manifest.json", manifest)
    _write_json(folder / "uitkomsten.json", statuses)
    _write_json(folder / "agenda.json", _agenda(inzendingen, issues))
    lines = ["id\tthema\took_goed\tverwant\tkern"]
    lines += [
        "\t".join((i.id, i.thema, ";".join(i.ook_goed), ";".join(i.verwant), i.kern))
        for i in issues
    ]
    (folder / "issues.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def _document(inzending: Inzending, issues: tuple[Issue, ...]) -> dict[str, Any]:
    themas = {issue.id: issue.thema for issue in issues}
    return {
        "doc_id": inzending.doc_id,
        "bestand": inzending.bestand,
        "gemeente": inzending.gemeente,
        "persoonsgegevens": list(inzending.persoonsgegevens),
        "overige_persoonsgegevens": [*inzending.mailgegevens, *inzending.contactgegevens],
        "entries": [_entry(blok, themas) for blok in inzending.knelpunten],
    }


def _entry(blok: Blok, themas: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"issue": blok.issue, "thema": themas[blok.issue]}
    if blok.gemeente:
        entry["gemeente"] = blok.gemeente
    entry |= {
        "onderwerp": blok.onderwerp,
        "omschrijving": list(blok.omschrijving),
        "oplossingsrichtingen": [
            {
                "groep": oplossing.groep,
                "tekst": oplossing.tekst,
                "sub": [{"tekst": sub, "sub": []} for sub in oplossing.sub],
            }
            for oplossing in blok.oplossingsrichtingen
        ],
    }
    if blok.voetnoten:
        entry["voetnoten"] = [note.tekst for note in blok.voetnoten]
    return entry


def _agenda(inzendingen: tuple[Inzending, ...], issues: tuple[Issue, ...]) -> list[dict[str, Any]]:
    """The points that should stand on the agenda: one per problem, with who raised it."""
    blocks: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for inzending in inzendingen:
        for blok in inzending.knelpunten:
            gemeente = blok.gemeente or inzending.gemeente or ""
            blocks[blok.issue].append((gemeente, blok.onderwerp))
    return [
        {
            "issue": issue.id,
            "thema": issue.thema,
            "kern": issue.kern,
            "gemeenten": sorted(gemeente for gemeente, _ in blocks[issue.id]),
            "onderwerpen": [onderwerp for _, onderwerp in blocks[issue.id]],
        }
        for issue in issues
    ]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
