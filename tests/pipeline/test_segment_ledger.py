"""The sums close to the character, or nothing is called read."""

from __future__ import annotations

import pytest

from pipeline.segment.ledger import check_block, close_sums, count_visible
from schemas.document import Paragraph, iter_paragraphs
from schemas.errors import PromiseBrokenError
from schemas.knelpunt import Alinea, Oplossingsrichting, Segmentatie
from tests.factories import make_knelpunt
from tests.notation import make_document
from tests.segmented import segment

SOURCE = """
# Inbreng van Duinrade
@header Gemeente Duinrade
Onderwerp: Park kaal[1]
Omschrijving: Het park is kaal:
- geen bomen
Oplossing:
1) Plant bomen
@footnote [1] Volgens de boswachter.
Hierover is vaker gesproken.
"""


def test_blocks_furniture_and_restant_sum_to_the_file() -> None:
    document = make_document(SOURCE)

    segmentatie = segment(document)

    placed = segmentatie.tekens_blok + segmentatie.tekens_meubilair + segmentatie.tekens_restant
    assert placed == segmentatie.tekens == document.characters


def test_deleted_text_is_named_but_not_counted() -> None:
    document = make_document(SOURCE + "@deleted weg ermee\n")

    segmentatie = segment(document)

    assert segmentatie.tekens == document.characters - len("wegermee")
    assert "verwijderd" in {r.soort for r in segmentatie.restanten}


def test_characters_that_computed_text_has_not_are_not_counted() -> None:
    document = make_document("Onderwerp: Park\nOmschrijving: Kaal.")

    assert count_visible(document) == sum(p.characters for p in iter_paragraphs(document))


@pytest.mark.parametrize("index", range(5))
def test_segmentatie_that_dropped_a_restant_breaks_the_promise(index: int) -> None:
    segmentatie = segment(SOURCE)
    kept = tuple(r for i, r in enumerate(segmentatie.restanten) if i != index)

    with pytest.raises(PromiseBrokenError):
        close_sums(segmentatie.model_copy(update={"restanten": kept}))


def test_segmentatie_that_counts_a_character_too_many_breaks_the_promise() -> None:
    segmentatie = Segmentatie(knelpunten=(), restanten=(), tekens=3, tekens_blok=4)

    with pytest.raises(PromiseBrokenError):
        close_sums(segmentatie)


def paragraphs_of(source: str) -> list[Paragraph]:
    return list(iter_paragraphs(make_document(source)))


def test_block_that_says_all_its_paragraphs_say_is_right() -> None:
    knelpunt = make_knelpunt("Park", "Kaal.", ("Plant bomen",))

    check_block(knelpunt, paragraphs_of("Park\nKaal.\n- Plant bomen"), dropped=0)


def test_block_that_lost_a_paragraph_breaks_the_promise() -> None:
    knelpunt = make_knelpunt("Park", "Kaal.", ())

    with pytest.raises(PromiseBrokenError):
        check_block(knelpunt, paragraphs_of("Park\nKaal.\n- Plant bomen"), dropped=0)


def test_block_that_says_a_word_twice_breaks_the_promise() -> None:
    knelpunt = make_knelpunt("Park", "Kaal.").model_copy(
        update={
            "omschrijving": (Alinea(tekst="Kaal."), Alinea(tekst="Kaal.")),
            "oplossingsrichtingen": (Oplossingsrichting(volgnummer=1, tekst="Plant"),),
        }
    )

    with pytest.raises(PromiseBrokenError):
        check_block(knelpunt, paragraphs_of("Park\nKaal.\nPlant"), dropped=0)
