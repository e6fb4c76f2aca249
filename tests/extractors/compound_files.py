"""Compound files ([MS-CFB]) for tests; each stream is filled up to 4096 bytes."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
Tree = Mapping[str, "bytes | Tree"]


def make_compound(tree: Tree) -> bytes:
    """A compound file with these streams (bytes, filled up to 4096) and storages (mappings)."""
    entries: list[list[object]] = [["Root Entry", _ROOT, _NONE, _NONE, _NONE, b""]]
    _add_children(0, tree, entries)
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[i : i + SECTOR] for i in range(0, len(content), SECTOR)]
        for index, piece in enumerate(pieces):
            sectors.append(piece.ljust(SECTOR, b"\0"))
            chains.append(first + index + 1 if index + 1 < len(pieces) else _END)
        return first

    starts = [store(_filled(e[5])) if e[1] == _STREAM else _END for e in entries]  # type: ignore[arg-type]
    directory = b"".join(_entry(e, start) for e, start in zip(entries, starts, strict=True))
    directory_start = store(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    fat_count = 1
    while (len(chains) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    fat_start = len(sectors)
    table = chains + [_FAT] * fat_count
    table += [_FREE] * (fat_count * SECTOR // 4 - len(table))
    fat = struct.pack(f"<{len(table)}I", *table)
    difat = [fat_start + i for i in range(fat_count)] + [_FREE] * (109 - fat_count)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_start, 0, 4096, _END, 0, _END, 0)
    return header + struct.pack("<109I", *difat) + b"".join(sectors) + fat


def _add_children(parent: int, tree: Tree, entries: list[list[object]]) -> None:
    # Siblings hang on each other to the right: a valid, if lopsided, tree once they are sorted.
    previous: int | None = None
    for name in sorted(tree, key=lambda n: (len(n), n.upper())):
        content = tree[name]
        index = len(entries)
        is_stream = isinstance(content, bytes)
        entries.append([name, _STREAM if is_stream else _STORAGE, _NONE, _NONE, _NONE, content])
        if previous is None:
            entries[parent][4] = index
        else:
            entries[previous][3] = index
        previous = index
        if not isinstance(content, bytes):
            _add_children(index, content, entries)


def _filled(content: bytes) -> bytes:
    return content.ljust(4096, b"\0")


def _entry(entry: list[object], start: int) -> bytes:
    name, kind, left, right, child, content = entry
    encoded = str(name).encode("utf-16-le") + b"\0\0"
    size = len(_filled(content)) if isinstance(content, bytes) and kind == _STREAM else 0
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + struct.pack("<III", left, right, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )
