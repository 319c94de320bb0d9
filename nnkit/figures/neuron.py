"""The pictures of the chapter on a neuron that learns by degrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..activations import sigmoid
from ..backprop import slope
from ..losses import binary_cross_entropy
from .plane import half_plane, labelled_points
from .style import BLUE, GREY, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@in_style
def step_and_sigmoid(scores: Sequence[float]) -> Figure:
    """Draw the step and the sigmoid over one axis of weighted sums.

    Parameters
    ----------
    scores : sequence of float
        Sums to mark on the sigmoid, from -6 to 6.

    Returns
    -------
    Picture
        The two curves from -6 to 6, and a line at one half.
    """
    z = np.linspace(-6, 6, 241)
    figure, (axes,) = axes_in_rows(1, 1, height=3.0)
    axes.plot([-6, 0, 0, 6], [0, 0, 1, 1], color=GREY, linestyle="--", label="step")
    axes.plot(z, sigmoid(z), color=BLUE, label="sigmoid")
    axes.plot([-6, 6], [0.5, 0.5], color=INK, linestyle=":", linewidth=1)
    for score in scores:
        p = float(sigmoid(score))
        axes.plot(score, p, "o", color=BLUE)
        low = score > 0
        axes.annotate(
            f"{p:.3f}",
            (score, p),
            xytext=(8, -4) if low else (-8, -4),
            textcoords="offset points",
            ha="left" if low else "right",
            va="top" if low else "bottom",
        )
    axes.text(-5.9, 0.52, "½: say 1 from here on", va="bottom")
    axes.set(xlabel="weighted sum $z$", ylabel="answer", yticks=[0, 0.5, 1], ylim=(-0.05, 1.08))
    axes.legend(loc="center right", bbox_to_anchor=(1.0, 0.3))
    return figure


@in_style
def one_layer_network(x: ArrayLike, w: ArrayLike, b: float) -> Figure:
    """Draw a sigmoid neuron with the numbers of one sample: inputs, weights, sum, probability.

    Parameters
    ----------
    x : array_like
        The inputs, shape (D,).
    w : array_like
        The weights, shape (D,).
    b : float
        The bias.

    Returns
    -------
    Picture
        Values beside the nodes, weights on the edges.
    """
    from matplotlib.patches import Circle

    inputs, weights = np.asarray(x, dtype=np.float64), np.asarray(w, dtype=np.float64)
    z = float(inputs @ weights + b)
    figure, (axes,) = axes_in_rows(1, 1, height=3.4)
    axes.set(xlim=(0, 10), ylim=(-2.9, 2.9), aspect="equal")
    axes.axis("off")
    heights = np.linspace(2.3, -2.3, len(inputs))
    for i, (y, value, weight) in enumerate(zip(heights, inputs, weights, strict=True), 1):
        axes.add_patch(Circle((1.6, y), 0.42, facecolor="none", edgecolor=INK))
        axes.text(1.6, y, f"$x_{i}$", ha="center", va="center")
        axes.text(1.0, y, _number(value), ha="right", va="center")
        axes.plot([2.05, 4.35], [y, y / 6], color=GREY)
        side, gap = ("bottom", 0.06) if y >= 0 else ("top", -0.06)
        axes.text(2.12, y + 1.5 * gap, f"$w_{i}$ = {_number(weight)}", va=side)
    axes.add_patch(Circle((5.0, 0), 0.7, facecolor="none", edgecolor=INK, linewidth=2))
    axes.text(5.0, 0, "$\\Sigma + b$", ha="center", va="center")
    axes.text(5.0, -0.85, f"$b$ = {_number(b)}", ha="center", va="top")
    axes.plot([5.72, 7.0], [0, 0], color=GREY)
    axes.text(6.36, 0.1, f"$z$ = {_number(z)}", ha="center", va="bottom", fontsize=10)
    axes.add_patch(Circle((7.6, 0), 0.58, facecolor="none", edgecolor=BLUE, linewidth=2))
    axes.text(7.6, 0, "$\\sigma$", ha="center", va="center", fontsize=14, color=BLUE)
    axes.plot([8.2, 8.6], [0, 0], color=GREY)
    axes.text(8.7, 0, f"$p$ = {float(sigmoid(z)):.3f}", va="center", color=BLUE)
    return figure


@in_style
def log_loss(probabilities: Sequence[float]) -> Figure:
    """Draw what a probability of "happy" costs if the sentence is happy, and if it is sad.

    Parameters
    ----------
    probabilities : sequence of float
        Probabilities to mark on both curves, from 0.01 to 0.99.

    Returns
    -------
    Picture
        Two panels, one for each label.
    """
    p = np.linspace(0.004, 0.996, 400)
    figure, panels = axes_in_rows(1, 2, height=3.0)
    for axes, label in zip(panels, (1, 0), strict=True):
        axes.plot(p, _cost(label, p), color=OCHRE, linestyle="-" if label else "--")
        for q in probabilities:
            cost = float(_cost(label, np.array(q)))
            axes.plot(q, cost, "o", color=OCHRE)
            right = q < 0.5
            axes.annotate(
                f"{q:g} costs {cost:.2f}" if cost > 1 else f"{cost:.2f}",
                (q, cost),
                xytext=(7 if right else -7, 3) if cost > 1 else (0, 12),
                textcoords="offset points",
                ha="left" if right else "right",
            )
        name = "happy, $y$ = 1" if label else "sad, $y$ = 0"
        axes.set(title=name, xlabel="probability of happy, $p$", ylim=(-0.1, 5.3))
        axes.set(xticks=[0, 0.5, 1], xlim=(-0.02, 1.02))
    panels[0].set_ylabel("cost")
    return figure


@in_style
def loss_valley(x: ArrayLike, y: ArrayLike, b: float, w: float, h: float) -> Figure:
    """Draw the mean log loss of one weight, and how it answers a nudge to either side.

    Parameters
    ----------
    x : array_like
        One number for each sample, shape (N,).
    y : array_like
        The labels, 0 or 1, shape (N,).
    b : float
        The bias, which stays.
    w : float
        The weight that is nudged.
    h : float
        How far it is nudged.

    Returns
    -------
    Picture
        The loss as a curve over the weight, with the chord from `w - h` to `w + h`.
    """
    loss = _loss_of_weight(x, y, b)
    figure, (axes,) = axes_in_rows(1, 1, height=3.4)
    best = _valley(axes, loss)
    ends = np.array([w - h, w + h])
    heights = np.array([loss(v) for v in ends])
    axes.plot(ends, heights, "o-", color=BLUE)
    axes.plot(w, loss(w), "o", color=INK)
    axes.plot([ends[0], ends[1], ends[1]], [heights[0], heights[0], heights[1]], ":", color=INK)
    axes.text(w, heights[0] - 0.03, f"2h = {2 * h:g}", ha="center", va="top")
    rise = f"{heights[1] - heights[0]:.3f}"
    axes.text(ends[1] + 0.06, float(heights.mean()) - 0.02, rise, va="center")
    axes.annotate(
        f"slope {slope(loss, w, h):.3f}".replace("-", "−"),
        (w, loss(w)),
        xytext=(-10, 14),
        textcoords="offset points",
        ha="right",
        fontweight="bold",
        color=BLUE,
    )
    axes.annotate(
        "$w$?",
        (best, loss(best)),
        xytext=(best, 0.12),
        ha="center",
        fontweight="bold",
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.5},
    )
    return figure


@in_style
def descent(
    x: ArrayLike, y: ArrayLike, b: float, w: float, rates: Sequence[float], steps: int
) -> Figure:
    """Draw the steps of gradient descent on the loss of one weight, a panel for each rate.

    Parameters
    ----------
    x : array_like
        One number for each sample, shape (N,).
    y : array_like
        The labels, 0 or 1, shape (N,).
    b : float
        The bias, which stays.
    w : float
        Where the weight starts.
    rates : sequence of float
        The learning rates.
    steps : int
        How many steps are shown.

    Returns
    -------
    Picture
        The loss as a curve, and on it where each step leads.
    """
    loss = _loss_of_weight(x, y, b)
    figure, panels = axes_in_rows(1, len(rates), height=2.9)
    for axes, rate in zip(panels, rates, strict=True):
        _valley(axes, loss)
        path = [w]
        for _ in range(steps):
            path.append(path[-1] - rate * slope(loss, path[-1], 1e-5))
        heights = [loss(v) for v in path]
        axes.plot(path, heights, "o-", color=BLUE, linewidth=1, markersize=5)
        axes.annotate(
            "start", (w, heights[0]), xytext=(-8, 2), textcoords="offset points", ha="right"
        )
        axes.set_title(f"learning rate {rate:g}")
    for axes in panels[1:]:
        axes.set(ylabel="", yticklabels=[])
    return figure


@in_style
def probability_maps(
    X: ArrayLike, y: ArrayLike, lines: Sequence[tuple[str, ArrayLike, float]]
) -> Figure:
    """Draw what sigmoid neurons say over a plane of two inputs, as lines of equal probability.

    Parameters
    ----------
    X : array_like
        The samples, shape (N, 2), between 0 and 1.
    y : array_like
        Their labels, 0 or 1.
    lines : sequence of (str, array_like, float)
        For each panel its title, two weights and a bias.

    Returns
    -------
    Picture
        A panel each: the side of 1 hatched, a solid line at 0.5, and dashed ones at 0.1 and 0.9.
    """
    samples, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    figure, panels = axes_in_rows(1, len(lines), height=3.5)
    for axes, (title, weights, b) in zip(panels, lines, strict=True):
        w = np.asarray(weights, dtype=np.float64)
        axes.set(xlim=(-0.6, 1.9), ylim=(-0.6, 1.9), aspect="equal", title=title)
        axes.set(xticks=[0, 1], yticks=[0, 1], xlabel="$x_1$", ylabel="$x_2$")
        half_plane(axes, w, b)
        for p, dashes in (0.1, ":"), (0.9, "--"):
            foot = (np.log(p / (1 - p)) - b) * w / (w @ w)
            axes.axline(
                tuple(foot),
                tuple(foot + [-w[1], w[0]]),
                color=BLUE,
                linestyle=dashes,
                linewidth=1.5,
            )
        labelled_points(axes, samples, labels, size=17)
    for p, dashes in (0.1, ":"), (0.5, "-"), (0.9, "--"):
        panels[0].plot([], [], color=BLUE, linestyle=dashes, label=f"$p$ = {p:g}")
    figure.legend(loc="lower center", ncols=3)
    figure.set_layout_engine("constrained", rect=(0, 0.1, 1, 0.9))
    return figure


@in_style
def losses_parting(train: ArrayLike, held_out: ArrayLike) -> Figure:
    """Draw the loss on what was learned from, and on what was held out, over the epochs.

    Parameters
    ----------
    train, held_out : array_like
        One loss an epoch, shape (E,) both.

    Returns
    -------
    Picture
        Two curves, and a mark at the lowest loss of what was held out.
    """
    learned, kept = np.asarray(train, dtype=np.float64), np.asarray(held_out, dtype=np.float64)
    epochs = np.arange(len(learned))
    figure, (axes,) = axes_in_rows(1, 1, height=3.0)
    axes.plot(epochs, learned, color=BLUE)
    axes.plot(epochs, kept, color=OCHRE, linestyle="--")
    best = int(np.argmin(kept))
    axes.plot(best, kept[best], "o", color=OCHRE)
    axes.annotate(
        f"lowest, {kept[best]:.3f}",
        (best, kept[best]),
        xytext=(4, 10),
        textcoords="offset points",
    )
    for curve, name in (learned, "learned from"), (kept, "held out"):
        axes.text(epochs[-1] * 1.02, curve[-1], f"{name}\n{curve[-1]:.3f}", va="center")
    axes.axhline(np.log(2), color=INK, linestyle=":", linewidth=1)
    axes.text(epochs[-1], np.log(2) - 0.015, "ln 2", ha="right", va="top")
    axes.set(xlabel="epoch", ylabel="mean log loss", xlim=(0, 1.28 * epochs[-1]))
    axes.set(ylim=(0, 1.12 * max(learned.max(), kept.max())))
    axes.spines["bottom"].set_bounds(0, epochs[-1])
    axes.set_xticks([tick for tick in axes.get_xticks() if tick <= epochs[-1]])
    return figure


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _cost(label: int, p: FloatArray) -> FloatArray:
    return -np.log(p if label else 1 - p)


def _loss_of_weight(x: ArrayLike, y: ArrayLike, b: float) -> Callable[[float], float]:
    inputs = np.asarray(x, dtype=np.float64)
    return lambda w: binary_cross_entropy(y, sigmoid(w * inputs + b))


def _valley(axes: Axes, loss: Callable[[float], float]) -> float:
    """Draw the loss over the weight, and give where it is least."""
    weights = np.linspace(-0.6, 3.6, 211)
    heights = [loss(w) for w in weights]
    axes.plot(weights, heights, color=OCHRE)
    axes.set(xlabel="weight $w$", ylabel="loss $L$", ylim=(0, max(heights) * 1.02))
    return float(weights[int(np.argmin(heights))])
