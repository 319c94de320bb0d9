"""What the exercises of several chapters have in common."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..exercise import Case, Cases, Property

Array = Any

AGAIN = "The same at every call"
AGAIN_FAILS = "Right the first time; a later call still shows an earlier one."
QUIET = "No warnings from numpy"
UNCHANGED = "Leaves its input as it was"


def in_turn(*inputs: Sequence[Any], atol: float = 1e-5) -> Case:
    """Several calls, one after another."""
    return Case(driver="calls", arguments={"calls": [list(i) for i in inputs]}, atol=atol)


def each_in_turn(one: tuple[Any, ...], two: tuple[Any, ...]) -> Case:
    """Calls between which one argument changes at a time: all arguments decide, at every call."""
    changed = [(*one[:i], two[i], *one[i + 1 :]) for i in range(len(one))]
    return in_turn(one, *changed, two, one)


def sigma(z: float) -> float:
    """The sigmoid of one number, without overflow."""
    z = float(z)
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def strided(a: np.ndarray) -> np.ndarray:
    """The same numbers, taken from every second place of a larger array."""
    wide = np.zeros((*a.shape[:-1], 2 * a.shape[-1]), a.dtype)
    wide[..., ::2] = a
    return wide[..., ::2]


def again(points: float, cases: Cases) -> Property:
    """An earlier call does not show in a later one."""
    return Property(
        "again", AGAIN, "an earlier call does not show", points, cases, fails=AGAIN_FAILS
    )


def unchanged(points: float, cases: Cases) -> Property:
    """The caller's arrays are as they were."""
    return Property(
        "unchanged", UNCHANGED, "the same numbers after the call", points, cases, "unchanged"
    )
