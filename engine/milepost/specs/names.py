"""Names as readers say them: an id, or the title in either language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from milepost.model.assessment import Assessment, Finding
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.specs.stages import Case
from milepost.suggestions import did_you_mean

UNDETERMINED = Text(en="undetermined", zh="无法定论")


def named(what: str, said: str, known: Mapping[str, Text | None]) -> str:
    """The id of what is `said`; ids go before titles.

    Fails the scenario, with a suggestion, where nothing or more than one thing is so named.
    """
    if said in known:
        return said
    found = [name for name, title in known.items() if title and said in (title.en, title.zh)]
    if len(found) == 1:
        return found[0]
    if found:
        pytest.fail(f'the {what} "{said}" is not one: {", ".join(found)}', pytrace=False)
    titles = [word for title in known.values() if title for word in (title.en, title.zh) if word]
    mend = did_you_mean(said, [*known, *titles])
    pytest.fail(f'there is no {what} "{said}"' + (f"; {mend}" if mend else ""), pytrace=False)


def fact_named(case: Case, said: str) -> str:
    """The fact that evidence may name."""
    return named("fact", said, {name: fact.title for name, fact in case.facts.items()})


def fact_reviewed(assessment: Assessment, said: str) -> str:
    """The fact of the rule set under review."""
    known = {name: fact.title for name, fact in assessment.ruleset.facts.items()}
    return named("fact", said, known)


def criterion_named(assessment: Assessment, said: str) -> Finding:
    """The finding on a criterion in scope."""
    found = {f.criterion.id: f for f in assessment.findings}
    return found[named("criterion", said, {n: f.criterion.title for n, f in found.items()})]


def value_named(ruleset: RuleSet, axis: str, said: str) -> str:
    """The value of an axis, such as a dimension."""
    known = {value: part.title for value, part in ruleset.axes.get(axis, {}).items()}
    return named(axis, said, known)


def severity_named(ruleset: RuleSet, said: str) -> str:
    """The severity."""
    return named("severity", said, {n: s.title for n, s in ruleset.severities.items()})


def step_named(ruleset: RuleSet, result: str, said: str) -> str:
    """The step on the scale of a result; `undetermined` is on every scale."""
    scale = ruleset.scales.get(ruleset.results[result].scale or "")
    if not isinstance(scale, StepScale):
        pytest.fail(f"{result} of {ruleset.id} is not on a scale of steps", pytrace=False)
    steps: dict[str, Text | None] = {name: step.title for name, step in scale.root.items()}
    return named("step", said, {"undetermined": UNDETERMINED, **steps})
