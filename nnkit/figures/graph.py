"""The graph of a computation: what goes in on the left, the result on the right.

Values stand above the edges and slopes below them, as everywhere in the book.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .style import BLUE, DARK, GREY, INK, OCHRE, WIDTH, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Point = tuple[float, float]
RADIUS = 0.24


@in_style
def chain(
    names: Sequence[str],
    values: Sequence[str],
    local_slopes: Sequence[str],
    slopes: Sequence[str],
    *,
    radius: float = 0.3,
) -> Figure:
    """Draw values that are made from each other, one after the other, and the way back.

    Parameters
    ----------
    names : sequence of str
        What stands in each node, from the first to the result.
    values : sequence of str
        What stands above each node; empty for nothing.
    local_slopes : sequence of str
        What stands below each edge, one fewer than nodes.
    slopes : sequence of str
        What stands below each node: the slope of the result in it.
    radius : float, default 0.3
        Of a node; smaller ones leave more room for local slopes.

    Returns
    -------
    Picture
        A row of nodes; an arrow below them leads back from the result to the first.

    Raises
    ------
    ValueError
        If the four lists do not fit each other.
    """
    lengths = [len(names), len(values), len(local_slopes) + 1, len(slopes)]
    if len(set(lengths)) != 1:
        raise ValueError(
            "names, values and slopes need one entry a node, local_slopes one an edge; "
            f"got {len(names)}, {len(values)}, {len(slopes)} and {len(local_slopes)}."
        )
    axes = canvas(2.15)
    first, last, y = 1.05, WIDTH - 0.4, 1.3
    at = [(first + (last - first) * k / (len(names) - 1), y) for k in range(len(names))]
    for start, end, slope in zip(at, at[1:], local_slopes, strict=False):
        edge(axes, start, end, below=slope, radius=radius)
    for place, name, value, slope in zip(at, names, values, slopes, strict=True):
        node(axes, place, name, radius=radius)
        axes.text(place[0], y + 0.38, value, ha="center", color=BLUE, fontweight="bold")
        axes.text(place[0], 0.5, slope, ha="center", va="bottom", color=OCHRE, fontweight="bold")
    arrow(axes, (last, 0.34), (first, 0.34))
    axes.text((first + last) / 2, 0.28, "back", ha="center", va="top", color=OCHRE)
    rows = {"value": y + 0.38, "local": y - 0.19, "slope": 0.5}
    for word, height in rows.items():
        if word != "value" or any(values):
            axes.text(0.05, height, word, ha="left", va="bottom", fontstyle="italic")
    return figure_of(axes)


@in_style
def sum_times_graph(xs: Sequence[float], y: float, z: float) -> Figure:
    """Draw `f = (x + y) z` as a graph, once for each x, with values and slopes.

    Parameters
    ----------
    xs : sequence of float
        One graph for each.
    y, z : float

    Returns
    -------
    Picture
        The graphs below each other.
    """
    axes = canvas(2.3 * len(xs))
    for k, x in enumerate(reversed(xs)):
        bottom = 2.3 * k
        q = x + y
        places: dict[str, Point] = {
            "x": (0.35, bottom + 1.83),
            "y": (0.35, bottom + 1.05),
            "z": (0.35, bottom + 0.3),
            "+": (2.35, bottom + 1.44),
            "×": (4.05, bottom + 0.85),
        }
        out = (5.3, bottom + 0.85)
        for start, end, value, slope in (
            ("x", "+", x, z),
            ("y", "+", y, z),
            ("+", "×", q, z),
            ("z", "×", z, q),
        ):
            share = 0.5 if end == "×" else 0.25
            edge(axes, places[start], places[end], number(value), number(slope), share=share)
        edge(axes, places["×"], out, number(q * z), "1", end_radius=0.0)
        for name, place in places.items():
            node(axes, place, name if name in "+×" else f"${name}$", result=name in "+×")
        axes.text(out[0] + 0.08, out[1], "$f$", ha="left", va="center")
        axes.text(2.68, bottom + 1.5, "$q$", ha="left", va="bottom")
    return figure_of(axes)


@in_style
def one_gate() -> Figure:
    """Draw what one node does on the way back: upstream times local is downstream.

    Returns
    -------
    Picture
        A node with two inputs and its result; dashed arrows lead back.
    """
    axes = canvas(3.0)
    middle: Point = (2.9, 1.7)
    for name, y in (("x", 2.6), ("y", 0.8)):
        start, side = (0.55, y), 1 if name == "x" else -1
        tilt = (middle[1] - y) / (middle[0] - start[0])
        edge(axes, start, middle, f"${name}$", radius=0.0, end_radius=0.5)
        back = [(x, y + tilt * (x - start[0]) - 0.15) for x in (2.15, 0.6)]
        arrow(axes, back[0], back[1], style="--")
        local = rf"\frac{{\partial f}}{{\partial {name}}}"
        axes.text(
            middle[0] - 0.38,
            middle[1] + 0.05 * side,
            f"${local}$",
            va="bottom" if name == "x" else "top",
            fontsize=14,
        )
        axes.text(
            0.1,
            y - 0.62 if name == "x" else y - 0.5,
            rf"$\frac{{\partial L}}{{\partial {name}}} ="
            rf" \frac{{\partial L}}{{\partial f}} \cdot {local}$",
            va="center",
            color=OCHRE,
            fontsize=14,
        )
    edge(axes, middle, (5.45, 1.7), "$f$", radius=0.5, end_radius=0.0)
    arrow(axes, (5.4, 1.55), (3.5, 1.55), style="--")
    upstream = r"$\frac{\partial L}{\partial f}$"
    axes.text(4.45, 1.47, upstream, ha="center", va="top", color=OCHRE, fontsize=14)
    node(axes, middle, "", radius=0.5, result=True)
    axes.text(middle[0] + 0.26, middle[1], "$f$", ha="center", va="center", fontsize=14)
    axes.text(4.45, 1.02, "upstream", ha="center", va="top", fontstyle="italic")
    axes.text(middle[0], 1.12, "local", ha="center", va="top", fontstyle="italic")
    axes.text(1.55, 0.3, "downstream", ha="left", va="center", fontstyle="italic")
    axes.text(0.1, 1.62, "downstream", ha="left", va="center", fontstyle="italic")
    return figure_of(axes)


def canvas(height: float) -> Axes:
    """Return axes in which one unit is one inch, as wide as the text."""
    from matplotlib.figure import Figure

    axes = Figure(figsize=(WIDTH, height)).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, height))
    axes.set_axis_off()
    return axes


def figure_of(axes: Axes) -> Figure:
    """Return the whole figure that the axes are in."""
    figure: Any = axes.figure
    return figure  # type: ignore[no-any-return]


def number(x: float) -> str:
    """Write a number with a proper minus sign."""
    return f"{x:g}".replace("-", "−")


def node(
    axes: Axes, place: Point, text: str, *, radius: float = RADIUS, result: bool = False
) -> None:
    """Draw a circle with a text in it, blue if it computes."""
    from matplotlib.patches import Circle

    edgecolor = BLUE if result else INK
    axes.add_patch(
        Circle(place, radius, facecolor="none", edgecolor=edgecolor, linewidth=1.6, zorder=3)
    )
    axes.text(*place, text, ha="center", va="center", color=INK, zorder=4)


def edge(
    axes: Axes,
    start: Point,
    end: Point,
    above: str | None = None,
    below: str | None = None,
    *,
    radius: float = RADIUS,
    end_radius: float | None = None,
    share: float = 0.5,
) -> None:
    """Draw an edge from rim to rim with a value above it and a slope below it."""
    (x0, y0), (x1, y1) = start, end
    angle = math.atan2(y1 - y0, x1 - x0)
    across, up = math.cos(angle), math.sin(angle)
    last = radius if end_radius is None else end_radius
    x0, y0, x1, y1 = x0 + radius * across, y0 + radius * up, x1 - last * across, y1 - last * up
    axes.plot([x0, x1], [y0, y1], color=GREY, linewidth=1.2, zorder=1)
    x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    for text, side, va, colour in ((above, 1, "bottom", BLUE), (below, -1, "top", OCHRE)):
        if text is not None:
            axes.text(
                x - side * 0.03 * up,
                y + side * 0.03 * across,
                text,
                rotation=math.degrees(angle),
                rotation_mode="anchor",
                ha="center",
                va=va,
                color=colour,
                fontweight="bold",
                zorder=4,
            )


def arrow(axes: Axes, start: Point, end: Point, *, style: str = "-") -> None:
    """Draw an arrow in the colour of slopes."""
    axes.annotate(
        "", end, start, arrowprops={"arrowstyle": "->", "color": OCHRE, "linestyle": style}
    )


def box(
    axes: Axes,
    x: float,
    y: float,
    width: float,
    height: float,
    name: str,
    rows: str,
    columns: str,
    colour: str,
) -> None:
    """Draw a matrix around (x, y), its number of rows to the left and of columns above."""
    from matplotlib.patches import Rectangle

    corner = (x - width / 2, y - height / 2)
    axes.add_patch(Rectangle(corner, width, height, facecolor=colour, edgecolor=INK))
    axes.text(x, y, name, ha="center", va="center", color=DARK)
    axes.text(x - width / 2 - 0.06, y, rows, ha="right", va="center")
    axes.text(x, y + height / 2 + 0.05, columns, ha="center", va="bottom")
