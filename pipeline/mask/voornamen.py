"""Given names, folded: a capitalised word of these is a person unless something says otherwise.

Common knowledge, written by hand for this project: names often given in the Netherlands and in
the countries that asylum seekers come from. No list can be whole; a name that is not in it is
still found by the words around it (``names.py``).
"""

from __future__ import annotations

from pipeline.mask.words import word_set

VOORNAMEN_ELDERS = word_set(
    """
    abadit abasin abdalla abdallah abdel abdelaziz abdelfattah abdelhakim abdelhamid abdelkader
    abdelkarim abdelrahman abdi abdiaziz abdifatah abdihakim abdikadir abdikarim abdinasir abdinur
    abdiqani abdirahman abdirashid abdirizak abdisalam abdiwahab abdo abdul abdulaziz abdulhamid
    abdulkadir abdulkarim abdullah abdullahi abdulmajid abdulmalik abdulqadir abdulrahman abdulsalam
    abdulwahab abdulwali abeba abebe abeer abraha abraham abrehaley abrehet abshir abu adaeze adam
    adama adan adebayo adiam adil adnan afaf afewerki afnan afrah afrim afsaneh afshin aghiad agnesa
    agnieszka ahd ahlam ahmad ahmed ahmet aicha aida aisha aissatou ajmal akbar akram akrem alaa
    alaaldin alejandro aleksandar alem alemayehu alemu alganesh alhassan ali alia aliou alireza
    aliye almas almaz alyona amadou amal aman amanuel amanullah amar amare amer amin amina aminata
    amino amir amira amjad amlesom ammar amna amr anab anahita anas anastasiia anatoliy andebrhan
    andres andriy andrzej anoud anwar aras arash araya arda aref arezo arezu arian arif aron artem
    arwa arzu asadullah aseel asef aselefech asgedom asghar ashraf ashti ashwaq asif aslan asma
    asmaa asmait asmelash asmeret astier atefeh atiqullah avin awad awet awin aya ayaan ayaanle ayan
    aydin ayham ayman ayse aysegul ayten ayub aza azad azadeh azin azita aziz aziza azmera azzam
    babacar baban bachir badria baha bahar bahja bahlbi bahman bahram bahta bakary bakr baraa baran
    bartosz barwaqo baryalai basel basem bashar bashir basim basma batoul bayan beatriz behishta
    behnam behrouz behzad bekele belaynesh bereket berekhet berhan berhane berivan berkan betiel
    betul bilal bilan bilge bilqis biniam binta birhan birhane birtukan biruk bishr bisirat bisrat
    bogdan bogdana bohdan bojan borys boubacar branka brhane brikti bulent burak burhan bushra
    caasha cabdi camila canan cansu carlos cawo cem cemal cemil chaima chamsa chidi chinedu chioma
    dahab dahir dana danait danayit daniat danuta danylo dara dareen dariusz daryna daud dawit
    dawood dawud debesay deeqa dejan dejen delal delara dembe deniz denys deqo derya desbele desta
    dhuuxo diala diego dilan dilara dilek dilshad dima dina diyar djamila djeneba dmytro doaa donia
    dragana duaa dunya dusan ebba ebrahim ebrima ebru efrem ehsan elham elif elilta eliyas elmi
    elnaz elsa elzbieta emad emeka emine emrah emre endrias engin ercan erdal erkan ermias ersin
    esmaeel esmail esmat esmatullah esra esteban estifanos eyad eyasu eyerusalem eyob ezana ezgi
    fadel fadi fadia fadil fadila fadime faduma fadumo fahad fahd fahed fahima fahmo faisal faiza
    faizullah falis fanta fanus farah fardowsa fares farhad farhan farhio farhiya fariba farid
    farida faris farkhunda farokh farooq farouk farouq farshid fartun farzad farzana farzaneh
    fatemeh fathi fatih fatiha fatima fatma fatme fatmeh fatou fatoumata fatuma fatxi fawad fawaz
    fawzi fawzia fawziya fayez fayrouz faysal fayza fedir ferdows fereshteh ferhat feride feriha
    fernanda feroz feruz feven feyza fikadu fikret fikru filiz filmon filsan firas firdaws firoz
    firyal fitsum fitsumberhan fnan fode francisco fre freselam freshta freweini freweyni frezghi
    fthawit fuad furkan gabriela gamal gamze gebre gebrehiwet gebremariam gebremedhin gebremeskel
    gebremichael gebreyesus gebrezgabher gerges getachew ghada ghaith ghassan ghazal ghazaleh ghide
    ghina ghirmay ghofran ghulam gidey girma girmatsion girmay goitom gokhan golnaz goran gordana
    grzegorz guadalupe guillermo gulalai gulay guled guler gulistan gulnaz gulsum guney haben habib
    habiba habon habte habtemariam habtesellasie habtom hacer hadeel hadi hadia hadish hadiya hafid
    hafsa hagos haidar haifa haifaa haile hailemariam hakan hakim hala halil halima halimo halyna
    hamad hamayon hamda hamdi hamed hameed hamid hamida hamidullah hamit hamse hamza hana hanaa
    hanad hanan hande hani hania haniya hanna haris haroon harun hasan hasib hasna hassan hatem
    hatice havva hawa hawi hawo hayat haydar haymanot hazar hazem heba heidar hekmat hekmatullah
    helen helin helmi henok hermela hermon hewan heyam hezha hiam hiba hibaq hibo hicham hidaya
    hilal hind hinda hirut hisham hiwet hiwot hoda hodan hodo homa homayoun hosein hoshang hosna
    hossein houda houria hozan hryhoriy huda humaira humam huong huriye husam huseyin husna hussain
    hussam hussein ibrahim ibrahima ibtisam idil idiris idris ifeoma ifrah ifrax ihor ihsanullah
    ikram ilaf ilhaan ilhan ilknur ilyas imad iman imane imran inas inna intisar iqbal irfan iryna
    isaac isack isaias isam ishaq ismael ismahaan ismahan ismail ismet isra israa issa issam issouf
    ivanna ivica iyad iyasu izat jaber jabir jacek jadwiga jafar jalal jalil jalila jamaal jamal
    jameela jamil jamila jamshed jamshid jaroslaw jasim jasmin jasmina jasminka jassim javier jawad
    jawid jibril jihan jing jolanta jorge joud joumana jovana juan judi juma jumana jwan kaafi
    kadiatou kadir kadra kadriye kahsay kahsu kaleab kaltum kamal kamil kamila kamran kamuran karam
    karim karima karwan kasim kassim katarzyna kateryna kaveh kawa kawthar kazem keder kedir kemal
    kerem kesete kflom khadar khadidja khadija khadra khadro khaled khalid khalida khalif khalil
    khalisa khansa khatera khayat khizar kholoud khosrow khrystyna khuloud khwaja kibra kibreab
    kibrom kidan kidane kifah kifle kiflom kinan kira kiros kisanet kobra koffi kofi kokob koray
    kostyantyn krzysztof kubra kwame kyrylo ladan lahib laila lailuma laleh lamia lamin lamis
    lansana larysa latif latifa latifullah leidy leila lemlem lesya letebirhan letebrhan letekidan
    letemariam letina levent leyla liban lidiia lidya lilia linh liubov liudmila liudmyla ljiljana
    lobna lojain louay loubna loujain lubna lujain lukasz luqman luul luwam luz lyubov lyudmyla
    madina magdalena mahad mahamadou mahammed mahamud mahari mahder mahdi mahelet maher mahir mahlet
    mahmood mahmoud mahmut mahnaz mahsa mahtab maimouna maisa majd majdi majed majid makeda mako
    maksym malak malalai malek malgorzata maliha malika mamadi mamadou mamadu mamdouh mamo manal
    manar mansoor mansour marah maram marek mariam mariama mariame mariia mariya marwa marwan maryam
    maryan maryna marzena marzia masiha masood masoud masoumeh masresha massoud masuma matin matiwos
    mawlid maxamed mayada mays maysa maysoon mazin mebrahtu mebrat medhanie mehari mehdi mehmet
    mehrab mehrdad mehret mehreteab mehria mehtap mekonnen melake melat melek meles melisa
    mengesteab mengistu mereb merhawi merhawit merima meron mersha mert meryem meseret mesfin
    meskerem mesut metin meysam mezgebu miguel mihret mihreteab mikael mikal milad milena milica
    milion milkias milos mina minh minoo mirela miroslav mirwais mirza misgana misghina mithat
    mizgin moamen moataz moayad moaz modou mohamad mohamadou mohamed mohammad mohammadreza mohammed
    mohamoud mohamud mohannad mohsen mojgan mojtaba moktar momodou mona monir monira morteza moses
    mostafa moufida mouna moussa muammer muath muayad mubarak muhammad muhammed muhannad muhyadin
    mujde mujtaba mukhtar mulu muluberhan mulugeta mulugheta mumin muna munir munira murat mursal
    musa musab musie muslima mussie mustafa mustapha mutaz muzaffar muzaffer mykhailo mykhaylo
    mykola mykyta myron myroslava nabil nabila nada nadera nadia nadiia nadim nadir nadiya nafisa
    nagat nahal nahid nahom naif naima najah najat najib najiba najibullah najla najlaa najma najwa
    namiq nangyalai naqibullah nardos narges nargess nargis naseem naser nashwan nasim nasima nasir
    nasra nasreen nasrin nasrullah nasser nasteho nataliia nataliya natalya natnael natsinet navid
    nawaf nawal nawid nayef nazan nazanin nazar nazari nazdar nazli nazlican nebay nebiyat neda
    negar negash negasi negest nenad nermin nermina neslihan nesrin netsanet nevin ngozi nguyen
    nidal nigisti nihad nihal nihat nikola nilab nilofar niloufar nima nimco nimo nisreen nizar
    nkechi noor nooria nosaiba nour noura noureddine nourhan nsanet nura nuray nurcan nuru nurullah
    obaid obaidullah oguz okbamichael okbay oksana oleg oleh oleksandr oleksandra oleksii oleksiy
    olena olha oluwaseun olya omaima omar omaymah omer omid omran onur orest orhan osama osman ostap
    oumaima oumar oumou ousman ousmane ozan ozge ozgur parastoo parisa parniyan parwana parwin
    parwiz pavlo payam pedro pegah pejman pervin petro petros peyman pinar piotr pouya predrag
    przemyslaw pylyp qadir qais qamar qasim qudratullah qusai rabia rabie radwan raed rafat rafiq
    rafiqullah raghad rahaf rahel raheleh rahim rahima rahma rahman rahmatullah rahwa rajaa rama
    ramadan ramatoulaye ramazan rami ramin ramiz ramla ramzi rana raneem rania ranya rasha rashad
    rashed rashid rasul rawaa rawan rayan razan razia raziq razzan recep redwan reem rehab reham
    rehana remas remzi reyhan reza rezan rezene rezgar rima rimas riyad riyadh roba robel robela
    robiel rodas rodrigo rohan rohullah rojan rojda roksana romina ronahi ronak rooble roqia
    rostyslav rouba roya rozerin ruba rukia rukiye rula ruqaya ruqiya ruslan rustam ruta rutha saad
    saadia sabah saber sabir sabra sabri sabrin saciid sadaf sadia sadiq sadiya saed saeed safa
    safaa safia safiya safwan sagal sahar sahra sahro said saida saif saifullah saja sajida sakina
    salah salam salama saleh salem salih salim salima salimata salina saliou salma salman salwa sama
    samah saman samaneh samar samer sami samia samim samina samir samira samiullah samiya samrawit
    samsom samuel sana sanaa sanam sanja santiago sardar sare sarwar sayed sayid saynab sead seada
    sedigheh sediq segen seid sekou selam selamawit selcuk selihom selim selman seltene sema semere
    semhar semra senad senait senay sennay serap sercan serdar sergiy serhat serhii serhiy serkan
    sevda sevgi sevil seydou seyyed shabana shabnam shad shadi shadia shafi shafiq shafiqa shahab
    shahad shahed shaheen shahin shahla shahram shahrzad shaima shakiba shakila shakir shams shamsa
    shamso shanaz shapour sharif sharifa sharmake sharmarke shayma shekib shereen shewaynesh shewit
    shiar shilan shirin shirwan shirzad shishay shivan shohreh shukri shukria shukrullah sibel
    sibhat sidra siham sihem simret sinan sinem siraad sirak sirwan siti siwar siyar slawomir
    slobodan snezana snizhana soad sofiane sofiia sohaila soheil soheila sohrab solomiya solomon
    songul sorour soufiane souleymane soumaya sri stanislav suad suado suat sucdi suhad suhaib
    suhail suhair sukru sulaiman suleika suleiman suleqa suleyman sultana sumaya sumayya sumer suna
    sundus suzdar svitlana tadese tadesse taha taher tahir tahira tahmasb tahmina taiba taieb taj
    tala tamam tamer tamila tamim tanya taras tarek tareq tarig tarik tariq tarkan tatiana tawfik
    tayfun teame teklay tekle teklit teklu temesgen temesghen teodros tesfagabir tesfagergish
    tesfahun tesfai tesfaldet tesfalem tesfalidet tesfamariam tesfamichael tesfay tesfaye tesfazghi
    tesfu tetiana tetyana tewelde tewolde thaer thanaa thanh thierno thuraya thuy tidiane tigist
    tikabo timnit tirhas tolga tomasz tsega tsegay tsegaye tsegereda tsegezeab tsehay tsehaye tsigab
    tsigehana tsigereda tsion tuba tugba tugce tulay turgut turki tymofiy ubah ubax ufuk ulfat
    uliana umar umay umit umm umran umut usama usman uthman vadim vadym vahid valentina valentyna
    valeriia vasyl vesna vian viktor viktoriia viktoriya vira vitalii vitaliy vladimir vladyslav
    volkan volodymyr vyacheslav wael wafa wafaa waheed wahid wahida wahidullah walaa waleed wali
    walid warda warsame wasim wassim wayan weam wedad welday weldeab weldemariam weldu wesam wijdan
    winta wintana wisam wissam wojciech woldu wubit xaawo xasan xiao xiomara xuan yaasmiin yacob
    yacoub yafet yahia yahya yakub yalda yama yaman yana yared yaroslav yaroslava yasar yasemin
    yaser yasin yasir yasmin yasmina yasmine yasser yassin yassine yavuz yaw yazan yazeed yeabsira
    yelyzaveta yemane yemisrach yeva yevgeniy yevhen yevheniia yikealo yildiz yilmaz yirgalem yodahe
    yodit yohana yohannes yonas yonatan yordanos yosan yosef yosief yossief yousef yousif youssef
    youssouf yucel yulia yuliia yuliya yunus yurii yuriy yurub yusra yusuf yusup zaara zabihullah
    zabiullah zafer zahid zahir zahra zahraa zahro zain zaina zainab zakaria zakariya zakariye zaki
    zakia zakir zalmai zarghuna zarmeen zarmina zayd zaynab zbigniew zdenka zdravko zehra zeina
    zeinab zeineb zekarias zeki zekiye zelal zeleke zeljko zena zenab zerai zeray zerihun zerisenay
    zewditu zewdu zeynep ziad zienab zinab zinaida zineb ziyad zlata zlatan zohal zohra zohre zohreh
    zoran zoya zubeyda zubeyde zuhair zuhal zuhra zula
    """
)
"""Names that are hardly ever anything else in a Dutch text."""

