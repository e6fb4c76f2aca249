"""Zip packages and the XML in them, opened within bounds.

In go bytes, out come members and parsed parts. What a header says is never believed: the bytes are
counted while they are unpacked. Word files, OpenDocument files and archives all come through here.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from extractors.limits import EXPANSION_FREE_BYTES, ReadOptions, check_limit
from schemas.errors import DamagedFileError, EncryptedFileError

XmlElement = etree._Element

MAX_DIRECTORY_ENTRIES = 100_000
"""Entries that are listed at all, those of unpacked zips inside included; 1 KB of memory each."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(slots=True)
class Package:
    """An opened zip. Members are unpacked when asked for, and counted over all of them together.

    Counting over the whole package and not only per member stops a thousand members of nearly the
    maximum each.
    """

    archive: zipfile.ZipFile
    options: ReadOptions
    members: dict[str, zipfile.ZipInfo]
    expanded: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def read(self, name: str) -> bytes:
        """The bytes of a member; names do not differ by case (OPC, ECMA-376-2 §6.2.2).

        Raises:
            DamagedFileError: it is not there, or does not unpack to what its checksum says.
            EncryptedFileError: it needs a password.
            LimitExceededError: it expands beyond the bounds.
        """
        info = self.members.get(name.lower())
        if info is None:
            raise DamagedFileError(onderdeel=name)
        return self.read_member(info)

    def read_member(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of one entry, counted while they are unpacked; raises as ``read`` does."""
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedFileError(onderdeel=info.filename)
        if info.compress_type not in _COMPRESSIONS:
            raise DamagedFileError(onderdeel=info.filename)
        chunks: list[bytes] = []
        size = 0
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self.expanded += len(chunk)
                    self._check_expansion(size, info.compress_size)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise DamagedFileError(onderdeel=info.filename) from error
        return b"".join(chunks)

    def _check_expansion(self, size: int, packed: int) -> None:
        check_limit("uitgepakte grootte", self.expanded, self.options.max_expanded_bytes)
        if size > EXPANSION_FREE_BYTES:
            maximum = self.options.max_expansion_ratio
            check_limit("uitpakverhouding", size / max(packed, 1), maximum)


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The zip in these bytes with its list of members; raises as ``open_package`` does."""
    # Python makes an object of each entry before anyone can count them.
    check_limit("aantal onderdelen", content.count(_DIRECTORY_ENTRY), MAX_DIRECTORY_ENTRIES)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise DamagedFileError(onderdeel="zip") from error


def open_package(content: bytes, options: ReadOptions) -> Package:
    """The zip in these bytes, nothing unpacked yet.

    Raises:
        DamagedFileError: the bytes are no whole zip.
        LimitExceededError: it has more entries than a package of ours ever has.
    """
    archive = open_zip(content)
    infos = archive.infolist()
    check_limit("aantal onderdelen", len(infos), options.max_zip_entries)
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if not info.is_dir():
            # The first of two entries with one name is read, as Word does.
            members.setdefault(info.filename.replace("\\", "/").lstrip("/").lower(), info)
    return Package(archive, options, members)


def parse_xml(content: bytes, part: str, options: ReadOptions) -> XmlElement:
    """The root of an XML part. Nothing is fetched, no entity is expanded.

    Office formats have no document type declaration (ECMA-376-2 §6.2.5 forbids it), so a part with
    one is an attack or not a part of ours.

    Raises:
        DamagedFileError: not well formed, empty, or with a document type declaration.
        LimitExceededError: nested deeper than ``max_xml_depth``.
    """
    check_limit("grootte van de tekst", len(content), options.max_xml_bytes)
    if any(doctype in content for doctype in _DOCTYPES):
        raise DamagedFileError(onderdeel=part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # a text of more than 10 MB is read; depth is bounded below
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            check_limit("nesting", options.max_xml_depth + 1, options.max_xml_depth)
        raise DamagedFileError(onderdeel=part) from error
    check_depth(root, options)
    return root


def check_depth(root: XmlElement, options: ReadOptions) -> None:
    """Refuse XML that is nested so deep that walking it would exhaust the stack."""
    # One step of a path for each level: linear in the size, and inside libxml2 (10 times faster
    # than counting start and end events in Python).
    if root.xpath(f"boolean({'/*' * (options.max_xml_depth + 1)})"):
        check_limit("nesting", options.max_xml_depth + 1, options.max_xml_depth)
