"""Published instances of the next release problem: actions, what goes first, customers, optima."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from milepost.analysis.planning.programme import Programme, Row, at_most, needs

NAMES = ("nrp1", "nrp-e1")


@dataclass(frozen=True)
class Instance:
    """Costs by action; pairs of which the first goes before; profits; the optimum by budget."""

    costs: dict[str, int]
    before: tuple[tuple[str, str], ...]
    wishes: dict[str, tuple[str, ...]]
    profits: dict[str, int]
    optima: dict[int, int]

    def programme(self, *rows: Row) -> Programme:
        """A customer is served where every action it asks for is chosen."""
        claims = {
            customer: tuple(Row({action: 1}, 1) for action in asked)
            for customer, asked in self.wishes.items()
        }
        first = tuple(needs(after, [before]) for before, after in self.before)
        return Programme(tuple(self.costs), claims, (*first, *rows))

    def within(self, budget: int) -> Row:
        """The budget as a row."""
        return at_most(self.costs, budget)


def instance(name: str) -> Instance:
    """One of the published instances."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    sections = (part.split("]") for part in text.split("[")[1:])
    parts = {head.split(":")[0]: words.split() for head, words in sections}
    customers = [word.split("=") for word in parts["customers"]]
    return Instance(
        {f"a{n}": int(word) for n, word in enumerate(parts["costs"], 1)},
        tuple(_pair(word) for word in parts["prerequisites"]),
        {f"c{n}": _actions(asked) for n, (_, asked) in enumerate(customers, 1)},
        {f"c{n}": int(profit) for n, (profit, _) in enumerate(customers, 1)},
        {int(budget): int(best) for budget, best in (word.split("=") for word in parts["cases"])},
    )


def _pair(word: str) -> tuple[str, str]:
    before, after = word.split(">")
    return f"a{before}", f"a{after}"


def _actions(asked: str) -> tuple[str, ...]:
    return tuple(f"a{number}" for number in asked.split(","))
