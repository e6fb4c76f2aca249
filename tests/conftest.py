"""Tests that need a program of the system skip with a reason, or fail where that is forbidden."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

PROGRAMS = {
    "tesseract": ("tesseract",),
    "libreoffice": ("soffice", "libreoffice"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "pdftoppm": ("pdftoppm",),
}
SHARED = Path(__file__).parents[2] / "shared"
"""Material beside the project that the product does not need: the real document, the corpus."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test whose program or material is missing; an error where IUA_NO_SKIP is set."""
    for marker in item.iter_markers("tool"):
        name = marker.args[0]
        if not any(shutil.which(program) for program in PROGRAMS[name]):
            _skip(f"{name} is not installed")
    if next(item.iter_markers("corpus"), None) and not SHARED.is_dir():
        # Not a fault of the machine: the material is no part of the product.
        pytest.skip("the shared material is not beside the project")


def _skip(reason: str) -> None:
    if os.environ.get("IUA_NO_SKIP"):
        pytest.fail(f"{reason}, and IUA_NO_SKIP forbids to skip")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the shared material, for tests marked ``corpus``."""
    return SHARED
