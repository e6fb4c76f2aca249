"""Samples that are no plain text: a scan, a mail, and files that nobody can read."""

from __future__ import annotations

import io
import random
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from time import gmtime

import openpyxl
import pikepdf
import pypdfium2
from PIL import Image

from samples.making.content import FICTIEF, Inzending
from samples.making.word_xml import MOMENT, fix_zip_moments

DPI = 300
JPEG_QUALITY = 28
"""So that two A4 pages stay below 600 KB and Tesseract still reads every word."""
ROTATION = 0.7
"""Degrees, as paper lies in a scanner."""
NOISE = 9
"""Grey levels (of 255) that the noise moves a pixel at most."""


def scan_pdf(content: bytes) -> bytes:
    """The pages as a scanner gives them: grey pictures, a little askew, with noise."""
    document = pypdfium2.PdfDocument(content)
    rng = random.Random(2021)
    pages = [_scan_page(page.render(scale=DPI / 72).to_pil(), rng) for page in document]
    buffer = io.BytesIO()
    pages[0].save(
        buffer,
        "PDF",
        resolution=DPI,
        save_all=True,
        append_images=pages[1:],
        quality=JPEG_QUALITY,
        creationDate=gmtime(0),
        modDate=gmtime(0),
    )
    return buffer.getvalue()


def _scan_page(picture: Image.Image, rng: random.Random) -> Image.Image:
    grey = picture.convert("L").rotate(ROTATION, Image.Resampling.BICUBIC, fillcolor=255)
    # A tile of noise, laid over the page: noise per pixel would take seconds and kilobytes.
    tile = Image.new("L", (64, 64))
    tile.putdata([rng.randint(0, NOISE) for _ in range(64 * 64)])
    noise = Image.new("L", grey.size)
    for x in range(0, grey.width, 64):
        for y in range(0, grey.height, 64):
            noise.paste(tile, (x, y))
    return Image.composite(Image.new("L", grey.size, 120), grey, noise)


def make_mail(inzending: Inzending, attachment: bytes) -> bytes:
    """A mail with a short text and the knelpunten in a Word file that hangs on it."""
    sender, _, address = inzending.mailgegevens
    name, domain = address.split("@")
    message = EmailMessage(SMTP)
    message["From"] = Address(sender, name, domain)
    message["To"] = Address("Secretariaat", "secretariaat", "uitvoeringsagenda.example")
    message["Subject"] = f"Inbreng {inzending.gemeente}"
    message["Date"] = "Fri, 12 Mar 2021 09:12:00 +0100"
    message["Message-ID"] = f"<voorbeeld-1@{domain}>"
    message.set_content("\n\n".join((*inzending.mailtekst, FICTIEF)) + "\n")
    message.add_attachment(
        attachment,
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename=inzending.bijlage,
    )
    message.set_boundary("==grens-van-het-voorbeeld==")
    return message.as_bytes()


def break_off(content: bytes) -> bytes:
    """The first kilobyte of a file, as a download that broke off leaves it."""
    return content[:1024]


def lock_pdf(content: bytes) -> bytes:
    """The PDF behind a password that is not told."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="geheim", owner="geheim", R=6))
    return buffer.getvalue()


def make_workbook(inhoud: tuple[tuple[str, int], ...]) -> bytes:
    """A workbook, a kind of file that is no submission."""
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = MOMENT
    sheet = workbook.create_sheet("Woningen", 0)
    sheet.append([FICTIEF])
    for row in inhoud:
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return fix_zip_moments(buffer.getvalue())


def make_lock_file(owner: str) -> bytes:
    """The file that Word puts beside a document while somebody has it open."""
    short = bytes([len(owner)]) + owner.encode("cp1252").ljust(53)
    wide = bytes([len(owner), 0]) + owner.encode("utf-16-le").ljust(106)
    return (short + wide).ljust(162, b" ")
