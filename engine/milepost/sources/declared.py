"""What evidence may speak of: the facts, questions and judged results of the rule sets at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milepost.model.criteria import Leaf
from milepost.model.facts import Fact
from milepost.model.ruleset import RuleSet
from milepost.model.scales import Scale, StepScale
from milepost.scoring.results.judged import Judged


@dataclass(frozen=True, slots=True)
class Question:
    """A leaf that wants an answer, and the scale it is answered on."""

    leaf: Leaf
    scale: Scale
    several: bool


@dataclass(frozen=True, slots=True)
class JudgedResult:
    """A judged result: its scale, and the places it has a value at (none: one value)."""

    scale: StepScale
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything evidence may name. Of two versions of a rule set the later given one counts."""

    facts: Mapping[str, Fact]
    questions: Mapping[str, Question]
    judged: Mapping[str, JudgedResult]
    criteria: Mapping[str, bool]

    @classmethod
    def by(cls, rulesets: Iterable[RuleSet]) -> Declared:
        """The declarations of all these rule sets together.

        `criteria` says of each criterion id whether it is a kill criterion.
        """
        facts: dict[str, Fact] = {}
        questions: dict[str, Question] = {}
        judged: dict[str, JudgedResult] = {}
        criteria: dict[str, bool] = {}
        for ruleset in rulesets:
            facts |= ruleset.facts
            questions |= _questions(ruleset)
            judged |= _judged(ruleset)
            criteria |= {c.id: "kill" in c.tags for c in ruleset.criteria}
        return cls(facts, questions, judged, criteria)


def _questions(ruleset: RuleSet) -> dict[str, Question]:
    return {
        leaf.id: Question(leaf, ruleset.scales[leaf.scale or ""], ruleset.raters is not None)
        for leaf in ruleset.leaves.values()
        if leaf.answered
    }


def _judged(ruleset: RuleSet) -> dict[str, JudgedResult]:
    found = {}
    for name, result in ruleset.results.items():
        scale = ruleset.scales.get(result.scale or "")
        if isinstance(result, Judged) and isinstance(scale, StepScale):
            keys = tuple(ruleset.axes[result.by[0]]) if result.by else ()
            found[name] = JudgedResult(scale, keys)
    return found
