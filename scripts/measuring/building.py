"""Sites of one content folder: ours, and the peers' of the same texts; and what building them costs."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import frontmatter
import yaml

import environment
from measuring.content import escaped
from measuring.searches import MATERIAL, PAGEFIND, TORI, Search

BENCH_ENVIRONMENT = environment.CACHE / "bench-venv"
_KEPT = (environment.CACHE / "words.json", environment.CACHE / "styles")
"""What a build without share images leaves to the next: what the dictionary said, and what is needed of the theme."""
BLANK = "tyhja.html"


@dataclass(frozen=True)
class Cost:
    """What a program took: wall time, the most memory that one process of it had, and the processors' seconds."""

    seconds: float
    megabytes: float
    cpu: float


class BuildFailed(Exception):
    """A build that a measurement needs ended in errors, which it has told by itself."""


def build_ours(content: Path, site: Path, is_cold: bool = False, **settings: str) -> Cost:
    """Build our site as published, but for the settings given; a cold build has nothing of those before."""
    for kept in _KEPT if is_cold else ():
        shutil.rmtree(kept, ignore_errors=True) if kept.is_dir() else kept.unlink(missing_ok=True)
    script = str(environment.PROJECT / "scripts" / "build")
    return cost_of(sys.executable, script, "--content", str(content), "--site", str(site), **settings)


def our_search(site: Path) -> Search:
    """The search page of our built site."""
    return Search("tori", site, "haku/", TORI)


class Material:
    """Material for MkDocs with its own search and tags in Finnish, over the texts of a content folder.

    As it comes (who: "material"), its index holds words as they are written, and a query finds what begins like it.
    With lunr's Finnish stemmer (who: "lunr_fi") a query is only stemmed if its words are marked with +, so they are.
    The home page lists the deeds by tag, and is alone in the menu, lest every page list all the others.
    """

    def __init__(self, content: Path, folder: Path, is_stemmed: bool = False) -> None:
        self.folder, self.site, self.is_stemmed = folder, folder / "site", is_stemmed
        (folder / "docs").mkdir(parents=True)
        (folder / "docs" / "index.md").write_text("# Etusivu\n\n<!-- material/tags -->\n", encoding="utf-8")
        for file in (content / "deeds").rglob("*.md"):
            deed = frontmatter.load(str(file))
            themes = deed["theme"] if isinstance(deed["theme"], list) else [deed["theme"]]
            front = yaml.safe_dump({"tags": themes}, allow_unicode=True)
            text = f"---\n{front}---\n# {escaped(str(deed['title']))}\n\n{deed.content}\n"
            (folder / "docs" / file.name).write_text(text, encoding="utf-8")
        pipeline = {"pipeline": ["stemmer", "stopWordFilter", "trimmer"]} if is_stemmed else {}
        settings = {
            "site_name": "Tekojen tori",
            "theme": {"name": "material", "language": "fi", "font": False},
            "plugins": [{"search": {"lang": "fi", **pipeline}}, "tags"],
            "nav": ["index.md"],
            "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")

    def build(self) -> Cost:
        """Build the whole site."""
        mkdocs = str(environment.programs() / "mkdocs")
        cost = cost_of(mkdocs, "build", "--quiet", "--config-file", str(self.folder / "mkdocs.yml"))
        write_blank(self.site)
        return cost

    def search(self) -> Search:
        """Material's search, through the worker and the index that it publishes."""
        [worker] = self.site.glob("assets/javascripts/workers/search.*.min.js")
        who, mark = ("lunr_fi", "+") if self.is_stemmed else ("material", "")
        return Search(who, self.site, BLANK, MATERIAL, (worker.relative_to(self.site).as_posix(), mark))


class Pagefind:
    """Pagefind over the pages that Material made of the same texts; only the article of each page is indexed."""

    def __init__(self, pages: Path, folder: Path) -> None:
        environment.make(BENCH_ENVIRONMENT, environment.BENCH_LOCK)
        self.site = folder / "site"
        shutil.copytree(pages, self.site, ignore=shutil.ignore_patterns("search_index.json"))
        write_blank(self.site)

    def build(self) -> Cost:
        """Index the finished pages; making them is not included."""
        python = str(environment.programs(BENCH_ENVIRONMENT) / "python")
        shutil.rmtree(self.site / "pagefind", ignore_errors=True)
        return cost_of(python, "-m", "pagefind", "--silent", "--site", str(self.site), "--root-selector", "article")

    def search(self) -> Search:
        """Pagefind's search, through the script that it publishes."""
        return Search("pagefind", self.site, BLANK, PAGEFIND)


def write_blank(site: Path) -> None:
    """A page in Finnish from which a peer's search can be started with nothing loaded."""
    (site / BLANK).write_text('<!doctype html><html lang="fi"><title>Mittaus</title></html>', encoding="utf-8")


def cost_of(*command: str, **settings: str) -> Cost:
    """Run a program and tell what it took, `settings` among its variables. If it fails, what it said is shown.

    Linux counts what the measuring program itself had when it started the other, so no figure of memory is below that.
    """
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=variables)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - begun
    if process.returncode:
        sys.stderr.buffer.write(told)
        raise BuildFailed
    in_bytes = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss * in_bytes / 1_000_000, usage.ru_utime + usage.ru_stime)
