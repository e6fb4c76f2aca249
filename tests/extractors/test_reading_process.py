"""The reading process ends by itself when who started it is gone, or when its seconds are used."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from extractors.limits import ReadOptions
from tests.extractors.pdf_makers import saved, typst_pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

PAGE = "In de fictieve gemeente Duinrade wachten gezinnen lang op een woning. " * 60
MEMORY = 4 * 1024**3


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose reading takes a great many seconds of work."""
    path = tmp_path_factory.mktemp("lang") / "lang.pdf"
    with pikepdf.open(BytesIO(typst_pdf(PAGE))) as pdf:
        pdf.pages.extend(pdf.pages[0] for _ in range(2_000))
        path.write_bytes(saved(pdf))
    return path


@contextmanager
def reading(path: Path, seconds: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "extractors", str(path), path.name]
    command += [json.dumps(asdict(ReadOptions(ocr=False))), str(MEMORY), str(seconds)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        yield process


def test_reading_ends_when_who_started_it_is_gone(long_file: Path) -> None:
    with reading(long_file, seconds=600) as process:
        assert process.stdin is not None
        process.stdin.close()

        assert process.wait() == -signal.SIGKILL


def test_reading_ends_when_its_seconds_of_work_are_used(long_file: Path) -> None:
    with reading(long_file, seconds=1) as process:
        assert process.wait() == -signal.SIGXCPU
