"""Laws of conditions over random trees and random evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milepost.conditions import (
    Given,
    Scope,
    bind,
    check,
    compile_conditions,
    evaluate,
    parse,
    reads,
    trace,
    write,
)
from milepost.model.types import DATE, DOCUMENT, NUMBER, SERIES, TEXT, YES_NO, Type
from milepost.model.values import NONE, UNUSABLE, Document, Point, Range, Value

TODAY = date(2026, 6, 30)
STAGES = ("plan", "build", "run")
RISK = Type("record", fields={"score": NUMBER, "open": YES_NO, "owner": TEXT})
NAMES: Mapping[str, Type] = {
    "m": NUMBER,
    "n": NUMBER,
    "p": YES_NO,
    "q": YES_NO,
    "title": TEXT,
    "stage": Type("choice", STAGES, ordered=True),
    "start": DATE,
    "plan": DOCUMENT,
    "rate": SERIES,
    "roles": Type("list", item=TEXT),
    "risks": Type("list", item=RISK),
    "param": Type("record", fields={"least": NUMBER}),
    "合计": NUMBER,
}
SCOPE = Scope(NAMES)
LAWS = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

numbers = st.one_of(st.integers(-5, 5), st.fractions(-3, 3, max_denominator=4)).map(
    lambda x: int(x) if x.denominator == 1 else x
)
days = st.integers(-60, 60).map(lambda n: TODAY - timedelta(days=n))
words = st.sampled_from(["", "a", "b", "http://c"])


def _record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A mapping in which each field may be missing or `none`."""
    optional = {name: st.one_of(kind, st.just(NONE)) for name, kind in fields.items()}
    return st.fixed_dictionaries({}, optional=optional)


documents = st.builds(
    Document,
    status=st.sampled_from(["", "draft", "approved"]),
    date=st.one_of(st.none(), days),
    url=st.sampled_from(["", "http://x"]),
)
series = st.lists(st.builds(Point, days, numbers), max_size=3, unique_by=lambda p: p.date).map(
    lambda points: tuple(sorted(points, key=lambda point: point.date))
)
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "m": numbers,
    "n": st.one_of(numbers, st.just(Range(1, 3))),
    "p": st.booleans(),
    "q": st.booleans(),
    "title": words,
    "stage": st.sampled_from(STAGES),
    "start": days,
    "plan": documents,
    "rate": series,
    "roles": st.lists(st.sampled_from(["a", "b"]), max_size=3).map(tuple),
    "risks": st.lists(_record(score=numbers, open=st.booleans(), owner=words), max_size=3).map(
        tuple
    ),
    "param": _record(least=numbers),
    "合计": numbers,
}
evidence = _record(**VALUES)
FULL_RISK = st.fixed_dictionaries({"score": numbers, "open": st.booleans(), "owner": words})


decimals = st.sampled_from(["(-2)", "0", "1", "3", "0.5", "(-0.75)"])


def _expressions(depth: int, item: bool) -> tuple[st.SearchStrategy[str], st.SearchStrategy[str]]:
    """Random yes/no and number expressions; with `item`, over an item of `risks` as well."""
    truths = ["p", "q", "true", "known(m)", "present(title)", "approved(plan)", "has_url(plan)"]
    truths += ["fresh(plan, m)", 'title == "a"', 'stage >= "build"', 'stage in ["run", "plan"]']
    truths += ['covers(roles, ["a"])', '"b" in roles', "start < as_of", "fresh(start, 30)"]
    truths += ['plan.status != "draft"', "present(plan)", "known(plan)"]
    truths += ["all_of(last(rate, 2), value > 0)"]
    figures = ["m", "n", "合计", "rate", "param.least", "len(roles)", "len(title)", "count(risks)"]
    figures += ["max_of(rate)", "age_days(plan)", "count(roles, item == 'a')", "age_days(start)"]
    if item:
        truths, figures = [*truths, "open", "open", 'owner == "a"'], [*figures, "score", "score"]
    truth, figure = st.sampled_from(truths), st.one_of(st.sampled_from(figures), decimals)
    for _ in range(depth):
        truth, figure = _deeper(truth, figure, item)
    return truth, figure


