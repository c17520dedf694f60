"""A portfolio in one language: its projects by letter, resources and goals in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.portfolios import Portfolio, Resource
from milepost.model.priorities import Change, Priorities
from milepost.model.values import Number, shown_number
from milepost.reporters.phrases import measured
from milepost.reporters.ranking.words import PLACES, Words, letters, stated


@dataclass(frozen=True, slots=True)
class Told(Words):
    """The priorities, and the words of one language."""

    priorities: Priorities

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio ranked."""
        return self.priorities.portfolio

    @property
    def letters(self) -> dict[str, str]:
        """A letter for each project, in the order of the ranking; those not ranked come last."""
        names = [one.name for one in self.priorities.scored] + [*self.priorities.unrated]
        return dict(zip(names, letters(len(names)), strict=True))

    def of(self, key: str, **values: object) -> str:
        """A message about portfolios."""
        return self.say(f"p.{key}", **values)

    def project(self, name: str) -> str:
        """Title of a project; its name for one that is not among them."""
        known = {one.name: one.alternative.title for one in self.portfolio.candidates}
        return self.text(known[name]) if name in known else name

    def lettered(self, name: str) -> str:
        """Letter and title."""
        return self.say("lettered", letter=self.letters[name], title=self.project(name))

    def quoted(self, name: str) -> str:
        """Title within a sentence."""
        return self.say("quoted", title=self.project(name))

    def projects(self, names: Iterable[str]) -> str:
        """Titles within a sentence."""
        return self.joined(self.quoted(name) for name in names)

    def short(self, names: Iterable[str]) -> str:
        """Letters, where a table has no room for titles."""
        return self.joined(self.letters.get(name, name) for name in names)

    def resource(self, name: str) -> Resource:
        """A resource by name."""
        return next(one for one in self.portfolio.resources if one.name == name)

    def resource_title(self, name: str) -> str:
        """Title of a resource."""
        return self.text(self.resource(name).title)

    def amount(self, resource: str, number: Number) -> str:
        """An amount of a resource with its unit."""
        return measured(stated(number), self.resource(resource).unit, self.language)

    def percent(self, share: Fraction) -> str:
        """A percentage with one decimal."""
        return f"{shown_number(share, PLACES)}%"

    def goal(self, name: str) -> str:
        """Code and title of a goal."""
        rule = self.portfolio.goals
        title = self.text(rule.goals[name]) if rule and name in rule.goals else ""
        return f"{name} {title}".strip()

    def changed(self, change: Change) -> str:
        """What comes in and what goes, by title."""
        values = {"into": self.projects(change.into), "out": self.projects(change.out)}
        both = change.into and change.out
        key = "change" if both else "change.in" if change.into else "change.out"
        return self.of(key, **values)
