"""Stage: a knelpunt to its Toekenning, the sub-theme with the rules and words that decided.

The text decides: an onderwerp that promises something else is one field among three. Chapter
headings of the municipality are not counted as text; they settle what the rules leave open, and
raise a doubt where they contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.classify.headings import themas_of_koppen
from pipeline.classify.known import Vraagstukkenlijst, compile_vraagstukken, iter_known
from pipeline.classify.matching import Regelwerk, compile_regels, find_treffers
from pipeline.classify.organisations import (
    Organisatielijst,
    compile_organisaties,
    find_organisaties,
)
from pipeline.classify.reading import Lezing, read_knelpunt
from pipeline.classify.scoring import Stand, find_lacks, find_twijfels, marge_of, score_themas
from schemas.knelpunt import Knelpunt, Twijfel
from schemas.lexicon import NO_LEXICON, Lexicon
from schemas.thema import BUITEN_SCHEMA, Themaschema, Toekenning


@dataclass(frozen=True)
class Classifier:
    """A theme scheme and a lexicon, compiled: what ``classify_knelpunt`` needs."""

    schema: Themaschema
    regelwerk: Regelwerk
    organisaties: Organisatielijst
    vraagstukken: Vraagstukkenlijst


def build_classifier(themaschema: Themaschema, lexicon: Lexicon = NO_LEXICON) -> Classifier:
    """Both, ready to classify. Imports spaCy (3 s): only for commands that classify.

    The tellings of the lexicon's vraagstukken teach the use of words, as the examples of the
    scheme do; those of a theme that the scheme does not have say nothing.
    """
    known = tuple(v for v in lexicon.vraagstukken if themaschema.knows(v.thema))
    return Classifier(
        themaschema,
        compile_regels(themaschema, known),
        compile_organisaties(themaschema.organisaties),
        compile_vraagstukken(lexicon.model_copy(update={"vraagstukken": known})),
    )


def find_standen(knelpunt: Knelpunt, classifier: Classifier) -> tuple[Lezing, tuple[Stand, ...]]:
    """A knelpunt as the rules read it, and the points of every theme."""
    schema, werk = classifier.schema, classifier.regelwerk
    lezing = read_knelpunt(knelpunt, werk.words, werk.nlp.vocab)
    told = iter_known(knelpunt, classifier.vraagstukken, schema.vraagstuk)
    return lezing, score_themas(find_treffers(lezing, werk), lezing, werk, schema, told)


def classify_knelpunt(knelpunt: Knelpunt, classifier: Classifier) -> Toekenning:
    """The theme of a knelpunt, with score, margin, evidence for and against, and doubts.

    A knelpunt of which no rule speaks, or in which words of another policy field weigh most, is
    "00" and always for a human. ``organisaties`` are the chain partners named in the text.
    """
    schema, werk = classifier.schema, classifier.regelwerk
    lezing, standen = find_standen(knelpunt, classifier)
    twijfels = find_twijfels(standen, schema.grenzen)
    open_themas = themas_of_koppen(knelpunt.koppen, schema)
    first, bron, twijfels = _weigh_headings(standen, open_themas, twijfels)
    others = [stand for stand in standen if stand.code != first.code and stand.punten > 0]
    second = others[0] if others else None
    return Toekenning(
        knelpunt_id=knelpunt.knelpunt_id,
        thema=first.code,
        score=first.punten,
        marge=marge_of((first, *others)),
        bron="kop" if bron else "regel",
        bewijs=first.bewijs,
        tweede=second.code if second else None,
        bewijs_tweede=second.bewijs if second else (),
        tweede_mist=find_lacks(second, werk) if second else (),
        organisaties=find_organisaties(lezing.stukken, classifier.organisaties),
        twijfels=twijfels,
    )


def classify_knelpunten(
    knelpunten: Iterable[Knelpunt], classifier: Classifier
) -> Iterator[Toekenning]:
    """The Toekenning of each knelpunt, in order."""
    return (classify_knelpunt(knelpunt, classifier) for knelpunt in knelpunten)


def _weigh_headings(
    standen: tuple[Stand, ...], open_themas: frozenset[str], twijfels: tuple[Twijfel, ...]
) -> tuple[Stand, bool, tuple[Twijfel, ...]]:
    """The theme with the headings heard, whether they decided, and the doubts that remain.

    What the rules are sure of stands; a heading that contradicts is reported. What they doubt is
    settled by a heading that leaves open just one of their first two: the heading of a sub-theme,
    or, between themes of two chapters, that of a chapter.
    """
    first = standen[0] if standen and standen[0].punten > 0 else Stand(BUITEN_SCHEMA, 0.0, ())
    if not open_themas:
        return first, False, twijfels
    if not twijfels:
        if first.code in open_themas:
            return first, False, ()
        waarden = (("thema", first.code), ("kop", ", ".join(sorted(open_themas))))
        return first, False, (Twijfel(code="thema-kop", waarden=waarden),)
    left = [stand for stand in standen[:2] if stand.code in open_themas and stand.punten > 0]
    is_close = [twijfel.code for twijfel in twijfels] == ["thema-krap"]
    if len(left) != 1 or not (is_close or len(open_themas) == 1):
        return first, False, twijfels
    return left[0], left[0].code != first.code, ()
