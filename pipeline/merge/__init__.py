"""The merged wording of a group: what its knelpunten say together, in their own sentences.

Comes in: a Groep and its knelpunten. Goes out: a Bundeling. The promises: never a sentence that
nobody wrote; every alinea and every wish points to who wrote it; no wish is dropped; and what one
knelpunt alone says comes out exactly as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.merge.wishes import Wens, WishReader, is_same_wish
from pipeline.text import lemmas
from schemas.agenda import Agendaalinea, Bundeling, Bundeloplossing
from schemas.knelpunt import Alinea, Knelpunt, Oplossingsrichting, Voetnoot, oplossing_id
from schemas.verband import Groep

__all__ = ["WishReader", "merge_groep"]

SAID = 0.7
"""Share of a passage's content words that the text so far must have for the passage to be known.

Higher repeats what was said in other words; lower leaves out what only one gemeente adds.
"""

NEW_WORDS = 3
"""Content words that must be new; a passage with fewer adds a name or a number, not a point."""

SHORT_WORD = 4
"""Letters of the shortest word that counts as content."""


BULLET = "•"
"""The mark of a wish in a list that several gemeenten make up together."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9‘“\"'(\[€])")
"""Between two sentences; nothing but the white space is taken away, so that no word changes."""


@dataclass(slots=True)
class _Wish:
    """A wish while it is being united; lives inside this module only."""

    oplossing: Oplossingsrichting
    wens: Wens
    knelpunt_id: str
    gemeenten: list[str] = field(default_factory=list)
    bronnen: list[str] = field(default_factory=list)
    children: list[_Wish] = field(default_factory=list)


def merge_groep(
    groep: Groep,
    knelpunten: Mapping[str, Knelpunt],
    gemeente_by_knelpunt: Mapping[str, str | None],
    reader: WishReader,
) -> Bundeling:
    """What the knelpunten of a group say together.

    The onderwerp and the omschrijving are the centre's; of the others come the passages that say
    something it does not, in order of knelpunt_id. Wishes that are the same in other words stand
    once, with every gemeente behind them; most support first, then first appearance; headings and
    what hangs under an item stay with it.

    Args:
        knelpunten: by knelpunt_id; every member of ``groep`` is in it.
        gemeente_by_knelpunt: name of the gemeente; a knelpunt without one supports nothing by name.
        reader: the wishes by the concepts of the lexicon.
    """
    members = [knelpunten[groep.centrum]] + [
        knelpunten[k] for k in sorted(groep.knelpunt_ids) if k != groep.centrum
    ]
    return Bundeling(
        onderwerp=members[0].onderwerp,
        omschrijving=_merge_omschrijving(members),
        oplossingen=_merge_oplossingen(members, gemeente_by_knelpunt, reader),
        voetnoten=_merge_voetnoten(members),
        knelpunt_ids=groep.knelpunt_ids,
        centrum=groep.centrum,
        dichtheid=groep.dichtheid,
    )


def _merge_omschrijving(members: Sequence[Knelpunt]) -> tuple[Agendaalinea, ...]:
    """The centre's alinea's, and then the passages of others that add something."""
    centre, *others = members
    alineas = [
        Agendaalinea(tekst=a.tekst, merk=a.merk, knelpunt_id=centre.knelpunt_id)
        for a in centre.omschrijving
    ]
    said = set(_content(f"{centre.onderwerp}\n{centre.omschrijving_tekst}"))
    for knelpunt in others:
        for alinea in knelpunt.omschrijving:
            added = _what_is_new(alinea, said)
            if added:
                alineas.append(
                    Agendaalinea(tekst=added, merk=alinea.merk, knelpunt_id=knelpunt.knelpunt_id)
                )
                said.update(_content(added))
    return tuple(alineas)


def _what_is_new(alinea: Alinea, said: set[str]) -> str:
    """The sentences of an alinea that say something new, in its own words; "" when none does."""
    whole = _SENTENCE_END.split(alinea.tekst)
    kept = [sentence for sentence in whole if _says_something_new(sentence, said)]
    return alinea.tekst if len(kept) == len(whole) else " ".join(kept)


