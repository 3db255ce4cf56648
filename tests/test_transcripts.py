"""Transcripts as people get them: from Teams, Zoom, YouTube, Whisper and other programs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Folder
from direct import catalogue_of, pages_of, site_of, words
from tekojen_tori.kinds.podcast import publishing as podcasts
from tekojen_tori.kinds.podcast.reading.captions import WrittenCaption, said
from tekojen_tori.kinds.podcast.reading.transcripts import TranscriptFile, read_transcript

TEAMS = """\
WEBVTT

b1e6a5f0-1111/7-0
00:00:01.100 --> 00:00:03.500
<v Malli Maija>Tervetuloa.</v>

b1e6a5f0-1111/9-0
00:00:03.000 --> 00:00:05.000
<v Esimerkki Erkki>Kiitos.</v>

b1e6a5f0-1111/9-1
00:00:02.900 --> 00:00:06.000
<v Malli Maija>Niin, puhutaan
päällekkäin.</v>
"""
OLD_TEAMS = """\
WEBVTT

NOTE duration:"00:00:06.0000000"

NOTE Confidence: 0.91

0:0:0.0 --> 0:0:1.790
Hei ja tervetuloa.

NOTE Confidence: 0.87

0:0:2.0 --> 0:0:3.5
Kiitos.
"""
ZOOM_NAMES = """\
WEBVTT

1
00:00:02.340 --> 00:00:05.100
Maija Malli (she/her): Tervetuloa mukaan.

2
00:00:05.100 --> 00:00:07.000
antti: Kiitos, kiva olla täällä.

3
00:00:07.200 --> 00:00:09.000
Maija Malli (she/her): Mitä teitte?

4
00:00:09.500 --> 00:00:12.000
antti: No: ensin kysyttiin tiimiltä.
"""
ZOOM_ROOMS = """\
WEBVTT

1
00:00:01.000 --> 00:00:03.000
Askola – neuvotteluhuone 2: Hei!

2
00:00:03.000 --> 00:00:05.000
Hei kaikki, kuuluuko?

3
00:00:05.000 --> 00:00:06.000
iPhone: Kuuluu.

4
00:00:06.000 --> 00:00:08.000
Askola – neuvotteluhuone 2: Hyvä.

5
00:00:08.000 --> 00:00:09.000
iPhone: Aloitetaan.
"""
ZOOM_ALONE = """\
WEBVTT

1
00:00:01.000 --> 00:00:03.000
Maija Malli: Tervetuloa.

2
00:00:03.000 --> 00:00:05.000
Maija Malli: Huomio: tämä nauhoitetaan.

3
00:00:05.000 --> 00:00:07.000
Maija Malli: Kysymys: kuka aloittaa?
"""
TEAMS_NOW = """\
WEBVTT

8d1f6a3e-7c11-4a59-9e9a-1a2b3c4d5e6f/12-0
00:00:03.520 --> 00:00:06.880
<v Malli Maija>Tervetuloa kaikille,
mukavaa että pääsitte.</v>

8d1f6a3e-7c11-4a59-9e9a-1a2b3c4d5e6f/15-0
00:00:08.000 --> 00:00:09.000
<v Virtanen Antti (Askola)>Kiitos &amp; hei.</v>

8d1f6a3e-7c11-4a59-9e9a-1a2b3c4d5e6f/13-0
00:00:05.000 --> 00:00:07.500
<v >Joku taustalla.</v>
"""
STREAM = """\
WEBVTT

NOTE duration:"00:45:12.3640000"

NOTE language:fi-fi

NOTE Confidence: 0.8931

5f2c1c3a-9f0c-4a57-8a11-000000000001
00:00:00.000 --> 00:00:03.200
Tervetuloa Tekojen torin
webinaariin.

NOTE Confidence: 0.77

5f2c1c3a-9f0c-4a57-8a11-000000000002
00:00:03.200 --> 00:00:06.000
Tänään puhutaan keittiöistä.
"""
YOUTUBE_MADE_BY_HAND = """\
WEBVTT
Kind: captions
Language: fi

00:00:01.000 --> 00:00:03.000
&gt;&gt; MAIJA: Tervetuloa!

