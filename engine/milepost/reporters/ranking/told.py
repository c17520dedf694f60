"""A decision in one language: its alternatives by letter, criteria and scores in words."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.choices import Alternative, Case, Weighted
from milepost.model.rankings import Decision, Ranking
from milepost.reporters.ranking.words import Words, letters


@dataclass(frozen=True, slots=True)
class Told(Words):
    """The decision, and the words of one language."""

    decision: Decision

    @property
    def case(self) -> Case:
        """The case decided."""
        return self.decision.case

    @property
    def ranking(self) -> Ranking:
        """What was found."""
        return self.decision.ranking

    @property
    def letters(self) -> dict[str, str]:
        """A letter for each alternative, in the order of the ranking."""
        names = [one.name for one in self.ranking.scored]
        return dict(zip(names, letters(len(names)), strict=True))

    def alternative(self, name: str) -> str:
        """Title of an alternative."""
        return self.text(self.case.alternative(name).title)

    def marked(self, one: Alternative) -> str:
        """Its title; doing nothing is marked."""
        title = self.text(one.title)
        return self.say("nothing", title=title) if one.nothing else title

    def quoted(self, name: str) -> str:
        """Its title as a part of a list in a sentence."""
        return self.say("quoted", title=self.alternative(name))

    def criterion(self, name: str) -> str:
        """Title of a criterion."""
        return self.text(self.by_name(name).title)

    def by_name(self, name: str) -> Weighted:
        """A criterion."""
        return self.case.criterion(name)
