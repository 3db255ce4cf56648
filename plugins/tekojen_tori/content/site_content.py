"""All that people have written, together."""

from dataclasses import dataclass
from datetime import date

from tekojen_tori.content.campaign import Campaign
from tekojen_tori.content.deed import Deed
from tekojen_tori.content.registers import Registers
from tekojen_tori.content.toplist import TopList

Written = Deed | TopList | Campaign


@dataclass(frozen=True)
class Content:
    """The registers and everything that refers to them, as read `today`. `synthetic` content is made up for testing."""

    registers: Registers
    deeds: tuple[Deed, ...]
    today: date
    toplists: tuple[TopList, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    synthetic: bool = False
