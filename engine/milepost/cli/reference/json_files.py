"""JSON Schemas of whole files with what each key means, and of what programs read."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from milepost.cli.reference.topics import meaning, owners
from milepost.loading.json_schema import Schema
from milepost.model.text import Language
from milepost.sources.file_schemas import KINDS, all_definitions, file_schema

RESULT = "result"
"""What `assess -f json` writes; its schema stands beside the reporter."""


def kinds() -> tuple[str, ...]:
    """All that have a JSON Schema: the kinds of files, and the result."""
    return (*KINDS, RESULT)


def json_text(kind: str, language: Language) -> str:
    """The JSON Schema of one of them; that of the result speaks English.

    Raises KeyError for a kind there is not.
    """
    if kind == RESULT:
        return (files("milepost.reporters") / "result.schema.json").read_text("utf-8")
    known = {name: _told(name, schema, language) for name, schema in all_definitions().items()}
    return json.dumps(file_schema(kind, known), ensure_ascii=False, indent=1) + "\n"


def _told(name: str, schema: Schema, language: Language) -> Schema:
    if "anyOf" in schema:
        return {**schema, "anyOf": [_told(name, one, language) for one in schema["anyOf"]]}
    if "properties" not in schema:
        return schema
    pages = owners().get(name, ())
    about = {"description": pages[0].about.to(language)} if pages else {}
    told = {
        key: _described(name, key, part, language) for key, part in schema["properties"].items()
    }
    return {**about, **schema, "properties": told}


def _described(name: str, key: str, part: Any, language: Language) -> Any:
    said = meaning(name, key)
    return {"description": said.to(language), **part} if said and isinstance(part, dict) else part
