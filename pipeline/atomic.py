"""Putting bytes on disk so that a reader sees the old output or the new, never half.

A file is written beside its place, flushed to the disk and moved over the old one. A folder is
written whole beside the old one and the two change places in one step where the system can do that
(Linux ``renameat2``, macOS ``renamex_np``). Where it cannot, or where another program keeps a file
of the old folder open (Windows), each file is replaced by itself, with ``last`` as the last one, so
that a reader who checks the hashes in it knows whether the folder is whole.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from schemas.errors import OutputNotWritableError

_NEW = ".nieuw"
_AT_FDCWD = -100  # linux/fcntl.h: a path relative to the working directory
_RENAME_EXCHANGE = 2  # linux/fs.h; macOS calls the same number RENAME_SWAP (sys/stdio.h)


def write_file(path: Path, content: bytes) -> None:
    """Replaces the file at ``path`` by ``content`` in one step; the folder is made if needed.

    A file that already has this content is left alone, so that its time says when it changed.

    Raises:
        OutputNotWritableError: the disk, a permission or an open file forbids it; the old file
            is still whole.
    """
    temporary = path.with_name(f".{path.name}{_NEW}")
    try:
        if path.is_file() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_flushed(temporary, content)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):  # what could not be written may not be removable either
            temporary.unlink()
        raise OutputNotWritableError(pad=path, oorzaak=_cause(error)) from error


def publish_folder(folder: Path, files: Mapping[str, bytes], last: str = "") -> None:
    """Replaces a whole folder of ours by ``files`` (name or path below it → content).

    Files that are not in ``files`` are gone afterwards. A run that died half way leaves only
    ``<folder>.nieuw`` behind, which the next run overwrites.

    Raises:
        OutputNotWritableError: as for ``write_file``; the old folder is still whole, except on a
            system without folder exchange, where the files before ``last`` may be new already.
    """
    fresh = folder.with_name(folder.name + _NEW)
    try:
        _remove_folder(fresh)
        for name, content in files.items():
            target = fresh / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_flushed(target, content)
        fresh.mkdir(parents=True, exist_ok=True)
        _flush_folder(fresh)
        _put_in_place(fresh, folder, last)
        _flush_folder(folder.parent)
    except OSError as error:
        raise OutputNotWritableError(pad=folder, oorzaak=_cause(error)) from error


def _put_in_place(fresh: Path, folder: Path, last: str) -> None:
    if not folder.exists():
        fresh.rename(folder)
    elif _exchange(fresh, folder):
        _remove_folder(fresh)
    else:
        _replace_each_file(fresh, folder, last)
        _remove_folder(fresh)


def _replace_each_file(fresh: Path, folder: Path, last: str) -> None:
    names = [p.relative_to(fresh) for p in sorted(fresh.rglob("*")) if p.is_file()]
    wanted = set(names)
    for name in sorted(names, key=lambda n: (n.as_posix() == last, n.as_posix())):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).replace(target)
    for old in sorted(folder.rglob("*")):
        if old.is_file() and old.relative_to(folder) not in wanted:
            old.unlink()


def _exchange(left: Path, right: Path) -> bool:
    """The two paths changed places in one step; False where the system cannot do it."""
    arguments: tuple[object, ...]
    if sys.platform == "linux":
        name = "renameat2"
        arguments = (_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    elif sys.platform == "darwin":
        name = "renamex_np"
        arguments = (os.fsencode(left), os.fsencode(right), _RENAME_EXCHANGE)
    else:
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    # A C library or file system without it (musl, some network shares) takes the slow road.
    return function is not None and function(*arguments) == 0


def _write_flushed(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes a rename survive a power cut; Windows has no handle for this and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_folder(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _cause(error: OSError) -> str:
    return error.strerror or type(error).__name__
