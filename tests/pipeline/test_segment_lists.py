"""Oplossingsrichtingen as a list, whatever shape it was typed in; all texts are fictional."""

from __future__ import annotations

import pytest

from tests.notation import make_document
from tests.segmented import as_block, read_blocks, segment

HEAD = "Onderwerp: Park\nOmschrijving: Het park is kaal.\nOplossing:\n"


def read_list(lines: str) -> list[str]:
    [(_, _, oplossingen)] = read_blocks(HEAD + lines)
    return oplossingen


@pytest.mark.parametrize("mark", ["-", "–", "•", "▪", "o", ">", "✓", "➔", "*"])
def test_bullets_of_any_kind(mark: str) -> None:
    assert read_list(f"{mark} Plant\n{mark} Maai") == ["Plant", "Maai"]


def test_numbers_and_letters_are_kept_as_part_of_the_text() -> None:
    assert read_list("1) Plant\n2) Maai:\n  a. het gras\n  b. de rand") == [
        "1) Plant",
        "2) Maai:",
        "  a. het gras",
        "  b. de rand",
    ]


def test_indent_makes_a_level() -> None:
    assert read_list("- Plant:\n  - bomen\n  - struiken\n- Maai") == [
        "Plant:",
        "  bomen",
        "  struiken",
        "Maai",
    ]


def test_level_of_the_format_makes_a_level() -> None:
    document = make_document(HEAD + "- Plant:\n  - bomen\n- Maai", paths=True, levels=True)

    [knelpunt] = segment(document).knelpunten

    assert as_block(knelpunt)[2] == ["Plant:", "  bomen", "Maai"]


def test_other_kind_of_mark_below_a_colon_makes_a_level() -> None:
    assert read_list("• Plant:\n- bomen\n- struiken\n• Maai") == [
        "Plant:",
        "  bomen",
        "  struiken",
        "Maai",
    ]


def test_item_below_another_knows_its_parent() -> None:
    [knelpunt] = segment(HEAD + "- Plant:\n  - bomen\n- Maai").knelpunten

    assert [o.ouder for o in knelpunt.oplossingsrichtingen] == [None, 1, None]


def test_line_with_a_colon_above_items_is_their_group() -> None:
    assert read_list("In de zomer:\n- Maai\n- Sproei\nIn de winter:\n- Snoei") == [
        "In de zomer: > Maai",
        "In de zomer: > Sproei",
        "In de winter: > Snoei",
    ]


def test_bold_line_above_items_is_their_group() -> None:
    assert read_list("**Zomer**\n- Maai\n**Winter**\n- Snoei") == [
        "Zomer > Maai",
        "Winter > Snoei",
    ]


def test_several_items_in_one_paragraph() -> None:
    assert read_list("1) Plant; 2) Maai; 3) Snoei.") == ["1) Plant;", "2) Maai;", "3) Snoei."]


def test_bullets_in_one_paragraph() -> None:
    assert read_list("• Plant • Maai") == ["Plant", "Maai"]


def test_number_in_a_sentence_is_no_item() -> None:
    assert read_list("- Plant 12 bomen en 2) niets meer") == ["Plant 12 bomen en 2) niets meer"]


def test_one_item_a_line_without_any_mark() -> None:
    assert read_list("Plant bomen\nMaai het gras") == ["Plant bomen", "Maai het gras"]


def test_lower_case_lines_below_a_colon_are_its_parts() -> None:
    assert read_list("Zorg voor:\nbomen;\nstruiken.\nMaai het gras") == [
        "Zorg voor:",
        "  bomen;",
        "  struiken.",
        "Maai het gras",
    ]


def test_paragraph_of_proposals_is_one_item_each() -> None:
    assert read_list("Plant bomen. Doe dat snel.\nMaai het gras. Niet te kort.") == [
        "Plant bomen. Doe dat snel.",
        "Maai het gras. Niet te kort.",
    ]


def test_sentence_that_leads_in_the_whole_list_is_a_label() -> None:
    segmentatie = segment(HEAD + "Wij zien deze oplossingen:\n- Plant\n- Maai")

    assert as_block(segmentatie.knelpunten[0])[2] == ["Plant", "Maai"]
    assert ("label", "Wij zien deze oplossingen:") in [
        (r.soort, r.tekst) for r in segmentatie.restanten
    ]


@pytest.mark.parametrize("answer", ["n.v.t.", "geen", "-", "Niet van toepassing"])
def test_answer_of_none_is_no_proposal(answer: str) -> None:
    [(_, _, oplossingen)] = read_blocks(f"""
        | Onderwerp | Park |
        | Omschrijving | Het park is kaal. |
        | Oplossing | {answer} |
    """)

    assert oplossingen == []


def test_bullets_in_an_omschrijving_keep_their_mark_and_depth() -> None:
    [knelpunt] = segment("""
        Onderwerp: Park
        Omschrijving: Het park is kaal:
        - geen bomen:
            - geen eik
        1) geen gras
    """).knelpunten

    assert [(a.merk, a.niveau, a.tekst) for a in knelpunt.omschrijving] == [
        ("", 0, "Het park is kaal:"),
        ("-", 0, "geen bomen:"),
        ("-", 1, "geen eik"),
        ("1)", 0, "geen gras"),
    ]


def test_bullet_that_recognition_misread_has_the_mark_of_its_siblings() -> None:
    document = make_document(HEAD + "• Plant\n|= Maai", confidence=0.9)

    [knelpunt] = segment(document).knelpunten

    assert [(o.merk, o.tekst) for o in knelpunt.oplossingsrichtingen] == [
        ("•", "Plant"),
        ("•", "Maai"),
    ]


def test_letters_in_the_place_of_a_bullet_are_one_when_read_with_doubt() -> None:
    document = make_document(HEAD + "•  Plant\ne Maai", confidence=0.5)

    [knelpunt] = segment(document).knelpunten

    assert [(o.merk, o.tekst) for o in knelpunt.oplossingsrichtingen] == [
        ("•", "Plant"),
        ("•", "Maai"),
    ]


def test_short_word_that_was_read_well_stays_a_word() -> None:
    document = make_document(HEAD + "•  Plant\nU maait", confidence=0.9)

    [knelpunt] = segment(document).knelpunten

    assert [o.tekst for o in knelpunt.oplossingsrichtingen] == ["Plant", "U maait"]
