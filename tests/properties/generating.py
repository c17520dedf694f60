"""Rule sets over the whole language, as YAML text, and evidence for them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from building import HERE, given
from hypothesis import strategies as st
from milepost.model.evidence import Answer, Evidence, JudgedValue
from milepost.model.text import Text
from milepost.model.values import Value

Keys = dict[str, Any]
NUMBERS, FLAGS = ("a", "b", "c"), ("p", "q", "r")
TEXT = {"en": "t", "zh": "文"}
SCALES: Keys = {
    "anchors": {str(n): {"value": n, **({"met": True} if n == 3 else {})} for n in range(5)},
    "share": {
        "low": {"value": 0},
        "mid": {"value": 50, "at_least": 40},
        "high": {"value": 100, "at_least": 80, "met": True},
    },
    "points": {"from": 0, "to": 10, "met_from": 7},
    "maturity": {str(n): {"value": n} for n in range(4)},
    "grade": {"E": {}, "D": {"at_least": 40}, "C": {"above": 60}, "A": {"at_least": 90}},
    "verdict": {"bad": {"value": 1}, "fair": {"value": 2}, "good": {"value": 3, "meets_bar": True}},
}
FACTS = {
    **{name: {"type": "number"} for name in (*NUMBERS, "v")},
    **{name: {"type": "yes_no"} for name in (*FLAGS, "u", "lost")},
}
ANSWERED = {
    "anchors": tuple(SCALES["anchors"]),
    "share": ("0", "39.5", "40", "79", "80", "100"),
    "points": ("0", "2", "6.5", "7", "10"),
    "": ("fail", "partial", "pass"),
}
"""What may be answered on each scale, worst first; without a scale the outcome is reported."""

CONDITIONS = (
    "p", "q and r", "p or q", "a >= 5", "b >= 2 and p", "c >= 7 or r", "a + b >= 6", "lost",
)  # fmt: skip
STEPS = (
    {"4": "a >= 8", "3": "a >= 4", "1": "p"},
    {"4": "b >= 8 and q", "2": "b >= 2", "0": "true"},
    {"3": "c >= 3", "2": "lost or c >= 1"},
)
SEVERITIES = st.sampled_from(["critical", "major", "minor"])


@dataclass(frozen=True)
class Written:
    """A rule set section by section; `features` name what of the language it holds."""

    sections: Mapping[str, Any]

    def text(self) -> str:
        """As YAML: each section on one line in flow style."""
        return "\n".join(f"{key}: {json.dumps(part)}" for key, part in self.sections.items())

    @property
    def leaves(self) -> list[Keys]:
        """Every leaf, those inside criteria included."""
        return [leaf for c in self.sections["criteria"] for leaf in c.get("checks", [c])]

    @property
    def answered(self) -> dict[str, Keys]:
        """The leaves that are answered or reported, by id."""
        return {x["id"]: x for x in self.leaves if "answer" in x or "imported" in x}

    @property
    def teams(self) -> tuple[str, ...]:
        """The values that its answers may stand at."""
        return ("T2", "T10") if "team" in self.sections["axes"] else ()

    def names(self, *words: str) -> bool:
        """Whether one of these words stands in it."""
        return any(word in self.text() for word in words)

    def weighing(self, factor: Fraction) -> Written:
        """The same with every weight of criteria and axis values times a number."""
        return Written({**self.sections, **_weighed(self.sections, factor)})


def _weighed(sections: Mapping[str, Any], factor: Fraction) -> Keys:
    criteria = [{**c, "weight": float(c["weight"] * factor)} for c in sections["criteria"]]
    axes = {
        name: {
            value: {**keys, "weight": float(keys.get("weight", 1) * factor)}
            for value, keys in axis.items()
        }
        if "from" not in axis
        else axis
        for name, axis in sections["axes"].items()
    }
    return {"criteria": criteria, "axes": axes}


def maybe(draw: st.DrawFn, **keys: st.SearchStrategy[Any]) -> Keys:
    """Each of the keys or not; about two in five are there."""
    there = {name: draw(st.integers(0, 4)) >= 3 for name in keys}
    return {name: draw(kind) for name, kind in keys.items() if there[name]}


# Leaves

CREDITS = st.sampled_from([0, 0.25, 0.5, "lowest", "highest", "excluded", "inconclusive", "target"])
POLICIES: Mapping[str, st.SearchStrategy[Any]] = {
    "not_applicable": st.sampled_from(["forbidden", 0.5, {"credit": 1, "needs": ["rationale"]}]),
    "not_assessed": st.sampled_from([0, 0.5, "lowest", "excluded", "inconclusive"]),
}
ANSWER: Keys = {"answer": TEXT}


@st.composite
def leaves(draw: st.DrawFn, lower: bool) -> Keys:
    """One way to judge; conditions get truer as numbers and flags grow."""
    own = maybe(draw, **POLICIES, applies=st.just("u"), severity=SEVERITIES)
    kind = draw(st.integers(0, 4))
    if kind == 0 or (kind == 1 and lower):
        more = maybe(draw, requires=st.sampled_from(CONDITIONS))
        return {"check": draw(st.sampled_from(CONDITIONS)), **more, **own}
    if kind == 1:
        return {"steps": draw(st.sampled_from(STEPS)), "scale": "anchors", **own}
    if kind == 2:
        return {"imported": True, **own}
    own["scale"] = draw(st.sampled_from(["anchors", "share", "points"]))
    own |= maybe(draw, target=st.just(ANSWERED[own["scale"]][-2]))
    if own["scale"] == "share":
        own.pop("target", None)
    if draw(st.booleans()):
        own["ticks"] = {"done": TEXT, "kept": TEXT}
        own |= maybe(
            draw,
            needs=st.just(["ticks"]),
            requires=st.sampled_from(["all_ticked", "share_ticked >= 0.5", "rating >= 1 and p"]),
        )
    return {**ANSWER, **own}


PLACES: Mapping[str, st.SearchStrategy[Any]] = {
    "domain": st.sampled_from(["A", "A1", "B"]),
    "level": st.sampled_from(["1", "2", "3"]),
    "tags": st.just(["must"]),
}


@st.composite
def criteria(draw: st.DrawFn, lower: bool) -> list[Keys]:
    """One to five criteria, some of several checks."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        own = [draw(leaves(lower)) for _ in range(draw(st.sampled_from([1, 1, 2, 3])))]
        head = {"id": f"C{number}", "weight": draw(st.sampled_from([1, 2, 5, 0]))}
        head |= maybe(draw, **PLACES, status=st.sampled_from(["active", "retired"]))
        if len(own) == 1:
            found.append({**own[0], **head})
        else:
            named = [{"id": f"C{number}.{place}", **leaf} for place, leaf in enumerate(own)]
            found.append({**head, "checks": named})
    own = [{"id": "K.1", "check": "a >= 0"}, {"id": "K.2", "check": "p", "severity": "major"}]
    return [{"id": "K", "weight": 1, "checks": own}, *found]


