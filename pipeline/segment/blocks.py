"""Settled tokens to drafts of blocks, and the texts outside them.

A draft begins at an onderwerp label or at a heading that stands for one, and ends where the next
begins, where a table row, table or box ends, at a heading between blocks and at the complimentary
close of a letter. Every token ends in exactly one draft or in the list of texts outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.segment.headings import (
    Kop,
    Look,
    is_chapter,
    kop_text,
    look_at,
    push_kop,
)
from pipeline.segment.labels import Kind, LabelBook
from pipeline.segment.tokens import Close, LabelToken, Placed, Text, Token
from schemas.document import Paragraph, slice_paragraph
from schemas.knelpunt import Soort, Twijfel

Zone = Literal["before", "between", "after"]


@dataclass(slots=True)
class Draft:
    """A block being read: its texts per part, in reading order."""

    number: int
    koppen: tuple[Kop, ...] = ()
    onderwerp: list[Text] = field(default_factory=list)
    omschrijving: list[Text] = field(default_factory=list)
    oplossingen: list[Text] = field(default_factory=list)
    twijfels: list[Twijfel] = field(default_factory=list)
    has_onderwerp_label: bool = False
    has_omschrijving_label: bool = False
    has_oplossing_label: bool = False

    def texts(self) -> list[Text]:
        """All texts of the block, whatever part they play."""
        return [*self.onderwerp, *self.omschrijving, *self.oplossingen]


@dataclass(slots=True)
class Outside:
    """A text in no block. ``soort`` is None until furniture is told from restant.

    ``zone`` says where it stands: before the first block, between blocks, after the last.
    """

    paragraph: Paragraph
    text: str
    soort: Soort | None
    place: str
    after_block: int  # number of blocks that began before it
    look: Look


@dataclass(slots=True)
class _Builder:
    book: LabelBook
    body_size: float | None
    heads: dict[int, str]
    kop_indices: set[int]
    drafts: list[Draft] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    koppen: tuple[Kop, ...] = ()
    part: Literal["onderwerp", "omschrijving", "oplossingen", "kenmerk", "thema", ""] = ""
    is_open: bool = False
    fresh: bool = False  # a block stood between the last heading and here
    after_label: bool = False  # the last token was a label with nothing behind it
    last_place: str = "line"

    @property
    def draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None


def build_drafts(
    tokens: Sequence[Token], heads: dict[int, str], book: LabelBook, body_size: float | None
) -> tuple[list[Draft], list[Outside]]:
    """The blocks, and everything outside them, from settled tokens."""
    kop_indices = _find_koppen(tokens, heads, body_size)
    builder = _Builder(book, body_size, heads, kop_indices)
    for index, token in enumerate(tokens):
        match token:
            case Placed(paragraph=paragraph, soort=soort):
                builder.is_open = builder.is_open and soort != "e-mailkop"
                _put_outside(builder, paragraph, paragraph.text, soort, "placed")
            case Close():
                builder.is_open = False
            case LabelToken():
                _take_label(builder, token)
            case Text():
                _take_text(builder, token, index)
    return builder.drafts, builder.outside


def _find_koppen(
    tokens: Sequence[Token], heads: dict[int, str], body_size: float | None
) -> set[int]:
    """Headings that stand directly above the start of a block, and so above blocks, not in one."""
    found: set[int] = set()
    starts = [i for i, t in enumerate(tokens) if i in heads or _is_start(t)]
    for start in starts:
        index = start - 1
        while index >= 0:
            token = tokens[index]
            if isinstance(token, Text) and index not in heads:
                previous = tokens[index - 1] if index else None
                if not _may_be_kop(token, previous, body_size):
                    break
                found.add(index)
            elif not isinstance(token, Placed | Close):
                break
            index -= 1
    return found - _find_title(tokens, found, body_size)


def _find_title(tokens: Sequence[Token], koppen: set[int], body_size: float | None) -> set[int]:
    """The heading that opens the file, unless headings of its look come back as chapters."""
    first = next((i for i, t in enumerate(tokens) if isinstance(t, Text | LabelToken)), None)
    if first is None or first not in koppen:
        return set()
    text = tokens[first]
    if not isinstance(text, Text) or is_chapter(text):
        return set()
    look = look_at(text, body_size)
    others = [tokens[i] for i in koppen if i != first]
    alike = [t for t in others if isinstance(t, Text) and look_at(t, body_size) == look]
    return set() if alike else {first}


def _is_start(token: Token) -> bool:
    if not isinstance(token, LabelToken) or token.continues:
        return False
    return token.kind in (Kind.ONDERWERP, Kind.VERZAMELING)


def _may_be_kop(text: Text, previous: Token | None, body_size: float | None) -> bool:
    look = look_at(text, body_size)
    if text.place == "cell":
        return False
    if text.place == "loose" and isinstance(previous, Text) and previous.place == "loose":
        return False  # a row of data; a banner is a cell by itself
    is_value = isinstance(previous, LabelToken) and previous.rest is None
    if is_value and look.strength < 3:
        return False
    if text.place == "row":
        follows_cell = not isinstance(previous, Text) or previous.place != "row"
        return look.strength >= (1 if follows_cell else 2)
    is_listed = isinstance(previous, Text) and bool(previous.paragraph.marker)
    return look.strength >= 2 or (
        look.strength == 1
        and is_chapter(text)
        and not (is_listed and isinstance(previous, Text) and is_chapter(previous))
    )


def _put_outside(
    builder: _Builder, paragraph: Paragraph, text: str, soort: Soort | None, place: str
) -> None:
    look = look_at(Text(paragraph, text), builder.body_size)
    builder.outside.append(Outside(paragraph, text, soort, place, len(builder.drafts), look))


def _start(builder: _Builder) -> Draft:
    draft = Draft(len(builder.drafts) + 1, builder.koppen)
    builder.drafts.append(draft)
    builder.is_open = True
    builder.fresh = True
    return draft


def _take_label(builder: _Builder, token: LabelToken) -> None:
    match token.kind:
        case Kind.ONDERWERP:
            if not token.continues:
                _start(builder).has_onderwerp_label = True
            builder.part = "onderwerp"
        case Kind.OMSCHRIJVING:
            draft = _current_or_new(builder)
            draft.has_omschrijving_label = True
            builder.part = "omschrijving"
        case Kind.OPLOSSING:
            draft = _current_or_new(builder)
            draft.has_oplossing_label = True
            builder.part = "oplossingen"
        case Kind.THEMA | Kind.KENMERK | Kind.VERZAMELING | Kind.KNELPUNT | Kind.DEEL:
            _take_property(builder, token)
            return
    builder.is_open = True
    if token.paragraph is not None:
        _put_outside(builder, token.paragraph, token.paragraph.text, "label", "placed")
    if token.rest is not None:
        _add(builder, token.rest)
    builder.after_label = token.rest is None


def _current_or_new(builder: _Builder) -> Draft:
    draft = builder.draft
    return draft if draft is not None else _start(builder)


def _take_property(builder: _Builder, token: LabelToken) -> None:
    """A theme becomes a heading; another property is named and kept out of the block."""
    if token.kind is Kind.VERZAMELING:
        paragraph = token.paragraph
        if paragraph is not None:
            _put_outside(builder, paragraph, paragraph.text, "label", "placed")
        if token.rest is not None:
            _put_kop(builder, token.rest)
        return
    soort: Soort = "kenmerk" if builder.drafts else "briefhoofd"
    if token.kind is Kind.THEMA:
        soort = "kop"
    if token.paragraph is not None:
        _put_outside(
            builder,
            token.paragraph,
            token.paragraph.text,
            "label" if token.rest or token.kind is Kind.THEMA else soort,
            "placed",
        )
    if token.rest is not None:
        if token.kind is Kind.THEMA and _is_inside(builder):
            _put_own_theme(builder, token.rest)
        elif token.kind is Kind.THEMA:
            _put_kop(builder, token.rest)
        else:
            _put_outside(builder, token.rest.paragraph, token.rest.text, soort, "placed")
    elif token.kind in (Kind.THEMA, Kind.KENMERK):
        builder.part = "kenmerk" if token.kind is Kind.KENMERK else "thema"
        builder.after_label = True


def _is_inside(builder: _Builder) -> bool:
    """A block has its onderwerp and nothing more yet."""
    draft = builder.draft
    if not builder.is_open or draft is None:
        return False
    return not draft.omschrijving and not draft.oplossingen


def _put_own_theme(builder: _Builder, text: Text) -> None:
    """The theme that a block names itself is a heading of that block alone."""
    draft = _current_or_new(builder)
    draft.koppen = (*draft.koppen, Kop(kop_text(text), (4.0,)))
    _put_outside(builder, text.paragraph, text.text, "kop", "placed")


def _put_kop(builder: _Builder, text: Text) -> None:
    builder.koppen = push_kop(builder.koppen, text, is_fresh=builder.fresh)
    builder.fresh = False
    _put_outside(builder, text.paragraph, text.text, "kop", "placed")


def _take_text(builder: _Builder, text: Text, index: int) -> None:
    if index in builder.heads:
        draft = _start(builder)
        draft.onderwerp.append(text)
        builder.part = "omschrijving"
        if builder.heads[index]:
            draft.twijfels.append(Twijfel(code=builder.heads[index]))
    elif index in builder.kop_indices:
        _put_kop(builder, text)
        builder.is_open = False
    elif builder.part == "thema" and builder.after_label:
        if _is_inside(builder):
            _put_own_theme(builder, text)
        else:
            _put_kop(builder, text)
        builder.part = ""
    elif builder.part == "kenmerk" and builder.after_label:
        _put_outside(builder, text.paragraph, text.text, "kenmerk", "placed")
        builder.part = ""
    elif not builder.is_open or not builder.part:
        _put_outside(builder, text.paragraph, text.text, None, text.place)
    elif _ends_block(builder, text):
        builder.is_open = False
        _put_outside(builder, text.paragraph, text.text, None, text.place)
    else:
        _add(builder, text)
    builder.after_label = False


def _ends_block(builder: _Builder, text: Text) -> bool:
    """A heading by its format after the proposals, or the complimentary close of a letter."""
    if text.place != "line":
        return False
    if is_greeting(text.text, builder.book):
        return True
    strength = look_at(text, builder.body_size).strength
    is_heading = strength == 3 or (strength == 2 and builder.book.is_no_onderwerp(text.text))
    return is_heading and not builder.after_label and builder.part != "onderwerp"


def is_greeting(text: str, book: LabelBook) -> bool:
    """A line that is the complimentary close of a letter ("Hoogachtend,")."""
    start = text.strip().casefold()
    if len(start) > 120:
        return False
    for word in book.labels.letter_groet:
        folded = word.casefold()
        after = start[len(folded) : len(folded) + 1]
        if start.startswith(folded) and not after.isalpha():
            return len(start) <= len(folded) + 2 or after in ",." or len(start.split()) <= 12
    return False


def _add(builder: _Builder, text: Text) -> None:
    draft = _current_or_new(builder)
    if builder.part in ("", "kenmerk", "thema"):
        builder.part = "omschrijving"
    getattr(draft, builder.part).append(text)


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘\"])")
_MAX_TITLE = 100  # characters; two sentences within it may still be a title


def _split_long_title(draft: Draft) -> None:
    """A text that is onderwerp and omschrijving in one: its first sentence names it."""
    text = draft.onderwerp[0]
    match = _SENTENCE.search(text.text)
    if match is None or len(text.text) <= _MAX_TITLE or draft.omschrijving:
        return
    front = slice_paragraph(text.paragraph, 0, match.end())
    back = slice_paragraph(text.paragraph, match.end())
    draft.onderwerp = [Text(front, front.text, text.place, text.unit)]
    draft.omschrijving = [Text(back, back.text, text.place, text.unit)]
    draft.twijfels.append(Twijfel(code="onderwerp-uit-tekst"))


def lift_headings(drafts: Sequence[Draft], outside: list[Outside]) -> None:
    """Make the heading right above each block its onderwerp, when all onderwerpen are whole texts.

    A heading above a table "Probleem | Oplossing" names what the cell below "Probleem" tells.
    """
    told = [d for d in drafts if d.koppen and not d.omschrijving and _is_told(d.onderwerp)]
    if len(told) < 2 or len(told) < len(drafts):
        return
    places = [_find_own_heading(draft, outside) for draft in told]
    if any(place is None for place in places):
        return
    for draft, place in zip(told, places, strict=True):
        if place is not None:
            entry = outside[place]
            draft.omschrijving = draft.onderwerp
            draft.onderwerp = [Text(entry.paragraph, entry.text)]
            draft.koppen = draft.koppen[:-1]
    lifted = {place for place in places if place is not None}
    outside[:] = [entry for place, entry in enumerate(outside) if place not in lifted]


def _is_told(texts: Sequence[Text]) -> bool:
    """The texts are sentences, more than a title has."""
    return sum(len(t.text) for t in texts) > _MAX_TITLE and texts[-1].text.endswith((".", "!", "?"))


def _find_own_heading(draft: Draft, outside: Sequence[Outside]) -> int | None:
    """The place of the last heading above a block, which stands above no other block."""
    places = [i for i, e in enumerate(outside) if e.soort == "kop" and e.place == "placed"]
    own = [i for i in places if outside[i].after_block == draft.number - 1]
    if not own or kop_text(Text(outside[own[-1]].paragraph, outside[own[-1]].text)) != (
        draft.koppen[-1].text
    ):
        return None
    return own[-1]


def split_onderwerp(draft: Draft) -> None:
    """Leave one title in ``onderwerp``; what follows it without a label is the omschrijving."""
    texts = draft.onderwerp
    if len(texts) == 1:
        _split_long_title(draft)
    if len(texts) < 2:
        return
    same_cell = texts[0].place == "cell" and len({t.unit for t in texts}) == 1
    if draft.has_omschrijving_label and same_cell and sum(len(t.text) for t in texts) <= 250:
        return
    draft.onderwerp = texts[:1]
    draft.omschrijving = [*texts[1:], *draft.omschrijving]
