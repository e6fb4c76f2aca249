"""What this machine has for reading everything that can come in; ``iua doctor`` shows it.

Edge: looks at installed programs and packages. Nothing is installed or changed.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from dataclasses import dataclass

from extractors.office import find_office
from pipeline.encoder import find_encoder, name_of

OCR_LANGUAGE = "nld"


@dataclass(frozen=True, slots=True)
class Vondst:
    """One thing looked for: is it there, what was found, and what to do when it is missing."""

    naam: str
    is_there: bool
    found: str
    needed_for: str
    cure: str = ""


def examine() -> tuple[Vondst, ...]:
    """Everything that is looked for, in a fixed order."""
    tesseract = shutil.which("tesseract")
    languages = _tesseract_languages(tesseract) if tesseract else ()
    office = find_office()
    encoder = find_encoder()
    return (
        Vondst("Python", True, platform.python_version(), "alles"),
        Vondst(
            "Tesseract",
            tesseract is not None,
            tesseract or "",
            "scans lezen",
            "apt-get install tesseract-ocr",
        ),
        Vondst(
            "Nederlands voor Tesseract",
            OCR_LANGUAGE in languages,
            OCR_LANGUAGE if OCR_LANGUAGE in languages else "",
            "scans lezen in het Nederlands",
            "apt-get install tesseract-ocr-nld",
        ),
        Vondst(
            "LibreOffice",
            office is not None,
            office or "",
            "oude Word-bestanden (.doc) en .rtf lezen",
            "apt-get install libreoffice-writer",
        ),
        Vondst(
            "Vergelijken op betekenis",
            encoder is not None,
            name_of(encoder) if encoder else "",
            "meer gelijke knelpunten vanzelf bij elkaar (mag ontbreken)",
            'pip install "uitvoeringsagenda[semantisch]"',
        ),
    )


def _tesseract_languages(program: str) -> tuple[str, ...]:
    told = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return tuple(told.stdout.split())
