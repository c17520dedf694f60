"""`milepost show`: a rule set at a glance, or all of it as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.workspace import Workspace


@click.command(
    "show",
    short_help=t("Show a rule set and what it is made of", "查看规则集及其构成"),
    help=t(
        "Show RULESET: its version, digest, what it extends and how much it asks. With --resolved: "
        "all of it as one YAML file that loads again, the changes of overlays made, each part "
        "with its origin.",
        "查看 RULESET：版本、摘要、继承自何处、内容规模。加 --resolved 则输出一个可再次载入的 "
        "YAML 文件：裁剪文件的修改均已生效，每一部分注明来源。",
    ),
    epilog=t(
        """\b
Examples:
  milepost show lifecycle-gates
  milepost show lifecycle-gates@^0.1 --format json
  milepost show pmo-maturity@0.1.0 --resolved
  milepost show lifecycle-gates --resolved --lang zh > resolved.yaml""",
        """\b
示例：
  milepost show lifecycle-gates
  milepost show lifecycle-gates@^0.1 --format json
  milepost show pmo-maturity@0.1.0 --resolved
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
    type=click.Choice(["text", "yaml", "json"]),
    default="text",
    help=t(
        "text (default), yaml or json; of --resolved text is the YAML.",
        "text（默认）、yaml 或 json；与 --resolved 合用时 text 即 YAML。",
    ),
)
@language_option
def command(ruleset: str, resolved: bool, form: str, language: str) -> int:
    """Load, print."""
    from milepost.workspace import Workspace

    with Workspace.around(Path()) as workspace:
        told = _resolved if resolved else _overview
        say(told(workspace, ruleset, form, language), nl=False)
    return 0


def _overview(workspace: Workspace, reference: str, form: str, language: str) -> str:
    from milepost.cli.printing import coloured, width
    from milepost.reporters.showing.overview import as_json, as_text, as_yaml

    ruleset = workspace.catalogue.load(reference)
    if form == "text":
        return as_text(ruleset, language, width(), coloured())  # type: ignore[arg-type]
    return as_json(ruleset) if form == "json" else as_yaml(ruleset)


def _resolved(workspace: Workspace, reference: str, form: str, language: str) -> str:
    from milepost.reporters.showing.resolved import Resolved

    resolved = Resolved.of(workspace.catalogue, reference, language)  # type: ignore[arg-type]
    return resolved.json() if form == "json" else resolved.yaml()
