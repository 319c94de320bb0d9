"""The pictures of the optimizers chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..activations import sigmoid
from ..optimizers import momentum_step, newton_step
from .style import BLUE, GREY, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Surface = Callable[[FloatArray], tuple[float, FloatArray]]

LINES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)))
MARKS = ("o", "s", "^", "D", "v")
PASS_BIAS = 4.0


def narrow_valley(w: FloatArray, curvatures: tuple[float, float] = (1, 10)) -> float:
    """Give half the sum of the curvatures times the squared weights."""
    return float((curvatures[0] * w[0] ** 2 + curvatures[1] * w[1] ** 2) / 2)


def descent_path(
    start: ArrayLike, lr: float, momentum: float, steps: int, curvatures: tuple[float, float]
) -> FloatArray:
    """Give the places of gradient descent in `narrow_valley`, the start first."""
    w, state = np.asarray(start, dtype=np.float64), None
    path = [w]
    for _ in range(steps):
        w, state = momentum_step(w, np.array(curvatures) * w, state, lr, momentum)
        path.append(w)
    return np.array(path)


@in_style
def learning_rates(
    rates: Mapping[str, float], start: tuple[float, float] = (-4.0, 1.2), steps: int = 40
) -> Figure:
    """Draw gradient descent in one narrow valley with several rates, and their losses.

    The valley is half of the first weight's square plus ten times the second one's.

    Parameters
    ----------
    rates : mapping of str to float
        Learning rates by name; four fit.
    start : (float, float), default (-4, 1.2)
        Where all of them begin.
    steps : int, default 40
        How many losses are drawn; of the paths the first 15 steps are.

    Returns
    -------
    Picture
        A row of paths over contours, and below them the losses on a logarithmic scale.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.6, 4.6), layout="constrained")
    grid = figure.add_gridspec(2, len(rates), height_ratios=(1, 1.5))
    below = figure.add_subplot(grid[1, :])
    for k, (name, lr) in enumerate(rates.items()):
        axes = figure.add_subplot(grid[0, k])
        path = descent_path(start, lr, 0.0, steps, (1, 10))
        first = path[:16]
        _contours(axes, (-4.6, 2.4), (-2.1, 2.1), lambda x, y: (x**2 + 10 * y**2) / 2, 7)
        axes.plot(first[:, 0], first[:, 1], "-", color=BLUE, linewidth=1)
        axes.plot(first[:, 0], first[:, 1], MARKS[k], color=BLUE, markersize=2.5)
        axes.set(xticks=[], yticks=[], xlim=(-4.6, 2.4), ylim=(-2.1, 2.1))
        axes.set_title(f"{name}\n{lr:g}", fontsize=11)
        losses = [narrow_valley(w) for w in path]
        below.plot(losses, linestyle=LINES[k], color=OCHRE)
        below.annotate(
            name, (steps, losses[-1]), xytext=(6, 0), textcoords="offset points", va="center"
        )
    below.set(yscale="log", xlabel="step", ylabel="loss", xlim=(0, steps * 1.2))
    below.set_xticks(range(0, steps + 1, 10))
    below.set_ylim(1e-6, 1e6)
    return figure


@in_style
def loss_surfaces(x: ArrayLike, y: ArrayLike, span: float = 3.0) -> Figure:
    """Draw the loss of one neuron, and a cut through the loss of a 2-2-1 network on XOR.

    Parameters
    ----------
    x, y : array_like
        The neuron's inputs and labels, shape (N,).
    span : float, default 3
        How far the cut reaches, in distances of a solution from the middle.

    Returns
    -------
    Picture
        Two panels of contours: a bowl with one bottom, and two valleys with a pass between them.
    """
    inputs, labels = np.asarray(x, dtype=np.float64), np.asarray(y)
    figure, (one, two) = axes_in_rows(1, 2, height=3.1)

    def neuron(w: FloatArray, b: FloatArray) -> FloatArray:
        z = w[..., None] * inputs + b[..., None]
        return np.asarray(np.mean(np.logaddexp(0, z) - labels * z, axis=-1))

    _contours(one, (-1.5, 4), (-8, 3), neuron, 12)
    one.set(title="one neuron", xlabel="weight", ylabel="bias")
    W, B = np.meshgrid(np.linspace(-1.5, 4, 221), np.linspace(-8, 3, 221))
    losses = neuron(W, B)
    lowest = np.unravel_index(losses.argmin(), losses.shape)
    one.plot(W[lowest], B[lowest], "o", color=BLUE)
    one.annotate("bottom", (W[lowest], B[lowest]), xytext=(7, 3), textcoords="offset points")
    _contours(two, (-1.7, 1.7), (-5, 12), xor_cut, 12)
    two.set(title="a 2-2-1 network", xlabel="neurons change places", ylabel="output bias, moved")
    for at, name, offset in (
        ((-1, 0), "valley", (0, -16)),
        ((1, 0), "valley", (0, -16)),
        ((0, PASS_BIAS), "pass", (0, 8)),
    ):
        two.plot(*at, "o" if name == "valley" else "X", color=BLUE)
        two.annotate(name, at, xytext=offset, textcoords="offset points", ha="center")
    two.set_xticks([-1, 0, 1])
    for axes in one, two:
        axes.tick_params(labelsize=10)
    return figure


