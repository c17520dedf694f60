"""Waivers out of a subject's `waivers.yaml`."""

from __future__ import annotations

from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import Waiver
from milepost.sources.declared import Declared
from milepost.sources.form import WaiverFile
from milepost.suggestions import did_you_mean


def waivers_of(
    read: Read, content: WaiverFile, declared: Declared, collector: Collector
) -> tuple[Waiver, ...]:
    """Every waiver of a criterion that exists. One on a kill criterion is refused."""
    found: dict[str, Waiver] = {}
    for number, part in enumerate(content.waivers):
        at = At(read, ("waivers", number))
        if part.criterion not in declared.criteria:
            mend = did_you_mean(part.criterion, declared.criteria)
            what = f"no rule set has a criterion `{part.criterion}`"
            collector.add(at.down("criterion").problem(what, mend))
        elif declared.criteria[part.criterion]:
            what = f"{part.criterion} is a kill criterion and cannot be waived"
            collector.add(at.down("criterion").problem(what, "remove the waiver"))
        if not part.reason.en.strip():
            collector.add(at.down("reason").problem("a waiver has a reason", "say why"))
        if part.id in found:
            collector.add(at.down("id").problem(f"the id `{part.id}` is already taken"))
        found[part.id] = Waiver(
            id=part.id,
            criterion=part.criterion,
            reason=part.reason,
            place=at.place,
            approver=part.approver,
            requested_by=part.requested_by,
            expires=part.expires,
            run=part.run,
        )
    return tuple(found[name] for name in sorted(found))
