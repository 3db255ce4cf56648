"""Words that say nothing of what somebody looks for, in Finnish, Swedish and English: a search does without them.

Those that the dictionary itself tells to be function words (ja, se, kanssa) needn't be here, nor forms of olla.
"""

_WORDS = """
    aina aivan ehkä ei eikä eivät emme en enemmän enää entä erittäin esimerkiksi et ette hyvin ihan ikinä itse ja jo
    jos joskus jotenkin kai kaikki kaiken kannattaa kanssa kuinka kun kuka kukaan ketkä kenen keneltä kenelle ketä
    liian lisää lähinnä me melko mikä mikään mikäli miksi milloin millainen millaista millaisia minkä minkälainen
    minkälaista missä mistä mihin mitä mitään mitkä miten montako monta montaa muka mun minun meidän meille meillä
    myös nyt niin noin noita nuo ollenkaan oikein oikeasti onko onks ollaanko olisiko oliko paljon paljonko parhaiten
    paremmin pitää pitäisi pitääkö pystyy pystyä pysty pystytään päin saa saadaan saako saada saataisiin sitten siis
    sais sit sitä tai taas täytyy täytyisi tosi tosiaan todella tää tän tämä tätä tuo vaan vain vaikka vai vielä
    voi voidaan voiko voisi voisiko voisimme voimme voida voiks voivat vois yhtään
    jäävät laitetaan laittaa menee menevät mennä tehdään tekee tekevät tulee tulevat
    kerro etsi haluaisin haluan haluamme tarvitaan tarvitsen tarvitsemme tietoa
    eikö eikös enkö ettei etteivät jne jollain jotain jotakin jotta joku kellä kellään kenelläkään ketään
    koskaan kukaan
    löytyy löytyykö löytää löydän meitä miks miltä mistäpä mites mitenkä muiden muilla muualla niinku niinkuin
    ois olis
    onnistuisiko pitäis saa saan saat saamme saatte saavat saanut saatu sain saimme saivat saatiin saisimme
    saanko saisi saisiko sais tarvitaanko tarvitsee tarvitseeko teidän teillä tehdä tiedetä tiedä
    heidän heillä haluaa halutaan haluavat voimmeko voinko vie vievät viedään edes esim yms tms eli pois kiinni
    och att av de den det ett för från han hon hur har i inte med men när och om på som till ut vad var vem vi
    vid är åt
    behöver bättre blir där du finns får få gör göra hos här jag kan man mellan mer någon något oss ska så utan varför
    vilka vilken vilket vill våra vår
    a about an and are at by for from how in into is it of on or our that the this to we what when where which who why
    with your
    can could do does get has have i my need not should their them there us want you
    """

STOP_WORDS = frozenset(_WORDS.split())
