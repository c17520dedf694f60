"""From the nodes of a YAML document to data, refusing what authors do not mean."""

from __future__ import annotations

from typing import Any

import yaml

from milepost.loading.read import Mark, Path, Read
from milepost.loading.tree import DEEPEST, GIVE_VALUE, TooMuch, Tree
from milepost.model.kinds import Plain

PLAIN = "milepost:plain"
"""Tag that the loader gives to a scalar without quotes and without a tag."""

REPEATED_AT_MOST = 200_000
"""Nodes that all the aliases of a document together may stand for."""

QUOTE_OR_GIVE_VALUE = f"quote text that holds a comma or a colon, else {GIVE_VALUE}"

Node = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode

_CORE = "tag:yaml.org,2002:"
_TAGS = {
    yaml.ScalarNode: {PLAIN, *(_CORE + name for name in ("str", "int", "float", "bool", "null"))},
    yaml.SequenceNode: {_CORE + "seq"},
    yaml.MappingNode: {_CORE + "map"},
}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE = "<<"


class Walk:
    """A walk over one document. What stands behind an alias was met before, and is judged once."""

    def __init__(self, text: str, file: str) -> None:
        self.tree = Tree(text, file)
        self._met: set[int] = set()
        self._open: set[int] = set()
        self._repeated = 0

    def document(self, root: Node) -> Read:
        """The data of a document. Raises InvalidInput with every problem in it."""
        try:
            data = self._value(root, ())
        except TooMuch:
            data = None
        return self.tree.read(data)

    @staticmethod
    def mark(node: yaml.Node) -> Mark:
        """The place where a node starts."""
        start = node.start_mark
        return Mark(start.line + 1, start.column + 1, start.index)

    def _value(self, node: Node, path: Path, in_braces: bool = False) -> Any:
        mark = self.mark(node)
        self.tree.marks[path] = mark
        is_new = self._is_new(node, path, mark)
        if is_new:
            self._check_tag(node, path, mark)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path, mark, in_braces) if is_new else _data(node)
        if len(path) >= DEEPEST:
            self.tree.refuse_depth(path, mark)
        if id(node) in self._open:
            what = "the alias stands inside of what it repeats"
            self.tree.refuse(path, mark, what, "write the value out")
            raise TooMuch
        self._open.add(id(node))
        data = self._content(node, path, is_new)
        self._open.discard(id(node))
        return data

    def _content(self, node: yaml.SequenceNode | yaml.MappingNode, path: Path, is_new: bool) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, is_new)
        flow = bool(node.flow_style)
        return [self._value(item, (*path, i), flow) for i, item in enumerate(node.value)]

    def _is_new(self, node: Node, path: Path, mark: Mark) -> bool:
        if id(node) not in self._met:
            self._met.add(id(node))
            return True
        self._repeated += 1
        if self._repeated > REPEATED_AT_MOST:
            what = f"the aliases stand for more than {REPEATED_AT_MOST:,} values"
            self.tree.refuse(path, mark, what, "write the values out where they are needed")
            raise TooMuch
        return False

    def _mapping(self, node: yaml.MappingNode, path: Path, is_new: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = self.mark(key_node)
            key = self._key(key_node, path, mark, is_new)
            if key is None:
                continue
            below = (*path, key)
            if key in data:
                if is_new:
                    self.tree.refuse_second(below, mark)
                continue
            self.tree.key_marks[below] = mark
            data[key] = self._value(value_node, below, bool(node.flow_style))
        return data

    def _key(self, node: Node, path: Path, mark: Mark, is_new: bool) -> str | None:
        fault = _fault_of_key(node)
        if fault:
            if is_new:
                self.tree.refuse(path, mark, *fault)
            return None
        if is_new:
            self._check_tag(node, path, mark)
            self.tree.check_text(path, mark, str(node.value))
        return str(node.value)

    def _scalar(self, node: yaml.ScalarNode, path: Path, mark: Mark, in_braces: bool) -> str:
        if _is_null(node):
            mend = QUOTE_OR_GIVE_VALUE if in_braces and not node.value else GIVE_VALUE
            at = self.tree.key_marks.get(path, mark) if not node.value else mark
            self.tree.refuse_no_value(path, at, mend)
        elif node.style == '"':
            self.tree.check_text(path, mark, node.value)
        return _data(node)

    def _check_tag(self, node: Node, path: Path, mark: Mark) -> None:
        if node.tag in _TAGS[type(node)]:
            return
        tag = node.tag
        shown = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        mend = "leave it out, or quote the text that starts with `!`"
        self.tree.refuse(path, mark, f"the tag `{shown}` means nothing here", mend)


def _data(node: yaml.ScalarNode) -> str:
    is_text = bool(node.style) or node.tag == _CORE + "str"
    return node.value if is_text else Plain(node.value)


def _is_null(node: yaml.ScalarNode) -> bool:
    if node.tag == _CORE + "null":
        return True
    return node.tag == PLAIN and not node.style and node.value in _NULLS


def _fault_of_key(node: Node) -> tuple[str, str] | None:
    """What is wrong with a key, and how to mend it."""
    if not isinstance(node, yaml.ScalarNode):
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
        return f"a key must be text, not {kind}", "quote a text that starts with a bracket or brace"
    if _is_null(node):
        return "a key is missing in front of the colon", "write the key, in quotes if it is `null`"
    if node.value == _MERGE and not node.style:
        return "merge keys (`<<`) are not part of the language", "write the keys out"
    return None
