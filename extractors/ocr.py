"""The picture of a page to words, by tesseract: the one outside program.

In goes an upright picture, out come words with their place in pixels, the size of their letters and
how sure the program is. Nothing is written to disk; the program gets one thread (with more it takes
six times as long on a shared machine) and a time limit.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from PIL import Image

from schemas.errors import DamagedFileError, LimitExceededError, ToolMissingError

SECONDS = 180
"""Time for one page. A full page takes 1 to 2 s, a noisy one 10; a picture of nothing but specks
would take minutes."""
SPARSE = 11
"""Tesseract's page segmentation mode "sparse text": finds each line by itself, so that cells beside
one another are never one line."""
ORIENTATION = 0

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE = re.compile(r"x_size (-?[\d.]+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (-?\d+)")
_ROTATE = re.compile(r"Rotate: (\d+)\s+Orientation confidence: ([\d.]+)")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word; all in pixels, y downwards.

    ``size`` is that of its line, from the top of the tall letters to the bottom of the descenders;
    ``confidence`` runs from 0 to 1.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    confidence: float
    line: int


def has_tesseract() -> bool:
    """The program is installed."""
    return shutil.which("tesseract") is not None


def require_tesseract() -> str:
    """The program's place on this machine.

    Raises:
        ToolMissingError: it is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise ToolMissingError(programma="Tesseract", pakket="tesseract-ocr tesseract-ocr-nld")
    return program


def recognise_words(picture: Image.Image, language: str, dpi: int) -> list[OcrWord]:
    """The words in an upright picture, line by line.

    Raises:
        ToolMissingError: tesseract or the language is not installed.
        LimitExceededError: the page took too long.
    """
    output = _run(
        picture,
        ["-l", language, "--psm", str(SPARSE), "--dpi", str(dpi), "-c", "tessedit_create_hocr=1"],
    )
    return _parse_hocr(output)


def recognise_orientation(picture: Image.Image) -> tuple[int, float]:
    """Degrees clockwise that the picture must be turned to stand upright, and how sure that is.

    (0, 0.0) when it cannot be told: too few letters, or the orientation data is not installed.
    """
    try:
        output = _run(picture, ["-l", "osd", "--psm", str(ORIENTATION)])
    except (ToolMissingError, DamagedFileError):
        return 0, 0.0
    match = _ROTATE.search(output.decode("utf-8", "replace"))
    return (int(match[1]), float(match[2])) if match else (0, 0.0)


def _run(picture: Image.Image, arguments: list[str]) -> bytes:
    program = require_tesseract()
    buffer = BytesIO()
    picture.save(buffer, "PPM")
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", *arguments],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(
            grens="seconden voor tekstherkenning van een bladzijde", waarde=SECONDS, maximum=SECONDS
        ) from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace")
        if "loading language" in message or "load any languages" in message:
            raise ToolMissingError(programma="Tesseract", pakket="tesseract-ocr tesseract-ocr-nld")
        raise DamagedFileError
    return done.stdout


def _parse_hocr(output: bytes) -> list[OcrWord]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(output, parser)
    words: list[OcrWord] = []
    lines = root.iterfind(".//{*}span[@class]")
    for number, line in enumerate(lines):
        title = line.get("title", "")
        size, box = _SIZE.search(title), _BOX.search(title)
        if size is None or box is None:
            continue
        slope = _BASELINE.search(title)
        for word in line.iterfind("{*}span"):
            words.extend(_to_word(word, number, float(size[1]), box, slope))
    return words


def _to_word(
    word: etree._Element,
    number: int,
    size: float,
    line: re.Match[str],
    slope: re.Match[str] | None,
) -> list[OcrWord]:
    title = word.get("title", "")
    box, sure = _BOX.search(title), _CONFIDENCE.search(title)
    text = "".join(str(part) for part in word.itertext()).strip()
    if box is None or sure is None or not text:
        return []
    x0, top, x1, bottom = (float(value) for value in box.groups())
    baseline = float(line[4])
    if slope is not None:
        baseline += float(slope[1]) * ((x0 + x1) / 2 - float(line[1])) + float(slope[2])
    confidence = max(0, int(sure[1])) / 100
    return [OcrWord(text, x0, top, x1, bottom, baseline, size, confidence, number)]
