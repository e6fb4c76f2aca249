"""Hostile packages: refused by name, before they cost memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from dataclasses import replace

import pytest

from extractors import extract
from extractors.limits import MEGABYTE, ReadOptions
from schemas.document import iter_paragraphs
from schemas.errors import (
    DamagedFileError,
    EncryptedFileError,
    InzendingError,
    LimitExceededError,
)
from tests.extractors.word_files import NAMESPACES, OPTIONS, make_docx, make_zip, p, r, tbl, tc, tr


def word_zip(document_xml: bytes) -> bytes:
    return make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document_xml})


def bomb(size: int) -> bytes:
    """A Word file whose main part expands to ``size`` bytes of spaces."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as stream:
            for _ in range(size // MEGABYTE):
                stream.write(b" " * MEGABYTE)
    return buffer.getvalue()


def test_gigabyte_of_spaces_is_refused_before_it_takes_memory() -> None:
    content = bomb(1024 * MEGABYTE)
    tracemalloc.start()

    with pytest.raises(LimitExceededError):
        extract(content, "x.docx", OPTIONS)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200 * MEGABYTE


def test_member_that_lies_about_its_size_is_counted_while_it_is_unpacked() -> None:
    content = bytearray(bomb(64 * MEGABYTE))
    # The central directory says that the member has 10 bytes.
    where = content.rfind(b"PK\x01\x02")
    content[where + 24 : where + 28] = struct.pack("<I", 10)

    with pytest.raises(InzendingError):
        extract(bytes(content), "x.docx", OPTIONS)


def test_archive_that_expands_in_many_small_members_is_refused() -> None:
    members = {f"{i}.txt": bytes(MEGABYTE) for i in range(20)}

    with pytest.raises(LimitExceededError):
        extract(make_zip(members), "x.zip", replace(OPTIONS, max_expanded_bytes=10 * MEGABYTE))


def test_archive_that_holds_itself_ends() -> None:
    content = make_zip({"x.txt": b"x"})
    for _ in range(30):
        content = make_zip({"a.zip": content, "b.zip": content})[: 10 * MEGABYTE]

    document = extract(content, "x.zip", OPTIONS)

    assert {a.reason for a in document.attachments} == {"te-diep"}


def test_too_many_entries_are_refused_unopened() -> None:
    content = make_zip({f"{i}": b"" for i in range(50)})

    with pytest.raises(LimitExceededError):
        extract(content, "x.zip", replace(OPTIONS, max_zip_entries=49))


def test_zip_that_lists_a_million_entries_is_refused_before_they_are_made() -> None:
    entry = b"PK\x01\x02" + bytes(42)

    with pytest.raises(LimitExceededError):
        extract(b"PK\x03\x04" + entry * 1_000_000, "x.zip", OPTIONS)


def test_large_file_is_refused_unopened() -> None:
    with pytest.raises(LimitExceededError):
        extract(make_docx(p("Wonen")), "x.docx", ReadOptions(max_file_bytes=100))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
    ],
)
def test_document_type_declaration_is_refused(declaration: str) -> None:
    body = "<w:body><w:p><w:r><w:t>&amp;</w:t></w:r></w:p></w:body>"
    xml = f"{declaration}<w:document {NAMESPACES}>{body}</w:document>"

    for encoded in (xml.encode(), xml.encode("utf-16")):
        with pytest.raises(DamagedFileError):
            extract(word_zip(encoded), "x.docx", OPTIONS)


