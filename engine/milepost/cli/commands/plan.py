"""`milepost plan`: what to do, by whom and until when, to reach a target."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.goals import CapacityType, DaysType, TargetType
from milepost.cli.language import t
from milepost.cli.options import (
    Day,
    Output,
    as_of_option,
    formats_option,
    gate_option,
    language_option,
    ruleset_option,
    subject_argument,
)
from milepost.reporters.plans.exports import names

if TYPE_CHECKING:
    from milepost.analysis.aiming import Wanted
    from milepost.cli.documents import Made
    from milepost.model.values import Number
    from milepost.reporters.plans.planned import Planned

EXIT_CODES = {"reached": 0, "already": 0, "best": 0, "short": 1, "open": 4}


@click.command(
    "plan",
    short_help=t("Plan the way to a target", "制定达到目标的改进计划"),
    help=t(
        "Find what SUBJECT is to do to reach a target with the least effort: actions with owner, "
        "supervisor, dates, effort, and the figures that each moves. Every step is scored for "
        "real. Without --target: with --budget the best that it buys, else the next step upwards.",
        "求 SUBJECT 以最少工作量达到目标的改进计划：各项措施的责任人、监督人、起止日期、工作量"
        "及指标变化，每一步均按规则集重新评定。不给 --target 时：有 --budget 则求预算内最好的"
        "结果，否则求主结论的下一级。",
    ),
    epilog=t(
        """\b
Examples:
  milepost plan assessments/warehouse-automation --target grade:B
  milepost plan assessments/warehouse-automation --target gate:G3 --deadline 2026-12-31
  milepost plan assessments/transit-pmo --target level:3 --capacity pmo_head=10/month
  milepost plan assessments/warehouse-automation --budget 10 -f html:plan.html -f xlsx:plan.xlsx
\b
Targets: grade:B, level:3 (a step of a rubric, of a maturity model), gate:G3 (its best
decision), gate:G3:conditional-go, score:85 (the headline number), RESULT:STEP or
RESULT:NUMBER (any result of the rule set).
\b
Formats for other programs, best with a file: csv (UTF-8 with BOM, for Excel), xlsx, ics
(calendar), jira (CSV of issues), msproject (XML), oscal-poam (OSCAL JSON).
\b
Exit codes: 0 the target is reached with this plan, or already; 1 it is out of reach with these
means, and the best that can be reached is shown; 4 it cannot be told; 5 nothing evaluated.""",
        """\b
示例：
  milepost plan assessments/warehouse-automation --target grade:B
  milepost plan assessments/warehouse-automation --target gate:G3 --deadline 2026-12-31
  milepost plan assessments/transit-pmo --target level:3 --capacity pmo_head=10/month
  milepost plan assessments/warehouse-automation --budget 10 -f html:plan.html -f xlsx:plan.xlsx
\b
目标写法：grade:B、level:3（绩效或成熟度的一级），gate:G3（该关口的最好裁决），
gate:G3:conditional-go，score:85（总分），结论项:等级 或 结论项:数值（规则集的任一结论）。
\b
供其他程序使用的格式（宜写入文件）：csv（UTF-8 带 BOM，供 Excel 使用）、xlsx、ics（日历）、
jira（问题清单 CSV）、msproject（XML）、oscal-poam（OSCAL JSON）。
\b
退出码：0 按此计划可达到目标或已达到；1 在给定条件下无法达到，输出可达到的最好方案；
4 无法判断；5 没有可评定的内容。""",
    ),
)
@subject_argument
@click.option(
    "--target",
    "wanted",
    type=TargetType(),
    help=t("What to reach, such as grade:B.", "要达到的目标，如 grade:B。"),
)
@click.option(
    "--budget",
    type=DaysType(),
    help=t("Person days there are in all.", "可投入的总人天。"),
)
@click.option(
    "--deadline",
    type=Day(),
    metavar="DATE",
    help=t("Everything is done by this day.", "全部完成的最后期限。"),
)
@click.option(
    "--capacity",
    type=CapacityType(),
    multiple=True,
    help=t("Days a role can give in a month. Repeatable.", "某角色每月可投入的天数。可重复。"),
)
@click.option(
    "--max-actions",
    "most_actions",
    type=click.IntRange(min=0),
    metavar="N",
    help=t("No more actions than this.", "措施数量上限。"),
)
@ruleset_option
@gate_option
@as_of_option
@formats_option(*names())
@language_option
def command(
    subject: Path,
    wanted: Wanted | None,
    budget: Number | None,
    deadline: date | None,
    capacity: tuple[tuple[str, Number], ...],
    most_actions: int | None,
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.options import one_to_stdout
    from milepost.cli.progress import waiting
    from milepost.flows.planning import Asked, planned
    from milepost.model.plans import Means
    from milepost.workspace import Workspace

    one_to_stdout(outputs)
    means = Means(budget, dict(capacity), deadline, most_actions)
    with Workspace.around(subject) as workspace, waiting(t("Searching for a plan", "正在求解")):
        found = planned(workspace, subject, Asked(wanted, means, ruleset, gate, as_of))
    _write(found, outputs, language)
    return EXIT_CODES[found.standing]


def _write(found: Planned, outputs: tuple[Output, ...], language: str) -> None:
    from milepost.cli.documents import read_at_length, write_document
    from milepost.reporters.plans.data import data
    from milepost.reporters.plans.document import document

    made = document(found, language, read_at_length(outputs))  # type: ignore[arg-type]
    more = {name: _export(name, found, language) for name in names()}
    write_document(outputs, made, lambda: data(found), more)


def _export(name: str, found: Planned, language: str) -> Made:
    def make() -> str | bytes:
        from milepost.reporters.plans.exports import exported

        return exported(name, found, language)  # type: ignore[arg-type]

    return make
