"""The results of an assessment before and after, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.assessment import Assessment, ResultLine
from milepost.model.results import Conclusion
from milepost.model.whatif import Difference
from milepost.reporters.documents.blocks import Amount, Cell, Column, Table
from milepost.reporters.whatif.words import Words
from milepost.reporters.wording import decimals


@dataclass(frozen=True)
class Results:
    """The results of one difference in one language."""

    difference: Difference
    words: Words

    def table(self) -> Table:
        """The main result and the headline number with their intervals, and all that moved."""
        rows = [row for name in self._named() for row in self._rows(name)]
        shares = [one.coverage.percent for one in self._both]
        if shares[0] != shares[1]:
            rows.append((self.words.say("coverage"), *(self._percent(share) for share in shares)))
        columns = (
            Column(self.words.say("what"), wide=True),
            Column(self.words.say("before")),
            Column(self.words.say("after")),
        )
        return Table(columns, tuple(rows))

    def _percent(self, share: Fraction | None) -> Cell:
        return None if share is None else Amount(share, 1, "%")

    def _named(self) -> Iterator[str]:
        """The main result, the headline number, then the others, in the order of the rules."""
        rules = self.difference.before.ruleset
        first = [name for name in (rules.main, self.words.headline) if name is not None]
        yield from dict.fromkeys((*first, *rules.results))

    def _rows(self, name: str) -> Iterator[tuple[Cell, ...]]:
        shown = name in (self.difference.before.ruleset.main, self.words.headline)
        before, after = (one.results[name] for one in self._both)
        for key in before.by or ((),):
            was, now = (self._one(line, key) for line in (before, after))
            if was != now or (shown and not before.by):
                yield self._place(name, key), was, now
        if shown and not before.by:
            was, now = (self._open(line) for line in (before, after))
            if any(line.worst.value != line.best.value for line in (before, after)):
                yield self.words.say("with_missing", title=self.words.result(name)), was, now

    def _place(self, name: str, key: tuple[str, ...]) -> str:
        rules = self.difference.before.ruleset
        axes = rules.results[name].by
        places = (
            rules.titled(x, v).to(self.words.language) for x, v in zip(axes, key, strict=True)
        )
        return " · ".join((self.words.result(name), *places))

    def _one(self, line: ResultLine, key: tuple[str, ...]) -> str | None:
        """What a result says at a place; nothing where its answers are gone."""
        conclusion = line.conclusion if not key else line.by[key][0] if key in line.by else None
        return None if conclusion is None else self._said(line.name, conclusion)

    def _said(self, name: str, conclusion: Conclusion) -> str:
        rules = self.difference.before.ruleset
        if conclusion.value is not None and conclusion.step is not None:
            return self.words.phrases.place(rules.results[name].scale, conclusion.step.name)
        if conclusion.value is not None and conclusion.exact is not None:
            return self.words.phrases.number(conclusion.exact, decimals(rules, name))
        return self.words.phrases.conclusion(name, conclusion)

    def _open(self, line: ResultLine) -> str:
        """What missing evidence could still make of a result; one word where nothing."""
        ends = [self._said(line.name, end) for end in (line.worst, line.best)]
        if ends[0] == ends[1]:
            return ends[0]
        return self.words.phrases.say("value.range", low=ends[0], high=ends[1])

    @property
    def _both(self) -> tuple[Assessment, Assessment]:
        return self.difference.before, self.difference.after
