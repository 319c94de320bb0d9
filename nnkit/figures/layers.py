"""The pictures of the chapter on backpropagation for any network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..backprop import backward
from ..feedforward import Layer, forward
from ..losses import binary_cross_entropy
from .feedforward import bare, region
from .graph import arrow, box, canvas, figure_of, node
from .style import (
    BLUE,
    DARK,
    GREY,
    INK,
    OCHRE,
    PALE,
    PALE_BLUE,
    PALE_OCHRE,
    FloatArray,
    axes_in_rows,
    in_style,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SENTENCES = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=float)
HAPPY = np.array([[0.0], [1.0], [1.0], [0.0]])
SIGMOIDS = ("sigmoid", "sigmoid")


@in_style
def there_and_back() -> Figure:
    """Draw a network of two layers as stations: the way there, and the way back below it.

    Returns
    -------
    Picture
        Two rows of stations; below the way back what it leaves for each layer.
    """
    axes = canvas(3.2)
    there, back, left = 2.25, 1.25, 0.25
    xs = [0.4, 1.42, 2.44, 3.46, 4.48, 5.25]
    names = ["$X$", "$Z^{[1]}$", "$A^{[1]}$", "$Z^{[2]}$", "$A^{[2]}$", "$L$"]
    steps = ["$W^{[1]}, b^{[1]}$", "$g$", "$W^{[2]}, b^{[2]}$", "$g$", ""]
    for k, (x, name) in enumerate(zip(xs, names, strict=True)):
        node(axes, (x, there), name, radius=0.28, result=k > 0)
        if k < len(steps):
            gap = (x + 0.3, there), (xs[k + 1] - 0.3, there)
            _arrow(axes, *gap, BLUE)
            axes.text((x + xs[k + 1]) / 2, there + 0.33, steps[k], ha="center", va="bottom")
    slopes = ["$dZ^{[1]}$", "$dA^{[1]}$", "$dZ^{[2]}$", "$dA^{[2]}$"]
    for k, name in enumerate(slopes, start=1):
        axes.text(xs[k], back, name, ha="center", va="center", color=OCHRE)
        arrow(axes, (xs[k + 1] - 0.28, back), (xs[k] + 0.28, back))
    axes.text(xs[5], back, "1", ha="center", va="center", color=OCHRE)
    for layer, k in enumerate((1, 3), start=1):
        arrow(axes, (xs[k], back - 0.2), (xs[k], left + 0.2))
        name = f"$dW^{{[{layer}]}}, db^{{[{layer}]}}$"
        axes.text(xs[k], left, name, ha="center", va="center", color=OCHRE)
        kept = (xs[k - 1], there - 0.3), (xs[k] - 0.1, left + 0.22)
        _arrow(axes, *kept, INK, ":")
    axes.text(4.05, 0.8, "dotted: kept on the\nway there", va="top", fontstyle="italic")
    axes.text(0.1, back, "back", va="center", fontstyle="italic", color=OCHRE)
    axes.text(0.1, there + 0.65, "there", va="bottom", fontstyle="italic", color=BLUE)
    return figure_of(axes)


@in_style
def backward_shapes() -> Figure:
    """Draw the shapes of a layer's way back as boxes.

    Returns
    -------
    Picture
        Three rows of boxes: the slopes of the weights, of the biases and of what came in.
    """
    axes = canvas(4.3)
    n, d, h = 1.05, 0.8, 0.5
    axes.text(0.1, 4.25, "weights: sum over the samples", va="top", fontweight="bold")
    y = 3.3
    box(axes, 0.95, y, n, d, "$A_{prev}^T$", "$D$", "$N$", PALE)
    axes.text(1.75, y, "@", ha="center", va="center")
    box(axes, 2.45, y, h, n, "$dZ$", "$N$", "$H$", PALE_OCHRE)
    axes.text(3.05, y, "=", ha="center", va="center")
    box(axes, 3.75, y, h, d, "$dW$", "$D$", "$H$", PALE_OCHRE)
    axes.text(4.35, y, "as $W$", va="center", fontstyle="italic")
    axes.text(0.1, 2.6, "biases: the same, times 1", va="top", fontweight="bold")
    y = 2.0
    axes.text(1.5, y, "sum of the rows of $dZ$", ha="center", va="center")
    axes.text(3.05, y, "=", ha="center", va="center")
    box(axes, 3.75, y, h, 0.26, "$db$", "", "$H$", PALE_OCHRE)
    axes.text(4.35, y, "as $b$", va="center", fontstyle="italic")
    axes.text(0.1, 1.65, "what came in: sum over the neurons", va="top", fontweight="bold")
    y = 0.65
    box(axes, 0.7, y, h, n, "$dZ$", "$N$", "$H$", PALE_OCHRE)
    axes.text(1.3, y, "@", ha="center", va="center")
    box(axes, 2.1, y, d, h, "$W^T$", "$H$", "$D$", PALE_BLUE)
    axes.text(3.05, y, "=", ha="center", va="center")
    box(axes, 3.75, y, d, n, "$dA_{prev}$", "$N$", "$D$", PALE_OCHRE)
    axes.text(4.35, y, "as $A_{prev}$", va="center", fontstyle="italic")
    return figure_of(axes)


@in_style
def nudge_errors(
    f: Callable[[float], float], x: float, slope: float, powers: Sequence[int]
) -> Figure:
    """Draw how far a nudged slope is from the true one, for nudges of many sizes.

    Parameters
    ----------
    f : callable
        Takes a number and gives a number.
    x : float
        Where to nudge.
    slope : float
        The true slope there, not 0.
    powers : sequence of int
        The nudges are 10 to these powers.

    Returns
    -------
    Picture
        Relative errors over the size of the nudge, nudging to one side and to both.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.3)
    h = 10.0 ** np.array(sorted(powers), dtype=float)
    one_side, both_sides = relative_errors(f, x, slope, h)
    axes.plot(h, one_side, "--s", color=GREY, markersize=4)
    axes.plot(h, both_sides, "-o", color=BLUE, markersize=4)
    axes.set(xscale="log", yscale="log", xlabel="$h$", ylabel="relative error")
    axes.set(ylim=(1e-13, 30))
    axes.text(10**-6.1, 3e-4, "to one side", color=INK, ha="left")
    axes.text(10**-11.4, 1e-9, "to both sides", color=BLUE, ha="left")
    axes.annotate("rounding", (1e-13, 3), ha="left", fontstyle="italic")
    axes.annotate("curvature", (1e-1, 3), ha="right", fontstyle="italic")
    axes.minorticks_off()
    return figure


