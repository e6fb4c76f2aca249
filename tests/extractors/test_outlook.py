from __future__ import annotations

import struct
from datetime import datetime, timedelta

from extractors import extract
from extractors.rtf_body import decompress
from schemas.document import Document, Hint
from tests.extractors.compound_files import Tree, make_compound
from tests.extractors.word_files import OPTIONS, outline

# Steps of 100 ns since 1601, as [MS-DTYP] FILETIME counts
TICKS_2021_03_01 = (
    (datetime(2021, 3, 1, 9, 30) - datetime(1601, 1, 1)) // timedelta(seconds=1) * 10**7
)


def text(prop: str, value: str) -> dict[str, bytes]:
    return {f"__substg1.0_{prop}001F": value.encode("utf-16-le")}


def properties(ticks: int = 0, header: int = 32) -> dict[str, bytes]:
    entry = struct.pack("<IIQ", 0x00390040, 6, ticks)
    return {"__properties_version1.0": bytes(header) + entry}


def read(tree: Tree) -> Document:
    return extract(make_compound(tree), "bericht.msg", OPTIONS)


def message(body: str, more: Tree | None = None) -> dict[str, bytes | Tree]:
    return {
        **text("0037", "Inbreng knelpunten"),
        **text("0C1A", "Beleid Duinrade"),
        **text("5D01", "beleid@duinrade.example"),
        **text("1000", body),
        **properties(TICKS_2021_03_01),
        **(more or {}),
    }


def test_headers_are_furniture_and_the_body_is_text() -> None:
    document = read(message("Er zijn te weinig woningen.\r\n- Bouwen\r\n"))

    assert document.format == "msg"
    assert outline(document) == [
        "[mail_header] From: Beleid Duinrade <beleid@duinrade.example>",
        "[mail_header] Subject: Inbreng knelpunten",
        "[mail_header] Date: 2021-03-01",
        "Er zijn te weinig woningen.",
        "- Bouwen",
    ]
    assert Hint("date", "2021-03-01") in document.hints


def test_attachments_are_handed_on_and_pictures_in_the_text_are_named() -> None:
    data = b"%PDF-1.7".ljust(4096, b"\0")
    file = {**text("3707", "brief.pdf"), "__substg1.0_37010102": data}
    logo = {**text("3707", "logo.png"), **text("3712", "logo"), "__substg1.0_37010102": data}
    tree = {"__attach_version1.0_#00000000": file, "__attach_version1.0_#00000001": logo}

    found = [(a.name, a.content, a.reason) for a in read(message("x", tree)).attachments]

    assert found == [("brief.pdf", data, ""), ("logo.png", b"", "afbeelding-in-mail")]


def test_message_in_a_message_is_handed_on_as_a_mail() -> None:
    inner: dict[str, bytes | Tree] = {**text("0037", "Wonen"), **text("1000", "De inbreng")}
    inner |= text("5D01", "x@y.example") | properties(TICKS_2021_03_01, header=24)
    tree: Tree = {"__attach_version1.0_#00000000": {"__substg1.0_3701000D": inner}}

    [attachment] = read(message("zie bijlage", tree)).attachments

    assert attachment.name == "Wonen.eml"
    assert "De inbreng" in outline(extract(attachment.content, attachment.name, OPTIONS))


def packed(rtf: bytes) -> dict[str, bytes]:
    header = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0)
    return {"__substg1.0_10090102": header + rtf}


def test_html_that_outlook_keeps_inside_rtf_is_read_for_its_table() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <table><tr>}"
        rb"{\*\htmltag64 <td>}\htmlrtf {\htmlrtf0 Onderwerp\htmlrtf \cell}\htmlrtf0 "
        rb"{\*\htmltag72 </td>}{\*\htmltag64 <td>}Co\'f6rdinatie{\*\htmltag84 &amp;}zorg"
        rb"{\*\htmltag72 </td></tr></table>}}"
    )

    lines = outline(read(message("Onderwerp Coördinatie&zorg", packed(rtf))))

    assert lines[-1] == "| Onderwerp | Coördinatie&zorg |"


def test_body_that_is_only_there_as_rtf_is_read() -> None:
    rtf = rb"{\rtf1\ansi{\fonttbl\f0 Arial;}Te weinig woningen\par Co\u246?rdinatie\par}"

    lines = outline(read(message("", packed(rtf))))

    assert lines[-1] == "Te weinig woningen\nCoördinatie"


def test_packed_rtf_is_unpacked_as_the_format_says() -> None:
    # The example of [MS-OXRTFCP] 3.1.2
    content = bytes.fromhex(
        "2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09"
        "00206277 05b06c64 7d0a800f a0"
    )

    assert decompress(content) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_body_that_cannot_be_unpacked_is_reported() -> None:
    document = read(message("") | {"__substg1.0_10090102": b"LZFu"})

    assert [remark.code for remark in document.remarks] == ["mailtekst-niet-gelezen"]
