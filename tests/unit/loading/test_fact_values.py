"""Evidence values read by their declared type, with every mistake at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from milepost.loading.facts import FactError, Mistake, fact_type, read_value
from milepost.model.facts import Fact
from milepost.model.kinds import Plain
from milepost.model.types import NUMBER, TEXT
from milepost.model.values import NONE, Document, Point

P = Plain


def fact(**keys: Any) -> Fact:
    return Fact.model_validate(keys)


def mistakes(raw: object, declared: Fact) -> list[Mistake]:
    with pytest.raises(FactError) as caught:
        read_value(raw, declared)
    return list(caught.value.mistakes)


@pytest.mark.parametrize(
    ("raw", "keys", "value"),
    [
        (P("12.50"), {"type": "number"}, Fraction(25, 2)),
        (P("12"), {"type": "integer"}, 12),
        (P("0"), {"type": "percent"}, 0),
        (P("120"), {"type": "percent"}, 120),
        (P("-3.5"), {"type": "money"}, Fraction(-7, 2)),
        (P("1.5"), {"type": "days"}, Fraction(3, 2)),
        (P("yes"), {"type": "yes_no"}, True),
        (P("false"), {"type": "yes_no"}, False),
        (P("3.10"), {"type": "text"}, "3.10"),
        ("none", {"type": "text"}, "none"),
        (P("no"), {"type": "choice", "values": ["no", "partly"]}, "no"),
        (P("2026-03-31"), {"type": "date"}, date(2026, 3, 31)),
        ([P("a"), "b"], {"type": "list"}, ("a", "b")),
        ([], {"type": "list"}, ()),
        ([], {"type": "series"}, ()),
        ({}, {"type": "document"}, Document()),
    ],
)
def test_values_are_read_by_type(raw: object, keys: dict[str, Any], value: object) -> None:
    read = read_value(raw, fact(**keys))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("kind", ["number", "yes_no", "text", "date", "document", "list", "series"])
def test_none_is_none_for_every_type(kind: str) -> None:
    assert read_value(P("none"), fact(type=kind)) is NONE


def test_a_document_has_its_attributes() -> None:
    raw = {
        "status": P("approved"),
        "date": P("2026-03-02"),
        "version": P("0.10"),
        "class": P("internal"),
    }
    document = Document(
        status="approved", date=date(2026, 3, 2), version="0.10", confidentiality="internal"
    )
    assert read_value(raw, fact(type="document")) == document


def test_a_series_is_sorted_by_day() -> None:
    raw = [
        {"date": P("2026-05-31"), "value": P("95.5")},
        {"date": P("2026-04-30"), "value": P("80")},
    ]
    points = (Point(date(2026, 4, 30), 80), Point(date(2026, 5, 31), Fraction(191, 2)))
    assert read_value(raw, fact(type="series")) == points


def test_records_hold_their_fields() -> None:
    declared = fact(type="list", fields={"score": {"type": "number"}, "owner": {"type": "text"}})
    raw = [{"score": P("3")}, {"owner": P("none")}]
    assert read_value(raw, declared) == ({"score": 3}, {"owner": NONE})


@pytest.mark.parametrize(
    ("raw", "keys", "path", "part"),
    [
        ("12", {"type": "number"}, "", "a number is expected"),
        (P("1.5"), {"type": "integer"}, "", "a whole number"),
        (P("-1"), {"type": "percent"}, "", "below the smallest value, 0"),
        (P("-1"), {"type": "days"}, "", "below the smallest value, 0"),
        (P("6"), {"type": "number", "max": 5}, "", "above the largest value, 5"),
        (P("0.6"), {"type": "number", "max": P("0.5")}, "", "0.6 is above the largest value, 0.5"),
        (P("0.2"), {"type": "number", "min": P("0.5")}, "", "0.2 is below the smallest value, 0.5"),
        (P("1"), {"type": "yes_no"}, "", "true or false"),
        (P("2026-02-30"), {"type": "date"}, "", "not a day"),
        (P("publik"), {"type": "choice", "values": ["public"]}, "", "did you mean `public`"),
        (P("approved"), {"type": "document"}, "", "write {status: approved"),
        ({"status": P("aproved")}, {"type": "document"}, "status", "did you mean `approved`"),
        ({"statsu": P("approved")}, {"type": "document"}, "statsu", "did you mean `status`"),
        ({"date": P("yesterday")}, {"type": "document"}, "date", "a date such as"),
        (P("a"), {"type": "list"}, "", "write [one, two]"),
        ([P("none")], {"type": "list"}, "[0]", "quote the word"),
        ([{"a": P("1")}], {"type": "list"}, "[0]", "text is expected"),
        (None, {"type": "number"}, "", "there is no value"),
        ([P("1")], {"type": "series"}, "[0]", "a point is a mapping"),
        ([{"date": P("2026-01-01")}], {"type": "series"}, "[0].value", "missing"),
        (P("3"), {"type": "series"}, "", "a series is a list"),
    ],
)
def test_a_mistake_is_placed_and_mended(
    raw: object, keys: dict[str, Any], path: str, part: str
) -> None:
    found = mistakes(raw, fact(**keys))
    assert [one.path for one in found] == [path]
    assert part in f"{found[0].what}; {found[0].mend}"


def test_all_mistakes_of_a_value_are_found() -> None:
    declared = fact(type="list", fields={"score": {"type": "percent"}, "owner": {"type": "text"}})
    raw = [{"score": P("-1")}, P("x"), {"scor": P("1"), "owner": [P("a")]}]
    assert [one.path for one in mistakes(raw, declared)] == [
        "[0].score",
        "[1]",
        "[2].scor",
        "[2].owner",
    ]


def test_a_day_twice_in_a_series_is_refused() -> None:
    raw = [{"date": P("2026-01-01"), "value": P("1")}] * 2
    assert "twice" in mistakes(raw, fact(type="series"))[0].what


def test_the_type_a_condition_sees() -> None:
    assert fact_type(fact(type="percent")) == NUMBER
    choice = fact_type(fact(type="choice", values=["a", "b"], ordered=True))
    assert (choice.name, choice.values, choice.ordered) == ("choice", ("a", "b"), True)
    assert fact_type(fact(type="list")).item == TEXT
    listed = fact_type(fact(type="list", fields={"score": {"type": "number"}}))
    assert listed.item is not None
    assert dict(listed.item.fields) == {"score": NUMBER}


def test_an_error_prints_every_mistake() -> None:
    error = FactError((Mistake("", "wrong", "mend it"), Mistake("[1]", "bad")))
    assert str(error) == "wrong; mend it\n[1]: bad"
