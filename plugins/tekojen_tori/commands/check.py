"""`tori check`: what is wrong with the content."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from pathlib import Path

import click

from tekojen_tori.commands.alike import alike_lines
from tekojen_tori.commands.folders import content_folder, content_option, project_folder
from tekojen_tori.contributing.mending import mend, mends
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import Problem, errors
from tekojen_tori.reading.report import FORMATS, printable


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[TIEDOSTO…]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Tulosteen muoto.")
@click.option("--fix", "fixes", is_flag=True, help="Kirjoita varmat asiat niin kuin ne kuuluu kirjoittaa.")
@content_option
def command(paths: tuple[Path, ...], form: str, fixes: bool, content: Path | None) -> None:
    """Tarkista sisältö.

    Ilman tiedostoja tarkistetaan kaikki. Paluuarvo on 0, kun mikään ei estä julkaisemista, ja muuten 1. Valitsin --fix
    korjaa ensin sen, mikä on varmaa, eikä muuta tiedostoista mitään muuta. Jos annat teon tiedoston, saat tietää myös,
    kertooko torilla jo jokin teko ehkä samasta.
    """
    project = project_folder()
    root = content_folder(content, project)
    if missing := [path for path in paths if not path.exists()]:
        raise click.UsageError(printable(f"Tiedostoa ”{missing[0]}” ei ole."))
    chosen = [path.resolve() for path in paths]

    def is_chosen(path: Path) -> bool:
        return not chosen or any(path.resolve().is_relative_to(one) for one in chosen)

    folder, today = ContentFolder(root, fallback=project), date.today()
    if fixes:
        for outcome in mend(folder, today, is_chosen):
            click.echo(printable(f"{outcome.file}: {outcome.told}"), err=True)
    reading = folder.read(today)
    found = chain(_problems_of_settings(project, is_chosen), reading.problems)
    problems = tuple(problem for problem in found if is_chosen(Path(problem.file)))
    text = FORMATS[form](problems)
    if text:
        click.echo(text)
    if form == "text":
        files = {path for path in chosen if path.is_file()}
        for line in alike_lines(reading.content, project, root, files):
            click.echo(printable(line), err=True)
    if not fixes and any(is_chosen(one.path) for one in mends(reading.together)):
        click.echo(
            "Osan voi korjata komennolla scripts/tori check --fix: se kirjoittaa vain sen, mikä on varmaa.", err=True
        )
    sys.exit(1 if errors(problems) else 0)


def _problems_of_settings(project: Path, is_chosen: Callable[[Path], bool]) -> Iterable[Problem]:
    if not is_chosen(project / "mkdocs.yml"):
        return ()
    from tekojen_tori.mkdocs_plugin import project_problems  # slow to load, and not needed for a file of content

    return project_problems(project)
