"""One sigmoid neuron: the slopes of its log loss, and three slips to catch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers, error_in_tolerances
from ..exercise import Case, Exercise, Finding, Mistake, Property, fixed
from ..student import Outcome
from .common import AGAIN, Array, each_in_turn, in_turn, strided, unchanged
from .neuron_parts import by_parts, leading

Gradient = Callable[[Array, Array, Array, float], Any]


def probability(z: float) -> float:
    """The sigmoid of one score, without overflow."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def errors(X: Array, y: Array, w: Array, b: float) -> list[float]:
    scores = (
        math.fsum([*map(math.prod, zip(map(float, row), map(float, w), strict=True)), float(b)])
        for row in X
    )
    return [probability(z) - float(label) for z, label in zip(scores, y, strict=True)]


def logistic_gradient(X: Array, y: Array, w: Array, b: float) -> tuple[Array, float]:
    e = errors(X, y, w, b)
    columns = [math.fsum(d * float(x) for d, x in zip(e, column, strict=True)) for column in X.T]
    return np.array(columns) / len(e), math.fsum(e) / len(e)


# Inputs.


def samples(rng: np.random.Generator, n: int, d: int) -> tuple[Array, Array]:
    """Numbers with both labels, wherever there is more than one sample."""
    y = np.zeros(n)
    y[rng.permutation(n)[: (n + 1) // 2]] = 1
    return np.round(rng.normal(0.3, 1.2, (n, d)), 2), y


def _neuron(rng: np.random.Generator, n: int, d: int) -> tuple[Array, Array, Array, float]:
    X, y = samples(rng, n, d)
    w = np.round(rng.uniform(0.2, 1.5, d) * rng.choice([-1, 1], d), 2)
    return X, y, w, round(float(rng.uniform(0.3, 1.2) * rng.choice([-1, 1])), 2)


def _ordinary(rng: np.random.Generator) -> Iterator[Case]:
    # Five samples of three features: no two of N, D, N - 1, N + 1, N / D and 2 are alike.
    X = np.array([[0.5, -1, 2], [2, 0.5, 0], [-1.5, 1, 1], [1, -2, 0.5], [0, 1.5, -0.5]])
    yield Case((X, np.array([1.0, 0.0, 1.0, 0.0, 0.0]), np.array([0.75, -0.5, 0.25]), 0.375))
    yield Case(_neuron(rng, 4, 3))
    yield Case(_neuron(rng, 2, 5))


def _sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_neuron(rng, 1, 3))
    yield Case(_neuron(rng, 4, 1))
    yield Case(_neuron(rng, 3, 3))
    X, y, w, _ = _neuron(rng, 3, 2)
    yield Case((X, y, np.zeros(2), 0.0))


def _large(rng: np.random.Generator) -> Iterator[Case]:
    X = np.array([[8.0, -2.0], [-6.0, 1.0], [4.0, 8.0]])
    yield Case((X, np.array([1.0, 0.0, 1.0]), np.array([2.0, 0.5]), 1.5))
    yield Case((X, np.array([0.0, 0.0, 1.0]), np.array([55.0, 25.0]), -10.0))
    yield Case(
        (np.array([[2.0], [-2.0], [1.0]]), np.array([0.0, 1.0, 1.0]), np.array([245.0]), 5.0)
    )


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    X, y, w, b = _neuron(rng, 4, 3)
    yield Case((rng.integers(-2, 3, (3, 2)), np.array([1, 0, 1]), np.array([1, -1]), 1))
    yield Case((rng.integers(-2, 3, (4, 3)), y, w, b))
    yield Case((strided(X), strided(y), strided(w), b))
    yield Case((np.asfortranarray(X), y.astype(int), np.array([0, 1, -1]), 0))


def _again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _neuron(rng, 3, 2), _neuron(rng, 3, 2), _neuron(rng, 2, 4)
    yield in_turn(one, three, one)
    yield each_in_turn(one, two)


def _unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_neuron(rng, 3, 2))
    yield Case((rng.integers(-2, 3, (2, 3)), np.array([1, 0]), np.array([1, 2, -1]), 1))


