"""Overlays: what they make of a rule set, and every way in which they may be wrong."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from building import DAY, given, put
from milepost.loading.catalogue import Catalogue
from milepost.loading.examples import examples, failures
from milepost.model.ruleset import RuleSet
from milepost.model.values import Document
from milepost.scoring.assess import score_once
from milepost.sources.declared import Declared
from overlays import BASE, LIBRARY, catalogue, overlay, refused, refused_of, tailored

HERE = "rulesets/own/1.0.0.yaml"
EVIDENCE = given(
    staff=4, cost=7, note="n", plan=Document("approved", date(2026, 6, 1), "1", None, None)
)


def ids(ruleset: RuleSet) -> list[str]:
    return [criterion.id for criterion in ruleset.criteria]


# --- what an overlay makes ---------------------------------------------------------------------


def test_it_is_a_rule_set_of_its_own_over_its_base(tmp_path: Path) -> None:
    made = tailored(tmp_path, "- {exclude: C, why}")
    base = catalogue(tmp_path).load("base")
    assert (made.reference, made.kind, made.title.zh) == ("own@1.0.0", "stage-gate", "自有")
    assert (made.extends, base.extends) == ("base@1.0.0", "")
    assert ids(made) == ["A", "B", "K", "M"]
    assert made.results == base.results
    assert (made.main, made.scope) == ("verdict", "gate")


def test_lists_are_replaced_and_maps_merged(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - {change: C, set: {tags: [], severity: critical, title: {en: Staff}}, why}
        - {change: bar, set: {value: 60}, why}
        - {change: gate, set: {G1: {title: {en: Start, zh: 启动}}}, why}
        """,
    )
    criterion = made.criteria[2]
    assert (criterion.tags, criterion.leaves[0].severity, criterion.title.en) == (
        (),
        "critical",
        "Staff",
    )
    assert criterion.leaves[0].check.source == "staff >= 5"
    bar = made.parameters["bar"]
    assert (bar.value, bar.title and bar.title.zh) == (60, "线")
    assert list(made.axes["gate"]) == ["G1", "G2"]
    assert made.titled("gate", "G1").zh == "启动"


def test_a_check_of_a_library_is_changed_everywhere(tmp_path: Path) -> None:
    made = tailored(tmp_path, "- {change: L.cost, set: {parameters: {most: 5}}, why}")
    most = made.leaves["L.cost"].parameters["most"]
    assert (most.value, most.unit) == (5, "k")
    assert made.leaves["L.cost"].parameters["floor"].value == 1
    assert made.criteria[0].leaves[0] is made.leaves["L.cost"]
    findings = {f.criterion.id: f.outcome for f in score_once(made, EVIDENCE, DAY, "G1").findings}
    assert findings["A"] == "partial"
    assert findings["M"] == "fail"


