"""How a result came about, form by form: the sum, the rows, the bands, the climb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.boards import board, branch, picked
from milepost.model.assessment import Assessment
from milepost.model.expression import Expression, Node
from milepost.model.results import Conclusion, Result, Row
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Number, Step, Value, shown_number
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.levels import coded, place_of, step
from milepost.reporters.terminal.page import Page
from milepost.reporters.terminal.traces import Tree, ends, exact
from milepost.reporters.wording import decimals, span
from milepost.scoring.branching import Branch, Contribution
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One result at one place, and where it is written to."""

    page: Page
    phrases: Phrases
    assessment: Assessment
    name: str
    key: Key
    conclusion: Conclusion

    @property
    def result(self) -> Result:
        """The rule of the result."""
        return self.assessment.ruleset.results[self.name]

    def say(self, key: str, indent: int = 2, **values: object) -> None:
        """A sentence of its own."""
        self.page.write(self.phrases.say(key, **values), indent)

    def tree(self) -> Tree:
        """Traces that name the items their list conditions hold for."""
        seen = board(self.assessment, self.name, self.key)

        def picks(node: Node) -> tuple[str, ...]:
            return picked(seen, Expression("", node))

        return Tree(self.page, self.phrases, picks)

    def ask(self, expression: Expression, indent: int = 4) -> None:
        """An expression as the result asked it, with every part's value."""
        self.tree().write(board(self.assessment, self.name, self.key).trace(expression), indent)


def write(shown: Shown) -> None:
    """The base value, then what was made of it: times, round, limits, instead, void."""
    for form, explain in _FORMS.items():
        if isinstance(shown.result, form):
            explain(shown)
            break
    _after(shown)
    _limits(shown)
    _instead(shown)
    _void(shown)


def _aggregate(shown: Shown) -> None:
    """The counted criteria line by line, then the sum."""
    rule = shown.result
    assert isinstance(rule, Aggregate)
    weighted = rule.shown == "mean"
    shown.say("explain.mean" if weighted else "explain.take", take=rule.shown, of=rule.of.source)
    if rule.only is not None:
        shown.say("explain.only", only=rule.only.source)
    words = ("criterion", "weight", "value", "product") if weighted else ("criterion", "value")
    head = [shown.phrases.say(f"explain.column.{word}") for word in words]
    shown.page.blank()
    shown.page.row(_columns(shown, head), 4, "bold")
    root = branch(shown.assessment, shown.name, shown.key)
    _parts(shown, root, weighted, 0)
    if weighted:
        _mean(shown, [(p.weight, p.value) for p in root.parts if p.value is not None and p.counted])


def _parts(shown: Shown, node: Branch, weighted: bool, depth: int) -> None:
    """What is in a node, each inner node above what is in it."""
    for part in node.parts:
        shown.page.row(_columns(shown, _figures(shown, part, weighted, depth)), 4)
        if isinstance(part, Branch):
            _parts(shown, part, weighted, depth + 1)


def _head(shown: Shown, part: Branch | Contribution) -> str:
    if isinstance(part, Contribution):
        return f"{part.criterion} {shown.phrases.fact(part.criterion)}"
    return f"{part.layer} {part.name}"


def _figures(shown: Shown, line: Branch | Contribution, weighted: bool, depth: int) -> list[str]:
    value = line.value if line.counted else None
    head = "  " * depth + _head(shown, line)
    if not weighted:
        return [head, _figure(value)]
    product = None if value is None else line.weight * value
    return [head, _figure(line.weight), _figure(value), _figure(product)]


def _figure(number: Number | None) -> str:
    """A decimal that ends, else a fraction."""
    if number is None:
        return "-"
    return shown_number(_exact(number)) if ends(number) else str(number)


def _columns(shown: Shown, cells: list[str]) -> list[tuple[str, int]]:
    """The title, then figures of ten columns each."""
    figures = 10
    first = shown.page.width - 4 - (figures + 2) * (len(cells) - 1)
    return [(cells[0], first), *((cell, figures) for cell in cells[1:])]


