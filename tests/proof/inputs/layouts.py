"""The same numbers in another memory order."""

from __future__ import annotations

import numpy as np


def layout(rng: np.random.Generator, a: np.ndarray) -> np.ndarray:
    kind = rng.integers(4)
    if kind == 1:
        return np.asfortranarray(a)
    if kind == 2 and a.ndim:
        return a[..., ::-1].copy()[..., ::-1]
    if kind == 3 and a.ndim >= 2:
        return np.swapaxes(np.swapaxes(a, 0, -1).copy(), 0, -1)
    return a
