"""Reading JSON into the same plain data as YAML, with the places of values and keys."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, NoReturn

from milepost.errors import InvalidInput, Problem
from milepost.loading.raw_text import clean_text
from milepost.loading.read import Mark, Path, Read
from milepost.loading.tree import DEEPEST, TooMuch, Tree
from milepost.model.kinds import Plain

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[^ \t\n\r,\]}]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_NOT_JSON = frozenset({"NaN", "Infinity", "-Infinity"})
_LINE_SEPARATORS = "\u2028\u2029"


def read_json(raw: str | bytes, file: str, nulls: bool = False) -> Read:
    """The data of a JSON file: strings as `str`, numbers and true/false as `Plain`.

    Null is None with `nulls`, else a missing value.
    Raises InvalidInput with every problem found.
    """
    text = clean_text(raw, file, _LINE_SEPARATORS)
    if not text.strip():
        raise InvalidInput((Problem(file, 0, 0, "", "the file is empty"),))
    walk = _Walk(text, file, nulls)
    walk.check_syntax()
    try:
        data = walk.value(_skip(text, 0), ())[0]
    except TooMuch:
        data = None
    return walk.tree.read(data)


class _Walk:
    """A walk over text that is known to be JSON. Each step gives its value and where it ends."""

    def __init__(self, text: str, file: str, nulls: bool) -> None:
        self.text, self.nulls = text, nulls
        self.tree = Tree(text, file)
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._decoder = json.JSONDecoder()

    def check_syntax(self) -> None:
        """Raises InvalidInput where the text is not JSON."""
        try:
            json.loads(self.text, parse_int=str, parse_float=str)
        except json.JSONDecodeError as error:
            self._refuse_syntax(error)
        except RecursionError:
            self._refuse_all_depth()

    def value(self, at: int, path: Path) -> tuple[Any, int]:
        """The value that starts at an offset."""
        mark = self._mark(at)
        self.tree.marks[path] = mark
        opening = self.text[at]
        if opening in "{[" and len(path) >= DEEPEST:
            self.tree.refuse_depth(path, mark)
        if opening == "{":
            return self._mapping(at + 1, path)
        if opening == "[":
            return self._list(at + 1, path)
        return self._string(at, path) if opening == '"' else self._word(at, path, mark)

    def _mapping(self, at: int, path: Path) -> tuple[dict[str, Any], int]:
        data: dict[str, Any] = {}
        at = _skip(self.text, at)
        while self.text[at] != "}":
            mark = self._mark(at)
            key, at = self._decoder.raw_decode(self.text, at)
            self.tree.check_text(path, mark, key)
            below = (*path, key)
            is_second = key in data
            if is_second:
                self.tree.refuse_second(below, mark)
            else:
                self.tree.key_marks[below] = mark
            value, at = self.value(_skip(self.text, _skip(self.text, at) + 1), below)
            data.setdefault(key, value)
            at = self._next(at)
        return data, at + 1

    def _list(self, at: int, path: Path) -> tuple[list[Any], int]:
        data: list[Any] = []
        at = _skip(self.text, at)
        while self.text[at] != "]":
            item, at = self.value(at, (*path, len(data)))
            data.append(item)
            at = self._next(at)
        return data, at + 1

    def _next(self, at: int) -> int:
        at = _skip(self.text, at)
        return _skip(self.text, at + 1) if self.text[at] == "," else at

    def _string(self, at: int, path: Path) -> tuple[str, int]:
        value, end = self._decoder.raw_decode(self.text, at)
        self.tree.check_text(path, self._mark(at), value)
        return value, end

    def _word(self, at: int, path: Path, mark: Mark) -> tuple[Plain | None, int]:
        match = _WORD.match(self.text, at)
        word = match.group() if match else ""
        if word == "null" and self.nulls:
            return None, at + len(word)
        if word == "null":
            self.tree.refuse_no_value(path, mark)
        if word in _NOT_JSON:
            self.tree.refuse(path, mark, f"{word} is not a number in JSON", "leave the key out")
        return Plain(word), at + len(word)

    def _mark(self, at: int) -> Mark:
        line = bisect_right(self._lines, at)
        return Mark(line, at - self._lines[line - 1] + 1, at)

    def _refuse_syntax(self, error: json.JSONDecodeError) -> NoReturn:
        self._refuse_trailing_comma(error.pos)
        fault = error.msg[0].lower() + error.msg[1:]
        mend = ""
        if self.text[error.pos : error.pos + 1] == "'":
            mend = "use double quotes"
        if self.text[error.pos : error.pos + 2] in ("//", "/*"):
            mend = "delete the comment, JSON has none"
        self._fail(error.pos, f"this is not JSON: {fault}", mend)

    def _refuse_trailing_comma(self, at: int) -> None:
        """Python's versions place and word this one differently: we say it ourselves."""
        comma = self.text.rfind(",", 0, at + 1)
        found = _TRAILING_COMMA.match(self.text, comma) if comma >= 0 else None
        if found is not None and found.end() > at:
            what = f"this is not JSON: a comma stands before `{found[1]}`"
            self._fail(comma, what, "delete the comma")

    def _refuse_all_depth(self) -> NoReturn:
        self.tree.note_depth((), Mark(1, 1))
        raise InvalidInput(tuple(self.tree.problems))

    def _fail(self, at: int, what: str, mend: str) -> NoReturn:
        mark = self._mark(at)
        raise InvalidInput(
            (Problem(self.tree.file, mark.line, mark.column, "", what, mend),)
        ) from None


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
