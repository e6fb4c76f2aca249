"""What becomes of each construct of a Word file; the table in extractors/README-word.md."""

from __future__ import annotations

import struct

from extractors import extract
from schemas.document import Hint, iter_paragraphs
from tests.extractors.compound_files import make_compound
from tests.extractors.word_files import (
    NAMESPACES,
    OPTIONS,
    make_docx,
    make_zip,
    outline,
    p,
    r,
    read,
    tbl,
    tc,
    tr,
)

PLACEHOLDER = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"


def sdt(content: str, properties: str = "<w:sdtPr/>") -> str:
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_control_around_a_block_is_walked_through() -> None:
    assert outline(read(sdt(p("Te weinig woningen")))) == ["Te weinig woningen"]


def test_control_in_a_paragraph_is_walked_through() -> None:
    body = f"<w:p>{r('Gemeente ')}{sdt(r('Duinrade'))}{r(' meldt')}</w:p>"

    assert outline(read(body)) == ["Gemeente Duinrade meldt"]


def test_control_around_a_cell_a_row_and_a_table_is_walked_through() -> None:
    cell = f"<w:tr>{tc('Onderwerp')}{sdt(tc('Wonen'))}</w:tr>"
    row = sdt(tr("Oplossing", "Bouwen"))

    document = read(sdt(tbl(cell, row)))

    assert outline(document) == ["| Onderwerp | Wonen |", "| Oplossing | Bouwen |"]


def test_placeholder_that_nobody_replaced_has_its_own_role() -> None:
    body = f"<w:p>{r('Gemeente: ')}{sdt(r('Klik om tekst in te voeren'), PLACEHOLDER)}</w:p>"

    assert outline(read(body)) == ["Gemeente:", "[placeholder] Klik om tekst in te voeren"]


def test_title_of_a_control_with_its_value_is_a_hint() -> None:
    properties = '<w:sdtPr><w:alias w:val="Gemeente"/><w:tag w:val="gem"/></w:sdtPr>'

    document = read(f"<w:p>{sdt(r('Duinrade'), properties)}</w:p>")

    assert document.hints == (Hint("tag", "Gemeente: Duinrade"),)


def test_check_box_control_is_read_by_its_state() -> None:
    box = '<w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'

    assert outline(read(f"<w:p>{sdt('', box)}{r(' Akkoord')}</w:p>")) == ["☒ Akkoord"]


def field(instruction: str, result: str = "", form: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_old_check_box_field_is_read_by_its_state() -> None:
    form = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'

    body = f"<w:p>{field('FORMCHECKBOX', form=form)}{r(' Ja')}</w:p>"

    assert outline(read(body)) == ["☒ Ja"]


def test_old_drop_down_field_is_read_by_its_choice() -> None:
    entries = '<w:listEntry w:val="Wonen"/><w:listEntry w:val="Opvang"/>'
    form = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    body = (
        f"<w:p>{r('Thema: ')}{begin}<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>{end}</w:p>"
    )

    assert outline(read(body)) == ["Thema: Opvang"]


def test_field_is_read_by_its_result() -> None:
    body = f"<w:p>{r('Zie ')}{field('REF huisvesting', r('hoofdstuk 2'))}.</w:p>"

    assert outline(read(body.replace(".</w:p>", r(".") + "</w:p>"))) == ["Zie hoofdstuk 2."]


def test_simple_field_is_read_by_its_result() -> None:
    body = f'<w:p>{r("Van ")}<w:fldSimple w:instr="AUTHOR">{r("Duinrade")}</w:fldSimple></w:p>'

    assert outline(read(body)) == ["Van Duinrade"]


def test_field_without_an_end_does_not_swallow_the_text_after_it() -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("Wonen")}</w:p>{p("Opvang")}'

    assert outline(read(body)) == ["Wonen", "Opvang"]


def test_text_inside_a_field_instruction_is_hidden() -> None:
    inside = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("weg")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert outline(read(f"<w:p>{r('Wonen')}{inside}{end}</w:p>")) == ["Wonen", "[hidden] weg"]


def test_contents_field_over_paragraphs_is_a_table_of_contents() -> None:
    first = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Wonen 2")}</w:p>'
    )
    last = f'<w:p>{r("Opvang 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

    assert outline(read(first + last + p("Wonen"))) == ["[toc] Wonen 2", "[toc] Opvang 3", "Wonen"]


