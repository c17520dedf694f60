"""An empty sheet to draw on, measured in points from its upper left corner.

Nothing on it is placed by the fonts of the machine that draws, so the bytes are the same on all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from milepost.reporters.charts.drawing import ACCENT, INK, LINE, PAPER, SOFT, drawn, text
from milepost.reporters.charts.lettering import LEADING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

WIDTH = 640.0
"""Points that a chart is wide: nearly the whole text of a page."""

SIZE, SMALL = 9.0, 8.0
"""Letters of what is named, and of scales and remarks."""

DASHED = (0.0, (4.0, 2.5))
DOTTED = (0.0, (1.0, 2.5))
_HATCH = "//////"
_LEVEL = 2
"""Everything lies on one level: what is drawn later covers what was drawn before."""

_BASELINE = 0.35
"""How far below the middle of a line its letters stand, in parts of their size."""

Spot = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What can be put on a sheet."""

    axes: Axes

    def words(
        self,
        at: Spot,
        words: str,
        *,
        size: float = SIZE,
        colour: str = INK,
        side: Side = "left",
        slant: float = 0.0,
        bold: bool = False,
    ) -> None:
        """One line of words, its middle at the height of `at`; `side` is where `at` is of it."""
        down = 0.0 if slant else _BASELINE * size
        self.axes.text(
            at[0],
            at[1] + down,
            text(words),
            fontsize=size,
            color=colour,
            ha=side,
            va="baseline",
            rotation=slant,
            rotation_mode="anchor",
            fontweight="bold" if bold else "normal",
            zorder=_LEVEL,
        )

    def block(
        self,
        at: Spot,
        lines: Sequence[str],
        *,
        size: float = SIZE,
        colour: str = INK,
        side: Side = "left",
        bold: bool = False,
    ) -> None:
        """Lines below each other, the middle of them all at the height of `at`."""
        top = at[1] - (len(lines) - 1) * size * LEADING / 2
        for number, line in enumerate(lines):
            spot = at[0], top + number * size * LEADING
            self.words(spot, line, size=size, colour=colour, side=side, bold=bold)

    def line(
        self,
        spots: Sequence[Spot],
        colour: str = LINE,
        width: float = 0.6,
        dash: tuple[float, tuple[float, ...]] | None = None,
    ) -> None:
        """A line through the spots."""
        self.axes.plot(
            [x for x, _ in spots],
            [y for _, y in spots],
            color=colour,
            linewidth=width,
            linestyle=dash or "-",
            solid_capstyle="butt",
            zorder=_LEVEL,
        )

    def dot(self, at: Spot, size: float = 5.0, filled: bool = True, colour: str = ACCENT) -> None:
        """A round dot, `size` points across; one that is not filled is hollow."""
        fill = colour if filled else PAPER
        self.sign(at, "o", size, fill, colour)

    def sign(self, at: Spot, form: str, size: float, fill: str, colour: str = INK) -> None:
        """A marker of matplotlib's."""
        self.axes.plot(
            *at,
            form,
            markersize=size,
            markerfacecolor=fill,
            markeredgecolor=colour,
            markeredgewidth=1.2,
            zorder=_LEVEL,
        )

    def area(self, spots: Sequence[Spot], colour: str = ACCENT, strength: float = 0.2) -> None:
        """What lies between the spots, without an edge."""
        from matplotlib.patches import Polygon

        self._put(Polygon(spots, facecolor=colour, alpha=strength, linewidth=0))

    def bar(self, box: Box, colour: str = ACCENT, strength: float = 1.0, edge: str = "") -> None:
        """A rectangle; with an edge where that has a colour."""
        from matplotlib.patches import Rectangle

        left, top, right, bottom = box
        at, wide, high = (left, top), right - left, bottom - top
        self._put(Rectangle(at, wide, high, facecolor=colour, alpha=strength, linewidth=0))
        if edge:
            self._put(Rectangle(at, wide, high, fill=False, edgecolor=edge, linewidth=0.6))

    def hatched(self, box: Box, colour: str = SOFT) -> None:
        """A rectangle in oblique lines: not known, or only known to lie there."""
        from matplotlib.patches import Rectangle

        left, top, right, bottom = box
        patch = Rectangle((left, top), right - left, bottom - top, fill=False, linewidth=0.6)
        patch.set_edgecolor(colour)
        patch.set_hatch(_HATCH)
        patch.set_hatch_linewidth(0.5)
        self._put(patch)

    def _put(self, patch: Patch) -> None:
        patch.set_zorder(_LEVEL)
        self.axes.add_patch(patch)


def sheet(
    key: str, height: float, title: str, told: str, draw: Callable[[Sheet], None], width: float = 0
) -> str:
    """The SVG of a sheet that `draw` fills; for `key` and the words see `drawing.drawn`."""
    size = (width or WIDTH) / 72, height / 72

    def fill(axes: Axes) -> None:
        axes.get_figure(root=True).set_layout_engine("none")  # type: ignore[union-attr]
        axes.set_position((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, size[0] * 72)
        axes.set_ylim(size[1] * 72, 0)
        draw(Sheet(axes))

    return drawn(key, size, title, told, fill)
