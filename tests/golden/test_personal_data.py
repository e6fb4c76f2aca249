"""No personal data of a file stands anywhere in what a run publishes.

The file is fictional: nobody of these names, numbers and addresses exists.
"""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import polars as pl
import pytest

from pipeline.run import run_pipeline
from pipeline.settings import Settings, load_rules
from tests.extractors.word_files import make_docx
from tests.golden.output_texts import fold_space, read_output
from tests.golden.sample_run import NoProgress

ONDERWERP = (
    "Dossiers van de familie Zwanepol raken zoek",
    "Inloopspreekuur zonder afspraak",
)
ORDINARY = ("Inloopspreekuur", "regenboogkleurige mappen", "buurtconciërge")
"""Words of the file that are nobody's: where they are not found, the search does not search."""

NAMES = (
    "Zwanepol",
    "Tjitske",
    "Okkinga",
    "Berhanu",
    "Woldeab",
    "Vrouwkje",
    "Hemrika",
    "Pieterse-Bol",
)
NUMBERS = (
    *("193456782", "1934.56.782", "NL59RABO0317284451", "06-48271935", "0517-331842"),
    *("+31 6 59 17 28 43", "GV-847-P", "284.119.7730", "2790316642", "NX4C71K93", "IA4471902"),
)
DATES_AND_PLACES = (
    *("14-02-1987", "3 augustus 1991", "Kwartelhof 118", "8822 XQ", "Pijlkruidstraat 7"),
    *(
        "t.okkinga@vroegstede.example",
        "vrouwkje.hemrika@postvak.example",
        "w.pieterse@buur.example",
    ),
)
PERSONAL = (*NAMES, *NUMBERS, *DATES_AND_PLACES)
IN_FILE_NAMES = ("Lubbertha", "Kamperveen", "Getachew", "Abreha")
"""Names of persons that only file names hold."""

STATE = "staat.sqlite"
"""Internal, like the archive: it keeps file names as they came, to know them again."""

OMSCHRIJVING = (
    "Mevrouw Zwanepol bewaart haar papieren in regenboogkleurige mappen. Haar BSN is 193456782.",
    "Cliënt Berhanu Woldeab (geboren 14-02-1987, V-nummer 2790316642) woont op Kwartelhof 118, "
    "8822 XQ Vroegstede. Zijn vrouw is geboren op 3 augustus 1991.",
    "Zijn rekening is NL59 RABO 0317 2844 51, zijn telefoon 06-48271935 en 0517-331842.",
    "Berhanu rijdt in een auto met kenteken GV-847-P. Zijn paspoort NX4C71K93 is verlopen, zijn "
    "verblijfsdocument IA4471902 ook. De IND kent hem als 284.119.7730.",
    "Het BSN staat ook als 1934.56.782 in de brief aan de familie Zwanepol.",
)
OPLOSSINGEN = (
    "Bel Tjitske Okkinga, klantmanager (t.okkinga@vroegstede.example, +31 6 59 17 28 43).",
    "Laat de buurtconciërge langsgaan op Pijlkruidstraat 7, waar Woldeab woont.",
)
SIGNATURE = ("Met vriendelijke groet,", "Vrouwkje Hemrika", "vrouwkje.hemrika@postvak.example")


def _p(text: str, inside: str = "") -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r>{inside}</w:p>'


def _row(label: str, texts: tuple[str, ...], inside: str = "") -> str:
    cells = (_p(label), "".join(_p(text) for text in texts[:-1]) + _p(texts[-1], inside))
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def _table(onderwerp: str, omschrijving: tuple[str, ...], oplossingen: tuple[str, ...]) -> str:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    rows = (
        _row("Onderwerp", (onderwerp,)),
        _row("Omschrijving", omschrijving, note if len(omschrijving) > 1 else ""),
        _row("Oplossingsrichtingen", oplossingen),
    )
    return f"<w:tbl>{''.join(rows)}</w:tbl>" + _p("")


