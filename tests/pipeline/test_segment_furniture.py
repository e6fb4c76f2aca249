"""What stands around the blocks has a name; what no rule claims is restant."""

from __future__ import annotations

import pytest

from tests.segmented import read_blocks, read_soorten, segment

BLOCK = """
| Onderwerp | Park kaal |
| Omschrijving | Het park is kaal. |
| Oplossing | Plant bomen |
"""


def test_letter_around_a_block() -> None:
    soorten = read_soorten(f"""
Gemeente Duinrade
Postbus 12
1234 AB Duinrade
Duinrade, 3 maart 2021
Geachte heer Verzinsel,
Graag sturen wij u onze punten voor de agenda.
{BLOCK}
Wij lichten dit graag aan u toe.
Hoogachtend,
P. Verzinsel
""")

    assert [soort for soort, _ in soorten] == [
        "titel",
        "briefhoofd",
        "briefhoofd",
        "briefhoofd",
        "aanhef",
        "inleiding",
        "slot",
        "ondertekening",
        "ondertekening",
    ]


def test_complimentary_close_is_never_glued_to_the_last_proposal() -> None:
    blocks = read_blocks("""
        Onderwerp: Park kaal
        Omschrijving: Het park is kaal.
        Oplossing:
        - Plant bomen
        Mocht u vragen hebben, dan kunt u contact met ons opnemen.
        Met vriendelijke groet,
        P. Verzinsel
    """)

    assert blocks == [("Park kaal", "Het park is kaal.", ["Plant bomen"])]


def test_greeting_within_a_closing_sentence_leaves_the_omschrijving() -> None:
    blocks = read_blocks("""
        ## Park kaal
        Omschrijving
        Het park is kaal.
        ## Vijver vol
        Omschrijving
        Er drijft kroos.
        Dat was het. Groetjes, Piet
    """)

    assert blocks[-1] == ("Vijver vol", "Er drijft kroos.", [])


def test_heading_between_blocks_is_furniture() -> None:
    assert read_soorten(f"{BLOCK}\n**Water**\n{BLOCK.replace('Park', 'Plein')}") == [
        ("kop", "Water")
    ]


def test_text_between_blocks_that_no_rule_claims_is_restant() -> None:
    text = "Hierover is vaker gesproken met de provincie."

    assert read_soorten(f"{BLOCK}\n{text}\n{BLOCK.replace('Park', 'Plein')}") == [("restant", text)]


def test_text_below_a_chapter_heading_introduces_the_chapter() -> None:
    soorten = read_soorten(f"""
{BLOCK}
## 2. Water
Dit hoofdstuk gaat over vijvers.
{BLOCK.replace("Park", "Vijver")}
""")

    assert soorten == [("kop", "2. Water"), ("inleiding", "Dit hoofdstuk gaat over vijvers.")]


def test_caption_of_our_own_agenda_is_an_agendakop() -> None:
    segmentatie = segment(f"""
## 2. Buiten
2a-01 · Stoplicht: grijs (nog niet beoordeeld) · Ingebracht door: Duinrade, Kreekdam
{BLOCK}
""")

    [knelpunt] = segmentatie.knelpunten
    assert knelpunt.koppen == ("2. Buiten",)
    assert [r.soort for r in segmentatie.restanten if r.soort not in ("label", "kop")] == [
        "agendakop"
    ]


def test_role_of_a_paragraph_gives_its_kind() -> None:
    soorten = read_soorten(f"""
@header Gemeente Duinrade
@watermark CONCEPT
@toc Park ..... 2
@comment Klopt dit?
@placeholder Klik hier om tekst in te voeren.
@hidden niet zichtbaar
@form_field ja
{BLOCK}
@footer www.duinrade.example
@page_number 1
""")

    assert [soort for soort, _ in soorten] == [
        "koptekst",
        "watermerk",
        "inhoudsopgave",
        "opmerking",
        "sjabloon",
        "verborgen",
        "formulierveld",
        "voettekst",
        "paginanummer",
    ]


