"""An office's past as it really lies: a workbook and an export of a site, made up, with what a person would read in them."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

MUNICIPALITIES = {
    "Varkauden kaupunki": "Varkaus", "HÄMEENKYRÖ": "Hämeenkyrö", "Hämeenkyrön kunta": "Hämeenkyrö", "Järvenpään kaup.": "Järvenpää",
    "liminka": "Liminka", "Limingan kunta, kotihoito": "Liminka", "Kangasala ": "Kangasala", "Åbo stad": "Turku", "Turun\u00a0kaupunki": "Turku",
    "Sahalahden kunta": "Kangasala", "Hämenkyrö": "Hämeenkyrö", "Jyväskylä / Jyväskylä": "Jyväskylä", "Porvoo, varhaiskasvatus": "Porvoo",
    "Borgå": "Porvoo", "Valtimo": "Nurmes", "Mänttä-Vilppulan kaupunki": "Mänttä-Vilppula", "Askola": "Askola", "Mantta-Vilppula": "Mänttä-Vilppula",
    "00100 Helsinki": "Helsinki", "Espoon kaupungin liikenne": "Espoo", "Pietarsaari (Jakobstad)": "Pietarsaari", "Soađegilli": "Sodankylä",
}  # fmt: skip
DATES: dict[Any, str] = {
    "2.10.2019": "2019-10-02", "02.10.19": "2019-10-02", date(2019, 10, 2): "2019-10-02", "10/2019": "2019-10", "lokakuu 2019": "2019-10",
    "syksy 2019": "2019-09/2019-11", 2019: "2019", "2018–2020": "2018/2020", "8/2019-5/2020": "2019-08/2020-05", "vuonna 2018": "2018",
    "1.9.–31.12.2019": "2019-09-01/2019-12-31", "2018-19": "2018/2019", "2019-10-02 12:30": "2019-10-02", "10-12/2019": "2019-10/2019-12",
}  # fmt: skip
SECTORS = {
    "Sote": "sosiaali- ja terveysala", "sosiaali- ja terveysala": "sosiaali- ja terveysala", "Opetus ja kasvatus": "opetus ja kasvatus",
    "Sivistystoimi": "opetus ja kasvatus", "SIVI": "opetus ja kasvatus", "Tekninen puoli": "tekniset alat ja ympäristö",
    "Ruoka- ja siivouspalvelut": "ruoka- ja siivouspalvelut", "Kokit ja siistijät": "ruoka- ja siivouspalvelut", "koko kunta": "koko kunta",
}  # fmt: skip
THEMES = {
    "työhyvinvointi": ["työhyvinvointi"], "Itseohjautuvuus; työhyvinvointi": ["itseohjautuvuus", "työhyvinvointi"],
    "Lean-juttuja": ["prosessien sujuvuus"], "digitalisaatio, viestintä": ["digitalisaatio", "viestintä"],
    "Vuorolistat": ["työajat ja työvuorot"], "esihenkilötyö | Lean-juttuja": ["esihenkilötyö", "prosessien sujuvuus"],
}  # fmt: skip
MEANT = {
    "Sivistystoimi": "opetus ja kasvatus", "SIVI": "opetus ja kasvatus", "Tekninen puoli": "tekniset alat ja ympäristö",
    "Kokit ja siistijät": "ruoka- ja siivouspalvelut", "Lean-juttuja": "prosessien sujuvuus", "Vuorolistat": "työajat ja työvuorot",
    "Hämenkyrö": "Hämeenkyrö", "X": "Kymmenen uutta konstia",
}  # fmt: skip
"""What a person of the office writes into the map of values, once for each."""
CONTACTS = {
    "": ("", ""), "Maija Malli, kotihoidon esihenkilö, 040 123 4567": ("Maija Malli", "040 123 4567"),
    "Olli Malli <olli.malli@kunta.example>": ("Olli Malli", "olli.malli@kunta.example"),
    "Matti Malli (keittiöpäällikkö), puh. +358 40 765 4321, matti@kunta.example": ("Matti Malli", "matti@kunta.example"),
    "Kotihoito": ("Kotihoito", ""),
}  # fmt: skip
TEXTS = (
    "Vuorot suunniteltiin yhdessä.\nSe kannatti.", "• Ensin kysyttiin\n• Sitten kokeiltiin\n• Lopuksi kysyttiin taas",
    "1) Kysyttiin\n2) Kokeiltiin", "Hinta laski 15 % & väki jäi *tyytyväiseksi*.\n\nLisää: https://kunta.example/teko?a=1&b=2",
    "<p>Liitetty <b>sivulta</b>.</p><ul><li>eka</li><li>toka</li></ul>", "- viiva\n- toinen viiva 😀\n\nLoppu #1 [sic]",
)  # fmt: skip
HEADINGS = (
    "Tunniste", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Mikä on kehittämistekonne nimi?", "Mikä kunta olette?",
    "Mihin palvelualaan teko kuuluu?", "Mistä teemoista teko kertoo?", "Milloin teko tehtiin?", "Millainen oli lähtötilanne?",
    "Kerro, mitä teitte", "Mitä saatiin aikaan?", "Yhteyshenkilö", "Lue lisää (linkki)", "Saako tekonne julkaista?", "Diaarinumero", "Huom.",
)  # fmt: skip
WIDE = 60
"""Columns that are coloured and empty."""


@dataclass
class Told:
    """What a person would read in a row: `fields` as they end up, and the words of each cell that is text."""

    title: str
    fields: dict[str, Any] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    becomes: str = "deed"


def workbook(rows: int) -> tuple[bytes, list[Told]]:
    """A workbook of so many rows under its headings, and what is in each.

    Some are told not to be published, some come twice, one lacks its title and one is hidden; the municipality and the
    day are merged over several rows here and there.
    """
    chance = random.Random(667)
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Vastaukset"
    sheet.append(["Kehittämisteot 2015–2020, ohjelmatoimisto"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(HEADINGS)
    told: list[Told] = []
    for number in range(rows):
        told.append(_row(sheet, number, chance, told))
    for place in range(3, 40):
        for column in range(len(HEADINGS) + 1, WIDE):
            sheet.cell(place, column).fill = PatternFill("solid", fgColor="FFF2CC")
    book.create_sheet("Ohje").append(["Täytä keltaiset."])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue(), told


def _row(sheet: Any, number: int, chance: random.Random, before: list[Told]) -> Told:
    place = sheet.max_row + 1
    if number % 90 == 89:  # sent twice: the very same answers by the same person
        again = before[-1]
        sheet.append([cell.value for cell in sheet[place - 1]])
        return Told(
            again.title,
            again.fields,
            again.texts,
            again.cells,
            "repeated" if again.becomes == "deed" else again.becomes,
        )
    municipality, day = chance.choice([*MUNICIPALITIES]), chance.choice([*DATES])
    sector, themes, contact = chance.choice([*SECTORS]), chance.choice([*THEMES]), chance.choice([*CONTACTS])
    title = chance.choice(
        [
            f"Teko {number}: vuorot uusiksi",
            f"”Hyvä idea” {number}",
            f"Idea & teko {number} ({MUNICIPALITIES[municipality]})",
        ]
    )
    if number == 300:
        title = "X"
    texts = [chance.choice(TEXTS) for _ in range(3)]
    is_consent = number % 60 != 7
    link = number % 5 == 0
    values = [
        number + 1, date(2020, 5, 1), date(2020, 5, 1), f"vastaaja{number}@kunta.example", f"Veera Vastaaja {number}", title, municipality,
        sector, themes, day, texts[0], texts[1], texts[2], contact, "Hankkeen sivu" if link else chance.choice(["", "-", "www.kunta.example/x"]),
        "Kyllä, saa julkaista" if is_consent else "Ei", 1000 + number, chance.choice(["", "", "soita ensi viikolla"]),
    ]  # fmt: skip
    sheet.append(values)
    if isinstance(day, date):
        sheet.cell(place, 10).number_format = "d.m.yyyy"
    if link:
        sheet.cell(place, 15).hyperlink = f"https://kunta.example/hanke/{number}"
    name, reach = CONTACTS[contact]
    told = Told(
        MEANT.get(title, title),
        {
            "municipality": MUNICIPALITIES[municipality],
            "sector": SECTORS[sector],
            "theme": THEMES[themes],
            "date": DATES[day],
            "contact": (name, reach),
            "link": f"https://kunta.example/hanke/{number}" if link else "",
        },
        texts,
        [f"vastaaja{number}@kunta.example", f"Veera Vastaaja {number}"],
    )
    if not is_consent:
        told.becomes = "rejected"
    if number == 400:
        sheet.cell(place, 6).value = None
        told.becomes = "rejected"
    if number == 500:
        sheet.row_dimensions[place].hidden = True
        told.becomes = "hidden"
    if number % 70 == 20:  # one municipality and one day told for this row and the one before it
        above = before[-1]
        sheet.cell(place, 7).value = sheet.cell(place, 10).value = None
        sheet.merge_cells(start_row=place - 1, end_row=place, start_column=7, end_column=7)
        sheet.merge_cells(start_row=place - 1, end_row=place, start_column=10, end_column=10)
        told.fields |= {key: above.fields[key] for key in ("municipality", "date")}
    return told


# A site


@dataclass
class Post:
    """A post of the old site, and what should be found in its file."""

    title: str
    words: list[str] = field(default_factory=list)
    not_there: list[str] = field(default_factory=list)


HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Vanha</title>
<wp:author><wp:author_login><![CDATA[toimitus]]></wp:author_login><wp:author_display_name><![CDATA[Tove Toimittaja]]></wp:author_display_name></wp:author>
"""
BODIES = (
    ('<p style="a">Eka kappale.</p>\n\nToka kappale\n\nKolmas <b>lihava</b>', ["Eka kappale.", "Toka kappale", "**lihava**"], ["style"]),
    ('[caption id="a" width="300"]<img src="https://vanha.example/k.jpg" alt="Vaaka" /> Keittiön vaaka[/caption]\n\nTeksti.',
     ["[Kuva: Vaaka](https://vanha.example/k.jpg)", "Keittiön vaaka"], ["[caption", "width"]),
    ('[vc_row][vc_column_text]Sisältö[/vc_column_text][/vc_row][contact-form-7 id="5"]\n\n[su_button url="https://kunta.example/"]Lue[/su_button]',
     ["Sisältö", "[Lue](https://kunta.example/)"], ["vc_row", "contact-form"]),
    ('<!-- wp:paragraph --><p>Lohkossa.</p><!-- /wp:paragraph --><!-- wp:list --><ul><li>eka</li><li>toka</li></ul><!-- /wp:list -->',
     ["Lohkossa.", "- eka", "- toka"], ["wp:"]),
    ('<table><tr><th>Vuosi</th><th>Hävikki</th></tr><tr><td>2018</td><td>12 kg</td></tr></table>', ["Vuosi", "12 kg"], ["<td"]),
    ('<h1>Tausta</h1>Oli näin.<script>alert(1)</script><h2>Tulos</h2>Parani &amp; nopeutui&nbsp;paljon.',
     ["## Tausta", "### Tulos", "Parani & nopeutui"], ["alert"]),
    ('Katso [youtube https://youtu.example/abc] ja <iframe src="https://video.example/1"></iframe>', ["youtu.example/abc", "video.example/1"], []),
)  # fmt: skip


