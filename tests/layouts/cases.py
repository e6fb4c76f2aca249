"""Every layout of the matrix by name: the common ones and the hard ones."""

from __future__ import annotations

from tests.layouts import hard_layouts  # noqa: F401 - its layouts register themselves
from tests.layouts.layouts import CASES

__all__ = ["CASES"]
