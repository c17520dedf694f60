"""Every way to `take`, over values with weights, and over nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.scoring.aggregation import Weighted
from milepost.scoring.taking import EVERY, Layer, aggregation_kinds, read_take

FOUR = tuple(
    Weighted(Fraction(value), Fraction(weight), name)
    for value, weight, name in [("1/2", 1, "A"), (1, 3, "B"), (0, 2, "C"), (1, 0, "D")]
)


def taken(raw: object, values: tuple[Weighted, ...] = FOUR) -> Fraction | None:
    return read_take(raw)[EVERY].aggregation.take(values)


@pytest.mark.parametrize(
    ("raw", "expected", "of_nothing"),
    [
        ("mean", Fraction(7, 12), None),
        ("sum", Fraction(5, 2), 0),
        ("min", 0, None),
        ("max", 1, None),
        ("median", Fraction(3, 4), None),
        ("mode", 1, None),
        ("product", 0, None),
        ("count", 2, 0),
        ("share", Fraction(1, 2), None),
        ("any", 1, 0),
        ("all", 0, None),
        ({"at_least": 2}, 1, 0),
        ({"at_least": 3}, 0, 0),
        ({"best": 3}, Fraction(5, 6), None),
        ({"worst": 2}, Fraction(1, 4), None),
        ({"worst": 9}, Fraction(5, 8), None),
        ({"first": ["X", "C", "B"]}, 0, None),
        ({"first": ["X"]}, None, None),
    ],
)
def test_take(raw: object, expected: Fraction | None, of_nothing: int | None) -> None:
    assert taken(raw) == expected
    assert taken(raw, ()) == of_nothing


def test_of_equally_frequent_values_the_mode_is_the_lowest() -> None:
    assert taken("mode", FOUR[:3]) == 0


@pytest.mark.parametrize("raw", ["mean", "share"])
def test_without_any_weight_a_weighted_aggregation_is_undefined(raw: str) -> None:
    assert taken(raw, FOUR[3:]) is None


def test_only_mean_and_share_weigh() -> None:
    weighing = {name for name, kind in aggregation_kinds().items() if kind.weighted}
    assert weighing == {"mean", "share"}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("average", "there is no aggregation `average`"),
        ({"mean": 2}, "`mean` takes nothing behind its name"),
        ("best", "`best` needs an argument"),
        ({"best": 0}, "`best` needs a number from 1 upwards"),
        ({"first": []}, "`first` needs a list of names"),
        ({"first": "A"}, "`first` needs a list of names"),
        (3, "an aggregation is a name"),
    ],
)
def test_what_cannot_be_taken(raw: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_take({"all": raw})


def test_layers_are_read_each_with_its_rounding() -> None:
    layers = read_take({"domain": {"take": {"best": 2}, "round": {"to": 1}}, "all": "min"})
    assert {name: layer.shown for name, layer in layers.items()} == {
        "domain": "best 2",
        "all": "min",
    }
    assert layers["domain"].round is not None
    assert isinstance(layers["all"], Layer)
    assert layers["all"].round is None
