"""A sum of ReLUs, and the weights with which it meets a function at the knots.

The answer of `fit_relu_sum` is a pair of a number and an array, so its mistakes are told apart by
a judgement of each case and not by the relations between arrays.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Mistake, Probe, Property
from ..student import Outcome
from ..student_side.drivers import FUNCTIONS
from .activations_elementwise import numbers
from .common import Array, in_turn, strided

# The oracles.


def relu_sum(x: Array, offset: float, weights: Array, knots: Array) -> Array:
    def one(v: float) -> float:
        bends = [
            float(w) * max(0.0, v - float(k)) for w, k in zip(weights, knots[:-1], strict=True)
        ]
        return math.fsum([float(offset), *bends])

    given = np.asarray(x)
    return np.array([one(float(v)) for v in given.ravel().tolist()]).reshape(given.shape)


def fit_relu_sum(f: Callable[[Array], Array], knots: Array) -> tuple[float, Array]:
    at = [float(v) for v in f(np.array(knots, dtype=float))]
    slopes = [
        (at[i + 1] - at[i]) / (float(knots[i + 1]) - float(knots[i])) for i in range(len(at) - 1)
    ]
    return at[0], np.array([s - before for s, before in zip(slopes, [0.0, *slopes], strict=False)])


# relu_sum


def _knots(rng: np.random.Generator, k: int) -> Array:
    return np.round(-2.0 + np.cumsum(rng.uniform(0.4, 1.2, k)), 2)


def _bends(rng: np.random.Generator, k: int) -> tuple[float, Array, Array]:
    weights = numbers(rng, k - 1)
    weights[0] = abs(weights[0])
    return round(float(rng.uniform(0.5, 1.5)), 2), weights, _knots(rng, k)


FIXED = (1.5, np.array([2.0, -0.75, 1.25]), np.array([-1.0, 0.5, 1.0, 2.5]))


def _sum_row(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-0.5, 0.75, 1.5, 2.0, 3.0]), *FIXED))
    yield Case((numbers(rng, 6), *_bends(rng, 5)))
    yield Case((numbers(rng, 2), *_bends(rng, 6)))
    yield Case((numbers(rng, 6), *_bends(rng, 5)))


def _sum_left(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-4.0, -1.0, -1.25, 9.0]), *FIXED))
    yield Case((np.array([-1.0, 0.5, 1.0, 2.5]), *FIXED))
    yield Case((np.array([12.0, -7.5, 40.0]), *_bends(rng, 4)))
    yield Case((np.array([-4.0, -1.5]), *FIXED))


def _sum_number(rng: np.random.Generator) -> Iterator[Case]:
    for x in 0.75, 2, np.array(float(numbers(rng))):
        yield Case((x, *_bends(rng, 4)))


def _sum_shapes(rng: np.random.Generator) -> Iterator[Case]:
    for shape, k in ((4,), 5), ((3,), 3), ((3, 4), 5), ((2, 1, 3), 4):
        yield Case((numbers(rng, *shape), *_bends(rng, k)))


def _sum_two(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((numbers(rng, 3), 0.5, np.array([2.5]), np.array([-0.75, 1.0])))


def _sum_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([-2, 0, 1, 3]), 1, np.array([1, -2]), np.array([-1, 0, 2])))
    yield Case((np.array([-2, 0, 1, 3]), *_bends(rng, 4)))
    x = strided(np.asfortranarray(numbers(rng, 3, 2)))
    yield Case((x, 0, np.array([0.5, 0.25]), np.array([-1, 0, 2])))
    # A bend that is no bend, and two alike.
    weights, knots = np.array([2.0, 0.0, -0.75, 2.0]), np.array([-1.0, 0.0, 0.5, 1.0, 2.0])
    yield Case((np.array([-2.0, 0.25, 0.75, 1.75]), 1.5, weights, knots))


def _sum_again(rng: np.random.Generator) -> Iterator[Case]:
    x, *first = numbers(rng, 4), *_bends(rng, 4)
    calls = [[x, *first], [x, *_bends(rng, 4)], [numbers(rng, 2, 2), *_bends(rng, 3)], [x, *first]]
    yield in_turn(*calls)


def _sum_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((numbers(rng, 4), *_bends(rng, 4)))


def _sum_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((numbers(rng, 5), *_bends(rng, 4)))
    yield Case((1.25, *_bends(rng, 4)))
    yield Case((numbers(rng, 2, 2), *_bends(rng, 5)))


def _pairs(x: Array, knots: Array) -> Array:
    return np.asarray(x, dtype=float)[..., None] - np.asarray(knots, dtype=float)


def _r(z: Array) -> Array:
    return np.maximum(z, 0)


def _short(one: Array, other: Array) -> int:
    return min(len(one), len(other))


def _sum_of(
    bend: Callable[[Array], Array] = _r,
    knots_of: Callable[[Array], Array] = lambda k: k[:-1],
    weights_of: Callable[[Array], Array] = lambda w: w,
    plus: Callable[[Array, Any], Array] = lambda total, offset: total + offset,
) -> Callable[..., Array]:
    def made(x: Array, offset: float, weights: Array, knots: Array) -> Array:
        w, k = weights_of(np.asarray(weights)), knots_of(np.asarray(knots))
        n = _short(w, k)
        return plus(bend(_pairs(x, k[:n])) @ w[:n], offset)

    return made


def _pairwise(x: Array, offset: float, weights: Array, knots: Array) -> Array:
    return offset + np.sum(weights * _r(x - knots[:-1]))


def _pairwise_entries(x: Array, offset: float, weights: Array, knots: Array) -> Array:
    return offset + weights * _r(x - knots[:-1])


def _one_number_sum(x: float, offset: float, weights: Array, knots: Array) -> float:
    total = offset
    for w, k in zip(weights, knots, strict=False):
        total = total + w * max(0, x - k)
    return total


def _if_sum(x: float, offset: float, weights: Array, knots: Array) -> float:
    total = offset
    for w, k in zip(weights, knots, strict=False):
        if x > k:
            total = total + w * (x - k)
    return total


def _in_a_buffer_like_x(x: Array, offset: float, weights: Array, knots: Array) -> Array:
    total = np.full_like(x, offset)
    for w, k in zip(weights, knots, strict=False):
        total[...] = total + w * _r(np.asarray(x) - k)
    return total


_right_sum = _sum_of()

RELU_SUM_MISTAKES = (
    Mistake(
        "relu_sum.other-knots",
        "The weights meet the wrong knots: the first weight belongs to the first knot, the last knot has none.",
        (
            _sum_of(knots_of=lambda k: k[1:]),
            lambda x, o, w, k: o + _r(_pairs(x, k[1:])) @ np.asarray(w),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "relu_sum.all-knots",
        "There is one weight less than there are knots; the last knot bends nothing.",
        (
            lambda x, o, w, k: o + _r(_pairs(x, k)) @ np.asarray(w),
            lambda x, o, w, k: o + _r(_pairs(x, k)) @ np.resize(w, len(k)),
            lambda x, o, w, k: o + _r(_pairs(np.reshape(x, -1), k)) @ np.resize(w, len(k)),
            lambda x, o, w, k: o + sum(w[i] * _r(np.asarray(x) - k[i]) for i in range(len(k))),
            lambda x, o, w, k: o + np.sum(np.asarray(w) * _r(_pairs(x, k)), axis=-1),
            lambda x, o, w, k: _right_sum(x, o, w, k) + w[-1] * _r(np.asarray(x) - k[-1]),
        ),
        "Go through the weights, not through the knots.",
        tags=("off by one",),
    ),
    Mistake(
        "relu_sum.misses-last",
        "The last weight is left out.",
        (
            _sum_of(knots_of=lambda k: k[:-2]),
            lambda x, o, w, k: _right_sum(x, o, np.append(np.asarray(w)[:-1], 0), k),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "relu_sum.misses-first",
        "The first weight is left out.",
        (lambda x, o, w, k: _right_sum(x, o, np.append(0, np.asarray(w)[1:]), k),),
        tags=("off by one",),
    ),
    Mistake(
        "relu_sum.only-first",
        "Only the first ReLU is there; all are to be added up.",
        (
            lambda x, o, w, k: o + w[0] * _r(np.asarray(x) - k[0]),
            lambda x, o, w, k: w[0] * _r(np.asarray(x) - k[0]),
        ),
        "Does a `return` stand inside the loop?",
    ),
    Mistake(
        "relu_sum.only-last",
        "Only the last ReLU is there: the total is made anew at every step.",
        (
            lambda x, o, w, k: o + w[-1] * _r(np.asarray(x) - k[-2]),
            lambda x, o, w, k: w[-1] * _r(np.asarray(x) - k[-2]),
        ),
        "`+=` adds, `=` begins again.",
    ),
    Mistake(
        "relu_sum.no-offset",
        "The offset is left out.",
        (_sum_of(plus=lambda total, offset: total),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "relu_sum.offset-each-time",
        "The offset is added with every ReLU; it counts once.",
        (
            lambda x, o, w, k: _right_sum(x, o * len(w), w, k),
            lambda x, o, w, k: _right_sum(x, o * (len(w) + 1), w, k),
            lambda x, o, w, k: _right_sum(x, o * len(k), w, k),
        ),
    ),
    Mistake(
        "relu_sum.offset-used-otherwise",
        "The offset is a number to add at the end; yours subtracts it, multiplies by it or shifts x.",
        (
            _sum_of(plus=lambda total, offset: total - offset),
            _sum_of(plus=lambda total, offset: total * offset),
            lambda x, o, w, k: _right_sum(np.asarray(x) - o, 0, w, k),
            lambda x, o, w, k: _right_sum(np.asarray(x) + o, 0, w, k),
            lambda x, o, w, k: _sum_of(bend=lambda z: _r(z + o))(x, 0, w, k),
        ),
    ),
    Mistake(
        "relu_sum.no-relu",
        "There is no ReLU: left of a knot its term must be 0.",
        (_sum_of(bend=lambda z: z), _sum_of(bend=np.abs)),
    ),
    Mistake(
        "relu_sum.relu-of-the-sum",
        "The ReLU goes round each x - k, before its weight; yours stands further outside.",
        (
            lambda x, o, w, k: o + _r(_pairs(x, k[:-1]) @ np.asarray(w)),
            lambda x, o, w, k: _r(_right_sum(x, o, w, k)),
            lambda x, o, w, k: _r(o + _pairs(x, k[:-1]) @ np.asarray(w)),
            lambda x, o, w, k: o + np.sum(_r(_pairs(x, k[:-1]) * np.asarray(w)), axis=-1),
            lambda x, o, w, k: o + _r(_right_sum(x, 0, w, k)),
        ),
        "A negative weight must be able to pull the sum down.",
    ),
    Mistake(
        "relu_sum.turned-round",
        "The difference is turned round: a ReLU begins to rise right of its knot.",
        (_sum_of(bend=lambda z: _r(-z)), _sum_of(bend=lambda z: np.minimum(z, 0))),
        tags=("sign",),
    ),
    Mistake(
        "relu_sum.plus-knot",
        "The knot is added to x; it is to be subtracted.",
        (_sum_of(knots_of=lambda k: -k[:-1]),),
        tags=("sign",),
    ),
    Mistake(
        "relu_sum.knots-add-up",
        "Every knot is subtracted from x itself; in yours the knots before it are subtracted as well.",
        (_sum_of(knots_of=lambda k: np.cumsum(k)[:-1]),),
        "Does x change in the loop?",
    ),
    Mistake(
        "relu_sum.knot-after-relu",
        "The knot is subtracted after the ReLU; it belongs inside.",
        (
            lambda x, o, w, k: (
                o + (_r(np.asarray(x, float))[..., None] - np.asarray(k[:-1])) @ np.asarray(w)
            ),
        ),
    ),
    Mistake(
        "relu_sum.no-knots",
        "The knots are not used: every ReLU bends at 0.",
        (lambda x, o, w, k: o + np.sum(w) * _r(np.asarray(x, float)),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "relu_sum.step",
        "Each term is a step of height w; it must rise with the slope w from its knot on.",
        (_sum_of(bend=lambda z: (z > 0) * 1.0), _sum_of(bend=lambda z: (z >= 0) * 1.0)),
    ),
    Mistake(
        "relu_sum.no-weights",
        "The weights are not used.",
        (lambda x, o, w, k: o + _r(_pairs(x, k[:-1])).sum(axis=-1),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "relu_sum.reversed",
        "The weights run in the reversed order.",
        (_sum_of(weights_of=lambda w: w[::-1]),),
    ),
    Mistake(
        "relu_sum.slopes",
        "A weight is a change of slope: right of a knot the weights of all knots so far act together.",
        (
            lambda x, o, w, k: (
                o
                + sum(
                    w[i] * np.clip(np.asarray(x, float) - k[i], 0, k[i + 1] - k[i])
                    for i in range(len(w))
                )
            ),
            lambda x, o, w, k: np.interp(x, k, np.concatenate([[o], o + np.cumsum(w)])),
        ),
    ),
    Mistake(
        "relu_sum.stops-at-the-last-knot",
        "Right of the last knot the sum goes on with its last slope; yours stops.",
        (lambda x, o, w, k: _right_sum(np.minimum(x, k[-1]), o, w, k),),
    ),
    Mistake(
        "relu_sum.starts-with-zero",
        "Left of all knots the sum is the offset; yours is another number.",
        (
            lambda x, o, w, k: np.where(np.asarray(x) < k[0], 0, _right_sum(x, o, w, k)),
            lambda x, o, w, k: np.where(np.asarray(x) <= k[0], 0, _right_sum(x, o, w, k)),
        ),
    ),
    Mistake(
        "relu_sum.entry-with-its-own-knot",
        "Each entry of x meets one knot only; it must meet all of them.",
        (
            _pairwise,
            _pairwise_entries,
            lambda x, o, w, k: o + np.dot(w, _r(np.asarray(x) - k[:-1])),
        ),
        "An axis more: `x[..., None] - knots`, or a loop over the knots.",
        tags=("broadcasting",),
    ),
    Mistake(
        "relu_sum.one-number-only",
        "Your function takes a single number only; every entry of an array is asked.",
        (_one_number_sum, _if_sum),
        "`max(0, x)` and `if x > 0` take one number, not an array.",
        tags=("one number only",),
    ),
    Mistake(
        "relu_sum.added-up",
        "All entries of x are added up; each one has a value of its own.",
        (
            lambda x, o, w, k: np.sum(_right_sum(x, o, w, k)),
            lambda x, o, w, k: o + np.sum(_right_sum(x, 0, w, k)),
            lambda x, o, w, k: np.sum(_right_sum(x, 0, w, k)),
            lambda x, o, w, k: np.mean(_right_sum(x, o, w, k)),
        ),
    ),
    Mistake(
        "relu_sum.not-added",
        "The ReLUs stand side by side; they are to be added up.",
        (
            lambda x, o, w, k: o + np.asarray(w) * _r(_pairs(x, k[:-1])),
            lambda x, o, w, k: o + (np.asarray(w) * _r(_pairs(x, k[:-1]))).T,
        ),
    ),
    Mistake(
        "relu_sum.summed-over-x",
        "The sum runs over the entries of x; it runs over the knots.",
        (lambda x, o, w, k: o + (np.asarray(w) * _r(_pairs(x, k[:-1]))).sum(axis=0),),
        tags=("wrong axis",),
    ),
    Mistake(
        "relu_sum.whole-numbers",
        "For whole numbers your result is stored as whole numbers, so its decimals are cut off.",
        (
            lambda x, o, w, k: _right_sum(x, o, w, k).astype(np.asarray(x).dtype),
            _in_a_buffer_like_x,
        ),
        "`np.zeros_like(x)` takes over the type of x.",
        tags=("integer buffer",),
    ),
    Mistake(
        "relu_sum.rounded",
        "The numbers are rounded; leave all their digits.",
        tuple(lambda x, o, w, k, d=d: np.round(_right_sum(x, o, w, k), d) for d in (0, 1, 2, 3)),
    ),
)


def _moved(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for k in 3, 5:
        x, (offset, weights, knots) = numbers(rng, 4), _bends(rng, k)
        yield Case((x, offset, weights, knots)), Case((x, offset + 2, weights, knots))


def _shifted(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for k in 3, 5:
        x, (offset, weights, knots) = numbers(rng, 4), _bends(rng, k)
        yield Case((x, offset, weights, knots)), Case((x + 1.5, offset, weights, knots + 1.5))


def _fewer(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for k in 3, 5:
        x, bends = numbers(rng, 4), _bends(rng, k)
        yield Case((x, *bends)), Case((x[:2].copy(), *bends))


RELU_SUM = Exercise(
    name="relu_sum",
    assignment="activations",
    oracle=relu_sum,
    parameters=("x", "offset", "weights", "knots"),
    done="The offset, and one bend for each weight.",
    properties=(
        Property("row", "A row of numbers", "the offset and all its bends", 2, _sum_row),
        Property(
            "outside",
            "At the knots and outside them",
            "flat before the first, on with the last slope after",
            1,
            _sum_left,
            fails="Right between the knots, but not at them or outside.",
        ),
        Property(
            "number",
            "One number",
            "a Python number or an array without axes",
            0.75,
            _sum_number,
            fails="Right for a row of numbers, but not for a single number.",
        ),
        Property(
            "shapes",
            "Any shape",
            "the result has the shape of x",
            1,
            _sum_shapes,
            fails="Right for a row of numbers, but not for x of other shapes.",
        ),
        Property(
            "two-knots",
            "Two knots",
            "one bend",
            0.25,
            _sum_two,
            fails="Right for several bends, but not for a single one.",
        ),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.5,
            _sum_kinds,
            fails="Right for ordinary numbers, but not for whole numbers, weights that are 0 or alike, or another memory order.",
        ),
        Property(
            "again",
            "The same at every call",
            "an earlier call does not show",
            0.25,
            _sum_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "the same numbers after the call",
            0.25,
            _sum_unchanged,
            "unchanged",
        ),
    ),
    mistakes=RELU_SUM_MISTAKES,
    hints=(
        "Take one x and two knots, and write the sum out on paper. Which knot does the last weight belong to?",
        "A loop over the weights will do: each step adds one ReLU for the whole of x.",
        "Start with the offset, and for every i below K - 1 add weights[i] * np.maximum(x - knots[i], 0).",
    ),
    naming=_sum_naming,
    probes=(
        Probe(
            "offset",
            "2 more on the offset must give 2 more everywhere; in yours it does not.",
            _moved,
            lambda one, other: one + 2,
        ),
        Probe(
            "shift",
            "Moving x and all knots by the same number must change nothing; in yours it does.",
            _shifted,
            lambda one, other: one,
        ),
        Probe(
            "one-by-one",
            "Each entry must be worked out by itself; in yours the other entries matter.",
            _fewer,
            lambda one, other: one[:2],
        ),
    ),
)

# fit_relu_sum


def _fit(name: str, knots: Array) -> Case:
    return Case(
        driver="with_function",
        arguments={"function": name, "args": [np.array(knots)]},
        atol=1e-4,
    )


def _fit_few(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("cube", np.array([-1.0, 0.5, 1.0, 1.75]))
    yield _fit("sine", np.array([-1.25, -0.25, 0.5, 2.0, 2.5]))
    jitter = np.round(rng.uniform(0, 0.3, 4), 2)
    yield _fit("exponential", np.array([-1.5, -0.75, 0.25, 1.0]) + jitter)
    yield _fit("sine", _knots(rng, 4))


def _fit_even(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("absolute", np.array([-1.0, 0.0, 1.0]))
    yield _fit("sine", np.linspace(0.5, 2.5, 9))
    yield _fit("cube", np.array([-1.5, -0.5, 0.5, 1.5]))
    yield _fit("straight", np.array([-1.0, 0.25, 2.0, 2.5]))
    yield _fit("constant", np.array([0.5, 1.0, 2.0]))


def _fit_sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("exponential", np.array([-0.5, 1.0]))
    yield _fit("cube", _knots(rng, 2))
    yield _fit("sine", _knots(rng, 3))
    yield _fit("sine", _knots(rng, 9))


def _fit_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("sine", np.array([-1, 1, 2, 4]))
    yield _fit("exponential", np.array([-2, 0, 1]))
    yield _fit("square", np.array([-3, -1, 2]))
    yield _fit("sine", strided(_knots(rng, 4)))


def _fit_arrays(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("tent", np.array([-2.0, -0.5, 1.0, 1.5]))
    yield _fit("tent", _knots(rng, 3))


def _fit_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield _fit("sine", _knots(rng, 4))
    yield _fit("itself", _knots(rng, 3))


_FitForm = Callable[[Array, Array], tuple[Any, Any]]


def _slopes(y: Array, k: Array) -> Array:
    return np.diff(y) / np.diff(k)


def _changes(y: Array, k: Array) -> Array:
    return np.diff(_slopes(y, k), prepend=0.0)


FIT_FORMS: tuple[tuple[str, str, str, tuple[_FitForm, ...]], ...] = (
    (
        "slopes",
        "Your weights are the slopes themselves: each ReLU goes on after the next knot, so a weight is the change of slope.",
        "The first weight comes out right.",
        (lambda y, k: (y[0], _slopes(y, k)),),
    ),
    (
        "values",
        "Your weights are heights of f; a weight is a slope, or a change of slope.",
        "",
        (
            lambda y, k: (y[0], y[:-1]),
            lambda y, k: (y[0], y[1:]),
            lambda y, k: (y[0], y[1:] - y[0]),
            lambda y, k: (0.0, y[:-1]),
            lambda y, k: (0.0, y[1:]),
        ),
    ),
    (
        "rises",
        "The rises are not divided by the distance of the knots, so these are no slopes.",
        "Knots at distance 1 come out right.",
        (
            lambda y, k: (y[0], np.diff(np.diff(y), prepend=0.0)),
            lambda y, k: (y[0], np.diff(y)),
            lambda y, k: (y[0], np.diff(y) * np.diff(k)),
            lambda y, k: (y[0], np.diff(np.diff(y) * np.diff(k), prepend=0.0)),
        ),
    ),
    (
        "first-distance",
        "The distance of two knots is taken to be the same everywhere; it may differ.",
        "Knots at equal distances come out right.",
        (
            lambda y, k: (y[0], np.diff(np.diff(y) / (k[1] - k[0]), prepend=0.0)),
            lambda y, k: (
                y[0],
                np.diff(np.diff(y) / ((k[-1] - k[0]) / (len(k) - 1)), prepend=0.0),
            ),
            lambda y, k: (y[0], np.diff(np.diff(y) / (k[-1] - k[-2]), prepend=0.0)),
        ),
    ),
    (
        "divided-twice",
        "The change of slope is divided by the distance of the knots once more.",
        "",
        (
            lambda y, k: (y[0], _changes(y, k) / np.diff(k)),
            lambda y, k: (
                y[0],
                np.append(_slopes(y, k)[:1], np.diff(_slopes(y, k)) / np.diff(k)[1:]),
            ),
            lambda y, k: (
                y[0],
                np.append(_slopes(y, k)[:1], np.diff(_slopes(y, k)) / np.diff(k)[:-1]),
            ),
        ),
    ),
    (
        "slope-turned-over",
        "The quotient is turned over: a slope is the rise divided by the distance.",
        "",
        (
            lambda y, k: (y[0], np.diff(np.diff(k) / np.diff(y), prepend=0.0)),
            lambda y, k: (y[0], np.diff(k) / np.diff(y)),
        ),
    ),
    (
        "sign",
        "The sign of the weights is turned: the change is the new slope minus the old one.",
        "",
        (
            lambda y, k: (y[0], -_changes(y, k)),
            lambda y, k: (y[0], np.append(_slopes(y, k)[:1], -np.diff(_slopes(y, k)))),
            lambda y, k: (y[0], np.append(-_slopes(y, k)[:1], np.diff(_slopes(y, k)))),
            lambda y, k: (y[0], np.abs(_changes(y, k))),
        ),
    ),
    (
        "first-weight",
        "The first weight is the first slope: before the first knot the sum is flat.",
        "The other weights come out right.",
        (
            lambda y, k: (y[0], np.append(0.0, _changes(y, k)[1:])),
            lambda y, k: (y[0], np.append(y[0], _changes(y, k)[1:])),
            lambda y, k: (y[0], np.append(y[1] - y[0], _changes(y, k)[1:])),
            lambda y, k: (y[0], np.append(y[0] / k[0], _changes(y, k)[1:])),
            lambda y, k: (y[0], np.append(_slopes(y, k)[0] - y[0], _changes(y, k)[1:])),
            lambda y, k: (y[0], np.append(1.0, _changes(y, k)[1:])),
        ),
    ),
    (
        "earlier-weight",
        "From a slope the slope before it is subtracted; you subtract the weight before it, or the first slope.",
        "The first two weights come out right.",
        (
            lambda y, k: (y[0], _minus_last_weight(_slopes(y, k))),
            lambda y, k: (
                y[0],
                np.append(_slopes(y, k)[:1], _slopes(y, k)[1:] - _slopes(y, k)[0]),
            ),
        ),
    ),
    (
        "from-behind",
        "Your weights run from the last knot to the first, or each change stands one knot too early.",
        "",
        (
            lambda y, k: (y[0], _changes(y, k)[::-1]),
            lambda y, k: (y[0], np.append(np.diff(_slopes(y, k)), 0.0)),
            lambda y, k: (y[0], np.append(np.diff(_slopes(y, k)), _slopes(y, k)[-1])),
            lambda y, k: (y[0], np.append(np.diff(_slopes(y, k)), -_slopes(y, k)[-1])),
            lambda y, k: (y[0], np.append(np.diff(_slopes(y, k)), _slopes(y, k)[0])),
            lambda y, k: (y[0], np.roll(_changes(y, k), 1)),
        ),
    ),
    (
        "offset",
        "The offset is the value of f at the first knot, where no ReLU has begun; yours is another number.",
        "The weights come out right.",
        (
            lambda y, k: (0.0, _changes(y, k)),
            lambda y, k: (y[-1], _changes(y, k)),
            lambda y, k: (np.mean(y), _changes(y, k)),
            lambda y, k: (k[0], _changes(y, k)),
            lambda y, k: (y[1], _changes(y, k)),
            lambda y, k: (-y[0], _changes(y, k)),
            lambda y, k: (np.min(y), _changes(y, k)),
            lambda y, k: (y[0] - _slopes(y, k)[0] * k[0], _changes(y, k)),
        ),
    ),
    (
        "solved-without-offset",
        "The offset is left out of the equations, so the weights have to make up for it.",
        "",
        (
            lambda y, k: (0.0, _slopes(y, k)),
            lambda y, k: (0.0, np.diff(np.append(0.0, y))[: len(k) - 1]),
        ),
    ),
    (
        "one-weight-too-many",
        "There is one weight for each knot but the last; yours has one too many.",
        "",
        (
            lambda y, k: (y[0], np.append(_changes(y, k), 0.0)),
            lambda y, k: (y[0], np.append(_changes(y, k), -_slopes(y, k)[-1])),
            lambda y, k: (y[0], np.append(0.0, _changes(y, k))),
            lambda y, k: (y[0], np.append(_slopes(y, k), 0.0)),
            lambda y, k: (y[0], y),
        ),
    ),
    (
        "one-weight-too-few",
        "There is one weight for each knot but the last; yours has one too few.",
        "The first slope is a weight too: before the first knot the sum is flat.",
        (
            lambda y, k: (y[0], _changes(y, k)[1:]),
            lambda y, k: (y[0], _changes(y, k)[:-1]),
            lambda y, k: (y[0], _slopes(y, k)[1:]),
        ),
    ),
    (
        "exchanged",
        "The offset comes first, then the weights; yours come in the other order.",
        "",
        (lambda y, k: (_changes(y, k), y[0]), lambda y, k: (_slopes(y, k), y[0])),
    ),
    (
        "no-function",
        "f is never asked: the knots themselves stand for its values.",
        "",
        (
            lambda y, k: (k[0], _changes(k, k)),
            lambda y, k: (k[0], np.diff(k)),
            lambda y, k: (y[0], _changes(k, k)),
        ),
    ),
    (
        "rounded",
        "The weights are rounded; leave all their digits.",
        "",
        tuple(
            lambda y, k, d=d: (np.round(y[0], d), np.round(_changes(y, k), d)) for d in (0, 1, 2, 3)
        )
        + tuple(lambda y, k, d=d: (y[0], np.round(_changes(y, k), d)) for d in (0, 1, 2, 3)),
    ),
    (
        "whole-numbers",
        "The weights are stored as whole numbers, so their decimals are cut off.",
        "",
        (
            lambda y, k: (y[0], np.trunc(_changes(y, k))),
            lambda y, k: (np.trunc(y[0]), np.trunc(_changes(y, k))),
            lambda y, k: (y[0], np.diff(np.trunc(_slopes(y, k)), prepend=0.0)),
            lambda y, k: (np.trunc(y[0]), _changes(np.trunc(y), k)),
        ),
    ),
)


def _minus_last_weight(slopes: Array) -> Array:
    weights = [float(slopes[0])]
    for slope in slopes[1:]:
        weights.append(float(slope) - weights[-1])
    return np.array(weights)


_FIT_SAYS = {slug: (says, note) for slug, says, note, _ in FIT_FORMS}


_TANGENT = Mistake(
    "fit_relu_sum.tangent",
    "This is f's own slope at a knot; the sum is straight from a knot to the next.",
    (lambda f, knots: _tangents(f, np.asarray(knots, dtype=float)),),
    "The slope between two knots is the rise of f divided by their distance.",
)
_ONE_AT_A_TIME = Mistake(
    "fit_relu_sum.one-at-a-time",
    "Your function gives f one number at a time; f takes an array.",
    (
        lambda f, knots: fit_relu_sum(lambda k: [f(v) for v in k], knots),
        lambda f, knots: fit_relu_sum(lambda k: [f(float(v)) for v in k], knots),
    ),
    "`f(knots)` gives all values at once.",
)


def _tangents(f: Callable[[Array], Array], k: Array, h: float = 1e-5) -> tuple[Any, Any]:
    slopes = (np.asarray(f(k[:-1] + h)) - np.asarray(f(k[:-1] - h))) / (2 * h)
    return float(f(k)[0]), np.diff(slopes, prepend=0.0)


def _named(slug: str) -> Finding:
    says, note = _FIT_SAYS[slug]
    return Finding(f"fit_relu_sum.{slug}", says, note)


def _pair(outcome: Outcome) -> tuple[Any, Any] | Finding:
    value = outcome.value
    if value is None:
        return Finding("property.none", "Your function gives back nothing (None).")
    if isinstance(value, dict | str) or not isinstance(value, list | tuple) or len(value) != 2:
        return Finding(
            "fit_relu_sum.no-pair",
            "Two things are asked, the offset and the weights: give back `(offset, weights)`.",
        )
    return value[0], value[1]


@functools.lru_cache(maxsize=256)
def _wrong_pairs(name: str, knots: tuple[float, ...]) -> list[tuple[str, Array, Any]]:
    """What every known mistake gives here: its name, all its numbers, the shapes of both parts."""
    k = np.array(knots)
    y = np.asarray(FUNCTIONS[name](k), dtype=float)
    found = []
    for slug, _, _, forms in FIT_FORMS:
        for form in forms:
            with np.errstate(all="ignore"):
                offset, weights = (np.asarray(part, dtype=float) for part in form(y, k))
            found.append((slug, np.append(offset, weights), (offset.shape, weights.shape)))
    return found


def _fits(case: Case, outcome: Outcome) -> Finding | None:
    found = _pair(outcome)
    if isinstance(found, Finding):
        return found
    given = case.given
    knots = np.asarray(given["args"][0], dtype=float)
    y = np.asarray(FUNCTIONS[given["function"]](knots), dtype=float)
    right = fit_relu_sum(FUNCTIONS[given["function"]], knots)
    if difference(right, found, case.atol, case.rtol)[0] is None:
        return None
    offset, weights = (as_numbers(part) for part in found)
    if offset is None or weights is None or "b" in (offset.dtype.kind, weights.dtype.kind):
        return Finding(
            "fit_relu_sum.no-numbers", "Both the offset and the weights must be plain numbers."
        )
    for slug, flat, shapes in _wrong_pairs(given["function"], tuple(knots.tolist())):
        if shapes == (offset.shape, weights.shape):
            theirs = np.append(offset, weights).astype(float)
            with np.errstate(all="ignore"):
                error = np.abs(theirs - flat) - case.rtol * np.abs(flat)
            if (error <= case.atol).all():
                return _named(slug)
    tangents = _tangents(FUNCTIONS[given["function"]], knots)
    if difference(tangents, found, 1e-3, 1e-3)[0] is None:
        return Finding(_TANGENT.id, _TANGENT.says, _TANGENT.note)
    return _unknown_fit(y, knots, offset, weights)


def _unknown_fit(y: Array, knots: Array, offset: Array, weights: Array) -> Finding:
    k = len(knots)
    if offset.ndim and not weights.ndim:
        return _named("exchanged")
    if offset.ndim:
        return Finding(
            "fit_relu_sum.offset-shape",
            f"The offset is one number; yours has shape {offset.shape}.",
        )
    if weights.shape == (k,):
        return _named("one-weight-too-many")
    if weights.shape == (k - 2,):
        return _named("one-weight-too-few")
    if weights.shape != (k - 1,):
        return Finding(
            "fit_relu_sum.weights-shape",
            f"{k} knots need weights of shape ({k - 1},); yours have shape {weights.shape}.",
        )
    weights = np.asarray(weights, dtype=float)
    if not np.isfinite(weights).all() or not np.isfinite(offset):
        return Finding("fit_relu_sum.not-finite", "Your function gives nan or inf here.")
    if abs(float(offset) - y[0]) > 1e-3 * (1 + abs(y[0])):
        return _named("offset")
    for i in range(1, k):
        sum_there = float(offset) + float(np.maximum(knots[i] - knots[:-1], 0) @ weights)
        if abs(sum_there - y[i]) > 1e-3 * (1 + abs(y[i])):
            return Finding(
                "fit_relu_sum.misses-a-knot",
                f"With your weights the sum misses f at the knot {knots[i]:.4g}: "
                f"it gives {sum_there:.4g}, f is {y[i]:.4g}.",
                "Each weight has to make up for the slope that the ReLUs before it have left.",
            )
    return Finding("fit_relu_sum.inexact", "Your weights are near the right ones, but not exact.")


def _fit_mistake(slug: str, says: str, note: str, forms: tuple[_FitForm, ...]) -> Mistake:
    def answer(form: _FitForm) -> Callable[..., Any]:
        def made(f: Callable[[Array], Array], knots: Array) -> Any:
            k = np.asarray(knots, dtype=float)
            return form(np.asarray(f(k), dtype=float), k)

        return made

    return Mistake(f"fit_relu_sum.{slug}", says, tuple(answer(form) for form in forms), note)


FIT_MISTAKES = (
    *[_fit_mistake(slug, says, note, forms) for slug, says, note, forms in FIT_FORMS],
    _TANGENT,
    _ONE_AT_A_TIME,
)

FIT_RELU_SUM = Exercise(
    name="fit_relu_sum",
    assignment="activations",
    driver="with_function",
    oracle=fit_relu_sum,
    parameters=("f", "knots"),
    done="The sum meets f at every knot and is straight between.",
    properties=(
        Property("few", "A few knots", "the sum meets f at each", 3.5, _fit_few, _fits),
        Property(
            "even",
            "Straight lines, corners, even knots",
            "a weight of 0 where nothing bends",
            1,
            _fit_even,
            _fits,
        ),
        Property(
            "sizes",
            "Two knots or many",
            "one weight less than knots",
            1.5,
            _fit_sizes,
            _fits,
        ),
        Property(
            "arrays",
            "f takes an array",
            "it may not take a single number",
            0.5,
            _fit_arrays,
            _fits,
            fails="Right for functions that also take a single number; f need only take an array.",
        ),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            1,
            _fit_kinds,
            _fits,
            fails="Right for knots with decimals, but not for whole numbers or another memory order.",
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "the same knots after the call",
            0.5,
            _fit_unchanged,
            "unchanged",
        ),
    ),
    mistakes=FIT_MISTAKES,
    hints=(
        "Draw |x| with the knots -1, 0, 1. How large is the sum at -1, and what slope must begin there?",
        "Between two knots the sum has the slope of all weights so far together. What must the next weight add?",
        "The offset is f at the first knot; the weights are the first slope and then the differences of neighbouring slopes.",
    ),
)