def site(posts: int) -> tuple[bytes, list[Post]]:
    """An export of a site with so many posts, and what should be in each; beside them what is no post of the office's."""
    items: list[bytes] = []
    told: list[Post] = []
    for number in range(posts):
        body, words, not_there = BODIES[number % len(BODIES)]
        title, slug = f"Teko {number} &amp; mitä opittiin", f"teko-{number}"
        post = Post(f"Teko {number} & mitä opittiin", list(words), list(not_there))
        if number % 6 == 1:  # a link to the post before, in one of the forms that it has had
            body += f'\n\n<a href="http://www.vanha.example/2019/10/teko-{number - 1}/#x">edellinen</a>'
            post.words.append(f"[edellinen](varkaus-teko-{number - 1}-mita-opittiin.md)")
        meta = list(_meta(number, post))
        raw = _item(title, slug, body, "".join(meta)).encode()
        if number % 10 == 3:
            raw = raw.replace(b"</content:encoded>", b"\x0b\x1f</content:encoded>")  # pasted from a word processor
        if number % 20 == 5:
            raw = raw.replace(b"Kategoria", "Kategoriä".encode("cp1252"))
        items.append(raw)
        told.append(post)
    others = "".join(
        f"<item><title>{kind} {state}</title><wp:post_type>{kind}</wp:post_type><wp:status>{state}</wp:status></item>"
        for kind, state in (
            ("attachment", "inherit"),
            ("page", "publish"),
            ("post", "draft"),
            ("nav_menu_item", "publish"),
        )
    )
    return HEAD.encode() + b"\n".join(items) + others.encode() + b"</channel></rss>", told


