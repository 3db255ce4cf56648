"""`tori new`: TOP lists and campaigns asked for in the terminal, checked as one goes."""

import pytest
from click.testing import CliRunner, Result

from conftest import TODAY, Folder
from tekojen_tori.cli import main
from tekojen_tori.contributing.asking.new_content import SERIES, new_content
from tekojen_tori.kinds.deeds.content import Deed
from test_cli import tori
from test_editorials import story


def told(folder: Folder, kind: str, *answers: str) -> Result:
    """What comes of answering, one line an answer."""
    arguments = ["new", kind, "--content", str(folder.root)]
    return CliRunner().invoke(main, arguments, input="".join(f"{answer}\n" for answer in answers))


def test_a_new_campaign_is_asked_for_and_checked_as_one_goes(folder: Folder) -> None:
    folder.deed()
    result = told(
        folder,
        "campaign",
        *("x", "Kevään kampanja 2027"),
        *("helmikuu", "1.2.2027", "31.3.2026"),
        *("", "Keräämme tekoja.", ""),
        *("1.2.2027", "2027-03-31"),
        "k",
        *("", "Keräämme keväällä.", "", "hyvät teot", "#hyväntekijät", "AJANKOHTA", "Koko Kunta", "", "sata", "100"),
        *("k", "e"),
    )
    assert result.exit_code == 0, result.output
    for said in (
        "Nimi on liian lyhyt",
        "Päivämäärää ”helmikuu” ei ymmärretä.",
        "Kampanja päättyy ennen kuin se alkaa.",
        "Tarkoititko: hyvätteot?",
        "Sen pitäisi olla kokonaisluku, kuten 12.",
    ):
        assert said in result.output
    text = (folder.root / "campaigns/kevaan-kampanja-2027.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: Kevään kampanja 2027\nbegins: 2027-02-01\nends: 2027-03-31\nsummary: Keräämme keväällä.\n"
        'hashtags: ["#hyväntekijät"]\ncounts: ajankohta\nsector: koko kunta\ngoal: 100\nnominations: true\n---\n\n'
        "Keräämme tekoja.\n"
    )
    assert folder.read().problems == ()


def test_a_text_that_is_not_given_is_told_to_be_missing(folder: Folder) -> None:
    result = told(folder, "campaign", "", "Kevät", "2027", "2027", "", "Kerro.", "", "e")
    assert result.exit_code == 0, result.output
    assert "Nimi puuttuu tai on tyhjä." in result.output
    assert "Teksti puuttuu." in result.output


