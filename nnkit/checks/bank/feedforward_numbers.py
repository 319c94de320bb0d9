"""The first exercises of the feedforward chapter: two models in one, and the 2-2-1 network.

The oracles are written with `math` alone, number by number, and share nothing with `nnkit`'s
functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Invariant, Mistake, Probe, Property
from ..student import Outcome
from .common import Array, again, each_in_turn, in_turn, sigma, strided, unchanged


def elementwise(function: Callable[[float], float], z: Array) -> Array:
    """A function of one number, on every entry."""
    z = np.asarray(z, dtype=float)
    return np.array([function(float(x)) for x in z.ravel()]).reshape(z.shape)


# combine_models


def combine_models(p1: Array, p2: Array, w1: float, w2: float, b: float) -> Array:
    first, second = np.asarray(p1, dtype=float), np.asarray(p2, dtype=float)
    pairs = zip(first.ravel(), second.ravel(), strict=True)
    values = [sigma(math.fsum((w1 * float(p), w2 * float(q), b))) for p, q in pairs]
    return np.array(values).reshape(first.shape)


def _probabilities(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.uniform(0.02, 0.98, shape), 3)


def _settings(rng: np.random.Generator) -> tuple[float, float, float]:
    w1, w2, b = np.round(rng.normal(0, 1.5, 3) + np.array([1.0, -2.0, 0.5]), 3)
    return float(w1), float(w2), float(b)


_S0 = (0.7, 0.8, 7.0, 5.0, -6.0)


def _combine_numbers(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_S0)
    yield Case((0.4, 0.1, -1.5, 2.0, 0.75))
    p, q = _probabilities(rng, 2)
    yield Case((float(p), float(q), *_settings(rng)))


def _combine_arrays(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0.7, 0.2, 0.9]), np.array([0.8, 0.6, 0.1]), 7.0, 5.0, -6.0))
    for shape in ((4,), (2, 3), (1,), (2, 1, 3)):
        yield Case((_probabilities(rng, *shape), _probabilities(rng, *shape), *_settings(rng)))


def _combine_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0, 1, 1, 0]), np.array([1, 1, 0, 0]), 2, -3, 1))
    yield Case((1, 0, 3, 2, -1))
    yield Case((np.array(0.3), np.array(0.6), 1.5, -0.5, 0.25))
    yield Case(
        (
            np.asfortranarray(_probabilities(rng, 3, 2)),
            strided(_probabilities(rng, 3, 2)),
            *_settings(rng),
        )
    )
    yield Case((np.array([0.9, 0.1]), np.array([0.8, 0.3]), 300.0, 150.0, -60.0))
    yield Case((np.array([0.9, 0.1]), np.array([0.8, 0.3]), 0.0, 0.0, -1.5))


def _combine_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = ((_probabilities(rng, 3), _probabilities(rng, 3), *_settings(rng)) for _ in range(2))
    yield in_turn(one, (0.3, 0.6, *_settings(rng)), one)
    yield each_in_turn(one, two)


def _combine_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_probabilities(rng, 3), _probabilities(rng, 3), *_settings(rng)))


def _combine_naming(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(3):
        p, q = _probabilities(rng, 2)
        yield Case((float(p), float(q), *_settings(rng)))


def _combined(
    score: Callable[[Array, Array, float, float, float], Array],
    squash: Callable[[Array], Array] = lambda z: elementwise(sigma, z),
) -> Callable[..., Array]:
    def combine(p1: Array, p2: Array, w1: float, w2: float, b: float) -> Array:
        return squash(score(np.asarray(p1, dtype=float), np.asarray(p2, dtype=float), w1, w2, b))

    return combine


def _weighted(p1: Array, p2: Array, w1: float, w2: float, b: float) -> Array:
    return w1 * p1 + w2 * p2 + b


def _squash(z: Array) -> Array:
    return elementwise(sigma, z)


def _only_numbers(p1: Array, p2: Array, w1: float, w2: float, b: float) -> float:
    return 1 / (1 + math.exp(-(w1 * p1 + w2 * p2 + b)))


COMBINE_MISTAKES = (
    Mistake(
        "combine_models.no-weights",
        "The probabilities are added as they are: each must count by its weight.",
        (
            _combined(lambda p, q, w1, w2, b: p + q + b),
            _combined(lambda p, q, w1, w2, b: p + q),
        ),
        "Without weights and a bias every point is called blue.",
    ),
    Mistake(
        "combine_models.no-bias",
        "Your bias is left out: the weighted sum alone goes into the sigmoid.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * p + w2 * q),
            _combined(lambda p, q, w1, w2, b: w1 * p + w2 * q, lambda z: z),
        ),
        tags=("bias left out",),
    ),
    Mistake(
        "combine_models.no-sigmoid",
        "This is the weighted sum itself: the sigmoid that makes a probability of it is missing.",
        (_combined(_weighted, lambda z: z),),
    ),
    Mistake(
        "combine_models.bias-outside",
        "The bias is added after the sigmoid; it belongs to the sum before it.",
        (
            lambda p, q, w1, w2, b: (
                _combined(lambda p, q, w1, w2, b: w1 * p + w2 * q)(p, q, w1, w2, b) + b
            ),
        ),
    ),
    Mistake(
        "combine_models.bias-subtracted",
        "The bias is subtracted; it is added.",
        (_combined(lambda p, q, w1, w2, b: w1 * p + w2 * q - b),),
    ),
    Mistake(
        "combine_models.weights-exchanged",
        "The weights are exchanged: `w1` belongs to `p1`, `w2` to `p2`.",
        (_combined(lambda p, q, w1, w2, b: w2 * p + w1 * q + b),),
    ),
    Mistake(
        "combine_models.sign",
        "The sign inside the sigmoid is turned: a larger sum must give a larger probability.",
        (
            _combined(_weighted, lambda z: 1 - _squash(z)),
            _combined(_weighted, lambda z: 1 / (1 - np.exp(-z))),
        ),
    ),
    Mistake(
        "combine_models.averaged",
        "The weighted sum is divided by something (2, or the weights' sum); it goes into the sigmoid as it is.",
        (
            _combined(lambda p, q, w1, w2, b: (w1 * p + w2 * q + b) / 2),
            _combined(lambda p, q, w1, w2, b: (w1 * p + w2 * q) / 2 + b),
            _combined(lambda p, q, w1, w2, b: (w1 * p + w2 * q) / (w1 + w2) + b),
            _combined(lambda p, q, w1, w2, b: (w1 * p + w2 * q + b) / (w1 + w2)),
            _combined(lambda p, q, w1, w2, b: (w1 * p + w2 * q + b) / 3),
        ),
    ),
    Mistake(
        "combine_models.bias-in-every-term",
        "The bias goes in more than once; it is added once.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * p + b + w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w1 * (p + b) + w2 * (q + b)),
            _combined(lambda p, q, w1, w2, b: w1 * p + w2 * (q + b)),
            _combined(lambda p, q, w1, w2, b: (w1 + b) * p + (w2 + b) * q),
        ),
    ),
    Mistake(
        "combine_models.sigmoid-too-early",
        "The models' own numbers go through a sigmoid too; only the weighted sum does.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * _squash(p) + w2 * _squash(q) + b),
            _combined(lambda p, q, w1, w2, b: _squash(w1 * p) + _squash(w2 * q) + b, lambda z: z),
            _combined(lambda p, q, w1, w2, b: _squash(w1 * p) + _squash(w2 * q) + b),
            _combined(lambda p, q, w1, w2, b: w1 * _squash(p) + w2 * _squash(q) + b, lambda z: z),
        ),
    ),
    Mistake(
        "combine_models.sigmoid-twice",
        "The sigmoid is applied twice.",
        (_combined(_weighted, lambda z: _squash(_squash(z))),),
    ),
    Mistake(
        "combine_models.other-squashing",
        "The sum goes through another function than the sigmoid.",
        (
            _combined(_weighted, np.tanh),
            _combined(_weighted, lambda z: (np.tanh(z) + 1) / 2),
            _combined(_weighted, lambda z: np.maximum(z, 0)),
            _combined(_weighted, lambda z: np.clip(z, 0, 1)),
            _combined(_weighted, lambda z: np.clip(0.2 * z + 0.5, 0, 1)),
            _combined(_weighted, lambda z: z / (1 + np.abs(z))),
            _combined(_weighted, lambda z: np.exp(z)),
            _combined(_weighted, lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
            _combined(_weighted, lambda z: 1 / (1 + np.exp2(-z))),
            _combined(_weighted, lambda z: 1 / (1 + 10.0**-z)),
        ),
    ),
    Mistake(
        "combine_models.class",
        "This is a class, 0 or 1; the probability itself is asked.",
        (
            _combined(_weighted, lambda z: (z >= 0).astype(float)),
            _combined(_weighted, lambda z: (z > 0).astype(float)),
        ),
    ),
    Mistake(
        "combine_models.product",
        "The two models are multiplied; their weighted probabilities are added.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * p * w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w1 * w2 * p * q + b, lambda z: z),
            _combined(lambda p, q, w1, w2, b: p**w1 * q**w2 + b),
        ),
    ),
    Mistake(
        "combine_models.one-model",
        "One of the two models does not come in, or one comes in twice.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * p + b),
            _combined(lambda p, q, w1, w2, b: w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w1 * p + w2 * p + b),
            _combined(lambda p, q, w1, w2, b: w1 * q + w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w1 * p + w1 * q + b),
            _combined(lambda p, q, w1, w2, b: w2 * p + w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w1 * p + q + b),
            _combined(lambda p, q, w1, w2, b: p + w2 * q + b),
        ),
        "Each probability has its own weight.",
    ),
    Mistake(
        "combine_models.models-subtracted",
        "One model's part is subtracted from the other's; they are added.",
        (
            _combined(lambda p, q, w1, w2, b: w1 * p - w2 * q + b),
            _combined(lambda p, q, w1, w2, b: w2 * q - w1 * p + b),
        ),
    ),
    Mistake(
        "combine_models.rounded",
        "The probabilities are rounded; leave all their digits.",
        tuple(_combined(_weighted, lambda z, d=d: np.round(_squash(z), d)) for d in (1, 2, 3, 4)),
    ),
    Mistake(
        "combine_models.summed",
        "Your function makes one number of the whole array; each entry is combined by itself.",
        (
            _combined(lambda p, q, w1, w2, b: np.sum(w1 * p + w2 * q) + b),
            _combined(lambda p, q, w1, w2, b: np.sum(w1 * p + w2 * q + b)),
            _combined(_weighted, lambda z: np.mean(_squash(z))),
            _combined(_weighted, lambda z: np.sum(_squash(z))),
            _combined(lambda p, q, w1, w2, b: np.dot(p.ravel(), q.ravel()) + b),
        ),
        "Single numbers come out right.",
    ),
    Mistake(
        "combine_models.only-numbers",
        "Your function takes single numbers only; `p1` and `p2` may be arrays.",
        (_only_numbers,),
        "`math.exp` takes one number, `np.exp` takes arrays too.",
    ),
    Mistake(
        "combine_models.numbers-of-the-example",
        "The weights 7, 5 and the bias -6 of the worked example are written in; use those that are given.",
        (
            lambda p1, p2, w1, w2, b: combine_models(p1, p2, 7, 5, -6),
            lambda p1, p2, w1, w2, b: combine_models(p1, p2, 7, 5, b),
        ),
    ),
    Mistake(
        "combine_models.first-answer",
        "This is the answer to one and the same input, whatever is asked.",
        (lambda p1, p2, w1, w2, b: combine_models(*_S0),),
        "It is kept from an earlier call, or written in.",
    ),
)


def _in_between(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if not np.isfinite(numbers).all():
        return ""
    outside = numbers[(numbers < 0) | (numbers > 1)]
    return (
        f"A probability lies between 0 and 1; here yours is {outside.ravel()[0]:.4g}."
        if outside.size
        else ""
    )


def _changed_setting(
    change: Callable[[tuple[float, ...]], tuple[Any, ...]],
) -> Callable[[np.random.Generator], Iterator[tuple[Case, Case]]]:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for _ in range(2):
            p, q = _probabilities(rng, 2)
            args = (float(p), float(q), *_settings(rng))
            yield Case(args), Case(change(args))

    return pairs


def _logit(p: Array) -> Array:
    return np.log(p / (1 - p))


COMBINE_PROBES = (
    Probe(
        "no-say",
        "With both weights and the bias 0 nothing is known, and the answer must be 0.5.",
        _changed_setting(lambda a: (a[0], a[1], 0.0, 0.0, 0.0)),
        lambda one, other: np.array(0.5),
    ),
    Probe(
        "bias-alone",
        "With both weights 0 the answer must be the sigmoid of the bias.",
        _changed_setting(lambda a: (a[0], a[1], 0.0, 0.0, a[4])),
        lambda one, other: np.array(sigma(other.args[4])),
    ),
    Probe(
        "first-weight-alone",
        "With `w2` and the bias 0 the answer must be the sigmoid of `w1` times `p1`.",
        _changed_setting(lambda a: (a[0], a[1], a[2], 0.0, 0.0)),
        lambda one, other: np.array(sigma(other.args[2] * other.args[0])),
    ),
    Probe(
        "second-weight-alone",
        "With `w1` and the bias 0 the answer must be the sigmoid of `w2` times `p2`.",
        _changed_setting(lambda a: (a[0], a[1], 0.0, a[3], 0.0)),
        lambda one, other: np.array(sigma(other.args[3] * other.args[1])),
    ),
    Probe(
        "exchange",
        "Exchanging the two models together with their weights must change nothing.",
        _changed_setting(lambda a: (a[1], a[0], a[3], a[2], a[4])),
        lambda one, other: one,
    ),
)

COMBINE_MODELS = Exercise(
    name="combine_models",
    assignment="feedforward",
    oracle=combine_models,
    parameters=("p1", "p2", "w1", "w2", "b"),
    done="Each model counts by its weight, and the sigmoid makes a probability of the sum.",
    properties=(
        Property("numbers", "Two single numbers", "weighted, then squashed", 1.5, _combine_numbers),
        Property(
            "arrays",
            "Arrays of any shape",
            "entry by entry",
            0.75,
            _combine_arrays,
            fails="Right for single numbers, not for arrays.",
        ),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.25,
            _combine_kinds,
            fails="Right for ordinary numbers, but not for whole numbers, weights that are large or 0, or another memory order.",
        ),
        again(0.25, _combine_again),
        unchanged(0.25, _combine_unchanged),
    ),
    mistakes=COMBINE_MISTAKES,
    hints=(
        "What is 7 times 0.7 plus 5 times 0.8, minus 6? And the sigmoid of that?",
        "One weighted sum first, bias included; the sigmoid once, last.",
        "1 / (1 + np.exp(-z)) with z the two products and the bias added up.",
    ),
    naming=_combine_naming,
    invariants=(Invariant("between-0-and-1", _in_between),),
    probes=COMBINE_PROBES,
)

# two_two_one

NAMES = ("w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b")
SIX = ("z1", "a1", "z2", "a2", "z", "y_hat")
Weights = Mapping[str, float]


def two_two_one(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    given = {name: float(weights[name]) for name in NAMES}
    red = math.fsum((given["w11"] * x1, given["w21"] * x2, given["b1"]))
    green = math.fsum((given["w12"] * x1, given["w22"] * x2, given["b2"]))
    last = math.fsum((given["w1"] * sigma(red), given["w2"] * sigma(green), given["b"]))
    numbers = (red, sigma(red), green, sigma(green), last, sigma(last))
    return dict(zip(SIX, numbers, strict=True))


def _nine(rng: np.random.Generator) -> dict[str, float]:
    values = np.round(rng.choice([-1.0, 1.0], 9) * rng.uniform(0.3, 2.0, 9), 3)
    return {name: float(v) for name, v in zip(NAMES, values, strict=True)}


def _ordinary_221(rng: np.random.Generator) -> tuple[float, float, dict[str, float]]:
    x1, x2 = np.round(rng.choice([-1.0, 1.0], 2) * rng.uniform(0.3, 2.5, 2), 3)
    return float(x1), float(x2), _nine(rng)


_FIRST_221 = (
    1.0,
    2.0,
    dict(w11=1.0, w21=2.0, b1=-3.0, w12=-1.0, w22=0.5, b2=1.0, w1=2.0, w2=-2.0, b=0.5),
)


def _hidden_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_FIRST_221)
    yield Case(_ordinary_221(rng))


def _six_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ordinary_221(rng))
    yield Case(_ordinary_221(rng))


def _any_order(rng: np.random.Generator) -> Iterator[Case]:
    x1, x2, weights = _ordinary_221(rng)
    yield Case((x1, x2, {name: weights[name] for name in sorted(NAMES, reverse=True)}))


def _kinds_221(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((1, 0, dict(w11=3, w21=-1, b1=-2, w12=2, w22=5, b2=1, w1=4, w2=-3, b=1)))
    x1, x2, weights = _ordinary_221(rng)
    yield Case((12 * x1, 12 * x2, weights))
    zeros = dict(w11=0.0, w21=0.0, b1=0.0, w12=1.0, w22=-0.5, b2=0.0, w1=0.0, w2=2.0, b=-1.0)
    yield Case((1.0, 2.0, zeros))
    yield Case((2, -1, _nine(rng)))


def _again_221(rng: np.random.Generator) -> Iterator[Case]:
    yield each_in_turn(_ordinary_221(rng), _ordinary_221(rng))


def _unchanged_221(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ordinary_221(rng))


_ABOUT = {
    "z1": "Your `z1` is not right: what does the red perceptron add up, each input with which weight, and which bias?",
    "z2": "Your `z2` is not right: what does the green perceptron add up, each input with which weight, and which bias?",
    "a1": "Your `a1` is not the sigmoid of your `z1`.",
    "a2": "Your `a2` is not the sigmoid of your `z2`.",
    "z": "Your `z` does not follow from your `a1` and `a2` and the purple perceptron's weights.",
    "y_hat": "Your `y_hat` is not the sigmoid of your `z`.",
}


_ROUNDED = "The numbers are rounded; leave all their digits."


def _steps(keys: tuple[str, ...]) -> Callable[[Case, Outcome], Finding | None]:
    """Judge each number by what must follow from the numbers that the student gives before it."""

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        value, expected = outcome.value, two_two_one(*case.args)
        if isinstance(value, list | tuple) or as_numbers(value) is not None:
            kind = (
                f"a {type(value).__name__}"
                if isinstance(value, list | tuple)
                else "an array"
                if isinstance(value, np.ndarray)
                else "one number"
            )
            says = f"Your function gives back {kind}; a dict with six names is asked."
            return Finding("property.type", says)
        found, _ = difference(expected, value, case.atol, case.rtol)
        if found is None:
            return None
        if found.kind not in ("values", "nan"):
            return Finding(f"property.{found.kind}", found.says, found.note)
        given = {key: float(as_numbers(value[key])) for key in SIX}  # type: ignore[arg-type]
        w = case.args[2]
        must = {
            "z1": expected["z1"],
            "z2": expected["z2"],
            "a1": sigma(given["z1"]),
            "a2": sigma(given["z2"]),
            "z": w["w1"] * given["a1"] + w["w2"] * given["a2"] + w["b"],
            "y_hat": sigma(given["z"]),
        }
        for key in ("z1", "a1", "z2", "a2", "z", "y_hat"):
            off = difference(must[key], given[key], case.atol, case.rtol)[0]
            if off is not None and key in keys:
                if any(given[key] == round(must[key], digits) for digits in (1, 2, 3, 4)):
                    return Finding("two_two_one.rounded", _ROUNDED)
                return Finding(f"two_two_one.{key}", _ABOUT[key])
        return None

    return judge


Trio = tuple[str | None, str | None, str | None]


def _network(
    red: Trio = ("w11", "w21", "b1"),
    green: Trio = ("w12", "w22", "b2"),
    purple: Trio = ("w1", "w2", "b"),
    hidden: Callable[[float], float] = sigma,
    out: Callable[[float], float] = sigma,
    carry: str = "a",
    minus: bool = False,
    inputs: Callable[[float, float], tuple[float, float]] = lambda x1, x2: (x1, x2),
) -> Callable[..., dict[str, float]]:
    """A 2-2-1 network with something exchanged; combinations show as two mistakes at once."""

    def network(x1: float, x2: float, weights: Weights) -> dict[str, float]:
        def total(names: Trio, p: float, q: float) -> float:
            w, v, b = (weights[name] if name else 0.0 for name in names)
            return w * p + v * q + (-b if minus else b)

        p, q = inputs(x1, x2)
        z1, z2 = total(red, p, q), total(green, p, q)
        a1, a2 = hidden(z1), hidden(z2)
        on = {"a": (a1, a2), "z": (z1, z2), "x": (p, q)}[carry]
        z = total(purple, *on)
        return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": out(z)}

    return network


def _exchanged(pairs: Mapping[str, str]) -> Callable[..., dict[str, float]]:
    """The right numbers under each other's names."""

    def exchanged(x1: float, x2: float, weights: Weights) -> dict[str, float]:
        numbers = two_two_one(x1, x2, weights)
        return {key: numbers[pairs.get(key, key)] for key in SIX}

    return exchanged


