"""Backpropagation through a network of any depth, and three bugs of it to catch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import Array, again, in_turn, strided, unchanged

Layers = Sequence[tuple[Array, Array]]
Cache = Sequence[Mapping[str, Array]]
Gradients = list[tuple[Array, Array]]

# Forward, for the cases.


_ACTIVATIONS: Mapping[str, Callable[[Array], Array]] = {
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
}


def forward(X: Array, layers: Layers, activations: Sequence[str]) -> list[dict[str, Array]]:
    """The cache of a forward pass; the sums of our cases are small."""
    A = np.asarray(X)
    cache = []
    for (W, b), name in zip(layers, activations, strict=True):
        Z = np.asarray(A @ W + b, dtype=float)
        cache.append({"A_prev": A, "Z": Z, "A": _ACTIVATIONS[name](Z)})
        A = cache[-1]["A"]
    return cache


def _slope(name: str, z: float, a: float) -> float:
    if name == "sigmoid":
        return a * (1 - a)
    if name == "tanh":
        return 1 - a * a
    return 1.0 if name == "linear" or z > 0 else 0.0


def backward(
    Y: Array, layers: Layers, activations: Sequence[str], cache: Cache, loss: str
) -> Gradients:
    """Sample by sample, neuron by neuron; each sample's share of the mean adds up."""
    sums = [(np.zeros(np.shape(W)), np.zeros(np.shape(b))) for W, b in layers]
    count = len(Y)
    for n in range(count):
        blame = [float(a) - float(y) for a, y in zip(cache[-1]["A"][n], Y[n], strict=True)]
        for at in reversed(range(len(layers))):
            Z, A = cache[at]["Z"][n].tolist(), cache[at]["A"][n].tolist()
            if at == len(layers) - 1 and loss == "cross_entropy":
                delta = blame
            else:
                delta = [
                    e * _slope(activations[at], z, a) for e, z, a in zip(blame, Z, A, strict=True)
                ]
            dW, db = sums[at]
            for i, x in enumerate(np.asarray(cache[at]["A_prev"])[n].tolist()):
                for j, d in enumerate(delta):
                    dW[i, j] += x * d / count
            for j, d in enumerate(delta):
                db[j] += d / count
            W = np.asarray(layers[at][0]).tolist()
            blame = [math.fsum(w * d for w, d in zip(row, delta, strict=True)) for row in W]
    return sums


# Inputs.

Five = tuple[Array, Layers, list[str], Cache, str]


def _far_from(rng: np.random.Generator, low: float, high: float, *shape: int) -> Array:
    return np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(low, high, shape), 3)


def _network(rng: np.random.Generator, sizes: Sequence[int]) -> Layers:
    return [
        (_far_from(rng, 0.3, 1.2, m, n), _far_from(rng, 0.1, 0.5, n))
        for m, n in zip(sizes, sizes[1:], strict=False)
    ]


def _targets(rng: np.random.Generator, kind: str, n: int, k: int) -> Array:
    if kind == "softmax":
        return np.eye(k)[rng.integers(0, k, n)]
    if kind == "sigmoid":
        return rng.integers(0, 2, (n, k)).astype(float)
    return _far_from(rng, 0.2, 0.9, n, k)


def _telling(name: str, Z: Array) -> bool:
    """Whether a layer's sums show what its activation does: both sides of 0, off the corners."""
    if name in ("linear", "softmax"):
        return True
    clear = bool((np.abs(Z) > 0.05).all()) and float(np.abs(Z).max()) > 0.4
    if name == "relu" and Z.size > 1:
        return clear and bool((Z > 0).any() and (Z < 0).any())
    return clear and float(np.abs(Z).max()) < 3.5


def _asked(
    rng: np.random.Generator, n: int, sizes: Sequence[int], activations: str, loss: str
) -> Five:
    names = activations.split()
    kind = names[-1] if loss == "cross_entropy" else "any"
    for _ in range(200):
        layers = _network(rng, sizes)
        cache = forward(_far_from(rng, 0.3, 1.2, n, sizes[0]), layers, names)
        if all(_telling(name, c["Z"]) for name, c in zip(names, cache, strict=True)):
            break
    return _targets(rng, kind, n, sizes[-1]), layers, names, cache, loss


