"""Core criteria: an overlay may say them otherwise, but not ask or weigh less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milepost.errors import Problem
from milepost.loading.sections import At
from milepost.loading.tailoring.form import ItemChange, Named
from milepost.loading.tailoring.items import Item
from milepost.model.kinds import read_yes_no

OPEN = ("title", "statement", "why", "owner", "remedy", "parameters", "examples")
"""What may be changed of a core criterion and of the checks that it rests on."""


@dataclass(frozen=True, slots=True)
class Core:
    """The core criteria by the ids that are guarded for them: their own and those of checks."""

    guarded: Mapping[str, Item]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Core:
        """The core criteria among the items."""
        cores = [item for item in items if item.section == "criteria" and _is_core(item)]
        return cls({name: item for item in cores for name in (item.name, *_checks(item))})

    def problems(self, step: Named, item: Item, at: At) -> Iterable[Problem]:
        """What a change takes from a core criterion."""
        core = self.guarded.get(item.name)
        if core is None or item.section not in ("criteria", "checks"):
            return
        of = f"the core criterion `{core.name}` ({core.at.line})"
        if not isinstance(step, ItemChange):
            yield at.problem(f"{of} cannot be left out", "a core criterion stays as it is")
            return
        for key in (key for key in step.set if key not in OPEN):
            what = f"`{key}` of {of} cannot be changed"
            mend = f"only {', '.join(OPEN)} can be changed"
            yield at.down("set", key).problem(what, mend, at_key=True)


def _is_core(item: Item) -> bool:
    return read_yes_no(item.data.get("core", False))


def _checks(item: Item) -> list[str]:
    """The ids of the checks that a criterion names or holds."""
    checks = item.data.get("checks", ())
    return [str(check) if isinstance(check, str) else str(check.get("id")) for check in checks]
