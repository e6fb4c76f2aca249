"""Facts to rows: one function per table of the dataset contract (``schemas/tables.py``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from pipeline.mask import mask_besluit
from pipeline.messages import doubt_sentences
from schemas.agenda import Agendapunt, Editie
from schemas.base import Vindplaats
from schemas.facts import Facts, Lezing
from schemas.knelpunt import Knelpunt, Oplossingsrichting, Twijfel, oplossing_id, text_with_merk
from schemas.thema import Toekenning

Row = dict[str, Any]


def make_rows(facts: Facts) -> dict[str, list[Row]]:
    """All tables by name; sorting and checking is the writer's work."""
    makers: dict[str, Callable[[Facts], Iterable[Row]]] = {
        "inzendingen": _iter_inzendingen,
        "knelpunten": _iter_knelpunten,
        "oplossingsrichtingen": _iter_oplossingsrichtingen,
        "agendapunten": _iter_agendapunten,
        "agendaoplossingen": _iter_agendaoplossingen,
        "verbanden": _iter_verbanden,
        "restanten": _iter_restanten,
        "besluiten": _iter_besluiten,
        "stoplichten": _iter_stoplichten,
        "edities": _iter_edities,
        "wijzigingen": _iter_wijzigingen,
        "gemeentedekking": _iter_gemeentedekking,
    }
    return {name: list(make(facts)) for name, make in makers.items()}


def doubts_of(knelpunt: Knelpunt, lezing: Lezing, toekenning: Toekenning) -> tuple[Twijfel, ...]:
    """All reasons for a human to look at a knelpunt: its cutting, its theme and its sender."""
    afzender = lezing.toeschrijving.afzender_of(knelpunt.knelpunt_id)
    sender = (Twijfel(code=afzender.twijfel),) if afzender.twijfel else ()
    return (*knelpunt.twijfels, *toekenning.twijfels, *sender)


def _iter_inzendingen(facts: Facts) -> Iterator[Row]:
    for uitkomst in facts.uitkomsten:
        inzending, afzender = uitkomst.inzending, uitkomst.afzender
        yield {
            "inzending_id": inzending.inzending_id,
            "bestandsnaam": inzending.bestandsnaam,
            "sha256": inzending.sha256,
            "formaat": uitkomst.formaat,
            "bytes": inzending.bytes,
            "paginas": uitkomst.paginas,
            "gemeente_code": afzender.gemeente_code,
            "gemeente": afzender.gemeente,
            "provincie": afzender.provincie,
            "gemeente_bron": afzender.bron,
            "samenwerkingsverband": afzender.samenwerkingsverband,
            "ingezonden_op": uitkomst.ingezonden_op,
            "ontvangen_op": inzending.ontvangen_op,
            "status": uitkomst.status,
            "reden": " ".join(filter(None, (uitkomst.reden, uitkomst.advies))),
            "vervangen_door": uitkomst.vervangen_door,
            "onderdeel_van": inzending.onderdeel_van,
            "gescand": uitkomst.gescand,
            "aantal_knelpunten": uitkomst.aantal_knelpunten,
            "tekens": uitkomst.tekens,
            "tekens_blok": uitkomst.tekens_blok,
            "tekens_meubilair": uitkomst.tekens_meubilair,
            "tekens_restant": uitkomst.tekens_restant,
        }


def _iter_knelpunten(facts: Facts) -> Iterator[Row]:
    identity_by_knelpunt = _identity_by_knelpunt(facts)
    for lezing in facts.lezingen:
        toekenningen = {t.knelpunt_id: t for t in lezing.toekenningen}
        for knelpunt in lezing.segmentatie.knelpunten:
            toekenning = toekenningen[knelpunt.knelpunt_id]
            afzender = lezing.toeschrijving.afzender_of(knelpunt.knelpunt_id)
            reason = doubt_sentences(doubts_of(knelpunt, lezing, toekenning))
            pages = [plaats.pagina for plaats in knelpunt.bron if plaats.pagina]
            yield {
                "knelpunt_id": knelpunt.knelpunt_id,
                "inzending_id": knelpunt.inzending_id,
                "volgnummer": knelpunt.volgnummer,
                "gemeente_code": afzender.gemeente_code,
                "gemeente": afzender.gemeente,
                "onderwerp": knelpunt.onderwerp,
                "omschrijving": knelpunt.omschrijving_tekst,
                "voetnoten": [f"{noot.merk} {noot.tekst}" for noot in knelpunt.voetnoten],
                "thema": toekenning.thema,
                "thema_score": toekenning.score,
                "thema_marge": toekenning.marge,
                "thema_bron": toekenning.bron,
                "thema_bewijs": [bewijs.model_dump() for bewijs in toekenning.bewijs],
                "organisaties": list(toekenning.organisaties),
                "pagina_van": min(pages, default=None),
                "pagina_tot": max(pages, default=None),
                "bron": bron_rows(knelpunt.bron),
                "beoordelen": bool(reason),
                "beoordelen_reden": reason,
                "agendapunt_id": identity_by_knelpunt.get(knelpunt.knelpunt_id),
            }


