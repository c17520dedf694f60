"""Every vector of nine attribute ratings comes to its capability level: 4 ** 9 of them.

The rule set is loaded and passed through once, as an assessment does; a vector then stands in for
the conclusions of `attribute_rating`, and the linked `capability` climbs over it. A climb sees its
board only narrowed to one level, so the engine's own boards of the 68 ratings that one level can
have are made beforehand, and what they answer is kept. That a narrowed board depends on the ratings
of its own level alone is what the second test shows, which climbs without anything made beforehand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import product
from pathlib import Path

import pytest
from milepost.loading.catalogue import Catalogue
from milepost.model.evidence import Evidence, Subject
from milepost.model.expression import Expression
from milepost.model.results import Conclusion, Item, Result
from milepost.model.scales import StepScale
from milepost.model.values import Value
from milepost.scoring.assess import in_scope
from milepost.scoring.board import Board
from milepost.scoring.concluding import conclude
from milepost.scoring.judging import Judging
from milepost.scoring.running import Running

FILE = Path(__file__).parent / "frameworks" / "iso33020" / "iso33020.yaml"
DAY = date(2026, 6, 30)
RATINGS = "NPLF"
LEVELS = {"1": slice(0, 1), "2": slice(1, 3), "3": slice(3, 5), "4": slice(5, 7), "5": slice(7, 9)}
SPOT = ("P1",)

Vector = tuple[str, ...]


def oracle(vector: Vector) -> int:
    """The highest level whose attributes are L or F, those of every level below F."""
    return max(
        k * all(r in "LF" for r in vector[level]) * all(r == "F" for r in vector[: level.start])
        for k, level in enumerate(LEVELS.values(), 1)
    )


@dataclass
class Levels:
    """The rule set after one pass, and the engine's boards of each level by its ratings."""

    running: Running = field(default_factory=lambda: _passed())
    narrowed: dict[tuple[str, Vector], Kept] = field(default_factory=dict)

    @cached_property
    def climb(self) -> Result:
        """The linked result."""
        return self.running.ruleset.results["capability"]

    def board(self, vector: Vector) -> Board:
        """The engine's own board of the process, its attributes rated so."""
        scale = self.running.ruleset.scales["rating"]
        assert isinstance(scale, StepScale)
        attributes = self.running.ruleset.axes["attribute"]
        rated = {
            (*SPOT, attribute): Conclusion(exact=step.value, step=step)
            for attribute, rating in zip(attributes, vector, strict=True)
            for step in (scale.step(rating),)
        }
        whole = self.running.board()
        seen = replace(whole.seen, concluded={**whole.seen.concluded, "attribute_rating": rated})
        return replace(whole, seen=seen).at("capability", SPOT)

    def prepare(self) -> None:
        """Narrow a board to each level for all that its attributes can be."""
        for level, own in LEVELS.items():
            for ratings in product(RATINGS, repeat=own.stop - own.start):
                vector = ["N"] * 9
                vector[own] = ratings
                self.narrowed[level, ratings] = Kept(self.board(tuple(vector)).only("level", level))


@dataclass(eq=False)
class Kept:
    """One of the engine's boards; what was asked once is not asked again."""

    board: Board
    answers: dict[str, Value] = field(default_factory=dict)

    def ask(self, expression: Expression) -> Value:
        """The board's answer."""
        if expression.source not in self.answers:
            self.answers[expression.source] = self.board.ask(expression)
        return self.answers[expression.source]

    def items(self, name: str) -> tuple[Item, ...]:
        """The board's items."""
        return self.board.items(name)


@dataclass(frozen=True, slots=True)
class Rated:
    """What a climb over one vector sees: the boards of its levels."""

    vector: Vector
    whole: Board
    narrowed: Mapping[tuple[str, Vector], Kept]

    def scale(self, name: str) -> StepScale:
        """A scale of the rule set."""
        return self.whole.scale(name)

    def axis(self, name: str) -> tuple[str, ...]:
        """The levels of the rule set."""
        return self.whole.axis(name)

    def only(self, axis: str, value: str) -> Kept:
        """The board of one level."""
        assert axis == "level"
        return self.narrowed[value, self.vector[LEVELS[value]]]


def _passed() -> Running:
    """One pass over the rule set; nothing is rated yet."""
    ruleset = Catalogue((), FILE.parent).load_file(FILE, FILE.name)
    evidence = Evidence(Subject("subject"))
    judging = Judging.over(ruleset, evidence, DAY, traced=False)
    running = Running(judging, in_scope(ruleset, None), evidence)
    conclude(running)
    return running


@pytest.fixture(scope="module")
def levels() -> Levels:
    found = Levels()
    found.prepare()
    return found


def _vectors() -> Iterator[Vector]:
    return product(RATINGS, repeat=9)


def test_every_vector_comes_to_its_level(levels: Levels) -> None:
    whole = levels.board(("N",) * 9)
    wrong = [
        vector
        for vector in _vectors()
        if levels.climb.compute(Rated(vector, whole, levels.narrowed)).exact  # type: ignore[arg-type]
        != oracle(vector)
    ]
    assert wrong == []


def test_a_sample_comes_to_its_level_on_boards_of_its_own(levels: Levels) -> None:
    chance = random.Random(33020)
    climbing = [("F",) * k + tuple(chance.choices("LF", k=9 - k)) for k in range(10)]
    sample = [tuple(chance.choices(RATINGS, weights=(1, 1, 2, 6), k=9)) for _ in range(300)]
    found = {v: levels.climb.compute(levels.board(v)).exact for v in (*climbing, *sample)}
    assert found == {vector: oracle(vector) for vector in found}
    assert set(found.values()) == {0, 1, 2, 3, 4, 5}
