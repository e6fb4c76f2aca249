"""What reading decisions needs to know and gives back, and the making of a Besluit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from schemas.base import Model
from schemas.besluit import Besluit, BesluitSoort
from schemas.bevinding import Bevinding

MAX_PACKAGE_BYTES = 200_000_000
"""What the parts of a workbook or agenda may take unpacked; a filled one takes under 20 MB."""


@dataclass(frozen=True, slots=True)
class Bekend:
    """What a besluit may be about: the identities of the last run, and the choices.

    ``gemeenten`` are names with their code; ``restanten`` and ``afschermingen`` the identities in
    the hidden columns of the workbook; ``centra`` has for each nummer of an active point the
    knelpunt at its centre.
    """

    knelpunten: frozenset[str] = frozenset()
    inzendingen: frozenset[str] = frozenset()
    agendapunten: frozenset[str] = frozenset()
    restanten: frozenset[str] = frozenset()
    afschermingen: frozenset[str] = frozenset()
    themas: frozenset[str] = frozenset()
    gemeenten: tuple[tuple[str, str], ...] = ()
    centra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Invuller:
    """Who decided and when, where the file itself does not name a person."""

    door: str
    op: date


class Besluitlezing(Model):
    """What one file says. ``besluiten`` are new; ``al_bekend`` counts those that were known.

    ``niet_begrepen`` and ``conflicten`` are codes of messages.py with sheet and row as their place;
    a besluit in a conflict is not among ``besluiten``.
    """

    besluiten: tuple[Besluit, ...] = ()
    niet_begrepen: tuple[Bevinding, ...] = ()
    conflicten: tuple[Bevinding, ...] = ()
    al_bekend: int = 0


@dataclass(slots=True)
class Verzameling:
    """Besluiten being read from one file, each with its place in the file."""

    invuller: Invuller
    gelezen: list[tuple[str, Besluit]] = field(default_factory=list)
    niet_begrepen: list[Bevinding] = field(default_factory=list)

    def add(
        self,
        plaats: str,
        soort: BesluitSoort,
        doel: str,
        *,
        doel_tweede: str | None = None,
        waarde: str = "",
        toelichting: str = "",
        vingerafdruk: str = "",
    ) -> None:
        """A besluit read at this place; its number is given at the end."""
        besluit = Besluit(
            besluit_id="",
            soort=soort,
            doel=doel,
            doel_tweede=doel_tweede,
            waarde=waarde,
            toelichting=toelichting,
            door=self.invuller.door,
            op=self.invuller.op,
            vingerafdruk=vingerafdruk,
        )
        self.gelezen.append((plaats, besluit))

    def refuse(self, plaats: str, code: str, **waarden: str) -> None:
        """Something that stands at this place and was not understood."""
        self.niet_begrepen.append(
            Bevinding(code=code, plaats=plaats, waarden=tuple(waarden.items()))
        )


def next_besluit_id(earlier: Sequence[Besluit], offset: int) -> str:
    """Counts on, so that of two besluiten on one day the later one has the higher id."""
    numbers = [int(b.besluit_id[1:]) for b in earlier if b.besluit_id[1:].isdecimal()]
    return f"b{max(numbers, default=0) + 1 + offset:06d}"
