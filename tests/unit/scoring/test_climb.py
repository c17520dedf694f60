"""Climb: the highest level whose practices, and all below it, hold."""

from __future__ import annotations

import pytest
from building import concluded, given
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion

LEVELS = """
axes: {level: {"2": {}, "3": {}, "4": {}}}
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}, "4": {value: 4}}}
criteria:
  - {id: two, level: "2", check: p}
  - {id: three, level: "3", check: q}
  - {id: three-b, level: "3", check: a > 0, applies: r}
  - {id: four, level: "4", check: b > 0}
results:
  reached: {scale: maturity, climb: level, here: "all_of(criteria, passed or not_applicable)"}
main: reached
"""
HERE = 'here: "all_of(criteria, passed or not_applicable)"'
ALL = {"p": True, "q": True, "a": 1, "r": True, "b": 1}


def level(conclusion: Conclusion) -> str:
    assert conclusion.step is not None
    return conclusion.step.name


@pytest.mark.parametrize(
    ("evidence", "reached", "blocking"),
    [
        (given(**ALL), "4", ()),
        (given(**ALL | {"p": False}), "1", ("two",)),
        (given(**ALL | {"q": False}), "2", ("three",)),
        (given(**ALL | {"q": False, "a": 0}), "2", ("three", "three-b")),
        (given(**ALL | {"b": 0}), "3", ("four",)),
        (given(**ALL | {"r": False, "a": 0}), "4", ()),
        (given(p=True, a=1, r=True, b=1), "2", ("three",)),
    ],
)
def test_the_climb_stops_at_the_first_level_that_does_not_hold(
    evidence: Evidence, reached: str, blocking: tuple[str, ...]
) -> None:
    conclusion = concluded(LEVELS, evidence)
    assert (level(conclusion), conclusion.blocking) == (reached, blocking)
    assert conclusion.exact == int(reached)


def test_a_level_with_nothing_counted_is_not_reached() -> None:
    empty = LEVELS.replace('"3": {}, "4"', '"3": {}, "3b": {}, "4"').replace(
        '"3": {value: 3}', '"3": {value: 3}, "3b": {value: 3.5}'
    )
    assert level(concluded(empty, given(**ALL))) == "3"


def test_a_level_of_which_nothing_applies_is_not_reached() -> None:
    text = LEVELS.replace("check: b > 0", "check: b > 0, applies: c > 0")
    assert level(concluded(text, given(**ALL, c=0))) == "3"


def test_below_may_ask_less_of_the_lower_levels() -> None:
    text = LEVELS.replace(
        HERE, 'here: "share(criteria, passed) >= 0.5", below: "all_of(criteria, passed)"'
    )
    assert level(concluded(text, given(**ALL | {"a": 0}))) == "3"
    assert level(concluded(text, given(**ALL))) == "4"


def test_levels_by_place() -> None:
    text = LEVELS.replace("axes: {", "axes: {team: {red: {}, blue: {}}, ").replace(
        "main: reached",
        "  low: {value: min_of(reached)}\n  high: {value: max_of(reached)}\nmain: low",
    )
    for name, team in (("two", "red"), ("three", "red"), ("three-b", "blue"), ("four", "blue")):
        text = text.replace(f"id: {name},", f"id: {name}, team: {team},")
    text = text.replace("climb: level,", "climb: level, by: team,")
    assert concluded(text, given(**ALL), "low").exact == 1
    assert concluded(text, given(**ALL), "high").exact == 3


def test_a_level_with_nothing_counted_may_be_reached() -> None:
    text = LEVELS.replace("check: b > 0", "check: b > 0, applies: c > 0")
    open_ = text.replace("climb: level,", "climb: level, empty: reached,")
    assert level(concluded(open_, given(**ALL, c=0))) == "4"


LAX = LEVELS.replace(HERE, f'{HERE}, below: "share(criteria, passed) >= 0"')


@pytest.mark.parametrize(
    ("text", "unmet", "reached", "blocking"),
    [
        (LAX, {"p": False, "b": 0}, "3", ("four",)),
        (LAX, {"q": False, "b": 0}, "2", ("three",)),
        (
            LEVELS.replace(
                HERE, 'here: "share(criteria, passed) >= 0.5", below: "all_of(criteria, passed)"'
            ),
            {"a": 0, "b": 0},
            "3",
            ("three-b", "four"),
        ),
    ],
)
def test_only_what_keeps_it_from_the_next_level_is_named(
    text: str, unmet: dict[str, int], reached: str, blocking: tuple[str, ...]
) -> None:
    """A lower gap that carries the levels above it does not block; one that does not, does."""
    conclusion = concluded(text, given(**{**ALL, **unmet}))
    assert (level(conclusion), conclusion.blocking) == (reached, blocking)
