"""The pages in a real browser: they look as meant without script or network, and print whole."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pipeline.writers.agenda_html import agenda_html
from pipeline.writers.agenda_text import KLEUREN, lay_out_agenda
from tests.example_editie import EDITIE, THEMAS

pytestmark = pytest.mark.tool("chromium")

WIDE, NARROW = 1100, 360  # pixels: a desk, a telephone
TALL = 6000


def browse(tmp_path: Path, *arguments: str) -> None:
    page = tmp_path / "agenda.html"
    page.write_bytes(agenda_html(lay_out_agenda(EDITIE, THEMAS)))
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={tmp_path / 'profile'}",
            *arguments,
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def photograph(tmp_path: Path, width: int) -> Image.Image:
    target = tmp_path / "page.png"
    browse(tmp_path, f"--window-size={width},{TALL}", f"--screenshot={target}")
    return Image.open(io.BytesIO(target.read_bytes())).convert("RGB")


def test_styles_apply_under_the_policy_of_the_page(tmp_path: Path) -> None:
    colours = photograph(tmp_path, WIDE).getcolors(maxcolors=1_000_000)

    shown = {colour for _, colour in colours or ()}
    assert {tuple(bytes.fromhex(code)) for code in KLEUREN.values()} <= shown


def test_text_fits_a_telephone(tmp_path: Path) -> None:
    picture = photograph(tmp_path, NARROW)

    edge = picture.crop((NARROW - 4, 0, NARROW, TALL))
    assert edge.getcolors() == [(4 * TALL, (255, 255, 255))]


def test_printed_page_holds_every_point(tmp_path: Path) -> None:
    target = tmp_path / "print.pdf"

    browse(tmp_path, f"--print-to-pdf={target}")

    document = pypdfium2.PdfDocument(target.read_bytes())
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    active = [punt for punt in EDITIE.agendapunten if punt.status == "actief"]
    assert [punt.nummer for punt in active if f"{punt.nummer} ·" not in text] == []
