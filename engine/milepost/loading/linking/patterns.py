"""Patterns: linted against everything the rule set names, mistakes placed in its file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milepost.inference.linting import lint
from milepost.loading.linking.context import Linking, values
from milepost.model.criteria import Criterion, Leaf
from milepost.model.results import Result
from milepost.model.scales import StepScale


def check_patterns(
    linking: Linking,
    leaves: Mapping[str, Leaf],
    criteria: Sequence[Criterion],
    results: Mapping[str, Result],
) -> None:
    """Note every mistake of the patterns."""
    patterns = linking.sections.patterns
    mistakes = lint(
        [defined.value for defined in patterns],
        {name: tuple(axis) for name, axis in linking.axes.items()},
        leaves.keys(),
        [criterion.id for criterion in criteria],
        {name: _steps_of(linking, result) for name, result in results.items()},
        values(linking.sections.links),
        severities=linking.merged.severities.keys(),
    )
    for mistake in mistakes:
        at = patterns[mistake.pattern].at.down(*_path(mistake.path))
        linking.collector.add(at.problem(mistake.what, mistake.mend))


def _steps_of(linking: Linking, result: Result) -> tuple[str, ...]:
    scale = linking.merged.scales.get(result.scale or "")
    return scale.names if isinstance(scale, StepScale) else ()


def _path(path: str) -> list[str | int]:
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return [int(number) if number else name for number, name in found]
