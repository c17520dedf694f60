"""`milepost report`: the reports of every subject, as files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import as_of_option, ruleset_option
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.model.review import Review


@click.command(
    "report",
    short_help=t("Write the reports of all subjects", "生成全部对象的报告"),
    help=t(
        "Assess each SUBJECT (default: all of the workspace) and write its reports: one HTML page "
        "and one Markdown file for each language, and one JSON file for each assessment. Prints "
        "one line for each verdict. Exit code 0 means that the reports are written, whatever they "
        "say; `assess` and `gate` judge.",
        "评估各 SUBJECT（默认工作区全部对象）并写出报告：每种语言一份 HTML 和一份 Markdown，"
        "每个评估一份 JSON；每个结论打印一行。退出码 0 只表示报告已写出；是否达标由 `assess` 与 "
        "`gate` 判定。",
    ),
    epilog=t(
        """\b
Examples:
  milepost report
  milepost report assessments/metro-doors --output out --lang en""",
        """\b
示例：
  milepost report
  milepost report assessments/metro-doors --output out --lang en""",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=t(
        "Folder to write to; default: reports/ of the workspace.",
        "输出文件夹；默认工作区的 reports/。",
    ),
)
@ruleset_option
@as_of_option
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    help=t("One language only; default: both.", "只输出一种语言；默认两种都输出。"),
)
@click.option("-q", "--quiet", is_flag=True, help=t("Print nothing.", "不打印。"))
def command(
    subjects: tuple[Path, ...],
    output: Path | None,
    ruleset: str | None,
    as_of: date | None,
    language: str | None,
    quiet: bool,
) -> int:
    """Assess, write, say what was written."""
    from milepost.cli.several import Several
    from milepost.workspace import Workspace

    with Workspace.around(subjects[0] if subjects else Path()) as workspace:
        folder = output or workspace.root / "reports"
        languages = (language,) if language else ("en", "zh")
        several = Several(subjects or workspace.all_subjects(), t("Reporting", "生成报告"))
        found = several.reviewed(lambda path: workspace.reviews(path, ruleset, None, as_of))
        for subject, reviews in found:
            files = files_of(reviews, languages)
            _write(folder / subject.name, files)
            if not quiet:
                _say(reviews, workspace.shown(folder / subject.name), len(files))
    return several.exit_code(0)


def files_of(reviews: Sequence[Review], languages: Sequence[str]) -> dict[str, str]:
    """The files of one subject by name.

    report.<language>.html and .md, and <rule set>[-<gate>].json for each assessment.
    """
    from milepost.cli.printing import rendered

    files = {
        f"report.{language}{suffix}": rendered(form, reviews, language, False, False)  # type: ignore[arg-type]
        for language in languages
        for form, suffix in (("html", ".html"), ("markdown", ".md"))
    }
    for review in reviews:
        assessment = review.assessment
        name = "-".join(filter(None, (assessment.ruleset.id, assessment.scope)))
        files[f"{name}.json"] = rendered("json", (review,), "en", False, False)
    return files


def _write(folder: Path, files: Mapping[str, str]) -> None:
    from milepost.cli.saving import save

    for name, text in files.items():
        save(folder / name, text)


def _say(reviews: tuple[Review, ...], folder: str, count: int) -> None:
    from milepost.cli.language import LANGUAGE
    from milepost.reporters import text

    for review in reviews:
        say(text.summary_line(review, LANGUAGE))
    say(t(f"  {count} files in {folder}", f"  {folder} 下写出 {count} 个文件"))