def test_tracked_insertion_is_kept_and_deletion_is_set_apart() -> None:
    body = (
        f"<w:p>{r('Bouw ')}<w:ins>{r('tien ')}</w:ins>"
        "<w:del><w:r><w:delText>vijf </w:delText></w:r></w:del>" + r("woningen") + "</w:p>"
    )

    assert outline(read(body)) == ["Bouw tien woningen", "[deleted] vijf"]


def test_moved_text_is_read_where_it_went() -> None:
    gone = f"<w:p><w:moveFrom>{r('Wonen')}</w:moveFrom></w:p>"
    body = f"{gone}<w:p><w:moveTo>{r('Wonen')}</w:moveTo></w:p>"

    assert outline(read(body)) == ["[deleted] Wonen", "Wonen"]


def test_paragraph_whose_end_was_deleted_runs_on_into_the_next() -> None:
    body = p("Bouw ", "<w:rPr><w:del/></w:rPr>") + p("woningen")

    assert outline(read(body)) == ["Bouw woningen"]


def test_deleted_table_row_is_set_apart() -> None:
    table = tbl(tr("Oplossing", "Bouwen"), tr("Weg", "ermee", properties="<w:del/>"))

    assert outline(read(table)) == [
        "| Oplossing | Bouwen |",
        "| [deleted] Weg | [deleted] ermee |",
    ]


def test_hidden_table_row_and_deleted_cell_are_set_apart() -> None:
    cell = tc("weg", '<w:cellDel w:id="1"/>')
    table = tbl(tr("Oplossing", cell), tr("stil", properties="<w:hidden/>"))

    assert outline(read(table)) == ["| Oplossing | [deleted] weg |", "| [hidden] stil |"]


def test_hidden_text_has_its_own_role_also_by_style() -> None:
    style = '<w:style w:type="character" w:styleId="Stil"><w:rPr><w:vanish/></w:rPr></w:style>'
    styled = r("y", '<w:rStyle w:val="Stil"/>')
    body = f"<w:p>{r('Wonen')}{r('x', '<w:vanish/>')}{styled}</w:p>"

    assert outline(read(body, {"styles": style})) == ["Wonen", "[hidden] xy"]


def test_text_hidden_on_web_pages_only_is_seen() -> None:
    assert outline(read(p("Wonen", run="<w:webHidden/>"))) == ["Wonen"]


def test_drop_cap_is_the_first_letter_of_its_word() -> None:
    body = p("D", '<w:framePr w:dropCap="drop"/>') + p("e gemeente bouwt")

    assert outline(read(body)) == ["De gemeente bouwt"]


def test_symbols_are_read_as_their_font_draws_them() -> None:
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'

    assert outline(read(f"<w:p>{r('AZC ')}{arrow}{r(' woning')}</w:p>")) == ["AZC → woning"]


def test_text_set_in_a_symbol_font_is_read_as_it_is_drawn() -> None:
    check = r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')

    assert outline(read(f"<w:p>{check}{r(' Gereed')}</w:p>")) == ["✓ Gereed"]


def test_hyphens_and_tabs_are_read_as_they_are_drawn() -> None:
    body = (
        f"<w:p>{r('ELIP')}<w:r><w:noBreakHyphen/></w:r>{r('groep:')}<w:r><w:tab/></w:r>"
        f"{r('in')}<w:r><w:softHyphen/></w:r>{r('burgering')}</w:p>"
    )

    assert outline(read(body)) == ["ELIP-groep: inburgering"]


def test_soft_hyphen_character_is_not_seen_but_counted() -> None:
    [paragraph] = iter_paragraphs(read(p("in\u00adburgering")))

    assert (paragraph.text, paragraph.characters) == ("inburgering", 12)


def test_hyperlinks_smart_tags_and_custom_xml_are_walked_through() -> None:
    body = (
        f"<w:p><w:hyperlink>{r('COA')}</w:hyperlink><w:smartTag>{r(' en ')}</w:smartTag>"
        f"<w:customXml>{r('IND')}</w:customXml></w:p><w:customXml>{p('Opvang')}</w:customXml>"
    )

    assert outline(read(body)) == ["COA en IND", "Opvang"]


