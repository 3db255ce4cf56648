"""`tori new`: a new file of content, asked for in the terminal."""

from datetime import date
from pathlib import Path

import click

from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.click_terminal import ClickTerminal
from tekojen_tori.contributing.deed_file import deed_text, file_stem
from tekojen_tori.contributing.interview import MANY, interview, problem_with
from tekojen_tori.contributing.questions import Kind, questions
from tekojen_tori.contributing.sections import SECTIONS
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.report import FORMATS


@click.group("new")
def command() -> None:
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
            for key, question in questions(_registers(project_folder())).items()
            if question.kind not in (Kind.GROUP, Kind.GROUPS) and key not in ("municipality", "organisation")
        ]
        told = [click.Option([f"--{part.key}"], metavar="TEKSTI", help=f"{part.heading}.") for part in SECTIONS]
        return [*asked[:1], place, *asked[1:], *told, *super().get_params(ctx)]


@command.command(cls=_DeedCommand)
@content_option
def deed(content: Path | None, **given: str | tuple[str, ...] | None) -> None:
    """Kerro kehittämisteko.

    Kysyy, mitä ei ole annettu valitsimilla, ja tarkistaa vastaukset saman tien. Kun kaikki tarvittava on annettu,
    mitään ei kysytä. Olemassa olevaa tiedostoa ei korvata.
    """
    project = project_folder()
    root = content_folder(content, project)
    registers = _registers(root)
    today = date.today()
    answered = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    wrong = [problem for key, value in answered.items() if (problem := problem_with(key, value, registers, today))]
    if wrong:
        raise Stop("\n".join(wrong))
    try:
        answers = interview(answered, registers, ClickTerminal(), today)
    except click.Abort:
        raise Stop("\nKeskeytit, joten mitään ei kirjoitettu.") from None
    path = root / "deeds" / f"{file_stem(answers.fields['title'], answers.done_by)}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(deed_text(answers.fields, answers.sections))
    except FileExistsError:
        raise Stop(f"Tiedosto {path} on jo olemassa, joten sitä ei korvattu. Muuta otsikkoa.") from None
    click.echo(f"Teko on tiedostossa {path}.")
    problems = ContentFolder(root, fallback=project).read(today).problems
    about_it = tuple(problem for problem in problems if Path(problem.file).resolve() == path.resolve())
    if about_it:
        click.echo(FORMATS["text"](about_it))


def _complete_place(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:
    registers = _registers(project_folder())
    names = [place.name for place in registers.municipalities] + [one.name for one in registers.organisations]
    return [name for name in names if name.casefold().startswith(beginning.casefold())]


def _registers(root: Path) -> Registers:
    return read_registers(root, project_folder())[0]
