"""Names that stay the same from run to run, so that a second import updates instead of doubling."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from milepost.reporters.plans.planned import Planned

_SPACE = uuid5(NAMESPACE_URL, "urn:milepost:plan")


def identity(planned: Planned, *names: str) -> UUID:
    """The id of a thing in the plan of one subject under one rule set and gate (RFC 9562, v5).

    The version of the rule set and the day take no part: the same action of a later plan is the
    same thing.
    """
    assessment = planned.assessment
    whose = (assessment.evidence.subject.id, assessment.ruleset.id, assessment.scope or "")
    return uuid5(_SPACE, "\n".join((*whose, *names)))
