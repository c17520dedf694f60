"""Whether cost stays flat: microseconds a criterion and a subject, from few to many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from milepost.conditions import compile_conditions
from milepost.loading.catalogue import Catalogue
from milepost.model.evidence import Evidence, FactValue, Place, Subject
from milepost.model.ruleset import RuleSet
from milepost.model.values import Document, Value
from milepost.scoring.assess import assess, score_once

from tests.benchmark.evidence import AS_OF, Facts, subjects
from tests.benchmark.policies import library
from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Sample, Settings, Work, race

TITLE = "flatness from few to many"
_CRITERIA = (10, 100, 1_000, 10_000)
_SUBJECTS = (1, 100, 1_000)
_HEAD = """\
ruleset: generated
version: "0.1.0"
kind: compliance
title: {en: Generated}
facts:
  share_pct: {type: percent}
  plan: {type: document}
criteria:
"""
_CRITERION = """\
  - id: c%d
    title: {en: Criterion %d}
    check: share_pct >= %d and approved(plan)
"""
_TAIL = """\
results:
  score: {take: mean, times: 100}
main: score
"""


def measure(settings: Settings) -> list[Table]:
    """Two tables."""
    return [_criteria(settings), _subjects(settings)]


def _criteria(settings: Settings) -> Table:
    contenders: dict[str, tuple[Work, int]] = {}
    for number in _CRITERIA[:3] if settings.quick else _CRITERIA:
        rules, given = generated(number), _evidence()
        for name, work in (("score_once", score_once), ("assess", assess)):
            done = partial(work, rules, given, AS_OF)
            contenders[f"{name}, {number:,} criteria"] = (done, number)
    return Table(
        "scaling: one subject, generated criteria of two comparisons",
        "work",
        "us",
        _by_work(race(contenders, replace(settings, rounds=min(3, settings.rounds)))),
        ("Microseconds a criterion.",),
    )


def _by_work(samples: dict[str, Sample]) -> tuple[Row, ...]:
    """Rows of one kind of work below each other."""
    return tuple(Row(name, samples[name]) for name in sorted(samples, key=_kind))


def _kind(name: str) -> bool:
    return name.startswith("assess")


def generated(number: int) -> RuleSet:
    """A rule set of so many criteria, loaded as any other is."""
    criteria = "".join(_CRITERION % (n, n, n % 100) for n in range(number))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "0.1.0.yaml"
        path.write_text(_HEAD + criteria + _TAIL, encoding="utf-8")
        return Catalogue((), Path(folder)).load_file(path, "generated/0.1.0.yaml")


def _evidence() -> Evidence:
    values: dict[str, Value] = {"share_pct": Fraction(101, 2), "plan": Document("approved", AS_OF)}
    known = {name: FactValue(name, value, Place("", 1)) for name, value in values.items()}
    return Evidence(Subject("generated"), AS_OF, facts=known)


def _subjects(settings: Settings) -> Table:
    conditions = library()
    given = subjects(conditions.values(), _SUBJECTS[-1], settings.seed, missing=0.05)
    compiled = compile_conditions(conditions)

    def run(facts: Sequence[Facts]) -> None:
        for one in facts:
            compiled.run(one, AS_OF)

    contenders: dict[str, tuple[Work, int]] = {
        f"{number:,} subjects": (partial(run, given[:number]), number) for number in _SUBJECTS
    }
    rows = tuple(Row(name, sample) for name, sample in race(contenders, settings).items())
    title = f"scaling: many subjects, {len(conditions)} compiled conditions"
    return Table(title, "work", "us", rows, ("Microseconds a subject.",))
