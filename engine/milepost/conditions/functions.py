"""Every function of the language: its name, group, arguments, what it gives and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from milepost.model.types import NUMBER, YES_NO, Type

Group = Literal["numbers", "evidence", "lists", "results"]

ANY = ("any",)
NUMERIC = ("number",)
WHOLE = ("whole",)
LIST = ("list",)
LIST_OR_SERIES = ("list", "series")
CONDITION = ("condition",)
MEASURE = ("measure",)
ID = ("id",)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its name in signatures, and the types it accepts.

    Beside type names: `any`; `whole`, a whole number written out; `id`, a quoted id;
    `condition` and `measure`, an expression over one item of the list before it.
    """

    name: str
    accepts: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """One function. `gives` is its type, or None where that follows from the arguments.

    `repeats`: the last argument may be given again and again. `example` is a whole expression and
    `shows` the value it has, or what the author learns from it.
    """

    name: str
    group: Group
    parameters: tuple[Parameter, ...]
    gives: Type | None
    meaning: str
    example: str
    shows: str
    repeats: bool = False

    @property
    def signature(self) -> str:
        """The call as the reference prints it."""
        names = [f"{one.name}?" if one.optional else one.name for one in self.parameters]
        return f"{self.name}({', '.join(names)}{', ...' if self.repeats else ''})"

    @property
    def least(self) -> int:
        """Smallest number of arguments."""
        return sum(not one.optional for one in self.parameters)

    @property
    def most(self) -> int | None:
        """Largest number of arguments; None without a limit."""
        return None if self.repeats else len(self.parameters)


_X = Parameter("x", NUMERIC)
_N = Parameter("n", WHOLE)
_ITEMS = Parameter("list", LIST_OR_SERIES)
_P = Parameter("p", CONDITION, optional=True)
_MEASURE = Parameter("n", MEASURE, optional=True)
_DATED = Parameter("x", ("document", "date"))
_ID = Parameter("id", ID)

_NUMBERS = (
    Function(
        "min",
        "numbers",
        (_X, Parameter("y", NUMERIC)),
        NUMBER,
        "The smallest argument.",
        "min(3, 1, 2)",
        "1",
        repeats=True,
    ),
    Function(
        "max",
        "numbers",
        (_X, Parameter("y", NUMERIC)),
        NUMBER,
        "The largest argument.",
        "max(3, 1, 2)",
        "3",
        repeats=True,
    ),
    Function("abs", "numbers", (_X,), NUMBER, "Size without sign.", "abs(-2.5)", "2.5"),
    Function(
        "floor", "numbers", (_X,), NUMBER, "Next whole number downwards.", "floor(-1.5)", "-2"
    ),
    Function("ceil", "numbers", (_X,), NUMBER, "Next whole number upwards.", "ceil(-1.5)", "-1"),
    Function(
        "round_half_up",
        "numbers",
        (_X, _N),
        NUMBER,
        "Rounded to n decimals; a half goes away from zero, also below zero.",
        "round_half_up(-2.345, 2)",
        "-2.35",
    ),
    Function(
        "round_half_even",
        "numbers",
        (_X, _N),
        NUMBER,
        "Rounded to n decimals; a half goes to the even neighbour.",
        "round_half_even(2.345, 2)",
        "2.34",
    ),
    Function(
        "len",
        "numbers",
        (Parameter("x", ("text", "choice", "list", "series")),),
        NUMBER,
        "Characters of a text, items of a list, points of a series; 0 for `none`.",
        "len(milestones) >= 3",
        "true from three milestones",
    ),
)

_EVIDENCE = (
    Function(
        "present",
        "evidence",
        (Parameter("x", ANY),),
        YES_NO,
        "Something is there: false for `none`, empty text, an empty document or list; "
        "unknown for a missing fact.",
        "present(risk_register)",
        "false when the evidence says `none`",
    ),
    Function(
        "known",
        "evidence",
        (Parameter("x", ANY),),
        YES_NO,
        "There is a value, `none` included; false for a missing fact and for a number known "
        "only as a range. Never unknown.",
        "known(budget)",
        "false when the fact is missing",
    ),
    Function(
        "approved",
        "evidence",
        (Parameter("doc", ("document",)),),
        YES_NO,
        "The status is `approved`; unknown without a status, false for `none`.",
        "approved(charter)",
        "true for {status: approved}",
    ),
    Function(
        "age_days",
        "evidence",
        (_DATED,),
        NUMBER,
        "Days from the document's date, or the date, to `as_of`; below zero for a later day; "
        "unknown without a date.",
        'age_days(date("2026-05-01"))',
        "60 on 2026-06-30",
    ),
    Function(
        "fresh",
        "evidence",
        (_DATED, Parameter("days", NUMERIC)),
        YES_NO,
        "The age is at most `days` and the date is not after `as_of`; unknown without a date, "
        "false for `none`.",
        "fresh(charter, 365)",
        "false for a document dated in the future",
    ),
    Function(
        "covers",
        "evidence",
        (Parameter("list", LIST), Parameter("items", LIST)),
        YES_NO,
        "Every one of `items` is in the list; false for `none`.",
        'covers(roles, ["sponsor", "owner"])',
        "true when both are named",
    ),
    Function(
        "has_url",
        "evidence",
        (Parameter("x", ("document", "text")),),
        YES_NO,
        "The document has a url, or an http address with a dot stands in the text; "
        "false for `none`.",
        "has_url(charter)",
        "false without a url",
    ),
    Function(
        "starts_with",
        "evidence",
        (Parameter("x", ("text",)), Parameter("beginning", ("text",))),
        YES_NO,
        "The text begins so; false for `none`.",
        'starts_with(contract_number, "A-")',
        "true for `A-17`",
    ),
    Function(
        "last",
        "evidence",
        (Parameter("series", ("series",)), _N),
        None,
        "The n newest points, oldest first, as a list of `date` and `value`; unknown when "
        "there are fewer.",
        "all_of(last(on_time, 3), value >= 90)",
        "true after three good periods",
    ),
    Function(
        "first_known",
        "evidence",
        (Parameter("a", ANY), Parameter("b", ANY)),
        None,
        "The first argument that is known; unknown if none is.",
        "first_known(forecast, budget)",
        "the budget until there is a forecast",
        repeats=True,
    ),
    Function(
        "date",
        "evidence",
        (Parameter("day", ("text",)),),
        None,
        "A day written out.",
        'as_of >= date("2026-05-01")',
        "true from that day",
    ),
)