def test_formula_is_read_in_order() -> None:
    fraction = (
        "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
    )

    assert outline(read(f"<w:p>{r('Een ')}<m:oMath>{fraction}</m:oMath></w:p>")) == ["Een 1/3"]


def test_ruby_text_follows_its_base() -> None:
    inside = f"<w:rt>{r('uitleg')}</w:rt><w:rubyBase>{r('woord')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{inside}</w:ruby></w:r>"

    assert outline(read(f"<w:p>{ruby}</w:p>")) == ["woord (uitleg)"]


def test_text_in_an_unknown_element_is_not_lost() -> None:
    body = f'<x:nieuw xmlns:x="urn:x">{p("Wonen")}</x:nieuw>'

    assert outline(read(body)) == ["Wonen"]


def test_page_break_ends_a_paragraph() -> None:
    body = f'<w:p>{r("Wonen")}<w:r><w:br w:type="page"/></w:r>{r("Opvang")}</w:p>'

    assert outline(read(body)) == ["Wonen", "Opvang"]


def test_web_page_taken_in_whole_is_read() -> None:
    html = b"<html><body><p>Te weinig <b>woningen</b></p><ul><li>Bouwen</li></ul></body></html>"

    document = read('<w:altChunk r:id="deel.html"/>', None, **{"deel.html": html})

    assert outline(document) == ["Te weinig woningen", "• Bouwen"]


def test_word_file_taken_in_whole_is_read() -> None:
    inner = make_docx(p("Te weinig woningen"))

    document = read('<w:altChunk r:id="deel.docx"/>', None, **{"deel.docx": inner})

    assert outline(document) == ["Te weinig woningen"]


def test_chunk_that_cannot_be_read_is_named() -> None:
    document = read('<w:altChunk r:id="deel.rtf"/>', None, **{"deel.rtf": b"{\\rtf1 Wonen}"})

    assert [remark.code for remark in document.remarks] == ["ingevoegd-deel-niet-gelezen"]


def test_embedded_file_that_may_be_a_submission_is_handed_on() -> None:
    ole = '<w:object><o:OLEObject r:id="bijlage.pdf"/></w:object>'

    document = read(f"<w:p><w:r>{ole}</w:r></w:p>", None, **{"bijlage.pdf": b"%PDF-1.7"})

    assert [(a.name, a.content) for a in document.attachments] == [("bijlage.pdf", b"%PDF-1.7")]


def test_file_that_was_inserted_as_an_object_is_unwrapped() -> None:
    pdf = b"%PDF-1.7".ljust(5000, b" ")
    label, path = b"besluit.pdf\0", b"C:\\x\\besluit.pdf\0"
    native = struct.pack("<IH", 0, 2) + label + path + struct.pack("<II", 3, len(path)) + path
    native += struct.pack("<I", len(pdf)) + pdf
    files = {
        "embeddings/oleObject1.bin": make_compound({"\x01Ole10Native": native}),
        "embeddings/oleObject2.bin": make_compound({"CONTENTS": pdf}),
    }
    objects = "".join(f'<w:object><o:OLEObject r:id="{name}"/></w:object>' for name in files)

    document = extract(make_docx(f"<w:p><w:r>{objects}</w:r></w:p>", None, files), "x", OPTIONS)

    assert [(a.name, a.content) for a in document.attachments] == [
        ("besluit.pdf", pdf),
        ("oleObject2.pdf", pdf),
    ]


def test_embedded_sheet_and_pictures_are_named() -> None:
    ole = '<w:object><o:OLEObject r:id="blad.xlsx"/></w:object>'
    picture = '<w:drawing><wp:inline><a:blip r:embed="x"/></wp:inline></w:drawing>'

    document = read(f"<w:p><w:r>{ole}{picture}</w:r></w:p>", None, **{"blad.xlsx": b"PK"})

    assert [(a.name, a.reason) for a in document.attachments] == [
        ("blad.xlsx", "ingesloten-object")
    ]
    assert [remark.code for remark in document.remarks] == ["afbeelding-niet-gelezen"]


def test_strict_file_is_read_like_any_other() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    content = make_zip(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": (
                f"<w:document {strict}><w:body>{p('Wonen')}</w:body></w:document>".encode()
            ),
        }
    )

    assert outline(extract(content, "x.docx", OPTIONS)) == ["Wonen"]
