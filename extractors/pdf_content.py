"""The content stream of a page to operators and operands, most of it in one sweep.

In go the streams of a page, out come the objects that pdfminer's own parser gives, in the same
order. pdfminer takes a stream piece by piece, and an escaped string byte by byte, which was a third
of the time that reading took; here one pattern takes every token that can be read in one way only.
What is left (brackets in strings, comments, names with "#", pictures in the stream, damage, the
last token of a buffer) stays where it is for pdfminer.
"""

from __future__ import annotations

import re

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.psparser import KWD, LIT, PSBaseParserToken

BATCH = 64
"""Tokens taken at a time: they are handed out from the front of a list."""
BUFFER = 64 * 1024
"""Bytes of a stream looked at together. More is no faster, and is read again after each picture
that stands in the stream."""

_TOKEN = re.compile(
    rb"""[\s\0]*+(?:
      (?P<integer> [-+]?[0-9]++ (?=[^0-9.]) )
    | (?P<float>   [-+]?(?:[0-9]++\.[0-9]*+|\.[0-9]++) (?=[^0-9]) )
    | /(?P<name>   [^\#/%\[\]()<>{}\s]*+ (?=[/%\[\]()<>{}\s]) )
    | (?P<keyword> (?!ID[\s\0/])[A-Za-z][^\#/%\[\]()<>{}\s]*+ (?=[\#/%\[\]()<>{}\s]) )
    | \((?P<plain>   [^()\\]*+ )\)
    | \((?P<escaped> (?:[^()\\]++|\\.)*+ )\)
    | <(?P<hex>      [0-9a-fA-F\s]*+ )> (?=[^>])
    | (?P<mark>      [\[\]'"] | << | >> )
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_TOO_LARGE = re.compile(rb"\\[4-7][0-7][0-7]")
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"(": b"(", b")": b")", b"\\": b"\\",
} | {
    format(code, f"0{width}o").encode(): bytes((code,))
    for width in (1, 2, 3)
    for code in range(min(256, 8**width))
}  # fmt: skip
"""What stands for an escape (ISO 32000-1, table 3); like pdfminer, others stand for nothing."""
_TRUTHS = {b"true": True, b"false": False}


class ContentParser(PDFContentParser):
    """pdfminer's parser of content streams, which takes plain tokens by the batch."""

    BUFSIZ = BUFFER

    def _parse_main(self, s: bytes, i: int) -> int:
        """Take the plain tokens from ``i``; without one, leave the next to pdfminer."""
        tokens = self._tokens
        for _ in range(BATCH):
            match = _TOKEN.match(s, i)
            token = None if match is None else _to_token(match)
            if match is None or token is None:
                break
            tokens.append((self.bufpos + i, token))
            i = match.end()
        return i if tokens else super()._parse_main(s, i)


def _to_token(match: re.Match[bytes]) -> PSBaseParserToken | None:
    """What the match means, None when pdfminer has to look at it."""
    kind = match.lastgroup
    text = match[kind or 0]
    match kind:
        case "integer":
            return int(text)
        case "float":
            return float(text)
        case "keyword":
            return _TRUTHS[text] if text in _TRUTHS else KWD(text)
        case "plain":
            return text
        case "escaped":
            return _unescape(text)
        case "hex":
            digits = b"".join(text.split())
            return None if len(digits) % 2 else bytes.fromhex(digits.decode("ascii"))
        case "name":
            return _to_name(text)
        case _:
            return KWD(text)


def _unescape(text: bytes) -> bytes | None:
    """The string that is meant, None when a code in it is more than a byte."""
    if _TOO_LARGE.search(text):
        return None
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], b""), text)


def _to_name(text: bytes) -> PSBaseParserToken:
    try:
        return LIT(text.decode())
    except UnicodeDecodeError:
        return LIT(text)
