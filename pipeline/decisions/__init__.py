"""Stage: what an edited review workbook or agenda says, as Besluiten plus what was not understood.

Bytes in, values out. A cell that cannot be understood is a Bevinding with its place, never a guess
and never silence; besluiten that contradict one another are all left out and reported.
"""

from pipeline.decisions.agenda import agenda_bookmarks, read_agenda
from pipeline.decisions.apply import carry_besluiten, decide_afzender, decide_thema
from pipeline.decisions.common import Bekend, Besluitlezing, Invuller, make_bekend
from pipeline.decisions.fingerprints import (
    knelpunt_fingerprint,
    mark_stale,
    punt_fingerprint,
    visible_fingerprint,
)
from pipeline.decisions.workbook import is_beoordeling, read_beoordeling

__all__ = [
    "Bekend",
    "Besluitlezing",
    "Invuller",
    "agenda_bookmarks",
    "carry_besluiten",
    "decide_afzender",
    "decide_thema",
    "is_beoordeling",
    "knelpunt_fingerprint",
    "make_bekend",
    "mark_stale",
    "punt_fingerprint",
    "read_agenda",
    "read_beoordeling",
    "visible_fingerprint",
]
