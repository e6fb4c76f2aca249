"""Themes that were worked out before, kept under the hash of the text and of the rules.

Edge: a nightly run that finds nothing new must not load spaCy (3 s). What is kept is a function of
text, rules and code; a file that is torn or of other rules is no loss, it is worked out again.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.atomic import write_file
from pipeline.classify import Classifier, build_classifier, classify_knelpunt
from pipeline.code_version import code_version
from pipeline.vraagstuk import learned_versies
from schemas.knelpunt import Knelpunt
from schemas.lexicon import Lexicon
from schemas.thema import Themaschema, Toekenning

_KEPT: TypeAdapter[dict[str, Toekenning]] = TypeAdapter(dict[str, Toekenning])


class ThemeMemory:
    """Classifies knelpunten; builds the classifier only for a text that it has not seen before."""

    def __init__(self, folder: Path, themaschema: Themaschema, lexicon: Lexicon) -> None:
        self._themaschema = themaschema
        self._lexicon = lexicon
        said = themaschema.model_dump_json() + lexicon.model_dump_json()
        rules = said + code_version("pipeline/classify", "pipeline") + "".join(learned_versies())
        self._path = folder / f"themas-{hashlib.sha256(rules.encode()).hexdigest()[:16]}.json"
        self._known = _load(self._path)
        self._used: dict[str, Toekenning] = {}

    def classify(self, knelpunt: Knelpunt) -> Toekenning:
        """The theme of a (masked) knelpunt."""
        key = _key(knelpunt)
        found = self._known.get(key) or classify_knelpunt(knelpunt, self._classifier)
        self._used[key] = found
        return found.model_copy(update={"knelpunt_id": knelpunt.knelpunt_id})

    def save(self) -> None:
        """Keep what this run used; what no file says any more is forgotten."""
        if self._used != self._known:
            write_file(self._path, _KEPT.dump_json(self._used))

    @cached_property
    def _classifier(self) -> Classifier:
        return build_classifier(self._themaschema, self._lexicon)


def _load(path: Path) -> dict[str, Toekenning]:
    try:
        return _KEPT.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}


def _key(knelpunt: Knelpunt) -> str:
    said = [
        knelpunt.onderwerp,
        knelpunt.omschrijving_tekst,
        [o.tekst_met_merk for o in knelpunt.oplossingsrichtingen],
        knelpunt.koppen,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