# Wrong answers.


def sigmoid(z: Array) -> Array:
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def _mean(X: Array, e: Array) -> Array:
    return X.T @ e / len(e)


def _make(
    error: Callable[[Array, Array], Array] = lambda p, y: p - y,
    dw: Callable[[Array, Array], Any] = _mean,
    db: Callable[[Array, Array], Any] = lambda X, e: e.mean(),
    p: Callable[[Array, Array, float], Array] = lambda X, w, b: sigmoid(X @ w + b),
) -> Gradient:
    """A gradient with something exchanged."""

    def gradient(X: Array, y: Array, w: Array, b: float) -> tuple[Any, Any]:
        e = error(p(X, np.asarray(w), b), np.asarray(y))
        return dw(X, e), db(X, e)

    return gradient


def _scaled(by: Callable[[Array], float], *, w: bool = True, b: bool = True) -> Gradient:
    return _make(
        dw=lambda X, e: _mean(X, e) * (by(X) if w else 1),
        db=lambda X, e: e.mean() * (by(X) if b else 1),
    )


def _both(by: Callable[[Array], float]) -> tuple[Gradient, ...]:
    return _scaled(by), _scaled(by, b=False), _scaled(by, w=False)


def _exchanged(X: Array, y: Array, w: Array, b: float) -> Any:
    dw, db = logistic_gradient(X, y, w, b)
    return db, dw


def _bias_in_front(factor: float) -> Gradient:
    """The column of ones stands first, and its slope is looked for at the end."""

    def gradient(X: Array, y: Array, w: Array, b: float) -> Any:
        dw, db = logistic_gradient(X, y, w, b)
        slopes = factor * np.array([db, *dw])
        return slopes[:-1], slopes[-1]

    return gradient


def _of_some(rows: slice, whole_count: bool) -> Gradient:
    def gradient(X: Array, y: Array, w: Array, b: float) -> Any:
        if not len(X[rows]):
            return np.zeros(X.shape[1]), 0.0
        dw, db = logistic_gradient(X[rows], y[rows], w, b)
        share = len(X[rows]) / len(X) if whole_count else 1
        return dw * share, db * share

    return gradient


def _nudged(X: Array, y: Array, w: Array, b: float) -> Any:
    """Slopes by nudging a loss that overflows for large scores."""

    def loss(v: Array) -> Any:
        p = sigmoid(X @ v[:-1] + v[-1])
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    v = np.append(np.asarray(w, float), b)
    steps = np.eye(len(v)) * 1e-5
    slopes = [(loss(v + s) - loss(v - s)) / 2e-5 for s in steps]
    return np.array(slopes[:-1]), slopes[-1]


def _single(X: Array, y: Array, w: Array, b: float) -> Any:
    z = (X @ w + b).astype(np.float32)
    e = np.exp(z) / (1 + np.exp(z)) - y
    return _mean(X, e), e.mean()


def _whole_buffer(X: Array, y: Array, w: Array, b: float) -> Any:
    dw, db = logistic_gradient(X, y, w, b)
    return dw.astype(np.asarray(w).dtype), db


def _whole_sum(like: str) -> Gradient:
    """The sum is kept in whole numbers, so that every addition is cut."""

    def gradient(X: Array, y: Array, w: Array, b: float) -> Any:
        dw = np.zeros_like(X[0] if like == "X" else w)
        for e, x in zip(errors(X, y, w, b), X, strict=True):
            dw[:] = dw + e * x
        return dw / len(X), logistic_gradient(X, y, w, b)[1]

    return gradient


