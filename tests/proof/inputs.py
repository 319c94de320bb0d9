"""Inputs that owe nothing to the checks' own cases, to tell a mutant from its parent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

COUNT = 400


def _layout(rng: np.random.Generator, a: np.ndarray) -> np.ndarray:
    kind = rng.integers(4)
    if kind == 1:
        return np.asfortranarray(a)
    if kind == 2 and a.ndim:
        return a[..., ::-1].copy()[..., ::-1]
    if kind == 3 and a.ndim >= 2:
        return np.swapaxes(np.swapaxes(a, 0, -1).copy(), 0, -1)
    return a


def _scores(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    kind = rng.integers(6)
    if kind == 0:
        return rng.integers(-9, 10, shape)
    if kind == 1:
        return rng.integers(-8000, 8001, shape) / 8
    if kind == 2:
        rows = rng.choice([-992.0, 0.0, 992.0], shape[:1] + (1,) * (len(shape) - 1))
        return rows + rng.integers(-64, 65, shape) / 8
    if kind == 3:
        return np.full(shape, float(rng.integers(-5, 6)))
    return _layout(rng, rng.normal(0, rng.choice([0.1, 1.0, 5.0]), shape))


def arguments(name: str, seed: int = 987_654_321) -> Iterator[tuple[Any, ...]]:
    """Yield positional arguments for an exercise, as its contract allows them."""
    rng = np.random.default_rng(seed)
    for i in range(COUNT):
        if name in ("softmax", "log_softmax"):
            shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(1, 5)))
            axis = int(rng.integers(-len(shape), len(shape)))
            z = _scores(rng, shape)
            yield (z,) if i % 4 == 0 else (z, axis)
        elif name == "softmax_jacobian":
            yield (_scores(rng, (int(rng.integers(1, 7)),)),)
        elif name in ("cross_entropy", "cross_entropy_gradient"):
            n, k = int(rng.integers(1, 7)), int(rng.integers(1, 6))
            yield _scores(rng, (n, k)), rng.integers(0, k, n)
        elif name in ("squared_error", "mean_squared_error"):
            shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(1, 4)))
            first = rng.integers(-3, 4, shape) if i % 5 == 0 else rng.normal(0, 1, shape)
            second = rng.integers(-3, 4, shape) if i % 7 == 0 else rng.normal(0, 1, shape)
            yield _layout(rng, first), _layout(rng, second)
        elif name == "one_hot":
            n, k = int(rng.integers(1, 8)), int(rng.integers(1, 7))
            low, high = ((0, k), (-2, k), (0, k + 2))[i % 3]
            yield rng.integers(low, high, n), k
