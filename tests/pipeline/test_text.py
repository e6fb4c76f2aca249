import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import (
    Woordenlijst,
    fold,
    iter_words,
    lemmas,
    lemmatise,
    rarity,
    straighten,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I.s.m. het COA", ["I.s.m", "het", "COA"]),
        ("azc’s raken vol.", ["azc's", "raken", "vol"]),
        ("amv 18+ en 23- jaar", ["amv", "18+", "en", "23-", "jaar"]),
        ("na-reizigers v/d Wi2013", ["na-reizigers", "v/d", "Wi2013"]),
        ("€ 1.250,50 per plek - nu", ["1.250,50", "per", "plek", "nu"]),
    ],
)
def test_words_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert [word.text for word in iter_words(straighten(text))] == expected


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    straight = straighten(text)

    assert all(straight[w.start : w.end] == w.text for w in iter_words(straight))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_takes_case_accents_and_soft_hyphens_away() -> None:
    assert fold("Financi\u00eble co\u00f6r\u00addinatie") == "financiele coordinatie"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("verblijfspassen", "verblijfspas"),
        ("pasjes", "pas"),
        ("gekoppeld", "koppelen"),
        ("taalscholen", "taalschool"),
        ("gezinshereniging", "gezinshereniging"),
        ("nareizigers", "nareiziger"),
        ("azc’s", "azc"),
        ("AMV’ers", "amv"),
        ("i.s.m.", "ism"),
        ("uitgeplaatste", "uitplaats"),
        ("ingeburgerd", "inburgeren"),
        ("gebied", "gebied"),
        ("tweede", "tweede"),
        ("achttiende", "achttiende"),
        ("wacht", "wacht"),
        ("wachten", "wacht"),
        ("gewacht", "wacht"),
    ],
)
def test_an_inflected_word_gives_its_dictionary_form(word: str, lemma: str) -> None:
    assert lemmatise(word) == lemma


DOMEIN = Woordenlijst(
    ["opvang", "plek", "woning", "tekort", "kinderopvang", "taakstelling", "school", "dossier"],
    {"SH": "statushouder", "vergunninghouder": "statushouder"},
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("opvangplekken", ("opvang", "plek")),
        ("woningtekorten", ("woning", "tekort")),
        ("noodopvangplekken", ("nood", "opvang", "plek")),
        ("opvang-plekken", ("opvang", "plek")),
        ("statushoudersdossiers", ("statushouder", "dossier")),
        ("kinderopvang", ("kinderopvang",)),
        ("SH'ers", ("statushouder",)),
        ("vergunninghouders", ("statushouder",)),
        ("taakstellign", ("taakstelling",)),
        ("statushoduers", ("statushouder",)),
        ("fietsenstalling", ("fietsenstalling",)),
    ],
)
def test_a_word_is_read_in_the_words_of_the_domain(word: str, parts: tuple[str, ...]) -> None:
    assert DOMEIN.parts(word) == parts


def test_a_fixed_word_is_taken_as_it_is_written() -> None:
    words = Woordenlijst(["pas"], fixed=["pasje"])

    assert words.parts("passen") == ("pas",)
    assert words.parts("pasjes") == ("pasje",)


def test_words_with_a_listed_beginning_are_one() -> None:
    words = Woordenlijst(["traumaheli"], beginnings=["trauma"])

    assert words.parts("Traumaverwerking") == ("trauma*",)
    assert words.parts("traumaheli") == ("traumaheli",)


def test_a_word_of_general_dutch_is_never_corrected() -> None:
    assert Woordenlijst(["wachten"]).correct("achten") is None


def test_words_and_lemmas_keep_the_order_of_the_text() -> None:
    assert words("Véél azc's") == ("veel", "azc's")
    assert lemmas("De COA-locaties wachten") == ("de", "coa", "locatie", "wacht")


def test_a_word_of_all_texts_says_nothing() -> None:
    weights = rarity([["gemeente", "pas"], ["gemeente"]])

    assert weights["gemeente"] == 0
    assert weights["pas"] > 0
