"""How the book's still pictures look.

A picture has no background and is drawn in colours of middle brightness, so that it reads on a
white page and on a dark one. Blue is what the network says, ochre is the right class and what an
error costs, grey is everything else; what a colour says, a label, a hatching or a line style says
too. matplotlib is imported when the first picture is drawn.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FloatArray = NDArray[np.float64]
P = ParamSpec("P")

INK = "#747b85"
BLUE = "#2f6fc9"
OCHRE = "#c98524"
GREY = "#8a929c"

PALE, PALE_BLUE, PALE_OCHRE, DARK = "#eceef1", "#8fb5ec", "#e9b872", "#1b2026"

WIDTH = 5.6
STYLE: Any = {
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": INK,
    "axes.titlesize": 12,
    "figure.facecolor": "none",
    "font.size": 11,
    "hatch.color": INK,
    "hatch.linewidth": 0.6,
    "legend.frameon": False,
    "legend.labelcolor": INK,
    "lines.linewidth": 2,
    "savefig.facecolor": "none",
    "svg.hashsalt": "nnkit",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}


@dataclass(frozen=True)
class Picture:
    """A matplotlib figure that a notebook shows as SVG, with or without a plotting backend.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What is shown.

    Examples
    --------
    >>> from nnkit.figures import temperature
    >>> picture = temperature([10, 20, 30], ["Dog", "Cat", "Horse"], [1, 10])
    >>> picture.svg().startswith("<?xml")
    True
    """

    figure: Figure

    def svg(self) -> str:
        """Return the picture as SVG text, the same at every call."""
        from matplotlib import rc_context

        text = io.StringIO()
        with rc_context(STYLE):
            self.figure.savefig(text, format="svg", metadata={"Date": None})
        return text.getvalue()

    def _repr_svg_(self) -> str:
        return self.svg()


def in_style(draw: Callable[P, Figure]) -> Callable[P, Picture]:
    """Let a function that draws a figure draw it in the book's style and give a `Picture`."""

    @functools.wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Picture:
        from matplotlib import rc_context

        with rc_context(STYLE):
            return Picture(draw(*args, **kwargs))

    return drawn


def axes_in_rows(rows: int, columns: int, height: float) -> tuple[Figure, list[Axes]]:
    """Return a figure as wide as the text, and its axes row by row."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False, gridspec_kw={"wspace": 0.1})
    return figure, list(panels.flat)
