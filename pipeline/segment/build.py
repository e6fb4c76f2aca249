"""Drafts to Knelpunten: the last step, in which texts become the fields of the contract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.segment.blocks import Draft
from pipeline.segment.ledger import check_block, count_signs
from pipeline.segment.lists import Item, as_merk, read_alineas, read_oplossingen
from pipeline.segment.notes import Notes, find_empty_marks, remove_marks
from pipeline.segment.provenance import find_bron
from pipeline.segment.tokens import Text
from schemas.document import Paragraph
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, Twijfel, knelpunt_id

MAX_ONDERWERP = 200
"""Characters. Onderwerpen of our samples have at most 90; a longer one is a description."""

LOW_CONFIDENCE = 0.6
"""Mean OCR confidence below which a human should read a block (clean scans have about 0.9)."""

# "1. ", "2) ", "3.1 ", "2b. ", "2b.1 ", "2b-03 · " in front of an onderwerp; not "24 kamers" or
# "1,5 meter"
_NUMBER = re.compile(
    r"^\(?(?:\d{1,2}[a-z]?(?:\.\d{1,2})+\.?|\d{1,2}[a-z]-\d{1,3}(?:\s*[·:–—-])?|\d{1,2}[a-z]?[.)])"
    r"\s+(?=\S)"
)
_BARE_NUMBER = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")


def build_knelpunt(draft: Draft, inzending_id: str, notes: Notes) -> Knelpunt:
    """The Knelpunt that a draft says, checked to say all of it.

    Raises:
        PromiseBrokenError: a letter or digit of the draft is not in the Knelpunt.
    """
    numbers = notes.numbers(draft.number)
    own_notes = notes.by_block.get(draft.number, [])
    onderwerp, number_signs = _onderwerp(draft, numbers)
    texts = draft.texts()
    items = read_oplossingen(draft.oplossingen)
    note_paragraphs = [p for note in own_notes for p in note.paragraphs]
    knelpunt = Knelpunt(
        knelpunt_id=knelpunt_id(inzending_id, draft.number),
        inzending_id=inzending_id,
        volgnummer=draft.number,
        onderwerp=onderwerp,
        omschrijving=_alineas(draft.omschrijving, numbers),
        oplossingsrichtingen=_oplossingen(items, numbers),
        voetnoten=tuple(note.to_voetnoot() for note in own_notes),
        koppen=tuple(kop.text for kop in draft.koppen),
        bron=find_bron([*(t.paragraph for t in texts), *note_paragraphs]),
        onderwerp_bron=find_bron(t.paragraph for t in draft.onderwerp),
    )
    dropped = number_signs + _mark_signs(texts, numbers) + _repeated_group_signs(items)
    check_block(knelpunt, [*(t.paragraph for t in texts), *note_paragraphs], dropped)
    return knelpunt.model_copy(update={"twijfels": (*draft.twijfels, *_doubts(knelpunt, texts))})


def _onderwerp(draft: Draft, numbers: set[str]) -> tuple[str, int]:
    """The onderwerp, and the letters and digits of its own number ("3.") that are left out."""
    text = " ".join(t.text for t in draft.onderwerp).strip()
    marker = draft.onderwerp[0].paragraph.marker if draft.onderwerp else ""
    dropped = count_signs(as_merk(t.paragraph.marker) for t in draft.onderwerp)
    match = _NUMBER.match(text) if not marker else None
    bare = _BARE_NUMBER.match(text) if not marker and not draft.has_onderwerp_label else None
    if bare and int(bare.group(1)) == draft.number:
        match = bare  # "3 Te weinig huizen" above the third block
    if match:
        text = text[match.end() :]
        dropped += count_signs([match.group()])
    text = _without_marks(text, numbers, draft.onderwerp)
    return (text[:-1].rstrip() if text.endswith(".") and not text.endswith("..") else text), dropped


def _without_marks(text: str, numbers: set[str], texts: Sequence[Text]) -> str:
    empty = {number for t in texts for number in find_empty_marks(t)}
    return remove_marks(text, numbers | empty)


def _mark_signs(texts: Sequence[Text], numbers: set[str]) -> int:
    """Digits of the note marks that leave the texts."""
    total = 0
    for text in texts:
        kept = remove_marks(text.text, numbers | find_empty_marks(text))
        total += count_signs([text.text]) - count_signs([kept])
    return total


def _leaving(item: Item, numbers: set[str]) -> set[str]:
    return numbers | {n for p in item.paragraphs for n in find_empty_marks(Text(p, item.text))}


def _alineas(texts: Sequence[Text], numbers: set[str]) -> tuple[Alinea, ...]:
    return tuple(
        Alinea(
            tekst=remove_marks(item.text, _leaving(item, numbers)),
            merk=item.merk,
            niveau=item.level,
            bron=find_bron(item.paragraphs),
        )
        for item in read_alineas(texts)
    )


def _repeated_group_signs(items: Sequence[Item]) -> int:
    """Letters and digits of a group heading that repeats the one before it (on a next page)."""
    total = 0
    for left, right in pairwise(items):
        if left.group and right.group and left.group is not right.group:
            total += count_signs([right.group.text]) * (left.group.text == right.group.text)
    return total


def _oplossingen(items: Sequence[Item], numbers: set[str]) -> tuple[Oplossingsrichting, ...]:
    oplossingen: list[Oplossingsrichting] = []
    parents: dict[int, int] = {}
    for volgnummer, item in enumerate(items, start=1):
        parents[item.level] = volgnummer
        group = item.group
        oplossingen.append(
            Oplossingsrichting(
                volgnummer=volgnummer,
                tekst=remove_marks(item.text, _leaving(item, numbers)),
                niveau=item.level,
                ouder=parents.get(item.level - 1) if item.level else None,
                groep=remove_marks(group.text, numbers) if group else None,
                merk=item.merk,
                bron=find_bron(item.paragraphs),
            )
        )
    return tuple(oplossingen)


def _doubts(knelpunt: Knelpunt, texts: Sequence[Text]) -> list[Twijfel]:
    doubts: list[Twijfel] = []
    if not knelpunt.onderwerp:
        doubts.append(Twijfel(code="onderwerp-ontbreekt"))
    elif len(knelpunt.onderwerp) > MAX_ONDERWERP:
        length = str(len(knelpunt.onderwerp))
        doubts.append(Twijfel(code="onderwerp-lang", waarden=(("tekens", length),)))
    if not knelpunt.omschrijving and not knelpunt.oplossingsrichtingen:
        doubts.append(Twijfel(code="blok-leeg"))
    confidence = mean_confidence(t.paragraph for t in texts)
    if confidence is not None and confidence < LOW_CONFIDENCE:
        share = f"{confidence:.0%}"
        doubts.append(Twijfel(code="slecht-leesbaar", waarden=(("zekerheid", share),)))
    return doubts


def mean_confidence(paragraphs: Iterable[Paragraph]) -> float | None:
    """Mean confidence of recognised text, weighed by its length; None for text that was read."""
    total, weight = 0.0, 0
    for paragraph in paragraphs:
        for fragment in paragraph.fragments:
            if fragment.confidence is not None:
                total += fragment.confidence * len(fragment.text)
                weight += len(fragment.text)
    return total / weight if weight else None
