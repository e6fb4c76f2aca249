"""The body of an Outlook message that is only stored as compressed RTF.

Outlook keeps the HTML of a mail inside RTF ([MS-OXRTFEX]) and packs that ([MS-OXRTFCP]). In go the
packed bytes, out comes the HTML as it was sent, or the plain text of RTF that was no HTML. Only the
body of a mail is read this way; a whole .rtf file goes through LibreOffice.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.limits import MEGABYTE
from schemas.errors import DamagedFileError

MAX_BODY = 50 * MEGABYTE
"""Bytes of an unpacked body; a mail of a thousand pages has some 5 MB."""

_HEADER = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu", "MELA"
_WINDOW = 4096
# The text that the window holds before the first byte ([MS-OXRTFCP] 2.1.2.1)
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_HIDDEN = {"fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "object"}
_CHARACTERS = {
    "par": "\n", "line": "\n", "tab": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—", "cell": "\t", "row": "\n",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces: no output, output of RTF only, a piece of HTML."""

    is_silent: bool = False
    is_rtf_only: bool = False
    is_html: bool = False
    fallback: int = 1


def unpack_body(content: bytes) -> tuple[str, str]:
    """The HTML and the plain text in a packed RTF body; one of the two is "".

    Raises:
        DamagedFileError: not packed as the format says, or beyond ``MAX_BODY``.
    """
    rtf = decompress(content).decode("ascii", "replace")
    is_html = "\\fromhtml" in rtf[:2000]
    text = "".join(_iter_text(rtf, is_html=is_html))
    # Characters beyond U+FFFF come in two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip("\0")
    return (text, "") if is_html else ("", text)


def decompress(content: bytes) -> bytes:
    """The RTF in a packed body ([MS-OXRTFCP] 2.2); raises as ``unpack_body`` does."""
    if len(content) < _HEADER.size:
        raise DamagedFileError(onderdeel="rtf")
    _, size, kind, _ = _HEADER.unpack_from(content)
    if kind == _PLAIN:
        return content[_HEADER.size : _HEADER.size + size]
    if kind != _PACKED or size > MAX_BODY:
        raise DamagedFileError(onderdeel="rtf")
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    place, output = len(_START), bytearray()
    for found in _iter_references(content[_HEADER.size :]):
        if isinstance(found, int):
            output.append(found)
            window[place] = found
            place = (place + 1) % _WINDOW
            continue
        start, length = found
        if start == place or len(output) > MAX_BODY:
            break
        for step in range(length):
            byte = window[(start + step) % _WINDOW]
            output.append(byte)
            window[place] = byte
            place = (place + 1) % _WINDOW
    return bytes(output[:size])


def _iter_references(packed: bytes) -> Iterator[int | tuple[int, int]]:
    """Bytes as they are, and (start, length) of text in the window, as the flag bits say."""
    position = 0
    while position < len(packed):
        flags = packed[position]
        position += 1
        for bit in range(8):
            if flags >> bit & 1:
                if position + 2 > len(packed):
                    return
                pair = int.from_bytes(packed[position : position + 2], "big")
                position += 2
                yield pair >> 4, (pair & 0xF) + 2
            else:
                if position >= len(packed):
                    return
                yield packed[position]
                position += 1


def _iter_text(rtf: str, *, is_html: bool) -> Iterator[str]:
    page = re.search(r"\\ansicpg(\d{3,5})", rtf[:2000])
    charset = f"cp{page[1]}" if page else "cp1252"
    groups: list[_Group] = [_Group()]
    skip = 0  # characters that stand in for a \u before them
    for token in _TOKEN.finditer(rtf):
        kind, found = token.lastgroup or "", token.group(token.lastgroup or 0)
        here = groups[-1]
        if kind == "brace":
            if found == "{":
                groups.append(here)
            elif len(groups) > 1:
                groups.pop()
            skip = 0
            continue
        if kind in ("word", "number"):
            word, number = token["word"], token["number"]
            groups[-1] = here = _after_word(here, word, number, rtf, token.start())
            shown = _CHARACTERS.get(word, "")
            if word == "u" and number is not None:
                shown, skip = chr(int(number) % 0x10000), here.fallback
        elif skip:
            skip -= 1
            shown = found[1:] if kind == "text" else ""
        elif kind == "code":
            shown = bytes([int(found, 16)]).decode(charset, "replace")
        else:
            shown = found if kind == "text" else _SIGNS.get(found, "")
        if shown and _is_shown(here, is_html=is_html):
            yield shown


def _after_word(group: _Group, word: str, number: str | None, rtf: str, start: int) -> _Group:
    is_optional = rtf[max(0, start - 2) : start] == "\\*"
    if word == "htmltag":
        return replace(group, is_html=True, is_silent=False)
    if word == "htmlrtf":
        return replace(group, is_rtf_only=number != "0")
    if word == "uc" and number is not None:
        return replace(group, fallback=min(max(int(number[:3]), 0), 9))
    if is_optional or word in _HIDDEN:
        return replace(group, is_silent=True)
    return group


def _is_shown(group: _Group, *, is_html: bool) -> bool:
    if group.is_silent:
        return False
    return not is_html or group.is_html or not group.is_rtf_only
