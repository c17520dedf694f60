"""Facts of a case: whose evidence it is, and what is different in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from pytest_bdd import step

from milepost.model.evidence import Evidence, Subject
from milepost.specs import changes
from milepost.specs.names import fact_named
from milepost.specs.session import Session
from milepost.specs.stages import Case
from milepost.specs.values import value_of
from milepost.specs.wording import Wording

CASE = "governance_case"
_HEADS = (["fact", "value"], ["事实", "值"])


@step(Wording('the evidence of "{subject}"'), target_fixture=CASE)
@step(Wording('已有"{subject}"的证据'), target_fixture=CASE)
def evidence_of(governance_session: Session, subject: str) -> Case:
    """The evidence of a subject of the workspace."""
    return Case(governance_session.workspace, governance_session.evidence(subject))


@step(Wording('the evidence of "{subject}" as of {day:day}'), target_fixture=CASE)
@step(Wording('已有"{subject}"截至{day:day}的证据'), target_fixture=CASE)
def evidence_as_of(governance_session: Session, subject: str, day: date) -> Case:
    """The same, seen from a day of its own."""
    return as_of(evidence_of(governance_session, subject), day)


@step(Wording("no evidence but these facts as of {day:day}"), target_fixture=CASE)
@step(Wording("仅有截至{day:day}的以下事实"), target_fixture=CASE)
def only_these_facts(
    governance_session: Session, day: date, datatable: Sequence[Sequence[str]]
) -> Case:
    """A subject of which nothing is known but the facts of the table."""
    evidence = Evidence(Subject("scenario"), as_of=day)
    return these_facts(Case(governance_session.workspace, evidence), datatable)


@step(Wording('rule set "{ruleset}" is in force'), target_fixture=CASE)
@step(Wording('适用规则集"{ruleset}"'), target_fixture=CASE)
def rule_set_in_force(governance_case: Case, ruleset: str) -> Case:
    """The rule set that a gate review goes by, with or without its version."""
    governance_case.workspace.catalogue.find(ruleset)
    return replace(governance_case, ruleset=ruleset)


@step(Wording("the as-of date is {day:day}"), target_fixture=CASE)
@step(Wording("基准日为{day:day}"), target_fixture=CASE)
def as_of(governance_case: Case, day: date) -> Case:
    """The day the assessment looks from."""
    return replace(governance_case, evidence=replace(governance_case.evidence, as_of=day))


@step(Wording("where these facts hold"), target_fixture=CASE)
@step(Wording("其中以下事实成立"), target_fixture=CASE)
def these_facts(governance_case: Case, datatable: Sequence[Sequence[str]]) -> Case:
    """Several facts in a table of fact and value."""
    head, *rows = [[cell.strip() for cell in row] for row in datatable]
    if head not in _HEADS:
        pytest.fail(f"a table of facts has the columns {_HEADS[0]}, not {head}", pytrace=False)
    case = governance_case
    for fact, value in rows:
        case = fact_is(case, fact, value)
    return case


@step(Wording('where "{fact}" is "{value}"'), target_fixture=CASE)
@step(Wording('其中"{fact}"为"{value}"'), target_fixture=CASE)
def fact_is(governance_case: Case, fact: str, value: str) -> Case:
    """One fact with another value; `none` says that it was looked for and is not there."""
    name = fact_named(governance_case, fact)
    typed = value_of(value, name, governance_case.facts[name])
    return changes.known(governance_case, name, typed)


@step(Wording('where "{fact}" is not known'), target_fixture=CASE)
@step(Wording('其中"{fact}"未知'), target_fixture=CASE)
def fact_is_not_known(governance_case: Case, fact: str) -> Case:
    """Nobody supplied the fact."""
    return changes.not_known(governance_case, fact_named(governance_case, fact))


@step(Wording('where the document of "{fact}" is missing'), target_fixture=CASE)
@step(Wording('其中"{fact}"的文件缺失'), target_fixture=CASE)
def document_is_missing(governance_case: Case, fact: str) -> Case:
    """The fact names a file that is not in the subject's folder."""
    return changes.document_lost(governance_case, fact_named(governance_case, fact))


@step(Wording('where "{fact}" was collected on {day:day}'), target_fixture=CASE)
@step(Wording('其中"{fact}"采集于{day:day}'), target_fixture=CASE)
def fact_was_collected(governance_case: Case, fact: str, day: date) -> Case:
    """The same value, collected on another day."""
    return changes.collected(governance_case, fact_named(governance_case, fact), day)


@step(Wording('where "{fact}" of "{subject}" is "{value}"'), target_fixture=CASE)
@step(Wording('其中"{subject}"的"{fact}"为"{value}"'), target_fixture=CASE)
def fact_of_another_is(
    governance_session: Session, governance_case: Case, subject: str, fact: str, value: str
) -> Case:
    """One fact of another subject, such as a project of the office under review."""
    other = _other(governance_session, governance_case, subject)
    return _stating(governance_case, fact_is(other, fact, value))


@step(Wording('where "{fact}" of "{subject}" is not known'), target_fixture=CASE)
@step(Wording('其中"{subject}"的"{fact}"未知'), target_fixture=CASE)
def fact_of_another_is_not_known(
    governance_session: Session, governance_case: Case, subject: str, fact: str
) -> Case:
    """Nobody supplied the fact of another subject."""
    other = _other(governance_session, governance_case, subject)
    return _stating(governance_case, fact_is_not_known(other, fact))


def _other(session: Session, case: Case, subject: str) -> Case:
    """What is stated of another subject so far."""
    known = case.others.get(subject) or session.evidence(subject)
    return replace(case, evidence=known)


def _stating(case: Case, other: Case) -> Case:
    evidence = other.evidence
    return replace(case, others={**case.others, evidence.subject.folder: evidence})
