"""Independent inputs for the softmax chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from .layouts import layout


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
    return layout(rng, rng.normal(0, rng.choice([0.1, 1.0, 5.0]), shape))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    match name:
        case "softmax" | "log_softmax":
            shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(1, 5)))
            axis = int(rng.integers(-len(shape), len(shape)))
            z = _scores(rng, shape)
            return (z,) if i % 4 == 0 else (z, axis)
        case "softmax_jacobian":
            return (_scores(rng, (int(rng.integers(1, 7)),)),)
        case "cross_entropy" | "cross_entropy_gradient":
            n, k = int(rng.integers(1, 7)), int(rng.integers(1, 6))
            return _scores(rng, (n, k)), rng.integers(0, k, n)
        case "squared_error" | "mean_squared_error":
            shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(1, 4)))
            first = rng.integers(-3, 4, shape) if i % 5 == 0 else rng.normal(0, 1, shape)
            second = rng.integers(-3, 4, shape) if i % 7 == 0 else rng.normal(0, 1, shape)
            return layout(rng, first), layout(rng, second)
        case "one_hot":
            n, k = int(rng.integers(1, 8)), int(rng.integers(1, 7))
            low, high = ((0, k), (-2, k), (0, k + 2))[i % 3]
            return rng.integers(low, high, n), k
    raise KeyError(name)
