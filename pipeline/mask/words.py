"""Words around and inside names: what announces a person, and what is capitalised but no person.

Folded (lower case, no accents) where they are looked up as words. By hand, for this project; the
comments say what each set is for.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text block: long lists read better as lines than as one word a line."""
    return frozenset(text.split())


TITELS = (
    r"(?:mevrouw|mejuffrouw|juffrouw|de heer|den heer|meneer|mijnheer|familie|echtpaar|weduwe"
    r"|(?:mevr|mw|mej|dhr|mnr|fam)\b\.?|(?:hr|drs|mr|ir|ing|dr|prof|ds)\.)"
)
"""Right before a name; "opa" and "vader" are not among them (they stand before verbs too)."""

FUNCTIES = (
    r"(?:wethouder|burgemeester|gemeentesecretaris|griffier|secretaris|directeur|hoofd|strateeg"
    r"|juriste?|accounthouder|projectsecretaris|trainee|stagiaire?|raadslid|portefeuillehouder"
    r"|bestuurder|mentor|voogd|verpleegkundige|trainer|huismeester|conciërge|buddy|psycholoog"
    r"|\w*(?:adviseur|medewerk(?:er|ster)|consulente?|coördinator|regisseur|manager|leid(?:er|ster)"
    r"|analist|ambtenaar|begeleid(?:er|ster)|functionaris|ondersteuner|specialist|coach|voorzitter"
    r"|docente?|arts|maatje))"
)
"""What people are by profession: before a name ("consulent Bos") and behind it."""

CLIENTWOORDEN = (
    r"(?:cli[eë]nte?|client|klant|statushoud(?:er|ster)|vergunninghoud(?:er|ster)|nieuwkomer"
    r"|vluchteling|asielzoek(?:er|ster)|bewoner|bewoonster|inburgeraar|inburgeringsplichtige"
    r"|deelnemer|deelneemster|cursiste?|leerlinge?|studente?|huurder|huurster|kandidate?|kandidaat"
    r"|jongere|amv'?er|pati[eë]nte?|partner|echtgenoot|echtgenote|man|vrouw|baby|jongen|meisje"
    r"|oom|tante|oma|opa|collega|vrijwilliger|vrijwilligster|juf|meester|dokter"
    r"|\w*(?:vader|moeder|zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|kind|buurman"
    r"|buurvrouw|vriend|vriendin|genoot|genote))"
)
"""Persons of whom there is one; right before a name."""

PERSOONSWOORDEN = (
    rf"(?:{CLIENTWOORDEN}|{FUNCTIES}"
    r"|advocate?|advocaat|tolk|gezin|collega's|kinderen|zonen|dochters|broers|zussen|ouders"
    r"|contactpersoon|casus|dossier|zaak|naam|namen|(?:verhaal|situatie|geval) van|heet|heette"
    r"|heten|genaamd|noem|noemen we|noemen|met de naam|namelijk|ken|kende|kennen|sprak|spraken"
    r"|hielp|hielpen|begeleid|begeleidde|bezocht|bezochten|ontmoette|vertelt|vertelde|zegt|zei"
    r"|aldus)"
)
"""Common nouns and verbs before a name; the name has to look like one."""

ROLLEN = rf"(?:{FUNCTIES}|namens|team|afdeling|domein|gemeente|cluster)"
"""What follows a name in a signature ("R. Zandstra, wethouder")."""

LABELS = (
    r"(?:contactperso(?:on|nen)(?: inhoudelijk| gemeente)?|aanspreekpunt|inlichtingen|informatie"
    r"|(?:voor )?(?:inhoudelijke )?vragen|contact(?: opnemen)?(?: met)?|contactgegevens"
    r"|opgesteld door|opsteller|steller|auteur|behandeld door|behandelaar|behandelend ambtenaar"
    r"|ingevuld door|ingediend door|aangeleverd door|geschreven door|namens deze|namens dezen"
    r"|portefeuillehouder|afzender|van|cc|t\.?a\.?v\.?|naam(?: contactpersoon| cli[eë]nt| indiener"
    r"| invuller| medewerker| deelnemer)?|namen|cli[eë]nte?|cli[eë]nt|deelnemer|ondertekend door"
    r"|casusregisseur|begeleider|mentor|voogd|wettelijk vertegenwoordiger|voornaam|achternaam"
    r"|roepnaam|familienaam|patiënt|betrokkene|aanvrager|huurder|bewoner)"
)
"""Before a colon and a name."""

