"""A stored result gives back the review it was written from, whatever its rule set holds."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from building import DAY, put, written
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.analysis.reviewing import review
from milepost.flows.restoring import restored
from milepost.inference.chaining import Chainer
from milepost.model.evidence import Evidence
from milepost.reporters.json_report import report
from milepost.scoring.assess import assess
from milepost.workspace import Workspace

from .generating import Written, evidence, rule_sets

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)


def offered(rules: Written, known: Evidence) -> Evidence:
    """Only what an evidence file may say: no tick that a question does not offer."""
    answers = {
        name: tuple(a if "ticks" in rules.answered[name] else replace(a, ticks=()) for a in some)
        for name, some in known.answers.items()
    }
    return replace(known, answers=answers)


@laws
@over(st.data(), st.booleans())
def test_of_any_rule_set(data: st.DataObject, whole: bool) -> None:
    rules = data.draw(rule_sets())
    known = offered(rules, data.draw(evidence(rules, whole=whole)))
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder, "rulesets/demo/0.1.0.yaml"), written(rules.text()))
        workspace = Workspace(Path(folder), Chainer("reference"))
        assessment = assess(workspace.catalogue.load("demo@0.1.0"), known, DAY)
        text = report([review(workspace.concluded(assessment))])
        (found,) = restored(workspace, put(Path(folder, "r.json"), text))
        assert report([found]) == text
