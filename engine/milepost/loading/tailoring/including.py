"""Definitions that an overlay adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.errors import InvalidInput, Problem
from milepost.loading.building import build
from milepost.loading.format import LibraryPart
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.tailoring.draft import Draft, Piece
from milepost.loading.tailoring.form import sections
from milepost.loading.tailoring.items import Index, id_of
from milepost.suggestions import suggested

Added = tuple[str, str]
"""Section and name of something added."""


def include(draft: Draft, index: Index, content: dict[str, Any], at: At) -> Iterator[Added]:
    """Add what stands under `include` to a draft; `index` knows what is there before.

    Raises InvalidInput for a section there is not, and for names that are taken.
    """
    collector = Collector()
    for section in content:
        with collector.gathering():
            for name, piece in _pieces(section, content[section], at.down(section)):
                yield from _added(draft, index, section, name, piece, collector)
    collector.raise_if_any()


def _pieces(section: str, content: Any, at: At) -> Iterator[tuple[str, Piece]]:
    """The definitions of a section with their names. Raises InvalidInput where it is none."""
    by_name = sections(dict)
    listed = [name for name in sections(tuple) if name in LibraryPart.model_fields]
    if section in by_name:
        build(dict[str, Any], at.read, at.path)
        yield from ((name, Piece(data, at.down(name))) for name, data in content.items())
    elif section in listed:
        build(list[Any], at.read, at.path)
        for number, data in enumerate(content):
            name = data if isinstance(data, str) else id_of(data)
            yield name or "", Piece(data, at.down(number))
    else:
        what = f"there is no section `{section}`"
        mend = suggested(section, (*by_name, *listed))
        raise InvalidInput((at.problem(what, mend, at_key=True),))


def _added(
    draft: Draft, index: Index, section: str, name: str, piece: Piece, collector: Collector
) -> Iterator[Added]:
    taken = index.taken(section, name)
    if taken is not None:
        collector.add(_taken(name, taken.at.line, piece))
        return
    draft.add(section, None if section in sections(tuple) else name, piece)
    yield section, name


def _taken(name: str, place: str, piece: Piece) -> Problem:
    what = f"`{name}` is already defined at {place}"
    return piece.at.problem(what, "use another name, or `change` it", at_key=True)
