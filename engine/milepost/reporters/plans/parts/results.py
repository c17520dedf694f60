"""The results before and after the plan."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.results import Conclusion
from milepost.reporters.documents.blocks import Amount, Cell, Column, Section, Table
from milepost.reporters.plans.told import Told


def section(told: Told) -> Section:
    """Every result of the rule set that has one value, the main one first."""
    columns = (
        Column(told.say("column.result"), wide=True),
        Column(told.say("column.before")),
        Column(told.say("column.after")),
        Column(told.say("column.change"), "right"),
    )
    rows = tuple(_row(told, *one) for one in compared(told))
    return Section(told.say("results.title"), (Table(columns, rows),), "results")


def compared(told: Told) -> Iterator[tuple[str, Conclusion, Conclusion]]:
    """The results without places, by name, before and after."""
    assessment, after = told.planned.assessment, told.planned.after
    main = assessment.ruleset.main
    names = (main, *(name for name in assessment.ruleset.results if name != main))
    for name in names:
        if not assessment.ruleset.results[name].by:
            yield name, assessment.results[name].conclusion, after.results[name].conclusion


def _row(told: Told, name: str, before: Conclusion, after: Conclusion) -> tuple[Cell, ...]:
    words = told.concluded(name, before), told.concluded(name, after)
    return told.title(name), *words, _change(told, name, before, after)


def _change(told: Told, name: str, before: Conclusion, after: Conclusion) -> Amount | str | None:
    """The difference of numbers; of steps, how many of them."""
    if before.value is None or after.value is None:
        return None
    if before.step is not None and after.step is not None:
        steps = after.step.rank - before.step.rank
        return told.counted("steps", steps) if steps > 0 else None
    if before.exact is None or after.exact is None or before.exact == after.exact:
        return None
    show = told.planned.assessment.ruleset.results[name].show
    return Amount(after.exact - before.exact, 1 if show is None else show, signed=True)
