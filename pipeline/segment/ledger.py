"""The character ledger: what went in comes out, to the character, or nothing comes out at all.

Two sums are made. Characters: those of all paragraphs of the Document equal those of the blocks,
the furniture and the restant together. Words: the letters and digits of the texts that a block was
made of equal those of the Knelpunt that was made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.segment.lists import as_merk
from schemas.document import Document, Paragraph, iter_paragraphs
from schemas.errors import PromiseBrokenError
from schemas.knelpunt import Knelpunt, Segmentatie


def count_visible(document: Document) -> int:
    """Visible characters of a file: all it has but tracked deletions."""
    return sum(p.characters for p in iter_paragraphs(document) if p.role != "deleted")


def close_sums(segmentatie: Segmentatie) -> Segmentatie:
    """The same Segmentatie, when its sums close.

    Raises:
        PromiseBrokenError: blocks, furniture and restant do not sum to the file.
    """
    placed = segmentatie.tekens_blok + segmentatie.tekens_meubilair + segmentatie.tekens_restant
    if placed != segmentatie.tekens:
        raise PromiseBrokenError(
            belofte="niets-kwijt", plaats=f"{placed} van {segmentatie.tekens} tekens"
        )
    return segmentatie


def count_signs(texts: Iterable[str]) -> int:
    """Letters and digits of texts."""
    return sum(c.isalnum() for text in texts for c in text)


def signs_of(paragraphs: Iterable[Paragraph]) -> int:
    """Letters and digits of paragraphs, their marks included."""
    return count_signs(part for p in paragraphs for part in (as_merk(p.marker), p.text))


def check_block(knelpunt: Knelpunt, paragraphs: Sequence[Paragraph], dropped: int) -> None:
    """The knelpunt says all that its paragraphs say.

    Args:
        knelpunt: the block as made.
        paragraphs: what it was made of, its notes included.
        dropped: letters and digits that leave on purpose (note marks, the number of an onderwerp).

    Raises:
        PromiseBrokenError: letters or digits went missing or were made up.
    """
    expected = signs_of(paragraphs) - dropped
    found = count_signs(_iter_strings(knelpunt))
    if expected != found:
        raise PromiseBrokenError(
            belofte="niets-kwijt", plaats=f"{knelpunt.knelpunt_id}: {found} van {expected} letters"
        )


def _iter_strings(knelpunt: Knelpunt) -> Iterable[str]:
    """Its texts; a groep once for each run of items below it."""
    yield knelpunt.onderwerp
    for alinea in knelpunt.omschrijving:
        yield alinea.merk
        yield alinea.tekst
    group: str | None = None
    for oplossing in knelpunt.oplossingsrichtingen:
        if oplossing.groep is not None and oplossing.groep != group:
            yield oplossing.groep
        group = oplossing.groep
        yield oplossing.merk
        yield oplossing.tekst
    for voetnoot in knelpunt.voetnoten:
        yield voetnoot.merk
        yield voetnoot.tekst
