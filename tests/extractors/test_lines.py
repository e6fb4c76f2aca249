from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from extractors.lines import chars_to_words, words_to_lines
from extractors.pdf_words import Character, Upright

letters = st.builds(
    lambda text, x, y, size: Character(text, x, x + 0.5 * size, y, size),
    st.sampled_from([*"abcdeé1²•-()", "fi", "\u00ad"]),
    st.floats(0, 500),
    st.floats(0, 300),
    st.sampled_from([6.0, 8.0, 11.0, 16.0]),
)


def typed(
    text: str, x: float = 0.0, baseline: float = 100.0, size: float = 10.0
) -> list[Character]:
    """Characters of half the size's width, one behind the other."""
    width = size / 2
    return [
        Character(c, x + i * width, x + (i + 1) * width, baseline, size) for i, c in enumerate(text)
    ]


def words(characters: list[Character], uprights: tuple[Upright, ...] = ()) -> list[str]:
    return [word.text for word in chars_to_words(characters, uprights)]


@given(st.lists(letters, max_size=60))
def test_every_character_stands_in_one_word(characters: list[Character]) -> None:
    found = chars_to_words(characters)

    raw = Counter("".join(word.raw or word.text for word in found))
    assert raw == Counter("".join(c.text for c in characters))


@given(st.lists(letters, max_size=60))
def test_every_word_stands_on_one_line(characters: list[Character]) -> None:
    found = chars_to_words(characters)

    lines = words_to_lines(found)

    assert sum(len(line.words) for line in lines) == len(found)
    assert all(line.words == sorted(line.words, key=lambda w: w.x0) for line in lines)


def test_space_characters_part_words() -> None:
    assert words(typed("te weinig huizen")) == ["te", "weinig", "huizen"]


def test_gap_without_a_space_character_parts_words() -> None:
    assert words(typed("te") + typed("weinig", 12.5)) == ["te", "weinig"]


def test_drawn_line_parts_words_that_touch() -> None:
    touching = typed("Onderwerp") + typed("Huizen", 45.0)

    assert words(touching) == ["OnderwerpHuizen"]
    assert words(touching, (Upright(45.0, 0, 200),)) == ["Onderwerp", "Huizen"]
    assert words(touching, (Upright(45.0, 300, 400),)) == ["OnderwerpHuizen"]


def test_small_raised_digit_behind_a_word_is_a_mark() -> None:
    raised = Character("2", 35.0, 38.0, 96.0, 6.0)

    first, mark = chars_to_words([*typed("huizen."), raised])

    assert (first.text, mark.text, mark.raw, mark.glued) == ("huizen.", "[2]", "2", True)


def test_mark_written_with_a_superscript_character_is_a_mark() -> None:
    first, mark = chars_to_words(typed("huizen²"))

    assert (first.text, mark.text, mark.raw) == ("huizen", "[2]", "²")


def test_sign_of_a_symbol_font_is_named() -> None:
    bullet = [Character("\uf0b7", 0, 5, 100, 10, font="Symbol")]

    [word] = chars_to_words(bullet)

    assert (word.text, word.raw) == ("•", "\uf0b7")
