"""The part each label word plays, by its companions.

"Knelpunt" announces the onderwerp when an omschrijving label follows, and the omschrijving when an
onderwerp label precedes. "Thema" is a heading above blocks unless nothing better names them. In:
tokens with the kinds of the words. Out: the same tokens, every label settled to onderwerp,
omschrijving, oplossingsrichtingen, thema (a heading) or kenmerk, and label words that are none
turned back into text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.segment.headings import look_at
from pipeline.segment.labels import Kind, LabelBook, fold
from pipeline.segment.tokens import Close, LabelToken, Placed, Text, Token
from schemas.knelpunt import Soort

_REPLY = re.compile(r"^\W*(?:RE|FW|FWD|Antw|Doorst|Betr)\s*:", re.IGNORECASE)
_MAIL_FROM = {fold(w) for w in ("Van", "Aan", "From", "To", "Verzonden", "Sent")}
_LONG_TEXT = 25  # words; an onderwerp is shorter, a description usually longer
_MAIN = (Kind.ONDERWERP, Kind.KNELPUNT, Kind.THEMA, Kind.OMSCHRIJVING, Kind.OPLOSSING)


@dataclass(slots=True)
class _State:
    """What the block at hand has so far."""

    onderwerp: Kind | None = None
    word: str = ""
    has_omschrijving: bool = False
    has_oplossing: bool = False

    def start(self, kind: Kind, word: str) -> None:
        self.onderwerp, self.word = kind, word
        self.has_omschrijving = self.has_oplossing = False


def settle_roles(tokens: Sequence[Token], book: LabelBook) -> list[Token]:
    """The tokens with every label settled; see the module for what that means."""
    cleared = _clear_letterheads(_clear_mail_headers(tokens, book), book)
    labels = [(i, t) for i, t in enumerate(cleared) if isinstance(t, LabelToken)]
    counts = Counter(t.label.word for _, t in labels if not t.is_fixed)
    most = _count_most(labels)
    repeating = _find_repeating(cleared, labels)
    headed = _find_headed(cleared, labels)
    settled = list(cleared)
    state = _State()
    for place, (index, token) in enumerate(labels):
        following = [t for _, t in labels[place + 1 : place + 6] if t.kind in _MAIN]
        result = _settle(
            token, following, state, _Around(cleared, index, counts, most, repeating, headed)
        )
        settled[index] = result
        if isinstance(result, LabelToken):
            _advance(state, result)
    return settled


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a label: all tokens, its index, how often words and kinds occur."""

    tokens: Sequence[Token]
    index: int
    counts: Counter[str]
    most_by_kind: dict[Kind, int]
    repeating: frozenset[str]
    headed: frozenset[str]

    def previous_text(self) -> Text | None:
        """The text right above, when no label stands in between."""
        return _text_before(self.tokens, self.index)


def _advance(state: _State, token: LabelToken) -> None:
    if token.kind is Kind.ONDERWERP:
        state.start(token.label.kind, token.label.word)
    elif token.kind is Kind.OMSCHRIJVING:
        if state.has_oplossing and state.has_omschrijving:
            state.start(Kind.OMSCHRIJVING, "")
        state.has_omschrijving = True
    elif token.kind is Kind.OPLOSSING:
        state.has_oplossing = True


def _settle(
    token: LabelToken, following: Sequence[LabelToken], state: _State, around: _Around
) -> Token:
    if token.is_fixed:
        return token
    if _is_stray(token, following, state, around):
        return token.whole or token
    match token.kind:
        case Kind.KNELPUNT:
            return _settle_knelpunt(token, following, state, around)
        case Kind.THEMA:
            return _settle_thema(token, following, state, around)
        case Kind.VERZAMELING | Kind.DEEL:
            return _settle_part(token, following, state, around)
        case Kind.KENMERK:
            return _settle_kenmerk(token)
        case _:
            return token


def _is_stray(
    token: LabelToken, following: Sequence[LabelToken], state: _State, around: _Around
) -> bool:
    """A label word that opens a sentence once, in a file that uses other words for that label."""
    if token.label.sure or token.whole is None or around.counts[token.label.word] > 1:
        return False
    if around.most_by_kind.get(token.kind, 0) < 2:
        return False
    if token.kind is Kind.OPLOSSING:
        return (bool(following) and following[0].kind is Kind.OPLOSSING) or state.has_oplossing
    return token.kind in (Kind.OMSCHRIJVING, Kind.KNELPUNT) and state.has_omschrijving


