"""What people have written, as HTML whose links lead to pages and pictures of the site."""

from pathlib import PurePosixPath

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.site_content import Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.markdown import to_html
from tekojen_tori.publishing.media import media_address
from tekojen_tori.publishing.page import root_of
from tekojen_tori.publishing.site import Site


def written_html(written: Written, here: str, catalogue: Catalogue) -> Markup:
    """The text of a content file as HTML for the page at an address."""
    return _html(written, catalogue, root_of(here), "")


def absolute_html(written: Written, catalogue: Catalogue, site: Site) -> Markup:
    """The text of a content file as HTML for anywhere: mail programs, feeds and other sites."""
    return _html(written, catalogue, site.canonical(""), site.canonical(address(written)))


def _html(written: Written, catalogue: Catalogue, root: str, page: str) -> Markup:
    def target(file: PurePosixPath, tag: str) -> str | None:
        if tag == "img":
            return root + media_address(file)
        linked = catalogue.by_path.get(file)
        return root + address(linked) if linked else None

    return to_html(written.text, written.path, target, page)
