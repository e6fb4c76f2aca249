"""Text without layout, as mails hold it: its characters, and the lines that only fill a width."""

from __future__ import annotations

import codecs

from extractors.markers import find_marker
from extractors.paragraphs import NARROWEST, WIDEST, is_wrap

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_text(content: bytes, charset: str = "") -> str:
    """The text in these bytes: by byte order mark, the named charset, UTF-8, or Windows-1252.

    Windows-1252 reads any bytes and is what Dutch Windows programs write when it is not UTF-8.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    for name in (charset, "utf-8"):
        try:
            return content.decode(name) if name else content.decode("utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def unwrap(text: str) -> str:
    """The text with line ends that only fill the line as spaces; every character keeps its place.

    Mail programs and typists break lines at some 72 characters. Such a break is one after which
    the next word would not have fitted. The lines of an item of a list that are set in below its
    mark belong to it as well.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines), default=0)
    is_wrapped = NARROWEST <= width <= WIDEST
    joined = [lines[0]]
    is_item = find_marker(lines[0]) is not None
    for line, above in zip(lines[1:], lines, strict=False):
        is_marked = find_marker(line) is not None
        goes_on = bool(line.strip() and above.strip()) and not is_marked
        is_full = is_wrapped and goes_on and is_wrap(above, line, width)
        is_set_in = is_item and goes_on and line[:1].isspace()
        joined += [" " if is_full or is_set_in else "\n", line]
        is_item = is_marked or (is_item and goes_on and (is_full or is_set_in))
    return "".join(joined)
