"""An issue of the newsletter: parts that show things of the tori, in the editors' order."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from tekojen_tori.content.editorial import PublishedFields
from tekojen_tori.content.kind import Kind
from tekojen_tori.content.named_fields import STRICT, Day, FileName, as_list
from tekojen_tori.content.written import Written


class Section(BaseModel):
    """A part of an issue. `shows` are content files without .md: `deeds/oma-teko`."""

    model_config = STRICT

    heading: Annotated[str, Field(min_length=1, max_length=120, title="Väliotsikko")]
    text: Annotated[str | None, Field(max_length=600, title="Johdanto")] = None
    shows: Annotated[
        tuple[FileName, ...], BeforeValidator(as_list), Field(title="Mitä näytetään", description="Järjestyksessä.")
    ] = ()


class NewsletterFields(PublishedFields):
    """What an editor writes above the greeting of an issue."""

    date: Annotated[Day, Field(title="Lähetyspäivä")]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, title="Osat")]


class Newsletter(NewsletterFields, Written):
    """An issue as it was read. `text` is its greeting."""


NEWSLETTER: Kind[Newsletter] = Kind(
    name="newsletter",
    collection="newsletters",
    folder="newsletters",
    fields=NewsletterFields,
    thing=Newsletter,
    slug="uutiskirje",
    index="uutiskirje/",
    title="Uutiskirje",
    plural="Uutiskirjeet",
    one="uutiskirje",
    count="uutiskirjettä",
    some="uutiskirjeitä",
    icon="material/email-newsletter",
    in_order=lambda every: sorted(every, key=lambda issue: (issue.date, issue.slug), reverse=True),
)
KINDS = (NEWSLETTER,)