def _settle_knelpunt(
    token: LabelToken, following: Sequence[LabelToken], state: _State, around: _Around
) -> Token:
    after = following[0].kind if following else None
    is_bare_count = token.label.alone and _next_main(around) is not None
    if after is Kind.ONDERWERP and is_bare_count:
        return replace(token, kind=Kind.VERZAMELING)  # "Knelpunt 1" above "Onderwerp: …"
    if state.onderwerp is Kind.ONDERWERP and not state.has_oplossing:
        return replace(token, kind=Kind.OMSCHRIJVING)
    if state.onderwerp is Kind.THEMA and not state.has_oplossing and not state.has_omschrijving:
        return replace(token, kind=Kind.OMSCHRIJVING)
    if state.onderwerp is Kind.KNELPUNT and not state.has_oplossing:
        is_other = token.label.word != state.word
        if is_other and not state.has_omschrijving:
            return replace(token, kind=Kind.OMSCHRIJVING)
        return replace(token, kind=Kind.ONDERWERP)
    if after in (None, Kind.OPLOSSING) and (
        token.label.word in around.headed or _has_own_heading(token, around)
    ):
        return replace(token, kind=Kind.OMSCHRIJVING)
    return replace(token, kind=Kind.ONDERWERP)


def _next_main(around: _Around) -> LabelToken | None:
    """The label that follows with no text in between."""
    for token in around.tokens[around.index + 1 : around.index + 4]:
        if isinstance(token, LabelToken):
            return token
        if isinstance(token, Text):
            return None
    return None


def _has_own_heading(token: LabelToken, around: _Around) -> bool:
    """A heading stands right above it, and what it announces is as long as a description."""
    above = around.previous_text()
    if above is None or token.label.number or look_at(above, None).strength < 1:
        return False
    words = len((token.rest.text if token.rest else "").split())
    if token.label.alone:
        following = around.tokens[around.index + 1 : around.index + 2]
        words = sum(len(t.text.split()) for t in following if isinstance(t, Text))
    return words > _LONG_TEXT or (words > 12 and look_at(above, None).strength >= 2)


def _settle_thema(
    token: LabelToken, following: Sequence[LabelToken], state: _State, around: _Around
) -> Token:
    kinds = [t.kind for t in following]
    is_inside = state.onderwerp is not None and not state.has_oplossing
    if is_inside and not state.has_omschrijving:
        return token
    if not kinds or kinds[0] in (Kind.ONDERWERP, Kind.THEMA):
        return token
    if (
        kinds[0] is Kind.KNELPUNT
        and len(kinds) > 1
        and kinds[1] in (Kind.OMSCHRIJVING, Kind.KNELPUNT)
    ):
        return token
    if token.label.word in around.repeating:
        return token
    return replace(token, kind=Kind.ONDERWERP)


def _count_most(labels: Sequence[tuple[int, LabelToken]]) -> dict[Kind, int]:
    """How often the most used word of each kind occurs."""
    words: dict[Kind, Counter[str]] = {}
    for _, token in labels:
        if not token.is_fixed:
            words.setdefault(token.kind, Counter())[token.label.word] += 1
    return {kind: max(counter.values()) for kind, counter in words.items()}


def _find_repeating(
    tokens: Sequence[Token], labels: Sequence[tuple[int, LabelToken]]
) -> frozenset[str]:
    """The theme words of which a value comes back: they group blocks."""
    values: dict[str, list[str]] = {}
    for index, token in labels:
        if token.kind is Kind.THEMA:
            values.setdefault(token.label.word, []).append(fold(_value_after(tokens, index, token)))
    return frozenset(word for word, found in values.items() if len(set(found)) < len(found))


def _find_headed(
    tokens: Sequence[Token], labels: Sequence[tuple[int, LabelToken]]
) -> frozenset[str]:
    """Words for a knelpunt that always stand below a heading, with a sentence behind them.

    There the heading is the onderwerp, and the word announces what it is about.
    """
    above: dict[str, list[bool]] = {}
    spoken: set[str] = set()
    for index, token in labels:
        if token.kind is not Kind.KNELPUNT or token.label.number or token.is_fixed:
            continue
        before = _text_before(tokens, index)
        is_headed = before is not None and look_at(before, None).strength >= 2
        above.setdefault(token.label.word, []).append(is_headed)
        if _value_after(tokens, index, token).rstrip().endswith((".", ":", "!", "?")):
            spoken.add(token.label.word)
    return frozenset(word for word, found in above.items() if all(found) and word in spoken)


def _text_before(tokens: Sequence[Token], index: int) -> Text | None:
    for token in reversed(tokens[max(0, index - 4) : index]):
        if isinstance(token, Text):
            return token
        if isinstance(token, LabelToken):
            return None
    return None


def _value_after(tokens: Sequence[Token], index: int, token: LabelToken) -> str:
    """The text that a label announces, "" when there is none right behind it."""
    if token.rest is not None:
        return token.rest.text
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following.text if isinstance(following, Text) else ""


