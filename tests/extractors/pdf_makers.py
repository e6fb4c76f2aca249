"""PDFs for the tests, made on the spot by the programs that people make them with."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import typst
from docx.document import Document as WordDocument
from PIL import Image, ImageFilter

from extractors.limits import ReadOptions
from extractors.pdf import read_pdf
from schemas.document import Document, Element, Page, Paragraph, Table, iter_paragraphs

A4 = '#set page(paper: "a4", margin: 2.5cm)\n#set text(lang: "nl", size: 11pt)\n'


@cache
def typst_pdf(source: str, preamble: str = A4) -> bytes:
    """A PDF by typst."""
    return bytes(typst.compile((preamble + source).encode()))


def read_typst(source: str, preamble: str = A4) -> Document:
    """The Document of a page that typst laid out."""
    return read_pdf(typst_pdf(source, preamble), ReadOptions(ocr=False))


def texts(source: Document | Page | Element) -> list[str]:
    """The paragraphs as a reader would say them: mark, then text."""
    return [f"{p.marker} {p.text}".strip() for p in iter_paragraphs(source)]


def body_texts(document: Document) -> list[str]:
    """The paragraphs that are no furniture."""
    return [f"{p.marker} {p.text}".strip() for p in iter_paragraphs(document) if p.role == "body"]


def tables(document: Document) -> list[Table]:
    """The tables at the top of the pages, in order."""
    return [e for page in document.pages for e in page.elements if isinstance(e, Table)]


def cell_texts(table: Table) -> list[list[str]]:
    """Each row as the texts of its cells; paragraphs in a cell parted by " / "."""
    return [
        [" / ".join(t for e in cell.elements for t in texts(e)) for cell in row.cells]
        for row in table.rows
    ]


def paragraphs_with_role(document: Document, role: str) -> list[Paragraph]:
    """The paragraphs that play that role."""
    return [p for p in iter_paragraphs(document) if p.role == role]


@cache
def html_pdf(body: str, style: str = "") -> bytes:
    """A page as Chromium prints it."""
    css = f"body {{ font: 11pt 'Liberation Sans' }} {style}"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "bron.html"), Path(folder, "druk.pdf")
        source.write_text(f"<meta charset=utf-8><style>{css}</style>{body}", "utf-8")
        program = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
        subprocess.run(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/profiel", f"--print-to-pdf={target}", str(source)],
            capture_output=True, timeout=120, check=True,
        )  # fmt: skip
        return target.read_bytes()


def word_pdf(document: WordDocument) -> bytes:
    """A Word document as LibreOffice exports it."""
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/brief.docx")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profiel", "--headless",
             "--convert-to", "pdf", "--outdir", folder, f"{folder}/brief.docx"],
            capture_output=True, timeout=180, check=True,
        )  # fmt: skip
        return Path(folder, "brief.pdf").read_bytes()


def read(content: bytes, ocr: bool = False) -> Document:
    """The Document in these bytes."""
    return read_pdf(content, ReadOptions(ocr=ocr))


def scan_pdf(
    content: bytes, angle: float = 1.2, turn: int = 0, noise: float = 6.0, dpi: int = 200
) -> bytes:
    """A PDF as a scanner makes it again: pages a little askew, grey, noisy, perhaps on their side.

    ``angle`` in degrees counter-clockwise, ``turn`` in quarter turns of 90 degrees; ``noise`` is
    the standard deviation of the grey levels.
    """
    random = np.random.default_rng(7)
    pages: list[Image.Image] = []
    document = pdfium.PdfDocument(content)
    for sheet in document:
        picture = sheet.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.rotate(90 * turn, expand=True).filter(ImageFilter.GaussianBlur(0.6))
        grey = np.asarray(picture, dtype=np.float64) * 0.92 + 12
        grey += random.normal(0, noise, grey.shape)
        pages.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    document.close()
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return buffer.getvalue()


def content_pdf(
    content: str, extra: dict[str, object] | None = None, box: tuple[int, ...] = (0, 0, 595, 842)
) -> bytes:
    """A page with these drawing commands; F1 is Helvetica, F2 its bold, F3 ZapfDingbats."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj["/MediaBox"] = pikepdf.Array(list(box))
    names = {"/F1": "/Helvetica", "/F2": "/Helvetica-Bold", "/F3": "/ZapfDingbats"}
    fonts = pikepdf.Dictionary()
    for key, name in names.items():
        fonts[key] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(name),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
    page.obj["/Resources"] = pikepdf.Dictionary({"/Font": fonts, **(extra or {})})
    page.obj["/Contents"] = pdf.make_stream(content.encode("cp1252"))
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The file as bytes."""
    buffer = BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def pdfium_characters(content: bytes) -> int:
    """Visible characters that pdfium finds: an independent count, generated ones left out."""
    document = pdfium.PdfDocument(content)
    total = 0
    for sheet in document:
        text = sheet.get_textpage()
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if raw.FPDFText_IsGenerated(text, index) or code == 0:
                continue
            total += not chr(code).isspace()
        text.close()
        sheet.close()
    document.close()
    return total
