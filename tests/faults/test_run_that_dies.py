"""A run that dies anywhere leaves the old output whole, and can simply be started again."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline.publish
import pipeline.run
from pipeline.atomic import write_file
from pipeline.run import run_pipeline
from pipeline.settings import Rules, Settings, load_rules
from pipeline.state import load_state
from schemas.errors import OutputNotWritableError, PromiseBrokenError
from schemas.facts import Facts
from tests.properties.test_determinism import FILES, files_of, fill


class Silent:
    def start(self, total: int) -> None: ...

    def advance(self) -> None: ...


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(None)


def run(folder: Path, rules: Rules) -> Facts:
    settings = Settings(inbox=folder / "in", output=folder / "uit", still_seconds=0)
    return run_pipeline(settings, rules, Silent())


def disk_full_at(number: int) -> object:
    """A ``write_file`` that works ``number`` times and then finds the disk full."""
    count = 0
    real = write_file

    def write(path: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count > number:
            raise OutputNotWritableError(pad=path, oorzaak="disk full")
        real(path, content)

    return write


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_full_disk_while_publishing_is_healed_by_the_next_run(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fill(tmp_path / "in", FILES[:1])
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.publish, "write_file", disk_full_at(number))
        with pytest.raises(OutputNotWritableError):
            run(tmp_path, rules)
    assert not load_state(tmp_path / "uit").inzendingen

    run(tmp_path, rules)

    fresh = tmp_path / "vers"
    fill(fresh / "in", FILES[:1])
    run(fresh, rules)
    assert files_of(tmp_path / "uit" / "dataset") == files_of(fresh / "uit" / "dataset")
    assert files_of(tmp_path / "uit" / "agenda") == files_of(fresh / "uit" / "agenda")


def test_a_state_that_cannot_be_saved_leaves_a_run_that_can_be_repeated(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "in", FILES[:1])
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.run, "save_state", _refuse)
        with pytest.raises(OutputNotWritableError):
            run(tmp_path, rules)
    published = files_of(tmp_path / "uit" / "dataset")

    run(tmp_path, rules)

    assert files_of(tmp_path / "uit" / "dataset") == published


def test_a_broken_promise_publishes_nothing(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "in", FILES[:1])
    run(tmp_path, rules)
    before = files_of(tmp_path / "uit" / "dataset")
    fill(tmp_path / "in", FILES[1:2])
    monkeypatch.setattr(pipeline.run, "merge_groep", _merge_that_forgets)

    with pytest.raises(PromiseBrokenError):
        run(tmp_path, rules)

    assert files_of(tmp_path / "uit" / "dataset") == before


def _refuse(*_: object) -> None:
    raise OutputNotWritableError(pad="staat.sqlite", oorzaak="disk full")


def _merge_that_forgets(*arguments: object) -> object:
    from pipeline.merge import merge_groep

    merged = merge_groep(*arguments)  # type: ignore[arg-type]
    return merged.model_copy(update={"oplossingen": ()})
