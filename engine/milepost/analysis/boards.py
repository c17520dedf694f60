"""What a result of a finished assessment saw: its board again, to ask how the result came about.

Of an assessment made for an audience the whole is asked; what is answered withholds what they may
not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.analysis.redacting import concluded, found
from milepost.analysis.redacting.masks import mask_of
from milepost.analysis.redacting.traces import masked
from milepost.conditions import Layers
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Judgement, Leaf
from milepost.model.expression import Expression, Trace
from milepost.model.results import Conclusion
from milepost.scoring.board import Board
from milepost.scoring.branching import Branch
from milepost.scoring.concluding import narrowed
from milepost.scoring.judging import Judging
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.running import Running
from milepost.scoring.telling import Key, Telling


def board(assessment: Assessment, name: str, key: Key = ()) -> Board:
    """The board of the result `name` at the place `key`, with the values it was asked with."""
    whole = _resumed(assessment, name).board()
    return narrowed(assessment.ruleset.results[name], whole.at(name, key))


def trace(assessment: Assessment, name: str, key: Key, expression: Expression) -> Trace:
    """An expression as the result `name` asks it at its place, with the value of every part."""
    hiding, asked = mask_of(assessment), board(assessment, name, key).trace(expression)
    return asked if hiding is None else masked(hiding, asked)


def seen(assessment: Assessment, name: str, key: Key, other: str) -> Conclusion:
    """What the result `name` sees of another one at its place."""
    hiding, own = mask_of(assessment), board(assessment, name, key).result(other)
    return own if hiding is None else concluded.conclusion(hiding, other, own)


def branch(assessment: Assessment, name: str, key: Key = ()) -> Branch:
    """The tree of the aggregate `name` at its place: what each node and criterion brings to it."""
    result = assessment.ruleset.results[name]
    assert isinstance(result, Aggregate)
    return result.branch(board(assessment, name, key))


def findings_at(
    assessment: Assessment, name: str, places: Mapping[str, str]
) -> Mapping[str, Finding]:
    """The findings that the result `name` sees, by criterion; of one team, where it is by team."""
    axes = assessment.ruleset.answer_axes
    at = tuple(sorted((axis, value) for axis, value in places.items() if axis in axes))
    hiding, own = mask_of(assessment), _resumed(assessment, name).findings_at(at)
    shown = own if hiding is None else [found.finding(hiding, one) for one in own]
    return {finding.criterion.id: finding for finding in shown}


def judgement(assessment: Assessment, leaf: Leaf) -> Judgement:
    """What is concluded of a check that no criterion holds."""
    hiding, own = mask_of(assessment), judging(assessment.whole or assessment).of(leaf)
    return own if hiding is None else found.judgement(hiding, leaf, own)


def judging(assessment: Assessment) -> Judging:
    """What judged the leaves, with all results known: to judge one that no criterion holds."""
    return _judging(assessment, tuple(assessment.ruleset.results), traced=True)


def picked(board: Board, expression: Expression) -> tuple[str, ...]:
    """Ids of the items a list condition holds for, where `expression` gives a list of items."""
    value = board.ask(expression)
    items = value if isinstance(value, tuple) else ()
    return tuple(str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item)


def _resumed(assessment: Assessment, name: str) -> Running:
    """The pass as it stood before the result `name`."""
    assessment = assessment.whole or assessment
    names = tuple(assessment.ruleset.results)
    before = names[: names.index(name)]
    judging = _judging(assessment, before, traced=True)
    return Running(
        judging,
        tuple(finding.criterion for finding in assessment.findings),
        assessment.evidence,
        assessment.used.under("actual"),
        assessment.coverage,
        {finding.criterion.id: finding for finding in assessment.findings},
        {one: conclusions(assessment, one) for one in before},
    )


def _judging(assessment: Assessment, known: Iterable[str], traced: bool) -> Judging:
    """What judges the leaves while these results are known."""
    rules = assessment.ruleset
    found = Judging.over(rules, assessment.evidence, assessment.as_of, traced=traced)
    concluded = {name: conclusions(assessment, name) for name in known}
    found.results = Layers(Telling(rules, concluded), assessment.used.under("actual"))
    return found


def conclusions(assessment: Assessment, name: str) -> dict[Key, Conclusion]:
    """The conclusions of a result on the evidence as it is."""
    line = assessment.results[name]
    if not assessment.ruleset.results[name].by:
        return {(): line.conclusion}
    return {key: conclusions[0] for key, conclusions in line.by.items()}
