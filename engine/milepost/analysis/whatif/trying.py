"""Real scoring with things set otherwise, each question put once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from milepost.analysis.headline import headline, number
from milepost.analysis.rescoring import Rescoring
from milepost.analysis.whatif.changing import changed
from milepost.model.assessment import Assessment
from milepost.model.criteria import Judgement
from milepost.model.whatif import Ending, Interval, Setting
from milepost.scoring.assess import Run, score_once

Key = frozenset[tuple[str, str, tuple[str, ...], str]]


def _nothing() -> None:
    """Nobody watches."""


@dataclass
class Trying:
    """Scores one assessment with things set otherwise; `tick` is called before each scoring."""

    assessment: Assessment
    tick: Callable[[], None] = _nothing
    _known: dict[Key, Run] = field(default_factory=dict)

    @property
    def scored(self) -> int:
        """How many scorings it took so far."""
        return len(self._known)

    def run(self, settings: Iterable[Setting]) -> Run:
        """One pass with these things set."""
        wanted = tuple(settings)
        key = frozenset((one.kind, one.name, one.of, repr(one.value)) for one in wanted)
        if key not in self._known:
            self.tick()
            self._known[key] = self._run(wanted)
        return self._known[key]

    def ending(self, settings: Iterable[Setting]) -> Ending:
        """What the assessment then comes to."""
        return self.ending_of(self.run(settings))

    def forced(self, judgements: Mapping[str, Judgement]) -> Ending:
        """What it comes to where some checks are judged otherwise."""
        told = ((id, repr((j.outcome, j.credit, j.rating))) for id, j in judgements.items())
        key: Key = frozenset(("judged", id, (), text) for id, text in told)
        if key not in self._known:
            self.tick()
            self._known[key] = self._rescoring.given(judgements)
        return self.ending_of(self._known[key])

    def interval(self, settings: Iterable[Setting]) -> Interval:
        """What missing evidence could still make of the assessment with these things set."""
        evidence = changed(self.assessment, settings).evidence
        runs = (self._assumed[assume].on(evidence) for assume in ("worst", "best"))
        return Interval(*map(self.ending_of, runs))

    def ending_of(self, run: Run) -> Ending:
        """What one pass comes to."""
        main = run.results[self.assessment.ruleset.main][()]
        name = self._headline
        return Ending(main, number(run.results[name][()]) if name else None)

    @cached_property
    def now(self) -> Run:
        """The assessment's own pass."""
        return self.run(())

    @cached_property
    def _headline(self) -> str | None:
        return headline(self.assessment.ruleset)

    @cached_property
    def _assumed(self) -> Mapping[str, Rescoring]:
        return {
            "worst": Rescoring(self.assessment, "worst"),
            "best": Rescoring(self.assessment, "best"),
        }

    @cached_property
    def _rescoring(self) -> Rescoring:
        return Rescoring(self.assessment)

    def _run(self, settings: tuple[Setting, ...]) -> Run:
        """Over other rules nothing of an earlier pass can be used but judgements."""
        other = changed(self.assessment, settings)
        if other.ruleset is self.assessment.ruleset:
            return self._rescoring.on(other.evidence)
        weighed = all(one.kind == "weight" for one in settings)
        given = self._judgements if weighed else None
        place = (other.as_of, other.scope, given, other.used)
        return score_once(other.ruleset, other.evidence, *place)

    @cached_property
    def _judgements(self) -> Mapping[str, Judgement] | None:
        """What was judged, where no other weight can change it; None where it can be told apart."""
        one = self.assessment
        if one.ruleset.answer_axes or any(
            f.criterion.id in one.ruleset.order for f in one.findings
        ):
            return None
        return {leaf.leaf.id: leaf.judgement for f in one.findings for leaf in f.leaves}
