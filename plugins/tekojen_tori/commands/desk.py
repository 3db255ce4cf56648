"""`tori desk`: what needs an editor's attention."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import click

from tekojen_tori.catalogue.attention import external_links, matters
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands.folders import content_folder, content_option, project_folder, say
from tekojen_tori.commands.link_check import LinkCheck
from tekojen_tori.commands.progress import progress
from tekojen_tori.reading.content_folder import ContentFolder

_MOST_SHOWN = 10


@click.command("desk")
@click.option("--all", "show_all", is_flag=True, help="Näytä kaikki rivit, ei vain ensimmäisiä.")
@click.option("--links", is_flag=True, help="Kokeile myös, toimivatko linkit muille sivustoille. Tämä vie aikaa.")
@content_option
def command(show_all: bool, links: bool, content: Path | None) -> None:
    """Kerro, mikä kaipaa toimittajan huomiota."""
    project = project_folder()
    root = content_folder(content, project)
    reading = ContentFolder(root, fallback=project).read(date.today())
    if reading.problems:
        say(f"Sisällössä on {len(reading.problems)} huomautettavaa kohtaa. Katso: scripts/tori check\n")
    catalogue = Catalogue(reading.content, with_drafts=True)
    found = list(matters(catalogue))
    for matter in found:
        _tell(matter.title, matter.lines, show_all)
    if links:
        with progress(list(external_links(catalogue)), "Linkit") as given:
            broken = tuple(_broken(given))
        _tell("Linkit, jotka eivät toimi", broken or ("Kaikki linkit toimivat.",), show_all)
    if not found:
        say("Mikään ei kaipaa huomiota.")


def _tell(title: str, lines: tuple[str, ...], show_all: bool) -> None:
    say(f"{title} ({len(lines)})", bold=True)
    shown = lines if show_all else lines[:_MOST_SHOWN]
    for line in shown:
        say(f"  {line}")
    if len(shown) < len(lines):
        say(f"  … ja {len(lines) - len(shown)} muuta. Kaikki näkyvät valitsimella --all.")
    click.echo()


def _broken(links: Iterable[tuple[PurePosixPath, str]]) -> Iterator[str]:
    """A line for each link that does not answer."""
    check = LinkCheck()
    for path, address in links:
        if problem := check.problem(address):
            yield f"{path}: {address} ({problem})"
