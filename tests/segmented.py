"""Segmented notation, in few words: what a test of the segmentation asks and compares."""

from __future__ import annotations

from functools import cache

from pipeline.segment import segment_document
from pipeline.settings import load_rules
from schemas.document import Document
from schemas.knelpunt import Knelpunt, Segmentatie
from schemas.labels import Labels
from tests.factories import INZENDING_ID
from tests.notation import make_document

Block = tuple[str, str, list[str]]


@cache
def load_test_labels() -> Labels:
    """The label words that the project ships."""
    return load_rules(None).labels


def segment(source: str | Document) -> Segmentatie:
    """The Segmentatie of a Document, or of one in notation."""
    document = make_document(source) if isinstance(source, str) else source
    return segment_document(document, INZENDING_ID, load_test_labels())


def read_blocks(source: str | Document) -> list[Block]:
    """Onderwerp, omschrijving and oplossingsrichtingen of each block."""
    return [as_block(knelpunt) for knelpunt in segment(source).knelpunten]


def as_block(knelpunt: Knelpunt) -> Block:
    """One block; a proposal is indented by its level, "Groep: > " stands before grouped ones."""
    oplossingen = [
        f"{'  ' * o.niveau}{f'{o.groep} > ' if o.groep else ''}{o.tekst_met_merk}"
        for o in knelpunt.oplossingsrichtingen
    ]
    return knelpunt.onderwerp, knelpunt.omschrijving_tekst, oplossingen


def read_soorten(source: str | Document) -> list[tuple[str, str]]:
    """Kind and text of everything outside the blocks, label words left out."""
    return [(r.soort, r.tekst) for r in segment(source).restanten if r.soort != "label"]
