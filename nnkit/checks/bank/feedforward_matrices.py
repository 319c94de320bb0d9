"""A layer as a matrix, and a network of them."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Mistake, Probe, Property
from ..student import Outcome
from .common import (
    AGAIN,
    AGAIN_FAILS,
    Array,
    again,
    each_in_turn,
    in_turn,
    sigma,
    strided,
    unchanged,
)
from .feedforward_numbers import elementwise

Layer = tuple[Array, Array]

# dense


def dense(X: Array, W: Array, b: Array) -> Array:
    columns = [[float(row[j]) for row in W] for j in range(len(b))]
    return np.array(
        [
            [
                math.fsum([float(b[j]), *(float(x) * w for x, w in zip(row, column, strict=True))])
                for j, column in enumerate(columns)
            ]
            for row in X
        ]
    )


def _odd(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.choice([-1, 1], shape) * rng.uniform(0.2, 2.0, shape), 3)


def _layer_of(rng: np.random.Generator, d: int, h: int) -> Layer:
    return _odd(rng, d, h), _odd(rng, h)


def _dense_of(rng: np.random.Generator, n: int, d: int, h: int) -> tuple[Array, Array, Array]:
    return _odd(rng, n, d), *_layer_of(rng, d, h)


_DENSE = (
    np.array([[1.0, 2.0], [3.0, 5.0], [-1.0, 0.5]]),
    np.array([[1.0, -2.0, 0.25, 0.75], [0.5, 0.25, -1.5, 2.0]]),
    np.array([0.1, -0.3, 0.7, -0.9]),
)


def _dense_ordinary(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_DENSE)
    yield Case(_dense_of(rng, 4, 3, 2))
    yield Case(_dense_of(rng, 2, 5, 3))


def _dense_equal_sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(
        (
            np.array([[1.0, 2.0], [3.0, 5.0]]),
            np.array([[1.0, -2.0], [0.5, 0.25]]),
            np.array([0.1, -0.3]),
        )
    )
    yield Case(_dense_of(rng, 3, 3, 3))
    yield Case(_dense_of(rng, 1, 3, 2))
    yield Case(_dense_of(rng, 3, 1, 1))


def _dense_kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((rng.integers(-3, 4, (3, 2)), rng.integers(-3, 4, (2, 4)), np.array([1, -2, 3, 0])))
    yield Case((np.array([[1, 2], [3, -1]]), np.array([[2], [-3]]), np.array([0.25])))
    yield Case((rng.integers(-3, 4, (2, 3)), *_layer_of(rng, 3, 2)))
    X, W, b = _dense_of(rng, 3, 4, 2)
    yield Case((np.asfortranarray(X), strided(W), strided(b)))
    X, W, b = _dense_of(rng, 3, 2, 2)
    X[1] = 0.0
    yield Case((X, W, b))
    yield Case((X, W, np.array([2, -1])))


def _dense_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _dense_of(rng, 3, 2, 4), _dense_of(rng, 3, 2, 4)
    yield in_turn(one, _dense_of(rng, 2, 3, 1), one)
    yield each_in_turn(one, two)


def _dense_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_dense_of(rng, 3, 3, 3))
    yield Case(_dense_of(rng, 1, 2, 2))


def _dense_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_dense_of(rng, 3, 3, 3))
    yield Case(_dense_of(rng, 4, 3, 4))
    yield Case(_dense_of(rng, 4, 3, 3))
    yield Case(_dense_of(rng, 2, 2, 2))


Dense = Callable[[Array, Array, Array], Array]


def _after(function: Callable[[Array], Any]) -> Dense:
    return lambda X, W, b: function(X @ W + b)


def _per_term(X: Array, W: Array, b: Array) -> Array:
    return X @ W + X.shape[1] * b


def _into_integers(X: Array, W: Array, b: Array) -> Array:
    return np.trunc(X @ W + b) if X.dtype.kind == "i" else X @ W + b


DENSE_MISTAKES = (
    Mistake(
        "dense.no-bias",
        "The bias is left out: every neuron adds its own to its sum.",
        (lambda X, W, b: X @ W,),
        tags=("bias left out",),
    ),
    Mistake(
        "dense.transposed-weights",
        "`W` is transposed: it comes as inputs by neurons, and so it fits `X` as it is.",
        (lambda X, W, b: X @ W.T + b, lambda X, W, b: X @ W.T),
        "Where D and H are equal it gives numbers, wrong ones.",
        tags=("transposed",),
    ),
    Mistake(
        "dense.bias-down-the-rows",
        "The bias runs down the samples; it has one entry for each neuron, and so for each column.",
        (
            lambda X, W, b: X @ W + b[:, None],
            lambda X, W, b: X @ W + b.reshape(-1, 1),
        ),
        "Where N and H are equal it gives numbers, wrong ones.",
    ),
    Mistake(
        "dense.elementwise",
        "`X` and `W` are multiplied entry by entry; each row of `X` meets each column of `W`.",
        (lambda X, W, b: X * W + b, lambda X, W, b: X * W),
    ),
    Mistake(
        "dense.exchanged",
        "The product is taken the other way round: `X` comes first.",
        (lambda X, W, b: W @ X + b, lambda X, W, b: W.T @ X + b, lambda X, W, b: W @ X.T + b),
    ),
    Mistake(
        "dense.result-transposed",
        "Your result is transposed: samples are rows, neurons are columns.",
        (
            lambda X, W, b: (X @ W + b).T,
            lambda X, W, b: W.T @ X.T + b[:, None],
            lambda X, W, b: W.T @ X.T + b.reshape(-1, 1),
            lambda X, W, b: (X @ W + np.sum(b)).T,
        ),
        tags=("transposed",),
    ),
    Mistake(
        "dense.bias-subtracted",
        "The bias is subtracted; it is added.",
        (lambda X, W, b: X @ W - b,),
    ),
    Mistake(
        "dense.bias-every-term",
        "The bias is added once for every input; it is added once.",
        (_per_term, lambda X, W, b: X @ W + 2 * b, lambda X, W, b: X @ (W + b)),
    ),
    Mistake(
        "dense.bias-multiplied",
        "The bias is multiplied in; it is added.",
        (lambda X, W, b: (X @ W) * b, lambda X, W, b: X @ (W * b)),
    ),
    Mistake(
        "dense.one-bias",
        "All neurons get one bias; each has its own.",
        (
            lambda X, W, b: X @ W + b[0],
            lambda X, W, b: X @ W + b[-1],
            lambda X, W, b: X @ W + np.sum(b),
            lambda X, W, b: X @ W + np.mean(b),
            lambda X, W, b: X @ W + np.max(b),
        ),
    ),
    Mistake(
        "dense.bias-reversed",
        "The biases stand in the wrong order.",
        (lambda X, W, b: X @ W + b[::-1], lambda X, W, b: X @ W + np.sort(b)),
    ),
    Mistake(
        "dense.ones-misplaced",
        "The column of ones meets a row of weights: it must stand where the biases stand among them.",
        (
            lambda X, W, b: np.c_[np.ones(len(X)), X] @ np.vstack([W, b]),
            lambda X, W, b: np.c_[X, np.ones(len(X))] @ np.vstack([b, W]),
        ),
    ),
    Mistake(
        "dense.activated",
        "These are no longer the sums: an activation is applied, and none is asked.",
        (
            _after(lambda z: elementwise(sigma, z)),
            _after(np.tanh),
            _after(lambda z: np.maximum(z, 0)),
            lambda X, W, b: np.maximum(X @ W, 0) + b,
        ),
    ),
    Mistake(
        "dense.averaged",
        "The sums are divided by the number of inputs or samples; leave them as they are.",
        (
            lambda X, W, b: X @ W / X.shape[1] + b,
            lambda X, W, b: (X @ W + b) / X.shape[1],
            lambda X, W, b: X @ W / X.shape[0] + b,
            lambda X, W, b: (X @ W + b) / X.shape[0],
        ),
    ),
    Mistake(
        "dense.summed-up",
        "Something is added up that should stay apart: each sample and each neuron has its own sum.",
        (
            _after(np.sum),
            _after(lambda z: z.sum(axis=1)),
            _after(lambda z: z.sum(axis=0)),
            _after(np.mean),
            _after(lambda z: z.mean(axis=0)),
            lambda X, W, b: np.sum(X @ W) + b,
            lambda X, W, b: (X @ W).sum(axis=0) + b,
            lambda X, W, b: X.sum(axis=0) @ W + b,
        ),
    ),
    Mistake(
        "dense.first-sample",
        "Only the first sample comes in; every row of `X` is one.",
        (
            lambda X, W, b: X[0] @ W + b,
            lambda X, W, b: X[:1] @ W + b,
            lambda X, W, b: np.repeat(X[:1] @ W + b, len(X), axis=0),
        ),
    ),
    Mistake(
        "dense.last-sample",
        "Only the last sample comes in; every row of `X` is one.",
        (
            lambda X, W, b: X[-1] @ W + b,
            lambda X, W, b: np.repeat(X[-1:] @ W + b, len(X), axis=0),
        ),
    ),
    Mistake(
        "dense.misses-an-input",
        "One input does not come in: every column of `X` has its row of weights.",
        (
            lambda X, W, b: X[:, :-1] @ W[:-1] + b,
            lambda X, W, b: X[:, 1:] @ W[1:] + b,
            lambda X, W, b: X[:, -1:] @ W[-1:] + b,
            lambda X, W, b: X[:, :1] @ W[:1] + b,
        ),
        tags=("off by one",),
    ),
    Mistake(
        "dense.misses-a-neuron",
        "One neuron's column is missing or not filled in.",
        (
            lambda X, W, b: (X @ W + b)[:, :-1],
            lambda X, W, b: np.concatenate([(X @ W + b)[:, :-1], np.zeros((len(X), 1))], axis=1),
            lambda X, W, b: (X @ W + b)[:, :1],
        ),
        tags=("off by one",),
    ),
    Mistake(
        "dense.misses-a-sample",
        "The last sample's row is missing or not filled in.",
        (
            lambda X, W, b: (X @ W + b)[:-1],
            lambda X, W, b: np.concatenate([(X @ W + b)[:-1], np.zeros((1, len(b)))]),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "dense.squeezed",
        "An axis of length 1 is dropped: the result is always a table of N rows and H columns.",
        (
            _after(np.squeeze),
            _after(lambda z: z[0] if len(z) == 1 else z),
            _after(lambda z: z[:, 0] if z.shape[1] == 1 else z),
        ),
    ),
    Mistake(
        "dense.flat",
        "All sums stand in one line; give each sample a row.",
        (_after(np.ravel),),
    ),
    Mistake(
        "dense.integer-buffer",
        "The sums are stored as whole numbers, so their decimals are cut off.",
        (
            _into_integers,
            _after(np.trunc),
            lambda X, W, b: np.trunc(X @ W) + b,
        ),
        "`np.zeros_like(X)` takes over the type of `X`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "dense.rounded",
        "The sums are rounded; leave all their digits.",
        tuple(_after(lambda z, d=d: np.round(z, d)) for d in (0, 1, 2)),
    ),
    Mistake(
        "dense.first-answer",
        "These are the sums of one and the same input, whatever is asked.",
        (lambda X, W, b: dense(*_DENSE),),
        "It is kept from an earlier call, or written in.",
    ),
)


def _dense_pairs(
    change: Callable[[Array, Array, Array], tuple[Array, Array, Array]],
) -> Callable[[np.random.Generator], Iterator[tuple[Case, Case]]]:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        args = _dense_of(rng, 4, 3, 2)
        yield Case(args), Case(change(*args))

    return pairs


DENSE = Exercise(
    name="dense",
    assignment="feedforward",
    oracle=dense,
    parameters=("X", "W", "b"),
    done="Each row of X meets each column of W, and each column gets its bias.",
    properties=(
        Property("sizes", "N, D and H all different", "shape (N, H)", 1.5, _dense_ordinary),
        Property(
            "equal",
            "Equal sizes, one sample, one neuron",
            "the same rule",
            0.75,
            _dense_equal_sizes,
            fails="Right where all sizes differ, not where some are equal or 1.",
        ),
        Property(
            "kinds",
            "Whole numbers, any memory order",
            "the same rule",
            0.25,
            _dense_kinds,
            fails="Right for ordinary arrays, but not for whole numbers, a row of zeros or another memory order.",
        ),
        again(0.25, _dense_again),
        unchanged(0.25, _dense_unchanged),
    ),
    mistakes=DENSE_MISTAKES,
    hints=(
        "Work out the first row for X = [[1, 2]], W = [[1, -2], [0.5, 0.25]]: two sums, one for each column of W.",
        "Write the shapes under the names: (N, D) and (D, H) give (N, H). Which product does that?",
        "X @ W has one row a sample and one column a neuron; b of shape (H,) lines up with the columns by itself.",
    ),
    naming=_dense_naming,
    probes=(
        Probe(
            "zero-weights",
            "With all weights 0 every row must be the biases; in yours it is not.",
            _dense_pairs(lambda X, W, b: (X, 0 * W, b)),
            lambda one, other: np.tile(other.args[2], (len(other.args[0]), 1)),
        ),
        Probe(
            "unit-samples",
            "For the samples (1, 0, …), (0, 1, …) and so on the sums must be the rows of W plus the biases.",
            _dense_pairs(lambda X, W, b: (np.eye(len(W)), W, b)),
            lambda one, other: other.args[1] + other.args[2],
        ),
        Probe(
            "sample-order",
            "Samples in another order must give the same rows in that order; yours differ.",
            _dense_pairs(lambda X, W, b: (X[::-1].copy(), W, b)),
            lambda one, other: one[::-1],
        ),
        Probe(
            "neuron-order",
            "Neurons in another order must give the same columns in that order; yours differ.",
            _dense_pairs(lambda X, W, b: (X, W[:, ::-1].copy(), b[::-1].copy())),
            lambda one, other: one[:, ::-1],
        ),
        Probe(
            "doubled",
            "Twice `X` and twice `b` must give twice the sums; in yours it does not.",
            _dense_pairs(lambda X, W, b: (2 * X, W, 2 * b)),
            lambda one, other: 2 * one,
        ),
    ),
)

# forward


def _softmax_rows(Z: Array) -> Array:
    rows = []
    for row in Z:
        e = [math.exp(float(z) - max(float(x) for x in row)) for z in row]
        rows.append([x / math.fsum(e) for x in e])
    return np.array(rows)


FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda Z: Z,
    "sigmoid": lambda Z: elementwise(sigma, Z),
    "tanh": lambda Z: elementwise(math.tanh, Z),
    "relu": lambda Z: elementwise(lambda z: max(z, 0.0), Z),
    "softmax": _softmax_rows,
}


def forward(
    X: Array, layers: Sequence[Layer], activations: Sequence[str]
) -> tuple[Array, list[dict[str, Array]]]:
    before = np.array(X, dtype=float)
    cache = []
    for (W, b), name in zip(layers, activations, strict=True):
        Z = dense(before, W, b)
        A = FUNCTIONS[name](Z)
        cache.append({"A_prev": before, "Z": Z, "A": A})
        before = A
    return before, cache


Asked = tuple[Array, list[Layer], list[str]]


def _network(rng: np.random.Generator, n: int, sizes: Sequence[int], *names: str) -> Asked:
    pairs = zip(sizes, sizes[1:], strict=False)
    return _odd(rng, n, sizes[0]), [_layer_of(rng, d, h) for d, h in pairs], list(names)


def _outputs(asked: Asked) -> Case:
    """A call of which the outputs alone are looked at."""
    return Case(asked, "part", {"args": list(asked), "place": 0})


_ONE: Asked = (
    np.array([[1.0, 2.0], [3.0, 5.0], [-1.0, 0.5]]),
    [(np.array([[1.0, -2.0], [0.5, 0.25]]), np.array([0.1, -0.3]))],
    ["sigmoid"],
)


def _pair_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ONE)


def _one_layer(rng: np.random.Generator) -> Iterator[Case]:
    yield _outputs(_network(rng, 4, (3, 2), "sigmoid"))
    yield _outputs(_network(rng, 3, (2, 5), "tanh"))
    yield _outputs(_network(rng, 4, (2, 3), "relu"))


def _several_layers(rng: np.random.Generator) -> Iterator[Case]:
    yield _outputs(_network(rng, 5, (3, 4, 2), "sigmoid", "linear"))
    yield _outputs(_network(rng, 4, (3, 2, 4, 3), "relu", "sigmoid", "tanh"))


def _ending_in_softmax(rng: np.random.Generator) -> Iterator[Case]:
    yield _outputs(_network(rng, 4, (2, 3), "softmax"))
    yield _outputs(_network(rng, 3, (4, 5, 3), "sigmoid", "softmax"))


def _cache_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_network(rng, 3, (2, 4, 3), "relu", "softmax"))
    yield Case(_network(rng, 4, (3, 2, 5, 3), "tanh", "relu", "sigmoid"))
    yield Case(_network(rng, 3, (2, 3, 3, 3), "tanh", "sigmoid", "tanh"))


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    X = rng.integers(-3, 4, (3, 2))
    whole = [(rng.integers(-3, 4, (2, 3)), np.array([1.5, -2.25, 0.5]))]
    yield _outputs((X, [*whole, _layer_of(rng, 3, 2)], ["relu", "sigmoid"]))
    X, layers, names = _network(rng, 1, (4, 1, 3), "tanh", "softmax")
    layers = [(np.asfortranarray(W), strided(b)) for W, b in layers]
    yield _outputs((strided(X), layers, names))
    large = np.array([[250.0, -2.0], [-120.0, 1.0]]), np.array([40.0, -0.5])
    X = np.array([[1.5, 0.5], [-1.0, 1.25], [0.0, -1.0]])
    for name in "sigmoid", "tanh":
        yield _outputs((X, [large], [name]))
    _, layers, names = _network(rng, 3, (2, 4, 3), "tanh", "sigmoid")
    yield _outputs((np.zeros((3, 2)), layers, names))


def _again_cases(rng: np.random.Generator) -> Iterator[Case]:
    one, two = (_network(rng, 3, (2, 4, 3), "relu", "sigmoid") for _ in range(2))
    two = two[0], two[1], ["tanh", "linear"]
    yield in_turn(one, _network(rng, 2, (3, 2), "tanh"), one)
    yield each_in_turn(one, two)


def _unchanged_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_network(rng, 3, (2, 2, 2), "relu", "sigmoid"))


def _naming(rng: np.random.Generator) -> Iterator[Case]:
    yield _outputs(_network(rng, 3, (3, 3, 3), "sigmoid", "sigmoid"))
    yield _outputs(_network(rng, 3, (3, 3, 3), "relu", "softmax"))
    yield _outputs(_network(rng, 2, (2, 2), "tanh"))
    yield _outputs(_network(rng, 4, (3, 3, 4), "tanh", "linear"))


def _is_cache(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) > 0
        and all(isinstance(entry, dict) for entry in value)
    ) or isinstance(value, dict)


_KEYS = ("A_prev", "Z", "A")


def _split(value: Any) -> tuple[Any, Any, Finding | None]:
    """The outputs, the cache, and what is wrong with the form of the two."""
    if isinstance(value, list | tuple) and len(value) == 2 and _is_cache(value[0]):
        if not _is_cache(value[1]):
            says = (
                "The two results stand in the other order: the outputs come first, then the cache."
            )
            return None, None, Finding("forward.results-exchanged", says)
    if isinstance(value, dict) and len(set(value) & set(_KEYS)) < 2:
        says = "Your function gives back a dict; two things are asked, the outputs and the cache."
        return None, None, Finding("property.type", says)
    if _is_cache(value):
        says = "Your function gives back the cache alone; the outputs come first, then the cache."
        return None, None, Finding("forward.cache-alone", says)
    numbers = as_numbers(value)
    if isinstance(value, list | tuple) and len(value) == 2 and as_numbers(value[0]) is not None:
        if not (numbers is not None and numbers.ndim == 2):
            return value[0], value[1], None
    if numbers is not None:
        return value, None, None
    if isinstance(value, list | tuple) and len(value) != 2:
        says = f"Your function gives back {len(value)} things; two are asked, the outputs and the cache."
        return None, None, Finding("property.count", says)
    return value, None, None


def _calls(case: Case) -> list[Any]:
    """What is asked: of several calls in turn the first once more at the end."""
    return [*case.given["calls"], case.given["calls"][0]] if case.driver == "calls" else [case.args]


@functools.lru_cache(maxsize=256)
def _expected(case: Case) -> tuple[tuple[Array, list[dict[str, Array]]], ...]:
    """What `forward` gives on the calls of a case, for all who are judged on it."""
    return tuple(forward(*asked) for asked in _calls(case))


def _pair(case: Case, outcome: Outcome) -> Finding | None:
    """Name what is wrong with a single layer, from the outputs and what the cache tells of them."""
    outputs, cache, finding = _split(outcome.value)
    if finding is not None:
        return finding
    names = case.args[2]
    right, right_cache = _expected(case)[0]
    found, _ = difference(right, outputs, case.atol, case.rtol)
    if found is None:
        return None
    if found.kind != "values":
        return Finding(f"property.{found.kind}", found.says, found.note)
    entry = cache[0] if isinstance(cache, list | tuple) and cache else {}
    Z = entry.get("Z") if isinstance(entry, dict) else None
    if Z is not None and difference(right_cache[0]["Z"], Z, case.atol, case.rtol)[0] is None:
        says = f"Your sums `Z` are right, but your outputs are not the {names[0]} of them."
        return Finding("forward.activation", says)
    if difference(right_cache[0]["Z"], outputs, case.atol, case.rtol)[0] is None:
        says = f"Your outputs are the sums: the {names[0]} is missing."
        return Finding("forward.no-activation", says)
    says = "Already in a single layer the sums are not right: inputs times weights, plus the bias."
    return Finding("forward.sums", says)


def _close(case: Case, one: Any, other: Any) -> bool:
    return difference(one, other, case.atol, case.rtol)[0] is None


def _cache_of(
    case: Case, layers: Sequence[Layer], right: list[dict[str, Array]], value: Any
) -> Finding | None:
    """Name what is wrong with the cache of a call whose outputs are judged elsewhere."""
    _, cache, finding = _split(value)
    if finding is not None:
        return finding
    count = len(right)
    if cache is None:
        says = "Your function gives back the outputs alone; the cache comes second."
        return Finding("forward.no-cache", says)
    if not isinstance(cache, list | tuple):
        says = "The cache is a list with one dict a layer; yours is something else."
        return Finding("forward.cache-form", says)
    if (
        len(cache) > count
        and _cache_of(case, layers, right, (right[-1]["A"], cache[-count:])) is None
    ):
        says = "Your cache begins with the layers of earlier calls: it must be new at every call."
        return Finding("forward.cache-remembers", says, "A default like `cache=[]` is made once.")
    if len(cache) != count:
        entries = "1 entry" if len(cache) == 1 else f"{len(cache)} entries"
        given = "1 layer" if count == 1 else f"{count} layers"
        says = f"Your cache has {entries} for {given}; each layer has one dict."
        return Finding("forward.cache-length", says)
    for entry in cache:
        if not isinstance(entry, dict):
            says = "The cache is a list with one dict a layer; an entry of yours is no dict."
            return Finding("forward.cache-form", says)
        if missing := [key for key in _KEYS if key not in entry]:
            says = f"The key {missing[0]!r} is missing in your cache."
            return Finding("forward.cache-keys", says)
    wrong = [
        (i, key)
        for i in range(count)
        for key in _KEYS
        if not _close(case, right[i][key], cache[i][key])
    ]
    if not wrong:
        return None

    def holds(key: str, what: Callable[[int], Any], among: Sequence[int]) -> bool:
        """Whether that is what stands under `key` wherever it is wrong."""
        places = [i for i in among if (i, key) in wrong]
        return bool(places) and all(_close(case, what(i), cache[i][key]) for i in places)

    every = range(count)
    if count > 1 and all(_close(case, right[-1 - i][k], cache[i][k]) for i in every for k in _KEYS):
        says = "Your cache stands in reversed order: the first layer's dict comes first."
        return Finding("forward.cache-reversed", says)
    if count > 1 and all(_close(case, right[-1][k], cache[i][k]) for i in every for k in _KEYS):
        says = (
            "All entries of your cache show the last layer: it is one and the same dict each time."
        )
        return Finding("forward.cache-one-dict", says, "Make a new dict for each layer.")
    if holds("Z", lambda i: right[i]["A"], every) and holds("A", lambda i: right[i]["Z"], every):
        says = (
            "In your cache `Z` and `A` are exchanged: `Z` is before the activation, `A` after it."
        )
        return Finding("forward.cache-exchanged", says)
    if holds("Z", lambda i: right[i]["A"], every):
        says = "`Z` in your cache holds the numbers after the activation; the sums before it are asked."
        note = "An activation that works in place changes the sums too."
        return Finding("forward.cache-activated-sums", says, note)
    if holds("Z", lambda i: right[i]["Z"] - layers[i][1], every):
        says = "`Z` in your cache is without the bias; it is the whole sum."
        return Finding("forward.cache-no-bias", says)
    if holds("A", lambda i: right[i]["Z"], every):
        says = "`A` in your cache holds the sums; what the activation makes of them is asked."
        return Finding("forward.cache-sums-as-outputs", says)
    if holds("A_prev", lambda i: right[i]["A"], every):
        says = "`A_prev` in your cache is the layer's own output; its input is asked."
        return Finding("forward.cache-own-output", says, "It is the `A` of the layer before.")
    if holds("A_prev", lambda i: right[0]["A_prev"], every):
        says = "`A_prev` in your cache is `X` in every layer; each layer's own input is asked."
        return Finding("forward.cache-always-x", says, "It is the `A` of the layer before.")
    if holds("A_prev", lambda i: right[i - 1]["Z"], every[1:]):
        says = "`A_prev` in your cache holds the sums of the layer before; its outputs are asked."
        return Finding("forward.cache-sums-before", says)
    if holds("A", lambda i: right[i]["A_prev"], every):
        says = "`A` in your cache is the layer's input; its output is asked."
        return Finding("forward.cache-input-as-output", says)
    i, key = wrong[0]
    about = {"A_prev": "the layer's input", "Z": "the layer's sums", "A": "the layer's output"}
    found, _ = difference(right[i][key], cache[i][key], case.atol, case.rtol)
    note = found.says if found and found.kind != "values" else ""
    says = f"`{key}` of layer {i + 1} in your cache is not right: {about[key]} is asked."
    if about[key].endswith("sums"):
        says = says.replace("is asked", "are asked")
    return Finding(f"forward.cache-wrong-{key.lower().replace('_', '-')}", says, note)


def _cache(case: Case, outcome: Outcome) -> Finding | None:
    return _cache_of(case, case.args[1], _expected(case)[0][1], outcome.value)


def _every_time(case: Case, outcome: Outcome) -> Finding | None:
    """Whether several calls in turn give what each of them would give alone."""
    value = outcome.value
    for asked, right, given in zip(_calls(case), _expected(case), value, strict=True):
        outputs, cache, finding = _split(given)
        if finding is not None:
            return finding
        wrong = not _close(case, right[0], outputs)
        if wrong or (cache is not None and _cache_of(case, asked[1], right[1], given)):
            return Finding(
                "property.again", AGAIN_FAILS, "Look for a list or an array that outlives the call."
            )
    return None


Activate = Callable[[str, Array], Array]


def _activate(name: str, Z: Array) -> Array:
    return FUNCTIONS[name](Z)


def _always(name: str) -> Activate:
    return lambda _, Z: FUNCTIONS[name](Z)


def _instead(**others: Callable[[Array], Array]) -> Activate:
    return lambda name, Z: others.get(name, FUNCTIONS[name])(Z)


def _softmax(axis: int | None) -> Callable[[Array], Array]:
    def softmax(Z: Array) -> Array:
        e = np.exp(Z - Z.max())
        return e / e.sum(axis=axis, keepdims=True)

    return softmax


def _no_keepdims(Z: Array) -> Array:
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1)


def _unnormalised(Z: Array) -> Array:
    return np.exp(Z)


def _runs(
    sums: Callable[[Array, Array, Array], Array] = lambda A, W, b: A @ W + b,
    activate: Activate = _activate,
    carry: str = "a",
    last: str = "activated",
    pairs: Callable[[Any, Any], list[tuple[Layer, str]]] = lambda layers, names: list(
        zip(layers, names, strict=False)
    ),
    gives: str = "last",
) -> Callable[..., Any]:
    """A forward pass with something exchanged; combinations show as two mistakes at once."""

    def runs(X: Array, layers: Sequence[Layer], activations: Sequence[str]) -> Any:
        A = before = np.array(X, dtype=float)
        cache = []
        chosen = pairs(layers, activations)
        for i, ((W, b), name) in enumerate(chosen):
            Z = sums(before, W, b)
            A = activate(name, Z)
            if last == "sums" and i == len(chosen) - 1:
                A = Z
            cache.append({"A_prev": before, "Z": Z, "A": A})
            before = {"a": A, "z": Z, "x": X}[carry]
        return (cache[0]["A"] if gives == "first" else A), cache

    return runs


def _with(layer: Callable[[Any], Any], name: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda layers, names: list(zip(layer(layers), name(names), strict=False))


def _shifted_names(names: Sequence[str]) -> list[str]:
    return [names[0], *names[:-1]]


FORWARD_MISTAKES = (
    Mistake(
        "forward.no-bias",
        "The bias is left out: every layer is `(W, b)`.",
        (
            _runs(lambda A, W, b: A @ W),
            _runs(lambda A, W, b: A @ W, carry="z"),
        ),
        tags=("bias left out",),
    ),
    Mistake(
        "forward.transposed-weights",
        "`W` is transposed: it comes as inputs by outputs, and so it fits as it is.",
        (_runs(lambda A, W, b: A @ W.T + b),),
        "Where the sizes are equal it gives numbers, wrong ones.",
        tags=("transposed",),
    ),
    Mistake(
        "forward.bias-down-the-rows",
        "The bias runs down the samples; it has one entry for each neuron, and so for each column.",
        (
            _runs(lambda A, W, b: A @ W + b[:, None]),
            _runs(lambda A, W, b: A @ W + b.reshape(-1, 1)),
        ),
        "Where the sizes are equal it gives numbers, wrong ones.",
    ),
    Mistake(
        "forward.elementwise",
        "Inputs and weights are multiplied entry by entry; each row meets each column.",
        (_runs(lambda A, W, b: A * W + b),),
    ),
    Mistake(
        "forward.one-bias",
        "All neurons of a layer get one bias; each has its own.",
        (
            _runs(lambda A, W, b: A @ W + b[0]),
            _runs(lambda A, W, b: A @ W + b.sum()),
            _runs(lambda A, W, b: A @ W + b.mean()),
        ),
    ),
    Mistake(
        "forward.bias-subtracted",
        "The bias is subtracted; it is added.",
        (_runs(lambda A, W, b: A @ W - b),),
    ),
    Mistake(
        "forward.sums-passed-on",
        "The next layer gets the sums `Z`; it must get the outputs `A`.",
        (_runs(carry="z"),),
        "A single layer comes out right.",
        tags=("z where a is needed",),
    ),
    Mistake(
        "forward.every-layer-gets-x",
        "Every layer gets `X`; a layer's input is the output of the one before.",
        (_runs(carry="x"),),
        "A single layer comes out right.",
    ),
    Mistake(
        "forward.no-activation",
        "The activations are missing: these are the sums.",
        (_runs(activate=_always("linear")),),
        "Without them all layers are one matrix.",
    ),
    Mistake(
        "forward.no-last-activation",
        "The last layer's activation is missing: these are its sums.",
        (_runs(last="sums"),),
    ),
    Mistake(
        "forward.one-activation",
        "All layers get the activation of one of them; each has its own.",
        (
            _runs(pairs=_with(lambda layers: layers, lambda names: [names[0]] * len(names))),
            _runs(pairs=_with(lambda layers: layers, lambda names: [names[-1]] * len(names))),
        ),
        "A single layer comes out right.",
    ),
    Mistake(
        "forward.always-one-function",
        "Your function applies the same activation whatever `activations` says.",
        (
            _runs(activate=_always("sigmoid")),
            _runs(activate=_always("relu")),
            _runs(activate=_always("tanh")),
            _runs(activate=_always("softmax")),
            _runs(activate=lambda n, Z: FUNCTIONS["softmax" if n == "softmax" else "sigmoid"](Z)),
        ),
    ),
    Mistake(
        "forward.activations-out-of-step",
        "The activations meet the wrong layers: the first belongs to the first layer.",
        (
            _runs(pairs=_with(lambda layers: layers, lambda names: names[::-1])),
            _runs(pairs=_with(lambda layers: layers, _shifted_names)),
            _runs(pairs=_with(lambda layers: layers, lambda n: [*n[1:], n[-1]])),
            _runs(pairs=_with(lambda layers: layers, lambda n: [n[-1], *n[:-1]])),
        ),
        "A single layer comes out right.",
    ),
    Mistake(
        "forward.activation-twice",
        "Each activation is applied twice.",
        (_runs(activate=lambda n, Z: _activate(n, _activate(n, Z))),),
    ),
    Mistake(
        "forward.activation-before-bias",
        "The activation comes before the bias; it is the last step of a layer.",
        (
            lambda X, layers, names: _runs(lambda A, W, b: A, lambda n, Z: Z)(
                _activation_first(X, layers, names), layers[:1], ["linear"]
            ),
        ),
    ),
    Mistake(
        "forward.softmax-down-the-columns",
        "Softmax runs down the columns: each row is a sample, and its outputs must sum to 1.",
        (_runs(activate=_instead(softmax=_softmax(0))),),
        "Layers without softmax are right.",
        tags=("wrong axis",),
    ),
    Mistake(
        "forward.softmax-over-everything",
        "Softmax runs over the whole table: each row must sum to 1.",
        (_runs(activate=_instead(softmax=_softmax(None))),),
        "Layers without softmax are right.",
        tags=("sums over everything",),
    ),
    Mistake(
        "forward.softmax-no-keepdims",
        "In the softmax the sum of each row has lost its axis, so it meets the wrong numbers.",
        (_runs(activate=_instead(softmax=_no_keepdims)),),
        "Layers without softmax are right.",
        tags=("forgets keepdims",),
    ),
    Mistake(
        "forward.softmax-not-normalised",
        "In the softmax the exponentials are not divided by their sum.",
        (
            _runs(activate=_instead(softmax=_unnormalised)),
            _runs(activate=_instead(softmax=lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True)))),
        ),
        "Layers without softmax are right.",
    ),
    Mistake(
        "forward.no-softmax",
        "Where softmax is asked your function applies something else.",
        (
            _runs(activate=_instead(softmax=FUNCTIONS["sigmoid"])),
            _runs(activate=_instead(softmax=FUNCTIONS["linear"])),
            _runs(activate=_instead(softmax=lambda Z: Z / Z.sum(axis=1, keepdims=True))),
            _runs(
                activate=_instead(
                    softmax=lambda Z: (Z == Z.max(axis=1, keepdims=True)).astype(float)
                )
            ),
        ),
        "Layers without softmax are right.",
    ),
    Mistake(
        "forward.wrong-relu",
        "Where relu is asked your function gives something else: negative sums become 0, others stay.",
        (
            _runs(activate=_instead(relu=np.abs)),
            _runs(activate=_instead(relu=lambda Z: (Z > 0).astype(float))),
            _runs(activate=_instead(relu=lambda Z: np.minimum(Z, 0))),
            _runs(activate=_instead(relu=lambda Z: np.clip(Z, 0, 1))),
            _runs(activate=_instead(relu=lambda Z: np.where(Z > 0, Z, 0.01 * Z))),
            _runs(activate=_instead(relu=lambda Z: Z)),
            _runs(activate=_instead(relu=lambda Z: np.log1p(np.exp(Z)))),
        ),
    ),
    Mistake(
        "forward.wrong-tanh",
        "Where tanh is asked your function gives something else.",
        (
            _runs(activate=_instead(tanh=FUNCTIONS["sigmoid"])),
            _runs(activate=_instead(tanh=np.tan)),
            _runs(activate=_instead(tanh=lambda Z: Z)),
            _runs(activate=_instead(tanh=lambda Z: np.tanh(Z / 2))),
        ),
    ),
    Mistake(
        "forward.wrong-sigmoid",
        "Where the sigmoid is asked your function gives something else.",
        (
            _runs(activate=_instead(sigmoid=lambda Z: FUNCTIONS["sigmoid"](-Z))),
            _runs(activate=_instead(sigmoid=np.tanh)),
            _runs(activate=_instead(sigmoid=lambda Z: (Z >= 0).astype(float))),
            _runs(activate=_instead(sigmoid=lambda Z: Z)),
            _runs(
                activate=_instead(
                    sigmoid=lambda Z: FUNCTIONS["sigmoid"](Z) * (1 - FUNCTIONS["sigmoid"](Z))
                )
            ),
        ),
    ),
    Mistake(
        "forward.linear-changed",
        "Where linear is asked your function changes the sums; they stay as they are.",
        (
            _runs(activate=_instead(linear=FUNCTIONS["sigmoid"])),
            _runs(activate=_instead(linear=FUNCTIONS["relu"])),
            _runs(activate=_instead(linear=FUNCTIONS["tanh"])),
        ),
    ),
    Mistake(
        "forward.first-layer-only",
        "These are the first layer's outputs: the last layer's are asked.",
        (_runs(pairs=_with(lambda layers: layers[:1], lambda n: n)), _runs(gives="first")),
        "Where does your `return` stand?",
        tags=("returns too early",),
    ),
    Mistake(
        "forward.misses-last-layer",
        "The last layer does not come in.",
        (_runs(pairs=_with(lambda layers: layers[:-1], lambda n: n)),),
        tags=("off by one",),
    ),
    Mistake(
        "forward.two-layers-only",
        "Only two layers come in; there may be fewer or more.",
        (_runs(pairs=_with(lambda layers: layers[:2], lambda n: n)),),
    ),
    Mistake(
        "forward.layers-reversed",
        "The layers are gone through from the last to the first.",
        (
            _runs(pairs=_with(lambda layers: layers[::-1], lambda n: n[::-1])),
            _runs(pairs=_with(lambda layers: layers[::-1], lambda n: n)),
        ),
    ),
    Mistake(
        "forward.class",
        "These are classes; the outputs themselves are asked.",
        (
            lambda X, layers, names: (
                np.argmax(forward(X, layers, names)[0], axis=1),
                forward(X, layers, names)[1],
            ),
            lambda X, layers, names: (
                (forward(X, layers, names)[0] >= 0.5).astype(float),
                forward(X, layers, names)[1],
            ),
        ),
    ),
    Mistake(
        "forward.result-transposed",
        "Your outputs are transposed: samples are rows.",
        (
            lambda X, layers, names: (
                forward(X, layers, names)[0].T,
                forward(X, layers, names)[1],
            ),
        ),
        tags=("transposed",),
    ),
    Mistake(
        "forward.rounded",
        "The outputs are rounded; leave all their digits.",
        tuple(
            lambda X, layers, names, d=d: (
                np.round(forward(X, layers, names)[0], d),
                forward(X, layers, names)[1],
            )
            for d in (0, 1, 2, 3)
        ),
    ),
    Mistake(
        "forward.first-answer",
        "This is the answer to one and the same input, whatever is asked.",
        (lambda X, layers, names: forward(*_ONE),),
        "It is kept from an earlier call, or written in.",
    ),
)


def _activation_first(X: Array, layers: Sequence[Layer], names: Sequence[str]) -> Array:
    A = np.array(X, dtype=float)
    for (W, b), name in zip(layers, names, strict=True):
        A = _activate(name, A @ W) + b
    return A


FORWARD = Exercise(
    name="forward",
    assignment="feedforward",
    oracle=forward,
    parameters=("X", "layers", "activations"),
    done="Layer after layer: sums, then the activation, and the cache keeps what the way back needs.",
    properties=(
        Property("pair", "The outputs, and a cache", "two results", 0, _pair_cases, _pair),
        Property(
            "one",
            "One layer",
            "its sums, activated",
            2.5,
            _one_layer,
            fails="A single layer is not right with every activation.",
        ),
        Property(
            "layers",
            "Several layers",
            "outputs become inputs",
            2,
            _several_layers,
            fails="One layer is right; several layers are not.",
            needs=("one",),
        ),
        Property(
            "softmax",
            "Softmax",
            "each row sums to 1",
            0.75,
            _ending_in_softmax,
            fails="Right with the other activations, not with softmax along each row.",
            needs=("one",),
        ),
        Property(
            "cache",
            "The cache",
            "A_prev, Z and A of each layer",
            1.5,
            _cache_cases,
            _cache,
            needs=("layers",),
        ),
        Property(
            "kinds",
            "Whole numbers, one sample, any memory order",
            "the same rule",
            0.5,
            _kinds,
            fails="Right for ordinary arrays, but not for whole numbers, one sample, large sums, inputs of 0 or another memory order.",
            needs=("layers",),
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _again_cases,
            _every_time,
        ),
        unchanged(0.25, _unchanged_cases),
    ),
    mistakes=FORWARD_MISTAKES,
    hints=(
        "What goes into the second layer: the first one's sums, or what its activation makes of them?",
        "One loop over the layers and their activations together; the output of one round is the input of the next.",
        "In each round: Z from the input, W and b; A from Z by `nnkit.ACTIVATIONS[name]`; append a new dict; then A becomes the input.",
    ),
    naming=_naming,
)
