"""What an assessment rests on, in words: other assessments, weights, what is not in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from milepost.model.assessment import Assessment, Coverage
from milepost.model.criteria import Criterion
from milepost.model.policies import Status
from milepost.model.results import Conclusion
from milepost.model.scales import StepScale
from milepost.model.tailoring import Tailoring
from milepost.reporters.phrases import Phrases

_SIGNS = 12
_OUT_OF_FORCE: tuple[Status, ...] = ("future", "retired")


def until(assessment: Assessment, name: str, conclusion: Conclusion) -> date | None:
    """The day at which a conclusion lapses; None where its step says nothing of it."""
    days = holds_days(assessment, name, conclusion)
    return None if days is None else assessment.as_of + timedelta(days=days)


def holds_days(assessment: Assessment, name: str, conclusion: Conclusion) -> int | None:
    """How many days from the as-of date a conclusion holds."""
    rules = assessment.ruleset
    scale = rules.scales.get(rules.results[name].scale or "")
    if conclusion.value is None or conclusion.step is None or not isinstance(scale, StepScale):
        return None
    return scale.root[conclusion.step.name].expires_days


def lapses(phrases: Phrases, assessment: Assessment, name: str, conclusion: Conclusion) -> str:
    """Until when a conclusion holds, as a sentence; empty where its step does not say."""
    day = until(assessment, name, conclusion)
    if day is None:
        return ""
    days = holds_days(assessment, name, conclusion)
    return phrases.say("told.until", date=phrases.date(day), days=days)


def covered(phrases: Phrases, coverage: Coverage, percent: str) -> str:
    """The coverage with the weights it is made of; empty where it is not by weight."""
    if coverage.weights is None:
        return ""
    assessed, applicable = map(phrases.value, coverage.weights)
    return phrases.say("told.covered", percent=percent, assessed=assessed, applicable=applicable)


def out_of_force(assessment: Assessment) -> dict[Status, tuple[Criterion, ...]]:
    """The criteria in scope that are listed but not assessed, by their status."""
    scoped = assessment.ruleset.scoped(assessment.scope)
    found = {status: tuple(c for c in scoped if c.status == status) for status in _OUT_OF_FORCE}
    return {status: criteria for status, criteria in found.items() if criteria}


def not_in_force(phrases: Phrases, assessment: Assessment) -> str:
    """Which criteria are not in force, in one sentence; empty where all are."""
    found = out_of_force(assessment)
    if not found:
        return ""
    named = (
        phrases.say(
            f"told.status.{status}",
            count=len(criteria),
            names=phrases.joined(f"{c.id} {phrases.text(c.title)}" for c in criteria),
        )
        for status, criteria in found.items()
    )
    return phrases.say("told.not_in_force", named=phrases.say("list.semicolon").join(named))


def used(phrases: Phrases, assessment: Assessment) -> tuple[str, ...]:
    """Each assessment this one rests on: whose, under which rule set, with which main result."""
    return tuple(_used(phrases, *one, ()) for one in assessment.used.assessments)


def named_uses(phrases: Phrases, assessment: Assessment, names: Iterable[str]) -> tuple[str, ...]:
    """The same of what is named (`capacity.level`), with the results named; or that it lacks."""
    wanted: dict[str, list[str]] = {}
    for name in names:
        use, _, result = name.partition(".")
        wanted.setdefault(use, []).append(result)
    found = assessment.used.assessments
    known = tuple(_used(phrases, n, other, wanted[n]) for n, other in found if n in wanted)
    return (*known, *(_nothing(phrases, assessment, n) for n in wanted if n not in dict(found)))


def _used(phrases: Phrases, name: str, other: Assessment, results: Iterable[str]) -> str:
    words = Phrases(other.ruleset, phrases.language)
    known = [r for r in dict.fromkeys(results) if r in other.results and not other.results[r].by]
    said = (
        words.say(
            "told.used.result",
            title=words.text(other.ruleset.results[r].title) or r,
            value=words.conclusion(r, other.results[r].conclusion),
        )
        for r in known or [other.ruleset.main]
    )
    return phrases.say(
        "told.used",
        name=name,
        subject=other.evidence.subject.shown.to(phrases.language),
        ruleset=other.ruleset.reference,
        results=phrases.joined(said),
    )


def _nothing(phrases: Phrases, assessment: Assessment, name: str) -> str:
    ruleset = assessment.ruleset.uses[name].ruleset
    return phrases.say("told.used.nothing", name=name, ruleset=ruleset)


def digests(phrases: Phrases, other: Assessment) -> str:
    """What a used assessment can be told by: the digests of its rules and its evidence."""
    rules, evidence = other.ruleset.digest, other.evidence.digest
    return phrases.say("told.used.digests", rules=short(rules), evidence=short(evidence))


def short(digest: str) -> str:
    """The first signs of a digest."""
    name, _, signs = digest.partition(":")
    return f"{name}:{signs[:_SIGNS]}" if signs else digest[:_SIGNS]


def tailored(phrases: Phrases) -> str:
    """What the rule set was tailored from and in how many places; empty where it was not."""
    rules = phrases.ruleset
    if not rules.extends:
        return ""
    count = len(rules.tailoring)
    key = "told.tailored.one" if count == 1 else "told.tailored"
    return phrases.say(key, base=rules.extends, count=count)


def change(phrases: Phrases, one: Tailoring) -> str:
    """What an overlay did to one item."""
    keys = phrases.joined(part for part in (one.row, *one.keys) if part)
    return phrases.say(f"told.{one.action}", item=one.item, keys=keys)
