"""A page of the reference in terminal columns: one topic, or the list of all."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.cli.reference.keys import Key, own_keys
from milepost.cli.reference.topics import TEXTS, Topic, subtopics, topics, topics_of
from milepost.conditions import FUNCTIONS
from milepost.model.text import Language, Text
from milepost.reporters.terminal.columns import width_of
from milepost.reporters.terminal.page import Page

_WORDS = {
    "topics": Text(en="Topics of `milepost schema TOPIC`", zh="`milepost schema 主题` 的主题"),
    "files": Text(en="Files", zh="文件"),
    "parts": Text(en="Parts of a rule set", zh="规则集的组成部分"),
    "results": Text(en="Results", zh="结果"),
    "evidence": Text(en="Parts of an evidence file", zh="证据文件的组成部分"),
    "choices": Text(en="Decisions and portfolios", zh="决策与组合"),
    "look": Text(en="The look of reports", zh="报告的样式"),
    "within": Text(en="More", zh="细目"),
    "keys": Text(en="Keys", zh="键"),
    "example": Text(en="Example", zh="示例"),
    "see": Text(en="See also: ", zh="另见："),
    "shared": Text(en="Also the keys of `{like}`: ", zh="另有 `{like}` 的各键："),
    "json": Text(
        en="JSON Schema for editors: milepost schema ruleset --json "
        "(also library, part, overlay, evidence, waivers, actions, decision, portfolio, house; "
        "result: what `assess -f json` writes).",
        zh="供编辑器使用的 JSON Schema：milepost schema ruleset --json"
        "（另有 library、part、overlay、evidence、waivers、actions、decision、portfolio、house；"
        "result 为 `assess -f json` 的输出）。",
    ),
    "numbers": Text(en="Functions over numbers", zh="数值函数"),
    "lists": Text(en="Functions over lists", zh="列表函数"),
    "evidence_functions": Text(en="Functions over evidence", zh="证据函数"),
    "result_functions": Text(en="Functions over other checks", zh="关于其他检查的函数"),
}
_GROUPS = {
    "numbers": "numbers",
    "evidence": "evidence_functions",
    "lists": "lists",
    "results": "result_functions",
}


def overview(language: Language, width: int, colour: bool = False) -> str:
    """The list of all topics."""
    page = Page(width, colour)
    page.write(_WORDS["topics"].to(language), style="bold")
    for file in TEXTS:
        page.heading(_WORDS[file].to(language))
        _list(page, topics_of(file), language)
    page.blank()
    page.write(_WORDS["json"].to(language))
    return page.text


def shown(topic: Topic, language: Language, width: int, colour: bool = False) -> str:
    """The page of one topic."""
    page = Page(width, colour)
    page.write(f"{topic.name}: {topic.title.to(language)}", style="bold")
    page.rule()
    if topic.about != topic.title:
        page.write(topic.about.to(language))
    for note in topic.notes:
        page.blank()
        page.write(note.to(language))
    _tables(page, topic, language)
    _within(page, topic, language)
    if topic.example:
        page.heading(_WORDS["example"].to(language))
        for line in topic.example.rstrip().splitlines():
            page.whole(line, 2)
    if topic.see:
        page.blank()
        page.write(_WORDS["see"].to(language) + ", ".join(topic.see))
    return page.text


def _list(page: Page, listed: Sequence[Topic], language: Language) -> None:
    column = 4 + max(width_of(topic.name) for topic in listed)
    for topic in listed:
        page.item(topic.name, topic.title.to(language), column=column)


def _tables(page: Page, topic: Topic, language: Language) -> None:
    like = [d for name in _shared(topic) for d in topics()[name].definitions]
    for definition, heading in topic.definitions.items():
        page.heading((heading or _WORDS["keys"]).to(language))
        _keys(page, own_keys(definition, like), language)
        if like:
            shared = " ".join(key.name for key in own_keys(like[0], ()))
            page.blank()
            page.write(_WORDS["shared"].to(language).format(like=topic.like) + shared)


def _shared(topic: Topic) -> tuple[str, ...]:
    """The topic whose keys one of its ways or forms has too."""
    return (topic.like,) if topic.group and topic.like else ()


def _keys(page: Page, keys: Sequence[Key], language: Language) -> None:
    column = 4 + max(width_of(key.name) for key in keys)
    for key in keys:
        page.item(key.name, key.kind(language), column=column, style="bold")
        if key.meaning:
            page.write(key.meaning.to(language), column)


def _within(page: Page, topic: Topic, language: Language) -> None:
    if topic.name == "expression":
        _functions(page, language)
    elif below := subtopics(topic.name):
        page.heading(_WORDS["within"].to(language))
        _list(page, below, language)


def _functions(page: Page, language: Language) -> None:
    for group, heading in _GROUPS.items():
        page.heading(_WORDS[heading].to(language))
        for function in FUNCTIONS.values():
            if function.group == group:
                about = topics()[f"expression {function.name}"].about.to(language)
                page.item(function.signature, about, column=26)