def xor_cut(s: ArrayLike, t: ArrayLike) -> FloatArray:
    """Give the loss of a 2-2-1 network on XOR, on a plane through two of its solutions.

    Parameters
    ----------
    s, t : array_like
        At `s` -1 and 1 the network is the same, with its hidden neurons named the other way round;
        between them it moves in a straight line. `t` is added to the output bias.

    Returns
    -------
    ndarray
        The mean log loss, shaped like `s`.
    """
    P = cut_weights(np.asarray(s, dtype=np.float64), np.asarray(t, dtype=np.float64))
    total = np.zeros(P.shape[:-1])
    for x1, x2, label in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)):
        a1 = sigmoid(P[..., 0] * x1 + P[..., 1] * x2 + P[..., 2])
        a2 = sigmoid(P[..., 3] * x1 + P[..., 4] * x2 + P[..., 5])
        z = P[..., 6] * a1 + P[..., 7] * a2 + P[..., 8]
        total += np.logaddexp(0, z) - label * z
    return np.asarray(total / 4)


def cut_weights(s: FloatArray, t: FloatArray) -> FloatArray:
    """Give the nine weights at a place of `xor_cut`: w11 w21 b1, w12 w22 b2, w1 w2 b."""
    first = np.array([6.0, 6.0, -3.0, 6.0, 6.0, -9.0, 8.0, -8.0, -PASS_BIAS])
    other = np.array([6.0, 6.0, -9.0, 6.0, 6.0, -3.0, -8.0, 8.0, -PASS_BIAS])
    along = np.array([0.0] * 8 + [1.0])
    middle = (first + other) / 2
    return np.asarray(middle + s[..., None] * (other - first) / 2 + t[..., None] * along)


@in_style
def newton_and_descent(start: float, lr: float, steps: int) -> Figure:
    """Draw Newton's steps and those of gradient descent on a curve with a hill in the middle.

    The curve is a quarter of the fourth power less half of the square.

    Parameters
    ----------
    start : float
        Where both begin.
    lr : float
        The learning rate of gradient descent.
    steps : int
        How many steps both make.

    Returns
    -------
    Picture
        Two panels: the curve with Newton's places, and with those of gradient descent.
    """

    def f(w: FloatArray | float) -> FloatArray:
        return np.asarray(w**4 / 4 - w**2 / 2 if isinstance(w, float) else w**4 / 4 - w**2 / 2)

    figure, panels = axes_in_rows(1, 2, height=2.9)
    newton, descent = [start], [start]
    for _ in range(steps):
        w = newton[-1]
        newton.append(float(newton_step([w], [w**3 - w], [[3 * w**2 - 1]])[0]))
        w = descent[-1]
        descent.append(w - lr * (w**3 - w))
    grid = np.linspace(-1.6, 1.6, 321)
    for axes, title, path in (
        (panels[0], "Newton", newton),
        (panels[1], "gradient descent", descent),
    ):
        axes.plot(grid, f(grid), color=OCHRE)
        axes.plot(path, f(np.array(path)), "o", color=BLUE, markersize=5)
        axes.plot(path[0], f(path[0]), "o", color=BLUE, markersize=9, markerfacecolor="none")
        axes.annotate("start", (path[0], f(path[0])), xytext=(8, 3), textcoords="offset points")
        axes.annotate(
            f"{path[-1]:.2f}".replace("-0.00", "0.00").replace("-", "−"),
            (path[-1], f(path[-1])),
            xytext=(0, 8 if title == "Newton" else -16),
            textcoords="offset points",
            ha="center",
            color=BLUE,
            fontweight="bold",
        )
        axes.set(title=title, xlabel="$w$", xticks=[-1, 0, 1], ylim=(-0.38, 0.42))
    panels[0].set_ylabel("loss")
    panels[1].set_yticklabels([])
    return figure


