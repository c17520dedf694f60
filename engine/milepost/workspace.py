"""A workspace: the folders under one root, and each command's data flow as one short method."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.telling import told
from milepost.analysis.following import follow_up, follow_up_notice
from milepost.analysis.reviewing import review
from milepost.analysis.tracing import Matrix, matrix
from milepost.authoring.checking import Check, file_check, rule_set_check, subject_check
from milepost.errors import InvalidInput, NothingEvaluated, Problem, UsageError
from milepost.inference.chaining import Chainer, Engine
from milepost.inference.drawing import draw
from milepost.loading.catalogue import Catalogue, Found, built_in
from milepost.loading.problems import Collector
from milepost.loading.requirements import NAME as REQUIREMENTS
from milepost.loading.requirements import read_requirements
from milepost.model.assessment import Assessment, Notice
from milepost.model.evidence import Evidence, Subject, Target
from milepost.model.house import PLAIN, House
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.model.uses import Use
from milepost.reporters.house.built_in import grounds, template_names
from milepost.reporters.house.wearing import wear
from milepost.reporters.messages import messages
from milepost.scoring.assess import assess
from milepost.scoring.using import Assessed, used_results
from milepost.sources.declared import Declared
from milepost.sources.history import past_folders, stored_results
from milepost.sources.house import BuiltIn, is_house, read_house
from milepost.sources.related import with_related
from milepost.sources.scenarios import scenarios_under
from milepost.sources.subject_folder import assessed_with, is_empty, read_subject, related_to
from milepost.suggestions import did_you_mean

FOLDERS = ("rulesets", "assessments")
HOUSE = "reports/house"


def root_above(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds rule sets or assessments; else `start`."""
    here = start.parent if start.is_file() else start
    for folder in (here, *here.parents):
        if any((folder / name).is_dir() for name in FOLDERS):
            return folder
    return here


def chosen_chainer() -> Chainer:
    """The engine that MILEPOST_INFERENCE names: auto (default), durable or reference.

    All draw the same conclusions. Raises UsageError for any other word.
    """
    wanted = os.environ.get("MILEPOST_INFERENCE", "auto")
    for engine in get_args(Engine):
        if wanted == engine:
            return Chainer(engine)
    known = ", ".join(get_args(Engine))
    raise UsageError(f"there is no inference engine `{wanted}`; use one of {known}")


