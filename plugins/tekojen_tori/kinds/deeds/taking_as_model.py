"""Telling that somebody took a deed as a model: by a letter with three short questions, or by a deed of their own."""

from dataclasses import dataclass

from tekojen_tori.content.adopting.questions import QUESTIONS
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.addresses import TELL, address
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True)
class TakingAsModel:
    """Where it is told: a letter to the editors, "" if they have no address, and the form that knows the model."""

    letter: str
    form: str


def taking_as_model(deed: Deed, site: Site) -> TakingAsModel:
    """The ways to tell that a deed was taken as a model."""
    return TakingAsModel(_letter(deed, site) if site.sending.email else "", f"{TELL}?malli={deed.slug}")


def _letter(deed: Deed, site: Site) -> str:
    about = (
        f"Otimme mallia teosta ”{deed.title}” ({deed.done_by.name}):",
        site.canonical(address(deed)) if site.url else "",
        f"Tiedosto: {deed.path}",
    )
    return letter(
        site.sending.email,
        f"Otimme mallia: {deed.title}",
        "Hei toimitus!",
        "\n".join(filter(None, about)),
        *map("{}\n\n".format, QUESTIONS),
    )