INLEIDERS = (
    r"(?:mijn naam is|ik ben|ik heet|noem mij|contactpersoon(?: is)?|opgesteld door|ingevuld door"
    r"|behandeld door|geschreven door|(?:aan)?gemeld door|ingediend door|ingebracht door"
    r"|ingestuurd door|aangeleverd door|aangedragen door|aangekaart door|verteld door"
    r"|toegelicht door|opgetekend door|begeleid door|geholpen door|bezocht door"
    r"|contact opnemen met|contact op met|terecht bij|bellen met"
    r"|mailen naar|bereikbaar bij|vragen aan|informatie bij|neem contact op met|overleg met"
    r"|gesproken met|gesprek met|vraag naar|t\.a\.v\.|ter attentie van|groeten van|groetjes van"
    r"|mede namens|in de persoon van|benoemd|aangesteld)"
)
"""Before a name without a colon; the name has to look like one."""

GROETEN = (
    r"(?:(?:\w+ ){0,3}groet(?:en|jes|nis)?|hoogachtend|mvg|m\.v\.g\.?|v\.g\.?|h?gr|grt|grtjs|grts"
    r"|(?:m\.? ?)?vr\.? ?gr|bvd|b\.v\.d\.?|houdoe|namens (?:\w+ ){1,3}\w+(?=,)|namens dezen?|doei"
    r"|bedankt|dank|dank u(?: wel)?|dankjewel|hartelijks|liefs|succes|tot ziens|de secretaris"
    r"|de burgemeester|adieu|oant moarn|moi|salut)"
)
"""What stands before the name at the end of a letter."""

AANSPREKINGEN = r"(?:beste|geachte|lieve|hallo|hoi|dag|ha)"
"""What stands before the name at the start of one."""

TUSSENVOEGSELS = (
    r"(?:(?:[Ii]n|[Oo]p|[Uu]it|[Aa]an|[Bb]ij|[Oo]ver|[Oo]nder|[Vv]oor) (?:de|den|der|het|'t)"
    r"|van|von|de|der|den|ten|ter|te|het|'t|'s|la|le|du|del|della|di|da|dos|das|el|al|as|ash|an|at"
    r"|bin|ben|bint|ibn|abu|abou|ould|ait|zu|zum|y)"
)
"""The small words inside names, lower case."""

GEEN_NAAM = word_set(
    """
    afdeling team cluster domein programma project stichting vereniging gemeente gemeenten provincie
    rijk kabinet ministerie minister staatssecretaris kamer college raad commissie dienst bureau
    instituut centrum loket wethouder burgemeester secretariaat secretaris directeur adviseur
    beleidsmedewerker beleidsadviseur consulent coordinator regisseur medewerker klantmanager
    platform regietafel taskforce werkgroep stuurgroep projectgroep coa ind duo vng nidos
    vluchtelingenwerk rijksoverheid szw bzk jenv divosa ggd ggz uwv svb aedes vws ocw pharos movisie
    humanitas nibud zadkine woonplein leger heils rode kruis kredietbank belastingdienst kadaster
    politie justitie rechtbank reclassering rvo sociaal werk bedrijf corporatie corporaties
    woningcorporatie woningcorporaties woonstichting wooncorporatie wet wetten regeling besluit
    verordening participatiewet jeugdwet huisvestingswet inburgeringswet vreemdelingenwet grondwet
    wi wmo awir avg brp digid isk nt2 ona knm map pip pvt elip amv azc pol aow bbz onderwerp
    omschrijving oplossingsrichting oplossingsrichtingen knelpunt knelpunten thema bijlage hoofdstuk
    paragraaf artikel punt pagina tabel figuur nota statushouder statushouders vergunninghouder
    vergunninghouders nieuwkomer nieuwkomers inburgeraar inburgeraars asielzoeker asielzoekers
    vluchteling vluchtelingen bewoner bewoners client clienten clientes cliente huurder huurders
    deelnemer deelnemers cursist cursisten maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag januari februari maart april mei juni juli augustus september oktober november december
    kerst pasen ramadan suikerfeest nederlands nederlandse engels engelse arabisch arabische
    tigrinya farsi dari pashto somalisch turks turkse syrisch syrische syrier syriers eritrees
    eritrese eritreeer eritreeers afghaans afghaanse afghanen irakees iraakse iraanse oekraiense
    oekrainer oekrainers duits fries friese europees europese limburgs brabants gelders zeeuws
    drents gronings twents haags islam islamitisch christelijk katholiek protestants koran bijbel
    moslim corona covid word excel teams zoom whatsapp facebook google microsoft outlook windows pdf
    naam namen onbekend anoniem nvt ja nee diversen overig overige mvg gr hgr bvd grt grts groetjes
    groetnis houdoe dank bedankt directie redactie bestuur organisatie management wij ik we u uw ons
    onze hij zij ze het de een dit dat deze die er en of maar want als wie wat waar wanneer hoe
    waarom geacht geachte beste hallo hoi dag goedemorgen goedemiddag met namens vriendelijke
    hartelijke groet groeten hoogachtend tot bij voor van naar over onder op in uit aan alle al ook
    nog niet geen meer zie toelichting vragen vraag antwoord inbreng reactie mevrouw meneer mijnheer
    heer dames heren familie gezin vader moeder collega drs mr ir ing dr prof mw dhr mevr fam
    postbus bezoekadres postadres telefoon tel fax mail email e-mail website iban bsn kvk btw
    kenmerk datum betreft aantal versie concept definitief status jeugd onderwijs zorg welzijn wonen
    werk inkomen taal integratie participatie inburgering huisvesting opvang asiel migratie
    samenleving veiligheid financien
    """
)
"""Capitalised words that end or forbid a name: bodies, roles, laws, days, words of letters."""

