"""An edited ``beoordeling.xlsx`` read back: the input columns of every sheet, row by row.

A row is known by its hidden columns and a column by the name above it, so sorting, filtering and
moving do no harm. Values are taken as text; a formula is not computed and not understood.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.decisions.common import (
    MAX_PACKAGE_BYTES,
    Bekend,
    Besluitlezing,
    Invuller,
    Verzameling,
)
from pipeline.decisions.conflicts import settle
from schemas import beoordeling as werkboek
from schemas.beoordeling import Blad
from schemas.besluit import Besluit

Row = dict[str, str]

_MAX_ROWS = (
    200_000  # a sheet has a row per knelpunt; 100,000 knelpunten is the largest set we serve
)
_MAX_TEXT = 2000  # characters of an answer; longer is a paste by mistake


def is_beoordeling(content: bytes) -> bool:
    """These bytes are a review workbook of ours, edited or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "xl/workbook.xml" not in names or not _is_small(package):
                return False
            book = package.read("xl/workbook.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, NotImplementedError, EOFError):
        return False
    return all(f'name="{name}"' in book for name in (werkboek.UITLEG, werkboek.LIJSTEN))


def read_beoordeling(
    content: bytes, bekend: Bekend, invuller: Invuller, earlier: Sequence[Besluit] = ()
) -> Besluitlezing:
    """What was filled in. Empty answers are no besluit.

    Args:
        content: the bytes of the workbook.
        bekend: what a besluit may be about.
        invuller: used when the sheet Uitleg names nobody; its day is the day of every besluit.
        earlier: all besluiten taken before, stale ones too.
    """
    sheets = _load(content)
    if sheets is None:
        verzameling = Verzameling(invuller)
        verzameling.refuse(werkboek.BESTANDSNAAM, "besluit-bestand-onleesbaar")
        return settle(verzameling, earlier)
    name = _clean(sheets[werkboek.UITLEG][werkboek.NAAM_CEL].value)
    verzameling = Verzameling(Invuller(name or invuller.door, invuller.op))
    for blad, read in _READERS:
        for plaats, row in _iter_rows(sheets, blad, verzameling):
            read(plaats, row, bekend, verzameling)
    return settle(verzameling, earlier)


def _load(content: bytes) -> Any | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not _is_small(package):
                return None
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, EOFError):
        return None
    except (SyntaxError, RuntimeError, NotImplementedError, AttributeError, IndexError):
        # lxml's XMLSyntaxError is a SyntaxError; openpyxl trips over parts that are missing
        return None
    return book if werkboek.UITLEG in book.sheetnames else None


def _is_small(package: zipfile.ZipFile) -> bool:
    # zipfile stops at the declared size, so that the declared size is the bound.
    return sum(entry.file_size for entry in package.infolist()) <= MAX_PACKAGE_BYTES


def _iter_rows(book: Any, blad: Blad, verzameling: Verzameling) -> Iterator[tuple[str, Row]]:
    """Rows with something filled in; the sheet may be gone, its columns may have moved."""
    if blad.naam not in book.sheetnames:
        return
    columns: dict[str, int] = {}
    inputs = [k.naam for k in blad.kolommen if k.invoer]
    hidden = [k.naam for k in blad.kolommen if k.verborgen]
    for number, cells in enumerate(islice(book[blad.naam].iter_rows(), _MAX_ROWS), start=1):
        if not columns:
            found = {_clean(cell.value): i for i, cell in enumerate(cells)}
            if werkboek.ID in found:
                columns = found
                for name in (k for k in (*hidden, *inputs) if k not in found):
                    verzameling.refuse(blad.naam, "besluit-kolom-ontbreekt", kolom=name)
            continue
        row = {name: _clean(cells[i].value) for name, i in columns.items() if i < len(cells)}
        plaats = f"{blad.naam}, rij {number}"
        if any(row.get(name) for name in inputs):
            if any(cells[columns[n]].data_type == "f" for n in inputs if n in columns):
                verzameling.refuse(plaats, "besluit-formule")
            else:
                yield plaats, {k.naam: row.get(k.naam, "") for k in blad.kolommen}
    if not columns:
        verzameling.refuse(blad.naam, "besluit-kolom-ontbreekt", kolom=werkboek.ID)


def _clean(value: object) -> str:
    text = "" if value is None else str(value).strip()
    return text[:_MAX_TEXT]


def _read_thema(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    _take_thema(plaats, row, row[werkboek.BESLUIT], bekend, found)


def _take_thema(plaats: str, row: Row, choice: str, bekend: Bekend, found: Verzameling) -> None:
    doel = row[werkboek.ID]
    if not choice:
        return
    code = choice.split()[0].rstrip(".:").lower()
    if doel not in bekend.knelpunten:
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
    elif code not in bekend.themas:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=choice)
    else:
        found.add(
            plaats,
            "thema",
            doel,
            waarde=code,
            toelichting=row[werkboek.TOELICHTING],
            vingerafdruk=row[werkboek.VINGERAFDRUK],
        )


def _read_paar(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    links, rechts, choice = row[werkboek.ID], row[werkboek.ID_TWEEDE], row[werkboek.BESLUIT].lower()
    if not choice:
        return
    unknown = [k for k in (links, rechts) if k not in bekend.knelpunten]
    if unknown:
        found.refuse(plaats, "besluit-doel-onbekend", doel=unknown[0])
    elif choice == werkboek.SAMEN or choice == werkboek.APART:
        found.add(
            plaats,
            "samen" if choice == werkboek.SAMEN else "apart",
            min(links, rechts),
            doel_tweede=max(links, rechts),
            toelichting=row[werkboek.TOELICHTING],
            vingerafdruk=row[werkboek.VINGERAFDRUK],
        )
    else:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.BESLUIT])