def relative_errors(
    f: Callable[[float], float], x: float, slope: float, h: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Give the relative error of the slope by nudging to one side, and to both, for each h."""
    one = np.array([(f(x + step) - f(x)) / step for step in h])
    both = np.array([(f(x + step) - f(x - step)) / (2 * step) for step in h])
    return abs(one / slope - 1), abs(both / slope - 1)


@in_style
def started_alike(steps: int = 1500, lr: float = 1.0) -> Figure:
    """Train 2-2-1 on XOR twice, with hidden neurons that start alike and that start apart.

    Parameters
    ----------
    steps : int, default 1500
    lr : float, default 1.0

    Returns
    -------
    Picture
        Two columns: the hidden neurons' weights over the steps, and what the network then says.
    """
    figure, panels = axes_in_rows(2, 2, height=4.9)
    W2 = np.array([[1.0], [1.0]])
    for k, (title, W1) in enumerate(starts().items()):
        first: list[Layer] = [(W1, np.zeros(2)), (W2, np.zeros(1))]
        trained = train_on_xor(first, lr, range(steps + 1))
        above, below = panels[k], panels[2 + k]
        paths = np.array([layers[0][0][0] for layers, _ in trained])
        for neuron, (name, line, width) in enumerate((("red", "-", 4.5), ("green", "--", 1.5))):
            colour = GREY if name == "red" else BLUE
            above.plot(paths[:, neuron], color=colour, linestyle=line, linewidth=width, label=name)
        above.set(title=title, xlabel="steps", ylim=(0, 9), yticks=[0, 4, 8])
        _sentences(below, trained[-1][0])
        bare(below, "", "not", "happy")
    panels[0].set_ylabel("weight from $x_1$")
    panels[0].legend(loc="lower right")
    return figure


def starts() -> dict[str, FloatArray]:
    """Give the first layers of `started_alike`: columns that are equal, and that are not."""
    return {
        "started alike": np.array([[1.0, 1.0], [0.5, 0.5]]),
        "started apart": np.array([[1.0, 0.9], [0.5, 0.5]]),
    }


@in_style
def learning_in_stages(layers: Sequence[Layer], stages: Sequence[int], lr: float = 1.0) -> Figure:
    """Train 2-2-1 on S2's sentences and draw the plane of "not" and "happy" at several stages.

    Parameters
    ----------
    layers : sequence of (W, b)
        The initial weights of a 2-2-1 network; they are not changed.
    stages : sequence of int
        After how many steps to draw.
    lr : float, default 1.0

    Returns
    -------
    Picture
        A panel a stage, hatched where the network says happy, with the mean loss below.
    """
    figure, panels = axes_in_rows(1, len(stages), height=2.35)
    found = train_on_xor(layers, lr, stages)
    for axes, stage, (now, loss) in zip(panels, stages, found, strict=True):
        _sentences(axes, now)
        bare(axes, f"step {stage:,}", f"loss {loss:.3f}", "")
    return figure


def train_on_xor(
    layers: Sequence[Layer], lr: float, stages: Sequence[int]
) -> list[tuple[list[Layer], float]]:
    """Give the layers and the mean log loss after each of the increasing numbers of steps."""
    now, found = list(layers), []
    for step in range(max(stages) + 1):
        A, cache = forward(SENTENCES, now, SIGMOIDS)
        if step in stages:
            found.append((now, binary_cross_entropy(HAPPY.ravel(), A.ravel())))
        slopes = backward(HAPPY, now, SIGMOIDS, cache, "cross_entropy")
        now = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(now, slopes, strict=True)]
    return found


def _sentences(axes: Axes, layers: Sequence[Layer]) -> None:
    """Draw the plane of "not" and "happy", and the four sentences on it."""
    x1, x2 = np.meshgrid(*2 * [np.linspace(-0.5, 1.5, 101)])
    grid = np.column_stack([x1.ravel(), x2.ravel()])
    region(axes, x1, x2, forward(grid, layers, SIGMOIDS)[0].reshape(x1.shape) - 0.5)
    for (u, v), label in zip(SENTENCES, HAPPY.ravel(), strict=True):
        axes.plot(u, v, "o" if label else "s", color=OCHRE, markersize=7, markeredgecolor=DARK)


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str, line: str = "-"
) -> None:
    look = {"arrowstyle": "->", "color": colour, "linestyle": line}
    axes.annotate("", end, start, arrowprops=look)
