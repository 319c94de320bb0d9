"""The pictures of the training chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from .style import BLUE, DARK, GREY, INK, OCHRE, FloatArray, axes_in_rows, in_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)))
MARKS = ("o", "s", "^")
HATCHES = ("", "///", "\\\\\\")


@in_style
def losses_apart(learned: ArrayLike, held_out: ArrayLike) -> Figure:
    """Draw the loss on what was learned from and on what was not, and where the second is lowest.

    Parameters
    ----------
    learned, held_out : array_like
        The losses, one an epoch.

    Returns
    -------
    Picture
        Two lines over the epochs, with a vertical line at the lowest point of the second.
    """
    one, two = (np.asarray(losses, dtype=np.float64) for losses in (learned, held_out))
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    epochs = np.arange(1, len(one) + 1)
    axes.plot(epochs, one, color=OCHRE)
    axes.plot(epochs, two, color=OCHRE, linestyle="--")
    lowest = int(two.argmin())
    axes.axvline(lowest + 1, color=INK, linestyle=":", linewidth=1)
    axes.plot(lowest + 1, two[lowest], "o", color=OCHRE)
    axes.annotate(
        f"lowest, {two[lowest]:.2f}",
        (lowest + 1, two[lowest]),
        xytext=(6, -16),
        textcoords="offset points",
    )
    for name, losses in ("learned from", one), ("held out", two):
        axes.annotate(
            f"{name}\n{losses[-1]:.3f}" if losses[-1] < 0.01 else f"{name}\n{losses[-1]:.2f}",
            (epochs[-1], losses[-1]),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
        )
    axes.set(xlabel="epoch", ylabel="mean surprise", xlim=(0, len(one) * 1.27))
    axes.set_ylim(-0.08, 1.25)
    axes.set_xticks(np.linspace(0, len(one), 5).astype(int))
    return figure


@in_style
def regions(
    networks: Mapping[str, Callable[[FloatArray], FloatArray]], X: ArrayLike, y: ArrayLike
) -> Figure:
    """Draw what networks say over a plane, and the samples that they learned from.

    Parameters
    ----------
    networks : mapping of str to callable
        For each title what gives probabilities, shape (M, 3), from points, shape (M, 2).
    X : array_like
        The samples, shape (N, 2).
    y : array_like
        Their labels, 0 to 2.

    Returns
    -------
    Picture
        A panel a network: the regions told apart by hatching, the samples by shape.
    """
    samples, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    figure, panels = axes_in_rows(1, len(networks), height=2.5)
    reach = 1.15 * float(np.abs(samples).max())
    grid = np.linspace(-reach, reach, 71)
    at = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
    for axes, (title, says) in zip(panels, networks.items(), strict=True):
        said = np.asarray(says(at)).argmax(axis=1).reshape(len(grid), len(grid))
        for k, hatch in enumerate(HATCHES):
            inside = (said == k).astype(float)
            if hatch and inside.any():
                axes.contourf(grid, grid, inside, levels=[0.5, 1.5], colors="none", hatches=[hatch])
            if 0 < inside.mean() < 1:
                axes.contour(grid, grid, inside, levels=[0.5], colors=BLUE, linewidths=1.2)
            own = labels == k
            axes.plot(samples[own, 0], samples[own, 1], MARKS[k], color=OCHRE, markersize=2.2)
        right = np.asarray(says(samples)).argmax(axis=1) == labels
        axes.set(title=title, xticks=[], yticks=[], aspect="equal")
        axes.set(xlim=(-reach, reach), ylim=(-reach, reach))
        axes.set_xlabel(f"{right.mean():.0%} right".replace("%", " %"))
        axes.spines[:].set(visible=True, linewidth=0.5)
    return figure


@in_style
def digits_read(pixels: ArrayLike, captions: Sequence[str], columns: int = 6) -> Figure:
    """Draw digits of 8 by 8 pixels with a few words below each.

    Parameters
    ----------
    pixels : array_like
        Ink from 0 to 1, shape (M, 64).
    captions : sequence of str
        What stands below each.
    columns : int, default 6
        How many stand in a row.

    Returns
    -------
    Picture
        The larger a square, the more ink is there.
    """
    images = np.asarray(pixels, dtype=np.float64).reshape(-1, 8, 8)
    rows = -(-len(images) // columns)
    figure, panels = axes_in_rows(rows, columns, height=1.35 * rows)
    for axes in panels:
        axes.set_visible(False)
    for axes, ink, caption in zip(panels, images, captions, strict=False):
        axes.set_visible(True)
        _ink(axes, ink, size=260 / columns)
        axes.set_xlabel(caption)
    return figure


@in_style
def methods_compared(shares: Mapping[str, ArrayLike]) -> Figure:
    """Draw the shares right of several methods on several splits, with means and error bars.

    Parameters
    ----------
    shares : mapping of str to array_like
        For each method its shares from 0 to 1, one a split.

    Returns
    -------
    Picture
        A row a method: a small mark a split, and the mean with its standard error.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=0.5 * len(shares) + 0.9)
    for row, (_, values) in enumerate(shares.items()):
        x = 100 * np.asarray(values, dtype=np.float64)
        error = x.std(ddof=1) / np.sqrt(len(x))
        axes.plot(x, np.full(len(x), row), "|", color=GREY, markersize=9)
        axes.errorbar(x.mean(), row, xerr=error, fmt="o", color=BLUE, capsize=4)
        axes.annotate(
            f"{x.mean():.1f} ± {error:.1f}",
            (1.02, row),
            xycoords=("axes fraction", "data"),
            va="center",
        )
    axes.set(yticks=range(len(shares)), xlabel="right on held-out digits, in %")
    axes.set_yticklabels(list(shares))
    axes.invert_yaxis()
    return figure


