"""One run, from inbox to agenda: the only module that knows the order of the stages.

In go Settings and Rules, out come Facts, published in the output folder. Nothing is published
before everything is known; the state is written last, so that a run that dies can be started again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from extractors.limits import ReadOptions
from pipeline.answers import Answer, find_answers, read_answers
from pipeline.attribute import attribute_inzending
from pipeline.checks import validate_run
from pipeline.decisions import (
    Besluitlezing,
    carry_besluiten,
    decide_afzender,
    decide_thema,
    mark_stale,
)
from pipeline.edition import make_editie
from pipeline.encoder import Encoder
from pipeline.mask import mask_segmentatie, mask_value
from pipeline.match import find_vervangingen, match_knelpunten
from pipeline.meaning_memory import MeaningMemory
from pipeline.merge import WishJudge, merge_groep
from pipeline.messages import (
    attachments_sentence,
    duplicates_sentence,
    error_advice,
    error_sentence,
    reading_sentence,
    remarks_sentence,
    tell_versions,
)
from pipeline.originals import Progress, read_originals
from pipeline.publish import publish
from pipeline.reader import CACHE_FOLDER, Reading
from pipeline.receive import Received, receive_inbox
from pipeline.segment import segment_document
from pipeline.settings import Rules, Settings
from pipeline.state import CONCEPT, Staat, hold_lock, load_state, save_state
from pipeline.theme_memory import ThemeMemory
from schemas.agenda import Bundeling, Editie
from schemas.besluit import Besluit
from schemas.bevinding import Bevinding
from schemas.document import Document
from schemas.errors import InzendingError, NoTextError, PromiseBrokenError
from schemas.facts import Facts, Lezing
from schemas.inzending import Afzender, Inzending, Toeschrijving, Uitkomst
from schemas.verband import Matching, Wensverband
from schemas.vervanging import Vervanging, successors_of

REFERENCE_DAY = date(2026, 1, 1)
"""Municipalities are judged on this day when a file names no date: the register's last year."""


def run_pipeline(settings: Settings, rules: Rules, progress: Progress) -> Facts:
    """Everything that is in the inbox and everything received before, as a published agenda.

    Raises:
        RunError: the run cannot start or finish; the old output is still there.
        PromiseBrokenError: a check failed; nothing is published.
    """
    options = ReadOptions(ocr=settings.ocr)
    with hold_lock(settings.output):
        staat = load_state(settings.output)
        received = receive_inbox(
            settings.inbox,
            settings.output,
            still_seconds=settings.still_seconds,
            max_bytes=options.max_file_bytes,
            ontvangen_op=settings.ontvangen_op,
        )
        answers = find_answers(received.inzendingen, staat, settings)
        known = _add_new(staat.inzendingen, received.inzendingen, answers)
        inzendingen, readings = read_originals(known, options, settings, progress)
        taken = read_answers(answers, staat, readings.keys(), rules, settings)
        besluiten = (*staat.besluiten, *taken.besluiten)
        themes = ThemeMemory(settings.output / CACHE_FOLDER, rules.themaschema, rules.lexicon)
        meanings = MeaningMemory(settings.output / CACHE_FOLDER, settings.semantic)
        lezingen = _understand_all(inzendingen, readings, besluiten, rules, themes)
        facts = _work_out(
            inzendingen,
            readings,
            lezingen,
            staat,
            received,
            settings,
            rules,
            besluiten,
            meanings.encoder,
        )
        facts = _add_answers(facts, taken)
        if facts.bevindingen:
            first = facts.bevindingen[0]
            raise PromiseBrokenError(belofte=first.code, plaats=first.plaats)
        publish(facts, rules.themaschema, settings.output)
        themes.save()
        meanings.save()
        save_state(settings.output, _next_state(staat, inzendingen, received, facts, answers))
    return facts


