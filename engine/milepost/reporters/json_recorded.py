"""Agreed actions as JSON, in the form in which people write them."""

from __future__ import annotations

from milepost.model.following import LogLine, RecordedAction, RecordedAim
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number, Value, shown_number
from milepost.reporters.json_exact import exact_number, exactly
from milepost.reporters.json_values import Json, day, text


def recorded(rules: RuleSet, action: RecordedAction) -> dict[str, Json]:
    """One action on record."""
    return {
        "id": action.id,
        "ruleset": action.ruleset,
        "criteria": list(action.criteria),
        "action": text(action.action),
        "owner": action.owner,
        "supervisor": action.supervisor,
        "start": day(action.start),
        "due": day(action.due),
        "effort_days": None if action.effort is None else exact_number(action.effort),
        "spent_days": None if action.spent is None else exact_number(action.spent),
        "aims": {aim.name: _aim(rules, aim) for aim in action.aims},
        "log": [_line(line) for line in action.log],
    }


def _aim(rules: RuleSet, aim: RecordedAim) -> Json:
    """Both ends; one that is not known is left out."""
    ends = {"from": aim.baseline, "to": aim.target}
    return {key: _end(rules, aim.name, end) for key, end in ends.items() if end is not None}


def _end(rules: RuleSet, name: str, value: Value) -> Json:
    leaf = None if name in rules.facts else rules.leaves.get(name)
    if leaf is None or not isinstance(value, Number):
        return exactly(value)
    scale = rules.scales.get(leaf.scale or "")
    if isinstance(scale, StepScale):
        return next(step for step, about in scale.root.items() if about.value == value)
    return shown_number(value)


def _line(line: LogLine) -> Json:
    entry = {"on": day(line.on), "is": line.progress, "by": line.by, "note": text(line.note)}
    return {key: part for key, part in entry.items() if part}
