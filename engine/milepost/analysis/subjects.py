"""What other subjects lack, where a check is over the assessments of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from milepost.model.expression import Asked, Call, Trace
from milepost.model.review import Lack, Shortfall
from milepost.model.text import Text
from milepost.model.values import UNUSABLE


def short_share(left: Trace, operator: str, right: Trace) -> Shortfall:
    """Too small a share of subjects, or too few of them; with those that do not hold."""
    failing = _named(one for one in left.each if one.answer is False and one.sure)
    of_all = isinstance(left.node, Call) and left.node.function == "share"
    lack: Lack = "share" if of_all else "short"
    actual, wanted = left.value, right.value
    return Shortfall("", lack, None, operator, actual, wanted, left.text, failing)


def open_subjects(trace: Trace) -> Iterator[Shortfall]:
    """Why a condition over other subjects cannot be told: too few are assessed, or some are not.

    Nothing of any other condition.
    """
    parts = tuple(_every(trace))
    few = [short for part in parts for short in _too_few(part)]
    if few:
        yield few[0]
        return
    for part in parts:
        if doubtful := _doubtful(part):
            yield Shortfall("", "open", text=part.text, subjects=doubtful)
            return


def _every(trace: Trace) -> Iterator[Trace]:
    yield trace
    for part in trace.parts:
        yield from _every(part)


def _too_few(trace: Trace) -> Iterator[Shortfall]:
    if not (isinstance(trace.node, Call) and trace.node.function == "enough"):
        return
    listed, least = trace.parts
    found, wanted = sum(one.sure and one.answer is True for one in listed.each), least.value
    if isinstance(wanted, int | Fraction) and found < wanted:
        doubtful = _doubtful(listed)
        yield Shortfall("", "few", None, ">=", found, wanted, trace.text, doubtful)


def _doubtful(trace: Trace) -> tuple[Text, ...]:
    """Those that are not surely listed, or whose answer is not known."""
    return _named(one for one in trace.each if not one.sure or one.answer in (None, UNUSABLE))


def _named(subjects: Iterable[Asked]) -> tuple[Text, ...]:
    return tuple(Text(en=one.subject, zh=one.subject) for one in subjects)