def _every_pair(axis: int | None, mean: bool = True) -> Gradient:
    """Errors of every probability with every label, averaged along an axis or not at all."""

    def gradient(X: Array, y: Array, w: Array, b: float) -> Any:
        e = sigmoid(X @ w + b)[:, None] - np.asarray(y)[None, :]
        dw = X.T @ (e if axis is None else e.mean(axis=axis))
        return dw / (len(y) if mean else 1), e.mean()

    return gradient


def _by_bare_error(reduce: Callable[[Array], Any]) -> Gradient:
    return _make(dw=lambda X, e: np.full(X.shape[1], reduce(e)))


_MEAN_HINTS = (
    "Take the same samples twice in one batch. Does the mean loss change? And your slopes?",
    "The loss is a mean over the samples, so its slopes are means too, for the weights and for the bias.",
    "Add up the error times the input over the samples, and divide by their number N.",
)

GRADIENT_MISTAKES = (
    Mistake(
        "logistic_gradient.sum",
        "These are the slopes of the summed loss; those of its mean are asked.",
        (_scaled(len),),
        "A single sample comes out right.",
        _MEAN_HINTS,
        ("missing 1/N",),
    ),
    Mistake(
        "logistic_gradient.sum-in-dw",
        "`dw` is a sum over the samples; it is a mean, as `db` is.",
        (_scaled(len, b=False),),
        "A single sample comes out right.",
        _MEAN_HINTS,
        ("missing 1/N",),
    ),
    Mistake(
        "logistic_gradient.sum-in-db",
        "`db` is a sum over the samples; it is a mean, as `dw` is.",
        (_scaled(len, w=False),),
        "A single sample comes out right.",
        _MEAN_HINTS,
        ("missing 1/N",),
    ),
    Mistake(
        "logistic_gradient.divides-by-features",
        "You divide by the number of features; divide by the number of samples.",
        (*_both(lambda X: len(X) / X.shape[1]),),
        "",
        _MEAN_HINTS,
        ("wrong divisor",),
    ),
    Mistake(
        "logistic_gradient.divides-by-all",
        "You divide by the number of all entries of X; divide by the number of samples.",
        _both(lambda X: 1 / X.shape[1]),
        "",
        _MEAN_HINTS,
        ("wrong divisor",),
    ),
    Mistake(
        "logistic_gradient.divides-twice",
        "You divide by the number of samples twice.",
        (_scaled(lambda X: 1 / len(X)),),
        tags=("1/N twice",),
    ),
    Mistake(
        "logistic_gradient.wrong-count",
        "You divide by one sample too many or too few.",
        (
            _scaled(lambda X: len(X) / (len(X) + 1)),
            _scaled(lambda X: len(X) / max(len(X) - 1, 1)),
        ),
    ),
    Mistake(
        "logistic_gradient.factor-2",
        "There is a factor of 2 or a half in your slopes that does not belong there.",
        (_scaled(lambda X: 2.0), _scaled(lambda X: 0.5), _scaled(lambda X: 2.0 * len(X))),
    ),
    Mistake(
        "logistic_gradient.sign",
        "The sign is turned: the slope of the loss follows p - y, not y - p.",
        (
            _scaled(lambda X: -1),
            _scaled(lambda X: -len(X)),
        ),
        "Descent subtracts the slope; the slope itself points uphill.",
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.sign-in-dw",
        "The sign of `dw` is turned; that of `db` is right.",
        (_scaled(lambda X: -1, b=False),),
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.sign-in-db",
        "The sign of `db` is turned; that of `dw` is right.",
        (_scaled(lambda X: -1, w=False),),
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.no-sigmoid",
        "The score is taken for the probability: the sigmoid is missing.",
        (
            _make(p=lambda X, w, b: X @ w + b),
            _make(p=lambda X, w, b: X @ w + b, dw=lambda X, e: X.T @ e, db=lambda X, e: e.sum()),
            _make(p=lambda X, w, b: X @ w + b, error=lambda p, y: 2 * (p - y)),
        ),
        tags=("no activation",),
    ),
    Mistake(
        "logistic_gradient.step",
        "The neuron answers 0 or 1 in yours, as the perceptron does; its probability is asked.",
        (
            _make(p=lambda X, w, b: (X @ w + b >= 0) * 1.0),
            _make(p=lambda X, w, b: np.round(sigmoid(X @ w + b))),
        ),
    ),
    Mistake(
        "logistic_gradient.squared-error",
        "This is the slope of a squared error: for the log loss the factor p(1 - p) cancels.",
        (
            _make(error=lambda p, y: (p - y) * p * (1 - p)),
            _make(error=lambda p, y: 2 * (p - y) * p * (1 - p)),
            _make(error=lambda p, y: (p - y) * (1 - p)),
        ),
        tags=("derivative twice",),
    ),
    Mistake(
        "logistic_gradient.by-the-probability",
        "This is the slope in the probability; go on to the score, where p(1 - p) cancels.",
        (_make(error=lambda p, y: (p - y) / (p * (1 - p))),),
    ),
    Mistake(
        "logistic_gradient.one-label-only",
        "Only the samples of one label count in yours.",
        (
            _make(error=lambda p, y: (p - y) * y),
            _make(error=lambda p, y: (p - y) * (1 - y)),
        ),
        "Both terms of the log loss have a slope.",
    ),
    Mistake(
        "logistic_gradient.no-label",
        "The label is never subtracted: the error is p - y.",
        (_make(error=lambda p, y: p),),
    ),
    Mistake(
        "logistic_gradient.only-label",
        "The probability is missing: the error is p - y.",
        (_make(error=lambda p, y: y), _make(error=lambda p, y: -y)),
    ),
    Mistake(
        "logistic_gradient.one-for-the-label",
        "Every label is taken for 1: the error is p - y.",
        (_make(error=lambda p, y: p - 1),),
    ),
    Mistake(
        "logistic_gradient.labels-exchanged",
        "The labels are exchanged: p is the probability of the label 1.",
        (_make(error=lambda p, y: p - (1 - y)),),
    ),
    Mistake(
        "logistic_gradient.labels-as-signs",
        "The labels are 0 and 1 here; yours takes them for -1 and 1.",
        (_make(error=lambda p, y: p - (2 * y - 1)),),
    ),
    Mistake(
        "logistic_gradient.size-only",
        "The error has lost its sign: p - y is negative where the label is 1.",
        (_make(error=lambda p, y: np.abs(p - y)), _make(error=lambda p, y: (p - y) ** 2)),
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.no-input",
        "X is missing in `dw`: each weight's slope counts the error times that weight's input.",
        (
            _by_bare_error(np.mean),
            _by_bare_error(np.sum),
            _make(dw=lambda X, e: e.mean()),
        ),
    ),
    Mistake(
        "logistic_gradient.mean-input",
        "The mean error meets the mean input; multiply sample by sample first, then average.",
        (
            _make(dw=lambda X, e: e.mean() * X.mean(axis=0)),
            _make(dw=lambda X, e: e.sum() * X.mean(axis=0)),
        ),
    ),
    Mistake(
        "logistic_gradient.bias-not-in-score",
        "The bias is missing in the score.",
        (
            _make(p=lambda X, w, b: sigmoid(X @ w)),
            _make(
                p=lambda X, w, b: sigmoid(X @ w), dw=lambda X, e: X.T @ e, db=lambda X, e: e.sum()
            ),
        ),
        tags=("no bias",),
    ),
    Mistake(
        "logistic_gradient.bias-subtracted",
        "The bias is subtracted from the score; it is added.",
        (_make(p=lambda X, w, b: sigmoid(X @ w - b)),),
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.bias-outside",
        "The bias stands outside the sigmoid; it belongs to the score.",
        (_make(p=lambda X, w, b: sigmoid(X @ w) + b),),
    ),
    Mistake(
        "logistic_gradient.sigmoid-turned",
        "The sigmoid falls in yours: its exponential is of minus the score.",
        (_make(p=lambda X, w, b: sigmoid(-(X @ w + b))),),
        tags=("sign",),
    ),
    Mistake(
        "logistic_gradient.no-db",
        "`db` is 0 in yours: the bias has a slope as well.",
        (_make(db=lambda X, e: 0.0),),
        tags=("no bias",),
    ),
    Mistake(
        "logistic_gradient.db-from-dw",
        "`db` is made of the weights' slopes; it is the mean of the errors themselves.",
        (
            lambda X, y, w, b: (_make()(X, y, w, b)[0], np.sum(_make()(X, y, w, b)[0])),
            lambda X, y, w, b: (_make()(X, y, w, b)[0], np.mean(_make()(X, y, w, b)[0])),
        ),
    ),
    Mistake(
        "logistic_gradient.order",
        "The order is turned: first the slopes of the weights, then that of the bias.",
        (_exchanged, _bias_in_front(1.0), _bias_in_front(0.5)),
    ),
    Mistake(
        "logistic_gradient.only-dw",
        "The slope of the bias is missing: two results are asked, `dw` and `db`.",
        (lambda X, y, w, b: _make()(X, y, w, b)[0],),
        tags=("no bias",),
    ),
    Mistake(
        "logistic_gradient.moves",
        "These are weights after a step; the slopes themselves are asked.",
        (
            lambda X, y, w, b: tuple(
                v - g for v, g in zip((np.asarray(w), b), _make()(X, y, w, b), strict=True)
            ),
        ),
    ),
    Mistake(
        "logistic_gradient.not-averaged",
        "Your function gives numbers for each sample; their means are asked.",
        (
            _make(dw=lambda X, e: X * e[:, None], db=lambda X, e: e),
            _make(db=lambda X, e: e),
            _make(dw=lambda X, e: X * e[:, None]),
            _make(dw=lambda X, e: X * e[:, None] / len(e), db=lambda X, e: e / len(e)),
        ),
    ),
    Mistake(
        "logistic_gradient.transposed",
        "X is turned the wrong way: each weight's slope runs down its own column of X.",
        (
            _make(dw=lambda X, e: X @ e / len(e)),
            _make(dw=lambda X, e: (X * e).mean(axis=0)),
            _make(dw=lambda X, e: (X * e[:, None]).mean(axis=1)),
            _make(dw=lambda X, e: (X.T * e).mean(axis=0)),
        ),
        "With as many samples as features the numbers fit, and are wrong.",
        tags=("transposed",),
    ),
    Mistake(
        "logistic_gradient.every-pair",
        "Every probability meets every label; each should meet its own alone.",
        (
            *(_every_pair(axis, mean) for axis in (0, 1) for mean in (True, False)),
            _every_pair(None),
        ),
        "(n, 1) against (n,) gives (n, n).",
    ),
    Mistake(
        "logistic_gradient.first-sample",
        "Only the first sample counts in yours.",
        (_of_some(slice(0, 1), False), _of_some(slice(0, 1), True)),
        "A return inside the loop?",
    ),
    Mistake(
        "logistic_gradient.last-sample",
        "Only the last sample counts: each step of the loop overwrites the one before.",
        (_of_some(slice(-1, None), False), _of_some(slice(-1, None), True)),
    ),
    Mistake(
        "logistic_gradient.misses-last",
        "The last sample is left out.",
        (_of_some(slice(0, -1), True), _of_some(slice(0, -1), False)),
    ),
    Mistake(
        "logistic_gradient.misses-first",
        "The first sample is left out.",
        (_of_some(slice(1, None), True), _of_some(slice(1, None), False)),
    ),
    Mistake(
        "logistic_gradient.clipped",
        "Cutting the scores off changes the probabilities, and with them the slopes.",
        tuple(_make(p=lambda X, w, b, c=c: sigmoid(np.clip(X @ w + b, -c, c))) for c in (1, 5, 10)),
        "Small scores come out right.",
    ),
    Mistake(
        "logistic_gradient.overflow",
        "nan for large scores: a probability on the way is exactly 0 or 1, or an exponential too large.",
        (
            _nudged,
            _single,
            _make(
                p=lambda X, w, b: (
                    np.exp(2 * (X @ w + b)) / (np.exp(2 * (X @ w + b)) + np.exp(X @ w + b))
                )
            ),
        ),
        "Ordinary scores come out right.",
    ),
    Mistake(
        "logistic_gradient.whole-numbers",
        "For whole numbers `dw` is stored as whole numbers, so its decimals are cut off.",
        (_whole_buffer, _whole_sum("X"), _whole_sum("w")),
        "`np.zeros_like(w)` takes over the type of `w`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "logistic_gradient.rounded",
        "The slopes or the probabilities are rounded; leave all their digits.",
        (
            _make(p=lambda X, w, b: np.round(sigmoid(X @ w + b), 2)),
            *(
                _make(
                    dw=lambda X, e, d=d: np.round(_mean(X, e), d),
                    db=lambda X, e, d=d: np.round(e.mean(), d),
                )
                for d in (2, 3)
            ),
        ),
    ),
)


