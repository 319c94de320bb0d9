"""Random initial weights, judged by what they look like: shapes, spread, and where they come from.

The bounds on spread, mean and tails lie more than six standard errors from the right value: a right
answer fails one of them with a probability below 1e-9.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import Array

Layers = list[tuple[Array, Array]]
LARGE = [24, 60, 8, 20]
MIDDLE = [12, 48]
ERRORS = 6.5


def _deviation(scheme: str, n_in: int, n_out: int) -> float:
    if scheme == "small":
        return 0.01
    if scheme == "he":
        return math.sqrt(2 / n_in)
    if scheme == "xavier":
        return math.sqrt(2 / (n_in + n_out))
    raise ValueError(scheme)


def init_layers(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    return [
        (_deviation(scheme, n_in, n_out) * rng.standard_normal((n_in, n_out)), np.zeros(n_out))
        for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True)
    ]


def _asked(sizes: list[int], scheme: str, *seeds: int, times: int = 1, raises: str = "") -> Case:
    arguments = {"sizes": sizes, "scheme": scheme, "seeds": list(seeds), "times": times}
    return Case(driver="drawn_layers", arguments=arguments, raises=raises)


# What a finding says, by the name of the mistake.

SAYS: dict[str, tuple[str, str]] = {
    "no-list": ("A list of layers is asked, one pair `(W, b)` for each.", ""),
    "two-lists": (
        "You give the weights in one list and the biases in another; one pair `(W, b)` a layer is asked.",
        "",
    ),
    "no-bias": ("There is no bias: each layer is a pair `(W, b)`.", ""),
    "exchanged": ("The weights come first, then the biases; yours come in the other order.", ""),
    "one-layer-too-many": (
        "There is one layer less than there are sizes; yours has one too many.",
        "",
    ),
    "one-layer-too-few": (
        "There is a layer between any two neighbouring sizes; yours lacks one.",
        "",
    ),
    "one-layer": (
        "Only one layer comes back; there is one between any two neighbouring sizes.",
        "",
    ),
    "transposed": ("W has the shape (in, out); yours is (out, in).", ""),
    "first-layer-everywhere": ("Every layer has the shape of the first; each has its own.", ""),
    "bias-per-input": ("There is a bias for each neuron of the layer, not for each input.", ""),
    "bias-shape": ("b has the shape (out,); yours has another.", ""),
    "weights-shape": ("W has the shape (in, out); yours has another.", ""),
    "biases": ("The biases start at exactly 0; yours do not.", ""),
    "all-zero": (
        "All weights of a layer are the same number, so its neurons would stay alike for ever.",
        "",
    ),
    "repeated": ("Some weights of a layer are copies of others; each is a draw of its own.", ""),
    "only-positive": ("No weight is negative; they are spread around 0.", ""),
    "mean": ("The mean of the weights is not 0.", ""),
    "variance": (
        "You use the variance where the standard deviation belongs: the square root is missing.",
        "",
    ),
    "root-twice": (
        "A square root is taken once too often.",
        "",
    ),
    "by-outputs": (
        "The outputs are counted where the inputs belong: the standard deviation is sqrt(2 / in).",
        "",
    ),
    "by-inputs": ("Xavier counts inputs and outputs: sqrt(2 / (in + out)).", ""),
    "one-for-two": ("Under the root stands 2, not 1.", ""),
    "not-two": ("Under the root stands 2; yours is another number.", ""),
    "exchanged-schemes": ("The standard deviation is that of another scheme.", ""),
    "no-scale": ("The weights are not scaled: their standard deviation is 1 in every scheme.", ""),
    "first-spread": ("Every layer has the spread of one layer; each has its own sizes.", ""),
    "all-sizes": ("The spread is computed from all the sizes; each layer has its own.", ""),
    "bounds": (
        "The standard deviation asked stands for the bound of a uniform draw, which spreads less.",
        "",
    ),
    "small": ('The standard deviation of "small" is 0.01; yours is another.', ""),
    "spread": ("The standard deviation of the weights is not the one that the scheme asks.", ""),
    "uniform": (
        "The mean and the spread are right, but the numbers are not normal: none is far out.",
        "A uniform draw ends at a bound; a normal one has tails.",
    ),
    "not-normal": (
        "The mean and the spread are right, but the numbers are not normally distributed.",
        "",
    ),
    "global-random": (
        "The weights come from np.random; all randomness is to come from `rng`.",
        "`rng.normal(…)` draws from the generator that was handed in.",
    ),
    "not-from-rng": (
        "The same seed gives other weights the second time: they do not come from `rng`.",
        "",
    ),
    "own-seed": (
        "Every call gives the same weights, whatever `rng` is: they come from a generator with a seed of your own.",
        "",
    ),
    "first-call-again": (
        "A second call with the same generator gives the same weights again; it must give others.",
        "Does something of the first call stay, or is the generator copied?",
    ),
    "layers-alike": ("Two layers of the same shape have the same weights; each is drawn anew.", ""),
    "touches-np-random": (
        "The global state of np.random, or of random, is changed by your function.",
        "Everything comes from `rng`; leave np.random.seed out.",
    ),
}


def _finding(slug: str, note: str = "") -> Finding:
    says, always = SAYS[slug]
    return Finding(f"init_layers.{slug}", says, note or always)


# Judgements.


def _layers_of(case: Case, value: Any) -> list[dict[str, Any]] | Finding:
    """The layers that one call gave, if their shapes are right."""
    sizes = case.given["sizes"]
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    if "other" in value:
        return _malformed(value["other"])
    layers: list[dict[str, Any]] = value["layers"]
    shapes = [(tuple(layer["W"]), tuple(layer["b"])) for layer in layers]
    right = [((n, m), (m,)) for n, m in pairs]
    if shapes == right:
        return layers
    return _shapes(shapes, right, pairs)


def _malformed(value: Any) -> Finding:
    if value is None:
        return Finding("property.none", "Your function gives back nothing (None).")
    parts = list(value) if isinstance(value, list | tuple) else []
    if len(parts) == 2 and all(isinstance(part, list | tuple) for part in parts):
        axes = [
            {-1 if (a := as_numbers(item)) is None else a.ndim for item in part} for part in parts
        ]
        if axes == [{2}, {1}]:
            return _finding("two-lists")
    numbers = [as_numbers(part) for part in parts]
    if parts and all(a is not None and a.ndim == 2 for a in numbers):
        return _finding("no-bias")
    return _finding("no-list")


def _shapes(
    given: list[tuple[Any, Any]], right: list[tuple[Any, Any]], pairs: list[tuple[int, int]]
) -> Finding:
    if len(given) == 2 and [len(shape) for layer in given for shape in layer] == [2, 2, 1, 1]:
        return _finding("two-lists")
    if len(given) != len(right):
        if len(given) == 1:
            return _finding("one-layer")
        if len(given) == len(right) + 1:
            return _finding("one-layer-too-many")
        if len(given) == len(right) - 1:
            return _finding("one-layer-too-few")
        note = f"{len(right) + 1} sizes make {len(right)} layers; yours has {len(given)}."
        return _finding("no-list", note)
    for number, ((W, b), asked, (n, m)) in enumerate(zip(given, right, pairs, strict=True), 1):
        if (W, b) == asked:
            continue
        note = f"Layer {number} leads from {n} to {m}; there W has shape {W} and b {b}."
        if (b, W) == asked:
            return _finding("exchanged", note)
        if W == (m, n) and n != m:
            return _finding("transposed", note)
        if W == (n, m):
            return _finding("bias-per-input" if b == (n,) else "bias-shape", note)
        if number > 1 and W == right[0][0]:
            return _finding("first-layer-everywhere", note)
        return _finding("weights-shape", note)
    return _finding("no-list")


def _near(layer: dict[str, Any], spread: float) -> bool:
    n = layer["W"][0] * layer["W"][1]
    return bool(abs(layer["spread"] - spread) <= spread * ERRORS / math.sqrt(2 * n))


def _others(scheme: str, sizes: list[int]) -> Iterator[tuple[str, Callable[[int, int], float]]]:
    """Standard deviations of known mistakes, by name."""

    def right(n: int, m: int) -> float:
        return _deviation(scheme, n, m)

    yield "no-scale", lambda n, m: 1.0
    if scheme == "small":
        yield "variance", lambda n, m: 1e-4
        yield "root-twice", lambda n, m: 0.1
    else:
        yield "variance", lambda n, m: right(n, m) ** 2
        yield "root-twice", lambda n, m: right(n, m) ** 0.5
    for other in ("he", "xavier", "small"):
        if other != scheme:
            yield "exchanged-schemes", lambda n, m, other=other: _deviation(other, n, m)
    if scheme == "he":
        yield "by-outputs", lambda n, m: math.sqrt(2 / m)
        yield "by-outputs", lambda n, m: math.sqrt(1 / m)
        yield "one-for-two", lambda n, m: math.sqrt(1 / n)
        for c in (3, 4, 6):
            yield "not-two", lambda n, m, c=c: math.sqrt(c / n)
        yield "not-two", lambda n, m: 2 / math.sqrt(n)
    if scheme == "xavier":
        yield "by-inputs", lambda n, m: math.sqrt(1 / n)
        yield "by-inputs", lambda n, m: math.sqrt(1 / m)
        yield "by-inputs", lambda n, m: math.sqrt(2 / m)
        yield "by-inputs", lambda n, m: math.sqrt(2 / (n * m))
        yield "one-for-two", lambda n, m: math.sqrt(1 / (n + m))
        for c in (3, 4, 6):
            yield "not-two", lambda n, m, c=c: math.sqrt(c / (n + m))
        yield "not-two", lambda n, m: 2 / math.sqrt(n + m)
    first, last, total = sizes[:2], sizes[-2:], sum(sizes)
    if scheme != "small":
        yield "first-spread", lambda n, m: right(*first)
        yield "first-spread", lambda n, m: right(*last)
        yield "all-sizes", lambda n, m: math.sqrt(2 / total)
        yield "all-sizes", lambda n, m: math.sqrt(2 / (sizes[0] + sizes[-1]))
    yield "bounds", lambda n, m: right(n, m) / math.sqrt(3)
    yield "bounds", lambda n, m: right(n, m) / 3


def _spread(case: Case, outcome: Outcome) -> Finding | None:
    """Judge shapes, mean and standard deviation of one call."""
    layers = _layers_of(case, outcome.value[0])
    if isinstance(layers, Finding):
        return layers
    scheme, sizes = case.given["scheme"], case.given["sizes"]
    if sizes != LARGE:
        return None
    for layer in layers:
        if layer["spread"] <= 1e-9:
            return _finding("all-zero")
    right = [_deviation(scheme, *layer["W"]) for layer in layers]
    for layer in layers:
        count = layer["W"][0] * layer["W"][1]
        if layer["smallest"] >= 0:
            return _finding("only-positive")
        if layer["different"] < 0.9 * count:
            return _finding("repeated")
        if abs(layer["mean"]) > ERRORS * layer["spread"] / math.sqrt(count):
            return _finding("mean", f"In one layer it is {layer['mean']:.3g}.")
    if all(_near(layer, asked) for layer, asked in zip(layers, right, strict=True)):
        return None
    number = next(i for i, s in enumerate(right) if not _near(layers[i], s))
    note = (
        f'With "{scheme}", the layer from {sizes[number]} to {sizes[number + 1]} has the standard '
        f"deviation {layers[number]['spread']:.3g}; {right[number]:.3g} is asked."
    )
    for slug, other in _others(scheme, sizes):
        if all(_near(layer, other(*layer["W"])) for layer in layers):
            return _finding(slug, note)
    return _finding("small" if scheme == "small" else "spread", note)


def _right_shapes(case: Case, outcome: Outcome) -> Finding | None:
    layers = _layers_of(case, outcome.value[0])
    return layers if isinstance(layers, Finding) else None


def _zero_biases(case: Case, outcome: Outcome) -> Finding | None:
    layers = _layers_of(case, outcome.value[0])
    if isinstance(layers, Finding):
        return layers
    largest = max(layer["bias"] for layer in layers)
    return _finding("biases", f"One of yours is {largest:.3g} in size.") if largest else None


def _normal(case: Case, outcome: Outcome) -> Finding | None:
    layers = _layers_of(case, outcome.value[0])
    if isinstance(layers, Finding):
        return layers
    counts = [layer["W"][0] * layer["W"][1] for layer in layers]
    total = sum(counts)
    if max(layer["farthest"] for layer in layers) < 1.9:
        return _finding("uniform")
    if total < 2000:
        return None
    far, near = (
        sum(layer[key] * n for layer, n in zip(layers, counts, strict=True)) / total
        for key in ("far", "near")
    )
    if far * total <= 5:
        return _finding("uniform")
    if abs(near - 0.383) > 0.07:
        return _finding("not-normal")
    return None


def _where_from(case: Case, outcome: Outcome) -> Finding | None:
    """Judge two calls with each of three generators, of which two have the same seed."""
    first = []
    for value in outcome.value:
        layers = _layers_of(case, value)
        if isinstance(layers, Finding):
            return layers
        first.append([layer["first"] for layer in layers])
    once, twice, again, twice_again, other = first[:5]
    if once == other:
        return _finding("own-seed")
    if once == twice:
        return _finding("first-call-again")
    if once != again or twice != twice_again:
        return _finding("global-random" if outcome.random_state_touched else "not-from-rng")
    if any(one == two for one, two in zip(once[:-1], once[1:], strict=True)):
        return _finding("layers-alike")
    return None


def _leaves_np_random(case: Case, outcome: Outcome) -> Finding | None:
    return _finding("touches-np-random") if outcome.random_state_touched else None


# Inputs. The seeds of what is measured are fixed, so that a verdict is the same on every seed.


def _xavier(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked([4, 3, 5], "xavier", 5)
    yield _asked(LARGE, "xavier", 11)


def _he(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked(LARGE, "he", 12)


def _small(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked(LARGE, "small", 13)


def _sizes(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked([2, 1], "he", int(rng.integers(1000)))
    yield _asked([1, *(int(n) for n in rng.permutation([2, 3, 5, 5]))], "small", 3)


def _bias_cases(rng: np.random.Generator) -> Iterator[Case]:
    for scheme in "xavier", "he", "small":
        yield _asked([3, 2], scheme, int(rng.integers(1000)))


def _normal_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked(LARGE, "he", 14)
    yield _asked(MIDDLE, "xavier", 15)
    yield _asked(MIDDLE, "small", 16)


def _seeds(rng: np.random.Generator) -> Iterator[Case]:
    one, other = (int(n) for n in rng.choice(10_000, 2, replace=False))
    yield _asked([3, 3, 3, 3], "xavier", one, one, other, times=2)
    yield _asked([4, 2, 3], "small", one, one, other, times=2)


def _unknown(rng: np.random.Generator) -> Iterator[Case]:
    for scheme in "glorot", "He":
        yield _asked([3, 2], scheme, 1, raises="ValueError")


def _state(rng: np.random.Generator) -> Iterator[Case]:
    for scheme in "xavier", "he":
        yield _asked([3, 2], scheme, 2)


def _given(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked([3, 2, 4, 2], "he", 4)


# Known mistakes.


def _make(
    deviation: Callable[[str, int, int], float] = _deviation,
    draw: Callable[[np.random.Generator, tuple[int, int]], Array] = (
        lambda rng, shape: rng.standard_normal(shape)
    ),
    bias: Callable[[np.random.Generator, int, int], Array] = lambda rng, n, m: np.zeros(m),
    finish: Callable[[Layers], Any] = lambda layers: layers,
    pairs: Callable[[list[int]], list[tuple[int, int]]] = (
        lambda sizes: list(zip(sizes[:-1], sizes[1:], strict=True))
    ),
) -> Callable[..., Any]:
    def made(sizes: list[int], rng: np.random.Generator, scheme: str) -> Any:
        _deviation(scheme, 1, 1)
        return finish(
            [
                (deviation(scheme, n, m) * draw(rng, (n, m)), bias(rng, n, m))
                for n, m in pairs(sizes)
            ]
        )

    return made


def _only(asked: str, other: Callable[[int, int], float]) -> Callable[..., Any]:
    """One scheme has another standard deviation."""
    return _make(lambda s, n, m: other(n, m) if s == asked else _deviation(s, n, m))


def _own_seed(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    return init_layers(sizes, np.random.default_rng(0), scheme)


def _any_seed(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    return init_layers(sizes, np.random.default_rng(), scheme)


def _copied(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    fresh = np.random.default_rng()
    fresh.bit_generator.state = rng.bit_generator.state
    return init_layers(sizes, fresh, scheme)


def _touching(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    np.random.random()  # noqa: NPY002
    return init_layers(sizes, rng, scheme)


def _spread_of(place: slice) -> Callable[..., Any]:
    def made(sizes: list[int], rng: np.random.Generator, scheme: str) -> Any:
        spread = _deviation(scheme, *sizes[place])
        return _make(lambda s, n, m: spread)(sizes, rng, scheme)

    return made


def _of_all_sizes(sizes: list[int], rng: np.random.Generator, scheme: str) -> Any:
    spread = 0.01 if scheme == "small" else math.sqrt(2 / sum(sizes))
    return _make(lambda s, n, m: spread)(sizes, rng, scheme)


def _alike(sizes: list[int], rng: np.random.Generator, scheme: str) -> Layers:
    numbers = rng.standard_normal(max(n * m for n, m in zip(sizes[:-1], sizes[1:], strict=True)))
    return [
        (_deviation(scheme, n, m) * numbers[: n * m].reshape(n, m), np.zeros(m))
        for n, m in zip(sizes[:-1], sizes[1:], strict=True)
    ]


def _from_np_random(sizes: list[int], rng: np.random.Generator, scheme: str) -> Any:
    return _make(draw=lambda rng, shape: np.random.standard_normal(shape))(  # noqa: NPY002
        sizes, rng, scheme
    )


_WRONG: dict[str, tuple[Callable[..., Any], ...]] = {
    "two-lists": (_make(finish=lambda layers: ([W for W, _ in layers], [b for _, b in layers])),),
    "no-bias": (_make(finish=lambda layers: [W for W, _ in layers]),),
    "exchanged": (_make(finish=lambda layers: [(b, W) for W, b in layers]),),
    "one-layer-too-many": (_make(finish=lambda layers: [*layers, layers[-1]]),),
    "one-layer": (_make(finish=lambda layers: layers[:1]),),
    "transposed": (_make(finish=lambda layers: [(W.T, b) for W, b in layers]),),
    "bias-per-input": (_make(bias=lambda rng, n, m: np.zeros(n)),),
    "bias-shape": (
        _make(bias=lambda rng, n, m: np.zeros((1, m))),
        _make(bias=lambda rng, n, m: np.zeros((m, 1))),
        _make(bias=lambda rng, n, m: 0.0),
    ),
    "biases": (
        _make(bias=lambda rng, n, m: rng.standard_normal(m)),
        _make(bias=lambda rng, n, m: np.full(m, 0.01)),
        _make(bias=lambda rng, n, m: np.ones(m)),
    ),
    "all-zero": (
        _make(draw=lambda rng, shape: np.zeros(shape)),
        _make(draw=lambda rng, shape: np.ones(shape)),
    ),
    "repeated": (
        _make(draw=lambda rng, shape: np.tile(rng.standard_normal(shape[1]), (shape[0], 1))),
    ),
    "only-positive": (
        _make(draw=lambda rng, shape: np.abs(rng.standard_normal(shape))),
        _make(draw=lambda rng, shape: rng.random(shape)),
    ),
    "mean": (_make(draw=lambda rng, shape: rng.standard_normal(shape) + 1),),
    "no-scale": (_make(lambda s, n, m: 1.0),),
    "variance": (
        _make(lambda s, n, m: _deviation(s, n, m) ** 2),
        _make(lambda s, n, m: 0.01 if s == "small" else _deviation(s, n, m) ** 2),
    ),
    "root-twice": (_only("small", lambda n, m: 0.1),),
    "by-outputs": (_only("he", lambda n, m: math.sqrt(2 / m)),),
    "by-inputs": (_only("xavier", lambda n, m: math.sqrt(1 / n)),),
    "one-for-two": (
        _only("xavier", lambda n, m: math.sqrt(1 / (n + m))),
        _only("he", lambda n, m: math.sqrt(1 / n)),
    ),
    "not-two": (_only("xavier", lambda n, m: math.sqrt(6 / (n + m))),),
    "exchanged-schemes": (
        _only("xavier", lambda n, m: math.sqrt(2 / n)),
        _only("he", lambda n, m: math.sqrt(2 / (n + m))),
    ),
    "first-spread": (_spread_of(slice(0, 2)), _spread_of(slice(-2, None))),
    "all-sizes": (_of_all_sizes,),
    "bounds": (_make(draw=lambda rng, shape: rng.uniform(-1, 1, shape)),),
    "small": (_only("small", lambda n, m: 0.05), _only("small", lambda n, m: 0.001)),
    "uniform": (_make(draw=lambda rng, shape: math.sqrt(3) * rng.uniform(-1, 1, shape)),),
    "not-normal": (_make(draw=lambda rng, shape: rng.laplace(0, math.sqrt(0.5), shape)),),
    "global-random": (_from_np_random,),
    "not-from-rng": (_any_seed,),
    "own-seed": (_own_seed,),
    "first-call-again": (_copied,),
    "layers-alike": (_alike,),
    "touches-np-random": (_touching,),
}

MISTAKES = tuple(
    Mistake(f"init_layers.{slug}", SAYS[slug][0], functions, SAYS[slug][1])
    for slug, functions in _WRONG.items()
)

INIT_LAYERS = Exercise(
    name="init_layers",
    assignment="activations",
    driver="drawn_layers",
    oracle=init_layers,
    parameters=("sizes", "rng", "scheme"),
    done="Weights of the right spread, from your generator alone.",
    properties=(
        Property(
            "xavier",
            "Xavier",
            "a pair (W, b) a layer, spread sqrt(2 / (in + out))",
            3,
            _xavier,
            _spread,
        ),
        Property("sizes", "Any sizes", "one layer less than sizes", 1, _sizes, _right_shapes),
        Property("he", "He", "spread sqrt(2 / in)", 1.25, _he, _spread),
        Property("small", "Small", "spread 0.01", 0.75, _small, _spread),
        Property("biases", "Biases", "exactly 0", 0.75, _bias_cases, _zero_biases),
        Property("normal", "Normal numbers", "mean 0, with tails", 1, _normal_cases, _normal),
        Property(
            "seed",
            "All randomness from rng",
            "the same seed, the same weights; a second call, others",
            1.25,
            _seeds,
            _where_from,
        ),
        Property("unknown", "Another scheme", "is a ValueError", 0.5, _unknown, "raises"),
        Property(
            "np-random",
            "np.random is left alone",
            "its state is the same after the call",
            0.25,
            _state,
            _leaves_np_random,
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "the same sizes after the call",
            0.25,
            _given,
            "unchanged",
        ),
    ),
    mistakes=MISTAKES,
    hints=(
        "For the sizes [4, 5, 3], how many layers are there, and what is the shape of each W?",
        "rng.normal takes a mean, a standard deviation and a shape. Which root belongs to which scheme?",
        "For each pair of neighbouring sizes: rng.normal(0, deviation, (n_in, n_out)) and np.zeros(n_out); raise ValueError for another scheme.",
    ),
)
