"""The parts of a Word package and the relations between them (ECMA-376 part 2).

Strict files (ISO 29500 strict) differ in the names of the namespaces only; those are made
transitional before parsing, so that one walk reads both.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from extractors.limits import ReadOptions
from extractors.package import Package, XmlElement, open_package, parse_xml
from schemas.errors import DamagedFileError

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_MAIN = b"wordprocessingml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: ``kind`` is the last word of its type ("header", "image")."""

    kind: str
    target: str
    is_external: bool


@dataclass(slots=True)
class WordPackage:
    """A Word package with its main part; parts are parsed when asked for."""

    package: Package
    options: ReadOptions
    main: str = ""
    cached_relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def root(self, part: str) -> XmlElement:
        """The parsed part; raises as ``Package.read`` and ``parse_xml`` do."""
        return parse_xml(to_transitional(self.package.read(part)), part, self.options)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their id; none when it has no relations part."""
        if part not in self.cached_relations:
            folder, name = posixpath.split(part)
            relations_part = posixpath.join(folder, "_rels", f"{name}.rels")
            self.cached_relations[part] = (
                _read_relations(self.root(relations_part), folder)
                if relations_part in self.package
                else {}
            )
        return self.cached_relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The part that ``part`` names for this kind of relation ("styles"), None without one."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.is_external:
                return relation.target if relation.target in self.package else None
        return None


def open_word_package(content: bytes, options: ReadOptions) -> WordPackage:
    """The package with its main part found.

    Raises:
        DamagedFileError: no whole zip, or a package without a main part.
    """
    word = WordPackage(open_package(content, options), options)
    main = word.related("", "officeDocument")
    if main is None and "word/document.xml" in word.package:
        main = "word/document.xml"
    if main is None:
        raise DamagedFileError(onderdeel="word/document.xml")
    word.main = main
    return word


def to_transitional(content: bytes) -> bytes:
    """The part with the namespaces of the strict variant as those of the usual one."""
    if b"http://purl.oclc.org/ooxml/" not in content[:100_000]:
        return content
    return _STRICT.sub(_transitional_name, content)


def _transitional_name(match: re.Match[bytes]) -> bytes:
    family, name = match.groups()
    base = b"http://schemas.openxmlformats.org/"
    if name == b"main":
        return base + family + b"/2006/main"
    return base + family + b"/2006/" + name


def _read_relations(root: XmlElement, folder: str) -> dict[str, Relation]:
    relations: dict[str, Relation] = {}
    for item in root.iter(_RELATIONSHIP):
        is_external = item.get("TargetMode", "").lower() == "external"
        target = item.get("Target", "")
        if not is_external:
            path = unquote(target.split("#")[0]).replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
        kind = item.get("Type", "").rstrip("/").rsplit("/", 1)[-1]
        relations[item.get("Id", "")] = Relation(kind, target, is_external)
    return relations
