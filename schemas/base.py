"""The frozen base of every type that travels between stages, and the place a text came from.

Units are PDF points (1/72 inch). The origin is the top left corner of the page as a reader sees
it (after rotation and cropping), x runs right and y runs down.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Immutable, closed model: unknown fields are an error, collections are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Vindplaats(Model):
    """Where a text stands in the file: a rectangle on a page, or a structural path in a Word file.

    Exactly one of the two is filled. A path names the package part, the element and the character
    offsets, e.g. ``word/document.xml#/tbl[2]/tr[1]/tc[2]/p[3]:0-84``.
    """

    pagina: int | None = None
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    pad: str = ""
