"""The open data: every file of it, and the page that tells how to use it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.data.api import models
from tekojen_tori.data.api.bulk import BulkFile
from tekojen_tori.data.api.dcat import dcat
from tekojen_tori.data.api.describing import form_schemas, openapi, schema_address
from tekojen_tori.data.api.files import DCAT, FOLDER, INDEX, OPENAPI, VERSION
from tekojen_tori.data.api.things import Collection, Things, bulk_files, collections
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.frame.links import Bar, BarLink
from tekojen_tori.publishing.page import Bundle, File, Page, Promise, Published
from tekojen_tori.publishing.site import LICENCE, Site
from tekojen_tori.publishing.whole_page import PageView, whole_page
from tekojen_tori.publishing.writing.everything import DearToMake

LINKS = (BarLink(Bar.FOOTER, 110, "Avoin data", addresses.OPEN_DATA, lambda catalogue, site: site.url),)

SHARES = DearToMake.HTML

_TITLE = "Avoin data"
_DESCRIPTION = (
    "Kaikki, mitä torilla kerrotaan, on vapaasti käytettävissä myös muissa palveluissa, tutkimuksessa ja jutuissa."
)
_EXAMPLES = 2


@dataclass(frozen=True, kw_only=True)
class OpenDataView(PageView):
    """How to use the data. Of each kind are told its collection, how much there is of it, its list and its schema."""

    template = "open_data.html"
    version: str
    bulks: Sequence[BulkFile]
    kinds: Sequence[tuple[Collection, int, str, str]]
    index: str
    openapi: str
    dcat: str
    example: str | None
    table: str | None
    email: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Published]:
    """All of it; nothing without the site's own address, which the data is full of."""
    if not site.url:
        return
    things = Things(catalogue, site)
    yield Bundle(FOLDER, partial(_data, catalogue, things, site))
    yield Promise(addresses.OPEN_DATA, partial(_page, catalogue, things, site))


def _data(catalogue: Catalogue, things: Things, site: Site) -> Iterator[File]:
    for collection in collections():
        every = collection.every(catalogue)
        told = things.reference if collection.has_file else things.form
        listing = collection.listing.model_construct(
            kind=collection.name, count=len(every), items=[told(thing) for thing in every]
        )
        yield File(collection.list_address, _json(listing))
        if collection.has_file:
            yield from _each(every, collection, things)
    yield File(INDEX, _json(_index(catalogue, site)))
    for name, schema in form_schemas().items():
        address = schema_address(name)
        yield File(address, _dump({"$id": site.canonical(address)} | dict(schema)))
    yield File(OPENAPI, _dump(openapi(site, _examples(catalogue))))
    yield File(DCAT, _dump(_dcat(catalogue, site)))


def _each(every: Iterable[Any], collection: Collection, things: Things) -> Iterator[File]:
    """A file of each thing, also where it was under its former names, and those that hold many at once."""
    bulks = [make() for make in collection.bulks]
    for thing in every:
        form = things.form(thing)
        content = _json(form)
        yield from (File(address, content) for address in (things.data_address(thing), *things.former_addresses(thing)))
        for bulk in bulks:
            bulk.add(form)
    for bulk in bulks:
        yield from (File(file.address, content) for file, content in zip(bulk.FILES, bulk.contents(), strict=True))


def _index(catalogue: Catalogue, site: Site) -> models.IndexForm:
    return models.IndexForm(
        name=site.name,
        description=site.description,
        version=VERSION,
        licence=LICENCE,
        documentation=site.canonical(addresses.OPEN_DATA),
        openapi=site.canonical(OPENAPI),
        kinds=[
            models.PartForm.model_construct(
                kind=collection.name,
                name=collection.plural,
                count=len(collection.every(catalogue)),
                list=site.canonical(collection.list_address),
                each=site.canonical(collection.pattern),
                schema_url=site.canonical(schema_address(collection.name)),
            )
            for collection in collections()
        ],
        files=[
            models.FileForm(name=bulk.name, url=site.canonical(bulk.address), media_type=bulk.media_type)
            for bulk in bulk_files()
        ],
    )


def _examples(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    return {
        collection.folder: [collection.slug(thing) for thing in collection.every(catalogue)[:_EXAMPLES]]
        for collection in collections()
        if collection.has_file
    }


def _dcat(catalogue: Catalogue, site: Site) -> Mapping[str, Any]:
    dates = [thing.date for thing in catalogue.told if thing.date]
    span = (min(date.first for date in dates).earliest(), max(date.last for date in dates).latest()) if dates else None
    changed = max(filter(None, map(catalogue.updated, catalogue.told)), default=None)
    return dcat(site, span, changed)


def _page(catalogue: Catalogue, things: Things, site: Site) -> Page:
    here = addresses.OPEN_DATA
    view = OpenDataView(
        version=VERSION,
        bulks=bulk_files(),
        kinds=[(one, len(one.every(catalogue)), one.list_address, schema_address(one.name)) for one in collections()],
        index=INDEX,
        openapi=OPENAPI,
        dcat=DCAT,
        example=site.canonical(things.data_address(catalogue.deeds[0])) if catalogue.deeds else None,
        table=next((site.canonical(bulk.address) for bulk in bulk_files() if bulk.media_type == "text/csv"), None),
        email=site.sending.email,
    )
    return whole_page(view, here, _TITLE, _DESCRIPTION, site, section=here, data=(_dataset(site),))


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
            for bulk in bulk_files()
        ],
    }


def _json(form: models.Form) -> bytes:
    return form.model_dump_json().encode()


def _dump(value: Mapping[str, Any] | Iterable[Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
