"""Settings of one run, and the data files the stages are given; read here and nowhere else."""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from pipeline.attribute import read_register
from pipeline.match import check_weights, read_lexicon
from pipeline.merge import check_wish_weights
from pipeline.rules import load_themaschema
from schemas.base import Model
from schemas.errors import SettingsError
from schemas.labels import Labels
from schemas.lexicon import Lexicon
from schemas.register import Register
from schemas.thema import Themaschema
from schemas.verband import Gewichten, Wensgewichten

GIGABYTE = 1024**3
VRAAGSTUKKEN = "vraagstukken.yaml"


class Settings(Model):
    """What one run is told: built from the command line and the environment, then frozen.

    Attributes:
        workers: files read side by side. More than the cores makes each one slower.
        still_seconds: how long a file must have been unchanged before it is taken (a copy that is
            still going on would be read half). Higher makes a run on fresh files wait longer.
        seconds_per_file: after this a reading process is ended. A scan of 100 pages takes some
            150 s on one core.
        memory_per_file: bytes of address space a reading process may use.
        ontvangen_op: the date of receipt to note for new files. None: only what a mail says,
            because a clock in the tables would make two runs differ (design.md §5).
        besluit_op: the day on which besluiten that come back in this run were taken. None: none
            are read back, a workbook in the inbox is a file like any other.
        besluit_door: who took them, where the file names nobody.
    """

    inbox: Path
    output: Path
    rules: Path | None = None
    editie: str = "concept"
    workers: int = 1
    ocr: bool = True
    semantic: bool = True
    still_seconds: float = 2.0
    seconds_per_file: int = 600
    memory_per_file: int = 3 * GIGABYTE
    ontvangen_op: date | None = None
    besluit_op: date | None = None
    besluit_door: str = "secretariaat"


class Rules(Model):
    """The data that decides: label words, theme scheme, lexicon, weights, register."""

    labels: Labels
    themaschema: Themaschema
    lexicon: Lexicon
    gewichten: Gewichten
    wensgewichten: Wensgewichten
    gemeenteregister: Register


def default_workers() -> int:
    """Half of the cores, at least one: the other half is for whoever works at the machine."""
    return max(1, (os.cpu_count() or 2) // 2)


def load_rules(folder: Path | None) -> Rules:
    """The data files of the package; a file of the same name in ``folder`` goes before it.

    Raises:
        SettingsError: a file is missing, or wrong; with file, line and cause.
    """
    themas, themas_name = read_rules_file(folder, "themas.yaml")
    labels, labels_name = read_rules_file(folder, "labels.yaml")
    weights = read_rules_file(folder, "gewichten.json")
    wish_weights = read_rules_file(folder, "wensgewichten.json")
    vraagstukken = read_rules_file(folder, VRAAGSTUKKEN)
    themaschema = load_themaschema(themas, themas_name)
    lexicon = read_lexicon(read_rules_file(folder, "concepten.yaml"), vraagstukken)
    if vraagstukken[1] != VRAAGSTUKKEN:
        _validate_themas(lexicon, themaschema, vraagstukken[1])
    return Rules(
        labels=load_labels(labels, labels_name),
        themaschema=themaschema,
        lexicon=lexicon,
        gewichten=check_weights(_parse(Gewichten, *weights), weights[1]),
        wensgewichten=check_wish_weights(_parse(Wensgewichten, *wish_weights), wish_weights[1]),
        gemeenteregister=read_register(
            read_rules_file(folder, "gemeenten.csv")[0],
            read_rules_file(folder, "samenwerkingsverbanden.csv")[0],
        ),
    )


def _validate_themas(lexicon: Lexicon, schema: Themaschema, name: str) -> None:
    """A file of one's own names themes that are there; ours serves schemes of others too."""
    for vraagstuk in lexicon.vraagstukken:
        if not schema.knows(vraagstuk.thema):
            raise SettingsError(
                bestand=name, regel=vraagstuk.code, oorzaak="thema-onbekend", thema=vraagstuk.thema
            )


def load_labels(text: str, name: str) -> Labels:
    """The label words in a YAML text.

    Raises:
        SettingsError: it is no YAML, or not in the form of Labels.
    """
    try:
        return Labels.model_validate(yaml.safe_load(text))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(
            bestand=name, regel=line, oorzaak="thema-geen-yaml", uitleg=error.problem
        ) from error
    except ValidationError as error:
        raise _wrong_value(error, name) from error


M = TypeVar("M", bound=Model)


def _parse(model: type[M], text: str, name: str) -> M:
    """The values in a JSON text."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise _wrong_value(error, name) from error


def _wrong_value(error: ValidationError, name: str) -> SettingsError:
    place = ".".join(str(part) for part in error.errors()[0]["loc"])
    return SettingsError(
        bestand=name, regel=place or 1, oorzaak="thema-waarde-onjuist", sleutel=place
    )


def read_rules_file(folder: Path | None, name: str) -> tuple[str, str]:
    """The text of a data file and the name to call it by: that in ``folder``, else our own.

    Raises:
        SettingsError: it is not there or no UTF-8 text.
    """
    own = folder / name if folder else None
    try:
        if own and own.exists():
            return own.read_text("utf-8"), str(own)
        return files("schemas.data").joinpath(name).read_text("utf-8"), name
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(bestand=own or name, regel=1, oorzaak=error) from error
