"""Findings by the main axis of the rule set, each with its checks and the evidence they used."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.comparing.limits import limits
from milepost.analysis.dimensions import main_axis
from milepost.model.assessment import Finding, LeafFinding
from milepost.model.evidence import Answer, FactValue
from milepost.model.outcomes import Outcome
from milepost.model.values import Document, Step, shown_number
from milepost.reporters import marks
from milepost.reporters.answers import beside, unrated
from milepost.reporters.view.context import Context
from milepost.reporters.view.gaps import shortfalls, waived
from milepost.reporters.view.reasons import mostly_unassessed
from milepost.reporters.view.shapes import CheckLine, EvidenceLine, FindingGroup, FindingLine

_ORDER: tuple[Outcome, ...] = (
    "pass",
    "partial",
    "fail",
    "error",
    "not-assessed",
    "not-applicable",
)


def groups(context: Context) -> tuple[FindingGroup, ...]:
    """Findings under each value of the main axis; one group where the rule set has no axis."""
    aside = folded(context)
    found = tuple(f for f in context.assessment.findings if not any(f is a for a in aside))
    axis = main_axis(context.ruleset)
    if axis is None:
        return (_group(context, "", found),) if found else ()
    placed: dict[str, list[Finding]] = {value: [] for value in context.ruleset.axes[axis]}
    elsewhere: list[Finding] = []
    for finding in found:
        placed.get(finding.criterion.places.get(axis, ""), elsewhere).append(finding)
    titled = [
        (context.words.text(context.ruleset.titled(axis, value)), findings)
        for value, findings in placed.items()
    ]
    titled.append((context.say("elsewhere"), elsewhere))
    return tuple(_group(context, title, tuple(own)) for title, own in titled if own)


def _group(context: Context, title: str, findings: tuple[Finding, ...]) -> FindingGroup:
    return FindingGroup(
        title=title,
        summary=_summary(context, findings),
        findings=tuple(_finding(context, finding) for finding in findings),
    )


def folded(context: Context) -> tuple[Finding, ...]:
    """Findings that say no more than that nothing is known, where they are the most of all."""
    if not mostly_unassessed(context):
        return ()
    findings = context.assessment.findings
    return tuple(f for f in findings if f.outcome == "not-assessed" and not f.credit)


def _summary(context: Context, findings: tuple[Finding, ...]) -> str:
    """How many criteria ended in each outcome."""
    counted = [(sum(f.outcome == o for f in findings), context.outcome(o).text) for o in _ORDER]
    return context.words.joined(
        context.say("counted", count=count, outcome=word) for count, word in counted if count
    )


def _finding(context: Context, finding: Finding) -> FindingLine:
    criterion = finding.criterion
    alone = len(finding.leaves) == 1 and finding.leaves[0].leaf.id == criterion.id
    return FindingLine(
        anchor=f"{context.anchor}-{criterion.id}",
        id=criterion.id,
        title=context.criterion(finding),
        statement="" if alone else context.words.text(criterion.statement),
        outcome=context.outcome(finding.outcome, marks.reported(finding)),
        facts=_facts(context, finding),
        waived=waived(context, finding),
        remarks=_remarks(context, finding),
        checks=tuple(check(context, finding, leaf) for leaf in finding.leaves),
    )


def _facts(context: Context, finding: Finding) -> str:
    """Severity, credit and weight in one line."""
    credit = "–" if finding.credit is None else f"{shown_number(finding.credit * 100, 0)}%"
    parts = (
        context.words.severity(finding.severity),
        context.say("credit", credit=credit),
        context.say("weight", weight=shown_number(finding.criterion.weight)),
    )
    return " · ".join(part for part in parts if part)


def _remarks(context: Context, finding: Finding) -> tuple[str, ...]:
    """What forced the finding, what is promised, and that its assessors disagree."""
    words = context.words
    promised = marks.plan(words, finding)
    apart = marks.is_disputed(context.assessment, finding)
    disputed = words.say("told.disputed") if apart else ""
    return (*marks.forced(words, finding), *filter(None, (promised, disputed)))


def check(context: Context, finding: Finding, leaf: LeafFinding) -> CheckLine:
    """One check with what it asks, what is short and the evidence it used."""
    rating = leaf.judgement.rating
    by_rule = marks.by_rule(context.words, leaf.leaf, leaf.judgement)
    known = context.review.shortfalls.get(finding.criterion.id, ())
    return CheckLine(
        id=leaf.leaf.id,
        statement=context.words.text(leaf.leaf.shown),
        outcome=context.outcome(leaf.judgement.outcome, leaf.judgement.named),
        severity=context.words.severity(leaf.severity),
        rating=context.words.rating(leaf.leaf.id, rating.name) if isinstance(rating, Step) else "",
        remarks=tuple(filter(None, (by_rule, marks.target(context.words, leaf)))),
        shortfalls=shortfalls(context, tuple(s for s in known if s.leaf == leaf.leaf.id)),
        evidence=tuple(line for line, _ in evidence(context, leaf)),
    )


def evidence(
    context: Context, leaf: LeafFinding
) -> Iterator[tuple[EvidenceLine, FactValue | Answer]]:
    """What a check used, in words and as it was given."""
    for answer in leaf.judgement.answers:
        yield _answer(context, leaf, answer), answer
    for name in leaf.reads:
        fact = context.assessment.evidence.facts.get(name)
        if fact is not None:
            yield _fact(context, leaf, fact), fact


def _answer(context: Context, leaf: LeafFinding, answer: Answer) -> EvidenceLine:
    words, given = context.words, answer.answer
    value = words.rating(leaf.leaf.id, given) if given else unrated(words, answer)
    note = answer.rationale or answer.reason
    return EvidenceLine(
        fact=context.say("answer"),
        value=words.joined(part for part in (value, beside(words, answer)) if part),
        origin=words.joined(part for part in (*answer.evidence, answer.url) if part),
        place=answer.place.shown,
        collected=str(answer.collected or ""),
        by=answer.by,
        note=note.to(words.language) if note else "",
    )


def _fact(context: Context, leaf: LeafFinding, fact: FactValue) -> EvidenceLine:
    words, value = context.words, fact.value
    shown = words.value(value, context.ruleset.facts.get(fact.name))
    file = fact.file or (value.file if isinstance(value, Document) else "")
    return EvidenceLine(
        fact=words.fact(fact.name),
        value=context.say("stale_value", value=shown) if fact.name in leaf.stale else shown,
        origin=words.joined(x for x in (fact.source, _document(file, fact.document)) if x),
        place=fact.place.shown,
        collected=str(fact.collected or ""),
        by=fact.by,
        note=fact.note.to(words.language) if fact.note else "",
        asked=_asked(context, leaf, fact.name),
    )


def _asked(context: Context, leaf: LeafFinding, name: str) -> str:
    limit = asked(context, leaf, name)
    return context.say("asked_limit", limit=limit) if limit else ""


def asked(context: Context, leaf: LeafFinding, name: str) -> str:
    """The limits that a check sets for a figure; empty where it sets none."""
    fact = context.ruleset.facts.get(name)
    said = (
        context.words.say(
            "weak.asked",
            operator=context.words.say(f"operator.{one.operator}"),
            limit=context.words.value(one.limit, fact),
        )
        for one in limits(leaf)
        if one.fact == name
    )
    return context.words.joined(dict.fromkeys(said))


def _document(file: str, digest: str) -> str:
    """The document a fact names, with the first signs of its digest."""
    short = digest.removeprefix("sha256:")[:12]
    return f"{file} ({short})" if file and short else file
