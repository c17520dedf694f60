"""What follows from an assessment, with hidden values withheld: aims, obstacles, margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from milepost.analysis.nearness import nearness
from milepost.analysis.redacting.concluded import effect
from milepost.analysis.redacting.found import shortfall
from milepost.analysis.redacting.given import SOMEBODY
from milepost.analysis.redacting.masks import Mask
from milepost.model.assessment import Assessment, Finding
from milepost.model.outlook import Compared, Nearness, NextStep
from milepost.model.review import Aim, Condition, PlannedAction, Weakness
from milepost.model.values import Number, Withheld
from milepost.model.withholding import withheld

Findings = Mapping[str, Finding]


def weakness(mask: Mask, headline: str | None, findings: Findings, found: Weakness) -> Weakness:
    """A gap with its rank and what it costs, which are conclusions."""
    return replace(
        found,
        finding=findings[found.finding.criterion.id],
        if_met=effect(mask, headline, found.if_met),
        shortfalls=tuple(shortfall(mask, short) for short in found.shortfalls),
    )


def condition(
    mask: Mask, findings: Findings, actions: Mapping[str, PlannedAction], found: Condition
) -> Condition:
    """A condition; its owner may be one who promised something."""
    promised = found.finding.plan is not None and mask.said is not None
    return replace(
        found,
        finding=findings[found.finding.criterion.id],
        actions=tuple(actions[action.id] for action in found.actions),
        owner=SOMEBODY if promised else found.owner,
        shortfalls=tuple(shortfall(mask, short) for short in found.shortfalls),
    )


def action(mask: Mask, headline: str | None, found: PlannedAction) -> PlannedAction:
    """An action with what it is to move."""
    alone = None if found.effect is None else effect(mask, headline, found.effect)
    return replace(found, aims=tuple(_aim(mask, aim) for aim in found.aims), effect=alone)


def _aim(mask: Mask, aim: Aim) -> Aim:
    """Baseline and target: the target of a figure is what it is now, or more."""
    level = mask.level((aim.fact,))
    if level is None:
        return aim
    baseline = mask.value(aim.baseline, (aim.fact,))
    return replace(aim, baseline=baseline, target=withheld(level))


def next_step(mask: Mask, found: NextStep | None) -> NextStep | None:
    """The way to the next step; figures in it may be hidden."""
    if found is None:
        return None
    obstacles = tuple(
        replace(one, compared=tuple(_compared(mask, figure) for figure in one.compared))
        for one in found.obstacles
    )
    return replace(found, obstacles=obstacles)


def _compared(mask: Mask, found: Compared) -> Compared:
    actual = _number(mask, found.actual, found.actual_from)
    return replace(found, actual=actual, limit=_number(mask, found.limit, found.limit_from))


def _number(mask: Mask, number: Number | Withheld, names: frozenset[str]) -> Number | Withheld:
    level = mask.level(names)
    return number if level is None or isinstance(number, Withheld) else Withheld(level)


def near(found: Nearness, shown: Assessment) -> Nearness:
    """The margins that can be measured by what is shown; a distance would tell its figure."""
    seen = nearness(shown)
    return Nearness(
        tuple(one for one in found.to_met if one in seen.to_met),
        tuple(one for one in found.to_unmet if one in seen.to_unmet),
    )