def _add_answers(facts: Facts, taken: Besluitlezing) -> Facts:
    """The facts with what came back from people, and what of it contradicts itself."""
    contradicted = tuple(
        Bevinding(code="besluit-strijdig", plaats=besluit_id)
        for besluit_id in facts.matching.strijdig
    )
    return facts.model_copy(
        update={
            "nieuwe_besluiten": taken.besluiten,
            "niet_begrepen": (*taken.niet_begrepen, *contradicted),
        }
    )


def _add_new(
    known: Sequence[Inzending], received: Sequence[Inzending], answers: Sequence[Answer]
) -> list[Inzending]:
    seen = {inzending.inzending_id for inzending in known}
    seen |= {answer.inzending.inzending_id for answer in answers}
    return [*known, *(z for z in received if z.inzending_id not in seen)]


def _understand_all(
    inzendingen: Sequence[Inzending],
    readings: Mapping[str, Reading],
    besluiten: Sequence[Besluit],
    rules: Rules,
    themes: ThemeMemory,
) -> dict[str, Lezing]:
    """What every readable file says, by inzending_id; a mail comes before its attachments."""
    lezingen: dict[str, Lezing] = {}
    for inzending in inzendingen:
        reading = readings[inzending.inzending_id]
        if isinstance(reading, Document) and has_text(reading):
            parent = lezingen.get(inzending.onderdeel_van or "")
            lezingen[inzending.inzending_id] = _understand(
                inzending,
                reading,
                besluiten,
                rules,
                themes,
                parent.toeschrijving.afzender if parent else None,
            )
    return lezingen


def has_text(document: Document) -> bool:
    """There is something to read in it, or in the files inside it."""
    return bool(document.characters or document.attachments)


def _understand(
    inzending: Inzending,
    document: Document,
    besluiten: Sequence[Besluit],
    rules: Rules,
    themes: ThemeMemory,
    parent: Afzender | None,
) -> Lezing:
    """One readable file: divided, attributed, masked and classified.

    ``parent``: who sent the mail or archive that it came in.
    """
    register = rules.gemeenteregister
    segmentatie = segment_document(document, inzending.inzending_id, rules.labels)
    found = attribute_inzending(inzending, document, segmentatie, register, REFERENCE_DAY, parent)
    masked, afschermingen = mask_segmentatie(segmentatie, besluiten, inzending.inzending_id)
    ids = [knelpunt.knelpunt_id for knelpunt in masked.knelpunten]
    toeschrijving = decide_afzender(
        _masked_toeschrijving(found), inzending.inzending_id, ids, besluiten, register
    )
    return Lezing(
        inzending_id=inzending.inzending_id,
        segmentatie=masked,
        toeschrijving=toeschrijving,
        toekenningen=tuple(decide_thema(themes.classify(k), besluiten) for k in masked.knelpunten),
        afschermingen=afschermingen,
    )


def _work_out(
    inzendingen: Sequence[Inzending],
    readings: Mapping[str, Reading],
    lezingen: Mapping[str, Lezing],
    staat: Staat,
    received: Received,
    settings: Settings,
    rules: Rules,
    besluiten: Sequence[Besluit],
    encoder: Encoder | None,
) -> Facts:
    names = _other_names(staat, received)
    vervangingen = _find_versions(inzendingen, lezingen)
    besluiten = carry_besluiten(besluiten, successors_of(vervangingen))
    decided = {i: _decide_again(lezing, besluiten) for i, lezing in lezingen.items()}
    replaced = {v.oud for v in vervangingen if v.zeker}
    speaking = tuple(z for i, z in decided.items() if i not in replaced)
    matching, wensverbanden, editie = _bundle(
        speaking, staat, settings, rules, besluiten, successors_of(vervangingen), encoder
    )
    knelpunten = [k for z in decided.values() for k in z.segmentatie.knelpunten]
    outcomes = [
        _masked(_outcome(z, readings[z.inzending_id], decided.get(z.inzending_id), names))
        for z in inzendingen
    ]
    facts = Facts(
        uitkomsten=tuple(tell_versions(outcomes, vervangingen)),
        lezingen=tuple(decided.values()),
        matching=matching,
        wensverbanden=wensverbanden,
        vervangingen=vervangingen,
        editie=editie,
        edities=tuple(e for e in staat.edities if e.naam != settings.editie),
        besluiten=mark_stale(besluiten, knelpunten, editie.agendapunten),
        gemeenteregister=rules.gemeenteregister,
        overgeslagen=tuple((mask_value(p.bestandsnaam), p.code) for p in received.passed),
        dubbele_namen=tuple((identity, mask_value(name)) for identity, name in names),
    )
    found = validate_run(facts.uitkomsten, facts.editie, facts.current)
    return facts.model_copy(update={"bevindingen": found})


