"""A plane of two inputs: the side where a neuron says 1, and samples with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from .style import BLUE, DARK, INK, OCHRE, FloatArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def half_plane(axes: Axes, w: FloatArray, b: float) -> None:
    """Hatch the part of the panel where the sum is 0 or more, and draw the line that ends it."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    box = np.array([[left, low], [right, low], [right, high], [left, high]])
    inside = _clipped(box, w, b)
    if len(inside):
        axes.fill(*inside.T, facecolor=BLUE, alpha=0.14, linewidth=0)
        axes.fill(*inside.T, facecolor="none", edgecolor=INK, hatch="//", linewidth=0, alpha=0.5)
    if np.any(w):
        foot = -b * w / (w @ w)
        axes.axline(tuple(foot), tuple(foot + [-w[1], w[0]]), color=BLUE)


def _clipped(corners: FloatArray, w: FloatArray, b: float) -> FloatArray:
    """Cut a polygon along a line: its part where `w x + b` is 0 or more."""
    z = corners @ w + b
    kept: list[FloatArray] = []
    for k, (corner, height) in enumerate(zip(corners, z, strict=True)):
        before, lower = corners[k - 1], z[k - 1]
        if (height >= 0) != (lower >= 0):
            kept.append(before + lower / (lower - height) * (corner - before))
        if height >= 0:
            kept.append(corner)
    return np.array(kept)


def labelled_points(
    axes: Axes, X: FloatArray, y: ArrayLike, size: float, written: bool = True
) -> None:
    """Draw each sample as a disc, filled for label 1 and open for 0, with its label in it."""
    for (x1, x2), label in zip(X, np.asarray(y), strict=True):
        axes.plot(
            x1,
            x2,
            "o",
            markersize=size,
            markerfacecolor=OCHRE if label else "none",
            markeredgecolor=OCHRE,
            markeredgewidth=1.5,
        )
        if written:
            colour = DARK if label else INK
            axes.text(x1, x2, f"{label}", ha="center", va="center_baseline", color=colour)
