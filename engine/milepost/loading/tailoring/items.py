"""What an overlay may name: every definition with an id, of a rule set and of its libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.errors import InvalidInput
from milepost.loading.read import Path
from milepost.loading.sections import At
from milepost.loading.tailoring.draft import Draft, Piece
from milepost.loading.tailoring.form import Named
from milepost.suggestions import did_you_mean, suggested

OWN = ""
"""The name of the rule set's own draft among those of its libraries."""

WITH_IDS = ("criteria", "checks", "patterns")
"""Sections whose definitions hold their ids."""

INNER = "checks"
"""The key under which a criterion holds checks."""


@dataclass(frozen=True, slots=True)
class Item:
    """A definition by section and name, in the rule set's own draft or in that of a library.

    The piece of a check written inside a criterion is the criterion, and `path` leads to it.
    """

    section: str
    name: str
    piece: Piece
    library: str = OWN
    path: Path = ()

    @property
    def data(self) -> Any:
        """What is written of it now."""
        found = self.piece.data
        for step in self.path:
            found = found[step]
        return found

    @property
    def at(self) -> At:
        """Where it is written."""
        return self.piece.place(self.path)


@dataclass(frozen=True, slots=True)
class Index:
    """Every item that changes may name."""

    reference: str
    items: tuple[Item, ...]

    @classmethod
    def of(cls, reference: str, drafts: Mapping[str, Draft]) -> Index:
        """The items of a rule set and of its libraries, by the names of their drafts."""
        found = [item for library, draft in drafts.items() for item in _items(draft, library)]
        return cls(reference, tuple(found))

    def find(self, step: Named, at: At, row: bool = False) -> Item:
        """The one item that the change at `at` names; with a `row` it is a result.

        Raises InvalidInput with a suggestion where there is none, or more than one.
        """
        section = step.section or ("results" if row else None)
        known = {item.section for item in self.items}
        if section is not None and section not in known:
            what = f"there is no section `{section}` in {self.reference}"
            raise InvalidInput((at.down("in").problem(what, suggested(section, known)),))
        near = [item for item in self.items if section in (None, item.section)]
        found = _nearest([item for item in near if item.name == step.item])
        if len(found) == 1:
            return found[0]
        said = _ambiguous(step.item, found) if found else self._unknown(step.item, section, near)
        raise InvalidInput((at.down(step.told_by).problem(*said),))

    def _unknown(self, name: str, section: str | None, near: Sequence[Item]) -> tuple[str, str]:
        """What is wrong, and the name that may be meant."""
        others = {item.section for item in self.items if item.name == name}
        if section is not None and others:
            what = f"there is no `{name}` among the {section} of {self.reference}"
            return what, f"it is one of its {' and '.join(sorted(others))}"
        what = f"there is no `{name}` in {self.reference}"
        return what, did_you_mean(name, {item.name for item in near})

    def taken(self, section: str, name: str) -> Item | None:
        """The item that already has a name, where its section gives every name once."""
        shared = ("criteria", "checks") if section in ("criteria", "checks") else (section,)
        named = (item for item in self.items if item.name == name and item.section in shared)
        own_only = section == "parameters"
        return next((i for i in named if not own_only or i.library == OWN), None)


def id_of(data: Any) -> str | None:
    """The id that is written in a definition; None where there is none."""
    written = data.get("id") if isinstance(data, Mapping) else None
    return str(written) if isinstance(written, str) else None


def _items(draft: Draft, library: str) -> Iterator[Item]:
    for section, named in draft.maps.items():
        for name, piece in named.items():
            yield Item(section, name, piece, library)
    for section in WITH_IDS:
        for piece in draft.lists.get(section, ()):
            if (own := id_of(piece.data)) is not None:
                yield Item(section, own, piece, library)
            if section == "criteria":
                yield from _inner(piece, library)


def _inner(piece: Piece, library: str) -> Iterator[Item]:
    checks = piece.data.get(INNER) if isinstance(piece.data, Mapping) else None
    for number, check in enumerate(checks if isinstance(checks, list) else ()):
        if (name := id_of(check)) is not None:
            yield Item("checks", name, piece, library, (INNER, number))


def _nearest(found: list[Item]) -> list[Item]:
    """A rule set's own parameter stands before one of a library."""
    limits = [item for item in found if item.section == "parameters"]
    own = [item for item in limits if item.library == OWN]
    return [item for item in found if item not in limits or item in (own or limits)]


def _ambiguous(name: str, found: Sequence[Item]) -> tuple[str, str]:
    """What is wrong, and how to say which is meant."""
    places = ", ".join(item.at.line for item in found)
    known = sorted({item.section for item in found})
    what = f"`{name}` stands for several things: {places}"
    if len(known) < len(found):
        return what, "change what uses it instead"
    return what, "say which: " + " or ".join(f"`in: {section}`" for section in known)
