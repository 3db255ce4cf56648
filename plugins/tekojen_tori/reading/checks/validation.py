"""What the models find wrong, told to a person in Finnish."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from tekojen_tori.content.names import misspelt_of
from tekojen_tori.content.naming.field_words import meant_field
from tekojen_tori.reading.files.yaml_values import Key, Place
from tekojen_tori.reading.problems import MOST_TOLD, Hint, Problem, error

PlaceOf = Callable[[Key], Place]

_EXAMPLES = {
    "title": "Lisää esimerkiksi rivi title: Tiimi suunnittelee työvuoronsa itse.",
    "sector": "Lisää esimerkiksi rivi sector: opetus ja kasvatus.",
    "theme": "Lisää esimerkiksi rivi theme: [työhyvinvointi].",
    "date": "Lisää esimerkiksi rivi date: 2019-10-02, tai 2019-10 tai 2019, jos tarkempaa ei tiedetä.",
}


def unknown_keys(fields: dict[str, Any], model: type[BaseModel], place: PlaceOf, file: str) -> Iterator[Problem]:
    """Each key that the model doesn't know, with the one that was probably meant."""
    known = list(model.model_fields)
    for key in fields:
        if key not in known:
            yield error(
                file, "unknown-key", f"Kenttää ”{key}” ei ole.", partial(_meant_key, (key,), model), *place((key,))
            )


def problems_of(wrong: Iterable[ErrorDetails], model: type[BaseModel], place: PlaceOf, file: str) -> Iterator[Problem]:
    """Each thing that the model found wrong in the fields of a file."""
    wrong = [one for one in wrong if not (one["type"] == "too_short" and one["input"] and _is_many(one["input"]))]
    unknown = [found["loc"] for found in wrong if found["type"] == "extra_forbidden"]
    misspelt = {(*where[:-1], _near_key(where, model)) for where in unknown[:MOST_TOLD]}
    for found in wrong:
        where = found["loc"]
        if found["type"] == "extra_forbidden":
            message = f"Kohdassa {_field(where[:-1])} ei ole kenttää ”{where[-1]}”."
            yield error(file, "unknown-key", message, partial(_meant_key, where, model), *place(where))
        elif where not in misspelt or found["type"] != "missing":
            code, message, hint = in_finnish(found, f"Kenttä {_field(where)}")
            if found["type"] == "model_type" and code == "wrong-type":
                hint = f"Kirjoita kentät kukin omalle rivilleen: {', '.join(_known_keys((*where, ''), model))}."
            yield error(file, code, message, hint, *place(where))


def _is_many(written: object) -> bool:
    """Whether it is a list: if it is too short though something is in it, its parts are wrong, and told of."""
    return isinstance(written, list | tuple)


def without_wrong(fields: dict[str, Any], failure: ValidationError) -> dict[str, Any]:
    """The fields without those that a model found wrong: what lacks a part of its own is left out as a whole.

    In a list such an item stays, so that the others keep their places.
    """
    left = deepcopy(fields)
    for found in failure.errors():
        inner: Any = left
        *way, key = found["loc"] or ("",)
        for step in way:
            inner = _part(inner, step)
        if isinstance(inner, dict) and key in inner:
            del inner[key]
        elif way and not any(isinstance(step, int) for step in way):
            left.pop(str(way[0]), None)
    return left


def _part(value: Any, key: int | str) -> Any:
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return value.get(key) if isinstance(value, dict) else None


