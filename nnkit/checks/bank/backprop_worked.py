"""S3's worked network with any numbers in it: one run forward, and ten slopes.

The oracle of the slopes adds up every path from a number to the loss, one product for each; it
computes no delta.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..compare import difference
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import AGAIN, AGAIN_FAILS, UNCHANGED, each_in_turn, sigma

NAMES = ("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2")
EIGHT = ("in_h1", "out_h1", "in_h2", "out_h2", "in_o1", "out_o1", "in_o2", "out_o2")
HIDDEN, OUTPUT = EIGHT[:4], EIGHT[4:]
Weights = Mapping[str, float]
Pair = Sequence[float]

S3: dict[str, float] = dict(
    w1=0.15, w2=0.20, w3=0.25, w4=0.30, w5=0.40, w6=0.45, w7=0.50, w8=0.55, b1=0.35, b2=0.60
)
S3_INPUTS, S3_TARGETS = (0.05, 0.10), (0.01, 0.99)


def worked_forward(weights: Weights, inputs: Pair) -> dict[str, float]:
    w = {name: float(weights[name]) for name in NAMES}
    i1, i2 = (float(x) for x in inputs)
    h1 = math.fsum((w["w1"] * i1, w["w2"] * i2, w["b1"]))
    h2 = math.fsum((w["w3"] * i1, w["w4"] * i2, w["b1"]))
    o1 = math.fsum((w["w5"] * sigma(h1), w["w6"] * sigma(h2), w["b2"]))
    o2 = math.fsum((w["w7"] * sigma(h1), w["w8"] * sigma(h2), w["b2"]))
    numbers = (h1, sigma(h1), h2, sigma(h2), o1, sigma(o1), o2, sigma(o2))
    return dict(zip(EIGHT, numbers, strict=True))


# Which weight leads from where to where; each output's path to the loss is its error.
_EDGES = {
    "w1": ("i1", "h1"),
    "w2": ("i2", "h1"),
    "w3": ("i1", "h2"),
    "w4": ("i2", "h2"),
    "w5": ("h1", "o1"),
    "w6": ("h2", "o1"),
    "w7": ("h1", "o2"),
    "w8": ("h2", "o2"),
}


def worked_gradients(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
    run = worked_forward(weights, inputs)
    value = {name[4:]: number for name, number in run.items() if name.startswith("out")}
    value |= {"i1": float(inputs[0]), "i2": float(inputs[1])}
    target = {"o1": float(targets[0]), "o2": float(targets[1])}

    def paths(neuron: str) -> Iterator[float]:
        """From a neuron's sum to the loss, the product along each path."""
        here = value[neuron] * (1 - value[neuron])
        if neuron in target:
            yield here * (value[neuron] - target[neuron])
        for edge, (start, end) in _EDGES.items():
            if start == neuron:
                yield from (here * float(weights[edge]) * rest for rest in paths(end))

    slopes = {edge: value[start] * math.fsum(paths(end)) for edge, (start, end) in _EDGES.items()}
    slopes["b1"] = math.fsum((*paths("h1"), *paths("h2")))
    slopes["b2"] = math.fsum((*paths("o1"), *paths("o2")))
    return {name: slopes[name] for name in weights}


# Inputs.


def _ten(rng: np.random.Generator) -> dict[str, float]:
    values = np.round(rng.choice([-1.0, 1.0], 10) * rng.uniform(0.3, 1.8, 10), 3)
    return {name: float(v) for name, v in zip(NAMES, values, strict=True)}


def _two(rng: np.random.Generator) -> tuple[float, float]:
    one, other = np.round(rng.choice([-1.0, 1.0], 2) * rng.uniform(0.4, 2.0, 2), 3)
    return float(one), float(other)


def _saturates(weights: Weights, inputs: Pair) -> bool:
    run = worked_forward(weights, inputs)
    return any(not 0.08 < run[name] < 0.92 for name in EIGHT if name.startswith("out"))


def _run(rng: np.random.Generator) -> tuple[dict[str, float], tuple[float, float]]:
    """Numbers for which no sigmoid is saturated and no two neurons say the same."""
    while True:
        weights, inputs = _ten(rng), _two(rng)
        run = worked_forward(weights, inputs)
        if (
            not _saturates(weights, inputs)
            and min(abs(run["in_h1"] - run["in_h2"]), abs(run["in_o1"] - run["in_o2"])) > 0.2
        ):
            return weights, inputs


def _lesson(rng: np.random.Generator) -> tuple[dict[str, float], Pair, Pair]:
    """The same, with targets on either side, and slopes that all show."""
    while True:
        weights, inputs = _run(rng)
        targets = (
            float(np.round(rng.uniform(-0.2, 0.3), 3)),
            float(np.round(rng.uniform(0.7, 1.2), 3)),
        )
        slopes = worked_gradients(weights, inputs, targets)
        if min(abs(slope) for slope in slopes.values()) > 2e-3:
            return weights, inputs, targets


