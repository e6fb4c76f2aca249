"""What repeats on the pages and is no part of the text: running headers, footers, page numbers.

In go the words of all pages, out comes for each page which of its words are furniture. Told by
repetition at the same height, from the edge of the page inwards; never by what the words say,
except for the ways in which pages are numbered. Looked up by hash, so one pass over the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median

from extractors.geometry import Box
from extractors.lines import words_to_lines
from extractors.pdf_tables import Grid, Rulings
from extractors.pdf_words import Line, Word, main_size
from schemas.document import Role

ZONE = 0.2
"""Share of the page's height, at either end, in which furniture is looked for."""
SAME_HEIGHT = 4.0
"""Points that a running header may move from page to page."""
PIECE_GAP = 2.0
"""Gap, in font sizes, that parts the pieces of a header ("title" left, "page 3" right)."""
ENOUGH = 0.4
"""Share of the pages that must have it: odd and even pages may differ, and the first has none."""
CLEAR = 7.0
"""Points of white between furniture and text. A label above its text is nearer; LibreOffice's
default is 14, Word's 20 and more."""
OWN_HEIGHT = 0.6
"""Share of the pages with anything at that height that must have this piece there. A label that
opens several pages by chance stands where other pages have other text."""
ANYTHING = "\0"
COLUMN_REACH = 120.0
"""Points below a header row in which the columns it heads have two lines or more."""
COLUMN_INDENT = 32.0
"""Points that the text of a column may begin behind its header (a list)."""
COLUMN_GAP = 0.42
"""White space between columns, in font sizes; that between words is half of it."""
FORM_SHARE = 0.6
"""Share of the pages on which a short line stands amid the text for the file to be like a form,
where the label that opens each page must not be taken for a header."""
FORM_GAP = 1.1
"""White space below a header, in that between the page's paragraphs, in a file like a form."""
MARGIN = 0.13
"""Share of the height that is margin, where white space need not be measured."""

# "3", "- 3 -", "Pagina 3", "pag. 3 van 12", "3/12", "blz. 3", "Page 3 of 12"; not "Knelpunt 3".
_PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:pagina|bladzijde|blz\.?|pag\.?|page|p\.?)?\s*(\d{1,4})"
    r"(?:\s*(?:van|of|uit|/|\|)\s*(?:de\s+)?\d{1,4})?[-–—|•\s]*",
    re.IGNORECASE,
)
# "Inbreng gemeente X · Pagina 7 van 17": the number within a longer footer
_NUMBER_WITHIN = re.compile(
    r"\b(?:pagina|bladzijde|blz\.?|pag\.?|page)\s*\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?"
    r"|\b\d{1,4}\s*(?:van|/)\s*\d{1,4}$",
    re.IGNORECASE,
)
_NUMBERED_PAGES = re.compile(
    r"pagina|bladzijde|blz|pag\.|page|\d\s*(?:van|/|of)\s*\d", re.IGNORECASE
)


@dataclass(slots=True)
class Furniture:
    """Words of one piece of furniture and the part they play."""

    role: Role
    words: list[Word]


@dataclass(slots=True)
class PagePlan:
    """The running text of a page and its furniture, before layout."""

    number: int
    box: Box
    words: list[Word]
    grids: list[Grid]
    rulings: Rulings
    notes: list[Word] = field(default_factory=list)
    above: list[Furniture] = field(default_factory=list)
    below: list[Furniture] = field(default_factory=list)


@dataclass(slots=True)
class _Strip:
    """A line of the page, or a grid, as furniture sees it: pieces of text at a height."""

    top: float
    bottom: float
    pieces: list[list[Word]]
    grid: Grid | None = None


Key = tuple[str, int, str]  # top or bottom, height in steps, text


def find_furniture(plans: Sequence[PagePlan]) -> None:
    """Move the furniture of each page out of its running words, into ``above`` and ``below``."""
    pages = [_strips(plan) for plan in plans]
    counts = _count(plans, pages)
    elsewhere = _rows_in_text(plans, pages)
    is_form = _is_like_form(plans)
    for plan, strips in zip(plans, pages, strict=True):
        taken: set[int] = set()
        for side in ("top", "bottom"):
            peeled = _peel(plan, strips, side, counts, elsewhere, len(plans), is_form)
            for strip in peeled:
                pieces = [_name_piece(piece, side) for piece in strip.pieces]
                (plan.above if side == "top" else plan.below).extend(pieces)
                taken.update(id(word) for piece in strip.pieces for word in piece)
                if strip.grid is not None:
                    plan.grids = [grid for grid in plan.grids if grid is not strip.grid]
        if taken:
            plan.words = [word for word in plan.words if id(word) not in taken]


