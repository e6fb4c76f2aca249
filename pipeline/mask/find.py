"""All rules over all fields of an inzending, until nothing new is found."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mask.addresses import find_addresses
from pipeline.mask.decide import Beslissingen, to_afschermingen
from pipeline.mask.fields import Field
from pipeline.mask.names import find_names
from pipeline.mask.numbers import find_numbers
from pipeline.mask.repeats import KnownNames
from pipeline.mask.view import Omgeving, Vondst, make_view, put_masks, without_overlap
from schemas.afscherming import Afscherming

VALUE = Omgeving("waarde")
"""The omgeving of a text that stands by itself: a file name, a property."""


def mask_fields(
    fields: Sequence[Field], beslissingen: Beslissingen
) -> tuple[dict[tuple[str, str], str], tuple[Afscherming, ...]]:
    """The masked text of each field by its key, and the findings in the order of the fields."""
    found = [list(_find_until_settled(field, beslissingen)) for field in fields]
    _add_repeats(fields, found)
    texts: dict[tuple[str, str], str] = {}
    afschermingen: list[Afscherming] = []
    for field, vondsten in zip(fields, found, strict=True):
        masked: list[Vondst] = []
        for vondst, afscherming in to_afschermingen(field, vondsten):
            if not beslissingen.may_stay(field, vondst, afscherming.vingerafdruk):
                masked.append(vondst)
                afschermingen.append(afscherming)
        texts[field.key] = put_masks(field.tekst, masked)
    return texts, tuple(afschermingen)


def find_in_value(text: str) -> tuple[Vondst, ...]:
    """The findings in a text that stands by itself; underscores of file names are spaces."""
    found: list[Vondst] = []
    for variant in (text, text.replace("_", " ")):
        while new := _find_new(variant, VALUE, found):
            found += new
    return tuple(found)


def _find_until_settled(field: Field, beslissingen: Beslissingen) -> Sequence[Vondst]:
    view = make_view(field.tekst)
    decided = without_overlap(tuple(beslissingen.find_decided(field, view)))
    found = [view.to_original(vondst) for vondst in decided]
    while new := _find_new(field.tekst, field.omgeving, found):
        found += new
    return found


def _find_new(text: str, omgeving: Omgeving, found: Sequence[Vondst]) -> list[Vondst]:
    """What the rules find in a text when what was found before is out of sight."""
    fresh: list[Vondst] = []
    # What has a form of its own goes first, so that no name runs into a street or a number.
    for rules in (find_numbers, find_addresses, find_names):
        view = make_view(text, (*found, *fresh))
        hits = without_overlap(tuple(rules(view.text, omgeving)))
        fresh += [view.to_original(vondst) for vondst in hits]
    return fresh


def _add_repeats(fields: Sequence[Field], found: Sequence[list[Vondst]]) -> None:
    """Names that were found, looked for in every field; ``found`` grows in place.

    New forms can come to light on the way ("Marga" found leads to "Marga ten Velde" by rule), so
    fields in which something was found are read again.
    """
    names = KnownNames()
    todo = list(range(len(fields)))
    while todo:
        is_new = [
            names.add(fields[i].tekst[vondst.begin : vondst.einde])
            for i in todo
            for vondst in found[i]
            if vondst.soort == "naam"
        ]
        if not any(is_new):
            return
        todo = []
        for i, field in enumerate(fields):
            view = make_view(field.tekst, found[i])
            fresh = [view.to_original(v) for v in without_overlap(tuple(names.find(view.text)))]
            if fresh:
                found[i] += fresh
                while new := _find_new(field.tekst, field.omgeving, found[i]):
                    found[i] += new
                todo.append(i)
