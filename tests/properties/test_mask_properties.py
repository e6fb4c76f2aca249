from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.nl import bsn

from pipeline.mask import mask_segmentatie, mask_value
from pipeline.mask.view import make_view
from schemas.knelpunt import Knelpunt, Restant, Segmentatie
from tests.factories import make_knelpunt
from tests.pipeline.mask_more_look_alikes import MORE_LOOK_ALIKES
from tests.pipeline.mask_more_personal import MORE_PERSONAL
from tests.pipeline.mask_sentences import LOOK_ALIKES, PERSONAL

_VALUE = re.compile(r"\{\w:([^}]*)\}")
SENTENCES = st.sampled_from(
    [_VALUE.sub(lambda m: m.group(1), s) for s in (*PERSONAL, *MORE_PERSONAL)]
    + list(LOOK_ALIKES + MORE_LOOK_ALIKES)
)
DUTCH = st.lists(st.sampled_from(LOOK_ALIKES + MORE_LOOK_ALIKES), max_size=3).map(" ".join)
SURNAMES = st.sampled_from(
    ("Zoetebier", "Hadjimichael", "Çelebi", "El Khayat", "Ouwehand", "Ter Steege", "Tsegazeab")
)
SEPARATORS = st.sampled_from(("", " ", "-", ".", "\u00a0", "\u2011"))


def digits(seed: int, length: int) -> str:
    return "".join(random.Random(seed).choices("123456789", k=length))


def valid_bsn(seed: int) -> str:
    start = int(digits(seed, 9))
    return next(str(n) for n in range(start, start + 40) if bsn.is_valid(str(n).zfill(9))).zfill(9)


def valid_iban(seed: int) -> str:
    account = "ABNA0" + digits(seed, 9)
    number = int("".join(str(int(c, 36)) for c in account + "NL00"))
    return f"NL{98 - number % 97:02d}{account}"


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence with a value in it, and the value."""
    seed = draw(st.integers(0, 10**9))
    gap = draw(SEPARATORS)
    kind = draw(st.sampled_from(("bsn", "iban", "mobile", "mail", "v", "birth", "home", "name")))
    match kind:
        case "bsn":
            number = valid_bsn(seed)
            value = gap.join((number[:4], number[4:6], number[6:]))
            return f"Zijn BSN is {value} en dat klopt.", value
        case "iban":
            value = valid_iban(seed)
            return f"Het gaat naar {value} van de bewoner.", value
        case "mobile":
            value = f"06{gap}{digits(seed, 8)}"
            return f"Bel {value} na zessen.", value
        case "mail":
            value = f"k.{digits(seed, 4)}jansma@post.example"
            return f"Schrijf naar {value}, dat werkt.", value
        case "v":
            value = digits(seed, 10)
            return f"V-nummer {value} ontbreekt.", value
        case "birth":
            value = f"{1 + seed % 28}{gap or '-'}{1 + seed % 12}{gap or '-'}{1950 + seed % 60}"
            return f"Hij is geboren op {value} in Homs.", value
        case "home":
            value = f"Beukenlaan {1 + seed % 300}"
            return f"Zij woont op {value}.", value
    value = draw(SURNAMES)
    return f"{draw(st.sampled_from(('Mevrouw', 'mw.', 'De heer', 'fam.')))} {value} wacht.", value


def segmentatie_of(*texts: str) -> Segmentatie:
    knelpunten: tuple[Knelpunt, ...] = (make_knelpunt("Wachttijd", "\n".join(texts[:-1])),)
    restant = Restant(volgnummer=1, soort="restant", tekst=texts[-1], tekens=1)
    return Segmentatie(knelpunten=knelpunten, restanten=(restant,), tekens=9, tekens_blok=8)


@given(DUTCH, planted(), DUTCH)
@settings(max_examples=150, deadline=None)
def test_a_planted_value_is_in_no_masked_text(
    before: str, sentence_and_value: tuple[str, str], after: str
) -> None:
    sentence, value = sentence_and_value

    masked, findings = mask_segmentatie(segmentatie_of(before, f"{sentence} {after}"), ())

    published = masked.model_dump_json() + "".join(f.model_dump_json() for f in findings)
    assert value not in published


@given(st.lists(SENTENCES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_masking_twice_is_masking_once(texts: list[str]) -> None:
    once, _ = mask_segmentatie(segmentatie_of("Inleiding.", *texts), ())

    twice, findings = mask_segmentatie(once, ())

    assert twice == once
    assert findings == ()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_masked_without_an_error_and_settles(text: str) -> None:
    once = mask_value(text)

    assert mask_value(once) == once


@given(st.text(max_size=60))
def test_every_character_of_a_view_has_its_place_in_the_text(text: str) -> None:
    view = make_view(text)

    assert len(view.text) == len(view.starts) == len(view.ends)
    assert list(view.starts) == sorted(view.starts)
    assert all(s < e <= len(text) for s, e in zip(view.starts, view.ends, strict=True))
