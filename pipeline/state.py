"""``staat.sqlite``: what a rebuild cannot find in the originals and the rules.

Which files came in and in which order, the decisions of people, and the editions with the numbers
they gave. Everything in it can be shown in a table (design.md §6); texts of submissions are not in
it. A run reads it at the start and writes it in one transaction at the end, after the output has
been published, so that a run that dies can simply be started again.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pydantic import ValidationError

from schemas.agenda import Editie
from schemas.base import Model
from schemas.besluit import Besluit
from schemas.errors import LockHeldError, OutputNotWritableError, StateDamagedError
from schemas.inzending import Inzending

STATE_FILE = "staat.sqlite"
LOCK_FILE = "run.lock"
SCHEMA_VERSION = 1
CONCEPT = "concept"

_TABLES = """
CREATE TABLE inzendingen (volgorde INTEGER PRIMARY KEY, inzending_id TEXT UNIQUE, gegevens TEXT);
CREATE TABLE namen (inzending_id TEXT, bestandsnaam TEXT, PRIMARY KEY (inzending_id, bestandsnaam));
CREATE TABLE besluiten (besluit_id TEXT PRIMARY KEY, gegevens TEXT);
CREATE TABLE besluitbestanden (sha256 TEXT PRIMARY KEY);
CREATE TABLE edities (volgorde INTEGER PRIMARY KEY, naam TEXT UNIQUE, gegevens TEXT);
"""


class Staat(Model):
    """The state at one moment: inzendingen in order of arrival, other names, besluiten, edities.

    ``edities`` are in order of publication; the running concept, when there is one, is ``concept``.
    """

    inzendingen: tuple[Inzending, ...] = ()
    namen: tuple[tuple[str, str], ...] = ()  # (inzending_id, another name of the same bytes)
    besluiten: tuple[Besluit, ...] = ()
    besluitbestanden: tuple[str, ...] = ()  # SHA-256 of workbooks and agendas that were read back
    edities: tuple[Editie, ...] = ()
    concept: Editie | None = None

    def latest(self) -> Editie:
        """The state that numbers go on from: the concept, else the last edition, else nothing."""
        return self.concept or (self.edities[-1] if self.edities else Editie())

    def baseline_for(self, naam: str) -> Editie:
        """The last edition published before ``naam``: what its changes are told against."""
        earlier = []
        for editie in self.edities:
            if editie.naam == naam:
                break
            earlier.append(editie)
        return earlier[-1] if earlier else Editie()


def load_state(output: Path) -> Staat:
    """The state in this output folder; an empty one when there is none yet.

    Raises:
        StateDamagedError: the file is there and cannot be read.
    """
    path = output / STATE_FILE
    if not path.exists():
        return Staat()
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            _check_version(database, path)
            return _read(database)
    except (sqlite3.Error, ValidationError, json.JSONDecodeError) as error:
        raise StateDamagedError(pad=path, oorzaak=type(error).__name__) from error


def save_state(output: Path, staat: Staat) -> None:
    """Write the whole state in one transaction: the file has the old state or the new.

    Raises:
        OutputNotWritableError: the file cannot be written.
    """
    path = output / STATE_FILE
    try:
        with closing(sqlite3.connect(path)) as database:
            if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
                database.executescript(_TABLES)
                database.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")
            with database:
                _write(database, staat)
    except sqlite3.Error as error:
        raise OutputNotWritableError(pad=path, oorzaak=error) from error


def _check_version(database: sqlite3.Connection, path: Path) -> None:
    [found] = database.execute("PRAGMA user_version").fetchone()
    if found != SCHEMA_VERSION:
        raise StateDamagedError(pad=path, oorzaak=f"versie {found} in plaats van {SCHEMA_VERSION}")


def _read(database: sqlite3.Connection) -> Staat:
    edities = [
        Editie.model_validate_json(text)
        for (text,) in database.execute("SELECT gegevens FROM edities ORDER BY volgorde")
    ]
    return Staat(
        inzendingen=tuple(
            Inzending.model_validate_json(text)
            for (text,) in database.execute("SELECT gegevens FROM inzendingen ORDER BY volgorde")
        ),
        namen=tuple(database.execute("SELECT * FROM namen ORDER BY inzending_id, bestandsnaam")),
        besluiten=tuple(
            Besluit.model_validate_json(text)
            for (text,) in database.execute("SELECT gegevens FROM besluiten ORDER BY besluit_id")
        ),
        besluitbestanden=tuple(
            sha256 for (sha256,) in database.execute("SELECT * FROM besluitbestanden ORDER BY 1")
        ),
        edities=tuple(e for e in edities if e.naam != CONCEPT),
        concept=next((e for e in edities if e.naam == CONCEPT), None),
    )


def _write(database: sqlite3.Connection, staat: Staat) -> None:
    edities = (*staat.edities, *((staat.concept,) if staat.concept else ()))
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "inzendingen": [
            (i, z.inzending_id, z.model_dump_json()) for i, z in enumerate(staat.inzendingen, 1)
        ],
        "namen": staat.namen,
        "besluiten": [(b.besluit_id, b.model_dump_json()) for b in staat.besluiten],
        "besluitbestanden": [(sha256,) for sha256 in staat.besluitbestanden],
        "edities": [(i, e.naam, e.model_dump_json()) for i, e in enumerate(edities, 1)],
    }
    for table, values in rows.items():
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand three lines above
        if values:
            marks = ", ".join("?" * len(values[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608


@contextmanager
def hold_lock(output: Path) -> Iterator[None]:
    """One run at a time: a lock file with owner and age, gone at the end, whatever happens.

    A lock of a process that no longer lives on this machine is taken over.

    Raises:
        LockHeldError: another run is at work.
        OutputNotWritableError: the folder cannot be made or written.
    """
    path = output / LOCK_FILE
    try:
        output.mkdir(parents=True, exist_ok=True)
        _claim(path)
    except OSError as error:
        raise OutputNotWritableError(pad=output, oorzaak=error.strerror or error) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _claim(path: Path) -> None:
    owner = {"machine": socket.gethostname(), "proces": os.getpid(), "sinds": int(time.time())}
    for _ in range(2):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            _raise_if_alive(path)
            path.unlink(missing_ok=True)
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as lock:
            json.dump(owner, lock)
        return
    raise LockHeldError(eigenaar="een andere run", sinds="zojuist")


def _raise_if_alive(path: Path) -> None:
    try:
        owner = json.loads(path.read_text("utf-8"))
        machine, process, since = owner["machine"], int(owner["proces"]), int(owner["sinds"])
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError):
        machine, process, since = "onbekend", 0, int(path.stat().st_mtime)
    minutes = max(0, int(time.time()) - since) // 60
    elsewhere = machine != socket.gethostname()
    if elsewhere or _is_alive(process):
        raise LockHeldError(
            eigenaar=f"proces {process} op {machine}", sinds=f"{minutes} minuten", pad=path
        )


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError):
        return True
    return True
