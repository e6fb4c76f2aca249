"""Answers of people in the inbox: an edited workbook or agenda, read back as besluiten.

Edge: the originals are read from the archive; ``pipeline/decisions`` says what they mean. Each file
is read once: an old workbook that stays in the inbox must not undo a later answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.decisions import (
    Besluitlezing,
    Invuller,
    agenda_bookmarks,
    is_beoordeling,
    make_bekend,
    read_agenda,
    read_beoordeling,
)
from pipeline.receive import archive_path
from pipeline.settings import Rules, Settings
from pipeline.state import Staat
from schemas.agenda import bookmark_prefix
from schemas.inzending import Inzending


@dataclass(frozen=True, slots=True)
class Answer:
    """A file of the inbox that is no inzending but an answer; ``is_new`` when not read before."""

    inzending: Inzending
    content: bytes
    is_workbook: bool
    is_new: bool


def find_answers(
    inzendingen: Sequence[Inzending], staat: Staat, settings: Settings
) -> tuple[Answer, ...]:
    """The files that are our own workbook, or an agenda with points of this very output.

    An agenda of ours with points that this output does not know is a submission like any other.
    """
    if settings.besluit_op is None:
        return ()
    known = {z.inzending_id for z in staat.inzendingen}
    own = {bookmark_prefix(punt.agendapunt_id) for punt in staat.latest().agendapunten}
    found = []
    for inzending in inzendingen:
        path = archive_path(settings.output, inzending.sha256)
        if inzending.inzending_id in known or not path.exists():
            continue
        content = path.read_bytes()
        if not content.startswith(b"PK"):
            continue
        is_workbook = is_beoordeling(content)
        if is_workbook or agenda_bookmarks(content) & own:
            is_new = inzending.sha256 not in staat.besluitbestanden
            found.append(Answer(inzending, content, is_workbook, is_new))
    return tuple(found)


def read_answers(
    answers: Sequence[Answer],
    staat: Staat,
    inzending_ids: Collection[str],
    rules: Rules,
    settings: Settings,
) -> Besluitlezing:
    """All new answers together: besluiten, and what was not understood, with the file in front."""
    if not answers or settings.besluit_op is None:
        return Besluitlezing()
    invuller = Invuller(settings.besluit_door, settings.besluit_op)
    bekend = make_bekend(
        staat.latest(),
        inzending_ids,
        [thema.code for thema in rules.themaschema.themas],
        rules.gemeenteregister,
    )
    total = Besluitlezing()
    for answer in answers:
        if not answer.is_new:
            continue
        earlier = (*staat.besluiten, *total.besluiten)
        if answer.is_workbook:
            told = read_beoordeling(answer.content, bekend, invuller, earlier)
        else:
            told = read_agenda(answer.content, staat.latest(), bekend.themas, invuller, earlier)
        name = answer.inzending.bestandsnaam
        doubts = [
            b.model_copy(update={"plaats": f"{name}, {b.plaats}"})
            for b in (*told.niet_begrepen, *told.conflicten)
        ]
        total = total.model_copy(
            update={
                "besluiten": (*total.besluiten, *told.besluiten),
                "niet_begrepen": (*total.niet_begrepen, *doubts),
                "al_bekend": total.al_bekend + told.al_bekend,
            }
        )
    return total
