"""Remedies and scales of the rule set: expressions typed, and what they make possible."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.loading.linking.context import Linking
from milepost.loading.makes import make_problems
from milepost.loading.ordering import ordered
from milepost.loading.scales import scale_problems
from milepost.loading.sections import At
from milepost.loading.typing import retyped
from milepost.model.criteria import Leaf
from milepost.model.remedies import Action, Choice
from milepost.model.scales import NumericScale, StepScale

Remedies = Mapping[str, Action | Choice]


def linked_remedies(linking: Linking) -> dict[str, Action | Choice]:
    """The remedies of the section, by id."""
    typing = linking.bound_typing(linking.parameters)
    linked = {}
    for name, defined in linking.sections.remedies.items():
        linking.known.remedy(defined.value, defined.at)
        linked[name] = retyped(defined.value, defined.at, typing.one)
    return linked


def can_be_done(linking: Linking, remedies: Remedies, leaves: Mapping[str, Leaf]) -> None:
    """What the own remedies make is possible, and none waits for itself."""
    own = _places(linking)
    for name, at in own.items():
        remedy = remedies[name]
        if isinstance(remedy, Action):
            facts, scales = linking.merged.facts, linking.merged.scales
            linking.collector.extend(make_problems(remedy, at, facts, leaves, scales))
    below = {name: set(_named(remedies[name])) & own.keys() for name in own}
    for name in ordered(below)[1]:
        linking.collector.add(own[name].problem(f"the remedy `{name}` waits for itself"))


def typed_scales(linking: Linking) -> dict[str, StepScale | NumericScale]:
    """The scales, the lower ends of the rule set's own ones typed."""
    for defined in linking.sections.scales.values():
        linking.collector.extend(scale_problems(defined.value, defined.at))
    typing = linking.bound_typing(linking.parameters)
    own = {
        name: StepScale(retyped(defined.value.root, defined.at, typing.one))
        for name, defined in linking.sections.scales.items()
        if isinstance(defined.value, StepScale)
    }
    return {**linking.merged.scales, **own}


def _places(linking: Linking) -> dict[str, At]:
    inline = [d for d in linking.own_leaves if isinstance(d.value.remedy, (Action, Choice))]
    return {
        **{name: defined.at for name, defined in linking.sections.remedies.items()},
        **{defined.value.id: defined.at.down("remedy") for defined in inline},
    }


def _named(remedy: Action | Choice) -> tuple[str, ...]:
    return remedy.choice if isinstance(remedy, Choice) else remedy.after
