"""Vieläkö teko elää: what was asked of deeds and adoptions, what their pages and cards say of it, and how it is asked."""

import email
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import PROJECT, TODAY, Folder, OpenPage, axe_violations
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.catalogue.attention import matters
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.shares import rounded
from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.content import Content
from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.content.living.followups import AGES, AtAge, FollowUps, whole_years
from tekojen_tori.content.written import by_address, by_file_name
from tekojen_tori.data.api.things import Things
from tekojen_tori.kinds.adoptions import publishing as adoptions
from tekojen_tori.kinds.deeds import publishing as deeds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.followups.catalogue import due
from tekojen_tori.kinds.followups.content import FollowUp
from tekojen_tori.kinds.followups.review import due_messages
from tekojen_tori.pages.statistics import publishing as statistics_page
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.sending import Sending
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Severity, hint_text
from test_adoptions import adoption
from test_cli import tori
from test_statistics import REGISTERS, a_deed

IN_USE, CHANGED, ENDED = State


def followup(folder: Folder, name: str = "a", text: str = "Kysyttiin tiimiltä.", **fields: str | None) -> None:
    """Write a follow-up that is good but for the fields given; None leaves a field out."""
    written = {"of": "tiimi", "date": "2020-03", "state": "käytössä"} | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"followups/{name}.md", f"---\n{front}---\n{text}\n")


def made(of: str, when: str, state: State, name: str = "a") -> FollowUp:
    path = PurePosixPath(f"followups/{name}.md")
    return FollowUp(of=of, date=ContentDate.parse(when), state=state, slug=name, path=path, text="")


def followups_of(deeds: Iterable[Deed], *every: FollowUp) -> FollowUps:
    deeds = list(deeds)
    return FollowUps(every, by_address(deeds), by_file_name(deeds))


def post(**settings: str) -> Sending:
    return Sending(email="toimitus@tori.example", **settings)  # type: ignore[arg-type]


def asking(folder: Folder, **settings: object) -> Site:
    return site_of(folder, sending=post(), **settings)  # type: ignore[arg-type]


# What is written


@pytest.mark.parametrize(
    ("fields", "code", "line", "hint"),
    [
        ({"of": "timmi"}, "unknown-followed", 2, "tiimi"),
        ({"of": "deeds/timmi"}, "unknown-followed", 2, "tiimi"),
        ({"of": "adoptions/ei-ole"}, "unknown-followed", 2, "adoptions/"),
        ({"of": "kemi"}, "unknown-followed", 2, "Tarkoititko: adoptions/kemi?"),
        ({"of": "adoptions/tiimi"}, "unknown-followed", 2, "Tarkoititko: tiimi?"),
        ({"of": "vanha"}, "renamed-followed", 2, "tiimi"),
        ({"of": "kesken"}, "draft-followed", 2, "Julkaise"),
        ({"of": "Tiimi!"}, "bad-slug", 2, ""),
        ({"of": "adoptions/luonnos"}, "draft-followed", 2, "Julkaise"),
        ({"date": "2018"}, "followed-too-early", 3, "Tarkista"),
        ({"of": "adoptions/kemi", "date": "2019"}, "followed-too-early", 3, "Tarkista"),
        ({"date": "2026-12"}, "future-date", 3, "Tänään"),
        ({"date": None}, "missing-key", 2, ""),
        ({"state": "käytösä"}, "unknown-value", 4, "käytössä"),
        ({"state": None}, "missing-key", 2, ""),
        ({"staet": "käytössä"}, "unknown-key", 5, "state"),
        ({"state": "muuttunut", "text": ""}, "no-reason", 4, "muuttui"),
        ({"state": "päättynyt", "text": " "}, "no-reason", 4, "päättyi"),
        ({"state": "päättynyt", "text": ">" * 60 + " Teksti"}, "too-deep", 6, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    folder: Folder, fields: dict[str, str | None], code: str, line: int, hint: str
) -> None:
    folder.deed(aliases="[vanha]")
    folder.deed("kesken", title="Kesken", municipality="Oulu", draft="true")
    adoption(folder)
    adoption(folder, "luonnos", who="Oulu", draft="true")
    followup(folder, **fields)  # type: ignore[arg-type]
    found = [one for one in folder.read().problems if one.severity is not Severity.INFO]
    assert [(one.code, one.line) for one in found] == [(code, line)]
    assert hint in hint_text(found[0].advice)


@pytest.mark.parametrize(
    ("of", "date", "state"),
    [
        ("tiimi", "2019", "käytössä"),
        ("deeds/tiimi", str(TODAY), "muuttunut"),
        ("adoptions/kemi", "2020", "päättynyt"),
        ("tiimi", "2026", "käytössä"),
    ],
)
def test_a_deed_is_named_by_its_slug_and_an_adoption_by_its_folder_too(
    folder: Folder, of: str, date: str, state: str
) -> None:
    folder.deed()
    adoption(folder)
    followup(folder, of=of, date=date, state=state)
    assert folder.read().problems == ()
    (one,) = catalogue_of(folder).of(FollowUp)
    followed = catalogue_of(folder).followups.followed(one)
    assert followed is not None and followed.slug == of.rpartition("/")[2]


def test_why_it_is_in_use_need_not_be_told(folder: Folder) -> None:
    folder.deed()
    followup(folder, text="")
    assert folder.read().problems == ()


@pytest.mark.parametrize(
    ("other", "is_twice"),
    [
        ({}, True),
        ({"of": "deeds/tiimi"}, True),
        ({"of": "vanha"}, True),
        ({"state": "muuttunut"}, True),
        ({"date": "2020-04"}, False),
        ({"date": "2020-03-01"}, False),
        ({"of": "toinen"}, False),
    ],
)
def test_the_same_is_not_asked_twice_on_one_day(folder: Folder, other: dict[str, str], is_twice: bool) -> None:
    folder.deed(aliases="[vanha]")
    folder.deed("toinen", title="Toinen")
    followup(folder)
    followup(folder, "b", **other)  # type: ignore[arg-type]
    found = [one for one in folder.read().problems if one.code == "duplicate-followup"]
    assert [Path(one.file).name for one in found] == (["b.md"] if is_twice else [])


def test_tori_new_asks_of_what_there_is_and_names_the_file_by_its_day(folder: Folder) -> None:
    long = "teko-" + "x" * 90
    for name in ("tiimi", long):
        folder.deed(name, title=name)
    for of in ("tiimi", long):
        given = ("--of", of, "--date", "3.3.2021", "--state", "Käytössä")
        result = tori("new", "followup", "--content", folder.root, *given)
        assert result.exit_code == 0, result.output
    assert (folder.root / "followups/2021-03-03-tiimi.md").read_text(encoding="utf-8") == (
        "---\nof: tiimi\ndate: 2021-03-03\nstate: käytössä\n---\n"
    )
    assert len(list((folder.root / "followups").glob("2021-03-03-teko*.md"))) == 1
    assert folder.read().problems == ()
    unknown = tori(
        "new", "followup", "--content", folder.root, "--of", "tiimit", "--date", "2021", "--state", "käytössä"
    )
    assert "Tarkoititko: tiimi?" in unknown.output


# What holds today


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2019", "2020-03", "2020-03-05", "2021-01", "2021", "2019/2021"]), st.sampled_from(State)
        ),
        unique_by=lambda one: one[0],
        min_size=1,
    )
)
def test_the_latest_follow_up_holds_in_whatever_order_they_are_read(told: list[tuple[str, State]]) -> None:
    deed = a_deed(1)
    every = [made(deed.slug, when, state, f"x{number}") for number, (when, state) in enumerate(told)]
    found = followups_of([deed], *every)
    in_order = [one.date for one in found.of(deed)]
    assert in_order == sorted((one.date for one in every), reverse=True)
    latest = found.latest(deed)
    assert latest is not None and latest.date == max(one.date for one in every)
    assert followups_of([deed], *reversed(every)).of(deed) == found.of(deed)


