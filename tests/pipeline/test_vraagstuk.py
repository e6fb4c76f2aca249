from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.vraagstuk import Floats, Gelezen, VraagstukReader
from schemas.lexicon import Begrip, Lexicon, Vraagstuk
from tests.factories import make_knelpunt

BUS = Vraagstuk(
    code="bus",
    titel="Er rijdt geen bus naar de les",
    thema="3b",
    kern=("vervoer",),
    voorbeelden=(
        "De laatste bus naar het dorp gaat om zes uur en de avondles begint om zeven uur.",
        "Zonder fiets of bushalte blijft de cursist thuis; de gemeente betaalt nu een taxi.",
    ),
)
HUUR = Vraagstuk(
    code="huur",
    titel="De huur is te hoog voor een jongere",
    thema="2b",
    kern=("huur",),
    voorbeelden=(
        "Een jongen van twintig krijgt geen huurtoeslag en houdt niets over voor eten.",
        "De huurprijs van een kleine woning ligt boven de grens voor jongeren.",
    ),
)
LEXICON = Lexicon(
    versie="1",
    begrippen=(
        Begrip(code="vervoer", rol="wat", woorden=("bus", "fiets*")),
        Begrip(code="huur", rol="wat", woorden=("huur*",)),
    ),
    vraagstukken=(BUS, HUUR),
)


def share(gelezen: Gelezen, *codes: str) -> float:
    return sum((gelezen.vraagstukken.get(code, 0) / 1024) ** 2 for code in codes)


def test_a_text_tells_the_vraagstuk_whose_concepts_and_words_it_has() -> None:
    omschrijving = "Er gaat geen bus in de avond, dus cursisten missen de les en blijven thuis."

    gelezen = VraagstukReader(LEXICON).read(make_knelpunt("Vervoer", omschrijving))

    assert share(gelezen, "bus") > 0.9


def test_a_text_about_something_else_tells_next_to_nothing() -> None:
    knelpunt = make_knelpunt("Zwanen", "Elf zwanen zwommen om vijf eilandjes.")

    assert share(VraagstukReader(LEXICON).read(knelpunt), "bus", "huur") < 0.25


def test_shares_are_roots_in_1024_and_sum_to_at_most_one() -> None:
    reader = VraagstukReader(LEXICON)
    knelpunt = make_knelpunt(
        "Huur en bus", "De huurprijs voor jongeren is hoog en de bus gaat niet."
    )

    shares = reader.read(knelpunt).vraagstukken

    assert shares
    assert sum(units * units for units in shares.values()) <= 1024**2


def test_a_lexicon_without_vraagstukken_recognises_nothing() -> None:
    reader = VraagstukReader(Lexicon(versie="1", begrippen=LEXICON.begrippen))

    assert reader.read(make_knelpunt("De bus", "De bus rijdt niet.")).vraagstukken == {}


def encode(texts: Sequence[str]) -> Floats:
    """Two directions: about getting somewhere, and about paying."""
    moving = ("bus", "fiets", "reis", "kilometer", "halte")
    rows = [[sum(w in t.lower() for w in moving), t.lower().count("huur")] for t in texts]
    found = np.array(rows, dtype=np.float32) + np.float32(0.001)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_meaning_recognises_a_text_that_shares_no_word_with_the_tellings() -> None:
    knelpunt = make_knelpunt("Ver weg", "Zestig kilometer op en neer.")
    meaning = encode(["Zestig kilometer op en neer."])[0]

    by_words = VraagstukReader(LEXICON).read(knelpunt)
    by_meaning = VraagstukReader(LEXICON, encode).read(knelpunt, meaning)

    assert share(by_words, "bus") < 0.1
    assert share(by_meaning, "bus") > 0.9
