"""Where the commands work, how they speak, and how they stop."""

from pathlib import Path
from typing import Any

import click

from tekojen_tori.reading.report import printable, printable_lines

_PROJECT_MARK = "mkdocs.yml"

CONTENT_HELP = "Sisältökansio, jos muu kuin tämä projekti."
content_option = click.option("--content", type=click.Path(path_type=Path), help=CONTENT_HELP)


class Stop(click.ClickException):
    """Ends with a sentence, and no English word before it."""

    def show(self, file: Any = None) -> None:
        """Say the sentence."""
        click.echo(printable_lines(self.message), file=file, err=file is None)


def say(text: str, *, err: bool = False, bold: bool = False) -> None:
    """Print lines. What they quote may be anybody's, so nothing in them can rewrite a terminal or a log."""
    click.secho(printable_lines(text), err=err, bold=bold or None)


def project_folder() -> Path:
    """The nearest folder upward that holds `mkdocs.yml`, or else the one that this program was installed from."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _PROJECT_MARK).is_file():
            return folder
    return Path(__file__).resolve().parents[3]


def content_folder(chosen: Path | None, project: Path) -> Path:
    """The folder that was chosen, or the project's own."""
    root = chosen or project
    if not root.is_dir():
        raise click.UsageError(printable(f"Kansiota ”{root}” ei ole."))
    return root