def _settle_part(
    token: LabelToken, following: Sequence[LabelToken], state: _State, around: _Around
) -> Token:
    """ "Knelpunten", "Gevolgen": a part of the omschrijving, else an ordinary heading."""
    is_open = state.onderwerp is not None and not state.has_oplossing
    if token.kind is Kind.DEEL:
        is_begun = is_open or (state.has_omschrijving and not state.has_oplossing)
        is_part = is_begun and token.label.sure
    else:
        above = around.previous_text()
        after = following[0].kind if following else None
        has_heading = above is not None and look_at(above, None).strength >= 2
        is_part = (is_open and not state.has_omschrijving) or (
            has_heading and after is Kind.OPLOSSING and _next_main(around) is None
        )
    if is_part:
        return replace(token, kind=Kind.OMSCHRIJVING)
    return token.whole or replace(token, kind=Kind.VERZAMELING)


def _settle_kenmerk(token: LabelToken) -> Token:
    """ "Prioriteit: hoog". In running text only a short value after a colon is a property."""
    if token.whole is None:
        return token
    words = len(token.rest.text.split()) if token.rest else 0
    is_short = token.rest is not None and words <= 12
    return token if is_short else token.whole


# --- mail and memo headers -----------------------------------------------------------------------


def _header_word(token: Token) -> str:
    """The folded word before the first colon of a line, "" when the line has none."""
    text = _whole_text(token)
    if text is None or text.place == "cell" or ":" not in text.text[:30]:
        return ""
    return fold(text.text.split(":", 1)[0])


def _whole_text(token: Token) -> Text | None:
    if isinstance(token, LabelToken):
        return token.whole
    return token if isinstance(token, Text) else None


def _clear_mail_headers(tokens: Sequence[Token], book: LabelBook) -> list[Token]:
    """Runs of mail header lines, and a subject that answers ("RE:"), become furniture.

    A header has each of its words once: a second "Onderwerp:" right below one starts a block.
    """
    words = [_header_word(token) for token in tokens]
    cleared = list(tokens)
    index = 0
    while index < len(tokens):
        end = index
        while end < len(tokens) and words[end] in book.mail and words[end] not in words[index:end]:
            end += 1
        run = set(words[index:end])
        text = _whole_text(tokens[index])
        if end - index >= 2 and run & _MAIL_FROM and len(run) >= 2:
            _place(cleared, index, end, "e-mailkop")
        elif text is not None and _is_mail_line(text, words[index], book):
            _place(cleared, index, index + 1, "e-mailkop")
        index = max(end, index + 1)
    return cleared


def _is_mail_line(text: Text, word: str, book: LabelBook) -> bool:
    if word == "onderwerp" and _REPLY.match(text.text.split(":", 1)[1]):
        return True
    if word not in _MAIL_FROM:
        return False
    found = {fold(w) for w in re.findall(r"(\w+)\s*:", text.text)}
    return len(found & book.mail) >= 3


def _clear_letterheads(tokens: list[Token], book: LabelBook) -> list[Token]:
    """The "Onderwerp:" of a letter or memo: beside other header lines, or above a salutation."""
    cleared = list(tokens)
    for index, token in enumerate(tokens):
        if not isinstance(token, LabelToken) or token.kind is not Kind.ONDERWERP or token.is_fixed:
            continue
        if token.whole is None or token.whole.place != "line":
            continue
        if _is_letter_subject(tokens, index, book):
            _place(cleared, index, index + 1, "briefhoofd")
    return cleared


def _is_letter_subject(tokens: Sequence[Token], index: int, book: LabelBook) -> bool:
    near = [*tokens[max(0, index - 3) : index], *tokens[index + 1 : index + 4]]
    has_header = any(_header_word(t) in book.letterhead - {"onderwerp"} for t in near)
    for token in tokens[index + 1 : index + 12]:
        if isinstance(token, LabelToken) and token.kind in _MAIN:
            return has_header and token.kind in (Kind.ONDERWERP,)
        text = _whole_text(token)
        if text is not None and is_salutation(text.text, book):
            return True
    return has_header


def is_salutation(text: str, book: LabelBook) -> bool:
    """It starts as a letter does: "Geachte …", "Beste …", "L.S."."""
    start = text[:24].casefold()
    for word in book.labels.letter_aanhef:
        folded = word.casefold()
        if start.startswith(folded) and not start[len(folded) : len(folded) + 1].isalpha():
            return True
    return False


def _place(tokens: list[Token], start: int, end: int, soort: Soort) -> None:
    for index in range(start, end):
        text = _whole_text(tokens[index])
        if text is not None:
            tokens[index] = Placed(text.paragraph, soort)


def is_boundary(token: Token) -> bool:
    """It ends what stands before it: a label, or the end of a table or box."""
    return isinstance(token, LabelToken | Close)
