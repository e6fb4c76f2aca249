from __future__ import annotations

import re

import pytest

from pipeline.mask import mask_segmentatie
from schemas.knelpunt import Segmentatie
from tests.factories import make_knelpunt
from tests.pipeline.mask_more_look_alikes import MORE_LOOK_ALIKES
from tests.pipeline.mask_more_personal import MORE_PERSONAL
from tests.pipeline.mask_sentences import LOOK_ALIKES, PERSONAL

KINDS = {
    "n": "naam",
    "b": "bsn",
    "i": "iban",
    "t": "telefoon",
    "e": "e-mail",
    "k": "kenteken",
    "v": "v-nummer",
    "d": "documentnummer",
    "g": "geboortedatum",
    "a": "adres",
}
_VALUE = re.compile(r"\{(\w):([^}]*)\}")


def mask(text: str) -> str:
    knelpunt = make_knelpunt(onderwerp=text, omschrijving="")
    segmentatie = Segmentatie(knelpunten=(knelpunt,), restanten=(), tekens=0, tekens_blok=0)
    masked, _ = mask_segmentatie(segmentatie)
    return masked.knelpunten[0].onderwerp


def written(sentence: str) -> str:
    return _VALUE.sub(lambda m: m.group(2), sentence)


def expected(sentence: str) -> str:
    return _VALUE.sub(lambda m: f"[afgeschermd: {KINDS[m.group(1)]}]", sentence)


@pytest.mark.parametrize("sentence", PERSONAL + MORE_PERSONAL)
def test_the_value_goes_and_the_sentence_stays(sentence: str) -> None:
    assert mask(written(sentence)) == expected(sentence)


@pytest.mark.parametrize("sentence", PERSONAL + MORE_PERSONAL)
def test_masking_twice_is_masking_once(sentence: str) -> None:
    once = mask(written(sentence))

    assert mask(once) == once


@pytest.mark.parametrize("sentence", LOOK_ALIKES + MORE_LOOK_ALIKES)
def test_what_only_looks_personal_stays(sentence: str) -> None:
    assert mask(sentence) == sentence
