"""From evidence to one afzender: the scores of the gemeenten, and the doubt that is left.

Aanwijzingen in, an Afzender out. Within one place only the strongest mention counts, so that a
header on forty pages is one witness; over places the points add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.attribute.evidence import AFZENDERPLAATSEN, Aanwijzing
from pipeline.attribute.forms import Vorm
from pipeline.attribute.register import DatedRegister
from schemas.inzending import Afzender
from schemas.register import Gemeente

ENOUGH = 3.0
"""Points from which a sender is believed; lower, and a place name in prose would be a sender."""

RIVAL = 0.55
"""A second gemeente with more than this part of the first's points makes a doubt."""

PROSE_CAP = 2.5
"""Points that bare mentions in blocks give together; higher, and talking about a neighbour wins."""

SPOKEN_CAP = 4.0
"""Points that "wij in X" and the like in blocks give together: two of them are a sender."""

PARENT = 5.0
"""Points of the sender of the mail a file came in: enough by itself, less than a plain word."""

PARENT_IN_DOUBT = 2.0
"""The same when that sender was uncertain: not enough by itself."""

PARENT_PLAATS = "mail waar dit bestand uit komt"
"""How the place is called in ``bron``; an archive inside a mail passes the mail's sender on."""

_PROSE_FORMS = frozenset({Vorm.KAAL, Vorm.GEMEENTE, Vorm.ANDER})


@dataclass(frozen=True, slots=True)
class Stand:
    """What speaks for one gemeente: its points and the strongest evidence of each place."""

    gemeente: Gemeente
    points: float
    bewijs: tuple[Aanwijzing, ...]


def weigh_aanwijzingen(aanwijzingen: Sequence[Aanwijzing], register: DatedRegister) -> Afzender:
    """The gemeente that the evidence points to, or none, with the reason for doubt as a code.

    Several gemeenten that are named side by side where senders stand send together: then there
    is no gemeente, and ``samenwerkingsverband`` has their names.
    """
    stands = rank_gemeenten(aanwijzingen, register)
    joint = _joint_senders(aanwijzingen, stands)
    if joint:
        return Afzender(
            samenwerkingsverband=enumerate_names([stand.gemeente.naam for stand in joint]),
            bron=_bron([stand.bewijs[0] for stand in joint]),
        )
    if not stands:
        return Afzender(twijfel="afzender-onbekend")
    best = stands[0]
    twijfel = _twijfel(stands, register)
    if twijfel == "afzender-dubbelzinnig":
        return Afzender(bron=_bron(best.bewijs), twijfel=twijfel)
    bron = _bron(best.bewijs) + _succession(best, register)
    return make_afzender(best.gemeente, bron, twijfel)


def weigh_with_parent(
    aanwijzingen: Sequence[Aanwijzing],
    afzender: Afzender,
    parent: Afzender,
    register: DatedRegister,
) -> Afzender:
    """The afzender of a file in doubt, now with the sender of the mail it came in.

    A group that sent the mail speaks in a file that says nothing itself.
    """
    if parent.gemeente_code is not None:
        weight = PARENT_IN_DOUBT if parent.twijfel else PARENT
        words = parent.gemeente or ""
        own = Aanwijzing(
            (parent.gemeente_code,), PARENT_PLAATS, Vorm.KAAL, weight, words, len(aanwijzingen) + 1
        )
        return weigh_aanwijzingen((*aanwijzingen, own), register)
    if parent.samenwerkingsverband and afzender.twijfel in ("afzender-onbekend", "afzender-zwak"):
        words = f'{PARENT_PLAATS} "{parent.samenwerkingsverband}"'
        return Afzender(samenwerkingsverband=parent.samenwerkingsverband, bron=words)
    return afzender


def make_afzender(gemeente: Gemeente, bron: str, twijfel: str = "") -> Afzender:
    """The Afzender of one gemeente."""
    return Afzender(
        gemeente_code=gemeente.code,
        gemeente=gemeente.naam,
        provincie=gemeente.provincie,
        bron=bron,
        twijfel=twijfel,
    )


def rank_gemeenten(
    aanwijzingen: Sequence[Aanwijzing], register: DatedRegister
) -> tuple[Stand, ...]:
    """The gemeenten that are mentioned, most points first."""
    strongest: defaultdict[str, dict[str, Aanwijzing]] = defaultdict(dict)
    prose: defaultdict[str, float] = defaultdict(float)
    spoken: defaultdict[str, float] = defaultdict(float)
    gemeenten: dict[str, Gemeente] = {}
    aanwijzingen = _narrow(aanwijzingen)
    for aanwijzing in aanwijzingen:
        for gemeente in register.resolve(aanwijzing.codes):
            gemeenten[gemeente.code] = gemeente
            if _is_prose(aanwijzing):
                prose[gemeente.code] += aanwijzing.gewicht
            elif aanwijzing.plaats == "blok":
                spoken[gemeente.code] += aanwijzing.gewicht
            known = strongest[gemeente.code].get(aanwijzing.plaats)
            if known is None or aanwijzing.gewicht > known.gewicht:
                strongest[gemeente.code][aanwijzing.plaats] = aanwijzing
    stands = []
    for code, by_place in strongest.items():
        bewijs = sorted(by_place.values(), key=lambda a: -a.gewicht)
        points = sum(a.gewicht for a in bewijs if a.plaats != "blok")
        points += min(PROSE_CAP, prose[code]) + min(SPOKEN_CAP, spoken[code])
        stands.append(Stand(gemeenten[code], points, tuple(bewijs)))
    return tuple(sorted(stands, key=lambda s: (-s.points, s.gemeente.code)))


