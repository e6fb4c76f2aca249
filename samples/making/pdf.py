"""Fictional submissions as PDF files: by typst, by LibreOffice and by Chromium."""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from pathlib import Path

import typst

from samples.making.content import FICTIEF, Blok, Inzending, Oplossing, split_mark

MOMENT = 1614592800
"""2021-03-01 10:00 UTC, so that typst gives the same bytes again."""

_PAGE = """
#set document(title: [{titel}], date: datetime(year: 2021, month: 3, day: 1))
#set text(lang: "nl", size: 11pt, font: "Libertinus Serif", hyphenate: {hyphenate})
#set par(justify: {hyphenate})
#set page(paper: "a4", margin: 2.4cm, footer: context [
  #set text(size: 8pt)
  {fictief} #h(1fr) Pagina #counter(page).display() van #counter(page).final().first()
])
"""


def make_drie_rijen(inzending: Inzending, *, size: str = "11pt") -> bytes:
    """A ruled table of three rows per knelpunt; rows break where the page ends."""
    parts = [_page(inzending), f"#set text(size: {size})", _opening(inzending)]
    for blok in inzending.knelpunten:
        fields = (_plain(blok.onderwerp), _omschrijving(blok), _oplossingen(blok))
        cells = [
            f"[*{_plain(label)}*], [\n{field}\n]"
            for label, field in zip(inzending.labels.values(), fields, strict=True)
        ]
        parts.append(
            "#table(columns: (27%, 73%), inset: 6pt, align: left, "
            'fill: (x, _) => if x == 0 { rgb("#e8eef7") },\n' + ",\n".join(cells) + ")\n"
        )
    return _compile("\n".join(parts))


def make_zonder_lijnen(inzending: Inzending) -> bytes:
    """Labels in bold beside the text, without any line or shading; words break at line ends."""
    parts = [_page(inzending, hyphenate=True), _opening(inzending)]
    for blok in inzending.knelpunten:
        fields = (f"*{_plain(blok.onderwerp)}*", _omschrijving(blok), _oplossingen(blok))
        cells = [
            f"[*{_plain(label)}*], [\n{field}\n]"
            for label, field in zip(inzending.labels.values(), fields, strict=True)
        ]
        parts.append(
            "#grid(columns: (28%, 72%), row-gutter: 8pt, " + ",\n".join(cells) + ")\n#v(14pt)\n"
        )
    return _compile("\n".join(parts))


def make_brief(inzending: Inzending) -> bytes:
    """A letter: letterhead, salutation, knelpunten in running text, signature."""
    parts = [
        _page(inzending),
        "#set text(size: 12pt)\n"
        f"#text(size: 15pt)[*Gemeente {inzending.gemeente}*]\n\n"
        "Postbus 1234\\\n1234 AA Voorbeeldstad\\\nTelefoon 010-1234567\n\n#v(10pt)\n"
        "Aan het secretariaat Integrale Uitvoeringsagenda\n\n#v(10pt)\n"
        f"Datum: {inzending.datum}\\\nOns kenmerk: VB-2021-0456\\\n"
        f"Betreft: {_plain(inzending.titel)}\n\n#v(10pt)\nGeachte heer, mevrouw,\n",
    ]
    parts += [f"{_plain(text)}\n" for text in inzending.inleiding]
    for number, blok in enumerate(inzending.knelpunten, start=1):
        parts.append(f"*Knelpunt {number}: {_plain(blok.onderwerp)}*\n")
        parts.append(_omschrijving(blok))
        parts.append(f"\nWij stellen voor:\n\n{_oplossingen(blok)}\n")
    parts += [f"{_plain(text)}\n" for text in inzending.slot]
    parts.append(
        "Hoogachtend,\n\n#v(6pt)\n"
        f"namens burgemeester en wethouders van {inzending.gemeente},\n\n#v(20pt)\n"
        "de gemeentesecretaris\n"
    )
    return _compile("\n".join(parts))


def make_short(text: str) -> bytes:
    """A page with one sentence, for the files that nobody will be able to read."""
    return _compile(f"{_plain(text)}\n")


