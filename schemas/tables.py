"""The dataset contract, version 1: every column once, with type, key and Dutch description.

The Polars schemas, the JSON Schema, ``datapackage.json`` and the data dictionary are made from
``TABLES``; ``pipeline/writers/dataset.py`` checks every table against it before it is written.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

CONTRACT_VERSION = "1.0"

BRON = pl.List(
    pl.Struct(
        {
            "pagina": pl.Int64,
            "x0": pl.Float64,
            "y0": pl.Float64,
            "x1": pl.Float64,
            "y1": pl.Float64,
            "pad": pl.String,
        }
    )
)
"""Where a text stands: rectangles in points from the top left of the page, or a Word path."""

BEWIJS = pl.List(
    pl.Struct(
        {
            "thema": pl.String,
            "regel": pl.String,
            "woorden": pl.String,
            "veld": pl.String,
            "gewicht": pl.Float64,
        }
    )
)

REDEN = pl.List(
    pl.Struct(
        {
            "vergelijking": pl.String,
            "waarde": pl.Float64,
            "bijdrage": pl.Float64,
            "toelichting": pl.String,
        }
    )
)

TEKSTEN = pl.List(pl.String)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, Polars type and Dutch description; ``values`` closes the set."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    description: str
    required: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: its columns in their fixed order, its key (also the sort order) and references."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str, str], ...] = ()  # (column, other table, its column)

    @property
    def polars_schema(self) -> pl.Schema:
        """The columns as a Polars schema, in order."""
        return pl.Schema({c.name: c.dtype for c in self.columns})


STATUS = ("verwerkt", "deels", "afgekeurd", "vervangen", "dubbel")
KLEUREN = ("groen", "oranje", "rood", "grijs")
S, I, F, B = pl.String, pl.Int64, pl.Float64, pl.Boolean  # noqa: E741 - one letter each keeps the table below readable


def _optional(name: str, dtype: pl.DataType | type[pl.DataType], description: str) -> Column:
    return Column(name, dtype, description, required=False)


TABLES: tuple[TableSchema, ...] = (
    TableSchema(
        "inzendingen",
        "Elk ontvangen bestand, met zijn uitkomst en de telling van zijn tekens.",
        ("inzending_id",),
        (
            Column("inzending_id", S, "Eerste 16 tekens van de SHA-256 van het bestand."),
            Column("bestandsnaam", S, "Pad onder het postvak; een bijlage staat onder haar mail."),
            Column("sha256", S, "SHA-256 van de bytes."),
            Column("formaat", S, "Soort bestand, bepaald naar de inhoud (pdf, docx, …)."),
            Column("bytes", I, "Grootte in bytes."),
            _optional(
                "paginas", I, "Aantal bladzijden; leeg bij Word, dat geen vaste bladzijden heeft."
            ),
            _optional("gemeente_code", S, "CBS-code van de gemeente die inzond."),
            _optional("gemeente", S, "Naam van de gemeente die inzond."),
            _optional("provincie", S, "Provincie van die gemeente."),
            Column("gemeente_bron", S, "Waar de afzender gelezen is, met de woorden."),
            _optional("samenwerkingsverband", S, "Naam van het samenwerkingsverband dat inzond."),
            _optional("ingezonden_op", pl.Date, "Datum die de inzending zelf noemt."),
            _optional(
                "ontvangen_op",
                pl.Date,
                "Datum van ontvangst, als die bij het bestand hoort (mail) of is opgegeven.",
            ),
            Column("status", S, "Uitkomst van het bestand.", values=STATUS),
            Column(
                "reden", S, "Reden van de uitkomst, in gewone taal; leeg als er niets te melden is."
            ),
            _optional("vervangen_door", S, "Inzending die deze vervangt."),
            _optional("onderdeel_van", S, "Mail of zip waar dit bestand uit komt."),
            Column("gescand", B, "Minstens één bladzijde is van het beeld gelezen (OCR)."),
            Column("aantal_knelpunten", I, "Aantal gevonden knelpunten."),
            Column("tekens", I, "Zichtbare tekens in het bestand (zonder wit)."),
            Column("tekens_blok", I, "Tekens in knelpunten."),
            Column(
                "tekens_meubilair",
                I,
                "Tekens in benoemd meubilair (briefhoofd, labels, paginanummers, …).",
            ),
            Column(
                "tekens_restant", I, "Tekens die geen regel plaatst en die een mens te zien krijgt."
            ),
        ),
    ),
    TableSchema(
        "knelpunten",
        "Elk blok van elke inzending, in de woorden van de gemeente (persoonsgegevens afgeschermd).",
        ("knelpunt_id",),
        (
            Column("knelpunt_id", S, "Inzending en volgnummer."),
            Column("inzending_id", S, "De inzending waar het in staat."),
            Column("volgnummer", I, "Plaats in leesvolgorde, vanaf 1."),
            _optional("gemeente_code", S, "CBS-code van de gemeente die hier spreekt."),
            _optional("gemeente", S, "Naam van de gemeente die hier spreekt."),
            Column("onderwerp", S, "Onderwerp."),
            Column(
                "omschrijving",
                S,
                "Omschrijving; alinea's op een eigen regel, opsommingen met '- '.",
            ),
            Column(
                "voetnoten", TEKSTEN, "Voetnoten bij dit knelpunt, elk met het merkteken ervoor."
            ),
            Column("thema", S, "Subthema; 00 = buiten het schema."),
            Column("thema_score", F, "Sterkte van de regels voor dit thema."),
            Column("thema_marge", F, "Afstand tot het volgende thema."),
            Column("thema_bron", S, "Waar het thema op rust.", values=("regel", "kop", "besluit")),
            Column("thema_bewijs", BEWIJS, "Regels en woorden die voor het thema spraken."),
            Column("organisaties", TEKSTEN, "Ketenpartners die in de tekst genoemd worden."),
            _optional("pagina_van", I, "Eerste bladzijde."),
            _optional("pagina_tot", I, "Laatste bladzijde."),
            Column(
                "bron", BRON, "Rechthoeken (punten, vanaf linksboven) of pad in het Word-bestand."
            ),
            Column("beoordelen", B, "Een mens moet hiernaar kijken."),
            Column("beoordelen_reden", S, "Waarom; leeg als er niets te beoordelen is."),
            _optional(
                "agendapunt_id",
                S,
                "Het agendapunt waar dit knelpunt bij hoort; leeg als de gemeente het in een nieuwe versie wegliet.",
            ),
        ),
        (
            ("inzending_id", "inzendingen", "inzending_id"),
            ("agendapunt_id", "agendapunten", "agendapunt_id"),
        ),
    ),
    TableSchema(
        "oplossingsrichtingen",
        "Elke voorgestelde oplossingsrichting, met haar plaats in de lijst.",
        ("oplossing_id",),
        (
            Column("oplossing_id", S, "Knelpunt en volgnummer."),
            Column("knelpunt_id", S, "Het knelpunt waar zij bij staat."),
            Column("inzending_id", S, "De inzending waar zij in staat."),
            Column("volgnummer", I, "Plaats in de lijst, vanaf 1."),
            Column("niveau", I, "Diepte in de lijst, vanaf 0."),
            _optional("ouder_id", S, "De oplossingsrichting waar deze onder valt."),
            _optional("groep", S, "Tussenkop in de lijst."),
            Column(
                "tekst",
                S,
                "Tekst; cijfers en letters van de lijst blijven staan, opsommingstekens niet.",
            ),
            _optional("pagina", I, "Bladzijde."),
            Column("bron", BRON, "Rechthoeken of pad."),
            _optional(
                "agendaoplossing_id",
                S,
                "De oplossingsrichting op de agenda waarin zij is opgenomen.",
            ),
        ),
        (
            ("knelpunt_id", "knelpunten", "knelpunt_id"),
            ("inzending_id", "inzendingen", "inzending_id"),
            ("ouder_id", "oplossingsrichtingen", "oplossing_id"),
            ("agendaoplossing_id", "agendaoplossingen", "agendaoplossing_id"),
        ),
    ),
    TableSchema(
        "agendapunten",
        "De punten van de agenda.",
        ("agendapunt_id",),
        (
            Column("agendapunt_id", S, "Vaste sleutel; verandert nooit."),
            Column("nummer", S, "Nummer op de agenda (2b-03); wordt nooit opnieuw gebruikt."),
            Column("thema", S, "Subthema."),
            Column("onderwerp", S, "Onderwerp."),
            Column(
                "omschrijving", S, "Samengevoegde omschrijving, alleen met zinnen van gemeenten."
            ),
            Column("gemeenten", TEKSTEN, "Gemeenten die dit punt inbrachten."),
            Column("aantal_gemeenten", I, "Aantal gemeenten."),
            Column("aantal_knelpunten", I, "Aantal knelpunten."),
            Column("stoplicht", S, "Stand van zaken.", values=KLEUREN),
            Column("stoplicht_toelichting", S, "Reden van die stand."),
            _optional("stoplicht_sinds", pl.Date, "Datum van die stand."),
            Column("eerste_editie", S, "Editie waarin het punt voor het eerst stond."),
            Column("gewijzigd_in", S, "Laatste editie waarin het punt veranderde."),
            Column(
                "status",
                S,
                "Actief, opgegaan in een ander punt, of vervallen.",
                values=("actief", "opgegaan", "vervallen"),
            ),
            _optional("opgegaan_in", S, "Punt waar dit punt in is opgegaan."),
        ),
        (("opgegaan_in", "agendapunten", "agendapunt_id"),),
    ),
    TableSchema(
        "agendaoplossingen",
        "De oplossingsrichtingen per agendapunt, gelijke wensen één keer.",
        ("agendaoplossing_id",),
        (
            Column("agendaoplossing_id", S, "Agendapunt en volgnummer."),
            Column("agendapunt_id", S, "Het agendapunt."),
            Column("volgnummer", I, "Plaats in de lijst, vanaf 1."),
            Column("niveau", I, "Diepte in de lijst, vanaf 0."),
            _optional("groep", S, "Tussenkop in de lijst."),
            Column("tekst", S, "Tekst in de woorden van een gemeente."),
            Column("gemeenten", TEKSTEN, "Gemeenten die dit vragen."),
            Column("aantal_gemeenten", I, "Aantal gemeenten."),
        ),
        (("agendapunt_id", "agendapunten", "agendapunt_id"),),
    ),
    TableSchema(
        "verbanden",
        "Paren knelpunten die op elkaar lijken, met de redenen.",
        ("knelpunt_a", "knelpunt_b"),
        (
            Column("knelpunt_a", S, "Eerste knelpunt (kleinste id)."),
            Column("knelpunt_b", S, "Tweede knelpunt."),
            Column("score", F, "Kans dat het één probleem is, 0 tot 1."),
            Column("reden", REDEN, "Per vergelijking: waarde, bijdrage en toelichting."),
            Column(
                "uitkomst", S, "Samen, voorstel of apart.", values=("samen", "voorstel", "apart")
            ),
            Column("bron", S, "Regel of besluit.", values=("regel", "besluit")),
        ),
        (("knelpunt_a", "knelpunten", "knelpunt_id"), ("knelpunt_b", "knelpunten", "knelpunt_id")),
    ),
    TableSchema(
        "restanten",
        "Alle tekst die in geen knelpunt staat, met wat het is.",
        ("inzending_id", "volgnummer"),
        (
            Column("inzending_id", S, "De inzending."),
            Column("volgnummer", I, "Plaats in leesvolgorde, vanaf 1."),
            _optional("pagina", I, "Bladzijde."),
            Column("soort", S, "Restant, of de soort meubilair."),
            Column("tekst", S, "Tekst (persoonsgegevens afgeschermd)."),
        ),
        (("inzending_id", "inzendingen", "inzending_id"),),
    ),
    TableSchema(
        "besluiten",
        "Wat mensen hebben besloten.",
        ("besluit_id",),
        (
            Column("besluit_id", S, "Sleutel."),
            Column("soort", S, "Waarover."),
            Column("doel", S, "Knelpunt, inzending, oplossing of agendapunt."),
            _optional("doel_tweede", S, "De andere van twee, bij samen en apart."),
            Column("waarde", S, "Wat is besloten."),
            Column("toelichting", S, "Waarom."),
            Column("door", S, "Wie."),
            Column("op", pl.Date, "Wanneer."),
            Column("verouderd", B, "De tekst waarover dit ging, is veranderd."),
        ),
    ),
    TableSchema(
        "stoplichten",
        "Geschiedenis van het stoplicht per agendapunt.",
        ("agendapunt_id", "volgnummer"),
        (
            Column("agendapunt_id", S, "Het agendapunt."),
            Column("volgnummer", I, "Volgorde, vanaf 1."),
            Column("stoplicht", S, "Kleur.", values=KLEUREN),
            Column("toelichting", S, "Reden."),
            _optional("sinds", pl.Date, "Datum."),
            Column("door", S, "Wie."),
        ),
        (("agendapunt_id", "agendapunten", "agendapunt_id"),),
    ),
    TableSchema(
        "edities",
        "Gepubliceerde edities en het lopende concept.",
        ("editie",),
        (
            Column("editie", S, "Naam van de editie."),
            Column("aantal_agendapunten", I, "Aantal actieve punten."),
            Column("aantal_gemeenten", I, "Aantal gemeenten met een punt."),
            Column("rekenwijze", TEKSTEN, "Regels, lexicon en vergelijking met hun versie."),
        ),
    ),
    TableSchema(
        "wijzigingen",
        "Wat er per editie anders is dan in de vorige.",
        ("editie", "agendapunt_id", "soort"),
        (
            Column("editie", S, "Naam van de editie."),
            Column("agendapunt_id", S, "Het agendapunt."),
            Column("nummer", S, "Nummer op dat moment."),
            Column(
                "soort",
                S,
                "Nieuw, gewijzigd, nieuwe steun, verplaatst, samengevoegd, stoplicht of vervallen.",
            ),
            Column("toelichting", S, "Wat precies."),
        ),
        (("agendapunt_id", "agendapunten", "agendapunt_id"),),
    ),
    TableSchema(
        "gemeentedekking",
        "Elke gemeente van het register: of zij inzond, wat en wanneer.",
        ("gemeente_code",),
        (
            Column("gemeente_code", S, "CBS-code."),
            Column("gemeente", S, "Naam."),
            Column("provincie", S, "Provincie."),
            Column("heeft_ingezonden", B, "Er is een inzending verwerkt."),
            Column("aantal_inzendingen", I, "Aantal inzendingen."),
            Column("aantal_knelpunten", I, "Aantal knelpunten."),
            Column("agendapunten", TEKSTEN, "Nummers van de punten die zij inbracht."),
            _optional("laatst_ingezonden_op", pl.Date, "Jongste datum van inzending."),
        ),
    ),
)
