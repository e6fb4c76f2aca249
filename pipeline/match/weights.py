"""The fitted weights, as ``benchmarks/fit_match.py`` wrote them."""

from __future__ import annotations

from pydantic import ValidationError

from pipeline.compare import COMPARISONS
from pipeline.encoder import ENCODERS
from schemas.errors import SettingsError
from schemas.verband import Gewichten


def read_weights(text: str, name: str) -> Gewichten:
    """The weights in a JSON text; ``name`` is the file it came from, for the error.

    Raises:
        SettingsError: it is no JSON, not in the form of Gewichten, weighs a comparison that does
            not exist, or lacks the set of an encoder.
    """
    try:
        gewichten = Gewichten.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            bestand=name, regel=place or 1, oorzaak="thema-waarde-onjuist", sleutel=place
        ) from error
    for weights in gewichten.sets:
        for gewicht in weights.gewichten:
            if gewicht.vergelijking not in COMPARISONS:
                raise SettingsError(
                    bestand=name,
                    regel=gewicht.vergelijking,
                    oorzaak="thema-sleutel-onbekend",
                    sleutel=gewicht.vergelijking,
                )
    for pakket in ("", *(model.pakket for _, model in ENCODERS)):
        if pakket not in {weights.encoder for weights in gewichten.sets}:
            raise SettingsError(
                bestand=name, regel="sets", oorzaak="thema-sleutel-ontbreekt", sleutel=pakket
            )
    return gewichten
