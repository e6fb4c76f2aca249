"""The merged wording of a group: what its knelpunten say together, in their own sentences.

Comes in: a Groep and its knelpunten. Goes out: a Bundeling. The promises: never a sentence that
nobody wrote; every alinea and every wish points to who wrote it; no wish is dropped; and what one
knelpunt alone says comes out exactly as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.merge.judge import WishJudge, check_wish_weights
from pipeline.merge.lines import WishLines
from pipeline.text import lemmas
from schemas.agenda import Agendaalinea, Bundeling
from schemas.knelpunt import Alinea, Knelpunt, Voetnoot
from schemas.verband import Groep

__all__ = ["WishJudge", "check_wish_weights", "merge_groep"]

SAID = 0.7
"""Share of a passage's content words that the text so far must have for the passage to be known.

Higher repeats what was said in other words; lower leaves out what only one gemeente adds.
"""

NEW_WORDS = 3
"""Content words that must be new; a passage with fewer adds a name or a number, not a point."""

SHORT_WORD = 4
"""Letters of the shortest word that counts as content."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9‘“\"'(\[€])")
"""Between two sentences; nothing but the white space is taken away, so that no word changes."""


def merge_groep(
    groep: Groep,
    knelpunten: Mapping[str, Knelpunt],
    gemeente_by_knelpunt: Mapping[str, str | None],
    judge: WishJudge,
) -> Bundeling:
    """What the knelpunten of a group say together.

    The onderwerp and the omschrijving are the centre's; of the others come the passages that say
    something it does not, in order of knelpunt_id. Wishes that are the same in other words stand
    once, with every gemeente behind them; most support first, then first appearance; headings and
    what hangs under an item stay with it.

    Args:
        knelpunten: by knelpunt_id; every member of ``groep`` is in it.
        gemeente_by_knelpunt: name of the gemeente; a knelpunt without one supports nothing by name.
        judge: says whether two wishes are one.
    """
    members = [knelpunten[groep.centrum]] + [
        knelpunten[k] for k in sorted(groep.knelpunt_ids) if k != groep.centrum
    ]
    lines = WishLines(judge if len(members) > 1 else None)
    for knelpunt in members:
        lines.add(knelpunt, gemeente_by_knelpunt.get(knelpunt.knelpunt_id))
    return Bundeling(
        onderwerp=members[0].onderwerp,
        omschrijving=_merge_omschrijving(members),
        oplossingen=lines.flatten(),
        voetnoten=_merge_voetnoten(members),
        knelpunt_ids=groep.knelpunt_ids,
        centrum=groep.centrum,
        dichtheid=groep.dichtheid,
        wensverbanden=lines.verbanden(),
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


def _content(text: str) -> frozenset[str]:
    return frozenset(lemma for lemma in lemmas(text) if len(lemma) >= SHORT_WORD)
