"""Independent inputs for the training chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.bank.training_digits import draw
from nnkit.checks.exercise import Case

from .layouts import layout


def _loop(i: int, rng: np.random.Generator) -> Case:
    """A training on points around as many centres as there are classes."""
    N, D, K = (int(n) for n in (rng.integers(2, 14), rng.integers(1, 5), rng.integers(2, 5)))
    size, epochs = int(rng.integers(1, N + 3)), int(rng.integers(1, 5))
    y = rng.integers(0, K, N)
    X = np.round(4 * (rng.normal(0, 1, (K, D))[y] + rng.normal(0, 0.7, (N, D)))) / 4
    X[:, 0] += np.arange(N) / 64
    arguments = {
        "X": layout(rng, X),
        "y": y,
        "start": np.round(rng.normal(0, 1, D * K + K), 3),
        "lr": float(rng.uniform(0.05, 0.3)),
        "momentum": float(rng.choice([0.0, 0.4, 0.8])),
        "epochs": epochs,
        "batch_size": size,
        "seed": int(rng.integers(2**31)),
        "own": True,
        "twice": i % 3 == 0,
    }
    return Case(driver="training", arguments=arguments)


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th call of an exercise, as its contract allows it."""
    match name:
        case "accuracy":
            n, k = int(rng.integers(1, 9)), int(rng.integers(2, 7))
            p = rng.permuted(np.tile(np.arange(k), (n, 1)), axis=1) - int(rng.integers(0, 5))
            if i % 3:
                p = layout(rng, rng.normal(rng.integers(-3, 4), rng.choice([0.1, 1, 30]), (n, k)))
            labels = np.where(rng.random(n) < 0.5, p.argmax(axis=1), rng.integers(0, k, n))
            return p, labels
        case "train":
            return _loop(i, rng)
        case "digits_network":
            return draw(rng, 1000, [100, 500], permuted=bool(i % 2), own=True)
    raise KeyError(name)
