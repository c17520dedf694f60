"""`milepost explain`: how one number came about, down to evidence file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import (
    as_of_option,
    audience_option,
    gate_option,
    language_option,
    ruleset_option,
    subject_argument,
)
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.model.confidentiality import Class


@click.command(
    "explain",
    short_help=t("Show how a result came about", "说明某个结果的来由"),
    help=t(
        "Show how a result of SUBJECT came about. WHAT is a result (score, verdict, grade), a "
        "criterion (G2.1), a check (S4.2.2.q1) or a fact; without it the main result is explained.",
        "说明 SUBJECT 的某个结果如何得出。WHAT 可为结果（score、verdict、grade）、准则（G2.1）、"
        "检查项（S4.2.2.q1）或事实；不给则说明主要结果。",
    ),
    epilog=t(
        """\b
Examples:
  milepost explain assessments/metro-doors
  milepost explain assessments/metro-doors G2.9
  milepost explain assessments/metro-doors grade -r project-performance
  milepost explain assessments/transit-pmo "dimension_level D3" -r pmo-maturity""",
        """\b
示例：
  milepost explain assessments/metro-doors
  milepost explain assessments/metro-doors G2.9
  milepost explain assessments/metro-doors grade -r project-performance
  milepost explain assessments/transit-pmo "dimension_level D3" -r pmo-maturity""",
    ),
)
@subject_argument
@click.argument("what", metavar="[WHAT]", required=False)
@ruleset_option
@gate_option
@as_of_option
@audience_option
@language_option
def command(
    subject: Path,
    what: str | None,
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    audience: Class | None,
    language: str,
) -> int:
    """Translate, call, print."""
    from milepost.cli.printing import shown, width
    from milepost.reporters.explaining import explain
    from milepost.workspace import Workspace

    with Workspace.around(subject) as workspace:
        review = workspace.review_about(subject, what, ruleset, gate, as_of)
    (review,) = shown((review,), audience)
    say(explain(review, what, language, width()), nl=False)  # type: ignore[arg-type]
    return 0
