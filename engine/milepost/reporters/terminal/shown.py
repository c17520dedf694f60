"""One result at one place, and the page that says how it came about."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.analysis.boards import board, picked, trace
from milepost.model.assessment import Assessment
from milepost.model.expression import Expression, Node
from milepost.model.results import Conclusion, Result
from milepost.model.text import Text
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.page import Page
from milepost.reporters.terminal.traces import Tree

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One result at one place, and where it is written to."""

    page: Page
    phrases: Phrases
    assessment: Assessment
    name: str
    key: Key
    conclusion: Conclusion

    @property
    def result(self) -> Result:
        """The rule of the result."""
        return self.assessment.ruleset.results[self.name]

    def say(self, key: str, indent: int = 2, **values: object) -> None:
        """A sentence of its own."""
        self.page.write(self.phrases.say(key, **values), indent)

    def tree(self) -> Tree:
        """Traces that name the items their list conditions hold for."""
        seen = board(self.assessment, self.name, self.key)

        def picks(node: Node) -> tuple[str, ...]:
            return picked(seen, Expression("", node))

        return Tree(self.page, self.phrases, picks)

    def ask(self, expression: Expression, indent: int = 4) -> None:
        """An expression as the result asked it, with every part's value."""
        asked = trace(self.assessment, self.name, self.key, expression)
        self.tree().write(asked, indent)

    def why(self, why: Text | None) -> None:
        """The reason that a rule gives, where it gives one."""
        if why is not None:
            self.page.write(self.phrases.text(why), 4)
