"""`milepost report`: reports as files, by kind, format and language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.kinds import Kinds, kind_option
from milepost.cli.language import t
from milepost.cli.options import as_of_option, audience_option, ruleset_option
from milepost.cli.saying import say
from milepost.errors import MilepostError, UsageError

if TYPE_CHECKING:
    from milepost.cli.gathering import Gathering
    from milepost.cli.several import Several
    from milepost.cli.writing import Wanted
    from milepost.flows.reporting import Asked
    from milepost.model.confidentiality import Class
    from milepost.reporters.material import Material
    from milepost.workspace import Workspace


@click.command(
    "report",
    cls=Kinds,
    short_help=t("Write reports as files", "生成报告文件"),
    help=t(
        "Assess each SUBJECT (default: all of the workspace) and write its reports, one file for "
        "each kind, language and format. A SUBJECT may also be a file of stored results "
        "(`assess -f json:FILE`): its reports are those of its own day. Without --kind: every kind "
        "that the subject has something for; without --format: HTML, and the assessment as "
        "Markdown and JSON too. Prints one line for each verdict. Exit code 0 means that the "
        "reports are written, whatever they say; `assess` and `gate` judge.",
        "评估各 SUBJECT（默认工作区全部对象）并写出报告，每种报告、语言和格式各一个文件。"
        "SUBJECT 也可以是已存结果的文件（`assess -f json:FILE`），按其当日生成报告。"
        "不给 --kind 则生成该对象适用的各种报告；不给 --format 则为 HTML，评估报告另有 Markdown 和 "
        "JSON。每个结论打印一行。退出码 0 只表示报告已写出；是否达标由 `assess` 与 `gate` 判定。",
    ),
    epilog=t(
        """\b
Examples:
  milepost report
  milepost report assessments/metro-doors --output out --lang en
  milepost report assessments/metro-doors --kind gate --format pdf --format docx
  milepost report assessments/metro-doors --audience public --output public
  milepost report assessments/metro-doors/history/2026-03-31.json""",
        """\b
示例：
  milepost report
  milepost report assessments/metro-doors --output out --lang en
  milepost report assessments/metro-doors --kind gate --format pdf --format docx
  milepost report assessments/metro-doors --audience public --output public
  milepost report assessments/metro-doors/history/2026-03-31.json""",
    ),
)
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, type=click.Path(path_type=Path))
@kind_option
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
@audience_option
@click.option(
    "--changed-rules",
    is_flag=True,
    help=t(
        "Report a stored result although its rule set was edited since, as long as everything "
        "comes out the same.",
        "规则集在结果存档后有改动、但各项结论不变时，仍生成其报告。",
    ),
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    help=t("One language only; default: both.", "只输出一种语言；默认两种都输出。"),
)
@click.option("-q", "--quiet", is_flag=True, help=t("Print nothing.", "不打印。"))
def command(
    subjects: tuple[Path, ...],
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    ruleset: str | None,
    as_of: date | None,
    audience: Class | None,
    changed_rules: bool,
    language: str | None,
    quiet: bool,
) -> int:
    """Assess, write, say what was written."""
    from milepost.cli.gathering import Gathering
    from milepost.cli.several import Several
    from milepost.cli.writing import Wanted
    from milepost.flows.portfolio import each_once
    from milepost.flows.reporting import Asked
    from milepost.workspace import Workspace

    with Workspace.around(subjects[0] if subjects else Path()) as workspace:
        folder = output or workspace.root / "reports"
        wanted = Wanted(kinds, formats, (language,) if language else ("en", "zh"))  # type: ignore[arg-type]
        asked = Asked(ruleset, as_of, audience, changed_rules)
        paths, gathered = each_once(subjects or workspace.all_subjects()), Gathering(audience)
        several = Several(paths, t("Reporting", "生成报告"), gathered.fail)
        run = Run(workspace, asked, wanted, gathered, folder, quiet)
        for _ in several.done(run.report):
            pass
        if wanted.over and (kinds or len(paths) > 1):
            run.over(several)
    return several.exit_code(0)


@dataclass(frozen=True, slots=True)
class Run:
    """One run over the subjects; of each nothing but its summary is kept."""

    workspace: Workspace
    asked: Asked
    wanted: Wanted
    gathered: Gathering
    folder: Path
    quiet: bool

    def report(self, path: Path) -> None:
        """Assess one subject and write its reports. Raises what keeps it from that."""
        from milepost.flows.reporting import material, place

        made = material(self.workspace, path, self.asked)
        name = place(path, made)
        if name in self.gathered.folders:
            raise UsageError(f"the folder {name} already holds another subject of this run")
        names: tuple[str, ...] = ()
        try:
            names = self.wanted.write(self.folder / name, made)
        finally:
            self.gathered.keep(name, made, names or self._there(name))
        if not self.quiet:
            _say(made, self.workspace.shown(self.folder / name), len(names))

    def _there(self, name: str) -> tuple[str, ...]:
        """The reports of a subject that lie there from an earlier run."""
        own = (self.folder / name).glob("*.*.*")
        return tuple(sorted(path.name for path in own if path.stem.endswith((".en", ".zh"))))

    def over(self, several: Several) -> None:
        """The reports over all subjects, written last since they lead to the others."""
        from milepost.flows.portfolio import counted

        priorities = None
        try:
            priorities = counted(self.workspace, self.gathered.folders, self.asked.as_of)
        except MilepostError as error:
            several.tell(error)
        names = self.wanted.write_over(self.folder, self.gathered.portfolio(priorities))
        if not self.quiet:
            shown = self.workspace.shown(self.folder / names[0])
            say(t(f"All subjects: {shown}", f"全部对象：{shown}"))


def _say(made: Material, folder: str, count: int) -> None:
    from milepost.cli.language import LANGUAGE
    from milepost.reporters import text

    for review in made.reviews:
        say(text.summary_line(review, LANGUAGE))
    if not count:
        return
    say(t(f"  {count} files in {folder}", f"  {folder} 下写出 {count} 个文件"))
