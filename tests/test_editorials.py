"""Stories, episodes and webinars: what is read of their files, what is wrong in them, and what leads where."""

import pytest

from conftest import Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.order import with_neighbours
from tekojen_tori.kinds.podcast.content.episode import Chapter, Episode
from tekojen_tori.kinds.series.content import Series
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.webinars.content import Webinar
from tekojen_tori.pages.search.documents import documents
from tekojen_tori.publishing.addresses import address


def editorial(folder: Folder, file: str, text: str = "Näin kävi.", **fields: str | None) -> None:
    """Write a file that is good but for the fields given; None leaves a field out."""
    usual = {"stories": {"date": "2020"}, "podcasts": {"number": "1"}, "webinars": {}, "topics": {}}
    written = {"title": f"Otsikko {file}"} | usual[file.partition("/")[0]] | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"{file}.md", f"---\n{front}---\n{text}\n")


def story(folder: Folder, name: str = "tarina", **fields: str | None) -> None:
    """Write a story of the series `sankarit`, and the series."""
    folder.write("stories/sankarit.md", "---\ntitle: Sankarit\n---\nTyön sankareita.\n")
    editorial(folder, f"stories/sankarit/{name}", **fields)


def catalogue(folder: Folder, with_drafts: bool = False) -> Catalogue:
    reading = folder.read()
    assert [problem for problem in reading.problems if problem.severity.value != "info"] == []
    return Catalogue(reading.content, with_drafts)


@pytest.mark.parametrize(
    ("file", "fields", "code", "line"),
    [
        ("stories/sankarit/t", {"date": None}, "missing-key", 2),
        ("stories/sankarit/t", {"date": "2031"}, "future-date", 3),
        ("stories/sankarit/t", {"people": "[{name: Maija}]"}, "no-consent", 4),
        ("stories/sankarit/t", {"deeds": "[tiimmi]"}, "unknown-deed", 4),
        ("stories/sankarit/t", {"campaign": "syksy"}, "unknown-campaign", 4),
        ("stories/sankarit/t", {"municipality": "Ascola"}, "unknown-municipality", 4),
        ("stories/toinen/t", {}, "unknown-series", 1),
        ("stories/t", {}, "no-series", 1),
        ("stories/sankarit/osa/t", {}, "too-deep", 1),
        ("podcasts/t", {"number": None}, "missing-key", 2),
        ("podcasts/t", {"number": "eka"}, "wrong-type", 3),
        ("podcasts/t", {"audio": "{url: a.mp3, bytes: 1, seconds: 0, type: audio/mpeg}"}, "out-of-range", 4),
        ("podcasts/t", {"audio": f"{{url: a.mp3, bytes: {10**20}, seconds: 9, type: audio/mpeg}}"}, "out-of-range", 4),
        ("podcasts/t", {"audio": "{url: a.mp3, bytes: 9, seconds: 99999999, type: audio/mpeg}"}, "out-of-range", 4),
        ("podcasts/t", {"chapters": "[{at: '99:99', title: Alku}]"}, "wrong-form", 4),
        ("webinars/t", {"theme": "{a: b}"}, "wrong-type", 3),
        ("podcasts/t", {"sector": "{a: b}"}, "wrong-type", 4),
        ("stories/sankarit/t", {"municipality": "{a: b}"}, "wrong-type", 4),
        ("webinars/t", {"starts": "13:00"}, "time-without-day", 2),
        ("webinars/t", {"date": "2027-01-02", "ends": "13:00"}, "end-without-start", 2),
        ("webinars/t", {"date": "2027-01-02", "starts": "13:00", "ends": "12:00"}, "bad-period", 2),
        ("webinars/t", {"date": "2027-01-02", "starts": "25:00"}, "wrong-form", 4),
        ("webinars/t", {"date": "2027-03-28", "starts": "2:30", "ends": "03:30"}, "no-such-time", 2),
        ("webinars/t", {"recording": "{url: '', title: Tallenne}"}, "missing-key", 3),
        ("webinars/t", {"title": '"Tausta \\u202e"'}, "control-character", 2),
        ("webinars/t", {"recording": "tallenne.mp4"}, "bad-web-address", 3),
        ("webinars/t", {"hopea": "[Keva]"}, "unknown-key", 3),
    ],
)
def test_what_is_wrong_gives_a_problem(
    folder: Folder, file: str, fields: dict[str, str | None], code: str, line: int
) -> None:
    folder.deed()
    story(folder)
    editorial(folder, file, **fields)
    assert [(problem.code, problem.line) for problem in folder.read().problems] == [(code, line)]


