"""Options of plans: what is aimed at, and what there is to spend."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from milepost.cli.language import t

if TYPE_CHECKING:
    from milepost.analysis.aiming import Wanted
    from milepost.model.values import Number

_MONTH = ("/month", "/月", "/mo")


class TargetType(click.ParamType["Wanted"]):
    """grade:B, level:3, gate:G3, gate:G3:STEP, score:85 or RESULT:VALUE."""

    name = "TARGET"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Wanted:
        """The target in its parts. Fails with examples for anything else."""
        from milepost.analysis.aiming import GATE, Wanted

        if isinstance(value, Wanted):
            return value
        name, _, rest = str(value).strip().partition(":")
        place, _, step = rest.partition(":") if name == GATE else (rest, "", "")
        if not name or not place:
            self.fail(
                t(
                    f"{value} is no target; write it as grade:B, level:3, gate:G3, score:85 or "
                    "RESULT:VALUE",
                    f"{value} 不是目标；请写成 grade:B、level:3、gate:G3、score:85 或 结论项:值",
                ),
                param,
                ctx,
            )
        return Wanted(name, place, step)


class DaysType(click.ParamType["Number"]):
    """Person days: a number from 0 upwards."""

    name = "DAYS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Number:
        """The exact number. Fails with an example for anything else."""
        from milepost.model.kinds import Plain, read_number

        try:
            number = value if isinstance(value, int | Fraction) else read_number(Plain(value))
        except ValueError:
            number = -1
        if number < 0:
            self.fail(
                t(
                    f"{value} is no number of days; write it as 12 or 7.5",
                    f"{value} 不是天数，请写成 12 或 7.5",
                ),
                param,
                ctx,
            )
        return number


class CapacityType(click.ParamType["tuple[str, Number]"]):
    """ROLE=DAYS or ROLE=DAYS/month: what a role can give in a month."""

    name = "ROLE=DAYS/month"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Number]:
        """Role and days. Fails with an example for anything else."""
        if isinstance(value, tuple):
            return value
        role, _, days = str(value).partition("=")
        for ending in _MONTH:
            days = days.removesuffix(ending)
        if not role.strip() or not days:
            self.fail(
                t(
                    f"{value} is no capacity; write it as project_manager=5/month",
                    f"{value} 不是人力上限；请写成 project_manager=5/month",
                ),
                param,
                ctx,
            )
        return role.strip(), DaysType().convert(days, param, ctx)