def test_what_follows_up_on_another_or_on_nothing_is_left_out() -> None:
    one, other = a_deed(1), a_deed(2)
    found = followups_of([one, other], made(other.slug, "2020", IN_USE), made("ei-ole", "2021", ENDED, "b"))
    assert found.latest(one) is None
    assert [followup.state for followup in found.of(other)] == [IN_USE]


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, DAYS)
@example(date(2020, 2, 29), date(2021, 2, 28))
@example(date(2020, 2, 29), date(2021, 3, 1))
def test_whole_years_have_passed_at_each_birthday_and_not_before(since: date, until: date) -> None:
    years = whole_years(since, until)

    def birthday(age: int) -> date:
        try:
            return since.replace(year=since.year + age)
        except ValueError:
            return date(since.year + age, 3, 1)

    assert birthday(years) <= until < birthday(years + 1)


@pytest.mark.parametrize(
    ("deed", "told", "is_due"),
    [
        ("2025-11-24", None, True),
        ("2025-11-25", None, False),
        ("2025-10", None, True),
        ("2025-11", None, False),
        ("2025", None, False),
        ("2024", None, True),
        ("2018/2025", None, False),
        ("2019", ("2025-11-24", IN_USE), True),
        ("2019", ("2025-11-24", CHANGED), True),
        ("2019", ("2025-11-25", IN_USE), False),
        ("2019", ("2020", ENDED), False),
    ],
)
def test_a_deed_is_due_when_a_year_has_surely_passed_since_anything_is_known_of_it(
    deed: str, told: tuple[str, State] | None, is_due: bool
) -> None:
    one = a_deed(1, date=deed)
    found = followups_of([one], *([made(one.slug, *told)] if told else []))
    assert found.is_due(one, TODAY) is is_due


def test_those_due_come_in_the_order_in_which_they_have_waited(folder: Folder) -> None:
    for name, when in (("c", "2018-05"), ("b", "2018-05"), ("a", "2017"), ("uusi", "2026-05"), ("kysytty", "2015")):
        folder.deed(name, title=f"Teko {name}", date=when)
    folder.deed("kesken", title="Kesken", draft="true", date="2010")
    followup(folder, of="kysytty", date="2018-06")
    assert [deed.slug for deed in due(catalogue_of(folder, with_drafts=True))] == ["a", "b", "c", "kysytty"]
    (lines,) = [one.lines for one in matters(catalogue_of(folder, with_drafts=True)) if "--review" in one.title]
    assert [line.partition(":")[0] for line in lines] == [f"deeds/{name}.md" for name in ("a", "b", "c", "kysytty")]


# What readers see


def of_deed(folder: Folder, name: str = "tiimi") -> str:
    pages = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    return pages[f"teot/{name}/"].body


def card_of(folder: Folder, name: str = "tiimi") -> str:
    pages = pages_of(deeds.publish, catalogue_of(folder), site_of(folder))
    cards = pages["teot/"].body.split('<li class="card')
    return words(next(card for card in cards if f'teot/{name}/"' in card))


@pytest.mark.parametrize(
    ("date", "state", "told"),
    [
        ("2026-03-05", "käytössä", "Käytössä, tarkistettu 3/2026"),
        ("2026-11", "muuttunut", "Muuttunut, tarkistettu 11/2026"),
        ("2025", "päättynyt", "Päättynyt, tarkistettu 2025"),
    ],
)
def test_page_and_card_say_what_is_known_and_the_page_why(folder: Folder, date: str, state: str, told: str) -> None:
    folder.deed()
    followup(folder, date=date, state=state, text="Esihenkilö vaihtui.")
    head = of_deed(folder).partition("</header>")[0]
    assert told in words(head) and "Esihenkilö vaihtui." in head
    assert 'id="tarkistus-a"' in head
    assert told in card_of(folder)
    assert "Ei tarkistettu" not in head


def test_what_was_found_earlier_is_folded_below_the_latest(folder: Folder) -> None:
    folder.deed()
    followup(folder, "a", date="2021", text="Alussa hyvin.")
    followup(folder, "b", date="2022", state="päättynyt", text="Loppui.")
    head = of_deed(folder).partition("</header>")[0]
    assert words(head).index("Päättynyt, tarkistettu 2022") < words(head).index("Aiemmat tarkistukset (1)")
    assert words(head).index("Aiemmat tarkistukset (1)") < words(head).index("Käytössä, tarkistettu 2021")
    assert card_of(folder).count("tarkistettu") == 1


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2018/2020", "Ei tarkistettu vuoden 2020 jälkeen"),
        ("2025-11-24", "Ei tarkistettu vuoden 2025 jälkeen"),
        ("2025-11-25", None),
        ("2026", None),
    ],
)
def test_the_page_says_that_nobody_has_asked_when_the_deed_is_no_longer_new(
    folder: Folder, date: str, told: str | None
) -> None:
    folder.deed(date=date)
    found = re.search(r"Ei tarkistettu vuoden \d+ jälkeen", words(of_deed(folder)))
    assert (found[0] if found else None) == told
    assert "tarkistettu" not in card_of(folder).lower(), "cards say only what is known"


