"""How a reader suggests a change of what is told: in the ways in which deeds are sent, so nobody needs an account."""

from collections.abc import Iterator
from dataclasses import dataclass

from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.sending import FORGE_INESSIVES, Way
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True)
class Suggesting:
    """A way to suggest a change: the page or letter for it, and in a word `where` that is."""

    href: str
    where: str


def ways_to_suggest(thing: Written, site: Site) -> tuple[Suggesting, ...]:
    """The ways to suggest a change of a thing, best first. Where none leads to a letter or a page to write in, it is
    the forge's, if there is one."""
    return tuple({way.where: way for way in _ways(thing, site)}.values())


def _ways(thing: Written, site: Site) -> Iterator[Suggesting]:
    on_forge = site.edit_url(str(thing.path))
    for way in [way for way in site.sending.ways if way is not Way.POST] or [Way.FORGE]:
        if way is Way.EMAIL:
            yield Suggesting(_letter(thing, site), "sähköpostilla")
        elif on_forge:
            yield Suggesting(on_forge, FORGE_INESSIVES[site.sending.forge])


def _letter(thing: Written, site: Site) -> str:
    where = site.canonical(address(thing)) if site.url else ""
    about = ("Ehdotan muutosta sivuun:", thing.title, where, f"Tiedosto: {thing.path}")
    what = "Mitä pitäisi muuttaa tai lisätä, ja mistä sen tietää:"
    return letter(site.sending.email, f"Muutosehdotus: {thing.title}", "Hei!", "\n".join(filter(None, about)), what)
