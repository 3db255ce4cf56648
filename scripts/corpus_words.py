"""Words and sentences of the synthetic corpus, every form written out by hand.

A sentence's slots are filled with these: {practice}, {practice_n} and {practice_a} are a practice in the nominative, the
genitive and the partitive; {in_place} says where the work is done, {people} and {people_a} who does it, {theme_a} what the
deed is about, {count} is a number and {month} a month in the inessive.
"""

# The first parts of practices, by sector: what the work there is about.
TOPICS = {
    "sosiaali- ja terveysala": (
        "asiakas potilas vanhus perhe kotihoito lääke vastaanotto neuvola kuntoutus hoitaja mielenterveys päihde "
        "vammaispalvelu hammashoito omaishoito lastensuojelu sairaala röntgen laboratorio rokotus ravitsemus muisti "
        "saattohoito sosiaalityö perhetyö ergonomia hygienia päivystys puhelinpalvelu ajanvaraus"
    ),
    "opetus ja kasvatus": (
        "oppilas opettaja luokka koulu päiväkoti varhaiskasvatus lukio opinto kieli matematiikka luonto retki välitunti "
        "oppimisympäristö erityisopetus aamutoiminta koulukuljetus esiopetus leikki musiikki kuvataide digi robotiikka "
        "vanhempain tuki ohjaus arviointi iltapäivätoiminta kirjasto harrastus"
    ),
    "koko kunta": (
        "henkilöstö asukas kuntalais osallisuus strategia kehittämis viestintä verkosto asiakaspalaute kumppanuus järjestö "
        "hyvinvointi turvallisuus valmius tieto tietosuoja digi kokeilu idea aloite talous budjetti hanke kylä lähi tapahtuma"
    ),
    "kulttuuri ja vapaa-aika": (
        "kirjasto kirja museo näyttely nuoriso nuorisotalo liikunta uimahalli latu harrastus kulttuuri konsertti teatteri "
        "tapahtuma lainaus lukukoira pelitila kuntosali ulkoilu retkeily leiri työpaja taide perinne yhdistys vapaaehtois"
    ),
    "tekniset alat ja ympäristö": (
        "katu puisto kiinteistö rakennus kaava lupa vesihuolto jäte lumi kunnossapito energia sähkö valaistus tie silta "
        "leikkipuisto metsä mittaus paikkatieto ilmasto ympäristö pyöräily liikenne joukkoliikenne varasto kalusto"
    ),
    "ruoka- ja siivouspalvelut": (
        "keittiö ruoka lounas aamupala hävikki kasvis lähiruoka ruokalista tilaus kuljetus siivous laitoshuolto puhtaus "
        "pesula tekstiili hygienia astia reseptiikka ravitsemus omavalvonta erityisruokavalio välipala"
    ),
    "johto, hr ja hallinto": (
        "palkka rekrytointi perehdytys esihenkilö johtoryhmä kehityskeskustelu hankinta talous laskutus arkisto asianhallinta "
        "koulutus osaamis työkyky työterveys työsuojelu sijais lomasuunnittelu päätöksenteko sopimus tilasto"
    ),
    "elinkeino- ja yrityspalvelut": (
        "yritys yrittäjä elinkeino matkailu neuvonta kesätyö työllisyys rekrytointi tonttimarkkinointi kauppa hankinta "
        "omistajanvaihdos start-up- maaseutu tapahtuma verkosto rahoitus vienti"
    ),
}

# The last parts: nominative, genitive, partitive.
PRACTICES = (
    ("tiimi", "tiimin", "tiimiä"),
    ("malli", "mallin", "mallia"),
    ("kalenteri", "kalenterin", "kalenteria"),
    ("kierros", "kierroksen", "kierrosta"),
    ("kysely", "kyselyn", "kyselyä"),
    ("raati", "raadin", "raatia"),
    ("opas", "oppaan", "opasta"),
    ("polku", "polun", "polkua"),
    ("taulu", "taulun", "taulua"),
    ("ryhmä", "ryhmän", "ryhmää"),
    ("paja", "pajan", "pajaa"),
    ("klinikka", "klinikan", "klinikkaa"),
    ("kartta", "kartan", "karttaa"),
    ("seuranta", "seurannan", "seurantaa"),
    ("kortti", "kortin", "korttia"),
    ("vartti", "vartin", "varttia"),
    ("kummi", "kummin", "kummia"),
    ("lista", "listan", "listaa"),
    ("ketju", "ketjun", "ketjua"),
    ("foorumi", "foorumin", "foorumia"),
    ("laskuri", "laskurin", "laskuria"),
    ("viikko", "viikon", "viikkoa"),
    ("pysäkki", "pysäkin", "pysäkkiä"),
    ("pankki", "pankin", "pankkia"),
)

