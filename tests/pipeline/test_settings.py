from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.messages import error_sentence
from pipeline.settings import load_rules
from schemas.errors import SettingsError

VRAAGSTUKKEN = "vraagstukken:\n  - {code: bus, titel: Geen bus, thema: THEMA}\n"


def test_a_file_of_vraagstukken_of_ones_own_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "vraagstukken.yaml").write_text(VRAAGSTUKKEN.replace("THEMA", "3b"), "utf-8")

    assert [v.code for v in load_rules(tmp_path).lexicon.vraagstukken] == ["bus"]


def test_a_theme_that_is_not_there_is_told_with_file_place_and_cause(tmp_path: Path) -> None:
    path = tmp_path / "vraagstukken.yaml"
    path.write_text(VRAAGSTUKKEN.replace("THEMA", "9z"), "utf-8")

    with pytest.raises(SettingsError) as caught:
        load_rules(tmp_path)

    told = error_sentence(caught.value)
    cause = "Er zijn voorbeelden voor thema 9z, maar dat thema bestaat niet."
    assert told == f"Fout in {path}, regel bus: {cause}"
