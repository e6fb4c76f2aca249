"""Agenda and workbook opened and saved by LibreOffice: nothing changes by that, answers stay."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pipeline.decisions import Bekend, Besluitlezing, Invuller, read_agenda, read_beoordeling
from pipeline.writers.agenda import agenda_docx
from pipeline.writers.agenda_text import lay_out_agenda
from tests.example_editie import EDITIE, THEMAS
from tests.example_facts import TWIJFEL, make_facts
from tests.workbook_edits import fill_in, make_workbook

pytestmark = pytest.mark.tool("libreoffice")
INVULLER = Invuller("s", date(2031, 1, 2))


def save_again(content: bytes, name: str, kind: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it."""
    source = folder / name
    source.write_bytes(content)
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / "saved"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "saved" / name).read_bytes()


def test_agenda_saved_by_libreoffice_decides_nothing(tmp_path: Path) -> None:
    content = agenda_docx(lay_out_agenda(EDITIE, THEMAS))

    saved = save_again(content, "agenda.docx", "docx:MS Word 2007 XML", tmp_path)

    assert read_agenda(saved, EDITIE, [t.code for t in THEMAS], INVULLER) == Besluitlezing()


def test_answer_in_a_workbook_saved_by_libreoffice_is_read(tmp_path: Path) -> None:
    filled = fill_in(make_workbook(make_facts()), {("Thema", TWIJFEL.knelpunt_id, "Besluit"): "2c"})

    saved = save_again(filled, "beoordeling.xlsx", "xlsx", tmp_path)

    bekend = Bekend(knelpunten=frozenset({TWIJFEL.knelpunt_id}), themas=frozenset({"2c"}))
    lezing = read_beoordeling(saved, bekend, INVULLER)
    assert [(b.soort, b.waarde, b.door) for b in lezing.besluiten] == [
        ("thema", "2c", "S. Secretaris")
    ]
    assert lezing.niet_begrepen == ()
