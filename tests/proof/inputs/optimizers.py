"""Independent inputs for the optimizers chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

from .layouts import layout


def _array(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    if rng.integers(4) == 0:
        return np.asarray(rng.integers(-4, 5, shape))
    numbers = np.asarray(rng.normal(0, rng.choice([0.05, 1.0, 3.0]), shape))
    return layout(rng, numbers) if shape else numbers


def _shape(rng: np.random.Generator) -> tuple[int, ...]:
    return tuple(int(n) for n in rng.integers(1, 4, rng.integers(0, 4)))


def _settings(name: str, rng: np.random.Generator) -> list[float]:
    epsilon = float(rng.choice([1e-3, 1e-2, 0.2]))
    match name:
        case "momentum_step":
            return [float(rng.choice([0.0, 0.3, 0.9]))]
        case "adagrad_step":
            return [epsilon]
        case "rmsprop_step":
            return [float(rng.choice([0.2, 0.9, 0.99])), epsilon]
    return [float(rng.choice([0.3, 0.7, 0.9])), float(rng.choice([0.4, 0.95, 0.999])), epsilon]


def _run(name: str, rng: np.random.Generator, shape: tuple[int, ...], fixed: list[float]) -> dict:
    steps = int(rng.integers(1, 7))
    sizes = rng.permutation([2.0, 1.0, 0.5, 0.2, 0.1, 0.05])
    run: dict[str, Any] = {
        "w": _array(rng, shape),
        "grads": np.stack([rng.normal(0, 1, shape) * sizes[k] for k in range(steps)]),
        "rates": [float(rng.choice([0.02, 0.1, 0.7, 1.0])) for _ in range(steps)],
        "settings": fixed,
    }
    if rng.integers(3) == 0:
        run["at"] = rng.normal(0, 1, (steps, *shape))
    if rng.integers(4) == 0:
        run["grads"] = rng.integers(-3, 4, (steps, *shape))
    return run


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th call of an exercise, as its contract allows it."""
    match name:
        case "gradient_descent_step":
            shape = _shape(rng)
            return _array(rng, shape), _array(rng, shape), float(rng.uniform(0.001, 1.5))
        case "newton_step":
            n = int(rng.integers(1, 6))
            Q, _ = np.linalg.qr(rng.normal(0, 1, (n, n)))
            H = (Q * (rng.choice([-1, 1], n) * rng.uniform(0.5, 4, n))) @ Q.T
            if i % 5 == 0:
                H = np.diag(rng.integers(1, 5, n)) - np.ones((n, n), int) * (n == 1) * 5
            return _array(rng, (n,)), _array(rng, (n,)), H
        case "decayed_rate":
            lr = (float(rng.uniform(0.1, 2)), int(rng.integers(1, 4)))[i % 2]
            decay = (float(rng.uniform(0, 1)), 0.0, int(rng.integers(0, 3)))[i % 3]
            return lr, decay, int(rng.integers(0, (3, 200)[i % 2]))
        case "minibatches":
            n, size = int(rng.integers(1, 9)), int(rng.integers(1, 10))
            X, y = np.arange(2.0 * n).reshape(n, 2), np.arange(n)
            data = {"args": [X, y, size], "seed": int(rng.integers(2**31))}
            return Case(driver="whole_deal", arguments=data)
    shape, fixed = _shape(rng), _settings(name, rng)
    if i % 4 == 0:
        args = [_array(rng, shape), _array(rng, shape), None, 0.3, *fixed]
        return Case(tuple(args[:2]), driver="first_step", arguments={"args": args})
    runs = [_run(name, rng, shape, fixed) for _ in range(1 + i % 3)]
    flags = {"replay": bool(rng.integers(2)), "reuse": bool(rng.integers(2))}
    return Case(
        (runs[0]["w"], runs[0]["grads"][0]), driver="walk", arguments={"runs": runs, **flags}
    )
