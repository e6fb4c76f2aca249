"""Names that nothing announces: by their own words, by a role behind them, by a verb of persons.

A View's text in, Vondsten out. Two capitalised words are mostly a body, a place or a heading, so
here the words themselves have to be a name's, or the text has to speak of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.person import INITIALS, LETTER, WORD, Naam, Soort, is_common_word, read_name
from pipeline.mask.view import MASKED, Vondst
from pipeline.mask.words import (
    EPONIEMEN,
    MENSENWERKWOORDEN,
    OMGEVING_GEEN_PERSOON,
    ORGANISATIE_NA,
    PERSOONSWERKWOORDEN,
    ROLLEN,
)
from pipeline.text import fold

PRONOUN_REACH = 300
"""Characters behind a name in which "hij" or "haar" must follow; about three sentences."""

BEFORE_REACH = 40
"""Characters before a name that are looked at; about six words."""

MIN_LETTERS = 4
"""Letters of the shortest unknown word that is taken for a name; shorter ones are abbreviations."""

_I = re.IGNORECASE
_CANDIDATE = re.compile(rf"(?<![\w@.'-])(?:{INITIALS})?{WORD}")
# "R. Zandstra, wethouder", "Els Bos (adviseur wonen)"
_ROL_BEHIND = re.compile(
    rf"\s*[,(\n-]\s*(?:de |het |onze |senior |junior |strategisch |waarnemend |{LETTER}+ ){{0,2}}"
    rf"{ROLLEN}\b",
    _I,
)
_OMGEVING = re.compile(rf"\b{OMGEVING_GEEN_PERSOON}[ -]\Z", _I)
_NEXT_WORD = re.compile(rf"[ -]({LETTER}+)")
_ORGANISATIE_ENDING = re.compile(
    r".+(?:ziekenhuis|school|college|stichting|kliniek|centrum|kerk|moskee|kazerne|museum"
    r"|bibliotheek|universiteit|instituut|fonds|prijs|zorg|groep|huis|gebouw|straat|laan|plein)"
)
# "(34)", ", 26 jaar", ", 26,": not "12 jaar geleden"
_AGE = re.compile(r",? \(?\d{1,2}(?: jaar\b(?! geleden| lang)|\)|-jarige)|, \d{1,2},")
_AGE_IN_BRACKETS = re.compile(r"\A \(\d{1,2}(?: jaar)?\)")
_YEARS = re.compile(r", \d{1,2} jaar\b(?! geleden| lang)")
# "Adiam straks 21 is"
_TURNS = re.compile(
    rf" (?:{LETTER}+ ){{0,2}}(?:\d{{1,2}}|achttien|eenentwintig) (?:is|wordt|werd)\b"
)
# "aan Geert van de kringloop", "dat Esther rijdt": a given name within a sentence
_SENTENCE_BEFORE = re.compile(
    r"\b(?:aan|met|bij|voor|van|door|en|of|aldus|dat|als|omdat|toen|vraagt|zegt|zei|belt|belde"
    r"|volgens|ook|want|maar|namens|kreeg|krijgt|heeft|hebben|zonder|over|naar) \Z",
    _I,
)
# "met Kiflay", "toen Mebrahtom": words that stand before persons, and before places hardly ever.
# In 4,366 texts of knelpunten every other unknown word with a capital had "in", "de", "het", "dat",
# "regio", "en" or a comma before it.
_PERSON_BEFORE = re.compile(
    r"\b(?:met|door|zonder|aan|voor|volgens|namens|bij|van|als|omdat|toen|want|maar|wat|hoe|nadat"
    r"|terwijl|totdat|zodra|sinds|help|helpt|hielp|kreeg|zag|belde|stond|zat|kwam) \Z",
    _I,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|te|uit|naar|bij|van) \Z", _I)
_DETAILS = re.compile(
    rf"\s*[(,]?\s*(?:bsn|burgerservicenummer|geb\b|geboren|v-nummer|vnr|{MASKED}\))", _I
)
_PRONOUN = re.compile(r"\b(?:hij|zij|ze|hem|haar|zijn|hun|vrouw|man|kinderen|gezin|moeder|vader)\b")
# Stories and sayings: "in jip-en-janneketaal", "Hans en Grietje", "mag Joost weten"
_STORY = re.compile(
    r"Hans en Grietje|Joost mag (?:het )?weten|mag Joost weten|Jip en Janneke|Bert en Ernie"
    r"|Adam en Eva|Romeo en Julia",
    _I,
)
# "Rozina Mahmoudi en haar moeder"
_KIN_BEHIND = re.compile(
    r"(?: en|,) (?:haar|zijn) (?:man|vrouw|moeder|vader|kind|zoon|dochter|broer|zus|gezin|partner)"
)
_PAIR = re.compile(r" (?:en|&) ")
_SENTENCE_START = re.compile(r"(?:[.!?:\n]\s*|[-•] )\Z")
_LANGUAGES = frozenset({"frans"})
_SENTENCE_VERBS = frozenset({"ben", "wil"})
_WORDS = (Soort.WOORD, Soort.SAMENSTELLING, Soort.ENGELS)


def find_standing_alone(text: str) -> Iterator[Vondst]:
    """The names in a View's text that are names by themselves or by what follows them."""
    position = 0
    while match := _CANDIDATE.search(text, position):
        naam = read_name(text, match.start())
        if naam is None or (naam.woorden[0][1] in _WORDS and not naam.has_initials):
            # "Toen Ahmed": the first word is none of the name's.
            position = match.end()
            continue
        position = naam.einde
        regel = _rule_by_words(text, naam) or _rule_by_sentence(text, naam)
        if regel and not is_thing(text, naam):
            yield Vondst(naam.begin, naam.einde, "naam", regel)


