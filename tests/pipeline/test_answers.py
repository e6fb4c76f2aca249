"""A human's word comes back through the inbox and outlives every later run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.run import run_pipeline
from pipeline.settings import Rules, Settings, load_rules
from schemas import beoordeling as werkboek
from schemas.facts import Facts
from tests.properties.test_determinism import FILES, fill
from tests.workbook_edits import fill_in

ALIKE = ("Knelpunten gemeente Aalten.docx", "Valkenswaard - knelpunten en oplossingen.pdf")
"""Two samples with one point in common, and a wish on it in other words."""


class Silent:
    def start(self, total: int) -> None: ...

    def advance(self) -> None: ...


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(None)


def run(folder: Path, rules: Rules) -> Facts:
    settings = Settings(
        inbox=folder / "in",
        output=folder / "uit",
        still_seconds=0,
        besluit_op=date(2026, 3, 1),
    )
    return run_pipeline(settings, rules, Silent())


def test_an_untouched_workbook_is_no_submission_and_decides_nothing(
    tmp_path: Path, rules: Rules
) -> None:
    fill(tmp_path / "in", FILES[:1])
    first = run(tmp_path, rules)
    return_workbook(tmp_path)

    second = run(tmp_path, rules)

    assert second.besluiten == ()
    assert len(second.uitkomsten) == len(first.uitkomsten)


def return_workbook(folder: Path) -> Path:
    made = folder / "uit" / "beoordeling" / werkboek.BESTANDSNAAM
    back = folder / "in" / "nagekeken.xlsx"
    back.write_bytes(made.read_bytes())
    return back


def test_an_untouched_agenda_of_this_output_is_no_submission(tmp_path: Path, rules: Rules) -> None:
    fill(tmp_path / "in", FILES[:1])
    first = run(tmp_path, rules)
    [agenda] = (tmp_path / "uit" / "agenda").glob("*.docx")
    (tmp_path / "in" / "agenda.docx").write_bytes(agenda.read_bytes())

    second = run(tmp_path, rules)

    assert second.besluiten == ()
    assert second.editie.agendapunten == first.editie.agendapunten


def test_a_theme_and_a_colour_that_a_human_chose_outlive_every_later_run(
    tmp_path: Path, rules: Rules
) -> None:
    fill(tmp_path / "in", FILES[:1])
    first = run(tmp_path, rules)
    knelpunt, punt = first.knelpunten[0], first.editie.agendapunten[-1]
    back = return_workbook(tmp_path)
    other = next(t for t in rules.themaschema.themas if t.code != punt.thema)
    back.write_bytes(
        fill_in(
            back.read_bytes(),
            {
                (werkboek.KNELPUNTEN.naam, knelpunt.knelpunt_id, werkboek.ANDER_THEMA): (
                    f"{other.code} {other.titel}"
                ),
                (werkboek.AGENDAPUNTEN.naam, punt.agendapunt_id, werkboek.BESLUIT): "rood",
                (
                    werkboek.AGENDAPUNTEN.naam,
                    punt.agendapunt_id,
                    werkboek.REDEN,
                ): "Er is geen geld.",
            },
        )
    )

    run(tmp_path, rules)
    back.unlink()
    fill(tmp_path / "in", FILES[1:2])
    later = run(tmp_path, rules)

    assert later.toekenningen[knelpunt.knelpunt_id].thema == other.code
    coloured = {p.agendapunt_id: p.stoplicht for p in later.editie.agendapunten}
    assert coloured[punt.agendapunt_id].kleur == "rood"
    assert coloured[punt.agendapunt_id].door == "S. Secretaris"


def test_an_old_workbook_that_stays_in_the_inbox_does_not_undo_a_later_answer(
    tmp_path: Path, rules: Rules
) -> None:
    fill(tmp_path / "in", FILES[:1])
    punt = run(tmp_path, rules).editie.agendapunten[0]
    made = return_workbook(tmp_path).read_bytes()
    for name, kleur in (("eerst.xlsx", "rood"), ("later.xlsx", "groen")):
        answer = {
            (werkboek.AGENDAPUNTEN.naam, punt.agendapunt_id, werkboek.BESLUIT): kleur,
            (werkboek.AGENDAPUNTEN.naam, punt.agendapunt_id, werkboek.REDEN): "Besproken.",
        }
        (tmp_path / "in" / name).write_bytes(fill_in(made, answer))
        run(tmp_path, rules)

    again = run(tmp_path, rules)

    assert again.editie.agendapunten[0].stoplicht.kleur == "groen"


def test_wishes_that_a_human_made_one_stay_one_line_in_every_later_run(
    tmp_path: Path, rules: Rules
) -> None:
    fill(tmp_path / "in", ALIKE)
    first = run(tmp_path, rules)
    asked = next(v for v in first.wensverbanden if v.uitkomst == "voorstel")
    back = return_workbook(tmp_path)
    answer = {(werkboek.WENSEN.naam, asked.oplossing_a, werkboek.BESLUIT): werkboek.EEN_WENS}
    back.write_bytes(fill_in(back.read_bytes(), answer))

    run(tmp_path, rules)
    back.unlink()
    later = run(tmp_path, rules)

    [united] = [
        wens
        for punt in later.editie.agendapunten
        for wens in punt.oplossingen
        if asked.oplossing_a in wens.bronnen
    ]
    assert asked.oplossing_b in united.bronnen
    assert united.gemeenten == ("Aalten", "Valkenswaard")
    assert [v.bron for v in later.wensverbanden if v.oplossing_a == asked.oplossing_a] == [
        "besluit"
    ]
