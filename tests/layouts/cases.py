"""Every layout of the matrix by name: common, hard, and self-made forms."""

from __future__ import annotations

from tests.layouts import form_layouts, hard_layouts  # noqa: F401 - they register themselves
from tests.layouts.layouts import CASES

__all__ = ["CASES"]
