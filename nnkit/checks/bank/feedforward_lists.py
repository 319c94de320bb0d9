"""S1's forward pass in plain Python lists, and counting a network's parameters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Invariant, Mistake, Probe, Property
from ..student import Outcome
from .common import Array, again, in_turn, sigma, unchanged

Neurons = list[list[dict[str, Any]]]

# forward_propagate


def forward_propagate(network: Neurons, row: Sequence[float]) -> Array:
    values = [float(x) for x in row]
    for layer in network:
        given, values = values, []
        for neuron in layer:
            *weights, bias = neuron["weights"]
            total = math.fsum([bias, *(w * x for w, x in zip(weights, given, strict=True))])
            neuron["output"] = sigma(total)
            values.append(neuron["output"])
    return np.array(values)


def _net(rng: np.random.Generator, *sizes: int) -> Neurons:
    def numbers(n: int) -> list[float]:
        return [float(x) for x in np.round(rng.choice([-1, 1], n) * rng.uniform(0.3, 1.8, n), 3)]

    return [
        [{"weights": numbers(n_in + 1)} for _ in range(n_out)]
        for n_in, n_out in zip(sizes, sizes[1:], strict=False)
    ]


def _row(rng: np.random.Generator, n: int) -> list[float]:
    return [float(x) for x in np.round(rng.choice([-1, 1], n) * rng.uniform(0.3, 2, n), 3)]


def _asked(rng: np.random.Generator, *sizes: int) -> tuple[Neurons, list[float]]:
    return _net(rng, *sizes), _row(rng, sizes[0])


_FIRST: tuple[Neurons, list[float]] = (
    [[{"weights": [0.5, -1.0, 0.25]}, {"weights": [1.5, 0.75, -2.0]}]],
    [1.0, 2.0],
)
# S1's picture: 3-4-2, with the weights of the article that it comes from.
_PICTURE: tuple[Neurons, list[float]] = (
    [
        [
            {"weights": [0.1, 0.5, 0.9, -2.0]},
            {"weights": [0.2, 0.6, 1.0, -6.0]},
            {"weights": [0.3, 0.7, 1.1, -1.0]},
            {"weights": [0.4, 0.8, 1.2, -7.0]},
        ],
        [{"weights": [1.3, 1.5, 1.7, 1.9, -2.5]}, {"weights": [1.4, 1.6, 1.8, 2.0, -5.0]}],
    ],
    [2.0, 3.0, 4.0],
)


def _one_layer(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_FIRST)
    yield Case(_asked(rng, 3, 2))
    yield Case(_asked(rng, 2, 4))


def _several_layers(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_PICTURE)
    yield Case(_asked(rng, 2, 3, 1))
    yield Case(_asked(rng, 3, 2, 4, 2))


def _changing(network: Neurons, row: list[float]) -> Case:
    return Case(driver="changing", arguments={"args": [network, row]})


def _stored_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _changing(*_asked(rng, 3, 2))
    yield _changing(*_asked(rng, 2, 3, 2))


def _kinds(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(
        ([[{"weights": [1, -2, 3]}, {"weights": [0, 4, -1]}], [{"weights": [2, -3, 1]}]], [1, 0])
    )
    yield Case(_asked(rng, 1, 1))
    yield Case(_asked(rng, 1, 2, 1, 3))
    used, row = _asked(rng, 2, 3, 2)
    for neuron in (neuron for layer in used for neuron in layer):
        neuron["output"] = float(np.round(rng.uniform(0.1, 0.9), 3))
    yield Case((used, row))
    yield Case(([[{"weights": [90.0, -70.0, 35.0]}, {"weights": [-99.5, 64.0, 1.0]}]], [2.0, -3.0]))
    # Weights that occur twice, and neurons alike.
    twin = {"weights": [0.5, 0.5, -0.25], "output": 0.5}
    yield Case(([[twin, dict(twin)], [{"weights": [1.5, -0.75, 1.5]}]], [0.8, -1.3]))


def _again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _asked(rng, 2, 3, 2), _asked(rng, 2, 3, 2)
    yield in_turn(one, two, _asked(rng, 3, 1), (one[0], two[1]), one)


def _else_cases(rng: np.random.Generator) -> Iterator[Case]:
    network, row = _asked(rng, 2, 3, 2)
    for neuron in (neuron for layer in network for neuron in layer):
        neuron["delta"] = -0.5
    yield _changing(network, row)


def _naming(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_asked(rng, 2, 2, 2))
    yield Case(_asked(rng, 3, 3, 3, 3))
    yield Case(_asked(rng, 2, 2))


def _number(value: Any) -> float | None:
    numbers = as_numbers(value)
    return None if numbers is None or numbers.ndim else float(numbers)


def _layers_after(outcome: Outcome) -> Any:
    value = outcome.value
    after = value.get("after") if isinstance(value, dict) else None
    return after if isinstance(after, list) and len(after) == 2 else [None, None]


def _stored(case: Case, outcome: Outcome) -> Finding | None:
    """Name what stands under 'output' in the neurons after the call."""
    given, row = case.given["args"]
    network = _layers_after(outcome)[0]
    shape_kept = isinstance(network, list) and [
        len(layer) if isinstance(layer, list) else -1 for layer in network
    ] == [len(layer) for layer in given]
    if not shape_kept or not all(isinstance(n, dict) for layer in network for n in layer):
        return Finding(
            "forward_propagate.rebuilt",
            "After your function the network is another one: it must stay a list of layers of dicts.",
            "Store 'output' in the neurons that are there.",
        )
    right: Neurons = [[dict(neuron) for neuron in layer] for layer in given]
    forward_propagate(right, row)
    has = [["output" in neuron for neuron in layer] for layer in network]
    if not any(any(layer) for layer in has):
        return Finding(
            "forward_propagate.stores-nothing",
            "No neuron has an 'output' after your function: the way back will need them.",
            "The outputs that you give back are right.",
        )
    for i, layer in enumerate(has):
        if not all(layer):
            return Finding(
                "forward_propagate.stores-not-all",
                f"Not every neuron has an 'output' after your function: one in layer {i + 1} has none.",
            )
    wrong = sums = number = 0
    inputs = [float(x) for x in row]
    place = 0
    for i, (layer, must) in enumerate(zip(network, right, strict=True)):
        for neuron, good in zip(layer, must, strict=True):
            got = _number(neuron["output"])
            total = math.fsum(w * x for w, x in zip(good["weights"], [*inputs, 1.0], strict=True))
            if got is None:
                number += 1
            elif difference(good["output"], got, case.atol, case.rtol)[0] is not None:
                wrong += 1
                place = place or i + 1
                sums += difference(total, got, case.atol, case.rtol)[0] is None
        inputs = [neuron["output"] for neuron in must]
    if number:
        return Finding(
            "forward_propagate.stores-no-number",
            "A neuron's 'output' is one number; something else is stored there.",
        )
    if wrong and sums == wrong:
        return Finding(
            "forward_propagate.stores-sums",
            "The weighted sums are stored as 'output'; what the sigmoid makes of them belongs there.",
        )
    if wrong:
        return Finding(
            "forward_propagate.stores-other",
            f"In layer {place} the 'output' that is stored is not what that neuron gives.",
        )
    return None


def _nothing_else(case: Case, outcome: Outcome) -> Finding | None:
    """Name what has changed besides 'output'."""
    given, row = case.given["args"]
    network, row_after = _layers_after(outcome)
    if row_after != row:
        return Finding(
            "forward_propagate.changes-row",
            "Your function changes `row`; the caller's list must stay as it was.",
            "`inputs = row` is the same list under another name.",
        )
    try:
        pairs = [
            (before, after)
            for old, new in zip(given, network, strict=True)
            for before, after in zip(old, new, strict=True)
        ]
        for before, after in pairs:
            if before["weights"] != after.get("weights"):
                return Finding(
                    "forward_propagate.changes-weights",
                    "Your function changes the neurons' 'weights'; only 'output' may change.",
                    "`pop` takes the bias away for good.",
                )
            if gone := [key for key in before if key not in after]:
                return Finding(
                    "forward_propagate.loses-keys",
                    f"Your function takes {gone[0]!r} out of a neuron; only 'output' may change.",
                )
            if more := [key for key in after if key not in before and key != "output"]:
                return Finding(
                    "forward_propagate.stores-more",
                    f"Your function stores {more[0]!r} in a neuron too; only 'output' may change.",
                )
            if any(before[key] != after[key] for key in before if key != "output"):
                return Finding(
                    "forward_propagate.changes-more",
                    "Your function changes something else in a neuron; only 'output' may change.",
                )
    except (TypeError, ValueError, AttributeError):
        return Finding(
            "forward_propagate.rebuilt",
            "After your function the network is another one: it must stay a list of layers of dicts.",
            "Store 'output' in the neurons that are there.",
        )
    return None


def _weighted(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, inputs, strict=False)) + weights[-1]


def _first_is_bias(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return weights[0] + sum(w * x for w, x in zip(weights[1:], inputs, strict=False))


def _no_bias(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights, inputs, strict=False))


def _bias_times_input(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return _no_bias(weights, inputs) + weights[-1] * inputs[-1]


def _bias_each_time(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(w * x + weights[-1] for w, x in zip(weights, inputs, strict=False))


def _misses_last_input(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(weights[:-2], inputs, strict=False)) + weights[-1]


def _misses_first_input(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(weights[i] * inputs[i] for i in range(1, len(inputs))) + weights[-1]


def _bias_subtracted(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return _no_bias(weights, inputs) - weights[-1]


def _shifted_weights(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return sum(weights[i + 1] * inputs[i] for i in range(len(inputs))) + weights[-1]


def _last_term(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return weights[len(inputs) - 1] * inputs[-1] + weights[-1]


def _mean(weights: Sequence[float], inputs: Sequence[float]) -> float:
    return _no_bias(weights, inputs) / len(inputs) + weights[-1]


def _passes(
    total: Callable[[Sequence[float], Sequence[float]], float] = _weighted,
    squash: Callable[[float], float] = sigma,
    last: Callable[[float], float] | None = None,
    carry: str = "outputs",
    gives: str = "last",
    layers: Callable[[Neurons], Neurons] = lambda network: network,
    start: Callable[[list[float]], list[float]] = lambda row: row,
    old: bool = False,
) -> Callable[..., Any]:
    """A forward pass with something exchanged; combinations show as two mistakes at once."""

    def passes(network: Neurons, row: Sequence[float]) -> Any:
        inputs: list[float] = start(list(row))
        every: list[list[float]] = []
        chosen = layers(network)
        for i, layer in enumerate(chosen):
            new: list[float] = []
            function = last if last is not None and i == len(chosen) - 1 else squash
            for neuron in layer:
                z = total(neuron["weights"], inputs)
                if not (old and "output" in neuron):
                    neuron["output"] = function(z)
                new.append(neuron["output"])
                if carry == "in place":
                    place = len(new) - 1
                    inputs = [*inputs[:place], new[-1], *inputs[place + 1 :]]
                if carry == "at once":
                    inputs = [*inputs, neuron["output"]]
                if carry == "in front":
                    inputs = [neuron["output"], *inputs]
            every.append(new)
            match carry:
                case "outputs" | "in place":
                    inputs = new
                case "sums":
                    inputs = [total(neuron["weights"], inputs) for neuron in layer]
                case "kept":
                    inputs = [*inputs, *new]
                case "reversed":
                    inputs = new[::-1]
                case "one":
                    inputs = [new[-1]] * len(new)
        match gives:
            case "last":
                return every[-1]
            case "all":
                return [x for values in every for x in values]
            case "layers":
                return every
            case "first":
                return every[0]
            case "before":
                return every[-2] if len(every) > 1 else list(row)
            case "one":
                return every[-1][0]
            case "final":
                return every[-1][-1]
            case "sum":
                return sum(every[-1])
            case "class":
                return every[-1].index(max(every[-1]))
            case "network":
                return network
            case "reversed":
                return every[-1][::-1]
            case "nothing":
                return None
        raise ValueError(gives)

    return passes


def _relu(z: float) -> float:
    return max(z, 0.0)


def _step(z: float) -> float:
    return float(z >= 0)


def _same(z: float) -> float:
    return z


def _after_first_neuron(network: Neurons, row: Sequence[float]) -> Any:
    return [sigma(_weighted(network[0][0]["weights"], row))]


FORWARD_PROPAGATE_MISTAKES = (
    Mistake(
        "forward_propagate.no-bias",
        "The bias is left out: the last of the 'weights' is added as it is.",
        (_passes(_no_bias), _passes(_no_bias, _same), _passes(_no_bias, gives="all")),
        tags=("bias left out",),
    ),
    Mistake(
        "forward_propagate.bias-first",
        "The bias is the last of the 'weights'; you take the first.",
        (_passes(_first_is_bias), _passes(_first_is_bias, _same)),
    ),
    Mistake(
        "forward_propagate.bias-times-input",
        "The bias is multiplied by an input; it is added as it is.",
        (
            _passes(_bias_times_input),
            _passes(lambda w, x: _no_bias(w, x) + w[-1] * x[0]),
            _passes(lambda w, x: _weighted(w, x) + w[-1] * x[-1]),
            _passes(lambda w, x: w[-1] * _no_bias(w, x)),
        ),
    ),
    Mistake(
        "forward_propagate.bias-every-time",
        "The bias is added once for every input; it is added once.",
        (_passes(_bias_each_time), _passes(lambda w, x: _weighted(w, x) + w[-1])),
    ),
    Mistake(
        "forward_propagate.bias-subtracted",
        "The bias is subtracted; it is added.",
        (_passes(_bias_subtracted),),
    ),
    Mistake(
        "forward_propagate.misses-an-input",
        "One input does not come in: every one of them has its weight.",
        (
            _passes(_misses_last_input),
            _passes(_misses_first_input),
            _passes(_last_term),
            _passes(lambda w, x: w[0] * x[0] + w[-1]),
            _passes(lambda w, x: sum(w[i] * x[i] for i in range(len(x) - 1))),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "forward_propagate.drops-a-label",
        "The last number of `row` is dropped as if it were a label; all of them are inputs.",
        (_passes(start=lambda row: row[:-1]), _passes(start=lambda row: [*row[:-1], 0.0])),
    ),
    Mistake(
        "forward_propagate.old-output-kept",
        "A neuron that has an 'output' already keeps it; every pass makes it new.",
        (_passes(old=True),),
        "A network is used many times.",
    ),
    Mistake(
        "forward_propagate.weights-shifted",
        "The weights meet the wrong inputs: each stands where its input stands.",
        (
            _passes(_shifted_weights),
            _passes(lambda w, x: _weighted(w, x[::-1])),
            _passes(lambda w, x: sum(p * q for p, q in zip(w[1:], x, strict=False)) + w[-1]),
        ),
    ),
    Mistake(
        "forward_propagate.place-by-value",
        "Where a weight occurs twice in a neuron it meets one input twice: `index` finds its first place only.",
        (_passes(lambda w, x: sum(v * x[list(w).index(v)] for v in w[:-1]) + w[-1]),),
        "Walk along weights and inputs together, with `zip` or `enumerate`.",
    ),
    Mistake(
        "forward_propagate.weights-ignored",
        "The inputs are added up without their weights.",
        (
            _passes(lambda w, x: sum(x) + w[-1]),
            _passes(lambda w, x: sum(w) + sum(x)),
            _passes(lambda w, x: sum(w) * sum(x)),
        ),
    ),
    Mistake(
        "forward_propagate.averaged",
        "The weighted inputs are averaged; they are added.",
        (_passes(_mean), _passes(lambda w, x: _weighted(w, x) / len(w))),
    ),
    Mistake(
        "forward_propagate.no-sigmoid",
        "The sums are passed on as they are: the sigmoid is missing in every neuron.",
        (_passes(squash=_same), _passes(squash=_same, gives="all")),
    ),
    Mistake(
        "forward_propagate.no-last-sigmoid",
        "The last layer gives its sums: the sigmoid belongs to it too.",
        (_passes(last=_same),),
    ),
    Mistake(
        "forward_propagate.no-hidden-sigmoid",
        "The sigmoid is applied in the last layer alone; every neuron has it.",
        (_passes(squash=_same, last=sigma), _passes(carry="sums")),
        "A single layer comes out right.",
        tags=("z where a is needed",),
    ),
    Mistake(
        "forward_propagate.other-squashing",
        "A neuron squashes its sum with something else than the sigmoid.",
        (
            _passes(squash=math.tanh),
            _passes(squash=_relu),
            _passes(squash=_relu, last=sigma),
            _passes(squash=math.tanh, last=sigma),
            _passes(squash=_step),
            _passes(squash=lambda z: sigma(-z)),
            _passes(squash=lambda z: sigma(sigma(z))),
            _passes(squash=lambda z: math.exp(z)),
            _passes(squash=lambda z: sigma(z) * (1 - sigma(z))),
            _passes(squash=lambda z: min(max(z, 0.0), 1.0)),
            _passes(last=_step),
        ),
    ),
    Mistake(
        "forward_propagate.every-layer-gets-row",
        "Every layer gets `row`; a layer's inputs are the outputs of the one before.",
        (_passes(carry="row"), _passes(carry="row", squash=_same)),
        "A single layer comes out right.",
    ),
    Mistake(
        "forward_propagate.keeps-old-inputs",
        "The new outputs are put behind the old inputs; a layer gets the outputs of the one before alone.",
        (_passes(carry="kept"),),
        "Begin a new list for each layer.",
    ),
    Mistake(
        "forward_propagate.within-a-layer",
        "A neuron gets the outputs of its own layer; all neurons of a layer get the same inputs.",
        (
            _passes(carry="at once"),
            _passes(carry="in front"),
            _passes(carry="in place"),
        ),
    ),
    Mistake(
        "forward_propagate.one-output-passed-on",
        "Only one output of a layer is passed on; the next layer gets all of them, in order.",
        (_passes(carry="one"), _passes(carry="reversed")),
    ),
    Mistake(
        "forward_propagate.stops-after-the-first-layer",
        "These are the first layer's outputs: the last layer's are asked.",
        (_passes(layers=lambda n: n[:1]), _passes(gives="first")),
        "Where does your `return` stand?",
        tags=("returns too early",),
    ),
    Mistake(
        "forward_propagate.stops-before-the-last-layer",
        "The last layer does not come in.",
        (_passes(layers=lambda n: n[:-1] or n[:1]), _passes(gives="before")),
        tags=("off by one",),
    ),
    Mistake(
        "forward_propagate.layers-reversed",
        "The layers are gone through from the last to the first.",
        (_passes(layers=lambda n: n[::-1]),),
    ),
    Mistake(
        "forward_propagate.gives-all",
        "These are the outputs of all layers; the last layer's alone are asked.",
        (_passes(gives="all"), _passes(gives="layers")),
    ),
    Mistake(
        "forward_propagate.gives-one",
        "This is one number; the outputs of the last layer are asked, as a list.",
        (
            _passes(gives="one"),
            _passes(gives="final"),
            _passes(gives="sum"),
            lambda network, row: _passes()(network, row)[:1],
            lambda network, row: _passes()(network, row)[-1:],
            _after_first_neuron,
        ),
    ),
    Mistake(
        "forward_propagate.gives-class",
        "This is the place of the largest output; the outputs themselves are asked.",
        (_passes(gives="class"),),
    ),
    Mistake(
        "forward_propagate.reversed",
        "The outputs stand in reversed order.",
        (_passes(gives="reversed"),),
    ),
    Mistake(
        "forward_propagate.rounded",
        "The outputs are rounded; leave all their digits.",
        tuple(_passes(squash=lambda z, d=d: round(sigma(z), d)) for d in (1, 2, 3))
        + tuple(_passes(last=lambda z, d=d: round(sigma(z), d)) for d in (1, 2, 3)),
    ),
    Mistake(
        "forward_propagate.first-answer",
        "These are the outputs of one and the same input, whatever is asked.",
        (lambda network, row: _passes()(*_FIRST),),
        "It is kept from an earlier call, or written in.",
    ),
)


def _squashed(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if not np.isfinite(numbers).all():
        return ""
    outside = numbers[(numbers < 0) | (numbers > 1)]
    return (
        f"An output of a sigmoid lies between 0 and 1; one of yours is {outside.ravel()[0]:.4g}."
        if outside.size
        else ""
    )


def _bias_only(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    network, row = _asked(rng, 3, 2)
    for neuron in network[0]:
        neuron["weights"][:-1] = [0.0, 0.0, 0.0]
    yield Case((network, row)), Case((network, row))


def _one_weight(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    row = _row(rng, 3)
    for place in range(3):
        weights = [0.0, 0.0, 0.0, 0.0]
        weights[place] = 0.75
        yield Case(([[{"weights": weights}]], row)), Case(([[{"weights": weights}]], row))


def _of_one_weight(case: Case) -> Array:
    network, row = case.args
    weights = network[0][0]["weights"]
    return np.array([sigma(sum(w * x for w, x in zip(weights, row, strict=False)))])


def _neuron_by_neuron(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    network, row = _asked(rng, 3, 3)
    yield Case((network, row)), Case(([network[0][1:]], row))
    yield Case((network, row)), Case(([network[0][::-1]], row))


FORWARD_PROPAGATE = Exercise(
    name="forward_propagate",
    assignment="feedforward",
    oracle=forward_propagate,
    parameters=("network", "row"),
    done="Layer after layer, each neuron keeps its output, and nothing else has changed.",
    properties=(
        Property("one", "One layer", "each neuron's sum, squashed", 2.5, _one_layer),
        Property(
            "layers",
            "Several layers",
            "outputs become inputs",
            2,
            _several_layers,
            fails="One layer is right; several layers are not.",
        ),
        Property(
            "stored",
            "An 'output' in every neuron",
            "for the way back",
            2,
            _stored_cases,
            _stored,
            needs=("layers",),
        ),
        Property(
            "kinds",
            "Whole numbers, one neuron, a network used before",
            "the same rule",
            0.5,
            _kinds,
            fails="Right for ordinary networks, but not for whole numbers, a single neuron, large sums, weights or neurons alike, or an old 'output'.",
        ),
        again(0.5, _again),
        Property(
            "else",
            "Nothing else is changed",
            "weights and row stay",
            0.5,
            _else_cases,
            _nothing_else,
        ),
    ),
    mistakes=FORWARD_PROPAGATE_MISTAKES,
    hints=(
        "Take one neuron with weights [0.5, -1, 0.25] and the inputs [1, 2]: which number is the bias, and what is the sum?",
        "Two loops: over the layers, and inside over the neurons of a layer. What are the inputs of the second layer?",
        "Collect a layer's outputs in a new list while you store them; after the inner loop that list becomes the inputs.",
    ),
    naming=_naming,
    invariants=(Invariant("between-0-and-1", _squashed),),
    probes=(
        Probe(
            "bias-alone",
            "With all weights but the bias 0, a neuron must give the sigmoid of its bias.",
            _bias_only,
            lambda one, other: np.array([sigma(n["weights"][-1]) for n in other.args[0][0]]),
        ),
        Probe(
            "one-weight-alone",
            "With one weight alone other than 0, a neuron must give the sigmoid of that weight times its input.",
            _one_weight,
            lambda one, other: _of_one_weight(other),
        ),
        Probe(
            "neuron-by-neuron",
            "A neuron's output must not depend on the other neurons of its layer; in yours it does.",
            _neuron_by_neuron,
            lambda one, other: one[1:] if len(other.args[0][0]) == 2 else one[::-1],
        ),
    ),
)

# count_parameters


def count_parameters(sizes: Sequence[int]) -> int:
    total = 0
    for place in range(1, len(sizes)):
        weights = int(sizes[place - 1]) * int(sizes[place])
        total += weights + int(sizes[place])
    return total


def _sizes(rng: np.random.Generator, n: int) -> list[int]:
    return [int(x) for x in rng.permutation(np.arange(2, 12))[:n]]


def _count_one(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(([3, 2],))
    yield Case(([4, 1],))
    yield Case((_sizes(rng, 2),))


def _count_two(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(([4, 5, 3],))
    yield Case(([2, 2, 1],))
    yield Case((_sizes(rng, 3),))


def _count_many(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(([3, 3, 2, 3],))
    yield Case(([1, 1, 1, 1, 1],))
    yield Case((_sizes(rng, 5),))
    yield Case(([64, 32, 32, 32, 10],))
    yield Case(([784, 100, 10],))


def _count_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two, three = _sizes(rng, 3), _sizes(rng, 3), _sizes(rng, 2)
    yield in_turn((one,), (two,), (three,), (one,))


def _count_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((_sizes(rng, 4),))


def _counts(
    layer: Callable[[int, int], float],
    pairs: Callable[[list[int]], list[tuple[int, int]]] | None = None,
    more: Callable[[list[int]], float] = lambda sizes: 0,
) -> Callable[[Sequence[int]], float]:
    def counts(sizes: Sequence[int]) -> float:
        given = [int(n) for n in sizes]
        chosen = pairs(given) if pairs else list(zip(given, given[1:], strict=False))
        return sum(layer(m, n) for m, n in chosen) + more(given)

    return counts


def _both(m: int, n: int) -> int:
    return m * n + n


COUNT_MISTAKES = (
    Mistake(
        "count_parameters.no-biases",
        "These are the weights alone: every neuron has a bias too.",
        (_counts(lambda m, n: m * n),),
        tags=("bias left out",),
    ),
    Mistake(
        "count_parameters.no-weights",
        "These are the biases alone: every arrow between two layers is a weight.",
        (_counts(lambda m, n: n), _counts(lambda m, n: m + n)),
    ),
    Mistake(
        "count_parameters.input-biases",
        "The inputs have got biases too; only neurons have one.",
        (
            _counts(_both, more=lambda s: s[0]),
            _counts(lambda m, n: m * n, more=lambda s: sum(s)),
        ),
        "An input is a number that is given; it adds nothing up.",
    ),
    Mistake(
        "count_parameters.bias-for-each-input",
        "You count a bias for each neuron of the layer before; the layer's own neurons have them.",
        (
            _counts(lambda m, n: m * n + m),
            _counts(lambda m, n: m * n, more=lambda s: sum(s[:-1])),
        ),
    ),
    Mistake(
        "count_parameters.bias-on-both-sides",
        "You count biases for both layers that the arrows join; each neuron's bias counts once.",
        (_counts(lambda m, n: (m + 1) * (n + 1)), _counts(lambda m, n: m * n + m + n)),
    ),
    Mistake(
        "count_parameters.bias-for-each-arrow",
        "You count a bias for each arrow; an arrow is one weight, and a neuron has one bias.",
        (_counts(lambda m, n: 2 * m * n),),
        "That is how S1 says it: 70 for 4-5-3.",
    ),
    Mistake(
        "count_parameters.one-bias-for-each-layer",
        "You count one bias for each layer; each of its neurons has its own.",
        (_counts(lambda m, n: m * n + 1), _counts(lambda m, n: m * n, more=lambda s: len(s))),
    ),
    Mistake(
        "count_parameters.no-output-biases",
        "The last layer's biases are missing.",
        (_counts(lambda m, n: m * n, more=lambda s: sum(s[1:-1])),),
    ),
    Mistake(
        "count_parameters.neurons",
        "These are the neurons; their weights and biases are asked.",
        (_counts(lambda m, n: 0, more=lambda s: sum(s)),),
    ),
    Mistake(
        "count_parameters.product",
        "All sizes are multiplied with each other; arrows lead from one layer to the next alone.",
        (
            lambda sizes: math.prod(sizes),
            lambda sizes: math.prod(sizes) + sum(sizes[1:]),
            lambda sizes: math.prod(sizes) + sum(sizes),
        ),
    ),
    Mistake(
        "count_parameters.misses-last-layer",
        "The last layer does not come in.",
        (
            _counts(_both, lambda s: list(zip(s, s[1:-1], strict=False))),
            _counts(lambda m, n: m * n, lambda s: list(zip(s, s[1:-1], strict=False))),
            _counts(lambda m, n: m * n + m, lambda s: list(zip(s, s[1:-1], strict=False))),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "count_parameters.misses-first-layer",
        "The first layer of weights does not come in.",
        (
            _counts(_both, lambda s: list(zip(s[1:], s[2:], strict=False))),
            _counts(lambda m, n: m * n, lambda s: list(zip(s[1:], s[2:], strict=False))),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "count_parameters.first-layer-only",
        "Only the first layer of weights is counted.",
        (_counts(_both, lambda s: [(s[0], s[1])]),),
        "Where does your `return` stand?",
        tags=("returns too early",),
    ),
    Mistake(
        "count_parameters.last-layer-only",
        "Only the last layer of weights is counted.",
        (_counts(_both, lambda s: [(s[-2], s[-1])]),),
        "Is the total set anew in each round?",
    ),
    Mistake(
        "count_parameters.two-layers-only",
        "Your function is made for two layers of weights; there may be fewer or more.",
        (
            _counts(_both, lambda s: list(zip(s, s[1:], strict=False))[:2]),
            lambda sizes: (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[2],
            lambda sizes: (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[-1],
            lambda sizes: sizes[0] * sizes[1] + sizes[1] * sizes[2] + sizes[1] + sizes[2],
        ),
    ),
    Mistake(
        "count_parameters.from-the-first",
        "The arrows are counted from the first layer to every other; they lead from each to the next.",
        (_counts(_both, lambda s: [(s[0], n) for n in s[1:]]),),
    ),
    Mistake(
        "count_parameters.every-pair",
        "Arrows are counted between all layers; they lead from each to the next alone.",
        (
            _counts(
                _both, lambda s: [(s[i], s[j]) for i in range(len(s)) for j in range(i + 1, len(s))]
            ),
        ),
    ),
    Mistake(
        "count_parameters.equal-layers-once",
        "Layers of the same sizes are counted once; each has weights and biases of its own.",
        (lambda sizes: sum(_both(m, n) for m, n in set(zip(sizes, sizes[1:], strict=False))),),
        "A set or a dict holds equal pairs once.",
    ),
    Mistake(
        "count_parameters.by-layer",
        "These are the counts of each layer; their sum is asked.",
        (
            lambda sizes: [_both(m, n) for m, n in zip(sizes, sizes[1:], strict=False)],
            lambda sizes: (
                sum(m * n for m, n in zip(sizes, sizes[1:], strict=False)),
                sum(sizes[1:]),
            ),
        ),
    ),
    Mistake(
        "count_parameters.always-43",
        "Your function always gives the count of 4-5-3; compute it from `sizes`.",
        (lambda sizes: 43,),
    ),
    Mistake(
        "count_parameters.first-answer",
        "This is the answer to one and the same input, whatever is asked.",
        (lambda sizes: count_parameters([3, 2]),),
        "It is kept from an earlier call, or written in.",
    ),
)


def _whole(case: Case, expected: Any, value: Any) -> str:
    number = _number(value)
    if number is not None and number != round(number):
        return f"A count is a whole number; yours is {number:.4g}."
    return ""


def _one_more_layer(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for _ in range(2):
        sizes = _sizes(rng, 3)
        yield Case((sizes[:2],)), Case((sizes,))


def _one_more_input(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    sizes = _sizes(rng, 2)
    yield Case((sizes,)), Case(([sizes[0] + 1, sizes[1]],))


def _one_more_output(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    sizes = _sizes(rng, 2)
    yield Case((sizes,)), Case(([sizes[0], sizes[1] + 1],))


COUNT_PARAMETERS = Exercise(
    name="count_parameters",
    assignment="feedforward",
    oracle=count_parameters,
    parameters=("sizes",),
    done="A weight for each arrow, a bias for each neuron.",
    properties=(
        Property("one", "One layer", "its weights and its biases", 1, _count_one),
        Property(
            "two",
            "Two layers",
            "4-5-3 has 43",
            1,
            _count_two,
            fails="One layer is right; two layers are not.",
        ),
        Property(
            "many",
            "Any number of layers",
            "the same rule",
            0.5,
            _count_many,
            fails="Right for two layers, not for more of them.",
            needs=("two",),
        ),
        again(0.25, _count_again),
        unchanged(0.25, _count_unchanged),
    ),
    mistakes=COUNT_MISTAKES,
    hints=(
        "Draw 4-5-3. How many arrows end at one neuron of the middle layer, and what else belongs to that neuron?",
        "Look at two neighbouring layers at a time: how many arrows between them, how many neurons at their end?",
        "Each neuron of a layer has one weight for each neuron before it and one bias: add (inputs + 1) times neurons over the layers.",
    ),
    invariants=(Invariant("whole", _whole),),
    probes=(
        Probe(
            "one-more-input",
            "One more input must add one weight for each neuron; in yours it adds something else.",
            _one_more_input,
            lambda one, other: one + other.args[0][1],
        ),
        Probe(
            "one-more-neuron",
            "One more neuron must add one weight for each input and one bias; in yours it adds something else.",
            _one_more_output,
            lambda one, other: one + other.args[0][0] + 1,
        ),
        Probe(
            "one-more-layer",
            "A layer put behind must add its own weights and biases; in yours it adds something else.",
            _one_more_layer,
            lambda one, other: one + (other.args[0][1] + 1) * other.args[0][2],
        ),
    ),
)
