"""A filled-in review workbook read back as besluiten."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from pipeline.decisions import (
    Bekend,
    Besluitlezing,
    Invuller,
    is_beoordeling,
    make_bekend,
    read_beoordeling,
)
from schemas import beoordeling as werkboek
from schemas.besluit import Besluit
from tests.example_editie import THEMAS
from tests.example_facts import BEKEND_PUNT, REGISTER, TWEEDE_PUNT, TWIJFEL, ZEKER, make_facts
from tests.workbook_edits import fill_in, make_workbook

DAY = date(2031, 1, 2)
WORKBOOK = make_workbook(make_facts())
BEKEND = Bekend(
    knelpunten=frozenset({ZEKER.knelpunt_id, TWIJFEL.knelpunt_id}),
    inzendingen=frozenset({ZEKER.inzending_id, TWIJFEL.inzending_id}),
    agendapunten={p.agendapunt_id: p.centrum for p in (BEKEND_PUNT, TWEEDE_PUNT)},
    nummers={p.nummer: p.agendapunt_id for p in (BEKEND_PUNT, TWEEDE_PUNT)},
    themas=frozenset(thema.code for thema in THEMAS) | {"00"},
    gemeenten={"ede": "GM0228", "goes": "GM0664"},
)


def read(
    answers: dict[tuple[str, str, str], object], earlier: tuple[Besluit, ...] = ()
) -> Besluitlezing:
    content = fill_in(WORKBOOK, answers)
    return read_beoordeling(content, BEKEND, Invuller("secretariaat", DAY), earlier)


def codes(lezing: Besluitlezing) -> list[tuple[str, str]]:
    return [(b.code, b.plaats) for b in (*lezing.niet_begrepen, *lezing.conflicten)]


@pytest.mark.parametrize(
    ("sheet", "identity", "column", "typed", "expected"),
    [
        ("Thema", TWIJFEL.knelpunt_id, "Besluit", "2c Tussenvoorziening", ("thema", "2c")),
        ("Thema", TWIJFEL.knelpunt_id, "Besluit", "2C", ("thema", "2c")),
        ("Thema", TWIJFEL.knelpunt_id, "Besluit", "00 past bij geen thema", ("thema", "00")),
        ("Zelfde probleem", ZEKER.knelpunt_id, "Besluit", "samen", ("samen", "")),
        ("Zelfde probleem", ZEKER.knelpunt_id, "Besluit", "Apart", ("apart", "")),
        ("Wensen", f"{ZEKER.knelpunt_id}-o01", "Besluit", "één wens", ("wens-samen", "")),
        ("Wensen", f"{ZEKER.knelpunt_id}-o01", "Besluit", "Twee wensen", ("wens-apart", "")),
        ("Afzender", TWIJFEL.inzending_id, "Besluit", "goes", ("afzender", "GM0664")),
        (
            "Afgeschermd",
            TWIJFEL.knelpunt_id,
            "Besluit",
            werkboek.TONEN,
            ("tonen", "feedfeedfeedfeed"),
        ),
        (
            "Niet geplaatst",
            f"{TWIJFEL.inzending_id}/7",
            "Besluit",
            werkboek.HOORT_NERGENS,
            ("gezien", werkboek.HOORT_NERGENS),
        ),
        (
            "Stoplicht",
            BEKEND_PUNT.agendapunt_id,
            werkboek.ANDERE_TITEL,
            "Kamers",
            ("wording", "Kamers"),
        ),
        ("Stoplicht", BEKEND_PUNT.agendapunt_id, werkboek.VERVALLEN, "ja", ("vervallen", "")),
        ("Alle knelpunten", ZEKER.knelpunt_id, werkboek.ANDER_THEMA, "2c x", ("thema", "2c")),
        (
            "Alle knelpunten",
            ZEKER.knelpunt_id,
            werkboek.OOK_AFSCHERMEN,
            "Jan Bedacht",
            ("afschermen", "Jan Bedacht"),
        ),
    ],
)
def test_answer_becomes_a_besluit(
    sheet: str, identity: str, column: str, typed: str, expected: tuple[str, str]
) -> None:
    lezing = read({(sheet, identity, column): typed})

    [besluit] = lezing.besluiten
    assert (besluit.soort, besluit.waarde) == expected
    assert (besluit.doel, besluit.door, besluit.op) == (identity, "S. Secretaris", DAY)
    assert codes(lezing) == []


def test_number_of_another_point_puts_their_centres_together() -> None:
    [besluit] = read(
        {("Stoplicht", BEKEND_PUNT.agendapunt_id, werkboek.SAMENVOEGEN): "2B-02"}
    ).besluiten

    assert (besluit.soort, besluit.doel, besluit.doel_tweede) == (
        "samen",
        ZEKER.knelpunt_id,
        TWIJFEL.knelpunt_id,
    )


def test_what_is_known_comes_from_the_agenda_the_scheme_and_the_register() -> None:
    editie = make_facts().editie

    bekend = make_bekend(editie, [ZEKER.inzending_id], ["2b"], REGISTER)

    assert bekend.knelpunten == {ZEKER.knelpunt_id, TWIJFEL.knelpunt_id}
    assert bekend.nummers["2b-02"] == TWEEDE_PUNT.agendapunt_id
    assert bekend.themas == {"2b", "00"}
    assert bekend.gemeenten["oss"] == "GM0828"
    assert bekend.has_place(f"{ZEKER.inzending_id}/7")
    assert not bekend.has_place(f"{TWIJFEL.inzending_id}/7")


def test_workbook_that_nobody_filled_in_decides_nothing() -> None:
    assert read({}) == Besluitlezing()


def test_stoplicht_takes_its_reason_along() -> None:
    identity = BEKEND_PUNT.agendapunt_id

    lezing = read(
        {
            ("Stoplicht", identity, "Besluit"): "rood",
            ("Stoplicht", identity, werkboek.REDEN): "Het overleg ligt stil",
        }
    )

    [besluit] = lezing.besluiten
    assert (besluit.waarde, besluit.toelichting) == ("rood", "Het overleg ligt stil")


@pytest.mark.parametrize(
    ("sheet", "identity", "column", "typed", "code"),
    [
        ("Thema", TWIJFEL.knelpunt_id, "Besluit", "9z", "besluit-waarde-onbekend"),
        ("Zelfde probleem", ZEKER.knelpunt_id, "Besluit", "misschien", "besluit-waarde-onbekend"),
        ("Afzender", TWIJFEL.inzending_id, "Besluit", "Verzonnendam", "besluit-waarde-onbekend"),
        ("Stoplicht", BEKEND_PUNT.agendapunt_id, "Besluit", "rood", "besluit-zonder-reden"),
        ("Stoplicht", BEKEND_PUNT.agendapunt_id, "Besluit", "paars", "besluit-waarde-onbekend"),
        (
            "Stoplicht",
            BEKEND_PUNT.agendapunt_id,
            werkboek.SAMENVOEGEN,
            "9",
            "besluit-waarde-onbekend",
        ),
        (
            "Stoplicht",
            BEKEND_PUNT.agendapunt_id,
            werkboek.REDEN,
            "Daarom",
            "besluit-reden-zonder-stoplicht",
        ),
        ("Thema", TWIJFEL.knelpunt_id, "Besluit", "=A1", "besluit-formule"),
    ],
)
def test_answer_that_is_not_understood_is_reported_with_its_place(
    sheet: str, identity: str, column: str, typed: str, code: str
) -> None:
    lezing = read({(sheet, identity, column): typed})

    assert lezing.besluiten == ()
    assert codes(lezing) == [(code, f"{sheet}, rij 5")]


def test_answer_about_something_that_is_gone_is_reported() -> None:
    content = fill_in(WORKBOOK, {("Thema", TWIJFEL.knelpunt_id, "Besluit"): "2c"})

    lezing = read_beoordeling(content, Bekend(themas=frozenset({"2c"})), Invuller("s", DAY))

    assert codes(lezing) == [("besluit-doel-onbekend", "Thema, rij 5")]


def test_two_answers_to_one_question_are_a_conflict_and_neither_counts() -> None:
    lezing = read(
        {
            ("Thema", TWIJFEL.knelpunt_id, "Besluit"): "2c",
            ("Alle knelpunten", TWIJFEL.knelpunt_id, werkboek.ANDER_THEMA): "1a",
        }
    )

    assert lezing.besluiten == ()
    assert codes(lezing) == [("besluit-tegenstrijdig", "Thema, rij 5; Alle knelpunten, rij 6")]


def test_same_workbook_twice_decides_once() -> None:
    answers: dict[tuple[str, str, str], object] = {("Thema", TWIJFEL.knelpunt_id, "Besluit"): "2c"}
    first = read(answers)

    again = read(answers, earlier=first.besluiten)

    assert (again.besluiten, again.al_bekend) == ((), 1)


def test_later_answer_on_the_same_day_has_the_higher_id() -> None:
    question = ("Thema", TWIJFEL.knelpunt_id, "Besluit")
    first = read({question: "2c"})

    second = read({question: "1a"}, earlier=first.besluiten)

    assert second.besluiten[0].besluit_id > first.besluiten[0].besluit_id


def test_columns_that_were_moved_and_rows_that_were_sorted_read_the_same() -> None:
    content = fill_in(WORKBOOK, {("Alle knelpunten", ZEKER.knelpunt_id, "Ander thema"): "2c"})
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Alle knelpunten"]
    head, *rows = [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    for number, row in enumerate([head, *reversed(rows)], start=4):
        for column, value in enumerate(reversed(row), start=1):
            sheet.cell(number, column).value = value
    saved = io.BytesIO()
    book.save(saved)

    lezing = read_beoordeling(saved.getvalue(), BEKEND, Invuller("s", DAY))

    assert [(b.doel, b.waarde) for b in lezing.besluiten] == [(ZEKER.knelpunt_id, "2c")]


def test_renamed_column_is_reported_and_not_guessed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    sheet = book["Thema"]
    for cell in sheet[4]:
        if cell.value == "Besluit":
            cell.value = "Mijn keuze"
    saved = io.BytesIO()
    book.save(saved)

    lezing = read_beoordeling(saved.getvalue(), BEKEND, Invuller("s", DAY))

    assert codes(lezing) == [("besluit-kolom-ontbreekt", "Thema")]


def test_name_on_the_first_sheet_is_optional() -> None:
    content = fill_in(WORKBOOK, {("Thema", TWIJFEL.knelpunt_id, "Besluit"): "2c"}, name="")

    [besluit] = read_beoordeling(content, BEKEND, Invuller("secretariaat", DAY)).besluiten

    assert besluit.door == "secretariaat"


def _package(**parts: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return saved.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen zip",
        WORKBOOK[: len(WORKBOOK) // 2],
        _package(x=b"y"),
        _package(xl__workbook=b"<"),
        _package(bom=b"\0" * 201_000_000),
    ],
    ids=["leeg", "geen zip", "half", "vreemde zip", "kapotte xml", "bom"],
)
def test_file_that_is_no_workbook_is_reported(content: bytes) -> None:
    lezing = read_beoordeling(content, BEKEND, Invuller("s", DAY))

    assert codes(lezing) == [("besluit-bestand-onleesbaar", "beoordeling.xlsx")]
    assert not is_beoordeling(content)


def test_workbook_is_recognised_as_ours_also_after_saving() -> None:
    assert is_beoordeling(WORKBOOK)
    assert is_beoordeling(fill_in(WORKBOOK, {}))
