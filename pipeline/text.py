"""Dutch as people write it: folding, words, lemmas, compounds, typing errors, rarity of words.

The shared floor under the stages: text in, small values out, no files and no settings. What a
stage knows of its own domain it hands over as a ``Woordenlijst``; everything else is general
Dutch (the dictionary of simplemma). The promise: the same word in another spelling, inflection
or compound gives the same strings, so that rules and comparisons need not know about Dutch.

>>> [word.text for word in iter_words("I.s.m. het COA: te weinig azc's (na-reizigers)")]
['I.s.m', 'het', 'COA', 'te', 'weinig', "azc's", 'na-reizigers']
>>> lemmatise("verblijfspassen")
'verblijfspas'
>>> Woordenlijst(["woning", "tekort"]).parts("woningtekorten")
('woning', 'tekort')
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

import simplemma
from rapidfuzz import process
from rapidfuzz.distance import OSA

LANGUAGE = "nl"

LINKERS = ("", "s", "en", "n", "e")
"""What Dutch puts between the parts of a compound (ecosystem.md §1: 19 of 20 with these)."""

MIN_PART = 3
"""Letters of the shortest part of a compound that the word list knows ("azc", "coa", "amv")."""

MIN_FOREIGN_PART = 4
"""Letters of the shortest part known to general Dutch only; at 3 "opvang" falls apart."""

MAX_WORD = 60
"""Letters of the longest word that is taken apart or corrected; a longer one is no Dutch, and a
file made of one word would otherwise cost time that grows with its square."""

MAX_REMEMBERED = 200_000
"""Words whose parts are remembered; then the memory starts afresh (some 60 MB)."""

MIN_TYPO = 6
"""Letters of the shortest word that is corrected; at 5 real names turn into domain words."""

LONG_TYPO = 12
"""Letters from which two typing errors are forgiven instead of one; at 10 "verkrijging" becomes
"verdringing"."""

# Forms: "i.s.m.", "v/d", "azc's", "na-reizigers", "18+", "23-", "Wi2013", "1.250,50".
# Not: the hyphen of "- bullet" or of "opvang- en", the full stop of "opvang."
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*[+-]?(?!\w)"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?"
    r"|[^\W\d_]/[^\W\d_]\b"
    r"|\w+(?:['-]\w+)*"
)
_TRANSLATION = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "\u00ad": None,
        "\u00a0": " ",
    }
)
# "azc's", "amv'ers", "SH'er", "cao'tje"
_APOSTROPHE_TAIL = re.compile(r"'(?:s|er|ers|tje|tjes)$")
# "gekoppelde", "uitgeplaatst", "ingeburgerden"; not "gemeente", whose verb is no word
_PARTICIPLE = re.compile(
    r"(aan|achter|af|bij|door|in|mee|na|om|op|over|samen|terug|thuis|toe|uit|vast|voor|vrij|weg)?"
    r"ge([^\W\d_]{3,}[dt])(?:en|e)?$"
)
# "tweede", "achttiende": the dictionary takes them for forms of "twee" and "achttien"
_ORDINAL = re.compile(
    r"(?:eer|der|twee|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)+(?:de|ste)$"
)
_NOUN_ENDINGS = ("en", "s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text: ``text[start:end]``. Slotted: there is one per word."""

    text: str
    start: int
    end: int


def straighten(text: str) -> str:
    """The text with one kind of quote and hyphen and without soft hyphens, case untouched.

    Composed accents (NFC). The length may change: take offsets from the result.
    """
    return unicodedata.normalize("NFC", text).translate(_TRANSLATION)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text in lower case without accents, with one kind of quote and hyphen.

    Taken apart before and after lowering the case: some capitals ("İ") give accents of their own.
    """
    lowered = unicodedata.normalize("NFKD", straighten(text)).casefold()
    apart = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_TRANSLATION)


def iter_words(text: str) -> Iterator[Word]:
    """The words of a text with their places; punctuation is left out, abbreviations stay whole.

    Hyphens and apostrophes inside a word keep it together, a final full stop does not belong to
    it. The offsets hold for the text as given, when it has been through ``straighten``.
    """
    for match in _WORD.finditer(text):
        word = match.group().rstrip(".")
        yield Word(word, match.start(), match.start() + len(word))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order: for comparisons that do not need lemmas."""
    return tuple(fold(word.text) for word in iter_words(straighten(text)))


