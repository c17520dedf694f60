"""The bar and the exit code that follows."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from milepost.analysis.verdict import exit_code, meets_bar
from milepost.model.assessment import Assessment
from milepost.model.results import Conclusion
from milepost.model.review import Review
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
    ("conclusion", "scale", "met", "code"),
    [
        (at("go"), "barred", True, 0),
        (at("best"), "barred", True, 0),
        (at("hold"), "barred", False, 1),
        (at("go", undetermined=True), "barred", None, 4),
        (at("go", void=Text(en="no coverage")), "barred", None, 4),
        (Conclusion(undetermined=True), "barred", None, 4),
        (at("low", BARLESS), "barless", True, 0),
        (Conclusion(exact=65), None, True, 0),
        (Conclusion(truth=False), None, False, 1),
        (Conclusion(truth=True), None, True, 0),
    ],
)
def test_the_bar(conclusion: Conclusion, scale: str | None, met: bool | None, code: int) -> None:
    own = assessment(conclusion, scale)
    assert meets_bar(own) is met
    assert exit_code(cast(Review, SimpleNamespace(assessment=own))) == code
