"""Mistakes in patterns, found before anything runs: what passes is safe for both engines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from milepost.inference.rules import Type
from milepost.inference.vocabulary import (
    OUTCOMES,
    Field,
    Fields,
    Vocabulary,
    derived_fields,
    fields_of,
)
from milepost.model.pattern_lines import DERIVED_KINDS, Bound, Line, Taken
from milepost.model.patterns import Pattern
from milepost.suggestions import closest

MOST_LINES = 16
MOST_LOOSE = 2
RESERVED = ("id", "sid", "t")
_PLACEHOLDER = re.compile(r"<([^<>]+)>")


class Mistake(NamedTuple):
    """One mistake: the pattern's place in the list, the path of keys inside it, what, and mend."""

    pattern: int
    path: str
    what: str
    mend: str


Found = Iterator[tuple[str, str, str]]
"""Path, what and mend of mistakes inside one pattern."""


def lint(
    patterns: Sequence[Pattern],
    axes: Mapping[str, Collection[str]],
    checks: Collection[str],
    criteria: Collection[str],
    results: Mapping[str, Collection[str]],
    links: Mapping[str, Sequence[Mapping[str, str]]],
    *,
    outcomes: Collection[str] = OUTCOMES,
    severities: Collection[str] = (),
) -> list[Mistake]:
    """Every mistake in a rule set's patterns, in the order of the file.

    `axes` give the values of each axis (none: any), `results` the steps of each (none: a number);
    severities are checked where they are given. `checks` are the checks' ids and those of
    criteria without checks.
    """
    vocabulary = Vocabulary(axes, checks, criteria, results, links, outcomes, severities)
    derived = derived_fields(patterns, vocabulary)
    mistakes = [
        Mistake(number, *found)
        for number, pattern in enumerate(patterns)
        for found in _pattern(pattern, vocabulary, derived)
    ]
    return sorted([*mistakes, *_repeated(patterns), *_circles(patterns)], key=lambda m: m.pattern)


def _pattern(pattern: Pattern, vocabulary: Vocabulary, derived: Mapping[Type, Fields]) -> Found:
    written = [*pattern.when, *([pattern.unless] if pattern.unless else [])]
    if len(written) > MOST_LINES:
        yield "when", f"a pattern has at most {MOST_LINES} lines, not {len(written)}", "split it"
    above: dict[str, Field] = {}
    for number, line in enumerate(pattern.when):
        for path, what, mend in _line(line, above, vocabulary, derived):
            yield f"when[{number}]{path}", what, mend
        above |= fields_of(line, vocabulary, derived)
    yield from _loose(pattern.when, vocabulary, derived)
    if pattern.unless:
        yield from _unless(pattern.unless, pattern, above, vocabulary)
    yield from _then(pattern, above, derived)
    yield from _title(pattern)


def _unless(unless: Line, pattern: Pattern, above: Fields, vocabulary: Vocabulary) -> Found:
    if unless.kind in DERIVED_KINDS:
        what = f"unless looks at input facts only, not at a {unless.kind}"
        yield "unless", what, "use finding, group, result, waiver or link"
    elif any((line.kind, line.value) == (unless.kind, unless.value) for line in pattern.when):
        what = f"unless and a line of when both look at {unless.kind} {unless.value}"
        yield "unless", what, "narrow that line, or use a count of a group"
    else:
        for path, what, mend in _line(unless, above, vocabulary, {}):
            yield f"unless{path}", what, mend


def _line(
    line: Line,
    above: Fields,
    vocabulary: Vocabulary,
    derived: Mapping[Type, Fields],
) -> Found:
    values = (
        [value for kind, value in derived if kind == line.kind]
        if line.kind in DERIVED_KINDS
        else vocabulary.values(line.kind)
    )
    if line.value not in values:
        gives = "no pattern concludes" if line.kind in DERIVED_KINDS else "there is no"
        yield f".{line.kind}", f"{gives} {line.kind} {line.value}", _mend(line.value, values)
        return
    fields = fields_of(line, vocabulary, derived)
    for name in dict.fromkeys(line.names):
        if name in fields:
            yield from _reserved(name)
        else:
            what = f"a {line.kind} {line.value} has no field {name}"
            yield _path(line, name), what, _mend(name, fields)
    yield from _constants(line, fields)
    yield from _joins(line, fields, above)


def _loose(when: Sequence[Line], vocabulary: Vocabulary, derived: Mapping[Type, Fields]) -> Found:
    """Lines that any fact of their type fits: a few of them match in numbers beyond counting."""
    loose = 0
    for number, line in enumerate(when):
        fixed = {name for name, _ in line.constants}
        if line.same or _single(line, fixed, vocabulary, derived):
            continue
        if number and not fixed:
            what = "a line below the first joins a line above or names what it looks at"
            yield f"when[{number}]", what, "write `same: ` and a field, or a check or criterion"
        loose += not fixed & {"check", "criterion"}
    if loose > MOST_LOOSE:
        what = f"{loose} lines neither join a line above nor name a check, criterion or result"
        yield "when", what, f"keep at most {MOST_LOOSE} such lines"


