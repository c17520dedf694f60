"""What an assessment says, in the form in which results are stored and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import milepost
from milepost.analysis.comparing.limits import limits
from milepost.analysis.headline import headline
from milepost.analysis.shortfalls import shortfalls
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Assessment, Coverage, Finding, LeafFinding, ResultLine
from milepost.model.criteria import Judgement
from milepost.model.evidence import JudgedValue, Place
from milepost.model.past import (
    PastAnswer,
    PastCheck,
    PastCoverage,
    PastFact,
    PastFinding,
    PastLine,
    PastResult,
    PastWaiver,
)
from milepost.model.results import Conclusion, Result
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Absent, Document, Number, Point, Step, Value
from milepost.scoring.reading import expressions, facts_of_results
from milepost.scoring.usable import usable


def told(assessment: Assessment) -> PastResult:
    """The assessment as a past result: the same as what reading its stored JSON gives."""
    ruleset, evidence = assessment.ruleset, assessment.evidence
    return PastResult(
        subject=evidence.subject.id,
        title=_in_full(evidence.subject.shown),
        ruleset=ruleset.id,
        version=ruleset.version,
        scope=assessment.scope,
        as_of=assessment.as_of,
        main=ruleset.main,
        headline=headline(ruleset),
        meets_bar=meets_bar(assessment),
        lines=tuple(x for one in assessment.results.values() for x in _lines(ruleset, one)),
        coverage=_coverage(assessment.coverage),
        findings=tuple(_finding(ruleset, found) for found in assessment.findings),
        facts=_facts(assessment),
        waivers=tuple(
            PastWaiver(w.id, w.criterion, standing, w.until, _here(w.place))
            for w, standing in assessment.waivers
        ),
        better=ruleset.better,
        rules=ruleset.digest,
        evidence=evidence.digest,
        engine=milepost.__version__,
    )


def _here(place: Place) -> Place:
    """A place without the digest of its file."""
    return Place(place.file, place.line)


def _lines(ruleset: RuleSet, line: ResultLine) -> Iterable[PastLine]:
    rule = ruleset.results[line.name]
    if not rule.by:
        return (_line(ruleset, line.name, rule, (), line.conclusion),)
    return (
        _line(ruleset, line.name, rule, key, conclusions[0]) for key, conclusions in line.by.items()
    )


def _line(
    ruleset: RuleSet, name: str, rule: Result, key: tuple[str, ...], found: Conclusion
) -> PastLine:
    known = found.value is not None
    return PastLine(
        name=name,
        title=_if_any(rule.title),
        told="value" if known else "void" if found.void is not None else "undetermined",
        step=found.step.name if known and found.step is not None else None,
        exact=found.exact,
        truth=found.truth if known and found.step is None else None,
        steps=steps(ruleset, rule),
        place=tuple(zip(rule.by, key, strict=True)),
        judged=None if found.judged is None else _judged(found.judged),
    )


def _judged(given: JudgedValue) -> PastAnswer:
    return PastAnswer(given.value, given.by, _here(given.place), _if_any(given.rationale))


def _in_full(text: Text) -> Text:
    """A text with both languages written out, as it is stored."""
    return Text(en=text.en, zh=text.to("zh"))


def _if_any(text: Text | None) -> Text | None:
    return None if text is None else _in_full(text)


def steps(ruleset: RuleSet, rule: Result) -> tuple[str, ...]:
    """The steps of a result's scale, lowest first; none where it has no such scale."""
    scale = ruleset.scales.get(rule.scale or "")
    return scale.names if isinstance(scale, StepScale) else ()


def _coverage(coverage: Coverage) -> PastCoverage:
    if coverage.weights is not None:
        return PastCoverage(*coverage.weights, coverage.lacking, weighed=True)
    supplied = len(coverage.supplied)
    return PastCoverage(supplied, supplied + len(coverage.lacking), coverage.lacking)


def _finding(ruleset: RuleSet, found: Finding) -> PastFinding:
    criterion = found.criterion
    return PastFinding(
        criterion=criterion.id,
        title=_in_full(criterion.title),
        outcome=found.outcome,
        credit=found.credit,
        weight=criterion.weight,
        severity=found.severity,
        tags=tuple(criterion.tags),
        places=MappingProxyType(dict(criterion.places)),
        waived=found.waiver is not None,
        checks=tuple(_check(ruleset, leaf, found.unmet) for leaf in found.leaves),
    )


def _check(ruleset: RuleSet, leaf: LeafFinding, unmet: bool) -> PastCheck:
    rules, judgement = leaf.leaf, leaf.judgement
    short = shortfalls(leaf, ruleset.scales.get(rules.scale or "")) if unmet else ()
    return PastCheck(
        id=rules.id,
        statement=_in_full(rules.shown),
        outcome=judgement.outcome,
        credit=judgement.credit,
        severity=leaf.severity,
        rating=_rating(judgement),
        condition={key: e.source for key, e in expressions(rules).items()},
        parameters={name: one.value for name, one in rules.parameters.items()},
        answers=tuple(
            PastAnswer(
                answered(a.answer, a.not_applicable, dict(a.dates)),
                a.by,
                _here(a.place),
                _if_any(a.rationale),
            )
            for a in judgement.answers
        ),
        reads=leaf.reads,
        limits=limits(leaf),
        short=tuple(dict.fromkeys(s.fact for s in short if s.fact is not None)),
    )


def _rating(judgement: Judgement) -> str | Number | None:
    rating = judgement.rating
    return rating.name if isinstance(rating, Step) else rating


def answered(answer: str | None, not_applicable: bool, dates: Mapping[str, date]) -> str:
    """An answer in one line: step, number or outcome; or since when each step holds."""
    if answer is not None:
        return answer
    if not_applicable:
        return "not-applicable"
    return ", ".join(f"{step} {day}" for step, day in dates.items())


def _facts(assessment: Assessment) -> dict[str, PastFact]:
    """Every fact that a check asks for, and those supplied that a result asks for, by name."""
    names = {n for found in assessment.findings for leaf in found.leaves for n in leaf.reads}
    of_results = set(facts_of_results(assessment.ruleset)) & assessment.evidence.facts.keys()
    asked = sorted(names | of_results)
    known = usable(assessment.ruleset, assessment.evidence, assessment.as_of)
    return {name: _fact(assessment, name, name in known.stale) for name in asked}


def _fact(assessment: Assessment, name: str, stale: bool) -> PastFact:
    given = assessment.evidence.facts.get(name)
    if given is None:
        lost = name in assessment.evidence.missing
        return PastFact(name, "lost" if lost else "missing")
    return PastFact(
        name=name,
        state="stale" if stale else "used",
        value=plain(given.value),
        unit=assessment.ruleset.facts[name].shown_unit,
        place=given.place,
        collected=given.collected,
        source=given.source,
    )


def plain(value: Value | Point) -> Value:
    """A value of evidence without the types that only a rule set knows."""
    if isinstance(value, Document):
        said = {name: getattr(value, name) for name in Document.__slots__}
        return {name: plain(part) for name, part in said.items() if part not in ("", None)}
    if isinstance(value, Point):
        return {"date": value.date.isoformat(), "value": value.value}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Absent):
        return value.value
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, Mapping):
        return {n: plain(part) for n, part in value.items() if part not in ("", None)}
    return value
