"""The smooth activations: sigmoid and its slope, the slope of tanh, softplus; and catch the bug."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Invariant, Mistake
from . import activations_elementwise as shared
from .activations_elementwise import common, mirrored, naming, one_by_one, properties
from .common import Array

POINTS = {
    "row": 3,
    "number": 1,
    "shapes": 1,
    "large": 1.5,
    "kinds": 0.5,
    "again": 0.5,
    "quiet": 1,
    "unchanged": 0.5,
}
SMALL = {
    "row": 2,
    "number": 0.5,
    "shapes": 0.75,
    "large": 1,
    "kinds": 0.5,
    "again": 0.25,
    "quiet": 0.75,
    "unchanged": 0.25,
}


def _float(x: Array) -> Array:
    return np.asarray(x, dtype=float)


def _s(x: Array) -> Array:
    return (1 + np.tanh(_float(x) / 2)) / 2


def _clipped(
    function: Callable[[Array], Array], *bounds: float
) -> tuple[Callable[..., Array], ...]:
    return tuple(lambda x, c=c: function(np.clip(x, -c, c)) for c in bounds)


def _positive_only(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda x: np.nan_to_num(function(_float(x)))


def _vectorised(function: Callable[[float], float]) -> Callable[[Array], Array]:
    return np.vectorize(function, otypes=[float])


_SAFE_HINTS = (
    "Compute np.exp(1000) on its own. Where does your formula ask for something like it?",
    "e to the power of -|x| is at most 1 for every x. Can both signs be written with it?",
    "With e = np.exp(-np.abs(x)): 1 / (1 + e) where x >= 0, and e / (1 + e) elsewhere.",
)

# sigmoid

SIGMOID_MISTAKES = (
    Mistake(
        "sigmoid.falls",
        "Yours falls where the sigmoid rises: it is the sigmoid of -x.",
        (lambda x: _s(-_float(x)), lambda x: 1 / (1 + np.exp(_float(x)))),
        "Look for the minus in the exponent.",
        tags=("sign",),
    ),
    Mistake(
        "sigmoid.denominator-alone",
        "This is 1 + e^(-x); the sigmoid is 1 divided by the whole of it.",
        (lambda x: 1 + np.exp(-_float(x)),),
        "`1 / 1 + a` divides only the first 1: brackets.",
        tags=("brackets",),
    ),
    Mistake(
        "sigmoid.minus",
        "The exponential is subtracted from 1 in the denominator; it is added.",
        (lambda x: 1 / (1 - np.exp(-_float(x))), lambda x: 1 / (1 - np.exp(_float(x)))),
        tags=("sign",),
    ),
    Mistake(
        "sigmoid.no-one",
        "This is a bare exponential: the 1 in the denominator is missing.",
        (lambda x: np.exp(_float(x)), lambda x: np.exp(-_float(x))),
    ),
    Mistake(
        "sigmoid.base",
        "The base is e: you raised another number to the power.",
        tuple(lambda x, b=b: 1 / (1 + b ** -_float(x)) for b in (2.0, 2.7, 2.71, 3.0, 10.0)),
    ),
    Mistake(
        "sigmoid.steepness",
        "x is multiplied or divided by a number before it is squashed.",
        (
            lambda x: _s(2 * _float(x)),
            lambda x: _s(_float(x) / 2),
            lambda x: _s(_float(x) / 10),
            lambda x: _s(10 * _float(x)),
        ),
        "The tanh form is (1 + tanh(x / 2)) / 2.",
    ),
    Mistake(
        "sigmoid.two-sided",
        "Yours runs from -1 to 1, as tanh does; the sigmoid runs from 0 to 1.",
        (lambda x: np.tanh(_float(x)), lambda x: 2 * _s(x) - 1),
    ),
    Mistake(
        "sigmoid.centred",
        "Yours is shifted: at 0 the sigmoid is one half.",
        (
            lambda x: _s(x) - 0.5,
            lambda x: _s(x) + 0.5,
            lambda x: _s(_float(x) - 1),
            lambda x: _s(_float(x) + 1),
            lambda x: _s(_float(x) - 0.5),
            lambda x: _s(_float(x) + 0.5),
        ),
    ),
    Mistake(
        "sigmoid.straight",
        "This is a straight line with its ends cut off; the sigmoid is curved everywhere.",
        (
            lambda x: np.clip(0.2 * _float(x) + 0.5, 0, 1),
            lambda x: np.clip(_float(x) / 4 + 0.5, 0, 1),
            lambda x: np.clip(_float(x) / 6 + 0.5, 0, 1),
            lambda x: np.clip(_float(x), 0, 1),
            lambda x: (_float(x) / (1 + np.abs(x)) + 1) / 2,
            lambda x: _float(x) / (1 + np.abs(x)),
        ),
    ),
    Mistake(
        "sigmoid.step",
        "This is the step: 0 or 1 and nothing between.",
        (
            lambda x: (_float(x) >= 0) * 1.0,
            lambda x: (_float(x) > 0) * 1.0,
            lambda x: np.round(_s(x)),
        ),
    ),
    Mistake(
        "sigmoid.slope",
        "This is the sigmoid's slope; the sigmoid itself is asked.",
        (lambda x: _s(x) * _s(-_float(x)),),
    ),
    Mistake(
        "sigmoid.squared",
        "x is squared on the way, so its sign is lost.",
        (
            lambda x: 1 / (1 + np.exp(-(_float(x) ** 2))),
            lambda x: 1 / (1 + np.exp(_float(x) ** 2)),
            lambda x: np.exp(-(_float(x) ** 2)),
        ),
    ),
    Mistake(
        "sigmoid.absolute",
        "A negative x gets the answer of a positive one: e^(-|x|) alone does not know the sign.",
        (
            lambda x: _s(np.abs(_float(x))),
            lambda x: _s(-np.abs(_float(x))),
            lambda x: _s(np.maximum(_float(x), 0)),
        ),
        "Positive numbers come out right.",
        _SAFE_HINTS,
    ),
    Mistake(
        "sigmoid.negative-side",
        "Below 0 your other formula is not the sigmoid: it is e^x divided by 1 + e^x.",
        (
            lambda x: np.where(_float(x) >= 0, _s(x), np.exp(np.minimum(_float(x), 0))),
            lambda x: np.where(_float(x) >= 0, _s(x), 1 + np.exp(np.minimum(_float(x), 0))),
            lambda x: np.where(_float(x) >= 0, _s(x), -_s(x)),
            lambda x: np.where(_float(x) >= 0, _s(x), -_s(-_float(x))),
            lambda x: np.where(_float(x) >= 0, _s(x), 0),
        ),
        "Positive numbers come out right.",
        _SAFE_HINTS,
    ),
    Mistake(
        "sigmoid.positive-side",
        "Above 0 your other formula is not the sigmoid: it is 1 divided by 1 + e^(-x).",
        (
            lambda x: np.where(_float(x) < 0, _s(x), 1),
            lambda x: np.where(_float(x) < 0, _s(x), np.exp(-np.abs(_float(x)))),
        ),
        "Negative numbers come out right.",
        _SAFE_HINTS,
    ),
    Mistake(
        "sigmoid.overflow",
        "e to the power of a large number overflows, and the answer is lost with it.",
        (
            lambda x: np.exp(_float(x)) / (1 + np.exp(_float(x))),
            _positive_only(lambda x: np.exp(x) / (1 + np.exp(x))),
            lambda x: np.exp(-np.logaddexp(0, -_float(x))) + 0 * np.exp(_float(x)),
            _vectorised(lambda v: 1 / (1 + math.exp(-v))),
            _vectorised(lambda v: math.exp(v) / (1 + math.exp(v))),
        ),
        "Small numbers come out right.",
        _SAFE_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "sigmoid.clipped",
        "Cutting x off at so small a number changes the answer.",
        _clipped(_s, 1, 2, 3, 4, 5, 6, 7, 8),
        hints=_SAFE_HINTS,
    ),
    Mistake(
        "sigmoid.kept-inside",
        "The result is kept away from 0 and 1; the sigmoid of a large number comes nearer than that.",
        tuple(lambda x, c=c: np.clip(_s(x), c, 1 - c) for c in (0.1, 0.05, 0.01, 1e-3, 1e-4))
        + tuple(lambda x, c=c: 1 / (1 + np.exp(-_float(x)) + c) for c in (1e-3, 1e-2)),
    ),
    Mistake(
        "sigmoid.softmax",
        "The exponentials are divided by their sum: that is softmax. Each entry is squashed by itself.",
        (
            lambda x: np.exp(_float(x) - np.max(x)) / np.sum(np.exp(_float(x) - np.max(x))),
            lambda x: np.exp(_float(x)) / np.sum(np.exp(_float(x))),
            lambda x: np.exp(_float(x)) / (1 + np.sum(np.exp(_float(x)))),
            lambda x: np.exp(-_float(x)) / np.sum(np.exp(-_float(x))),
            lambda x: 1 / (1 + np.sum(np.exp(-_float(x)))),
        ),
    ),
    Mistake(
        "sigmoid.logarithm",
        "A logarithm is taken; the sigmoid has none.",
        (
            lambda x: np.log(_s(x)),
            lambda x: -np.log(_s(x)),
            lambda x: np.log(1 + np.exp(_float(x))),
            lambda x: np.log(_float(x) / (1 - _float(x))),
        ),
    ),
    Mistake(
        "sigmoid.twice",
        "The sigmoid is applied twice.",
        (lambda x: _s(_s(x)),),
    ),
    *common(
        "sigmoid",
        _s,
        (
            lambda x: 1 / (1 + math.exp(-x)),
            lambda x: 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x)),
        ),
        decimals=(1, 2, 3, 4),
    ),
)


def _between(low: float, high: float, says: str) -> Callable[[Case, Any, Any], str]:
    def broken(case: Case, expected: Any, value: Any) -> str:
        numbers = np.asarray(as_numbers(value), dtype=float)
        if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
            return ""
        off = numbers[(numbers < low - 1e-6) | (numbers > high + 1e-6)]
        return f"{says}; one of yours is {off[0]:.4g}." if off.size else ""

    return broken


SIGMOID = Exercise(
    name="sigmoid",
    assignment="activations",
    oracle=shared.sigmoid,
    parameters=("x",),
    done="Every number between 0 and 1, for any x up to ±1000 and without a warning.",
    properties=properties("sigmoid", ("A row of numbers", "each between 0 and 1"), POINTS),
    mistakes=SIGMOID_MISTAKES,
    hints=(
        "Work it out for x = 0 and x = ln 3 on paper. What does your function give there?",
        "np.exp works on arrays and on single numbers alike. For which sign of x does e^(-x) grow without bound?",
        _SAFE_HINTS[2],
    ),
    naming=naming(),
    invariants=(Invariant("range", _between(0, 1, "The sigmoid stays between 0 and 1")),),
    probes=(
        one_by_one(),
        mirrored(
            "mirrored",
            "The sigmoid of -x must be 1 minus the sigmoid of x; in yours it is not.",
            lambda one, x: 1 - one,
        ),
    ),
    siblings={
        "the ReLU": shared.relu,
        "softplus": shared.softplus,
        "the slope of tanh": shared.tanh_prime,
    },
)

# sigmoid_prime


def _slope(x: Array) -> Array:
    return _s(x) * _s(-_float(x))


def _one_sided(function: Callable[[Array], Array]) -> tuple[Callable[..., Array], ...]:
    return tuple(
        lambda x, h=h: (function(_float(x) + h) - function(x)) / h
        for h in (1.0, 0.5, 0.1, 0.05, 0.01, -0.1, -0.01)
    ) + tuple(
        lambda x, h=h: (function(_float(x) + h) - function(_float(x) - h)) / (2 * h)
        for h in (1.0, 0.5, 0.1)
    )


def _difference_forms(function: Callable[[Array], Array]) -> tuple[Callable[..., Array], ...]:
    """A difference that is not divided by its step."""
    return tuple(
        lambda x, h=h: function(_float(x) + h) - function(_float(x) - h) for h in (0.1, 0.01, 1e-3)
    )


SIGMOID_PRIME_MISTAKES = (
    Mistake(
        "sigmoid_prime.of-the-output",
        "x (1 - x) takes x for the sigmoid's output: put the sigmoid of x there.",
        (lambda x: _float(x) * (1 - _float(x)),),
        tags=("takes x for the output",),
    ),
    Mistake(
        "sigmoid_prime.twice",
        "The slope is taken at the sigmoid of x; it is to be taken at x.",
        (lambda x: _slope(_s(x)),),
        "The sigmoid is applied twice.",
        tags=("applied twice",),
    ),
    Mistake(
        "sigmoid_prime.lost-square",
        "This is 1 - σ(x): a factor σ(x) is missing, which is the square under the fraction.",
        (lambda x: _s(-_float(x)), lambda x: np.exp(-_float(x)) / (1 + np.exp(-_float(x)))),
        "The handwritten notes (S4) lose that square too.",
    ),
    Mistake(
        "sigmoid_prime.sigmoid",
        "This is the sigmoid itself; its slope is asked.",
        (_s, lambda x: 1 / (1 + np.exp(-_float(x)))),
    ),
    Mistake(
        "sigmoid_prime.no-numerator",
        "This is σ(x) squared: the numerator e^(-x) is missing.",
        (lambda x: _s(x) ** 2, lambda x: 1 / (1 + np.exp(-_float(x))) ** 2),
    ),
    Mistake(
        "sigmoid_prime.other-square",
        "The square stands in the wrong place: the slope is σ times 1 - σ.",
        (
            lambda x: (1 - _s(x)) ** 2,
            lambda x: _slope(x) ** 2,
            lambda x: _s(x) * (1 - _s(x)) ** 2,
            lambda x: _s(x) ** 2 * (1 - _s(x)),
            lambda x: _s(x) * (1 - _s(x) ** 2),
        ),
    ),
    Mistake(
        "sigmoid_prime.rule-of-tanh",
        "1 - σ² is the rule of tanh; the sigmoid's is σ (1 - σ).",
        (
            lambda x: 1 - _s(x) ** 2,
            lambda x: 1 - np.tanh(_float(x)) ** 2,
            lambda x: 1 - _float(x) ** 2,
            lambda x: np.tanh(_float(x)) * (1 - np.tanh(_float(x))),
        ),
    ),
    Mistake(
        "sigmoid_prime.plus",
        "1 - σ is asked as the second factor; yours adds.",
        (lambda x: _s(x) * (1 + _s(x)),),
        tags=("sign",),
    ),
    Mistake(
        "sigmoid_prime.sign",
        "The sign is turned: the sigmoid rises everywhere, so its slope is positive.",
        (lambda x: -_slope(x), lambda x: _s(x) * (_s(x) - 1)),
        tags=("sign",),
    ),
    Mistake(
        "sigmoid_prime.brackets",
        "A bracket or a factor is lost on the way: the slope is σ (1 - σ).",
        (
            lambda x: _s(x) - 1 - _s(x) ** 2,
            lambda x: _s(x) * 1 - _s(x),
            lambda x: _s(x) - _s(x) ** 2 / 2,
            lambda x: 1 - _s(x) * _s(x) - _s(x),
        ),
        tags=("brackets",),
    ),
    Mistake(
        "sigmoid_prime.half-applied",
        "One of the two factors has x where the sigmoid of x belongs.",
        (
            lambda x: _s(x) * (1 - _float(x)),
            lambda x: _float(x) * (1 - _s(x)),
            lambda x: _float(x) * _slope(x),
        ),
        tags=("takes x for the output",),
    ),
    Mistake(
        "sigmoid_prime.exponent-sign",
        "An exponent has the wrong sign: numerator and denominator must both have e^(-x), or both e^x.",
        (
            lambda x: np.exp(_float(x)) / (1 + np.exp(-_float(x))) ** 2,
            lambda x: np.exp(-_float(x)) / (1 + np.exp(_float(x))) ** 2,
        ),
        tags=("sign",),
    ),
    Mistake(
        "sigmoid_prime.minus-in-denominator",
        "The exponential is subtracted from 1 in the denominator; it is added.",
        (
            lambda x: np.exp(-_float(x)) / (1 - np.exp(-_float(x))) ** 2,
            lambda x: np.exp(_float(x)) / (1 - np.exp(_float(x))) ** 2,
        ),
        tags=("sign",),
    ),
    Mistake(
        "sigmoid_prime.squares-apart",
        "The denominator is squared as a whole: (1 + e^(-x))², not 1 + e^(-2x).",
        (
            lambda x: np.exp(-_float(x)) / (1 + np.exp(-2 * _float(x))),
            lambda x: np.exp(-_float(x)) / (1 + np.exp(-(_float(x) ** 2))),
            lambda x: np.exp(-_float(x)) / 1 + np.exp(-_float(x)) ** 2,
        ),
        tags=("brackets",),
    ),
    Mistake(
        "sigmoid_prime.exponential",
        "Only the exponential is differentiated; the fraction round it has a slope of its own.",
        (
            lambda x: -np.exp(-_float(x)),
            lambda x: np.exp(-_float(x)),
        ),
    ),
    Mistake(
        "sigmoid_prime.step-too-large",
        "The step of the difference is too large, or goes to one side only, to be exact.",
        _one_sided(_s),
        "The slope has a formula: σ (1 - σ).",
    ),
    Mistake(
        "sigmoid_prime.step-not-divided",
        "The difference is not divided by the step between its two points, 2h.",
        _difference_forms(_s),
    ),
    Mistake(
        "sigmoid_prime.neighbours",
        "Your slope compares neighbours in the array; each entry has a slope of its own.",
        (
            lambda x: np.gradient(_s(x), x),
            lambda x: np.gradient(_s(x)),
            lambda x: np.diff(_s(x)) / np.diff(x),
            lambda x: np.diff(_s(x)),
        ),
    ),
    Mistake(
        "sigmoid_prime.pair",
        "Two results come back, the function and its slope; only the slope is asked.",
        (
            lambda x: (_s(x), _slope(x)),
            lambda x: (_slope(x), _s(x)),
        ),
    ),
    Mistake(
        "sigmoid_prime.absolute",
        "x below 0 gets a wrong slope: σ (1 - σ) is asked for both signs.",
        (
            lambda x: np.where(_float(x) > 0, _slope(x), 0),
            lambda x: np.where(_float(x) >= 0, _slope(x), -_slope(x)),
            lambda x: np.where(_float(x) >= 0, _slope(x), _s(x)),
        ),
        "Positive numbers come out right.",
    ),
    Mistake(
        "sigmoid_prime.overflow",
        "e to the power of a large number overflows, and the answer is lost with it.",
        (
            lambda x: np.exp(-_float(x)) / (1 + np.exp(-_float(x))) ** 2,
            lambda x: np.exp(_float(x)) / (1 + np.exp(_float(x))) ** 2,
            lambda x: (
                np.exp(_float(x))
                / (1 + np.exp(_float(x)))
                * (1 - np.exp(_float(x)) / (1 + np.exp(_float(x))))
            ),
            lambda x: 1 / (2 + np.exp(_float(x)) + np.exp(-_float(x))) + 0 * np.exp(-_float(x)),
            _vectorised(lambda v: math.exp(-v) / (1 + math.exp(-v)) ** 2),
            _vectorised(lambda v: math.exp(v) / (1 + math.exp(v)) ** 2),
            _vectorised(lambda v: 1 / (1 + math.exp(-v)) * (1 - 1 / (1 + math.exp(-v)))),
            _vectorised(lambda v: 1 / (2 + math.exp(v) + math.exp(-v))),
            _vectorised(lambda v: 1 / (2 * math.cosh(v / 2)) ** 2),
        ),
        "Small numbers come out right.",
        _SAFE_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "sigmoid_prime.clipped",
        "Cutting x off at so small a number leaves a slope where there is none.",
        _clipped(_slope, 1, 2, 3, 4, 5, 6, 7, 8),
        hints=_SAFE_HINTS,
    ),
    *common(
        "sigmoid_prime",
        _slope,
        (
            lambda x: 1 / (1 + math.exp(-x)) * (1 - 1 / (1 + math.exp(-x))),
            lambda x: math.exp(-x) / (1 + math.exp(-x)) ** 2,
        ),
        decimals=(1, 2, 3),
    ),
)

SIGMOID_PRIME = Exercise(
    name="sigmoid_prime",
    assignment="activations",
    oracle=shared.sigmoid_prime,
    parameters=("x",),
    done="The slope everywhere: one quarter at 0, almost nothing far out.",
    properties=properties(
        "sigmoid_prime", ("A row of numbers", "the slope of the sigmoid at each"), SMALL
    ),
    mistakes=SIGMOID_PRIME_MISTAKES,
    hints=(
        "Nudge x = 0 by 0.01: by how much does the sigmoid move? Compare with what your function gives at 0.",
        "The slope can be written with the sigmoid's own value alone. Compute that value first, safely for large x.",
        "With s the sigmoid of x, the slope is s (1 - s).",
    ),
    naming=naming(),
    invariants=(Invariant("range", _between(0, 0.25, "The slope is never below 0 nor above 1/4")),),
    probes=(
        one_by_one(),
        mirrored(
            "even",
            "The slope at -x must be the slope at x; in yours it is not.",
            lambda one, x: one,
        ),
    ),
    siblings={"softplus": shared.softplus, "the slope of the ReLU": shared.relu_prime},
)

# tanh_prime


def _t(x: Array) -> Array:
    return np.tanh(_float(x))


def _exponential_tanh(x: Array) -> Array:
    a, b = np.exp(_float(x)), np.exp(-_float(x))
    return (a - b) / (a + b)


TANH_PRIME_MISTAKES = (
    Mistake(
        "tanh_prime.of-the-output",
        "1 - x² takes x for tanh's output: put the tanh of x there.",
        (lambda x: 1 - _float(x) ** 2,),
        tags=("takes x for the output",),
    ),
    Mistake(
        "tanh_prime.twice",
        "The slope is taken at the tanh of x; it is to be taken at x.",
        (lambda x: 1 - np.tanh(_t(x)) ** 2,),
        tags=("applied twice",),
    ),
    Mistake(
        "tanh_prime.no-square",
        "The square is missing: the slope is 1 minus tanh squared.",
        (lambda x: 1 - _t(x), lambda x: 1 - np.abs(_t(x)), lambda x: 1 / np.cosh(_float(x))),
    ),
    Mistake(
        "tanh_prime.square-of-x",
        "x is squared before the tanh; the tanh is to be squared.",
        (lambda x: 1 - np.tanh(_float(x) ** 2),),
    ),
    Mistake(
        "tanh_prime.square-of-all",
        "The whole difference is squared; only the tanh is.",
        (
            lambda x: (1 - _t(x)) ** 2,
            lambda x: (1 - np.abs(_t(x))) ** 2,
            lambda x: (1 - _t(x) ** 2) ** 2,
        ),
        tags=("brackets",),
    ),
    Mistake(
        "tanh_prime.not-from-one",
        "This is tanh squared; it is to be subtracted from 1.",
        (lambda x: _t(x) ** 2,),
    ),
    Mistake(
        "tanh_prime.plus",
        "The square is added to 1; it is to be subtracted.",
        (lambda x: 1 + _t(x) ** 2, lambda x: 1 + _t(x)),
        tags=("sign",),
    ),
    Mistake(
        "tanh_prime.sign",
        "The sign is turned: tanh rises everywhere, so its slope is positive.",
        (lambda x: _t(x) ** 2 - 1,),
        tags=("sign",),
    ),
    Mistake(
        "tanh_prime.tanh",
        "This is tanh itself; its slope is asked.",
        (_t,),
    ),
    Mistake(
        "tanh_prime.rule-of-the-sigmoid",
        "The sigmoid's rule, y (1 - y), does not hold for tanh: its slope is 1 - y².",
        (
            lambda x: _t(x) * (1 - _t(x)),
            lambda x: _slope(x),
            lambda x: _float(x) * (1 - _float(x)),
            lambda x: 1 - _s(x) ** 2,
        ),
        tags=("another rule",),
    ),
    Mistake(
        "tanh_prime.factor",
        "A factor is missing or too many: at 0 the slope of tanh is 1.",
        (
            lambda x: _slope(2 * _float(x)),
            lambda x: 2 * _slope(2 * _float(x)),
            lambda x: 4 * _slope(x),
            lambda x: 2 * _t(x) * (1 - _t(x) ** 2),
            lambda x: 2 * (1 - _t(x) ** 2),
            lambda x: (1 - _t(x) ** 2) / 2,
            lambda x: 1 - _t(x) * 2,
            lambda x: -2 * _t(x),
            lambda x: _float(x) * (1 - _t(x) ** 2),
        ),
    ),
    Mistake(
        "tanh_prime.trigonometric",
        "This is the rule of another function, such as tan or arctan; tanh has its own.",
        (
            lambda x: 1 + np.tan(_float(x)) ** 2,
            lambda x: 1 / np.cos(_float(x)) ** 2,
            lambda x: 1 - np.tan(_float(x)) ** 2,
            lambda x: 1 / (1 + _float(x) ** 2),
            lambda x: 1 / np.sinh(_float(x)) ** 2,
            lambda x: np.cosh(_float(x)) ** 2,
            lambda x: 1 / (1 - _float(x) ** 2),
        ),
    ),
    Mistake(
        "tanh_prime.step-too-large",
        "The step of the difference is too large, or goes to one side only, to be exact.",
        _one_sided(_t),
        "The slope has a formula: 1 - tanh².",
    ),
    Mistake(
        "tanh_prime.step-not-divided",
        "The difference is not divided by the step between its two points, 2h.",
        _difference_forms(_t),
    ),
    Mistake(
        "tanh_prime.neighbours",
        "Your slope compares neighbours in the array; each entry has a slope of its own.",
        (
            lambda x: np.gradient(_t(x), x),
            lambda x: np.gradient(_t(x)),
            lambda x: np.diff(_t(x)) / np.diff(x),
            lambda x: np.diff(_t(x)),
        ),
    ),
    Mistake(
        "tanh_prime.pair",
        "Two results come back, the function and its slope; only the slope is asked.",
        (
            lambda x: (_t(x), 1 - _t(x) ** 2),
            lambda x: (1 - _t(x) ** 2, _t(x)),
        ),
    ),
    Mistake(
        "tanh_prime.one-side",
        "x of one sign gets a wrong slope: 1 - tanh² is asked for both.",
        (
            lambda x: np.where(_float(x) > 0, 1 - _t(x) ** 2, 0),
            lambda x: np.where(_float(x) >= 0, 1, -1) * (1 - _t(x) ** 2),
            lambda x: np.where(_float(x) > 0, 1 - _t(x) ** 2, 1),
        ),
    ),
    Mistake(
        "tanh_prime.overflow",
        "e to the power of a large number overflows, and the answer is lost with it.",
        (
            lambda x: 1 - _exponential_tanh(x) ** 2,
            lambda x: 1 - np.nan_to_num(_exponential_tanh(x)) ** 2,
            lambda x: 1 - ((np.exp(2 * _float(x)) - 1) / (np.exp(2 * _float(x)) + 1)) ** 2,
            lambda x: 1 - ((1 - np.exp(-2 * _float(x))) / (1 + np.exp(-2 * _float(x)))) ** 2,
            lambda x: (
                1 - np.nan_to_num((np.exp(2 * _float(x)) - 1) / (np.exp(2 * _float(x)) + 1)) ** 2
            ),
            lambda x: 4 * np.exp(2 * _float(x)) / (np.exp(2 * _float(x)) + 1) ** 2,
            lambda x: 4 * np.exp(-2 * _float(x)) / (np.exp(-2 * _float(x)) + 1) ** 2,
            lambda x: 1 - (np.sinh(_float(x)) / np.cosh(_float(x))) ** 2,
            lambda x: (np.cosh(_float(x)) ** 2 - np.sinh(_float(x)) ** 2) / np.cosh(_float(x)) ** 2,
            _vectorised(
                lambda v: 1 - ((math.exp(v) - math.exp(-v)) / (math.exp(v) + math.exp(-v))) ** 2
            ),
            _vectorised(lambda v: 1 / math.cosh(v) ** 2),
            _vectorised(lambda v: 1 - ((math.exp(2 * v) - 1) / (math.exp(2 * v) + 1)) ** 2),
        ),
        "Small numbers come out right.",
        (
            "Compute np.exp(1000) on its own. Where does your formula ask for something like it?",
            "numpy has tanh, and it is safe for every x.",
            "1 - np.tanh(x) ** 2.",
        ),
        ("no safe exponential",),
    ),
    Mistake(
        "tanh_prime.clipped",
        "Cutting x off at so small a number leaves a slope where there is none.",
        _clipped(lambda x: 1 - _t(x) ** 2, 0.5, 1, 2, 3, 4, 5),
    ),
    *common(
        "tanh_prime",
        lambda x: 1 - _t(x) ** 2,
        (lambda x: 1 - math.tanh(x) ** 2, lambda x: 1 / math.cosh(x) ** 2),
        decimals=(0, 1, 2, 3),
    ),
)

TANH_PRIME = Exercise(
    name="tanh_prime",
    assignment="activations",
    oracle=shared.tanh_prime,
    parameters=("x",),
    done="The slope everywhere: 1 at 0, almost nothing far out.",
    properties=properties(
        "tanh_prime", ("A row of numbers", "the slope of tanh at each"), {**SMALL, "row": 1}
    ),
    mistakes=TANH_PRIME_MISTAKES,
    hints=(
        "Nudge x = 0 by 0.01: by how much does tanh move? Compare with what your function gives at 0.",
        "The slope can be written with tanh's own value alone, as the sigmoid's can with its own.",
        "With t the tanh of x, the slope is 1 - t².",
    ),
    naming=naming(),
    invariants=(Invariant("range", _between(0, 1, "The slope is never below 0 nor above 1")),),
    probes=(
        one_by_one(),
        mirrored(
            "even",
            "The slope at -x must be the slope at x; in yours it is not.",
            lambda one, x: one,
        ),
    ),
    siblings={
        "the sigmoid": shared.sigmoid,
        "softplus": shared.softplus,
        "the slope of the ReLU": shared.relu_prime,
    },
)

# softplus


def _soft(x: Array) -> Array:
    return np.logaddexp(0, _float(x))


_SOFT_HINTS = (
    "Compute np.exp(1000) on its own. What does the logarithm make of it, and what should come out?",
    "For large x, ln(1 + e^x) is x and a very small rest. Take the x out of the logarithm.",
    "max(x, 0) + ln(1 + e^(-|x|)), and np.maximum and np.log1p work on arrays.",
)

SOFTPLUS_MISTAKES = (
    Mistake(
        "softplus.relu",
        "This is the ReLU with its corner; softplus is rounded there.",
        (lambda x: np.maximum(_float(x), 0), lambda x: np.log(np.maximum(1, np.exp(_float(x))))),
    ),
    Mistake(
        "softplus.falls",
        "Yours falls where softplus rises: it is softplus of -x.",
        (lambda x: _soft(-_float(x)), lambda x: np.log(1 + np.exp(-_float(x)))),
        "Look for a minus in the exponent.",
        tags=("sign",),
    ),
    Mistake(
        "softplus.sign",
        "The sign of the whole is turned: softplus is above 0.",
        (lambda x: -_soft(x), lambda x: -_soft(-_float(x))),
        tags=("sign",),
    ),
    Mistake(
        "softplus.no-logarithm",
        "The logarithm is missing.",
        (
            lambda x: 1 + np.exp(_float(x)),
            lambda x: 1 + np.exp(-_float(x)),
            lambda x: np.exp(_float(x)),
        ),
    ),
    Mistake(
        "softplus.no-one",
        "The 1 inside the logarithm is missing, so x comes back as it was.",
        (_float, lambda x: np.log(np.exp(_float(x)))),
    ),
    Mistake(
        "softplus.one-outside",
        "The 1 stands outside the logarithm; it is added inside.",
        (
            lambda x: 1 + _float(x),
            lambda x: np.log(1 + np.exp(_float(x))) + 1,
        ),
        tags=("brackets",),
    ),
    Mistake(
        "softplus.other-base",
        "The logarithm is another one than the natural: its base is 2 or 10.",
        (
            lambda x: _soft(x) / math.log(2),
            lambda x: _soft(x) / math.log(10),
            lambda x: np.log2(1 + np.exp(_float(x))),
            lambda x: np.log10(1 + np.exp(_float(x))),
        ),
        "`np.log` is the natural one.",
    ),
    Mistake(
        "softplus.base-2",
        "Logarithm and power have another base than e here.",
        (
            lambda x: np.logaddexp2(0, _float(x)),
            lambda x: np.log2(1 + 2.0 ** _float(x)),
            lambda x: np.log10(1 + 10.0 ** _float(x)),
        ),
        "`np.logaddexp2` and `np.log2` are those for base 2.",
    ),
    Mistake(
        "softplus.other-power",
        "The base of the power is e: yours is another, or x is multiplied first.",
        (
            lambda x: np.log(1 + 2.0 ** _float(x)),
            lambda x: np.log(1 + 10.0 ** _float(x)),
            lambda x: _soft(2 * _float(x)),
            lambda x: _soft(_float(x) / 2),
            lambda x: np.log(1 + np.exp(_float(x)) ** 2),
        ),
    ),
    Mistake(
        "softplus.minus",
        "The exponential is subtracted inside the logarithm; it is added.",
        (lambda x: np.log(1 - np.exp(_float(x))), lambda x: np.log(np.exp(_float(x)) - 1)),
        tags=("sign",),
    ),
    Mistake(
        "softplus.no-exponential",
        "The exponential is missing: this is the logarithm of 1 + x.",
        (
            lambda x: np.log(1 + _float(x)),
            lambda x: np.log1p(np.abs(_float(x))),
            lambda x: np.log1p(np.maximum(_float(x), 0)),
        ),
    ),
    Mistake(
        "softplus.one-twice",
        "The 1 is added twice: `np.log1p(a)` is ln(1 + a) already.",
        (lambda x: np.log(2 + np.exp(_float(x))), lambda x: np.log1p(1 + np.exp(_float(x)))),
    ),
    Mistake(
        "softplus.slope",
        "This is the sigmoid, which is the slope of softplus; softplus itself is asked.",
        (_s, lambda x: np.exp(_float(x)) / (1 + np.exp(_float(x)))),
    ),
    Mistake(
        "softplus.summed",
        "The exponentials of all entries meet in one logarithm; each entry has its own.",
        (
            lambda x: np.log(1 + np.sum(np.exp(_float(x)))),
            lambda x: np.log(np.sum(np.exp(_float(x)))),
            lambda x: _float(x) - np.log(np.sum(np.exp(_float(x)))),
        ),
    ),
    Mistake(
        "softplus.size-lost",
        "ln(1 + e^(-|x|)) is the small rest alone: for x above 0 the x that was taken out is missing.",
        (lambda x: _soft(-np.abs(_float(x))),),
        "Negative numbers come out right.",
        _SOFT_HINTS,
    ),
    Mistake(
        "softplus.absolute",
        "A negative x gets the answer of a positive one of its size.",
        (
            lambda x: np.abs(_float(x)) + _soft(-np.abs(_float(x))),
            lambda x: np.maximum(_float(x), 0) + _soft(-_float(x)),
            lambda x: np.log1p(np.exp(np.abs(_float(x)))),
        ),
        "Positive numbers come out right.",
        _SOFT_HINTS,
    ),
    Mistake(
        "softplus.exponent-sign",
        "e^|x| grows on both sides; the exponent that cannot overflow is -|x|.",
        (
            lambda x: np.maximum(_float(x), 0) + np.log1p(np.exp(np.abs(_float(x)))),
            lambda x: np.maximum(_float(x), 0) + _soft(np.abs(_float(x))),
        ),
        "",
        _SOFT_HINTS,
        ("sign",),
    ),
    Mistake(
        "softplus.size-wrong",
        "What is added to ln(1 + e^(-|x|)) is x where x is above 0, and 0 elsewhere.",
        (
            lambda x: _float(x) + _soft(-np.abs(_float(x))),
            lambda x: np.maximum(_float(x), 0) + _soft(_float(x)),
            lambda x: np.maximum(_float(x), 0) - _soft(-np.abs(_float(x))),
            lambda x: np.minimum(_float(x), 0) + _soft(-np.abs(_float(x))),
            lambda x: np.max(_float(x)) + _soft(-np.abs(_float(x))),
            lambda x: np.max(_float(x)) + _soft(_float(x) - np.max(_float(x))),
            lambda x: np.where(_float(x) >= 0, _float(x) + _soft(_float(x)), _soft(x)),
            lambda x: np.where(_float(x) >= 0, _float(x) + np.exp(-np.abs(_float(x))), _soft(x)),
        ),
        "",
        _SOFT_HINTS,
    ),
    Mistake(
        "softplus.threshold",
        "From some number on you give x itself; there softplus is still above x.",
        tuple(lambda x, c=c: np.where(_float(x) > c, _float(x), _soft(x)) for c in (0, 1, 2, 3, 5))
        + tuple(lambda x, c=c: np.where(_float(x) >= c, _float(x), _soft(x)) for c in (0, 1, 2, 3)),
        "Further out the two cannot be told apart.",
        _SOFT_HINTS,
    ),
    Mistake(
        "softplus.cut-off",
        "Below some number you give 0; there softplus is still above 0.",
        tuple(lambda x, c=c: np.where(_float(x) < c, 0, _soft(x)) for c in (0, -1, -2, -3, -5)),
    ),
    Mistake(
        "softplus.overflow",
        "e to the power of a large number overflows: the logarithm of infinity is infinity, x is asked.",
        (
            lambda x: np.log(1 + np.exp(_float(x))),
            lambda x: np.nan_to_num(np.log(1 + np.exp(_float(x)))),
            lambda x: -np.log(_s(-_float(x))),
            lambda x: -np.log(1 - _s(x)),
            lambda x: _float(x) + np.log(1 + np.exp(-_float(x))),
            lambda x: np.nan_to_num(_float(x) + np.log(1 + np.exp(-_float(x)))),
            lambda x: np.log(1 + np.exp(_float(x).astype(np.float32))),
            lambda x: np.where(np.isfinite(np.exp(_float(x))), _soft(x), 0),
            _vectorised(lambda v: math.log(1 + math.exp(v))),
            _vectorised(lambda v: math.log1p(math.exp(v))),
            _vectorised(lambda v: v + math.log(1 + math.exp(-v))),
        ),
        "Small numbers come out right.",
        _SOFT_HINTS,
        ("no safe exponential",),
    ),
    Mistake(
        "softplus.clipped",
        "Cutting x off keeps the exponential finite but changes the answer: far out it must be x.",
        (
            *_clipped(_soft, 1, 2, 3, 5, 10, 20, 30, 50, 88, 100, 500, 600, 700, 709),
            *[
                lambda x, c=c: _soft(np.minimum(_float(x), c))
                for c in (10, 20, 30, 50, 88, 100, 500, 600, 700, 709)
            ],
        ),
        "",
        _SOFT_HINTS,
    ),
    *common(
        "softplus",
        _soft,
        (
            lambda x: math.log(1 + math.exp(x)),
            lambda x: max(x, 0) + math.log1p(math.exp(-abs(x))),
        ),
        decimals=(0, 1, 2, 3),
    ),
)


def _above_the_relu(case: Case, expected: Any, value: Any) -> str:
    numbers, x = np.asarray(as_numbers(value), dtype=float), np.asarray(case.args[0], dtype=float)
    if numbers.shape != x.shape or not np.isfinite(numbers).all():
        return ""
    if (numbers < np.maximum(x, 0) - 1e-5).any():
        return "Softplus lies above the ReLU everywhere; yours is below it somewhere."
    if (numbers > np.maximum(x, 0) + math.log(2) + 1e-5).any():
        return "Softplus is at most ln 2 above the ReLU; yours is further away."
    return ""


SOFTPLUS = Exercise(
    name="softplus",
    assignment="activations",
    oracle=shared.softplus,
    parameters=("x",),
    done="The soft corner, right for any x up to ±1000.",
    properties=properties("softplus", ("A row of numbers", "ln(1 + e^x) of each"), SMALL),
    mistakes=SOFTPLUS_MISTAKES,
    hints=(
        "Work it out for x = 0 on paper: it is ln 2. What does your function give there?",
        _SOFT_HINTS[1],
        _SOFT_HINTS[2],
    ),
    naming=naming(),
    invariants=(Invariant("above-the-relu", _above_the_relu),),
    probes=(
        one_by_one(),
        mirrored(
            "mirrored",
            "Softplus of x minus softplus of -x must be x; in yours it is not.",
            lambda one, x: one + x,
        ),
    ),
    siblings={"tanh": np.tanh, "the slope of the ReLU": shared.relu_prime},
)