ORGANISATIES = word_set(
    """
    abn actium adecco adhoc aldi alfacollege alwel amro amvest antares arcade arkin arq arriva asml
    aventus bol bouwinvest brabantwonen brederode breng buddyproject buurtzorg camelot capabel
    careyn carinova casade cazas cito connexxion contourdetwern coolblue cordaan cosis cosun curio
    defence deltawonen deltion dewoonplaats dezes dimence divosa domesta domijn drenthecollege dsm
    dudok dunavie duwo eigenhaard eneco enexis equator ergon essent evenaar fairwork farent firda
    friesepoort ggnet graafschap haagwonen habeko habion havensteder heemwonen hema idealis ikea
    incluzio ing intermaris itta jumbo jutphaas kennemer keolis kis kleurrijk koningwillem kpn
    kwadraad landstede laurentius lefier lentis liander lidl lumens maasdelta maaskant manpower
    mediant mijande mitros mondriaan mooiland movisie mozaiek nestas newbees nijestee nji
    noorderpoort noordwijkse omnia onsthuis openembassy parnassia parteon patrimonium pharos
    philadelphia philips phoenix pluryn portaal postnl prewonen provides qbuzz qualitywonen rabobank
    radar randstad reggewoon rentree rhiant rijnijssel rijnland rijswijkwonen rochdale rubicon
    sallcon sardes scalda sensire senzer significant snpsychotrauma ssh stadgenoot staedion
    startblok stedin stimulansz stimulanz summa surplus swz syntrus tablis tactus takecarebnb talis
    tata thuisvester timpaan tinten tiwos triada trivire uaf uwoon valleiwonen vattenfall vechtdal
    veldzicht velison vesteda vestia vidius vidomes vitens vivare viverion vluchtelingenwerk
    vodafone volkshuisvesting vps wassenaarsche welbions welkomapp wonenbreburg wonenlimburg
    wonenzuid wonion woonborg woonbron wooncompagnie woonconcept woonforte woongenoot woongoed
    woonin woonkwartier woonpunt woonservice woonstede woonwaard woonzorg ymere youngcapital yulius
    zadkine zaffier zayaz zeeuwland ziggo zowonen
    """
)
"""Bodies that gemeenten name without saying what they are: corporations, institutes, firms."""

OMGEVING_GEEN_PERSOON = (
    r"(?:minister|ministers|lid|leden|minister-president|staatssecretaris|bewindspersoon|premier|kamerlid"
    r"|kamerleden|oud-minister|motie|moties|amendement|commissie|kabinet|adviescommissie|wet|koning"
    r"|koningin|prins|prinses|president|paus|sint|st\.?|stichting|school|basisschool|college"
    r"|hogeschool|universiteit|ziekenhuis|zorggroep|hotel|kasteel|huize|huis|fort|kamp|camping|kerk"
    r"|moskee|parochie|de wijk|wijk|buurt|straat|cafe|restaurant|taalschool|taalbureau|uitgeverij"
    r"|vereniging|bureau|firma|bedrijf|merk|project|programma|pilot|methode|aanpak|model|werkplaats"
    r"|villa|paviljoen|flat|toren|unit|locatie|gebouw|complex|park|bank|dierentuin|organisatie|corporatie|woningcorporatie|rapport"
    r"|advies|onderzoek|volgens onderzoek van|corporaties|verhuurder|aanbieder|zorgaanbieder"
    r"|taalaanbieder|uitvoerder|werkgever|supermarkt|uitzendbureau|zorginstelling|instelling)"
)
"""Before a capitalised name that is not a private person's: ministers and motions are public."""

