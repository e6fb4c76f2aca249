"""A rich agenda for tests: all texts, names of colleagues and judgements are made up.

Fifteen points with long texts, nested lists, groups, footnotes, many gemeenten, every colour.
"""

from __future__ import annotations

from datetime import date

from schemas.agenda import (
    Agendaalinea,
    Agendaoplossing,
    Agendapunt,
    Editie,
    Stoplicht,
    Wijziging,
)
from schemas.knelpunt import Voetnoot
from schemas.thema import Thema

THEMAS = tuple(
    Thema(code=code, titel=titel, hoofdstuk=code[0], hoofdstuk_titel=hoofdstuk)
    for code, titel, hoofdstuk in (
        ("1a", "Opvanglocatie (COA)", "Opvang"),
        ("2a", "Taakstelling", "Huisvesting"),
        ("2b", "Bestaande woningvoorraad", "Huisvesting"),
        ("2c", "Tussenvoorziening en duurzame huisvesting", "Huisvesting"),
        ("3a", "Ondertussen- & ELIPgroep", "Integratie"),
        ("3b", "Participatie", "Integratie"),
        ("3c", "Uitstel nieuwe wet", "Integratie"),
    )
)

GEMEENTEN = (
    "Aalten",
    "Beekdaelen",
    "Coevorden",
    "Den Helder",
    "Ede",
    "Franekeradeel",
    "Goes",
    "Hoorn",
    "IJsselstein",
    "Kampen",
    "Leiden",
    "Meppel",
    "Nijkerk",
    "Oss",
    "Purmerend",
    "Roermond",
    "'s-Hertogenbosch",
    "Zwolle",
)

Wens = tuple[str, str, int]  # (label, text, depth); label "=" announces a group


def make_agendapunt(
    nummer: str,
    onderwerp: str,
    omschrijving: str = "",
    oplossingen: tuple[Wens | str, ...] = (),
    *,
    gemeenten: tuple[str, ...] = ("Ede",),
    steun: dict[int, tuple[str, ...]] | None = None,
    stoplicht: Stoplicht | None = None,
    voetnoten: tuple[tuple[str, str], ...] = (),
    status: str = "actief",
    opgegaan_in: str | None = None,
) -> Agendapunt:
    """A point from plain strings: each line of ``omschrijving`` is an alinea, "- " a bullet."""
    identity = agendapunt_id(nummer)
    return Agendapunt.model_validate(
        {
            "agendapunt_id": identity,
            "nummer": nummer,
            "thema": nummer.split("-")[0],
            "onderwerp": onderwerp,
            "omschrijving": tuple(_alineas(omschrijving, identity)),
            "oplossingen": tuple(_wensen(oplossingen, identity, gemeenten, steun or {})),
            "voetnoten": tuple(Voetnoot(merk=m, tekst=t) for m, t in voetnoten),
            "knelpunt_ids": (identity.removeprefix("ap-"),),
            "centrum": identity.removeprefix("ap-"),
            "gemeenten": gemeenten,
            "stoplicht": stoplicht or Stoplicht(),
            "eerste_editie": "2031-04",
            "gewijzigd_in": "2031-04",
            "status": status,
            "opgegaan_in": opgegaan_in,
        }
    )


def agendapunt_id(nummer: str) -> str:
    """An identity that looks like a real one, the same for the same number."""
    return f"ap-{nummer.encode().hex():0>16}-01"


def _alineas(omschrijving: str, identity: str) -> list[Agendaalinea]:
    return [
        Agendaalinea(
            tekst=line.removeprefix("- "),
            merk="-" if line.startswith("- ") else "",
            knelpunt_id=identity.removeprefix("ap-"),
        )
        for line in omschrijving.splitlines()
        if line
    ]


def _wensen(
    wensen: tuple[Wens | str, ...],
    identity: str,
    gemeenten: tuple[str, ...],
    steun: dict[int, tuple[str, ...]],
) -> list[Agendaoplossing]:
    groep: str | None = None
    found: list[Agendaoplossing] = []
    for wens in wensen:
        merk, tekst, niveau = ("•", wens, 0) if isinstance(wens, str) else wens
        if merk == "=":
            groep = tekst
            continue
        place = len(found) + 1
        found.append(
            Agendaoplossing(
                agendaoplossing_id=f"{identity}-o{place:02d}",
                agendapunt_id=identity,
                volgnummer=place,
                niveau=niveau,
                groep=groep,
                merk=merk,
                tekst=tekst,
                gemeenten=steun.get(place, gemeenten[:1]),
            )
        )
    return found


LANG = (
    "Wie een verblijfsvergunning krijgt, wacht gemiddeld ruim een jaar op een woning. In die tijd "
    "staat het leven stil: de kinderen wisselen van school, de taalles begint opnieuw en een baan "
    "zoeken heeft weinig zin zolang niemand weet in welke plaats het gezin terechtkomt. "
)

