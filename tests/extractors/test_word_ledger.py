"""Nothing is lost: an independent count of the XML, docx2python as oracle, and the way back."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx2python import docx2python
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from extractors import extract
from schemas.document import Document, count_characters, iter_paragraphs
from tests.extractors.word_files import OPTIONS, make_docx, p, r, read, tbl, tc, tr

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STORIES = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$")


def xml_texts(content: bytes) -> list[str]:
    """Every text of every story, read with nothing but lxml; of twins the first."""
    texts: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not STORIES.match(name):
                continue
            root = etree.fromstring(archive.read(name))
            for fallback in root.iter(MC + "Fallback"):
                fallback.getparent().remove(fallback)  # type: ignore[union-attr]
            texts += [item.text or "" for item in root.iter(W + "t", W + "delText", "{*}sym")]
            texts += ["-" for _ in root.iter(W + "noBreakHyphen")]
            texts += ["x" for _ in root.iter(W + "sym")]
    return texts


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def document_words(document: Document) -> set[str]:
    return words(" ".join(f"{q.marker} {q.text}" for q in iter_paragraphs(document)))


TEXT = st.text(st.sampled_from("abcé -•1.)\u00a0\u00ad\u200b\uf0b7"), max_size=8)


def _paragraph(runs: list[str]) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


WRAPPERS = (
    "{}",
    "<w:ins>{}</w:ins>",
    "<w:del>{}</w:del>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
RUNS = st.builds(
    lambda text, look, wrapper: wrapper.format(r(text, look)),
    TEXT,
    st.sampled_from(("", "<w:b/>", "<w:vanish/>")),
    st.sampled_from(WRAPPERS),
)
INLINE = RUNS | st.sampled_from(
    ("<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:noBreakHyphen/></w:r>")
)
PARAGRAPHS = st.lists(INLINE, max_size=5).map(_paragraph)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=2).map(
        lambda rows: tbl(*(tr(*(tc(c + p()) for c in row)) for row in rows))
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=4))
def test_every_visible_character_of_the_xml_is_in_the_document(blocks: list[str]) -> None:
    content = make_docx("".join(blocks))

    document = extract(content, "proef.docx", OPTIONS)

    assert document.characters == count_characters("".join(xml_texts(content)))


@settings(max_examples=100, deadline=None)
@given(st.lists(BLOCKS, max_size=4))
def test_path_and_offset_lead_back_to_the_text(blocks: list[str]) -> None:
    content = make_docx("".join(blocks))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))

    document = extract(content, "proef.docx", OPTIONS)

    for paragraph in iter_paragraphs(document):
        for fragment in paragraph.fragments:
            if fragment.path:
                there = text_at(root, fragment.path)
                found = there[fragment.start : fragment.start + len(fragment.text)]
                assert found.replace("\u00a0", " ").replace("\uf0b7", "•") == fragment.text


def text_at(root: etree._Element, path: str) -> str:
    """The text of the element at a path: "/body/tbl[2]/tr[1]/tc[2]/p[3]"."""
    element = root
    for step in path.split("#/")[1].split("/"):
        name, number = re.fullmatch(r"(\w+)(?:\[(\d+)\])?", step).groups()  # type: ignore[union-attr]
        element = element.findall(f"{{*}}{name}")[int(number or 1) - 1]
    text = ""
    for item in element.iter(
        *(W + name for name in ("t", "delText", "br", "tab", "noBreakHyphen"))
    ):
        stands_for = {W + "br": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}
        text += stands_for.get(item.tag, item.text or "")
    return text


def test_words_that_docx2python_finds_are_in_the_document() -> None:
    notes = f'<w:footnote w:id="2">{p("Bron telling")}</w:footnote>'
    box = (
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p('Kader tekst')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    body = (
        p("Wonen en opvang")
        + f"<w:sdt><w:sdtContent>{p('Formulier veld')}</w:sdtContent></w:sdt>"
        + tbl(tr("Onderwerp", tc(tbl(tr("genest", "diep")) + p("erna"))))
        + f"<w:p><w:ins>{r('ingevoegd')}</w:ins><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        + f"<w:p><w:r>{box}</w:r></w:p>"
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    content = make_docx(body, {"footnotes": notes, "header1": p("Gemeente Duinrade")})
    with docx2python(io.BytesIO(content)) as oracle:
        expected = words(re.sub(r"footnote\d+", "", oracle.text))

    document = extract(content, "proef.docx", OPTIONS)

    assert expected <= document_words(document)


@pytest.mark.corpus
def test_characters_of_real_files_add_up(shared: Path) -> None:
    files = [*shared.glob("seed/*.docx"), *shared.glob("corpus/dev/files/*.docx")]
    assert files

    for file in files:
        content = file.read_bytes()
        document = extract(content, file.name, OPTIONS)
        assert document.characters == count_characters("".join(xml_texts(content))), file.name
        assert words(" ".join(xml_texts(content))) <= document_words(document), file.name


def test_characters_add_up_per_part_of_the_package() -> None:
    body = (
        p("Wonen", run="<w:b/>")
        + f"<w:p>{r('op')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        + p("weg", run="<w:vanish/>")
    )

    document = read(body, {"footnotes": f'<w:footnote w:id="2">{p("Noot")}</w:footnote>'})

    sums: dict[str, int] = {}
    for paragraph in iter_paragraphs(document):
        sums[paragraph.role] = sums.get(paragraph.role, 0) + paragraph.characters
    assert sums == {"body": 7, "hidden": 3, "footnote": 4}
