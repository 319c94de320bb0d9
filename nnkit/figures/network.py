"""A network as a graph: neurons in columns, values above the edges and slopes below them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from .style import BLUE, GREY, INK, OCHRE, WIDTH, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

RADIUS = 0.23
DIAMOND = 1.3
LINE = 0.19
SHAPES = {"circle", "square", "diamond"}
Label = float | str | None
Point = tuple[float, float]


@in_style
def network_graph(
    sizes: Sequence[int],
    weights: Sequence[Sequence[Sequence[Label]]] | None = None,
    *,
    names: Sequence[Sequence[str]] | None = None,
    values: Sequence[Sequence[Label]] | None = None,
    biases: Sequence[Sequence[Label]] | None = None,
    slopes: Sequence[Sequence[Sequence[Label]]] | None = None,
    bias_slopes: Sequence[Sequence[Label]] | None = None,
    columns: Sequence[str] | None = None,
    shapes: Sequence[Sequence[str]] | None = None,
    into: tuple[int, int] | None = None,
    thick: bool = False,
    height: float = 3.0,
) -> Figure:
    """Draw a network of any sizes: a column a layer, weights above the edges, slopes below.

    An edge with a negative number is dashed.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then of neurons in each layer.
    weights : nested sequence, optional
        For each layer its weights as rows of numbers or words, shape (inputs, outputs).
    names : sequence of sequences of str, optional
        What stands in each neuron, the inputs included; at most three letters fit.
    values : sequence of sequences, optional
        Numbers or words above each neuron, the inputs included; `None` for nothing.
    biases : sequence of sequences, optional
        Numbers or words below each neuron, without the inputs.
    slopes : nested sequence, optional
        Numbers or words below the edges, shaped like `weights`.
    bias_slopes : sequence of sequences, optional
        Numbers or words below the biases, shaped like `biases`.
    columns : sequence of str, optional
        A title above each column, the inputs included.
    shapes : sequence of sequences of str, optional
        "circle", "square" or "diamond" for each neuron, the inputs included.
    into : (int, int), optional
        A layer, from 1, and a neuron in it, from 0, whose incoming edges stand out.
    thick : bool, default False
        Whether an edge is the thicker, the larger its number.
    height : float, default 3.0
        The height in inches.

    Returns
    -------
    Picture
        The graph.

    Raises
    ------
    ValueError
        If the sizes and what is written on them do not fit.
    """
    rows_a_neuron = {"names": names, "values": values, "shapes": shapes}
    _check_rows(list(sizes), rows_a_neuron)
    _check_rows(list(sizes)[1:], {"biases": biases, "bias_slopes": bias_slopes})
    _check_matrices(list(sizes), {"weights": weights, "slopes": slopes})
    _check_shapes(shapes)
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    # One unit is one inch, so that words turn with their edges.
    axes.set(xlim=(0, WIDTH), ylim=(0, height))
    axes.set_axis_off()
    top = height - (0.35 if columns else 0.0)
    at = [_column(layer, len(sizes), size, top) for layer, size in enumerate(sizes)]
    look = shapes or [["circle"] * size for size in sizes]
    for layer, (sources, targets) in enumerate(zip(at, at[1:], strict=False)):
        rows = weights[layer] if weights else None
        below = slopes[layer] if slopes else None
        share = _share(sources, targets, top)
        for (i, start), (j, end) in product(enumerate(sources), enumerate(targets)):
            labels = rows[i][j] if rows else None, below[i][j] if below else None
            ends = look[layer][i], look[layer + 1][j]
            _edge(axes, start, end, ends, labels, share, into == (layer + 1, j), thick)
    for layer, places in enumerate(at):
        if columns:
            axes.text(places[0][0], height - 0.12, columns[layer], ha="center", va="top")
        for j, place in enumerate(places):
            name = names[layer][j] if names else ""
            rim = _rim(look[layer][j], math.pi / 2)
            _neuron(axes, place, name, look[layer][j], layer == 0, into == (layer, j))
            if values and values[layer][j] is not None:
                _beside(axes, place, rim, values[layer][j], weight="bold", color=BLUE)
            if biases and layer and biases[layer - 1][j] is not None:
                _beside(axes, place, -rim, biases[layer - 1][j], color=INK)
            if bias_slopes and layer and bias_slopes[layer - 1][j] is not None:
                under = rim + (LINE if biases else 0.0)
                _beside(axes, place, -under, bias_slopes[layer - 1][j], color=OCHRE)
    return figure


def _check_rows(expected: Sequence[int], given: dict[str, Sequence[Sequence[Any]] | None]) -> None:
    for name, rows in given.items():
        if rows is not None and [len(row) for row in rows] != expected:
            found = [len(row) for row in rows]
            raise ValueError(f"{name} must have {expected} entries; got {found}.")


def _check_matrices(
    sizes: Sequence[int], given: dict[str, Sequence[Sequence[Sequence[Label]]] | None]
) -> None:
    pairs = [{pair} for pair in zip(sizes, sizes[1:], strict=False)]
    for name, matrices in given.items():
        if matrices is None:
            continue
        if [{(len(rows), len(row)) for row in rows} for rows in matrices] != pairs:
            raise ValueError(f"{name} must be a matrix a layer between {sizes} neurons.")


def _check_shapes(shapes: Sequence[Sequence[str]] | None) -> None:
    unknown = {shape for layer in shapes or [] for shape in layer} - SHAPES
    if unknown:
        raise ValueError(f"shapes are {', '.join(sorted(SHAPES))}; got {sorted(unknown)}.")


def _column(layer: int, layers: int, size: int, top: float) -> list[Point]:
    side = 0.62
    x = side + (WIDTH - 2 * side) * layer / (layers - 1)
    return [(x, top * (1 - (j + 0.5) / size)) for j in range(size)]


def _share(sources: Sequence[Point], targets: Sequence[Point], top: float) -> float:
    """How far along the edges their values stand: where all of them are evenly far apart."""
    apart, between = top / len(sources), top / len(targets)
    share = apart / (apart + len(targets) * between)
    length = targets[0][0] - sources[0][0]
    return max(share, (RADIUS + 0.25) / length)


def _rim(shape: str, angle: float) -> float:
    """How far a neuron's rim is from its centre in this direction."""
    across, up = abs(math.cos(angle)), abs(math.sin(angle))
    reach = {"circle": 1.0, "square": 1 / max(across, up), "diamond": DIAMOND / (across + up)}
    return RADIUS * reach[shape]


