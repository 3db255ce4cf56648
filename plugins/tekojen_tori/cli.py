"""The `tori` command."""

import sys
from importlib import import_module

import click

from tekojen_tori.commands.folders import Stop
from tekojen_tori.rooms import ROOMS

_COMMANDS = {
    "check": "check",
    "new": "new",
    "import": "importing",
    "stats": "stats",
    "receive": "receiving",
    "desk": "desk",
    "search": "search",
    "certificates": "certificates",
    "newsletter": "newsletter",
    "headers": "headers",
}
"""The module of each command in `commands/`, where the command is called `command`."""
_OF_ROOMS = {
    "stats": "tekojen_tori.pages.statistics",
    "search": "tekojen_tori.pages.search",
    "certificates": "tekojen_tori.kinds.campaigns",
    "newsletter": "tekojen_tori.kinds.newsletters",
    "headers": "tekojen_tori.data.server",
}
"""Whose command it is, if a room's: a tori without the room is without the command."""


class _Commands(click.Group):
    """Loads a command only when it is asked for: most need what others don't, and one wants to start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return [name for name in _COMMANDS if name not in _OF_ROOMS or _OF_ROOMS[name] in ROOMS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"tekojen_tori.commands.{_COMMANDS[cmd_name]}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. What the disk or its rights don't allow is told in a sentence, whichever it was."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # nobody listens any more
            raise
        except OSError as failure:
            where = f" ({failure.filename})" if failure.filename else ""
            raise Stop(f"Tiedostoa ei voi lukea tai kirjoittaa: {failure.strerror or failure}{where}.") from None


@click.group(cls=_Commands)
def main() -> None:
    """Tekojen tori: tarkista ja hoida torin sisältöä."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
