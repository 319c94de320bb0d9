"""The pictures of the chapter on backpropagation; its graphs are drawn by `graph`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..backprop import worked_forward, worked_gradients
from .graph import arrow, canvas, edge, figure_of, node, number
from .style import BLUE, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@in_style
def fan_out(weights: Sequence[float], deltas: Sequence[float]) -> Figure:
    """Draw one hidden neuron that feeds two outputs, and the slopes that come back and add up.

    Parameters
    ----------
    weights : sequence of float, length 2
        The weights to the two outputs.
    deltas : sequence of float, length 2
        The slope of the loss in the sum of each output.

    Returns
    -------
    Picture
        Three nodes; below the edges what comes back along each, and their sum.
    """
    axes = canvas(2.6)
    source, targets = (1.5, 1.3), [(4.2, 2.05), (4.2, 0.55)]
    back = [w * d for w, d in zip(weights, deltas, strict=True)]
    for k, (target, weight, delta, slope) in enumerate(
        zip(targets, weights, deltas, back, strict=True), start=1
    ):
        edge(axes, source, target, number(weight), _signed(slope), share=0.55)
        node(axes, target, f"o{k}", result=True)
        axes.text(target[0] + 0.34, target[1], _signed(delta), va="center", color=OCHRE)
    node(axes, source, "h1", result=True)
    arrow(axes, (1.2, 1.3), (0.95, 1.3))
    axes.text(0.88, 1.3, _signed(sum(back)), ha="right", va="center", color=OCHRE, weight="bold")
    axes.text(0.88, 1.1, "the sum", ha="right", va="top", fontstyle="italic")
    axes.text(4.54, 1.3, "slopes in\nthe sums", va="center", fontstyle="italic")
    return figure_of(axes)


@in_style
def blame(slopes: Mapping[str, float]) -> Figure:
    """Draw the size of each slope on a logarithmic scale.

    Parameters
    ----------
    slopes : mapping of str to float
        None of them 0.

    Returns
    -------
    Picture
        A bar each with its number; hatched where the slope is negative.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.5)
    sizes = [abs(slope) for slope in slopes.values()]
    bars = axes.barh(list(slopes), sizes, color=OCHRE, height=0.65)
    for bar, (name, slope) in zip(bars, slopes.items(), strict=True):
        if slope < 0:
            bar.set(facecolor="none", edgecolor=OCHRE, hatch="////")
        axes.annotate(
            f"{slope:#.3g}".replace("-", "−"),
            (abs(slope), name),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
        )
    axes.set(xscale="log", xlim=(1e-4, 0.7), xlabel="size of the slope")
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.minorticks_off()
    return figure


@in_style
def worked_training(
    weights: Mapping[str, float],
    inputs: Sequence[float],
    targets: Sequence[float],
    lr: float,
    steps: int,
) -> Figure:
    """Draw the worked network's loss over many steps, with its biases held and moved.

    Parameters
    ----------
    weights : mapping of str to float
        As in `nnkit.worked_forward`.
    inputs, targets : sequence of float, length 2
    lr : float
        The learning rate.
    steps : int

    Returns
    -------
    Picture
        Two curves on logarithmic scales, with their last values.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    for name, held, line in (("biases held", True, "-"), ("biases moved", False, "--")):
        losses = worked_losses(weights, inputs, targets, lr, steps, held)
        axes.plot(np.arange(steps + 1) + 1, losses, color=OCHRE, linestyle=line)
        axes.annotate(
            f"{name}\n{losses[-1]:.3g}".replace("e-0", "e−"),
            (steps + 1, losses[-1]),
            xytext=(6, 3 if held else -3),
            textcoords="offset points",
            va="center",
        )
    axes.set(xscale="log", yscale="log", xlabel="steps", ylabel="loss")
    axes.set(xlim=(0.9, 12 * steps))
    ticks = [10**k for k in range(len(str(steps)))]
    axes.set_xticks([tick + 1 for tick in ticks], [f"{tick:,}" for tick in ticks])
    axes.minorticks_off()
    axes.axhline(losses[0], color=INK, linewidth=0.6, linestyle=":")
    axes.text(1, losses[0] * 1.15, f"at first {losses[0]:.3f}", va="bottom", color=BLUE)
    axes.set_ylim(1e-6, 1.2)
    return figure


def worked_losses(
    weights: Mapping[str, float],
    inputs: Sequence[float],
    targets: Sequence[float],
    lr: float,
    steps: int,
    biases_held: bool,
) -> FloatArray:
    """Train the worked network; give its loss before each step and after the last."""
    moving, losses = dict(weights), np.empty(steps + 1)
    for step in range(steps + 1):
        out = worked_forward(moving, inputs)
        outputs = out["out_o1"], out["out_o2"]
        losses[step] = sum((t - o) ** 2 for t, o in zip(targets, outputs, strict=True)) / 2
        for name, slope in worked_gradients(moving, inputs, targets).items():
            if not (biases_held and name.startswith("b")):
                moving[name] -= lr * slope
    return losses


def _signed(x: float) -> str:
    return f"{x:+#.3g}".replace("-", "−")