def _mean(shown: Shown, counted: list[tuple[Number, Number]]) -> None:
    weights = sum((Fraction(weight) for weight, _ in counted), Fraction(0))
    products = sum((Fraction(weight) * value for weight, value in counted), Fraction(0))
    if not weights:
        shown.say("explain.mean.nothing")
        return
    shown.page.blank()
    shown.say(
        "explain.mean.sum",
        products=shown.phrases.value(_exact(products)),
        weights=shown.phrases.value(_exact(weights)),
        mean=exact(shown.phrases, _exact(products / weights)),
    )


def _exact(number: Number) -> Number:
    """A whole number as one."""
    whole = Fraction(number)
    return int(whole) if whole.denominator == 1 else whole


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
    _why(shown, row.why)
    if row.conditions is not None:
        ids = shown.phrases.joined(shown.conclusion.conditions) or shown.phrases.say("explain.none")
        shown.say("explain.row.conditions", 4, source=row.conditions.source, ids=ids)


def _why(shown: Shown, why: Text | None) -> None:
    if why is not None:
        shown.page.write(shown.phrases.text(why), 4)


def _verdict(value: Value) -> str:
    return "true" if value is True else "false" if value is False else "unknown"


def _bands(shown: Shown) -> None:
    """The banded number and the edges of every step, the reached one marked."""
    rule = shown.result
    assert isinstance(rule, Bands)
    scale = shown.assessment.ruleset.scales[rule.scale or ""]
    assert isinstance(scale, StepScale)
    number = board(shown.assessment, shown.name, shown.key).result(rule.of).exact
    known = shown.phrases.say("value.unknown") if number is None else exact(shown.phrases, number)
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
    rule, reached = shown.result, True
    assert isinstance(rule, Climb)
    seen = board(shown.assessment, shown.name, shown.key)
    shown.say("explain.climb", here=rule.here.source, below=(rule.below or rule.here).source)
    for level in seen.axis(rule.climb):
        own = seen.only(rule.climb, level)
        items = own.items("criteria")
        if not reached:
            shown.say("explain.climb.above", 4, level=level)
            continue
        reached = bool(items) and own.ask(rule.here) is True
        title = shown.phrases.ruleset.titled(rule.climb, level).to(shown.phrases.language)
        state = "held" if reached else "stopped" if items else "empty"
        shown.say(f"explain.climb.{state}", 4, level=level, title=title)
        for item in items:
            _criterion(shown, str(item["id"]))


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
    seen = board(shown.assessment, shown.name, shown.key)
    for name in _read_by_place(shown, rule.value):
        shown.page.blank()
        shown.page.write(f"{name}:", 2)
        if shown.key:
            shown.page.write(step(shown.phrases, name, seen.result(name)), 4)
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
    shown.page.whole(f"{given.place.file}:{given.place.line}", 4)
    if rule.compare is not None:
        beside = board(shown.assessment, shown.name, shown.key).result(rule.compare)
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
    for limit in shown.result.limits:
        end = limit.at_most if limit.at_most is not None else limit.at_least
        key = "explain.limit.most" if limit.at_most is not None else "explain.limit.least"
        shown.page.blank()
        shown.say(key, end=end)
        if limit.when is not None:
            shown.ask(limit.when)
        _why(shown, limit.why)
        own = (bound for bound in shown.conclusion.limits if bound.text == end)
        held = next((bound for bound in own if bound.why == limit.why), None)
        state = "off" if held is None else "bound" if held.bound else "slack"
        shown.say(f"explain.limit.{state}", 4)


def _instead(shown: Shown) -> None:
    """Steps that would replace the computed one, with their conditions."""
    for row in shown.result.instead:
        shown.page.blank()
        shown.say("explain.instead", step=shown.phrases.step(shown.result.scale, row.step))
        if row.when is not None:
            shown.ask(row.when)
        _why(shown, row.why)
    computed = _name(shown.conclusion.computed)
    if computed is not None and computed != _name(shown.conclusion.step):
        shown.say("explain.computed", step=_coded(shown, computed))


def _void(shown: Shown) -> None:
    """When there is no value, and whether that is so."""
    if shown.result.void is None:
        return
    shown.page.blank()
    shown.say("explain.void.held" if shown.conclusion.void is not None else "explain.void.off")
    shown.ask(shown.result.void.when)


_FORMS: Mapping[type[Result], Callable[[Shown], None]] = {
    Aggregate: _aggregate,
    Rows: _rows,
    Bands: _bands,
    Climb: _climb,
    ExpressionResult: _expression,
    Judged: _judged,
}
