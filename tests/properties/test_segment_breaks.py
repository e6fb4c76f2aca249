"""The same text with the page break at every possible place gives the same blocks.

Paragraphs are set in lines here, as on paper; the break falls after any line: between paragraphs,
inside one, inside a bullet, inside a table cell, inside a label word, or inside a word that is
broken with a hyphen. All texts are fictional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from schemas.document import (
    Cell,
    Document,
    Element,
    Fragment,
    Page,
    Paragraph,
    Rectangle,
    Row,
    Table,
)
from tests.notation import CHARACTER_WIDTH, LINE_HEIGHT, MARGIN, make_document
from tests.segmented import Block, read_blocks

THREE_ROWS = """
    | Onderwerp | Bankjes in het park |
    | Omschrijving | De bankjes in het park zijn dit jaar stuk gegaan door de vorst: // - de leuning van negen bankjes is gebroken; // - de verf bladdert en dat ziet er armoedig uit. // Niemand wil er nog zitten. |
    | Voorgestelde oplossings-richtingen | Timmeren: // - Laat de timmerman van de gemeente in de winter nieuwe leuningen maken. // - Schaf planken aan // Verven: // - Vraag de school om mee te verven met een klas, onder leiding van: //   - een schilder uit het dorp; //   - twee ouders van leerlingen uit die klas. |

    | Onderwerp | Vijver vol kroos |
    | Omschrijving | Er drijft kroos. |
    | Voorgestelde oplossings-richtingen | - Schep het kroos er elke week uit. |
"""  # noqa: E501 - a row of the notation is one line
COLUMNS = """
    | Onderwerp | Omschrijving | Oplossingsrichtingen |
    | Bankjes in het park zijn stuk | De bankjes in het park zijn dit jaar stuk gegaan door de vorst en door de jeugd. | - Laat de timmerman nieuwe leuningen maken voor de zomer // - Schaf planken aan |
    | Vijver vol kroos | Er drijft kroos. | - Schep het kroos er uit |
"""  # noqa: E501
PARAGRAPHS = """
    Onderwerp: Bankjes in het park
    Omschrijving: De bankjes in het park zijn dit jaar stuk gegaan door de vorst en door de jeugd.
    Voorgestelde oplossings-richtingen:
    - Laat de timmerman van de gemeente in de winter nieuwe leuningen maken voor elk bankje.
    - Schaf planken aan
    Onderwerp: Vijver vol kroos
    Omschrijving: Er drijft kroos in de vijver, en de eenden zijn daarom naar de sloot verhuisd.
    Voorgestelde oplossings-richtingen:
    - Schep het kroos er elke week uit.
"""
LETTER = """
    Geachte heer Verzinsel,
    Wij vragen aandacht voor deze knelpunten.
    **Knelpunt 1: Bankjes in het park**
    De bankjes in het park zijn dit jaar stuk gegaan door de vorst en door de jeugd uit het dorp.
    Wat is er nodig?
    1) Laat de timmerman van de gemeente in de winter nieuwe leuningen maken voor elk bankje.
    2) Schaf planken aan
    **Knelpunt 2: Vijver vol kroos**
    Er drijft kroos in de vijver, en de eenden zijn daarom naar de sloot verhuisd.
    Hoogachtend,
    P. Verzinsel
