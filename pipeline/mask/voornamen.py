"""Given names, folded: a capitalised word of these is a person unless something says otherwise.

Common knowledge, written by hand for this project: names often given in the Netherlands and in
the countries that asylum seekers come from. No list can be whole; a name that is not in it is
still found by the words around it (``names.py``).
"""

from __future__ import annotations

from pipeline.mask.words import word_set

VOORNAMEN_ELDERS = word_set(
    """
    abdalla abdallah abdel abdelaziz abdelfattah abdelhakim abdelhamid abdelkader abdelkarim
    abdelrahman abdi abdifatah abdihakim abdikadir abdikarim abdinasir abdiqani abdirahman
    abdirashid abdirizak abdisalam abdiwahab abdo abdul abdulaziz abdulhamid abdulkadir abdulkarim
    abdullah abdullahi abdulmajid abdulrahman abdulsalam abdulwahab abeba abebe abel abraham abrehet
    abu adaeze adam adama adan adebayo aden adil adnan afewerki afnan afrah afrim afsaneh afshin
    agnesa agnieszka ahlam ahmad ahmed ahmet aicha aida aisha aissatou akbar akram alaa alejandro
    alem alemayehu alemu alganesh alhassan ali alia alireza aliye almas almaz amadou amal aman
    amanuel amar amare amen amer amin amina aminata amir amira amjad ammar amna amr anas anatoliy
    andres andriy andrzej anwar aras arash arda aref arezu arian arif aron arwa arzu asad asef
    aselefech asghar ashraf ashti asif aslan asma asmaa asmait asmeret aster atefeh atiqullah avin
    awad awet awin aya ayaan ayan aydin ayman ayse aysegul ayub aza azad azadeh azin aziz aziza
    baban bachir bader badria bahar bahja bahman bahram bakary bakr baraa baran bartosz barwaqo
    basel basem bashar bashir basim basma batoul beatriz behnam behrouz behzad bekele belaynesh
    bereket berhan berhane berivan betiel betul bilal bilan biniam binta birhan birhane birtukan
    biruk bisrat bogdan bohdan borys boubacar bulent burhan bushra camila canan carlos cemal cemil
    chaima chamsa chidi chinedu chioma dahir dana danait danayit daniat danuta dara dareen dariusz
    daryna daud dawit dawood dawud deeqa dejen delal delara dembe desta diego dilan dilara dilshad
    dina diyar djamila dmytro doaa donia dragana duaa dunya ebba ebrahim ebrima efrem ehsan elham
    elias eliyas elmi elnaz elsa elzbieta emad emeka emrah emre engin eren ermias ersin esmaeel
    esmail esmat esra esteban estifanos eyasu eyob ezana ezgi fadel fadi fadia fadil fadila fadumo
    fahad fahima faisal faiza faizullah farah fardowsa fares farhad farhan farhiya fariba farid
    farida faris farkhunda farokh farooq farouk farzad farzana farzaneh fatemeh fathi fatih fatiha
    fatima fatma fatme fatmeh fatou fatoumata fatuma fawad fawaz fawzi fawzia fawziya fayez faysal
    fayza fedir ferdows fereshteh ferhat feriha fernanda feruz feven feyza fikret fikru filmon firas
    firdaws firoz fitsum francisco freweini freweyni fthawit fuad furkan gabriela gamal gebre
    gebrehiwet gebremariam gebremedhin gebremeskel gebreyesus genet gerges getachew ghada ghaith
    ghassan ghazal ghazaleh ghirmay ghulam girma girmay goitom golnaz goran grzegorz guadalupe
    guillermo gul guled gulistan gulnaz gulsum guney habib habiba habte habtom hadi hadia hadiya
    hafid hafsa hagos haidar haifa haile hailemariam hakan hakim hala halima halimo halyna hamad
    hamda hamdi hamed hameed hamid hamida hamit hamse hamza hana hanaa hanad hanan hani hania haniya
    hanna haroon harun hasan hasna hassan hatem hatice hawa hawi hawo hayat haydar haymanot hazem
    heba heidar hekmat helen helin helmi henok hermela hewan hezha hiba hibaq hibo hicham hidaya
    hind hirut hisham hiwet hiwot hoda hodan hodo homayoun hoor hosein hoshang hosna hossein houda
    hozan hryhoriy huda humam husam huseyin husna hussain hussam hussein ibrahim ibrahima ibtisam
    idil idris ifeoma ifrah ihor ikram ilhaan ilhan ilyas imad iman imane imran inas inna intisar
    irfan iryna isaac isack isaias ishaq ismael ismahan ismail isra israa issa issam ivanna iyad
    iyasu izat jaber jabir jacek jadwiga jafar jalal jalil jamal jameela jamil jamila jamshid
    jaroslaw jasim jasmin jasmina jassim javier jawad jawid jibril jihad jihan jolanta jorge jose
    joud joumana jovana juan judi juma jumana kadir kadra kaltum kamal kamil kamran karam karim
    karima karwan kasim kassim katarzyna kateryna kaveh kawa kazem keder kedir kemal kerem kflom
    khadar khadidja khadija khadra khaled khalid khalida khalif khalil khalisa khatera khayat khizar
    khosrow khrystyna kibreab kibrom kidan kidane kifle kiflom kinan kiros kobra kofi kostyantyn
    krzysztof kubra kwame ladan lahib laila lamia lamin larysa latif latifa leidy leila lesya leyla
    liban lidya lilia linda liubov liudmila liudmyla lobna louay loubna loujain lubna luis lukasz
    lul luul luwam luz lyudmyla madina magdalena mahad mahammed mahder mahdi mahelet mahmood mahmoud
    mahmut mahnaz mahsa mahtab majd majed majid makeda maksym malak malek malgorzata malika mamadou
    mamadu mamo manal mansour marek mariam mariama mariame mariia marjan marwa marwan maryam maryan
    marzena masood masoud masoumeh masresha matiwos mawlid maya mayada mazen mebrahtu mebrat
    medhanie mehdi mehmet mehrdad mehret mekonnen melake melat meles melisa merhawi merhawit merima
    meron mersha mert mesfin meskerem mesut meysam miguel mihret mikael mikal milad milena milica
    milion mina minoo mirela miroslav mirwais mirza misgana mithat mizgin moamen moayad moaz modou
    mohamad mohamed mohammad mohammadreza mohammed mohamoud mohamud mohannad mohsen mojgan mojtaba
    moktar momodou mona monir monira morteza moses mostafa mouna moussa mubarak muhammad muhammed
    muhannad muhyadin mukhtar mulu muluberhan mulugeta mumin muna munir munira murat mursal musa
    musab musie muslima mustafa mustapha muzaffar mykhailo mykola mykyta myroslava nabil nabila nada
    nader nadera nadia nadiia nadim nadir nafisa nagat nahal nahid nahom naima najah najat najib
    najiba najibullah najla najma najwa namiq nardos narges nargis naser nasim nasima nasir nasra
    nasreen nasrin nasser nataliia natalya natnael nawaf nawal nawid nazanin nazar nazari nazdar
    nazli nebiyat neda negar negash negasi negest nenad nesrin netsanet ngozi nihad nihal nilab
    niloufar nima nimco nisreen nizar nkechi noor nour noura noureddine nourhan nsanet nura nuru
    nurullah obaid obaidullah oksana oleg oleh oleksandr oleksandra oleksii oleksiy olena olga olha
    oluwaseun olya omaima omar omaymah omer omid orest orhan osama osman oumaima oumar ousman
    ousmane parastoo parisa parwana parwin pavlo payam pedro pegah pejman pervin petro peyman piotr
    pouya przemyslaw qadir qais qamar qasim rabia rabie radwan raed rafat rafiq rafiqullah raghad
    rahaf rahel raheleh rahim rahima rahma rahman rahmatullah rahwa raja rajaa rama ramadan ramazan
    rami ramin ramiz ramla ramzi rana rania ranya rasha rashad rashed rashid rasul rawan rayan razan
    razia redwan reem reham rehana remas reyhan reza rezan rezgar rima rimas riyad riyadh roba robel
    robiel rodas rodrigo rohan rojan rojda roksana romina ronahi ronak rosa roya rozerin ruba rukia
    ruqaya ruqiya ruslan rustam ruta saad saadia sabah saber sabir sabra sabrin sadaf sadia sadiq
    sadiya saed saeed safa safaa safia safiya sagal sahar sahra said saida saif saifullah sakina
    salah salam salama saleh salem salih salim salima salma salman salwa sama samah saman samaneh
    samar samer sami samia samina samir samira samiullah samiya samrawit samuel sana sanaa sanam
    santiago sardar sare sarwar sayed sayid seada sedigheh segen seid sekou selam selamawit selim
    selma selman semere semhar senait serap sercan serdar serhat serhii serhiy sevda sevgi seydou
    seyyed shabnam shad shadi shadia shafiq shafiqa shahab shahad shaheen shahin shahla shahram
    shahrzad shaima shakila shakir shams shamsa shamso shanaz shapour sharif sharifa sharmarke
    shayma shewit shiar shilan shirin shirwan shishay shivan shohreh shukri shukria sidra siham
    sihem simret sina sinan sirak sirwan siyar slawomir slobodan soad sofiane sofiia soheil soheila
    sohrab solomiya solomon soma sorour soufiane soumaya stanislav suad suado suhaib suhail suhair
    sulaiman suleika suleiman suleyman sultan sumaya sumayya sundus suzan svitlana tadese tadesse
    taha taher tahir tahira tahmina taieb taj tamam tamara tamer tanya taras tarek tareq tarig tarik
    tariq tatiana tawfik tayfun tekle teklit teklu temesgen teodros tesfahun tesfai tesfalem
    tesfalidet tesfamariam tesfamichael tesfay tesfaye tesfu tetiana tetyana tewelde thaer thierno
    tigist timnit tirhas tomasz tsega tsegay tsegaye tsegereda tsehay tsehaye tsigereda tsion tuba
    tugba tulay turki ubah ubax ulfat umar umay umit umm umut usama usman uthman vadym vahid
    valentina valentyna vasyl venus vesna vian viktoriia viktoriya vira vitalii vitaliy volodymyr
    vyacheslav wael wafa wafaa waheed wahid wahida walaa waleed walid warda warsame wasim wassim
    weam wedad weldemariam weldu wesam winta wintana wissam wojciech wubit xiomara yacob yacoub
    yahia yahya yakub yalda yaman yana yara yared yaroslav yaser yasin yasir yasmin yasmina yasmine
    yasser yassin yassine yavuz yaw yazan yeabsira yelyzaveta yemane yevhen yevheniia yilmaz yodit
    yohana yohannes yolanda yonas yordanos yosef yosief yossief yousef yousif youssef youssouf
    yuliia yuliya yunus yurii yuriy yusra yusuf yusup zaara zabihullah zahid zahir zahra zahraa zain
    zaina zainab zakaria zakariya zaki zakia zakir zarghuna zayd zaynab zbigniew zdravko zeineb
    zekarias zeki zekiye zelal zeleke zena zenab zerai zeray zerihun zewdu zeynep ziad zienab zinab
    zinaida zineb zlatan zohal zohra zohre zohreh zoya zubeyda zuhair zuhal zuhra zula
    """
)
"""Names that are hardly ever anything else in a Dutch text."""

