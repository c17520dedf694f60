"""What evidence may speak of: the facts, questions and judged results of the rule sets at hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, get_args

from milepost.errors import Problem
from milepost.loading.problems import Collector
from milepost.model.criteria import Leaf
from milepost.model.evidence import Place
from milepost.model.facts import Fact
from milepost.model.outcomes import Outcome
from milepost.model.ruleset import RuleSet
from milepost.model.scales import Scale, StepScale
from milepost.scoring.leaves.answer import AnswerLeaf
from milepost.scoring.leaves.imported import ImportedLeaf
from milepost.scoring.results.judged import Judged
from milepost.sources.on_demand import OnDemand
from milepost.suggestions import did_you_mean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """A leaf that wants an answer: a place on its scale, or one of the `outcomes` if imported.

    `ticks` are the quality criteria that an answer may say hold; `several` assessors may answer
    where the rule set says so.
    """

    leaf: Leaf
    scale: Scale | None
    several: bool
    outcomes: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that an answer can be, lowest first; none on a scale of numbers."""
        if not isinstance(self.scale, StepScale):
            return ()
        return tuple(name for name, step in self.scale.root.items() if step.value is not None)


@dataclass(frozen=True, slots=True)
class JudgedResult:
    """A judged result: its scale, and the values of each axis it is told by (none: one value)."""

    scale: StepScale
    axes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything evidence may name. Of two versions of a rule set the later given one counts."""

    facts: Mapping[str, Fact]
    questions: Mapping[str, Question]
    judged: Mapping[str, JudgedResult]
    criteria: Mapping[str, bool]
    axes: Collection[str]
    rated: Mapping[str, tuple[Scale, ...]]
    unclear: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    all: Callable[[], Declared] | None = None

    @classmethod
    def first(cls, assessed: Iterable[RuleSet], all: Callable[[], Declared]) -> Declared:
        """What `all` gives, which is asked only for what the rule sets assessed with do not tell.

        Raises InvalidInput as `by` does.
        """
        given = tuple(assessed)
        own = cls.by(given, [ruleset.reference for ruleset in given])
        return cls(
            OnDemand(own.facts, lambda: all().facts),
            OnDemand(own.questions, lambda: all().questions),
            OnDemand(own.judged, lambda: all().judged),
            OnDemand({}, lambda: all().criteria),
            OnDemand(dict.fromkeys(own.axes), lambda: dict.fromkeys(all().axes)),
            OnDemand(own.rated, lambda: all().rated),
            all=all,
        )

    @classmethod
    def by(
        cls,
        rulesets: Iterable[RuleSet],
        assessed: Collection[str] = (),
        broken: Iterable[str] = (),
    ) -> Declared:
        """The declarations of all these rule sets together.

        What the rule sets assessed with (`id@version`) declare stands, whatever the others say of
        the same name; then come other rule sets, then libraries. `criteria` says of each criterion
        id whether any rule set makes it a kill criterion, `axes` names those that come with the
        answers, and `rated` holds the scales of every leaf, none for one that has no scale. What
        two others declare differently is `unclear`, which matters once evidence names it, and so
        do files that are `broken`.
        Raises InvalidInput where two rule sets assessed with declare one name differently.
        """
        given, clashes = tuple(rulesets), _Clashes(assessed)
        ranks = _ranked(given, assessed)
        found = cls(
            _together("facts", ranks, lambda r: r.facts, _form, clashes),
            _questions(ranks, clashes),
            _together("results", ranks, _judged_of, lambda result: result, clashes),
            _kill_marks(given),
            sorted({axis for ruleset in given for axis in ruleset.answer_axes}),
            _scales(ranks),
            clashes.unclear,
            tuple(broken),
        )
        clashes.collector.raise_if_any()
        return found

    def not_told(
        self, name: str, known: Collection[str], what: str, mend: str = ""
    ) -> tuple[str, str]:
        """What to say of a name that nobody declares, or that is not clear; and how to mend it."""
        if self.all is not None:
            return self.all().not_told(name, known, what, mend)
        if name in self.unclear:
            return self.unclear[name], "list the one that is meant under `assess`"
        if self.broken:
            return what, f"{self.broken[0]} may declare it and is broken; run `milepost check`"
        return what, did_you_mean(name, known) or mend


@dataclass
class _Clashes:
    """Names that two rule sets declare differently: a problem where both are assessed with."""

    assessed: Collection[str]
    collector: Collector = field(default_factory=Collector)
    unclear: dict[str, str] = field(default_factory=dict)

    def note(self, section: str, name: str, first: RuleSet, second: RuleSet) -> None:
        """Two declarations of one name."""
        if first.reference == second.reference:
            return
        if first.reference in self.assessed and second.reference in self.assessed:
            self.collector.extend(_differing(section, name, first, second))
        else:
            what = f"{first.reference} and {second.reference} declare `{name}` differently"
            self.unclear[name] = what


def _ranked(rulesets: Iterable[RuleSet], assessed: Collection[str]) -> list[list[RuleSet]]:
    """Those assessed with, other rule sets, libraries, and overlays, each in the order given.

    What an overlay declares otherwise than its base holds only where it is assessed with.
    """
    ranks: list[list[RuleSet]] = [[], [], []]
    overlays: list[list[RuleSet]] = []
    for ruleset in rulesets:
        rank = 0 if ruleset.reference in assessed else 2 if ruleset.kind == "library" else 1
        if rank and ruleset.extends:
            overlays.append([ruleset])
        else:
            ranks[rank].append(ruleset)
    kept = {ruleset.id for ruleset in ranks[0]}
    newest = [{r.id: r for r in rank if r.id not in kept} for rank in (*ranks[1:], *overlays)]
    return [rank for rank in (ranks[0], *(list(found.values()) for found in newest)) if rank]


def _together(
    section: str,
    ranks: Iterable[Iterable[RuleSet]],
    declared: Callable[[RuleSet], Mapping[str, T]],
    form: Callable[[T], object],
    clashes: _Clashes,
) -> dict[str, T]:
    """The declarations by name, without those that two of one rank declare differently."""
    found: dict[str, T] = {}
    for rank in ranks:
        own: dict[str, tuple[RuleSet, T]] = {}
        for ruleset in rank:
            for name, value in declared(ruleset).items():
                first = own.get(name)
                if first and name not in found and form(first[1]) != form(value):
                    clashes.note(section, name, first[0], ruleset)
                own[name] = (ruleset, value)
        clear = {name: v for name, (_, v) in own.items() if name not in clashes.unclear}
        found = {**clear, **found}
    return found


def _differing(section: str, name: str, first: RuleSet, second: RuleSet) -> Iterator[Problem]:
    for one, other in ((first, second), (second, first)):
        place = one.places.get(name) or _whole(one)
        what = f"{one.reference} and {other.reference} declare `{name}` differently"
        column = min(place.line, 1)
        mend = "rename one of the two"
        yield Problem(place.file, place.line, column, f"{section}.{name}", what, mend)


def _whole(ruleset: RuleSet) -> Place:
    """The file of a rule set; what is written nowhere else is shown by its reference."""
    main = ruleset.places.get(ruleset.main)
    return Place(main.file if main else ruleset.reference, 0)


def _form(fact: Fact) -> Fact:
    """What decides how a value is read: the declaration without its wording and its upkeep."""
    fields = {name: _form(field) for name, field in fact.fields.items()}
    bare = {
        "title": None,
        "owner": None,
        "confidentiality": None,
        "max_age_days": None,
        "section": None,
    }
    return fact.model_copy(update={**bare, "fields": fields})


def _questions(ranks: list[list[RuleSet]], clashes: _Clashes) -> dict[str, Question]:
    """The questions by id; several may answer one that any rule set of the first rank lets them."""
    found = _together("checks", ranks, _questions_of, _asked, clashes)
    rated = {name for rank in ranks[:1] for r in rank if r.raters is not None for name in r.leaves}
    return {n: replace(q, several=True) if n in rated else q for n, q in found.items()}


def _asked(question: Question) -> object:
    """What decides how an answer is read."""
    return question.scale, question.outcomes, question.ticks


def _questions_of(ruleset: RuleSet) -> dict[str, Question]:
    leaves = (leaf for leaf in ruleset.leaves.values() if leaf.answered)
    return {leaf.id: _question(ruleset, leaf) for leaf in leaves}


def _question(ruleset: RuleSet, leaf: Leaf) -> Question:
    imported = isinstance(leaf, ImportedLeaf)
    return Question(
        leaf,
        ruleset.scales.get(leaf.scale or ""),
        ruleset.raters is not None,
        tuple(dict.fromkeys((*get_args(Outcome), *ruleset.outcomes))) if imported else (),
        tuple(leaf.ticks) if isinstance(leaf, AnswerLeaf) else (),
    )


def _scales(ranks: list[list[RuleSet]]) -> dict[str, tuple[Scale, ...]]:
    """The scales of each leaf, in the rule sets of the first rank that has it."""
    found: dict[str, tuple[Scale, ...]] = {}
    for rank in ranks:
        own: dict[str, tuple[Scale, ...]] = {}
        for ruleset in rank:
            for leaf in ruleset.leaves.values():
                scale = ruleset.scales.get(leaf.scale or "")
                others = own.get(leaf.id, ())
                own[leaf.id] = others if scale is None or scale in others else (*others, scale)
        found = {**own, **found}
    return found


def _judged_of(ruleset: RuleSet) -> dict[str, JudgedResult]:
    found = {}
    for name, result in ruleset.results.items():
        scale = ruleset.scales.get(result.scale or "")
        if isinstance(result, Judged) and isinstance(scale, StepScale):
            axes = tuple(tuple(ruleset.axes[axis]) for axis in result.by)
            found[name] = JudgedResult(scale, axes)
    return found


def _kill_marks(rulesets: Iterable[RuleSet]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for ruleset in rulesets:
        for criterion in ruleset.criteria:
            found[criterion.id] = found.get(criterion.id, False) or "kill" in criterion.tags
    return found
