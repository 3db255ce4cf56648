"""`tori new`: a new file of content, asked for in the terminal."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from tekojen_tori.commands.folders import CONTENT_HELP, Stop, content_folder, content_option, project_folder, say
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.registers import Registers
from tekojen_tori.contributing.asking.asking import MANY
from tekojen_tori.contributing.asking.click_terminal import ClickTerminal
from tekojen_tori.contributing.asking.interview import interview, problem_with
from tekojen_tori.contributing.asking.new_content import TEXT, Interview, NewContent, new_content
from tekojen_tori.contributing.asking.questions import InputKind, Question, questions
from tekojen_tori.contributing.deed_file import deed_text, file_stem
from tekojen_tori.contributing.issues.sections import SECTIONS
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.machine.whole_files import write_new
from tekojen_tori.reading.checks.written_checks import nearest
from tekojen_tori.reading.content_folder import ContentFolder, Reading
from tekojen_tori.reading.registers import read_registers
from tekojen_tori.reading.report import FORMATS

_OF_PART = "__"
"""Between a question and a part of it, in the name of what a flag gives."""


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
            if question.kind not in (InputKind.GROUP, InputKind.GROUPS) and key not in ("municipality", "organisation")
        ]
        told = [click.Option([f"--{part.key}"], metavar="TEKSTI", help=f"{part.heading}.") for part in SECTIONS]
        campaign = click.Option(["--campaign"], metavar="KAMPANJA", help="Kampanja, johon teko kerrotaan.")
        return [*asked[:1], place, *asked[1:], campaign, *told, *super().get_params(ctx)]


@command.command(cls=_DeedCommand)
@content_option
def deed(content: Path | None, campaign: str | None, **given: str | tuple[str, ...] | None) -> None:
    """Kerro kehittämisteko.

    Kysyy, mitä ei ole annettu valitsimilla, ja tarkistaa vastaukset saman tien. Kun kaikki tarvittava on annettu,
    mitään ei kysytä. Olemassa olevaa tiedostoa ei korvata.
    """
    project = project_folder()
    root = content_folder(content, project)
    registers = _registers(root)
    today = date.today()
    if isinstance(given["date"], str):
        given["date"] = as_iso(given["date"])
    answered = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    folder = ContentFolder(root, fallback=project)
    if campaign:
        _check_campaign(campaign, folder.read(today))
    wrong = [problem for key, value in answered.items() if (problem := problem_with(key, value, registers, today))]
    if wrong:
        raise Stop("\n".join(wrong))
    try:
        answers = interview(answered, registers, ClickTerminal(), today)
    except click.Abort:
        raise Stop("\nKeskeytit, joten mitään ei kirjoitettu.") from None
    path = root / "deeds" / f"{file_stem(answers.fields['title'], answers.done_by)}.md"
    fields = {**answers.fields, "campaign": campaign} if campaign else answers.fields
    _write(path, deed_text(fields, answers.sections), root)
    say(f"Teko on tiedostossa {path}.")
    _tell_problems(path, folder.read(today))


def _check_campaign(slug: str, reading: Reading) -> None:
    """Stop if there is no such campaign."""
    known = [one.slug for one in reading.content.things if kind_of(one).name == "campaign"]
    if slug not in known:
        near = nearest(slug, known)
        hint = f"Tarkoititko: {near}?" if near else f"Kampanjat ovat: {', '.join(known) or 'ei yhtään'}."
        raise Stop(f"Kampanjaa ”{slug}” ei ole. {hint}")


class _ContentCommand(click.Command):
    """Has a flag for each question about a kind of content, and for each part of a question that has several."""

    def __init__(self, name: str, new: NewContent) -> None:
        super().__init__(
            name,
            callback=partial(_make, new),
            params=[click.Option(["--content"], type=click.Path(path_type=Path), help=CONTENT_HELP)],
            help=f"Tee {new.kind.one}.\n\nKysyy, mitä ei ole annettu valitsimilla, ja tarkistaa vastaukset saman tien. "
            "Kun kaikki tarvittava on annettu, mitään ei kysytä. Olemassa olevaa tiedostoa ei korvata.",
        )
        self._new = new

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The flags of the questions, of the text, and of the command itself."""
        flags = [
            _flag(question, part)
            for question in self._new.questions(_registers(project_folder())).values()
            for part in (question.parts if question.kind is InputKind.GROUP else (None,))
        ]
        text = click.Option([f"--{TEXT}"], metavar="TEKSTI", help="Kenttien alle tuleva teksti.")
        return [*flags, text, *super().get_params(ctx)]


def _flag(question: Question, part: Question | None) -> click.Option:
    """The flag of a question, or of a part of it."""
    if part:
        flag, key = f"--{question.key}-{part.key}", f"{question.key}{_OF_PART}{part.key}"
        return click.Option([flag, key], metavar=part.title.upper(), help=part.help or part.title)
    return click.Option(
        [f"--{question.key}"],
        multiple=question.kind in MANY,
        is_flag=question.kind is InputKind.YES_OR_NO,
        metavar=None if question.kind is InputKind.YES_OR_NO else question.title.upper(),
        help=question.help or question.title,
    )


def _make(new: NewContent, content: Path | None, **given: Any) -> None:
    project = project_folder()
    root = content_folder(content, project)
    today = date.today()
    folder = ContentFolder(root, fallback=project)
    interview = Interview(new, _registers(root), folder.read(today).content, root, today)
    wrong = interview.take(_answers(given))
    if not wrong and interview.is_complete():
        wrong = interview.whole_problems()
    if wrong:
        raise Stop("\n".join(wrong))
    if not interview.is_complete():
        try:
            interview.ask(ClickTerminal())
        except click.Abort:
            raise Stop("\nKeskeytit, joten mitään ei kirjoitettu.") from None
    path = interview.path()
    is_titled = "title" in new.kind.fields.model_fields
    _write(path, interview.text(), root, "Muuta otsikkoa." if is_titled else "Katso, onko siinä jo sama.")
    say(f"{sentence(new.kind.one)} on tiedostossa {path}.")
    _tell_problems(path, folder.read(today))


def _answers(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the flags gave, by question; the parts of a question together."""
    answers: dict[str, Any] = {}
    for key, value in given.items():
        if not value:
            continue
        question, _, part = key.partition(_OF_PART)
        if part:
            answers.setdefault(question, {})[part] = value
        else:
            answers[key] = list(value) if isinstance(value, tuple) else "true" if value is True else value
    return answers


for _name, _new in new_content().items():
    command.add_command(_ContentCommand(_name, _new))


def _write(path: Path, text: str, root: Path, otherwise: str = "Muuta otsikkoa.") -> None:
    """Write a new file; Stop if there is one already, and what to do then."""
    try:
        write_new(path, text.encode(), root)
    except FileExistsError:
        raise Stop(f"Tiedosto {path} on jo olemassa, joten sitä ei korvattu. {otherwise}") from None


def _tell_problems(path: Path, reading: Reading) -> None:
    about_it = tuple(problem for problem in reading.problems if Path(problem.file).resolve() == path.resolve())
    if about_it:
        say(FORMATS["text"](about_it))


def _complete_place(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:
    registers = _registers(project_folder())
    names = [place.name for place in registers.municipalities] + [one.name for one in registers.every_organisation]
    return [name for name in names if name.casefold().startswith(beginning.casefold())]


def _registers(root: Path) -> Registers:
    return read_registers(root, project_folder())[0]
