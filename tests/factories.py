"""Values for tests: every field has a default, so that a test names only what matters."""

from __future__ import annotations

from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id

INZENDING_ID = "0123456789abcdef"


def make_knelpunt(
    onderwerp: str = "Te weinig woningen",
    omschrijving: str = "Er zijn te weinig woningen.",
    oplossingen: tuple[str, ...] = (),
    *,
    volgnummer: int = 1,
    inzending_id: str = INZENDING_ID,
    koppen: tuple[str, ...] = (),
) -> Knelpunt:
    """A knelpunt from plain strings; each line of ``omschrijving`` is an alinea ("- " a bullet)."""
    return Knelpunt(
        knelpunt_id=knelpunt_id(inzending_id, volgnummer),
        inzending_id=inzending_id,
        volgnummer=volgnummer,
        onderwerp=onderwerp,
        omschrijving=tuple(
            Alinea(tekst=line.removeprefix("- "), merk="-" if line.startswith("- ") else "")
            for line in omschrijving.splitlines()
            if line
        ),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=i, tekst=tekst, merk="•")
            for i, tekst in enumerate(oplossingen, start=1)
        ),
        koppen=koppen,
    )
