"""Tailoring: what an overlay changed in the rule set that it extends, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from milepost.model.evidence import Place
from milepost.model.text import Text

Action = Literal["change", "exclude", "include"]


@dataclass(frozen=True, slots=True)
class Tailoring:
    """One item that an overlay changed, left out or added.

    `section` and `item` name it (`checks`, `S4.2.2.q1`); `keys` are what was set, such as
    `parameters.low`, and `row` the row of its table that they stand in. `by` is the overlay as
    `id@version`, `place` where it says so.
    """

    action: Action
    section: str
    item: str
    why: Text
    by: str
    place: Place
    keys: tuple[str, ...] = ()
    row: str = ""
