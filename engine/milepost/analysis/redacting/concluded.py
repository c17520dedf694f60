"""Results, with hidden values of their conditions withheld, and hidden figures whole."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.redacting import given
from milepost.analysis.redacting.masks import Mask
from milepost.analysis.redacting.traces import all_masked
from milepost.conditions.walking import behind
from milepost.model.assessment import ResultLine
from milepost.model.confidentiality import Class
from milepost.model.results import Bound, Conclusion, Limit
from milepost.model.review import Effect, Move
from milepost.model.values import Withheld
from milepost.model.withholding import TITLES
from milepost.scoring.results.bands import Bands

Ends = tuple[Conclusion, Conclusion, Conclusion]
"""A result as it is, at worst and at best."""


def line(mask: Mask, found: ResultLine) -> ResultLine:
    """A result at all its places."""
    whole = _ends(mask, found.name, (found.conclusion, found.worst, found.best))
    places = {key: _ends(mask, found.name, ends) for key, ends in found.by.items()}
    return ResultLine(found.name, *whole, by=places)


def _ends(mask: Mask, name: str, ends: Ends) -> Ends:
    actual, worst, best = (conclusion(mask, name, end) for end in ends)
    return actual, worst, best


def conclusion(mask: Mask, name: str, found: Conclusion) -> Conclusion:
    """A result at one of its places, or at one of its ends."""
    level, rule = mask.figures.get(name), mask.ruleset.results[name]
    if level is not None:
        return _withheld(level, found)
    banded = isinstance(rule, Bands) and rule.of in mask.figures
    return replace(
        found,
        exact=None if banded else found.exact,
        limits=tuple(_bound(mask, rule.limits[one.limit], one) for one in found.limits),
        judged=None if found.judged is None else given.judged(mask, found.judged),
        traces=all_masked(mask, found.traces),
    )


def _withheld(level: Class, found: Conclusion) -> Conclusion:
    """A figure without its number; that it has none stays."""
    if found.undetermined or found.void is not None or found.truth is not None:
        return replace(found, traces=())
    return Conclusion(row=found.row, why=found.why, withheld=found.withheld or Withheld(level))


def _bound(mask: Mask, limit: Limit, bound: Bound) -> Bound:
    """A limit that applied; what its end comes to may be hidden."""
    end = limit.most or limit.least
    named = behind(end.tree) if end is not None and end.tree is not None else ()
    level = mask.level(named)
    return bound if level is None else replace(bound, text=TITLES[level].en)


def effect(mask: Mask, headline: str | None, found: Effect) -> Effect:
    """What would be; without the headline number where that is a hidden figure."""
    moved = tuple(_move(mask, move) for move in found.moved)
    if headline in mask.figures:
        return replace(found, score=None, gain=None, moved=moved)
    return replace(found, moved=moved)


def _move(mask: Mask, move: Move) -> Move:
    before, after = (mask.value(end, (move.result,)) for end in (move.before, move.after))
    return replace(move, before=before, after=after)
