"""The review workbook: its sheets and columns, known to the writer and to the reader.

A row is found back by its hidden columns and a column by the name in the head row, so that a person
may sort, filter, widen and move what they like. Column names are part of this contract.
"""

from __future__ import annotations

from dataclasses import dataclass

BESTANDSNAAM = "beoordeling.xlsx"
UITLEG = "Uitleg"
LIJSTEN = "Lijsten"  # hidden: the choices of the long drop-downs
NAAM_CEL = "B3"  # on the sheet Uitleg: who fills it in
HEAD_ROW = 3  # rows above it: title and explanation of the sheet

SAMEN, APART = "samen", "apart"
EEN_WENS, TWEE_WENSEN = "één wens", "twee wensen"
TONEN, AFSCHERMEN = "mag zichtbaar zijn", "blijft afgeschermd"
HOORT_NERGENS = "hoort nergens bij"
JA = "ja"
KLEUREN = ("groen", "oranje", "rood", "grijs")

ID, ID_TWEEDE, VINGERAFDRUK = "id", "id tweede", "vingerafdruk"
EERDER = "Eerder besloten"
BESLUIT = "Besluit"
TOELICHTING = "Toelichting (mag leeg)"
REDEN = "Reden (nodig bij een stoplicht)"
ANDERE_TITEL = "Andere titel"
VERVALLEN = "Laten vervallen"
SAMENVOEGEN = "Samenvoegen met (nummer)"
ANDER_THEMA = "Ander thema"
OOK_AFSCHERMEN = "Ook afschermen (de woorden zelf)"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, its width in characters, and what it is for.

    ``keuzes`` are the words of a drop-down; ``lijst`` names a longer list of choices instead.
    """

    naam: str
    breedte: int = 14
    invoer: bool = False
    verborgen: bool = False
    keuzes: tuple[str, ...] = ()
    lijst: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: its name, what the reader does there, and its columns."""

    naam: str
    uitleg: str
    kolommen: tuple[Kolom, ...]


_ID = Kolom(ID, verborgen=True)
_ID_TWEEDE = Kolom(ID_TWEEDE, verborgen=True)
_VINGERAFDRUK = Kolom(VINGERAFDRUK, verborgen=True)
_EERDER = Kolom(EERDER, 22)
_TOELICHTING = Kolom(TOELICHTING, 30, invoer=True)

