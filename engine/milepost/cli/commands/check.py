"""`milepost check`: are rule sets, their examples and the evidence valid?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import LANGUAGE, t, told
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.authoring.checking import Checked


@click.command(
    "check",
    short_help=t("Validate rule sets, examples and evidence", "校验规则集、示例与证据"),
    help=t(
        "Validate rule sets and their examples, the evidence of all subjects, decision cases and "
        "portfolio files. PATH is a workspace, a rule-set file or folder, a subject folder, or a "
        "file; default: the workspace here.",
        "校验规则集及其示例、全部对象的证据、决策案例和组合文件。PATH 可为工作区、"
        "规则集文件或文件夹、对象文件夹或文件；默认为当前工作区。",
    ),
    epilog=t(
        """\b
Examples:
  milepost check
  milepost check rulesets/lifecycle-gates/1.0.0.yaml
  milepost check assessments/metro-doors
\b
Exit code 0: everything is valid; 3: something is not; 5: there is nothing to check.""",
        """\b
示例：
  milepost check
  milepost check rulesets/lifecycle-gates/1.0.0.yaml
  milepost check assessments/metro-doors
\b
退出码 0：全部有效；3：有无效内容；5：没有可校验的内容。""",
    ),
)
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option("-q", "--quiet", is_flag=True, help=t("Print problems only.", "只打印问题。"))
@click.option("--lang", "language", type=click.Choice(["en", "zh"]), help=t("Language.", "语言。"))
def command(paths: tuple[Path, ...], quiet: bool, language: str | None) -> int:
    """Print one line for each thing checked, its problems to standard error."""
    from milepost.cli.progress import each
    from milepost.flows.checking import checks
    from milepost.workspace import Workspace

    checked = failed = 0
    said: set[str] = set()
    for path in paths or (Path(),):
        with Workspace.around(path) as workspace:
            for check in each(checks(workspace, path), t("Checking", "校验")):
                found = check.run()
                checked, failed = checked + 1, failed + bool(found.mistakes)
                _show(check.shown, found, said, quiet)
    return _summary(checked, failed, quiet)


def _show(shown: str, found: Checked, said: set[str], quiet: bool) -> None:
    """The mistakes, each once though several subjects may meet it, how it ended, and notes."""
    for mistake in map(told, found.mistakes):
        if mistake not in said:
            say(mistake, err=True)
        said.add(mistake)
    if found.mistakes:
        say(f"{shown}: {t('problems', '有问题')}")
    elif not quiet:
        say(f"{shown}: {t('ok', '有效')} ({found.holds.to(LANGUAGE)})")
        for note in found.notes:
            say(f"  {note.to(LANGUAGE)}")


def _summary(checked: int, failed: int, quiet: bool) -> int:
    if not checked:
        say(
            t(
                "nothing to check: no rule sets, no subjects",
                "没有可校验的内容：没有规则集，也没有对象",
            ),
            err=True,
        )
        return 5
    if not quiet:
        say(t(f"{checked} checked, {failed} invalid", f"已校验 {checked} 项，无效 {failed} 项"))
    return 3 if failed else 0
