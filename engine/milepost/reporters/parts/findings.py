"""Findings, each to be opened: its checks, the limits they ask for, and the evidence they used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import mark
from milepost.reporters.view.shapes import CheckLine, EvidenceLine, FindingLine, Part


def findings(part: Part, say: Say, only: frozenset[str] | None = None) -> tuple[Block, ...]:
    """All findings by dimension, or `only` those of some criteria."""
    groups = [
        (group, [f for f in group.findings if only is None or f.id in only])
        for group in part.groups
    ]
    blocks: list[Block] = []
    for group, own in groups:
        if own and group.title:
            blocks.append(Heading(group.title, 4, "" if only else group.summary))
        elif own and only is None:
            blocks.append(Prose(group.summary, "quiet"))
        blocks += [_finding(finding, say) for finding in own]
    if part.folded and only is None:
        blocks.append(Prose(part.folded))
    hint = (Prose(say("findings.hint"), "quiet"),) if blocks else ()
    return (Heading(say("findings")), *hint, *blocks)


def _finding(finding: FindingLine, say: Say) -> Fold:
    title = Line((mark(finding.outcome), Small(finding.id), finding.title, Small(finding.facts)))
    return Fold(title, tuple(_told(finding, say)), anchor=finding.anchor)


def _told(finding: FindingLine, say: Say) -> Iterator[Block]:
    if finding.statement:
        yield Prose(finding.statement)
    for remark in filter(None, (finding.waived, *finding.remarks)):
        yield Prose(remark, "warning")
    for check in finding.checks:
        yield from _check(check, say)


def _check(check: CheckLine, say: Say) -> Iterator[Block]:
    head = Line((mark(check.outcome), Small(check.id), Small(check.severity)))
    rated = say("rated", step=check.rating) if check.rating else ""
    yield Prose(Lines((head, check.statement, Small(rated), *map(Small, check.remarks))))
    if check.shortfalls:
        yield Prose(Lines(check.shortfalls), "bad")
    if check.evidence:
        yield evidence(check.evidence, say)
    else:
        yield Prose(say("no_evidence"), "quiet")


def evidence(lines: Sequence[EvidenceLine], say: Say) -> Table:
    """Evidence with where it stands, one row a fact or answer."""
    shares = {"evidence": 24, "value": 14, "source": 17, "place": 21, "collected": 12, "by": 12}
    columns = tuple(
        Column(say(key), wide=key != "collected", share=share) for key, share in shares.items()
    )
    return Table(columns, tuple(_evidence(line) for line in lines), named=0)


def _evidence(line: EvidenceLine) -> tuple[Cell, ...]:
    return (
        Lines((line.fact, Small(line.note))),
        Lines((Mark(line.value), Small(line.asked))),
        line.origin,
        Small(line.place),
        line.collected,
        line.by,
    )
