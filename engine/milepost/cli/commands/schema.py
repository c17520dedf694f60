"""`milepost schema`: what each part of a file means, and the JSON Schema of whole files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from milepost.cli.language import t
from milepost.cli.options import language_option
from milepost.cli.saying import say

if TYPE_CHECKING:
    from milepost.cli.reference.topics import Topic


@click.command(
    "schema",
    short_help=t("Show what each part of a file means", "查看文件各部分的含义"),
    help=t(
        "Show what TOPIC, a kind of file or a part of one, is for: its keys, their types and an "
        "example. Without TOPIC: the list of topics.",
        "查看 TOPIC（文件类型或其中一部分）的用途：各键、类型和示例。不给 TOPIC 则列出全部主题。",
    ),
    epilog=t(
        """\b
Examples:
  milepost schema
  milepost schema criterion
  milepost schema result climb
  milepost schema expression
  milepost schema ruleset --json > ruleset.json
  milepost schema result --json > result.schema.json""",
        """\b
示例：
  milepost schema
  milepost schema criterion
  milepost schema result climb
  milepost schema expression
  milepost schema ruleset --json > ruleset.json
  milepost schema result --json > result.schema.json""",
    ),
)
@click.argument("topic", metavar="[TOPIC]...", nargs=-1)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help=t(
        "Print the JSON Schema of ruleset, library, part, overlay, evidence, waivers, actions, "
        "decision, portfolio, house, or result: what `assess` and `gate` write as JSON. The "
        "JSON of other commands names its version under `schema` and has none.",
        "输出 ruleset、library、part、overlay、evidence、waivers、actions、decision、"
        "portfolio、house 或 result（`assess` 与 `gate` 的 JSON 输出）的 JSON Schema。"
        "其他命令的 JSON 以 `schema` 键注明版本，没有 JSON Schema。",
    ),
)
@language_option
def command(topic: tuple[str, ...], as_json: bool, language: str) -> int:
    """Find the topic, print its page."""
    from milepost.cli.printing import coloured, width
    from milepost.cli.reference.json_files import json_text
    from milepost.cli.reference.page import overview, shown

    if as_json:
        say(json_text(_kind(topic), language), nl=False)  # type: ignore[arg-type]
    elif not topic:
        say(overview(language, width(), coloured()), nl=False)  # type: ignore[arg-type]
    else:
        say(shown(_found(topic), language, width(), coloured()), nl=False)  # type: ignore[arg-type]
    return 0


def _kind(words: tuple[str, ...]) -> str:
    """The kind of file asked for. Raises UsageError naming what there is."""
    from milepost.cli.reference.json_files import kinds
    from milepost.suggestions import did_you_mean

    name, known = " ".join(words), ", ".join(kinds())
    if name in kinds():
        return name
    if not name:
        raise click.UsageError(t(f"--json of which file? {known}", f"--json 要哪种文件？{known}"))
    near = did_you_mean(name, kinds()) if name else ""
    raise click.UsageError(
        t(
            f"there is no JSON Schema of `{name}`; {near or 'there is ' + known}",
            f"没有 `{name}` 的 JSON Schema；可用：{known}",
        )
    )


def _found(words: tuple[str, ...]) -> Topic:
    """The topic asked for. Raises UsageError with a suggestion, or naming those it may be."""
    from milepost.cli.reference.topics import named, topics
    from milepost.suggestions import closest

    found, name = named(words), " ".join(words)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"`{topic.name}`" for topic in found)
        raise click.UsageError(t(f"`{name}` is one of {several}", f"`{name}` 可指 {several}"))
    last = {one.rpartition(" ")[2]: one for one in reversed([*topics()])}
    near = closest(name, topics()) or last.get(closest(name, last), "")
    ask = t(f"did you mean `{near}`?", f"是否想用 `{near}`？") if near else ""
    listed = t("`milepost schema` lists all", "`milepost schema` 列出全部主题")
    raise click.UsageError(
        t(f"there is no topic `{name}`; {ask or listed}", f"没有主题 `{name}`；{ask or listed}")
    )
