"""One file that says all of a rule set, with the libraries that an overlay changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from milepost.errors import UsageError
from milepost.loading.rule_files import Written
from milepost.loading.tailoring.draft import Draft

_LIMITS = "parameters"


def flat(own: Written, libraries: Mapping[str, Written]) -> Draft:
    """What all the files of a rule set say together.

    Libraries stay pinned by reference. Where one of them was changed there is no version to pin:
    then everything they define stands in the rule set itself, in their order and before its own.
    Raises UsageError where two limits of one name then meet.
    """
    draft = Draft.of(own)
    if not own.libraries:
        return draft
    whole = Draft(draft.head, {}, {})
    for library in libraries.values():
        _join(whole, _with_limits_inside(Draft.of(library)))
    _join(whole, draft)
    del whole.lists["library"]
    return whole


def _join(whole: Draft, draft: Draft) -> None:
    for section, named in draft.maps.items():
        held = whole.maps.setdefault(section, {})
        for name, piece in named.items():
            if section == _LIMITS and name in held and held[name].data != piece.data:
                raise UsageError(
                    f"the parameter `{name}` stands for two limits: "
                    f"{held[name].at.line}, {piece.at.line}; give one of them another name"
                )
            held[name] = piece
    for section, pieces in draft.lists.items():
        whole.lists.setdefault(section, []).extend(pieces)


def _with_limits_inside(library: Draft) -> Draft:
    """The limits of a library's file, in each of its checks; elsewhere only those asked for."""
    limits = library.maps.pop(_LIMITS, {})
    for piece in library.lists.get("checks", ()):
        own: Mapping[str, Any] = piece.data.get(_LIMITS, {})
        more = {name: limit for name, limit in limits.items() if name not in own}
        if more:
            piece.over |= {(_LIMITS, name): limit.place(()) for name, limit in more.items()}
            values = {**{name: limit.data for name, limit in more.items()}, **own}
            piece.data = {**piece.data, _LIMITS: values}
    rest = [piece.data for section in library.maps.values() for piece in section.values()]
    asked = {name: limit for name, limit in limits.items() if _is_asked(name, rest)}
    return Draft(library.head, {**library.maps, _LIMITS: asked}, library.lists)


def _is_asked(name: str, data: object) -> bool:
    return bool(re.search(rf"\bparam\.{re.escape(name)}\b|<{re.escape(name)}>", repr(data)))
