"""The pictures of the softmax chapter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..activations import sigmoid
from ..losses import cross_entropy_gradient
from ..softmax import softmax, softmax_jacobian
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


@in_style
def scores_to_surprise(scores: ArrayLike, names: Sequence[str], label: int) -> Figure:
    """Draw scores, their softmax, and what each class would cost as minus a logarithm.

    Parameters
    ----------
    scores : array_like
        The scores of one sample, shape (K,).
    names : sequence of str
        What the K classes are called.
    label : int
        The right class; its bars are marked.

    Returns
    -------
    Picture
        Three panels of bars over the same classes.
    """
    z = np.asarray(scores, dtype=np.float64)
    p = softmax(z)
    figure, panels = axes_in_rows(1, 3, height=2.6)
    _bars(panels[0], z, names, [GREY] * len(z), "scores $z$")
    _bars(panels[1], p, names, [BLUE] * len(z), "probabilities $p$")
    _bars(panels[2], -np.log(p), names, [OCHRE] * len(z), "surprise $-\\ln\\,p$")
    for k, bar in enumerate(panels[2].patches):
        if k != label:
            bar.set(facecolor="none", edgecolor=INK, linestyle=":")
    for axes in panels:
        axes.get_xticklabels()[label].set_fontweight("bold")
    return figure


@in_style
def temperature(scores: ArrayLike, names: Sequence[str], temperatures: Sequence[float]) -> Figure:
    """Draw the softmax of one set of scores at several temperatures.

    Parameters
    ----------
    scores : array_like
        The scores of one sample, shape (K,).
    names : sequence of str
        What the K classes are called.
    temperatures : sequence of float
        Positive numbers by which the scores are divided, one panel each.

    Returns
    -------
    Picture
        One panel of bars a temperature, on one scale.
    """
    z = np.asarray(scores, dtype=np.float64)
    figure, panels = axes_in_rows(1, len(temperatures), height=2.4)
    for axes, t in zip(panels, temperatures, strict=True):
        _bars(axes, softmax(z / t), names, [BLUE] * len(z), f"temperature {t:g}", top=1.0)
    return figure


@in_style
def sigmoids_and_softmax(scores: ArrayLike, names: Sequence[str]) -> Figure:
    """Draw the sigmoids of some scores end to end, above their softmax end to end.

    Parameters
    ----------
    scores : array_like
        The scores of one sample, shape (K,).
    names : sequence of str
        What the K outputs are called.

    Returns
    -------
    Picture
        Two stacked bars and a line at 1.
    """
    z = np.asarray(scores, dtype=np.float64)
    figure, (axes,) = axes_in_rows(1, 1, height=2.0)
    rows = {"softmax": softmax(z), "sigmoids": sigmoid(z)}
    for row, values in enumerate(rows.values()):
        start = 0.0
        for k, value in enumerate(values):
            axes.barh(
                row,
                value,
                0.5,
                left=start,
                color=(PALE_BLUE, PALE)[k % 2],
                edgecolor=INK,
                hatch=("", "//")[k % 2],
            )
            axes.text(
                start + value / 2,
                row,
                f"{names[k]}: {value:.3f}",
                ha="center",
                va="center",
                color=DARK,
                bbox={"facecolor": (PALE_BLUE, PALE)[k % 2], "edgecolor": "none", "pad": 2},
            )
            start += value
        axes.text(start + 0.02, row, f"= {start:.2f}", va="center", fontweight="bold")
    axes.axvline(1, color=OCHRE, linestyle="--")
    axes.set(yticks=range(len(rows)), yticklabels=list(rows), xlabel="sum", xlim=(0, 1.75))
    axes.tick_params(axis="y", length=0)
    return figure


@in_style
def surprise(probabilities: Sequence[float]) -> Figure:
    """Draw what a probability for the right class costs: minus its logarithm, and squared.

    Parameters
    ----------
    probabilities : sequence of float
        Points to mark on the curve, from 0.01 to 1.

    Returns
    -------
    Picture
        The two curves over the probability, from 0.005 to 1.
    """
    p = np.geomspace(0.005, 1, 300)
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    axes.plot(p, -np.log(p), color=OCHRE, label="surprise, $-\\ln\\,p$")
    axes.plot(p, (1 - p) ** 2, color=BLUE, linestyle="--", label="squared error, $(1-p)^2$")
    for q in probabilities:
        axes.plot(q, -np.log(q), "o", color=OCHRE)
        axes.annotate(
            f"{q:g} costs {-np.log(q):.2f}",
            (q, -np.log(q)),
            xytext=(9, 6),
            textcoords="offset points",
        )
    axes.text(0.1, 3.6, "confident and wrong", fontweight="bold")
    axes.set(
        xlabel="probability given to the right class",
        ylabel="cost",
        xlim=(0, 1.12),
        ylim=(-0.1, 5.5),
    )
    axes.legend(loc="upper right")
    return figure


@in_style
def gradient_arrows(scores: ArrayLike, names: Sequence[str], label: int) -> Figure:
    """Draw probabilities with the arrows that lead to the target: minus the gradient.

    Parameters
    ----------
    scores : array_like
        The scores of one sample, shape (K,).
    names : sequence of str
        What the K classes are called.
    label : int
        The right class.

    Returns
    -------
    Picture
        Bars of probability, a mark at the target, and an arrow from one to the other.
    """
    z = np.asarray(scores, dtype=np.float64)
    p, slopes = softmax(z), cross_entropy_gradient(z[None, :], [label])[0]
    figure, (axes,) = axes_in_rows(1, 1, height=3.0)
    axes.bar(range(len(z)), p, 0.5, color=BLUE)
    for k, (height, slope) in enumerate(zip(p, slopes, strict=True)):
        x = k + 0.36
        axes.hlines(height - slope, k - 0.3, k + 0.46, color=OCHRE, linewidth=3)
        axes.annotate(
            "",
            (x, height - slope),
            (x, height),
            arrowprops={
                "arrowstyle": "-|>",
                "color": INK,
                "linewidth": 2,
                "shrinkA": 0,
                "shrinkB": 0,
            },
        )
        axes.text(x + 0.05, height - slope / 2, f"{-slope:+.2f}".replace("-", "−"), va="center")
        axes.text(k, height + 0.02, f"$p$ = {height:.2f}", ha="center", va="bottom", color=INK)
    axes.text(label - 0.3, 1.03, "target 1", va="bottom")
    axes.set(xticks=range(len(z)), xticklabels=names, ylabel="probability", ylim=(-0.03, 1.12))
    axes.set_xlim(-0.5, len(z) - 0.2)
    axes.get_xticklabels()[label].set_fontweight("bold")
    return figure


@in_style
def jacobian(scores: ArrayLike, names: Sequence[str]) -> Figure:
    """Draw the Jacobian of softmax as a map: how each probability answers each score.

    Parameters
    ----------
    scores : array_like
        The scores of one sample, shape (K,).
    names : sequence of str
        What the K classes are called.

    Returns
    -------
    Picture
        K times K squares, each with its number.
    """
    from matplotlib.colors import LinearSegmentedColormap

    J = softmax_jacobian(scores)
    figure, (axes,) = axes_in_rows(1, 1, height=3.4)
    colours = LinearSegmentedColormap.from_list("slopes", [PALE_OCHRE, PALE, PALE_BLUE])
    largest = np.abs(J).max() or 1.0
    axes.imshow(J, cmap=colours, vmin=-largest, vmax=largest)
    for (i, j), slope in np.ndenumerate(J):
        text = f"{slope:+.2f}".replace("-", "−")
        axes.text(j, i, text, ha="center", va="center", color=DARK, fontsize=13)
    ticks = range(len(J))
    axes.set(
        xticks=ticks,
        xticklabels=names,
        yticks=ticks,
        yticklabels=names,
        xlabel="when this score rises …",
        ylabel="… this probability answers",
    )
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return figure


def _bars(
    axes: Axes,
    values: FloatArray,
    names: Sequence[str],
    colours: Sequence[str],
    title: str,
    top: float | None = None,
) -> None:
    """Draw one bar a class with its number above; `top` is the end of a shared scale."""
    axes.bar(range(len(values)), values, 0.6, color=colours)
    for k, value in enumerate(values):
        axes.text(k, max(value, 0), _short(value), ha="center", va="bottom")
    highest = max(float(values.max()), 0.0) if top is None else top
    axes.set(xticks=range(len(values)), xticklabels=names, yticks=[], ylim=(None, 1.15 * highest))
    axes.set_title(title)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", length=0)


def _short(value: float) -> str:
    """Two decimals; what is not 0 but would be written so is "about 0"."""
    text = f"{value:.2f}"
    return "≈ 0" if value and float(text) == 0 else text