CE, SE = "cross_entropy", "squared_error"


def _last_layer(rng: np.random.Generator) -> Iterator[Case]:
    X = np.array([[1.0, 2.0], [0.0, -1.0], [0.5, 1.0]])
    layers = [(np.array([[0.5, -0.25, 1.0], [0.25, 0.5, -0.75]]), np.array([0.1, 0.0, -0.2]))]
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    yield Case((Y, layers, ["softmax"], forward(X, layers, ["softmax"]), CE))
    yield Case(_asked(rng, 4, [3, 2], "sigmoid", CE))


def _squared(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 4, [2, 3], "sigmoid", SE))
    yield Case(_asked(rng, 3, [2, 4], "linear", SE))
    yield Case(_asked(rng, 4, [2, 3], "relu", SE))


def _hidden(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 4, [2, 3, 2], "sigmoid softmax", CE))


def _bends(rng: np.random.Generator) -> Iterator[Case]:
    for name in "tanh", "relu", "linear":
        yield Case(_asked(rng, 4, [2, 3, 2], f"{name} sigmoid", CE))


def _deep(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 3, [2, 4, 3, 2], "relu tanh softmax", CE))


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 1, [2, 2, 2], "tanh sigmoid", SE))
    X = np.array([[1, -2], [3, 1], [2, 2]])
    whole = [(np.array([[1, -1, 2], [0, 1, -1]]), np.array([1, -1, 0]))]
    cache = forward(X, whole, ["linear"])
    yield Case((np.array([[2, 0, 1], [0, 1, 3], [1, 1, 0]]), whole, ["linear"], cache, SE))
    Y, layers, names, kept, loss = _asked(rng, 3, [2, 3, 2], "tanh sigmoid", CE)
    laid = [
        {
            "A_prev": np.asfortranarray(c["A_prev"]),
            "Z": strided(c["Z"]),
            "A": np.asfortranarray(c["A"]),
        }
        for c in kept
    ]
    turned = [(np.asfortranarray(W), b) for W, b in layers]
    yield Case((Y.astype(int), turned, names, laid, loss))
    Y, *rest = _asked(rng, 3, [2, 3], "softmax", CE)
    shares = rng.permuted(np.tile([0.5, 0.375, 0.125], (3, 1)), axis=1)
    yield Case((shares, *rest))


def _again(rng: np.random.Generator) -> Iterator[Case]:
    one = _asked(rng, 3, [2, 2], "softmax", CE)
    two = _asked(rng, 3, [2, 2], "softmax", CE)
    yield in_turn(one, two, _asked(rng, 2, [3, 1], "sigmoid", CE), (two[0], *one[1:]), one)


def _unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 3, [2, 3, 2, 2], "relu tanh sigmoid", CE))


def _naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 3, [3, 3, 3, 3], "sigmoid tanh softmax", CE))
    yield Case(_asked(rng, 4, [2, 2, 2], "relu sigmoid", SE))
    yield Case(_asked(rng, 3, [2, 4], "softmax", CE))


# What is wrong with one layer alone.