# Sums up to 40; and neurons that are nearly certain, whose slopes are small and not 0.
_LARGE = dict(
    w1=9.5, w2=-5.25, w3=-8.0, w4=3.5, w5=31.0, w6=12.5, w7=-27.5, w8=6.25, b1=1.5, b2=-2.0
)
_SATURATED = dict(
    w1=4.0, w2=-1.5, w3=-3.0, w4=2.5, w5=3.5, w6=2.0, w7=-4.0, w8=3.0, b1=0.75, b2=1.25
)


def _turned(weights: Weights) -> dict[str, float]:
    """The same weights, their keys in another order."""
    return {
        name: weights[name] for name in ("b2", "w8", "w3", "b1", "w1", "w6", "w2", "w7", "w5", "w4")
    }


def _keyed(keys: tuple[str, ...], *args: Any) -> Case:
    return Case(driver="keyed", arguments={"args": list(args), "keys": list(keys)})


def _form(
    oracle: Callable[..., dict[str, float]], count: str
) -> Callable[[Case, Outcome], Finding | None]:
    """Judge whether a dict of the right keys and numbers comes back; their values are not looked at."""

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        expected, value = oracle(*case.args), outcome.value
        if value is not None and not isinstance(value, dict):
            kind = "an array" if isinstance(value, np.ndarray) else f"a {type(value).__name__}"
            return Finding(
                "property.type",
                f"Your function gives back {kind}; a dict with {count} keys is asked.",
            )
        found, _ = difference(expected, value, case.atol, case.rtol)
        if found is None or found.kind in ("values", "nan"):
            return None
        return Finding(f"property.{found.kind}", found.says, found.note)

    return judge


# worked_forward


def _forward_form(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((S3, S3_INPUTS))


def _forward_hidden(rng: np.random.Generator) -> Iterator[Case]:
    yield _keyed(HIDDEN, S3, S3_INPUTS)
    for _ in range(2):
        yield _keyed(HIDDEN, *_run(rng))


def _forward_output(rng: np.random.Generator) -> Iterator[Case]:
    yield _keyed(EIGHT, S3, S3_INPUTS)
    for _ in range(2):
        yield _keyed(EIGHT, *_run(rng))


def _forward_order(rng: np.random.Generator) -> Iterator[Case]:
    weights, inputs = _run(rng)
    yield _keyed(EIGHT, _turned(weights), inputs)
    whole = dict(w1=1, w2=-2, w3=2, w4=1, w5=-1, w6=2, w7=1, w8=-3, b1=1, b2=-1)
    yield _keyed(EIGHT, whole, (1, 0))
    yield _keyed(EIGHT, {**_ten(rng), "w1": 1}, (0.5, -1.25))
    yield _keyed(EIGHT, _LARGE, (3.0, -2.0))
    yield _keyed(EIGHT, *_run(rng))


def _forward_again(rng: np.random.Generator) -> Iterator[Case]:
    yield each_in_turn(_run(rng), _run(rng))


def _forward_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_run(rng))


Three = tuple[str | None, str | None, str | None]


def _network(
    h1: Three = ("w1", "w2", "b1"),
    h2: Three = ("w3", "w4", "b1"),
    o1: Three = ("w5", "w6", "b2"),
    o2: Three = ("w7", "w8", "b2"),
    bend: Callable[[float], float] = sigma,
    last: Callable[[float], float] = sigma,
    carry: str = "out",
    minus: bool = False,
    inputs: Callable[[float, float], tuple[float, float]] = lambda i1, i2: (i1, i2),
    goes_on: bool = False,
) -> Callable[..., dict[str, float]]:
    """The network with something exchanged; combinations show as two mistakes at once."""

    def forward(weights: Weights, given: Pair) -> dict[str, float]:
        def total(names: Three, p: float, q: float) -> float:
            w, v, b = (weights[name] if name else 0.0 for name in names)
            return w * p + v * q + (-b if minus else b)

        i1, i2 = inputs(*given)
        in_h1, in_h2 = total(h1, i1, i2), total(h2, i1, i2)
        in_h2 += in_h1 - weights["b1"] if goes_on else 0.0
        out = bend(in_h1), bend(in_h2)
        p, q = {"out": out, "in": (in_h1, in_h2), "i": (i1, i2)}[carry]
        in_o1, in_o2 = total(o1, p, q), total(o2, p, q)
        in_o2 += in_o1 - weights["b2"] if goes_on else 0.0
        numbers = (in_h1, out[0], in_h2, out[1], in_o1, last(in_o1), in_o2, last(in_o2))
        return dict(zip(EIGHT, numbers, strict=True))

    return forward


