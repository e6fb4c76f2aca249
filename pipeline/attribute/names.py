"""Where a text names a gemeente or a samenwerkingsverband, whatever the spelling.

Text in, Vermeldingen out, in order and without overlap. A name is compared word by word, folded,
so that "Alphen a/d Rijn", "'s-Gravenhage" and "ALPHEN AAN DEN RIJN" are found by one rule. What
the mention says about the sender is not decided here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from pipeline.text import fold, straighten
from schemas.register import Register

WOORDEN = frozenset(
    {
        *("assen", "asten", "beek", "bergen", "best", "buren", "dalen", "delft", "doorn", "duiven"),
        *(
            "echt",
            "goes",
            "grave",
            "haren",
            "hoorn",
            "houten",
            "huizen",
            "hulst",
            "kampen",
            "laren",
        ),
        *("leek", "leiden", "losser", "made", "putten", "sluis", "soest", "waterland", "westland"),
        *("wierden", "mill", "ommen"),
    }
)
"""Names that are Dutch words; alone, without "gemeente" or the like, they say little."""

ACHTERNAMEN = WOORDEN | frozenset(
    {
        *("ede", "epe", "haaren", "heerde", "heusden", "kapelle", "schagen", "stein", "uden"),
        *("valkenburg", "zeist", "vianen", "winsum", "zundert", "tiel", "deurne", "altena"),
    }
)
"""Names that people bear too; right behind a given name they are one."""

METONIEMEN = frozenset({"den haag", "the hague"})
"""Names that stand for the national government in prose ("de regeling uit Den Haag")."""

MIN_TYPO = 6
"""Letters of the shortest name that is recognised with one typing error; below, "Ede" is "Epe"."""

LONG_TYPO = 12
"""Letters from which two wrong letters are forgiven ("Hoekse Waard" for "Hoeksche Waard")."""

MIN_JOINED = 8
"""Letters of the shortest name that is found in pieces; below, "De Es" is "Dees"."""

MAX_PIECES = 4
"""Words into which a name is at most found split."""

_TOKEN = re.compile(r"[^\W_]+|&")
_CLOSE_GAP = re.compile(r"[\s\-'/.()_]{0,3}\Z")
_SMALL_WORDS = frozenset({"uit", "in", "van", "te", "op", "over", "aan", "bij"})
_DOMAIN_FILLER = re.compile(r"^(?:gemeente|gem)|gemeente$")
_COMMA_GAP = re.compile(r", ?\Z")


@dataclass(frozen=True, slots=True)
class Vermelding:
    """A name in a text: ``codes`` are the gemeenten it can be, several for "Bergen".

    Slotted: there is one for each mention in a file. ``is_typo`` tells that one letter differs;
    ``is_woord`` that the name is also something else; ``is_lower`` that it has no capital.
    """

    codes: tuple[str, ...]
    start: int
    end: int
    naam: str
    is_woord: bool = False
    is_achternaam: bool = False
    is_metoniem: bool = False
    is_lower: bool = False
    is_typo: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int


class NameIndex:
    """The names and spellings of a register, ready to be looked up in texts."""

    def __init__(self, register: Register) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        spellings: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for gemeente in register.gemeenten:
            names = [gemeente.naam, *gemeente.aliassen]
            # "Bergen (L.)" and "Bergen (NH.)": the bare name means either of them.
            names += [name.split(" (")[0] for name in names if " (" in name]
            for key in {_key(name) for name in names}:
                spellings[key].append(gemeente.code)
        for key, found in spellings.items():
            self._by_first.setdefault(key[0], []).append((key, tuple(sorted(found))))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: -len(c[0]))
        self._spellings = spellings
        self._by_domain: defaultdict[str, set[str]] = defaultdict(set)
        for key, found in spellings.items():
            self._by_domain["".join(key)].update(found)

    def find(self, text: str) -> tuple[Vermelding, ...]:
        """Every name in a text that has been through ``straighten``; the longest name wins."""
        tokens = _tokens(text)
        found: list[Vermelding] = []
        position = 0
        while position < len(tokens):
            vermelding, length = self._at(text, tokens, position)
            if vermelding is not None:
                found.append(vermelding)
            position += length
        return tuple(found)

    def find_domain(self, domain: str) -> tuple[str, ...]:
        """The gemeenten that an internet name can belong to: "delft.nl", "mail.gemeentedelft.nl".

        A label has to be the whole name, so that "delftsewoningen.nl" is nobody's.
        """
        for label in reversed(fold(domain).split(".")[:-1]):
            bare = _DOMAIN_FILLER.sub("", label.replace("-", ""))
            if bare in self._by_domain:
                return tuple(sorted(self._by_domain[bare]))
        return ()

    def find_typo(self, text: str) -> Vermelding | None:
        """The one name that the start of a text spells with one wrong letter; ``None`` if unsure.

        Only for places that announce a gemeente ("gemeente Amersfort"): elsewhere a near miss is
        another word. The first letter has to be right.
        """
        tokens = _tokens(text)[:5]
        hits: dict[tuple[str, ...], tuple[int, int]] = {}
        for key, spelled in self._spellings.items():
            name, words = " ".join(key), tokens[: len(key)]
            if len(name) < MIN_TYPO or len(words) < len(key):
                continue
            written = " ".join(token.key for token in words)
            allowed = 2 if len(name) >= LONG_TYPO else 1
            distance = OSA.distance(written, name, score_cutoff=allowed)
            if written[0] == name[0] and distance <= allowed:
                hits[tuple(sorted(spelled))] = (words[0].start, words[-1].end)
        if len(hits) != 1:
            return None
        [(codes, (start, end))] = hits.items()
        return Vermelding(codes, start, end, text[start:end], is_typo=True)

    def _at(
        self, text: str, tokens: Sequence[_Token], position: int
    ) -> tuple[Vermelding | None, int]:
        for key, codes in self._by_first.get(tokens[position].key, ()):
            words = tokens[position : position + len(key)]
            if tuple(token.key for token in words) != key:
                continue
            if not all(_is_gap(text[a.end : b.start], a.key) for a, b in _pairs(words)):
                continue
            start, end = words[0].start, words[-1].end
            if text[:start].endswith("'"):
                start -= 1  # the apostrophe of 's-Hertogenbosch
            name = " ".join(key)
            is_lower = not any(c.isupper() for c in text[start:end])
            return Vermelding(
                codes,
                start,
                end,
                text[start:end],
                is_woord=name in WOORDEN,
                is_achternaam=name in ACHTERNAMEN,
                is_metoniem=name in METONIEMEN,
                is_lower=is_lower,
            ), len(key)
        return self._at_joined(text, tokens, position)

    def _at_joined(
        self, text: str, tokens: Sequence[_Token], position: int
    ) -> tuple[Vermelding | None, int]:
        """A name that is spelled in more words than it has: "Noard-East Fryslân"."""
        for length in range(MAX_PIECES, 1, -1):
            words = tokens[position : position + length]
            joined = "".join(token.key for token in words)
            if len(words) < length or len(joined) < MIN_JOINED or joined not in self._by_domain:
                continue
            if words[0].key in _SMALL_WORDS:
                continue  # "uit Hoorn" is not Uithoorn
            if all(_is_gap(text[a.end : b.start], a.key) for a, b in _pairs(words)):
                start, end = words[0].start, words[-1].end
                codes = tuple(sorted(self._by_domain[joined]))
                return Vermelding(codes, start, end, text[start:end]), length
        return None, 1


@lru_cache(maxsize=4)
def name_index(register: Register) -> NameIndex:
    """The index of a register, built once."""
    return NameIndex(register)


@lru_cache(maxsize=4)
def _verband_keys(register: Register) -> tuple[tuple[str, str], ...]:
    names = {verband.naam for verband in register.samenwerkingsverbanden}
    return tuple(sorted(((fold(n), n) for n in names), key=lambda pair: (-len(pair[0]), pair[0])))


BEKENDE_VERBANDEN = (
    *("BAR-organisatie", "BUCH-gemeenten", "BUCH", "Noaberkracht", "Drechtsteden", "BEL-gemeenten"),
    *("BEL Combinatie", "SED organisatie", "SED-gemeenten", "ABG-gemeenten", "Duo+", "Ferm Werk"),
    *("DEAL-gemeenten", "DAL-gemeenten", "Kempengemeenten", "OVER-gemeenten", "CGM-gemeenten"),
    *("Bollenstreek", "G40", "M50", "P10", "K80", "Senzer", "Avres", "Orionis", "Stroomopwaarts"),
    *("Noordkop", "Foodvalley", "Regio Zwolle", "Stedendriehoek", "Metropoolregio Eindhoven"),
)
"""Groupings that the reference lists lack and whose names no pattern finds; by hand."""

# Forms: "Regio Rivierenland", "Veiligheidsregio Drenthe", "Werkorganisatie De Velden",
# "samenwerkingsverband Hart van de Delta"; not: "regio" alone, "de regio is klein".
_VERBAND = re.compile(
    r"\b((?i:samenwerkingsverband|samenwerking|gemeenschappelijke regeling|\w*regio"
    r"|\w*werkorganisatie|intergemeentelijke (?:sociale )?dienst|sociale dienst|ISD|RSD|GGD"
    r"|werkplein|stadsgewest|gewest|bestuursdienst|servicepunt)"
    r"(?: (?:de|het|van|der|den))* [A-Z][\w'/-]*"
    r"(?:(?: (?:en|van|aan|de|den|het|der))* [A-Z][\w'/-]*)*)"
)


def find_samenwerkingsverband(text: str, register: Register) -> str | None:
    """The name of the first grouping that a text names; the register's spelling where it has one.

    A bare region name that is also a gemeente or a province ("Utrecht") is none.
    """
    straight = straighten(text)
    folded = fold(straight)
    provinces = {fold(gemeente.provincie) for gemeente in register.gemeenten}
    names = {fold(gemeente.naam) for gemeente in register.gemeenten}
    if match := _VERBAND.search(straight):
        return _registered(match.group(1), register) or match.group(1)
    for key, name in (*((fold(n), n) for n in BEKENDE_VERBANDEN), *_verband_keys(register)):
        if key in provinces or key in names or (len(key) < 5 and name not in BEKENDE_VERBANDEN):
            continue
        if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded):
            return name
    return None


def _registered(name: str, register: Register) -> str | None:
    return next((n for key, n in _verband_keys(register) if key == fold(name)), None)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token("en" if m.group() == "&" else fold(m.group()), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]


def _key(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in _tokens(straighten(name)))


def _is_gap(gap: str, before: str) -> bool:
    """Between two words of one name; a full stop ends a sentence, but not an abbreviation."""
    if _COMMA_GAP.match(gap):
        return before == "nuenen"
    return _CLOSE_GAP.match(gap) is not None and (". " not in gap or len(before) <= 3)


def _pairs(words: Sequence[_Token]) -> Iterator[tuple[_Token, _Token]]:
    return pairwise(words)
