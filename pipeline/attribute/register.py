"""The register from its two CSV files, and the way from an ended code to its successor."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schemas.errors import SettingsError
from schemas.register import Gemeente, Register, Samenwerkingsverband

GEMEENTEN = "gemeenten.csv"
SAMENWERKINGSVERBANDEN = "samenwerkingsverbanden.csv"
_COLUMNS = {
    GEMEENTEN: (
        "code",
        "naam",
        "provincie",
        "geldig_van",
        "geldig_tot",
        "opvolger",
        "aliassen",
    ),
    SAMENWERKINGSVERBANDEN: ("naam", "soort", "leden"),
}


def read_register(gemeenten_csv: str, samenwerkingsverbanden_csv: str) -> Register:
    """The Register that the two texts hold; every code that is referred to exists.

    Raises:
        SettingsError: with bestand, regel and oorzaak, at the first row that is wrong.
    """
    gemeenten = tuple(_gemeente(line, row) for line, row in _rows(GEMEENTEN, gemeenten_csv))
    codes = {gemeente.code for gemeente in gemeenten}
    if len(codes) < len(gemeenten):
        raise _error(GEMEENTEN, 0, "een code staat er twee keer in")
    for line, gemeente in enumerate(gemeenten, start=2):
        _check_codes(GEMEENTEN, line, gemeente.opvolgers, codes)
    verbanden = []
    for line, row in _rows(SAMENWERKINGSVERBANDEN, samenwerkingsverbanden_csv):
        leden = _parts(row["leden"])
        _check_codes(SAMENWERKINGSVERBANDEN, line, leden, codes)
        verbanden.append(
            Samenwerkingsverband(naam=row["naam"].strip(), soort=row["soort"].strip(), leden=leden)
        )
    return Register(gemeenten=gemeenten, samenwerkingsverbanden=tuple(verbanden))


def successor_of(register: Register, code: str, day: date) -> Gemeente | None:
    """The gemeente that holds the area of ``code`` on this day, itself when it is still valid.

    Follows the first successor (the one with the largest part) as often as needed. ``None`` for a
    code that is not in the register, or that begins only after the day.
    """
    by_code = {gemeente.code: gemeente for gemeente in register.gemeenten}
    gemeente = by_code.get(code)
    while gemeente is not None and not gemeente.is_valid_on(day):
        has_ended = gemeente.geldig_tot is not None and gemeente.geldig_tot <= day
        gemeente = by_code.get(gemeente.opvolgers[0]) if has_ended else None
    return gemeente


@dataclass(frozen=True, slots=True)
class DatedRegister:
    """The register as a file knew it: on the day it names itself, else on any of several days.

    A gemeente that speaks in a file existed when the file was made. So, without a date in the
    file, its name counts as valid when it was so on one of ``days``: the day of the run first,
    then the latest year that the file speaks of. ``former`` are the codes that the file itself
    speaks of as ended: those count on the first day only.
    """

    register: Register
    days: tuple[date, ...]
    former: frozenset[str] = frozenset()

    def is_valid(self, gemeente: Gemeente) -> bool:
        """The gemeente existed on one of the days."""
        return any(gemeente.is_valid_on(day) for day in self.days)

    def resolve(self, codes: Iterable[str]) -> tuple[Gemeente, ...]:
        """The gemeenten behind codes: those valid, else their successors on the first day.

        One name can have had several codes (De Fryske Marren): those valid go first. A code that
        begins only later counts as itself.
        """
        by_code = {gemeente.code: gemeente for gemeente in self.register.gemeenten}
        candidates = [by_code[code] for code in codes]
        for number, day in enumerate(self.days):
            valid = [
                gemeente
                for gemeente in candidates
                if gemeente.is_valid_on(day) and not (number and gemeente.code in self.former)
            ]
            if valid:
                return tuple(valid)
        followed = {}
        for gemeente in candidates:
            successor = successor_of(self.register, gemeente.code, self.days[0]) or gemeente
            followed[successor.code] = successor
        return tuple(followed.values())


def _rows(name: str, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if tuple(reader.fieldnames or ()) != _COLUMNS[name]:
        raise _error(name, 1, f"de kolommen horen te zijn: {', '.join(_COLUMNS[name])}")
    for row in reader:
        if None in row or None in row.values():
            raise _error(name, reader.line_num, "het aantal velden klopt niet")
        yield reader.line_num, row


def _gemeente(line: int, row: Mapping[str, str]) -> Gemeente:
    code = row["code"].strip()
    if len(code) != 4 or not code.isdecimal():
        raise _error(GEMEENTEN, line, "een code heeft vier cijfers")
    if not row["naam"].strip():
        raise _error(GEMEENTEN, line, "de naam ontbreekt")
    opvolgers = _parts(row["opvolger"])
    if bool(opvolgers) != bool(row["geldig_tot"].strip()):
        raise _error(GEMEENTEN, line, "opvolger en geldig_tot horen samen gevuld of leeg te zijn")
    return Gemeente(
        code=code,
        naam=row["naam"].strip(),
        provincie=row["provincie"].strip(),
        geldig_van=_day(line, row["geldig_van"]),
        geldig_tot=_day(line, row["geldig_tot"]),
        opvolgers=opvolgers,
        aliassen=_parts(row["aliassen"]),
    )


def _day(line: int, text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise _error(GEMEENTEN, line, "een datum hoort de vorm 2021-03-01 te hebben") from error


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _check_codes(name: str, line: int, found: tuple[str, ...], known: set[str]) -> None:
    for code in found:
        if code not in known:
            raise _error(name, line, f"code {code} staat niet in {GEMEENTEN}")


def _error(name: str, line: int, cause: str) -> SettingsError:
    return SettingsError(bestand=name, regel=line, oorzaak=cause)
