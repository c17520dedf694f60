"""A condition with the value of everything inside it, as an indented tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from milepost.model.expression import Asked, Call, ListOf, Literal, Name, Node, Not, Trace
from milepost.model.text import Text
from milepost.model.values import Number, Value, shown_number
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.page import Page
from milepost.scoring.items import OUTCOME_WORDS

Picks = Callable[[Node], tuple[str, ...]]
"""Ids of the items that a `where(...)` leaves."""
_COUNTING = ("any_of", "count", "share", "sum_of", "mean_of", "min_of", "max_of")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Tree:
    """How traces are written; `picks` tells which items a list condition holds for.

    `titles` are those of other subjects, by folder.
    """

    page: Page
    phrases: Phrases
    picks: Picks | None = None
    titles: Mapping[str, Text] = field(default_factory=dict)

    def write(self, trace: Trace, indent: int = 4) -> None:
        """A part with its value, and below it the parts it consists of."""
        value = shown(self.phrases, trace.value, self._unit(trace.node))
        self.page.write(f"{trace.text} = {value}", indent)
        self._held(trace.node, indent + _INDENT)
        self._each(trace, indent + _INDENT)
        for part in trace.parts:
            if _says_something(part):
                self.write(part, indent + _INDENT)
        if isinstance(trace.node, Call) and trace.node.function == "under":
            self._over(trace.value, indent + _INDENT)

    def _unit(self, node: Node) -> str | None:
        return node.name if isinstance(node, Name) and not node.depth else None

    def _held(self, node: Node, indent: int) -> None:
        """Which criteria or checks a list condition holds for, or for `all_of` does not."""
        narrowed = _narrowed(node)
        if narrowed is None or self.picks is None:
            return
        ids = self.picks(narrowed)
        kind = "not" if isinstance(node, Call) and node.function == "all_of" else "held"
        said = self.phrases.joined(ids) if ids else self.phrases.say("explain.none")
        self.page.write(self.phrases.say(f"explain.{kind}", ids=said), indent)

    def _each(self, trace: Trace, indent: int) -> None:
        """What was found of each subject; of `where`, which ones it lists."""
        listing = isinstance(trace.node, Call) and trace.node.function == "where"
        kinds = ("listed", "left") if listing else ("held", "not")
        groups = {
            kinds[0]: [one for one in trace.each if one.answer is True and one.sure],
            kinds[1]: [one for one in trace.each if one.answer is False],
            "doubt": [one for one in trace.each if one.answer is not False and not _known(one)],
        }
        for kind, found in groups.items():
            if found:
                ids = self.phrases.say("list.semicolon").join(self._title(x.subject) for x in found)
                self.page.write(self.phrases.say(f"explain.{kind}", ids=ids), indent)

    def _title(self, subject: str) -> str:
        title = self.titles.get(subject)
        return title.to(self.phrases.language) if title else subject

    def _over(self, items: Value, indent: int) -> None:
        """The checks of a roll-up with the outcome of each."""
        for item in items if isinstance(items, tuple) else ():
            if isinstance(item, Mapping):
                self.page.item(
                    str(item["id"]), self.phrases.say(f"outcome.{outcome(item)}"), indent
                )


def _known(one: Asked) -> bool:
    return one.sure and isinstance(one.answer, bool | Number)


def outcome(item: Mapping[str, Value]) -> str:
    """The outcome that the words of a check speak of."""
    return next((o for word, o in OUTCOME_WORDS.items() if item.get(word) is True), "not-assessed")


def _narrowed(node: Node) -> Node | None:
    """The list function as `where`: the items its condition holds for."""
    if not isinstance(node, Call) or len(node.arguments) != 2:
        return None
    items, condition = node.arguments
    if not isinstance(items, Name) or items.name not in ("criteria", "checks"):
        return None
    if node.function == "all_of":
        condition = Not(condition.start, condition.end, condition.type, condition)
    elif node.function not in _COUNTING[:3]:
        return None
    return replace(node, function="where", arguments=(items, condition))


def _says_something(part: Trace) -> bool:
    """False for what its own text says already: literals, and the lists of all items."""
    if isinstance(part.node, Literal | ListOf):
        return False
    return not (isinstance(part.node, Name) and _lists_items(part.node))


def _lists_items(node: Name) -> bool:
    """Whether a name is a list of criteria, of checks, or of other assessments."""
    item = node.type.item if node.type is not None else None
    return node.name in ("criteria", "checks") or (item is not None and "findings" in item.fields)


def shown(phrases: Phrases, value: Value, fact: str | None = None) -> str:
    """A value in words; a number exact where it ends, else as a fraction with its size."""
    if isinstance(value, Fraction) and not ends(value):
        return exact(phrases, value)
    if isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
        return phrases.joined(str(one) for one in value)
    return phrases.value(value, phrases.ruleset.facts.get(fact or ""))


def ends(number: Number) -> bool:
    """Whether the decimals of a number come to an end."""
    return Fraction(shown_number(number)) == number


def exact(phrases: Phrases, number: Number) -> str:
    """`97.5`, or `1075/11, about 97.7273` where the decimals have no end."""
    if ends(number):
        return shown_number(number)
    return phrases.say("explain.about", exact=number, about=shown_number(number, 4))
