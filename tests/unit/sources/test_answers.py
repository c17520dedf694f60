"""Answers beyond a rating: places, quality criteria, days since when, outcomes of other tools."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from building import put, rule_set, subject
from jsonschema import Draft202012Validator
from milepost.errors import InvalidInput
from milepost.model.evidence import Answer
from milepost.model.ruleset import RuleSet
from milepost.sources.declared import Declared
from milepost.sources.file_schemas import file_schema

RULES = """
axes: {team: {from: answers}, phase: {from: answers}, section: {s1: {}}}
outcomes: {fixed: {like: pass}}
scales:
  anchors: {"1": {value: 0}, "2": {value: 1}, "3": {value: 2, met: true}}
  points: {from: 0, to: 10}
criteria:
  - {id: Q, answer: {en: How}, scale: anchors, ticks: {owned: {en: Owned}, dated: {en: Dated}}}
  - {id: N, answer: {en: How many}, scale: points}
  - {id: R, imported: true}
"""


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(RULES)


@pytest.fixture(scope="module")
def rated() -> RuleSet:
    """The same for several assessors."""
    return rule_set(f"{RULES}\nraters: {{take: median}}")


def answers(folder: Path, ruleset: RuleSet, text: str, leaf: str = "Q") -> tuple[Answer, ...]:
    """The answers to one question of an evidence file."""
    put(folder / "demo" / "evidence.yaml", text)
    return subject(folder / "demo", ruleset).answers[leaf]


def told(folder: Path, ruleset: RuleSet, text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        answers(folder, ruleset, text)
    return [line.removeprefix("demo/evidence.yaml:") for line in str(caught.value).splitlines()]


def test_an_answer_stands_at_the_place_of_its_file_and_its_own(
    tmp_path: Path, rules: RuleSet
) -> None:
    text = """\
    at: {team: red, phase: early}
    answers:
      Q: [{answer: "1"}, {answer: "2", at: {phase: late}}, {answer: "3", at: {team: blue}}]
    """
    found = [(a.answer, a.at) for a in answers(tmp_path, rules, text)]
    assert found == [
        ("3", (("phase", "early"), ("team", "blue"))),
        ("1", (("phase", "early"), ("team", "red"))),
        ("2", (("phase", "late"), ("team", "red"))),
    ]


def test_ticks_are_kept_as_they_are_given(tmp_path: Path, rules: RuleSet) -> None:
    text = 'answers: {Q: {answer: "3", ticks: [dated, owned]}}'
    (answer,) = answers(tmp_path, rules, text)
    assert answer.ticks == ("dated", "owned")


def test_dates_stand_in_the_order_of_the_scale(tmp_path: Path, rules: RuleSet) -> None:
    text = 'answers: {Q: {dates: {"3": 2026-05-01, "2": 2026-01-31}}}'
    (answer,) = answers(tmp_path, rules, text)
    assert answer.answer is None
    assert answer.dates == (("2", date(2026, 1, 31)), ("3", date(2026, 5, 1)))


@pytest.mark.parametrize("outcome", ["pass", "not-applicable", "error", "fixed"])
def test_an_imported_outcome_is_an_answer(tmp_path: Path, rules: RuleSet, outcome: str) -> None:
    (answer,) = answers(tmp_path, rules, f"answers: {{R: {outcome}}}", "R")
    assert answer.answer == outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers: {Q: {answer: '1', at: {teem: red}}}",
         "1:33: answers.Q.at.teem: no rule set takes answers by `teem`; did you mean `team`?"),
        ("at: {section: s1}\nanswers: {Q: '1'}",
         "1:6: at.section: no rule set takes answers by `section`; known are phase, team"),
        ("answers: {Q: {answer: '1', at: {team: ' '}}}",
         "1:39: answers.Q.at.team: `team` has no name here; write which one it is"),
        ("answers: {Q: [{answer: '1', at: {tem: x}}]}",
         "1:34: answers.Q[0].at.tem: no rule set takes answers by `tem`; did you mean `team`?"),
        ("answers: {Q: {answer: '1', ticks: [ownd]}}",
         "1:36: answers.Q.ticks[0]: `Q` has no tick `ownd`; did you mean `owned`?"),
        ("answers: {Q: {answer: '1', ticks: [zzz]}}",
         "1:36: answers.Q.ticks[0]: `Q` has no tick `zzz`; known are dated, owned"),
        ("answers: {N: {answer: 1, ticks: [owned]}}",
         "1:34: answers.N.ticks[0]: `N` has no tick `owned`"),
        ("answers: {Q: {answer: '1', ticks: [owned, owned]}}",
         "1:43: answers.Q.ticks[1]: `owned` is ticked twice; keep one"),
        ("answers: {Q: {dates: {'4': 2026-01-31}}}",
         "1:23: answers.Q.dates.4: 4 is not a step of the scale; use 1, 2, 3"),
        ("answers: {Q: {dates: {'2': soon}}}",
         "1:28: answers.Q.dates.2: a date such as 2026-03-31 is expected here, "
         'not the text "soon"'),
        ("answers: {N: {dates: {'2': 2026-01-31}}}",
         "1:15: answers.N.dates: `dates` need a scale of steps, and `N` has none; give `answer`"),
        ("answers: {R: {dates: {pass: 2026-01-31}}}",
         "1:15: answers.R.dates: `dates` need a scale of steps, and `R` has none; give `answer`"),
        ("answers: {Q: {answer: '1', dates: {'2': 2026-01-31}}}",
         "1:14: answers.Q: an answer says one thing; "
         "give `answer`, `dates`, or `not_applicable: true`"),
        ("answers: {Q: {answer: '1', dates: {}}}",
         "1:14: answers.Q: an answer says one thing; "
         "give `answer`, `dates`, or `not_applicable: true`"),
        ("answers: {Q: {dates: {'2': 2026-01-31}, not_applicable: true}}",
         "1:14: answers.Q: an answer says one thing; "
         "give `answer`, `dates`, or `not_applicable: true`"),
        ("answers: {R: fixd}", "1:14: answers.R.answer: fixd is not an outcome; "
         "did you mean `fixed`?"),
        ("answers: {R: 9}", "1:14: answers.R.answer: 9 is not an outcome; "
         "use pass, partial, fail, not-assessed, not-applicable, error, fixed"),
        ("answers: {N: 11}", "1:14: answers.N.answer: 11 is not on the scale; "
         "use a number from 0 to 10"),
        ("answers: {Q: {answer: '1', tick: [owned]}}",
         "1:28: answers.Q.tick: unknown key `tick`; did you mean `ticks`?"),
    ],
)  # fmt: skip
def test_what_does_not_hold_up(tmp_path: Path, rules: RuleSet, text: str, expected: str) -> None:
    assert told(tmp_path, rules, text) == [expected]


def test_all_mistakes_of_an_answer_are_told_at_once(tmp_path: Path, rules: RuleSet) -> None:
    text = "answers: {Q: {answer: '7', ticks: [zzz], at: {team: '', phase: x, x: y}}}"
    keys = [line.split(": ")[1] for line in told(tmp_path, rules, text)]
    assert keys == ["answers.Q.answer", "answers.Q.ticks[0]", "answers.Q.at.team", "answers.Q.at.x"]


def test_answers_by_nothing_say_how_to_declare_an_axis(tmp_path: Path) -> None:
    bare = rule_set("criteria: [{id: Q, answer: {en: How}, scale: anchors}]")
    (line,) = told(tmp_path, bare, "answers: {Q: {answer: '1', at: {team: red}}}")
    assert line.endswith("answers by `team`; declare it: `{from: answers}`")


def test_answers_at_different_places_are_to_different_questions(
    tmp_path: Path, rules: RuleSet
) -> None:
    one, two = '{answer: "1", at: {team: red}}', '{answer: "2", at: {team: blue}}'
    assert len(answers(tmp_path, rules, f"answers: {{Q: [{one}, {two}]}}")) == 2
    (line,) = told(tmp_path, rules, f"answers: {{Q: [{one}, {two}, {one}]}}")
    assert "`Q` is already answered at demo/evidence.yaml:1, and the rule set takes one" in line


def test_an_assessor_answers_once_at_each_place(tmp_path: Path, rated: RuleSet) -> None:
    one, two = '{answer: "1", by: ana, at: {team: red}}', '{answer: "2", by: ana}'
    other = '{answer: "1", by: ben, at: {team: red}}'
    assert len(answers(tmp_path, rated, f"answers: {{Q: [{one}, {two}, {other}]}}")) == 3
    (line,) = told(tmp_path, rated, f"answers: {{Q: [{one}, {one}]}}")
    assert line.endswith(" by ana; keep one of the two")


def test_a_question_asked_with_other_ticks_is_another_question() -> None:
    text = "criteria: [{id: Q, answer: {en: How}, scale: anchors, ticks: {own: {en: Own}}}]"
    both = [rule_set(f"ruleset: one\n{text}"), rule_set(f"ruleset: two\n{text}")]
    assert Declared.by(both).questions["Q"].ticks == ("own",)
    other = rule_set(f"ruleset: two\n{text.replace('own:', 'dated:')}")
    with pytest.raises(InvalidInput, match="declare `Q` differently"):
        Declared.by([both[0], other], ["one@0.1.0", "two@0.1.0"])


@pytest.mark.parametrize(
    "data",
    [
        {"at": {"team": "red"}, "answers": {"Q": {"answer": 1, "at": {"phase": 2}}}},
        {"answers": {"Q": {"dates": {"2": "2026-01-31"}, "ticks": ["owned"]}}},
    ],
)
def test_the_json_schema_accepts(data: object) -> None:
    assert Draft202012Validator(file_schema("evidence")).is_valid(data)


@pytest.mark.parametrize(
    "data",
    [
        {"at": ["red"]},
        {"answers": {"Q": {"answer": 1, "ticks": "owned"}}},
        {"answers": {"Q": {"dates": {"2": 2026}}}},
        {"answers": {"Q": {"ticks": ["owned"]}}},
    ],
)
def test_the_json_schema_refuses(data: object) -> None:
    assert not Draft202012Validator(file_schema("evidence")).is_valid(data)
