"""Blocks in running text: labelled paragraphs, headings, letters; all texts are fictional."""

from __future__ import annotations

from tests.segmented import read_blocks, read_soorten, segment

BANKJES = ("Bankjes kapot", "De bankjes zijn stuk.", ["Timmer nieuwe"])
VIJVER = ("Vijver vol", "Er drijft kroos.", ["Schep", "Maai"])


def test_labelled_paragraphs() -> None:
    blocks = read_blocks("""
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Oplossingsrichtingen:
        - Timmer nieuwe
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
        Oplossingsrichtingen:
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_labels_on_lines_of_their_own() -> None:
    blocks = read_blocks("""
        **Onderwerp**
        Bankjes kapot
        **Omschrijving**
        De bankjes zijn stuk.
        **Oplossing**
        Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_heading_above_labels_is_the_onderwerp() -> None:
    blocks = read_blocks("""
        # Punten van Duinrade
        ## Bankjes kapot
        Omschrijving
        De bankjes zijn stuk.
        Oplossingsrichtingen
        - Timmer nieuwe
        ## Vijver vol
        Omschrijving
        Er drijft kroos.
        Oplossingsrichtingen
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_bold_line_above_labels_is_the_onderwerp() -> None:
    blocks = read_blocks("""
        **Bankjes kapot**
        Toelichting
        De bankjes zijn stuk.
        Wat willen we
        - Timmer nieuwe
        **Vijver vol**
        Toelichting
        Er drijft kroos.
        Wat willen we
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_heading_with_text_and_a_question_for_proposals() -> None:
    blocks = read_blocks("""
        ## Bankjes kapot
        De bankjes zijn stuk.
        Wat is er nodig?
        - Timmer nieuwe
        ## Vijver vol
        Er drijft kroos.
        Wat is er nodig?
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_block_under_a_heading_may_lack_proposals() -> None:
    blocks = read_blocks("""
        ## Bankjes kapot
        Omschrijving
        De bankjes zijn stuk.
        Oplossing
        Timmer nieuwe
        ## Vijver vol
        Omschrijving
        Er drijft kroos.
    """)

    assert blocks == [BANKJES, ("Vijver vol", "Er drijft kroos.", [])]


def test_knelpunt_is_the_omschrijving_after_an_onderwerp() -> None:
    blocks = read_blocks("""
        Onderwerp: Bankjes kapot
        Knelpunt: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_knelpunt_is_the_onderwerp_before_a_toelichting() -> None:
    blocks = read_blocks("""
        Knelpunt 1: Bankjes kapot
        Toelichting: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_knelpunt_with_a_number_above_an_onderwerp_is_a_counter() -> None:
    blocks = read_blocks("""
        ## Knelpunt 1
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
        ## Knelpunt 2
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
    """)

    assert [onderwerp for onderwerp, _, _ in blocks] == ["Bankjes kapot", "Vijver vol"]


def test_thema_that_repeats_is_a_heading_and_knelpunt_the_onderwerp() -> None:
    segmentatie = segment("""
        Thema: Park
        Knelpunt: Bankjes kapot
        Oplossing: Timmer nieuwe
        Thema: Park
        Knelpunt: Vijver vol
        Oplossing: Schep
    """)

    assert [(k.onderwerp, k.koppen) for k in segmentatie.knelpunten] == [
        ("Bankjes kapot", ("Park",)),
        ("Vijver vol", ("Park",)),
    ]


def test_label_word_in_a_sentence_stays_in_the_omschrijving() -> None:
    [block] = read_blocks("""
        Onderwerp: Bankjes kapot
        Omschrijving: Het onderwerp leeft in de wijk.
        Probleem is dat de verf op is.
        Oplossing: Timmer nieuwe
    """)

    assert block[1] == "Het onderwerp leeft in de wijk.\nProbleem is dat de verf op is."


def test_word_that_opens_a_sentence_once_is_no_label_in_a_file_with_other_labels() -> None:
    blocks = read_blocks("""
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Voorstel: dat deed de wijkraad vorig jaar al.
        Oplossingsrichtingen: Timmer nieuwe
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
        Oplossingsrichtingen: Schep
    """)

    assert blocks[0] == (
        "Bankjes kapot",
        "De bankjes zijn stuk.\nVoorstel: dat deed de wijkraad vorig jaar al.",
        ["Timmer nieuwe"],
    )


def test_letter_with_counted_knelpunten() -> None:
    blocks = read_blocks("""
        Geachte heer Verzinsel,
        Wij vragen aandacht voor twee knelpunten.
        Knelpunt 1: Bankjes kapot
        De bankjes zijn stuk.
        Wat is er nodig?
        - Timmer nieuwe
        Knelpunt 2: Vijver vol
        Er drijft kroos. Wij stellen voor:
        - Schep
        - Maai
        Hoogachtend,
        P. Verzinsel
    """)

    assert blocks == [BANKJES, VIJVER]


def test_letter_with_numbered_headings_only() -> None:
    segmentatie = segment("""
        Beste collega’s,
        Hierbij onze knelpunten.
        1. Bankjes kapot
        De bankjes in het park zijn stuk en niemand weet wie ze moet maken.
        2. Vijver vol
        Er drijft kroos in de vijver en de eenden zijn daarom naar de sloot verhuisd.
        Groetjes,
        Piet
    """)

    assert [k.onderwerp for k in segmentatie.knelpunten] == ["Bankjes kapot", "Vijver vol"]
    assert all("alleen-kop" in [t.code for t in k.twijfels] for k in segmentatie.knelpunten)


def test_sentence_that_leads_in_a_list_announces_proposals() -> None:
    [block] = read_blocks("""
        Knelpunt 1: Bankjes kapot
        De bankjes zijn stuk.
        Daarom vragen wij het Rijk om:
        - Timmer nieuwe
    """)

    assert block == BANKJES


def test_paragraph_that_proposes_in_a_sentence_is_a_proposal_in_doubt() -> None:
    segmentatie = segment("""
        Knelpunt 1: Bankjes kapot
        De bankjes zijn stuk.
        Wij stellen voor om nieuwe te timmeren.
    """)

    [knelpunt] = segmentatie.knelpunten
    assert [o.tekst for o in knelpunt.oplossingsrichtingen] == [
        "Wij stellen voor om nieuwe te timmeren."
    ]
    assert [t.code for t in knelpunt.twijfels] == ["oplossing-zonder-label"]


def test_chapter_and_theme_headings_are_kept_outermost_first() -> None:
    segmentatie = segment("""
        # Agenda van Duinrade
        ## 1. Park
        ### 1a. Meubels
        | Onderwerp | Bankjes kapot |
        | Omschrijving | De bankjes zijn stuk. |

        ### 1b. Water
        | Onderwerp | Vijver vol |
        | Omschrijving | Er drijft kroos. |

        ## 2. Plein
        | Onderwerp | Fontein lekt |
        | Omschrijving | Hij lekt. |
    """)

    assert [k.koppen for k in segmentatie.knelpunten] == [
        ("1. Park", "1a. Meubels"),
        ("1. Park", "1b. Water"),
        ("2. Plein",),
    ]


def test_subject_of_an_e_mail_is_no_onderwerp() -> None:
    soorten = read_soorten("""
        Van: Piet Verzinsel
        Verzonden: dinsdag 2 maart 2021 10:03
        Aan: Secretariaat
        Onderwerp: uitvraag knelpunten
        Hallo, hierbij onze punten.
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
    """)

    assert [soort for soort, _ in soorten] == ["e-mailkop"] * 4 + ["aanhef"]


def test_second_subject_right_below_a_mail_header_starts_a_block() -> None:
    blocks = read_blocks("""
        Van: Piet Verzinsel
        Verzonden: dinsdag 2 maart 2021 10:03
        Aan: Secretariaat
        Onderwerp: uitvraag knelpunten
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_subject_of_a_letter_is_no_onderwerp() -> None:
    blocks = read_blocks("""
        Datum: 3 maart 2021
        Onderwerp: inbreng van Duinrade
        Geachte heer Verzinsel,
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_list_of_onderwerpen_in_front_is_a_table_of_contents() -> None:
    soorten = read_soorten("""
        In het kort:
        1) Bankjes kapot
        2) Vijver vol

        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
    """)

    assert soorten[1:] == [
        ("inhoudsopgave", "1) Bankjes kapot"),
        ("inhoudsopgave", "2) Vijver vol"),
    ]


def test_text_without_any_block_is_all_restant() -> None:
    segmentatie = segment("""
        # Notitie over het park
        Het park is mooi.
        ## Vervolg
        Wij wandelen door.
    """)

    assert segmentatie.knelpunten == ()
    assert {r.soort for r in segmentatie.restanten} == {"restant"}
    assert segmentatie.tekens_restant == segmentatie.tekens


def test_headings_in_capitals_are_onderwerpen() -> None:
    blocks = read_blocks("""
        Wij noemen twee knelpunten.
        BANKJES KAPOT
        De bankjes zijn stuk.
        - Timmer nieuwe
        VIJVER VOL
        Er drijft kroos.
        - Schep
        - Maai
    """)

    assert blocks == [
        ("BANKJES KAPOT", *BANKJES[1:]),
        ("VIJVER VOL", *VIJVER[1:]),
    ]


def test_line_that_leads_in_the_last_list_of_several_blocks_is_a_label() -> None:
    blocks = read_blocks("""
        Hieronder staan onze knelpunten.
        ## Bankjes kapot
        De bankjes zijn stuk.
        Hoe zien wij dat voor ons?
        - Timmer nieuwe
        ## Vijver vol
        Er drijft kroos.
        Hoe zien wij dat voor ons?
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_bullets_with_a_bold_title_and_proposals_below_are_blocks() -> None:
    blocks = read_blocks("""
        Dit zijn onze knelpunten.
        - **Bankjes kapot.** De bankjes zijn stuk.
          - Timmer nieuwe
        - **Vijver vol.** Er drijft kroos.
          - Schep
          - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_bullets_with_a_bold_title_and_an_inline_label_are_blocks() -> None:
    blocks = read_blocks("""
        ## Knelpunten
        - **Bankjes kapot:** De bankjes zijn stuk. Oplossing: Timmer nieuwe
        - **Vijver vol:** Er drijft kroos. Oplossing: Schep
    """)

    assert blocks == [BANKJES, ("Vijver vol", "Er drijft kroos.", ["Schep"])]


def test_typed_rule_is_no_text_of_a_block() -> None:
    blocks = read_blocks("""
        Onderwerp: Bankjes kapot
        Omschrijving: De bankjes zijn stuk.
        Oplossing: Timmer nieuwe
        ____________________
        Onderwerp: Vijver vol
        Omschrijving: Er drijft kroos.
        Oplossing:
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_number_of_an_agenda_point_is_no_part_of_the_onderwerp() -> None:
    blocks = read_blocks("""
        ## 2b.1 Bankjes kapot
        De bankjes zijn stuk.
        Oplossing:
        - Timmer nieuwe
        ## 2b-02 · Vijver vol
        Er drijft kroos.
        Oplossing:
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_questions_of_a_form_are_counted_and_answered() -> None:
    blocks = read_blocks("""
        **Vraag 1: wat is het onderwerp?**
        Antwoord: Bankjes kapot
        **Vraag 2: wat is het probleem?**
        Antwoord: De bankjes zijn stuk.
        **Vraag 3: welke oplossing ziet u?**
        Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_dash_behind_every_label() -> None:
    blocks = read_blocks("""
        Onderwerp – Bankjes kapot
        Omschrijving – De bankjes zijn stuk.
        Oplossing – Timmer nieuwe
    """)

    assert blocks == [BANKJES]


def test_short_lines_in_ordinary_type_above_text_and_announced_proposals() -> None:
    blocks = read_blocks("""
        Wij zien twee knelpunten.
        Bankjes kapot
        De bankjes zijn stuk.
        Wij denken aan:
        - Timmer nieuwe
        Vijver vol
        Er drijft kroos.
        Wij denken aan:
        - Schep
        - Maai
    """)

    assert blocks == [BANKJES, VIJVER]


def test_annex_after_the_last_proposals_is_no_proposal() -> None:
    blocks = read_blocks("""
        **Bankjes kapot**
        Omschrijving: De bankjes zijn stuk.
        Oplossing:
        - Timmer nieuwe
        **Bijlage: cijfers**
        In 2020 waren er drie bankjes.
    """)

    assert blocks == [BANKJES]