00:00:03.000 --> 00:00:05.000
&gt;&gt; ANTTI: Kiitos.

00:00:05.000 --> 00:00:07.000
&gt;&gt; Kiva olla täällä.

00:00:07.000 --> 00:00:09.000
&gt;&gt; MAIJA: Aloitetaan.

00:00:09.000 --> 00:00:11.000
&gt;&gt; ANTTI: Joo.
"""
YOUTUBE_SRT = """\
1
00:00:00,120 --> 00:00:04,080
tervetuloa tekojen torin

2
00:00:02,399 --> 00:00:06,240
podcastiin tänään vieraana

3
00:00:04,080 --> 00:00:08,000
on kotihoidon esihenkilö
"""
WHISPER_X = """\
1
00:00:00,009 --> 00:00:03,291
[SPEAKER_00]: Tervetuloa.

2
00:00:03,291 --> 00:00:05,000
[SPEAKER_01]: Kiitos.

3
00:00:05,000 --> 00:00:07,000
[SPEAKER_00]: Aloitetaan.
"""
WHISPER_CPP = """\
1
00:00:00,000 --> 00:00:04,000
 (speaker 0) Tervetuloa.

2
00:00:04,000 --> 00:00:06,000
 (speaker 1) Kiitos.

3
00:00:06,000 --> 00:00:08,000
 (speaker 0) Aloitetaan.
"""
WHISPER_HOUR = """\
WEBVTT

00:00.000 --> 00:04.000
 Tervetuloa.

00:04.000 --> 00:04.000
 Tänään.

59:58.000 --> 01:00:02.000
 Kiitos, kun kuuntelit.
"""
ZOOM = """\
WEBVTT

1
00:00:01.000 --> 00:00:03.500
Maija Malli: Tervetuloa kuuntelemaan.

2
00:00:03.500 --> 00:00:05.000
Maija Malli: Tänään puhutaan vuoroista.

3
00:00:05.500 --> 00:00:09.000
Erkki Esimerkki: Kiitos kutsusta. Kello: viisi.
"""
YOUTUBE = """\
WEBVTT
Kind: captions
Language: fi

00:00:00.160 --> 00:00:03.429 align:start position:0%
 
tervetuloa<00:00:00.960><c> kuuntelemaan</c><00:00:01.520><c> jaksoa</c>

00:00:03.429 --> 00:00:03.439 align:start position:0%
tervetuloa kuuntelemaan jaksoa
 

00:00:03.439 --> 00:00:05.749 align:start position:0%
tervetuloa kuuntelemaan jaksoa
jossa<00:00:03.760><c> puhutaan</c><00:00:04.000><c> vuoroista</c>

00:00:05.749 --> 00:00:05.759 align:start position:0%
jossa puhutaan vuoroista
 
"""
ROLLING_SRT = """\
1
00:00:00,160 --> 00:00:03,439
tervetuloa kuuntelemaan jaksoa

2
00:00:03,429 --> 00:00:05,749
tervetuloa kuuntelemaan jaksoa
jossa puhutaan vuoroista

3
00:00:05,749 --> 00:00:08,000
jossa puhutaan vuoroista
joo
"""
WHISPER = """\
WEBVTT

00:00.000 --> 00:02.000
 Tervetuloa.

00:02.000 --> 00:02.000
 Niin.

00:02.000 --> 00:04.000
 Mennään asiaan.
"""
DIARIZED = """\
1
00:00:00,000 --> 00:00:01,000
[SPEAKER_00]: ei nimi

2
00:00:01,000 --> 00:00:02,000
SPEAKER_01: Hei.

3
00:00:02,000 --> 00:00:03,000
Jatkan tästä.

4
00:00:03,000 --> 00:00:04,000
SPEAKER_02: Moi.
SPEAKER_01: Niin.

