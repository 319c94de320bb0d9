"""Independent inputs for the feedforward chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

from .layouts import layout

_NINE = ("w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b")
_ACTIVATIONS = ("linear", "sigmoid", "tanh", "relu", "softmax")


def _numbers(rng: np.random.Generator, shape: tuple[int, ...], whole: bool) -> np.ndarray:
    if whole:
        return rng.integers(-4, 5, shape)
    return layout(rng, rng.normal(0, rng.choice([0.2, 1.0, 3.0]), shape))


def _laid(rng: np.random.Generator, a: Any) -> np.ndarray:
    return layout(rng, a) if np.ndim(a) else np.asarray(a)


def _plain(values: np.ndarray) -> list[Any]:
    return [v.item() for v in values]


def _neurons(rng: np.random.Generator, whole: bool) -> tuple[list[Any], list[Any]]:
    sizes = [int(n) for n in rng.integers(1, 5, rng.integers(2, 5))]
    network: list[Any] = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        layer: list[Any] = []
        for _ in range(n_out):
            neuron: dict[str, Any] = {"weights": _plain(_numbers(rng, (n_in + 1,), whole))}
            if rng.integers(3) == 0:
                neuron["output"] = float(rng.uniform())
            layer.append(neuron)
        network.append(layer)
    return network, _plain(_numbers(rng, (sizes[0],), whole))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    whole = i % 5 == 0
    match name:
        case "combine_models":
            w1, w2, b = _plain(_numbers(rng, (3,), i % 4 == 0))
            if i % 3 == 0:
                p1, p2 = (float(x) for x in rng.uniform(0, 1, 2))
                return p1, p2, w1, w2, b
            shape = tuple(int(n) for n in rng.integers(1, 4, rng.integers(0, 4)))
            made = [
                rng.integers(0, 2, shape) if whole else _laid(rng, rng.uniform(0, 1, shape))
                for _ in range(2)
            ]
            return np.asarray(made[0]), np.asarray(made[1]), w1, w2, b
        case "two_two_one":
            names = [str(n) for n in rng.permutation(_NINE)] if i % 2 else list(_NINE)
            weights = dict(zip(names, _plain(_numbers(rng, (9,), whole)), strict=True))
            x1, x2 = _plain(_numbers(rng, (2,), i % 4 == 0))
            return x1, x2, weights
        case "forward_propagate":
            return Case(driver="changing", arguments={"args": list(_neurons(rng, whole))})
        case "dense":
            n, d, h = (int(k) for k in rng.integers(1, 5, 3))
            if i % 3 == 0:
                n = d = h
            shapes = ((n, d), (d, h), (h,))
            X, W, b = (_numbers(rng, shape, whole) for shape in shapes)
            return X, W, b
        case "count_parameters":
            return ([int(n) for n in rng.integers(1, 12, rng.integers(2, 7))],)
        case "forward":
            sizes = [int(n) for n in rng.integers(1, 5, rng.integers(2, 5))]
            if i % 3 == 0:
                sizes = [sizes[0]] * len(sizes)
            n = sizes[0] if i % 2 else int(rng.integers(1, 5))
            pairs = zip(sizes, sizes[1:], strict=False)
            layers = [(_numbers(rng, p, whole), _numbers(rng, p[1:], whole)) for p in pairs]
            names = [str(a) for a in rng.choice(_ACTIVATIONS[:4], len(layers))]
            if i % 4 == 1:
                names[-1] = "softmax"
            return _numbers(rng, (n, sizes[0]), whole), layers, names
    raise KeyError(name)
