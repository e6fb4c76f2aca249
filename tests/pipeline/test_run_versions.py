"""A later file of the same gemeente takes the place of an earlier one, point by point."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import polars as pl
import pytest

from pipeline.run import run_pipeline
from pipeline.settings import Rules, Settings, load_rules
from schemas.facts import Facts

Blok = tuple[str, str, str]

BANKJES: Blok = (
    "Te weinig taalcoaches",
    "Er staan veertig inburgeraars op de wachtlijst voor een taalcoach in ons dorp.",
    "Geef vrijwilligers een vergoeding voor hun reis.",
)
WONINGEN: Blok = (
    "Lange wachtlijst voor een huurwoning",
    "Woningzoekenden wachten elf jaar op een sociale huurwoning van de corporatie.",
    "Bouw op de grond achter het station.",
)
OPVANG: Blok = (
    "Opvanglocatie zonder dokter",
    "Op de opvanglocatie van het COA is maar een middag per week een huisarts.",
    "Zet er een verpleegkundige neer.",
)
LOKET: Blok = (
    "Brieven die niemand begrijpt",
    "Nieuwkomers krijgen brieven van vijf instanties en weten niet wat zij moeten doen.",
    "Maak een loket in de bibliotheek.",
)


class Silent:
    def start(self, total: int) -> None: ...

    def advance(self) -> None: ...


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(None)


def send(inbox: Path, day: str, *blokken: Blok) -> None:
    """A fictional file of the gemeente Tholen, dated in its cover line."""
    document = docx.Document()
    document.add_heading("Knelpunten gemeente Tholen (fictief)", 1)
    document.add_paragraph(f"Ingediend door: gemeente Tholen, {day}")
    for onderwerp, omschrijving, oplossing in blokken:
        table = document.add_table(rows=3, cols=2)
        rows = (
            ("Onderwerp", onderwerp),
            ("Omschrijving", omschrijving),
            ("Oplossingsrichtingen", oplossing),
        )
        for row, (label, text) in zip(table.rows, rows, strict=True):
            row.cells[0].text, row.cells[1].text = label, text
        document.add_paragraph()
    buffer = io.BytesIO()
    document.save(buffer)
    inbox.mkdir(exist_ok=True)
    (inbox / f"Tholen {day}.docx").write_bytes(buffer.getvalue())


def run(folder: Path, rules: Rules) -> Facts:
    settings = Settings(inbox=folder / "in", output=folder / "uit", still_seconds=0)
    return run_pipeline(settings, rules, Silent())


def statuses(facts: Facts) -> list[str]:
    return [uitkomst.status for uitkomst in facts.uitkomsten]


def test_a_new_version_replaces_the_old_one_and_keeps_the_numbers(
    tmp_path: Path, rules: Rules
) -> None:
    send(tmp_path / "in", "2021-02-01", BANKJES, WONINGEN, OPVANG)
    first = run(tmp_path, rules)
    changed = (WONINGEN[0], WONINGEN[1] + " Dat was vorig jaar tien jaar.", WONINGEN[2])
    send(tmp_path / "in", "2021-03-01", BANKJES, changed, OPVANG)

    second = run(tmp_path, rules)

    assert statuses(second) == ["vervangen", "verwerkt"]
    assert [p.nummer for p in second.editie.agendapunten] == [
        p.nummer for p in first.editie.agendapunten
    ]
    assert {p.status for p in second.editie.agendapunten} == {"actief"}
    assert "2 gelijk, 1 gewijzigd" in second.uitkomsten[1].reden


def test_the_old_knelpunten_stay_in_the_table_on_the_same_point(
    tmp_path: Path, rules: Rules
) -> None:
    send(tmp_path / "in", "2021-02-01", BANKJES, WONINGEN, OPVANG)
    send(
        tmp_path / "in", "2021-03-01", BANKJES, WONINGEN, (*OPVANG[:2], "Zet er twee artsen neer.")
    )

    run(tmp_path, rules)

    table = pl.read_parquet(tmp_path / "uit" / "dataset" / "knelpunten.parquet")
    assert table.height == 6
    assert table.get_column("agendapunt_id").n_unique() == 3


def test_a_point_that_the_new_version_leaves_out_is_withdrawn(tmp_path: Path, rules: Rules) -> None:
    more = ("Geen tolk bij de huisarts", "Huisartsen krijgen een tolk niet betaald.", "Betaal die.")
    send(tmp_path / "in", "2021-02-01", BANKJES, WONINGEN, OPVANG, LOKET, more)
    first = run(tmp_path, rules)
    [gone] = [p.nummer for p in first.editie.agendapunten if p.onderwerp == more[0]]
    send(tmp_path / "in", "2021-03-01", BANKJES, WONINGEN, OPVANG, LOKET)

    second = run(tmp_path, rules)

    status = {p.nummer: p.status for p in second.editie.agendapunten}
    assert status[gone] == "vervallen"


def test_a_file_about_other_points_replaces_nothing(tmp_path: Path, rules: Rules) -> None:
    send(tmp_path / "in", "2021-02-01", BANKJES, WONINGEN)
    send(tmp_path / "in", "2021-03-01", OPVANG)

    facts = run(tmp_path, rules)

    assert statuses(facts) == ["verwerkt", "verwerkt"]


def test_a_besluit_about_the_old_text_goes_along_and_is_shown_again(
    tmp_path: Path, rules: Rules
) -> None:
    from pipeline.state import load_state, save_state
    from schemas.besluit import Besluit

    send(tmp_path / "in", "2021-02-01", BANKJES, WONINGEN, OPVANG)
    first = run(tmp_path, rules)
    staat = load_state(tmp_path / "uit")
    besluit = Besluit(
        besluit_id="b000001",
        soort="thema",
        doel=first.knelpunten[0].knelpunt_id,
        waarde="2c",
        door="S. Secretaris",
        op=date(2021, 2, 10),
        vingerafdruk="een oude tekst",
    )
    save_state(tmp_path / "uit", staat.model_copy(update={"besluiten": (besluit,)}))
    changed = (BANKJES[0], BANKJES[1] + " Vorig jaar waren het er tien.", BANKJES[2])
    send(tmp_path / "in", "2021-03-01", changed, WONINGEN, OPVANG)

    second = run(tmp_path, rules)

    new = second.current[0].knelpunt_id
    assert second.toekenningen[new].thema == "2c"
    assert [b.verouderd for b in second.besluiten] == [True]
