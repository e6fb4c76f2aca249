"""The review workbook: what is asked, what is safe, what Excel needs."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from schemas import beoordeling as werkboek
from schemas.beoordeling import BLADEN, Blad
from schemas.besluit import Besluit, BesluitSoort
from schemas.verband import Samenhang, Wensverband
from tests.example_facts import TWIJFEL, ZEKER, make_facts
from tests.workbook_edits import make_workbook, shown

WORKBOOK = make_workbook(make_facts())


def decided(soort: BesluitSoort, doel: str, **more: object) -> Besluit:
    return Besluit.model_validate(
        {
            "besluit_id": "b000001",
            "soort": soort,
            "doel": doel,
            "waarde": "2c",
            "door": "S. Secretaris",
            "op": date(2031, 1, 2),
            **more,
        }
    )


def ids(content: bytes, blad: Blad) -> list[str]:
    return [row[werkboek.ID] for row in shown(content, blad) if row[werkboek.ID]]


def test_same_facts_give_the_same_bytes() -> None:
    assert make_workbook(make_facts()) == WORKBOOK


def test_only_what_is_in_doubt_is_asked() -> None:
    assert ids(WORKBOOK, werkboek.THEMA) == [TWIJFEL.knelpunt_id]
    assert ids(WORKBOOK, werkboek.PAREN) == [ZEKER.knelpunt_id]
    assert ids(WORKBOOK, werkboek.AFZENDERS) == [TWIJFEL.inzending_id]
    assert ids(WORKBOOK, werkboek.RESTANTEN) == [f"{TWIJFEL.inzending_id}/7"]
    assert ids(WORKBOOK, werkboek.KNELPUNTEN) == [ZEKER.knelpunt_id, TWIJFEL.knelpunt_id]


def test_pair_comes_with_both_texts_and_the_reasons_for_and_against() -> None:
    [row] = shown(WORKBOOK, werkboek.PAREN)

    assert row["Knelpunt links"].startswith("Te weinig kamers voor jongeren\nEr zijn te weinig")
    assert "De jongeren vinden geen kamer" in row["Knelpunt rechts"]
    assert row["Waarom"].splitlines()[1:] == [
        "Overeenkomst: woorden (kamer).",
        "Verschil: tegengestelde wens (delen-afschaffen).",
    ]


def test_wishes_come_with_their_point_and_what_they_are_now() -> None:
    [row] = shown(WORKBOOK, werkboek.WENSEN)

    assert [row[name] for name in ("Agendapunt", "Wens links", "Wens rechts", "Nu", "Kans")] == [
        "2b-01",
        "Sta woningdelen toe.",
        "+ Verruim het woningdelen.",
        werkboek.TWEE_WENSEN,
        "70 %",
    ]


def test_a_decided_pair_of_wishes_stays_in_sight_with_the_answer_after_what_is_asked() -> None:
    wishes = (f"{ZEKER.knelpunt_id}-o02", f"{TWIJFEL.knelpunt_id}-o01")
    facts = make_facts((decided("wens-samen", wishes[0], doel_tweede=wishes[1], waarde=""),))
    united = Wensverband(
        oplossing_a=wishes[0], oplossing_b=wishes[1], score=1, uitkomst="samen", bron="besluit"
    )
    facts = facts.model_copy(update={"wensverbanden": (united, *facts.wensverbanden)})

    rows = shown(make_workbook(facts), werkboek.WENSEN)

    assert [row[werkboek.EERDER] for row in rows] == [
        None,
        "één wens (2 januari 2031, S. Secretaris)",
    ]
    assert rows[1]["Nu"] == werkboek.EEN_WENS


@pytest.mark.parametrize(
    ("uitkomst", "blad", "order"),
    [
        ("voorstel", werkboek.PAREN, ["90 %", "60 %"]),
        ("samen", werkboek.SAMENGEVOEGD, ["60 %", "90 %"]),
    ],
)
def test_what_most_deserves_a_look_comes_first(
    uitkomst: Samenhang, blad: Blad, order: list[str]
) -> None:
    facts = make_facts()
    [verband] = facts.matching.verbanden
    pairs = [verband.model_copy(update={"uitkomst": uitkomst, "score": s}) for s in (0.6, 0.9)]
    matching = facts.matching.model_copy(update={"verbanden": tuple(pairs)})

    content = make_workbook(facts.model_copy(update={"matching": matching}))

    assert [row["Kans"] for row in shown(content, blad)] == order


def test_what_was_decided_is_not_asked_again() -> None:
    content = make_workbook(make_facts((decided("thema", TWIJFEL.knelpunt_id),)))

    assert ids(content, werkboek.THEMA) == []


def test_what_was_decided_about_a_text_that_changed_is_asked_with_the_old_answer() -> None:
    content = make_workbook(make_facts((decided("thema", TWIJFEL.knelpunt_id, verouderd=True),)))

    [row] = shown(content, werkboek.THEMA)
    assert row[werkboek.EERDER] == (
        "thema 2c (2 januari 2031, S. Secretaris), maar de tekst is daarna veranderd"
    )


def test_words_that_were_masked_by_a_besluit_do_not_come_back_in_sight() -> None:
    content = make_workbook(
        make_facts((decided("afschermen", TWIJFEL.knelpunt_id, waarde="Jan Bedacht"),))
    )

    cells = [value for blad in BLADEN for row in shown(content, blad) for value in row.values()]
    assert "Jan Bedacht" not in " ".join(str(cell) for cell in cells)


def test_masked_finding_is_shown_with_the_words_around_it_and_without_the_value() -> None:
    [row] = shown(WORKBOOK, werkboek.AFSCHERMING)

    assert "Mevrouw [afgeschermd: naam] wacht" in row["Tekst eromheen"]


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.naam)
def test_text_that_looks_like_a_formula_stays_text(blad: Blad) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(WORKBOOK))[blad.naam]

    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}  # "n" is how openpyxl names an empty cell
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("blad", BLADEN, ids=lambda blad: blad.naam)
def test_sheet_is_ready_to_work_in(blad: Blad) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(WORKBOOK))[blad.naam]

    hidden = [k.naam for k in blad.kolommen if k.verborgen]
    assert [cell.value for cell in sheet[werkboek.HEAD_ROW + 1]] == [k.naam for k in blad.kolommen]
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref is not None
    # openpyxl gives columns of one width and look as one group under the letter of the first
    assert sheet.column_dimensions["A"].hidden == bool(hidden)


def test_every_choice_has_a_drop_down() -> None:
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))

    for blad in BLADEN:
        wanted = sum(bool(k.keuzes or k.lijst) for k in blad.kolommen)
        assert len(book[blad.naam].data_validations.dataValidation) == wanted
    assert book[werkboek.LIJSTEN].sheet_state == "hidden"


def test_pair_that_was_put_together_can_be_taken_apart() -> None:
    facts = make_facts()
    [verband] = facts.matching.verbanden
    together = facts.model_copy(
        update={
            "matching": facts.matching.model_copy(
                update={"verbanden": (verband.model_copy(update={"uitkomst": "samen"}),)}
            )
        }
    )

    content = make_workbook(together)

    assert ids(content, werkboek.PAREN) == []
    assert ids(content, werkboek.SAMENGEVOEGD) == [ZEKER.knelpunt_id]
