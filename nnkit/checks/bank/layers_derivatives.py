"""Nine derivatives by name, and the slope of any function by nudging."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from ..compare import as_numbers, difference
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from ..student_side.encoding import decode
from .common import Array, again, each_in_turn, sigma, strided, unchanged

# two_two_one_gradients

NAMES = ("w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b")
Weights = Mapping[str, float]
Nine = dict[str, float]


def _forward(x1: float, x2: float, weights: Weights) -> tuple[float, float, float]:
    w = {name: float(weights[name]) for name in NAMES}
    a1 = sigma(math.fsum((w["w11"] * x1, w["w21"] * x2, w["b1"])))
    a2 = sigma(math.fsum((w["w12"] * x1, w["w22"] * x2, w["b2"])))
    return a1, a2, sigma(math.fsum((w["w1"] * a1, w["w2"] * a2, w["b"])))


def two_two_one_gradients(x1: float, x2: float, y: float, weights: Weights) -> Nine:
    a1, a2, p = _forward(x1, x2, weights)
    purple = p - y
    red = purple * float(weights["w1"]) * (a1 - a1 * a1)
    green = purple * float(weights["w2"]) * (a2 - a2 * a2)
    of = {"b": purple, "w1": purple * a1, "w2": purple * a2, "b1": red, "b2": green}
    return {**of, "w11": red * x1, "w21": red * x2, "w12": green * x1, "w22": green * x2}


Four = tuple[float, float, int, Nine]


def _nine(rng: np.random.Generator) -> Nine:
    values = np.round(rng.choice([-1.0, 1.0], 9) * rng.uniform(0.4, 1.8, 9), 3)
    nine = {name: float(v) for name, v in zip(NAMES, values, strict=True)}
    for one, other in (("w1", "w2"), ("w12", "w21"), ("b1", "b2")):
        if abs(nine[one] - nine[other]) < 0.2:
            nine[other] = -nine[other]
    return nine


def _ordinary(rng: np.random.Generator, y: int) -> Four:
    """Both hidden neurons clearly bent, and the output away from its label."""
    while True:
        x1, x2 = (float(x) for x in np.round(rng.choice([-1, 1], 2) * rng.uniform(0.4, 1.8, 2), 3))
        nine = _nine(rng)
        a1, a2, p = _forward(x1, x2, nine)
        bent = all(0.12 < a < 0.88 and abs(a - 0.5) > 0.08 for a in (a1, a2))
        if bent and abs(a1 - a2) > 0.1 and 0.2 < abs(p - y) < 0.9 and abs(x1 - x2) > 0.2:
            return x1, x2, y, nine


_FIRST: Four = (
    1.0,
    2.0,
    1,
    dict(w11=1.0, w21=0.5, b1=-1.0, w12=-1.0, w22=0.25, b2=1.5, w1=2.0, w2=-2.0, b=0.5),
)


def _basic_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_FIRST)
    yield Case(_ordinary(rng, 1))


def _label_0(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ordinary(rng, 0))


def _label_1(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ordinary(rng, 1))


def _kinds_221(rng: np.random.Generator) -> Iterator[Case]:
    _, x2, y, weights = _ordinary(rng, 1)
    yield Case((0.0, x2, y, {name: weights[name] for name in sorted(NAMES, reverse=True)}))
    yield Case((0, 0, y, weights))
    yield Case((1, 0, 0, dict(w11=1, w21=-1, b1=-2, w12=1, w22=5, b2=1, w1=2, w2=-1, b=1)))
    # Sure and wrong, behind a hidden neuron that rests.
    far = dict(w11=-25.0, w21=0.5, b1=0.0, w12=0.5, w22=-0.25, b2=0.5, w1=2.0, w2=1.0, b=40.0)
    yield Case((1.0, 0.5, 0, far))


def _again_221(rng: np.random.Generator) -> Iterator[Case]:
    yield each_in_turn(_ordinary(rng, 1), _ordinary(rng, 0))


def _unchanged_221(rng: np.random.Generator) -> Iterator[Case]:
    yield Case(_ordinary(rng, 1))


_ABOUT = {
    "b": "Your `b` is not right: the slope of the log loss in the purple perceptron's sum is ŷ - y.",
    "w1": "Your `w1` does not follow from your `b`: what does the weight multiply on its way to purple?",
    "w2": "Your `w2` does not follow from your `b`: what does the weight multiply on its way to purple?",
    "b1": "Your `b1` does not follow from your `b`: back through which weight, and times the slope of which sigmoid?",
    "b2": "Your `b2` does not follow from your `b`: back through which weight, and times the slope of which sigmoid?",
    "w11": "Your `w11` does not follow from your `b1`: which input does the weight multiply?",
    "w21": "Your `w21` does not follow from your `b1`: which input does the weight multiply?",
    "w12": "Your `w12` does not follow from your `b2`: which input does the weight multiply?",
    "w22": "Your `w22` does not follow from your `b2`: which input does the weight multiply?",
}
_REMEMBERS = "Your numbers are made with the outputs of an earlier call: something of it is kept."
_ROUNDED = "The slopes are rounded; leave all their digits."


def _steps(case: Case, outcome: Outcome) -> Finding | None:
    """Judge each slope by what must follow from the slopes that the student gives before it."""
    value, expected = outcome.value, two_two_one_gradients(*case.args)
    if isinstance(value, list | tuple) or as_numbers(value) is not None:
        kind = (
            f"a {type(value).__name__}"
            if isinstance(value, list | tuple)
            else "an array"
            if isinstance(value, np.ndarray)
            else "one number"
        )
        says = (
            f"Your function gives back {kind}; a dict with the names of the nine weights is asked."
        )
        return Finding("property.type", says)
    found, _ = difference(expected, value, case.atol, case.rtol)
    if found is None:
        return None
    if found.kind not in ("values", "nan"):
        return Finding(f"property.{found.kind}", found.says, found.note)
    x1, x2, y, w = case.args
    given = {key: float(as_numbers(value[key])) for key in NAMES}  # type: ignore[arg-type]
    a1, a2, p = _forward(x1, x2, w)
    old = _forward(_FIRST[0], _FIRST[1], _FIRST[3])[2]
    if abs(given["b"] - (old - y)) < 1e-6 and abs(p - old) > 1e-3:
        return Finding("two_two_one_gradients.remembers", _REMEMBERS)
    must = {
        "b": p - y,
        "w1": given["b"] * a1,
        "w2": given["b"] * a2,
        "b1": given["b"] * w["w1"] * a1 * (1 - a1),
        "b2": given["b"] * w["w2"] * a2 * (1 - a2),
        "w11": given["b1"] * x1,
        "w21": given["b1"] * x2,
        "w12": given["b2"] * x1,
        "w22": given["b2"] * x2,
    }
    for key, right in must.items():
        if difference(right, given[key], case.atol, case.rtol)[0] is not None:
            if any(given[key] == round(expected[key], digits) for digits in (1, 2, 3, 4)):
                return Finding("two_two_one_gradients.rounded", _ROUNDED)
            return Finding(f"two_two_one_gradients.{key}", _ABOUT[key])
    return None


def _own(a: float) -> float:
    return a * (1 - a)


Slopes = Callable[[float, float, float, Weights], Nine]


def _chain(
    last: Callable[[float, float], float] = lambda p, y: p - y,
    slope: Callable[[float, float], float] = lambda a, z: a * (1 - a),
    through: tuple[str | None, str | None] = ("w1", "w2"),
    inputs: str = "1212",
    sums: Mapping[str, str | None] | None = None,
    on: Callable[[float, float, float, float, float, float], tuple[float, float]] = (
        lambda a1, a2, z1, z2, x1, x2: (a1, a2)
    ),
    squash: Callable[[float], float] = sigma,
    bias: float | None = None,
    sign: float = 1,
) -> Slopes:
    """The nine slopes with something exchanged."""

    def slopes(x1: float, x2: float, y: float, weights: Weights) -> Nine:
        take = {name: name for name in NAMES} | dict(sums or {})

        def w(name: str) -> float:
            source = take[name]
            return float(weights[source]) if source else 0.0

        z1 = w("w11") * x1 + w("w21") * x2 + w("b1")
        z2 = w("w12") * x1 + w("w22") * x2 + w("b2")
        a1, a2 = squash(z1), squash(z2)
        p = sigma(w("w1") * a1 + w("w2") * a2 + w("b"))
        d = sign * last(p, y)
        b1, b2 = (
            d * (float(weights[name]) if name else 1.0) * slope(a, z)
            for name, a, z in zip(through, (a1, a2), (z1, z2), strict=True)
        )
        s1, s2 = on(a1, a2, z1, z2, x1, x2)
        x = {"1": x1, "2": x2, "+": x1 + x2, "-": 1.0}
        out = {"w11": b1 * x[inputs[0]], "w21": b1 * x[inputs[1]], "b1": b1}
        out |= {"w12": b2 * x[inputs[2]], "w22": b2 * x[inputs[3]], "b2": b2}
        out |= {"w1": d * s1, "w2": d * s2, "b": d}
        if bias is not None:
            out |= {"b1": bias, "b2": bias, "b": bias}
        return out

    return slopes


def _renamed(pairs: Mapping[str, str], slopes: Slopes = two_two_one_gradients) -> Slopes:
    def renamed(x1: float, x2: float, y: float, weights: Weights) -> Nine:
        right = slopes(x1, x2, y, weights)
        return {key: right[pairs.get(key, key)] for key in NAMES}

    return renamed


def _crossed(x1: float, x2: float, y: float, weights: Weights) -> Nine:
    swap = {"w12": "w21", "w21": "w12"}
    turned = {name: weights[swap.get(name, name)] for name in NAMES}
    right = two_two_one_gradients(x1, x2, y, turned)
    return {name: right[swap.get(name, name)] for name in NAMES}


def _by_place(order: tuple[str, ...]) -> Slopes:
    def slopes(x1: float, x2: float, y: float, weights: Weights) -> Nine:
        keys = list(weights)
        taken = dict(zip(order, weights.values(), strict=True))
        right = two_two_one_gradients(x1, x2, y, taken)
        return {key: right[name] for key, name in zip(keys, order, strict=True)}

    return slopes


def _updated(x1: float, x2: float, y: float, weights: Weights, lr: float = 0.5) -> Nine:
    right = two_two_one_gradients(x1, x2, y, weights)
    moved = {**weights, "w1": weights["w1"] - lr * right["w1"]}
    moved["w2"] = weights["w2"] - lr * right["w2"]
    a1, a2, p = _forward(x1, x2, weights)
    red, green = (p - y) * moved["w1"] * _own(a1), (p - y) * moved["w2"] * _own(a2)
    hidden = {"w11": red * x1, "w21": red * x2, "b1": red}
    return {**right, **hidden, "w12": green * x1, "w22": green * x2, "b2": green}


def _rounded(digits: int) -> Slopes:
    return lambda *given: {k: round(v, digits) for k, v in two_two_one_gradients(*given).items()}


def _one_label(label: int) -> Slopes:
    """Only one of the loss's two terms; the other label gives zeros."""

    def slopes(x1: float, x2: float, y: float, weights: Weights) -> Nine:
        right = two_two_one_gradients(x1, x2, y, weights)
        return right if y == label else dict.fromkeys(NAMES, 0.0)

    return slopes