@lru_cache(maxsize=65_536)
def lemmatise(word: str) -> str:
    """The folded dictionary form of one Dutch word ("passen" gives "pas", "koppelt" "koppelen").

    Words that the dictionary lacks are read as a compound with a known last part, or lose a
    plural ending; a word that is neither stays as it is. The part of speech is not known, so a
    noun and a verb that look alike share a lemma ("huren" and "huur").
    """
    lower = _APOSTROPHE_TAIL.sub("", straighten(word).casefold())
    if not MIN_PART <= len(lower) <= MAX_WORD or not lower.isalpha():
        return _bare(lower)
    if _ORDINAL.search(lower):
        return lower
    if (verb := _by_participle(lower)) is not None:
        return fold(verb)
    if is_dutch(lower):
        return fold(_settled_form(lower))
    return fold(_by_last_part(lower) or _without_plural(lower))


def lemmas(text: str) -> tuple[str, ...]:
    """The lemmas of the words of a text, in order, hyphenated words in their parts."""
    return tuple(
        lemmatise(piece)
        for word in iter_words(straighten(text))
        for piece in word.text.split("-")
        if piece
    )


@lru_cache(maxsize=65_536)
def is_dutch(word: str) -> bool:
    """The general Dutch dictionary knows this lower-case form."""
    return bool(simplemma.is_known(word, LANGUAGE))


