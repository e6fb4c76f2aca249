"""Hostile mails, web pages and OpenDocument files."""

from __future__ import annotations

import struct

import pytest

from extractors import extract
from extractors.hypertext import read_html
from extractors.rtf_body import unpack_body
from schemas.document import document_from_json, document_to_json, iter_paragraphs
from schemas.errors import DamagedFileError, InzendingError, LimitExceededError
from tests.extractors.compound_files import make_compound
from tests.extractors.test_odt import make_odt
from tests.extractors.word_files import OPTIONS, make_zip, outline

HEAD = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def test_web_page_nested_beyond_reason_keeps_its_words() -> None:
    html = "<div>" * 1_500 + "diep" + "</div>" * 1_500

    texts = [q.text for e in read_html(html, "x") for q in iter_paragraphs(e)]

    assert texts == ["diep"]


def test_web_page_that_the_parser_would_cut_off_is_refused() -> None:
    with pytest.raises(LimitExceededError):
        read_html("<div>" * 5_000 + "diep" + "</div>" * 5_000, "x")


def test_tables_in_tables_beyond_reason_still_travel_between_processes() -> None:
    html = "kern"
    for _ in range(60):
        html = f"<table><tr><td>x</td><td>{html}</td></tr></table>"
    content = HEAD + b"Content-Type: text/html\r\n\r\n" + html.encode()

    document = extract(content, "x.eml", OPTIONS)

    assert document_from_json(document_to_json(document)) == document
    assert "kern" in {q.text for q in iter_paragraphs(document)}


def test_mail_of_too_many_parts_is_refused() -> None:
    parts = b"".join(b"--g\r\nContent-Type: text/x\r\n\r\n\r\n" for _ in range(3_000))
    content = HEAD + b"Content-Type: multipart/mixed; boundary=g\r\n\r\n" + parts + b"--g--\r\n"

    with pytest.raises(LimitExceededError):
        extract(content, "x.eml", OPTIONS)


def test_parts_in_parts_without_end_are_bounded() -> None:
    inner = b"".join(
        b"Content-Type: multipart/mixed; boundary=g%d\r\n\r\n--g%d\r\n" % (i, i) for i in range(400)
    )

    try:
        document = extract(HEAD + inner + b"\r\ntekst", "x.eml", OPTIONS)
    except InzendingError:
        return
    assert document.format == "eml"


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?b?!!!!?=",
        b"Subject: =?bestaat-niet?q?x?=",
        b"Subject: =?utf-8?q?" + b"=FF" * 500 + b"?=",
        b"Subject: \xff\xfe\x00",
        b"Date: morgen",
        b"Date: Mon, 99 Xyz 99999 99:99:99 +9999",
        b"Content-Type: text/plain; charset=\xff",
        b"Content-Type: ;;;",
        b"Content-Transfer-Encoding: bestaat-niet",
        b"Content-Disposition: attachment; filename*=x''%FF",
    ],
)
def test_broken_header_does_not_stop_the_mail(header: bytes) -> None:
    content = b"From: a@b.example\r\nTo: c@d.example\r\n" + header + b"\r\n\r\ntekst\r\n"

    document = extract(content, "x.eml", OPTIONS)

    assert document.format == "eml"
    assert "[mail_header] From: a@b.example" in outline(document)


def test_opendocument_with_a_type_declaration_is_refused() -> None:
    declaration = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    members = {"mimetype": b"application/vnd.oasis.opendocument.text"}

    with pytest.raises(DamagedFileError):
        extract(make_zip(members | {"content.xml": declaration + b"<x>&a;</x>"}), "x", OPTIONS)


def test_opendocument_nested_beyond_reason_is_refused() -> None:
    body = "<text:section>" * 400 + "</text:section>" * 400

    with pytest.raises(LimitExceededError):
        extract(make_odt(body), "x.odt", OPTIONS)


def test_opendocument_table_that_repeats_itself_a_million_times_is_bounded() -> None:
    cell = '<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-cell>'
    body = f"<table:table>{row}</table:table-row></table:table>"

    document = extract(make_odt(body), "x.odt", OPTIONS)

    assert document.characters <= 100 * 64


def test_deep_lists_and_tables_of_an_opendocument_are_read() -> None:
    body = "<text:p>kern</text:p>"
    for _ in range(40):
        body = (
            "<table:table><table:table-row><table:table-cell><text:list><text:list-item>"
            f"{body}</text:list-item></text:list></table:table-cell></table:table-row></table:table>"
        )

    texts = [q.text for q in iter_paragraphs(extract(make_odt(body), "x.odt", OPTIONS))]

    assert texts == ["kern"]


def test_truncated_outlook_message_has_an_outcome_at_every_length() -> None:
    content = make_compound({"__properties_version1.0": bytes(64), "__substg1.0_1000001F": b"x\0"})

    for length in range(8, len(content), 509):
        try:
            document = extract(content[:length], "x.msg", OPTIONS)
        except InzendingError:
            continue
        assert document.format == "msg"


@pytest.mark.parametrize("rtf", [b"{" * 200_000, b"}" * 200_000, b"\\u-1\\u99999999999 \\'zz\\"])
def test_hostile_rtf_body_ends(rtf: bytes) -> None:
    header = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0)

    html, plain = unpack_body(header + rtf)

    assert len(html + plain) < 10


def test_packed_body_that_claims_a_gigabyte_is_refused() -> None:
    with pytest.raises(DamagedFileError):
        unpack_body(struct.pack("<IIII", 12, 2**30, 0x75465A4C, 0))