def _edge(
    axes: Axes,
    start: Point,
    end: Point,
    shapes: tuple[str, str],
    labels: tuple[Label, Label],
    share: float,
    bold: bool,
    thick: bool,
) -> None:
    (x0, y0), (x1, y1) = start, end
    angle = math.atan2(y1 - y0, x1 - x0)
    first, last = (_rim(shape, angle) for shape in shapes)
    above, below = labels
    number = above if isinstance(above, int | float) else None
    width = 0.8 + 0.35 * abs(number) if thick and number is not None else 1.2
    axes.plot(
        [x0 + first * math.cos(angle), x1 - last * math.cos(angle)],
        [y0 + first * math.sin(angle), y1 - last * math.sin(angle)],
        color=BLUE if bold else GREY,
        linewidth=2.6 if bold else width,
        linestyle="--" if number is not None and number < 0 else "-",
        zorder=2 if bold else 1,
    )
    x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    for label, side, va, colour in (
        (above, 1, "bottom", BLUE if bold else INK),
        (below, -1, "top", OCHRE),
    ):
        if label is None:
            continue
        axes.text(
            x - side * 0.03 * math.sin(angle),
            y + side * 0.03 * math.cos(angle),
            _written(label),
            rotation=math.degrees(angle),
            rotation_mode="anchor",
            ha="center",
            va=va,
            fontweight="bold" if bold and side > 0 else "normal",
            color=colour,
            zorder=4,
        )


def _neuron(axes: Axes, place: Point, name: str, shape: str, is_input: bool, bold: bool) -> None:
    from matplotlib.patches import Circle, Polygon, Rectangle

    x, y = place
    look: dict[str, Any] = {
        "facecolor": "none",
        "edgecolor": INK if is_input else BLUE,
        "linewidth": 3 if bold else 1.6,
        "zorder": 3,
    }
    if shape == "circle":
        axes.add_patch(Circle(place, RADIUS, **look))
    elif shape == "square":
        axes.add_patch(Rectangle((x - RADIUS, y - RADIUS), 2 * RADIUS, 2 * RADIUS, **look))
    else:
        reach = DIAMOND * RADIUS
        corners = [(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)]
        axes.add_patch(Polygon(corners, **look))
    axes.text(x, y, name, ha="center", va="center", color=INK, zorder=4)


def _beside(axes: Axes, place: Point, rim: float, label: Label, **look: Any) -> None:
    """Write above a neuron, or below it if `rim` is negative."""
    x, y = place
    axes.text(
        x,
        y + rim + math.copysign(0.05, rim),
        _written(label),
        ha="center",
        va="bottom" if rim > 0 else "top",
        zorder=4,
        **look,
    )


def _written(label: Label) -> str:
    text = label if isinstance(label, str) else f"{label:g}"
    return text.replace("-", "−")
