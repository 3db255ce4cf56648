"""Addresses in plain pages that no link can have: the engine would fail at them, so they are told of and left out."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from tekojen_tori.content.web_addresses import parts_of

_BEFORE_THE_ENGINE = 2
_LEADS = ("href", "src")


class OnlyAddresses(Extension):  # type: ignore[misc]
    """Makes words of links and pictures whose address is none; `tell` is given each such."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the making of a page, before the engine looks where its links lead."""
        md.treeprocessors.register(_Addresses(md, self._tell), "tori_addresses", _BEFORE_THE_ENGINE)


class _Addresses(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, tell: Callable[[str], None]) -> None:
        super().__init__(md)
        self._tell = tell

    def run(self, root: Element) -> None:
        """Look at every link and picture of a page."""
        for element in root.iter():
            for name in _LEADS:
                if (address := element.get(name)) is not None and parts_of(address) is None:
                    self._tell(address)
                    element.tag, element.text = "span", element.get("alt", element.text)
                    element.attrib.clear()