def test_two_of_one_number_in_a_series_are_told_of(folder: Folder) -> None:
    folder.deed()
    story(folder, "a", number="1")
    story(folder, "b", number="1")
    assert [problem.code for problem in folder.read().problems] == ["repeated-number"]


def test_a_story_and_a_series_never_share_an_address(folder: Folder) -> None:
    folder.deed()
    story(folder, "sankarit")
    assert [problem.code for problem in folder.read().problems] == ["colliding-file-name"]


def test_a_webinar_may_stand_alone_or_in_a_series(folder: Folder) -> None:
    folder.deed()
    folder.write("webinars/dialogit.md", "---\ntitle: Dialogit\n---\nKuusi webinaaria.\n")
    editorial(folder, "webinars/dialogit/toka", number="2")
    editorial(folder, "webinars/dialogit/eka", number="1")
    editorial(folder, "webinars/yksin")
    found = catalogue(folder)
    editorials = found.editorials
    (series,) = found.of(Series)
    assert address(series) == "webinaarit/dialogit/"
    assert [one.slug for one in editorials.members(series)] == ["eka", "toka"]
    assert {one.slug for one in found.of(Webinar)} == {"eka", "toka", "yksin"}


def test_a_draft_is_told_by_its_old_name_too(folder: Folder) -> None:
    folder.deed("kesken", title="Kesken", draft="true", aliases="[kesken-vanha]")
    story(folder, deeds="[kesken-vanha]")
    assert [one.code for one in folder.read().problems] == ["draft-deed", "renamed-deed"]


def test_drafts_are_seen_in_a_preview_only(folder: Folder) -> None:
    folder.deed()
    story(folder, draft="true")
    assert catalogue(folder).editorials.all == ()
    assert catalogue(folder).of(Series) == (), "nothing of the series is published"
    assert len(catalogue(folder, with_drafts=True).editorials.all) == 1


def test_a_deed_leads_to_what_tells_of_it_then_to_its_doer_then_to_its_theme(folder: Folder) -> None:
    folder.deed(aliases="[vanha]")
    editorial(folder, "podcasts/teema", theme="[itseohjautuvuus]")
    editorial(folder, "webinars/sama-kunta", municipality="Askola")
    story(folder, "tasta", deeds="[vanha]", municipality="Sipoo")
    story(folder, "muu", municipality="Sipoo")
    reading = folder.read()
    assert [problem.code for problem in reading.problems] == ["renamed-deed"]
    content = Catalogue(reading.content)
    (deed,) = content.deeds
    assert [(one.thing.slug, one.reason) for one in content.editorials.beside(deed)] == [
        ("tasta", "Kertoo tästä teosta"),
        ("sama-kunta", "Sama tekijä: Askola"),
        ("teema", "Sama teema: itseohjautuvuus"),
    ]


def test_a_story_leads_to_what_is_of_the_same_deed_doer_campaign_and_theme(folder: Folder) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen teko Askolasta")
    folder.deed("kampanja", title="Kampanjan teko", municipality="Sipoo", campaign="syksy", theme="[ergonomia]")
    folder.write("campaigns/syksy.md", "---\ntitle: Syksy\nbegins: 2019\nends: 2019\n---\nKerätään.\n")
    editorial(folder, "podcasts/jakso", deeds="[tiimi]")
    story(folder, deeds="[tiimi]", municipality="Askola", campaign="syksy")
    content = catalogue(folder)
    (one,) = content.of(Story)
    assert [deed.slug for deed in content.editorials.deeds_of(one)] == ["tiimi"]
    assert [(beside.thing.slug, beside.reason) for beside in content.editorials.beside(one)] == [
        ("jakso", "Kertoo samasta teosta"),
        ("toinen", "Sama tekijä: Askola"),
        ("kampanja", "Sama kampanja"),
    ]


def test_what_has_no_date_comes_last(folder: Folder) -> None:
    folder.deed(date="2018")
    editorial(folder, "podcasts/jakso")
    story(folder, date="2020")
    assert [thing.slug for thing in catalogue(folder).told] == ["tarina", "tiimi", "jakso"]


def test_of_one_date_the_later_part_comes_first_and_the_rest_by_title_and_name(folder: Folder) -> None:
    folder.deed("b", title="Öljy", date="2020")
    folder.deed("a", title="Aalto", date="2020", municipality="Lahti")
    folder.deed("c", title="Aalto", date="2020", municipality="Turku")
    story(folder, "eka", number="1", title="Zeppelin")
    story(folder, "toka", number="2", title="Äiti")
    story(folder, "vanha", number="3", title="Vanha", date="2019")
    story(folder, "uusi", title="Uusi", date="2020-01")
    editorial(folder, "webinars/ajaton", title="Ajaton")
    editorial(folder, "podcasts/jakso", title="Öinen jakso", number="9")
    told = [thing.slug for thing in catalogue(folder).told]
    assert told == ["uusi", "toka", "eka", "a", "c", "b", "vanha", "jakso", "ajaton"]


