"""Independent inputs for the neuron chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

from .layouts import layout

CURVES = ("cube", "sine", "exponential", "absolute", "parabola", "jump", "steep")


def _table(rng: np.random.Generator, n: int, d: int) -> np.ndarray:
    if rng.integers(4) == 0:
        return rng.integers(-3, 4, (n, d))
    return layout(rng, rng.normal(0, 1, (n, d)))


def _labels(rng: np.random.Generator, n: int) -> np.ndarray:
    y = rng.integers(0, 2, n)
    return layout(rng, y.astype(float)) if rng.integers(2) else y


def _slope(i: int, rng: np.random.Generator) -> Case:
    name = CURVES[i % len(CURVES)]
    x, h = int(rng.integers(-64, 65)) / 32, int(rng.integers(8, 65)) / 32
    if i % 10 == 0:
        name, x = "logarithm", h + int(rng.integers(1, 33)) / 32
    if i % 7 == 3:
        x, h = int(rng.integers(-3, 4)), int(rng.integers(1, 4))
    return Case(driver="with_function", arguments={"function": name, "args": [x, h]})


def _answers(i: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    n = int(rng.integers(1, 8))
    y = _labels(rng, n)
    p = rng.uniform(0.001, 0.999, n)
    if i % 3 == 0:
        sure = rng.integers(0, 2, n).astype(bool)
        p = np.where(sure, y, p)
    if i % 11 == 0:
        return y, y.astype(int)
    return y, layout(rng, p)


def _neuron(i: int, rng: np.random.Generator) -> tuple[Any, ...]:
    n, d = int(rng.integers(1, 7)), int(rng.integers(1, 6))
    X, y = _table(rng, n, d), _labels(rng, n)
    w, b = rng.normal(0, 1, d), float(rng.normal())
    if i % 4 == 0:
        w, b = rng.integers(-2, 3, d), int(rng.integers(-2, 3))
    if i % 5 == 0:
        largest = np.abs(X @ w + b).max()
        w, b = (w * 400 / largest, b * 400 / largest) if largest > 0 else (w, b)
    return X, y, w, b


def _training(i: int, rng: np.random.Generator) -> tuple[Any, ...]:
    n, d = int(rng.integers(1, 7)), int(rng.integers(1, 5))
    lr = float(rng.choice([0.05, 0.25, 0.5, 0.8])) if i % 6 else 1
    return _table(rng, n, d), _labels(rng, n), lr, int(rng.integers(1, 7))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    match name:
        case "slope":
            return _slope(i, rng)
        case "binary_cross_entropy":
            return _answers(i, rng)
        case "logistic_gradient":
            return _neuron(i, rng)
        case "logistic_fit":
            return _training(i, rng)
    raise KeyError(name)
