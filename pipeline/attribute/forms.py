"""How a text says a gemeente's name: as the sender, as its own, as somebody else, or just so.

A text with a mention in it comes in, one Vorm comes out. The forms are looked for in the words
right before and after the name, likeliest first.
"""

from __future__ import annotations

import re
from enum import Enum

from pipeline.attribute.names import Vermelding

REACH = 90
"""Characters before a name that can say what the name is; more would reach another sentence."""


SHORT = 14
"""Words of the longest unplaced text that is read like a line of a letter; longer is prose."""


class Vorm(Enum):
    """What the words around a name make of it."""

    INDIENER = "indiener"  # "Ingediend door: gemeente X"
    COLLEGE = "college"  # "Namens het college van burgemeester en wethouders van X"
    INBRENG = "inbreng"  # "Inbreng gemeente X", "Zes punten uit X"
    ROL = "rol"  # "beleidsadviseur wonen, gemeente X"
    EIGEN = "eigen"  # "wij als gemeente X", "In X zien wij"
    GROET = "groet"  # "Groeten uit X"
    REGEL = "regel"  # a line that is nothing but "Gemeente X" or "X"
    DAGTEKENING = "dagtekening"  # "X, 3 maart 2021"
    ADRES = "adres"  # "naam@x.nl", "2600 AA X"
    GEMEENTE = "gemeente"
    KAAL = "kaal"
    ANDER = "ander"  # "net als in X", "de gemeenten X en Y", "provincie X"
    PERSOON = "persoon"  # "Jan van X"
    ONTVANGER = "ontvanger"  # "Aan: gemeente X"


VORM_GEWICHT = {
    Vorm.INDIENER: 10.0,
    Vorm.COLLEGE: 8.0,
    Vorm.INBRENG: 6.0,
    Vorm.ROL: 6.0,
    Vorm.EIGEN: 5.0,
    Vorm.GROET: 4.0,
    Vorm.REGEL: 4.0,
    Vorm.DAGTEKENING: 3.0,
    Vorm.ADRES: 1.5,
}
"""Points of a form outside blocks; what is not listed weighs what its place says."""

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_GEMEENTE = r"(?:de )?(?:gemeenten? |stad |dorp )?"