# Policies

OUTCOMES: Mapping[str, st.SearchStrategy[Any]] = {
    "partial": st.sampled_from([0, 0.25, 0.5, "lowest", "inconclusive", "highest"]),
    "pass": st.sampled_from([0.75, 1, "target"]),
    "fail": st.sampled_from([0, "lowest", "excluded"]),
    "not-assessed": st.sampled_from([0.5, "excluded", "inconclusive", "lowest"]),
    "not-applicable": st.sampled_from([0.5, "highest", "excluded"]),
    "error": st.just(0),
}
FIXED = {"fixed": {"like": "pass", "credit": 0.75}}
LINES = (
    {"only": "failed", "at_most": 0},
    {"only": "passed and must", "at_least": 1},
    {"when": "any_of(criteria, critical and failed)", "only": "minor", "at_most": 1},
    {"when": "u", "only": "credit > 0.5", "at_most": 0.5},
    {"only": "passed", "at_most": 0.5},
    {"only": "partial", "set": 0},
    {"when": "v > 3", "at_least": 1},
)

# Results

TAKES = (
    "mean", "sum", "min", "max", "median", "mode", "product", "count", "share",
    {"at_least": 2}, {"best": 2}, {"worst": 2}, {"first": ["C1", "C0"]}, "any", "all",
)  # fmt: skip
TREES: tuple[Keys, ...] = (
    {"tree": ["domain"], "take": "mean"},
    {"tree": ["domain"], "take": {"domain": "min", "all": "mean"}},
    {"tree": ["level", "domain"], "take": {"level": "median", "domain": "mean", "all": "sum"}},
    {"tree": ["domain"], "take": {"domain": {"take": "mean", "round": {"to": 1}}, "all": "max"}},
    {"tree": ["domain"], "take": {"domain": "count", "all": "product"}},
)
OF: Mapping[str, st.SearchStrategy[Any]] = {
    "of": st.sampled_from(["credit", "weight * credit", "rating", "credit - 0.5", "1 - credit"]),
    "only": st.sampled_from(["must", 'level >= "2"', "not critical", "v > 3 or must"]),
    "weighted": st.just(False),
    "empty": st.just(0),
}
SHAPES: Mapping[str, st.SearchStrategy[Any]] = {
    "times": st.sampled_from([100, 10, -1]),
    "round": st.builds(
        lambda to, mode: {"to": to, "mode": mode},
        st.integers(0, 2),
        st.sampled_from(["half-up", "half-even", "half-down", "floor", "ceiling", "truncate"]),
    ),
}
BAD = st.sampled_from(
    [
        "any_of(criteria, critical and unmet)",
        "any_of(checks, critical and (failed or unknown))",
        "count(criteria, major and unmet) >= 2",
        "score < 50",
        "not all_of(criteria, passed or not_applicable)",
        'not met("K.2")',
        'share(under("K"), passed) < 0.5',
        "any_of(criteria, failed and not waived)",
        "coverage < 60",
        "v > 3",
    ]
)
GOOD = st.sampled_from(
    ["score >= 50", "all_of(criteria, passed)", "count(checks, passed) >= 2", "u",
     'credit("K.2") == 1', 'met("K.1")', "median_of(criteria, credit) > 0.5"]
)  # fmt: skip
ANY = st.one_of(BAD, BAD, GOOD)
VERDICTS = st.sampled_from(["bad", "fair", "good"])


