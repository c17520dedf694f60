"""Both inference engines draw the same conclusions, for the same reasons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.util import find_spec
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milepost.inference.chaining import Chainer
from milepost.inference.facts import (
    CriterionFact,
    Facts,
    FindingFact,
    WaiverFact,
    input_facts,
)
from milepost.inference.linting import lint
from milepost.inference.process import Worker
from milepost.inference.rules import Derived
from milepost.model.pattern_lines import Bound, Line, Taken, Then, Word
from milepost.model.patterns import Pattern

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 13) or find_spec("durable") is None,
    reason="durable-rules is not installed, or cannot be imported by this Python",
)

AXES = {"domain": ["risk", "scope", "time"], "gate": ["G1", "G2"]}
CRITERIA = [f"G{number}" for number in range(1, 7)]
CHECKS = [f"S{number}" for number in range(1, 5)]
OUTCOMES = ["pass", "partial", "fail", "not-assessed", "not-applicable", "error"]
SEVERITIES = ["critical", "major", "minor"]
RESULTS = {"verdict": ["hold", "go"], "score": ()}
LINKS = {
    "domain-gate": [{"domain": "risk", "gate": "G2"}, {"domain": "scope", "gate": "G1"}],
    "owners": [{"criterion": "G1", "owner": "sponsor"}, {"criterion": "G2", "owner": "财务"}],
}
NUMBERS = st.one_of(st.integers(-3, 8), st.fractions(0, 100, max_denominator=7))

SYSTEMIC = Pattern(
    id="systemic",
    when=(
        Line("group", "domain", bounds=(Bound("unmet", at_least=2),)),
        Line("finding", "fail", (("severity", "critical"),), same=("domain",)),
    ),
    then=Then(
        "weakness", "systemic", (("domain", Taken("domain")), ("root", Word("criterion", True)))
    ),
)
REALISTIC = (
    SYSTEMIC,
    Pattern(
        id="open",
        when=(Line("finding", "fail"),),
        unless=Line("waiver", "live", same=("criterion",)),
        then=Then("cause", "open", (("criterion", Taken("criterion")), ("gate", Taken("gate")))),
    ),
    Pattern(
        id="contradiction",
        when=(
            Line("finding", "pass", (("check", "S1"),)),
            Line("finding", "fail", (("check", "S2"),), same=("criterion",)),
        ),
        then=Then("contradiction", "raci", (("criterion", Taken("criterion")),)),
    ),
    Pattern(
        id="pair",
        when=(Line("finding", "fail"), Line("finding", "fail", same=("domain", "gate"))),
        then=Then("weakness", "pair", (("domain", Taken("domain")),)),
    ),
    Pattern(
        id="sponsor",
        when=(
            Line("weakness", "systemic"),
            Line("link", "domain-gate", same=("domain",)),
            Line("cause", "open", same=("gate",)),
        ),
        unless=Line("waiver", "expired", same=("domain",)),
        then=Then("escalation", "sponsor", (("gate", Taken("gate")), ("domain", Taken("domain")))),
    ),
    Pattern(
        id="board",
        when=(
            Line("escalation", "sponsor", (("gate", "G2"),)),
            Line("result", "verdict", (("is", "hold"),)),
            Line("result", "score", bounds=(Bound("value", at_most=Fraction(65, 2)),)),
        ),
        then=Then("escalation", "board", (("gate", Taken("gate")), ("at", Taken("value")))),
    ),
)


@pytest.fixture(scope="module", params=[None, "85", "170"])
def durable(request: pytest.FixtureRequest) -> Iterator[Chainer]:
    """A warm worker whose freed memory is left as it is, or filled (glibc only)."""
    fill = {"MALLOC_PERTURB_": request.param} if request.param else {}
    with Chainer("durable", worker=Worker(environment=fill)) as chainer:
        yield chainer


def conclusions(chainer: Chainer, patterns: tuple[Pattern, ...], facts: Facts) -> list[Derived]:
    return list(chainer.infer(patterns, facts).derived)


def agree(durable: Chainer, patterns: tuple[Pattern, ...], facts: Facts) -> bool:
    reference = conclusions(Chainer("reference"), patterns, facts)
    return conclusions(durable, patterns, facts) == reference


def random_facts(random: Random, size: int) -> Facts:
    """Facts of a small assessment, with unplaced criteria and repeated findings among them."""
    places = {
        criterion: {axis: random.choice(AXES[axis]) for axis in AXES if random.random() < 0.9}
        for criterion in CRITERIA
    }
    outcomes = {criterion: random.choice(OUTCOMES) for criterion in CRITERIA}
    findings = [
        FindingFact(
            random.choice(["fail", "pass", *OUTCOMES]),
            criterion := random.choice(CRITERIA),
            random.choice(CHECKS),
            random.choice(["critical", *SEVERITIES, ""]),
            places[criterion],
            random.random() < 0.2,
        )
        for _ in range(random.randrange(size + 1))
    ]
    criteria = [CriterionFact(outcomes[c], c, "critical", places[c]) for c in CRITERIA]
    waivers = [
        WaiverFact(random.choice(["live", "expired"]), criterion, places[criterion])
        for criterion in random.sample(CRITERIA, random.randrange(3))
    ]
    results = {
        "verdict": random.choice(["hold", "go", "undetermined", None]),
        "score": random.choice([None, 0, 32, Fraction(65, 2), Fraction(98, 3), Fraction(130, 4)]),
    }
    return input_facts(
        AXES, findings, random.choice([criteria, []]), results, waivers, random.choice([LINKS, {}])
    )


def test_realistic_patterns_agree_on_many_finding_sets(durable: Chainer) -> None:
    random = Random(20260316)
    drawn = [random_facts(random, 24) for _ in range(350)]
    concluded = [conclusions(durable, REALISTIC, facts) for facts in drawn]
    reference = [conclusions(Chainer("reference"), REALISTIC, facts) for facts in drawn]
    assert concluded == reference
    assert {derived.pattern for found in reference for derived in found} == {
        pattern.id for pattern in REALISTIC
    }


EDGES = {
    "nothing": input_facts(AXES),
    "waiver only": input_facts(AXES, waivers=[WaiverFact("live", "G1", {"domain": "risk"})]),
    "half a join": input_facts(
        AXES, criteria=[CriterionFact("fail", c, "critical", {"domain": "risk"}) for c in CRITERIA]
    ),
    "other half": input_facts(
        AXES, [FindingFact("fail", "G1", "S1", "critical", {"domain": "risk"})]
    ),
    "repeats": input_facts(AXES, [FindingFact("fail", "G1", "S1", "major", {"gate": "G1"})] * 3),
    "odd text": input_facts(
        AXES,
        [
            FindingFact("fail", 'G"1\\\n', f"S{text}", "", {"gate": "G1"})
            for text in ("1", "😀", "\x00")
        ],
    ),
}


@pytest.mark.parametrize("name", EDGES)
def test_edges_agree(durable: Chainer, name: str) -> None:
    for _ in range(20):
        assert agree(durable, REALISTIC, EDGES[name])


TEXTS = {"criterion": CRITERIA, "check": CHECKS, "severity": SEVERITIES, **AXES}
COLUMNS = {
    "finding": ["criterion", "check", "severity", "domain", "gate"],
    "waiver": ["criterion", "domain", "gate"],
}


@st.composite
def lines(draw: st.DrawFn, above: set[str], derived: dict[tuple[str, str], list[str]]) -> Line:
    """A line with constants and bounds of its own that joins some lines above."""
    kinds = [
        "finding",
        "finding",
        "group",
        "waiver",
        "link",
        "result",
        *(["derived"] if derived else []),
    ]
    kind = draw(st.sampled_from(kinds))
    bounds: list[Bound] = []
    if kind == "derived":
        kind, value = draw(st.sampled_from(sorted(derived)))
        names = derived[kind, value]
    elif kind == "group":
        value = draw(st.sampled_from(sorted(AXES)))
        names = [value]
        low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
        count = draw(st.sampled_from(["total", "unmet", "passed", "critical_failed"]))
        bounds = draw(st.sampled_from([[], [Bound(count, low)], [Bound(count, None, high)]]))
    elif kind == "result":
        at_least, at_most = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
        return Line("result", "score", bounds=(Bound("value", at_least, at_most),))
    elif kind == "link":
        value = draw(st.sampled_from(sorted(LINKS)))
        names = list(LINKS[value][0])
    else:
        value = draw(st.sampled_from(OUTCOMES[:3] if kind == "finding" else ["live", "expired"]))
        names = COLUMNS[kind]
    same = (
        draw(st.sets(st.sampled_from(sorted(above & set(names))))) if above & set(names) else set()
    )
    free = sorted(set(names) & set(TEXTS) - same) if kind in COLUMNS else []
    fixed = draw(st.sets(st.sampled_from(free), max_size=1)) if free else set()
    constants = [(name, draw(st.sampled_from(TEXTS[name]))) for name in sorted(fixed)]
    return Line(kind, value, tuple(constants), tuple(bounds), tuple(sorted(same)))


@st.composite
def pattern_sets(draw: st.DrawFn) -> tuple[Pattern, ...]:
    """Patterns of the safe subset, later ones chaining on the conclusions of earlier levels."""
    patterns: list[Pattern] = []
    earlier: dict[tuple[str, str], list[str]] = {}
    for level in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["weakness", "escalation", "cause"]))
        for number in range(draw(st.integers(1, 2))):
            above: set[str] = set()
            when: list[Line] = []
            for _ in range(draw(st.integers(1, 3))):
                line = draw(lines(above, earlier))
                if when and not (line.same or line.constants or line.kind == "result"):
                    continue
                when.append(line)
                above |= names_of(line, earlier)
            unless = draw(st.none() | lines(above, {}))
            if unless and (unless.kind, unless.value) in {(x.kind, x.value) for x in when}:
                unless = None
            taken = draw(st.sets(st.sampled_from(sorted(above)), max_size=2)) if above else set()
            fields = tuple((name, Taken(name)) for name in sorted(taken))
            then = Then(kind, f"v{level}", (*fields, ("by", Word(f"p{number}"))))
            patterns.append(Pattern(id=f"{level}.{number}", when=when, unless=unless, then=then))
        here = [dict(p.then.fields) for p in patterns if p.then.value == f"v{level}"]
        earlier[kind, f"v{level}"] = sorted({name for fields in here for name in fields})
    return tuple(patterns)


def names_of(line: Line, derived: dict[tuple[str, str], list[str]]) -> set[str]:
    if line.kind in COLUMNS:
        return set(COLUMNS[line.kind])
    if line.kind == "group":
        return {line.value}
    if line.kind == "link":
        return set(LINKS[line.value][0])
    return set(derived.get((line.kind, line.value), ()))


@settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(pattern_sets(), st.lists(st.randoms(use_true_random=False), min_size=1, max_size=4))
def test_generated_patterns_agree(
    durable: Chainer, patterns: tuple[Pattern, ...], seeds: list[Random]
) -> None:
    assert lint(patterns, AXES, CHECKS, CRITERIA, RESULTS, LINKS, severities=SEVERITIES) == []
    for seed in seeds:
        assert agree(durable, patterns, random_facts(seed, 10))
