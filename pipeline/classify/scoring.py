"""From what the rules found to points per theme, and from points to one theme with its doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p

from pipeline.classify import known, usage
from pipeline.classify.matching import Regelwerk, Treffer, veld_of
from pipeline.classify.reading import Lezing
from pipeline.classify.usage import typical_lemmas, usage_by_thema
from schemas.knelpunt import Twijfel
from schemas.thema import BUITEN_SCHEMA, Bewijs, Grenzen, Themaschema, Veld, Veldgewichten

NEXT_FINDING = 0.5
"""Part that each next finding of a rule adds. At 1.0 one long text on a side issue outweighs a
short one on the point itself; at 0.0 a rule with ten words says no more than one with one."""

MAX_FINDINGS = 5
"""Findings of one rule that count."""

REPEAT = 0.15
"""Part that each repetition of the same words adds, at most three times."""

SHOWN_WORDS = 3
"""Findings of a rule that its evidence shows."""

SHOWN_LACKS = 3
"""Rules of the runner-up that are named as silent."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The points of one theme and the rules they come from, heaviest first."""

    code: str
    punten: float
    bewijs: tuple[Bewijs, ...]


def score_themas(
    treffers: Mapping[int, Sequence[Treffer]],
    lezing: Lezing,
    werk: Regelwerk,
    schema: Themaschema,
    vraagstukken: Iterable[Bewijs] = (),
) -> tuple[Stand, ...]:
    """Every theme with its points, best first; themes for which nothing speaks are left out.

    ``vraagstukken`` is what the known problems say, from ``known.iter_known``.
    """
    evidence: dict[str, list[Bewijs]] = defaultdict(list)
    for index, found in treffers.items():
        regel, code = werk.regels[index], werk.codes[index]
        strength, veld = _strength(found, lezing, schema.velden)
        evidence[code].append(
            Bewijs(
                thema=code,
                regel=regel.naam,
                woorden=_shown_words(found, lezing),
                veld=veld,
                gewicht=round(regel.gewicht * strength, 3),
            )
        )
    for bewijs in (*_iter_usage(lezing, werk, schema), *vraagstukken):
        evidence[bewijs.thema].append(bewijs)
    standen = (
        Stand(
            code,
            max(0.0, round(sum(b.gewicht for b in bewijs), 3)),
            tuple(sorted(bewijs, key=lambda b: (-abs(b.gewicht), b.regel))),
        )
        for code, bewijs in evidence.items()
    )
    return tuple(sorted(standen, key=lambda stand: (-stand.punten, stand.code)))


def _iter_usage(lezing: Lezing, werk: Regelwerk, schema: Themaschema) -> Iterator[Bewijs]:
    """The points that the use of words adds to each theme it speaks for."""
    for code, value in usage_by_thema(lezing.lemmas, werk.usage).items():
        if value > 0:
            yield Bewijs(
                thema=code,
                regel=usage.REGEL,
                woorden="; ".join(typical_lemmas(lezing.lemmas, code, werk.usage, SHOWN_WORDS)),
                veld="omschrijving",
                gewicht=round(schema.woordgebruik * value, 3),
            )


def marge_of(standen: Sequence[Stand]) -> float:
    """The share of its points by which the first stays ahead of the second, 0 to 1.

    0 also when a heading put a theme first that has fewer points.
    """
    if not standen or standen[0].punten <= 0:
        return 0.0
    second = standen[1].punten if len(standen) > 1 else 0.0
    return round(max(0.0, 1 - second / standen[0].punten), 3)


def find_twijfels(standen: Sequence[Stand], grenzen: Grenzen) -> tuple[Twijfel, ...]:
    """Why a human should look at the theme, as far as the rules themselves give reason to."""
    if not standen or standen[0].punten <= 0 or standen[0].code == BUITEN_SCHEMA:
        return (Twijfel(code="thema-buiten"),)
    first, needed = standen[0], log(grenzen.zekerheid / (1 - grenzen.zekerheid))
    if first.punten - _points_of(usage.REGEL, first) < grenzen.score:
        return (Twijfel(code="thema-zwak", waarden=(("thema", first.code),)),)
    if certainty_of(standen, grenzen) >= needed:
        return ()
    rivals = [stand for stand in standen[1:] if stand.punten > 0]
    if not rivals or certainty_of(standen[:1], grenzen) < needed:
        return (Twijfel(code="thema-zwak", waarden=(("thema", first.code),)),)
    waarden = (("thema", first.code), ("tweede", rivals[0].code))
    return (Twijfel(code="thema-krap", waarden=waarden),)


def certainty_of(standen: Sequence[Stand], grenzen: Grenzen) -> float:
    """The log-odds that the first theme is right, from what ``evidence_of`` gives."""
    punten, marge, woorden, vraagstuk = evidence_of(standen)
    return (
        grenzen.begin
        + grenzen.punten * punten
        + grenzen.marge * marge
        + grenzen.woorden * woorden
        + grenzen.vraagstuk * vraagstuk
    )


def evidence_of(standen: Sequence[Stand]) -> tuple[float, float, float, float]:
    """What the certainty of the first theme rests on.

    ln(1 + points of its rules), its margin, and the points by which the use of words and the known
    problems prefer it to any other theme (negative when they point elsewhere).
    """
    first = standen[0]
    by_rules = first.punten - sum(_points_of(r, first) for r in (usage.REGEL, known.REGEL))
    return (
        log1p(max(0.0, by_rules)),
        marge_of(standen),
        _preference(usage.REGEL, standen),
        _preference(known.REGEL, standen),
    )


def _preference(regel: str, standen: Sequence[Stand]) -> float:
    first, *others = standen
    return _points_of(regel, first) - max((_points_of(regel, s) for s in others), default=0.0)


def _points_of(regel: str, stand: Stand) -> float:
    return sum(bewijs.gewicht for bewijs in stand.bewijs if bewijs.regel == regel)


def find_lacks(stand: Stand, werk: Regelwerk) -> tuple[str, ...]:
    """The heaviest rules of a theme that found nothing: what it lacked to win."""
    spoke = {bewijs.regel for bewijs in stand.bewijs}
    silent = [
        regel
        for regel, code in zip(werk.regels, werk.codes, strict=True)
        if code == stand.code and regel.gewicht > 0 and regel.naam not in spoke
    ]
    silent.sort(key=lambda regel: (-regel.gewicht, regel.naam))
    return tuple(regel.naam for regel in silent[:SHOWN_LACKS])


def _strength(
    treffers: Sequence[Treffer], lezing: Lezing, velden: Veldgewichten
) -> tuple[float, Veld]:
    """How strongly a rule spoke (1.0 = once, in a field of weight 1), and where most."""
    by_words: dict[str, list[float]] = defaultdict(list)
    best: tuple[float, Veld] = (-1.0, "omschrijving")
    for treffer in treffers:
        veld = veld_of(treffer, lezing)
        weight = float(getattr(velden, veld))
        by_words[treffer.uitdrukking].append(weight)
        if weight > best[0]:
            best = (weight, veld)
    values = sorted(
        (max(w) * (1 + REPEAT * min(len(w) - 1, 3)) for w in by_words.values()), reverse=True
    )
    total = sum(value * NEXT_FINDING**i for i, value in enumerate(values[:MAX_FINDINGS]))
    return total, best[1]


def _shown_words(treffers: Sequence[Treffer], lezing: Lezing) -> str:
    shown = dict.fromkeys(
        " … ".join(dict.fromkeys(lezing.words_of(*span) for span in sorted(treffer.spans)))
        for treffer in treffers
    )
    return "; ".join(list(shown)[:SHOWN_WORDS])