THEMA = Blad(
    "Thema",
    "Bij deze knelpunten is het thema niet zeker. Kies bij Besluit het goede thema.",
    (
        _ID,
        _VINGERAFDRUK,
        Kolom("Gemeente", 16),
        Kolom("Onderwerp", 30),
        Kolom("Tekst", 70),
        Kolom("Thema nu", 20),
        Kolom("Ook mogelijk", 20),
        Kolom("Waarom twijfel", 36),
        _EERDER,
        Kolom(BESLUIT, 26, invoer=True, lijst="themas"),
        _TOELICHTING,
    ),
)
_PAAR_KOLOMMEN = (
    _ID,
    _ID_TWEEDE,
    _VINGERAFDRUK,
    Kolom("Gemeente links", 16),
    Kolom("Knelpunt links", 60),
    Kolom("Gemeente rechts", 16),
    Kolom("Knelpunt rechts", 60),
    Kolom("Kans", 8),
    Kolom("Waarom", 44),
    _EERDER,
    Kolom(BESLUIT, 12, invoer=True, keuzes=(SAMEN, APART)),
    _TOELICHTING,
)
PAREN = Blad(
    "Zelfde probleem",
    "Deze knelpunten lijken op elkaar. Is het hetzelfde probleem, kies dan samen; anders apart.",
    _PAAR_KOLOMMEN,
)
SAMENGEVOEGD = Blad(
    "Samengevoegd",
    "Deze knelpunten staan nu samen op de agenda, de minst zekere eerst. Is dat niet goed, kies "
    "dan apart.",
    _PAAR_KOLOMMEN,
)
WENSEN = Blad(
    "Wensen",
    "Deze wensen staan bij één agendapunt en lijken op elkaar. Vragen zij precies hetzelfde, kies "
    "dan " + EEN_WENS + "; verschilt er iets, kies dan " + TWEE_WENSEN + ".",
    (
        _ID,
        _ID_TWEEDE,
        _VINGERAFDRUK,
        Kolom("Agendapunt", 12),
        Kolom("Gemeente links", 16),
        Kolom("Wens links", 54),
        Kolom("Gemeente rechts", 16),
        Kolom("Wens rechts", 54),
        Kolom("Nu", 12),
        Kolom("Kans", 8),
        _EERDER,
        Kolom(BESLUIT, 14, invoer=True, keuzes=(EEN_WENS, TWEE_WENSEN)),
        _TOELICHTING,
    ),
)
AFZENDERS = Blad(
    "Afzender",
    "Van deze bestanden is de afzender niet zeker. Kies bij Besluit de gemeente.",
    (
        _ID,
        Kolom("Bestand", 36),
        Kolom("Onderwerp", 30),
        Kolom("Afzender nu", 20),
        Kolom("Gelezen in", 36),
        Kolom("Waarom twijfel", 36),
        _EERDER,
        Kolom(BESLUIT, 22, invoer=True, lijst="gemeenten"),
        _TOELICHTING,
    ),
)
AFSCHERMING = Blad(
    "Afgeschermd",
    "Deze gegevens zijn afgeschermd. Zijn het geen persoonsgegevens, kies dan: " + TONEN + ".",
    (
        _ID,
        _VINGERAFDRUK,
        Kolom("Waar", 34),
        Kolom("Soort", 16),
        Kolom("Tekst eromheen", 70),
        Kolom("Regel", 20),
        _EERDER,
        Kolom(BESLUIT, 22, invoer=True, keuzes=(AFSCHERMEN, TONEN)),
        _TOELICHTING,
    ),
)
RESTANTEN = Blad(
    "Niet geplaatst",
    "Deze tekst staat in geen knelpunt. Is er niets mee aan de hand, kies dan: "
    + HOORT_NERGENS
    + ". Hoort hij wel ergens bij, vraag de gemeente dan om een nieuw bestand.",
    (
        _ID,
        _VINGERAFDRUK,
        Kolom("Bestand", 36),
        Kolom("Bladzijde", 10),
        Kolom("Tekst", 90),
        _EERDER,
        Kolom(BESLUIT, 20, invoer=True, keuzes=(HOORT_NERGENS,)),
        _TOELICHTING,
    ),
)
AGENDAPUNTEN = Blad(
    "Stoplicht",
    "Alle punten van de agenda. Kies een stoplicht en geef de reden; of geef een andere titel.",
    (
        _ID,
        _VINGERAFDRUK,
        Kolom("Nummer", 10),
        Kolom("Onderwerp", 44),
        Kolom("Gemeenten", 12),
        Kolom("Stoplicht nu", 14),
        Kolom("Reden nu", 36),
        _EERDER,
        Kolom(BESLUIT, 12, invoer=True, keuzes=KLEUREN),
        Kolom(REDEN, 36, invoer=True),
        Kolom(ANDERE_TITEL, 40, invoer=True),
        Kolom(SAMENVOEGEN, 16, invoer=True),
        Kolom(VERVALLEN, 12, invoer=True, keuzes=(JA,)),
    ),
)
KNELPUNTEN = Blad(
    "Alle knelpunten",
    "Ook waar de computer niet twijfelde, kunt u een thema wijzigen of woorden laten afschermen.",
    (
        _ID,
        _VINGERAFDRUK,
        Kolom("Gemeente", 16),
        Kolom("Bestand", 30),
        Kolom("Onderwerp", 44),
        Kolom("Agendapunt", 12),
        Kolom("Thema nu", 26),
        Kolom("Let op", 36),
        _EERDER,
        Kolom(ANDER_THEMA, 26, invoer=True, lijst="themas"),
        Kolom(OOK_AFSCHERMEN, 30, invoer=True),
        _TOELICHTING,
    ),
)
BLADEN = (
    THEMA,
    PAREN,
    SAMENGEVOEGD,
    WENSEN,
    AFZENDERS,
    AFSCHERMING,
    RESTANTEN,
    AGENDAPUNTEN,
    KNELPUNTEN,
)
