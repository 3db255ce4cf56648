"""The JSON Schemas of what people write, for editors and other programs."""

import json
from collections.abc import Iterator

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.contributing.schema import schemas
from tekojen_tori.publishing.page import File
from tekojen_tori.publishing.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Each schema with the names that this site's own registers hold."""
    for name, schema in schemas(catalogue.registers).items():
        address = f"api/v1/schema/{name}.json"
        identified = {"$id": site.canonical(address), **schema} if site.url else schema
        yield File(address, json.dumps(identified, ensure_ascii=False).encode())
