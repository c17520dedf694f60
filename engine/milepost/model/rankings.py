"""Rankings: what weighing alternatives found, and how firmly it stands. All points are of 100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.choices import Case, Grade
from milepost.model.values import Number, Range


@dataclass(frozen=True, slots=True)
class Comparison:
    """The numbers alone: weights as given, and points by alternative and criterion.

    The order of the alternatives is the one they are written in. Points are a range from 0 to 100
    where a rating is not known.
    """

    weights: Mapping[str, Number]
    points: Mapping[str, Mapping[str, Range]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One alternative: points and their weighted parts by criterion, the score that they sum to.

    `first` and `last` are the best and the worst place that what is not known leaves open.
    """

    name: str
    points: Mapping[str, Range]
    parts: Mapping[str, Range]
    score: Range
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Flip:
    """The weight of a criterion at which `to` draws level, the others keeping their proportions.

    Both weights are percentages of the sum; beyond `at` the leader is behind.
    """

    criterion: str
    weight: Fraction
    at: Fraction
    to: str

    @property
    def change(self) -> Fraction:
        """Percentage points from the weight to the flip."""
        return self.at - self.weight


@dataclass(frozen=True, slots=True)
class Shift:
    """The least weight that has to move, in percentage points, for `to` to draw level.

    `moves` say from which criterion how much is taken; all of it goes to `onto`.
    """

    to: str
    onto: str
    moves: tuple[tuple[str, Fraction], ...]

    @property
    def total(self) -> Fraction:
        """Percentage points moved in all."""
        return sum((points for _, points in self.moves), Fraction(0))


@dataclass(frozen=True, slots=True)
class Turn:
    """The figure at which one rating alone makes the leader and `other` draw level.

    `change` is the move in points of 100 that it takes.
    """

    alternative: str
    criterion: str
    figure: Number
    at: Number
    other: str
    change: Fraction


@dataclass(frozen=True, slots=True)
class Open:
    """A rating that is not known, and the points of the score that hang on it."""

    alternative: str
    criterion: str
    stake: Fraction


@dataclass(frozen=True, slots=True)
class Tipping:
    """The figure at which a rating that is not known would make two contenders draw level."""

    alternative: str
    criterion: str
    at: Number
    other: str


@dataclass(frozen=True, slots=True)
class Graded:
    """The grades that what is known leaves possible; one where it is certain.

    `values` are the names that the rules asked for, with what they stood for.
    """

    possible: tuple[Grade, ...]
    values: Mapping[str, Range | None]

    @property
    def grade(self) -> Grade | None:
        """The grade, where it is certain."""
        return self.possible[0] if len(self.possible) == 1 else None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Alternatives in order with all that can be said of it.

    `leaders` may all be first whatever is not known turns out to be: one where the order is
    decided at its top, several that tie, none where it is open. `lead` is that of the first over
    the best other, `over_nothing` that of each alternative over doing nothing.
    """

    scored: tuple[Scored, ...]
    shares: Mapping[str, Fraction]
    leaders: tuple[str, ...]
    lead: Range
    over_nothing: Mapping[str, Range]
    dominated: Mapping[str, tuple[str, ...]]
    flips: tuple[Flip, ...]
    shift: Shift | None
    turns: tuple[Turn, ...]
    open: tuple[Open, ...]
    tipping: tuple[Tipping, ...]

    @property
    def leader(self) -> str | None:
        """The one that is first, where there is one."""
        return self.leaders[0] if len(self.leaders) == 1 else None

    def of(self, name: str) -> Scored:
        """One alternative. Raises StopIteration for an unknown one."""
        return next(one for one in self.scored if one.name == name)


@dataclass(frozen=True, slots=True)
class Decision:
    """A case with what was found: the ranking, the grade of its advice, and weights set anew."""

    case: Case
    ranking: Ranking
    graded: Graded | None
    reweighted: tuple[str, ...] = ()
