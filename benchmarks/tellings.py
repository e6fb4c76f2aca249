"""Labelled tellings: fictional knelpunten of which is known what problem each one tells.

| file in tests/data | author | used for |
| --- | --- | --- |
| ``problemen.jsonl`` | that of the first lexicon | checks; nothing is fitted on it now |
| ``vertellingen.jsonl`` | another, who knew neither rules nor lexicon | the weights |
| ``ongezien.jsonl`` | a third, likewise | nothing but the figures in the README |
| ``realistisch_a.jsonl`` to ``_d`` | four more, likewise | limits, the weight of opposite sides |
| ``realistisch_e.jsonl``, ``_f`` | two more, likewise | a look that named known problems |

Vertellingen and ongezien were written to be as far apart in words as a careful reader can follow;
the realistic ones as municipalities write, with hard neighbours and opposites among them.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.classify import build_classifier, classify_knelpunt
from pipeline.settings import Rules
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, knelpunt_id
from schemas.thema import Toekenning

DATA = Path(__file__).parent.parent / "tests" / "data"
PROBLEMEN = DATA / "problemen.jsonl"
VERTELLINGEN = DATA / "vertellingen.jsonl"
ONGEZIEN = DATA / "ongezien.jsonl"
REALISTISCH = tuple(DATA / f"realistisch_{letter}.jsonl" for letter in "abcdef")


@dataclass(frozen=True)
class Labelled:
    """Knelpunten with the problem each one tells, and which problems are related."""

    knelpunten: tuple[Knelpunt, ...]
    toekenningen: Mapping[str, Toekenning]
    problem: Mapping[str, str]
    related: Mapping[str, frozenset[str]]


def load_tellings(path: Path, rules: Rules) -> Labelled:
    """Each telling as a knelpunt of its own inzending, with the theme that the rules give it."""
    classifier = build_classifier(rules.themaschema, rules.lexicon)
    knelpunten: list[Knelpunt] = []
    problem: dict[str, str] = {}
    related: dict[str, frozenset[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        related[record["probleem"]] = frozenset(filter(None, record["verwant"].split(";")))
        for number, telling in enumerate(record["vertellingen"], start=1):
            knelpunt = make_telling(f"{record['probleem']}/{number}", telling)
            knelpunten.append(knelpunt)
            problem[knelpunt.knelpunt_id] = record["probleem"]
    toekenningen = {k.knelpunt_id: classify_knelpunt(k, classifier) for k in knelpunten}
    return Labelled(tuple(knelpunten), toekenningen, problem, related)


def make_telling(name: str, telling: Mapping[str, Any]) -> Knelpunt:
    """A knelpunt from a record with onderwerp, omschrijving and oplossingen."""
    inzending_id = hashlib.sha256(name.encode()).hexdigest()[:16]
    return Knelpunt(
        knelpunt_id=knelpunt_id(inzending_id, 1),
        inzending_id=inzending_id,
        volgnummer=1,
        onderwerp=str(telling["onderwerp"]),
        omschrijving=tuple(Alinea(tekst=t) for t in telling["omschrijving"]),
        oplossingsrichtingen=tuple(
            Oplossingsrichting(volgnummer=i, tekst=t)
            for i, t in enumerate(telling["oplossingen"], start=1)
        ),
    )


@dataclass(frozen=True)
class Figures:
    """The figures of design.md §7, over a Labelled set."""

    dubbel_p: float
    dubbel_r: float
    voorstel_r: float
    voorstel_p: float
    voorstel_per_blok: float

    def __str__(self) -> str:
        return (
            f"dubbel_p {self.dubbel_p:.3f}  dubbel_r {self.dubbel_r:.3f}  "
            f"voorstel_r {self.voorstel_r:.3f}  voorstel_p {self.voorstel_p:.3f}  "
            f"voorstel_per_blok {self.voorstel_per_blok:.2f}"
        )


def count_figures(
    groups: Sequence[Sequence[int]],
    proposals: Sequence[tuple[int, int]],
    problems: Sequence[str],
    related: Mapping[str, frozenset[str]],
) -> Figures:
    """The figures of a grouping with proposals."""
    group_of = {place: g for g, members in enumerate(groups) for place in members}
    joined, right = dict(enumerate(range(len(groups)))), 0

    def find(group: int) -> int:
        while joined[group] != group:
            group = joined[group]
        return group

    for i, j in proposals:
        if problems[i] == problems[j]:
            joined[find(group_of[i])] = find(group_of[j])
        right += bool(problems[i] == problems[j] or related[problems[i]] & related[problems[j]])
    tp = fp = total = after = 0
    for i, j in itertools.combinations(range(len(problems)), 2):
        together = group_of[i] == group_of[j]
        if problems[i] == problems[j]:
            total += 1
            tp += together
            after += find(group_of[i]) == find(group_of[j])
        elif together and not related[problems[i]] & related[problems[j]]:
            fp += 1
    return Figures(
        tp / max(tp + fp, 1),
        tp / max(total, 1),
        after / max(total, 1),
        right / max(len(proposals), 1),
        len(proposals) / len(problems),
    )