def test_an_adoption_is_followed_up_where_it_is_shown(folder: Folder) -> None:
    folder.deed(date="2025-12")
    adoption(folder, date="2026-01")
    followup(folder, of="adoptions/kemi", date="2026-10", state="päättynyt", text="Yksikkö lakkautettiin.")
    for body in (
        of_deed(folder),
        pages_of(adoptions.publish, catalogue_of(folder), site_of(folder))["otettu-mallia/"].body,
    ):
        told = words(body)
        assert "Kokeilimme kahdessa tiimissä. Päättynyt, tarkistettu 10/2026 Yksikkö lakkautettiin." in told
    assert "tarkistettu" not in card_of(folder), "what came of another's is not the deed's own state"


def test_it_has_an_address_where_it_is_shown(folder: Folder) -> None:
    folder.deed()
    adoption(folder)
    followup(folder, "a", of="deeds/tiimi")
    followup(folder, "b", of="adoptions/kemi", date="2021")
    followup(folder, "c", of="adoptions/kemi", date="2022")
    catalogue = catalogue_of(folder)
    every = [address(one) for one in catalogue.of(FollowUp)]
    assert every == ["otettu-mallia/#tarkistus-c", "otettu-mallia/#tarkistus-b", "teot/tiimi/#tarkistus-a"]
    pages = {
        "otettu-mallia/": pages_of(adoptions.publish, catalogue, site_of(folder))["otettu-mallia/"].body,
        "teot/tiimi/": of_deed(folder),
    }
    for page, _, place in (one.partition("#") for one in every):
        assert pages[page].count(f'id="{place}"') == 1


def test_programs_are_told_what_was_followed_up(folder: Folder) -> None:
    folder.deed()
    adoption(folder)
    followup(folder, "a", state="muuttunut", text="Joka *toinen* viikko.")
    followup(folder, "b", of="adoptions/kemi", date="2021")
    catalogue = catalogue_of(folder)
    things = Things(catalogue, site_of(folder))
    of_adoption, of_deed = (things.form(one).model_dump(mode="json") for one in catalogue.of(FollowUp))
    assert (of_deed["state"], of_deed["of"]["slug"], of_deed["date"]["written"]) == ("muuttunut", "tiimi", "2020-03")
    assert "<em>toinen</em>" in of_deed["html"]
    assert (of_adoption["of"]["kind"], of_adoption["of"]["slug"]) == ("adoption", "kemi")
    (adopted,) = catalogue.of(Adopts)
    assert things.form(catalogue.deed_by_slug["tiimi"]).model_dump()["state"] == "muuttunut"
    assert "state" not in things.form(adopted).model_dump()


def test_what_programs_know_it_by_stays_when_the_deed_is_renamed(folder: Folder) -> None:
    def ids() -> list[str]:
        catalogue = catalogue_of(folder)
        things = Things(catalogue, site_of(folder))
        return [things.form(one).model_dump()["id"] for kind in (Adopts, FollowUp) for one in catalogue.of(kind)]

    for old, name, called in ((None, "tiimi", "tiimi"), ("[tiimi]", "uusi", "tiimi"), ("[tiimi]", "uusi", "uusi")):
        for file in (folder.root / "deeds").glob("*.md"):
            file.unlink()
        folder.deed(name, aliases=old)
        adoption(folder, model=called)
        followup(folder, "a", of=called)
        assert [one.partition("/teot/")[2] for one in ids()] == ["tiimi/#malli-kemi", "tiimi/#tarkistus-a"]


# How many live


