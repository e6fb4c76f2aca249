"""The agenda as an accessible PDF (PDF/UA-1 and PDF/A-2a), set by typst from the same text.

typst has no way yet to mark the first cell of a row as its header; that is done afterwards in the
tag tree. Only the fonts inside typst are used and no date is written, so that the bytes depend on
the agenda alone.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name

from pipeline.writers import agenda_text as text
from pipeline.writers.agenda_notes import Noot
from pipeline.writers.agenda_text import Agendatekst, Lijst, Puntblok, Regel, nest_regels
from pipeline.writers.characters import replace_unknown, without_controls

_KEEP_POINT = 1800  # characters: a point below half a page is not torn at all
_KEEP_WHOLE = 1500  # characters: a row below a third of a page is not torn over two pages
_GLYPH_TEST = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#sys.inputs.teken'
_EPOCH = 0  # the only date typst could take from outside the agenda
_SHORT_TITLE = "Integrale Uitvoeringsagenda"


def agenda_pdf(agenda: Agendatekst, day: date | None = None) -> bytes:
    """The PDF of this agenda; the same agenda and day give the same bytes.

    Args:
        agenda: the document as ``lay_out_agenda`` gives it.
        day: the date in the file's properties, never the clock. PDF/A demands one; without it
            the file keeps to PDF/UA-1 only.
    """
    source = files("pipeline.writers").joinpath("templates", "agenda.typ").read_bytes()
    value = _value(agenda) | {"dag": [day.year, day.month, day.day] if day else None}
    # In JSON text a character stands for itself or is an ASCII escape, so it can be replaced there.
    data = replace_unknown(json.dumps(_clean(value), ensure_ascii=False), has_glyph)
    content = typst.compile(
        source,
        format="pdf",
        sys_inputs={"agenda": data},
        pdf_standards=["a-2a", "ua-1"] if day else ["ua-1"],
        ignore_system_fonts=True,
        timestamp=_EPOCH,
    )
    return mark_row_headers(content)


@cache
def has_glyph(character: str) -> bool:
    """One of the fonts inside typst can show this character; PDF/UA forbids one without glyph."""
    try:
        typst.compile(
            _GLYPH_TEST,
            format="pdf",
            sys_inputs={"teken": character},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        return False
    return True


def _clean(value: object) -> object:
    """The same value without control characters: JSON would hide them as an escape."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value


def mark_row_headers(content: bytes) -> bytes:
    """Makes the first cell of every row of a point's table the header of that row.

    The tables of points have two columns; the overview has four and keeps its header row.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for table in _iter_tags(pdf.Root.StructTreeRoot, "/Table"):
            rows = list(_iter_tags(table, "/TR"))
            cells = [list(_iter_cells(row)) for row in rows]
            if all(len(row) == 2 for row in cells):
                for first, second in cells:
                    first.S, first.A = Name.TH, Array([_row_scope()])
                    second.S = Name.TD
                    _drop_table_attributes(second)
        result = io.BytesIO()
        pdf.save(result, deterministic_id=True)
    return result.getvalue()


def _row_scope() -> Dictionary:
    return Dictionary(O=Name.Table, Scope=Name.Row)


def _iter_tags(element: Any, kind: str) -> Iterator[Any]:
    """The structure elements of this kind below ``element``, not those inside one another."""
    for child in _children(element):
        if child.get("/S") == kind:
            yield child
        else:
            yield from _iter_tags(child, kind)


def _iter_cells(row: Any) -> Iterator[Any]:
    return (child for child in _children(row) if child.get("/S") in ("/TH", "/TD"))


def _children(element: Any) -> list[Any]:
    kids = element.get("/K")
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in found if isinstance(kid, Dictionary) and "/S" in kid]


def _drop_table_attributes(cell: Any) -> None:
    """A header's scope and ids have no meaning on a data cell."""
    attributes = cell.get("/A")
    if attributes is None:
        return
    listed = attributes if isinstance(attributes, Array) else [attributes]
    kept = [a for a in listed if a.get("/O") != "/Table"]
    if kept:
        cell.A = Array(kept)
    else:
        del cell["/A"]


def _value(agenda: Agendatekst) -> dict[str, object]:
    return {
        "titel": agenda.titel,
        "kort": _SHORT_TITLE,
        "ondertitel": agenda.ondertitel,
        "editie": agenda.editie,
        "inleiding": agenda.inleiding,
        "inhoud": text.INHOUD,
        "labels": text.LABELS,
        "kleuren": dict(text.KLEUREN),
        "nieuw_kop": text.NIEUW,
        "nieuw_zin": agenda.nieuw_zin,
        "nieuw": [{"nummer": r.nummer, "tekst": r.tekst} for r in agenda.nieuw],
        "overzicht_kop": text.OVERZICHT,
        "overzicht_kolommen": text.OVERZICHT_KOP,
        "overzicht": [_overview_row(punt) for punt in agenda.punten],
        "hoofdstukken": [
            {
                "kop": hoofdstuk.kop,
                "themas": [
                    {
                        "kop": thema.kop,
                        "punten": [_point(punt) for punt in thema.punten],
                        "regels": [{"nummer": r.nummer, "tekst": r.tekst} for r in thema.regels],
                    }
                    for thema in hoofdstuk.themas
                ],
            }
            for hoofdstuk in agenda.hoofdstukken
        ],
    }


def _overview_row(punt: Puntblok) -> dict[str, str]:
    names = ("nummer", "onderwerp", "kleur", "gemeenten")
    row = dict(zip(names, text.overzicht_rij(punt), strict=True))
    return row | {"bladwijzer": punt.bladwijzer}


def _point(punt: Puntblok) -> dict[str, object]:
    steun = punt.steun
    return {
        "nummer": punt.nummer,
        "bladwijzer": punt.bladwijzer,
        "kleur": punt.kleur,
        "stand": punt.stand,
        "ingebracht": punt.ingebracht,
        "onderwerp": {"delen": _parts(punt.onderwerp)},
        "breekbaar": _length([*punt.omschrijving, *punt.oplossingen]) > _KEEP_POINT,
        "omschrijving": _blocks(punt.omschrijving, "–"),
        "omschrijving_breekbaar": _length(punt.omschrijving) > _KEEP_WHOLE,
        "oplossingen": _blocks(punt.oplossingen, "•"),
        "oplossingen_breekbaar": _length(punt.oplossingen) > _KEEP_WHOLE,
        "steun": {"nummer": steun.nummer, "tekst": steun.tekst} if steun else None,
    }


def _length(regels: Sequence[Regel]) -> int:
    return sum(len(d if isinstance(d, str) else d.merk) for r in regels for d in r.delen)


def _blocks(regels: Sequence[Regel], bullet: str) -> list[dict[str, object]]:
    return [
        _list(block, bullet)
        if isinstance(block, Lijst)
        else {"soort": "groep" if block.is_groep else "tekst", "delen": _parts(block)}
        for block in nest_regels(regels)
    ]


def _list(lijst: Lijst, bullet: str) -> dict[str, object]:
    items = [
        {
            "merk": item.regel.merk.letterlijk if item.regel.merk else "",
            "delen": _parts(item.regel),
            "kinderen": [_list(kind, bullet) for kind in item.kinderen],
        }
        for item in lijst.items
    ]
    return {
        "soort": "lijst",
        "genummerd": bool(items[0]["merk"]),
        "teken": bullet,
        "items": items,
    }


def _parts(regel: Regel) -> list[object]:
    return [_part(deel) for deel in regel.delen]


def _part(deel: str | Noot) -> object:
    return deel if isinstance(deel, str) else {"merk": deel.merk, "tekst": deel.tekst}
