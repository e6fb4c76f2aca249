"""Blocks in tables of every form; all texts are fictional."""

from __future__ import annotations

from tests.segmented import read_blocks, read_soorten, segment

BANKJES = ("Bankjes kapot", "De bankjes zijn stuk.", ["Timmer nieuwe"])
VIJVER = ("Vijver vol", "Er drijft kroos.", ["Schep", "Maai"])


def test_three_row_tables_are_a_block_each() -> None:
    blocks = read_blocks("""
        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
        | Voorgestelde oplossingsrichtingen | - Timmer nieuwe |

        | Onderwerp | Vijver vol |
        | Omschrijving | Er drijft kroos. |
        | Voorgestelde oplossingsrichtingen | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_blocks_stacked_in_one_table_are_told_apart() -> None:
    blocks = read_blocks("""
        | Knelpunt | Bankjes kapot |
        | Toelichting | De bankjes zijn stuk. |
        | Wensen | Timmer nieuwe |
        | Knelpunt | Vijver vol |
        | Toelichting | Er drijft kroos. |
        | Wensen | Schep // Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_label_in_a_row_above_its_value() -> None:
    blocks = read_blocks("""
        | Onderwerp |
        | Bankjes kapot |
        | Omschrijving |
        | De bankjes zijn stuk. |
        | Oplossing |
        | Timmer nieuwe |
        | Onderwerp |
        | Vijver vol |
        | Omschrijving |
        | Er drijft kroos. |
        | Oplossing |
        | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_first_row_over_both_columns_is_the_onderwerp() -> None:
    blocks = read_blocks("""
        | 1. Bankjes kapot ||
        | Beschrijving | De bankjes zijn stuk. |
        | Gewenste oplossing | Timmer nieuwe |

        | 2. Vijver vol ||
        | Beschrijving | Er drijft kroos. |
        | Gewenste oplossing | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_columns_in_any_order_with_extra_columns() -> None:
    segmentatie = segment("""
        | Nr | Voorstellen | Knelpunt | Prioriteit | Toelichting |
        | 1 | Timmer nieuwe | Bankjes kapot | hoog | De bankjes zijn stuk. |
        | 2 | Schep // Maai | Vijver vol | laag | Er drijft kroos. |
    """)

    assert [k.onderwerp for k in segmentatie.knelpunten] == ["Bankjes kapot", "Vijver vol"]
    assert [r.tekst for r in segmentatie.restanten if r.soort == "kenmerk"] == [
        "1",
        "hoog",
        "2",
        "laag",
    ]


def test_row_that_spans_a_column_table_is_a_heading_for_the_rows_below() -> None:
    segmentatie = segment("""
        | Onderwerp | Omschrijving | Oplossing |
        | Park |||
        | Bankjes kapot | De bankjes zijn stuk. | Timmer nieuwe |
        | Water |||
        | Vijver vol | Er drijft kroos. | Schep // Maai |
    """)

    assert [k.koppen for k in segmentatie.knelpunten] == [("Park",), ("Water",)]


def test_theme_column_gives_the_headings() -> None:
    segmentatie = segment("""
        | Thema | Knelpunt | Omschrijving | Oplossing |
        | Park | Bankjes kapot | De bankjes zijn stuk. | Timmer nieuwe |
        | Park | Vijver vol | Er drijft kroos. | Schep |
    """)

    assert [(k.onderwerp, k.koppen) for k in segmentatie.knelpunten] == [
        ("Bankjes kapot", ("Park",)),
        ("Vijver vol", ("Park",)),
    ]


def test_column_without_a_name_is_the_onderwerp() -> None:
    blocks = read_blocks("""
        | | Omschrijving | Oplossing |
        | Bankjes kapot | De bankjes zijn stuk. | Timmer nieuwe |
        | Vijver vol | Er drijft kroos. | Schep // Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_knelpunt_and_oplossing_alone_are_onderwerp_and_oplossing() -> None:
    blocks = read_blocks("""
        | Knelpunt | Oplossing |
        | Bankjes kapot | Timmer nieuwe |
        | Vijver vol | Schep |
    """)

    assert blocks == [
        ("Bankjes kapot", "", ["Timmer nieuwe"]),
        ("Vijver vol", "", ["Schep"]),
    ]


def test_two_blocks_side_by_side_read_left_before_right() -> None:
    blocks = read_blocks("""
        | Onderwerp | Bankjes kapot | Onderwerp | Vijver vol |
        | Omschrijving | De bankjes zijn stuk. | Omschrijving | Er drijft kroos. |
        | Oplossing | - Timmer nieuwe | Oplossing | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_two_blocks_that_share_one_label_column() -> None:
    blocks = read_blocks("""
        | Onderwerp | Bankjes kapot | Vijver vol |
        | Omschrijving | De bankjes zijn stuk. | Er drijft kroos. |
        | Oplossing | - Timmer nieuwe | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_block_written_out_in_each_cell_of_a_layout_table() -> None:
    blocks = read_blocks("""
        | Onderwerp: Bankjes kapot // Omschrijving: De bankjes zijn stuk. // Oplossing: // Timmer nieuwe | Onderwerp: Vijver vol // Omschrijving: Er drijft kroos. // Oplossing: // - Schep // - Maai |
    """)  # noqa: E501 - a row of the notation is one line

    assert blocks == [BANKJES, VIJVER]


def test_block_in_each_text_box() -> None:
    blocks = read_blocks("""
        <<<
        **Onderwerp:** Bankjes kapot
        **Omschrijving:** De bankjes zijn stuk.
        **Oplossing**
        - Timmer nieuwe
        >>>
        <<<
        **Onderwerp:** Vijver vol
        **Omschrijving:** Er drijft kroos.
        **Oplossing**
        - Schep
        - Maai
        >>>
    """)

    assert blocks == [BANKJES, VIJVER]


def test_table_with_contact_details_is_no_block() -> None:
    soorten = read_soorten("""
        | Gemeente | Duinrade |
        | Contactpersoon | P. Verzinsel |

        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
    """)

    assert soorten == [
        ("briefhoofd", "Gemeente"),
        ("briefhoofd", "Duinrade"),
        ("briefhoofd", "Contactpersoon"),
        ("briefhoofd", "P. Verzinsel"),
    ]


def test_onderwerp_row_of_a_letterhead_is_no_block() -> None:
    blocks = read_blocks("""
        | Datum | 3 maart 2021 |
        | Ons kenmerk | 12-B |
        | Onderwerp | Inbreng van Duinrade |

        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
    """)

    assert [onderwerp for onderwerp, _, _ in blocks] == ["Bankjes kapot"]


def test_overview_table_that_repeats_the_onderwerpen_adds_no_blocks() -> None:
    blocks = read_blocks("""
        | Nr | Onderwerp | Prioriteit |
        | 1 | Bankjes kapot | hoog |

        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
        | Oplossing | Timmer nieuwe |
    """)

    assert blocks == [BANKJES]


def test_table_inside_an_omschrijving_is_part_of_it() -> None:
    [block] = read_blocks("""
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        | Park | Aantal |
        | Noord | 12 |
        Oplossing: Timmer nieuwe
    """)

    assert block == (
        "Bankjes kapot",
        "De bankjes zijn stuk.\nPark\nAantal\nNoord\n12",
        ["Timmer nieuwe"],
    )


def test_empty_form_is_no_block() -> None:
    blocks = read_blocks("""
        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
        | Oplossing | Timmer nieuwe |

        | Onderwerp | |
        | Omschrijving | |
        | Oplossing | |
    """)

    assert blocks == [BANKJES]


def test_title_row_with_a_counter_above_the_onderwerp_is_a_label() -> None:
    blocks = read_blocks("""
        | Knelpunt 1 ||
        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |
        | Oplossing | Timmer nieuwe |
        | Knelpunt 2 ||
        | Onderwerp | Vijver vol |
        | Omschrijving | Er drijft kroos. |
        | Oplossing | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_columns_for_causes_and_for_two_kinds_of_proposals() -> None:
    blocks = read_blocks("""
        | Knelpunt | Oorzaak | Gevolg | Oplossing | Verzoek aan Rijk |
        | Bankjes kapot | Vorst. | Niemand zit. | Timmer nieuwe | Geef hout |
        | Vijver vol | Kroos. | Het stinkt. | Schep | Maai |
    """)

    assert blocks == [
        ("Bankjes kapot", "Vorst.\nNiemand zit.", ["Timmer nieuwe", "Geef hout"]),
        ("Vijver vol", "Kroos.\nHet stinkt.", ["Schep", "Maai"]),
    ]


def test_bold_line_in_the_description_is_the_onderwerp_where_no_column_is() -> None:
    blocks = read_blocks("""
        | Waar lopen wij tegenaan? | Wat hebben wij nodig? |
        | **Bankjes kapot** // De bankjes zijn stuk. | - Timmer nieuwe |
        | **Vijver vol** // Er drijft kroos. | - Schep // - Maai |
    """)

    assert blocks == [BANKJES, VIJVER]


def test_heading_above_each_table_is_the_onderwerp_of_a_told_problem() -> None:
    told = "De bankjes in het park zijn stuk en dat blijft zo. " * 3
    table = f"""
        | Probleem | Oplossing |
        | {told} | Timmer nieuwe |
    """

    blocks = read_blocks(f"""
        ## Bankjes kapot
        {table}
        ## Bankjes weg
        {table.replace("stuk", "weg")}
    """)

    assert [(onderwerp, oplossingen) for onderwerp, _, oplossingen in blocks] == [
        ("Bankjes kapot", ["Timmer nieuwe"]),
        ("Bankjes weg", ["Timmer nieuwe"]),
    ]
