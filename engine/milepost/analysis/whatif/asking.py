"""What conditions ask of one fact: the words and numbers in them, and how they come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from milepost.analysis.whatif.atoms import Atom
from milepost.analysis.whatif.turning import is_number, turning_points
from milepost.conditions import reads
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.expression import Attribute, Call, Literal, Name
from milepost.model.facts import Fact
from milepost.model.values import Number, Value

Known = Mapping[str, Value]
_FAR = 1000
"""So many times the largest number in sight is far enough from all limits."""


@dataclass(frozen=True)
class Asked:
    """One fact, or a field of one: its declaration, its present value, and what speaks of it.

    `old` is a value that is too old to count. `put` gives what is known with another value in its
    place.
    """

    assessment: Assessment
    name: str
    fact: Fact
    value: Value
    old: Value
    atoms: tuple[Atom, ...]
    put: Callable[[Value], Known]

    def truths(self, value: Value) -> tuple[bool | None, ...]:
        """How each of the atoms comes out with this value."""
        known = self.put(value)
        return tuple(atom.truth(known, self.assessment) for atom in self.atoms)

    def turns(self, made: Callable[[Fraction], Value], grid: set[Number]) -> tuple[Fraction, ...]:
        """The numbers of the grid's range at which an atom turns over the values made of them."""
        found = {turn for atom in self.atoms for turn in self._turns(atom, made, grid)}
        return tuple(sorted(found))

    def functions(self) -> frozenset[str]:
        """The functions that are asked."""
        return frozenset(node.function for node in self._nodes() if isinstance(node, Call))

    def attributes(self) -> frozenset[str]:
        """The parts of a document, or of items, that are named."""
        return frozenset(node.name for node in self._nodes() if isinstance(node, Attribute))

    def written(self) -> Iterator[Value]:
        """What is written out in the conditions, the limits they name, and what they compare with.

        Other facts are among it as far as they are known.
        """
        for node in self._nodes():
            if isinstance(node, Literal):
                yield node.value
        known = self.put(None)
        for atom in self.atoms:
            yield from (atom.limits[name] for name in _limits_named(atom))
            yield from (known.get(name) for name in sorted(reads(atom.node)))

    def numbers(self) -> set[Number]:
        """The numbers among them with their neighbours, and ends that lie far beyond."""
        own: set[Number] = {n for n in self.written() if is_number(n)}
        far = _FAR * (1 + max((abs(Fraction(n)) for n in own), default=Fraction(0)))
        return {n + step for n in own | {0} for step in (-1, 0, 1)} | {-far, far}

    def dates(self) -> set[date]:
        """The days among them, and the as-of date."""
        days = {d for d in self.written() if isinstance(d, date)}
        return days | {self.assessment.as_of}

    def _turns(
        self, atom: Atom, made: Callable[[Fraction], Value], grid: set[Number]
    ) -> tuple[Fraction, ...]:
        return turning_points(lambda x: atom.truth(self.put(made(x)), self.assessment), grid)

    def _nodes(self) -> Iterator[object]:
        return (node for atom in self.atoms for node in every(atom.node))


def _limits_named(atom: Atom) -> list[str]:
    return sorted(
        node.name
        for node in every(atom.node)
        if isinstance(node, Attribute) and isinstance(node.of, Name) and node.of.name == "param"
        if node.name in atom.limits
    )