def _nudged(h: float) -> Slopes:
    """One-sided differences."""

    def loss(x1: float, x2: float, y: float, weights: Weights) -> float:
        p = _forward(x1, x2, weights)[2]
        return -math.log(p if y else 1 - p)

    def slopes(x1: float, x2: float, y: float, weights: Weights) -> Nine:
        here = loss(x1, x2, y, weights)
        return {
            name: (loss(x1, x2, y, {**weights, name: weights[name] + h}) - here) / h
            for name in NAMES
        }

    return slopes


def _step(w: Weights, slopes: Weights) -> Nine:
    return {name: w[name] - slopes[name] for name in NAMES}


_NO_BIAS = {"b1": None, "b2": None, "b": None}
_SORTED = ("w11", "w12", "b1", "w21", "w22", "b2", "w1", "w2", "b")

TWO_TWO_ONE_MISTAKES = (
    Mistake(
        "two_two_one_gradients.minus",
        "The sign is turned throughout: the slope of the log loss begins with ŷ - y.",
        (_chain(sign=-1),),
        "Going against the slope must make the loss smaller.",
        tags=("sign",),
    ),
    Mistake(
        "two_two_one_gradients.slope-at-output",
        "The slope of the output's sigmoid is multiplied in; with the log loss it cancels.",
        (_chain(lambda p, y: (p - y) * p * (1 - p)),),
        "With the squared error it would stay.",
        tags=("slope after cross-entropy",),
    ),
    Mistake(
        "two_two_one_gradients.no-hidden-slope",
        "The slope of the hidden sigmoids is missing: a(1 - a) for red and for green.",
        (_chain(slope=lambda a, z: 1.0),),
        tags=("delta without the derivative",),
    ),
    Mistake(
        "two_two_one_gradients.slope-of-sum",
        "The hidden slope is made of the sum z; it is a(1 - a), of the output.",
        (
            _chain(slope=lambda a, z: z * (1 - z)),
            _chain(slope=lambda a, z: _own(sigma(a))),
            _chain(slope=lambda a, z: z),
        ),
        tags=("slope of the wrong thing",),
    ),
    Mistake(
        "two_two_one_gradients.half-a-slope",
        "One factor of the hidden sigmoid's slope is missing: it has two.",
        (_chain(slope=lambda a, z: a), _chain(slope=lambda a, z: 1 - a)),
    ),
    Mistake(
        "two_two_one_gradients.tanh",
        "`1 - a²` is the slope of tanh; the hidden perceptrons have the sigmoid.",
        (_chain(slope=lambda a, z: 1 - a * a),),
    ),
    Mistake(
        "two_two_one_gradients.other-weight",
        "Red is blamed through green's weight and green through red's: `w1` leads on from red.",
        (_chain(through=("w2", "w1")),),
    ),
    Mistake(
        "two_two_one_gradients.no-weight",
        "The blame of red and green comes back through `w1` and `w2`; yours passes them by.",
        (_chain(through=(None, None)),),
    ),
    Mistake(
        "two_two_one_gradients.inputs-exchanged",
        "`w12` and `w21` get each other's input: `w12` multiplies `x1`, `w21` multiplies `x2`.",
        (
            _chain(inputs="1122"),
            _chain(inputs="2121"),
            _renamed({"w12": "w21", "w21": "w12"}),
        ),
        "The first digit is the input's, the second the perceptron's.",
    ),
    Mistake(
        "two_two_one_gradients.crossed",
        "`w12` and `w21` are exchanged, going forward and back: the first digit is the input's.",
        (_crossed,),
    ),
    Mistake(
        "two_two_one_gradients.no-inputs",
        "A hidden weight's slope is its perceptron's slope times its input; the input is missing.",
        (_chain(inputs="----"),),
    ),
    Mistake(
        "two_two_one_gradients.no-bias",
        "The biases are left out of the forward pass.",
        (_chain(sums=_NO_BIAS), _chain(sums={"b1": None, "b2": None}), _chain(sums={"b": None})),
        tags=("bias left out",),
    ),
    Mistake(
        "two_two_one_gradients.wrong-bias",
        "A perceptron adds another one's bias: red has `b1`, green `b2`, purple `b`.",
        (
            _chain(sums={"b1": "b2", "b2": "b1"}),
            _chain(sums={"b2": "b1"}),
            _chain(sums={"b": "b1"}),
        ),
    ),
    Mistake(
        "two_two_one_gradients.bias-local",
        "A bias's slope is not 1 or 0: the slope of its perceptron's sum comes through it.",
        (_chain(bias=1.0), _chain(bias=0.0)),
    ),
    Mistake(
        "two_two_one_gradients.inputs-for-outputs",
        "`w1` and `w2` multiply what red and green give; you take something else for it.",
        (
            _chain(on=lambda a1, a2, z1, z2, x1, x2: (x1, x2)),
            _chain(on=lambda a1, a2, z1, z2, x1, x2: (z1, z2)),
            _chain(on=lambda a1, a2, z1, z2, x1, x2: (a2, a1)),
            _chain(on=lambda a1, a2, z1, z2, x1, x2: (1.0, 1.0)),
        ),
    ),
    Mistake(
        "two_two_one_gradients.one-label",
        "Only one of the loss's two terms has a slope in yours: the other label gives zeros.",
        (_one_label(1), _one_label(0)),
    ),
    Mistake(
        "two_two_one_gradients.class-for-probability",
        "The prediction is turned into 0 or 1 first; the slope needs ŷ itself.",
        (_chain(lambda p, y: float(p >= 0.5) - y),),
    ),
    Mistake(
        "two_two_one_gradients.squared-error",
        "This is the slope of a squared error; the loss here is the log loss.",
        (_chain(lambda p, y: 2 * (p - y) * p * (1 - p)), _chain(lambda p, y: 2 * (p - y))),
        tags=("factor 2",),
    ),
    Mistake(
        "two_two_one_gradients.slope-in-y-hat",
        "This starts from the slope of the loss in ŷ; the purple sigmoid lies between ŷ and the weights.",
        (_chain(lambda p, y: (p - y) / (p * (1 - p))),),
    ),
    Mistake(
        "two_two_one_gradients.updated",
        "The hidden slopes come back through weights that have taken a step; all slopes are of the same weights.",
        tuple(lambda x1, x2, y, w, lr=lr: _updated(x1, x2, y, w, lr) for lr in (0.1, 0.5, 1.0)),
    ),
    Mistake(
        "two_two_one_gradients.gives-weights",
        "These are weights after a step; the slopes themselves are asked.",
        (lambda x1, x2, y, w: _step(w, two_two_one_gradients(x1, x2, y, w)),),
    ),
    Mistake(
        "two_two_one_gradients.by-place",
        "The weights are taken by their place in the dict; each goes by its name.",
        (_by_place(NAMES), _by_place(_SORTED)),
    ),
    Mistake(
        "two_two_one_gradients.one-sided",
        "This is a difference to one side with a large nudge: it is too coarse.",
        (_nudged(1e-2), _nudged(1e-1), _nudged(1.0)),
    ),
    Mistake(
        "two_two_one_gradients.rounded",
        _ROUNDED,
        tuple(_rounded(n) for n in (1, 2, 3)),
    ),
)

