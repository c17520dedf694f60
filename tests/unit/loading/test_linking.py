"""From files to a rule set: every dangling, doubled, circular or ill-typed thing is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import concluded_of, given, put, refused, rule_set, written
from milepost.errors import InvalidInput, Problem
from milepost.loading.catalogue import Catalogue

ONE = "criteria: [{id: C, check: p}]\n"
GATE = "axes: {gate: {G1: {}, G2: {}}}\n"
MEND = "{action: {en: x}, owner: o%s}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "criteria: [{id: C, check: p, severity: majr}]",
            "criteria[0].severity: there is no severity `majr`; did you mean `major`?",
        ),
        (
            "tags: {kill: {en: K}}\ncriteria: [{id: C, check: p, tags: [kil]}]",
            "criteria[0].tags[0]: there is no tag `kil`; did you mean `kill`?",
        ),
        (
            "criteria: [{id: C, answer: {en: x}, scale: ancors}]",
            "criteria[0].scale: there is no scale `ancors`; did you mean `anchors`?",
        ),
        (
            f"criteria: [{{id: C, check: p, remedy: mnd}}]\nremedies: {{mend: {MEND % ''}}}",
            "criteria[0].remedy: there is no remedy `mnd`; did you mean `mend`?",
        ),
        (
            f"{ONE}remedies: {{mend: {MEND % ', after: [mendd]'}}}",
            "remedies.mend.after[0]: there is no remedy `mendd`; did you mean `mend`?",
        ),
        (
            f"{ONE}remedies: {{mend: {MEND % ''}, some: {{choice: [mend, other]}}}}",
            "remedies.some.choice[1]: there is no remedy `other`; use one of mend, some",
        ),
        (
            f"{ONE}remedies: {{mend: {MEND % ', makes: {feee: 1}'}}}",
            "remedies.mend.makes.feee: there is no fact `feee`; did you mean `fee`?",
        ),
        (
            f"{GATE}criteria: [{{id: C, check: p, gate: G3}}]",
            "criteria[0].gate: there is no value of axis gate `G3`; use one of G1, G2",
        ),
        (
            f"{GATE}scope: gat\ncriteria: [{{id: C, check: p, gate: G1}}]",
            "scope: there is no axis `gat`; did you mean `gate`?",
        ),
        (
            f"{GATE}scope: gate\n{ONE}",
            "criteria[0]: the key `gate` is missing; say to which gate it belongs",
        ),
        (
            "criteria: [{id: C, checks: [X.1]}]\nchecks: [{id: X.11, check: p}]",
            "criteria[0].checks[0]: there is no check `X.1`; did you mean `X.11`?",
        ),
        (
            "criteria: [{id: C, scale: anchors, steps: {'5': p, '0': true}}]",
            "criteria[0].steps.5: there is no step `5`; use one of 0, 1, 2, 3, 4",
        ),
        (
            "criteria: [{id: C, answer: {en: x}, scale: anchors, anchors: {'9': {en: x}}}]",
            "criteria[0].anchors.9: there is no step `9`; use one of 0, 1, 2, 3, 4",
        ),
        (
            f"{ONE}results: {{score: {{take: mean}}, g: {{of: scor, scale: verdict}}}}",
            "results.g.of: there is no result `scor`; did you mean `score`?",
        ),
        (
            f"{ONE}results: {{score: {{take: mean}}, g: {{of: score, scale: verdit}}}}",
            "results.g.scale: there is no scale of steps `verdit`; did you mean `verdict`?",
        ),
        (
            f"{GATE}{ONE}results: {{x: {{take: mean, by: gat}}, score: {{take: mean}}}}",
            "results.x.by[0]: there is no axis `gat`; did you mean `gate`?",
        ),
        (
            f"{ONE}results: {{score: {{scale: verdict, rows: [{{is: godo}}]}}}}",
            "results.score.rows[0].is: there is no step `godo`; did you mean `good`?",
        ),
        (
            f"{GATE}{ONE}results: {{score: {{scale: verdict, climb: gatte, here: p}}}}",
            "results.score.climb: there is no axis `gatte`; did you mean `gate`?",
        ),
        (
            f"{ONE}main: scor",
            "main: there is no result `scor`; did you mean `score`?",
        ),
        (
            "criteria: [{id: C, check: 'met(\"D\")'}]",
            'criteria[0].check: there is no criterion or check "D"; known are C',
        ),
        (
            "criteria: [{id: C, check: fe > 1}]",
            "criteria[0].check: `fe` is not known here; did you mean `fee`?",
        ),
    ],
)  # fmt: skip
def test_a_dangling_name(text: str, told: str) -> None:
    assert refused(text) == [told]


def test_a_choice_offers_actions_only() -> None:
    remedies = f"{{one: {MEND % ''}, two: {MEND % ''}, some: {{choice: [one, two]}}"
    told = refused(f"{ONE}remedies: {remedies}, all: {{choice: [some, one]}}}}")
    what = "a choice names actions, and `some` is itself a choice; name what it offers: one, two"
    assert told == [f"remedies.all.choice[0]: {what}"]


RATED = "criteria: [{id: C, answer: {en: x}, scale: s}]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{RATED}scales: {{s: {{low: {{value: 0}}, mid: {{value: 2}}, top: {{value: 1}}}}}}",
            "criteria[0].scale: the scale `s` cannot rate: its values do not rise with its steps; "
            "list the lowest step first",
        ),
        (
            f"{RATED}scales: {{s: {{from: 5, to: 1}}}}",
            "scales.s.to: `to` is 1, and must be above `from`, 5",
        ),
        (
            f"{RATED}scales: {{s: {{from: 1, to: 5, met_from: 6}}}}",
            "scales.s.met_from: `met_from` is 6, and the scale goes from 1 to 5",
        ),
        (
            f"{ONE}scales: {{s: {{C: {{}}, B: {{at_least: 90}}, A: {{above: 70}}}}}}",
            "scales.s.A.above: the lower end of `A` is not above that of `B`; "
            "list the lowest step first",
        ),
        (
            f"{ONE}scales: {{s: {{C: {{}}, B: {{at_least: 7.5}}, A: {{at_least: 7.50}}}}}}",
            "scales.s.A.at_least: the lower end of `A` is not above that of `B`; "
            "list the lowest step first",
        ),
    ],
)
def test_a_scale_that_makes_no_sense(text: str, told: str) -> None:
    assert told in refused(text)


@pytest.mark.parametrize(
    "scale",
    [
        "{from: -1, to: 1, met_from: 1}",
        "{C: {}, B: {at_least: 70}, A: {above: 70}}",
        "{D: {}, C: {at_least: 10}, B: {at_least: param.x}, A: {at_least: 70}}",
    ],
)
def test_scales_that_rise(scale: str) -> None:
    text = f"{ONE}parameters: {{x: 20}}\nresults: {{score: {{take: mean}}}}\nscales: {{s: {scale}}}"
    assert "s" in rule_set(text).scales


def test_steps_of_limits_and_replacements() -> None:
    g = "{of: score, scale: verdict, limits: [{at_most: fairr}], instead: [{is: baad}]}"
    assert refused(f"{ONE}results: {{score: {{take: mean}}, g: {g}}}") == [
        "results.g.limits[0].at_most: there is no step `fairr`; did you mean `fair`?",
        "results.g.instead[0].is: there is no step `baad`; did you mean `bad`?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "criteria: [{id: C, check: p}, {id: C, check: q}]",
        "criteria: [{id: B, checks: [X]}, {id: C, checks: [{id: X, check: q}]}]\n"
        "checks: [{id: X, check: p}]",
        "criteria: [{id: X, checks: [X, Y]}]\nchecks: [{id: X, check: p}, {id: Y, check: q}]",
        "criteria: [{id: C, checks: [{id: a, check: p}]}, {id: C, checks: [{id: b, check: p}]}]",
    ],
)
def test_an_id_that_is_taken(text: str) -> None:
    (told,) = refused(text)
    assert "is already taken; ids are unique, library included" in told


def test_an_id_of_a_library_is_taken_too() -> None:
    library = "facts: {x: {type: number}}\nchecks: [{id: C, check: x > 0}]"
    assert refused(f"library: [base@1.0.0]\n{ONE}", base=library) == [
        "criteria[0].id: the id `C` is already taken; ids are unique, library included"
    ]


def test_a_check_that_a_criterion_names_twice() -> None:
    text = "criteria: [{id: C, checks: [X, X]}]\nchecks: [{id: X, check: p}]"
    assert refused(text) == ["criteria[0].checks[1]: the check `X` is there twice; keep one"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("facts: {score: {type: number}, p: {type: yes_no}}\n",
         "results.score: `score` is already a fact; use another name"),
        ("facts: {major: {type: number}, p: {type: yes_no}}\n",
         "severities.major: `major` is already a fact; use another name"),
        ("facts: {credit: {type: number}, p: {type: yes_no}}\n",
         "facts.credit: `credit` is already a word of the language; use another name"),
        ("tags: {p: {en: P}}\n", "tags.p: `p` is already a fact; use another name"),
        ("axes: {q: {x: {}}}\n", "axes.q: `q` is already a fact; use another name"),
        ("tags: {class: {en: C}}\n",
         "tags.class: `class` cannot be a name: conditions are written in Python's syntax; "
         "use another name"),
    ],
)  # fmt: skip
def test_one_name_stands_for_one_thing(text: str, told: str) -> None:
    assert refused(text + ONE) == [told]


def test_a_fact_may_not_be_redefined_or_differ_between_libraries() -> None:
    number, yes_no = "facts: {x: {type: number}}", "facts: {x: {type: yes_no}}"
    own = "library: [one@1.0.0]\nfacts: {x: {type: number}, p: {type: yes_no}}\n"
    assert refused(own + ONE, one=number) == [
        "facts.x: `x` is already defined in a library; use another name"
    ]
    assert refused("library: [one@1.0.0, two@1.0.0]\n" + ONE, one=number, two=yes_no) == [
        "library[1]: `x` is already defined otherwise in a library named above; pin one of them"
    ]
    assert rule_set("library: [one@1.0.0, two@1.0.0]\n" + ONE, one=number, two=number).facts["x"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ONE + "results: {score: {value: mid + 1}, mid: {value: low}, low: {value: score}}",
         ("results.low", "results.mid", "results.score")),
        (ONE + "results: {score: {value: score + 1}}", ("results.score",)),
        ("checks: [{id: X, check: 'met(\"Y\")'}, {id: Y, check: 'met(\"X\")'}]\n"
         "criteria: [{id: C, checks: [X]}]", ("checks[0]", "checks[1]")),
        ("checks: [{id: X.1, check: 'all_of(under(\"X\"), passed)'}]\n"
         "criteria: [{id: C, checks: [X.1]}]", ("checks[0]",)),
        (ONE + f"remedies: {{x: {MEND % ', after: [y]'}, y: {MEND % ', after: [x]'}}}",
         ("remedies.x", "remedies.y")),
        (ONE + f"remedies: {{x: {MEND % ', after: [z]'}, y: {MEND % ''}, z: {{choice: [y, x]}}}}",
         ("remedies.x", "remedies.z")),
    ],
)  # fmt: skip
def test_circles(text: str, names: tuple[str, ...]) -> None:
    told = [t for t in refused(text) if "itself" in t]
    assert tuple(sorted(t.split(":")[0] for t in told)) == names


def test_results_in_any_order_and_roll_ups_without_a_circle_are_fine() -> None:
    text = """
    checks: [{id: X.2, check: 'met("X.1")'}, {id: X.1, check: p}]
    criteria: [{id: C, checks: [X.2]}]
    results: {grade: {of: score, scale: verdict}, score: {value: half * 2}, half: {take: mean}}
    main: grade
    """
    assert list(rule_set(text).results) == ["half", "score", "grade"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("criteria: [{id: C, check: a + 1}]",
         "criteria[0].check: `a + 1` is a number, not yes or no; compare it with something"),
        ("criteria: [{id: C, check: p > 1}]",
         "criteria[0].check: `p` is yes or no, `1` is a number; compare values of one type"),
        ("criteria: [{id: C, check: p, applies: a}]",
         "criteria[0].applies: `a` is a number, not yes or no; compare it with something"),
        (f"{ONE}results: {{score: {{take: mean, of: critical}}}}",
         "results.score.of: `critical` is yes or no, not a number"),
        (f"{ONE}results: {{score: {{value: plan}}}}",
         "results.score.value: a result is a number or a step, or yes or no; this gives document"),
        (f"{ONE}results: {{score: {{value: p, scale: verdict}}}}",
         "results.score.value: a result is a number or a step; this gives yes_no"),
        (f"{ONE}results: {{score: {{take: mean, limits: [{{at_most: B}}]}}}}",
         "results.score.limits[0].at_most: `B` is not known here; did you mean `b`?"),
        (f"{ONE}results: {{score: {{value: p, limits: [{{at_most: 3}}]}}}}",
         "results.score.limits: a yes/no has no limits; use `rows`"),
        (f"{ONE}results: {{score: {{take: mean, instead: [{{is: B}}]}}}}",
         "results.score.instead: `instead` needs a scale; name it: `scale: grade`"),
        (f"{GATE}{ONE}results: {{score: {{take: mean, by: gate}}}}",
         "main: `score` has one value for each gate; name a result without `by`"),
        (f"{GATE}{ONE}results: {{x: {{take: mean, by: gate}}, score: {{of: x, scale: verdict}}}}",
         "results.score: `x` has one value for each gate; write the same `by` here"),
        (f"{GATE}{ONE}results: {{score: {{scale: verdict, climb: gate, here: p}}}}",
         "results.score.climb: the level `G1` of axis gate is no step of verdict; "
         "name steps like the levels"),
        ("scales: {n: {x: {}, y: {}}}\ncriteria: [{id: C, scale: n, steps: {y: p}}]",
         "criteria[0].scale: the scale `n` cannot rate: its steps need different values; "
         "give every step a `value`"),
        ("scales: {n: {from: 0, to: 9}}\ncriteria: [{id: C, scale: n, steps: {'5': p}}]",
         "criteria[0].scale: `steps` needs a scale of steps, and `n` is one of numbers"),
    ],
)  # fmt: skip
def test_a_definition_of_the_wrong_kind(text: str, told: str) -> None:
    assert told in refused(text)


@pytest.mark.parametrize(
    ("makes", "told"),
    [
        ("{p: 7}", "remedies.m.makes.p: true or false is expected here, not 7"),
        ("{a: high}", "remedies.m.makes.a: a number is expected here, not high"),
        ("{p: {at_least: 3}}",
         "remedies.m.makes.p: this change is one of a number, and the fact is of type yes_no"),
        ("{a: {status: approved}}",
         "remedies.m.makes.a: this change is one of a document, and the fact is of type number"),
        ("{plan: {add: [x]}}",
         "remedies.m.makes.plan: this change is one of a list, and the fact is of type document"),
        ("{C: '3'}", "remedies.m.makes.C: `C` is not answered by an assessor; "
         "name the facts that it reads"),
        ("{Q: '9'}", "remedies.m.makes.Q: 9 is not a step of the scale; use 0, 1, 2, 3, 4"),
    ],
)  # fmt: skip
def test_a_remedy_that_makes_what_cannot_be(makes: str, told: str) -> None:
    text = "criteria: [{id: C, check: p}, {id: Q, answer: {en: x}, scale: anchors}]\n"
    assert refused(f"{text}remedies: {{m: {MEND % f', makes: {makes}'}}}") == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("library: [base]\n", "library[0]: the library `base` is not pinned to a version; "
         "write it as id@1.0.0"),
        ("library: [bse@1.0.0]\n", "library[0]: there is no rule set `bse`; did you mean `base`?"),
        ("library: [base@1.1.0]\n", "library[0]: base has no version 1.1.0; there is 1.0.0"),
    ],
)  # fmt: skip
def test_a_library_that_cannot_be_had(text: str, told: str) -> None:
    assert refused(text + ONE, base="facts: {x: {type: number}}") == [told]


def test_only_a_library_can_be_a_library(tmp_path: Path) -> None:
    put(tmp_path / "rulesets/demo/0.1.0.yaml", written(ONE))
    path = put(tmp_path / "mine.yaml", written("library: [demo@0.1.0]\n" + ONE))
    (problem,) = problems(Catalogue((tmp_path / "rulesets",), tmp_path), path)
    assert problem.what == "demo@0.1.0 is a compliance rule set, not a library"


def test_a_library_only_defines() -> None:
    assert refused(f"library: [base@1.0.0]\n{ONE}", base="criteria: [{id: X, check: true}]") == [
        "criteria: a library only defines; it has no `criteria`"
    ]


def test_what_a_rule_set_cannot_do_without() -> None:
    assert refused("criteria: []") == [": the rule set has no criteria"]
    assert refused(f"ruleset: My_Rules\n{ONE}") == [
        "ruleset: `My_Rules` is not an id; use small letters, digits and single hyphens"
    ]
    assert refused(f"version: 1.10\n{ONE}") == [
        'version: 1.10 is not a version; write three numbers in quotes: version: "1.0.0"'
    ]


PLACED = """\
ruleset: demo
version: "0.1.0"
kind: compliance
title: {en: Demo, zh: 示例}
facts:
  budget: {type: number}
