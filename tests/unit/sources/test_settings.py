"""Settings as NAME=VALUE: typed by what they name, told in words where they do not hold up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from building import DAY, assessed, given
from milepost.errors import UsageError
from milepost.model.assessment import Assessment
from milepost.model.values import NONE, Document, Value
from milepost.model.whatif import Setting
from milepost.reporters.whatif.writing import written
from milepost.sources.settings import settings_of, split

RULES = """
parameters: {floor: {value: 50, unit: pts}, word: green}
axes: {area: {x: {weight: 2}, y: {}}}
facts:
  n: {type: number}
  pct: {type: percent}
  late: {type: days}
  p: {type: yes_no}
  day: {type: date}
  doc: {type: document}
  names: {type: list}
  size: {type: choice, values: [small, large]}
  word: {type: text}
  box: {type: record, fields: {width: {type: number}}}
  trend: {type: series}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}}
  maturity: {"1": {value: 1}, "2": {value: 2}}
criteria:
  - {id: A, area: x, parameters: {least: 5}, check: n >= param.least}
  - {id: B, area: y, parameters: {least: 6}, check: pct >= param.least}
  - {id: Q, scale: anchors, answer: {en: Well?, zh: 如何}}
  - {id: I, imported: true}
results:
  score: {take: mean, times: 100}
  level: {scale: maturity, by: area, judged: true}
main: score
"""
KNOWN = Document(status="draft", date=date(2026, 1, 5), version="2")


@pytest.fixture(scope="module")
def one() -> Assessment:
    return assessed(RULES, given(answers={"Q": "1"}, n=1, doc=KNOWN))


def _set(one: Assessment, text: str) -> Setting:
    (found,) = settings_of(one, split([text]))
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("n=2.5", Fraction("2.5")),
        ("n = 7", 7),
        ("pct=12%", 12),
        ("pct=12 %", 12),
        ("late=7 d", 7),
        ("p=yes", True),
        ("day=2026-03-31", date(2026, 3, 31)),
        ("doc=approved", Document("approved", date(2026, 1, 5), "2")),
        ("doc={status: approved, date: 2026-06-01}", Document("approved", date(2026, 6, 1))),
        ("doc=none", NONE),
        ("names=[a, b]", ("a", "b")),
        ("size=large", "large"),
        ("word=a: b", "a: b"),
        ("word=x=y", "x=y"),
        ("box={width: 3}", {"width": 3}),
        ("n=unknown", None),
    ],
)
def test_a_fact_is_read_by_its_type(one: Assessment, text: str, value: Value) -> None:
    found = _set(one, text)
    assert (found.kind, found.value) == ("fact", value)


def test_a_document_that_is_not_known_is_dated_today(one: Assessment) -> None:
    bare = assessed(RULES, given(n=1))
    assert _set(bare, "doc=approved").value == Document("approved", DAY)


def test_what_was_before_goes_with_it(one: Assessment) -> None:
    assert _set(one, "n=4").before == 1
    assert _set(one, "Q=2").before == "1"
    assert _set(one, "param.floor=60").before == 50
    assert _set(one, "weight.A=3").before == 1
    assert _set(one, "weight.area.x=3").before == 2
    assert _set(one, "level.x=2").before is None


@pytest.mark.parametrize(
    ("text", "kind", "name", "of", "value"),
    [
        ("Q=2", "answer", "Q", (), "2"),
        ("Q=not-applicable", "answer", "Q", (), "not-applicable"),
        ("I=partial", "answer", "I", (), "partial"),
        ("param.floor=60 pts", "parameter", "floor", (), 60),
        ("param.word=red", "parameter", "word", (), "red"),
        ("param.B.least=9", "parameter", "least", ("B",), 9),
        ("weight.A=0", "weight", "A", (), 0),
        ("weight.area.y=4", "weight", "y", ("area",), 4),
        ("level.x=2", "judged", "level", ("x",), "2"),
        ("level.x=unknown", "judged", "level", ("x",), None),
    ],
)
def test_other_things_than_facts(
    one: Assessment, text: str, kind: str, name: str, of: tuple[str, ...], value: Value
) -> None:
    found = _set(one, text)
    assert (found.kind, found.name, found.of, found.value) == (kind, name, of, value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("n", "`n` sets nothing; write NAME=VALUE"),
        ("=3", "`=3` sets nothing"),
        ("pctt=3", "no fact, question, parameter or weight `pctt`; did you mean `pct`?"),
        ("n=abc", "`n` cannot be abc; a number is expected here, not abc"),
        ("pct=-1", "`pct` cannot be -1; -1 is below the smallest value, 0"),
        ("p=maybe", "`p` cannot be maybe; true or false is expected here"),
        ("day=31.3.2026", "a date such as 2026-03-31 is expected here"),
        ("names=a", "`names` cannot be a; a list is expected here; write [one, two]"),
        ("names=[a", "`names` cannot be [a; `[` is not closed"),
        ("size=medium", '"medium" is not one of the values; known are large, small'),
        ("doc=final", "a document is a mapping; write {status: approved"),
        ("Q=7", "`Q` cannot be 7; 7 is not a step of the scale; use 0, 1, 2"),
        ("I=good", "`I` cannot be good; good is not an outcome; use pass"),
        ("A=3", "`A` is judged by conditions; set the facts it reads: n"),
        ("score=3", "`score` is computed; set what it rests on"),
        ("param.flor=3", "did you mean `param.floor`?"),
        ("param.floor=high", "a number is expected here, not high"),
        ("param.least=3", "name one of param.A.least, param.B.least"),
        ("weight.Z=1", "no fact, question, parameter or weight `weight.Z`"),
        ("weight.A=-1", "`weight.A` cannot be -1; a weight is 0 or more"),
        ("level=2", "`level` is judged place by place; name one, such as level.x"),
        ("level.x=9", "9 is not a step of the scale; use 1, 2"),
    ],
)
def test_what_does_not_hold_up_is_told(one: Assessment, text: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        _set(one, text)
    assert told in str(error.value)


def test_a_name_is_set_once() -> None:
    with pytest.raises(UsageError, match="`n` is set twice"):
        split(["n=1", "n=2"])


@pytest.mark.parametrize(
    "text",
    [
        "n=2.5",
        "p=no",
        "day=2026-03-31",
        "doc={status: approved, date: 2026-06-01, class: secret}",
        'names=["a, b", "... 2"]',
        "names=[]",
        "box={width: 3}",
        "trend=[{date: 2026-01-01, value: 90}]",
        "word=- x: {",
        "Q=2",
        "param.B.least=9",
        "weight.area.y=4",
        "level.x=2",
        "n=unknown",
        "doc=none",
    ],
)
def test_a_setting_is_written_as_it_is_read(one: Assessment, text: str) -> None:
    found = _set(one, text)
    assert _set(one, written(found)) == found