PLACES = {
    "sosiaali- ja terveysala": (
        "kotihoidossa", "terveysasemalla", "palvelutalossa", "neuvolassa", "hammashoitolassa", "kuntoutusosastolla",
        "aikuissosiaalityössä", "päiväkeskuksessa", "lastensuojelussa", "vastaanotolla",
    ),
    "opetus ja kasvatus": (
        "alakoulussa", "yläkoulussa", "päiväkodissa", "lukiossa", "esiopetuksessa", "kyläkoulussa", "perhepäivähoidossa",
        "kansalaisopistossa", "ammattiopistossa", "iltapäivätoiminnassa",
    ),
    "koko kunta": (
        "kaikilla toimialoilla", "kunnantalolla", "eri yksiköissä", "koko organisaatiossa", "työyhteisöissä",
    ),
    "kulttuuri ja vapaa-aika": (
        "kirjastossa", "nuorisotalolla", "museossa", "uimahallissa", "liikuntapalveluissa", "kulttuuritoimessa",
        "kirjastoautossa", "etsivässä nuorisotyössä",
    ),
    "tekniset alat ja ympäristö": (
        "varikolla", "kaavoituksessa", "rakennusvalvonnassa", "kiinteistöissä", "puistoissa", "vesilaitoksella",
        "ympäristönsuojelussa", "kunnossapidossa",
    ),
    "ruoka- ja siivouspalvelut": (
        "keskuskeittiössä", "koulun keittiössä", "siivouspalveluissa", "palvelutalon keittiössä", "pesulassa",
        "puhtauspalveluissa",
    ),
    "johto, hr ja hallinto": (
        "henkilöstöpalveluissa", "taloushallinnossa", "johtoryhmässä", "viestinnässä", "asiakirjahallinnossa",
        "palkanlaskennassa",
    ),
    "elinkeino- ja yrityspalvelut": (
        "yrityspalveluissa", "työllisyyspalveluissa", "elinkeinotoimessa", "matkailuneuvonnassa",
    ),
}  # fmt: skip

# Nominative plural, partitive plural.
PEOPLE = {
    "sosiaali- ja terveysala": (
        ("lähihoitajat", "lähihoitajia"), ("sairaanhoitajat", "sairaanhoitajia"), ("sosiaalityöntekijät", "sosiaalityöntekijöitä"),
        ("terveydenhoitajat", "terveydenhoitajia"), ("fysioterapeutit", "fysioterapeutteja"), ("ohjaajat", "ohjaajia"),
    ),
    "opetus ja kasvatus": (
        ("opettajat", "opettajia"), ("varhaiskasvattajat", "varhaiskasvattajia"), ("koulunkäynninohjaajat", "koulunkäynninohjaajia"),
        ("rehtorit", "rehtoreita"), ("lastenhoitajat", "lastenhoitajia"), ("koulusihteerit", "koulusihteereitä"),
    ),
    "koko kunta": (
        ("työntekijät", "työntekijöitä"), ("esihenkilöt", "esihenkilöitä"), ("luottamushenkilöt", "luottamushenkilöitä"),
        ("toimistosihteerit", "toimistosihteereitä"), ("asiantuntijat", "asiantuntijoita"),
    ),
    "kulttuuri ja vapaa-aika": (
        ("kirjastonhoitajat", "kirjastonhoitajia"), ("nuorisotyöntekijät", "nuorisotyöntekijöitä"),
        ("liikunnanohjaajat", "liikunnanohjaajia"), ("uinninvalvojat", "uinninvalvojia"), ("museo-oppaat", "museo-oppaita"),
    ),
    "tekniset alat ja ympäristö": (
        ("kiinteistönhoitajat", "kiinteistönhoitajia"), ("puutarhurit", "puutarhureita"), ("rakennusmestarit", "rakennusmestareita"),
        ("kaavoittajat", "kaavoittajia"), ("koneenkuljettajat", "koneenkuljettajia"),
    ),
    "ruoka- ja siivouspalvelut": (
        ("kokit", "kokkeja"), ("keittiötyöntekijät", "keittiötyöntekijöitä"), ("laitoshuoltajat", "laitoshuoltajia"),
        ("ravitsemistyöntekijät", "ravitsemistyöntekijöitä"),
    ),
    "johto, hr ja hallinto": (
        ("palkkasihteerit", "palkkasihteereitä"), ("henkilöstöasiantuntijat", "henkilöstöasiantuntijoita"),
        ("controllerit", "controllereita"), ("viestijät", "viestijöitä"),
    ),
    "elinkeino- ja yrityspalvelut": (
        ("yritysneuvojat", "yritysneuvojia"), ("työvalmentajat", "työvalmentajia"), ("matkailuneuvojat", "matkailuneuvojia"),
    ),
}  # fmt: skip

