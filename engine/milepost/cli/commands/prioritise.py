"""`milepost prioritise`: projects ranked, and the best of them selected within limits."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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
from milepost.cli.weights import weight_option

if TYPE_CHECKING:
    from milepost.model.priorities import Priorities
    from milepost.model.values import Number


@click.command(
    "prioritise",
    short_help=t("Rank projects and select the best within limits", "项目排序并在限额内择优"),
    help=t(
        "Rank projects by a weighted method and select those with the highest total within the "
        "limits of a portfolio file, assessments/portfolio.yaml or the one named. Says what more "
        "of a resource would bring, how order and selection answer to each weight, and what the "
        "portfolio comes to: goals, roles, risk, dependencies. SUBJECT narrows it to some; "
        "without a portfolio file subjects are ranked by their rubric.",
        "按加权方法对项目排序，并在组合文件（assessments/portfolio.yaml 或所指定的文件）的限额内"
        "选出总分最高的一组；说明追加资源的收益、各权重对次序和入选的影响，以及组合全貌："
        "目标、角色、风险、依赖。SUBJECT 缩小范围；没有组合文件时按量表给对象排序。",
    ),
    epilog=t(
        """\b
Examples:
  milepost prioritise
  milepost prioritise -w fit=40 -f html:portfolio.html
  milepost prioritise assessments/metro-doors assessments/bank-app -r project-performance
  milepost prioritise -p plans/2027.yaml --lang zh
\b
`milepost schema portfolio` explains the file.
\b
Exit codes:
  0  ranked, and selected where the file sets limits
  1  the mandatory projects do not fit within the limits
  2  wrong use of the command
  3  the portfolio file or evidence is invalid
  4  undetermined: what a mandatory project asks for is not known
  5  no project has a rating""",
        """\b
示例：
  milepost prioritise
  milepost prioritise -w fit=40 -f html:portfolio.html
  milepost prioritise assessments/metro-doors assessments/bank-app -r project-performance
  milepost prioritise -p plans/2027.yaml --lang zh
\b
`milepost schema portfolio` 说明文件格式。
\b
退出码：
  0  已排序；文件设有限额时已选取
  1  必选项目超出限额
  2  命令用法有误
  3  组合文件或证据无效
  4  无法判定：必选项目所需资源未知
  5  没有任何项目有评分""",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--portfolio",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=t(
        "Portfolio file; default: assessments/portfolio.yaml of the workspace, if it is there.",
        "组合文件；默认取工作区的 assessments/portfolio.yaml（如有）。",
    ),
)
@weight_option
@ruleset_option
@gate_option
@as_of_option
@format_option
@language_option
def command(
    subjects: tuple[Path, ...],
    file: Path | None,
    weights: tuple[tuple[str, Number], ...],
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.documents import write_document
    from milepost.flows.prioritising import Asked, priorities
    from milepost.reporters.ranking.portfolio.data import data
    from milepost.reporters.ranking.portfolio.document import document
    from milepost.workspace import Workspace

    start = next(iter(subjects), file or Path())
    with Workspace.around(start) as workspace:
        asked = Asked(subjects, file, ruleset, gate, dict(weights), as_of)
        found = priorities(workspace, asked)
    write_document(outputs, document(found, language), lambda: data(found))  # type: ignore[arg-type]
    return _exit_code(found)


def _exit_code(found: Priorities) -> int:
    """By what stands in the way of a selection, if anything does."""
    if found.blocked is None:
        return 0
    return 1 if found.blocked.over or found.blocked.clashes else 4
