"""Boxes: they hold exactly the failures of a table, and none can be made larger."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from milepost.analysis.planning.boxes import Box, boxes, combinations, failing


def inside(box: Box, inputs: tuple[int, ...]) -> bool:
    return all(value in side for value, side in zip(inputs, box, strict=True))


def test_the_first_input_turns_fastest() -> None:
    assert list(combinations([2, 3])) == [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)]
    assert list(combinations([])) == [()]


def test_what_fails_without_both_needs_each() -> None:
    both = (0, 0, 0, 1)
    assert set(boxes((2, 2), failing(both, frozenset({0})))) == {
        (frozenset({0}), frozenset({0, 1})),
        (frozenset({0, 1}), frozenset({0})),
    }


def test_what_fails_without_either_needs_one() -> None:
    either = (0, 1, 1, 1)
    zeros = (frozenset({0}), frozenset({0}))
    assert boxes((2, 2), failing(either, frozenset({0}))) == (zeros,)


def test_nothing_fails() -> None:
    assert boxes((2, 2), 0) == ()


def test_without_inputs_it_fails_or_not() -> None:
    assert boxes((), 1) == ((),)


@pytest.mark.parametrize("sizes", [(2, 2, 2), (3, 2), (2, 3, 2), (4,)])
@given(data=st.data())
def test_the_boxes_hold_the_failures_and_nothing_else(
    data: st.DataObject, sizes: tuple[int, ...]
) -> None:
    every = list(combinations(sizes))
    fails = {one for one in every if data.draw(st.booleans())}
    found = boxes(sizes, sum(1 << place for place, one in enumerate(every) if one in fails))
    assert {one for one in every if any(inside(box, one) for box in found)} == fails
    for box in found:
        for place, size in enumerate(sizes):
            for value in set(range(size)) - box[place]:
                larger = [*box[:place], box[place] | {value}, *box[place + 1 :]]
                assert not set(product(*larger)) <= fails, "a box could be larger"
