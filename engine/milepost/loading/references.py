"""Names that definitions use: each must be declared, and nothing may be declared twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.criteria import Leaf
from milepost.model.remedies import Action, Choice
from milepost.model.results import Result
from milepost.model.scales import NumericScale, StepScale
from milepost.scoring.leaves.answer import AnswerLeaf, rating
from milepost.scoring.leaves.steps import StepsLeaf
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows
from milepost.suggestions import did_you_mean

Scales = dict[str, StepScale | NumericScale]


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named in a rule set, libraries included."""

    facts: Collection[str]
    scales: Scales
    severities: Collection[str]
    tags: Collection[str]
    axes: dict[str, Collection[str]]
    remedies: Mapping[str, Action | Choice]
    leaves: Collection[str]
    results: Collection[str]
    answer_axes: Collection[str]
    collector: Collector

    def name(self, kind: str, name: str | None, known: Collection[str], at: At) -> None:
        """Note a problem where `name` is given and not among the known ones."""
        if name is not None and name not in known:
            self.collector.add(at.problem(f"there is no {kind} `{name}`", _mend(name, known)))

    def names(self, kind: str, names: Iterable[str], known: Collection[str], at: At) -> None:
        """The same for each of a list."""
        for number, name in enumerate(names):
            self.name(kind, name, known, at.down(number))

    def leaf(self, leaf: Leaf, at: At) -> None:
        """Severity, tags, scale, steps, anchors and remedy of a leaf."""
        self.name("severity", leaf.severity, self.severities, at.down("severity"))
        self.names("tag", leaf.tags, self.tags, at.down("tags"))
        self.name("scale", leaf.scale, self.scales, at.down("scale"))
        if isinstance(leaf.remedy, str):
            self.name("remedy", leaf.remedy, self.remedies, at.down("remedy"))
        elif leaf.remedy is not None:
            self.remedy(leaf.remedy, at.down("remedy"))
        if leaf.scale in self.scales:
            self._rated(leaf, self.scales[leaf.scale], at)
        elif leaf.scale is None and leaf.target is not None:
            what = f"`{leaf.id}` has no scale, so nothing on it can be aimed at"
            self.collector.add(at.down("target").problem(what, "remove the target", at_key=True))

    def _rated(self, leaf: Leaf, scale: StepScale | NumericScale, at: At) -> None:
        rated = isinstance(leaf, (AnswerLeaf, StepsLeaf)) or leaf.target is not None
        if rated and (scale.span is None or scale.span[0] == scale.span[1]):
            what = f"the scale `{leaf.scale}` cannot rate: its steps need different values"
            self.collector.add(at.down("scale").problem(what, "give every step a `value`"))
        elif rated and isinstance(scale, StepScale) and not scale.rises:
            what = f"the scale `{leaf.scale}` cannot rate: its values do not rise with its steps"
            self.collector.add(at.down("scale").problem(what, "list the lowest step first"))
        if leaf.target is not None and scale.span is not None:
            try:
                rating(scale, leaf.target)
            except ValueError as error:
                self.collector.add(at.down("target").problem(*map(str, error.args[:2])))
        if isinstance(leaf, StepsLeaf):
            if isinstance(scale, NumericScale):
                what = f"`steps` needs a scale of steps, and `{leaf.scale}` is one of numbers"
                self.collector.add(at.down("scale").problem(what))
                return
            for step in leaf.steps:
                self.name("step", step, scale.names, at.down("steps", step))
        if isinstance(scale, StepScale):
            for step in leaf.anchors:
                self.name("step", step, scale.names, at.down("anchors", step))

    def remedy(self, remedy: Action | Choice, at: At) -> None:
        """Remedies, facts and criteria a remedy names."""
        if isinstance(remedy, Choice):
            self._choice(remedy, at.down("choice"))
            return
        self.names("remedy", remedy.after, self.remedies, at.down("after"))
        targets = {*self.facts, *self.leaves}
        for name in remedy.makes:
            self.name("fact", name, targets, at.down("makes", name))

    def _choice(self, remedy: Choice, at: At) -> None:
        self.names("remedy", remedy.choice, self.remedies, at)
        for number, name in enumerate(remedy.choice):
            if isinstance(offered := self.remedies.get(name), Choice):
                what = f"a choice names actions, and `{name}` is itself a choice"
                mend = f"name what it offers: {', '.join(offered.choice)}"
                self.collector.add(at.down(number).problem(what, mend))

    def steps_of(self, result: Result) -> tuple[str, ...]:
        """The steps of a result's scale; none where it has none."""
        scale = self.scales.get(result.scale or "")
        return scale.names if isinstance(scale, StepScale) else ()

    def result(self, result: Result, at: At) -> None:
        """Scale, axes, steps and other results a result names."""
        steps = {name: s.names for name, s in self.scales.items() if isinstance(s, StepScale)}
        self.name("scale of steps", result.scale, steps, at.down("scale"))
        every = (*self.axes, *self.answer_axes)
        self.names("axis", result.by, every, at.down("by"))
        if isinstance(result, Aggregate):
            self.names("axis", result.tree, every, at.down("tree"))
        own = steps.get(result.scale or "", ())
        if isinstance(result, Bands):
            self.name("result", result.of, self.results, at.down("of"))
        if isinstance(result, Judged):
            self.name("result", result.compare, self.results, at.down("compare"))
            for number, axis in enumerate(result.by):
                if axis in self.answer_axes:
                    what = f"the values of `{axis}` come with the answers"
                    self.collector.add(at.down("by", number).problem(what, "remove the key"))
        if isinstance(result, Climb):
            self._climb(result, own, at)
        if isinstance(result, Rows) and own:
            for number, row in enumerate(result.rows):
                self.name("step", row.step, (*own, UNDETERMINED), at.down("rows", number, "is"))
        if own:
            self._ends(result, own, at)
        elif result.scale is None and result.instead:
            what = "`instead` needs a scale"
            self.collector.add(at.down("instead").problem(what, "name it: `scale: grade`"))

    def _climb(self, result: Climb, own: tuple[str, ...], at: At) -> None:
        self.name("axis", result.climb, self.axes, at.down("climb"))
        for level in self.axes.get(result.climb, ()):
            if own and level not in own:
                what = f"the level `{level}` of axis {result.climb} is no step of {result.scale}"
                self.collector.add(at.down("climb").problem(what, "name steps like the levels"))

    def _ends(self, result: Result, own: tuple[str, ...], at: At) -> None:
        for number, limit in enumerate(result.limits):
            key = "at_most" if limit.at_most is not None else "at_least"
            if limit.most is None and limit.least is None:
                text = limit.at_most or limit.at_least
                self.name("step", text, own, at.down("limits", number, key))
        for number, row in enumerate(result.instead):
            self.name("step", row.step, own, at.down("instead", number, "is"))


def _mend(name: str, known: Collection[str]) -> str:
    if guess := did_you_mean(name, known):
        return guess
    few = sorted(known)
    return f"use one of {', '.join(few)}" if 0 < len(few) <= 12 else ""
