"""The pictures of the perceptron chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..perceptron import perceptron_update, step, weighted_sum
from .plane import half_plane, labelled_points
from .style import BLUE, DARK, GREY, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@in_style
def neuron_and_model() -> Figure:
    """Draw a nerve cell above an artificial neuron, part above part.

    Returns
    -------
    Picture
        Two sketches whose parts stand above each other.
    """
    from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
    from matplotlib.path import Path

    figure, (cell, model) = axes_in_rows(2, 1, height=4.7)
    for axes in cell, model:
        axes.set(xlim=(0, 10), ylim=(-1.75, 1.75), aspect="equal")
        axes.axis("off")
    cell.set_title("a nerve cell", loc="left")
    model.set_title("an artificial neuron", loc="left")

    def curve(axes: Axes, points: Sequence[tuple[float, float]], width: float) -> None:
        codes = [Path.MOVETO] + [Path.CURVE4] * 3
        line = PathPatch(Path(points, codes), fill=False, color=GREY, linewidth=width)
        axes.add_patch(line)

    for y in 1.0, 0.0, -1.0:
        curve(cell, [(1.5, y), (2.6, y), (3.0, y / 3), (4.1, y / 4)], 3)
        for side in -0.25, 0.25:
            curve(cell, [(0.8, y + side), (1.2, y + side), (1.3, y), (1.6, y)], 1.5)
        cell.plot(0.7, y + 0.25, "o", color=INK, markersize=4)
        cell.plot(0.7, y - 0.25, "o", color=INK, markersize=4)
    curve(cell, [(4.6, 0), (5.8, 0.25), (6.8, -0.25), (8.0, 0)], 4)
    for y in 0.6, 0.0, -0.6:
        curve(cell, [(7.9, 0), (8.3, 0), (8.4, y), (8.9, y)], 2)
        cell.plot(8.95, y, "o", color=INK, markersize=5)
    cell.add_patch(Circle((4.5, 0), 0.62, facecolor=GREY, edgecolor=INK))
    cell.add_patch(Circle((4.5, 0), 0.2, facecolor=DARK, edgecolor="none"))
    parts = {0.75: "synapses", 2.6: "dendrites", 4.6: "cell body", 6.9: "axon", 8.95: "terminals"}
    for x, text in parts.items():
        cell.text(x, -1.7, text, ha="center")

    for i, y in enumerate((1.0, 0.0, -1.0), 1):
        model.add_patch(Circle((0.75, y), 0.34, facecolor="none", edgecolor=INK))
        model.text(0.75, y - 0.02, f"$x_{i}$", ha="center", va="center")
        model.plot([1.12, 3.92], [y, y / 5], color=GREY)
        edge, gap = ("top", -0.08) if y < 0 else ("bottom", 0.08)
        model.text(2.25, 0.72 * y + gap, f"$w_{i}$", ha="center", va=edge)
    model.add_patch(Circle((4.5, 0), 0.62, facecolor="none", edgecolor=INK, linewidth=2))
    model.text(4.5, 0, "$\\Sigma + b$", ha="center", va="center")
    model.plot([5.15, 6.05], [0, 0], color=GREY)
    model.text(5.6, 0.12, "$z$", ha="center", va="bottom")
    box = FancyBboxPatch((6.1, -0.5), 1.3, 1.0, "round,pad=0.05", facecolor="none", edgecolor=INK)
    model.add_patch(box)
    model.plot([6.2, 6.75, 6.75, 7.3], [-0.3, -0.3, 0.3, 0.3], color=BLUE)
    model.annotate(
        "",
        (8.75, 0),
        (7.5, 0),
        arrowprops={"arrowstyle": "-|>", "color": GREY, "linewidth": 2, "shrinkA": 0},
    )
    model.text(8.85, 0, "$\\hat y$", ha="left", va="center", color=BLUE, fontsize=13)
    roles = {0.75: "inputs", 2.4: "weights", 4.5: "sum", 6.75: "step", 9.0: "answer"}
    for x, text in roles.items():
        model.text(x, -1.7, text, ha="center")
    return figure


@in_style
def photocells(pixels: ArrayLike) -> Figure:
    """Draw a digit as the 20 by 20 photocells of the Mark I would take it, beside its pixels.

    Parameters
    ----------
    pixels : array_like
        Ink from 0 to 1, shape (8, 8).

    Returns
    -------
    Picture
        Two grids of dots; the larger a dot, the more ink is there.
    """
    ink = np.asarray(pixels, dtype=np.float64).reshape(8, 8)
    at = np.clip((np.arange(20) + 0.5) * 8 / 20 - 0.5, 0, 7)
    rows = np.array([np.interp(at, np.arange(8), row) for row in ink])
    fine = np.array([np.interp(at, np.arange(8), column) for column in rows.T]).T
    figure, panels = axes_in_rows(1, 2, height=3.1)
    for axes, grid, title, largest in (
        (panels[0], fine, "20 × 20 photocells", 52),
        (panels[1], ink, "8 × 8 pixels", 330),
    ):
        n = len(grid)
        y, x = np.mgrid[:n, :n]
        axes.scatter(x, y, s=largest, facecolors="none", edgecolors=GREY, linewidths=0.5)
        axes.scatter(x, y, s=largest * grid, color=INK, linewidths=0)
        axes.set(title=title, xticks=[], yticks=[], aspect="equal")
        axes.set(xlim=(-0.7, n - 0.3), ylim=(n - 0.3, -0.7))
        axes.spines[:].set_visible(False)
    return figure


@in_style
def deciding_line(w: ArrayLike, b: float, points: ArrayLike) -> Figure:
    """Draw the line of a perceptron with two inputs, its two sides, and the sums of some points.

    Parameters
    ----------
    w : array_like
        The weights, shape (2,), not both 0.
    b : float
        The bias.
    points : array_like
        Points to mark with their weighted sums, shape (N, 2).

    Returns
    -------
    Picture
        The plane, hatched where the perceptron says 1.
    """
    weights = np.asarray(w, dtype=np.float64)
    figure, (axes,) = axes_in_rows(1, 1, height=3.6)
    axes.set(xlim=(-0.9, 3.4), ylim=(-0.9, 2.9), xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    half_plane(axes, weights, b)
    foot = -b * weights / (weights @ weights)
    start = foot + 0.4 * np.array([weights[1], -weights[0]])
    tip = start + 0.8 * weights / np.linalg.norm(weights)
    axes.annotate(
        "",
        tuple(tip),
        tuple(start),
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 2, "shrinkA": 0, "shrinkB": 0},
    )
    axes.text(tip[0] + 0.06, tip[1] - 0.05, f"$w$ = ({weights[0]:g}, {weights[1]:g})")
    for x in np.asarray(points, dtype=np.float64):
        z = weighted_sum(x, weights, b)
        axes.plot(*x, "o", color=INK, markersize=7)
        text = f"$z$ = {z:g}".replace("-", "−")
        axes.annotate(text, tuple(x), xytext=(9, -4), textcoords="offset points")
    axes.text(-0.8, -0.8, "says 0", fontweight="bold", va="bottom")
    axes.text(3.3, 2.75, "says 1", fontweight="bold", ha="right", va="top", color=BLUE)
    return figure


@in_style
def line_learning(X: ArrayLike, y: ArrayLike, lr: float, mistakes: int) -> Figure:
    """Draw the line of a learning perceptron after each of its first mistakes.

    Parameters
    ----------
    X : array_like
        The samples, shape (N, 2), shown in this order again and again.
    y : array_like
        Their labels, 0 or 1.
    lr : float
        The learning rate.
    mistakes : int
        How many mistakes are shown, four panels a row; fewer if there are no more.

    Returns
    -------
    Picture
        A panel for each mistake, with the sample that was wrong in a ring.
    """
    samples, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    w, b = np.zeros(samples.shape[1]), 0.0
    states: list[tuple[int, FloatArray, float]] = []
    clean = False
    while len(states) < mistakes and not clean:
        clean = True
        for n, (x, label) in enumerate(zip(samples, labels, strict=True)):
            if step(weighted_sum(x, w, b)) != label:
                clean = False
                w, b = perceptron_update(x, int(label), w, b, lr)
                states.append((n, w, b))
    states = states[:mistakes]
    rows = -(-len(states) // 4)
    figure, panels = axes_in_rows(rows, 4, height=1.75 * rows)
    for axes in panels[len(states) :]:
        axes.axis("off")
    for k, (axes, (n, w, b)) in enumerate(zip(panels, states, strict=False), 1):
        axes.set(xlim=(-0.7, 1.7), ylim=(-0.7, 1.7), xticks=[], yticks=[], aspect="equal")
        half_plane(axes, w, b)
        labelled_points(axes, samples, labels, size=9, written=False)
        axes.plot(*samples[n], "o", markersize=16, markerfacecolor="none", color=INK)
        numbers = ", ".join(f"{value:g}" for value in (*w, b)).replace("-", "−")
        axes.set_title(f"{k}: {numbers}", fontsize=11)
    return figure


@in_style
def gates(tables: Mapping[str, Sequence[int]], lines: Mapping[str, Sequence[float]]) -> Figure:
    """Draw truth tables on the corners of a square, with a line where there is one.

    Parameters
    ----------
    tables : mapping of str to sequence of int
        For each gate the answers at (0, 0), (0, 1), (1, 0) and (1, 1).
    lines : mapping of str to sequence of float
        `w1`, `w2` and `b` for the gates that have a line.

    Returns
    -------
    Picture
        Two panels a row; a gate without a line has the two diagonals that forbid it.
    """
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
    figure, panels = axes_in_rows(-(-len(tables) // 2), 2, height=2.5 * (-(-len(tables) // 2)))
    for axes, (name, answers) in zip(panels, tables.items(), strict=False):
        axes.set(xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), aspect="equal", title=name)
        axes.set(xticks=[0, 1], yticks=[0, 1], xlabel="$x_1$", ylabel="$x_2$")
        if name in lines:
            *w, b = lines[name]
            half_plane(axes, np.array(w), b)
        else:
            for label, dashes in (1, "--"), (0, ":"):
                ends = corners[np.asarray(answers) == label]
                near, far = ends + 0.17 * (ends[::-1] - ends)
                axes.plot(*zip(near, far, strict=True), color=OCHRE, linestyle=dashes)
            axes.text(0.62, 0.5, "?", va="center", fontweight="bold", fontsize=14)
        labelled_points(axes, corners, np.asarray(answers), size=17)
    return figure


@in_style
def mistakes_per_epoch(runs: Mapping[str, Sequence[int]]) -> Figure:
    """Draw how many mistakes a perceptron makes in each epoch, for one or more tasks.

    Parameters
    ----------
    runs : mapping of str to sequence of int
        For each task its mistakes in epoch 1, 2 and so on.

    Returns
    -------
    Picture
        One line a task, each with its own marks and dashes.
    """
    from matplotlib.ticker import MaxNLocator

    figure, (axes,) = axes_in_rows(1, 1, height=2.8)
    looks = [("o", "-", BLUE), ("s", "--", OCHRE), ("^", ":", INK)]
    for (name, counts), (marker, dashes, colour) in zip(runs.items(), cycle(looks), strict=False):
        epochs = np.arange(1, len(counts) + 1)
        axes.plot(epochs, counts, marker=marker, linestyle=dashes, color=colour)
        axes.annotate(
            name,
            (float(epochs[-1]), counts[-1]),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            fontweight="bold",
        )
    longest = max(map(len, runs.values()))
    highest = max(max(counts) for counts in runs.values())
    axes.set(xlabel="epoch", ylabel="mistakes", xlim=(0.5, 1.12 * longest + 0.5))
    axes.set(xticks=range(1, longest + 1, 1 + longest // 13), ylim=(-0.04 * highest, 1.1 * highest))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure


@in_style
def weight_map(w: ArrayLike, pixels: ArrayLike) -> Figure:
    """Draw the weights of a perceptron that looks at 8 by 8 pixels, beside one of its inputs.

    Parameters
    ----------
    w : array_like
        The weights, shape (64,).
    pixels : array_like
        One input, ink from 0 to 1, shape (64,).

    Returns
    -------
    Picture
        The input in ink; the weights as squares, with a plus where ink speaks for a 1 and with a
        minus where it speaks against it. The larger a square, the larger the weight.
    """
    weights = np.asarray(w, dtype=np.float64).reshape(8, 8)
    ink = np.asarray(pixels, dtype=np.float64).reshape(8, 8)
    figure, panels = axes_in_rows(1, 2, height=3.1)
    y, x = np.mgrid[:8, :8]
    panels[0].scatter(x, y, s=330 * ink, marker="s", color=INK, linewidths=0)
    panels[0].set_title("one of the inputs")
    sizes = 330 * np.abs(weights) / np.abs(weights).max()
    for sign, colour in (1, BLUE), (-1, OCHRE):
        side = weights * sign > 0
        panels[1].scatter(x[side], y[side], s=sizes[side], marker="s", color=colour, linewidths=0)
        panels[1].scatter(
            x[side],
            y[side],
            s=sizes[side] / 3,
            marker="+" if sign > 0 else "_",
            color=DARK,
            linewidths=1,
        )
    panels[1].set_title("the weights, + and −")
    for axes in panels:
        axes.set(xticks=[], yticks=[], aspect="equal", xlim=(-0.7, 7.7), ylim=(7.7, -0.7))
        axes.spines[:].set(visible=True, linewidth=0.5)
    return figure


@in_style
def shares_right(rows: Mapping[str, tuple[int, int]], chance: float | None = None) -> Figure:
    """Draw the share of right answers, one bar a row, with the counts written out.

    Parameters
    ----------
    rows : mapping of str to (int, int)
        For each row how many answers are right, and of how many.
    chance : float, optional
        The share that a coin gets; a dashed line.

    Returns
    -------
    Picture
        Horizontal bars from 0 to 1.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=0.75 + 0.42 * len(rows))
    for k, (right, total) in enumerate(rows.values()):
        axes.barh(k, 1, 0.6, facecolor="none", edgecolor=GREY, linewidth=0.8)
        axes.barh(k, right / total, 0.6, color=BLUE)
        axes.text(1.02, k, f"{right} of {total}", va="center")
    if chance is not None:
        axes.plot([chance] * 2, [-0.5, len(rows) - 0.5], color=OCHRE, linestyle="--")
        axes.text(chance, -0.62, "a coin", ha="center", va="bottom", fontweight="bold")
    axes.set(yticks=range(len(rows)), yticklabels=list(rows), xlim=(0, 1.28), xlabel="share right")
    axes.set(xticks=[0, 0.5, 1], ylim=(len(rows) - 0.5, -0.5 if chance is None else -1.1))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_bounds(0, 1)
    return figure
