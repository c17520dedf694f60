"""New values over old ones: lists are replaced and maps merged, each value keeping its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from milepost.loading.format import leaf_kinds
from milepost.loading.read import Path
from milepost.loading.sections import At
from milepost.loading.tailoring.draft import Piece
from milepost.loading.tailoring.items import Item

_LIMITS = "parameters"
_VALUE = "value"


def merge(item: Item, below: Path, new: Mapping[str, Any], at: At) -> tuple[Path, ...]:
    """Set keys of an item, or of what lies `below` in it; the paths in its piece that were set."""
    path = (*item.path, *below)
    merging = _Merging(item.piece)
    limit = item.section == _LIMITS
    merged = merging.merged(_under(item.piece.data, path), new, path, at, limit=limit)
    item.piece.data = _with(item.piece.data, path, merged)
    if item.section in ("criteria", "checks"):
        merging.set += _judge_once(item, new)
    return tuple(merging.set)


@dataclass
class _Merging:
    """Merges into a piece and notes there where the new values are written."""

    piece: Piece
    set: list[Path] = field(default_factory=list)

    def merged(self, old: Any, new: Any, path: Path, at: At, *, limit: bool = False) -> Any:
        """Old and new together. A `limit` may be written short: `5` is `{value: 5}`."""
        if limit and isinstance(new, Mapping) and isinstance(old, str):
            self.piece.over[(*path, _VALUE)] = self.piece.place(path)
            old = {_VALUE: old}
        if limit and isinstance(old, Mapping) and isinstance(new, str):
            return {**old, _VALUE: self._noted(new, (*path, _VALUE), at)}
        if not (isinstance(old, Mapping) and isinstance(new, Mapping) and new):
            return self._noted(new, path, at)
        limits = bool(path) and path[-1] == _LIMITS
        return {
            **old,
            **{
                key: self.merged(old.get(key), value, (*path, key), at.down(key), limit=limits)
                for key, value in new.items()
            },
        }

    def _noted(self, new: Any, path: Path, at: At) -> Any:
        self.piece.over[path] = at
        self.set.append(path)
        return new


def _judge_once(item: Item, new: Mapping[str, Any]) -> list[Path]:
    """A new way to judge a check stands in the place of the old one; where that one was."""
    ways = {*leaf_kinds(), "checks"}
    if not ways & new.keys():
        return []
    old = sorted(ways & item.data.keys() - new.keys())
    left = {key: value for key, value in item.data.items() if key not in old}
    item.piece.data = _with(item.piece.data, item.path, left)
    return [(*item.path, way) for way in old]


def _under(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _with(data: Any, path: Path, value: Any) -> Any:
    """Data with something else under a path; the data itself stays as it is."""
    if not path:
        return value
    first, *rest = path
    inner = _with(data[first], tuple(rest), value)
    if isinstance(data, list):
        return [*data[: int(first)], inner, *data[int(first) + 1 :]]
    return {**data, first: inner}
