"""What people have written, as HTML whose links lead to pages and pictures of the site."""

from pathlib import PurePosixPath
from secrets import token_hex
from urllib.parse import quote

from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.written import Written
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.page import root_of
from tekojen_tori.publishing.pictures.media import media_address
from tekojen_tori.publishing.pictures.shown import with_sizes
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.markdown import to_html


def written_html(written: Written, here: str, catalogue: Catalogue, site: Site) -> Markup:
    """The text of a content file as HTML for the page at an address."""
    return _html(written, catalogue, root_of(here), "", site)


def absolute_html(written: Written, catalogue: Catalogue, site: Site) -> Markup:
    """The text of a content file as HTML for anywhere: mail programs, feeds and other sites."""
    return _html(written, catalogue, site.canonical(""), site.canonical(address(written)), None)


def mail_html(written: Written, catalogue: Catalogue, site: Site) -> Markup:
    """The same for a message that loads nothing: pictures are links."""
    html = _unplaced(written, catalogue, has_pictures=False)
    return _placed(html, site.canonical(""), site.canonical(address(written)))


_ROOT, _PAGE = (f"https://{token_hex(12)}.invalid/" for _ in range(2))
"""They stand in a text for the home page and the text's own page. Nobody can write them, for nobody knows them."""


def _made(catalogue: Catalogue) -> dict[PurePosixPath, str]:
    """By the files of texts, those of a catalogue that are HTML already: none at first."""
    return {}


def _html(written: Written, catalogue: Catalogue, root: str, page: str, pictures_of: Site | None) -> Markup:
    """A text as HTML. It's made once, though its page, feeds, open data and newsletters all show it.

    `pictures_of` is the site whose pages offer pictures in more than one form.
    """
    made = catalogue.part(_made)
    if written.path not in made:
        made[written.path] = _unplaced(written, catalogue)
    return _placed(with_sizes(made[written.path], _ROOT, catalogue, pictures_of), root, page)


def _placed(html: str, root: str, page: str) -> Markup:
    return Markup(html.replace(_ROOT, root).replace(_PAGE, page))


def _unplaced(written: Written, catalogue: Catalogue, has_pictures: bool = True) -> str:
    def target(file: PurePosixPath, tag: str) -> str | None:
        if tag == "img":
            return _ROOT + quote(media_address(file)) if file in catalogue.content.pictures else None
        linked = catalogue.by_path.get(file)
        return _ROOT + address(linked) if linked else None

    return to_html(written.text, written.path, target, _PAGE, has_pictures)
