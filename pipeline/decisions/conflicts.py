"""Contradictions: two answers to one question, or together and apart at the same time.

Within one file a contradiction is nobody's word, so none of the besluiten in it is taken. Against
what was decided before, the later answer to the same question simply wins; only a circle is a
contradiction there (A with B, B with C, and A apart from C).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.decisions.common import Besluitlezing, Verzameling, next_besluit_id
from schemas.besluit import Besluit
from schemas.bevinding import Bevinding

Question = tuple[str, ...]
_ANSWER = ("soort", "doel", "doel_tweede", "waarde", "toelichting", "vingerafdruk")


def settle(verzameling: Verzameling, earlier: Sequence[Besluit]) -> Besluitlezing:
    """What remains of the besluiten of one file: those that are new and in no conflict."""
    gelezen = list(verzameling.gelezen)
    conflicten = [
        *_two_answers(gelezen),
        *_circles([b for _, b in gelezen], earlier, dict(_places(gelezen))),
    ]
    refused = {plaats for bevinding in conflicten for plaats in bevinding.plaats.split("; ")}
    known = {_answer(b) for b in latest(earlier).values()}
    fresh: list[Besluit] = []
    seen: set[tuple[object, ...]] = set()
    already = 0
    for plaats, besluit in gelezen:
        if plaats in refused or _answer(besluit) in seen:
            continue
        seen.add(_answer(besluit))
        if _answer(besluit) in known:
            already += 1
            continue
        identity = next_besluit_id(earlier, len(fresh))
        fresh.append(besluit.model_copy(update={"besluit_id": identity}))
    return Besluitlezing(
        besluiten=tuple(fresh),
        niet_begrepen=tuple(verzameling.niet_begrepen),
        conflicten=tuple(conflicten),
        al_bekend=already,
    )


def question(besluit: Besluit) -> Question:
    """What a besluit answers; a later answer to the same question replaces the earlier one.

    Together or apart is one question about a pair; about wishes it is one about their wordings,
    whoever wrote them. Masking more words, and showing a finding, are
    questions of their own for each word and finding.
    """
    if besluit.soort in ("samen", "apart"):
        return ("paar", *sorted((besluit.doel, besluit.doel_tweede or "")))
    if besluit.soort in ("wens-samen", "wens-apart"):
        return ("wensen", besluit.vingerafdruk)
    if besluit.soort in ("afschermen", "tonen"):
        return (besluit.soort, besluit.doel, besluit.waarde)
    return (besluit.soort, besluit.doel)


def latest(besluiten: Iterable[Besluit]) -> dict[Question, Besluit]:
    """The answer that holds for each question: the last one given."""
    ordered = sorted(besluiten, key=lambda b: (b.op, b.besluit_id))
    return {question(besluit): besluit for besluit in ordered}


def _answer(besluit: Besluit) -> tuple[object, ...]:
    return tuple(getattr(besluit, name) for name in _ANSWER)


def _places(gelezen: Sequence[tuple[str, Besluit]]) -> Iterable[tuple[Question, str]]:
    return ((question(besluit), plaats) for plaats, besluit in gelezen)


def _two_answers(gelezen: Sequence[tuple[str, Besluit]]) -> list[Bevinding]:
    answers: dict[Question, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    for plaats, besluit in gelezen:
        key = (besluit.soort, besluit.waarde)
        answers[question(besluit)].setdefault(key, []).append(plaats)
    return [
        Bevinding(
            code="besluit-tegenstrijdig",
            plaats="; ".join(p for places in found.values() for p in places),
            waarden=(("keuzes", ", ".join(value or soort for soort, value in found)),),
        )
        for found in answers.values()
        if len(found) > 1
    ]


def _circles(
    fresh: Sequence[Besluit], earlier: Sequence[Besluit], places: Mapping[Question, str]
) -> list[Bevinding]:
    """Pairs that are apart and yet together through others, when this file has a part in it."""
    holding = latest(earlier) | {question(b): b for b in fresh}
    root: dict[str, str] = {}

    def find(knelpunt: str) -> str:
        while root.setdefault(knelpunt, knelpunt) != knelpunt:
            knelpunt = root[knelpunt]
        return knelpunt

    pairs = [b for b in holding.values() if b.doel_tweede is not None]
    for besluit in pairs:
        if besluit.soort == "samen":
            root[find(besluit.doel)] = find(besluit.doel_tweede or "")
    found: list[Bevinding] = []
    for besluit in pairs:
        if besluit.soort == "apart" and find(besluit.doel) == find(besluit.doel_tweede or ""):
            group = find(besluit.doel)
            involved = [
                places[question(b)]
                for b in pairs
                if question(b) in places and find(b.doel) == group
            ]
            if involved:
                found.append(
                    Bevinding(
                        code="besluit-kring",
                        plaats="; ".join(dict.fromkeys(involved)),
                        waarden=(("links", besluit.doel), ("rechts", besluit.doel_tweede or "")),
                    )
                )
    return found
