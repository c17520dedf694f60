"""Checks of rule sets with their examples, and of subjects with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from milepost.authoring.monotony import Reason, monotone
from milepost.errors import InvalidInput, NothingEvaluated, Problem, UsageError
from milepost.loading.catalogue import Catalogue, Found, misplaced
from milepost.loading.examples import examples, failures
from milepost.model.evidence import Evidence
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.scoring.assess import in_scope

Mistake = Problem | UsageError | NothingEvaluated


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `holds` says in words what was looked at where there is no mistake.

    `notes` are what the author should know and may well have meant.
    """

    mistakes: tuple[Mistake, ...]
    holds: Text
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """Something to be checked, by the path that people know it by."""

    shown: str
    look: Callable[[], Checked]

    def run(self) -> Checked:
        """Look, and take every error it ends in for a mistake found."""
        try:
            return self.look()
        except InvalidInput as error:
            return Checked(error.problems, Text(en=""))
        except (UsageError, NothingEvaluated) as error:
            return Checked((error,), Text(en=""))


def rule_set_check(catalogue: Catalogue, found: Found) -> Check:
    """A rule set stands where its id and version say, and its examples hold."""

    def look() -> Checked:
        loaded = catalogue.load(found.reference)
        return _looked_at(loaded, misplaced(found, loaded))

    return Check(found.shown, look)


def file_check(catalogue: Catalogue, path: Path, shown: str) -> Check:
    """A rule-set file or folder that lies anywhere."""
    return Check(shown, lambda: _looked_at(catalogue.load_file(path, shown), ()))


def subject_check(catalogue: Catalogue, shown: str, read: Callable[[], Evidence]) -> Check:
    """A subject's evidence holds up, and every rule set and gate that it lists exists."""

    def look() -> Checked:
        evidence = read()
        for target in evidence.targets:
            in_scope(catalogue.load(target.ruleset), target.scope)
        return Checked((), _evidence_holds(evidence))

    return Check(shown, look)


def _looked_at(ruleset: RuleSet, mistakes: Sequence[Problem]) -> Checked:
    asked, own = len(examples(ruleset)), len(ruleset.leaves) - len(ruleset.borrowed)
    count = len(ruleset.criteria)
    holds = Text(
        en=f"{count} criteria, {own} own checks, {asked} examples hold",
        zh=f"{count} 条准则，{own} 项自有检查，{asked} 个示例成立",
    )
    notes = tuple(map(_note, monotone(ruleset)))
    return Checked((*mistakes, *failures(ruleset)), holds, notes)


def _note(reason: Reason) -> Text:
    place, text = f"{reason.place.file}:{reason.place.line}", reason.text
    return Text(
        en=f"{place}: note: {reason.name} is not monotone: {text.en}",
        zh=f"{place}：提示：{reason.name} 不单调：{text.to('zh')}",
    )


def _evidence_holds(evidence: Evidence) -> Text:
    facts, judgements = len(evidence.facts), len(evidence.answers) + len(evidence.judged)
    return Text(
        en=f"{facts} facts, {judgements} judgements",
        zh=f"{facts} 项事实，{judgements} 项评判",
    )
