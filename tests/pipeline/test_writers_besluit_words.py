"""A besluit told in words that its maker recognises."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.writers.besluit_words import describe_besluit
from schemas.besluit import Besluit
from tests.example_facts import BEKEND_PUNT, TWIJFEL, ZEKER, make_facts

FACTS = make_facts()


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (
            {"soort": "thema", "doel": ZEKER.knelpunt_id, "waarde": "2c"},
            "“Te weinig kamers voor jongeren” valt onder thema 2c. (S.)",
        ),
        (
            {"soort": "apart", "doel": ZEKER.knelpunt_id, "doel_tweede": "verdwenen"},
            "“Te weinig kamers voor jongeren” en verdwenen blijven apart. (S.)",
        ),
        (
            {"soort": "afzender", "doel": TWIJFEL.inzending_id, "waarde": "GM0664"},
            "De afzender van b.docx is Goes. (S.)",
        ),
        (
            {
                "soort": "stoplicht",
                "doel": BEKEND_PUNT.agendapunt_id,
                "waarde": "rood",
                "toelichting": "Ligt stil",
            },
            "2b-01 “Te weinig kamers voor jongeren” staat op rood: Ligt stil. (S.)",
        ),
        (
            {
                "soort": "wens-samen",
                "doel": f"{ZEKER.knelpunt_id}-o01",
                "doel_tweede": f"{TWIJFEL.knelpunt_id}-o01",
            },
            "Een wens in “Te weinig kamers voor jongeren” en een in "
            '“=HYPERLINK("http://voorbeeld.invalid")” zijn één wens. (S.)',
        ),
        (
            {"soort": "gezien", "doel": f"{TWIJFEL.inzending_id}/7"},
            "Een stuk tekst in b.docx hoort nergens bij. (S.)",
        ),
        (
            {"soort": "afschermen", "doel": ZEKER.knelpunt_id, "waarde": "Jan Bedacht"},
            "In “Te weinig kamers voor jongeren” zijn extra woorden afgeschermd. (S.)",
        ),
    ],
)
def test_besluit_is_told_by_title_number_and_file(
    decided: dict[str, object], expected: str
) -> None:
    besluit = Besluit.model_validate(
        {"besluit_id": "b000001", "door": "S.", "op": date(2031, 1, 2), **decided}
    )

    assert describe_besluit(besluit, FACTS) == expected
