"""`milepost show`: a rule set at a glance, as a handbook to read, or all of it as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.workspace import Workspace

_HANDBOOKS = ("html", "markdown")
"""The formats that the handbook comes in."""


@click.command(
    "show",
    short_help=t("Show a rule set and what it is made of", "查看规则集及其构成"),
    help=t(
        "Show RULESET: its version, digest, what it extends and how much it asks. With --resolved: "
        "all of it as one YAML file that loads again, the changes of overlays made, each part "
        "with its origin. As html or markdown: the policy as a handbook, with how the result is "
        "reached, every criterion, and a checklist of the evidence.",
        "查看 RULESET：版本、摘要、继承自何处、内容规模。加 --resolved 则输出一个可再次载入的 "
        "YAML 文件：裁剪文件的修改均已生效，每一部分注明来源。格式为 html 或 markdown 时输出政策"
        "手册：结论如何得出、每项准则，以及证据清单。",
    ),
    epilog=t(
        """\b
Examples:
  milepost show lifecycle-gates
  milepost show lifecycle-gates@^1.0 --format json
  milepost show lifecycle-gates --format html --output handbook.html
  milepost show pmo-maturity@1.0.0 --resolved
  milepost show lifecycle-gates --resolved --lang zh > resolved.yaml""",
        """\b
示例：
  milepost show lifecycle-gates
  milepost show lifecycle-gates@^1.0 --format json
  milepost show lifecycle-gates --lang zh --format html --output handbook.html
  milepost show pmo-maturity@1.0.0 --resolved
  milepost show lifecycle-gates --resolved --lang zh > resolved.yaml""",
    ),
)
@click.argument("ruleset", metavar="RULESET")
@click.option(
    "--resolved",
    is_flag=True,
    help=t("Print all of it, the changes of overlays made.", "输出全部内容，裁剪修改均已生效。"),
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "yaml", "json", *_HANDBOOKS]),
    default="text",
    help=t(
        "text (default), yaml or json; html or markdown: the handbook. Of --resolved text is the "
        "YAML.",
        "text（默认）、yaml 或 json；html 或 markdown 为手册。与 --resolved 合用时 text 即 YAML。",
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=t("Write to this file; default: standard output.", "写入此文件；默认写到标准输出。"),
)
@language_option
def command(ruleset: str, resolved: bool, form: str, output: Path | None, language: str) -> int:
    """Load, print."""
    from milepost.workspace import Workspace

    if resolved and form in _HANDBOOKS:
        raise _no_handbook(form)
    with Workspace.around(Path()) as workspace:
        told = _resolved if resolved else _handbook if form in _HANDBOOKS else _overview
        _write(told(workspace, ruleset, form, language), output)
    return 0


def _no_handbook(form: str) -> click.UsageError:
    return click.UsageError(
        t(
            f"--resolved is a file for machines and has no format {form}; leave --resolved out "
            "for the handbook, or use yaml or json",
            f"--resolved 输出供机器读取的文件，没有 {form} 格式；要手册请去掉 --resolved，"
            "否则用 yaml 或 json",
        )
    )


def _write(text: str, output: Path | None) -> None:
    from milepost.cli.saving import save

    if output is None:
        say(text, nl=False)
    else:
        save(output, click.unstyle(text))


def _overview(workspace: Workspace, reference: str, form: str, language: str) -> str:
    from milepost.cli.printing import coloured, width
    from milepost.reporters.showing.overview import as_json, as_text, as_yaml

    ruleset = workspace.catalogue.load(reference)
    if form == "text":
        return as_text(ruleset, language, width(), coloured())  # type: ignore[arg-type]
    return as_json(ruleset) if form == "json" else as_yaml(ruleset)


def _handbook(workspace: Workspace, reference: str, form: str, language: str) -> str:
    from milepost.reporters import html, markdown

    ruleset = workspace.catalogue.load(reference)
    written = html.handbook if form == "html" else markdown.handbook
    return written(ruleset, language)  # type: ignore[arg-type]


def _resolved(workspace: Workspace, reference: str, form: str, language: str) -> str:
    from milepost.reporters.showing.resolved import Resolved

    resolved = Resolved.of(workspace.catalogue, reference, language)  # type: ignore[arg-type]
    return resolved.json() if form == "json" else resolved.yaml()
