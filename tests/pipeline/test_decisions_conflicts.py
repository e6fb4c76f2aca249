"""Together and apart at once: a circle is nobody's word."""

from __future__ import annotations

from datetime import date

from pipeline.decisions.common import Besluitlezing, Invuller, Verzameling
from pipeline.decisions.conflicts import settle
from schemas.besluit import Besluit

DAY = date(2031, 1, 2)


def pairs(*wanted: tuple[str, str, str]) -> Verzameling:
    """Answers in one file: (samen or apart, links, rechts); the place is "links-rechts"."""
    verzameling = Verzameling(Invuller("s", DAY))
    for soort, links, rechts in wanted:
        kind = "samen" if soort == "samen" else "apart"
        verzameling.add(f"{links}-{rechts}", kind, links, doel_tweede=rechts)  # type: ignore[arg-type]
    return verzameling


def taken(lezing: Besluitlezing) -> list[tuple[str, str, str | None]]:
    return [(b.soort, b.doel, b.doel_tweede) for b in lezing.besluiten]


def earlier(*wanted: tuple[str, str, str]) -> tuple[Besluit, ...]:
    return settle(pairs(*wanted), ()).besluiten


def test_circle_in_one_file_takes_none_of_its_besluiten() -> None:
    lezing = settle(
        pairs(("samen", "a", "b"), ("samen", "b", "c"), ("apart", "a", "c"), ("samen", "x", "y")),
        (),
    )

    assert taken(lezing) == [("samen", "x", "y")]
    assert [b.code for b in lezing.conflicten] == ["besluit-kring"]


def test_circle_with_earlier_besluiten_refuses_only_what_is_new() -> None:
    lezing = settle(pairs(("apart", "a", "c")), earlier(("samen", "a", "b"), ("samen", "b", "c")))

    assert lezing.besluiten == ()
    assert [b.plaats for b in lezing.conflicten] == ["a-c"]


def test_later_answer_about_a_pair_replaces_the_earlier_one() -> None:
    lezing = settle(pairs(("apart", "a", "b")), earlier(("samen", "a", "b")))

    assert taken(lezing) == [("apart", "a", "b")]
    assert lezing.conflicten == ()


def test_replaced_answer_makes_no_circle_any_more() -> None:
    before = earlier(("samen", "a", "b"), ("samen", "b", "c"))
    apart = settle(pairs(("apart", "b", "c")), before).besluiten

    lezing = settle(pairs(("apart", "a", "c")), (*before, *apart))

    assert taken(lezing) == [("apart", "a", "c")]


def test_circle_that_was_there_before_is_not_reported_again() -> None:
    before = earlier(("samen", "a", "b"), ("samen", "x", "y"))

    lezing = settle(pairs(("samen", "p", "q")), before)

    assert taken(lezing) == [("samen", "p", "q")]