def at(deed_date: str, *told: tuple[str, State], today: date = TODAY) -> dict[int, State | None]:
    """What counts for a deed at each age."""
    deed = a_deed(1, date=deed_date)
    every = [made(deed.slug, when, state, f"x{number}") for number, (when, state) in enumerate(told)]
    counted = followups_of([deed], *every).at_ages([deed], today)
    return {one.years: next(iter(one.states), None) for one in counted}


@pytest.mark.parametrize(
    ("deed", "told", "found"),
    [
        ("2020-03-01", [], (None, None, None)),
        ("2020-03-01", [("2021-02-28", IN_USE)], (None, None, None)),
        ("2020-03-01", [("2021-03-01", IN_USE)], (IN_USE, None, None)),
        ("2020-03-01", [("2023-02-28", CHANGED)], (CHANGED, None, None)),
        ("2020-03-01", [("2023-03-01", CHANGED)], (None, CHANGED, None)),
        ("2020-03-01", [("2025-02-28", IN_USE)], (None, IN_USE, None)),
        ("2020-03-01", [("2025-03-01", IN_USE)], (None, None, IN_USE)),
        ("2015-03-01", [("2026-03-01", ENDED)], (None, None, ENDED)),
        ("2020-03-01", [("2020-06", ENDED)], (ENDED, ENDED, ENDED)),
        ("2025-03-01", [("2025-06", ENDED)], (ENDED, None, None)),
        ("2026-03-01", [("2026-06", ENDED)], (None, None, None)),
        ("2020-03-01", [("2021-04", ENDED), ("2024-01", IN_USE)], (ENDED, IN_USE, None)),
        ("2020-03-01", [("2021-04", IN_USE), ("2022-04", ENDED)], (IN_USE, ENDED, ENDED)),
        ("2020", [("2021-12-31", IN_USE)], (IN_USE, None, None)),
        ("2020", [("2021-12-30", IN_USE)], (None, None, None)),
        ("2018/2020", [("2022", CHANGED)], (CHANGED, None, None)),
        ("2020", [("2021", CHANGED)], (None, None, None)),
    ],
)
def test_a_deed_counts_at_the_ages_at_which_its_state_is_known(
    deed: str, told: list[tuple[str, State]], found: tuple[State | None, ...]
) -> None:
    assert at(deed, *told) == dict(zip(AGES, found, strict=True))


TOLD = st.lists(st.tuples(st.integers(0, 4000), st.sampled_from(State)), unique_by=lambda one: one[0], max_size=6)


@given(st.lists(st.tuples(st.integers(0, 4000), TOLD), max_size=8))
def test_at_each_age_every_deed_counts_once_at_most_and_what_has_ended_stays_ended(
    every: list[tuple[int, list[tuple[int, State]]]],
) -> None:
    done, told = [], []
    for number, (days, its) in enumerate(every):
        deed = a_deed(number, date=str(TODAY - timedelta(days)))
        done.append(deed)
        for ago, state in its:
            if ago <= days:
                told.append(made(deed.slug, str(TODAY - timedelta(ago)), state, f"x{number}-{ago}"))
    found = followups_of(done, *told)
    whole = found.at_ages(done, TODAY)
    assert [one.years for one in whole] == list(AGES)
    for place, one in enumerate(whole):
        alone = [followups_of([deed], *told).at_ages([deed], TODAY)[place] for deed in done]
        assert all(each.known <= 1 for each in alone)
        assert one.known == sum(each.known for each in alone) <= len(done)
        assert one.living == sum(each.living for each in alone) == one.known - one.states.get(ENDED, 0)
    for deed in done:
        if {one.state for one in found.of(deed)} == {ENDED} and found.of(deed):
            age = whole_years(deed.date.last.latest(), TODAY)
            states = [each.states for each in found.at_ages([deed], TODAY)]
            first = min(whole_years(deed.date.last.latest(), one.date.last.latest()) for one in found.of(deed))
            for years, counted in zip(AGES, states, strict=True):
                if first < years <= age:
                    assert set(counted) == {ENDED}


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_share_that_lives_is_rounded_halves_up(living: int, ended: int) -> None:
    one = AtAge(1, {IN_USE: living, ENDED: ended})
    if one.known:
        share = rounded(100 * one.living, one.known)
        assert abs(share * one.known - 100 * living) * 2 <= one.known
        assert (share == 0) is (200 * living < one.known)


