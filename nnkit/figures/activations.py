"""The pictures of the activations chapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..activations import (
    fit_relu_sum,
    leaky_relu,
    leaky_relu_prime,
    relu,
    relu_prime,
    relu_sum,
    sigmoid,
    sigmoid_prime,
    softplus,
    tanh_prime,
)
from ..backprop import SLOPES
from ..feedforward import forward, init_layers
from .style import BLUE, GREY, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Function = Callable[[FloatArray], ArrayLike]

CURVES: dict[str, tuple[Function, Function]] = {
    "sigmoid": (sigmoid, sigmoid_prime),
    "tanh": (np.tanh, tanh_prime),
    "ReLU": (relu, relu_prime),
}
SCHEMES = {"spread 1": 0, "he": 5, "xavier": -6, "small": 0}
TITLES = {"relu": "ReLU"}
LOOKS = (("-", "o"), ("--", "s"), ("-.", "^"), (":", "D"))


@in_style
def activations_and_slopes(names: Sequence[str]) -> Figure:
    """Draw activations above their slopes, on one x-axis, with a line at a quarter.

    Parameters
    ----------
    names : sequence of str
        Among "sigmoid", "tanh" and "ReLU".

    Returns
    -------
    Picture
        Two rows of panels: the functions, and below them their slopes.
    """
    figure, panels = axes_in_rows(2, len(names), height=4.2)
    x = np.linspace(-4, 4, 401)
    for k, name in enumerate(names):
        above, below = panels[k], panels[len(names) + k]
        f, slope = CURVES[name]
        above.plot(x, f(x), color=BLUE)
        _with_gap(below, x, slope(x), BLUE, "-")
        below.axhline(0.25, color=INK, linestyle=":")
        above.set(title=name, ylim=(-1.2, 2.2), yticks=[-1, 0, 1, 2] if k == 0 else [])
        below.set(ylim=(-0.05, 1.15), yticks=[0, 0.25, 1] if k == 0 else [], xlabel="$x$")
        below.set_yticklabels(["0", "¼", "1"] if k == 0 else [])
        above.axhline(0, color=GREY, linewidth=0.6)
        for axes in above, below:
            axes.set(xlim=(-4, 4), xticks=[-4, 0, 4])
    panels[0].set_ylabel("value")
    panels[len(names)].set_ylabel("slope")
    return figure


@in_style
def nudge_through_layers(layers: int) -> Figure:
    """Draw what is left of a nudge of 1 after each of many activations in a row.

    Parameters
    ----------
    layers : int
        How many activations the nudge passes.

    Returns
    -------
    Picture
        Shares over layers, on a logarithmic scale.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    count = np.arange(layers + 1)
    rows = {
        "tanh at 0, ReLU above 0": (1.0, "-", "o", GREY),
        "sigmoid at 0": (float(sigmoid_prime(0.0)), "-", "o", BLUE),
        "sigmoid at 3": (float(sigmoid_prime(3.0)), "--", "s", BLUE),
    }
    for name, (slope, line, marker, colour) in rows.items():
        left = slope**count
        axes.plot(count, left, line, marker=marker, color=colour, markersize=4)
        axes.annotate(
            f"{name}:\n{_power(left[-1])}",
            (layers, left[-1]),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
        )
    axes.set(yscale="log", xlabel="activations passed", ylabel="left of a nudge of 1")
    axes.set(xticks=count, xlim=(-0.3, 1.72 * layers), ylim=(1e-15, 30))
    axes.set_yticks([1.0, 1e-4, 1e-8, 1e-12])
    return figure


