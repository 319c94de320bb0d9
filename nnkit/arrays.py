"""Arrays as the functions take them: float64, of a shape that is explained when it is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int_]

FLOAT64 = np.dtype(np.float64)


def floats(x: ArrayLike) -> Array:
    """Return `x` as an array of float64: `x` itself if it is one already."""
    if type(x) is np.ndarray and x.dtype is FLOAT64:
        return x
    return np.asarray(x, dtype=FLOAT64)


def vector(name: str, x: ArrayLike, length: str = "D") -> Array:
    """Return `x` as an array of shape (D,), or explain why it is none."""
    a = floats(x)
    if a.ndim != 1:
        raise ValueError(f"{name} must have shape ({length},); got {a.shape}. {_flatter(name, a)}")
    return a


def matrix(name: str, x: ArrayLike, shape: str = "(N, D)") -> Array:
    """Return `x` as an array with two axes, or explain why it is none."""
    a = floats(x)
    if a.ndim != 2:
        advice = f"For one sample use {name}[None, :]." if a.ndim == 1 else "It needs two axes."
        raise ValueError(f"{name} must have shape {shape}; got {a.shape}. {advice}")
    return a


def batch_labels(name: str, y: ArrayLike, n_samples: int, n_classes: int) -> Integers:
    """Return `y` as the labels of a batch, whole numbers from 0 to K-1, or explain why not."""
    a = np.asarray(y)
    if a.ndim != 1:
        raise ValueError(f"{name} must have shape (N,); got {a.shape}. {_flatter(name, a)}")
    if a.dtype.kind not in "iu":
        raise ValueError(
            f"{name} must be whole numbers; got {a.dtype}. Use {name}.astype(int) if they are."
        )
    if len(a) != n_samples:
        raise ValueError(f"{name} must have one entry a row; got {len(a)} for {n_samples} rows.")
    # Without a sign a negative number is larger than any number of classes.
    if len(a) and a.astype(np.uint64).max() >= n_classes:
        wrong = a.min() if a.min() < 0 else a.max()
        raise ValueError(f"{name} must lie between 0 and {n_classes - 1}; got {wrong}.")
    return a


def same_shape(names: Sequence[str], *arrays: Array) -> None:
    """Raise a ValueError that tells the shapes unless all `arrays` have the same one."""
    if any(a.shape != arrays[0].shape for a in arrays):
        shapes = ", ".join(f"{name} {a.shape}" for name, a in zip(names, arrays, strict=True))
        raise ValueError(
            f"These must have one shape: {shapes}. Use .reshape where a 1 is too many."
        )


def _flatter(name: str, a: NDArray[np.generic]) -> str:
    if a.ndim == 2 and 1 in a.shape:
        return f"Use {name}.ravel() to drop the axis of length 1."
    return "It needs exactly one axis."
