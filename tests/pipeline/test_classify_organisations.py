import pytest

from pipeline.classify.organisations import compile_organisaties, find_organisaties
from schemas.thema import Organisatie

LIJST = compile_organisaties(
    (
        Organisatie(naam="IND", woorden=("=IND", "Immigratie- en Naturalisatiedienst")),
        Organisatie(naam="Rijk", woorden=("=Rijk", "Rijksoverheid")),
        Organisatie(naam="VluchtelingenWerk", woorden=("VluchtelingenWerk", "VWN")),
    )
)


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("De IND en het Rijk.", ("IND", "Rijk")),
        ("Een rijk land met een indruk.", ()),
        ("immigratie- en naturalisatiedienst", ("IND",)),
        ("Vluchtelingen Werk belt, vwn ook.", ("VluchtelingenWerk",)),
        ("Het VWN-kantoor", ("VluchtelingenWerk",)),
        ("De INDEX", ()),
    ],
)
def test_a_chain_partner_is_found_by_its_names(tekst: str, expected: tuple[str, ...]) -> None:
    assert find_organisaties([tekst], LIJST) == expected
