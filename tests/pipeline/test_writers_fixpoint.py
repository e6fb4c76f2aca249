"""Our own agenda, read back, gives the same points: the words, groups, depths and notes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from extractors import ReadOptions, extract
from pipeline.segment import segment_document
from pipeline.settings import load_labels
from pipeline.writers.agenda import agenda_docx
from pipeline.writers.agenda_pdf import agenda_pdf
from pipeline.writers.agenda_text import lay_out_agenda
from schemas.agenda import Agendapunt
from schemas.knelpunt import Knelpunt
from tests.example_editie import EDITIE, THEMAS

LABELS_FILE = Path(__file__).parents[2] / "schemas" / "data" / "labels.yaml"
LABELS = load_labels(LABELS_FILE.read_text("utf-8"), LABELS_FILE.name)
AGENDA = lay_out_agenda(EDITIE, THEMAS)
Said = tuple[str, list[str], list[tuple[str | None, int, str]], list[str]]


def without_marks(text: str) -> str:
    """The reading of a file takes note marks out of the text, with a full stop after the last."""
    return re.sub(r"\s*\[\d+\]", "", text)


def said_by(punt: Agendapunt) -> Said:
    return (
        without_marks(punt.onderwerp).rstrip("."),
        [without_marks(line) for line in punt.omschrijving_tekst.splitlines()],
        [
            (o.groep, o.niveau, f"{o.merk} {o.tekst}" if o.merk[0].isalnum() else o.tekst)
            for o in punt.oplossingen
        ],
        [noot.tekst for noot in punt.voetnoten],
    )


def read_back(knelpunt: Knelpunt) -> Said:
    return (
        knelpunt.onderwerp.rstrip("."),
        knelpunt.omschrijving_tekst.splitlines(),
        [(o.groep, o.niveau, o.tekst_met_merk) for o in knelpunt.oplossingsrichtingen],
        [noot.tekst for noot in knelpunt.voetnoten],
    )


@pytest.mark.parametrize(
    "content",
    [agenda_docx(AGENDA), agenda_pdf(AGENDA, date(2031, 4, 15))],
    ids=["docx", "pdf"],
)
def test_agenda_read_back_gives_the_same_points(content: bytes) -> None:
    document = extract(content, "agenda", ReadOptions())

    found = segment_document(document, "0" * 16, LABELS).knelpunten

    expected = [said_by(punt) for punt in EDITIE.agendapunten if punt.status == "actief"]
    assert [read_back(knelpunt) for knelpunt in found] == expected
