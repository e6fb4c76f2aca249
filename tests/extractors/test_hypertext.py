from __future__ import annotations

import pytest

from extractors.hypertext import read_html
from schemas.document import Page, Table, iter_paragraphs
from tests.extractors.word_files import outline


def lines(html: str) -> list[str]:
    return outline(Page(1, read_html(html, "deel.html")))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Te weinig\n   woningen</p>", ["Te weinig woningen"]),
        ("<h2>Wonen</h2>Los<div>Blok</div>", ["Wonen", "Los", "Blok"]),
        ("<p>a<br><br>b</p>", ["a", "b"]),
        ("<ol start='3'><li>x</li><li>y</li></ol>", ["3. x", "4. y"]),
        ("<ol type='a'><li>x</li></ol>", ["a. x"]),
        ("<ul><li>x<ul><li>y</li></ul></li><li>z</li></ul>", ["• x", "• y", "• z"]),
        ("<ul><li><p>x</p><p>y</p></li></ul>", ["• x", "y"]),
        ("<p>- Bouwen</p>", ["- Bouwen"]),
        ("<script>x()</script><style>p{}</style><p>y</p>", ["y"]),
        ("<p>Wonen<span style='display:none'>stil</span></p>", ["Wonen", "[hidden] stil"]),
        ("<pre>a\n\nb</pre>", ["a", "b"]),
        ("<p>&eacute;&nbsp;&euro;</p>", ["é €"]),
        ("<!-- niets -->", []),
        ("", []),
    ],
)
def test_html_is_read_as_a_browser_shows_it(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_heading_level_list_depth_and_bold_are_known() -> None:
    html = "<h2>Kop</h2><ul><li>x<ul><li>y</li></ul></li></ul><p style='font-weight:700'>z</p>"

    found = [
        (q.text, q.heading, q.level, q.is_bold)
        for e in read_html(html, "deel.html")
        for q in iter_paragraphs(e)
    ]

    assert found == [
        ("Kop", 2, None, True),
        ("x", 0, 0, False),
        ("y", 0, 1, False),
        ("z", 0, None, True),
    ]


def test_cells_merged_across_and_down_keep_their_columns() -> None:
    html = (
        "<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>c</td><td>d</td></tr>"
        "</table>"
    )

    [table] = read_html(html, "deel.html")

    assert isinstance(table, Table)
    assert [[(c.column, c.column_span, c.row_span) for c in row.cells] for row in table.rows] == [
        [(0, 1, 2), (1, 2, 1)],
        [(1, 1, 1), (2, 1, 1)],
    ]
    assert [row.is_header for row in table.rows] == [True, False]


def test_places_are_numbered_through_the_text() -> None:
    html = "<p>a</p><table><tr><td>b</td><td>c</td></tr></table><p>d</p>"

    paths = [q.fragments[0].path for e in read_html(html, "deel.html") for q in iter_paragraphs(e)]

    assert paths == [f"deel.html#/block[{number}]" for number in (1, 2, 3, 4)]