5
00:00:04,000 --> 00:00:05,000
SPEAKER_02: Joo.
"""


def read(tmp_path: Path, text: str, name: str = "t.vtt") -> TranscriptFile:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_transcript(tmp_path / name, tmp_path)


def heard(file: TranscriptFile) -> list[tuple[float, str | None, str]]:
    """When, who and what."""
    assert file.transcript is not None, file.problems
    return [(cue.start, cue.speaker, cue.text) for cue in file.transcript.cues]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (TEAMS, "t.vtt", [
            (1.1, "Malli Maija", "Tervetuloa."),
            (2.9, "Malli Maija", "Niin, puhutaan päällekkäin."),
            (3.0, "Esimerkki Erkki", "Kiitos."),
        ]),
        (OLD_TEAMS, "t.vtt", [(0.0, None, "Hei ja tervetuloa."), (2.0, None, "Kiitos.")]),
        (ZOOM, "t.vtt", [
            (1.0, "Maija Malli", "Tervetuloa kuuntelemaan."),
            (3.5, "Maija Malli", "Tänään puhutaan vuoroista."),
            (5.5, "Erkki Esimerkki", "Kiitos kutsusta. Kello: viisi."),
        ]),
        (YOUTUBE, "t.vtt", [(0.16, None, "tervetuloa kuuntelemaan jaksoa"), (3.439, None, "jossa puhutaan vuoroista")]),
        (YOUTUBE.replace("\n \n", "\n\n"), "t.vtt", [(0.16, None, "tervetuloa kuuntelemaan jaksoa"), (3.439, None, "jossa puhutaan vuoroista")]),
        (ROLLING_SRT, "t.srt", [
            (0.16, None, "tervetuloa kuuntelemaan jaksoa"),
            (3.429, None, "jossa puhutaan vuoroista"),
            (5.749, None, "joo"),
        ]),
        (WHISPER, "t.vtt", [(0.0, None, "Tervetuloa."), (2.0, None, "Niin."), (2.0, None, "Mennään asiaan.")]),
        (ZOOM_NAMES, "t.vtt", [
            (2.34, "Maija Malli (she/her)", "Tervetuloa mukaan."),
            (5.1, "antti", "Kiitos, kiva olla täällä."),
            (7.2, "Maija Malli (she/her)", "Mitä teitte?"),
            (9.5, "antti", "No: ensin kysyttiin tiimiltä."),
        ]),
        (ZOOM_ROOMS, "t.vtt", [
            (1.0, "Askola – neuvotteluhuone 2", "Hei!"),
            (3.0, "Askola – neuvotteluhuone 2", "Hei kaikki, kuuluuko?"),
            (5.0, "iPhone", "Kuuluu."),
            (6.0, "Askola – neuvotteluhuone 2", "Hyvä."),
            (8.0, "iPhone", "Aloitetaan."),
        ]),
        (ZOOM_ALONE, "t.vtt", [
            (1.0, "Maija Malli", "Tervetuloa."),
            (3.0, "Maija Malli", "Huomio: tämä nauhoitetaan."),
            (5.0, "Maija Malli", "Kysymys: kuka aloittaa?"),
        ]),
        (TEAMS_NOW, "t.vtt", [
            (3.52, "Malli Maija", "Tervetuloa kaikille, mukavaa että pääsitte."),
            (5.0, None, "Joku taustalla."),
            (8.0, "Virtanen Antti (Askola)", "Kiitos & hei."),
        ]),
        (STREAM, "t.vtt", [(0.0, None, "Tervetuloa Tekojen torin webinaariin."), (3.2, None, "Tänään puhutaan keittiöistä.")]),
        (YOUTUBE_MADE_BY_HAND, "t.vtt", [
            (1.0, "MAIJA", "Tervetuloa!"),
            (3.0, "ANTTI", "Kiitos."),
            (5.0, None, "Kiva olla täällä."),
            (7.0, "MAIJA", "Aloitetaan."),
            (9.0, "ANTTI", "Joo."),
        ]),
        (YOUTUBE_SRT, "t.srt", [
            (0.12, None, "tervetuloa tekojen torin"),
            (2.399, None, "podcastiin tänään vieraana"),
            (4.08, None, "on kotihoidon esihenkilö"),
        ]),
        (WHISPER_X, "t.srt", [(0.009, "SPEAKER_00", "Tervetuloa."), (3.291, "SPEAKER_01", "Kiitos."), (5.0, "SPEAKER_00", "Aloitetaan.")]),
        (WHISPER_CPP, "t.srt", [(0.0, "Speaker 0", "Tervetuloa."), (4.0, "Speaker 1", "Kiitos."), (6.0, "Speaker 0", "Aloitetaan.")]),
        (WHISPER_HOUR, "t.vtt", [(0.0, None, "Tervetuloa."), (4.0, None, "Tänään."), (3598.0, None, "Kiitos, kun kuuntelit.")]),
        (DIARIZED, "t.srt", [
            (0.0, "SPEAKER_00", "ei nimi"),
            (1.0, "SPEAKER_01", "Hei."),
            (2.0, "SPEAKER_01", "Jatkan tästä."),
            (3.0, "SPEAKER_02", "Moi."),
            (3.0, "SPEAKER_01", "Niin."),
            (4.0, "SPEAKER_02", "Joo."),
        ]),
    ],
    ids=["teams", "old teams", "zoom", "youtube", "youtube without its spaces", "rolling subrip", "whisper", "zoom with odd names",
         "zoom of rooms", "zoom of one", "teams with no name", "stream", "youtube by hand", "youtube subrip", "whisperx", "whisper.cpp",
         "whisper of an hour", "diarized"],
)  # fmt: skip
def test_what_the_usual_programs_make_is_read_as_what_was_said(
    tmp_path: Path, text: str, name: str, expected: list[tuple[float, str | None, str]]
) -> None:
    file = read(tmp_path, text, name)
    assert heard(file) == expected
    assert file.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\n00:00:00,000 --> 00:00:01,000\n{\\an8}Hei.\n", ["Hei."]),
        ("00:00:00,000 --> 00:00:01,000\nHei.\n\n00:00:01,000 --> 00:00:02,000\nMoi.\n", ["Hei.", "Moi."]),
        ("1\n00:00:00.000 --> 00:00:01.000\nHei.\n2\n00:00:01.000 --> 00:00:02.000\nMoi.\n", ["Hei.", "Moi."]),
        ("1\n\n00:00:00,000 --> 00:00:01,000\nHei.\n\n2\n\n00:00:01,000 --> 00:00:02,000\nMoi.\n", ["Hei.", "Moi."]),
        ("1\n00:00:00,000 --> 00:00:01,000\nHei.\n\nVielä.\n\n2\n00:00:01,000 --> 00:00:02,000\nMoi.\n", ["Hei. Vielä.", "Moi."]),
        ("1\n00:00:00,000 --> 00:00:01,000 X1:53 X2:303 Y1:438 Y2:453\n<font color='#fff'>Vuosi\n2026</font>\n", ["Vuosi 2026"]),
        ("1\n00:00:00,000 --> 00:00:01,000\nNOTE tämä sanottiin\n", ["NOTE tämä sanottiin"]),
    ],
)  # fmt: skip
def test_subrip_is_read_however_it_is_written(tmp_path: Path, text: str, expected: list[str]) -> None:
    file = read(tmp_path, text, "t.srt")
    assert [what for _, _, what in heard(file)] == expected
    assert file.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT - Otsikko\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE\nMoni\nrivi\n\n00:00.000 --> 00:01.000 line:0 align:start\nHei.\n", [(None, "Hei.")]),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n<v.loud Maija>Hei.</v> <v Erkki &amp; co>Moi.</v>\n", [("Maija", "Hei."), ("Erkki & co", "Moi.")]),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n- Kuka siellä?\n- 2 < 3 &lt;b&gt;\n", [(None, "- Kuka siellä? - 2 < 3 <b>")]),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nNimi\n00:01.000 --> 00:02.000\nMoi.\n", [(None, "Nimi"), (None, "Moi.")]),
    ],
)  # fmt: skip
def test_webvtt_is_read_by_what_is_said_in_it(
    tmp_path: Path, text: str, expected: list[tuple[str | None, str]]
) -> None:
    file = read(tmp_path, text)
    assert [(who, what) for _, who, what in heard(file)] == expected
    assert file.problems == ()


def caption(start: float, *lines: str) -> WrittenCaption:
    return WrittenCaption(start, start + 1, lines, int(start) + 1)


def by_whom(*captions: WrittenCaption) -> list[tuple[str | None, str]]:
    return [(cue.speaker, cue.text) for cue, _ in said(captions)]


def test_a_word_before_a_colon_is_a_name_only_if_it_comes_again() -> None:
    assert by_whom(caption(0, "Huomio: tämä."), caption(1, "Ja toinen."), caption(2, "Kolmas.")) == [
        (None, "Huomio: tämä."),
        (None, "Ja toinen."),
        (None, "Kolmas."),
    ]
    assert by_whom(caption(0, "Maija: Yksi."), caption(1, "Kaksi."), caption(2, "Maija: kello on: viisi.")) == [
        ("Maija", "Yksi."),
        ("Maija", "Kaksi."),
        ("Maija", "kello on: viisi."),
    ]


@pytest.mark.parametrize(
    "written", ["kello: viisi", "Kello:viisi", "https: //a", "Yksi kaksi kolme neljä viisi kuusi: sana"]
)
def test_what_is_no_name_is_said(written: str) -> None:
    assert by_whom(caption(0, written), caption(1, written)) == [(None, written), (None, written)]


def test_what_somebody_says_twice_is_said_twice() -> None:
    """Only where captions roll, a line that stands twice was said once."""
    twice = [caption(0, "Joo."), caption(1, "Joo."), caption(2, "Ja sitten."), caption(3, "Niin."), caption(4, "Hyvä.")]
    assert [what for _, what in by_whom(*twice)] == ["Joo.", "Joo.", "Ja sitten.", "Niin.", "Hyvä."]


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.lists(st.sampled_from(["a", "Bo: c", "<v D>e", "", "f"]), max_size=4)),
        max_size=8,
    )
)
def test_captions_are_in_order_and_each_knows_its_line(written: list[tuple[int, list[str]]]) -> None:
    found = said([WrittenCaption(at, at + 1, tuple(lines), number) for number, (at, lines) in enumerate(written)])
    assert [cue.start for cue, _ in found] == sorted(cue.start for cue, _ in found)
    assert all(written[line][0] == cue.start and cue.text for cue, line in found)


def test_a_fault_of_one_kind_is_told_once_with_its_count(tmp_path: Path) -> None:
    wrong = "".join(f"00:0{number}.000 -> 0{number}\nHei.\n\n00:0{number},5 --> x\nMoi.\n\n" for number in range(5))
    empty = "".join(f"00:1{number}.000 --> 00:1{number}.500\n\n" for number in range(3))
    file = read(tmp_path, f"WEBVTT\n\n{wrong}{empty}00:20.000 --> 00:19.000\nNurin.\n")
    assert [(one.code, one.line, one.severity.value) for one in file.problems] == [
        ("bad-cue-time", 6, "error"),
        ("empty-cue", 33, "warning"),
        ("bad-cue-time", 39, "error"),
    ]
    assert file.problems[0].message == "Aikaa ”00:00,5 --> x” ei ymmärretä. Samanlaisia kohtia on yhteensä 5."
    assert file.problems[1].message == "Ajan alla ei ole tekstiä. Samanlaisia kohtia on yhteensä 3."
    assert file.problems[2].message == "Teksti päättyy ennen kuin se alkaa."
    assert file.transcript is None


def test_a_time_without_a_text_does_not_hold_the_rest(tmp_path: Path) -> None:
    file = read(tmp_path, "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\nHei.\n")
    assert heard(file) == [(1.0, None, "Hei.")]
    assert [(one.code, one.line) for one in file.problems] == [("empty-cue", 3)]
    assert file.lines == (5,)


def test_a_page_tells_whose_turn_it_is(folder: Folder) -> None:
    folder.deed()
    folder.write("podcasts/t.vtt", ZOOM)
    folder.write("podcasts/jakso.md", "---\ntitle: Jakso\nnumber: 1\ntranscript: t.vtt\n---\nPuhutaan.\n")
    page = words(pages_of(podcasts.publish, catalogue_of(folder), site_of(folder))["podcast/jakso/"].body)
    assert "Maija Malli: Tervetuloa kuuntelemaan. Tänään puhutaan vuoroista." in page
    assert "Erkki Esimerkki: Kiitos kutsusta. Kello: viisi." in page
