"""`--weight NAME=NUMBER`: weights set for one run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from milepost.cli.language import t

if TYPE_CHECKING:
    from milepost.model.values import Number

F = TypeVar("F", bound=Callable[..., Any])


class WeightType(click.ParamType[tuple[str, "Number"]]):
    """NAME=NUMBER, the number 0 or more."""

    name = "NAME=NUMBER"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Number]:
        """The name and the exact number. Fails with an example for anything else."""
        from milepost.model.kinds import Plain, read_number

        if isinstance(value, tuple):
            return value
        name, _, number = str(value).partition("=")
        try:
            weight = read_number(Plain(number.strip()))
        except ValueError:
            weight = -1
        if not name.strip() or weight < 0:
            self.fail(
                t(
                    f"{value} is not a weight; write it as cost=30, 0 or more",
                    f"{value} 不是权重，请写成 cost=30，不小于 0",
                ),
                param,
                ctx,
            )
        return name.strip(), weight


def weight_option(function: F) -> F:
    """`--weight NAME=NUMBER`, repeatable."""
    return click.option(
        "-w",
        "--weight",
        "weights",
        type=WeightType(),
        multiple=True,
        help=t(
            "Weight of a criterion for this run, such as cost=30. Repeatable.",
            "本次运行改用的准则权重，如 cost=30。可重复。",
        ),
    )(function)
