"""Edge: what was published, read back as values: tables, knelpunten, the explanation."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.writers.uitleg import UITLEG
from schemas.errors import NotFoundError
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting

BULLET = "- "


def read_table(output: Path, name: str) -> pl.DataFrame:
    """A published table.

    Raises:
        NotFoundError: nothing has been published in this folder.
    """
    path = output / "dataset" / f"{name}.parquet"
    if not path.exists():
        raise NotFoundError(wat=path)
    return pl.read_parquet(path)


def read_uitleg(output: Path) -> dict[str, dict[str, Any]]:
    """What ``iua explain`` tells beside the tables, by knelpunt_id.

    Raises:
        NotFoundError: nothing has been published in this folder.
    """
    path = output / UITLEG
    if not path.exists():
        raise NotFoundError(wat=path)
    told: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return told


def read_knelpunten(output: Path) -> tuple[Knelpunt, ...]:
    """Every published knelpunt as a value (masked, without its place in the file), in id order.

    Raises:
        NotFoundError: nothing has been published in this folder.
    """
    wishes: dict[str, list[Oplossingsrichting]] = defaultdict(list)
    table = read_table(output, "oplossingsrichtingen").sort("knelpunt_id", "volgnummer")
    for row in table.iter_rows(named=True):
        wishes[row["knelpunt_id"]].append(
            Oplossingsrichting(
                volgnummer=row["volgnummer"],
                tekst=row["tekst"],
                niveau=row["niveau"],
                groep=row["groep"],
            )
        )
    background = read_uitleg(output)
    return tuple(
        Knelpunt(
            knelpunt_id=row["knelpunt_id"],
            inzending_id=row["inzending_id"],
            volgnummer=row["volgnummer"],
            onderwerp=row["onderwerp"],
            omschrijving=tuple(_alinea(line) for line in row["omschrijving"].splitlines()),
            oplossingsrichtingen=tuple(wishes[row["knelpunt_id"]]),
            koppen=tuple(background[row["knelpunt_id"]]["koppen"]),
        )
        for row in read_table(output, "knelpunten").iter_rows(named=True)
    )


def _alinea(line: str) -> Alinea:
    if line.startswith(BULLET):
        return Alinea(tekst=line.removeprefix(BULLET), merk="-")
    return Alinea(tekst=line)
