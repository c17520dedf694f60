"""An assessment before and after some things were set otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.shortfalls import shortfalls
from milepost.analysis.whatif.atoms import leaves_asked
from milepost.analysis.whatif.changing import assessed
from milepost.analysis.whatif.knobs import parameters, weights
from milepost.model.assessment import Assessment, Finding
from milepost.model.review import Shortfall
from milepost.model.whatif import Difference, Moved, Setting
from milepost.scoring.reading import facts_of_results, results_behind


def difference(before: Assessment, settings: tuple[Setting, ...]) -> Difference:
    """What the settings change. Raises NothingEvaluated where they leave nothing to evaluate."""
    after = assessed(before, settings)
    was, now = (one.main.conclusion.conditions for one in (before, after))
    return Difference(
        before,
        after,
        settings,
        tuple(_moved(before, after)),
        tuple(name for name in now if name not in was),
        tuple(name for name in was if name not in now),
        tuple(dict.fromkeys(one.name for one in settings if not _is_read(before, one))),
    )


def _moved(before: Assessment, after: Assessment) -> Iterator[Moved]:
    """The criteria found otherwise: in outcome, credit, weight, or in what is short of what."""
    for one, other in zip(before.findings, after.findings, strict=True):
        was, now = _short(one), _short(other)
        if _seen(one) != _seen(other) or was != now:
            yield Moved(one, other, was, now)


def _seen(finding: Finding) -> tuple[object, ...]:
    outcomes = tuple((x.judgement.outcome, x.judgement.credit) for x in finding.leaves)
    return finding.outcome, finding.credit, finding.criterion.weight, finding.rating, outcomes


def _short(finding: Finding) -> tuple[Shortfall, ...]:
    return tuple(dict.fromkeys(s for leaf in finding.leaves for s in shortfalls(leaf)))


def _is_read(assessment: Assessment, setting: Setting) -> bool:
    """Whether anything that is assessed here rests on a setting."""
    rules = assessment.ruleset
    if setting.kind == "judged":
        return setting.name in results_behind(rules, rules.main)
    if setting.kind == "answer":
        return setting.name in {leaf.id for leaf in leaves_asked(assessment)}
    if setting.kind == "fact":
        read = {n for leaf in leaves_asked(assessment) for n in rules.reads.get(leaf.id, ())}
        return setting.name in read | set(facts_of_results(rules))
    known = (*parameters(assessment), *weights(assessment))
    return any(
        one.kind == setting.kind
        and one.name == setting.name
        and (one.of == setting.of or bool(set(one.of) & set(setting.of)))
        for one in known
    )