def _one_layer(case: Case, outcome: Outcome) -> Finding | None:
    value, expected = outcome.value, backward(*case.args)
    found, _ = difference(expected, value, case.atol, case.rtol)
    if found is None:
        return None
    name = "backward"
    if value is None:
        return Finding("property.none", found.says)
    if isinstance(value, dict) or not isinstance(value, list | tuple | np.ndarray):
        return Finding(
            "property.type", "Your function gives back no list; one pair (dW, db) a layer is asked."
        )
    if len(value) == 2 and all(as_numbers(part) is not None for part in value):
        return Finding(
            "property.count",
            "For one layer your function gives two things; a list with one pair (dW, db) is asked.",
            "A list of all dW and a list of all db is another form.",
        )
    if len(value) != 1:
        return Finding(
            "property.count",
            f"Your function gives back {len(value)} things for 1 layer; one pair (dW, db) a layer is asked.",
        )
    pair = value[0]
    if isinstance(pair, dict) or not isinstance(pair, list | tuple | np.ndarray) or len(pair) != 2:
        return Finding("property.count", "Each layer has one pair, (dW, db).")
    dW, db = (as_numbers(part) for part in pair)
    right_W, right_b = expected[0]
    if dW is None or db is None:
        return Finding("property.type", "A pair of yours holds something that is no number.")
    if dW.shape == right_b.shape and db.shape == right_W.shape:
        return Finding(f"{name}.pair-exchanged", "Each pair is (dW, db); yours begins with db.")
    if dW.shape != right_W.shape:
        return Finding(
            "property.shape",
            f"dW has the shape of W, {right_W.shape}; yours has {dW.shape}.",
            "Inputs are its rows, neurons its columns.",
        )
    if db.shape != right_b.shape:
        return Finding(
            "property.shape",
            f"db has the shape of b, {right_b.shape}; yours has {db.shape}.",
            "It is the sum of the deltas over the samples.",
        )
    wrong_W = difference(right_W, dW, case.atol, case.rtol)[0] is not None
    wrong_b = difference(right_b, db, case.atol, case.rtol)[0] is not None
    if wrong_b and not wrong_W:
        return Finding(f"{name}.db", "dW of the last layer is right, db is not.")
    if wrong_W and not wrong_b:
        return Finding(f"{name}.dw", "db of the last layer is right, dW is not.")
    return Finding(
        f"{name}.last-layer",
        "With cross-entropy the slopes of the last layer are not right yet, neither dW nor db.",
        "Which delta do you begin with, and what does it multiply?",
    )


# Known mistakes: one way back with something exchanged.

Slopes = Mapping[str, Callable[[Array, Array], Array]]
_RIGHT: Slopes = {
    "linear": lambda z, a: np.ones_like(a),
    "sigmoid": lambda z, a: a * (1 - a),
    "tanh": lambda z, a: 1 - a**2,
    "relu": lambda z, a: (a > 0).astype(float),
    "softmax": lambda z, a: a * (1 - a),
}
_OF_Z: Slopes = {
    **_RIGHT,
    "sigmoid": lambda z, a: z * (1 - z),
    "tanh": lambda z, a: 1 - z**2,
    "softmax": lambda z, a: np.ones_like(a),
}
_AGAIN: Slopes = {
    **_RIGHT,
    "sigmoid": lambda z, a: 1 / (1 + np.exp(-a)) * (1 - 1 / (1 + np.exp(-a))),
    "tanh": lambda z, a: 1 - np.tanh(a) ** 2,
}


def _all(name: str) -> Slopes:
    return dict.fromkeys(_RIGHT, _RIGHT[name])


def _last_delta(how: str, loss: str, name: str, slope: Array, error: Array) -> Array:
    entropy = loss == CE
    match how:
        case "never":
            return error
        case "always":
            return error * slope
        case "turned":
            return error * slope if entropy else error
        case "always but softmax":
            return error if name == "softmax" else error * slope
        case "twice":
            return error if entropy else 2 * error * slope
        case "minus":
            return -error if entropy else -error * slope
        case "half":
            return error if entropy else error * slope / 2
    return error if entropy else error * slope


