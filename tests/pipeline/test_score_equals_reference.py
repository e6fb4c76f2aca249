"""The figures are those of the score that the corpus comes with, to the ninth decimal."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest

from pipeline.gold import load_dataset, load_gold
from pipeline.score import score_dataset
from schemas.tables import TABLES

REFERENCE = Path(__file__).parents[3] / "shared" / "corpus" / "score.py"
SCHEMAS = {t.name: t.polars_schema for t in TABLES}
WORDS = ("wijk", "bus", "school", "wacht", "sleutel", "kamer", "taal", "les", "huur", "gezin")
GLYPHS = ["", "- ", "• ", "1) ", "a. "]

pytestmark = pytest.mark.skipif(
    not REFERENCE.exists(), reason="../shared/corpus/score.py is not beside the project"
)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the reference leaves issues.tsv open
@pytest.mark.parametrize("seed", range(25))
def test_figures_equal_those_of_the_reference(
    seed: int, reference: ModuleType, tmp_path: Path
) -> None:
    _write_case(random.Random(seed), tmp_path / "gold", tmp_path / "dataset")

    scores = score_dataset(
        load_gold(tmp_path / "gold"), load_dataset(tmp_path / "dataset"), worst=1000
    )

    totaal, layouts, bad = reference.score(tmp_path / "gold", tmp_path / "dataset", 1000)
    assert scores.totaal.model_dump(exclude_none=True) == pytest.approx(totaal, abs=1e-9)
    for layout in scores.layouts:
        assert layout.model_dump(exclude={"layout"}) == pytest.approx(layouts[layout.layout])
    assert [m.onderwerp for m in scores.missers] == [onderwerp for _, _, onderwerp, _ in bad]


def _write_case(rng: random.Random, gold: Path, dataset: Path) -> None:
    """A gold folder, and a dataset that has got part of it right."""
    (gold / "gold").mkdir(parents=True)
    dataset.mkdir()
    documents = [_make_document(rng, f"d{i}") for i in range(rng.randint(1, 6))]
    for document in documents:
        (gold / "gold" / f"{document['doc_id']}.json").write_text(json.dumps(document), "utf-8")
    manifest: list[dict[str, Any]] = [
        {"bestand": f"{d['doc_id']}.pdf", "doc_id": d["doc_id"], "layout": rng.choice("AB")}
        for d in documents
    ]
    manifest.append({"bestand": "kapot.pdf", "status": "afgekeurd"})
    (gold / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    lines = ["id\tthema\took_goed\tverwant\tkern\tnieuw"]
    lines += [
        f"K{i}\t{rng.choice(['1a', '2a'])}\t{rng.choice(['', '2b'])}\tv{i % 3};x{i}\tkern\t{i % 2}"
        for i in range(5)
    ]
    (gold / "issues.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    _write_dataset(rng, documents, dataset)


def _sentence(rng: random.Random, low: int, high: int) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(low, high))).capitalize() + "."


def _make_document(rng: random.Random, doc_id: str) -> dict[str, Any]:
    secrets = [f"Persoon{doc_id}", f"06-1234{doc_id}"]

    def item(depth: int) -> dict[str, Any]:
        sub = [item(0) for _ in range(rng.randint(0, 2))] if depth else []
        return {"tekst": rng.choice(GLYPHS) + _sentence(rng, 3, 8), "groep": None, "sub": sub}

    return {
        "doc_id": doc_id,
        "gemeente": rng.choice(["Veere", "Sluis", None]),
        "persoonsgegevens": secrets,
        "entries": [
            {
                "issue": f"K{rng.randint(0, 4)}",
                "onderwerp": _sentence(rng, 2, 5),
                "omschrijving": [
                    rng.choice(["", "- ", "[1] "]) + _sentence(rng, 5, 12) + rng.choice(secrets)
                    for _ in range(rng.randint(1, 3))
                ],
                "oplossingsrichtingen": [item(1) for _ in range(rng.randint(0, 3))],
            }
            for _ in range(rng.randint(0, 5))
        ],
    }


def _spoil(rng: random.Random, text: str) -> str:
    """The text, now and then with a letter, a word or a piece of personal data changed."""
    match rng.randint(0, 5):
        case 0:
            return text.replace("e", "3", 1)
        case 1:
            return text.split(" ", 1)[-1]
        case 2:
            return text.replace("Persoon", "[afgeschermd: naam]")
        case _:
            return text


def _write_dataset(rng: random.Random, documents: list[dict[str, Any]], folder: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        "inzendingen": [],
        "knelpunten": [],
        "oplossingsrichtingen": [],
        "verbanden": [],
    }
    for document in documents:
        if rng.random() < 0.1:
            continue
        rows["inzendingen"].append(
            {
                "inzending_id": document["doc_id"],
                "bestandsnaam": rng.choice(["", "mail.eml/"]) + f"{document['doc_id']}.pdf",
                "status": rng.choice(["verwerkt", "verwerkt", "deels"]),
                "gemeente": rng.choice([document["gemeente"], "Veere"]),
            }
        )
        _add_blocks(rng, document, rows)
    ids = [row["knelpunt_id"] for row in rows["knelpunten"]]
    pairs = {(a, b) for a in ids for b in ids if a < b and rng.random() < 0.4}
    rows["verbanden"] = [
        {"knelpunt_a": a, "knelpunt_b": b, "uitkomst": rng.choice(["voorstel", "samen", "apart"])}
        for a, b in sorted(pairs)
    ]
    for name, table_rows in rows.items():
        table = pl.DataFrame(table_rows, schema=SCHEMAS[name])
        table.write_parquet(folder / f"{name}.parquet")


def _add_blocks(
    rng: random.Random, document: dict[str, Any], rows: dict[str, list[dict[str, Any]]]
) -> None:
    for number, entry in enumerate(document["entries"], start=1):
        if rng.random() < 0.15:
            continue
        key = f"{document['doc_id']}-{number:02d}"
        rows["knelpunten"].append(
            {
                "knelpunt_id": key,
                "inzending_id": document["doc_id"],
                "volgnummer": number,
                "gemeente": rng.choice([document["gemeente"], "Sluis"]),
                "onderwerp": _spoil(rng, entry["onderwerp"]),
                "omschrijving": "\n".join(_spoil(rng, a) for a in entry["omschrijving"]),
                "thema": rng.choice(["1a", "2a", "2b", ""]),
                "beoordelen": rng.random() < 0.3,
                "agendapunt_id": f"p{rng.randint(0, 3)}",
            }
        )
        flat = [
            (niveau, tekst)
            for oplossing in entry["oplossingsrichtingen"]
            for niveau, tekst in [
                (0, oplossing["tekst"]),
                *((1, s["tekst"]) for s in oplossing["sub"]),
            ]
        ]
        rows["oplossingsrichtingen"] += [
            {"knelpunt_id": key, "volgnummer": i, "niveau": niveau, "tekst": _spoil(rng, tekst)}
            for i, (niveau, tekst) in enumerate(flat, start=1)
            if rng.random() < 0.95
        ]
