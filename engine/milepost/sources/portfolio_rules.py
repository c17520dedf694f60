"""What a portfolio file says of goals, risk and demand: facts, and conditions over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.conditions import Scope
from milepost.loading.facts import fact_type
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.typing import Typing
from milepost.model.expression import Expression
from milepost.model.facts import Fact
from milepost.model.portfolios import GoalRule, RiskRule
from milepost.sources.portfolio_form import PortfolioFile
from milepost.sources.weighted import FIGURES
from milepost.suggestions import did_you_mean, suggested


@dataclass(frozen=True)
class Rules:
    """Reads the rules of one file; `facts` are all that evidence may say."""

    file: PortfolioFile
    at: At
    facts: Mapping[str, Fact]
    collector: Collector

    def goals(self) -> GoalRule | None:
        """The goals, and when a project serves or leads them."""
        part, at = self.file.goals, self.at.down("goals")
        if part is None:
            return None
        served = self._fact(part.served, ("list",), "a list of goals", at.down("served"))
        return GoalRule(part.named, served, self._condition(part.leads, at.down("leads")))

    def risk(self) -> RiskRule | None:
        """When a project is of high risk, and how much of which resource such may hold."""
        part, at = self.file.risk, self.at.down("risk")
        if part is None:
            return None
        if part.share_of not in self.file.resources:
            what = f"there is no resource `{part.share_of}`"
            mend = suggested(part.share_of, self.file.resources)
            self.collector.add(at.down("share_of").problem(what, mend))
        high = self._condition(part.high, at.down("high"))
        exposure = self.figure("exposure", part.exposure, at)
        return RiskRule(high, part.share_of, part.at_most, exposure)

    def figure(self, key: str, name: str | None, at: At | None = None) -> str:
        """The name of a fact that is a number; empty where none is given."""
        return self._fact(name, FIGURES, "a number", (at or self.at).down(key))

    def _fact(self, name: str | None, types: tuple[str, ...], wanted: str, at: At) -> str:
        if name is None:
            return ""
        fact = self.facts.get(name)
        if fact is None:
            what = f"no rule set knows the fact `{name}`"
            self.collector.add(at.problem(what, did_you_mean(name, self.facts)))
        elif fact.type not in types:
            what = f"{wanted} is needed here, and `{name}` is of type {fact.type}"
            self.collector.add(at.problem(what))
        return name

    def _condition(self, condition: Expression | None, at: At) -> Expression | None:
        if condition is None:
            return None
        names = {name: fact_type(fact) for name, fact in self.facts.items()}
        return Typing(Scope(names), self.collector).one(condition, at)
