"""An OpenDocument text (.odt) as a Document.

In go the bytes of the package, out comes one page whose elements stand in reading order, with the
same meaning as those of a Word file: labels of lists computed, changes, notes, comments and hidden
text with their roles (ODF 1.3 part 3).
"""

from __future__ import annotations

from extractors.limits import ReadOptions
from extractors.odt_blocks import OdtReader, Setting
from extractors.odt_styles import FORM, OFFICE, STYLE, TEXT, XML_ID, read_odt_styles
from extractors.package import Package, XmlElement, open_package, parse_xml
from extractors.word_xml import iter_placed, local_name
from schemas.document import Document, Element, Hint, Page, Remark, iter_paragraphs
from schemas.errors import DamagedFileError, EncryptedFileError

_HINTS = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "subject": "subject",
    "keyword": "keywords",
}


def read_odt(content: bytes, options: ReadOptions) -> Document:
    """The Document of an OpenDocument text.

    Raises:
        DamagedFileError: no whole package, or one without text.
        EncryptedFileError: it needs a password.
        LimitExceededError: it would cost more than the options allow.
    """
    package = open_package(content, options)
    _refuse_encrypted(package)
    root = parse_xml(package.read("content.xml"), "content.xml", options)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DamagedFileError(onderdeel="content.xml")
    style_root = _part(package, "styles.xml", options)
    styles = read_odt_styles([r for r in (style_root, root) if r is not None])
    reader = OdtReader("content.xml", styles)
    reader.texts.controls.update(_controls(root))
    reader.deletions.update(_deletions(body))
    main = reader.read(body, "content.xml#/body/text", Setting())
    notes = reader.read_notes()
    headers, footers = _running(style_root, reader)
    return Document(
        format="odt",
        pages=(Page(1, (*headers, *main, *notes, *footers)),),
        hints=_hints(_part(package, "meta.xml", options)),
        remarks=tuple(
            Remark(code, values=(("aantal", str(count)),)) for code, count in reader.seen.items()
        ),
    )


def _refuse_encrypted(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise EncryptedFileError()


def _part(package: Package, name: str, options: ReadOptions) -> XmlElement | None:
    return parse_xml(package.read(name), name, options) if name in package else None


def _controls(root: XmlElement) -> dict[str, XmlElement]:
    return {
        found: item
        for forms in root.iter(OFFICE + "forms")
        for item in forms.iter()
        if isinstance(item.tag, str) and (found := item.get(XML_ID) or item.get(FORM + "id"))
    }


def _deletions(body: XmlElement) -> dict[str, tuple[XmlElement, str]]:
    """The deleted text by the id of its change; it stands apart from the text it was taken from."""
    found: dict[str, tuple[XmlElement, str]] = {}
    for changes in body.iterchildren(TEXT + "tracked-changes"):
        for region, path in iter_placed(changes, "content.xml#/body/text/tracked-changes[1]"):
            deletion = region.find(TEXT + "deletion")
            name = region.get(TEXT + "id") or region.get(XML_ID) or ""
            if deletion is not None:
                found[name] = (deletion, f"{path}/deletion[1]")
    return found


def _running(
    root: XmlElement | None, reader: OdtReader
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Headers and footers of the page styles, each distinct text once."""
    found: dict[str, list[Element]] = {"header": [], "footer": []}
    texts: set[tuple[str, ...]] = set()
    masters = None if root is None else root.find(OFFICE + "master-styles")
    if masters is None:
        return (), ()
    for master, path in iter_placed(masters, "styles.xml#/master-styles[1]"):
        for item, item_path in iter_placed(master, path):
            kind = local_name(item).partition("-")[0]
            if kind not in found or not item.tag.startswith(STYLE):
                continue
            is_shown = item.get(STYLE + "display", "true") == "true"
            role = "header" if kind == "header" else "footer"
            setting = Setting(role, None if is_shown else "hidden")  # type: ignore[arg-type]
            elements = reader.read(item, item_path, setting)
            text = (kind, *(p.text for e in elements for p in iter_paragraphs(e)))
            if text not in texts:
                texts.add(text)
                found[kind].extend(elements)
    return tuple(found["header"]), tuple(found["footer"])


def _hints(root: XmlElement | None) -> tuple[Hint, ...]:
    hints: list[Hint] = []
    for element in () if root is None else root.iter():
        kind = _HINTS.get(local_name(element))
        text = " ".join((element.text or "").split())
        if kind is not None and text:
            hints.append(Hint(kind, text))  # type: ignore[arg-type]
    return tuple(hints)
