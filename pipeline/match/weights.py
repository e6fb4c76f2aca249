"""The fitted weights, as ``benchmarks/fit_match.py`` wrote them: do they fit this program?"""

from __future__ import annotations

from pipeline.compare import COMPARISONS, check_comparisons
from pipeline.encoder import ENCODERS
from schemas.errors import SettingsError
from schemas.verband import Gewichten


def check_weights(gewichten: Gewichten, name: str) -> Gewichten:
    """The same weights; ``name`` is the file they came from, for the error.

    Raises:
        SettingsError: they weigh a comparison that does not exist, or lack the set of an encoder.
    """
    for weights in gewichten.sets:
        check_comparisons(weights.gewichten, COMPARISONS, name)
    for pakket in ("", *(model.pakket for _, model in ENCODERS)):
        if pakket not in {weights.encoder for weights in gewichten.sets}:
            raise SettingsError(
                bestand=name, regel="sets", oorzaak="thema-sleutel-ontbreekt", sleutel=pakket
            )
    return gewichten
