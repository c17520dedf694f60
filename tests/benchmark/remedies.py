"""Generated rule sets with remedies: criteria of a few figures, actions that raise them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from milepost.analysis.reviewing import review
from milepost.loading.catalogue import Catalogue
from milepost.model.evidence import Evidence, FactValue, Place, Subject
from milepost.model.review import Review
from milepost.scoring.assess import assess

from tests.benchmark.evidence import AS_OF

_CHECKS = 5
_LEAST = 80
_LEVELS = (60, 80, 90)


def reviewed(criteria: int, actions: int, prerequisites: int, seed: int) -> Review:
    """A review in which every figure is short; the score is the weighted mean of the criteria."""
    random = Random(seed)
    facts = [f"f{criterion}_{n}" for criterion in range(criteria) for n in range(_CHECKS)]
    sections = {
        "ruleset": "generated",
        "version": "0.1.0",
        "kind": "compliance",
        "title": {"en": "Generated"},
        "facts": {name: {"type": "percent"} for name in facts},
        "criteria": [_criterion(random, number) for number in range(criteria)],
        "remedies": _remedies(random, facts, actions, prerequisites),
        "results": {"score": {"take": "mean", "times": 100}},
        "main": "score",
    }
    known = {n: FactValue(n, random.randrange(20, 60), Place("", 1)) for n in facts}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "0.1.0.yaml"
        path.write_text(json.dumps(sections), encoding="utf-8")
        ruleset = Catalogue((), Path(folder)).load_file(path, "generated/0.1.0.yaml")
    return review(assess(ruleset, Evidence(Subject("generated"), AS_OF, facts=known), AS_OF))


def _criterion(random: Random, number: int) -> dict[str, Any]:
    checks = [
        {"id": f"c{number}.{n}", "check": f"f{number}_{n} >= {_LEAST}", "remedy": "a0"}
        for n in range(_CHECKS)
    ]
    weight = random.randint(1, 5)
    return {"id": f"c{number}", "title": {"en": f"C{number}"}, "weight": weight, "checks": checks}


def _remedies(
    random: Random, facts: list[str], actions: int, prerequisites: int
) -> dict[str, dict[str, Any]]:
    """One in three raises several figures; each waits at most for actions before it."""
    found: dict[str, dict[str, Any]] = {}
    for number in range(actions):
        chosen = random.sample(facts, random.choice((1, 1, 2, 3)))
        found[f"a{number}"] = {
            "action": {"en": f"Action {number}"},
            "owner": f"role{number % 5}",
            "effort_days": random.randint(1, 8) * len(chosen),
            "makes": {fact: {"at_least": random.choice(_LEVELS)} for fact in chosen},
        }
    for number in random.sample(range(1, actions), min(prerequisites, actions - 1)):
        found[f"a{number}"]["after"] = [f"a{random.randrange(number)}"]
    return found
