"""The open data: every file of it, and the page that tells how to use it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.api import models
from tekojen_tori.data.api.dcat import dcat
from tekojen_tori.data.api.describing import openapi, schema_address, schemas
from tekojen_tori.data.api.files import BULKS, CSV, DCAT, EXCEL, INDEX, JSON_LINES, OPENAPI, VERSION
from tekojen_tori.data.api.tables import Row, row, table
from tekojen_tori.data.api.things import FOLDER, KINDS, Things, slug_of
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.everything import Shared
from tekojen_tori.publishing.page import File, Page
from tekojen_tori.publishing.site import LICENCE, Site

SHARES = Shared.HTML

_TITLE = "Avoin data"
_DESCRIPTION = (
    "Kaikki, mitä torilla kerrotaan, on vapaasti käytettävissä myös muissa palveluissa, tutkimuksessa ja jutuissa."
)
_EXAMPLES = 2


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """All of it; nothing without the site's own address, which the data is full of."""
    if not site.url:
        return
    things = Things(catalogue, site)
    yield from _deeds(catalogue, things)
    for kind, about in KINDS.items():
        every = things.of_kind(kind)
        listing = models.Listing.model_construct(
            kind=about.name, count=len(every), items=[things.reference(thing) for thing in every]
        )
        yield File(f"{FOLDER}{about.folder}.json", _json(listing))
        if kind is not Deed:
            for thing in every:
                yield File(things.data_address(thing), _json(things.form(thing)))
    yield File(INDEX, _json(_index(things, site)))
    for name, schema in schemas().items():
        address = schema_address(name)
        yield File(address, _dump({"$id": site.canonical(address)} | dict(schema)))
    yield File(OPENAPI, _dump(openapi(site, _examples(things))))
    yield File(DCAT, _dump(_dcat(catalogue, site)))
    yield _page(catalogue, things, site)


def _deeds(catalogue: Catalogue, things: Things) -> Iterator[File]:
    """Each deed, and all of them at once. Only what those need is kept of each: thousands fill the memory."""
    rows: list[Row] = []
    lines: list[bytes] = []
    for deed in catalogue.deeds:
        form = things.form(deed)
        assert isinstance(form, models.Deed), "a deed has the form of a deed"
        yield File(things.data_address(deed), _json(form))
        lines.append(form.model_dump_json(exclude={"html"}).encode() + b"\n")
        rows.append(row(form))
    yield File(JSON_LINES.address, b"".join(lines))
    yield File(CSV.address, table(rows, ","))
    yield File(EXCEL.address, table(rows, ";"))


def _index(things: Things, site: Site) -> models.Index:
    return models.Index(
        name=site.name,
        description=site.description,
        version=VERSION,
        licence=LICENCE,
        documentation=site.canonical(addresses.OPEN_DATA),
        openapi=site.canonical(OPENAPI),
        kinds=[
            models.Part.model_construct(
                kind=about.name,
                name=about.plural,
                count=len(things.of_kind(kind)),
                list=site.canonical(f"{FOLDER}{about.folder}.json"),
                each=site.canonical(f"{FOLDER}{about.folder}/{{slug}}.json"),
                schema_url=site.canonical(schema_address(about.name)),
            )
            for kind, about in KINDS.items()
        ],
        files=[
            models.File(name=bulk.name, url=site.canonical(bulk.address), media_type=bulk.media_type) for bulk in BULKS
        ],
    )


def _examples(things: Things) -> Mapping[str, Sequence[str]]:
    return {
        about.folder: [slug_of(thing) for thing in things.of_kind(kind)[:_EXAMPLES]] for kind, about in KINDS.items()
    }


def _dcat(catalogue: Catalogue, site: Site) -> Mapping[str, Any]:
    dates = [thing.date for thing in catalogue.told if thing.date]
    span = (min(date.first for date in dates).earliest(), max(date.last for date in dates).latest()) if dates else None
    changed = max(filter(None, map(catalogue.updated, catalogue.told)), default=None)
    return dcat(site, span, changed)


def _page(catalogue: Catalogue, things: Things, site: Site) -> Page:
    here = addresses.OPEN_DATA
    body = site.render(
        "open_data.html",
        here,
        title=_TITLE,
        description=_DESCRIPTION,
        version=VERSION,
        bulks=BULKS,
        kinds=[
            (about, len(things.of_kind(kind)), f"{FOLDER}{about.folder}.json", schema_address(about.name))
            for kind, about in KINDS.items()
        ],
        index=INDEX,
        openapi=OPENAPI,
        dcat=DCAT,
        example=site.canonical(things.data_address(catalogue.deeds[0])) if catalogue.deeds else None,
        csv=site.canonical(CSV.address),
        email=site.sending.email,
    )
    return Page(here, _TITLE, _DESCRIPTION, body, section=here, data=(_dataset(site),))


def _dataset(site: Site) -> Mapping[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{site.name}: kuntien kehittämisteot",
        "description": f"{site.description} {_DESCRIPTION}",
        "url": site.canonical(addresses.OPEN_DATA),
        "license": LICENCE,
        "version": VERSION,
        "inLanguage": "fi",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name, "url": site.url},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": bulk.name,
                "encodingFormat": bulk.media_type,
                "contentUrl": site.canonical(bulk.address),
            }
            for bulk in BULKS
        ],
    }


def _json(form: models.Form) -> bytes:
    return form.model_dump_json().encode()


def _dump(value: Mapping[str, Any] | Iterable[Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