def _single(
    line: Line, fixed: set[str], vocabulary: Vocabulary, derived: Mapping[Type, Fields]
) -> bool:
    """Whether at most one fact fits a line, whatever was found."""
    if line.kind == "group":
        return line.value in fixed
    if line.kind in (*DERIVED_KINDS, "link"):
        return fields_of(line, vocabulary, derived).keys() <= fixed
    return line.kind == "result"


def _path(line: Line, name: str) -> str:
    return ".same" if name in line.same else f".{name}"


def _constants(line: Line, fields: Fields) -> Found:
    for name, constant in line.constants:
        field = fields.get(name)
        if field and field.number and isinstance(constant, str):
            mend = f"write {name}: {{at_least: {constant}, at_most: {constant}}}"
            yield f".{name}", f"{name} is a number here, and {constant} is read as text", mend
        elif field and field.words and constant not in field.words:
            yield f".{name}", f"{name} is never {constant} here", _mend(str(constant), field.words)
    for bound in line.bounds:
        if bound.name in fields and not fields[bound.name].number:
            what = f"{bound.name} is text here; at_least and at_most compare numbers"
            yield f".{bound.name}", what, "compare it with a constant"
        elif _is_empty(bound):
            what = f"no number is at least {bound.at_least} and at most {bound.at_most}"
            yield f".{bound.name}", what, "exchange the two"


def _is_empty(bound: Bound) -> bool:
    low, high = bound.at_least, bound.at_most
    return low is not None and high is not None and low > high


def _joins(line: Line, fields: Fields, above: Fields) -> Found:
    fixed = {name for name in line.names if line.names.count(name) > 1}
    for name in sorted(fixed):
        yield f".{name}", f"{name} is given twice in one line", "keep one of the two"
    for name in line.same:
        if name not in above:
            yield ".same", f"no line above has {name}", _mend(name, above)
        elif name in fields and fields[name].number != above[name].number:
            yield ".same", f"{name} is a number in one line and text in the other", "join by text"


def _then(pattern: Pattern, above: Fields, derived: Mapping[Type, Fields]) -> Found:
    fields = derived[(pattern.then.kind, pattern.then.value)]
    for name, part in pattern.then.fields:
        path = f"then.{name}"
        yield from ((path, what, mend) for _, what, mend in _reserved(name))
        if isinstance(part, Taken) and part.name not in above:
            yield path, f"no line above has {part.name}", _mend(part.name, above)
            continue
        taken = above.get(part.name if isinstance(part, Taken) else part.text)
        number = bool(taken and taken.number and (isinstance(part, Taken) or part.bare))
        if number != fields[name].number:
            what = f"{name} is text here and a number in another pattern that concludes this"
            yield path, what, "give the two fields different names"


def _title(pattern: Pattern) -> Found:
    names = [name for name, _ in pattern.then.fields]
    for language, wording in (pattern.title.model_dump() if pattern.title else {}).items():
        for name in _PLACEHOLDER.findall(wording or ""):
            if name not in names:
                yield f"title.{language}", f"then gives no field {name}", _mend(name, names)


def _reserved(name: str) -> Found:
    if name in RESERVED or name.startswith("$") or "." in name:
        yield f".{name}", f"a field of a pattern cannot be named {name}", "rename it"


def _repeated(patterns: Sequence[Pattern]) -> Iterable[Mistake]:
    seen: set[str] = set()
    for number, pattern in enumerate(patterns):
        if pattern.id in seen:
            yield Mistake(
                number, "id", f"{pattern.id} is the id of an earlier pattern", "rename it"
            )
        seen.add(pattern.id)


def _circles(patterns: Sequence[Pattern]) -> Iterable[Mistake]:
    """A circle is reported at each pattern whose own conclusion leads back to one of its lines."""
    leads: dict[Type, set[Type]] = {}
    for pattern in patterns:
        for line in pattern.when:
            leads.setdefault((line.kind, line.value), set()).add(_concluded(pattern))
    for number, pattern in enumerate(patterns):
        reached = _reached(_concluded(pattern), leads)
        back = [line for line in pattern.when if (line.kind, line.value) in reached]
        if back:
            what = f"{back[0].kind} {back[0].value} follows from this pattern's own conclusion"
            yield Mistake(number, "then", what, "patterns must not form a circle")


def _concluded(pattern: Pattern) -> Type:
    return (pattern.then.kind, pattern.then.value)


def _reached(start: Type, leads: Mapping[Type, set[Type]]) -> set[Type]:
    reached, waiting = {start}, [start]
    while waiting:
        new = leads.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _mend(name: str, known: Collection[str]) -> str:
    if near := closest(name, known):
        return f"did you mean {near}?"
    shown = sorted(known)[:8]
    return f"use one of {', '.join(shown)}" if shown else "declare it first"
