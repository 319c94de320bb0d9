"""Oracles that share nothing with numpy: decimal arithmetic with 60 digits, and differences."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 60


def sigmoid(x: float) -> Decimal:
    return 1 / (1 + (-Decimal(x)).exp())


def tanh(x: float) -> Decimal:
    e = (2 * Decimal(x)).exp()
    return (e - 1) / (e + 1)


def softplus(x: float) -> Decimal:
    return (1 + Decimal(x).exp()).ln()


def softmax(z: np.ndarray) -> list[Decimal]:
    e = [Decimal(float(value)).exp() for value in z]
    return [value / sum(e) for value in e]


def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    lost = [-softmax(row)[label].ln() for row, label in zip(logits, labels, strict=True)]
    return float(sum(lost) / len(lost))


def differences(f: Callable[[np.ndarray], float], x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Give the slope of f in every entry by central differences in float64."""
    x = np.array(x, dtype=np.float64)
    slopes = []
    for i in range(x.size):
        nudge = np.zeros(x.size)
        nudge[i] = h
        nudge = nudge.reshape(x.shape)
        slopes.append((f(x + nudge) - f(x - nudge)) / (2 * h))
    return np.array(slopes).reshape(x.shape)
