"""`milepost whatif`: what a change would change, what would flip the verdict, what to collect."""

from __future__ import annotations

import shlex
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
    subject_argument,
)

if TYPE_CHECKING:
    from milepost.model.whatif import WhatIf


@click.command(
    "whatif",
    short_help=t("See what a change would change", "假设分析：改变什么会怎样"),
    help=t(
        "Ask one assessment of SUBJECT what would become of it if facts, answers, limits or "
        "weights were otherwise. Nothing is written anywhere. Without an option, in short: what "
        "would save and what would sink the verdict, what to collect first, which limits are near.",
        "对 SUBJECT 的一项评估作假设分析：事实、答案、限值或权重改变后会怎样。不写入任何文件。"
        "不带选项时简要给出：怎样挽回、怎样会失守、应先补什么证据、哪些限值余量最小。",
    ),
    epilog=t(
        """\b
What can be set:
  FACT=VALUE              as evidence says it: 12, 12%, yes, 2026-03-31, [a, b];
                          a document also by its status alone: approved, draft
  CHECK=STEP              the answer to a question, or not-applicable
  RESULT.PLACE=STEP       a judged result, such as judged_level.D3=3
  param.NAME=VALUE        a limit of the rule set; of one check param.CHECK.NAME
  weight.CRITERION=VALUE  a weight; of an axis value weight.AXIS.VALUE
  NAME=unknown takes evidence away, FACT=none says that it is not there.
\b
Examples:
  milepost whatif assessments/metro-doors
  milepost whatif assessments/metro-doors --set contingency_pct=7
  milepost whatif assessments/warehouse-automation --flip --lang zh
  milepost whatif assessments/fare-app --set param.score_floor=80 --sensitivity
\b
Exit code with --set: that of the verdict after the change (0 the bar is met, 1 it
is not, 4 undetermined). Without --set 0.""",
        """\b
可以设定的内容：
  事实=值                 与证据写法相同：12、12%、yes、2026-03-31、[a, b]；
                          文档可只写状态：approved、draft
  检查项=等级             问题的答案，或 not-applicable
  结果.位置=等级          评审结果，如 judged_level.D3=3
  param.名称=值           规则集的限值；某一检查的限值写 param.检查项.名称
  weight.准则=值          权重；坐标轴取值的权重写 weight.轴.取值
  名称=unknown 去掉证据，事实=none 表示没有。
\b
示例：
  milepost whatif assessments/metro-doors
  milepost whatif assessments/metro-doors --set contingency_pct=7
  milepost whatif assessments/warehouse-automation --flip --lang zh
  milepost whatif assessments/fare-app --set param.score_floor=80 --sensitivity
\b
使用 --set 时，退出码按改变后的结论：0 达到要求，1 未达到，4 无法判定。不用 --set 时为 0。""",
    ),
)
@subject_argument
@click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help=t(
        "Set something otherwise and show before and after. Repeatable.",
        "假设某项取另一个值，给出前后对比。可重复。",
    ),
)
@click.option(
    "--flip",
    is_flag=True,
    help=t(
        "Find the smallest sets of facts and answers that save or sink the verdict.",
        "找出能使结论好转或转坏的最小事实与答案组合。",
    ),
)
@click.option(
    "--sensitivity",
    is_flag=True,
    help=t(
        "How far each limit and weight may move before the verdict changes.",
        "各限值与权重可移动多远而结论不变。",
    ),
)
@click.option(
    "--collect",
    is_flag=True,
    help=t(
        "What each piece of missing evidence is worth, what to collect first.",
        "各项缺失证据的价值，应先补什么。",
    ),
)
@ruleset_option
@gate_option
@as_of_option
@format_option
@language_option
def command(
    subject: Path,
    settings: tuple[str, ...],
    flip: bool,
    sensitivity: bool,
    collect: bool,
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.documents import write_document
    from milepost.cli.progress import Counting
    from milepost.flows.whatif import Wanted, what_if
    from milepost.reporters.whatif.data import data
    from milepost.reporters.whatif.document import document
    from milepost.workspace import Workspace

    wanted = Wanted(settings, flip, sensitivity, collect)
    with Workspace.around(subject) as workspace, Counting(t("Scoring", "评分")) as counting:
        asked = what_if(workspace, subject, wanted, ruleset, gate, as_of, counting.tick)
    again = _again(subject, asked, as_of, settings)
    told = document(asked, language, again)  # type: ignore[arg-type]
    write_document(outputs, told, lambda: data(asked))
    return _exit_code(asked)


def _again(subject: Path, asked: WhatIf, as_of: date | None, settings: tuple[str, ...]) -> str:
    """What asks about this assessment with these settings again, ready to be typed."""
    one = asked.assessment
    parts = ["milepost", "whatif", str(subject), "-r", one.ruleset.id]
    parts += ["--gate", one.scope] if one.scope else []
    parts += ["--as-of", as_of.isoformat()] if as_of else []
    return shlex.join([*parts, *(part for text in settings for part in ("--set", text))])


def _exit_code(asked: WhatIf) -> int:
    """That of the verdict after what was set; 0 where nothing was."""
    from milepost.analysis.bar import MET, NOT_MET, UNDETERMINED
    from milepost.analysis.verdict import meets_bar

    if asked.difference is None:
        return MET
    met = meets_bar(asked.assessment)
    return UNDETERMINED if met is None else MET if met else NOT_MET
