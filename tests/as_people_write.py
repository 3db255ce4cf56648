"""Names and dates as people write them, and what they are: read alike by every door, or asked of alike.

What begins with ? is a question, with what it should offer, or with nothing if there is nothing to offer. "new" is an
organisation that nobody knows yet.
"""

NAMES = {
    # Municipalities with what they are
    "Tampereen kaupunki": "Tampere", "Limingan kunta": "Liminka", "Turun kaupunki": "Turku", "Hämeenkyrön kunta": "Hämeenkyrö",
    "Raaseporin kaupunki": "Raasepori", "Uudenkaupungin kaupunki": "Uusikaupunki", "Isonkyrön kunta": "Isokyrö",
    "Isokyrön kunta": "Isokyrö", "Kauniaisten kaupunki": "Kauniainen", "Kaskisten kaupunki": "Kaskinen",
    "Virtain kaupunki": "Virrat", "Ikaalisten kaupunki": "Ikaalinen", "Kaustisen kunta": "Kaustinen", "Pälkäneen kunta": "Pälkäne",
    "Vihdin kunta": "Vihti", "Juuan kunta": "Juuka", "Iin kunta": "Ii", "Raahen kaupunki": "Raahe", "Hangon kaupunki": "Hanko",
    "Varkauden kaupunki": "Varkaus", "Nurmeksen kaupunki": "Nurmes", "Pihtiputaan kunta": "Pihtipudas", "Lopen kunta": "Loppi",
    "Punkalaitumen kunta": "Punkalaidun", "Outokummun kaupunki": "Outokumpu", "Rautalammin kunta": "Rautalampi",
    "Mänttä-Vilppulan kaupunki": "Mänttä-Vilppula", "Koski Tl": "Koski Tl", "Kosken kunta": "Koski Tl", "Kiteen kaupunki": "Kitee",
    "Kaupunki Turku": "Turku", "Turku kaupunki": "Turku", "Tampereen kaup.": "Tampere", "Porin kaupunkikonserni": "Pori",
    # Swedish, Sámi, short
    "Åbo": "Turku", "Åbo stad": "Turku", "Borgå stad": "Porvoo", "Mariehamns stad": "Maarianhamina", "Kyrkslätts kommun": "Kirkkonummi",
    "Kimitoöns kommun": "Kemiönsaari", "Korsholms kommun": "Mustasaari", "Uleåborgs stad": "Oulu", "S:t Karins": "Kaarina",
    "Sankt Michel": "Mikkeli", "Vasa": "Vaasa", "Ekenäs": "Raasepori", "City of Espoo": "?", "Anár": "Inari", "Aanaar": "Inari",
    "Ohcejohka": "Utsjoki", "Eanodat": "Enontekiö", "Soađegilli": "Sodankylä", "Soadegilli": "Sodankylä", "Hki": "Helsinki", "TRE": "Tampere",
    # Former ones
    "Valtimo": "Nurmes", "Honkajoki": "Kankaanpää", "Honkajoen kunta": "Kankaanpää", "Anjalankosken kaupunki": "Kouvola",
    "Jyväskylän maalaiskunta": "Jyväskylä", "Nastolassa": "Lahti", "Lapin kunta": "Rauma", "Vähänkyrön kunta": "Vaasa",
    # Cases, letters, marks
    "TAMPERE": "Tampere", "jyvaskyla": "Jyväskylä", "Turussa": "Turku", "Tampereella": "Tampere", "Rovaniemeltä": "Rovaniemi",
    "Kuopiosta": "Kuopio", " Turku ": "Turku", "Turku\u00a0": "Turku", "Turun\u00a0kaupunki": "Turku", "Turun  kaupunki": "Turku",
    "Var\u00adkaus": "Varkaus", "\u200bOulu": "Oulu", "Ｏｕｌｕ": "Oulu", "Oulu.": "Oulu", "”Oulu”": "Oulu", "'Oulu'": "Oulu",
    "Oulu,": "Oulu", "Ja\u0308rvenpa\u0308a\u0308": "Järvenpää", "Mänttä–Vilppula": "Mänttä-Vilppula", "Mantta-Vilppula": "Mänttä-Vilppula",
    # With their units, or twice
    "Porvoo, varhaiskasvatus": "Porvoo", "Turun kaupungin varhaiskasvatus": "Turku", "Oulun kaupunki – sivistystoimi": "Oulu",
    "Askolan kunta, kotihoito": "Askola", "Tampere (konsernihallinto)": "Tampere", "Askola / keittiö": "Askola",
    "Helsinki / Helsingfors": "Helsinki", "Vaasa - Vasa": "Vaasa", "Pietarsaari (Jakobstad)": "Pietarsaari", "00100 Helsinki": "Helsinki",
    "Hämeenlinnan kaupunki, Hauho": "Hämeenlinna", "Espoon kaupungin liikenne": "Espoo", "Helsinki, Finland": "Helsinki",
    # Questions
    "Hämenkyrö": "?Hämeenkyrö", "Tmapere": "?Tampere", "Kuopijo": "?Kuopio", "Espo": "?Espoo", "Poir": "?Pori", "Rovanemi": "?Rovaniemi",
    "Varkuden kaupunki": "?Varkaus", "Liminga": "?Liminka", "Jyväskla": "?Jyväskylä", "Porvoon varhaiskasvatus": "?Porvoo",
    "Askola ja Porvoo": "?Askola tai Porvoo", "Turku, Kaarina": "?Turku tai Kaarina", "Askola, Askola ja Sipoo": "?Askola tai Sipoo",
    "Pirkanmaa": "?maakunta", "Lappi": "?maakunta", "Pohjois-Savo": "?maakunta", "Uusimaa": "?maakunta", "Hevonkuusen kunta": "?virallinen",
    "Esbu": "?koko nimi", "Kemu": "?koko nimi",
    # Organisations that come with the program or the register
    "Pirkanmaan hyvinvointialue": "Pirkanmaan hyvinvointialue", "Pirha": "Pirkanmaan hyvinvointialue", "PIRHA": "Pirkanmaan hyvinvointialue",
    "Pirkanmaan hva": "Pirkanmaan hyvinvointialue", "Pirkanmaan hyvinvointialueen kotihoito": "Pirkanmaan hyvinvointialue",
    "Pirha, kotihoito": "Pirkanmaan hyvinvointialue", "Pirkanmaan hyvinvointialue (Pirha)": "Pirkanmaan hyvinvointialue",
    "Birkalands välfärdsområde": "Pirkanmaan hyvinvointialue", "Varha": "Varsinais-Suomen hyvinvointialue",
    "Pohjois Pohjanmaan hyvinvointialue": "Pohjois-Pohjanmaan hyvinvointialue", "Pohde": "Pohjois-Pohjanmaan hyvinvointialue",
    "Siun sote": "Pohjois-Karjalan hyvinvointialue", "Siunsote": "Pohjois-Karjalan hyvinvointialue", "Soite": "Keski-Pohjanmaan hyvinvointialue",
    "Eksote": "Etelä-Karjalan sosiaali- ja terveyspiiri", "Kainuun sote": "Kainuun sosiaali- ja terveydenhuollon kuntayhtymä",
    "Essote": "Etelä-Savon sosiaali- ja terveyspalvelujen kuntayhtymä", "PHHYKY": "Päijät-Hämeen hyvinvointiyhtymä",
    "HUS": "HUS-yhtymä", "Hus-yhtymä": "HUS-yhtymä", "ÅHS": "Ålands hälso- och sjukvård", "Oma Häme": "Kanta-Hämeen hyvinvointialue",
    "OmaHäme": "Kanta-Hämeen hyvinvointialue", "Etelä-Savon HVA": "Etelä-Savon hyvinvointialue", "Lapha": "Lapin hyvinvointialue",
    "Vantaan ja Keravan hyvinvointialue": "Vantaan ja Keravan hyvinvointialue", "Keusote": "Keski-Uudenmaan hyvinvointialue",
    "HSL": "Helsingin seudun liikenne", "hsy": "Helsingin seudun ympäristöpalvelut", "Kuntaliitto": "Suomen Kuntaliitto",
    "Pellon Serviisi": "Pellon Serviisi Oy", "Jatsi": "Järvenpään ateria- ja siivouspalvelut Jatsi Oy", "Tredu": "Tampereen seudun ammattiopisto Tredu",
    "Järvisaimaan palvelut": "Järvi-Saimaan Palvelut Oy", "Helsingin kaupungin liikenne": "Helsingin kaupungin liikenne",
    "Ppky Selänne": "Peruspalvelukuntayhtymä Selänne", "”Pirha”": "Pirkanmaan hyvinvointialue",
    "Pirkanmaan hyvinvontialue": "?Pirkanmaan hyvinvointialue", "Pellon Servisi Oy": "?Pellon Serviisi Oy",
    "Päijät-Hämeen hyvinvointikuntayhtymä": "Päijät-Hämeen hyvinvointiyhtymä",
    # Nobody knows them yet
    "Hevonkuusen Kehitys Oy": "new", "Turun yliopisto": "new", "Tukholma": "new", "Kanta-Hämeen hyvinvointiyhtymä": "new",
    "Lohjan seurakunta": "new", "Kela": "new", "Tampereen Sähkölaitos Oy": "new",
    # Nothing
    "ei tiedossa": "?", "-": "?", "12": "?",
}  # fmt: skip

