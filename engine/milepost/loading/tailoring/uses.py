"""Who uses what in a rule set: found in its models, before they are linked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import RootModel

from milepost.conditions import ConditionError, parse
from milepost.conditions.walking import every
from milepost.loading.format import PLACES, LibraryPart
from milepost.loading.read import Path
from milepost.loading.rule_files import Written
from milepost.loading.sections import At
from milepost.model.expression import Attribute, Expression, Literal, Name
from milepost.model.facts import Part
from milepost.model.pattern_lines import Line
from milepost.model.text import Text

NAMED: Mapping[str, tuple[str, ...]] = {
    **{"main": ("results",), "compare": ("results",), "of": ("results",)},
    **{"scope": ("axes",), "by": ("axes",), "climb": ("axes",), "tree": ("axes",)},
    **{"remedy": ("remedies",), "after": ("remedies",), "choice": ("remedies",)},
    **{"scale": ("scales",), "severity": ("severities",), "tags": ("tags",)},
    **{"checks": ("checks", "criteria"), "like": ("outcomes",)},
}
"""Keys that name definitions, and the sections these stand in."""

KEYED: Mapping[str, tuple[str, ...]] = {
    "makes": ("facts", "checks", "criteria"),
    "given": ("facts", "checks", "criteria"),
    PLACES: ("axes",),
}
"""Keys under which the names of definitions are keys themselves."""

_PARAM = "param"
_PARAMETERS = "parameters"
_PLACEHOLDER = re.compile(r"<(\w+)>")
_LINES = {"result": "results", "group": "axes", "link": "links"}
_CONSTANTS = {"severity": "severities", "criterion": "criteria", "check": "checks"}
_NAMES = ("facts", "results", "severities", "tags", "axes", "uses")
_NOT_RESULTS = ("facts", "uses")
"""Sections whose `of` names a relation."""


@dataclass(frozen=True, slots=True)
class Use:
    """Where a name of some section stands, and in which definition (`by`)."""

    section: str
    name: str
    by: str
    at: At


def uses(written: Written, wanted: Collection[tuple[str, str]]) -> Iterator[Use]:
    """The uses, in a rule set's files, of the definitions that are `wanted` (section, name)."""
    for part, read in written.parts:
        for walk in _walks(part):
            for section, name, path in walk.found:
                if (section, name) in wanted:
                    yield Use(section, name, walk.by, At(read, path))


def _walks(part: LibraryPart) -> Iterator[_Walk]:
    """A walk through each definition of a file."""
    for key in type(part).model_fields:
        content = getattr(part, key)
        if isinstance(content, Mapping):
            for name, value in content.items():
                yield _Walk(key, name).through(value, "", (key, name))
        elif isinstance(content, tuple) and key != "library":
            for number, value in enumerate(content):
                name = getattr(value, "id", f"{key}[{number}]")
                yield _Walk(key, name).through(value, "", (key, number))
        elif isinstance(content, str):
            yield _Walk(key, key).through(content, key, (key,))


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through the definition `by`, and what was found: section, name, and where it is used.

    There is far more to find than is asked for, so that a place is only a path in its file.
    """

    section: str
    by: str
    found: list[tuple[str, str, Path]] = field(default_factory=list)

    def through(self, value: Any, key: str, at: Path) -> _Walk:
        """The same walk with the uses in a value that stands under `key`."""
        if isinstance(value, str):
            if not (key == "of" and self.section in _NOT_RESULTS):
                self._note(NAMED.get(key, ()), value, at)
        elif isinstance(value, Expression):
            self.found.extend((*one, at) for one in _named_in(value.source))
        elif isinstance(value, Text):
            for text in (value.en, value.zh):
                if text and "<" in text:
                    self.found.extend((_PARAMETERS, n, at) for n in _PLACEHOLDER.findall(text))
        elif isinstance(value, RootModel):
            self.through(value.root, key, at)
        elif isinstance(value, Part):
            self._part(value, at)
        elif isinstance(value, Line):
            self._line(value, at)
        elif isinstance(value, (dict, Mapping)):
            self._map(value, key, at)
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                self.through(one, key, (*at, number))
        return self

    def _part(self, part: Part, at: Path) -> None:
        """What stands in a definition; its own limits hide those of the file."""
        before = len(self.found)
        for name, about in type(part).model_fields.items():
            value = getattr(part, name)
            if value is not None:
                key = about.alias or name
                self.through(value, key, at if key == PLACES else (*at, key))
        if own := getattr(part, "parameters", {}):
            hidden = {(_PARAMETERS, name) for name in own}
            self.found[before:] = [one for one in self.found[before:] if one[:2] not in hidden]

    def _map(self, values: Mapping[str, Any], key: str, at: Path) -> None:
        for name, value in values.items():
            self._note(KEYED.get(key, ()), name, (*at, name))
            self.through(value, "", (*at, name))

    def _line(self, line: Line, at: Path) -> None:
        if line.kind in _LINES:
            self._note((_LINES[line.kind],), line.value, at)
        for name in line.names:
            self._note(("axes",), name, at)
        for name, constant in line.constants:
            if name in _CONSTANTS:
                self._note((_CONSTANTS[name],), str(constant), at)

    def _note(self, sections: tuple[str, ...], name: str, at: Path) -> None:
        self.found.extend((section, name, at) for section in sections)


@lru_cache(maxsize=8192)
def _named_in(source: str) -> tuple[tuple[str, str], ...]:
    """The names that an expression uses, each with the section it may be of."""
    try:
        nodes = tuple(every(parse(source)))
    except ConditionError:
        return ()
    found: list[tuple[str, str]] = []
    for node in nodes:
        if isinstance(node, Name):
            found += [(section, node.name) for section in _NAMES]
        elif isinstance(node, Literal) and isinstance(node.value, str):
            found += [("checks", node.value), ("criteria", node.value)]
        elif isinstance(node, Attribute) and getattr(node.of, "name", "") == _PARAM:
            found.append((_PARAMETERS, node.name))
    return tuple(found)
