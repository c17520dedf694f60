"""What stands in place of a text that its reader may not see."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.confidentiality import Class
from milepost.model.text import Text

TITLES: Mapping[Class, Text] = {
    "public": Text(en="public", zh="公开"),
    "internal": Text(en="internal", zh="内部"),
    "confidential": Text(en="confidential", zh="机密"),
    "secret": Text(en="secret", zh="绝密"),
}


class WithheldText(Text):
    """Says that a text of this class is withheld; it holds nothing of the text."""

    level: Class


def withheld(level: Class) -> WithheldText:
    """`withheld (confidential)`."""
    title = TITLES[level]
    return WithheldText(
        en=f"withheld ({title.en})", zh=f"不予公开（{title.to('zh')}）", level=level
    )
