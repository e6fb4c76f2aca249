"""Lexicon: the concepts of the domain, the known problems, and opposite wishes.

The words live in ``schemas/data/concepten.yaml`` and ``vraagstukken.yaml``, where the secretariat
can edit them. A pattern is read by ``pipeline/concepts.py``; this module only says what shape the
data has.
"""

from __future__ import annotations

from typing import Literal

from schemas.base import Model

Rol = Literal["wie", "wat", "bij wie", "mis", "vraag"]
"""Who acts, what it is about, whom it concerns, what goes wrong, what is asked for."""


class Begrip(Model):
    """A concept and the words by which municipalities call it.

    ``woorden`` are patterns: ``*`` stands for the rest of a word, ``a|b`` for a choice, a space
    for words that follow each other, `` + `` for parts that stand in one sentence in any order.
    """

    code: str
    rol: Rol
    woorden: tuple[str, ...]


class Vraagstuk(Model):
    """A known problem, and how people tell it.

    ``thema`` is the code of the sub-theme it belongs to ("00": outside the scheme). ``tegenover``
    are the codes of those that ask for what this one wants to stop; it need stand at one of the two
    only. ``voorbeelden`` are fictional tellings.
    """

    code: str
    titel: str
    thema: str
    tegenover: tuple[str, ...] = ()
    voorbeelden: tuple[str, ...] = ()


class Richting(Model):
    """Two wishes that cannot both be granted ("afschaffen" and "behouden"), as patterns."""

    code: str
    voor: tuple[str, ...]
    tegen: tuple[str, ...]


class Lexicon(Model):
    """All of it, with the version that an Editie names in its ``rekenwijze``."""

    versie: str
    begrippen: tuple[Begrip, ...]
    vraagstukken: tuple[Vraagstuk, ...] = ()
    richtingen: tuple[Richting, ...] = ()


NO_LEXICON = Lexicon(versie="geen", begrippen=())
"""Knows no concept and no problem."""
