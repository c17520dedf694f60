"""What the files of the repository may not hold, and what every text must have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".md", ".yaml", ".toml", ".feature", ".j2", ".html", ".css", ".json", ".csv"}


def texts() -> list[Path]:
    folders = ("engine", "rulesets", "assessments", "features", "tests")
    found = [p for name in folders for p in (ROOT / name).rglob("*") if p.suffix in TEXT]
    return [p for p in found if "__pycache__" not in p.parts]


def test_no_path_of_a_machine() -> None:
    machine = re.compile(r"(?<![\w./>-])/(root|home|tmp|work|Users)/\w")
    held = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if machine.search(line)
    ]
    assert held == []


def bilingual(node: object, path: str = "") -> list[str]:
    """Paths of texts that lack a language."""
    if isinstance(node, dict):
        if "en" in node or "zh" in node:
            return [] if node.get("en") and node.get("zh") else [path]
        return [bad for key, part in node.items() for bad in bilingual(part, f"{path}.{key}")]
    if isinstance(node, list):
        return [bad for n, part in enumerate(node) for bad in bilingual(part, f"{path}[{n}]")]
    return []


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "rulesets").rglob("*.yaml")),
    ids=lambda path: path.relative_to(ROOT / "rulesets").as_posix(),
)
def test_every_text_of_a_built_in_rule_set_has_both_languages(path: Path) -> None:
    assert bilingual(yaml.safe_load(path.read_text("utf-8"))) == []


def test_every_message_has_both_languages_and_equal_placeholders() -> None:
    from milepost.reporters.messages import messages

    for key, message in messages().items():
        assert message.keys() == {"en", "zh"}, key
        names = [set(re.findall(r"{(\w+)", message[language])) for language in ("en", "zh")]
        assert names[0] == names[1], key
