"""The portfolio report as data."""

from __future__ import annotations

from milepost.analysis.portfolio.asking import roles
from milepost.analysis.portfolio.dues import duties
from milepost.analysis.portfolio.figures import FACTS, reported
from milepost.analysis.portfolio.grouping import Group, Member
from milepost.analysis.portfolio.outlying import outliers
from milepost.analysis.portfolio.systemic import common, shared
from milepost.model.priorities import Priorities
from milepost.model.summaries import Portfolio
from milepost.reporters.json_values import Json, day, displayed, exact, number, text
from milepost.reporters.portfolio.told import Told

SCHEMA = "milepost/portfolio/1"


def data(told: Told) -> dict[str, Json]:
    """Every rule set with its subjects, and what is counted across them."""
    found = told.portfolio
    return {
        "schema": SCHEMA,
        "classification": found.level,
        "audience": found.audience,
        "subjects": len(found.summaries),
        "failed": [{"folder": one.folder, "why": text(one.why)} for one in found.failed],
        "rulesets": [_group(group) for group in told.groups],
        "criteria": _criteria(told),
        "patterns": _patterns(told),
        "due": _due(found),
        "lacking": _lacking(found),
        "figures": {name: _figures(told, name) for name in FACTS},
        "portfolio": _counts(found.priorities) if found.priorities else None,
    }


def _criteria(told: Told) -> list[Json]:
    return [
        {
            "ruleset": one.rules.reference,
            "criterion": one.criterion,
            "title": text(one.rules.criteria[one.criterion]),
            "met": one.met,
            "unmet": [member.subject.folder for member in one.unmet],
            "open": one.open,
            "share_unmet": exact(one.share),
            "systemic": one.systemic,
        }
        for one in common(told.groups)
    ]


def _patterns(told: Told) -> list[Json]:
    return [
        {
            "ruleset": one.rules.reference,
            "pattern": one.pattern.id,
            "title": text(one.pattern.title),
            "subjects": [member.subject.folder for member in one.members],
            "of": one.of,
        }
        for one in shared(told.groups)
    ]


def _due(found: Portfolio) -> list[Json]:
    return [
        {
            "subject": one.subject.folder,
            "kind": one.due.duty,
            "id": one.due.id,
            "what": text(one.due.what),
            "owner": text(one.due.owner),
            "due": day(one.due.day),
            "days_late": one.late,
        }
        for one in duties(found.summaries)
    ]


def _lacking(found: Portfolio) -> list[Json]:
    return [
        {
            "role": text(role.title),
            "pieces": role.pieces,
            "evidence": [
                {"name": lack.name, "subjects": list(lack.subjects)} for lack in role.lacks
            ],
        }
        for role in roles(found.summaries)
    ]


def _group(group: Group) -> dict[str, Json]:
    rules = group.rules
    return {
        "ruleset": rules.id,
        "version": rules.version,
        "title": text(rules.title),
        "verdicts": [{"verdict": text(said.text), "subjects": n} for said, n in group.spread],
        "meets_bar": {
            "yes": group.count(True),
            "no": group.count(False),
            "undetermined": group.count(None),
        },
        "dimensions": [{"id": one.id, "title": text(one.title)} for one in rules.dimensions],
        "subjects": [_member(member) for member in group.members],
        "outliers": [
            {
                "subject": one.member.subject.folder,
                "dimension": one.dimension.id if one.dimension else None,
                "value": exact(one.value),
                "low": exact(one.fences.low),
                "high": exact(one.fences.high),
            }
            for one in outliers(group)
        ],
    }


def _member(member: Member) -> dict[str, Json]:
    subject, verdict = member.subject, member.verdict
    decimals = verdict.rules.decimals
    return {
        "subject": subject.id,
        "folder": subject.folder,
        "title": text(subject.title),
        "scope": verdict.scope,
        "as_of": day(verdict.as_of),
        "verdict": text(verdict.said.text),
        "meets_bar": verdict.meets,
        "score": {
            "shown": displayed(verdict.score, decimals),
            "exact": exact(verdict.score),
            "low": exact(verdict.low),
            "high": exact(verdict.high),
        },
        "coverage": exact(verdict.coverage),
        "dimensions": [exact(level.value) for level in verdict.levels],
        "weaknesses": verdict.weaknesses,
        "first_weakness": verdict.first,
        "first_action": text(verdict.action),
        "reports": sorted(subject.files.values()),
    }


def _figures(told: Told, fact: str) -> list[Json]:
    return [
        {
            "subject": subject.folder,
            "value": number(figure.value),
            "unit": figure.unit,
            "collected": day(figure.collected),
            "stale": figure.stale,
        }
        for subject, figure in reported(told.portfolio.summaries, fact)
    ]


def _counts(found: Priorities) -> dict[str, Json]:
    """What the portfolio file comes to, all its projects together."""
    risk = found.all.risk
    return {
        "name": found.portfolio.name,
        "goals_without_lead": [g.goal for g in found.all.goals if not g.led and not g.unknown],
        "overbooked": list(found.all.overbooked),
        "high_risk": list(risk.high) if risk else [],
        "high_risk_share": exact(risk.share) if risk else None,
        "exposure": exact(risk.exposure) if risk else None,
    }
