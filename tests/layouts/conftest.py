"""The files of the layout matrix, made once: the browser and LibreOffice start once each."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from samples.making.pdf import print_html
from tests.layouts.cases import CASES
from tests.layouts.render_html import sheets_to_html, split_sheets
from tests.layouts.render_typst import sheet_to_typst_pdf
from tests.layouts.render_word import sheet_to_docx

Make = Callable[[str, str], bytes]


@pytest.fixture(scope="session")
def make_file(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Gives the bytes of a layout by one of the four programs."""

    @cache
    def office_folder() -> Path:
        """Every layout as LibreOffice prints it, in one go: its start takes most of the time."""
        folder = tmp_path_factory.mktemp("office")
        for name, case in CASES.items():
            (folder / f"{name}.docx").write_bytes(sheet_to_docx(case.sheet))
        program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
        command = [program, f"-env:UserInstallation=file://{folder}/profiel", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder)]
        command += [str(folder / f"{name}.docx") for name in CASES]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return folder

    @cache
    def browser_sheets() -> dict[str, bytes]:
        """Every layout as Chromium prints it, in one go."""
        html = sheets_to_html({name: case.sheet for name, case in CASES.items()})
        return split_sheets(print_html(html))

    def make(layout: str, program: str) -> bytes:
        sheet = CASES[layout].sheet
        match program:
            case "word":
                return sheet_to_docx(sheet)
            case "typst":
                return sheet_to_typst_pdf(sheet)
            case "chromium":
                return browser_sheets()[layout]
            case _:
                return (office_folder() / f"{layout}.pdf").read_bytes()

    return make
