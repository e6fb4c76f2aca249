"""The shipped lexicon and weights, and the labelled pairs, for the tests of matching."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.encoder import Encoder
from pipeline.match import match_knelpunten
from pipeline.settings import load_rules
from schemas.besluit import Besluit
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import Toekenning
from schemas.verband import Gewichten, Matching
from tests.factories import make_knelpunt

DATA = Path(__file__).parent.parent / "data"


@cache
def shipped_lexicon() -> Lexicon:
    return load_rules(None).lexicon


@cache
def shipped_weights() -> Gewichten:
    return load_rules(None).gewichten


def read_records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def make_telling(name: str, onderwerp: str, omschrijving: str, *oplossingen: str) -> Knelpunt:
    """A knelpunt in an inzending of its own, named so that a test can point at it."""
    inzending_id = hashlib.sha256(name.encode()).hexdigest()[:16]
    return make_knelpunt(onderwerp, omschrijving, oplossingen, inzending_id=inzending_id)


def match(
    *knelpunten: Knelpunt,
    besluiten: tuple[Besluit, ...] = (),
    encoder: Encoder | None = None,
) -> Matching:
    """A matching in which every knelpunt has the same theme, so that it tells nothing."""
    toekenningen = {
        k.knelpunt_id: Toekenning(knelpunt_id=k.knelpunt_id, thema="2b", score=1.0, marge=1.0)
        for k in knelpunten
    }
    return match_knelpunten(
        knelpunten, toekenningen, shipped_lexicon(), shipped_weights(), besluiten, encoder
    )


def groups(matching: Matching) -> set[frozenset[str]]:
    return {frozenset(groep.knelpunt_ids) for groep in matching.groepen}
