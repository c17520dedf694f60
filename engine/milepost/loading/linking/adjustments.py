"""The lines of `adjust`: `only` over one criterion, `when` over all of them."""

from __future__ import annotations

from milepost.conditions import Scope
from milepost.loading.linking.context import Linking
from milepost.loading.typing import Typing, retyped
from milepost.model.policies import Adjustment
from milepost.model.types import Type


def linked_adjustments(linking: Linking) -> tuple[Adjustment, ...]:
    """Every line, in the order of the file. Results and coverage come later and are not known."""
    scope = linking.scope(linking.parameters)
    items = Type("list", item=Type("record", fields=linking.words))
    names = {**scope.names, "criteria": items, "checks": items}
    whole = Scope(names, True, linking.ids, linking.words)
    one = Scope({**names, **linking.words}, True, linking.ids, linking.words)
    typing = Typing(whole, linking.collector, one, frozenset({"only"}))
    lines = linking.sections.adjust
    linking.placed |= {f"adjust[{number}]": line.at.place for number, line in enumerate(lines)}
    return tuple(retyped(line.value, line.at, typing.one) for line in lines)