def _exchanged(pairs: Mapping[str, str]) -> Callable[..., dict[str, float]]:
    def exchanged(weights: Weights, inputs: Pair) -> dict[str, float]:
        numbers = worked_forward(weights, inputs)
        return {key: numbers[pairs.get(key, key)] for key in EIGHT}

    return exchanged


def _by_place(order: Sequence[str]) -> Callable[..., dict[str, float]]:
    return lambda weights, inputs: worked_forward(
        dict(zip(order, weights.values(), strict=True)), inputs
    )


def _alphabetical(weights: Weights, inputs: Pair) -> dict[str, float]:
    values = [weights[name] for name in sorted(weights)]
    return worked_forward(dict(zip(NAMES, values, strict=True)), inputs)


def _sorted_and_second_repeats(weights: Weights, inputs: Pair) -> dict[str, float]:
    numbers = _alphabetical(weights, inputs)
    return {**numbers, "in_o2": numbers["in_o1"], "out_o2": numbers["out_o1"]}


def _rounded(digits: int, everywhere: bool) -> Callable[..., dict[str, float]]:
    def rounded(weights: Weights, inputs: Pair) -> dict[str, float]:
        if not everywhere:
            return {k: round(v, digits) for k, v in worked_forward(weights, inputs).items()}
        made: dict[str, float] = {}
        i1, i2 = inputs
        for neuron, w, v, b in (
            ("h1", "w1", "w2", "b1"),
            ("h2", "w3", "w4", "b1"),
            ("o1", "w5", "w6", "b2"),
            ("o2", "w7", "w8", "b2"),
        ):
            p, q = (i1, i2) if neuron[0] == "h" else (made["out_h1"], made["out_h2"])
            made[f"in_{neuron}"] = round(weights[w] * p + weights[v] * q + weights[b], digits)
            made[f"out_{neuron}"] = round(sigma(made[f"in_{neuron}"]), digits)
        return made

    return rounded


def _identity(z: float) -> float:
    return z


_SQUASHINGS: tuple[Callable[[float], float], ...] = (
    math.tanh,
    lambda z: max(z, 0.0),
    lambda z: sigma(-z),
    lambda z: float(z >= 0),
)

