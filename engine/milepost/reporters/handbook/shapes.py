"""The shapes that the templates of a handbook place: text ready to print, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.reporters.view.shapes import MethodLine, Tailored, Word


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to a part of the handbook; the anchor is empty where nothing stands there."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents with those under it."""

    ref: Ref
    inner: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A labelled sentence, and the condition it stands for in the engine's language."""

    label: str
    text: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit: the name conditions use, what it is, and its value with the unit."""

    name: str
    title: str
    value: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a scale: what it means or when it is reached, and what counts from it upwards."""

    title: str
    text: str = ""
    code: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One piece of evidence: what it is, in which form, from whom, how fresh, and what for."""

    name: str
    title: str
    form: str
    owner: str
    days: str
    age: str
    whose: str
    needed_by: tuple[Ref, ...] = ()

    @property
    def detail(self) -> tuple[str, ...]:
        """What is known of it beside its title."""
        return tuple(part for part in (self.form, self.owner, self.age, self.whose) if part)


@dataclass(frozen=True, slots=True)
class RemedyLine:
    """What mends a gap: the action, by whom and when, what it makes true, what must come first."""

    action: str
    terms: str
    targets: str
    first: str


@dataclass(frozen=True, slots=True)
class CheckView:
    """How one check is judged, and what it needs."""

    anchor: str
    id: str
    title: str
    severity: Word | None
    statement: str
    why: str
    way: str
    question: str
    code: str
    steps: tuple[StepLine, ...]
    clauses: tuple[Clause, ...]
    limits: tuple[LimitLine, ...]
    over: tuple[Ref, ...]
    facts: tuple[FactLine, ...]
    remedies: tuple[RemedyLine, ...]
    examples: tuple[str, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion and its checks; `alone` where it is one check itself."""

    anchor: str
    id: str
    title: str
    marks: tuple[Word, ...]
    about: str
    statement: str
    why: str
    alone: bool
    checks: tuple[CheckView, ...]
    examples: tuple[str, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that stand together; without a title where their section has no other."""

    anchor: str
    title: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of criteria: a gate, a dimension, or all of them."""

    anchor: str
    title: str
    summary: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a decision table."""

    number: int
    step: Word
    why: str
    code: str
    conditions: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """How one result is reached; the name conditions use is empty where it is the title."""

    anchor: str
    name: str
    title: str
    main: bool
    how: str
    clauses: tuple[Clause, ...]
    rows: tuple[RowLine, ...]
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class PatternView:
    """What an auditor looks for across findings."""

    kind: str
    title: str
    why: str
    lines: tuple[tuple[Ref, str], ...]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scale of the glossary, lowest step first."""

    name: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: Word
    meaning: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Severities, marks, scales and outcomes."""

    severities: tuple[Term, ...]
    marks: tuple[Term, ...]
    scales: tuple[ScaleView, ...]
    outcomes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The evidence that one party supplies."""

    title: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The criteria by two axes: a row with a cell for each column."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Ref, tuple[tuple[Ref, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The whole handbook; a part that the rule set has nothing for is empty."""

    lang: str
    kind: str
    title: str
    reference: str
    digest: str
    notice: str
    about: tuple[Clause, ...]
    tailored: Tailored | None
    contents: tuple[Entry, ...]
    results: tuple[ResultView, ...]
    rules: tuple[MethodLine, ...]
    limits: tuple[LimitLine, ...]
    matrix: Matrix | None
    sections: tuple[Section, ...]
    patterns: tuple[PatternView, ...]
    glossary: Glossary
    checklists: tuple[Checklist, ...]
    engine: str
