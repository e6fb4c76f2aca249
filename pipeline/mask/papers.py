"""Numbers of foreigners and of identity papers: V-numbers, passports, residence documents.

A View's text in, Vondsten out. A V-number in its own notation speaks for itself; ten digits in a
row and the number of a passport need a word nearby.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.view import MASKED, Vondst

DIGITS_OF_A_PAPER = 8
"""Digits of the shortest paper number without letters; fewer are a year, a sum or a count."""

PERSON_REACH = 90
"""Characters around ten digits in which a person has to be spoken of; about one sentence."""

OTHER_NUMBER = re.compile(
    r"(?:€|\bvordering|\bnota|\bbesluit|\bmelding|\baanvraag|\bcontract|\bofferte|\beuro|\bkvk|\brsin|\bbtw|\bkenmerk|\bzaak\w*|\bdossier\w*|\breferentie\w*|\bref\b"
    r"|\bfactuur\w*|\bpolis\w*|\border\w*|\bvestigings\w*|\bkamer van koophandel|\bisbn|\bobject\w*"
    r"|\bbedrag\w*|\bperceel\w*|\bagb\w*|\bbrin\w*"
    r"|\b(?!burgerservice|persoons|sofi)\w{3,}(?:nummer|nr|code))"
    r"[\s:.#-]*(?:code|nummer|nr|id)?[\s:.#-]*\Z",
    re.IGNORECASE,
)
"""What stands before a number that is a file's, an organisation's or an amount."""

AMOUNT_AFTER = re.compile(
    r"\s?(?:euro|inwoners|personen|stuks|keer|mensen|woningen|,-)", re.IGNORECASE
)
"""What stands behind a number that counts something."""

_V_NUMBER = re.compile(
    r"\b(?:v[-. ]?(?:nummers?|nrs?)|vreemdelingen(?:nummer|nr)|ind[- ](?:dossier)?(?:nummer|nr)"
    r"|coa[- ](?:nummer|nr|zorgnummer)|zorgnummer|crv[- ]?(?:nummer|nr)|bvv[- ]?(?:nummer|nr))\b"
    r"[^\d\n]{0,25}?(?P<value>\d(?:[ .-]?\d){6,11})(?![\w-])",
    re.IGNORECASE,
)
_V_PREFIXED = re.compile(r"(?<!\w)V[-. ]?(?:\d[ .-]?){9}\d(?!\w)")
# Forms: "271.838.1459" as the IND prints it; a telephone number begins with 0
_V_DOTTED = re.compile(r"(?<![\w.,/€-])[1-9]\d{2}\.\d{3}\.\d{4}(?![\w/-]|[.,]\d)")
# "271 838 1459", "271-838-1459", "2718381459": only beside a person
_V_BARE = re.compile(
    r"(?<![\w.,/€-])(?<!€ )[1-9]\d{2}(?P<gap>[ -]?)\d{3}(?P=gap)\d{4}(?![\w/-]|[.,]\d)"
)
_PERSON = re.compile(
    rf"{MASKED}|\b(?:coa|ind|azc|aanmeldcentrum|ter apel|vreemdeling|asielzoek\w+|statushoud\w+"
    r"|vergunninghoud\w+|nareiz\w+|client\w*|cliënt\w*|kandida\w+|deelnem\w+|bewoon?er|bewoonster"
    r"|mevrouw|mevr|mw|meneer|dhr|de heer|geboren|geb|echtgenote?|zoon|dochter|asielverzoek"
    r"|asielaanvraag|betrokkenen?|bvv|verblijfsvergunning|verblijfsstatus)\b",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:\w*paspoort|pasp\.?|id-?(?:kaart|bewijs)|identiteits(?:kaart|bewijs|document)|rijbewijs"
    r"|verblijfs(?:document|pas|kaart)|vreemdelingen(?:document|kaart|pas)|reisdocument"
    r"|w-?document|legitimatie(?:bewijs)?)"
)
# "paspoort NX4F82K19", "paspoortnummer: 012345678", "verblijfsdocument met nummer IA1234567".
# Letters and digits together are a number by themselves, as are eight digits or more.
_PAPER_NUMBER = re.compile(
    rf"\b{_PAPER}(?P<named>[- ]?(?:nummer|nr)|\b[^.\n\d]{{0,30}}?\b(?:nummer|nr|no))?\b[.:]?"
    r"[ (:]{0,4}(?:(?:is|luidt|met|van|nr|no)[.:]? ){0,2}"
    r"(?P<value>(?=[A-Za-z]*\d)(?=[A-Za-z\d]*\d[A-Za-z]*\d)[A-Za-z\d]{7,12})(?!\w|-\d|[.,]\d)",
    re.IGNORECASE,
)
# "ID: IK6R2P0T8": two letters, six signs and a digit, as on every Dutch passport since 2006 (RvIG)
_DUTCH_ID = re.compile(r"\bID(?:[- ]?(?:nummer|nr))?\.?[ :(]{1,3}(?P<value>[A-Z]{2}[A-Z\d]{6}\d)\b")


def find_papers(text: str) -> Iterator[Vondst]:
    """V-numbers and numbers of identity papers in a View's text."""
    for match in _V_NUMBER.finditer(text):
        yield Vondst(match.start("value"), match.end("value"), "v-nummer", "v-nummer-woord")
    for match in _V_PREFIXED.finditer(text):
        yield Vondst(match.start(), match.end(), "v-nummer", "v-nummer-vorm")
    for match in _V_DOTTED.finditer(text):
        if not OTHER_NUMBER.search(text[max(0, match.start() - PERSON_REACH) : match.start()]):
            yield Vondst(match.start(), match.end(), "v-nummer", "v-nummer-vorm")
    for match in _V_BARE.finditer(text):
        if _is_of_person(text, match.start(), match.end()):
            yield Vondst(match.start(), match.end(), "v-nummer", "v-nummer-persoon")
    for match in _DUTCH_ID.finditer(text):
        if sum(sign.isdigit() for sign in match.group("value")) > 1:
            yield Vondst(match.start("value"), match.end("value"), "documentnummer", "id-vorm")
    for match in _PAPER_NUMBER.finditer(text):
        value = match.group("value")
        is_long = len(value) >= DIGITS_OF_A_PAPER and not AMOUNT_AFTER.match(text, match.end())
        if match.group("named") or not value.isdigit() or is_long:
            yield Vondst(
                match.start("value"), match.end("value"), "documentnummer", "document-woord"
            )


def _is_of_person(text: str, begin: int, end: int) -> bool:
    before = text[max(0, begin - PERSON_REACH) : begin]
    after = text[end : end + PERSON_REACH]
    is_round = text[begin:end].endswith("0000")
    if is_round or OTHER_NUMBER.search(before) or AMOUNT_AFTER.match(text, end):
        return False
    sentence = re.split(r"[.!?] (?=[A-Z])|\n", before)[-1] + " " + re.split(r"[.!?] |\n", after)[0]
    return _PERSON.search(sentence) is not None
