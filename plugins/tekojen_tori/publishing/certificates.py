"""Certificates (kunniakirjat) of awards, as PDFs ready to print that a screen reader reads as well (PDF/UA-1)."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from tekojen_tori.catalogue.campaigns import Given
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug
from tekojen_tori.publishing.site import finnish_date

TEMPLATE = "kunniakirja.typ"
"""An editor's own template, in `campaigns/` of the content folder."""


class BadTemplate(Exception):
    """A template that typst can't make a certificate of; the message is typst's own."""


def certificates(given: Iterable[Given], given_by: str, content_root: Path) -> Iterator[tuple[str, bytes]]:
    """The file name and content of each award's certificate, in order. BadTemplate if the editor's own is broken."""
    taken: set[str] = set()
    own = content_root / "campaigns" / TEMPLATE
    with as_file(files("tekojen_tori.publishing") / "certificate.typ") as usual:
        template = own if own.is_file() else usual
        for one in given:
            yield _free_name(one, taken), _pdf(template, _facts(one, given_by))


def _pdf(template: Path, facts: dict[str, Any]) -> bytes:
    inputs = {"tiedot": json.dumps(facts, ensure_ascii=False)}
    try:
        pdf = typst.compile(template, root=template.parent, sys_inputs=inputs, pdf_standards=["ua-1"])
    except typst.TypstError as failure:
        raise BadTemplate(str(failure)) from failure
    assert isinstance(pdf, bytes), "one document makes one PDF"
    return pdf


def _facts(one: Given, given_by: str) -> dict[str, Any]:
    """What the template knows: see its first lines. All is text; what isn't known is null."""
    award, campaign = one.award, one.campaign
    got_by = one.got_by
    assert got_by is not None, "the checker demands that the deed or whoever got it is known"
    return {
        "otsikko": "Kunniakirja",
        "saaja": got_by.name,
        "tyopaikka": award.unit,
        "teko": one.deed.title if one.deed else None,
        "sarja": sentence(award.series.name),
        "perustelu": award.reason,
        "kampanja": campaign.title,
        "aika": finnish_date(award.date or campaign.ends),
        "allekirjoittajat": [{"nimi": who.name, "tehtava": who.role or ""} for who in campaign.signatories],
        "antaja": given_by,
    }


def _free_name(one: Given, taken: set[str]) -> str:
    got_by = one.got_by
    stem = slug(f"{one.award.series.slug} {got_by.name if got_by else ''} {one.deed.title if one.deed else ''}")[:100]
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name)
    return f"{name}.pdf"
