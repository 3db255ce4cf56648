"""`security.txt`: whom to tell of a weakness of the site (RFC 9116)."""

from collections.abc import Iterator
from datetime import date

from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.sending import security_page
from tekojen_tori.publishing.site import Site

ADDRESS = ".well-known/security.txt"
_LANGUAGES = "fi, sv, en"


def security_txt(site: Site, today: date) -> Iterator[File]:
    """Only where it would be found, at the root of a host, and where there is somebody to tell."""
    if site.url and site.path == "/" and site.sending.email:
        yield File(ADDRESS, "".join(f"{name}: {value}\n" for name, value in _fields(site, today)).encode())


def _fields(site: Site, today: date) -> Iterator[tuple[str, str]]:
    yield "Contact", f"mailto:{site.sending.email}"
    yield "Expires", f"{_expires(today).isoformat()}T00:00:00Z"
    yield "Preferred-Languages", _LANGUAGES
    yield "Canonical", site.canonical(ADDRESS)
    if policy := security_page(site.sending, site.repository):
        yield "Policy", policy


def _expires(today: date) -> date:
    """Within a year, as the RFC wishes, and the same all the month: a site nobody builds any more has no contact."""
    return date(today.year + 1, today.month, 1)
