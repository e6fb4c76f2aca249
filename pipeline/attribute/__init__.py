"""Stage: which gemeente speaks, in a whole file and in each of its knelpunten.

In: an Inzending, its Document and Segmentatie, the Register and a day. Out: a Toeschrijving with
the afzender, the words it was read from, and the date that the file itself names. The promise:
an afzender without ``twijfel`` rests on a place where senders name themselves, and nothing of
the same strength speaks for another; all else is put before a human.
"""

from __future__ import annotations

from datetime import date

from pipeline.attribute.chapters import attribute_knelpunten
from pipeline.attribute.dates import find_date, find_years
from pipeline.attribute.evidence import collect_aanwijzingen
from pipeline.attribute.register import DatedRegister, read_register, successor_of
from pipeline.attribute.weigh import weigh_aanwijzingen
from schemas.document import Document
from schemas.inzending import Inzending, Toeschrijving
from schemas.knelpunt import Segmentatie
from schemas.register import Register

__all__ = ["attribute_inzending", "read_register", "successor_of"]


def attribute_inzending(
    inzending: Inzending,
    document: Document,
    segmentatie: Segmentatie,
    register: Register,
    day: date,
) -> Toeschrijving:
    """Who sends this file and who speaks in each knelpunt, with where that was read.

    The names of gemeenten are those of the day the file names itself, else of ``day`` or a year
    that the file speaks of. A name that ended before is followed to its successor. A file of
    several gemeenten has no ``gemeente_code`` of its own; its knelpunten have one where a chapter
    says so.
    """
    ingezonden_op = find_date(inzending.bestandsnaam, document.hints, segmentatie.restanten)
    days = (ingezonden_op,) if ingezonden_op else (day, *find_years(segmentatie, day))
    dated = DatedRegister(register, days)
    aanwijzingen = collect_aanwijzingen(inzending.bestandsnaam, document, segmentatie, register)
    afzender = weigh_aanwijzingen(aanwijzingen, dated)
    afzender, own = attribute_knelpunten(afzender, document, segmentatie, dated)
    return Toeschrijving(afzender=afzender, knelpunten=own, ingezonden_op=ingezonden_op)
