"""Hostile and broken PDFs: an outcome with a reason, within bounds, never a hang."""

import zlib
from io import BytesIO
from random import Random
from typing import Literal

import pikepdf
import pytest

from extractors.limits import ReadOptions
from extractors.pdf import read_pdf
from schemas.errors import DamagedFileError, EncryptedFileError, InzendingError, LimitExceededError
from tests.extractors.pdf_makers import body_texts, content_pdf, read, saved, typst_pdf

TEXT = "BT /F1 11 Tf 72 700 Td (Te weinig huizen in Duinrade) Tj ET"


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def test_unknown_password_is_named() -> None:
    content = saved(
        opened(content_pdf(TEXT)), encryption=pikepdf.Encryption(user="geheim", owner="baas")
    )

    with pytest.raises(EncryptedFileError):
        read(content)


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_file_that_only_forbids_copying_is_read(revision: Literal[3, 4, 6]) -> None:
    rules = pikepdf.Permissions(extract=False, print_highres=False)
    encryption = pikepdf.Encryption(
        user="", owner="baas", R=revision, allow=rules, aes=revision > 3, metadata=revision > 3
    )
    content = saved(opened(content_pdf(TEXT)), encryption=encryption)

    assert body_texts(read(content)) == ["Te weinig huizen in Duinrade"]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(1000),
        b"%PDF-1.4\n1 0 obj\n<<\n",
        b"%PDF-" + b"[" * 9000,
    ],
    ids=["header only", "zeros", "cut in an object", "nested arrays"],
)
def test_file_without_pages_is_damaged(content: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read(content)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_truncated_file_is_repaired_or_damaged(share: float) -> None:
    content = typst_pdf("Te weinig huizen in Duinrade. " * 200)

    try:
        document = read(content[: int(share * len(content))])
    except DamagedFileError:
        return
    assert document.page_count is not None


def test_file_without_its_index_is_read() -> None:
    content = content_pdf(TEXT)

    document = read(content[: content.rindex(b"startxref")] + b"startxref\n999999\n%%EOF")

    assert body_texts(document) == ["Te weinig huizen in Duinrade"]


def test_page_tree_that_bites_its_tail_is_bounded() -> None:
    pdf = opened(content_pdf(TEXT))
    pages = pdf.Root.Pages
    pages.Kids.append(pages)

    assert _outcome(saved(pdf)) in ("gelezen", "beschadigd", "te-groot")


def test_stream_that_unpacks_to_gigabytes_is_refused() -> None:
    pdf = opened(content_pdf(TEXT))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream

    with pytest.raises(LimitExceededError):
        read(saved(pdf, compress_streams=False))


def test_stream_packed_twice_is_refused() -> None:
    pdf = opened(content_pdf(TEXT))
    once = zlib.compress(bytes(400 << 20), 9)
    stream = pdf.make_stream(b"")
    filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    stream.write(zlib.compress(once, 9), filter=filters)
    pdf.pages[0].obj.Contents = stream

    with pytest.raises(LimitExceededError):
        read(saved(pdf, compress_streams=False))


def test_drawings_that_draw_drawings_are_refused() -> None:
    pdf = opened(content_pdf(TEXT))
    inner = pdf.make_stream(b"BT /F1 9 Tf (x) Tj ET")
    for _ in range(10):
        outer = pdf.make_stream(b"/X Do " * 10)
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        inner.BBox = pikepdf.Array([0, 0, 9, 9])
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        inner = outer
    inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    inner.BBox = pikepdf.Array([0, 0, 9, 9])
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=inner)
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")

    with pytest.raises(LimitExceededError):
        read(saved(pdf))


def test_drawing_that_draws_itself_ends() -> None:
    pdf = opened(content_pdf(TEXT))
    form = pdf.make_indirect(pdf.make_stream(b"/X Do"))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=form)
    pdf.pages[0].obj.Contents = pdf.make_stream(TEXT.encode() + b" /X Do")

    assert body_texts(read(saved(pdf))) == ["Te weinig huizen in Duinrade"]


def test_half_a_million_characters_on_a_page_are_refused() -> None:
    line = "BT /F1 1.5 Tf 20 {} Td (" + "x " * 500 + ") Tj ET\n"
    content = content_pdf("".join(line.format(i % 800) for i in range(500)))

    with pytest.raises(LimitExceededError):
        read(content)


def test_page_as_large_as_a_field_is_read() -> None:
    content = content_pdf(TEXT, box=(0, 0, 2_000_000, 2_000_000))

    assert body_texts(read(content, ocr=True)) == ["Te weinig huizen in Duinrade"]


def test_page_box_turned_inside_out_is_read() -> None:
    pdf = opened(content_pdf(TEXT))
    pdf.pages[0].obj.MediaBox = pikepdf.Array([595, 842, 0, 0])

    assert body_texts(read(saved(pdf))) == ["Te weinig huizen in Duinrade"]


def test_too_many_pages_are_refused() -> None:
    content = typst_pdf("#pagebreak()\n" * 12)

    with pytest.raises(LimitExceededError):
        read_pdf(content, ReadOptions(max_pages=10))


def test_thousands_of_lines_are_no_table_and_end() -> None:
    grid = "".join(f"{x} 0 m {x} 842 l S 0 {x} m 595 {x} l S\n" for x in range(1, 590))
    drawing = "".join(
        f"{i % 595} {i % 842} m {(7 * i) % 595} {(3 * i) % 842} l S\n" for i in range(70_000)
    )

    document = read(content_pdf(grid + drawing + TEXT))

    assert "".join(body_texts(document)).replace(" ", "") == "TeweinighuizeninDuinrade"


def test_six_hundred_pages_are_read() -> None:
    pdf = opened(content_pdf(TEXT))
    for _ in range(599):
        pdf.pages.append(pdf.pages[0])

    document = read(saved(pdf))

    assert document.page_count == 600
    assert document.characters == 600 * len("TeweinighuizeninDuinrade")


@pytest.mark.parametrize("seed", range(24))
def test_bytes_changed_at_random_end_in_an_outcome(seed: int) -> None:
    random = Random(seed)
    pdf = opened(typst_pdf("#table(columns: 2, [*Onderwerp*], [Te weinig huizen])\n- Bouw\n"))
    content = bytearray(
        saved(
            pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized
        )
    )
    for _ in range(3 ** (1 + seed % 5)):
        place = random.randrange(len(content))
        match random.randrange(3):
            case 0:
                content[place] = random.randrange(256)
            case 1:
                del content[place : place + random.randrange(1, 30)]
            case _:
                content[place:place] = random.randbytes(6)

    assert _outcome(bytes(content)) in ("gelezen", "beschadigd", "versleuteld", "te-groot")


def _outcome(content: bytes) -> str:
    """The code of the reason why the file is not read, or that it is."""
    try:
        read(content)
    except InzendingError as error:
        return error.code
    return "gelezen"