@in_style
def losses_of_starts(runs: Mapping[str, ArrayLike], guess: float) -> Figure:
    """Draw the training loss of several networks, beside that of one that knows nothing.

    Parameters
    ----------
    runs : mapping of str to array_like
        For each name the losses, one an epoch.
    guess : float
        The loss of equal probabilities.

    Returns
    -------
    Picture
        Lines over the epochs with a dotted level line.
    """
    figure, (axes,) = axes_in_rows(1, 1, height=3.2)
    placed: list[float] = []
    epochs = 0
    for (name, losses), line in zip(runs.items(), LINES, strict=False):
        values = np.asarray(losses, dtype=np.float64)
        epochs = len(values)
        axes.plot(np.arange(1, epochs + 1), values, linestyle=line, color=OCHRE)
        at = float(values[-1])
        while any(abs(at - other) < 0.19 for other in placed):
            at -= 0.04
        placed.append(at)
        axes.annotate(name, (epochs, at), xytext=(8, 0), textcoords="offset points", va="center")
    axes.plot([0.5, epochs], [guess, guess], color=GREY, linestyle=":", linewidth=1.5)
    axes.annotate(
        "knows nothing", (epochs / 2, guess), xytext=(0, 7), textcoords="offset points", ha="center"
    )
    axes.set(xlabel="epoch", ylabel="mean surprise", ylim=(-0.15, 1.15 * guess))
    axes.set_xlim(0.5, epochs * 1.5)
    axes.set_xticks(range(2, epochs + 1, 2))
    return figure


@in_style
def hidden_units(W: ArrayLike, captions: Sequence[str], columns: int = 4) -> Figure:
    """Draw the incoming weights of hidden neurons as maps of 8 by 8 pixels.

    Parameters
    ----------
    W : array_like
        The weights, shape (64, M), a column a neuron.
    captions : sequence of str
        What stands below each map.
    columns : int, default 4
        How many maps stand in a row.

    Returns
    -------
    Picture
        A square a weight, the larger the larger it is; blue with a plus where ink excites the
        neuron, ochre with a minus where it calms it. Weights below a tenth of the largest are left
        out.
    """
    weights = np.asarray(W, dtype=np.float64).T.reshape(-1, 8, 8)
    rows = -(-len(weights) // columns)
    figure, panels = axes_in_rows(rows, columns, height=1.75 * rows)
    y, x = np.mgrid[:8, :8]
    for axes, unit, caption in zip(panels, weights, captions, strict=True):
        sizes = 95 * np.abs(unit) / np.abs(unit).max()
        for sign, colour, mark in (1, BLUE, "+"), (-1, OCHRE, "_"):
            side = (unit * sign > 0) & (sizes > 9.5)
            axes.scatter(x[side], y[side], s=sizes[side], marker="s", color=colour, linewidths=0)
            axes.scatter(
                x[side], y[side], s=sizes[side] / 3, marker=mark, color=DARK, linewidths=0.8
            )
        axes.set(xticks=[], yticks=[], aspect="equal", xlim=(-0.7, 7.7), ylim=(7.7, -0.7))
        axes.spines[:].set(visible=True, linewidth=0.5)
        axes.set_xlabel(caption)
    return figure


@in_style
def own_digit(pixels: ArrayLike, p: ArrayLike) -> Figure:
    """Draw a digit beside the probabilities that a network gives to the ten digits.

    Parameters
    ----------
    pixels : array_like
        Ink from 0 to 1, shape (64,) or (8, 8).
    p : array_like
        Ten probabilities.

    Returns
    -------
    Picture
        Two panels: the ink, and bars with their numbers.
    """
    shares = np.asarray(p, dtype=np.float64).ravel()
    figure, panels = axes_in_rows(1, 2, height=2.6)
    _ink(panels[0], np.asarray(pixels, dtype=np.float64).reshape(8, 8), size=190)
    panels[0].set_title("what it sees")
    bars = panels[1].bar(range(10), shares, color=BLUE)
    top = int(shares.argmax())
    numbers = [f"{share:.2f}" if share >= 0.005 else "" for share in shares]
    panels[1].bar_label(bars, numbers, padding=2, fontsize=9)
    panels[1].set(title=f"it says {top}", xticks=range(10), yticks=[], ylim=(0, 1.12))
    panels[1].spines["left"].set_visible(False)
    return figure


def _ink(axes: Axes, ink: FloatArray, size: float) -> None:
    y, x = np.mgrid[:8, :8]
    seen = ink > 0
    axes.scatter(x[seen], y[seen], s=size * ink[seen], marker="s", color=INK, linewidths=0)
    axes.set(xticks=[], yticks=[], aspect="equal", xlim=(-0.7, 7.7), ylim=(7.7, -0.7))
    axes.spines[:].set(visible=True, linewidth=0.5)
