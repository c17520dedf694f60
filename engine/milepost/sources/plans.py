"""Plans out of an evidence file: what is promised for criteria that are not met."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import Plan
from milepost.sources.declared import Declared
from milepost.sources.form import EvidenceFile
from milepost.sources.once import Said
from milepost.suggestions import did_you_mean


def plans_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[Said[Plan]]:
    """Every plan of the file for a criterion that exists."""
    for criterion, part in content.plans.items():
        at = At(read, ("plans", criterion))
        if criterion not in declared.criteria:
            mend = did_you_mean(criterion, declared.criteria)
            what = f"no rule set has a criterion `{criterion}`"
            collector.add(at.problem(what, mend, at_key=True))
            continue
        plan = Plan(criterion, part.action, part.owner, part.due, at.place, part.status)
        yield Said(criterion, plan, at)
