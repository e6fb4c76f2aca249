"""The stage: a Document in, a Segmentatie out, every visible character in exactly one place."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segment.blocks import (
    Draft,
    Outside,
    build_drafts,
    is_greeting,
    lift_headings,
    split_onderwerp,
)
from pipeline.segment.build import build_knelpunt
from pipeline.segment.closing import take_closing
from pipeline.segment.furniture import name_outside
from pipeline.segment.headings import NO_LOOK, find_body_size
from pipeline.segment.heads import drop_orphans, find_heads
from pipeline.segment.implied import (
    find_implied_oplossingen,
    find_repeated_leads,
    take_none,
)
from pipeline.segment.join import Flow, Seam, join_breaks
from pipeline.segment.labels import LabelBook, fold, make_label_book
from pipeline.segment.ledger import close_sums, count_visible
from pipeline.segment.misread import mend_marks
from pipeline.segment.notes import Notes, move_notes
from pipeline.segment.provenance import find_bron
from pipeline.segment.roles import settle_roles
from pipeline.segment.running import cut_bulleted_labels, iter_tokens, split_run_in_headings
from pipeline.segment.tokens import LabelToken, Placed, Text, Token
from schemas.document import Document, Fragment, Paragraph
from schemas.knelpunt import Knelpunt, Overgang, Restant, Segmentatie, Soort, Twijfel
from schemas.labels import Labels


def segment_document(document: Document, inzending_id: str, labels: Labels) -> Segmentatie:
    """The knelpunten of a file, and all its other text named or shown as restant.

    Blocks are numbered in reading order. A file in which no block is recognised has no knelpunten
    and all of its text is restant. Doubts stand with each knelpunt as codes.

    Raises:
        PromiseBrokenError: the characters of blocks, furniture and restant do not sum to the file.
    """
    book = make_label_book(labels)
    flow = join_breaks(document, book)
    tokens = _read_tokens(flow, book)
    body_size = find_body_size(tokens)
    heads = find_heads(tokens, book, body_size)
    tokens = drop_orphans(tokens, heads)
    order = _order_of(tokens)
    drafts, outside = build_drafts(tokens, heads, book, body_size)
    drafts, outside = _finish_drafts(drafts, outside, book)
    notes, outside = move_notes(drafts, outside, order)
    outside.extend(_unused_notes(notes))
    outside.sort(key=lambda entry: order.get(id(entry.paragraph), len(order)))
    knelpunten = [build_knelpunt(draft, inzending_id, notes) for draft in drafts]
    overgangen, knelpunten = _place_seams(flow.seams, drafts, knelpunten)
    segmentatie = Segmentatie(
        knelpunten=tuple(knelpunten),
        restanten=_restanten(outside, knelpunten, book),
        overgangen=overgangen,
        tekens=count_visible(document),
        tekens_blok=_count_blocks(drafts, notes),
    )
    return close_sums(segmentatie)


def _read_tokens(flow: Flow, book: LabelBook) -> list[Token]:
    """The tokens of the joined document, every label settled."""
    tokens = cut_bulleted_labels(mend_marks(list(iter_tokens(flow.elements, book))), book)
    settled = settle_roles(tokens, book)
    split = split_run_in_headings(settled, book, find_body_size(settled))
    return settled if len(split) == len(settled) else settle_roles(split, book)


def _order_of(tokens: Sequence[Token]) -> dict[int, int]:
    """The place in reading order of each paragraph, by identity."""
    order: dict[int, int] = {}
    for token in tokens:
        paragraphs: list[Paragraph | None] = []
        if isinstance(token, Text | Placed):
            paragraphs = [token.paragraph]
        elif isinstance(token, LabelToken):
            paragraphs = [token.paragraph, token.rest.paragraph if token.rest else None]
        for paragraph in paragraphs:
            if paragraph is not None:
                order.setdefault(id(paragraph), len(order))
    return order


def _finish_drafts(
    drafts: list[Draft], outside: list[Outside], book: LabelBook
) -> tuple[list[Draft], list[Outside]]:
    """Give each text of a block its part, and hand back what proves to be no part of any."""
    lift_headings(drafts, outside)
    closing = _take_closing(drafts, outside, book)
    leads = find_repeated_leads(drafts, book)
    for draft in drafts:
        split_onderwerp(draft)
        outside.extend(_to_outside(t, draft.number, "kenmerk") for t in take_none(draft))
        labels = find_implied_oplossingen(draft, leads, book)
        outside.extend(_to_outside(t, draft.number, "label") for t in labels)
    closing += _take_closing(drafts, outside, book)
    outside.extend(_to_outside(text, drafts[-1].number, "slot") for text in closing)
    return _drop_overview(drafts, outside)


def _take_closing(
    drafts: Sequence[Draft], outside: Sequence[Outside], book: LabelBook
) -> list[Text]:
    """The closing words of the letter, taken off the last block."""
    if not drafts:
        return []
    last = drafts[-1]
    following = [o for o in outside if o.after_block == last.number and o.soort is None]
    signed = bool(following) and is_greeting(following[0].text, book)
    return take_closing(last, drafts[:-1], book, before_greeting=signed)


def _to_outside(text: Text, block: int, soort: Soort) -> Outside:
    return Outside(text.paragraph, text.text, soort, "placed", block, NO_LOOK)


def _drop_overview(
    drafts: list[Draft], outside: list[Outside]
) -> tuple[list[Draft], list[Outside]]:
    """A list that only repeats onderwerpen of other blocks is a table of contents, not blocks."""
    full = {fold(_title(d)) for d in drafts if d.omschrijving or d.oplossingen}
    kept: list[Draft] = []
    by_title: dict[str, Draft] = {}
    for draft in drafts:
        is_empty = not draft.omschrijving and not draft.oplossingen
        if is_empty and not draft.onderwerp:
            continue  # an empty form: only labels, which are furniture already
        if (is_empty and fold(_title(draft)) in full) or _is_summary(draft, by_title):
            outside.extend(_to_outside(t, len(kept), "inhoudsopgave") for t in draft.texts())
        else:
            kept.append(draft)
            by_title.setdefault(fold(_title(draft)), draft)
    renumber = {draft.number: number for number, draft in enumerate(kept, start=1)}
    last = 0
    mapping = {0: 0}
    for draft in drafts:
        last = renumber.get(draft.number, last)
        mapping[draft.number] = last
    for entry in outside:
        entry.after_block = mapping.get(entry.after_block, last)
    for draft in kept:
        draft.number = renumber[draft.number]
    return kept, outside


def _is_summary(draft: Draft, by_title: dict[str, Draft]) -> bool:
    """It repeats the onderwerp of a block above and says nothing that stands not there."""
    title = fold(_title(draft))
    other = by_title.get(title) if title else None
    if other is None:
        return False
    said = fold(" ".join(t.text for t in other.texts()))
    return all(fold(t.text) in said for t in draft.texts())


def _title(draft: Draft) -> str:
    return " ".join(t.text for t in draft.onderwerp)


def _unused_notes(notes: Notes) -> list[Outside]:
    return [
        Outside(p, p.text, "voetnoot", "placed", 0, NO_LOOK)
        for note in notes.unused
        for p in note.paragraphs
    ]


def _restanten(
    outside: Sequence[Outside], knelpunten: Sequence[Knelpunt], book: LabelBook
) -> tuple[Restant, ...]:
    onderwerpen = [k.onderwerp for k in knelpunten]
    soorten = name_outside(outside, len(knelpunten), onderwerpen, book)
    restanten: list[Restant] = []
    for entry, soort in zip(outside, soorten, strict=True):
        paragraph = entry.paragraph
        tekst = f"{paragraph.marker} {entry.text}".strip()
        if not tekst:
            continue
        restanten.append(
            Restant(
                volgnummer=len(restanten) + 1,
                soort=soort,
                tekst=tekst,
                tekens=paragraph.characters,
                pagina=paragraph.page,
                bron=find_bron([paragraph]),
            )
        )
    return tuple(restanten)


def _count_blocks(drafts: Sequence[Draft], notes: Notes) -> int:
    texts = sum(t.paragraph.characters for d in drafts for t in d.texts())
    return texts + sum(
        p.characters for found in notes.by_block.values() for n in found for p in n.paragraphs
    )


def _place_seams(
    seams: Sequence[Seam], drafts: Sequence[Draft], knelpunten: Sequence[Knelpunt]
) -> tuple[tuple[Overgang, ...], list[Knelpunt]]:
    """Name the block that each join is in; a doubtful join is a doubt about that block."""
    block_by_anchor = {
        _anchor(f): draft.number - 1
        for draft in drafts
        for t in draft.texts()
        for f in t.paragraph.fragments
    }
    doubts: dict[int, list[Twijfel]] = {}
    overgangen: list[Overgang] = []
    for seam in seams:
        number = block_by_anchor.get(_anchor(seam.anchor)) if seam.anchor else None
        overgangen.append(
            Overgang(
                knelpunt_id=None if number is None else knelpunten[number].knelpunt_id,
                pagina_van=seam.page_from,
                pagina_tot=seam.page_to,
                soort=seam.soort,
                gronden=seam.gronden,
                twijfel=seam.doubtful,
            )
        )
        if number is not None and seam.doubtful:
            waarden = (("pagina_van", str(seam.page_from)), ("pagina_tot", str(seam.page_to)))
            doubts.setdefault(number, []).append(Twijfel(code="overgang-onzeker", waarden=waarden))
    marked = [
        k.model_copy(update={"twijfels": (*k.twijfels, *doubts.get(i, ()))})
        for i, k in enumerate(knelpunten)
    ]
    return tuple(overgangen), marked


def _anchor(fragment: Fragment) -> tuple[object, ...]:
    box = fragment.rectangle
    return (box.page, box.x0, box.y0) if box else (fragment.path, fragment.start)
