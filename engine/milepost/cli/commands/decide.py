"""`milepost decide`: alternatives ranked on weighted criteria, and how firmly the order stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import Output, as_of_option, format_option, language_option
from milepost.cli.weights import weight_option

if TYPE_CHECKING:
    from milepost.model.rankings import Decision
    from milepost.model.values import Number


@click.command(
    "decide",
    short_help=t("Rank the alternatives of a decision", "对决策的备选方案排序"),
    help=t(
        "Rank the alternatives of CASE, a decision file, on its weighted criteria, doing nothing "
        "among them. Says who leads and by how much, which weight or rating would flip the order, "
        "who is dominated, and grades the advice with its pros, cons and reasons.",
        "按加权准则对决策文件 CASE 的备选方案（含维持现状）排序：谁居首、领先多少、"
        "改变哪项权重或评分会翻转次序、谁被占优，并对附有利弊和理由的意见定档。",
    ),
    epilog=t(
        """\b
Examples:
  milepost decide assessments/mobile-screening/decisions/phase-two.yaml
  milepost decide assessments/mobile-screening/decisions/phase-two.yaml -w cost=40
  milepost decide CASE.yaml -f json -f html:decision.html --lang zh
\b
`milepost schema decision` explains the file.
\b
Exit codes:
  0  an alternative is first, and the advice, if any, is a recommendation
  1  the advice is not to do what is put forward
  2  wrong use of the command
  3  the case is invalid, such as advice with fewer than three traced reasons
  4  undecided: a tie, or a rating that decides is not known""",
        """\b
示例：
  milepost decide assessments/mobile-screening/decisions/phase-two.yaml
  milepost decide assessments/mobile-screening/decisions/phase-two.yaml -w cost=40
  milepost decide CASE.yaml -f json -f html:decision.html --lang zh
\b
`milepost schema decision` 说明文件格式。
\b
退出码：
  0  有方案居首，且意见（如有）为推荐
  1  意见为不推荐所提方案
  2  命令用法有误
  3  案例无效，例如意见中有据可查的理由不足三条
  4  尚无定论：并列，或起决定作用的评分未知""",
    ),
)
@click.argument("case", metavar="CASE", type=click.Path(path_type=Path))
@weight_option
@as_of_option
@format_option
@language_option
def command(
    case: Path,
    weights: tuple[tuple[str, Number], ...],
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.documents import read_at_length, write_document
    from milepost.flows.deciding import decided
    from milepost.reporters.ranking.decision import document
    from milepost.reporters.ranking.decision_data import data
    from milepost.workspace import Workspace

    with Workspace.around(case) as workspace:
        decision = decided(workspace, case, dict(weights), as_of)
    made = document(decision, language, read_at_length(outputs))  # type: ignore[arg-type]
    write_document(outputs, made, lambda: data(decision))
    return _exit_code(decision)


def _exit_code(decision: Decision) -> int:
    """By the grade of the advice; by the order where there is none."""
    graded = decision.graded
    if graded is not None and graded.grade is not None:
        return 0 if graded.grade.meets_bar else 1
    return 4 if graded is not None or decision.ranking.leader is None else 0
