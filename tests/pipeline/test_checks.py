"""Each promise turns red when it is broken."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pipeline.checks import (
    validate_every_character_placed,
    validate_every_knelpunt_on_agenda,
    validate_every_wish_kept,
    validate_no_sentence_nobody_wrote,
    validate_nummer_never_reused,
)
from schemas.agenda import Agendaalinea, Agendaoplossing, Agendapunt, Editie
from schemas.bevinding import Bevinding
from schemas.inzending import Inzending, Uitkomst
from schemas.knelpunt import oplossing_id
from tests.factories import make_knelpunt

KNELPUNT = make_knelpunt(oplossingen=("Bouw meer.",))


def make_punt(**changes: object) -> Agendapunt:
    oplossing = Agendaoplossing(
        agendaoplossing_id="ap-1-o01",
        agendapunt_id="ap-1",
        volgnummer=1,
        tekst="Bouw meer.",
        bronnen=(oplossing_id(KNELPUNT.knelpunt_id, 1),),
    )
    alinea = Agendaalinea(tekst="Er zijn te weinig woningen.", knelpunt_id=KNELPUNT.knelpunt_id)
    punt = Agendapunt(
        agendapunt_id="ap-1",
        nummer="2b-01",
        thema="2b",
        onderwerp="Te weinig woningen",
        omschrijving=(alinea,),
        oplossingen=(oplossing,),
        knelpunt_ids=(KNELPUNT.knelpunt_id,),
        centrum=KNELPUNT.knelpunt_id,
        eerste_editie="1",
        gewijzigd_in="1",
    )
    return punt.model_copy(update=changes)


def make_editie(*punten: Agendapunt, nummers: tuple[str, ...] = ("2b-01",)) -> Editie:
    return Editie(agendapunten=punten, nummers=nummers)


def make_uitkomst(tekens: int, blok: int, meubilair: int, restant: int) -> Uitkomst:
    return Uitkomst(
        inzending=Inzending(inzending_id="a", sha256="a", bestandsnaam="a.pdf", bytes=1),
        status="verwerkt",
        tekens=tekens,
        tekens_blok=blok,
        tekens_meubilair=meubilair,
        tekens_restant=restant,
    )


def codes(found: Iterable[Bevinding]) -> list[str]:
    return [bevinding.code for bevinding in found]


@pytest.mark.parametrize(
    ("uitkomst", "expected"),
    [
        (make_uitkomst(10, 7, 2, 1), []),
        (make_uitkomst(10, 7, 2, 0), ["tekens-kloppen-niet"]),
        (make_uitkomst(9, 7, 2, 1), ["tekens-kloppen-niet"]),
    ],
)
def test_a_character_too_few_or_too_many_is_found(uitkomst: Uitkomst, expected: list[str]) -> None:
    assert codes(validate_every_character_placed([uitkomst])) == expected


def test_a_whole_agenda_has_no_findings() -> None:
    editie = make_editie(make_punt())

    assert not codes(validate_nummer_never_reused(editie))
    assert not codes(validate_every_knelpunt_on_agenda(editie, [KNELPUNT]))
    assert not codes(validate_every_wish_kept(editie, [KNELPUNT]))
    assert not codes(validate_no_sentence_nobody_wrote(editie, [KNELPUNT]))


def test_a_number_on_two_points_is_found() -> None:
    editie = make_editie(make_punt(), make_punt(agendapunt_id="ap-2"))

    assert codes(validate_nummer_never_reused(editie)) == ["nummer-dubbel"]


def test_a_number_that_was_never_given_out_is_found() -> None:
    assert codes(validate_nummer_never_reused(make_editie(make_punt(), nummers=())))


def test_a_knelpunt_without_a_point_is_found() -> None:
    found = validate_every_knelpunt_on_agenda(make_editie(), [KNELPUNT])

    assert codes(found) == ["knelpunt-zonder-agendapunt"]


def test_a_knelpunt_on_two_points_is_found() -> None:
    editie = make_editie(make_punt(), make_punt(agendapunt_id="ap-2", nummer="2b-02"))

    found = validate_every_knelpunt_on_agenda(editie, [KNELPUNT])

    assert codes(found) == ["knelpunt-op-twee-agendapunten"]


def test_a_wish_that_disappeared_is_found() -> None:
    editie = make_editie(make_punt(oplossingen=()))

    assert codes(validate_every_wish_kept(editie, [KNELPUNT])) == ["oplossing-verdwenen"]


def test_a_sentence_that_nobody_wrote_is_found() -> None:
    invented = Agendaalinea(tekst="Alles gaat goed.", knelpunt_id=KNELPUNT.knelpunt_id)

    found = validate_no_sentence_nobody_wrote(
        make_editie(make_punt(omschrijving=(invented,))), [KNELPUNT]
    )

    assert codes(found) == ["zin-van-niemand"]