@st.composite
def aggregates(draw: st.DrawFn, axes: tuple[str, ...]) -> Keys:
    """One aggregate: flat or a tree, over anything an item has."""
    own = maybe(draw, **OF)
    if "team" in axes and draw(st.booleans()):
        return {**own, "tree": ["team"], "take": {"team": "mean", "all": "min"}}
    if draw(st.booleans()):
        return {**own, **draw(st.sampled_from(TREES))}
    return {**own, "take": draw(st.sampled_from(TAKES))}


@st.composite
def numbers(draw: st.DrawFn, axes: tuple[str, ...]) -> Keys:
    """A numeric result that verdicts may rest on."""
    found: Keys = draw(aggregates(axes))
    truth = found["take"] in ("any", "all") or found["take"] == {"at_least": 2}
    if truth:
        found["take"] = "mean"
    return {**found, **maybe(draw, **SHAPES)}


LIMITS = st.lists(
    st.one_of(
        st.builds(lambda when: {"at_most": "fair", "when": when}, ANY),
        st.builds(lambda when: {"at_least": "fair", "when": when}, ANY),
    ),
    max_size=2,
)
ENDS = st.sampled_from(
    [
        [{"at_most": "100 - 10 * count(criteria, failed)"}],
        [{"at_least": "5", "when": "v > 3"}, {"at_most": "60", "when": "score < 1"}],
    ]
)


