"""What a decision can be run again from: its case, the rule sets it rests on, and the engine."""

from __future__ import annotations

from milepost import __version__
from milepost.reporters.documents.blocks import Cell, Items, Lines, Section, Small
from milepost.reporters.messages import say
from milepost.reporters.ranking.told import Told


def origin(told: Told) -> Section:
    """The case with its digest in full, and each rule set that a rating comes from."""
    lines: list[tuple[Cell, Cell]] = [
        (told.say("origin.case"), Lines((name, Small(digest))))
        for name, digest in told.case.digests.items()
    ]
    lines += [(_common(told, "ruleset"), reference) for reference in _rulesets(told)]
    lines.append((_common(told, "engine"), f"milepost {__version__}"))
    return Section(say("report.origin", told.language), (Items(tuple(lines)),), "origin")


def _common(told: Told, key: str) -> str:
    return say(f"report.origin.{key}", told.language)


def _rulesets(told: Told) -> tuple[str, ...]:
    """Those that ratings were assessed with, in the order they come up."""
    ratings = (rating for one in told.case.alternatives for rating in one.ratings.values())
    return tuple(dict.fromkeys(rating.ruleset for rating in ratings if rating.ruleset))
