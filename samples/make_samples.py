"""Makes samples/inbox and samples/expected from samples/content.

    python -m samples.make_samples                everything
    python -m samples.make_samples s03 s07        two files, and what should come out of all
    python -m samples.make_samples geen           only what should come out

Needs LibreOffice and Chromium for three of the files. Word files, typst's PDFs, the mail and the
scan come out the same byte for byte; what LibreOffice and Chromium make, the workbook and the
locked file do not. The committed files are what counts: run this only to change them, and read
the diff of expected/.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from samples.making import other, pdf, word
from samples.making.content import FICTIEF, Inzending, load_inzendingen, load_issues
from samples.making.gold import write_expected

HERE = Path(__file__).parent

MAKERS: dict[str, Callable[[Inzending], bytes]] = {
    "drie_rijen_word": word.make_drie_rijen,
    "drie_rijen_typst": pdf.make_drie_rijen,
    "kolommen_word": word.make_kolommen,
    "kolommen_chromium": pdf.make_kolommen_html,
    "labels_word": word.make_labels,
    "koppen_libreoffice": lambda i: pdf.convert_word(word.make_koppen(i), "pdf"),
    "koppen_odt": lambda i: pdf.convert_word(word.make_koppen(i), "odt"),
    "brief_typst": pdf.make_brief,
    "scan": lambda i: other.scan_pdf(pdf.make_drie_rijen(i, size="12pt")),
    "mail": lambda i: other.make_mail(i, word.make_label_boven(i)),
    "formulier_word": word.make_formulier,
    "twee_gemeenten_word": word.make_twee_gemeenten,
    "bewerkt_word": word.make_bewerkt,
    "zonder_lijnen_typst": pdf.make_zonder_lijnen,
}

DUPLICATE = ("Kopie van Knelpunten gemeente Aalten (1).docx", "Knelpunten gemeente Aalten.docx")
BROKEN = "Reactie Rijssen-Holten.pdf"
LOCKED = "Knelpunten Steenwijkerland (beveiligd).pdf"
WORKBOOK = "Woningvoorraad Texel.xlsx"
LOCK_FILE = "~$elpunten gemeente Aalten.docx"

STATUSES: dict[str, dict[str, str]] = {
    DUPLICATE[0]: {"status": "dubbel", "gelijk_aan": DUPLICATE[1]},
    BROKEN: {"status": "afgekeurd", "code": "beschadigd"},
    LOCKED: {"status": "afgekeurd", "code": "versleuteld"},
    WORKBOOK: {"status": "afgekeurd", "code": "niet-ondersteund"},
    LOCK_FILE: {"status": "genegeerd"},
}


def make_readable(inzendingen: tuple[Inzending, ...], inbox: Path) -> None:
    """The files that hold knelpunten, and the second copy of one of them."""
    for inzending in inzendingen:
        (inbox / inzending.bestand).write_bytes(MAKERS[inzending.vorm](inzending))
    (inbox / DUPLICATE[0]).write_bytes((inbox / DUPLICATE[1]).read_bytes())


def make_unreadable(inbox: Path) -> None:
    """The files that end with another outcome than "verwerkt"."""
    files = {}
    files[BROKEN] = other.break_off(pdf.make_short(f"Knelpunten Rijssen-Holten. {FICTIEF}"))
    files[LOCKED] = other.lock_pdf(pdf.make_short(f"Knelpunten Steenwijkerland. {FICTIEF}"))
    files[WORKBOOK] = other.make_workbook((("Den Burg", 412), ("De Koog", 96)))
    files[LOCK_FILE] = other.make_lock_file("Voorbeeld")
    for name, content in files.items():
        (inbox / name).write_bytes(content)


def main() -> None:
    """Make what was asked for."""
    inzendingen = load_inzendingen(HERE / "content")
    wanted = sys.argv[1:]
    make_readable(tuple(i for i in inzendingen if not wanted or i.doc_id in wanted), HERE / "inbox")
    if not wanted:
        make_unreadable(HERE / "inbox")
    read = {i.bestand: {"status": "verwerkt"} for i in inzendingen}
    write_expected(inzendingen, load_issues(HERE / "content"), read | STATUSES, HERE / "expected")


if __name__ == "__main__":
    main()