PUNTEN = (
    make_agendapunt(
        "1a-01",
        "Kinderen verhuizen te vaak van locatie naar locatie",
        "Een gezin woont in één jaar soms op vier locaties.\nDat heeft gevolgen:\n"
        "- de schoolloopbaan wordt telkens onderbroken;\n- hulpverleners raken een gezin kwijt;\n"
        "- ouders bouwen geen netwerk op.",
        (
            "Laat gezinnen met schoolgaande kinderen tot de zomervakantie op dezelfde locatie.",
            "Geef de ontvangende school vier weken van tevoren bericht.",
            "Vergoed leerlingenvervoer als verhuizen niet te vermijden is.",
        ),
        gemeenten=("Aalten", "Ede", "Goes"),
        steun={1: ("Aalten", "Ede", "Goes"), 2: ("Ede", "Goes")},
        stoplicht=Stoplicht(
            kleur="oranje",
            toelichting="Het opvangorgaan werkt een voorstel uit",
            sinds=date(2031, 3, 12),
            door="J. Voorbeeld",
        ),
    ),
    make_agendapunt(
        "1a-02",
        "Buurtoverleg begint pas als het besluit al vaststaat",
        "Bewoners horen te laat dat er een locatie komt. Vragen & zorgen (ook <kleine>) blijven "
        "liggen, terwijl 85% van de vragen in één avond te beantwoorden is.",
        ("Start het gesprek met de buurt vóór de keuze van een locatie.",),
        gemeenten=("Meppel",),
        stoplicht=Stoplicht(
            kleur="groen",
            toelichting="Handreiking verschenen",
            sinds=date(2031, 2, 1),
            door="A. Verzonnen",
        ),
    ),
    make_agendapunt(
        "1a-03",
        "Medische dossiers komen niet mee",
        "Huisartsen beginnen bij nul omdat het dossier achterblijft.",
        (
            ("1)", "Spreek landelijk af dat het dossier binnen twee weken volgt:", 0),
            ("a.", "met een vast aanspreekpunt per regio;", 1),
            ("b.", "met een overdracht op papier als het systeem uitvalt.", 1),
            ("2)", "Regel één toestemmingsformulier in de taal van de patiënt.", 0),
        ),
        gemeenten=("Kampen", "Leiden"),
        steun={1: ("Kampen", "Leiden"), 4: ("Kampen", "Leiden")},
        stoplicht=Stoplicht(
            kleur="rood",
            toelichting="Geen akkoord over de toestemming",
            sinds=date(2031, 1, 20),
            door="A. Verzonnen",
        ),
    ),
    make_agendapunt(
        "2a-01",
        "De halfjaarlijkse taakstelling schommelt te sterk",
        (LANG * 3).strip() + "\n" + (LANG * 2).strip(),
        (
            "Reken met een gemiddelde over twee jaar.",
            "Maak de prognose voor het hele jaar bekend vóór 1 januari.",
            "Laat een voorsprong meetellen in de volgende periode.",
        ),
        gemeenten=GEMEENTEN,
        steun={1: GEMEENTEN, 2: GEMEENTEN[3:9], 3: ("Oss", "Zwolle")},
        stoplicht=Stoplicht(
            kleur="oranje",
            toelichting="Onderzoek loopt tot de zomer",
            sinds=date(2031, 4, 2),
            door="J. Voorbeeld",
        ),
    ),
    make_agendapunt(
        "2a-02",
        "Onvolledige gegevens bij de koppeling",
        "Bij een op de drie koppelingen ontbreekt iets:\n- het burgerservicenummer;\n"
        "- de gezinssamenstelling;\n- een medische indicatie.\nDaardoor staat een woning leeg.",
        ("Koppel pas als alle velden gevuld zijn.", "Toon in het systeem wat er nog mist."),
        gemeenten=("Hoorn", "Nijkerk", "Oss"),
        steun={1: ("Hoorn", "Nijkerk", "Oss")},
    ),
    make_agendapunt(
        "2a-03",
        "Taakstelling en opvangplekken worden los van elkaar geteld",
        status="opgegaan",
        opgegaan_in=agendapunt_id("2a-01"),
    ),
    make_agendapunt(
        "2b-01",
        "Grote gezinnen vinden geen passende woning",
        "Woningen met vijf kamers of meer komen zelden vrij. " + LANG.strip(),
        (
            ("=", "Meer grote woningen:", 0),
            ("•", "Voeg twee kleine woningen samen bij renovatie.", 0),
            ("•", "Bouw in elke nieuwe wijk enkele huizen met zes kamers.", 0),
            ("•", "Gebruik de pastorieën die leeg komen te staan.", 1),
            ("=", "Doorstroming:", 0),
            ("•", "Geef ouderen voorrang bij een kleinere woning in dezelfde straat.", 0),
            ("•", "Betaal de verhuiskosten van wie groot achterlaat.", 0),
        ),
        gemeenten=("Coevorden", "Den Helder", "Roermond", "Zwolle"),
        steun={1: ("Coevorden", "Roermond"), 5: ("Den Helder", "Zwolle")},
        stoplicht=Stoplicht(
            kleur="rood",
            toelichting="Bouw ligt stil door netcongestie",
            sinds=date(2031, 3, 30),
            door="J. Voorbeeld",
        ),
    ),
    make_agendapunt(
        "2b-02",
        "Jongeren onder de 23 kunnen de huur niet betalen [1]",
        "De huurtoeslag is voor deze groep lager dan de laagste huur in de regio.",
        (
            "Trek de leeftijdsgrens gelijk met die van het minimumloon.",
            "Sta woningdelen toe zonder korting op de uitkering.",
            "",
        )[:2],
        gemeenten=("Purmerend",),
        voetnoten=(("[1]", "Bedragen volgens de fictieve huurwijzer van 2031."),),
    ),
    make_agendapunt(
        "2b-03",
        "Huisvesten buiten de eigen regio lukt niet",
        "Een baan in een andere provincie telt niet mee bij de toewijzing.",
        (
            "Laat gemeenten onderling ruilen.",
            "Neem werk en opleiding op in het profiel.",
        ),
        gemeenten=("IJsselstein", "Leiden"),
        steun={2: ("IJsselstein", "Leiden")},
    ),
    make_agendapunt(
        "2b-04",
        "Inrichting van de woning kost meer dan de lening",
        "De lening dekt vloer en verf, maar geen bedden en geen koelkast.",
        (),
        gemeenten=("Franekeradeel",),
        stoplicht=Stoplicht(kleur="groen"),
    ),
    make_agendapunt("2b-05", "Losse melding over sleutels", status="vervallen"),
    make_agendapunt(
        "3a-01",
        "Wie onder de oude wet valt, valt buiten alles [2].",
        "Voor deze groep is er geen begeleiding meer en nog geen nieuwe [3].\n"
        "1. De oude regeling loopt af.\n2. De nieuwe geldt niet voor hen.",
        (
            ("1.", "Verleng de bekostiging met twee jaar;", 0),
            ("2.", "Zet de ELIP-aanpak voort, met name:", 0),
            ("•", "taalmaatjes;", 1),
            ("•", "in- en uitstroomgesprekken;", 1),
            ("3.", "Schrap de boete voor wie door ziekte te laat is.", 0),
        ),
        gemeenten=("Beekdaelen", "Goes", "'s-Hertogenbosch"),
        steun={1: ("Beekdaelen", "Goes"), 2: ("Goes", "'s-Hertogenbosch")},
        voetnoten=(
            ("[2]", "Het gaat om mensen die vóór de invoering zijn begonnen."),
            ("[3]", "Zie de brief aan de raad van een verzonnen gemeente."),
        ),
    ),
    make_agendapunt(
        "3b-01",
        "Werkgevers vinden de weg niet",
        "Een bakker met een vacature belt drie loketten.",
        (
            "Maak één telefoonnummer per arbeidsmarktregio.",
            "Betaal een werkbegeleider van € 2.500 per jaar.",
        ),
        gemeenten=("Oss", "Zwolle"),
        steun={1: ("Oss", "Zwolle")},
        stoplicht=Stoplicht(
            kleur="groen", toelichting="Nummer is open", sinds=date(2031, 4, 1), door="A. Verzonnen"
        ),
    ),
    make_agendapunt(
        "3b-02",
        "Geen kinderopvang tijdens de taalles",
        (LANG * 6).strip(),
        tuple(f"Voorstel {n}: {LANG}".strip() for n in range(1, 13)),
        gemeenten=("Hoorn", "Kampen"),
    ),
    make_agendapunt(
        "00-01",
        "Vergoeding voor stemhulp op het gemeentehuis",
        "Dit gaat over verkiezingen.",
        ("Regel een tolk per telefoon.",),
        gemeenten=(),
    ),
)

