"""Masks on the fictional texts that other stages are tested with: nearly nobody is named there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.mask import mask_value

DATA = Path(__file__).parents[1] / "data"
MAX_FALSE_SHARE = 0.01
PERSONS = ("Ahmad", "Farid", "Halima", "Jan", "Joke", "Riet", "Samir", "meneer H")
"""Who is named in these texts; a text without any of them has nothing to mask."""


def texts_of(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text("utf-8").splitlines():
        yield "\n".join(_strings(json.loads(line)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


@pytest.mark.parametrize("name", ["problemen.jsonl", "thema_set.jsonl"])
def test_at_most_one_text_in_a_hundred_is_masked_by_mistake(name: str) -> None:
    texts = list(texts_of(name))

    false = [t for t in texts if mask_value(t) != t and not any(p in t for p in PERSONS)]

    assert len(false) <= MAX_FALSE_SHARE * len(texts), false
