"""No file stops the others: whatever is wrong with one is a Problem at that file, and the rest is checked."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from annotated_types import Ge, Gt, Interval, Le, Lt
from click.testing import CliRunner
from pydantic import BaseModel

from conftest import GOOD, PROJECT, TODAY, Folder
from sound import wav
from tekojen_tori import rooms
from tekojen_tori.cli import main
from tekojen_tori.content import registers as registers_of_content
from tekojen_tori.content.dates import FIRST_YEAR, LAST_YEAR
from tekojen_tori.content.kind import kinds
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.campaigns import reading as campaigns
from tekojen_tori.kinds.deeds import reading as deeds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.newsletters import reading as newsletters
from tekojen_tori.kinds.podcast import reading as podcast
from tekojen_tori.kinds.podcast.reading import audio_files
from tekojen_tori.kinds.podcast.reading.audio_files import read_audio
from tekojen_tori.kinds.stories.content import Story
from tekojen_tori.kinds.toplists import reading as toplists
from tekojen_tori.pages.features.content import Feature
from tekojen_tori.reading import content_file, content_folder
from tekojen_tori.reading import registers as reading_registers
from tekojen_tori.reading.checks import written_checks
from tekojen_tori.reading.checks.links_and_pictures import Read
from tekojen_tori.reading.problems import Problem, Severity

STORY = "---\ntitle: Tarina\ndate: 2019\n---\nKerron.\n"
EPISODE = "---\ntitle: Jakso\nnumber: 1\ndate: 2020-01-01\n{more}---\nPuhumme.\n"
AUDIO = "audio: {{url: {name}, bytes: 1, seconds: 1, type: audio/mpeg}}\n"


def found(folder: Folder) -> set[tuple[str, str]]:
    return {(Path(problem.file).name, problem.code) for problem in folder.read().problems}


def names(folder: Folder) -> list[str]:
    return [deed.slug for deed in folder.read().content.of(Deed)]


# Files


def loop(folder: Folder, name: str) -> None:
    path = folder.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    "name",
    ["deeds/a.md", "stories/sarja/a.md", "podcasts/podcast.md", "registers/themes.yml", "registers/organisations.yml",
     "registers/synonyms.yml", "registers/features.yml", "registers/programme.yml", "registers/programme/arviointi.yml",
     "registers/development_path.yml", "registers/breakthroughs.yml"],
)  # fmt: skip
def test_a_link_that_leads_to_itself_is_a_file_that_cannot_be_read(folder: Folder, name: str) -> None:
    folder.deed()
    loop(folder, name)
    assert (Path(name).name, "unreadable-file") in found(folder)


def test_a_folder_or_a_sound_or_a_transcript_that_leads_to_itself_is_not_there(folder: Folder) -> None:
    folder.deed()
    for name in ("deeds/kansio", "podcasts/a.mp3", "podcasts/a.vtt"):
        loop(folder, name)
    folder.write("podcasts/a.md", EPISODE.format(more=AUDIO.format(name="a.mp3") + "transcript: a.vtt\n"))
    assert {file for file, _ in found(folder)} == {"a.md"}
    assert names(folder) == ["tiimi"]


def test_a_name_longer_than_any_file_has_is_that_of_no_file(folder: Folder) -> None:
    name = "a" * 5000
    folder.deed()
    folder.write("podcasts/a.md", EPISODE.format(more=AUDIO.format(name=f"{name}.mp3") + f"transcript: {name}.vtt\n"))
    assert {file for file, _ in found(folder)} == {"a.md"}
    assert names(folder) == ["tiimi"]


def not_utf8(folder: Folder) -> str:
    """A deed in a file whose name is no UTF-8; its name as Python has it."""
    path = bytes(folder.root / "deeds") + b"/a\xff.md"
    Path(os.fsdecode(path)).write_text(GOOD, encoding="utf-8")
    return os.fsdecode(path)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_file_name_that_is_no_utf8_is_told_in_every_form(folder: Folder, form: str) -> None:
    folder.deed()
    not_utf8(folder)
    result = CliRunner().invoke(main, ["check", "--content", str(folder.root), "--format", form])
    assert result.exit_code == 1
    assert "bad-file-name" in result.output or "UTF-8" in result.output
    assert names(folder) == ["tiimi"]


def test_a_build_stops_for_a_file_name_that_is_no_utf8_with_its_problem(folder: Folder) -> None:
    folder.deed()
    not_utf8(folder)
    result = folder.build()
    assert result.returncode == 1
    assert "UTF-8" in result.stderr and "Traceback" not in result.stderr


def test_the_summary_of_a_pull_request_tells_of_a_file_name_that_is_no_utf8(folder: Folder) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@kunta.example")
        subprocess.run(["git", *who, *arguments], cwd=folder.root, check=True, capture_output=True)

    for name in ("sectors.yml", "themes.yml"):
        folder.write(f"registers/{name}", (PROJECT / "registers" / name).read_bytes())
    git("init", "--quiet")
    folder.deed()
    git("add", ".")
    git("commit", "--quiet", "--message", "yksi")
    not_utf8(folder)
    git("add", ".")
    git("commit", "--quiet", "--message", "kaksi")
    told = subprocess.run(
        [sys.executable, str(PROJECT / "scripts" / "summarise_check")],
        cwd=folder.root,
        env={key: value for key, value in os.environ.items() if key != "GITHUB_STEP_SUMMARY"},
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert "UTF-8" in told
    assert "Muualla kuin muutoksissasi" not in told, "it is the sender's own file"


@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a", "ogg", "opus", "flac", "aac"])
@pytest.mark.parametrize(
    "raw",
    [
        b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff" + b"x" * 99,
        b"RIFF\xff\xff\xff\xffWAVEfmt" + b"\xff" * 20,
        b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"x" * 200,
        b"\x7f\xff\xff\xffftypM4A \x00\x00\x00\x00" + b"\x7f\xff\xff\xffmoov" + b"y" * 100,
        b"\x00\x00\x00\x14ftypM4A \x00\x00\x00\x00M4A " + b"\xff\xff\xff\xffmoov" + b"y" * 100,
        b"OggS" + b"\xff" * 300,
        b"fLaC\x00\xff\xff\xff" + b"z" * 50,
        b"",
    ],
)
def test_a_sound_that_claims_to_be_huge_is_read_no_further_than_it_goes(
    tmp_path: Path, ending: str, raw: bytes
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(raw)
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from tekojen_tori.kinds.podcast.reading.audio_files import read_audio\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))\n"
        "print(read_audio(Path(sys.argv[1])))"
    )
    if ending == "wav":  # one process of its own is enough to see that memory is not asked for
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, capture_output=True)
    assert read_audio(path) is None


def test_a_sound_with_a_header_larger_than_any_picture_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.wav"
    with path.open("wb") as file:
        file.write(b"RIFF\x00\x00\x00\x10WAVEfmt \xff\xff\xff\x0f")
        file.truncate(300_000_000)
    sizes = []
    read = audio_files._Bounded.read

    def measured(self: audio_files._Bounded, size: int | None = -1) -> bytes:
        part = read(self, size)
        sizes.append(len(part))
        return part

    monkeypatch.setattr(audio_files._Bounded, "read", measured)
    assert read_audio(path) is None
    assert 0 < max(sizes) <= 32_000_000


def test_a_sound_is_still_read_to_its_length(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(wav(3))
    read = read_audio(path)
    assert read is not None
    assert (read.bytes, round(read.seconds), read.is_of_its_ending) == (path.stat().st_size, 3, True)


# Dates and numbers


@pytest.mark.parametrize(
    ("written", "good"),
    [("1900", True), ("1900-01-01/2019", True), ("1899", False), ("1899-12-31/2019", False), ("0001/2019", False),
     ("2100-12-31", True), ("2101", False), ("9999-12-31", False), ("2019/2101", False)],
)  # fmt: skip
def test_a_date_lies_within_the_years_of_anything_told(folder: Folder, written: str, good: bool) -> None:
    folder.deed()
    folder.write("webinars/a.md", f"---\ntitle: Webinaari\ndate: {written}\n---\nKerron.\n")
    assert ("a.md", "bad-date") not in found(folder) if good else ("a.md", "bad-date") in found(folder)


def test_the_first_and_the_last_day_of_all_can_be_published(folder: Folder) -> None:
    folder.deed()
    for year in (FIRST_YEAR, LAST_YEAR):
        times = f"date: {year}-12-31\nstarts: 0:00\nends: 23:59\n"
        folder.write(f"webinars/w{year}.md", f"---\ntitle: Webinaari {year}\n{times}---\nKerron.\n")
        folder.write(f"webinars/v{year}.md", f"---\ntitle: Toinen {year}\ndate: {year}-01-01/{year}-12-31\n---\nx\n")
    for kind in ("kampanja", "gaala"):
        fields = f"title: Hanke {kind}\nkind: {kind}\nbegins: {FIRST_YEAR}\nends: {LAST_YEAR}-12-31\n"
        folder.write(f"campaigns/{kind}.md", f"---\n{fields}---\nKerron.\n")
    folder.built()


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model, and those within it."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for part in parts(field.annotation):
                if isinstance(part, type) and issubclass(part, BaseModel):
                    models(part, seen)
    return seen


def parts(annotation: Any) -> set[Any]:
    inner = {part for argument in get_args(annotation) for part in parts(argument)}
    return inner | ({annotation} if get_origin(annotation) is None else set())


ROOTS = (
    *(kind.thing for kind in kinds()), Feature,
    *(model for registers in rooms.offers("content", "REGISTERS") for model, _ in registers.values()),
    *(one for one in vars(registers_of_content).values() if isinstance(one, type) and issubclass(one, BaseModel)),
)  # fmt: skip
MODELS = {found for root in ROOTS for found in models(root, set())}
NUMBERS = [
    pytest.param(field.metadata, id=f"{model.__name__}.{name}")
    for model in sorted(MODELS, key=lambda model: model.__name__)
    for name, field in model.model_fields.items()
    if {int, float} & parts(field.annotation) and bool not in parts(field.annotation)
]


@pytest.mark.parametrize("metadata", NUMBERS)
def test_a_number_is_no_more_than_it_can_mean(metadata: list[Any]) -> None:
    assert any(isinstance(one, Le | Lt) or (isinstance(one, Interval) and one.le is not None) for one in metadata)
    assert any(isinstance(one, Ge | Gt) for one in metadata)


def test_the_walk_over_models_finds_those_numbers_that_we_know() -> None:
    known = {
        "Episode.number",
        "Campaign.goal",
        "Campaign.reported",
        "Standing.deeds",
        "Organisation.closed",
        "Audio.bytes",
    }
    assert known <= {str(number.id) for number in NUMBERS}


class _Endless(BaseModel):
    number: Annotated[int, Ge(1)]


def test_a_number_without_an_end_would_be_noticed() -> None:
    with pytest.raises(AssertionError):
        test_a_number_is_no_more_than_it_can_mean(_Endless.model_fields["number"].metadata)


@pytest.mark.parametrize(
    ("number", "code"), [("10000", None), ("10001", "out-of-range"), ("0", "out-of-range"), ("9" * 4400, "wrong-type")]
)
def test_numbers_have_bounds(folder: Folder, number: str, code: str | None) -> None:
    folder.deed()
    folder.write("podcasts/a.md", EPISODE.replace("number: 1", f"number: {number}").format(more=""))
    assert found(folder) == ({("a.md", code)} if code else set())


@pytest.mark.parametrize(
    ("value", "good"), [("123456789012345", True), ("1234567890123456", False), ("9" * 4000, False)]
)
def test_the_figures_of_the_programme_have_bounds(folder: Folder, value: str, good: bool) -> None:
    folder.deed()
    row = f"rows: [{{name: Rivi, value: {value}}}]"
    figure = f"figures:\n  - {{slug: a, title: A, part: A, tells: A, source: A, {row}}}\n"
    folder.write("registers/programme.yml", f"title: A\nsummary: A\nsource: A\n{figure}")
    assert found(folder) == (set() if good else {("programme.yml", "out-of-range")})


# The last net


class Unforeseen(Exception):
    """What nobody thought of."""


def failing(original: Callable[..., Any], word: str) -> Callable[..., Any]:
    """A function that fails as soon as one of its arguments holds the word."""

    def fails(*arguments: Any, **named: Any) -> Any:
        if any(word in str(argument) for argument in (*arguments, *named.values())):
            raise Unforeseen("::error ::\x1b[31m")
        return original(*arguments, **named)

    return fails


def told(folder: Folder) -> list[tuple[str, str]]:
    """The files of which it was told that something unforeseen happened, and what was being done."""
    problems = folder.read().problems
    unforeseen = [problem for problem in problems if problem.code == "unforeseen"]
    assert all(problem.severity is Severity.ERROR for problem in unforeseen)
    assert not any("\x1b" in f"{problem.message}{problem.hint}" for problem in problems)
    return [(Path(problem.file).name, problem.message) for problem in unforeseen]


UNREAD = "Tätä tiedostoa ei osattu lukea."
UNCHECKED = "Tätä tiedostoa ei osattu tarkistaa."


@pytest.mark.parametrize(
    ("where", "name", "text"),
    [
        ((content_file, "read_front_matter"), "deeds/kompastus.md", GOOD),
        ((content_file, "read_front_matter"), "stories/sarja/kompastus.md", STORY),
        ((content_file, "read_front_matter"), "newsletters/kompastus.md", STORY),
        ((reading_registers, "parse_yaml"), "registers/organisations.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/themes.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/synonyms.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/features.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/programme.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/programme/kompastus.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/development_path.yml", "# kompastus\n"),
        ((reading_registers, "parse_yaml"), "registers/breakthroughs.yml", "# kompastus\n"),
    ],
)
def test_a_reader_that_fails_stops_nobody_else(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, where: tuple[Any, str], name: str, text: str
) -> None:
    folder.deed(date="2019-13")
    folder.write("stories/sarja.md", "---\ntitle: Sarja\n---\nx\n")
    folder.write(name, text)
    monkeypatch.setattr(*where, failing(getattr(*where), "kompastus"))
    assert told(folder) == [(Path(name).name, UNREAD)]
    assert "no-such-date" in {problem.code for problem in folder.read().problems}


def test_a_transcript_that_cannot_be_read_is_told_of(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed()
    folder.write("podcasts/a.md", EPISODE.format(more="transcript: kompastus.vtt\n"))
    folder.write("podcasts/kompastus.vtt", "WEBVTT\n")
    monkeypatch.setattr(podcast, "read_transcript", failing(podcast.read_transcript, "kompastus"))
    assert told(folder) == [("kompastus.vtt", UNREAD)]


CHECKS = {
    "deed_checks": (deeds, "deeds/kompastus.md"),
    "toplist_checks": (toplists, "toplists/kompastus.md"),
    "campaign_checks": (campaigns, "campaigns/kompastus.md"),
    "editorial_checks": (content_folder, "webinars/kompastus.md"),
    "named_file": (newsletters, "newsletters/kompastus.md"),
    "podcast_checks": (podcast, "podcasts/kompastus.md"),
    "written_checks": (content_folder, "deeds/kompastus.md"),
}
WRITTEN = {
    "deeds": GOOD,
    "toplists": "---\ntitle: Lista\nrule: newest\n---\nx\n",
    "campaigns": "---\ntitle: Kampanja\nbegins: 2019\nends: 2019\n---\nx\n",
    "webinars": "---\ntitle: Webinaari\n---\nx\n",
    "newsletters": "---\ntitle: Kirje\ndate: 2019-01-01\nsections: [{heading: Nyt, shows: [deeds/teko-1]}]\n---\nx\n",
    "podcasts": EPISODE.format(more=""),
}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_over_many_files_that_fails_names_the_one_that_makes_it_fail(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, check: str
) -> None:
    """And finds what is wrong between the others."""
    for number in range(9):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    folder.deed("sama", title="Teko 1")
    module, file = CHECKS[check]
    folder.write(file, WRITTEN[Path(file).parent.name])
    monkeypatch.setattr(module, check, failing(getattr(module, check), "kompastus"))
    assert told(folder) == [("kompastus.md", UNCHECKED)]
    assert "duplicate-title" in {problem.code for problem in folder.read().problems}


def test_a_check_of_links_that_fails_stops_with_its_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed("kompastus", text="[x](muu.md)")
    folder.deed("muu", title="Toinen", text="[x](ei.md)")
    links = written_checks.link_problems

    def fails(one: Read[Written], *rest: Any) -> Iterator[Problem]:
        if one.thing.slug == "kompastus":
            raise Unforeseen
        return links(one, *rest)

    monkeypatch.setattr(written_checks, "link_problems", fails)
    assert told(folder) == [("kompastus.md", UNCHECKED)]
    assert ("muu.md", "broken-link") in found(folder)


def test_a_check_that_fails_of_itself_is_told_once_and_blames_no_file(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.deed()
    monkeypatch.setattr(deeds, "deed_checks", failing(deeds.deed_checks, ""))
    assert told(folder) == [("content", "Sisältöä ei osattu tarkistaa loppuun.")]


def test_a_check_that_every_file_makes_fail_ends(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        folder.deed(f"kompastus-{number}", title=f"Teko {number}")
    monkeypatch.setattr(deeds, "deed_checks", failing(deeds.deed_checks, "kompastus"))
    assert len(told(folder)) == 11


def test_what_is_wrong_only_today_is_caught_too(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.deed(date="2099")
    monkeypatch.setattr(content_file, "error", failing(content_file.error, "future-date"))
    assert told(folder) == [("tiimi.md", UNCHECKED)]


# Reading again


class Counted:
    """Counts the files that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []
        original = Path.read_bytes

        def counted(path: Path) -> bytes:
            self.read.append(path.name)
            return original(path)

        monkeypatch.setattr(Path, "read_bytes", counted)

    def since(self) -> list[str]:
        """The files read since one last asked."""
        read, self.read = self.read, []
        return read


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def test_reading_again_reads_only_what_changed(counted: Counted) -> None:
    content = content_folder.ContentFolder(PROJECT, PROJECT)
    first = content.read(TODAY)
    assert len(counted.since()) > 100
    again = content.read(TODAY)
    assert counted.since() == []
    assert again == first


