"""What a human should judge, as rows of the review workbook (``schemas/beoordeling.py``).

A row carries the identity of what it is about and the fingerprint of the text that is shown, so
that a besluit remembers which text it was about. What has been decided is not asked again; it is
asked again, with the besluit in the column "Eerder besloten", when its text has changed since.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.decisions import knelpunt_fingerprint, punt_fingerprint
from pipeline.messages import doubt_sentences, joined_sentence, proposal_sentence
from pipeline.writers.dutch import dutch_date
from schemas import beoordeling as werkboek
from schemas.afscherming import mask_text
from schemas.besluit import Besluit, text_fingerprint, wish_fingerprint
from schemas.facts import Facts, Lezing
from schemas.knelpunt import Knelpunt, Restant, Twijfel
from schemas.thema import Thema
from schemas.verband import Samenhang, Verband, Wensverband

Row = dict[str, str]

_TEKST_LENGTE = 1200  # characters of a text in a cell: what fits a screen
_REDENEN = 3  # reasons for and against in a cell; all of them are in the table verbanden
_AROUND = 60  # characters on either side of a mask


def review_rows(facts: Facts, themas: Sequence[Thema]) -> dict[str, list[Row]]:
    """The rows of every sheet, by the name of the sheet; values by the name of the column."""
    review = _Review(facts, themas)
    return {
        werkboek.THEMA.naam: list(review.iter_themas()),
        werkboek.PAREN.naam: list(review.iter_paren("voorstel")),
        werkboek.SAMENGEVOEGD.naam: list(review.iter_paren("samen")),
        werkboek.WENSEN.naam: list(review.iter_wensen()),
        werkboek.AFZENDERS.naam: list(review.iter_afzenders()),
        werkboek.AFSCHERMING.naam: list(review.iter_afschermingen()),
        werkboek.RESTANTEN.naam: list(review.iter_restanten()),
        werkboek.AGENDAPUNTEN.naam: list(review.iter_agendapunten()),
        werkboek.KNELPUNTEN.naam: list(review.iter_knelpunten()),
    }


def restant_id(inzending_id: str, restant: Restant) -> str:
    """The identity of a restant in a besluit."""
    return f"{inzending_id}/{restant.volgnummer}"


class _Review:
    """The facts, with what several sheets look up in them."""

    def __init__(self, facts: Facts, themas: Sequence[Thema]) -> None:
        self.facts = facts
        self.themas = {t.code: f"{t.code} {t.titel}" for t in themas}
        self.files = {u.inzending.inzending_id: u.inzending.bestandsnaam for u in facts.uitkomsten}
        self.knelpunten = {k.knelpunt_id: k for k in facts.knelpunten}
        self.gemeenten = {
            k.knelpunt_id: _sender(lezing, k.knelpunt_id)
            for lezing in facts.lezingen
            for k in lezing.segmentatie.knelpunten
        }
        self.nummers = {
            k: punt.nummer
            for punt in facts.editie.agendapunten
            if punt.status == "actief"
            for k in punt.knelpunt_ids
        }
        self.wensen = facts.wensen
        self.besluiten: Mapping[tuple[str, ...], list[Besluit]] = _by_target(facts.besluiten)

    def iter_themas(self) -> Iterator[Row]:
        for knelpunt_id, toekenning in self.facts.toekenningen.items():
            knelpunt = self.knelpunten[knelpunt_id]
            decided = self._decided("thema", knelpunt_id)
            if toekenning.twijfels and _asks(decided):
                yield {
                    werkboek.ID: knelpunt_id,
                    werkboek.VINGERAFDRUK: knelpunt_fingerprint(knelpunt),
                    "Gemeente": self.gemeenten[knelpunt_id],
                    "Onderwerp": knelpunt.onderwerp,
                    "Tekst": _text(knelpunt),
                    "Thema nu": self._thema(toekenning.thema),
                    "Ook mogelijk": self._thema(toekenning.tweede),
                    "Waarom twijfel": doubt_sentences(toekenning.twijfels),
                    werkboek.EERDER: _earlier(decided),
                }

    def iter_paren(self, uitkomst: Samenhang) -> Iterator[Row]:
        """Pairs with this outcome, those first that most deserve a look.

        Of what is proposed the likeliest; of what was put together the least sure, of which the
        first fifth held 9 of 16 wrong pairs on the sets realistisch_a to f (without an encoder).
        """
        for verband in sorted(self.facts.matching.verbanden, key=_by_need):
            if verband.uitkomst != uitkomst or verband.bron == "besluit":
                continue
            links, rechts = (self.knelpunten[k] for k in (verband.knelpunt_a, verband.knelpunt_b))
            pair = (links.knelpunt_id, rechts.knelpunt_id)
            decided = [*self._decided("samen", *pair), *self._decided("apart", *pair)]
            if _asks(decided):
                yield {
                    werkboek.ID: links.knelpunt_id,
                    werkboek.ID_TWEEDE: rechts.knelpunt_id,
                    werkboek.VINGERAFDRUK: text_fingerprint(
                        knelpunt_fingerprint(links), knelpunt_fingerprint(rechts)
                    ),
                    "Gemeente links": self.gemeenten[links.knelpunt_id],
                    "Knelpunt links": f"{links.onderwerp}\n{_text(links)}",
                    "Gemeente rechts": self.gemeenten[rechts.knelpunt_id],
                    "Knelpunt rechts": f"{rechts.onderwerp}\n{_text(rechts)}",
                    "Kans": f"{min(round(verband.score * 100), 99)} %",  # never quite sure
                    "Waarom": _why(verband),
                    werkboek.EERDER: _earlier(decided),
                }

    def iter_wensen(self) -> Iterator[Row]:
        """Wishes that may be one, the likeliest first; then those that were united."""
        for verband in sorted(self.facts.wensverbanden, key=_by_question):
            links, rechts = (self.wensen[w] for w in (verband.oplossing_a, verband.oplossing_b))
            decided = self._decided("wens-samen", verband.oplossing_a, verband.oplossing_b)
            decided += self._decided("wens-apart", verband.oplossing_a, verband.oplossing_b)
            yield {
                werkboek.ID: verband.oplossing_a,
                werkboek.ID_TWEEDE: verband.oplossing_b,
                werkboek.VINGERAFDRUK: wish_fingerprint(links[1], rechts[1]),
                "Agendapunt": self.nummers.get(links[0].knelpunt_id, ""),
                "Gemeente links": self.gemeenten[links[0].knelpunt_id],
                "Wens links": links[1],
                "Gemeente rechts": self.gemeenten[rechts[0].knelpunt_id],
                "Wens rechts": rechts[1],
                "Nu": werkboek.EEN_WENS if verband.uitkomst == "samen" else werkboek.TWEE_WENSEN,
                "Kans": ""
                if verband.bron == "besluit"
                else f"{verband.score:.0%}".replace("%", " %"),
                werkboek.EERDER: _earlier(decided),
            }

    def iter_afzenders(self) -> Iterator[Row]:
        for lezing in self.facts.lezingen:
            whole = lezing.toeschrijving.afzender
            speakers = [(lezing.inzending_id, "", whole)]
            speakers += [
                (knelpunt_id, self.knelpunten[knelpunt_id].onderwerp, afzender)
                for knelpunt_id, afzender in lezing.toeschrijving.knelpunten
                if knelpunt_id in self.knelpunten
            ]
            for doel, onderwerp, afzender in speakers:
                decided = self._decided("afzender", doel)
                if afzender.twijfel and _asks(decided):
                    yield {
                        werkboek.ID: doel,
                        "Bestand": self.files[lezing.inzending_id],
                        "Onderwerp": onderwerp,
                        "Afzender nu": afzender.gemeente or afzender.samenwerkingsverband or "",
                        "Gelezen in": afzender.bron,
                        "Waarom twijfel": doubt_sentences([Twijfel(code=afzender.twijfel)]),
                        werkboek.EERDER: _earlier(decided),
                    }

    def iter_afschermingen(self) -> Iterator[Row]:
        for lezing in self.facts.lezingen:
            texts = dict(_iter_places(lezing))
            seen: Counter[tuple[str, str]] = Counter()
            for vondst in lezing.afschermingen:
                place = next((p for p in texts if vondst.plek.startswith(p)), "")
                knelpunt = self.knelpunten.get(place)
                where = self.files[lezing.inzending_id]
                yield {
                    werkboek.ID: vondst.plek,
                    werkboek.VINGERAFDRUK: vondst.vingerafdruk,
                    "Waar": f"{where}: {knelpunt.onderwerp}" if knelpunt else where,
                    "Soort": vondst.soort,
                    "Tekst eromheen": _around(
                        texts.get(place, ""), mask_text(vondst.soort), seen[place, vondst.soort]
                    ),
                    "Regel": vondst.regel,
                    werkboek.EERDER: _earlier(self._decided("tonen", vondst.plek)),
                }
                seen[place, vondst.soort] += 1

    def iter_restanten(self) -> Iterator[Row]:
        for lezing in self.facts.lezingen:
            for restant in lezing.segmentatie.restanten:
                doel = restant_id(lezing.inzending_id, restant)
                if restant.soort == "restant" and _asks(self._decided("gezien", doel)):
                    yield {
                        werkboek.ID: doel,
                        werkboek.VINGERAFDRUK: text_fingerprint(restant.tekst),
                        "Bestand": self.files[lezing.inzending_id],
                        "Bladzijde": str(restant.pagina or ""),
                        "Tekst": restant.tekst[:_TEKST_LENGTE],
                        werkboek.EERDER: _earlier(self._decided("gezien", doel)),
                    }

    def iter_agendapunten(self) -> Iterator[Row]:
        for punt in self.facts.editie.agendapunten:
            if punt.status != "actief":
                continue
            decided = [
                besluit
                for soort in ("stoplicht", "wording", "vervallen")
                for besluit in self._decided(soort, punt.agendapunt_id)
            ]
            yield {
                werkboek.ID: punt.agendapunt_id,
                werkboek.VINGERAFDRUK: punt_fingerprint(punt),
                "Nummer": punt.nummer,
                "Onderwerp": punt.onderwerp,
                "Gemeenten": str(len(punt.gemeenten)),
                "Stoplicht nu": punt.stoplicht.kleur,
                "Reden nu": punt.stoplicht.toelichting,
                werkboek.EERDER: _earlier(decided),
            }

    def iter_knelpunten(self) -> Iterator[Row]:
        for knelpunt_id, toekenning in self.facts.toekenningen.items():
            knelpunt = self.knelpunten[knelpunt_id]
            decided = [
                *self._decided("thema", knelpunt_id),
                *self._decided("afschermen", knelpunt_id),
            ]
            yield {
                werkboek.ID: knelpunt_id,
                werkboek.VINGERAFDRUK: knelpunt_fingerprint(knelpunt),
                "Gemeente": self.gemeenten[knelpunt_id],
                "Bestand": self.files[knelpunt.inzending_id],
                "Onderwerp": knelpunt.onderwerp,
                "Agendapunt": self.nummers.get(knelpunt_id, ""),
                "Thema nu": self._thema(toekenning.thema),
                "Let op": doubt_sentences(knelpunt.twijfels),
                werkboek.EERDER: _earlier(decided),
            }

    def _thema(self, code: str | None) -> str:
        return self.themas.get(code, code) if code else ""

    def _decided(self, soort: str, *doelen: str) -> list[Besluit]:
        return self.besluiten.get((soort, *sorted(doelen)), [])


def _by_target(besluiten: Sequence[Besluit]) -> dict[tuple[str, ...], list[Besluit]]:
    found: dict[tuple[str, ...], list[Besluit]] = defaultdict(list)
    for besluit in sorted(besluiten, key=lambda b: (b.op, b.besluit_id)):
        doelen = sorted(d for d in (besluit.doel, besluit.doel_tweede) if d)
        found[besluit.soort, *doelen].append(besluit)
    return dict(found)


def _asks(decided: Sequence[Besluit]) -> bool:
    """Nothing is decided yet, or the text has changed since."""
    return not decided or decided[-1].verouderd


_SHOWN = {"wens-samen": werkboek.EEN_WENS, "wens-apart": werkboek.TWEE_WENSEN}
"""Kinds of besluit that a person knows by another word."""


def _earlier(decided: Sequence[Besluit]) -> str:
    """The last besluit of each kind in words."""
    last = {besluit.soort: besluit for besluit in decided}
    return "; ".join(
        f"{_SHOWN.get(b.soort, b.soort)}{f' {b.waarde}' if b.waarde else ''} "
        f"({dutch_date(b.op)}, {b.door})"
        + (", maar de tekst is daarna veranderd" if b.verouderd else "")
        for b in last.values()
        # Masked words must not come back in sight through the besluit that masked them.
        if b.soort != "afschermen"
    )


def _by_question(verband: Wensverband) -> tuple[bool, bool, float]:
    """What is asked, the likeliest first; what is one, the least sure first; what was decided."""
    is_asked = verband.uitkomst == "voorstel"
    return (
        verband.bron == "besluit",
        not is_asked,
        -verband.score if is_asked else verband.score,
    )


def _by_need(verband: Verband) -> float:
    return verband.score if verband.uitkomst == "samen" else -verband.score


def _why(verband: Verband) -> str:
    """The question, with what the two have in common and what speaks against, strongest first."""
    told = [r for r in verband.redenen if r.toelichting]
    told.sort(key=lambda r: -abs(r.bijdrage))
    alike = [f"{r.vergelijking} ({r.toelichting})" for r in told if r.bijdrage > 0]
    unlike = [f"{r.vergelijking} ({r.toelichting})" for r in told if r.bijdrage < 0]
    told_first = proposal_sentence if verband.uitkomst == "voorstel" else joined_sentence
    lines = [line for line in (told_first(verband),) if line]
    if alike:
        lines.append(f"Overeenkomst: {'; '.join(alike[:_REDENEN])}.")
    if unlike:
        lines.append(f"Verschil: {'; '.join(unlike[:_REDENEN])}.")
    return "\n".join(lines)


def _sender(lezing: Lezing, knelpunt_id: str) -> str:
    afzender = lezing.toeschrijving.afzender_of(knelpunt_id)
    return afzender.gemeente or afzender.samenwerkingsverband or ""


def _whole_text(knelpunt: Knelpunt) -> str:
    wishes = "\n".join(f"• {o.tekst_met_merk}" for o in knelpunt.oplossingsrichtingen)
    return f"{knelpunt.omschrijving_tekst}\n{wishes}".strip()


def _text(knelpunt: Knelpunt) -> str:
    whole = _whole_text(knelpunt)
    return whole if len(whole) <= _TEKST_LENGTE else whole[:_TEKST_LENGTE].rstrip() + "…"


def _iter_places(lezing: Lezing) -> Iterator[tuple[str, str]]:
    """Every place of a file with its whole masked text; longer identities come first."""
    for restant in lezing.segmentatie.restanten:
        yield restant_id(lezing.inzending_id, restant), restant.tekst
    for knelpunt in lezing.segmentatie.knelpunten:
        notes = "\n".join(noot.tekst for noot in knelpunt.voetnoten)
        yield knelpunt.knelpunt_id, f"{knelpunt.onderwerp}\n{_whole_text(knelpunt)}\n{notes}"


def _around(text: str, mask: str, occurrence: int) -> str:
    """The words on either side of the n-th mask of this kind; "" when it is not in this text."""
    pieces = text.split(mask)
    if occurrence + 1 >= len(pieces):
        return ""
    before, after = mask.join(pieces[: occurrence + 1]), mask.join(pieces[occurrence + 1 :])
    start = "…" if len(before) > _AROUND else ""
    end = "…" if len(after) > _AROUND else ""
    return f"{start}{before[-_AROUND:]}{mask}{after[:_AROUND]}{end}".strip()
