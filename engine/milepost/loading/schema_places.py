"""Where in the file a pydantic error belongs, and what its model allows there.

Pydantic's `loc` mixes keys of the data with names of union members. Walking the model's schema
beside it tells the one from the other, even where a key and a member have the same name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.loading.read import Path

Schema = Mapping[str, Any]
Loc = tuple[str | int, ...]

ANYTHING: Schema = {"type": "any"}

_WRAPPERS = frozenset(
    {"nullable", "default", "function-before", "function-after", "function-wrap", "model"}
    | {"dataclass", "custom-error", "model-field", "dataclass-field", "typed-dict-field"}
)
_FORKS = {"lax-or-strict": "lax_schema", "json-or-python": "python_schema"}
_LISTS = frozenset({"list", "set", "frozenset", "generator"})
_KEYED = frozenset({"model-fields", "typed-dict", "dataclass-args"})
_OPEN = frozenset({"any", "function-plain", "is-instance", "custom"})


@dataclass(frozen=True, slots=True)
class Fork:
    """An untagged union on the way to an error: its place, and which member the error is of."""

    loc: Loc
    path: Path
    member: int
    schema: Schema


@dataclass(frozen=True, slots=True)
class Place:
    """An error's place: the path in the file, and the schemas of the value and of what holds it."""

    path: Path
    schema: Schema
    holder: Schema
    at_key: bool
    forks: tuple[Fork, ...]


class Schemas:
    """The schema of a model, to be walked along the locs of one failed validation."""

    def __init__(self, schema: Schema, locs: Sequence[Loc]) -> None:
        self._root = schema
        self._locs = locs
        self._definitions: dict[str, Schema] = {}
        self._members: dict[Loc, list[str | int]] = {}

    def place(self, loc: Loc) -> Place:
        """The place that `loc` means."""
        schema, holder = self.core(self._root), ANYTHING
        path: Path = ()
        forks: tuple[Fork, ...] = ()
        at_key = False
        for position, element in enumerate(loc):
            kind = schema["type"]
            if element == "[key]" and holder["type"] == "dict":
                schema, at_key = self.core(holder.get("keys_schema", ANYTHING)), True
            elif kind == "tagged-union":
                schema = self.core(_tagged(schema, element))
            elif kind == "union":
                member = self._member(loc[:position], element)
                schema = self.core(_choice(schema, member))
                forks = (*forks, Fork(loc[:position], path, member, schema))
            else:
                holder, schema = schema, self.core(self._below(schema, element))
                path = (*path, element)
        return Place(path, schema, holder, at_key, forks)

    def core(self, schema: Schema) -> Schema:
        """The schema within wrappers that add no place of their own."""
        while True:
            kind = schema["type"]
            if kind == "definitions":
                self._definitions |= {item["ref"]: item for item in schema["definitions"]}
                schema = schema["schema"]
            elif kind == "definition-ref":
                schema = self._definitions[schema["schema_ref"]]
            elif kind in _WRAPPERS:
                schema = schema["schema"]
            elif kind in _FORKS:
                schema = schema[_FORKS[kind]]
            elif kind == "chain":
                schema = schema["steps"][0]
            else:
                return schema

    def accepts(self, schema: Schema, shape: str) -> bool:
        """Whether a schema surely takes data of a shape: `mapping`, `list` or `scalar`."""
        schema = self.core(schema)
        kind = schema["type"]
        if kind == "union":
            return any(self.accepts(_member_schema(item), shape) for item in schema["choices"])
        if kind == "tagged-union":
            return any(self.accepts(item, shape) for item in schema["choices"].values())
        return kind not in _OPEN and shape == _shape(kind)

    def forms(self, schema: Schema) -> dict[str, dict[str, Schema]]:
        """The members of a tagged union by their tags, each as the keys it may have."""
        choices = schema["choices"].items() if schema["type"] == "tagged-union" else ()
        return {str(tag): fields(self.core(choice)) for tag, choice in choices}

    def is_open(self, schema: Schema) -> bool:
        """Whether a schema does not say what shape it takes."""
        return self.core(schema)["type"] in _OPEN

    def _member(self, loc: Loc, element: str | int) -> int:
        """Members of a union fail in their order, so that order tells which one a name means."""
        if loc not in self._members:
            size = len(loc)
            names = (
                other[size] for other in self._locs if len(other) > size and other[:size] == loc
            )
            self._members[loc] = list(dict.fromkeys(names))
        return self._members[loc].index(element)

    def _below(self, schema: Schema, element: str | int) -> Schema:
        kind = schema["type"]
        if kind in _KEYED:
            return fields(schema).get(str(element), ANYTHING)
        if kind == "dict":
            below: Schema = schema.get("values_schema", ANYTHING)
        elif kind == "tuple":
            below = _item(schema, element)
        else:
            below = schema.get("items_schema", ANYTHING) if kind in _LISTS else ANYTHING
        return below


def shape_of(data: object) -> str:
    """The shape of data: `mapping`, `list` or `scalar`."""
    return "mapping" if isinstance(data, dict) else "list" if isinstance(data, list) else "scalar"


def fields(schema: Schema) -> dict[str, Schema]:
    """The keys a mapping may have, by the names that authors write, and what is expected there."""
    if schema["type"] not in _KEYED:
        return {}
    items = schema["fields"]
    pairs = items.items() if isinstance(items, dict) else ((item["name"], item) for item in items)
    return {_alias(name, item): item["schema"] for name, item in pairs}


def _alias(name: str, field: Schema) -> str:
    alias = field.get("validation_alias")
    return alias if isinstance(alias, str) else name


def _tagged(schema: Schema, tag: str | int) -> Schema:
    choices: Mapping[Any, Schema] = schema["choices"]
    return next((item for name, item in choices.items() if str(name) == str(tag)), ANYTHING)


def _choice(schema: Schema, member: int) -> Schema:
    choices = schema["choices"]
    return _member_schema(choices[member]) if member < len(choices) else ANYTHING


def _member_schema(choice: Any) -> Schema:
    schema: Schema = choice[0] if isinstance(choice, tuple) else choice
    return schema


def _item(schema: Schema, element: str | int) -> Schema:
    items = schema["items_schema"]
    variadic = schema.get("variadic_item_index")
    if not isinstance(element, int):
        return ANYTHING
    position = element if variadic is None else min(element, variadic)
    found: Schema = items[position] if position < len(items) else ANYTHING
    return found


def _shape(kind: str) -> str:
    if kind in _KEYED or kind == "dict":
        return "mapping"
    return "list" if kind in _LISTS or kind == "tuple" else "scalar"
