"""`tori headers`: what a web server must be told to serve the site well."""

import click

from tekojen_tori.commands.folders import project_folder
from tekojen_tori.data.server.hosts import HOSTS
from tekojen_tori.mkdocs_plugin import project_site


@click.command("headers")
@click.argument("host", metavar="PALVELIN", type=click.Choice(list(HOSTS)))
def command(host: str) -> None:
    """Tulosta verkkopalvelimen asetukset.

    PALVELIN on apache, nginx, caddy tai netlify. Asetukset kertovat selaimelle, mitä sivut saavat tehdä, minkä
    tyyppisiä tiedostot ovat ja kuinka kauan ne pysyvät samoina. Apachen ja Netlifyn asetukset ovat valmiina
    sivustossa. Netlifyn asetukset sopivat myös Cloudflare Pagesiin.
    """
    project = project_folder()
    site = project_site(project, project)
    click.echo(HOSTS[host](site.path, site.sending.post), nl=False)