# "Aan: gemeente X", "Aan het college van X", "t.a.v. gemeente X", "Geacht college van X"
_ONTVANGER = re.compile(
    rf"(?:(?:^|\n)\s*(?:aan|to|cc|bcc)(?: het| de)?\b[^\n]{{0,50}}|t\.?a\.?v\.?[^\n]{{0,30}}"
    rf"|geachte?\b[^\n]{{0,50}}|ministerie\b[^\n]{{0,60}}){_GEMEENTE}\Z",
    re.IGNORECASE,
)
# "Ingediend door: gemeente X", "Gemeente: X", "Afzender X"; not "de gemeente: X" in prose
_INDIENER = re.compile(
    rf"(?:(?:ingediend|ingezonden|ingebracht|aangeleverd|ingevuld|opgesteld|verzonden|opgemaakt"
    rf"|geschreven|bijdrage) door|(?:^|\n|\t|\|)\s*(?:naam (?:van (?:de|uw) )?gemeente|gemeente"
    rf"|uw gemeente|afzender|indiener|inzender|van|organisatie|namens)(?= *:| *\t| *\|))"
    rf"\s*[:|\t]?\s*{_GEMEENTE}\Z",
    re.IGNORECASE,
)
# "Namens het college van burgemeester en wethouders van (de gemeente) X", "college van B&W X"
_COLLEGE = re.compile(
    r"(?:college(?: van)?(?: burgemeester (?:en|&) wethouders| b\.? ?(?:en|&) ?w\.?)?"
    r"|burgemeester (?:en|&) wethouders|b ?& ?w|gemeenteraad|gemeentebestuur"
    rf"|namens)\s+(?:van )?{_GEMEENTE}\Z",
    re.IGNORECASE,
)
# "wethouder gemeente X", "beleidsmedewerker inburgering, gemeente X", "burgemeester van X"
_ROL = re.compile(
    r"\b(?:wethouder|burgemeester|gemeentesecretaris|griffier|\w*adviseur|\w*medewerk(?:er|ster)"
    r"|\w*consulente?|\w*coördinator|\w*regisseur|\w*manager|\w*leid(?:er|ster)|\w*analist"
    r"|directeur|hoofd|\w*ambtenaar|accounthouder|strateeg|jurist|secretaris|team|afdeling"
    r"|cluster|domein|programma)\b[^.\n]{0,50}?[\s,|(-]\s*(?:bij |van )?(?:de )?"
    r"(?:gemeente |van )?\Z",
    re.IGNORECASE,
)
# "wij als gemeente X", "wij in X", "onze gemeente X", "hier in X", "bij ons in X"
_EIGEN_BEFORE = re.compile(
    r"(?:\b(?:wij|we|ons) (?:als|in|van|vanuit|uit) (?:de |het )?(?:kleine |grote |middelgrote )?"
    r"(?:gemeente |stad )?|\b(?:bij ons|hier) in |\bonze (?:eigen )?(?:gemeente|stad)[ ,(]+"
    r"|\b(?:wij|ik), (?:de )?(?:gemeente|stad) "
    r"|\bons (?:mooie |eigen )?(?:dorp )?|\b(?:ik|wij) (?:werk|werken) (?:bij|voor) (?:de )?"
    r"gemeente |\b(?:ik|wij) regel(?:en)? in |\bals (?:gemeente|stad) )\Z",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(r"\b(?:in|voor|vanuit|uit|bij) (?:de gemeente )?\Z", re.IGNORECASE)
# "In X zien wij", "In X hebben we", "Vanuit X willen wij"
_WE_AFTER = re.compile(
    r"\s+(?:zien|merken|hebben|lopen|ervaren|constateren|doen|werken|kennen|krijgen|willen"
    r"|vinden|staan|zijn|kunnen|moeten|horen|wachten|bouwen|plaatsen|vragen|sturen|pleiten) "
    r"(?:wij|we)\b",
    re.IGNORECASE,
)
# "gemeente X vraagt", "maakt de gemeente X graag", "gemeente X (hierna: de gemeente)"
_SELF_AFTER = re.compile(
    r"\s*(?:\(hierna|graag gebruik|haar (?:ervaring|inbreng|knelpunt|visie)|biedt|dient|levert"
    r"|reageert|verzoekt|pleit|stelt voor|maakt (?:hierbij |graag )|brengt|onderschrijft"
    r"|heeft (?:met belangstelling )?kennisgenomen|wil (?:graag )?(?:de volgende|een aantal"
    r"|onder))",
    re.IGNORECASE,
)
_SELF_BEFORE = re.compile(
    r"(?:graag maakt|hierbij (?:biedt|stuurt|ontvangt u)|bijgaand|hierbij|namens|inzet van"
    rf"|ervaringen (?:van|uit)) {_GEMEENTE}\Z",
    re.IGNORECASE,
)
# "Inbreng gemeente X", "bijdrage van de gemeente X", "Zes problemen uit X", "Knelpunten X"
_INBRENG = re.compile(
    r"\b(?:inbreng|bijdrage|reactie|respons|input|knelpunten\w*|aandachtspunten|\w*punten"
    r"|problemen|signalen|verhalen|brief|notitie|inventarisatie|aanlevering|position paper"
    r"|lijst|tips|praktijk|uitvoeringsagenda|agenda|formulier|memo|zienswijze)"
    r"(?: (?!met\b|zijn\b|is\b|zoals\b|tussen\b|bij\b|aan\b|over\b|worden\b)[\w/&-]+){0,3}?"
    rf"(?: ?[-:|]| van| uit| vanuit| door| in| namens)? {_GEMEENTE}\Z",
    re.IGNORECASE,
)
_INBRENG_AFTER = re.compile(
    r"\s*[-:|_,]?\s*(?:[a-z]+ )?(?:inbreng|bijdrage|reactie|input|knelpunten\w*|signalen|notitie"
    r"|uitvoeringsagenda|iua|lijst|inventarisatie|aandachtspunten|formulier)\b",
    re.IGNORECASE,
)
_GROET = re.compile(
    r"\b(?:groet(?:en|jes)?|dank|hulde|succes)\b[^.\n]{0,30}? (?:uit|vanuit) (?:het |de )?"
    r"(?:gemeente |mooie )?\Z",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    rf",? (?:(?:{_MONTHS}) \d{{4}}|(?:d\.?d\.? |datum:? )?(?:\d{{1,2}} (?:{_MONTHS})"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}))",
    re.IGNORECASE,
)
_POSTCODE_BEFORE = re.compile(r"\b\d{4} ?[A-Z]{2},? +\Z")
# Others, and bodies that only bear the name of a place
_ANDER = re.compile(
    r"\b(?:provincie|provinciale staten van|gedeputeerde staten van|universiteit|hogeschool"
    r"|rijksuniversiteit|regio|arbeidsmarktregio|veiligheidsregio|ggd|azc|coa|politie|rechtbank"
    r"|station|ziekenhuis|roc|roc van|omgeving|noodopvang|opvanglocatie|locatie"
    r"|buurgemeenten?|naburige (?:gemeente )?|zoals(?: in| bij)?|anders dan(?: in)?|net als(?: in)?"
    r"|evenals|in navolging van|naar|via|tussen|bijvoorbeeld(?: in)?|samen met|collega'?s (?:van"
    r"|uit|in)|overgenomen van|geleend van|afkomstig uit|verhuisd naar|ook in|ook|pilot(?: in)?"
    r"|rondom|nabij|boven|richting|voorbeeld van|model|dan(?: in)?|provincies|afspraak met"
    r"|overleg met|werkwijze van|aanpak van|steden als|gemeenten als|elders, in) "
    r"(?:de )?(?:gemeente )?\Z",
    re.IGNORECASE,
)
_GEMEENTE_BEFORE = re.compile(
    r"\b(?:gemeente|gem\.|stad) ?(?:[-_:|] ?)?(?:de )?\Z|gemeente[-_ ]\Z", re.IGNORECASE
)
_GEMEENTEN_BEFORE = re.compile(r"\bgemeenten \Z", re.IGNORECASE)
# "Jan van Tilburg", "A. van Utrecht": a surname; not "Groeten van Tilburg"
_GIVEN_BEFORE = re.compile(r"(?:^|[\s,(])([A-Z][a-zà-ÿ'-]+|[A-Z]\.) \Z")
_SURNAME_BEFORE = re.compile(
    r"(?:^|[\s,])(?!(?:Groet\w*|Gemeente|Stad|College|Raad|Namens|Inbreng|Reactie|Bijdrage) )"
    r"[A-Z][\w'-]*\.? van(?: (?:de|den|der))? \Z"
)
_REGIO_AFTER = re.compile(r"\s*(?:\(provincie\)|e\.?o\.?\b|en omstreken)", re.IGNORECASE)
_BODIES = frozenset({"gemeente", "stad", "team", "dorp", "college", "regio", "wonen", "inbreng"})
_HEADING_PLACES = frozenset({"titel", "koptekst", "bestandsnaam", "eigenschap titel"})
_NAME_PLACES = frozenset({"ondertekening", "slot", "e-mailkop", "eigenschap auteur"})
_LETTER_PLACES = frozenset({"briefhoofd", "aanhef", "restant", "e-mailkop", "inleiding"})
_LINE_LEFT = re.compile(r"\W*(?:(?:de )?gemeente\W*)?", re.IGNORECASE)
_PROSE = frozenset({"blok", "restant", "kop", "voetnoot"})


