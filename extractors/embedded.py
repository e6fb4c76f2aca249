"""Files that Word wraps in a compound file when they are inserted as an object."""

from __future__ import annotations

import io
import struct

import olefile

from extractors.archive import clean_name
from extractors.plain import decode_text
from schemas.document import Attachment

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NATIVE = "\x01Ole10Native"  # a file of any kind, wrapped by the Windows packager
_WHOLE = ("Package", "CONTENTS")  # an Office file, a PDF: the stream is the file


def unwrap_object(content: bytes, name: str) -> Attachment | None:
    """The file inside an embedded object, None when it is no file of its own.

    ``name`` is that of the object's part; a packed file brings its own name.
    """
    if not content.startswith(_OLE):
        return None
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            for stream in _WHOLE:
                if ole.exists(stream):
                    return _whole_file(bytes(ole.openstream(stream).read()), name)
            if ole.exists([_NATIVE]):
                return _packed_file(bytes(ole.openstream([_NATIVE]).read()), name)
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        return None  # named as an object that was not read
    return None


def _whole_file(content: bytes, name: str) -> Attachment | None:
    for signature, extension in ((b"%PDF-", ".pdf"), (b"PK", ".docx"), (_OLE, ".doc")):
        if content.startswith(signature):
            return Attachment(f"{name.rpartition('.')[0] or name}{extension}", content)
    return None


def _packed_file(content: bytes, name: str) -> Attachment | None:
    """[MS-OLEDS] 2.3.6 has the size; label, path and data follow as the packager writes them."""
    label, rest = _take_text(content[6:])
    _, rest = _take_text(rest)
    (path_length,) = struct.unpack_from("<I", rest, 4)
    rest = rest[8 + path_length :]
    (size,) = struct.unpack_from("<I", rest, 0)
    data = rest[4 : 4 + size]
    if len(data) != size or not data:
        return None
    return Attachment(clean_name(decode_text(label), name), data)


def _take_text(content: bytes) -> tuple[bytes, bytes]:
    text, _, rest = content.partition(b"\0")
    return text, rest
