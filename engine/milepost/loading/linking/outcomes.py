"""`outcomes`: the built-in ones get a credit, others say which of them they are like."""

from __future__ import annotations

from typing import get_args

from milepost.loading.linking.context import Linking
from milepost.model.outcomes import Outcome
from milepost.suggestions import did_you_mean

BUILT_IN: tuple[str, ...] = get_args(Outcome)


def outcome_problems(linking: Linking) -> None:
    """Note every outcome that is neither built in nor like one that is."""
    for name, defined in linking.sections.outcomes.items():
        linking.placed[f"outcomes.{name}"] = defined.at.place
        if name in BUILT_IN and defined.value.like is not None:
            what = f"`{name}` is built in and is like no other"
            problem = defined.at.down("like").problem(what, "use another name", at_key=True)
            linking.collector.add(problem)
        elif name not in BUILT_IN and defined.value.like is None:
            mend = did_you_mean(name, BUILT_IN) or "a further outcome says `like`"
            what = f"there is no outcome `{name}`"
            linking.collector.add(defined.at.problem(what, mend, at_key=True))