def _iter_oplossingsrichtingen(facts: Facts) -> Iterator[Row]:
    on_agenda = {
        bron: oplossing.agendaoplossing_id
        for punt in _shown(facts.editie)
        for oplossing in punt.oplossingen
        for bron in oplossing.bronnen
    }
    for knelpunt in facts.knelpunten:
        for oplossing in knelpunt.oplossingsrichtingen:
            yield _oplossing_row(knelpunt, oplossing, on_agenda)


def _oplossing_row(
    knelpunt: Knelpunt, oplossing: Oplossingsrichting, on_agenda: dict[str, str]
) -> Row:
    identity = oplossing_id(knelpunt.knelpunt_id, oplossing.volgnummer)
    parent = oplossing.ouder
    return {
        "oplossing_id": identity,
        "knelpunt_id": knelpunt.knelpunt_id,
        "inzending_id": knelpunt.inzending_id,
        "volgnummer": oplossing.volgnummer,
        "niveau": oplossing.niveau,
        "ouder_id": None if parent is None else oplossing_id(knelpunt.knelpunt_id, parent),
        "groep": oplossing.groep,
        "tekst": oplossing.tekst_met_merk,
        "pagina": next((plaats.pagina for plaats in oplossing.bron if plaats.pagina), None),
        "bron": bron_rows(oplossing.bron),
        "agendaoplossing_id": on_agenda.get(identity),
    }


def _iter_agendapunten(facts: Facts) -> Iterator[Row]:
    for punt in facts.editie.agendapunten:
        yield {
            "agendapunt_id": punt.agendapunt_id,
            "nummer": punt.nummer,
            "thema": punt.thema,
            "onderwerp": punt.onderwerp,
            "omschrijving": punt.omschrijving_tekst,
            "gemeenten": list(punt.gemeenten),
            "aantal_gemeenten": len(punt.gemeenten),
            "aantal_knelpunten": len(punt.knelpunt_ids),
            "stoplicht": punt.stoplicht.kleur,
            "stoplicht_toelichting": punt.stoplicht.toelichting,
            "stoplicht_sinds": punt.stoplicht.sinds,
            "eerste_editie": punt.eerste_editie,
            "gewijzigd_in": punt.gewijzigd_in,
            "status": punt.status,
            "opgegaan_in": punt.opgegaan_in,
        }


def _iter_agendaoplossingen(facts: Facts) -> Iterator[Row]:
    for punt in _shown(facts.editie):
        for oplossing in punt.oplossingen:
            yield {
                "agendaoplossing_id": oplossing.agendaoplossing_id,
                "agendapunt_id": punt.agendapunt_id,
                "volgnummer": oplossing.volgnummer,
                "niveau": oplossing.niveau,
                "groep": oplossing.groep,
                "tekst": text_with_merk(oplossing.merk, oplossing.tekst),
                "gemeenten": list(oplossing.gemeenten),
                "aantal_gemeenten": len(oplossing.gemeenten),
            }


def _iter_verbanden(facts: Facts) -> Iterator[Row]:
    for verband in facts.matching.verbanden:
        yield {
            "knelpunt_a": verband.knelpunt_a,
            "knelpunt_b": verband.knelpunt_b,
            "score": verband.score,
            "reden": [reden.model_dump() for reden in verband.redenen],
            "uitkomst": verband.uitkomst,
            "bron": verband.bron,
        }


def _iter_restanten(facts: Facts) -> Iterator[Row]:
    for lezing in facts.lezingen:
        for restant in lezing.segmentatie.restanten:
            yield {
                "inzending_id": lezing.inzending_id,
                "volgnummer": restant.volgnummer,
                "pagina": restant.pagina,
                "soort": restant.soort,
                "tekst": restant.tekst,
            }


