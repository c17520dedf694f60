"""`milepost assess`: everything a subject is to be assessed with; without one, all subjects."""

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
    gate_option,
    language_option,
    one_to_stdout,
    quiet_option,
    review_format_option,
    ruleset_option,
)

if TYPE_CHECKING:
    from milepost.model.confidentiality import Class


@click.command(
    "assess",
    short_help=t("Assess subjects: gate, grade, level", "评估对象：关口、绩效、成熟度"),
    help=t(
        "Assess each SUBJECT, a folder with evidence, with every rule set its evidence lists, or "
        "with the one named. Without SUBJECT: all subjects of the workspace.",
        "按证据所列的全部规则集（或指定的一个）评估各 SUBJECT 证据文件夹；"
        "不给则评估工作区全部对象。",
    ),
    epilog=t(
        """\b
Examples:
  milepost assess
  milepost assess assessments/metro-doors -r project-performance --min-grade B
  milepost assess assessments/transit-pmo -r pmo-maturity --min-level 3 --lang zh
\b
JSON is one object for one assessment, an array for several.""",
        """\b
示例：
  milepost assess
  milepost assess assessments/metro-doors -r project-performance --min-grade B
  milepost assess assessments/transit-pmo -r pmo-maturity --min-level 3 --lang zh
\b
JSON：单个评估输出一个对象，多个输出数组。""",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, type=click.Path(path_type=Path))
@ruleset_option
@gate_option
@as_of_option
@bar_options()
@audience_option
@review_format_option
@language_option
@quiet_option
def command(
    subjects: tuple[Path, ...],
    ruleset: str | None,
    gate: str | None,
    as_of: date | None,
    fail_on: tuple[str, ...],
    min_grade: str | None,
    min_level: str | None,
    audience: Class | None,
    outputs: tuple[Output, ...],
    language: str,
    quiet: bool,
) -> int:
    """Translate, call, print, leave."""
    from milepost.cli.printing import shown, write
    from milepost.cli.several import Several
    from milepost.workspace import Workspace

    wanted = one_to_stdout(outputs)
    with Workspace.around(subjects[0] if subjects else Path()) as workspace:
        several = Several(subjects or workspace.all_subjects(), t("Assessing", "评估"))
        found = several.reviewed(lambda folder: workspace.reviews(folder, ruleset, gate, as_of))
        reviews = [review for _, own in found for review in own]
    bar = bar_of(fail_on, min_grade, min_level)
    code = several.exit_code(bar.exit_code(reviews) if reviews else 0)
    if reviews:
        write(shown(reviews, audience), wanted, language, quiet)  # type: ignore[arg-type]
    tell_the_bar(bar, reviews)
    return code
