"""Other texts for the layouts: what people write, and what looks like structure but is none.

Fictional: about no municipality and nobody's view. Three knelpunten in each set.
"""

from __future__ import annotations

from tests.layouts.tree import Blok, Item

GROUPS = (
    Blok(
        "Te weinig lokalen voor de avondlessen",
        ("De school is na vijf uur gesloten en het buurthuis heeft maar één zaal.",),
        (
            Item("De school langer openstellen.", groep="Op korte termijn:"),
            Item("Een lokaal huren in de bibliotheek.", groep="Op korte termijn:"),
            Item("Nieuwe scholen bouwen met een eigen ingang voor de buurt.", groep="Later:"),
        ),
    ),
    Blok(
        "Vrijwilligers haken af",
        (
            "In twee jaar tijd is de helft van de taalmaatjes gestopt.",
            "Zij noemen drie redenen:",
            "- geen vergoeding van reiskosten;",
            "- te weinig begeleiding;",
            "- te veel papierwerk.",
        ),
        (
            Item("Reiskosten vergoeden vanaf de eerste rit.", groep="Voor de vrijwilliger:"),
            Item("Een coördinator per wijk.", groep="Voor de organisatie:"),
            Item("Het aantal formulieren halveren.", groep="Voor de organisatie:"),
        ),
    ),
    Blok(
        "Geen oefenplek voor het rijbewijs",
        ("Wie praktijkexamen wil doen, moet naar een plaats op vijftig kilometer.",),
        (Item("Een examenplaats in elke regio."), Item("Rijlessen op het bedrijventerrein.")),
    ),
)
TITLES_LIKE_LABELS = (
    Blok(
        "Knelpunt huisvesting",
        ("Het gaat om de wachttijd voor een woning met drie kamers, die nu elf jaar is.",),
        (Item("Meer woningen met drie kamers."), Item("Doorstroming belonen.")),
    ),
    Blok(
        "Oplossing gezocht voor leegstand",
        ("Boven de winkels in het centrum staan 38 verdiepingen leeg.",),
        (Item("Een eigen ingang subsidiëren."), Item("De belasting op leegstand verhogen.")),
    ),
    Blok(
        "Wie betaalt de verhuizing?",
        ("Niemand voelt zich verantwoordelijk voor de kosten van de tweede verhuizing.",),
        (Item("Een vast bedrag per verhuizing."), Item("Eén loket dat beslist.")),
    ),
)
NUMBERS = (
    Blok(
        "€ 1.250,- per maand is te veel",
        (
            "In 2020 steeg de huur met 4,1% en in 2021 weer met 3,2%. Van de 1.120 huurders op "
            "peildatum 1 januari 2021 hadden 214 een achterstand van 2 à 3 maanden, d.w.z. "
            "bijna 1 op de 5.",
            "18 van hen kregen hulp.",
        ),
        (Item("Maximaal 30% van het inkomen aan huur."), Item("Vanaf 1-7-2021 ook voor 65-plus.")),
    ),
    Blok(
        "3-kamerwoningen t/m € 633,25",
        ("Er zijn er 12, o.a. in de wijk Noord. Dat is 0,4 procent van de voorraad.",),
        (Item("60 erbij in 2022, 80 in 2023."), Item("Maatwerk."), Item("Meer geld.")),
    ),
    Blok(
        "Het ‘oude’ en het “nieuwe” loket",
        ("De balie in- en uitschrijven, het WMO-loket en de ELIP-groep zitten op drie plekken.",),
        (Item("Eén loket (fysiek én digitaal)."), Item("Zie www.voorbeeld.example voor het plan.")),
    ),
)
LONG_TITLES = (
    Blok(
        "De samenwerking tussen de gemeente, de woningcorporaties en de instellingen voor "
        "maatschappelijke opvang bij het vinden van woonruimte voor wie dringend een huis nodig "
        "heeft",
        ("Ieder heeft een eigen lijst.", "Daardoor staat één gezin soms op drie plaatsen."),
        (Item("Eén gedeelde lijst."), Item("Elke maand overleg met wie mag beslissen.")),
    ),
    Blok(
        "Fietsen",
        ("Kort en goed: er zijn er te weinig.",),
        (
            Item(
                "Laat het depot van de gemeente gevonden fietsen die na een half jaar niet zijn "
                "opgehaald opknappen door leerlingen van de praktijkschool, en geef ze daarna "
                "tegen een kleine vergoeding aan wie er een nodig heeft voor school, stage of "
                "werk en zelf geen geld heeft om er een te kopen."
            ),
            Item("Fietsles."),
        ),
    ),
    Blok(
        "Post",
        (
            "De post komt niet aan. Op de brievenbussen staat geen naam, de postbode wisselt elke "
            "week en wie verhuist laat dat niet weten. Vorig jaar kwamen er 340 brieven van onze "
            "eigen dienst onbestelbaar terug. In 112 gevallen ging het om een oproep waaraan een "
            "termijn vastzat. Niemand weet hoeveel brieven van andere diensten verdwijnen.",
            "De bewoners zelf zeggen dat zij de post pas openen als er iemand bij is die meeleest. "
            "Dat gebeurt één keer in de week, op het spreekuur.",
        ),
        (Item("Naambordjes."), Item("Een sms als er een brief met een termijn onderweg is.")),
    ),
)
SETS: dict[str, tuple[Blok, ...]] = {
    "groups": GROUPS,
    "titles_like_labels": TITLES_LIKE_LABELS,
    "numbers": NUMBERS,
    "long_titles": LONG_TITLES,
}