FORWARD_MISTAKES = (
    Mistake(
        "worked_forward.crossed",
        "The weights into h1 and h2 are crossed: `w1` and `w2` lead into h1, `w3` and `w4` into h2.",
        (
            _network(h1=("w1", "w3", "b1"), h2=("w2", "w4", "b1")),
            _network(
                h1=("w1", "w3", "b1"),
                h2=("w2", "w4", "b1"),
                o1=("w5", "w7", "b2"),
                o2=("w6", "w8", "b2"),
            ),
            _network(h1=("w3", "w4", "b1"), h2=("w1", "w2", "b1")),
            _network(h2=("w1", "w2", "b1")),
        ),
    ),
    Mistake(
        "worked_forward.crossed-outputs",
        "The weights into o1 and o2 are crossed: `w5` and `w6` lead into o1, `w7` and `w8` into o2.",
        (
            _network(o1=("w5", "w7", "b2"), o2=("w6", "w8", "b2")),
            _network(o1=("w6", "w5", "b2"), o2=("w8", "w7", "b2")),
            _network(o1=("w7", "w8", "b2"), o2=("w5", "w6", "b2")),
            _network(o2=("w5", "w6", "b2")),
        ),
    ),
    Mistake(
        "worked_forward.no-bias",
        "A bias is left out: `b1` belongs to both hidden sums, `b2` to both output sums.",
        (
            _network(
                ("w1", "w2", None), ("w3", "w4", None), ("w5", "w6", None), ("w7", "w8", None)
            ),
            _network(("w1", "w2", None), ("w3", "w4", None)),
            _network(o1=("w5", "w6", None), o2=("w7", "w8", None)),
            _network(h2=("w3", "w4", None)),
            _network(o2=("w7", "w8", None)),
        ),
    ),
    Mistake(
        "worked_forward.wrong-bias",
        "A layer has the other layer's bias: `b1` serves the hidden neurons, `b2` the outputs.",
        (
            _network(o1=("w5", "w6", "b1"), o2=("w7", "w8", "b1")),
            _network(("w1", "w2", "b2"), ("w3", "w4", "b2")),
            _network(
                ("w1", "w2", "b2"), ("w3", "w4", "b2"), ("w5", "w6", "b1"), ("w7", "w8", "b1")
            ),
            _network(h2=("w3", "w4", "b2"), o1=("w5", "w6", "b1")),
            _network(h2=("w3", "w4", "b2")),
        ),
    ),
    Mistake(
        "worked_forward.bias-subtracted",
        "The biases are subtracted; they are added.",
        (_network(minus=True),),
    ),
    Mistake(
        "worked_forward.sums-passed-on",
        "The outputs get the hidden sums; they must get what the sigmoid makes of them, `out_h1` and `out_h2`.",
        (_network(carry="in"), _network(carry="in", last=_identity)),
    ),
    Mistake(
        "worked_forward.inputs-passed-on",
        "The outputs get the inputs `i1` and `i2`; they must get `out_h1` and `out_h2`.",
        (_network(carry="i"),),
    ),
    Mistake(
        "worked_forward.no-sigmoid",
        "A sigmoid is missing: every neuron has one, hidden or output.",
        (
            _network(last=_identity),
            _network(bend=_identity),
            _network(bend=_identity, last=_identity),
        ),
    ),
    Mistake(
        "worked_forward.other-squashing",
        "A sum goes through another function than the sigmoid.",
        (
            *(_network(bend=f, last=f) for f in _SQUASHINGS),
            *(_network(last=f) for f in (*_SQUASHINGS, lambda z: sigma(sigma(z)))),
            *(_network(bend=f) for f in _SQUASHINGS),
        ),
    ),
    Mistake(
        "worked_forward.one-input",
        "A neuron uses one of its two inputs twice, or exchanges them.",
        (
            _network(inputs=lambda i1, i2: (i2, i1)),
            _network(inputs=lambda i1, i2: (i1, i1)),
            _network(inputs=lambda i1, i2: (i2, i2)),
        ),
    ),
    Mistake(
        "worked_forward.sum-goes-on",
        "The second neuron's sum begins with the first one's; each begins with its bias.",
        (_network(goes_on=True),),
    ),
    Mistake(
        "worked_forward.by-place",
        "You take the weights in the order in which they stand; take each by its name.",
        (
            _by_place(NAMES),
            _by_place(("w1", "w2", "w3", "w4", "b1", "w5", "w6", "w7", "w8", "b2")),
            _alphabetical,
            _sorted_and_second_repeats,
        ),
        "The keys of a dict may stand in any order, and b1 comes before w1 in the alphabet.",
    ),
    Mistake(
        "worked_forward.names",
        "The right numbers stand under each other's names.",
        (
            _exchanged(
                dict(
                    zip(
                        EIGHT,
                        (
                            "out_h1",
                            "in_h1",
                            "out_h2",
                            "in_h2",
                            "out_o1",
                            "in_o1",
                            "out_o2",
                            "in_o2",
                        ),
                        strict=True,
                    )
                )
            ),
            _exchanged({"in_o1": "out_o1", "in_o2": "out_o2"}),
        ),
    ),
    Mistake(
        "worked_forward.example-only",
        "The numbers of the slides are written into the function; use what it is given.",
        (
            lambda weights, inputs: worked_forward(weights, S3_INPUTS),
            lambda weights, inputs: worked_forward(S3, inputs),
            lambda weights, inputs: worked_forward(S3, S3_INPUTS),
        ),
    ),
    Mistake(
        "worked_forward.rounded",
        "The numbers are rounded; leave all their digits.",
        tuple(_rounded(d, everywhere) for d in (1, 2, 3) for everywhere in (False, True)),
    ),
)

WORKED_FORWARD = Exercise(
    name="worked_forward",
    assignment="backprop",
    oracle=worked_forward,
    parameters=("weights", "inputs"),
    done="Four neurons, eight numbers: in forward order each follows from the ones before it.",
    properties=(
        Property(
            "form", "A dict", "the eight names", 0, _forward_form, _form(worked_forward, "eight")
        ),
        Property(
            "hidden",
            "The hidden neurons",
            "in_h1, out_h1, in_h2, out_h2",
            0.75,
            _forward_hidden,
            fails="The hidden neurons' numbers are not right.",
        ),
        Property(
            "output",
            "The outputs",
            "all eight numbers",
            0.5,
            _forward_output,
            fails="The hidden neurons are right, the outputs are not.",
            needs=("hidden",),
        ),
        Property(
            "order",
            "Weights in any order, whole numbers, large sums",
            "each by its name",
            0.25,
            _forward_order,
            fails="Right for S3's order of the weights and ordinary sums, not for another order, whole numbers or large sums.",
            needs=("hidden", "output"),
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.25,
            _forward_again,
            fails=AGAIN_FAILS,
            needs=("hidden", "output"),
        ),
        Property(
            "unchanged",
            UNCHANGED,
            "the same numbers after the call",
            0.25,
            _forward_unchanged,
            "unchanged",
            needs=("hidden",),
        ),
    ),
    mistakes=FORWARD_MISTAKES,
    hints=(
        "Draw the four neurons. Which two weights and which bias belong to each?",
        "Each neuron does the same: two products and a bias, then the sigmoid. What do the outputs see?",
        "o1 sees out_h1 through w5 and out_h2 through w6, and adds b2; o2 the same with w7 and w8.",
    ),
)


# worked_gradients