def read_vorm(text: str, vermelding: Vermelding, plaats: str) -> Vorm:
    """The form in which ``text`` (straightened) says the name that stands at ``vermelding``."""
    before = text[max(0, vermelding.start - REACH) : vermelding.start]
    after = text[vermelding.end : vermelding.end + REACH]
    if plaats in _LETTER_PLACES and _ONTVANGER.search(before):
        return Vorm.ONTVANGER
    if _INDIENER.search(before):
        return Vorm.INDIENER
    if _EIGEN_BEFORE.search(before) or (_IN_BEFORE.search(before) and _WE_AFTER.match(after)):
        return Vorm.EIGEN
    if _ANDER.search(before) or _REGIO_AFTER.match(after):
        return Vorm.ANDER
    # In "Trekker | X" a line that is nothing but a name is whoever acts.
    is_line = plaats not in ("blok", "kenmerk") and is_whole_line(before, after)
    announced = _GEMEENTE_BEFORE.search(before) is not None
    if plaats in _PROSE and not (plaats == "restant" and len(text.split()) <= SHORT):
        if _GEMEENTEN_BEFORE.search(before):
            return Vorm.ANDER
        if _COLLEGE.search(before) and "namens" in before.casefold():
            return Vorm.COLLEGE
    else:
        special = _read_furniture(before, after, plaats, announced=announced)
        if special is not None:
            return special
        if _is_surname(before, vermelding, plaats):
            return Vorm.PERSOON
        if _GEMEENTEN_BEFORE.search(before):
            return Vorm.ANDER
    if is_line:
        return Vorm.REGEL
    return Vorm.GEMEENTE if announced else Vorm.KAAL


