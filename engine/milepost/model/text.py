"""Text shown to people, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from milepost.model.kinds import Words

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
TAGS: dict[Language, str] = {"en": "en", "zh": "zh-CN"}
"""How a web page names the languages."""


class Text(BaseModel):
    """The same sentence in English and Chinese; `<name>` stands for a parameter's value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Words
    zh: Words | None = None

    def to(self, language: Language) -> str:
        """The wording in `language`; English where Chinese is not written."""
        return (self.zh or self.en) if language == "zh" else self.en

    def filled(self, names: Mapping[str, str]) -> Text:
        """The text with every `<name>` that `names` knows replaced."""
        return Text(en=_fill(self.en, names), zh=_fill(self.zh, names) if self.zh else None)


def _fill(wording: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        wording = wording.replace(f"<{name}>", value)
    return wording


def _as_text(raw: object) -> object:
    return {"en": raw, "zh": raw} if isinstance(raw, str) else raw


FreeText = Annotated[Text, BeforeValidator(_as_text)]
"""What people write about evidence: one wording for all readers, or one a language."""
