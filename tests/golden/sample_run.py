"""One run of the pipeline on samples/inbox, and what samples/expected says should come out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.gold import load_gold
from pipeline.score.texts import fold_text, likeness_of
from schemas.score import Gold, GoldBlok, GoldDocument, GoldOplossing

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = SAMPLES / "expected"

Row = Mapping[str, Any]
OplossingRow = tuple[int, str, str]  # niveau, groep, tekst


class NoProgress:
    """Takes the news of a run and tells nobody."""

    def start(self, total: int) -> None:
        """Nothing to show."""

    def advance(self) -> None:
        """Nothing to show."""


@dataclass(frozen=True)
class SampleRun:
    """The output folder of the run, its tables, and the gold."""

    output: Path
    tables: Mapping[str, pl.DataFrame]
    gold: Gold

    def document(self, doc_id: str) -> GoldDocument:
        """The gold of one sample."""
        return next(d for d in self.gold.documenten if d.doc_id == doc_id)

    def inzending(self, bestand: str) -> Row:
        """The row of one file."""
        return self._rows("inzendingen", pl.col("bestandsnaam") == bestand)[0]

    def inzending_of(self, doc_id: str) -> Row:
        """The row of the file that holds the blocks of a sample."""
        bestand = next(b.bestand for b in self.gold.bestanden if b.doc_id == doc_id)
        return self._rows("inzendingen", pl.col("bestandsnaam").str.ends_with(bestand))[0]

    def knelpunten(self, doc_id: str) -> Sequence[Row]:
        """The blocks that came out of a sample, in reading order."""
        key = self.inzending_of(doc_id)["inzending_id"]
        return self._rows("knelpunten", pl.col("inzending_id") == key, "volgnummer")

    def oplossingen(self, knelpunt: Row) -> list[OplossingRow]:
        """Level, group and text of each oplossingsrichting of a block."""
        rows = self._rows(
            "oplossingsrichtingen",
            pl.col("knelpunt_id") == knelpunt["knelpunt_id"],
            "volgnummer",
        )
        return [(r["niveau"], fold_text(r["groep"]), fold_text(r["tekst"])) for r in rows]

    def punt_of(self, doc_id: str, onderwerp: str) -> str:
        """The agendapunt_id of the block with this onderwerp."""
        [row] = [k for k in self.knelpunten(doc_id) if fold_text(k["onderwerp"]) == onderwerp]
        return str(row["agendapunt_id"])

    def _rows(self, table: str, where: pl.Expr, order: str | None = None) -> list[Row]:
        frame = self.tables[table].filter(where)
        return list((frame.sort(order) if order else frame).iter_rows(named=True))


def load_uitkomsten() -> dict[str, dict[str, str]]:
    """Per file of the inbox the outcome it should end with."""
    found: dict[str, dict[str, str]] = json.loads((EXPECTED / "uitkomsten.json").read_text("utf-8"))
    return found


def load_expected() -> Gold:
    """The gold folder of the samples."""
    return load_gold(EXPECTED)


def mask_secrets(text: str, document: GoldDocument) -> str:
    """The text with the personal data of its document masked, folded for comparing."""
    for secret in sorted(document.persoonsgegevens, key=len, reverse=True):
        text = text.replace(secret, "§")
    return fold_text(text)


def expected_oplossingen(blok: GoldBlok, document: GoldDocument) -> list[OplossingRow]:
    """Level, group and text of each oplossingsrichting in the gold."""
    return [
        (niveau, fold_text(groep), mask_secrets(o.tekst, document))
        for niveau, groep, o in _iter_oplossingen(blok.oplossingsrichtingen)
    ]


def expected_omschrijving(blok: GoldBlok, document: GoldDocument) -> list[str]:
    """The alinea's in the gold, "- " before a bullet."""
    return [mask_secrets(alinea, document) for alinea in blok.omschrijving]


def read_omschrijving(knelpunt: Row) -> list[str]:
    """The alinea's that came out."""
    return [fold_text(line) for line in knelpunt["omschrijving"].split("\n")]


def assert_reads_exactly(run: SampleRun, doc_id: str) -> None:
    """Every block of a sample came out as its gold has it: no more, no less, no letter else."""
    document = run.document(doc_id)
    found = run.knelpunten(doc_id)
    assert [fold_text(k["onderwerp"]) for k in found] == [
        mask_secrets(b.onderwerp, document) for b in document.entries
    ]
    for blok, knelpunt in zip(document.entries, found, strict=True):
        assert read_omschrijving(knelpunt) == expected_omschrijving(blok, document)
        assert run.oplossingen(knelpunt) == expected_oplossingen(blok, document)
        assert fold_text(knelpunt["gemeente"]) == fold_text(blok.gemeente or document.gemeente)


def assert_reads_nearly(run: SampleRun, doc_id: str, likeness: float) -> None:
    """The blocks of a sample came out with their parts, each text this much alike (0 to 1)."""
    document = run.document(doc_id)
    found = run.knelpunten(doc_id)
    assert len(found) == len(document.entries)
    for blok, knelpunt in zip(document.entries, found, strict=True):
        pairs = [
            (blok.onderwerp, fold_text(knelpunt["onderwerp"])),
            (
                " ".join(expected_omschrijving(blok, document)),
                " ".join(read_omschrijving(knelpunt)),
            ),
        ]
        wanted, given = expected_oplossingen(blok, document), run.oplossingen(knelpunt)
        assert [niveau for niveau, _, _ in given] == [niveau for niveau, _, _ in wanted]
        pairs += [(a, b) for (_, _, a), (_, _, b) in zip(wanted, given, strict=True)]
        assert [p for p in pairs if likeness_of(*p) < likeness] == []


def _iter_oplossingen(
    oplossingen: Sequence[GoldOplossing], niveau: int = 0, groep: str | None = None
) -> Iterator[tuple[int, str | None, GoldOplossing]]:
    for oplossing in oplossingen:
        own = oplossing.groep or groep
        yield niveau, own, oplossing
        yield from _iter_oplossingen(oplossing.sub, niveau + 1, own)
