"""``iua rules``: is a theme file sound, and what would another one change?

Edge: reads rule files and published points; the judging is done by ``pipeline/rules.py``.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.classify import build_classifier
from pipeline.gold import load_gold
from pipeline.messages import finding_sentence
from pipeline.rules import check_rules, load_themaschema, what_if
from pipeline.settings import load_rules, read_rules_file
from pipeline.stored import read_knelpunten
from schemas.bevinding import Bevinding
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id
from schemas.score import Gold, GoldBlok, GoldOplossing
from schemas.thema import Themacijfers, WatAls

THEMAS = "themas.yaml"
Labelled = list[tuple[Knelpunt, frozenset[str]]]


def check(folder: Path | None) -> tuple[Bevinding, ...]:
    """Everything that is wrong with the theme file in this folder, or with that of the package."""
    return check_rules(*read_rules_file(folder, THEMAS))


def compare(new: Path, folder: Path | None, output: Path, gold: Path | None) -> WatAls:
    """What the theme file ``new`` would change to the published points and a labelled set.

    Raises:
        SettingsError: a theme file is wrong.
        NotFoundError: nothing has been published, or the gold folder is not there.
    """
    before = load_themaschema(*read_rules_file(folder, THEMAS))
    after = load_themaschema(new.read_text("utf-8"), str(new))
    lexicon = load_rules(folder).lexicon
    return what_if(
        read_knelpunten(output),
        gold_knelpunten(load_gold(gold)) if gold else [],
        build_classifier(before, lexicon),
        build_classifier(after, lexicon),
    )


def gold_knelpunten(gold: Gold) -> Labelled:
    """The blocks of a gold folder as knelpunten, with the themes that are right for each."""
    issues = {issue.id: issue.themas for issue in gold.issues}
    return [
        (_knelpunt(document.doc_id, number, blok), issues[blok.issue])
        for document in gold.documenten
        for number, blok in enumerate(document.entries, start=1)
        if blok.issue
    ]


def _knelpunt(doc_id: str, number: int, blok: GoldBlok) -> Knelpunt:
    texts = [tekst for oplossing in blok.oplossingsrichtingen for tekst in _texts(oplossing)]
    return Knelpunt(
        knelpunt_id=knelpunt_id(doc_id, number),
        inzending_id=doc_id,
        volgnummer=number,
        onderwerp=blok.onderwerp,
        omschrijving=tuple(Alinea(tekst=tekst) for tekst in blok.omschrijving),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=place, tekst=tekst)
            for place, tekst in enumerate(texts, start=1)
        ),
    )


def _texts(oplossing: GoldOplossing) -> list[str]:
    return [oplossing.tekst, *(tekst for sub in oplossing.sub for tekst in _texts(sub))]


def check_lines(found: tuple[Bevinding, ...]) -> list[str]:
    """The findings in Dutch, one a line; the last line says how many."""
    count = len(found)
    total = "Geen fouten gevonden." if not count else f"{count} keer iets te herstellen."
    return [*(finding_sentence(bevinding) for bevinding in found), total]


def what_if_lines(told: WatAls) -> list[str]:
    """What would change, in Dutch: the points that move, and the figures before and after."""
    lines = [f"Van {told.aantal} knelpunten veranderen er {len(told.verschuivingen)}."]
    for move in told.verschuivingen:
        review = " (daarna beoordelen)" if move.beoordelen_na else ""
        lines.append(f"  {move.thema_voor} → {move.thema_na}{review}  {move.onderwerp}")
    if told.cijfers_voor.aantal:
        lines += [
            f"Op de {told.cijfers_voor.aantal} voorbeelden met een goed antwoord:",
            f"  nu     {_figures(told.cijfers_voor)}",
            f"  straks {_figures(told.cijfers_na)}",
        ]
    return lines


def _figures(figures: Themacijfers) -> str:
    return (
        f"goed {figures.goed}; zonder beoordeling {figures.zonder_beoordeling}, "
        f"daarvan goed {figures.goed_zonder_beoordeling}"
    )