severities: {major: {}}
criteria:
  - id: A
    severity: majr
    check: budgt > 0 and budget > p
  - id: B
    checks:
      - {id: B.1, check: 'budget > 1 > '}
      - C.9
      - id: B.3
        check: "budget +\\
          1"
results:
  score: {take: mean}
main: score
"""


def problems(catalogue: Catalogue, path: Path) -> list[Problem]:
    with pytest.raises(InvalidInput) as caught:
        catalogue.load_file(path, path.name)
    return list(caught.value.problems)


def test_all_problems_of_a_file_at_once_each_at_its_line_and_column(tmp_path: Path) -> None:
    path = put(tmp_path / "demo.yaml", "")
    path.write_text(PLACED, encoding="utf-8")
    found = [(p.line, p.column, p.key) for p in problems(Catalogue((), tmp_path), path)]
    assert found == [
        (10, 15, "criteria[0].severity"),
        (11, 12, "criteria[0].check"),
        (11, 35, "criteria[0].check"),
        (14, 39, "criteria[1].checks[0].check"),
        (15, 9, "criteria[1].checks[1]"),
        (17, 16, "criteria[1].checks[2].check"),
    ]


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        put(tmp_path / "demo" / f"{name}.yaml", text)
    return tmp_path / "demo"


def test_two_files_of_a_folder_may_not_define_the_same_name(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        ruleset=written("facts: {p: {type: yes_no}}\n" + ONE),
        more="# more\nfacts:\n  q: {type: yes_no}\n  p: {type: number}\n",
    )
    (problem,) = problems(Catalogue((), tmp_path), path)
    assert str(problem).startswith(
        "demo/more.yaml:4:3: facts.p: `p` is already defined at demo/rul"
    )
    assert problem.mend == "keep one of the two"


def test_a_folder_is_one_rule_set(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        ruleset=written("facts: {p: {type: yes_no}}\n" + ONE),
        more="axes: {gate: {G1: {}}}\nchecks: [{id: X, check: p}]\n",
        extra="criteria: [{id: D, gate: G1, checks: [X]}]\n",
    )
    loaded = Catalogue((), tmp_path).load_file(path, "demo")
    assert sorted(c.id for c in loaded.criteria) == ["C", "D"]
    assert loaded.places["D"].file == "demo/extra.yaml"


def test_the_problems_of_all_files_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    path = folder(tmp_path, ruleset=written("factss: {}\n" + ONE), more="checkss: []\n")
    assert [p.file for p in problems(Catalogue((), tmp_path), path)] == [
        "demo/more.yaml",
        "demo/ruleset.yaml",
    ]


def test_a_folder_needs_the_file_that_says_what_it_is(tmp_path: Path) -> None:
    path = folder(tmp_path, more="checks: []\n")
    (problem,) = problems(Catalogue((), tmp_path), path)
    assert (problem.file, problem.what) == ("demo", "the folder has no ruleset.yaml")


def test_the_digest_is_over_the_rule_set_and_its_libraries() -> None:
    text, first = "library: [base@1.0.0]\n" + ONE, "facts: {x: {type: number}}"
    same = rule_set(text, base=first)
    assert same.digest == rule_set(text, base=first).digest
    assert same.digest != rule_set(text, base=first + "\n# changed").digest
    assert same.digest != rule_set(text + "# changed", base=first).digest
    assert same.libraries == {"base@1.0.0": next(iter(same.libraries.values()))}


def test_a_scale_of_a_library_keeps_the_limits_of_its_library() -> None:
    library = "parameters: {top: 50}\nscales: {two: {low: {}, high: {at_least: param.top}}}"
    text = f"""
    library: [base@1.0.0]
    parameters: {{top: 99}}
    {ONE}
    results: {{score: {{value: 60}}, grade: {{of: score, scale: two}}}}
    main: grade
    """
    step = concluded_of(rule_set(text, base=library), given(p=True)).step
    assert step is not None
    assert step.name == "high"
