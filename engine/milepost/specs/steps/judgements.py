"""Facts of a case that people decide: ratings, judged levels, waivers."""

from __future__ import annotations

from datetime import date

from pytest_bdd import step

from milepost.specs import changes
from milepost.specs.stages import Case
from milepost.specs.steps.evidence import CASE
from milepost.specs.wording import Wording


@step(Wording('where an assessor rates "{question}" as "{rating}"'), target_fixture=CASE)
@step(Wording('其中评估人将"{question}"评为"{rating}"'), target_fixture=CASE)
def assessor_rates(governance_case: Case, question: str, rating: str) -> Case:
    """One complete answer in place of those given."""
    return changes.rated(governance_case, question, rating)


@step(Wording('where no assessor rates "{question}"'), target_fixture=CASE)
@step(Wording('其中"{question}"无人评分'), target_fixture=CASE)
def no_assessor_rates(governance_case: Case, question: str) -> Case:
    """The question stays open."""
    return changes.not_rated(governance_case, question)


@step(
    Wording('where dimension "{dimension}" is judged at level {level:count}'), target_fixture=CASE
)
@step(Wording('其中维度"{dimension}"评审为{level:count}级'), target_fixture=CASE)
def dimension_is_judged(governance_case: Case, dimension: str, level: int) -> Case:
    """An assessor's own level for one dimension."""
    return changes.judged(governance_case, dimension, str(level))


@step(Wording('where criterion "{criterion}" is waived until {day:day}'), target_fixture=CASE)
@step(Wording('其中准则"{criterion}"豁免至{day:day}'), target_fixture=CASE)
def criterion_is_waived(governance_case: Case, criterion: str, day: date) -> Case:
    """An approved waiver that expires on that day."""
    return changes.waived(governance_case, criterion, day)
