"""Labels: the words that announce an onderwerp, an omschrijving or oplossingsrichtingen."""

from __future__ import annotations

from schemas.base import Model


class Labels(Model):
    """The synonyms of each label word, as ``schemas/data/labels.yaml`` lists them.

    Matching folds case, accents, hyphens and spaces; see ``pipeline/segment/labels.py``.
    """

    onderwerp: tuple[str, ...]
    omschrijving: tuple[str, ...]
    oplossingsrichtingen: tuple[str, ...]
    letter_aanhef: tuple[str, ...] = ()
    letter_slot: tuple[str, ...] = ()
