"""From an assessment to what its patterns conclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from milepost.inference.chaining import Chainer, Inference
from milepost.inference.facts import CriterionFact, Facts, FindingFact, WaiverFact, input_facts
from milepost.inference.rules import Derived as Conclusion
from milepost.model.assessment import Assessment, Derived
from milepost.model.pattern_lines import Constant
from milepost.model.patterns import Pattern, PatternFact
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Step


def draw(assessment: Assessment, chainer: Chainer) -> tuple[tuple[Derived, ...], Text | None]:
    """What follows across the findings, and a notice where the fallback engine found it."""
    ruleset = assessment.ruleset
    found: Inference = chainer.infer(ruleset.patterns, assessment_facts(assessment))
    patterns = {pattern.id: pattern for pattern in ruleset.patterns}
    derived = (_derived(ruleset, patterns[c.pattern], c) for c in found.derived)
    return tuple(sorted(derived, key=lambda d: (d.pattern, repr(d.fields)))), found.notice


def assessment_facts(assessment: Assessment) -> Facts:
    """The input facts of an assessment: findings, groups, results, waivers and links."""
    ruleset = assessment.ruleset
    return input_facts(
        ruleset.axes,
        _findings(assessment),
        [
            CriterionFact(f.outcome, f.criterion.id, f.severity or "", f.criterion.places)
            for f in assessment.findings
        ],
        dict(_results(assessment)),
        _waivers(assessment),
        ruleset.links,
    )


def _findings(assessment: Assessment) -> Iterator[FindingFact]:
    for finding in assessment.findings:
        for leaf in finding.leaves:
            yield FindingFact(
                leaf.judgement.outcome,
                finding.criterion.id,
                leaf.leaf.id,
                leaf.severity or "",
                finding.criterion.places,
                finding.waiver is not None,
            )


def _results(assessment: Assessment) -> Iterator[tuple[str, int | Fraction | str | bool]]:
    for name, line in assessment.results.items():
        value = line.conclusion.value
        if isinstance(value, Step):
            yield name, value.name
        elif isinstance(value, int | Fraction):
            yield name, value


def _waivers(assessment: Assessment) -> Iterator[WaiverFact]:
    places = {c.id: c.places for c in assessment.ruleset.criteria}
    for waiver, standing in assessment.waivers:
        if standing in ("live", "unused"):
            yield WaiverFact("live", waiver.criterion, places[waiver.criterion])
        elif standing == "expired":
            yield WaiverFact("expired", waiver.criterion, places[waiver.criterion])


def _derived(ruleset: RuleSet, pattern: Pattern, found: Conclusion) -> Derived:
    shown = {name: _titled(ruleset, name, value) for name, value in found.fact.fields}
    title = pattern.title or Text(en=pattern.id, zh=pattern.id)
    return Derived(
        pattern=pattern.id,
        kind=found.fact.kind,
        fields=((found.fact.kind, found.fact.value), *found.fact.fields),
        title=_filled(title, shown),
        why=_filled(pattern.why, shown) if pattern.why else None,
        supported_by=tuple(dict.fromkeys(_name(fact) for fact in found.support)),
    )


def _titled(ruleset: RuleSet, name: str, value: Constant) -> Text:
    """An axis value by its title, a criterion by its own, anything else as it is."""
    if name in ruleset.axes:
        return ruleset.titled(name, str(value))
    titles = {c.id: c.title for c in ruleset.criteria}
    return titles.get(str(value), Text(en=str(value), zh=str(value)))


def _filled(text: Text, shown: Mapping[str, Text]) -> Text:
    english = Text(en=text.en).filled({name: title.en for name, title in shown.items()}).en
    chinese = Text(en=text.to("zh")).filled({name: t.to("zh") for name, t in shown.items()}).en
    return Text(en=english, zh=chinese)


def _name(fact: PatternFact) -> str:
    """A fact that took part, in a word: its check, its group, its pattern kind."""
    if fact.kind == "finding":
        return str(fact.get("check"))
    if fact.kind == "waiver":
        return f"waiver of {fact.get('criterion')}"
    fields = " ".join(str(value) for _, value in fact.fields if isinstance(value, str))
    return f"{fact.kind} {fact.value} {fields}".strip()
