"""Small rule sets and evidence for tests: what a text leaves out stands in `DEFAULTS`."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent, indent

from milepost.analysis.reviewing import review
from milepost.errors import InvalidInput
from milepost.loading.catalogue import Catalogue
from milepost.loading.facts import read_value
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Judgement
from milepost.model.evidence import Answer, Evidence, FactValue, JudgedValue, Place, Subject, Waiver
from milepost.model.kinds import Plain, first_instant
from milepost.model.results import Conclusion
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.values import Value
from milepost.scoring.assess import Run, assess, score_once
from milepost.sources.declared import Declared
from milepost.sources.subject_folder import read_subject

DAY = date(2026, 6, 30)
HERE = Place("evidence.yaml", 1)
DEFAULTS = {
    "ruleset": "ruleset: demo",
    "version": 'version: "0.1.0"',
    "kind": "kind: compliance",
    "title": "title: {en: Demo, zh: 示例}",
    "facts": """facts:
  a: {type: number}
  b: {type: number}
  c: {type: number}
  p: {type: yes_no}
  q: {type: yes_no}
  r: {type: yes_no}
  fee: {type: number, max_age_days: 30}
  plan: {type: document}
""",
    "severities": "severities: {critical: {weight: 3}, major: {weight: 2}, minor: {weight: 1}}",
    "scales": """scales:
  anchors:
    {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}, "4": {value: 4}}
  verdict: {bad: {}, fair: {}, good: {meets_bar: true}, best: {}}
""",
    "results": "results: {score: {take: mean, times: 100}}",
    "main": "main: score",
}


def written(text: str) -> str:
    """A whole rule-set file: the text, and the defaults for the keys it does not hold."""
    own = dedent(text)
    missing = [part for key, part in DEFAULTS.items() if not re.search(rf"^{key}:", own, re.M)]
    return "\n".join((*missing, own))


def rule_set(text: str, **libraries: str) -> RuleSet:
    """The rule set; each library is `kind: library` text, pinned by its name as version 1.0.0."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in libraries.items():
            head = f'ruleset: {name}\nversion: "1.0.0"\nkind: library\ntitle: {{en: L, zh: 库}}\n'
            put(root / "rulesets" / name / "1.0.0.yaml", head + dedent(content))
        put(root / "demo.yaml", written(text))
        return Catalogue((root / "rulesets",), root).load_file(root / "demo.yaml", "demo.yaml")


def refused(text: str, **libraries: str) -> list[str]:
    """What an author is told about a rule set that does not hold up, without its place."""
    try:
        rule_set(text, **libraries)
    except InvalidInput as error:
        return [f"{p.key}: {p.what}" + (f"; {p.mend}" if p.mend else "") for p in error.problems]
    raise AssertionError("the rule set holds up")


def put(path: Path, text: str) -> Path:
    """Write a file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def given(
    collected: date | None = None,
    answers: Mapping[str, str | Answer] | None = None,
    judged: tuple[JudgedValue, ...] = (),
    waivers: tuple[Waiver, ...] = (),
    **facts: Value,
) -> Evidence:
    """Evidence with these facts and answers."""
    return Evidence(
        subject=Subject("demo-project"),
        facts={n: FactValue(n, value, HERE, collected=collected) for n, value in facts.items()},
        answers={name: (_answer(name, a),) for name, a in (answers or {}).items()},
        judged=judged,
        waivers=waivers,
    )


def _answer(name: str, given: str | Answer) -> Answer:
    return Answer(name, HERE, given) if isinstance(given, str) else given


def value_of(ruleset: RuleSet, name: str, text: str) -> Value:
    """The value of a declared fact as an author would write it."""
    return read_value(Plain(text), ruleset.facts[name])


def scored(text: str, evidence: Evidence, **libraries: str) -> Run:
    """One pass over a rule set."""
    return score_once(rule_set(text, **libraries), evidence, DAY)


def finding(criterion: str, evidence: Evidence) -> Finding:
    """What one criterion, written without its id, concludes."""
    text = f"criteria:\n  - id: C\n{indent(dedent(criterion).strip(), '    ')}\n"
    return scored(text, evidence).findings[0]


def judgement(leaf: str, evidence: Evidence) -> Judgement:
    """What one leaf, written without its id, concludes."""
    return finding(leaf, evidence).leaves[0].judgement


def concluded(text: str, evidence: Evidence, name: str | None = None) -> Conclusion:
    """The main result of a rule set, or the one of this name."""
    return concluded_of(rule_set(text), evidence, name)


def concluded_of(ruleset: RuleSet, evidence: Evidence, name: str | None = None) -> Conclusion:
    """The same of a rule set that is loaded."""
    return score_once(ruleset, evidence, DAY).results[name or ruleset.main][()]


def assessed(text: str, evidence: Evidence, as_of: date = DAY) -> Assessment:
    """A whole assessment with interval and waivers."""
    return assess(rule_set(text), evidence, as_of)


def reviewed(text: str, evidence: Evidence) -> Review:
    """An assessment with what follows from it."""
    return review(assessed(text, evidence))


def waiver(
    criterion: str, expires: date | datetime | None, run: bool = True, **more: str
) -> Waiver:
    """An approved waiver; a bare day of expiry is its first instant."""
    keys = {"id": "W-1", "approver": "board", "requested_by": "manager", **more}
    if expires is not None and not isinstance(expires, datetime):
        expires = first_instant(expires)
    return Waiver(
        criterion=criterion, reason=Text(en="why"), place=HERE, expires=expires, run=run, **keys
    )


def subject(folder: Path, ruleset: RuleSet) -> Evidence:
    """The evidence of a folder, for one rule set."""
    return read_subject(folder, folder.name, Declared.by([ruleset]))
