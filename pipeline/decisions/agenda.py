"""An edited agenda .docx read back: the title, the status and the theme of every point.

A point is found by its bookmarks, else by the number above its table. Each bookmark remembers how
its text read when it was written, so that an edit of a person is told from a text that has changed
since, and an old agenda does no harm. The words of gemeenten themselves cannot be rewritten: such
an edit is reported, and so are points that are gone and comments in the margin.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.decisions.common import MAX_PACKAGE_BYTES, Besluitlezing, Invuller, Verzameling
from pipeline.decisions.conflicts import settle
from pipeline.decisions.fingerprints import punt_fingerprint, visible_fingerprint
from schemas.agenda import Agendapunt, Editie, bookmark_prefix, parse_bookmark
from schemas.besluit import Besluit
from schemas.thema import BUITEN_SCHEMA

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_PARAGRAPHS = 500_000

# "2b-03 · Stoplicht: …", "1a-1 ·"; not "2b. Bestaande woningvoorraad".
_NUMMER = re.compile(r"^\s*(\d{1,2}[a-z]?-\d{2,})\s*·")
# "2b. Bestaande woningvoorraad", "00. Nog niet ingedeeld"; not "2. Huisvesting", "2b-03 · …".
_THEMA = re.compile(r"^\s*(\d{1,2}[a-z]|00)\.\s")
# "Stoplicht: oranje – reden (12 maart 2031, naam) · Ingebracht door: Ede"
_STOPLICHT = re.compile(r"Stoplicht:\s*(\w+)\s*(.*?)\s*(?:·\s*Ingebracht door.*)?$", re.S)
# "(12 maart 2031, J. Voorbeeld)", "(nog niet beoordeeld)"; not "(zie de brief)".
_SINDS = re.compile(r"\s*\((?:\d{1,2} \w+ \d{4}[^()]*|nog niet beoordeeld)\)\s*$")
_KLEUREN = ("groen", "oranje", "rood", "grijs")


@dataclass(slots=True)
class Gevonden:
    """What the file shows of one point; a fingerprint is "" when its bookmark is gone."""

    thema: str = ""
    kop: str = ""
    onderwerp: str = ""
    inhoud: str = ""
    kenmerken: dict[str, str] = field(default_factory=dict)


def agenda_bookmarks(content: bytes) -> frozenset[str]:
    """The points (by the prefix of their bookmarks) of our agenda in this file; empty: not ours."""
    body = _body(content)
    if body is None:
        return frozenset()
    names = (parse_bookmark(b.get(f"{_W}name", "")) for b in body.iter(f"{_W}bookmarkStart"))
    return frozenset(name[0] for name in names if name)


def read_agenda(
    content: bytes,
    editie: Editie,
    themas: Collection[str],
    invuller: Invuller,
    earlier: Sequence[Besluit] = (),
) -> Besluitlezing:
    """What a person changed in this agenda.

    Args:
        content: the bytes of the .docx.
        editie: the agenda as it is now.
        themas: the codes of the theme scheme.
        invuller: who edited it, and the day of the besluiten; the file does not say.
        earlier: all besluiten taken before.
    """
    verzameling = Verzameling(invuller)
    body = _body(content)
    if body is None:
        verzameling.refuse("agenda", "besluit-bestand-onleesbaar")
        return settle(verzameling, earlier)
    active = [punt for punt in editie.agendapunten if punt.status == "actief"]
    found = _find_points(body, active)
    for punt in active:
        shown = found.get(punt.agendapunt_id)
        if shown is None:
            verzameling.refuse(punt.nummer, "besluit-punt-verdwenen", onderwerp=punt.onderwerp)
        else:
            _read_point(punt, shown, themas, verzameling)
    comments = sum(1 for _ in body.iter(f"{_W}commentReference"))
    if comments:
        verzameling.refuse("agenda", "besluit-opmerkingen", aantal=str(comments))
    return settle(verzameling, earlier)


def _body(content: bytes) -> Any | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MAX_PACKAGE_BYTES:
                return None
            source = package.read("word/document.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(source, parser)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError):
        return None
    except (etree.XMLSyntaxError, zipfile.LargeZipFile, OSError):
        return None
    return root.find(f"{_W}body")


def _find_points(body: Any, active: Sequence[Agendapunt]) -> dict[str, Gevonden]:
    """What stands where, by agendapunt_id."""
    by_prefix = {bookmark_prefix(p.agendapunt_id): p.agendapunt_id for p in active}
    by_nummer = {p.nummer: p.agendapunt_id for p in active}
    found: dict[str, Gevonden] = {}
    thema = caption = ""
    for block in _iter_blocks(body):
        if block.tag == f"{_W}p":
            line = _text(block)
            heading = _THEMA.match(line)
            if heading:
                thema, caption = heading[1], ""
            elif _NUMMER.match(line):
                caption = line
            marks = _marks(block)
            identity = next((by_prefix[p] for p in marks if p in by_prefix), None)
            if identity is not None:
                shown = found.setdefault(identity, Gevonden())
                shown.thema, shown.kop, caption = thema, line, line
                shown.kenmerken |= next(iter(marks.values()))
            continue
        _take_table(block, thema, caption, by_prefix, by_nummer, found)
        caption = ""
    return found


def _take_table(
    table: Any,
    thema: str,
    caption: str,
    by_prefix: Mapping[str, str],
    by_nummer: Mapping[str, str],
    found: dict[str, Gevonden],
) -> None:
    rows = [row.findall(f"{_W}tc") for row in table.iter(f"{_W}tr")]
    rows = [row for row in rows if len(row) == 2]
    marks = _marks(table)
    nummer = _NUMMER.match(caption)
    identity = next((by_prefix[p] for p in marks if p in by_prefix), None)
    if identity is None and nummer and not marks:
        identity = by_nummer.get(nummer[1])
    if identity is None or not rows:
        return
    shown = found.setdefault(identity, Gevonden())
    shown.thema, shown.kop = thema, shown.kop or caption
    shown.onderwerp = _text(rows[0][1])
    shown.inhoud = "".join(_text(row[1]) for row in rows[1:])
    for kenmerken in marks.values():
        shown.kenmerken |= kenmerken


def _iter_blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and outermost tables in reading order, also those inside content controls."""
    for count, element in enumerate(body.iter(f"{_W}p", f"{_W}tbl")):
        if count > _MAX_PARAGRAPHS:
            return
        if next(element.iterancestors(f"{_W}tbl"), None) is None:
            yield element


