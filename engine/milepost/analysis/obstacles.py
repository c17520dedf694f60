"""What keeps the main result from a step, form by form: rows, caps, bands, levels, minimums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from milepost.analysis.boards import board
from milepost.analysis.deciding import behind
from milepost.analysis.lifting import wanting
from milepost.model.assessment import Assessment
from milepost.model.expression import Expression
from milepost.model.outlook import Compared, Obstacle, ObstacleKind
from milepost.model.results import Result
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Number, Step
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.rows import Rows


def obstacles(assessment: Assessment, wanted: Step | None) -> tuple[Obstacle, ...]:
    """What stands between the main result and the step `wanted`; of a yes/no between no and yes.

    Where there is no value at all, the reason for that alone.
    """
    result = assessment.ruleset.results[assessment.ruleset.main]
    if assessment.main.conclusion.void is not None:
        return tuple(_void(assessment, result))
    form = next((ask for kind, ask in _FORMS.items() if isinstance(result, kind)), None)
    own = form(assessment, wanted) if form is not None else iter(())
    rest = () if wanted is None else (*_caps(assessment, wanted), *_instead(assessment, wanted))
    return (*own, *rest)


def _rows(assessment: Assessment, wanted: Step | None) -> Iterator[Obstacle]:
    """The rows for a better step that were passed over; the deciding row where better ones follow.

    Rows for steps above the wanted one matter too: what fails there may be what is wanted here.
    """
    result, main = assessment.ruleset.results[assessment.ruleset.main], assessment.main.conclusion
    assert isinstance(result, Rows)
    if wanted is None or main.row is None:
        return
    asked = [trace for step, trace in main.traces if step != "is"]
    for number, trace in enumerate(asked):
        step = result.rows[number].step
        if trace.value is False and _rank(wanted, step) >= wanted.rank:
            found = behind(assessment, trace)
            yield Obstacle("row", step, found.criteria, found.compared)
    later = result.rows[main.row + 1 :]
    if len(asked) > main.row and any(_rank(wanted, row.step) >= wanted.rank for row in later):
        found = behind(assessment, asked[main.row])
        yield Obstacle("held", result.rows[main.row].step, found.criteria, found.compared)


def _rank(scale: Step, name: str) -> int:
    """The rank of a step on the scale of another; -1 for a row without one."""
    return scale.order.index(name) if name in scale.order else -1


def _bands(assessment: Assessment, wanted: Step | None) -> Iterator[Obstacle]:
    """The points to the lower end of the wanted band."""
    result = assessment.ruleset.results[assessment.ruleset.main]
    assert isinstance(result, Bands)
    scale = assessment.ruleset.scales[result.scale or ""]
    assert isinstance(scale, StepScale)
    number = assessment.results[result.of].conclusion.exact
    if wanted is None or number is None:
        return
    step = scale.root[wanted.name]
    end = step.at_least if step.at_least is not None else step.above
    low = board(assessment, assessment.ruleset.main).ask(end) if end is not None else None
    operator = ">=" if step.at_least is not None else ">"
    if isinstance(low, Number) and not (number >= low if operator == ">=" else number > low):
        figure = Compared(result.of, operator, number, low, frozenset({result.of}))
        yield Obstacle("band", wanted.name, compared=(figure,))


def _climb(assessment: Assessment, wanted: Step | None) -> Iterator[Obstacle]:
    """What blocks the next level."""
    blocking = assessment.main.conclusion.blocking
    if wanted is not None and blocking:
        yield Obstacle("level", wanted.name, blocking)


def _expression(assessment: Assessment, wanted: Step | None) -> Iterator[Obstacle]:
    """The parts of a yes/no that are not so, and those of a number that are too low."""
    for _, trace in assessment.main.conclusion.traces:
        if trace.value is False:
            found = behind(assessment, trace)
            yield Obstacle("value", "", found.criteria, found.compared)
        elif wanted is not None and wanted.value is not None:
            for compared in wanting(assessment.ruleset, trace, wanted.value):
                yield Obstacle("value", wanted.name, compared=(compared,))


def _caps(assessment: Assessment, wanted: Step) -> Iterator[Obstacle]:
    """The limits that hold and allow less than the wanted step, whether they bind now or not."""
    limits = assessment.ruleset.results[assessment.ruleset.main].limits
    for bound in assessment.main.conclusion.limits:
        limit = limits[bound.limit]
        if limit.at_most is not None and _allows(bound.text, wanted) < wanted.rank:
            yield _because(assessment, "cap", bound.text, limit.when, bound.why)


def _allows(text: str, wanted: Step) -> int:
    """The rank of the step that a limit allows; one that is no step allows everything."""
    return wanted.order.index(text) if text in wanted.order else wanted.rank


def _instead(assessment: Assessment, wanted: Step) -> Iterator[Obstacle]:
    """The lower steps that stand in place of what was computed."""
    seen = board(assessment, assessment.ruleset.main)
    for row in assessment.ruleset.results[assessment.ruleset.main].instead:
        lower = _rank(wanted, row.step) < wanted.rank
        if lower and row.when is not None and seen.ask(row.when) is True:
            yield _because(assessment, "instead", row.step, row.when, row.why)


def _void(assessment: Assessment, result: Result) -> Iterator[Obstacle]:
    if result.void is not None:
        why = assessment.main.conclusion.void
        yield _because(assessment, "void", "", result.void.when, why)


def _because(
    assessment: Assessment,
    kind: ObstacleKind,
    step: str,
    when: Expression | None,
    why: Text | None,
) -> Obstacle:
    """An obstacle with what makes its condition true."""
    if when is None:
        return Obstacle(kind, step, why=why)
    found = behind(assessment, board(assessment, assessment.ruleset.main).trace(when))
    return Obstacle(kind, step, found.criteria, found.compared, why)


_Form = Callable[[Assessment, Step | None], Iterator[Obstacle]]
_FORMS: Mapping[type[Result], _Form] = {
    Rows: _rows,
    Bands: _bands,
    Climb: _climb,
    ExpressionResult: _expression,
}
