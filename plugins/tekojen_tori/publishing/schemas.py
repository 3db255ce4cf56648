"""The JSON Schema of a deed's fields, for editors and other programs."""

import json
from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.contributing.schema import deed_schema
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site

ADDRESS = "api/v1/schema/deed.json"


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """The schema with the names that this site's own registers hold."""
    schema = deed_schema(catalogue.registers)
    if site.url:
        schema = {"$id": site.canonical(ADDRESS), **schema}
    yield File(ADDRESS, json.dumps(schema, ensure_ascii=False).encode())
