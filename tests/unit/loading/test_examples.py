"""The examples of a rule file run as the tests they are."""

from __future__ import annotations

import pytest
from building import rule_set, written
from milepost.loading.examples import examples, failures


def told(criterion: str, more: str = "") -> list[str]:
    found = failures(rule_set(f"criteria: [{criterion}]\n{more}"))
    return [f"{p.key}: {p.what}" + (f"; {p.mend}" if p.mend else "") for p in found]


@pytest.mark.parametrize(
    "criterion",
    [
        "{id: C, check: a > 1,"
        " examples: [{given: {a: 2}, then: pass}, {given: {a: 1}, then: fail}]}",
        "{id: C, check: a > 1, examples: [{given: {}, then: not-assessed}]}",
        "{id: C, check: a > 1, examples: [{given: {a: none}, then: error}]}",
        "{id: C, check: p, applies: q, examples: [{given: {q: no}, then: not-applicable}]}",
        "{id: C, answer: {en: x}, scale: anchors, needs: [url],"
        " examples: [{given: {C: '3'}, then: pass}, {given: {C: '2'}, then: '2'}]}",
        "{id: C, checks: [{id: d, check: p}, {id: e, check: q}],"
        " examples: [{given: {d: pass, e: fail}, then: partial},"
        " {given: {p: yes, q: yes}, then: pass}]}",
        "{id: C, check: 'age_days(plan) > 9', examples: [{as_of: 2026-01-20,"
        " given: {plan: {date: 2026-01-10}}, then: pass}]}",
        "{id: C, check: 'age_days(plan) == 30', examples: ["
        "{given: {plan: {date: 2026-05-31}}, then: pass}]}",
    ],
)  # fmt: skip
def test_examples_that_hold(criterion: str) -> None:
    assert told(criterion) == []
    assert len(examples(rule_set(f"criteria: [{criterion}]"))) > 0


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("{given: {a: 2}, then: fail}",
         "C.examples[0]: the example says fail, the criterion says pass; "
         "correct the example or the criterion"),
        ("{given: {aa: 2}, then: fail}", "C.examples[0]: there is no fact or check `aa`; "
         "did you mean `a`?"),
        ("{given: {a: two}, then: fail}", "C.examples[0]: a: a number is expected here, not two"),
        ("{given: {C: maybe}, then: fail}", "C.examples[0]: maybe is not an outcome of `C`; "
         "use pass, fail, partial, not-assessed, not-applicable, error"),
    ],
)  # fmt: skip
def test_examples_that_do_not_hold(example: str, expected: str) -> None:
    assert told(f"{{id: C, check: a > 1, examples: [{example}]}}") == [expected]


def test_an_answer_off_the_scale() -> None:
    criterion = (
        "{id: C, answer: {en: x}, scale: anchors, examples: [{given: {C: '9'}, then: pass}]}"
    )
    assert told(criterion) == [
        "C.examples[0]: C: 9 is not a step of the scale; use 0, 1, 2, 3, 4"
    ]  # fmt: skip


def test_a_failing_example_is_placed_at_its_line() -> None:
    text = (
        "criteria:\n  - id: C\n    check: p\n    examples:\n      - {given: {p: no}, then: pass}\n"
    )
    (problem,) = failures(rule_set(text))
    line = (problem.file, problem.line)
    assert line[0] == "demo.yaml"

    assert "then: pass" in written(text).splitlines()[problem.line - 1]
