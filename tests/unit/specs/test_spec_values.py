"""Values as a feature file writes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from milepost.model.facts import Fact
from milepost.model.values import NONE, Document, Value
from milepost.specs.values import value_of


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("percent", "5%", 5),
        ("percent", "7.5 %", Fraction(15, 2)),
        ("money", "-1,900,000", -1900000),
        ("yes_no", "是", True),
        ("yes_no", "no", False),
        ("date", "2026-01-15", date(2026, 1, 15)),
        ("text", "yes", "yes"),
        ("list", "sponsor; customer", ("sponsor", "customer")),
        ("list", "[]", ()),
        ("document", "approved 2026-01-15 1.0", Document("approved", date(2026, 1, 15), "1.0")),
        ("document", "草稿", Document("draft")),
        ("number", "none", NONE),
        ("document", "无", NONE),
    ],
)
def test_a_value_is_read_by_the_type_of_its_fact(kind: str, said: str, value: Value) -> None:
    assert value_of(said, "fact", Fact.model_validate({"type": kind})) == value


@pytest.mark.parametrize(("kind", "said"), [("percent", "much"), ("document", "lost 2026-01-15")])
def test_a_value_that_does_not_fit_fails_the_scenario(kind: str, said: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="is no value of contingency"):
        value_of(said, "contingency", Fact.model_validate({"type": kind}))