def test_a_new_toplist_knows_the_deeds_that_there_are(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi")
    folder.deed("kaksi", title="Kaksi")
    result = told(
        folder,
        "toplist",
        "Parhaat TOP 2",
        "yks, kaksi",
        "kaksi, yksi",
        "",
        "1",
        "Johdanto.",
        "",
        "kaksi, yksi",
        "",
        "2",
        "e",
    )
    assert result.exit_code == 0, result.output
    assert "”yks” ei ole. Tarkoititko: yksi?" in result.output
    assert "Listalla on 2\N{NO-BREAK SPACE}sijaa, vaikka sen pituus on 1." in result.output
    text = (folder.root / "toplists/parhaat-top-2.md").read_text(encoding="utf-8")
    assert "deeds: [kaksi, yksi]\nlength: 2\n" in text
    assert folder.read().problems == ()


RULE = ("--title", "Uusimmat TOP 5", "--rule-by", "newest", "--rule-sector", "SOSIAALI- JA TERVEYSALA", "--length", "5")


def test_a_script_makes_a_toplist_by_flags_alone_and_replaces_nothing(folder: Folder) -> None:
    folder.deed()
    make = ("new", "toplist", "--content", folder.root, *RULE, "--text", "Uusimmat teot.")
    result = tori(*make)
    path = folder.root / "toplists/uusimmat-top-5.md"
    assert (result.exit_code, result.output) == (0, f"TOP-lista on tiedostossa {path}.\n")
    assert "rule:\n  by: newest\n  sector: sosiaali- ja terveysala\nlength: 5\n" in path.read_text(encoding="utf-8")
    assert folder.read().problems == ()
    result = tori(*make)
    assert result.exit_code == 1
    assert "on jo olemassa" in result.output


@pytest.mark.parametrize(
    ("kind", "flags", "said"),
    [
        ("toplist", ("--title", "Lista", "--text", "x"), "Listalla ei ole tekoja eikä sääntöä."),
        ("toplist", ("--title", "Lista", "--text", "x", "--deeds", "tiim"), "Tarkoititko: tiimi?"),
        (
            "campaign",
            ("--title", "Kevät", "--text", "x", "--begins", "2027-13", "--ends", "2027"),
            "ei ole kalenterissa",
        ),
        ("campaign", ("--title", "Kevät", "--text", "x", "--begins", "2027", "--ends", "2026"), "ennen kuin se alkaa"),
    ],
)
def test_flags_that_the_checker_refuses_write_nothing(
    folder: Folder, kind: str, flags: tuple[str, ...], said: str
) -> None:
    folder.deed()
    result = tori("new", kind, "--content", folder.root, *flags)
    assert result.exit_code == 1
    assert said in result.output
    assert not (folder.root / new_content()[kind].kind.folder).exists()


def test_breaking_off_writes_nothing(folder: Folder) -> None:
    folder.deed()
    result = told(folder, "campaign", "Kevät")
    assert result.exit_code == 1
    assert "mitään ei kirjoitettu" in result.output
    assert not (folder.root / "campaigns").exists()


@pytest.mark.parametrize("new", new_content().values(), ids=new_content())
def test_every_field_is_asked_or_left_out_knowingly(folder: Folder, new: object) -> None:
    from tekojen_tori.contributing.asking.new_content import NewContent

    assert isinstance(new, NewContent)
    asked = set(new.questions(folder.read(TODAY).content.registers))
    assert (asked | set(new.unasked)) - {SERIES} == set(new.kind.fields.model_fields)


def test_a_new_story_goes_into_the_folder_of_its_series(folder: Folder) -> None:
    folder.deed()
    story(folder)
    result = told(folder, "story", "sankrit", "sankarit", "Koulu vietti juhlaa", "2021", "Juhlittiin.", "", "e")
    assert result.exit_code == 0, result.output
    assert "Sarjaa ”sankrit” ei ole. Tarkoititko: sankarit?" in result.output
    assert (folder.root / "stories/sankarit/koulu-vietti-juhlaa.md").is_file()
    assert folder.read().problems == ()


def test_a_story_of_no_series_is_told_how_to_make_one(folder: Folder) -> None:
    folder.deed()
    given = ("--series", "Työn sankarit", "--title", "Juhla", "--date", "2021", "--text", "Juhlittiin.")
    result = tori("new", "story", "--content", folder.root, *given)
    assert result.exit_code == 1
    assert "tee kansio stories/tyon-sankarit ja tiedosto stories/tyon-sankarit.md" in result.output


def test_a_new_episode_by_flags_asks_nothing(folder: Folder) -> None:
    folder.deed()
    given = ("--number", "3", "--title", "Työn ilo", "--deeds", "tiimi", "--text", "Puhutaan ilosta.")
    result = tori("new", "episode", "--content", folder.root, *given)
    assert result.exit_code == 0, result.output
    text = (folder.root / "podcasts/tyon-ilo.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Työn ilo\nnumber: 3\ndeeds: [tiimi]\n---\n\nPuhutaan ilosta.\n"
    assert folder.read().problems == ()


def test_the_lengths_of_a_new_episodes_sound_are_numbers(folder: Folder) -> None:
    folder.deed()
    audio = {"url": "https://media.example/1.mp3", "bytes": "100", "seconds": "60", "type": "audio/mpeg"}
    flags = [part for key, value in audio.items() for part in (f"--audio-{key}", value)]
    given = ("--number", "3", "--title", "Työn ilo", "--date", "2019-03-02", "--text", "Puhutaan ilosta.", *flags)
    result = tori("new", "episode", "--content", folder.root, *given)
    assert result.exit_code == 0, result.output
    assert "  bytes: 100\n  seconds: 60\n" in (folder.root / "podcasts/tyon-ilo.md").read_text(encoding="utf-8")
    assert folder.read().problems == ()


def test_a_new_webinar_may_stand_alone_and_its_clock_is_checked(folder: Folder) -> None:
    folder.deed()
    result = told(
        folder,
        "webinar",
        *("", "Hyveet työssä", "2.3.2027", "13:00", "12:00", "Jutellaan.", ""),
        *("2027-03-02", "13:00", "14:00", "e"),
    )
    assert result.exit_code == 0, result.output
    assert "Tilaisuus päättyy ennen kuin se alkaa." in result.output
    text = (folder.root / "webinars/hyveet-tyossa.md").read_text(encoding="utf-8")
    assert "date: 2027-03-02\n" in text
    assert folder.read().problems == ()


DEED = (
    *("--title", "Vuorot puhelimessa", "--place", "Esbo", "--sector", "koko kunta", "--theme", "viestintä"),
    *("--date", "2.10.2019", "--before", "Lista oli seinällä.", "--done", "Siirrettiin.", "--results", "Näkyy."),
)


def test_a_deed_can_be_told_for_a_campaign_and_its_date_as_finns_write_it(folder: Folder) -> None:
    folder.write("campaigns/syksy.md", "---\ntitle: Syksyn teot\nbegins: 2019-09\nends: 2019-10\n---\nKerro.\n")
    refused = tori("new", "deed", *DEED, "--campaign", "syksi", "--content", folder.root)
    assert "Tarkoititko: syksy?" in refused.output
    assert tori("new", "deed", *DEED, "--campaign", "syksy", "--content", folder.root).exit_code == 0
    (deed,) = folder.read().content.of(Deed)
    assert (deed.campaign, deed.date.iso(), deed.done_by.name) == ("syksy", "2019-10-02", "Espoo")


def test_a_choice_may_be_given_by_its_number(folder: Folder) -> None:
    folder.deed()
    answers = ("Vuorot puhelimessa", "Espoo", "3", "2, 1", "2019", "Ennen.", "", "Tehtiin.", "", "", "", "e")
    result = told(folder, "deed", *answers)
    assert result.exit_code == 0, result.output
    (deed,) = (one for one in folder.read().content.of(Deed) if one.title == "Vuorot puhelimessa")
    sectors, themes = folder.read().content.registers.sectors, folder.read().content.registers.themes
    assert (deed.sector, deed.theme) == (sectors[2], (themes[1], themes[0]))
