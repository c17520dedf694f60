"""`milepost followup`: what became of the agreed actions."""

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
    subject_argument,
)


@click.command(
    "followup",
    short_help=t("Follow up agreed actions", "跟踪已商定的改进行动"),
    help=t(
        "Follow up the improvement actions recorded in SUBJECT/actions.yaml: which worked, which "
        "were reported done but did not move the evidence, which are overdue at the as-of date, "
        "and to whom the rule set sends them. `milepost schema actions` explains the file.",
        "跟踪 SUBJECT/actions.yaml 中登记的改进行动：哪些见效，哪些报了完成却未带动证据，"
        "哪些在基准日已逾期，以及规则集要求升级给谁。文件写法见 `milepost schema actions`。",
    ),
    epilog=t(
        """\b
Examples:
  milepost followup assessments/warehouse-automation
  milepost followup assessments/warehouse-automation --as-of 2026-09-30 --lang zh
  milepost followup assessments/transit-pmo -f html:followup.html
\b
Exit codes:
  0  nothing is overdue, nothing was reported done without effect
  1  something is
  5  no actions are on record""",
        """\b
示例：
  milepost followup assessments/warehouse-automation
  milepost followup assessments/warehouse-automation --as-of 2026-09-30 --lang zh
  milepost followup assessments/transit-pmo -f html:followup.html
\b
退出码：
  0  无逾期，也无报完成而未见效的行动
  1  存在上述情况
  5  没有在册行动""",
    ),
)
@subject_argument
@ruleset_option
@gate_option
@as_of_option
@format_option
@language_option
def command(
    subject: Path,
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    outputs: tuple[Output, ...],
    language: str,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.documents import write_document
    from milepost.flows.following import followed
    from milepost.reporters.following.data import data
    from milepost.reporters.following.document import document
    from milepost.workspace import Workspace

    with Workspace.around(subject) as workspace:
        found = followed(workspace, subject, ruleset, gate, as_of)
    told = document(found, language)  # type: ignore[arg-type]
    write_document(outputs, told, lambda: data(found))
    return int(any(one.count("overdue", "no-effect") for one in found))