def _iter_besluiten(facts: Facts) -> Iterator[Row]:
    for besluit in facts.besluiten:
        yield mask_besluit(besluit).model_dump(exclude={"vingerafdruk"})


def _iter_stoplichten(facts: Facts) -> Iterator[Row]:
    history: dict[str, int] = defaultdict(int)
    known = {punt.agendapunt_id for punt in facts.editie.agendapunten}
    for besluit in sorted(facts.besluiten, key=lambda b: (b.op, b.besluit_id)):
        if besluit.soort != "stoplicht" or besluit.doel not in known:
            continue
        history[besluit.doel] += 1
        yield {
            "agendapunt_id": besluit.doel,
            "volgnummer": history[besluit.doel],
            "stoplicht": besluit.waarde,
            "toelichting": besluit.toelichting,
            "sinds": besluit.op,
            "door": besluit.door,
        }


def _iter_edities(facts: Facts) -> Iterator[Row]:
    for editie in (*facts.edities, facts.editie):
        active = [punt for punt in editie.agendapunten if punt.status == "actief"]
        yield {
            "editie": editie.naam,
            "aantal_agendapunten": len(active),
            "aantal_gemeenten": len({g for punt in active for g in punt.gemeenten}),
            "rekenwijze": list(editie.rekenwijze),
        }


def _iter_wijzigingen(facts: Facts) -> Iterator[Row]:
    for editie in (*facts.edities, facts.editie):
        for wijziging in editie.wijzigingen:
            yield wijziging.model_dump()


def _iter_gemeentedekking(facts: Facts) -> Iterator[Row]:
    files: dict[str, set[str]] = defaultdict(set)
    blocks: dict[str, list[str]] = defaultdict(list)
    days: dict[str, list[date]] = defaultdict(list)
    for lezing in facts.lezingen:
        if lezing.inzending_id in facts.replaced:
            continue
        own = lezing.toeschrijving.afzender.gemeente_code
        speakers = [(own, "")] if own else []
        for knelpunt in lezing.segmentatie.knelpunten:
            code = lezing.toeschrijving.afzender_of(knelpunt.knelpunt_id).gemeente_code
            speakers += [(code, knelpunt.knelpunt_id)] if code else []
        for code, block in speakers:
            files[code].add(lezing.inzending_id)
            blocks[code] += [block] if block else []
            if lezing.toeschrijving.ingezonden_op:
                days[code].append(lezing.toeschrijving.ingezonden_op)
    punt_by_knelpunt = _punt_by_knelpunt(facts.editie)
    for gemeente in facts.gemeenteregister.gemeenten:
        # Without a clock: those that exist still, and those that sent when they did.
        if gemeente.geldig_tot is not None and gemeente.code not in files:
            continue
        mine = blocks[gemeente.code]
        yield {
            "gemeente_code": gemeente.code,
            "gemeente": gemeente.naam,
            "provincie": gemeente.provincie,
            "heeft_ingezonden": gemeente.code in files,
            "aantal_inzendingen": len(files[gemeente.code]),
            "aantal_knelpunten": len(mine),
            "agendapunten": sorted({punt_by_knelpunt[k].nummer for k in mine}),
            "laatst_ingezonden_op": max(days[gemeente.code], default=None),
        }


def bron_rows(places: Sequence[Vindplaats]) -> list[Row]:
    """Places as plain values, in the shape of ``schemas.tables.BRON``."""
    return [place.model_dump() for place in places]


def _shown(editie: Editie) -> list[Agendapunt]:
    """Points that still hold knelpunten: all but those that went up in another point."""
    return [punt for punt in editie.agendapunten if punt.status != "opgegaan"]


def _identity_by_knelpunt(facts: Facts) -> dict[str, str]:
    """The agendapunt_id of every knelpunt; one of a replaced file has that of its successor."""
    known = {k: punt.agendapunt_id for k, punt in _punt_by_knelpunt(facts.editie).items()}
    return known | {old: known[new] for old, new in facts.successors.items() if new in known}


def _punt_by_knelpunt(editie: Editie) -> dict[str, Agendapunt]:
    return {k: punt for punt in _shown(editie) for k in punt.knelpunt_ids}
