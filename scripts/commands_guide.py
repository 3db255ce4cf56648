"""The guide of all `tori` commands, made of the commands themselves."""

import re
from collections.abc import Iterator

import click

from tekojen_tori.cli import main

_IN_FINNISH = {"PATH": "POLKU", "TEXT": "TEKSTI"}
"""What click calls values that have no name of their own."""
_HEAD = """\
# Kaikki komennot

<!-- Tehty komennolla scripts/generate. Älä muokkaa tätä, vaan komentoja. -->

Komennot ajetaan projektin kansiossa: `scripts/tori check`. Asennettuna ohjelman nimi on pelkkä `tori`. Saman kertoo
valitsin `--help` jokaisen komennon perässä. Milloin mitäkin tarvitsee, kerrotaan ohjeessa [toimitus.md](toimitus.md).
"""


def commands_guide() -> str:
    """The guide, as Markdown."""
    return "\n".join([_HEAD, *("\n".join(_chapter(name, command)) for name, command in _every(main, "tori"))])


def _every(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for one in command.list_commands(click.Context(command)):
        found = command.get_command(click.Context(command), one)
        assert found
        yield from _every(found, f"{name} {one}")


def _chapter(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    parameters = command.get_params(context)
    arguments = [one.make_metavar(context) for one in parameters if isinstance(one, click.Argument)]
    yield f"## {' '.join(['tori', *name.split()[1:]])}\n"
    yield f"```\n{' '.join([name, '[valitsimet]', *arguments])}\n```\n"
    yield f"{_flowing(command.help or '')}\n"
    options = [one for one in parameters if isinstance(one, click.Option) and "--help" not in one.opts]
    if options:
        yield "| valitsin | mitä se tekee |\n| --- | --- |"
        yield from (f"| `{_shown(one, context)}` | {_cell(one.help or '')} |" for one in options)
        yield ""


def _shown(option: click.Option, context: click.Context) -> str:
    value = option.metavar or option.make_metavar(context)
    return _cell(option.opts[0] + ("" if option.is_flag else f" {_IN_FINNISH.get(value, value)}"))


def _flowing(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.replace("\b", "").strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
