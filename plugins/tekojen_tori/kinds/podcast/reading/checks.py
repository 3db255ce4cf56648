"""Whether the sound, the chapters and the transcript of each episode are what podcast programs can use."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from tekojen_tori.kinds.podcast.content.episode import Audio, Episode
from tekojen_tori.kinds.podcast.content.podcast import Podcast
from tekojen_tori.kinds.podcast.content.transcript import TRANSCRIPT_TYPES
from tekojen_tori.kinds.podcast.reading.audio_files import FORMS, read_audio
from tekojen_tori.kinds.podcast.reading.transcripts import TranscriptFile
from tekojen_tori.language.durations import clock
from tekojen_tori.language.numbers import number
from tekojen_tori.reading.checks.links_and_pictures import inside, near_file, out_of_folder
from tekojen_tori.reading.checks.written_checks import by_key
from tekojen_tori.reading.content_file import ContentFile, Read, readable
from tekojen_tori.reading.files.picture_files import read_picture
from tekojen_tori.reading.files.text_files import is_file, shown
from tekojen_tori.reading.problems import Problem, error

INACCURACY = 2
"""How many seconds the told length may differ from the real one, and how far a text may go beyond the sound."""
SMALLEST_COVER, LARGEST_COVER = 1400, 3000
"""The width in pixels between which podcast directories want the cover, which must be square."""
_COVER_TYPES = (".jpeg", ".jpg", ".png")
EpisodeFile = ContentFile[Episode]


def podcast_checks(
    podcasts: Iterable[ContentFile[Podcast]],
    episodes: Iterable[EpisodeFile],
    transcripts: Mapping[PurePosixPath, TranscriptFile],
    root: Path,
) -> Iterator[Problem]:
    """Every problem of the podcast; `transcripts` are those that could be opened, by the episodes' files."""
    for podcast in readable(podcasts):
        yield from _cover(podcast, root)
    read = readable(episodes)
    yield from _repeated_guids(read)
    for one in read:
        if one.thing.audio:
            yield from _audio(one, one.thing.audio, root)
            yield from _day(one)
        yield from _chapters(one)
        yield from _transcript(one, transcripts.get(one.thing.path), root)


def _repeated_guids(read: Iterable[Read[Episode]]) -> Iterator[Problem]:
    for same in by_key((one for one in read if one.thing.guid), lambda one: one.thing.guid).values():
        for one in same[1:]:
            message = f"Tunniste ”{one.thing.guid}” on jo tiedostossa {same[0].file}."
            hint = "Jokaisella jaksolla on oma tunniste: kopioi se vanhasta syötteestä, jakson kohdasta guid."
            yield error(one.file, "repeated-guid", message, hint, *one.front.place(("guid",)))


def _audio(one: Read[Episode], audio: Audio, root: Path) -> Iterator[Problem]:
    place = one.front.place(("audio", "url"))
    parts = urlsplit(audio.url)
    if parts.netloc:
        yield from _type(one, audio, PurePosixPath(parts.path).suffix.lower())
        return
    path = inside(one, unquote(parts.path), root)
    if path is None:
        yield out_of_folder(one, audio.url, place)
    elif not is_file(path):
        message = f"Äänitiedostoa ”{audio.url}” ei ole."
        yield error(one.file, "missing-audio", message, near_file(path, audio.url), *place)
    elif path.suffix.lower() not in FORMS:
        yield _unplayable(one, audio, place)
    else:
        yield from _type(one, audio, path.suffix.lower())
        yield from _content(one, audio, path)


def _unplayable(one: Read[Episode], audio: Audio, place: tuple[int, int]) -> Problem:
    hint = f"Käy: {', '.join(ending.removeprefix('.') for ending in FORMS)}. Varmin on mp3."
    return error(one.file, "wrong-audio-type", f"Ääntä ”{audio.url}” ei voi soittaa selaimessa.", hint, *place)


def _type(one: Read[Episode], audio: Audio, ending: str) -> Iterator[Problem]:
    form = FORMS.get(ending)
    if form and audio.type not in form.types:
        message = f"Äänen muoto ”{audio.type}” ei sovi tiedostoon, jonka pääte on {ending}."
        hint = f"Kirjoita: type: {form.types[0]}."
        yield error(one.file, "wrong-audio-type", message, hint, *one.front.place(("audio", "type")))


def _content(one: Read[Episode], audio: Audio, path: Path) -> Iterator[Problem]:
    real = read_audio(path)
    if real is None or not real.is_of_its_ending:
        message = f"Tiedosto ”{audio.url}” ei ole ääntä, jonka pääte on {path.suffix.lower()}."
        hint = "Tallenna ääni uudelleen, mieluiten muodossa mp3."
        yield error(one.file, "not-audio", message, hint, *one.front.place(("audio", "url")))
        return
    if real.bytes != audio.bytes:
        message = f"Äänitiedoston koko on {number(real.bytes)} tavua, ei {number(audio.bytes)}."
        hint = f"Kirjoita: bytes: {real.bytes}."
        yield error(one.file, "wrong-audio-bytes", message, hint, *one.front.place(("audio", "bytes")))
    if abs(real.seconds - audio.seconds) > INACCURACY:
        seconds = max(1, round(real.seconds))
        message = f"Ääni kestää {number(seconds)} sekuntia ({clock(seconds)}), ei {number(audio.seconds)}."
        hint = f"Kirjoita: seconds: {seconds}."
        yield error(one.file, "wrong-audio-seconds", message, hint, *one.front.place(("audio", "seconds")))


