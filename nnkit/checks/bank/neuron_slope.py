"""The slope by nudging, and the log loss."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Invariant, Mistake, Probe, Property
from ..student import Outcome
from ..student_side.drivers import FUNCTIONS
from .common import AGAIN, QUIET, Array, each_in_turn, in_turn, strided, unchanged

Function = Callable[[Any], Any]

# slope. Nudges are powers of two and their multiples, which float32 holds exactly.


def slope(f: Function, x: float, h: float) -> float:
    high, low = float(f(x + h)), float(f(x - h))
    return math.fsum((high, -low)) / h / 2


def _nudge(function: str, x: float, h: float, atol: float = 1e-5) -> Case:
    return Case(
        (FUNCTIONS[function], x, h),
        "with_function",
        {"function": function, "args": [x, h]},
        atol=atol,
    )


def _eighths(rng: np.random.Generator, low: int, high: int) -> float:
    return int(rng.integers(8 * low, 8 * high + 1)) / 8


def _curves(rng: np.random.Generator) -> Iterator[Case]:
    yield _nudge("cube", 2.0, 0.5)
    yield _nudge("sine", 0.625, 0.25)
    yield _nudge("exponential", -1.25, 0.75)
    yield _nudge("cube", -_eighths(rng, 1, 3) - 0.0625, 0.375)
    yield _nudge("sine", _eighths(rng, 1, 6) / 4 + 0.015625, 0.625)


def _nudges(rng: np.random.Generator) -> Iterator[Case]:
    x = _eighths(rng, 1, 2)
    for h in 1.0, 0.125, 2.0, 3.5:
        yield _nudge("cube", x, h)
    yield _nudge("absolute", 2.0**-8, 2.0**-10, 2e-3)
    yield _nudge("sine", 0.5, 2.0**-10, 2e-3)


def _any_function(rng: np.random.Generator) -> Iterator[Case]:
    yield _nudge("absolute", 0.0, 0.5)
    yield _nudge("absolute", 0.25, 0.5)
    yield _nudge("logarithm", 0.75, 0.625)
    yield _nudge("jump", 0.25, 0.375)
    yield _nudge("jump", 3.25, 0.375)
    yield _nudge("steep", 0.03125, 0.25)
    yield _nudge("parabola", 0.0, 0.5)
    yield _nudge("reciprocal", 0.0, 0.5)


def _whole_nudges(rng: np.random.Generator) -> Iterator[Case]:
    yield _nudge("cube", 2, 1)
    yield _nudge("cube", 2, 0.5)
    yield _nudge("sine", 0.75, 2)
    yield _nudge("jump", 0, 1)
    yield _nudge("parabola", 0, 1)
    yield _nudge("sine", -3, 2)
    yield _nudge("exponential", int(rng.integers(-2, 2)), 1)
    yield _nudge("ramp", 0, 1)


def _slope_again(rng: np.random.Generator) -> Iterator[Case]:
    x = _eighths(rng, 3, 4) + 0.015625
    for function, h in ("sine", 0.5), ("cube", 0.5), ("sine", 0.25), ("sine", 0.5):
        yield _nudge(function, x, h)


def _fixed_nudge(size: float) -> Callable[..., float]:
    return lambda f, x, h: (f(x + size) - f(x - size)) / (2 * size)


SLOPE_MISTAKES = (
    Mistake(
        "slope.one-sided",
        "You nudge to one side only: f is asked at x + h and at x - h.",
        (
            lambda f, x, h: (f(x + h) - f(x)) / h,
            lambda f, x, h: (f(x) - f(x - h)) / h,
        ),
        "On a straight line that makes no difference, on a curve it does.",
    ),
    Mistake(
        "slope.one-sided-over-2h",
        "From x to x + h is one h, but you divide by 2h; nudge to both sides.",
        (
            lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
            lambda f, x, h: (f(x) - f(x - h)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.divides-by-h",
        "You divide by h, but from x - h to x + h it is 2h.",
        (lambda f, x, h: (f(x + h) - f(x - h)) / h,),
        "Your slope is twice too large.",
        tags=("factor 2",),
    ),
    Mistake(
        "slope.precedence",
        "`/ 2 * h` divides by 2 and then multiplies by h: 2h belongs in brackets.",
        (lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,),
        "Python works from left to right.",
    ),
    Mistake(
        "slope.brackets",
        "Only one of the two values is divided: the difference belongs in brackets.",
        (
            lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
            lambda f, x, h: f(x + h) - f(x - h) / 2 * h,
            lambda f, x, h: f(x + h) - f(x - h) / h,
        ),
        "Division goes before subtraction.",
    ),
    Mistake(
        "slope.not-divided",
        "This is the response alone; a slope is the response divided by the nudge, which is 2h.",
        (
            lambda f, x, h: f(x + h) - f(x - h),
            lambda f, x, h: f(x + h) - f(x),
            lambda f, x, h: (f(x + h) - f(x - h)) / 2,
        ),
    ),
    Mistake(
        "slope.multiplied",
        "You multiply by the nudge; a slope is the response divided by it.",
        (
            lambda f, x, h: (f(x + h) - f(x - h)) * 2 * h,
            lambda f, x, h: (f(x + h) - f(x - h)) * h,
        ),
    ),
    Mistake(
        "slope.sign",
        "The sign is turned: it is the value at x + h minus the value at x - h.",
        (
            lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
            lambda f, x, h: (f(x + h) - f(x - h)) / (-2 * h),
            lambda f, x, h: (f(x) - f(x + h)) / h,
            lambda f, x, h: (f(x - h) - f(x)) / h,
        ),
        tags=("sign",),
    ),
    Mistake(
        "slope.adds",
        "The two values are added; their difference is asked.",
        (
            lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),
            lambda f, x, h: (f(x + h) + f(x - h)) / 2,
            lambda f, x, h: (f(x + h) + f(x)) / h,
        ),
    ),
    Mistake(
        "slope.own-nudge",
        "Your function takes a nudge of its own, whatever `h` says.",
        tuple(
            _fixed_nudge(size)
            for size in (1e-3, 1e-5, 1e-6, 1e-4, 1e-2, 0.1, 1e-7, 1e-8, 0.5, 1.0, 0.001 / 2)
        ),
        "Where h is tiny the two agree.",
        tags=("ignores an argument",),
    ),
    Mistake(
        "slope.nudge-too-wide",
        "You nudge by 2h; from x the nudge is h to each side.",
        (
            lambda f, x, h: (f(x + 2 * h) - f(x - 2 * h)) / (4 * h),
            lambda f, x, h: (f(x + 2 * h) - f(x - 2 * h)) / (2 * h),
            lambda f, x, h: (f(x + 2 * h) - f(x)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.half-nudge",
        "You nudge by half of h; from x the nudge is h to each side.",
        (
            lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / h,
            lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.second-slope",
        "This measures how the slope changes; the slope itself is asked.",
        (
            lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h**2,
            lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.more-points",
        "This asks f at more points than two; the slope from x - h to x + h is asked.",
        (
            lambda f, x, h: (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h),
            lambda f, x, h: (4 * _fixed_nudge(h / 2)(f, x, h) - _fixed_nudge(h)(f, x, h)) / 3,
            lambda f, x, h: (-f(x + 2 * h) + 4 * f(x + h) - 3 * f(x)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.nudges-the-value",
        "The nudge is added to the value of f; it belongs to x, inside the brackets of f.",
        (
            lambda f, x, h: ((f(x) + h) - (f(x) - h)) / (2 * h),
            lambda f, x, h: (f(x) + h - f(x) - h) / (2 * h),
        ),
    ),
    Mistake(
        "slope.only-the-nudge",
        "f is asked at h and -h; the nudge starts from x.",
        (
            lambda f, x, h: (f(h) - f(-h)) / (2 * h),
            lambda f, x, h: (f(x) - f(h)) / (x - h),
            lambda f, x, h: (f(x) - f(h)) / (2 * h),
        ),
        tags=("ignores an argument",),
    ),
    Mistake(
        "slope.relative-nudge",
        "The nudge is multiplied with x; add it to x and subtract it from x.",
        (
            lambda f, x, h: (f(x * (1 + h)) - f(x * (1 - h))) / (2 * h),
            lambda f, x, h: (f(x * (1 + h)) - f(x * (1 - h))) / (2 * h * x),
            lambda f, x, h: (f(x * h) - f(-x * h)) / (2 * h),
        ),
    ),
    Mistake(
        "slope.the-value",
        "This is the value of f, not its slope.",
        (lambda f, x, h: f(x), lambda f, x, h: f(x + h), lambda f, x, h: f(x - h)),
    ),
    Mistake(
        "slope.through-zero",
        "The value is divided by x; a slope needs two values of f, close to x.",
        (lambda f, x, h: f(x) / x, lambda f, x, h: f(x) / h),
    ),
    Mistake(
        "slope.divides-by-x",
        "You divide by x, which says where you are; divide by how far you went, 2h.",
        (
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * x),
            lambda f, x, h: (f(x + h) - f(x - h)) / x,
        ),
    ),
    Mistake(
        "slope.swapped",
        "`x` and `h` are exchanged: the order is f, x, h.",
        (lambda f, h, x: (f(x + h) - f(x - h)) / (2 * h),),
    ),
    Mistake(
        "slope.size-only",
        "The sign is lost: a slope that leads down is negative.",
        (
            lambda f, x, h: abs(f(x + h) - f(x - h)) / (2 * h),
            lambda f, x, h: max((f(x + h) - f(x - h)) / (2 * h), 0.0),
        ),
        tags=("sign",),
    ),
    Mistake(
        "slope.whole-numbers",
        "The slope is cut to a whole number: `//` and int() drop the decimals.",
        (
            lambda f, x, h: (f(x + h) - f(x - h)) // (2 * h),
            lambda f, x, h: int((f(x + h) - f(x - h)) / (2 * h)),
            lambda f, x, h: round((f(x + h) - f(x - h)) / (2 * h)),
        ),
    ),
)


def _parabolas(h: float) -> Callable[[np.random.Generator], Iterator[tuple[Case, Case]]]:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for x in 0.5, -1.25, 2.75:
            yield _nudge("parabola", x, 0.25), _nudge("parabola", x, h)

    return pairs


def _mirrored(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for x, h in (0.5, 0.75), (1.25, 0.25):
        yield _nudge("absolute", x, h), _nudge("absolute", -x, h)


def _at_two(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    yield _nudge("parabola", 2.0, 0.5), _nudge("parabola", 2.0, 0.5)


SLOPES = (
    Probe(
        "any-nudge",
        "On a parabola nudges of every size to both sides give one slope; yours changes with h.",
        _parabolas(1.0),
        lambda one, other: one,
    ),
    Probe(
        "mirror",
        "The slope of |x| at -x must be minus that at x; in yours it is not.",
        _mirrored,
        lambda one, other: -one,
    ),
    Probe(
        "parabola",
        "x² - 3x + 1 has the slope 1 at x = 2, whatever the nudge; yours gives another number.",
        _at_two,
        lambda one, other: 1.0,
    ),
)

SLOPE = Exercise(
    name="slope",
    assignment="neuron",
    driver="with_function",
    oracle=slope,
    parameters=("f", "x", "h"),
    done="The response of f to a nudge to both sides, divided by the whole nudge.",
    properties=(
        Property("curves", "Three curves", "the slope between x - h and x + h", 2, _curves),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _slope_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "nudges",
            "Small and large nudges",
            "h decides how far",
            0.75,
            _nudges,
            fails="Right for some nudges, not for all: h decides how far, and nothing else does.",
        ),
        Property(
            "functions",
            "Corners, jumps, steep places",
            "f is asked at x + h and x - h",
            0.5,
            _any_function,
            fails="Right for smooth curves, not for every f: ask it at x + h and at x - h, nowhere else.",
        ),
        Property(
            "kinds",
            "Whole numbers",
            "the same rule",
            0.25,
            _whole_nudges,
            fails="Right for numbers with decimals, not for whole numbers.",
        ),
    ),
    mistakes=SLOPE_MISTAKES,
    hints=(
        "How far is it from x - h to x + h? And how much does f change on the way?",
        "A slope is a response divided by a nudge: the change of f, divided by the change of x.",
        "Ask f at x + h, ask it at x - h, subtract, and divide by 2h, with brackets around 2 * h.",
    ),
    naming=lambda rng: (
        _nudge("parabola", 2.5, 0.25),
        _nudge("exponential", 0.375, 0.125),
        _nudge("sine", -2.25, 1.0),
    ),
    probes=SLOPES,
)

# binary_cross_entropy. A probability next to 1 is 1 minus a power of two, so that float32 holds it.

NEAR = 2.0**-13
LEAST = 15.0


def _surprise(y: float, p: float) -> float:
    q = p if y == 1 else 1 - p
    return -math.log(q) if q > 0 else math.inf


def binary_cross_entropy(y: Array, p: Array) -> float:
    costs = [_surprise(float(a), float(b)) for a, b in zip(y, p, strict=True)]
    return math.fsum(costs) / len(costs) if math.inf not in costs else math.inf


def _answers(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    y = np.zeros(n)
    y[rng.permutation(n)[: max(n // 2, 1)]] = 1
    return y, np.round(rng.uniform(0.05, 0.95, n), 2)


def _ordinary_answers(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.2, 0.35])))
    yield Case((np.array([0.0, 1.0, 0.0, 0.0, 1.0]), np.array([0.15, 0.6, 0.75, 0.3, 0.05])))
    yield Case(_answers(rng, 7))


def _few_answers(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0]), np.array([0.8])))
    yield Case((np.array([0.0]), np.array([0.85])))
    yield Case((np.ones(4), _answers(rng, 4)[1]))
    yield Case((np.zeros(3), _answers(rng, 3)[1]))
    yield Case(_answers(rng, 11))


def _near_certain(rng: np.random.Generator) -> Iterator[Case]:
    high, low = 1 - NEAR, NEAR
    yield Case((np.array([1.0, 0.0, 1.0]), np.array([low, low, 0.5])))
    yield Case((np.array([0.0, 1.0]), np.array([high, high])))


def _certain_right(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0]), np.array([1.0])))
    yield Case((np.array([0.0]), np.array([0.0])))
    yield Case((np.array([0.0, 1.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.7, 0.4])))


def _certain_wrong(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1.0]), np.array([0.0])))
    yield Case((np.array([0.0]), np.array([1.0])))
    yield Case((np.array([0.0, 1.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0, 0.25, 0.75])))
    yield Case((np.array([1.0, 0.0, 0.0]), np.array([0.6, 1.0, 1.0])))


def _certain(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.25])))
    yield Case((np.array([0.0, 1.0, 1.0]), np.array([1.0, 0.0, 0.75])))


def _kinds_of_answers(rng: np.random.Generator) -> Iterator[Case]:
    y, p = _answers(rng, 5)
    yield Case((y.astype(int), p))
    yield Case((strided(y), p[::-1].copy()[::-1]))
    yield Case((np.array([0, 1, 1]), np.array([0, 1, 1])))
    yield Case((np.zeros(400), np.full(400, 0.9)))


def _answers_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _answers(rng, 4), _answers(rng, 4), _answers(rng, 3)
    yield in_turn(one, three, one)
    yield each_in_turn(one, two)


def _answers_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    y, p = _answers(rng, 4)
    y[:2], p[:2] = (0, 1), (0, 1)
    yield Case((y, p))


def _answers_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_answers(rng, 2))
    yield Case((np.array([1.0, 1.0, 0.0, 1.0]), np.array([0.8, 0.45, 0.1, 0.65])))
    yield Case((np.array([0.0, 0.0, 1.0]), np.array([0.2, 0.7, 0.55])))


def _wrong_and_certain(case: Case, outcome: Outcome) -> Finding | None:
    """A certain and wrong answer costs infinity or anything above 15, whatever the others cost."""
    found, _ = difference(0.0, outcome.value, 1e-5, 0.0)
    if found and found.kind in ("none", "type", "shape", "bool"):
        return Finding(f"property.{found.kind}", found.says, found.note)
    y, p = case.args
    value, costs = float(outcome.value), [_surprise(a, b) for a, b in zip(y, p, strict=True)]
    others = [cost for cost in costs if cost < math.inf]
    count = len(costs) - len(others)
    if math.isnan(value):
        return Finding(
            "binary_cross_entropy.zero-times-infinity",
            "nan for an answer that is certain and wrong: on the way 0 meets an infinite logarithm.",
            "It must cost infinity, or any number above 15.",
        )
    cost = (value * len(costs) - math.fsum(others)) / count
    if cost > LEAST - 1e-3:
        return None
    if cost < 1e-3:
        return Finding(
            "binary_cross_entropy.wrong-is-free",
            "An answer that is certain and wrong costs nothing in yours; it is the dearest of all.",
            "It must cost infinity, or any number above 15.",
        )
    return Finding(
        "binary_cross_entropy.clip-too-wide",
        f"An answer that is certain and wrong costs {cost:.3g} in yours; it must cost more than 15.",
        "The number that keeps p away from 0 and 1 is too large: 1e-7 is the largest that will do.",
    )


Terms = Callable[[Array, Array], Array]


def _safe(y: Array, p: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.where(np.asarray(y) == 1, -np.log(np.asarray(p, float)), -np.log(1.0 - p))


def _plain(y: Array, p: Array) -> Array:
    return -y * np.log(np.asarray(p, float)) - (1 - y) * np.log(1.0 - p)


def _clipped(size: float) -> Terms:
    return lambda y, p: _plain(y, np.clip(np.asarray(p, float), size, 1 - size))


def _padded(size: float, upper: float | None = None) -> Terms:
    other = size if upper is None else upper
    return lambda y, p: -y * np.log(p + size) - (1 - y) * np.log(1 - p + other)


def _reduced(
    reduce: Callable[[Array], Any], *terms: Terms
) -> tuple[Callable[[Array, Array], Any], ...]:
    every = terms or (_safe, _plain)
    return tuple(lambda y, p, t=t: reduce(t(y, p)) for t in every)


def _mean_of(*terms: Terms) -> tuple[Callable[[Array, Array], Any], ...]:
    return tuple(lambda y, p, t=t: np.mean(t(y, p)) for t in terms)


def _safe_or_not(*terms: Terms) -> tuple[Callable[[Array, Array], Any], ...]:
    """With p as it is and with p kept away from 0 and 1."""
    return (
        *_mean_of(*terms),
        *_mean_of(*(lambda y, p, t=t: t(y, np.clip(p, 1e-12, 1 - 1e-12)) for t in terms)),
    )


def _in_turn(y: Array, p: Array) -> float:
    costs = [
        -float(a) * math.log(float(b)) - (1 - float(a)) * math.log(1 - float(b))
        for a, b in zip(y, p, strict=True)
    ]
    return sum(costs) / len(costs)


def _chosen(y: Array, p: Array) -> float:
    costs = [
        -math.log(float(b)) if a == 1 else -math.log(1 - float(b))
        for a, b in zip(y, p, strict=True)
    ]
    return sum(costs) / len(costs)


def _balanced(y: Array, p: Array) -> Any:
    t = _safe(y, p)
    return np.mean([t[y == k].mean() for k in (0, 1) if (y == k).any()])


def _over_positives(y: Array, p: Array) -> Any:
    return _safe(y, p).sum() / max(np.sum(y), 1)


def _pairs(y: Array, p: Array) -> Any:
    y = np.asarray(y)[:, None]
    return np.mean(-y * np.log(np.asarray(p, float)) - (1 - y) * np.log(1.0 - p))


def _guarded(y: Array, p: Array) -> Array:
    """Certain answers are left out of the sum, but not out of the count."""
    t = _safe(y, p)
    return np.where((np.asarray(p) > 0) & (np.asarray(p) < 1), t, 0.0)


_SIZES = (1e-7, 1e-10, 1e-15)
_CERTAIN_HINTS = (
    "For y = 1 and p = 1, what is (1 - y) ln(1 - p) in numbers? What does numpy say of it?",
    "Where y is 1 only ln p counts, where y is 0 only ln(1 - p): the other one need not exist.",
    "Keep p away from 0 and 1 by 1e-12 (a clip on both sides) before any logarithm is taken.",
)

BINARY_CROSS_ENTROPY_MISTAKES = (
    Mistake(
        "binary_cross_entropy.sum",
        "This is the sum over the samples; their mean is asked.",
        _reduced(np.sum),
        "A single sample comes out right.",
        tags=("missing 1/N",),
    ),
    Mistake(
        "binary_cross_entropy.divides-twice",
        "You divide by the number of samples twice.",
        _reduced(lambda t: np.mean(t) / len(t)),
        tags=("1/N twice",),
    ),
    Mistake(
        "binary_cross_entropy.wrong-count",
        "You divide by one sample too many or too few.",
        (
            *_reduced(lambda t: np.sum(t) / (len(t) + 1)),
            *_reduced(lambda t: np.sum(t) / max(len(t) - 1, 1)),
        ),
    ),
    Mistake(
        "binary_cross_entropy.half",
        "There is a half in yours that does not belong there.",
        _reduced(lambda t: np.mean(t) / 2),
        "Of the two terms only one counts for each sample.",
    ),
    Mistake(
        "binary_cross_entropy.not-averaged",
        "Your function gives a number for each sample; their mean is asked.",
        _reduced(lambda t: t),
    ),
    Mistake(
        "binary_cross_entropy.negative",
        "The sign is turned: a logarithm of a probability is negative, the loss is not.",
        _reduced(lambda t: -np.mean(t)),
        tags=("sign",),
    ),
    Mistake(
        "binary_cross_entropy.negative-sum",
        "The sign is turned, and the samples are summed; the mean of minus the logarithms is asked.",
        _reduced(lambda t: -np.sum(t)),
        tags=("sign", "missing 1/N"),
    ),
    Mistake(
        "binary_cross_entropy.inner-sign",
        "The two terms have opposite signs in yours; each has a minus.",
        _safe_or_not(
            lambda y, p: -y * np.log(p) + (1 - y) * np.log(1 - p),
            lambda y, p: y * np.log(p) - (1 - y) * np.log(1 - p),
        ),
        "-(a + b) is -a - b.",
        tags=("sign",),
    ),
    Mistake(
        "binary_cross_entropy.only-ones",
        "Samples with the label 0 cost nothing in yours: the second term is missing.",
        (
            *_mean_of(
                lambda y, p: -y * np.log(p),
                lambda y, p: np.where(y == 1, _safe(y, p), 0.0),
                lambda y, p: -y * np.log(np.clip(p, 1e-12, 1)),
            ),
            lambda y, p: np.mean(-np.log(p[y == 1])),
        ),
    ),
    Mistake(
        "binary_cross_entropy.only-zeros",
        "Samples with the label 1 cost nothing in yours: the first term is missing.",
        (
            *_mean_of(
                lambda y, p: -(1 - y) * np.log(1 - p),
                lambda y, p: np.where(y == 0, _safe(y, p), 0.0),
            ),
            lambda y, p: np.mean(-np.log(1 - p[y == 0])),
        ),
    ),
    Mistake(
        "binary_cross_entropy.never-looks-at-y",
        "Your loss never looks at the label: it is the same for y = 0 and y = 1.",
        _safe_or_not(
            lambda y, p: -np.log(p) - (1 - p) * np.log(1 - p),
            lambda y, p: -p * np.log(p) - (1 - p) * np.log(1 - p),
            lambda y, p: -np.log(p) - np.log(1 - p),
            lambda y, p: -np.log(p),
            lambda y, p: -np.log(1 - p),
            lambda y, p: -p * np.log(p),
        ),
        "S2's transcript speaks it so; where it says 1 - ŷ before the logarithm, 1 - y belongs.",
    ),
    Mistake(
        "binary_cross_entropy.factor-missing",
        "One of the two logarithms counts for every sample in yours; the label chooses between them.",
        _safe_or_not(
            lambda y, p: -np.log(p) - (1 - y) * np.log(1 - p),
            lambda y, p: -y * np.log(p) - np.log(1 - p),
        ),
        "Each logarithm has its own factor: y for the first, 1 - y for the second.",
    ),
    Mistake(
        "binary_cross_entropy.p-for-y",
        "The probability stands before a logarithm where the label belongs.",
        _safe_or_not(
            lambda y, p: -y * np.log(p) - (1 - p) * np.log(1 - p),
            lambda y, p: -p * np.log(p) - (1 - y) * np.log(1 - p),
        ),
        "The factors are y and 1 - y; S2's transcript says 1 - ŷ, which is a slip.",
    ),
    Mistake(
        "binary_cross_entropy.labels-exchanged",
        "The labels are exchanged: p is the probability of the label 1.",
        (
            *_mean_of(
                lambda y, p: _safe(1 - y, p),
                lambda y, p: _plain(1 - y, p),
                lambda y, p: _clipped(1e-12)(1 - y, p),
            ),
        ),
    ),
    Mistake(
        "binary_cross_entropy.arguments-exchanged",
        "The labels and the probabilities are exchanged: the order is y, p.",
        _mean_of(
            lambda y, p: _plain(p, y),
            *(
                lambda y, p, c=c: _clipped(c)(p, y)
                for c in (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
            ),
            lambda y, p: _safe(p, y),
        ),
    ),
    Mistake(
        "binary_cross_entropy.base-2",
        "The logarithm is natural: you took it to base 2 or 10.",
        (
            *_reduced(lambda t: np.mean(t) / math.log(2)),
            *_reduced(lambda t: np.mean(t) / math.log(10)),
        ),
    ),
    Mistake(
        "binary_cross_entropy.log-of-the-mean",
        "The logarithm is taken of an average; take it for each sample, then average.",
        (
            lambda y, p: -np.log(np.mean(np.where(y == 1, p, 1 - p))),
            lambda y, p: _surprise(1, float(np.mean(p))),
            lambda y, p: np.sum(_plain(np.mean(y), np.mean(p))),
        ),
    ),
    Mistake(
        "binary_cross_entropy.no-logarithm",
        "There is no logarithm in yours: the loss is the surprise, minus the logarithm of a probability.",
        _mean_of(
            lambda y, p: y * p + (1 - y) * (1 - p),
            lambda y, p: -(y * p + (1 - y) * (1 - p)),
        ),
    ),
    Mistake(
        "binary_cross_entropy.squared",
        "This is a squared error; the log loss is asked.",
        _mean_of(lambda y, p: (y - p) ** 2, lambda y, p: (y - p) ** 2 / 2),
    ),
    Mistake(
        "binary_cross_entropy.absolute",
        "This is the distance of p from the label; the log loss is asked.",
        _mean_of(lambda y, p: np.abs(y - p), lambda y, p: p - y, lambda y, p: y - p),
    ),
    Mistake(
        "binary_cross_entropy.yes-or-no",
        "p is rounded to 0 or 1 before the loss is taken; it counts as it is.",
        (
            *_mean_of(lambda y, p: (np.round(p) != y) * 1.0, lambda y, p: (np.round(p) == y) * 1.0),
            *_mean_of(*(lambda y, p, c=c: _clipped(c)(y, np.round(p)) for c in (1e-7, 1e-12))),
        ),
    ),
    Mistake(
        "binary_cross_entropy.first-sample",
        "Only the first sample counts in yours.",
        (*_reduced(lambda t: t[0]), *_reduced(lambda t: t[0] / len(t))),
        "A return inside the loop?",
    ),
    Mistake(
        "binary_cross_entropy.last-sample",
        "Only the last sample counts: each step of the loop overwrites the one before.",
        (*_reduced(lambda t: t[-1]), *_reduced(lambda t: t[-1] / len(t))),
    ),
    Mistake(
        "binary_cross_entropy.misses-last",
        "The last sample is left out.",
        (
            *_reduced(lambda t: np.sum(t[:-1]) / len(t)),
            *_reduced(lambda t: np.mean(t[:-1]) if len(t) > 1 else 0.0),
        ),
    ),
    Mistake(
        "binary_cross_entropy.misses-first",
        "The first sample is left out.",
        (
            *_reduced(lambda t: np.sum(t[1:]) / len(t)),
            *_reduced(lambda t: np.mean(t[1:]) if len(t) > 1 else 0.0),
        ),
    ),
    Mistake(
        "binary_cross_entropy.one-of-them",
        "One sample stands for all: the dearest or the middle one; the mean is asked.",
        (*_reduced(np.max), *_reduced(np.median), *_reduced(np.min)),
    ),
    Mistake(
        "binary_cross_entropy.balanced",
        "You average each label's samples by themselves; every sample counts alike.",
        (
            _balanced,
            lambda y, p: sum(_safe(y, p)[y == k].mean() for k in (0, 1) if (y == k).any()),
            _over_positives,
        ),
    ),
    Mistake(
        "binary_cross_entropy.every-pair",
        "Every label meets every probability; each should meet its own alone.",
        (_pairs,),
        "(n, 1) against (n,) gives (n, n).",
    ),
    Mistake(
        "binary_cross_entropy.sigmoid-again",
        "p is a probability already: a sigmoid is applied to it once more.",
        _mean_of(
            lambda y, p: _safe(y, 1 / (1 + np.exp(-np.asarray(p)))),
        ),
    ),
    Mistake(
        "binary_cross_entropy.likelihood",
        "This is the likelihood, a product of probabilities; minus the mean of their logarithms is asked.",
        (
            lambda y, p: np.prod(np.where(y == 1, p, 1 - p)),
            lambda y, p: np.exp(-np.mean(_safe(y, p))),
        ),
    ),
    Mistake(
        "binary_cross_entropy.label-times-probability",
        "The label stands inside the logarithm; it is the factor before it.",
        _mean_of(
            lambda y, p: -np.log(np.maximum(y * p, 1e-12)) - np.log(1 - (1 - y) * p),
            lambda y, p: -np.log(y * p + 1e-12),
        ),
    ),
    Mistake(
        "binary_cross_entropy.whole-numbers",
        "For labels that are whole numbers the losses are stored as whole numbers, so their decimals are cut off.",
        _reduced(np.mean, lambda y, p: _clipped(1e-12)(y, p).astype(np.asarray(y).dtype)),
        "`np.zeros_like(y)` takes over the type of `y`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "binary_cross_entropy.rounded",
        "The loss is rounded; leave all its digits.",
        tuple(lambda y, p, d=d: np.round(np.mean(_safe(y, p)), d) for d in (0, 1, 2, 3)),
    ),
    Mistake(
        "binary_cross_entropy.clip-too-wide",
        "The number that keeps p away from 0 and 1 is too large: certain and wrong must cost more than 15.",
        (
            *_mean_of(*map(_clipped, (1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05, 0.1))),
            *_mean_of(*map(_padded, (1e-6, 1e-5, 1e-4, 1e-3, 1e-2))),
        ),
        "1e-7 is the largest that will do.",
        _CERTAIN_HINTS,
        ("an ε so large that it shows",),
    ),
    Mistake(
        "binary_cross_entropy.upper-end",
        "At p = 1 your formula still takes the logarithm of 0: 1 - p must stay away from 0 as well.",
        (
            *_mean_of(*(lambda y, p, c=c: _plain(y, np.maximum(p, c)) for c in _SIZES)),
            *_mean_of(*(_padded(c, 0.0) for c in _SIZES)),
            *_mean_of(*(lambda y, p, c=c: _plain(y, p + c) for c in _SIZES)),
            *_mean_of(*map(_clipped, (1e-17, 1e-20, 1e-100))),
        ),
        "1 - 1e-17 is 1 in floating point: so small a number keeps nothing away.",
        _CERTAIN_HINTS,
    ),
    Mistake(
        "binary_cross_entropy.lower-end",
        "At p = 0 your formula still takes the logarithm of 0: p must stay away from 0 as well.",
        (
            *_mean_of(*(lambda y, p, c=c: _plain(y, np.minimum(p, 1 - c)) for c in _SIZES)),
            *_mean_of(*(_padded(0.0, c) for c in _SIZES)),
        ),
        "",
        _CERTAIN_HINTS,
    ),
    Mistake(
        "binary_cross_entropy.zero-times-infinity",
        "nan where p is certain: on the way 0 meets the infinite logarithm of 0, and 0 times infinity is nan.",
        _mean_of(_plain),
        "Ordinary probabilities come out right.",
        _CERTAIN_HINTS,
        ("log(0)",),
    ),
    Mistake(
        "binary_cross_entropy.log-of-zero",
        "`math.log(0)` is an error: where p is 0 or 1, a logarithm of 0 stands in your way.",
        (_in_turn, _chosen),
        "Ordinary probabilities come out right.",
        _CERTAIN_HINTS,
        ("log(0)",),
    ),
    Mistake(
        "binary_cross_entropy.skips-certain",
        "Samples with a certain p are left out of the count: right ones cost 0, but they count.",
        (
            lambda y, p: np.nanmean(_plain(y, p)),
            lambda y, p: np.mean(_safe(y, p)[(np.asarray(p) > 0) & (np.asarray(p) < 1)]),
        ),
        "",
        _CERTAIN_HINTS,
    ),
    Mistake(
        "binary_cross_entropy.wrong-is-free",
        "An answer that is certain and wrong costs nothing in yours; it is the dearest of all.",
        _mean_of(
            _guarded,
            lambda y, p: np.nan_to_num(_safe(y, p), posinf=0.0),
        ),
        "It must cost infinity, or any number above 15.",
        _CERTAIN_HINTS,
    ),
)


def _never_below_zero(case: Case, expected: Any, value: Any) -> str:
    number = as_numbers(value)
    if number is None or number.ndim:
        return ""
    return "A log loss is never below 0." if float(number) < 0 else ""


def _batches_of_answers(change: Callable[[Array, Array], tuple[Array, Array]]) -> Any:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for n in 1, 3, 4:
            y, p = _answers(rng, n)
            yield Case((y, p)), Case(change(y, p))

    return pairs


ANSWERS = (
    Probe(
        "sample-order",
        "The order of the samples must not matter; in yours it does.",
        _batches_of_answers(lambda y, p: (y[::-1].copy(), p[::-1].copy())),
        lambda one, other: one,
    ),
    Probe(
        "same-batch-twice",
        "The same batch twice must give the same mean; in yours it does not.",
        _batches_of_answers(lambda y, p: (np.concatenate([y, y]), np.concatenate([p, p]))),
        lambda one, other: one,
    ),
    Probe(
        "both-turned",
        "A label 1 at p must cost what a label 0 costs at 1 - p; in yours it does not.",
        _batches_of_answers(lambda y, p: (1 - y, 1 - p)),
        lambda one, other: one,
    ),
    Probe(
        "coin",
        "At p = 0.5 every answer costs ln 2 = 0.6931; yours costs something else.",
        _batches_of_answers(lambda y, p: (y, 0 * p + 0.5)),
        lambda one, other: math.log(2),
    ),
)

BINARY_CROSS_ENTROPY = Exercise(
    name="binary_cross_entropy",
    assignment="neuron",
    oracle=binary_cross_entropy,
    parameters=("y", "p"),
    done="The mean surprise at the labels, also where a probability is certain.",
    properties=(
        Property("several", "A few samples", "the mean of their surprises", 2.5, _ordinary_answers),
        Property(
            "sizes",
            "One sample, one label, many samples",
            "each counts alike",
            1,
            _few_answers,
            fails="Right for a few samples with both labels, not for one sample, one label or many samples.",
        ),
        Property(
            "near",
            "Nearly certain",
            "p next to 0 and to 1",
            0.5,
            _near_certain,
            fails="Right for ordinary probabilities, not next to 0 and 1: something is added to p or cut off.",
        ),
        Property(
            "right",
            "Certain and right",
            "costs 0, never nan",
            1,
            _certain_right,
            fails="A certain and right p must cost 0; in yours it does not.",
        ),
        Property(
            "wrong",
            "Certain and wrong",
            "costs more than 15, or infinity",
            1,
            _certain_wrong,
            _wrong_and_certain,
            fails="A certain and wrong p must cost infinity or more than 15; in yours it does not.",
        ),
        unchanged(0.25, _answers_unchanged),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.5,
            _kinds_of_answers,
            fails="Right for floats, but not for whole numbers or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _answers_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "quiet",
            QUIET,
            "also where p is 0 or 1",
            0.75,
            _certain,
            "quiet",
            needs=("right", "wrong"),
        ),
    ),
    mistakes=BINARY_CROSS_ENTROPY_MISTAKES,
    hints=(
        "Work it out for y [1, 0] and p [0.9, 0.2]: which probability did each label get, and how surprising is that?",
        "The label chooses: with y = 1 the first term counts and the second is 0, with y = 0 the other way round.",
        "Clip p to between 1e-12 and 1 - 1e-12, put it into the formula, and take np.mean.",
    ),
    naming=_answers_naming,
    invariants=(Invariant("not-negative", _never_below_zero),),
    probes=ANSWERS,
)
