"""The closing words of a letter leave the last block: they are never part of its last proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.blocks import Draft, is_greeting
from pipeline.segment.continuation import INDENT_TOLERANCE
from pipeline.segment.labels import LabelBook
from pipeline.segment.tokens import Text
from schemas.document import Paragraph

_GREETING = re.compile(
    r"\b(?:groet|groeten|groetjes|hoogachtend|hoogachting|mvg)\b|\bgr\.,?\s", re.IGNORECASE
)
_TO_READER = re.compile(r"\b(?:u|uw|jullie|jou|je)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:dank|bedankt|tot slot|tot zover|nou, dat|dat was|dit was|wij vertrouwen|we vertrouwen|"
    r"wij hopen|we hopen|graag (?:horen|vernemen|zijn|gaan|lichten|ontvangen)|mocht u|mochten|"
    r"heeft u|hebt u|heb je|hebben jullie|voor vragen|bij vragen|vragen\?|"
    r"wij (?:horen|zien|kijken)|ik (?:hoor|reken|nodig|vertrouw|hoop)|met vertrouwen|alvast)\b",
    re.IGNORECASE,
)
_MAX_WORDS = 70  # a closing paragraph; a longer one has something to say
_MAX_PARAGRAPHS = 6


def take_closing(
    draft: Draft, others: Sequence[Draft], book: LabelBook, *, before_greeting: bool
) -> list[Text]:
    """Take the closing paragraphs off the end of the last block; empty when there are none.

    Args:
        draft: the last block.
        others: the blocks above it; when their lists end in a paragraph without a mark too, that
            is how this file writes its proposals.
        book: the label words.
        before_greeting: the complimentary close itself came right after this block.
    """
    part = draft.oplossingen or draft.omschrijving
    if not part or part[-1].place != "line":
        return []
    start = _find_start(part, book, before_greeting=before_greeting)
    if draft.oplossingen and (before_greeting or start < len(part)):
        start = min(start, _end_of_list(draft.oplossingen[:start], others))
    if start >= len(part):
        return []
    taken = part[start:]
    del part[start:]
    return taken


def _find_start(part: Sequence[Text], book: LabelBook, *, before_greeting: bool) -> int:
    start = len(part)
    low = max(0 if before_greeting else 1, len(part) - _MAX_PARAGRAPHS)
    is_listed = any(t.paragraph.marker for t in part)
    for index in range(len(part) - 1, low - 1, -1):
        text = part[index]
        if text.paragraph.marker or text.paragraph.role != "body":
            break
        if has_greeting(text.text):
            start = index
    found = before_greeting or start < len(part)
    while start > low:
        text = part[start - 1]
        if text.paragraph.marker or not _is_closing(
            text.text, book, is_listed=is_listed, found=found
        ):
            break
        start -= 1
    return start


def _end_of_list(proposals: Sequence[Text], others: Sequence[Draft]) -> int:
    """Where the paragraphs start that follow a list at the end of the last block.

    In front of a signature they belong to the letter: a proposal would have had a mark as well.
    """
    end = len(proposals)
    while end and not proposals[end - 1].paragraph.marker:
        end -= 1
    after = proposals[end:]
    if not end or not after or any(_ends_unmarked(other) for other in others):
        return len(proposals)
    items = [t for t in proposals[:end] if not t.text.endswith(":")]
    is_real_list = all(t.paragraph.marker for t in items)
    is_short = all(len(t.text.split()) <= _MAX_WORDS for t in after)
    goes_on = _is_below_item(proposals[end - 1].paragraph, after[0].paragraph)
    is_apart = len(after) <= _MAX_PARAGRAPHS and not any(t.text.endswith(":") for t in after)
    return end if is_real_list and is_short and is_apart and not goes_on else len(proposals)


def _ends_unmarked(draft: Draft) -> bool:
    """Its list of proposals ends in a paragraph without a mark."""
    texts = draft.oplossingen
    return bool(texts) and not texts[-1].paragraph.marker and any(t.paragraph.marker for t in texts)


def _is_below_item(item: Paragraph, following: Paragraph) -> bool:
    """A paragraph that starts where the text of the list item above it starts."""
    if not item.indent or following.indent is None:
        return False
    return following.indent >= item.indent - INDENT_TOLERANCE


def has_greeting(text: str) -> bool:
    """A complimentary close stands in the last words of a text."""
    return _GREETING.search(text[-90:]) is not None


def _is_closing(text: str, book: LabelBook, *, is_listed: bool, found: bool) -> bool:
    if len(text.split()) > _MAX_WORDS or text.endswith(":"):
        return False
    if is_greeting(text, book) or _OPENING.search(text):
        return True
    folded = text.casefold()
    has_cue = any(stem in folded for stem in book.labels.letter_slot)
    to_reader = _TO_READER.search(text) is not None
    return (has_cue and to_reader) or (found and is_listed and (has_cue or to_reader))
