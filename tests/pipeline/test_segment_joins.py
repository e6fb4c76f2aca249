"""What a page or column break tore apart is one again, and on what grounds is kept."""

from __future__ import annotations

from tests.segmented import as_block, read_blocks, segment


def test_bullet_that_runs_over_a_page_stays_one_oplossingsrichting() -> None:
    [(_, _, oplossingen)] = read_blocks("""
        Oplossingsrichtingen:
        - Verleng de termijn
        === pagina 2
          tot tien jaar
    """)

    assert oplossingen == ["Verleng de termijn tot tien jaar"]


def test_word_broken_over_a_page_is_whole_again() -> None:
    segmentatie = segment("""
        Onderwerp: Park kaal
        Omschrijving: Er staat geen enkele beuken-
        === pagina 2
        boom meer in het park.
    """)

    assert segmentatie.knelpunten[0].omschrijving_tekst == (
        "Er staat geen enkele beukenboom meer in het park."
    )
    [overgang] = segmentatie.overgangen
    assert (overgang.soort, overgang.gronden) == ("woord", ("woord-afgebroken",))


def test_hyphen_that_belongs_to_the_word_is_kept() -> None:
    [(_, omschrijving, _)] = read_blocks("""
        Onderwerp: Park kaal
        Omschrijving: Er staan beuken in de in-
        === pagina 2
        en uitrit.
    """)

    assert omschrijving == "Er staan beuken in de in- en uitrit."


def test_row_that_goes_on_has_an_empty_first_cell() -> None:
    segmentatie = segment("""
        | Onderwerp | Park kaal |
        | Omschrijving | Het park is |
        === pagina 2
        | | kaal. |
        | Oplossing | Plant bomen |
    """)

    assert as_block(segmentatie.knelpunten[0]) == (
        "Park kaal",
        "Het park is kaal.",
        ["Plant bomen"],
    )
    assert [(o.soort, o.gronden, o.twijfel) for o in segmentatie.overgangen] == [
        ("alinea", ("open-zin", "kleine-letter"), False),
        ("rij", ("kolomranden", "eerste-cel-leeg"), False),
    ]
    assert {o.knelpunt_id for o in segmentatie.overgangen} == {
        segmentatie.knelpunten[0].knelpunt_id
    }


def test_label_word_cut_by_the_break_is_one_label() -> None:
    blocks = read_blocks("""
        | Onderwerp | Park kaal |
        | Voorgestelde oplossings- | - Plant bomen |
        === pagina 2
        | richtingen | - Zaai gras |
    """)

    assert blocks == [("Park kaal", "", ["Plant bomen", "Zaai gras"])]


def test_header_row_that_repeats_is_a_label() -> None:
    segmentatie = segment("""
        | Onderwerp | Omschrijving | Oplossing |
        | Park kaal | Het park is kaal. | Plant bomen |
        === pagina 2
        | Onderwerp | Omschrijving | Oplossing |
        | Vijver vol | Er drijft kroos. | Schep |
    """)

    assert [k.onderwerp for k in segmentatie.knelpunten] == ["Park kaal", "Vijver vol"]
    assert [r.soort for r in segmentatie.restanten] == ["label"] * 6


def test_row_of_a_column_table_goes_on_below_a_repeated_header() -> None:
    blocks = read_blocks("""
        | Onderwerp | Omschrijving | Oplossing |
        | Park kaal | Het park | - Plant bomen |
        === pagina 2
        | Onderwerp | Omschrijving | Oplossing |
        | | is kaal. | - Zaai gras |
    """)

    assert blocks == [("Park kaal", "Het park is kaal.", ["Plant bomen", "Zaai gras"])]


def test_row_cut_amid_its_first_cell_goes_on_whatever_its_other_cells_say() -> None:
    segmentatie = segment("""
        | Onderwerp | Omschrijving | Oplossing |
        | Vijver vol | Er drijft kroos. | Schep |
        | Park zonder | Het park is kaal. | - Plant bomen |
        === pagina 2
        | Onderwerp | Omschrijving | Oplossing |
        | bomen en gras | Er groeit niets. | - Zaai gras |
    """)

    assert [k.onderwerp for k in segmentatie.knelpunten] == [
        "Vijver vol",
        "Park zonder bomen en gras",
    ]
    assert segmentatie.knelpunten[1].twijfels


def test_rows_that_all_open_in_lower_case_stay_rows() -> None:
    blocks = read_blocks("""
        | Onderwerp | Omschrijving | Oplossing |
        | vijver vol | Er drijft kroos. | Schep |
        | park kaal | Het park is kaal. | Plant bomen |
        === pagina 2
        | bank stuk | De bank is stuk. | Timmer |
    """)

    assert [onderwerp for onderwerp, _, _ in blocks] == ["vijver vol", "park kaal", "bank stuk"]


def test_empty_first_cell_of_another_column_is_a_row_of_its_own() -> None:
    blocks = read_blocks("""
        | Oplossing | Onderwerp | Omschrijving |
        | Plant bomen | Park kaal | Het park is kaal. |
        === pagina 2
        | | Vijver vol | Er drijft kroos. |
    """)

    assert [onderwerp for onderwerp, _, _ in blocks] == ["Park kaal", "Vijver vol"]


def test_footer_and_note_between_the_parts_do_not_keep_them_apart() -> None:
    blocks = read_blocks("""
        | Onderwerp | Park kaal |
        | Omschrijving | Het park is |
        @footnote [1] Volgens de boswachter.
        @footer Gemeente Duinrade
        === pagina 2
        @header Knelpunten
        | | kaal. |
    """)

    assert blocks == [("Park kaal", "Het park is kaal.", [])]


def test_tables_with_other_edges_stay_apart() -> None:
    segmentatie = segment("""
        | Onderwerp | Park kaal |
        | Omschrijving | Het park is kaal. |
        === pagina 2
        | | x | y |
    """)

    assert segmentatie.overgangen == ()


def test_sentence_that_ended_is_not_glued_to_the_next() -> None:
    [(_, omschrijving, _)] = read_blocks("""
        Onderwerp: Park kaal
        Omschrijving: Het park is kaal.
        === pagina 2
        Dat is jammer.
    """)

    assert omschrijving == "Het park is kaal.\nDat is jammer."


def test_text_goes_on_in_the_next_column_of_the_page() -> None:
    segmentatie = segment("""
        <<< column
        Onderwerp: Park kaal
        Omschrijving: Het park
        >>>
        <<< column
        is kaal.
        >>>
    """)

    assert segmentatie.knelpunten[0].omschrijving_tekst == "Het park is kaal."
    [overgang] = segmentatie.overgangen
    assert (overgang.pagina_van, overgang.pagina_tot) == (1, 1)


def test_doubtful_join_is_a_doubt_about_its_block() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park kaal
        Omschrijving: Het park is kaal, zegt o.a.
        === pagina 2
        de boswachter.
    """).knelpunten

    assert knelpunt.omschrijving_tekst == "Het park is kaal, zegt o.a. de boswachter."
    assert [(t.code, t.waarden) for t in knelpunt.twijfels] == [
        ("overgang-onzeker", (("pagina_van", "1"), ("pagina_tot", "2")))
    ]
