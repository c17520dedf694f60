"""Improvement actions: the remedies of the gaps, what each aims at, how far it moves the score."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from fractions import Fraction

from milepost.analysis.headline import effect, won
from milepost.analysis.predicting import changed, predicted
from milepost.analysis.rescoring import Rescoring
from milepost.model.assessment import Assessment, LeafFinding
from milepost.model.remedies import Action, Change, Choice
from milepost.model.review import Aim, Effect, PlannedAction
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Document, Value, shown_number
from milepost.scoring.assess import Run
from milepost.scoring.usable import usable


def actions(assessment: Assessment, before: Run, gaps: Container[str]) -> tuple[PlannedAction, ...]:
    """One action for every remedy that an unmet check of the `gaps` names, the most useful first.

    Ranked by: whether it changes the main result for another; points gained for each day of
    effort; points gained; id; but never before an action it waits for. Effect and effort of the
    ranking are those of the action with everything that must come first and is still to be done.
    Of a choice the remedy with the least effort is taken, the others are named beside it.
    """
    rescoring = Rescoring(assessment)
    found = [_planned(rescoring, before, *wanted) for wanted in _served(assessment, gaps)]
    planned = [action for action in found if action is not None]
    efforts = {action.id: _chain_effort(assessment, action) for action in planned}
    ranks = {p.id: _rank(assessment.ruleset, p, efforts[p.id]) for p in planned}
    return _in_order(sorted(planned, key=lambda action: ranks[action.id]))


def _chain_effort(assessment: Assessment, action: PlannedAction) -> Fraction:
    """Days of the action and of all that comes first; half a day at least."""
    ruleset = assessment.ruleset
    chain = [ruleset.remedies[name] for name in (action.id, *action.after)]
    days = sum((Fraction(r.effort_days) for r in chain if isinstance(r, Action)), Fraction(0))
    return max(days, Fraction(1, 2))


def _in_order(ranked: list[PlannedAction]) -> tuple[PlannedAction, ...]:
    """The ranked actions, each after those of them that it waits for."""
    by_id = {action.id: action for action in ranked}
    ordered: dict[str, PlannedAction] = {}
    for action in ranked:
        for name in (*action.after, action.id):
            if name in by_id:
                ordered.setdefault(name, by_id[name])
    return tuple(ordered.values())


def _served(
    assessment: Assessment, gaps: Container[str]
) -> Iterable[tuple[str, tuple[str, ...], tuple[Action, ...]]]:
    """Each remedy that is taken, by name, with the criteria it serves and its alternatives."""
    served: dict[str, list[str]] = {}
    others: dict[str, list[Action]] = {}
    for criterion, remedy in _named(assessment, gaps):
        chosen, left = taken(assessment.ruleset, remedy)
        served.setdefault(chosen, []).append(criterion)
        known = others.setdefault(chosen, [])
        known += [action for action in left if action not in known]
    for name, ids in sorted(served.items()):
        yield name, tuple(dict.fromkeys(ids)), tuple(others[name])


def _named(assessment: Assessment, gaps: Container[str]) -> Iterable[tuple[str, str]]:
    """The remedies that unmet checks name, each with its criterion."""
    for finding in (f for f in assessment.findings if f.criterion.id in gaps):
        for leaf in finding.leaves:
            if leaf.unmet and isinstance(leaf.leaf.remedy, str):
                yield finding.criterion.id, leaf.leaf.remedy


def _planned(
    rescoring: Rescoring,
    before: Run,
    name: str,
    serves: tuple[str, ...],
    others: tuple[Action, ...],
) -> PlannedAction | None:
    """The action of a remedy; None where the name is that of a choice."""
    assessment = rescoring.assessment
    remedy = assessment.ruleset.remedies[name]
    if not isinstance(remedy, Action):
        return None
    alone = _effect(rescoring, before, name)
    return planned_action(assessment, name, remedy, serves, others, alone)


def planned_action(
    assessment: Assessment,
    name: str,
    remedy: Action,
    serves: tuple[str, ...],
    others: tuple[Action, ...],
    alone: Effect | None,
) -> PlannedAction:
    """A remedy with what it aims at; `others` are its alternatives, `alone` is its own effect."""
    return PlannedAction(
        id=name,
        action=remedy.action,
        owner=remedy.owner,
        effort_days=remedy.effort_days,
        due=due_day(assessment.as_of, remedy.due_days),
        after=_first(assessment, name),
        serves=serves,
        aims=_aims(assessment, remedy),
        effect=alone,
        alternatives=tuple(a.action for a in others),
    )


def due_day(as_of: date, days: int) -> date:
    """The day `days` later, or the calendar's last."""
    return date.fromordinal(min(as_of.toordinal() + days, date.max.toordinal()))


