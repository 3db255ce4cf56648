"""Questions in a real terminal, with completion by the Tab key where the system has it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from tekojen_tori.reading.report import printable_lines

try:
    import readline
except ImportError:  # Windows has none
    readline = None  # type: ignore[assignment]


class ClickTerminal:
    """Asks whoever sits at the terminal."""

    def ask(self, question: str, help: str, choices: Sequence[str] = (), default: str = "") -> str:
        """One line; "" for no answer. Choices that are not too many are numbered, and a number will do."""
        click.secho(printable_lines(f"\n{question}"), bold=True)
        if help:
            click.echo(printable_lines(help))
        if choices and len(choices) <= _MOST_LISTED:
            width = len(str(len(choices)))
            for number, choice in enumerate(choices, 1):
                click.echo(printable_lines(f"  {number:{width}}  {choice}"))
        with _completion(choices):
            answer: str = click.prompt(">", default=default, show_default=bool(default), prompt_suffix=" ")
        return _chosen(answer.strip(), choices if len(choices) <= _MOST_LISTED else ())

    def ask_lines(self, question: str, help: str) -> str:
        """Several lines, up to an empty one."""
        click.secho(printable_lines(f"\n{question}"), bold=True)
        click.echo(f"{help} Lopeta tyhjällä rivillä.")
        lines: list[str] = []
        while line := click.prompt(">", default="", show_default=False, prompt_suffix=" "):
            lines.append(line)
        return "\n".join(lines)

    def confirm(self, question: str) -> bool:
        """Yes or no; no by default."""
        click.echo()
        answer: str = click.prompt(f"{question} (k/e)", default="e", show_default=False)
        return answer.strip().casefold().startswith(("k", "j", "y"))

    def say(self, sentence: str) -> None:
        """Tell something."""
        click.secho(printable_lines(sentence), fg="red")


_MOST_LISTED = 40


def _chosen(answer: str, choices: Sequence[str]) -> str:
    """The answer, or the choices if it is their numbers, as they are listed from 1."""
    numbers = [part.strip() for part in answer.split(",")]
    if all(number.isdecimal() and 1 <= int(number) <= len(choices) for number in numbers):
        return ", ".join(choices[int(number) - 1] for number in numbers)
    return answer


@contextmanager
def _completion(choices: Sequence[str]) -> Iterator[None]:
    """Offers the choices while a line is being written; after a comma anew."""
    if readline is None or not choices:
        yield
        return

    def complete(text: str, state: int) -> str | None:
        found = [choice for choice in choices if choice.casefold().startswith(text.strip().casefold())]
        return found[state] if state < len(found) else None

    readline.set_completer_delims(",")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(None)
