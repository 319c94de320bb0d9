"""Independent inputs for the activations chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

from .layouts import layout


def _numbers(rng: np.random.Generator, i: int) -> Any:
    shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(0, 4)))
    kind = rng.integers(7)
    if kind == 0:
        x = rng.integers(-9, 10, shape)
    elif kind == 1:
        x = rng.integers(-8000, 8001, shape) / 8
    elif kind == 2:
        x = rng.choice([-1000, -720, -90, 0, 1, 90, 720, 1000], shape)
    elif kind == 3:
        x = np.zeros(shape)
    else:
        x = rng.normal(0, rng.choice([0.3, 1.0, 4.0]), shape)
    x = np.asarray(x)
    if x.ndim == 0 and i % 2:
        return x.item()
    return layout(rng, x)


def _knots(rng: np.random.Generator, i: int) -> np.ndarray:
    k = int(rng.integers(2, 8))
    if i % 4 == 0:
        return np.sort(rng.choice(np.arange(-6, 7), k, replace=False))
    return layout(rng, rng.uniform(-3, 0) + np.cumsum(rng.uniform(0.2, 1.5, k)))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    match name:
        case "sigmoid" | "sigmoid_prime" | "tanh_prime" | "softplus" | "relu" | "relu_prime":
            return (_numbers(rng, i),)
        case "leaky_relu" | "leaky_relu_prime":
            epsilon = (0, 1, 0.0, 1.0, 0.5, 0.01, float(rng.uniform()))[i % 7]
            return _numbers(rng, i), epsilon
        case "relu_sum":
            knots = _knots(rng, i)
            weights = rng.integers(-3, 4, len(knots) - 1) if i % 5 == 0 else None
            if weights is None:
                weights = rng.normal(0, 2, len(knots) - 1)
            x = _numbers(rng, i)
            x = np.clip(x, -20, 20) if np.ndim(x) else min(max(x, -20), 20)
            return x, (int(rng.integers(-3, 4)) if i % 3 else float(rng.normal())), weights, knots
        case "fit_relu_sum":
            names = ("cube", "sine", "absolute", "exponential", "square", "straight", "tent")
            asked = {"function": names[i % 7], "args": [_knots(rng, i)]}
            return Case(driver="with_function", arguments=asked)
        case "init_layers":
            sizes = [int(n) for n in rng.integers(1, 7, rng.integers(2, 4))]
            scheme = ("xavier", "he", "small", "other")[i % 4]
            raises = "ValueError" if scheme == "other" else ""
            asked = {"sizes": sizes, "scheme": scheme, "seeds": [i]}
            return Case(driver="drawn_layers", arguments=asked, raises=raises)
    raise KeyError(name)
