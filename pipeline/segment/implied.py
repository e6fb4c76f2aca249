"""Proposals without a label: a lead-in sentence and a list, in a block that has no label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.segment.blocks import Draft
from pipeline.segment.heads import ALLEEN_KOP
from pipeline.segment.labels import (
    Kind,
    LabelBook,
    find_last_sentence,
    fold,
    speaks_of_proposing,
)
from pipeline.segment.tokens import Text
from schemas.document import slice_paragraph
from schemas.knelpunt import Twijfel

MAX_LEAD_IN = 130
"""Characters. A longer sentence before a list says something itself and stays a group heading."""

_NONE = re.compile(r"^(?:n\.?\s?v\.?\s?t\.?|geen|niet van toepassing|[-–—x?/]+)\.?$", re.IGNORECASE)
# A paragraph that proposes in a full sentence: "Wij stellen voor om …", "Wij pleiten voor …".
_SPOKEN = re.compile(
    r"^(?:(?:daarom|wij|we|het college|de gemeente(?: \w+)?|graag|ons|onze)\s+){1,3}"
    r"(?:stel(?:len|t)\b.{0,40}\bvoor\b|pleit|bepleit|verzoek|vra(?:gen|agt)\b|roep(?:en|t)\b|"
    r"adviseer|adviseren|voorstel is|oproep is|verzoek is|zou(?:den)? graag)",
    re.IGNORECASE,
)


def find_repeated_leads(drafts: Sequence[Draft], book: LabelBook) -> frozenset[str]:
    """The lines above the list that ends a block, when two blocks or more have the same one.

    "Hoe zien wij dat?" above every list announces the proposals, whatever its words are.
    """
    found: Counter[str] = Counter()
    for draft in drafts:
        lead = _lead_of_final_list(draft)
        label = book.find_alone(lead.text) if lead else None
        is_description = label is not None and label.kind in (Kind.DEEL, Kind.OMSCHRIJVING)
        if lead is not None and not draft.has_oplossing_label and not is_description:
            found[fold(lead.text)] += 1
    return frozenset(lead for lead, count in found.items() if count > 1)


def _lead_of_final_list(draft: Draft) -> Text | None:
    """A short line that ends in a colon or question mark, or is bold, above the last list."""
    texts = draft.omschrijving
    start = _list_start(texts)
    lead = texts[start - 1] if 0 < start < len(texts) else None
    if lead is None or len(lead.text) > MAX_LEAD_IN:
        return None
    return lead if lead.text.endswith((":", "?")) or lead.paragraph.is_bold else None


def find_implied_oplossingen(draft: Draft, leads: frozenset[str], book: LabelBook) -> list[Text]:
    """Move the proposals of a block without a label for them to their place.

    They are what follows the last sentence that ends in ":" and speaks of proposing ("Wij vragen
    het Rijk:"), or, in a block found by its heading alone, the list at its end. Also takes the
    lead-in off the front of labelled proposals. Gives the lead-ins, which become label furniture.
    ``leads`` are the folded lines that several blocks have above their last list.
    """
    if draft.has_oplossing_label:
        return _take_lead_in(draft, book)
    lead = _lead_of_final_list(draft)
    if lead is not None and fold(lead.text) in leads:
        return _split_at(draft, _list_start(draft.omschrijving) - 1)
    index = _find_lead_in(draft, book)
    if index is not None:
        return _split_at(draft, index)
    start = _find_spoken(draft)
    if start is not None:
        draft.oplossingen = draft.omschrijving[start:]
        draft.omschrijving = draft.omschrijving[:start]
        draft.twijfels.append(Twijfel(code="oplossing-zonder-label"))
        return []
    if any(t.code == ALLEEN_KOP for t in draft.twijfels):
        start = _final_list(draft)
        draft.oplossingen = draft.omschrijving[start:]
        draft.omschrijving = draft.omschrijving[:start]
    return []


def take_none(draft: Draft) -> list[Text]:
    """Take "n.v.t.", "geen" or a dash from the proposals: the municipality says it has none."""
    if len(draft.oplossingen) != 1 or not _NONE.match(draft.oplossingen[0].text):
        return []
    taken = draft.oplossingen
    draft.oplossingen = []
    return taken


def _take_lead_in(draft: Draft, book: LabelBook) -> list[Text]:
    texts = draft.oplossingen
    if len(texts) < 2 or texts[0].paragraph.marker or len(texts[0].text) > MAX_LEAD_IN:
        return []
    others = [t for t in texts[1:] if not t.paragraph.marker and t.text.endswith(":")]
    if others or not speaks_of_proposing(texts[0].text, book):
        return []
    return [texts.pop(0)]


def _find_lead_in(draft: Draft, book: LabelBook) -> int | None:
    texts = draft.omschrijving
    for index in range(len(texts) - 2, -1, -1):
        text = texts[index]
        if text.paragraph.marker or not speaks_of_proposing(text.text, book):
            continue
        if texts[index + 1].paragraph.marker or index + 2 < len(texts):
            return index
    return None


def _split_at(draft: Draft, index: int) -> list[Text]:
    texts = draft.omschrijving
    lead = texts[index]
    offset = find_last_sentence(lead.text)
    before: list[Text] = []
    if offset:
        front = slice_paragraph(lead.paragraph, 0, offset)
        back = slice_paragraph(lead.paragraph, offset)
        before = [Text(front, front.text, lead.place, lead.unit)]
        lead = Text(back, back.text, lead.place, lead.unit)
    draft.oplossingen = list(texts[index + 1 :])
    draft.omschrijving = [*texts[:index], *before]
    if len(lead.text) > MAX_LEAD_IN:
        draft.oplossingen.insert(0, lead)
        return []
    return [lead]


def _find_spoken(draft: Draft) -> int | None:
    """The first of the last paragraphs that all propose in a full sentence, below a description."""
    texts = draft.omschrijving
    start = len(texts)
    while start > 1 and (_SPOKEN.match(texts[start - 1].text) or texts[start - 1].paragraph.marker):
        start -= 1
    while start < len(texts) and not _SPOKEN.match(texts[start].text):
        start += 1
    return start if start < len(texts) else None


def _final_list(draft: Draft) -> int:
    """Where the list starts that a block ends with, unless a colon makes it part of the text."""
    texts = draft.omschrijving
    start = _list_start(texts)
    is_part = start > 0 and texts[start - 1].text.endswith(":")
    return len(texts) if is_part else start


def _list_start(texts: Sequence[Text]) -> int:
    """Where the run of list items at the end of texts starts."""
    start = len(texts)
    while start and texts[start - 1].paragraph.marker:
        start -= 1
    return start