VOORNAMEN_NEDERLAND = word_set(
    """
    aad aaltje aart abe ada adriaan adriana adrie aletta alie alwin anja anke ankie ann anna anne
    anneke annelien annelies annemarie annemiek annemieke annet annette annie annika anouk antoine
    antoinette anton antonie arend arie arjan arjen arno arnold arthur astrid babette barbara barry
    bart bas bastiaan beatrijs bente berend berna bernadette bernard bert bertus betty bianca bjorn
    bob boudewijn bram brechtje brigitte britt bruno carla carlijn carolien caroline caspar
    catharina cecile cees celine chantal charlotte chris christa christel christiaan christien
    christina christine cindy claire claudia coby coen conny cor cora corien corine corinne cornelia
    cornelis corrie daan daniel daniela danielle danny daphne david debbie dennis derk desiree diana
    diane dick dieuwertje dineke dirk dirk-jan ditte djoke dolf donald dorien doris doutzen durk
    edith eduard edwin eefje eelco eelke egbert eline elisa elisabeth elise elja elke ella elle
    ellen ellie elly els elsbeth elske emiel emma emmy eric erica erik erika ernst erwin esmee
    esther etienne eva evelien eveline evert ewald ewoud fabian famke fatma feike femke fenna
    ferdinand ferry fieke filip fleur floor floortje floris folkert fons francien francis francisca
    frank franka frans fred frederieke frederik freek frits froukje gea geert geertje geertruida
    gerard gerben gerda gerdien gerhard gerlof germa gerrie gerrit gerrit-jan gert gert-jan gijs
    gijsbert gina gineke gitta godelieve greet greetje grietje guido guus gwen hadewych hannah
    hanneke hannie hans harm harmen harold harrie harry hayo hedwig heidi heiko hein hendrik
    hendrika hendrikje henk henk-jan hennie henny henri henriette herma herman hermien hester hetty
    hieke hilda hilde hubert hugo huib ida ies ilja ilona ilse ina ineke inez inge ingeborg ingrid
    irene iris irma isabel isabelle ivo jaap jack jacob jacoba jacqueline jacques jael jan janet
    janette janine janke janna janneke jannes jannet jannie jantien jantje jarno jasper jeanette
    jeanine jeanne jeannette jelle jelmer jelske jenneke jennifer jenny jeroen jesse jessica jet
    jetske jikke jildou jitske jitte joachim joan joanne job jochem joep joeri johan johanna
    johannes john joke jolanda jolande jolien jonas jonathan joost jordy joris jos jose josephine
    josien jozef judith jules julia julian juliette jurgen jurre jurriaan just justine kaatje kairen
    karel karen karien karin karlijn kasper katinka katja kees kelly kevin kim kirsten klaas klaasje
    koen koenraad koos krijn krista kristel lambert lammert lars laura laurens lenie lennart lenneke
    leo leon leonie leonoor leontien lex lia lian lida lidewij lidy lieke lies liesbeth liesje
    lilian lily linda lineke lisa lisanne lisette lobke loek loes lonneke lotte louis louisa louise
    luc lucas lucie lucy luuk lydia lynn maaike maarten maartje machiel madelon maike maikel manon
    marc marcel marco marga margaretha margot margreet margriet marguerite maria marian marianne
    marie marieke marieken mariel marielle mariette marije marijke marijn marina marinka marinus
    mario marion mariska marit marja marjan marjo marjolein marjoleine marjolijn marjon marjorie
    mark marleen marlene marlies marloes marlou mart martha martien martijn martin martina martine
    mathieu mathijs mathilde matthias matthijs matty maud maureen maurice maurits max meike melanie
    melissa menno mia michael michel michelle michiel mieke miep mies milan miranda mirella miriam
    mirjam mirjana mirte mirthe mischa monica monique myrthe nadine nancy natalie natascha neeltje
    nel nelleke nellie nick nico nicole nicolien niek niels nienke noa nora norbert olaf olivia
    olivier onno oscar otto pascal patricia patrick paul paula pauline peggy peter peter-paul petra
    pien pier piet pieter pieter-jan pieternel pim pleun quinten quirine ralf ralph ramon raymond
    rebecca reinier reinout remco remko renate rene renee rens renske ria riana rianne richard rick
    rieke rien riet rik rineke rinske rob robbert robert robert-jan roberto robin roderick roel
    roeland roelf roelie roelien roelof rogier roland rolf romy ron ronald ronny roos rosalie
    rosalien rosanne roswitha rowena roy ruben rudi rudolf rutger ruth ruud saar sabine sacha
    samantha sander sandra sanne sara sarah sascha saskia sebastiaan selma sharon sidney siebe
    siebren sien sietse sietske sigrid sijbren silke silvia simon simone sjaak sjaan sjef sjoerd
    sjors sjoukje sofie sonja sophie stef stefan stefanie steffie stella sten stephan steven stien
    stijn suzan suzanne suzette sven swaantje sybren sylvia tamara tanja ted teun teunis thea theo
    theodora thera thijmen thijs thirza thomas tiemen tijmen tim timo tina tineke tinka titia tjeerd
    tjitske tjitze tobias toine tom ton tonny toon trees trijntje trudy truus twan ulrike ursula
    valerie vera veronique victor victoria vincent vivian walter wanda ward wendy werner wiebe
    wiebren wieke wies wijnand wil wilbert wilco wilfred wilhelm wilhelmina willeke willem
    willem-jan willemien willemijn willy wilma wim winfried wobbe wout wouter wytske xander yara
    ynte yolanda ytsje yvette yvo yvonne zeger zoe zwaantje
    """
)
"""Dutch names; some are words, surnames or companies too, so alone they need a word beside them."""

NAAMDELEN_ELDERS = (
    r"(?:abd(?:[aeiu]l|ur|i|ou)?|gebre|ghebre|tesfa|haile|hayle|wel?de|wolde|kidan|habte|tekle|mebra"
    r"|mohamm?[ae]d|muhamm?[ae]d|tewelde|aman)[a-z]{3,}"
    r"|[a-z]{3,}(?:ullah|uddin|eddine?|zadeh|zada|oglu|nejad|zai|mariam|michael|selassie|yesus)"
)
"""Parts from which names are made in Tigrinya, Amharic, Arabic, Persian, Pashto and Turkish."""
