"""From files to a rule set: libraries merged, ids resolved, expressions typed, in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from milepost.conditions import Scope
from milepost.inference.linting import lint
from milepost.loading.digests import digest
from milepost.loading.facts import fact_type
from milepost.loading.format import ID, Composite
from milepost.loading.makes import make_problems
from milepost.loading.naming import name_problems
from milepost.loading.ordering import ordered, result_order
from milepost.loading.problems import Collector
from milepost.loading.references import Known
from milepost.loading.rule_files import Written
from milepost.loading.sections import At, Defined, Sections, gather
from milepost.loading.suggestions import did_you_mean
from milepost.loading.typing import Typing, retyped
from milepost.model.criteria import Criterion, Leaf, Parameter
from milepost.model.evidence import Place
from milepost.model.remedies import Action, Choice
from milepost.model.results import Result
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.types import NUMBER, TEXT, YES_NO, Type
from milepost.scoring.items import item_words
from milepost.scoring.judging import weight_of
from milepost.scoring.reading import cited, expressions, facts_read
from milepost.scoring.results.expression import ExpressionResult

_ITEM_KEYS = frozenset({"of", "only", "conditions"})


def link(written: Written, libraries: Sequence[RuleSet]) -> RuleSet:
    """The rule set ready to assess with.

    Raises InvalidInput with every dangling name, type error and contradiction of its files.
    """
    collector = Collector()
    sections = gather(written.parts, collector)
    linked = _Linking(written, sections, libraries, collector).rule_set()
    collector.raise_if_any()
    return linked


@dataclass(frozen=True)
class _Merged:
    """The sections with those of the libraries under them."""

    facts: dict[str, Any]
    scales: dict[str, Any]
    severities: dict[str, Any]
    tags: dict[str, Any]
    remedies: dict[str, Action | Choice]
    leaves: dict[str, Leaf]


class _Linking:
    """One rule set being linked; every step notes its problems in `collector`."""

    def __init__(
        self,
        written: Written,
        sections: Sections,
        libraries: Sequence[RuleSet],
        collector: Collector,
    ) -> None:
        self.written, self.sections, self.libraries = written, sections, libraries
        self.collector = collector
        self.top = At(written.source, ())
        self.placed: dict[str, Place] = {}
        self.axes = {name: d.value for name, d in sections.axes.items()}
        self.own_leaves = self._own_leaves()
        self.merged = self._merge()
        self.fact_types = {name: fact_type(fact) for name, fact in self.merged.facts.items()}
        self.ids = frozenset((*self.merged.leaves, *(d.value.id for d in self.own_leaves)))
        self.words = item_words(self.merged.severities, self.merged.tags, self.axes)

    def rule_set(self) -> RuleSet:
        """All steps in order."""
        identity, sections, merged = self.written.identity, self.sections, self.merged
        self._identity()
        self.collector.extend(name_problems(sections, self.libraries))
        known = self._known()
        own = self._linked_leaves(known)
        leaves = {**merged.leaves, **own}
        remedies = {**merged.remedies, **self._linked_remedies(known)}
        self._remedies_can_be_done(remedies, leaves)
        self._no_circles(own, leaves)
        criteria = self._criteria(known, leaves)
        results = self._results(known)
        self._patterns(leaves, criteria, results)
        reads = {name: facts_read(merged.facts, leaves, leaf) for name, leaf in own.items()}
        return RuleSet(
            id=identity.ruleset,
            version=identity.version,
            kind=identity.kind,
            title=identity.title,
            effective=identity.effective,
            digest=digest(
                self.written.digest.encode(), *(lib.digest.encode() for lib in self.libraries)
            ),
            libraries={lib.reference: lib.digest for lib in self.libraries},
            parameters=_values(sections.parameters),
            facts=merged.facts,
            scales=self._typed_scales(),
            severities=merged.severities,
            tags=merged.tags,
            axes=self.axes,
            criteria=criteria,
            leaves=leaves,
            reads={**_library_part(self.libraries, "reads"), **reads},
            remedies=remedies,
            results=results,
            main=identity.main or "",
            scope=identity.scope,
            raters=identity.raters,
            patterns=tuple(d.value for d in sections.patterns),
            links=_values(sections.links),
            places={**_library_part(self.libraries, "places"), **self.placed},
            borrowed=frozenset(merged.leaves),
        )

    def _identity(self) -> None:
        identity = self.written.identity
        if not re.fullmatch(ID, identity.ruleset):
            what = f"`{identity.ruleset}` is not an id"
            mend = "use small letters, digits and single hyphens"
            self.collector.add(self.top.down("ruleset").problem(what, mend))
        if identity.kind == "library":
            for section in ("criteria", "results", "patterns", "axes"):
                if getattr(self.sections, section):
                    what = f"a library only defines; it has no `{section}`"
                    self.collector.add(self.top.down(section).problem(what, at_key=True))
            return
        if not self.sections.criteria:
            self.collector.add(self.top.problem("the rule set has no criteria"))
        if identity.main is None:
            what = "the key `main` is missing"
            self.collector.add(self.top.problem(what, "name the result that decides"))
        if not self.sections.results:
            self.collector.add(self.top.problem("the rule set has no results"))

    def _own_leaves(self) -> list[Defined[Leaf]]:
        """Checks of the file, leaves inside criteria, and criteria that are leaves themselves."""
        found: list[Defined[Leaf]] = list(self.sections.checks)
        for criterion in self.sections.criteria:
            if not isinstance(criterion.value, Composite):
                found.append(criterion)
                continue
            for number, check in enumerate(criterion.value.checks):
                if isinstance(check, Leaf):
                    found.append(Defined(check, criterion.at.down("checks", number)))
        return found

    def _merge(self) -> _Merged:
        return _Merged(
            facts=self._under_own("facts"),
            scales=self._under_own("scales"),
            severities=self._under_own("severities"),
            tags=self._under_own("tags"),
            remedies=self._under_own("remedies"),
            leaves=self._library_leaves(),
        )

    def _library_leaves(self) -> dict[str, Leaf]:
        leaves: dict[str, Leaf] = {}
        for number, library in enumerate(self.libraries):
            self._agree(leaves, library.leaves, number)
            leaves |= library.leaves
        return leaves

    def _under_own(self, section: str) -> dict[str, Any]:
        """A section of the libraries with the rule set's own names added; none may be redefined."""
        merged: dict[str, Any] = {}
        for number, library in enumerate(self.libraries):
            self._agree(merged, getattr(library, section), number)
            merged |= getattr(library, section)
        for name, defined in getattr(self.sections, section).items():
            if name in merged:
                what = f"`{name}` is already defined in a library"
                self.collector.add(defined.at.problem(what, "use another name", at_key=True))
            merged[name] = defined.value
        return merged

    def _agree(self, merged: Mapping[str, Any], more: Mapping[str, Any], number: int) -> None:
        """Two libraries may share what a third defines, and otherwise no name."""
        shared = sorted(merged.keys() & more.keys())
        for name in (name for name in shared if merged[name] != more[name]):
            what = f"`{name}` is already defined otherwise in a library named above"
            self.collector.add(self.top.down("library", number).problem(what, "pin one of them"))

    def _known(self) -> Known:
        leaves = {*self.merged.leaves, *(d.value.id for d in self.own_leaves)}
        return Known(
            facts=self.merged.facts.keys(),
            scales=self.merged.scales,
            severities=self.merged.severities.keys(),
            tags=self.merged.tags.keys(),
            axes={name: axis.keys() for name, axis in self.axes.items()},
            remedies=self.merged.remedies.keys(),
            leaves=leaves,
            results=self.sections.results.keys(),
            collector=self.collector,
        )

    def _leaf_scope(self, parameters: Mapping[str, Parameter]) -> Scope:
        limits = Type("record", fields={k: _parameter_type(p) for k, p in parameters.items()})
        return Scope({**self.fact_types, "param": limits}, True, self.ids, self.words)

    def _linked_leaves(self, known: Known) -> dict[str, Leaf]:
        linked: dict[str, Leaf] = {}
        for defined in self.own_leaves:
            leaf, at = defined.value, defined.at
            if leaf.id in linked or leaf.id in self.merged.leaves:
                what = f"the id `{leaf.id}` is already taken"
                self.collector.add(at.down("id").problem(what, "ids are unique, library included"))
                continue
            known.leaf(leaf, at)
            linked[leaf.id] = self._linked_leaf(leaf, at)
            self.placed[leaf.id] = at.place
            self._place_examples(leaf.id, leaf.examples, at)
        return linked

    def _place_examples(self, name: str, examples: Sequence[Any], at: At) -> None:
        for number in range(len(examples)):
            self.placed[f"{name} example {number}"] = at.down("examples", number).place

    def _linked_leaf(self, leaf: Leaf, at: At) -> Leaf:
        shared = _values(self.sections.parameters)
        visible = {**shared, **leaf.parameters}
        if isinstance(leaf.remedy, (Action, Choice)):
            typing = self._bound_typing(visible)
            self.merged.remedies[leaf.id] = retyped(leaf.remedy, at.down("remedy"), typing.one)
        typed: Leaf = retyped(leaf, at, Typing(self._leaf_scope(visible), self.collector).one)
        remedy = leaf.remedy if isinstance(leaf.remedy, str | None) else leaf.id
        return typed.model_copy(update={"parameters": visible, "remedy": remedy})

    def _bound_typing(self, parameters: Mapping[str, Parameter]) -> Typing:
        """Types what is asked away from its file, with the values of the file's parameters."""
        limits = {name: parameter.value for name, parameter in parameters.items()}
        return Typing(self._leaf_scope(parameters), self.collector, bound={"param": limits})

    def _linked_remedies(self, known: Known) -> dict[str, Action | Choice]:
        typing = self._bound_typing(_values(self.sections.parameters))
        linked = {}
        for name, defined in self.sections.remedies.items():
            known.remedy(defined.value, defined.at)
            linked[name] = retyped(defined.value, defined.at, typing.one)
        return linked

    def _remedies_can_be_done(
        self, remedies: Mapping[str, Action | Choice], leaves: Mapping[str, Leaf]
    ) -> None:
        """What they make is possible, and none waits for itself."""
        own = {name: d.at for name, d in self.sections.remedies.items()}
        inline = [d for d in self.own_leaves if isinstance(d.value.remedy, (Action, Choice))]
        own |= {d.value.id: d.at.down("remedy") for d in inline}
        below: dict[str, tuple[str, ...]] = {}
        for name, at in own.items():
            remedy = remedies[name]
            below[name] = remedy.choice if isinstance(remedy, Choice) else remedy.after
            if isinstance(remedy, Action):
                facts, scales = self.merged.facts, self.merged.scales
                self.collector.extend(make_problems(remedy, at, facts, leaves, scales))
        for name in ordered({name: set(uses) & own.keys() for name, uses in below.items()})[1]:
            self.collector.add(own[name].problem(f"the remedy `{name}` waits for itself"))

    def _typed_scales(self) -> dict[str, Any]:
        """The scales, the lower ends of the rule set's own ones typed."""
        typing = self._bound_typing(_values(self.sections.parameters))
        own = {
            name: StepScale(retyped(d.value.root, d.at, typing.one))
            for name, d in self.sections.scales.items()
            if isinstance(d.value, StepScale)
        }
        return {**self.merged.scales, **own}

    def _no_circles(self, own: Mapping[str, Leaf], leaves: Mapping[str, Leaf]) -> None:
        """A roll-up may not be over itself, directly or through others."""
        below = {
            name: {c.id for tree in _trees(leaf) for c in cited(leaves, tree)} & own.keys()
            for name, leaf in own.items()
        }
        for name in ordered(below)[1]:
            place = next((d.at for d in self.own_leaves if d.value.id == name), self.top)
            self.collector.add(place.problem(f"`{name}` is judged by way of itself"))

    def _criteria(self, known: Known, leaves: Mapping[str, Leaf]) -> tuple[Criterion, ...]:
        found: dict[str, Criterion] = {}
        for defined in self.sections.criteria:
            written, at = defined.value, defined.at
            self._place_on_axes(written.places, known, at)
            if isinstance(written, Composite) and (written.id in found or written.id in leaves):
                what = f"the id `{written.id}` is already taken"
                self.collector.add(at.down("id").problem(what, "ids are unique, library included"))
            known.names("tag", written.tags, self.merged.tags, at.down("tags"))
            found[written.id] = self._criterion(written, at, leaves)
            self.placed[written.id] = at.place
            self._place_examples(written.id, written.examples, at)
        return tuple(found.values())

    def _place_on_axes(self, places: Mapping[str, str], known: Known, at: At) -> None:
        for axis, value in places.items():
            known.name(f"value of axis {axis}", value, self.axes[axis], at.down(axis))
        scope = self.written.identity.scope
        if scope is not None and scope in self.axes and scope not in places:
            what = f"the key `{scope}` is missing"
            self.collector.add(at.problem(what, f"say to which {scope} it belongs"))

    def _criterion(self, written: Any, at: At, leaves: Mapping[str, Leaf]) -> Criterion:
        own = tuple(leaf for leaf in self._named_leaves(written, at, leaves) if leaf is not None)
        first = own[0] if own else None
        return Criterion(
            id=written.id,
            title=written.title or (first.shown if first else Text(en=written.id)),
            statement=written.statement,
            why=written.why,
            places=written.places,
            leaves=own,
            weight=self._weight(written, own),
            tags=written.tags,
            source=written.source or tuple(leaf.id for leaf in own if leaf.id != written.id),
            owner=written.owner or (first.owner if first else None),
            examples=written.examples,
            core=written.core,
        )

    def _named_leaves(self, written: Any, at: At, leaves: Mapping[str, Leaf]) -> list[Leaf | None]:
        if not isinstance(written, Composite):
            return [leaves.get(written.id)]
        found = []
        for number, check in enumerate(written.checks):
            name = check.id if isinstance(check, Leaf) else check
            if name not in leaves:
                mend = did_you_mean(name, leaves)
                problem = at.down("checks", number).problem(f"there is no check `{name}`", mend)
                self.collector.add(problem)
            elif leaves[name] in found:
                what = f"the check `{name}` is there twice"
                self.collector.add(at.down("checks", number).problem(what, "keep one"))
            found.append(leaves.get(name))
        return found

    def _weight(self, written: Any, leaves: tuple[Leaf, ...]) -> Any:
        """Its own weight, else that of the worst severity among all its checks, else 1."""
        if written.weight is not None or not leaves:
            return 1 if written.weight is None else written.weight
        severities = list(self.merged.severities)
        ranked = [x for x in leaves if x.severity in severities]
        worst = min(ranked, key=lambda x: severities.index(x.severity or ""), default=leaves[0])
        return weight_of(self.merged.severities, worst)

    def _results(self, known: Known) -> dict[str, Result]:
        defined = self.sections.results
        identity = self.written.identity
        if identity.kind != "library":
            known.name("result", identity.main, defined, self.top.down("main"))
            known.name("axis", identity.scope, self.axes, self.top.down("scope"))
        for name, result in defined.items():
            known.result(result.value, result.at)
            self.placed.setdefault(name, result.at.place)
        order, circle = result_order({name: d.value for name, d in defined.items()})
        for name in circle:
            self.collector.add(defined[name].at.problem(f"`{name}` is computed from itself"))
        done: dict[str, Result] = {name: defined[name].value for name in circle}
        for name in order:
            done[name] = self._linked_result(defined[name], done)
            self._one_value(defined[name], done)
        main = done.get(identity.main or "")
        if main is not None and main.by:
            what = f"`{identity.main}` has one value for each {' and '.join(main.by)}"
            self.collector.add(self.top.down("main").problem(what, "name a result without `by`"))
        return done

    def _one_value(self, defined: Defined[Result], done: Mapping[str, Result]) -> None:
        """What a result bands or stands beside has one value where it stands; limits fit it."""
        result = done[next(name for name, d in self.sections.results.items() if d is defined)]
        for name in result.names:
            other = done.get(name)
            if other is not None and other.by and other.by != result.by:
                what = f"`{name}` has one value for each {' and '.join(other.by)}"
                self.collector.add(defined.at.problem(what, "write the same `by` here"))
        tree = result.value.tree if isinstance(result, ExpressionResult) else None
        gives = tree.type.name if tree is not None and tree.type is not None else "number"
        if gives not in (("number", "step") if result.scale else ("number", "step", "yes_no")):
            what = f"a result is a number or a step{'' if result.scale else ', or yes or no'}"
            self.collector.add(defined.at.down("value").problem(what, f"this gives {gives}"))
        elif result.limits and self._result_type(result, alone=True) == YES_NO:
            what = "a yes/no has no limits"
            self.collector.add(defined.at.down("limits").problem(what, "use `rows`"))

    def _linked_result(self, defined: Defined[Result], done: Mapping[str, Result]) -> Result:
        limits = _values(self.sections.parameters)
        names = dict(self._leaf_scope(limits).names)
        for name, other in done.items():
            same_place = bool(other.by) and other.by == defined.value.by
            names[name] = self._result_type(other, alone=same_place or not other.by)
        items = Type("list", item=Type("record", fields=self.words))
        names |= {"criteria": items, "checks": items, "coverage": NUMBER}
        scope = Scope(names, True, self.ids, self.words)
        item = Scope({**names, **self.words}, True, self.ids, self.words)
        typing = Typing(scope, self.collector, item, _ITEM_KEYS)
        typed: Result = retyped(defined.value, defined.at, typing.one)
        return typed

    def _result_type(self, result: Result, alone: bool) -> Type:
        scale = self.merged.scales.get(result.scale or "")
        own = NUMBER
        if isinstance(scale, StepScale):
            own = Type("step", scale.names, ordered=True)
        elif isinstance(result, ExpressionResult) and result.value.tree is not None:
            own = result.value.tree.type or NUMBER
        if alone:
            return own
        step = own if own.name == "step" else Type("step", ordered=True)
        places = {
            axis: Type("choice", tuple(self.axes[axis]), ordered=True)
            for axis in result.by
            if axis in self.axes
        }
        return Type("list", item=Type("record", fields={**places, "value": NUMBER, "step": step}))

    def _patterns(
        self,
        leaves: Mapping[str, Leaf],
        criteria: Sequence[Criterion],
        results: Mapping[str, Result],
    ) -> None:
        patterns = self.sections.patterns
        steps = {
            name: scale.names
            if isinstance(scale := self.merged.scales.get(result.scale or ""), StepScale)
            else ()
            for name, result in results.items()
        }
        mistakes = lint(
            [d.value for d in patterns],
            {name: tuple(axis) for name, axis in self.axes.items()},
            leaves.keys(),
            [criterion.id for criterion in criteria],
            steps,
            _values(self.sections.links),
            severities=self.merged.severities.keys(),
        )
        for mistake in mistakes:
            at = patterns[mistake.pattern].at
            self.collector.add(at.down(*_steps(mistake.path)).problem(mistake.what, mistake.mend))


def _values(named: Mapping[str, Defined[Any]]) -> dict[str, Any]:
    return {name: defined.value for name, defined in named.items()}


def _trees(leaf: Leaf) -> list[Any]:
    return [e.tree for e in expressions(leaf).values() if e.tree is not None]


def _parameter_type(parameter: Parameter) -> Type:
    return TEXT if isinstance(parameter.value, str) else NUMBER


def _library_part(libraries: Sequence[RuleSet], part: str) -> dict[str, Any]:
    return {name: value for lib in libraries for name, value in getattr(lib, part).items()}


def _steps(path: str) -> list[str | int]:
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return [int(number) if number else name for number, name in found]