# Themes that fit a sector; the rest of the register's themes come in now and then.
LIKELY_THEMES = {
    "sosiaali- ja terveysala": (
        "työhyvinvointi",
        "asiakaslähtöisyys",
        "itseohjautuvuus",
        "työajat ja työvuorot",
        "ergonomia",
    ),
    "opetus ja kasvatus": (
        "osaamisen kehittäminen",
        "yhteisöllisyys",
        "digitalisaatio",
        "työturvallisuus",
        "varhaiskasvatus",
    ),
    "koko kunta": ("henkilöstölähtöinen kehittäminen", "toimintakulttuuri", "strategia", "viestintä", "tuloksellisuus"),
    "kulttuuri ja vapaa-aika": ("asukkaiden osallisuus", "palvelumuotoilu", "kokeilukulttuuri", "yhdenvertaisuus"),
    "tekniset alat ja ympäristö": ("ympäristö", "prosessien sujuvuus", "digitalisaatio", "työturvallisuus"),
    "ruoka- ja siivouspalvelut": ("ympäristö", "ergonomia", "työhyvinvointi", "asiakaslähtöisyys"),
    "johto, hr ja hallinto": ("esihenkilötyö", "robotiikka ja tekoäly", "osaamisen kehittäminen", "aivotyö"),
    "elinkeino- ja yrityspalvelut": ("asiakaslähtöisyys", "digitalisaatio", "yhteistyö yli rajojen"),
}

TITLES = (
    "{Practice} käyttöön {in_place}",
    "{Practice} toi rauhaa arkeen {in_place}",
    "{People} ottivat käyttöön oman {practice_n}",
    "{Practice} syntyi yhdessä",
    "{People} kokeilivat {practice_a}",
    "Näin {practice} otettiin haltuun {in_place}",
    "{Practice} säästää aikaa {in_place}",
    "{People} suunnittelivat {practice_n} itse",
)

TAKEN = (
    "Kokeilimme samaa ensin yhdessä yksikössä. Muutimme aikataulua, muuten toimimme kuten mallissa.",
    "Otimme mallista lomakkeen ja tavan kokoontua. Ryhmät teimme pienemmiksi.",
    "Luimme teosta kehittämispäivässä ja teimme siitä oman versiomme.",
    "Soitimme tekijöille ja saimme hyvät neuvot. Aloitimme samalla tavalla kuin he.",
    "Saimme ajatuksen, mutta toteutimme sen omalla tavallamme.",
    "Otimme käytännön käyttöön sellaisenaan kahdessa työpaikassa.",
)
FOLLOWED_UP = {
    "käytössä": (
        "Toimimme yhä samalla tavalla, ja uudet työntekijät oppivat sen ensimmäisellä viikolla.",
        "Tapa on käytössä koko yksikössä.",
        "",
    ),
    "muuttunut": (
        "Kokoonnumme nyt joka toinen viikko, koska viikoittain oli liian usein.",
        "Paperilomake vaihtui sähköiseen, muuten toimimme samoin.",
    ),
    "päättynyt": (
        "Esihenkilö vaihtui, eikä uusi jatkanut.",
        "Työ siirtyi toiseen yksikköön, jossa on oma tapansa.",
        "Hanke päättyi, eikä rahaa jatkoon ollut.",
    ),
}
SUMMARIES = (
    "{People} kehittivät {practice_n} ja ottivat sen käyttöön {in_place}.",
    "{Practice} auttoi sopimaan työstä ja näki, mikä kaipasi muutosta.",
    "Yhteinen {practice} selkeytti työtä {in_place}.",
    "{People} kokeilivat {practice_a} ja oppivat, mikä arjessa toimii.",
)