def test_neighbours_are_the_one_before_and_the_one_after() -> None:
    assert list(with_neighbours([])) == []
    assert list(with_neighbours(["a"])) == [(None, "a", None)]  # type: ignore[list-item]
    assert list(with_neighbours(["a", "b", "c"])) == [(None, "a", "b"), ("a", "b", "c"), ("b", "c", None)]  # type: ignore[list-item]


def test_episodes_are_the_last_first_and_members_of_a_series_in_its_order(folder: Folder) -> None:
    folder.deed()
    for number in (2, 10, 1):
        editorial(
            folder, f"podcasts/jakso-{number}", number=str(number), date=f"20{30 - number}" if number > 4 else None
        )
    folder.write("webinars/sarja.md", "---\ntitle: Sarja\n---\nSarja.\n")
    folder.write("webinars/alku.md", "---\ntitle: Alkusarja\n---\nSarja.\n")
    folder.write("webinars/tyhja.md", "---\ntitle: Tyhjä sarja\n---\nSarja.\n")
    for name, fields in {
        "ilman": {"date": "2020"},
        "uusi": {"date": "2021"},
        "kymppi": {"number": "10"},
        "kakkonen": {"number": "2", "date": "2019"},
    }.items():
        editorial(folder, f"webinars/sarja/{name}", **fields)
    editorial(folder, "webinars/alku/yksin")
    found = catalogue(folder)
    editorials = found.editorials
    assert [one.number for one in found.of(Episode)] == [10, 2, 1]
    assert [one.title for one in found.of(Series)] == ["Alkusarja", "Sarja"]
    assert [one.slug for one in editorials.members(found.of(Series)[1])] == ["kakkonen", "kymppi", "uusi", "ilman"]
    assert [one.slug for one in editorials.members(found.of(Series)[0])] == ["yksin"]


def test_series_of_one_name_keep_their_own(folder: Folder) -> None:
    folder.deed()
    story(folder, "juttu")
    folder.write("webinars/sankarit.md", "---\ntitle: Sankarit puhuvat\n---\nWebinaareja.\n")
    editorial(folder, "webinars/sankarit/eka")
    every = catalogue(folder)
    editorials = every.editorials
    editorial(folder, "webinars/yksin")
    found = {one.title: [each.slug for each in editorials.members(one)] for one in every.of(Series)}
    assert found == {"Sankarit": ["juttu"], "Sankarit puhuvat": ["eka"]}
    of_each = {one.slug: editorials.series_of(one) for one in catalogue(folder).editorials.all}
    assert {slug: series and series.title for slug, series in of_each.items()} == {
        "juttu": "Sankarit",
        "eka": "Sankarit puhuvat",
        "yksin": None,
    }


def test_a_deed_leads_to_three_and_of_them_two_by_theme_alone(folder: Folder) -> None:
    folder.deed(theme="[ergonomia, aivotyö]", campaign="syksy")
    folder.write("campaigns/syksy.md", "---\ntitle: Syksy\nbegins: 2019\nends: 2019\n---\nKerätään.\n")
    for number, theme in enumerate(("aivotyö", "ergonomia", "ergonomia, aivotyö", "strategia"), 1):
        editorial(folder, f"podcasts/jakso-{number}", number=str(number), theme=f"[{theme}]", date=f"201{number}")

    def beside() -> list[tuple[str, str]]:
        content = catalogue(folder)
        return [(one.thing.slug, one.reason) for one in content.editorials.beside(content.deeds[0])]

    by_theme = [("jakso-3", "Sama teema: ergonomia"), ("jakso-2", "Sama teema: ergonomia")]
    assert beside() == by_theme
    story(folder, "syksy", campaign="syksy", theme="[ergonomia]")
    assert beside() == [("syksy", "Sama kampanja"), *by_theme]
    for number, fields in enumerate(({"deeds": "[tiimi]"}, {"municipality": "Askola"}, {"municipality": "Askola"})):
        editorial(folder, f"webinars/web-{number}", date=f"202{number}", **fields)
    assert beside() == [
        ("web-0", "Kertoo tästä teosta"),
        ("web-2", "Sama tekijä: Askola"),
        ("web-1", "Sama tekijä: Askola"),
    ]


