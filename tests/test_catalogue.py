"""The catalogue: every grouping, ranking and relation that pages are made of."""

import re
from html import unescape
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qsl

import pytest

from conftest import PROJECT, TODAY, Folder
from direct import pages_of, site_of
from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.campaigns.catalogue import standing
from tekojen_tori.kinds.campaigns.content import Campaign
from tekojen_tori.kinds.deeds.related import RelatedDeeds
from tekojen_tori.kinds.toplists.catalogue import TopLists
from tekojen_tori.pages.groups import publishing as groups
from tekojen_tori.pages.search.facets import facets
from tekojen_tori.reading.content_folder import ContentFolder
from test_campaigns import campaign


def catalogue(folder: Folder, **options: bool) -> Catalogue:
    reading = folder.read()
    assert reading.problems == ()
    return Catalogue(reading.content, **options)


def of_corpus(corpus: Path) -> Catalogue:
    return Catalogue(ContentFolder(corpus, PROJECT).read(TODAY).content)


def titles(deeds: object) -> list[str]:
    return [deed.title for deed in deeds]  # type: ignore[attr-defined]


def test_deeds_are_newest_first_and_then_in_alphabetical_order(folder: Folder) -> None:
    for name, title, date in (
        ("a", "Öljy", "2019"),
        ("b", "Aalto", "2019"),
        ("c", "Uusi", "2020-01"),
        ("d", "Väli", "2015/2020"),
    ):
        folder.deed(name, title=title, date=date)
    assert titles(catalogue(folder).deeds) == ["Uusi", "Väli", "Aalto", "Öljy"]


