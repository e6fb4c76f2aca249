"""The wishes of a group as lines: one wish once, with every gemeente behind it.

A wish joins the line whose first wish is the same (``pipeline/merge/judge.py``); what hangs under
it is united in the same way inside that line. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.merge.judge import APART, Oordeel, WishJudge
from pipeline.merge.reading import Wens
from pipeline.merge.shortlist import Shortlist
from pipeline.text import fold
from schemas.agenda import Bundeloplossing
from schemas.knelpunt import Knelpunt, Oplossingsrichting, oplossing_id
from schemas.verband import Wensverband

BULLET = "•"
"""The mark of a wish in a list that several gemeenten make up together."""


@dataclass(slots=True)
class _Line:
    """A wish while it is being united; ``wensen`` are those in it, the one it shows first.

    ``children`` hang under it.
    """

    oplossing: Oplossingsrichting
    wensen: list[Wens]
    knelpunt_id: str
    gemeenten: list[str] = field(default_factory=list)
    bronnen: list[str] = field(default_factory=list)
    children: list[_Line] = field(default_factory=list)


class WishLines:
    """The wishes of a group while they are being united; ``judge`` says which are one.

    Without a judge all stay as they are: those of one knelpunt have nothing to be united with.
    """

    def __init__(self, judge: WishJudge | None) -> None:
        self._judge = judge
        self._lines: list[_Line] = []
        self._shortlist = Shortlist()
        self._found: list[Wensverband] = []

    def add(self, knelpunt: Knelpunt, gemeente: str | None) -> None:
        """The wishes of one more knelpunt, each with what hangs under it."""
        for line in self._read(knelpunt, gemeente):
            if self._judge is None:
                self._lines.append(line)
                continue
            wens = line.wensen[0]
            places = self._shortlist.find(wens, self._judge.least_nearness(wens))
            if self._judge.has_besluiten:
                places = list(range(len(self._lines)))
            near = [self._lines[place] for place in places]
            if not self._unite(near, line, self._judge):
                self._lines.append(line)
                self._shortlist.add(wens)

    def flatten(self) -> tuple[Bundeloplossing, ...]:
        """All lines, each followed by what hangs under it.

        Most support comes first, and the marks of several lists ("1)", "c."), which mean nothing
        in one, give way to a bullet; without a judge all stays as it was.
        """
        if self._judge is None:
            return tuple(_iter_flat(self._lines))
        return tuple(
            wens if wens.niveau else wens.model_copy(update={"merk": BULLET})
            for wens in _iter_flat(_by_support(self._lines))
        )

    def verbanden(self) -> tuple[Wensverband, ...]:
        """What was united in other words, what was decided, and what a human may unite.

        Of the proposals only the likeliest of either wish, so that they stay as few as wishes.
        """
        best: dict[str, float] = {}
        for verband in self._found:
            if verband.uitkomst == "voorstel":
                for wens in (verband.oplossing_a, verband.oplossing_b):
                    best[wens] = max(best.get(wens, 0.0), verband.score)
        return tuple(
            verband
            for verband in self._found
            if verband.uitkomst != "voorstel"
            or verband.score in (best[verband.oplossing_a], best[verband.oplossing_b])
        )

    def _read(self, knelpunt: Knelpunt, gemeente: str | None) -> list[_Line]:
        """The wishes of one knelpunt, each with those that hang under it."""
        by_number: dict[int, _Line] = {}
        roots: list[_Line] = []
        for oplossing in knelpunt.oplossingsrichtingen:
            line = _Line(
                oplossing,
                [self._judge.read(oplossing.tekst)] if self._judge else [],
                knelpunt.knelpunt_id,
                [gemeente] if gemeente else [],
                [oplossing_id(knelpunt.knelpunt_id, oplossing.volgnummer)],
            )
            by_number[oplossing.volgnummer] = line
            parent = by_number.get(oplossing.ouder) if oplossing.ouder is not None else None
            (parent.children if parent else roots).append(line)
        return roots

    def _unite(self, lines: Sequence[_Line], new: _Line, judge: WishJudge) -> bool:
        """Give a line's support to the one of ``lines`` that surest asks the same, if one does."""
        judged = [(line, _judge_line(line, new, judge)) for line in lines]
        same = [(line, oordeel) for line, oordeel in judged if oordeel.uitkomst == "samen"]
        if not same:
            for line, oordeel in judged:
                self._note(line, new, oordeel)
            return False
        line, oordeel = max(same, key=lambda pair: pair[1].kans)
        if fold(line.oplossing.tekst) != fold(new.oplossing.tekst):
            self._note(line, new, oordeel)
        line.gemeenten.extend(g for g in new.gemeenten if g not in line.gemeenten)
        line.bronnen.extend(new.bronnen)
        line.wensen.extend(new.wensen)
        for child in new.children:
            if not self._unite(line.children, child, judge):
                line.children.append(child)
        return True

    def _note(self, line: _Line, new: _Line, oordeel: Oordeel) -> None:
        if oordeel.uitkomst != "apart" or oordeel.door_besluit:
            self._found.append(
                Wensverband(
                    oplossing_a=line.bronnen[0],
                    oplossing_b=new.bronnen[0],
                    score=oordeel.kans,
                    uitkomst=oordeel.uitkomst,
                    bron="besluit" if oordeel.door_besluit else "regel",
                )
            )


def _judge_line(line: _Line, new: _Line, judge: WishJudge) -> Oordeel:
    """By what people decided on any wish in the line, apart before one; else by its first."""
    if line.knelpunt_id == new.knelpunt_id:
        return APART
    own = new.wensen[0]
    decided = [found for wens in line.wensen if (found := judge.find_besluit(wens, own))]
    return min(decided, key=lambda o: o.kans) if decided else judge.judge(line.wensen[0], own)


def _by_support(lines: Sequence[_Line]) -> list[_Line]:
    """Most gemeenten first, then first appearance; wishes under one heading stay together."""
    groups: dict[object, list[_Line]] = {}
    for place, line in enumerate(lines):
        heading = line.oplossing.groep
        key: object = (line.knelpunt_id, heading) if heading else place
        groups.setdefault(key, []).append(line)
    ordered = [sorted(group, key=_support, reverse=True) for group in groups.values()]
    ordered.sort(key=lambda group: _support(group[0]), reverse=True)
    return [line for group in ordered for line in group]


def _support(line: _Line) -> int:
    return len(line.gemeenten)


def _iter_flat(lines: Sequence[_Line]) -> Iterator[Bundeloplossing]:
    for line in lines:
        yield Bundeloplossing(
            tekst=line.oplossing.tekst,
            niveau=line.oplossing.niveau,
            groep=line.oplossing.groep,
            merk=line.oplossing.merk,
            gemeenten=tuple(line.gemeenten),
            bronnen=tuple(line.bronnen),
        )
        yield from _iter_flat(line.children)
