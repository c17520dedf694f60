"""The next step of the main result: what holds it down, and which criterion alone lifts it."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.analysis.marginal import together
from milepost.analysis.obstacles import obstacles
from milepost.analysis.rescoring import Rescoring
from milepost.model.assessment import Assessment
from milepost.model.outlook import NextStep, Obstacle
from milepost.model.review import Effect, Weakness
from milepost.model.scales import StepScale
from milepost.model.values import Step
from milepost.scoring.assess import Run
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.rows import Rows

YES = "yes"


def next_step(
    rescoring: Rescoring, before: Run, ranked: Sequence[Weakness], all_met: Effect
) -> NextStep | None:
    """What it takes to come one step up; None at the top, and for a number without steps."""
    assessment = rescoring.assessment
    main = assessment.main.conclusion
    wanted = _above(assessment)
    if wanted is None and main.value is not None and main.value is not False:
        return None
    alone = tuple(w.finding.criterion.id for w in ranked if w.if_met.rise > 0)
    found = obstacles(assessment, wanted)
    name = wanted.name if wanted else YES if main.value is False else ""
    if alone or wanted is None or not _is_band_alone(assessment, found):
        return NextStep(name, alone, found)
    return NextStep(name, alone, found, _together(rescoring, before, ranked, wanted, all_met))


def _above(assessment: Assessment) -> Step | None:
    """The lowest step above the main result that a row or a band can give."""
    reached = assessment.main.conclusion.value
    if not isinstance(reached, Step):
        return None
    possible = _possible(assessment)
    higher = (name for name in reached.order[reached.rank + 1 :] if name in possible)
    name = next(higher, None)
    if name is None:
        return None
    ruleset = assessment.ruleset
    scale = ruleset.scales[ruleset.results[ruleset.main].scale or ""]
    assert isinstance(scale, StepScale)
    return scale.step(name)


def _possible(assessment: Assessment) -> set[str]:
    """The steps that the form of the main result can give."""
    ruleset = assessment.ruleset
    result = ruleset.results[ruleset.main]
    scale = ruleset.scales[result.scale or ""]
    assert isinstance(scale, StepScale)
    if isinstance(result, Rows):
        return {row.step for row in result.rows}
    if isinstance(result, Bands):
        ends = ((name, s.at_least or s.above) for name, s in scale.root.items())
        return {name for name, end in ends if end is not None}
    return set(scale.names)


def _is_band_alone(assessment: Assessment, found: Sequence[Obstacle]) -> bool:
    """Whether nothing but points is missing."""
    return bool(found) and all(obstacle.kind == "band" for obstacle in found)


def _together(
    rescoring: Rescoring,
    before: Run,
    ranked: Sequence[Weakness],
    wanted: Step,
    all_met: Effect,
) -> tuple[str, ...]:
    """The weaknesses with the largest gains, as few as reach the step; empty where none do."""
    rank = wanted.order.index
    if all_met.main not in wanted.order or rank(all_met.main) < wanted.rank:
        return ()
    chosen: list[Weakness] = []
    for weakness in sorted(ranked, key=lambda one: (-one.lost, one.rank)):
        chosen.append(weakness)
        effect = together(rescoring, before, [one.finding for one in chosen])
        if effect.main in wanted.order and rank(effect.main) >= wanted.rank:
            return tuple(one.finding.criterion.id for one in chosen)
    return ()
