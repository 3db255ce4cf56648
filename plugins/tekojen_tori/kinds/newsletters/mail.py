"""An issue of the newsletter as e-mail: HTML that mail programs show alike (by MJML), and plain text."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

import mjml
from lxml import etree
from markupsafe import Markup, escape

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.newsletters.content import Newsletter
from tekojen_tori.kinds.newsletters.publishing import IssuePart, issue_parts
from tekojen_tori.markdown.html_tree import in_trees, tree_of
from tekojen_tori.markdown.text import markdown_tree, words_of_tree
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import describe
from tekojen_tori.publishing.site import Site
from tekojen_tori.publishing.text.written import mail_html
from tekojen_tori.publishing.views import View

_WIDTH = 72  # letters: what mail programs show without breaking lines anew
_STYLES = {
    "a": "color:#93380a;",
    "h1": "margin:0;font-size:28px;line-height:1.25;",
    "h2": "margin:0;font-size:21px;line-height:1.3;",
    "h3": "margin:0;font-size:18px;line-height:1.35;",
    "p": "margin:4px 0;",
    "told": "margin:4px 0;color:#515b6e;font-size:15px;",
    "brand": "color:#93380a;font-weight:700;text-decoration:none;",
}
"""By elements, and by what is told: written into each, for many mail programs drop style sheets."""
_PARTS = re.compile(
    r"(?P<whole><!--.*?-->|<pre\b.*?</pre>)|<[a-z][^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>", re.DOTALL | re.IGNORECASE
)
"""Tags, and what is kept whole: comments, which tell Outlook what to show, and text that has its own lines."""
_KEPT = str.maketrans(" \n", "\x01\x02")
_GIVEN_BACK = str.maketrans("\x01\x02", " \n")


@dataclass(frozen=True, kw_only=True)
class MailView(View):
    """An issue as a message. `preview` is what mail programs show beside its title, `online` where its page is.

    `styles` are written into the elements that they are of.
    """

    template = "newsletter.mjml"
    issue: Newsletter
    preview: str
    text: Markup
    parts_of_issue: tuple[IssuePart, ...]
    online: str
    styles: Mapping[str, str]


def as_html(issue: Newsletter, catalogue: Catalogue, site: Site) -> str:
    """The whole message as HTML. All addresses are absolute, and nothing in it is loaded: pictures are links."""
    view = MailView(
        issue=issue,
        preview=describe(issue),
        text=_styled(mail_html(issue, catalogue, site)),
        parts_of_issue=issue_parts(issue, catalogue),
        online=site.canonical(address(issue)),
        styles=_STYLES,
    )
    template = site.render(view, addresses.HOME)
    # No fonts: by default a font of a well-known name would be loaded from a third party.
    return _in_short_lines(mjml.mjml2html(str(template), fonts={}))


def _styled(html: str) -> Markup:
    body = tree_of(html)
    for element in body.iter(*_STYLES):
        element.set("style", _STYLES[element.tag])
    inside = (etree.tostring(one, method="html", encoding="unicode") for one in body)
    return Markup(f"{escape(body.text or '')}{''.join(inside)}")


def _in_short_lines(html: str) -> str:
    """The HTML broken at spaces of its text and between attributes: lines of mail have 998 bytes at most (RFC 5322)."""

    def kept(found: re.Match[str]) -> str:
        if found["whole"]:
            return found[0].translate(_KEPT)
        return re.sub(r'"[^"]*"', lambda value: value[0].translate(_KEPT), found[0])

    lines = textwrap.fill(_PARTS.sub(kept, html), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return lines.translate(_GIVEN_BACK) + "\n"


def message_as_text(issue: Newsletter, catalogue: Catalogue, site: Site) -> str:
    """The whole message as plain text."""
    return "\n".join(_lines(issue, catalogue, site)) + "\n"


def _lines(issue: Newsletter, catalogue: Catalogue, site: Site) -> Iterator[str]:
    title = _wrapped(issue.title)
    yield from (*title, "=" * max(map(len, title)), "")
    for paragraph in _paragraphs(issue, catalogue, site):
        yield from (*_wrapped(paragraph), "")
    for part in issue_parts(issue, catalogue):
        yield from (*_wrapped(part.heading.upper()), "")
        if part.text:
            yield from (*_wrapped(part.text), "")
        for item in part.items:
            yield from _wrapped(item.title)
            yield from _wrapped(item.told)
            yield from _wrapped(item.summary)
            yield from (site.canonical(item.address), "")
    yield from ("-- ", *_wrapped(site.newsletter_sender or site.name))
    yield f"Kirje verkossa: {site.canonical(address(issue))}"
    if site.newsletter_unsubscribe:
        yield f"Peruuta tilaus: {_address_of_letter(site.newsletter_unsubscribe)}"


def _paragraphs(issue: Newsletter, catalogue: Catalogue, site: Site) -> Iterator[str]:
    """The greeting's paragraphs and items of lists with the address of each link after its words, for plain text has no
    links of its own."""
    known = {one.path: one for one in catalogue.written}
    body = markdown_tree(issue.text)
    for link in list(body.iter("a")):
        target = link.get("href", "")
        thing = known.get(PurePosixPath(normpath(issue.path.parent / unquote(target))))
        where = site.canonical(address(thing)) if thing else target
        if not where.startswith("#") and where != words_of_tree(link):
            etree.SubElement(link, "span").text = in_trees(f" ({where})")
    for block in body:
        if block.tag in ("ul", "ol"):
            yield from (f"- {words_of_tree(item)}" for item in block)
        elif words := words_of_tree(block):
            yield words


def _address_of_letter(where: str) -> str:
    return where.removeprefix("mailto:").partition("?")[0] if where.startswith("mailto:") else where


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
