"""Onderwerpen without a label: headings that stand above a description or above proposals.

In: settled tokens. Out: the index of each text that is the onderwerp of a block, with the reason
to doubt it ("" for none). Nothing is guessed in a file without a label word unless its headings
come in a row of the same look, each with text below, in a file that speaks of knelpunten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.segment.blocks import is_greeting
from pipeline.segment.headings import Look, look_at
from pipeline.segment.labels import Kind, LabelBook, speaks_of_proposing
from pipeline.segment.roles import is_salutation
from pipeline.segment.tokens import Close, LabelToken, Placed, Text, Token

ALLEEN_KOP = "alleen-kop"
"""Doubt code: a heading was taken for an onderwerp though no label says what follows."""

_LETTERHEAD = 10  # lines between a sender's name and the salutation: address, date, reference
_SIGNATURE = 5  # lines from the complimentary close to the last name below it
_MIN_SECTIONS = 2  # headings of one look before they are taken for onderwerpen without any label


@dataclass(slots=True)
class _Walk:
    """What is known while walking the tokens from label to label."""

    looks: dict[int, Look]
    heads: dict[int, str] = field(default_factory=dict)
    started: str = ""  # "", "label" or "head"
    has_omschrijving: bool = False
    has_oplossing: bool = False
    boundary: int = 0

    def start(self, how: str, boundary: int) -> None:
        self.started, self.boundary = how, boundary
        self.has_omschrijving = self.has_oplossing = False


def find_heads(tokens: Sequence[Token], book: LabelBook, body_size: float | None) -> dict[int, str]:
    """Index of each text that is an onderwerp by its place, with a doubt code or ""."""
    looks = {i: look_at(t, body_size) for i, t in enumerate(tokens) if isinstance(t, Text)}
    walk = _Walk(looks)
    for index, token in enumerate(tokens):
        if isinstance(token, LabelToken) and not token.continues:
            _see_label(walk, tokens, index, token)
    if walk.heads:
        _add_alike(walk, tokens, book)
    elif not any(isinstance(t, LabelToken) and t.kind is Kind.ONDERWERP for t in tokens):
        walk.heads.update(_find_sections(tokens, looks, book))
    return walk.heads


def _see_label(walk: _Walk, tokens: Sequence[Token], index: int, token: LabelToken) -> None:
    if token.kind is Kind.ONDERWERP:
        walk.start("label", index + 1)
        return
    if token.kind is Kind.OMSCHRIJVING:
        head = _head_of_omschrijving(walk, tokens, index)
        if head is not None:
            walk.heads[head] = ""
            walk.start("head", index + 1)
        walk.has_omschrijving = True
    elif token.kind is Kind.OPLOSSING:
        head, doubt = _head_of_oplossing(walk, tokens, index, token)
        if head is not None:
            walk.heads[head] = doubt
            walk.start("head", index + 1)
        walk.has_oplossing = True
    else:
        return
    walk.started = walk.started or "label"
    walk.boundary = index + 1


def _adjacent(tokens: Sequence[Token], index: int, boundary: int) -> tuple[int | None, bool]:
    """The text right before a label, and whether a table or box ended in between."""
    closed = False
    for i in range(index - 1, boundary - 1, -1):
        token = tokens[i]
        if isinstance(token, Close):
            closed = True
        elif isinstance(token, Text):
            return i, closed or any(isinstance(t, Close) for t in tokens[boundary:i])
        elif not isinstance(token, Placed):
            return None, closed
    return None, closed


def _head_of_omschrijving(walk: _Walk, tokens: Sequence[Token], index: int) -> int | None:
    is_needed = not walk.started or walk.has_omschrijving or walk.has_oplossing
    if not is_needed:
        return None
    near, after_close = _adjacent(tokens, index, walk.boundary)
    is_loose = not walk.started or after_close or walk.started == "head"
    if near is not None and walk.looks[near].strength >= (1 if is_loose else 2):
        if walk.started == "label" and not after_close and not walk.has_oplossing:
            return None
        return near
    if walk.started == "label":
        return None
    strong = [
        i for i in range(walk.boundary, index) if i in walk.looks and walk.looks[i].strength >= 2
    ]
    return strong[-1] if strong else None


def _head_of_oplossing(
    walk: _Walk, tokens: Sequence[Token], index: int, token: LabelToken
) -> tuple[int | None, str]:
    """A heading with the description right below it, without a label, and then the proposals."""
    is_needed = not walk.started or walk.has_oplossing
    if not is_needed or (walk.has_oplossing and token.label.number):
        return None, ""
    texts = [i for i in range(walk.boundary, index) if i in walk.looks]
    strong = [i for i in texts if walk.looks[i].strength >= 2]
    numbered = [
        i
        for i in texts
        if walk.looks[i].strength == 1
        and walk.looks[i].signature[3]
        and i + 1 in walk.looks
        and walk.looks[i + 1].strength == 0
    ]
    with_text = [i for i in strong if i != texts[-1]] or numbered
    if with_text:
        return with_text[-1], ""
    if strong:
        return strong[-1], ""
    closed = any(isinstance(t, Close) for t in tokens[walk.boundary : index])
    if texts and (not walk.started or closed):
        short = [i for i in texts[:-1] if walk.looks[i].strength >= 1]
        if short:
            return short[-1], ALLEEN_KOP
        if walk.looks[texts[-1]].strength >= 1:
            return texts[-1], ALLEEN_KOP
    return None, ""


def _add_alike(walk: _Walk, tokens: Sequence[Token], book: LabelBook) -> None:
    """Headings that look as the found ones do, with text below, are onderwerpen too."""
    models = {walk.looks[i].signature for i in walk.heads if walk.looks[i].strength >= 2}
    first = min(walk.heads)
    for index, look in walk.looks.items():
        if index <= first or index in walk.heads or look.strength < 2:
            continue
        if look.signature in models and _has_text_below(walk.looks, tokens, index, book):
            walk.heads[index] = ALLEEN_KOP


def _has_text_below(
    looks: dict[int, Look], tokens: Sequence[Token], index: int, book: LabelBook
) -> bool:
    """Ordinary text follows, and the heading is not one of those that are never an onderwerp."""
    token = tokens[index]
    if not isinstance(token, Text) or token.place not in ("line", "row"):
        return False
    if book.is_no_onderwerp(token.text) or _is_letter_part(tokens, index, book):
        return False
    for i in range(index + 1, len(tokens)):
        if isinstance(tokens[i], Placed):
            continue
        return i in looks and looks[i].strength < 2
    return False


def _is_letter_part(tokens: Sequence[Token], index: int, book: LabelBook) -> bool:
    """It stands in a letterhead, above the salutation, or in the signature below the close."""
    above = [t.text for t in tokens[max(0, index - _SIGNATURE) : index] if isinstance(t, Text)]
    below = [t.text for t in tokens[index + 1 : index + _LETTERHEAD] if isinstance(t, Text)]
    return any(is_greeting(text, book) for text in above) or any(
        is_salutation(text, book) for text in below
    )


def _find_sections(
    tokens: Sequence[Token], looks: dict[int, Look], book: LabelBook
) -> dict[int, str]:
    """Headings of one look, each with text below it, in a file without any label word."""
    if not _speaks_of_knelpunten(tokens, book):
        return {}
    candidates = [
        i
        for i, look in looks.items()
        if (look.strength >= 2 or (look.strength == 1 and look.signature[3]))
        and _has_text_below(looks, tokens, i, book)
    ]
    by_look: dict[tuple[int, bool, float, bool], list[int]] = {}
    for i in candidates:
        by_look.setdefault(looks[i].signature, []).append(i)
    groups = [group for group in by_look.values() if len(group) >= _MIN_SECTIONS]
    if not groups:
        return dict.fromkeys(_find_plain_titles(tokens, looks, book), ALLEEN_KOP)
    best = max(groups, key=lambda group: (len(group), -group[0]))
    return dict.fromkeys(best, ALLEEN_KOP)


def _find_plain_titles(
    tokens: Sequence[Token], looks: dict[int, Look], book: LabelBook
) -> list[int]:
    """Short lines in ordinary type, each with prose and then a line that leads in a list."""
    indices = list(looks)
    found: list[int] = []
    for place, lead in enumerate(indices):
        text = tokens[lead]
        listed = tokens[indices[place + 1]] if place + 1 < len(indices) else None
        if not isinstance(text, Text) or not speaks_of_proposing(text.text, book):
            continue
        above = place - 1
        while above >= 0 and _is_prose(tokens[indices[above]], looks[indices[above]]):
            above -= 1
        has_list = isinstance(listed, Text) and bool(listed.paragraph.marker)
        if has_list and 0 <= above < place - 1 and _is_plain_title(tokens, looks, indices[above]):
            found.append(indices[above])
    return found if len(found) >= _MIN_SECTIONS else []


def _is_prose(token: Token, look: Look) -> bool:
    return isinstance(token, Text) and look.strength == 0 and not token.paragraph.marker


def _is_plain_title(tokens: Sequence[Token], looks: dict[int, Look], index: int) -> bool:
    token = tokens[index]
    return isinstance(token, Text) and looks[index].strength == 1 and not token.paragraph.marker


def _speaks_of_knelpunten(tokens: Sequence[Token], book: LabelBook) -> bool:
    stems = [stem.casefold() for stem in book.labels.inzending]
    texts = (t.text.casefold() for t in tokens if isinstance(t, Text))
    return any(stem in text for text in texts for stem in stems)


def drop_orphans(tokens: Sequence[Token], heads: dict[int, str]) -> list[Token]:
    """Label words that open a sentence before any block began are text, not labels."""
    first = min(heads, default=len(tokens))
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if isinstance(token, LabelToken) and token.kind is Kind.ONDERWERP:
            first = min(first, index)
        whole = _whole_of_unsure(token) if index < first else None
        kept.append(whole or token)
    return kept


def _whole_of_unsure(token: Token) -> Text | None:
    """The text that a label was cut from, when it may be an ordinary sentence."""
    if not isinstance(token, LabelToken) or token.label.sure:
        return None
    return token.whole if token.kind in (Kind.OMSCHRIJVING, Kind.OPLOSSING) else None
