"""The learning rule, one sample at a time, and the three wrong ones to catch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import AGAIN, AGAIN_FAILS, Array, in_turn, strided, unchanged
from .perceptron_neuron import decimals, eighths, weighted_sum

Update = Callable[..., Any]

RATES = (0.1, 0.3, 0.45, 0.7)


def perceptron_update(x: Array, y: float, w: Array, b: float, lr: float) -> tuple[Array, float]:
    error = float(y) - (1.0 if weighted_sum(x, w, b) >= 0 else 0.0)
    moved = [float(v) + lr * error * float(u) for u, v in zip(x, w, strict=True)]
    return np.array(moved), float(b) + lr * error


# Inputs.


def asked(*args: Any) -> Case:
    """One call that is to give several results."""
    return Case(args)


def joined(*args: Any) -> Case:
    """The same, with all numbers of the results in one row."""
    return Case(args, "joined", {"args": list(args)})


def _sample(rng: np.random.Generator, size: int, y: int, right: bool) -> tuple[Any, ...]:
    """One sample that the neuron answers right or wrong, well away from its threshold.

    Such a sample tells the score with its bias from the score without.
    """
    while True:
        x, w = decimals(rng, size), decimals(rng, size)
        b = float(np.round(rng.uniform(-2.0, 2.0), 2))
        score = weighted_sum(x, w, b)
        if abs(score) > 0.3 and abs(b) > 0.15 and ((score >= 0) == (y == 1)) == right:
            return x, y, w, b, float(rng.choice(RATES))


def _bias_decides(rng: np.random.Generator, size: int, y: int) -> tuple[Any, ...]:
    """A sample answered wrong that would be answered right without the bias."""
    while True:
        x, _, w, b, lr = _sample(rng, size, y, False)
        bare = weighted_sum(x, w, 0.0)
        if (bare >= 0) == (y == 1) and abs(bare) > 0.2:
            return x, y, w, b, lr


def _wrong_samples(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(np.array([1.0, 2.0, -0.7]), 0, np.array([0.3, 0.4, 0.1]), 0.2, 0.3)
    yield asked(np.array([0.6, -1.1, 1.4]), 1, np.array([-0.3, 0.2, -0.9]), 0.15, 0.45)
    for size, y in ((2, 0), (4, 1), (3, 0)):
        yield asked(*_sample(rng, size, y, False))
    yield asked(*_bias_decides(rng, 3, 1))


def _right_samples(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(np.array([1.0, 2.0, 0.5]), 1, np.array([0.3, 0.4, -0.1]), 0.2, 0.3)
    for size, y in ((2, 0), (4, 1)):
        yield asked(*_sample(rng, size, y, True))


def _on_the_line(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(np.array([1.5, -0.5]), 0, np.zeros(2), 0.0, 0.5)
    yield asked(np.array([1.5, -0.5]), 1, np.zeros(2), 0.0, 0.5)
    for y in (0, 1):
        x, w = eighths(rng, 3), eighths(rng, 3)
        yield asked(x, y, w, -weighted_sum(x, w, 0.0), 0.25)


def _update_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(np.array([1, 2]), 0, np.array([3, -1]), 0, 0.3)
    yield asked(np.array([1, 0, 3]), 1, np.array([-1, 2, -1]), -1, 0.7)
    yield asked(np.array([2, -1]), 1, np.array([-0.5, 0.3]), -1, 1)
    yield asked(np.array([-1.4]), 0, np.array([-0.6]), 0.3, 0.1)
    x, y, w, b, lr = _sample(rng, 4, 1, False)
    yield asked(strided(x), y, strided(w), b, lr)
    yield asked(np.array([1, 1]), 1, np.array([1, 1]), -1, 0.5)
    yield asked(np.array([0.0, 0.0]), 0, np.array([0.5, -0.25]), 0.75, 2.0)


def _update_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _sample(rng, 3, 0, False), _sample(rng, 3, 1, False)
    x, y, w, b, lr = one
    other = x, y, w, b - 2 * weighted_sum(x, w, b), lr
    yield in_turn(one, two, _sample(rng, 2, 0, False), other, one)


def _update_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(*_sample(rng, 3, 0, False))
    yield asked(*_sample(rng, 2, 1, False))


def as_one_row(cases: Callable[[np.random.Generator], Iterator[Case]]) -> Any:
    """The same inputs, whose results come as one row of numbers."""
    return lambda rng: (joined(*case.args) for case in cases(rng))


def _update_naming(rng: np.random.Generator) -> Iterator[Case]:
    for size, y in ((3, 0), (3, 1), (2, 0), (2, 1)):
        yield asked(*_sample(rng, size, y, False))
    for size, y in ((3, 0), (3, 1)):
        yield asked(*_sample(rng, size, y, True))
    yield asked(np.array([1.5, -0.5]), 0, np.zeros(2), 0.0, 0.5)


# Known mistakes.


def _fires(z: float) -> float:
    return 1.0 if z >= 0 else 0.0


def _fires_above(z: float) -> float:
    return 1.0 if z > 0 else 0.0


def _sign(z: float) -> float:
    return 1.0 if z >= 0 else -1.0


def _sign_with_zero(z: float) -> float:
    return float(np.sign(z))


def _squash(z: float) -> float:
    return 1 / (1 + math.exp(-max(z, -500.0)))


ERRORS: dict[str, Callable[[float, float], float]] = {
    "right": lambda y, z: y - _fires(z),
    "strict": lambda y, z: y - _fires_above(z),
    "turned": lambda y, z: _fires(z) - y,
    "turned strict": lambda y, z: _fires_above(z) - y,
    "label": lambda y, z: y,
    "decision": lambda y, z: _fires(z),
    "one": lambda y, z: 1.0,
    "plus-minus label": lambda y, z: 2 * y - 1,
    "plus-minus label, if wrong by sign": lambda y, z: 2 * y - 1 if (2 * y - 1) * z <= 0 else 0.0,
    "plus-minus label, if clearly wrong": lambda y, z: 2 * y - 1 if (2 * y - 1) * z < 0 else 0.0,
    "label, if wrong by sign": lambda y, z: y if y * z <= 0 else 0.0,
    "one, if wrong": lambda y, z: abs(y - _fires(z)),
    "if right": lambda y, z: float(y == _fires(z)),
    "plus-minus label, if right": lambda y, z: 2 * y - 1 if y == _fires(z) else 0.0,
    "score": lambda y, z: y - z,
    "score turned": lambda y, z: z - y,
    "sigmoid": lambda y, z: y - _squash(z),
    "sigmoid turned": lambda y, z: _squash(z) - y,
    "sign": lambda y, z: y - _sign(z),
    "sign with zero": lambda y, z: y - _sign_with_zero(z),
    "plus-minus both": lambda y, z: 2 * y - 1 - _sign(z),
    "plus-minus both with zero": lambda y, z: 2 * y - 1 - _sign_with_zero(z),
    "only ones": lambda y, z: 1.0 if y == 1 and z < 0 else 0.0,
    "only zeros": lambda y, z: -1.0 if y == 0 and z >= 0 else 0.0,
    "plus": lambda y, z: y + _fires(z),
    "inverted step": lambda y, z: y - _fires(-z),
    "threshold half": lambda y, z: y - float(z >= 0.5),
    "threshold one": lambda y, z: y - float(z >= 1),
}


def make_update(
    error: str = "right",
    bias: str = "moves",
    weights: str = "moves",
    score: str = "whole",
    whole: bool = False,
    gives: str = "both",
) -> Update:
    """A learning rule with something exchanged; combinations show as two mistakes at once."""

    def update(x: Array, y: float, w: Array, b: float, lr: float) -> Any:
        given, x, b = w, np.asarray(x, float), float(b)
        w = np.asarray(w, float)
        z = float(x @ w)
        z = {"whole": z + b, "no bias": z, "minus bias": z - b, "no weights": float(x.sum()) + b}[
            score
        ]
        e = ERRORS[error](float(y), z)
        match weights:
            case "moves":
                new = w + lr * e * x
            case "turned":
                new = w - lr * e * x
            case "no rate":
                new = w + e * x
            case "no input":
                new = w + lr * e
            case "by weights":
                new = w + lr * e * w
            case "rate divides":
                new = w + e * x / lr
            case "fixed":
                new = w
            case "increment":
                new = lr * e * x
            case "only first":
                new = np.append(w[0] + lr * e * x[0], w[1:])
            case "scaled":
                new = w * (1 + lr * e * x)
            case _:
                raise ValueError(weights)
        late = ERRORS[error](float(y), float(x @ new) + b)
        moved = {
            "moves": b + lr * e,
            "fixed": b,
            "turned": b - lr * e,
            "no rate": b + e,
            "no error": b + lr,
            "increment": lr * e,
            "times inputs": b + lr * e * float(x.sum()),
            "each input": b + lr * e * x,
            "each": b + lr * e * np.ones_like(x),
            "by bias": b + lr * e * b,
            "by first input": b + lr * e * x[0],
            "error afterwards": b + lr * late,
            "twice": b + 2 * lr * e,
            "new error": e,
            "rate divides": b + e / lr,
            "label": b + lr * float(y),
        }[bias]
        if whole and np.asarray(given).dtype.kind == "i":
            new = np.trunc(new)
        match gives:
            case "both":
                return new, moved
            case "exchanged":
                return moved, new
            case "weights":
                return new
            case "bias":
                return moved
            case "three":
                return new, moved, e
            case "old":
                return w, b
            case "row":
                return np.append(new, moved)
            case "decision":
                return ERRORS["decision"](float(y), z)
            case "error":
                return e
            case _:
                raise ValueError(gives)

    return update


def _updates(*choices: dict[str, Any], strict: bool = False) -> tuple[Update, ...]:
    """The rules of these choices; where `strict`, each also with the step that is wrong at 0."""
    made = [make_update(**choice) for choice in choices]
    if strict:
        made += [make_update("strict", **choice) for choice in choices if "error" not in choice]
    return tuple(made)


def _until_right(x: Array, y: float, w: Array, b: float, lr: float) -> Any:
    for _ in range(200):
        if float(y) == _fires(weighted_sum(x, w, b)):
            break
        w, b = perceptron_update(x, y, w, b, lr)
    return np.asarray(w, float), b


def _into_the_weights(x: Array, y: float, w: Array, b: float, lr: float) -> Any:
    error = float(y) - _fires(weighted_sum(x, w, b))
    w += lr * error * np.asarray(x)
    return w, b + lr * error


def _one_after_the_other(x: Array, y: float, w: Array, b: float, lr: float) -> Any:
    w = np.array(w, float)
    for i, x_i in enumerate(np.asarray(x, float)):
        w[i] += lr * (float(y) - _fires(weighted_sum(x, w, b))) * x_i
    return w, b + lr * (float(y) - _fires(weighted_sum(x, w, b)))


def _twice_over(x: Array, y: float, w: Array, b: float, lr: float) -> Any:
    return perceptron_update(x, y, *perceptron_update(x, y, w, b, lr), lr)


_ERROR_HINTS = (
    "Take a sample that is answered right. How far must the line move for it?",
    "The error is the label minus the decision: 0 where the answer is right, 1 or -1 where it is wrong.",
    "Work out the decision first, then the error, then move the weights by rate times error times input and the bias by rate times error.",
)
_BIAS_HINTS = (
    "The inputs are all 0 and the answer is wrong: what can still move?",
    "The bias is the weight of an input that is always 1.",
    "What the weights get is rate times error times input; the bias gets the same with 1 for the input.",
)

UPDATE_MISTAKES = (
    Mistake(
        "perceptron_update.bias-fixed",
        "Your bias never moves: the line turns, but keeps its offset for ever.",
        _updates(
            {"bias": "fixed"},
            {"bias": "fixed", "error": "turned"},
            {"bias": "fixed", "error": "label"},
            {"bias": "fixed", "error": "score"},
            {"bias": "fixed", "score": "no bias"},
            strict=True,
        ),
        "The weights are a separate matter.",
        _BIAS_HINTS,
        ("bias not updated",),
    ),
    Mistake(
        "perceptron_update.weights-fixed",
        "Your weights never move; only the bias does.",
        _updates({"weights": "fixed"}),
    ),
    Mistake(
        "perceptron_update.sign",
        "The sign is turned: your line moves away from the right answer.",
        _updates(
            {"error": "turned"},
            {"error": "turned strict"},
            {"error": "turned", "score": "no bias"},
            {"error": "turned", "bias": "no rate"},
            {"error": "turned", "weights": "no rate", "bias": "no rate"},
            {"error": "score turned"},
        ),
        "",
        _ERROR_HINTS,
        ("sign",),
    ),
    Mistake(
        "perceptron_update.bias-sign",
        "The sign of the bias's step is turned; it has the sign of the weights' step.",
        _updates({"bias": "turned"}, strict=True),
        tags=("sign",),
    ),
    Mistake(
        "perceptron_update.weights-sign",
        "The sign of the weights' step is turned; the bias goes the right way.",
        _updates({"weights": "turned"}),
        tags=("sign",),
    ),
    Mistake(
        "perceptron_update.label-for-error",
        "Your step follows the label alone: a sample labelled 0 never moves anything, and one labelled 1 always does.",
        _updates(
            {"error": "label"},
            {"error": "label", "bias": "no rate"},
            {"error": "label", "weights": "no rate", "bias": "no rate"},
            {"bias": "label"},
        ),
        "A 0 answered with 1 is a mistake too.",
        _ERROR_HINTS,
        ("label for error",),
    ),
    Mistake(
        "perceptron_update.every-sample",
        "Your line moves on every sample, also on one that it already answers right.",
        _updates(
            {"error": "plus-minus label"},
            {"error": "one"},
            {"error": "decision"},
            {"error": "plus"},
            {"bias": "no error"},
        ),
        "",
        _ERROR_HINTS,
        ("moves on every sample",),
    ),
    Mistake(
        "perceptron_update.always-adds",
        "Your step is added whichever way the answer was wrong; a 1 given for a 0 must take away.",
        _updates({"error": "one, if wrong"}),
        "The error is 1 or -1, not its size.",
        _ERROR_HINTS,
        ("sign",),
    ),
    Mistake(
        "perceptron_update.moves-when-right",
        "Your line moves where the answer is right and stays where it is wrong.",
        _updates({"error": "if right"}, {"error": "plus-minus label, if right"}),
        "",
        _ERROR_HINTS,
    ),
    Mistake(
        "perceptron_update.only-ones",
        "Only samples labelled 1 move your line; a 0 answered with 1 is a mistake too.",
        _updates({"error": "only ones"}, {"error": "label, if wrong by sign"}),
        "",
        _ERROR_HINTS,
    ),
    Mistake(
        "perceptron_update.only-zeros",
        "Only samples labelled 0 move your line; a 1 answered with 0 is a mistake too.",
        _updates({"error": "only zeros"}),
        "",
        _ERROR_HINTS,
    ),
    Mistake(
        "perceptron_update.score-for-decision",
        "The score stands where the decision should: the neuron answers 0 or 1, and only that is compared with the label.",
        _updates(
            {"error": "score"},
            {"error": "score", "bias": "no rate"},
            {"error": "score", "score": "no bias"},
        ),
        "",
        _ERROR_HINTS,
        ("score for decision",),
    ),
    Mistake(
        "perceptron_update.sigmoid",
        "A sigmoid decides here; this neuron has a threshold and answers 0 or 1.",
        _updates(
            {"error": "sigmoid"},
            {"error": "sigmoid turned"},
            {"error": "sigmoid", "bias": "fixed"},
        ),
    ),
    Mistake(
        "perceptron_update.plus-minus-one",
        "Your decision is 1 or -1 beside labels 0 and 1; a right answer then leaves an error, or a wrong one counts double.",
        _updates(
            {"error": "sign"},
            {"error": "sign with zero"},
            {"error": "plus-minus both"},
            {"error": "plus-minus both with zero"},
        ),
        "",
        _ERROR_HINTS,
        ("labels of ±1",),
    ),
    Mistake(
        "perceptron_update.zero",
        "A score of exactly 0 fires: your step answers 0 there.",
        (make_update("strict"),),
        "All other samples come out right.",
        (
            "With weights and bias 0, what does the neuron answer?",
            "The score is then 0, and the step of 0 is 1.",
            "The decision is 1 where the score is at least 0.",
        ),
        ("step at zero",),
    ),
    Mistake(
        "perceptron_update.zero-is-wrong",
        "A score of exactly 0 counts as a mistake in yours, whatever the label; it fires, which is right for a 1.",
        (make_update("plus-minus label, if wrong by sign"),),
        "All other samples come out right.",
        tags=("step at zero",),
    ),
    Mistake(
        "perceptron_update.zero-is-right",
        "A score of exactly 0 counts as right in yours, whatever the label; it fires, which is a mistake for a 0.",
        (make_update("plus-minus label, if clearly wrong"),),
        "From zero weights nothing ever starts.",
        tags=("step at zero",),
    ),
    Mistake(
        "perceptron_update.threshold",
        "The neuron fires from 0 on; yours decides at another place, or the wrong way round.",
        _updates(
            {"error": "inverted step"}, {"error": "threshold half"}, {"error": "threshold one"}
        ),
    ),
    Mistake(
        "perceptron_update.no-bias-in-score",
        "The score leaves the bias out, so the wrong samples count as mistakes.",
        _updates({"score": "no bias"}, {"score": "minus bias"}),
        "Some samples are answered the same without it.",
        _BIAS_HINTS,
        ("leaves the bias out",),
    ),
    Mistake(
        "perceptron_update.no-rate",
        "The learning rate is left out of your steps, or out of one of them.",
        _updates(
            {"weights": "no rate", "bias": "no rate"},
            {"weights": "no rate"},
            {"bias": "no rate"},
            {"bias": "new error"},
            strict=True,
        ),
        "With a rate of 1 it does not show.",
        tags=("ignores an argument",),
    ),
    Mistake(
        "perceptron_update.divided-by-rate",
        "The step is divided by the learning rate; it is to be multiplied.",
        _updates({"weights": "rate divides", "bias": "rate divides"}),
    ),
    Mistake(
        "perceptron_update.no-input",
        "Every weight moves by the same: the input is missing from the step of its weight.",
        _updates({"weights": "no input"}, {"weights": "no input", "bias": "fixed"}),
        "An input of 0 had no part in the mistake.",
    ),
    Mistake(
        "perceptron_update.by-weights",
        "The step of a weight is multiplied by that weight; it is to be multiplied by its input.",
        _updates(
            {"weights": "by weights"},
            {"weights": "scaled"},
            {"weights": "by weights", "bias": "by bias"},
        ),
    ),
    Mistake(
        "perceptron_update.only-first",
        "Only the first weight moves; every input has one.",
        _updates({"weights": "only first"}, strict=True),
        tags=("returns too early",),
    ),
    Mistake(
        "perceptron_update.bias-by-inputs",
        "The bias moves by the inputs; its own input is always 1, so its step is the rate times the error.",
        _updates(
            {"bias": "times inputs"},
            {"bias": "each input"},
            {"bias": "by first input"},
            {"bias": "by bias"},
        ),
        "",
        _BIAS_HINTS,
    ),
    Mistake(
        "perceptron_update.bias-array",
        "The bias has become a row of numbers; it is one number.",
        _updates({"bias": "each"}),
    ),
    Mistake(
        "perceptron_update.error-afterwards",
        "The bias moves by an error computed anew, after the weights have moved; both steps use the same error.",
        _updates({"bias": "error afterwards"}),
    ),
    Mistake(
        "perceptron_update.error-on-the-way",
        "The error is computed anew after each weight has moved; all weights and the bias move by the same one.",
        (_one_after_the_other,),
        "Work it out once, before anything moves.",
    ),
    Mistake(
        "perceptron_update.bias-twice",
        "The bias moves twice.",
        _updates({"bias": "twice"}),
    ),
    Mistake(
        "perceptron_update.increments",
        "You give back the steps alone; the new weights and the new bias are asked.",
        _updates(
            {"weights": "increment", "bias": "increment"},
            {"weights": "increment"},
            {"bias": "increment"},
            strict=True,
        ),
        "Is it `=` where `+=` is meant?",
    ),
    Mistake(
        "perceptron_update.other-order",
        "The two results stand in the other order: the weights come first, then the bias.",
        _updates(
            {"gives": "exchanged"},
            {"gives": "exchanged", "bias": "fixed"},
            {"gives": "exchanged", "error": "turned"},
            {"gives": "exchanged", "weights": "no rate", "bias": "no rate"},
            {"gives": "exchanged", "error": "label"},
            {"gives": "exchanged", "score": "no bias"},
            strict=True,
        ),
        tags=("results in the other order",),
    ),
    Mistake(
        "perceptron_update.old",
        "Weights and bias come back as they were: nothing moves.",
        _updates({"gives": "old"}),
        "Are the new values given back, or the old ones?",
    ),
    Mistake(
        "perceptron_update.whole-numbers",
        "Where the weights are whole numbers, your new ones are too, and their decimals are lost.",
        _updates({"whole": True}),
        "An array of whole numbers keeps its type when one entry is set.",
        tags=("integer buffer",),
    ),
    Mistake(
        "perceptron_update.in-place",
        "Your step is added into the caller's own weights: they change, and whole numbers cannot take the decimals.",
        (_into_the_weights,),
        "`w += ...` changes the array that was given; `w = w + ...` makes a new one.",
        tags=("changes its input",),
    ),
    Mistake(
        "perceptron_update.until-right",
        "Your line moves until the sample is answered right; one step is asked.",
        (_until_right, _twice_over),
    ),
)


def _pairs(
    cases: Callable[[np.random.Generator], Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]],
) -> Any:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for one, other in cases(rng):
            yield joined(*one), joined(*other)

    return pairs


def _rates(rng: np.random.Generator) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    for y in (0, 1):
        x, y, w, b, lr = _sample(rng, 3, y, False)
        yield (x, y, w, b, lr), (x, y, w, b, 2 * lr)


def _orders(rng: np.random.Generator) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    for y in (0, 1):
        x, y, w, b, lr = _sample(rng, 3, y, False)
        yield (x, y, w, b, lr), (x[::-1].copy(), y, w[::-1].copy(), b, lr)


def _doubled(one: Array, other: Case) -> Array:
    _, _, w, b, _ = other.args
    before = np.append(w, b)
    return 2 * one - before if one.shape == before.shape else one


def _turned(one: Array, other: Case) -> Array:
    return np.append(one[:-1][::-1], one[-1:])


def _same_twice(rng: np.random.Generator) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    for size, y in ((3, 0), (2, 1), (3, 1)):
        sample = _sample(rng, size, y, False)
        yield sample, sample


def _right_in(right: slice) -> Callable[[Array, Case], Array]:
    """The right row where this part of what was given is right, else what was given."""

    def follows(one: Array, other: Case) -> Array:
        row = np.append(*perceptron_update(*other.args))
        same = one.shape == row.shape and np.allclose(one[right], row[right], atol=1e-4)
        return row if same else one

    return follows


UPDATE_FACTS = (
    Probe(
        "bias",
        "Your weights are right, your bias is not: it moves by the learning rate times the error.",
        _pairs(_same_twice),
        _right_in(slice(-1)),
    ),
    Probe(
        "weights",
        "Your bias is right, your weights are not: each moves by the learning rate times the error times its own input.",
        _pairs(_same_twice),
        _right_in(slice(-1, None)),
    ),
    Probe(
        "twice-the-rate",
        "Twice the learning rate must move weights and bias twice as far; in yours it does not.",
        _pairs(_rates),
        _doubled,
    ),
    Probe(
        "order-of-inputs",
        "Inputs and weights in another order, together, must give the same weights in that order; in yours the place matters.",
        _pairs(_orders),
        _turned,
    ),
)

PERCEPTRON_UPDATE = Exercise(
    name="perceptron_update",
    assignment="perceptron",
    oracle=perceptron_update,
    parameters=("x", "y", "w", "b", "lr"),
    done="A wrong answer moves weights and bias, a right one leaves them.",
    properties=(
        Property(
            "wrong",
            "A sample answered wrong",
            "weights and bias move by the rule",
            2.5,
            _wrong_samples,
        ),
        Property(
            "right",
            "A sample answered right",
            "nothing moves",
            1,
            _right_samples,
            fails="Right where the answer is wrong; where it is right, nothing may move.",
        ),
        Property(
            "zero",
            "A score of exactly 0",
            "the neuron fires",
            0.75,
            _on_the_line,
            fails="Right for all but a score of exactly 0, where the neuron answers 1.",
        ),
        Property(
            "kinds",
            "Whole numbers, one input, any memory order",
            "the same rule",
            0.75,
            _update_kinds,
            fails="Right for numbers with decimals, but not for whole numbers, a single input or another memory order.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _update_again,
            fails=AGAIN_FAILS,
        ),
        unchanged(0.5, _update_unchanged),
    ),
    mistakes=UPDATE_MISTAKES,
    hints=_ERROR_HINTS,
    naming=as_one_row(_update_naming),
    probes=UPDATE_FACTS,
)
