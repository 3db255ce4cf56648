"""`tori stats`: the figures of the statistics page."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.shares import Share
from tekojen_tori.commands.folders import content_folder, content_option, project_folder, say
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.spreadsheets import as_csv
from tekojen_tori.mkdocs_plugin import project_stage_rule
from tekojen_tori.pages.statistics.catalogue import Statistics, statistics
from tekojen_tori.pages.statistics.figures import figures
from tekojen_tori.reading.content_folder import ContentFolder
from tekojen_tori.reading.problems import errors


def _as_table(found: Statistics) -> str:
    parts = [counted(found.deeds, "teko", "tekoa")]
    for figure in figures(found):
        rows = [figure.columns, *((row.name, *row.written) for row in figure.rows)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]
        parts.append("\n".join([figure.title, "", *lines]))
    return "\n\n".join(parts)


def _as_json(found: Statistics) -> str:
    years = [
        {"year": year.year, "total": year.total, "new": year.new, "per_month": year.per_month} for year in found.years
    ]
    told = {
        "deeds": found.deeds,
        "years": years,
        "sectors": [{"name": one.thing.name, "deeds": one.deeds, "share": one.share} for one in found.sectors],
        "organisations": _ranked(found.doers),
        "municipalities": _ranked(found.municipalities),
    }
    told |= {kind.collection: count for kind, count in found.kinds if kind.collection not in told}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _ranked(groups: Iterable[Share[Any]]) -> list[dict[str, Any]]:
    return [{"name": one.thing.name, "deeds": one.deeds} for one in groups]


def _as_csv(found: Statistics) -> bytes:
    """Each number on a line of its own, so that one table holds the figures of every shape."""
    lines = [
        (figure.title, row.name, column, value)
        for figure in figures(found)
        for row in figure.rows
        for column, value in zip(figure.columns[1:], row.numbers, strict=True)
    ]
    return as_csv([("Tilasto", "Kohde", "Tieto", "Arvo"), *lines])


_FORMATS: dict[str, Callable[[Statistics], str | bytes]] = {"table": _as_table, "json": _as_json, "csv": _as_csv}


@click.command("stats")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="table", help="Tulosteen muoto.")
@content_option
def command(form: str, content: Path | None) -> None:
    """Näytä tilastot.

    Luvut ovat samat kuin tilastosivulla. Rikkinäiset tiedostot ja luonnokset eivät ole mukana. CSV:ssä on jokainen luku
    omalla rivillään, ja Excel avaa sen sellaisenaan.
    """
    project = project_folder()
    reading = ContentFolder(content_folder(content, project), fallback=project).read(date.today())
    if errors(reading.problems):
        say("Kaikki teot eivät ole mukana, koska tiedostoissa on virheitä. Katso: scripts/tori check", err=True)
    found = statistics(Catalogue(reading.content, stage_rule=project_stage_rule(project)))
    click.echo(_FORMATS[form](found), nl=form != "csv")
