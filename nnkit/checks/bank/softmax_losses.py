"""The exercises of the softmax chapter after softmax itself: labels, losses and their slopes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers, error_in_tolerances
from ..exercise import Case, Exercise, Finding, Invariant, Mistake, Probe, Property, fixed
from ..student import Outcome
from .common import AGAIN, QUIET, Array, each_in_turn, in_turn, strided, unchanged
from .softmax_probes import BATCH_LOSS, BATCH_SLOPE, JACOBIAN, squares
from .softmax_scores import (
    _labels,
    _large,
    _make_softmax,
    _scores,
    cross_entropy,
    cross_entropy_gradient,
    log_softmax,
    mean_squared_error,
    one_hot,
    softmax,
    softmax_jacobian,
    squared_error,
)

# one_hot


def _hot_ordinary(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([2, 0]), 3))
    yield Case((np.array([1, 3, 0, 2, 1]), 4))
    yield Case((np.concatenate([rng.permutation(5), rng.integers(0, 5, 2)]), 5))


def _hot_absent(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0, 1, 0]), 4))
    yield Case((np.array([2, 2]), 5))
    yield Case((rng.integers(0, 3, 4), 6))
    yield Case((np.array([1]), 2))


def _hot_sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0]), 1))
    yield Case((np.array([0, 0, 0]), 1))
    yield Case((np.array([3, 1, 2, 0]), 4))
    yield Case((np.array([1, 2, 0]), 3))
    yield Case((strided(rng.integers(0, 4, 6)), 4))
    yield Case((rng.integers(0, 3, 12), 3))
    yield Case((rng.integers(0, 23, 40), 23))


def _hot_too_large(rng: np.random.Generator) -> Iterator[Case]:
    for labels, k in (([0, 3, 1], 3), ([2], 2), ([7, 0], 3), ([0, 1, 1], 1)):
        yield Case((np.array(labels), k), raises="ValueError")


def _hot_negative(rng: np.random.Generator) -> Iterator[Case]:
    for labels, k in (([0, -1, 2], 3), ([-1], 2), ([-3, 1, 2], 3), ([1, -7], 3)):
        yield Case((np.array(labels), k), raises="ValueError")


def _hot_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = rng.integers(0, 3, 4), rng.integers(0, 3, 4)
    yield in_turn((one, 3), (two, 3), (rng.integers(0, 4, 2), 4), (one, 3))
    yield in_turn((np.array([0, 1, 2]), 3), (np.array([1, 1, 2]), 3))


def _hot_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((rng.integers(0, 4, 6), 4))


def _hot(labels: Array, k: int, wrap: bool = False) -> Array:
    """One-hot rows that never complain: a label outside gives a row of zeros, or wraps round."""
    out = np.zeros((len(labels), max(int(k), 1)))
    for n, label in enumerate(labels):
        label = int(label)
        if -k <= label < k and (wrap or label >= 0):
            out[n, label] = 1
    return out


def _no_check(labels: Array, k: int) -> Array:
    return np.eye(k)[np.asarray(labels)]


def _only_upper_check(labels: Array, k: int) -> Array:
    if np.max(labels) >= k:
        raise ValueError
    return np.eye(k)[np.asarray(labels)]


def _only_lower_check(labels: Array, k: int) -> Array:
    if np.min(labels) < 0:
        raise ValueError
    return np.eye(k)[np.asarray(labels)]


def _upper_check_one_too_late(labels: Array, k: int) -> Array:
    if np.max(labels) > k or np.min(labels) < 0:
        raise ValueError
    return _hot(labels, k)


def _asserts(labels: Array, k: int) -> Array:
    assert np.all((np.asarray(labels) >= 0) & (np.asarray(labels) < k))
    return _hot(labels, k)


def _raises_index(labels: Array, k: int) -> Array:
    if np.any((np.asarray(labels) < 0) | (np.asarray(labels) >= k)):
        raise IndexError
    return _hot(labels, k)


def _raises_type(labels: Array, k: int) -> Array:
    if np.any((np.asarray(labels) < 0) | (np.asarray(labels) >= k)):
        raise TypeError
    return _hot(labels, k)


def _from_one(labels: Array, k: int) -> Array:
    return np.array([[float(int(label) == j + 1) for j in range(k)] for label in labels])


def _as_many_as_labels(labels: Array, k: int) -> Array:
    return _hot(labels, int(np.max(labels)) + 1)


def _by_unique(labels: Array, k: int) -> Array:
    found = np.unique(labels)
    return (np.asarray(labels)[:, None] == found).astype(float)


def _only_first_hot(labels: Array, k: int) -> Array:
    return _hot(labels[:1], k)[0]


_ERROR_HINTS = (
    "Which labels are allowed for three classes? Name the smallest and the largest.",
    "numpy counts a negative index from the end, without a word: ask about both sides yourself.",
    "Before building anything: if any label is below 0 or not below n_classes, raise ValueError.",
)

ONE_HOT_MISTAKES = (
    Mistake(
        "one_hot.transposed",
        "The samples are the rows: yours are the columns.",
        (lambda labels, k: _hot(labels, k).T,),
        tags=("transposed",),
    ),
    Mistake(
        "one_hot.from-one",
        "The classes are counted from 0: you count them from 1.",
        (_from_one, lambda labels, k: np.roll(_hot(labels, k), -1, axis=1)),
        tags=("off by one",),
    ),
    Mistake(
        "one_hot.one-too-far",
        "Every 1 stands one place too far to the right.",
        (
            lambda labels, k: _hot(np.asarray(labels) + 1, k),
            lambda labels, k: np.roll(_hot(labels, k), 1, axis=1),
            lambda labels, k: np.eye(k)[(np.asarray(labels) + 1) % k],
        ),
        tags=("off by one",),
    ),
    Mistake(
        "one_hot.ignores-n-classes",
        "The number of columns is `n_classes`, not what the labels happen to need.",
        (
            _as_many_as_labels,
            _by_unique,
            lambda labels, k: np.eye(int(np.max(labels)) + 1)[np.asarray(labels)],
        ),
        "A class may be absent from the labels.",
        tags=("ignores an argument",),
    ),
    Mistake(
        "one_hot.one-column-more",
        "There is one column too many: classes 0 to K-1 are K columns.",
        (
            lambda labels, k: _hot(labels, k + 1),
            lambda labels, k: np.eye(k + 1)[np.asarray(labels)],
        ),
        tags=("off by one",),
    ),
    Mistake(
        "one_hot.one-column-less",
        "There is one column too few: classes 0 to K-1 are K columns.",
        (lambda labels, k: _hot(labels, k)[:, : k - 1],),
        tags=("off by one",),
    ),
    Mistake(
        "one_hot.inverted",
        "Zeros and ones are exchanged.",
        (lambda labels, k: 1 - _hot(labels, k),),
    ),
    Mistake(
        "one_hot.all-columns",
        "A whole column is set to 1, for every row.",
        (
            lambda labels, k: np.array(
                [[float(j in [int(x) for x in labels]) for j in range(k)]] * len(labels)
            ),
        ),
        "Index row and column together: `out[np.arange(N), labels]`.",
    ),
    Mistake(
        "one_hot.whole-rows",
        "Whole rows are set to 1: a label chooses one column of its own row.",
        (
            lambda labels, k: np.array(
                [
                    [float(n in [int(x) for x in labels]) for _ in range(k)]
                    for n in range(len(labels))
                ]
            ),
        ),
    ),
    Mistake(
        "one_hot.label-as-value",
        "The label itself stands in the row; a 1 belongs there.",
        (
            lambda labels, k: _hot(labels, k) * np.asarray(labels)[:, None],
            lambda labels, k: _hot(labels, k) * (np.asarray(labels)[:, None] + 1),
        ),
    ),
    Mistake(
        "one_hot.cumulative",
        "Every place up to the label is 1; only the label's own should be.",
        (
            lambda labels, k: (np.arange(k) <= np.asarray(labels)[:, None]).astype(float),
            lambda labels, k: (np.arange(k) < np.asarray(labels)[:, None]).astype(float),
            lambda labels, k: (np.arange(k) >= np.asarray(labels)[:, None]).astype(float),
        ),
    ),
    Mistake(
        "one_hot.counts",
        "This counts the labels; a row for each sample is asked.",
        (
            lambda labels, k: np.bincount(labels, minlength=k),
            lambda labels, k: _hot(labels, k).sum(axis=0),
        ),
    ),
    Mistake(
        "one_hot.only-first",
        "Only the first label is used.",
        (
            _only_first_hot,
            lambda labels, k: _hot(labels[:1], k),
            lambda labels, k: np.vstack([_hot(labels[:1], k), np.zeros((len(labels) - 1, k))]),
        ),
    ),
    Mistake(
        "one_hot.misses-last",
        "The last label is left out.",
        (
            lambda labels, k: np.vstack([_hot(labels[:-1], k), np.zeros((1, k))]),
            lambda labels, k: _hot(labels[:-1], k),
        ),
    ),
    Mistake(
        "one_hot.misses-first",
        "The first label is left out.",
        (lambda labels, k: np.vstack([np.zeros((1, k)), _hot(labels[1:], k)]),),
    ),
    Mistake(
        "one_hot.skips-class-0",
        "Label 0 gets no 1: to Python 0 is as good as nothing, but here it is a class.",
        (
            lambda labels, k: _hot(labels, k) * (np.asarray(labels) != 0)[:, None],
            lambda labels, k: _hot(labels, k) * (np.arange(k) != 0),
        ),
        "Does an `if` ask for the label itself?",
        tags=("skips class 0",),
    ),
    Mistake(
        "one_hot.binary",
        "Only whether the label is 0 is kept; each class needs a column of its own.",
        (lambda labels, k: np.array([[float(x == 0), float(x != 0)] for x in labels]),),
    ),
    Mistake(
        "one_hot.identity",
        "These are the rows of the identity matrix in order; the labels choose among them.",
        (lambda labels, k: np.eye(len(labels), k),),
    ),
    Mistake(
        "one_hot.flat",
        "All rows stand in one line; give each sample a row.",
        (lambda labels, k: _hot(labels, k).ravel(),),
    ),
    Mistake(
        "one_hot.minus-one",
        "The zeros have become -1.",
        (lambda labels, k: 2 * _hot(labels, k) - 1,),
    ),
    Mistake(
        "one_hot.no-check",
        "A label outside the classes must be a ValueError; yours goes on, or stops with another error.",
        (
            _no_check,
            _hot,
            lambda labels, k: _hot(labels, k, True),
            lambda labels, k: np.eye(k)[np.clip(labels, 0, k - 1)],
            lambda labels, k: np.eye(k)[np.asarray(labels) % k],
        ),
        "Labels inside the classes come out right.",
        _ERROR_HINTS,
    ),
    Mistake(
        "one_hot.negative-accepted",
        "A negative label must be a ValueError; numpy counts it from the end, without a word.",
        (
            _only_upper_check,
            lambda labels, k: _hot(labels, k, True) if np.max(labels) < k else _asserts([k], k),
        ),
        "Labels that are too large are noticed.",
        _ERROR_HINTS,
    ),
    Mistake(
        "one_hot.too-large-accepted",
        "A label that is too large must be a ValueError too.",
        (
            _only_lower_check,
            lambda labels, k: _hot(labels, k) if np.min(labels) >= 0 else one_hot(labels, k),
        ),
        "Negative labels are noticed.",
        _ERROR_HINTS,
    ),
    Mistake(
        "one_hot.limit-off-by-one",
        "The label K itself is outside: the last class is K-1.",
        (
            _upper_check_one_too_late,
            lambda labels, k: (
                _no_check(labels, k)
                if np.max(labels) <= k and np.min(labels) >= 0
                else one_hot([k], k)
            ),
            lambda labels, k: _no_check(labels, k) if np.max(labels) <= k else one_hot([k], k),
        ),
        "",
        _ERROR_HINTS,
        ("off by one",),
    ),
    Mistake(
        "one_hot.other-error",
        "A label outside the classes is noticed, but as another error than ValueError.",
        (_asserts, _raises_index, _raises_type),
        "`assert` raises AssertionError, and may be switched off.",
        _ERROR_HINTS,
    ),
)


def _one_a_row(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected):
        return ""
    if not np.isin(numbers, (0, 1)).all():
        return "Only zeros and ones are asked."
    counts = numbers.sum(axis=1)
    if (counts != 1).any():
        return f"Each row has exactly one 1; a row of yours has {int(counts[counts != 1][0])}."
    return "Each row has one 1, but not always at the label."


ONE_HOT = Exercise(
    name="one_hot",
    assignment="softmax",
    oracle=one_hot,
    parameters=("labels", "n_classes"),
    done="One row a label, one 1 a row, and a label outside the classes is an error.",
    properties=(
        Property("rows", "A row for each label", "a 1 at the label, else 0", 2.5, _hot_ordinary),
        Property(
            "absent",
            "A class that no label names",
            "its column is there",
            1,
            _hot_absent,
            fails="Right where every class occurs, not where one is absent.",
        ),
        Property(
            "sizes",
            "One label, one class, many labels",
            "the same rule",
            0.5,
            _hot_sizes,
            fails="Right for ordinary labels, not for one class, as many labels as classes, many labels or sliced arrays.",
        ),
        Property(
            "too-large", "A label that is too large", "a ValueError", 0.75, _hot_too_large, "raises"
        ),
        Property("negative", "A negative label", "a ValueError", 0.75, _hot_negative, "raises"),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.25,
            _hot_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        unchanged(0.25, _hot_unchanged),
    ),
    mistakes=ONE_HOT_MISTAKES,
    hints=(
        "Write down the three rows for labels 2, 0, 1 with four classes.",
        "Start from zeros of shape (N, K); in row n, one column becomes 1.",
        "Check the labels first. Then row indices np.arange(N) and column indices labels, used together, reach all the places at once.",
    ),
    invariants=(Invariant("one-a-row", _one_a_row),),
)

# squared_error and mean_squared_error


def _pair(rng: np.random.Generator, *shape: int) -> tuple[Array, Array]:
    return np.round(rng.normal(0, 1, shape), 3), np.round(rng.normal(0.3, 1, shape), 3)


def _error_ordinary(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0, 0.0]), np.array([0.3, 0.7])))
    yield Case((np.array([0.01, 0.99, 0.4]), np.array([0.75, 0.77, -1.2])))
    yield Case(_pair(rng, 5))
    yield Case(_pair(rng, 7))


def _error_shapes(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.3, 0.7], [0.6, 0.1]])))
    for shape in ((4, 3), (2, 5), (3, 3), (1, 4), (4, 1), (2, 3, 4), (1,), (2, 1, 2, 3)):
        yield Case(_pair(rng, *shape))


def _error_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1, 0, 3]), np.array([0, 2, 5])))
    yield Case((rng.integers(0, 2, (3, 2)), _pair(rng, 3, 2)[1]))
    yield Case((_pair(rng, 3)[0], rng.integers(-3, 3, 3)))
    t, o = _pair(rng, 3, 4)
    yield Case((np.asfortranarray(t), o))
    yield Case((strided(t), np.asfortranarray(o)))
    yield Case((np.array([2.0, -3.0, 0.5]), np.array([2.0, -3.0, 0.5])))
    yield Case((np.array([200.0, -300.0]), np.array([100.0, 50.5])))
    yield Case((np.array([1000000, 2000]), np.array([1000003, 2000])))
    t, o = _pair(rng, 2, 4)
    yield Case((t, np.where([True, False, True, True], o, t)))
    yield Case((np.array([1.5, 0.25, 2.75, -0.5]), np.array([1.0, -1.5, 2.0, -1.75])))
    yield Case((np.array([[0.5, -1.0], [0.75, -0.25]]), np.array([[1.75, -0.25], [3.0, 0.25]])))


def _error_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _pair(rng, 3), _pair(rng, 3), _pair(rng, 2, 4)
    yield in_turn(one, three, one)
    yield each_in_turn(one, two)


def _error_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_pair(rng, 3, 4))
    yield Case(_pair(rng, 4))
    yield Case((rng.integers(0, 4, 4), rng.integers(0, 4, 4)))


def _error_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_pair(rng, 2, 2))
    yield Case(_pair(rng, 1))
    yield Case(_pair(rng, 3, 2))


def _gap(t: Array, o: Array) -> Array:
    return np.asarray(t, dtype=float) - np.asarray(o, dtype=float)


def _columns(a: Array) -> int:
    return np.shape(a)[-1] if np.ndim(a) else 1


_MEASURES: dict[str, Callable[[Array, Array], Any]] = {
    "sum of squares": lambda t, o: np.sum(_gap(t, o) ** 2),
    "half sum": lambda t, o: np.sum(_gap(t, o) ** 2) / 2,
    "mean": lambda t, o: np.mean(_gap(t, o) ** 2),
    "half mean": lambda t, o: np.mean(_gap(t, o) ** 2) / 2,
    "sum over rows": lambda t, o: np.sum(_gap(t, o) ** 2) / len(t),
    "half sum over rows": lambda t, o: np.sum(_gap(t, o) ** 2) / len(t) / 2,
    "sum over columns": lambda t, o: np.sum(_gap(t, o) ** 2) / _columns(t),
    "half sum over columns": lambda t, o: np.sum(_gap(t, o) ** 2) / _columns(t) / 2,
    "root": lambda t, o: np.sqrt(np.mean(_gap(t, o) ** 2)),
    "norm": lambda t, o: np.sqrt(np.sum(_gap(t, o) ** 2)),
    "half norm": lambda t, o: np.sqrt(np.sum(_gap(t, o) ** 2)) / 2,
    "root of half": lambda t, o: np.sqrt(np.sum(_gap(t, o) ** 2) / 2),
    "absolute sum": lambda t, o: np.sum(np.abs(_gap(t, o))),
    "absolute half": lambda t, o: np.sum(np.abs(_gap(t, o))) / 2,
    "absolute mean": lambda t, o: np.mean(np.abs(_gap(t, o))),
    "absolute half mean": lambda t, o: np.mean(np.abs(_gap(t, o))) / 2,
    "plain sum": lambda t, o: np.sum(_gap(t, o)),
    "plain half": lambda t, o: np.sum(_gap(t, o)) / 2,
    "plain mean": lambda t, o: np.mean(_gap(t, o)),
    "square of sum": lambda t, o: np.sum(_gap(t, o)) ** 2,
    "half square of sum": lambda t, o: np.sum(_gap(t, o)) ** 2 / 2,
    "square of mean": lambda t, o: np.mean(_gap(t, o)) ** 2,
    "mean of quarter": lambda t, o: np.mean((_gap(t, o) / 2) ** 2),
    "square of half": lambda t, o: np.sum((_gap(t, o) / 2) ** 2),
    "difference of squares": lambda t, o: np.sum(np.asarray(t) ** 2.0 - np.asarray(o) ** 2.0) / 2,
    "mean difference of squares": lambda t, o: np.mean(np.asarray(t) ** 2.0 - np.asarray(o) ** 2.0),
    "plus": lambda t, o: np.sum((np.asarray(t) + np.asarray(o)) ** 2.0) / 2,
    "plus whole": lambda t, o: np.sum((np.asarray(t) + np.asarray(o)) ** 2),
    "mean plus": lambda t, o: np.mean((np.asarray(t) + np.asarray(o)) ** 2.0),
    "product": lambda t, o: np.sum(np.asarray(t) * np.asarray(o)) / 2,
    "each": lambda t, o: _gap(t, o) ** 2,
    "each half": lambda t, o: _gap(t, o) ** 2 / 2,
    "rows": lambda t, o: np.sum(_gap(t, o) ** 2, axis=-1),
    "half rows": lambda t, o: np.sum(_gap(t, o) ** 2, axis=-1) / 2,
    "mean of rows": lambda t, o: np.mean(_gap(t, o) ** 2, axis=-1),
    "half columns": lambda t, o: np.sum(_gap(t, o) ** 2, axis=0) / 2,
    "columns": lambda t, o: np.sum(_gap(t, o) ** 2, axis=0),
    "mean of columns": lambda t, o: np.mean(_gap(t, o) ** 2, axis=0),
    "cube": lambda t, o: np.sum(np.abs(_gap(t, o)) ** 3) / 2,
    "gradient": lambda t, o: -_gap(t, o),
    "first row": lambda t, o: np.sum(_gap(t, o)[0] ** 2) / 2,
    "first row mean": lambda t, o: np.mean(_gap(t, o)[0] ** 2),
    "first number": lambda t, o: np.ravel(_gap(t, o))[0] ** 2 / 2,
    "first number whole": lambda t, o: np.ravel(_gap(t, o))[0] ** 2,
    "misses last": lambda t, o: np.sum(_gap(t, o)[:-1] ** 2) / 2,
    "misses last mean": lambda t, o: np.sum(_gap(t, o)[:-1] ** 2) / len(t),
    "misses last mean less": lambda t, o: np.mean(_gap(t, o)[:-1] ** 2),
    "misses first": lambda t, o: np.sum(_gap(t, o)[1:] ** 2) / 2,
    "misses first mean": lambda t, o: np.sum(_gap(t, o)[1:] ** 2) / len(t),
    "misses first flat": lambda t, o: np.sum(np.ravel(_gap(t, o))[1:] ** 2) / 2,
    "misses first flat mean": lambda t, o: np.sum(np.ravel(_gap(t, o))[1:] ** 2) / np.size(t),
    "misses last flat": lambda t, o: np.sum(np.ravel(_gap(t, o))[:-1] ** 2) / 2,
    "misses last flat mean": lambda t, o: np.sum(np.ravel(_gap(t, o))[:-1] ** 2) / np.size(t),
    "last only": lambda t, o: np.ravel(_gap(t, o))[-1] ** 2 / 2,
    "last only whole": lambda t, o: np.ravel(_gap(t, o))[-1] ** 2,
    "unbiased": lambda t, o: np.sum(_gap(t, o) ** 2) / (np.size(t) - 1),
    "variance": lambda t, o: np.var(_gap(t, o)),
    "one more": lambda t, o: np.sum(_gap(t, o) ** 2) / (np.size(t) + 1),
    "integer": lambda t, o: np.sum(_gap(t, o) ** 2) // 2,
    "truncated": lambda t, o: int(np.sum(_gap(t, o) ** 2) / 2),
    "integer gap": lambda t, o: np.sum(_gap(t, o).astype(int) ** 2) / 2,
    "integer inputs": lambda t, o: np.sum((np.trunc(t) - np.trunc(o)) ** 2) / 2,
    "integer inputs mean": lambda t, o: np.mean((np.trunc(t) - np.trunc(o)) ** 2),
    "minus": lambda t, o: -np.sum(_gap(t, o) ** 2) / 2,
    "minus mean": lambda t, o: -np.mean(_gap(t, o) ** 2),
    "relative": lambda t, o: np.mean((_gap(t, o) / np.asarray(t)) ** 2),
    "quarter": lambda t, o: np.sum(_gap(t, o) ** 2) / 4,
    "broadcast": lambda t, o: np.sum((np.ravel(t)[:, None] - np.ravel(o)[None, :]) ** 2.0) / 2,
    "broadcast mean": lambda t, o: np.mean((np.ravel(t)[:, None] - np.ravel(o)[None, :]) ** 2.0),
    "median": lambda t, o: np.median(_gap(t, o) ** 2),
    "largest": lambda t, o: np.max(_gap(t, o) ** 2),
    "largest half": lambda t, o: np.max(_gap(t, o) ** 2) / 2,
    "binary": lambda t, o: float(np.mean(np.round(t) != np.round(o))),
    "floor": lambda t, o: np.floor(np.mean(_gap(t, o) ** 2)),
    "unbiased or whole": lambda t, o: np.sum(_gap(t, o) ** 2) / max(np.size(t) - 1, 1),
    "sorted": lambda t, o: np.sum((np.sort(np.ravel(t)) - np.sort(np.ravel(o))) ** 2.0) / 2,
    "sorted mean": lambda t, o: np.mean((np.sort(np.ravel(t)) - np.sort(np.ravel(o))) ** 2.0),
    "where they differ": lambda t, o: (
        np.sum(_gap(t, o) ** 2) / max(np.count_nonzero(_gap(t, o)), 1)
    ),
    **{
        f"divided by {n}": lambda t, o, n=n: np.sum(_gap(t, o) ** 2) / n
        for n in (3, 4, 5, 6, 7, 8, 10, 100)
    },
}


def _measures(*names: str) -> tuple[Callable[[Array, Array], Any], ...]:
    return tuple(_MEASURES[name] for name in names)


_REST = (
    (
        "only-first-row",
        "Only the first row or number is used.",
        "A return inside the loop?",
        ("first row", "first row mean", "first number", "first number whole"),
    ),
    (
        "misses-last",
        "The last row or number is left out.",
        "Look at where your loop ends.",
        (
            "misses last",
            "misses last mean",
            "misses last mean less",
            "misses last flat",
            "misses last flat mean",
        ),
    ),
    (
        "misses-first",
        "The first row or number is left out.",
        "Look at where your loop begins.",
        (
            "misses first",
            "misses first mean",
            "misses first flat",
            "misses first flat mean",
        ),
    ),
    (
        "overwrites",
        "Only the last number counts: each step of the loop overwrites the one before.",
        "`total = …` for `total += …`?",
        ("last only", "last only whole"),
    ),
    (
        "no-square",
        "The differences are not squared: positive and negative ones cancel.",
        "",
        ("plain sum", "plain half", "plain mean"),
    ),
    (
        "absolute",
        "The differences are taken without their sign; they should be squared.",
        "",
        ("absolute sum", "absolute half", "absolute mean", "absolute half mean"),
    ),
    (
        "square-of-sum",
        "The sum is squared; each difference should be, before the sum.",
        "Differences of opposite sign cancel in yours.",
        ("square of sum", "half square of sum", "square of mean", "variance"),
    ),
    (
        "difference-of-squares",
        "The two arrays are squared and then subtracted; subtract first.",
        "",
        ("difference of squares", "mean difference of squares"),
    ),
    (
        "adds",
        "The two arrays are added; their difference is asked.",
        "",
        ("plus", "plus whole", "mean plus"),
    ),
    ("product", "The two arrays are multiplied; their difference is asked.", "", ("product",)),
    (
        "not-summed",
        "Your function gives a number for each entry; one number for all of them is asked.",
        "",
        ("each", "each half"),
    ),
    (
        "one-a-row",
        "Your function gives one number a row or column; one number for all entries is asked.",
        "",
        ("rows", "half rows", "mean of rows", "half columns", "columns", "mean of columns"),
    ),
    (
        "gradient",
        "This is a slope, entry by entry; the error itself is one number.",
        "",
        ("gradient",),
    ),
    (
        "root",
        "A square root is taken; none is asked.",
        "",
        ("root", "norm", "half norm", "root of half"),
    ),
    ("cube", "The differences are raised to the power of three.", "", ("cube",)),
    (
        "whole-numbers",
        "The result or the differences are cut to whole numbers.",
        "",
        ("integer", "truncated", "floor", "integer gap", "integer inputs", "integer inputs mean"),
    ),
    ("negative", "The sign is turned: an error is never below 0.", "", ("minus", "minus mean")),
    (
        "relative",
        "The differences are divided by the first array; they count as they are.",
        "",
        ("relative",),
    ),
    (
        "every-pair",
        "Every entry meets every other; each should meet its own partner alone.",
        "(n,) against (n, 1) gives (n, n).",
        ("broadcast", "broadcast mean"),
    ),
    (
        "one-of-them",
        "One difference stands for all: the largest or the middle one.",
        "",
        ("median", "largest", "largest half"),
    ),
    (
        "counts",
        "This counts the entries that differ; how much they differ is asked.",
        "",
        ("binary",),
    ),
    (
        "sorted",
        "The arrays are sorted first: each entry must meet its own partner.",
        "",
        ("sorted", "sorted mean"),
    ),
)


def _error_mistakes(
    name: str, own: tuple[tuple[str, str, str, tuple[str, ...]], ...]
) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(f"{name}.{slug}", says, _measures(*measures), note)
        for slug, says, note, measures in (*own, *_REST)
    )


SQUARED_ERROR_MISTAKES = _error_mistakes(
    "squared_error",
    (
        (
            "no-half",
            "The half is missing: your number is twice too large.",
            "",
            ("sum of squares",),
        ),
        (
            "mean",
            "This is a mean; half of the sum is asked.",
            "S3's mean squared error is another exercise.",
            (
                "mean",
                "half mean",
                "sum over rows",
                "half sum over rows",
                "sum over columns",
                "half sum over columns",
                "unbiased",
                "unbiased or whole",
                "one more",
            ),
        ),
        (
            "half-inside",
            "The half is squared with the difference, so it becomes a quarter.",
            "",
            ("square of half", "quarter"),
        ),
    ),
)
MEAN_SQUARED_ERROR_MISTAKES = _error_mistakes(
    "mean_squared_error",
    (
        ("sum", "This is the sum; divide it by the number of entries.", "", ("sum of squares",)),
        (
            "half",
            "There is a half in yours; the mean has none.",
            "",
            (
                "half sum",
                "half mean",
                "half sum over rows",
                "half sum over columns",
                "mean of quarter",
            ),
        ),
        (
            "only-rows",
            "You divide by the number of rows; every entry counts, columns too.",
            "One-dimensional arrays come out right.",
            ("sum over rows",),
        ),
        (
            "only-columns",
            "You divide by the number of columns; every entry counts, rows too.",
            "One-dimensional arrays come out right.",
            ("sum over columns",),
        ),
        (
            "wrong-count",
            "You divide by one entry too many or too few.",
            "",
            ("unbiased", "unbiased or whole", "one more"),
        ),
        (
            "fixed-count",
            "You divide by a fixed number; divide by the number of entries that you were given.",
            "The next arrays may be longer or shorter.",
            tuple(f"divided by {n}" for n in (3, 4, 5, 6, 7, 8, 10, 100)),
        ),
        (
            "where-they-differ",
            "You divide by the number of entries that differ; those that agree count too.",
            "",
            ("where they differ",),
        ),
    ),
)


def _never_negative(case: Case, expected: Any, value: Any) -> str:
    number = as_numbers(value)
    if number is None or number.ndim:
        return ""
    if float(number) < 0:
        return "A squared error is never below 0."
    if float(np.asarray(expected)) == 0:
        return "Where both arrays are equal the error is 0."
    return ""


def _squared(
    name: str,
    oracle: Callable[[Array, Array], float],
    parameters: tuple[str, str],
    mistakes: tuple[Mistake, ...],
    probes: tuple[Probe, ...],
    sibling: tuple[str, Callable[[Array, Array], float]],
    done: str,
    last_hint: str,
) -> Exercise:
    return Exercise(
        name=name,
        assignment="softmax",
        oracle=oracle,
        parameters=parameters,
        done=done,
        properties=(
            Property("row", "A few numbers", "two arrays in one dimension", 3, _error_ordinary),
            Property(
                "shapes",
                "Any shape",
                "all entries count alike",
                1.5,
                _error_shapes,
                fails="Right in one dimension, not in every shape.",
            ),
            Property(
                "kinds",
                "Whole numbers, one sign, any memory order",
                "the same rule",
                0.75,
                _error_kinds,
                fails="Right for ordinary numbers, but not for whole or large numbers, differences of one sign or another memory order.",
            ),
            Property(
                "again",
                AGAIN,
                "an earlier call does not show",
                0.5,
                _error_again,
                fails="Right the first time; a later call still shows an earlier one.",
            ),
            unchanged(0.25, _error_unchanged),
        ),
        mistakes=mistakes,
        hints=(
            f"Work it out for {parameters[0]} [1, 0] and {parameters[1]} [0.3, 0.7] on paper.",
            "Subtract, then square each difference, and only then add up.",
            last_hint,
        ),
        naming=_error_naming,
        invariants=(Invariant("not-negative", _never_negative),),
        probes=probes,
        siblings=dict([sibling]),
    )


SQUARED_ERROR = _squared(
    "squared_error",
    squared_error,
    ("target", "output"),
    SQUARED_ERROR_MISTAKES,
    squares("target", "output", "The same data twice must give twice the error: it is a sum.", 2),
    ("mean_squared_error", mean_squared_error),
    "Half the sum of the squared differences, for any shape.",
    "Half of np.sum of the squared differences, without an axis.",
)
MEAN_SQUARED_ERROR = _squared(
    "mean_squared_error",
    mean_squared_error,
    ("y", "p"),
    MEAN_SQUARED_ERROR_MISTAKES,
    squares("y", "p", "The same data twice must give the same error: it is a mean.", 1),
    ("squared_error", squared_error),
    "The mean of the squared differences, over every entry.",
    "np.mean of the squared differences, without an axis, divides by the number of all entries.",
)

# cross_entropy and its gradient


def _batch(rng: np.random.Generator, n: int, k: int) -> tuple[Array, Array]:
    return _scores(rng, n, k), _labels(rng, n, k)


def _one_sample(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[2.0, 1.0, 0.0]]), np.array([1])))
    yield Case((np.array([[0.5, -1.0]]), np.array([0])))
    # So small a probability that one hundred-thousandth beside it shows.
    yield Case((np.array([[4.0, -3.0, 0.5]]), np.array([1])))
    yield Case((_scores(rng, 1, 4), np.array([3])))
    yield Case((_scores(rng, 1, 5), np.array([2])))


def _whole_batch(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[1.0, 0.0], [0.5, 2.0], [-1.0, 1.5]]), np.array([0, 0, 1])))
    yield Case((_scores(rng, 4, 3), np.array([2, 0, 1, 2])))
    yield Case(_batch(rng, 2, 5))
    yield Case(_batch(rng, 6, 2))
    yield Case((_scores(rng, 3, 3), np.array([1, 2, 0])))
    yield Case((_scores(rng, 5, 4), np.array([3, 3, 3, 3, 3])))
    yield Case((_scores(rng, 3, 4) + np.array([[0.0], [5.0], [-4.0]]), np.array([0, 2, 1])))


def _large_batch(rng: np.random.Generator) -> Iterator[Case]:
    for logits, labels in (
        (np.array([[1000.0, 999.0, 0.0]]), np.array([1])),
        (np.array([[1000.0, -1000.0]]), np.array([1])),
        (np.array([[-1000.0, 999.0, 0.0]]), np.array([2])),
        (np.array([[1000.0, -1000.0], [-1000.0, -999.0]]), np.array([0, 0])),
        (
            np.array([[-1000.0, -1000.0, -998.0], [720.0, 719.0, 721.5], [0.5, 0.25, 1.0]]),
            np.array([2, 1, 0]),
        ),
        (np.array([[0.0, -60.0], [30.0, -30.0]]), np.array([1, 1])),
        (np.array([[709.0, 709.0, 709.0], [0.5, 0.25, 1.0]]), np.array([2, 1])),
        (np.array([[1000, 0, -1000]]), np.array([2])),
        (_large(rng, 4, 3), _labels(rng, 4, 3)),
        (_large(rng, 3, 5), _labels(rng, 3, 5)),
    ):
        yield Case((logits, labels), atol=1e-3)


def _batch_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[1, 2, 3], [0, 0, 1]]), np.array([0, 2])))
    yield Case((rng.integers(-3, 4, (4, 3)), _labels(rng, 4, 3)))
    yield Case((np.asfortranarray(_scores(rng, 3, 4)), _labels(rng, 3, 4)))
    yield Case((strided(_scores(rng, 2, 3)), strided(np.array([2, 0]))))
    yield Case((np.zeros((3, 4)), np.array([0, 1, 3])))
    yield Case((np.array([[2.5], [-1.0]]), np.array([0, 0])))
    yield Case((np.array([[-1.0, -2.0], [-3.0, -2.5]]), np.array([0, 1])))
    # Scores that look like probabilities are scores.
    yield Case((np.array([[0.5, 0.125, 0.375], [0.75, 0.25, 0.0]]), np.array([2, 0])))


def _batch_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _batch(rng, 3, 4), _batch(rng, 3, 4), _batch(rng, 2, 3)
    yield in_turn(one, three, one)
    yield each_in_turn(one, two)


def _batch_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_batch(rng, 3, 4))
    yield Case(_batch(rng, 1, 3))
    yield Case((rng.integers(-3, 4, (2, 3)), _labels(rng, 2, 3)))


def _batch_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_scores(rng, 3, 3), np.array([2, 0, 1])))
    yield Case((_scores(rng, 2, 2), np.array([1, 1])))
    yield Case((_scores(rng, 2, 2), np.array([1, 0])))
    yield Case((_scores(rng, 4, 4), np.array([0, 1, 2, 3])))


Probabilities = Callable[[Array], Array]
_NO_SHIFT = _make_softmax("none")
_GLOBAL_MAX = _make_softmax("global")


def _picked(p: Array, labels: Array) -> Array:
    return p[np.arange(len(p)), labels]


def _loss(
    probabilities: Probabilities = softmax,
    log: Callable[[Array], Array] = np.log,
    reduce: Callable[[Array, Array], Any] = lambda terms, p: terms.mean(),
    pick: Callable[[Array, Array], Array] = _picked,
    sign: float = -1,
) -> Callable[[Array, Array], Any]:
    def loss(logits: Array, labels: Array) -> Any:
        p = probabilities(np.asarray(logits, dtype=float))
        return reduce(sign * log(pick(p, labels)), p)

    return loss


def _stable(
    reduce: Callable[[Array, Array], Any] = lambda terms, p: terms.mean(),
    pick: Callable[[Array, Array], Array] = _picked,
    sign: float = -1,
    rows: Callable[[Array], Array] = log_softmax,
) -> Callable[[Array, Array], Any]:
    """The same with logarithms that stay finite."""
    return _loss(rows, lambda x: x, reduce, pick, sign)


def _both(**choices: Any) -> tuple[Callable[[Array, Array], Any], ...]:
    """With finite logarithms and with the naive ones."""
    return (_stable(**choices), _loss(**choices), _loss(_NO_SHIFT, **choices))


def _by_label_column(p: Array, labels: Array) -> Array:
    return p[:, labels]


def _all_entries(logits: Array, labels: Array) -> Any:
    return -log_softmax(np.asarray(logits, dtype=float)).mean()


def _elementwise_binary(logits: Array, labels: Array) -> Any:
    p = softmax(np.asarray(logits, dtype=float))
    y = np.eye(p.shape[1])[labels]
    return -np.mean(np.sum(y * np.log(p) + (1 - y) * np.log(1 - p), axis=1))


def _squared_loss(logits: Array, labels: Array) -> Any:
    p = softmax(np.asarray(logits, dtype=float))
    return np.mean(np.sum((p - np.eye(p.shape[1])[labels]) ** 2, axis=1))


def _logits_as_probabilities(logits: Array, labels: Array) -> Any:
    return -np.log(_picked(np.asarray(logits, dtype=float), labels)).mean()


def _sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def _hinge(logits: Array, labels: Array) -> Any:
    return -_picked(np.asarray(logits, dtype=float), labels).mean()


def _label_0_left_out(logits: Array, labels: Array) -> Array:
    return -_picked(log_softmax(logits), labels) * (np.asarray(labels) != 0)


def _axis_0(logits: Array) -> Array:
    return softmax(logits, 0)


def _whole(z: Array) -> Array:
    e = np.exp(z - z.max())
    return e / e.sum()


_EPS = (
    1e-2,
    1e-3,
    1e-4,
    1e-5,
    1e-6,
    1e-7,
    1e-8,
    1e-9,
    1e-10,
    1e-12,
    1e-15,
    1e-16,
    1e-20,
    1e-30,
    1e-100,
    1e-300,
    1e-308,
    2.220446049250313e-16,
    2.2250738585072014e-308,
)
_CE_HINTS = (
    "What is the probability of a score 2000 below the largest, as a float? And its logarithm?",
    "-log of a softmax is a log-sum-exp minus the score of the label: no probability need be computed.",
    "Subtract the maximum of each row; then the mean of log(Σe^z) minus the score at the label.",
)

CROSS_ENTROPY_MISTAKES = (
    Mistake(
        "cross_entropy.sum",
        "This is the sum over the batch; its mean is asked.",
        _both(reduce=lambda t, p: t.sum()),
        "A single sample comes out right.",
        tags=("missing 1/N",),
    ),
    Mistake(
        "cross_entropy.divides-by-classes",
        "You divide by the number of classes; divide by the number of samples.",
        _both(reduce=lambda t, p: t.sum() / p.shape[1]),
        tags=("wrong divisor",),
    ),
    Mistake(
        "cross_entropy.divides-by-all",
        "You divide by the number of all entries; divide by the number of samples.",
        _both(reduce=lambda t, p: t.sum() / p.size),
        "The mean over a table of mostly zeros does that.",
        tags=("wrong divisor",),
    ),
    Mistake(
        "cross_entropy.divides-twice",
        "You divide by the number of samples twice.",
        _both(reduce=lambda t, p: t.mean() / len(t)),
        tags=("1/N twice",),
    ),
    Mistake(
        "cross_entropy.wrong-count",
        "You divide by one sample too many or too few.",
        (
            *_both(reduce=lambda t, p: t.sum() / (len(t) + 1)),
            *_both(reduce=lambda t, p: t.sum() / max(len(t) - 1, 1)),
        ),
    ),
    Mistake(
        "cross_entropy.half",
        "There is a half in your loss that does not belong there.",
        _both(reduce=lambda t, p: t.mean() / 2),
    ),
    Mistake(
        "cross_entropy.not-averaged",
        "Your function gives a number for each sample; their mean is asked.",
        _both(reduce=lambda t, p: t),
    ),
    Mistake(
        "cross_entropy.negative",
        "The sign is turned: the logarithm of a probability is negative, the loss is not.",
        _both(sign=1),
        tags=("sign",),
    ),
    Mistake(
        "cross_entropy.first-sample",
        "Only the first sample counts in yours.",
        (*_both(reduce=lambda t, p: t[0]), *_both(reduce=lambda t, p: t[0] / len(t))),
    ),
    Mistake(
        "cross_entropy.last-sample",
        "Only the last sample counts: each step of the loop overwrites the one before.",
        (*_both(reduce=lambda t, p: t[-1]), *_both(reduce=lambda t, p: t[-1] / len(t))),
    ),
    Mistake(
        "cross_entropy.misses-last",
        "The last sample is left out.",
        (
            *_both(reduce=lambda t, p: t[:-1].sum() / len(t)),
            *_both(reduce=lambda t, p: t[:-1].mean() if len(t) > 1 else 0.0),
        ),
    ),
    Mistake(
        "cross_entropy.misses-first",
        "The first sample is left out.",
        (
            *_both(reduce=lambda t, p: t[1:].sum() / len(t)),
            *_both(reduce=lambda t, p: t[1:].mean() if len(t) > 1 else 0.0),
        ),
    ),
    Mistake(
        "cross_entropy.label-columns",
        "`p[:, labels]` takes whole columns; take one entry from each row.",
        _both(pick=_by_label_column),
        "Index row and column together: `p[np.arange(N), labels]`.",
    ),
    Mistake(
        "cross_entropy.label-rows",
        "`p[labels]` takes rows; take one entry from each row.",
        (
            *_both(pick=lambda p, y: p[np.asarray(y) % len(p)]),
            *_both(
                pick=lambda p, y: (
                    p[y, np.arange(len(y)) % p.shape[1]]
                    if np.max(y) < len(p)
                    else p[np.asarray(y) % len(p), 0]
                )
            ),
            *_both(pick=lambda p, y: p[0][y]),
        ),
    ),
    Mistake(
        "cross_entropy.off-by-one",
        "The label is taken one place beside: classes are counted from 0.",
        (
            *_both(pick=lambda p, y: p[np.arange(len(p)), np.asarray(y) - 1]),
            *_both(pick=lambda p, y: p[np.arange(len(p)), (np.asarray(y) + 1) % p.shape[1]]),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "cross_entropy.skips-class-0",
        "Samples of class 0 do not count in yours: to Python 0 is as good as nothing.",
        (
            lambda z, y: _label_0_left_out(z, y).sum() / len(y),
            lambda z, y: _label_0_left_out(z, y).sum() / max(np.count_nonzero(y), 1),
        ),
        "Does an `if` ask for the label itself?",
        tags=("skips class 0",),
    ),
    Mistake(
        "cross_entropy.classes-from-labels",
        "The number of classes is taken from the labels; every column of scores competes.",
        (lambda z, y: cross_entropy(np.asarray(z)[:, : int(np.max(y)) + 1], y),),
        "A class may be absent from the labels.",
    ),
    Mistake(
        "cross_entropy.largest",
        "You take the largest probability of each row; take the one at the label.",
        _both(pick=lambda p, y: p.max(axis=1)),
        "The labels never enter.",
    ),
    Mistake(
        "cross_entropy.first-class",
        "You take the probability of one fixed class; take the one at the label.",
        (*_both(pick=lambda p, y: p[:, 0]), *_both(pick=lambda p, y: p[:, -1])),
        "The labels never enter.",
    ),
    Mistake(
        "cross_entropy.all-classes",
        "Every class counts in yours; only the one at the label should.",
        (
            _all_entries,
            lambda z, y: -np.mean(np.sum(log_softmax(np.asarray(z, dtype=float)), axis=1)),
            lambda z, y: -np.sum(log_softmax(np.asarray(z, dtype=float))),
            lambda z, y: np.mean(
                np.sum(softmax(z) * -log_softmax(np.asarray(z, dtype=float)), axis=1)
            ),
        ),
    ),
    Mistake(
        "cross_entropy.label-as-number",
        "The label is used as a number; it only says which entry counts.",
        (
            *[
                (
                    lambda z, y, f=f: f(
                        -np.asarray(y)[:, None] * log_softmax(np.asarray(z, dtype=float))
                    )
                )
                for f in (np.mean, np.sum, lambda t: t.sum(axis=1).mean())
            ],
        ),
    ),
    Mistake(
        "cross_entropy.log-before-softmax",
        "The logarithm is taken of the scores themselves; they are no probabilities yet.",
        (
            _logits_as_probabilities,
            lambda z, y: -np.log(np.abs(_picked(np.asarray(z, dtype=float), y)) + 1e-12).mean(),
        ),
    ),
    Mistake(
        "cross_entropy.no-softmax",
        "The scores stand where the logarithms of probabilities should: softmax is missing.",
        (_hinge, lambda z, y: _picked(np.asarray(z, dtype=float), y).mean()),
    ),
    Mistake(
        "cross_entropy.no-logarithm",
        "The logarithm is missing: this is made from the probability itself.",
        (
            lambda z, y: -_picked(softmax(z), y).mean(),
            lambda z, y: _picked(softmax(z), y).mean(),
            lambda z, y: 1 - _picked(softmax(z), y).mean(),
        ),
    ),
    Mistake(
        "cross_entropy.other-base",
        "The logarithm is another one than the natural: its base is 2 or 10.",
        (
            _loss(log=np.log2),
            _loss(log=np.log10),
            _loss(_NO_SHIFT, np.log2),
            _loss(_NO_SHIFT, np.log10),
            lambda z, y: cross_entropy(z, y) / math.log(2),
            lambda z, y: cross_entropy(z, y) / math.log(10),
        ),
    ),
    Mistake(
        "cross_entropy.log1p",
        "1 is added before the logarithm: `np.log1p(p)` is log(1 + p).",
        (_loss(log=np.log1p), lambda z, y: -np.mean(np.log(1 + _picked(softmax(z), y)))),
    ),
    Mistake(
        "cross_entropy.log-of-mean",
        "The mean comes before the logarithm; take the logarithm of each sample first.",
        (
            lambda z, y: -np.log(_picked(softmax(z), y).mean()),
            lambda z, y: -np.log(_picked(_NO_SHIFT(z), y).mean()),
        ),
    ),
    Mistake(
        "cross_entropy.softmax-over-samples",
        "The softmax runs over the samples; it must run over the classes of each.",
        (
            _stable(rows=lambda z: log_softmax(z, 0)),
            _loss(_axis_0),
            _loss(lambda z: _NO_SHIFT(z, 0)),
        ),
        tags=("wrong axis",),
    ),
    Mistake(
        "cross_entropy.softmax-over-everything",
        "One sum runs over the whole batch; each sample has its own.",
        (
            _loss(_whole),
            _stable(rows=lambda z: z - z.max() - np.log(np.sum(np.exp(z - z.max())))),
            _loss(lambda z: np.exp(z) / np.exp(z).sum()),
            _loss(_make_softmax("axis", "global")),
        ),
        "A single sample comes out right.",
        tags=("sums over everything",),
    ),
    Mistake(
        "cross_entropy.no-keepdims",
        "The sum or the maximum of each row has lost its axis, so it meets the wrong numbers.",
        (
            _loss(_make_softmax("axis", "no keepdims")),
            _loss(_make_softmax("none", "no keepdims")),
            _loss(_make_softmax("no keepdims", "no keepdims")),
            _loss(_make_softmax("no keepdims", "axis")),
        ),
        tags=("forgets keepdims",),
    ),
    Mistake(
        "cross_entropy.softmax-twice",
        "Softmax is applied twice.",
        (_loss(lambda z: softmax(softmax(z))), _stable(rows=lambda z: log_softmax(softmax(z)))),
    ),
    Mistake(
        "cross_entropy.softmax-of-log",
        "A logarithm is taken of the loss, or of a logarithm.",
        (
            _stable(rows=lambda z: log_softmax(log_softmax(z) * 2)),
            lambda z, y: -np.log(cross_entropy(z, y)),
            lambda z, y: np.log(cross_entropy(z, y)),
        ),
    ),
    Mistake(
        "cross_entropy.sigmoid",
        "A sigmoid stands where the softmax should: the scores must compete.",
        (_loss(_sigmoid), lambda z, y: _sigmoid_binary(z, y)),
    ),
    Mistake(
        "cross_entropy.binary",
        "The other classes are counted as well, with 1 - p: that is the loss of separate yes-or-no questions.",
        (_elementwise_binary, lambda z, y: _elementwise_binary(z, y) / np.shape(z)[1]),
    ),
    Mistake(
        "cross_entropy.squared",
        "This is a squared error; the cross-entropy is -ln of the probability at the label.",
        (
            _squared_loss,
            lambda z, y: _squared_loss(z, y) / np.shape(z)[1],
            lambda z, y: _squared_loss(z, y) / 2,
        ),
    ),
    Mistake(
        "cross_entropy.sign-of-scores",
        "The sign of the scores is turned: the largest score must get the largest probability.",
        (_stable(rows=lambda z: log_softmax(-z)),),
    ),
    Mistake(
        "cross_entropy.not-normalised",
        "The exponentials are not divided by their sum.",
        (_loss(lambda z: np.exp(z - z.max(axis=1, keepdims=True))), _loss(np.exp)),
    ),
    Mistake(
        "cross_entropy.log-of-zero",
        "The probability at the label becomes 0 and its logarithm infinite: take the logarithm on paper first.",
        (
            _loss(),
            _loss(_NO_SHIFT),
            _loss(_GLOBAL_MAX),
            lambda z, y: np.nan_to_num(_loss()(z, y)),
            lambda z, y: np.nan_to_num(_loss(_NO_SHIFT)(z, y)),
        ),
        "Ordinary scores come out right.",
        _CE_HINTS,
        ("log of zero",),
    ),
    Mistake(
        "cross_entropy.no-shift",
        "The exponential of a large score overflows: nothing is subtracted before it.",
        (_stable(rows=lambda z: z - np.log(np.exp(z).sum(axis=1, keepdims=True))),),
        "Ordinary scores come out right.",
        _CE_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "cross_entropy.global-max",
        "One maximum for the whole batch is too large for a row far below it: its exponentials all become 0.",
        (
            _stable(
                rows=lambda z: z - z.max() - np.log(np.exp(z - z.max()).sum(axis=1, keepdims=True))
            ),
        ),
        "Rows of one size come out right.",
        _CE_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "cross_entropy.loses-the-maximum",
        "The maximum is taken out of the sum but not out of the score, or the other way round.",
        (
            _stable(
                rows=lambda z: (
                    z - np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
                )
            ),
            _stable(
                rows=lambda z: (
                    z - z.max(axis=1, keepdims=True) - np.log(np.exp(z).sum(axis=1, keepdims=True))
                )
            ),
        ),
        "",
        _CE_HINTS,
    ),
    Mistake(
        "cross_entropy.epsilon",
        "A small number inside the logarithm bounds the loss: confident and wrong must cost as much as it does.",
        (
            *[_loss(log=lambda x, e=e: np.log(x + e)) for e in _EPS],
            *[_loss(log=lambda x, e=e: np.log(np.maximum(x, e))) for e in _EPS],
            *[_loss(log=lambda x, e=e: np.log(np.clip(x, e, 1 - e))) for e in _EPS],
            *[_loss(_NO_SHIFT, lambda x, e=e: np.log(x + e)) for e in _EPS],
            *[_loss(_NO_SHIFT, lambda x, e=e: np.log(np.clip(x, e, 1 - e))) for e in _EPS],
        ),
        "Ordinary scores come out right.",
        _CE_HINTS,
        ("epsilon that shows",),
    ),
    Mistake(
        "cross_entropy.clipped",
        "Cutting large scores off keeps them finite but changes the loss.",
        tuple(
            _stable(rows=lambda z, c=c: log_softmax(np.clip(z, -c, c)))
            for c in (10, 20, 30, 50, 100, 300, 500, 600, 700, 709)
        ),
        "",
        _CE_HINTS,
    ),
    Mistake(
        "cross_entropy.perplexity",
        "This is e to the power of the loss.",
        (lambda z, y: np.exp(cross_entropy(z, y)),),
    ),
    Mistake(
        "cross_entropy.accuracy",
        "This counts how often the largest score is at the label; the loss is asked.",
        (
            lambda z, y: float(np.mean(np.argmax(z, axis=1) == y)),
            lambda z, y: float(np.mean(np.argmax(z, axis=1) != y)),
        ),
    ),
    Mistake(
        "cross_entropy.whole-numbers",
        "The scores or the loss are cut to whole numbers.",
        (
            lambda z, y: cross_entropy(np.asarray(z).astype(int), y),
            lambda z, y: float(int(cross_entropy(z, y))),
        ),
    ),
)


def _sigmoid_binary(z: Array, y: Array) -> Any:
    p = _sigmoid(np.asarray(z, dtype=float))
    hot = np.eye(p.shape[1])[y]
    return -np.mean(hot * np.log(p) + (1 - hot) * np.log(1 - p))


def _loss_is_negative(case: Case, expected: Any, value: Any) -> str:
    number = as_numbers(value)
    if number is None or number.ndim or not float(number) < 0:
        return ""
    return "The loss is never below 0: it is minus the logarithm of a probability."


def _equal_scores(case: Case, expected: Any, value: Any) -> str:
    number = as_numbers(value)
    if number is None or number.ndim or np.ptp(case.args[0]) > 0:
        return ""
    return f"For equal scores the loss is the logarithm of the number of classes, {float(expected):.4g}."


CROSS_ENTROPY = Exercise(
    name="cross_entropy",
    assignment="softmax",
    oracle=cross_entropy,
    parameters=("logits", "labels"),
    done="The mean surprise at the right labels, finite for scores up to ±1000.",
    properties=(
        Property("one", "One sample", "-ln of the probability at the label", 3, _one_sample),
        Property(
            "batch",
            "A batch",
            "the mean over the samples",
            3.5,
            _whole_batch,
            fails="A single sample is right; a batch is not.",
        ),
        Property(
            "large",
            "Scores up to ±1000",
            "finite and right",
            3,
            _large_batch,
            fails="Right for ordinary scores, not for scores up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, one class, any memory order",
            "the same rule",
            0.75,
            _batch_kinds,
            fails="Right for ordinary scores, but not for whole numbers, one class, scores that add up to 1 or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _batch_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet", QUIET, "for scores up to ±1000", 0.75, _large_batch, "quiet", needs=("large",)
        ),
        unchanged(0.5, _batch_unchanged),
    ),
    mistakes=CROSS_ENTROPY_MISTAKES,
    hints=(
        "For one sample: softmax, then the entry at the label, then minus its logarithm. The batch takes the mean.",
        "`p[np.arange(N), labels]` is one entry of each row.",
        "Do not compute the probabilities: log-softmax at the label is a score minus a log-sum-exp, with the row's maximum taken out.",
    ),
    naming=_batch_naming,
    invariants=(
        Invariant("not-negative", _loss_is_negative),
        Invariant("equal-scores", _equal_scores),
    ),
    probes=BATCH_LOSS,
)


def _slope(
    probabilities: Callable[..., Array] = softmax,
    target: Callable[[Array, Array], Array] = lambda p, y: np.eye(p.shape[1])[y],
    scale: Callable[[Array], float] = lambda p: 1 / len(p),
) -> Callable[[Array, Array], Array]:
    def slope(logits: Array, labels: Array) -> Array:
        p = probabilities(np.asarray(logits, dtype=float))
        return (p - target(p, labels)) * scale(p)

    return slope


def _slopes(**choices: Any) -> tuple[Callable[[Array, Array], Array], ...]:
    return (_slope(**choices), _slope(_NO_SHIFT, **choices), _slope(_GLOBAL_MAX, **choices))


def _only_labels(logits: Array, labels: Array) -> Array:
    p = softmax(np.asarray(logits, dtype=float))
    hot = np.eye(p.shape[1])[labels]
    return (p - 1) * hot / len(p)


def _column_minus_one(logits: Array, labels: Array) -> Array:
    p = softmax(np.asarray(logits, dtype=float))
    p[:, labels] -= 1
    return p / len(p)


def _sigmoid_times(logits: Array, labels: Array) -> Array:
    p = softmax(np.asarray(logits, dtype=float))
    return (p - np.eye(p.shape[1])[labels]) * p * (1 - p) / len(p)


def _of_probabilities(logits: Array, labels: Array) -> Array:
    p = softmax(np.asarray(logits, dtype=float))
    return -np.eye(p.shape[1])[labels] / p / len(p)


def _one_sided(h: float) -> Callable[[Array, Array], Array]:
    def slope(logits: Array, labels: Array) -> Array:
        z = np.asarray(logits, dtype=float)
        out = np.zeros_like(z)
        for place in np.ndindex(z.shape):
            moved = z.copy()
            moved[place] += h
            out[place] = (cross_entropy(moved, labels) - cross_entropy(z, labels)) / h
        return out

    return slope


GRADIENT_MISTAKES = (
    Mistake(
        "cross_entropy_gradient.of-the-sum",
        "This is the gradient of the sum; the mean has 1/N.",
        _slopes(scale=lambda p: 1.0),
        "A single sample comes out right.",
        tags=("missing 1/N",),
    ),
    Mistake(
        "cross_entropy_gradient.divides-by-classes",
        "You divide by the number of classes; divide by the number of samples.",
        _slopes(scale=lambda p: 1 / p.shape[1]),
        tags=("wrong divisor",),
    ),
    Mistake(
        "cross_entropy_gradient.divides-by-all",
        "You divide by the number of all entries; divide by the number of samples.",
        _slopes(scale=lambda p: 1 / p.size),
        tags=("wrong divisor",),
    ),
    Mistake(
        "cross_entropy_gradient.divides-twice",
        "You divide by the number of samples twice.",
        _slopes(scale=lambda p: 1 / len(p) ** 2),
        tags=("1/N twice",),
    ),
    Mistake(
        "cross_entropy_gradient.factor-2",
        "There is a factor 2 too many, or a half.",
        (
            *_slopes(scale=lambda p: 2 / len(p)),
            *_slopes(scale=lambda p: 0.5 / len(p)),
            *_slopes(scale=lambda p: 2.0),
        ),
        "A factor 2 belongs to a square.",
    ),
    Mistake(
        "cross_entropy_gradient.sign",
        "The sign is turned: it is p - y, so that a step against it lowers the loss.",
        (*_slopes(scale=lambda p: -1 / len(p)), *_slopes(scale=lambda p: -1.0)),
        tags=("sign",),
    ),
    Mistake(
        "cross_entropy_gradient.divides-one-term",
        "Only one of the two terms is divided by the number of samples.",
        (
            lambda z, y: softmax(z) / len(z) - np.eye(np.shape(z)[1])[y],
            lambda z, y: softmax(z) - np.eye(np.shape(z)[1])[y] / len(z),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.no-label",
        "The probabilities are there, but 1 is not subtracted at the label.",
        (*_slopes(target=lambda p, y: 0.0), *_slopes(target=lambda p, y: 0.0, scale=lambda p: 1.0)),
    ),
    Mistake(
        "cross_entropy_gradient.adds",
        "1 is added at the label; it is to be subtracted.",
        (
            *_slopes(target=lambda p, y: -np.eye(p.shape[1])[y]),
            *_slopes(target=lambda p, y: -np.eye(p.shape[1])[y], scale=lambda p: 1.0),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.everywhere",
        "1 is subtracted from every entry; only the one at the label loses it.",
        (*_slopes(target=lambda p, y: 1.0), *_slopes(target=lambda p, y: 1.0, scale=lambda p: 1.0)),
    ),
    Mistake(
        "cross_entropy_gradient.label-columns",
        "`p[:, labels] -= 1` changes whole columns; change one entry of each row.",
        (_column_minus_one, lambda z, y: _column_minus_one(z, y) * len(z)),
        "Index row and column together: `p[np.arange(N), labels]`.",
    ),
    Mistake(
        "cross_entropy_gradient.skips-class-0",
        "Where the label is 0 nothing is subtracted: to Python 0 is as good as nothing.",
        (
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[y] * (np.asarray(y) != 0)[:, None]),
            lambda z, y: cross_entropy_gradient(z, y) * (np.asarray(y) != 0)[:, None],
        ),
        "Does an `if` ask for the label itself?",
        tags=("skips class 0",),
    ),
    Mistake(
        "cross_entropy_gradient.label-as-number",
        "The label itself is subtracted; it only says where 1 is.",
        (
            *_slopes(target=lambda p, y: np.asarray(y)[:, None]),
            *_slopes(target=lambda p, y: np.asarray(y)[:, None], scale=lambda p: 1.0),
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[y] * np.asarray(y)[:, None]),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.off-by-one",
        "1 is subtracted one place beside the label: classes are counted from 0.",
        (
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[np.asarray(y) - 1]),
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[(np.asarray(y) + 1) % p.shape[1]]),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "cross_entropy_gradient.first-row",
        "1 is subtracted in the first row only.",
        (
            *_slopes(
                target=lambda p, y: np.vstack(
                    [np.eye(p.shape[1])[y[:1]], np.zeros((len(p) - 1, p.shape[1]))]
                )
            ),
            lambda z, y: np.where(
                np.arange(len(z))[:, None] == 0, cross_entropy_gradient(z, y), 0.0
            ),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.misses-last",
        "The last sample is left out.",
        (
            *_slopes(
                target=lambda p, y: np.vstack(
                    [np.eye(p.shape[1])[y[:-1]], np.zeros((1, p.shape[1]))]
                )
            ),
            lambda z, y: np.where(
                np.arange(len(z))[:, None] == len(z) - 1, 0.0, cross_entropy_gradient(z, y)
            ),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.last-row",
        "1 is subtracted in the last row only.",
        _slopes(
            target=lambda p, y: np.vstack(
                [np.zeros((len(p) - 1, p.shape[1])), np.eye(p.shape[1])[y[-1:]]]
            )
        ),
    ),
    Mistake(
        "cross_entropy_gradient.largest",
        "1 is subtracted at the largest score; it belongs at the label.",
        (
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[p.argmax(axis=1)]),
            *_slopes(target=lambda p, y: np.eye(p.shape[1])[p.argmax(axis=1)], scale=lambda p: 1.0),
        ),
        "The labels never enter.",
    ),
    Mistake(
        "cross_entropy_gradient.only-misclassified",
        "Samples whose largest score is at the label get no slope: a perceptron's rule, not this loss's.",
        (
            lambda z, y: (
                cross_entropy_gradient(z, y) * (np.argmax(z, axis=1) != np.asarray(y))[:, None]
            ),
        ),
        "A right answer that is not certain can still become surer.",
    ),
    Mistake(
        "cross_entropy_gradient.only-labels",
        "Only the entry at the label has a slope in yours; the others have one too.",
        (
            _only_labels,
            lambda z, y: _only_labels(z, y) * len(z),
            lambda z, y: -_only_labels(z, y),
            lambda z, y: -np.eye(np.shape(z)[1])[y] / len(z),
            lambda z, y: -np.eye(np.shape(z)[1])[y] * 1.0,
        ),
    ),
    Mistake(
        "cross_entropy_gradient.of-probabilities",
        "This is the slope for the probabilities (-1/p at the label); the one for the scores is asked.",
        (
            _of_probabilities,
            lambda z, y: _of_probabilities(z, y) * len(z),
            lambda z, y: -_of_probabilities(z, y),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.sigmoid-derivative",
        "p(1 - p) has slipped in: with softmax and cross-entropy it cancels.",
        (
            _sigmoid_times,
            lambda z, y: _sigmoid_times(z, y) * len(z),
            lambda z, y: softmax(z) * (1 - softmax(z)) / len(z),
            lambda z, y: softmax(z) * (1 - softmax(z)),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.no-softmax",
        "The scores stand where the probabilities should: softmax is missing.",
        (_slope(lambda z: z), _slope(lambda z: z, scale=lambda p: 1.0)),
    ),
    Mistake(
        "cross_entropy_gradient.log-probabilities",
        "The logarithms of the probabilities stand where the probabilities should.",
        (_slope(log_softmax), _slope(log_softmax, scale=lambda p: 1.0)),
    ),
    Mistake(
        "cross_entropy_gradient.sigmoid",
        "A sigmoid stands where the softmax should: the scores must compete.",
        (_slope(_sigmoid), _slope(_sigmoid, scale=lambda p: 1.0)),
    ),
    Mistake(
        "cross_entropy_gradient.not-normalised",
        "The exponentials are not divided by their sum.",
        (
            _slope(np.exp),
            _slope(lambda z: np.exp(z - z.max(axis=1, keepdims=True))),
            _slope(np.exp, scale=lambda p: 1.0),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.softmax-over-samples",
        "The softmax runs over the samples; it must run over the classes of each.",
        (_slope(_axis_0), _slope(lambda z: _NO_SHIFT(z, 0)), _slope(_axis_0, scale=lambda p: 1.0)),
        tags=("wrong axis",),
    ),
    Mistake(
        "cross_entropy_gradient.softmax-over-everything",
        "One sum runs over the whole batch; each sample has its own.",
        (
            _slope(_whole),
            _slope(lambda z: np.exp(z) / np.exp(z).sum()),
            _slope(_make_softmax("axis", "global")),
            _slope(_whole, scale=lambda p: 1.0),
        ),
        "A single sample comes out right.",
        tags=("sums over everything",),
    ),
    Mistake(
        "cross_entropy_gradient.no-keepdims",
        "The sum or the maximum of each row has lost its axis, so it meets the wrong numbers.",
        (
            _slope(_make_softmax("axis", "no keepdims")),
            _slope(_make_softmax("none", "no keepdims")),
            _slope(_make_softmax("no keepdims", "no keepdims")),
            _slope(_make_softmax("no keepdims", "axis")),
        ),
        tags=("forgets keepdims",),
    ),
    Mistake(
        "cross_entropy_gradient.softmax-twice",
        "Softmax is applied twice.",
        (
            _slope(lambda z: softmax(softmax(z))),
            _slope(lambda z: softmax(softmax(z)), scale=lambda p: 1.0),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.summed",
        "The rows are added up or averaged; one row for each sample is asked.",
        (
            lambda z, y: cross_entropy_gradient(z, y).sum(axis=0),
            lambda z, y: cross_entropy_gradient(z, y).mean(axis=0),
            lambda z, y: (
                cross_entropy_gradient(z, y) * 0 + cross_entropy_gradient(z, y).sum(axis=0)
            ),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.loss", "This is the loss; its slopes are asked.", (cross_entropy,)
    ),
    Mistake(
        "cross_entropy_gradient.transposed",
        "The samples are the rows: yours are the columns.",
        (lambda z, y: cross_entropy_gradient(z, y).T,),
        tags=("transposed",),
    ),
    Mistake(
        "cross_entropy_gradient.one-sided",
        "The difference goes to one side only, or its step is too large to be exact.",
        tuple(_one_sided(h) for h in (1e-1, 1e-2, 1e-3)),
        "Take a step to both sides: (f(x+h) - f(x-h)) / 2h.",
    ),
    Mistake(
        "cross_entropy_gradient.squared-error",
        "This is the gradient of a squared error through the softmax.",
        (
            lambda z, y: (
                np.stack(
                    [
                        softmax_jacobian(row) @ (softmax(row) - np.eye(len(row))[int(k)])
                        for row, k in zip(z, y, strict=True)
                    ]
                )
                / len(z)
            ),
            lambda z, y: (
                2
                * np.stack(
                    [
                        softmax_jacobian(row) @ (softmax(row) - np.eye(len(row))[int(k)])
                        for row, k in zip(z, y, strict=True)
                    ]
                )
                / len(z)
            ),
        ),
    ),
    Mistake(
        "cross_entropy_gradient.absolute",
        "The signs are lost: the entry at the label is negative.",
        (lambda z, y: np.abs(cross_entropy_gradient(z, y)),),
    ),
    Mistake(
        "cross_entropy_gradient.no-shift",
        "The exponential of a large score overflows: nothing is subtracted before it.",
        (
            _slope(_NO_SHIFT),
            lambda z, y: np.nan_to_num(_slope(_NO_SHIFT)(z, y)),
            _slope(lambda z: np.nan_to_num(_NO_SHIFT(z))),
        ),
        "Ordinary scores come out right.",
        tags=("no safe exponential",),
    ),
    Mistake(
        "cross_entropy_gradient.global-max",
        "One maximum for the whole batch is too large for a row far below it: its exponentials all become 0.",
        (_slope(_GLOBAL_MAX), lambda z, y: np.nan_to_num(_slope(_GLOBAL_MAX)(z, y))),
        "Rows of one size come out right.",
        tags=("no safe exponential",),
    ),
    Mistake(
        "cross_entropy_gradient.clipped",
        "Cutting large scores off keeps them finite but changes the slopes.",
        tuple(
            _slope(lambda z, c=c: softmax(np.clip(z, -c, c)))
            for c in (10, 20, 30, 50, 100, 300, 500, 600, 700, 709)
        ),
    ),
    Mistake(
        "cross_entropy_gradient.whole-numbers",
        "Your result is stored as whole numbers, so the probabilities become 0.",
        (
            lambda z, y: cross_entropy_gradient(z, y).astype(np.asarray(z).dtype),
            lambda z, y: softmax(z).astype(np.asarray(z).dtype) - np.eye(np.shape(z)[1])[y],
        ),
        tags=("integer buffer",),
    ),
)


def _rows_sum_to_zero(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
        return ""
    sums = numbers.sum(axis=1)
    off = sums[np.abs(sums) > 1e-3]
    if off.size:
        return f"Each row must sum to 0, since the probabilities always sum to 1; one of yours sums to {off[0]:.4g}."
    labels = np.asarray(case.args[1])
    at = numbers[np.arange(len(labels)), labels]
    if (at > 1e-6).any():
        return "The entry at the label must be negative: a larger score there lowers the loss."
    return ""


GRADIENT = Exercise(
    name="cross_entropy_gradient",
    assignment="softmax",
    oracle=cross_entropy_gradient,
    parameters=("logits", "labels"),
    done="p - y, divided by the number of samples: the slope of the mean loss.",
    properties=(
        Property("one", "One sample", "the slope for each score", 3, _one_sample),
        Property(
            "batch",
            "A batch",
            "the slopes of the mean",
            3.5,
            _whole_batch,
            fails="A single sample is right; a batch is not.",
        ),
        Property(
            "large",
            "Scores up to ±1000",
            "no nan, no infinity",
            3,
            _large_batch,
            fails="Right for ordinary scores, not for scores up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, one class, any memory order",
            "the same rule",
            0.75,
            _batch_kinds,
            fails="Right for ordinary scores, but not for whole numbers, one class, scores that add up to 1 or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _batch_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet", QUIET, "for scores up to ±1000", 0.5, _large_batch, "quiet", needs=("large",)
        ),
        unchanged(0.75, _batch_unchanged),
    ),
    mistakes=GRADIENT_MISTAKES,
    hints=(
        "For one sample with scores [0, 0] and label 0: nudge the first score up. Does the loss rise or fall, and by how much?",
        "The slope of log-sum-exp is the softmax; the slope of minus the label's score is -1 at the label.",
        "Softmax along each row, 1 less at [np.arange(N), labels], all divided by N, on an array of your own.",
    ),
    naming=_batch_naming,
    invariants=(Invariant("rows-sum-to-zero", _rows_sum_to_zero),),
    probes=BATCH_SLOPE,
    siblings={"cross_entropy": cross_entropy},
)

# softmax_jacobian


def _few_scores(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0, 0.0]),))
    yield Case((np.array([0.5, -0.25, 1.5]),))
    yield Case((_scores(rng, 3),))
    yield Case((_scores(rng, 4),))


def _more_scores(rng: np.random.Generator) -> Iterator[Case]:
    for k in (2, 5, 7):
        yield Case((_scores(rng, k),))
    yield Case((np.array([3.0]),))
    yield Case((_scores(rng, 3) - 5,))


def _large_vector(rng: np.random.Generator) -> Iterator[Case]:
    for z in (
        np.array([1000.0, 999.0, 1001.0 - 1]),
        np.array([-1000.0, -999.0]),
        np.array([1000.0, 0.0, -1000.0]),
        np.array([-1000.0, 999.0, 0.0]),
        np.array([720.0, 719.0, 721.5]),
        np.array([-760.0, -759.0, -758.5]),
        np.array([1000, 999, 0]),
        np.array([709.0, 709.0, 709.0]),
        _large(rng, 4),
        990 + _large(rng, 3) / 1000,
    ):
        yield Case((np.round(z * 8) / 8 if z.dtype.kind == "f" else z,), atol=1e-3)


def _vector_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1, 2, 3]),))
    yield Case((rng.integers(-2, 3, 4),))
    yield Case((strided(_scores(rng, 3)),))
    yield Case((_scores(rng, 4)[::-1],))
    yield Case((np.zeros(3),))


def _vector_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _scores(rng, 3), _scores(rng, 3), _scores(rng, 4)
    yield in_turn((one,), (two,), (three,), (one,))


def _vector_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_scores(rng, 4),))
    yield Case((rng.integers(-3, 4, 3),))
    yield Case((np.array([0.1, 0.7, -0.3]),))


def _matrix(
    build: Callable[[Array], Array], probabilities: Callable[[Array], Array] = softmax
) -> Callable[[Array], Array]:
    return lambda z: build(probabilities(np.asarray(z, dtype=float)))


_FORMS: dict[str, Callable[[Array], Array]] = {
    "right": lambda s: np.diag(s) - np.outer(s, s),
    "only diagonal": lambda s: np.diag(s * (1 - s)),
    "vector": lambda s: s * (1 - s),
    "no diagonal": lambda s: -np.outer(s, s),
    "outer": lambda s: np.outer(s, s),
    "sign": lambda s: np.outer(s, s) - np.diag(s),
    "plus": lambda s: np.diag(s) + np.outer(s, s),
    "identity": lambda s: np.eye(len(s)) - np.outer(s, s),
    "scalar": lambda s: np.diag(s) - s @ s,
    "elementwise": lambda s: np.diag(s) - np.diag(s * s),
    "wrong off": lambda s: np.where(np.eye(len(s), dtype=bool), s * (1 - s), np.outer(s, s)),
    "row form": lambda s: s * (1 - s) * np.ones((len(s), 1)),
    "column form": lambda s: (s * (1 - s))[:, None] * np.ones(len(s)),
    "outer one minus": lambda s: np.outer(s, 1 - s),
    "outer one minus transposed": lambda s: np.outer(1 - s, s),
    "no zero": lambda s: np.where(np.eye(len(s), dtype=bool), s * (1 - s), 0),
    "off without one": lambda s: np.where(
        np.eye(len(s), dtype=bool), s * (1 - s), -s[:, None] * np.ones(len(s))
    ),
    "off without one row": lambda s: np.where(
        np.eye(len(s), dtype=bool), s * (1 - s), -s * np.ones((len(s), 1))
    ),
    "diagonal s": lambda s: np.where(np.eye(len(s), dtype=bool), s, -np.outer(s, s)),
    "diagonal one minus s": lambda s: np.where(np.eye(len(s), dtype=bool), 1 - s, -np.outer(s, s)),
    "diagonal squared": lambda s: np.where(
        np.eye(len(s), dtype=bool), s * (1 - s) ** 2, -np.outer(s, s)
    ),
    "diagonal plus": lambda s: np.where(np.eye(len(s), dtype=bool), s * (1 + s), -np.outer(s, s)),
    "upper": lambda s: np.triu(np.diag(s) - np.outer(s, s)),
    "lower": lambda s: np.tril(np.diag(s) - np.outer(s, s)),
    "row delta": lambda s: np.eye(len(s)) - s,
    "column delta": lambda s: np.eye(len(s)) - s[:, None],
    "double": lambda s: 2 * (np.diag(s) - np.outer(s, s)),
    "diag": lambda s: np.diag(s),
    "sum rows": lambda s: (np.diag(s) - np.outer(s, s)).sum(axis=1),
    "flat": lambda s: (np.diag(s) - np.outer(s, s)).ravel(),
    "inner": lambda s: np.diag(s) - np.dot(s, s) * np.eye(len(s)),
    "log": lambda s: np.eye(len(s)) - np.tile(s, (len(s), 1)),
    "stacked": lambda s: np.tile(s, (len(s), 1)),
    "squared difference": lambda s: s[:, None] - s[None, :],
}


def _forms(*names: str, both: bool = True) -> tuple[Callable[[Array], Array], ...]:
    found = [_matrix(_FORMS[name]) for name in names]
    if both:
        found += [_matrix(_FORMS[name], _NO_SHIFT) for name in names]
    return tuple(found)


def _one_sided_jacobian(h: float) -> Callable[[Array], Array]:
    def jacobian(z: Array) -> Array:
        z = np.asarray(z, dtype=float)
        return np.stack([(softmax(z + h * e) - softmax(z)) / h for e in np.eye(len(z))], axis=1)

    return jacobian


JACOBIAN_MISTAKES = (
    Mistake(
        "softmax_jacobian.only-diagonal",
        "Only the diagonal is there: every probability depends on every score.",
        _forms("only diagonal", "no zero"),
        "s(1 - s) is the slope for its own score alone.",
    ),
    Mistake(
        "softmax_jacobian.vector",
        "Your function gives one slope a score, s(1 - s); a table of all slopes is asked.",
        _forms("vector"),
        "Every probability depends on every score.",
    ),
    Mistake(
        "softmax_jacobian.no-diagonal",
        "The diagonal lacks its first term: it is s(1 - s).",
        _forms("no diagonal"),
    ),
    Mistake(
        "softmax_jacobian.outer",
        "This is the product of the probabilities: the diagonal and the sign are missing.",
        _forms("outer"),
    ),
    Mistake(
        "softmax_jacobian.sign",
        "The sign is turned throughout: a probability grows with its own score.",
        _forms("sign"),
        tags=("sign",),
    ),
    Mistake(
        "softmax_jacobian.off-diagonal-sign",
        "The entries off the diagonal are negative: what one gains, the others lose.",
        _forms("wrong off"),
        tags=("sign",),
    ),
    Mistake(
        "softmax_jacobian.plus",
        "The product is added; it is to be subtracted.",
        _forms("plus", "diagonal plus"),
        tags=("sign",),
    ),
    Mistake(
        "softmax_jacobian.identity",
        "The diagonal starts from 1; it starts from s.",
        _forms("identity", "diagonal one minus s"),
    ),
    Mistake(
        "softmax_jacobian.diagonal",
        "The diagonal is s(1 - s); yours is another.",
        _forms("diagonal s", "diagonal squared"),
    ),
    Mistake(
        "softmax_jacobian.inner-product",
        "s @ s is one number; a table of all products is needed.",
        _forms("scalar", "inner"),
        "`np.outer(s, s)`, or `s[:, None] * s[None, :]`.",
    ),
    Mistake(
        "softmax_jacobian.one-minus",
        "The factor 1 - s stands in every place; it belongs on the diagonal.",
        _forms("row form", "column form", "outer one minus", "outer one minus transposed"),
    ),
    Mistake(
        "softmax_jacobian.one-factor",
        "Off the diagonal there are two factors, s_i and s_j; one is missing.",
        _forms("off without one", "off without one row"),
    ),
    Mistake(
        "softmax_jacobian.of-the-logarithm",
        "These are the slopes of log-softmax: the factor s_i is missing.",
        _forms("row delta", "column delta", "log"),
    ),
    Mistake(
        "softmax_jacobian.triangle",
        "Only one triangle is filled; the table is symmetric.",
        _forms("upper", "lower"),
    ),
    Mistake("softmax_jacobian.factor-2", "There is a factor 2 too many.", _forms("double")),
    Mistake(
        "softmax_jacobian.no-product",
        "The diagonal holds the probabilities, and nothing is subtracted.",
        _forms("diag", "stacked"),
    ),
    Mistake(
        "softmax_jacobian.difference",
        "These are differences of probabilities; their products are asked.",
        _forms("squared difference"),
    ),
    Mistake(
        "softmax_jacobian.summed",
        "The rows are added up; the whole table is asked.",
        _forms("sum rows"),
    ),
    Mistake(
        "softmax_jacobian.flat",
        "The table stands in one line; give it the shape (K, K).",
        _forms("flat"),
    ),
    Mistake(
        "softmax_jacobian.from-scores",
        "The scores stand where their softmax should.",
        tuple(
            _matrix(_FORMS[name], lambda z: z)
            for name in ("right", "only diagonal", "vector", "outer")
        ),
    ),
    Mistake(
        "softmax_jacobian.sigmoid",
        "A sigmoid stands where the softmax should: the scores must compete.",
        tuple(_matrix(_FORMS[name], _sigmoid) for name in ("right", "only diagonal", "vector")),
    ),
    Mistake(
        "softmax_jacobian.not-normalised",
        "The exponentials are not divided by their sum.",
        (_matrix(_FORMS["right"], np.exp), _matrix(_FORMS["right"], lambda z: np.exp(z - z.max()))),
    ),
    Mistake(
        "softmax_jacobian.softmax-twice",
        "Softmax is applied twice.",
        (_matrix(_FORMS["right"], lambda z: softmax(softmax(z))),),
    ),
    Mistake(
        "softmax_jacobian.softmax",
        "This is the softmax itself; its slopes are asked.",
        (softmax, _NO_SHIFT),
    ),
    Mistake(
        "softmax_jacobian.one-sided",
        "The difference goes to one side only, or its step is too large to be exact.",
        tuple(_one_sided_jacobian(h) for h in (1e-1, 1e-2, 1e-3)),
        "Take a step to both sides: (f(x+h) - f(x-h)) / 2h.",
    ),
    Mistake(
        "softmax_jacobian.no-shift",
        "The exponential of a large score overflows: nothing is subtracted before it.",
        (
            _matrix(_FORMS["right"], _NO_SHIFT),
            lambda z: np.nan_to_num(_matrix(_FORMS["right"], _NO_SHIFT)(z)),
            _matrix(_FORMS["right"], lambda z: np.nan_to_num(_NO_SHIFT(z))),
        ),
        "Ordinary scores come out right.",
        tags=("no safe exponential",),
    ),
    Mistake(
        "softmax_jacobian.wrong-shift",
        "What you subtract is not the largest score, so an exponential can still overflow.",
        (
            _matrix(_FORMS["right"], _make_softmax("mean")),
            _matrix(_FORMS["right"], _make_softmax("min")),
        ),
        "Ordinary scores come out right.",
        tags=("no safe exponential",),
    ),
    Mistake(
        "softmax_jacobian.clipped",
        "Cutting large scores off keeps them finite but changes the slopes.",
        tuple(
            _matrix(_FORMS["right"], lambda z, c=c: softmax(np.clip(z, -c, c)))
            for c in (10, 20, 30, 50, 100, 300, 500, 600, 700, 709)
        ),
    ),
    Mistake(
        "softmax_jacobian.whole-numbers",
        "Your result is stored as whole numbers, so the slopes become 0.",
        (lambda z: softmax_jacobian(z).astype(np.asarray(z).dtype),),
        tags=("integer buffer",),
    ),
)


def _table_facts(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
        return ""
    sums = numbers.sum(axis=0)
    off = sums[np.abs(sums) > 1e-3]
    if off.size:
        return f"Each column must sum to 0, since the probabilities always sum to 1; one of yours sums to {off[0]:.4g}."
    if np.abs(numbers - numbers.T).max() > 1e-3:
        return "The table must be symmetric: s_i reacts to z_j as s_j to z_i."
    if (np.diag(numbers) < 0).any():
        return "The diagonal is positive: a probability grows with its own score."
    if np.abs(numbers).max() > 0.251:
        return "No slope can exceed 1/4: s(1 - s) is largest at s = 1/2."
    return ""


SOFTMAX_JACOBIAN = Exercise(
    name="softmax_jacobian",
    assignment="softmax",
    oracle=softmax_jacobian,
    parameters=("z",),
    done="Every slope of every probability; each column sums to 0.",
    properties=(
        Property(
            "few", "A few scores", "the slope of each probability for each score", 5, _few_scores
        ),
        Property(
            "sizes",
            "One score or many",
            "a table of shape (K, K)",
            2,
            _more_scores,
            fails="Right for a few scores, not for every number of them.",
        ),
        Property(
            "large",
            "Scores up to ±1000",
            "no nan, no infinity",
            2.5,
            _large_vector,
            fails="Right for ordinary scores, not for scores up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, ties, any memory order",
            "the same rule",
            0.75,
            _vector_kinds,
            fails="Right for ordinary numbers, but not for whole numbers, ties or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _vector_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet", QUIET, "for scores up to ±1000", 0.75, _large_vector, "quiet", needs=("large",)
        ),
        unchanged(0.5, _vector_unchanged),
    ),
    mistakes=JACOBIAN_MISTAKES,
    hints=(
        "For two scores with s = (0.7, 0.3): nudge the first score. How do the two probabilities move, and what is the sum of the two moves?",
        "On the diagonal s_i (1 - s_i), elsewhere -s_i s_j.",
        "Both at once: a diagonal matrix of s minus the table of all products s_i s_j.",
    ),
    invariants=(Invariant("facts", _table_facts),),
    probes=JACOBIAN,
    siblings={"softmax": softmax},
)

# catch_softmax

BUGS: tuple[tuple[str, str, Callable[..., Array]], ...] = (
    ("no-shift", "The first one, without a shift,", _NO_SHIFT),
    ("global-max", "The second one, with one maximum for all,", _GLOBAL_MAX),
    ("global-sum", "The third one, with one sum for all,", _make_softmax("axis", "global")),
)


def _table_of(outcome: Outcome) -> tuple[Array | None, Finding | None]:
    numbers = as_numbers(outcome.value)
    if numbers is None or isinstance(outcome.value, str):
        return None, Finding(
            "catch_softmax.no-numbers",
            "A table of numbers is asked: rows of scores, all of one length.",
        )
    if numbers.dtype.kind == "b":
        return None, Finding("catch_softmax.no-numbers", "True and False are no scores.")
    if numbers.ndim != 2 or numbers.size == 0:
        return None, Finding(
            "catch_softmax.not-two-dimensional",
            f"A table has rows and columns; yours has shape {numbers.shape}.",
            "One row is written [[1, 2, 3]].",
        )
    numbers = numbers.astype(float)
    if not np.isfinite(numbers).all():
        return None, Finding(
            "catch_softmax.not-finite",
            "The scores must be finite: nan and inf go wrong for the right softmax too.",
        )
    if np.abs(numbers).max() > 1000:
        return None, Finding(
            "catch_softmax.too-large",
            f"No score may be beyond ±1000; yours goes to {np.abs(numbers).max():g}.",
        )
    return numbers, None


def _is_table(case: Case, outcome: Outcome) -> Finding | None:
    return _table_of(outcome)[1]


def _exposes(
    slug: str, which: str, bug: Callable[..., Array]
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        table, finding = _table_of(outcome)
        if table is None:
            return finding
        with np.errstate(all="ignore"):
            error = error_in_tolerances(softmax(table), bug(table), 1e-5, 1e-4)
        if error > 1:
            return None
        return Finding(
            f"catch_softmax.survives-{slug}",
            f"{which} still gives the right answer on your scores.",
            _WHY[slug],
        )

    return judge


_WHY = {
    "no-shift": "Its weak spot is the exponential of a large score.",
    "global-max": "Its weak spot is a row far below another one.",
    "global-sum": "Its weak spot is more than one row.",
}
_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_softmax",
    assignment="softmax",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your scores all three go wrong.",
    properties=(
        Property("table", "A table of scores", "finite, none beyond ±1000", 0, _HAND, _is_table),
        *(
            Property(slug, title, "goes wrong on your scores", 2, _HAND, _exposes(slug, which, bug))
            for (slug, which, bug), title in zip(
                BUGS,
                ("No shift", "One maximum for all", "One sum for all"),
                strict=True,
            )
        ),
    ),
    mistakes=(),
    hints=(
        "Take the three one at a time: for which single row does the first one give nan?",
        "The second one is only in trouble when two rows live far apart; the third one as soon as there are two rows.",
        "One row near 1000, one near -1000.",
    ),
    answer_source="catch_softmax = [[1000, 999], [-1000, -999]]",
)

LOSS_EXERCISES = (
    ONE_HOT,
    SQUARED_ERROR,
    MEAN_SQUARED_ERROR,
    CROSS_ENTROPY,
    GRADIENT,
    SOFTMAX_JACOBIAN,
    CATCH,
)
