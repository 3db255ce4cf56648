"""The plain pages of `pages/`, which the engine makes: what leads to them."""

from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.links import Bar, Link

LINKS = (
    Link(Bar.FOOTER, 10, "Tietoa torista", addresses.ABOUT),
    Link(Bar.FOOTER, 120, "Saavutettavuus", addresses.ACCESSIBILITY),
    Link(Bar.FOOTER, 130, "Tietosuoja", addresses.PRIVACY),
)
