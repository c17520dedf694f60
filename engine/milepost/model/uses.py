"""Uses: results of another assessment that a rule set rests on."""

from __future__ import annotations

from pydantic import model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Words


class Use(Part):
    """Which rule set's results, and whose.

    Those of the same subject; of the subject that the relation `of` names; or of `every` subject
    that names this one under the relation, as a list.
    """

    ruleset: Words
    of: Words | None = None
    every: Words | None = None

    @model_validator(mode="after")
    def _of_one_or_many(self) -> Use:
        if self.of is not None and self.every is not None:
            raise ValueError("a use is of one subject or of many", "keep `of` or `every`, not both")
        return self
