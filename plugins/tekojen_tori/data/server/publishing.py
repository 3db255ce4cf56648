"""The files by which the site tells how to serve it, where hosts look for them in the site itself."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.server.hosts import apache, netlify
from tekojen_tori.data.server.security_txt import security_txt
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Hosts that don't know a file leave it alone. nginx and Caddy take theirs from `tori headers`."""
    yield File(".htaccess", apache(site.path, site.sending.post).encode())
    yield File("_headers", netlify(site.path, site.sending.post).encode())
    yield from security_txt(site, catalogue.content.today)