BEFORE = (
    "Työ {in_place} oli pirstaleista, ja keskeytyksiä tuli pitkin päivää.",
    "Tieto kulki huonosti vuorosta toiseen, ja samoja asioita kysyttiin monta kertaa.",
    "Jokaisella oli oma tapansa toimia, eikä yhteisiä ohjeita ollut.",
    "Asiakkaat odottivat vastausta kauan, koska kukaan ei tiennyt, kenen vuoro oli tarttua asiaan.",
    "{People} kertoivat kyselyssä, että kiire ja epäselvä työnjako kuormittivat eniten.",
    "Sairauspoissaolot olivat kasvaneet, ja sijaisia oli vaikea löytää.",
    "Hyviä ideoita oli paljon, mutta ne jäivät kahvipöytään.",
    "Uudet työntekijät joutuivat opettelemaan tavat kantapään kautta.",
    "Järjestelmiä oli monta, ja samat tiedot kirjattiin useaan paikkaan.",
    "Esihenkilöt käyttivät ison osan viikosta listojen tekemiseen.",
    "Palautetta kerättiin, mutta siihen ei ehditty vastata.",
    "Toimialat suunnittelivat samoja palveluja toisistaan tietämättä.",
    "Kustannukset nousivat, vaikka palvelu ei parantunut.",
    "Pitkät välimatkat veivät aikaa varsinaiselta työltä.",
    "Osaaminen oli muutaman ihmisen varassa, ja lomat pysäyttivät työn.",
    "Kokoukset venyivät, ja päätökset unohtuivat.",
    "{In_place} kaivattiin selkeää tapaa sopia, mitä tehdään ensin.",
    "Vanhat tilat eivät enää sopineet uuteen tapaan tehdä työtä.",
    "Perheet ja omaiset toivoivat enemmän tietoa siitä, mitä päivän aikana tapahtuu.",
    "Paperilomakkeita täytettiin käsin, ja osa niistä katosi matkalla.",
)

DONE = (
    "{People} kutsuttiin koolle miettimään, mitä voisi tehdä toisin.",
    "Ensin kirjattiin seinälle kaikki, mikä työssä takkusi, ja äänestettiin tärkein kohta.",
    "Ratkaisuksi valittiin {practice}, jota kokeiltiin aluksi yhdessä ryhmässä.",
    "Mallia haettiin muista kunnista, ja niistä poimittiin sopivimmat osat.",
    "{Practice} rakennettiin pala kerrallaan, ja joka viikko katsottiin, mikä toimi.",
    "Kokeilu aloitettiin {month}, ja se kesti {count} viikkoa.",
    "Mukana oli {count} työntekijää eri ammateista.",
    "Jokaiselle {practice_n} vaiheelle nimettiin vastuuhenkilö.",
    "Ohjeet kirjoitettiin yhdelle sivulle niin, että sijainenkin ymmärtää ne.",
    "Työpajoissa piirrettiin asiakkaan matka alusta loppuun ja etsittiin turhat mutkat.",
    "Joka aamu pidettiin kymmenen minuutin palaveri, jossa jaettiin päivän työt.",
    "Luottamusmies ja työsuojeluvaltuutettu olivat mukana alusta asti.",
    "{People} saivat koulutusta, ja vertaistukea järjestettiin joka toinen viikko.",
    "Digitaalinen {practice} korvasi paperilistat.",
    "Esihenkilö varasi kehittämiselle aikaa työvuoroista, jotta se ei jäänyt muiden töiden jalkoihin.",
    "Asiakkailta kysyttiin, mikä heille on tärkeintä, ja suunnitelmia muutettiin vastausten mukaan.",
    "Tuloksista kerrottiin avoimesti myös silloin, kun jokin ei onnistunut.",
    "Samalla siivottiin pois {count} vanhaa lomaketta, joita kukaan ei tarvinnut.",
    "Toimialojen yhteinen {practice} koottiin verkkoon, jossa jokainen voi täydentää sitä.",
    "Kokeilussa testattiin {count} vaihtoehtoa, joista kaksi jäi käyttöön.",
    "Ryhmä kokoontui kuukauden välein ja vei ideoita eteenpäin.",
    "{In_place} sovittiin yhteisistä pelisäännöistä, ja ne ripustettiin kaikkien nähtäville.",
)

