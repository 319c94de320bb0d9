"""Three wrong steps back through a hidden layer, and the numbers that show it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ..compare import as_numbers, error_in_tolerances
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome
from .common import Array

_HAND = fixed(Case(driver="by_hand", arguments={}))
NAMES = ("X", "A1", "W2", "delta2")
LARGEST = 100
Four = tuple[Array, Array, Array, Array]
Pair = tuple[Array, Array]


def _right(X: Array, A1: Array, W2: Array, delta2: Array) -> Pair:
    """Number by number."""
    n, d, h = len(X), X.shape[1], A1.shape[1]
    delta = [
        [
            math.fsum(w * e for w, e in zip(W2[j], delta2[i], strict=True))
            * A1[i][j]
            * (1 - A1[i][j])
            for j in range(h)
        ]
        for i in range(n)
    ]
    dW = [
        [math.fsum(X[i][k] * delta[i][j] for i in range(n)) / n for j in range(h)] for k in range(d)
    ]
    db = [math.fsum(delta[i][j] for i in range(n)) / n for j in range(h)]
    return np.array(dW), np.array(db)


def _not_transposed(X: Array, A1: Array, W2: Array, delta2: Array) -> Pair:
    delta1 = (delta2 @ W2) * A1 * (1 - A1)
    return X.T @ delta1 / len(X), delta1.sum(axis=0) / len(X)


def _no_mean(X: Array, A1: Array, W2: Array, delta2: Array) -> Pair:
    delta1 = (delta2 @ W2.T) * A1 * (1 - A1)
    return X.T @ delta1, delta1.sum(axis=0)


def _wrong_axis(X: Array, A1: Array, W2: Array, delta2: Array) -> Pair:
    delta1 = (delta2 @ W2.T) * A1 * (1 - A1)
    return X.T @ delta1 / len(X), delta1.sum(axis=1) / len(X)


BUGS: tuple[tuple[str, str, str, Callable[..., Pair], str], ...] = (
    (
        "transpose",
        "W2 for its transpose",
        "The first one, which goes back through `W2`,",
        _not_transposed,
        "It needs a square `W2` that is not its own mirror image.",
    ),
    (
        "mean",
        "No mean over the samples",
        "The second one, which leaves the division out,",
        _no_mean,
        "With how many samples does the division do nothing?",
    ),
    (
        "axis",
        "Biases along the wrong axis",
        "The third one, which sums `db1` along the rows,",
        _wrong_axis,
        "It needs as many samples as hidden neurons, and deltas whose two kinds of sums differ.",
    ),
)


def _trouble(slug: str, says: str, note: str = "") -> Finding:
    return Finding(f"catch_layers.{slug}", says, note)


def _four(outcome: Outcome) -> tuple[Four | None, Finding | None]:
    value = outcome.value
    if isinstance(value, np.ndarray) and value.ndim:
        value = list(value)
    if not isinstance(value, list | tuple) or len(value) != 4:
        count = f"{len(value)}" if isinstance(value, list | tuple) else "something else"
        return None, _trouble(
            "not-four", f"Four tables are asked, (X, A1, W2, delta2); you give {count}."
        )
    found: list[Array] = []
    for name, part in zip(NAMES, value, strict=True):
        numbers = as_numbers(part)
        if numbers is None or numbers.dtype.kind == "b" or numbers.size == 0:
            return None, _trouble(
                "no-numbers", f"`{name}` must be numbers, with all rows of one length."
            )
        if numbers.ndim != 2:
            return None, _trouble(
                "dimensions", f"`{name}` has rows and columns; yours has shape {numbers.shape}."
            )
        numbers = numbers.astype(float)
        if not np.isfinite(numbers).all():
            return None, _trouble("not-finite", f"The numbers must be finite; `{name}` has others.")
        if np.abs(numbers).max() > LARGEST:
            top = np.abs(numbers).max()
            return None, _trouble(
                "too-large", f"No number may be beyond ±{LARGEST}; `{name}` goes to {top:g}."
            )
        found.append(numbers)
    X, A1, W2, delta2 = found
    if A1.min() <= 0 or A1.max() >= 1:
        return None, _trouble(
            "no-outputs",
            "`A1` holds outputs of a sigmoid: they lie between 0 and 1, both left out.",
        )
    for one, other, here, there, what in (
        ("X", "A1", len(X), len(A1), "rows in `A1` as in `X`, one a sample"),
        ("A1", "delta2", len(A1), len(delta2), "rows in `delta2` as in `A1`, one a sample"),
        ("A1", "W2", A1.shape[1], len(W2), "rows in `W2` as columns in `A1`"),
        ("W2", "delta2", W2.shape[1], delta2.shape[1], "columns in `delta2` as in `W2`"),
    ):
        if here != there:
            return None, _trouble(
                "sizes",
                f"`{one}` and `{other}` do not fit, even for the right step: {here} and {there}.",
                f"There must be as many {what}.",
            )
    if not delta2.any():
        return None, _trouble(
            "no-deltas", "`delta2` is 0 throughout: there is no blame to pass back."
        )
    return (X, A1, W2, delta2), None


def _fits(case: Case, outcome: Outcome) -> Finding | None:
    return _four(outcome)[1]


def _exposes(
    slug: str, which: str, bug: Callable[..., Pair], why: str
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        four, finding = _four(outcome)
        if four is None:
            return finding
        try:
            given = bug(*four)
        except ValueError:
            says = f"{which} stops with an error on your tables; it must give wrong numbers."
            return _trouble(f"stops-{slug}", says, why)
        right = _right(*four)
        if any(g.shape != r.shape for g, r in zip(given, right, strict=True)):
            says = f"{which} gives a wrong shape on your tables, which would be noticed; it must give wrong numbers."
            return _trouble(f"shape-{slug}", says, why)
        if any(
            error_in_tolerances(r, g, 1e-5, 1e-4) > 1 for g, r in zip(given, right, strict=True)
        ):
            return None
        says = f"{which} still gives the right slopes on your tables."
        return _trouble(f"survives-{slug}", says, why)

    return judge


CATCH = Exercise(
    name="catch_layers",
    assignment="layers",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your tables all three come through with the right shapes and wrong numbers.",
    properties=(
        Property("tables", "Four tables that fit", "A1 between 0 and 1", 0, _HAND, _fits),
        *(
            Property(
                slug, title, "goes wrong on your tables", 2, _HAND, _exposes(slug, which, bug, why)
            )
            for slug, title, which, bug, why in BUGS
        ),
    ),
    mistakes=(),
    hints=(
        "Write down the shapes with N samples, D inputs, H hidden neurons and K outputs. For which sizes does each of the three come through with the right shapes?",
        "The first needs H = K, the third N = H, and the second more than one sample. Then make nothing symmetric.",
        "Two of everything: a W2 whose corners differ, and in `delta2` four numbers of which no two are alike.",
    ),
    answer_source="""catch_layers = (
    [[1, 2], [3, 5]],
    [[0.2, 0.6], [0.7, 0.9]],
    [[1, -2], [0.5, 3]],
    [[0.1, -0.4], [0.3, 0.8]],
)""",
)
