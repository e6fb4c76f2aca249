"""The dataset writer: the contract is kept, or nothing is written."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.writers.dataset import check_tables, dataset_files, write_dataset
from schemas.errors import PromiseBrokenError
from schemas.tables import TABLES

Tables = dict[str, list[dict[str, Any]]]


def editie(naam: str, punten: int = 1) -> dict[str, Any]:
    return {
        "editie": naam,
        "aantal_agendapunten": punten,
        "aantal_gemeenten": 2,
        "rekenwijze": ["regels 1"],
    }


def punt(agendapunt_id: str, **changed: object) -> dict[str, Any]:
    row: dict[str, Any] = {
        "agendapunt_id": agendapunt_id,
        "nummer": "2b-01",
        "thema": "2b",
        "onderwerp": "Te weinig kamers",
        "omschrijving": "Er zijn te weinig kamers.",
        "gemeenten": ["Ede", "Goes"],
        "aantal_gemeenten": 2,
        "aantal_knelpunten": 2,
        "stoplicht": "grijs",
        "stoplicht_toelichting": "",
        "stoplicht_sinds": None,
        "eerste_editie": "2031-01",
        "gewijzigd_in": "2031-01",
        "status": "actief",
        "opgegaan_in": None,
    }
    return row | changed


def tables(**filled: list[dict[str, Any]]) -> Tables:
    return {table.name: filled.get(table.name, []) for table in TABLES}


def rules_broken(rows: Tables) -> list[str]:
    return [str(breach) for breach in check_tables(rows)[1]]


def test_every_table_of_the_contract_opens_in_polars_with_its_columns_in_order(
    tmp_path: Path,
) -> None:
    write_dataset(tables(), tmp_path / "dataset")

    for table in TABLES:
        frame = pl.read_parquet(tmp_path / "dataset" / f"{table.name}.parquet")
        assert frame.schema == table.polars_schema


def test_duckdb_reads_lists_dates_and_empty_values(tmp_path: Path) -> None:
    write_dataset(
        tables(agendapunten=[punt("p1", stoplicht_sinds=date(2031, 1, 2))]), tmp_path / "dataset"
    )

    found = (
        duckdb.connect()
        .execute(
            f"select gemeenten, stoplicht_sinds, opgegaan_in "
            f"from '{tmp_path}/dataset/agendapunten.parquet'"
        )
        .fetchall()
    )

    assert found == [(["Ede", "Goes"], date(2031, 1, 2), None)]


@given(st.permutations([editie("2031-01"), editie("2031-02"), editie("concept")]))
def test_order_of_the_rows_changes_no_byte(rows: list[dict[str, Any]]) -> None:
    expected = dataset_files(
        tables(edities=[editie("concept"), editie("2031-02"), editie("2031-01")])
    )

    assert dataset_files(tables(edities=rows)) == expected


def test_datapackage_names_hash_size_and_rows_of_each_file() -> None:
    files = dataset_files(tables(edities=[editie("2031-01"), editie("2031-02")]))

    package = json.loads(files["datapackage.json"])
    [resource] = [r for r in package["resources"] if r["name"] == "edities"]
    content = files["edities.parquet"]
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    assert (resource["bytes"], resource["rowCount"]) == (len(content), 2)
    assert resource["schema"]["primaryKey"] == ["editie"]


def test_every_foreign_key_of_the_datapackage_points_to_a_column_that_exists() -> None:
    package = json.loads(dataset_files(tables())["datapackage.json"])

    fields = {r["name"]: {f["name"] for f in r["schema"]["fields"]} for r in package["resources"]}
    keys = [(r["name"], key) for r in package["resources"] for key in r["schema"]["foreignKeys"]]
    assert keys
    for name, key in keys:
        target = key["reference"].get("resource", name)
        assert set(key["fields"]) <= fields[name]
        assert set(key["reference"]["fields"]) <= fields[target]


def test_dictionary_and_json_schema_hold_every_column_of_every_table() -> None:
    files = dataset_files(tables())

    schema = json.loads(files["dataset.schema.json"])
    markdown = files["datawoordenboek.md"].decode()
    for table in TABLES:
        columns = [column.name for column in table.columns]
        assert list(schema["$defs"][table.name]["properties"]) == columns
        assert all(f"| {name} |" in markdown for name in columns)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (tables(edities=[editie("a"), editie("a")]), "edities.editie: sleutel niet uniek (1 x, a)"),
        (
            tables(agendapunten=[punt("p", onderwerp=None)]),
            "agendapunten.onderwerp: leeg (1 x, p)",
        ),
        (
            tables(agendapunten=[punt("p", stoplicht="paars")]),
            "agendapunten.stoplicht: waarde niet toegestaan (1 x, p)",
        ),
        (
            tables(agendapunten=[punt("p", opgegaan_in="q")]),
            "agendapunten.opgegaan_in: verwijst niet naar agendapunten.agendapunt_id (1 x, p)",
        ),
        (
            tables(agendapunten=[punt("p", aantal_gemeenten="twee")]),
            "agendapunten.aantal_gemeenten: ander type (1 x)",
        ),
        (
            tables(edities=[{"editie": "a"}]),
            "edities: andere kolommen (1 x, aantal_agendapunten, aantal_gemeenten, rekenwijze)",
        ),
        ({**tables(), "extra": []}, "extra: onbekende tabel (1 x)"),
        (
            {k: v for k, v in tables().items() if k != "edities"},
            "edities: tabel ontbreekt (1 x)",
        ),
    ],
)
def test_broken_rule_of_the_contract_is_named_with_its_place(rows: Tables, expected: str) -> None:
    assert expected in rules_broken(rows)


def test_rows_that_break_the_contract_leave_the_old_dataset_in_place(tmp_path: Path) -> None:
    folder = tmp_path / "dataset"
    write_dataset(tables(edities=[editie("2031-01")]), folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(PromiseBrokenError):
        write_dataset(tables(edities=[editie("a"), editie("a")]), folder)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_value_of_the_wrong_type_is_not_quoted_in_the_fault() -> None:
    broken = rules_broken(tables(agendapunten=[punt("p", aantal_gemeenten="mevrouw Verzonnen")]))

    assert broken
    assert "Verzonnen" not in str(broken)
