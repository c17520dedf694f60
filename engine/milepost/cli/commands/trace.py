"""`milepost trace`: which criteria and scenarios answer to which requirement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.analysis.tracing import Matrix


@click.command(
    "trace",
    short_help=t("Follow requirements to criteria and scenarios", "追溯要求、准则与场景"),
    help=t(
        "Print the matrix requirement -> criteria -> scenarios. FILE lists the requirements; "
        "default: rulesets/requirements.yaml of the workspace, else the one that comes with "
        "milepost. The newest rule sets beside it are held to it.",
        "输出追溯矩阵：要求、准则、场景。FILE 为要求目录；默认取工作区的 "
        "rulesets/requirements.yaml，没有则取自带目录。追溯对象为同一文件夹下各规则集的最新版本。",
    ),
    epilog=t(
        """\b
Examples:
  milepost trace
  milepost trace --broken
  milepost trace --format csv --lang zh > matrix.csv
\b
Exit code 0: every requirement is used, or excluded with a reason, and every source of a
criterion is known; 3: not so.""",
        """\b
示例：
  milepost trace
  milepost trace --broken
  milepost trace --format csv --lang zh > matrix.csv
\b
退出码 0：每条要求都被使用或说明理由排除，且准则的来源都在目录中；3：并非如此。""",
    ),
)
@click.argument(
    "file",
    metavar="[FILE]",
    required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help=t("text (default), csv or json.", "text（默认）、csv 或 json。"),
)
@click.option(
    "--broken", is_flag=True, help=t("Only what has lost its thread.", "只列出追溯中断的内容。")
)
@language_option
def command(file: Path | None, form: str, broken: bool, language: str) -> int:
    """Trace, print."""
    from milepost.workspace import Workspace

    with Workspace.around(Path()) as workspace:
        matrix = workspace.trace(file)
    say(_shown(matrix, form, broken, language), nl=False)
    return 0 if matrix.holds else 3


def _shown(matrix: Matrix, form: str, broken: bool, language: str) -> str:
    from milepost.cli.printing import coloured, width
    from milepost.reporters.tracing import as_csv, as_json, as_text

    if form == "csv":
        return as_csv(matrix, language)  # type: ignore[arg-type]
    if form == "json":
        return as_json(matrix)
    return as_text(matrix, language, width(), coloured(), broken)  # type: ignore[arg-type]
