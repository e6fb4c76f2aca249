"""Numbers that belong to a person: BSN, IBAN, telephone, licence plate, date of birth.

A View's text in, Vondsten out. Where a form alone does not tell (one in eleven 9-digit numbers
passes the 11-test, ecosystem.md §9) a word nearby has to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban as stdnum_iban
from stdnum.nl import bsn as stdnum_bsn

from pipeline.mask.papers import AMOUNT_AFTER, OTHER_NUMBER, find_papers
from pipeline.mask.view import MASKED, Omgeving, Vondst

_DIGIT = re.compile(r"\d")

CUE_REACH = 48
"""Characters before a number in which a word can say what it is; about seven words."""

_BSN_CUE = re.compile(
    r"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi(?:-?nummer)?|persoonsnummer)\b", re.IGNORECASE
)
_BSN_CUED = re.compile(r"(?<![\w.,-])\d(?:[ ./-]{0,2}\d){7,8}(?![\w-]|[.,]\d)")
# "123456782 (BSN)"
_BSN_BEHIND = re.compile(r"(?<![\w.,-])\d(?:[ .]?\d){7,8}(?= ?\((?:het )?\Z)")
# Forms: "123456782", "1234.56.782", "123 456 782"; not "123.456.782": that is an amount
_BSN_ALONE = re.compile(
    r"(?<![\w.,/€-])(?<!€ )(?:\d{9}|\d{4}([. -])\d{2}\1\d{3}|\d{3}([ -])\d{3}\2\d{3})"
    r"(?![\w/-]|[.,]\d)"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\s?\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
_IBAN_NL = re.compile(
    r"(?<![A-Za-z0-9])NL[ .-]?\d{2}(?:[ .-]?[A-Z]){4}(?:[ .-]?\d){10}", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"\b(?:rekening(?:nummer|nr)?|bankrekening(?:nummer)?|bankrek|giro(?:nummer|rekening)?"
    r"|rek\.? ?nr)\b\.?[^\d\n]{0,20}?(?P<value>P?\d(?:[ .-]?\d){6,9})(?![\w-])",
    re.IGNORECASE,
)
_DIGIT_RUN = re.compile(r"\+?\(?\d(?:[\s().\-/+]{0,3}\d){6}")
_MOBILE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+ ?31|0031|\(\+31\))[ ./-]*(?:\(?0\)?)?|\(?0)[ ./)-]*6"
    r"(?:[ ./-]{0,3}\d){8}(?![\d/]|-\d)"
)
_PHONE_CUE = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer|nr|nrs)?|mob(?:iel)?(?:nummer)?|gsm|06-nummer|whats?app|app"
    r"|doorkiesnummer|bereikbaar (?:op|onder|via)|bellen (?:op|via|naar|met)|belt? (?:mij )?op"
    r"|(?-i:(?<![/\w])[TM]))\b\.?[ :]*(?:nummer[ :]*)?"
    r"(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b)(?P<value>\+?\(?\d(?:[ ().\-/]{0,3}\d){6,12})(?![\w-])",
    re.IGNORECASE,
)
_PUBLIC_NUMBER = re.compile(r"(?:14\s?0\d|0?800|0?90[069])|112\Z")
_PLATE_LETTERS = "BDFGHJKLMNPRSTVWXZ"
# Sidecodes 4-14 (RDW): three groups, consonants only: "16-RSL-9", "HH-99-XX", "G-123-BB"
_SIDECODES = (
    *("XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99", "XX-999-X", "X-999-XX"),
    *("XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9"),
)
_PLATE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_SIDECODES)})(?![\w-])".replace("X", f"[{_PLATE_LETTERS}]").replace(
        "9", r"\d"
    )
)
_PLATE_CUED = re.compile(
    r"\b(?i:kenteken(?:plaat)?|nummerplaat|nummerbord|auto|bus(?:je)?|bestelbus|scooter|brommer"
    r"|motor|voertuig|wagen)\b[^.\n]{0,30}?(?<![\w-])(?P<value>(?=[A-Z\d -]*\d)(?=[A-Z\d -]*[A-Z])"
    r"[A-Z\d]{1,3}[ -]?[A-Z\d]{2,3}[ -]?[A-Z\d]{1,3})(?![\w-])"
)
# "kenteken: gv847p": where a number plate is named, small letters are one too
_PLATE_NAMED = re.compile(
    r"\b(?:kenteken(?:plaat)?|nummerplaat|nummerbord)[ :]{1,3}(?:is |met )?"
    r"(?P<value>(?=[a-z-]*\d)(?=[\d-]*[a-z])(?:[a-z\d]{6}"
    r"|[a-z\d]{1,3}-[a-z\d]{2,3}-[a-z\d]{1,3}))(?![\w-])",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:\d{{4}}|'?\d{{2}})"
    rf"|\d{{1,2}}e?[ -]{_MONTHS}[ -]'?\d{{2,4}}"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{2}\d{2}(?:19|20)\d{2})(?!\w)"
)
_BIRTH = re.compile(
    r"\b(?:geboren(?! (?:na|voor|vóór|vanaf|tussen|sinds|tot|in de periode)\b)|geb\.?"
    r"|geboorte(?:datum|dag|dat\.?)|geb\.? ?(?:datum|dat\.?)|verjaart op|jarig op|gebdat)\b\.?"
    rf"(?:(?! (?:na|voor|vóór|vanaf|tussen|sinds|tot) )[^\d\n]){{0,60}}?(?<!\d)(?P<value>{_DATE})",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(rf"(?<![\d-])(?P<value>{_DATE}) (?:is |was )?geboren\b", re.IGNORECASE)
# "[name] (12-03-1989)", "* 12-03-1989": a day of birth behind a name, in years people are born
_BEHIND_NAME = re.compile(
    rf"(?:{MASKED},? ?\(|(?<!\w)\* ?)(?P<value>\d{{1,2}}[-/.]\d{{1,2}}[-/.]"
    r"(?:19[2-9]|20[01])\d)(?=\W|\Z)"
)


# A cell that is nothing but a day long ago: the heading "geboortedatum" stands in another cell
_CELL = re.compile(
    r"\s*(?P<value>\d{1,2}[-/. ]\d{1,2}[-/. ](?:19[2-9]\d|200\d|201[0-2])"
    r"|(?:19[2-9]\d|200\d|201[0-2])-\d{2}-\d{2})\s*"
)


def find_numbers(text: str, _omgeving: Omgeving) -> Iterator[Vondst]:
    """Everything of these kinds in a View's text; findings may overlap, the likeliest first.

    A number is what it is wherever it stands: the omgeving, which all rules get, is not asked.
    """
    if not _DIGIT.search(text):
        return
    yield from _find_iban(text)
    yield from find_papers(text)
    yield from _find_bsn(text)
    yield from _find_birth_date(text)
    yield from _find_plate(text)
    yield from _find_phone(text)


def _find_bsn(text: str) -> Iterator[Vondst]:
    for cue in _BSN_CUE.finditer(text):
        match = _BSN_CUED.search(text, cue.end(), cue.end() + CUE_REACH)
        # With its name before it, an invalid number is a typing error in a real one.
        if match and "." not in text[cue.end() : match.start()].rstrip(". "):
            yield Vondst(match.start(), match.end(), "bsn", "bsn-woord")
        for before in _BSN_BEHIND.finditer(text, max(0, cue.start() - 16), cue.start()):
            yield Vondst(before.start(), before.end(), "bsn", "bsn-woord")
    for match in _BSN_ALONE.finditer(text):
        if not stdnum_bsn.is_valid(re.sub(r"\D", "", match.group())):
            continue
        left = text[max(0, match.start() - CUE_REACH) : match.start()]
        if OTHER_NUMBER.search(left) or AMOUNT_AFTER.match(text, match.end()):
            continue
        yield Vondst(match.start(), match.end(), "bsn", "bsn-elfproef")


def _find_iban(text: str) -> Iterator[Vondst]:
    for match in _IBAN.finditer(text):
        end = _valid_iban_end(match.group())
        if end:
            yield Vondst(match.start(), match.start() + end, "iban", "iban-controle")
    for match in _IBAN_NL.finditer(text):
        yield Vondst(match.start(), match.end(), "iban", "iban-vorm")
    for match in _ACCOUNT.finditer(text):
        yield Vondst(match.start("value"), match.end("value"), "iban", "rekening-woord")


def _valid_iban_end(text: str) -> int:
    """How much of a text is a valid IBAN; 0 when none is. What follows it can be words."""
    for end in range(len(text), 14, -1):
        if text[end - 1].isalnum() and stdnum_iban.is_valid(
            re.sub(r"[ .-]", "", text[:end]), check_country=False
        ):
            return end
    return 0


def _find_phone(text: str) -> Iterator[Vondst]:
    if not _DIGIT_RUN.search(text):
        return
    spans = [(m.start(), m.end(), "telefoon-06") for m in _MOBILE.finditer(text)]
    spans += [
        (m.start("value"), m.end("value"), "telefoon-woord") for m in _PHONE_CUE.finditer(text)
    ]
    spans += [
        (m.start, m.end, "telefoon-nummerplan")
        for m in phonenumbers.PhoneNumberMatcher(text, "NL", leniency=phonenumbers.Leniency.VALID)
    ]
    for start, end, regel in spans:
        value = text[start:end]
        lead = len(value) - len(value.lstrip(" ./-"))
        if value[lead : lead + 1] == "(" and ")" not in value:
            lead += 1
        if not _PUBLIC_NUMBER.match(value.lstrip("(+ ")):
            yield Vondst(start + lead, end, "telefoon", regel)


def _find_plate(text: str) -> Iterator[Vondst]:
    for match in _PLATE.finditer(text):
        yield Vondst(match.start(), match.end(), "kenteken", "kenteken-vorm")
    for pattern in (_PLATE_CUED, _PLATE_NAMED):
        for match in pattern.finditer(text):
            if len(re.sub(r"[ -]", "", match.group("value"))) == 6:
                yield Vondst(match.start("value"), match.end("value"), "kenteken", "kenteken-woord")


def _find_birth_date(text: str) -> Iterator[Vondst]:
    cell = _CELL.fullmatch(text)
    if cell:
        yield Vondst(cell.start("value"), cell.end("value"), "geboortedatum", "datum-alleen")
    for pattern, regel in (
        (_BIRTH, "geboren-woord"),
        (_BORN_AFTER, "geboren-woord"),
        (_BEHIND_NAME, "datum-achter-naam"),
    ):
        for match in pattern.finditer(text):
            yield Vondst(match.start("value"), match.end("value"), "geboortedatum", regel)