DATES = {
    "2019": "2019", "2019-10": "2019-10", "2019-10-02": "2019-10-02", "2018/2020": "2018/2020",
    # As Finns write
    "2.10.2019": "2019-10-02", "02.10.2019": "2019-10-02", "2. 10. 2019": "2019-10-02", "2.10.2019.": "2019-10-02",
    "ke 2.10.2019": "2019-10-02", "keskiviikkona 2. lokakuuta 2019": "2019-10-02", "2. lokakuuta 2019": "2019-10-02",
    "2.10.2019 klo 12.30": "2019-10-02", "2.10.2019 klo 9–15": "2019-10-02", "2.10.2019, 9:30": "2019-10-02",
    "10/2019": "2019-10", "10.2019": "2019-10", "2019/10": "2019-10", "10-2019": "2019-10", "lokakuu 2019": "2019-10",
    "Lokakuu 2019": "2019-10", "lokakuussa 2019": "2019-10", "lokakuun 2019": "2019-10", "loka 2019": "2019-10", "lokak. 2019": "2019-10",
    "2019 lokakuu": "2019-10", "lokakuu -19": "2019-10", "vuosi 2019": "2019", "vuonna 2019": "2019", "v. 2019": "2019",
    "vuosina 2018–2019": "2018/2019", "vuodet 2018-2019": "2018/2019", "2.X.2019": "2019-10-02", "2.10.19": "2019-10-02",
    # Seasons and other parts of a year
    "syksy 2019": "2019-09/2019-11", "syksyllä 2019": "2019-09/2019-11", "Syksyn 2019 aikana": "2019-09/2019-11",
    "kevät 2020": "2020-03/2020-05", "kesällä 2020": "2020-06/2020-08", "2019 (kevät)": "2019-03/2019-05", "kevät -19": "2019-03/2019-05",
    "talvi 2018–2019": "2018-12/2019-02", "kevätlukukausi 2019": "2019-01/2019-05", "syyslukukausi 2019": "2019-08/2019-12",
    "lukuvuosi 2019–2020": "2019/2020", "Q3/2019": "2019-07/2019-09", "3. kvartaali 2019": "2019-07/2019-09",
    "1. vuosipuolisko 2019": "2019-01/2019-06", "vko 40/2019": "2019-09-30/2019-10-06", "viikot 40–42/2019": "2019-09-30/2019-10-20",
    "2010-luvulla": "2010/2019", "vuodenvaihde 2019–2020": "2019-12/2020-01",
    # Spans
    "2018–2020": "2018/2020", "2018-2020": "2018/2020", "2018 - 2020": "2018/2020", "2018-19": "2018/2019", "2018–19": "2018/2019",
    "2018/19": "2018/2019", "8/2019–5/2020": "2019-08/2020-05", "8/2019-5/2020": "2019-08/2020-05", "10.2019-5.2020": "2019-10/2020-05",
    "10-12/2019": "2019-10/2019-12", "10.–12.2019": "2019-10/2019-12", "1.8.2019 - 31.5.2020": "2019-08-01/2020-05-31",
    "1.8.2019–31.5.2020": "2019-08-01/2020-05-31", "1.9.-31.12.2019": "2019-09-01/2019-12-31", "1.–3.10.2019": "2019-10-01/2019-10-03",
    "1-3.10.2019": "2019-10-01/2019-10-03", "2.–4. lokakuuta 2019": "2019-10-02/2019-10-04", "15.12.–7.1.2020": "2019-12-15/2020-01-07",
    "loka-marraskuu 2019": "2019-10/2019-11", "loka–marraskuu 2019": "2019-10/2019-11", "lokakuu–marraskuu 2019": "2019-10/2019-11",
    "loka- ja marraskuu 2019": "2019-10/2019-11", "joulukuu 2019–helmikuu 2020": "2019-12/2020-02", "joulu–tammikuu 2019–2020": "2019-12/2020-01",
    "joulukuu–helmikuu 2020": "2019-12/2020-02", "syksy 2018–kevät 2019": "2018-09/2019-05", "tammikuusta joulukuuhun 2020": "2020-01/2020-12",
    "vuodesta 2018 vuoteen 2020": "2018/2020", "kevät–syksy 2019": "2019-03/2019-11",
    # Swedish, English
    "2 oktober 2019": "2019-10-02", "den 2 oktober 2019": "2019-10-02", "oktober 2019": "2019-10", "hösten 2019": "2019-09/2019-11",
    "October 2, 2019": "2019-10-02", "October 2nd, 2019": "2019-10-02", "Oct 2019": "2019-10", "autumn 2019": "2019-09/2019-11",
    # Programs
    "2019-10-02T09:30:00.000Z": "2019-10-02", "2019-10-01T21:00:00Z": "2019-10-02", "2019-10-02T00:00:00+03:00": "2019-10-02",
    "2019-10-02 12:00": "2019-10-02", "20191002": "2019-10-02", "2019/10/02": "2019-10-02", "2019.10.02": "2019-10-02",
    "Wed, 02 Oct 2019 10:00:00 +0000": "2019-10-02", "05-Jul-2001": "2001-07-05", "13/4/2019": "2019-04-13", "4/13/2019": "2019-04-13",
    # Marks
    "２０１９": "2019", "„2019”": "2019", "”2.10.2019”": "2019-10-02", "\u00a02019\u00a0": "2019", "lokakuu\u00a02019": "2019-10",
    # Questions
    "2/10/2019": "?2019-10-02 vai 2019-02-10", "9/19": "?2019-09", "3/4/19": "?2019-04-03 vai 2019-03-04", "19.04.03": "?2003-04-19 vai 2019-04-03",
    "2011/12": "?2011-12 vai 2011/2012", "talvi 2019": "?2019", "noin 2019": "?2019", "2019?": "?2019", "2019-": "?2019",
    "2019 alkaen": "?2019", "1.10.2019 alkaen": "?2019-10-01", "lokauu 2019": "?2019-10", "lokakuun alku 2019": "?2019-10", "2019 tai 2020": "?2019/2020",
    "2,10,2019": "?2019-10-02", "-19": "?2019",
    # Nothing to offer
    "31.9.2019": "?", "29.2.2019": "?", "lokakuu": "?", "2.10.": "?", "viime syksynä": "?", "26": "?", "joskus": "?", "43740": "?",
}  # fmt: skip