def _day(one: Read[Episode]) -> Iterator[Problem]:
    date = one.thing.date
    if "date" not in one.front.left_out and (date is None or not date.last.day):
        yield error(
            one.file,
            "episode-without-day",
            "Jaksolla on ääni mutta ei julkaisupäivää, jota podcast-ohjelmat tarvitsevat.",
            "Kirjoita päivä: date: 2026-03-02.",
            *one.front.place(("date",) if date else ("audio",)),
        )


def _chapters(one: Read[Episode]) -> Iterator[Problem]:
    chapters, audio = one.thing.chapters, one.thing.audio
    if not chapters:
        return
    if "audio" in one.front.left_out:
        return
    if audio is None:
        message = "Jaksolla on kohtia, mutta ääntä, jossa ne olisivat, ei ole."
        hint = "Lisää kenttä audio tai poista chapters."
        yield error(one.file, "chapters-without-audio", message, hint, *one.front.place(("chapters",)))
        return
    for place, (earlier, later) in enumerate(pairwise(chapters), 1):
        if later.seconds <= earlier.seconds:
            same = later.seconds == earlier.seconds
            message = f"Kohta ”{later.title}” alkaa {'samalla hetkellä kuin' if same else 'ennen kuin'} edellinen."
            hint = "Anna sille oma hetkensä." if same else "Järjestä kohdat sen mukaan, milloin ne alkavat."
            yield error(one.file, "chapters-out-of-order", message, hint, *one.front.place(("chapters", place, "at")))
    for place, chapter in enumerate(chapters):
        if chapter.seconds >= audio.seconds:
            message = f"Kohta ”{chapter.title}” alkaa {chapter.at}, mutta ääni loppuu {clock(audio.seconds)}."
            hint = "Korjaa kohdan aika tai äänen kesto (seconds)."
            yield error(one.file, "chapter-beyond-end", message, hint, *one.front.place(("chapters", place, "at")))


def _transcript(one: Read[Episode], read: TranscriptFile | None, root: Path) -> Iterator[Problem]:
    written, place = one.thing.transcript, one.front.place(("transcript",))
    if written is None:
        return
    if read is None:
        yield _unopened_transcript(one, written, root, place)
        return
    yield from read.problems
    if read.transcript and one.thing.audio:
        end = one.thing.audio.seconds
        for cue, line in zip(read.transcript.cues, read.lines, strict=True):
            if cue.end > end + INACCURACY:
                path = inside(one, written, root)
                assert path is not None, "it was opened"
                message = f"Teksti jatkuu kohtaan {clock(cue.end)}, mutta ääni loppuu {clock(end)}."
                hint = f"Onko tämä jakson ”{one.thing.title}” tekstivastine?"
                yield error(shown(path), "cue-beyond-end", message, hint, line)
                break


def _unopened_transcript(one: Read[Episode], written: str, root: Path, place: tuple[int, int]) -> Problem:
    if "://" in written:
        message = f"Tekstivastine ”{written}” ei ole tiedosto jakson vieressä."
        hint = "Tallenna se jakson viereen ja kirjoita tähän tiedoston nimi."
        return error(one.file, "transcript-elsewhere", message, hint, *place)
    path = inside(one, written, root)
    if path is None:
        return out_of_folder(one, written, place)
    if path.suffix not in TRANSCRIPT_TYPES:
        message = f"Tekstivastine ”{written}” ei ole .vtt- eikä .srt-tiedosto."
        return error(one.file, "not-a-transcript", message, "Tallenna se muodossa WebVTT (.vtt).", *place)
    message = f"Tekstivastinetta ”{written}” ei ole."
    return error(one.file, "missing-transcript", message, near_file(path, written), *place)


def _cover(one: Read[Podcast], root: Path) -> Iterator[Problem]:
    path = inside(one, one.thing.image, root) if one.thing.image else None
    found = read_picture(path) if path else None
    if path is None or found is None or found.picture is None:
        return
    width, height = found.picture.width, found.picture.height
    if width != height or not SMALLEST_COVER <= width <= LARGEST_COVER or path.suffix.lower() not in _COVER_TYPES:
        yield error(
            one.file,
            "bad-cover",
            f"Kansikuva ei kelpaa podcast-hakemistoihin ({width} × {height} kuvapistettä).",
            f"Kuva on neliö, {SMALLEST_COVER}–{LARGEST_COVER} kuvapistettä leveä, jpg tai png.",
            *one.front.place(("image",)),
        )
