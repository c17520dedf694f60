"""The evidence of a stored result, read by its rule set as evidence files are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.evidence import Answer, Evidence, FactValue, JudgedValue, Place, Plan, Waiver
from milepost.model.facts import Fact
from milepost.model.following import RecordedAction
from milepost.model.kinds import Plain
from milepost.model.ruleset import RuleSet
from milepost.sources.action_form import ActionFile
from milepost.sources.actions import actions_of
from milepost.sources.answers import answers_of
from milepost.sources.declared import Declared
from milepost.sources.facts import typed_value
from milepost.sources.form import EvidenceFile, WaiverFile
from milepost.sources.judged import judged_of
from milepost.sources.on_demand import OnDemand
from milepost.sources.once import once
from milepost.sources.plans import plans_of
from milepost.sources.stored.form import FactPart
from milepost.sources.stored.gathering import Gathered, place_of
from milepost.sources.stored.reading import Carried
from milepost.sources.stored.values import as_shown, as_written
from milepost.sources.targets import targets_of
from milepost.sources.waivers import waivers_of

_UNKNOWN = Plain("unknown")


def evidence_of(
    carried: Carried, ruleset: RuleSet, day: date, others: Callable[[], Declared]
) -> Evidence:
    """Everything that the file carries of one subject, typed by the rule set.

    `others` is asked for names the rule set does not know, which only agreed actions may have.
    Raises InvalidInput with every entry that does not fit.
    """
    found, collector = carried.gathered, Collector()
    declared = _declared(ruleset, others)
    facts = list(_facts(found, declared, collector))
    read = found.section("answers", "judged", "targets", "plans")
    content = build(EvidenceFile, read)
    answers = list(answers_of(read, content, declared, collector))
    judged = list(judged_of(read, content, declared, collector))
    targets = once(list(targets_of(read, content, declared, collector)), collector)
    plans = once(list(plans_of(read, content, declared, collector)), collector)
    waivers, actions = _waivers(found, declared, collector), _actions(found, declared, collector)
    collector.raise_if_any()
    return Evidence(
        subject=carried.subject,
        as_of=day,
        facts={fact.name: fact for fact in facts},
        missing=dict(found.missing),
        answers=_by_leaf(found, answers),
        judged=tuple(sorted(_judged(found, judged), key=lambda one: (one.result, one.key))),
        waivers=waivers,
        targets_of=targets,
        plans={name: _plan(found, plan) for name, plan in plans.items()},
        actions=actions,
        digest=carried.evidence,
    )


def _declared(ruleset: RuleSet, others: Callable[[], Declared]) -> Declared:
    own = Declared.by((ruleset,), (ruleset.reference,))
    return replace(
        own,
        facts=OnDemand(own.facts, lambda: others().facts),
        questions=OnDemand(own.questions, lambda: others().questions),
        criteria=OnDemand(own.criteria, lambda: others().criteria),
    )


def _facts(found: Gathered, declared: Declared, collector: Collector) -> Iterator[FactValue]:
    for part, at in found.facts:
        fact = declared.facts.get(part.fact)
        if fact is None:
            told = declared.not_told(part.fact, (), f"no rule set knows the fact `{part.fact}`")
            collector.add(at.down("fact").problem(*told))
            continue
        with collector.gathering():
            yield _fact(part, fact, at, found.older)


def _fact(part: FactPart, fact: Fact, at: At, older: bool) -> FactValue:
    raw = as_shown(part.value, fact) if older else as_written(part.value, fact)
    return FactValue(
        name=part.fact,
        value=typed_value(raw, fact, at.down("value")),
        place=place_of(part),
        collected=part.collected,
        by=part.by,
        source=part.source,
        note=part.note,
        file=part.document.file if part.document else "",
        document=part.document.digest if part.document else "",
    )


def _by_leaf(found: Gathered, answers: list[Answer]) -> dict[str, tuple[Answer, ...]]:
    """Each with the place it had; those of a question stand in the order of the file."""
    by_leaf: dict[str, tuple[Answer, ...]] = {}
    for answer in answers:
        before = by_leaf.get(answer.leaf, ())
        place = found.places["answers", answer.leaf, len(before)]
        by_leaf[answer.leaf] = (*before, replace(answer, place=place))
    return by_leaf


def _judged(found: Gathered, judged: list[JudgedValue]) -> Iterator[JudgedValue]:
    for one in judged:
        yield replace(one, place=found.places["judged", one.result, *one.key])


def _plan(found: Gathered, plan: Plan) -> Plan:
    return replace(plan, place=found.places["plans", plan.criterion])


def _waivers(found: Gathered, declared: Declared, collector: Collector) -> tuple[Waiver, ...]:
    read = found.section("waivers")
    if not read.data:
        return ()
    waivers = waivers_of(read, build(WaiverFile, read), declared, collector)
    places = _by_id(found, "waivers")
    return tuple(replace(one, place=places[one.id]) for one in waivers)


def _actions(
    found: Gathered, declared: Declared, collector: Collector
) -> tuple[RecordedAction, ...]:
    read = found.section("actions")
    if not read.data:
        return ()
    for entry in read.data["actions"]:
        entry["aims"] = {n: _aim(n, aim, declared) for n, aim in entry.get("aims", {}).items()}
    actions = actions_of(read, build(ActionFile, read), declared, collector)
    places = _by_id(found, "actions")
    return tuple(replace(one, place=places[one.id]) for one in actions)


def _aim(name: str, aim: dict[str, Any], declared: Declared) -> dict[str, Any]:
    """Both ends as people write them; a target that is not there was not known."""
    fact = declared.facts.get(name)
    ends = {key: as_written(end, fact) if fact else end for key, end in aim.items()}
    return {"to": _UNKNOWN, **ends}


def _by_id(found: Gathered, section: str) -> dict[str, Place]:
    ids = [entry["id"] for entry in found.data[section]]
    return {str(id): found.places[section, number] for number, id in enumerate(ids)}