@in_style
def losses_by_batch(runs: Mapping[str, ArrayLike]) -> Figure:
    """Draw the loss on all samples after each step, for batches of several sizes.

    Parameters
    ----------
    runs : mapping of str to array_like
        For each title the losses, one a step.

    Returns
    -------
    Picture
        A panel a run, on one scale.
    """
    figure, panels = axes_in_rows(1, len(runs), height=2.7)
    largest = max(float(np.max(losses)) for losses in runs.values())
    for k, (axes, (title, losses)) in enumerate(zip(panels, runs.items(), strict=True)):
        axes.plot(np.asarray(losses), color=OCHRE, linewidth=1.2)
        axes.set(title=title, xlabel="step", ylim=(0, 1.05 * largest))
        axes.set_xlim(0, len(np.asarray(losses)) - 1)
        if k:
            axes.set_yticklabels([])
    panels[0].set_ylabel("loss on all samples")
    return figure


@in_style
def momentum_paths(lr: float, momentum: float, steps: int) -> Figure:
    """Draw gradient descent in a narrow valley, without momentum and with it.

    Parameters
    ----------
    lr : float
        The learning rate of both.
    momentum : float
        How much of the velocity the second one keeps.
    steps : int
        How many steps both make.

    Returns
    -------
    Picture
        Two panels one above the other.
    """
    figure, panels = axes_in_rows(2, 1, height=4.0)
    titles = (f"without momentum, {steps} steps", f"with momentum {momentum:g}, {steps} steps")
    for axes, title, mu in zip(panels, titles, (0.0, momentum), strict=True):
        path = descent_path((-10.0, 1.0), lr, mu, steps, (1, 50))
        _contours(axes, (-11, 5), (-1.6, 1.6), lambda x, y: (x**2 + 50 * y**2) / 2, 8)
        axes.plot(path[:, 0], path[:, 1], "-", color=BLUE, linewidth=1.2)
        axes.plot(path[:, 0], path[:, 1], "o", color=BLUE, markersize=3)
        axes.plot(0, 0, "*", color=OCHRE, markersize=12)
        loss = narrow_valley(path[-1], (1, 50))
        axes.set_title(f"{title}: loss {loss:.3f}", fontsize=11)
        axes.set(xlim=(-11, 5), ylim=(-1.6, 1.6), xticks=[-10, -5, 0, 5], yticks=[-1, 0, 1])
    panels[0].set_xticklabels([])
    return figure


@in_style
def moving_averages(numbers: ArrayLike, rates: Sequence[float]) -> Figure:
    """Draw numbers that jump, their moving averages, and those averages corrected.

    Parameters
    ----------
    numbers : array_like
        What is averaged, shape (T,).
    rates : sequence of float
        How much of the average each keeps.

    Returns
    -------
    Picture
        A panel a rate: the numbers as dots, the average dashed, the corrected one solid.
    """
    x = np.asarray(numbers, dtype=np.float64)
    figure, panels = axes_in_rows(1, len(rates), height=3.0)
    t = np.arange(1, len(x) + 1)
    for k, (axes, rate) in enumerate(zip(panels, rates, strict=True)):
        average = moving_average(x, rate)
        axes.plot(t, x, "o", color=GREY, markersize=3)
        axes.plot(t, average, "--", color=BLUE, label="from 0")
        axes.plot(t, average / (1 - rate**t), "-", color=BLUE, label="corrected")
        axes.axhline(0, color=INK, linewidth=0.6)
        axes.set(title=f"keeps {rate:g}", xlabel="step")
        if k:
            axes.set_yticklabels([])
    panels[0].set_ylabel("slope")
    panels[-1].legend(loc="lower right")
    low = min(axes.get_ylim()[0] for axes in panels)
    high = max(axes.get_ylim()[1] for axes in panels)
    for axes in panels:
        axes.set_ylim(low, high)
    return figure


def moving_average(x: FloatArray, rate: float) -> FloatArray:
    """Give the moving average that starts at 0 and keeps `rate` of itself, after each number."""
    m, averages = 0.0, []
    for each in x:
        m = rate * m + (1 - rate) * each
        averages.append(m)
    return np.array(averages)


