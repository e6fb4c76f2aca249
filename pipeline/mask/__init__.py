"""Stage: personal data out of everything that is published.

In: a Segmentatie and the Besluiten of people. Out: the same Segmentatie with "[afgeschermd: soort]"
in the place of each value, and a list of what was masked where, that never holds a value. The
promises: only the value is replaced; the ledger of characters stays as it was; masking what is
masked changes nothing; what a human decided goes before every rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mask.decide import Beslissingen, kind_of_words
from pipeline.mask.fields import iter_fields, replace_fields
from pipeline.mask.find import find_in_value, mask_fields
from pipeline.mask.view import put_masks
from schemas.afscherming import Afscherming, mask_text
from schemas.besluit import Besluit
from schemas.knelpunt import Segmentatie

__all__ = ["mask_besluit", "mask_segmentatie", "mask_value"]


def mask_segmentatie(
    segmentatie: Segmentatie, besluiten: Sequence[Besluit] = (), inzending_id: str = ""
) -> tuple[Segmentatie, tuple[Afscherming, ...]]:
    """The Segmentatie as it may be published, with the findings in reading order.

    A name found once is masked wherever it is used in this inzending. ``inzending_id`` is needed
    only for a file without knelpunten: it makes the places of its restanten unique.
    """
    fields = tuple(iter_fields(segmentatie, inzending_id))
    texts, afschermingen = mask_fields(fields, Beslissingen(besluiten))
    return replace_fields(segmentatie, texts, inzending_id), afschermingen


def mask_value(text: str) -> str:
    """Another published text (a file name, a property) without personal data."""
    return put_masks(text, find_in_value(text))


def mask_besluit(besluit: Besluit) -> Besluit:
    """A besluit as it may be published: not with the words it was given to mask.

    The words of "afschermen" become their mask; the explanation is masked like any text. The name
    of who decided stays: that is a colleague who signs (design.md §4). A besluit "tonen" is about
    words that may stay, so its waarde stays.
    """
    waarde = besluit.waarde
    if besluit.soort == "afschermen":
        waarde = mask_text(kind_of_words(waarde))
    return besluit.model_copy(
        update={"waarde": waarde, "toelichting": mask_value(besluit.toelichting)}
    )
