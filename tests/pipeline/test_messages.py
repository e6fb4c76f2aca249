"""Every code that the house uses has its Dutch sentence, and every sentence its values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from pipeline import messages
from pipeline.writers.ontvangst import SOORTEN
from schemas import errors
from schemas.knelpunt import Soort
from schemas.verband import Reden, Verband

ROOT = Path(__file__).parents[2]
KINDS = {"Twijfel": messages.TWIJFELS, "Bevinding": messages.BEVINDINGEN}


def iter_codes(kind: str) -> Iterator[str]:
    """The literal codes with which this type is made anywhere in the house."""
    for folder in ("pipeline", "extractors"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == kind:
                    yield from _literals(node)


def _literals(call: ast.Call) -> Iterator[str]:
    values = [k.value for k in call.keywords if k.arg == "code"] or call.args[:1]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def iter_errors(kind: type[errors.PipelineError]) -> Iterator[type[errors.PipelineError]]:
    for child in kind.__subclasses__():
        yield child
        yield from iter_errors(child)


@pytest.mark.parametrize("kind", ["Twijfel", "Bevinding"])
def test_every_code_has_a_sentence(kind: str) -> None:
    missing = {code for code in iter_codes(kind) if code not in KINDS[kind]}

    assert not missing


def test_every_remark_of_an_extractor_has_a_sentence() -> None:
    used = set(iter_codes("Remark"))

    assert used - messages.REMARKS.keys() == set()


def test_every_ground_of_a_join_has_words() -> None:
    used = {
        constant.value
        for path in (ROOT / "pipeline" / "segment").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Grounds"
        for constant in ast.walk(node.args[0])
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }

    assert used
    assert used - messages.GRONDEN.keys() == set()


def test_every_error_has_a_sentence_and_every_file_error_an_advice() -> None:
    for kind in iter_errors(errors.PipelineError):
        assert kind.code in messages.ERRORS, kind
    for kind in iter_errors(errors.InzendingError):
        assert kind.code in messages.ADVICE, kind


def test_every_kind_of_furniture_has_a_name_on_the_receipt() -> None:
    assert set(get_args(Soort)) - {"restant"} <= SOORTEN.keys()


def test_an_unknown_code_is_shown_and_stops_nothing() -> None:
    assert messages.sentence(messages.TWIJFELS, "nieuw", {}) == "(nieuw)"


def test_a_value_that_is_missing_is_a_question_mark() -> None:
    assert "?" in messages.sentence(messages.ERRORS, "postvak-ontbreekt", {})


def test_sentences_end_as_sentences() -> None:
    for texts in (messages.ERRORS, messages.ADVICE, messages.TWIJFELS, messages.REMARKS):
        for code, text in texts.items():
            assert re.search(r"[.?}]$", text), code


@pytest.mark.parametrize(("chance", "says_so"), [(0.5, True), (0.1, False)])
def test_a_proposal_of_two_that_may_be_on_opposite_sides_says_so(
    chance: float, says_so: bool
) -> None:
    sides = Reden(vergelijking="ander standpunt", waarde=chance, bijdrage=-8 * chance)
    pair = Verband(
        knelpunt_a="a-01", knelpunt_b="b-01", score=0.9, uitkomst="voorstel", redenen=(sides,)
    )

    assert ("tegen elkaar in" in messages.proposal_sentence(pair)) == says_so


@pytest.mark.parametrize(("score", "begin"), [(0.5, "Dit lijkt "), (0.04, "Misschien is dit ")])
def test_a_proposal_claims_no_more_than_its_chance(score: float, begin: str) -> None:
    pair = Verband(knelpunt_a="a-01", knelpunt_b="b-01", score=score, uitkomst="voorstel")

    assert messages.proposal_sentence(pair).startswith(begin)


def test_a_pair_put_together_says_when_its_wishes_conflict() -> None:
    pair = Verband(knelpunt_a="a-01", knelpunt_b="b-01", score=0.9, uitkomst="samen")
    conflict = Reden(vergelijking="tegengestelde wens", waarde=1.0, bijdrage=-2.0)

    assert messages.joined_sentence(pair) == ""
    assert "tegen elkaar in" in messages.joined_sentence(
        pair.model_copy(update={"redenen": (conflict,)})
    )


def test_a_proposal_whose_wishes_conflict_says_so() -> None:
    pair = Verband(knelpunt_a="a-01", knelpunt_b="b-01", score=0.9, uitkomst="voorstel")
    conflict = Reden(vergelijking="tegengestelde wens", waarde=1.0, bijdrage=-2.0)

    assert "tegen elkaar in" not in messages.proposal_sentence(pair)
    assert "tegen elkaar in" in messages.proposal_sentence(
        pair.model_copy(update={"redenen": (conflict,)})
    )