def test_page_number_that_no_extractor_saw_is_a_page_number() -> None:
    assert read_soorten(f"Pagina 1 van 3\n{BLOCK}") == [("paginanummer", "Pagina 1 van 3")]


def test_long_text_before_the_first_block_is_shown_to_a_human() -> None:
    line = "Dit is een lange zin over het park die niets zegt en maar doorgaat.\n"

    soorten = read_soorten(line * 100 + BLOCK)

    assert {soort for soort, _ in soorten} == {"inleiding", "restant"}


def test_paragraph_after_a_list_and_before_a_signature_belongs_to_the_letter() -> None:
    text = """
Onderwerp: Park
Omschrijving: Het park is kaal.
Oplossing:
- Hark het gras
- Snoei de heg
Het park blijft voor ons een zaak van iedereen.
Hoogachtend,
Piet
"""

    assert read_soorten(text)[0] == ("slot", "Het park blijft voor ons een zaak van iedereen.")
    assert [p for _, _, found in read_blocks(text) for p in found][-1] == "Snoei de heg"


def test_last_proposal_without_a_mark_stays_when_the_others_have_none() -> None:
    blocks = read_blocks("""
        Onderwerp: Park
        Omschrijving: Er ligt blad.
        Oplossing:
        Het gras wordt geharkt.
        De heg wordt gesnoeid.
        Hoogachtend,
        Piet
    """)

    assert blocks[-1][2] == ["Het gras wordt geharkt.", "De heg wordt gesnoeid."]


def test_proposals_stay_when_every_list_of_the_file_ends_without_a_mark() -> None:
    block = """
        Onderwerp: Park
        Omschrijving: Er ligt blad.
        Oplossing:
        - Het gras wordt geharkt
        De heg wordt gesnoeid.
    """

    blocks = read_blocks(f"{block}{block.replace('Park', 'Plein')}\n        Hoogachtend,")

    assert [found[-1] for _, _, found in blocks] == ["De heg wordt gesnoeid."] * 2


@pytest.mark.parametrize(
    "line",
    [
        "2a-01 · Gevraagd door meer gemeenten: “Hark het gras” (2: Duinrade, Kreekdam)",
        "2a-02 · Opgegaan in 2a-01: Blad",
        "2a-03 · Vervallen: Mos",
        "2b · Bij dit thema heeft nog geen gemeente iets ingebracht.",
        "Uitvoeringsagenda · vervolg van 2a-01",
    ],
)
def test_lines_of_our_own_agenda_are_agendakoppen(line: str) -> None:
    assert ("agendakop", line) in read_soorten(f"{BLOCK}\n{line}\n{BLOCK.replace('Park', 'Plein')}")


@pytest.mark.parametrize("title", ["Inhoud", "Inhoudsopgave"])
def test_table_of_contents_lists_headings_that_come_back(title: str) -> None:
    soorten = read_soorten(f"""
# {title}
Buiten
Water
# Buiten
{BLOCK}
# Water
{BLOCK.replace("Park", "Vijver")}
""")

    assert soorten == [
        ("inhoudsopgave", title),
        ("inhoudsopgave", "Buiten"),
        ("inhoudsopgave", "Water"),
        ("kop", "Buiten"),
        ("kop", "Water"),
    ]


@pytest.mark.parametrize("label", ["", "Omschrijving: "])
def test_letterhead_and_signature_set_as_the_headings_are_no_blocks(label: str) -> None:
    blocks = read_blocks(f"""
GEMEENTE DUINRADE
Postbus 12
Geachte heer Verzinsel,
Hierbij onze knelpunten.
BANKJES KAPOT
{label}De bankjes zijn stuk en dat duurt al lang.
- Timmer nieuwe
VIJVER VOL
{label}Er drijft kroos in de vijver.
- Schep
Hoogachtend,
BURGEMEESTER EN WETHOUDERS
P. Verzinsel
""")

    assert [onderwerp for onderwerp, _, _ in blocks] == ["BANKJES KAPOT", "VIJVER VOL"]
