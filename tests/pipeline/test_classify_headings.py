import pytest

from pipeline.classify.headings import themas_of_koppen
from schemas.thema import Grenzen, Thema, Themaschema


def thema(code: str, titel: str, hoofdstuk_titel: str) -> Thema:
    return Thema(code=code, titel=titel, hoofdstuk=code[0], hoofdstuk_titel=hoofdstuk_titel)


SCHEMA = Themaschema(
    versie="1",
    grenzen=Grenzen(zekerheid=0.5, score=1, begin=0, punten=1, marge=0, woorden=0),
    themas=(
        thema("1a", "Opvanglocatie (COA)", "Opvang"),
        thema("2a", "Taakstelling", "Huisvesting"),
        thema("2b", "Bestaande woningvoorraad", "Huisvesting"),
        thema("3b", "Participatie", "Integratie"),
    ),
)


@pytest.mark.parametrize(
    ("koppen", "expected"),
    [
        (("2b. Bestaande woningvoorraad",), {"2b"}),
        (("2. Huisvesting", "2A) Taakstelling"), {"2a"}),
        (("Thema 3b",), {"3b"}),
        (("Taakstelling en koppeling",), {"2a"}),
        (("2. Huisvesting",), {"2a", "2b"}),
        (("Huisvesting",), {"2a", "2b"}),
        (("1 Opvang", "Overige knelpunten"), {"1a"}),
        (("2 belangrijke punten",), set()),
        (("Bijlage 4d",), set()),
        ((), set()),
    ],
)
def test_headings_leave_themes_open(koppen: tuple[str, ...], expected: set[str]) -> None:
    assert themas_of_koppen(koppen, SCHEMA) == expected
