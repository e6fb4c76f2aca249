"""The fictional content as data: one YAML file per submission, and the problems behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, field_validator

from schemas.base import Model

FICTIEF = "Fictief voorbeeld – geschreven om de verwerking te tonen."
"""Stands in every file that can hold text."""

LABELS = {
    "onderwerp": "Onderwerp",
    "omschrijving": "Omschrijving",
    "oplossingsrichtingen": "Oplossingsrichtingen",
}
"""The label words where a submission has no other ones."""

# "- tekst", "1) tekst", "a. tekst"
_MARK = re.compile(r"^(-|\d+\)|[a-z]\.)\s+")


class Oplossing(Model):
    """One oplossingsrichting with its group and what is nested under it."""

    tekst: str
    groep: str | None = None
    sub: tuple[str, ...] = ()


class Voetnoot(Model):
    """A footnote, and the words after which its mark stands."""

    na: str
    tekst: str


class Blok(Model):
    """One fictional knelpunt. ``omschrijving`` has an item per alinea, "- " for a bullet."""

    issue: str
    onderwerp: str
    omschrijving: tuple[str, ...]
    oplossingsrichtingen: tuple[Oplossing, ...]
    voetnoten: tuple[Voetnoot, ...] = ()
    hoofdstuk: str | None = None
    gemeente: str | None = None

    @field_validator("oplossingsrichtingen", mode="before")
    @classmethod
    def _open_groups(cls, value: list[Any]) -> list[dict[str, Any]]:
        return list(_iter_oplossingen(value, None))


class Inzending(Model):
    """One fictional submission: its text, and the form it is laid out in (``vorm``)."""

    doc_id: str
    bestand: str
    vorm: str
    layout: str
    gemeente: str | None
    datum: str
    titel: str
    inleiding: tuple[str, ...] = ()
    slot: tuple[str, ...] = ()
    labels: dict[str, str] = Field(default_factory=LABELS.copy)
    hoofdstukken: dict[str, str] = Field(default_factory=dict)
    persoonsgegevens: tuple[str, ...] = ()
    bijlage: str | None = None
    mailtekst: tuple[str, ...] = ()
    mailgegevens: tuple[str, ...] = ()
    contactpersoon: dict[str, str] = Field(default_factory=dict)
    contactgegevens: tuple[str, ...] = ()
    knelpunten: tuple[Blok, ...]


class Issue(Model):
    """A problem behind blocks, with its theme and the problems it may share a point with."""

    id: str
    thema: str
    kern: str
    ook_goed: tuple[str, ...] = ()
    verwant: tuple[str, ...]


def _iter_oplossingen(items: list[Any], groep: str | None) -> Iterator[dict[str, Any]]:
    for item in items:
        if isinstance(item, str):
            yield {"tekst": item, "groep": groep}
        elif "items" in item:
            yield from _iter_oplossingen(item["items"], item["groep"])
        else:
            yield {"groep": groep, **item}


def load_inzendingen(folder: Path) -> tuple[Inzending, ...]:
    """Every fictional submission, by doc_id."""
    paths = sorted(p for p in folder.glob("*.yaml") if p.stem != "issues")
    found = [Inzending.model_validate(yaml.safe_load(p.read_text("utf-8"))) for p in paths]
    return tuple(sorted(found, key=lambda inzending: inzending.doc_id))


def load_issues(folder: Path) -> tuple[Issue, ...]:
    """Every problem, in the order of the file."""
    rows = yaml.safe_load((folder / "issues.yaml").read_text("utf-8"))
    return tuple(Issue.model_validate(row) for row in rows)


def split_mark(text: str) -> tuple[str, str]:
    """The list label in front ("-", "1)", "a.") and the text behind it; "" without a label."""
    found = _MARK.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
