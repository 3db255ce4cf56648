"""Pages as Markdown, for assistants and other programs that read: what a page tells, and whose words they are.

They are told nothing that people aren't shown. A text is given as it was written if it is plain; if anything in it
could be hidden on its page or lead elsewhere than there (HTML, comments, definitions), it is made of the page's HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of
from tekojen_tori.content.written import Told, Written
from tekojen_tori.language.sentences import sentence
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.page import MARKDOWN_FILE
from tekojen_tori.publishing.site import LICENCE, Site, finnish_date
from tekojen_tori.publishing.text.written import absolute_html

ToldBeside = Iterable[tuple[str, str]]
"""What is told beside a text, each by what it is called."""

_LINK = re.compile(r"\[(?<!!\[)([^\[\]<>&\n]+)\]\(([^()\s<>&\\]+)\)")
_MAY_HIDE = ("<", "[", "&")
"""What begins HTML, a note, a picture or a definition, if it isn't of a link as most are."""
_HIGH_HEADING = re.compile(r"\n {0,3}(?:#(?!#)|=+[ \t]*(?:\n|$))")
"""One as high as the page's own title. The patterns begin with a letter, which is quick to look for."""
_MARK = re.compile(r"[\\`*_\[\]<>#|&~]")
_LANGUAGE = "fi"


def thing_in_markdown(thing: Written, facts: ToldBeside, more: str, catalogue: Catalogue, site: Site) -> str:
    """The page of a thing; `more` is what stands on it after the text, as Markdown."""
    notice = thing.notice if isinstance(thing, Told) else ""
    told = [(name, in_markdown(value)) for name, value in (*_usual(thing), *facts) if value]
    return _whole(
        thing.title,
        thing.summary or "",
        [*([f"**{in_markdown(notice)}**"] if notice else []), "\n".join(f"- {name}: {value}" for name, value in told)],
        [text_in_markdown(thing, catalogue, site), more],
        site.canonical(address(thing)),
        thing.source or "",
        catalogue,
        site,
    )


def list_in_markdown(
    title: str, description: str, here: str, things: Sequence[Told], catalogue: Catalogue, site: Site
) -> str:
    """A whole list of things, each with who, when and what of it, and where the rest is."""
    lines = catalogue.part(_lines)
    for thing in things:
        if thing.path not in lines:
            lines[thing.path] = line_in_markdown(thing, site)
    listed = "\n".join(lines[thing.path] for thing in things)
    return _whole(title, description, [], [listed], site.canonical(here), "", catalogue, site)


def line_in_markdown(thing: Told, site: Site) -> str:
    """A thing among others."""
    facts = ", ".join(filter(None, (thing.who, finnish_date(thing.date) if thing.date else "", thing.notice)))
    told = ". ".join(filter(None, (facts, thing.summary)))
    return f"- {link_in_markdown(thing.title, markdown_address(address(thing), site))}" + (
        f": {in_markdown(told)}" if told else ""
    )


def link_in_markdown(title: str, url: str) -> str:
    """A link to a whole address."""
    return f"[{in_markdown(title)}]({url})"


def markdown_address(here: str, site: Site) -> str:
    """The whole address of a page as Markdown."""
    return f"{site.canonical(here)}{MARKDOWN_FILE}"


def in_markdown(words: str) -> str:
    """Plain words in which nothing means anything else."""
    return _MARK.sub(r"\\\g<0>", " ".join(words.split()))


def made_up_note(catalogue: Catalogue) -> str:
    """What every page of a made-up tori says first; "" on others."""
    return "**Keksittyä koeaineistoa. Näitä tekoja ei ole tehty missään.**" if catalogue.content.synthetic else ""


def text_in_markdown(written: Written, catalogue: Catalogue, site: Site) -> str:
    """A text, with whole addresses."""
    without_links = _LINK.sub(r"\1", written.text)
    if any(mark in without_links for mark in _MAY_HIDE) or _HIGH_HEADING.search(f"\n{written.text}"):
        from markdownify import markdownify  # slow to load, and seldom needed

        made: str = markdownify(str(absolute_html(written, catalogue, site)), heading_style="ATX", bullets="-")
        return re.sub(r"\n{3,}", "\n\n", made).strip()

    def whole(link: re.Match[str]) -> str:
        target = _target(link[2], written, catalogue, site)
        return f"[{link[1]}]({target})" if target else link[1]

    return _LINK.sub(whole, written.text).strip()


def _target(target: str, written: Written, catalogue: Catalogue, site: Site) -> str | None:
    """Where a link leads as its page has it; None if that is nowhere."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return target if parts.scheme in ("http", "https", "mailto", "tel") else None
    if not parts.path:
        return site.canonical(address(written)) + target
    linked = catalogue.by_path.get(PurePosixPath(normpath(written.path.parent / unquote(parts.path))))
    if linked is None:
        return None
    return site.canonical(address(linked)) + (f"#{parts.fragment}" if parts.fragment else "")


def _usual(thing: Written) -> Iterator[tuple[str, str]]:
    """What is told of anything that tells of work."""
    if not isinstance(thing, Told):
        return
    yield kind_of(thing).title, thing.who
    yield "Ajankohta", finnish_date(thing.date) if thing.date else ""
    yield "Palveluala", ", ".join(sector.name for sector in thing.sectors)
    yield "Teemat", ", ".join(theme.name for theme in thing.theme)
    if isinstance(thing, Done):
        yield "Tuki", ", ".join(sentence(support.name) for support in thing.support)
        yield "Kumppanit", ", ".join(thing.partners)
    yield "Kirjoittaja", ", ".join(thing.authors)
    yield "Kieli", "" if thing.lang == _LANGUAGE else thing.lang


def _whole(
    title: str,
    summary: str,
    facts: Sequence[str],
    parts: Sequence[str],
    where: str,
    source: str,
    catalogue: Catalogue,
    site: Site,
) -> str:
    end = [f"Mihin tämä perustuu: {in_markdown(source)}"] if source else []
    end.append(
        f"Tämä on sivu {where} palvelusta {in_markdown(site.name)}. "
        f"Tekstiä saa käyttää vapaasti, kun mainitsee lähteen ([CC BY 4.0]({LICENCE}))."
    )
    quoted = f"> {in_markdown(summary)}" if summary else ""
    pieces = (f"# {in_markdown(title)}", made_up_note(catalogue), quoted, *facts, *parts, "---", *end)
    return "\n\n".join(filter(None, pieces)) + "\n"


def _lines(catalogue: Catalogue) -> dict[PurePosixPath, str]:
    """By the files of things, how they are told of among others: none at first."""
    return {}
