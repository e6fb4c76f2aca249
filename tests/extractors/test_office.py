"""The same content as .docx, .odt, .doc and .rtf gives the same paragraphs."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from extractors import extract
from extractors.office import convert_to_docx
from schemas.errors import ToolMissingError
from tests.extractors.word_files import OPTIONS, outline

BLOCK = [
    ("Onderwerp", ["Te weinig woningen"]),
    ("Omschrijving", ["De wachtlijst groeit.", "Statushouders wachten lang."]),
    ("Oplossingsrichtingen", []),
]


def make_submission() -> bytes:
    """A fictional submission with a heading, a three-row table, lists and a note of thanks."""
    document = docx.Document()
    document.add_heading("Huisvesting", level=1)
    document.add_paragraph("De gemeente Duinrade brengt één knelpunt in.")
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    for row, (label, lines) in zip(table.rows, BLOCK, strict=True):
        row.cells[0].text = label
        row.cells[1].text = "\n".join(lines)
    cell = table.rows[2].cells[1]
    cell.paragraphs[0].style = "List Bullet"
    cell.paragraphs[0].text = "Bouw flexwoningen"
    cell.add_paragraph("Deel grote huizen", style="List Bullet")
    document.add_heading("Opvang", level=2)
    for text in ("Spreid over gemeenten", "Vergoed vooraf"):
        document.add_paragraph(text, style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.tool("libreoffice")
@pytest.mark.parametrize("extension", ["odt", "doc", "rtf"])
def test_same_content_in_another_format_gives_the_same_paragraphs(
    extension: str, tmp_path: Path
) -> None:
    content = make_submission()
    (tmp_path / "bron.docx").write_bytes(content)
    command = shutil.which("soffice") or "libreoffice"
    profile = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    subprocess.run(
        [command, profile, "--headless", "--convert-to", extension, "--outdir", tmp_path,
         tmp_path / "bron.docx"],
        check=True,
        capture_output=True,
    )  # fmt: skip

    document = extract((tmp_path / f"bron.{extension}").read_bytes(), "x", OPTIONS)

    assert document.format == extension
    assert outline(document) == outline(extract(content, "x", OPTIONS))


@pytest.mark.tool("libreoffice")
def test_rich_text_is_read_through_libreoffice() -> None:
    document = extract(b"{\\rtf1\\ansi Te weinig woningen\\par Bouwen\\par}", "x.doc", OPTIONS)

    assert outline(document) == ["Te weinig woningen", "Bouwen"]
    assert document.format == "rtf"


def test_missing_libreoffice_is_named_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ToolMissingError) as caught:
        convert_to_docx(b"{\\rtf1 x}", "rtf", OPTIONS)

    assert caught.value.values == {"programma": "LibreOffice", "pakket": "libreoffice-writer"}
