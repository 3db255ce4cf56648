"""What the checker finds wrong in the podcast: sound, chapters, transcripts, the cover."""

import io
from pathlib import Path

import pytest
from PIL import Image

from conftest import Folder, png
from sound import mp3, wav
from tekojen_tori.kinds.podcast.content.transcript import Transcripts

SOUND = wav(3)
GOOD_AUDIO = f"{{url: aani.wav, bytes: {len(SOUND)}, seconds: 3, type: audio/wav}}"
ELSEWHERE = "{url: 'https://media.example/1.mp3', bytes: 900, seconds: 60, type: audio/mpeg}"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Maija>Hei!\n\n00:01.000 --> 00:02.500\nTervetuloa.\n"


def episode(folder: Folder, name: str = "jakso", **fields: str | None) -> None:
    """Write an episode that is good but for the fields given, a sound and a transcript beside it."""
    written = {"title": f"Jakso {name}", "number": "1", "date": "2026-03-02"} | fields
    front = "".join(f"{key}: {value}\n" for key, value in written.items() if value is not None)
    folder.write(f"podcasts/{name}.md", f"---\n{front}---\nJaksossa puhutaan.\n")
    folder.write("podcasts/aani.wav", SOUND)


def found(folder: Folder) -> list[tuple[str, str, int]]:
    """Each problem as its code, the file's name and the line."""
    folder.deed()
    return [(problem.code, Path(problem.file).name, problem.line) for problem in folder.read().problems]


def codes(folder: Folder) -> list[tuple[str, int]]:
    return [(code, line) for code, _, line in found(folder)]


@pytest.mark.parametrize("audio", [GOOD_AUDIO, ELSEWHERE])
def test_a_whole_episode_is_in_order(folder: Folder, audio: str) -> None:
    episode(folder, audio=audio, chapters="[{at: '0:00', title: Alku}, {at: '0:02', title: Loppu}]", transcript="t.vtt")
    folder.write("podcasts/t.vtt", VTT)
    assert found(folder) == []
    (transcript,) = folder.read().content.part(Transcripts).values()
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("Maija", "Hei!"), (None, "Tervetuloa.")]


@pytest.mark.parametrize(
    "url",
    [
        "http://media.example/1.mp3",
        "ftp://media.example/1.mp3",
        "//media.example/1.mp3",
        "https:///1.mp3",
        "'javascript:alert(1)'",
        "'javascript://media.example/%0Aalert(1)'",
        "'data:audio/mpeg;base64,AAAA'",
        "https://tunnus:salasana@media.example/1.mp3",
        "'https://media.example/eka jakso.mp3'",
        "'https://[::1/1.mp3'",
    ],
)
def test_a_bad_audio_address_is_told_of(folder: Folder, url: str) -> None:
    episode(folder, audio=f"{{url: {url}, bytes: 9, seconds: 60, type: audio/mpeg}}")
    assert codes(folder) == [("bad-audio-address", 5)]


def test_of_an_unsafe_address_the_safe_one_is_offered(folder: Folder) -> None:
    episode(folder, audio="{url: 'http://media.example/1.mp3', bytes: 9, seconds: 60, type: audio/mpeg}")
    folder.deed()
    assert folder.read().problems[0].hint == "Tarkoititko: https://media.example/1.mp3?"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("aanni.wav", "missing-audio"),
        ("../../salainen.wav", "link-out-of-folder"),
        ("/etc/passwd", "link-out-of-folder"),
        ("linkki.wav", "link-out-of-folder"),
        ("aani.bin", "wrong-audio-type"),
        ("teksti.wav", "not-audio"),
        ("aani.mp3", "not-audio"),
    ],
)
def test_a_file_that_is_no_sound_of_ours_is_told_of(folder: Folder, url: str, code: str) -> None:
    type_ = "audio/mpeg" if url.endswith("mp3") else "audio/wav"
    episode(folder, audio=f"{{url: {url}, bytes: {len(SOUND)}, seconds: 3, type: {type_}}}")
    outside = folder.root.parent / "salainen.wav"
    outside.write_bytes(SOUND)
    (folder.root / "podcasts/linkki.wav").symlink_to(outside)
    folder.write("podcasts/aani.bin", SOUND)
    folder.write("podcasts/aani.mp3", SOUND)
    folder.write("podcasts/teksti.wav", "Tämä on tekstiä." * 100)
    assert codes(folder) == [(code, 5)]


