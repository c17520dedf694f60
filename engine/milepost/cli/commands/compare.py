"""`milepost compare`: what moved between results of a subject, why, and where it is heading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from milepost.cli.language import t
from milepost.cli.options import (
    Day,
    Output,
    format_option,
    gate_option,
    language_option,
    ruleset_option,
)


@click.command(
    "compare",
    short_help=t("What moved, why, and where it is heading", "变化、原因与趋势"),
    help=t(
        "Compare the states of one subject. A STATE is a stored result (a file written by "
        "`assess -f json:FILE`) or a folder with evidence, which is assessed now. A folder alone "
        "is compared with its `history`: stored results, and folders of earlier evidence. Results "
        "pair up by rule set and scope and are put in the order of their as-of dates; those of "
        "one date stay in the order given. What moved is told from the last but one to the last, "
        "with its reasons; trend and early warning are told over all of them.",
        "比较同一对象的各次状态。STATE 为存储的结果（`assess -f json:FILE` 所写的文件）"
        "或证据文件夹（即时评估）。只给一个文件夹时，与其 `history` 中的结果和以往证据相比。"
        "结果按规则集和范围配对，按基准日排序，同日者按给出的次序。"
        "变化及原因取最后两次；趋势与预警取全部各次。",
    ),
    epilog=t(
        """\b
Examples:
  milepost compare assessments/warehouse-automation
  milepost compare march.json june.json --fail-on criterion
  milepost compare old/metro-doors assessments/metro-doors -r lifecycle-gates
  milepost compare assessments/metro-doors --as-of 2026-03-16 --as-of 2026-09-30
\b
Keep results for later:
  milepost assess SUBJECT -f json:SUBJECT/history/2026-03-31.json
\b
Exit codes:
  0  no regression
  1  a regression: a main result fell (by a step, from yes to no, as a number),
     can no longer be told, or no longer meets its bar; with --fail-on also
     what is named there
  2, 3, 5  as with every command""",
        """\b
示例：
  milepost compare assessments/warehouse-automation
  milepost compare march.json june.json --fail-on criterion
  milepost compare old/metro-doors assessments/metro-doors -r lifecycle-gates
  milepost compare assessments/metro-doors --as-of 2026-03-16 --as-of 2026-09-30
\b
保存结果备查：
  milepost assess SUBJECT -f json:SUBJECT/history/2026-03-31.json
\b
退出码：
  0  没有退步
  1  有退步：主要结果降级、由是变否、数值下降、无法再得出，或不再达到要求；
     用 --fail-on 时还包括所列情形
  2、3、5  与其他命令相同""",
    ),
)
@click.argument(
    "states", metavar="STATE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@ruleset_option
@gate_option
@click.option(
    "--as-of",
    "days",
    type=Day(),
    metavar="DATE",
    multiple=True,
    help=t(
        "Assess folders as of this day. Repeatable: several days of one folder, or one for each "
        "folder; default: `as_of` of the evidence.",
        "文件夹的评估基准日。可重复：同一文件夹的多个日期，或每个文件夹各一个；"
        "默认取证据中的 `as_of`。",
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice(["criterion", "place", "warning"]),
    multiple=True,
    help=t(
        "Exit 1 also for a criterion that is newly unmet, for a result that fell at one place (a "
        "dimension), or for a figure that heads for its limit. Repeatable.",
        "准则新近未达标（criterion）、分项结果（如某维度）下降（place）或指标逼近限值（warning）"
        "也以 1 退出。可重复。",
    ),
)
@click.option(
    "--points",
    type=click.IntRange(min=3),
    default=5,
    show_default=True,
    help=t("Newest figures that a forecast rests on.", "预测所用的最近数值个数。"),
)
@click.option(
    "--horizon",
    type=click.IntRange(min=1),
    default=183,
    show_default=True,
    metavar="DAYS",
    help=t("Days ahead that early warning looks.", "预警向前看的天数。"),
)
@format_option
@language_option
def command(
    states: tuple[Path, ...],
    ruleset: str | None,
    gate: str | None,
    days: tuple[date, ...],
    fail_on: tuple[str, ...],
    points: int,
    horizon: int,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.analysis.comparing.forecasting import Looking
    from milepost.analysis.comparing.verdict import fails
    from milepost.cli.documents import read_at_length, write_document
    from milepost.flows.comparing import Asked, compared, home
    from milepost.reporters.comparing.data import data
    from milepost.reporters.comparing.document import document
    from milepost.workspace import Workspace

    asked = Asked(states, days, ruleset, gate, Looking(points, horizon))
    with Workspace.around(home(states)) as workspace:
        found = compared(workspace, asked)
    told = document(found, language, read_at_length(outputs))  # type: ignore[arg-type]
    write_document(outputs, told, lambda: data(found))
    return 1 if fails(found, frozenset(fail_on)) else 0  # type: ignore[arg-type]
