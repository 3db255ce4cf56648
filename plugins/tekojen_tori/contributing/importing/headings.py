"""What the parts of an account are called where it comes from: in the columns of sheets, and in fields above texts."""

import re
from functools import cache
from itertools import chain

from rapidfuzz import fuzz, process

from tekojen_tori import rooms
from tekojen_tori.content.naming.field_words import WORDS, WORDS_ABOVE_A_TEXT
from tekojen_tori.contributing.importing.importables import (
    CONSENT,
    HEADED,
    KEYWORDS,
    KIND,
    SERIES,
    TEXT,
    Importable,
    known_importables,
)
from tekojen_tori.language.slugs import fold

_BEFORE, _DONE, _RESULTS, _LESSONS = HEADED
_ELSEWHERE = {
    KEYWORDS: "asiasanat, avainsanat, tagit, kategoriat, kategoria, luokat, nyckelord, ämnesord, kategorier, tags, "
    "keywords, categories, category",
    TEXT: "kuvaus, teksti, sisältö, kehittämisteon kuvaus, teon kuvaus, leipäteksti, beskrivning, text, innehåll, "
    "description, content, body",
    _BEFORE: "lähtötilanne, tausta, ongelma, tarve, lähtökohta, tavoite, bakgrund, utgångsläge, background, problem",
    _DONE: "mitä tehtiin, toteutus, toimenpiteet, tekeminen, mitä teitte, vad gjordes, genomförande, åtgärder, what "
    "was done, implementation, actions",
    _RESULTS: "mitä saatiin aikaan, tulokset, tulos, vaikutukset, hyödyt, vaikuttavuus, mikä ei toiminut, mikä ei "
    "onnistunut, resultat, effekter, results, impact, benefits",
    _LESSONS: "mitä muut voivat oppia, opit, oppi, vinkit, neuvot, lärdomar, tips, lessons, lessons learned, advice",
    "evidence.how": "mistä tiedätte, mistä tiedätte sen, mistä se tiedetään, näyttö, bevis, evidence",
    "evidence.figure": "luku tai lause, tunnusluku, mittaustulos, nyckeltal, figure",
    "evidence.url": "missä siitä kerrotaan, näytön lähde",
    "contact.name": "yhteyshenkilö, yhteystieto, yhteystiedot, kontaktperson, contact, contact person",
    "contact.role": "tehtävä, titteli, nimike, befattning, role, job title",
    "contact.email": "sähköposti, email, e-mail, e-post, sähköpostiosoite, epost",
    "contact.phone": "puhelin, puhelinnumero, puh, telefon, phone",
    CONSENT: "lupa julkaista, julkaisulupa, suostumus, samtycke, consent",
    KIND: "laji, sisältölaji, sisältötyyppi, sisällön laji, tyyppi, typ, innehållstyp, content type, type, kind",
    SERIES: "sarja, juttusarja, tarinasarja, webinaarisarja, serie, series",
    "partners": f"{WORDS['partners']}, järjestäjä, järjestäjät, järjestävä taho, arrangör, organizer, organiser, host",
    "adoptions": "mallin ottajat, mallia ottaneet, ketkä ovat ottaneet mallia, kuka otti mallia, adopters",
    "number": "numero, jakso, jakson numero, jaksonumero, nummer, episode, episode number, no, nro",
    "profession": "ammatti, ammatit, ammattinimike, yrke, profession",
    "people": "henkilö, henkilöt, haastateltava, haastateltavat, person, personer, people, interviewee",
    "quote.text": "lainaus, nosto, nostolainaus, citat, quote, pull quote",
    "quote.by": "kenen sanoja, lainauksen sanoja, citerad",
    "deeds": "teot, liittyvät teot, handlingar, deeds",
    "guests": "vieraat, vieras, gäst, gäster, guest, guests, speakers, speaker, puhujat, puhuja, "
    "esiintyjät, haastateltava",
    "audio.url": "ääni, äänitiedosto, äänen osoite, mp3, ljud, ljudfil, audio, audio url, enclosure, media",
    "audio.bytes": "tiedoston koko, koko tavuina, filstorlek, bytes, file size",
    "audio.seconds": "kesto, kesto sekunteina, pituus, längd, duration, length",
    "audio.type": "äänen muoto, mime type, media type",
    "season": "kausi, tuotantokausi, säsong, season",
    "transcript": "tekstivastine, litterointi, transkription, transcript",
    "chapters": "kohdat, luvut, aikaleimat, kapitel, chapters",
    "starts": "alkaa, alkaa kello, alkuaika, kello, kellonaika, klo, börjar, starttid, start, start time, starts",
    "ends": "päättyy, päättyy kello, loppuu, loppuaika, slutar, sluttid, end, end time, ends",
    "place": "paikka, sijainti, osoite, plats, location, venue, place",
    "join": "osallistumislinkki, osallistumisosoite, liittymislinkki, ilmoittautuminen, ilmoittautumislinkki, teams, "
    "teams-linkki, zoom, anslutningslänk, anmälan, join, registration, sign up",
    "recording.url": "tallenne, tallenteen osoite, tallenteen linkki, video, youtube, inspelning, recording, video url",
    "recording.title": "tallenteen nimi, videon nimi",
    "cancelled": "peruttu, peruutettu, inställd, inställt, cancelled, canceled",
}
"""What else columns are called, by targets."""
_COLUMNS = WORDS_ABOVE_A_TEXT | WORDS | _ELSEWHERE
_SURELY = 90
_SHORTEST_BEGINNING = 4
_ENDS_WITH = re.compile(r"^(?:luokittelu|lisäkenttä): *|^[^:]*/ *|(?<![*:?.])[*:?.]+$", re.IGNORECASE)


def heading_target(heading: str, of: Importable | None = None) -> str | None:
    """The part of an account that a column of this name holds, or None.

    If nobody says what kind the accounts are `of`, any kind's.
    """
    known = _known_headings(tuple(rooms.ROOMS), of.kind.name if of else "")
    written = fold(_ENDS_WITH.sub("", heading.strip()).replace("_", " ").strip())
    if written in known:
        return known[written]
    near = process.extractOne(written, known.keys(), scorer=fuzz.ratio, score_cutoff=_SURELY)
    if near:
        return known[near[0]]
    begins = [name for name in known if len(name) > _SHORTEST_BEGINNING and written.startswith(name)]
    if begins:
        return known[max(begins, key=len)]
    last = written.rpartition(" ")[2]
    return known.get(last) if len(last) > _SHORTEST_BEGINNING else None


@cache
def _known_headings(every_room: tuple[str, ...], kind: str) -> dict[str, str]:
    """By folded name the target of one kind, or of any: what deeds have goes first."""
    every = known_importables()
    if kind:
        return _headings_of(every[kind])
    return dict(chain.from_iterable(_headings_of(one).items() for one in reversed(list(every.values()))))


def _headings_of(one: Importable) -> dict[str, str]:
    """In the order of how surely a name means what it does, the surest last."""
    titles = {fold(one.questions[key].title): key for key in one.fields}
    columns = {
        fold(name.strip()): target
        for target, names in _COLUMNS.items()
        if target in one.targets
        for name in names.split(",")
    }
    return titles | columns | {fold(target): target for target in one.targets}
