"""Edge of scoring: a gold folder and a dataset folder, read from disk.

A gold folder holds ``manifest.json``, ``issues.tsv`` and ``gold/<doc_id>.json``; its form is
described on ``schemas.score``.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import ValidationError

from schemas.errors import NotFoundError, SettingsError
from schemas.score import Gold, GoldBestand, GoldDocument, GoldIssue


def load_gold(folder: Path) -> Gold:
    """The gold of a folder.

    Raises:
        NotFoundError: the folder is no gold folder, or a document that the manifest names is not
            there.
        SettingsError: a file of it cannot be read as what it should be.
    """
    bestanden = _load_manifest(folder / "manifest.json")
    documenten = tuple(
        _load_document(folder / "gold" / f"{b.doc_id}.json") for b in bestanden if b.doc_id
    )
    issues = _load_issues(folder / "issues.tsv")
    return Gold(bestanden=bestanden, documenten=documenten, issues=issues)


def load_dataset(folder: Path) -> dict[str, pl.DataFrame]:
    """Every table of a dataset folder by name.

    Raises:
        NotFoundError: one of the three tables that scoring needs is not there.
    """
    tables = {path.stem: pl.read_parquet(path) for path in sorted(folder.glob("*.parquet"))}
    for name in ("inzendingen", "knelpunten", "oplossingsrichtingen"):
        if name not in tables:
            raise NotFoundError(wat=folder / f"{name}.parquet")
    return tables


def _load_manifest(path: Path) -> tuple[GoldBestand, ...]:
    lines = _read_json(path)
    try:
        return tuple(GoldBestand.model_validate(line) for line in lines)
    except ValidationError as error:
        raise SettingsError(bestand=path, regel="", oorzaak=_first_error(error)) from error


def _load_document(path: Path) -> GoldDocument:
    content = _read_json(path)
    try:
        return GoldDocument.model_validate({"doc_id": path.stem, **content})
    except ValidationError as error:
        raise SettingsError(bestand=path, regel="", oorzaak=_first_error(error)) from error


def _load_issues(path: Path) -> tuple[GoldIssue, ...]:
    rows = csv.DictReader(_read_text(path).splitlines(), delimiter="\t")
    return tuple(
        GoldIssue(
            id=row["id"],
            thema=row["thema"],
            ook_goed=tuple(filter(None, row["ook_goed"].split(";"))),
            # An empty cell stays one empty word, as in the score that this one must equal.
            verwant=tuple(row["verwant"].split(";")),
            nieuw=row.get("nieuw") == "1",
            kern=row.get("kern") or "",
        )
        for row in rows
    )


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read_text(path))
    except json.JSONDecodeError as error:
        raise SettingsError(bestand=path, regel=error.lineno, oorzaak=error.msg) from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise NotFoundError(wat=path) from error


def _first_error(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
