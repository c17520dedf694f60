"""What if, as data for machines: exact numbers as text beside those that reports show."""

from __future__ import annotations

from milepost.analysis.headline import headline, number, said
from milepost.analysis.verdict import meets_bar, reaches_bar
from milepost.model.assessment import Assessment
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.whatif import (
    Difference,
    Edge,
    Ending,
    Flip,
    Flipping,
    Leeway,
    Moved,
    Setting,
    WhatIf,
    Worth,
)
from milepost.reporters.json_values import Json, day, displayed, exact, plain, text
from milepost.reporters.whatif.writing import named, written
from milepost.reporters.wording import decimals

SCHEMA = "milepost/whatif/1"


def data(asked: WhatIf) -> Json:
    """Everything that was asked, in a fixed order of keys; what was not asked is null."""
    one = asked.assessment
    rules, found = one.ruleset, asked.interval
    return {
        "schema": SCHEMA,
        "subject": {"id": one.evidence.subject.id, "title": text(one.evidence.subject.shown)},
        "ruleset": rules.reference,
        "scope": one.scope,
        "as_of": day(one.as_of),
        "stands": _standing(one),
        "set": None if asked.difference is None else _difference(asked.difference),
        "flips": [_flipping(rules, flipping) for flipping in asked.flips] or None,
        "interval": None
        if found is None
        else {"worst": _ending(rules, found.worst), "best": _ending(rules, found.best)},
        "collect": None
        if asked.worths is None
        else [_worth(rules, worth) for worth in asked.worths],
        "sensitivity": None
        if asked.leeways is None
        else [_leeway(rules, leeway) for leeway in asked.leeways],
    }


def _standing(one: Assessment) -> Json:
    name = headline(one.ruleset)
    exactly = number(one.results[name].conclusion) if name else None
    return {
        **_ending(one.ruleset, Ending(one.main.conclusion, exactly)),
        "coverage": displayed(one.coverage.percent, 1),
    }


def _ending(rules: RuleSet, ending: Ending) -> Json:
    name = headline(rules)
    places = decimals(rules, name) if name else None
    return {
        "main": said(ending.main),
        "meets_bar": reaches_bar(rules, ending.main),
        "number": exact(ending.number),
        "shown": displayed(ending.number, places),
    }


def _difference(one: Difference) -> Json:
    return {
        "settings": [_setting(setting) for setting in one.settings],
        "before": _standing(one.before),
        "after": _standing(one.after),
        "meets_bar": meets_bar(one.after),
        "results": _results(one),
        "criteria": [_moved(moved) for moved in one.moved],
        "conditions": {"new": list(one.appeared), "gone": list(one.vanished)},
        "unread": list(one.unread),
    }


def _results(one: Difference) -> Json:
    """Every result that says something else, by its places where it has some."""
    found = []
    for name, line in one.before.results.items():
        after = one.after.results[name]
        whole: dict[tuple[str, ...], tuple[Conclusion, Conclusion]] = {
            (): (line.conclusion, after.conclusion)
        }
        here = {k: (v[0], after.by[k][0]) for k, v in line.by.items() if k in after.by}
        pairs = here if line.by else whole
        found += [
            {"result": name, "place": list(key), "before": said(was), "after": said(now)}
            for key, (was, now) in pairs.items()
            if said(was) != said(now)
        ]
    return found


def _moved(moved: Moved) -> Json:
    criterion = moved.after.criterion
    return {
        "criterion": criterion.id,
        "title": text(criterion.title),
        **{
            side: {
                "outcome": finding.outcome,
                "credit": exact(finding.credit),
                "weight": exact(finding.criterion.weight),
                "short": sorted({s.fact or s.leaf for s in short}),
            }
            for side, finding, short in (
                ("before", moved.before, moved.short_before),
                ("after", moved.after, moved.short_after),
            )
        },
    }


def _setting(setting: Setting) -> Json:
    return {
        "kind": setting.kind,
        "name": named(setting),
        "before": plain(setting.before),
        "after": plain(setting.value),
        "set": written(setting),
    }


def _flipping(rules: RuleSet, one: Flipping) -> Json:
    return {
        "way": one.way,
        "aim": one.aim or None,
        "none": one.none or None,
        "sets": [_flip(rules, flip) for flip in one.flips],
        "needed": one.needed,
        "proven": one.proven,
        "complete": one.complete,
        "tried": one.tried,
        "scored": one.scored,
        "with_all": None if one.ending is None else _ending(rules, one.ending),
        "held": list(one.held),
        "judged": list(one.judged),
    }


def _flip(rules: RuleSet, flip: Flip) -> Json:
    return {
        "settings": [_setting(setting) for setting in flip.settings],
        "ending": _ending(rules, flip.ending),
        "criteria": list(flip.criteria),
    }


def _worth(rules: RuleSet, worth: Worth) -> Json:
    return {
        "name": worth.name,
        "lack": worth.lack,
        "checks": list(worth.checks),
        "worst": _ending(rules, worth.worst),
        "best": _ending(rules, worth.best),
        "decides": worth.decides,
        "closes": exact(worth.closes),
    }


def _leeway(rules: RuleSet, leeway: Leeway) -> Json:
    return {
        "kind": leeway.setting.kind,
        "name": named(leeway.setting),
        "checks": list(leeway.setting.of) if leeway.setting.kind == "parameter" else [],
        "value": exact(leeway.now),
        "unit": leeway.unit,
        "down": _edge(rules, leeway.down),
        "up": _edge(rules, leeway.up),
        "nearest": exact(leeway.nearest),
    }


def _edge(rules: RuleSet, edge: Edge | None) -> Json:
    if edge is None:
        return None
    return {"value": exact(edge.value), "at": edge.at, "ending": _ending(rules, edge.ending)}
