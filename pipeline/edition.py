"""The next edition: Bundelingen get their lasting identity, number, status and list of changes.

In go the edition before and what the knelpunten now say; out comes the new Editie. A number is
given once, in order of first appearance, and never reused. A merge keeps the oldest point, a split
gives new numbers, a change of theme gives a new number and leaves a pointer (design.md §4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from schemas.agenda import Agendaoplossing, Agendapunt, Bundeling, Editie, Stoplicht, Wijziging
from schemas.besluit import Besluit
from schemas.thema import Toekenning


def make_editie(
    naam: str,
    bundelingen: Sequence[Bundeling],
    *,
    previous: Editie,
    baseline: Editie,
    toekenningen: Mapping[str, Toekenning],
    gemeenten: Mapping[str, str | None],
    besluiten: Sequence[Besluit] = (),
    successors: Mapping[str, str] | None = None,
    rekenwijze: Sequence[str] = (),
) -> Editie:
    """The edition ``naam`` in which these Bundelingen are the points.

    Args:
        bundelingen: in order of first appearance; new points are numbered in this order.
        previous: the last state, of which identities and numbers go on.
        baseline: the last published edition, against which changes are told.
        toekenningen: the theme of every knelpunt, by knelpunt_id.
        gemeenten: the gemeente that speaks in every knelpunt, by knelpunt_id.
        successors: per knelpunt of a replaced file the one that took its place.
    """
    claims = claim_agendapunten(bundelingen, previous, successors or {})
    nummers = list(previous.nummers)
    known = {punt.agendapunt_id: punt for punt in previous.agendapunten}
    before = {punt.agendapunt_id: punt for punt in baseline.agendapunten}
    punten: dict[str, Agendapunt] = {}
    for bundeling, claimed in zip(bundelingen, claims, strict=True):
        identity = claimed[0] if claimed else _new_identity(bundeling, known.keys() | punten.keys())
        thema = choose_thema(bundeling, toekenningen)
        nummer = _number(known.get(identity), thema, nummers)
        punt = _make_punt(identity, nummer, thema, bundeling, gemeenten, naam)
        punten[identity] = punt
        for absorbed in claimed[1:]:
            punten[absorbed] = known[absorbed].model_copy(
                update={"status": "opgegaan", "opgegaan_in": identity}
            )
    punten |= {i: _without_knelpunten(punt) for i, punt in known.items() if i not in punten}
    decided = [_decide(punt, besluiten) for punt in punten.values()]
    dated = [_date(punt, before.get(punt.agendapunt_id), naam) for punt in decided]
    order = {nummer: place for place, nummer in enumerate(nummers)}
    dated.sort(key=lambda punt: (punt.thema, order[punt.nummer]))
    return Editie(
        naam=naam,
        agendapunten=tuple(dated),
        wijzigingen=tuple(_iter_wijzigingen(dated, before, naam)),
        nummers=tuple(nummers),
        rekenwijze=tuple(rekenwijze),
    )


def _without_knelpunten(punt: Agendapunt) -> Agendapunt:
    """A point that no knelpunt speaks for any more keeps its number."""
    status = "opgegaan" if punt.status == "opgegaan" else "vervallen"
    return punt.model_copy(update={"status": status})


def claim_agendapunten(
    bundelingen: Sequence[Bundeling], previous: Editie, successors: Mapping[str, str]
) -> list[list[str]]:
    """Per Bundeling the existing points that live on in it, the one that keeps its number first.

    A point lives on in the Bundeling that holds most of its knelpunten; of equal ones in that with
    its first knelpunt, else in the first. Of several points in one Bundeling the oldest goes first.
    A knelpunt of a replaced file counts as the one that took its place.
    """
    age = {nummer: place for place, nummer in enumerate(previous.nummers)}
    holder = {k: i for i, b in enumerate(bundelingen) for k in b.knelpunt_ids}
    claims: list[list[str]] = [[] for _ in bundelingen]
    active = [punt for punt in previous.agendapunten if punt.status == "actief"]
    for punt in sorted(active, key=lambda p: age[p.nummer]):
        members = [successors.get(k, k) for k in punt.knelpunt_ids]
        votes = Counter(holder[k] for k in members if k in holder)
        if not votes:
            continue
        founder = holder.get(members[0])
        winner = max(votes, key=lambda i: (votes[i], i == founder, -i))
        claims[winner].append(punt.agendapunt_id)
    return claims


def choose_thema(bundeling: Bundeling, toekenningen: Mapping[str, Toekenning]) -> str:
    """The theme of a point: a human's word, then what most members have, then the centre's."""
    members = [toekenningen[k] for k in bundeling.knelpunt_ids]
    decided = [t.thema for t in members if t.bron == "besluit"]
    votes = Counter(decided or [t.thema for t in members])
    centre = toekenningen[bundeling.centrum].thema
    return max(sorted(votes), key=lambda thema: (votes[thema], thema == centre))


def _new_identity(bundeling: Bundeling, taken: Iterable[str]) -> str:
    identity = f"ap-{bundeling.knelpunt_ids[0]}"
    used = set(taken)
    if identity not in used:
        return identity
    return next(f"{identity}-{n}" for n in range(2, len(used) + 3) if f"{identity}-{n}" not in used)


def _number(known: Agendapunt | None, thema: str, nummers: list[str]) -> str:
    """The number a point has, or the next free one of its theme, which is noted as given."""
    if known is not None and known.thema == thema:
        return known.nummer
    given = [int(n.rsplit("-", 1)[1]) for n in nummers if n.rsplit("-", 1)[0] == thema]
    nummer = f"{thema}-{max(given, default=0) + 1:02d}"
    nummers.append(nummer)
    return nummer


def _make_punt(
    identity: str,
    nummer: str,
    thema: str,
    bundeling: Bundeling,
    gemeenten: Mapping[str, str | None],
    naam: str,
) -> Agendapunt:
    names = {gemeenten[k] for k in bundeling.knelpunt_ids}
    return Agendapunt(
        agendapunt_id=identity,
        nummer=nummer,
        thema=thema,
        onderwerp=bundeling.onderwerp,
        omschrijving=bundeling.omschrijving,
        oplossingen=tuple(
            Agendaoplossing(
                agendaoplossing_id=f"{identity}-o{place:02d}",
                agendapunt_id=identity,
                volgnummer=place,
                **wens.model_dump(),
            )
            for place, wens in enumerate(bundeling.oplossingen, start=1)
        ),
        voetnoten=bundeling.voetnoten,
        knelpunt_ids=bundeling.knelpunt_ids,
        centrum=bundeling.centrum,
        dichtheid=bundeling.dichtheid,
        gemeenten=tuple(sorted(name for name in names if name)),
        eerste_editie=naam,
        gewijzigd_in=naam,
    )


def _decide(punt: Agendapunt, besluiten: Sequence[Besluit]) -> Agendapunt:
    """The point as people have decided about it: colour, wording, withdrawal."""
    update: dict[str, object] = {}
    for besluit in sorted(besluiten, key=lambda b: (b.op, b.besluit_id)):
        if besluit.doel != punt.agendapunt_id:
            continue
        if besluit.soort == "stoplicht":
            update["stoplicht"] = Stoplicht.model_validate(
                {
                    "kleur": besluit.waarde,
                    "toelichting": besluit.toelichting,
                    "sinds": besluit.op,
                    "door": besluit.door,
                }
            )
        elif besluit.soort == "wording":
            update["onderwerp"] = besluit.waarde
        elif besluit.soort == "vervallen":
            update["status"] = "vervallen"
    return punt.model_copy(update=update)


def _date(punt: Agendapunt, before: Agendapunt | None, naam: str) -> Agendapunt:
    """When it first appeared and last changed, told in published editions."""
    if before is None:
        return punt.model_copy(update={"eerste_editie": naam, "gewijzigd_in": naam})
    changed = _content(punt) != _content(before)
    return punt.model_copy(
        update={
            "eerste_editie": before.eerste_editie,
            "gewijzigd_in": naam if changed else before.gewijzigd_in,
        }
    )


def _content(punt: Agendapunt) -> Agendapunt:
    return punt.model_copy(update={"eerste_editie": "", "gewijzigd_in": ""})


def _iter_wijzigingen(
    punten: Sequence[Agendapunt], before: Mapping[str, Agendapunt], naam: str
) -> Iterable[Wijziging]:
    nummers = {punt.agendapunt_id: punt.nummer for punt in punten}
    for punt in punten:
        for soort, toelichting in _changes(punt, before.get(punt.agendapunt_id), nummers):
            yield Wijziging.model_validate(
                {
                    "editie": naam,
                    "agendapunt_id": punt.agendapunt_id,
                    "nummer": punt.nummer,
                    "soort": soort,
                    "toelichting": toelichting,
                }
            )


def _changes(
    punt: Agendapunt, before: Agendapunt | None, nummers: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """What is different at this point, with the detail that a reader wants: names and numbers."""
    if before is None:
        if punt.status == "actief":
            yield "nieuw", ", ".join(punt.gemeenten)
        return
    if punt.status != before.status:
        if punt.status == "opgegaan":
            yield "samengevoegd", f"opgegaan in {nummers[punt.opgegaan_in or '']}"
        elif punt.status == "vervallen":
            yield "vervallen", ""
    if punt.status != "actief":
        return
    if punt.nummer != before.nummer:
        yield "verplaatst", f"was {before.nummer}"
    support = [g for g in punt.gemeenten if g not in before.gemeenten]
    if support:
        yield "nieuwe steun", ", ".join(support)
    if punt.stoplicht != before.stoplicht:
        yield "stoplicht", f"{before.stoplicht.kleur} → {punt.stoplicht.kleur}"
    if _wording(punt) != _wording(before):
        yield "gewijzigd", ""


def _wording(punt: Agendapunt) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    alineas = tuple(alinea.tekst for alinea in punt.omschrijving)
    return punt.onderwerp, alineas, tuple(wens.tekst for wens in punt.oplossingen)
