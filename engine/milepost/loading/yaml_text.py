"""Reading a YAML or JSON file into plain data with a place for every value and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml

from milepost.errors import InvalidInput, Problem
from milepost.loading.json_text import read_json
from milepost.loading.raw_text import LARGEST, clean_text, too_large
from milepost.loading.read import Mark, Read
from milepost.loading.tree import DEEPEST
from milepost.loading.yaml_syntax import explain
from milepost.loading.yaml_walk import PLAIN, Node, Walk

__all__ = ["Mark", "Read", "read_yaml", "read_yaml_documents", "read_yaml_file"]

_TAGS: dict[type[yaml.Node], str] = {
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


def _as_it_is(root: Node) -> Node:
    return root


def read_yaml(text: str | bytes, file: str, prepare: Callable[[Node], Node] = _as_it_is) -> Read:
    """The data of one document; a `file` named `*.json` is read as JSON.

    `prepare` may change the tree of a YAML document before it is read.
    Raises InvalidInput with every problem found.
    """
    if file.lower().endswith(".json"):
        return read_json(text, file)
    clean = clean_text(text, file)
    roots = _roots(clean, file)
    if not roots or _is_empty(roots[0]):
        raise _empty(file)
    walk = Walk(clean, file)
    if len(roots) > 1:
        mark = walk.mark(roots[1])
        what = "a second document starts here"
        walk.tree.refuse((), mark, what, "keep one document and delete the line `---`")
    return walk.document(prepare(roots[0]))


def read_yaml_documents(text: str | bytes, file: str) -> tuple[Read, ...]:
    """The data of a file of several documents, separated by lines `---`.

    Raises InvalidInput with every problem found in any of them.
    """
    clean = clean_text(text, file)
    roots = _roots(clean, file)
    if not roots:
        raise _empty(file)
    reads: list[Read] = []
    problems: list[Problem] = []
    for root in roots:
        try:
            reads.append(Walk(clean, file).document(root))
        except InvalidInput as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidInput(tuple(problems))
    return tuple(reads)


def read_yaml_file(
    path: Path,
    shown: str,
    prepare: Callable[[Node], Node] = _as_it_is,
    nulls: bool = False,
) -> Read:
    """The data of the file at `path`, called `shown` in problems; `prepare` as in `read_yaml`.

    With `nulls` a null of JSON is None, else a missing value.
    Raises InvalidInput with every problem found, also where the file is not there.
    """
    raw = bytes_of(path, shown)
    if path.suffix.lower() == ".json":
        return read_json(raw, shown, nulls)
    return read_yaml(raw, shown, prepare)


def bytes_of(path: Path, shown: str) -> bytes:
    """What a file holds. Raises InvalidInput where it cannot be read or is too large."""
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise InvalidInput((Problem(shown, 0, 0, "", "this is not a regular file"),))
        if about.st_size > LARGEST:
            raise too_large(shown)
        return path.read_bytes()
    except FileNotFoundError:
        raise InvalidInput((Problem(shown, 0, 0, "", "there is no such file"),)) from None
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise InvalidInput((Problem(shown, 0, 0, "", what),)) from error


class _TooDeep(Exception):  # noqa: N818
    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node


class _Composing:
    """What both loaders are taught: no YAML 1.1 types, and a depth that no stack minds."""

    depth = -1

    def resolve(self, kind: type[yaml.Node], value: str, implicit: Any) -> str:
        """The tag of a node without one: plain scalars get a tag of their own."""
        if kind is yaml.ScalarNode:
            return PLAIN if implicit[0] else "tag:yaml.org,2002:str"
        return _TAGS[kind]

    def descend_resolver(self, current_node: yaml.Node, current_index: Any) -> None:
        """Called before a node is composed: libyaml's composer recurses without a limit."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep(current_node)

    def ascend_resolver(self) -> None:
        """Called behind a node."""
        self.depth -= 1


class SlowLoader(_Composing, yaml.SafeLoader):
    """Pure Python; about eight times slower."""


class FastLoader(_Composing, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """libyaml where PyYAML was built with it."""


LOADER: type[Any] = FastLoader


def _roots(text: str, file: str) -> list[Node]:
    loader = LOADER(text)
    roots = []
    try:
        while loader.check_node():
            roots.append(loader.get_node())
    except _TooDeep as error:
        return _refuse_depth(text, file, error.node)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise InvalidInput((explain(error, text, file),)) from None
    finally:
        loader.dispose()
    return roots


def _refuse_depth(text: str, file: str, node: yaml.Node) -> list[Node]:
    walk = Walk(text, file)
    walk.tree.note_depth((), walk.mark(node))
    walk.tree.read(None)
    return []


def _is_empty(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == PLAIN and not node.value


def _empty(file: str) -> InvalidInput:
    return InvalidInput((Problem(file, 0, 0, "", "the file is empty"),))
