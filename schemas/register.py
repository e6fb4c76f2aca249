"""Register: the Dutch municipalities with codes, validity, mergers, spellings and groupings.

Source and doubts: the comment at the head of ``schemas/data/README.md``.
"""

from __future__ import annotations

from datetime import date

from schemas.base import Model


class Gemeente(Model):
    """One code and period. Valid when ``geldig_van`` <= day < ``geldig_tot`` (half open).

    ``opvolgers`` are the codes that hold the area afterwards, the largest part first.
    """

    code: str
    naam: str
    provincie: str
    geldig_van: date | None = None
    geldig_tot: date | None = None
    opvolgers: tuple[str, ...] = ()
    aliassen: tuple[str, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """The code exists on this day."""
        after_start = self.geldig_van is None or self.geldig_van <= day
        return after_start and (self.geldig_tot is None or day < self.geldig_tot)


class Samenwerkingsverband(Model):
    """A grouping of municipalities; ``leden`` are their codes in the year that ``soort`` names."""

    naam: str
    soort: str
    leden: tuple[str, ...]


class Register(Model):
    """All municipalities 2015-2026 and their groupings."""

    gemeenten: tuple[Gemeente, ...]
    samenwerkingsverbanden: tuple[Samenwerkingsverband, ...] = ()

    def valid_on(self, day: date) -> tuple[Gemeente, ...]:
        """The municipalities that exist on this day, by code."""
        return tuple(g for g in self.gemeenten if g.is_valid_on(day))
