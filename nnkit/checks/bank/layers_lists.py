"""S1's way back and its step, in plain Python lists, on a network that is changed in place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import again, sigma
from .layers_deltas import OTHER_SLOPES

Neurons = list[list[dict[str, Any]]]


def _pass_forward(network: Neurons, row: Sequence[float]) -> None:
    inputs = [float(x) for x in row]
    for layer in network:
        for neuron in layer:
            *weights, bias = neuron["weights"]
            total = math.fsum([bias, *(w * x for w, x in zip(weights, inputs, strict=True))])
            neuron["output"] = sigma(total)
        inputs = [neuron["output"] for neuron in layer]


def _numbers(rng: np.random.Generator, n: int, low: float = 0.4, high: float = 1.6) -> list[float]:
    values = np.round(rng.choice([-1, 1], n) * rng.uniform(low, high, n), 3)
    return [float(x) for x in values]


def _net(rng: np.random.Generator, *sizes: int) -> tuple[Neurons, list[float]]:
    """A network after a forward pass, no output near a half or saturated, and its row."""
    for _ in range(300):
        network: Neurons = [
            [{"weights": _numbers(rng, n_in + 1)} for _ in range(n_out)]
            for n_in, n_out in zip(sizes, sizes[1:], strict=False)
        ]
        row = _numbers(rng, sizes[0])
        _pass_forward(network, row)
        outputs = [neuron["output"] for layer in network for neuron in layer]
        if all(0.08 < a < 0.92 and abs(a - 0.5) > 0.05 for a in outputs):
            break
    return network, row


def _asked(key: str, *calls: Sequence[Any], from_layer: int = 0) -> Case:
    return Case(
        driver="network_after",
        arguments={"calls": [list(c) for c in calls], "key": key, "from_layer": from_layer},
    )


def _all(*given: Any) -> Case:
    """A call whose arguments are looked at afterwards, whole."""
    return Case(driver="network_after", arguments={"calls": [list(given)]})


def _nothing_else(name: str, key: str, last: str) -> Callable[[Case, Outcome], Finding | None]:
    """Judge that nothing but what stands under `key` has changed, and that it holds numbers."""

    def trouble(slug: str, says: str, note: str = "") -> Finding:
        return Finding(f"{name}.{slug}", says, note)

    rebuilt = trouble(
        "rebuilt",
        "After your function the network is another one: it must stay a list of layers of dicts.",
        f"Change '{key}' in the neurons that are there.",
    )

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        given, after = case.given["calls"][0], outcome.value
        if not isinstance(after, list) or len(after) != len(given):
            return rebuilt
        if after[1] != given[1]:
            return trouble(
                f"changes-{last}",
                f"Your function changes `{last}`; the caller's list must stay as it was.",
                "`inputs = row` is the same list under another name." if last == "row" else "",
            )
        try:
            pairs = [
                (old, new)
                for olds, news in zip(given[0], after[0], strict=True)
                for old, new in zip(olds, news, strict=True)
            ]
            for old, new in pairs:
                if gone := [k for k in old if k not in new and k != key]:
                    return trouble(
                        "loses-keys",
                        f"Your function takes {gone[0]!r} out of a neuron; only '{key}' may change.",
                    )
                if more := [k for k in new if k not in old and k != key]:
                    return trouble(
                        "stores-more",
                        f"Your function stores {more[0]!r} in a neuron too; only '{key}' may change.",
                    )
                if other := [k for k in old if k != key and old[k] != new[k]]:
                    return trouble(
                        "changes-more",
                        f"Your function changes {other[0]!r} in a neuron; only '{key}' may change.",
                    )
                numbers = as_numbers(new.get(key))
                ndim = 0 if key == "delta" else 1
                if numbers is None or numbers.ndim != ndim or numbers.dtype.kind == "b":
                    what = "one number" if ndim == 0 else "a list of numbers"
                    return trouble(
                        "stores-no-number",
                        f"A neuron's '{key}' is {what}; something else is stored there.",
                    )
        except (TypeError, ValueError, AttributeError):
            return rebuilt
        return None

    return judge


# backward_propagate_error


def backward_propagate_error(network: Neurons, expected: Sequence[float]) -> None:
    for depth in range(len(network) - 1, -1, -1):
        for place, neuron in enumerate(network[depth]):
            out = float(neuron["output"])
            if depth == len(network) - 1:
                error = out - float(expected[place])
            else:
                error = math.fsum(n["weights"][place] * n["delta"] for n in network[depth + 1])
            neuron["delta"] = error * (out - out * out)


def _expected(rng: np.random.Generator, network: Neurons) -> list[float]:
    """Targets well away from the outputs, so that deltas are of a good size."""
    return [
        float(np.round(n["output"] + rng.choice([-1, 1]) * rng.uniform(0.5, 1.5), 2))
        for n in network[-1]
    ]


def _pair(rng: np.random.Generator, *sizes: int) -> tuple[Neurons, list[float]]:
    network, _ = _net(rng, *sizes)
    return network, _expected(rng, network)


_FIRST: tuple[Neurons, list[float]] = (
    [
        [
            {"weights": [1.0, -1.0, 0.5], "output": sigma(-0.5)},
            {"weights": [0.5, 2.0, -1.0], "output": sigma(3.5)},
        ],
        [
            {
                "weights": [1.5, -1.0, 0.25],
                "output": sigma(1.5 * sigma(-0.5) - sigma(3.5) + 0.25),
            }
        ],
    ],
    [1.0],
)


def _last_layer(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("delta", _FIRST, from_layer=1)
    yield _asked("delta", _pair(rng, 2, 2, 3), from_layer=1)


def _two_layers(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("delta", _pair(rng, 2, 3, 2))
    yield _asked("delta", _pair(rng, 3, 2, 4))


def _depths(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("delta", _pair(rng, 2, 3, 4, 2))
    yield _asked("delta", _pair(rng, 3, 2))


def _used(rng: np.random.Generator, *sizes: int) -> tuple[Neurons, list[float]]:
    network, expected = _pair(rng, *sizes)
    for neuron in (neuron for layer in network for neuron in layer):
        neuron["delta"] = float(np.round(rng.uniform(0.2, 0.9), 3))
    return network, expected


def _used_before(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("delta", _used(rng, 2, 2, 2))


def _back_kinds(rng: np.random.Generator) -> Iterator[Case]:
    network: Neurons = [[{"weights": [1, -2]}], [{"weights": [2, -1]}, {"weights": [-1, 1]}]]
    _pass_forward(network, [1])
    yield _asked("delta", (network, [1, 0]))
    twins: Neurons = [
        [{"weights": [0.5, -0.25]}, {"weights": [0.5, -0.25]}],
        [{"weights": [1.0, 2.0, 0.5]}, {"weights": [1.0, 2.0, 0.5]}],
    ]
    _pass_forward(twins, [1.5])
    yield _asked("delta", (twins, [0.25, 1.5]))
    network, _ = _used(rng, 2, 2, 2)
    yield _asked("delta", (network, [neuron["output"] for neuron in network[-1]]))


def _back_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = _pair(rng, 2, 2, 2), _pair(rng, 2, 2, 2)
    yield _asked("delta", one, two, _pair(rng, 1, 2), one)


def _back_else(rng: np.random.Generator) -> Iterator[Case]:
    yield _all(*_pair(rng, 2, 3, 2))


def _back_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("delta", _pair(rng, 3, 3, 3))
    yield _asked("delta", _pair(rng, 2, 3, 1))


Outputs = Sequence[float]
Sum = Callable[[list[dict[str, Any]], int, dict[str, Any], str], float]


def _through(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(sum(n["weights"][j] * n[what] for n in layer))


def _own_weights(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(sum(w * n[what] for w, n in zip(neuron["weights"], layer, strict=False)))


def _back(
    last: Callable[[float, Sequence[float], int], float] = lambda out, expected, j: (
        out - expected[j]
    ),
    slope: Callable[[float], float] = lambda a: a * (1 - a),
    total: Sum = _through,
    carry: str = "delta",
    running: bool = False,
    start: int | None = None,
    add: bool = False,
    sign: float = 1,
    key: str = "delta",
) -> Callable[[Neurons, Sequence[float]], None]:
    """S1's way back with something exchanged; `carry` is what goes on to the layer before."""

    def back(network: Neurons, expected: Sequence[float]) -> None:
        top = len(network) - 1
        for i in range(top, -1, -1):
            if start is not None and i < top + start:
                return
            error = 0.0
            for j, neuron in enumerate(network[i]):
                if i == top:
                    error = sign * last(neuron["output"], expected, j)
                else:
                    kept = error if running else 0.0
                    error = kept + total(network[i + 1], j, neuron, f"_{carry}")
                neuron["_error"], neuron["_delta"] = error, error * slope(neuron["output"])
        for neuron in (neuron for layer in network for neuron in layer):
            if "_delta" in neuron:
                made, old = neuron.pop("_delta"), neuron.get("delta", 0.0) if add else 0.0
                neuron[key] = made + old
                neuron.pop("_error")

    return back