def _gradient_form(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((S3, S3_INPUTS, S3_TARGETS))


def _slopes_of(*keys: str) -> Callable[[np.random.Generator], Iterator[Case]]:
    def cases(rng: np.random.Generator) -> Iterator[Case]:
        for _ in range(2):
            yield _keyed(keys, *_lesson(rng))

    return cases


def _gradient_order(rng: np.random.Generator) -> Iterator[Case]:
    weights, inputs, targets = _lesson(rng)
    yield _keyed(NAMES, _turned(weights), inputs, targets)
    whole = dict(w1=1, w2=-2, w3=2, w4=1, w5=-1, w6=2, w7=1, w8=-2, b1=0, b2=1)
    yield _keyed(NAMES, whole, (1, -1), (0, 1))
    yield _keyed(NAMES, _SATURATED, (1.0, -0.5), (0.01, 0.99))
    yield _keyed(NAMES, _lesson(rng)[0], (0.0, 0.0), (0.01, 0.99))
    yield _keyed(NAMES, *_lesson(rng))


def _gradient_again(rng: np.random.Generator) -> Iterator[Case]:
    yield each_in_turn(_lesson(rng), _lesson(rng))


def _gradient_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_lesson(rng))


def gradients_with(
    error: Callable[[float, float], float] = lambda out, target: out - target,
    bend_o: Callable[[float, float], float] = lambda z, a: a * (1 - a),
    bend_h: Callable[[float, float], float] = lambda z, a: a * (1 - a),
    back: Callable[[float, float], float] = lambda delta, err: delta,
    weights_back: Callable[
        [dict[str, float], dict[str, float]], Mapping[str, float]
    ] = lambda w, moved: w,
    joined: Callable[[float, float], float] = lambda one, other: one + other,
    crossed: bool = False,
    o_inputs: str = "out",
    bias: Callable[[float, float], float] = lambda one, other: one + other,
    lr: float = 0.5,
) -> Callable[..., dict[str, float]]:
    """The ten slopes with something exchanged on the way back."""

    def gradients(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
        run = worked_forward(weights, inputs)
        (i1, i2), (t1, t2) = inputs, targets
        e1, e2 = error(run["out_o1"], t1), error(run["out_o2"], t2)
        d1, d2 = e1 * bend_o(run["in_o1"], run["out_o1"]), e2 * bend_o(run["in_o2"], run["out_o2"])
        p, q = {
            "out": (run["out_h1"], run["out_h2"]),
            "in": (run["in_h1"], run["in_h2"]),
            "i": (i1, i2),
            "one": (1.0, 1.0),
        }[o_inputs]
        slopes = {"w5": d1 * p, "w6": d1 * q, "w7": d2 * p, "w8": d2 * q}
        moved = {**weights, **{name: weights[name] - lr * slopes[name] for name in slopes}}
        w = weights_back(dict(weights), moved)
        c1, c2 = back(d1, e1), back(d2, e2)
        second, third = (w["w7"], w["w6"]) if not crossed else (w["w6"], w["w7"])
        s1 = joined(c1 * w["w5"], c2 * second) * bend_h(run["in_h1"], run["out_h1"])
        s2 = joined(c1 * third, c2 * w["w8"]) * bend_h(run["in_h2"], run["out_h2"])
        slopes |= {"w1": s1 * i1, "w2": s1 * i2, "w3": s2 * i1, "w4": s2 * i2}
        slopes |= {"b1": bias(s1, s2), "b2": bias(d1, d2)}
        return {name: slopes[name] for name in weights}

    return gradients


def _then(change: Callable[[str, float, float], float | None]) -> Callable[..., dict[str, float]]:
    """The right slopes, each changed by `change(name, slope, weight)`; None leaves it out."""

    def changed(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
        slopes = worked_gradients(weights, inputs, targets)
        made = {name: change(name, slopes[name], float(weights[name])) for name in slopes}
        return {name: slope for name, slope in made.items() if slope is not None}

    return changed


def _nudged(
    h: float, both: bool = False, count: tuple[int, int] = (1, 1), half: float = 0.5
) -> Callable[..., dict[str, float]]:
    def loss(weights: Weights, inputs: Pair, targets: Pair) -> float:
        run = worked_forward(weights, inputs)
        return half * (
            count[0] * (targets[0] - run["out_o1"]) ** 2
            + count[1] * (targets[1] - run["out_o2"]) ** 2
        )

    def nudged(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
        slopes = {}
        for name in weights:
            up = loss({**weights, name: weights[name] + h}, inputs, targets)
            down = loss({**weights, name: weights[name] - (h if both else 0.0)}, inputs, targets)
            slopes[name] = (up - down) / (2 * h if both else h)
        return slopes

    return nudged


def _rounded_on_the_way(digits: int) -> Callable[..., dict[str, float]]:
    def gradients(w: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
        (i1, i2), (t1, t2) = inputs, targets
        h1 = round(sigma(w["w1"] * i1 + w["w2"] * i2 + w["b1"]), digits)
        h2 = round(sigma(w["w3"] * i1 + w["w4"] * i2 + w["b1"]), digits)
        o1 = round(sigma(w["w5"] * h1 + w["w6"] * h2 + w["b2"]), digits)
        o2 = round(sigma(w["w7"] * h1 + w["w8"] * h2 + w["b2"]), digits)
        d1 = round((o1 - t1) * o1 * (1 - o1), digits)
        d2 = round((o2 - t2) * o2 * (1 - o2), digits)
        s1 = round((d1 * w["w5"] + d2 * w["w7"]) * h1 * (1 - h1), digits)
        s2 = round((d1 * w["w6"] + d2 * w["w8"]) * h2 * (1 - h2), digits)
        slopes = {
            "w1": s1 * i1, "w2": s1 * i2, "w3": s2 * i1, "w4": s2 * i2, "w5": d1 * h1,
            "w6": d1 * h2, "w7": d2 * h1, "w8": d2 * h2, "b1": s1 + s2, "b2": d1 + d2,
        }  # fmt: skip
        return {name: slopes[name] for name in w}

    return gradients


def _by_place_gradients(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
    named = dict(zip(NAMES, weights.values(), strict=True))
    slopes = worked_gradients(named, inputs, targets)
    return dict(zip(weights, slopes.values(), strict=True))


def _names_in_order(weights: Weights, inputs: Pair, targets: Pair) -> dict[str, float]:
    slopes = worked_gradients(weights, inputs, targets)
    return dict(zip(weights, (slopes[name] for name in NAMES), strict=True))


def _sigma_prime(z: float) -> float:
    return sigma(z) * (1 - sigma(z))


ERRORS_BACK = gradients_with(back=lambda delta, err: err)
UPDATED = gradients_with(weights_back=lambda w, moved: moved)
LAST_PATH = gradients_with(joined=lambda one, other: other)

_FAN_HINTS = (
    "h1 feeds two neurons. Through which weights do their slopes come back to it?",
    "Both errors blame h1: what comes back from o1 and what comes back from o2 add up.",
    "The slope in out_h1 is delta_o1 times w5 plus delta_o2 times w7.",
)

GRADIENT_MISTAKES = (
    Mistake(
        "worked_gradients.sign",
        "Every slope has the wrong sign: the loss rises where the output is above its target.",
        (
            gradients_with(error=lambda out, target: target - out),
            _then(lambda name, slope, w: -slope),
        ),
    ),
    Mistake(
        "worked_gradients.factor-2",
        "Your slopes are twice too large: the half in the loss cancels the 2 of the square.",
        (
            _nudged(1e-5, True, half=1.0),
            _then(lambda name, slope, w: 2 * slope),
            gradients_with(error=lambda out, target: 2 * (out - target)),
        ),
    ),
    Mistake(
        "worked_gradients.halved",
        "Your slopes are half of what they must be.",
        (_then(lambda name, slope, w: slope / 2), _then(lambda name, slope, w: slope / 4)),
    ),
    Mistake(
        "worked_gradients.no-output-bend",
        "The slope of the outputs' sigmoid is missing: the loss's slope in `out` is not that in `in`.",
        (
            gradients_with(bend_o=lambda z, a: 1.0),
            gradients_with(bend_o=lambda z, a: 1.0, bend_h=lambda z, a: 1.0),
        ),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "worked_gradients.no-hidden-bend",
        "The slope of the hidden neurons' sigmoid is missing.",
        (gradients_with(bend_h=lambda z, a: 1.0),),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "worked_gradients.bend-of-output",
        "The sigmoid's slope is taken at the wrong number: it is out times 1 minus out.",
        (
            gradients_with(
                bend_o=lambda z, a: _sigma_prime(a), bend_h=lambda z, a: _sigma_prime(a)
            ),
            gradients_with(bend_o=lambda z, a: z * (1 - z), bend_h=lambda z, a: z * (1 - z)),
            gradients_with(bend_o=lambda z, a: z * (1 - z)),
            gradients_with(bend_h=lambda z, a: z * (1 - z)),
            gradients_with(bend_o=lambda z, a: _sigma_prime(a)),
            gradients_with(bend_h=lambda z, a: _sigma_prime(a)),
            gradients_with(bend_o=lambda z, a: 1 - a, bend_h=lambda z, a: 1 - a),
            gradients_with(bend_o=lambda z, a: a, bend_h=lambda z, a: a),
            gradients_with(bend_o=lambda z, a: 1 - a**2, bend_h=lambda z, a: 1 - a**2),
            gradients_with(bend_h=lambda z, a: 1 - a**2),
        ),
        tags=("σ' of the output",),
    ),
    Mistake(
        "worked_gradients.errors-passed-back",
        "The raw errors go back to the hidden layer; what goes back has passed the outputs' sigmoid first.",
        (
            ERRORS_BACK,
            gradients_with(back=lambda delta, err: err, bend_h=lambda z, a: 1.0),
            gradients_with(back=lambda delta, err: -err),
        ),
        "S3 multiplies by three factors, one for each step.",
    ),
    Mistake(
        "worked_gradients.updated-weights",
        "`w5` to `w8` are already moved when the hidden layer's turn comes; all slopes belong to the old weights.",
        tuple(
            gradients_with(weights_back=lambda w, moved: moved, lr=lr)
            for lr in (0.5, 1.0, 0.1, 0.01)
        ),
        "First all slopes, then all updates.",
    ),
    Mistake(
        "worked_gradients.one-path",
        "Only one output's blame reaches the hidden layer; what comes back from both adds up.",
        (
            LAST_PATH,
            gradients_with(joined=lambda one, other: one),
            gradients_with(joined=lambda one, other: (one + other) / 2),
            gradients_with(joined=lambda one, other: one - other),
            gradients_with(joined=lambda one, other: max(one, other, key=abs)),
        ),
        "Hidden neurons feed both outputs.",
        _FAN_HINTS,
        ("= for +=",),
    ),
    Mistake(
        "worked_gradients.crossed-back",
        "`w6` and `w7` are exchanged on the way back: a slope passes the same weight as the value did.",
        (gradients_with(crossed=True),),
        "`w7` leads from h1 to o2, `w6` from h2 to o1.",
        _FAN_HINTS,
    ),
    Mistake(
        "worked_gradients.no-weights-back",
        "On the way back the slopes do not pass through `w5` to `w8`, though the values did.",
        (
            gradients_with(weights_back=lambda w, moved: dict.fromkeys(w, 1.0)),
            gradients_with(
                weights_back=lambda w, moved: {
                    **w,
                    "w5": w["w1"],
                    "w6": w["w2"],
                    "w7": w["w3"],
                    "w8": w["w4"],
                }
            ),
        ),
        "",
        _FAN_HINTS,
    ),
    Mistake(
        "worked_gradients.sums-for-outputs",
        "The slopes of `w5` to `w8` take `in_h` or an input where `out_h` belongs: a weight is multiplied by what goes through it.",
        (gradients_with(o_inputs="in"), gradients_with(o_inputs="i")),
    ),
    Mistake(
        "worked_gradients.bias-once",
        "A bias serves both neurons of its layer: the two parts of its slope add up.",
        (
            gradients_with(bias=lambda one, other: one),
            gradients_with(bias=lambda one, other: other),
            gradients_with(bias=lambda one, other: (one + other) / 2),
            gradients_with(bias=lambda one, other: one - other),
            gradients_with(bias=lambda one, other: one * other),
        ),
    ),
    Mistake(
        "worked_gradients.biases-held",
        "Your biases have no slope; S3 holds them, but they have one each.",
        (
            _then(lambda name, slope, w: 0.0 if name[0] == "b" else slope),
            _then(lambda name, slope, w: None if name[0] == "b" else slope),
            _then(lambda name, slope, w: 1.0 if name[0] == "b" else slope),
        ),
        "A sum's local slope in its bias is 1.",
    ),
    Mistake(
        "worked_gradients.bias-times-itself",
        "The slope of a bias is multiplied by something; its local slope is 1.",
        (_then(lambda name, slope, w: slope * w if name[0] == "b" else slope),),
    ),
    Mistake(
        "worked_gradients.one-output",
        "Only one output's error counts; the loss has both.",
        (
            *(
                _nudged(h, both, count)
                for h in (1e-5, 0.1)
                for both in (False, True)
                for count in ((1, 0), (0, 1))
            ),
        ),
    ),
    Mistake(
        "worked_gradients.large-nudge",
        "Your slopes come from nudges that are too large, or to one side only.",
        (
            *(_nudged(h) for h in (0.5, 0.1, 0.05, 0.01, 0.001)),
            *(_nudged(h, True) for h in (0.5, 0.1)),
        ),
    ),
    Mistake(
        "worked_gradients.nudge-too-small",
        "The nudge is so small that rounding swallows it.",
        tuple(_nudged(h, both) for h in (1e-13, 1e-14, 1e-15, 1e-16) for both in (False, True)),
    ),
    Mistake(
        "worked_gradients.new-weights",
        "These are the weights after a step; the slopes themselves are asked.",
        tuple(_then(lambda name, slope, w, lr=lr: w - lr * slope) for lr in (0.5, 1.0, 0.1)),
    ),
    Mistake(
        "worked_gradients.steps",
        "The learning rate is in your numbers; the slopes alone are asked.",
        tuple(_then(lambda name, slope, w, lr=lr: -lr * slope) for lr in (0.5, 0.1)),
    ),
    Mistake(
        "worked_gradients.other-loss",
        "Your output errors are those of another loss; here it is half the squared difference.",
        (
            gradients_with(error=lambda out, target: (out - target) ** 2),
            gradients_with(error=lambda out, target: 0.5 * (out - target) ** 2),
            gradients_with(error=lambda out, target: abs(out - target)),
        ),
    ),
    Mistake(
        "worked_gradients.inputs-left-out",
        "The slope of a hidden weight ends with the input that it is multiplied by; yours has another, or none.",
        (
            lambda w, i, t: {
                **worked_gradients(w, i, t),
                **dict(
                    zip(("w1", "w2", "w3", "w4"), _without_inputs(w, i, t, (1, 1)), strict=True)
                ),
            },
            lambda w, i, t: {
                **worked_gradients(w, i, t),
                **dict(
                    zip(
                        ("w1", "w2", "w3", "w4"),
                        _without_inputs(w, i, t, (i[1], i[0])),
                        strict=True,
                    )
                ),
            },
        ),
    ),
    Mistake(
        "worked_gradients.by-place",
        "You take the weights in the order in which they stand; take each by its name.",
        (_by_place_gradients, _names_in_order),
        "The keys of a dict may stand in any order.",
    ),
    Mistake(
        "worked_gradients.rounded",
        "Numbers are rounded on the way; keep all digits to the end.",
        (
            *(_rounded_on_the_way(d) for d in (2, 3, 4)),
            *(_then(lambda name, slope, w, d=d: round(slope, d)) for d in (2, 3, 4)),
        ),
        "The hidden slopes are small: three decimals do not see them.",
    ),
    Mistake(
        "worked_gradients.example-only",
        "The numbers of the slides are written into the function; use what it is given.",
        (
            lambda w, i, t: worked_gradients(w, S3_INPUTS, t),
            lambda w, i, t: worked_gradients(w, i, S3_TARGETS),
            lambda w, i, t: {name: worked_gradients(S3, S3_INPUTS, S3_TARGETS)[name] for name in w},
        ),
    ),
)


def _without_inputs(
    weights: Weights, inputs: Pair, targets: Pair, ends: Pair
) -> tuple[float, float, float, float]:
    base = gradients_with()(weights, inputs, targets)
    s1 = base["w1"] / inputs[0] if inputs[0] else 0.0
    s2 = base["w3"] / inputs[0] if inputs[0] else 0.0
    return s1 * ends[0], s1 * ends[1], s2 * ends[0], s2 * ends[1]


WORKED_GRADIENTS = Exercise(
    name="worked_gradients",
    assignment="backprop",
    oracle=worked_gradients,
    parameters=("weights", "inputs", "targets"),
    done="Ten slopes in one run back: each output's blame, passed through the weights and added up.",
    properties=(
        Property(
            "form",
            "A dict",
            "the ten names of the weights",
            0,
            _gradient_form,
            _form(worked_gradients, "ten"),
        ),
        Property(
            "output",
            "The weights into the outputs",
            "w5 to w8",
            2.5,
            _slopes_of("w5", "w6", "w7", "w8"),
            fails="The slopes of `w5` to `w8` are not right yet.",
        ),
        Property(
            "hidden",
            "The weights into the hidden neurons",
            "w1 to w4",
            3,
            _slopes_of("w1", "w2", "w3", "w4"),
            fails="The slopes of `w5` to `w8` are right, those of `w1` to `w4` are not.",
            needs=("output",),
        ),
        Property(
            "biases",
            "The biases",
            "each serves two neurons",
            1,
            _slopes_of("b1", "b2"),
            fails="The weights' slopes are right, the biases' are not.",
            needs=("output",),
        ),
        Property(
            "order",
            "Weights in any order, whole numbers, large sums",
            "each by its name",
            0.5,
            _gradient_order,
            fails="Right for S3's order of the weights and ordinary sums, not for another order, whole numbers or large sums.",
            needs=("output", "hidden", "biases"),
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.5,
            _gradient_again,
            fails=AGAIN_FAILS,
            needs=("output", "hidden", "biases"),
        ),
        Property(
            "unchanged",
            UNCHANGED,
            "the same numbers after the call",
            0.5,
            _gradient_unchanged,
            "unchanged",
            needs=("output",),
        ),
    ),
    mistakes=GRADIENT_MISTAKES,
    hints=(
        "Start at the outputs: what is the slope of the loss in `in_o1`, and what in `in_o2`? Two factors each.",
        "The slope of a weight is the slope in the sum that it leads to, times the number that goes through it. For the hidden sums add what comes back from both outputs.",
        "h1's slope is (delta_o1 w5 + delta_o2 w7) out_h1 (1 - out_h1); w1's is that times i1; b1's is h1's plus h2's.",
    ),
)