def is_thing(text: str, naam: Naam) -> bool:
    """The name of a public person, a place or a body: "minister X", "X-ziekenhuis"."""
    if _OMGEVING.search(_before(text, naam.begin)):
        return True
    low, high = max(0, naam.begin - BEFORE_REACH), naam.einde + BEFORE_REACH
    if any(m.start() <= naam.begin < m.end() for m in _STORY.finditer(text, low, high)):
        return True
    folded = [fold(word) for word, _ in naam.woorden]
    behind = _NEXT_WORD.match(text, naam.einde)
    following = behind.group(1) if behind else ""
    tail = [*folded[1:], fold(following)] if following[:1].isupper() else folded[1:]
    return (
        " ".join(folded[:2]) in EPONIEMEN
        or fold(following) in ORGANISATIE_NA
        or any(word in ORGANISATIE_NA or _ORGANISATIE_ENDING.fullmatch(word) for word in tail)
    )


def _rule_by_words(text: str, naam: Naam) -> str:
    """The rule by which the words are a name; "" when they alone do not tell."""
    kinds = [soort for _, soort in naam.woorden]
    size = len(naam.woorden) + naam.has_initials
    if size > 1 and naam.punten >= 1 and _ROL_BEHIND.match(text, naam.einde):
        return "naam-rol"
    if _is_sentence_word(text, naam, size):
        return ""
    if naam.has_initials and naam.punten >= 3 and not _is_list_mark(text, naam):
        return "naam-voorletters"
    if kinds[0] is Soort.ELDERS or (naam.punten >= 3 and Soort.ELDERS in kinds):
        return "naam-voornaam"
    if kinds[0] is Soort.NEDERLAND and (naam.punten >= 3 or _is_in_pair(text, naam)):
        return "naam-voornaam"
    return ""


def _rule_by_sentence(text: str, naam: Naam) -> str:
    """The rule by which the sentence makes a person of the words; "" when it does not."""
    behind = text[naam.einde : naam.einde + PRONOUN_REACH]
    before = _before(text, naam.begin)
    if naam.punten >= 1 and _DETAILS.match(behind):
        return "naam-gegevens"
    verb = _NEXT_WORD.match(_AGE_IN_BRACKETS.sub("", behind))
    does = verb is not None and verb.group(1) in PERSOONSWERKWOORDEN
    is_told = does or _AGE.match(behind) is not None
    first, first_kind = naam.woorden[0]
    if first_kind is Soort.NEDERLAND:
        if fold(first) in _LANGUAGES:
            return ""
        is_within = _SENTENCE_BEFORE.search(before) is not None
        is_person = is_within or (is_told and not is_common_word(first))
        return "naam-werkwoord" if is_person else ""
    if any(soort is not Soort.ONBEKEND for _, soort in naam.woorden):
        return ""
    if len(naam.woorden) == 1:
        has_age_and_verb = does and _AGE_IN_BRACKETS.match(behind) is not None
        if has_age_and_verb or (verb is not None and verb.group(1) in MENSENWERKWOORDEN):
            return "naam-werkwoord"
        if _PERSON_BEFORE.search(before) and _is_like_a_name(first):
            return "naam-in-zin"
        is_place = _PLACE_BEFORE.search(before) is not None
        has_age = _YEARS.match(behind) or _TURNS.match(behind)
        return "naam-leeftijd" if has_age and not is_place else ""
    has_pronoun = _PRONOUN.search(behind) is not None
    has_kin = _KIN_BEHIND.match(behind) is not None
    return "naam-werkwoord" if has_kin or (is_told and has_pronoun) else ""


def _is_like_a_name(word: str) -> bool:
    """Long enough, and no adjective of a place ("Hardenbergse") or abbreviation ("EU'ers")."""
    is_plain = word.isalpha() and word[1:].islower()
    return is_plain and len(word) >= MIN_LETTERS and not word.endswith("se")


def _before(text: str, position: int) -> str:
    """The words before a place: slices of the whole text would cost its square."""
    return text[max(0, position - BEFORE_REACH) : position]


def _is_at_start(text: str, position: int) -> bool:
    return not position or _SENTENCE_START.search(_before(text, position)) is not None


def _is_sentence_word(text: str, naam: Naam, size: int) -> bool:
    """ "Mark dit als urgent", "Wil Divosa dit?": a word at the head of a sentence."""
    first, soort = naam.woorden[0]
    is_word = is_common_word(first) and soort is not Soort.ELDERS and not naam.has_initials
    at_start = _is_at_start(text, naam.begin)
    return is_word and at_start and (size == 1 or fold(first) in _SENTENCE_VERBS)


def _is_list_mark(text: str, naam: Naam) -> bool:
    """ "A. Woningnood", "en D. Planning": the letter of a list, and a word behind it."""
    is_single = text[naam.begin : naam.einde].count(".") == 1 and len(naam.woorden) == 1
    at_start = _is_at_start(text, naam.begin)
    word, soort = naam.woorden[0]
    is_word = soort in _WORDS or is_common_word(word)
    return is_single and (soort is Soort.WOORD or (at_start and is_word))


def _is_in_pair(text: str, naam: Naam) -> bool:
    """ "Loes en Bart": two given names joined are two persons."""
    if is_common_word(naam.woorden[0][0]):
        return False
    link = _PAIR.match(text, naam.einde)
    other = read_name(text, link.end()) if link else None
    if other is not None and other.woorden[0][1] in (Soort.NEDERLAND, Soort.ELDERS):
        return True
    return text.endswith(MASKED + " en ", 0, naam.begin)
