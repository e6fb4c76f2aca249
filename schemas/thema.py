"""Thema, Themaschema with its rules, and Toekenning: the sub-theme of a knelpunt, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Model
from schemas.knelpunt import Twijfel

BUITEN_SCHEMA = "00"
"""The code for "outside the scheme": a result for a human, not a theme (design.md §4)."""

Veld = Literal["onderwerp", "omschrijving", "oplossingsrichtingen"]


class Regel(Model):
    """Words and patterns that speak for a theme, or against it when ``gewicht`` is negative.

    ``woorden`` are words and phrases, ``patronen`` combine them; the language of both is described
    in ``pipeline/classify/expressions.py``. A rule with ``behalve`` is silent in a sentence that
    has one of those words. ``velden`` empty means that the rule reads the whole knelpunt.
    """

    naam: str
    gewicht: float
    woorden: tuple[str, ...] = ()
    patronen: tuple[str, ...] = ()
    behalve: tuple[str, ...] = ()
    velden: tuple[Veld, ...] = ()


class Thema(Model):
    """A sub-theme of the agenda, e.g. 2b "Bestaande woningvoorraad" in chapter 2 "Huisvesting"."""

    code: str
    titel: str
    hoofdstuk: str
    hoofdstuk_titel: str
    regels: tuple[Regel, ...] = ()


class Woordgroep(Model):
    """Words that mean the same here: a concept ``<naam>`` of patterns, or a synonym set.

    Of a synonym set ``naam`` is the word that stands for all of them.
    """

    naam: str
    woorden: tuple[str, ...]


class Organisatie(Model):
    """A chain partner and the words that name it; "=Rijk" must be written with that capital."""

    naam: str
    woorden: tuple[str, ...]


class Grenzen(Model):
    """From where a theme needs no human: calibrated by ``benchmarks/score_themes.py --ijk``.

    ``zekerheid``: the chance of being right, 0 to 1, below which a human looks; higher sends more
    to review, lower lets more errors pass. ``score``: points of the rules alone below which too
    little was found, whatever the chance. The rest makes the chance: its log-odds are ``begin``,
    plus ``punten`` times ln(1 + points of the rules), plus ``marge`` times the margin, plus
    ``woorden`` times the points by which the use of words prefers the theme to any other, plus
    ``vraagstuk`` times those by which the known problems prefer it.
    """

    zekerheid: float = Field(gt=0, lt=1)
    score: float
    begin: float
    punten: float
    marge: float
    woorden: float
    vraagstuk: float = 0.0


class Voorbeelden(Model):
    """Fictional texts of one theme; the use of words in them speaks beside the rules."""

    thema: str
    teksten: tuple[str, ...]


class Veldgewichten(Model):
    """How much a match counts by where it stands."""

    onderwerp: float = 1.0
    omschrijving: float = 1.0
    oplossingsrichtingen: float = 1.0


class Themaschema(Model):
    """The scheme and its rules, as ``schemas/data/themas.yaml`` has them.

    ``buiten`` are rules for what is outside the scheme (00). ``vaste_woorden`` are taken as they
    are written. ``woordgebruik`` are the points that a text gets at most, roughly, for words that
    the ``voorbeelden`` of a theme use more than others; ``vraagstuk`` are those for a text that
    surely tells a known problem of the theme (``schemas/lexicon.py``). 0 switches either off.
    """

    versie: str
    grenzen: Grenzen
    velden: Veldgewichten = Veldgewichten()
    themas: tuple[Thema, ...]
    buiten: tuple[Regel, ...] = ()
    begrippen: tuple[Woordgroep, ...] = ()
    synoniemen: tuple[Woordgroep, ...] = ()
    organisaties: tuple[Organisatie, ...] = ()
    vaste_woorden: tuple[str, ...] = ()
    woordgebruik: float = 0.0
    vraagstuk: float = 0.0
    voorbeelden: tuple[Voorbeelden, ...] = ()

    def knows(self, code: str) -> bool:
        """It is the code of a sub-theme of this scheme, or that for outside it."""
        return code == BUITEN_SCHEMA or self.find_thema(code) is not None

    def find_thema(self, code: str) -> Thema | None:
        """The sub-theme with this code; ``None`` for 00 and unknown codes."""
        return next((thema for thema in self.themas if thema.code == code), None)


class Bewijs(Model):
    """One rule that spoke for or against a theme: which, on what words, where, how strongly."""

    thema: str
    regel: str
    woorden: str
    veld: Veld
    gewicht: float


class Toekenning(Model):
    """The theme of one knelpunt.

    ``score`` counts the points of the rules; ``marge`` is the share of them by which the
    ``tweede`` (runner-up) stays behind, 0 to 1. ``twijfels`` empty means that no human needs to
    look. ``bewijs`` has the rules for the theme, ``bewijs_tweede`` those for the runner-up, and
    ``tweede_mist`` the heaviest rules of the runner-up that found nothing.
    """

    knelpunt_id: str
    thema: str
    score: float
    marge: float
    bron: Literal["regel", "kop", "besluit"] = "regel"
    bewijs: tuple[Bewijs, ...] = ()
    tweede: str | None = None
    bewijs_tweede: tuple[Bewijs, ...] = ()
    tweede_mist: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()
    twijfels: tuple[Twijfel, ...] = ()


class Themacijfers(Model):
    """How a scheme does on labelled knelpunten: counts, so that anyone can divide them."""

    aantal: int
    goed: int
    zonder_beoordeling: int
    goed_zonder_beoordeling: int


class Verschuiving(Model):
    """A knelpunt that gets another theme, or another need for review, under other rules."""

    knelpunt_id: str
    onderwerp: str
    thema_voor: str
    thema_na: str
    beoordelen_voor: bool
    beoordelen_na: bool


class WatAls(Model):
    """What other rules would change: the knelpunten that move, and the labelled set's figures."""

    aantal: int
    verschuivingen: tuple[Verschuiving, ...]
    cijfers_voor: Themacijfers
    cijfers_na: Themacijfers


class Themavoorstel(Model):
    """Knelpunten outside the scheme that look alike: a proposal for a new theme, for a human."""

    naam: str
    knelpunt_ids: tuple[str, ...]
    woorden: tuple[str, ...]
