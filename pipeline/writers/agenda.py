"""The agenda as a Word file: a pure function from an Editie to bytes.

The form is that of the published agenda: title, introduction, chapters, themes, and a table of
three rows per point. Number, status and gemeenten stand in a line above the table, so that the
table holds nothing but the words of gemeenten and reads back as it was. The identity of a point is
a bookmark around its line and around its onderwerp.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from docx.oxml.ns import qn

from pipeline.decisions import visible_fingerprint
from pipeline.writers import agenda_text as text
from pipeline.writers import word_styles as style
from pipeline.writers.agenda_text import (
    Agendatekst,
    Hoofdstuk,
    Puntblok,
    Puntregel,
    Regel,
    Themablok,
)
from pipeline.writers.word_footnotes import Footnotes
from pipeline.writers.word_numbering import Numbering
from pipeline.writers.word_xml import (
    Element,
    bold,
    bookmark,
    empty_document,
    field,
    link_to_bookmark,
    package_bytes,
    paragraph,
    run,
    set_core_properties,
    w,
    width,
)
from schemas.agenda import Agendadeel, bookmark_name

_LABEL_WIDTH, _TEXT_WIDTH = width(4.2), width(12.3)
_OVERVIEW_WIDTHS = (width(1.9), width(9.4), width(2.3), width(2.9))
_KEEP_WHOLE = 1500  # characters: a row below a third of a page is not torn over two pages
_LABEL_FILL = "EEF2F7"
_BORDER = "8A94A6"


def agenda_docx(agenda: Agendatekst, day: date | None = None) -> bytes:
    """The Word file of this agenda.

    Args:
        agenda: the document as ``lay_out_agenda`` gives it.
        day: the date in the file's properties, e.g. when the edition was published; never the
            clock. None: the file names no date.
    """
    return _Writer(agenda).write(day)


class _Writer:
    """Holds what runs through the whole document: lists, notes, bookmark numbers, style ids."""

    def __init__(self, agenda: Agendatekst) -> None:
        self.agenda = agenda
        self.document = empty_document()
        style.set_page(self.document)
        style.set_styles(self.document)
        style.set_dutch_settings(self.document)
        self.styles = {s.name: s.style_id for s in self.document.styles}
        self.numbering = Numbering()
        self.notes = Footnotes(agenda.noten, self.styles)
        self.bookmarks = count(1)

    def write(self, day: date | None) -> bytes:
        agenda = self.agenda
        self._append(self._front())
        for hoofdstuk in agenda.hoofdstukken:
            self._append(self._hoofdstuk(hoofdstuk))
        self._footer()
        if agenda.noten:
            self.notes.add_part(self.document)
        part = self.document.part.numbering_part
        part._element = self.numbering.element()
        set_core_properties(
            self.document,
            title=agenda.titel,
            subject=f"{agenda.ondertitel}. {agenda.editie}",
            day=day,
        )
        return package_bytes(self.document)

    def _append(self, elements: Iterable[Element]) -> None:
        end = self.document.element.body.find(qn("w:sectPr"))
        for element in elements:
            end.addprevious(element)

    def _paragraph(
        self, name: str, *content: Element | None, properties: Iterable[Element] = ()
    ) -> Element:
        return paragraph(self.styles[name], *content, properties=properties)

    def _heading(self, name: str, tekst: str, anchor: str, *, new_page: bool = False) -> Element:
        marked = bookmark(next(self.bookmarks), anchor, run(tekst))
        return self._paragraph(name, *marked, properties=[w("pageBreakBefore")] if new_page else [])

    # The pages before the first chapter

    def _front(self) -> Iterable[Element]:
        agenda = self.agenda
        yield self._paragraph("Title", run(agenda.titel))
        yield self._paragraph("Subtitle", run(agenda.ondertitel))
        yield self._paragraph("Subtitle", run(agenda.editie, bold()))
        yield from (self._paragraph("Normal", run(alinea)) for alinea in agenda.inleiding)
        yield self._contents()
        yield self._heading("Heading 1", text.NIEUW, "_Toc_nieuw", new_page=True)
        yield self._paragraph("Normal", run(agenda.nieuw_zin))
        yield from (self._numbered(line, "Normal") for line in agenda.nieuw)
        yield self._heading("Heading 1", text.OVERZICHT, "_Toc_overzicht")
        yield self._overview()

    def _contents(self) -> Element:
        """A table of contents that Word can update, filled in so that it shows before that.

        Without page numbers (switch \\n): only Word knows them, and wrong ones are worse than none.
        """
        entries = [(1, text.NIEUW, "_Toc_nieuw"), (1, text.OVERZICHT, "_Toc_overzicht")]
        for place, hoofdstuk in enumerate(self.agenda.hoofdstukken):
            entries.append((1, hoofdstuk.kop, _chapter_anchor(place)))
            entries += [(2, thema.kop, _theme_anchor(thema)) for thema in hoofdstuk.themas]
        begin, code, separate, _, end = field('TOC \\o "1-2" \\n \\h \\z \\u', "")
        lines = [
            self._paragraph(f"toc {level}", link_to_bookmark(anchor, run(kop)))
            for level, kop, anchor in entries
        ]
        for place, element in enumerate((begin, code, separate), start=1):
            lines[0].insert(place, element)
        lines[-1].append(end)
        kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        heading = self._paragraph("TOC Heading", run(text.INHOUD))
        return w("sdt", w("sdtPr", kind), w("sdtContent", heading, *lines))

    def _overview(self) -> Element:
        head = [
            _cell(size, [self._paragraph(style.LABEL, run(kop))], fill=_LABEL_FILL)
            for size, kop in zip(_OVERVIEW_WIDTHS, text.OVERZICHT_KOP, strict=True)
        ]
        rows = [w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *head)]
        for punt in self.agenda.punten:
            nummer, onderwerp, _, gemeenten = text.overzicht_rij(punt)
            cells = (
                [link_to_bookmark(_bookmark(punt, "k", [_caption_text(punt)]), run(nummer))],
                [run(onderwerp)],
                [_chip(punt)],
                [run(gemeenten)],
            )
            content = [
                _cell(size, [self._paragraph(style.CEL, *inner)])
                for size, inner in zip(_OVERVIEW_WIDTHS, cells, strict=True)
            ]
            rows.append(w("tr", w("trPr", w("cantSplit")), *content))
        return _table(_OVERVIEW_WIDTHS, rows, text.OVERZICHT, first_row=1)

    # Chapters, themes, points

    def _hoofdstuk(self, hoofdstuk: Hoofdstuk) -> Iterable[Element]:
        place = self.agenda.hoofdstukken.index(hoofdstuk)
        yield self._heading("Heading 1", hoofdstuk.kop, _chapter_anchor(place), new_page=True)
        for thema in hoofdstuk.themas:
            yield from self._thema(thema)

    def _thema(self, thema: Themablok) -> Iterable[Element]:
        yield self._heading("Heading 2", thema.kop, _theme_anchor(thema))
        for punt in thema.punten:
            yield self._caption(punt)
            yield self._point_table(punt)
            # A table right below another one would be one table to Word.
            yield (
                self._numbered(punt.steun, style.STEUN)
                if punt.steun
                else self._paragraph(style.STEUN)
            )
        yield from (self._numbered(line, "Normal") for line in thema.regels)

    def _numbered(self, line: Puntregel, name: str) -> Element:
        return self._paragraph(name, run(line.nummer, bold()), run(f" · {line.tekst}"))

    def _caption(self, punt: Puntblok) -> Element:
        line = [
            run(punt.nummer, bold()),
            run(" · Stoplicht: "),
            _chip(punt),
            run(f"{punt.stand} · {punt.ingebracht}"),
        ]
        name = _bookmark(punt, "k", [_caption_text(punt)])
        marked = bookmark(next(self.bookmarks), name, *line)
        return self._paragraph(style.KOP, *marked)

    def _point_table(self, punt: Puntblok) -> Element:
        body = [*punt.omschrijving, *punt.oplossingen]
        title_name = _bookmark(punt, "o", _plain([punt.onderwerp]))
        body_name = _bookmark(punt, "b", _plain(body))
        subject = bookmark(next(self.bookmarks), title_name, *self._runs(punt.onderwerp))
        description = self._lines(punt.omschrijving, dashes=True)
        description[0].extend(bookmark(next(self.bookmarks), body_name))
        rows = [
            self._row(text.LABELS[0], [self._paragraph(style.CEL, *subject)], header=True),
            self._row(text.LABELS[1], description),
            self._row(text.LABELS[2], self._lines(punt.oplossingen)),
        ]
        _keep_rows_together(rows)
        return _table((_LABEL_WIDTH, _TEXT_WIDTH), rows, f"{punt.nummer} {punt.onderwerp_tekst}")

    def _row(self, label: str, content: Sequence[Element], *, header: bool = False) -> Element:
        length = sum(len("".join(p.itertext())) for p in content)
        properties = [w("cantSplit")] if length < _KEEP_WHOLE else []
        if header:
            properties.append(w("tblHeader"))
        return w(
            "tr",
            w("trPr", *properties) if properties else None,
            _cell(_LABEL_WIDTH, [self._paragraph(style.LABEL, run(label))], fill=_LABEL_FILL),
            _cell(_TEXT_WIDTH, content),
        )

    def _lines(self, regels: Sequence[Regel], *, dashes: bool = False) -> list[Element]:
        self.numbering.start_list()
        lines = [self._line(regel, dashes=dashes) for regel in regels]
        return lines or [self._paragraph(style.CEL)]

    def _line(self, regel: Regel, *, dashes: bool) -> Element:
        if regel.is_groep:
            self.numbering.start_list()
            return self._paragraph(style.GROEP, *self._runs(regel))
        if regel.merk is None:
            return self._paragraph(style.CEL, *self._runs(regel))
        numbering = self.numbering.properties(regel.merk, regel.niveau, dashes=dashes)
        return self._paragraph(style.LIJST, *self._runs(regel), properties=[numbering])

    def _runs(self, regel: Regel) -> list[Element]:
        return [run(d) if isinstance(d, str) else self.notes.reference(d) for d in regel.delen]

    def _footer(self) -> None:
        footer = self.document.sections[0].footer
        [line] = footer.paragraphs
        line.style = self.document.styles["Footer"]
        for element in (
            run(f"Integrale Uitvoeringsagenda · {self.agenda.editie} · Pagina "),
            *field("PAGE", "1"),
            run(" van "),
            *field("NUMPAGES", "1"),
        ):
            line._p.append(element)


def _bookmark(punt: Puntblok, part: Agendadeel, texts: Iterable[str]) -> str:
    return bookmark_name(punt.agendapunt_id, part, visible_fingerprint(texts))


def _caption_text(punt: Puntblok) -> str:
    return f"{punt.nummer} · {punt.status} · {punt.ingebracht}"


def _plain(regels: Iterable[Regel]) -> Iterable[str]:
    return (d if isinstance(d, str) else d.merk for regel in regels for d in regel.delen)


def _chapter_anchor(place: int) -> str:
    return f"_Toc_hoofdstuk_{place + 1}"


def _theme_anchor(thema: Themablok) -> str:
    return "_Toc_thema_" + "".join(c if c.isalnum() else "_" for c in thema.code)[:20]


def _chip(punt: Puntblok) -> Element:
    """The colour's word, white on the colour: never the colour alone."""
    fill = text.KLEUREN[punt.kleur]
    return run(
        f"\u00a0{punt.kleur}\u00a0",
        bold(),
        w("color", val="FFFFFF"),
        w("shd", val="clear", color="auto", fill=fill),
    )


def _table(
    widths: Sequence[int], rows: Sequence[Element], description: str, *, first_row: int = 0
) -> Element:
    borders = [
        w(side, val="single", sz=4, space=0, color=_BORDER)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(s, w=n, type="dxa") for s, n in _CELL_MARGINS)),
        w(
            "tblLook",
            firstRow=first_row,
            firstColumn=1,
            lastRow=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblDescription", val=description),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=n) for n in widths)), *rows)


_CELL_MARGINS = (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))  # twips


def _cell(size: int, content: Sequence[Element], *, fill: str = "") -> Element:
    shading = w("shd", val="clear", color="auto", fill=fill) if fill else None
    return w("tc", w("tcPr", w("tcW", w=size, type="dxa"), shading), *content)


def _keep_rows_together(rows: Sequence[Element]) -> None:
    """The subject stays with the description, and a short description with the first proposal."""
    [subject, description, _] = rows
    kept = [subject]
    if len("".join(description.itertext())) < _KEEP_WHOLE:
        kept.append(description)
    for row in kept:
        for properties in row.iter(qn("w:pPr")):
            style_element = properties.find(qn("w:pStyle"))
            style_element.addnext(w("keepNext"))