def test_whatever_else_somebody_did_counts_with_the_deeds(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tori goes by what is `Done`, of whatever kind."""
    monkeypatch.syspath_prepend(PROJECT / "tests" / "made_up")
    monkeypatch.setattr(rooms, "ROOMS", [*rooms.ROOMS, "trials"])
    folder.deed("malli", title="Malli", date="2019")
    trial = "title: Kokeilu\nmunicipality: Turku\nsector: koko kunta\ntheme: ergonomia\ndate: 2020-02-03\nadopted_from: malli"
    folder.write("trials/kokeilu.md", f"---\n{trial}\n---\nKokeiltiin.\n")
    folder.write("toplists/uusimmat.md", "---\ntitle: Uusimmat\nrule: newest\n---\nJohdanto.\n")
    campaign(folder, begins="2020-01", ends="2020-12", counts="ajankohta")
    found = catalogue(folder)
    assert titles(found.deeds) == ["Kokeilu", "Malli"]
    assert {sector.name: titles(deeds) for sector, deeds in found.by_sector.items() if deeds}["koko kunta"] == [
        "Kokeilu"
    ]
    assert [place.name for place, deeds in found.by_place.items() if titles(deeds) == ["Kokeilu"]] == ["Turku"]
    assert [adopter.name for adopter in found.adopters["malli"].every] == ["Turku"]
    assert [entry.name for entry in found.part(TopLists).entries["uusimmat"]] == ["Kokeilu", "Malli"]
    assert titles(standing(found.of(Campaign)[0], found.deeds).deeds) == ["Kokeilu"]


def test_drafts_are_left_out_unless_wanted(folder: Folder) -> None:
    folder.deed("valmis")
    folder.deed("kesken", title="Kesken", draft="true")
    assert len(catalogue(folder).deeds) == 1
    assert len(catalogue(folder, with_drafts=True).deeds) == 2


def test_an_organisation_is_found_in_the_municipalities_it_serves(folder: Folder) -> None:
    folder.deed(municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    found = catalogue(folder)
    assert [place.name for place in found.municipalities] == ["Juva", "Rantasalmi", "Sulkava"]
    assert [region.name for region in found.by_region] == ["Etelä-Savo"]
    assert found.by_municipality == {}


def test_who_took_a_model_is_told_on_both_sides(folder: Folder) -> None:
    folder.deed("malli", title="Malli", adoptions="[Lahden kaupunki]")
    folder.deed("seuraaja", title="Seuraaja", municipality="Lahti", adopted_from="malli")
    found = catalogue(folder)
    assert [adopter.name for adopter in found.adopters["malli"].every] == ["Lahti"], "who is the same by both names"
    related = RelatedDeeds(found)
    assert [(one.deed.slug, one.reason) for one in related.of(found.deed_by_slug["malli"])] == [
        ("seuraaja", "Otti mallia tästä teosta")
    ]
    assert [one.reason for one in related.of(found.deed_by_slug["seuraaja"])] == ["Tämän teon malli"]


def test_related_deeds_share_something_and_say_what(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi", theme="[ergonomia, aivotyö]")
    folder.deed("kaksi", title="Kaksi", theme="[aivotyö, ergonomia]", municipality="Lahti")
    folder.deed("muu", title="Muu", theme="[strategia]", municipality="Turku")
    found = catalogue(folder)
    related = RelatedDeeds(found).of(found.deed_by_slug["yksi"])
    assert [(one.deed.slug, one.reason) for one in related] == [("kaksi", "Samat teemat: ergonomia ja aivotyö")]


def related(folder: Folder, name: str) -> list[tuple[str, str]]:
    """The deeds that are offered beside one, and why."""
    found = catalogue(folder)
    return [(one.deed.slug, one.reason) for one in RelatedDeeds(found).of(found.deed_by_slug[name])]


def test_the_most_related_deed_is_offered_first(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi", theme="[ergonomia, aivotyö, strategia]")
    folder.deed("kolme-samaa", title="Kolme samaa", theme="[aivotyö, strategia, ergonomia]", municipality="Lahti")
    folder.deed("kaksi-samaa", title="Kaksi samaa", theme="[aivotyö, ergonomia]", municipality="Turku")
    folder.deed("sama", title="Sama", theme="[strategia]", municipality="Espoo")
    folder.deed("yhteinen", title="Ei mahdu enää", theme="[aivotyö]", municipality="Lahti", sector="koko kunta")
    assert related(folder, "yksi") == [
        ("kolme-samaa", "Samat teemat: ergonomia ja aivotyö"),
        ("kaksi-samaa", "Samat teemat: ergonomia ja aivotyö"),
        ("sama", "Sama teema: strategia"),
    ]


def test_a_rare_theme_in_common_tells_more_than_a_usual_one(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi", theme="[ergonomia, aivotyö]")
    for number in range(4):
        folder.deed(f"tavallinen-{number}", title=f"Tavallinen {number}", theme="[ergonomia]", municipality="Lahti")
    folder.deed("harvinainen", title="Öinen", theme="[aivotyö]", municipality="Turku", date="2015")
    assert related(folder, "yksi")[0] == ("harvinainen", "Sama teema: aivotyö")


@pytest.mark.parametrize("nearer", [{"sector": "koko kunta"}, {"municipality": "Lahti"}])
def test_of_deeds_that_share_a_theme_those_of_the_same_work_or_doer_come_first(
    folder: Folder, nearer: dict[str, str]
) -> None:
    folder.deed("yksi", title="Yksi", sector="koko kunta", municipality="Lahti")
    for name, fields in (("a", {}), ("b", nearer), ("c", {})):
        folder.deed(name, title=f"Muu {name}", **({"sector": "opetus ja kasvatus", "municipality": "Turku"} | fields))
    assert [slug for slug, _ in related(folder, "yksi")] == ["b", "c", "a"]


def test_of_deeds_as_closely_related_those_of_the_same_time_come_first(folder: Folder) -> None:
    for year in range(2013, 2020):
        folder.deed(f"v{year}", title="Teko", municipality=PLACES[year - 2013], date=str(year))
    assert {slug for slug, _ in related(folder, "v2016")[:2]} == {"v2015", "v2017"}
    assert [slug for slug, _ in related(folder, "v2019")] == ["v2018", "v2017", "v2016"]
    assert [slug for slug, _ in related(folder, "v2013")] == ["v2014", "v2015", "v2016"]


PLACES = ("Askola", "Lahti", "Turku", "Espoo", "Sipoo", "Pori", "Oulu")


def test_two_of_the_same_doer_are_enough(folder: Folder) -> None:
    for number in range(4):
        folder.deed(f"oma-{number}", title=f"Oma {number}", theme="[ergonomia, aivotyö]")
    assert len(related(folder, "oma-0")) == 2, "and there are no others"
    folder.deed("muu", title="Muu", theme="[ergonomia]", municipality="Lahti", sector="koko kunta")
    assert [slug for slug, _ in related(folder, "oma-0")] == ["oma-1", "oma-2", "muu"]


@pytest.mark.parametrize(
    "done_by",
    [{"municipality": None, "organisation": "Järvi-Saimaan Palvelut Oy"}, {"municipality": "Askola"}],
)
def test_a_deed_with_no_theme_in_common_may_be_of_the_same_organisation_or_municipality(
    folder: Folder, done_by: dict[str, str | None]
) -> None:
    for name, theme in (("yksi", "ergonomia"), ("toinen", "aivotyö"), ("kolmas", "ergonomia")):
        folder.deed(name, title=name.title(), theme=f"[{theme}]", **done_by)
    folder.deed("muu", title="Muu", theme="[aivotyö]", municipality="Lahti")
    assert related(folder, "yksi") == [
        ("kolmas", "Sama teema: ergonomia"),
        ("toinen", "Saman organisaation teko"),
    ]


def test_models_and_followers_come_before_what_is_only_alike_and_three_are_shown(folder: Folder) -> None:
    folder.deed("malli", title="Malli", theme="[strategia]", municipality="Oulu")
    folder.deed("yksi", title="Yksi", theme="[ergonomia]", adopted_from="malli")
    folder.deed("alike", title="Samanlainen", theme="[ergonomia]", municipality="Lahti")
    folder.deed("seuraaja", title="Seuraaja", theme="[viestintä]", municipality="Turku", adopted_from="yksi")
    assert [slug for slug, _ in related(folder, "yksi")] == ["malli", "seuraaja", "alike"]
    for number in range(3):
        folder.deed(f"s{number}", title=f"Seuraaja {number}", municipality="Pori", adopted_from="yksi")
    assert len(related(folder, "yksi")) == 3


def test_a_deed_is_compared_with_its_nearest_on_both_sides_only(folder: Folder) -> None:
    for number in range(30):
        folder.deed(f"teko-{number:02}", title=f"Teko {number:02}", municipality=PLACES[number % 7])
    found = catalogue(folder)
    with patch.object(RelatedDeeds, "_distance", return_value=(0.0, 0)) as compared:
        RelatedDeeds(found).of(found.deeds[2])
    others = sorted(found.deeds.index(call.args[1]) for call in compared.call_args_list)
    assert [place for place in others if place < 11] == [0, 1, *range(3, 11)], "two newer ones, and the eight next"
    assert all(found.deeds[place].municipality is found.deeds[2].municipality for place in others if place > 10)


def test_related_deeds_cost_the_same_for_each_deed_however_many_there_are(corpus: Path) -> None:
    found = of_corpus(corpus)
    with patch.object(RelatedDeeds, "_distance", return_value=(0.0, 0)) as compared:
        related = RelatedDeeds(found)
        for deed in found.deeds:
            related.of(deed)
    assert compared.call_count < 70 * len(found.deeds)


def test_the_published_figures_hold(corpus: Path) -> None:
    found = of_corpus(corpus)
    assert len(found.deeds) == 667
    assert [(doer.name, count) for doer, count in found.most_active[:5]] == [
        ("Hämeenkyrö", 53), ("Varkaus", 38), ("Järvenpää", 30), ("Liminka", 30), ("Kangasala", 28),
    ]  # fmt: skip
    assert (len(found.by_municipality), len(found.by_organisation)) == (100, 36)
    assert {sector.name: round(100 * len(deeds) / 667) for sector, deeds in found.by_sector.items()} == {
        "sosiaali- ja terveysala": 33,
        "opetus ja kasvatus": 20,
        "koko kunta": 18,
        "kulttuuri ja vapaa-aika": 10,
        "tekniset alat ja ympäristö": 7,
        "ruoka- ja siivouspalvelut": 6,
        "johto, hr ja hallinto": 4,
        "elinkeino- ja yrityspalvelut": 2,
    }
    in_years = {years.last: len(deeds) for years, deeds in found.by_year.items() if years.are_one}
    assert sum(count for year, count in in_years.items() if year <= 2018) == 355
    assert (in_years[2018], in_years[2019], in_years[2020]) == (118, 211, 101)
    assert max(deed.date for deed in found.deeds).iso() <= "2020-10-15"


def test_deeds_of_a_span_of_years_stand_apart_from_those_of_a_year(folder: Folder) -> None:
    for number, date in enumerate(("2018/2020", "2019", "2015/2020", "2018-12/2019-01", "2019-03-01")):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=date)
    found = {years.name: [deed.slug for deed in deeds] for years, deeds in catalogue(folder).by_year.items()}
    assert found == {
        "2020": [],
        "2018–2020": ["teko-0"],
        "2015–2020": ["teko-2"],
        "2019": ["teko-4", "teko-1"],
        "2018–2019": ["teko-3"],
    }
    assert list(found) == ["2020", "2018–2020", "2015–2020", "2019", "2018–2019"], "the last years first"


def test_the_page_of_a_year_leads_to_the_deeds_that_may_be_of_it(folder: Folder) -> None:
    for number, date in enumerate(("2018/2020", "2019", "2015/2018")):
        folder.deed(f"teko-{number}", title=f"Teko {number}", date=date)
    made = pages_of(groups.publish, catalogue(folder), site_of(folder))
    pages = {address: str(page.body) for address, page in made.items()}
    told = "Lisäksi teot, joiden tarkkaa vuotta ei tiedetä"
    assert "teot/teko-1/" in pages["vuodet/2019/"] and "teot/teko-0/" not in pages["vuodet/2019/"]
    assert told in pages["vuodet/2019/"] and "vuodet/2018-2020/" in pages["vuodet/2019/"]
    assert "vuodet/2015-2018/" not in pages["vuodet/2019/"]
    assert "Yhdenkään teon ei tiedetä olevan juuri tältä vuodelta" in pages["vuodet/2018/"]
    assert {"vuodet/2018-2020/", "vuodet/2015-2018/"} <= set(re.findall(r"vuodet/[\d-]+/", pages["vuodet/2018/"]))
    assert "Teoista tiedetään vain, että ne ovat näiltä vuosilta." in pages["vuodet/2018-2020/"]
    assert "Tarkka vuosi ei ole tiedossa" in pages["vuodet/"]


def test_a_card_tells_what_its_list_does_not(folder: Folder) -> None:
    """On the page of a sector all are of that sector: their themes tell them apart."""
    folder.deed(theme="[itseohjautuvuus, työhyvinvointi, etätyö ja etäpalvelut]")
    made = pages_of(groups.publish, catalogue(folder), site_of(folder))

    def tags(address: str) -> list[str]:
        (about,) = re.findall('<p class="card__about">(.*?)</p>', made[address].body)
        return [re.sub("<[^>]*>", "", tag).strip() for tag in re.findall('<span class="tag">(.*?)</span>', about)]

    assert tags("palvelualat/sosiaali-ja-terveysala/") == ["Itseohjautuvuus", "Työhyvinvointi"], "of many the first"
    assert tags("teemat/itseohjautuvuus/") == tags("vuodet/2019/") == ["Sosiaali- ja terveysala"]


def test_what_a_page_counts_of_another_group_is_what_a_search_for_both_finds(corpus: Path, folder: Folder) -> None:
    """The number on a chip is of the deeds of both; the group's own page tells of more."""
    every = of_corpus(corpus)
    offered = {facet.name: facet for facet in facets(every)}

    def found(query: str) -> int:
        having = []
        for name, value in parse_qsl(unescape(query)):
            place = [slug for slug, _ in offered[name].values].index(value)
            having.append({number for number, places in enumerate(offered[name].of_documents) if place in places})
        return len(set.intersection(*having))

    chips = [
        (page.address, query, int(count))
        for page in pages_of(groups.publish, every, site_of(folder)).values()
        for query, count in re.findall(r'data-form="[./]*haku/\?([^"]*)">[^<]*<span class="count">(\d+)<', page.body)
    ]
    assert {address.partition("/")[0] for address, _, _ in chips} == {
        "palvelualat",
        "teemat",
        "kunnat",
        "organisaatiot",
    }
    assert [(address, query, count) for address, query, count in chips if found(query) != count] == []


def test_without_scripts_a_chip_leads_to_the_page_of_its_group(folder: Folder) -> None:
    folder.deed()
    page = pages_of(groups.publish, catalogue(folder), site_of(folder))["palvelualat/sosiaali-ja-terveysala/"].body
    assert '<a class="chip" href="../../teemat/itseohjautuvuus/" data-form="../../haku/?palveluala=' in page