def in_finnish(found: ErrorDetails, subject: str) -> tuple[str, str, Hint]:
    """The code, message and hint of one thing that a model found; `subject` is what the message calls its field."""
    kind, where, limits = found["type"], _field(found["loc"]), found.get("ctx", {})
    if kind in ("too_short", "too_long") and isinstance(found.get("input"), str):
        kind = f"string_{kind}"
    empty = found.get("input") in (None, "", [], {})
    if kind == "missing" or (
        empty and kind in ("string_type", "string_too_short", "too_short", "tuple_type", "model_type")
    ):
        return "missing-key", f"{subject} puuttuu tai on tyhjä.", _EXAMPLES.get(where, "")
    if kind == "string_too_long":
        return "too-long", f"{subject} on liian pitkä: enintään {limits['max_length']} merkkiä.", "Lyhennä."
    if kind == "string_too_short":
        return (
            "too-short",
            f"{subject} on liian lyhyt: vähintään {limits['min_length']} merkkiä.",
            "Kerro hiukan enemmän.",
        )
    if kind == "too_long":
        return "too-many", f"{subject}: enintään {limits['max_length']}.", "Valitse tärkeimmät."
    if kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        limit = {"gt": "enemmän kuin", "ge": "vähintään", "le": "enintään"}[next(iter(limits))]
        limit = f"{limit} {next(iter(limits.values()))}"
        return "out-of-range", f"{subject}: {limit}, ei ”{_short(found['input'])}”.", ""
    if kind == "enum" and isinstance(found["input"], dict | list):
        return "wrong-type", f"{subject}: arvo ei ole oikeaa muotoa.", partial(_choices, found)
    if kind == "enum" or (kind == "literal_error" and not _form(where)):
        message = f"{subject}: ”{_short(found['input'])}” ei ole mikään vaihtoehdoista."
        return "unknown-value", message, partial(_choices, found)
    if kind in ("string_pattern_mismatch", "literal_error"):
        return "wrong-form", f"{subject}: ”{_short(found['input'])}” ei ole oikeaa muotoa.", _form(where)
    if kind == "extra_forbidden":
        return "unknown-key", f"Kenttää ”{where}” ei ole.", ""
    if kind.startswith("bool"):
        return "wrong-type", f"{subject} on true tai false, ei ”{_short(found['input'])}”.", ""
    if not kind.islower() or "-" in kind or "_" not in kind:
        hint = limits.get("hint", "")
        return kind, found["msg"], hint if callable(hint) else str(hint)
    expected = "luettelo, kuten [yksi, toinen]" if kind in ("tuple_type", "list_type") else "tekstiä"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        expected = "kenttiä, kukin omalla rivillään"
    if kind.startswith("int_"):
        expected = "kokonaisluku, kuten 12"
    message = f"{subject}: ”{_short(found['input'])}” ei kelpaa."
    if isinstance(found["input"], dict | list):
        message = f"{subject}: arvo ei ole oikeaa muotoa."
    return "wrong-type", message, f"Sen pitäisi olla {expected}."


def _known_keys(where: Key, model: type[BaseModel]) -> list[str]:
    """The keys of the model in which a key is, however deep in another it lies."""
    return list(_fields_of(where, model))


def _fields_of(where: Key, model: type[BaseModel]) -> dict[str, FieldInfo]:
    for step in where[:-1]:
        if isinstance(step, str):
            model = next(_models_in(model.model_fields[step].annotation))
    return model.model_fields


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _near_key(where: Key, model: type[BaseModel]) -> str | None:
    fields = _fields_of(where, model)
    titled = tuple((name, field.title or name) for name, field in fields.items())
    return meant_field(str(where[-1]), titled) or misspelt_of(str(where[-1]), tuple(fields))


def _meant_key(where: Key, model: type[BaseModel]) -> str:
    near = _near_key(where, model)
    return f"Tarkoititko: {near}?" if near else f"Kentät ovat: {', '.join(_known_keys(where, model))}."


def _field(place: tuple[int | str, ...]) -> str:
    """The field as its path of names: links.url; the number in a list is told by the line."""
    return ".".join(part for part in place if isinstance(part, str))


def _choices(found: ErrorDetails) -> str:
    choices = [part.strip("' ") for part in str(found["ctx"]["expected"]).replace(" or ", ", ").split(",")]
    near = misspelt_of(str(found["input"]), tuple(choices))
    return f"Tarkoititko: {near}?" if near else f"Vaihtoehdot ovat: {', '.join(choices)}."


def _form(where: str) -> str:
    return {
        "chapters.at": 'Kirjoita minuutit ja sekunnit, "12:30", tai tunnitkin, "1:15:00".',
        "starts": "Kellonaika on 0:00–23:59, esimerkiksi 13:00.",
        "ends": "Kellonaika on 0:00–23:59, esimerkiksi 14:30.",
        "lang": "Kieli on fi, sv tai en.",
        "contact.phone": "Puhelinnumero kirjoitetaan numeroin: +358 40 123 4567.",
    }.get(where, "")


def _short(value: object) -> str:
    return str(value)[:60]
