"""`tori desk`: what needs an editor's attention."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import click

from tekojen_tori import rooms
from tekojen_tori.catalogue.attention import external_links, matters
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands.alike import alike_pairs
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder, say
from tekojen_tori.commands.link_check import LinkCheck
from tekojen_tori.commands.progress import progress
from tekojen_tori.language.numbers import counted, others
from tekojen_tori.language.sentences import listed
from tekojen_tori.language.slugs import slug
from tekojen_tori.machine.whole_files import write_over
from tekojen_tori.mkdocs_plugin import project_site
from tekojen_tori.reading.content_folder import ContentFolder

_MOST_SHOWN = 10


@click.command("desk")
@click.option("--all", "show_all", is_flag=True, help="Näytä kaikki rivit, ei vain ensimmäisiä.")
@click.option("--links", is_flag=True, help="Kokeile myös, toimivatko linkit muille sivustoille. Tämä vie aikaa.")
@click.option("--review", is_flag=True, help="Tee kyselyt siitä, vieläkö vuoteen tarkistamattomat teot elävät.")
@content_option
def command(show_all: bool, links: bool, review: bool, content: Path | None) -> None:
    """Kerro, mikä kaipaa toimittajan huomiota.

    Valitsin --review tekee kerran vuodessa lähetettävät kyselyt: viestin kullekin, joka tietää, vieläkö teko elää.
    Vastaukset otetaan vastaan komennolla receive.
    """
    project = project_folder()
    root = content_folder(content, project)
    if review:
        _review(root, project)
        return
    reading = ContentFolder(root, fallback=project).read(date.today())
    if reading.problems:
        wrong = counted(len(reading.problems), "huomautettava kohta", "huomautettavaa kohtaa")
        say(f"Sisällössä on {wrong}. Katso: scripts/tori check\n")
    catalogue = Catalogue(reading.content, with_drafts=True)
    found = list(matters(catalogue))
    for matter in found:
        _tell(matter.title, matter.lines, show_all)
    if alike := alike_pairs(reading.content, project):
        _tell("Teot, jotka kertovat ehkä samasta", alike, show_all)
    if links:
        with progress(list(external_links(catalogue)), "Linkit") as given:
            broken = tuple(_broken(given))
        _tell("Linkit, jotka eivät toimi", broken or ("Kaikki linkit toimivat.",), show_all)
    if not (found or alike):
        say("Mikään ei kaipaa huomiota.")


def _review(root: Path, project: Path) -> None:
    """Write the messages that ask which deeds still live, as drafts for a mail program."""
    today = date.today()
    site = project_site(project, root.resolve())
    if not site.sending.email:
        raise Stop("Asetuksista (mkdocs.yml) puuttuu editors_email, joten vastauksia ei voisi lähettää minnekään.")
    catalogue = Catalogue(ContentFolder(root, fallback=project).read(today).content)
    messages = [one for due in rooms.offers("review", "due_messages") for one in due(catalogue, site)]
    if not messages:
        say("Mistään teosta ei tarvitse nyt kysyä: kukin on päättynyt, tai siitä on kuultu vuoden sisällä.")
        return
    folder = Path("kyselyt") / today.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    earlier = {path.name for path in folder.glob("*.eml")}
    for number, message in enumerate(messages, 1):
        path = folder / f"{number:03}-{slug(message.email)}.eml"
        write_over(path, message.draft)
        earlier.discard(path.name)
        say(f"{path}: {counted(len(message.lines), 'teko', 'tekoa')}, vastaanottaja {message.email}", bold=True)
        for line in message.lines:
            say(f"  {line}")
    deeds = counted(sum(len(message.lines) for message in messages), "teko", "tekoa")
    say(f"\nTarkistettavana on {deeds}, kauimmin odottanut ensin. Viestejä on {len(messages)} kansiossa {folder}.")
    if earlier:
        say(f"Kansiossa on myös aiemmin tehtyjä viestejä, joita ei enää tarvita. Poista ne: {listed(sorted(earlier))}.")
    say("Avaa ne sähköpostiohjelmassa ja lähetä. Vastaukset: scripts/tori receive VIESTI.eml")


def _tell(title: str, lines: tuple[str, ...], show_all: bool) -> None:
    say(f"{title} ({len(lines)})", bold=True)
    shown = lines if show_all else lines[:_MOST_SHOWN]
    for line in shown:
        say(f"  {line}")
    if len(shown) < len(lines):
        say(f"  … ja {others(len(lines) - len(shown))}. Kaikki näkyvät valitsimella --all.")
    click.echo()


def _broken(links: Iterable[tuple[PurePosixPath, str]]) -> Iterator[str]:
    """A line for each link that does not answer."""
    check = LinkCheck()
    for path, address in links:
        if problem := check.problem(address):
            yield f"{path}: {address} ({problem})"
