from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.encoder import ENCODERS, Floats, UniversalSentenceEncoder
from pipeline.match import match_knelpunten
from pipeline.settings import load_rules
from pipeline.space import EncodedSpace, key_of, word_space
from pipeline.vraagstuk import Gelezen, VraagstukReader, learned_versies
from schemas.lexicon import Begrip, Lexicon, Vraagstuk
from tests.factories import make_knelpunt

BUS = Vraagstuk(
    code="bus",
    titel="Er rijdt geen bus naar de les",
    thema="3b",
    voorbeelden=(
        "De laatste bus naar het dorp gaat om zes uur en de avondles begint om zeven uur.",
        "Zonder fiets of bushalte blijft de cursist thuis; de gemeente betaalt nu een taxi.",
    ),
)
HUUR = Vraagstuk(
    code="huur",
    titel="De huur is te hoog voor een jongere",
    thema="2b",
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


def test_a_text_tells_the_vraagstuk_that_is_told_in_such_words() -> None:
    omschrijving = "Er gaat geen bus in de avond, dus cursisten missen de les en blijven thuis."

    gelezen = VraagstukReader(LEXICON).read(make_knelpunt("Vervoer", omschrijving))

    assert share(gelezen, "bus") > 0.9


def test_words_that_stand_in_for_each_other_lead_to_the_same_vraagstuk() -> None:
    """None of these words stands in the tellings of "bus"; the space knows them from others."""
    omschrijving = "Openbaar vervoer ontbreekt en reiskosten worden niet vergoed."

    gelezen = VraagstukReader(LEXICON).read(make_knelpunt("Bereikbaarheid", omschrijving))

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


class Stand(UniversalSentenceEncoder):
    """Two directions: about getting somewhere, and about paying."""

    naam = "stand-in"

    def __init__(self) -> None:
        pass

    def encode(self, texts: Sequence[str]) -> Floats:
        moving = ("bus", "fiets", "reis", "kilometer", "halte")
        rows = np.full((len(texts), self.size), 0.001, dtype=np.float32)
        rows[:, 0] += [sum(word in text.lower() for word in moving) for text in texts]
        rows[:, 1] += [text.lower().count("huur") for text in texts]
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_meaning_recognises_a_text_whose_words_lead_nowhere() -> None:
    knelpunt = make_knelpunt("Ver", "Zestig kilometer.")
    by_words, by_meaning = VraagstukReader(LEXICON), VraagstukReader(LEXICON, Stand())
    [meaning] = by_meaning.find_meanings(["Zestig kilometer."])

    words_alone = by_words.read(knelpunt)
    told = by_meaning.read(knelpunt, meaning)

    assert share(told, "bus") > share(words_alone, "bus")
    assert share(told, "bus") > 0.9


def test_what_was_learned_from_the_tellings_is_named_with_its_version() -> None:
    """An edition says what it rests on, and what was kept by another version is not used."""
    kinds = [versie.split() for versie in learned_versies()]

    assert [kind for kind, _ in kinds] == ["ruimte", "bewoording"]
    assert set(learned_versies()) < set(
        match_knelpunten((), {}, LEXICON, load_rules(None).gewichten).rekenwijze
    )


class Named(Stand):
    """An encoder of which only the package counts."""

    def __init__(self, pakket: str) -> None:
        self.pakket = pakket


def test_the_spaces_were_learned_from_the_shipped_lexicon() -> None:
    """Else each run would work out the middle of each vraagstuk that was edited."""
    told = {key_of(v) for v in load_rules(None).lexicon.vraagstukken}
    known = [word_space().middens.keys()]
    known += [EncodedSpace(Named(model.pakket)).middens.keys() for _, model in ENCODERS]

    assert all(keys == told for keys in known), (
        "run: python -m benchmarks.fit_space, then score_themes --ijk and fit_match"
    )