VOORNAMEN_NEDERLAND = word_set(
    """
    aad aaf aafke aagje aaltje aart abe abel ada adelheid aden adri adriaan adriana adrie agnes
    albert albertine aleida aletta alex alexander alexandra alfons alfred alice alida alie alina
    aline allard alwin amelie andre andrea andries angela angelique anita anja anje anke ankie ann
    anna annabel anne anneke annelien annelies anneloes annemarie annemiek annemieke annet annette
    annick annie anniek annigje annika anouk antje antoine antoinette anton antonie arend ariane
    arie ariel arjan arjen arne arno arnold arnoud arriette arthur aster astrid auke aukje babette
    bader barbara barry bart bas baset bastiaan bea beatrijs bente bep berber berend berna
    bernadette bernard berry bert berthe bertine bertus betty bianca bibi birgit bjorn bob boudewijn
    boukje bram brechtje bregje brenda brent brian brigitte britt bruno carin carla carlijn carola
    carolien carolina caroline cas caspar casper catharina cato catrien cecile cees celine chantal
    charles charlotte chiel chris christa christel christiaan christien christina christine
    christopher cindy claartje claire clara claudia coba coby coen conny constance cor cora corien
    corine corinne cornelia cornelis corrie corrina cyril daan dagmar damian daniel daniela danielle
    danique danny daphne darius dave david debbie deborah denise dennis denny derek derk desiree
    dewi dian diana diane dick dieke dieneke dieuwertje dineke dirk dirk-jan dirkje ditte djoke dolf
    dominique donald doortje dora dorien dorine doris doro dorothea doutzen douwe dries duco durk
    eddy eden edith eduard edwin eefje eefke eelco eelke efraim egbert elbert eleonora eleonore
    elfriede eliane elianne elias elien eline elisa elisabeth elise elja elke ella elle ellemieke
    ellen ellie ellis elly eloy els elsbeth elsje elske emanuel emiel emil emile emilie emily emma
    emmy engelien eren eric erica erik erika erna ernest ernst erwin esmee esmeralda ester esther
    etienne eugenie eva evelien eveline evert evy ewald ewoud fabian famke fatma fay feije feike
    felix femke femmie fenna fenne fenneke ferdinand ferry fieke filip fleur flip floor floortje
    floris fokke folkert folkje fons foppe francien francis francisca frank franka frans fransje
    fred frederieke frederik frederique freek friso frits froukje gabriel gabrielle gea geert
    geertje geertrui geertruida geesje geke gemma genet geraldine gerard gerardus gerben gerco gerda
    gerdien gerdy gerhard gerjan gerlinde gerlof germ germa gerrie gerrit gerrit-jan gert gert-jan
    gertie gertine gertrude gertrudis gesina gijs gijsbert gijsje gina gineke gino gisela gitta
    glenn godelieve gonnie grada gre greet greetje greta griet grietje guido gul gunther guus gwen
    gwendolyn hadewych hajo hannah hanneke hannie hans harald harm harmen harold harrie harriet
    harrij harry hayo hedda hedwig heidi heiko hein heleen helene helga hella hendrik hendrik-jan
    hendrika hendrikje henk henk-jan hennie henny henri henriette herbert herma herman hermien
    hermina hester hetty hidde hieke hilbert hilda hilde hille hilletje hiltje hinke hubert hugo
    huib hylke ida iefke ieke ies ilja ilona ilse imke ina ineke inez inge ingeborg ingmar ingrid
    irene iris irma isabel isabella isabelle ivan ivo ivonne jaap jack jaco jacob jacoba jacobine
    jacobus jacqueline jacques jael jaimy jakob jamie jan jan-peter jan-willem janet janette janine
    janke janna janneke jannes jannet jannie jansje jantien jantina jantine jantje jarno jart
    jasmijn jasper jeanette jeanine jeanne jeannette jelle jelmar jelmer jelske jelte jeltje jenneke
    jennifer jenny jeremy jeroen jerome jerry jesper jesse jessica jet jetske jikke jildou jisk
    jitske jitte joachim joan joanne job jochem joep joeri johan johanna johannes john joke jolanda
    jolande jolien jolijn jolle jonas jonathan jonna jonne joop joosje joost jord jordy jorg jorick
    jorien joris jorn jorrit jos jose josephine josien joyce jozef judith jules julia julian juliet
    juliette jur jurgen jurre jurriaan justin justine jutta kaatje kairen kaj karel karen karien
    karin karina karla karlien karlijn karst kasper kathelijn kathy katinka katja katrien katrijn
    kay kea kees kelly kenneth kenny kevin kiki kim kirsten klaartje klaas klaasje klara klarinda
    koba kobus koen koenraad koos krijn kris krista kristel kristen kristie lambert lammert lars
    laura laurens laurie laurine leendert leentje leida lena lenie lennard lennart lenneke lenny leo
    leon leonard leoni leonie leonoor leontien leontine letty lex lia lian liane lida lidewij lidy
    lieke lien lieneke lies liesbeth lieselotte liesje lieuwe ligia lilian lilianne lily lina linda
    lineke lisa lisanne lise lisette lize lizzy lobke loe loek loekie loes lois lonneke loretta
    lotte lou louis louisa louise luc luca lucas lucie lucien lucy ludo lutgard luuk lydia lynn
    lysanne maaike maaikje maarje maarten maartje mabel machiel madeleine madelon madieke maike
    maikel maite manfred manon manuela marc marcel marcelle marco maren marga margaretha margarita
    margje margot margreet margreeth margriet marguerite maria marian marianne marie marieke
    marieken mariel marielle mariet mariette marije marijke marijn mariken marilyn marina marinka
    marinus mario marion mariska marit marja marja-leena marjan marjo marjolein marjoleine marjolijn
    marjon marjorie mark marko markus marleen marleentje marlene marlies marlijn marloe marloes
    marlou marnix marry mart martha marthe martien martijn martin martina martine martje marvin
    marye mathieu mathijs mathilda mathilde matilda matthias matthijs mattijs matty maud maureen
    maurice maurits max maya meike meindert meine melanie melissa mels menno merel merijn meta mette
    mia michael michel michelle michiel mick mieke mieneke miep mies mijke mijntje mike mila milan
    minke minne miran miranda mirella miriam mirjam mirjana mirte mirthe mischa mitchell monica
    moniek monique morris myrthe nader nadine nancy nanda nanne nard natalie natascha natasja
    nathalie nathan neel neeltje nel nelleke nellie nena netty nick nicky nico nicola nicole
    nicolette nicolien nicoline niek niels nienke niki nikki ninke noa nora norbert nynke odette
    odile oeds okke olaf olga olivia olivier onne onno oscar otje otto pascal patricia patrick paul
    paula paulien pauline paulus peggy perry peter peter-paul petra petronella phil philip pien pier
    piet pieter pieter-jan pieternel pim piotr pleun quinten quirien quirijn quirine rachel raja
    ralf ralph ramon raoul raymond rebecca rein reinder reinderdina reindert reinie reinier reinoud
    reinout reint rembrandt remco remko remy rena renate rende rene renee rens renske ria rian riana
    rianne richard rick rie rieke rien riet rik rineke rinie rinske rinus rita roan rob rob-jan
    robbert robert robert-jan roberto robin rochelle roderick rodney roel roeland roeleke roelf
    roelie roelien roelinde roelof rogier roland rolf rolinka romy ron ronald ronnie ronny roos rosa
    rosalie rosalien rosan rosanne rosemarie rosemarijn roswitha rowena roy rozemarijn ruben rudi
    rudolf rutger ruth ruud ruurd ryan saar sabine sacha samantha sander sandra sanne sara sarah
    saron sascha saskia seb sebastiaan selma serge sharon shirley sidney siebe siebren siemen sien
    sietse sietske sigrid sigrun sijbren sijtje silke silvia simon simone simonetta sipke sippie
    sjaak sjaan sjanie sjef sjieuwke sjoerd sjon sjors sjouke sjoukje sofia sofie soma sonja sonny
    sophie stef stefan stefanie steffie stella sten stephan steven stien stijn sultan suus suzan
    suzanne suzette sven swaantje swen syb sybe sybrand sybren sylvia sytske sytze tamara tanja ted
    tess tessa teun teuni teunis thea thecla theo theodora thera theresa theresia thijmen thijn
    thijs thirza thom thomas tiede tieme tiemen tietie tijmen tim timo tina tineke tinka tinus titia
    titus tjalling tjarda tjeerd tjerk tjibbe tjits tjitske tjitze tobias toine tom ton tonny toon
    toos trees trijnie trijntje trix trudie trudy trui truus twan tyche tycho ubel ulbe ulrike
    ursula uwe valentijn valerie venus vera veronique victor victoria vincent viola virginia vivian
    volkert walter wanda ward wendy werner wesley wia wibo wichert widdo wiebe wiebren wieke wies
    wiesje wieteke wigger wijbren wijnand wijnanda wil wilbert wilco wilfred wilhelm wilhelmina
    wilke willeke willem willem-jan willemieke willemien willemijn willy wilma wilmar wim wimke
    winanda wineke winfried wipke wobbe wolter wopke wout wouter woutera wubbe wubbo wytske xander
    xandra xaviera yara yde yfke ymkje ynte yoeri yolanda yorick ytsje yvette yvo yvon yvonne zeger
    zita zoe zwaantje zwanet zwier
    """
)
"""Dutch names, and others that are Dutch words: alone they need a person beside them."""

NAAMDELEN_ELDERS = (
    r"(?:abu{1,2}b|abd(?:[aeiu]l|ur|i|ou)?|gebre|ghebre|tesfa|haile|hayle|wel?de|wolde|kidan|habte|tekle|mebra"
    r"|mohamm?[ae]d|muhamm?[ae]d|tewelde|aman)[a-z]{3,}"
    r"|[a-z]{3,}(?:ullah|uddin|eddine?|zadeh|zada|oglu|nejad|zai|mariam|michael|selassie|yesus)"
)
"""Parts from which names are made in Tigrinya, Amharic, Arabic, Persian, Pashto and Turkish."""
