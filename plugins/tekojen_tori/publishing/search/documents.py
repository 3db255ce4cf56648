"""What is searched: each thing's words, and what the results show of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.deed import Deed
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.tokens import tokens, with_shared_ends
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.plain_text import plain_text
from tekojen_tori.publishing.site import finnish_date

FIELDS = ("title", "labels", "summary", "text")
"""The parts of a document. Labels are its themes, sector, place and organisation, the Swedish names too."""


@dataclass(frozen=True)
class Document:
    """One thing that search finds. Documents are numbered in the catalogue's order, newest first."""

    title: str
    labels: tuple[str, ...]
    summary: str
    text: str
    adoptions: int
    details: Mapping[str, Any]

    @cached_property
    def words(self) -> tuple[list[str], ...]:
        """The words of each field, in order."""
        fields = (self.title, "\n".join(self.labels), self.summary, self.text)
        return tuple(tokens(with_shared_ends(text)) for text in fields)


def documents(catalogue: Catalogue) -> list[Document]:
    """Everything that search finds."""
    return [_document(deed, catalogue) for deed in catalogue.deeds]


def _document(deed: Deed, catalogue: Catalogue) -> Document:
    text, summary = plain_text(deed.text), deed.summary or ""
    details = {
        "title": deed.title,
        "address": address(deed),
        "by": deed.done_by.name,
        "sector": sentence(deed.sector.name),
        "sectorSlug": deed.sector.slug,
        "date": finnish_date(deed.date),
        "lang": deed.lang,
        "summary": summary,
        "text": text,
    }
    adoptions = len(catalogue.adopters.get(deed.slug, ()))
    return Document(deed.title, tuple(_labels(deed)), summary, text, adoptions, details)


def _labels(deed: Deed) -> list[str]:
    labels = [deed.sector.name, *(theme.name for theme in deed.theme)]
    if deed.organisation:
        labels += [deed.organisation.name, *deed.organisation.also_known_as]
    if deed.municipality:
        labels += dict.fromkeys((deed.municipality.name, deed.municipality.name_sv))
    return labels
