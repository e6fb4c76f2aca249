"""All originals read, and the files that came inside them.

Edge, between receiving and the stages: reads originals, puts attachments into the archive as
inzendingen of their own, reads those too, until nothing new comes out or the depth is reached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from extractors.limits import ReadOptions
from pipeline.reader import CACHE_FOLDER, Limits, Reading, read_documents
from pipeline.receive import archive_path, receive_attachment
from pipeline.settings import Settings
from schemas.document import Document
from schemas.inzending import Inzending


class Progress(Protocol):
    """Told what is going on: how many files there are to read, and when each is done."""

    def start(self, total: int) -> None:
        """There are this many files to read."""

    def advance(self) -> None:
        """One of them is done."""


def read_originals(
    inzendingen: Sequence[Inzending],
    options: ReadOptions,
    settings: Settings,
    progress: Progress,
) -> tuple[list[Inzending], dict[str, Reading]]:
    """Readings of all files, and of the files inside them; attachments follow their mail."""
    limits = Limits(seconds=settings.seconds_per_file, memory=settings.memory_per_file)
    readings: dict[str, Reading] = {}
    order = list(inzendingen)
    waiting = list(inzendingen)
    depth = 0
    while waiting and depth <= options.max_archive_depth:
        progress.start(len(waiting))
        originals = [(z, archive_path(settings.output, z.sha256)) for z in waiting]
        readings |= read_documents(
            originals,
            options,
            limits,
            settings.output / CACHE_FOLDER,
            settings.workers,
            lambda _: progress.advance(),
        )
        waiting = _take_attachments(waiting, readings, order, settings)
        depth += 1
    return order, readings


def _take_attachments(
    parents: Sequence[Inzending],
    readings: Mapping[str, Reading],
    order: list[Inzending],
    settings: Settings,
) -> list[Inzending]:
    """Files inside these files that were not seen yet, put right behind their parent in order."""
    seen = {inzending.inzending_id for inzending in order}
    fresh: list[Inzending] = []
    for parent in parents:
        document = readings[parent.inzending_id]
        if not isinstance(document, Document):
            continue
        place = order.index(parent) + 1
        for attachment in document.attachments:
            if not attachment.content:
                continue
            child = receive_attachment(
                settings.output, parent, attachment.name, attachment.content, None
            )
            if child.inzending_id not in seen:
                seen.add(child.inzending_id)
                order.insert(place, child)
                place += 1
                fresh.append(child)
    return fresh
