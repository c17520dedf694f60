"""Which results belong together: those of one rule set and scope, by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from milepost.analysis.comparing.states import State
from milepost.errors import UsageError
from milepost.model.past import PastResult


def paired(states: Iterable[State]) -> tuple[tuple[State, ...], ...]:
    """Groups of one rule set id and scope, each oldest first; those of equal dates as given.

    Raises UsageError where the states are of different subjects.
    """
    groups: dict[tuple[str, str | None], list[State]] = {}
    given = tuple(states)
    _of_one_subject(given)
    for state in given:
        groups.setdefault((state.result.ruleset, state.result.scope), []).append(state)
    return tuple(tuple(sorted(group, key=_day)) for group in groups.values())


def _day(state: State) -> date:
    return state.result.as_of


def _of_one_subject(states: Sequence[State]) -> None:
    subjects = sorted({state.result.subject for state in states})
    if len(subjects) > 1:
        names = ", ".join(subjects)
        raise UsageError(f"these are different subjects: {names}; compare states of one")


def earlier(
    past: Iterable[PastResult], ruleset: str, scope: str | None, day: date
) -> tuple[PastResult, ...]:
    """The results of a rule set, in any version, and scope before a day; oldest first."""
    same = (one for one in past if (one.ruleset, one.scope) == (ruleset, scope))
    return tuple(sorted((one for one in same if one.as_of < day), key=lambda one: one.as_of))
