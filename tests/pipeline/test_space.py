from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings import load_rules
from pipeline.space import Row, find_middens, word_space
from schemas.lexicon import Vraagstuk

SPACE = word_space()
WORDS = st.lists(
    st.sampled_from(
        ["azc", "bus", "huur", "taal", "tolk", "school", "boete", "DUO", "wachten", "lening"]
    )
)


def cosine(links: Row, rechts: Row) -> float:
    return float(links.astype(np.float64) @ rechts.astype(np.float64)) / 1024**2


def test_texts_without_a_common_word_about_one_thing_lie_nearer_than_others() -> None:
    vervoer = SPACE.row_of("De laatste bus gaat om zes uur.")
    reiskosten = SPACE.row_of("Openbaar vervoer in de avond ontbreekt.")
    tolken = SPACE.row_of("De huisarts krijgt geen vergoeding voor een tolk.")

    assert cosine(vervoer, reiskosten) > 0.5 > cosine(vervoer, tolken)


def test_a_text_of_which_no_word_is_known_has_no_place() -> None:
    assert not SPACE.row_of("§§ 12 34").any()
    assert not SPACE.row_of("").any()


@given(WORDS)
def test_a_place_has_length_one_and_the_order_of_words_changes_nothing(spoken: list[str]) -> None:
    row = SPACE.row_of(" ".join(spoken))

    assert (row == SPACE.row_of(" ".join(sorted(spoken)))).all()
    assert not spoken or abs(cosine(row, row) - 1.0) < 0.01


def test_the_words_that_lead_to_a_place_are_named_those_that_do_most_first() -> None:
    place = SPACE.row_of("De laatste bus gaat om zes uur, de avondles begint later.")

    assert SPACE.toward({"vervoer": 1, "huisarts": 1, "dienstregeling": 3}, place) == [
        "dienstregeling",
        "vervoer",
    ]


def test_an_edited_vraagstuk_gets_the_middle_of_its_own_tellings() -> None:
    shipped = load_rules(None).lexicon.vraagstukken[0]
    edited = Vraagstuk(code=shipped.code, titel="De bus", thema="3b", voorbeelden=("Geen bus.",))

    [own], [other] = find_middens([shipped], SPACE), find_middens([edited], SPACE)

    assert cosine(own, SPACE.row_of(shipped.voorbeelden[0])) > 0.3
    assert cosine(other, SPACE.row_of("Geen bus.")) > 0.9
