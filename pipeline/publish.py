"""Facts to the output folder: every writer called, all bytes made before the first one is written.

Edge. The dataset folder is exchanged as a whole, every other file is replaced in one step; a reader
sees the old output or the new (design.md §6).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.atomic import publish_folder, write_file
from pipeline.classify.new_themes import suggest_themas
from pipeline.mask import mask_besluit
from pipeline.messages import (
    GRONDEN,
    NEW_THEME,
    PASSED,
    SOORT_NIEUW_THEMA,
    SOORT_THEMA,
    SOORT_VOORSTEL,
    SOORT_WENS,
    doubt_sentences,
    finding_sentence,
    proposal_sentence,
    sentence,
    wish_sentence,
)
from pipeline.receive import archive_path
from pipeline.rows import doubts_of, make_rows
from pipeline.state import CONCEPT
from pipeline.writers.agenda import agenda_docx
from pipeline.writers.agenda_html import agenda_html
from pipeline.writers.agenda_pdf import agenda_pdf
from pipeline.writers.agenda_text import lay_out_agenda
from pipeline.writers.beoordeling import beoordeling_xlsx
from pipeline.writers.beoordeling_rows import review_rows
from pipeline.writers.besluit_words import describe_besluit
from pipeline.writers.contract import DATAPACKAGE
from pipeline.writers.dataset import dataset_files
from pipeline.writers.ontvangst import ontvangst_html, ontvangst_name
from pipeline.writers.uitleg import UITLEG, uitleg_json
from pipeline.writers.verslag import TeBekijken, Verbinding, Verslag, verslag_html, verslag_json
from schemas.agenda import Editie
from schemas.beoordeling import BESTANDSNAAM
from schemas.facts import Facts
from schemas.inzending import Uitkomst
from schemas.thema import Themaschema

AGENDA_NAME = "integrale-uitvoeringsagenda"


def publish(facts: Facts, themaschema: Themaschema, output: Path) -> None:
    """Write everything a run gives.

    Raises:
        PromiseBrokenError: rows break the contract; nothing is written.
        OutputNotWritableError: the folder cannot be written; what was not replaced is still whole.
    """
    rows = make_rows(facts)
    dataset = dataset_files(rows)
    verslag = _make_verslag(facts, rows["gemeentedekking"])
    single = {
        **_agenda_files(facts.editie, themaschema),
        "verslag.html": verslag_html(verslag),
        "verslag.json": verslag_json(verslag),
        UITLEG: uitleg_json(facts),
        f"beoordeling/{BESTANDSNAAM}": beoordeling_xlsx(
            review_rows(facts, themaschema.themas), themaschema.themas, _gemeente_names(facts)
        ),
    }
    receipts = dict(_iter_receipts(facts, themaschema))
    rejected = dict(_iter_rejected(facts, output))
    publish_folder(output / "dataset", dataset, last=DATAPACKAGE)
    publish_folder(output / "ontvangst", receipts)
    publish_folder(output / "afgekeurd", rejected)
    for name, content in single.items():
        write_file(output / name, content)


def _gemeente_names(facts: Facts) -> list[str]:
    """The gemeenten to choose a sender from: those that exist still, by name."""
    register = facts.gemeenteregister
    return sorted(g.naam for g in register.gemeenten if g.geldig_tot is None)


def publish_agenda(editie: Editie, themaschema: Themaschema, output: Path) -> list[Path]:
    """Write the agenda documents of this Editie; the paths that were written."""
    files = _agenda_files(editie, themaschema)
    for name, content in files.items():
        write_file(output / name, content)
    return [output / name for name in files]


def _agenda_files(editie: Editie, themaschema: Themaschema) -> dict[str, bytes]:
    agenda = lay_out_agenda(editie, themaschema.themas)
    made = {
        f"{AGENDA_NAME}.docx": agenda_docx(agenda),
        f"{AGENDA_NAME}.pdf": agenda_pdf(agenda),
        f"{AGENDA_NAME}.html": agenda_html(agenda),
    }
    files = {f"agenda/{name}": content for name, content in made.items()}
    if editie.naam != CONCEPT:
        files |= {f"agenda/edities/{editie.naam}/{name}": c for name, c in made.items()}
    return files


def _make_verslag(facts: Facts, dekking: list[dict[str, object]]) -> Verslag:
    names = {u.inzending.inzending_id: u.inzending.bestandsnaam for u in facts.uitkomsten}
    return Verslag(
        editie=facts.editie,
        uitkomsten=facts.uitkomsten,
        te_bekijken=(
            *_iter_to_judge(facts, names),
            *_iter_wishes(facts, names),
            *_iter_new_themes(facts, names),
        ),
        verbindingen=tuple(
            Verbinding(
                bestand=names[lezing.inzending_id],
                pagina_van=o.pagina_van,
                pagina_tot=o.pagina_tot,
                soort=o.soort,
                gronden=", ".join(sentence(GRONDEN, code, {}) for code in o.gronden),
                twijfel=o.twijfel,
            )
            for lezing in facts.lezingen
            for o in lezing.segmentatie.overgangen
        ),
        dekking=dekking,
        overgeslagen=tuple((name, sentence(PASSED, code, {})) for name, code in facts.overgeslagen),
        bevindingen=tuple(finding_sentence(b) for b in facts.bevindingen),
        besluiten_begrepen=tuple(
            describe_besluit(mask_besluit(b), facts) for b in facts.nieuwe_besluiten
        ),
        besluiten_niet_begrepen=tuple(finding_sentence(b) for b in facts.niet_begrepen),
    )


def _iter_to_judge(facts: Facts, names: dict[str, str]) -> Iterator[TeBekijken]:
    knelpunten = {k.knelpunt_id: k for k in facts.knelpunten}
    for lezing in facts.lezingen:
        toekenningen = {t.knelpunt_id: t for t in lezing.toekenningen}
        for knelpunt in lezing.segmentatie.knelpunten:
            doubts = doubts_of(knelpunt, lezing, toekenningen[knelpunt.knelpunt_id])
            if doubts:
                yield TeBekijken(
                    soort=SOORT_THEMA,
                    plaats=f"{names[lezing.inzending_id]}, punt {knelpunt.volgnummer}",
                    onderwerp=knelpunt.onderwerp,
                    reden=doubt_sentences(doubts),
                )
    likeliest_first = sorted(facts.matching.verbanden, key=lambda v: -v.score)
    for verband in likeliest_first:
        if verband.uitkomst == "voorstel":
            links, rechts = knelpunten[verband.knelpunt_a], knelpunten[verband.knelpunt_b]
            yield TeBekijken(
                soort=SOORT_VOORSTEL,
                plaats=f"{names[links.inzending_id]} en {names[rechts.inzending_id]}",
                onderwerp=f"{links.onderwerp} / {rechts.onderwerp}",
                reden=proposal_sentence(verband),
            )


def _iter_wishes(facts: Facts, names: dict[str, str]) -> Iterator[TeBekijken]:
    wishes = facts.wensen
    for wens in sorted(facts.wensverbanden, key=lambda v: -v.score):
        if wens.uitkomst == "voorstel":
            (left, een), (right, ander) = wishes[wens.oplossing_a], wishes[wens.oplossing_b]
            yield TeBekijken(
                soort=SOORT_WENS,
                plaats=f"{names[left.inzending_id]} en {names[right.inzending_id]}",
                onderwerp=f"{een} / {ander}",
                reden=wish_sentence(wens),
            )


def _iter_new_themes(facts: Facts, names: dict[str, str]) -> Iterator[TeBekijken]:
    """Knelpunten outside the scheme that look alike, offered as a theme of their own."""
    knelpunten = {k.knelpunt_id: k for k in facts.current}
    toekenningen = [facts.toekenningen[k] for k in knelpunten]
    for voorstel in suggest_themas(facts.current, toekenningen):
        members = [knelpunten[k] for k in voorstel.knelpunt_ids]
        yield TeBekijken(
            soort=SOORT_NIEUW_THEMA,
            plaats="; ".join(dict.fromkeys(names[k.inzending_id] for k in members)),
            onderwerp=" / ".join(k.onderwerp for k in members),
            reden=NEW_THEME.format(naam=voorstel.naam),
        )


def _iter_receipts(facts: Facts, themaschema: Themaschema) -> Iterator[tuple[str, bytes]]:
    themas = {thema.code: thema for thema in themaschema.themas}
    punten = {
        k: (punt.nummer, punt.thema)
        for punt in facts.editie.agendapunten
        if punt.status != "opgegaan"
        for k in punt.knelpunt_ids
    }
    lezingen = {lezing.inzending_id: lezing for lezing in facts.lezingen}
    for uitkomst in facts.uitkomsten:
        lezing = lezingen.get(uitkomst.inzending.inzending_id)
        if lezing is None:
            yield ontvangst_name(uitkomst), ontvangst_html(uitkomst)
            continue
        toekenningen = {t.knelpunt_id: t for t in lezing.toekenningen}
        knelpunten = lezing.segmentatie.knelpunten
        yield (
            ontvangst_name(uitkomst),
            ontvangst_html(
                uitkomst,
                knelpunten,
                lezing.segmentatie.restanten,
                themas=themas,
                punten=punten,
                twijfels={
                    k.knelpunt_id: doubt_sentences(
                        doubts_of(k, lezing, toekenningen[k.knelpunt_id])
                    )
                    for k in knelpunten
                },
            ),
        )


def _iter_rejected(facts: Facts, output: Path) -> Iterator[tuple[str, bytes]]:
    """A rejected file and why, side by side; a file over the size limit was never copied."""
    for uitkomst in facts.uitkomsten:
        if uitkomst.status != "afgekeurd":
            continue
        name = f"{uitkomst.inzending.inzending_id[:8]} {Path(uitkomst.inzending.bestandsnaam).name}"
        original = archive_path(output, uitkomst.inzending.sha256)
        if original.exists():
            yield name, original.read_bytes()
        yield f"{name}.waarom.txt", _why(uitkomst).encode()


def _why(uitkomst: Uitkomst) -> str:
    parts = (uitkomst.inzending.bestandsnaam, uitkomst.reden, uitkomst.advies)
    return "\n".join(part for part in parts if part) + "\n"
