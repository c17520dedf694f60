"""What the changes of one overlay have set or left out so far: none may speak of it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from milepost.errors import InvalidInput, Problem
from milepost.loading.problems import shown_key
from milepost.loading.read import Path
from milepost.loading.sections import At
from milepost.loading.tailoring.draft import Piece
from milepost.loading.tailoring.items import Item

_KEEP = "keep one of the two"


@dataclass(frozen=True, slots=True)
class _Mark:
    """A path in a piece, by whom it is marked and whether what lies there is left out."""

    piece: Piece
    path: Path
    at: At
    excluded: bool

    def meets(self, piece: Piece, path: Path) -> bool:
        """Whether one of the two paths lies in the other."""
        shorter = min(len(path), len(self.path))
        return self.piece is piece and self.path[:shorter] == path[:shorter]


@dataclass(slots=True)
class Marks:
    """Marks of excluded items first, then of the keys that are set, in the order of the file."""

    _marks: list[_Mark] = field(default_factory=list)

    def exclude(self, item: Item, at: At) -> Iterable[Problem]:
        """Mark an item that is left out; a problem where another change leaves it out too."""
        for mark in self._met(item.piece, item.path):
            yield at.problem(f"`{item.name}` is already left out at {mark.at.line}", _KEEP)
        self._marks.append(_Mark(item.piece, item.path, at, excluded=True))

    def check(self, item: Item, path: Path, at: At) -> None:
        """Raises InvalidInput where another change has set or left out what lies under a path."""
        for mark in self._met(item.piece, path):
            if len(mark.path) <= len(path):
                new = _Mark(item.piece, mark.path, at, excluded=False)
                raise InvalidInput((_clash(item, new, mark, at),))

    def set(self, item: Item, paths: Iterable[Path], at: At) -> Iterable[Problem]:
        """Mark what is set of an item; a problem for what another change sets or leaves out."""
        over = item.piece.over
        new = [_Mark(item.piece, path, over.get(path, at), excluded=False) for path in paths]
        for one in new:
            for mark in self._met(one.piece, one.path):
                yield _clash(item, one, mark, at)
        self._marks += new

    def _met(self, piece: Piece, path: Path) -> list[_Mark]:
        return [mark for mark in self._marks if mark.meets(piece, path)]


def _clash(item: Item, new: _Mark, old: _Mark, at: At) -> Problem:
    if old.excluded:
        return at.problem(f"`{item.name}` is left out at {old.at.line}", _KEEP)
    own = new.path[: len(item.path)] == item.path
    key = shown_key(new.path[len(item.path) :] if own else new.path)
    what = f"`{key}` of `{item.name}` is already changed at {old.at.line}"
    return new.at.problem(what, _KEEP, at_key=True)
