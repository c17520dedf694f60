"""The benchmark runs, and its reference engines are asked the same questions as milepost."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from milepost.conditions import Given, evaluate
from milepost.model.expression import Call

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmark import __main__ as benchmark  # noqa: E402
from tests.benchmark.engines.engine import Engine, engines, installed, skipped  # noqa: E402
from tests.benchmark.engines.json_logic import rule  # noqa: E402
from tests.benchmark.engines.rule_engine import DIALECT, ENGINE  # noqa: E402
from tests.benchmark.evidence import AS_OF, leaves, subjects  # noqa: E402
from tests.benchmark.measures.conditions import Disagreement, references_on  # noqa: E402
from tests.benchmark.policies import library, synthetic  # noqa: E402
from tests.benchmark.tables import Row, Table, ratio, shown  # noqa: E402
from tests.benchmark.timing import Sample  # noqa: E402
from tests.benchmark.translating import Translator, Untranslatable  # noqa: E402


def test_a_run_prints_and_writes_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.json"
    assert benchmark.main(["--tiny", "--only", "conditions", "--json", str(path)]) == 0
    printed, tables = capsys.readouterr().out, json.loads(path.read_text())["tables"]
    assert [table["title"] in printed for table in tables] == [True] * 4
    assert all("milepost traced" in [row["name"] for row in table["rows"]] for table in tables)


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_each_engine_answers_as_milepost_does(engine: Engine) -> None:
    if engine not in installed():
        pytest.skip(f"{engine.distribution} is not installed")
    nodes = list(library().values())
    run = engine.prepare(nodes, AS_OF)
    for facts in subjects(nodes, 2, seed=7):
        expected = [evaluate(node, Given(facts, AS_OF)) for node in nodes]
        assert list(run(engine.facts(facts))) == expected


def test_the_synthetic_set_has_the_size_it_says() -> None:
    nodes = synthetic(7).values()
    assert (len(nodes), leaves(nodes)) == (200, 391)


def test_random_evidence_is_repeatable_and_tells_conditions_apart() -> None:
    nodes = library().values()
    assert subjects(nodes, 2, seed=7) == subjects(nodes, 2, seed=7)
    facts = subjects(nodes, 1, seed=7)[0]
    answers = [evaluate(node, Given(facts, AS_OF)) for node in nodes]
    assert {True, False} == set(answers)
    partial = subjects(nodes, 1, seed=7, missing=0.2)[0]
    assert None in [evaluate(node, Given(partial, AS_OF)) for node in nodes]


def test_another_answer_than_ours_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Engine("wrong", "pytest", lambda nodes, day: lambda facts: [None] * len(nodes), dict)
    monkeypatch.setattr("tests.benchmark.measures.conditions.installed", lambda: (wrong,))
    nodes = list(library().values())
    with pytest.raises(Disagreement, match="wrong: None"):
        references_on(nodes, subjects(nodes, 1, seed=7))


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Engine("absent", "no-such-distribution", ENGINE.prepare, dict)
    monkeypatch.setattr("tests.benchmark.engines.engine.engines", lambda: (absent, ENGINE))
    assert "no-such-distribution" in skipped()
    assert absent not in installed()


def test_translations_are_readable() -> None:
    node = library()["S4.5.1.p1"]
    text = Translator(DIALECT, AS_OF).text(node)
    assert text == '((pm_role_profile["status"] == "approved") and (pm_grades_count >= 3))'
    status = {"===": [{"var": "pm_role_profile.status"}, "approved"]}
    assert rule(node, AS_OF) == {"and": [status, {">=": [{"var": "pm_grades_count"}, 3]}]}


def test_what_has_no_common_form_is_refused() -> None:
    call = Call(0, 1, None, "last", ())
    with pytest.raises(Untranslatable, match="last"):
        Translator(DIALECT, AS_OF).text(call)


def test_ratios_say_how_many_times_faster_or_how_much_longer() -> None:
    own = Row("milepost compiled", Sample((0.1, 0.2, 0.3)), own=True)
    other = Row("other 1.0", Sample((0.8, 0.8, 0.8)))
    assert (ratio("per second", own, other), ratio("ms", own, other)) == (4.0, 0.25)
    assert "compiled / it" in shown(Table("t", "things", "ms", (own, other)))
