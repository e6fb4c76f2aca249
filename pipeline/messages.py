"""Every Dutch sentence a user sees, under a speaking code; plain words, B1 where possible.

A code says what happened; its sentence says so in words, with the values filled in; ``ADVICE`` has
what the reader can do about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from schemas.bevinding import Bevinding
from schemas.document import Remark
from schemas.errors import PipelineError
from schemas.inzending import Uitkomst
from schemas.knelpunt import Segmentatie, Twijfel
from schemas.verband import Verband, Wensverband
from schemas.vervanging import Vervanging

ERRORS: dict[str, str] = {
    # one file (InzendingError)
    "leeg": "Het bestand is leeg.",
    "versleuteld": "Het bestand is beveiligd met een wachtwoord.",
    "beschadigd": "Het bestand is beschadigd of onvolledig en kan niet worden geopend.",
    "niet-ondersteund": "Dit soort bestand ({formaat}) kan niet worden gelezen.",
    "te-groot": "Het bestand gaat over een grens: {grens} is {waarde}, hoogstens {maximum} mag.",
    "geen-tekst": "Er staat geen leesbare tekst in het bestand.",
    "programma-ontbreekt": "Om dit bestand te lezen is het programma {programma} nodig.",
    "lezer-gestopt": "Het lezen van dit bestand is onverwacht gestopt ({oorzaak}).",
    # the run (RunError)
    "postvak-ontbreekt": "De map {pad} bestaat niet of is geen map.",
    "uitvoer-niet-schrijfbaar": "In de map {pad} kan niet worden geschreven ({oorzaak}).",
    "instelling-fout": "Fout in {bestand}, regel {regel}: {oorzaak}",
    "bezet": "Er is al een run bezig: {eigenaar}, sinds {sinds}.",
    "staat-beschadigd": "Het bestand {pad} is beschadigd ({oorzaak}).",
    "niet-gevonden": "Niet gevonden: {wat}.",
    "belofte-gebroken": "Interne fout: {belofte} klopt niet bij {plaats}.",
    "fout": "Er ging iets mis.",
}

ADVICE: dict[str, str] = {
    "leeg": "Vraag de gemeente het bestand opnieuw te sturen.",
    "versleuteld": "Vraag de gemeente om een versie zonder wachtwoord.",
    "beschadigd": "Open het bestand zelf. Lukt dat niet, vraag de gemeente het opnieuw te sturen.",
    "niet-ondersteund": "Vraag de gemeente om een Word- of PDF-bestand.",
    "te-groot": "Vraag de gemeente om een kleiner bestand, of splits het.",
    "geen-tekst": "Kijk of het bestand leeg is. Vraag zo nodig om een bestand met tekst.",
    "programma-ontbreekt": "Laat de beheerder dit uitvoeren: apt-get install {pakket}",
    "lezer-gestopt": "Probeer het nog eens. Blijft het misgaan, vraag dan om een ander bestand.",
    "postvak-ontbreekt": "Controleer de naam van de map.",
    "uitvoer-niet-schrijfbaar": "Kies met --output een map waarin u mag schrijven.",
    "instelling-fout": "Herstel die regel en start opnieuw. Er is niets veranderd.",
    "bezet": "Wacht tot die run klaar is. Is hij afgebroken, verwijder dan het bestand {pad}.",
    "staat-beschadigd": "Zet een reservekopie terug. De originelen staan in de map archief.",
    "niet-gevonden": "Kijk met ‘iua status’ welke nummers er zijn.",
    "belofte-gebroken": "Meld dit aan de beheerder. De vorige uitvoer is blijven staan.",
}

PASSED: dict[str, str] = {
    "genegeerd": "overgeslagen: hulpbestand van een programma",
    "nog-niet-klaar": "nog niet klaar: het bestand verandert nog of is in gebruik",
    "geen-gewoon-bestand": "overgeslagen: snelkoppeling of geen gewoon bestand",
}

TWIJFELS: dict[str, str] = {
    "besluit-verouderd": "De tekst is veranderd sinds hierover is besloten.",
    # cutting
    "onderwerp-ontbreekt": "Dit knelpunt heeft geen onderwerp.",
    "alleen-kop": "Dit stuk heeft geen labels; de kop is als onderwerp gelezen. Klopt dat?",
    "onderwerp-uit-tekst": "Er was geen apart onderwerp; de eerste zin is genomen. Geef zo nodig een beter onderwerp.",
    "oplossing-zonder-label": "Deze oplossingsrichting stond zonder label in de tekst. Is zij goed afgescheiden?",
    "onderwerp-lang": "Het onderwerp is erg lang; staat er omschrijving in?",
    "blok-leeg": "Er is alleen een onderwerp gevonden.",
    "slecht-leesbaar": "De scan is slecht leesbaar; vergelijk met het origineel.",
    "overgang-onzeker": "Loopt de tekst hier echt door op de volgende bladzijde?",
    # theme
    "thema-buiten": "De tekst past bij geen thema van de agenda.",
    "thema-zwak": "Er zijn weinig woorden die naar een thema wijzen.",
    "thema-krap": "Twee thema’s passen bijna even goed: {thema} en {tweede}.",
    "thema-kop": "De tekst wijst naar thema {thema}, maar stond onder {kop}.",
    # sender
    "afzender-onbekend": "Nergens in het bestand staat welke gemeente dit stuurt. Vul de gemeente in.",
    "afzender-blok-onbekend": "Er spreken meer gemeenten; bij dit knelpunt staat niet welke. Kies er één.",
    "afzender-dubbelzinnig": "De naam past bij meer dan één gemeente (zoals Bergen). Kies de juiste.",
    "afzender-zwak": "De gemeente is alleen op een onzekere plaats gelezen. Klopt de afzender?",
    "afzender-tegenstrijdig": "Het bestand noemt meer dan één gemeente als afzender. Kies de juiste.",
    "afzender-spelling": "De naam van de gemeente is anders gespeld dan in het register. Klopt hij?",
    "afzender-nog-niet": "Deze gemeente bestond nog niet op de datum van het bestand. Klopt dat?",
    "afzender-opgedeeld": "Deze gemeente is verdeeld over andere gemeenten. Kies de opvolger.",
}

BEVINDINGEN: dict[str, str] = {
    # an answer that came back
    "besluit-bestand-onleesbaar": "Dit bestand kan niet worden gelezen. Sla het opnieuw op en "
    "probeer het nog eens.",
    "besluit-kolom-ontbreekt": "De kolom “{kolom}” is er niet meer. Geef hem zijn naam terug; wat "
    "daar stond, is niet gelezen.",
    "besluit-doel-onbekend": "Waar dit over gaat ({doel}), bestaat niet meer. Gebruik de nieuwste "
    "beoordeling.xlsx.",
    "besluit-waarde-onbekend": "“{waarde}” is hier geen mogelijke keuze. Kies een waarde uit de "
    "lijst.",
    "besluit-zonder-reden": "Bij stoplicht {kleur} hoort een reden. Vul die in.",
    "besluit-reden-zonder-stoplicht": "Er staat een reden, maar geen kleur. Kies ook een "
    "stoplicht.",
    "besluit-formule": "Hier staat een formule. Typ de waarde zelf.",
    "besluit-tegenstrijdig": "Hier zijn verschillende antwoorden gegeven ({keuzes}). Geen ervan is "
    "overgenomen; kies er één.",
    "besluit-kring": "{links} en {rechts} moeten apart blijven, maar komen door andere keuzes toch "
    "samen. Deze keuzes zijn niet overgenomen.",
    "besluit-punt-verdwenen": "“{onderwerp}” staat niet meer in dit document. Het punt blijft; "
    "kies in beoordeling.xlsx ‘Laten vervallen’ als het weg moet.",
    "besluit-titel-leeg": "De titel is leeg gemaakt; de oude blijft staan.",
    "besluit-tekst-van-gemeenten": "De tekst van “{onderwerp}” is gewijzigd. Woorden van gemeenten "
    "kunnen hier niet veranderen; alleen titel, stoplicht en thema zijn gelezen.",
    "besluit-opmerkingen": "Er staan {aantal} opmerkingen in de kantlijn; die worden niet gelezen.",
    "besluit-strijdig": "Dit besluit spreekt een later besluit tegen. Het latere is gevolgd; trek er een in.",
    # a theme file with a fault
    "thema-geen-yaml": "Het bestand is niet goed opgebouwd ({uitleg}). Kijk naar inspringen, "
    "komma’s en haakjes.",
    "thema-sleutel-dubbel": "‘{sleutel}’ staat er twee keer. Haal er één weg.",
    "thema-sleutel-onbekend": "‘{sleutel}’ kent het programma niet. Is het goed gespeld?",
    "thema-sleutel-ontbreekt": "‘{sleutel}’ ontbreekt. Vul het in.",
    "thema-waarde-onjuist": "De waarde bij ‘{sleutel}’ klopt niet.",
    "thema-patroon-onvolledig": "Het patroon ‘{tekst}’ heeft minder dan twee delen. Zet er +, ++ "
    "of ... tussen, of maak er een woord van.",
    "thema-regel-dubbel": "Twee regels in dit thema heten ‘{naam}’. Geef er één een andere naam.",
    "thema-regel-dood": "De regel ‘{naam}’ doet niets: er zijn geen woorden, of het gewicht is 0.",
    "thema-woord-past-nooit": "‘{tekst}’ wordt nooit gevonden. Haal het weg of kies een ander "
    "woord.",
    "thema-begrip-leeg": "Het begrip {begrip} heeft geen woorden.",
    "vraagstuk-onbekend": "Bij tegenover staat {vraagstuk}. Zo heet geen ander vraagstuk.",
    "thema-begrip-onbekend": "Het begrip {begrip} bestaat niet. Voeg het toe bij begrippen.",
    "thema-begrip-ongebruikt": "Het begrip {begrip} wordt nergens gebruikt. Haal het weg.",
    "thema-regels-botsen": "‘{tekst}’ staat ook in {ander}. Kies één regel, of geef ze een ander "
    "gewicht.",
    "thema-onbekend": "Er zijn voorbeelden voor thema {thema}, maar dat thema bestaat niet.",
    # a promise that is broken
    "tekens-kloppen-niet": "De tekentelling sluit niet: {tekens} gelezen, {geplaatst} geplaatst.",
    "nummer-dubbel": "Het nummer {nummer} is twee keer gegeven.",
    "knelpunt-zonder-agendapunt": "Dit knelpunt staat niet op de agenda.",
    "knelpunt-op-twee-agendapunten": "Dit knelpunt staat op meer dan één agendapunt.",
    "oplossing-verdwenen": "Deze oplossingsrichting staat niet op de agenda.",
    "zin-van-niemand": "Deze zin op de agenda staat in geen enkele inzending: {tekst}",
}

REMARKS: dict[str, str] = {
    "macro-niet-uitgevoerd": "De macro’s in dit bestand zijn niet uitgevoerd.",
    "tabel-te-diep": "Een tabel zit te diep in andere tabellen. De tekst is wel gelezen, als "
    "gewone alinea’s.",
    "mailtekst-niet-gelezen": "De tekst van deze mail kon niet worden gelezen. Open de mail zelf.",
    "afbeelding-niet-gelezen": "Tekst in afbeeldingen ({aantal}) is niet gelezen.",
    "grafiek-niet-gelezen": "Tekst in grafieken en schema’s ({aantal}) is niet gelezen.",
    "object-niet-gelezen": "Ingesloten objecten ({aantal}) zijn niet gelezen.",
    "herkenning-onzeker": "Een bladzijde van deze scan is slecht leesbaar (zekerheid {zekerheid}%). Vergelijk de tekst met het origineel.",
    "bladzijde-niet-herkend": "Een bladzijde is een plaatje en is niet gelezen, omdat tekstherkenning uit staat.",
    "tekstlaag-onbruikbaar": "De tekst achter een bladzijde is onleesbaar; de afbeelding is gelezen. Kijk de tekst na.",
    "bladzijde-beschadigd": "Een bladzijde is beschadigd. Gelezen is wat er te zien is; vraag zo nodig een nieuw bestand.",
    "pdf-portfolio": "Dit bestand is een map met {aantal} bestanden erin. Die zijn apart gelezen.",
    "ingevoegd-deel-niet-gelezen": "Een ingevoegd document ({aantal}) kon niet worden gelezen.",
}

ATTACHMENT_REASONS: dict[str, str] = {
    "ingesloten-object": "zit als object in het document en wordt niet gelezen",
    "afbeelding-in-mail": "afbeelding in de mail, niet gelezen",
    "handtekening": "digitale handtekening, geen tekst",
    "systeembestand": "hulpbestand van de computer, overgeslagen",
    "te-diep": "zit te diep in andere bestanden; stuur het los",
    "versleuteld": "beveiligd met een wachtwoord; vraag een versie zonder",
    "beschadigd": "beschadigd; vraag het opnieuw",
    "leeg": "leeg bestand",
}

GRONDEN: dict[str, str] = {
    "label-afgebroken": "het label loopt door",
    "woord-afgebroken": "een woord is afgebroken",
    "open-zin": "de zin is niet af",
    "open-woord": "de regel eindigt op een woord dat om een vervolg vraagt",
    "kleine-letter": "het vervolg begint met een kleine letter",
    "volle-regel": "de laatste regel is vol",
    "binnen-kolom": "het vervolg staat in dezelfde kolom",
    "kolomranden": "de kolommen hebben dezelfde randen",
    "kopregel-herhaald": "de kopregel is herhaald",
    "opsommingsdiepte": "de opsomming loopt door op dezelfde diepte",
    "label-zonder-waarde": "het label had nog geen tekst",
    "label-vervolgt": "het volgende label hoort bij hetzelfde knelpunt",
    "geen-label-herhaald": "het kader gaat door zonder nieuw onderwerp",
    "eerste-cel-leeg": "het label is niet herhaald",
}

SOORT_THEMA = "Knelpunten om na te kijken"
SOORT_VOORSTEL = "Voorstellen om samen te voegen"
SOORT_WENS = "Wensen die hetzelfde kunnen zijn"
SOORT_NIEUW_THEMA = "Misschien een nieuw thema"
NEW_THEME = "Deze knelpunten vallen buiten de thema’s en lijken op elkaar. Mogelijke naam: {naam}."
PROPOSAL = "{begin} hetzelfde probleem (kans {score:.0%}). Hoort het bij elkaar?"
PROPOSAL_OPPOSED = (
    "{begin} hetzelfde probleem (kans {score:.0%}), maar de wensen gaan misschien tegen elkaar in. "
    "Hoort het bij elkaar?"
)
WISH_PROPOSAL = "{begin} dezelfde wens (kans {score:.0%}). Kies op het blad Wensen."
JOINED_OPPOSED = "Let op: de wensen gaan misschien tegen elkaar in."
LIKELY = 0.5
"""Chance from which a proposal says that the two seem one; below it, that they may be."""

MAYBE_DIVIDED = 0.25
"""Chance of opposite sides from which a pair says so: two texts that could be either get 0.5."""

DUPLICATE_NAMES = "Ook ontvangen als: {namen}."
ATTACHMENTS = "Bijlagen: {namen}."
HAS_RESTANT = "Er is tekst over die in geen knelpunt past; zie het restant."
NEW_VERSION = "Dit is een nieuwe versie van {naam}: {verschillen}."
MAYBE_NEW_VERSION = (
    "Dit lijkt een nieuwe versie van {naam} ({verschillen}). Beide blijven staan; klopt dat?"
)
REPLACED = "Vervangen door {naam}."
NO_BLOCKS = "Er is geen knelpunt in gevonden; alle tekst staat in het restant."


def sentence(texts: Mapping[str, str], code: str, values: Mapping[str, str]) -> str:
    """The sentence of a code with its values; a value that is missing is shown as "?"."""
    # A code without a sentence is our omission (a test finds it), no reason to stop a run.
    return texts.get(code, f"({code})").format_map(_Values(values))


def error_sentence(error: PipelineError) -> str:
    """What happened, in Dutch; a cause that is a code of its own is told as its sentence."""
    values = {name: _readable(value) for name, value in error.values.items()}
    cause = values.get("oorzaak", "")
    if cause in BEVINDINGEN:
        values["oorzaak"] = sentence(BEVINDINGEN, cause, values)
    return sentence(ERRORS, error.code, values)


def _readable(value: str) -> str:
    """A large number with a dot between the thousands, as Dutch writes it; other text as it is."""
    return f"{int(value):,}".replace(",", ".") if value.isdecimal() else value


def error_advice(error: PipelineError) -> str:
    """What the reader can do about it, in Dutch; "" when there is nothing to do."""
    return sentence(ADVICE, error.code, error.values) if error.code in ADVICE else ""


def doubt_sentences(twijfels: Iterable[Twijfel]) -> str:
    """The reasons for review as one text."""
    return " ".join(sentence(TWIJFELS, t.code, dict(t.waarden)) for t in twijfels)


def finding_sentence(bevinding: Bevinding) -> str:
    """What a check found, with its place."""
    return f"{bevinding.plaats}: {sentence(BEVINDINGEN, bevinding.code, dict(bevinding.waarden))}"


def proposal_sentence(verband: Verband) -> str:
    """The question that a proposed pair puts to a human."""
    sentence = PROPOSAL_OPPOSED if _may_be_opposed(verband) else PROPOSAL
    return sentence.format(begin=_begin(verband.score), score=verband.score)


def wish_sentence(verband: Wensverband) -> str:
    """The question that two wishes which may be one put to a human."""
    return WISH_PROPOSAL.format(begin=_begin(verband.score), score=verband.score)


def joined_sentence(verband: Verband) -> str:
    """What a human should look at in a pair that was put together; "" when nothing."""
    return JOINED_OPPOSED if _may_be_opposed(verband) else ""


def _begin(chance: float) -> str:
    return "Dit lijkt" if chance >= LIKELY else "Misschien is dit"


def _may_be_opposed(verband: Verband) -> bool:
    """The two may ask for opposite things: by their wishes, or by the sides they may stand on."""
    return any(
        reden.vergelijking == "tegengestelde wens"
        or (reden.vergelijking == "ander standpunt" and reden.waarde >= MAYBE_DIVIDED)
        for reden in verband.redenen
    )


def reading_sentence(segmentatie: Segmentatie) -> str:
    """What is worth saying about a file that was read; "" when all of it found a place."""
    if not segmentatie.knelpunten and segmentatie.tekens_restant:
        return NO_BLOCKS
    return HAS_RESTANT if segmentatie.tekens_restant else ""


def remarks_sentence(remarks: Iterable[Remark]) -> str:
    """What the extractor saw that a human should know, each sentence once."""
    return " ".join(dict.fromkeys(sentence(REMARKS, r.code, dict(r.values)) for r in remarks))


def attachments_sentence(attachments: Iterable[tuple[str, str]]) -> str:
    """The files inside a file, by name, with the reason where one was only named."""
    names = [
        f"{name} ({sentence(ATTACHMENT_REASONS, reason, {})})" if reason else name
        for name, reason in attachments
    ]
    return ATTACHMENTS.format(namen=", ".join(names)) if names else ""


def duplicates_sentence(names: Iterable[str]) -> str:
    """The other names under which the same bytes came in."""
    listed = ", ".join(names)
    return DUPLICATE_NAMES.format(namen=listed) if listed else ""


def tell_versions(
    uitkomsten: Sequence[Uitkomst], vervangingen: Sequence[Vervanging]
) -> list[Uitkomst]:
    """The outcomes, with what a new version does to the points of the old one."""
    names = {u.inzending.inzending_id: u.inzending.bestandsnaam for u in uitkomsten}
    told = {u.inzending.inzending_id: u for u in uitkomsten}
    for vervanging in vervangingen:
        kinds = Counter(verschil.soort for verschil in vervanging.verschillen)
        text = NEW_VERSION if vervanging.zeker else MAYBE_NEW_VERSION
        line = text.format(
            naam=names[vervanging.oud],
            verschillen=", ".join(f"{kinds[soort]} {soort}" for soort in sorted(kinds)),
        )
        new = told[vervanging.nieuw]
        told[vervanging.nieuw] = new.model_copy(update={"reden": f"{new.reden} {line}".strip()})
        if vervanging.zeker:
            told[vervanging.oud] = told[vervanging.oud].model_copy(
                update={
                    "status": "vervangen",
                    "vervangen_door": vervanging.nieuw,
                    "reden": REPLACED.format(naam=names[vervanging.nieuw]),
                }
            )
    return list(told.values())


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"
