"""The sentences of the reports: each exists in both languages, alike, and is used."""

import re
from importlib.resources import files
from string import Formatter

from milepost.model.text import LANGUAGES
from milepost.reporters.messages import messages

OWN = {key: text for key, text in messages().items() if key.startswith("report.")}
ASKED = re.compile(r'\b(?:t|say)\(\s*f?"([a-z_.{}]+)"')
PICKED = re.compile(r'"([a-z_]+(?:\.[a-z_]+)*)"')


def sources() -> dict[str, str]:
    """Templates and view modules by name."""
    root = files("milepost.reporters")
    folders = (root / "templates" / "html", root / "templates" / "markdown", root / "view")
    return {
        f"{folder.name}/{file.name}": file.read_text("utf-8")
        for folder in folders
        for file in folder.iterdir()
        if file.is_file()
    }


def placeholders(wording: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def test_every_message_has_both_languages_with_the_same_placeholders() -> None:
    for key, wording in messages().items():
        assert set(wording) == set(LANGUAGES), key
        assert placeholders(wording["en"]) == placeholders(wording["zh"]), key


def test_chinese_sentences_have_chinese_punctuation() -> None:
    for key, wording in OWN.items():
        assert not re.search(r"[\u4e00-\u9fff][,;:!?.]|[,;!?] ", wording["zh"]), key


def test_every_message_a_template_asks_for_exists() -> None:
    for name, text in sources().items():
        if name.startswith(("html/", "markdown/")):
            for key in ASKED.findall(text):
                assert f"report.{key}" in OWN, f"{name}: {key}"


def test_every_message_is_used() -> None:
    text = "\n".join(sources().values())
    named = set(PICKED.findall(text))
    families = {key.split("{")[0] for key in ASKED.findall(text) if "{" in key}
    families |= {"derived.", "standing."}
    for key in OWN:
        short = key.removeprefix("report.")
        assert short in named or any(short.startswith(f) for f in families), key
