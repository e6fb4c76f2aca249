from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from extractors import extract
from extractors.archive import clean_name
from schemas.document import Document
from schemas.errors import LimitExceededError
from tests.extractors.word_files import OPTIONS, make_docx, make_zip, p


def members(document: Document) -> list[tuple[str, bytes, str]]:
    return [(a.name, a.content, a.reason) for a in document.attachments]


def test_members_are_handed_on_as_attachments() -> None:
    brief = make_docx(p("Wonen"))

    document = extract(make_zip({"map/brief.docx": brief, "b.txt": b"x"}), "stukken.zip", OPTIONS)

    assert document.format == "zip"
    assert document.characters == 0
    assert members(document) == [("map/brief.docx", brief, ""), ("b.txt", b"x", "")]


def test_archive_in_an_archive_is_opened_and_named_after_it() -> None:
    inner = make_zip({"brief.txt": b"Wonen"})

    document = extract(make_zip({"binnen.zip": inner}), "x.zip", OPTIONS)

    assert members(document) == [("binnen.zip/brief.txt", b"Wonen", "")]


def test_archive_too_deep_is_named_only() -> None:
    content = make_zip({"brief.txt": b"Wonen"})
    for _ in range(3):
        content = make_zip({"z.zip": content})

    document = extract(content, "x.zip", OPTIONS)

    assert members(document) == [("z.zip/z.zip", b"", "te-diep")]


def test_word_file_in_an_archive_is_no_archive() -> None:
    brief = make_docx(p("Wonen"))

    assert members(extract(make_zip({"a.docx": brief}), "x.zip", OPTIONS)) == [
        ("a.docx", brief, "")
    ]


def test_file_of_another_program_that_is_a_zip_is_handed_on_whole() -> None:
    pages = make_zip({"Index/Document.iwa": b"1", "Metadata/x.plist": b"2"})

    assert members(extract(make_zip({"a.pages": pages}), "x", OPTIONS)) == [("a.pages", pages, "")]


def test_system_litter_is_named_as_such() -> None:
    content = make_zip({"__MACOSX/._a.docx": b"x", "~$brief.docx": b"x", "b.txt": b"x"})

    reasons = [a.reason for a in extract(content, "x.zip", OPTIONS).attachments]

    assert reasons == ["systeembestand", "systeembestand", ""]


def test_members_of_one_name_are_told_apart() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "1")
        archive.writestr("b.txt", "2")
    content = buffer.getvalue().replace(b"b.txt", b"a.txt")

    document = extract(content, "x.zip", OPTIONS)

    assert members(document) == [("a.txt", b"1", ""), ("a (2).txt", b"2", "")]


def test_damaged_member_is_named_and_the_others_are_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "AAAAAAAA")
        archive.writestr("b.txt", "goed")
    content = buffer.getvalue().replace(b"AAAAAAAA", b"AAAABAAA", 1)

    document = extract(content, "x.zip", OPTIONS)

    assert members(document) == [("a.txt", b"", "beschadigd"), ("b.txt", b"goed", "")]


def test_too_many_members_are_refused() -> None:
    content = make_zip({f"{i}.txt": b"x" for i in range(11)})

    with pytest.raises(LimitExceededError):
        extract(content, "x.zip", replace(OPTIONS, max_attachments=10))


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\x\\brief.docx", "Users/x/brief.docx"),
        ("/brief.docx", "brief.docx"),
        ("a\x00b\n.docx", "a_b_.docx"),
        ("..", "bijlage"),
        ("", "bijlage"),
        ("map/./brief.docx", "map/brief.docx"),
    ],
)
def test_name_has_no_way_out_of_its_folder(name: str, cleaned: str) -> None:
    assert clean_name(name, "bijlage") == cleaned