def _says_something_new(sentence: str, said: set[str]) -> bool:
    content = _content(sentence)
    new = content - said
    return len(new) >= NEW_WORDS and len(content) - len(new) < SAID * len(content)


def _merge_voetnoten(members: Sequence[Knelpunt]) -> tuple[Voetnoot, ...]:
    """The notes of all, the centre's first; the same note once."""
    notes = {(n.merk, n.tekst): n for knelpunt in members for n in knelpunt.voetnoten}
    return tuple(notes.values())


def _merge_oplossingen(
    members: Sequence[Knelpunt],
    gemeente_by_knelpunt: Mapping[str, str | None],
    reader: WishReader,
) -> tuple[Bundeloplossing, ...]:
    roots: list[_Wish] = []
    for knelpunt in members:
        gemeente = gemeente_by_knelpunt.get(knelpunt.knelpunt_id)
        for wish in _tree(knelpunt, gemeente, reader):
            _unite(roots, wish)
    if len(members) == 1:
        return tuple(_flatten(roots))
    # "1)" and "c." of several lists mean nothing in one list that is ordered by support.
    return tuple(
        wens if wens.niveau else wens.model_copy(update={"merk": BULLET})
        for wens in _flatten(_by_support(roots))
    )


def _tree(knelpunt: Knelpunt, gemeente: str | None, reader: WishReader) -> list[_Wish]:
    """The wishes of one knelpunt, each with those that hang under it."""
    by_number: dict[int, _Wish] = {}
    roots: list[_Wish] = []
    for oplossing in knelpunt.oplossingsrichtingen:
        wish = _Wish(
            oplossing,
            reader.read(oplossing.tekst),
            knelpunt.knelpunt_id,
            [gemeente] if gemeente else [],
            [oplossing_id(knelpunt.knelpunt_id, oplossing.volgnummer)],
        )
        by_number[oplossing.volgnummer] = wish
        parent = by_number.get(oplossing.ouder) if oplossing.ouder is not None else None
        (parent.children if parent else roots).append(wish)
    return roots


def _unite(wishes: list[_Wish], new: _Wish) -> None:
    """Add a wish, or its support to the same wish of another knelpunt."""
    same = next(
        (w for w in wishes if w.knelpunt_id != new.knelpunt_id and is_same_wish(w.wens, new.wens)),
        None,
    )
    if same is None:
        wishes.append(new)
        return
    same.gemeenten.extend(g for g in new.gemeenten if g not in same.gemeenten)
    same.bronnen.extend(new.bronnen)
    for child in new.children:
        _unite(same.children, child)


def _by_support(wishes: Sequence[_Wish]) -> list[_Wish]:
    """Most gemeenten first, then first appearance; wishes under one heading stay together."""
    groups: dict[object, list[_Wish]] = {}
    for place, wish in enumerate(wishes):
        heading = wish.oplossing.groep
        key: object = (wish.knelpunt_id, heading) if heading else place
        groups.setdefault(key, []).append(wish)
    ordered = [sorted(group, key=_support, reverse=True) for group in groups.values()]
    ordered.sort(key=lambda group: _support(group[0]), reverse=True)
    return [wish for group in ordered for wish in group]


def _support(wish: _Wish) -> int:
    return len(wish.gemeenten)


def _flatten(wishes: Sequence[_Wish]) -> list[Bundeloplossing]:
    flat: list[Bundeloplossing] = []
    for wish in wishes:
        flat.append(
            Bundeloplossing(
                tekst=wish.oplossing.tekst,
                niveau=wish.oplossing.niveau,
                groep=wish.oplossing.groep,
                merk=wish.oplossing.merk,
                gemeenten=tuple(wish.gemeenten),
                bronnen=tuple(wish.bronnen),
            )
        )
        flat.extend(_flatten(wish.children))
    return flat


def _content(text: str) -> frozenset[str]:
    return frozenset(lemma for lemma in lemmas(text) if len(lemma) >= SHORT_WORD)
