"""`milepost agree`: how far several assessors agree, and what they differ on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from milepost.cli.language import t
from milepost.cli.options import (
    Output,
    as_of_option,
    format_option,
    gate_option,
    language_option,
    ruleset_option,
)


@click.command(
    "agree",
    short_help=t("Measure how far assessors agree", "衡量评估人之间的一致性"),
    help=t(
        "Measure how far the assessors who rated each SUBJECT agree: alpha, kappa and intraclass "
        "correlation with intervals, what they differ on, who differs, and how self-ratings stand "
        "to those of experts. Answers are told apart by `by`; `role` says self or expert. Without "
        "SUBJECT: all subjects of the workspace, whose ratings on one scale count together.",
        "衡量评定各 SUBJECT 的评估人之间的一致性：α、κ 与组内相关系数及其区间，分歧在哪些问题、"
        "来自谁，自评与专家评相差多少。答案按 `by` 区分评估人，`role` 注明自评或专家。"
        "不给 SUBJECT 则取工作区全部对象，同一量表的评分合并统计。",
    ),
    epilog=t(
        """\b
Examples:
  milepost agree
  milepost agree assessments/metro-doors assessments/warehouse-automation
  milepost agree -r project-performance -f json:agreement.json --lang zh

Exit code 5: no question was rated by two assessors.""",
        """\b
示例：
  milepost agree
  milepost agree assessments/metro-doors assessments/warehouse-automation
  milepost agree -r project-performance -f json:agreement.json --lang zh

退出码 5：没有任何问题由两位评估人评定。""",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, type=click.Path(path_type=Path))
@ruleset_option
@gate_option
@as_of_option
@format_option
@language_option
def command(
    subjects: tuple[Path, ...],
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print."""
    from milepost.cli.documents import write_document
    from milepost.cli.progress import each
    from milepost.flows.agreeing import agreed
    from milepost.reporters.agreement.data import data
    from milepost.reporters.agreement.document import document
    from milepost.workspace import Workspace

    with Workspace.around(subjects[0] if subjects else Path()) as workspace:
        folders = subjects or workspace.all_subjects()
        progress = each(folders, t("Gathering ratings", "汇集评分"))
        found = agreed(workspace, progress, ruleset, gate, as_of)
    told = document(found, language)  # type: ignore[arg-type]
    write_document(outputs, told, lambda: data(found))
    return 0
