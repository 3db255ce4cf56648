"""Bounded whatever is written: how much is told of a file, how often a near match is sought, how long a text may be."""

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rapidfuzz import process

from conftest import Folder
from tekojen_tori.cli import main
from tekojen_tori.content import names as names_of_content
from tekojen_tori.content.names import Names
from tekojen_tori.contributing.summary import as_summary
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.kinds.deeds.reading.files import DEEDS
from tekojen_tori.reading.checks import links_and_pictures
from tekojen_tori.reading.checks.written_checks import written_checks
from tekojen_tori.reading.problems import Problem, Severity, error, errors, in_order, info, warning
from tekojen_tori.reading.report import as_text

MANY = 20_000
FITTING = 9_000
"""So many of what takes up to twenty letters fit in one file."""


class Sought:
    """Counts the near matches that are sought."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *arguments: object, **named: object) -> object:
        self.times += 1
        return process.extractOne(*arguments, **named)  # type: ignore[arg-type]


@pytest.fixture
def sought(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sought]:
    counted = Sought()

    def extract(*arguments: object, **named: object) -> object:
        counted.times += 1
        return process.extract(*arguments, **named)  # type: ignore[call-overload]

    class Counting:
        extractOne = staticmethod(counted)

    Counting.extract = staticmethod(extract)  # type: ignore[attr-defined]

    names_of_content.nearest_of.cache_clear()
    names_of_content.misspelt_of.cache_clear()
    for module in (names_of_content, links_and_pictures):
        if hasattr(module, "process"):
            monkeypatch.setattr(module, "process", Counting)
    yield counted
    names_of_content.nearest_of.cache_clear()


def many(of: str, count: int = FITTING) -> str:
    return ", ".join(of.format(number) for number in range(count))


EDITORIAL = "---\ntitle: {}\n{}: [{}]\n---\nTeksti.\n"
FLOODS: dict[str, Callable[[Folder], Path]] = {
    "unknown keys": lambda folder: folder.deed(**{f"key{number}": "x" for number in range(FITTING)}),
    "unknown themes": lambda folder: folder.deed(theme=f"[{many('t{}', MANY)}]"),
    "the same theme": lambda folder: folder.deed(theme=f"[{many('ergonomiia')}]"),
    "unknown keys within fields": lambda folder: folder.deed(links=f"[{many('{{u{}: x}}')}]"),
    "bad links": lambda folder: folder.deed(links=f"[{many('x{}')}]"),
    "links that lead nowhere": lambda folder: folder.deed(text=" ".join(f"[a](e{n}.md)" for n in range(FITTING))),
    "one link that leads nowhere": lambda folder: folder.deed(text="[a](e.md) " * FITTING),
    "pictures": lambda folder: folder.deed(text=" ".join(f"![a](e{n}.png)" for n in range(FITTING))),
    "unknown deeds": lambda folder: folder.write("webinars/w.md", EDITORIAL.format("Web", "deeds", many("d-{}"))),
    "municipalities": lambda folder: folder.write("webinars/w.md", EDITORIAL.format("Web", "municipality", many("K{}"))),
    "a list": lambda folder: folder.write("toplists/w.md", EDITORIAL.format("Lista", "deeds", many("d-{}"))),
    "aliases": lambda folder: folder.deed(aliases=f"[{many('A{}')}]"),
    "bad values": lambda folder: folder.write(
        "podcasts/podcast.md", EDITORIAL.format("Podcast", "category", many("C{}", 5_000))
    ),
    "control characters": lambda folder: folder.deed(text="\x07\n" * FITTING),
    "identity codes": lambda folder: folder.deed(text="131052-308T\n" * FITTING),
    "comments": lambda folder: folder.deed(**{f"k{number}": "x #a" for number in range(FITTING)}),
    "awards": lambda folder: folder.write(
        "campaigns/w.md",
        f"---\ntitle: Kampanja\nbegins: 2019\nends: 2019\nawards: [{many('{{series: s{}, deed: d-{}}}'.replace('d-{}', 'x'), 3_000)}]\n---\nx\n",
    ),
    "newsletter": lambda folder: folder.write(
        "newsletters/w.md",
        f"---\ntitle: Kirje\ndate: 2019-01-01\nsections: [{{heading: A, shows: [{many('deeds/d{}', 5_000)}]}}]\n---\nx\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_told_in_fifty_and_costs_little(folder: Folder, sought: Sought, flood: str) -> None:
    for number in range(30):
        folder.deed(f"teko-{number}", title=f"Teko {number}")
    path = FLOODS[flood](folder)
    problems = [problem for problem in folder.read().problems if problem.file == path.as_posix()]
    assert len(as_text(problems)) < 100_000
    assert len(problems) == 51
    assert problems[-1].code == "more"
    assert problems[-1].message.startswith("Tiedostossa on vielä ")
    assert sought.times <= 150


@pytest.mark.parametrize(("count", "told"), [(100, False), (101, True)])
def test_links_are_checked_up_to_a_number_that_no_text_comes_to(folder: Folder, count: int, told: bool) -> None:
    folder.deed(text="[a](e.md)\n" * count)
    registers = folder.read().content.registers
    file = DEEDS.read(folder.root / "deeds/tiimi.md", folder.root, registers)
    problems = written_checks([file], folder.root)
    assert ("unchecked-links" in {one.code for one in problems}) is told


def test_what_is_written_again_and_again_is_sought_once(folder: Folder, sought: Sought) -> None:
    folder.deed(theme=f"[{many('ergoonomia')}]")
    folder.deed("b", title="Toinen", theme=f"[{many('ergoonomia')}]")
    assert "Tarkoititko: ergonomia?" in as_text(folder.read().problems)
    assert sought.times == 1


def test_names_are_sought_once_and_never_for_what_is_too_long_for_a_name(sought: Sought) -> None:
    known = Names([("viestintä", 1), ("ergonomia", 2)])
    assert [known.nearest("viestntä") for _ in range(9)] == ["viestintä"] * 9
    assert sought.times == 1
    assert known.nearest("viestintä " * 100) is None
    assert names_of_content.nearest_of("a" * 201, ("a" * 201,), 60) is None
    assert sought.times == 1


def test_every_way_of_checking_tells_a_flood_briefly(folder: Folder) -> None:
    FLOODS["unknown themes"](folder)
    for form, longest in (("text", 20_000), ("json", 40_000), ("github", 20_000)):
        result = CliRunner().invoke(main, ["check", "--content", str(folder.root), "--format", form])
        assert result.exit_code == 1
        assert len(result.output) < longest
    assert (
        len(json.loads(CliRunner().invoke(main, ["check", "--content", str(folder.root), "--format", "json"]).output))
        == 51
    )
    assert len(as_summary(folder.read().problems, frozenset())) < 20_000
    result_of_build = folder.build()
    assert result_of_build.returncode == 1
    assert len(result_of_build.stderr) < 20_000


def problem(line: int, make: Callable[..., Problem] = error, file: str = "a.md") -> Problem:
    return make(file, "koodi", f"Viesti {line}", "", line)


@pytest.mark.parametrize(("count", "told"), [(49, 49), (50, 50), (51, 51), (52, 51)])
def test_so_many_problems_of_a_file_are_told(count: int, told: int) -> None:
    found = list(in_order(problem(line) for line in range(count)))
    assert len(found) == told
    assert [one.code for one in found if one.code == "more"] == ["more"] * (count > 50)
    if count > 50:
        assert (
            f"vielä {count - 50} {'muu huomautettava' if count == 51 else 'muuta huomautettavaa'}." in found[-1].message
        )


def test_each_file_has_its_own_fifty_and_the_worst_are_told() -> None:
    many_remarks = [problem(line, info) for line in range(100)] + [problem(line, warning) for line in range(100, 120)]
    found = list(in_order([*many_remarks, problem(500), *(problem(line, file="b.md") for line in range(60))]))
    assert len(found) == 102
    assert [one.line for one in errors(found) if one.file == "a.md"] == [500]
    assert sum(one.severity is Severity.WARNING for one in found) == 20
    assert [one.file for one in found] == sorted(one.file for one in found)
    assert [one.line for one in found[:50]] == sorted(one.line for one in found[:50])
    assert found[50].severity is Severity.INFO


def test_errors_that_are_not_told_still_stop_the_build() -> None:
    assert errors(list(in_order(problem(line) for line in range(1000))))[-1].code == "more"


def test_a_message_quotes_no_more_than_a_person_reads(folder: Folder) -> None:
    folder.deed(municipality="K" * 100_000, campaign="c" * 50_000)
    assert max(len(one.message) + len(one.hint) for one in folder.read().problems) < 1_100


@pytest.mark.parametrize(("size", "good"), [(200_000, True), (200_001, False)])
def test_a_text_has_a_limit_that_nobody_meets(folder: Folder, size: int, good: bool) -> None:
    text = "---\ntitle: Tiimi\nmunicipality: Askola\nsector: koko kunta\ntheme: viestintä\ndate: 2019\n---\n"
    raw = text.encode()
    folder.write("deeds/tiimi.md", raw + b"x" * (size - len(raw)))
    assert [one.code for one in folder.read().problems] == ([] if good else ["file-too-large"])


def test_a_register_may_be_longer_than_a_text(folder: Folder) -> None:
    folder.deed()
    folder.write("registers/synonyms.yml", "- [etätyö, hajautettu työ]\n" + "# x\n" * 60_000)
    assert folder.read().problems == ()
    folder.write("registers/synonyms.yml", "- [etätyö, hajautettu työ]\n" + "# x\n" * 260_000)
    assert [one.code for one in folder.read().problems] == ["file-too-large"]


def test_folders_may_lie_deeper_than_python_counts(folder: Folder) -> None:
    """Python counts to a thousand calls within one another; here to fewer, as pytest must remove the folders."""
    deepest = folder.root / "deeds"
    for _ in range(400):
        deepest /= "a"
        deepest.mkdir()
    folder.deed("tiimi").rename(deepest / "tiimi.md")
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 300)
    try:
        reading = folder.read()
    finally:
        sys.setrecursionlimit(usual)
    assert [deed.slug for deed in reading.content.of(Deed)] == ["tiimi"]
    assert reading.problems == ()
