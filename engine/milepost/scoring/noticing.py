"""What a reader must know of the evidence: stale, lost, or from after the as-of date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from milepost.model.assessment import Finding, Notice
from milepost.model.evidence import Evidence
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.scoring.reading import facts_of_results
from milepost.scoring.usable import Usable

_MOST_NAMED = 5


def notices(
    ruleset: RuleSet,
    evidence: Evidence,
    known: Usable,
    as_of: date,
    findings: Iterable[Finding],
) -> tuple[Notice, ...]:
    """One notice for each stale fact and each lost document, and one for all later evidence.

    Facts count that checks read and that the results ask for themselves; what a result asks for
    and nobody supplied has a notice too, since no check names it.
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


def _named(ruleset: RuleSet, names: list[str]) -> Text:
    titles = [_title(ruleset, name) for name in names[:_MOST_NAMED]]
    more = len(names) - len(titles)
    english = ", ".join(title.en for title in titles) + (f" and {more} more" if more else "")
    chinese = "、".join(t.to("zh") for t in titles) + (f"等 {len(names)} 项" if more else "")
    return Text(en=english, zh=chinese)


def _title(ruleset: RuleSet, name: str) -> Text:
    return ruleset.facts[name].title or Text(en=name, zh=name)
