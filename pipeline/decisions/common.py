"""What reading decisions needs to know and gives back, and the making of a Besluit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from schemas.agenda import Editie
from schemas.base import Model
from schemas.besluit import Besluit, BesluitSoort
from schemas.bevinding import Bevinding
from schemas.inzending import INZENDING_ID_LENGTH
from schemas.register import Register
from schemas.thema import BUITEN_SCHEMA

MAX_PACKAGE_BYTES = 200_000_000
"""What the parts of a workbook or agenda may take unpacked; a filled one takes under 20 MB."""


@dataclass(frozen=True, slots=True)
class Bekend:
    """What a besluit may be about: the identities of the last run, and the choices.

    ``agendapunten`` has the centre (a knelpunt_id) of each point, ``nummers`` the point of each
    number, ``gemeenten`` the code of each name in lower case.
    """

    knelpunten: frozenset[str] = frozenset()
    inzendingen: frozenset[str] = frozenset()
    agendapunten: Mapping[str, str] = field(default_factory=dict)
    nummers: Mapping[str, str] = field(default_factory=dict)
    themas: frozenset[str] = frozenset()
    gemeenten: Mapping[str, str] = field(default_factory=dict)

    def has_place(self, doel: str) -> bool:
        """The knelpunt, oplossing or restant is of an inzending that is known."""
        return doel[:INZENDING_ID_LENGTH] in self.inzendingen


def make_bekend(
    editie: Editie, inzendingen: Iterable[str], themas: Iterable[str], register: Register
) -> Bekend:
    """What a besluit may be about, from the state before the run and the rules.

    Of a name that two gemeenten had one after the other, the code that is valid last counts.
    """
    ordered = sorted(register.gemeenten, key=lambda g: g.geldig_tot or date.max)
    return Bekend(
        knelpunten=frozenset(k for punt in editie.agendapunten for k in punt.knelpunt_ids),
        inzendingen=frozenset(inzendingen),
        agendapunten={p.agendapunt_id: p.centrum for p in editie.agendapunten},
        nummers={p.nummer: p.agendapunt_id for p in editie.agendapunten},
        themas=frozenset(themas) | {BUITEN_SCHEMA},
        gemeenten={gemeente.naam.casefold(): gemeente.code for gemeente in ordered},
    )


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
