"""`milepost import`: a published model as a rule set to start from."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say


@click.command(
    "import",
    short_help=t("Make a rule set from a published model", "由已发布的模型生成规则集"),
    help=t(
        "Make a rule set from the published files of a model, to start from. FORMAT is samm (PATH: "
        "the folder `model` of OWASP SAMM), oscal-catalog (an OSCAL catalog or profile, JSON) or "
        "openssf-badge (criteria.yml of the OpenSSF Best Practices badge). Nothing is fetched: "
        "all files are read from disk.",
        "由已发布模型的文件生成规则集，作为起点。FORMAT 可为 samm（PATH 为 OWASP SAMM 的 `model` "
        "文件夹）、oscal-catalog（OSCAL 目录或配置文件，JSON）或 openssf-badge（OpenSSF "
        "最佳实践徽章的 criteria.yml）。不访问网络，文件均从本地读取。",
    ),
    epilog=t(
        """\b
Examples:
  milepost import samm core/model
  milepost import samm core/model --as our-samm@1.0.0
  milepost import oscal-catalog LOW-baseline_profile.json --catalog catalog.json
  milepost import openssf-badge criteria/criteria.yml --out -""",
        """\b
示例：
  milepost import samm core/model
  milepost import samm core/model --as our-samm@1.0.0
  milepost import oscal-catalog LOW-baseline_profile.json --catalog catalog.json
  milepost import openssf-badge criteria/criteria.yml --out -""",
    ),
)
@click.argument("form", metavar="FORMAT")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    metavar="PATH",
    help=t(
        "File to write, - to print; default: rulesets/<id>/<version>.yaml of the workspace.",
        "写入的文件，- 表示打印；默认为工作区的 rulesets/<id>/<version>.yaml。",
    ),
)
@click.option(
    "--as",
    "reference",
    default="",
    metavar="ID[@VERSION]",
    help=t("Id and version of the new rule set.", "新规则集的标识和版本。"),
)
@click.option("--force", is_flag=True, help=t("Overwrite the file.", "覆盖已有文件。"))
@click.option(
    "--catalog",
    multiple=True,
    type=click.Path(path_type=Path),
    help=t(
        "A document that an OSCAL profile imports; default: looked for beside it. Repeatable.",
        "OSCAL 配置文件所引用的文档；默认在其旁边查找。可重复。",
    ),
)
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(path_type=Path),
    help=t(
        "A file with the badge's texts in one language; default: en.yml and translation.zh-CN.yml "
        "in ../config/locales. Repeatable.",
        "徽章某一语言的文本文件；默认为 ../config/locales 中的 en.yml 和 "
        "translation.zh-CN.yml。可重复。",
    ),
)
@language_option
def command(
    form: str,
    path: Path,
    out: str | None,
    reference: str,
    force: bool,
    catalog: tuple[Path, ...],
    texts: tuple[Path, ...],
    language: str,
) -> int:
    """Read the model, write the rule set, say what to do next."""
    from milepost.cli.progress import each
    from milepost.importing.drafting import draft
    from milepost.importing.files import Files
    from milepost.importing.format import Request, imported

    files = Files(lambda paths: each(paths, t("Reading", "读取")))
    request = Request(path, {"catalog": catalog, "texts": texts}, files)
    data = imported(form, request).named(reference)
    text = draft(data, form, path.name)
    if out == "-":
        say(text, nl=False)
        return 0
    target = Path(out) if out else _default(data)
    _write(target, text, force)
    _close(target, data)
    return 0


def _default(data: Mapping[str, Any]) -> Path:
    """Where the workspace keeps this rule set, as seen from here."""
    from milepost.workspace import root_above

    here = Path().resolve()
    target: Path = root_above(here) / "rulesets" / data["ruleset"] / f"{data['version']}.yaml"
    return target.relative_to(here) if target.is_relative_to(here) else target


def _write(target: Path, text: str, force: bool) -> None:
    """Raises UsageError where the file is there already, or cannot be written."""
    from milepost.cli.saving import save
    from milepost.errors import UsageError

    if not force and (target.exists() or target.is_symlink()):
        raise UsageError(
            t(
                f"{target} is there already; overwrite it with --force, or name another with --out",
                f"{target} 已存在；用 --force 覆盖，或用 --out 另指定文件",
            )
        )
    save(target, text)


def _close(target: Path, data: Mapping[str, Any]) -> None:
    """Say what was written, what is still to be done, and how to go on."""
    from milepost.importing.wording import without_chinese

    count, lacking = len(data["criteria"]), without_chinese(data)
    shown = shlex.quote(target.as_posix())
    say(t(f"Wrote {target}: {count} criteria.", f"已写入 {target}：{count} 条准则。"))
    if lacking:
        say(
            t(
                f"Chinese texts (zh) still to be written: {lacking}.",
                f"尚待补写的中文文本（zh）：{lacking} 处。",
            )
        )
    say(t("Next:", "接下来："))
    say(f"  milepost check {shown}")
    say(
        t(
            f"  edit {shown}: drop what does not apply, set limits, add remedies",
            f"  编辑 {shown}：删去不适用的准则，设定限值，补上改进措施",
        )
    )