def test_the_library_itself_stays_as_it_is(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {change: L.plan, set: {owner: me}, why}"))
    made = found.load("own")
    assert made.leaves["L.plan"].owner == "me"
    assert found.load("lib").leaves["L.plan"].owner is None
    assert found.load("base").leaves["L.plan"].owner is None
    assert made.libraries == found.load("base").libraries


def test_a_check_inside_a_criterion(tmp_path: Path) -> None:
    made = tailored(tmp_path, "- {change: B.two, set: {check: staff > 0}, why}")
    assert made.leaves["B.two"].check.source == "staff > 0"
    left = tailored(tmp_path, "- {exclude: B.one, why}\n- {change: B.two, set: {owner: x}, why}")
    assert [leaf.id for leaf in left.criteria[1].leaves] == ["B.two"]
    assert left.leaves["B.two"].owner == "x"
    assert left.places["B.two"].line == catalogue(tmp_path).load("base").places["B.two"].line


def test_a_new_way_to_judge_replaces_the_old_one(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - include: {scales: {rate: {low: {value: 0}, high: {value: 1, met: yes}}}}
          why: {en: a, zh: 甲}
        - {change: C, set: {answer: {en: Enough?, zh: 够吗}, scale: rate}, why}
        """.replace("{en: Enough?,", '{en: "Enough?",'),
    )
    assert made.leaves["C"].answered


def test_a_short_limit_is_the_value_of_a_long_one(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - {change: floor, set: {value: 2}, why}
        - {change: L.cost, set: {parameters: {most: {title: {en: Most, zh: 上限}}}}, why}
        """,
    )
    own = made.leaves["L.cost"].parameters
    assert own["floor"].value == 2
    assert (own["most"].value, own["most"].title and own["most"].title.en) == (10, "Most")


@pytest.mark.parametrize(
    ("row", "key", "told"),
    [("low", "when", "score > 7"), ("go", "id", "rest")],
    ids=["by its id", "by its step"],
)
def test_a_row_of_a_decision_table(tmp_path: Path, row: str, key: str, told: str) -> None:
    made = tailored(tmp_path, f"- {{change: verdict, row: {row}, set: {{{key}: {told}}}, why}}")
    rows = made.results["verdict"].rows  # type: ignore[attr-defined]
    assert [one.step for one in rows] == ["hold", "hold", "go"]
    assert [one.when.source if one.when else "" for one in rows] == [
        "coverage < 50",
        told if key == "when" else "score < param.bar",
        "",
    ]
    assert rows[2].id == (told if key == "id" else None)


def test_definitions_are_added_behind_the_others(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - why: {en: The bank's own, zh: 行内}
          include:
            facts: {data_owner: {type: text}}
            severities: {tiny: {weight: 0.5}}
            criteria:
              - {id: X, gate: G2, severity: tiny, check: data_owner != ""}
              - {id: Y, gate: G1, checks: [L.plan]}
        """,
    )
    assert ids(made) == ["A", "B", "C", "K", "M", "X", "Y"]
    assert made.criteria[5].weight == Fraction(1, 2)
    assert list(made.severities) == ["critical", "minor", "tiny"]
    assert made.places["X"].file == HERE


def test_what_is_left_out_is_gone_from_a_library_too(tmp_path: Path) -> None:
    made = tailored(tmp_path, "- {exclude: A, why}\n- {change: M, set: {owner: me}, why}")
    assert "L.plan" in made.leaves
    both = tailored(tmp_path, "- {exclude: both, why}\n- {exclude: note, why}\n- {exclude: B, why}")
    assert (both.patterns, "note" in both.facts) == ((), False)


def test_a_reason_and_a_place_are_kept_for_every_change(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - {exclude: C, why}
        - {change: verdict, row: low, set: {when: score < 70}, why}
        - {change: L.cost, set: {owner: me, parameters: {most: 5}}, why}
        - {include: {facts: {x: {type: text}, y: {type: text}}}, why}
        """,
    )
    told = [(t.action, t.section, t.item, t.row, t.keys) for t in made.tailoring]
    assert told == [
        ("exclude", "criteria", "C", "", ()),
        ("change", "results", "verdict", "low", ("when",)),
        ("change", "checks", "L.cost", "", ("owner", "parameters.most.value")),
        ("include", "facts", "x", "", ()),
        ("include", "facts", "y", "", ()),
    ]
    assert {t.by for t in made.tailoring} == {"own@1.0.0"}
    assert [t.place.line for t in made.tailoring] == [6, 7, 8, 9, 9]
    assert {(t.why.en, t.why.zh, t.place.file) for t in made.tailoring} == {
        ("Because", "因为", HERE)
    }


def test_core_criteria_may_be_said_otherwise(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - {change: K, set: {title: {en: K, zh: 甲}, owner: me, parameters: {a: 1}}, why}
        - {change: L.all, set: {statement: {en: S, zh: 乙}, remedy: write-plan}, why}
        """,
    )
    assert [c.core for c in made.criteria] == [False, False, False, True, True]
    assert made.leaves["K"].owner == "me"
    assert made.leaves["L.all"].remedy == "write-plan"


def test_evidence_is_read_by_the_overlay_only_where_it_is_assessed_with(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {change: staff, set: {max: 9}, why}"))
    both = [found.load("base"), found.load("own")]
    assert Declared.by(both).facts["staff"].max is None
    assert Declared.by(both, ["own@1.0.0"]).facts["staff"].max == 9


# --- overlays over overlays --------------------------------------------------------------------


def nested(root: Path, second: str) -> Catalogue:
    first = overlay("- {change: L.cost, set: {parameters: {most: 5}}, why}\n- {exclude: C, why}")
    return catalogue(root, own=first, next=overlay(second, "own@1.0.0", "next"))


def test_an_overlay_may_extend_an_overlay(tmp_path: Path) -> None:
    found = nested(
        tmp_path,
        """
        - {change: L.cost, set: {owner: me}, why}
        - {change: bar, set: {value: 1}, why}
        """,
    )
    made = found.load("next")
    assert made.extends == "own@1.0.0"
    assert [(t.by, t.item) for t in made.tailoring] == [
        ("own@1.0.0", "L.cost"),
        ("own@1.0.0", "C"),
        ("next@1.0.0", "L.cost"),
        ("next@1.0.0", "bar"),
    ]
    leaf = made.leaves["L.cost"]
    assert (leaf.parameters["most"].value, leaf.owner) == (5, "me")
    assert found.load("own").leaves["L.cost"].owner is None


def test_what_was_left_out_below_is_not_there(tmp_path: Path) -> None:
    (told,) = refused_of(nested(tmp_path, "- {change: C, set: {owner: x}, why}"), "next")
    assert "there is no `C` in own@1.0.0" in told


def test_three_deep_every_problem_has_its_file(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        a=overlay("- {change: C, set: {severity: critical}, why}", "base@1.0.0", "a"),
        b=overlay("- {change: C, set: {check: staff > 7}, why}", "a@^1.0", "b"),
        c=overlay("- {exclude: must, why}", "b@^1.0", "c"),
    )
    assert found.load("b").leaves["C"].severity == "critical"
    assert refused_of(found, "c") == [
        "rulesets/c/1.0.0.yaml:6:15: changes[0].exclude: `must` is still used by `C` at "
        "rulesets/base/1.0.0.yaml:23; change `C` too, or keep it"
    ]


def test_a_library_may_be_tailored_and_pinned(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        strict=overlay(
            "- {change: L.cost, set: {parameters: {most: 3}}, why}", "lib@1.0.0", "strict"
        ),
        user=BASE.replace("ruleset: base", "ruleset: user").replace("lib@1.0.0", "strict@1.0.0"),
    )
    assert found.load("strict").kind == "library"
    assert found.load("user").leaves["L.cost"].parameters["most"].value == 3
    again = overlay("- {change: L.cost, set: {parameters: {most: 2}}, why}", "user@^1.0")
    put(tmp_path / HERE, again)
    assert found.load("own").leaves["L.cost"].parameters["most"].value == 2
    assert found.load("user").leaves["L.cost"].parameters["most"].value == 3


def test_a_library_that_another_one_pins_is_changed_in_both(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {change: L.cost, set: {owner: me}, why}"))
    more = (
        'ruleset: more\nversion: "1.0.0"\nkind: library\ntitle: {en: M, zh: 更多}\n'
        'library: [lib@1.0.0]\nchecks: [{id: M.1, check: met("L.cost")}]\n'
    )
    put(tmp_path / "rulesets/more/1.0.0.yaml", more)
    put(tmp_path / "rulesets/base/1.0.0.yaml", BASE.replace("[lib@1.0.0]", "[more@1.0.0]"))
    made = found.load("own")
    assert made.leaves["L.cost"].owner == "me"
    assert found.load("base").leaves["L.cost"].owner is None


# --- what does not go --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            "- {change: L.coost, set: {owner: x}, why}",
            "6:14: changes[0].change: there is no `L.coost` in base@1.0.0; did you mean `L.cost`?",
        ),
        ("- {exclude: zzz, why}", "6:15: changes[0].exclude: there is no `zzz` in base@1.0.0"),
        (
            "- {change: verdict, set: {title: {en: V, zh: 裁决}}, why}",
            "6:14: changes[0].change: `verdict` stands for several things: "
            "rulesets/base/1.0.0.yaml:11, rulesets/base/1.0.0.yaml:29; "
            "say which: `in: results` or `in: scales`",
        ),
        (
            "- {change: verdict, in: axes, set: {x: 1}, why}",
            "6:14: changes[0].change: there is no `verdict` among the axes of base@1.0.0; "
            "it is one of its results and scales",
        ),
        (
            "- {exclude: C, in: criterion, why}",
            "6:22: changes[0].in: there is no section `criterion` in base@1.0.0; "
            "did you mean `criteria`?",
        ),
        (
            "- {change: verdict, row: loww, set: {when: score < 7}, why}",
            "6:28: changes[0].row: `verdict` has no row `loww`; did you mean `low`?",
        ),
        (
            "- {change: score, row: low, set: {when: score < 7}, why}",
            "6:26: changes[0].row: `score` has no rows; leave `row` out",
        ),
        (
            "- {exclude: K, why}",
            "6:5: changes[0]: the core criterion `K` (rulesets/base/1.0.0.yaml:24) cannot be left "
            "out; a core criterion stays as it is",
        ),
        (
            "- {change: K, set: {severity: minor}, why}",
            "6:23: changes[0].set.severity: `severity` of the core criterion `K` "
            "(rulesets/base/1.0.0.yaml:24) cannot be changed; only title, statement, why, owner, "
            "remedy, parameters, examples can be changed",
        ),
        (
            "- {change: L.all, set: {check: approved(plan)}, why}",
            "6:27: changes[0].set.check: `check` of the core criterion `M` "
            "(rulesets/base/1.0.0.yaml:25) cannot be changed; only title, statement, why, owner, "
            "remedy, parameters, examples can be changed",
        ),
        (
            "- {exclude: L.all, why}",
            "6:5: changes[0]: the core criterion `M` (rulesets/base/1.0.0.yaml:25) cannot be left "
            "out; a core criterion stays as it is",
        ),
        (
            "- {exclude: L.plan, why}",
            "6:15: changes[0].exclude: `L.plan` is still used by `A` at "
            "rulesets/base/1.0.0.yaml:17; change `A` too, or keep it",
        ),
        (
            "- {exclude: score, why}",
            "6:15: changes[0].exclude: `score` is still used by `verdict` at "
            "rulesets/base/1.0.0.yaml:32; change `verdict` too, or keep it",
        ),
        (
            "- {exclude: verdict, in: results, why}",
            "6:15: changes[0].exclude: `verdict` is still used by `main` at "
            "rulesets/base/1.0.0.yaml:34; change `main` too, or keep it",
        ),
        (
            "- {exclude: verdict, in: scales, why}",
            "6:15: changes[0].exclude: `verdict` is still used by `verdict` at "
            "rulesets/base/1.0.0.yaml:29; change `verdict` too, or keep it",
        ),
        (
            "- {exclude: staff, why}",
            "6:15: changes[0].exclude: `staff` is still used by `B` at "
            "rulesets/base/1.0.0.yaml:21; change `B` too, or keep it",
        ),
        (
            "- {exclude: plan, why}",
            "6:15: changes[0].exclude: `plan` is still used by `L.plan` at "
            "rulesets/lib/1.0.0.yaml:23; change `L.plan` too, or keep it",
        ),
        (
            "- {exclude: write-plan, why}",
            "6:15: changes[0].exclude: `write-plan` is still used by `L.plan` at "
            "rulesets/lib/1.0.0.yaml:24; change `L.plan` too, or keep it",
        ),
        (
            "- {exclude: gate, why}",
            "6:15: changes[0].exclude: `gate` is still used by `A` at "
            "rulesets/base/1.0.0.yaml:17; change `A` too, or keep it",
        ),
        (
            "- {exclude: bar, why}",
            "6:15: changes[0].exclude: `bar` is still used by `verdict` at "
            "rulesets/base/1.0.0.yaml:32; change `verdict` too, or keep it",
        ),
        (
            "- {exclude: critical, why}",
            "6:15: changes[0].exclude: `critical` is still used by `B` at "
            "rulesets/base/1.0.0.yaml:21; change `B` too, or keep it",
        ),
        (
            "- {exclude: B, why}",
            "6:15: changes[0].exclude: `B` is still used by `both` at "
            "rulesets/base/1.0.0.yaml:36; change `both` too, or keep it",
        ),
        (
            "- {include: {criteria: [{id: C, gate: G1, check: staff > 1}]}, why}",
            "6:27: changes[0].include.criteria[0]: `C` is already defined at "
            "rulesets/base/1.0.0.yaml:23; use another name, or `change` it",
        ),
        (
            "- {include: {facts: {cost: {type: number}}}, why}",
            "6:24: changes[0].include.facts.cost: `cost` is already defined at "
            "rulesets/lib/1.0.0.yaml:7; use another name, or `change` it",
        ),
        (
            "- {include: {checks: [{id: B.one, check: staff > 1}]}, why}",
            "6:25: changes[0].include.checks[0]: `B.one` is already defined at "
            "rulesets/base/1.0.0.yaml:21; use another name, or `change` it",
        ),
        (
            "- {include: {criterion: []}, why}",
            "6:16: changes[0].include.criterion: there is no section `criterion`; "
            "did you mean `criteria`?",
        ),
        (
            "- {change: B.one, set: {id: x}, why}",
            "6:31: changes[0].set.id: the id of `B.one` cannot be changed; "
            "exclude it and include another",
        ),
        (
            "- {include: {facts: [a]}, why}",
            "6:23: changes[0].include.facts: a mapping is expected here, not a list",
        ),
        (
            "- {include: {facts: {new: {type: numbr}}}, why}",
            "6:36: changes[0].include.facts.new.type: `numbr` is not one of number, integer, "
            "percent, money, days, yes_no, text, choice, date, document, list, record, series; "
            "did you mean `number`?",
        ),
    ],
)
def test_one_mistake(tmp_path: Path, changes: str, told: str) -> None:
    assert refused(tmp_path, changes) == [f"{HERE}:{told}"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            "- {change: C, set: {severity: critical}, why}\n"
            "- {change: C, set: {severity: minor}, why}",
            "7:23: changes[1].set.severity: `severity` of `C` is already changed at {0}:6; "
            "keep one of the two",
        ),
        (
            "- {change: L.cost, set: {parameters: {most: 3}}, why}\n"
            "- {change: L.cost, set: {parameters: {most: {value: 4}}}, why}",
            "7:48: changes[1].set.parameters.most.value: `parameters.most.value` of `L.cost` is "
            "already changed at {0}:6; keep one of the two",
        ),
        (
            "- {change: verdict, row: low, set: {when: score < 7}, why}\n"
            "- {change: verdict, in: results, set: {rows: [{is: go}]}, why}",
            "7:42: changes[1].set.rows: `rows` of `verdict` is already changed at {0}:6; "
            "keep one of the two",
        ),
        (
            "- {exclude: C, why}\n- {change: C, set: {owner: x}, why}",
            "7:14: changes[1].change: `C` is left out at {0}:6; keep one of the two",
        ),
        (
            "- {change: B.one, set: {owner: x}, why}\n- {exclude: B, why}",
            "6:14: changes[0].change: `B.one` is left out at {0}:7; keep one of the two",
        ),
        (
            "- {exclude: C, why}\n- {exclude: C, why}",
            "7:15: changes[1].exclude: `C` is already left out at {0}:6; keep one of the two",
        ),
        (
            "- {include: {facts: {n: {type: text}}}, why}\n"
            "- {include: {facts: {n: {type: text}}}, why}",
            "7:24: changes[1].include.facts.n: `n` is already defined at {0}:6; "
            "use another name, or `change` it",
        ),
        (
            "- {exclude: C, why}\n"
            "- {include: {criteria: [{id: C, gate: G1, check: staff > 1}]}, why}",
            "7:27: changes[1].include.criteria[0]: `C` is already defined at "
            "rulesets/base/1.0.0.yaml:23; use another name, or `change` it",
        ),
    ],
)
def test_two_changes_that_contradict(tmp_path: Path, changes: str, told: str) -> None:
    assert refused(tmp_path, changes) == [f"{HERE}:{told.format(HERE)}"]


@pytest.mark.parametrize(
    "lines",
    [
        ("- {change: B, set: {check: staff > 1}, why}", "- {exclude: B.one, why}"),
        ("- {change: B, set: {check: staff > 1}, why}", "- {change: B.one, set: {owner: x}, why}"),
        ("- {change: B, set: {checks: [L.cost]}, why}", "- {change: B.one, set: {owner: x}, why}"),
        (
            "- {change: verdict, in: results, set: {rows: [{is: go}]}, why}",
            "- {change: verdict, row: low, set: {when: score < 7}, why}",
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_another_change_takes_away_cannot_be_changed(
    tmp_path: Path, lines: tuple[str, str], turned: bool
) -> None:
    (told,) = refused(tmp_path, "\n".join(lines[::-1] if turned else lines))
    assert re.search(rf"is (already changed|left out) at {HERE}:[67]; keep one of the two", told)


def test_what_is_no_criterion_at_all_is_told_where_it_stands(tmp_path: Path) -> None:
    (told,) = refused(
        tmp_path, "- {include: {criteria: [[1]]}, why}\n- {include: {tags: {t: {en: T}}}, why}"
    )
    assert told.startswith(f"{HERE}:6:27: changes[0].include.criteria[0]: ")


def test_the_last_check_of_a_criterion(tmp_path: Path) -> None:
    told = refused(tmp_path, "- {exclude: B.one, why}\n- {exclude: B.two, why}")
    assert told == [
        f"{HERE}:7:15: changes[1].exclude: without `B.two` the criterion `B` has no checks; "
        "exclude `B`"
    ]


def test_two_rows_of_one_step(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path, own=overlay("- {change: verdict, row: hold, set: {when: score < 7}, why}")
    )
    (told,) = refused_of(found, "own")
    assert "2 rows of `verdict` are `hold`; set `rows` as a whole, or give each an `id`" in told


def test_what_the_overlay_wrote_is_placed_there_and_the_rest_in_the_base(tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        """
        - {change: C, set: {check: stuff >= 5, severity: criticall}, why}
        - {change: staff, set: {type: text}, why}
        """,
    )
    places = [line.split(": ")[0] for line in told]
    assert f"{HERE}:6:30" in places
    assert any(f"{HERE}:6:" in line and "criticall" in line for line in told)
    assert any(line.startswith("rulesets/base/1.0.0.yaml:21:") for line in told)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    told = refused(tmp_path, "- {exclude: x1, why}\n- {exclude: x2, why}\n- {exclude: K, why}")
    assert [line.split(":")[1] for line in told] == ["6", "7", "8"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("why: {en: Because, zh: 因为}", "", "changes[0]: the key `why` is missing"),
        ("exclude: C", "exlude: C", "one of the keys `change`, `exclude`, `include` is needed"),
        ("extends: base@^1.0", "extends: base", "`base` names no version to extend"),
        ("extends: base@^1.0", "extends: bas@^1.0", "there is no rule set `bas`; did you mean"),
        ("extends: base@^1.0", "extends: base@^2.0", "base has no version ^2.0; there is 1.0.0"),
        ("extends: base@^1.0", "extends: base@^x", "^x is not a range of versions"),
        ('version: "1.0.0"', 'version: "1"', "1 is not a version"),
        ("title:", "kind: rubric\ntitle:", "unknown key `kind`"),
    ],
)
def test_the_form_of_the_file(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = overlay("- {exclude: C, why}")
    assert old in text
    said = refused_of(catalogue(tmp_path, own=text.replace(old, new)), "own")
    assert all(line.startswith(f"{HERE}:") for line in said)
    assert any(told in line for line in said)


def test_a_base_that_does_not_hold_up_says_so_itself(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {exclude: C, why}"))
    put(tmp_path / "rulesets/base/1.0.0.yaml", BASE.replace("staff >= 5", "stuff >= 5"))
    (told,) = refused_of(found, "own")
    assert told.startswith("rulesets/base/1.0.0.yaml:23:")


def test_a_library_is_pinned_and_never_by_a_range(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    put(tmp_path / "rulesets/base/1.0.0.yaml", BASE.replace("[lib@1.0.0]", "[lib@^1.0]"))
    told = refused_of(found, "base")
    assert "the library `lib@^1.0` is not pinned to a version; write it as id@1.0.0" in told[0]


# --- circles -----------------------------------------------------------------------------------


def test_overlays_in_a_circle(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        a=overlay("- {exclude: C, why}", "b@1.0.0", "a"),
        b=overlay("- {exclude: A, why}", "a@1.0.0", "b"),
    )
    assert refused_of(found, "a") == [
        "rulesets/b/1.0.0.yaml:3:10: extends: a@1.0.0 rests on itself by way of "
        "rulesets/a/1.0.0.yaml, rulesets/b/1.0.0.yaml"
    ]


def test_an_overlay_of_itself(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {exclude: C, why}", "own@^1.0"))
    assert refused_of(found, "own") == [
        f"{HERE}:3:10: extends: own@1.0.0 rests on itself by way of {HERE}"
    ]


def test_a_circle_by_way_of_a_library(tmp_path: Path) -> None:
    found = catalogue(tmp_path, own=overlay("- {exclude: L.all, why}", "lib@1.0.0"))
    looped = LIBRARY.replace("parameters:", "library: [own@1.0.0]\nparameters:", 1)
    put(tmp_path / "rulesets/lib/1.0.0.yaml", looped)
    assert refused_of(found, "base") == [
        f"{HERE}:3:10: extends: lib@1.0.0 rests on itself by way of rulesets/lib/1.0.0.yaml, {HERE}"
    ]


# --- examples, digests, determinism ------------------------------------------------------------


def test_examples_that_no_longer_hold_are_told(tmp_path: Path) -> None:
    made = tailored(tmp_path, "- {change: L.cost, set: {parameters: {most: 5}}, why}")
    assert [asked.id for asked in examples(made)] == ["L.cost", "L.cost"]
    (told,) = failures(made)
    assert (told.file, told.line) == ("rulesets/lib/1.0.0.yaml", 19)
    assert "the example says pass, the criterion says fail" in told.what


def test_new_examples_are_run_where_the_overlay_wrote_them(tmp_path: Path) -> None:
    made = tailored(
        tmp_path,
        """
        - change: L.cost
          set:
            parameters: {most: 5}
            examples: [{given: {cost: 5}, then: pass}, {given: {cost: 6}, then: pass}]
          why: {en: a, zh: 甲}
        """,
    )
    (told,) = failures(made)
    assert (told.file, told.line) == (HERE, 9)


def test_the_digest_covers_overlay_base_and_libraries(tmp_path: Path) -> None:
    first = "- {change: C, set: {owner: x}, why}"
    one = tailored(tmp_path / "1", first)
    assert one.digest == tailored(tmp_path / "2", first).digest
    digests = {one.digest, tailored(tmp_path / "3", first.replace("x", "y")).digest}
    for number, (name, old) in enumerate([("base", "Base"), ("lib", "Library")]):
        root = tmp_path / f"changed-{number}"
        found = catalogue(root, own=overlay(first))
        path = root / f"rulesets/{name}/1.0.0.yaml"
        path.write_text(path.read_text("utf-8").replace(old, "Other"), "utf-8")
        digests.add(found.load("own").digest)
    assert len(digests) == 4
    assert found.load("base").digest not in digests


def test_the_same_files_give_the_same_rule_set(tmp_path: Path) -> None:
    changes = "- {exclude: C, why}\n- {change: L.cost, set: {owner: x}, why}"
    one, two = (tailored(tmp_path / name, changes) for name in "ab")
    assert (one, one.tailoring) == (two, two.tailoring)
    runs = [score_once(made, EVIDENCE, DAY, "G1").results for made in (one, two)]
    assert runs[0] == runs[1]


def test_the_order_of_the_changes_does_not_matter(tmp_path: Path) -> None:
    lines = [
        "- {change: L.cost, set: {owner: x}, why}",
        "- {exclude: C, why}",
        "- {change: B.two, set: {owner: y}, why}",
        "- {exclude: B.one, why}",
    ]
    one = tailored(tmp_path / "a", "\n".join(lines))
    two = tailored(tmp_path / "b", "\n".join(reversed(lines)))
    assert (one.criteria, one.leaves, one.places) == (two.criteria, two.leaves, two.places)