@dataclass
class Workspace:
    """The rule sets and subjects under `root`; the built-in rule sets stand behind its own.

    `supposed` is evidence that goes before that of a subject's folder, by the folder's name.
    """

    root: Path
    chainer: Chainer = field(default_factory=Chainer)
    supposed: Mapping[str, Evidence] = field(default_factory=dict)
    _declared: dict[tuple[tuple[str, ...], ...], Declared] = field(default_factory=dict)

    @classmethod
    def around(cls, path: Path, chainer: Chainer | None = None) -> Workspace:
        """The workspace that `path` lies in, with the inference engine that was asked for."""
        return cls(root_above(path.resolve()), chainer or chosen_chainer())

    def __enter__(self) -> Workspace:
        """What is reported from here on looks as this workspace has it."""
        wear(lambda: self.house)
        return self

    def __exit__(self, *error: object) -> None:
        """End the inference worker, if one was started."""
        self.chainer.close()

    @cached_property
    def house(self) -> House:
        """How its reports look: what `reports/house` says, else the built-in look.

        Raises InvalidInput with everything that is wrong in that folder.
        """
        folder = self.root / HOUSE
        if not is_house(folder):
            return PLAIN
        return read_house(folder, HOUSE, BuiltIn(messages(), template_names(), grounds()))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Rule sets of the workspace first, then the built-in ones."""
        return Catalogue((self.root / "rulesets", built_in()), self.root)

    @cached_property
    def declared(self) -> Declared:
        """What evidence may name: everything the newest rule sets and libraries declare.

        Raises InvalidInput with the problems of all of them, and where two of them differ.
        """
        return Declared.by(self._newest())

    def _declared_for(self, folder: Path, reference: str | None) -> Declared:
        """What the evidence of a subject may name.

        Each rule set counts in the version that the caller names, else in the one that the
        evidence lists, else in the newest.
        """
        named = (reference,) if reference else ()
        ids = {name.partition("@")[0] for name in named}
        rest = [name for name in assessed_with(folder) if name.partition("@")[0] not in ids]
        pinned = [found for name in (*named, *rest) if (found := self._known(name))]
        assessed = pinned[:1] if reference else pinned
        key = (tuple(f.reference for f in pinned), tuple(f.reference for f in assessed))
        if key not in self._declared:
            self._declared[key] = self._declared_by(pinned, key[1])
        return self._declared[key]

    def _declared_by(self, pinned: Sequence[Found], assessed: Sequence[str]) -> Declared:
        """By the rule sets assessed with; the others are loaded once a name is not among theirs."""
        if not pinned:
            return self.declared
        first = [ruleset for ruleset in self._loaded(pinned) if ruleset.reference in assessed]
        return Declared.first(first, cache(lambda: self._declared_by_all(pinned, assessed)))

    def _declared_by_all(self, pinned: Sequence[Found], assessed: Sequence[str]) -> Declared:
        """By the pinned versions, and by the newest ones of all other rule sets."""
        broken: list[str] = []
        return Declared.by(self._newest(pinned, broken), assessed, broken)

    def _loaded(self, pinned: Sequence[Found]) -> list[RuleSet]:
        """These rule sets. Raises InvalidInput with the problems of all of them."""
        collector, loaded = Collector(), []
        for found in dict.fromkeys(pinned):
            with collector.gathering():
                loaded.append(self.catalogue.load(found.reference))
        collector.raise_if_any()
        return loaded

    def _known(self, reference: str) -> Found | None:
        """The version, or None: that it is not there is told where it is to be assessed with."""
        try:
            return self.catalogue.find(reference)
        except UsageError:
            return None

    def _newest(
        self, pinned: Sequence[Found] = (), broken: list[str] | None = None
    ) -> list[RuleSet]:
        """The newest version of every rule set, and these instead where they are given.

        Those that do not hold up are problems; with `broken`, those not pinned are noted there.
        """
        ids = {found.id for found in pinned}
        newest = {found.id: found for found in self.catalogue.all() if found.id not in ids}
        collector, loaded = Collector(), []
        for found in dict.fromkeys((*newest.values(), *pinned)):
            forgiven = broken is not None and found not in pinned
            with self._noting(found, broken) if forgiven else collector.gathering():
                loaded.append(self.catalogue.load(found.reference))
        collector.raise_if_any()
        return loaded

    @contextmanager
    def _noting(self, found: Found, broken: list[str] | None) -> Iterator[None]:
        """A rule set that nobody assesses with may be broken; `check` says how."""
        try:
            yield
        except InvalidInput:
            assert broken is not None
            broken.append(found.shown)

    def supposing(self, evidence: Mapping[str, Evidence]) -> Workspace:
        """The same workspace where other evidence is known of some subjects, by folder."""
        other = copy(self)
        other.supposed = {**self.supposed, **evidence}
        return other

    def subjects(self) -> tuple[Path, ...]:
        """The subject folders, by name."""
        folder = self.root / "assessments"
        return tuple(sorted(p for p in folder.iterdir() if p.is_dir())) if folder.is_dir() else ()

    def evidence(self, folder: Path, reference: str | None = None) -> Evidence:
        """The evidence of a subject folder, to be assessed with the rule set named, if any.

        Raises UsageError where there is no such folder, NothingEvaluated where it holds no
        evidence file, InvalidInput where the evidence does not hold up.
        """
        if folder.name in self.supposed:
            return self.supposed[folder.name]
        if not folder.is_dir():
            known = [path.name for path in self.subjects()]
            mend = did_you_mean(folder.name, known)
            raise UsageError(f"there is no subject folder {folder}" + (f"; {mend}" if mend else ""))
        if is_empty(folder):
            raise NothingEvaluated(f"nothing was evaluated: {folder} holds no evidence file")
        declared = self._declared_for(folder, reference)
        own = read_subject(folder, self.shown(folder), declared)
        if not (own.facts or own.missing or own.answers or own.judged):
            raise NothingEvaluated(f"nothing was evaluated: {folder} says nothing yet")
        for relation, name in own.subject.relations.items():
            other = self._related(folder, name, declared)
            own = with_related(own, relation, other, declared.facts)
        return own

    def _related(self, folder: Path, name: str, declared: Declared) -> Evidence:
        """The evidence of a subject that another one names: a folder beside its own, by name."""
        beside = {p.name: p for p in sorted(folder.resolve().parent.iterdir()) if p.is_dir()}
        if name not in beside:
            mend = did_you_mean(name, beside)
            raise UsageError(
                f"{self.shown(folder)} names the related subject {name}, which is not there"
                + (f"; {mend}" if mend else "")
            )
        if name in self.supposed:
            return self.supposed[name]
        return read_subject(beside[name], self.shown(beside[name]), declared)

    def shown(self, path: Path) -> str:
        """A path as messages and results show it: relative to the root, with slashes."""
        resolved = path.resolve()
        inside = resolved.is_relative_to(self.root)
        return resolved.relative_to(self.root).as_posix() if inside else resolved.name

    def review(
        self,
        evidence: Evidence,
        target: Target,
        as_of: date | None = None,
        past: Sequence[State] = (),
    ) -> Review:
        """Assess one target, draw what follows across findings, and analyse it.

        `past` are earlier states of the subject, in which weaknesses may have been seen before.
        Raises UsageError where no as-of date is given anywhere, and as `assess` does.
        """
        assessment = self.assessment(evidence, target, self.day(evidence, as_of))
        return review(self.concluded(assessment), tuple(state.result for state in past))

    def concluded(self, assessment: Assessment) -> Assessment:
        """With what follows across its findings, and what became of agreed actions."""
        derived, notice = draw(assessment, self.chainer)
        told = (follow_up_notice(follow_up(assessment)), notice and Notice("inference", notice))
        notices = (*assessment.notices, *(one for one in told if one))
        return replace(assessment, derived=derived, notices=notices)

    def history(self, folder: Path, evidence: Evidence) -> tuple[State, ...]:
        """The earlier states in a subject's `history`: evidence assessed again, stored results.

        Of one day the evidence counts. Raises InvalidInput where one of them does not hold up.
        """
        own = evidence.subject.id
        found = [state for past in past_folders(folder) for state in self._past(past, own)]
        days = {(one.result.ruleset, one.result.scope, one.result.as_of) for one in found}
        for result in stored_results(folder, self.shown(folder), own):
            if (result.ruleset, result.scope, result.as_of) not in days:
                found.append(State(result, result.place.file if result.place else ""))
        return tuple(sorted(found, key=lambda state: state.result.as_of))

    def _past(self, folder: Path, subject: str) -> Iterator[State]:
        """The states that earlier evidence is in by the rule sets it lists."""
        evidence, shown = self.evidence(folder), self.shown(folder)
        if evidence.subject.id != subject:
            what = f"this is evidence of {evidence.subject.id}, in the history of {subject}"
            mend = f"write `subject: {{id: {subject}}}`"
            raise InvalidInput((Problem(shown, 0, 0, "", what, mend),))
        for target in self.targets(evidence, None, None):
            with suppress(NothingEvaluated):
                assessment = self.assessment(evidence, target, self.day(evidence))
                yield State(told(assessment), shown, assessment, assessment.ruleset)

    def day(self, evidence: Evidence, as_of: date | None = None) -> date:
        """The as-of date asked for, else that of the evidence. Raises UsageError without either."""
        day = as_of or evidence.as_of
        if day is None:
            raise UsageError(
                f"no as-of date: give --as-of, or `as_of` in the evidence of {evidence.subject.id}"
            )
        return day

    def assessment(self, evidence: Evidence, target: Target, day: date) -> Assessment:
        """Score one target, after everything that its rule set uses."""
        ruleset = self.catalogue.load(target.ruleset)
        used = used_results(ruleset, lambda use: self._used(use, evidence, day))
        return assess(ruleset, evidence, day, target.scope, used)

    def _used(self, use: Use, evidence: Evidence, day: date) -> Assessed:
        """The subjects that a use names, each with its assessment if anything is known of it."""
        target = Target(self.catalogue.find(use.ruleset).reference)
        folders = self._subjects_of(use, evidence.subject)
        return tuple((folder.name, self._assessed(folder, target, day)) for folder in folders)

    def _assessed(self, folder: Path, target: Target, day: date) -> Assessment | None:
        try:
            return self.assessment(self.evidence(folder, target.ruleset), target, day)
        except NothingEvaluated:
            return None

    def _subjects_of(self, use: Use, subject: Subject) -> tuple[Path, ...]:
        """The folders of the subjects a use speaks of, by name."""
        folders = {folder.name: folder for folder in self.subjects()}
        if use.every is not None:
            related = (f for f in folders.values() if related_to(f, use.every) == subject.folder)
            return tuple(related)
        name = subject.folder if use.of is None else subject.relations.get(use.of, "")
        return (folders[name],) if name in folders else ()

    def targets(
        self, evidence: Evidence, reference: str | None, gate: str | None
    ) -> tuple[Target, ...]:
        """What to assess: the rule set named, else everything the evidence lists.

        A gate alone means the stage-gate rule set at hand.
        Raises UsageError where nothing is named and nothing listed.
        """
        listed = evidence.targets
        if reference is not None:
            named = self.catalogue.find(reference)
            own = [t.scope for t in listed if t.ruleset.partition("@")[0] == named.id]
            return (Target(reference, gate or next(iter(own), None)),)
        if gate is not None:
            return (Target(self._gated(evidence), gate),)
        if not listed:
            raise UsageError(
                f"{evidence.subject.id} lists nothing under `assess`; name one with --ruleset"
            )
        return listed

    def reviews(
        self,
        folder: Path,
        reference: str | None = None,
        gate: str | None = None,
        as_of: date | None = None,
    ) -> tuple[Review, ...]:
        """Every review of one subject."""
        evidence = self.evidence(folder, reference)
        targets, past = self.targets(evidence, reference, gate), self.history(folder, evidence)
        return tuple(self.review(evidence, target, as_of, past) for target in targets)

    def gate(self, folder: Path, gate: str, reference: str | None, as_of: date | None) -> Review:
        """One gate review, under the rule set named, else the stage-gate one at hand."""
        evidence = self.evidence(folder, reference)
        target = Target(reference or self._gated(evidence), gate)
        return self.review(evidence, target, as_of, self.history(folder, evidence))

    def _gated(self, evidence: Evidence) -> str:
        """The stage-gate rule set that the evidence lists, else the only one that is no overlay."""
        listed = [t.ruleset for t in evidence.targets if t.scope is not None]
        if listed:
            return listed[0]
        newest = [r for r in self._newest() if r.kind == "stage-gate" and not r.extends]
        if len(newest) == 1:
            pinned = {t.ruleset.partition("@")[0]: t.ruleset for t in evidence.targets}
            return pinned.get(newest[0].id, newest[0].reference)
        names = ", ".join(r.id for r in newest) or "none"
        raise UsageError(f"which stage-gate rule set? there is {names}; name it with --ruleset")

    def review_about(
        self,
        folder: Path,
        what: str | None,
        reference: str | None,
        gate: str | None,
        day: date | None,
    ) -> Review:
        """The review that `what` (a result, criterion, check or fact) is to be explained in.

        The first listed assessment that knows it; the first of all where none does.
        """
        reviews = self.reviews(folder, reference, gate, day)
        name = (what or "").split(" ")[0]
        return next((r for r in reviews if not name or _knows(r, name)), reviews[0])

    def all_subjects(self) -> tuple[Path, ...]:
        """Every subject folder. Raises NothingEvaluated where there is none."""
        found = self.subjects()
        if not found:
            raise NothingEvaluated(f"nothing was evaluated: {self.root} holds no assessments")
        return found

    def trace(self, file: Path | None = None) -> Matrix:
        """Requirements, the newest rule sets that answer to them, and the scenarios here.

        Raises InvalidInput where the requirements or a rule set do not hold up.
        """
        path = file or self._requirements()
        found = read_requirements(path, self.shown(path), self.catalogue.load)
        features = scenarios_under(self.root / "features", self.root)
        return matrix(found, self._rules_beside(path), features)

    def _rules_beside(self, path: Path) -> list[RuleSet]:
        """The newest rule sets in the folder of a file; the workspace's own where it has none."""
        beside = [f for f in self.catalogue.all() if path.resolve().parent in f.path.parents]
        newest = {found.id: found for found in (beside or self._own())}
        rules = (self.catalogue.load(found.reference) for found in newest.values())
        return [ruleset for ruleset in rules if ruleset.kind != "library"]

    def _requirements(self) -> Path:
        own = self.root / "rulesets" / REQUIREMENTS
        return own if own.is_file() else built_in() / REQUIREMENTS

    def checks(self, path: Path) -> tuple[Check, ...]:
        """What there is to check at a path: the whole workspace, one rule set, or one subject."""
        resolved, own = path.resolve(), self._own()
        if resolved in (self.root, self.root / "rulesets", self.root / "assessments"):
            rule_sets = (rule_set_check(self.catalogue, found) for found in own)
            return (*rule_sets, *map(self._subject_check, self.subjects()))
        if (self.root / "assessments") in resolved.parents:
            return (self._subject_check(resolved),)
        within = [found for found in own if resolved in (found.path, found.path.parent)]
        if within:
            return tuple(rule_set_check(self.catalogue, found) for found in within)
        return (file_check(self.catalogue, resolved, self.shown(resolved)),)

    def _own(self) -> tuple[Found, ...]:
        """The rule sets of the workspace itself."""
        folder = self.root / "rulesets"
        return tuple(found for found in self.catalogue.all() if folder in found.path.parents)

    def _subject_check(self, folder: Path) -> Check:
        return subject_check(self.catalogue, self.shown(folder), lambda: self._with_past(folder))

    def _with_past(self, folder: Path) -> Evidence:
        """The evidence of a subject whose history holds up too."""
        evidence = self.evidence(folder)
        self.history(folder, evidence)
        return evidence


def _knows(review: Review, name: str) -> bool:
    assessment = review.assessment
    ids = {leaf.leaf.id for f in assessment.findings for leaf in f.leaves}
    reads = {fact for f in assessment.findings for leaf in f.leaves for fact in leaf.reads}
    return name in {
        *assessment.results,
        *(f.criterion.id for f in assessment.findings),
        *ids,
        *reads,
    }