@pytest.mark.parametrize(
    ("seconds", "bytes_", "hints"),
    [
        (3, len(SOUND) + 1, [f"Kirjoita: bytes: {len(SOUND)}."]),
        (3, len(SOUND), []),
        (1, len(SOUND), []),
        (5, len(SOUND), []),
        (6, len(SOUND), ["Kirjoita: seconds: 3."]),
        (60, 1, [f"Kirjoita: bytes: {len(SOUND)}.", "Kirjoita: seconds: 3."]),
    ],
)
def test_a_wrong_length_is_told_of_with_the_right_one(
    folder: Folder, seconds: int, bytes_: int, hints: list[str]
) -> None:
    folder.deed()
    lines = f"\n  url: aani.wav\n  bytes: {bytes_}\n  seconds: {seconds}\n  type: audio/wav"
    episode(folder, audio=lines)
    problems = folder.read().problems
    assert [problem.hint for problem in problems] == hints
    assert [problem.code for problem in problems] == [
        "wrong-audio-bytes" if "bytes" in hint else "wrong-audio-seconds" for hint in hints
    ]
    assert {problem.line for problem in problems} <= {7, 8}


def test_an_mp3_is_known_by_its_content(folder: Folder) -> None:
    sound = mp3(4)
    folder.write("podcasts/jakso.mp3", sound)
    episode(folder, audio=f"{{url: jakso.mp3, bytes: {len(sound)}, seconds: 4, type: audio/mpeg}}")
    assert found(folder) == []


@pytest.mark.parametrize("url", ["https://media.example/1.mp3", "aani.wav"])
def test_a_type_that_does_not_fit_the_ending_is_told_of(folder: Folder, url: str) -> None:
    episode(folder, audio=f"{{url: '{url}', bytes: {len(SOUND)}, seconds: 3, type: audio/flac}}")
    assert codes(folder) == [("wrong-audio-type", 5)]


@pytest.mark.parametrize(("date", "line"), [(None, 4), ("2026-03", 4), ("2026", 4)])
def test_an_episode_with_sound_needs_a_day(folder: Folder, date: str | None, line: int) -> None:
    episode(folder, audio=ELSEWHERE, date=date)
    assert codes(folder) == [("episode-without-day", line)]


@pytest.mark.parametrize(
    ("chapters", "audio", "expected"),
    [
        ("[{at: '0:30', title: Toka}, {at: '0:10', title: Eka}]", ELSEWHERE, [("chapters-out-of-order", 6)]),
        ("[{at: '0:30', title: Eka}, {at: '0:30', title: Toka}]", ELSEWHERE, [("chapters-out-of-order", 6)]),
        ("[{at: '0:00', title: Eka}, {at: '1:00', title: Toka}]", ELSEWHERE, [("chapter-beyond-end", 6)]),
        ("[{at: '1:02:30', title: Eka}]", ELSEWHERE, [("chapter-beyond-end", 6)]),
        ("[{at: '0:00', title: Eka}]", None, [("chapters-without-audio", 5)]),
    ],
)
def test_chapters_that_cannot_be_are_told_of(
    folder: Folder, chapters: str, audio: str | None, expected: list[tuple[str, int]]
) -> None:
    episode(folder, audio=audio, chapters=chapters)
    assert codes(folder) == expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("puuttuu.vtt", None, ("missing-transcript", "jakso.md", 6)),
        ("../../ulkona.vtt", None, ("link-out-of-folder", "jakso.md", 6)),
        ("jakso.md", None, ("not-a-transcript", "jakso.md", 6)),
        ("t.vtt", "Tämä on pelkkää tekstiä.\n", ("not-a-transcript", "t.vtt", 1)),
        ("t.vtt", "", ("not-a-transcript", "t.vtt", 1)),
        ("t.vtt", "WEBVTT\n", ("not-a-transcript", "t.vtt", 1)),
        ("t.vtt", "<html><body>Ei löytynyt</body></html>", ("not-a-transcript", "t.vtt", 1)),
        ("t.vtt", b"WEBVTT\n\n\x00\xff\xfe\x80", ("not-utf8", "t.vtt", 3)),
        ("t.vtt", VTT.replace("Hei", "Päivää").encode("cp1252"), ("not-utf8", "t.vtt", 4)),
        ("t.vtt", b"x" * 1_000_001, ("file-too-large", "t.vtt", 1)),
        ("t.vtt", VTT.replace("00:01.000 --> 00:02.500", "1.0 --> 2,5"), ("bad-cue-time", "t.vtt", 6)),
        ("t.vtt", VTT.replace("--> 00:02.500", "--> 00:00.500"), ("bad-cue-time", "t.vtt", 6)),
        ("t.vtt", VTT.replace("Tervetuloa.", ""), ("empty-cue", "t.vtt", 6)),
        ("t.vtt", VTT + "\n01:00:00.000 --> 01:00:02.000\nLoppu.\n", ("cue-beyond-end", "t.vtt", 9)),
        (
            "t.srt",
            "1\n00:00:00,000 --> 00:00:01,000\nHei!\n\n2\n00:00:01 --> huomenna\nHei!\n",
            ("bad-cue-time", "t.srt", 6),
        ),
        ("t.srt", VTT, ("not-a-transcript", "t.srt", 1)),
        (
            "t.srt",
            "1\n00:00:00,000 --> 00:00:01,000\n\n2\n00:00:01,000 --> 00:00:02,000\nHei\n",
            ("empty-cue", "t.srt", 2),
        ),
    ],
)
def test_a_transcript_that_is_no_transcript_is_told_of(
    folder: Folder, name: str, content: str | bytes | None, expected: tuple[str, str, int]
) -> None:
    episode(folder, audio=GOOD_AUDIO, transcript=name)
    if content is not None:
        folder.write(f"podcasts/{name}", content)
    assert found(folder) == [expected]