@in_style
def rates_over_time(rates: Mapping[str, ArrayLike], note: str) -> Figure:
    """Draw how far each optimizer goes for a slope of 1, after each step.

    Parameters
    ----------
    rates : mapping of str to array_like
        For each name its rates, one a step.
    note : str
        What happened, written at the top.

    Returns
    -------
    Picture
        Lines on a logarithmic scale.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.0)
    steps = 0
    for (name, values), line in zip(rates.items(), LINES, strict=False):
        y = np.asarray(values, dtype=np.float64)
        steps = len(y)
        axes.plot(np.arange(1, steps + 1), y, linestyle=line, color=BLUE)
        axes.annotate(
            f"{name}: {y[-1]:.4f}",
            (steps, y[-1]),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
        )
    axes.set(yscale="log", xlabel="step", ylabel="step for a slope of 1", title=note)
    axes.set_xlim(0.5, steps * 1.45)
    axes.set_xticks(range(5, steps + 1, 5))
    axes.set_yticks([0.005, 0.01, 0.02, 0.04])
    axes.set_yticklabels(["0.005", "0.01", "0.02", "0.04"])
    axes.minorticks_off()
    return figure


@in_style
def adam_corrections(steps: int, beta_1: float = 0.9, beta_2: float = 0.999) -> Figure:
    """Draw how long Adam's steps are for a slope that never changes, with three corrections.

    Parameters
    ----------
    steps : int
        How many steps.
    beta_1, beta_2 : float, default 0.9 and 0.999
        How much of the two averages is kept.

    Returns
    -------
    Picture
        Lines over the steps on a logarithmic scale, in learning rates.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    t = np.arange(1, steps + 1)
    for (name, lengths), line in zip(
        adam_lengths(t, beta_1, beta_2).items(), ("--", "-.", "-"), strict=True
    ):
        axes.plot(t, lengths, linestyle=line, color=BLUE)
        peak = int(lengths.argmax()) if np.ptp(lengths) > 1e-9 else 0
        axes.annotate(
            f"{name}: up to {lengths[peak]:.2f}" if peak else f"{name}: {lengths[0]:.0f}",
            (t[peak], lengths[peak]),
            xytext=(0, 5) if peak else (2, -14),
            textcoords="offset points",
            ha="center" if peak else "left",
        )
    axes.set(xscale="log", xlabel="step", ylabel="step, in learning rates", ylim=(0, 7.6))
    axes.set_xlim(1, steps)
    axes.set_xticks([1, 10, 100, 1000])
    axes.set_xticklabels(["1", "10", "100", "1,000"])
    axes.minorticks_off()
    return figure


def adam_lengths(t: ArrayLike, beta_1: float, beta_2: float) -> dict[str, FloatArray]:
    """Give the lengths of Adam's steps for a constant slope, in learning rates.

    Parameters
    ----------
    t : array_like
        The numbers of the steps, from 1.
    beta_1, beta_2 : float
        How much of the two averages is kept.

    Returns
    -------
    dict
        "no correction", "1 − β" as S3 prints it, and "1 − βᵗ".
    """
    steps = np.asarray(t, dtype=np.float64)
    m, v = 1 - beta_1**steps, 1 - beta_2**steps
    return {
        "no correction": m / np.sqrt(v),
        "by 1 − β": m / (1 - beta_1) / np.sqrt(v / (1 - beta_2)),
        "by 1 − βᵗ": np.ones_like(steps),
    }