LOGISTIC_GRADIENT = Exercise(
    name="logistic_gradient",
    assignment="neuron",
    oracle=logistic_gradient,
    parameters=("X", "y", "w", "b"),
    done="The slopes of the mean log loss: error times input, averaged, and the mean error.",
    properties=(
        Property(
            "batch",
            "A few samples",
            "the slopes of all weights and of the bias",
            3,
            _ordinary,
            by_parts("logistic_gradient", logistic_gradient, ("dw", "db"), GRADIENT_MISTAKES),
        ),
        Property(
            "sizes",
            "One sample, one feature, as many as features",
            "dw has the shape of w",
            1.5,
            _sizes,
            fails="Right for a few samples, not for every number of samples and features.",
        ),
        Property(
            "large",
            "Scores up to ±500",
            "no nan, no infinity",
            1.5,
            _large,
            fails="Right for ordinary scores, not for scores up to ±500.",
        ),
        unchanged(0.5, _unchanged),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            1,
            _kinds,
            fails="Right for floats, but not for whole numbers or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
    ),
    mistakes=leading(
        GRADIENT_MISTAKES,
        ("clipped", "overflow", "whole-numbers", "transposed", "factor-2", "wrong-count"),
    ),
    hints=(
        "Take one sample. How does the loss answer when you nudge the score? And what does a nudge of one weight do to the score?",
        "For one sample the slope of each weight is (p - y) times that weight's input, and that of the bias is p - y.",
        "With the errors e = p - y in one array, each of dw is the mean of e times a column of X; db is the mean of e.",
    ),
)

