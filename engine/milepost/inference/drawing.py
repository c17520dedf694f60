"""From an assessment to what its patterns conclude."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from milepost.inference.backing import backing
from milepost.inference.chaining import Chainer, Inference
from milepost.inference.facts import CriterionFact, Facts, FindingFact, WaiverFact, input_facts
from milepost.inference.rules import Derived as Conclusion
from milepost.model.assessment import Assessment, Derived
from milepost.model.pattern_lines import Constant
from milepost.model.patterns import Pattern, PatternFact
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Step


def draw(assessment: Assessment, chainer: Chainer) -> tuple[tuple[Derived, ...], Text | None]:
    """What follows across the findings, and a notice where the fallback engine found it."""
    ruleset = assessment.ruleset
    found: Inference = chainer.infer(ruleset.patterns, assessment_facts(assessment))
    patterns = {pattern.id: pattern for pattern in ruleset.patterns}
    titles: dict[PatternFact, Text] = {
        c.fact: _title(ruleset, patterns[c.pattern], c.fact) for c in found.derived
    }
    told = (_derived(ruleset, patterns[c.pattern], c, titles) for c in found.derived)
    behind = backing(assessment, found.derived)
    derived = (replace(d, criteria=own) for d, own in zip(told, behind, strict=True))
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


def _derived(
    ruleset: RuleSet, pattern: Pattern, found: Conclusion, titles: Mapping[PatternFact, Text]
) -> Derived:
    shown = _shown(ruleset, found.fact)
    told = (_told(ruleset, fact, titles) for fact in found.support)
    return Derived(
        pattern=pattern.id,
        kind=found.fact.kind,
        fields=((found.fact.kind, found.fact.value), *found.fact.fields),
        title=titles[found.fact],
        why=_filled(pattern.why, shown) if pattern.why else None,
        supported_by=tuple(dict.fromkeys(_name(fact) for fact in found.support)),
        support=tuple(dict.fromkeys(text for text in told if text is not None)),
    )


def _title(ruleset: RuleSet, pattern: Pattern, fact: PatternFact) -> Text:
    title = pattern.title or Text(en=pattern.id, zh=pattern.id)
    return _filled(title, _shown(ruleset, fact))


def _shown(ruleset: RuleSet, fact: PatternFact) -> dict[str, Text]:
    return {name: _titled(ruleset, name, value) for name, value in fact.fields}


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
    """A fact that took part, as an id: its check, its group, its kind."""
    if fact.kind == "finding":
        return str(fact.get("check"))
    if fact.kind == "waiver":
        return f"waiver {fact.get('criterion')}"
    fields = " ".join(str(value) for _, value in fact.fields if isinstance(value, str))
    return f"{fact.kind} {fact.value} {fields}".strip()


def _told(ruleset: RuleSet, fact: PatternFact, titles: Mapping[PatternFact, Text]) -> Text | None:
    """The same for a reader; links are constants of the rule set and say nothing."""
    if fact in titles:
        return titles[fact]
    if fact.kind == "finding":
        return _check_told(ruleset, str(fact.get("check")))
    if fact.kind == "group":
        return _group_told(ruleset, fact)
    if fact.kind == "result":
        return _result_told(ruleset, fact)
    if fact.kind == "waiver":
        criterion = fact.get("criterion")
        return Text(en=f"waiver of {criterion}", zh=f"对 {criterion} 的豁免")
    return None


def _check_told(ruleset: RuleSet, check: str) -> Text:
    title = ruleset.leaves[check].title
    return (
        Text(en=f"{check} {title.en}", zh=f"{check} {title.to('zh')}") if title else Text(en=check)
    )


def _group_told(ruleset: RuleSet, fact: PatternFact) -> Text:
    title = ruleset.titled(fact.value, str(fact.get(fact.value)))
    short, unknown, total = (fact.get(name) for name in ("short", "unknown", "total"))
    english, chinese = f"{short} of {total} criteria short", f"{total} 条准则中 {short} 条有缺口"
    if unknown:
        english, chinese = f"{english}, {unknown} not assessed", f"{chinese}，{unknown} 条未评估"
    return Text(en=f"{title.en}: {english}", zh=f"{title.to('zh')}：{chinese}")


def _result_told(ruleset: RuleSet, fact: PatternFact) -> Text:
    result = ruleset.results[fact.value]
    title = result.title or Text(en=fact.value, zh=fact.value)
    reached = str(fact.get("is") or fact.get("value"))
    scale = ruleset.scales.get(result.scale or "")
    step = scale.root[reached].title if isinstance(scale, StepScale) else None
    told = step or Text(en=reached, zh=reached)
    return Text(en=f"{title.en}: {told.en}", zh=f"{title.to('zh')}：{told.to('zh')}")
