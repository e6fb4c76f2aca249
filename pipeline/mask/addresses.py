"""Where a person can be reached: e-mail addresses and home addresses.

A View's text in, Vondsten out. Addresses of offices, reception centres and other locations stay:
they are what the submission is about, or are in the telephone book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.view import MASKED, Omgeving, Vondst
from pipeline.mask.words import word_set
from pipeline.text import fold, is_dutch

SENTENCE_REACH = 300
"""Characters on either side that can belong to the sentence of an address."""

_SENTENCE_END = re.compile(r"[.!?] +(?=[^a-z])|\n")
_LINE_END = re.compile(r"[.!?](?= |\Z)|\n")
_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'-]*\w(?:@| ?\(at\) ?| ?\[at\] ?| apenstaartje )(?:[\w-]+\.)+[^\W\d_]{2,}",
    re.IGNORECASE,
)
# "anja punt bos apenstaartje voorbeeld punt nl", as people dictate it
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.-])[\w-]+(?:(?: punt |\.)[\w-]+)* (?:apenstaart(?:je)?|\(at\)|\[at\]) "
    r"[\w-]+(?:(?: punt |\.)[\w-]+)* punt [a-z]{2,}(?!\w)",
    re.IGNORECASE,
)
_MAIL_SIGN = re.compile(r"@|[(\[]at[)\]]|apenstaart|\.com/", re.IGNORECASE)
_PROFILE = re.compile(
    r"\b(?:linkedin\.com/in|facebook\.com|instagram\.com)/[\w.%-]+", re.IGNORECASE
)
_ROLE_WORDS = word_set(
    """
    en van de voor info gemeente secretariaat contact post postbus kcc klantcontact wonen
    klantcontactcentrum
    inburgering inburgeren statushouders vergunninghouders nieuwkomers participatie vluchtelingen
    sociaaldomein sociaal domein bestuur bestuurssecretariaat bestuursondersteuning griffie college
    communicatie pers persvoorlichting postmaster webmaster noreply no reply algemeen beleid
    helpdesk servicepunt loket frontoffice asiel opvang huisvesting iua uitvoeringsagenda integratie
    werk inkomen zorg welzijn jeugd onderwijs taal administratie facturen crediteuren burgerzaken
    publiekszaken wijkteam team afdeling projecten project office support mail mailbox redactie
    receptie balie planning klacht klachten privacy fg functionaris gegevensbescherming raad
    raadsgriffie wmo coa ind duo vng azc regie taskforce programma vragen aanmelden inschrijven
    agenda oekraine nieuwkomer inwoners samenleving
    """
)
"""Parts of a local part that name a desk and not a person: "info@", "team.wonen@"."""

_UP = "A-ZÀ-ÖØ-ÞŠŽĆČŁŚŹŻİ"
_ROAD = r"(?:straat|laan|weg|plein|gracht|singel|kade|dreef|steeg|pad|hof|dijk|plantsoen|markt)"
_ROAD_ENDING = (
    rf"(?:{_ROAD}|str\.|park|wal|hoek|steg|baan|ring|boulevard|akker|erf|land|veld|kamp|burg|haven"
    r"|horst|meent|brink|zoom|wetering|vaart|oord|donk|poort|tuin|gaarde|borch|stede|warande|es|loo"
    r"|wijk|diep|lust|berg|dal|donck|heide|kreek|singels|slag|spoor|stroom|tocht|vliet|waard)"
)
_NUMBER = r"\d{1,4}(?: ?[a-zA-Z](?![a-zA-Z])| ?-? ?(?:bis|hs|[IV]{1,3}))?(?:-\d{1,4}[a-zA-Z]?)?"
_POSTCODE = r"[1-9]\d{3} ?[A-Z]{2}(?![A-Za-z])"
_PLACE = rf"(?: {{1,2}}[{_UP}'][\w'-]+(?: (?:aan|de|den|der|op|en|het) [{_UP}]?[\w'-]+)*)?"
_FORENAMES = (
    rf"(?:(?!(?:Op|In|Aan|Bij|Uit|Naar|Tot|Voor|Over|Tussen) )[{_UP}][\w'.-]* "
    r"(?:van (?:de |den |der )?|de |den )?){0,3}"
)
# Forms: "Kerkstraat 12", "Prins Bernhardlaan 3-II, 1234 AB Zwolle", "Lange Dreef 220",
# "kerkstraat 12", "Laan van Meerdervoort 12a"; not "Kerkstraat", "weg 12", "A12"
_STREET = re.compile(
    rf"(?<![\w-])(?:{_FORENAMES}(?:[{_UP}][\w'-]*{_ROAD_ENDING}|[{_UP}][\w'-]+ (?i:{_ROAD}))"
    rf"|[a-z][\w'-]{{2,}}(?:straat|laan|weg|plein|gracht|singel|kade|dreef)"
    rf"|Laan van (?:de )?[{_UP}][\w'-]+|(?:Singel|Kade|Dijk|Gracht|Plein|Markt|Dreef|Haven|Laan"
    r"|Brink|Hof|Wal|Steeg|Weg))"
    rf"(?: nummer| nr\.?| no\.?)? (?P<number>{_NUMBER})(?![\w.,]*\d|%)"
    rf"(?:,? ?(?:\n|in )? ?{_POSTCODE})?(?:(?<=[A-Z]{{2}}){_PLACE})?"
)
_FIRST_OF_MORE = re.compile(
    rf"(?P<word>[{_UP}][\w'.-]*) (?:van (?:de |den |der )?|de |den )?(?=[{_UP}])"
)
_STREET_WORDS = word_set(
    """
    burgemeester prins prinses koningin koning keizer dokter pastoor dominee professor generaal
    admiraal kapitein kardinaal bisschop meester ridder graaf gravin hertog lange korte oude nieuwe
    grote kleine hoge lage eerste tweede derde achter voor noord zuid oost west laan sint jonkheer
    heer jan roos van het de den der ten ter
    """
)
"""Dutch words that streets begin with."""

# "woont sinds kort aan De Wieken 45": what people live at is an address, whatever it is called
_LIVES_AT = re.compile(
    r"\b(?:woont|woonde|wonen|woonden|slaapt|sliep|verblijft|logeert|huurt|huurde|ingeschreven"
    r"|verhuis\w*|thuis)\b[^.\n\d]{0,40}?"
    rf" (?:aan|op|in|naar)(?: de| het)? (?P<value>[{_UP}][\w'-]+(?: [{_UP}][\w'-]+){{0,3}} "
    rf"(?P<number>\d{{1,4}}[a-z]?(?:-\d{{1,4}})?))(?![\w.,]*\d|%|-)"
)
# "1234 AB 12", "1234AB, nummer 12", "1234 AB"
_POSTCODE_NUMBER = re.compile(
    rf"(?<!\w){_POSTCODE}(?:,? (?:nummer |nr\.? |huisnummer )?{_NUMBER})?"
)
# After these numbers a street name is a place and the number counts things
_COUNTED = re.compile(
    r" (?:t/m|tot|tot en met) \d"
    r"| (?:\w+ )?(?:woningen|huizen|appartementen|kamers|studio's|plekken|plaatsen|units|eenheden"
    r"|personen|mensen|bewoners|gezinnen|statushouders|jongeren|jaar|maanden|weken|dagen|procent"
    r"|m2|m²|meter|keer|euro|vergunninghouders|bedden|flats|huishoudens|kinderen|januari|februari"
    r"|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:woont|woonde|wonen|woonden|wonend|wonende|woonachtig|woonadres|thuisadres|huisadres"
    r"|ingeschreven|verhuis\w*|huurt|huurde|thuis|bij haar|bij hem|adres|brp|sleutel|huisuitzetting"
    r"|buurman|buurvrouw|buren|familie|gezin|mevrouw|meneer|mw|dhr|echtpaar|client\w*|bewoner"
    r"|bewoonster|zijn (?:flat|woning|huis|kamer)|haar (?:flat|woning|huis|kamer)"
    r"|hun (?:flat|woning|huis)|moeder|vader|statushouder|jongens|meisjes|kinderen|gezinnen|zonen"
    r"|huurder|huurders)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:bezoekadres|postadres|postbus|vestigingsadres|kantoor\w*|gemeentehuis|stadhuis"
    r"|stadskantoor|azc|coa|opvang\w*|noodopvang|locatie\w*|school\w*|loket|hotel\w*|pension|buurthuis"
    r"|wijkcentrum|gebouw|pand|panden|complex\w*|perceel|terrein|kazerne|klooster|project\w*"
    r"|flexwoning\w*|tussenvoorziening\w*|bouwplan\w*|nieuwbouw\w*|bedrijf\w*|winkel\w*|kerk|moskee"
    r"|station|bibliotheek|ziekenhuis|gezondheidscentrum|servicepunt|inloop\w*|taalhuis|praktijk"
    r"|\w*park|units?|\w*hotel|\w*centrum|vakantie\w*|camping|sporthal|restaurant|caf[eé]|zaal|hal"
    r"|club\w*|vereniging|stichting|gebouwen|woontoren|woonzorg\w*|verzorgingshuis|verpleeghuis"
    r"|bouw|verbouw\w*|sloop|renovatie|bestemming\w*|\w*vergunning|woningen|woonblok|omwonenden"
    r"|appartementen|studio's|museum|theater|fabriek|boerderij|zorgboerderij|speeltuin|plein|bedrijven\w*|halte|kruising|kavel|ontwikkel\w*|herbestem\w*|leegstaand\w*|transform\w*|omgeving)\b",
    re.IGNORECASE,
)
_OFFICE_PLACES = frozenset(
    {"briefhoofd", "koptekst", "voettekst", "label", "formulierveld", "ondertekening"}
)


def find_addresses(text: str, omgeving: Omgeving) -> Iterator[Vondst]:
    """E-mail and home addresses in a View's text.

    In a letterhead an address is the office's. In prose a street with a house number is a home,
    unless its sentence speaks of a location, or of an office, and of nobody who lives there.
    """
    yield from _find_email(text)
    if _DIGIT.search(text):
        yield from _find_home(text, omgeving.plaats)


def is_role_address(address: str, domain: str) -> bool:
    """The local part names a desk ("info", "team.wonen") or the organisation itself."""
    parts = [p for p in re.split(r"[._+'-]|\d", fold(address)) if p]
    names = {fold(label) for label in domain.split(".")[:-1]}
    return all(
        part in _ROLE_WORDS or part in names or part.startswith(("gemeente", "team", "afdeling"))
        for part in parts
    )


def _find_email(text: str) -> Iterator[Vondst]:
    if not _MAIL_SIGN.search(text):
        return
    for match in _EMAIL.finditer(text):
        local, _, domain = re.sub(
            r" ?[(\[]at[)\]] ?| apenstaartje ", "@", match.group(), flags=re.IGNORECASE
        ).rpartition("@")
        if not is_role_address(local, domain):
            yield Vondst(match.start(), match.end(), "e-mail", "e-mail-persoon")
    for match in _SPELLED_EMAIL.finditer(text):
        local, domain = re.split(r" (?:apenstaart|[(\[]at)\S* ", match.group(), flags=re.IGNORECASE)
        if not is_role_address(local.replace(" punt ", "."), domain.replace(" punt ", ".")):
            yield Vondst(match.start(), match.end(), "e-mail", "e-mail-uitgeschreven")
    for match in _PROFILE.finditer(text):
        yield Vondst(match.start(), match.end(), "e-mail", "profiel")


def _find_home(text: str, plaats: str) -> Iterator[Vondst]:
    for match in _STREET.finditer(text):
        if _COUNTED.match(text, match.end("number")):
            continue
        begin = _trim(text, match.start(), match.start("number"))
        if _is_home(text, begin, match.end(), plaats):
            yield Vondst(begin, match.end(), "adres", "adres-straat")
    for match in _LIVES_AT.finditer(text):
        if not _COUNTED.match(text, match.end("number")):
            yield Vondst(match.start("value"), match.end("value"), "adres", "adres-woont")
    for match in _POSTCODE_NUMBER.finditer(text):
        has_number = not match.group()[-1].isalpha() or match.group()[-2:-1].isdigit()
        if _is_home(text, match.start(), match.end(), plaats, by_itself=has_number):
            yield Vondst(match.start(), match.end(), "adres", "adres-postcode")


def _trim(text: str, begin: int, end: int) -> int:
    """Where the street starts: "Verhuisd van Spoorlaan" has a verb before it."""
    while first := _FIRST_OF_MORE.match(text, begin, end):
        word = first.group("word").casefold()
        if word in _STREET_WORDS or not is_dutch(word):
            return begin
        begin = first.end()
    return begin


def _is_home(text: str, begin: int, end: int, plaats: str, *, by_itself: bool = True) -> bool:
    """The nearest word that says what is there decides, those before it first.

    ``by_itself``: without any such word it is a home.
    """
    if plaats in _OFFICE_PLACES:
        return False
    first, last = _sentence(text, begin, end)
    before, after = text[first:begin], text[end:last]
    home = _last_end(_HOME, before)
    office = _last_end(_OFFICE, before)
    if home == office == -1:
        home, office = -_first_start(_HOME, after), -_first_start(_OFFICE, after)
    if MASKED in before:
        home = max(home, 0)
    return by_itself if home == office else home > office


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _first_start(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text) + 1


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence or line around a place in a text, as far as it is near."""
    low, high = max(0, begin - SENTENCE_REACH), min(len(text), end + SENTENCE_REACH)
    starts = [match.end() for match in _SENTENCE_END.finditer(text, low, begin)]
    after = _LINE_END.search(text, end, high)
    return max(starts, default=low), after.start() if after else high
