"""The state survives, is whole or not there, and belongs to one run at a time."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.state import LOCK_FILE, STATE_FILE, Staat, hold_lock, load_state, save_state
from schemas.agenda import Editie
from schemas.besluit import Besluit
from schemas.errors import LockHeldError, OutputNotWritableError, StateDamagedError
from schemas.inzending import Inzending


def make_staat() -> Staat:
    inzending = Inzending(inzending_id="ab" * 8, sha256="ab" * 32, bestandsnaam="a.pdf", bytes=3)
    besluit = Besluit(besluit_id="b1", soort="samen", doel="x", door="VB", op=date(2026, 1, 2))
    return Staat(
        inzendingen=(inzending,),
        namen=((inzending.inzending_id, "kopie.pdf"),),
        besluiten=(besluit,),
        besluitbestanden=("cd" * 32,),
        edities=(Editie(naam="2026-01"), Editie(naam="2026-02")),
        concept=Editie(nummers=("2b-01",)),
    )


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save_state(tmp_path, make_staat())

    assert load_state(tmp_path) == make_staat()


def test_saving_again_replaces_everything(tmp_path: Path) -> None:
    save_state(tmp_path, make_staat())
    save_state(tmp_path, Staat())

    assert load_state(tmp_path) == Staat()


def test_a_folder_without_state_has_an_empty_one(tmp_path: Path) -> None:
    assert load_state(tmp_path) == Staat()


def test_a_file_that_is_no_database_is_named_as_damaged(tmp_path: Path) -> None:
    (tmp_path / STATE_FILE).write_bytes(b"geen database, wel bytes" * 50)

    with pytest.raises(StateDamagedError):
        load_state(tmp_path)


def test_a_state_of_another_version_is_not_guessed_at(tmp_path: Path) -> None:
    save_state(tmp_path, make_staat())
    with sqlite3.connect(tmp_path / STATE_FILE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()

    with pytest.raises(StateDamagedError):
        load_state(tmp_path)


def test_numbers_go_on_from_the_concept_when_there_is_one() -> None:
    assert make_staat().latest().nummers == ("2b-01",)


def test_changes_are_told_against_the_edition_before_the_one_that_is_made() -> None:
    staat = make_staat()

    assert staat.baseline_for("2026-03").naam == "2026-02"
    assert staat.baseline_for("2026-02").naam == "2026-01"


def test_a_second_run_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    with hold_lock(tmp_path), pytest.raises(LockHeldError), hold_lock(tmp_path):
        pass


def test_the_lock_is_gone_after_a_run_that_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), hold_lock(tmp_path):
        raise RuntimeError

    assert not (tmp_path / LOCK_FILE).exists()


def test_the_lock_of_a_process_that_died_is_taken_over(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    owner = {"machine": socket.gethostname(), "proces": gone.pid, "sinds": 0}
    (tmp_path / LOCK_FILE).write_text(json.dumps(owner))

    with hold_lock(tmp_path):
        held = json.loads((tmp_path / LOCK_FILE).read_text())

    assert held["proces"] == os.getpid()


def test_the_lock_of_another_machine_is_never_taken_over(tmp_path: Path) -> None:
    owner = {"machine": "een-andere-machine", "proces": 1, "sinds": 0}
    (tmp_path / LOCK_FILE).write_text(json.dumps(owner))

    with pytest.raises(LockHeldError), hold_lock(tmp_path):
        pass


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("ik ben geen map")

    with pytest.raises(OutputNotWritableError), hold_lock(tmp_path / "uit"):
        pass
