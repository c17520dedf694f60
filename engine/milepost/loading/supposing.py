"""Other assessments as an example supposes them: `projects: [{P.1: pass}, {P.1: fail}, {}]`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from milepost.loading.linking.result_types import value_type
from milepost.model.criteria import Judgement
from milepost.model.kinds import read_number, read_yes_no
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Value
from milepost.scoring.findings import find
from milepost.scoring.items import as_seen_by_checks, finding_item
from milepost.scoring.judging import Judging
from milepost.scoring.leaves.check import ERROR, FAIL, PASS, UNKNOWN
from milepost.scoring.usable import Usable
from milepost.suggestions import did_you_mean

OUTCOMES: Mapping[str, Judgement] = {
    "pass": PASS,
    "fail": FAIL,
    "partial": Judgement("partial", Fraction(1, 2)),
    "not-assessed": UNKNOWN,
    "not-applicable": Judgement("not-applicable", None),
    "error": ERROR,
}
Wrong = tuple[str, str]
"""What is not right about it, and the mend."""


@dataclass(frozen=True, slots=True)
class Supposing:
    """What `uses` gives under one name where an example says what was found.

    A criterion is given its outcome, a result its step, number or yes/no. A criterion that is not
    named is not assessed, a result that is not named unknown. `wrong` gathers the mistakes.
    """

    ruleset: RuleSet
    as_of: date
    wrong: list[Wrong] = field(default_factory=list)

    def values(self, given: Mapping[str, object]) -> dict[str, Value]:
        """What is given under the names of `uses`."""
        uses = self.ruleset.uses
        return {name: self._value(name, raw) for name, raw in given.items() if name in uses}

    def _value(self, name: str, raw: object) -> Value:
        """A record, or for `every` the list of them, numbered from 1 as subjects."""
        if self.ruleset.uses[name].every is None:
            return self._record(name, raw, "1")
        if not isinstance(raw, list):
            self.wrong.append((f"{name}: a list is expected here", "write one entry for each"))
            return None
        return tuple(self._record(name, one, str(number)) for number, one in enumerate(raw, 1))

    def _record(self, name: str, raw: object, subject: str) -> dict[str, Value]:
        other, said = self.ruleset.used[name], raw if isinstance(raw, Mapping) else {}
        if not isinstance(raw, Mapping):
            self.wrong.append(
                (f"{name}: {raw} says nothing of {other.id}", "write criteria with their outcomes")
            )
        outcomes, results = self._sorted(name, other, said)
        findings = tuple(self._findings(other, outcomes))
        return {**results, "findings": findings, "subject": subject}

    def _sorted(
        self, name: str, other: RuleSet, said: Mapping[str, object]
    ) -> tuple[dict[str, Judgement], dict[str, Value]]:
        """The outcomes of criteria, and the values of results."""
        outcomes: dict[str, Judgement] = {}
        results: dict[str, Value] = dict.fromkeys(other.results)
        ids = {criterion.id for criterion in other.criteria}
        for key, value in said.items():
            if key in ids and str(value) in OUTCOMES:
                outcomes[key] = OUTCOMES[str(value)]
            elif key in ids:
                mend = f"use {', '.join(OUTCOMES)}"
                self.wrong.append((f"{name}: {value} is not an outcome of `{key}`", mend))
            elif key in other.results and not other.results[key].by:
                results[key] = self._result(name, other, key, value)
            else:
                mend = did_you_mean(key, {*ids, *other.results})
                self.wrong.append((f"{name}: {other.id} has no criterion or result `{key}`", mend))
        return outcomes, results

    def _result(self, name: str, other: RuleSet, key: str, raw: object) -> Value:
        result = other.results[key]
        scale = other.scales.get(result.scale or "")
        if isinstance(scale, StepScale) and str(raw) in scale.names:
            return scale.step(str(raw))
        if isinstance(scale, StepScale):
            mend = f"use {', '.join(scale.names)}"
            self.wrong.append((f"{name}: {raw} is not a step of `{key}`", mend))
            return None
        yes_no = value_type(result, other.scales).name == "yes_no"
        try:
            return read_yes_no(raw) if yes_no else read_number(raw)
        except ValueError as error:
            self.wrong.append((f"{name}: {key}: {error.args[0]}", ""))
            return None

    def _findings(
        self, other: RuleSet, outcomes: Mapping[str, Judgement]
    ) -> Iterator[Mapping[str, Value]]:
        given = {
            leaf.id: outcomes.get(criterion.id, UNKNOWN)
            for criterion in other.criteria
            for leaf in criterion.leaves
        }
        judging = Judging(other, Usable(), {}, self.as_of, given=given)
        found = (find(other, criterion, judging) for criterion in other.criteria)
        return (as_seen_by_checks(finding_item(other, finding)) for finding in found)