@st.composite
def verdicts(draw: st.DrawFn, axes: tuple[str, ...]) -> Keys:
    """Results of every other form, all on `score` or the criteria."""
    rows = [{"is": draw(VERDICTS), "when": draw(ANY)} for _ in range(draw(st.integers(1, 3)))]
    last = {"is": draw(VERDICTS)}
    table = {"scale": "verdict", "rows": [*rows, last]}
    table |= maybe(draw, limits=LIMITS, void=st.builds(lambda when: {"when": when}, ANY))
    table |= maybe(draw, instead=st.builds(lambda w, s: [{"is": s, "when": w}], ANY, VERDICTS))
    fine = {"rows": [{"is": "0", "when": draw(BAD)}, {"is": "score / 2"}]}
    held = draw(st.sampled_from(["all_of(criteria, passed)", "share(criteria, met) >= 0.5"]))
    climb = {"scale": "maturity", "climb": "level", "here": held}
    climb |= maybe(draw, empty=st.just("reached"), below=st.just("any_of(criteria, met)"))
    per = {"by": ["domain"], **draw(numbers(axes))}
    found = {
        "verdict": table,
        "capped": {"value": "score", "limits": draw(ENDS)},
        "table": fine,
        "grade": {"scale": "grade", "of": "score"},
        "climbed": climb,
        "per": per,
        "spread": {"value": draw(st.sampled_from(["min_of(per)", "mean_of(per)", "sum_of(per)"]))},
        "steady": {"value": draw(st.sampled_from(["max(score, spread)", "score - spread"]))},
        "seen": {"scale": "verdict", "judged": True, "compare": "verdict"},
        "told": {"scale": "verdict", "value": "first_known(seen, verdict)"},
    }
    if "team" in axes:
        found["teams"] = {"take": "mean", "by": ["team"]}
        found["lowest_team"] = {"value": "min_of(teams)"}
    return found


# Rule sets


@st.composite
def rule_sets(draw: st.DrawFn) -> Written:
    """A whole rule set."""
    lower = draw(st.integers(0, 5)) == 5
    axes: Keys = {
        "domain": {"A": {"weight": 2}, "A1": {"in": "A"}, "B": {"weight": draw(st.integers(0, 3))}},
        "level": {"1": {}, "2": {}, "3": {}},
    }
    axes |= maybe(
        draw, team=st.sampled_from([{"from": "answers"}, {"from": "answers", "at_least": 2}])
    )
    own = draw(criteria(lower))
    takes = draw(st.permutations(TAKES))[:3]
    several = {f"take{n}": {**maybe(draw, **OF), "take": take} for n, take in enumerate(takes)}
    score = {"score": draw(numbers(tuple(axes)))}
    results = {**score, **several, **draw(verdicts(tuple(axes)))}
    if draw(st.booleans()):
        own.append(
            {"id": "last", "weight": 1, "check": draw(st.sampled_from(["base >= 1", "base < 1"]))}
        )
        results["base"] = {"take": "sum", "only": 'id == "K"'}
    main = draw(st.sampled_from([n for n, r in results.items() if "by" not in r]))
    more = maybe(
        draw,
        adjust=st.permutations(LINES).map(lambda lines: lines[:2]),
        coverage=st.just("weight"),
        raters=st.sampled_from([{"take": "min"}, {"take": "mean", "discuss_over": 1}]),
        outcomes=st.fixed_dictionaries({}, optional=OUTCOMES).map(lambda o: {**o, **FIXED}),
    )
    if "adjust" in more:
        more["adjust"] = [{**line, "why": TEXT} for line in more["adjust"]]
    sections = {
        "facts": FACTS, "scales": SCALES, "tags": {"must": TEXT}, "axes": axes, "criteria": own,
        "results": results, "main": main, **more,
    }  # fmt: skip
    return Written({**sections, "better": "lower"} if lower else sections)


# Evidence

