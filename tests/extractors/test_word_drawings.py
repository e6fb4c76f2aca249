from __future__ import annotations

from tests.extractors.word_files import NAMESPACES, outline, p, r, read, tbl, tr


def box(inside: str, top: int | None = None, left: int = 0) -> str:
    place = (
        ""
        if top is None
        else f"<wp:positionH><wp:posOffset>{left * 12700}</wp:posOffset></wp:positionH>"
        f"<wp:positionV><wp:posOffset>{top * 12700}</wp:posOffset></wp:positionV>"
    )
    content = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    shape = f"<a:graphic><a:graphicData><wps:wsp>{content}</wps:wsp></a:graphicData></a:graphic>"
    return f"<w:drawing><wp:anchor>{place}{shape}</wp:anchor></w:drawing>"


def vml_box(inside: str) -> str:
    content = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape>{content}</v:shape></w:pict>"


def twin(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def in_run(*drawings: str) -> str:
    return "".join(f"<w:r>{drawing}</w:r>" for drawing in drawings)


def test_text_box_and_its_twin_are_read_once_at_their_anchor() -> None:
    both = twin(box(p("Onderwerp: wonen")), vml_box(p("Onderwerp: wonen")))

    document = read(f"<w:p>{r('Inbreng')}{in_run(both)}</w:p>{p('Slot')}")

    assert outline(document) == ["Inbreng", "<<< Onderwerp: wonen >>>", "Slot"]


def test_old_text_box_alone_is_read() -> None:
    assert outline(read(f"<w:p>{in_run(vml_box(p('Wonen')))}</w:p>")) == ["<<< Wonen >>>"]


def test_fallback_is_read_when_only_it_has_text() -> None:
    both = twin("<w:drawing/>", vml_box(p("Wonen")))

    assert outline(read(f"<w:p>{in_run(both)}</w:p>")) == ["<<< Wonen >>>"]


def test_boxes_of_one_paragraph_are_read_from_top_to_bottom() -> None:
    low, right, left = box(p("3"), 300), box(p("2"), 20, 250), box(p("1"), 18, 0)

    document = read(f"<w:p>{in_run(low, right, left)}</w:p>")

    assert outline(document) == ["<<< 1 >>>", "<<< 2 >>>", "<<< 3 >>>"]


def test_table_in_a_text_box_is_a_table() -> None:
    table = tbl(tr("Onderwerp", "Wonen")) + p()

    assert outline(read(f"<w:p>{in_run(box(table))}</w:p>")) == ["<<< | Onderwerp | Wonen | >>>"]


def test_box_in_a_deletion_is_deleted() -> None:
    assert outline(read(f"<w:p><w:del>{in_run(box(p('Oud')))}</w:del></w:p>")) == [
        "<<< [deleted] Oud >>>"
    ]


def test_watermark_behind_the_text_is_named() -> None:
    art = '<w:pict><v:shape><v:textpath string="CONCEPT"/></v:shape></w:pict>'
    header = f"<w:p>{in_run(art)}</w:p>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'

    document = read(p("Wonen") + section, {"header1": header})

    assert outline(document) == ["[watermark] CONCEPT", "Wonen"]


def test_diagram_is_read_from_its_data() -> None:
    drawing = (
        '<w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm="data1.xml"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    points = "".join(f"<a:p><a:r><a:t>{t}</a:t></a:r></a:p>" for t in ("Opvang", "Wonen"))
    data = f"<dgm:dataModel {NAMESPACES}>{points}</dgm:dataModel>".encode()

    document = read(f"<w:p>{in_run(drawing)}</w:p>", None, **{"data1.xml": data})

    assert outline(document) == ["<<< Opvang / Wonen >>>"]
