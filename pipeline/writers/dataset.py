"""The dataset: rows of plain values in, Parquet tables that keep the contract out.

Every table is checked against ``schemas/tables.py`` before the first byte is written. The same
rows, in any order, give the same bytes: fixed columns, sorted by key, one row group, no clock.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.atomic import publish_folder
from pipeline.writers.contract import (
    DATAPACKAGE,
    DICTIONARY,
    JSON_SCHEMA,
    datapackage_json,
    dictionary_html,
    dictionary_markdown,
    json_schema,
    parquet_name,
)
from schemas.errors import PromiseBrokenError
from schemas.tables import TABLES, TableSchema

Rows = Sequence[Mapping[str, Any]]

# zstd level 3 is the library's default; named here because another level gives other bytes.
_COMPRESSION_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of the contract that rows of one table break; ``example`` is the first such key."""

    table: str
    rule: str
    column: str
    count: int
    example: str = ""

    def __str__(self) -> str:
        place = f"{self.table}.{self.column}" if self.column else self.table
        return f"{place}: {self.rule} ({self.count} x, {self.example})".replace(", )", ")")


def write_dataset(tables: Mapping[str, Rows], folder: Path) -> None:
    """Writes all tables and their descriptions into ``folder``, replacing what was there.

    Raises:
        PromiseBrokenError: rows break the contract; nothing is written.
        OutputNotWritableError: the folder cannot be written; the old dataset is still there.
    """
    publish_folder(folder, dataset_files(tables), last=DATAPACKAGE)


def dataset_files(tables: Mapping[str, Rows]) -> dict[str, bytes]:
    """The files of the dataset folder by name; the same rows in any order give the same bytes.

    Raises:
        PromiseBrokenError: rows break the contract.
    """
    frames, breaches = check_tables(tables)
    if breaches:
        raise PromiseBrokenError(
            belofte="tabelcontract", plaats="; ".join(str(breach) for breach in breaches)
        )
    files = {parquet_name(table): _parquet(frames[table.name]) for table in TABLES}
    row_counts = {name: frame.height for name, frame in frames.items()}
    files[JSON_SCHEMA] = json_schema()
    files[f"{DICTIONARY}.md"] = dictionary_markdown()
    files[f"{DICTIONARY}.html"] = dictionary_html()
    files[DATAPACKAGE] = datapackage_json(files, row_counts)
    return files


def check_tables(
    tables: Mapping[str, Rows],
) -> tuple[dict[str, pl.DataFrame], tuple[Breach, ...]]:
    """The tables as sorted frames, and every rule that is broken: all of them, not the first.

    Checked: the set of tables and columns, types, required values, closed value sets, unique
    keys, references. A table with a column or type fault has no frame.
    """
    known = {table.name for table in TABLES}
    breaches = [Breach(name, "onbekende tabel", "", 1) for name in sorted(set(tables) - known)]
    breaches += [Breach(name, "tabel ontbreekt", "", 1) for name in sorted(known - set(tables))]
    frames: dict[str, pl.DataFrame] = {}
    for table in TABLES:
        frame, faults = _frame(table, tables.get(table.name, ()))
        breaches += faults
        if frame is not None:
            frames[table.name] = frame
            breaches += _column_breaches(table, frame)
    for table in TABLES:
        breaches += _reference_breaches(table, frames)
    return frames, tuple(breaches)


def _frame(table: TableSchema, rows: Rows) -> tuple[pl.DataFrame | None, list[Breach]]:
    names = {column.name for column in table.columns}
    wrong = [row for row in rows if set(row) != names]
    if wrong:
        different = sorted(set(wrong[0]) ^ names)
        return None, [Breach(table.name, "andere kolommen", "", len(wrong), ", ".join(different))]
    series: list[pl.Series] = []
    for column in table.columns:
        try:
            values = [row[column.name] for row in rows]
            series.append(pl.Series(column.name, values, dtype=column.dtype, strict=True))
        except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
            # The message of the library quotes the value, which may be personal data: not kept.
            return None, [Breach(table.name, "ander type", column.name, len(rows))]
    return pl.DataFrame(series).sort(table.key), []


def _column_breaches(table: TableSchema, frame: pl.DataFrame) -> list[Breach]:
    breaches: list[Breach] = []
    for column in table.columns:
        if column.required:
            breaches += _breach(table, frame, "leeg", column.name, pl.col(column.name).is_null())
        if column.values:
            outside = ~pl.col(column.name).is_in(column.values)
            breaches += _breach(table, frame, "waarde niet toegestaan", column.name, outside)
    again = pl.struct(table.key).is_first_distinct().not_()
    breaches += _breach(table, frame, "sleutel niet uniek", "+".join(table.key), again)
    return breaches


def _breach(
    table: TableSchema, frame: pl.DataFrame, rule: str, column: str, is_wrong: pl.Expr
) -> list[Breach]:
    wrong = frame.filter(is_wrong)
    if wrong.is_empty():
        return []
    example = "/".join(str(value) for value in wrong.select(table.key).row(0))
    return [Breach(table.name, rule, column, wrong.height, example)]


def _reference_breaches(table: TableSchema, frames: Mapping[str, pl.DataFrame]) -> list[Breach]:
    breaches: list[Breach] = []
    for column, other, other_column in table.references:
        if table.name not in frames or other not in frames:
            continue
        known = frames[other][other_column].unique()
        is_dangling = pl.col(column).is_not_null() & ~pl.col(column).is_in(known.implode())
        rule = f"verwijst niet naar {other}.{other_column}"
        breaches += _breach(table, frames[table.name], rule, column, is_dangling)
    return breaches


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(
        buffer,
        compression="zstd",
        compression_level=_COMPRESSION_LEVEL,
        statistics=True,
        row_group_size=max(frame.height, 1),
        use_pyarrow=False,
    )
    return buffer.getvalue()
