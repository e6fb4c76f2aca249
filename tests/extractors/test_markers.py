from __future__ import annotations

import pytest

from extractors.markers import find_marker


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("- Bouw flexwoningen", "-", "Bouw flexwoningen"),
        ("-Bouw flexwoningen", "-", "Bouw flexwoningen"),
        ("– Bouw flexwoningen", "–", "Bouw flexwoningen"),
        ("  •\tBouw flexwoningen", "•", "Bouw flexwoningen"),
        ("\uf0b7 Bouw", "•", "Bouw"),
        ("\uf0d8 Bouw", "➢", "Bouw"),
        ("o Bouw flexwoningen", "•", "Bouw flexwoningen"),
        ("1) Bouw", "1)", "Bouw"),
        ("1)Bouw", "1)", "Bouw"),
        ("(2) Bouw", "(2)", "Bouw"),
        ("1. Bouw", "1.", "Bouw"),
        ("2a. Bouw", "2a.", "Bouw"),
        ("1.2 Bouw", "1.2", "Bouw"),
        ("1.2.3. Bouw", "1.2.3.", "Bouw"),
        ("3\tBouw", "3", "Bouw"),
        ("a. bouw", "a.", "bouw"),
        ("b) bouw", "b)", "bouw"),
        ("iii) bouw", "iii)", "bouw"),
        ("IV. Bouw", "IV.", "Bouw"),
        ("-> bouw", "->", "bouw"),
        ("✓ bouw", "✓", "bouw"),
        ("✅ bouw", "✅", "bouw"),
        ("•", "•", ""),
    ],
)
def test_typed_mark_is_told_from_the_text(text: str, marker: str, rest: str) -> None:
    found = find_marker(text)

    assert found is not None
    assert (found.text, text[found.end :]) == (marker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Bouw flexwoningen",
        "1.500 woningen zijn nodig",
        "10.30 uur is de start",
        "2.5 miljoen euro",
        "2 gemeenten doen mee",
        "-5 graden",
        "a.u.b. reageren",
        "§ 3 van de wet",
        "2021 was een druk jaar",
        "☒ Ja",
        "*voetnoot",
        "",
        "o",
    ],
)
def test_running_text_has_no_mark(text: str) -> None:
    assert find_marker(text) is None
