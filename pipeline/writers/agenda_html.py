"""The agenda as one page for a browser: the same text, with an anchor per point.

Here the gemeenten behind a wish stand beside it; the page is read by people only and never comes
back as input.
"""

from __future__ import annotations

from pipeline.writers import agenda_text
from pipeline.writers.agenda_text import Agendatekst, nest_regels, overzicht_rij
from pipeline.writers.html_pages import render_page


def agenda_html(agenda: Agendatekst) -> bytes:
    """The page of this agenda; a point is found at ``#`` and its nummer."""
    return render_page(
        "agenda.html.j2",
        agenda=agenda,
        woorden=agenda_text,
        nest=nest_regels,
        overzicht_rij=overzicht_rij,
        nummers={punt.nummer for punt in agenda.punten},
    )
