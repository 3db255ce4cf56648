"""The front matter of a deed as JSON Schema: for editors' completion, for the form, and for other programs."""

from typing import Any

from pydantic import BaseModel

from tekojen_tori.content.editorial import EditorialFields
from tekojen_tori.content.registers import AwardSeries, Organisation, Registers, Sector, Theme
from tekojen_tori.kinds.campaigns.content import CampaignFields
from tekojen_tori.kinds.deeds.content import DeedFields
from tekojen_tori.kinds.podcast.content.episode import EpisodeFields
from tekojen_tori.kinds.series.content import SeriesFields
from tekojen_tori.kinds.stories.content import StoryFields
from tekojen_tori.kinds.toplists.content import TopListFields
from tekojen_tori.kinds.webinars.content import WebinarFields
from tekojen_tori.language.order import alphabetical
from tekojen_tori.pages.development_path.content import DevelopmentPath
from tekojen_tori.pages.programme.content import Programme

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TOLD = ("title", "description")
_OF_VALUE = ("$ref", "type", "pattern", "enum")
_LENGTHS = {"minLength": "minItems", "maxLength": "maxItems"}


def deed_schema(registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a deed's text, with every name that the registers know.

    Names are as they are officially written; the checker forgives more, such as another letter case.
    """
    schema: dict[str, Any] = _simplified(DeedFields.model_json_schema())
    fields = schema["properties"]
    fields["sector"]["enum"] = _sectors(registers)
    fields["theme"]["items"]["enum"] = _themes(registers)
    fields["municipality"]["enum"] = _municipalities(registers)
    fields["organisation"]["enum"] = _organisations(registers)
    head = {"$schema": DIALECT, "title": "Kehittämisteko", "description": "Teon kentät Markdown-tiedoston alussa."}
    either = {"anyOf": [{"required": ["municipality"]}, {"required": ["organisation"]}]}
    return schema | head | either


def toplist_schema(registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a TOP list's introduction, likewise."""
    schema: dict[str, Any] = _simplified(TopListFields.model_json_schema())
    rule = schema["$defs"]["Rule"]["properties"]
    for fields in (schema["properties"], rule):
        fields["sector"]["enum"] = _sectors(registers)
        fields["theme"]["enum"] = _themes(registers)
    rule["municipality"]["enum"] = _municipalities(registers)
    rule["region"]["enum"] = sorted({place.region for place in registers.municipalities}, key=alphabetical)
    standing = schema["$defs"]["Standing"]["properties"]
    standing["name"]["enum"] = [*_municipalities(registers), *_organisations(registers)]
    for part, alone in (("Pick", "deed"), ("Rule", "by"), ("Standing", "name")):
        _may_stand_alone(schema, part, alone)
    head = {"$schema": DIALECT, "title": "TOP-lista", "description": "TOP-listan kentät Markdown-tiedoston alussa."}
    return schema | head


def campaign_schema(registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a campaign's text, likewise."""
    schema: dict[str, Any] = _simplified(CampaignFields.model_json_schema())
    schema["properties"]["sector"]["enum"] = _sectors(registers)
    schema["properties"]["theme"]["enum"] = _themes(registers)
    award = schema["$defs"]["Award"]["properties"]
    award["series"]["enum"] = [name for series in registers.awards for name in (series.slug, series.name)]
    award["municipality"]["enum"] = _municipalities(registers)
    award["organisation"]["enum"] = _organisations(registers)
    head = {"$schema": DIALECT, "title": "Kampanja", "description": "Kampanjan kentät Markdown-tiedoston alussa."}
    return schema | head


def editorial_schema(fields: type[EditorialFields], title: str, registers: Registers) -> dict[str, Any]:
    """The schema of the fields above a story, an episode or a webinar, likewise."""
    schema: dict[str, Any] = _simplified(fields.model_json_schema())
    its = schema["properties"]
    its["sector"]["items"]["enum"] = _sectors(registers)
    its["theme"]["items"]["enum"] = _themes(registers)
    its["municipality"]["items"]["enum"] = _municipalities(registers)
    its["organisation"]["enum"] = _organisations(registers)
    if "Link" in schema.get("$defs", {}):
        _may_stand_alone(schema, "Link", "url")
    for name, field in its.items():
        if field.get("type") == "array":
            its[name] = {"anyOf": [field, field["items"]]} | {key: field[key] for key in _TOLD if key in field}
    head = {"$schema": DIALECT, "title": title, "description": "Kentät Markdown-tiedoston alussa."}
    return schema | head


def series_schema() -> dict[str, Any]:
    """The schema of the fields above the introduction of a series."""
    head = {"$schema": DIALECT, "title": "Sarja", "description": "Sarjan kentät Markdown-tiedoston alussa."}
    schema: dict[str, Any] = _simplified(SeriesFields.model_json_schema())
    return schema | head


def written_schemas(registers: Registers) -> dict[str, dict[str, Any]]:
    """The schemas of what people write with fields above it, by the names of their kinds."""
    return {
        "deed": deed_schema(registers),
        "toplist": toplist_schema(registers),
        "campaign": campaign_schema(registers),
        "story": editorial_schema(StoryFields, "Tarina", registers),
        "episode": editorial_schema(EpisodeFields, "Podcast-jakso", registers),
        "webinar": editorial_schema(WebinarFields, "Webinaari", registers),
        "series": series_schema(),
    }


def _may_stand_alone(schema: dict[str, Any], part: str, alone: str) -> None:
    """A part with one field may be written as the value of that field."""
    whole = schema["$defs"][part]
    value = whole["properties"][alone]
    schema["$defs"][part] = {"anyOf": [whole, {key: value[key] for key in value if key in _OF_VALUE}]}


def _sectors(registers: Registers) -> list[str]:
    return [sector.name for sector in registers.sectors]


def _themes(registers: Registers) -> list[str]:
    return [theme.name for theme in registers.themes]


def _organisations(registers: Registers) -> list[str]:
    return list(dict.fromkeys(name for one in registers.organisations for name in (one.name, *one.also_known_as)))


def _municipalities(registers: Registers) -> list[str]:
    """Every name: Finnish, Swedish, and those of municipalities that are no more."""
    names = [name for place in registers.municipalities for name in (place.name, place.name_sv)]
    return list(dict.fromkeys([*names, *registers.former_municipalities]))


def _simplified(schema: Any) -> Any:
    """Pydantic's schema without what means nothing to a writer: null as an alternative, and what classes are called."""
    if isinstance(schema, list):
        return [_simplified(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    alternatives = schema.get("anyOf", ())
    if {"type": "null"} in alternatives:
        (other,) = (one for one in alternatives if one != {"type": "null"})
        schema = {key: value for key, value in schema.items() if key not in ("anyOf", "default")} | other
    if schema.get("type") == "array":
        # Of a list that a validator goes before, pydantic says the length as if it were a text's.
        schema = {_LENGTHS.get(key, key): value for key, value in schema.items()}
    simple = {key: _simplified(value) for key, value in schema.items()}
    for named in simple.get("$defs", {}).values():
        named.pop("title", None)
        named.pop("description", None)
    return simple


def register_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of the register files, by the files' names without their endings."""
    return {
        "sectors": _list_of(Sector, "Palvelualat"),
        "themes": _list_of(Theme, "Teemat"),
        "organisations": _list_of(Organisation, "Organisaatiot"),
        "awards": _list_of(AwardSeries, "Palkintosarjat"),
        "development_path": _of_fields(DevelopmentPath, "Kehittämispolku"),
        "programme": _of_fields(Programme, "Ohjelman luvut"),
    }


def _list_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    entry = _simplified(model.model_json_schema())
    return {"$schema": DIALECT, "title": title, "type": "array", "items": entry}


def _of_fields(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = _simplified(model.model_json_schema())
    return {"$schema": DIALECT} | schema | {"title": title}
