"""Running text to tokens: label words cut loose, boxes closed, mail and memo headers set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.segment.continuation import INDENT_TOLERANCE
from pipeline.segment.headings import MAX_SET_HEADING, look_at
from pipeline.segment.labels import Kind, Label, LabelBook, bold_end, find_label
from pipeline.segment.tables import iter_table_tokens
from pipeline.segment.tokens import (
    SOORT_BY_ROLE,
    Close,
    LabelToken,
    Place,
    Placed,
    Text,
    Token,
)
from schemas.document import Element, Fragment, Frame, Paragraph, Table, slice_paragraph

_FIRST_SENTENCE = re.compile(r"[^.!?:]{3,90}[.:]\s+(?=\S)")
_TITLE_DASH = re.compile(r"\s*[–—-]\s+(?=\S)")
# "Antwoord:" before what was filled in below the question of a form
_ANSWER = re.compile(r"(?:Uw )?antwoord\s*:\s*", re.IGNORECASE)
_BULLETED = (Kind.ONDERWERP, Kind.OMSCHRIJVING, Kind.OPLOSSING)
_GLYPH = re.compile(r"^\W$|^o$")
# A label in the middle of a paragraph, after a sentence: "… op. Wij stellen voor: meer geld."
_AFTER_SENTENCE = re.compile(r"(?<=[.!?…)])\s+(?=[A-Z])|\n")
# "______", "* * *", "-----": a line typed to part what stands above and below it.
_TYPED_RULE = re.compile(r"^(?:[_=~*#–—-]\s?){5,}$|^(?:\*\s?){3,4}$")
# The lines our own agenda has above, below and in place of a point, and in its list of changes:
# "2b-03 · Stoplicht: grijs · Ingebracht door: Ede", "2b-04 · Opgegaan in 2b-01: …", "vervolg van
# 2b-03". A number and a dot alone are not enough: those who answer the agenda title blocks so.
_OWN_WORDS = (
    r"stoplicht|ingebracht door|gevraagd door|opgegaan in|vervallen|nieuw punt|tekst veranderd|"
    r"ander thema|samengevoegd|bij dit thema heeft nog geen"
)
OWN_CAPTION = re.compile(
    rf"^\d{{1,2}}[a-z]?(?:-\d{{2,3}})?\s·\s(?:.*\b)?(?:{_OWN_WORDS})\b|"
    r"^\d{1,2}[a-z]?-\d{2,3}\b.*\bstoplicht\b|\bstoplicht\s*:.*\bingebracht door\s*:|"
    r"(?:^|·\s)vervolg van \d{1,2}[a-z]?-\d{2,3}$",
    re.IGNORECASE,
)


def iter_tokens(elements: Iterable[Element], book: LabelBook) -> Iterator[Token]:
    """The tokens of elements in reading order."""
    for element in elements:
        match element:
            case Paragraph():
                yield from iter_paragraph_tokens(element, book)
            case Table():
                yield from iter_table_tokens(element, book, iter_tokens)
            case Frame(elements=inside, kind=kind):
                yield from iter_tokens(inside, book)
                if kind == "text_box":
                    yield Close()


def iter_paragraph_tokens(
    paragraph: Paragraph, book: LabelBook, place: Place = "line", unit: int = 0
) -> Iterator[Token]:
    """A paragraph as furniture, as a label with what follows it, or as text."""
    if paragraph.role != "body":
        yield Placed(paragraph, SOORT_BY_ROLE[paragraph.role])
        return
    text = Text(paragraph, paragraph.text, place, unit)
    if not text.text and not paragraph.marker:
        return
    if OWN_CAPTION.search(text.text):
        yield Placed(paragraph, "agendakop")
        return
    if _TYPED_RULE.match(text.text):
        yield Placed(paragraph, "sjabloon")
        return
    answer = _ANSWER.match(text.text)
    if answer:
        front, back = _cut(text, answer.end())
        yield Placed(front.paragraph, "label")
        if back is not None:
            yield back
        return
    label = None if _GLYPH.match(paragraph.marker) else find_label(paragraph, text.text, book)
    if label and paragraph.heading and not label.alone and text.text[: label.end].endswith("? "):
        label = None  # a title that asks: "Wat gaat er niet goed? Punten uit …"
    if label is None:
        yield from _split_later_label(text, book)
        return
    yield cut_label(text, label)


def cut_label(text: Text, label: Label) -> LabelToken:
    """The token of a label at the start of a text, what follows it in ``rest``."""
    front, back = _cut(text, label.end)
    return LabelToken(label, label.kind, front.paragraph, back, text)


def cut_bulleted_labels(tokens: Sequence[Token], book: LabelBook) -> list[Token]:
    """ "- Oplossing: bouwen": labels in list items, when the file has one of them twice or more."""
    found: dict[int, Label] = {}
    for index, token in enumerate(tokens):
        if (
            isinstance(token, Text)
            and token.place != "cell"
            and _GLYPH.match(token.paragraph.marker)
        ):
            label = book.find_inline(token.text)
            if label is not None and label.kind in _BULLETED and not label.alone:
                found[index] = label
    counts = Counter(label.word for label in found.values())
    cut = list(tokens)
    for index, label in found.items():
        text = cut[index]
        if counts[label.word] > 1 and isinstance(text, Text):
            cut[index] = cut_label(text, label)
    return cut


def split_run_in_headings(
    tokens: Sequence[Token], book: LabelBook, body_size: float | None
) -> list[Token]:
    """Paragraphs that begin with a bold title ("**Te weinig huizen.** In …"), cut behind it.

    Only in a file without onderwerp labels and headings, that has such a paragraph twice or more;
    or has such list items, each with proposals below it.
    """
    if any(isinstance(t, LabelToken) and t.kind is Kind.ONDERWERP for t in tokens):
        return list(tokens)
    texts = [t for t in tokens if isinstance(t, Text)]
    headings = sum(look_at(t, body_size).strength >= 2 for t in texts)
    ends = {id(t): _bulleted_end(tokens, i) for i, t in _iter_texts(tokens)}
    if sum(end > 0 for end in ends.values()) < max(2, headings):
        if headings > 1:
            return list(tokens)
        ends = {id(t): _run_in_end(t) or _said_in_front(tokens, i) for i, t in _iter_texts(tokens)}
    if sum(end > 0 for end in ends.values()) < 2:
        return list(tokens)
    split: list[Token] = []
    for token in tokens:
        end = ends.get(id(token), 0)
        if not isinstance(token, Text) or not end:
            split.append(token)
            continue
        front, back = _cut(token, end)
        words = front.text.rstrip(" .:–-")
        title = Text(front.paragraph, words, front.place, front.unit, is_title=True)
        split.append(title)
        if back is not None:
            split.extend(iter_paragraph_tokens(back.paragraph, book, back.place, back.unit))
    return split


def _iter_texts(tokens: Sequence[Token]) -> Iterator[tuple[int, Text]]:
    yield from ((i, t) for i, t in enumerate(tokens) if isinstance(t, Text))


def _said_in_front(tokens: Sequence[Token], index: int) -> int:
    """Offset behind the first sentence of a numbered paragraph that goes on to its proposals.

    "1) Te weinig huizen. Er zijn … . Oplossing: …": the first sentence is the title.
    """
    text = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if not isinstance(text, Text) or not isinstance(following, LabelToken):
        return 0
    match = _FIRST_SENTENCE.match(text.text)
    is_numbered = text.paragraph.marker.strip("().").isdigit()
    is_met = following.kind is Kind.OPLOSSING and is_numbered and match is not None
    return match.end() if match and is_met else 0


def _bulleted_end(tokens: Sequence[Token], index: int) -> int:
    """Offset behind the bold title of a list item that is a block of its own, 0 if it is none.

    Its proposals follow: announced by a label, or as items one level down.
    """
    text = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if not isinstance(text, Text) or not text.paragraph.marker:
        return 0
    if isinstance(following, LabelToken):
        return _run_in_end(text, listed=True) * (following.kind is Kind.OPLOSSING)
    is_parent = isinstance(following, Text) and is_nested_below(text.paragraph, following.paragraph)
    return _run_in_end(text, listed=True) if is_parent else 0


def is_nested_below(item: Paragraph, following: Paragraph) -> bool:
    """A list item one level or more below the list item above it."""
    if not item.marker or not following.marker:
        return False
    if item.level is not None and following.level is not None and item.level != following.level:
        return following.level > item.level
    left, right = item.indent, following.indent
    return left is not None and right is not None and right > left + INDENT_TOLERANCE


def _run_in_end(text: Text, *, listed: bool = False) -> int:
    """Offset where the bold title at the start of a paragraph ends, 0 without one."""
    end = bold_end(text.paragraph) or 0
    title = text.text[:end].strip()
    if text.place != "line" or not 3 < len(title) <= MAX_SET_HEADING:
        return 0
    if bool(text.paragraph.marker) is not listed:
        return 0
    dash = _TITLE_DASH.match(text.text, end)
    if dash:
        return dash.end()
    ends_title = title[-1] in ".:!?–-" or text.text[end:].lstrip()[:1].isupper()
    return end if ends_title else 0


def _cut(text: Text, offset: int) -> tuple[Text, Text | None]:
    """A text in two at an offset; the second part is None when nothing is left."""
    rest = text.text[offset:]
    if not rest.strip():
        return text, None
    front = slice_paragraph(text.paragraph, 0, offset)
    back = slice_paragraph(text.paragraph, offset)
    return (
        Text(front, front.text, text.place, text.unit),
        Text(back, back.text, text.place, text.unit),
    )


def _split_later_label(text: Text, book: LabelBook) -> Iterator[Token]:
    """A text with the proposals or the description announced in its middle, cut there."""
    line = _find_label_line(text, book)
    if line is not None:
        front, back = _cut(text, line)
        if back is not None:
            yield front
            yield from iter_paragraph_tokens(back.paragraph, book, text.place, text.unit)
            return
    for match in _AFTER_SENTENCE.finditer(text.text):
        label = book.find_inline(text.text[match.end() : match.end() + 160])
        if label is None or label.kind not in (Kind.OPLOSSING, Kind.OMSCHRIJVING):
            continue
        is_line = match.group() == "\n"
        if not is_line and label.kind is Kind.OMSCHRIJVING:
            continue
        front, back = _cut(text, match.end())
        if back is None:
            break
        yield front
        yield from iter_paragraph_tokens(back.paragraph, book, text.place, text.unit)
        return
    yield text


def _find_label_line(text: Text, book: LabelBook) -> int | None:
    """Offset of the last line of a paragraph, when that line is a label and nothing else.

    Set close below a text, a label without bold or white space looks like the text's last line.
    """
    fragments = text.paragraph.fragments
    start = len(fragments)
    while start > 1 and _on_one_line(fragments[start - 1 :], fragments[-1]):
        start -= 1
    if start < 2 or fragments[-1].rectangle is None:
        return None
    if _on_one_line(fragments[start - 1 :], fragments[-1]):
        start -= 1
    words = "".join(f.text + f.after for f in fragments[start:])
    before = text.text[: -len(words.strip())].rstrip()
    is_apart = words[:1].isupper() and before.endswith((".", "!", "?", ":", ";"))
    label = book.find_alone(words) if is_apart and len(words) < len(text.text) else None
    if label is None or label.kind not in (Kind.OMSCHRIJVING, Kind.OPLOSSING):
        return None
    return len(before)


def _on_one_line(fragments: Sequence[Fragment], last: Fragment) -> bool:
    first = fragments[0].rectangle
    if first is None or last.rectangle is None or first.page != last.rectangle.page:
        return False
    return first.y1 > last.rectangle.y0 and first.y0 < last.rectangle.y1