def _way(
    last: str = "",
    slopes: Slopes = _RIGHT,
    divide: Callable[[int, int], float] = lambda n, k: n,
    back: Callable[[Array, Array, Array], Array] = lambda d, W, dW: d @ W.T,
    dW: Callable[[Mapping[str, Array], Array], Array] = lambda c, d: c["A_prev"].T @ d,
    db: Callable[[Array], Array] = lambda d: d.sum(axis=0),
    ahead: int = 0,
    hidden: bool = True,
    raw: bool = False,
    each: Callable[[int], float] = lambda n: 1,
    finish: Callable[[Gradients], Any] = lambda found: found,
) -> Callable[..., Any]:
    """A way back in which something is exchanged; the defaults are right."""

    def way(Y: Array, layers: Layers, activations: Sequence[str], cache: Cache, loss: str) -> Any:
        Y = np.asarray(Y, dtype=float)
        top = len(layers) - 1
        error = (cache[top]["A"] - Y) / divide(*Y.shape)
        slope = slopes[activations[top]](cache[top]["Z"], cache[top]["A"])
        delta = _last_delta(last, loss, activations[top], slope, error)
        found: Gradients = []
        for at in range(top, -1, -1):
            share = delta / each(len(Y))
            here = dW(cache[at], share)
            found.insert(0, (here, db(share)))
            if at:
                error = back(error if raw else delta, np.asarray(layers[at][0], float), here)
                c = cache[at - 1]
                delta = (
                    error * slopes[activations[at - 1 + ahead]](c["Z"], c["A"]) if hidden else error
                )
        return finish(found)

    return way


def _into_the_type_of_y(
    Y: Array, layers: Layers, activations: Sequence[str], cache: Cache, loss: str
) -> Gradients:
    """The first delta in an array like Y."""
    whole = np.asarray(Y).dtype.kind in "iu"
    made = _way()(Y, layers, activations, cache, loss)
    return [(dW * 0, db * 0) for dW, db in made] if whole else made


