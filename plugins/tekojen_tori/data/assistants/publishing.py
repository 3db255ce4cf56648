"""`/llms.txt`, in the form of llmstxt.org: what the site is, and lists of links to its pages as Markdown."""

from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.catalogue.groupings import groupings
from tekojen_tori.content.done import Done
from tekojen_tori.content.kind import kind_of, kinds
from tekojen_tori.content.written import Told, Written
from tekojen_tori.data.api.files import INDEX, OPENAPI
from tekojen_tori.language.numbers import counted
from tekojen_tori.language.sentences import listed, sentence
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.descriptions import counts_of_kinds
from tekojen_tori.publishing.frame.links import Bar, links
from tekojen_tori.publishing.page import MARKDOWN_FILE, File, Promise
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.text.as_markdown import (
    in_markdown,
    line_in_markdown,
    link_in_markdown,
    made_up_note,
    markdown_address,
)

ADDRESS = "llms.txt"


def publish(catalogue: Catalogue, site: Site) -> Iterator[Promise]:
    """Nothing where pages have no Markdown."""
    if site.has_markdown:
        yield Promise(ADDRESS, lambda: File(ADDRESS, ("\n\n".join(_parts(catalogue, site)) + "\n").encode()))


def _parts(catalogue: Catalogue, site: Site) -> Iterator[str]:
    yield f"# {in_markdown(site.name)}"
    if site.description:
        yield f"> {in_markdown(site.description)}"
    yield from _introduction(catalogue, site)
    for title, lines in _sections(catalogue, site):
        if lines:
            yield f"## {in_markdown(title)}"
            yield "\n".join(lines)


def _introduction(catalogue: Catalogue, site: Site) -> Iterator[str]:
    yield from filter(None, (made_up_note(catalogue),))
    if counts := counts_of_kinds(catalogue):
        yield f"Täällä on nyt {listed(kind.counted(count) for kind, count in counts)}. Kieli on yleensä suomi."
    yield (
        "Ajankohta on niin tarkka kuin se tiedetään, eikä sivuilla ole muuta kuin se, minkä tekijä tai mainittu lähde "
        "kertoo. Mitä sivulla ei sanota, sitä torilla ei tiedetä."
    )
    yield (
        f"Kun sivu on myös Markdownina, se on sivun omassa osoitteessa lisäyksellä {MARKDOWN_FILE}. Anna lukijalle "
        f"sivun oma osoite. Tekstiä saa käyttää vapaasti, kun mainitsee lähteen ([CC BY 4.0]({LICENCE}))."
    )


def _sections(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, list[str]]]:
    for kind in kinds():
        if kind.has_page and issubclass(kind.thing, Done):
            number = kind.counted(len(catalogue.of(kind.thing)))
            yield kind.plural, [f"- {link_in_markdown('Kaikki', markdown_address(kind.index, site))}: {number}"]
    for grouping in groupings(catalogue):
        yield (
            grouping.plural,
            [
                f"- {link_in_markdown(sentence(group.name), markdown_address(address(group), site))}: "
                f"{counted(len(deeds), 'kehittämisteko', 'kehittämistekoa')}"
                for group, deeds in grouping.deeds(catalogue).items()
            ],
        )
    for kind in kinds():
        if kind.has_page and not issubclass(kind.thing, Done):
            yield kind.plural, [_line(thing, site) for thing in catalogue.written if kind_of(thing) is kind]
    others = [*links(Bar.MENU, catalogue, site), *links(Bar.FOOTER, catalogue, site)]
    yield "Muut sivut", [f"- {link_in_markdown(one.title, site.canonical(one.address))}" for one in others]
    data = {"Avoimen datan hakemisto (JSON)": INDEX, "Rajapinnan kuvaus (OpenAPI)": OPENAPI}
    yield "Tiedot ohjelmille", [f"- {link_in_markdown(title, site.canonical(where))}" for title, where in data.items()]


def _line(thing: Written, site: Site) -> str:
    if isinstance(thing, Told):
        return line_in_markdown(thing, site)
    told = f": {in_markdown(thing.summary)}" if thing.summary else ""
    return f"- {link_in_markdown(thing.title, markdown_address(address(thing), site))}{told}"
