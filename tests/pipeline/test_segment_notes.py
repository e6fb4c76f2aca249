"""Notes move to the block that refers to them, wherever their text stands."""

from __future__ import annotations

from tests.segmented import read_soorten, segment


def test_footnote_moves_to_its_block_and_its_mark_leaves_the_onderwerp() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park kaal[1]
        Omschrijving: Het park is kaal.
        @footnote [1] Volgens de boswachter.
    """).knelpunten

    assert knelpunt.onderwerp == "Park kaal"
    assert [(v.merk, v.tekst) for v in knelpunt.voetnoten] == [("[1]", "Volgens de boswachter.")]


def test_note_on_a_later_page_is_found() -> None:
    first, second = segment("""
        Onderwerp: Park kaal
        Omschrijving: Het park is kaal [2].
        === pagina 2
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
        @footnote [2] Volgens de boswachter.
    """).knelpunten

    assert [v.tekst for v in first.voetnoten] == ["Volgens de boswachter."]
    assert second.voetnoten == ()


def test_note_typed_as_a_paragraph_inside_the_block() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park kaal
        Omschrijving: Het park[1] is kaal.
        [1] Volgens de boswachter.
        Oplossing: Plant bomen
    """).knelpunten

    assert knelpunt.omschrijving_tekst == "Het park is kaal."
    assert [v.tekst for v in knelpunt.voetnoten] == ["Volgens de boswachter."]


def test_note_of_two_paragraphs_stays_whole() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park kaal[1]
        Omschrijving: Het park is kaal.
        @footnote [1] Volgens de boswachter.
        @footnote Die kan het weten.
    """).knelpunten

    assert [v.tekst for v in knelpunt.voetnoten] == ["Volgens de boswachter. Die kan het weten."]


def test_same_mark_twice_gives_each_block_its_own_note() -> None:
    first, second = segment("""
        Onderwerp: Park kaal[1]
        Omschrijving: Het park is kaal.
        @footnote [1] Volgens de boswachter.
        === pagina 2
        Onderwerp: Vijver vol[1]
        Omschrijving: Er drijft kroos.
        @footnote [1] Volgens de eenden.
    """).knelpunten

    assert [v.tekst for v in first.voetnoten] == ["Volgens de boswachter."]
    assert [v.tekst for v in second.voetnoten] == ["Volgens de eenden."]


def test_note_that_nobody_refers_to_is_furniture() -> None:
    soorten = read_soorten("""
        Onderwerp: Park kaal
        Omschrijving: Het park is kaal.
        @footnote [1] Volgens de boswachter.
    """)

    assert soorten == [("voetnoot", "[1] Volgens de boswachter.")]


def test_brackets_without_a_note_stay_in_the_text() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park kaal
        Omschrijving: Zie bron [3] van de boswachter.
    """).knelpunten

    assert knelpunt.omschrijving_tekst == "Zie bron [3] van de boswachter."
