"""Stored results made again from the files alone: full reviews, whatever became of the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import milepost
from milepost.analysis.reviewing import review_after
from milepost.errors import InvalidInput, NothingEvaluated, Problem, UsageError
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.assessment import Assessment
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.reporters.json_inputs import inputs_digest
from milepost.reporters.json_report import document
from milepost.scoring.assess import assess
from milepost.scoring.using import Assessed, used_results
from milepost.sources.stored.differing import bare, differences
from milepost.sources.stored.evidence import evidence_of
from milepost.sources.stored.reading import Carried, Stored, read_stored
from milepost.sources.stored.words import AGAIN, CHANGED, OLDER
from milepost.workspace import Workspace

MOST_TOLD = 5
"""Differences that are told of one result."""


def restored(
    workspace: Workspace, path: Path, *, changed_rules: bool = False
) -> tuple[Review, ...]:
    """Every result of a file as the review that it was written from.

    Each is assessed again at its own day with the rule-set version it names, and must come out as
    the file says. With `changed_rules` that version may have been edited since, as long as every
    result, outcome and credit comes out the same; words are then those of today.
    Raises InvalidInput with the place of everything that does not hold up: a file that is broken,
    edited, withheld, or too old to carry its evidence, and a rule set that is gone or has changed.
    """
    collector, found = Collector(), []
    for stored in read_stored(path, workspace.shown(path)):
        with collector.gathering():
            found.append(_restored(workspace, stored, changed_rules))
    collector.raise_if_any()
    return tuple(found)


def _restored(workspace: Workspace, stored: Stored, changed_rules: bool) -> Review:
    try:
        assessment = _assessment(workspace, stored, stored.whole, changed_rules)
    except (UsageError, NothingEvaluated) as error:
        raise InvalidInput((stored.at.problem(str(error), _mend(stored)),)) from None
    whole = replace(workspace.concluded(assessment), audience=stored.audience)
    found = review_after(whole, stored.recurring)
    problems = tuple(_problems(stored, found, changed_rules))
    if problems:
        raise InvalidInput(problems[:MOST_TOLD])
    return found


def _assessment(
    workspace: Workspace, stored: Stored, carried: Carried, changed_rules: bool
) -> Assessment:
    """The assessment made of what is carried, after those of the subjects it uses."""
    ruleset = _rules(workspace, carried, changed_rules)
    evidence = evidence_of(carried, ruleset, stored.as_of, lambda: workspace.declared)
    assessed: dict[str, Assessed] = {}
    for name, folder, other in carried.uses:
        one = _assessment(workspace, stored, other, changed_rules) if other else None
        assessed[name] = (*assessed.get(name, ()), (folder, one))
    by_use = {use: assessed.get(name, ()) for name, use in ruleset.uses.items()}
    used = used_results(ruleset, lambda use: by_use[use])
    scope = stored.scope if carried is stored.whole else None
    return assess(ruleset, evidence, stored.as_of, scope, used)


def _rules(workspace: Workspace, carried: Carried, changed_rules: bool) -> RuleSet:
    """The version that the file names. Raises InvalidInput where it is gone, or not as it was."""
    try:
        ruleset = workspace.catalogue.load(carried.reference)
    except UsageError as error:
        mend = f"put {carried.reference} back, or {AGAIN}"
        raise InvalidInput((carried.at.down("ruleset").problem(str(error), mend),)) from None
    if ruleset.digest != carried.rules and not changed_rules:
        raise InvalidInput((_changed(carried.at, carried.reference),))
    return ruleset


def _changed(at: At, reference: str) -> Problem:
    what = f"this result was made with {reference}, and that rule set has changed since"
    mend = f"put {reference} back as it was, or {AGAIN}"
    return at.down("digests", "ruleset").problem(what, mend)


def _problems(stored: Stored, found: Review, changed_rules: bool) -> Iterator[Problem]:
    """What the file says otherwise; another version may word a result otherwise, not decide it."""
    given, said = document(found), stored.at.read.at(stored.at.path)
    if stored.older:  # what the version that wrote it did not say yet cannot differ
        given = {key: part for key, part in given.items() if key in said}
    inputs = stored.at.down("inputs")
    if not stored.older and inputs_digest(bare(inputs.read.at(inputs.path))) != stored.inputs:
        what = "this evidence is not the evidence that the result was written with"
        yield inputs.problem(what, CHANGED, at_key=True)
    other_words = changed_rules or stored.engine != milepost.__version__
    yield from differences(stored.at, given, other_words, _mend(stored))


def _mend(stored: Stored) -> str:
    if stored.older:
        return f"{OLDER}; {AGAIN}"
    if stored.engine != milepost.__version__:
        return f"version {stored.engine} wrote it, this is {milepost.__version__}; {AGAIN}"
    return CHANGED