def _find_versions(
    inzendingen: Sequence[Inzending], lezingen: Mapping[str, Lezing]
) -> tuple[Vervanging, ...]:
    """Later files that replace an earlier one; by the date they name, else in order of arrival."""
    days = {i: z.toeschrijving.ingezonden_op for i, z in lezingen.items()}
    arrived = [z.inzending_id for z in inzendingen if z.inzending_id in lezingen]
    return find_vervangingen(
        sorted(arrived, key=lambda i: (days[i] or date.max, arrived.index(i))),
        {i: z.toeschrijving.afzender.gemeente_code for i, z in lezingen.items()},
        [k for z in lezingen.values() for k in z.segmentatie.knelpunten],
        frozenset(i for i, day in days.items() if day is None),
    )


def _decide_again(lezing: Lezing, besluiten: Sequence[Besluit]) -> Lezing:
    """The same with besluiten that came over from an earlier version of the file."""
    decided = tuple(decide_thema(t, besluiten) for t in lezing.toekenningen)
    return lezing.model_copy(update={"toekenningen": decided})


def _bundle(
    lezingen: Sequence[Lezing],
    staat: Staat,
    settings: Settings,
    rules: Rules,
    besluiten: Sequence[Besluit],
    successors: Mapping[str, str],
    encoder: Encoder | None,
) -> tuple[Matching, tuple[Wensverband, ...], Editie]:
    """The points of the agenda: which knelpunten are one problem, and what they say together."""
    knelpunten = {k.knelpunt_id: k for z in lezingen for k in z.segmentatie.knelpunten}
    toekenningen = {t.knelpunt_id: t for z in lezingen for t in z.toekenningen}
    gemeenten = {
        k.knelpunt_id: z.toeschrijving.afzender_of(k.knelpunt_id).gemeente
        for z in lezingen
        for k in z.segmentatie.knelpunten
    }
    matching = match_knelpunten(
        tuple(knelpunten.values()),
        toekenningen,
        rules.lexicon,
        rules.gewichten,
        besluiten,
        encoder,
    )
    first_seen = {identity: place for place, identity in enumerate(knelpunten)}
    judge = WishJudge(rules.lexicon, rules.wensgewichten, besluiten)
    bundelingen: list[Bundeling] = []
    for groep in matching.groepen:
        ordered = tuple(sorted(groep.knelpunt_ids, key=first_seen.__getitem__))
        whole = groep.model_copy(update={"knelpunt_ids": ordered})
        bundelingen.append(merge_groep(whole, knelpunten, gemeenten, judge))
    bundelingen.sort(key=lambda b: first_seen[b.knelpunt_ids[0]])
    editie = make_editie(
        settings.editie,
        bundelingen,
        previous=staat.latest(),
        baseline=staat.baseline_for(settings.editie),
        toekenningen=toekenningen,
        gemeenten=gemeenten,
        besluiten=besluiten,
        successors=successors,
        rekenwijze=matching.rekenwijze,
    )
    return matching, tuple(v for b in bundelingen for v in b.wensverbanden), editie


def _outcome(
    inzending: Inzending,
    reading: Reading,
    lezing: Lezing | None,
    names: Sequence[tuple[str, str]],
) -> Uitkomst:
    if isinstance(reading, InzendingError) or lezing is None:
        return _rejected(inzending, reading)
    return _accepted(inzending, reading, lezing, names)


