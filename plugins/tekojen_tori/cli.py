"""The `tori` command."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.click_terminal import ClickTerminal
from tekojen_tori.contributing.deed_file import deed_text, file_stem
from tekojen_tori.contributing.interview import MANY, interview, problem_with
from tekojen_tori.contributing.questions import Kind, questions
from tekojen_tori.contributing.sections import SECTIONS
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.registers import read_registers
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


@main.group()
def new() -> None:
    """Tee uusi sisältötiedosto."""


class _DeedCommand(click.Command):
    """Has a flag for each question of the form: those come from the registers, which only this command reads."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The flags of the command itself, and those of the questions."""
        place = click.Option(
            ["--place"], metavar="NIMI", help="Kunta tai organisaatio.", shell_complete=_complete_place
        )
        asked = [
            click.Option(
                [f"--{key}"], multiple=question.kind in MANY, metavar=question.title.upper(), help=question.help
            )
            for key, question in questions(_registers(_project())).items()
            if question.kind not in (Kind.GROUP, Kind.GROUPS) and key not in ("municipality", "organisation")
        ]
        told = [click.Option([f"--{part.key}"], metavar="TEKSTI", help=f"{part.heading}.") for part in SECTIONS]
        return [*asked[:1], place, *asked[1:], *told, *super().get_params(ctx)]


class _Stop(click.ClickException):
    """Ends with a sentence, and no English word before it."""

    def show(self, file: Any = None) -> None:
        """Say the sentence."""
        click.echo(self.message, file=file, err=file is None)


@new.command(cls=_DeedCommand)
@click.option("--content", type=click.Path(path_type=Path), help="Sisältökansio, jos muu kuin tämä projekti.")
def deed(content: Path | None, **given: str | tuple[str, ...] | None) -> None:
    """Kerro kehittämisteko.

    Kysyy, mitä ei ole annettu valitsimilla, ja tarkistaa vastaukset saman tien. Kun kaikki tarvittava on annettu,
    mitään ei kysytä. Olemassa olevaa tiedostoa ei korvata.
    """
    project = _project()
    root = content or project
    registers = _registers(root)
    today = date.today()
    answered = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    wrong = [problem for key, value in answered.items() if (problem := problem_with(key, value, registers, today))]
    if wrong:
        raise _Stop("\n".join(wrong))
    try:
        answers = interview(answered, registers, ClickTerminal(), today)
    except click.Abort:
        raise _Stop("\nKeskeytit, joten mitään ei kirjoitettu.") from None
    path = root / "deeds" / f"{file_stem(answers.fields['title'], answers.done_by)}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(deed_text(answers.fields, answers.sections))
    except FileExistsError:
        raise _Stop(f"Tiedosto {path} on jo olemassa, joten sitä ei korvattu. Muuta otsikkoa.") from None
    click.echo(f"Teko on tiedostossa {path}.")
    problems = ContentFolder(root, fallback=project).read(today).problems
    about_it = tuple(problem for problem in problems if Path(problem.file).resolve() == path.resolve())
    if about_it:
        click.echo(FORMATS["text"](about_it))


def _complete_place(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:
    registers = _registers(_project())
    names = [place.name for place in registers.municipalities] + [one.name for one in registers.organisations]
    return [name for name in names if name.casefold().startswith(beginning.casefold())]


def _registers(root: Path) -> Registers:
    return read_registers(root, _project())[0]


def _project() -> Path:
    """The nearest folder upward that holds `mkdocs.yml`, or else the one that this program was installed from."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _PROJECT_MARK).is_file():
            return folder
    return Path(__file__).resolve().parents[2]