def _strips(plan: PagePlan) -> list[_Strip]:
    """Lines and grids of the two zones, from the top of the page."""
    high, low = _zones(plan.box)
    free: list[Word] = []
    in_grid: dict[int, list[Word]] = {}
    roots = [
        g for g in plan.grids if not any(o is not g and _inside(g, o) for o in plan.grids[:40])
    ]
    for word in plan.words:
        x, y = word.box.middle
        index = next((i for i, grid in enumerate(roots) if grid.box.holds(x, y)), None)
        if index is None:
            free.append(word)
        else:
            in_grid.setdefault(index, []).append(word)
    strips = [
        _Strip(line.box.top, line.box.bottom, _pieces(line))
        for line in words_to_lines(free)
        if line.box.bottom < high or line.box.top > low
    ]
    for index, words in in_grid.items():
        box = roots[index].box
        lines = [piece for line in words_to_lines(words) for piece in _pieces(line)]
        if box.bottom < high or box.top > low:
            strips.append(_Strip(box.top, box.bottom, lines, roots[index]))
    return sorted(strips, key=lambda strip: strip.top)


def _inside(inner: Grid, outer: Grid) -> bool:
    return outer.box.area > inner.box.area and outer.box.grow(1).holds(*inner.box.middle)


def _zones(box: Box) -> tuple[float, float]:
    return box.top + ZONE * box.height, box.bottom - ZONE * box.height


def _pieces(line: Line) -> list[list[Word]]:
    pieces = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - pieces[-1][-1].x1 > PIECE_GAP * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def _text(piece: Iterable[Word]) -> str:
    return " ".join(word.text for word in piece)


