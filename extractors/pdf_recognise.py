"""Which pages must be recognised from their picture, and their words.

A page is recognised when it has no text that can be used: none at all, only an unreadable layer, or
a line or two beside a picture that fills it. An invisible layer that an earlier recognition left is
used when it reads like text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pypdfium2 as pdfium
from PIL import Image

from extractors.geometry import Box, invert_place
from extractors.limits import ReadOptions
from extractors.lines import chars_to_words
from extractors.ocr import has_tesseract
from extractors.pdf_pages import PageWords, Part
from extractors.pdf_scans import (
    Scan,
    is_blank,
    recognise_page,
    recognise_scan,
    restore_bullets,
    scale_for,
    straighten,
)
from extractors.pdf_tables import Rulings
from extractors.pdf_words import Character, Word
from schemas.document import Remark
from schemas.errors import DamagedFileError

FULL_PICTURE = 0.5
"""Share of the page that a picture covers when it may be a scan of it."""
MANY_CURVES = 40
"""Drawn outlines on a page without characters from which they may be letters."""
LARGE_PICTURE = 0.15
"""Share of the page from which a picture on it may hold text that matters; logos are smaller."""
FEW_WORDS = 6
SURE_WORD, SURE_SHARE = 0.6, 0.7
"""Confidence of a word, and share of such words, from which a picture on a page of text is taken to
hold text; a photograph gives a handful of unsure ones."""
FEW = 20
LITTLE = 250
"""Characters beside a full picture up to which the page counts as a scan with a stamp on it."""
UNSURE = 0.75
"""Mean confidence below which a human is asked to look at the page."""
JUDGED = 60
"""Letters from which a text can be judged to be readable."""
COMMON = "entarodisl"
"""The ten commonest letters of Dutch: 74 % of the letters in running text, 60 % in lists of names.
A font whose codes are shifted gives 20 to 45 %."""
READABLE = 0.5
_SHORT_WORDS = frozenset(
    ["de", "het", "een", "van", "en", "in", "is", "op", "te", "voor", "met", "dat", "die"]
)
_VOWELS = frozenset("aeiouyáéíóúàèëïöüäêô")
ALTERNATING = 0.58
"""Share of neighbouring letters of which one is a vowel and one is not, below which words without
one short word of Dutch are no words. Running text, lists of names and of municipalities have 0.64
to 0.73; of shuffled alphabets that pass ``READABLE`` 98 % have less than 0.55."""
BROKEN = 0.2
"""Share of characters without meaning from which a text layer is useless."""


def is_garbled(text: str) -> bool:
    """The text layer is no text: characters without meaning, or letters of no language."""
    visible = [c for c in text if not c.isspace()]
    if not visible:
        return False
    broken = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or ord(c) < 32 for c in visible)
    if broken > BROKEN * len(visible):
        return len(visible) >= FEW
    letters = Counter(c.lower() for c in visible if c.isalpha())
    total = sum(letters.values())
    if total < JUDGED:
        return False
    if sum(letters[c] for c in COMMON) < READABLE * total:
        return True
    # A shuffled font can hit the common letters, but neither a short word nor where vowels stand.
    # Short words alone do not tell: a list of names or a form has none.
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) <= JUDGED or any(word in _SHORT_WORDS for word in words):
        return False
    return _alternation(words) < ALTERNATING


def _alternation(words: Iterable[str]) -> float:
    """Share of the neighbouring letters in the words that are a vowel and a consonant."""
    pairs = [(left in _VOWELS) != (right in _VOWELS) for w in words for left, right in pairwise(w)]
    return sum(pairs) / len(pairs) if pairs else 0.0


def recognise(page: PageWords, document: pdfium.PdfDocument, options: ReadOptions) -> None:
    """Replace the words of a page without usable text by those in its picture or its hidden layer.

    A page with text keeps it; what stands in large pictures on it is read as well when tesseract is
    there, and remarked when it is not.

    Raises:
        ToolMissingError: the page must be recognised and tesseract is not installed.
    """
    count = sum(len(word.text) for part in page.parts for word in part.words)
    share = _picture_share(page)
    garbled = is_garbled(" ".join(word.text for part in page.parts for word in part.words))
    layer = "".join(character.text for character in page.hidden)
    if garbled:
        page.remarks.append(Remark("tekstlaag-onbruikbaar", page.number))
    elif count > LITTLE or not _is_picture(page, count, share):
        _read_pictures(page, document, options)
        return
    elif share >= FULL_PICTURE and len(layer) > max(FEW, count) and not is_garbled(layer):
        _use_layer(page, document)
        return
    picture, scale = _render(page, document)
    if is_blank(picture):
        return
    if not options.ocr:
        page.remarks.append(Remark("bladzijde-niet-herkend", page.number))
        return
    _use_picture(page, picture, scale, options.ocr_language, keep=not garbled)


def _is_picture(page: PageWords, count: int, share: float) -> bool:
    """The page is a scan, perhaps with a stamp in text, or its letters are drawn as outlines."""
    if count:
        return share >= FULL_PICTURE
    return share >= LARGE_PICTURE or page.curves >= MANY_CURVES


def _read_pictures(page: PageWords, document: pdfium.PdfDocument, options: ReadOptions) -> None:
    """Add what stands in large pictures without text on them (a table that was pasted in)."""
    boxes = [word.box for word in page.parts[0].words]
    pictures = [
        picture
        for picture in page.pictures
        if LARGE_PICTURE * page.area < picture.area < FULL_PICTURE * page.area
        and sum(picture.holds(*box.middle) for box in boxes) < FEW_WORDS
    ]
    if not pictures or page.parts[0].view.matrix[:4] != (1, 0, 0, 1):
        return
    if not options.ocr or not has_tesseract():
        page.remarks.append(_unread(page, len(pictures)))
        return
    image, scale = _render(page, document)
    scan = straighten(image, page.number, scale, 0)
    found = recognise_scan(scan, options.ocr_language)
    unread = 0
    for picture in pictures:
        words = [w for w in found.words if picture.holds(*scan.view.place(*w.box.middle))]
        sure = [word for word in words if (word.confidence or 0) > SURE_WORD]
        if len(sure) < FEW_WORDS or len(sure) < SURE_SHARE * len(words):
            unread += bool(words)  # a photograph, a map, a logo
            continue
        _add_words(page, words, scan, picture)
    if unread:
        page.remarks.append(_unread(page, unread))


def _unread(page: PageWords, count: int) -> Remark:
    return Remark("afbeelding-niet-gelezen", page.number, (("aantal", str(count)),))


def _add_words(page: PageWords, words: list[Word], scan: Scan, picture: Box) -> None:
    """Recognised words, and the rules between them, among those of the page."""
    part = page.parts[0]
    for word in words:
        x0, baseline = scan.view.place(word.x0, word.baseline)
        word.x1, word.x0, word.baseline = x0 + word.x1 - word.x0, x0, baseline
    part.words = _share_rows([*part.words, *words])
    level = [r for r in scan.rulings.horizontals if picture.holds((r.low + r.high) / 2, r.at)]
    upright = [r for r in scan.rulings.verticals if picture.holds(r.at, (r.low + r.high) / 2)]
    rulings = part.rulings
    part.rulings = Rulings(
        tuple(sorted((*rulings.horizontals, *level))),
        tuple(sorted((*rulings.verticals, *upright))),
        tuple(sorted((*rulings.lines, *level))),
    )


def _picture_share(page: PageWords) -> float:
    """Share of the page that its pictures cover (overlaps counted twice, so at most 1)."""
    sheet = Box(0, 0, page.width, page.height)
    covered = sum(sheet.overlap(picture) for picture in page.pictures)
    return min(1.0, covered / page.area)


def _render(page: PageWords, document: pdfium.PdfDocument) -> tuple[Image.Image, float]:
    scale = scale_for(page.width, page.height)
    try:
        sheet = document[page.number - 1]
        picture = sheet.render(scale=scale, grayscale=True).to_pil().convert("L")
        sheet.close()
    except pdfium.PdfiumError as error:
        raise DamagedFileError(bladzijde=page.number) from error
    return picture, scale


def _use_picture(
    page: PageWords, picture: Image.Image, scale: float, language: str, keep: bool
) -> None:
    """The words that are read in the picture; words of the file itself stay when they are good."""
    scan, recognised = recognise_page(picture, page.number, scale, language)
    words = recognised.words
    if keep and page.parts[0].words:
        written = _in_view(page.parts[0].words, scan)
        boxes = [word.box.grow(1) for word in written]
        words = [w for w in words if not any(box.holds(*w.box.middle) for box in boxes)]
        words = _share_rows([*words, *written])
    page.parts = [Part(scan.view, scan.box, words, scan.rulings)]
    page.confidence = recognised.confidence
    page.hidden = []
    if recognised.confidence < UNSURE:
        share = (("zekerheid", str(round(100 * recognised.confidence))),)
        page.remarks.append(Remark("herkenning-onzeker", page.number, share))


def _in_view(words: Iterable[Word], scan: Scan) -> list[Word]:
    """Words of the displayed page in the view of the straightened one."""
    moved = []
    for word in words:
        x0, baseline = invert_place(scan.view, word.x0, word.baseline)
        moved.append(replace(word, x0=x0, x1=x0 + word.x1 - word.x0, baseline=baseline))
    return moved


def _share_rows(words: list[Word]) -> list[Word]:
    """Words at one height on one row, whichever source they come from."""
    anchor, number = -1000.0, -1
    for word in sorted(words, key=lambda word: word.baseline):
        if word.baseline - anchor > 0.35 * word.size:
            number += 1
            anchor = word.baseline
        word.row = number
    return words


def _use_layer(page: PageWords, document: pdfium.PdfDocument) -> None:
    """The invisible layer that a scanner's software left, straightened like its picture."""
    picture, scale = _render(page, document)
    scan = straighten(picture, page.number, scale, 0)
    characters = [_straighten(character, scan) for character in page.hidden]
    words = chars_to_words(characters)
    if page.parts[0].words:
        words += _in_view(page.parts[0].words, scan)
    page.parts = [
        Part(scan.view, scan.box, restore_bullets(_share_rows(words), scan), scan.rulings)
    ]
    page.hidden = []


def _straighten(character: Character, scan: Scan) -> Character:
    x0, baseline = invert_place(scan.view, character.x0, character.baseline)
    width = character.x1 - character.x0
    return replace(character, x0=x0, x1=x0 + width, baseline=baseline)
