"""What every chart shares: an empty picture, and the picture as SVG that is part of a page."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from milepost.reporters.escaping import html_text, visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, ACCENT, SOFT, LINE, PAPER = "#010101", "#020202", "#030303", "#040404", "#050505"
"""Colours by their part in a picture; in the page they become those of its text and lines."""

_COLOURS = {
    INK: "currentColor",
    ACCENT: "var(--accent, #2b5c74)",
    SOFT: "var(--soft, #55606b)",
    LINE: "var(--line, #b8c0c8)",
    PAPER: "var(--paper, Canvas)",
}
_FONTS = ["DejaVu Sans", "Noto Sans CJK SC", "sans-serif"]
"""What text is measured with: the first is wide and comes with matplotlib, so that the fonts of
the page find room."""

_ID = re.compile(r'\bid="([^"]+)"')
_USED = re.compile(r'url\(#([^)"]+)\)|href="#([^"]+)"')
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_OPENING = re.compile(r"<svg\b[^>]*>")
_STYLE = re.compile(r"\s*<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_FAMILY = re.compile(r"font-family: [^;\"]+")


def available() -> bool:
    """Whether pictures can be drawn here."""
    return find_spec("matplotlib") is not None


def drawn(
    key: str, size: tuple[float, float], title: str, told: str, draw: Callable[[Axes], None]
) -> str:
    """The SVG that `draw` makes on axes of `size` (inches); `told` says in words what it shows.

    `key` is unlike that of any other chart of the page, for the ids. Text stays text, set in the
    colours of the page. Same input, same bytes, given the same fonts.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": key, "font.family": _FONTS}
    out = io.StringIO()
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a sign that no font here has; the reader's fonts may
        figure = Figure(figsize=size, layout="constrained")
        canvas = FigureCanvasSVG(figure)
        figure.patch.set_visible(False)
        axes = figure.subplots()
        _plain(axes)
        draw(axes)
        canvas.print_svg(out, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return _inline(out.getvalue(), key, title, told)


def text(words: str) -> str:
    """Words as a chart shows them: nothing unseen, and no formula between dollar signs."""
    return " ".join(visible(words).split()).replace("$", r"\$")


def marked(axes: Axes, at: float, name: str, height: float) -> None:
    """A dashed line across the picture at a place, its name beside it at a height from 0 to 1."""
    axes.axvline(at, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate(
        text(name),
        (at, height),
        xycoords=("data", "axes fraction"),
        xytext=(-3, 3),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=8,
        color=SOFT,
    )


def _plain(axes: Axes) -> None:
    axes.patch.set_visible(False)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(LINE)
    axes.tick_params(colors=SOFT, labelsize=9)


def _inline(svg: str, key: str, title: str, told: str) -> str:
    """The picture without what belongs to a file of its own, with a name and a description."""
    svg = _STYLE.sub("", _METADATA.sub("", svg[svg.index("<svg") :]))
    svg = _FAMILY.sub("font-family: var(--body, sans-serif)", svg)
    svg = _ID.sub(lambda found: f'id="{key}-{found[1]}"', svg)
    svg = _USED.sub(lambda found: _reference(key, found), svg)
    for colour, shown in _COLOURS.items():
        svg = svg.replace(colour, shown)
    opening = _OPENING.search(svg)
    assert opening is not None
    named = f'role="img" aria-labelledby="{key}-title {key}-desc" style="stroke-linejoin: round"'
    head = f'<title id="{key}-title">{html_text(title)}</title>'
    head += f'<desc id="{key}-desc">{html_text(told)}</desc>'
    return f"{opening[0][:-1]} {named}>{head}{svg[opening.end() :]}".strip()


def _reference(key: str, found: re.Match[str]) -> str:
    return f"url(#{key}-{found[1]})" if found[1] else f'href="#{key}-{found[2]}"'
