"""Who took what as a model, as data: the deeds that have to do with it, and each adoption between them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.spread import Adopter
from tekojen_tori.content.done import Done
from tekojen_tori.language.spreadsheets import as_csv
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.site import Site

_COLUMNS = ("model", "model_name", "model_by", "by", "deed", "deed_name", "date", "how", "url")


def graph_as_json(catalogue: Catalogue, site: Site) -> bytes:
    """Nodes and edges: an edge leads from a model to whoever took it, and to their deed if there is one."""
    every = list(_every(catalogue))
    deeds = {deed.slug: deed for one in every for deed in (one.model, one.deed) if deed}
    graph = {
        "nodes": [_node(deed, site) for deed in deeds.values()],
        "edges": [dict(zip(_COLUMNS, _edge(one), strict=True)) for one in every],
    }
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).encode()


def graph_as_csv(catalogue: Catalogue, site: Site) -> bytes:
    """The edges as a table."""
    return as_csv([_COLUMNS, *([value or "" for value in _edge(one)] for one in _every(catalogue))])


def _every(catalogue: Catalogue) -> Iterator[Adopter]:
    return (one for followers in catalogue.adopters.values() for one in followers.every)


def _node(deed: Done, site: Site) -> Mapping[str, Any]:
    return {
        "id": deed.slug,
        "name": deed.title,
        "by": deed.done_by.name,
        "date": deed.date.iso(),
        "url": site.canonical(address(deed)),
    }


def _edge(one: Adopter) -> list[str | None]:
    return [
        one.model.slug,
        one.model.title,
        one.model.done_by.name,
        one.name,
        one.deed.slug if one.deed else None,
        one.deed.title if one.deed else None,
        one.date.iso() if one.date else None,
        one.how.value if one.how else None,
        one.url,
    ]
