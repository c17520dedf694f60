"""Whether a conclusion meets the bar of its scale."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Assessment
from milepost.model.results import Conclusion
from milepost.model.scales import ScaleStep, StepScale
from milepost.model.text import Text
from milepost.model.values import Step

BARRED = StepScale({"hold": ScaleStep(), "go": ScaleStep(meets_bar=True), "best": ScaleStep()})
BARLESS = StepScale({"low": ScaleStep(), "high": ScaleStep()})


def assessment(conclusion: Conclusion, scale: str | None = None) -> Assessment:
    ruleset = SimpleNamespace(
        main="verdict",
        scales={"barred": BARRED, "barless": BARLESS},
        results={"verdict": SimpleNamespace(scale=scale)},
    )
    main = SimpleNamespace(name="verdict", conclusion=conclusion)
    return cast(Assessment, SimpleNamespace(ruleset=ruleset, main=main))


def at(step: str, scale: StepScale = BARRED, **more: Any) -> Conclusion:
    return Conclusion(step=Step(step, scale.names), **more)


@pytest.mark.parametrize(
    ("conclusion", "scale", "met"),
    [
        (at("go"), "barred", True),
        (at("best"), "barred", True),
        (at("hold"), "barred", False),
        (at("go", undetermined=True), "barred", None),
        (at("go", void=Text(en="no coverage")), "barred", None),
        (Conclusion(undetermined=True), "barred", None),
        (at("low", BARLESS), "barless", True),
        (Conclusion(exact=65), None, True),
        (Conclusion(truth=False), None, False),
        (Conclusion(truth=True), None, True),
    ],
)
def test_the_bar(conclusion: Conclusion, scale: str | None, met: bool | None) -> None:
    assert meets_bar(assessment(conclusion, scale)) is met
