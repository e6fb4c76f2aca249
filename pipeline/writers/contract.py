"""The dataset contract in the forms others read: Data Package, JSON Schema, data dictionary.

All of it is made from ``schemas/tables.py``; no name, type or description stands here.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.tables import CONTRACT_VERSION, TABLES, Column, TableSchema

DATAPACKAGE = "datapackage.json"
JSON_SCHEMA = "dataset.schema.json"
DICTIONARY = "datawoordenboek"

_DATAPACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARQUET_MEDIATYPE = "application/vnd.apache.parquet"  # IANA media types

# (Polars type, Data Package v2 field type, JSON Schema type, word in the data dictionary)
_SIMPLE_TYPES: tuple[tuple[type[pl.DataType], str, str, str], ...] = (
    (pl.String, "string", "string", "tekst"),
    (pl.Int64, "integer", "integer", "geheel getal"),
    (pl.Float64, "number", "number", "getal"),
    (pl.Boolean, "boolean", "boolean", "ja/nee"),
    (pl.Date, "date", "string", "datum"),
)


def parquet_name(table: TableSchema) -> str:
    """The file of a table inside the dataset folder."""
    return f"{table.name}.parquet"


def datapackage_json(files: Mapping[str, bytes], row_counts: Mapping[str, int]) -> bytes:
    """``datapackage.json`` after Data Package v2: keys, hashes, sizes and row counts per table.

    ``rowCount`` is an addition of ours: the standard has no field for it.
    """
    package = {
        "$schema": _DATAPACKAGE_PROFILE,
        "name": "uitvoeringsagenda",
        "title": "Dataset bij de Integrale Uitvoeringsagenda",
        "version": CONTRACT_VERSION,
        "resources": [
            _resource(table, files[parquet_name(table)], row_counts[table.name]) for table in TABLES
        ],
    }
    return _json(package)


def _resource(table: TableSchema, content: bytes, rows: int) -> dict[str, object]:
    return {
        "name": table.name,
        "path": parquet_name(table),
        "title": table.description,
        "format": "parquet",
        "mediatype": _PARQUET_MEDIATYPE,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rowCount": rows,
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(table, reference) for reference in table.references],
        },
    }


def _field(table: TableSchema, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _names(column.dtype)[0],
        "description": column.description,
        "constraints": {"required": column.required},
    }
    if field["type"] == "list":
        field["itemType"] = "string"
    constraints: dict[str, object] = {"required": column.required}
    if column.values:
        constraints["enum"] = list(column.values)
    if table.key == (column.name,):
        constraints["unique"] = True
    return field | {"constraints": constraints}


def _foreign_key(table: TableSchema, reference: tuple[str, str, str]) -> dict[str, object]:
    column, other, other_column = reference
    target: dict[str, object] = {"fields": [other_column]}
    if other != table.name:  # v2: a reference inside the same table names no resource
        target["resource"] = other
    return {"fields": [column], "reference": target}


def json_schema() -> bytes:
    """One JSON Schema with a row object per table under ``$defs``."""
    return _json(
        {
            "$schema": _JSON_SCHEMA_DIALECT,
            "title": "Dataset bij de Integrale Uitvoeringsagenda",
            "version": CONTRACT_VERSION,
            "type": "object",
            "properties": {
                table.name: {"type": "array", "items": {"$ref": f"#/$defs/{table.name}"}}
                for table in TABLES
            },
            "required": [table.name for table in TABLES],
            "additionalProperties": False,
            "$defs": {table.name: _row_schema(table) for table in TABLES},
        }
    )


def _row_schema(table: TableSchema) -> dict[str, object]:
    return {
        "type": "object",
        "description": table.description,
        "properties": {c.name: _column_schema(c) for c in table.columns},
        "required": [c.name for c in table.columns],
        "additionalProperties": False,
    }


def _column_schema(column: Column) -> dict[str, object]:
    schema = _type_schema(pl.Schema({column.name: column.dtype})[column.name])
    schema["description"] = column.description
    if column.values:
        schema["enum"] = [*column.values] if column.required else [*column.values, None]
    if not column.required:
        schema["type"] = [schema["type"], "null"]
    return schema


def _type_schema(dtype: pl.DataType) -> dict[str, Any]:
    if isinstance(dtype, pl.List):
        return {"type": "array", "items": _type_schema(_instance(dtype.inner))}
    if isinstance(dtype, pl.Struct):
        return {
            "type": "object",
            "properties": {
                field.name: {"anyOf": [_type_schema(_instance(field.dtype)), {"type": "null"}]}
                for field in dtype.fields
            },
        }
    schema: dict[str, Any] = {"type": _names(dtype)[1]}
    if isinstance(dtype, pl.Date):
        schema["format"] = "date"
    return schema


def _instance(dtype: Any) -> pl.DataType:
    return pl.Schema({"column": dtype})["column"]


def _names(dtype: pl.DataType | type[pl.DataType]) -> tuple[str, str, str]:
    """Data Package type, JSON Schema type and Dutch word of a Polars type."""
    instance = _instance(dtype)
    if isinstance(instance, pl.List):
        inner = _instance(instance.inner)
        if isinstance(inner, pl.Struct):
            parts = ", ".join(field.name for field in inner.fields)
            return "array", "array", f"lijst van ({parts})"
        return "list", "array", "lijst van teksten"
    for kind, package, schema, word in _SIMPLE_TYPES:
        if isinstance(instance, kind):
            return package, schema, word
    message = f"no name for column type {instance}"
    raise TypeError(message)


def dictionary_rows(table: TableSchema) -> list[tuple[str, str, str, str, str]]:
    """Per column: name, type, required or not, description with values, key or reference."""
    references = {column: f"{other}.{target}" for column, other, target in table.references}
    rows = []
    for column in table.columns:
        values = f" Waarden: {', '.join(column.values)}." if column.values else ""
        role = "sleutel" if column.name in table.key else ""
        if column.name in references:
            role = f"{role}, verwijst naar {references[column.name]}".removeprefix(", ")
        rows.append(
            (
                column.name,
                _names(column.dtype)[2],
                "ja" if column.required else "nee",
                column.description + values,
                role,
            )
        )
    return rows


_HEAD = ("Kolom", "Soort", "Altijd gevuld", "Betekenis", "Sleutel")
_TITLE = "Datawoordenboek bij de Integrale Uitvoeringsagenda"
_EXPLANATION = (
    f"Versie {CONTRACT_VERSION} van het tabelcontract. Elke tabel is één Parquet-bestand, "
    "gesorteerd op de sleutel. Een lege waarde betekent: niet bekend of niet van toepassing. "
    "Persoonsgegevens zijn afgeschermd."
)


def dictionary_markdown() -> bytes:
    """The Dutch data dictionary as Markdown."""
    lines = [f"# {_TITLE}", "", _EXPLANATION, ""]
    for table in TABLES:
        lines += [f"## {table.name}", "", table.description, ""]
        lines += [_markdown_row(_HEAD), _markdown_row(["---"] * len(_HEAD))]
        lines += [_markdown_row(row) for row in dictionary_rows(table)]
        lines.append("")
    return "\n".join(lines).encode()


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def dictionary_html() -> bytes:
    """The same dictionary as one page for a browser."""
    parts = [
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_TITLE}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{_TITLE}</h1><p>{_EXPLANATION}</p><nav aria-label='Tabellen'><ul>",
        *(
            f'<li><a href="#{t.name}">{t.name}</a>: {html.escape(t.description)}</li>'
            for t in TABLES
        ),
        "</ul></nav>",
        *(_html_table(table) for table in TABLES),
        "</main></body></html>\n",
    ]
    return "\n".join(parts).encode()


def _html_entry(table: TableSchema) -> str:
    return f'<li><a href="#{table.name}">{table.name}</a>: {html.escape(table.description)}</li>'


def _html_table(table: TableSchema) -> str:
    head = "".join(f'<th scope="col">{cell}</th>' for cell in _HEAD)
    rows = "\n".join(
        f'<tr><th scope="row"><code>{row[0]}</code></th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in dictionary_rows(table)
    )
    return (
        f'<section aria-labelledby="{table.name}"><h2 id="{table.name}">{table.name}</h2>'
        f"<p>{html.escape(table.description)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></section>"
    )


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;"
    "color:#1b1b1b}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "thead th{background:#e8eef5}tbody th{font-weight:normal}h2{margin-top:2.5rem}"
)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