def _stop_after_last(network: Neurons, expected: Sequence[float]) -> None:
    _back()(network[-1:], expected)


def _only_hidden(network: Neurons, expected: Sequence[float]) -> None:
    kept = [dict(n) for n in network[-1]]
    backward_propagate_error(network, expected)
    network[-1][:] = kept


def _two_only(network: Neurons, expected: Sequence[float]) -> None:
    hidden, output = network[0], network[1]
    for j, neuron in enumerate(output):
        out = neuron["output"]
        neuron["delta"] = (out - expected[j]) * out * (1 - out)
    for j, neuron in enumerate(hidden):
        out = neuron["output"]
        neuron["delta"] = _through(output, j, neuron) * out * (1 - out)


def _two_only_zipped(network: Neurons, expected: Sequence[float]) -> None:
    hidden, output = network[0], network[1]
    for neuron, target in zip(output, expected, strict=False):
        out = neuron["output"]
        neuron["delta"] = (out - target) * out * (1 - out)
    for j, neuron in enumerate(hidden):
        out = neuron["output"]
        neuron["delta"] = _through(output, j, neuron) * out * (1 - out)


def _added_on_the_way(network: Neurons, expected: Sequence[float]) -> None:
    """The old delta is added at once, so that what goes on holds it too."""
    for i in reversed(range(len(network))):
        for j, neuron in enumerate(network[i]):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = _through(network[i + 1], j, neuron)
            delta = error * neuron["output"] * (1 - neuron["output"])
            neuron["delta"] = neuron.get("delta", 0.0) + delta


