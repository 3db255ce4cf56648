"""`tori search`: what the site's search finds, in the terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands.folders import content_folder, content_option, project_folder, say
from tekojen_tori.language.numbers import counted, others
from tekojen_tori.machine.kept_files import KEPT
from tekojen_tori.pages.search.finding import Finder, SearchOutcome
from tekojen_tori.reading.content_folder import ContentFolder

_MOST_SHOWN = 10


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="SANAT…")
@click.option("--all", "show_all", is_flag=True, help="Näytä kaikki tulokset, ei vain ensimmäisiä.")
@content_option
def command(words: tuple[str, ...], show_all: bool, content: Path | None) -> None:
    """Etsi torin sisällöstä.

    Tulokset ovat samat ja samassa järjestyksessä kuin sivuston haussa. ”Sanat lainausmerkeissä” etsitään vierekkäin, ja
    sana, jonka edessä on viiva, jätetään pois: kirjoita silloin ensin kaksi viivaa, kuten
    scripts/tori search -- koulu -lukio.
    """
    project = project_folder()
    reading = ContentFolder(content_folder(content, project), fallback=project).read(date.today())
    catalogue = Catalogue(reading.content)
    outcome = Finder(catalogue, project / KEPT).search(" ".join(words))
    for line in _told(outcome, _hyphenated(catalogue)):
        say(line)
    shown = outcome.documents if show_all else outcome.documents[:_MOST_SHOWN]
    for document in shown:
        details = document.details
        facts = (details.get("kind"), details["by"], details["date"], details["sector"])
        say(f"\n{details['title']}", bold=True)
        say(f"  {' · '.join(filter(None, facts))}\n  /{details['address']}")
    if len(shown) < len(outcome.documents):
        say(f"\n… ja {others(len(outcome.documents) - len(shown))}. Kaikki näkyvät valitsimella --all.")


def _hyphenated(catalogue: Catalogue) -> Mapping[str, str]:
    """Names with a hyphen by the words that they are in the index, which has none: pohjoissavo is Pohjois-Savo."""
    return {region.name.lower().replace("-", ""): region.name for region in catalogue.by_region}


def _told(outcome: SearchOutcome, names: Mapping[str, str]) -> Iterator[str]:
    """How much was found, and what each word was taken for."""
    count = len(outcome.documents)
    yield f"{counted(count, 'tulos', 'tulosta') if count else 'Mitään ei löytynyt'}."
    if outcome.unknown:
        yield f"Mistään ei löytynyt: {', '.join(outcome.unknown)}."
    for group in outcome.groups:
        if group.instead:
            found = ", ".join(names.get(one, one) for one in group.instead)
            yield f"Mistään ei löytynyt ”{group.written}”, mutta näitä löytyi: {found}."
        if group.corrections:
            yield f"Sanaa ”{group.written}” ei löytynyt. Tarkoititko: {', '.join(group.corrections)}?"
