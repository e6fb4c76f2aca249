"""The command line: Dutch sentences, and exit codes that are a promise to the scheduler."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from schemas.errors import ExitCode

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "inbox"
WORD_FILE = "Knelpunten gemeente Aalten.docx"
BROKEN_FILE = "Reactie Rijssen-Holten.pdf"


def iua(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over one readable and one broken sample."""
    folder = tmp_path_factory.mktemp("run")
    fill(folder / "in", (WORD_FILE, BROKEN_FILE))
    done = iua("run", folder / "in", "-o", folder / "uit")
    assert done.returncode == ExitCode.DONE_WITH_REJECTED, done.stderr
    return folder / "uit"


def fill(inbox: Path, names: Sequence[str]) -> None:
    inbox.mkdir()
    for name in names:
        (inbox / name).write_bytes((SAMPLES / name).read_bytes())


def test_help_answers_in_dutch_without_loading_the_heavy_libraries() -> None:
    code = (
        "import sys, pipeline.cli\n"
        "heavy = {'spacy', 'polars', 'pdfplumber', 'docx', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert "inzendingen van gemeenten" in iua("--help").stdout


def test_every_command_has_a_help_text() -> None:
    listing = iua("--help").stdout.split("Commands:")[1].splitlines()

    commands = [line.split(maxsplit=1) for line in listing if line.strip()]

    assert {"run", "status", "explain", "agenda", "score", "doctor", "rules"} <= {
        c[0] for c in commands
    }
    assert all(len(command) == 2 for command in commands)


def test_a_run_without_rejected_files_ends_with_zero(tmp_path: Path) -> None:
    fill(tmp_path / "in", (WORD_FILE,))

    assert iua("run", tmp_path / "in", "-o", tmp_path / "uit").returncode == ExitCode.OK


def test_a_rejected_file_is_kept_with_the_reason(published: Path) -> None:
    reasons = [path.read_text("utf-8") for path in (published / "afgekeurd").glob("*.txt")]

    assert len(reasons) == 1
    assert "beschadigd" in reasons[0]
    assert any(p.name.endswith(BROKEN_FILE) for p in (published / "afgekeurd").iterdir())


def test_an_empty_inbox_gives_an_empty_agenda(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    done = iua("run", tmp_path / "in", "-o", tmp_path / "uit")

    assert done.returncode == ExitCode.OK, done.stderr
    assert pl.read_parquet(tmp_path / "uit" / "dataset" / "knelpunten.parquet").is_empty()


def test_a_missing_inbox_is_one_sentence_and_a_code_of_its_own(tmp_path: Path) -> None:
    done = iua("run", tmp_path / "weg", "-o", tmp_path / "uit")

    assert done.returncode == ExitCode.INBOX_MISSING
    assert done.stderr.count("\n") == 1
    assert str(tmp_path / "weg") in done.stderr


def test_an_output_that_cannot_be_made_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    fill(tmp_path / "in", (WORD_FILE,))
    (tmp_path / "uit").write_text("een bestand, geen map")

    done = iua("run", tmp_path / "in", "-o", tmp_path / "uit")

    assert done.returncode in (ExitCode.OUTPUT_NOT_WRITABLE, ExitCode.USAGE)
    assert (tmp_path / "uit").read_text() == "een bestand, geen map"


def test_a_broken_theme_file_is_named_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    fill(tmp_path / "in", (WORD_FILE,))
    (tmp_path / "regels").mkdir()
    (tmp_path / "regels" / "themas.yaml").write_text("versie: x\nthemas: [\n")

    done = iua("run", tmp_path / "in", "-o", tmp_path / "uit", "--regels", tmp_path / "regels")

    assert done.returncode == ExitCode.SETTINGS
    assert "themas.yaml" in done.stderr
    assert not (tmp_path / "uit" / "dataset").exists()


def test_a_second_run_changes_nothing(published: Path) -> None:
    before = {p.name: p.read_bytes() for p in (published / "dataset").iterdir()}

    iua("run", published.parent / "in", "-o", published)

    assert {p.name: p.read_bytes() for p in (published / "dataset").iterdir()} == before


def test_a_run_with_nothing_new_to_classify_does_not_load_spacy(published: Path) -> None:
    inbox = published.parent / "in"

    done = iua("run", inbox, "-o", published, PYTHONPROFILEIMPORTTIME="1")

    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "pipeline.match" in loaded
    assert "spacy" not in loaded


def test_status_as_json_counts_what_the_tables_hold(published: Path) -> None:
    told = json.loads(iua("status", "-o", published, "--json").stdout)

    knelpunten = pl.read_parquet(published / "dataset" / "knelpunten.parquet")
    assert told["knelpunten"] == knelpunten.height > 0
    assert told["afgekeurd"] == 1


def test_status_without_output_says_so(tmp_path: Path) -> None:
    assert iua("status", "-o", tmp_path).returncode == ExitCode.NOT_FOUND


def test_explain_names_file_place_theme_and_rules(published: Path) -> None:
    punt = pl.read_parquet(published / "dataset" / "agendapunten.parquet").row(0, named=True)

    told = iua("explain", punt["nummer"], "-o", published).stdout

    assert punt["onderwerp"] in told
    assert WORD_FILE in told
    assert "Thema" in told


def test_explain_of_an_unknown_point_is_not_found(published: Path) -> None:
    assert iua("explain", "9z-99", "-o", published).returncode == ExitCode.NOT_FOUND


def test_agenda_writes_the_same_documents_again(published: Path) -> None:
    folder = published / "agenda"
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    for path in folder.iterdir():
        path.unlink()

    done = iua("agenda", "-o", published)

    assert done.returncode == ExitCode.OK, done.stderr
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_doctor_tells_what_is_there_and_what_is_missing() -> None:
    told = json.loads(iua("doctor", "--json", PATH="").stdout)

    found = {vondst["naam"]: vondst["is_there"] for vondst in told}
    assert found["Python"] is True
    assert found["Tesseract"] is False