def _stores_nothing(network: Neurons, expected: Sequence[float]) -> None:
    return None


def _errors_kept(network: Neurons, expected: Sequence[float]) -> None:
    """One list of errors for all layers."""
    errors: list[float] = []
    for i in reversed(range(len(network))):
        for j, neuron in enumerate(network[i]):
            if i == len(network) - 1:
                errors.append(neuron["output"] - expected[j])
            else:
                errors.append(_through(network[i + 1], j, neuron))
        for j, neuron in enumerate(network[i]):
            neuron["delta"] = errors[j] * neuron["output"] * (1 - neuron["output"])


def _forward_order(network: Neurons, expected: Sequence[float]) -> None:
    """From the first layer on, where the next layer's deltas are not there yet."""
    for i, layer in enumerate(network):
        for j, neuron in enumerate(layer):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = _through(network[i + 1], j, neuron)
            neuron["delta"] = error * neuron["output"] * (1 - neuron["output"])


def _rounded(digits: int) -> Callable[[Neurons, Sequence[float]], None]:
    def back(network: Neurons, expected: Sequence[float]) -> None:
        backward_propagate_error(network, expected)
        for neuron in (neuron for layer in network for neuron in layer):
            neuron["delta"] = round(neuron["delta"], digits)

    return back


def _last_of(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(layer[-1]["weights"][j] * layer[-1][what])


def _first_of(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(layer[0]["weights"][j] * layer[0][what])


def _next_place(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(sum(n["weights"][j + 1] * n[what] for n in layer))


def _no_weights(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(sum(n[what] for n in layer))


def _own_neuron(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return float(sum(layer[j % len(layer)]["weights"][:-1]) * layer[j % len(layer)][what])


def _mean_of(
    layer: list[dict[str, Any]], j: int, neuron: dict[str, Any], what: str = "delta"
) -> float:
    return _through(layer, j, neuron, what) / len(layer)


def _squashed_slope(a: float) -> float:
    return sigma(a) * (1 - sigma(a))


def _tanh_slope(a: float) -> float:
    return 1 - a * a


_ALWAYS_FIRST = _back(last=lambda out, expected, j: out - expected[0])

BACK_MISTAKES = (
    Mistake(
        "backward_propagate_error.minus",
        "The sign is turned: the error is output minus expected.",
        (_back(sign=-1),),
        "Then the step must subtract; S1's error is output minus expected.",
        tags=("sign",),
    ),
    Mistake(
        "backward_propagate_error.no-slope",
        "The slope of the sigmoid is missing: each error is multiplied by output (1 - output).",
        (_back(slope=lambda a: 1.0),),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "backward_propagate_error.sigmoid-again",
        "`output` has been through the sigmoid already; you put it through once more for the slope.",
        (_back(slope=_squashed_slope),),
        "S1's `transfer_derivative(output)` takes the output.",
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "backward_propagate_error.tanh",
        "`1 - output²` is the slope of tanh; these neurons have the sigmoid.",
        (_back(slope=_tanh_slope),),
    ),
    Mistake(
        "backward_propagate_error.half-a-slope",
        "One factor of the sigmoid's slope is missing: it has two.",
        (_back(slope=lambda a: a), _back(slope=lambda a: 1 - a)),
    ),
    Mistake(
        "backward_propagate_error.other-slope",
        "What you multiply by is not the slope of the sigmoid, which is `output (1 - output)`.",
        tuple(_back(slope=slope) for slope in OTHER_SLOPES),
    ),
    Mistake(
        "backward_propagate_error.errors-passed-back",
        "The raw errors are passed back; the deltas, with the slope in them, are what goes on.",
        (_back(carry="error"), _back(carry="error", slope=_tanh_slope)),
        tags=("raw error propagated",),
    ),
    Mistake(
        "backward_propagate_error.own-weights",
        "A hidden neuron is blamed through the weights that lead on from it; you take its own.",
        (_back(total=_own_weights),),
        "Those stand in the neurons of the next layer.",
    ),
    Mistake(
        "backward_propagate_error.other-place",
        "You take the weight one place too far: the bias stands last, so input j has `weights[j]`.",
        (
            _back(total=_next_place),
            _back(total=_next_place, last=lambda out, expected, j: out - expected[0]),
        ),
        tags=("off by one",),
    ),
    Mistake(
        "backward_propagate_error.one-neuron",
        "One neuron of the next layer counts alone: the blame from all of them adds up.",
        (_back(total=_last_of), _back(total=_first_of)),
        "`=` in a loop keeps the last one; `+=` adds.",
        tags=("= for +=",),
    ),
    Mistake(
        "backward_propagate_error.mean",
        "You take a mean over the next layer; the blame adds up.",
        (_back(total=_mean_of),),
    ),
    Mistake(
        "backward_propagate_error.no-weights",
        "The next layer's deltas are added up without their weights.",
        (_back(total=_no_weights),),
    ),
    Mistake(
        "backward_propagate_error.row-for-column",
        "You add up one neuron's weights; each neuron of the next layer gives one weight and one delta.",
        (_back(total=_own_neuron),),
        tags=("transposed W",),
    ),
    Mistake(
        "backward_propagate_error.sum-not-reset",
        "The sum goes on from one hidden neuron to the next; each starts at 0.",
        (_back(running=True),),
    ),
    Mistake(
        "backward_propagate_error.errors-kept",
        "The errors of all layers stand in one list, so a hidden layer reads those of the last.",
        (_errors_kept,),
        "Each layer needs a new list.",
    ),
    Mistake(
        "backward_propagate_error.expected-first",
        "Every output is compared with the first expected number; each has its own.",
        (_ALWAYS_FIRST,),
    ),
    Mistake(
        "backward_propagate_error.only-last-layer",
        "Only the last layer has a 'delta'; the way goes back to the first.",
        (_stop_after_last,),
        "A `return` inside the loop ends it at once.",
    ),
    Mistake(
        "backward_propagate_error.only-hidden-layers",
        "The last layer's neurons have no 'delta' afterwards.",
        (_only_hidden,),
    ),
    Mistake(
        "backward_propagate_error.two-layers",
        "This is written for two layers; there may be one, or more.",
        (_two_only, _two_only_zipped),
    ),
    Mistake(
        "backward_propagate_error.stores-nothing",
        "No neuron has a 'delta' after your function: it is stored in each neuron, not given back.",
        (_stores_nothing, _back(key="error"), _back(key="Delta"), _back(key="deltas")),
    ),
    Mistake(
        "backward_propagate_error.added",
        "The new delta is added to that of an earlier call; it takes its place.",
        (_added_on_the_way, _back(add=True)),
        "Neurons without an old delta come out right.",
        tags=("state is kept",),
    ),
    Mistake(
        "backward_propagate_error.forwards",
        "The layers are taken from the first on; a hidden layer needs the deltas of the next one, so begin with the last.",
        (_forward_order,),
        tags=("order",),
    ),
    Mistake(
        "backward_propagate_error.twice",
        "There is a factor that does not belong there: S1's error is output minus expected, no more.",
        (_back(sign=2), _back(sign=0.5)),
    ),
    Mistake(
        "backward_propagate_error.rounded",
        "The deltas are rounded; leave all their digits.",
        tuple(_rounded(n) for n in (1, 2, 3)),
    ),
)

BACKWARD_PROPAGATE_ERROR = Exercise(
    name="backward_propagate_error",
    assignment="layers",
    oracle=backward_propagate_error,
    parameters=("network", "expected"),
    done="A delta in every neuron, from the last layer to the first.",
    properties=(
        Property("last", "The last layer", "error times slope", 2, _last_layer),
        Property(
            "hidden",
            "A hidden layer",
            "S1's sum",
            2.5,
            _two_layers,
            fails="The last layer is right, the hidden one is not.",
        ),
        Property(
            "depths",
            "One layer, three layers",
            "any depth",
            1,
            _depths,
            fails="Two layers are right, one or three are not.",
            needs=("hidden",),
        ),
        Property(
            "used",
            "A network used before",
            "new deltas take the place of old ones",
            0.5,
            _used_before,
            fails="Right for a new network, not where an old 'delta' stands in the neurons.",
            needs=("hidden",),
        ),
        Property(
            "kinds",
            "Whole numbers, one hidden neuron",
            "the same rule",
            0.5,
            _back_kinds,
            fails="Right for ordinary networks, but not for whole weights, a single hidden neuron or two neurons alike.",
            needs=("hidden",),
        ),
        again(0.5, _back_again),
        Property(
            "else",
            "Nothing else is changed",
            "outputs, weights and expected stay",
            1,
            _back_else,
            _nothing_else("backward_propagate_error", "delta", "expected"),
        ),
    ),
    mistakes=BACK_MISTAKES,
    hints=(
        "Take two layers. Which numbers does the last layer's delta need, and which the hidden one's? Which layer must come first?",
        "Hidden neuron j reaches every neuron of the next layer through that neuron's weights[j].",
        "From the last layer to the first: the error is output - expected[j], or the sum of weights[j] * delta over the next layer's neurons; times output * (1 - output) it is the delta.",
    ),
    naming=_back_naming,
)

# update_weights


def update_weights(network: Neurons, row: Sequence[float], lr: float) -> None:
    inputs = [float(x) for x in row]
    for layer in network:
        for neuron in layer:
            with_one = [*inputs, 1.0]
            neuron["weights"] = [
                float(w) - lr * neuron["delta"] * x
                for w, x in zip(neuron["weights"], with_one, strict=True)
            ]
        inputs = [float(neuron["output"]) for neuron in layer]


def _ready(rng: np.random.Generator, *sizes: int) -> tuple[Neurons, list[float]]:
    network, row = _net(rng, *sizes)
    for neuron in (neuron for layer in network for neuron in layer):
        neuron["delta"] = _numbers(rng, 1, 0.2, 0.9)[0]
    return network, row


_UPDATE_FIRST: tuple[Neurons, list[float], float] = (
    [[{"weights": [1.0, -1.0, 0.5], "output": sigma(-0.5), "delta": 0.2}]],
    [1.0, 2.0],
    0.5,
)


def _one_layer(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("weights", _UPDATE_FIRST)
    yield _asked("weights", (*_ready(rng, 3, 2), 0.7))


def _several(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("weights", (*_ready(rng, 2, 3, 2), 0.4))
    yield _asked("weights", (*_ready(rng, 4, 2, 3, 1), 0.25))


def _update_kinds(rng: np.random.Generator) -> Iterator[Case]:
    network: Neurons = [[{"weights": [1, -2, 0]}], [{"weights": [2, -1]}]]
    _pass_forward(network, [1, 3])
    network[0][0]["delta"], network[1][0]["delta"] = -0.5, 0.25
    yield _asked("weights", (network, [1, 3], 1))
    yield _asked("weights", (*_ready(rng, 1, 2, 2), 0.01))
    network, row = _ready(rng, 2, 3, 2)
    network[0][1]["delta"] = 0.0
    yield _asked("weights", (network, row, 0.5))


def _update_again(rng: np.random.Generator) -> Iterator[Case]:
    one, two = (*_ready(rng, 2, 2, 2), 0.5), (*_ready(rng, 2, 2, 2), 0.3)
    yield _asked("weights", one, two, (*_ready(rng, 2, 1), 0.5), one)


def _update_else(rng: np.random.Generator) -> Iterator[Case]:
    yield _all(*_ready(rng, 2, 3, 2), 0.5)


def _update_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield _asked("weights", (*_ready(rng, 2, 2, 2), 0.5))
    yield _asked("weights", (*_ready(rng, 3, 3, 3), 0.8))


def _own_outputs(inputs: Outputs, layer: list[dict[str, Any]], i: int) -> list[float]:
    if i == 0:
        return list(inputs)
    own = [n["output"] for n in layer]
    return own[: len(layer[0]["weights"]) - 1]


def _stored_outputs(layer: list[dict[str, Any]], row: Sequence[float]) -> list[float]:
    return [float(neuron["output"]) for neuron in layer]


def _step(
    sign: float = -1,
    factor: Callable[[float, float], float] = lambda lr, delta: lr * delta,
    bias: Callable[[float, float, list[float]], float] = lambda lr, delta, inputs: lr * delta,
    first: Callable[[Sequence[float]], list[float]] = list,
    hand_on: Callable[[list[dict[str, Any]], Sequence[float]], list[float]] = _stored_outputs,
    own: bool = False,
    weights: Callable[[int], range] = range,
    layers: slice = slice(None),
    delta_of: Callable[[list[dict[str, Any]], int], float] = lambda layer, j: float(
        layer[j]["delta"]
    ),
    digits: int | None = None,
) -> Callable[[Neurons, Sequence[float], float], None]:
    """S1's step with something exchanged."""

    def step(network: Neurons, row: Sequence[float], lr: float) -> None:
        inputs = first(row)
        touched = network[layers]
        for i, layer in enumerate(network):
            if own:
                inputs = _own_outputs(row, layer, i)
            for j, neuron in enumerate(layer):
                if not any(layer is one for one in touched):
                    continue
                delta = delta_of(layer, j)
                moved = list(neuron["weights"])
                for k in weights(min(len(moved) - 1, len(inputs))):
                    moved[k] += sign * factor(lr, delta) * inputs[k]
                moved[-1] += sign * bias(lr, delta, inputs)
                neuron["weights"] = moved if digits is None else [round(w, digits) for w in moved]
            inputs = hand_on(layer, row)

    return step


def _nothing(network: Neurons, row: Sequence[float], lr: float) -> None:
    return None


def _row_for_all(layer: list[dict[str, Any]], row: Sequence[float]) -> list[float]:
    return [float(row[k % len(row)]) for k in range(len(layer))]


def _deltas(layer: list[dict[str, Any]], row: Sequence[float]) -> list[float]:
    return [float(n["delta"]) for n in layer]


def _moved_outputs(network: Neurons, row: Sequence[float], lr: float) -> None:
    """The forward pass is run anew with the weights that have moved."""
    inputs = [float(x) for x in row]
    for layer in network:
        new = []
        for neuron in layer:
            pairs = list(zip(neuron["weights"], [*inputs, 1.0], strict=True))
            neuron["weights"] = [w - lr * neuron["delta"] * x for w, x in pairs]
            total = sum(w * x for w, x in zip(neuron["weights"], [*inputs, 1.0], strict=True))
            new.append(sigma(total))
        inputs = new


UPDATE_MISTAKES = (
    Mistake(
        "update_weights.adds",
        "The step is added: it must go down, so it is subtracted.",
        (_step(sign=1),),
        "The delta is a slope: against it the error falls.",
        tags=("ascent", "sign"),
    ),
    Mistake(
        "update_weights.nothing-changes",
        "After your function every weight is what it was: a copy changes, or a name of the loop, not the lists in the network.",
        (_nothing,),
        "Put the new number into `neuron['weights'][j]`.",
        tags=("a rebound local",),
    ),
    Mistake(
        "update_weights.no-bias",
        "The biases never move.",
        (_step(bias=lambda lr, delta, inputs: 0.0),),
        "A bias is the last of a neuron's weights.",
        tags=("bias left out",),
    ),
    Mistake(
        "update_weights.bias-at-each-input",
        "The bias moves once for each input; it moves once for the neuron.",
        (
            _step(bias=lambda lr, delta, inputs: lr * delta * len(inputs)),
            _step(bias=lambda lr, delta, inputs: lr * delta * len(inputs), sign=1),
        ),
        "Its line stands outside of the loop over the inputs.",
    ),
    Mistake(
        "update_weights.bias-times-input",
        "The bias's step is multiplied by an input; its input is always 1.",
        (
            _step(bias=lambda lr, delta, inputs: lr * delta * inputs[-1]),
            _step(bias=lambda lr, delta, inputs: lr * delta * inputs[0]),
        ),
    ),
    Mistake(
        "update_weights.bias-without-rate",
        "The bias moves by the whole delta: the learning rate is missing there.",
        (_step(bias=lambda lr, delta, inputs: delta),),
    ),
    Mistake(
        "update_weights.no-rate",
        "The learning rate is missing.",
        (_step(factor=lambda lr, d: d, bias=lambda lr, d, x: d),),
        tags=("ignores an argument",),
    ),
    Mistake(
        "update_weights.weights-without-rate",
        "The weights move by the whole delta times the input: the learning rate is missing there.",
        (_step(factor=lambda lr, d: d),),
    ),
    Mistake(
        "update_weights.no-delta",
        "The step does not depend on the neuron's delta.",
        (
            _step(factor=lambda lr, d: lr, bias=lambda lr, d, x: lr),
            _step(factor=lambda lr, d: lr),
        ),
    ),
    Mistake(
        "update_weights.no-input",
        "A weight's step is multiplied by its input; the input is missing.",
        (
            _step(
                first=lambda row: [1.0] * len(row),
                hand_on=lambda layer, row: [1.0] * len(layer),
            ),
        ),
    ),
    Mistake(
        "update_weights.row-for-every-layer",
        "Every layer gets the row as its input; a later layer's inputs are the outputs before it.",
        (
            _step(hand_on=_row_for_all),
            _step(hand_on=lambda layer, row: [float(x) for x in row]),
        ),
    ),
    Mistake(
        "update_weights.own-outputs",
        "A later layer gets its own outputs as inputs; the outputs of the layer before it are meant.",
        (_step(own=True),),
        tags=("off by one",),
    ),
    Mistake(
        "update_weights.deltas-as-inputs",
        "A later layer gets deltas as inputs; the outputs of the layer before it are meant.",
        (
            _step(hand_on=_deltas),
            _step(hand_on=_deltas, digits=2),
            _step(hand_on=_deltas, digits=3),
        ),
    ),
    Mistake(
        "update_weights.first-layer-only",
        "Only the first layer is updated.",
        (_step(layers=slice(0, 1)),),
        "A `return` inside the loop ends it at once.",
    ),
    Mistake(
        "update_weights.last-layer-only",
        "Only the last layer is updated.",
        (_step(layers=slice(-1, None)),),
    ),
    Mistake(
        "update_weights.without-first-layer",
        "The first layer is never updated.",
        (_step(layers=slice(1, None)),),
    ),
    Mistake(
        "update_weights.without-last-layer",
        "The last layer is never updated.",
        (_step(layers=slice(0, -1)),),
    ),
    Mistake(
        "update_weights.last-input-dropped",
        "The row's last number is dropped; it is an input like the others here.",
        (_step(first=lambda row: [float(x) for x in row[:-1]]),),
        "In some data sets the label stands last; here `row` holds the inputs alone.",
    ),
    Mistake(
        "update_weights.last-weight-kept",
        "In every layer the weight of the last input never moves: the loop ends too early.",
        (_step(weights=lambda n: range(n - 1)),),
        tags=("off by one",),
    ),
    Mistake(
        "update_weights.first-weight-kept",
        "In every layer the weight of the first input never moves: the loop begins too late.",
        (_step(weights=lambda n: range(1, n)),),
        tags=("off by one",),
    ),
    Mistake(
        "update_weights.one-delta",
        "One neuron's delta serves its whole layer; each neuron has its own.",
        (
            _step(delta_of=lambda layer, j: float(layer[0]["delta"])),
            _step(delta_of=lambda layer, j: float(layer[-1]["delta"])),
            _step(
                delta_of=lambda layer, j: float(layer[0]["delta"]),
                weights=lambda n: range(n - 1),
            ),
        ),
    ),
    Mistake(
        "update_weights.forward-anew",
        "The outputs are computed anew with weights that have moved; the stored ones are meant.",
        (_moved_outputs,),
    ),
    Mistake(
        "update_weights.rounded",
        "The new weights are rounded; leave all their digits.",
        tuple(_step(digits=n) for n in (1, 2, 3)),
    ),
)

UPDATE_WEIGHTS = Exercise(
    name="update_weights",
    assignment="layers",
    oracle=update_weights,
    parameters=("network", "row", "lr"),
    done="Every weight and every bias, one step down.",
    properties=(
        Property("one", "One layer", "weights and bias", 2.5, _one_layer),
        Property(
            "layers",
            "Several layers",
            "outputs are the next layer's inputs",
            2,
            _several,
            fails="One layer is right, several layers are not.",
        ),
        Property(
            "kinds",
            "Whole numbers, a tiny rate",
            "the same rule",
            0.5,
            _update_kinds,
            fails="Right for ordinary numbers, but not for whole numbers or a tiny rate.",
        ),
        again(0.5, _update_again),
        Property(
            "else",
            "Nothing else is changed",
            "row, outputs and deltas stay",
            0.5,
            _update_else,
            _nothing_else("update_weights", "weights", "row"),
        ),
    ),
    mistakes=UPDATE_MISTAKES,
    hints=(
        "One neuron with the weights [1, -1, 0.5], delta 0.2 and the inputs [1, 2], rate 0.5: by how much does each of the three numbers move?",
        "The first layer's inputs are the row. Where do the inputs of the second layer stand?",
        "For each neuron: weights[j] -= lr * delta * inputs[j] for every input, and weights[-1] -= lr * delta; then the layer's outputs become the inputs.",
    ),
    naming=_update_naming,
)
