"""Doubt is a code with values beside the block; a sure reading has none."""

from __future__ import annotations

from tests.notation import make_document
from tests.segmented import segment


def codes(source: str, **options: float) -> list[str]:
    document = make_document(source, confidence=options.get("confidence"))
    return [t.code for k in segment(document).knelpunten for t in k.twijfels]


def test_block_with_all_its_labels_is_sure() -> None:
    assert codes("Onderwerp: Park\nOmschrijving: Kaal.\nOplossing: Plant") == []


def test_block_without_omschrijving_and_oplossingen_is_doubted() -> None:
    assert codes("Onderwerp: Park") == ["blok-leeg"]


def test_block_without_an_onderwerp_is_doubted() -> None:
    assert codes("Oplossingsrichtingen:\n- Plant bomen") == ["onderwerp-ontbreekt"]


def test_onderwerp_as_long_as_a_description_is_doubted() -> None:
    long = "het park is kaal en " * 12

    assert codes(f"Onderwerp: {long}\nOmschrijving: Kaal.") == ["onderwerp-lang"]


def test_onderwerp_and_omschrijving_in_one_cell_are_parted_in_doubt() -> None:
    segmentatie = segment("""
        | Knelpunt | Oplossing |
        | In het hele park staat geen boom meer sinds de storm van vorig jaar winter over het dorp trok. Dat is kaal. | Plant |
    """)  # noqa: E501 - a row of the notation is one line

    [knelpunt] = segmentatie.knelpunten
    assert knelpunt.omschrijving_tekst == "Dat is kaal."
    assert [t.code for t in knelpunt.twijfels] == ["onderwerp-uit-tekst"]


def test_text_that_recognition_was_unsure_of_is_doubted_with_how_sure_it_was() -> None:
    document = make_document("Onderwerp: Park\nOmschrijving: Kaal.", confidence=0.5)

    [knelpunt] = segment(document).knelpunten

    assert [(t.code, t.waarden) for t in knelpunt.twijfels] == [
        ("slecht-leesbaar", (("zekerheid", "50%"),))
    ]


def test_text_that_was_recognised_well_is_sure() -> None:
    assert codes("Onderwerp: Park\nOmschrijving: Kaal.", confidence=0.9) == []
