"""Criteria as controls and objectives of OSCAL, and which of them an assessment reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from milepost.reporters.flat.lines import Line, lines
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import Json, paragraphs, props, some, words

Named = Callable[[str], str]


def objectives(found: Sequence[Told]) -> list[Json]:
    """Every criterion of every rule set once, with what each version of it asks."""
    controls: dict[str, dict[str, Json]] = {}
    for told in found:
        for line in lines((told.review,), told.language):
            parts = controls.setdefault(told.control(line.id), {})
            parts.setdefault(told.objective(line.id), _part(told, line))
    return [{"control-id": name, "parts": list(parts.values())} for name, parts in controls.items()]


def _part(told: Told, line: Line) -> Json:
    ruleset = told.assessment.ruleset
    return {
        "id": told.objective(line.id),
        "name": "assessment-objective",
        "title": words(f"{line.id} {line.title}"),
        "props": props({"criterion": line.id, "rule-set": ruleset.reference}),
        "prose": paragraphs(line.statement or line.title),
    }


def reviewed(told: Told) -> Json:
    """What was looked at; a criterion that does not apply is excluded."""
    findings = told.assessment.findings
    every = [f.criterion.id for f in findings]
    left_out = [f.criterion.id for f in findings if f.outcome == "not-applicable"]
    if not every:
        return {"control-selections": [{"include-all": {}}]}
    return {
        "description": words(told.say("reviewed")),
        "control-selections": [_selected("control", told.control, every, left_out)],
        "control-objective-selections": [
            _selected("objective", told.objective, every, left_out),
        ],
    }


def _selected(kind: str, named: Named, every: Iterable[str], left_out: Iterable[str]) -> Json:
    include = [{f"{kind}-id": named(name)} for name in every]
    exclude = [{f"{kind}-id": named(name)} for name in left_out]
    return {f"include-{kind}s": include, **some(f"exclude-{kind}s", exclude)}
