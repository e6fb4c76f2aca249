"""An agenda that was edited in Word, read back as besluiten."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.decisions import Besluitlezing, Invuller, agenda_bookmarks, read_agenda
from pipeline.writers.agenda import agenda_docx
from pipeline.writers.agenda_text import lay_out_agenda
from schemas.agenda import Editie, Stoplicht, bookmark_prefix
from tests.example_editie import EDITIE, THEMAS, make_agendapunt

DAY = date(2031, 1, 2)
ORANJE = Stoplicht(kleur="oranje", toelichting="Overleg", sinds=date(2031, 3, 12), door="J. V.")
PUNT = make_agendapunt(
    "2b-01",
    "Te weinig kamers [1]",
    "Eerste zin.\n- een bullet",
    (("=", "Bouwen:", 0), ("1)", "Bouw.", 0)),
    stoplicht=ORANJE,
    voetnoten=(("[1]", "Een noot."),),
)
ANDER = make_agendapunt("2b-02", "Te weinig huizen")
NU = Editie(agendapunten=(PUNT, ANDER))
CODES = frozenset(thema.code for thema in THEMAS)
Edit = Callable[[Any], None]


def edited(edit: Edit, editie: Editie = NU) -> bytes:
    document = docx.Document(io.BytesIO(agenda_docx(lay_out_agenda(editie, THEMAS))))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def read(edit: Edit, editie: Editie = NU) -> Besluitlezing:
    return read_agenda(edited(edit), editie, CODES, Invuller("s", DAY))


def told(lezing: Besluitlezing) -> list[tuple[str, str, str]]:
    taken = [(b.soort, b.doel, b.waarde) for b in lezing.besluiten]
    return taken + [(b.code, b.plaats, "") for b in lezing.niet_begrepen]


def replace(old: str, new: str) -> Edit:
    """Types ``new`` over ``old`` in the one run that holds it, tables included."""

    def edit(document: Any) -> None:
        runs = [t for t in document.element.body.iter(qn("w:t")) if old in (t.text or "")]
        runs[-1].text = runs[-1].text.replace(old, new)

    return edit


def nothing(document: Any) -> None:
    """Opened and saved."""


def point_table(document: Any, nummer: int) -> Any:
    return [table for table in document.tables if len(table.columns) == 2][nummer]


def test_agenda_that_was_only_saved_decides_nothing() -> None:
    content = edited(nothing, EDITIE)

    assert read_agenda(content, EDITIE, CODES, Invuller("s", DAY)) == Besluitlezing()


def test_title_that_was_rewritten_is_a_besluit_and_keeps_its_note() -> None:
    lezing = read(replace("Te weinig kamers", "Kamers voor jongeren"))

    assert told(lezing) == [("wording", PUNT.agendapunt_id, "Kamers voor jongeren [1]")]


def test_title_in_tracked_changes_counts_as_accepted() -> None:
    def edit(document: Any) -> None:
        cell = point_table(document, 1).cell(0, 1).paragraphs[0]
        run = next(iter(cell._p.iter(qn("w:r"))))
        deleted = copy.deepcopy(run)
        run.getparent().replace(run, _wrap("w:del", deleted))
        cell._p.append(_wrap("w:ins", copy.deepcopy(deleted)))
        next(iter(cell._p.findall(qn("w:ins"))[0].iter(qn("w:t")))).text = "Huizen"

    assert told(read(edit)) == [("wording", ANDER.agendapunt_id, "Huizen")]


def _wrap(tag: str, run: Any) -> Any:
    wrapper = run.makeelement(qn(tag), {qn("w:id"): "9", qn("w:author"): "s"})
    wrapper.append(run)
    return wrapper


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("oranje", "groen", [("stoplicht", PUNT.agendapunt_id, "groen")]),
        (" – Overleg", " – Akkoord", [("stoplicht", PUNT.agendapunt_id, "oranje")]),
        ("oranje", "paars", [("besluit-waarde-onbekend", "2b-01", "")]),
        (" – Overleg (12 maart 2031, J. V.)", "", [("besluit-zonder-reden", "2b-01", "")]),
    ],
)
def test_status_that_was_changed_in_the_line_above_the_table(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(read(replace(old, new) if old != "oranje" else _colour(new))) == expected


def _colour(new: str) -> Edit:
    def edit(document: Any) -> None:
        for text in document.element.body.iter(qn("w:t")):
            if "oranje" in (text.text or "") and "Oranje" not in text.text:
                text.text = text.text.replace("oranje", new)

    return edit


def test_reason_is_read_without_date_and_name() -> None:
    [besluit] = read(replace(" – Overleg", " – Akkoord (zie brief)")).besluiten

    assert besluit.toelichting == "Akkoord (zie brief)"


def test_point_moved_below_another_theme_gets_that_theme() -> None:
    def edit(document: Any) -> None:
        table = point_table(document, 1)._tbl
        caption = table.getprevious()
        heading = next(p for p in document.paragraphs if p.text.startswith("2c. "))
        if heading.style.name.startswith("toc"):
            heading = [p for p in document.paragraphs if p.text.startswith("2c. ")][-1]
        heading._p.addnext(caption)
        caption.addnext(table)

    assert told(read(edit)) == [("thema", ANDER.knelpunt_ids[0], "2c")]


def test_words_of_gemeenten_cannot_be_rewritten_and_that_is_said() -> None:
    assert told(read(replace("Eerste zin.", "Andere zin."))) == [
        ("besluit-tekst-van-gemeenten", "2b-01", "")
    ]


def test_point_that_was_deleted_is_reported_and_not_withdrawn() -> None:
    def edit(document: Any) -> None:
        table = point_table(document, 1)._tbl
        table.getparent().remove(table.getprevious())
        table.getparent().remove(table)

    assert told(read(edit)) == [("besluit-punt-verdwenen", "2b-02", "")]


def test_comment_in_the_margin_is_reported() -> None:
    def edit(document: Any) -> None:
        paragraph = document.paragraphs[0]
        document.add_comment(paragraph.runs, text="Klopt dit?", author="s", initials="s")

    assert told(read(edit)) == [("besluit-opmerkingen", "agenda", "")]


def test_point_is_found_by_its_number_when_the_bookmarks_are_gone() -> None:
    def edit(document: Any) -> None:
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(document.element.body.iter(qn(tag))):
                mark.getparent().remove(mark)
        replace("Te weinig huizen", "Huizen")(document)

    assert told(read(edit)) == [("wording", ANDER.agendapunt_id, "Huizen")]


def test_old_agenda_does_not_undo_what_changed_since() -> None:
    since = Editie(
        agendapunten=(
            PUNT.model_copy(update={"stoplicht": Stoplicht(kleur="groen", toelichting="Klaar")}),
            ANDER.model_copy(update={"onderwerp": "Een betere titel"}),
        )
    )

    assert told(read_agenda(edited(nothing), since, CODES, Invuller("s", DAY))) == []


def test_agenda_of_ours_is_recognised_by_its_points() -> None:
    assert agenda_bookmarks(edited(nothing)) == {
        bookmark_prefix(PUNT.agendapunt_id),
        bookmark_prefix(ANDER.agendapunt_id),
    }


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04kapot"])
def test_file_that_is_no_word_file_is_reported(content: bytes) -> None:
    lezing = read_agenda(content, NU, CODES, Invuller("s", DAY))

    assert told(lezing) == [("besluit-bestand-onleesbaar", "agenda", "")]
    assert agenda_bookmarks(content) == frozenset()
