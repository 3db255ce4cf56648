"""`tori certificates`: the certificates of a campaign's or gala's awards."""

from datetime import date
from pathlib import Path

import click

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder, say
from tekojen_tori.commands.progress import progress
from tekojen_tori.kinds.campaigns.catalogue import Campaigns
from tekojen_tori.kinds.campaigns.certificates import TEMPLATE, Certificate, certificates
from tekojen_tori.machine.whole_files import write_over
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
    known = [one.slug for one in catalogue.part(Campaigns).all]
    if campaign not in known:
        raise Stop(f"Kampanjaa ”{campaign}” ei ole. Kampanjat ovat: {', '.join(known) or 'ei yhtään'}.")
    given = [one for one in catalogue.part(Campaigns).awards if one.campaign.slug == campaign]
    if not given:
        raise Stop(f"Kampanjassa ”{campaign}” ei ole palkintoja. Lisää ne sen tiedoston kenttään awards.")
    folder = out or Path("kunniakirjat") / campaign
    folder.mkdir(parents=True, exist_ok=True)
    failed: list[Certificate] = []
    written: list[str] = []
    try:
        with progress(certificates(given, given_by, root), "Kunniakirjat", len(given)) as made:
            for one in made:
                if one.pdf is None:
                    failed.append(one)
                else:
                    write_over(folder / one.file_name, one.pdf)
                    written.append(one.file_name)
    except KeyboardInterrupt:
        raise Stop(f"\nKeskeytit. Kunniakirjoja ehti valmistua {len(written)}. Ne ovat kansiossa {folder}.") from None
    if failed and not written:
        raise Stop(f"Kunniakirjan mallissa (campaigns/{TEMPLATE}) on virhe:\n{failed[0].failure}")
    say(f"Kunniakirjoja tehtiin {len(written)}. Ne ovat kansiossa {folder}.")
    others = sorted({path.name for path in folder.glob("*.pdf")}.difference(written))
    if others:
        # They may be somebody's own, so none is removed.
        told = ["Kansiossa on muitakin PDF-tiedostoja. Poista ne, jos ne ovat vanhentuneita kunniakirjoja:", *others]
        say("\n  ".join(told))
    if failed:
        raise Stop("\n".join(["Näitä kunniakirjoja ei voitu tehdä:", *map(_failure, failed)]))


def _failure(one: Certificate) -> str:
    return f"  {one.file_name}: {one.failure}"