def make_kolommen_html(inzending: Inzending) -> bytes:
    """One table on landscape pages, a row per knelpunt, printed from a browser."""
    header = "".join(f"<th>{escape(label)}</th>" for label in inzending.labels.values())
    rows = "".join(
        f"<tr><td>{escape(blok.onderwerp)}</td><td>{_html_omschrijving(blok)}</td>"
        f"<td>{_html_list(blok.oplossingsrichtingen)}</td></tr>"
        for blok in inzending.knelpunten
    )
    intro = "".join(f"<p>{escape(text)}</p>" for text in inzending.inleiding)
    html = f"""<!doctype html><html lang="nl"><meta charset="utf-8">
<title>{escape(inzending.titel)}</title><style>
@page {{ size: A4 landscape; margin: 18mm }}
body {{ font: 15px/1.45 "Liberation Sans", sans-serif }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid #777; padding: 7px; vertical-align: top; text-align: left }}
th {{ background: #ddd }} td:first-child {{ width: 20% }} td:last-child {{ width: 36% }}
ul {{ margin: 0; padding-left: 18px }} p {{ margin: 0 0 6px }} small {{ color: #444 }}
</style><small>{escape(FICTIEF)}</small><h1>{escape(inzending.titel)}</h1>
<p>Gemeente {escape(inzending.gemeente or "")}, {escape(inzending.datum)}</p>{intro}
<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table></html>"""
    return print_html(html)


def print_html(html: str) -> bytes:
    """The PDF that Chromium prints of a page."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "bron.html"), Path(folder, "blad.pdf")
        source.write_text(html, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def convert_word(content: bytes, suffix: str) -> bytes:
    """The Word file as LibreOffice saves it in another format ("pdf", "odt")."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "bron.docx")
        source.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profiel", "--headless"]
        command += ["--convert-to", suffix, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(f".{suffix}").read_bytes()


# ------------------------------------------------------------------ typst


def _compile(source: str) -> bytes:
    result: bytes = typst.compile(source.encode(), format="pdf", timestamp=MOMENT)
    return result


def _page(inzending: Inzending, *, hyphenate: bool = False) -> str:
    return _PAGE.format(
        titel=_plain(inzending.titel),
        fictief=_plain(FICTIEF),
        hyphenate="true" if hyphenate else "false",
    )


def _opening(inzending: Inzending) -> str:
    intro = "\n\n".join(_plain(text) for text in inzending.inleiding)
    return (
        f"#text(size: 16pt)[*{_plain(inzending.titel)}*]\n\n"
        f"Gemeente {inzending.gemeente}, {inzending.datum}\n\n{intro}\n\n#v(8pt)\n"
    )


def _plain(text: str) -> str:
    """Typst markup that shows exactly this text, with the quotes it has."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'


def _omschrijving(blok: Blok) -> str:
    lines = []
    for alinea in blok.omschrijving:
        mark, text = split_mark(alinea)
        lines.append(f"- {_noted(text, blok)}" if mark else f"\n{_noted(text, blok)}\n")
    return "\n".join(lines)


def _noted(text: str, blok: Blok) -> str:
    for note in blok.voetnoten:
        before, found, after = text.partition(note.na)
        if found:
            rest = _plain(after) if after else ""
            return f"{_plain(before + found)}#footnote[{_plain(note.tekst)}]{rest}"
    return _plain(text)


def _oplossingen(blok: Blok) -> str:
    lines = []
    groep = None
    for oplossing in blok.oplossingsrichtingen:
        if oplossing.groep and oplossing.groep != groep:
            groep = oplossing.groep
            lines.append(f"\n_{_plain(groep)}_\n")
        lines.append(f"- {_plain(oplossing.tekst)}")
        lines += [f"  - {_plain(sub)}" for sub in oplossing.sub]
    return "\n".join(lines)


# ------------------------------------------------------------------ html


def _html_omschrijving(blok: Blok) -> str:
    parts = []
    for alinea in blok.omschrijving:
        mark, text = split_mark(alinea)
        parts.append(f"<ul><li>{escape(text)}</li></ul>" if mark else f"<p>{escape(text)}</p>")
    return "".join(parts).replace("</ul><ul>", "")


def _html_list(oplossingen: tuple[Oplossing, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(o.tekst)}</li>" for o in oplossingen) + "</ul>"
