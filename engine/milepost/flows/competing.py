"""Subjects that compete without a portfolio file: ranked by results and facts named by weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from milepost.analysis.headline import headline
from milepost.errors import NothingEvaluated, UsageError
from milepost.model.choices import Alternative, Source, Weighted
from milepost.model.facts import Fact
from milepost.model.portfolios import Candidate, Portfolio
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.sources.subject_folder import assessed_with
from milepost.sources.weighted import Measure, measured
from milepost.suggestions import suggested
from milepost.workspace import Workspace

_POINTS = (0, 100)
"""The ends of a number of a rule set that has no scale: it is taken for points of 100."""


def competing(
    workspace: Workspace,
    folders: Sequence[Path],
    reference: str | None,
    gate: str | None,
    weights: Mapping[str, Number],
) -> Portfolio:
    """The portfolio of these subjects, else of all that list the rule set.

    Raises UsageError where it is not clear which rule set is meant, or a weight names nothing.
    """
    ruleset = workspace.catalogue.load(reference or _listed(workspace, folders))
    several = tuple(folders) or _assessed(workspace, ruleset)
    if not several:
        raise NothingEvaluated(f"nothing was evaluated: no subject lists {ruleset.id}")
    named = weights or {headline(ruleset) or ruleset.main: 1}
    return Portfolio(
        name=ruleset.id,
        title=ruleset.title,
        criteria=tuple(_criterion(workspace, ruleset, gate, n, w) for n, w in named.items()),
        candidates=tuple(_candidate(folder) for folder in several),
        resources=(),
    )


def _listed(workspace: Workspace, folders: Sequence[Path]) -> str:
    """The only rubric that the subjects list."""
    several = tuple(folders) or workspace.all_subjects()
    named = {name.partition("@")[0]: name for folder in several for name in assessed_with(folder)}
    kinds = {name: workspace.catalogue.load(name).kind for name in named.values()}
    rubrics = sorted(name for name, kind in kinds.items() if kind == "rubric")
    if len(rubrics) == 1:
        return rubrics[0]
    names = ", ".join(rubrics) or "none"
    raise UsageError(
        f"by which rule set? the subjects list {names}; name it with --ruleset, "
        "or write a portfolio file"
    )


def _assessed(workspace: Workspace, ruleset: RuleSet) -> tuple[Path, ...]:
    return tuple(
        folder
        for folder in workspace.all_subjects()
        if any(name.partition("@")[0] == ruleset.id for name in assessed_with(folder))
    )


def _candidate(folder: Path) -> Candidate:
    name = folder.name
    return Candidate(Alternative(name, Text(en=name, zh=name), {}, name), {})


def _criterion(
    workspace: Workspace, ruleset: RuleSet, gate: str | None, name: str, weight: Number
) -> Weighted:
    """A criterion out of a result of the rule set, else out of a fact."""
    if name in ruleset.results:
        return _by_result(ruleset, gate, name, weight)
    facts = workspace.declared.facts
    if name not in facts:
        mend = suggested(name, {**ruleset.results, **facts})
        what = f"{ruleset.reference} has no result `{name}`, and no fact is so called"
        raise UsageError(f"{what}; {mend}")
    return _by_fact(facts[name], name, weight)


def _by_result(ruleset: RuleSet, gate: str | None, name: str, weight: Number) -> Weighted:
    result = ruleset.results[name]
    scale = ruleset.scales.get(result.scale or "")
    title = result.title or Text(en=name, zh=name)
    source = Source("result", name, ruleset.reference, gate)
    measure = measured(scale) if scale else Measure(ends=_POINTS)
    return Weighted(name, title, weight, *(measure.ends or _POINTS), "", measure.steps, source)


def _by_fact(fact: Fact, name: str, weight: Number) -> Weighted:
    if fact.floor is None or fact.max is None:
        what = f"`{name}` has no smallest and largest value by which it could earn points"
        raise UsageError(f"{what}; say its `worst` and `best` in a portfolio file")
    title = fact.title or Text(en=name, zh=name)
    ends = (fact.floor, fact.max)
    return Weighted(name, title, weight, *ends, fact.shown_unit, (), Source("fact", name))
