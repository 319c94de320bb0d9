"""The exercises of the softmax chapter: cases, known mistakes, points.

The oracles are written with `math` alone, row by row, and share nothing with `nnkit`'s functions.
Large scores are multiples of 1/8, which float32 holds exactly, so that work done in float32 stays
right; their tolerance is wider, because a log-sum-exp of 1000 is not that exact in float32.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Cases, Exercise, Invariant, Mistake, Property
from .common import AGAIN, QUIET, Array, in_turn, strided, unchanged

# The oracles.


def _log_softmax_row(row: Array) -> list[float]:
    values = [float(x) for x in row]
    top = max(values)
    total = math.log(math.fsum(math.exp(x - top) for x in values))
    return [x - top - total for x in values]


def log_softmax(z: Array, axis: int = -1) -> Array:
    return np.apply_along_axis(_log_softmax_row, axis, np.asarray(z, dtype=float))


def softmax(z: Array, axis: int = -1) -> Array:
    def row(values: Array) -> list[float]:
        return [math.exp(x) for x in _log_softmax_row(values)]

    return np.apply_along_axis(row, axis, np.asarray(z, dtype=float))


def one_hot(labels: Array, n_classes: int) -> Array:
    if any(not 0 <= int(label) < n_classes for label in labels):
        raise ValueError("a label is outside the classes")
    return np.array([[float(int(label) == k) for k in range(n_classes)] for label in labels])


def squared_error(target: Array, output: Array) -> float:
    pairs = zip(np.ravel(target), np.ravel(output), strict=True)
    return math.fsum((float(t) - float(o)) ** 2 for t, o in pairs) / 2


def mean_squared_error(y: Array, p: Array) -> float:
    return 2 * squared_error(y, p) / np.size(y)


def cross_entropy(logits: Array, labels: Array) -> float:
    rows = zip(logits, labels, strict=True)
    return -math.fsum(_log_softmax_row(row)[int(k)] for row, k in rows) / len(labels)


def cross_entropy_gradient(logits: Array, labels: Array) -> Array:
    rows = [[math.exp(x) for x in _log_softmax_row(row)] for row in logits]
    for row, label in zip(rows, labels, strict=True):
        row[int(label)] -= 1
    return np.array(rows) / len(labels)


def softmax_jacobian(z: Array) -> Array:
    s = [math.exp(x) for x in _log_softmax_row(z)]
    return np.array([[s[i] * ((i == j) - s[j]) for j in range(len(s))] for i in range(len(s))])


# Inputs.


def _scores(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.normal(0, 1.5, shape), 3)


def _large(rng: np.random.Generator, *shape: int) -> Array:
    return rng.integers(-8000, 8001, shape) / 8.0


def _labels(rng: np.random.Generator, n: int, k: int) -> Array:
    return rng.integers(0, k, n)


# softmax and log_softmax


def _one_row(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0, 0.0]), -1))
    yield Case((np.array([-0.5, 2.0, 1.25]), -1))
    yield Case((_scores(rng, 5), -1))
    yield Case((_scores(rng, 4), 0))


def _many_rows(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[0.5, 1.5], [2.0, -1.0], [0.25, 0.0]]), -1))
    yield Case((_scores(rng, 4, 3), -1))
    yield Case((_scores(rng, 2, 5), 1))
    yield Case((_scores(rng, 1, 4), -1))
    yield Case((_scores(rng, 3, 3) + np.array([[0.0], [4.0], [8.0]]), -1))


def _any_axis(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[0.5, 1.5, -1.0], [2.0, -1.0, 0.25]]), 0))
    yield Case((_scores(rng, 4, 3), -2))
    for axis in (0, 1, 2, -1, -2, -3):
        yield Case((_scores(rng, 2, 3, 4), axis))
    yield Case((_scores(rng, 3, 3), 0))
    yield Case((_scores(rng, 2, 1, 3, 2), 2))
    yield Case((_scores(rng, 3, 1), 1))
    yield Case((_scores(rng, 1, 3), 0))


def _default_axis(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_scores(rng, 3, 4),))
    yield Case((_scores(rng, 2, 3, 4),))
    yield Case((_scores(rng, 3),))


def _large_scores(atol: float) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        for z, axis in (
            (np.array([1000.0, 1001.0 - 1, 999.0]), -1),
            (np.array([[1000.0, 999.0], [-1000.0, -999.0]]), -1),
            (np.array([[1000.0, -1000.0], [999.0, -999.0], [0.0, 0.5]]), 0),
            (np.array([-1000.0, -1000.0, -998.0]), 0),
            (np.array([1000.0, 0.0, -1000.0, 997.5]), -1),
            (np.array([999.25, 999.875, 999.625, 998.875]), -1),
            (np.array([709.0, 709.0, 709.0]), -1),
            (np.array([[720.0, 719.0, 721.5], [-760.0, -759.0, -758.5]]), -1),
            (_large(rng, 4, 3), -1),
            (_large(rng, 3, 2, 4), 1),
            (np.array([[1000, -1000, 998], [5, 4, 3]]), -1),
        ):
            yield Case((z, axis), atol=atol, rtol=max(1e-4, atol / 10))

    return cases


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1, 2, 3]), -1))
    yield Case((rng.integers(-3, 4, (3, 4)), -1))
    yield Case((rng.integers(-3, 4, (2, 3)), 0))
    yield Case((np.asfortranarray(_scores(rng, 3, 4)), -1))
    yield Case((strided(_scores(rng, 3, 2)), 0))
    yield Case((np.array([0.5, 0.5, 0.5]), -1))
    yield Case((np.zeros((2, 4)), -1))
    yield Case((np.array([[-1.0, -2.0, -5.0]]), -1))
    yield Case((np.array([3.5]), -1))
    # Scores that look like probabilities are scores.
    yield Case((np.array([0.25, 0.25, 0.5]), -1))
    yield Case((np.array([[0.5, 0.125, 0.375], [0.75, 0.25, 0.0]]), -1))


def _again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _scores(rng, 2, 3), _scores(rng, 2, 3), _scores(rng, 4)
    yield in_turn((one, -1), (two, -1), (three, -1), (one, 0), (one, -1))


def _unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_scores(rng, 3, 4), -1))
    yield Case((_scores(rng, 4), 0))
    yield Case((rng.integers(-3, 4, (2, 3)), 0))


def _naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_scores(rng, 3, 3), -1))
    yield Case((_scores(rng, 3, 3), 0))
    yield Case((_scores(rng, 2, 2), -1))
    yield Case((_scores(rng, 1, 3), -1))
    yield Case((_scores(rng, 3, 1), 0))
    yield Case((_scores(rng, 2, 2, 2), 1))
    yield Case((np.array([0.25, -0.25]), -1))
    yield Case((np.array([1.0, 2.0]), -1))


def _sum_along(z: Array, axis: int) -> Array:
    return np.asarray(z).sum(axis=axis, keepdims=True)


def _max_along(z: Array, axis: int) -> Array:
    return np.asarray(z).max(axis=axis, keepdims=True)


def _make_softmax(
    shift: str = "axis",
    total: str = "axis",
    exponent: Callable[[Array], Array] = lambda z: z,
    power: Callable[[Array], Array] = np.exp,
    fixed_axis: int | None = None,
) -> Callable[..., Array]:
    """A softmax with something exchanged; combinations show as two mistakes at once."""

    def softmax_like(z: Array, axis: int = -1) -> Array:
        if fixed_axis is not None:
            axis = fixed_axis
        z = exponent(np.asarray(z) * 1.0)
        match shift:
            case "axis":
                z = z - _max_along(z, axis)
            case "global":
                z = z - z.max()
            case "no keepdims":
                z = z - z.max(axis=axis)
            case "mean":
                z = z - z.mean(axis=axis, keepdims=True)
            case "min":
                z = z - z.min(axis=axis, keepdims=True)
            case "other axis":
                z = z - _max_along(z, 0 if axis in (-1, z.ndim - 1) else -1)
        e = power(z)
        match total:
            case "axis":
                return e / _sum_along(e, axis)
            case "global":
                return e / e.sum()
            case "no keepdims":
                return e / e.sum(axis=axis)
            case "other axis":
                return e / _sum_along(e, 0 if axis in (-1, e.ndim - 1) else -1)
            case "max":
                return e / _max_along(e, axis)
            case "mean":
                return e / e.mean(axis=axis, keepdims=True)
            case "norm":
                return e / np.sqrt(_sum_along(e**2, axis))
            case "plus one":
                return e / (1 + _sum_along(e, axis))
            case "integer":
                return (e / _sum_along(e, axis)).astype(np.int64)
            case "none":
                return e
            case "one less":
                return e / (_sum_along(e, axis) - e)
            case _:
                raise ValueError(total)

    return softmax_like


def _each(**choices: Any) -> tuple[Callable[..., Array], ...]:
    """The same exchange with and without a shift: what is wrong is the same."""
    return tuple(_make_softmax(shift=shift, **choices) for shift in ("axis", "none", "global"))


def _integer_buffer(z: Array, axis: int = -1) -> Array:
    out = np.zeros_like(z)
    out[...] = softmax(z, axis)
    return out


def _clip(low: float, high: float) -> Callable[..., Array]:
    return _make_softmax("none", exponent=lambda z: np.clip(z, low, high))


def _nan_to_zero(z: Array, axis: int = -1) -> Array:
    return np.nan_to_num(_make_softmax("none")(z, axis))


def _linear(z: Array, axis: int = -1) -> Array:
    return z / _sum_along(z, axis)


def _linear_global(z: Array, axis: int = -1) -> Array:
    return z / np.sum(z)


def _min_max(z: Array, axis: int = -1) -> Array:
    low = np.asarray(z).min(axis=axis, keepdims=True)
    return (z - low) / (_max_along(z, axis) - low)


def _sigmoid(z: Array, axis: int = -1) -> Array:
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def _hard(z: Array, axis: int = -1) -> Array:
    z = np.asarray(z)
    return (z == _max_along(z, axis)).astype(float)


def _default_0(z: Array, axis: int = 0) -> Array:
    return softmax(z, axis)


def _padded(size: float) -> Callable[..., Array]:
    def padded(z: Array, axis: int = -1) -> Array:
        e = np.exp(z - _max_along(z, axis))
        return e / (_sum_along(e, axis) + size)

    return padded


def _axis_of(fixed_axis: int, function: Callable[..., Array]) -> Callable[..., Array]:
    def of(z: Array, axis: int = -1) -> Array:
        return function(z, fixed_axis)

    return of


_SHIFT_HINTS = (
    "Compute np.exp(1000) on its own. What does numpy give, and what is that divided by itself?",
    "Softmax does not change when the same number is subtracted from every score that competes.",
    "Subtract the largest score along the axis first, with `keepdims=True`, one for each row: then no exponent is above 0.",
)
_SUM_HINTS = (
    "Write down what each row of your result sums to. What should it be?",
    "`e.sum()` gives one number for the whole array. Which argument gives one for each row?",
    "A sum along an axis drops that axis; `keepdims=True` keeps it with length 1, so that the division lines up.",
)

SOFTMAX_MISTAKES = (
    Mistake(
        "softmax.global-sum",
        "Each row must sum to 1: you summed over the whole array.",
        _each(total="global"),
        "A single row comes out right.",
        _SUM_HINTS,
        ("sums over everything",),
    ),
    Mistake(
        "softmax.no-keepdims",
        "The sum or the maximum along the axis has lost that axis, so it meets the wrong numbers.",
        (
            _make_softmax("axis", "no keepdims"),
            _make_softmax("none", "no keepdims"),
            _make_softmax("global", "no keepdims"),
            _make_softmax("no keepdims", "no keepdims"),
            _make_softmax("no keepdims", "axis"),
            _make_softmax("no keepdims", "global"),
        ),
        "numpy lines shapes up from the right.",
        _SUM_HINTS,
        ("forgets keepdims",),
    ),
    Mistake(
        "softmax.ignores-axis",
        "Your function always works along one axis, whatever `axis` says.",
        (
            _axis_of(-1, softmax),
            _axis_of(0, softmax),
            _axis_of(-1, _make_softmax("none")),
            _axis_of(0, _make_softmax("none")),
            _axis_of(-1, _make_softmax("global")),
            _axis_of(0, _make_softmax("global")),
            _axis_of(1, softmax),
            _axis_of(1, _make_softmax("none")),
        ),
        "Pass `axis` on to the maximum and to the sum.",
        tags=("wrong axis",),
    ),
    Mistake(
        "softmax.wrong-axis",
        "Your function sums along another axis than the one asked for.",
        (
            _make_softmax("axis", "other axis"),
            _make_softmax("none", "other axis"),
            _make_softmax("global", "other axis"),
            _make_softmax("other axis", "other axis"),
        ),
        tags=("wrong axis",),
    ),
    Mistake(
        "softmax.default-axis",
        "Without an axis, your function works along the first one; the last is asked.",
        (_default_0, lambda z, axis=0: _make_softmax("none")(z, axis)),
        "The signature is `softmax(z, axis=-1)`.",
    ),
    Mistake(
        "softmax.global-max",
        "One maximum for the whole array is too large for a row far below it: its exponentials all become 0.",
        (
            _make_softmax("global"),
            lambda z, axis=-1: np.nan_to_num(_make_softmax("global")(z, axis)),
        ),
        "Rows of one size come out right.",
        _SHIFT_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "softmax.no-shift",
        "The exponential of a large score overflows: nothing is subtracted before it.",
        (
            _make_softmax("none"),
            _nan_to_zero,
            lambda z, axis=-1: _make_softmax("none")(np.asarray(z, np.float32), axis),
        ),
        "Small scores come out right.",
        _SHIFT_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "softmax.wrong-shift",
        "What you subtract is not the largest score, so an exponential can still overflow.",
        (_make_softmax("mean"), _make_softmax("min"), _make_softmax("other axis")),
        "Small scores come out right.",
        _SHIFT_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "softmax.clipped",
        "Cutting large scores off keeps them finite but changes the answer.",
        tuple(_clip(-c, c) for c in (10, 20, 30, 50, 88, 100, 200, 300, 500, 600, 700, 709))
        + tuple(_clip(-np.inf, c) for c in (500, 600, 700, 709)),
        "Two scores above the bound become equal.",
        _SHIFT_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "softmax.not-normalised",
        "The exponentials are not divided by their sum (dividing by the largest does not do).",
        _each(total="none"),
        "Probabilities sum to 1.",
    ),
    Mistake(
        "softmax.divides-by-mean",
        "The exponentials are divided by their mean, not by their sum.",
        _each(total="mean"),
    ),
    Mistake(
        "softmax.divides-by-norm",
        "The exponentials are divided by their length (a root of squares), not by their sum.",
        _each(total="norm"),
    ),
    Mistake(
        "softmax.sum-too-large",
        "Something is added to the sum that does not belong there.",
        (
            *_each(total="plus one"),
            *[_padded(x) for x in (1e-3, 1e-2, 0.1, 1.0)],
            *[
                (lambda z, axis=-1, x=x: np.exp(z) / (_sum_along(np.exp(z), axis) + x))
                for x in (1e-3, 1e-2, 0.1)
            ],
        ),
        "Each row must sum to 1.",
    ),
    Mistake(
        "softmax.leaves-itself-out",
        "Each exponential is divided by the sum of the others; its own belongs to the sum.",
        _each(total="one less"),
    ),
    Mistake(
        "softmax.base-2",
        "The base is e: you raised another number to the power of the scores.",
        (
            *_each(power=np.exp2),
            *_each(power=lambda z: 10.0**z),
            *_each(power=lambda z: 2.71**z),
            *_each(power=lambda z: 2.7**z),
            *_each(power=lambda z: 3.0**z),
        ),
    ),
    Mistake(
        "softmax.wrong-exponent",
        "The scores are multiplied by a number before the exponential.",
        (
            *_each(exponent=lambda z: 2 * z),
            *_each(exponent=lambda z: z / 2),
            *_each(exponent=lambda z: z / 10),
            *_each(power=lambda z: np.exp(z) ** 2),
        ),
        "That is another temperature.",
    ),
    Mistake(
        "softmax.sign",
        "The sign of the scores is turned: the largest score must get the largest probability.",
        (*_each(exponent=lambda z: -z), lambda z, axis=-1: softmax(-np.asarray(z), axis)),
    ),
    Mistake(
        "softmax.absolute",
        "The sign of a score matters: you took its size alone.",
        (*_each(exponent=np.abs), lambda z, axis=-1: np.abs(z) / _sum_along(np.abs(z), axis)),
    ),
    Mistake(
        "softmax.squared",
        "The scores are squared on the way; they go into the exponential as they are.",
        (
            *_each(exponent=np.square),
            lambda z, axis=-1: np.square(z) / _sum_along(np.square(z), axis),
        ),
    ),
    Mistake(
        "softmax.no-exponential",
        "The scores are divided by their sum without an exponential; they may be negative.",
        (
            _linear,
            _linear_global,
            lambda z, axis=-1: (
                (z - _max_along(z, axis)) / _sum_along(z - _max_along(z, axis), axis)
            ),
            lambda z, axis=-1: np.maximum(z, 0) / _sum_along(np.maximum(z, 0), axis),
        ),
    ),
    Mistake(
        "softmax.min-max",
        "This scales the scores to between 0 and 1; it makes no probabilities of them.",
        (_min_max,),
    ),
    Mistake(
        "softmax.sigmoid",
        "This is the sigmoid of each score by itself: the scores must compete.",
        (_sigmoid,),
    ),
    Mistake(
        "softmax.hard",
        "The largest score gets everything: that is argmax, softmax leaves the others a share.",
        (_hard,),
    ),
    Mistake(
        "softmax.twice",
        "Softmax is applied twice.",
        (
            lambda z, axis=-1: softmax(softmax(z, axis), axis),
            lambda z, axis=-1: _make_softmax("none")(_make_softmax("none")(z, axis), axis),
        ),
        "The second time flattens the probabilities.",
    ),
    Mistake(
        "softmax.logarithm",
        "These are the logarithms of the probabilities.",
        (log_softmax, lambda z, axis=-1: -log_softmax(z, axis)),
    ),
    Mistake(
        "softmax.complement",
        "These are 1 minus the probabilities.",
        (lambda z, axis=-1: 1 - softmax(z, axis),),
    ),
    Mistake(
        "softmax.integer-buffer",
        "For whole numbers your result is stored as whole numbers, so the probabilities become 0.",
        (
            _integer_buffer,
            _make_softmax(total="integer"),
            lambda z, axis=-1: np.round(softmax(z, axis)).astype(int),
        ),
        "`np.zeros_like(z)` takes over the type of `z`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "softmax.first-row-only",
        "Only the first row is used.",
        (lambda z, axis=-1: softmax(z[0]) if np.ndim(z) > 1 else softmax(z),),
    ),
    Mistake(
        "softmax.rounded",
        "The probabilities are rounded; leave all their digits.",
        tuple(lambda z, axis=-1, d=d: np.round(softmax(z, axis), d) for d in (1, 2, 3, 4)),
    ),
)


def _sums_to_one(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
        return ""
    if (numbers < -1e-6).any():
        return "A probability cannot be negative."
    axis = case.args[1] if len(case.args) > 1 else -1
    sums = numbers.sum(axis=axis).ravel()
    off = sums[np.abs(sums - 1) > 1e-3]
    return (
        f"Along the axis your numbers must sum to 1; here they sum to {off[0]:.4g}."
        if off.size
        else ""
    )


def _keeps_order(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected):
        return ""
    if np.any(np.argsort(numbers, axis=None) != np.argsort(expected, axis=None)):
        return "A larger score must get a larger probability."
    return "Your numbers sum to 1, but the shares are not those of e to the power of the scores."


SOFTMAX = Exercise(
    name="softmax",
    assignment="softmax",
    oracle=softmax,
    parameters=("z", "axis"),
    done="Each row sums to 1, along any axis, for scores up to ±1000.",
    properties=(
        Property("row", "One row of scores", "sums to 1", 3, _one_row),
        Property(
            "rows",
            "Many rows",
            "each sums to 1",
            2,
            _many_rows,
            fails="A single row is right; several rows are not.",
        ),
        Property(
            "axis",
            "Any axis",
            "the numbers along it sum to 1",
            1.5,
            _any_axis,
            fails="Right along the last axis of a table, not along every axis.",
        ),
        Property(
            "default",
            "The last axis, when none is named",
            "softmax(z) is softmax(z, -1)",
            0.5,
            _default_axis,
            fails="Right with an axis, but not without: softmax(z) must work along the last one.",
            needs=("rows",),
        ),
        Property(
            "large",
            "Scores up to ±1000",
            "no nan, no infinity",
            1.5,
            _large_scores(1e-3),
            fails="Right for ordinary scores, not for scores up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, ties, any memory order",
            "the same rule",
            0.5,
            _kinds,
            fails="Right for ordinary numbers, but not for whole numbers, ties, a single score, scores that add up to 1 or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet",
            QUIET,
            "for scores up to ±1000",
            0.25,
            _large_scores(1e-3),
            "quiet",
            needs=("large",),
        ),
        unchanged(0.25, _unchanged),
    ),
    mistakes=SOFTMAX_MISTAKES,
    hints=(
        "Work it out for `[1, 0]` on paper: two exponentials, their sum, two divisions.",
        "Every step but the sum and the maximum is elementwise; those two run along `axis`, with `keepdims=True`.",
        "Subtract the maximum along the axis, take np.exp, divide by its sum along the axis.",
    ),
    naming=_naming,
    invariants=(Invariant("sums-to-one", _sums_to_one), Invariant("order", _keeps_order)),
    siblings={"log_softmax": log_softmax},
)


def _then_log(function: Callable[..., Array]) -> Callable[..., Array]:
    return lambda z, axis=-1: np.log(function(z, axis))


def _log_with(shift: str, total: str, inner: str | None = None) -> Callable[..., Array]:
    """A log-softmax that subtracts `shift` first and the logarithm of `total` after."""

    def log_like(z: Array, axis: int = -1) -> Array:
        z = np.asarray(z) * 1.0
        match shift:
            case "axis":
                z = z - _max_along(z, axis)
            case "global":
                z = z - z.max()
            case "no keepdims":
                z = z - z.max(axis=axis)
        e = np.exp(z)
        match total:
            case "axis":
                return z - np.log(_sum_along(e, axis))
            case "global":
                return z - np.log(e.sum())
            case "no keepdims":
                return z - np.log(e.sum(axis=axis))
            case "no log":
                return z - _sum_along(e, axis)
            case "log of scores":
                return z - np.log(_sum_along(z, axis))
            case "sum of logs":
                return z - _sum_along(z, axis)
            case "base 2":
                return z - np.log2(_sum_along(e, axis))
            case "base 10":
                return z - np.log10(_sum_along(e, axis))
            case "mean":
                return z - np.log(e.mean(axis=axis, keepdims=True))
            case "plus":
                return z + np.log(_sum_along(e, axis))
            case "log1p":
                return z - np.log1p(_sum_along(e, axis))
            case "none":
                return z
            case _:
                raise ValueError(total)

    return log_like


def _log_each(total: str) -> tuple[Callable[..., Array], ...]:
    return tuple(_log_with(shift, total) for shift in ("axis", "none", "global"))


def _loses_the_maximum(z: Array, axis: int = -1) -> Array:
    return z - np.log(_sum_along(np.exp(z - _max_along(z, axis)), axis))


def _adds_the_maximum_twice(z: Array, axis: int = -1) -> Array:
    top = _max_along(z, axis)
    return z - top - (top + np.log(_sum_along(np.exp(z - top), axis)))


def _log_of_padded(size: float) -> Callable[..., Array]:
    return lambda z, axis=-1: np.log(softmax(z, axis) + size)


def _log_of_clipped(size: float) -> Callable[..., Array]:
    return lambda z, axis=-1: np.log(np.clip(softmax(z, axis), size, 1))


def _clipped_log(low: float, high: float) -> Callable[..., Array]:
    return lambda z, axis=-1: log_softmax(np.clip(z, low, high), axis)


_EPSILONS = (
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
    1e-50,
    1e-100,
    1e-200,
    1e-300,
    1e-308,
    2.220446049250313e-16,
    2.2250738585072014e-308,
)
_LOG_HINTS = (
    "What is softmax of [1000, 0]? And what is the logarithm of its second entry, as your code computes it?",
    "The logarithm of e to the x is x: it need not be computed by way of the exponential.",
    "log(e^z / Σe^z) is z minus the logarithm of the sum. Take the maximum out of that sum first.",
)

LOG_SOFTMAX_MISTAKES = (
    Mistake(
        "log_softmax.global-sum",
        "The sum runs over the whole array; each row has its own.",
        (*_log_each("global"), *[_then_log(f) for f in _each(total="global")]),
        "A single row comes out right.",
        _SUM_HINTS,
        ("sums over everything",),
    ),
    Mistake(
        "log_softmax.no-keepdims",
        "The sum or the maximum along the axis has lost that axis, so it meets the wrong numbers.",
        (
            *_log_each("no keepdims"),
            _log_with("no keepdims", "no keepdims"),
            _log_with("no keepdims", "axis"),
            _then_log(_make_softmax("axis", "no keepdims")),
            _then_log(_make_softmax("none", "no keepdims")),
            _then_log(_make_softmax("no keepdims", "no keepdims")),
        ),
        "numpy lines shapes up from the right.",
        _SUM_HINTS,
        ("forgets keepdims",),
    ),
    Mistake(
        "log_softmax.ignores-axis",
        "Your function always works along one axis, whatever `axis` says.",
        tuple(
            _axis_of(axis, f)
            for axis in (-1, 0, 1)
            for f in (
                log_softmax,
                _log_with("none", "axis"),
                _log_with("global", "axis"),
                _then_log(softmax),
            )
        ),
        "Pass `axis` on to the maximum and to the sum.",
        tags=("wrong axis",),
    ),
    Mistake(
        "log_softmax.default-axis",
        "Without an axis, your function works along the first one; the last is asked.",
        (
            lambda z, axis=0: log_softmax(z, axis),
            lambda z, axis=0: _log_with("none", "axis")(z, axis),
        ),
    ),
    Mistake(
        "log_softmax.log-of-zero",
        "This is the logarithm of the softmax, which is 0 for a score far below the largest; its logarithm is not finite.",
        (
            _then_log(softmax),
            _then_log(_make_softmax("none")),
            _then_log(_make_softmax("global")),
            lambda z, axis=-1: np.nan_to_num(_then_log(softmax)(z, axis)),
            lambda z, axis=-1: np.nan_to_num(_then_log(_make_softmax("none"))(z, axis)),
        ),
        "Scores near each other come out right.",
        _LOG_HINTS,
        ("log of zero",),
    ),
    Mistake(
        "log_softmax.no-shift",
        "The exponential of a large score overflows: nothing is subtracted before it.",
        (
            _log_with("none", "axis"),
            lambda z, axis=-1: np.nan_to_num(_log_with("none", "axis")(z, axis)),
        ),
        "Small scores come out right.",
        _LOG_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "log_softmax.global-max",
        "One maximum for the whole array is too large for a row far below it: its exponentials all become 0.",
        (_log_with("global", "axis"),),
        "Rows of one size come out right.",
        _LOG_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "log_softmax.epsilon",
        "A small number added inside the logarithm bounds the answer: far below the largest score it is wrong.",
        (
            *[_log_of_padded(x) for x in _EPSILONS],
            *[_log_of_clipped(x) for x in _EPSILONS],
            *[
                (lambda z, axis=-1, x=x: np.log(_make_softmax("none")(z, axis) + x))
                for x in _EPSILONS
            ],
        ),
        "Scores near each other come out right.",
        _LOG_HINTS,
        ("epsilon that shows",),
    ),
    Mistake(
        "log_softmax.clipped",
        "Cutting large scores off keeps them finite but changes the answer.",
        tuple(_clipped_log(-c, c) for c in (10, 20, 50, 100, 300, 500, 600, 700, 709)),
        "",
        _LOG_HINTS,
    ),
    Mistake(
        "log_softmax.loses-the-maximum",
        "The maximum is taken out of the sum but not out of the score.",
        (
            _loses_the_maximum,
            lambda z, axis=-1: z - np.log(_sum_along(np.exp(z - np.max(z)), axis)),
        ),
        "",
        _LOG_HINTS,
    ),
    Mistake(
        "log_softmax.maximum-twice",
        "The maximum is subtracted twice.",
        (
            _adds_the_maximum_twice,
            lambda z, axis=-1: (
                z
                - 2 * _max_along(z, axis)
                - np.log(_sum_along(np.exp(z - _max_along(z, axis)), axis))
            ),
        ),
    ),
    Mistake(
        "log_softmax.no-logarithm-of-sum",
        "The sum of the exponentials is subtracted; its logarithm should be.",
        _log_each("no log"),
    ),
    Mistake(
        "log_softmax.sum-of-scores",
        "What is subtracted is made from the scores, not from their exponentials.",
        (*_log_each("sum of logs"), *_log_each("log of scores")),
    ),
    Mistake(
        "log_softmax.other-base",
        "The logarithm is another one than the natural: its base is 2 or 10.",
        (
            *_log_each("base 2"),
            *_log_each("base 10"),
            lambda z, axis=-1: log_softmax(z, axis) / math.log(2),
            lambda z, axis=-1: log_softmax(z, axis) / math.log(10),
        ),
        "`np.log` is the natural one.",
    ),
    Mistake(
        "log_softmax.mean",
        "The logarithm is of the mean of the exponentials, not of their sum.",
        _log_each("mean"),
    ),
    Mistake(
        "log_softmax.plus",
        "The logarithm of the sum is added; it is to be subtracted.",
        _log_each("plus"),
    ),
    Mistake(
        "log_softmax.log1p",
        "1 is added to the sum before the logarithm; `np.log1p(x)` is log(1 + x).",
        (*_log_each("log1p"), lambda z, axis=-1: np.log1p(softmax(z, axis))),
    ),
    Mistake(
        "log_softmax.only-shifted",
        "The maximum is subtracted, but no sum is.",
        (_log_with("axis", "none"), _log_with("global", "none")),
    ),
    Mistake(
        "log_softmax.negative",
        "The sign is turned: the logarithm of a probability is not above 0.",
        (lambda z, axis=-1: -log_softmax(z, axis), lambda z, axis=-1: -_then_log(softmax)(z, axis)),
    ),
    Mistake(
        "log_softmax.softmax",
        "These are the probabilities; their logarithms are asked.",
        (softmax, _make_softmax("none")),
    ),
    Mistake(
        "log_softmax.softmax-of-logs",
        "The logarithm comes before the softmax here; it is to be taken of the probabilities.",
        (
            lambda z, axis=-1: softmax(np.log(z), axis),
            lambda z, axis=-1: np.log(z) - np.log(_sum_along(z, axis)),
        ),
    ),
    Mistake(
        "log_softmax.twice",
        "The logarithm of a softmax is taken twice, or of a second softmax.",
        (lambda z, axis=-1: log_softmax(softmax(z, axis), axis),),
    ),
    Mistake(
        "log_softmax.sign-of-scores",
        "The sign of the scores is turned: the largest score must get the largest value.",
        (lambda z, axis=-1: log_softmax(-np.asarray(z), axis),),
    ),
    Mistake(
        "log_softmax.log-sigmoid",
        "This is the logarithm of the sigmoid of each score by itself: the scores must compete.",
        (lambda z, axis=-1: np.log(_sigmoid(z)),),
    ),
    Mistake(
        "log_softmax.only-the-sum",
        "This is the logarithm of the sum alone; subtract it from each score.",
        (
            lambda z, axis=-1: np.log(_sum_along(np.exp(z), axis)),
            lambda z, axis=-1: np.log(np.sum(np.exp(z), axis=axis)),
        ),
    ),
    Mistake(
        "log_softmax.sum-minus-score",
        "The difference is turned round: it is the score minus the logarithm of the sum.",
        (lambda z, axis=-1: np.log(_sum_along(np.exp(z), axis)) - z,),
    ),
    Mistake(
        "log_softmax.integer-buffer",
        "For whole numbers your result is stored as whole numbers, so its decimals are cut off.",
        (lambda z, axis=-1: log_softmax(z, axis).astype(np.asarray(z).dtype),),
        "`np.zeros_like(z)` takes over the type of `z`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "log_softmax.rounded",
        "The numbers are rounded; leave all their digits.",
        tuple(lambda z, axis=-1, d=d: np.round(log_softmax(z, axis), d) for d in (1, 2, 3, 4)),
    ),
)


def _exponentials_sum_to_one(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
        return ""
    if (numbers > 1e-6).any():
        return "The logarithm of a probability cannot be above 0."
    axis = case.args[1] if len(case.args) > 1 else -1
    sums = np.exp(numbers).sum(axis=axis).ravel()
    off = sums[np.abs(sums - 1) > 1e-3]
    return (
        f"e to the power of your numbers must sum to 1 along the axis; here it is {off[0]:.4g}."
        if off.size
        else ""
    )


def _keeps_differences(case: Case, expected: Any, value: Any) -> str:
    return "Along the axis your numbers must differ by as much as the scores do."


LOG_SOFTMAX = Exercise(
    name="log_softmax",
    assignment="softmax",
    oracle=log_softmax,
    parameters=("z", "axis"),
    done="The logarithms of the probabilities, finite for scores up to ±1000.",
    properties=(
        Property("row", "One row of scores", "the logarithm of each probability", 2, _one_row),
        Property(
            "rows",
            "Many rows",
            "each with its own sum",
            1.5,
            _many_rows,
            fails="A single row is right; several rows are not.",
        ),
        Property(
            "axis",
            "Any axis",
            "the sum runs along it",
            1,
            _any_axis,
            fails="Right along the last axis of a table, not along every axis.",
        ),
        Property(
            "default",
            "The last axis, when none is named",
            "log_softmax(z) is log_softmax(z, -1)",
            0.5,
            _default_axis,
            fails="Right with an axis, but not without: log_softmax(z) must work along the last one.",
            needs=("rows",),
        ),
        Property(
            "large",
            "Scores up to ±1000",
            "finite and right",
            1.5,
            _large_scores(1e-3),
            fails="Right for ordinary scores, not for scores up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, ties, any memory order",
            "the same rule",
            0.5,
            _kinds,
            fails="Right for ordinary numbers, but not for whole numbers, ties, a single score, scores that add up to 1 or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet",
            QUIET,
            "for scores up to ±1000",
            0.25,
            _large_scores(1e-3),
            "quiet",
            needs=("large",),
        ),
        unchanged(0.25, _unchanged),
    ),
    mistakes=LOG_SOFTMAX_MISTAKES,
    hints=(
        "Write the logarithm of a quotient as a difference: log(a / b) = log a - log b.",
        "The logarithm of e to the z is z. What remains to be computed is the logarithm of one sum.",
        "With m the maximum along the axis: z - m - log(Σ e^(z - m)).",
    ),
    naming=_naming,
    invariants=(
        Invariant("exponentials-sum-to-one", _exponentials_sum_to_one),
        Invariant("differences", _keeps_differences),
    ),
    siblings={"softmax": softmax},
)