def test_the_statistics_say_how_many_of_those_asked_of_live(folder: Folder) -> None:
    for name in "abc":
        folder.deed(name, title=name * 3, date="2020-01-01")
    assert "elossa" not in pages_of(statistics_page.publish, catalogue_of(folder), site_of(folder))["tilastot/"].body
    for name, state in (("a", "käytössä"), ("b", "muuttunut"), ("c", "päättynyt")):
        followup(folder, name, of=name, date="2021-06", state=state)
    body = pages_of(statistics_page.publish, catalogue_of(folder), site_of(folder))["tilastot/"].body
    told = words(body.partition('id="elossa"')[2])
    assert "67 % (2/3)" in told
    table = told.partition("Elossa, %")[2]
    assert table.split("Lataa")[0].startswith(" 1 vuoden jälkeen 3 1 1 1 67")
    assert "3 vuoden jälkeen 1 0 0 1 0" in table, "of the two others nobody has asked since"


def test_an_age_of_which_nothing_is_known_is_not_shown(folder: Folder) -> None:
    folder.deed(date="2019-12-31")
    followup(folder, date="2021-06")
    told = words(pages_of(statistics_page.publish, catalogue_of(folder), site_of(folder))["tilastot/"].body)
    assert "1 vuoden jälkeen" in told and "3 vuoden jälkeen" not in told


# How it is asked


def messages(folder: Folder, **settings: object) -> list[EmailMessage]:
    site = asking(folder, **settings)
    found = [email.message_from_bytes(one.draft, policy=default) for one in due_messages(catalogue_of(folder), site)]
    return [one for one in found if isinstance(one, EmailMessage)]


def links_of(message: EmailMessage) -> list[tuple[str, str, str]]:
    """To whom, with which subject and which words the links of a message begin letters."""
    html = message.get_body(("html",))
    assert html is not None
    letters = [urlsplit(one.replace("&amp;", "&")) for one in re.findall(r'href="(mailto:[^"]*)"', html.get_content())]
    asked = [(one.path, parse_qs(one.query)) for one in letters]
    return [(to, query["subject"][0], query["body"][0]) for to, query in asked]


def test_whoever_can_tell_is_asked_and_three_links_are_enough_to_answer(folder: Folder) -> None:
    folder.deed("oma", title="Oma teko", contact="{name: Maija, email: maija@kunta.example}", date="2018")
    folder.deed("hsl", title="Toinen", organisation="HSL", municipality=None, date="2017")
    folder.deed("ei", title="Kolmas", date="2016", contact="Maija ilman osoitetta")
    folder.write(
        "registers/organisations.yml",
        "- {slug: hsl, name: HSL, kind: kuntayhtymä, municipalities: [Helsinki], contact: tieto@hsl.example}\n",
    )
    found = messages(folder)
    assert [one["To"] for one in found] == ["toimitus@tori.example", "tieto@hsl.example", "maija@kunta.example"]
    own, organisation, person = found
    assert "ei ole yhteystietoa" in own.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert person["Subject"] == "Vieläkö teko elää: Oma teko"
    assert "teot/hsl/" in organisation.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    letters = links_of(person)
    assert [to for to, _, _ in letters] == ["toimitus@tori.example"] * 3
    assert [re.findall(r"Teko: (.*?)\r\nTila: (.*?)\r\n", body) for _, _, body in letters] == [
        [("deeds/oma", state.value)] for state in State
    ]


def test_each_is_sent_one_message_with_all_of_theirs(folder: Folder) -> None:
    for name, written in (("a", "maija@kunta.example"), ("b", "Maija@Kunta.example"), ("c", "matti@kunta.example")):
        folder.deed(name, title=f"Teko {name}", contact=f"{{name: X, email: {written}}}", date=f"201{ord(name) % 10}")
    found = messages(folder)
    assert [(one["To"].casefold(), len(links_of(one))) for one in found] == [
        ("maija@kunta.example", 6),
        ("matti@kunta.example", 3),
    ]
    assert found[0]["Subject"] == "Vieläkö nämä 2 tekoa elävät?"


