"""Reading: originals to Documents, each in a process of its own with a time and memory limit.

What was read once is kept in the cache under the hash of the bytes, the options and the code that
reads, so that a nightly run reads only what is new. One file that hangs, bursts or crashes becomes
that file's outcome; the others go on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from extractors.limits import ReadOptions
from pipeline.atomic import write_file
from pipeline.code_version import code_version
from schemas import errors
from schemas.document import Document, document_from_json
from schemas.errors import InzendingError, LimitExceededError, ReaderDiedError
from schemas.inzending import Inzending

CACHE_FOLDER = "archief/gelezen"
"""Below the archive: a Document holds unmasked text, like the original it was read from."""

REJECTED = 3  # exit code of ``python -m extractors`` for a file that cannot be read
OUT_OF_SECONDS = None if sys.platform == "win32" else -signal.SIGXCPU
"""Exit code of a process that the system ended because it had used its seconds of work."""
READING_PACKAGES = ("pdfplumber", "pdfminer.six", "pypdfium2", "python-docx", "lxml", "pikepdf")
"""Libraries whose version changes what is read; part of the key of the cache."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading process may cost: seconds, and bytes of address space.

    The seconds are those of the clock; the system ends it after as many seconds of work, should
    this process be gone by then.
    """

    seconds: int
    memory: int


Reading = Document | InzendingError


def read_documents(
    originals: Sequence[tuple[Inzending, Path]],
    options: ReadOptions,
    limits: Limits,
    cache_folder: Path,
    workers: int,
    on_done: Callable[[Inzending], None] = lambda _: None,
) -> dict[str, Reading]:
    """The Document, or the reason there is none, of each original, by inzending_id."""
    readings: dict[str, Reading] = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = {
            inzending.inzending_id: pool.submit(
                read_document, inzending, path, options, limits, cache_folder
            )
            for inzending, path in originals
        }
        for inzending, _ in originals:
            readings[inzending.inzending_id] = jobs[inzending.inzending_id].result()
            on_done(inzending)
    return readings


def read_document(
    inzending: Inzending, path: Path, options: ReadOptions, limits: Limits, cache_folder: Path
) -> Reading:
    """One original, from the cache or from a fresh reading process."""
    if inzending.bytes > options.max_file_bytes:
        return LimitExceededError(
            grens="bestandsgrootte", waarde=inzending.bytes, maximum=options.max_file_bytes
        )
    kept = cache_folder / f"{_cache_key(inzending, options)}.json.gz"
    document = _from_cache(kept)
    if document is not None:
        return document
    reading = _read_in_process(inzending, path, options, limits)
    if isinstance(reading, bytes):
        write_file(kept, gzip.compress(reading, compresslevel=1, mtime=0))
        return document_from_json(reading)
    return reading


def _read_in_process(
    inzending: Inzending, path: Path, options: ReadOptions, limits: Limits
) -> bytes | InzendingError:
    command = [
        *(sys.executable, "-m", "extractors", str(path), inzending.bestandsnaam),
        *(json.dumps(asdict(options)), str(limits.memory), str(limits.seconds)),
    ]
    root = str(Path(str(files("extractors"))).parent)
    environment = os.environ | {
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", "")))),
    }
    with (
        _held_pipe() as lifeline,
        subprocess.Popen(
            command,
            stdin=lifeline,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # so that what it starts (Tesseract, LibreOffice) ends with it
        ) as process,
    ):
        try:
            output, complaint = process.communicate(timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            _end_group(process)
            process.communicate()
            return LimitExceededError(grens="tijd", waarde="meer", maximum=limits.seconds)
    if process.returncode == 0:
        return output
    if process.returncode == REJECTED:
        return _error_from_json(output)
    if process.returncode == OUT_OF_SECONDS:
        return LimitExceededError(grens="tijd", waarde="meer", maximum=limits.seconds)
    return ReaderDiedError(oorzaak=_cause(process.returncode, complaint))


@contextmanager
def _held_pipe() -> Iterator[int]:
    """The end of a pipe to read from; the other is held open as long as this process lives.

    A reading process ends when its standard input does, so none goes on after a killed run.
    """
    reading, writing = os.pipe()
    try:
        yield reading
    finally:
        os.close(reading)
        os.close(writing)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _cause(code: int, complaint: bytes) -> str:
    """The last line of a traceback names the class only: its text may quote the file."""
    if code < 0:
        return f"signaal {-code}"
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].split(":")[0] if lines else f"code {code}"


def _error_from_json(output: bytes) -> InzendingError:
    told = json.loads(output)
    kinds = {kind.code: kind for kind in _iter_kinds(InzendingError)}
    return kinds[told["code"]](**told["values"])


def _iter_kinds(kind: type[errors.InzendingError]) -> Iterator[type[errors.InzendingError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _iter_kinds(child)


def _from_cache(path: Path) -> Document | None:
    try:
        return document_from_json(gzip.decompress(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValidationError):
        # A torn or older entry is no loss: the original is read again.
        return None


def _cache_key(inzending: Inzending, options: ReadOptions) -> str:
    suffix = Path(inzending.bestandsnaam).suffix.lower()  # tells text formats apart
    parts = (
        inzending.sha256,
        suffix,
        json.dumps(asdict(options), sort_keys=True),
        reading_version(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def reading_version() -> str:
    """A hash over the code that reads and the libraries it stands on."""
    libraries = [f"{name}={version(name)}" for name in READING_PACKAGES]
    return " ".join((code_version("extractors", "schemas"), *libraries))
