"""An assessment before and after: what was set, what it comes to, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from milepost.analysis.headline import number
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Assessment, ResultLine
from milepost.model.results import Conclusion
from milepost.model.review import Shortfall
from milepost.model.whatif import Difference, Ending, Moved
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Items,
    Prose,
    Section,
    Table,
    Tone,
)
from milepost.reporters.whatif.sums import Sum, plain_mean
from milepost.reporters.whatif.words import Words
from milepost.reporters.whatif.writing import named
from milepost.reporters.wording import decimals, titled


@dataclass(frozen=True)
class BeforeAfter:
    """One difference in one language."""

    difference: Difference
    words: Words

    def lead(self) -> Iterator[Prose]:
        """The answer: what the main result and the headline number become."""
        one = self.difference
        before, after = (self.words.full_ending(self._ending(a)) for a in (one.before, one.after))
        main = self._title(one.before.ruleset.main)
        if not self._changes:
            yield Prose(self.words.say("same", main=main, ending=before))
        elif before == after:
            yield Prose(self.words.say("same.main", main=main, ending=before))
        else:
            yield Prose(
                self.words.say("becomes", main=main, before=before, after=after), self._tone
            )
        if one.unread:
            names = self.words.phrases.joined(one.unread)
            yield Prose(self.words.say("unread", names=names), "warning")

    @property
    def _tone(self) -> Tone:
        """Good where the bar is met that was not before, bad the other way round."""
        before, after = (meets_bar(one) for one in self._both)
        return "plain" if before is after else "good" if after else "bad"

    def sections(self) -> Iterator[Section]:
        """What was set, what it comes to, which criteria and conditions change."""
        yield Section(self.words.say("set"), (self._settings(),))
        if self._changes:
            yield Section(self.words.say("comes"), (self._results(),))
            yield Section(self.words.say("criteria"), tuple(self._criteria()))
        if self.difference.appeared or self.difference.vanished:
            yield Section(self.words.say("conditions"), (self._conditions(),))

    @property
    def _changes(self) -> bool:
        return bool(self.difference.moved) or any(
            self._told(n, "before") != self._told(n, "after")
            for n in self.difference.before.results
        )

    def _settings(self) -> Items:
        lines = ((named(s), self.words.told(s)) for s in self.difference.settings)
        return Items(tuple(lines))

    def _results(self) -> Table:
        """The main result and the headline number with their intervals, and all that moved."""
        rows = [row for name in self._named() for row in self._rows(name)]
        shares = [one.coverage.percent for one in self._both]
        if shares[0] != shares[1]:
            rows.append((self.words.say("coverage"), *(self._percent(share) for share in shares)))
        columns = (
            Column(self.words.say("what"), wide=True),
            self._column("before"),
            self._column("after"),
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
        for key in {(): None} if not before.by else before.by:
            was, now = (self._one(line, key) for line in (before, after))
            if was != now or (shown and not before.by):
                yield self._place(name, key), was, now
        if shown and not before.by:
            was, now = (self._open(line) for line in (before, after))
            if any(line.worst.value != line.best.value for line in (before, after)):
                yield self.words.say("with_missing", title=self._title(name)), was, now

    def _place(self, name: str, key: tuple[str, ...]) -> str:
        rules = self.difference.before.ruleset
        axes = rules.results[name].by
        places = (
            rules.titled(x, v).to(self.words.language) for x, v in zip(axes, key, strict=True)
        )
        return " · ".join((self._title(name), *places))

    def _one(self, line: ResultLine, key: tuple[str, ...]) -> str:
        conclusion = line.by[key][0] if key else line.conclusion
        return self._said(line.name, conclusion)

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

    def _told(self, name: str, side: str) -> tuple[object, ...]:
        line = (self.difference.before if side == "before" else self.difference.after).results[name]
        places = ((key, one[0].value) for key, one in line.by.items())
        whole = line.conclusion
        return whole.value, whole.exact, line.worst.value, line.best.value, *places

    def _criteria(self) -> Iterator[Block]:
        moved = self.difference.moved
        if not moved:
            yield Prose(self.words.say("no_criterion"))
            return
        points = self._adds_up()
        columns = [
            Column(self.words.say("criterion"), wide=True),
            self._column("before"),
            self._column("after"),
            *([Column(self.words.say("points"), "right")] if points else []),
        ]
        yield Table(tuple(columns), tuple(self._row(one, points) for one in moved))
        yield Items(tuple((one.after.criterion.id, self._why(one)) for one in moved))
        yield from self._formula()

    def _row(self, one: Moved, points: bool) -> tuple[Cell, ...]:
        outcomes = (self.words.phrases.say(f"outcome.{f.outcome}") for f in (one.before, one.after))
        row: tuple[Cell, ...] = (self.words.criterion(one.after), *outcomes)
        return (*row, self._points(one.after.criterion.id)) if points else row

    def _adds_up(self) -> bool:
        """Whether what the criteria that change bring is all that the headline number moves by."""
        before, after = self._sums
        if before is None or after is None:
            return False
        return sum(map(self._brought, self._ids)) == after.number - before.number

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(one.after.criterion.id for one in self.difference.moved)

    def _brought(self, criterion: str) -> Fraction:
        """How much more a criterion brings to the headline number than before."""
        before, after = (one.points(criterion) if one else Fraction(0) for one in self._sums)
        return after - before

    def _points(self, criterion: str) -> Cell:
        places = decimals(self.difference.before.ruleset, self.words.headline or "")
        return Amount(self._brought(criterion), places, signed=True)

    def _why(self, one: Moved) -> str:
        """What was short before and what is now; a weight that moved."""
        told = [
            self.words.say("why.before", why=self._short(one.short_before)),
            self.words.say("why.after", why=self._short(one.short_after)),
        ]
        weights = [f.criterion.weight for f in (one.before, one.after)]
        if weights[0] != weights[1]:
            before, after = (self.words.phrases.value(weight) for weight in weights)
            told = [self.words.say("weighs", before=before, after=after)]
        return self.words.phrases.say("list.semicolon").join(told)

    def _short(self, short: tuple[Shortfall, ...]) -> str:
        if not short:
            return self.words.say("met")
        files = {**self.difference.before.evidence.missing}
        told = (self.words.phrases.shortfall(one, files) for one in short)
        return self.words.phrases.joined(dict.fromkeys(told))

    def _formula(self) -> Iterator[Block]:
        """How the headline number is made, before and after."""
        name, (before, after) = self.words.headline, self._sums
        if name is None or self._told(name, "before") == self._told(name, "after"):
            return
        if before is None or after is None:
            yield Prose(self.words.say("sum.other", title=self._title(name)), "quiet")
            return
        phrases = self.words.phrases
        sums = {"before": before.told(phrases, name), "after": after.told(phrases, name)}
        times = before.told_times(phrases)
        yield Prose(self.words.say("sum", title=self._title(name), times=times, **sums), "quiet")

    @cached_property
    def _sums(self) -> tuple[Sum | None, Sum | None]:
        before, after = (plain_mean(one, self.words.headline) for one in self._both)
        return before, after

    def _conditions(self) -> Items:
        one = self.difference
        new = [(self.words.say("appears"), self.words.named(name)) for name in one.appeared]
        gone = [(self.words.say("vanishes"), self.words.named(name)) for name in one.vanished]
        return Items((*new, *gone))

    @property
    def _both(self) -> tuple[Assessment, Assessment]:
        return self.difference.before, self.difference.after

    def _ending(self, assessment: Assessment) -> Ending:
        name = self.words.headline
        exact = number(assessment.results[name].conclusion) if name else None
        return Ending(assessment.main.conclusion, exact)

    def _title(self, name: str) -> str:
        return titled(self.difference.before.ruleset, name).to(self.words.language)

    def _column(self, key: str) -> Column:
        return Column(self.words.say(key))