def _by_place(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    return two_two_one(x1, x2, dict(zip(NAMES, weights.values(), strict=True)))


def _by_sorted_place(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    order = ("w11", "w12", "b1", "w21", "w22", "b2", "w1", "w2", "b")
    return two_two_one(x1, x2, dict(zip(order, weights.values(), strict=True)))


def _output_fed_back(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    numbers = two_two_one(x1, x2, weights)
    a1 = numbers["a1"]
    green = two_two_one(a1, x2, weights)["z2"]
    last = weights["w1"] * a1 + weights["w2"] * sigma(green) + weights["b"]
    return {**numbers, "z2": green, "a2": sigma(green), "z": last, "y_hat": sigma(last)}


def _sum_fed_back(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    numbers = two_two_one(x1, x2, weights)
    green = two_two_one(numbers["z1"], x2, weights)["z2"]
    last = weights["w1"] * numbers["a1"] + weights["w2"] * sigma(green) + weights["b"]
    return {**numbers, "z2": green, "a2": sigma(green), "z": last, "y_hat": sigma(last)}


def _one_sum_squashed_twice(key: str) -> Callable[..., dict[str, float]]:
    """Both hidden numbers made of one sum."""

    def network(x1: float, x2: float, weights: Weights) -> dict[str, float]:
        numbers = two_two_one(x1, x2, weights)
        a = sigma(numbers[key])
        last = weights["w1"] * a + weights["w2"] * a + weights["b"]
        return {**numbers, "a1": a, "a2": a, "z": last, "y_hat": sigma(last)}

    return network


def _rounded_221(digits: int) -> Callable[..., dict[str, float]]:
    def rounded(x1: float, x2: float, weights: Weights) -> dict[str, float]:
        return {k: round(v, digits) for k, v in two_two_one(x1, x2, weights).items()}

    return rounded


def _whole_221(x1: float, x2: float, weights: Weights) -> dict[str, float]:
    return two_two_one(int(x1), int(x2), weights)


def _identity(z: float) -> float:
    return z


def _relu(z: float) -> float:
    return max(z, 0.0)


def _step(z: float) -> float:
    return float(z >= 0)


_CROSSED: dict[str, Trio] = {"red": ("w11", "w12", "b1"), "green": ("w21", "w22", "b2")}
_SQUASHINGS = (math.tanh, _relu, _step, lambda z: sigma(-z))

TWO_TWO_ONE_MISTAKES = (
    Mistake(
        "two_two_one.crossed",
        "`w12` and `w21` are exchanged: `w12` leads from `x1` to the green perceptron, `w21` from `x2` to the red one.",
        (
            _network(**_CROSSED),  # type: ignore[arg-type]
            _network(**_CROSSED, hidden=_identity),  # type: ignore[arg-type]
            _network(**_CROSSED, out=_identity),  # type: ignore[arg-type]
            _network(**_CROSSED, carry="z"),  # type: ignore[arg-type]
        ),
        "The first digit is the input's, the second the perceptron's.",
    ),
    Mistake(
        "two_two_one.no-hidden-bias",
        "The hidden perceptrons' biases are left out.",
        (
            _network(red=("w11", "w21", None), green=("w12", "w22", None)),
            _network(red=("w11", "w21", None)),
            _network(green=("w12", "w22", None)),
        ),
        tags=("bias left out",),
    ),
    Mistake(
        "two_two_one.no-bias",
        "The biases are left out, in every perceptron.",
        (
            _network(
                red=("w11", "w21", None), green=("w12", "w22", None), purple=("w1", "w2", None)
            ),
        ),
        tags=("bias left out",),
    ),
    Mistake(
        "two_two_one.no-output-bias",
        "The purple perceptron's bias is left out.",
        (_network(purple=("w1", "w2", None)), _network(purple=("w1", "w2", None), out=_identity)),
        tags=("bias left out",),
    ),
    Mistake(
        "two_two_one.wrong-bias",
        "A perceptron adds another one's bias: red has `b1`, green `b2`, purple `b`.",
        (
            _network(red=("w11", "w21", "b2"), green=("w12", "w22", "b1")),
            _network(green=("w12", "w22", "b1")),
            _network(red=("w11", "w21", "b2")),
            _network(red=("w11", "w21", "b"), green=("w12", "w22", "b")),
            _network(purple=("w1", "w2", "b1")),
        ),
    ),
    Mistake(
        "two_two_one.bias-subtracted",
        "The biases are subtracted; they are added.",
        (_network(minus=True),),
    ),
    Mistake(
        "two_two_one.sums-passed-on",
        "The purple perceptron gets the sums `z1` and `z2`; it must get `a1` and `a2`.",
        (_network(carry="z"), _network(carry="z", out=_identity)),
        "Without the sigmoid between them two layers are one.",
        tags=("z where a is needed",),
    ),
    Mistake(
        "two_two_one.inputs-passed-on",
        "The purple perceptron gets `x1` and `x2`; it must get `a1` and `a2`.",
        (_network(carry="x"), _network(carry="x", out=_identity)),
    ),
    Mistake(
        "two_two_one.no-hidden-sigmoid",
        "Your `a1` and `a2` are the sums themselves: the sigmoid of the hidden perceptrons is missing.",
        (_network(hidden=_identity), _network(hidden=_identity, out=_identity)),
    ),
    Mistake(
        "two_two_one.no-output-sigmoid",
        "Your `y_hat` is the sum `z` itself: the purple perceptron's sigmoid is missing.",
        (_network(out=_identity),),
    ),
    Mistake(
        "two_two_one.class",
        "Your `y_hat` is a class, 0 or 1; the probability itself is asked.",
        (
            _network(out=_step),
            _network(out=lambda z: float(z > 0)),
            _network(out=lambda z: float(round(sigma(z)))),
        ),
    ),
    Mistake(
        "two_two_one.other-squashing",
        "A perceptron squashes its sum with something else than the sigmoid.",
        (
            *(_network(hidden=f) for f in _SQUASHINGS),
            *(_network(out=f) for f in (math.tanh, _relu)),
            *(_network(hidden=f, out=f) for f in _SQUASHINGS),
        ),
    ),
    Mistake(
        "two_two_one.sign",
        "The sign inside the sigmoid is turned in `y_hat`: a larger `z` must give a larger probability.",
        (_network(out=lambda z: sigma(-z)),),
    ),
    Mistake(
        "two_two_one.output-weights-exchanged",
        "`w1` and `w2` are exchanged: `w1` belongs to the red perceptron, `w2` to the green one.",
        (_network(purple=("w2", "w1", "b")),),
    ),
    Mistake(
        "two_two_one.inputs-exchanged",
        "`x1` and `x2` are exchanged.",
        (
            _network(inputs=lambda x1, x2: (x2, x1)),
            _network(red=("w21", "w11", "b1")),
            _network(green=("w22", "w12", "b2")),
        ),
    ),
    Mistake(
        "two_two_one.red-and-green-exchanged",
        "The red and the green perceptron's numbers stand under each other's names.",
        (
            _exchanged({"z1": "z2", "z2": "z1", "a1": "a2", "a2": "a1"}),
            _network(red=("w12", "w22", "b2"), green=("w11", "w21", "b1")),
            _exchanged({"z1": "z2", "z2": "z1"}),
            _exchanged({"a1": "a2", "a2": "a1"}),
        ),
        "Red is the first one, green the second.",
    ),
    Mistake(
        "two_two_one.same-weights-twice",
        "Both hidden perceptrons use the same weights; each has its own.",
        (
            _network(green=("w11", "w21", "b1")),
            _network(green=("w11", "w21", "b2")),
            _network(red=("w12", "w22", "b2")),
        ),
    ),
    Mistake(
        "two_two_one.output-with-hidden-weights",
        "The purple perceptron uses weights of the hidden ones; it has `w1`, `w2` and `b`.",
        (
            _network(purple=("w11", "w21", "b")),
            _network(purple=("w12", "w22", "b")),
        ),
    ),
    Mistake(
        "two_two_one.one-input",
        "A hidden perceptron uses one input alone, or one input twice; both inputs lead to it.",
        (
            _network(red=("w11", None, "b1"), green=(None, "w22", "b2")),
            _network(red=("w11", None, "b1"), green=("w12", None, "b2")),
            _network(inputs=lambda x1, x2: (x1, x1)),
            _network(inputs=lambda x1, x2: (x2, x2)),
        ),
    ),
    Mistake(
        "two_two_one.one-hidden",
        "The purple perceptron uses one hidden one alone; both lead to it.",
        (_network(purple=("w1", None, "b")), _network(purple=(None, "w2", "b"))),
    ),
    Mistake(
        "two_two_one.one-sum-squashed",
        "Both `a1` and `a2` are made of the same sum: `a1` comes from `z1`, `a2` from `z2`.",
        (_one_sum_squashed_twice("z1"), _one_sum_squashed_twice("z2")),
    ),
    Mistake(
        "two_two_one.hidden-in-a-row",
        "The green perceptron gets what the red one gives; both hidden ones get `x1` and `x2`.",
        (_output_fed_back, _sum_fed_back),
    ),
    Mistake(
        "two_two_one.z-and-a-exchanged",
        "Sums and squashed sums stand under each other's names.",
        (
            _exchanged(
                {"z1": "a1", "a1": "z1", "z2": "a2", "a2": "z2", "z": "y_hat", "y_hat": "z"}
            ),
            _exchanged({"z": "y_hat", "y_hat": "z"}),
            _exchanged({"z1": "a1", "z2": "a2", "z": "y_hat"}),
        ),
        "`z` is before the sigmoid, `a` after it.",
    ),
    Mistake(
        "two_two_one.by-place",
        "You take the weights in the order in which they stand; take each by its name.",
        (_by_place, _by_sorted_place),
        "The keys of a dict may stand in any order.",
    ),
    Mistake(
        "two_two_one.whole-inputs",
        "The inputs are cut to whole numbers.",
        (_whole_221, lambda x1, x2, w: two_two_one(round(x1), round(x2), w)),
    ),
    Mistake(
        "two_two_one.rounded",
        _ROUNDED,
        tuple(_rounded_221(d) for d in (0, 1, 2, 3)),
    ),
    Mistake(
        "two_two_one.first-answer",
        "These are the numbers of one and the same input, whatever is asked.",
        (lambda x1, x2, weights: two_two_one(*_FIRST_221),),
        "It is kept from an earlier call, or written in.",
    ),
)

TWO_TWO_ONE = Exercise(
    name="two_two_one",
    assignment="feedforward",
    oracle=two_two_one,
    parameters=("x1", "x2", "weights"),
    done="Three perceptrons, six numbers: each follows from the ones before it.",
    properties=(
        Property(
            "hidden",
            "The red and the green perceptron",
            "z1, a1, z2, a2",
            2.5,
            _hidden_cases,
            _steps(("z1", "a1", "z2", "a2")),
        ),
        Property(
            "output",
            "The purple perceptron",
            "z and y_hat",
            2,
            _six_cases,
            fails="The hidden perceptrons are right, the purple one is not.",
        ),
        Property(
            "order",
            "Weights in any order",
            "each by its name",
            0.5,
            _any_order,
            fails="Right for one order of the weights in the dict, not for another.",
            needs=("output",),
        ),
        Property(
            "kinds",
            "Whole numbers, large inputs",
            "the same rule",
            0.5,
            _kinds_221,
            fails="Right for ordinary numbers, but not for whole numbers, large inputs or weights of 0.",
            needs=("output",),
        ),
        again(0.25, _again_221),
        unchanged(0.25, _unchanged_221),
    ),
    mistakes=TWO_TWO_ONE_MISTAKES,
    hints=(
        "Draw the two inputs and three perceptrons, and write each of the nine names on its arrow or node. Which three belong to green?",
        "Each perceptron does the same: two products, a bias, then the sigmoid. Red and green see x1 and x2; what does purple see?",
        "Purple sees a1 and a2: its z is a weighted sum of those two with w1, w2 and b, and y_hat is the sigmoid of that z.",
    ),
)
