"""Inputs that owe nothing to the checks' own cases, to tell a mutant from its parent.

Each assignment has a module with `arguments(name, i, rng)`: the `i`th positional arguments for an
exercise as a tuple, or a `Case` where it is not called so.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from nnkit.checks import bank
from nnkit.checks.exercise import Case

COUNT = 400


def arguments(name: str, seed: int = 987_654_321) -> Iterator[tuple[Any, ...] | Case]:
    """Yield what an exercise may be asked, as its contract allows it."""
    module = importlib.import_module(f".{bank.exercise(name).assignment}", __name__)
    rng = np.random.default_rng(seed)
    for i in range(min(COUNT, 2 * bank.exercise(name).seeds)):
        yield module.arguments(name, i, rng)


def cases(name: str) -> list[Case]:
    """Give the same as cases."""
    return [asked if isinstance(asked, Case) else Case(asked) for asked in arguments(name)]
