"""What a reader must know of the evidence: stale, lost, of another day, overdue or in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from milepost.model.assessment import Finding, Notice
from milepost.model.criteria import Leaf
from milepost.model.evidence import Evidence, Plan
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import shown_number
from milepost.scoring.disputing import spread
from milepost.scoring.instances import instances
from milepost.scoring.promising import is_open
from milepost.scoring.reading import facts_of_results
from milepost.scoring.usable import Usable

_MOST_NAMED = 5


def notices(
    ruleset: RuleSet,
    evidence: Evidence,
    known: Usable,
    as_of: date,
    findings: tuple[Finding, ...],
) -> tuple[Notice, ...]:
    """What is not as it should be: facts, then plans, then questions that assessors rate apart.

    One notice for each stale fact and each lost document, and one for all later evidence. Facts
    count that checks read and that the results ask for themselves; what a result asks for and
    nobody supplied has a notice too, since no check names it.
    """
    by_results = facts_of_results(ruleset)
    by_leaves = {name for finding in findings for leaf in finding.leaves for name in leaf.reads}
    read = sorted(by_leaves | set(by_results))
    stale = [name for name in read if name in known.stale]
    lost = [name for name in read if name in known.lost]
    dated = [name for name in read if name in evidence.facts]
    later = [name for name in dated if (evidence.facts[name].collected or as_of) > as_of]
    supplied = {*known.values, *known.stale, *known.lost}
    asked = [name for name in by_results if name not in supplied]
    return (
        *(_stale(ruleset, evidence, name) for name in stale),
        *(_lost(ruleset, evidence, name) for name in lost),
        *([_later(ruleset, later)] if later else []),
        *([_asked(ruleset, asked)] if asked else []),
        *_plans(evidence, as_of, findings),
        *_disputes(ruleset, as_of, findings),
        *_partly_answered(ruleset, evidence, findings),
    )


def _partly_answered(
    ruleset: RuleSet, evidence: Evidence, findings: tuple[Finding, ...]
) -> Iterator[Notice]:
    """Questions that some values of an axis answer (teams) and others do not."""
    for axis, values in instances(ruleset, evidence.answers).items():
        for leaf in (leaf.leaf for finding in findings for leaf in finding.leaves):
            told = [dict(answer.at).get(axis) for answer in evidence.answers.get(leaf.id, ())]
            silent = [value for value in values if value not in told]
            if told and None not in told and silent:
                yield _silent(leaf, axis, silent)


def _silent(leaf: Leaf, axis: str, values: list[str]) -> Notice:
    some, more = ", ".join(values[:_MOST_NAMED]), len(values) - _MOST_NAMED
    rest = (f" and {more} more", f"等 {len(values)} 个") if more > 0 else ("", "")
    return Notice(
        "note",
        Text(
            en=f"{leaf.shown.en} ({leaf.id}): no answer for {axis} {some}{rest[0]}.",
            zh=f"{leaf.shown.to('zh')}（{leaf.id}）：{axis} {some}{rest[1]} 没有答案。",
        ),
    )


def _stale(ruleset: RuleSet, evidence: Evidence, name: str) -> Notice:
    days, collected = ruleset.facts[name].max_age_days, evidence.facts[name].collected
    title = _title(ruleset, name)
    return Notice(
        "stale",
        Text(
            en=f"{title.en} ({name}): collected on {collected}, more than {days} days before the "
            "as-of date; not used.",
            zh=f"{title.to('zh')}（{name}）：采集于 {collected}，"
            f"早于基准日 {days} 天以上，不予采用。",
        ),
    )


def _lost(ruleset: RuleSet, evidence: Evidence, name: str) -> Notice:
    title, file = _title(ruleset, name), evidence.missing[name]
    return Notice(
        "document",
        Text(
            en=f"{title.en} ({name}): the file {file} is not there; it counts as not supplied.",
            zh=f"{title.to('zh')}（{name}）：文件 {file} 不存在，按未提供处理。",
        ),
        Text(
            en=f"{title.en} ({name}): its file is not there; it counts as not supplied.",
            zh=f"{title.to('zh')}（{name}）：文件不存在，按未提供处理。",
        ),
        name,
    )


def _later(ruleset: RuleSet, names: list[str]) -> Notice:
    named = _named(ruleset, names)
    return Notice(
        "note",
        Text(
            en=f"Collected after the as-of date, and counted: {named.en}.",
            zh=f"采集日期晚于基准日，仍予采用：{named.to('zh')}。",
        ),
    )


def _asked(ruleset: RuleSet, names: list[str]) -> Notice:
    named = _named(ruleset, names)
    return Notice(
        "note",
        Text(
            en=f"The results ask for what nobody supplied: {named.en}.",
            zh=f"结果直接需要但无人提供：{named.to('zh')}。",
        ),
    )


def _plans(evidence: Evidence, as_of: date, findings: Iterable[Finding]) -> Iterator[Notice]:
    """Open plans that nobody needs, and those that are overdue, in the order of the criteria."""
    for finding in findings:
        plan = evidence.plans.get(finding.criterion.id)
        if plan is None or not is_open(plan):
            continue
        if finding.outcome == "pass":
            yield _needless(finding, plan)
        elif plan.due < as_of:
            yield _overdue(finding, plan)


def _needless(finding: Finding, plan: Plan) -> Notice:
    id, title = finding.criterion.id, finding.criterion.title
    return Notice(
        "plan",
        Text(
            en=f"{title.en} ({id}) is met, and the plan of {plan.owner} due on {plan.due} is still "
            "open; close it.",
            zh=f"{title.to('zh')}（{id}）已达标，但 {plan.due} 到期的计划（责任人：{plan.owner}）"
            "仍未关闭，请予关闭。",
        ),
        Text(
            en=f"{title.en} ({id}) is met, and a plan due on {plan.due} is still open; close it.",
            zh=f"{title.to('zh')}（{id}）已达标，但 {plan.due} 到期的计划仍未关闭，请予关闭。",
        ),
    )


def _overdue(finding: Finding, plan: Plan) -> Notice:
    id, title = finding.criterion.id, finding.criterion.title
    return Notice(
        "plan",
        Text(
            en=f"{title.en} ({id}): the plan of {plan.owner} was due on {plan.due}; it does not "
            "count as planned.",
            zh=f"{title.to('zh')}（{id}）：计划（责任人：{plan.owner}）已于 {plan.due} 到期，"
            "不再视为已有计划。",
        ),
        Text(
            en=f"{title.en} ({id}): the plan was due on {plan.due}; it does not count as planned.",
            zh=f"{title.to('zh')}（{id}）：计划已于 {plan.due} 到期，不再视为已有计划。",
        ),
    )


def _disputes(ruleset: RuleSet, as_of: date, findings: Iterable[Finding]) -> Iterator[Notice]:
    """Questions whose assessors should talk before their ratings are combined."""
    most = ruleset.raters.discuss_over if ruleset.raters else None
    leaves = {leaf.leaf.id: leaf for finding in findings for leaf in finding.leaves}
    for leaf in leaves.values():
        if most is not None and leaf.judgement.disputed:
            width = spread(ruleset, leaf.leaf, leaf.judgement.answers, as_of)
            yield _dispute(leaf.leaf, shown_number(width), shown_number(most))


def _dispute(leaf: Leaf, width: str, most: str) -> Notice:
    return Notice(
        "dispute",
        Text(
            en=f"{leaf.shown.en} ({leaf.id}): the ratings are {width} apart, more than {most}; "
            "the assessors should discuss it.",
            zh=f"{leaf.shown.to('zh')}（{leaf.id}）：各评估人的评分相差 {width}，超过 {most}，"
            "宜讨论后确定。",
        ),
        Text(
            en=f"{leaf.shown.en} ({leaf.id}): the ratings are more than {most} apart; the "
            "assessors should discuss it.",
            zh=f"{leaf.shown.to('zh')}（{leaf.id}）：各评估人的评分相差超过 {most}，宜讨论后确定。",
        ),
    )


def _named(ruleset: RuleSet, names: list[str]) -> Text:
    titles = [_title(ruleset, name) for name in names[:_MOST_NAMED]]
    more = len(names) - len(titles)
    english = ", ".join(title.en for title in titles) + (f" and {more} more" if more else "")
    chinese = "、".join(t.to("zh") for t in titles) + (f"等 {len(names)} 项" if more else "")
    return Text(en=english, zh=chinese)


def _title(ruleset: RuleSet, name: str) -> Text:
    return ruleset.facts[name].title or Text(en=name, zh=name)
