"""Agreed improvement actions out of a subject's `actions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.loading.facts import FactError, read_value
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.following import LogLine, RecordedAction, RecordedAim
from milepost.model.kinds import Plain
from milepost.model.values import Value
from milepost.scoring.leaves.answer import rating
from milepost.sources.action_form import ActionFile, ActionPart, AimPart
from milepost.sources.declared import Declared
from milepost.suggestions import did_you_mean


def actions_of(
    read: Read, content: ActionFile, declared: Declared, collector: Collector
) -> tuple[RecordedAction, ...]:
    """Every action of the file, by id; each for criteria that exist."""
    found: dict[str, RecordedAction] = {}
    for number, part in enumerate(content.actions):
        at = At(read, ("actions", number))
        if part.id in found:
            collector.add(at.down("id").problem(f"the id `{part.id}` is already taken"))
        for place, name in enumerate(part.criteria):
            if name not in declared.criteria:
                what = f"no rule set has a criterion `{name}`"
                mend = did_you_mean(name, declared.criteria)
                collector.add(at.down("criteria", place).problem(what, mend))
        found[part.id] = _action(part, at, tuple(_aims(part, at, declared, collector)))
    return tuple(found[name] for name in sorted(found))


def _action(part: ActionPart, at: At, aims: tuple[RecordedAim, ...]) -> RecordedAction:
    return RecordedAction(
        id=part.id,
        ruleset=part.ruleset.partition("@")[0],
        action=part.action,
        criteria=part.criteria,
        owner=part.owner,
        due=part.due,
        place=at.place,
        supervisor=part.supervisor,
        start=part.start,
        effort=part.effort_days,
        spent=part.spent_days,
        aims=aims,
        log=tuple(LogLine(line.on, line.progress, line.by, line.note) for line in part.log),
    )


def _aims(
    part: ActionPart, at: At, declared: Declared, collector: Collector
) -> Iterator[RecordedAim]:
    for name, aim in part.aims.items():
        here = at.down("aims", name)
        if name in declared.facts:
            yield _typed(name, aim, here, declared, collector)
        elif name in declared.questions:
            yield _rated(name, aim, here, declared, collector)
        else:
            what = f"no rule set declares a fact or question `{name}`"
            mend = did_you_mean(name, {**declared.facts, **declared.questions})
            collector.add(here.problem(what, mend, at_key=True))


def _typed(
    name: str, aim: AimPart, here: At, declared: Declared, collector: Collector
) -> RecordedAim:
    """Both ends by the declaration of the fact; a document's target may be its status alone."""
    ends: dict[str, Value] = {"from": None, "to": None}
    for key, raw in (("from", aim.baseline), ("to", aim.target)):
        if raw is None or (isinstance(raw, Plain) and raw == "unknown"):
            continue
        try:
            ends[key] = read_value(_as_document(declared, name, raw), declared.facts[name])
        except FactError as error:
            collector.extend(here.down(key).problem(m.what, m.mend) for m in error)
    return RecordedAim(name, ends["from"], ends["to"])


def _as_document(declared: Declared, name: str, raw: Any) -> Any:
    plain = isinstance(raw, Plain) and raw != "none"
    return {"status": raw} if declared.facts[name].type == "document" and plain else raw


def _rated(
    name: str, aim: AimPart, here: At, declared: Declared, collector: Collector
) -> RecordedAim:
    """Both ends as places on the scale of the question."""
    scale = declared.questions[name].scale
    ends: dict[str, Value] = {"from": None, "to": None}
    for key, raw in (("from", aim.baseline), ("to", aim.target)):
        if raw is None or scale is None:
            continue
        try:
            ends[key] = rating(scale, str(raw))
        except ValueError as error:
            what, *mend = map(str, error.args)
            collector.add(here.down(key).problem(what, *mend))
    return RecordedAim(name, ends["from"], ends["to"])
