"""Bevinding: what a check found. No exception: checks collect them all before anyone judges."""

from __future__ import annotations

from schemas.base import Model


class Bevinding(Model):
    """What is wrong (a code of messages.py), where, and the values the Dutch sentence needs."""

    code: str
    plaats: str
    waarden: tuple[tuple[str, str], ...] = ()
