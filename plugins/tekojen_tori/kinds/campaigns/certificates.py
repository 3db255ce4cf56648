"""Certificates (kunniakirjat) of awards, as PDFs ready to print that a screen reader reads as well (PDF/UA-1)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from tekojen_tori.kinds.campaigns.catalogue import Given
from tekojen_tori.language.sentences import sentence
from tekojen_tori.language.slugs import slug
from tekojen_tori.publishing.site import finnish_date

TEMPLATE = "kunniakirja.typ"
"""An editor's own template, in `campaigns/` of the content folder."""

_PICTOGRAMS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u200d\u20e3\ufe0f]+")
"""Emoji and what joins them: no font is sure to have them, and a certificate is of words."""

_PLACE = re.compile(r"┌─ (.+):(\d+):\d+")


@dataclass(frozen=True)
class Certificate:
    """An award's certificate by its file's name; without a PDF, `failure` is what typst said and where."""

    given: Given
    file_name: str
    pdf: bytes | None
    failure: str = ""


def certificates(given: Iterable[Given], given_by: str, content_root: Path) -> Iterator[Certificate]:
    """The certificate of each award, in order."""
    taken: set[str] = set()
    own = content_root / "campaigns" / TEMPLATE
    with as_file(files(__package__) / "certificate.typ") as usual:
        template = own if own.is_file() else usual
        # One compiler for all reads the fonts once.
        compiler = typst.Compiler(template, root=template.parent)
        for one in given:
            name = _free_name(one, taken)
            facts = json.dumps(_without_pictograms(_facts(one, given_by)), ensure_ascii=False)
            try:
                pdf = compiler.compile(sys_inputs={"tiedot": facts}, pdf_standards=["ua-1"])
            except typst.TypstError as failure:
                yield Certificate(one, name, None, _told(failure))
            else:
                assert isinstance(pdf, bytes), "one document makes one PDF"
                yield Certificate(one, name, pdf)


def _told(failure: typst.TypstError) -> str:
    """What typst said, after the file and line if it said them too."""
    place = _PLACE.search(failure.diagnostic)
    return f"{Path(place[1]).name}, rivi {place[2]}: {failure.message}" if place else failure.message


def _facts(one: Given, given_by: str) -> dict[str, Any]:
    """What the template knows: see its first lines. All is text; what isn't known is null."""
    award, campaign = one.award, one.campaign
    got_by = one.got_by
    assert got_by is not None, "the checker demands that the deed or whoever got it is known"
    return {
        "otsikko": "Kunniakirja",
        "saaja": award.recipient_name or got_by.name,
        "tyopaikka": award.unit,
        "teko": award.deed_name or (one.deed.title if one.deed else None),
        "sarja": sentence(award.series.name),
        "perustelu": award.reason,
        "kampanja": campaign.title,
        "aika": finnish_date(one.when) if one.when else None,
        "allekirjoittajat": [{"nimi": who.name, "tehtava": who.role} for who in campaign.signatories],
        "antaja": given_by,
    }


def _without_pictograms(facts: Any) -> Any:
    if isinstance(facts, dict):
        return {name: _without_pictograms(fact) for name, fact in facts.items()}
    if isinstance(facts, list):
        return [_without_pictograms(fact) for fact in facts]
    return " ".join(_PICTOGRAMS.sub(" ", facts).split()) or None if facts else None


def _free_name(one: Given, taken: set[str]) -> str:
    """A name for the file that only letters of addresses can be in, whatever the award's words are."""
    got_by = one.got_by
    stem = slug(f"{one.award.series.slug} {got_by.name if got_by else ''} {one.deed.title if one.deed else ''}")[:100]
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    taken.add(name)
    return f"{name}.pdf"
