"""An account of an adoption (otettu mallia): who took which deed as a model, and how."""

from enum import StrEnum
from typing import TYPE_CHECKING

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.content.registers import Doer, Slug
from tekojen_tori.content.web_addresses import WebAddress
from tekojen_tori.content.written import WithoutPage


class How(StrEnum):
    """What the model was to those who took it: the three words of the Innovation Barometer."""

    INSPIRED = "innoittui"
    APPLIED = "sovelsi"
    COPIED = "kopioi"


class Adopts(WithoutPage):
    """What tells of an adoption. It has no page of its own: it is shown where its model is.

    `who` is a municipality or an organisation by the registers, or else a name.
    """

    if TYPE_CHECKING:
        model: Slug
        who: Doer | str
        date: ContentDate | None
        how: How | None
        url: WebAddress | None