_LISTS = (
    Function(
        "count",
        "lists",
        (_ITEMS, _P),
        NUMBER,
        "How many items p holds for; all items without p.",
        "count(risks, open and score >= 15)",
        "0 over an empty list",
    ),
    Function(
        "share",
        "lists",
        (_ITEMS, _P),
        NUMBER,
        "Part of the items p holds for, 0 to 1; unknown over nothing.",
        "share(risks, not open) >= 0.9",
        "unknown over an empty list",
    ),
    Function(
        "any_of",
        "lists",
        (_ITEMS, _P),
        YES_NO,
        "p holds for at least one item; false over nothing.",
        "any_of(risks, score >= 20)",
        "false over an empty list",
    ),
    Function(
        "all_of",
        "lists",
        (_ITEMS, _P),
        YES_NO,
        "p holds for every item; true over nothing.",
        "all_of(risks, present(owner))",
        "true over an empty list",
    ),
    Function(
        "where",
        "lists",
        (_ITEMS, Parameter("p", CONDITION)),
        None,
        "The items p holds for.",
        "mean_of(where(risks, open), score)",
        "the mean over the open risks",
    ),
    Function(
        "enough",
        "lists",
        (_ITEMS, Parameter("n", NUMERIC)),
        None,
        "The list itself where at least n items are certainly in it, else unknown: too few are no "
        "sample.",
        "share(enough(projects, 3), kept) >= 0.75",
        "unknown over two projects",
    ),
    Function(
        "sum_of",
        "lists",
        (_ITEMS, _MEASURE),
        NUMBER,
        "Sum of n over the items; 0 over nothing.",
        "sum_of(risks, score)",
        "0 over an empty list",
    ),
    Function(
        "mean_of",
        "lists",
        (_ITEMS, _MEASURE),
        NUMBER,
        "Mean of n over the items; unknown over nothing.",
        "mean_of(risks, score) <= 9",
        "unknown over an empty list",
    ),
    Function(
        "min_of",
        "lists",
        (_ITEMS, _MEASURE),
        NUMBER,
        "Smallest n over the items; unknown over nothing.",
        "min_of(on_time) >= 80",
        "the worst period of a series",
    ),
    Function(
        "max_of",
        "lists",
        (_ITEMS, _MEASURE),
        NUMBER,
        "Largest n over the items; unknown over nothing.",
        "max_of(risks, score) < 20",
        "unknown over an empty list",
    ),
    Function(
        "median_of",
        "lists",
        (_ITEMS, _MEASURE),
        NUMBER,
        "Middle n over the items, the mean of the two middle ones of an even number; "
        "unknown over nothing.",
        "median_of(risks, score)",
        "unknown over an empty list",
    ),
)

_RESULTS = (
    Function(
        "met",
        "results",
        (_ID,),
        YES_NO,
        "The criterion or check of this id is met.",
        'met("S4.1.p1")',
        "true when it passed",
    ),
    Function(
        "rating",
        "results",
        (_ID,),
        NUMBER,
        "Its rating as a number.",
        'rating("Q1") > 0',
        "unknown when not rated",
    ),
    Function(
        "credit",
        "results",
        (_ID,),
        NUMBER,
        "Its credit, 0 to 1.",
        'credit("Q1") == 1',
        "true at full credit",
    ),
    Function(
        "under",
        "results",
        (_ID,),
        None,
        "The checks whose id starts with this id and a point.",
        'share(under("S4.1"), passed) >= 0.75',
        "true when three in four passed",
    ),
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {one.name: one for one in (*_NUMBERS, *_EVIDENCE, *_LISTS, *_RESULTS)}
)
"""All functions by name, in the order of the reference."""


def reference() -> str:
    """The function tables of the written specification, as Markdown."""
    groups: dict[str, list[Function]] = {}
    for function in FUNCTIONS.values():
        groups.setdefault(function.group, []).append(function)
    return "\n".join(_table(group, found) for group, found in groups.items())


def _table(group: str, functions: list[Function]) -> str:
    head = [f"### {group}", "", "| function | meaning | example | shows |", "|---|---|---|---|"]
    rows = [
        f"| `{one.signature}` | {one.meaning} | `{one.example}` | {one.shows} |"
        for one in functions
    ]
    return "\n".join([*head, *rows, ""])
