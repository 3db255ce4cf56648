"""The API described for programs: JSON Schema of each form, OpenAPI of each address."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from tekojen_tori.data.api import models
from tekojen_tori.data.api.files import DCAT, FOLDER, INDEX, SCHEMAS, VERSION
from tekojen_tori.data.api.models import form_name
from tekojen_tori.data.api.things import Collection, collections
from tekojen_tori.publishing.site import LICENCE, Site

_Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"
_REFERRED = re.compile(rf"{re.escape(_REF)}(\w+)")


def form_schemas() -> Mapping[str, _Json]:
    """The schema of each form, by the name of its file; every field is there, so every one is required."""
    defined = _defined()
    forms = _forms()
    return {
        name: {"$schema": DIALECT, **defined[form_name(form)], "$defs": _needed(defined[form_name(form)], defined)}
        for name, form in forms.items()
    }


def _forms() -> Mapping[str, type[models.Form]]:
    """Every form that a file of the API has, by the name of its schema."""
    every = collections()
    named: dict[str, type[models.Form]] = {collection.name: collection.form for collection in every}
    named |= {f"{collection.name}-listing": collection.listing for collection in every if not collection.has_file}
    others = {name: form for collection in every for name, form in collection.others.items()}
    return named | others | {"listing": models.ListingForm, "index": models.IndexForm}


class _ByFormName(GenerateJsonSchema):
    """Schemas that refer to each other by the names that programs know."""

    def normalize_name(self, name: str) -> str:
        """The name of a form, of that of its class."""
        return super().normalize_name(name).removesuffix("Form")


@cache
def _defined() -> Mapping[str, _Json]:
    """Every form and part of one, by their names."""
    _, defined = models_json_schema(
        [(form, "serialization") for form in _forms().values()],
        ref_template=_REF + "{model}",
        schema_generator=_ByFormName,
    )
    parts: Mapping[str, _Json] = defined["$defs"]
    return parts


def _needed(schema: _Json, defined: Mapping[str, _Json]) -> Mapping[str, _Json]:
    """The parts that a schema refers to, and those that they do."""
    found: dict[str, _Json] = {}
    waiting = [schema]
    while waiting:
        for name in _REFERRED.findall(json.dumps(waiting.pop())):
            if name not in found:
                found[name] = defined[name]
                waiting.append(defined[name])
    return dict(sorted(found.items()))


def schema_address(name: str) -> str:
    """Where the schema of a form is, seen from the home page."""
    return f"{SCHEMAS}{name}.json"


def openapi(site: Site, examples: Mapping[str, Sequence[str]]) -> _Json:
    """OpenAPI 3.1 of the files; `examples` are slugs of each kind."""
    defined = json.loads(json.dumps(_defined()).replace(_REF, "#/components/schemas/"))
    paths: _Json = {f"/{INDEX.removeprefix(FOLDER)}": _get("index", "Mitä dataa on", "Index")}
    for kind in collections():
        paths[f"/{kind.list_address.removeprefix(FOLDER)}"] = _get(
            f"list-{kind.folder}", f"{kind.plural}: luettelo", form_name(kind.listing)
        )
        if examples.get(kind.folder):
            paths[f"/{kind.pattern.removeprefix(FOLDER)}"] = _get_one(kind, examples[kind.folder])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: avoin data",
            "version": VERSION,
            "description": "Valmiita tiedostoja: pelkkiä GET-pyyntöjä, ei tunnuksia eikä rajoja. "
            "Version 1 sisällä kenttiä voi tulla lisää, mutta yksikään ei katoa eikä vaihda tyyppiään.",
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": site.canonical(FOLDER.rstrip("/"))}],
        "externalDocs": {"url": site.canonical(DCAT), "description": "Aineiston kuvaus (DCAT-AP)"},
        "paths": paths,
        "components": {"schemas": defined},
    }


def _get(name: str, summary: str, form: str) -> _Json:
    found = {"application/json": {"schema": {"$ref": f"#/components/schemas/{form}"}}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "responses": {"200": {"description": "Löytyi.", "content": found}},
        }
    }


def _get_one(kind: Collection, slugs: Sequence[str]) -> _Json:
    described = _get(f"get-{kind.name}", f"{kind.plural}: yhden tiedot", form_name(kind.form))
    described["get"]["responses"]["404"] = {"description": "Tällä slugilla ei ole mitään."}
    described["get"]["parameters"] = [
        {
            "name": "slug",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "examples": {slug: {"value": slug} for slug in slugs},
        }
    ]
    return described
