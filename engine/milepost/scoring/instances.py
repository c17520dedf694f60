"""The values of axes that come with the answers: the teams, instances or phases there are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from milepost.model.evidence import Answer
from milepost.model.ruleset import RuleSet


def instances(
    ruleset: RuleSet, answers: Mapping[str, tuple[Answer, ...]]
) -> dict[str, tuple[str, ...]]:
    """The values of each axis that the answers to this rule set's questions name, in order.

    Numbers in names are ordered as numbers: T2 stands before T10.
    """
    if not ruleset.answer_axes:
        return {}
    places = [a.at for leaf in ruleset.leaves for a in answers.get(leaf, ())]
    return {
        axis: tuple(sorted({v for at in places for a, v in at if a == axis}, key=_natural))
        for axis in ruleset.answer_axes
    }


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return tuple(
        (0, int(part), part) if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in parts
    )
