"""Words to words as a reader takes them: note marks named, letters that stand apart joined."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.pdf_words import Word

SUPERSCRIPT_SIZE = 0.82
"""A raised character is a note mark when its size is at most this share of its neighbour's."""

NOTE_MARK = re.compile(r"[0-9*†‡]{1,3}|[¹²³⁰⁴-⁹]{1,3}")
_RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_UNIT = re.compile(r"(?:^|[\d\s(])(?:k|c|d|m)?m$")


def name_marks(words: list[Word]) -> list[Word]:
    """Raised numbers as "[2]"; after a unit of length they are powers and stay with it."""
    named: list[Word] = []
    for index, word in enumerate(words):
        previous = named[-1] if named else None
        host = previous if word.glued else (words[index + 1] if _leads(words, index) else None)
        if host is None or not NOTE_MARK.fullmatch(word.text) or not _is_small(word, host):
            named.append(_split_written_mark(word, named))
            continue
        if word.glued and previous is not None and _UNIT.search(previous.text):
            named[-1] = _merge(previous, word)
            continue
        named.append(
            replace(
                word,
                text=f"[{word.text.translate(_RAISED)}]",
                raw=word.raw or word.text,
                is_mark=True,
            )
        )
    return named


def _leads(words: list[Word], index: int) -> bool:
    return index + 1 < len(words)


def _is_small(word: Word, host: Word) -> bool:
    return word.size <= SUPERSCRIPT_SIZE * host.size and (
        host.baseline - word.baseline > 0.12 * host.size
    )


def _split_written_mark(word: Word, named: list[Word]) -> Word:
    """A mark written with superscript characters ("woningen²") becomes a word of its own."""
    match = re.search(r"(?<=[^\W\d_.,;:)])([.,;:)]?)([¹²³⁰⁴-⁹]{1,2})$", word.text)
    if match is None or word.raw or _UNIT.search(word.text[: match.start()]):
        return word
    cut = match.start(2)
    share = (word.x1 - word.x0) * cut / len(word.text)
    named.append(replace(word, text=word.text[:cut], x1=word.x0 + share))
    return replace(
        word,
        text=f"[{match[2].translate(_RAISED)}]",
        raw=match[2],
        x0=word.x0 + share,
        glued=True,
        is_mark=True,
    )


def _merge(left: Word, right: Word) -> Word:
    raw = (left.raw or left.text) + (right.raw or right.text)
    text = left.text + right.text
    return replace(left, text=text, raw=raw if raw != text else "", x1=max(left.x1, right.x1))


def join_spaced_out(words: list[Word]) -> list[Word]:
    """Letters that stand apart for effect ("O N D E R W E R P") as the words they spell.

    At least four single letters in a row, evenly spaced; a gap half as wide again ends a word.
    """
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text.isalpha() and not word.glued:
            run.append(word)
            continue
        joined.extend(_spell(run))
        run = []
        joined.append(word)
    joined.extend(_spell(run))
    return joined


def _spell(run: list[Word]) -> list[Word]:
    if len(run) < 4:
        return run
    gaps = [right.x0 - left.x1 for left, right in pairwise(run)]
    usual = median(gaps)
    if usual > 1.2 * run[0].size:
        return run
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > 1.5 * usual + 0.05 * letter.size:
            words.append(letter)
        else:
            words[-1] = _merge(words[-1], letter)
    return words
