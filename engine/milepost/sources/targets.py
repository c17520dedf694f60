"""Targets out of an evidence file: the step or number that the subject aims at."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.errors import Problem
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.scales import Scale
from milepost.scoring.leaves.answer import rating
from milepost.sources.declared import Declared
from milepost.sources.form import EvidenceFile
from milepost.sources.once import Said
from milepost.suggestions import did_you_mean


def targets_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[Said[str]]:
    """Every target of the file that lies on the scale of a check or question that exists."""
    for leaf, target in content.targets.items():
        at = At(read, ("targets", leaf))
        scales = declared.rated.get(leaf)
        if scales is None:
            mend = did_you_mean(leaf, declared.rated)
            collector.add(at.problem(f"no rule set has a check `{leaf}`", mend, at_key=True))
        elif not scales:
            what = f"`{leaf}` has no scale, so nothing on it can be aimed at"
            collector.add(at.problem(what, "remove the target", at_key=True))
        else:
            collector.extend(_off_scale(scales, target, at))
            yield Said(leaf, target, at)


def _off_scale(scales: tuple[Scale, ...], target: str, at: At) -> Iterator[Problem]:
    for scale in scales:
        try:
            rating(scale, target)
        except ValueError as error:
            yield at.problem(*error.args[:2])
