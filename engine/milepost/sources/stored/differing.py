"""Where a stored result says otherwise than what its own evidence gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from milepost.errors import Problem
from milepost.loading.read import Path
from milepost.loading.sections import At
from milepost.model.kinds import Plain, is_number, read_number

_PASSED_OVER: tuple[Path, ...] = (("digests", "engine"), ("digests", "inputs"))
_DECIDING = ("main", "results", "coverage", "findings")
_DECIDED = frozenset(
    {"name", "is", "meets_bar", "value", "exact", "outcome", "credit", "severity", "waived", "id"}
)
_ABOUT = frozenset(
    {"title", "steps", "limits", "interval", "judged", "condition", "parameters", "answers",
     "evidence", "shortfalls", "forced", "plan"}
)  # fmt: skip
_LONGEST = 60
_NOTHING = object()


def differences(at: At, given: Any, only_decided: bool, mend: str) -> Iterator[Problem]:
    """Every place where the file says otherwise than the result `given` by its evidence.

    With `only_decided` the results and the outcomes of findings and checks count, not the words
    around them. How the inference was run, and by which version, never counts.
    """
    for path, said, told in _unlike((), at.read.at(at.path), given):
        if path not in _PASSED_OVER and (not only_decided or _is_decided(path)):
            what = f"the file says {_in_short(said)}, and its evidence gives {_in_short(told)}"
            yield at.down(*path).problem(what, mend)


def _is_decided(path: Path) -> bool:
    """A result or outcome, or the whole of something that holds them."""
    if path[0] not in _DECIDING or _ABOUT & set(path):
        return False
    return len(path) < 3 or isinstance(path[-1], int) or path[-1] in _DECIDED


def _unlike(path: Path, said: Any, told: Any) -> Iterator[tuple[Path, Any, Any]]:
    if isinstance(said, dict) and isinstance(told, Mapping):
        for key in dict.fromkeys((*told, *said)):
            yield from _unlike((*path, key), said.get(key, _NOTHING), told.get(key, _NOTHING))
    elif isinstance(said, list) and isinstance(told, list | tuple):
        yield from _unlike_items(path, _counted(path, said), _counted(path, told))
    elif not _same(said, told):
        yield path, said, told


def _unlike_items(
    path: Path, said: list[tuple[int, Any]], told: list[tuple[int, Any]]
) -> Iterator[tuple[Path, Any, Any]]:
    for number in range(max(len(said), len(told))):
        at, one = said[number] if number < len(said) else (number, _NOTHING)
        other = told[number][1] if number < len(told) else _NOTHING
        yield from _unlike((*path, at), one, other)


def _counted(path: Path, items: Any) -> list[tuple[int, Any]]:
    """The items by their number, without the notice of how the inference was run."""
    numbered = list(enumerate(items))
    if path != ("notices",):
        return numbered
    return [(n, one) for n, one in numbered if one.get("kind") != "inference"]


def _same(said: Any, told: Any) -> bool:
    if isinstance(told, bool):
        return isinstance(said, Plain) and said == str(told).lower()
    if isinstance(told, int | float):
        return isinstance(said, Plain) and is_number(said) and _number(said) == _exact(told)
    if isinstance(told, str):
        return isinstance(said, str) and not isinstance(said, Plain) and said == told
    return said is told


def _number(said: Plain) -> Fraction | None:
    try:
        return Fraction(read_number(said))
    except ValueError:  # more digits than any result has
        return None


def _exact(told: int | float) -> Fraction:
    return Fraction(told) if isinstance(told, int) else Fraction(repr(told))


def _in_short(value: Any) -> str:
    """In one short line, as JSON; nothing where it is not there."""
    if value is _NOTHING:
        return "nothing"
    text = value if isinstance(value, Plain) else json.dumps(bare(value), ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} .."


def bare(raw: Any) -> Any:
    """What was read from JSON as plain data again: unquoted words are numbers and true or false."""
    if isinstance(raw, Plain):
        return json.loads(raw)
    if isinstance(raw, Mapping):
        return {key: bare(part) for key, part in raw.items()}
    return [bare(item) for item in raw] if isinstance(raw, list | tuple) else raw
