"""What an auditor looks for across findings: the patterns, with what they look at."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.pattern_lines import Line
from milepost.model.patterns import Pattern
from milepost.model.text import Text
from milepost.model.values import shown_number
from milepost.reporters.handbook.shapes import PatternView, Ref
from milepost.reporters.handbook.terms import Terms
from milepost.reporters.messages import messages

_OPEN = "…"
"""Stands in a title for what only the findings will tell."""


def patterns(terms: Terms) -> tuple[PatternView, ...]:
    """Every pattern, in the order of the rule set."""
    return tuple(_pattern(terms, pattern) for pattern in terms.ruleset.patterns)


def _pattern(terms: Terms, pattern: Pattern) -> PatternView:
    asked = [("", line) for line in pattern.when]
    asked += [(terms.say("pattern.unless"), pattern.unless)] if pattern.unless else []
    return PatternView(
        kind=terms.words.say(f"report.derived.{pattern.then.kind}"),
        title=_open(terms, pattern, pattern.title) or pattern.id,
        why=_open(terms, pattern, pattern.why),
        lines=tuple(_line(terms, lead, line) for lead, line in asked),
    )


def _open(terms: Terms, pattern: Pattern, text: Text | None) -> str:
    """A text of a pattern; what its findings will fill in is left open."""
    names = [name for name, _ in pattern.then.fields]
    names += [name for line in pattern.when for name in (line.kind, *line.names)]
    return terms.text(text.filled(dict.fromkeys(names, _OPEN)) if text else None)


def _line(terms: Terms, lead: str, line: Line) -> tuple[Ref, str]:
    """A check or criterion by title with its outcome; any other line as its author wrote it."""
    named = dict(line.constants)
    asked = named.get("check") or named.get("criterion")
    if line.kind != "finding" or asked is None:
        return Ref(lead), _written(line)
    ref = terms.ref(str(asked))
    said = terms.say("pattern.line", name=ref.text, outcome=_outcome(terms, line.value))
    return Ref(terms.words.say("report.space").join(filter(None, (lead, said))), ref.anchor), ""


def _outcome(terms: Terms, name: str) -> str:
    key = f"outcome.{name}"
    return terms.words.say(key) if key in messages() else name


def _written(line: Line) -> str:
    return ", ".join(_parts(line))


def _parts(line: Line) -> Iterator[str]:
    yield f"{line.kind}: {line.value}"
    for name, value in line.constants:
        yield f"{name}: {value if isinstance(value, str) else shown_number(value)}"
    for bound in line.bounds:
        for key in ("at_least", "at_most"):
            if (end := getattr(bound, key)) is not None:
                yield f"{bound.name} {key} {shown_number(end)}"
    if line.same:
        yield f"same: {', '.join(line.same)}"