TWO_TWO_ONE_GRADIENTS = Exercise(
    name="two_two_one_gradients",
    assignment="layers",
    oracle=two_two_one_gradients,
    parameters=("x1", "x2", "y", "weights"),
    done="Nine slopes: purple's first, then back through its weights to red and green.",
    properties=(
        Property("steps", "Label 1", "each slope from the ones before it", 1, _basic_cases, _steps),
        Property(
            "label-1",
            "All nine for label 1",
            "each under its own name",
            2,
            _label_1,
            fails="Right for some numbers with label 1, not for others.",
        ),
        Property(
            "label-0",
            "All nine for label 0",
            "the loss's other term",
            2,
            _label_0,
            fails="Right for label 1, not for label 0.",
        ),
        Property(
            "kinds",
            "Weights in any order, whole numbers, an input of 0",
            "each by its name",
            0.5,
            _kinds_221,
            fails="Right for ordinary numbers, but not for another order of the weights, whole numbers, inputs of 0 or outputs that are sure.",
        ),
        again(0.25, _again_221),
        unchanged(0.25, _unchanged_221),
    ),
    mistakes=TWO_TWO_ONE_MISTAKES,
    hints=(
        "Write the forward pass as a chain: x1, z1, a1, z, ŷ, loss. Which links lie between the loss and w1, which between the loss and w11?",
        "The slope of the log loss in z is ŷ - y, for either label. From there w1, w2 and b are one link away.",
        "Red's sum has the slope (ŷ - y) w1 a1 (1 - a1); times x1 it is w11's, times x2 w21's, alone b1's. Green likewise with w2 and a2.",
    ),
)

