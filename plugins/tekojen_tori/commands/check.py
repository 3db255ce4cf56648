"""`tori check`: what is wrong with the content."""

import sys
from datetime import date
from pathlib import Path

import click

from tekojen_tori.commands.folders import content_folder, content_option, project_folder
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import FORMATS, printable


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TIEDOSTO…]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Tulosteen muoto.")
@content_option
def command(paths: tuple[Path, ...], form: str, content: Path | None) -> None:
    """Tarkista sisältö.

    Ilman tiedostoja tarkistetaan kaikki. Paluuarvo on 0, kun mikään ei estä julkaisemista, ja muuten 1.
    """
    project = project_folder()
    root = content_folder(content, project)
    problems = ContentFolder(root, fallback=project).read(date.today()).problems
    if paths:
        missing = [path for path in paths if not path.exists()]
        if missing:
            raise click.UsageError(printable(f"Tiedostoa ”{missing[0]}” ei ole."))
        chosen = [path.resolve() for path in paths]
        problems = tuple(
            problem for problem in problems if any(Path(problem.file).resolve().is_relative_to(path) for path in chosen)
        )
    text = FORMATS[form](problems)
    if text:
        click.echo(text)
    sys.exit(1 if errors(problems) else 0)
