"""A rule set's files as read, open to changes; what is changed keeps the place of its writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from milepost.loading.read import Path, Read
from milepost.loading.rule_files import Written
from milepost.loading.sections import At
from milepost.loading.tailoring.form import sections


@dataclass(slots=True)
class Piece:
    """A definition as read and where it is written.

    `over` places what stands inside it but is written elsewhere, by its path in the definition.
    """

    data: Any
    at: At
    over: dict[Path, At] = field(default_factory=dict)

    def place(self, path: Path) -> At:
        """Where the data under a path of the definition is written."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.over:
                return self.over[path[:length]].down(*path[length:])
        return self.at.down(*path)

    def drop(self, section: str, number: int) -> None:
        """Leave out one definition of a list inside it; those behind move up with their places."""
        kept = [n for n in range(len(self.data[section])) if n != number]
        places = {path: at for path, at in self.over.items() if path[:1] != (section,)}
        for new, old in enumerate(kept):
            places[(section, new)] = self.place((section, old))
            inner = [path for path in self.over if path[:2] == (section, old)]
            places |= {(section, new, *path[2:]): self.over[path] for path in inner}
        self.data = {**self.data, section: [self.data[section][n] for n in kept]}
        self.over = places


@dataclass(slots=True)
class Draft:
    """The keys of all files of a rule set: `head` says which it is, the others define."""

    head: dict[str, Piece]
    maps: dict[str, dict[str, Piece]]
    lists: dict[str, list[Piece]]

    @classmethod
    def of(cls, written: Written) -> Draft:
        """What the files of a rule set say, in their order."""
        draft = cls({}, {}, {})
        for _, read in written.parts:
            for key, content in read.data.items():
                draft._take(key, content, At(read, (key,)))
        return draft

    def _take(self, key: str, content: Any, at: At) -> None:
        if key in sections(dict):
            self.maps.setdefault(key, {}).update(_named(content, at))
        elif key in sections(tuple):
            self.lists.setdefault(key, []).extend(_listed(content, at))
        else:
            self.head[key] = Piece(content, at)

    def drop(self, section: str, piece: Piece) -> None:
        """Leave out a definition."""
        named, listed = self.maps.get(section, {}), self.lists.get(section, [])
        self.maps[section] = {name: one for name, one in named.items() if one is not piece}
        self.lists[section] = [one for one in listed if one is not piece]

    def add(self, section: str, name: str | None, piece: Piece) -> None:
        """Add a definition behind the others of its section; one of a list has no `name`."""
        if name is None:
            self.lists.setdefault(section, []).append(piece)
        else:
            self.maps.setdefault(section, {})[name] = piece

    def read(self, file: Read) -> Read:
        """All of it as one file, whose top is that of `file`."""
        grafts: dict[Path, tuple[Read, Path]] = {(): (file, ())}
        data: dict[str, Any] = {}
        for path, piece in self._pieces():
            _put(data, path, piece.data)
            grafts[path] = (piece.at.read, piece.at.path)
            grafts |= {(*path, *below): (at.read, at.path) for below, at in piece.over.items()}
        return Read(data, {}, {}, file.file, "", grafts)

    def _pieces(self) -> Iterator[tuple[Path, Piece]]:
        yield from (((key,), piece) for key, piece in self.head.items())
        for section, named in self.maps.items():
            yield from (((section, name), piece) for name, piece in named.items())
        for section, pieces in self.lists.items():
            yield from (((section, number), piece) for number, piece in enumerate(pieces))


def _named(content: Mapping[str, Any], at: At) -> dict[str, Piece]:
    return {name: Piece(data, at.down(name)) for name, data in content.items()}


def _listed(content: list[Any], at: At) -> list[Piece]:
    return [Piece(data, at.down(number)) for number, data in enumerate(content)]


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    """Put a definition in its section; those of a list come in order."""
    first, *rest = path
    if not rest:
        data[str(first)] = value
    elif isinstance(rest[0], int):
        data.setdefault(str(first), []).append(value)
    else:
        data.setdefault(str(first), {})[rest[0]] = value
