"""Where each thing is on the site. An address once published keeps working."""

from functools import singledispatch
from typing import Any

from tekojen_tori.catalogue.catalogue import Region
from tekojen_tori.catalogue.groupings import Group
from tekojen_tori.content.dates import Years
from tekojen_tori.content.kind import kind_of, kinds
from tekojen_tori.content.registers import Municipality, Organisation, Sector, Support, Theme
from tekojen_tori.content.written import Written

HOME = ""
SECTORS = "palvelualat/"
THEMES = "teemat/"
SUPPORT = "tuki/"
MUNICIPALITIES = "kunnat/"
ORGANISATIONS = "organisaatiot/"
REGIONS = "maakunnat/"
YEARS = "vuodet/"
STATISTICS = "tilastot/"
SEARCH = "haku/"
AWARDS = "palkinnot/"
MAP = "kartta/"
TELL = "ilmoita/"
NOMINATE = "ilmianna/"
ADOPT = "otettu-mallia/kerro/"
ABOUT = "tietoa/"
ACCESSIBILITY = "saavutettavuus/"
PRIVACY = "tietosuoja/"
FOLLOW = "seuraa/"
OPEN_DATA = "avoin-data/"
CALENDAR = "tapahtumat.ics"
FEATURES = "nostot/"
PROGRAMME = "tietoa/ohjelma/"
PATH = "kehittamispolku/"
TOOLS = "kehittamispolku/tyokalut/"
BREAKTHROUGHS = "lapimurrot/"
MEDIA = "media/"
PICTURES = "kuvat/"
"""What pages offer instead of the pictures themselves, which lie in `media/`."""
SHARE_IMAGES = "jakokuvat/"
ASSETS = "assets/tori/"
CODE = f"{ASSETS}code/"
"""Holds the folder of styles and scripts, which is named by their content."""
NOT_FOUND = "404.html"


@singledispatch
def address(thing: Any) -> str:
    """The address of a thing's page, seen from the home page."""
    raise TypeError(f"no page for {type(thing).__name__}")


@address.register
def _written(thing: Written) -> str:
    return kind_of(thing).address(thing)


@address.register
def _sector(thing: Sector) -> str:
    return f"{SECTORS}{thing.slug}/"


@address.register
def _theme(thing: Theme) -> str:
    return f"{THEMES}{thing.slug}/"


@address.register
def _support(thing: Support) -> str:
    return f"{SUPPORT}{thing.slug}/"


@address.register
def _municipality(thing: Municipality) -> str:
    return f"{MUNICIPALITIES}{thing.slug}/"


@address.register
def _organisation(thing: Organisation) -> str:
    return f"{ORGANISATIONS}{thing.slug}/"


@address.register
def _region(thing: Region) -> str:
    return f"{REGIONS}{thing.slug}/"


@address.register
def _years(thing: Years) -> str:
    return f"{YEARS}{thing.slug}/"


def index_of(kind: str) -> str:
    """The address of the page of all that is of a kind, by the kind's name."""
    return next(one.index for one in kinds() if one.name == kind)


def folder_of(thing: Written) -> str:
    """The folder that holds a thing's page, whatever its slug."""
    return address(thing).removesuffix(f"{thing.slug}/")


def first_address(thing: Written) -> str:
    """The address at which a thing was first published: the oldest name of its file, which stand in order."""
    return f"{folder_of(thing)}{thing.former_slugs[0]}/" if thing.former_slugs else address(thing)


def old_addresses(thing: Written) -> list[str]:
    """Every address that leads to a thing because it has been there, seen from the home page."""
    return [
        *(f"{folder_of(thing)}{former}/" for former in thing.former_slugs),
        *(path.removeprefix("/") for path in thing.old_paths),
    ]


def map_of(thing: Region | Group) -> str:
    """The address of the map of a region, or of the country by a group of deeds."""
    return f"{MAP}{thing.slug}/" if isinstance(thing, Region) else f"{MAP}{address(thing)}"
