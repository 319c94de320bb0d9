"""What the elementwise exercises of the activations chapter share: oracles, inputs, properties.

The oracles are written with `math` alone, number by number. Large numbers are multiples of 1/8,
which float32 holds exactly, so that work done in float32 stays right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..exercise import Case, Cases, Finding, Judge, Mistake, Probe, Property
from ..student import Outcome
from .common import Array, in_turn, strided

More = Callable[[np.random.Generator], tuple[Any, ...]]


# The oracles.


def _each(function: Callable[..., float], x: Array, *more: float) -> Array:
    numbers = np.asarray(x)
    made = [function(float(v), *map(float, more)) for v in numbers.ravel().tolist()]
    return np.array(made, dtype=float).reshape(numbers.shape)


def _sigmoid(x: float) -> float:
    e = math.exp(-abs(x))
    return (1.0 if x >= 0 else e) / (1 + e)


def sigmoid(x: Array) -> Array:
    return _each(_sigmoid, x)


def sigmoid_prime(x: Array) -> Array:
    return _each(lambda v: _sigmoid(v) * _sigmoid(-v), x)


def tanh_prime(x: Array) -> Array:
    return _each(lambda v: 4 * _sigmoid(2 * v) * _sigmoid(-2 * v), x)


def softplus(x: Array) -> Array:
    return _each(lambda v: max(v, 0.0) + math.log1p(math.exp(-abs(v))), x)


def relu(x: Array) -> Array:
    return _each(lambda v: v if v > 0 else 0.0, x)


def relu_prime(x: Array) -> Array:
    return _each(lambda v: 1.0 if v > 0 else 0.0, x)


def leaky_relu(x: Array, epsilon: float) -> Array:
    return _each(lambda v, slope: v if v > 0 else slope * v, x, epsilon)


def leaky_relu_prime(x: Array, epsilon: float) -> Array:
    return _each(lambda v, slope: 1.0 if v > 0 else slope, x, epsilon)


# Inputs.


def numbers(rng: np.random.Generator, *shape: int) -> Array:
    """Numbers of both signs, none of them near 0; along a row the first one is negative."""
    a = rng.normal(0, 1.7, shape)
    a = np.round(a + np.where(a < 0, -0.1, 0.1), 3)
    if shape and shape[-1] > 1:
        a[..., 0], a[..., -1] = -np.abs(a[..., 0]), np.abs(a[..., -1])
    return a


def _nothing(rng: np.random.Generator) -> tuple[Any, ...]:
    return ()


def _row(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array([-1.5, -0.25, 0.5, 2.0]), *more(rng)))
        yield Case((np.array([-5.125, -3.125, 1.25, 3.125, 5.125]), *more(rng)))
        yield Case((numbers(rng, 5), *more(rng)))
        yield Case((numbers(rng, 3), *more(rng)))

    return cases


def _one_number(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        for x in -1.25, 3, np.array(float(numbers(rng))):
            yield Case((x, *more(rng)))

    return cases


def _shapes(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        for shape in (2, 3), (2, 1, 4), (1,):
            yield Case((numbers(rng, *shape), *more(rng)))
        yield Case((np.array([-0.75]), *more(rng)))

    return cases


def _kinds(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array([-2, -1, 1, 3]), *more(rng)))
        table = np.array([[-3, 2], [1, -1], [4, -2]]) * rng.integers(1, 3)
        yield Case((np.asfortranarray(table), *more(rng)))
        yield Case((strided(numbers(rng, 2, 3)), *more(rng)))
        # A rule for each entry does not ask what range all of them are in.
        for low, high in (0.05, 0.95), (-0.95, -0.05), (1.1, 3.0), (-3.0, -1.1):
            yield Case((np.round(rng.uniform(low, high, 3), 3), *more(rng)))

    return cases


def _zeros(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array([-1.0, 0.0, 1.5, 0.0]), *more(rng)))
        yield Case((np.array([[0, 2, -3]]), *more(rng)))
        yield Case((0.0, *more(rng)))
        # Close to 0 is not at 0.
        yield Case((np.array([1e-9, -1e-9, 0.5]), *more(rng)))

    return cases


LARGE = (-1000.0, -745.5, -710.0, -400.0, -100.0, -0.5, 0.0, 2.0, 90.0, 360.0, 710.0, 745.5, 1000.0)


def _large(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array([*LARGE, *rng.integers(-8000, 8001, 5) / 8]), *more(rng)))
        yield Case((np.array([[-1000, 1000], [3, -50]]), *more(rng)))
        yield Case((np.array([400, 1, -2]), *more(rng)))
        yield Case((np.array([25.0, -30.0]), *more(rng)))
        yield Case((-1000.0, *more(rng)))

    return cases


def _quiet(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array(LARGE), *more(rng)))
        yield Case((-1000.0, *more(rng)))

    return cases


def _again(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        given = [numbers(rng, 3), numbers(rng, 3), numbers(rng, 2, 2)]
        calls = [[x, *more(rng)] for x in given]
        yield in_turn(*calls, calls[0])

    return cases


def _unchanged(more: More) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((numbers(rng, 2, 3), *more(rng)))
        yield Case((np.array(LARGE), *more(rng)))

    return cases


def naming(more: More = _nothing) -> Cases:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        yield Case((np.array([-3.0, -0.75, 0.3, 1.1, 2.6]), *more(rng)))
        yield Case((np.array([2.2, -1.4, 0.6]), *more(rng)))
        yield Case((0.3, *more(rng)))
        yield Case((-2.2, *more(rng)))
        yield Case((numbers(rng, 3, 3), *more(rng)))

    return cases


# Judgements.


def quiet(name: str) -> Judge:
    """Judge whether numpy warned; where it did, the numbers were right before."""

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        heard = [text for kind, text in outcome.warnings if kind == "RuntimeWarning"]
        if not heard:
            return None
        if "overflow" in heard[0]:
            says = "The answer comes out right, but a number on the way overflows and numpy warns."
        else:
            says = (
                "The answer comes out right, but something on the way has no value and numpy warns."
            )
        note = (
            "np.where computes both of its sides for every entry, also the one that is not taken."
        )
        return Finding(f"{name}.warns", says, f"numpy says: {heard[0]}. {note}")

    return judge


def properties(
    name: str,
    row: tuple[str, str],
    points: Mapping[str, float],
    more: More = _nothing,
    zero: str = "",
    extra: tuple[Property, ...] = (),
) -> tuple[Property, ...]:
    """The properties of an elementwise function, each with its points.

    `row` is the title of the basic property and what it says; `zero` what is told where 0 is
    wrong; a property whose points are not given is not asked.
    """
    made = [
        Property("row", row[0], row[1], points["row"], _row(more)),
        Property(
            "number",
            "One number",
            "a Python number or an array without axes",
            points["number"],
            _one_number(more),
            fails="Right for a row of numbers, but not for a single number.",
        ),
        Property(
            "shapes",
            "Any shape",
            "the result has the shape of x",
            points["shapes"],
            _shapes(more),
            fails="Right for a row of numbers, but not for arrays of other shapes.",
        ),
        Property(
            "zero",
            "At 0",
            "where the function has its corner",
            points.get("zero", 0),
            _zeros(more),
            fails=zero,
        ),
        *extra,
        Property(
            "large",
            "Numbers up to ±1000",
            "no nan, no infinity",
            points.get("large", 0),
            _large(more),
            fails="Right for ordinary numbers, not for numbers up to ±1000.",
        ),
        Property(
            "kinds",
            "Whole numbers, one range, any memory order",
            "the same rule",
            points["kinds"],
            _kinds(more),
            fails="Right for ordinary numbers, but not for whole numbers, numbers all in one range or another memory order.",
        ),
        Property(
            "again",
            "The same at every call",
            "an earlier call does not show",
            points["again"],
            _again(more),
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet",
            "No warnings from numpy",
            "for numbers up to ±1000",
            points.get("quiet", 0),
            _quiet(more),
            quiet(name),
            needs=("large",),
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "the same numbers after the call",
            points["unchanged"],
            _unchanged(more),
            "unchanged",
        ),
    ]
    extras = [item.id for item in extra]
    return tuple(item for item in made if item.id in points or item.id in extras)


# Known mistakes that any elementwise function can have.


def common(
    name: str,
    function: Callable[..., Array],
    one_number: tuple[Callable[..., Any], ...] = (),
    whole_numbers: bool = True,
    decimals: tuple[int, ...] = (0, 1, 2, 3),
) -> tuple[Mistake, ...]:
    """The mistakes; `one_number` are right forms that take a single number only."""

    def needs_float(x: Array, *more: Any) -> Any:
        math.exp(x * 0)
        return function(x, *more)

    def needs_truth(x: Array, *more: Any) -> Any:
        return function(x, *more) if x > 0 else function(x, *more)

    made = [
        Mistake(
            f"{name}.one-number-only",
            "Your function takes a single number only; every entry of an array is asked.",
            (needs_float, needs_truth, *one_number),
            "The functions of `math`, `max(0, x)` and `if x > 0` take one number, not an array.",
            tags=("one number only",),
        ),
        Mistake(
            f"{name}.only-first",
            "Only the first entry is worked out.",
            (
                lambda x, *more: function(np.ravel(x)[0], *more),
                lambda x, *more: function(np.asarray(x)[0] if np.ndim(x) else x, *more),
            ),
            "Does a `return` stand inside the loop?",
            tags=("first only",),
        ),
        Mistake(
            f"{name}.added-up",
            "Your function gives one number for a whole array; each entry keeps its own.",
            (
                lambda x, *more: np.sum(function(x, *more)),
                lambda x, *more: np.mean(function(x, *more)),
                lambda x, *more: function(np.sum(x), *more),
                lambda x, *more: function(np.mean(x), *more),
            ),
        ),
        Mistake(
            f"{name}.flat",
            "All entries stand in one line; the result has the shape of x.",
            (
                lambda x, *more: function(np.ravel(x), *more),
                lambda x, *more: function(np.ravel(x) if np.ndim(x) else x, *more),
            ),
        ),
        Mistake(
            f"{name}.rounded",
            "The numbers are rounded; leave all their digits.",
            tuple(lambda x, *more, d=d: np.round(function(x, *more), d) for d in decimals),
        ),
    ]
    if whole_numbers:
        made.append(
            Mistake(
                f"{name}.whole-numbers",
                "For whole numbers your result is stored as whole numbers, so its decimals are cut off.",
                (lambda x, *more: function(x, *more).astype(np.asarray(x).dtype),),
                "`np.zeros_like(x)` and `x.copy()` take over the type of x.",
                tags=("integer buffer",),
            )
        )
    return tuple(made)


def negatives_dropped(name: str, function: Callable[..., Array]) -> Mistake:
    """An answer that loses the negative entries, so that the result is shorter."""
    return Mistake(
        f"{name}.dropped",
        "Negative entries are left out; each entry of x has one in the result.",
        (lambda x, *more: function(np.asarray(x)[np.asarray(x) > 0], *more),),
    )


# Facts that tie the answers to two inputs together.


def one_by_one(more: More = _nothing) -> Probe:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for size in 4, 6:
            x, rest = numbers(rng, size), more(rng)
            yield Case((x, *rest)), Case((x[:2].copy(), *rest))

    return Probe(
        "one-by-one",
        "Each entry must be worked out by itself; in yours the other entries matter.",
        pairs,
        lambda one, other: one[:2],
    )


def mirrored(id: str, says: str, follows: Callable[[Array, Array], Array]) -> Probe:
    """What the answer at -x must be, from the answer at x and from -x."""

    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for size in 3, 5:
            x = numbers(rng, size)
            yield Case((x,)), Case((-x,))

    return Probe(id, says, pairs, lambda one, other: follows(one, other.args[0]))