class Woordenlijst:
    """The words of a domain: they decide where compounds part and what a typing error meant.

    A word of the list is never parted, so that "kinderopvang" on the list is not an "opvang".
    ``synonyms`` gives for a word the word that stands for it ("vergunninghouder" for "SH");
    ``beginnings`` gather words by how they begin: with "trauma" there, "traumaverwerking" is read
    as "trauma*" unless the list has the word itself. ``fixed`` words, with or without a plural -s,
    are taken as they are written: "pasje" is then no "pas".
    Instances remember what they have analysed; they do not change otherwise.
    """

    def __init__(
        self,
        words: Iterable[str],
        synonyms: Mapping[str, str] | None = None,
        beginnings: Iterable[str] = (),
        fixed: Iterable[str] = (),
    ) -> None:
        self._fixed = frozenset(map(fold, fixed))
        self._canonical = {lemmatise(k): lemmatise(v) for k, v in (synonyms or {}).items()}
        self._words = frozenset(map(lemmatise, words)) | frozenset(self._canonical)
        self._words |= self._fixed | frozenset(self._canonical.values())
        self._openings = frozenset(w[:MIN_PART] for w in self._words if len(w) >= MIN_PART)
        self._spellings = tuple(sorted(w for w in self._words if len(w) >= MIN_TYPO))
        self._beginnings = tuple(sorted(set(beginnings), key=lambda b: (-len(b), b)))
        self._parts: dict[str, tuple[str, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return lemmatise(word) in self._words

    def parts(self, word: str) -> tuple[str, ...]:
        """The lemmas a word is made of, synonyms replaced; one lemma when it is no compound.

        In order of trust: a word of the list, hyphenated parts, a compound with a part from the
        list, a misspelt word of the list, and else the plain lemma.
        """
        known = self._parts.get(word)
        if known is None:
            if len(self._parts) >= MAX_REMEMBERED:
                self._parts.clear()
            known = self._parts[word] = tuple(map(self.stand_in, self._analyse(word)))
        return known

    def stand_in(self, lemma: str) -> str:
        """The word that stands for a lemma: its synonym, or the lemma itself."""
        return self._canonical.get(lemma, lemma)

    def starting_with(self, beginning: str) -> frozenset[str]:
        """The words of the list that begin so, by the word that stands for them."""
        return frozenset(self.stand_in(w) for w in self._words if w.startswith(beginning))

    def split(self, word: str) -> tuple[str, ...]:
        """The lemmas of a compound of which a part is on the list; empty when it is not one.

        Fewest parts first, then the longest last part. One part may be general Dutch.
        """
        folded = fold(word)
        if not 2 * MIN_PART <= len(folded) <= MAX_WORD or not folded.isalpha():
            return ()
        starts_known = folded[:MIN_PART] in self._openings
        for start in range(MIN_PART, len(folded) - MIN_PART + 1):
            piece = folded[start:]
            head = self._listed(piece)
            if not head and not starts_known:
                continue
            first = self._first_part(folded[:start])
            if head and (first or (first := self._foreign(folded[:start].removesuffix("s")))):
                return first, head
            if first and (head := self._foreign(piece)):
                return first, head
        return self._split_more(folded)

    def _split_more(self, folded: str) -> tuple[str, ...]:
        """A compound of three parts or more, of which the last is on the list."""
        for start in range(2 * MIN_PART, len(folded) - MIN_PART + 1):
            if head := self._listed(folded[start:]):
                rest = self.split(folded[:start]) or self.split(folded[:start].removesuffix("s"))
                if rest:
                    return (*rest, head)
        return ()

    def correct(self, word: str) -> str | None:
        """The word of the list that a misspelt word stands for; ``None`` when none is near.

        One edit from 6 letters, two from 12; swapped neighbours count as one. Words of general
        Dutch and short words are never corrected.
        """
        folded = fold(word)
        if not MIN_TYPO <= len(folded) <= MAX_WORD or not folded.isalpha():
            return None
        if is_dutch(word.casefold()):
            return None
        allowed = 2 if len(folded) >= LONG_TYPO else 1
        found = process.extractOne(
            folded, self._spellings, scorer=OSA.distance, score_cutoff=allowed
        )
        return None if found is None else str(found[0])

    def _analyse(self, word: str) -> tuple[str, ...]:
        folded = fold(word)
        for form in (folded, folded.removesuffix("s")):
            if form in self._fixed:
                return (form,)
        lemma = lemmatise(word)
        if lemma in self._words:
            return (lemma,)
        if "-" in word:
            joined = word.replace("-", "")
            if lemmatise(joined) in self._words:
                return (lemmatise(joined),)
            return tuple(p for piece in word.split("-") if piece for p in self._analyse(piece))
        if not word.isalpha():
            return (lemma,)
        if beginning := next((b for b in self._beginnings if folded.startswith(b)), None):
            return (f"{beginning}*",)
        if len(word) >= 2 * MIN_PART and (found := self.split(word)):
            return found
        corrected = self.correct(word) or self.correct(lemma)
        return (corrected or lemma,)

    def _listed(self, piece: str) -> str:
        """The lemma of a piece that is on the list, "" when it is not."""
        if piece[:MIN_PART] not in self._openings:
            return ""
        lemma = lemmatise(piece)
        return lemma if lemma in self._words else ""

    def _foreign(self, piece: str) -> str:
        """The lemma of a piece that general Dutch knows, "" when it does not."""
        return lemmatise(piece) if len(piece) >= MIN_FOREIGN_PART and is_dutch(piece) else ""

    def _first_part(self, piece: str) -> str:
        """The listed lemma of a part that is not the last, with its linker taken off."""
        for linker in LINKERS:
            stem = piece.removesuffix(linker) if linker else piece
            if len(stem) < MIN_PART or (linker and stem == piece):
                continue
            if lemma := self._listed(stem):
                return lemma
        return ""


def rarity(texts: Iterable[Collection[str]]) -> dict[str, float]:
    """How much a word says: the natural log of (number of texts / texts that have the word).

    Each text is the collection of its words or lemmas. A word of all texts weighs 0.
    """
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update(set(text))
    return {word: log(total / count) for word, count in counts.items()}


def _bare(word: str) -> str:
    return fold(word).replace(".", "").replace("/", "")


def _dictionary_form(word: str) -> str:
    """The dictionary's lemma; separable verbs come as "uit_stellen"."""
    return str(simplemma.lemmatize(word, LANGUAGE)).casefold().replace("_", "")


def _by_participle(word: str) -> str | None:
    """The verb of a participle: "gekoppelde", "uitgeplaatst", "ingeburgerden"; else ``None``.

    The dictionary leaves many of these as they are. Only when the verb itself is known.
    """
    match = _PARTICIPLE.match(word)
    if match is None:
        return None
    prefix, stem = match.group(1) or "", match.group(2)
    participle = f"ge{stem}"
    if is_dutch(participle) and (verb := _settled_form(participle)) != participle:
        return prefix + verb
    infinitives = (f"{prefix}{stem}en", f"{prefix}{stem[:-1]}en") if prefix else ()
    return next((_settled_form(form) for form in infinitives if is_dutch(form)), None)


def _settled_form(word: str) -> str:
    """The lemma at which the dictionary comes to rest.

    It calls "wachten" a form of "wacht" and "wacht" one of "wachten"; of such a pair the shorter
    is taken, so that both give one string. "pasjes" takes two steps, by way of "pasje".
    """
    lemma = _dictionary_form(word)
    after = _dictionary_form(lemma)
    if after == lemma or _dictionary_form(after) == after:
        return after
    return min(lemma, after, key=lambda form: (len(form), form))


def _by_last_part(word: str) -> str | None:
    """The lemma of an unknown compound by its longest known last part.

    Only when that part is a plural noun: else "gezinshereniging" becomes "gezinsherenigaan"
    (ecosystem.md §1).
    """
    for start in range(2, len(word) - MIN_PART):
        last = word[start:]
        if last.endswith(_NOUN_ENDINGS) and is_dutch(last):
            lemma = _dictionary_form(last)
            if lemma[:2] == last[:2] and len(lemma) < len(last):
                return word[:start] + lemma
    return None


def _without_plural(word: str) -> str:
    """An unknown word without a plural ending: "-heden", "-ingen", "-ers"."""
    for ending, singular in (("heden", "heid"), ("ingen", "ing"), ("ers", "er"), ("ties", "tie")):
        if word.endswith(ending) and len(word) > len(ending) + MIN_PART:
            return word.removesuffix(ending) + singular
    return word
