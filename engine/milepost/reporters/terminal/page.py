"""A page of plain text: paragraphs, labelled items and table rows within a number of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from milepost.reporters.terminal.columns import clean, fold, pad, width_of

Style = Literal["", "bold", "dim", "red", "amber", "yellow", "lightgreen", "green"]
_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "amber": "33",
    "yellow": "33",
    "lightgreen": "32",
    "green": "1;32",
}
_NARROWEST = 40
Cell = tuple[str, int]


@dataclass
class Page:
    """Lines in the making. All text passes `clean`; colour codes are added behind it."""

    width: int = 80
    colour: bool = False
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = max(self.width, _NARROWEST)

    @property
    def text(self) -> str:
        """Everything written, ending in a line feed."""
        return "\n".join(self.lines) + "\n"

    def blank(self) -> None:
        """An empty line, never two in a row and none at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def rule(self) -> None:
        """A line across the page."""
        self.lines.append(self._styled("-" * self.width, "dim"))

    def heading(self, text: str) -> None:
        """The title of a section, with an empty line before it."""
        self.blank()
        self.write(text, style="bold")

    def write(self, text: str, indent: int = 0, style: str = "") -> None:
        """A paragraph."""
        for line in fold(clean(text), self.width - indent):
            self.lines.append(" " * indent + self._styled(line, style))

    def item(
        self, label: str, text: str, indent: int = 2, column: int = 0, style: str = ""
    ) -> None:
        """A label with text beside it from `column` on; longer labels push the text right.

        The text hangs below itself. `style` is that of the label.
        """
        label = clean(label)
        start = max(column, indent + width_of(label) + 2)
        if start > self.width // 2:
            self.write(label, indent, style)
            self.write(text, column or indent + 2)
            return
        first, *rest = fold(clean(text), self.width - start)
        lead = pad(label, start - indent)
        shown = self._styled(label, style) + lead[len(label) :]
        self.lines.append((" " * indent + shown + first).rstrip())
        self.lines += [" " * start + line for line in rest]

    def row(self, cells: Sequence[Cell], indent: int = 2, style: str = "") -> None:
        """A table row; each cell wraps in its own columns, two spaces apart."""
        folded = [fold(clean(text), width) for text, width in cells]
        for number in range(max(len(lines) for lines in folded)):
            parts = [
                pad(lines[number] if number < len(lines) else "", width)
                for lines, (_, width) in zip(folded, cells, strict=True)
            ]
            line = "  ".join(parts).rstrip()
            self.lines.append(" " * indent + self._styled(line, style))

    def whole(self, text: str, indent: int = 0) -> None:
        """A line that is not wrapped, for the path of a file."""
        self.lines.append(" " * indent + clean(text))

    def _styled(self, text: str, style: str) -> str:
        code = _CODES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text
