"""Dataset and gold in, the figures out: how much of what should be read, was read right.

The definitions of the figures stand on ``schemas.score.Cijfers``. Texts are compared after folding
what a reader does not see (quotes, dashes, white space, note marks, the bullet in front, the full
stop behind), so that a figure tells about words and not about typography.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pipeline.score.judge import Bestandsoordeel, Blokoordeel, Row, judge_bestand, read_tables
from schemas.score import (
    Cijfers,
    Gold,
    GoldIssue,
    LayoutCijfers,
    Misser,
    Scores,
    Themawissel,
)
from schemas.thema import BUITEN_SCHEMA


def score_dataset(gold: Gold, tables: Mapping[str, pl.DataFrame], worst: int = 0) -> Scores:
    """The figures of a dataset; ``missers`` holds the ``worst`` blocks, the least alike first.

    ``tables`` are the tables of the dataset by name: inzendingen, knelpunten and
    oplossingsrichtingen must be there, verbanden may, and every other one is searched for
    personal data.
    """
    dataset = read_tables(tables)
    documenten = {d.doc_id: d for d in gold.documenten}
    bestanden = [
        judge_bestand(b, documenten.get(b.doc_id) if b.doc_id else None, dataset)
        for b in gold.bestanden
    ]
    oordelen = [o for b in bestanden for o in b.oordelen]
    issues = {i.id: i for i in gold.issues}
    figures = {
        **_count_blokken(bestanden, oordelen),
        **_count_afzenders(bestanden, oordelen),
        **_count_themas(oordelen, issues),
        **_count_paren(oordelen, issues, dataset.voorstellen),
        **_count_promises(bestanden),
    }
    missers = sorted(_iter_missers(oordelen), key=lambda m: (m.gelijkenis, m.bestand, m.onderwerp))
    return Scores(
        totaal=Cijfers.model_validate(figures),
        layouts=_count_layouts(bestanden),
        missers=tuple(missers[:worst]),
        verwarring=_count_verwarring(oordelen, issues),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return _share(2 * precision * recall, precision + recall)


def _count_blokken(
    bestanden: Sequence[Bestandsoordeel], oordelen: Sequence[Blokoordeel]
) -> dict[str, float]:
    gold = len(oordelen)
    gevonden = sum(o.knelpunt is not None for o in oordelen)
    precision = _share(gevonden, sum(b.voorspeld for b in bestanden))
    recall = _share(gevonden, gold)
    goed = sum(o.oplossingen_goed for o in oordelen)
    gegeven = sum(o.oplossingen_gegeven for o in oordelen)
    gegeven += sum(b.losse_oplossingen for b in bestanden)
    return {
        "documenten": len(bestanden),
        "gold_blokken": gold,
        "gevonden": gevonden,
        "blok_p": precision,
        "blok_r": recall,
        "blok_f1": _f1(precision, recall),
        "strikt": _share(sum(o.strikt for o in oordelen), gold),
        "onderwerp": _share(sum(o.onderwerp_goed for o in oordelen), gold),
        "omschrijving": _share(sum(o.gelijkenis for o in oordelen), gold),
        "oplossing_f1": _f1(
            _share(goed, gegeven), _share(goed, sum(o.oplossingen_gold for o in oordelen))
        ),
    }


def _count_afzenders(
    bestanden: Sequence[Bestandsoordeel], oordelen: Sequence[Blokoordeel]
) -> dict[str, float]:
    judged = [b.gemeente_goed for b in bestanden if b.gemeente_goed is not None]
    found = [o for o in oordelen if o.knelpunt is not None]
    return {
        "gemeente": _share(sum(judged), len(judged)),
        "gemeente_blok": _share(sum(o.gemeente_goed for o in found), len(found)),
    }


def _iter_themas(
    oordelen: Sequence[Blokoordeel], issues: Mapping[str, GoldIssue]
) -> Iterator[tuple[GoldIssue, str, Row]]:
    """Issue, theme given and row of each found block that has an issue."""
    for oordeel in oordelen:
        if oordeel.knelpunt is not None and oordeel.blok.issue:
            thema = oordeel.knelpunt["thema"] or BUITEN_SCHEMA
            yield issues[oordeel.blok.issue], thema, oordeel.knelpunt


def _count_themas(
    oordelen: Sequence[Blokoordeel], issues: Mapping[str, GoldIssue]
) -> dict[str, float]:
    judged = [
        (issue, thema in issue.themas, bool(row["beoordelen"]))
        for issue, thema, row in _iter_themas(oordelen, issues)
    ]
    auto = [goed for _, goed, beoordelen in judged if not beoordelen]
    figures = {
        "thema": _share(sum(goed for _, goed, _ in judged), len(judged)),
        "thema_auto": _share(sum(auto), len(auto)),
        "thema_auto_deel": _share(len(auto), len(judged)),
    }
    nieuw = [goed for issue, goed, _ in judged if issue.nieuw]
    if nieuw:
        figures["thema_nieuw"] = _share(sum(nieuw), len(nieuw))
    return figures


def _count_paren(
    oordelen: Sequence[Blokoordeel],
    issues: Mapping[str, GoldIssue],
    voorstellen: Sequence[tuple[str, str]],
) -> dict[str, float]:
    """The figures of matching: every pair of found blocks, as put together and as proposed."""
    blokken = [
        (row["knelpunt_id"], issue, row["agendapunt_id"] or row["knelpunt_id"])
        for issue, _, row in _iter_themas(oordelen, issues)
    ]
    together = apart = wrong = 0
    same: list[tuple[GoldIssue, str, str]] = []
    for (_, issue_a, punt_a), (_, issue_b, punt_b) in itertools.combinations(blokken, 2):
        if issue_a.id == issue_b.id:
            same.append((issue_a, punt_a, punt_b))
            together += punt_a == punt_b
            apart += punt_a != punt_b
        elif punt_a == punt_b and not set(issue_a.verwant) & set(issue_b.verwant):
            wrong += 1
    precision, recall = _share(together, together + wrong), _share(together, together + apart)
    figures = {"dubbel_p": precision, "dubbel_r": recall, "dubbel_f1": _f1(precision, recall)}
    figures |= _count_voorstellen({k: (i, p) for k, i, p in blokken}, same, voorstellen)
    if any(issue.nieuw for _, issue, _ in blokken):
        nieuw = [a == b for issue, a, b in same if issue.nieuw]
        figures["dubbel_r_nieuw"] = _share(sum(nieuw), len(nieuw))
    return figures


def _count_voorstellen(
    blokken: Mapping[str, tuple[GoldIssue, str]],
    same: Sequence[tuple[GoldIssue, str, str]],
    voorstellen: Sequence[tuple[str, str]],
) -> dict[str, float]:
    """What a reviewer gets to see, and where the points stand after the right answers."""
    shown = right = 0
    root: dict[str, str] = {}

    def find(punt: str) -> str:
        while root.get(punt, punt) != punt:
            punt = root[punt]
        return punt

    for links, rechts in voorstellen:
        if links not in blokken or rechts not in blokken:
            continue
        (issue_a, punt_a), (issue_b, punt_b) = blokken[links], blokken[rechts]
        shown += 1
        if issue_a.id == issue_b.id:
            right += 1
            root[find(punt_a)] = find(punt_b)
        elif set(issue_a.verwant) & set(issue_b.verwant):
            right += 1
    return {
        "voorstel_r": _share(sum(find(a) == find(b) for _, a, b in same), len(same)),
        "voorstel_p": _share(right, shown),
        "voorstel_per_blok": _share(shown, len(blokken)),
    }


def _count_promises(bestanden: Sequence[Bestandsoordeel]) -> dict[str, float]:
    return {
        "privacy": 1 - _share(sum(b.gelekt for b in bestanden), sum(b.geheimen for b in bestanden)),
        "scheef": _share(sum(not b.status_goed for b in bestanden), len(bestanden)),
    }


def _count_layouts(bestanden: Sequence[Bestandsoordeel]) -> tuple[LayoutCijfers, ...]:
    per_layout: dict[str, list[Bestandsoordeel]] = defaultdict(list)
    for oordeel in bestanden:
        if oordeel.bestand.doc_id:
            per_layout[oordeel.bestand.layout].append(oordeel)
    return tuple(_count_layout(layout, per_layout[layout]) for layout in sorted(per_layout))


def _count_layout(layout: str, bestanden: Sequence[Bestandsoordeel]) -> LayoutCijfers:
    oordelen = [o for b in bestanden for o in b.oordelen]
    return LayoutCijfers(
        layout=layout,
        gold=len(oordelen),
        voorspeld=sum(b.voorspeld for b in bestanden),
        gevonden=sum(o.knelpunt is not None for o in oordelen),
        strikt=_share(sum(o.strikt for o in oordelen), len(oordelen)),
        omschrijving=_share(sum(o.gelijkenis for o in oordelen), len(oordelen)),
    )


def _iter_missers(oordelen: Sequence[Blokoordeel]) -> Iterator[Misser]:
    for oordeel in oordelen:
        if not oordeel.strikt:
            yield Misser(
                gelijkenis=oordeel.gelijkenis,
                bestand=oordeel.bestand,
                onderwerp=oordeel.blok.onderwerp,
                gevonden=oordeel.knelpunt is not None,
                onderwerp_goed=oordeel.onderwerp_goed,
                oplossingen=oordeel.oplossingen_gegeven,
                oplossingen_gold=oordeel.oplossingen_gold,
            )


def _count_verwarring(
    oordelen: Sequence[Blokoordeel], issues: Mapping[str, GoldIssue]
) -> tuple[Themawissel, ...]:
    cells = Counter(
        (thema if thema in issue.themas else issue.thema, thema)
        for issue, thema, _ in _iter_themas(oordelen, issues)
    )
    return tuple(
        Themawissel(gold=gold, gegeven=gegeven, aantal=aantal)
        for (gold, gegeven), aantal in sorted(cells.items())
    )
