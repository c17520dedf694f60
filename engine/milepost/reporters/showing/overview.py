"""A rule set at a glance: which it is, what it rests on, and how much it asks."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from milepost.model.kinds import Plain
from milepost.model.ruleset import RuleSet
from milepost.model.text import Language, Text
from milepost.reporters.showing.resolved import tailored
from milepost.reporters.terminal.page import Page
from milepost.reporters.yaml_lines import block

_KIND = {
    "stage-gate": Text(en="stage-gate", zh="阶段关口"),
    "compliance": Text(en="compliance", zh="合规"),
    "rubric": Text(en="rubric", zh="绩效评级"),
    "maturity": Text(en="maturity", zh="成熟度"),
    "library": Text(en="library", zh="库"),
}
_WORDS = {
    "kind": Text(en="Kind", zh="类型"),
    "digest": Text(en="Digest", zh="摘要"),
    "effective": Text(en="Effective", zh="生效日"),
    "extends": Text(en="Extends", zh="继承自"),
    "libraries": Text(en="Libraries", zh="库"),
    "criteria": Text(en="Criteria", zh="准则"),
    "checks": Text(en="Checks", zh="检查"),
    "results": Text(en="Results", zh="结果"),
    "main": Text(en="{name} (main)", zh="{name}（主要结果）"),
    "tailored": Text(en="Tailored", zh="裁剪"),
    "because": Text(en="because {why}", zh="理由：{why}"),
    "change": Text(en="changed", zh="修改"),
    "exclude": Text(en="left out", zh="删去"),
    "include": Text(en="added", zh="增加"),
}


def data(ruleset: RuleSet) -> dict[str, Any]:
    """The overview as data; keys without anything to say are left out."""
    told: dict[str, Any] = {
        "ruleset": ruleset.id,
        "version": ruleset.version,
        "kind": ruleset.kind,
        "title": {"en": ruleset.title.en, "zh": ruleset.title.to("zh")},
        "effective": str(ruleset.effective) if ruleset.effective else None,
        "digest": ruleset.digest,
        "extends": ruleset.extends or None,
        "libraries": dict(ruleset.libraries),
        "criteria": {"total": len(ruleset.criteria), **counted(ruleset)},
        "checks": len(ruleset.leaves),
        "results": [*ruleset.results],
        "main": ruleset.main or None,
        "tailoring": [tailored(one) for one in ruleset.tailoring],
    }
    return {key: part for key, part in told.items() if part not in (None, [], {})}


def counted(ruleset: RuleSet) -> dict[str, dict[str, int]]:
    """The number of criteria for each value of each axis they are placed on."""
    found = {}
    for axis, values in ruleset.axes.items():
        placed = Counter(c.places[axis] for c in ruleset.criteria if axis in c.places)
        if placed:
            found[axis] = {value: placed[value] for value in values if placed[value]}
    return found


def as_json(ruleset: RuleSet) -> str:
    """The overview as JSON."""
    return json.dumps(data(ruleset), ensure_ascii=False, indent=2) + "\n"


def as_yaml(ruleset: RuleSet) -> str:
    """The overview as YAML."""
    return "\n".join(block(_scalars(data(ruleset)), 0)) + "\n"


def as_text(ruleset: RuleSet, language: Language, width: int, colour: bool = False) -> str:
    """The overview in terminal columns."""
    page = Page(width, colour)
    page.write(f"{ruleset.reference}: {ruleset.title.to(language)}", style="bold")
    page.rule()
    for label, text in _items(ruleset, language):
        page.item(_WORDS[label].to(language), text, column=16)
    if ruleset.tailoring:
        page.heading(_WORDS["tailored"].to(language))
        for one in ruleset.tailoring:
            what = _WORDS[one.action].to(language)
            row = f" {one.row}" if one.row else ""
            page.write(f"{one.item}{row} {what} {' '.join(one.keys)}".rstrip(), 2)
            page.write(_WORDS["because"].to(language).format(why=one.why.to(language)), 4)
            page.whole(f"{one.place.file}:{one.place.line}", 4)
    return page.text


def _items(ruleset: RuleSet, language: Language) -> list[tuple[str, str]]:
    mark = _WORDS["main"].to(language)
    results = [mark.format(name=n) if n == ruleset.main else n for n in ruleset.results]
    axes = [
        f"{axis}: " + ", ".join(f"{value} {number}" for value, number in values.items())
        for axis, values in counted(ruleset).items()
    ]
    told = [
        ("kind", _KIND[ruleset.kind].to(language)),
        ("effective", str(ruleset.effective or "")),
        ("digest", ruleset.digest),
        ("extends", ruleset.extends),
        ("libraries", ", ".join(ruleset.libraries)),
        ("criteria", "; ".join([str(len(ruleset.criteria)), *axes])),
        ("checks", str(len(ruleset.leaves))),
        ("results", ", ".join(results)),
    ]
    return [(label, text) for label, text in told if text]


def _scalars(part: Any) -> Any:
    """Data with its scalars as a file would have them: texts of several words in quotes."""
    if isinstance(part, dict):
        return {key: _scalars(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_scalars(value) for value in part]
    return Plain(part) if isinstance(part, int) else part
