"""Words of place names: gemeenten, provinces, countries, regions and well-known villages.

Folded (lower case, no accents), one entry for each capitalised word of a name. The names of
gemeenten are those of ``schemas/data/gemeenten.csv`` (a test compares the two); the rest is common
knowledge, by hand.
"""

from __future__ import annotations

from pipeline.mask.words import word_set

PLAATSWOORDEN = word_set(
    """
    aalburg aalsmeer aalten abeba achterhoek achtkarspelen addis afghanistan afrika alblasserdam
    albrandswaard aleppo algerije alkmaar almelo almere alphen alphen-chaam altena ambacht ameland
    amerika amerikaanse amersfoort amstel amstelland amstelveen amsterdam ankara anthonis antillen
    apel apeldoorn appingedam arnhem aruba asmara assen asten athene azie baarle baarle-nassau baarn
    baexem bagdad bakel barendrecht barneveld bedum beek beekdaelen beemster beesel beijerland
    beilen belgie bellingwedde berg bergeijk bergen berkelland berlijn bernheze best betuwe
    beuningen beveland beverwijk bijlmer bijlmermeer bildt bilt binnenhof binnenmaas binnenstad
    bladel blaricum blerick bloemendaal bodegraven bodegraven-reeuwijk boekel boer bolsward bonaire
    borger borger-odoorn borne borsele bosch boxmeer boxtel braassem brabant breda breugel brielle
    broec bronckhorst brummen brunssum brussel budel bunnik bunschoten buren burgum burundi bussum
    capelle castricum centrum chaam charlois china coevorden colombia congo cranendonck cromstrijen
    crooswijk cuijk culemborg curacao dal dalfsen damascus dantumadeel dantumadiel dedemsvaart
    delden delfland delfshaven delft delfzijl denekamp denemarken deurne deventer dfm diemen dijk
    dinkelland doesburg doetinchem dongen dongeradeel dordrecht drachten drechterland drechtsteden
    drente drenthe drimmelen dronten druten duitsland duiveland duiven duurstede echt echt-susteren
    edam edam-volendam ede eemnes eemsdelta eemsmond eersel egypte eijsden eijsden-margraten
    eindhoven elburg emmen engeland enkhuizen enschede epe eritrea ermelo ethiopie etten etten-leur
    europa europoort feijenoord ferwerderadeel ferwerderadiel flevoland flevopolder franekeradeel
    frankrijk friese friesland fryske fryslan gambia gaza geertruidenberg gelderland geldermalsen
    geldrop geldrop-mierlo geleen gelre gemert gemert-bakel gennep gerwen geul ghana giessendam
    giessenlanden gilze gilze-rijen goeree goeree-overflakkee goes goirle gooi gooise goor gorinchem
    gouda gramsbergen grave gravenhage griekenland groesbeek groningen grootegast guinee gulpen
    gulpen-wittem haag haaglanden haaksbergen haaren haarlem haarlemmerliede haarlemmermeer hague
    halderberge hardenberg harderwijk hardinxveld hardinxveld-giessendam haren harlingen hattem
    heemskerk heemstede heerde heerenveen heerhugowaard heerlen heeze heeze-leende heiloo helder
    hellendoorn hellevoetsluis helmond hendrik hendrik-ido-ambacht hengelo hertogenbosch het heumen
    heumensoord heusden heuvelrug hillegom hilvarenbeek hilversum hoeksche hof hogeland holland
    hollands holten homs hongarije hoogeveen hoogezand hoogezand-sappemeer hoorn horst houten hubert
    huizen hulst hunze ido ijburg ijssel ijsselstein ijsselstreek india irak iran israel istanbul
    italie jemen jordanie kaag kabul kameroen kampen kanaleneiland kapelle katwijk kempen kenia
    kennemerland kerkrade kiev klazienaveen koerdistan koggenland kollumerland korendijk krimpen
    krimpenerwaard kroon kyiv laarbeek land landerd landgraaf landsmeer langedijk langstraat
    lansingerland laren leek leende leerdam leeuwarden leeuwarderadeel leiden leiderdorp
    leidschendam leidschendam-voorburg lelystad lesbos leudal leur leusden lewenborg libanon libie
    liemers limburg lingewaal lingewaard lisse littenseradeel littenseradiel lochem lombok londen
    loon lopik loppersum losser luttelgeest maas maasdriel maasgouw maashorst maassluis maastricht
    margraten marne marokko marren marum medemblik meerssen meierijstad menaldumadeel menameradiel
    menterwolde meppel meren mergelland michielsgestel middelaar middelburg midden midden-delfland
    midden-drenthe midden-groningen mierden mierlo mill moerdijk mogadishu molenlanden molenwaard
    montferland montfoort mook moria moskou muiden musselkanaal naarden nassau neder neder-betuwe
    nederland nederweert nederwetten neerijnen nieuw-west nieuwegein nieuwkoop nieuwkruisland
    nigeria nijkerk nijmegen nijverdal nissewaard noardeast noardeast-fryslan noord noord-beveland
    noord-brabant noord-holland noordenveld noordoost noordoost-friesland noordoostpolder noordwest
    noordwijk noordwijkerhout noorwegen nootdorp nuenen nunspeet nuth odoorn oedenrode oeganda
    oegstgeest oekraine oirschot oisterwijk oldambt oldebroek oldenzaal olst olst-wijhe ommen
    onderbanken oost oost-gelre oostenrijk oosterhout ooststellingwerf oostzaan ootmarsum opmeer
    opsterland oss oud oud-beijerland oude oude-ijsselstreek ouder ouder-amstel oudewater over
    over-betuwe overbetuwe overflakkee overijssel overloon overvecht pakistan palestina papendrecht
    parijs peel peelland pekela pijnacker pijnacker-nootdorp polen purmerend putten raalte randstad
    reeuwijk reimerswaal renkum renswoude reusel reusel-de rheden rhenen ridderkerk rijen rijn
    rijnmond rijnwaarden rijssen rijssen-holten rijswijk roerdalen roermond rome ronde roosendaal
    rotterdam rozendaal rucphen rusland rwanda salland sappemeer schagen scherpenzeel schiedam
    schiermonnikoog schijndel schilderswijk schinnen schiphol schouwen schouwen-duiveland selwerd
    senegal simpelveld sint sint-anthonis sint-michielsgestel sint-oedenrode sittard sittard-geleen
    slagharen sliedrecht slochteren slotervaart sluis smallingerland sneek soedan soest somalie
    someren son spaarnwoude spanje stadskanaal staphorst stede stede-broec stedebroec steenbergen
    steenwijkerland stein stichtse strijen sudwest sudwest-fryslan suriname susteren sweikhuizen swf
    syrie teheran ten ter terneuzen terschelling texel teylingen the tholen tiel tietjerksteradeel
    tilburg tubbergen tunesie turkije twente twenterand tynaarlo tytsjerksteradiel uden uitgeest
    uithoorn urk utrecht utrechtse vaals valkenburg valkenswaard vecht vechtstreek veendam
    veenendaal veere veghel veldhoven velsen veluwe venen venezuela venlo venray vianen vietnam
    vijfheerenlanden vlaardingen vlagtwedde vlieland vlissingen voerendaal volendam vollenhove
    voorburg voorne voorschoten voorst vught waadhoeke waal waalre waalwijk waard waddinxveen
    wageningen walcheren wassenaar waterland weert weesp werkendam west west-betuwe westerbork
    westerkwartier westerveld westervoort westerwolde westfriesland westland weststellingwerf
    westvoorne wierden wijchen wijdemeren wijhe wijk winschoten winsum winterswijk wittem
    woensdrecht woensel woerden wolden wormerland woudenberg woudrichem zaanstad zaanstreek
    zaltbommel zand zandvoort zederik zee zeeland zeevang zeewolde zeist zevenaar zierikzee
    zoetermeer zoeterwoude zoom zuid zuid-holland zuidhorn zuidoost zuidplas zuidwest
    zuidwest-friesland zundert zutphen zwartewaterland zweden zwijndrecht zwolle
    """
)