def _keys(piece: Sequence[Word], plan: PagePlan) -> list[Key]:
    """Under which a piece of furniture is known: its height from the nearer end, and its text.

    Two keys, half a step apart, so that a piece that moves a little meets its likes in one of them.
    """
    middle = piece[0].baseline
    is_top = middle < plan.box.middle[1]
    height = middle - plan.box.top if is_top else plan.box.bottom - middle
    text = _text(piece)
    if _PAGE_NUMBER.fullmatch(text):
        text = re.sub(r"\d+", "#", text) if _NUMBERED_PAGES.search(text) else "#"
    else:
        # Only with a page word or "3 van 12": "Knelpunt 3" on page 3 is a heading.
        text = _NUMBER_WITHIN.sub("#", text)
    side = "top" if is_top else "bottom"
    step = 2 * SAME_HEIGHT
    return [
        (side, 2 * int(height // step), text),
        (side, 2 * int((height + SAME_HEIGHT) // step) + 1, text),
    ]


def _count(plans: Sequence[PagePlan], pages: Sequence[list[_Strip]]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for plan, strips in zip(plans, pages, strict=True):
        keys = {k for strip in strips for piece in strip.pieces for k in _keys(piece, plan)}
        counts.update(keys)
        counts.update({(side, step, ANYTHING) for side, step, _ in keys})
    return counts


def _rows_in_text(plans: Sequence[PagePlan], pages: Sequence[list[_Strip]]) -> set[str]:
    """Rows of several pieces that also stand amid the text of a page: header rows of tables."""
    wanted = {
        _text(w for piece in strip.pieces for w in piece)
        for strips in pages
        for strip in strips
        if len(strip.pieces) > 1 and strip.grid is None
    }
    found: set[str] = set()
    if not wanted:
        return found
    for plan in plans:
        high, low = _zones(plan.box)
        middle = [word for word in plan.words if high <= word.baseline <= low]
        found.update(line.text for line in words_to_lines(middle) if line.text in wanted)
    return found


def _peel(
    plan: PagePlan,
    strips: list[_Strip],
    side: str,
    counts: Counter[Key],
    elsewhere: set[str],
    pages: int,
    is_form: bool,
) -> list[_Strip]:
    """The strips from one end of the page inwards that are furniture, in reading order."""
    is_top = side == "top"
    high, low = _zones(plan.box)
    inwards = [s for s in strips if (s.bottom < high if is_top else s.top > low)]
    if not is_top:
        inwards.reverse()
    body_size = main_size(plan.words) if plan.words else 10.0
    peeled: list[_Strip] = []
    for strip in inwards:
        if not all(_is_furniture(piece, plan, counts, pages, body_size) for piece in strip.pieces):
            break
        if _text(w for piece in strip.pieces for w in piece) in elsewhere:
            break
        if is_top and _heads_columns(strip, plan):
            break
        peeled.append(strip)
    while peeled and not _stands_clear(plan, peeled, is_top, is_form):
        peeled.pop()
    return peeled if is_top else peeled[::-1]


def _heads_columns(strip: _Strip, plan: PagePlan) -> bool:
    """Its pieces stand above columns of text: the header row of a table, repeated on each page.

    Text begins below them, a little indented at most, and none runs from one column into the next.
    """
    if len(strip.pieces) < 2:
        return False
    starts = sorted(piece[0].x0 for piece in strip.pieces)[1:]
    if any(right - left < SAME_HEIGHT for left, right in pairwise(starts)):
        return False
    below = [w for w in plan.words if strip.bottom < w.baseline < strip.bottom + COLUMN_REACH]
    lines = [_columns_of(line) for line in words_to_lines(below)]
    clear = list(takewhile(lambda line: not any(_spans(p, x) for p in line for x in starts), lines))
    begins = [piece[0].x0 for line in clear for piece in line]
    headed = [any(-SAME_HEIGHT < x - start < COLUMN_INDENT for x in begins) for start in starts]
    return len(clear) > 1 and sum(headed) >= min(2, len(starts))


def _columns_of(line: Line) -> list[list[Word]]:
    """A line parted where white space is wide enough to lie between two columns."""
    pieces = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - pieces[-1][-1].x1 > COLUMN_GAP * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def _spans(piece: Sequence[Word], x: float) -> bool:
    return piece[0].x0 < x - SAME_HEIGHT and piece[-1].x1 > x


def _is_furniture(
    piece: Sequence[Word], plan: PagePlan, counts: Counter[Key], pages: int, body_size: float
) -> bool:
    if all(word.tag in ("header", "footer") for word in piece):
        return True
    in_margin = _is_in_margin(piece[0], plan.box)
    if in_margin and all(word.tag == "artifact" for word in piece):
        return True
    text = _text(piece)
    number = _PAGE_NUMBER.fullmatch(text)
    if number and in_margin and (_NUMBERED_PAGES.search(text) or int(number[1]) == plan.number):
        return main_size(piece) < 1.3 * body_size
    if main_size(piece) > 1.6 * body_size:
        return False
    return any(
        counts[key] >= max(2, ENOUGH * pages, OWN_HEIGHT * counts[(*key[:2], ANYTHING)])
        for key in _keys(piece, plan)
    )


def _is_in_margin(word: Word, box: Box) -> bool:
    return (
        word.baseline < box.top + MARGIN * box.height
        or word.baseline > box.bottom - MARGIN * box.height
    )


def _is_like_form(plans: Sequence[PagePlan]) -> bool:
    """A short line stands somewhere amid the text of most pages: the label of a block."""
    counts: Counter[str] = Counter()
    for plan in plans:
        high, low = _zones(plan.box)
        middle = [word for word in plan.words if high <= word.baseline <= low]
        pieces = [piece for line in words_to_lines(middle) for piece in _pieces(line)]
        counts.update({_text(piece) for piece in pieces if len(piece) <= 4})
    return any(count >= max(2, FORM_SHARE * len(plans)) for count in counts.values())


def _paragraph_gap(plan: PagePlan, skip: set[int]) -> float:
    """The usual white space between the paragraphs of a page, 0 when it has none."""
    lines = words_to_lines(word for word in plan.words if id(word) not in skip)
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(lines)]
    wide = [gap for gap in gaps if gap > 0.45 * lines[0].size]
    return median(wide) if wide else 0.0


def _stands_clear(plan: PagePlan, peeled: Sequence[_Strip], is_top: bool, is_form: bool) -> bool:
    """White space parts the furniture from the text; always true on a page without other text."""
    taken = {id(word) for strip in peeled for piece in strip.pieces for word in piece}
    edge = peeled[-1].bottom if is_top else peeled[-1].top
    gaps = [
        (word.box.top - edge) if is_top else (edge - word.box.bottom)
        for word in plan.words
        if id(word) not in taken
    ]
    if not gaps or not is_top or not is_form:
        return not gaps or min(gaps) > CLEAR
    is_tagged = all(w.tag for piece in peeled[-1].pieces for w in piece)
    return is_tagged or min(gaps) > max(CLEAR, FORM_GAP * _paragraph_gap(plan, taken))


def _name_piece(piece: list[Word], side: str) -> Furniture:
    text = _text(piece)
    if _PAGE_NUMBER.fullmatch(text):
        return Furniture("page_number", piece)
    is_top = piece[0].tag == "header" or (piece[0].tag != "footer" and side == "top")
    return Furniture("header" if is_top else "footer", piece)
