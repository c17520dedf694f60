"""The options that set the bar, and the bar they set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from milepost.cli.language import t

if TYPE_CHECKING:
    from milepost.analysis.bar import Bar
    from milepost.model.review import Review

F = TypeVar("F", bound=Callable[..., Any])


def bar_options(minimums: bool = True) -> Callable[[F], F]:
    """`--fail-on`, and `--min-grade` and `--min-level` where grades and levels are assessed."""

    def decorate(function: F) -> F:
        if minimums:
            function = _minimum(
                "--min-level", t("Lowest level let pass, such as 3.", "最低成熟度等级，如 3。")
            )(function)
            function = _minimum(
                "--min-grade", t("Lowest grade let pass, such as B.", "最低绩效等级，如 B。")
            )(function)
        return click.option(
            "--fail-on",
            type=click.Choice(["conditional", "missing", "waived"]),
            multiple=True,
            help=t(
                "Exit 1 also for a conditional go or a gap under waiver; exit 4 for missing "
                "evidence. Repeatable.",
                "有条件通过或豁免中的差距也以 1 退出；缺证据以 4 退出。可重复。",
            ),
        )(function)

    return decorate


def _minimum(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, metavar="STEP", help=text)


def tell_the_bar(bar: Bar, reviews: Sequence[Review]) -> None:
    """What was asked beyond the rule sets' own bars and is not met, on standard error."""
    from milepost.cli.language import LANGUAGE
    from milepost.cli.saying import say

    for text in bar.unmet(reviews):
        say(text.to(LANGUAGE), err=True)


def bar_of(
    fail_on: Sequence[str], min_grade: str | None = None, min_level: str | None = None
) -> Bar:
    """The bar that the options set."""
    from milepost.analysis.bar import Bar

    return Bar(frozenset(fail_on), min_grade, min_level)  # type: ignore[arg-type]
