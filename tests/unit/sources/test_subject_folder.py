"""A subject's folder: facts, answers, judged values and waivers of all its files together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from building import put, rule_set, subject
from jsonschema import Draft202012Validator
from milepost.errors import InvalidInput
from milepost.model.evidence import Evidence, Target
from milepost.model.kinds import first_instant
from milepost.model.ruleset import RuleSet
from milepost.model.values import NONE, Document
from milepost.sources.file_schemas import file_schema
from milepost.sources.subject_folder import assessed_with, is_empty

RULES = """
tags: {kill: {en: Kill}}
axes: {team: {red: {}, blue: {}}, phase: {early: {}, late: {}}}
facts:
  a: {type: number}
  p: {type: yes_no}
  plan: {type: document}
  stage: {type: choice, values: [start, end]}
  roles: {type: list}
criteria:
  - {id: A, check: p, tags: [kill]}
  - {id: B, check: a > 0}
  - {id: Q, answer: {en: How}, scale: anchors}
results:
  score: {take: mean}
  seen: {scale: verdict, judged: true}
  team_seen: {scale: verdict, judged: true, by: team}
  phase_seen: {scale: verdict, judged: true, by: [team, phase]}
"""
WHY = "rationale: interviews"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(RULES)


@pytest.fixture(scope="module")
def rated() -> RuleSet:
    """The same for several assessors."""
    return rule_set(f"{RULES}\nraters: {{take: median}}")


def read(folder: Path, ruleset: RuleSet, **files: str) -> Evidence:
    """The evidence of these files; `__` in a name is a slash, without an ending it is YAML."""
    root = folder / "demo"
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        path = name.replace("__", "/").replace("_json", ".json").replace("_md", ".md")
        put(root / (path if "." in path else f"{path}.yaml"), text)
    return subject(root, ruleset)


def told(folder: Path, ruleset: RuleSet, **files: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read(folder, ruleset, **files)
    return str(caught.value).splitlines()


def test_several_files_are_one_body_of_evidence(tmp_path: Path, rules: RuleSet) -> None:
    evidence = read(
        tmp_path,
        rules,
        evidence="subject: {id: x, kind: project, organisation: acme}\nas_of: 2026-06-30\n"
        "assess: [{ruleset: demo, gate: G1}]\nfacts: {a: 2.5}",
        more="as_of: 2026-05-31\nfacts: {p: yes}\nassess: [{ruleset: other}]",
        extra_json='{"facts": {"stage": "end", "roles": ["pm", "qa"]}}',
    )
    assert (evidence.subject.id, evidence.subject.kind) == ("x", "project")
    assert evidence.subject.relations == {"organisation": "acme"}
    assert evidence.as_of == date(2026, 6, 30)
    assert evidence.targets == (Target("demo", "G1"), Target("other"))
    values = {name: fact.value for name, fact in evidence.facts.items()}
    assert values == {"a": Fraction(5, 2), "p": True, "stage": "end", "roles": ("pm", "qa")}
    assert evidence.facts["p"].collected == date(2026, 5, 31)
    assert evidence.facts["stage"].collected is None


def test_the_folder_names_a_subject_that_does_not_name_itself(
    tmp_path: Path, rules: RuleSet
) -> None:
    assert read(tmp_path, rules, evidence="facts: {p: no}").subject.id == "demo"


def test_json_numbers_are_exact(tmp_path: Path, rules: RuleSet) -> None:
    evidence = read(tmp_path, rules, evidence_json='{"facts": {"a": 0.1, "p": true}}')
    assert evidence.facts["a"].value == Fraction(1, 10)
    assert evidence.facts["p"].value is True


def test_provenance_stands_in_a_mapping_around_the_value(tmp_path: Path, rules: RuleSet) -> None:
    text = """\
    as_of: 2026-06-30
    by: the office
    facts:
      p: yes
      a: {value: 3, source: ledger, collected: 2026-06-01, by: ana, note: counted twice}
    """
    facts = read(tmp_path, rules, evidence=text).facts
    a, p = facts["a"], facts["p"]
    assert (a.value, a.source, a.by, a.collected) == (3, "ledger", "ana", date(2026, 6, 1))
    assert a.note is not None
    assert a.note.en == "counted twice"
    assert (p.by, p.collected) == ("the office", date(2026, 6, 30))
    assert (a.place.file, a.place.line) == ("demo/evidence.yaml", 5)
    assert a.place.digest.startswith("sha256:")


def test_a_document_says_its_provenance_among_its_own_keys(tmp_path: Path, rules: RuleSet) -> None:
    text = "facts: {plan: {status: draft, version: '2', collected: 2026-06-01, by: ana}}"
    plan = read(tmp_path, rules, evidence=text).facts["plan"]
    assert plan.value == Document("draft", version="2")
    assert (plan.collected, plan.by) == (date(2026, 6, 1), "ana")


def test_none_is_kept_apart_from_missing(tmp_path: Path, rules: RuleSet) -> None:
    text = "facts: {plan: none, roles: {value: none, source: asked}}"
    facts = read(tmp_path, rules, evidence=text).facts
    assert (facts["plan"].value, facts["roles"].value) == (NONE, NONE)
    assert "a" not in facts


@pytest.mark.parametrize(
    "plan",
    [
        "{status: approved, file: docs/plan.md}",
        "{value: {status: approved}, file: docs/plan.md}",
    ],
)
def test_a_file_that_is_not_there_makes_its_fact_not_supplied(
    tmp_path: Path, rules: RuleSet, plan: str
) -> None:
    lost = read(tmp_path, rules, evidence=f"facts: {{plan: {plan}, p: yes}}")
    assert lost.missing == {"plan": "docs/plan.md"}
    assert set(lost.facts) == {"p"}
    there = read(tmp_path, rules, docs__plan_md="the plan")
    assert there.missing == {}
    assert there.facts["plan"].document.startswith("sha256:")


def test_a_figure_may_name_a_file_too(tmp_path: Path, rules: RuleSet) -> None:
    evidence = read(tmp_path, rules, evidence="facts: {a: {value: 1, file: ledger.csv}}")
    assert evidence.missing == {"a": "ledger.csv"}


def test_a_folder_is_no_file_and_an_endless_name_is_not_there(
    tmp_path: Path, rules: RuleSet
) -> None:
    text = f"facts: {{a: {{value: 1, file: .}}, plan: {{file: {'x' * 300}}}}}"
    assert set(read(tmp_path, rules, evidence=text).missing) == {"a", "plan"}


@pytest.mark.parametrize("file", ["../secret.md", "/etc/passwd", "docs/../../secret.md"])
def test_a_file_outside_the_folder_is_refused(tmp_path: Path, rules: RuleSet, file: str) -> None:
    assert told(tmp_path, rules, evidence=f"facts: {{a: {{value: 1, file: {file}}}}}") == [
        f"demo/evidence.yaml:1:12: facts.a: the file {file} lies outside the subject's folder; "
        "name a file inside it"
    ]


def test_a_link_that_leads_outside_is_refused(tmp_path: Path, rules: RuleSet) -> None:
    put(tmp_path / "secret.md", "secret")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo/link.md").symlink_to(tmp_path / "secret.md")
    (line,) = told(tmp_path, rules, evidence="facts: {a: {value: 1, file: link.md}}")
    assert "lies outside" in line


def test_files_that_contradict_each_other_are_told_at_both_places(
    tmp_path: Path, rules: RuleSet
) -> None:
    lines = told(tmp_path, rules, evidence="facts: {a: 3}", more="facts:\n  p: yes\n  a: 4")
    assert lines == [
        "demo/evidence.yaml:1:9: facts.a: `a` is said differently at demo/more.yaml:3; "
        "keep the value that is right",
        "demo/more.yaml:3:3: facts.a: `a` is said differently at demo/evidence.yaml:1; "
        "keep the value that is right",
    ]


def test_files_that_agree_keep_the_later_collected(tmp_path: Path, rules: RuleSet) -> None:
    evidence = read(
        tmp_path,
        rules,
        evidence="facts: {a: {value: 3, collected: 2026-06-01}}",
        more="facts: {a: {value: 3.0, collected: 2026-03-01}}",
    )
    assert evidence.facts["a"].collected == date(2026, 6, 1)


def test_the_order_of_files_does_not_matter(tmp_path: Path, rules: RuleSet) -> None:
    one, two = (
        "facts: {a: 3}\nanswers: {Q: '1'}",
        f"facts: {{p: yes}}\njudged: {{seen: {{is: good, {WHY}}}}}",
    )
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    first = read(tmp_path / "x", rules, a=one, b=two)
    second = read(tmp_path / "y", rules, a=two, b=one)
    assert {n: f.value for n, f in first.facts.items()} == {
        n: f.value for n, f in second.facts.items()
    }
    assert list(first.facts) == list(second.facts)
    assert first.answers.keys() == second.answers.keys()


def test_reviews_hold_one_assessor_each(tmp_path: Path, rated: RuleSet) -> None:
    evidence = read(
        tmp_path,
        rated,
        evidence="facts: {p: yes}",
        reviews__ben="by: ben\nrole: auditor\nas_of: 2026-06-02\nanswers: {Q: '2'}",
        reviews__ana="by: ana\nanswers: {Q: {answer: '4', rationale: seen, evidence: x.md}}",
    )
    ana, ben = evidence.answers["Q"]
    assert (ana.by, ana.answer, ana.evidence) == ("ana", "4", ("x.md",))
    assert (ben.by, ben.role, ben.answer, ben.collected) == (
        "ben",
        "auditor",
        "2",
        date(2026, 6, 2),
    )
    assert ben.place.file == "demo/reviews/ben.yaml"


def test_one_assessor_answers_a_question_once(tmp_path: Path, rated: RuleSet) -> None:
    ana = "by: ana\nanswers: {Q: '%s'}"
    (line,) = told(tmp_path, rated, reviews__a=ana % "1", reviews__b=ana % "4")
    assert "`Q` is already answered at demo/reviews/a.yaml:2 by ana" in line


@pytest.mark.parametrize(
    "files",
    [
        {"evidence": "answers: {Q: [{answer: '1'}, {answer: '3', by: ben}]}"},
        {"evidence": "answers: {Q: '1'}", "reviews__ben": "by: ben\nanswers: {Q: '3'}"},
    ],
)
def test_without_raters_a_question_takes_one_answer(
    tmp_path: Path, rules: RuleSet, files: dict[str, str]
) -> None:
    (line,) = told(tmp_path, rules, **files)
    assert "`Q` is already answered at demo/evidence.yaml:1, and the rule set takes one" in line


@pytest.mark.parametrize(
    "reviews",
    [
        {"reviews__a": "answers: {Q: '1'}", "reviews__b": "answers: {Q: '4'}"},
        {"reviews__a": "answers:\n  Q: [{answer: '1'}, {answer: '4'}]"},
    ],
)
def test_answers_without_a_name_are_of_one_assessor(
    tmp_path: Path, rated: RuleSet, reviews: dict[str, str]
) -> None:
    (line,) = told(tmp_path, rated, **reviews)
    assert "`Q` is already answered at demo/reviews/a.yaml:" in line
    assert line.endswith(" without a name; say by whom each is: `by`")


def test_answers_of_two_roles_are_of_two_assessors(tmp_path: Path, rated: RuleSet) -> None:
    text = "answers: {Q: [{answer: '1', role: sponsor}, {answer: '4', role: user}]}"
    assert len(read(tmp_path, rated, evidence=text).answers["Q"]) == 2


def test_judged_values(tmp_path: Path, rules: RuleSet) -> None:
    text = f"""\
    by: ana
    judged:
      seen: {{is: good, {WHY}}}
      team_seen: {{blue: {{is: bad, {WHY}}}, red: {{is: fair, by: ben, {WHY}}}}}
    """
    judged = read(tmp_path, rules, evidence=text).judged
    assert [(j.result, j.key, j.value, j.by) for j in judged] == [
        ("seen", (), "good", "ana"),
        ("team_seen", ("blue",), "bad", "ana"),
        ("team_seen", ("red",), "fair", "ben"),
    ]


def test_a_judged_value_by_two_axes_has_two_keys(tmp_path: Path, rules: RuleSet) -> None:
    text = f"judged: {{phase_seen: {{red: {{late: {{is: good, {WHY}}}}}}}}}"
    (judged,) = read(tmp_path, rules, evidence=text).judged
    assert (judged.key, judged.value) == (("red", "late"), "good")
    assert Draft202012Validator(file_schema("evidence")).is_valid(
        {"judged": {"phase_seen": {"red": {"late": {"is": "good", "rationale": "seen"}}}}}
    )


def test_a_judged_value_says_why_in_its_json_schema_too() -> None:
    schema = Draft202012Validator(file_schema("evidence"))
    assert schema.is_valid({"judged": {"seen": {"is": "good", "rationale": "interviews"}}})
    assert not schema.is_valid({"judged": {"seen": "good"}})


def test_a_judged_value_is_given_once(tmp_path: Path, rules: RuleSet) -> None:
    (line,) = told(
        tmp_path,
        rules,
        evidence=f"judged: {{seen: {{is: good, {WHY}}}}}",
        more=f"judged: {{seen: {{is: bad, {WHY}}}}}",
    )
    assert "`seen` is already answered at demo/evidence.yaml:1" in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("facts: {plann: 3}", "1:9: facts.plann: no rule set knows the fact `plann`; "
         "did you mean `plan`?"),
        ("facts: {a: high}", "1:12: facts.a: a number is expected here, not high"),
        ("facts: {stage: ent}", '1:16: facts.stage: "ent" is not one of the values; '
         "did you mean `end`?"),
        ("facts: {a: {value: 3, colected: 2026-01-01}}",
         "1:23: facts.a.colected: unknown key `colected`; did you mean `collected`?"),
        ("facts: {plan: {status: aproved}}",
         '1:24: facts.plan.status: "aproved" is not a status; did you mean `approved`?'),
        ("facts: {plan: {status: draft, collected: yesterday}}",
         "1:42: facts.plan.collected: a date such as 2026-03-31 is expected here, "
         'not the text "yesterday"'),
        ("answers: {QQ: '3'}", "1:11: answers.QQ: no rule set asks `QQ`; did you mean `Q`?"),
        ("answers: {Q: '9'}", "1:14: answers.Q.answer: 9 is not a step of the scale; "
         "use 0, 1, 2, 3, 4"),
        ("answers: {Q: {by: ana}}", "1:14: answers.Q: an answer says one thing; "
         "give `answer`, `dates`, or `not_applicable: true`"),
        ("judged: {sen: good}", "1:10: judged.sen: no rule set has a judged result `sen`; "
         "did you mean `seen`?"),
        ("judged: {seen: good}", "1:16: judged.seen: a judged value has a reason; "
         "say why: `rationale`"),
        ("judged: {seen: {is: good, rationale: ' '}}", "1:16: judged.seen: "
         "a judged value has a reason; say why: `rationale`"),
        ("judged: {phase_seen: {red: {is: good, rationale: x}}}", "1:28: judged.phase_seen.red: "
         "one value for each place is expected; name early, late ..."),
        ("judged: {phase_seen: {red: {lat: {is: good, rationale: x}}}}",
         "1:29: judged.phase_seen.red.lat: there is no lat in `phase_seen`; did you mean `late`?"),
        ("judged: {seen: {is: goood, rationale: x}}",
         "1:21: judged.seen.is: goood is not a step of the scale; "
         "use one of bad, fair, good, best"),
        ("judged: {team_seen: {redd: good}}",
         "1:22: judged.team_seen.redd: there is no redd in `team_seen`; did you mean `red`?"),
        ("judged: {team_seen: good}", "1:21: judged.team_seen: one value for each place is "
         "expected; name red, blue ..."),
        ("factss: {a: 3}", "1:1: factss: unknown key `factss`; did you mean `facts`?"),
    ],
)  # fmt: skip
def test_what_does_not_hold_up(tmp_path: Path, rules: RuleSet, text: str, expected: str) -> None:
    assert told(tmp_path, rules, evidence=text) == [f"demo/evidence.yaml:{expected}"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path, rules: RuleSet) -> None:
    lines = told(
        tmp_path,
        rules,
        evidence="facts: {a: high, pp: yes}\nanswers: {Q: '7'}",
        more="facts: {stage: x}",
        waivers="waivers: [{id: W, criterion: Z, reason: x}]",
    )
    assert [line.split(":")[0] for line in lines] == [
        "demo/evidence.yaml",
        "demo/evidence.yaml",
        "demo/evidence.yaml",
        "demo/more.yaml",
        "demo/waivers.yaml",
    ]


def test_only_one_file_names_the_subject(tmp_path: Path, rules: RuleSet) -> None:
    (line,) = told(tmp_path, rules, evidence="subject: {id: x}", more="subject: {id: y}")
    assert line == (
        "demo/more.yaml:1:1: subject: the subject is already named in demo/evidence.yaml; keep one"
    )


def test_two_main_files_say_one_day(tmp_path: Path, rules: RuleSet) -> None:
    (line,) = told(
        tmp_path,
        rules,
        evidence="as_of: 2026-06-30\nfacts: {a: 1}",
        evidence_json='{"as_of": "2026-05-31"}',
    )
    assert line == (
        "demo/evidence.yaml:1:1: as_of: demo/evidence.json says as of 2026-05-31; keep one"
    )


@pytest.mark.parametrize("other", ['{"as_of": "2026-06-30"}', '{"facts": {"p": true}}'])
def test_a_second_main_file_hides_no_day(tmp_path: Path, rules: RuleSet, other: str) -> None:
    evidence = read(
        tmp_path, rules, evidence="as_of: 2026-06-30\nfacts: {a: 1}", evidence_json=other
    )
    assert evidence.as_of == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        ("criterion: A, reason: late",
         "1:30: waivers[0].criterion: A is a kill criterion and cannot be waived; "
         "remove the waiver"),
        ("criterion: BB, reason: late",
         "1:30: waivers[0].criterion: no rule set has a criterion `BB`; did you mean `B`?"),
        ("criterion: B, reason: ' '", "1:41: waivers[0].reason: a waiver has a reason; say why"),
        ("criterion: B", "1:11: waivers[0]: the key `reason` is missing; add `reason:`"),
        ("criterion: B, reason: x, expires: soon", "1:53: waivers[0].expires: "
         "a date such as 2026-03-31 is expected here, not the text \"soon\""),
        ("criterion: B, reason: x, expires: 2026-06-30T18:00:00", "1:53: waivers[0].expires: "
         "2026-06-30T18:00:00 has no time zone; "
         "write 2026-06-30T18:00:00Z for UTC, or 2026-06-30T18:00:00+08:00"),
        ("criterion: B, reason: x, expires: 2026-06-31T18:00:00Z", "1:53: waivers[0].expires: "
         "2026-06-31T18:00:00Z is not a moment of the calendar"),
        ("criterion: B, reason: x, run: never", "1:49: waivers[0].run: "
         "true or false is expected here, not the text \"never\""),
    ],
)  # fmt: skip
def test_a_waiver_that_does_not_hold_up(
    tmp_path: Path, rules: RuleSet, waiver: str, expected: str
) -> None:
    text = f"waivers: [{{id: W, {waiver}}}]"
    assert told(tmp_path, rules, evidence="facts: {p: no}", waivers=text) == [
        f"demo/waivers.yaml:{expected}"
    ]


def test_waivers_are_read_by_id(tmp_path: Path, rules: RuleSet) -> None:
    text = """\
    waivers:
      - {id: W-2, criterion: B, reason: late, approver: board, expires: 2026-09-30}
      - {id: W-1, criterion: Q, reason: {en: late, zh: 迟}, requested_by: ana}
    """
    first, second = read(tmp_path, rules, waivers=text).waivers
    assert (first.id, first.requested_by, first.expires) == ("W-1", "ana", None)
    assert (second.id, second.approver, second.expires) == (
        "W-2",
        "board",
        first_instant(date(2026, 9, 30)),
    )
    assert (first.run, second.run) == (True, True)
    assert second.place.line == 2


def test_a_waiver_ends_at_an_instant_and_may_not_run(tmp_path: Path, rules: RuleSet) -> None:
    keys = "criterion: B, reason: late, expires: 2026-06-30T18:00:00+08:00, run: no"
    (waiver,) = read(tmp_path, rules, waivers=f"waivers: [{{id: W, {keys}}}]").waivers
    assert waiver.expires == datetime(2026, 6, 30, 10, tzinfo=UTC)
    assert waiver.until == "2026-06-30T18:00:00+08:00"
    assert not waiver.run


def test_a_waiver_id_is_taken_once(tmp_path: Path, rules: RuleSet) -> None:
    one = "{id: W, criterion: B, reason: x}"
    (line,) = told(tmp_path, rules, waivers=f"waivers: [{one}, {one}]")
    assert "waivers[1].id: the id `W` is already taken" in line


def test_the_digest_is_over_files_documents_and_waivers(tmp_path: Path, rules: RuleSet) -> None:
    plan = "facts: {plan: {status: approved, file: plan.md}}"
    digests = [
        read(tmp_path, rules, evidence=plan, plan_md="first").digest,
        read(tmp_path, rules, plan_md="second").digest,
        read(tmp_path, rules, more="facts: {a: 1}").digest,
        read(tmp_path, rules, waivers="waivers: [{id: W, criterion: B, reason: x}]").digest,
    ]
    assert len(set(digests)) == 4
    assert read(tmp_path, rules).digest == digests[-1]


def test_what_is_no_evidence_file_does_not_change_the_digest(
    tmp_path: Path, rules: RuleSet
) -> None:
    before = read(tmp_path, rules, evidence="facts: {a: 1}").digest
    assert read(tmp_path, rules, README_md="# notes", docs__old_md="old").digest == before


def test_what_is_assessed_with_is_known_before_the_evidence_is_read(tmp_path: Path) -> None:
    put(tmp_path / "bad.yaml", "assess: [")
    put(tmp_path / "evidence.yaml", "assess: [{ruleset: a@0.1.0}, b, {gate: G1}]\nfcts: 1")
    put(tmp_path / "more.json", '{"assess": [{"ruleset": "c"}]}')
    assert assessed_with(tmp_path) == ("a@0.1.0", "c")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert is_empty(tmp_path)
    put(tmp_path / "waivers.yaml", "waivers: []")
    put(tmp_path / "notes.md", "x")
    assert is_empty(tmp_path)
    put(tmp_path / "reviews/ana.yaml", "by: ana")
    assert not is_empty(tmp_path)