def _item(title: str, slug: str, body: str, extra: str) -> str:
    return (
        f"<item><title>{title}</title><link>https://vanha.example/2019/10/{slug}/</link><pubDate>Wed, 02 Oct 2019 10:00:00 +0000</pubDate>"
        f"<dc:creator><![CDATA[toimitus]]></dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date><![CDATA[2019-10-02 12:00:00]]></wp:post_date>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        '<category domain="category" nicename="a"><![CDATA[Varkaus]]></category>'
        '<category domain="category" nicename="b"><![CDATA[Keittiöväki]]></category>'
        '<category domain="post_tag" nicename="c"><![CDATA[ympäristö]]></category>'
        f'<category domain="post_tag" nicename="d"><![CDATA[{escape("Kategoria")}]]></category>{extra}</item>'
    )


def _meta(number: int, post: Post) -> Iterator[str]:
    def meta(key: str, value: str) -> str:
        return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"

    yield meta("_edit_last", "3")
    if number % 3 == 0:
        yield meta("ajankohta", "20180315")
        post.words.append("date: 2018-03-15")
    elif number % 3 == 1:
        yield meta("ajankohta", "syksy 2017")
        post.words.append("date: 2017-09/2017-11")
    if number % 4 == 0:
        yield meta("teemat", 'a:2:{i:0;s:9:"ergonomia";i:1;s:15:"työhyvinvointi";}')
        post.words += ["ergonomia", "työhyvinvointi"]
