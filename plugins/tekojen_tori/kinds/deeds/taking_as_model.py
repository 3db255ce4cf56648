"""Telling that somebody took a deed as a model: by three short questions, or by a deed of their own."""

from dataclasses import dataclass

from tekojen_tori.content.adopting.adopts import Adopts
from tekojen_tori.content.adopting.questions import QUESTIONS
from tekojen_tori.content.kind import kinds
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.addresses import ADOPT, TELL, address
from tekojen_tori.publishing.letters import letter
from tekojen_tori.publishing.site import Site


@dataclass(frozen=True)
class TakingAsModel:
    """Where it is told: the form of the three questions, a letter with them, and the form of a deed, which knows its
    model. "" is what there isn't: the editors may have no address, and the tori no adoptions."""

    questions: str
    letter: str
    form: str


def taking_as_model(deed: Deed, site: Site) -> TakingAsModel:
    """The ways to tell that a deed was taken as a model."""
    asks = any(issubclass(kind.thing, Adopts) for kind in kinds())
    return TakingAsModel(
        questions=f"{ADOPT}?malli={deed.slug}" if asks else "",
        letter=_letter(deed, site) if site.sending.email else "",
        form=f"{TELL}?malli={deed.slug}",
    )


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
