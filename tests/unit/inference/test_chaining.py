"""Which engine runs, and what happens when durable-rules cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from milepost.inference import durable
from milepost.inference.chaining import Chainer, Engine, infer
from milepost.inference.facts import CriterionFact, Facts, FindingFact, WaiverFact, input_facts
from milepost.inference.process import EngineFailure, Worker, worker_command
from milepost.inference.reference import TooManyMatches
from milepost.model.pattern_lines import Bound, Line, Taken, Then
from milepost.model.patterns import InputFact, Pattern

needs_durable = pytest.mark.skipif(
    sys.version_info >= (3, 13) or find_spec("durable") is None,
    reason="durable-rules is not installed, or cannot be imported by this Python",
)
WORKER_FILE = worker_command()[-1]
CRITERION = (("criterion", Taken("criterion")),)
PATTERNS = (
    Pattern(
        id="open",
        when=(Line("finding", "fail"),),
        unless=Line("waiver", "live", same=("criterion",)),
        then=Then("cause", "open", CRITERION),
    ),
    Pattern(id="up", when=(Line("cause", "open"),), then=Then("escalation", "sponsor", CRITERION)),
)
FACTS = input_facts(
    ["domain"],
    [FindingFact("fail", criterion, "S1") for criterion in ("G1", "G2")],
    [CriterionFact("fail", "G1", "", {"domain": "risk"})],
    waivers=[WaiverFact("live", "G1")],
)
EXPECTED = infer(PATTERNS, FACTS, engine="reference").derived


def script(code: str) -> Worker:
    return Worker([sys.executable, "-c", code])


def test_the_reference_needs_no_worker_and_gives_no_notice() -> None:
    inference = infer(PATTERNS, FACTS, engine="reference")
    assert (inference.engine, inference.notice) == ("reference", None)
    assert [d.pattern for d in inference.derived] == ["open", "up"]


def test_without_patterns_nothing_is_started() -> None:
    with Chainer(worker=Worker(["no-such-program"])) as chainer:
        assert chainer.infer((), FACTS).notice is None


@needs_durable
def test_durable_rules_give_the_same() -> None:
    inference = infer(PATTERNS, FACTS, engine="auto")
    assert (inference.engine, inference.notice) == ("durable", None)
    assert inference.derived == EXPECTED


@needs_durable
def test_many_unconnected_patterns_run_in_several_shards() -> None:
    patterns = [
        Pattern(
            id=f"p{number}",
            when=(Line("finding", "fail", (("check", f"S{number}"),)),),
            then=Then("cause", f"c{number}", CRITERION),
        )
        for number in range(600)
    ]
    facts = input_facts([], [FindingFact("fail", "G1", f"S{n}") for n in (1, 520, 599)])
    inference = infer(patterns, facts, engine="durable")
    assert [derived.pattern for derived in inference.derived] == ["p1", "p520", "p599"]


@needs_durable
def test_unless_holds_back_whatever_comes_first() -> None:
    patterns = (
        Pattern(
            id="unwaived",
            when=(Line("link", "l"),),
            unless=Line("waiver", "live", same=("criterion",)),
            then=Then("cause", "unwaived", CRITERION),
        ),
        Pattern(
            id="unlinked",
            when=(Line("waiver", "live"),),
            unless=Line("link", "l", same=("criterion",)),
            then=Then("cause", "unlinked", CRITERION),
        ),
    )
    waivers = [WaiverFact("live", criterion) for criterion in ("G1", "G2")]
    links = {"l": [{"criterion": criterion} for criterion in ("G2", "G3")]}
    facts = input_facts([], waivers=waivers, links=links)
    inference = infer(patterns, facts, engine="durable")
    assert [dict(derived.fact.fields)["criterion"] for derived in inference.derived] == ["G3", "G1"]
    assert inference.derived == infer(patterns, facts, engine="reference").derived


@needs_durable
def test_bounded_numbers_pass_through_conclusions_exactly() -> None:
    gives = Then("cause", "c", (("n", Taken("value")),))
    patterns = (
        Pattern(id="low", when=(Line("result", "score"),), then=gives),
        Pattern(
            id="high",
            when=(Line("cause", "c", bounds=(Bound("n", at_least=10**12),)),),
            then=Then("escalation", "e"),
        ),
    )
    for score, expected in ((10**12, 2), (10**12 - 1, 1), (10**30, 2)):
        facts = input_facts([], results={"score": score})
        assert len(infer(patterns, facts, engine="durable").derived) == expected


@pytest.mark.parametrize(
    ("code", "timeout_seconds", "why", "again"),
    [
        ("import os, signal; input(); os.kill(os.getpid(), signal.SIGSEGV)", 20, "-11", "-11"),
        ("import sys; sys.exit(3)", 20, "ended with 3", "ended with 3"),
        ("import time; input(); time.sleep(60)", 0.3, "within 0.3 s", "within 0.3 s"),
        ("import time; time.sleep(60)", 0.3, "within 0.3 s", "within 0.3 s"),
        ("input(); print('nonsense')", 20, "unreadable answer", "unreadable answer"),
        ('input(); print(\'{"error": "303"}\')', 20, "(303)", "(303)"),
        (
            "import runpy, sys; sys.modules['durable'] = None\n"
            f"runpy.run_path({WORKER_FILE!r}, run_name='__main__')",
            20,
            "cannot be imported",
            "cannot be imported",
        ),
    ],
)
def test_a_worker_that_fails_is_replaced_with_a_notice(
    code: str, timeout_seconds: float, why: str, again: str
) -> None:
    with Chainer(timeout_seconds=timeout_seconds, worker=script(code)) as chainer:
        for reason in (why, again):
            inference = chainer.infer(PATTERNS, FACTS)
            assert inference.engine == "reference"
            assert inference.derived == EXPECTED
            assert inference.notice is not None
            assert reason in inference.notice.en
            assert "推理" in inference.notice.to("zh")


def test_a_program_that_does_not_start_is_named() -> None:
    with Chainer(worker=Worker(["/no/such/program"])) as chainer:
        notice = chainer.infer(PATTERNS, FACTS).notice
    assert notice is not None
    assert "could not be started" in notice.en


def test_durable_alone_does_not_fall_back() -> None:
    with (
        Chainer("durable", worker=script("import sys; sys.exit(3)")) as chainer,
        pytest.raises(EngineFailure, match="ended with 3"),
    ):
        chainer.infer(PATTERNS, FACTS)


def test_a_slow_worker_is_not_waited_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    with Chainer(timeout_seconds=0.2, worker=script("import time; time.sleep(60)")) as chainer:
        chainer.infer(PATTERNS, FACTS)

        def refuse(*arguments: object) -> None:
            raise AssertionError("asked again")

        monkeypatch.setattr(durable, "infer", refuse)
        assert chainer.infer(PATTERNS, FACTS).notice is not None


@needs_durable
def test_a_worker_killed_between_two_calls_is_noticed_and_then_replaced() -> None:
    worker = Worker()
    with Chainer(worker=worker) as chainer:
        assert chainer.infer(PATTERNS, FACTS).engine == "durable"
        assert worker.process_id is not None
        os.kill(worker.process_id, 9)
        engines = [chainer.infer(PATTERNS, FACTS) for _ in range(2)]
    assert [inference.engine for inference in engines] == ["reference", "durable"]
    assert engines[0].derived == engines[1].derived == EXPECTED


@pytest.mark.parametrize(
    "facts",
    [
        Facts(tuple(InputFact("finding", "fail", (("criterion", f"{n}"),)) for n in range(10_000))),
        Facts((InputFact("finding", "fail", (("criterion", "x" * 5_000),)),)),
    ],
)
def test_facts_the_engine_cannot_hold_go_to_the_reference(facts: Facts) -> None:
    with Chainer(worker=script("input()")) as chainer:
        inference = chainer.infer(PATTERNS[:1], facts)
    assert inference.notice is not None
    assert "cannot hold" in inference.notice.en
    assert len(inference.derived) == len(facts.items)


@pytest.mark.parametrize(
    "pattern",
    [
        PATTERNS[0].model_copy(update={"unless": Line("finding", "fail", (("check", "S2"),))}),
        PATTERNS[0].model_copy(update={"unless": Line("cause", "x")}),
        PATTERNS[0].model_copy(update={"when": (Line("finding", "fail"),) * 15}),
        Pattern(
            id="large",
            when=(Line("result", "score", bounds=(Bound("value", at_least=2**60),)),),
            then=Then("cause", "c"),
        ),
    ],
)
def test_patterns_outside_the_safe_subset_never_reach_the_engine(pattern: Pattern) -> None:
    with (
        Chainer("durable", worker=Worker(["never"])) as chainer,
        pytest.raises(EngineFailure) as error,
    ):
        chainer.infer((pattern,), FACTS)
    assert "cannot hold" in str(error.value)


MANY = Pattern(
    id="many",
    when=(Line("finding", "fail"), *[Line("finding", "fail", same=("domain",))] * 4),
    then=Then("cause", "c"),
)


def failing(count: int) -> Facts:
    named = ((f"G{n}", f"S{n}") for n in range(count))
    return input_facts(
        ["domain"], [FindingFact("fail", *two, places={"domain": "risk"}) for two in named]
    )


TWENTY = failing(20)


@pytest.mark.parametrize("engine", ["auto", "durable", "reference"])
def test_no_engine_goes_through_too_many_matches(engine: Engine) -> None:
    with (
        Chainer(engine, worker=Worker(["never"])) as chainer,
        pytest.raises(TooManyMatches, match="`many`"),
    ):
        chainer.infer((MANY,), TWENTY)


@needs_durable
def test_too_many_matches_among_conclusions_are_refused_too() -> None:
    then = Then("cause", "c", tuple((name, Taken(name)) for name in ("criterion", "domain")))
    causes = Pattern(id="causes", when=(Line("finding", "fail"),), then=then)
    line = Line("cause", "c", same=("domain",))
    when = (Line("cause", "c"), line, line, line)
    many = Pattern(id="many", when=when, then=Then("escalation", "e"))
    with pytest.raises(TooManyMatches, match="`many`"):
        infer((causes, many), failing(17), engine="durable", timeout_seconds=120)


def test_a_worker_that_is_late_leaves_no_endless_work_to_the_chainer() -> None:
    then = Then("cause", "c", tuple((name, Taken(name)) for name in ("criterion", "domain")))
    causes = Pattern(id="causes", when=(Line("finding", "fail"),), then=then)
    many = MANY.model_copy(
        update={"when": (Line("cause", "c"), *[Line("cause", "c", same=("domain",))] * 4)}
    )
    many = many.model_copy(update={"then": Then("escalation", "e")})
    with (
        Chainer(timeout_seconds=0.2, worker=script("import time; time.sleep(60)")) as chainer,
        pytest.raises(TooManyMatches, match="`many`"),
    ):
        chainer.infer((causes, many), TWENTY)


@needs_durable
def test_the_worker_imports_little_and_sees_no_other_environment() -> None:
    code = (
        f"import json, os, runpy, sys; runpy.run_path({WORKER_FILE!r})\n"
        "print(json.dumps([sorted(sys.modules), sorted(os.environ)]))"
    )
    worker = Worker()
    command = [*worker_command()[:-1], "-c", code]
    shown = subprocess.run(command, env=worker.environment, capture_output=True, check=True)
    modules, names = json.loads(shown.stdout)
    assert not {"pydantic", "yaml", "click", "jinja2", "milepost"} & set(modules)
    assert set(names) <= {
        "PATH",
        "SYSTEMROOT",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "LC_CTYPE",
        "PYTHONPATH",
        "PYTHONHASHSEED",
    }


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with modules of well-known names, on the path as `python -m` has it."""
    for name in ("durable", "json", "milepost"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), ".", *sys.path])
    return tmp_path


def test_the_worker_is_told_of_no_current_folder(planted: Path) -> None:
    told = Worker().environment.get("PYTHONPATH", "/elsewhere").split(os.pathsep)
    assert len(told) == 1
    assert Path(told[0]).resolve() != planted.resolve()


@needs_durable
def test_modules_planted_in_the_current_folder_are_not_imported(planted: Path) -> None:
    assert infer(PATTERNS, FACTS, engine="durable").derived == EXPECTED
