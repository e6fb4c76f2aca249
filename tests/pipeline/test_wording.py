"""How near a text is to each vraagstuk by its very words: what the spaces leave out."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings import load_rules
from pipeline.wording import WordingReader, count_places
from schemas.lexicon import Vraagstuk

SHIPPED = load_rules(None).lexicon.vraagstukken
WORDS = st.lists(
    st.sampled_from(["hek", "weg", "pas", "niet", "eerst", "bus", "vijver", "open", "dicht"])
)
TEXTS = st.lists(WORDS.map(" ".join), max_size=3)


def make_vraagstuk(code: str, *tellings: str) -> Vraagstuk:
    return Vraagstuk(code=code, titel="Het hek bij de vijver", thema="1a", voorbeelden=tellings)


BLIJFT = make_vraagstuk(
    "hek-blijft",
    "Hek / Eenden lopen zonder hek de weg op. / Laat het hek staan.",
    "Vijver / Pas als het water weg is kan de afscheiding weg. / Hek laten staan.",
)
WEG = make_vraagstuk(
    "hek-weg",
    "Hek / Eenden lopen met hek de weg niet af. / Haal het hek weg.",
    "Vijver / Als het water weg is kan de afscheiding ook pas open. / Hek weghalen.",
)


def test_what_is_asked_tells_two_sides_apart_where_all_else_is_alike() -> None:
    reader = WordingReader((BLIJFT, WEG))
    told = ("Vijver", "De eenden lopen over de weg en het hek staat langs het water.")

    blijft = reader.likeness(told, ["Hek laten staan."])
    weg = reader.likeness(told, ["Hek weghalen."])

    assert blijft[0] > blijft[1]
    assert weg[1] > weg[0]


def test_a_word_that_is_asked_is_not_a_word_that_is_told() -> None:
    asked = count_places(["Vijver"], ["Hek weg"])
    told = count_places(["Vijver", "Hek weg"], [])

    assert set(told) < set(asked)


def test_the_order_of_words_counts() -> None:
    assert count_places(["eerst taal, dan werk"], []) != count_places(["eerst werk, dan taal"], [])


def test_inflection_and_capitals_do_not_count() -> None:
    assert count_places(["Hekken"], []) == count_places(["hek"], [])


def test_a_text_without_words_is_near_to_nothing() -> None:
    assert WordingReader((BLIJFT, WEG)).likeness([], []).tolist() == [0.0, 0.0]


def test_a_lexicon_without_vraagstukken_has_nothing_to_be_near_to() -> None:
    assert WordingReader(()).likeness(["Het hek"], []).size == 0


@given(TEXTS, TEXTS)
def test_likeness_is_a_cosine_but_for_what_all_share(told: list[str], asked: list[str]) -> None:
    found = READER.likeness(told, asked)

    assert np.all(np.abs(found) <= 1.1)


READER = WordingReader(SHIPPED)


@given(
    TEXTS, TEXTS, st.lists(st.integers(0, len(SHIPPED) - 1), min_size=1, max_size=4, unique=True)
)
def test_a_vraagstuk_is_as_near_whatever_stands_beside_it_in_the_lexicon(
    told: list[str], asked: list[str], places: list[int]
) -> None:
    some = WordingReader([SHIPPED[place] for place in places])

    assert np.allclose(
        some.likeness(told, asked), READER.likeness(told, asked)[places], rtol=0, atol=1e-12
    )


def test_an_edited_vraagstuk_is_worked_out_as_the_shipped_ones_were() -> None:
    edited = SHIPPED[0].model_copy(update={"titel": SHIPPED[0].titel + "."})
    told, asked = ["Het hek bij de vijver staat open."], ["Laat het hek staan."]

    reader = WordingReader((edited, *SHIPPED[1:]))

    assert reader.worked_out == 1
    assert np.allclose(reader.likeness(told, asked), READER.likeness(told, asked), atol=1e-9)


def test_the_middles_were_worked_out_from_the_shipped_lexicon() -> None:
    """Else each run would work out the middle of each vraagstuk that was edited."""
    assert READER.worked_out == 0, (
        "run: python -m benchmarks.fit_space, then score_themes --ijk and fit_match"
    )