def test_a_link_is_no_longer_than_mail_programs_read(folder: Folder) -> None:
    folder.deed("x" * 100, title=json.dumps("Ä" * 139 + "&", ensure_ascii=False))
    (message,) = messages(folder)
    html = message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert max(map(len, re.findall(r'href="(mailto:[^"]*)"', html))) < 1900
    assert all("Ä" * 60 + "…" in unquote(subject) for _, subject, _ in links_of(message))


def test_what_others_have_written_is_not_obeyed_in_the_message(folder: Folder) -> None:
    folder.deed(title='"<script>alert(1)</script>"')
    (message,) = messages(folder)
    html = message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "<script" not in html and "&lt;script&gt;" in html


def test_the_desk_writes_the_messages_and_says_how_many(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.deed("a", title="Vanha", date="2015", contact="{name: X, email: x@kunta.example}")
    folder.deed("b", title="Vanhempi", date="2014", contact="{name: Y, email: y@kunta.example}")
    monkeypatch.chdir(tmp_path)
    result = tori("desk", "--review", "--content", folder.root)
    assert result.exit_code == 0, result.output
    assert "Tarkistettavana on 2 tekoa, kauimmin odottanut ensin. Viestejä on 2" in result.output.replace("\u00a0", " ")
    assert result.output.index("Vanhempi") < result.output.index("Vanha (")
    written = sorted(path.name for path in tmp_path.glob("kyselyt/*/*.eml"))
    assert written == ["001-y-kunta-example.eml", "002-x-kunta-example.eml"]
    assert "aiemmin" not in result.output
    followup(folder, "b", of="b", date=str(date.today()), state="käytössä")
    again = tori("desk", "--review", "--content", folder.root).output
    assert "Poista ne: 001-y-kunta-example.eml ja 002-x-kunta-example.eml." in again, "those would be sent for nothing"
    followup(folder, "a", of="a", date=str(date.today()), state="käytössä")
    assert "Mistään teosta ei tarvitse nyt kysyä" in tori("desk", "--review", "--content", folder.root).output


def test_without_an_address_of_the_editors_nobody_is_asked_in_vain(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.deed(date="2015")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"\n +editors_email:.*", "", settings).replace("[email, forge, issue]", "[forge]")
    (tmp_path / "pages").mkdir()
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = tori("desk", "--review", "--content", folder.root)
    assert result.exit_code == 1 and "editors_email" in result.output
    assert not (tmp_path / "kyselyt").exists()


# The corpus


def test_the_made_up_corpus_has_follow_ups_of_every_state_and_age(corpus: Path) -> None:
    catalogue = Catalogue(ContentFolder(corpus, PROJECT).read(TODAY).content)
    every = catalogue.of(FollowUp)
    assert {one.state for one in every} == set(State)
    assert {type(catalogue.followups.followed(one)).__name__ for one in every} == {"Deed", "Adoption"}
    assert all(one.known > 5 for one in catalogue.followups.at_ages(catalogue.deeds, TODAY))
    assert all("keksitty" in one.text for one in every)


def test_a_tori_without_follow_ups_has_none() -> None:
    catalogue = Catalogue(Content(REGISTERS, (a_deed(1),), TODAY))
    assert all(one.known == 0 for one in catalogue.followups.at_ages(catalogue.deeds, TODAY))


# In a browser


def test_what_is_known_is_for_everybody(folder: Folder, open_page: OpenPage) -> None:
    folder.deed()
    folder.deed("toinen", title="Toinen")
    adoption(folder)
    followup(folder, "a", date="2021")
    followup(folder, "b", date="2022", state="muuttunut")
    followup(folder, "c", date="2023", state="päättynyt", text="Esihenkilö vaihtui.")
    followup(folder, "d", of="adoptions/kemi", date="2022")
    folder.build()
    for width, colours in ((390, "light"), (1280, "dark")):
        for place in ("teot/tiimi/", "teot/toinen/", "teot/", "tilastot/"):
            page = open_page(folder.root / "site", place, width, colours)
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = open_page(folder.root / "site", "teot/tiimi/", 390)
    ended = page.locator("#tarkistus-c")
    assert ended.is_visible() and "Esihenkilö vaihtui." in ended.inner_text()
    assert not page.locator("#tarkistus-a").is_visible()
    page.locator(".life-of__earlier summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#tarkistus-a").is_visible(), "by keyboard too"
