"""What each piece of missing evidence is worth: which to collect first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from milepost.analysis.headline import said
from milepost.analysis.whatif.switches import switches
from milepost.analysis.whatif.switching import Switch
from milepost.analysis.whatif.trying import Trying
from milepost.model.assessment import Assessment, LeafFinding
from milepost.model.whatif import Interval, Lacking, Setting, Worth
from milepost.scoring.covering import lacks, unanswered


def collecting(trying: Trying, straight: bool = True) -> tuple[Worth, ...]:
    """Everything that is missing, too old or unanswered, what is worth most first.

    Each is taken alone, at the value that is worst for the checks that wait for it and at the one
    that is best. First what decides the verdict (another one at the best than at the worst), then
    what closes more of the interval, then what moves the headline number more, then by name.
    """
    assessment = trying.assessment
    gaps = _gaps(assessment)
    if not gaps:
        return ()
    ends = [switches(assessment, way, straight) for way in ("sink", "save")]
    valuing = _Valuing(trying)
    found = [
        valuing.worth(name, leaves, [_best(end, name) for end in ends])
        for name, leaves in gaps.items()
    ]
    return tuple(sorted(found, key=_rank))


def _rank(worth: Worth) -> tuple[bool, Fraction, Fraction, str]:
    low, high = worth.worst.number, worth.best.number
    swing = abs(Fraction(high) - Fraction(low)) if low is not None and high is not None else 0
    return not worth.decides, -(worth.closes or Fraction(0)), Fraction(-swing), worth.name


def _gaps(assessment: Assessment) -> Mapping[str, list[LeafFinding]]:
    """What lacks, each with the checks that wait for it."""
    found: dict[str, list[LeafFinding]] = {name: [] for name in assessment.coverage.lacking}
    for leaf in (leaf for finding in assessment.findings for leaf in finding.leaves):
        for name in lacks(leaf):
            if name in found:
                found[name].append(leaf)
    return found


def _best(ends: Mapping[str, Switch], name: str) -> Sequence[Setting]:
    """The settings of one missing thing that do most one way; none where nothing does anything."""
    switch = ends.get(name) or ends.get(f"{name}?")
    return switch.best if switch is not None else ()


@dataclass
class _Valuing:
    trying: Trying

    def worth(
        self, name: str, leaves: Sequence[LeafFinding], ends: Sequence[Sequence[Setting]]
    ) -> Worth:
        """One piece of evidence at both ends."""
        low, high = (tuple(setting[:1]) for setting in ends)
        worst, best = self.trying.ending(low), self.trying.ending(high)
        return Worth(
            name,
            _lacking(name, leaves),
            tuple(dict.fromkeys(leaf.leaf.id for leaf in leaves)),
            worst,
            best,
            said(worst.main) != said(best.main),
            self._closes(low, high),
        )

    def _closes(self, *ends: tuple[Setting, ...]) -> Fraction | None:
        """The part of the interval that is gone, the mean of both ends."""
        whole = self._interval.width
        if not whole:
            return None
        left = [self.trying.interval(one).width for one in ends]
        known = [width for width in left if width is not None]
        return 1 - sum(known, Fraction(0)) / len(known) / whole if len(known) == 2 else None

    @cached_property
    def _interval(self) -> Interval:
        return self.trying.interval(())


def _lacking(name: str, leaves: Sequence[LeafFinding]) -> Lacking:
    if any(leaf.leaf.id == name and unanswered(leaf) for leaf in leaves):
        return "unanswered"
    if any(name in leaf.lost for leaf in leaves):
        return "lost"
    return "stale" if any(name in leaf.stale for leaf in leaves) else "missing"
