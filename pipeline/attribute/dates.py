"""The date that a file itself names: of its letter, its cover line or its name, never of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from pipeline.text import straighten
from schemas.document import Hint
from schemas.knelpunt import Restant, Segmentatie

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
_MONTH_FORMS = "|".join(
    rf"{month}|{month[:3]}\.?" for month in (*_MONTHS, "mrt", "mar", "may", "oct")
)
# The last four: the usual Dutch short form, and what mail programs write.
_MONTH_NUMBER = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)} | {
    **{"mrt": 3, "mar": 3, "may": 5, "oct": 10}
}

# Forms: "2021-03-01", "01-03-2021", "1/3/2021", "3 maart 2021", "3 mrt. 2021"; not "2021-3"
_DATE = (
    r"(?:(?P<y1>20\d\d)[-_.](?P<m1>[01]?\d)[-_.](?P<d1>[0-3]?\d)"
    r"|(?P<d2>[0-3]?\d)[-/._](?P<m2>[01]?\d)[-/._](?P<y2>20\d\d)"
    rf"|(?P<d3>[0-3]?\d)\s+(?P<m3>{_MONTH_FORMS})\s+(?P<y3>20\d\d)"
    r"|(?P<y4>20\d\d)(?P<m4>[01]\d)(?P<d4>[0-3]\d))"
)
_IN_NAME = re.compile(rf"(?<!\d){_DATE}(?!\d)", re.IGNORECASE)
# "Datum: 3 maart 2021", "Datum verzending 1-3-2021"
_LABELLED = re.compile(
    rf"(?:^|\n|\t|\|)\s*(?:datum|dagtekening|verzonden|verzenddatum|verzonden op)\b"
    rf"[ :\t|]*(?:verzending|verzonden|brief)?[ :\t|]*\s*(?:op )?{_DATE}(?!\d)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"(?:datum|dagtekening|verzenddatum)\s*:?\Z", re.IGNORECASE)
# "Ingediend door: gemeente X, 2021-03-01", "Ingediend op 1 maart 2021"
_COVER = re.compile(
    rf"\b(?:ingediend|ingezonden|ingebracht|aangeleverd|ingevuld|opgesteld)\b[^\n]{{0,80}}?"
    rf"(?<!\d){_DATE}(?!\d)",
    re.IGNORECASE,
)
# A line that is nothing but place and date: "Delft, 3 maart 2021"
_PLACE_AND_DATE = re.compile(
    rf"(?:^|\n)\s*[A-Z'][\w' ()./-]{{1,40}}, +(?:d\.?d\.? *)?{_DATE}[.,]?\s*(?=\n|\Z)",
    re.IGNORECASE,
)
# … or a date alone, where a letter or cover has one: "3 maart 2021"; in a table it plans something
_LINE = re.compile(
    rf"(?:^|\n)\s*(?:[A-Z'][\w' ()./-]{{1,40}} +)?(?:d\.?d\.? *)?{_DATE}[.,]?\s*(?=\n|\Z)",
    re.IGNORECASE,
)
# "uw brief van 5 februari", "uw kenmerk": the date of somebody else's letter
_THEIRS = re.compile(
    r"\b(?:uw|jullie)\s+(?:brief|kenmerk|mail|e-mail|verzoek|datum)", re.IGNORECASE
)
_MAIL_DATE = re.compile(
    rf"(?:^|\n)\s*(?:datum|verzonden|date|sent)\s*:[^\n]*?{_DATE}", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,€])(?<!€ )20[12]\d(?![\d]|[.,]\d)")
_LINE_PLACES = frozenset(
    {
        "briefhoofd",
        "titel",
        "inleiding",
        "restant",
        "ondertekening",
        "koptekst",
        "voettekst",
        "slot",
        "label",
        "formulierveld",
    }
)


def find_date(
    bestandsnaam: str, hints: Sequence[Hint], restanten: Sequence[Restant]
) -> date | None:
    """The day the file says it is of; ``None`` when it names none.

    In order of trust: a labelled date or cover line, a line of place and date, the header of the
    mail, the file name. A date in running text is never taken: it is about something else.
    """
    texts = [(r.soort, straighten(r.tekst)) for r in restanten if r.soort != "verwijderd"]
    for pattern, places in (
        (_LABELLED, _LINE_PLACES),
        (_COVER, _LINE_PLACES),
        (_PLACE_AND_DATE, _LINE_PLACES),
        (_LINE, _LINE_PLACES - {"restant", "formulierveld", "label"}),
    ):
        found = _first(pattern, (text for soort, text in texts if soort in places))
        if found is not None:
            return found
    after_label = _after_label([text for _, text in texts])
    if after_label is not None:
        return after_label
    found = _first(_MAIL_DATE, (text for soort, text in texts if soort == "e-mailkop"))
    if found is not None:
        return found
    found = _first(_IN_NAME, (hint.text for hint in hints if hint.kind == "date"))
    return found or _first(_IN_NAME, reversed(straighten(bestandsnaam).split("/")))


def find_latest_year(segmentatie: Segmentatie, day: date) -> tuple[date, ...]:
    """The middle of the latest year that the file speaks of, not after ``day``; empty without one.

    Not the date of the file, but good enough to know which gemeenten existed: no file is older
    than what it speaks of, and gemeenten merge on the first of January (Weesp alone did not).
    """
    texts = [restant.tekst for restant in segmentatie.restanten]
    for knelpunt in segmentatie.knelpunten:
        texts += (knelpunt.onderwerp, knelpunt.omschrijving_tekst)
        texts += (oplossing.tekst for oplossing in knelpunt.oplossingsrichtingen)
    years = {int(match) for text in texts for match in _YEAR.findall(text)}
    middles = [middle for year in years if (middle := date(year, 7, 1)) <= day]
    return (max(middles),) if middles else ()


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> date | None:
    for text in texts:
        for match in pattern.finditer(text):
            if _THEIRS.search(text[max(0, match.start() - 40) : match.end()]):
                continue
            found = _to_date(match)
            if found is not None:
                return found
    return None


def _after_label(texts: Sequence[str]) -> date | None:
    """A form or table in which "Datum" and the day are two cells."""
    for label, value in pairwise(texts):
        if _LABEL_ALONE.match(label.strip()):
            match = _IN_NAME.fullmatch(value.strip())
            if match and (found := _to_date(match)):
                return found
    return None


def _to_date(match: re.Match[str]) -> date | None:
    """The calendar day, or ``None`` for digits that are no day ("2021-13-40")."""
    for n in "1234":
        year = match.group(f"y{n}")
        if year is None:
            continue
        month = match.group(f"m{n}")
        number = int(month) if month.isdecimal() else _MONTH_NUMBER[month[:3].casefold()]
        try:
            return date(int(year), number, int(match.group(f"d{n}")))
        except ValueError:
            return None
    return None
