"""`tori import`: content from a spreadsheet or an old site."""

from datetime import date
from pathlib import Path

import click

from tekojen_tori.commands.alike import likeness
from tekojen_tori.commands.folders import Stop, content_folder, content_option, project_folder, say
from tekojen_tori.commands.progress import progress
from tekojen_tori.contributing.importing.run import BadMapping, Import, run
from tekojen_tori.contributing.importing.sources.tables import UnreadableSource
from tekojen_tori.reading.report import as_text, printable


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="TIEDOSTO")
@content_option
@click.option("--sheet", help="Välilehden nimi; WordPressin viennissä sisältötyyppi. Oletus: ensimmäinen, post.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Sarakkeiden kartta. Oletus: TIEDOSTO.mapping.yml.")
def command(file: Path, content: Path | None, sheet: str | None, mapping: Path | None) -> None:
    """Tuo tekoja, tarinoita, jaksoja ja webinaareja taulukosta (CSV, XLSX, ODS), WordPressin viennistä tai kansiosta.

    Ensimmäinen ajo ehdottaa, mitä riveistä ja sarakkeista tulee, ja näyttää, mitä tekisi. Toinen kirjoittaa tiedostot.
    """
    project = project_folder()
    root = content_folder(content, project)
    chosen = mapping or file.with_name(f"{file.name}.mapping.yml")
    if mapping and not mapping.is_file():
        raise click.UsageError(printable(f"Tiedostoa ”{mapping}” ei ole."))
    try:
        task = Import(file, root, project, chosen, sheet, date.today())
        say(run(task, progress, lambda content: likeness(content, project)))
    except BadMapping as failure:
        raise Stop(as_text(failure.problems)) from None
    except UnreadableSource as failure:
        raise Stop(str(failure)) from None
    except OSError as failure:
        raise Stop(f"Kirjoittaminen ei onnistunut: {failure.strerror or failure} ({failure.filename}).") from None
