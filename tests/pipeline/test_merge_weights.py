"""The fitted weights of wishes: as new as what they were learned from, and checked on load."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.settings import load_rules
from schemas.errors import SettingsError

DATA = Path(__file__).parent.parent / "data"
SHIPPED = load_rules(None).wensgewichten


def test_space_and_weights_are_as_new_as_the_wordings() -> None:
    wordings = (DATA / "wensen_leer.jsonl").read_bytes()

    assert SHIPPED.geleerd_van == hashlib.sha256(wordings).hexdigest()[:8], (
        "run python -m benchmarks.fit_wishes"
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"gewichten": [{"vergelijking": "kleur", "gewicht": 1}]}, "kleur"),
        ({"samen": "veel"}, "samen"),
    ],
)
def test_a_wrong_value_is_named_with_the_file(
    tmp_path: Path, change: dict[str, object], named: str
) -> None:
    body = SHIPPED.model_dump(mode="json") | change
    (tmp_path / "wensgewichten.json").write_text(json.dumps(body), "utf-8")

    with pytest.raises(SettingsError) as caught:
        load_rules(tmp_path)

    assert "wensgewichten.json" in caught.value.values["bestand"]
    assert caught.value.values["regel"] == named