def test_nothing_leads_to_itself_or_to_a_deed_that_is_shown_with_it(folder: Folder) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen teko")
    story(folder, deeds="[tiimi]", municipality="Askola", theme="[itseohjautuvuus]")
    content = catalogue(folder)
    (one,) = content.of(Story)
    assert [(beside.thing.slug, beside.reason) for beside in content.editorials.beside(one)] == [
        ("toinen", "Sama tekijä: Askola")
    ]
    first, second = content.deeds
    assert [beside.thing.slug for beside in content.editorials.beside(first)] == ["tarina"]
    assert [beside.reason for beside in content.editorials.beside(second)] == ["Sama tekijä: Askola"]


def test_things_of_no_campaign_have_none_in_common(folder: Folder) -> None:
    folder.deed()
    story(folder, municipality="Sipoo")
    content = catalogue(folder)
    assert content.editorials.beside(content.deeds[0]) == ()


def test_what_is_about_a_group_is_newest_first_and_each_once(folder: Folder) -> None:
    folder.deed()
    for year in (2018, 2020, 2019):
        editorial(
            folder, f"stories/juttu-{year}", date=str(year), theme="[ergonomia, ergonomia]", sector="koko kunta",
            organisation="HSL", municipality="Askola", deeds="[tiimi, tiimi]",
        )  # fmt: skip
    editorial(folder, "podcasts/jakso", theme="[ergonomia]", sector="koko kunta", organisation="HSL", deeds="[tiimi]")
    content = Catalogue(folder.read().content)
    dated = ["juttu-2020", "juttu-2019", "juttu-2018"]
    for groups in (content.editorials.by_sector, content.editorials.by_theme):
        assert [[one.slug for one in things] for things in groups.values()] == [[*dated, "jakso"]]
    assert {doer.name: [one.slug for one in things] for doer, things in content.editorials.by_doer.items()} == {
        "Helsingin seudun liikenne": [*dated, "jakso"],
        "Askola": dated,
    }
    assert [one.slug for one in content.editorials.about_deed["tiimi"]] == [*dated, "jakso"]
    assert {tuple(deed.slug for deed in content.editorials.deeds_of(one)) for one in content.editorials.all} == {
        ("tiimi",)
    }


def test_what_is_about_several_municipalities_is_found_from_each(folder: Folder) -> None:
    folder.deed()
    story(folder, "yhdessa", municipality="[Pirkkala, Keuruu]")
    story(folder, "yksin", municipality="Keuruu")
    content = catalogue(folder)
    of_each = {
        place.name: [one.slug for one in content.editorials.by_doer.get(place, ())] for place in content.municipalities
    }
    assert of_each == {"Askola": [], "Pirkkala": ["yhdessa"], "Keuruu": ["yhdessa", "yksin"]}
    together = next(one for one in content.told if one.slug == "yhdessa")
    assert together.who == "Pirkkala ja Keuruu"
    assert {"Pirkkala", "Birkala", "Keuruu"} <= set(documents(content)[content.told.index(together)].labels)


def test_of_several_municipalities_the_wrong_one_is_told_of(folder: Folder) -> None:
    folder.deed()
    story(folder, municipality="[Pirkala, Keuruu]")
    (problem,) = folder.read().problems
    assert (problem.code, problem.hint) == ("unknown-municipality", "Tarkoititko: Pirkkala?")


@pytest.mark.parametrize(
    ("file", "fields", "hint"),
    [
        ("stories/sankarit/t", {"quote": "Kukaan ei kysynyt"}, "text, by"),
        ("podcasts/t", {"guests": "Maija"}, "name, role"),
        ("podcasts/t", {"chapters": "[{at: '90', title: Alku}]"}, "1:15:00"),
        ("podcasts/t", {"transcript": "https://kunta.example/t.vtt"}, "jakson viereen"),
        ("webinars/t", {"date": "2027-03-02", "starts": "13:00", "ends": "25:00"}, "0:00–23:59"),
    ],
)
def test_a_hint_tells_the_right_form(folder: Folder, file: str, fields: dict[str, str | None], hint: str) -> None:
    folder.deed()
    story(folder)
    editorial(folder, file, **fields)
    (problem,) = folder.read().problems
    assert hint in problem.hint


def test_a_draft_may_have_a_date_to_come(folder: Folder) -> None:
    folder.deed()
    story(folder, date="2031-01-01", draft="true")
    assert folder.read().problems == ()


def test_a_quote_in_quotation_marks_is_its_words_alone(folder: Folder) -> None:
    folder.deed()
    story(folder, quote="{text: ”Kukaan ei kysynyt”}")
    (one,) = catalogue(folder).of(Story)
    assert one.quote
    assert one.quote.text == "Kukaan ei kysynyt"


def test_minutes_of_a_chapter_may_go_on_beyond_the_hour() -> None:
    assert Chapter(at="75:00", title="Loppu").seconds == Chapter(at="1:15:00", title="Loppu").seconds
