"""The settings in mkdocs.yml that are the tori's own."""

import json
import re

import pytest
from click.testing import CliRunner

import building
from conftest import PROJECT, Folder
from tekojen_tori.cli import main
from tekojen_tori.mkdocs_plugin import project_problems, project_site


def build_with(settings: str, folder: Folder) -> building.Result:
    """Build another tori, which has this one's names and plain pages, and settings and content of its own."""
    write_settings(settings, folder)
    building.copy_empty_tori(folder.root)
    return building.build(folder.root / "mkdocs.yml")


def write_settings(settings: str, folder: Folder) -> None:
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"(  - tekojen_tori:\n).*?\n\n", rf"\1{settings}\n\n", text, count=1, flags=re.DOTALL)
    folder.write("mkdocs.yml", config)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("      sending: [email]", "editors_email puuttuu"),
        ("      sending: [issue]\n      forge: gitlab", "GitLabissa ei ole lomakkeita"),
        ("      sending: [post]", "on sending: post, mutta post_address puuttuu."),
        (
            "      sending: [post]\n      post_address: http://tori.example/",
            "post_address ei voi olla 'http://tori.example/'. Oikea arvo on vastaanottimen osoite, jonka alussa on https://",
        ),
        ("      newsletter: tilaa täältä", "newsletter ei voi olla 'tilaa täältä'. Oikea arvo on sähköpostiosoite tai"),
        (
            "      discussions: Yleinen keskustelu",
            "discussions ei voi olla 'Yleinen keskustelu'. Oikea arvo on keskust",
        ),
        ("      newsletter: javascript:alert(1)", "newsletter ei voi olla 'javascript:alert(1)'"),
        (
            "      newsletter_unsubscribe: javascript:alert(1)",
            "newsletter_unsubscribe ei voi olla 'javascript:alert(1)'",
        ),
        ("      newsletter_unsubscribe: '<%pois%>'", "tai postitusohjelman oma merkintä, kuten *|UNSUB|*"),
    ],
)
def test_ways_to_send_that_cannot_work_stop_the_build(folder: Folder, settings: str, told: str) -> None:
    folder.deed()
    result = build_with(settings, folder)
    assert result.returncode != 0
    assert told in result.stderr


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("      forge: gitlb", "”forge” ei voi olla 'gitlb'. Oikea arvo on github tai gitlab tai forgejo."),
        ("      sending: [posti]", "”sending” ei voi olla ['posti']. Oikea arvo on luettelo, jossa voi olla: forge, "),
        ("      share_images: kyllä", "”share_images” ei voi olla 'kyllä'. Oikea arvo on true tai false."),
        ("      spreading_at: 0", "”spreading_at” ei voi olla 0. Oikea arvo on kokonaisluku, joka on ainakin 1."),
        ("      spreading_at: true", "”spreading_at” ei voi olla True."),
        (
            "      spreading_at: 11",
            "”wide_at” ei voi olla 10. Oikea arvo on kokonaisluku, joka on ainakin yhtä suuri kuin",
        ),
        ("      wide_at: monta", "”wide_at” ei voi olla 'monta'."),
        ("      wide_regions: -1", "”wide_regions” ei voi olla -1. Oikea arvo on kokonaisluku väliltä 0–19."),
        ("      wide_regions: 20", "”wide_regions” ei voi olla 20."),
        ("      sendng: [email]", "Asetusta ”sendng” ei ole. Asetukset ovat: content, sending, "),
    ],
)
def test_a_setting_that_is_wrong_is_told_in_finnish(folder: Folder, settings: str, told: str) -> None:
    result = build_with(settings, folder)
    assert result.returncode == 1
    assert "Torin asetuksissa (mkdocs.yml) on korjattavaa." in result.stderr
    assert told in result.stderr
    assert "Aborted" not in result.stdout + result.stderr


def test_an_address_to_send_to_is_used_only_when_it_is_a_way_to_send(folder: Folder) -> None:
    folder.deed()
    address = "https://posti.example/laheta"
    result = build_with(f"      sending: []\n      post_address: {address}", folder)
    assert result.returncode == 0, result.stderr
    for page in ("", "ilmoita/", "tietosuoja/"):
        assert address not in folder.page(page)


def test_a_tori_without_a_forge_offers_what_it_has(folder: Folder) -> None:
    folder.deed()
    result = build_with("      sending: [email]\n      editors_email: toimitus@kunta.example", folder)
    assert result.returncode == 0, result.stderr
    page = folder.page("ilmoita/")
    assert 'data-way="email"' in page
    assert 'data-way="forge"' not in page


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("kirje@kunta.example", 'href="mailto:kirje@kunta.example?subject=Tilaan%20uutiskirjeen"'),
        ("https://kunta.example/tilaa?kieli=fi&x=1", 'href="https://kunta.example/tilaa?kieli=fi&amp;x=1"'),
    ],
)
def test_the_newsletter_is_subscribed_to_where_the_settings_say(folder: Folder, written: str, link: str) -> None:
    folder.deed()
    result = build_with(f"      newsletter: {written}", folder)
    assert result.returncode == 0, result.stderr
    assert link in folder.page("uutiskirje/")
    assert "uutiskirje/" in folder.page("")


