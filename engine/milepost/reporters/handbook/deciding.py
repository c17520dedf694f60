"""How each result is reached: its form in a sentence, its table or bands, and its limits."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.results import Limit, Result, Row
from milepost.model.scales import StepScale
from milepost.model.values import shown_number
from milepost.reporters.handbook.shapes import Clause, ResultView, RowLine, StepLine
from milepost.reporters.handbook.steps import steps
from milepost.reporters.handbook.terms import Terms, anchor, code
from milepost.reporters.terminal.levels import axis_title
from milepost.reporters.view.shapes import Word
from milepost.reporters.view.tones import tone_of, toned
from milepost.reporters.view.ways import how, titled
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows


def results(terms: Terms) -> tuple[ResultView, ...]:
    """The main result first, then the others in the order they are computed."""
    names = sorted(terms.ruleset.results, key=lambda name: name != terms.ruleset.main)
    return tuple(_view(terms, name, terms.ruleset.results[name]) for name in names)


def _view(terms: Terms, name: str, result: Result) -> ResultView:
    main, title = name == terms.ruleset.main, titled(terms.words, name)
    return ResultView(
        anchor=anchor("r", name),
        name=name if name != title else "",
        title=title,
        main=main,
        how=how(terms.words, result),
        clauses=(*_own(terms, result), *_shared(terms, result), *_bar(terms, result, main)),
        rows=_rows(terms, result) if isinstance(result, Rows) else (),
        steps=_bands(terms, result) if isinstance(result, Bands) else (),
    )


def _own(terms: Terms, result: Result) -> Iterator[Clause]:
    """What only one form of result says."""
    if isinstance(result, Aggregate):
        if result.only is not None:
            yield Clause(terms.say("result.only"), "", code(result.only))
        if result.empty is not None:
            yield Clause(terms.say("result.empty"), shown_number(result.empty))
    elif isinstance(result, Climb):
        yield Clause(terms.say("result.here"), "", code(result.here))
        if result.below is not None:
            yield Clause(terms.say("result.below"), "", code(result.below))
        if result.empty is not None:
            yield Clause(terms.say("result.empty"), terms.say("result.empty.reached"))
    elif isinstance(result, Judged) and result.compare:
        yield Clause(terms.say("result.compare"), titled(terms.words, result.compare))


def _shared(terms: Terms, result: Result) -> Iterator[Clause]:
    """What any result may say, in the order in which it is done."""
    if result.by:
        axis = axis_title(terms.words, result.by, terms.words.say("report.levels.place"))
        yield Clause(terms.say("result.by"), axis)
    if result.void is not None:
        why = terms.text(result.void.why)
        yield Clause(terms.say("result.void"), why, code(result.void.when))
    if result.times is not None and result.times != 100:
        yield Clause(terms.say("result.times"), shown_number(result.times))
    if result.round is not None:
        said = terms.say("result.rounding", to=result.round.to, mode=result.round.mode)
        yield Clause(terms.say("result.round"), said)
    for limit in result.limits:
        yield _limit(terms, result, limit)
    for other in result.instead:
        label = terms.say("result.instead", step=terms.words.place(result.scale, other.step))
        yield Clause(label, terms.text(other.why), code(other.when))


def _limit(terms: Terms, result: Result, limit: Limit) -> Clause:
    key, end, number = "most", limit.at_most, limit.most
    if limit.at_least is not None:
        key, end, number = "least", limit.at_least, limit.least
    shown = code(number) if number is not None else terms.words.place(result.scale, end or "")
    label = terms.say(f"result.{key}", end=shown)
    return Clause(label, terms.text(limit.why), code(limit.when))


def _bar(terms: Terms, result: Result, main: bool) -> Iterator[Clause]:
    """From which step of the main result on the bar is met; bands say it at their step."""
    scale = terms.ruleset.scales.get(result.scale or "")
    if main and isinstance(scale, StepScale) and not isinstance(result, Bands):
        first = next((name for name, step in scale.root.items() if step.meets_bar), None)
        if first is not None:
            yield Clause(terms.say("result.bar"), terms.words.place(result.scale, first))


def _rows(terms: Terms, result: Rows) -> tuple[RowLine, ...]:
    return tuple(_row(terms, result, n, row) for n, row in enumerate(result.rows, 1))


def _row(terms: Terms, result: Rows, number: int, row: Row) -> RowLine:
    return RowLine(
        number=number,
        step=_step(terms, result, row),
        why=terms.text(row.why),
        code=code(row.when),
        conditions=code(row.conditions),
    )


def _step(terms: Terms, result: Rows, row: Row) -> Word:
    """What a row gives: a step with its tone, a number, or that nothing can be said."""
    if row.step == UNDETERMINED:
        return toned(terms.words.say("main.undetermined"), "none")
    scale = terms.ruleset.scales.get(result.scale or "")
    if not isinstance(scale, StepScale):
        return Word(code(row.number))
    return toned(terms.words.place(result.scale, row.step), tone_of(scale, row.step))


def _bands(terms: Terms, result: Bands) -> tuple[StepLine, ...]:
    """Highest first, as grades are read."""
    return steps(terms, result.scale or "")[::-1]
