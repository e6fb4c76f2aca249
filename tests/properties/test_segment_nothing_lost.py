"""Whatever a Document looks like, every word of it ends in a block or in a Restant."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.segment.ledger import count_visible
from schemas.document import Document, iter_paragraphs
from schemas.knelpunt import Segmentatie
from tests.notation import make_document
from tests.segmented import segment

WORDS = st.sampled_from(
    (
        *("bank,", "vijver.", "het", "kroos:", "Park;", "12", "[1]", "[2]", "verf?", "eend", "–"),
        *("a)", "de", "van", "in-", "Geachte", "groet", "Rijk"),
    )
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
LABELS = st.sampled_from(
    [
        "Onderwerp",
        "Onderwerp:",
        "Knelpunt 1:",
        "Probleem",
        "Thema:",
        "Omschrijving:",
        "Gevolgen",
        "Knelpunten",
        "Voorgestelde oplossings-",
        "richtingen",
        "Oplossing:",
        "Wat is er nodig?",
        "Wij stellen voor:",
        "Prioriteit:",
        "Gemeente",
        "Datum:",
        "Van:",
        "Hoogachtend,",
    ]
)
MARKERS = st.sampled_from(["", "- ", "• ", "  - ", "1) ", "2. ", "a. ", "# ", "## ", "[1] ", "o "])
ROLES = st.sampled_from(["", "", "", "", "@footnote [1] ", "@footer ", "@deleted ", "@hidden "])


def text_line() -> st.SearchStrategy[str]:
    bold = st.sampled_from(["{}", "{}", "**{}**"])
    content = st.one_of(
        SENTENCE, LABELS, st.tuples(LABELS, SENTENCE).map(lambda parts: " ".join(parts))
    )
    return st.tuples(ROLES, MARKERS, bold, content).map(
        lambda p: p[0] + p[1] + p[2].format(p[3]) if not p[0] else p[0] + p[3]
    )


CELL = st.lists(st.one_of(SENTENCE, LABELS), min_size=0, max_size=3).map(" // ".join)
ROW = st.lists(CELL, min_size=1, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |")
LINE = st.one_of(text_line(), text_line(), ROW, st.sampled_from(["", "=== pagina", "<<<", ">>>"]))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    lines: list[str] = []
    depth = 0
    for line in draw(st.lists(LINE, min_size=1, max_size=25)):
        if line == ">>>" and not depth:
            continue
        if line == "=== pagina":
            lines += [">>>"] * depth
            depth = 0
        depth += (line == "<<<") - (line == ">>>")
        lines.append(line)
    lines += [">>>"] * depth
    return make_document("\n".join(lines), paths=draw(st.booleans()))


def words_of(texts: list[str]) -> set[str]:
    return {w for text in texts for w in re.findall(r"\w+", text)}


def all_texts(segmentatie: Segmentatie) -> list[str]:
    texts = [r.tekst for r in segmentatie.restanten]
    for k in segmentatie.knelpunten:
        texts += [k.onderwerp, k.omschrijving_tekst]
        texts += [f"{o.groep or ''} {o.tekst_met_merk}" for o in k.oplossingsrichtingen]
        texts += [f"{v.merk} {v.tekst}" for v in k.voetnoten]
    return texts


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_word_ends_in_a_block_or_a_restant(document: Document) -> None:
    segmentatie = segment(document)

    expected = words_of([p.text for p in iter_paragraphs(document)])
    found = words_of(all_texts(segmentatie)) | words_of([" ".join(all_texts(segmentatie))])
    # A word that a page break tore apart is whole again in the outcome; its parts are in it.
    joined = "".join(all_texts(segmentatie))
    assert {w for w in expected - found if w not in joined} == set()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_characters_of_blocks_furniture_and_restant_sum_to_the_file(document: Document) -> None:
    segmentatie = segment(document)

    placed = segmentatie.tekens_blok + segmentatie.tekens_meubilair + segmentatie.tekens_restant
    assert placed == segmentatie.tekens == count_visible(document)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_same_document_gives_the_same_segmentatie(document: Document) -> None:
    assert segment(document) == segment(document)
