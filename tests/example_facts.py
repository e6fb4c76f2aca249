"""The Facts of a small made-up run: what a human must judge is in it once, of every kind."""

from __future__ import annotations

from schemas.afscherming import Afscherming
from schemas.agenda import Editie
from schemas.besluit import Besluit
from schemas.facts import Facts, Lezing
from schemas.inzending import Afzender, Inzending, Toeschrijving, Uitkomst
from schemas.knelpunt import Knelpunt, Restant, Segmentatie, Twijfel, oplossing_id
from schemas.register import Gemeente, Register
from schemas.thema import Toekenning
from schemas.verband import Matching, Reden, Verband, Wensverband
from tests.example_editie import make_agendapunt
from tests.factories import make_knelpunt

ZEKER = make_knelpunt(
    "Te weinig kamers voor jongeren",
    "Er zijn te weinig kamers.\n- vooral in de stad;\n- ook in de dorpen.",
    ("Sta woningdelen toe.", "Bouw studio's bij het station."),
    volgnummer=1,
    inzending_id="aaaaaaaaaaaaaaaa",
)
TWIJFEL = make_knelpunt(
    '=HYPERLINK("http://voorbeeld.invalid")',
    "Mevrouw [afgeschermd: naam] wacht al twee jaar. De jongeren vinden geen kamer in de stad.",
    ("+ Verruim het woningdelen.",),
    volgnummer=2,
    inzending_id="bbbbbbbbbbbbbbbb",
)
BEKEND_PUNT = make_agendapunt(
    "2b-01",
    ZEKER.onderwerp,
    "Er zijn te weinig kamers.",
    ("Sta woningdelen toe.",),
    gemeenten=("Ede",),
).model_copy(update={"knelpunt_ids": (ZEKER.knelpunt_id,), "centrum": ZEKER.knelpunt_id})
TWEEDE_PUNT = make_agendapunt("2b-02", TWIJFEL.onderwerp, gemeenten=("Goes",)).model_copy(
    update={"knelpunt_ids": (TWIJFEL.knelpunt_id,), "centrum": TWIJFEL.knelpunt_id}
)
REGISTER = Register(
    gemeenten=(
        Gemeente(code="GM0228", naam="Ede", provincie="Gelderland"),
        Gemeente(code="GM0664", naam="Goes", provincie="Zeeland"),
        Gemeente(code="GM0828", naam="Oss", provincie="Noord-Brabant"),
    )
)


def make_facts(besluiten: tuple[Besluit, ...] = ()) -> Facts:
    """One sure knelpunt of Ede and one doubtful of (perhaps) Goes."""
    lezingen = (
        _lezing(ZEKER, Afzender(gemeente_code="GM0228", gemeente="Ede", bron="briefhoofd")),
        _lezing(
            TWIJFEL,
            Afzender(gemeente="Goes", bron="bestandsnaam", twijfel="afzender-onbekend"),
            restanten=(
                Restant(volgnummer=7, soort="restant", tekst="@losse regel", tekens=11, pagina=2),
                Restant(volgnummer=8, soort="voettekst", tekst="gemeente", tekens=8),
            ),
        ),
    )
    return Facts(
        uitkomsten=tuple(_uitkomst(lezing) for lezing in lezingen),
        lezingen=lezingen,
        matching=Matching(
            verbanden=(
                Verband(
                    knelpunt_a=ZEKER.knelpunt_id,
                    knelpunt_b=TWIJFEL.knelpunt_id,
                    score=0.62,
                    uitkomst="voorstel",
                    redenen=(
                        Reden(vergelijking="uitgangspunt", waarde=1, bijdrage=-10),
                        Reden(vergelijking="woorden", waarde=0.4, bijdrage=1, toelichting="kamer"),
                        Reden(
                            vergelijking="tegengestelde wens",
                            waarde=1,
                            bijdrage=-2,
                            toelichting="delen-afschaffen",
                        ),
                    ),
                ),
            ),
            groepen=(),
        ),
        wensverbanden=(
            Wensverband(
                oplossing_a=oplossing_id(ZEKER.knelpunt_id, 1),
                oplossing_b=oplossing_id(TWIJFEL.knelpunt_id, 1),
                score=0.7,
                uitkomst="voorstel",
            ),
        ),
        editie=Editie(agendapunten=(BEKEND_PUNT, TWEEDE_PUNT), nummers=("2b-01", "2b-02")),
        besluiten=besluiten,
        gemeenteregister=REGISTER,
    )


def _lezing(knelpunt: Knelpunt, afzender: Afzender, restanten: tuple[Restant, ...] = ()) -> Lezing:
    is_sure = not afzender.twijfel
    return Lezing(
        inzending_id=knelpunt.inzending_id,
        segmentatie=Segmentatie(
            knelpunten=(knelpunt,), restanten=restanten, tekens=100, tekens_blok=80
        ),
        toeschrijving=Toeschrijving(afzender=afzender),
        toekenningen=(
            Toekenning(
                knelpunt_id=knelpunt.knelpunt_id,
                thema="2b",
                score=3.0,
                marge=0.2,
                tweede="2c",
                twijfels=() if is_sure else (Twijfel(code="thema-zwak"),),
            ),
        ),
        afschermingen=()
        if is_sure
        else (
            Afscherming(
                plek=knelpunt.knelpunt_id,
                veld="omschrijving",
                soort="naam",
                regel="aanspreking",
                begin=8,
                vingerafdruk="feedfeedfeedfeed",
            ),
        ),
    )


def _uitkomst(lezing: Lezing) -> Uitkomst:
    letter = lezing.inzending_id[0]
    return Uitkomst(
        inzending=Inzending(
            inzending_id=lezing.inzending_id,
            sha256=letter * 64,
            bestandsnaam=f"{letter}.docx",
            bytes=100,
        ),
        status="verwerkt",
        formaat="docx",
        afzender=lezing.toeschrijving.afzender,
        aantal_knelpunten=1,
    )