ORGANISATIE_NA = word_set(
    """
    ziekenhuis school basisschool college academie stichting instituut kliniek fonds prijs huis
    hoeve moskee kerk kazerne bv nv vof groep zorg wonen taal training advies consultancy
    opleidingen methode aanpak monitor wet norm index straat laan weg plein park kade hof centrum
    gebouw hal arena stadion brug tunnel museum theater bibliotheek universiteit lyceum mavo
    scholengemeenschap festival dag award lezing gymnasium havo vmbo praktijkschool
    """
)
"""After a name that is thus a thing's name ("Anne Frank School")."""

EPONIEMEN = frozenset(
    {
        *("albert heijn", "albert cuyp", "anne frank", "jan linders", "jan steen", "jeroen bosch"),
        *("johan cruijff", "marga klompe", "martin luther", "max havelaar", "vincent gogh"),
        *("willem drees", "willem alexander", "florence nightingale"),
        *("maria montessori", "rudolf steiner", "nelson mandela", "frans hals", "piet hein"),
        *("michiel ruyter", "erasmus mc", "joke smit", "roald dahl", "johannes vermeer"),
    }
)
"""First two words of names that are those of shops, schools, books and streets."""

PERSOONSWERKWOORDEN = word_set(
    """
    kreeg krijgt woont woonde belt belde vertelt vertelde tekende tekent huilde huilt slaapt sliep
    vluchtte kwam komt leert leerde trouwde verloor wacht wachtte zegt zei vroeg vraagt wil wilde
    moest moet mocht mag werkt werkte zit zat staat stond heeft had is was kan kon ging gaat
    verhuisde verhuist begon begint stopte spreekt sprak snapt snapte zoekt zocht loopt liep leeft
    leefde mailt mailde schreef schrijft studeert studeerde deed doet wordt werd bleef blijft haalde
    haalt slaagde zakte miste mist betaalt betaalde weet weten helpt geeft gaf maakt maakte regelt
    regelde denkt dacht vindt vond hoort hoorde kent kende zag ziet brengt bracht neemt nam houdt
    hield
    """
)
"""Verbs that a person does; after two unknown capitalised words they make a person of them."""

MENSENWERKWOORDEN = word_set(
    """
    durft durfde huilt huilde slaapt sliep vluchtte trouwde schaamt fietst droomt droomde kookt
    studeert spijbelt lacht woont woonde tolkt schrok slikt bidt baart beviel
    """
)
"""Verbs that only a human being does: a capitalised word before them is a name."""

SPREEKWERKWOORDEN = MENSENWERKWOORDEN | word_set(
    """
    wil wilde zegt zei vertelt vertelde belde leert vraagt weet snapt denkt vindt
    """
)
"""Verbs that bodies do as well: they make a name of a word that already stands behind "cliënt"."""

ACHTERNAMEN_WOORD = word_set(
    """
    bakker visser smit smid mulder meijer meyer bos vos peters hendriks dekker dijkstra kok jacobs
    schouten kuiper kuipers brouwer prins koning keizer graaf hertog bisschop pastoor ridder boer
    wit zwart groot klein jong oude lange korte bruin groen rood haan kat leeuw beer wolf valk
    kramer koopman timmerman molenaar schipper herder slager wever snijder zijlstra veenstra hofman
    huisman bergman berg bosch dam dijk veen velde water meer brug sluis kerk linden eik beuk vries
    hoekstra postma winter zomer lente herfst blok steen zand klok bloem roos vogel mus
    """
)
"""Dutch words that are common surnames: behind a given name or initials they belong to it."""

ACHTERNAMEN_TOCH = word_set(
    """
    rijk raad kamer punt dag werk kruis leger engels duits turks fries frans zondag vrijdag kerst
    mei wet zorg vraag groet wij hij dank
    """
)
"""Words of GEEN_NAAM that people are called all the same; behind a title or initials only."""
