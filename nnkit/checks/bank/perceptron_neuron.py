"""One threshold neuron: the weighted sum and the step.

The oracles use `math` alone. Larger inputs are multiples of 1/8, whose sums float32 holds exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import AGAIN, AGAIN_FAILS, Array, in_turn, strided, unchanged

# The oracles.


def weighted_sum(x: Array, w: Array, b: float) -> float:
    return math.fsum(float(u) * float(v) for u, v in zip(x, w, strict=True)) + float(b)


def step(z: Array) -> Array:
    numbers = np.asarray(z, dtype=float)
    return np.array([float(x >= 0) for x in numbers.ravel()]).reshape(numbers.shape)


# Inputs.


def decimals(rng: np.random.Generator, *shape: int) -> Array:
    """Numbers with two decimals, none near 0."""
    return np.round(rng.uniform(0.2, 2.5, shape), 2) * rng.choice([-1.0, 1.0], shape)


def eighths(rng: np.random.Generator, *shape: int) -> Array:
    """Multiples of 1/8, none of them 0."""
    return rng.integers(1, 20, shape) / 8 * rng.choice([-1.0, 1.0], shape)


def one_decimal(rng: np.random.Generator) -> float:
    return float(decimals(rng, 1)[0])


# weighted_sum


def _few_inputs(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0, 2.0]), np.array([3.0, -1.0]), 0.5))
    yield Case((np.array([0.5, -1.25, 2.2]), np.array([2.0, 0.7, -1.5]), 0.3))
    yield Case((decimals(rng, 4), decimals(rng, 4), one_decimal(rng)))
    yield Case((decimals(rng, 3), decimals(rng, 3), one_decimal(rng)))


def _any_number_of_inputs(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-1.5]), np.array([0.7]), -0.4))
    yield Case((decimals(rng, 2), decimals(rng, 2), one_decimal(rng)))
    yield Case((decimals(rng, 5), decimals(rng, 5), one_decimal(rng)))
    yield Case((eighths(rng, 23), eighths(rng, 23), 0.375))


def _whole_inputs(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1, 0, 1]), np.array([0.6, -1.1, 0.3]), -0.7))
    yield Case((np.array([0.5, -1.3]), np.array([3, 2]), -2))
    yield Case((rng.integers(-4, 5, 4), rng.integers(-4, 5, 4), one_decimal(rng)))
    yield Case((np.zeros(3), decimals(rng, 3), -1.2))
    yield Case((decimals(rng, 3), decimals(rng, 3), 0))
    yield Case((strided(decimals(rng, 4)), decimals(rng, 8)[::2], 0.9))


def _sum_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = (decimals(rng, 3), decimals(rng, 3), 0.4), (decimals(rng, 3), decimals(rng, 3), -1.1)
    yield in_turn(one, two, (decimals(rng, 5), decimals(rng, 5), 0.7), (*one[:2], -0.9), one)


def _sum_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((decimals(rng, 3), decimals(rng, 3), 0.5))
    yield Case((np.array([1, -2]), np.array([3, 1]), 1))


def _sum_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([2.0]), np.array([3.5]), 0.7))
    yield Case((np.array([1.0, 1.0]), np.array([0.3, 0.4]), 0.1))
    yield Case((decimals(rng, 2), decimals(rng, 2), 3.3))
    yield Case((decimals(rng, 4), decimals(rng, 4), -0.6))


def _by_loop(total: Callable[[list[float], list[float], float], float]) -> Callable[..., Any]:
    """A weighted sum from plain lists of numbers."""

    def weighted(x: Array, w: Array, b: float) -> float:
        return total([float(u) for u in x], [float(v) for v in w], float(b))

    return weighted


def _z(x: Array, w: Array) -> float:
    return math.fsum(float(u) * float(v) for u, v in zip(x, w, strict=False))


def _into_the_inputs(x: Array, w: Array, b: float) -> float:
    x *= w
    return float(x.sum() + b)


WEIGHTED_SUM_MISTAKES = (
    Mistake(
        "weighted_sum.no-bias",
        "The bias is left out: your sum ends with the weights.",
        (lambda x, w, b: _z(x, w),),
        "With all inputs 0, what is left?",
        tags=("leaves the bias out",),
    ),
    Mistake(
        "weighted_sum.bias-per-input",
        "The bias is added once for each input; it belongs to the sum, once.",
        (lambda x, w, b: _z(x, w) + len(x) * b,),
        "With a single input the two agree.",
    ),
    Mistake(
        "weighted_sum.minus-bias",
        "The bias is subtracted; it is to be added.",
        (lambda x, w, b: _z(x, w) - b,),
        tags=("sign",),
    ),
    Mistake(
        "weighted_sum.bias-twice",
        "The bias is added twice.",
        (lambda x, w, b: _z(x, w) + 2 * b,),
    ),
    Mistake(
        "weighted_sum.times-bias",
        "The sum is multiplied by the bias; the bias is to be added.",
        (
            lambda x, w, b: _z(x, w) * b,
            lambda x, w, b: _z(x, w) * (1 + b),
        ),
    ),
    Mistake(
        "weighted_sum.not-added-up",
        "The products are not added up: one number is asked, the sum over all inputs.",
        (
            lambda x, w, b: np.asarray(x) * np.asarray(w) + b,
            lambda x, w, b: np.asarray(x) * np.asarray(w),
        ),
        "`*` between two arrays multiplies entry by entry.",
        tags=("no sum",),
    ),
    Mistake(
        "weighted_sum.outer-product",
        "Every input meets every weight; each input has one weight of its own.",
        (
            lambda x, w, b: np.outer(x, w) + b,
            lambda x, w, b: np.outer(x, w),
        ),
    ),
    Mistake(
        "weighted_sum.sums-first",
        "Inputs and weights are added up first and multiplied then: each input belongs to its own weight.",
        (
            lambda x, w, b: math.fsum(x) * math.fsum(w) + b,
            lambda x, w, b: math.fsum(x) * math.fsum(w),
            lambda x, w, b: math.fsum(x) * (math.fsum(w) + b),
            lambda x, w, b: (math.fsum(x) + b) * math.fsum(w),
        ),
    ),
    Mistake(
        "weighted_sum.added",
        "Inputs and weights are added; each input is to be multiplied by its weight.",
        (
            lambda x, w, b: math.fsum(x) + math.fsum(w) + b,
            lambda x, w, b: math.fsum(x) + math.fsum(w) + len(x) * b,
            lambda x, w, b: np.asarray(x) + w + b,
        ),
    ),
    Mistake(
        "weighted_sum.mean",
        "The mean of the products is taken, not their sum.",
        (
            lambda x, w, b: _z(x, w) / len(x) + b,
            lambda x, w, b: (_z(x, w) + b) / len(x),
        ),
    ),
    Mistake(
        "weighted_sum.two-inputs",
        "Only the first two inputs are used; there may be any number of them.",
        (
            lambda x, w, b: _z(x[:2], w[:2]) + b,
            lambda x, w, b: float(x[0] * w[0] + x[1] * w[1] + b),
        ),
        "Two inputs come out right.",
        tags=("hard-coded size",),
    ),
    Mistake(
        "weighted_sum.only-first",
        "Only the first input is used: the answer is given before the sum is complete.",
        (
            lambda x, w, b: _z(x[:1], w[:1]) + b,
            lambda x, w, b: _z(x[:1], w[:1]),
        ),
        "A `return` inside the loop ends it in its first round.",
        tags=("returns too early",),
    ),
    Mistake(
        "weighted_sum.only-last",
        "Only the last product is kept: each round puts it in the place of the sum.",
        (
            lambda x, w, b: _z(x[-1:], w[-1:]) + b,
            lambda x, w, b: _z(x[-1:], w[-1:]),
        ),
        "Is it `=` where `+=` is meant?",
    ),
    Mistake(
        "weighted_sum.misses-last",
        "The last input is left out.",
        (lambda x, w, b: _z(x[:-1], w[:-1]) + b,),
        tags=("off by one",),
    ),
    Mistake(
        "weighted_sum.misses-first",
        "The first input is left out.",
        (lambda x, w, b: _z(x[1:], w[1:]) + b,),
        "Counting starts at 0.",
        tags=("off by one",),
    ),
    Mistake(
        "weighted_sum.weights-reversed",
        "The weights meet the inputs in the opposite order.",
        (lambda x, w, b: _z(x, list(w)[::-1]) + b,),
    ),
    Mistake(
        "weighted_sum.one-array-twice",
        "One of the two arrays is used twice, the other not at all.",
        (
            lambda x, w, b: _z(x, x) + b,
            lambda x, w, b: _z(w, w) + b,
        ),
    ),
    Mistake(
        "weighted_sum.only-inputs",
        "The inputs are added up without their weights, or the weights without their inputs.",
        (lambda x, w, b: math.fsum(x) + b, lambda x, w, b: math.fsum(w) + b),
    ),
    Mistake(
        "weighted_sum.bias-inside",
        "The bias is added before the multiplication, so it is weighted as well.",
        (
            lambda x, w, b: _z(np.asarray(x) + b, w),
            lambda x, w, b: _z(x, np.asarray(w) + b),
            lambda x, w, b: _z(x, w) + b * math.fsum(w) + b,
        ),
    ),
    Mistake(
        "weighted_sum.product",
        "The products are multiplied together; they are to be added.",
        (lambda x, w, b: float(np.prod(np.asarray(x, float) * np.asarray(w, float)) + b),),
    ),
    Mistake(
        "weighted_sum.divided",
        "Each input is divided by its weight; it is to be multiplied.",
        (
            lambda x, w, b: float(np.sum(np.asarray(x, float) / np.asarray(w, float)) + b),
            lambda x, w, b: float(np.sum(np.asarray(w, float) / np.asarray(x, float)) + b),
        ),
    ),
    Mistake(
        "weighted_sum.decided",
        "This is the neuron's decision; the sum before it is asked.",
        (
            lambda x, w, b: float(weighted_sum(x, w, b) >= 0),
            lambda x, w, b: float(weighted_sum(x, w, b) > 0),
            lambda x, w, b: float(np.sign(weighted_sum(x, w, b))),
            lambda x, w, b: 1 / (1 + math.exp(-weighted_sum(x, w, b))),
            lambda x, w, b: max(0.0, weighted_sum(x, w, b)),
        ),
        "No step, no sigmoid and no max yet.",
    ),
    Mistake(
        "weighted_sum.whole-numbers",
        "Decimals are cut off or rounded away on the way; leave all digits.",
        (
            lambda x, w, b: int(weighted_sum(x, w, b)),
            lambda x, w, b: round(weighted_sum(x, w, b)),
            lambda x, w, b: _z(np.trunc(x), np.trunc(w)) + int(b),
            lambda x, w, b: _z(np.trunc(x), w) + b,
            lambda x, w, b: _z(x, np.trunc(w)) + b,
            lambda x, w, b: weighted_sum(x, w, int(b)),
            lambda x, w, b: math.fsum(int(u * v) for u, v in zip(x, w, strict=True)) + b,
            *(lambda x, w, b, d=d: round(weighted_sum(x, w, b), d) for d in (1, 2)),
        ),
        tags=("rounds",),
    ),
    Mistake(
        "weighted_sum.integer-total",
        "Where the inputs are whole numbers the sum is kept as a whole number, so its decimals are lost.",
        (
            lambda x, w, b: (
                _z(x, np.trunc(w)) + int(b)
                if np.asarray(x).dtype.kind == "i"
                else weighted_sum(x, w, b)
            ),
            lambda x, w, b: (
                int(weighted_sum(x, w, b))
                if np.asarray(x).dtype.kind == "i"
                else weighted_sum(x, w, b)
            ),
            lambda x, w, b: (
                math.fsum(int(u * v) for u, v in zip(x, w, strict=True)) + b
                if np.asarray(x).dtype.kind == "i"
                else weighted_sum(x, w, b)
            ),
        ),
        "`np.zeros_like(x)` takes over the type of `x`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "weighted_sum.in-place",
        "Your products are written into the caller's own array: it changes, and whole numbers cannot take the decimals.",
        (_into_the_inputs, lambda x, w, b: _into_the_inputs(w, x, b)),
        "`x *= w` changes the array that was given; `x * w` makes a new one.",
        tags=("changes its input",),
    ),
    Mistake(
        "weighted_sum.without-signs",
        "The signs are lost: a negative product must lower the sum.",
        (
            lambda x, w, b: abs(_z(x, w)) + b,
            lambda x, w, b: abs(weighted_sum(x, w, b)),
            lambda x, w, b: _z(np.abs(x), np.abs(w)) + b,
            lambda x, w, b: _z(x, np.abs(w)) + b,
            lambda x, w, b: _z(np.abs(x), w) + b,
        ),
    ),
)


def _sums(change: Callable[[Array, Array, float], tuple[Array, Array, float]], size: int = 3):  # type: ignore[no-untyped-def]
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for n in (size, 2, 4):
            x, w, b = decimals(rng, n), decimals(rng, n), one_decimal(rng)
            yield Case((x, w, b)), Case(change(x, w, b))

    return pairs


SUM_FACTS = (
    Probe(
        "twice-as-much",
        "Twice the weights and twice the bias must give twice the sum; in yours they do not.",
        _sums(lambda x, w, b: (x, 2 * w, 2 * b)),
        lambda one, other: 2 * one,
    ),
    Probe(
        "bias-adds",
        "A bias larger by 1 must make the sum larger by 1; in yours it does not.",
        _sums(lambda x, w, b: (x, w, b + 1)),
        lambda one, other: one + 1,
    ),
    Probe(
        "order-of-inputs",
        "Inputs and weights in another order, together, must give the same sum; in yours the place matters.",
        _sums(lambda x, w, b: (x[::-1].copy(), w[::-1].copy(), b)),
        lambda one, other: one,
    ),
    Probe(
        "exchange",
        "Exchanging `x` and `w` must change nothing; in yours it does.",
        _sums(lambda x, w, b: (w, x, b)),
        lambda one, other: one,
    ),
    Probe(
        "unused-input",
        "An input of 0 adds nothing; in yours one more of them changes the sum.",
        _sums(lambda x, w, b: (np.append(x, 0.0), np.append(w, 1.3), b)),
        lambda one, other: one,
    ),
)

WEIGHTED_SUM = Exercise(
    name="weighted_sum",
    assignment="perceptron",
    oracle=weighted_sum,
    parameters=("x", "w", "b"),
    done="Each input times its weight, all added up, and the bias once.",
    properties=(
        Property("few", "A few inputs", "weighted, added up, and the bias", 1.5, _few_inputs),
        Property(
            "sizes",
            "Any number of inputs",
            "one or many",
            0.5,
            _any_number_of_inputs,
            fails="Right for a few inputs, not for every number of them.",
        ),
        Property(
            "kinds",
            "Whole numbers, zeros, any memory order",
            "the same rule",
            0.5,
            _whole_inputs,
            fails="Right for numbers with decimals, but not for whole numbers, zeros or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.25,
            _sum_again,
            fails=AGAIN_FAILS,
        ),
        unchanged(0.25, _sum_unchanged),
    ),
    mistakes=WEIGHTED_SUM_MISTAKES,
    hints=(
        "For the inputs 1 and 2, the weights 3 and -1 and the bias 0.5: which three numbers are added?",
        "Multiply each input by its own weight, add the products up, and add the bias once, at the end.",
        "Two arrays multiplied with `*` give the products; `sum` adds them up. `x @ w` does both at once.",
    ),
    naming=_sum_naming,
    probes=SUM_FACTS,
)

# step


def _both_sides(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-0.5, 2.0, 1.25, -3.0]),))
    yield Case((np.array([0.3, -0.3, 0.7, 12.0, -0.9, -12.0]),))
    yield Case((np.append(decimals(rng, 5), [0.4, -0.4]),))


def _at_zero(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0.0, -0.5, 0.0, 0.5, -2.0]),))
    yield Case((np.array([-0.0, 1.5, -1.5, 0.0]),))
    yield Case((np.array([0, -1, 0, 1, 2]),))
    yield Case((np.insert(decimals(rng, 5), 2, 0.0),))


def _shapes(rng: np.random.Generator) -> Iterator[Case]:
    for z in (
        2.5,
        -1.5,
        np.array(0.75),
        np.array(-0.75),
        np.array([-1.0]),
        decimals(rng, 2, 3),
        decimals(rng, 1, 4),
        decimals(rng, 3, 1),
        decimals(rng, 2, 3, 2),
    ):
        yield Case((z,))


def _step_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([3, -2, 1, -1, 5]),))
    yield Case((np.array([[-4, 4], [7, -7]]),))
    yield Case((7,))
    yield Case((np.array([1e-5, -1e-5, 1e6, -1e6, -1e-17]),))
    yield Case((np.array([0, 1, 0, 1]),))
    yield Case((np.asfortranarray(decimals(rng, 3, 4)),))
    yield Case((strided(decimals(rng, 2, 3)),))


def _step_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = decimals(rng, 4), -decimals(rng, 4)
    table = decimals(rng, 2, 3)
    yield in_turn((one,), (two,), (table,), (table.reshape(3, 2),), (-one,), (one,))


def _step_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((decimals(rng, 5),))
    yield Case((np.array([3, -2, 0]),))


def _step_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-0.75, -0.25, 0.25, 0.75, 1.0, -1.0, 0.5]),))
    yield Case((decimals(rng, 2, 2),))
    yield Case((decimals(rng, 6),))


def _each(decide: Callable[[float], float]) -> Callable[[Array], Array]:
    """An elementwise function from one of numbers."""

    def elementwise(z: Array) -> Array:
        numbers = np.asarray(z, dtype=float)
        return np.array([float(decide(x)) for x in numbers.ravel()]).reshape(numbers.shape)

    return elementwise


def _one_number(z: Array) -> int:
    return 1 if z >= 0 else 0


def _strict_one_number(z: Array) -> int:
    return 1 if z > 0 else 0


def _one_dimension(strict: bool = False) -> Callable[[Array], Array]:
    def listed(z: Array) -> Array:
        return np.array([(1 if v > 0 else 0) if strict else (1 if v >= 0 else 0) for v in z])

    return listed


def _by_index(z: Array) -> Array:
    return np.array([1 if z[i] >= 0 else 0 for i in range(len(z))])


def _no_plain_numbers(z: Array) -> Array:
    if not isinstance(z, np.ndarray):
        raise TypeError
    return step(z)


STEP_MISTAKES = (
    Mistake(
        "step.zero-gives-0",
        "Your function gives 0 at exactly 0; there the neuron fires, so it is 1.",
        (
            _each(lambda x: x > 0),
            lambda z: (np.asarray(z) > 0) * 1,
            lambda z: np.round(1 / (1 + np.exp(-np.clip(np.asarray(z, float), -500, 500)))),
            _one_dimension(strict=True),
        ),
        "Everywhere else it is right.",
        (
            "What does your function give for 0, and what is asked there?",
            "The threshold itself belongs to the side that fires.",
            "The comparison is one sign short: at least 0, not more than 0.",
        ),
        ("step at zero",),
    ),
    Mistake(
        "step.half-at-zero",
        "Your function gives one half at exactly 0; it is 1 there.",
        (_each(lambda x: (np.sign(x) + 1) / 2), _each(lambda x: 0.5 if x == 0 else x > 0)),
        "`np.sign(0)` is 0.",
        tags=("step at zero",),
    ),
    Mistake(
        "step.minus-zero",
        "Minus zero is zero: `-0.0` must give 1 as well.",
        (_each(lambda x: math.copysign(1, x) > 0),),
    ),
    Mistake(
        "step.only-numbers",
        "Your function takes one number at a time: an `if` cannot decide for a whole array.",
        (_one_number, _strict_one_number, lambda z: int(z >= 0), lambda z: float(z >= 0)),
        "An array is asked for as well, entry by entry.",
        (
            "Compare an array with 0 at the prompt. What do you get, one answer or many?",
            "A comparison of an array gives one True or False for each entry; an `if` wants a single one.",
            "Turn the array of comparisons into numbers, or use `np.where`.",
        ),
        ("only single numbers",),
    ),
    Mistake(
        "step.only-one-dimension",
        "Your loop runs along one dimension: single numbers and tables are asked for as well.",
        (_one_dimension(), _by_index),
        "A row of numbers comes out right.",
        tags=("only one dimension",),
    ),
    Mistake(
        "step.only-arrays",
        "Arrays come out right; a single number is asked for as well.",
        (
            lambda z: step(z) if z.shape else step(z),
            lambda z: step(z) if len(z) else step(z),
            _no_plain_numbers,
        ),
        tags=("only arrays",),
    ),
    Mistake(
        "step.flat",
        "The result has lost its shape: all entries stand in one line.",
        (lambda z: step(z).ravel(), lambda z: list(step(z).ravel())),
    ),
    Mistake(
        "step.inverted",
        "Zeros and ones are exchanged.",
        (
            _each(lambda x: x < 0),
            _each(lambda x: x <= 0),
            lambda z: 0 if z >= 0 else 1,
        ),
        tags=("sign",),
    ),
    Mistake(
        "step.plus-minus-one",
        "Below the threshold the answer is 0; yours is -1.",
        (
            _each(lambda x: 1 if x >= 0 else -1),
            _each(lambda x: 1 if x > 0 else -1),
            _each(lambda x: float(np.sign(x))),
            lambda z: 1 if z >= 0 else -1,
        ),
        "Labels are 0 and 1 in this book.",
        tags=("labels of ±1",),
    ),
    Mistake(
        "step.threshold-half",
        "The threshold is at 0; yours is at one half.",
        (
            _each(lambda x: x >= 0.5),
            _each(lambda x: x > 0.5),
            lambda z: np.round(np.clip(z, 0, 1)),
        ),
        tags=("another threshold",),
    ),
    Mistake(
        "step.threshold-one",
        "The threshold is at 0; yours is at 1.",
        (_each(lambda x: x >= 1), _each(lambda x: x > 1)),
        tags=("another threshold",),
    ),
    Mistake(
        "step.relu",
        "Above the threshold the answer is 1; yours passes the score on.",
        (
            _each(lambda x: max(0.0, x)),
            _each(lambda x: x if x >= 0 else -1),
        ),
    ),
    Mistake(
        "step.clipped",
        "Between 0 and 1 your function passes the score on; a step jumps from 0 to 1.",
        (_each(lambda x: min(max(0.0, x), 1.0)),),
    ),
    Mistake(
        "step.sigmoid",
        "This is the sigmoid, which changes by degrees; a step jumps.",
        (
            _each(lambda x: 1 / (1 + math.exp(-x)) if x > -700 else 0.0),
            lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=float))),
        ),
    ),
    Mistake(
        "step.always-one",
        "Your function gives 1 whatever the score.",
        (_each(lambda x: 1), lambda z: 1),
    ),
    Mistake(
        "step.one-for-all",
        "One answer is given for the whole array; each entry gets its own.",
        (
            lambda z: int(np.sum(z) >= 0),
            lambda z: int(np.all(np.asarray(z) >= 0)),
            lambda z: int(np.any(np.asarray(z) >= 0)),
            lambda z: int(np.mean(z) >= 0),
            lambda z: int(np.ravel(z)[0] >= 0),
        ),
        tags=("one for all",),
    ),
    Mistake(
        "step.absolute",
        "The sign of the score is lost before it is compared.",
        (_each(lambda x: abs(x) >= 1), _each(lambda x: abs(x) > 0)),
    ),
    Mistake(
        "step.whole-part",
        "The decimals are cut off before the comparison: -0.5 becomes 0 and fires.",
        (_each(lambda x: int(x) >= 0),),
        tags=("rounds",),
    ),
)

STEP = Exercise(
    name="step",
    assignment="perceptron",
    oracle=step,
    parameters=("z",),
    done="1 from the threshold up, 0 below it, entry by entry.",
    properties=(
        Property("sides", "Above and below 0", "1 above, 0 below", 1, _both_sides),
        Property(
            "zero",
            "Exactly 0",
            "the neuron fires",
            0.75,
            _at_zero,
            fails="Right on both sides of 0, not at exactly 0, where the answer is 1.",
        ),
        Property(
            "shapes",
            "Single numbers and any shape",
            "entry by entry, the shape stays",
            0.5,
            _shapes,
            fails="Right for a row of numbers, not for single numbers and every shape.",
        ),
        Property(
            "kinds",
            "Whole numbers, small and large, any memory order",
            "the same rule",
            0.25,
            _step_kinds,
            fails="Right for ordinary numbers, but not for whole numbers, very small or large ones, or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.25,
            _step_again,
            fails=AGAIN_FAILS,
        ),
        unchanged(0.25, _step_unchanged),
    ),
    mistakes=STEP_MISTAKES,
    hints=(
        "Which of -1, 0 and 1 must give 1?",
        "Comparing an array with 0 gives True or False for each entry; what remains is to make them numbers.",
        "`np.where(condition, 1, 0)` chooses entry by entry; the condition holds at exactly 0 too.",
    ),
    naming=_step_naming,
)
