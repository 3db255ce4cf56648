"""`tori newsletter`: an issue of the newsletter, from a proposal to a message ready to be sent."""

from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
import yaml

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.proposals import Proposed
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder, say
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Written
from tekojen_tori.kinds.newsletters.catalogue import proposal
from tekojen_tori.kinds.newsletters.content import Newsletter
from tekojen_tori.kinds.newsletters.mail import as_html, message_as_text
from tekojen_tori.language.dates import moment
from tekojen_tori.language.written_dates import as_iso
from tekojen_tori.machine.whole_files import write_new, write_over
from tekojen_tori.mkdocs_plugin import project_site
from tekojen_tori.publishing.site import Site
from tekojen_tori.reading.checks.written_checks import nearest
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.history.repository import read_history
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import as_text as problems_as_text

_GREETING = "Hei!\n\nTässä ovat torin uudet teot ja muut kuulumiset."


@click.command("newsletter")
@click.argument("issue", required=False, metavar="[KIRJE]")
@click.option("--since", metavar="PÄIVÄ", help="Ehdota kirje siitä, mitä on tullut tästä päivästä.")
@click.option("--campaign", help="Ota uusista teoista vain tämän kampanjan teot.")
@click.option("--out", type=click.Path(path_type=Path), help="Kansio, johon viesti tehdään.")
@content_option
def command(issue: str | None, since: str | None, campaign: str | None, out: Path | None, content: Path | None) -> None:
    """Tee uutiskirje.

    Ensin --since tekee ehdotuksen kansioon newsletters/. Järjestä, poista ja lisää siinä, mitä haluat. Sitten KIRJE,
    eli tiedoston nimi ilman päätettä .md, tekee siitä sähköpostiviestin HTML:nä ja tekstinä.
    """
    if (issue is None) == (since is None):
        raise Stop(
            "Kirjoita joko kirjeen nimi tai --since ja päivä, esimerkiksi: scripts/tori newsletter --since 2027-01-01."
        )
    first_day = _day(since) if since else None
    project = project_folder()
    root = content_folder(content, project)
    reading = ContentFolder(root, fallback=project).read(date.today())
    if broken := errors(reading.problems):
        raise Stop(f"Sisällössä on korjattavaa, joten kirjettä ei tehty.\n{problems_as_text(broken)}")
    site = project_site(project, root.resolve())
    if first_day:
        told = read_history(root, datetime.now(UTC))
        for note in told.notes:
            say(note, err=True)
        catalogue = Catalogue(reading.content, history=told.history)
        _propose(catalogue, first_day, campaign, root)
    else:
        catalogue = Catalogue(reading.content, with_drafts=True)
        known = {one.slug: one for one in catalogue.of(Newsletter)}
        if issue not in known:
            raise Stop(f"Kirjettä ”{issue}” ei ole. Kirjeet ovat: {', '.join(known) or 'ei yhtään'}.")
        _write_message(known[issue], catalogue, out or Path("uutiskirjeet") / known[issue].slug, site)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(as_iso(written))
    except ValueError:
        raise Stop(f"Päivää ”{written}” ei ymmärretä. Kirjoita se näin: --since 2027-01-31.") from None


def _propose(catalogue: Catalogue, since: date, campaign: str | None, root: Path) -> None:
    chosen = catalogue.find("campaign", campaign)
    if campaign and chosen is None:
        near = nearest(campaign, (one.slug for one in catalogue.of(Written) if kind_of(one).name == "campaign"))
        raise Stop(f"Kampanjaa ”{campaign}” ei ole.{f' Tarkoititko: {near}?' if near else ''}")
    today = catalogue.content.today
    parts = proposal(catalogue, since, chosen)
    if not parts:
        day = moment(since.year, since.month, since.day)
        raise Stop(
            f"Päivästä {day} alkaen ei ole tullut mitään kerrottavaa, joten kirjettä ei tehty. Anna aiempi päivä."
        )
    path = root / "newsletters" / f"{today.isoformat()}.md"
    try:
        write_new(path, _issue_file(parts, today).encode(), root)
    except FileExistsError:
        raise Stop(
            f"Tiedosto {path} on jo olemassa, joten sitä ei korvattu. Jatka sillä, tai anna sille toinen nimi ja tee "
            "ehdotus uudelleen."
        ) from None
    for part in parts:
        if part.others:
            say(f"{part.heading}: ehdotuksessa on {len(part.things)} uusinta, ja muita olisi {len(part.others)}:")
            say("\n".join(f"  {_name(thing)}" for thing in part.others))
    say(f"Ehdotus on tiedostossa {path}. Muokkaa sitä ja tee viesti: scripts/tori newsletter {path.stem}")


def _name(thing: Written) -> str:
    return thing.path.with_suffix("").as_posix()


def _issue_file(parts: tuple[Proposed, ...], today: date) -> str:
    fields = {
        "title": f"Uutiskirje {moment(today.year, today.month, today.day)}",
        "date": today.isoformat(),
        "draft": True,
        "sections": [{"heading": part.heading, "shows": list(map(_name, part.things))} for part in parts],
    }
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=120)
    return f"---\n{front}---\n\n{_GREETING}\n"


def _write_message(issue: Newsletter, catalogue: Catalogue, folder: Path, site: Site) -> None:
    if not site.url:
        raise Stop("Asetuksista (mkdocs.yml) puuttuu site_url, joten kirjeen linkit eivät johtaisi minnekään.")
    if not any(section.shows for section in issue.sections):
        raise Stop("Kirjeessä ei ole mitään näytettävää. Lisää jonkin osan kohtaan shows jokin teko tai tarina.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, message in (
        ("viesti.html", as_html(issue, catalogue, site)),
        ("viesti.txt", message_as_text(issue, catalogue, site)),
    ):
        write_over(folder / name, message.encode())
    say(f"Viesti on kansiossa {folder}: viesti.html ja viesti.txt.")
    if (urlsplit(site.url).hostname or "").endswith(".example"):
        say(f"Huomaa: linkit johtavat osoitteeseen {site.url}, joka on vain esimerkki. Kirjoita sivuston oikea")
        say("osoite asetuksiin (mkdocs.yml, site_url) ja tee viesti uudelleen.")
    if not site.newsletter_unsubscribe:
        say("Huomaa: viestissä ei kerrota, miten tilauksen voi peruuttaa. Kirjoita se asetuksiin (mkdocs.yml,")
        say("newsletter_unsubscribe) ja tee viesti uudelleen, tai lisää linkki postitusohjelmassa.")
    if issue.draft:
        say(f"Ennen kuin lähetät kirjeen, julkaise se: poista tiedostosta {issue.path} rivi draft: true.")
        say("Viestissä on linkki verkkosivulle, jota ei muuten ole.")