@pytest.mark.parametrize(
    ("settings", "leaves"),
    [
        ("newsletter: kirje@kunta.example", "mailto:kirje@kunta.example?subject=En%20halua%20en%C3%A4%C3%A4%20uutiskirjett%C3%A4"),
        ("newsletter: https://kunta.example/tilaa", ""),
        ("newsletter: kirje@kunta.example\n      newsletter_unsubscribe: https://kunta.example/pois", "https://kunta.example/pois"),
        ("newsletter_unsubscribe: '*|UNSUB|*'", "*|UNSUB|*"),
        ("newsletter_unsubscribe: '{{ unsubscribe }}'", "{{ unsubscribe }}"),
        ("newsletter_unsubscribe: pois@kunta.example", "mailto:pois@kunta.example?subject=En%20halua%20en%C3%A4%C3%A4%20uutiskirjett%C3%A4"),
        ("share_images: false", ""),
    ],
)  # fmt: skip
def test_the_newsletter_is_left_where_the_settings_say_or_where_it_was_asked_for(
    folder: Folder, settings: str, leaves: str
) -> None:
    write_settings(f"      {settings}", folder)
    (folder.root / "pages").mkdir()
    assert project_site(folder.root, folder.root).newsletter_unsubscribe == leaves


@pytest.mark.parametrize("wanted", [True, False])
def test_a_tori_can_do_without_share_images(folder: Folder, wanted: bool) -> None:
    folder.deed()
    result = build_with(f"      share_images: {str(wanted).lower()}", folder)
    assert result.returncode == 0, result.stderr
    assert (folder.root / "site" / "jakokuvat").exists() == wanted
    assert ("og:image" in folder.page("teot/tiimi/")) == wanted


def test_how_adoptions_raise_a_stage_is_as_the_settings_say_and_said_where_it_is_shown(folder: Folder) -> None:
    folder.deed(stage="kokeilu", adoptions="[Kemi, Oulu]")
    result = build_with("      spreading_at: 2\n      wide_at: 2\n      wide_regions: 2", folder)
    assert result.returncode == 0, result.stderr
    said = " ".join(folder.page("teot/tiimi/").split())
    assert "Laajasti käytössä" in said
    rule = "kun vähintään 2 muuta on ottanut siitä mallia. Se on laajasti käytössä, kun mallia on ottanut vähintään 2 "
    for page in ("teot/tiimi/", "otettu-mallia/", "tilastot/"):
        assert f"{rule}muuta vähintään 2 maakunnasta." in " ".join(folder.page(page).split())


CHECKED = "      sending: [forge]\n      publisher: {}\n      editors_email: {}"


def settings_problems(folder: Folder, settings: str, url: str = "https://tori.example/") -> list[tuple[str, str, str]]:
    write_settings(settings, folder)
    (folder.root / "pages").mkdir(exist_ok=True)
    file = folder.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(
        '!ENV [SITE_URL, "https://tekojentori.example/"]', f'"{url}"'
    )  # fmt: skip
    file.write_text(text, encoding="utf-8")
    lines = text.split("\n")
    return [(one.code, one.severity.value, lines[one.line - 1].strip()) for one in project_problems(folder.root)]


def test_what_the_law_asks_a_site_to_tell_is_asked_by_the_checker(folder: Folder) -> None:
    """The pages of accessibility and privacy can't say who answers for the site unless its settings do."""
    assert settings_problems(folder, CHECKED.format("Kunta", "a@kunta.example")) == []
    assert settings_problems(folder, CHECKED.format("Kunta", '""')) == [
        ("untold-by-law", "warning", 'editors_email: ""'),
    ]
    assert settings_problems(folder, "      sending: [forge]") == [("untold-by-law", "warning", "- tekojen_tori:")] * 2
    assert settings_problems(folder, "      sending: [forge]", url="") == [], "it is published nowhere yet"
    assert settings_problems(folder, CHECKED.format('""', "a@kunta.example"))
    (problem,) = project_problems(folder.root)
    assert problem.message.startswith("Asetuksista puuttuu publisher: saavutettavuusselosteessa")
    assert problem.hint == "Lisää kohtaan tekojen_tori esimerkiksi publisher: Kunnan tai organisaation nimi"


def test_wrong_settings_are_a_problem_among_others_and_do_not_keep_them_untold(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.deed(municipality="Ascola")
    building.copy_empty_tori(folder.root)
    write_settings("      sending: [email]", folder)
    monkeypatch.chdir(folder.root)
    told = CliRunner().invoke(main, ["check", "--format", "json"])
    found = {one["file"]: (one["code"], one["message"]) for one in json.loads(told.output)}
    assert told.exit_code == 1
    assert found["mkdocs.yml"] == (
        "bad-settings",
        "Asetuksissa (mkdocs.yml) on sending: email, mutta editors_email puuttuu.",
    )
    assert found["deeds/tiimi.md"][0] == "unknown-municipality"
    chosen = CliRunner().invoke(main, ["check", "deeds", "--format", "json"])
    assert {one["file"] for one in json.loads(chosen.output)} == {"deeds/tiimi.md"}


def test_settings_that_are_no_settings_are_a_problem(folder: Folder) -> None:
    folder.write("mkdocs.yml", "site_name: [")
    (problem,) = project_problems(folder.root)
    assert (problem.code, problem.message) == ("bad-settings", "Asetuksia (mkdocs.yml) ei voi lukea.")
    (folder.root / "mkdocs.yml").unlink()
    assert list(project_problems(folder.root)) == []
