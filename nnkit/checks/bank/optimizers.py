"""The exercises of the optimizers chapter: plain descent, the falling rate, and the list of all.

The oracles are written number by number, the rate's in exact fractions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import UNCHANGED, Array, in_turn
from .optimizers_adam import ADAM, AMSGRAD, CATCH
from .optimizers_minibatches import MINIBATCHES
from .optimizers_newton import NEWTON
from .optimizers_steps import ADAGRAD, MOMENTUM, RMSPROP
from .optimizers_walks import odd_numbers as _numbers

Rng = np.random.Generator


# gradient_descent_step


def gradient_descent_step(w: Array, grad: Array, lr: float) -> Array:
    pairs = zip(np.ravel(w).tolist(), np.ravel(grad).tolist(), strict=True)
    return np.array([a - lr * g for a, g in pairs], dtype=float).reshape(np.shape(w))


def _a_row(rng: Rng) -> Iterator[Case]:
    yield Case((np.array([1.5, -2.0, 0.25]), np.array([0.5, 3.0, -1.25]), 0.1))
    yield Case((_numbers(rng, 3), _numbers(rng, 3), 0.3))
    yield Case((_numbers(rng, 4), _numbers(rng, 4), 0.05))


def _any_shape(rng: Rng) -> Iterator[Case]:
    yield Case((np.array(1.5), np.array(-0.75), 0.2))
    yield Case((_numbers(rng, 2, 3), _numbers(rng, 2, 3), 0.4))
    yield Case((_numbers(rng, 2, 1, 3), _numbers(rng, 2, 1, 3), 0.15))
    yield Case((_numbers(rng, 1), _numbers(rng, 1), 2.5))


def _kinds(rng: Rng) -> Iterator[Case]:
    yield Case((np.array([3, -1, 2]), np.array([1, 2, -3]), 0.25))
    yield Case((rng.integers(-3, 4, (2, 3)), _numbers(rng, 2, 3), 0.3))
    yield Case((np.asfortranarray(_numbers(rng, 3, 2)), _numbers(rng, 3, 2), 0.2))
    yield Case((_numbers(rng, 3), np.array([0.0, -1.5, 0.0]), 0.6))
    yield Case((np.array([4, -2]), np.array([1, 3]), 1))


def _descent_again(rng: Rng) -> Iterator[Case]:
    one, two = (
        (_numbers(rng, 3), _numbers(rng, 3), 0.3),
        (_numbers(rng, 2), _numbers(rng, 2), 0.1),
    )
    other = _numbers(rng, 3), _numbers(rng, 3), 0.2
    yield in_turn(one, one, two, other, one)


def _descent_unchanged(rng: Rng) -> Iterator[Case]:
    yield Case((_numbers(rng, 3), _numbers(rng, 3), 0.3))
    yield Case((rng.integers(-3, 4, (2, 2)), rng.integers(1, 4, (2, 2)), 1))


def _descent_naming(rng: Rng) -> Iterator[Case]:
    yield Case((_numbers(rng, 3), _numbers(rng, 3), 0.01))
    yield Case((_numbers(rng, 3), _numbers(rng, 3), 0.7))
    yield Case((_numbers(rng, 3, 3), _numbers(rng, 3, 3), 0.2))


def _formula(
    change: Callable[[Array, Array, float], Array],
) -> Callable[[Array, Array, float], Array]:
    def step(w: Array, grad: Array, lr: float) -> Array:
        return change(np.asarray(w, float), np.asarray(grad, float), lr)

    return step


def _norm(grad: Array) -> float:
    return float(np.sqrt(np.sum(grad**2))) or 1.0


def _same_dtype(w: Array, grad: Array, lr: float) -> Array:
    out = np.empty_like(w)
    out[...] = gradient_descent_step(w, grad, lr)
    return out


def _whole(w: Array, grad: Array, lr: float) -> Array:
    return np.trunc(gradient_descent_step(w, grad, lr))


_RATES = (0.001, 0.01, 0.05, 0.1, 0.5)

DESCENT_MISTAKES = (
    Mistake(
        "gradient_descent_step.ascent",
        "You add the step, so you climb: the gradient points uphill.",
        (_formula(lambda w, g, lr: w + lr * g), _formula(lambda w, g, lr: w + g)),
        tags=("wrong sign",),
    ),
    Mistake(
        "gradient_descent_step.only-the-step",
        "This is the step alone; the new weights are asked, which start from `w`.",
        (_formula(lambda w, g, lr: lr * g), _formula(lambda w, g, lr: -lr * g)),
    ),
    Mistake(
        "gradient_descent_step.no-rate",
        "The learning rate is left out: you step by the whole gradient.",
        (_formula(lambda w, g, lr: w - g),),
    ),
    Mistake(
        "gradient_descent_step.own-rate",
        "You use a learning rate of your own, whatever `lr` is.",
        tuple(_formula(lambda w, g, lr, own=own: w - own * g) for own in _RATES),
    ),
    Mistake(
        "gradient_descent_step.divides-by-rate",
        "You divide by the learning rate: a small rate then gives a huge step.",
        (_formula(lambda w, g, lr: w - g / lr), _formula(lambda w, g, lr: w + g / lr)),
    ),
    Mistake(
        "gradient_descent_step.signs",
        "You step by the sign of the gradient; its size must count too.",
        (_formula(lambda w, g, lr: w - lr * np.sign(g)),),
    ),
    Mistake(
        "gradient_descent_step.unit-length",
        "You divide the gradient by its length; its size must count too.",
        (
            _formula(lambda w, g, lr: w - lr * g / _norm(g)),
            _formula(lambda w, g, lr: w - lr * g / (np.max(np.abs(g)) or 1.0)),
        ),
    ),
    Mistake(
        "gradient_descent_step.one-slope-for-all",
        "All weights move by one number; each must move by its own entry of the gradient.",
        tuple(
            _formula(lambda w, g, lr, one=one, cut=cut: cut(w - lr * one(g)))
            for one in (np.mean, np.sum)
            for cut in (
                lambda w: w,
                lambda w: np.round(w, 2),
                lambda w: np.round(w, 3),
                lambda w: np.round(w, 4),
            )
        ),
    ),
    Mistake(
        "gradient_descent_step.mean-step",
        "You divide the step by the number of weights; the gradient is taken as it is.",
        (_formula(lambda w, g, lr: w - lr * g / np.size(g)),),
    ),
    Mistake(
        "gradient_descent_step.weight-decay",
        "You shrink the weights as well; only the gradient moves them.",
        (
            _formula(lambda w, g, lr: w - lr * w - lr * g),
            _formula(lambda w, g, lr: (1 - lr) * w - g),
        ),
    ),
    Mistake(
        "gradient_descent_step.w-times-gradient",
        "The gradient must be subtracted from `w`; you multiply the two.",
        (
            _formula(lambda w, g, lr: w - lr * w * g),
            _formula(lambda w, g, lr: w * lr * g),
            _formula(lambda w, g, lr: w * (1 - g) * lr),
        ),
    ),
    Mistake(
        "gradient_descent_step.scaled-weights",
        "The learning rate multiplies `w` too; it belongs to the gradient only.",
        (_formula(lambda w, g, lr: lr * (w - g)), _formula(lambda w, g, lr: lr * w - g)),
    ),
    Mistake(
        "gradient_descent_step.twice",
        "The step is taken twice.",
        (_formula(lambda w, g, lr: w - 2 * lr * g),),
    ),
    Mistake(
        "gradient_descent_step.nothing-moves",
        "Your weights stay where they were.",
        (_formula(lambda w, g, lr: w),),
    ),
    Mistake(
        "gradient_descent_step.whole-numbers",
        "Your result is cut to whole numbers, so a small step is lost.",
        (_same_dtype, _whole),
        tags=("integer buffer",),
    ),
)

_DESCENT_PROBES = (
    Probe(
        "shift",
        "Weights that start 1 higher must end 1 higher; yours do not.",
        lambda rng: (
            (Case((w, g, 0.3)), Case((w + 1, g, 0.3)))
            for w, g in ((_numbers(rng, n), _numbers(rng, n)) for n in (3, 4))
        ),
        lambda one, other: one + 1,
    ),
    Probe(
        "flat",
        "Where the gradient is 0 the weights must stay; yours move.",
        lambda rng: (
            (Case((w, np.zeros(3), 0.3)), Case((w, np.zeros(3), 0.3))) for w in (_numbers(rng, 3),)
        ),
        lambda one, other: other.args[0],
    ),
    Probe(
        "rate",
        "Twice the rate must give twice the step; yours gives another.",
        lambda rng: (
            (Case((w, g, 0.2)), Case((w, g, 0.4)))
            for w, g in ((_numbers(rng, n), _numbers(rng, n)) for n in (3, 4))
        ),
        lambda one, other: 2 * one - other.args[0],
    ),
)

DESCENT = Exercise(
    name="gradient_descent_step",
    assignment="optimizers",
    oracle=gradient_descent_step,
    parameters=("w", "grad", "lr"),
    done="One step downhill, as far as the rate says.",
    properties=(
        Property("row", "A row of weights", "each moves by its own slope", 1.5, _a_row),
        Property(
            "shapes",
            "One weight, or a table of them",
            "any shape",
            0.5,
            _any_shape,
            fails="Right for a row of weights, not for one weight or a table.",
        ),
        Property(
            "kinds",
            "Whole numbers, zeros, any memory order",
            "the same rule",
            0.25,
            _kinds,
            fails="Right for ordinary numbers, but not for whole numbers, zeros or another memory order.",
        ),
        Property(
            "again",
            "The same at every call",
            "an earlier call does not show",
            0.25,
            _descent_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "unchanged",
            UNCHANGED,
            "the same numbers after the call",
            0.5,
            _descent_unchanged,
            "unchanged",
        ),
    ),
    mistakes=DESCENT_MISTAKES,
    hints=(
        "At a slope of 3, to the right it goes up. Must the weight grow or shrink?",
        "The rate says how far: the step is the rate times the gradient.",
        "New weights: the old ones minus the rate times the gradient.",
    ),
    naming=_descent_naming,
    probes=_DESCENT_PROBES,
)


# decayed_rate


def decayed_rate(lr: float, decay: float, t: int) -> float:
    return float(Fraction(lr) / (1 + Fraction(decay) * t))


def _decay(lr: float, decay: float, t: int) -> Case:
    return Case((lr, decay, t), atol=1e-5 * min(1.0, lr))


def _some_steps(rng: Rng) -> Iterator[Case]:
    yield _decay(0.5, 0.1, 3)
    yield _decay(1.0, 0.5, 4)
    yield _decay(
        float(np.round(rng.uniform(0.2, 2), 3)), float(np.round(rng.uniform(0.1, 1), 3)), 7
    )
    yield _decay(0.8, float(np.round(rng.uniform(0.1, 1), 3)), 2)


def _first_steps(rng: Rng) -> Iterator[Case]:
    yield _decay(0.6, 0.3, 0)
    yield _decay(0.6, 0.3, 1)
    yield _decay(float(np.round(rng.uniform(0.2, 2), 3)), 0.7, 0)


def _late_steps(rng: Rng) -> Iterator[Case]:
    yield _decay(0.5, 0.01, 1000)
    yield _decay(0.001, 0.02, int(rng.integers(20, 90)))
    yield _decay(0.7, 0.3, int(rng.integers(11, 30)))
    yield _decay(2, 1, 3)
    yield _decay(1, 3, 5)


def _no_decay(rng: Rng) -> Iterator[Case]:
    yield _decay(0.6, 0.0, 5)
    yield _decay(0.6, 0, 0)


def _rate_again(rng: Rng) -> Iterator[Case]:
    calls: list[list[Any]] = [[0.5, 0.2, 3], [0.5, 0.2, 3], [0.9, 0.4, 1], [0.5, 0.2, 3]]
    yield in_turn(*calls)


def _rate_naming(rng: Rng) -> Iterator[Case]:
    yield _decay(0.9, 0.25, 5)
    yield _decay(0.3, 0.15, 12)


def _repeated(lr: float, decay: float, t: int) -> float:
    for k in range(t + 1):
        lr = lr / (1 + decay * k)
    return lr


def _repeated_from_one(lr: float, decay: float, t: int) -> float:
    for k in range(t):
        lr = lr / (1 + decay * k)
    return lr


DECAY_MISTAKES = (
    Mistake(
        "decayed_rate.t-from-one",
        "You count one step too many: at `t = 0` the rate is still `lr`.",
        (lambda lr, decay, t: lr / (1 + decay * (t + 1)),),
    ),
    Mistake(
        "decayed_rate.one-behind",
        "You count one step too few.",
        (
            lambda lr, decay, t: lr / (1 + decay * (t - 1)),
            lambda lr, decay, t: lr / (1 + decay * max(t - 1, 0)),
        ),
    ),
    Mistake(
        "decayed_rate.no-parentheses",
        "The sum must be divided by as a whole: yours divides first and adds afterwards.",
        (
            lambda lr, decay, t: lr / 1 + decay * t,
            lambda lr, decay, t: lr / (1 + decay) * t,
        ),
    ),
    Mistake(
        "decayed_rate.power",
        "`t` multiplies the decay; in yours it is an exponent.",
        (
            lambda lr, decay, t: lr / (1 + decay) ** t,
            lambda lr, decay, t: lr * decay**t,
            lambda lr, decay, t: lr * (1 - decay) ** t,
            lambda lr, decay, t: lr / (1 + decay**t),
        ),
    ),
    Mistake(
        "decayed_rate.exponential",
        "Your rate falls exponentially; it is divided by 1 + decay t.",
        (
            lambda lr, decay, t: lr * math.exp(-decay * t),
            lambda lr, decay, t: lr * 2.0 ** (-decay * t),
        ),
    ),
    Mistake(
        "decayed_rate.linear",
        "Your rate falls along a straight line; it is divided by 1 + decay t and never reaches 0.",
        (
            lambda lr, decay, t: lr * (1 - decay * t),
            lambda lr, decay, t: max(lr * (1 - decay * t), 0.0),
            lambda lr, decay, t: lr - decay * t,
            lambda lr, decay, t: max(lr - decay * t, 0.0),
        ),
    ),
    Mistake(
        "decayed_rate.again-and-again",
        "You divide a rate that is decayed already; each step starts from `lr` itself.",
        (_repeated, _repeated_from_one),
    ),
    Mistake(
        "decayed_rate.stages",
        "Your rate stays for several steps and then falls; it falls at every step.",
        tuple(
            lambda lr, decay, t, every=every: lr / (1 + decay * (t // every))
            for every in (2, 5, 10, 100)
        ),
    ),
    Mistake(
        "decayed_rate.root",
        "You take the root of `t`, or of the sum; neither is asked.",
        (
            lambda lr, decay, t: lr / (1 + decay * math.sqrt(t)),
            lambda lr, decay, t: lr / math.sqrt(1 + decay * t),
            lambda lr, decay, t: lr * (1 + decay * math.sqrt(t)),
        ),
    ),
    Mistake(
        "decayed_rate.square",
        "You square `t`, or the sum; neither is asked.",
        (
            lambda lr, decay, t: lr / (1 + decay * t**2),
            lambda lr, decay, t: lr / (1 + decay * t) ** 2,
        ),
    ),
    Mistake(
        "decayed_rate.grows",
        "You multiply where you must divide: your rate grows.",
        (
            lambda lr, decay, t: lr * (1 + decay * t),
            lambda lr, decay, t: lr / (1 - decay * t) if decay * t != 1 else math.inf,
        ),
    ),
    Mistake(
        "decayed_rate.no-t",
        "`t` does not count in your rate: it is the same at every step.",
        (lambda lr, decay, t: lr / (1 + decay), lambda lr, decay, t: lr * (1 - decay)),
    ),
    Mistake(
        "decayed_rate.no-decay",
        "`decay` does not count in your rate.",
        (lambda lr, decay, t: lr / (1 + t), lambda lr, decay, t: lr),
    ),
    Mistake(
        "decayed_rate.no-one",
        "The 1 is missing from what you divide by.",
        (lambda lr, decay, t: lr / (decay * t) if decay * t else math.inf,),
    ),
    Mistake(
        "decayed_rate.only-the-factor",
        "This is the factor alone; the rate is `lr` times it.",
        (lambda lr, decay, t: 1 / (1 + decay * t),),
    ),
    Mistake(
        "decayed_rate.whole-numbers",
        "`//` cuts your rate to a whole number.",
        (lambda lr, decay, t: lr // (1 + decay * t),),
    ),
)

DECAY = Exercise(
    name="decayed_rate",
    assignment="optimizers",
    oracle=decayed_rate,
    parameters=("lr", "decay", "t"),
    done="A rate that falls fast at first and slowly later.",
    properties=(
        Property("steps", "A few steps in", "the rate has fallen", 1, _some_steps),
        Property(
            "start",
            "At the start",
            "t counts from 0",
            0.5,
            _first_steps,
            fails="Right later on, not at the first steps.",
        ),
        Property(
            "late",
            "Many steps in, whole numbers",
            "the same rule",
            0.25,
            _late_steps,
            fails="Right for small `t`, not for all numbers.",
        ),
        Property(
            "none",
            "No decay, and the same at every call",
            "decay 0 leaves the rate as it is",
            0.25,
            lambda rng: (*_no_decay(rng), *_rate_again(rng)),
            fails="Right for an ordinary decay, not for a decay of 0 or a second call.",
        ),
    ),
    mistakes=DECAY_MISTAKES,
    hints=(
        "At `t = 0`, what is 1 + decay t, and what must the rate be?",
        "The rate is divided by a sum that grows evenly with `t`.",
        "Divide `lr` by the whole sum 1 + decay t; mind the parentheses.",
    ),
    naming=_rate_naming,
    probes=(
        Probe(
            "rate",
            "Twice `lr` must give twice the rate at every step; yours gives another.",
            lambda rng: ((_decay(0.4, 0.3, t), _decay(0.8, 0.3, t)) for t in (2, 5)),
            lambda one, other: 2 * one,
        ),
        Probe(
            "product",
            "Only the product of `decay` and `t` counts: half the decay at twice the step is the same.",
            lambda rng: ((_decay(0.4, 0.3, t), _decay(0.4, 0.15, 2 * t)) for t in (2, 5)),
            lambda one, other: one,
        ),
    ),
)

EXERCISES: tuple[Exercise, ...] = (
    DESCENT,
    NEWTON,
    MINIBATCHES,
    MOMENTUM,
    ADAGRAD,
    RMSPROP,
    ADAM,
    CATCH,
    AMSGRAD,
    DECAY,
)