WHOLE = st.fixed_dictionaries(
    {**dict.fromkeys(NUMBERS, st.integers(0, 10)), **dict.fromkeys(FLAGS, st.booleans())}
)
ASIDE = st.fixed_dictionaries({"u": st.booleans(), "v": st.integers(0, 6)})
TICKS = st.sampled_from([(), ("done",), ("done", "kept")])
SAID = Text(en="seen", zh="已查看")


@st.composite
def answers(
    draw: st.DrawFn, rules: Written, complete: bool = False
) -> dict[str, tuple[Answer, ...]]:
    """Answers to its questions: none, one, several assessors, or one for each team."""
    found = {}
    for id, leaf in rules.answered.items():
        places: list[dict[str, str]] = [{"team": team} for team in rules.teams] or [{}]
        if not rules.teams:
            places *= draw(st.integers(int(complete), 2))
        given = [draw(_answer(id, leaf, at, number)) for number, at in enumerate(places)]
        if given:
            found[id] = tuple(given)
    return found


@st.composite
def _answer(draw: st.DrawFn, id: str, leaf: Keys, at: dict[str, str], number: int) -> Answer:
    place = tuple(at.items())
    made = Answer(id, HERE, by=f"rater {number}", at=place, rationale=SAID, ticks=draw(TICKS))
    if draw(st.integers(0, 9)) == 9:
        return replace(made, not_applicable=True, reason=SAID)
    if leaf.get("scale") == "anchors" and draw(st.integers(0, 4)) == 4:
        return replace(made, dates=(("1", date(2026, 1, 1)), ("4", date(2026, 12, 1))))
    return replace(made, answer=draw(st.sampled_from(ANSWERED[leaf.get("scale", "")])))


@st.composite
def evidence(draw: st.DrawFn, rules: Written, whole: bool = True) -> Evidence:
    """Evidence for a rule set; facts are all known, or any of them may be missing."""
    facts: dict[str, Value] = {**draw(ASIDE), **draw(WHOLE)}
    if not whole:
        kept = draw(st.sets(st.sampled_from((*NUMBERS[1:], *FLAGS))))
        facts = {n: v for n, v in facts.items() if n in kept or n in ("a", "u", "v")}
    judged = ()
    if draw(st.booleans()):
        judged = (JudgedValue("seen", (), draw(VERDICTS), SAID, HERE),)
    return replace(given(judged=judged, **facts), answers=draw(answers(rules)))


def better(rules: Written, before: Evidence, pick: int) -> Evidence:
    """The evidence with one thing better: a fact, an answer, or a tick."""
    ways = [*_better_facts(before), *_better_answers(rules, before)]
    return ways[pick % len(ways)]


def _better_facts(before: Evidence) -> Iterable[Evidence]:
    for name in (*NUMBERS, *FLAGS):
        known = before.facts.get(name)
        if known is not None and known.value is not True:
            value = True if name in FLAGS else int(str(known.value)) + 3
            yield replace(before, facts={**before.facts, name: replace(known, value=value)})


def _better_answers(rules: Written, before: Evidence) -> Iterable[Evidence]:
    for id, some in before.answers.items():
        for place, answer in enumerate(some):
            for other in _better_answer(rules, rules.answered[id], answer):
                changed = (*some[:place], other, *some[place + 1 :])
                yield replace(before, answers={**before.answers, id: changed})


def _better_answer(rules: Written, leaf: Keys, answer: Answer) -> Iterable[Answer]:
    if answer.answer is not None:
        order = ANSWERED[leaf.get("scale", "")]
        turned = rules.sections.get("better") == "lower" and "scale" in leaf
        place = order.index(answer.answer) + (-1 if turned else 1)
        if 0 <= place < len(order):
            yield replace(answer, answer=order[place])
    if answer.dates:
        yield replace(answer, dates=(("4", date(2026, 1, 1)),))
    if leaf.get("ticks") and answer.ticks != ("done", "kept"):
        yield replace(answer, ticks=("done", "kept"))