@in_style
def soft_and_leaky(epsilon: float) -> Figure:
    """Draw the softplus and the leaky ReLU beside the ReLU, above their slopes.

    Parameters
    ----------
    epsilon : float
        The leaky ReLU's slope on the negative side.

    Returns
    -------
    Picture
        Two rows of two panels: the functions, and below them their slopes.
    """
    figure, panels = axes_in_rows(2, 2, height=4.4)
    x = np.linspace(-4, 4, 401)
    others = {
        "softplus": (softplus(x), sigmoid(x)),
        f"leaky ReLU, $\\epsilon$ = {epsilon:g}": (
            leaky_relu(x, epsilon),
            leaky_relu_prime(x, epsilon),
        ),
    }
    for k, (name, (values, slopes)) in enumerate(others.items()):
        above, below = panels[k], panels[2 + k]
        above.plot(x, relu(x), color=INK, linestyle=":", label="ReLU")
        above.plot(x, values, color=BLUE, label=name)
        _with_gap(below, x, relu_prime(x), INK, ":")
        _with_gap(below, x, slopes, BLUE, "-")
        above.set(title=name, ylim=(-0.7, 4.2), yticks=[0, 2, 4] if k == 0 else [])
        below.set(ylim=(-0.08, 1.15), yticks=[0, 0.5, 1] if k == 0 else [], xlabel="$x$")
        for axes in above, below:
            axes.set(xlim=(-4, 4), xticks=[-4, 0, 4])
    gap = float(softplus(0.0))
    panels[0].annotate(
        "",
        (0, 0),
        (0, gap),
        arrowprops={"arrowstyle": "<->", "color": INK, "shrinkA": 0, "shrinkB": 0},
    )
    panels[0].text(-0.15, gap + 0.15, f"ln 2 = {gap:.3f}", ha="right", va="bottom")
    panels[0].text(2.6, 1.7, "ReLU", ha="left", va="top")
    panels[2].text(-0.5, 0.62, "the sigmoid", ha="right")
    panels[3].text(-2.2, epsilon + 0.05, f"{epsilon:g}", ha="center")
    panels[0].set_ylabel("value")
    panels[2].set_ylabel("slope")
    return figure


@in_style
def relu_pieces(knots: ArrayLike, values: ArrayLike) -> Figure:
    """Draw the ReLUs that add up to a line with corners, one by one and summed.

    Parameters
    ----------
    knots : array_like
        Increasing, shape (K,).
    values : array_like
        What the sum is at each knot, shape (K,).

    Returns
    -------
    Picture
        Two panels: the weighted ReLUs with the offset, and their sum through the knots.
    """
    k, v = np.asarray(knots, dtype=np.float64), np.asarray(values, dtype=np.float64)
    offset, weights = fit_relu_sum(lambda x: np.interp(x, k, v), k)
    x = np.linspace(k[0] - 0.5, k[-1], 400)
    figure, panels = axes_in_rows(1, 2, height=2.9)
    panels[0].axhline(offset, color=GREY, linestyle=(0, (1, 3)))
    for (line, _), weight, knot in zip(LOOKS, weights, k, strict=False):
        panels[0].plot(x, weight * relu(x - knot), color=BLUE, linestyle=line)
        sign = "−" if weight < 0 else ""
        panels[0].annotate(
            f"{sign}{abs(weight):g} relu($x$ − {knot:g})".replace(" − 0", ""),
            (x[-1], weight * (x[-1] - knot)),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
        )
    panels[0].annotate(
        f"offset {offset:g}", (k[1], offset), xytext=(10, 3), textcoords="offset points"
    )
    panels[1].plot(x, relu_sum(x, offset, weights, k), color=BLUE)
    panels[1].plot(k, v, "o", color=OCHRE)
    for i, (knot, value) in enumerate(zip(k, v, strict=True)):
        panels[1].annotate(
            f"{value:g}",
            (knot, value),
            xytext=(0 if i else -8, 7),
            textcoords="offset points",
            ha="center",
        )
    panels[0].set(title="the pieces", xlabel="$x$", xticks=k)
    panels[1].set(title="their sum", xlabel="$x$", xticks=k, ylim=(0, v.max() + 0.6))
    return figure


@in_style
def relu_sums(
    f: Callable[[FloatArray], ArrayLike], start: float, end: float, knots: Sequence[int]
) -> Figure:
    """Draw sums of ReLUs on a curve, and below them how far they miss it.

    Parameters
    ----------
    f : callable
        The curve; takes an array and works on it element by element.
    start, end : float
        The closed interval.
    knots : sequence of int
        How many evenly spaced knots each sum has, a column each.

    Returns
    -------
    Picture
        Two rows of panels: curve and sum, and their difference with its largest size.
    """
    figure, panels = axes_in_rows(2, len(knots), height=4.2)
    x = np.linspace(start, end, 2001)
    curve = np.asarray(f(x))
    largest = 0.0
    for k, count in enumerate(knots):
        at = np.linspace(start, end, count)
        total = relu_sum(x, *fit_relu_sum(f, at), at)
        above, below = panels[k], panels[len(knots) + k]
        above.plot(x, curve, color=OCHRE, linestyle=":", linewidth=3)
        above.plot(x, total, color=BLUE, linewidth=1.4)
        above.plot(at, f(at), "o", color=BLUE, markersize=3)
        missed = float(np.abs(total - curve).max())
        largest = max(largest, missed)
        below.plot(x, total - curve, color=OCHRE)
        below.set_title(f"off by {missed:.4f}", fontsize=11)
        above.set(title=f"{count} knots", xticks=[], yticks=[-1, 0, 1] if k == 0 else [])
        below.set(xlabel="$x$", xticks=[0, 3, 6], yticks=[-0.05, 0, 0.05] if k == 0 else [])
    for axes in panels[len(knots) :]:
        axes.set_ylim(-1.15 * largest, 1.15 * largest)
        axes.axhline(0, color=GREY, linewidth=0.6)
    panels[0].set_ylabel("value")
    panels[len(knots)].set_ylabel("sum − curve")
    return figure


