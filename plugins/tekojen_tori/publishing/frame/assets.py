"""The styles and scripts of the site, in a folder named by all that is in it: a browser never mixes two releases, and
may keep each file for good.

A room's `publishing` module names in `SCRIPTS` the folder of its scripts. Its styles are in the sheet of all pages,
unless it says `STYLES_APART`: then they are a sheet apart, for pages that have all classes of one of its selectors.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import rcssmin

from tekojen_tori import rooms
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.publishing import addresses, contract
from tekojen_tori.publishing.drawing.patterns import HOUSE, awning
from tekojen_tori.publishing.frame.bundles import bundled
from tekojen_tori.publishing.frame.theme_styles import Matchable, needed_of_theme
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site

_WEB = Path(str(files("tekojen_tori.web")))
_FAVICON = "images/favicon.svg"
_SHARED_STYLES = ("base", "header", "footer", "pages", "cards", "tiles")
"""The style sheets of what rooms share, in the order in which they are joined into one; each room's own come after."""
_SELECTORS = re.compile(r"(?<=[{}])[^{}@]+(?={)")
_NOT_LOOKED_AT = re.compile(r"(?<!:has)\([^()]*\)|:not\(:has\([^()]*\)\)|@keyframes [^{]+{(?:[^{}]*{[^{}]*})*}")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_CLASSES_IN_HTML = re.compile(r'class="([^"]*)"')


@dataclass(frozen=True)
class Code:
    """All styles and scripts by their names in the folder.

    `worn` are the sheets apart, with the classes of each of their selectors: a page that has all of one's wears it.
    """

    files: Mapping[str, bytes]
    worn: Mapping[str, frozenset[frozenset[str]]]

    @property
    def folder(self) -> str:
        """The address of the folder."""
        mark = sha256()
        for name, content in sorted(self.files.items()):
            mark.update(b"%s %d " % (name.encode(), len(content)) + content)
        return f"{addresses.CODE}{mark.hexdigest()[:10]}/"

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The classes that tell whether a sheet apart is worn."""
        return frozenset().union(*(classes for selectors in self.worn.values() for classes in selectors))

    def links(self, body: str, folder: str) -> str:
        """What only a page with that body loads: sheets apart, and its script with all that this imports."""
        classes = frozenset(" ".join(set(_CLASSES_IN_HTML.findall(body))).split())
        here = classes & self._telling
        worn = [sheet for sheet, selectors in self.worn.items() if here and any(one <= here for one in selectors)]
        links = [f'<link rel="stylesheet" href="{folder}{sheet}">' for sheet in worn]
        scripts = (name for name in _scripts_at_once(body) if name in self.files)
        links += [f'<link rel="modulepreload" href="{folder}{name}">' for name in scripts]
        return "\n".join(links)


def _scripts_at_once(body: str) -> Iterator[str]:
    """The scripts that parts of a page name. What is folded loads its script when it is unfolded."""
    _, *parts = body.split(' data-script="')
    place = 0
    for part in parts:
        place = body.index(' data-script="', place) + 1
        if not body.startswith("<details", body.rindex("<", 0, place)):
            yield part.partition('"')[0]


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Each file of the reader's side."""
    yield File(f"{addresses.ASSETS}favicon.svg", read(_FAVICON))
    code = code_of(catalogue, site)
    folder = code.folder
    for name, content in code.files.items():
        yield File(folder + name, content)


def code_of(catalogue: Catalogue, site: Site) -> Code:
    """The styles and scripts of a site; its sectors have looks of their own."""
    return _code(site.theme_stylesheet, _sectors(catalogue), site.cache)


@lru_cache(maxsize=1)
def _code(theme_stylesheet: Path | None, sectors: str, cache: Path) -> Code:
    """Made once: a preview that goes on must be started again to know of others, as of all code."""
    apart = dict(_styles_apart())
    common = rcssmin.cssmin("\n".join((*_styles_of_all(), sectors)))
    worn = {sheet: frozenset(classes_needed(css)) for sheet, css in apart.items()}
    theme = ""
    if theme_stylesheet:
        ours = common + "".join(apart.values())
        theme = theme_stylesheet.read_text(encoding="utf-8")
        theme = needed_of_theme(theme, Matchable.of(_sources()), ours, cache)
    styles = {"tori.css": theme + common} | apart
    return Code({**{name: css.encode() for name, css in styles.items()}, **bundled(modules())}, worn)


def classes_needed(css: str) -> set[frozenset[str]]:
    """Of each selector of a style sheet without comments, the classes that a page must have for it to match.

    What stands in brackets isn't looked at, but for `:has()`.
    """
    while (outer := _NOT_LOOKED_AT.sub("", css)) != css:
        css = outer
    selectors = (one for several in _SELECTORS.findall(f"}}{css}") for one in several.split(","))
    return {frozenset(_CLASS.findall(selector)) for selector in selectors}


def _styles_of_all() -> Iterator[str]:
    for name in _SHARED_STYLES:
        yield _text(_WEB / "styles" / f"{name}.css")
    for room in rooms.folders():
        if room not in _apart():
            yield from map(_text, _style_sheets(room))


def _styles_apart() -> Iterator[tuple[str, str]]:
    for room in _apart():
        yield f"{room.name}.css", rcssmin.cssmin("\n".join(map(_text, _style_sheets(room))))


def _style_sheets(room: Path) -> list[Path]:
    return sorted(room.glob("*.css"))


@cache
def _apart() -> list[Path]:
    modules = (room for room in rooms.parts("publishing") if getattr(room, "STYLES_APART", False))
    return [Path(str(module.__file__)).parent for module in modules]


def _sectors(catalogue: Catalogue) -> str:
    """Each sector's tint and awning, which the styles wear as a mask, so that it has the colours of light and dark."""
    styles = [f":root{{{_awning(HOUSE)}}}"]
    styles += [
        f".sector-{sector.slug}{{--hue:{sector.hue};{_awning(sector.slug)}}}" for sector in catalogue.registers.sectors
    ]
    return "\n".join(styles)


def _awning(name: str) -> str:
    drawing = awning(name).replace('"', "'").replace("%", "%25").replace("#", "%23")
    return f'--awning:url("data:image/svg+xml,{drawing}")'


@cache
def modules() -> Mapping[str, str]:
    """Every script as it is written, by its name in the folder."""
    scripts = {path.name: _text(path) for path in sorted((_WEB / "scripts").glob("*.js"))}
    for room in rooms.parts("publishing"):
        if hasattr(room, "SCRIPTS"):
            folder = Path(str(room.__file__)).parent / "scripts"
            files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.js"))}
            scripts |= {f"{room.SCRIPTS}/{name}": _text(path) for name, path in files.items()}
    return scripts | {"contract.js": contract.script()}


def _sources() -> Iterable[str]:
    """All that says what elements pages have: templates, scripts, and modules that draw."""
    for folder in (_WEB, *rooms.folders()):
        yield from (_text(path) for ending in ("html", "js") for path in folder.rglob(f"*.{ending}"))
    drawing = (*rooms.folders(), _WEB.parent / "publishing", _WEB.parent / "markdown")
    modules = (_text(path) for folder in drawing for path in folder.rglob("*.py"))
    yield from (module for module in modules if 'class="' in module or '"class"' in module)


def read(name: str) -> bytes:
    """A file of `web/`."""
    return (_WEB / name).read_bytes()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