def _rejected(inzending: Inzending, reading: Reading) -> Uitkomst:
    error = reading if isinstance(reading, InzendingError) else NoTextError()
    return Uitkomst(
        inzending=inzending,
        status="afgekeurd",
        reden=error_sentence(error),
        advies=error_advice(error),
        formaat=reading.format
        if isinstance(reading, Document)
        else error.values.get("formaat", ""),
    )


def _has_yield(document: Document, lezing: Lezing) -> bool:
    """Something came of the file: knelpunten, or files inside it that may hold them."""
    found = lezing.segmentatie.knelpunten or document.attachments
    return bool(found) or not lezing.segmentatie.tekens_restant


def _accepted(
    inzending: Inzending,
    document: Document,
    lezing: Lezing,
    names: Sequence[tuple[str, str]],
) -> Uitkomst:
    segmentatie = lezing.segmentatie
    reasons = [
        reading_sentence(segmentatie),
        remarks_sentence(document.remarks),
        attachments_sentence([(mask_value(a.name), a.reason) for a in document.attachments]),
        duplicates_sentence([mask_value(n) for i, n in names if i == inzending.inzending_id]),
    ]
    return Uitkomst(
        inzending=inzending,
        status="verwerkt" if _has_yield(document, lezing) else "deels",
        reden=" ".join(filter(None, reasons)),
        formaat=document.format,
        paginas=document.page_count,
        gescand=document.scanned,
        afzender=lezing.toeschrijving.afzender,
        ingezonden_op=lezing.toeschrijving.ingezonden_op,
        aantal_knelpunten=len(segmentatie.knelpunten),
        tekens=segmentatie.tekens,
        tekens_blok=segmentatie.tekens_blok,
        tekens_meubilair=segmentatie.tekens_meubilair,
        tekens_restant=segmentatie.tekens_restant,
    )


def _masked(uitkomst: Uitkomst) -> Uitkomst:
    """A file may be named after a person; the table must not say so."""
    name = mask_value(uitkomst.inzending.bestandsnaam)
    inzending = uitkomst.inzending.model_copy(update={"bestandsnaam": name})
    return uitkomst.model_copy(update={"inzending": inzending})


def _masked_toeschrijving(toeschrijving: Toeschrijving) -> Toeschrijving:
    afzender = toeschrijving.afzender
    return toeschrijving.model_copy(
        update={
            "afzender": afzender.model_copy(update={"bron": mask_value(afzender.bron)}),
            "knelpunten": tuple(
                (k, a.model_copy(update={"bron": mask_value(a.bron)}))
                for k, a in toeschrijving.knelpunten
            ),
        }
    )


def _other_names(staat: Staat, received: Received) -> tuple[tuple[str, str], ...]:
    """(inzending_id, bestandsnaam) of every other name under which known bytes came in."""
    own = {z.inzending_id: z.bestandsnaam for z in (*received.inzendingen, *staat.inzendingen)}
    again = {(identity, name) for name, identity in received.doubles}
    again |= {(z.inzending_id, z.bestandsnaam) for z in received.inzendingen}
    pairs = again | set(staat.namen)
    return tuple(sorted((i, name) for i, name in pairs if own[i] != name))


def _next_state(
    staat: Staat,
    inzendingen: Sequence[Inzending],
    received: Received,
    facts: Facts,
    answers: Sequence[Answer],
) -> Staat:
    editie = facts.editie
    is_concept = editie.naam == CONCEPT
    published = [e for e in staat.edities if e.naam != editie.naam]
    read_back = {answer.inzending.sha256 for answer in answers}
    return staat.model_copy(
        update={
            "inzendingen": tuple(inzendingen),
            "namen": _other_names(staat, received),
            "besluiten": facts.besluiten,
            "besluitbestanden": tuple(sorted({*staat.besluitbestanden, *read_back})),
            "edities": tuple(published) if is_concept else (*published, editie),
            "concept": editie if is_concept else None,
        }
    )
