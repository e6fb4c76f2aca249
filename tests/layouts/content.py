"""The three knelpunten of the matrix. Fictional: about no municipality and nobody's view."""

from __future__ import annotations

from dataclasses import replace

from tests.layouts.tree import Blok, Item

TRAPHUIS = Blok(
    onderwerp="Geen berging bij de kleine woningen",
    omschrijving=(
        "De woningen die voor starters en statushouders zijn gebouwd hebben geen berging. Fietsen "
        "en kinderwagens staan daarom in het trappenhuis, waar zij de vluchtweg versperren. De "
        "brandweer heeft hier al twee keer op gewezen.",
    ),
    oplossingen=(
        Item("Een gezamenlijke berging achter elk blok plaatsen."),
        Item("Subsidie voor overdekte stalling bij bestaande complexen."),
        Item("In het bouwbesluit een berging voorschrijven voor elke huurwoning."),
    ),
)
SPREEKUUR = Blok(
    onderwerp="Spreekuur op de verkeerde plek",
    omschrijving=(
        "Het spreekuur voor nieuwkomers wordt gehouden in het stadskantoor. Dat werkt niet goed:",
        "- het kantoor ligt drie kilometer van de wijk;",
        "- na vier uur is de deur dicht.",
        "Van de 64 mensen die een afspraak hadden, kwamen er 23 niet opdagen.",
    ),
    oplossingen=(
        Item("Het spreekuur verplaatsen naar het buurthuis."),
        Item("Eén avond in de week open blijven, ook in de zomer."),
    ),
)
BRIEVEN = Blok(
    onderwerp="Brieven die niemand begrijpt",
    omschrijving=(
        "Inwoners krijgen in de eerste maand gemiddeld elf brieven van zes organisaties.",
        "Wie nog geen Nederlands leest, legt ze op een stapel en mist daardoor termijnen.",
    ),
    oplossingen=(
        Item(
            "Eén welkomstbrief van alle organisaties samen, met:",
            sub=("een tekening bij elke stap;", "een nummer dat ook appjes beantwoordt."),
        ),
        Item("Het aantal brieven in de eerste maand halveren."),
    ),
)

BLOKKEN = (TRAPHUIS, SPREEKUUR, BRIEVEN)


def without_nesting(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """The same blocks for a layout that cannot show nesting: the nested items are left out."""
    return tuple(
        replace(
            blok,
            oplossingen=tuple(Item(item.text.replace(", met:", ".")) for item in blok.oplossingen),
        )
        for blok in blokken
    )


def without_bullets(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """The same blocks for running text: no nesting, and bullets written as sentences."""
    return tuple(
        replace(
            blok,
            omschrijving=(" ".join(a.removeprefix("- ") for a in blok.omschrijving),),
        )
        for blok in without_nesting(blokken)
    )
