"""The published texts of a Segmentatie, each with its place, and the way to put them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.mask.view import Omgeving
from schemas.knelpunt import (
    Knelpunt,
    Oplossingsrichting,
    Restant,
    Segmentatie,
    Twijfel,
    oplossing_id,
)

BLOK = "blok"
"""The soort of a text that stands in a knelpunt."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text: ``plek`` is the id of the knelpunt, oplossing or restant it is of, ``veld`` which.

    Fields that can hold several texts are numbered from 1: "omschrijving[2]". ``plaats`` is the
    soort of a restant, "blok" for the texts of knelpunten.
    """

    plek: str
    veld: str
    plaats: str
    tekst: str
    ervoor: str = ""
    erna: str = ""
    knelpunt_id: str = ""
    inzending_id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells this field from all others of the file."""
        return self.plek, self.veld

    @property
    def omgeving(self) -> Omgeving:
        """What the rules may know of the texts around it."""
        return Omgeving(self.plaats, self.ervoor, self.erna)


def iter_fields(segmentatie: Segmentatie, inzending_id: str = "") -> Iterator[Field]:
    """Every text that is published, knelpunten first, in reading order."""
    for knelpunt in segmentatie.knelpunten:
        inzending_id = inzending_id or knelpunt.inzending_id
        yield from _knelpunt_fields(knelpunt)
    texts = ["", *(restant.tekst for restant in segmentatie.restanten), ""]
    for number, restant in enumerate(segmentatie.restanten, start=1):
        yield Field(
            restant_id(restant, inzending_id),
            "tekst",
            restant.soort,
            restant.tekst,
            ervoor=texts[number - 1],
            erna=texts[number + 1],
            inzending_id=inzending_id,
        )


def restant_id(restant: Restant, inzending_id: str) -> str:
    """How a restant is named in the findings: inzending and place in the order."""
    return f"{inzending_id}-r{restant.volgnummer:03d}"


def replace_fields(
    segmentatie: Segmentatie, texts: Mapping[tuple[str, str], str], inzending_id: str = ""
) -> Segmentatie:
    """The same Segmentatie with the given texts in their fields; no count is touched."""
    if segmentatie.knelpunten and not inzending_id:
        inzending_id = segmentatie.knelpunten[0].inzending_id
    return segmentatie.model_copy(
        update={
            "knelpunten": tuple(_replace_knelpunt(k, texts) for k in segmentatie.knelpunten),
            "restanten": tuple(
                r.model_copy(update={"tekst": texts[restant_id(r, inzending_id), "tekst"]})
                for r in segmentatie.restanten
            ),
        }
    )


def _knelpunt_fields(knelpunt: Knelpunt) -> Iterator[Field]:
    def field(plek: str, veld: str, tekst: str) -> Field:
        return Field(
            plek,
            veld,
            BLOK,
            tekst,
            knelpunt_id=knelpunt.knelpunt_id,
            inzending_id=knelpunt.inzending_id,
        )

    own = knelpunt.knelpunt_id
    for number, kop in enumerate(knelpunt.koppen, start=1):
        yield field(own, f"kop[{number}]", kop)
    yield field(own, "onderwerp", knelpunt.onderwerp)
    for number, alinea in enumerate(knelpunt.omschrijving, start=1):
        yield field(own, f"omschrijving[{number}]", alinea.tekst)
    for oplossing in knelpunt.oplossingsrichtingen:
        plek = oplossing_id(own, oplossing.volgnummer)
        if oplossing.groep is not None:
            yield field(plek, "groep", oplossing.groep)
        yield field(plek, "tekst", oplossing.tekst)
    for number, voetnoot in enumerate(knelpunt.voetnoten, start=1):
        yield field(own, f"voetnoot[{number}]", voetnoot.tekst)
    for number, twijfel in enumerate(knelpunt.twijfels, start=1):
        for name, waarde in twijfel.waarden:
            yield field(own, f"twijfel[{number}].{name}", waarde)


def _replace_knelpunt(knelpunt: Knelpunt, texts: Mapping[tuple[str, str], str]) -> Knelpunt:
    own = knelpunt.knelpunt_id
    return knelpunt.model_copy(
        update={
            "koppen": tuple(
                texts[own, f"kop[{number}]"] for number in range(1, len(knelpunt.koppen) + 1)
            ),
            "onderwerp": texts[own, "onderwerp"],
            "omschrijving": tuple(
                alinea.model_copy(update={"tekst": texts[own, f"omschrijving[{number}]"]})
                for number, alinea in enumerate(knelpunt.omschrijving, start=1)
            ),
            "oplossingsrichtingen": tuple(
                _replace_oplossing(oplossing, oplossing_id(own, oplossing.volgnummer), texts)
                for oplossing in knelpunt.oplossingsrichtingen
            ),
            "voetnoten": tuple(
                voetnoot.model_copy(update={"tekst": texts[own, f"voetnoot[{number}]"]})
                for number, voetnoot in enumerate(knelpunt.voetnoten, start=1)
            ),
            "twijfels": tuple(
                _replace_twijfel(twijfel, own, number, texts)
                for number, twijfel in enumerate(knelpunt.twijfels, start=1)
            ),
        }
    )


def _replace_oplossing(
    oplossing: Oplossingsrichting, plek: str, texts: Mapping[tuple[str, str], str]
) -> Oplossingsrichting:
    groep = oplossing.groep if oplossing.groep is None else texts[plek, "groep"]
    return oplossing.model_copy(update={"groep": groep, "tekst": texts[plek, "tekst"]})


def _replace_twijfel(
    twijfel: Twijfel, plek: str, number: int, texts: Mapping[tuple[str, str], str]
) -> Twijfel:
    return twijfel.model_copy(
        update={
            "waarden": tuple(
                (name, texts[plek, f"twijfel[{number}].{name}"]) for name, _ in twijfel.waarden
            )
        }
    )
