"""Criteria that are unmet again and again."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.comparing.comparing import Comparison
from milepost.analysis.comparing.trend import Gap
from milepost.model.past import PastFinding
from milepost.model.standing import Recurrence
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Block, Items, Prose, Section

_MOST = 15


def sections(words: Words, found: Comparison) -> Iterator[Section]:
    """Those that were assessed by name, the others by number; nothing where there are none."""
    findings = {finding.criterion: finding for finding in found.last.result.findings}
    gaps = assessed(found)
    unseen = len(found.trend.recurring) - len(gaps)
    if not gaps:
        return
    lines = (
        (gap.criterion, _told(words, findings[gap.criterion], gap.recurrence))
        for gap in gaps[:_MOST]
    )
    blocks: list[Block] = [Items(tuple(lines))]
    if len(gaps) > _MOST:
        blocks.append(Prose(words.say("gaps.more", count=len(gaps) - _MOST), "quiet"))
    if unseen:
        blocks.append(Prose(words.counted("gaps.unseen", unseen), "quiet"))
    yield Section(words.say("section.recurring", count=len(gaps)), tuple(blocks), "recurring")


def assessed(found: Comparison) -> list[Gap]:
    """Those of which something is known now."""
    unseen = {f.criterion for f in found.last.result.findings if f.outcome == "not-assessed"}
    return [gap for gap in found.trend.recurring if gap.criterion not in unseen]


def _told(words: Words, finding: PastFinding, seen: Recurrence) -> str:
    key = "gap.again" if seen.times == 1 else "gap.row" if seen.before is None else "gap.both"
    return words.say(
        key,
        title=words.text(finding.title),
        outcome=words.outcome(finding),
        since=seen.since,
        times=seen.times,
        before=seen.before,
    )
