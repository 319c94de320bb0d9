"""Training a perceptron: sample after sample, epoch after epoch, until a line stands.

Data are multiples of 1/8 and rates such that every sum is exact, in float32 as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import AGAIN, AGAIN_FAILS, Array, in_turn, strided, unchanged
from .perceptron_rule import as_one_row, asked, joined

Fit = Callable[..., Any]

SQUARE = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, OR, XOR = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 1]), np.array([0, 1, 1, 0])
ENOUGH = 10
MANY = 40


def perceptron_fit(X: Array, y: Array, lr: float, max_epochs: int) -> tuple[Array, float, Array]:
    rows = [[float(v) for v in row] for row in X]
    w, b, mistakes = [0.0] * len(rows[0]), 0.0, []
    for _ in range(int(max_epochs)):
        wrong = 0
        for row, label in zip(rows, y, strict=True):
            fires = sum(u * v for u, v in zip(row, w, strict=True)) + b >= 0
            error = float(label) - float(fires)
            if error:
                wrong += 1
                w = [v + lr * error * u for u, v in zip(row, w, strict=True)]
                b += lr * error
        mistakes.append(wrong)
        if not wrong:
            break
    return np.array(w), b, np.array(mistakes)


# Inputs.


def _separable(
    rng: np.random.Generator, n: int, size: int, least: int = 3, most: int = 7
) -> tuple[Array, Array]:
    """Samples with a line between them, found after `least` to `most` epochs."""
    while True:
        X = rng.integers(-16, 17, (n, size)) / 8
        score = X @ rng.integers(-3, 4, size) + rng.integers(-2, 3)
        y = (score >= 0).astype(int)
        epochs = perceptron_fit(X, y, 1.0, most + 1)[2]
        if least <= len(epochs) <= most and epochs[-1] == 0 and 0 < y.sum() < n:
            return X, y


def _separable_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(SQUARE, AND, 1.0, 9)
    yield asked(SQUARE, OR, 0.5, 8)
    yield asked(np.array([[0.5, -1.0], [1.5, 0.25], [-1.0, 2.0]]), np.array([1, 0, 1]), 0.25, 12)
    yield asked(*_separable(rng, 5, 3), 0.75, ENOUGH)


def _limits(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(SQUARE, XOR, 1.0, 3)
    yield asked(SQUARE, XOR, 0.5, 7)
    yield asked(SQUARE, AND, 1.0, 1)
    yield asked(SQUARE, AND, 0.5, 6)
    yield asked(*_separable(rng, 5, 3, least=4), 0.25, 2)


def _fit_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(SQUARE.astype(int), AND, 0.25, 7)
    yield asked(SQUARE[:, :1], np.array([1, 1, 1, 1]), 1.0, 3)
    yield asked(np.array([[1.5], [-0.5], [0.75]]), np.array([0, 1, 0]), 2.0, 9)
    yield asked(np.array([[2.0, -1.0, 0.5]]), np.array([0]), 1, 4)
    yield asked(np.array([[1.0, 0.5], [1.0, -2.0], [1.0, 0.5]]), np.array([0, 1, 0]), 0.5, 9)
    yield asked(np.array([[0.0], [0.0], [0.0]]), np.array([0, 1, 0]), 1.0, 3)
    X, y = _separable(rng, 4, 3)
    yield asked(np.asfortranarray(X), y, 3.0, ENOUGH)
    yield asked(strided(X), y.astype(float), 0.125, ENOUGH)


def _fit_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = (SQUARE, AND, 1.0, 7), (SQUARE, OR, 0.5, 7)
    yield in_turn(one, two, (*_separable(rng, 3, 3), 0.5, ENOUGH), one)


def _fit_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(*_separable(rng, 4, 2), 0.5, 3)


def _fit_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield asked(*_separable(rng, 4, 2), 0.5, ENOUGH)
    yield asked(*_separable(rng, 5, 3), 0.375, ENOUGH)


# Known mistakes.

_DECISIONS: dict[str, Callable[[float], float]] = {
    "right": lambda z: float(z >= 0),
    "strict": lambda z: float(z > 0),
    "sign": lambda z: 1.0 if z >= 0 else -1.0,
    "sign with zero": lambda z: float(np.sign(z)),
    "score": lambda z: z,
    "half at zero": lambda z: float(np.sign(z) + 1) / 2,
}
_ERRORS: dict[str, Callable[[float, float], float]] = {
    "right": lambda label, fires: label - fires,
    "turned": lambda label, fires: fires - label,
    "label": lambda label, fires: label,
    "plus-minus label": lambda label, fires: 2 * label - 1,
    "label, if wrong": lambda label, fires: label if label != fires else 0.0,
    "whole step": lambda label, fires: float(np.sign(label - fires)),
    "none at zero": lambda label, fires: 0.0 if fires == 0.5 else label - fires,
    "size": lambda label, fires: abs(label - fires),
    "plus-minus both": lambda label, fires: 2 * label - 1 - fires,
}


_COUNTS: dict[str, Callable[[float, float, float], float]] = {
    "mistakes": lambda label, fires, error: float(label != fires),
    "updates": lambda label, fires, error: float(error != 0),
    "signed": lambda label, fires, error: label - fires,
    "missed ones": lambda label, fires, error: float(label > fires),
    "missed zeros": lambda label, fires, error: float(label < fires),
    "right": lambda label, fires, error: float(label == fires),
}


def make_fit(
    decide: str = "right",
    error: str = "right",
    bias: str = "moves",
    weights: str = "moves",
    score: str = "whole",
    online: bool = True,
    stop: str = "clean",
    counts: str = "mistakes",
    start: float = 0.0,
    samples: slice = slice(None),
    order: tuple[int, int, int] = (0, 1, 2),
    anew: bool = False,
    whole: bool = False,
) -> Fit:
    """A training loop with something exchanged; combinations show as two mistakes at once."""
    decision, difference = _DECISIONS[decide], _ERRORS[error]
    counted = _COUNTS.get("signed" if counts == "cancelled" else counts, _COUNTS["mistakes"])

    def fit(X: Array, y: Array, lr: float, max_epochs: int) -> Any:
        size = len(X[0])
        data = [([float(v) for v in row], float(label)) for row, label in zip(X, y, strict=True)]
        data = data[samples]
        w, b = [start] * size, 0.0 if bias == "fixed" else start
        mistakes: list[float] = []
        clean = 0
        limits = {
            "no limit": MANY,
            "one": 1,
            "one less": max_epochs - 1,
            "one more": max_epochs + 1,
        }

        def scored(row: list[float]) -> float:
            z = sum(u * v for u, v in zip(row, w, strict=True))
            return z if score == "no bias" else z + b

        for _ in range(int(limits.get(stop, max_epochs))):
            if anew:
                w, b = [start] * size, start
            wrong, halted = 0.0, False
            step_w, step_b = [0.0] * size, 0.0
            for row, label in data:
                fires = decision(scored(row))
                e = difference(label, fires)
                wrong += counted(label, fires, e)
                if label == fires and stop in ("first right", "rest of the epoch"):
                    halted = stop == "first right"
                    break
                if not e:
                    continue
                by_rate = {"moves": lr, "no rate": 1.0, "no input": lr}[weights]
                move = [by_rate * e * (1.0 if weights == "no input" else u) for u in row]
                move_b = {
                    "moves": lr * e,
                    "fixed": 0.0,
                    "no rate": e,
                    "turned": -lr * e,
                    "no error": lr,
                }[bias]
                if online:
                    w, b = [v + m for v, m in zip(w, move, strict=True)], b + move_b
                    w = [float(int(v)) for v in w] if whole and X.dtype.kind == "i" else w
                else:
                    step_w = [v + m for v, m in zip(step_w, move, strict=True)]
                    step_b += move_b
                if stop == "first wrong":
                    break
            w, b = [v + m for v, m in zip(w, step_w, strict=True)], b + step_b
            if counts == "afterwards":
                wrong = float(sum(decision(scored(row)) != label for row, label in data))
            clean = clean + 1 if not wrong else 0
            done = {
                "never": False,
                "two clean": clean == 2,
                "first right": halted,
                "few": wrong <= 1,
            }.get(stop, wrong == (len(data) if counts == "right" else 0))
            if stop == "last 0" and done:
                break
            mistakes.append(wrong)
            if done:
                break
        row_of = {
            "running": np.cumsum(mistakes),
            "cancelled": np.abs(mistakes),
            "share": np.array(mistakes) / len(X),
            "total": np.array(sum(mistakes)),
            "last": np.array(mistakes[-1] if mistakes else 0.0),
            "once": np.array(float(len(mistakes))),
        }.get(counts, np.array(mistakes))
        results = (np.array(w), b, row_of)
        return tuple(results[place] for place in order)

    return fit


def _fits(*choices: dict[str, Any], strict: bool = False) -> tuple[Fit, ...]:
    """The loops of these choices; where `strict`, each also with the step that is wrong at 0."""
    made = [make_fit(**choice) for choice in choices]
    if strict:
        made += [make_fit("strict", **choice) for choice in choices if "decide" not in choice]
    return tuple(made)


_STOP_HINTS = (
    "Write down the mistakes of each epoch for AND with a rate of 1. Which is the last epoch that must run?",
    "An epoch without a mistake ends the training, and its 0 stands in the list. Without such an epoch, `max_epochs` ends it.",
    "Loop `max_epochs` times at most; count the mistakes of the epoch, append the count, and leave the loop if it is 0.",
)
_RULE_HINTS = (
    "Follow the first four steps of AND on paper: after which samples do the weights change?",
    "Each sample is decided with the weights as the sample before it left them.",
    "Inside the epoch, for each sample: score, decision, error; if there is one, move weights and bias at once.",
)

FIT_MISTAKES = (
    Mistake(
        "perceptron_fit.last-zero",
        "The last epoch, the one without a mistake, is not counted: its 0 belongs in the list.",
        _fits({"stop": "last 0"}, {"stop": "last 0", "bias": "fixed"}, strict=True),
        "Weights and bias are right.",
        _STOP_HINTS,
        ("off by one",),
    ),
    Mistake(
        "perceptron_fit.never-stops-early",
        "Your training goes on to `max_epochs`; it is over after the first epoch without a mistake.",
        _fits(
            {"stop": "never"},
            {"stop": "never", "bias": "fixed"},
            {"stop": "never", "error": "turned"},
            strict=True,
        ),
        "The further epochs change nothing but the list.",
        _STOP_HINTS,
    ),
    Mistake(
        "perceptron_fit.no-max-epochs",
        "`max_epochs` does not stop your training: it goes on until no mistake is left.",
        _fits({"stop": "no limit"}),
        "Where a line exists it comes out right.",
        _STOP_HINTS,
        ("ignores an argument",),
    ),
    Mistake(
        "perceptron_fit.one-epoch-less",
        "Your training stops one epoch before `max_epochs`.",
        _fits({"stop": "one less"}),
        "",
        _STOP_HINTS,
        ("off by one",),
    ),
    Mistake(
        "perceptron_fit.one-epoch-more",
        "Your training runs one epoch more than `max_epochs`.",
        _fits({"stop": "one more"}),
        "",
        _STOP_HINTS,
        ("off by one",),
    ),
    Mistake(
        "perceptron_fit.two-clean-epochs",
        "Your training runs another epoch after the first one without a mistake.",
        _fits({"stop": "two clean"}),
        "",
        _STOP_HINTS,
        ("off by one",),
    ),
    Mistake(
        "perceptron_fit.one-epoch",
        "Your training ends after the first epoch, whatever its mistakes.",
        _fits({"stop": "one"}, {"stop": "one", "bias": "fixed"}, strict=True),
        "Is the `return` inside the loop?",
        _STOP_HINTS,
        ("returns too early",),
    ),
    Mistake(
        "perceptron_fit.stops-at-one",
        "Your training stops while there is still a mistake in the epoch.",
        _fits({"stop": "few"}),
        "",
        _STOP_HINTS,
    ),
    Mistake(
        "perceptron_fit.first-right",
        "The first sample that is answered right ends your training, or its epoch; the samples after it have their turn too.",
        _fits({"stop": "first right"}, {"stop": "rest of the epoch"}),
        "A right answer calls for no step, and the loop goes on.",
        _RULE_HINTS,
    ),
    Mistake(
        "perceptron_fit.first-wrong",
        "The first mistake ends your epoch; the samples after it have their turn too.",
        _fits({"stop": "first wrong"}),
        "",
        _RULE_HINTS,
        ("returns too early",),
    ),
    Mistake(
        "perceptron_fit.batch",
        "Your weights move once an epoch; they are to move after each sample, before the next is decided.",
        _fits(
            {"online": False},
            {"online": False, "stop": "never"},
            {"online": False, "bias": "fixed"},
            strict=True,
        ),
        "",
        _RULE_HINTS,
        ("batch for online",),
    ),
    Mistake(
        "perceptron_fit.bias-fixed",
        "Your bias never moves, so every line goes through the origin.",
        _fits(
            {"bias": "fixed"},
            {"bias": "fixed", "error": "turned"},
            {"bias": "fixed", "counts": "afterwards"},
            {"bias": "fixed", "score": "no bias"},
            strict=True,
        ),
        "",
        _RULE_HINTS,
        ("bias not updated",),
    ),
    Mistake(
        "perceptron_fit.sign",
        "The sign is turned: each mistake moves the line further the wrong way.",
        _fits(
            {"error": "turned"},
            {"error": "turned", "stop": "last 0"},
            {"error": "turned", "bias": "no rate"},
        ),
        "",
        _RULE_HINTS,
        ("sign",),
    ),
    Mistake(
        "perceptron_fit.bias-sign",
        "The sign of the bias's step is turned; it has the sign of the weights' step.",
        _fits({"bias": "turned"}),
        "",
        _RULE_HINTS,
        ("sign",),
    ),
    Mistake(
        "perceptron_fit.every-sample",
        "Your line moves on every sample, also on one that it already answers right.",
        _fits(
            {"error": "plus-minus label"},
            {"error": "plus-minus label", "counts": "updates"},
            {"bias": "no error"},
        ),
        "",
        _RULE_HINTS,
        ("moves on every sample",),
    ),
    Mistake(
        "perceptron_fit.label-for-error",
        "Your step follows the label alone: a 0 answered with 1 moves nothing.",
        _fits(
            {"error": "label"}, {"error": "label, if wrong"}, {"error": "label", "stop": "never"}
        ),
        "",
        _RULE_HINTS,
        ("label for error",),
    ),
    Mistake(
        "perceptron_fit.always-adds",
        "Your step is added whichever way the answer was wrong; a 1 given for a 0 must take away.",
        _fits({"error": "size"}),
        "",
        _RULE_HINTS,
        ("sign",),
    ),
    Mistake(
        "perceptron_fit.plus-minus-one",
        "Your decision is 1 or -1 beside labels 0 and 1: a 0 can never be answered right, or a mistake counts double.",
        _fits(
            {"decide": "sign"},
            {"decide": "sign with zero"},
            {"decide": "sign", "error": "plus-minus both", "counts": "updates"},
            {"decide": "sign with zero", "error": "plus-minus both", "counts": "updates"},
            {"decide": "sign", "error": "plus-minus both"},
        ),
        "",
        _RULE_HINTS,
        ("labels of ±1",),
    ),
    Mistake(
        "perceptron_fit.score-for-decision",
        "The score stands where the decision should: the neuron answers 0 or 1, and only that is compared with the label.",
        _fits({"decide": "score"}),
        "",
        _RULE_HINTS,
        ("score for decision",),
    ),
    Mistake(
        "perceptron_fit.no-bias-in-score",
        "The score leaves the bias out, so the wrong samples count as mistakes.",
        _fits({"score": "no bias"}),
        "",
        _RULE_HINTS,
        ("leaves the bias out",),
    ),
    Mistake(
        "perceptron_fit.zero",
        "A score of exactly 0 fires; yours does not, so from zero weights it starts with other mistakes.",
        _fits({"decide": "strict"}),
        "The first sample meets a score of 0.",
        (
            "With all weights 0, what does the neuron answer to the first sample?",
            "The score is then 0, and the step of 0 is 1.",
            "The decision is 1 where the score is at least 0.",
        ),
        ("step at zero",),
    ),
    Mistake(
        "perceptron_fit.zero-is-wrong",
        "A score of exactly 0 counts as a mistake in yours, whatever the label; it fires, which is right for a 1.",
        _fits({"decide": "half at zero", "error": "whole step"}),
        "The first sample meets a score of 0.",
        tags=("step at zero",),
    ),
    Mistake(
        "perceptron_fit.zero-is-right",
        "A score of exactly 0 counts as right in yours, whatever the label, so from zero weights nothing ever starts.",
        _fits({"decide": "half at zero", "error": "none at zero", "counts": "updates"}),
        "It fires, which is a mistake for a 0.",
        tags=("step at zero",),
    ),
    Mistake(
        "perceptron_fit.no-rate",
        "The learning rate is left out of your steps, or out of one of them.",
        _fits(
            {"weights": "no rate", "bias": "no rate"},
            {"weights": "no rate"},
            {"bias": "no rate"},
            strict=True,
        ),
        "With a rate of 1 it does not show.",
        tags=("ignores an argument",),
    ),
    Mistake(
        "perceptron_fit.no-input",
        "Every weight moves by the same: the input is missing from the step of its weight.",
        _fits({"weights": "no input"}),
    ),
    Mistake(
        "perceptron_fit.start",
        "Your weights or your bias do not start from 0.",
        _fits({"start": 1.0}, {"start": 0.1}, {"start": 0.5}, {"start": 0.01}),
        "A start at random gives another line each time.",
    ),
    Mistake(
        "perceptron_fit.starts-anew",
        "Every epoch starts from zeros again; it is to go on from where the last one ended.",
        _fits(
            {"anew": True},
            {"anew": True, "weights": "no rate", "bias": "no rate"},
            {"anew": True, "bias": "fixed"},
        ),
        "Where are the weights set to 0?",
    ),
    Mistake(
        "perceptron_fit.order-of-samples",
        "Your samples are taken in another order than the given one.",
        _fits({"samples": slice(None, None, -1)}),
    ),
    Mistake(
        "perceptron_fit.misses-samples",
        "Not all samples have their turn in each epoch: one at an end is left out, or only the first is used.",
        _fits({"samples": slice(None, -1)}, {"samples": slice(1, None)}, {"samples": slice(1)}),
        tags=("off by one",),
    ),
    Mistake(
        "perceptron_fit.counted-afterwards",
        "You count what is wrong after the epoch; a mistake counts when the sample has its turn.",
        _fits({"counts": "afterwards"}),
        "The weights move in between.",
    ),
    Mistake(
        "perceptron_fit.errors-cancel",
        "Your count adds up errors of 1 and -1, which cancel; every mistake counts 1.",
        _fits(
            {"counts": "signed"},
            {"counts": "cancelled"},
            {"counts": "missed ones"},
            {"counts": "missed zeros"},
            strict=True,
        ),
    ),
    Mistake(
        "perceptron_fit.running-count",
        "Your count is not set back to 0 at the start of an epoch.",
        _fits({"counts": "running"}, {"counts": "running", "stop": "never"}),
        "",
        _STOP_HINTS,
    ),
    Mistake(
        "perceptron_fit.right-count",
        "You count the right answers; the mistakes are asked.",
        _fits({"counts": "right"}),
    ),
    Mistake(
        "perceptron_fit.share",
        "Your list holds shares; whole counts are asked.",
        _fits({"counts": "share"}),
    ),
    Mistake(
        "perceptron_fit.one-count",
        "One number stands where the list should be: a count for each epoch is asked.",
        _fits(
            {"counts": "total"},
            {"counts": "last"},
            {"counts": "once"},
            {"counts": "total", "bias": "fixed"},
            strict=True,
        ),
    ),
    Mistake(
        "perceptron_fit.other-order",
        "The three results stand in another order: weights, bias, mistakes are asked.",
        _fits({"order": (2, 0, 1)}, {"order": (1, 0, 2)}, {"order": (0, 2, 1)}, strict=True),
        tags=("results in the other order",),
    ),
    Mistake(
        "perceptron_fit.whole-numbers",
        "Where the inputs are whole numbers, your weights are too, and their decimals are lost.",
        _fits({"whole": True}),
        "`np.zeros_like(X[0])` takes over the type of `X`.",
        tags=("integer buffer",),
    ),
)


def _one_sample(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for size in (2, 3):
        case = joined(rng.integers(1, 17, (1, size)) / 8, np.array([1]), 0.5, 2)
        yield case, case


def _two_rates(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for n, size in ((4, 2), (5, 3)):
        X, y = _separable(rng, n, size)
        yield joined(X, y, 0.25, 3), joined(X, y, 0.5, 3)


def _doubled(one: Array, other: Case) -> Array:
    size = other.args[0].shape[1] + 1
    return np.concatenate([2 * np.ravel(one)[:size], np.ravel(one)[size:]])


def _same_twice(*epochs: int) -> Callable[[np.random.Generator], Iterator[tuple[Case, Case]]]:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        X, y = _separable(rng, 4, 3)
        for limit in epochs:
            for case in (joined(SQUARE, AND, 1.0, limit), joined(X, y, 0.5, limit)):
                yield case, case

    return pairs


def _right_row(case: Case) -> Array:
    return np.concatenate([np.ravel(part) for part in perceptron_fit(*case.args)])


def _counts_alone_wrong(one: Array, other: Case) -> Array:
    """The right row where weights and bias are right, else what was given."""
    right, size = _right_row(other), other.args[0].shape[1] + 1
    found = np.ravel(one)[:size]
    return right if found.shape == (size,) and np.allclose(found, right[:size], atol=1e-4) else one


def _no_weights(one: Array, other: Case) -> Array:
    """What was given, with weights and bias 0."""
    size = other.args[0].shape[1] + 1
    return np.concatenate([np.zeros(size), np.ravel(one)[size:]])


FIT_FACTS = (
    Probe(
        "starts-from-zeros",
        "From zeros, a single sample labelled 1 is answered right and nothing moves; in yours weights or bias are then not 0.",
        _one_sample,
        _no_weights,
    ),
    Probe(
        "counts",
        "Weights and bias are right, your counts are not: one number for each epoch that was run, how often the neuron was wrong in it.",
        _same_twice(9, 3),
        _counts_alone_wrong,
    ),
    Probe(
        "twice-the-rate",
        "From zeros, twice the learning rate must give twice the weights and the same mistakes; in yours it does not.",
        _two_rates,
        _doubled,
    ),
    Probe(
        "first-epoch",
        "Already the first epoch goes wrong: follow its samples on paper, one after the other.",
        _same_twice(1),
        lambda one, other: _right_row(other),
    ),
    Probe(
        "later-epochs",
        "The first epoch is right, a later one is not: what does an epoch take over from the one before?",
        _same_twice(2, 3, 9),
        lambda one, other: _right_row(other),
    ),
)

PERCEPTRON_FIT = Exercise(
    name="perceptron_fit",
    assignment="perceptron",
    oracle=perceptron_fit,
    parameters=("X", "y", "lr", "max_epochs"),
    done="It learns until no mistake is left, and gives up when its epochs are used up.",
    properties=(
        Property(
            "line",
            "Where a line exists",
            "it is found, and every epoch is counted",
            4,
            _separable_cases,
            endless="Your training does not end although a line exists: an epoch without a mistake ends it.",
        ),
        Property(
            "limit",
            "Where the epochs run out",
            "`max_epochs` is the end",
            2.5,
            _limits,
            fails="Right where a line is found in time, not where `max_epochs` ends the training.",
            endless="Your training never ends where no line exists: after `max_epochs` epochs it is over.",
        ),
        Property(
            "kinds",
            "Whole numbers, one input, one sample, one class",
            "the same rule",
            1.5,
            _fit_kinds,
            fails="Right for ordinary data, but not for whole numbers, a single input or sample, one class or another memory order.",
            endless="Your training does not end on data with a single class, input or sample.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            1,
            _fit_again,
            fails=AGAIN_FAILS,
        ),
        unchanged(1, _fit_unchanged),
    ),
    mistakes=FIT_MISTAKES,
    hints=(
        "What do weights and bias start from, and what ends the training?",
        "Two loops, one inside the other: epochs outside, samples inside, and the rule of one sample in the middle.",
        "For each epoch: count 0; for each sample in order, decide, and where it is wrong count 1 and move weights and bias; append the count; stop if it is 0.",
    ),
    naming=as_one_row(_fit_naming),
    probes=FIT_FACTS,
)
