"""Reading the files of a published model: as YAML or JSON, leniently, and with every place kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.loading.yaml_walk import PLAIN, Node

T = TypeVar("T", bound=BaseModel)

_OMAP = "tag:yaml.org,2002:omap"
_MAP = "tag:yaml.org,2002:map"
Pair = tuple[Node, Node]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Foreign(BaseModel):
    """Base of what published files hold: only the keys that an import uses are looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What a file holds, and where it was read."""

    value: T
    at: At


def _one_by_one(paths: Sequence[Path]) -> Iterable[Path]:
    return paths


@dataclass(frozen=True, slots=True)
class Files:
    """Reads files; `watch` is told of each before it is read, so that progress can be shown."""

    watch: Callable[[Sequence[Path]], Iterable[Path]] = _one_by_one

    def one(self, form: type[T], path: Path) -> Loaded[T]:
        """The content of one file. Raises InvalidInput with every problem in it."""
        return self.several(form, (path,))[0]

    def several(self, form: type[T], paths: Sequence[Path]) -> list[Loaded[T]]:
        """The contents of files. Raises InvalidInput with the problems of all of them."""
        collector, found = Collector(), []
        for path in self.watch(paths):
            with collector.gathering():
                read = read_foreign(path)
                found.append(Loaded(build(form, read), At(read, ())))
        collector.raise_if_any()
        return found


def whole(path: Path, what: str, mend: str = "") -> InvalidInput:
    """A problem of a file or folder as a whole."""
    return InvalidInput((Problem(path.as_posix(), 0, 0, "", what, mend),))


def read_foreign(path: Path) -> Read:
    """The data of a file that was written for other programs; JSON where its name says so.

    Of YAML, keys and items without a value are left out and an ordered map (`!!omap`) is a mapping.
    Raises InvalidInput with every problem found.
    """
    return read_yaml_file(path, path.as_posix(), lambda root: _Leniency().of(root))


class _Leniency:
    """Makes a tree of YAML nodes plainer; what aliases share stays shared."""

    def __init__(self) -> None:
        self._made: dict[int, Node] = {}

    def of(self, node: Node) -> Node:
        """The plainer node."""
        if isinstance(node, yaml.ScalarNode):
            return node
        if id(node) not in self._made:
            pairs = _ordered_pairs(node)
            kind = yaml.SequenceNode if pairs is None else yaml.MappingNode
            tag = node.tag if isinstance(node, kind) else _MAP
            made = kind(tag, [], node.start_mark, node.end_mark, node.flow_style)
            self._made[id(node)] = made
            made.value += self._items(node) if pairs is None else self._pairs(pairs)
        return self._made[id(node)]

    def _pairs(self, pairs: list[Pair]) -> list[Pair]:
        return [(key, self.of(value)) for key, value in pairs if not _is_null(value)]

    def _items(self, node: Node) -> list[Node]:
        return [self.of(item) for item in node.value if not _is_null(item)]


def _ordered_pairs(node: Node) -> list[Pair] | None:
    """Keys and values of a mapping or an ordered map; None for any other list."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    if node.tag == _OMAP and all(_is_pair(item) for item in node.value):
        return [pair for item in node.value for pair in item.value]
    return None


def _is_pair(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and len(node.value) == 1


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == PLAIN and node.value in _NULLS