# numerical_gradient


def numerical_gradient(f: Callable[[Array], float], x: Array, h: float) -> Array:
    flat = [float(v) for v in np.ravel(x)]
    slopes = []
    for k, value in enumerate(flat):
        above, below = (
            float(f(np.array([*flat[:k], moved, *flat[k + 1 :]]).reshape(np.shape(x))))
            for moved in (value + h, value - h)
        )
        slopes.append((above - below) / (2 * h))
    return np.array(slopes).reshape(np.shape(x))


def _of(function: str, x: Array, h: float) -> Case:
    return Case(driver="with_function", arguments={"function": function, "args": [x, h]})


def _places(rng: np.random.Generator, *shape: int) -> Array:
    return np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 1.3, shape), 2)


def _vectors(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("sum_of_squares", np.array([1.0, -2.0]), 1e-4)
    yield _of("weighted_sine", _places(rng, 4), 1e-4)
    yield _of("cubes_and_neighbours", _places(rng, 3), 1e-3)


def _large_h(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("cubes_and_neighbours", _places(rng, 3), 0.5)
    yield _of("weighted_sine", _places(rng, 4), 0.25)


def _tables(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("products_of_rows", _places(rng, 2, 3), 1e-3)
    yield _of("cubes_and_neighbours", _places(rng, 3, 3), 0.25)
    yield _of("weighted_sine", _places(rng, 2, 1, 2), 1e-3)


def _whole(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("weighted_sine", np.array([1, -2, 3]), 1e-3)
    yield _of("products_of_rows", rng.permutation([-2, 3, 1, -1]).reshape(2, 2), 0.25)


def _orders(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("weighted_sine", np.asfortranarray(_places(rng, 2, 3)), 1e-3)
    yield _of("cubes_and_neighbours", strided(_places(rng, 3)), 0.25)


def _odd_functions(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("whole_steps", np.array([1.25, -0.75, 2.25]), 0.5)
    yield _of("steep_sum", np.array([0.02, -0.05, 0.4]), 1e-3)
    yield _of("high_above_zero", _places(rng, 3), 1e-5)


def _after(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("weighted_sine", _places(rng, 3), 1e-3)
    yield _of("cubes_and_neighbours", _places(rng, 2, 2), 0.3)


def _put_back(case: Case, outcome: Outcome) -> Finding | None:
    if outcome.arguments_after == outcome.arguments_before:
        return None
    before, after = (
        np.asarray(as_numbers(decode(given)["args"][0]))
        for given in (outcome.arguments_before, outcome.arguments_after)
    )
    if before.shape == after.shape and np.abs(before - after).max() < 1e-9:
        return Finding(
            "numerical_gradient.not-exactly-back",
            "Your `x` comes back a rounding error away from where it was.",
            "Keep the old number and put that back; adding and subtracting h rounds.",
        )
    return Finding(
        "property.changes-input",
        "Your function leaves `x` moved; at the end it must be as it was.",
        "Put each entry back, or work on a copy.",
    )


def _numerical_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield _of("sum_of_squares", _places(rng, 5), 0.125)
    yield _of("weighted_sine", _places(rng, 2, 2), 0.125)


F = Callable[[Array], float]


def _entry_by_entry(
    slope: Callable[[F, Array, tuple[int, ...], float], float],
) -> Callable[[F, Array, float], Array]:
    def gradient(f: F, x: Array, h: float) -> Array:
        x = np.array(x, dtype=float)
        found = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            found[i] = slope(f, x, i, h)
        return found

    return gradient


def _moved(x: Array, i: tuple[int, ...], h: float) -> Array:
    y = np.array(x, dtype=float)
    y[i] += h
    return y


def _central(f: F, x: Array, i: tuple[int, ...], h: float) -> float:
    return (f(_moved(x, i, h)) - f(_moved(x, i, -h))) / (2 * h)


def _forward_difference(f: F, x: Array, i: tuple[int, ...], h: float) -> float:
    return (f(_moved(x, i, h)) - f(x)) / h


def _scaled(factor: Callable[[float], float]) -> Callable[[F, Array, float], Array]:
    return _entry_by_entry(lambda f, x, i, h: factor(h) * _central(f, x, i, h))


def _all_at_once(f: F, x: Array, h: float) -> Array:
    x = np.asarray(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


def _left_moved(f: F, x: Array, h: float, by: float) -> Array:
    """Each entry stays moved by `by` nudges while the later ones take their turn."""
    z = np.array(x, dtype=float)
    found = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        found[i] = _central(f, z, i, h)
        z[i] += by * h
    return found


def _piling_up(f: F, x: Array, h: float) -> Array:
    up, down = np.array(x, dtype=float), np.array(x, dtype=float)
    found = np.zeros(up.shape)
    for i in np.ndindex(up.shape):
        up[i] += h
        down[i] -= h
        found[i] = (f(up) - f(down)) / (2 * h)
    return found


def _left_below(f: F, x: Array, h: float) -> Array:
    """The caller's own array, left a nudge lower everywhere."""
    found = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        found[i] = (above - f(x)) / (2 * h)
    return found


def _left_where_it_was_nudged(f: F, x: Array, h: float) -> Array:
    found = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= h
        below = f(x)
        found[i] = (above - below) / h
    return found


def _whole_copy(f: F, x: Array, h: float) -> Array:
    """Nudges in a copy that keeps the type of x."""
    found = np.zeros(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        up, down = np.array(x), np.array(x)
        up[i] = up[i] + h
        down[i] = down[i] - h
        found[i] = (f(up) - f(down)) / (2 * h)
    return found


def _whole_copy_added(f: F, x: Array, h: float) -> Array:
    found = np.zeros(np.shape(x))
    for i in np.ndindex(np.shape(x)):
        up, down = np.array(x), np.array(x)
        up[i] += h
        down[i] -= h
        found[i] = (f(up) - f(down)) / (2 * h)
    return found


def _whole_result(f: F, x: Array, h: float) -> Array:
    return numerical_gradient(f, x, h).astype(np.asarray(x).dtype)


def _single(f: F, x: Array, h: float) -> Array:
    """All of it in float32."""
    x = np.asarray(x, dtype=np.float32)
    found = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        found[i] = (np.float32(f(x + e)) - np.float32(f(x - e))) / np.float32(2 * h)
    return found


def _first_axis(f: F, x: Array, h: float) -> Array:
    found = np.zeros(len(x))
    for i in range(len(x)):
        found[i] = _central(f, x, (i,), h)
    return found


def _first_axis_shaped(f: F, x: Array, h: float) -> Array:
    found = np.zeros(np.shape(x))
    for i in range(len(x)):
        found[i] = _central(f, x, (i,), h)
    return found


def _nudges_a_copy(f: F, x: Array, h: float) -> Array:
    z = np.array(x, dtype=float)
    flat = z.ravel()
    found = np.zeros(flat.size)
    for k in range(flat.size):
        old = flat[k]
        flat[k] = old + h
        above = f(z)
        flat[k] = old - h
        below = f(z)
        flat[k] = old
        found[k] = (above - below) / (2 * h)
    return found.reshape(z.shape)


def _one_number_at_a_time(factor: Callable[[float], float]) -> Callable[[F, Array, float], Array]:
    def gradient(f: F, x: Array, h: float) -> Array:
        slopes = [(f(v + h) - f(v - h)) * factor(h) for v in np.ravel(np.asarray(x, float))]
        return np.array(slopes).reshape(np.shape(x))

    return gradient


def _flat(f: F, x: Array, h: float) -> Array:
    return numerical_gradient(f, x, h).ravel()


def _without(which: int) -> Callable[[F, Array, float], Array]:
    def gradient(f: F, x: Array, h: float, sign: int = 1) -> Array:
        found = numerical_gradient(f, x, h)
        found.reshape(-1)[which] = 0
        return found

    return gradient


def _without_minus(which: int) -> Callable[[F, Array, float], Array]:
    return lambda f, x, h: -_without(which)(f, x, h)


def _own_step(step: float) -> Callable[[F, Array, float], Array]:
    return lambda f, x, h: numerical_gradient(f, x, step)


NUMERICAL_GRADIENT_MISTAKES = (
    Mistake(
        "numerical_gradient.one-sided",
        "This is a difference to one side: f must be asked on both sides of each entry.",
        (
            _entry_by_entry(_forward_difference),
            _entry_by_entry(lambda f, x, i, h: (f(x) - f(_moved(x, i, -h))) / h),
        ),
        "The error of one side is as large as h; that of both falls with its square.",
        tags=("one-sided",),
    ),
    Mistake(
        "numerical_gradient.divided-by-h",
        "The two places lie 2h apart: you divide by h, so your numbers are twice too large.",
        (_scaled(lambda h: 2.0),),
    ),
    Mistake(
        "numerical_gradient.one-side-halved",
        "A difference to one side is divided by 2h; both sides are 2h apart, one side only h.",
        (_entry_by_entry(lambda f, x, i, h: (f(_moved(x, i, h)) - f(x)) / (2 * h)),),
    ),
    Mistake(
        "numerical_gradient.half-a-step",
        "You nudge by half of h; the nudge is h on either side.",
        (_entry_by_entry(lambda f, x, i, h: _central(f, x, i, h / 2)),),
    ),
    Mistake(
        "numerical_gradient.precedence",
        "`/ 2 * h` divides by 2 and multiplies by h: parentheses belong around 2h.",
        (_scaled(lambda h: h * h),),
        tags=("precedence",),
    ),
    Mistake(
        "numerical_gradient.not-divided",
        "The difference is not divided by 2h.",
        (_scaled(lambda h: 2 * h), _scaled(lambda h: h)),
    ),
    Mistake(
        "numerical_gradient.minus",
        "The sign is turned: it is what f gives above, minus what it gives below.",
        (_scaled(lambda h: -1.0),),
        tags=("sign",),
    ),
    Mistake(
        "numerical_gradient.all-at-once",
        "All entries are nudged at once; the slope of each needs a nudge of its own.",
        (_all_at_once, lambda f, x, h: _all_at_once(f, x, h).flat[0]),
    ),
    Mistake(
        "numerical_gradient.neighbours",
        "These are differences between neighbouring entries of `x`; ask f with one entry nudged at a time.",
        (
            lambda f, x, h: np.gradient(np.asarray(x, dtype=float), h),
            lambda f, x, h: np.gradient(np.asarray(x, dtype=float)),
        ),
        "`np.gradient` knows nothing of f.",
    ),
    Mistake(
        "numerical_gradient.piling-up",
        "Earlier entries are still nudged, up in one array and down in the other, when the next one's turn comes.",
        (_piling_up,),
        "Each entry's turn begins at `x`.",
        tags=("the perturbation not undone",),
    ),
    Mistake(
        "numerical_gradient.not-put-back",
        "An entry that was nudged is not put back before the next one's turn.",
        (
            lambda f, x, h: _left_moved(f, x, h, 1),
            lambda f, x, h: _left_moved(f, x, h, -1),
            _left_below,
        ),
        "`x` itself must be as before at the end, too.",
        tags=("the perturbation not undone",),
    ),
    Mistake(
        "numerical_gradient.one-sided-in-place",
        "Up by h and down by h is where it began: you ask f above and at `x`, not below it.",
        (_left_where_it_was_nudged,),
        tags=("one-sided",),
    ),
    Mistake(
        "numerical_gradient.whole-copy",
        "A whole number cannot take a nudge: your copy keeps the type of `x`, so the nudge is cut off.",
        (_whole_copy, _whole_copy_added),
        "Make the copy one of floats.",
        tags=("integer buffer",),
    ),
    Mistake(
        "numerical_gradient.whole-result",
        "For whole numbers your slopes are stored as whole numbers: their decimals are lost.",
        (_whole_result,),
        "`np.zeros_like(x)` takes over the type of `x`.",
        tags=("integer buffer",),
    ),
    Mistake(
        "numerical_gradient.float32",
        "float32 is too coarse for a difference this small: it drowns in rounding.",
        (_single,),
        "Work in float64.",
        tags=("float32",),
    ),
    Mistake(
        "numerical_gradient.first-axis",
        "Only the first axis is run over: in a table whole rows are nudged.",
        (_first_axis, _first_axis_shaped),
    ),
    Mistake(
        "numerical_gradient.flat",
        "The slopes stand in one row; they are asked in the shape of `x`.",
        (_flat,),
    ),
    Mistake(
        "numerical_gradient.nudges-a-copy",
        "For some arrays `ravel` or `reshape` gives a copy: your nudge never reaches f.",
        (_nudges_a_copy,),
        "Arrays in the usual memory order come out right.",
    ),
    Mistake(
        "numerical_gradient.one-number-at-a-time",
        "f is given the one moved number; it takes a whole array, with the other entries in place.",
        (
            _one_number_at_a_time(lambda h: 1 / (2 * h)),
            _one_number_at_a_time(lambda h: h / 2),
            _one_number_at_a_time(lambda h: 1 / h),
        ),
    ),
    Mistake(
        "numerical_gradient.misses-last",
        "The loop ends before the last entry.",
        (_without(-1), _without_minus(-1)),
        tags=("off by one",),
    ),
    Mistake(
        "numerical_gradient.misses-first",
        "The loop begins after the first entry.",
        (_without(0), _without_minus(0)),
        tags=("off by one",),
    ),
    Mistake(
        "numerical_gradient.own-step",
        "You use a nudge of your own; use the `h` that you are given.",
        tuple(_own_step(10.0**-n) for n in (1, 2, 3, 4, 5, 6, 7, 8)),
        tags=("ignores an argument",),
    ),
    Mistake(
        "numerical_gradient.rounded",
        "The slopes are rounded; leave all their digits.",
        tuple(lambda f, x, h, n=n: np.round(numerical_gradient(f, x, h), n) for n in (1, 2, 3)),
    ),
)

NUMERICAL_GRADIENT = Exercise(
    name="numerical_gradient",
    assignment="layers",
    driver="with_function",
    oracle=numerical_gradient,
    parameters=("f", "x", "h"),
    done="Each entry nudged both ways by itself, and `x` as it was.",
    properties=(
        Property("vector", "One dimension", "each entry in its turn", 2, _vectors),
        Property(
            "nudge",
            "A large nudge",
            "(f(x+h) - f(x-h)) / 2h to the letter",
            1.5,
            _large_h,
            fails="Right for a tiny nudge, not for a large one: both sides, and by the `h` that is given.",
        ),
        Property(
            "shapes",
            "Tables and more",
            "the result like x",
            1.5,
            _tables,
            fails="Right in one dimension, not in every shape.",
        ),
        Property(
            "whole",
            "Whole numbers",
            "they are nudged as well",
            0.75,
            _whole,
            fails="Right for numbers with decimals, not for whole numbers.",
        ),
        Property(
            "orders",
            "Any memory order",
            "the same rule",
            0.25,
            _orders,
            fails="Right for arrays in the usual memory order, not for transposed or sliced ones.",
        ),
        Property(
            "functions",
            "Steep functions, steps, large values",
            "computed in float64",
            1,
            _odd_functions,
            fails="Right for gentle functions, not for steep ones, for whole values or for values far above the slope.",
        ),
        Property(
            "put-back",
            "Leaves x as it was",
            "at the end",
            1,
            _after,
            _put_back,
        ),
    ),
    mistakes=NUMERICAL_GRADIENT_MISTAKES,
    hints=(
        "For x = [1, -2] and f the sum of squares: which two arrays is f asked for the first slope?",
        "Loop over all indices (`np.ndindex(x.shape)` gives them for any shape); work on a copy of floats and move one entry at a time.",
        "In each turn: keep the old number, put in old + h and ask f, put in old - h and ask f, put the old number back, divide the difference by 2h.",
    ),
    naming=_numerical_naming,
)
