"""The data described for data portals: DCAT-AP as JSON-LD."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tekojen_tori.data.api.files import DCAT, INDEX, OPENAPI, VERSION
from tekojen_tori.data.api.things import bulk_files
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.site import LICENCE, Site

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_KEYWORDS = ("kehittäminen", "kunnat", "työelämä", "työhyvinvointi", "hyvät käytännöt")


def dcat(site: Site, span: tuple[date, date] | None, changed: datetime | None) -> dict[str, Any]:
    """A catalogue of one data set; `span` are the first and last day of its deeds, `changed` when it last changed."""
    page = site.canonical(addresses.OPEN_DATA)
    publisher = {"@id": f"{page}#julkaisija", "@type": "foaf:Agent", "foaf:name": _fi(site.name)}
    what_changed = {"dct:modified": _typed(changed.isoformat(), "dateTime")} if changed else {}
    dataset: dict[str, Any] = {
        "@id": f"{page}#aineisto",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{page}#aineisto",
        "dct:title": _fi(f"{site.name}: kuntien kehittämisteot"),
        "dct:description": _fi(f"{site.description} Aineistossa ovat teot, tarinat, podcast-jaksot ja webinaarit."),
        "dct:publisher": publisher,
        "dct:language": _one(f"{_EU}language/FIN", "dct:LinguisticSystem"),
        "dct:license": _one(LICENCE, "dct:LicenseDocument"),
        "dct:spatial": _one(f"{_EU}country/FIN", "dct:Location"),
        "dct:accrualPeriodicity": _one(f"{_EU}frequency/IRREG", "dct:Frequency"),
        "dcat:theme": [_one(f"{_EU}data-theme/{theme}", "skos:Concept") for theme in ("GOVE", "SOCI")],
        "dcat:keyword": [_fi(word) for word in _KEYWORDS],
        "dcat:landingPage": _one(page, "foaf:Document"),
        "dcat:contactPoint": _contact(site, page),
        "dcat:version": VERSION,
        "owl:versionInfo": VERSION,
        **what_changed,
        "dcat:distribution": _distributions(site),
    }
    if span:
        first, last = (_typed(day.isoformat(), "date") for day in span)
        dataset["dct:temporal"] = {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}
    return {
        "@context": _CONTEXT,
        "@id": site.canonical(DCAT),
        "@type": "dcat:Catalog",
        "dct:title": _fi(f"{site.name}: avoin data"),
        "dct:description": _fi(f"Sivuston {site.name} avoin data."),
        "dct:publisher": publisher,
        "dct:language": _one(f"{_EU}language/FIN", "dct:LinguisticSystem"),
        "dct:license": _one(LICENCE, "dct:LicenseDocument"),
        "dct:spatial": _one(f"{_EU}country/FIN", "dct:Location"),
        "dcat:themeTaxonomy": _one(f"{_EU}data-theme", "skos:ConceptScheme"),
        "foaf:homepage": _one(site.url, "foaf:Document"),
        **what_changed,
        "dcat:dataset": dataset,
        "dcat:service": {
            "@id": f"{page}#rajapinta",
            "@type": "dcat:DataService",
            "dct:title": _fi(f"{site.name}: rajapinta"),
            "dcat:endpointURL": {"@id": site.canonical(INDEX)},
            "dcat:endpointDescription": {"@id": site.canonical(OPENAPI)},
            "dcat:servesDataset": {"@id": f"{page}#aineisto"},
            "dct:license": _one(LICENCE, "dct:LicenseDocument"),
        },
    }


def _distributions(site: Site) -> Sequence[dict[str, Any]]:
    every = [(bulk.address, bulk.name, bulk.about, bulk.media_type, bulk.file_type) for bulk in bulk_files()]
    every.append((INDEX, "Rajapinta (JSON)", "Jokainen asia omana tiedostonaan.", "application/json", "JSON"))
    return [
        {
            "@id": site.canonical(address),
            "@type": "dcat:Distribution",
            "dct:title": _fi(name),
            "dct:description": _fi(about),
            "dcat:accessURL": {"@id": site.canonical(address)},
            "dcat:downloadURL": {"@id": site.canonical(address)},
            "dcat:mediaType": _one(f"{_MEDIA_TYPE}{media_type}", "dct:MediaType"),
            "dct:format": _one(f"{_EU}file-type/{file_type}", "dct:MediaTypeOrExtent"),
            "dcatap:availability": _one(f"{_EU}planned-availability/AVAILABLE", "skos:Concept"),
            "dct:license": _one(LICENCE, "dct:LicenseDocument"),
        }
        for address, name, about, media_type, file_type in every
    ]


def _contact(site: Site, page: str) -> dict[str, Any]:
    contact: dict[str, Any] = {"@type": "vcard:Kind", "vcard:fn": _fi(site.name), "vcard:hasURL": {"@id": page}}
    if site.sending.email:
        contact["vcard:hasEmail"] = {"@id": f"mailto:{site.sending.email}"}
    return contact


def _one(address: str, kind: str) -> dict[str, str]:
    """A thing that others have named, and what kind of thing it is."""
    return {"@id": address, "@type": kind}


def _fi(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "fi"}


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@value": value, "@type": f"xsd:{kind}"}