def make_file() -> bytes:
    """A Word file with personal data in blocks, heading, note, comment, header and signature."""
    deleted = '<w:del w:id="9"><w:r><w:delText>mevrouw Zwanepol</w:delText></w:r></w:del>'
    body = (
        _p("Knelpunten gemeente Tholen (fictief)")
        + _p("Ingediend door: mevrouw T. Okkinga, gemeente Tholen, 1 maart 2021")
        + _p("Casus van de heer Woldeab", deleted)
        + _table(ONDERWERP[0], OMSCHRIJVING, OPLOSSINGEN)
        + _table(ONDERWERP[1], ("Het spreekuur is te kort.",), ("Verleng het spreekuur.",))
        + "".join(_p(line) for line in SIGNATURE)
    )
    note = _p("Gemeld door Walburga Pieterse-Bol, w.pieterse@buur.example.")
    comment = _p("Vraag na bij dhr. Berhanu Woldeab")
    return make_docx(
        body,
        parts={
            "footnotes": f'<w:footnote w:id="2">{note}</w:footnote>',
            "comments": f'<w:comment w:id="1" w:author="Tjitske Okkinga">{comment}</w:comment>',
            "header1": _p("Behandeld door: Vrouwkje Hemrika, 0517-331842"),
        },
    )


def make_mail(attachment: bytes) -> bytes:
    """A mail of a colleague with the file in it."""
    mail = EmailMessage()
    mail["From"] = "Vrouwkje Hemrika <vrouwkje.hemrika@postvak.example>"
    mail["To"] = "secretariaat@iua.example"
    mail["Subject"] = "Casus Woldeab"
    mail.set_content("Hierbij onze knelpunten.\n\n" + "\n".join(SIGNATURE) + "\nGemeente Tholen\n")
    mail.add_attachment(
        attachment, maintype="application", subtype="octet-stream", filename="familie Abreha.docx"
    )
    return mail.as_bytes()


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("persoon")
    (folder / "in").mkdir()
    (folder / "in" / "inbreng mevrouw Lubbertha Kamperveen.docx").write_bytes(make_file())
    (folder / "in" / "casus de heer Getachew Abreha.eml").write_bytes(
        make_mail(make_file() + b"\n")
    )
    settings = Settings(
        inbox=folder / "in", output=folder / "uit", still_seconds=0, ocr=False, semantic=False
    )
    run_pipeline(settings, load_rules(None), NoProgress())
    return folder / "uit"


@pytest.fixture(scope="module")
def texts(output: Path) -> dict[str, str]:
    return read_output(output)


def test_the_search_reads_every_kind_of_output(texts: dict[str, str]) -> None:
    kinds = {
        Path(path).suffix
        for path, text in texts.items()
        if any(fold_space(word) in text for word in ORDINARY)
    }

    assert kinds >= {".parquet", ".docx", ".pdf", ".html", ".xlsx", ".json", ".sqlite"}


@pytest.mark.parametrize("value", PERSONAL)
def test_no_personal_value_stands_in_any_output(texts: dict[str, str], value: str) -> None:
    assert [path for path, text in texts.items() if fold_space(value) in text] == []


@pytest.mark.parametrize("value", IN_FILE_NAMES)
def test_no_name_in_a_file_name_is_published(texts: dict[str, str], value: str) -> None:
    found = [path for path, text in texts.items() if fold_space(value) in text]

    assert set(found) <= {STATE}


def test_only_the_values_are_masked(output: Path) -> None:
    omschrijvingen = pl.read_parquet(output / "dataset" / "knelpunten.parquet")["omschrijving"]

    assert omschrijvingen[0].split("\n")[0] == (
        "Mevrouw [afgeschermd: naam] bewaart haar papieren in regenboogkleurige mappen. "
        "Haar BSN is [afgeschermd: bsn]."
    )
