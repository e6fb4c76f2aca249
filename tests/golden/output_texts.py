"""Every word that a reader of an output folder can come across, file by file."""

from __future__ import annotations

import gzip
import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pypdfium2

ORIGINALS = frozenset({"archief", "afgekeurd"})
"""Folders with what was received, as it was received: not published."""

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[\s\u00ad]+")


def fold_space(text: str) -> str:
    """Without white space and soft hyphens, in small letters: lines may break anywhere."""
    return _SPACE.sub("", text).casefold()


def read_output(output: Path) -> dict[str, str]:
    """The folded text of each published file, by its path below the output folder."""
    return {
        path.relative_to(output).as_posix(): fold_space("\n".join((path.name, *_iter_texts(path))))
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.relative_to(output).parts[0] not in ORIGINALS
    }


def _iter_texts(path: Path) -> Iterator[str]:
    match path.suffix:
        case ".parquet":
            yield json.dumps(pl.read_parquet(path).to_dicts(), default=str, ensure_ascii=False)
        case ".docx" | ".xlsx":
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    yield from _iter_markup(
                        name + "\n" + package.read(name).decode("utf-8", "replace")
                    )
        case ".pdf":
            with pypdfium2.PdfDocument(path) as document:
                yield from document.get_metadata_dict().values()
                for page in document:
                    yield page.get_textpage().get_text_bounded()
        case ".gz":
            yield gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        case _:
            yield from _iter_markup(path.read_bytes().decode("utf-8", "replace"))


def _iter_markup(text: str) -> Iterator[str]:
    """The text with its tags (attributes can hold data), and without (runs can split a word)."""
    yield html.unescape(text)
    yield html.unescape(_TAG.sub("", text))
