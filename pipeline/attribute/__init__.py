"""Stage: which gemeente speaks, in a whole file and in each of its knelpunten.

In: an Inzending, its Document and Segmentatie, the Register and a day. Out: a Toeschrijving with
the afzender, the words it was read from, and the date that the file itself names. The promise:
an afzender without ``twijfel`` rests on a place where senders name themselves, and nothing of
the same strength speaks for another; all else is put before a human.
"""

from __future__ import annotations

from datetime import date

from pipeline.attribute.chapters import attribute_knelpunten
from pipeline.attribute.dates import find_date, find_latest_year
from pipeline.attribute.evidence import collect_aanwijzingen, iter_texts
from pipeline.attribute.former import find_former
from pipeline.attribute.register import DatedRegister, read_register, successor_of
from pipeline.attribute.weigh import weigh_aanwijzingen, weigh_with_parent
from schemas.document import Document
from schemas.inzending import Afzender, Inzending, Toeschrijving
from schemas.knelpunt import Segmentatie
from schemas.register import Register

__all__ = ["attribute_inzending", "read_register", "successor_of"]


def attribute_inzending(
    inzending: Inzending,
    document: Document,
    segmentatie: Segmentatie,
    register: Register,
    day: date,
    parent: Afzender | None = None,
) -> Toeschrijving:
    """Who sends this file and who speaks in each knelpunt, with where that was read.

    The names of gemeenten are those of the day the file names itself, else of the day it was
    received, else of ``day`` or the latest year that the file speaks of. A name that ended before
    is followed to its successor. A file of several gemeenten has no ``gemeente_code`` of its own;
    its knelpunten have one where the file says so. ``parent`` is the afzender of the mail or
    archive that the file came in: asked only when the file itself leaves doubt.
    """
    ingezonden_op = find_date(inzending.bestandsnaam, document.hints, segmentatie.restanten)
    dated = _date_register(inzending, document, segmentatie, register, ingezonden_op, day)
    aanwijzingen = collect_aanwijzingen(inzending.bestandsnaam, document, segmentatie, register)
    afzender = weigh_aanwijzingen(aanwijzingen, dated)
    if afzender.twijfel and parent is not None:
        afzender = weigh_with_parent(aanwijzingen, afzender, parent, dated)
    afzender, own = attribute_knelpunten(afzender, document, segmentatie, dated)
    return Toeschrijving(afzender=afzender, knelpunten=own, ingezonden_op=ingezonden_op)


def _date_register(
    inzending: Inzending,
    document: Document,
    segmentatie: Segmentatie,
    register: Register,
    ingezonden_op: date | None,
    day: date,
) -> DatedRegister:
    known = ingezonden_op or inzending.ontvangen_op
    if known is not None:
        return DatedRegister(register, (known,))
    texts = (text for _, text, _ in iter_texts(inzending.bestandsnaam, document, segmentatie))
    return DatedRegister(
        register, (day, *find_latest_year(segmentatie, day)), find_former(texts, register)
    )
