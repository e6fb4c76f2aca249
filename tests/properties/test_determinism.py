"""The output is a function: the same originals give the same bytes, whatever the circumstances."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "inbox"
FILES = (
    "Knelpunten gemeente Aalten.docx",
    "knelpunten_elburg_def.docx",
    "Inbreng Borsele opvang en huisvesting.pdf",
    "Noordoostpolder knelpunten.odt",
)


def run(inbox: Path, output: Path, workers: int = 1, **environment: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "pipeline", "run", str(inbox), "-o", str(output)),
            *("--workers", str(workers)),
        ],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        capture_output=True,
    )


def fill(inbox: Path, names: Sequence[str]) -> Path:
    inbox.mkdir(parents=True, exist_ok=True)
    for name in names:
        (inbox / name).write_bytes((SAMPLES / name).read_bytes())
    return inbox


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def points_of(output: Path) -> set[frozenset[str]]:
    """The points as sets of knelpunten: what they are, whatever their numbers."""
    table = pl.read_parquet(output / "dataset" / "knelpunten.parquet")
    groups: dict[str, set[str]] = {}
    for row in table.iter_rows(named=True):
        groups.setdefault(row["agendapunt_id"], set()).add(row["knelpunt_id"])
    return {frozenset(members) for members in groups.values()}


def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    """Other order on disk, locale, time zone, hash seed and number of workers."""
    first, second = tmp_path / "een", tmp_path / "twee"
    run(fill(first / "in", FILES), first / "uit", LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1")
    run(
        fill(second / "in", FILES[::-1]),
        second / "uit",
        workers=2,
        LC_ALL="C.UTF-8",
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="2",
    )

    for part in ("dataset", "agenda", "ontvangst"):
        assert files_of(first / "uit" / part) == files_of(second / "uit" / part)
    assert (first / "uit" / "verslag.html").read_bytes() == (
        second / "uit" / "verslag.html"
    ).read_bytes()


def test_one_by_one_gives_the_same_points_as_all_at_once(tmp_path: Path) -> None:
    once, apart = tmp_path / "ineens", tmp_path / "een-voor-een"
    run(fill(once / "in", FILES), once / "uit")
    for name in FILES[::-1]:
        run(fill(apart / "in", (name,)), apart / "uit")

    assert points_of(once / "uit") == points_of(apart / "uit")
