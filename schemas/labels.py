"""Labels: the words that announce an onderwerp, an omschrijving or oplossingsrichtingen."""

from __future__ import annotations

from schemas.base import Model


class Labels(Model):
    """The synonyms of each label word, as ``schemas/data/labels.yaml`` lists them.

    Matching folds case, accents, hyphens and spaces; see ``pipeline/segment/labels.py``.

    Attributes:
        onderwerp: words that always announce an onderwerp.
        knelpunt: words ("Knelpunt", "Probleem") that announce the onderwerp when a word of
            ``omschrijving`` follows, and the omschrijving when a word of ``onderwerp`` precedes.
        thema: words that announce a theme, or the onderwerp when nothing better does.
        omschrijving: words that always announce an omschrijving.
        deelomschrijving: words that announce a part of the omschrijving ("Gevolgen"), but only as
            a cell or a line of their own: "Gevolg: …" in running text is a sentence.
        verzameling: plurals ("Knelpunten") that title a list of blocks, or the omschrijving of one.
        oplossingsrichtingen: words that announce oplossingsrichtingen.
        alleen_los: words of the groups above that are a label only as a cell, as an own line
            or in bold, because they are ordinary words too ("Nodig: …").
        voorbepalingen, nabepalingen: what may stand in front of and behind a label word that is
            that label still ("Landelijke oplossing", "Verzoek aan het Rijk").
        vraagwoorden: how the question or instruction of a form starts ("Welke", "Beschrijf").
        stam_oplossing, stam_omschrijving, stam_onderwerp, stam_knelpunt: word stems by which such
            a question announces that part; the first group with a hit decides.
        kenmerk: other properties of a block or of the submission ("Prioriteit", "Contactpersoon").
        groepering: those of ``kenmerk`` whose value groups blocks, as a heading does ("Gemeente").
        briefhoofd: lines of a letterhead or memo ("Datum", "Ons kenmerk").
        e_mailkop: header lines of a printed e-mail ("Van", "Aan").
        voorstelwoorden: word stems; a line that ends in ":" and has one leads in proposals.
        overzicht: titles of a list that only repeats the onderwerpen.
        geen_onderwerp: headings that are no onderwerp ("Inleiding", "Tot slot").
        inzending: word stems that tell that a file is a submission with knelpunten at all.
        letter_aanhef: how a salutation starts.
        letter_groet: how a complimentary close starts ("Hoogachtend").
        letter_slot: word stems of closing words ("dank", "vernemen").
    """

    onderwerp: tuple[str, ...]
    knelpunt: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    omschrijving: tuple[str, ...]
    deelomschrijving: tuple[str, ...] = ()
    verzameling: tuple[str, ...] = ()
    oplossingsrichtingen: tuple[str, ...]
    alleen_los: tuple[str, ...] = ()
    voorbepalingen: tuple[str, ...] = ()
    nabepalingen: tuple[str, ...] = ()
    vraagwoorden: tuple[str, ...] = ()
    stam_oplossing: tuple[str, ...] = ()
    stam_omschrijving: tuple[str, ...] = ()
    stam_onderwerp: tuple[str, ...] = ()
    stam_knelpunt: tuple[str, ...] = ()
    kenmerk: tuple[str, ...] = ()
    groepering: tuple[str, ...] = ()
    briefhoofd: tuple[str, ...] = ()
    e_mailkop: tuple[str, ...] = ()
    voorstelwoorden: tuple[str, ...] = ()
    overzicht: tuple[str, ...] = ()
    geen_onderwerp: tuple[str, ...] = ()
    inzending: tuple[str, ...] = ()
    letter_aanhef: tuple[str, ...] = ()
    letter_groet: tuple[str, ...] = ()
    letter_slot: tuple[str, ...] = ()