def test_a_file_that_changed_is_read_and_no_other(folder: Folder, counted: Counted) -> None:
    folder.write("registers/organisations.yml", "[]\n")
    folder.write("podcasts/a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei\n")
    folder.write("podcasts/a.md", EPISODE.format(more="transcript: a.vtt\n"))
    path = folder.deed()
    content = content_folder.ContentFolder(folder.root, PROJECT)
    content.read(TODAY)
    counted.since()
    status = path.stat()
    path.write_text(path.read_text().replace("Tiimi", "Tiimu"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    counted.since()
    assert content.read(TODAY).content.of(Deed)[0].title.startswith("Tiimu"), "of the same length, at the same time"
    assert counted.since() == ["tiimi.md"]
    folder.write("podcasts/a.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\nHei\n")
    content.read(TODAY)
    assert counted.since() == ["a.vtt"]


def test_all_is_read_anew_when_the_registers_say_something_else(folder: Folder, counted: Counted) -> None:
    themes = (PROJECT / "registers/themes.yml").read_text()
    folder.write("registers/themes.yml", themes)
    folder.deed()
    content = content_folder.ContentFolder(folder.root, PROJECT)
    content.read(TODAY)
    counted.since()
    folder.write("registers/themes.yml", f"# Sama, eri tavoin\n{themes}")
    content.read(TODAY)
    assert "tiimi.md" not in counted.since(), "the same themes, written in another way"
    folder.write("registers/themes.yml", themes.replace("itseohjautuvuus", "omaohjautuvuus"))
    assert "unknown-theme" in {problem.code for problem in content.read(TODAY).problems}
    assert "tiimi.md" in counted.since()


def test_a_file_whose_kind_changes_with_the_folder_beside_it_is_read_anew(folder: Folder) -> None:
    """As the checker itself advises: make a folder for the stories of the series."""
    folder.deed()
    folder.write("stories/sarja.md", STORY)
    content = content_folder.ContentFolder(folder.root, PROJECT)
    assert [problem.code for problem in content.read(TODAY).problems] == ["no-series"]
    folder.write("stories/sarja/tarina.md", STORY)
    reading = content.read(TODAY)
    assert [story.slug for story in reading.content.of(Story)] == ["tarina"]
    assert "unknown-key" in {problem.code for problem in reading.problems}, "a series has no date"
    (folder.root / "stories/sarja/tarina.md").unlink()
    (folder.root / "stories/sarja").rmdir()
    assert [problem.code for problem in content.read(TODAY).problems] == ["no-series"]


def test_what_is_to_come_is_past_after_midnight(folder: Folder, counted: Counted) -> None:
    folder.deed(date="2026-11-25")
    content = content_folder.ContentFolder(folder.root, PROJECT)
    assert [problem.code for problem in content.read(TODAY).problems] == ["future-date"]
    counted.since()
    assert content.read(date(2026, 11, 25)).problems == ()
    assert [problem.code for problem in content.read(TODAY).problems] == ["future-date"]
    assert counted.since() == []


def test_what_is_gone_is_forgotten(folder: Folder) -> None:
    path = folder.deed()
    content = content_folder.ContentFolder(folder.root, PROJECT)
    content.read(TODAY)
    path.unlink()
    content.read(TODAY)
    assert not [what for what in content._read if isinstance(what, tuple) and what[0] == path]


def test_registers_that_say_the_same_are_equal() -> None:
    read = [reading_registers.read_registers(PROJECT, PROJECT)[0] for _ in range(2)]
    assert read[0] == read[1]
    assert read[0] is not read[1]
