"""The pictures of the feedforward chapter; the networks themselves are drawn by `network`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..activations import sigmoid
from ..data import Samples
from ..feedforward import combine_models
from ..optimizers import Adam
from ..perceptron import step
from ..training import Network
from .graph import box
from .style import (
    BLUE,
    DARK,
    INK,
    OCHRE,
    PALE,
    PALE_BLUE,
    PALE_OCHRE,
    WIDTH,
    FloatArray,
    axes_in_rows,
    in_style,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Line = tuple[float, float, float]
"""A neuron with two inputs: its two weights and its bias."""


@in_style
def two_models(
    first: Line, second: Line, output: Line, point: tuple[float, float], reach: float = 6.0
) -> Figure:
    """Draw where two neurons say yes, and where a third one does that weighs the two.

    Parameters
    ----------
    first, second : (w1, w2, b)
        The two neurons on the plane.
    output : (w1, w2, b)
        The neuron that takes their probabilities.
    point : (x1, x2)
        Where all three are asked.
    reach : float, default 6.0
        The plane is drawn from minus this to this.

    Returns
    -------
    Picture
        Three panels; a region is hatched where the probability is 0.5 or more.
    """
    figure, panels = axes_in_rows(1, 3, height=2.5)
    x1, x2 = np.meshgrid(*2 * [np.linspace(-reach, reach, 121)])
    p1, p2 = (sigmoid(w1 * x1 + w2 * x2 + b) for w1, w2, b in (first, second))
    both = combine_models(p1, p2, *output)
    titles = ["the first says", "the second says", "the third says"]
    at = int(np.argmin(np.abs(x1[0] - point[0]))), int(np.argmin(np.abs(x1[0] - point[1])))
    for axes, p, title in zip(panels, (p1, p2, both), titles, strict=True):
        region(axes, x1, x2, p - 0.5)
        axes.plot(*point, "o", color=DARK)
        axes.annotate(
            f"{p[at[1], at[0]]:.2f}",
            point,
            xytext=(6, 5),
            textcoords="offset points",
            fontweight="bold",
            color=DARK,
        )
        bare(axes, title, "$x_1$", "$x_2$")
    for p in p1, p2:
        panels[2].contour(x1, x2, p, [0.5], colors=INK, linestyles=":")
    return figure


@in_style
def square_of_probabilities(lines: Sequence[Line], point: tuple[float, float]) -> Figure:
    """Draw what several neurons make of two probabilities, on the square of all pairs.

    Parameters
    ----------
    lines : sequence of (w1, w2, b)
        A neuron for each panel.
    point : (p1, p2)
        The pair that is asked.

    Returns
    -------
    Picture
        A panel a neuron; a region is hatched where the answer is 0.5 or more.
    """
    figure, panels = axes_in_rows(1, len(lines), height=2.7)
    p1, p2 = np.meshgrid(*2 * [np.linspace(0, 1, 201)])
    for axes, (w1, w2, b) in zip(panels, lines, strict=True):
        region(axes, p1, p2, w1 * p1 + w2 * p2 + b)
        axes.plot(*point, "o", color=DARK)
        axes.annotate(
            f"{float(combine_models(*point, w1, w2, b)):.2f}",
            point,
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            fontweight="bold",
            color=DARK,
        )
        for c1, c2 in (0, 0), (0, 1), (1, 0), (1, 1):
            axes.plot(c1, c2, "o", color=INK, markersize=4)
            axes.annotate(
                f"{float(combine_models(c1, c2, w1, w2, b)):.2f}",
                (c1, c2),
                xytext=(0, 5 if c2 else -5),
                textcoords="offset points",
                ha="center",
                va="bottom" if c2 else "top",
            )
        bare(axes, _rule(w1, w2, b), "$p_1$", "$p_2$")
        axes.set(xticks=[0, 1], yticks=[0, 1], xlim=(-0.2, 1.2), ylim=(-0.2, 1.2))
    return figure


@in_style
def shapes_as_boxes() -> Figure:
    """Draw the shapes of a layer as boxes, samples as rows and below it samples as columns.

    Returns
    -------
    Picture
        Two rows of boxes; sides of one length have one letter.
    """
    from matplotlib.figure import Figure

    height = 4.3
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, height))
    axes.set_axis_off()
    n, d, h = 1.2, 0.9, 0.6
    axes.text(0.1, height - 0.1, "here: samples are rows", va="top", fontweight="bold")
    y = 2.95
    box(axes, 0.75, y, d, n, "$X$", "$N$", "$D$", PALE)
    axes.text(1.42, y, "@", ha="center", va="center")
    box(axes, 2.1, y, h, d, "$W$", "$D$", "$H$", PALE_BLUE)
    axes.text(2.63, y, "+", ha="center", va="center")
    box(axes, 3.2, y, h, 0.28, "$b$", "", "$H$", PALE_OCHRE)
    axes.text(3.75, y, "=", ha="center", va="center")
    box(axes, 4.6, y, h, n, "$Z$", "$N$", "$H$", PALE)
    axes.text(0.1, 1.75, "S4: one sample is a column", va="top", fontweight="bold")
    y = 0.75
    box(axes, 0.85, y, d, h, "$W^T$", "2", "3", PALE_BLUE)
    axes.text(1.55, y, "·", ha="center", va="center")
    box(axes, 2.1, y, 0.28, d, "$a$", "3", "1", PALE)
    axes.text(2.63, y, "+", ha="center", va="center")
    box(axes, 3.2, y, 0.28, h, "$b$", "2", "1", PALE_OCHRE)
    axes.text(3.75, y, "=", ha="center", va="center")
    box(axes, 4.6, y, 0.28, h, "$z$", "2", "1", PALE)
    return figure


@in_style
def xor_solved(
    names: Sequence[str],
    first: Line = (1, 1, -0.5),
    second: Line = (-1, -1, 1.5),
    output: Line = (1, 1, -1.5),
) -> Figure:
    """Draw XOR on the plane of its inputs with two lines, and on the plane of the two answers.

    Parameters
    ----------
    names : sequence of str
        What the corners (0, 0), (0, 1), (1, 0), (1, 1) are called.
    first, second : (w1, w2, b)
        Two threshold neurons: one that asks for any input, one that refuses both.
    output : (w1, w2, b)
        The threshold neuron that takes their answers.

    Returns
    -------
    Picture
        Two panels; a region is hatched where the output neuron says 1.
    """
    figure, panels = axes_in_rows(1, 2, height=3.1)
    x1, x2 = np.meshgrid(*2 * [np.linspace(-0.6, 1.6, 221)])
    corners = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=float)
    labels = [0, 1, 1, 0]
    yes = [name for name, label in zip(names, labels, strict=True) if label]

    def hidden(u: FloatArray, v: FloatArray) -> list[FloatArray]:
        return [np.asarray(step(w1 * u + w2 * v + b)) for w1, w2, b in (first, second)]

    def says(u: FloatArray, v: FloatArray) -> FloatArray:
        return output[0] * u + output[1] * v + output[2]

    places = corners, np.column_stack(hidden(*corners.T))
    region(panels[0], x1, x2, says(*hidden(x1, x2)), edge=False)
    region(panels[1], x1, x2, says(x1, x2))
    for (w1, w2, b), style in (first, "-"), (second, "--"):
        panels[0].contour(x1, x2, w1 * x1 + w2 * x2 + b, [0], colors=INK, linestyles=style)
    panels[0].text(-0.42, 0.78, "red", rotation=-45, ha="center", va="center")
    panels[0].text(1.43, 0.23, "green", rotation=-45, ha="center", va="center")
    for axes, points in zip(panels, places, strict=True):
        merged: dict[tuple[float, float], list[str]] = {}
        for (u, v), label, name in zip(points, labels, names, strict=True):
            axes.plot(u, v, "o" if label else "s", color=OCHRE, markersize=8)
            merged.setdefault((float(u), float(v)), []).append(name)
        for (u, v), found in merged.items():
            above = (u, v) == (1, 1)
            axes.annotate(
                "\n".join(found),
                (u, v),
                xytext=(0, 8 if above else -8),
                textcoords="offset points",
                ha="center",
                va="bottom" if above else "top",
                color=DARK if found[0] in yes else INK,
            )
    bare(panels[0], "what comes in", "$x_1$: not", "$x_2$: happy")
    bare(panels[1], "what the two make of it", "$a_1$: red", "$a_2$: green")
    for axes in panels:
        axes.set(xticks=[0, 1], yticks=[0, 1])
    return figure


@in_style
def growing_hidden_layers(hidden: Sequence[int], seed: int = 10) -> Figure:
    """Train networks with more and more hidden neurons on one set of points, and draw them.

    Parameters
    ----------
    hidden : sequence of int
        How many hidden neurons each network has, a panel each.
    seed : int, default 10
        Where the points and the initial weights come from.

    Returns
    -------
    Picture
        A panel a network; a region is hatched where it says class 1.
    """
    X, y = _points(seed)
    figure, panels = axes_in_rows(1, len(hidden), height=2.6)
    x1, x2 = np.meshgrid(*2 * [np.linspace(-1.6, 1.6, 81)])
    grid = np.column_stack([x1.ravel(), x2.ravel()])
    for axes, size in zip(panels, hidden, strict=True):
        network = Network([2, size, 1], np.random.default_rng(seed), "tanh", "sigmoid", "xavier")
        optimizer = Adam(lr=0.05)
        for _ in range(300):
            slopes = network.gradients(X, y)[1]
            network.parameters[:] = optimizer.step(network.parameters, slopes)
        wrong = int(np.sum((network.forward(X)[:, 0] >= 0.5) != y))
        region(axes, x1, x2, network.forward(grid)[:, 0].reshape(x1.shape) - 0.5)
        for label, marker in (0, "s"), (1, "o"):
            axes.plot(*X[y == label].T, marker, color=OCHRE, markersize=4)
        bare(axes, f"{size} hidden", f"{wrong} of {len(y)} wrong", "")
        axes.set(xticks=[], yticks=[])
    return figure


def _points(seed: int) -> Samples:
    """Draw 70 points of two classes with a bent border between them, and mislabel four."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1.5, 1.5, (70, 2))
    y = (X[:, 0] ** 2 + (X[:, 1] - 0.6 * np.sin(2 * X[:, 0])) ** 2 < 0.9).astype(np.int_)
    flipped = rng.choice(len(y), 4, replace=False)
    y[flipped] = 1 - y[flipped]
    return X, y


def region(
    axes: Axes, x1: FloatArray, x2: FloatArray, score: FloatArray, edge: bool = True
) -> None:
    """Hatch where `score` is 0 or more, and draw the edge of that region."""
    highest = max(float(score.max()), 0.0) + 1.0
    axes.contourf(x1, x2, score, [0.0, highest], colors=PALE_BLUE, hatches=["//"])
    if edge and score.min() < 0 <= score.max():
        axes.contour(x1, x2, score, [0.0], colors=BLUE)


def bare(axes: Axes, title: str, x: str, y: str) -> None:
    axes.set(title=title, xlabel=x, ylabel=y, xticks=[], yticks=[])
    axes.set_box_aspect(1)


def _rule(w1: float, w2: float, b: float) -> str:
    if (w1, w2, b) == (1, 1, 0):
        return "$\\sigma(p_1 + p_2)$"
    return f"$\\sigma({w1:g}\\,p_1 + {w2:g}\\,p_2 {b:+g})$"