@pytest.mark.parametrize("depth", [400, 5_000, 200_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    inside = "<w:sdt><w:sdtContent>" * (depth // 2) + "</w:sdtContent></w:sdt>" * (depth // 2)
    xml = f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"

    with pytest.raises(LimitExceededError):
        extract(word_zip(xml.encode()), "x.docx", OPTIONS)


def test_deepest_nesting_that_is_allowed_is_walked() -> None:
    depth = (OPTIONS.max_xml_depth - 6) // 2
    body = "<w:sdt><w:sdtContent>" * depth + p("diep") + "</w:sdtContent></w:sdt>" * depth
    runs = "<w:ins>" * (OPTIONS.max_xml_depth - 6)
    inline = f"<w:p>{runs}{r('diep')}{runs.replace('<', '</')}</w:p>"

    for inside in (body, inline):
        document = extract(make_docx(inside), "x.docx", OPTIONS)
        assert [q.text for q in iter_paragraphs(document)] == ["diep"]


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<w:document",
        b"geen xml",
        b"<html><body>x</body></html>",
        f"<w:document {NAMESPACES}/>".encode(),
        f"<w:document {NAMESPACES}><w:body><w:p></w:body></w:document>".encode(),
        b"\xff\xfe\x00\x00",
    ],
)
def test_main_part_that_is_no_word_text_is_damaged(xml: bytes) -> None:
    with pytest.raises(DamagedFileError):
        extract(word_zip(xml), "x.docx", OPTIONS)


def test_truncated_package_is_damaged_at_every_length() -> None:
    content = make_docx(p("Wonen"))

    for length in range(30, len(content) - 1, 97):
        with pytest.raises(DamagedFileError):
            extract(content[:length], "x.docx", OPTIONS)


def test_flipped_bytes_end_as_an_outcome_or_a_document() -> None:
    content = make_docx(p("Wonen") + tbl(tr(tc("a"), tc("b"))))

    for position in range(0, len(content), 41):
        damaged = bytearray(content)
        damaged[position] ^= 0xFF
        try:
            document = extract(bytes(damaged), "x.docx", OPTIONS)
        except InzendingError:
            continue
        assert document.format in ("docx", "zip")


def test_locked_member_is_encrypted() -> None:
    content = bytearray(make_docx(p("Wonen")))
    position = content.find(b"PK\x01\x02")
    while position >= 0:
        content[position + 8] |= 1
        position = content.find(b"PK\x01\x02", position + 4)

    with pytest.raises(EncryptedFileError):
        extract(bytes(content), "x.docx", OPTIONS)


def test_style_that_is_based_on_itself_ends() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    document = extract(make_docx(p("x", '<w:pStyle w:val="A"/>'), {"styles": styles}), "x", OPTIONS)

    assert [q.text for q in iter_paragraphs(document)] == ["x"]


def test_word_file_that_takes_in_word_files_without_end_is_bounded() -> None:
    content = make_docx(p("kern"))
    for _ in range(6):
        content = make_docx('<w:altChunk r:id="deel.docx"/>', None, {"deel.docx": content})

    document = extract(content, "x.docx", OPTIONS)

    assert document.characters == 0
    assert [remark.code for remark in document.remarks] == ["ingevoegd-deel-niet-gelezen"]


def test_note_that_refers_to_itself_ends() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{r("x")}{reference}</w:p></w:footnote>'
    body = f"<w:p>{reference}</w:p>"

    document = extract(make_docx(body, {"footnotes": note}), "x.docx", OPTIONS)

    assert [q.text for q in iter_paragraphs(document)] == ["[1]", "x[1]"]


def test_absurd_numbers_are_bounded() -> None:
    cell = tc("x", '<w:gridSpan w:val="99999999"/>')
    item = p("y", '<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr>')
    level = '<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="lowerRoman"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    document = extract(make_docx(tbl(tr(cell)) + item, {"numbering": numbering}), "x", OPTIONS)

    assert [q.text for q in iter_paragraphs(document)] == ["x", "y"]


def test_twelve_megabytes_of_xml_in_one_row_are_read() -> None:
    runs = "".join(r(f"woord{i} ") for i in range(130_000))
    content = make_docx(tbl(tr(tc(f"<w:p>{runs}</w:p>"))))

    [paragraph] = iter_paragraphs(extract(content, "x.docx", OPTIONS))

    assert len(paragraph.text.split()) == 130_000
