"""Who uses what in a rule set: found in its models, before they are linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import RootModel

from milepost.conditions import ConditionError, parse
from milepost.conditions.walking import every
from milepost.loading.format import PLACES
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


def uses(written: Written) -> Iterator[Use]:
    """Every use of a definition in the files of a rule set."""
    for part, read in written.parts:
        for key in type(part).model_fields:
            content, at = getattr(part, key), At(read, (key,))
            if isinstance(content, Mapping):
                for name, value in content.items():
                    yield from _Walk(key, name).walk(value, "", at.down(name))
            elif isinstance(content, tuple) and key != "library":
                for number, value in enumerate(content):
                    name = getattr(value, "id", f"{key}[{number}]")
                    yield from _Walk(key, name).walk(value, "", at.down(number))
            elif isinstance(content, str):
                yield from _Walk(key, key).walk(content, key, at)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through one definition."""

    section: str
    by: str

    def walk(self, value: Any, key: str, at: At) -> Iterator[Use]:
        """The uses in a value that stands under `key`."""
        if isinstance(value, Expression):
            yield from self._expression(value, at)
        elif isinstance(value, Text):
            for name in _PLACEHOLDER.findall(f"{value.en} {value.zh}"):
                yield from self._all(("parameters",), name, at)
        elif isinstance(value, RootModel):
            yield from self.walk(value.root, key, at)
        elif isinstance(value, Part):
            yield from self._part(value, at)
        elif isinstance(value, Line):
            yield from self._line(value, at)
        elif isinstance(value, Mapping):
            yield from self._map(value, key, at)
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                yield from self.walk(one, key, at.down(number))
        elif isinstance(value, str) and not (key == "of" and self.section in _NOT_RESULTS):
            yield from self._all(NAMED.get(key, ()), value, at)

    def _part(self, part: Part, at: At) -> Iterator[Use]:
        """What stands in a definition; its own limits hide those of the file."""
        own = getattr(part, "parameters", {})
        for name, field in type(part).model_fields.items():
            key = field.alias or name
            here = at if key == PLACES else at.down(key)
            for use in self.walk(getattr(part, name), key, here):
                if use.section != "parameters" or use.name not in own:
                    yield use

    def _map(self, values: Mapping[str, Any], key: str, at: At) -> Iterator[Use]:
        for name, value in values.items():
            yield from self._all(KEYED.get(key, ()), name, at.down(name))
            yield from self.walk(value, "", at.down(name))

    def _expression(self, expression: Expression, at: At) -> Iterator[Use]:
        try:
            nodes = list(every(parse(expression.source)))
        except ConditionError:
            return
        for node in nodes:
            if isinstance(node, Name):
                yield from self._all(_NAMES, node.name, at)
            elif isinstance(node, Literal) and isinstance(node.value, str):
                yield from self._all(("checks", "criteria"), node.value, at)
            elif isinstance(node, Attribute) and getattr(node.of, "name", "") == _PARAM:
                yield from self._all(("parameters",), node.name, at)

    def _line(self, line: Line, at: At) -> Iterator[Use]:
        if line.kind in _LINES:
            yield Use(_LINES[line.kind], line.value, self.by, at)
        for name in line.names:
            yield Use("axes", name, self.by, at)
        for name, constant in line.constants:
            if name in _CONSTANTS:
                yield Use(_CONSTANTS[name], str(constant), self.by, at)

    def _all(self, sections: tuple[str, ...], name: str, at: At) -> Iterator[Use]:
        yield from (Use(section, name, self.by, at) for section in sections)
