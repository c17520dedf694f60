"""An assessment before and after: what was set, what it comes to, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.analysis.headline import number
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Assessment
from milepost.model.whatif import Difference, Ending
from milepost.reporters.documents.blocks import (
    Items,
    Prose,
    Section,
    Tone,
)
from milepost.reporters.whatif.criteria import Criteria
from milepost.reporters.whatif.moves import Moves
from milepost.reporters.whatif.results import Results
from milepost.reporters.whatif.words import Words
from milepost.reporters.whatif.writing import named


@dataclass(frozen=True)
class BeforeAfter:
    """One difference in one language."""

    difference: Difference
    words: Words

    def lead(self) -> Iterator[Prose]:
        """The answer: what the main result and the headline number become."""
        one = self.difference
        before, after = (self.words.full_ending(self._ending(a)) for a in (one.before, one.after))
        main = self.words.result(one.before.ruleset.main)
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
            yield Section(self.words.say("comes"), (Results(self.difference, self.words).table(),))
            yield Section(
                self.words.say("criteria"), tuple(Criteria(self.difference, self.words).blocks())
            )
        if self.difference.appeared or self.difference.vanished:
            yield Section(self.words.say("conditions"), (self._conditions(),))

    @property
    def _changes(self) -> bool:
        return bool(self.difference.moved) or any(
            self._told(n, "before") != self._told(n, "after")
            for n in self.difference.before.results
        )

    def _settings(self) -> Items:
        lines = ((named(s), Moves(self.words).told(s)) for s in self.difference.settings)
        return Items(tuple(lines))

    def _told(self, name: str, side: str) -> tuple[object, ...]:
        line = (self.difference.before if side == "before" else self.difference.after).results[name]
        places = ((key, one[0].value) for key, one in line.by.items())
        whole = line.conclusion
        return whole.value, whole.exact, line.worst.value, line.best.value, *places

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
