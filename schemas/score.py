"""Gold and Scores: what should have come out of a set of files, and how much of it did.

The form of the gold is that of a gold folder: ``manifest.json`` (one line per file),
``gold/<doc_id>.json`` (what stands in it) and ``issues.tsv`` (which blocks are one problem).
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, field_validator

from schemas.base import Model


class GoldModel(BaseModel):
    """Immutable; fields we do not know are passed over, because others write gold folders too."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldOplossing(GoldModel):
    """One oplossingsrichting as it should be read; ``sub`` are the items nested under it."""

    tekst: str
    groep: str | None = None
    sub: tuple[GoldOplossing, ...] = ()

    @field_validator("sub", mode="before")
    @classmethod
    def _plain_text_is_an_item(cls, value: object) -> object:
        return _as_items(value)


class GoldBlok(GoldModel):
    """One knelpunt as it should be read. ``gemeente`` is filled where it is not the sender's."""

    onderwerp: str
    omschrijving: tuple[str, ...] = ()
    oplossingsrichtingen: tuple[GoldOplossing, ...] = ()
    issue: str | None = None
    thema: str | None = None
    gemeente: str | None = None

    @field_validator("oplossingsrichtingen", mode="before")
    @classmethod
    def _plain_text_is_an_item(cls, value: object) -> object:
        return _as_items(value)


class GoldDocument(GoldModel):
    """What stands in one file: its sender, the personal data in it, and its blocks in order."""

    doc_id: str
    gemeente: str | None = None
    persoonsgegevens: tuple[str, ...] = ()
    entries: tuple[GoldBlok, ...] = ()


class GoldBestand(GoldModel):
    """One line of the manifest. Without ``doc_id`` only the status of the file is judged."""

    bestand: str
    doc_id: str | None = None
    layout: str = "?"
    status: str = "verwerkt"


class GoldIssue(GoldModel):
    """A problem behind blocks: its theme, themes that are right too, and related problems.

    Blocks of one issue belong on one agendapunt; blocks of issues that share a word of
    ``verwant`` may stand together; all others must not.
    """

    id: str
    thema: str
    ook_goed: tuple[str, ...] = ()
    verwant: tuple[str, ...] = ()
    nieuw: bool = False
    kern: str = ""

    @property
    def themas(self) -> frozenset[str]:
        """Every theme that counts as right."""
        return frozenset((self.thema, *self.ook_goed))


class Gold(GoldModel):
    """A whole gold folder."""

    bestanden: tuple[GoldBestand, ...]
    documenten: tuple[GoldDocument, ...]
    issues: tuple[GoldIssue, ...]


class Cijfers(Model):
    """The figures, each between 0 and 1 but for the counts. 0 where nothing was to be judged.

    Attributes:
        documenten: files in the manifest.
        gold_blokken: blocks that should be found; ``gevonden``: those that were.
        blok_p: share of the blocks given that are one of the gold's (onderwerp ≥ 0.85 alike);
            ``blok_r`` the share of the gold's that was given, ``blok_f1`` both together.
        strikt: share of gold blocks with onderwerp exact, omschrijving ≥ 0.98 alike and every
            oplossingsrichting right in text, order and level.
        onderwerp: share of gold blocks whose onderwerp is exact.
        omschrijving: mean likeness of the omschrijving; a block that is missed counts 0.
        oplossing_f1: oplossingsrichtingen found (≥ 0.95 alike), over all given and wanted.
        gemeente: share of files whose sender is right; ``gemeente_blok`` the share of found blocks.
        thema: share of found blocks with a right theme; ``thema_auto`` over those that are not sent
            to review, which are ``thema_auto_deel`` of them.
        dubbel_p: share of pairs put on one agendapunt that may stand together; ``dubbel_r`` the
            share of the pairs of one issue that stand together.
        voorstel_r: ``dubbel_r`` after a reviewer said yes to every right proposal;
            ``voorstel_p`` the share of right proposals, ``voorstel_per_blok`` how many are shown.
        privacy: share of the personal data in blocks that stands in no text column of any table.
        scheef: share of files that ended with another status than the manifest says.
        thema_nieuw: ``thema`` over the issues marked new; None when none is marked.
        dubbel_r_nieuw: ``dubbel_r`` over the issues marked new.
    """

    documenten: int
    gold_blokken: int
    gevonden: int
    blok_p: float
    blok_r: float
    blok_f1: float
    strikt: float
    onderwerp: float
    omschrijving: float
    oplossing_f1: float
    gemeente: float
    gemeente_blok: float
    thema: float
    thema_auto: float
    thema_auto_deel: float
    dubbel_p: float
    dubbel_r: float
    dubbel_f1: float
    voorstel_r: float
    voorstel_p: float
    voorstel_per_blok: float
    privacy: float
    scheef: float
    thema_nieuw: float | None = None
    dubbel_r_nieuw: float | None = None


class LayoutCijfers(Model):
    """The figures of reading for the files of one layout."""

    layout: str
    gold: int
    voorspeld: int
    gevonden: int
    strikt: float
    omschrijving: float


class Misser(Model):
    """A gold block that did not come out whole; ``gelijkenis`` is that of its omschrijving."""

    gelijkenis: float
    bestand: str
    onderwerp: str
    gevonden: bool
    onderwerp_goed: bool = False
    oplossingen: int = 0
    oplossingen_gold: int = 0


class Themawissel(Model):
    """A cell of the confusion table: ``aantal`` blocks of theme ``gold`` came out as ``gegeven``.

    A theme that is accepted too counts as the gold, so everything beside the diagonal is wrong.
    """

    gold: str
    gegeven: str
    aantal: int


class Scores(Model):
    """All figures of one dataset against one gold folder."""

    totaal: Cijfers
    layouts: tuple[LayoutCijfers, ...]
    missers: tuple[Misser, ...] = ()
    verwarring: tuple[Themawissel, ...] = ()


def _as_items(value: object) -> object:
    """A bare string in a list of oplossingsrichtingen is an item without group or nesting."""
    if isinstance(value, (list, tuple)):
        return tuple({"tekst": v} if isinstance(v, str) else v for v in value)
    return () if value is None else value