EDITIE = Editie(
    naam="2031-04",
    agendapunten=PUNTEN,
    wijzigingen=(
        Wijziging(
            editie="2031-04",
            agendapunt_id=agendapunt_id("2b-03"),
            nummer="2b-03",
            soort="nieuw",
            toelichting="IJsselstein, Leiden",
        ),
        Wijziging(
            editie="2031-04",
            agendapunt_id=agendapunt_id("2a-01"),
            nummer="2a-01",
            soort="nieuwe steun",
            toelichting="Oss, Zwolle",
        ),
        Wijziging(
            editie="2031-04",
            agendapunt_id=agendapunt_id("3b-01"),
            nummer="3b-01",
            soort="stoplicht",
            toelichting="oranje → groen",
        ),
        Wijziging(
            editie="2031-04",
            agendapunt_id=agendapunt_id("2a-03"),
            nummer="2a-03",
            soort="samengevoegd",
            toelichting="opgegaan in 2a-01",
        ),
        Wijziging(
            editie="2031-04",
            agendapunt_id=agendapunt_id("2b-05"),
            nummer="2b-05",
            soort="vervallen",
        ),
        Wijziging(
            editie="2030-11", agendapunt_id=agendapunt_id("1a-01"), nummer="1a-01", soort="nieuw"
        ),
    ),
    nummers=tuple(p.nummer for p in PUNTEN),
    rekenwijze=("thema's 1", "lexicon 1"),
)
