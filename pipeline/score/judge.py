"""One file of the manifest against what came out for it: its row, its blocks, its lists."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.score.texts import (
    MASKED,
    bare_text,
    fold_text,
    iter_oplossingen,
    join_alineas,
    likeness_of,
    split_omschrijving,
)
from schemas.score import GoldBestand, GoldBlok, GoldDocument, GoldOplossing

Row = Mapping[str, Any]

FOUND = 0.85
"""Likeness of two onderwerpen from which a block counts as found."""
SAME_OPLOSSING = 0.95
"""Likeness from which an oplossingsrichting counts as found, wherever it stands in the list."""
STRICT = 0.98
"""Likeness from which a text counts as right: one letter in fifty."""
OMSCHRIJVING_WEIGHT = 0.3
"""Part of the omschrijving in choosing between blocks with nearly the same onderwerp."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows that the figures need, by the key they are asked for."""

    inzendingen: Mapping[str, Row]
    knelpunten: Mapping[str, Sequence[Row]]
    oplossingen: Mapping[str, Sequence[tuple[int, str]]]
    voorstellen: Sequence[tuple[str, str]]
    text: str


@dataclass(frozen=True, slots=True)
class Blokoordeel:
    """One gold block against the block that came out for it; ``knelpunt`` None when it did not."""

    bestand: str
    layout: str
    blok: GoldBlok
    knelpunt: Row | None
    gelijkenis: float = 0.0
    onderwerp_goed: bool = False
    gemeente_goed: bool = False
    strikt: bool = False
    oplossingen_gold: int = 0
    oplossingen_gegeven: int = 0
    oplossingen_goed: int = 0


@dataclass(frozen=True, slots=True)
class Bestandsoordeel:
    """One file of the manifest against its row and blocks."""

    bestand: GoldBestand
    status_goed: bool
    gemeente_goed: bool | None = None
    voorspeld: int = 0
    geheimen: int = 0
    gelekt: int = 0
    losse_oplossingen: int = 0
    oordelen: tuple[Blokoordeel, ...] = ()


def read_tables(tables: Mapping[str, pl.DataFrame]) -> Dataset:
    """The rows of a dataset by the keys that judging asks for, in the order of the files."""
    inzendingen: dict[str, Row] = {}
    for row in tables["inzendingen"].iter_rows(named=True):
        inzendingen.setdefault(unicodedata.normalize("NFC", row["bestandsnaam"]), row)
    knelpunten: dict[str, list[Row]] = defaultdict(list)
    for row in tables["knelpunten"].sort("volgnummer").iter_rows(named=True):
        knelpunten[row["inzending_id"]].append(row)
    oplossingen: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in tables["oplossingsrichtingen"].sort("volgnummer").iter_rows(named=True):
        oplossingen[row["knelpunt_id"]].append((row["niveau"] or 0, bare_text(row["tekst"])))
    voorstellen: list[tuple[str, str]] = []
    if "verbanden" in tables:
        shown = tables["verbanden"].filter(pl.col("uitkomst") == "voorstel")
        voorstellen = list(shown.select("knelpunt_a", "knelpunt_b").iter_rows())
    return Dataset(inzendingen, knelpunten, oplossingen, voorstellen, _all_text(tables))


def _all_text(tables: Mapping[str, pl.DataFrame]) -> str:
    """Every value of every text column of every table, to search for personal data."""
    columns = (
        frame.get_column(name)
        for frame in tables.values()
        for name, dtype in frame.schema.items()
        if dtype == pl.String
    )
    return fold_text("\n".join(value for column in columns for value in column if value))


def _find_inzending(bestand: str, inzendingen: Mapping[str, Row]) -> Row | None:
    """The row of a file, also when the dataset names it with the folder or mail it came in."""
    name = unicodedata.normalize("NFC", bestand)
    if name in inzendingen:
        return inzendingen[name]
    return next((row for path, row in inzendingen.items() if path.endswith(name)), None)


def judge_bestand(
    bestand: GoldBestand, document: GoldDocument | None, dataset: Dataset
) -> Bestandsoordeel:
    """What came out for one file; without gold ``document`` only its status is judged."""
    row = _find_inzending(bestand.bestand, dataset.inzendingen)
    status_goed = row is not None and row["status"] == bestand.status
    if document is None:
        return Bestandsoordeel(bestand, status_goed)
    geheimen = [
        g for g in document.persoonsgegevens if any(_mentions(b, g) for b in document.entries)
    ]
    blokken = [_mask_blok(b, geheimen) for b in document.entries]
    knelpunten = dataset.knelpunten.get(row["inzending_id"], []) if row else []
    match = _pair_blokken(blokken, knelpunten)
    paired = set(match.values())
    return Bestandsoordeel(
        bestand,
        status_goed,
        gemeente_goed=(
            row is not None and fold_text(row["gemeente"]) == fold_text(document.gemeente)
            if document.gemeente
            else None
        ),
        voorspeld=len(knelpunten),
        geheimen=len(geheimen),
        gelekt=sum(fold_text(g) in dataset.text for g in geheimen),
        losse_oplossingen=sum(
            len(dataset.oplossingen.get(k["knelpunt_id"], ()))
            for j, k in enumerate(knelpunten)
            if j not in paired
        ),
        oordelen=tuple(
            _judge_blok(
                bestand, blok, knelpunten[match[i]] if i in match else None, document, dataset
            )
            for i, blok in enumerate(blokken)
        ),
    )


