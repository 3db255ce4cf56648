"""Asking and thanking whoever did a deed: a letter to whoever of them can be reached, or else to the editors."""

from dataclasses import dataclass

from tekojen_tori.content.registers import Registers
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True)
class Enquiry:
    """A letter to begin, and who gets it: whoever did the deed, or the editors to pass it on."""

    href: str
    receiver: str
    email: str
    is_passed_on: bool


def enquiry(deed: Deed, registers: Registers, site: Site) -> Enquiry | None:
    """The letter in which a reader asks of a deed; None if there is nobody to send it to."""
    if deed.contact and deed.contact.email:
        return _to(deed.contact.name, deed.contact.email, deed, site)
    if email := registers.contact_of(deed.done_by):
        return _to(deed.done_by.name, email, deed, site)
    if site.sending.email:
        return _to("torin toimitus", site.sending.email, deed, site, is_passed_on=True)
    return None


def _to(receiver: str, email: str, deed: Deed, site: Site, *, is_passed_on: bool = False) -> Enquiry:
    """A letter that names the deed, and whom of its doers it is for if somebody else opens it."""
    person = deed.contact.name if deed.contact and not deed.contact.email else ""
    asked_to_pass_on = f"Hei toimitus!\nVälittäisittekö tämän viestin teon tekijälle ({deed.done_by.name})?"
    about = (
        f"Luin teostanne ”{deed.title}” ({site.name}):",
        site.canonical(address(deed)) if site.url else "",
        f"Tiedosto: {deed.path}" if is_passed_on else "",
        f"Teon yhteyshenkilö: {person}" if person else "",
    )
    href = letter(
        email,
        f"Kysymys teosta: {deed.title}",
        asked_to_pass_on if is_passed_on else "Hei!",
        "\n".join(filter(None, about)),
        "Kiitos teosta! Haluaisin kysyä:",
    )
    return Enquiry(href, receiver, email, is_passed_on)
