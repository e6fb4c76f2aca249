"""Paths of a file inside another file."""

from __future__ import annotations

from dataclasses import replace

from schemas.document import Element, Frame, Paragraph, Table


def rebase(element: Element, prefix: str) -> Element:
    """The element with ``prefix`` before the path of each of its fragments."""
    match element:
        case Paragraph(fragments=fragments):
            moved = tuple(replace(f, path=prefix + f.path) for f in fragments)
            return replace(element, fragments=moved)
        case Frame(elements=elements):
            return replace(element, elements=tuple(rebase(e, prefix) for e in elements))
        case Table(rows=rows):
            return replace(
                element,
                rows=tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(c, elements=tuple(rebase(e, prefix) for e in c.elements))
                            for c in row.cells
                        ),
                    )
                    for row in rows
                ),
            )
