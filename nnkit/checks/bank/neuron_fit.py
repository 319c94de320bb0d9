"""Gradient descent on one sigmoid neuron.

Scores stay small where a sample is on the wrong side, so that a loss taken in float32 stays right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import difference
from ..exercise import Case, Exercise, Finding, Mistake, Property
from .common import AGAIN, Array, in_turn, strided, unchanged
from .neuron_logistic import errors, samples, sigmoid
from .neuron_parts import by_parts, leading, parts_of

Fit = Callable[[Array, Array, float, int], Any]


def _cost(z: float, y: float) -> float:
    """The log loss from the score: ln(1 + e^z) - y z."""
    return max(z, 0.0) + math.log1p(math.exp(-abs(z))) - y * z


def logistic_fit(X: Array, y: Array, lr: float, epochs: int) -> tuple[Array, float, Array]:
    w, b = [0.0] * np.shape(X)[1], 0.0
    rows = [[float(x) for x in row] for row in X]
    losses = []
    for _ in range(epochs):
        scores = [math.fsum(x * v for x, v in zip(row, w, strict=True)) + b for row in rows]
        losses.append(
            math.fsum(_cost(z, float(t)) for z, t in zip(scores, y, strict=True)) / len(rows)
        )
        e = errors(X, y, w, b)
        for j in range(len(w)):
            w[j] -= lr * math.fsum(d * row[j] for d, row in zip(e, rows, strict=True)) / len(rows)
        b -= lr * math.fsum(e) / len(rows)
    return np.array(w), b, np.array(losses)


# Inputs.

FIRST = np.array([[0.5, -1.25], [2.0, 0.75], [-1.5, 0.25]])


def _few_steps(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((FIRST, np.array([1.0, 0.0, 1.0]), 0.5, 3))
    yield Case((*samples(rng, 4, 3), 0.25, 3))
    yield Case((*samples(rng, 5, 2), 0.75, 4))


def _rates(rng: np.random.Generator) -> Iterator[Case]:
    X, y = samples(rng, 4, 2)
    for lr, epochs in (0.1, 2), (1.5, 3):
        yield Case((X, y, lr, epochs))


def _lengths(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((*samples(rng, 2, 4), 0.5, 1))
    yield Case((*samples(rng, 5, 2), 0.4, 9))


def _sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[1.5]]), np.array([1.0]), 0.5, 3))
    yield Case((*samples(rng, 3, 3), 0.5, 3))


def _settled(rng: np.random.Generator) -> Iterator[Case]:
    """All samples are soon right; the scores come near ±10, and the losses near 0."""
    X = np.array([[8.0, 0.5], [-7.5, 1.0], [7.0, -1.0], [-8.0, -0.5]])
    yield Case((X, np.array([1.0, 0.0, 1.0, 0.0]), 0.25, 5))
    yield Case((np.round(rng.uniform(1.0, 2.0, (3, 2)), 2), np.ones(3), 1.0, 5))
    # After one step both scores are near 25: the second sample is as wrong as it can be.
    yield Case((np.array([[10.0], [9.0]]), np.array([1.0, 0.0]), 10.0, 2))


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    X, y = samples(rng, 4, 3)
    yield Case((rng.integers(-2, 3, (4, 2)), np.array([1, 0, 1, 0]), 1, 3))
    yield Case((strided(X), strided(y), 0.5, 2))
    # A column of ones is a column like any other, and a sample that comes twice counts twice.
    yield Case((np.array([[1.0, 0.5], [1.0, -2.0], [1.0, 0.5]]), np.array([1, 0, 1]), 0.5, 3))
    yield Case((np.array([[0.5], [-1.5]]), np.array([0, 0]), 0.5, 2))
    yield Case((np.array([[1.0], [1.0]]), np.array([0, 1]), 0.5, 3))


def _again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = (
        (*samples(rng, 4, 2), 0.5, 3),
        (*samples(rng, 4, 2), 0.25, 3),
        (*samples(rng, 3, 3), 0.5, 2),
    )
    yield in_turn(one, two, three, (one[0], *two[1:]), (*two[:2], *one[2:]), one)


def _unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((*samples(rng, 3, 2), 0.5, 2))


# Wrong answers.


def log_loss(p: Array, y: Array) -> Any:
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def _mean(X: Array, e: Array) -> tuple[Array, Any]:
    return X.T @ e / len(e), e.mean()


Slopes = Callable[[Array, Array], tuple[Any, Any]]


def _make(
    start: Callable[[int], tuple[Array, float]] = lambda d: (np.zeros(d), 0.0),
    loss: Callable[[Array, Array], Any] = log_loss,
    error: Callable[[Array, Array], Array] = lambda p, y: p - y,
    slopes: Slopes = _mean,
    p: Callable[[Array], Array] = sigmoid,
    rate: Callable[[float, int], float] = lambda lr, e: lr,
    steps: Callable[[int], int] = lambda epochs: epochs,
    when: str = "before",
    late: str = "",
    stop: Callable[[Array, Array, list[Any]], bool] = lambda p, y, losses: False,
    give: Callable[[Array, Any, Array], Any] = lambda w, b, losses: (w, b, losses),
    turn: Callable[[Array], Array] = lambda X: X,
) -> Fit:
    """A training with something exchanged."""

    def fit(X: Array, y: Array, lr: float, epochs: int) -> Any:
        X, y = turn(np.asarray(X, float)), np.asarray(y, float)
        w, b = start(X.shape[1])
        losses: list[Any] = []
        for e in range(steps(epochs)):
            out = p(X @ w + b)
            if when in ("before", "both"):
                losses.append(loss(out, y))
            if stop(out, y, losses):
                break
            step = rate(lr, e)
            if late == "bias":
                w = w - step * slopes(X, error(out, y))[0]
                b = b - step * slopes(X, error(p(X @ w + b), y))[1]
            elif late == "weights":
                b = b - step * slopes(X, error(out, y))[1]
                w = w - step * slopes(X, error(p(X @ w + b), y))[0]
            else:
                dw, db = slopes(X, error(out, y))
                w, b = w - step * dw, b - step * db
            if when == "after":
                losses.append(loss(p(X @ w + b), y))
        if when == "both":
            losses.append(loss(p(X @ w + b), y))
        return give(w, b, np.array(losses))

    return fit


def _one_by_one(losses_in: str, order: int = 1) -> Fit:
    def fit(X: Array, y: Array, lr: float, epochs: int) -> Any:
        X = np.asarray(X, float)
        w, b, losses = np.zeros(X.shape[1]), 0.0, []
        for _ in range(epochs):
            before = log_loss(sigmoid(X @ w + b), y)
            seen = []
            for x, label in list(zip(X, y, strict=True))[::order]:
                out = sigmoid(x @ w + b)
                seen.append(log_loss(out, label))
                w, b = w - lr * (out - label) * x, b - lr * (out - label)
            after = log_loss(sigmoid(X @ w + b), y)
            losses.append(
                {"before": before, "seen": np.mean(seen), "sum": np.sum(seen), "after": after}[
                    losses_in
                ]
            )
        return w, b, np.array(losses)

    return fit


def _momentum(X: Array, y: Array, lr: float, epochs: int) -> Any:
    X = np.asarray(X, float)
    w, b, vw, vb, losses = np.zeros(X.shape[1]), 0.0, np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        out = sigmoid(X @ w + b)
        losses.append(log_loss(out, y))
        dw, db = _mean(X, out - y)
        vw, vb = 0.9 * vw - lr * dw, 0.9 * vb - lr * db
        w, b = w + vw, b + vb
    return w, b, np.array(losses)


def _accumulated(X: Array, y: Array, lr: float, epochs: int) -> Any:
    """Gradients that are added up and never cleared."""
    X = np.asarray(X, float)
    w, b, gw, gb, losses = np.zeros(X.shape[1]), 0.0, np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        out = sigmoid(X @ w + b)
        losses.append(log_loss(out, y))
        dw, db = _mean(X, out - y)
        gw, gb = gw + dw, gb + db
        w, b = w - lr * gw, b - lr * gb
    return w, b, np.array(losses)


def _frozen(X: Array, y: Array, lr: float, epochs: int) -> Any:
    """The probabilities are computed once, before the loop."""
    X = np.asarray(X, float)
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    out = sigmoid(X @ w + b)
    for _ in range(epochs):
        losses.append(log_loss(out, y))
        dw, db = _mean(X, out - y)
        w, b = w - lr * dw, b - lr * db
    return w, b, np.array(losses)


def _sums(X: Array, e: Array) -> tuple[Array, Any]:
    return X.T @ e, e.sum()


def _small_start(scale: float, seed: int, kind: str) -> Callable[[int], tuple[Array, float]]:
    def start(d: int) -> tuple[Array, float]:
        if kind == "rng":
            return np.random.default_rng(seed).normal(0, scale, d), 0.0
        return np.random.RandomState(seed).randn(d) * scale, 0.0

    return start


def _stops(least: float) -> Fit:
    return _make(stop=lambda p, y, losses: len(losses) > 1 and abs(losses[-1] - losses[-2]) < least)


_ORDER_HINTS = (
    "Before the first step, what does the neuron answer to anything, and what does that cost?",
    "In each epoch: the probabilities, then the loss, then both slopes, and only then the step.",
    "Append the loss before w and b move; then move both with the slopes that you have computed before either moved.",
)

FIT_MISTAKES = (
    Mistake(
        "logistic_fit.loss-after-step",
        "The losses are taken after the steps: `losses[e]` is the loss before step e.",
        (_make(when="after"),),
        "The first one is ln 2 = 0.6931, whatever the data.",
        _ORDER_HINTS,
        ("off by one",),
    ),
    Mistake(
        "logistic_fit.one-loss-more",
        "There is one loss too many: the one after the last step is not asked.",
        (_make(when="both"), _make(steps=lambda n: n + 1)),
        "",
        _ORDER_HINTS,
        ("off by one",),
    ),
    Mistake(
        "logistic_fit.one-step-less",
        "One step too few is taken.",
        (
            _make(steps=lambda n: n - 1),
            _make(when="both", steps=lambda n: n - 1),
        ),
        "Look at the range of your loop.",
        _ORDER_HINTS,
        ("off by one",),
    ),
    Mistake(
        "logistic_fit.one-step-more",
        "One step too many is taken.",
        (_make(steps=lambda n: n + 1, give=lambda w, b, losses: (w, b, losses[:-1])),),
        "Look at the range of your loop.",
        _ORDER_HINTS,
        ("off by one",),
    ),
    Mistake(
        "logistic_fit.only-last-loss",
        "One loss is given back; one before each step is asked.",
        (
            _make(give=lambda w, b, losses: (w, b, losses[-1])),
            _make(give=lambda w, b, losses: (w, b, losses[-1:])),
        ),
    ),
    Mistake(
        "logistic_fit.loss-per-sample",
        "There is a loss for each sample; the mean over the batch is asked, one for each step.",
        (_make(loss=lambda p, y: -y * np.log(p) - (1 - y) * np.log(1 - p)),),
    ),
    Mistake(
        "logistic_fit.loss-summed",
        "The losses are sums over the samples; their mean is asked.",
        (
            _make(loss=lambda p, y: log_loss(p, y) * len(y)),
            _make(loss=lambda p, y: log_loss(p, y) * len(y), slopes=_sums),
        ),
        tags=("missing 1/N",),
    ),
    Mistake(
        "logistic_fit.loss-sign",
        "The losses have the wrong sign: a log loss is never below 0.",
        (_make(loss=lambda p, y: -log_loss(p, y)),),
        tags=("sign",),
    ),
    Mistake(
        "logistic_fit.other-loss",
        "The losses are not log losses: w and b are right.",
        (
            _make(loss=lambda p, y: np.mean((p - y) ** 2)),
            _make(loss=lambda p, y: np.mean(np.abs(p - y))),
            _make(loss=lambda p, y: np.mean((p >= 0.5) != y)),
        ),
    ),
    Mistake(
        "logistic_fit.loss-base",
        "The logarithm in the losses is natural: you took it to base 2 or 10.",
        (
            _make(loss=lambda p, y: log_loss(p, y) / math.log(2)),
            _make(loss=lambda p, y: log_loss(p, y) / math.log(10)),
        ),
    ),
    Mistake(
        "logistic_fit.loss-one-label",
        "Only the samples of one label cost something in yours: a term of the loss is missing.",
        (
            _make(loss=lambda p, y: np.mean(-y * np.log(p))),
            _make(loss=lambda p, y: np.mean(-(1 - y) * np.log(1 - p))),
        ),
    ),
    Mistake(
        "logistic_fit.padded-loss",
        "The number that keeps p away from 0 and 1 is so large that it shows in the losses.",
        tuple(
            _make(loss=lambda p, y, c=c: np.mean(-y * np.log(p + c) - (1 - y) * np.log(1 - p + c)))
            for c in (1e-2, 1e-3)
        )
        + tuple(_make(loss=lambda p, y, c=c: log_loss(np.clip(p, c, 1 - c), y)) for c in (1e-2,)),
        tags=("an ε so large that it shows",),
    ),
    Mistake(
        "logistic_fit.start",
        "Training starts from zeros: your weights or your bias start elsewhere.",
        (
            _make(start=lambda d: (np.ones(d), 0.0)),
            _make(start=lambda d: (np.zeros(d), 1.0)),
            *(
                _make(start=_small_start(scale, seed, kind))
                for scale, seed, kind in ((0.01, 0, "rng"), (0.01, 42, "old"))
            ),
        ),
        "From zeros every probability is 0.5, so the first loss is ln 2 = 0.6931.",
    ),
    Mistake(
        "logistic_fit.ascent",
        "You climb: the step goes against the slope.",
        (
            _make(rate=lambda lr, e: -lr),
            _make(error=lambda p, y: y - p),
        ),
        "Do the losses grow?",
        tags=("sign", "ascent"),
    ),
    Mistake(
        "logistic_fit.summed-slopes",
        "The step follows the sum of the slopes; their mean over the samples is asked.",
        (
            _make(slopes=_sums),
            _make(slopes=lambda X, e: (X.T @ e, e.mean())),
            _make(slopes=lambda X, e: (X.T @ e / len(e), e.sum())),
        ),
        "With one sample it makes no difference.",
        tags=("missing 1/N",),
    ),
    Mistake(
        "logistic_fit.divides-by-features",
        "You divide by the number of features; divide by the number of samples.",
        (
            _make(slopes=lambda X, e: (X.T @ e / X.shape[1], e.sum() / X.shape[1])),
            _make(slopes=lambda X, e: (X.T @ e / X.shape[1], e.mean())),
        ),
        tags=("wrong divisor",),
    ),
    Mistake(
        "logistic_fit.divides-twice",
        "The step is divided by the number of samples twice.",
        (_make(slopes=lambda X, e: tuple(g / len(e) for g in _mean(X, e))),),
        tags=("1/N twice",),
    ),
    Mistake(
        "logistic_fit.factor-2",
        "There is a factor of 2 or a half in your step that does not belong there.",
        (_make(rate=lambda lr, e: 2 * lr), _make(rate=lambda lr, e: lr / 2)),
    ),
    Mistake(
        "logistic_fit.one-by-one",
        "The weights move after every sample; the whole batch makes one step.",
        (*(_one_by_one(name) for name in ("before", "seen", "after")),),
        tags=("online for batch",),
    ),
    Mistake(
        "logistic_fit.bias-late",
        "The bias follows a slope taken after the weights have moved; take both slopes first.",
        (_make(late="bias"),),
        "",
        _ORDER_HINTS,
        ("already updated weights",),
    ),
    Mistake(
        "logistic_fit.weights-late",
        "The weights follow a slope taken after the bias has moved; take both slopes first.",
        (_make(late="weights"),),
        "",
        _ORDER_HINTS,
        ("already updated weights",),
    ),
    Mistake(
        "logistic_fit.no-bias",
        "The bias never moves.",
        (_make(slopes=lambda X, e: (X.T @ e / len(e), 0.0)),),
        tags=("no bias",),
    ),
    Mistake(
        "logistic_fit.only-bias",
        "The weights never move.",
        (_make(slopes=lambda X, e: (np.zeros(X.shape[1]), e.mean())),),
    ),
    Mistake(
        "logistic_fit.bias-ascent",
        "The bias climbs, the weights descend: both steps go against the slope.",
        (
            _make(slopes=lambda X, e: (X.T @ e / len(e), -e.mean())),
            _make(slopes=lambda X, e: (-X.T @ e / len(e), e.mean())),
        ),
        tags=("sign",),
    ),
    Mistake(
        "logistic_fit.no-rate",
        "The learning rate is missing, or a fixed one is used: take `lr`.",
        (*(_make(rate=lambda lr, e, r=r: r) for r in (1.0, 0.1)),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "logistic_fit.rate-decays",
        "The learning rate changes on the way; it stays as it is given.",
        (
            _make(rate=lambda lr, e: lr / (1 + e)),
            _make(rate=lambda lr, e: lr * 0.9**e),
            _make(rate=lambda lr, e: lr * (1 + e)),
        ),
    ),
    Mistake(
        "logistic_fit.momentum",
        "Something of the earlier slopes is kept: each step follows the slope of its own epoch.",
        (_momentum, _accumulated),
        tags=("gradients not cleared",),
    ),
    Mistake(
        "logistic_fit.frozen",
        "The probabilities are computed once and never again, so every step is the same.",
        (_frozen,),
        "They belong inside the loop.",
    ),
    Mistake(
        "logistic_fit.squared-error",
        "The step follows the slope of a squared error: for the log loss p(1 - p) cancels.",
        (
            _make(error=lambda p, y: (p - y) * p * (1 - p)),
            _make(error=lambda p, y: 2 * (p - y) * p * (1 - p)),
            _make(
                error=lambda p, y: (p - y) * p * (1 - p), loss=lambda p, y: np.mean((p - y) ** 2)
            ),
        ),
        tags=("derivative twice",),
    ),
    Mistake(
        "logistic_fit.step-function",
        "The step follows yes or no, as the perceptron does; it follows p - y.",
        (_make(error=lambda p, y: (p >= 0.5) - y),),
    ),
    Mistake(
        "logistic_fit.no-label",
        "The labels are missing in the step: the error is p - y.",
        (_make(error=lambda p, y: p), _make(error=lambda p, y: p - 1)),
    ),
    Mistake(
        "logistic_fit.labels-exchanged",
        "The labels are exchanged: p is the probability of the label 1.",
        (
            _make(error=lambda p, y: p - (1 - y)),
            lambda X, y, lr, epochs: _make()(X, 1 - np.asarray(y), lr, epochs),
        ),
    ),
    Mistake(
        "logistic_fit.stops-when-right",
        "Training stops once all samples are right; it goes on for all the epochs.",
        (_make(stop=lambda p, y, losses: bool(((p >= 0.5) == y).all())),),
        "The perceptron stops there; here every step makes the loss smaller.",
    ),
    Mistake(
        "logistic_fit.stops-early",
        "Training stops once the loss changes little; it goes on for all the epochs.",
        tuple(map(_stops, (1e-2, 1e-4)))
        + tuple(_make(stop=lambda p, y, losses, c=c: losses[-1] < c) for c in (0.1, 0.01)),
    ),
    Mistake(
        "logistic_fit.order",
        "The order is w, b, losses.",
        (
            _make(give=lambda w, b, losses: (losses, w, b)),
            _make(give=lambda w, b, losses: (b, w, losses)),
        ),
    ),
    Mistake(
        "logistic_fit.two-results",
        "Three results are asked: w, b and the losses.",
        (
            _make(give=lambda w, b, losses: (w, b)),
            _make(give=lambda w, b, losses: (np.append(w, b), losses)),
            _make(give=lambda w, b, losses: w),
        ),
    ),
    Mistake(
        "logistic_fit.returns-in-loop",
        "Your function gives back after the first step: the return stands inside the loop.",
        (_make(steps=lambda n: min(n, 1)),),
        "With one epoch it is right.",
    ),
    Mistake(
        "logistic_fit.scaled-inputs",
        "The inputs are shifted or scaled before training; take them as they are.",
        (
            _make(turn=lambda X: X - X.mean(axis=0)),
            _make(turn=lambda X: (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12)),
        ),
    ),
    Mistake(
        "logistic_fit.rounded",
        "The losses are rounded; leave all their digits.",
        tuple(_make(loss=lambda p, y, d=d: np.round(log_loss(p, y), d)) for d in (1, 2, 3, 4)),
    ),
)


def _facts(case: Case, expected: Any, value: Any) -> Finding | None:
    """What the losses tell of the training, and which part is right by itself."""
    epochs = case.args[3]
    parts = parts_of(value)
    if len(parts) != 3:
        return None
    losses = parts[2]
    same = [
        difference(e, a, case.atol, case.rtol)[0] is None
        for e, a in zip(expected, value, strict=True)
    ]
    if losses.ndim == 1 and len(losses) != epochs:
        return Finding(
            "logistic_fit.loss-count",
            f"{epochs} steps have {epochs} losses, one before each; yours are {len(losses)}.",
        )
    if losses.ndim != 1:
        return None
    if all(same[:2]):
        return Finding("logistic_fit.only-losses", "w and b are right; the losses are not.")
    if same[2]:
        return Finding(
            "logistic_fit.last-step",
            "The losses are right, but w and b are not those after the last step.",
        )
    right = np.abs(losses - np.asarray(expected[2])) <= case.atol + case.rtol * np.abs(expected[2])
    if not right[0]:
        return Finding(
            "logistic_fit.first-loss",
            f"The first loss must be ln 2 = 0.6931: from zeros every probability is 0.5. Yours is {losses[0]:.4g}.",
        )
    place = int(np.argmin(right))
    if place == 1:
        return Finding(
            "logistic_fit.first-step",
            f"The first loss is right, but the first step leads elsewhere: then the loss is {expected[2][1]:.4g}, yours {losses[1]:.4g}.",
            "Work the first step out for one sample.",
        )
    return Finding(
        "logistic_fit.later-step",
        f"{'The first step is' if place == 2 else f'The first {place - 1} steps are'} right; the next one leads elsewhere.",
        "What is different there from the first step?",
    )


LOGISTIC_FIT = Exercise(
    name="logistic_fit",
    assignment="neuron",
    oracle=logistic_fit,
    parameters=("X", "y", "lr", "epochs"),
    done="From zeros downhill, the whole batch at each step, and every loss on the way.",
    properties=(
        Property(
            "steps",
            "A few steps",
            "w, b and the loss before each step",
            3.5,
            _few_steps,
            by_parts("logistic_fit", logistic_fit, ("w", "b", "losses"), FIT_MISTAKES, _facts),
            endless="Your training does not come to an end: it takes `epochs` steps and no more.",
        ),
        Property(
            "rates",
            "Small and large learning rates",
            "lr decides how far",
            1,
            _rates,
            fails="Right for some learning rates, not for all.",
        ),
        Property(
            "lengths",
            "One epoch, many epochs",
            "as many losses as epochs",
            1,
            _lengths,
            fails="Right for a few epochs, not for one or for many.",
        ),
        Property(
            "sizes",
            "One sample, one feature, as many as features",
            "w has one entry a feature",
            1,
            _sizes,
            fails="Right for a few samples, not for every number of samples and features.",
        ),
        Property(
            "settled",
            "Where all is right soon",
            "training goes on, the losses near 0",
            0.75,
            _settled,
            fails="Right at first, but not once every sample is on its side.",
        ),
        unchanged(0.5, _unchanged),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.5,
            _kinds,
            fails="Right for floats, but not for whole numbers or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "every training starts anew",
            0.75,
            _again,
            fails="Right the first time; a later training still shows an earlier one.",
        ),
    ),
    mistakes=leading(
        FIT_MISTAKES, ("stops-early", "stops-when-right", "padded-loss", "rounded", "no-rate")
    ),
    hints=(
        "Before the first step all weights are 0. What is every probability, and what is the loss?",
        "In each epoch: scores, probabilities, the loss to remember, the two slopes, one step of both.",
        "Subtract lr times the mean of (p - y) x from w, and lr times the mean of p - y from b, after the loss is appended.",
    ),
)
