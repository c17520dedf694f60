"""A tree of data under construction: where everything stands, and what may not stand there."""

from __future__ import annotations

import re
from typing import Any

from milepost.errors import InvalidInput, Problem
from milepost.loading.problems import shown_key
from milepost.loading.read import Mark, Path, Read

DEEPEST = 64
"""Mappings and lists that may stand in each other."""

GIVE_VALUE = "write `none` or leave it out"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class TooMuch(Exception):  # noqa: N818
    """Reading ends here: going on would cost more than a file may cost."""


class Tree:
    """Collects the marks and the problems of one document while a reader walks through it."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.marks: dict[Path, Mark] = {}
        self.key_marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []

    def read(self, data: Any) -> Read:
        """The finished tree. Raises InvalidInput with all problems met on the way."""
        if self.problems:
            raise InvalidInput(tuple(sorted(self.problems)))
        return Read(data, self.marks, self.key_marks, self.file, self.text)

    def refuse(self, path: Path, mark: Mark, what: str, mend: str) -> None:
        """Notes a problem."""
        key = shown_key(path)
        self.problems.append(Problem(self.file, mark.line, mark.column, key, what, mend))

    def refuse_second(self, path: Path, mark: Mark) -> None:
        """Notes a key that its mapping already has."""
        what = f"the key `{path[-1]}` is given twice, first in line {self.key_marks[path].line}"
        self.refuse(path, mark, what, "keep one of them")

    def refuse_no_value(self, path: Path, mark: Mark, mend: str = GIVE_VALUE) -> None:
        """Notes a key, an item or a document without a value."""
        if not path:
            self.refuse(path, mark, "the document is empty", "write its content or delete it")
            return
        what = "the item has no value" if isinstance(path[-1], int) else "the key has no value"
        self.refuse(path, mark, what, mend)

    def note_depth(self, path: Path, mark: Mark) -> None:
        """Notes nesting beyond the limit."""
        what = f"more than {DEEPEST} mappings and lists stand in each other"
        self.refuse(path[:3], mark, what, "make the file flatter")

    def refuse_depth(self, path: Path, mark: Mark) -> None:
        """Notes nesting beyond the limit and ends the reading. Raises TooMuch."""
        self.note_depth(path, mark)
        raise TooMuch

    def check_text(self, path: Path, mark: Mark, value: str) -> None:
        """Notes a character that was written as an escape but cannot be shown anywhere."""
        found = _UNPRINTABLE.search(value)
        if found:
            code = ord(found.group())
            kind = "half a surrogate pair" if 0xD800 <= code <= 0xDFFF else "a control character"
            self.refuse(path, mark, f"the text holds {kind}, U+{code:04X}", "delete the escape")
