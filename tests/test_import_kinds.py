"""Stories, episodes and webinars come in as deeds do: the map or a column says which, and the model says the rest."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, Folder, project_registers
from tekojen_tori import rooms
from tekojen_tori.contributing.importing.importables import all_targets, importables, kind_named, known_importables
from tekojen_tori.contributing.importing.optional_fields import clocks_in
from test_import import csv_bytes, import_twice, report_of, source, tori
from test_import_offices import export, mapping_of, ods, ods_row, ods_sheet, post, sheet_file

STORY = ("Siivooja keksi", "Sankarit", "2020-04", "laitoshuoltaja", "Kerrottiin.")
STORIES = [("Otsikko", "Sarja", "Pvm", "Ammatti", "Teksti"), STORY]


def files(folder: Folder) -> dict[str, str]:
    """Every content file by where it is."""
    found = {
        path.relative_to(folder.root).as_posix(): path.read_text(encoding="utf-8") for path in folder.root.rglob("*.md")
    }
    return dict(sorted(found.items()))


def front(text: str) -> str:
    return text.split("---\n")[1]


def default(file: Path, **values: str) -> None:
    """Write what all rows share into the map, as a person would."""
    text = mapping_of(file).read_text(encoding="utf-8")
    head, key, rest = text.partition("oletukset:\n")
    lines = [line for line in rest.splitlines() if line.strip(" #").partition(":")[0] not in values]
    lines += [f"  {name}: {value}" for name, value in values.items()]
    mapping_of(file).write_text(head + key + "\n".join(lines) + "\n", encoding="utf-8")


# Which kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("teot.csv", "deed"),
        ("stories.csv", "story"),
        ("tarinat 2020.csv", "story"),
        ("webinaarit-2021.csv", "webinar"),
        ("podcast.csv", "episode"),
        ("jaksot.csv", "episode"),
        ("muut.csv", "deed"),
    ],
)
def test_a_source_may_be_called_after_what_it_holds(folder: Folder, name: str, kind: str) -> None:
    file = source(folder, csv_bytes([("Otsikko", "Teksti"), ("Eka", "Teksti.")]), name)
    assert tori(folder, file).exit_code == 0
    assert f"\n  kind: {kind}\n" in mapping_of(file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (("Otsikko", "Sarja", "Ammatti", "Teksti"), "story"),
        (("Otsikko", "Pvm", "Alkaa", "Päättyy", "Teksti"), "webinar"),
        (("Jakso", "Otsikko", "Vieraat", "Äänitiedosto", "Teksti"), "episode"),
        (("Otsikko", "Kunta", "Paikka", "Teksti"), "deed"),
        (("Otsikko", "Vaihe", "Yhteyshenkilö", "Kumppani", "Sarja", "Ammatti"), "deed"),
    ],
)
def test_columns_that_only_one_kind_has_tell_the_kind(folder: Folder, columns: tuple[str, ...], kind: str) -> None:
    file = source(folder, csv_bytes([columns, columns]), "vanhat.csv")
    assert tori(folder, file).exit_code == 0
    assert f"\n  kind: {kind}\n" in mapping_of(file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "kind"),
    [("tarina", "story"), ("Tarinat", "story"), ("stories", "story"), ("jakso", "episode"), ("Podcast-jakso", "episode"),
     ("webinaari", "webinar"), ("teko", "deed"), ("kehittämisteko", "deed"), ("topic", "topic"), ("sarja", None), ("", None)],
)  # fmt: skip
def test_a_kind_is_known_by_what_people_call_it(written: str, kind: str | None) -> None:
    assert kind_named(written) == kind


def test_a_column_may_tell_the_kind_of_each_row_and_what_is_unknown_is_asked_once(folder: Folder) -> None:
    rows = [
        ("Laji", "Otsikko", "Sarja", "Pvm", "Kunta", "Palveluala", "Teema", "Teksti"),
        ("teko", "Tiimi tekee", "", "2019", "Askola", "koko kunta", "viestintä", "Tehtiin."),
        ("Juttu", "Siivooja keksi", "Sankarit", "2020", "", "", "", "Kerrottiin."),
        ("juttu", "Kokki keksi", "Sankarit", "2020", "", "", "", "Kerrottiin."),
        ("webinaari", "Vuorot uusiksi", "", "2.3.2021", "", "", "", "Puhuttiin."),
    ]
    file = source(folder, csv_bytes(rows))
    result = tori(folder, file)
    assert "Laji: Lajia ei tunnistettu. (2\u00a0riviä)" in result.output
    text = mapping_of(file).read_text(encoding="utf-8")
    assert '"Laji": kind' in text
    mapping_of(file).write_text(text.replace('"Juttu":', '"Juttu": tarina'), encoding="utf-8")
    output = tori(folder, file).output.replace("\u00a0", " ")
    assert "4 riviä: 1 uusi teko, 2 uutta tarinaa, 1 uusi webinaari." in output
    assert [*files(folder)] == [
        "deeds/askola-tiimi-tekee.md",
        "stories/sankarit.md",
        "stories/sankarit/kokki-keksi.md",
        "stories/sankarit/siivooja-keksi.md",
        "webinars/vuorot-uusiksi.md",
    ]
    assert folder.read().problems == ()


def test_the_map_takes_the_finnish_name_of_a_kind_too(folder: Folder) -> None:
    file = source(folder, csv_bytes(STORIES))
    assert tori(folder, file).exit_code == 0
    default(file, kind="Tarina")
    assert "1 uusi tarina" in tori(folder, file).output.replace("\u00a0", " ")
    assert "0 uutta tarinaa" in tori(folder, file).output.replace("\u00a0", " ")


def test_a_kind_that_there_is_not_is_told_in_the_map(folder: Folder) -> None:
    file = source(folder, csv_bytes(STORIES))
    assert tori(folder, file).exit_code == 0
    default(file, kind="uutinen")
    result = tori(folder, file)
    assert result.exit_code == 1
    assert "Lajia ”uutinen” ei voi tuoda. Lajit ovat deed, story" in " ".join(result.output.split())


def test_every_kind_that_tells_of_work_can_be_imported_also_one_that_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PROJECT / "tests" / "made_up"))
    monkeypatch.setattr(rooms, "ROOMS", [*rooms.ROOMS, "challenges"])
    registers = project_registers()
    assert [*known_importables()] == [*importables(registers)]
    assert "prize" in known_importables()["challenge"].targets
    assert "prize" in all_targets()
    assert kind_named("haasteet") == "challenge"


# What is in a row


def test_a_sheet_of_webinars(folder: Folder) -> None:
    rows = [
        ("Otsikko", "Päivä", "Klo", "Sarja", "Järjestäjä", "Ilmoittautuminen", "Tallenne", "Kunta", "Palveluala", "Kuvaus"),
        ("Vuorot", "2.3.2021", "13–14.30", "Keväällä", "KT, FCG", "https://x.example/l", "https://x.example/t", "Pirkkala ja Keuruu",
         "koko kunta; johto, hr ja hallinto", "Puhuttiin."),
        ("Etätyö", "5.3.2021 klo 9.00-10.00", "", "Keväällä", "", "", "", "Porvoo, varhaiskasvatus", "", "Puhuttiin."),
        ("Yhdessä", "2021", "iltapäivällä", "", "", "tulossa", "", "", "", "Puhuttiin."),
    ]  # fmt: skip
    file = source(folder, csv_bytes(rows), "webinaarit.csv")
    assert "3 uutta webinaaria" in import_twice(folder, file)
    made = files(folder)
    assert front(made["webinars/kevaalla/vuorot.md"]) == (
        "title: Vuorot\nmunicipality: [Pirkkala, Keuruu]\nsector: [koko kunta, \"johto, hr ja hallinto\"]\ndate: 2021-03-02\n"
        'partners: [KT, FCG]\nstarts: "13:00"\nends: "14:30"\njoin: "https://x.example/l"\n'
        'recording:\n  url: "https://x.example/t"\n'
    )  # fmt: skip
    assert front(made["webinars/kevaalla/etatyo.md"]) == (
        'title: Etätyö\nmunicipality: [Porvoo]\ndate: 2021-03-05\nstarts: "09:00"\nends: "10:00"\n'
    )
    assert front(made["webinars/yhdessa.md"]) == "title: Yhdessä\ndate: 2021\n"
    assert "| Alkaa kello | iltapäivällä | Kellonaikaa ei ymmärretty." in report_of(file)
    assert "| Osallistumisosoite | tulossa |" in report_of(file)
    assert folder.read().problems == ()


def test_a_sheet_of_episodes(folder: Folder) -> None:
    rows = [
        ("Jakso", "Nimi", "Julkaistu", "Vieraat", "Kesto", "Äänitiedosto", "Koko tavuina", "Äänen muoto", "Kohdat", "Kuvaus"),
        ("1", "Eka", "1.2.2020", "Maija Malli (hoitaja); Olli", "27:30", "https://x.example/1.mp3", "1 234 567", "audio/mpeg",
         "0:30 Alku\n12:00 Loppu", "Puhutaan."),
        ("jakso 2", "Toka", "1.3.2020", "Matti Malli, johtaja", "", "https://x.example/2.mp3", "", "", "", "Puhutaan."),
        ("", "Kolmas", "1.4.2020", "", "", "", "", "", "", "Puhutaan."),
    ]  # fmt: skip
    file = source(folder, csv_bytes(rows), "podcastit.csv")
    assert "2 uutta podcast-jaksoa" in import_twice(folder, file)
    made = files(folder)
    assert front(made["podcasts/eka.md"]) == (
        "title: Eka\nnumber: 1\ndate: 2020-02-01\nguests:\n  - name: Maija Malli\n    role: hoitaja\n  - name: Olli\n"
        'audio:\n  url: "https://x.example/1.mp3"\n  bytes: 1234567\n  seconds: 1650\n  type: audio/mpeg\n'
        'chapters:\n  - at: "0:30"\n    title: Alku\n  - at: "12:00"\n    title: Loppu\n'
    )
    assert "number: 2\n" in made["podcasts/toka.md"]
    told = report_of(file)
    assert "| Ääni | https://x.example/2.mp3 | Tieto on vajaa. | Kerro myös koko tavuina" in told
    assert "| Kolmas | Tarkistus | Kenttä number puuttuu tai on tyhjä. |" in told
    assert folder.read().problems == ()


def test_what_a_kind_has_no_place_for_is_told(folder: Folder) -> None:
    rows = [("Laji", "Otsikko", "Sarja", "Pvm", "Vaihe", "Teksti"), ("tarina", "Eka", "Sarja", "2020", "kokeilu", "T.")]
    file = source(folder, csv_bytes(rows))
    assert tori(folder, file).exit_code == 0
    text = mapping_of(file).read_text(encoding="utf-8")
    mapping_of(file).write_text(text.replace('"Vaihe": "-"', '"Vaihe": stage'), encoding="utf-8")
    assert tori(folder, file).exit_code == 0
    assert "| Vaihe | kokeilu | Lajilla tarina ei ole tätä kenttää. |" in report_of(file)


def test_people_are_not_named_without_their_consent(folder: Folder) -> None:
    rows = [(*STORIES[0], "Henkilö"), (*STORY, "Maija Malli")]
    file = source(folder, csv_bytes(rows), "tarinat.csv")
    import_twice(folder, file)
    assert "Malli" not in "".join(files(folder).values())
    assert "| Henkilöt | Maija Malli | Henkilön ”Maija Malli” suostumusta ei ole merkitty." in report_of(file)


# Series


def test_a_series_that_there_is_not_is_made_once_and_told(folder: Folder) -> None:
    file = source(folder, csv_bytes([*STORIES, ("Kokki keksi", " sankarit", *STORY[2:])]), "tarinat.csv")
    import_twice(folder, file)
    assert [*files(folder)] == [
        "stories/sankarit.md",
        "stories/sankarit/kokki-keksi.md",
        "stories/sankarit/siivooja-keksi.md",
    ]
    assert files(folder)["stories/sankarit.md"] == "---\ntitle: Sankarit\n---\n\nTähän on koottu sarjan tarinat.\n"
    assert "## Uudet sarjat\n" in report_of(file)
    assert "| stories/sankarit.md |" in report_of(file)
    assert folder.read().problems == ()


@pytest.mark.parametrize("written", ["Sankarit poikkeusoloissa", "sankarit"])
def test_a_series_that_there_is_is_known_by_its_name_and_its_folder(folder: Folder, written: str) -> None:
    folder.write("stories/sankarit.md", "---\ntitle: Sankarit poikkeusoloissa\n---\nTarinoita.\n")
    folder.write("stories/sankarit/eka.md", "---\ntitle: Eka\ndate: 2020\n---\nTeksti.\n")
    file = source(folder, csv_bytes([STORIES[0], (STORY[0], written, *STORY[2:])]), "tarinat.csv")
    import_twice(folder, file)
    assert [*files(folder)] == [
        "stories/sankarit.md",
        "stories/sankarit/eka.md",
        "stories/sankarit/siivooja-keksi.md",
    ]
    assert "Uudet sarjat" not in report_of(file)


def test_a_series_may_be_the_same_for_all_and_must_be_there(folder: Folder) -> None:
    file = source(folder, csv_bytes([STORIES[0][:1] + STORIES[0][2:], STORY[:1] + STORY[2:]]), "tarinat.csv")
    assert tori(folder, file).exit_code == 0
    assert "| Sarja | Arvo puuttuu. |" in report_of(file)
    default(file, series="Sankarit")
    assert tori(folder, file).exit_code == 0
    assert "stories/sankarit/siivooja-keksi.md" in files(folder)


def test_a_series_whose_rows_are_all_rejected_is_not_made(folder: Folder) -> None:
    file = source(folder, csv_bytes([STORIES[0], (*STORY[:2], "joskus", *STORY[3:])]), "tarinat.csv")
    import_twice(folder, file)
    assert files(folder) == {}


# The same, and others


def test_importing_again_changes_nothing_and_one_name_may_be_held_again(folder: Folder) -> None:
    head = ("Otsikko", "Pvm", "Alkaa", "Päättyy", "Teksti")
    rows = [head, *(("Aamukahvit", day, "9", "10", "Puhuttiin.") for day in ("1.2.2021", "1.3.2021", "1.3.2021"))]
    file = source(folder, csv_bytes(rows), "webinaarit.csv")
    output = import_twice(folder, file)
    assert "2 uutta webinaaria" in output
    assert "Sama toiseen kertaan: 1 rivi." in output
    before = files(folder)
    assert [*before] == ["webinars/aamukahvit-2.md", "webinars/aamukahvit.md"]
    assert "0 uutta webinaaria" in tori(folder, file).output.replace("\u00a0", " ")
    assert files(folder) == before


def test_a_row_names_deeds_by_their_titles_wherever_they_come_from(folder: Folder) -> None:
    folder.deed("vanha", title="Vanha teko")
    rows = [
        ("Laji", "Otsikko", "Sarja", "Pvm", "Kunta", "Palveluala", "Teema", "Teot", "Teksti"),
        ("tarina", "Siivooja keksi", "Sarja", "2020", "", "", "", "vanha teko; Uusi teko; Olematon; vanha", "Kerrottiin."),
        ("teko", "Uusi teko", "", "2019", "Askola", "koko kunta", "viestintä", "", "Tehtiin."),
    ]  # fmt: skip
    file = source(folder, csv_bytes(rows))
    import_twice(folder, file)
    assert "deeds: [vanha, askola-uusi-teko]\n" in files(folder)["stories/sarja/siivooja-keksi.md"]
    assert "| Teot | Olematon | Tällaista ei ole torilla eikä tuotavissa." in report_of(file)
    assert folder.read().problems == ()


def test_what_only_shows_when_all_is_seen_together_is_left_out_and_told(folder: Folder) -> None:
    folder.deed("vanha", title="Vanha teko")
    rows = [("Jakso", "Otsikko", "Vieraat", "Tunniste", "Teksti"), ("1", "Eka", "A", "x", "T."), ("2", "Toka", "B", "x", "T."),
            ("2", "Kolmas", "C", "y", "T.")]  # fmt: skip
    file = source(folder, csv_bytes(rows), "jaksot.csv")
    assert tori(folder, file).exit_code == 0
    text = mapping_of(file).read_text(encoding="utf-8")
    mapping_of(file).write_text(text.replace('"Tunniste": "-"', '"Tunniste": guid'), encoding="utf-8")
    assert "2 uutta podcast-jaksoa" in tori(folder, file).output.replace("\u00a0", " ")
    assert "| Tunniste | x | Tunniste ”x” on jo tiedostossa" in report_of(file)
    assert "Kenttä number puuttuu" in report_of(file), "an episode can't do without the number that another has"
    assert folder.read().problems == ()


def test_a_campaign_that_there_is_not_keeps_no_deed_out(folder: Folder) -> None:
    head = ("Otsikko", "Kunta", "Palveluala", "Teemat", "Pvm", "Kuvaus", "Kampanja")
    file = source(
        folder, csv_bytes([head, ("Eka teko", "Askola", "koko kunta", "viestintä", "2019", "T.", "Kevät 2019")])
    )
    assert "1 uusi teko" in import_twice(folder, file)
    assert "| Kampanja | Kevät 2019 | Tällaista ei ole torilla" in report_of(file)
    assert folder.read().problems == ()


# From everywhere


def test_kinds_come_from_libreoffice_excel_and_wordpress_alike(folder: Folder, tmp_path: Path) -> None:
    head, row = ("Otsikko", "Sarja", "Ammatti", "Pvm", "Teksti"), ("Eka", "Sarja", "kokki", "2020", "Teksti.")
    import_twice(folder, source(folder, ods(ods_sheet(ods_row(*head), ods_row(*row))), "tarinat.ods"))
    sheet = sheet_file(folder, [head, ("Toka", *row[1:])], lambda sheet: None)
    import_twice(folder, sheet.rename(sheet.with_name("tarinat.xlsx")))
    file = source(folder, export(post("Kolmas")), "juttuvienti.xml")
    assert tori(folder, file).exit_code == 0
    default(file, kind="story", series="Sarja")
    assert tori(folder, file).exit_code == 0
    made = files(folder)
    assert [*made] == ["stories/sarja.md", *(f"stories/sarja/{name}.md" for name in ("eka", "kolmas", "toka"))]
    assert "municipality: [Askola]\nsector: [koko kunta]\ntheme: [työhyvinvointi]\n" in made["stories/sarja/kolmas.md"]
    assert folder.read().problems == ()


def test_fields_above_texts_may_hold_whole_things(folder: Folder) -> None:
    place = folder.root.parent / "podcasts"
    place.mkdir()
    above = "title: Eka\nepisode: 3\ndate: 2020-02-01\nspeakers:\n  - {name: Maija Malli, role: hoitaja}\n  - {name: Olli}\n"
    audio = "audio:\n  url: https://x.example/a.mp3\n  bytes: 12\n  seconds: 60\n  type: audio/mpeg\n"
    (place / "eka.md").write_text(f"---\n{above}{audio}---\nPuhutaan.\n", encoding="utf-8")
    assert "1 uusi podcast-jakso" in import_twice(folder, place)
    text = front(files(folder)["podcasts/eka.md"])
    assert "number: 3\n" in text
    assert "guests:\n  - name: Maija Malli\n    role: hoitaja\n  - name: Olli\n" in text
    assert "  seconds: 60\n" in text


def test_a_type_of_post_may_be_called_after_a_kind(folder: Folder) -> None:
    posts = post("Vuorot uusiksi").replace("<wp:post_type>post<", "<wp:post_type>webinar<")
    file = source(folder, export(posts), "vienti.xml")
    assert tori(folder, file, "--sheet", "webinar").exit_code == 0
    assert "\n  kind: webinar\n" in mapping_of(file).read_text(encoding="utf-8")
    assert "1 uusi webinaari" in tori(folder, file, "--sheet", "webinar").output.replace("\u00a0", " ")


def test_a_sound_that_a_plug_in_keeps_with_a_post_is_the_episodes(folder: Folder) -> None:
    kept = 'https://v.example/1.mp3\n12345\naudio/mpeg\na:1:{s:8:"duration";s:8:"00:27:22";}'
    extra = f"<wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value><![CDATA[{kept}]]></wp:meta_value></wp:postmeta>"
    file = source(folder, export(post("Jakso yksi", extra=extra)), "podcast.xml")
    assert tori(folder, file).exit_code == 0
    default(file, type="bonus")
    assert tori(folder, file).exit_code == 0
    assert (
        'audio:\n  url: "https://v.example/1.mp3"\n  bytes: 12345\n  seconds: 1642\n  type: audio/mpeg\n'
        in files(folder)["podcasts/jakso-yksi.md"]
    )
    assert folder.read().problems == ()


@pytest.mark.parametrize(
    ("written", "clocks"),
    [
        ("13", ["13:00"]), ("13.00", ["13:00"]), ("klo 9", ["09:00"]), ("kello 9.30", ["09:30"]), ("13:00:00", ["13:00"]),
        ("13–14.30", ["13:00", "14:30"]), ("klo 13 - 15", ["13:00", "15:00"]), ("9.00-10.00", ["09:00", "10:00"]),
        ("2021-03-05 09:00", ["09:00"]), ("5.3.2021 klo 9", ["09:00"]), ("25:00", []), ("aamulla", []), ("", []),
        ("9–11 ja 12–14", []), ("2.30 PM", []), ("12 p.m.", []),
    ],
)  # fmt: skip
def test_clock_times_are_read_as_people_write_them(written: str, clocks: list[str]) -> None:
    assert clocks_in(written) == clocks


@pytest.mark.parametrize(
    ("written", "clocks"),
    [("2.3.2021", []), ("2021-03-05", []), ("10/2019", []), ("2021-03-05 12:00:00", []), ("2.3.2021 klo 13", ["13:00"]),
     ("2.3.2021 13:00–14:00", ["13:00", "14:00"]), ("2021-03-05 09:30", ["09:30"])],
)  # fmt: skip
def test_beside_a_date_a_time_must_look_like_one(written: str, clocks: list[str]) -> None:
    assert clocks_in(written, is_date=True) == clocks


def test_the_time_of_a_cell_is_read_with_its_day(folder: Folder) -> None:
    def mark(sheet: Any) -> None:
        sheet["B2"].number_format = "d.m.yyyy h:mm"
        sheet["B3"].number_format = "d.m.yyyy h:mm"

    rows = [("Otsikko", "Päivä", "Päättyy", "Paikka", "Kuvaus"), ("Eka", datetime(2021, 3, 2, 13, 0), "14", "Turku", "P."),
            ("Toka", datetime(2021, 3, 2), "", "Turku", "P.")]  # fmt: skip
    sheet = sheet_file(folder, rows, mark)
    file = sheet.rename(sheet.with_name("webinaarit.xlsx"))
    import_twice(folder, file)
    assert re.search(r'date: 2021-03-02\nstarts: "13:00"\nends: "14:00"\n', files(folder)["webinars/eka.md"])
    assert "starts" not in files(folder)["webinars/toka.md"]


def test_fields_that_do_not_go_together_are_left_out_until_the_rest_does(folder: Folder) -> None:
    rows = [
        ("Otsikko", "Pvm", "Alkaa", "Päättyy", "Teksti"),
        ("Eka", "2021", "13", "14", "P."),
        ("Toka", "2.3.2021", "14", "13", "P."),
    ]
    file = source(folder, csv_bytes(rows), "webinaarit.csv")
    assert "2 uutta webinaaria" in import_twice(folder, file)
    assert front(files(folder)["webinars/eka.md"]) == "title: Eka\ndate: 2021\n"
    assert front(files(folder)["webinars/toka.md"]) == 'title: Toka\ndate: 2021-03-02\nstarts: "14:00"\n'
    told = report_of(file)
    assert "| 2 | Alkaa kello | 13:00 | Kellonaika on kerrottu, mutta päivää ei." in told
    assert "| 2 | Päättyy kello | 14:00 |" in told
    assert "| 3 | Päättyy kello | 13:00 | Tilaisuus päättyy ennen kuin se alkaa." in told
    assert folder.read().problems == ()
