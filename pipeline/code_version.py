"""A hash over source files: the version of a stage that keeps its results, never forgotten."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def code_version(*folders: str) -> str:
    """16 hex digits over the Python files directly in these folders, e.g. "pipeline/classify"."""
    digest = hashlib.sha256()
    for folder in folders:
        package, *below = folder.split("/")
        for path in sorted(Path(str(files(package))).joinpath(*below).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
