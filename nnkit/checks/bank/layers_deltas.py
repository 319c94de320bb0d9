"""The deltas of the layers chapter: of the output layer, and passed back to a hidden one."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import Array, again, each_in_turn, in_turn, strided, unchanged

# output_delta


def output_delta(y: Array, a: Array) -> Array:
    pairs = zip(np.ravel(y), np.ravel(a), strict=True)
    numbers = [(float(o) - float(t)) * float(o) * (1 - float(o)) for t, o in pairs]
    return np.array(numbers).reshape(np.shape(a))


def _outputs(rng: np.random.Generator, *shape: int) -> Array:
    """Outputs of a sigmoid away from a half, where its slope and its square hardly differ."""
    a = rng.uniform(0.08, 0.42, shape)
    return np.round(np.where(rng.random(shape) < 0.5, a, 1 - a), 3)


def _targets(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.uniform(0, 1, shape), 2)


def _pair(rng: np.random.Generator, *shape: int) -> tuple[Array, Array]:
    a = _outputs(rng, *shape)
    y = _targets(rng, *shape)
    return np.where(np.abs(a - y) < 0.1, np.round(1 - y, 2), y), a


def _output_row(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([0.01, 0.99]), np.array([0.7514, 0.7729])))
    yield Case(_pair(rng, 3))
    yield Case(_pair(rng, 5))


def _output_shapes(rng: np.random.Generator) -> Iterator[Case]:
    for shape in (4, 3), (3, 3), (2, 1, 3):
        yield Case(_pair(rng, *shape))
    yield Case((1.0, 0.3))


def _output_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([1, 0, 1, 0]), np.array([0.9, 0.2, 0.35, 0.6])))
    yield Case((rng.integers(0, 2, (3, 2)), np.asfortranarray(_outputs(rng, 3, 2))))
    yield Case((strided(_targets(rng, 4)), strided(_outputs(rng, 4))))
    yield Case((np.array([0.0, 1.0, 1.0, 0.0]), np.array([1.0, 0.0, 1.0, 0.002])))


def _output_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _pair(rng, 2, 3), _pair(rng, 2, 3)
    yield in_turn(one, _pair(rng, 2), one)
    yield each_in_turn(one, two)


def _output_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_pair(rng, 2, 3))


def _output_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_pair(rng, 2, 2))
    yield Case(_pair(rng, 1))


Two = Callable[[Array, Array], Any]


def _times(
    error: Callable[[Array, Array], Array], slope: Callable[[Array], Array], factor: float = 1
) -> Two:
    def delta(y: Array, a: Array) -> Array:
        y, a = np.asarray(y, dtype=float), np.asarray(a, dtype=float)
        return factor * error(y, a) * slope(a)

    return delta


def _gap(y: Array, a: Array) -> Array:
    return a - y


def _sigmoid_slope(a: Array) -> Array:
    return a * (1 - a)


OTHER_SLOPES: tuple[Callable[[Any], Any], ...] = (
    lambda a: a * (1 + a),
    lambda a: a * a,
    lambda a: -a * a,
    lambda a: a * (2 - a),
    lambda a: a / (1 - a),
    lambda a: (1 - a) / a,
)


def _squash(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def _ones(a: Array) -> Array:
    return np.ones_like(a)


def _of_y(y: Array, a: Array) -> Array:
    y = np.asarray(y, dtype=float)
    return (a - y) * y * (1 - y)


def _rest(name: str, delta: Callable[..., Array]) -> tuple[Mistake, ...]:
    """What can happen to a right delta afterwards."""

    def then(change: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given: change(np.asarray(delta(*given)), *given)

    return (
        Mistake(
            f"{name}.divided",
            "You divide by the number of samples or entries; a delta is the slope for each sample by itself.",
            (
                then(lambda d, *_: d / max(d.size, 1)),
                then(lambda d, *_: d / (len(d) if d.ndim else 1)),
                then(lambda d, *_: d / (d.shape[-1] if d.ndim else 1)),
            ),
            "The mean over samples comes later, with the weights.",
            tags=("1/N inside the delta",),
        ),
        Mistake(
            f"{name}.summed",
            "You add the deltas up; every neuron of every sample keeps its own.",
            (
                then(lambda d, *_: d.sum()),
                then(lambda d, *_: d.sum(axis=0)),
                then(lambda d, *_: d.sum(axis=-1)),
                then(lambda d, *_: d.sum(axis=0, keepdims=True)),
                then(lambda d, *_: d.sum(axis=-1, keepdims=True)),
            ),
        ),
        Mistake(
            f"{name}.averaged",
            "You take the mean of the deltas; every neuron of every sample keeps its own.",
            (
                then(lambda d, *_: d.mean()),
                then(lambda d, *_: d.mean(axis=0)),
                then(lambda d, *_: d.mean(axis=-1)),
            ),
        ),
        Mistake(
            f"{name}.rounded",
            "The deltas are rounded; leave all their digits.",
            tuple(then(lambda d, *_, n=n: np.round(d, n)) for n in (1, 2, 3)),
        ),
    )


OUTPUT_DELTA_MISTAKES = (
    Mistake(
        "output_delta.minus",
        "The sign is turned: the error is output minus target.",
        (_times(_gap, _sigmoid_slope, -1),),
        "Going against the delta must bring the output nearer to its target.",
        tags=("sign",),
    ),
    Mistake(
        "output_delta.no-slope",
        "This is the raw error: the slope of the sigmoid is missing.",
        (_times(_gap, _ones), _times(_gap, _ones, -1)),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "output_delta.half-a-slope",
        "One factor of the sigmoid's slope is missing: it has two.",
        (
            _times(_gap, lambda a: a),
            _times(_gap, lambda a: 1 - a),
            _times(_gap, lambda a: a, -1),
            _times(_gap, lambda a: 1 - a, -1),
        ),
    ),
    Mistake(
        "output_delta.slope-alone",
        "This is the slope of the sigmoid alone: the error is missing.",
        (lambda y, a: _sigmoid_slope(np.asarray(a, dtype=float)),),
    ),
    Mistake(
        "output_delta.sigmoid-again",
        "`a` has been through the sigmoid already; you put it through once more for the slope.",
        (
            _times(_gap, lambda a: _sigmoid_slope(_squash(a))),
            _times(_gap, lambda a: _sigmoid_slope(_squash(a)), -1),
        ),
        "S1's `transfer_derivative(output)` takes the output.",
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "output_delta.tanh",
        "`1 - a²` is the slope of tanh; these outputs come from the sigmoid.",
        (_times(_gap, lambda a: 1 - a**2), _times(_gap, lambda a: 1 - a**2, -1)),
    ),
    Mistake(
        "output_delta.other-slope",
        "What you multiply by is not the slope of the sigmoid, which is `a(1 - a)`.",
        tuple(_times(_gap, slope) for slope in OTHER_SLOPES),
    ),
    Mistake(
        "output_delta.slope-squared",
        "The slope of the sigmoid is multiplied in twice.",
        (_times(_gap, lambda a: _sigmoid_slope(a) ** 2),),
    ),
    Mistake(
        "output_delta.slope-at-target",
        "The slope is taken at the target; the neuron stands at its output.",
        (_of_y,),
    ),
    Mistake(
        "output_delta.twice",
        "There is a factor 2: the half before the square takes it away.",
        (_times(_gap, _sigmoid_slope, 2), _times(_gap, _sigmoid_slope, -2)),
        tags=("factor 2 against 1/2",),
    ),
    Mistake(
        "output_delta.half",
        "There is a half too many: the slope of half a square has none.",
        (_times(_gap, _sigmoid_slope, 0.5),),
    ),
    Mistake(
        "output_delta.size-only",
        "The error's sign is lost: an output below its target has a negative delta.",
        (
            _times(lambda y, a: np.abs(a - y), _sigmoid_slope),
            _times(lambda y, a: np.abs(a - y), _ones),
            _times(lambda y, a: np.abs(a - y), lambda a: 1 - a),
            _times(lambda y, a: np.abs(a - y), lambda a: a),
        ),
        tags=("sign",),
    ),
    Mistake(
        "output_delta.error-squared",
        "The error is squared; its slope is the error itself.",
        (
            _times(lambda y, a: (a - y) ** 2, _sigmoid_slope),
            _times(lambda y, a: (a - y) ** 2 / 2, _sigmoid_slope),
            _times(lambda y, a: (a - y) ** 2, _ones),
            _times(lambda y, a: (a - y) ** 2 / 2, _ones),
        ),
    ),
    Mistake(
        "output_delta.parentheses",
        "Parentheses are missing: a product comes before a difference.",
        (
            lambda y, a: (a - y) * a * 1 - a,
            lambda y, a: a - y * a * (1 - a),
            lambda y, a: (a - y) * a - a,
            lambda y, a: a - y * (a * (1 - a)),
        ),
        tags=("precedence",),
    ),
    Mistake(
        "output_delta.integer-buffer",
        "For whole targets your deltas are stored as whole numbers, so they become 0.",
        (
            lambda y, a: output_delta(y, a).astype(np.asarray(y).dtype),
            lambda y, a: output_delta(np.asarray(y), np.asarray(a).astype(np.asarray(y).dtype)),
        ),
        "`np.zeros_like(y)` takes over the type of `y`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "output_delta.product",
        "You take a product of vectors or matrices, which adds up; each error meets its own slope alone.",
        (
            lambda y, a: np.dot(y - a, a * (1 - a)),
            lambda y, a: np.dot(a - y, a * (1 - a)),
        ),
        "`*` works entry by entry.",
        tags=("@ for *",),
    ),
    Mistake(
        "output_delta.every-pair",
        "Every error meets every slope; each meets its own alone.",
        (
            lambda y, a: np.outer(a - y, a * (1 - a)),
            lambda y, a: np.multiply.outer(np.subtract(a, y), np.multiply(a, 1 - a)),
            lambda y, a: np.subtract.outer(a, y) * a * (1 - a),
        ),
        "(n,) against (n, 1) gives (n, n).",
    ),
    Mistake(
        "output_delta.one-dimension",
        "Right for a row of numbers, not for other shapes.",
        (
            lambda y, a: [float((o - t) * o * (1 - o)) for t, o in zip(y, a, strict=True)],
            lambda y, a: output_delta(y, a).ravel(),
        ),
    ),
    *_rest("output_delta", output_delta),
)


def _output_pairs(change: Callable[[Array, Array], tuple[Array, Array]]) -> Any:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for shape in (3,), (4,):
            y, a = _pair(rng, *shape)
            yield Case((y, a)), Case(change(y, a))

    return pairs


OUTPUT_DELTA = Exercise(
    name="output_delta",
    assignment="layers",
    oracle=output_delta,
    parameters=("y", "a"),
    done="The error times the slope of the sigmoid, for every neuron.",
    properties=(
        Property("row", "A few neurons", "arrays in one dimension", 1, _output_row),
        Property(
            "shapes",
            "Tables and single numbers",
            "entry by entry",
            0.25,
            _output_shapes,
            fails="Right for a row of numbers, not for other shapes.",
        ),
        Property(
            "kinds",
            "Whole targets, any memory order",
            "the same rule",
            0.25,
            _output_kinds,
            fails="Right for targets and outputs with decimals, not for whole ones or another memory order.",
        ),
        again(0.25, _output_again),
        unchanged(0.25, _output_unchanged),
    ),
    mistakes=OUTPUT_DELTA_MISTAKES,
    hints=(
        "The loss is (a - y)²/2, and a is the sigmoid of z. What is the slope of each step?",
        "The slope of the sigmoid can be had from its output: it is a(1 - a).",
        "Three factors, entry by entry: output minus target, output, one minus output.",
    ),
    naming=_output_naming,
    probes=(
        Probe(
            "at-target",
            "Where the output is at its target the delta is 0; yours is not.",
            _output_pairs(lambda y, a: (a, a)),
            lambda one, other: 0 * one,
        ),
        Probe(
            "entry-by-entry",
            "Each delta depends on its own output and target alone; in yours the others matter.",
            _output_pairs(lambda y, a: (y[:2], a[:2])),
            lambda one, other: one[:2],
        ),
        Probe(
            "straight-in-the-error",
            "Twice the error must give twice the delta; yours does not.",
            _output_pairs(lambda y, a: (2 * y - a, a)),
            lambda one, other: 2 * one,
        ),
    ),
)

# hidden_delta


def hidden_delta(W_next: Array, delta_next: Array, a: Array) -> Array:
    def one(row: Array, weights: Array, out: float) -> float:
        blame = math.fsum(float(w) * float(d) for w, d in zip(weights, row, strict=True))
        return blame * float(out) * (1 - float(out))

    return np.array(
        [
            [one(row, weights, out) for weights, out in zip(W_next, outs, strict=True)]
            for row, outs in zip(delta_next, a, strict=True)
        ]
    )


def _weights(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.4, 2, shape), 2)


def _trio(rng: np.random.Generator, n: int, h: int, k: int) -> tuple[Array, Array, Array]:
    return _weights(rng, h, k), _weights(rng, n, k), _outputs(rng, n, h)


def _hidden_ordinary(rng: np.random.Generator) -> Iterator[Case]:
    W = np.array([[1.0, 2.0], [-1.0, 0.5], [0.25, -2.0]])
    yield Case((W, np.array([[0.2, -0.3]]), np.array([[0.25, 0.4, 0.9]])))
    yield Case(_trio(rng, 4, 3, 2))
    yield Case(_trio(rng, 2, 3, 5))


def _hidden_square(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_trio(rng, 3, 3, 3))
    yield Case(_trio(rng, 4, 2, 2))
    yield Case(_trio(rng, 2, 3, 1))


def _hidden_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((np.array([[2, -1], [0, 3], [1, 1]]), np.array([[1, -2]]), _outputs(rng, 1, 3)))
    W, d, a = _trio(rng, 4, 3, 2)
    d[1] = 0.0
    yield Case((np.array([[2, -1], [0, 3], [1, 1]]), d, a))
    W, d, a = _trio(rng, 3, 2, 4)
    yield Case((np.asfortranarray(W), strided(d), np.asfortranarray(a)))


def _hidden_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _trio(rng, 2, 3, 2), _trio(rng, 2, 3, 2)
    yield in_turn(one, _trio(rng, 3, 2, 1), one)
    yield each_in_turn(one, two)


def _hidden_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_trio(rng, 3, 2, 4))


def _hidden_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_trio(rng, 2, 2, 2))
    yield Case(_trio(rng, 1, 3, 2))


def _back(W: Array, d: Array) -> Array:
    return np.asarray(d, dtype=float) @ np.asarray(W, dtype=float).T


def _with(
    slope: Callable[[Array], Array], back: Callable[[Array, Array], Array] = _back
) -> Callable[[Array, Array, Array], Array]:
    return lambda W, d, a: back(W, d) * slope(np.asarray(a, dtype=float))


def _one_output(k: int) -> Callable[[Array, Array], Array]:
    return lambda W, d: np.outer(np.asarray(d)[:, k], np.asarray(W)[:, k])


def _running(W: Array, d: Array) -> Array:
    return np.cumsum(_back(W, d), axis=1)


def _reshaped(W: Array, d: Array) -> Array:
    W = np.asarray(W)
    return np.asarray(d) @ W.reshape(W.shape[1], W.shape[0])


def _averaged(W: Array, d: Array) -> Array:
    return np.asarray(d).mean(axis=1, keepdims=True) * np.asarray(W).sum(axis=1)


def _summed_apart(W: Array, d: Array) -> Array:
    return np.asarray(d).sum(axis=1, keepdims=True) * np.asarray(W).sum(axis=1)


def _only_first_sample(W: Array, d: Array, a: Array) -> Array:
    return hidden_delta(W, d, a)[:1]


HIDDEN_DELTA_MISTAKES = (
    Mistake(
        "hidden_delta.not-transposed",
        "`W_next` is not transposed: a hidden neuron is blamed through the weights that lead on from it.",
        (
            _with(_sigmoid_slope, lambda W, d: np.asarray(d) @ np.asarray(W)),
            _with(_ones, lambda W, d: np.asarray(d) @ np.asarray(W)),
        ),
        "Those are a row of `W_next`.",
        tags=("transposed W",),
    ),
    Mistake(
        "hidden_delta.reshaped",
        "Reshaping is not transposing: the weights end up at other neurons.",
        (_with(_sigmoid_slope, _reshaped),),
        tags=("transposed W",),
    ),
    Mistake(
        "hidden_delta.no-slope",
        "The slope of the sigmoid is missing: what comes back is multiplied by a(1 - a).",
        (_with(_ones),),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "hidden_delta.half-a-slope",
        "One factor of the sigmoid's slope is missing: it has two.",
        (_with(lambda a: a), _with(lambda a: 1 - a)),
    ),
    Mistake(
        "hidden_delta.sigmoid-again",
        "`a` has been through the sigmoid already; you put it through once more for the slope.",
        (_with(lambda a: _sigmoid_slope(_squash(a))),),
        "S1's `transfer_derivative(output)` takes the output.",
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "hidden_delta.tanh",
        "`1 - a²` is the slope of tanh; this layer has the sigmoid.",
        (_with(lambda a: 1 - a**2),),
    ),
    Mistake(
        "hidden_delta.other-slope",
        "What you multiply by is not the slope of the sigmoid, which is `a(1 - a)`.",
        tuple(_with(slope) for slope in OTHER_SLOPES),
    ),
    Mistake(
        "hidden_delta.slope-squared",
        "The slope of the sigmoid is multiplied in twice.",
        (_with(lambda a: _sigmoid_slope(a) ** 2),),
    ),
    Mistake(
        "hidden_delta.minus",
        "The sign is turned: no minus belongs here.",
        (_with(lambda a: -_sigmoid_slope(a)),),
        tags=("sign",),
    ),
    Mistake(
        "hidden_delta.one-output",
        "One output's delta counts alone: the blame from all outputs adds up.",
        (_with(_sigmoid_slope, _one_output(-1)), _with(_sigmoid_slope, _one_output(0))),
        "`=` in a loop keeps the last one; `+=` adds.",
        tags=("= for +=",),
    ),
    Mistake(
        "hidden_delta.sum-not-reset",
        "The sum goes on from one hidden neuron to the next; each starts at 0.",
        (_with(_sigmoid_slope, _running),),
    ),
    Mistake(
        "hidden_delta.averaged-first",
        "The deltas are put into one number before the weights; each goes back through its own weight.",
        (
            _with(_sigmoid_slope, _averaged),
            _with(_sigmoid_slope, _summed_apart),
            _with(lambda a: -_sigmoid_slope(a), _averaged),
            _with(lambda a: -_sigmoid_slope(a), _summed_apart),
            _with(_sigmoid_slope, lambda W, d: np.asarray(d).mean(1, keepdims=True) * W.mean(1)),
        ),
    ),
    Mistake(
        "hidden_delta.transposed",
        "The samples are the rows: yours are the columns.",
        (lambda W, d, a: hidden_delta(W, d, a).T,),
        tags=("transposed",),
    ),
    Mistake(
        "hidden_delta.first-sample",
        "Only the first sample is used.",
        (
            _only_first_sample,
            lambda W, d, a: hidden_delta(W, d, a)[0],
            lambda W, d, a: hidden_delta(W, d[:1], a[:1]) * _sigmoid_slope(a[:1]),
            lambda W, d, a: _with(_ones)(W, d[:1], a[:1]),
        ),
    ),
    Mistake(
        "hidden_delta.delta-of-next",
        "What comes back is multiplied by the slope before the weights; this layer's slope comes after them.",
        (
            lambda W, d, a: (np.asarray(d) * _sigmoid_slope(np.asarray(d))) @ np.asarray(W).T,
            lambda W, d, a: (
                (np.asarray(d) * _sigmoid_slope(np.asarray(d)))
                @ np.asarray(W).T
                * _sigmoid_slope(a)
            ),
        ),
    ),
    *_rest("hidden_delta", hidden_delta),
)


def _hidden_pairs(
    change: Callable[[Array, Array, Array], tuple[Array, Array, Array]],
) -> Any:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for n, h, k in (2, 3, 2), (3, 2, 4):
            given = _trio(rng, n, h, k)
            yield Case(given), Case(change(*given))

    return pairs


HIDDEN_DELTA = Exercise(
    name="hidden_delta",
    assignment="layers",
    oracle=hidden_delta,
    parameters=("W_next", "delta_next", "a"),
    done="The next layer's deltas, back through the weights, times the slope.",
    properties=(
        Property("batch", "A batch", "all sizes different", 1, _hidden_ordinary),
        Property(
            "sizes",
            "Equal sizes, a single output",
            "the same rule",
            0.25,
            _hidden_square,
            fails="Right where all sizes differ, not where some are equal.",
        ),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.25,
            _hidden_kinds,
            fails="Right for ordinary numbers, but not for whole numbers or another memory order.",
        ),
        again(0.25, _hidden_again),
        unchanged(0.25, _hidden_unchanged),
    ),
    mistakes=HIDDEN_DELTA_MISTAKES,
    hints=(
        "One sample, one hidden neuron, two outputs: through which two weights does its output reach them?",
        "Add up weight times delta over all outputs, then multiply by the slope of the sigmoid at this neuron.",
        "For the whole batch the sums are delta_next times the transpose of W_next; then entry by entry a(1 - a).",
    ),
    naming=_hidden_naming,
    probes=(
        Probe(
            "sample-by-sample",
            "A sample's deltas must not depend on the other samples; in yours they do.",
            _hidden_pairs(lambda W, d, a: (W, d[:1].copy(), a[:1].copy())),
            lambda one, other: one[:1],
        ),
        Probe(
            "neuron-by-neuron",
            "A hidden neuron's delta must not depend on the other hidden neurons; in yours it does.",
            _hidden_pairs(lambda W, d, a: (W[:1].copy(), d, a[:, :1].copy())),
            lambda one, other: one[:, :1],
        ),
        Probe(
            "straight-in-the-deltas",
            "Twice the deltas of the next layer must give twice these; yours do not.",
            _hidden_pairs(lambda W, d, a: (W, 2 * d, a)),
            lambda one, other: 2 * one,
        ),
    ),
)
