"""What fields are called by people and by other systems, in Finnish, Swedish and English."""

from functools import cache, lru_cache

from tekojen_tori.language.slugs import fold
from tekojen_tori.language.tidy import tidy

WORDS = {
    "title": "otsikko, teon nimi, kehittämisteon nimi, kehittämisteko, teko, nimi, rubrik, titel, title, name, heading",
    "municipality": "kunta, kaupunki, kunnan nimi, kunta tai kaupunki, kommun, stad, municipality, city",
    "organisation": "organisaatio, kuntaorganisaatio, tekijäorganisaatio, työnantaja, kuntayhtymä, "
    "kunta tai organisaatio, organisation, organization, employer",
    "sector": "palveluala, sektori, toimiala, ala, sektor, bransch, servicesektor, sector, field",
    "theme": "teema, teemat, aihe, aiheet, tema, teman, ämne, theme, themes, topic, topics",
    "date": "päivämäärä, pvm, päivä, ajankohta, aika, vuosi, milloin, julkaistu, julkaisupäivä, aloitettu, "
    "toteutusaika, datum, år, date, year, published",
    "summary": "tiivistelmä, ingressi, lyhyt kuvaus, yhteenveto, sammanfattning, ingress, summary, abstract, excerpt",
    "stage": "vaihe, tila, kehitysvaihe, skede, fas, stage, phase, status",
    "participants": "osallistujamäärä, osallistujien määrä, kuinka moni osallistui, antal deltagare",
    "duration": "kesto, kuinka kauan se kesti, kuinka kauan kesti, varaktighet, duration",
    "cost": "hinta, kustannukset, kustannusarvio, budjetti, mitä se maksoi, kostnader, budget, cost, costs",
    "campaign": "kampanja, kampanj, campaign",
    "support": "tuki, tuen muoto, stöd, support",
    "partners": "kumppanit, kumppani, yhteistyökumppanit, samarbetspartner, partner, partners",
    "adopted_from": "mallina ollut teko, mallina olleet teot, mallina, malli, mistä otitte mallia, esikuva, "
    "otettu mallia teosta, förebild, adopted from, model",
    "awards": "palkinnot, palkinto, pris, awards, award",
    "links": "linkki, linkit, verkkosivu, www, lisätietoja, url, länk, länkar, link, links, website",
    "authors": "kirjoittaja, kirjoittajat, laatija, författare, author, authors",
    "lang": "kieli, språk, language, lang",
    "aliases": "vanha osoite, vanhat osoitteet, aiempi osoite, gammal adress, old address, slug, permalink",
    "source": "lähde, källa, source",
}
"""By the deed's field, what a column of it is called."""

WORDS_ABOVE_A_TEXT = {
    "summary": "kuvaus, description, lead, subtitle, alaotsikko, esittely",
    "evidence": "näyttö, todiste, todisteet, mistä se tiedetään, bevis, belägg, proof",
    "figure": "luku, tulos, siffra, result",
    "participants": "osallistujia, osallistujat, deltagare",
    "cost": "kustannus, kostnad, price",
    "contact": "yhteystieto, yhteystiedot, yhteyshenkilö, kontakt, kontaktperson, contact person",
    "image": "kuva, bild, picture, cover, thumbnail, photo, image",
    "alt": "kuvateksti, kuvan kuvaus, alt-teksti, image_alt, alt text",
    "draft": "luonnos, utkast, draft",
    "number": "numero, jakso, episode, nummer",
    "guests": "vieraat, vieras, gäster, speakers, puhujat, esiintyjät",
    "starts": "alkaa, alku, alkuaika, börjar, start, start_time",
    "ends": "päättyy, loppuu, loppu, loppuaika, slutar, end, end_time",
    "place": "paikka, sijainti, plats, location, venue",
    "email": "sähköposti, sähköpostiosoite, e-mail, e-post, epost, mail",
    "phone": "puhelin, puhelinnumero, puh, telefon, tel",
    "role": "tehtävä, titteli, nimike, befattning, job title",
    "name": "nimi, namn",
    "url": "osoite, verkko-osoite, linkki, adress, href",
    "theme": "tags, tag, tagit, avainsanat, asiasanat, nyckelord, keywords, taxonomies",
    "sector": "kategoria, kategoriat, luokka, kategori, category, categories",
    "who": "tekijä, kuka, vem",
    "model": "malli, esikuva",
}
"""What else a field above a text is called, where a column of the name would be something else."""

_LONGEST = 60
_OF_OTHER_PROGRAMS = frozenset(
    ["slug", "permalink", "url", "www", "status", "tila", "published", "julkaistu", "aika", "field"]
)
"""What many programs write for themselves: it means nothing surely."""
_UNSURE = [
    "tags",
    "tag",
    "tagit",
    "avainsanat",
    "asiasanat",
    "nyckelord",
    "keywords",
    "taxonomies",
    "kategoria",
    "kategoriat",
    "luokka",
    "kategori",
    "category",
    "categories",
    "tekijä",
    "teko",
    "nimi",
    "name",
    "topic",
    "topics",
    "aihe",
    "aiheet",
]
UNSURE = frozenset(map(fold, _UNSURE))
"""Names that mean a field only where its value fits it."""


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """By folded name, the fields that it may mean, the likeliest first."""
    found: dict[str, list[str]] = {}
    for table in (WORDS, WORDS_ABOVE_A_TEXT):
        for field, names in table.items():
            for name in names.split(", "):
                if table is WORDS_ABOVE_A_TEXT or name not in _OF_OTHER_PROGRAMS:
                    found.setdefault(key_of(name), []).append(field)
    return {name: tuple(dict.fromkeys(fields)) for name, fields in found.items()}


def key_of(name: str) -> str:
    """The name of a field for comparing: Päivä­määrä, paivamaara; start-time, start_time."""
    return fold(tidy(name)).replace("_", " ").replace("-", " ")


def meant_field(written: str, known: tuple[tuple[str, str], ...]) -> str | None:
    """The field of those known that a name means: its own name, its title in Finnish, or another word for it.

    `known` are the fields, each with its title.
    """
    key, own = key_of(written[:_LONGEST]), _own_names(known)
    if key in own:
        return own[key]
    return next((field for field in meanings().get(key, ()) if field in own.values()), None)


@lru_cache(maxsize=64)
def _own_names(known: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {key_of(name): name for name, _ in known} | {key_of(title): name for name, title in known}