@in_style
def initial_weights(names: Sequence[str], width: int, depth: int, seed: int = 0) -> Figure:
    """Draw how large a nudge at the input is after each layer, for several initial weights.

    Parameters
    ----------
    names : sequence of str
        Among linear, sigmoid, tanh and relu, a panel each.
    width : int
        How many neurons each layer has.
    depth : int
        How many layers there are.
    seed : int, default 0
        Where inputs and weights come from.

    Returns
    -------
    Picture
        Sizes over layers on a logarithmic scale, a line a scheme.
    """
    figure, panels = axes_in_rows(1, len(names), height=3.3)
    count = np.arange(depth + 1)
    for k, (axes, name) in enumerate(zip(panels, names, strict=True)):
        for (scheme, lift), (line, marker) in zip(SCHEMES.items(), LOOKS, strict=False):
            left = nudge_sizes(name, scheme, width, depth, seed)
            axes.plot(count, left, line, marker=marker, color=BLUE, markersize=4)
            axes.annotate(
                scheme,
                (depth, left[-1]),
                xytext=(6, lift),
                textcoords="offset points",
                va="center",
            )
        axes.axhline(1, color=GREY, linewidth=0.6)
        axes.set(yscale="log", title=TITLES.get(name, name), xlabel="layer", ylim=(1e-18, 1e10))
        axes.set(xticks=[0, depth // 2, depth], xlim=(-0.5, depth * 1.75))
        axes.set_yticks([1e5, 1.0, 1e-5, 1e-10, 1e-15])
        axes.minorticks_off()
        if k:
            axes.set_yticklabels([])
    panels[0].set_ylabel("nudge, as a share")
    return figure


def nudge_sizes(activation: str, scheme: str, width: int, depth: int, seed: int = 0) -> FloatArray:
    """Measure a nudge's size behind each layer of a fresh network, as a share of it at the input.

    Parameters
    ----------
    activation : str
        linear, sigmoid, tanh or relu, for every layer.
    scheme : str
        How the initial weights are drawn: as in `nnkit.init_layers`, or "spread 1".
    width, depth : int
        The neurons in each layer, and the number of layers.
    seed : int, default 0
        Where inputs, nudges and weights come from.

    Returns
    -------
    ndarray
        Shape (depth + 1,): the root mean square over 200 samples and all neurons, from 1.0.
    """
    if activation not in SLOPES:
        raise ValueError(f"activation must be one of {', '.join(SLOPES)}; got {activation!r}.")
    rng = np.random.default_rng(seed)
    large = scheme == "spread 1"
    layers = init_layers([width] * (depth + 1), rng, "small" if large else scheme)
    if large:
        layers = [(100 * W, b) for W, b in layers]
    X = rng.normal(size=(200, width))
    moved = [rng.normal(size=X.shape)]
    for (W, _), step in zip(layers, forward(X, layers, [activation] * depth)[1], strict=True):
        moved.append((moved[-1] @ W) * SLOPES[activation](step["A"]))
    sizes = np.array([np.sqrt(np.mean(change**2)) for change in moved])
    return np.asarray(sizes / sizes[0])


def _with_gap(axes: Axes, x: FloatArray, values: ArrayLike, colour: str, line: str) -> None:
    """Draw a slope that may jump, with no line across the jump."""
    y = np.array(values, dtype=np.float64)
    y[np.flatnonzero(np.abs(np.diff(y)) > 0.3)] = np.nan
    axes.plot(x, y, color=colour, linestyle=line)


def _power(value: float) -> str:
    if value == 1:
        return "1"
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"${mantissa} \\cdot 10^{{{int(exponent)}}}$"