def _mentions(blok: GoldBlok, geheim: str) -> bool:
    return any(geheim in text for text in _iter_texts(blok))


def _iter_texts(blok: GoldBlok) -> Iterator[str]:
    yield blok.onderwerp
    yield from blok.omschrijving
    stack = list(blok.oplossingsrichtingen)
    while stack:
        oplossing = stack.pop()
        yield from (oplossing.tekst, oplossing.groep or "")
        stack.extend(oplossing.sub)


def _mask_blok(blok: GoldBlok, geheimen: Sequence[str]) -> GoldBlok:
    """The block with its personal data masked, as the dataset must have it."""

    def mask(text: str) -> str:
        # The longest first: a full name before the surname in it.
        for geheim in sorted(geheimen, key=len, reverse=True):
            text = text.replace(geheim, MASKED)
        return text

    def mask_oplossing(oplossing: GoldOplossing) -> GoldOplossing:
        return GoldOplossing(
            tekst=mask(oplossing.tekst),
            groep=oplossing.groep and mask(oplossing.groep),
            sub=tuple(mask_oplossing(o) for o in oplossing.sub),
        )

    return blok.model_copy(
        update={
            "onderwerp": mask(blok.onderwerp),
            "omschrijving": tuple(mask(a) for a in blok.omschrijving),
            "oplossingsrichtingen": tuple(mask_oplossing(o) for o in blok.oplossingsrichtingen),
        }
    )


def _pair_blokken(blokken: Sequence[GoldBlok], knelpunten: Sequence[Row]) -> dict[int, int]:
    """Which block came out for which gold block (indexes): the most alike pairs first."""
    likeness = {
        (i, j): likeness_of(
            bare_text(blok.onderwerp).casefold(), bare_text(knelpunt["onderwerp"]).casefold()
        )
        for i, blok in enumerate(blokken)
        for j, knelpunt in enumerate(knelpunten)
    }
    gold_texts = [join_alineas(blok.omschrijving) for blok in blokken]
    texts = [join_alineas(split_omschrijving(k["omschrijving"])) for k in knelpunten]
    ranked = sorted(
        (
            (score + OMSCHRIJVING_WEIGHT * likeness_of(gold_texts[i], texts[j]), i, j)
            for (i, j), score in likeness.items()
        ),
        reverse=True,
    )
    match: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in match and j not in match.values() and likeness[i, j] >= FOUND:
            match[i] = j
    return match


def _judge_blok(
    bestand: GoldBestand,
    blok: GoldBlok,
    knelpunt: Row | None,
    document: GoldDocument,
    dataset: Dataset,
) -> Blokoordeel:
    wanted = list(iter_oplossingen(blok.oplossingsrichtingen))
    if knelpunt is None:
        return Blokoordeel(
            bestand.bestand, bestand.layout, blok, None, oplossingen_gold=len(wanted)
        )
    given = dataset.oplossingen.get(knelpunt["knelpunt_id"], ())
    gelijkenis = likeness_of(
        join_alineas(blok.omschrijving),
        join_alineas(split_omschrijving(knelpunt["omschrijving"])),
    )
    onderwerp_goed = bare_text(blok.onderwerp) == bare_text(knelpunt["onderwerp"])
    gemeente = fold_text(blok.gemeente or document.gemeente)
    return Blokoordeel(
        bestand.bestand,
        bestand.layout,
        blok,
        knelpunt,
        gelijkenis=gelijkenis,
        onderwerp_goed=onderwerp_goed,
        gemeente_goed=fold_text(knelpunt["gemeente"]) == gemeente,
        strikt=onderwerp_goed and gelijkenis >= STRICT and _equals_list(wanted, given),
        oplossingen_gold=len(wanted),
        oplossingen_gegeven=len(given),
        oplossingen_goed=_count_found(wanted, given),
    )


def _equals_list(wanted: Sequence[tuple[int, str]], given: Sequence[tuple[int, str]]) -> bool:
    """Both lists have the same texts in the same order at the same level."""
    return len(wanted) == len(given) and all(
        a[0] == b[0] and likeness_of(a[1], b[1]) >= STRICT
        for a, b in zip(wanted, given, strict=True)
    )


def _count_found(wanted: Sequence[tuple[int, str]], given: Sequence[tuple[int, str]]) -> int:
    """How many wanted oplossingsrichtingen are there, in any order; each given one counts once."""
    left = [text for _, text in given]
    found = 0
    for _, text in wanted:
        best = max(left, key=lambda other: likeness_of(text, other), default=None)
        if best is not None and likeness_of(text, best) >= SAME_OPLOSSING:
            left.remove(best)
            found += 1
    return found