RESULTS = (
    "{Practice} vakiintui nopeasti osaksi arkea {in_place}.",
    "Keskeytykset vähenivät, ja työ sujuu rauhallisemmin.",
    "{People} kokevat, että heitä kuunnellaan aiempaa enemmän.",
    "Asiakkaat saavat vastauksen nopeammin, ja kiitosta on tullut enemmän kuin ennen.",
    "Työvuorot pitävät paremmin, ja viime hetken muutoksia on vähemmän.",
    "Uuden työntekijän perehdytys lyheni usealla päivällä.",
    "Hävikki väheni, ja säästynyt raha käytettiin välineisiin.",
    "Yhteistyö yli toimialojen helpottui, kun ihmiset tulivat tutuiksi.",
    "Työhyvinvointikyselyn tulokset paranivat vuodessa.",
    "Tiimi kehittää {practice_a} nyt itse eikä odota ohjeita ylhäältä.",
    "Kaikki eivät innostuneet heti, mutta ensimmäiset onnistumiset muuttivat mielet.",
    "Kustannukset pysyivät ennallaan, vaikka palvelu laajeni.",
    "Tieto löytyy yhdestä paikasta, eikä sitä tarvitse kysellä.",
    "Kokeilusta kiinnostuttiin myös muissa yksiköissä.",
    "Turhat käynnit vähenivät, ja aikaa jäi kohtaamisiin.",
    "Sairauspoissaolot kääntyivät laskuun.",
    "{Practice} on nyt osa perehdytystä.",
    "Esihenkilöiden aikaa vapautui ihmisten johtamiseen.",
)

LESSONS = (
    "Aloita pienestä ja kerro tuloksista usein.",
    "Ota mukaan ne, joita muutos koskee, ennen kuin mitään on päätetty.",
    "Varaa aikaa: kehittäminen ei onnistu muiden töiden ohessa.",
    "{Practice} toimii vain, jos jokainen ymmärtää, mitä hyötyä siitä on.",
    "Johdon tuki näkyy parhaiten siinä, että se poistaa esteitä.",
    "Epäonnistunut kokeilukin on tulos, kunhan siitä kerrotaan.",
    "Selkeä työnjako on tärkeämpi kuin hieno järjestelmä.",
    "Mallin voi lainata, mutta se pitää sovittaa omaan työhön.",
    "Kysy asiakkaalta ajoissa, niin säästät monta korjausta.",
    "Juhli onnistumisia, pieniäkin.",
    "Mittaa ennen ja jälkeen, jotta näet, mikä muuttui.",
    "{People} ovat oman työnsä parhaita asiantuntijoita.",
)

MONTHS = (
    "tammikuussa", "helmikuussa", "maaliskuussa", "huhtikuussa", "toukokuussa", "elokuussa", "syyskuussa", "lokakuussa",
    "marraskuussa",
)  # fmt: skip

ORGANISATIONS = (
    ("hyvinvointiyhtymä", "kuntayhtymä"), ("koulutuskuntayhtymä", "kuntayhtymä"), ("ruokapalvelut Oy", "yhtiö"),
    ("vesilaitos", "liikelaitos"), ("ammattiopisto", "oppilaitos"), ("tilapalvelut Oy", "yhtiö"),
)  # fmt: skip
INVENTED_REGIONS = ("Esimerkkilän", "Mallimaan", "Koekylän", "Kuvitelman", "Näytelahden", "Harjoitusjärven")
