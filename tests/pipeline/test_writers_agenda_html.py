"""The agenda as a page: anchors, words beside colours, nothing fetched, nothing run."""

from __future__ import annotations

import re

from lxml import html
from lxml.html import HtmlElement

from pipeline.writers.agenda_html import agenda_html
from pipeline.writers.agenda_text import lay_out_agenda
from schemas.agenda import Editie
from tests.example_editie import EDITIE, THEMAS, make_agendapunt

PAGE: HtmlElement = html.document_fromstring(agenda_html(lay_out_agenda(EDITIE, THEMAS)))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    targets = [link.get("href") or "" for link in PAGE.iter("a")]

    ids = {element.get("id") for element in PAGE.iter() if element.get("id")}
    assert targets
    assert [t for t in targets if t.removeprefix("#") not in ids] == []


def test_every_id_is_used_once() -> None:
    ids = [element.get("id") for element in PAGE.iter() if element.get("id")]

    assert len(ids) == len(set(ids))


def test_page_asks_nothing_of_the_network_and_runs_nothing() -> None:
    source = agenda_html(lay_out_agenda(EDITIE, THEMAS)).decode()

    assert not re.search(r"https?:|src=|<script|@import|url\(", source)
    assert "default-src 'none'" in source


def test_every_colour_has_its_word() -> None:
    chips = PAGE.find_class("stoplicht")

    assert {chip.text for chip in chips} == {"groen", "oranje", "rood", "grijs"}
    assert all(chip.text in chip.get("class") for chip in chips)


def test_text_of_a_submission_is_shown_and_not_run() -> None:
    punt = make_agendapunt("2b-01", "<script>alert(1)</script>")

    source = agenda_html(lay_out_agenda(Editie(agendapunten=(punt,)), THEMAS)).decode()

    assert "<script" not in source
    assert "&lt;script&gt;" in source


def test_gemeenten_behind_a_shared_wish_stand_beside_it() -> None:
    [article] = [a for a in PAGE.iter("article") if a.get("id") == "2b-03"]

    assert "(2 gemeenten: IJsselstein, Leiden)" in article.text_content()