def _marks(element: Any) -> dict[str, dict[str, str]]:
    """Our bookmarks in this element: prefix → part → fingerprint."""
    found: dict[str, dict[str, str]] = {}
    for start in element.iter(f"{_W}bookmarkStart"):
        parsed = parse_bookmark(start.get(f"{_W}name", ""))
        if parsed:
            found.setdefault(parsed[0], {})[parsed[1]] = parsed[2]
    return found


def _text(element: Any) -> str:
    """Text as it stands after accepting all tracked changes; one space between paragraphs."""
    parts: list[str] = []
    for node in element.iter(f"{_W}t", f"{_W}p", f"{_W}tab", f"{_W}br"):
        if node.tag == f"{_W}t":
            is_gone = next(node.iterancestors(f"{_W}del", f"{_W}moveFrom"), None) is not None
            parts.append("" if is_gone else node.text or "")
        else:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _read_point(
    punt: Agendapunt, shown: Gevonden, themas: Collection[str], verzameling: Verzameling
) -> None:
    _read_title(punt, shown, verzameling)
    _read_status(punt, shown, verzameling)
    _read_theme(punt, shown, themas, verzameling)
    before = shown.kenmerken.get("b") or visible_fingerprint(_inhoud(punt))
    if visible_fingerprint([shown.inhoud]) != before:
        verzameling.refuse(punt.nummer, "besluit-tekst-van-gemeenten", onderwerp=punt.onderwerp)


def _inhoud(punt: Agendapunt) -> Iterator[str]:
    yield from (alinea.tekst for alinea in punt.omschrijving)
    groepen = dict.fromkeys(wens.groep for wens in punt.oplossingen if wens.groep is not None)
    for groep in (None, *groepen):
        yield groep or ""
        yield from (wens.tekst for wens in punt.oplossingen if wens.groep == groep)


def _read_theme(
    punt: Agendapunt, shown: Gevonden, themas: Collection[str], verzameling: Verzameling
) -> None:
    """A point that stands under another theme than its number says was moved by a person."""
    nummer = _NUMMER.match(shown.kop)
    written = nummer[1].rsplit("-", 1)[0] if nummer else punt.thema
    if not shown.thema or shown.thema in (written, punt.thema):
        return
    if shown.thema not in (*themas, BUITEN_SCHEMA):
        verzameling.refuse(punt.nummer, "besluit-waarde-onbekend", waarde=shown.thema)
        return
    for knelpunt_id in punt.knelpunt_ids:
        verzameling.add(punt.nummer, "thema", knelpunt_id, waarde=shown.thema)


def _read_title(punt: Agendapunt, shown: Gevonden, verzameling: Verzameling) -> None:
    before = shown.kenmerken.get("o") or visible_fingerprint([punt.onderwerp])
    if visible_fingerprint([shown.onderwerp]) == before:
        return
    if not shown.onderwerp:
        verzameling.refuse(punt.nummer, "besluit-titel-leeg")
        return
    marks = re.findall(r"\s*\[\w{1,3}\]", punt.onderwerp)
    title = re.sub(r"\s*\[\w{1,3}\]", "", shown.onderwerp) + "".join(marks)
    if title != punt.onderwerp:
        mark = punt_fingerprint(punt)
        verzameling.add(punt.nummer, "wording", punt.agendapunt_id, waarde=title, vingerafdruk=mark)


def _read_status(punt: Agendapunt, shown: Gevonden, verzameling: Verzameling) -> None:
    if not shown.kop or visible_fingerprint([shown.kop]) == shown.kenmerken.get("k"):
        return
    match = _STOPLICHT.search(shown.kop)
    colour = match[1].lower() if match else ""
    if match is None or colour not in _KLEUREN:
        verzameling.refuse(punt.nummer, "besluit-waarde-onbekend", waarde=colour or shown.kop[:60])
        return
    reason = _SINDS.sub("", match[2]).lstrip("–- ").strip()
    light = punt.stoplicht
    if (colour, reason) == (light.kleur, light.toelichting):
        return
    if not reason and colour != "grijs":
        verzameling.refuse(punt.nummer, "besluit-zonder-reden", kleur=colour)
        return
    verzameling.add(
        punt.nummer,
        "stoplicht",
        punt.agendapunt_id,
        waarde=colour,
        toelichting=reason,
        vingerafdruk=punt_fingerprint(punt),
    )
