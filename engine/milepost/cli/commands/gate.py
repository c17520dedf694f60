"""`milepost gate`: one gate review of one subject."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.bar_options import bar_of, bar_options, tell_the_bar
from milepost.cli.language import t
from milepost.cli.options import (
    Output,
    as_of_option,
    audience_option,
    language_option,
    one_to_stdout,
    quiet_option,
    review_format_option,
    ruleset_option,
    subject_argument,
)

if TYPE_CHECKING:
    from milepost.model.confidentiality import Class


@click.command(
    "gate",
    short_help=t("Review one subject at a gate", "对一个对象做关口评审"),
    help=t(
        "Review SUBJECT, a folder with evidence, at GATE. Says go, conditional go, hold or kill, "
        "and why.",
        "对证据文件夹 SUBJECT 做 GATE 关口评审，给出通过、有条件通过、暂缓或终止及理由。",
    ),
    epilog=t(
        """\b
Examples:
  milepost gate G2 assessments/metro-doors
  milepost gate G3 assessments/warehouse-automation --fail-on conditional
  milepost gate G2 assessments/metro-doors -f json -f html:gate.html --lang zh""",
        """\b
示例：
  milepost gate G2 assessments/metro-doors
  milepost gate G3 assessments/warehouse-automation --fail-on conditional
  milepost gate G2 assessments/metro-doors -f json -f html:gate.html --lang zh""",
    ),
)
@click.argument("gate", metavar="GATE")
@subject_argument
@ruleset_option
@as_of_option
@bar_options(minimums=False)
@audience_option
@review_format_option
@language_option
@quiet_option
def command(
    gate: str,
    subject: Path,
    ruleset: str | None,
    as_of: date | None,
    fail_on: tuple[str, ...],
    audience: Class | None,
    outputs: tuple[Output, ...],
    language: str,
    quiet: bool,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.printing import shown, write
    from milepost.workspace import Workspace

    wanted = one_to_stdout(outputs)
    with Workspace.around(subject) as workspace:
        reviews = (workspace.gate(subject, gate, ruleset, as_of),)
    bar = bar_of(fail_on)
    code = bar.exit_code(reviews)
    write(shown(reviews, audience), wanted, language, quiet)  # type: ignore[arg-type]
    tell_the_bar(bar, reviews)
    return code