"""
LAYOUTS = {
    "three rows": (THREE_ROWS, (14, 34)),
    "columns": (COLUMNS, (16, 24, 30)),
    "paragraphs": (PARAGRAPHS, (48,)),
    "letter": (LETTER, (48,)),
}


@dataclass
class Line:
    """A line of a paragraph: its words, and on which line of the whole text it stands."""

    number: int
    words: list[str]
    is_first: bool


def set_lines(paragraph: Paragraph, width: int, start: int) -> list[Line]:
    """A paragraph in lines of ``width`` characters; a hyphen inside a word may end a line."""
    room = width - int((paragraph.indent or 0) / CHARACTER_WIDTH)
    lines = [Line(start, [], True)]
    for word in paragraph.text.replace("oplossings-richtingen", "oplossings- richtingen").split():
        if lines[-1].words and len(" ".join([*lines[-1].words, word])) > room:
            lines.append(Line(start + len(lines), [], False))
        lines[-1].words.append(word)
    return lines


def take_lines(
    paragraph: Paragraph, lines: list[Line], page: int, top: int, left: float
) -> Paragraph | None:
    """The paragraph that these of its lines are on a page; None without lines."""
    fragments: list[Fragment] = []
    for line in lines:
        x = left + (paragraph.indent or 0)
        y = MARGIN + (line.number - top) * LINE_HEIGHT
        for word in line.words:
            box = Rectangle(page, x, y, x + len(word) * CHARACTER_WIDTH, y + LINE_HEIGHT - 2)
            is_bold = paragraph.is_bold
            fragments.append(Fragment(word, " ", rectangle=box, bold=is_bold, size=11.0))
            x = box.x1 + CHARACTER_WIDTH
    if not fragments:
        return None
    joined = tuple(join_hyphens(fragments))
    if lines[0].is_first:
        return replace(paragraph, fragments=joined)
    return replace(paragraph, fragments=joined, marker="", marker_characters=0)


def join_hyphens(fragments: list[Fragment]) -> Iterator[Fragment]:
    """As an extractor does inside a page: a word broken with a hyphen is put together."""
    for fragment, following in zip(fragments, [*fragments[1:], None], strict=True):
        if fragment.text.endswith("-") and following is not None:
            yield replace(fragment, text=fragment.text[:-1], raw=fragment.text, after="")
        else:
            yield fragment


@dataclass
class Setting:
    """A text set in lines, with the break after line ``at``; pages fill as it is set."""

    at: int
    hyphen: bool
    line: int = 0
    pages: tuple[list[Element], list[Element]] = ([], [])

    def split(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        before = [line for line in lines if line.number < self.at]
        after = [line for line in lines if line.number >= self.at]
        if self.hyphen and before and after and len(before[-1].words[-1]) > 5:
            word = before[-1].words[-1]
            if word.isalpha():
                before[-1].words[-1] = word[:3] + "-"
                after[0].words.insert(0, word[3:])
        return before, after

    def add(self, paragraph: Paragraph, width: int) -> None:
        lines = set_lines(paragraph, width, self.line)
        self.line += len(lines)
        for page, part in enumerate(self.split(lines)):
            taken = take_lines(paragraph, part, page + 1, self.at * page, MARGIN)
            if taken:
                self.pages[page].append(taken)

    def add_table(self, table: Table, widths: tuple[int, ...]) -> None:
        lefts = [MARGIN + CHARACTER_WIDTH * (sum(widths[:i]) + 2 * i) for i in range(len(widths))]
        edges = (*(left - 6 for left in lefts), lefts[-1] + widths[-1] * CHARACTER_WIDTH)
        parts: tuple[list[Row], list[Row]] = ([], [])
        for row in table.rows:
            start = end = self.line
            cells: tuple[list[Cell], list[Cell]] = ([], [])
            for cell in row.cells:
                self.line = start
                halves = self._set_cell(cell, widths[cell.column], lefts[cell.column])
                for page in (0, 1):
                    cells[page].append(replace(cell, elements=tuple(halves[page])))
                end = max(end, self.line, start + 1)
            self.line = end
            for page in (0, 1):
                if any(c.elements for c in cells[page]):
                    parts[page].append(Row(tuple(cells[page])))
        for page in (0, 1):
            if parts[page]:
                self.pages[page].append(Table(tuple(parts[page]), edges))

    def _set_cell(
        self, cell: Cell, width: int, left: float
    ) -> tuple[list[Paragraph], list[Paragraph]]:
        halves: tuple[list[Paragraph], list[Paragraph]] = ([], [])
        for paragraph in cell.elements:
            assert isinstance(paragraph, Paragraph)
            lines = set_lines(paragraph, width, self.line)
            self.line += len(lines)
            for page, part in enumerate(self.split(lines)):
                taken = take_lines(paragraph, part, page + 1, self.at * page, left)
                if taken:
                    halves[page].append(taken)
        return halves


def lay_out(source: str, widths: tuple[int, ...], at: int, *, hyphen: bool) -> tuple[Document, int]:
    """The text over two pages, the second from line ``at`` on; and how many lines it has."""
    setting = Setting(at, hyphen, pages=([], []))
    for element in make_document(source).pages[0].elements:
        if isinstance(element, Table):
            setting.add_table(element, widths)
            setting.line += 1
        elif isinstance(element, Paragraph):
            setting.add(element, widths[0])
    pages = tuple(Page(i + 1, tuple(p)) for i, p in enumerate(setting.pages))
    return Document("pdf", pages, page_count=2), setting.line


def on_one_line(blocks: list[Block]) -> list[Block]:
    """Blocks without the paragraph ends of the omschrijving: a break hides whether one ended."""
    return [(o, d.replace("\n", " ").replace(" - ", " "), s) for o, d, s in blocks]


def iter_cases() -> Iterator[tuple[str, int, bool]]:
    for name, (source, widths) in LAYOUTS.items():
        _, count = lay_out(source, widths, 10_000, hyphen=False)
        for at in range(1, count):
            yield name, at, False
            yield name, at, True


@pytest.mark.parametrize(("name", "at", "hyphen"), list(iter_cases()))
def test_break_after_any_line_gives_the_same_blocks(name: str, at: int, hyphen: bool) -> None:
    source, widths = LAYOUTS[name]
    whole, _ = lay_out(source, widths, 10_000, hyphen=False)
    broken, _ = lay_out(source, widths, at, hyphen=hyphen)

    blocks = read_blocks(broken)

    assert on_one_line(blocks) == on_one_line(read_blocks(whole))
