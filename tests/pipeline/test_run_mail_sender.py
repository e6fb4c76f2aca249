"""Who signs a mail speaks in its attachments that say nothing themselves. All texts fictional."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.run import run_pipeline
from pipeline.settings import Settings, load_rules
from schemas.facts import Facts
from schemas.inzending import Afzender
from tests.extractors.word_files import make_docx


class Silent:
    def start(self, total: int) -> None: ...

    def advance(self) -> None: ...


def make_file(*lines: str) -> bytes:
    return make_docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines))


BLOK = (
    "Onderwerp: Te weinig taalcoaches",
    "Omschrijving: Er staan veertig inburgeraars op de wachtlijst.",
    "Oplossingsrichtingen: Geef vrijwilligers een vergoeding.",
)


def make_zip(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("stukken/lijst.docx", content)
    return buffer.getvalue()


def make_mail(name: str, attachment: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Beleid <beleid@postvak.example>"
    mail["To"] = "secretariaat@iua.example"
    mail["Subject"] = "Onze lijst"
    mail.set_content("Hierbij onze lijst.\n\nMet vriendelijke groet,\nGemeente Tholen\n")
    mail.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def run_on_mail(folder: Path, name: str, attachment: bytes) -> Facts:
    (folder / "in").mkdir()
    (folder / "in" / "bericht.eml").write_bytes(make_mail(name, attachment))
    settings = Settings(
        inbox=folder / "in", output=folder / "uit", still_seconds=0, ocr=False, semantic=False
    )
    return run_pipeline(settings, load_rules(None), Silent())


def speakers(facts: Facts) -> list[Afzender]:
    return [
        lezing.toeschrijving.afzender_of(k.knelpunt_id)
        for lezing in facts.lezingen
        for k in lezing.segmentatie.knelpunten
    ]


@pytest.mark.parametrize("name", ["lijst.docx", "stukken.zip"])
def test_an_attachment_without_a_sender_is_of_who_signed_the_mail(
    tmp_path: Path, name: str
) -> None:
    content = make_file(*BLOK)
    facts = run_on_mail(tmp_path, name, make_zip(content) if name.endswith("zip") else content)

    assert [(a.gemeente, a.bron, a.twijfel) for a in speakers(facts)] == [
        ("Tholen", 'mail waar dit bestand uit komt "Tholen"', "")
    ]


def test_an_attachment_that_names_its_sender_keeps_it(tmp_path: Path) -> None:
    content = make_file("Inbreng gemeente Veere", *BLOK)

    assert [a.gemeente for a in speakers(run_on_mail(tmp_path, "lijst.docx", content))] == ["Veere"]
