"""The `tori` command."""

import sys
from datetime import date
from pathlib import Path

import click

from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import FORMATS

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
    root = content or project
    if not root.is_dir():
        raise click.UsageError(f"Kansiota ”{root}” ei ole.")
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


def _project() -> Path:
    """The nearest folder upward that holds `mkdocs.yml`, or else the one that this program was installed from."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _PROJECT_MARK).is_file():
            return folder
    return Path(__file__).resolve().parents[2]
