"""What the tests of the sender stage share: the register, and a file of a few texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files

from pipeline.attribute import attribute_inzending, read_register
from schemas.document import Document, Hint
from schemas.inzending import Afzender, Inzending, Toeschrijving
from schemas.knelpunt import Knelpunt, Restant, Segmentatie, Soort
from schemas.register import Register

DAY = date(2021, 3, 1)


@lru_cache
def register() -> Register:
    """The register that the project ships."""
    data = files("schemas.data")
    return read_register(
        (data / "gemeenten.csv").read_text("utf-8"),
        (data / "samenwerkingsverbanden.csv").read_text("utf-8"),
    )


def attribute(
    *restanten: tuple[Soort, str],
    bestandsnaam: str = "scan0001.pdf",
    knelpunten: Sequence[Knelpunt] = (),
    hints: Sequence[Hint] = (),
    day: date = DAY,
    parent: Afzender | None = None,
    ontvangen_op: date | None = None,
) -> Toeschrijving:
    """Who sends a file that holds these texts, in this order, and these knelpunten."""
    inzending = Inzending(
        inzending_id="0" * 16,
        sha256="0" * 64,
        bestandsnaam=bestandsnaam,
        bytes=1,
        ontvangen_op=ontvangen_op,
    )
    segmentatie = Segmentatie(
        knelpunten=tuple(knelpunten),
        restanten=tuple(
            Restant(volgnummer=number, soort=soort, tekst=tekst, tekens=len(tekst))
            for number, (soort, tekst) in enumerate(restanten, start=1)
        ),
        tekens=0,
        tekens_blok=0,
    )
    document = Document("docx", (), hints=tuple(hints))
    return attribute_inzending(inzending, document, segmentatie, register(), day, parent)


def attribute_placed(
    restanten: Sequence[Restant],
    knelpunten: Sequence[Knelpunt],
    document: Document | None = None,
) -> Toeschrijving:
    """Who sends a file of these texts and knelpunten, each with its place in the file."""
    inzending = Inzending(inzending_id="0" * 16, sha256="0" * 64, bestandsnaam="x.pdf", bytes=1)
    segmentatie = Segmentatie(
        knelpunten=tuple(knelpunten), restanten=tuple(restanten), tekens=0, tekens_blok=0
    )
    return attribute_inzending(
        inzending, document or Document("pdf", ()), segmentatie, register(), DAY
    )
