"""Footnotes: small print at the foot of a page that begins with the mark of a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lines import words_to_lines
from extractors.pdf_furniture import PagePlan
from extractors.pdf_tables import Rule
from extractors.pdf_words import Line, main_size

SMALL = 0.93
"""Share of the body's font size that a note may have. Word sets 10 under 11, typst 9.4, LaTeX 8."""
RULE_ABOVE = 16.0
"""Points between the short line above the notes and the first of them."""
_NUMBER = re.compile(r"\[?(\d{1,2}|[*†‡])\]?\.?")


def find_notes(plans: Sequence[PagePlan], body_size: float) -> None:
    """Move the footnotes of each page out of its running words, into ``notes``."""
    for plan in plans:
        lines = _foot_lines(plan)
        start = _first_note(lines, plan, body_size)
        if start is None:
            continue
        plan.notes = [word for line in lines[start:] for word in line.words]
        taken = {id(word) for word in plan.notes}
        plan.words = [word for word in plan.words if id(word) not in taken]


def _foot_lines(plan: PagePlan) -> list[Line]:
    """The lines below the last table in the lower two thirds of the page."""
    floor = plan.box.top + plan.box.height / 3
    for grid in plan.grids:
        floor = max(floor, grid.box.bottom)
    return words_to_lines(word for word in plan.words if word.baseline > floor)


def _first_note(lines: Sequence[Line], plan: PagePlan, body_size: float) -> int | None:
    """Index of the first of the closing lines that are all small print and begin with a mark."""
    start = len(lines)
    while start and main_size(lines[start - 1].words) <= SMALL * body_size:
        start -= 1
    for index in range(start, len(lines)):
        line = lines[index]
        rest = plan.rulings.horizontals
        if line.words[0].is_mark and len(line.words) > 1:
            return index
        if _NUMBER.fullmatch(line.words[0].text) and _has_rule_above(line, rest):
            return index
    return None


def _has_rule_above(line: Line, rules: Sequence[Rule]) -> bool:
    return any(0 < line.box.top - rule.at < RULE_ABOVE and rule.low < line.x0 + 5 for rule in rules)