def test_subrip_is_a_transcript_too(folder: Folder) -> None:
    episode(folder, transcript="t.srt")
    folder.write("podcasts/t.srt", "1\n00:00:00,000 --> 00:00:01,000\n<i>Hei</i> 2026!\n")
    assert found(folder) == []
    (transcript,) = folder.read().content.part(Transcripts).values()
    assert transcript.cues[0].text == "Hei 2026!"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("category: Goverment", "unknown-category"),
        ("category: [Government, Business/Kehittäminen]", "unknown-category"),
        ("guid: tori", "bad-guid"),
        ("owner_email: toimitus", "bad-email"),
        ("explicit: ehkä", "wrong-type"),
        ("image: pieni.png\nalt: Kansi", "bad-cover"),
        ("image: litistynyt.png\nalt: Kansi", "bad-cover"),
        ("image: puuttuu.png\nalt: Kansi", "missing-image"),
        ("tekija: Kunteko", "unknown-key"),
    ],
)
def test_what_is_wrong_with_the_podcast_itself_is_told_of(folder: Folder, fields: str, code: str) -> None:
    folder.write("podcasts/pieni.png", png(600, 600))
    folder.write("podcasts/litistynyt.png", png(1400, 1200))
    folder.write("podcasts/podcast.md", f"---\ntitle: Kuntapuhe\n{fields}\n---\nMistä on kyse.\n")
    assert found(folder) == [(code, "podcast.md", 3)]


@pytest.mark.parametrize(
    ("end", "expected"),
    [("00:05.000", []), ("00:05.001", [("cue-beyond-end", 6)]), ("00:09.000", [("cue-beyond-end", 6)])],
)
def test_a_text_may_end_two_seconds_after_the_sound(folder: Folder, end: str, expected: list[tuple[str, int]]) -> None:
    episode(folder, audio=GOOD_AUDIO, transcript="t.vtt")
    folder.write(
        "podcasts/t.vtt", VTT.replace("00:02.500", end) + "\n01:00:00.000 --> 01:00:01.000\nVielä.\n" * bool(expected)
    )
    assert codes(folder) == expected, "it is told once"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (["0:00", "0:59"], []),
        (["0:00", "1:00"], [("chapter-beyond-end", "alkaa 1:00, mutta ääni loppuu 1:00")]),
        (["0:10", "0:09"], [("chapters-out-of-order", "ennen kuin edellinen")]),
        (["0:10", "0:10"], [("chapters-out-of-order", "samalla hetkellä kuin edellinen")]),
        (["0:10", "0:11", "0:11", "0:05"], [("chapters-out-of-order", "samalla"), ("chapters-out-of-order", "ennen")]),
    ],
)
def test_chapters_begin_one_after_another_before_the_end(
    folder: Folder, at: list[str], expected: list[tuple[str, str]]
) -> None:
    folder.deed()
    chapters = "".join(f"\n  - at: '{one}'\n    title: Kohta {number}" for number, one in enumerate(at))
    episode(folder, audio=ELSEWHERE, chapters=chapters)
    problems = folder.read().problems
    assert [problem.code for problem in problems] == [code for code, _ in expected]
    assert all(told in problem.message for problem, (_, told) in zip(problems, expected, strict=True))
    assert all(problem.line > 7 for problem in problems)


