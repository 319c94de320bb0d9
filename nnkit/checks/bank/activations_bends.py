"""The activations with a corner: ReLU and leaky ReLU, and their slopes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Invariant, Mistake, Property
from . import activations_elementwise as shared
from .activations_elementwise import (
    common,
    naming,
    negatives_dropped,
    numbers,
    one_by_one,
    properties,
)
from .common import Array

RELU_POINTS = {
    "row": 1.25,
    "number": 0.25,
    "shapes": 0.25,
    "zero": 0.25,
    "large": 0.25,
    "kinds": 0.25,
    "again": 0.25,
    "unchanged": 0.25,
}
SLOPE_POINTS = {**RELU_POINTS, "row": 0.75, "zero": 0.5, "quiet": 0.25}
LEAKY_POINTS = {**RELU_POINTS, "row": 1.5, "kinds": 0.5}


def _float(x: Array) -> Array:
    return np.asarray(x, dtype=float)


def _relu(x: Array) -> Array:
    return np.maximum(_float(x), 0)


def _one(x: Array) -> Array:
    return (_float(x) > 0) * 1.0


# relu

RELU_MISTAKES = (
    Mistake(
        "relu.negative-side",
        "You keep the negative numbers and drop the positive ones; it is the other way round.",
        (
            lambda x: np.minimum(_float(x), 0),
            lambda x: -np.minimum(_float(x), 0),
            lambda x: _relu(-_float(x)),
        ),
        tags=("wrong side",),
    ),
    Mistake(
        "relu.absolute",
        "A negative number becomes 0, not positive.",
        (lambda x: np.abs(_float(x)),),
    ),
    Mistake(
        "relu.slope",
        "This is the ReLU's slope, 0 or 1; a positive number is kept as it is.",
        (_one, lambda x: (_float(x) >= 0) * 1.0, lambda x: np.sign(_float(x))),
    ),
    Mistake(
        "relu.identity",
        "Every number comes back as it was; the negative ones become 0.",
        (_float,),
    ),
    Mistake(
        "relu.softplus",
        "This is softplus, which rounds the corner; the ReLU has it.",
        (lambda x: np.logaddexp(0, _float(x)),),
    ),
    Mistake(
        "relu.leaky",
        "A negative number becomes 0; yours lets a share of it through.",
        tuple(
            lambda x, c=c: np.maximum(_float(x), c * _float(x))
            for c in (0.5, 0.3, 0.2, 0.1, 0.05, 0.01)
        ),
    ),
    Mistake(
        "relu.floor",
        "The floor is 0: yours is another number.",
        tuple(lambda x, c=c: np.maximum(_float(x), c) for c in (1, -1, 0.5, 0.1, 0.01)),
    ),
    Mistake(
        "relu.capped",
        "Positive numbers are kept however large; yours stop at a bound.",
        (
            lambda x: np.clip(_float(x), 0, 1),
            lambda x: np.clip(_float(x), 0, 2),
            lambda x: np.clip(_float(x), 0, 6),
            lambda x: np.clip(_float(x), 0, 10),
            lambda x: np.clip(_float(x), 0, 100),
            lambda x: np.clip(_float(x), -1, 1),
        ),
    ),
    Mistake(
        "relu.replaced-by-one",
        "What stands where x is negative is 0, and elsewhere x itself; yours is something else.",
        (
            lambda x: np.where(_float(x) > 0, _float(x), -1),
            lambda x: np.where(_float(x) > 0, _float(x), 1),
            lambda x: np.where(_float(x) > 0, _float(x), np.exp(np.minimum(_float(x), 0)) - 1),
        ),
    ),
    Mistake(
        "relu.shifted",
        "The corner stands at 0; yours is elsewhere.",
        tuple(lambda x, c=c: _relu(_float(x) + c) for c in (1, -1, 0.5, -0.5))
        + tuple(lambda x, c=c: _relu(x) + c for c in (1, -1))
        + (
            lambda x: np.where(_float(x) > 1, _float(x), 0),
            lambda x: np.where(_float(x) >= 1, _float(x), 0),
        ),
    ),
    Mistake(
        "relu.squared",
        "Positive numbers are kept as they are; yours are squared, doubled or halved.",
        (
            lambda x: _relu(x) ** 2,
            lambda x: _float(x) + np.abs(_float(x)),
            lambda x: (_float(x) + np.abs(_float(x))) / 4,
            lambda x: _relu(x) ** 0.5,
        ),
    ),
    Mistake(
        "relu.largest",
        "This is the largest entry of the whole array; each entry is compared with 0 by itself.",
        (
            lambda x: np.max(_float(x)),
            lambda x: max(0.0, float(np.max(_float(x)))),
            lambda x: np.full(np.shape(x), np.max(_float(x))),
            lambda x: np.full(np.shape(x), max(0.0, float(np.max(_float(x))))),
        ),
        "`np.max` takes one array; `np.maximum` compares two numbers at a time.",
    ),
    Mistake(
        "relu.all-or-nothing",
        "One negative entry sets the whole array to 0; each entry stands for itself.",
        (
            lambda x: _float(x) * float(np.all(_float(x) > 0)),
            lambda x: _float(x) * float(np.any(_float(x) > 0)),
            lambda x: _float(x) * float(np.sum(_float(x)) > 0),
        ),
    ),
    negatives_dropped("relu", _float),
    Mistake(
        "relu.whole-numbers",
        "The decimals of the positive numbers are cut off.",
        (lambda x: np.trunc(_relu(x)), lambda x: np.floor(_relu(x)), lambda x: np.ceil(_relu(x))),
    ),
    *common("relu", _relu, (lambda x: max(0, x), lambda x: x if x > 0 else 0), False, (0, 1, 2)),
)


def _never_negative(case: Case, expected: Any, value: Any) -> str:
    given = np.asarray(as_numbers(value), dtype=float)
    x = np.asarray(case.args[0], dtype=float)
    if given.shape != x.shape:
        return ""
    if (given < 0).any():
        return "The ReLU gives no negative number; yours does."
    if (np.abs(given - x)[x > 0] > 1e-4).any():
        return "A positive number is kept as it is; yours is changed."
    return "A negative number becomes 0; yours becomes something else."


RELU = Exercise(
    name="relu",
    assignment="activations",
    oracle=shared.relu,
    parameters=("x",),
    done="What is positive stays, the rest is 0.",
    properties=properties(
        "relu",
        ("A row of numbers", "positive ones stay, negative ones become 0"),
        RELU_POINTS,
        zero="Right away from 0; at 0 the ReLU is 0.",
    ),
    mistakes=RELU_MISTAKES,
    hints=(
        "For x = -2 and x = 3, which of the two numbers x and 0 is the larger?",
        "Compare every entry with 0 by itself. `np.max` looks at a whole array at once.",
        "`np.maximum` takes the larger of two numbers, entry by entry.",
    ),
    naming=naming(),
    invariants=(Invariant("facts", _never_negative),),
    probes=(one_by_one(),),
)

# relu_prime

RELU_PRIME_MISTAKES = (
    Mistake(
        "relu_prime.one-at-0",
        "At 0 you give 1; the slope asked there is 0.",
        (
            lambda x: (_float(x) >= 0) * 1.0,
            lambda x: np.heaviside(_float(x), 1.0),
        ),
        "The choice is x > 0, not x >= 0.",
        tags=("corner",),
    ),
    Mistake(
        "relu_prime.half-at-0",
        "At 0 you give one half; the slope asked there is 0.",
        (
            lambda x: np.heaviside(_float(x), 0.5),
            lambda x: (np.sign(_float(x)) + 1) / 2,
            lambda x: (_relu(_float(x) + 1e-6) - _relu(_float(x) - 1e-6)) / 2e-6,
            lambda x: (_relu(_float(x) + 1e-4) - _relu(_float(x) - 1e-4)) / 2e-4,
        ),
        "Two points at both sides of the corner see half of it.",
        tags=("corner",),
    ),
    Mistake(
        "relu_prime.nan-at-0",
        "At 0 you divide 0 by 0; the slope asked there is 0.",
        (
            lambda x: _relu(x) / _float(x),
            lambda x: (1 + _float(x) / np.abs(_float(x))) / 2,
            lambda x: (_float(x) + np.abs(_float(x))) / (2 * _float(x)),
        ),
        "Other numbers come out right.",
        tags=("corner",),
    ),
    Mistake(
        "relu_prime.divided-by-0",
        "At 0 you divide by 0, and Python stops; the slope asked there is 0.",
        (
            np.vectorize(lambda v: max(v, 0) / v, otypes=[float]),
            np.vectorize(lambda v: (1 + v / abs(v)) / 2, otypes=[float]),
        ),
        "Other numbers come out right.",
        tags=("corner",),
    ),
    Mistake(
        "relu_prime.relu",
        "This is the ReLU itself; its slope, 0 or 1, is asked.",
        (_relu,),
    ),
    Mistake(
        "relu_prime.minus-one",
        "Below 0 the ReLU is flat: its slope there is 0, not -1.",
        (
            lambda x: np.sign(_float(x)),
            lambda x: np.where(_float(x) > 0, 1.0, -1.0),
            lambda x: np.where(_float(x) >= 0, 1.0, -1.0),
        ),
    ),
    Mistake(
        "relu_prime.wrong-side",
        "The 1 stands on the wrong side: the ReLU rises where x is positive.",
        (
            lambda x: (_float(x) < 0) * 1.0,
            lambda x: (_float(x) <= 0) * 1.0,
            lambda x: -((_float(x) < 0) * 1.0),
        ),
        tags=("wrong side",),
    ),
    Mistake(
        "relu_prime.leaky",
        "Below 0 the ReLU is flat: its slope there is 0, not a small number.",
        tuple(
            lambda x, c=c, zero=zero: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, c, zero))
            for c in (0.5, 0.3, 0.2, 0.1, 0.05, 0.01)
            for zero in (c, 0.0)
        ),
    ),
    Mistake(
        "relu_prime.always-one",
        "Your slope is the same everywhere; below 0 the ReLU is flat, above it rises.",
        (
            lambda x: np.ones(np.shape(x)),
            lambda x: np.zeros(np.shape(x)),
            lambda x: np.full(np.shape(x), 0.5),
        ),
    ),
    Mistake(
        "relu_prime.threshold",
        "The corner stands at 0; yours is elsewhere.",
        (
            lambda x: (_float(x) > 1) * 1.0,
            lambda x: (_float(x) >= 1) * 1.0,
            lambda x: (_float(x) > 0.5) * 1.0,
            lambda x: (_float(x) > -1) * 1.0,
            lambda x: np.trunc(np.clip(_float(x), 0, 1)),
            lambda x: np.round(np.clip(_float(x), 0, 1)),
            lambda x: (np.trunc(_float(x)) > 0) * 1.0,
        ),
    ),
    Mistake(
        "relu_prime.ramp",
        "Your slope grows with x up to 1; the ReLU's jumps from 0 to 1 at once.",
        (lambda x: np.clip(_float(x), 0, 1), lambda x: np.clip(_float(x) + 0.5, 0, 1)),
    ),
    Mistake(
        "relu_prime.smooth",
        "This is the slope of a smooth function; the ReLU's jumps from 0 to 1.",
        (
            lambda x: 1 / (1 + np.exp(-_float(x))),
            lambda x: shared.sigmoid_prime(x),
            lambda x: shared.tanh_prime(x),
        ),
    ),
    Mistake(
        "relu_prime.any-positive",
        "Your answer looks at the whole array at once; each entry has a slope of its own.",
        (
            lambda x: np.full(np.shape(x), float(np.any(_float(x) > 0))),
            lambda x: np.full(np.shape(x), float(np.all(_float(x) > 0))),
            lambda x: np.full(np.shape(x), float(np.sum(_float(x)) > 0)),
            lambda x: float(np.any(_float(x) > 0)),
            lambda x: float(np.all(_float(x) > 0)),
        ),
    ),
    negatives_dropped("relu_prime", _one),
    *[
        m
        for m in common(
            "relu_prime", _one, (lambda x: 1 if x > 0 else 0, lambda x: float(x > 0)), False, ()
        )
        if m.functions
    ],
)


def _zero_or_one(case: Case, expected: Any, value: Any) -> str:
    given = np.asarray(as_numbers(value), dtype=float)
    x = np.asarray(case.args[0], dtype=float)
    if given.shape != x.shape:
        return ""
    if (np.abs(given)[x < 0] > 1e-4).any():
        return "Below 0 the ReLU is flat: its slope there is 0, and yours is not."
    return "Above 0 the ReLU rises as x does: its slope there is 1, and yours is not."


RELU_PRIME = Exercise(
    name="relu_prime",
    assignment="activations",
    oracle=shared.relu_prime,
    parameters=("x",),
    done="1 where x is positive, 0 elsewhere, at 0 as well.",
    properties=properties(
        "relu_prime",
        ("A row of numbers", "1 above 0, 0 below"),
        SLOPE_POINTS,
        zero="Right away from 0; at 0 the slope asked is 0.",
    ),
    mistakes=RELU_PRIME_MISTAKES,
    hints=(
        "Move x from -2 to -1.9, and from 3 to 3.1. By how much does the ReLU move?",
        "A comparison gives True and False for every entry; numbers are asked.",
        "`(x > 0)` as numbers: times 1.0, or `.astype(float)` of an array.",
    ),
    naming=naming(),
    invariants=(Invariant("facts", _zero_or_one),),
    probes=(one_by_one(),),
)

# leaky_relu


def _epsilon(rng: np.random.Generator) -> tuple[float]:
    return (float(rng.choice([0.1, 0.2, 0.3, 0.35])),)


def _ends(rng: np.random.Generator) -> Iterator[Case]:
    for epsilon in 0, 1, 1.0:
        yield Case((numbers(rng, 4), epsilon))
    yield Case((np.array([-1.75, 0.25, 0.625, 3.0]), 0.7))


ENDS = (
    Property(
        "ends",
        "Any epsilon from 0 to 1",
        "0 is the ReLU, 1 no bend at all",
        0.5,
        _ends,
        fails="Right for a small epsilon, but not for every one from 0 to 1.",
    ),
)


def _leak(x: Array, e: float) -> Array:
    return np.where(_float(x) > 0, _float(x), e * _float(x))


LEAKY_RELU_MISTAKES = (
    Mistake(
        "leaky_relu.wrong-side",
        "epsilon stands on the wrong side: it is the slope where x is negative.",
        (
            lambda x, e: np.where(_float(x) > 0, e * _float(x), _float(x)),
            lambda x, e: np.minimum(_float(x), e * _float(x)),
            lambda x, e: np.where(_float(x) > 0, e * _float(x), 0),
        ),
        tags=("wrong side",),
    ),
    Mistake(
        "leaky_relu.shares-exchanged",
        "epsilon and 1 - epsilon are exchanged.",
        (
            lambda x, e: (1 - e) * _float(x) + e * _relu(x),
            lambda x, e: np.where(_float(x) > 0, _float(x), (1 - e) * _float(x)),
        ),
    ),
    Mistake(
        "leaky_relu.counted-twice",
        "Above 0 your slope is 1 + epsilon: the ReLU's share is 1 - epsilon.",
        (lambda x, e: e * _float(x) + _relu(x),),
        "On the negative side it comes out right.",
    ),
    Mistake(
        "leaky_relu.only-one-share",
        "Above 0 the number is kept whole: epsilon x and (1 - epsilon) x add up to x.",
        (
            lambda x, e: np.where(_float(x) > 0, (1 - e) * _float(x), e * _float(x)),
            lambda x, e: (1 - e) * _relu(x),
            lambda x, e: np.where(_float(x) > 0, (1 - e) * _float(x), 0),
            lambda x, e: (1 - e) * _float(x),
            lambda x, e: e * _float(x) - (1 - e) * _relu(x),
            lambda x, e: np.where(_float(x) > 0, (1 - e) * _float(x), _float(x)),
        ),
    ),
    Mistake(
        "leaky_relu.relu",
        "This is the ReLU: epsilon is not used.",
        (lambda x, e: _relu(x),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "leaky_relu.no-bend",
        "Your function is a straight line: the two sides of 0 have different slopes.",
        (
            lambda x, e: e * _float(x),
            lambda x, e: _float(x),
            lambda x, e: e * _float(x) + (1 - e) * _float(x),
        ),
    ),
    Mistake(
        "leaky_relu.own-epsilon",
        "The slope of the negative side is a number of your own; `epsilon` says what it is.",
        tuple(lambda x, e, c=c: _leak(x, c) for c in (0.01, 0.1, 0.2, 0.3, 0.05, 0.001, 1e-3)),
        tags=("ignores an argument",),
    ),
    Mistake(
        "leaky_relu.sign",
        "The sign of the negative side is turned: it keeps its sign and shrinks.",
        (
            lambda x, e: np.where(_float(x) > 0, _float(x), -e * _float(x)),
            lambda x, e: np.maximum(_float(x), -e * _float(x)),
            lambda x, e: np.where(_float(x) > 0, _float(x), e * np.abs(_float(x))),
            lambda x, e: -_leak(x, e),
            lambda x, e: _relu(x) - e * _float(x),
        ),
        tags=("sign",),
    ),
    Mistake(
        "leaky_relu.constant",
        "The negative side becomes epsilon itself; it is epsilon times x.",
        (
            lambda x, e: np.where(_float(x) > 0, _float(x), e),
            lambda x, e: np.maximum(_float(x), e),
            lambda x, e: np.where(_float(x) > 0, _float(x), -e),
            lambda x, e: np.maximum(_float(x), -e),
        ),
    ),
    Mistake(
        "leaky_relu.added",
        "epsilon is added; it is a factor of x.",
        (
            lambda x, e: _relu(x) + e,
            lambda x, e: np.where(_float(x) > 0, _float(x), _float(x) + e),
            lambda x, e: e + _float(x) + (1 - e) * _relu(x),
            lambda x, e: e + (1 - e) * _relu(x),
            lambda x, e: _relu(_float(x) + e),
        ),
    ),
    Mistake(
        "leaky_relu.divided",
        "The negative side is divided by epsilon, or epsilon is squared; it is multiplied by it once.",
        (
            lambda x, e: np.where(_float(x) > 0, _float(x), _float(x) / e),
            lambda x, e: _leak(x, e * e),
            lambda x, e: _leak(_leak(x, e), e),
            lambda x, e: _leak(x, e / 2),
            lambda x, e: _leak(x, 2 * e),
        ),
    ),
    Mistake(
        "leaky_relu.minimum",
        "The positive side is lost: the minimum is taken where the maximum belongs.",
        (
            lambda x, e: np.minimum(_float(x), 0),
            lambda x, e: e * np.minimum(_float(x), 0),
        ),
    ),
    Mistake(
        "leaky_relu.threshold",
        "The bend stands at 0; yours is elsewhere.",
        (
            lambda x, e: np.where(_float(x) > e, _float(x), e * _float(x)),
            lambda x, e: np.where(_float(x) > 1, _float(x), e * _float(x)),
            lambda x, e: np.where(_float(x) > -e, _float(x), e * _float(x)),
        ),
    ),
    Mistake(
        "leaky_relu.brackets",
        "epsilon multiplies the whole sum; it belongs to x alone.",
        (
            lambda x, e: e * (_float(x) + (1 - e) * _relu(x)),
            lambda x, e: e * _float(x) + 1 - e * _relu(x),
            lambda x, e: (e * _float(x) + (1 - e)) * _relu(x),
        ),
        tags=("brackets",),
    ),
    Mistake(
        "leaky_relu.swapped",
        "Your function takes epsilon for x and the other way round.",
        (
            lambda x, e: np.where(e > 0, e, _float(x) * e) + 0 * _float(x),
            lambda x, e: _float(x) * e + (1 - _float(x)) * max(0.0, e),
            lambda e, x: np.where(_float(x) > 0, _float(x), e * _float(x)),
        ),
        "The signature is `leaky_relu(x, epsilon)`.",
    ),
    Mistake(
        "leaky_relu.slope",
        "This is the slope of the leaky ReLU; the function itself is asked.",
        (
            lambda x, e: np.where(_float(x) > 0, 1.0, e),
            lambda x, e: np.where(_float(x) >= 0, 1.0, e),
        ),
    ),
    *common(
        "leaky_relu",
        _leak,
        (lambda x, e: x if x > 0 else e * x, lambda x, e: e * x + (1 - e) * max(0, x)),
        decimals=(0, 1, 2),
    ),
)


def _two_slopes(case: Case, expected: Any, value: Any) -> str:
    given = np.asarray(as_numbers(value), dtype=float)
    x = np.asarray(case.args[0], dtype=float)
    if given.shape != x.shape:
        return ""
    if (np.abs(given - x)[x > 0] > 1e-3).any():
        return "Above 0 a number is kept as it is; yours is changed."
    return "Below 0 a number is multiplied by epsilon; yours is not."


LEAKY_RELU = Exercise(
    name="leaky_relu",
    assignment="activations",
    oracle=shared.leaky_relu,
    parameters=("x", "epsilon"),
    done="Whole above 0, a share of epsilon below.",
    properties=properties(
        "leaky_relu",
        ("A row of numbers", "kept above 0, times epsilon below"),
        LEAKY_POINTS,
        _epsilon,
        zero="Right away from 0; at 0 the leaky ReLU is 0.",
        extra=ENDS,
    ),
    mistakes=LEAKY_RELU_MISTAKES,
    hints=(
        "Put x = 3 into the formula, then x = -2. What is left of it each time?",
        "Above 0 the two terms add up to x. Below 0 only the first is left.",
        "The formula works entry by entry as it stands, with `np.maximum` for the maximum.",
    ),
    naming=naming(_epsilon),
    invariants=(Invariant("two-slopes", _two_slopes),),
    probes=(one_by_one(_epsilon),),
)

# leaky_relu_prime


def _leak_slope(x: Array, e: float) -> Array:
    return np.where(_float(x) > 0, 1.0, e)


LEAKY_PRIME_MISTAKES = (
    Mistake(
        "leaky_relu_prime.one-at-0",
        "At 0 you give 1; the slope asked there is epsilon.",
        (
            lambda x, e: np.where(_float(x) >= 0, 1.0, e),
            lambda x, e: np.where(_float(x) < 0, e, 1.0),
        ),
        tags=("corner",),
    ),
    Mistake(
        "leaky_relu_prime.other-at-0",
        "At 0 you give neither side's slope; the slope asked there is epsilon.",
        (
            lambda x, e: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, e, 0.0)),
            lambda x, e: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, e, (1 + e) / 2)),
            lambda x, e: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, e, 0.5)),
            lambda x, e: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, e, np.nan)),
            lambda x, e: np.abs(np.sign(_float(x))) * _leak_slope(x, e),
        ),
        "Other numbers come out right.",
        tags=("corner",),
    ),
    Mistake(
        "leaky_relu_prime.divided-by-0",
        "At 0 you divide by 0, and Python stops; the slope asked there is epsilon.",
        (np.vectorize(lambda v, e: max(v, e * v) / v, otypes=[float]),),
        "Other numbers come out right.",
        tags=("corner",),
    ),
    Mistake(
        "leaky_relu_prime.wrong-side",
        "epsilon stands on the wrong side: it is the slope where x is negative.",
        (
            lambda x, e: np.where(_float(x) > 0, e, 1.0),
            lambda x, e: np.where(_float(x) >= 0, e, 1.0),
            lambda x, e: np.where(_float(x) > 0, e, 0.0),
        ),
        tags=("wrong side",),
    ),
    Mistake(
        "leaky_relu_prime.relu",
        "This is the ReLU's slope: below 0 it is epsilon, not 0.",
        (lambda x, e: _one(x), lambda x, e: (_float(x) >= 0) * 1.0),
        tags=("ignores an argument",),
    ),
    Mistake(
        "leaky_relu_prime.function",
        "This is the leaky ReLU itself; its slope is asked.",
        (_leak,),
    ),
    Mistake(
        "leaky_relu_prime.times-x",
        "A slope does not have x in it: epsilon below 0, 1 above.",
        (
            lambda x, e: np.where(_float(x) > 0, 1.0, e * _float(x)),
            lambda x, e: np.where(_float(x) > 0, _float(x), e),
            lambda x, e: e + (1 - e) * _relu(x),
        ),
    ),
    Mistake(
        "leaky_relu_prime.only-one-share",
        "Above 0 the slopes of both terms add up to 1: epsilon and 1 - epsilon.",
        (
            lambda x, e: np.where(_float(x) > 0, 1 - e, e),
            lambda x, e: (1 - e) * _one(x),
            lambda x, e: np.where(_float(x) > 0, 1 - e, 1.0),
        ),
    ),
    Mistake(
        "leaky_relu_prime.counted-twice",
        "Above 0 your slope is 1 + epsilon; the ReLU's share is 1 - epsilon, so it is 1.",
        (lambda x, e: e + _one(x), lambda x, e: np.where(_float(x) > 0, 1 + e, e)),
    ),
    Mistake(
        "leaky_relu_prime.shares-exchanged",
        "Below 0 your slope is 1 - epsilon; it is epsilon.",
        (lambda x, e: np.where(_float(x) > 0, 1.0, 1 - e), lambda x, e: (1 - e) + e * _one(x)),
    ),
    Mistake(
        "leaky_relu_prime.sign",
        "The sign is turned: the leaky ReLU rises on both sides.",
        (
            lambda x, e: np.where(_float(x) > 0, 1.0, -e),
            lambda x, e: np.where(_float(x) > 0, 1.0, np.where(_float(x) < 0, -e, e)),
            lambda x, e: np.where(_float(x) >= 0, 1.0, -e),
            lambda x, e: -_leak_slope(x, e),
            lambda x, e: np.sign(_float(x)) * _leak_slope(x, e),
        ),
        tags=("sign",),
    ),
    Mistake(
        "leaky_relu_prime.minus-one",
        "Below 0 the slope is epsilon, not -1.",
        (lambda x, e: np.where(_float(x) > 0, 1.0, -1.0),),
    ),
    Mistake(
        "leaky_relu_prime.always-epsilon",
        "Your slope is the same everywhere: below 0 it is epsilon, above it is 1.",
        (
            lambda x, e: np.full(np.shape(x), float(e)),
            lambda x, e: np.ones(np.shape(x)),
            lambda x, e: np.full(np.shape(x), 1.0 - e),
            lambda x, e: float(e),
        ),
    ),
    Mistake(
        "leaky_relu_prime.own-epsilon",
        "The slope of the negative side is a number of your own; `epsilon` says what it is.",
        tuple(lambda x, e, c=c: _leak_slope(x, c) for c in (0.01, 0.1, 0.2, 0.3, 0.05, 0.001)),
        tags=("ignores an argument",),
    ),
    Mistake(
        "leaky_relu_prime.divided",
        "Below 0 the slope is epsilon; yours is epsilon squared, doubled, halved or turned over.",
        (
            lambda x, e: np.where(_float(x) > 0, 1.0, e * e),
            lambda x, e: np.where(_float(x) > 0, 1.0, 2 * e),
            lambda x, e: np.where(_float(x) > 0, 1.0, e / 2),
            lambda x, e: np.where(_float(x) > 0, 1.0, 1 / e),
        ),
    ),
    Mistake(
        "leaky_relu_prime.threshold",
        "The corner stands at 0; yours is elsewhere.",
        (
            lambda x, e: np.where(_float(x) > 1, 1.0, e),
            lambda x, e: np.where(_float(x) > e, 1.0, e),
            lambda x, e: np.where(_float(x) >= 1, 1.0, e),
            lambda x, e: np.where(_float(x) > -e, 1.0, e),
        ),
    ),
    Mistake(
        "leaky_relu_prime.swapped",
        "Your function takes epsilon for x and the other way round.",
        (lambda x, e: np.where(e > 0, 1.0, _float(x)),),
        "The signature is `leaky_relu_prime(x, epsilon)`.",
    ),
    *common(
        "leaky_relu_prime",
        _leak_slope,
        (lambda x, e: 1 if x > 0 else e, lambda x, e: e + (1 - e) * float(x > 0)),
        decimals=(0,),
    ),
)


def _slope_facts(case: Case, expected: Any, value: Any) -> str:
    given = np.asarray(as_numbers(value), dtype=float)
    x = np.asarray(case.args[0], dtype=float)
    if given.shape != x.shape:
        return ""
    if (np.abs(given - 1)[x > 0] > 1e-3).any():
        return "Above 0 the slope is 1; yours is not."
    return "Below 0 the slope is epsilon; yours is not."


LEAKY_RELU_PRIME = Exercise(
    name="leaky_relu_prime",
    assignment="activations",
    oracle=shared.leaky_relu_prime,
    parameters=("x", "epsilon"),
    done="1 above 0, epsilon elsewhere, at 0 as well.",
    properties=properties(
        "leaky_relu_prime",
        ("A row of numbers", "1 above 0, epsilon below"),
        {**LEAKY_POINTS, "zero": 0.75, "row": 1},
        _epsilon,
        zero="Right away from 0; at 0 the slope asked is epsilon.",
        extra=ENDS,
    ),
    mistakes=LEAKY_PRIME_MISTAKES,
    hints=(
        "Move x from -2 to -1.9, and from 3 to 3.1. By how much does the leaky ReLU move, in shares of 0.1?",
        "Two numbers are enough: one for x > 0, one for all others. 0 belongs to the others.",
        "`np.where` chooses, entry by entry, between 1 and epsilon.",
    ),
    naming=naming(_epsilon),
    invariants=(Invariant("two-slopes", _slope_facts),),
    probes=(one_by_one(_epsilon),),
)
