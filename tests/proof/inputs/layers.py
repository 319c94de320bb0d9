"""Independent inputs for the layers chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

from .layouts import layout

_NINE = ("w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b")
_ACTIVATIONS = ("linear", "sigmoid", "tanh", "relu")
_FUNCTIONS = (
    "sum_of_squares",
    "weighted_sine",
    "cubes_and_neighbours",
    "products_of_rows",
    "steep_sum",
    "high_above_zero",
    "whole_steps",
)


def _numbers(rng: np.random.Generator, shape: tuple[int, ...], whole: bool) -> np.ndarray:
    if whole:
        return rng.integers(-4, 5, shape)
    return layout(rng, rng.normal(0, rng.choice([0.3, 1.0, 2.0]), shape))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    whole = i % 5 == 0
    match name:
        case "output_delta":
            shape = tuple(int(n) for n in rng.integers(1, 5, rng.integers(0, 4)))
            if i % 7 == 0:
                return float(rng.uniform()), float(rng.uniform())
            y = rng.integers(0, 2, shape) if whole else rng.uniform(0, 1, shape)
            a = np.asarray(rng.uniform(0, 1, shape))
            return np.asarray(y), layout(rng, a) if shape else a
        case "hidden_delta":
            n, h, k = (int(x) for x in rng.integers(1, 5, 3))
            if i % 3 == 0:
                h = k = n
            a = layout(rng, rng.uniform(0, 1, (n, h)))
            return _numbers(rng, (h, k), whole), _numbers(rng, (n, k), i % 4 == 0), a
        case "two_two_one_gradients":
            names = [str(n) for n in rng.permutation(_NINE)] if i % 2 else list(_NINE)
            weights = dict(zip(names, _plain(_numbers(rng, (9,), whole)), strict=True))
            x1, x2 = _plain(_numbers(rng, (2,), i % 4 == 0))
            return x1, x2, int(rng.integers(2)), weights
        case "numerical_gradient":
            shape = tuple(int(n) for n in rng.integers(1, 4, rng.integers(1, 4)))
            x = rng.integers(-3, 4, shape) if whole else layout(rng, rng.uniform(-2, 2, shape))
            function = str(rng.choice(_FUNCTIONS))
            h = float(rng.choice([0.5, 0.1, 1e-3, 1e-4]))
            return Case(driver="with_function", arguments={"function": function, "args": [x, h]})
        case "backward":
            return _batch(rng, i, whole)
        case "backward_propagate_error":
            network, _, expected = _trained(rng, whole)
            return Case(driver="network_after", arguments={"calls": [[network, expected]]})
        case "update_weights":
            network, row, _ = _trained(rng, whole)
            for neuron in (neuron for layer in network for neuron in layer):
                neuron["delta"] = float(rng.normal())
            lr = float(rng.choice([0.01, 0.5, 1.0]))
            return Case(driver="network_after", arguments={"calls": [[network, row, lr]]})
    raise KeyError(name)


def _plain(values: np.ndarray) -> list[Any]:
    return [v.item() for v in values]


def _batch(rng: np.random.Generator, i: int, whole: bool) -> tuple[Any, ...]:
    sizes = [int(n) for n in rng.integers(1, 5, rng.integers(2, 5))]
    n = int(rng.integers(1, 5))
    if i % 3 == 0:
        sizes, n = [sizes[0]] * len(sizes), sizes[0]
    names = [str(a) for a in rng.choice(_ACTIVATIONS, len(sizes) - 1)]
    loss = ("cross_entropy", "squared_error")[i % 2]
    if loss == "cross_entropy":
        names[-1] = ("softmax", "sigmoid")[i % 4 // 2]
    layers = [
        (_numbers(rng, p, whole), _numbers(rng, p[1:], whole))
        for p in zip(sizes, sizes[1:], strict=False)
    ]
    A, cache = _numbers(rng, (n, sizes[0]), whole), []
    for (W, b), name in zip(layers, names, strict=True):
        Z = A @ W + b
        cache.append({"A_prev": A, "Z": Z, "A": _activated(name, Z)})
        A = cache[-1]["A"]
    Y = rng.integers(0, 2, (n, sizes[-1]))
    if names[-1] == "softmax":
        Y = np.eye(sizes[-1], dtype=int)[rng.integers(0, sizes[-1], n)]
    return (Y if whole else Y.astype(float)), layers, names, cache, loss


def _trained(rng: np.random.Generator, whole: bool) -> tuple[Any, list[Any], list[Any]]:
    """A network after a forward pass, its row, and targets."""
    sizes = [int(n) for n in rng.integers(1, 5, rng.integers(2, 5))]
    row = _plain(_numbers(rng, (sizes[0],), whole))
    network, inputs = [], row
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        layer: list[dict[str, Any]] = []
        for _ in range(n_out):
            weights = _plain(_numbers(rng, (n_in + 1,), whole))
            z = sum(w * x for w, x in zip(weights, [*inputs, 1], strict=True))
            layer.append({"weights": weights, "output": float(1 / (1 + np.exp(-z)))})
            if rng.integers(3) == 0:
                layer[-1]["delta"] = float(rng.normal())
        network.append(layer)
        inputs = [neuron["output"] for neuron in layer]
    return network, row, _plain(_numbers(rng, (sizes[-1],), whole))


def _activated(name: str, Z: np.ndarray) -> np.ndarray:
    if name == "softmax":
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    functions = {
        "linear": lambda z: 1.0 * z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "tanh": np.tanh,
        "relu": lambda z: np.maximum(z, 0),
    }
    return functions[name](Z)