def _deeper(
    truth: st.SearchStrategy[str], figure: st.SearchStrategy[str], item: bool
) -> tuple[st.SearchStrategy[str], st.SearchStrategy[str]]:
    signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    truths = [
        truth,
        st.builds("({} {} {})".format, truth, st.sampled_from(["and", "or"]), truth),
        st.builds("({} or {} or {})".format, truth, truth, truth),
        st.builds("(not {})".format, truth),
        st.builds("({} {} {})".format, figure, signs, figure),
        st.builds("({} {} {} {} {})".format, figure, signs, figure, signs, figure),
        st.builds("({} in [1, 0.5, -2])".format, figure),
        st.builds("(({}) == ({}))".format, truth, truth),
    ]
    figures = [
        figure,
        st.builds("({} {} {})".format, figure, st.sampled_from("+-*/"), figure),
        st.builds("(-{})".format, figure),
        st.builds("min({}, {})".format, figure, figure),
        st.builds("floor({})".format, figure),
        st.builds("round_half_up({}, 1)".format, figure),
        st.builds("abs({})".format, figure),
    ]
    if not item:
        inner, measure = _expressions(1, True)
        listed = st.one_of(st.just("risks"), st.builds("where(risks, {})".format, inner))
        some = st.sampled_from(["any_of", "all_of"])
        truths.append(st.builds("{}({}, {})".format, some, listed, inner))
        parts = st.sampled_from(["count", "share"])
        figures.append(st.builds("{}({}, {})".format, parts, listed, inner))
        folds = st.sampled_from(["sum_of", "mean_of", "min_of", "max_of", "median_of"])
        figures.append(st.builds("{}({}, {})".format, folds, listed, measure))
    return st.one_of(*truths), st.one_of(*figures)


conditions, figures = _expressions(2, False)


def typed(source: str) -> Any:
    tree, problems = check(parse(source), SCOPE)
    assert problems == ()
    return tree


@LAWS
@given(st.lists(st.one_of(conditions, figures), min_size=1, max_size=4), evidence)
def test_walking_tracing_and_compiling_agree(sources: list[str], values: dict[str, Value]) -> None:
    trees = {f"c{number}": typed(source) for number, source in enumerate(sources)}
    env = Given(values, TODAY)
    walked = tuple(evaluate(tree, env) for tree in trees.values())
    assert tuple(trace(tree, env).value for tree in trees.values()) == walked
    assert compile_conditions(trees).run(values, TODAY) == walked


@LAWS
@given(st.one_of(conditions, figures), evidence)
def test_plain_spelling_and_binding_change_no_value(source: str, values: dict[str, Value]) -> None:
    tree, env = typed(source), Given(values, TODAY)
    value = evaluate(tree, env)
    assert evaluate(typed(write(parse(source))), env) == value
    assert evaluate(bind(tree, values), env) == value


@LAWS
@given(conditions, conditions, evidence)
def test_de_morgan(one: str, other: str, values: dict[str, Value]) -> None:
    env = Given(values, TODAY)
    for left, right in (("and", "or"), ("or", "and")):
        closed = evaluate(typed(f"not ({one} {left} {other})"), env)
        assert closed == evaluate(typed(f"not {one} {right} not {other}"), env)


def _monotone(source: str) -> bool:
    """`known` asks about knowledge itself, so what it says may change with knowledge."""
    return "known(" not in source


@LAWS
@given(conditions.filter(_monotone), evidence, st.data())
def test_more_knowledge_never_flips_what_is_known(
    source: str, values: dict[str, Value], data: st.DataObject
) -> None:
    tree = typed(source)
    before = evaluate(tree, Given(values, TODAY))
    added = {name: data.draw(VALUES[name]) for name in sorted(reads(tree)) if name not in values}
    risks = values.get("risks")
    if isinstance(risks, tuple):
        added["risks"] = tuple({**data.draw(FULL_RISK), **risk} for risk in risks)
    after = evaluate(tree, Given({**values, **added}, TODAY))
    assert before not in (True, False) or after is before


@LAWS
@given(conditions, evidence)
def test_a_condition_is_true_false_unknown_or_unusable(
    source: str, values: dict[str, Value]
) -> None:
    value = evaluate(typed(source), Given(values, TODAY))
    assert value is True or value is False or value is None or value is UNUSABLE