def is_whole_line(before: str, after: str) -> bool:
    """Nothing but "Gemeente" and signs stands on the name's line."""
    left, right = before.rpartition("\n")[2], after.partition("\n")[0]
    return _LINE_LEFT.fullmatch(left) is not None and not re.search(r"\w", right)


def _is_surname(before: str, vermelding: Vermelding, plaats: str) -> bool:
    """ "Jan van Tilburg", "Pim Schagen": the name of a person where persons are named."""
    if plaats not in _NAME_PLACES:
        return False
    if _SURNAME_BEFORE.search(before):
        return True
    given = _GIVEN_BEFORE.search(before)
    is_body = given is not None and given.group(1).casefold() in _BODIES
    return given is not None and vermelding.is_achternaam and not is_body


def _read_furniture(before: str, after: str, plaats: str, *, announced: bool) -> Vorm | None:
    """The forms that only count outside prose: there a college or an adviser may be another's."""
    for pattern, vorm in (
        (_COLLEGE, Vorm.COLLEGE),
        (_ROL, Vorm.ROL),
        (_INBRENG, Vorm.INBRENG),
        (_GROET, Vorm.GROET),
    ):
        if pattern.search(before):
            return vorm
    at_line_start = not before.rpartition("\n")[2].strip()
    is_heading = plaats in _HEADING_PLACES and _INBRENG_AFTER.match(after)
    if is_heading and (at_line_start or plaats == "bestandsnaam"):
        return Vorm.INBRENG
    if at_line_start and _DATE_AFTER.match(after):
        return Vorm.DAGTEKENING
    if _POSTCODE_BEFORE.search(before):
        return Vorm.ADRES
    at_end = not re.match(r"\W*\w", after)
    if plaats in ("slot", "ondertekening") and before.endswith(", ") and at_end:
        return Vorm.GROET  # "L. de Wit, Ommen."
    speaks_of_itself = _SELF_AFTER.match(after) or _SELF_BEFORE.search(before)
    return Vorm.EIGEN if announced and plaats == "inleiding" and speaks_of_itself else None
