"""The `tori` command."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import click

from tekojen_tori.contributing.importing.run import BadMapping, Import, run
from tekojen_tori.contributing.importing.tables import UnreadableSource
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import FORMATS, as_text

_PROJECT_MARK = "mkdocs.yml"


@click.group()
def main() -> None:
    """Tekojen tori: tarkista ja hoida torin sisältöä."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TIEDOSTO…]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Tulosteen muoto.")
@click.option("--content", type=click.Path(path_type=Path), help="Sisältökansio, jos muu kuin tämä projekti.")
def check(paths: tuple[Path, ...], form: str, content: Path | None) -> None:
    """Tarkista sisältö.

    Ilman tiedostoja tarkistetaan kaikki. Paluuarvo on 0, kun mikään ei estä julkaisemista, ja muuten 1.
    """
    project = _project()
    root = _content_folder(content, project)
    problems = ContentFolder(root, fallback=project).read(date.today()).problems
    if paths:
        missing = [path for path in paths if not path.exists()]
        if missing:
            raise click.UsageError(f"Tiedostoa ”{missing[0]}” ei ole.")
        chosen = [path.resolve() for path in paths]
        problems = tuple(
            problem for problem in problems if any(Path(problem.file).resolve().is_relative_to(path) for path in chosen)
        )
    text = FORMATS[form](problems)
    if text:
        click.echo(text)
    sys.exit(1 if errors(problems) else 0)


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="TIEDOSTO")
@click.option("--content", type=click.Path(path_type=Path), help="Sisältökansio, jos muu kuin tämä projekti.")
@click.option("--sheet", help="Välilehden nimi; WordPressin viennissä sisältötyyppi. Oletus: ensimmäinen, post.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Sarakkeiden kartta. Oletus: TIEDOSTO.mapping.yml.")
def import_deeds(file: Path, content: Path | None, sheet: str | None, mapping: Path | None) -> None:
    """Tuo tekoja taulukosta (CSV, XLSX) tai WordPressin viennistä.

    Ensimmäinen ajo ehdottaa, mitä mistäkin sarakkeesta tulee, ja näyttää, mitä tekisi. Toinen kirjoittaa teot.
    """
    project = _project()
    root = _content_folder(content, project)
    chosen = mapping or file.with_name(f"{file.name}.mapping.yml")
    if mapping and not mapping.is_file():
        raise click.UsageError(f"Tiedostoa ”{mapping}” ei ole.")
    try:
        click.echo(run(Import(file, root, project, chosen, sheet, date.today()), _progress))
    except BadMapping as failure:
        click.echo(as_text(failure.problems), err=True)
        sys.exit(1)
    except UnreadableSource as failure:
        click.echo(f"{failure}", err=True)
        sys.exit(1)
    except OSError as failure:
        click.echo(f"Kirjoittaminen ei onnistunut: {failure.strerror or failure} ({failure.filename}).", err=True)
        sys.exit(1)


def _progress(things: Iterable[Any], label: str) -> AbstractContextManager[Iterable[Any]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext(things)
    return click.progressbar(things, label=label, file=sys.stderr)


def _content_folder(content: Path | None, project: Path) -> Path:
    root = content or project
    if not root.is_dir():
        raise click.UsageError(f"Kansiota ”{root}” ei ole.")
    return root


def _project() -> Path:
    """The nearest folder upward that holds `mkdocs.yml`, or else the one that this program was installed from."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _PROJECT_MARK).is_file():
            return folder
    return Path(__file__).resolve().parents[2]