def test_an_episode_without_sound_needs_no_day_and_one_with_a_day_has_it(folder: Folder) -> None:
    episode(folder, date="2020")
    assert found(folder) == []
    episode(folder, audio=ELSEWHERE, date="2026-03-01/2026-03-02")
    assert found(folder) == []


@pytest.mark.parametrize(
    ("file", "size", "is_good"),
    [
        ("k.png", (1400, 1400), True),
        ("k.PNG", (3000, 3000), True),
        ("k.png", (1399, 1399), False),
        ("k.png", (3001, 3001), False),
        ("k.png", (1400, 1401), False),
        ("k.webp", (1400, 1400), False),
    ],
)
def test_a_cover_is_square_large_and_of_a_type_that_directories_take(
    folder: Folder, file: str, size: tuple[int, int], is_good: bool
) -> None:
    picture = io.BytesIO()
    Image.new("L", size).save(picture, "WEBP" if file.endswith("webp") else "PNG")
    folder.write(f"podcasts/{file}", picture.getvalue())
    folder.write("podcasts/podcast.md", f"---\ntitle: Kuntapuhe\nimage: {file}\nalt: Kansi\n---\nMistä on kyse.\n")
    assert found(folder) == ([] if is_good else [("bad-cover", "podcast.md", 3)])


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("https://kunta.example/t.vtt", "transcript-elsewhere", "Tallenna se jakson viereen"),
        ("t.vt", "not-a-transcript", "WebVTT"),
        ("tt.vtt", "missing-transcript", "Tarkoititko: t.vtt?"),
        ("kansio/t.vtt", "missing-transcript", "Tarkista tiedoston nimi ja kansio."),
    ],
)
def test_a_transcript_that_is_not_beside_its_episode_is_told_of_with_what_to_do(
    folder: Folder, name: str, code: str, hint: str
) -> None:
    folder.deed()
    folder.write("podcasts/t.vtt", VTT)
    folder.write("podcasts/t.vt", VTT)
    episode(folder, transcript=name)
    (problem,) = folder.read().problems
    assert hint in problem.hint
    assert (problem.code, problem.line, problem.file.endswith("jakso.md")) == (code, 5, True)


def test_a_sound_elsewhere_is_not_looked_for_and_its_form_is_told_by_its_ending(folder: Folder) -> None:
    episode(folder, audio=ELSEWHERE.replace("1.mp3", "1.MP3?x=1"))
    assert found(folder) == []
    episode(folder, audio=ELSEWHERE.replace("1.mp3", "stream"))
    assert found(folder) == [], "nobody knows what it is"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nHei!\n", []),
        ("WEBVTT\n\n00:01.000 --> 00:00.999\nHei!\n", [("bad-cue-time", 3)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHei!\n\n00:01.000 --> 00:02.500\nMoi!\n", []),
        ("WEBVTT\n\n00:02.000 --> 00:02.500\nA\n\n00:01.000 --> 00:02.500\nB\n\n00:01.500 --> 00:02.500\nC\n", []),
        ("WEBVTT\n\nalku\n00:01.000 --> 00:02.000\n\n\n00:02.000 --> 00:02\nHei!\n", [("empty-cue", 4), ("bad-cue-time", 7)]),
        ("WEBVTT\n\nNOTE huomio\n\n1\n00:01.000 --> 00:02.000 align:start\nHei!\nMoi!\n", []),
    ],
)  # fmt: skip
def test_the_times_of_a_transcript_are_times_and_each_has_its_text(
    folder: Folder, text: str, expected: list[tuple[str, int]]
) -> None:
    episode(folder, transcript="t.vtt")
    folder.write("podcasts/t.vtt", text)
    assert codes(folder) == expected
    if expected:
        folder.write("podcasts/t.vtt", VTT)
    assert len(folder.read().content.part(Transcripts)) == 1


def test_a_transcript_is_what_was_said_when_and_by_whom(folder: Folder) -> None:
    episode(folder, transcript="t.vtt")
    folder.write("podcasts/t.vtt", "WEBVTT\n\n00:01.250 --> 01:02:03.500\n<v Maija>Hei &amp;\nmoi!</v>\n\n01:02:04.000 --> 01:02:05.000\n<i>Niin.</i>\n")  # fmt: skip
    assert found(folder) == []
    (transcript,) = folder.read().content.part(Transcripts).values()
    assert [(cue.start, cue.end, cue.text, cue.speaker) for cue in transcript.cues] == [
        (1.25, 3723.5, "Hei & moi!", "Maija"),
        (3724.0, 3725.0, "Niin.", None),
    ]
    assert transcript.path.as_posix() == "podcasts/t.vtt"
