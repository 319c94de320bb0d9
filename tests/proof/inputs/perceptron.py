"""Independent inputs for the perceptron chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from .layouts import layout

WORDS = ["happy", "sad", "not", "isn't", "a", "day", "na", "unhappy", "HAPPY", "Sad", "today", "ve"]
MARKS = [" ", " ", " ", ", ", ".", "-", "  ", "! ", " '", "' ", "\n", "_", "7", "naïve ", "’"]


def _numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    if rng.integers(3) == 0:
        return layout(rng, rng.integers(-4, 5, shape))
    return layout(rng, rng.integers(-40, 41, shape) / 8)


def _sentence(rng: np.random.Generator) -> str:
    count = int(rng.integers(0, 9))
    return "".join(str(rng.choice(WORDS)) + str(rng.choice(MARKS)) for _ in range(count))


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...]:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    d = int(rng.integers(1, 7))
    match name:
        case "weighted_sum":
            b = int(rng.integers(-3, 4)) if i % 4 == 0 else float(rng.integers(-20, 21) / 8)
            return _numbers(rng, (d,)), _numbers(rng, (d,)), b
        case "step":
            shape = tuple(int(n) for n in rng.integers(1, 4, rng.integers(0, 4)))
            z = np.asarray(_numbers(rng, shape) * rng.choice([0, 1], shape))
            if i % 3 == 0:
                z = np.asarray(z / 1000)
            return (z.item(),) if not shape and i % 2 else (z,)
        case "perceptron_update":
            x, w = _numbers(rng, (d,)), _numbers(rng, (d,))
            # A score of exactly 0, often.
            b = -float(x @ w) if i % 3 == 0 else float(rng.integers(-40, 41) / 8)
            lr = 1 if i % 5 == 0 else float(rng.choice([0.125, 0.25, 0.5, 2.0]))
            return x, int(rng.integers(2)), w, b, lr
        case "perceptron_fit":
            n, d = int(rng.integers(1, 6)), int(rng.integers(1, 4))
            X = rng.integers(-2, 3, (n, d)) if i % 3 == 0 else rng.integers(-16, 17, (n, d)) / 8
            lr = 1 if i % 5 == 0 else float(rng.choice([0.125, 0.25, 0.5, 2.0]))
            return layout(rng, X), rng.integers(0, 2, n), lr, int(rng.integers(1, 12))
        case "bag_of_words":
            sentences = [_sentence(rng) for _ in range(int(rng.integers(1, 5)))]
            words = [w for w in WORDS if w == w.lower()]
            size = int(rng.integers(1, len(words)))
            return sentences, [str(w) for w in rng.permutation(words)[:size]]
    raise KeyError(name)
