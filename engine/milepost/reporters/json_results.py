"""Results as JSON: each with its exact number, its limits and what missing evidence could do."""

from __future__ import annotations

from milepost.analysis.comparing.telling import steps
from milepost.analysis.headline import UNDETERMINED, VOID
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Assessment, ResultLine
from milepost.model.evidence import JudgedValue
from milepost.model.results import Conclusion, Result
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Number, Step
from milepost.reporters.grounds import until
from milepost.reporters.json_values import Json, day, displayed, exact, plain, text
from milepost.reporters.wording import filled, reasons


def main(assessment: Assessment) -> Json:
    """The result that decides the exit code."""
    line = assessment.main
    why = reasons(assessment)
    whole = Text(en=" ".join(t.en for t in why), zh="".join(t.to("zh") for t in why))
    return {
        "name": line.name,
        "is": shown(assessment.ruleset.results[line.name], line.conclusion),
        "meets_bar": meets_bar(assessment),
        "sensitive": line.sensitive,
        "why": text(whole) if why else None,
    }


def results(assessment: Assessment) -> Json:
    """Every result by name, in the order they were computed."""
    return {name: _result(assessment, line) for name, line in assessment.results.items()}


def _result(assessment: Assessment, line: ResultLine) -> Json:
    ruleset, name = assessment.ruleset, line.name
    rule = ruleset.results[name]
    scale = list(steps(ruleset, rule))
    head = {"title": text(rule.title), **({"steps": scale} if scale else {})}
    if not rule.by:
        own = _conclusion(ruleset, rule, line.conclusion, line.worst, line.best)
        return {**head, **own, **_until(assessment, name, line.conclusion)}
    places = [
        {**_placed(ruleset, rule, key, *found), **_until(assessment, name, found[0])}
        for key, found in line.by.items()
    ]
    return {**head, "by": places}


def _until(assessment: Assessment, name: str, conclusion: Conclusion) -> dict[str, Json]:
    """The day a conclusion lapses, where its step says so."""
    lapses = until(assessment, name, conclusion)
    return {} if lapses is None else {"until": day(lapses)}


def _placed(
    ruleset: RuleSet,
    rule: Result,
    key: tuple[str, ...],
    actual: Conclusion,
    worst: Conclusion,
    best: Conclusion,
) -> Json:
    place = dict(zip(rule.by, key, strict=True))
    return {"place": place, **_conclusion(ruleset, rule, actual, worst, best)}


def _conclusion(
    ruleset: RuleSet, rule: Result, actual: Conclusion, worst: Conclusion, best: Conclusion
) -> Json:
    return {
        **_said(rule, actual),
        "exact": exact(actual.exact),
        "computed": _computed(rule, actual.computed),
        "limits": [
            {"to": limit.text, "bound": limit.bound, "why": _filled(ruleset, limit.why)}
            for limit in actual.limits
        ],
        "interval": {"worst": shown(rule, worst), "best": shown(rule, best)},
        "sensitive": worst.value != best.value,
        "judged": _judged(actual.judged),
        "blocking": list(actual.blocking),
        "row": None if actual.row is None else actual.row + 1,
        "why": _filled(ruleset, actual.void or actual.why),
    }


def _said(rule: Result, conclusion: Conclusion) -> Json:
    """`value` for a number or yes/no, `is` for a step or for why there is neither, or withheld."""
    if conclusion.withheld is not None:
        return {"value": plain(conclusion.withheld)}
    value = shown(rule, conclusion)
    return {"is": value} if isinstance(value, str) else {"value": value}


def shown(rule: Result, conclusion: Conclusion) -> Json:
    """A step, yes/no or a number as displayed; why there is none where there is none."""
    if conclusion.withheld is not None:
        return plain(conclusion.withheld)
    if conclusion.void is not None:
        return VOID
    if conclusion.value is None:
        return UNDETERMINED
    if conclusion.step is not None:
        return conclusion.step.name
    if conclusion.truth is not None:
        return conclusion.truth
    return displayed(conclusion.exact, rule.show)


def _computed(rule: Result, computed: Step | Number | None) -> Json:
    return computed.name if isinstance(computed, Step) else displayed(computed, rule.show)


def _judged(given: JudgedValue | None) -> Json:
    if given is None:
        return None
    return {
        "is": given.value,
        "by": given.by,
        "rationale": text(given.rationale),
        "collected": day(given.collected),
        "file": given.place.file,
        "line": given.place.line,
    }


def _filled(ruleset: RuleSet, why: Text | None) -> Json:
    return None if why is None else text(filled(ruleset, why))
