"""Senders and masks on the development corpus: digital files, read as the pipeline reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors import ReadOptions, extract
from pipeline.attribute import attribute_inzending
from pipeline.mask import mask_segmentatie
from pipeline.segment import segment_document
from pipeline.settings import load_rules
from schemas.afscherming import Afscherming
from schemas.inzending import Inzending, Toeschrijving
from schemas.knelpunt import Segmentatie

pytestmark = pytest.mark.corpus
MIN_SENDERS_RIGHT = 0.99
MAX_FALSE_MASKS_PER_BLOCK = 0.01


@dataclass(frozen=True)
class Read:
    """A file of the corpus as read, beside its gold."""

    name: str
    gold: dict[str, Any]
    toeschrijving: Toeschrijving
    masked: Segmentatie
    findings: tuple[Afscherming, ...]


@pytest.fixture(scope="module")
def reads(shared: Path) -> tuple[Read, ...]:
    return tuple(_read_all(shared / "corpus" / "dev"))


def _read_all(folder: Path) -> Iterator[Read]:
    rules = load_rules(None)
    for entry in json.loads((folder / "manifest.json").read_text("utf-8")):
        if "doc_id" not in entry or "scan" in entry.get("layout", ""):
            continue
        name = entry["bestand"]
        content = (folder / "files" / name).read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        inzending = Inzending(
            inzending_id=sha256[:16], sha256=sha256, bestandsnaam=name, bytes=len(content)
        )
        document = extract(content, name, ReadOptions(ocr=False))
        segmentatie = segment_document(document, inzending.inzending_id, rules.labels)
        toeschrijving = attribute_inzending(
            inzending, document, segmentatie, rules.gemeenteregister, date(2021, 3, 1)
        )
        masked, findings = mask_segmentatie(segmentatie, (), inzending.inzending_id)
        gold = json.loads((folder / "gold" / f"{entry['doc_id']}.json").read_text("utf-8"))
        yield Read(name, gold, toeschrijving, masked, findings)


def test_the_sender_is_right(reads: tuple[Read, ...]) -> None:
    wrong = [r.name for r in reads if r.toeschrijving.afzender.gemeente != r.gold["gemeente"]]

    assert len(wrong) <= (1 - MIN_SENDERS_RIGHT) * len(reads), wrong


def test_no_sender_that_is_right_is_sent_to_review(reads: tuple[Read, ...]) -> None:
    assert [r.name for r in reads if r.toeschrijving.afzender.twijfel] == []


def test_no_personal_data_of_the_gold_is_left(reads: tuple[Read, ...]) -> None:
    left = [
        (r.name, number)
        for r in reads
        for number, secret in enumerate(r.gold["persoonsgegevens"])
        if secret in r.masked.model_dump_json()
    ]

    assert left == []


def test_little_else_is_masked_in_the_blocks(reads: tuple[Read, ...]) -> None:
    blocks = sum(len(r.masked.knelpunten) for r in reads)
    false_masks = [
        (r.name, finding.plek, finding.veld)
        for r in reads
        for finding in r.findings
        if "-r" not in finding.plek and not _is_in_gold(r, finding)
    ]

    assert len(false_masks) <= MAX_FALSE_MASKS_PER_BLOCK * blocks, false_masks


def _is_in_gold(read: Read, finding: Afscherming) -> bool:
    """The gold has as many secrets of this file as there are findings in its blocks."""
    found = [f for f in read.findings if "-r" not in f.plek]
    in_blocks = json.dumps(read.gold["entries"], ensure_ascii=False)
    known = sum(in_blocks.count(secret) for secret in read.gold["persoonsgegevens"])
    return found.index(finding) < known
