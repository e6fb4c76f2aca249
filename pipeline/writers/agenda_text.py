"""The agenda as a reader sees it: an Editie laid out in chapters, themes and points.

The .docx, the .pdf and the .html are three dresses of this one value, so that they cannot say
different things. Dutch sentences that belong to the document stand here.

Lines around a point (``Puntblok.kop``, ``Puntblok.steun``) and lines in place of one begin with a
number or theme code and " · ": the form by which our own agenda, read back, tells its furniture
from the words of gemeenten (README.md, "Forms that read back").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.writers.agenda_notes import Deel, Marks, Noot, Notes
from pipeline.writers.dutch import count_of, dutch_date, dutch_list, dutch_month
from pipeline.writers.list_marks import Merk, parse_merk
from schemas.agenda import Agendaoplossing, Agendapunt, Editie, Kleur, Wijziging, bookmark_prefix
from schemas.thema import BUITEN_SCHEMA, Thema

TITEL = "Integrale Uitvoeringsagenda (IUA) – van Asiel tot Integratie"
ONDERTITEL = (
    "Waar gemeenten vastlopen bij opvang, huisvesting en integratie, en wat zij voorstellen"
)
INLEIDING = (
    "Gemeenten sturen hun knelpunten in bij het landelijke secretariaat, met de oplossingen die "
    "zij zelf zien. Deze agenda brengt ze per thema bij elkaar. Noemen meer gemeenten hetzelfde, "
    "dan staat dat er één keer in, met de namen van die gemeenten erboven.",
    "De teksten komen van gemeenten zelf; er staat geen zin in die niemand heeft ingestuurd. De "
    "agenda is nooit af: nieuwe inzendingen komen in een nieuwe editie. Een punt houdt altijd zijn "
    "nummer.",
    "Het stoplicht laat zien hoe het met een punt staat. Groen: opgelost of bijna. Oranje: er "
    "wordt aan gewerkt. Rood: het zit vast. Grijs: nog niet beoordeeld.",
)
LABELS = ("Onderwerp", "Omschrijving", "Voorgestelde oplossingsrichtingen")
INHOUD = "Inhoudsopgave"
OVERZICHT = "Alle punten op een rij"
OVERZICHT_KOP = ("Nummer", "Waar het over gaat", "Stoplicht", "Gemeenten")
NIEUW = "Wat is er nieuw"
NIETS_NIEUW = "In deze editie is niets anders dan in de vorige."
ALLES_NIEUW = "Dit is de eerste editie: alle punten zijn nieuw."
SINDS_VORIGE = "Dit is er veranderd sinds de vorige editie:"
LEEG_THEMA = "Bij dit thema heeft nog geen gemeente iets ingebracht."
NIET_BEOORDEELD = "nog niet beoordeeld"
REST_HOOFDSTUK = "Nog niet ingedeeld"
CONCEPT = "concept"

KLEUREN: Mapping[Kleur, str] = {
    "groen": "1E7B34",
    "oranje": "A84B00",
    "rood": "B3261E",
    "grijs": "5F6368",
}
"""Fill of the status word in white; contrast with white is 5.3 or more (WCAG 2.2 AA asks 4.5)."""

_STEUN_LENGTE = 90  # characters of a wish in the support line: enough to know it again
_SOORTEN: Mapping[str, str] = {
    "nieuw": "nieuw punt",
    "gewijzigd": "tekst veranderd",
    "nieuwe steun": "ook ingebracht door",
    "verplaatst": "ander thema",
    "samengevoegd": "samengevoegd",
    "stoplicht": "stoplicht",
    "vervallen": "vervallen",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph in a cell; ``merk`` is None for plain text, ``is_groep`` marks a sub-heading."""

    delen: tuple[Deel, ...]
    merk: Merk | None = None
    niveau: int = 0
    is_groep: bool = False
    steun: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Puntregel:
    """A line that begins with a number or theme code: "2b-03 · Opgegaan in 2b-01"."""

    nummer: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Puntblok:
    """One point: what stands above, in and below its table."""

    agendapunt_id: str
    bladwijzer: str
    nummer: str
    kleur: Kleur
    stand: str
    gemeenten: tuple[str, ...]
    onderwerp: Regel
    onderwerp_tekst: str
    omschrijving: tuple[Regel, ...]
    oplossingen: tuple[Regel, ...]
    steun: Puntregel | None = None

    @property
    def status(self) -> str:
        """The traffic light in words: colour, reason or "not judged", date and name."""
        return f"Stoplicht: {self.kleur}{self.stand}"

    @property
    def ingebracht(self) -> str:
        """Who raised it."""
        if not self.gemeenten:
            return "Ingebracht door: afzender nog niet bekend"
        if len(self.gemeenten) == 1:
            return f"Ingebracht door: {self.gemeenten[0]}"
        return f"Ingebracht door {len(self.gemeenten)} gemeenten: {dutch_list(self.gemeenten)}"


