from __future__ import annotations

import pytest

from pipeline.concepts import ConceptReader, RichtingReader, iter_sentences, read_lexicon
from schemas.errors import SettingsError
from schemas.lexicon import Begrip, Lexicon, Richting


def find(text: str, *patterns: str) -> list[str]:
    begrip = Begrip(code="begrip", rol="wat", woorden=patterns)
    reader = ConceptReader(Lexicon(versie="1", begrippen=(begrip,)))
    return [found.woorden for found in reader.find(text)]


@pytest.mark.parametrize(
    ("text", "pattern", "spoken"),
    [
        ("De verblijfspassen zijn er niet", "verblijfspas*", ["verblijfspassen"]),
        ("Een flexwoning erbij", "*woning*", ["flexwoning"]),
        ("De geïsoleerde vrouw", "geisoleerd*", ["geisoleerde"]),
        ("Het komt te laat", "te laat", ["te laat"]),
        ("Laat het te veel zijn", "te laat", []),
        ("Weken op een pasje wachten", "wacht* + pasje", ["wachten … pasje"]),
        ("Zij wachten. Het pasje is er.", "wacht* + pasje", []),
        ("Met de ombuds, met het COA", "coa|ind", ["coa"]),
    ],
)
def test_pattern_is_read_as_the_lexicon_says(text: str, pattern: str, spoken: list[str]) -> None:
    assert find(text, pattern) == spoken


def test_a_list_item_and_a_clause_after_a_colon_are_sentences_of_their_own() -> None:
    sentences = list(iter_sentences("Dit is nodig: een huis.\nEn een school; meer niet."))

    assert sentences == ["Dit is nodig", "een huis.", "En een school", "meer niet."]


def test_a_wish_in_both_directions_is_a_wish_in_neither() -> None:
    reader = RichtingReader([Richting(code="tal", voor=("meer",), tegen=("minder",))])

    assert reader.find("Meer woningen") == {"tal": (1, "meer")}
    assert reader.find("Meer woningen en minder regels") == {}


BEGRIPPEN = "versie: '1'\nbegrippen:\n  wat:\n    huis: [huis]\n"
VRAAGSTUKKEN = "vraagstukken: []"


def vraagstuk(code: str, tegenover: str = "") -> str:
    return f"  - {{code: {code}, titel: t, thema: 2b, tegenover: [{tegenover}]}}\n"


@pytest.mark.parametrize(
    ("concepten", "vraagstukken", "file", "place"),
    [
        ("versie: '1'\nbegrippen: a: b", VRAAGSTUKKEN, "concepten.yaml", "2"),
        ("- huis", VRAAGSTUKKEN, "concepten.yaml", "1"),
        (BEGRIPPEN, "versie: '1'\nvraagstukken: a: b", "vraagstukken.yaml", "2"),
        (BEGRIPPEN, "vraagstukken: [{code: v}]", "vraagstukken.yaml", "vraagstukken.0.titel"),
        (
            "versie: '1'\nbegrippen:\n  kleur:\n    rood: [rood]\n",
            VRAAGSTUKKEN,
            "concepten.yaml",
            "begrippen.0.rol",
        ),
        (BEGRIPPEN, "vraagstukken:\n" + vraagstuk("v", "w"), "vraagstukken.yaml", "v"),
        (f"{BEGRIPPEN}vraagstukken: []", VRAAGSTUKKEN, "concepten.yaml", "vraagstukken"),
        (
            BEGRIPPEN,
            "vraagstukken:\n" + vraagstuk("v") + vraagstuk("v"),
            "vraagstukken.yaml",
            "v",
        ),
        (
            f"{BEGRIPPEN}richtingen:\n"
            "  - {code: r, voor: [a], tegen: [b]}\n  - {code: r, voor: [a], tegen: [b]}\n",
            VRAAGSTUKKEN,
            "concepten.yaml",
            "r",
        ),
    ],
)
def test_a_broken_lexicon_is_refused_with_its_place(
    concepten: str, vraagstukken: str, file: str, place: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_lexicon((concepten, "concepten.yaml"), (vraagstukken, "vraagstukken.yaml"))

    assert caught.value.values["bestand"] == file
    assert caught.value.values["regel"] == place