BACKWARD_MISTAKES = (
    Mistake(
        "backward.no-mean",
        "This is the sum over the samples; both losses are means: 1/N is missing.",
        (_way(divide=lambda n, k: 1),),
        "A single sample comes out right.",
        tags=("missing 1/N",),
    ),
    Mistake(
        "backward.mean-twice",
        "You divide by N twice: once in the delta, and once more with the weights.",
        (_way(divide=lambda n, k: n * n), _way(each=lambda n: n)),
        "A single sample comes out right.",
        tags=("1/N twice",),
    ),
    Mistake(
        "backward.mean-at-each-layer",
        "You divide by N again at every layer: once for the whole way back is enough.",
        (_way(back=lambda d, W, dW: d @ W.T / len(d)),),
        tags=("1/N twice",),
    ),
    Mistake(
        "backward.mean-over-outputs",
        "You divide by the outputs too; the mean is over the samples, the outputs add up.",
        (_way(divide=lambda n, k: n * k), _way(divide=lambda n, k: k)),
        "`np.mean` of the whole table does that.",
        tags=("wrong divisor",),
    ),
    Mistake(
        "backward.mean-for-weights-only",
        "dW is divided by N, db is not: both are slopes of the same mean.",
        (_way(db=lambda d: d.sum(axis=0) * len(d)),),
        tags=("missing 1/N",),
    ),
    Mistake(
        "backward.slope-after-cross-entropy",
        "After cross-entropy the slope of the last activation has cancelled; you multiply it in once more.",
        (_way("always"), _way("always but softmax")),
        tags=("slope after cross-entropy",),
    ),
    Mistake(
        "backward.loss-not-looked-at",
        "For the squared error the slope of the last activation is missing: only with cross-entropy does it cancel.",
        (_way("never"),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "backward.losses-exchanged",
        "The two losses are exchanged: with cross-entropy the last slope cancels, with the squared error it stays.",
        (_way("turned"),),
    ),
    Mistake(
        "backward.twice",
        "There is a factor 2 for the squared error: the half before the square takes it away.",
        (_way("twice"), _way("twice", slopes={**_RIGHT, "relu": _RIGHT["linear"]})),
        tags=("factor 2 against 1/2",),
    ),
    Mistake(
        "backward.half",
        "There is a half too many for the squared error: the slope of half a square has none.",
        (_way("half"),),
    ),
    Mistake(
        "backward.minus",
        "The sign is turned throughout: the way back begins with output minus target.",
        (_way("minus"),),
        "Going against the gradient must make the loss smaller.",
        tags=("sign",),
    ),
    Mistake(
        "backward.no-hidden-slope",
        "The slope of the hidden layers' activation is missing.",
        (_way(hidden=False),),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "backward.slope-of-z",
        "The slopes `a(1 - a)` and `1 - a²` are made of the sums Z; they take the outputs A.",
        (_way(slopes=_OF_Z),),
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "backward.slope-of-squashed-twice",
        "A has been through the activation already; you put it through once more for the slope.",
        (_way(slopes=_AGAIN),),
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "backward.other-layers-activation",
        "A hidden layer's slope is chosen by the next layer's activation; each layer has its own.",
        (
            _way(ahead=1),
            _way(ahead=1, slopes={**_RIGHT, "softmax": _RIGHT["linear"]}),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "backward.one-activation-for-all",
        "Every layer gets the slope of one activation, whatever `activations` says.",
        tuple(_way(slopes=_all(name)) for name in ("sigmoid", "tanh", "relu")),
        tags=("ignores an argument",),
    ),
    Mistake(
        "backward.relu",
        "The slope of ReLU is 1 where its sum is above 0 and 0 elsewhere; yours is another.",
        (
            _way(slopes={**_RIGHT, "relu": lambda z, a: np.ones_like(a)}),
            _way(slopes={**_RIGHT, "relu": lambda z, a: a}),
            _way(slopes={**_RIGHT, "relu": lambda z, a: z}),
            _way(slopes={**_RIGHT, "relu": lambda z, a: (z < 0).astype(float)}),
        ),
    ),
    Mistake(
        "backward.tanh",
        "The slope of tanh is `1 - a²`; yours is another.",
        (
            _way(slopes={**_RIGHT, "tanh": lambda z, a: a * (1 - a)}),
            _way(slopes={**_RIGHT, "tanh": lambda z, a: 1 - a}),
            _way(slopes={**_RIGHT, "tanh": lambda z, a: 1 - z**2}),
        ),
    ),
    Mistake(
        "backward.linear",
        "The slope of a linear layer is 1; yours is another.",
        (
            _way(slopes={**_RIGHT, "linear": lambda z, a: a}),
            _way(slopes={**_RIGHT, "linear": lambda z, a: np.zeros_like(a)}),
        ),
    ),
    Mistake(
        "backward.not-transposed",
        "You go back through W; the way back takes its transpose.",
        (_way(back=lambda d, W, dW: d @ W),),
        "With square weights no error tells.",
        tags=("transposed W",),
    ),
    Mistake(
        "backward.errors-passed-back",
        "The raw errors are passed back; the deltas, with the slope in them, are what goes on.",
        (_way(raw=True),),
        tags=("raw error propagated",),
    ),
    Mistake(
        "backward.through-the-gradient",
        "You go back through dW; the blame goes back through the weights.",
        (_way(back=lambda d, W, dW: d @ dW.T),),
        tags=("dW for W",),
    ),
    Mistake(
        "backward.updated",
        "You go back through weights that have taken a step; all slopes are of the same weights.",
        tuple(
            _way(back=lambda d, W, dW, lr=lr: d @ (W - lr * dW).T) for lr in (0.01, 0.1, 0.5, 1.0)
        ),
        tags=("already updated weights",),
    ),
    Mistake(
        "backward.output-for-input",
        "dW multiplies what came into the layer; you take what went out, or the sums.",
        (_way(dW=lambda c, d: c["A"].T @ d), _way(dW=lambda c, d: c["Z"].T @ d)),
        "`A_prev` is the layer's input.",
    ),
    Mistake(
        "backward.dw-transposed",
        "dW is transposed: it has the shape of W, inputs by neurons.",
        (_way(dW=lambda c, d: d.T @ c["A_prev"]),),
        tags=("transposed",),
    ),
    Mistake(
        "backward.db-not-summed",
        "db holds a row for each sample; the samples add up.",
        (_way(db=lambda d: d),),
    ),
    Mistake(
        "backward.db-wrong-axis",
        "db is summed over the neurons; the samples are what adds up, axis 0.",
        (_way(db=lambda d: d.sum(axis=1)), _way(db=lambda d: d.sum(axis=1, keepdims=True))),
        tags=("wrong axis",),
    ),
    Mistake(
        "backward.db-kept-axis",
        "db keeps an axis of length 1; it has the shape of b.",
        (_way(db=lambda d: d.sum(axis=0, keepdims=True)),),
        "`keepdims` is not wanted here.",
    ),
    Mistake(
        "backward.db-averaged",
        "The delta holds 1/N already; db adds its rows up, you take their mean again.",
        (_way(db=lambda d: d.sum(axis=0) / len(d)),),
        tags=("1/N twice",),
    ),
    Mistake(
        "backward.db-one-number",
        "db is one number; each neuron has a bias of its own.",
        (_way(db=lambda d: d.sum()), _way(db=lambda d: d.mean())),
    ),
    Mistake(
        "backward.db-first-sample",
        "db holds one sample's delta; all samples add up.",
        (_way(db=lambda d: d[0]), _way(db=lambda d: d[-1])),
    ),
    Mistake(
        "backward.reversed",
        "The last layer comes first; the pairs stand in the order of the layers.",
        (_way(finish=lambda found: found[::-1]),),
        tags=("order",),
    ),
    Mistake(
        "backward.two-lists",
        "You give all dW and then all db; one pair (dW, db) for each layer is asked.",
        (
            _way(finish=lambda found: ([w for w, _ in found], [b for _, b in found])),
            _way(finish=lambda found: [[w for w, _ in found], [b for _, b in found]]),
        ),
    ),
    Mistake(
        "backward.pair-exchanged",
        "Each pair is (dW, db); yours begins with db.",
        (_way(finish=lambda found: [(b, w) for w, b in found]),),
    ),
    Mistake(
        "backward.cut-to-whole",
        "For whole targets your numbers are stored as whole numbers: they become 0.",
        (_into_the_type_of_y,),
        "`np.zeros_like(Y)` takes over the type of `Y`.",
        tags=("integer buffer",),
    ),
)

BACKWARD = Exercise(
    name="backward",
    assignment="layers",
    oracle=backward,
    parameters=("Y", "layers", "activations", "cache", "loss"),
    done="From the last layer to the first, for any depth and both losses.",
    properties=(
        Property(
            "last",
            "One layer with cross-entropy",
            "softmax or sigmoid",
            2,
            _last_layer,
            _one_layer,
        ),
        Property(
            "squared",
            "One layer with the squared error",
            "linear, sigmoid, tanh",
            1.5,
            _squared,
            fails="With cross-entropy the last layer is right, with the squared error it is not.",
        ),
        Property(
            "hidden",
            "A hidden layer",
            "back through the weights and the sigmoid",
            2,
            _hidden,
            fails="The last layer is right, a hidden one is not.",
        ),
        Property(
            "bends",
            "tanh, ReLU, linear",
            "each with its own slope",
            1.5,
            _bends,
            fails="A hidden layer of sigmoids is right, another activation is not.",
            needs=("hidden",),
        ),
        Property(
            "deep",
            "Three layers",
            "any depth",
            1,
            _deep,
            fails="Two layers are right, three are not.",
            needs=("hidden",),
        ),
        Property(
            "kinds",
            "Whole numbers, a single sample, any memory order",
            "the same rule",
            0.75,
            _kinds,
            fails="Right for ordinary numbers, but not for whole numbers, a single sample, shares as targets or another memory order.",
        ),
        again(0.5, _again),
        unchanged(0.75, _unchanged),
    ),
    mistakes=BACKWARD_MISTAKES,
    hints=(
        "One layer first: what is the slope of the mean loss in Z, for cross-entropy and for the squared error? Which shape has it?",
        "From a layer's dZ come dW, with the layer's input, and db, the sum over the samples; and what the layer before it is blamed for comes through W.",
        "dZ = (A - Y)/N, times the last slope for the squared error. Then for each layer from the last: dW = A_prev.T @ dZ, db = dZ.sum(axis=0), and dZ of the layer before is dZ @ W.T times its activation's slope.",
    ),
    naming=_naming,
)
