"""What a comparison can be run again from: every state with its digests in full."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.past import PastResult
from milepost.reporters.comparing.opening import Told
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Block, Cell, Heading, Items, Lines, Section, Small


def origin(told: Sequence[Told]) -> Section:
    """Rule set, evidence and engine of each state, by rule set."""
    words = told[0][0]
    blocks: list[Block] = []
    for own, one in told:
        lines = tuple(
            (f"{state.result.as_of.isoformat()}", _state(own, state.result)) for state in one.states
        )
        blocks += [Heading(own.rules(one.last.result), 4), Items(lines)]
    return Section(words.common("report.origin"), tuple(blocks), "origin")


def _state(words: Words, result: PastResult) -> Cell:
    return Lines(
        (
            f"{words.common('report.origin.ruleset')} {result.reference}",
            Small(result.rules),
            words.common("report.origin.evidence"),
            Small(result.evidence),
            f"{words.common('report.origin.engine')} milepost {result.engine}"
            if result.engine
            else "",
        )
    )
