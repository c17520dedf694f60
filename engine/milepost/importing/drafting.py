"""The file of an imported model: its content below a head that says where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milepost.importing.wording import without_chinese
from milepost.importing.writing import written


def draft(data: dict[str, Any], form: str, source: str) -> str:
    """The text of the rule-set file; `source` is the name of what was imported as `form`."""
    return written(data, _head(form, source, without_chinese(data)))


def _head(form: str, source: str, lacking: int) -> Iterator[str]:
    yield f"A starting point, made by `milepost import {form}` from {source}."
    yield "Its wording belongs to the publisher, whose licence holds for it; edit the rest freely."
    yield f"由 `milepost import {form}` 从 {source} 生成的起点。"
    yield "文字版权归原发布者，使用须遵守其许可；其余内容可自由修改。"
    if lacking:
        yield f"Chinese texts (zh) still to be written: {lacking}."
        yield f"尚待补写的中文文本（zh）：{lacking} 处。"
