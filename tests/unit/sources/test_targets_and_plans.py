"""What a subject aims at, and what is promised for its gaps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from building import put, rule_set, subject
from jsonschema import Draft202012Validator
from milepost.errors import InvalidInput
from milepost.model.evidence import Evidence, Plan
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.sources.declared import Declared
from milepost.sources.file_schemas import file_schema

RULES = """
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}}
  points: {from: 0, to: 10}
criteria:
  - {id: Q, answer: {en: How}, scale: anchors}
  - {id: N, answer: {en: How many}, scale: points}
  - {id: S, scale: anchors, steps: {"1": a > 0, "2": a > 1}}
  - {id: C, check: p}
"""
DO = "action: Do it, owner: ana, due: 2026-07-31"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(RULES)


def read(folder: Path, ruleset: RuleSet, *files: str) -> Evidence:
    """The evidence of files named by their number."""
    for number, text in enumerate(files, 1):
        put(folder / "demo" / f"{number}.yaml", text)
    return subject(folder / "demo", ruleset)


def told(folder: Path, ruleset: RuleSet, *files: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(folder, ruleset, *files)
    return [line.removeprefix("demo/") for line in str(caught.value).splitlines()]


def test_targets_are_steps_or_numbers_by_leaf(tmp_path: Path, rules: RuleSet) -> None:
    evidence = read(tmp_path, rules, "targets: {S: 2, N: 7.5}", "targets: {Q: '1'}")
    assert evidence.targets_of == {"N": "7.5", "Q": "1", "S": "2"}
    assert list(evidence.targets_of) == ["N", "Q", "S"]


def test_plans_are_by_criterion(tmp_path: Path, rules: RuleSet) -> None:
    whole = "action: {en: Ask, zh: 询问}, owner: ben, due: 2026-08-01, status: done"
    plans = read(tmp_path, rules, f"plans:\n  Q: {{{whole}}}\n  C: {{{DO}}}").plans
    assert list(plans) == ["C", "Q"]
    text = Text(en="Do it", zh="Do it")
    assert plans["C"] == Plan("C", text, "ana", date(2026, 7, 31), plans["C"].place, "open")
    assert (plans["C"].place.file, plans["C"].place.line) == ("demo/1.yaml", 3)
    assert plans["Q"].action == Text(en="Ask", zh="询问")
    assert plans["Q"].status == "done"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("targets: {QQ: 1}", "1:11: targets.QQ: no rule set has a check `QQ`; did you mean `Q`?"),
        ("targets: {C: 1}", "1:11: targets.C: `C` has no scale, so nothing on it can be aimed at; "
         "remove the target"),
        ("targets: {Q: 9}", "1:14: targets.Q: 9 is not a step of the scale; use 0, 1, 2"),
        ("targets: {S: high}", "1:14: targets.S: high is not a step of the scale; use 0, 1, 2"),
        ("targets: {N: 11}", "1:14: targets.N: 11 is not on the scale; use a number from 0 to 10"),
        ("targets: {N: lots}", "1:14: targets.N: a number is expected here, not lots"),
        ("targets: {N: [1]}", "1:14: targets.N: text is expected here, not a list"),
        (f"plans: {{CC: {{{DO}}}}}",
         "1:9: plans.CC: no rule set has a criterion `CC`; did you mean `C`?"),
        ("plans: {C: {action: x, owner: ' ', due: 2026-07-31}}",
         "1:12: plans.C: a plan has an owner; say who will do it: `owner`"),
        ("plans: {C: {action: ' ', owner: ana, due: 2026-07-31}}",
         "1:12: plans.C: a plan has an action; say what will be done: `action`"),
        ("plans: {C: {action: x, due: 2026-07-31}}",
         "1:12: plans.C: the key `owner` is missing; add `owner:`"),
        ("plans: {C: {action: x, owner: ana, due: later}}",
         '1:41: plans.C.due: a date such as 2026-03-31 is expected here, not the text "later"'),
        ("plans: {C: {action: x, owner: ana, due: 2026-07-31, status: opn}}",
         "1:61: plans.C.status: `opn` is not one of open, done, cancelled; did you mean `open`?"),
        ("plans: {C: {action: x, owner: ana, until: 2026-07-31}}",
         "1:36: plans.C.until: unknown key `until`; allowed are action, owner, due, status"),
    ],
)  # fmt: skip
def test_what_does_not_hold_up(tmp_path: Path, rules: RuleSet, text: str, expected: str) -> None:
    assert f"1.yaml:{expected}" in told(tmp_path, rules, text)


def test_targets_and_plans_are_given_once(tmp_path: Path, rules: RuleSet) -> None:
    text = f"targets: {{Q: 1}}\nplans: {{C: {{{DO}}}}}"
    assert told(tmp_path, rules, text, text) == [
        "2.yaml:1:11: targets.Q: `Q` is already given at demo/1.yaml:1; keep one of the two",
        "2.yaml:2:9: plans.C: `C` is already given at demo/1.yaml:2; keep one of the two",
    ]


def test_a_target_lies_on_every_scale_that_a_leaf_is_rated_on(tmp_path: Path) -> None:
    one = rule_set(f"ruleset: one\n{RULES}")
    other = rule_set("ruleset: two\ncriteria: [{id: S, scale: tall, steps: {up: a > 0}}]\n"
                     "scales: {tall: {down: {value: 0}, up: {value: 1, met: true}}}")  # fmt: skip
    assert len(Declared.by([one, other]).rated["S"]) == 2
    assert len(Declared.by([one, other], [other.reference]).rated["S"]) == 1


def test_the_json_schema_of_targets_and_plans() -> None:
    schema = Draft202012Validator(file_schema("evidence"))
    plan = {"action": "x", "owner": "ana", "due": "2026-07-31"}
    assert schema.is_valid({"targets": {"Q": 1}, "plans": {"C": plan}})
    assert schema.is_valid({"plans": {"C": {**plan, "action": {"en": "x", "zh": "做"}}}})
    assert not schema.is_valid({"targets": {"Q": [1]}})
    assert not schema.is_valid({"plans": {"C": {**plan, "status": "late"}}})
    assert not schema.is_valid({"plans": {"C": {"action": "x", "owner": "ana"}}})
