"""The way from a deed to what is said of it on the forge. Nothing is fetched from there: one goes, if one wants to."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.sending import FORGE_INESSIVES, Forge
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.views import View


@dataclass(frozen=True, kw_only=True)
class DiscussionsView(View):
    """Where the discussions of a deed are found, where a new one begins, and in a word `where` that is."""

    template = "discussions.html"
    found: str
    begun: str
    where: str


def _of_deed(thing: Written, catalogue: Catalogue, site: Site, here: str) -> str:
    """Nothing of a draft, which nobody knows, nor where the settings ask for no discussions."""
    if not (site.discussions and isinstance(thing, Done)) or thing.draft:
        return ""
    title = " ".join(thing.title.split())
    about = f"{site.canonical(address(thing))}\n\n" if site.url else ""
    found, begun = _addresses(title, about, site)
    return site.render(DiscussionsView(found=found, begun=begun, where=FORGE_INESSIVES[site.sending.forge]), here)


def _addresses(title: str, about: str, site: Site) -> tuple[str, str]:
    """A search for a title, and the page of a new discussion that has it. Only GitHub has discussions; issues do."""
    repository, phrase = site.repository.rstrip("/"), '"{}"'.format(title.replace('"', " "))
    match site.sending.forge:
        case Forge.GITHUB:
            new = {"category": site.discussions, "title": title, "body": about}
            return _asked(f"{repository}/discussions", {"discussions_q": phrase}), _asked(
                f"{repository}/discussions/new", new
            )
        case Forge.GITLAB:
            new = {"issue[title]": title, "issue[description]": about}
            return _asked(f"{repository}/-/issues", {"search": title}), _asked(f"{repository}/-/issues/new", new)
        case Forge.FORGEJO:
            new = {"title": title, "body": about}
            return _asked(f"{repository}/issues", {"q": title, "state": "all"}), _asked(f"{repository}/issues/new", new)


def _asked(page: str, parameters: Mapping[str, str]) -> str:
    return f"{page}?{urlencode(parameters, quote_via=quote)}"


ASIDES = {"said": _of_deed}
