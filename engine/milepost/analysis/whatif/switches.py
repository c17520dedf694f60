"""Everything of an assessment's evidence that could be otherwise, one way or the other."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.analysis.whatif.answer_switches import answer_switches
from milepost.analysis.whatif.fact_switches import fact_switches
from milepost.analysis.whatif.switching import Switch
from milepost.model.assessment import Assessment
from milepost.model.whatif import Way


def switches(assessment: Assessment, way: Way, straight: bool = True) -> Mapping[str, Switch]:
    """The facts and questions that could save or sink the verdict, by name.

    `straight` says that no condition of the rule set turns against what gets better; without it
    each is tried both ways. A question with the name of a fact stands behind it.
    """
    facts = fact_switches(assessment, way, straight)
    answers = answer_switches(assessment, way, straight)
    return {**{f"{n}?" if n in facts else n: s for n, s in answers.items()}, **facts}
