"""JSON Schemas of what authors write, made from the models that read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from milepost.loading.format import PLACES

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXPRESSION = "expression"
"""Comment of a schema that stands for an expression."""

SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""Text: a plain scalar is text wherever text is expected, also one that looks like a number."""

YES_NO: Schema = {"enum": [True, False, "yes", "no"]}

_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_REF = "#/$defs/"


def definitions(models: Sequence[type[BaseModel]]) -> dict[str, Schema]:
    """The schemas of the models and of everything in them, by the names of their classes."""
    _, found = models_json_schema([(model, "validation") for model in models])
    return {name: _open_places(_polished(schema)) for name, schema in found["$defs"].items()}


def document(name: str, title: str, definition: Schema, known: Mapping[str, Schema]) -> Schema:
    """A schema of its own: identity, the definition, and the known ones that it needs."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:milepost:schema:{name}",
        "title": title,
        **definition,
        "$defs": {one: known[one] for one in sorted(_needed(definition, known))},
    }


def ref(name: str) -> Schema:
    """A schema that stands for a definition."""
    return {"$ref": f"{_REF}{name}"}


def named(schema: Schema) -> str:
    """The definition that a schema stands for; empty for any other schema."""
    return str(schema.get("$ref", "")).removeprefix(_REF)


def _polished(schema: Any) -> Any:
    """Without null and generated titles, and as lenient with scalars as the reader is."""
    if isinstance(schema, list):
        return [_polished(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        _BOUNDS.get(str(key), str(key)): part for key, part in schema.items() if _is_kept(key, part)
    }
    whole = _without_null({key: _polished_part(key, part) for key, part in kept.items()})
    return _scalar(whole)


def _is_kept(key: str, part: Any) -> bool:
    if key in ("title", "description"):
        return not isinstance(part, str)
    return key != "default" or part not in _NOTHING


def _polished_part(key: str, part: Any) -> Any:
    if key == "properties":
        return {name: _polished(schema) for name, schema in part.items()}
    if key == "default" and isinstance(part, dict):
        return part["source"]
    return part if key in ("default", "enum", "required") else _polished(part)


def _without_null(schema: Schema) -> Schema:
    """A key without a value is an error, so what may be None may be left out instead."""
    members = schema.get("anyOf", [])
    left = [member for member in members if member.get("type") != "null"]
    if len(left) == len(members):
        return schema
    rest = {key: part for key, part in schema.items() if key != "anyOf"}
    return {**left[0], **rest} if len(left) == 1 else {**rest, "anyOf": left}


def _scalar(schema: Schema) -> Schema:
    rest = {key: part for key, part in schema.items() if key != "type"}
    if schema.get("type") == "boolean":
        return {**YES_NO, **rest}
    is_text = schema.get("type") == "string" and not {"enum", "format", "const"} & schema.keys()
    return {**SCALAR, **rest} if is_text else schema


def _open_places(schema: Schema) -> Schema:
    """A criterion takes the names of axes as keys, but none that tells another form of it."""
    properties = schema.get("properties", {})
    if PLACES not in properties:
        return schema
    own = {key: part for key, part in properties.items() if key != PLACES}
    return {**schema, "properties": own, "additionalProperties": dict(SCALAR)}


def _needed(schema: Any, known: Mapping[str, Schema]) -> set[str]:
    found: set[str] = set()
    waiting = list(_names(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _names(known[name])
    return found


def _names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield named(schema)
        for part in schema.values():
            yield from _names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _names(part)