# catch_neuron


def _no_mean(X: Array, y: Array, w: Array, b: float) -> tuple[Array, Any]:
    e = sigmoid(X @ w + b) - y
    return X.T @ e, e.sum()


def _turned(X: Array, y: Array, w: Array, b: float) -> tuple[Array, Any]:
    e = sigmoid(X @ w + b) - y
    return X @ e / len(y), e.mean()


def _no_bias(X: Array, y: Array, w: Array, b: float) -> tuple[Array, Any]:
    e = sigmoid(X @ w) - y
    return X.T @ e / len(y), e.mean()


BUGS: tuple[tuple[str, str, str, str, Gradient], ...] = (
    (
        "no-mean",
        "The first one",
        "No mean",
        "Its weak spot is more than one sample, with errors that do not cancel.",
        _no_mean,
    ),
    (
        "turned",
        "The second one",
        "X turned",
        "Its weak spot is a table whose rows hold other numbers than its columns.",
        _turned,
    ),
    (
        "no-bias",
        "The third one",
        "No bias in the score",
        "Its weak spot is a bias that moves a probability.",
        _no_bias,
    ),
)
_PARTS = (("X", 2), ("y", 1), ("w", 1), ("b", 0))


def _input_of(outcome: Outcome) -> tuple[tuple[Array, Array, Array, float] | None, Finding | None]:
    def no(slug: str, says: str, note: str = "") -> tuple[None, Finding]:
        return None, Finding(f"catch_neuron.{slug}", says, note)

    value = outcome.value
    if not isinstance(value, list | tuple) or len(value) != 4:
        return no(
            "not-four",
            "Four things are asked, in this order: X, y, w, b.",
            "catch_neuron = (X, y, w, b)",
        )
    found = []
    for (name, ndim), given in zip(_PARTS, value, strict=True):
        numbers = as_numbers(given)
        if numbers is None or numbers.dtype.kind == "b":
            return no(
                "no-numbers",
                f"`{name}` holds something that is no number, or rows of unequal length.",
            )
        if numbers.ndim != ndim or not numbers.size:
            words = {2: "a table, rows and columns", 1: "one row of numbers", 0: "one number"}
            return no("shape", f"`{name}` is {words[ndim]}; yours has shape {numbers.shape}.")
        if not np.isfinite(numbers.astype(float)).all():
            return no(
                "not-finite",
                f"`{name}` must be finite: nan and inf go wrong in a right answer too.",
            )
        found.append(numbers.astype(float))
    X, y, w, b = found
    if len(y) != len(X) or len(w) != X.shape[1]:
        return no(
            "sizes",
            f"These do not fit: X has shape {X.shape}, y has length {len(y)} and w has length {len(w)}.",
            "One label for each row, one weight for each column.",
        )
    if not np.isin(y, (0, 1)).all():
        return no("labels", "The labels in y are 0 or 1.")
    with np.errstate(all="ignore"):
        largest = np.abs(X @ w + b).max()
    if not largest <= 500:
        return no("too-large", f"No score may be beyond ±500; yours go to {largest:g}.")
    return (X, y, w, float(b)), None


