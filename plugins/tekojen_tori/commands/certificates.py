"""`tori certificates`: the certificates of a campaign's or gala's awards."""

from datetime import date
from pathlib import Path

import click

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder
from tekojen_tori.commands.progress import progress
from tekojen_tori.publishing.certificates import BadTemplate, certificates
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors
from tekojen_tori.reading.report import as_text


@click.command("certificates")
@click.argument("campaign", metavar="KAMPANJA")
@click.option("--out", type=click.Path(path_type=Path), help="Kansio, johon kunniakirjat tehdään.")
@click.option("--given-by", default="Tekojen tori", show_default=True, help="Kunniakirjan antaja.")
@content_option
def command(campaign: str, out: Path | None, given_by: str, content: Path | None) -> None:
    """Tee kampanjan tai gaalan kunniakirjat.

    KAMPANJA on kampanjan tiedoston nimi ilman päätettä .md. Jokaisesta palkinnosta tehdään yksi PDF.
    """
    project = project_folder()
    root = content_folder(content, project)
    reading = ContentFolder(root, fallback=project).read(date.today())
    broken = [problem for problem in errors(reading.problems) if Path(problem.file).parent.name == "campaigns"]
    if broken:
        raise Stop(as_text(tuple(broken)))
    catalogue = Catalogue(reading.content, with_drafts=True)
    known = [one.slug for one in catalogue.campaigns]
    if campaign not in known:
        raise Stop(f"Kampanjaa ”{campaign}” ei ole. Kampanjat ovat: {', '.join(known) or 'ei yhtään'}.")
    given = [one for one in catalogue.awards if one.campaign.slug == campaign]
    if not given:
        raise Stop(f"Kampanjassa ”{campaign}” ei ole palkintoja. Lisää ne sen tiedoston kenttään awards.")
    folder = out or Path("kunniakirjat") / campaign
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with progress(certificates(given, given_by, root), "Kunniakirjat", len(given)) as made:
            for name, pdf in made:
                (folder / name).write_bytes(pdf)
    except BadTemplate as failure:
        raise Stop(f"Kunniakirjan mallissa (campaigns/kunniakirja.typ) on virhe:\n{failure}") from None
    click.echo(f"Kunniakirjoja tehtiin {len(given)}. Ne ovat kansiossa {folder}.")
