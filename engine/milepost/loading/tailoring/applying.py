"""The changes of an overlay, applied to the drafts of a rule set and of its libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from milepost.errors import InvalidInput
from milepost.loading.problems import Collector, shown_key
from milepost.loading.read import Path
from milepost.loading.sections import At
from milepost.loading.tailoring.core import Core
from milepost.loading.tailoring.draft import Draft
from milepost.loading.tailoring.form import Inclusion, ItemChange, ItemExclusion, OverlayFile
from milepost.loading.tailoring.including import include
from milepost.loading.tailoring.items import INNER, OWN, WITH_IDS, Index, Item, id_of
from milepost.loading.tailoring.marking import Marks
from milepost.loading.tailoring.merging import merge
from milepost.model.tailoring import Action, Tailoring
from milepost.model.text import Text
from milepost.suggestions import suggested


@dataclass(slots=True)
class Applying:
    """One overlay on its way into the drafts, its own under `OWN`, the libraries' by reference.

    `excluded` are the items left out with the places that say so, `touched` the libraries changed.
    """

    overlay: OverlayFile
    top: At
    base: str
    drafts: Mapping[str, Draft]
    collector: Collector = field(default_factory=Collector)
    excluded: list[tuple[Item, At]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    _marks: Marks = field(default_factory=Marks)
    _done: dict[int, list[Tailoring]] = field(default_factory=dict)

    def apply(self) -> tuple[Tailoring, ...]:
        """Make every change; what was done, in the order of the file.

        Raises InvalidInput with all changes that name nothing, contradict each other or touch what
        is core.
        """
        found = dict(self._found())
        self.collector.raise_if_any()
        self._exclude(found)
        for number, step in enumerate(self.overlay.changes):
            with self.collector.gathering():
                if isinstance(step, ItemChange):
                    self._change(number, step, found[number])
                elif isinstance(step, Inclusion):
                    self._include(number, step)
        self.collector.raise_if_any()
        self._drop()
        return tuple(one for number in sorted(self._done) for one in self._done[number])

    def _found(self) -> Iterator[tuple[int, Item]]:
        """The item that each change names, by the number of the change."""
        index = self._index()
        core = Core.of(index.items)
        for number, step in enumerate(self.overlay.changes):
            if isinstance(step, Inclusion):
                continue
            at = self._at(number)
            row = isinstance(step, ItemChange) and step.row is not None
            with self.collector.gathering():
                item = index.find(step, at, row)
                self.collector.extend(core.problems(step, item, at))
                yield number, item

    def _exclude(self, found: Mapping[int, Item]) -> None:
        for number, item in found.items():
            step = self.overlay.changes[number]
            if isinstance(step, ItemExclusion):
                at = self._at(number).down("exclude")
                self.collector.extend(self._marks.exclude(item, at))
                self.excluded.append((item, at))
                self._note(number, "exclude", item.section, item.name, step.why)
                self.touched.add(item.library)

    def _change(self, number: int, step: ItemChange, item: Item) -> None:
        at = self._at(number)
        rows = () if step.row is None else ("rows",)
        self._marks.check(item, (*item.path, *rows), at.down("change"))
        below = () if step.row is None else _row(item, step.row, at.down("row"))
        if item.section in WITH_IDS and not below and "id" in step.set:
            what = f"the id of `{item.name}` cannot be changed"
            problem = at.down("set", "id").problem(what, "exclude it and include another")
            raise InvalidInput((problem,))
        if not isinstance(item.data, Mapping) and item.section != "parameters":
            what = f"`{item.name}` has no keys to be set"
            raise InvalidInput((at.down("change").problem(what, "exclude it and include another"),))
        paths = merge(item, below, step.set, at.down("set"))
        self.collector.extend(self._marks.set(item, paths, at.down("change")))
        start = len(item.path) + len(below)
        keys = tuple(shown_key(path[start:]) for path in paths)
        self._note(number, "change", item.section, item.name, step.why, keys, step.row or "")
        self.touched.add(item.library)

    def _include(self, number: int, step: Inclusion) -> None:
        at = self._at(number).down("include")
        for section, name in include(self.drafts[OWN], self._index(), step.include, at):
            self._note(number, "include", section, name, step.why)

    def _drop(self) -> None:
        for item, at in self.excluded:
            checks = [id_of(check) for check in item.piece.data[INNER]] if item.path else []
            if not checks:
                self.drafts[item.library].drop(item.section, item.piece)
            elif len(checks) == 1:
                criterion = item.piece.data["id"]
                what = f"without `{item.name}` the criterion `{criterion}` has no checks"
                self.collector.add(at.problem(what, f"exclude `{criterion}`"))
            else:
                item.piece.drop(INNER, checks.index(item.name))
        self.collector.raise_if_any()

    def _index(self) -> Index:
        return Index.of(self.base, self.drafts)

    def _at(self, number: int) -> At:
        return self.top.down("changes", number)

    def _note(
        self,
        number: int,
        action: Action,
        section: str,
        item: str,
        why: Text,
        keys: tuple[str, ...] = (),
        row: str = "",
    ) -> None:
        by = f"{self.overlay.ruleset}@{self.overlay.version}"
        place = self._at(number).place
        done = Tailoring(action, section, item, why, by, place, keys, row)
        self._done.setdefault(number, []).append(done)


def _row(item: Item, row: str, at: At) -> Path:
    """The path of a row that is named by its `id`, else by its `is`."""
    rows: Any = item.data.get("rows") if isinstance(item.data, Mapping) else None
    if not isinstance(rows, list):
        what = f"`{item.name}` has no rows"
        raise InvalidInput((at.problem(what, "leave `row` out"),))
    for key in ("id", "is"):
        numbers = [n for n, one in enumerate(rows) if str(one.get(key, "")) == row]
        if len(numbers) > 1:
            what = f"{len(numbers)} rows of `{item.name}` are `{row}`"
            raise InvalidInput((at.problem(what, "set `rows` as a whole, or give each an `id`"),))
        if numbers:
            return ("rows", numbers[0])
    names = [str(one.get(key)) for one in rows for key in ("id", "is") if key in one]
    what = f"`{item.name}` has no row `{row}`"
    raise InvalidInput((at.problem(what, suggested(row, names)),))