def _narrow(aanwijzingen: Sequence[Aanwijzing]) -> tuple[Aanwijzing, ...]:
    """A name of two gemeenten means the one that the file names in full elsewhere ("Bergen NH")."""
    in_full = {a.codes[0] for a in aanwijzingen if len(a.codes) == 1}
    narrowed = []
    for aanwijzing in aanwijzingen:
        meant = in_full.intersection(aanwijzing.codes)
        is_solved = len(aanwijzing.codes) > 1 and len(meant) == 1
        narrowed.append(replace(aanwijzing, codes=tuple(meant)) if is_solved else aanwijzing)
    return tuple(narrowed)


def enumerate_names(names: Sequence[str]) -> str:
    """ "A, B en C": what several gemeenten without a name for their group are called."""
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else "".join(names)


def _is_prose(aanwijzing: Aanwijzing) -> bool:
    return aanwijzing.plaats == "blok" and aanwijzing.vorm in _PROSE_FORMS


def _joint_senders(
    aanwijzingen: Sequence[Aanwijzing], stands: Sequence[Stand]
) -> tuple[Stand, ...]:
    """The gemeenten named side by side where senders stand; empty unless there are at least two.

    A gemeente with twice the points of all the others is the sender and mentions a partner.
    """
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for aanwijzing in aanwijzingen:
        is_sender = aanwijzing.vorm is Vorm.INDIENER or (
            aanwijzing.plaats in AFZENDERPLAATSEN and aanwijzing.vorm is not Vorm.ANDER
        )
        if (is_sender or aanwijzing.vorm is Vorm.COLLEGE) and len(aanwijzing.codes) == 1:
            groups[aanwijzing.groep].update(aanwijzing.codes)
    sizes = [len(codes) for codes in groups.values()]
    # One group ("mede namens B en C") makes joint senders of all who are named as a sender.
    together = set().union(*groups.values()) if max(sizes, default=0) > 1 else set()
    joint = [stand for stand in stands if _original_codes(stand) & together]
    if len(joint) < 2 or joint[0].points > 2 * joint[1].points:
        return ()
    return tuple(sorted(joint, key=lambda stand: _first_mention(stand, aanwijzingen)))


def _first_mention(stand: Stand, aanwijzingen: Sequence[Aanwijzing]) -> int:
    codes = _original_codes(stand)
    return next(i for i, a in enumerate(aanwijzingen) if codes.issuperset(a.codes))


def _original_codes(stand: Stand) -> set[str]:
    return {code for aanwijzing in stand.bewijs for code in aanwijzing.codes}


def _twijfel(stands: Sequence[Stand], register: DatedRegister) -> str:
    best = stands[0]
    if len(stands) > 1 and _is_same_evidence(best, stands[1]):
        return "afzender-dubbelzinnig"
    if best.points < ENOUGH:
        return "afzender-zwak"
    if len(stands) > 1 and stands[1].points >= max(ENOUGH, RIVAL * best.points):
        return "afzender-tegenstrijdig"
    if all(aanwijzing.is_typo for aanwijzing in best.bewijs if aanwijzing.gewicht >= 1):
        return "afzender-spelling"
    return _history_twijfel(best, register)


def _is_same_evidence(best: Stand, second: Stand) -> bool:
    """Two gemeenten that rest on the same ambiguous name and on nothing else ("Bergen")."""
    return best.points == second.points and any(len(a.codes) > 1 for a in best.bewijs)


def _history_twijfel(best: Stand, register: DatedRegister) -> str:
    """Doubt about time: a gemeente that does not exist yet, or a former one that was divided."""
    if not register.is_valid(best.gemeente):
        return "afzender-nog-niet"
    by_code = {gemeente.code: gemeente for gemeente in register.register.gemeenten}
    named = _original_codes(best)
    if best.gemeente.code in named:
        return ""
    was_divided = any(len(by_code[code].opvolgers) > 1 for code in named)
    return "afzender-opgedeeld" if was_divided else ""


def _succession(best: Stand, register: DatedRegister) -> str:
    """ "; X ging in 2019 op in Y": why another name is given than the one that was read."""
    by_code = {gemeente.code: gemeente for gemeente in register.register.gemeenten}
    named = [by_code[code] for code in sorted(_original_codes(best))]
    if any(gemeente.naam == best.gemeente.naam for gemeente in named):
        return ""
    return "".join(
        f"; {gemeente.naam} ging in {gemeente.geldig_tot.year} op in {best.gemeente.naam}"
        for gemeente in named
        if gemeente.geldig_tot is not None
    )


def _bron(bewijs: Sequence[Aanwijzing], limit: int = 3) -> str:
    """The places and words that weighed most: 'koptekst "Gemeente X"; bestandsnaam "X"'."""
    strong = [a for a in bewijs if a.gewicht >= 1] or list(bewijs)
    return "; ".join(f'{a.plaats} "{a.woorden}"' for a in strong[:limit])