def taken(ruleset: RuleSet, name: str) -> tuple[str, tuple[Action, ...]]:
    """The remedy itself; of a choice the one with the least effort, and the others.

    A choice that offers no action, which linking refuses, stands for itself.
    """
    remedy = ruleset.remedies[name]
    if not isinstance(remedy, Choice):
        return name, ()
    offered = {n: r for n in remedy.choice if isinstance(r := ruleset.remedies[n], Action)}
    if not offered:
        return name, ()
    best = min(offered, key=lambda n: (offered[n].effort_days, n))
    return best, tuple(action for other, action in offered.items() if other != best)


def _first(assessment: Assessment, name: str) -> tuple[str, ...]:
    """The remedies that come before one and are still to be done, in their order."""
    chain = chained(assessment.ruleset, name)
    return tuple(n for n, r in chain.items() if n != name and to_do(assessment, r))


def to_do(assessment: Assessment, remedy: Action) -> bool:
    """Whether what a remedy makes is not yet so; one that makes nothing always is to be done."""
    return not remedy.makes or bool(_aims(assessment, remedy))


def chained(ruleset: RuleSet, name: str) -> dict[str, Action]:
    """A remedy preceded by everything in its `after`, each once, by id."""
    ordered: dict[str, Action] = {}

    def visit(wanted: str, path: tuple[str, ...]) -> None:
        chosen, _ = taken(ruleset, wanted)
        remedy = ruleset.remedies[chosen]
        if chosen in ordered or chosen in path or not isinstance(remedy, Action):
            return
        for earlier in remedy.after:
            visit(earlier, (*path, chosen))
        ordered[chosen] = remedy

    visit(name, ())
    return ordered


def _effect(rescoring: Rescoring, before: Run, name: str) -> Effect | None:
    assessment = rescoring.assessment
    ruleset, as_of = assessment.ruleset, assessment.as_of
    remedies = tuple(chained(ruleset, name).values())
    if not any(remedy.makes for remedy in remedies):
        return None
    evidence = predicted(ruleset, assessment.evidence, as_of, remedies)
    return effect(ruleset, before, rescoring.on(evidence))


def _aims(assessment: Assessment, remedy: Action) -> tuple[Aim, ...]:
    known = usable(assessment.ruleset, assessment.evidence, assessment.as_of).values
    found = (_aim(assessment, name, change, known) for name, change in remedy.makes.items())
    return tuple(aim for aim in found if aim is not None)


def _aim(
    assessment: Assessment, name: str, change: Change, known: Mapping[str, Value]
) -> Aim | None:
    """A fact that the action moves; None where it already stands as wanted."""
    ruleset = assessment.ruleset
    if name not in ruleset.facts:
        return Aim(name, _rating(assessment, name), _text(str(change.value)))
    before = known.get(name)
    after = changed(ruleset.facts[name], before, change, known, assessment.as_of)
    return None if after == before else Aim(name, before, _target(change, after))


def _rating(assessment: Assessment, leaf: str) -> Value:
    for found in _leaves(assessment):
        if found.leaf.id == leaf:
            return found.judgement.rating
    return None


def _leaves(assessment: Assessment) -> Iterable[LeafFinding]:
    return (leaf for finding in assessment.findings for leaf in finding.leaves)


def _target(change: Change, after: Value) -> Text:
    """The change in words: a number, a state, or the items a list is to hold."""
    if isinstance(after, bool):
        return Text(en="yes" if after else "no", zh="是" if after else "否")
    if isinstance(after, int) or hasattr(after, "numerator"):
        return _text(shown_number(after))  # type: ignore[arg-type]
    if isinstance(after, Document):
        return Text(en=after.status or "dated", zh=_STATUS.get(after.status, after.status))
    if isinstance(after, tuple):
        return Text(en=f"{len(after)} items", zh=f"{len(after)} 项")
    return _text(str(after))


_STATUS = {"approved": "已批准", "draft": "草稿", "retired": "已废止"}


def _text(wording: str) -> Text:
    return Text(en=wording, zh=wording)


def _rank(
    ruleset: RuleSet, action: PlannedAction, effort: Fraction
) -> tuple[bool, Fraction, Fraction, str]:
    effect = action.effect
    if effect is None:
        return True, Fraction(0), Fraction(0), action.id
    gain = won(ruleset, effect)
    return not effect.changes_main, -gain / effort, -gain, action.id