@dataclass(frozen=True, slots=True)
class Themablok:
    """A theme: its heading, its points and the lines that stand in place of points."""

    code: str
    kop: str
    punten: tuple[Puntblok, ...]
    regels: tuple[Puntregel, ...] = ()


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter of the agenda."""

    kop: str
    themas: tuple[Themablok, ...]


@dataclass(frozen=True, slots=True)
class Agendatekst:
    """The whole document."""

    titel: str
    ondertitel: str
    editie: str
    inleiding: tuple[str, ...]
    nieuw: tuple[Puntregel, ...]
    nieuw_zin: str
    hoofdstukken: tuple[Hoofdstuk, ...]
    noten: tuple[Noot, ...]

    @property
    def punten(self) -> tuple[Puntblok, ...]:
        """All points in the order of the document."""
        return tuple(
            p for hoofdstuk in self.hoofdstukken for thema in hoofdstuk.themas for p in thema.punten
        )


def lay_out_agenda(
    editie: Editie,
    themas: Sequence[Thema],
    *,
    titel: str = TITEL,
    ondertitel: str = ONDERTITEL,
    inleiding: Sequence[str] = INLEIDING,
) -> Agendatekst:
    """The document of this Editie; themes in the order given, points in the order of the Editie.

    Points whose theme is not among ``themas`` come last, under a chapter of their own, so that no
    point is ever left out.
    """
    notes = Notes()
    sentence, changes = _nieuw(editie)
    known = {thema.code for thema in themas}
    loose = sorted({p.thema for p in editie.agendapunten} - known)
    rest = [
        Thema(code=code, titel=REST_HOOFDSTUK, hoofdstuk="", hoofdstuk_titel=REST_HOOFDSTUK)
        for code in loose
    ]
    chapters: dict[tuple[str, str], list[Themablok]] = {}
    for thema in (*themas, *rest):
        punten = [p for p in editie.agendapunten if p.thema == thema.code]
        if not punten and thema.code == BUITEN_SCHEMA:
            continue
        key = (thema.hoofdstuk, thema.hoofdstuk_titel)
        chapters.setdefault(key, []).append(_themablok(thema, punten, editie, notes))
    return Agendatekst(
        titel=titel,
        ondertitel=ondertitel,
        editie=editie_regel(editie.naam),
        inleiding=tuple(inleiding),
        nieuw=changes,
        nieuw_zin=sentence,
        hoofdstukken=tuple(
            Hoofdstuk(f"{nummer}. {naam}" if nummer else naam, tuple(blokken))
            for (nummer, naam), blokken in chapters.items()
        ),
        noten=tuple(notes.all),
    )


def editie_regel(naam: str) -> str:
    """The edition as readers name it: "Editie 2031-04 (april 2031)", or that it is a concept."""
    if naam == CONCEPT:
        return "Concept: nog niet vastgesteld"
    month = dutch_month(naam)
    return f"Editie {naam} ({month})" if month else f"Editie {naam}"


def _themablok(
    thema: Thema, punten: Sequence[Agendapunt], editie: Editie, notes: Notes
) -> Themablok:
    active = [p for p in punten if p.status == "actief"]
    lines = [_gone(p, editie) for p in punten if p.status != "actief"]
    if not active:
        lines.insert(0, Puntregel(thema.code, LEEG_THEMA))
    return Themablok(
        code=thema.code,
        kop=f"{thema.code}. {thema.titel}",
        punten=tuple(_puntblok(p, notes) for p in active),
        regels=tuple(lines),
    )


def _gone(punt: Agendapunt, editie: Editie) -> Puntregel:
    nummers = {p.agendapunt_id: p.nummer for p in editie.agendapunten}
    if punt.status == "opgegaan" and punt.opgegaan_in in nummers:
        where = nummers[punt.opgegaan_in]
        return Puntregel(punt.nummer, f"Opgegaan in {where}: {punt.onderwerp}")
    return Puntregel(punt.nummer, f"Vervallen: {punt.onderwerp}")


def _puntblok(punt: Agendapunt, notes: Notes) -> Puntblok:
    marks = Marks(punt.voetnoten, notes)
    onderwerp = Regel(marks.split(punt.onderwerp))
    omschrijving = tuple(
        Regel(marks.split(a.tekst), parse_merk(a.merk) if a.merk else None)
        for a in punt.omschrijving
    )
    oplossingen = tuple(_iter_oplossingen(punt, marks))
    # The reading of a file takes the marks out of the text: such a note goes with the onderwerp.
    onderwerp = Regel((*onderwerp.delen, *marks.left()))
    return Puntblok(
        agendapunt_id=punt.agendapunt_id,
        bladwijzer=bookmark_prefix(punt.agendapunt_id),
        nummer=punt.nummer,
        kleur=punt.stoplicht.kleur,
        stand=_stand(punt),
        gemeenten=punt.gemeenten,
        onderwerp=onderwerp,
        onderwerp_tekst=_without_notes(onderwerp),
        omschrijving=omschrijving,
        oplossingen=oplossingen,
        steun=_steun(punt),
    )


def _without_notes(regel: Regel) -> str:
    text = " ".join("".join(d for d in regel.delen if isinstance(d, str)).split())
    return re.sub(r" ([.,;:!?])", r"\1", text)


def _stand(punt: Agendapunt) -> str:
    light = punt.stoplicht
    since = ", ".join(
        part for part in (dutch_date(light.sinds) if light.sinds else "", light.door) if part
    )
    reason = f" – {light.toelichting}" if light.toelichting else ""
    if light.kleur == "grijs" and not reason and not since:
        return f" ({NIET_BEOORDEELD})"
    return f"{reason} ({since})" if since else reason


def _iter_oplossingen(punt: Agendapunt, marks: Marks) -> Iterator[Regel]:
    """The wishes by group, those without a group first: what follows a group heading is in it."""
    groups: dict[str | None, list[Agendaoplossing]] = {None: []}
    for oplossing in punt.oplossingen:
        groups.setdefault(oplossing.groep, []).append(oplossing)
    for groep, members in groups.items():
        if groep is not None:
            yield Regel(marks.split(groep), is_groep=True)
        for wens in members:
            yield Regel(
                marks.split(wens.tekst),
                parse_merk(wens.merk),
                niveau=wens.niveau,
                steun=wens.gemeenten if len(punt.gemeenten) > 1 else (),
            )


def _steun(punt: Agendapunt) -> Puntregel | None:
    """Which wishes have more than one gemeente behind them, and which gemeenten; None for none."""
    shared = [w for w in punt.oplossingen if len(w.gemeenten) > 1]
    if not shared:
        return None
    parts = [f"“{shorten(w.tekst)}” ({len(w.gemeenten)}: {', '.join(w.gemeenten)})" for w in shared]
    return Puntregel(punt.nummer, "Gevraagd door meer gemeenten: " + "; ".join(parts))


def shorten(text: str, length: int = _STEUN_LENGTE) -> str:
    """The text up to the last whole word within ``length`` characters, then "…"."""
    if len(text) <= length:
        return text
    return text[: length + 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _nieuw(editie: Editie) -> tuple[str, tuple[Puntregel, ...]]:
    """What changed since the last edition: a sentence, and a line per change.

    When every point is new, as in the first edition, the sentence says so and no list repeats it.
    """
    changes = [w for w in editie.wijzigingen if w.editie == editie.naam]
    active = [p for p in editie.agendapunten if p.status == "actief"]
    if not changes:
        return NIETS_NIEUW, ()
    if len(changes) == len(active) and all(w.soort == "nieuw" for w in changes):
        return ALLES_NIEUW, ()
    onderwerpen = {p.agendapunt_id: p.onderwerp for p in editie.agendapunten}
    return SINDS_VORIGE, tuple(_wijziging(w, onderwerpen.get(w.agendapunt_id, "")) for w in changes)


def _wijziging(wijziging: Wijziging, onderwerp: str) -> Puntregel:
    detail = f" {wijziging.toelichting}" if wijziging.toelichting else ""
    colon = ":" if detail and wijziging.soort != "nieuwe steun" else ""
    what = f"{_SOORTEN[wijziging.soort]}{colon}{detail}"
    return Puntregel(wijziging.nummer, f"{onderwerp} – {what}" if onderwerp else what)


@dataclass(frozen=True, slots=True)
class Lijst:
    """Items below one another; ``kinderen`` of an item are the lists below it."""

    items: tuple[Lijstitem, ...]


@dataclass(frozen=True, slots=True)
class Lijstitem:
    """An item of a list with the lists nested in it."""

    regel: Regel
    kinderen: tuple[Lijst, ...] = ()


def nest_regels(regels: Sequence[Regel]) -> tuple[Regel | Lijst, ...]:
    """The lines of a cell with list items nested by depth; other lines stand between the lists.

    Bullets and labelled items at one depth are separate lists.
    """
    blocks: list[Regel | Lijst] = []
    waiting: list[Regel] = []
    for regel in regels:
        if regel.merk is not None:
            waiting.append(regel)
            continue
        blocks += _nest(waiting)
        waiting = []
        blocks.append(regel)
    return (*blocks, *_nest(waiting))


def _nest(regels: Sequence[Regel]) -> list[Lijst]:
    lists: list[list[Lijstitem]] = []
    place = 0
    while place < len(regels):
        first = regels[place]
        end = place + 1
        while end < len(regels) and regels[end].niveau > first.niveau:
            end += 1
        item = Lijstitem(first, tuple(_nest(regels[place + 1 : end])))
        if lists and _is_bullet(lists[-1][-1].regel) == _is_bullet(first):
            lists[-1].append(item)
        else:
            lists.append([item])
        place = end
    return [Lijst(tuple(items)) for items in lists]


def _is_bullet(regel: Regel) -> bool:
    return regel.merk is not None and regel.merk.telling == "bullet"


def overzicht_rij(punt: Puntblok) -> tuple[str, str, str, str]:
    """A row of the overview: number, subject, status in a word, how many gemeenten."""
    return punt.nummer, punt.onderwerp_tekst, punt.kleur, count_of(len(punt.gemeenten), "gemeente")
