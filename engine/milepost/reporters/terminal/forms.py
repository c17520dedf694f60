"""How a result came about, form by form: the sum, the rows, the bands, the climb."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from milepost.analysis.boards import board, seen
from milepost.model.assessment import Assessment
from milepost.model.expression import Expression, Literal
from milepost.model.parts import expressions_in
from milepost.model.results import Limit, Result, Row
from milepost.model.scales import StepScale
from milepost.model.values import Number, Step, Value
from milepost.reporters.grounds import lapses, named_uses
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal import sums
from milepost.reporters.terminal.levels import coded, place_of, step
from milepost.reporters.terminal.page import Page
from milepost.reporters.terminal.shown import Shown
from milepost.reporters.terminal.traces import exact
from milepost.reporters.wording import decimals, span
from milepost.scoring.reading import uses_read
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb, Rung
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows


def write(shown: Shown) -> None:
    """The base value, then what was made of it: times, round, limits, instead, void."""
    if shown.conclusion.withheld is not None:
        shown.say("explain.withheld", value=shown.phrases.value(shown.conclusion.withheld))
        return
    for form, explain in _FORMS.items():
        if isinstance(shown.result, form):
            explain(shown)
            break
    _after(shown)
    _limits(shown)
    _instead(shown)
    _void(shown)
    _rests_on(shown)


def _rows(shown: Shown) -> None:
    """Each row asked with its condition and values, and the row that decided."""
    rule, decided = shown.result, shown.conclusion.row
    assert isinstance(rule, Rows)
    tree, asked = shown.tree(), iter(shown.conclusion.traces)
    for number, row in enumerate(rule.rows):
        if decided is not None and number > decided:
            shown.say("explain.row.rest", number=number + 1)
            return
        name = _row_step(shown, row)
        if row.when is None:
            shown.say("explain.row.open", number=number + 1, step=name)
        else:
            _, trace = next(asked)
            key = f"explain.row.{_verdict(trace.value)}"
            shown.say(key, number=number + 1, step=name)
            tree.write(trace, 4)
        if number == decided:
            _decided(shown, row)


def _row_step(shown: Shown, row: Row) -> str:
    if row.step == UNDETERMINED:
        return shown.phrases.say("main.undetermined")
    return shown.phrases.step(shown.result.scale, row.step)


def _decided(shown: Shown, row: Row) -> None:
    """The reason of the row that decided, and the conditions it picked."""
    shown.why(row.why)
    given = dict(shown.conclusion.traces).get("is")
    if given is not None and not isinstance(given.node, Literal):
        shown.tree().write(given, 4)
    if row.conditions is not None:
        ids = shown.phrases.joined(shown.conclusion.conditions) or shown.phrases.say("explain.none")
        shown.say("explain.row.conditions", 4, source=row.conditions.source, ids=ids)


def _verdict(value: Value) -> str:
    return "true" if value is True else "false" if value is False else "unknown"


def _bands(shown: Shown) -> None:
    """The banded number and the edges of every step, the reached one marked."""
    rule = shown.result
    assert isinstance(rule, Bands)
    scale = shown.assessment.ruleset.scales[rule.scale or ""]
    assert isinstance(scale, StepScale)
    of = seen(shown.assessment, shown.name, shown.key, rule.of)
    known = shown.phrases.value(of.withheld) if of.exact is None else exact(shown.phrases, of.exact)
    shown.say("explain.bands", name=rule.of, number=known)
    reached = _name(shown.conclusion.computed) or _name(shown.conclusion.step)
    for name in reversed(scale.names):
        edges = span(shown.assessment.ruleset, scale, name).to(shown.phrases.language)
        mark = "->" if name == reached else "  "
        label = f"{mark} {_coded(shown, name)}"
        shown.page.item(label, edges, 4, 30)


def _name(value: Step | Number | None) -> str | None:
    return value.name if isinstance(value, Step) else None


def _coded(shown: Shown, name: str) -> str:
    return coded(name, shown.phrases.step(shown.result.scale, name))


def _climb(shown: Shown) -> None:
    """Level by level: what is asked, of which criteria, and whether it holds."""
    rule = shown.result
    assert isinstance(rule, Climb)
    own = board(shown.assessment, shown.name, shown.key)
    shown.say("explain.climb", here=rule.here.source, below=(rule.below or rule.here).source)
    levels, rungs = own.axis(rule.climb), rule.rungs(own)
    for rung in rungs:
        title = shown.phrases.ruleset.titled(rule.climb, rung.level).to(shown.phrases.language)
        state = _state(rung, last=rung.level == levels[-1])
        shown.say(f"explain.climb.{state}", 4, level=rung.level, title=title)
        for item in own.only(rule.climb, rung.level).items("criteria"):
            _criterion(shown, str(item["id"]))
    for level in levels[len(rungs) :]:
        shown.say("explain.climb.above", 4, level=level)


def _state(rung: Rung, last: bool) -> str:
    """What became of a level; one may carry higher ones without being reached itself."""
    if rung.empty:
        return "granted" if rung.here else "empty"
    if rung.here:
        return "held"
    return "carried" if rung.below and not last else "stopped"


def _criterion(shown: Shown, name: str) -> None:
    finding = next(f for f in shown.assessment.findings if f.criterion.id == name)
    title = shown.phrases.text(finding.criterion.title)
    outcome = shown.phrases.say(f"outcome.{finding.outcome}")
    shown.page.item(name, f"{title}: {outcome}", 6, 14)


def _expression(shown: Shown) -> None:
    """The expression with its values; results by place in full."""
    rule = shown.result
    assert isinstance(rule, ExpressionResult)
    for _, trace in shown.conclusion.traces:
        shown.tree().write(trace, 2)
    for name in _read_by_place(shown, rule.value):
        shown.page.blank()
        shown.page.write(f"{name}:", 2)
        if shown.key:
            found = seen(shown.assessment, shown.name, shown.key, name)
            shown.page.write(step(shown.phrases, name, found), 4)
        else:
            places(shown.page, shown.phrases, shown.assessment, name)


def _read_by_place(shown: Shown, expression: Expression) -> list[str]:
    """Results with `by` that the expression names."""
    results: Mapping[str, Result] = shown.assessment.ruleset.results
    return [n for n in results if results[n].by and n in _words(expression.source)]


def _words(source: str) -> set[str]:
    return set("".join(c if c.isalnum() or c == "_" else " " for c in source).split())


def places(page: Page, phrases: Phrases, assessment: Assessment, name: str) -> None:
    """A result with `by` at each of its places."""
    axes = assessment.ruleset.results[name].by
    for key, (actual, _, _) in assessment.results[name].by.items():
        page.item(place_of(phrases, axes, key), step(phrases, name, actual), 4, 38)


def _judged(shown: Shown) -> None:
    """Who gave the value, why, and the computed one beside it."""
    rule, given = shown.result, shown.conclusion.judged
    assert isinstance(rule, Judged)
    if given is None:
        shown.say("explain.judged.none")
        return
    shown.say("explain.judged", value=_coded(shown, given.value), by=given.by or "-")
    if given.rationale is not None:
        shown.page.write(given.rationale.to(shown.phrases.language), 4)
    if given.place.shown:
        shown.page.whole(given.place.shown, 4)
    if rule.compare is not None:
        beside = seen(shown.assessment, shown.name, shown.key, rule.compare)
        value = step(shown.phrases, rule.compare, beside)
        shown.say("explain.judged.compare", name=rule.compare, value=value)


def _after(shown: Shown) -> None:
    """`times`, `round`, and how the number is displayed."""
    rule, number = shown.result, shown.conclusion.exact
    if rule.times is not None:
        shown.say("explain.times", times=shown.phrases.value(rule.times))
    if rule.round is not None:
        shown.say("explain.round", mode=rule.round.mode, to=rule.round.to)
    if number is not None and shown.conclusion.step is None:
        places = decimals(shown.assessment.ruleset, shown.name)
        shown.say(
            "explain.shown",
            exact=exact(shown.phrases, number),
            shown=shown.phrases.number(number, places),
            places=places,
        )


def _limits(shown: Shown) -> None:
    """Every limit with its condition, whether it held and whether it changed the value."""
    for number, limit in enumerate(shown.result.limits):
        shown.page.blank()
        _end(shown, limit)
        shown.why(limit.why)
        shown.say(f"explain.limit.{_applied(shown, number)}", 4)


def _end(shown: Shown, limit: Limit) -> None:
    """The end of a limit and when it holds; that of an expression with the value of every part."""
    upper = limit.at_most is not None
    end, expression = (limit.at_most, limit.most) if upper else (limit.at_least, limit.least)
    always = ".always" if limit.when is None else ""
    shown.say(f"explain.limit.{'most' if upper else 'least'}{always}", end=end)
    if limit.when is not None:
        shown.ask(limit.when)
    if expression is not None and not _is_plain(expression):
        shown.say("explain.limit.end", 4)
        shown.ask(expression, 6)


def _is_plain(expression: Expression) -> bool:
    """Whether an expression is a number written out."""
    return isinstance(expression.tree, Literal)


def _applied(shown: Shown, number: int) -> str:
    """Whether a limit held and changed the value."""
    bound = next((one for one in shown.conclusion.limits if one.limit == number), None)
    if bound is None:
        return "open" if shown.conclusion.undetermined else "off"
    return "bound" if bound.bound else "slack"


def _instead(shown: Shown) -> None:
    """Steps that would replace the computed one, with their conditions."""
    for row in shown.result.instead:
        shown.page.blank()
        shown.say("explain.instead", step=shown.phrases.step(shown.result.scale, row.step))
        if row.when is not None:
            shown.ask(row.when)
        shown.why(row.why)
    computed = _name(shown.conclusion.computed)
    if computed is not None and computed != _name(shown.conclusion.step):
        shown.say("explain.computed", step=_coded(shown, computed))


def _void(shown: Shown) -> None:
    """When there is no value, and whether that is so."""
    rule, why = shown.result.void, shown.conclusion.void
    if rule is None and why is None:
        return
    shown.page.blank()
    shown.say("explain.void.off" if why is None else "explain.void.held")
    shown.why(why)
    if rule is not None:
        shown.ask(rule.when)


def _rests_on(shown: Shown) -> None:
    """Until when the conclusion holds, and the other assessments that its expressions name."""
    phrases, assessment = shown.phrases, shown.assessment
    until = lapses(phrases, assessment, shown.name, shown.conclusion)
    names = [n for e in expressions_in(shown.result) for n in uses_read(assessment.ruleset, e)]
    for line in filter(None, (until, *named_uses(phrases, assessment, names))):
        shown.page.write(line, 2)


_FORMS: Mapping[type[Result], Callable[[Shown], None]] = {
    Aggregate: sums.write,
    Rows: _rows,
    Bands: _bands,
    Climb: _climb,
    ExpressionResult: _expression,
    Judged: _judged,
}
