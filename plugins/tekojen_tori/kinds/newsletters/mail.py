"""An issue of the newsletter as e-mail: HTML that mail programs show alike (by MJML), and plain text."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

import mjml
from lxml import etree
from markupsafe import Markup

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.newsletters.content import Newsletter
from tekojen_tori.kinds.newsletters.publishing import IssuePart, parts
from tekojen_tori.markdown.html_tree import in_trees
from tekojen_tori.markdown.text import markdown_tree, words_of
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import mail_html
from tekojen_tori.publishing.views import View

_WIDTH = 72  # letters: what mail programs show without breaking lines anew


@dataclass(frozen=True, kw_only=True)
class MailView(View):
    """An issue as a message. `preview` is what mail programs show beside its title, `online` where its page is."""

    template = "newsletter.mjml"
    issue: Newsletter
    preview: str
    text: Markup
    parts_of_issue: tuple[IssuePart, ...]
    online: str


def as_html(issue: Newsletter, catalogue: Catalogue, site: Site) -> str:
    """The whole message as HTML. All addresses are absolute, and nothing in it is loaded: pictures are links."""
    view = MailView(
        issue=issue,
        preview=describe(issue),
        text=mail_html(issue, catalogue, site),
        parts_of_issue=parts(issue, catalogue),
        online=site.canonical(address(issue)),
    )
    template = site.render(view, addresses.HOME)
    # No fonts: by default a font of a well-known name would be loaded from a third party.
    return mjml.mjml2html(str(template), fonts={})


def as_text(issue: Newsletter, catalogue: Catalogue, site: Site) -> str:
    """The whole message as plain text."""
    return "\n".join(_lines(issue, catalogue, site)) + "\n"


def _lines(issue: Newsletter, catalogue: Catalogue, site: Site) -> Iterator[str]:
    yield from (issue.title, "=" * min(len(issue.title), _WIDTH), "")
    for paragraph in _paragraphs(issue, catalogue, site):
        yield from (*_wrapped(paragraph), "")
    for part in parts(issue, catalogue):
        yield from (part.heading.upper(), "")
        if part.text:
            yield from (*_wrapped(part.text), "")
        for item in part.items:
            yield from _wrapped(item.title)
            if item.told:
                yield item.told
            yield from _wrapped(item.summary)
            yield from (site.canonical(item.address), "")
    yield from ("-- ", site.name, f"Kirje verkossa: {site.canonical(address(issue))}")


def _paragraphs(issue: Newsletter, catalogue: Catalogue, site: Site) -> Iterator[str]:
    """The greeting's paragraphs and items of lists with the address of each link after its words, for plain text has no
    links of its own."""
    known = {one.path: one for one in catalogue.written}
    body = markdown_tree(issue.text)
    for link in list(body.iter("a")):
        target = link.get("href", "")
        thing = known.get(PurePosixPath(normpath(issue.path.parent / unquote(target))))
        where = site.canonical(address(thing)) if thing else target
        if not where.startswith("#") and where != words_of(link):
            etree.SubElement(link, "span").text = in_trees(f" ({where})")
    for block in body:
        if block.tag in ("ul", "ol"):
            yield from (f"- {words_of(item)}" for item in block)
        elif words := words_of(block):
            yield words


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
