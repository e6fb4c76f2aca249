"""What stands around the blocks has a name; what no rule claims is restant."""

from __future__ import annotations

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