def _is_input(case: Case, outcome: Outcome) -> Finding | None:
    return _input_of(outcome)[1]


def _flat(result: Any) -> Array:
    return np.append(np.asarray(result[0], float), result[1])


def _exposes(
    slug: str, which: str, why: str, bug: Gradient
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        given, finding = _input_of(outcome)
        if given is None:
            return finding
        X = given[0]
        if slug == "turned" and X.shape[0] != X.shape[1]:
            return Finding(
                "catch_neuron.stops",
                f"{which} stops with an error: X has {X.shape[0]} rows and {X.shape[1]} columns.",
                "An input is asked on which it gives numbers, and wrong ones.",
            )
        error = error_in_tolerances(
            _flat(logistic_gradient(*given)), _flat(bug(*given)), 1e-5, 1e-4
        )
        if error > 1:
            return None
        return Finding(
            f"catch_neuron.survives-{slug}",
            f"{which} still gives the right answer on your input.",
            why,
        )

    return judge


_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_neuron",
    assignment="neuron",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your input all three go wrong.",
    properties=(
        Property(
            "input", "X, y, w and b", "they fit together, no score beyond ±500", 0, _HAND, _is_input
        ),
        *(
            Property(
                slug,
                title,
                "gives wrong numbers on your input",
                2,
                _HAND,
                _exposes(slug, which, why, bug),
            )
            for slug, which, title, why, bug in BUGS
        ),
    ),
    mistakes=(),
    hints=(
        "Take the three one at a time: with how many samples is the first one right? For which X is the second one? For which b the third?",
        "The second one needs as many samples as features, or it stops; and it is right where rows and columns of X hold the same numbers.",
        "Two samples with two features, a table that is not its own mirror image, and a bias that is not 0.",
    ),
    answer_source="catch_neuron = ([[1, 2], [3, 5]], [0, 1], [0.5, -0.5], 1)",
)