def _read_wensen(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    links, rechts, choice = row[werkboek.ID], row[werkboek.ID_TWEEDE], row[werkboek.BESLUIT].lower()
    if not choice:
        return
    mark = row[werkboek.VINGERAFDRUK]
    unknown = [doel for doel in (links, rechts) if not (mark and bekend.has_place(doel))]
    if unknown:
        found.refuse(plaats, "besluit-doel-onbekend", doel=unknown[0])
    elif choice in (werkboek.EEN_WENS, werkboek.TWEE_WENSEN):
        found.add(
            plaats,
            "wens-samen" if choice == werkboek.EEN_WENS else "wens-apart",
            min(links, rechts),
            doel_tweede=max(links, rechts),
            toelichting=row[werkboek.TOELICHTING],
            vingerafdruk=mark,
        )
    else:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.BESLUIT])


def _read_afzender(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    doel, choice = row[werkboek.ID], row[werkboek.BESLUIT]
    if not choice:
        return
    code = bekend.gemeenten.get(choice.casefold())
    if doel not in bekend.inzendingen | bekend.knelpunten:
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
    elif code is None:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=choice)
    else:
        note = row[werkboek.TOELICHTING]
        found.add(plaats, "afzender", doel, waarde=code, toelichting=note)


def _read_afscherming(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    doel, choice = row[werkboek.ID], row[werkboek.BESLUIT].lower()
    if not choice or choice == werkboek.AFSCHERMEN:
        return
    mark = row[werkboek.VINGERAFDRUK]
    if not (mark and bekend.has_place(doel)):
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
    elif choice == werkboek.TONEN:
        found.add(plaats, "tonen", doel, waarde=mark, toelichting=row[werkboek.TOELICHTING])
    else:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.BESLUIT])


def _read_restant(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    doel, choice = row[werkboek.ID], row[werkboek.BESLUIT].lower()
    if not choice:
        return
    if not bekend.has_place(doel):
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
    elif choice == werkboek.HOORT_NERGENS:
        note, mark = row[werkboek.TOELICHTING], row[werkboek.VINGERAFDRUK]
        found.add(plaats, "gezien", doel, waarde=choice, toelichting=note, vingerafdruk=mark)
    else:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.BESLUIT])


def _read_agendapunt(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    doel, mark = row[werkboek.ID], row[werkboek.VINGERAFDRUK]
    colour, reason = row[werkboek.BESLUIT].lower(), row[werkboek.REDEN]
    if doel not in bekend.agendapunten:
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
        return
    if colour and colour not in werkboek.KLEUREN:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.BESLUIT])
    elif colour and not reason and colour != "grijs":
        found.refuse(plaats, "besluit-zonder-reden", kleur=colour)
    elif colour:
        found.add(plaats, "stoplicht", doel, waarde=colour, toelichting=reason, vingerafdruk=mark)
    elif reason:
        found.refuse(plaats, "besluit-reden-zonder-stoplicht")
    if row[werkboek.ANDERE_TITEL]:
        title = row[werkboek.ANDERE_TITEL]
        found.add(plaats, "wording", doel, waarde=title, vingerafdruk=mark)
    if row[werkboek.SAMENVOEGEN]:
        _read_merge(plaats, doel, row[werkboek.SAMENVOEGEN], bekend, found)
    withdrawn = row[werkboek.VERVALLEN].lower()
    if withdrawn == werkboek.JA:
        found.add(plaats, "vervallen", doel, vingerafdruk=mark)
    elif withdrawn:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=row[werkboek.VERVALLEN])


def _read_merge(plaats: str, doel: str, nummer: str, bekend: Bekend, found: Verzameling) -> None:
    """Two points become one: their centres are put together."""
    other = bekend.nummers.get(nummer.lower())
    if other is None or other == doel:
        found.refuse(plaats, "besluit-waarde-onbekend", waarde=nummer)
        return
    links, rechts = sorted((bekend.agendapunten[doel], bekend.agendapunten[other]))
    found.add(plaats, "samen", links, doel_tweede=rechts)


def _read_knelpunt(plaats: str, row: Row, bekend: Bekend, found: Verzameling) -> None:
    _take_thema(plaats, row, row[werkboek.ANDER_THEMA], bekend, found)
    words, doel = row[werkboek.OOK_AFSCHERMEN], row[werkboek.ID]
    if not words:
        return
    if doel not in bekend.knelpunten:
        found.refuse(plaats, "besluit-doel-onbekend", doel=doel)
    else:
        found.add(plaats, "afschermen", doel, waarde=words, vingerafdruk="")


Reader = Callable[[str, Row, Bekend, Verzameling], None]
_READERS: Sequence[tuple[Blad, Reader]] = (
    (werkboek.THEMA, _read_thema),
    (werkboek.PAREN, _read_paar),
    (werkboek.SAMENGEVOEGD, _read_paar),
    (werkboek.WENSEN, _read_wensen),
    (werkboek.AFZENDERS, _read_afzender),
    (werkboek.AFSCHERMING, _read_afscherming),
    (werkboek.RESTANTEN, _read_restant),
    (werkboek.AGENDAPUNTEN, _read_agendapunt),
    (werkboek.KNELPUNTEN, _read_knelpunt),
)
