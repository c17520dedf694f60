"""Stored results: the JSON files that `assess -f json:FILE` writes, read as past results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from milepost.analysis.comparing.telling import answered
from milepost.errors import InvalidInput
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.evidence import Place
from milepost.model.kinds import Plain, is_number, read_number
from milepost.model.past import (
    PastAnswer,
    PastCheck,
    PastCoverage,
    PastFact,
    PastFinding,
    PastLimit,
    PastLine,
    PastResult,
    PastWaiver,
)
from milepost.model.values import Value
from milepost.sources.result_form import (
    CheckPart,
    ConclusionPart,
    CoveragePart,
    FactPart,
    FindingPart,
    JudgedPart,
    ResultFile,
    ResultPart,
)

SCHEMA = "milepost/result/1"


def read_results(path: Path, shown: str, subject: str | None = None) -> tuple[PastResult, ...]:
    """Every result of a file, in its order; `shown` names the file in problems.

    Raises InvalidInput where the file cannot be read or holds no result of this program, and where
    one is of another subject than the one named.
    """
    collector, found = Collector(), []
    for at in results_in(path, shown):
        with collector.gathering():
            found.append(_result(at, subject))
    collector.raise_if_any()
    return tuple(found)


def results_in(path: Path, shown: str) -> list[At]:
    """Where results stand in a file. Raises InvalidInput where it cannot be read or has none."""
    read = read_yaml_file(path, shown, nulls=True)
    if not isinstance(read.data, list):
        return [At(read, ())]
    if not read.data:
        raise InvalidInput((At(read, ()).problem("the file holds no result", _MEND),))
    return [At(read, (number,)) for number in range(len(read.data))]


_MEND = "write one with `milepost assess SUBJECT -f json:FILE`"


def _result(at: At, subject: str | None) -> PastResult:
    is_ours(at)
    part = build(ResultFile, at.read, at.path)
    if subject is not None and part.subject.id != subject:
        what = f"this is a result of {part.subject.id}, in the history of {subject}"
        problem = at.down("subject", "id").problem(what, "move it to that subject")
        raise InvalidInput((problem,))
    return PastResult(
        subject=part.subject.id,
        title=part.subject.title,
        ruleset=part.ruleset.id,
        version=part.ruleset.version,
        scope=part.target.value if part.target else None,
        as_of=part.as_of,
        main=part.main.name,
        headline=part.ruleset.headline,
        meets_bar=part.main.meets_bar,
        lines=tuple(line for name, one in part.results.items() for line in _lines(name, one)),
        coverage=_coverage(part.coverage_detail),
        findings=tuple(_finding(one) for one in part.findings),
        facts=_facts(part),
        waivers=tuple(
            PastWaiver(w.id, w.criterion, w.standing, w.expires or "", Place(w.file, w.line))
            for w in part.waivers
        ),
        better=part.ruleset.better,
        rules=part.digests.ruleset,
        evidence=part.digests.evidence,
        engine=part.digests.engine,
        place=at.place,
    )


def is_ours(at: At) -> None:
    """Raises InvalidInput for JSON that is no result."""
    data = at.read.at(at.path)
    if not isinstance(data, dict) or "schema" not in data:
        raise InvalidInput((at.problem("this is no result of milepost", _MEND),))
    if data["schema"] != SCHEMA:
        what = f"this is no result of milepost: its schema is {data['schema']}"
        raise InvalidInput((at.down("schema").problem(what, _MEND),))


def _lines(name: str, part: ResultPart) -> Iterator[PastLine]:
    for one in [part] if part.by is None else part.by:
        yield _line(name, part, one)


def _line(name: str, part: ResultPart, one: ConclusionPart) -> PastLine:
    """One conclusion: `is` holds a step or why there is none, `value` a number or yes/no."""
    known = one.step is None or one.step not in ("undetermined", "void")
    truth = one.value if isinstance(one.value, bool) else None
    return PastLine(
        name=name,
        title=part.title,
        told="value" if known else "void" if one.step == "void" else "undetermined",
        step=one.step if known else None,
        exact=one.exact,
        truth=truth,
        steps=part.steps,
        place=tuple(one.place.items()),
        judged=None if one.judged is None else _judged(one.judged),
    )


def _judged(part: JudgedPart) -> PastAnswer:
    return PastAnswer(part.step, part.by, Place(part.file, part.line), part.rationale)


def _coverage(part: CoveragePart) -> PastCoverage:
    if part.weights is not None:
        weights = part.weights
        return PastCoverage(weights.assessed, weights.applicable, part.lacking, weighed=True)
    return PastCoverage(part.supplied, part.needed, part.lacking)


def _finding(part: FindingPart) -> PastFinding:
    return PastFinding(
        criterion=part.id,
        title=part.title,
        outcome=part.outcome,
        credit=part.credit,
        weight=part.weight,
        severity=part.severity,
        tags=part.tags,
        places=part.places,
        waived=part.waived,
        checks=tuple(_check(one) for one in part.checks),
    )


def _check(part: CheckPart) -> PastCheck:
    names = {*(fact.fact for fact in part.evidence), *part.missing, *part.lost}
    rating = part.rating
    return PastCheck(
        id=part.id,
        statement=part.statement,
        outcome=part.outcome,
        credit=part.credit,
        severity=part.severity,
        rating=None if rating is None else rating.step if rating.step is not None else rating.value,
        condition=part.condition,
        parameters={name: one.number for name, one in part.parameters.items()},
        answers=tuple(
            PastAnswer(
                answered(a.answer, a.not_applicable, a.dates),
                a.by,
                Place(a.file, a.line),
                a.rationale,
            )
            for a in part.answers
        ),
        reads=tuple(sorted(names)),
        limits=tuple(PastLimit(x.fact, x.operator, x.limit, x.holds) for x in part.limits),
        short=tuple(dict.fromkeys(x.fact for x in part.shortfalls if x.fact is not None)),
    )


def _facts(part: ResultFile) -> dict[str, PastFact]:
    """The facts that all checks and results speak of, by name."""
    found: dict[str, PastFact] = {}
    for check in (check for finding in part.findings for check in finding.checks):
        found |= {name: PastFact(name, "missing") for name in check.missing}
        found |= {name: PastFact(name, "lost") for name in check.lost}
        found |= {one.fact: _fact(one, one.fact in check.stale) for one in check.evidence}
    own = {one.fact: _fact(one, one.stale) for one in part.facts}
    return dict(sorted({**own, **found}.items()))


def _fact(part: FactPart, stale: bool) -> PastFact:
    return PastFact(
        name=part.fact,
        state="stale" if stale else "used",
        value=plain(part.value),
        unit=part.unit or "",
        place=Place(part.file, part.line, part.digest),
        collected=part.collected,
        source=part.source,
    )


def plain(raw: Any) -> Value:
    """A value of evidence as JSON holds it; what says nothing in a mapping is left out."""
    if isinstance(raw, Plain):
        return read_number(raw) if is_number(raw) else raw == "true"
    if isinstance(raw, Mapping):
        return {name: plain(part) for name, part in raw.items() if part not in ("", None)}
    if isinstance(raw, list):
        return tuple(plain(item) for item in raw)
    return raw if raw is None else str(raw)
