"""A Word file (.docx, .docm, .dotx) as a Document.

In go the bytes of the package, out comes one page whose elements stand in reading order: headers,
the body with what is anchored in it, the notes, footers. Every text of the package gets a place: as
text, or with the role that says why a reader does not see it. Macros are never looked at.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.limits import ReadOptions
from extractors.package import XmlElement
from extractors.word_blocks import BlockReader, Setting
from extractors.word_fields import read_story
from extractors.word_numbering import read_numbering
from extractors.word_package import WordPackage, open_word_package
from extractors.word_parts import (
    read_note_formats,
    read_properties,
    running_parts,
)
from extractors.word_reader import WordReader
from extractors.word_runs import RunReader
from extractors.word_styles import read_styles
from extractors.word_xml import W, iter_placed
from schemas.document import (
    Document,
    Element,
    Page,
    Paragraph,
    Remark,
    Role,
    iter_paragraphs,
)
from schemas.errors import DamagedFileError, LimitExceededError

_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


def read_word(content: bytes, options: ReadOptions, depth: int = 0) -> Document:
    """The Document of a Word file; ``depth`` counts the Word files around it.

    Raises:
        DamagedFileError: no whole package, or its main part is no Word text.
        LimitExceededError: it would cost more than the options allow.
    """
    word = open_word_package(content, options)
    root = word.root(word.main)
    bodies = [item for item in iter_placed(root, "#") if item[0].tag == W + "body"]
    if not bodies:
        raise DamagedFileError(onderdeel=word.main)
    reader = _make_reader(word, root, options, depth)
    main: tuple[Element, ...] = ()
    for body, step in bodies:  # one, but for files that a program put together
        main += _read_part(reader, body, word.main, step, Setting())
    main += tuple(reader.take_comments())
    notes = _read_notes(reader)
    headers, footers = _read_running(reader, root)
    rest = tuple(reader.take_comments())
    remarks = reader.remarks()
    if any(name.endswith("vbaproject.bin") for name in word.package.members):
        remarks = (Remark("macro-niet-uitgevoerd"), *remarks)
    return Document(
        format="docx",
        pages=(Page(1, (*headers, *main, *notes, *rest, *footers)),),
        hints=(*read_properties(word), *reader.hints),
        attachments=tuple(reader.attachments),
        remarks=remarks,
    )


def _make_reader(
    word: WordPackage, root: XmlElement, options: ReadOptions, depth: int
) -> WordReader:
    def root_of(kind: str) -> XmlElement | None:
        part = word.related(word.main, kind)
        return None if part is None else word.root(part)

    comments_part = word.related(word.main, "comments") or ""
    comments = _by_id(root_of("comments"), "comment")

    def read_comment(comment_id: str) -> tuple[Element, ...]:
        element, step = comments.pop(comment_id, (None, ""))
        if element is None:
            return ()
        return _read_part(reader, element, comments_part, step, Setting("comment"))

    def read_inner(inner: bytes) -> Document:
        if depth >= options.max_archive_depth:
            raise LimitExceededError(
                grens="nesting", waarde=depth + 1, maximum=options.max_archive_depth
            )
        return read_word(inner, options, depth + 1)

    reader = WordReader(
        word=word,
        styles=read_styles(root_of("styles")),
        numbering=read_numbering(root_of("numbering")),
        read_inner=read_inner,
        note_formats=read_note_formats(root_of("settings"), root),
        read_comment=read_comment,
    )
    return reader


def _by_id(root: XmlElement | None, name: str) -> dict[str, tuple[XmlElement, str]]:
    if root is None:
        return {}
    return {
        element.get(W + "id", ""): (element, f"#/{name}[{number}]")
        for number, element in enumerate(root.iterchildren(W + name), start=1)
    }


def _read_part(
    reader: WordReader, container: XmlElement, part: str, step: str, setting: Setting
) -> tuple[Element, ...]:
    story = read_story([container], part)
    runs = RunReader(reader.styles, story, reader.number_note)
    return BlockReader(reader, story, runs).read(container, part + step, setting)


def _read_notes(reader: WordReader) -> tuple[Element, ...]:
    """The notes in the order in which the text refers to them; then those it does not refer to."""
    found: list[Element] = []
    sources = {}
    for kind, relation in _NOTE_PARTS.items():
        part = reader.word.related(reader.word.main, relation)
        if part is not None:
            sources[kind] = (part, _by_id(reader.word.root(part), kind))
    done = 0
    while done < len(reader.notes):  # a note may refer to a note
        note = reader.notes[done]
        done += 1
        part, elements = sources.get(note.kind, ("", {}))
        element, step = elements.pop(note.note_id, (None, ""))
        if element is not None:
            setting = Setting("footnote", override="deleted" if note.is_deleted else None)
            made = _read_part(reader, element, part, step, setting)
            found.extend(_label_note(made, note.label))
    for part, elements in sources.values():
        for element, step in elements.values():
            setting = Setting("footnote", override="hidden")
            found.extend(_read_part(reader, element, part, step, setting))
    return tuple(found)


def _label_note(elements: tuple[Element, ...], label: str) -> tuple[Element, ...]:
    if not elements or not isinstance(elements[0], Paragraph):
        return elements
    first = elements[0]
    return (replace(first, marker=label, marker_characters=first.marker_characters), *elements[1:])


def _read_running(
    reader: WordReader, root: XmlElement
) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    """Headers and footers, each distinct text once; those that no page shows are hidden."""
    found: dict[str, list[Element]] = {"header": [], "footer": []}
    texts: set[tuple[str, ...]] = set()
    for part, kind, is_shown in running_parts(reader.word, root):
        role: Role = "header" if kind == "header" else "footer"
        setting = Setting(role, override=None if is_shown else "hidden")
        elements = _read_part(reader, reader.word.root(part), part, "#", setting)
        text = (kind, *(p.text for e in elements for p in iter_paragraphs(e)))
        if text not in texts:
            texts.add(text)
            found[kind].extend(elements)
    return tuple(found["header"]), tuple(found["footer"])