@in_style
def where_epsilon_stands(epsilon: float) -> Figure:
    """Draw a settled step over the size of the slope, with epsilon inside the root and outside.

    Parameters
    ----------
    epsilon : float
        The small number.

    Returns
    -------
    Picture
        Two lines on a logarithmic axis.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.0)
    g = np.logspace(-9, 0, 400)
    axes.plot(g, g / (g + epsilon), "-", color=BLUE)
    axes.plot(g, g / np.sqrt(g**2 + epsilon), "--", color=BLUE)
    axes.text(epsilon / 2, 0.45, "outside:\n$g/(\\sqrt{v}+\\epsilon)$", ha="right", va="center")
    axes.text(2.5 * epsilon**0.5, 0.45, "inside:\n$g/\\sqrt{v+\\epsilon}$", ha="left", va="center")
    at = 1e-4
    outside, inside = at / (at + epsilon), at / np.sqrt(at**2 + epsilon)
    for value, shift, side in ((outside, (-4, -15), "center"), (inside, (8, -4), "left")):
        axes.plot(at, value, "o", color=OCHRE)
        axes.annotate(
            f"{value:.3f}", (at, value), xytext=shift, textcoords="offset points", ha=side
        )
    axes.set(xscale="log", xlabel="size of the slope", ylabel="step, in learning rates")
    axes.set_xticks([1e-8, 1e-6, 1e-4, 1e-2, 1])
    axes.set_ylim(0, 1.12)
    axes.minorticks_off()
    return figure


@in_style
def race(
    surfaces: Mapping[str, tuple[Surface, ArrayLike]],
    paths: Mapping[str, Mapping[str, ArrayLike | None]],
    spans: Mapping[str, tuple[tuple[float, float], tuple[float, float]]],
) -> Figure:
    """Draw the ways of several optimizers down several surfaces, a row a surface.

    Parameters
    ----------
    surfaces : mapping
        For each title a function that gives loss and gradient, and the start.
    paths : mapping
        For each title and each optimizer's name its places, shape (T, 2), or None if it does not
        arrive.
    spans : mapping
        For each title the limits of both weights.

    Returns
    -------
    Picture
        Small maps with paths, the number of steps in a corner.
    """
    names = list(next(iter(paths.values())))
    figure, panels = axes_in_rows(len(surfaces), len(names), height=1.05 * len(surfaces) + 0.4)
    for row, (title, (f, start)) in enumerate(surfaces.items()):
        across, up = spans[title]

        def loss(x: FloatArray, y: FloatArray, f: Surface = f) -> FloatArray:
            pairs = np.stack([x.ravel(), y.ravel()], axis=1)
            return np.array([f(pair)[0] for pair in pairs]).reshape(x.shape)

        for column, name in enumerate(names):
            axes = panels[row * len(names) + column]
            path = paths[title][name]
            _contours(axes, across, up, loss, 6, 25)
            if path is not None:
                at = np.asarray(path)
                axes.plot(at[:, 0], at[:, 1], color=BLUE, linewidth=1.2)
                axes.plot(at[-1, 0], at[-1, 1], "o", color=BLUE, markersize=4)
            axes.plot(*np.asarray(start), "X", color=INK, markersize=5)
            axes.set(xlim=across, ylim=up, xticks=[], yticks=[])
            axes.set_xlabel("–" if path is None else f"{len(np.asarray(path)) - 1}", labelpad=2)
            if row == 0:
                axes.set_title(name, fontsize=11)
            if column == 0:
                axes.set_ylabel(title)
    return figure


@in_style
def pulled_apart(runs: Mapping[str, ArrayLike], best: float) -> Figure:
    """Draw one weight over the steps, for several optimizers, and where it should end.

    Parameters
    ----------
    runs : mapping of str to array_like
        For each name the weight after each step.
    best : float
        The weight of the least loss.

    Returns
    -------
    Picture
        Lines over the steps.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=2.8)
    steps = 0
    for (name, path), line in zip(runs.items(), LINES, strict=False):
        w = np.asarray(path, dtype=np.float64)
        steps = len(w)
        axes.plot(w, linestyle=line, color=BLUE, linewidth=1.4)
        axes.annotate(
            name,
            (steps, w[-1]),
            xytext=(6, 10 if w[-1] < 0 else -10),
            textcoords="offset points",
            va="center",
        )
    axes.axhline(best, color=OCHRE, linestyle=":", linewidth=2)
    axes.annotate("best", (steps / 2, best), xytext=(0, -14), textcoords="offset points")
    axes.set(xlabel="step", ylabel="$w$", ylim=(-1.35, 1.15), yticks=[-1, 0, 1])
    axes.set_xlim(0, steps * 1.2)
    return figure


def _contours(
    axes: Axes,
    across: tuple[float, float],
    up: tuple[float, float],
    loss: Callable[[FloatArray, FloatArray], ArrayLike],
    levels: int,
    fine: int = 121,
) -> None:
    """Draw lines of equal loss, evenly spaced in its logarithm above its least value."""
    x, y = np.meshgrid(np.linspace(*across, fine), np.linspace(*up, fine))
    height = np.asarray(loss(x, y), dtype=np.float64)
    above = height - height.min()
    top = float(above.max())
    axes.contour(
        x, y, above, levels=top * np.linspace(0, 1, levels)[1:] ** 2, colors=GREY, linewidths=0.7
    )
