"""The parts beside the body: settings, headers and footers, document properties."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.package import XmlElement
from extractors.word_package import WordPackage
from extractors.word_xml import R, W, child, is_on, local_name, value, whole
from schemas.document import Hint

_HINTS = {
    "title": "title",
    "creator": "author",
    "subject": "subject",
    "keywords": "keywords",
    "Company": "company",
}


def read_note_formats(settings: XmlElement | None, root: XmlElement) -> dict[str, tuple[str, int]]:
    """Number format and first number of footnotes and endnotes (ECMA-376 part 1 §17.11).

    Word numbers endnotes in small roman numbers unless the document or its first section that says
    something about it tells otherwise.
    """
    formats = {"footnote": ("decimal", 1), "endnote": ("lowerRoman", 1)}
    for kind in formats:
        sources = [child(settings, f"{kind}Pr"), *root.iterfind(f".//{W}sectPr/{W}{kind}Pr")]
        for own in reversed(sources):
            number_format, start = formats[kind]
            formats[kind] = (
                value(own, "numFmt") or number_format,
                whole(value(own, "numStart")) or start,
            )
    return formats


def running_parts(word: WordPackage, root: XmlElement) -> Iterator[tuple[str, str, bool]]:
    """Each header and footer part once, with its kind and whether a page shows it.

    A first-page header counts where its section has a title page, an even one where the document
    has even and odd pages apart.
    """
    relations = word.relations(word.main)
    settings = word.related(word.main, "settings")
    has_even = settings is not None and is_on(child(word.root(settings), "evenAndOddHeaders"))
    shown: dict[str, tuple[str, bool]] = {}
    for section in root.iter(W + "sectPr"):
        has_title_page = bool(is_on(child(section, "titlePg")))
        for reference in section.iterchildren(W + "headerReference", W + "footerReference"):
            relation = relations.get(reference.get(R + "id", ""))
            if relation is None or relation.target not in word.package:
                continue
            page = reference.get(W + "type", "default")
            is_shown = {"first": has_title_page, "even": bool(has_even)}.get(page, True)
            kind = local_name(reference).removesuffix("Reference")
            before = shown.get(relation.target, (kind, False))[1]
            shown[relation.target] = (kind, is_shown or before)
    for relation in relations.values():
        if relation.kind in ("header", "footer") and relation.target in word.package:
            shown.setdefault(relation.target, (relation.kind, False))
    for part, (kind, is_shown) in shown.items():
        yield part, kind, is_shown


def read_properties(word: WordPackage) -> tuple[Hint, ...]:
    """What the document's properties say: title, author, company, subject, keywords."""
    hints: list[Hint] = []
    for relation in ("core-properties", "extended-properties"):
        part = word.related("", relation)
        if part is None:
            continue
        for element in word.root(part):
            kind = _HINTS.get(local_name(element))
            text = " ".join((element.text or "").split())
            if kind is not None and text:
                hints.append(Hint(kind, text))  # type: ignore[arg-type]
    return tuple(hints)
