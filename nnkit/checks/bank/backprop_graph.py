"""The first exercises of the backpropagation chapter: one graph by hand, and the nodes of any graph.

The oracle of the classes goes back from the value that was made last to the one made first. It
knows nothing of parents, orders or `nnkit`'s functions.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Property
from .common import AGAIN, AGAIN_FAILS, each_in_turn


def some(rng: np.random.Generator, low: float = 0.4, high: float = 3.0) -> float:
    """A number with three decimals, of either sign and not near 0."""
    return float(np.round(rng.choice([-1.0, 1.0]) * rng.uniform(low, high), 3))


def apart(rng: np.random.Generator, names: str) -> dict[str, float]:
    """A number for each letter, no two of nearly the same size."""
    while True:
        values = {name: some(rng) for name in names}
        sizes = sorted(abs(v) for v in values.values())
        if all(b - a > 0.15 for a, b in itertools.pairwise(sizes)):
            return values


# graph_gradients


def graph_gradients(x: float, y: float, z: float) -> tuple[float, float, float, float]:
    x, y, z = float(x), float(y), float(z)
    return x * z + y * z, z, z, x + y


def _three(rng: np.random.Generator) -> tuple[float, float, float]:
    """Three numbers, their sum, product and differences all unlike each other."""
    while True:
        x, y, z = apart(rng, "xyz").values()
        telling = (x, y, z, x + y, x + y * z, 1.0)
        if min(abs(abs(a) - abs(b)) for a, b in itertools.combinations(telling, 2)) > 0.05:
            return x, y, z


def _ordinary_graph(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((-2.0, 5.0, -4.0))
    yield Case((2.0, 5.0, -4.0))
    for _ in range(3):
        yield Case(_three(rng))


def _zero_graph(rng: np.random.Generator) -> Iterator[Case]:
    x, y, z = _three(rng)
    yield Case((x, y, 0.0))
    yield Case((x, -x, z))
    yield Case((0.0, y, z))
    yield Case((x, 0.0, z))
    yield Case((0.0, 0.0, 0.0))


def _whole_graph(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((3, -5, 2))
    yield Case((2, 2, 5))
    yield Case((2, 5, -4))
    x, y, z = _three(rng)
    yield Case((10 * x, -10 * y, 10 * z))


def _graph_again(rng: np.random.Generator) -> Iterator[Case]:
    yield each_in_turn(_three(rng), _three(rng))


def _nudged(h: float, both: bool) -> Callable[..., tuple[float, ...]]:
    def nudged(x: float, y: float, z: float) -> tuple[float, ...]:
        def f(x: float, y: float, z: float) -> float:
            return (x + y) * z

        low, width = (h, 2 * h) if both else (0.0, h)
        return (
            f(x, y, z),
            (f(x + h, y, z) - f(x - low, y, z)) / width,
            (f(x, y + h, z) - f(x, y - low, z)) / width,
            (f(x, y, z + h) - f(x, y, z - low)) / width,
        )

    return nudged


def _rearranged(*places: int) -> Callable[..., tuple[float, ...]]:
    return lambda x, y, z: tuple(graph_gradients(x, y, z)[place] for place in places)


def _by_division(x: float, y: float, z: float) -> tuple[float, ...]:
    f = (x + y) * z
    return f, f / (x + y), f / (x + y), f / z


def _early(x: float, y: float, z: float) -> tuple[float, ...]:
    return graph_gradients(x, y, z) if (x + y) * z else (0.0,) * 4


GRAPH_MISTAKES = (
    Mistake(
        "graph_gradients.own-factor",
        "The slopes of the product are exchanged: each factor's slope is the other factor.",
        (
            lambda x, y, z: ((x + y) * z, x + y, x + y, z),
            lambda x, y, z: ((x + y) * z, z, z, z),
            lambda x, y, z: ((x + y) * z, x + y, x + y, x + y),
        ),
        "Nudge `z` by 1: by how much does `(x + y) z` grow?",
    ),
    Mistake(
        "graph_gradients.no-upstream",
        "The slopes in `x` and `y` are those of the sum alone; what comes back to the sum is missing.",
        (
            lambda x, y, z: ((x + y) * z, 1.0, 1.0, x + y),
            lambda x, y, z: ((x + y) * z, 1.0, 1.0, z),
            lambda x, y, z: ((x + y) * z, 1.0, 1.0, 1.0),
        ),
        "Upstream times local is downstream.",
    ),
    Mistake(
        "graph_gradients.starts-with-f",
        "The way back starts with 1, the slope of f in itself; you start with the value of f.",
        (lambda x, y, z: ((x + y) * z, (x + y) * z * z, (x + y) * z * z, (x + y) * z * (x + y)),),
    ),
    Mistake(
        "graph_gradients.half-the-sum",
        "The slope in `z` is the whole sum; yours is a part of it.",
        (
            lambda x, y, z: ((x + y) * z, z, z, x),
            lambda x, y, z: ((x + y) * z, z, z, y),
            lambda x, y, z: ((x + y) * z, z, z, (x + y) / 2),
        ),
    ),
    Mistake(
        "graph_gradients.no-parentheses",
        "The parentheses are missing: `x + y * z` multiplies first.",
        (
            lambda x, y, z: (x + y * z, 1.0, z, y),
            lambda x, y, z: (x + y * z, z, z, x + y),
            lambda x, y, z: (x + y * z, z, z, y),
        ),
    ),
    Mistake(
        "graph_gradients.product-of-all",
        "The graph adds `x` and `y` before it multiplies; yours multiplies all three.",
        (
            lambda x, y, z: (x * y * z, y * z, x * z, x * y),
            lambda x, y, z: ((x + y) * z, y * z, x * z, x * y),
            lambda x, y, z: ((x + y) * z, z, z, x * y),
        ),
    ),
    Mistake(
        "graph_gradients.sum-of-all",
        "The graph multiplies the sum by `z`; yours adds it.",
        (
            lambda x, y, z: (x + y + z, 1.0, 1.0, 1.0),
            lambda x, y, z: (x + y + z, z, z, x + y),
        ),
    ),
    Mistake(
        "graph_gradients.split-upstream",
        "A sum hands on what comes back whole to each of its inputs; you share it between them.",
        (
            lambda x, y, z: ((x + y) * z, z / 2, z / 2, x + y),
            lambda x, y, z: ((x + y) * z, z * x, z * y, x + y),
            lambda x, y, z: (
                (x + y) * z,
                z * x / (x + y) if x + y else 0.0,
                z * y / (x + y) if x + y else 0.0,
                x + y,
            ),
        ),
    ),
    Mistake(
        "graph_gradients.minus",
        "A slope has the wrong sign.",
        (
            lambda x, y, z: ((x + y) * z, z, -z, x + y),
            lambda x, y, z: ((x + y) * z, -z, -z, x + y),
            lambda x, y, z: ((x + y) * z, -z, -z, -(x + y)),
            lambda x, y, z: ((x + y) * z, z, z, -(x + y)),
            lambda x, y, z: ((x - y) * z, z, -z, x - y),
            lambda x, y, z: ((x + y) * z, z, z, x - y),
        ),
        "Nudge one input up: does `f` rise or fall?",
    ),
    Mistake(
        "graph_gradients.order",
        "The numbers are right but stand in another order: f comes first, then the slopes in x, y and z.",
        (_rearranged(1, 2, 3, 0), _rearranged(0, 3, 2, 1), _rearranged(0, 1, 3, 2)),
    ),
    Mistake(
        "graph_gradients.sum-for-f",
        "Your f is the sum `x + y`; it is that sum times `z`.",
        (lambda x, y, z: (x + y, z, z, x + y), lambda x, y, z: (x + y, 1.0, 1.0, 0.0)),
    ),
    Mistake(
        "graph_gradients.example-only",
        "These are the slopes of the example, whatever is asked.",
        (
            lambda x, y, z: ((x + y) * z, -4.0, -4.0, 3.0),
            lambda x, y, z: ((x + y) * z, -4.0, -4.0, 7.0),
            lambda x, y, z: (-12.0, -4.0, -4.0, 3.0),
            lambda x, y, z: (-28.0, -4.0, -4.0, 7.0),
        ),
    ),
    Mistake(
        "graph_gradients.divides",
        "A slope comes from dividing by a factor, which fails where that factor is 0.",
        (
            _by_division,
            lambda x, y, z: ((x + y) * z, z, z, (x + y) * z / z),
            lambda x, y, z: ((x + y) * z, *[(x + y) * z / (x + y)] * 2, x + y),
        ),
        "The local slope is there without a division: it is the other factor.",
    ),
    Mistake(
        "graph_gradients.early-zero",
        "Where f is 0 you give slopes of 0; f may be 0 and still rise or fall.",
        (
            _early,
            lambda x, y, z: graph_gradients(x, y, z) if x + y else (0.0,) * 4,
            lambda x, y, z: graph_gradients(x, y, z) if z else (0.0,) * 4,
            lambda x, y, z: (
                (x + y) * z,
                z if (x + y) * z else 0.0,
                z if (x + y) * z else 0.0,
                x + y if (x + y) * z else 0.0,
            ),
        ),
    ),
    Mistake(
        "graph_gradients.whole-numbers",
        "Numbers are cut to whole ones, the inputs or the slopes.",
        (
            lambda x, y, z: graph_gradients(int(x), int(y), int(z)),
            lambda x, y, z: graph_gradients(round(x), round(y), round(z)),
            lambda x, y, z: ((x + y) * z, z // 1, z // 1, (x + y) // 1),
            lambda x, y, z: tuple(part // 1 for part in graph_gradients(x, y, z)),
        ),
    ),
    Mistake(
        "graph_gradients.nudge-too-small",
        "The nudge is so small that rounding swallows it.",
        tuple(_nudged(h, both) for h in (1e-13, 1e-14, 1e-15, 1e-16) for both in (False, True)),
        "At 1e-15 the numbers before and after the nudge share all but their last digits.",
    ),
    Mistake(
        "graph_gradients.not-halved",
        "A nudge up and down spans twice the nudge: your slopes are twice too large.",
        (lambda x, y, z: ((x + y) * z, 2 * z, 2 * z, 2 * (x + y)),),
    ),
)

GRAPH_GRADIENTS = Exercise(
    name="graph_gradients",
    assignment="backprop",
    oracle=graph_gradients,
    parameters=("x", "y", "z"),
    done="A value and three slopes, each of them upstream times local.",
    properties=(
        Property(
            "values", "f and its slopes", "four numbers: f, then in x, y, z", 2, _ordinary_graph
        ),
        Property(
            "zeros",
            "Where a factor is 0",
            "f is 0, its slopes need not be",
            1,
            _zero_graph,
            fails="Right for ordinary numbers, but not where one of them, or their sum, is 0.",
        ),
        Property(
            "kinds",
            "Whole numbers, larger ones",
            "the same rule",
            0.5,
            _whole_graph,
            fails="Right for ordinary numbers, but not for whole or larger ones.",
        ),
        Property(
            "again", AGAIN, "an earlier call does not show", 0.5, _graph_again, fails=AGAIN_FAILS
        ),
    ),
    mistakes=GRAPH_MISTAKES,
    hints=(
        "Name the sum q. What are the local slopes of f = q z, in q and in z?",
        "The slope of f in q comes back to the sum. Which local slopes has q = x + y?",
        "The slope in z is q, the one in q is z; a sum hands z on to x and to y, times 1.",
    ),
)


# The classes


class Made:
    """The oracle: a number that knows by how much it moves with each number it was made of."""

    count = itertools.count()

    def __init__(self, data: float, uses: tuple[tuple[Made, float], ...] = ()) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.uses = uses
        self.place = next(Made.count)

    def backward(self) -> None:
        arrived: dict[Made, float] = {self: 1.0}
        waiting = [(-self.place, self)]
        while waiting:
            _, made = heapq.heappop(waiting)
            made.grad = arrived[made]
            for part, slope in made.uses:
                if part not in arrived:
                    arrived[part] = 0.0
                    heapq.heappush(waiting, (-part.place, part))
                arrived[part] += made.grad * slope

    def __add__(self, other: Any) -> Made:
        other = other if isinstance(other, Made) else Made(other)
        return Made(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Any) -> Made:
        other = other if isinstance(other, Made) else Made(other)
        return Made(self.data * other.data, ((self, other.data), (other, self.data)))

    def __truediv__(self, other: Any) -> Made:
        other = other if isinstance(other, Made) else Made(other)
        ratio = self.data / other.data
        return Made(ratio, ((self, 1 / other.data), (other, -ratio / other.data)))

    def __pow__(self, n: float) -> Made:
        slope = 0.0 if n == 0 else n * math.pow(self.data, n - 1)
        return Made(math.pow(self.data, n), ((self, slope),))

    def exp(self) -> Made:
        return Made(math.exp(self.data), ((self, math.exp(self.data)),))

    def tanh(self) -> Made:
        return Made(math.tanh(self.data), ((self, math.cosh(self.data) ** -2),))

    def relu(self) -> Made:
        on = 1.0 if self.data > 0 else 0.0
        return Made(on * self.data, ((self, on),))

    def __neg__(self) -> Made:
        return Made(-self.data, ((self, -1.0),))

    def __sub__(self, other: Any) -> Made:
        return self + -(other if isinstance(other, Made) else Made(other))

    def __rsub__(self, other: Any) -> Made:
        return Made(other) - self

    def __rtruediv__(self, other: Any) -> Made:
        return Made(other) / self

    __radd__ = __add__
    __rmul__ = __mul__


Rule = Callable[..., tuple[float, ...]]

RULES: Mapping[str, Rule] = {
    "add": lambda a, b: (a + b, 1.0, 1.0),
    "mul": lambda a, b: (a * b, b, a),
    "pow": lambda a, n: (a**n, n * a ** (n - 1) if n else 0.0),
    "exp": lambda a: (math.exp(a), math.exp(a)),
    "tanh": lambda a: (math.tanh(a), 1 - math.tanh(a) ** 2),
    "relu": lambda a: (max(a, 0.0), float(a > 0)),
}


class Node:
    """A value in the form of the exercises; a mistake is a subclass with another rule or method."""

    rules: Mapping[str, Rule] = RULES

    def __init__(self, data: Any, parents: Any = (), slopes: Any = ()) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def of(self, other: Any) -> Any:
        return other if isinstance(other, Node) else type(self)(other)

    def two(self, rule: str, other: Any) -> Any:
        other = self.of(other)
        data, *slopes = self.rules[rule](self.data, other.data)
        return type(self)(data, (self, other)[: len(slopes)], tuple(slopes))

    def one(self, rule: str, *more: Any) -> Any:
        data, *slopes = self.rules[rule](self.data, *more)
        return type(self)(data, (self,)[: len(slopes)], tuple(slopes))

    def __add__(self, other: Any) -> Any:
        return self.two("add", other)

    def __mul__(self, other: Any) -> Any:
        return self.two("mul", other)

    def __pow__(self, n: Any) -> Any:
        return self.one("pow", n)

    def exp(self) -> Any:
        return self.one("exp")

    def tanh(self) -> Any:
        return self.one("tanh")

    def relu(self) -> Any:
        return self.one("relu")

    def __neg__(self) -> Any:
        return self * -1

    def __sub__(self, other: Any) -> Any:
        return self + -self.of(other)

    def __truediv__(self, other: Any) -> Any:
        return self * self.of(other) ** -1

    def __radd__(self, other: Any) -> Any:
        return self + other

    def __rmul__(self, other: Any) -> Any:
        return self * other

    def __rsub__(self, other: Any) -> Any:
        return self.of(other) - self

    def __rtruediv__(self, other: Any) -> Any:
        return self.of(other) / self


def with_rules(**rules: Rule) -> type[Node]:
    """The class with some rules exchanged."""
    return type("Node", (Node,), {"rules": {**RULES, **rules}})


def with_methods(**methods: Any) -> type[Node]:
    """The class with some methods exchanged; `add` stands for `__add__`."""
    named = {
        f"__{name}__" if name in ("add", "mul", "pow", "init", "radd", "rmul") else name: method
        for name, method in methods.items()
    }
    return type("Node", (Node,), named)


def graph(lines: str, result: str, read: str, **values: float) -> Case:
    """A graph, and the slopes of its result in the values of `read`."""
    return Case(
        driver="graph_slopes",
        arguments={
            "values": values,
            "lines": lines.replace("; ", "\n"),
            "result": result,
            "read": read.split(),
        },
    )


# SumValue


def _sum_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("q = x + y", "q", "x y q", x=-2.0, y=5.0)
    yield graph("q = x + y; f = q + z", "f", "x y z q f", **apart(rng, "xyz"))
    yield graph("q = x + y; f = z + q", "f", "x y z q f", **apart(rng, "xyz"))
    yield graph("q = x + y", "q", "x y q", x=some(rng), y=0.0)


def _product_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("q = x + y; f = q * z", "f", "x y z q f", x=-2.0, y=5.0, z=-4.0)
    yield graph("f = x * y", "f", "x y f", **apart(rng, "xy"))
    yield graph("q = x + y; r = z * q; f = r * w", "f", "x y z w q r f", **apart(rng, "xyzw"))
    yield graph("f = x * y", "f", "x y f", x=0.0, y=some(rng))
    yield graph("f = x * y", "f", "x y f", x=some(rng), y=1.0)


def _shared_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x * x", "f", "x f", x=some(rng))
    yield graph("f = x + x", "f", "x f", x=some(rng))
    yield graph("p = x * y; q = x + p; f = p * q", "f", "x y p q f", **apart(rng, "xy"))
    xyz = apart(rng, "xyz")
    yield graph("p = x * y; q = x + y; f = p * z", "q", "x y q", **xyz)
    yield graph("p = x * y; q = p + y; f = p * z", "f", "x y z p f", **xyz)


def _plain_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("q = x + 3; f = q * 0.5", "f", "x q f", x=some(rng))
    yield graph("q = 3 + x; f = 0.5 * q", "f", "x q f", x=some(rng))
    yield graph("p = 2 * x; q = p + 1.5; f = q * x", "f", "x p q f", x=some(rng))
    yield graph("q = x + y; f = q * y", "f", "x y q f", x=3, y=-2)


def _sum_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x + y", "f", "x y f", **apart(rng, "xy"))
    yield graph("f = x * y", "f", "x y f", **apart(rng, "xy"))


def _nothing(self: Any, other: Any) -> None:
    return None


def _in_place(rule: str, keep: bool) -> Callable[..., Any]:
    def changed(self: Any, other: Any) -> Any:
        other = self.of(other)
        data, *slopes = RULES[rule](self.data, other.data)
        self.data = data
        if keep:
            self.parents, self.slopes = (self, other), tuple(slopes)
        return self

    return changed


def _binary(make: Callable[[Any, Any, Any], Any]) -> dict[str, Callable[..., Any]]:
    """Both operations, each made by `make(self, other, rule)`."""
    return {
        rule: lambda self, other, rule=rule: make(self, self.of(other), rule)
        for rule in ("add", "mul")
    }


def _data(self: Any, other: Any, rule: str) -> float:
    return RULES[rule](self.data, other.data)[0]


def _each(method: Callable[..., Any]) -> tuple[type[Node], ...]:
    """The same slip in both operations, in + alone and in * alone."""
    both = _binary(method)
    return (
        with_methods(**both),
        with_methods(add=both["add"]),
        with_methods(mul=both["mul"]),
    )


def _without_conversion(rule: str) -> Callable[..., Any]:
    def method(self: Any, other: Any) -> Any:
        data, *slopes = RULES[rule](self.data, other.data)
        return type(self)(data, (self, other), tuple(slopes))

    return method


def _refuses(self: Any, other: Any) -> Any:
    raise TypeError


def _once(self: Any, other: Any, rule: str, first: bool = False) -> tuple[Any, Any]:
    """The graph in which a value that is used twice at once has the slope of one use."""
    slopes = RULES[rule](self.data, other.data)[1:]
    if self is other:
        return (self,), (slopes[0] if first else self.data,)
    return (self, other), slopes


def _truncating(cut: Callable[[float], float]) -> Callable[..., None]:
    def init(self: Any, data: Any, parents: Any = (), slopes: Any = ()) -> None:
        self.data, self.parents, self.slopes = cut(data), parents, slopes

    return init


def _graph_of(self: Any, other: Any, rule: str) -> tuple[Any, Any]:
    return (self, other), tuple(RULES[rule](self.data, other.data)[1:])


_SUM_HINTS = (
    "Nudge `x` by 0.1 in `x + y`: by how much does the sum move? Does it matter what `y` is?",
    "A value is made of its number, the values that went in and one local slope for each of them.",
    "The new value's `slopes` stand in the order of its `parents`: 1 and 1 here.",
)
_PRODUCT_HINTS = (
    "Nudge `x` by 0.1 in `x * y` with y = 5: by how much does the product move?",
    "The local slope in one factor is what that factor is multiplied by.",
    "`parents` are `(self, other)`; the slope in `self` is the other's number, and the other way round.",
)

SUM_MISTAKES = (
    Mistake(
        "SumValue.own-factor",
        "The two slopes of your product are exchanged: the slope in one factor is the other factor.",
        (
            with_rules(mul=lambda a, b: (a * b, a, b)),
            with_rules(mul=lambda a, b: (a * b, a, a)),
            with_rules(mul=lambda a, b: (a * b, b, b)),
        ),
        "",
        _PRODUCT_HINTS,
    ),
    Mistake(
        "SumValue.product-slopes-1",
        "Your product has the slopes of a sum: nudge one factor, and the product moves by that times the other.",
        (with_rules(mul=lambda a, b: (a * b, 1.0, 1.0)),),
        "",
        _PRODUCT_HINTS,
    ),
    Mistake(
        "SumValue.product-slope-is-product",
        "The slopes of your product are made of both factors; each slope is one of them.",
        (
            with_rules(mul=lambda a, b: (a * b, a * b, a * b)),
            with_rules(mul=lambda a, b: (a * b, a + b, a + b)),
            with_rules(mul=lambda a, b: (a * b, a * b, 1.0)),
        ),
        "",
        _PRODUCT_HINTS,
    ),
    Mistake(
        "SumValue.product-slopes",
        "The slopes of your product have the wrong size or sign: each is the other factor, as it is.",
        (
            with_rules(mul=lambda a, b: (a * b, b / 2, a / 2)),
            with_rules(mul=lambda a, b: (a * b, 2 * b, 2 * a)),
            with_rules(mul=lambda a, b: (a * b, b, -a)),
            with_rules(mul=lambda a, b: (a * b, -b, -a)),
            with_rules(mul=lambda a, b: (a * b, abs(b), abs(a))),
        ),
        "",
        _PRODUCT_HINTS,
    ),
    Mistake(
        "SumValue.used-twice",
        "A value that goes in twice, as in `x * x`, has two slopes there, and they add up; you have one.",
        (
            *_each(lambda s, o, rule: type(s)(_data(s, o, rule), *_once(s, o, rule))),
            *_each(lambda s, o, rule: type(s)(_data(s, o, rule), *_once(s, o, rule, True))),
        ),
        "A set or a dict holds each value once.",
    ),
    Mistake(
        "SumValue.sum-slopes-are-numbers",
        "The slopes of your sum are its numbers; a sum moves with each of them one to one, whatever they are.",
        (
            with_rules(add=lambda a, b: (a + b, a, b)),
            with_rules(add=lambda a, b: (a + b, b, a)),
            with_rules(add=lambda a, b: (a + b, a + b, a + b)),
        ),
        "",
        _SUM_HINTS,
    ),
    Mistake(
        "SumValue.sum-slopes",
        "The slopes of your sum are wrong: it moves with each of its numbers one to one.",
        (
            with_rules(add=lambda a, b: (a + b, 1.0, -1.0)),
            with_rules(add=lambda a, b: (a + b, 0.5, 0.5)),
            with_rules(add=lambda a, b: (a + b, 2.0, 2.0)),
            with_rules(add=lambda a, b: (a + b, 1.0, 2.0)),
            with_rules(add=lambda a, b: (a + b, -1.0, -1.0)),
        ),
        "",
        _SUM_HINTS,
    ),
    Mistake(
        "SumValue.one-parent",
        "Your result remembers one of its two numbers only, or gives the other one the slope 0.",
        (
            with_rules(add=lambda a, b: (a + b, 1.0), mul=lambda a, b: (a * b, b)),
            with_rules(add=lambda a, b: (a + b, 1.0)),
            with_rules(mul=lambda a, b: (a * b, b)),
            with_rules(add=lambda a, b: (a + b, 0.0, 1.0), mul=lambda a, b: (a * b, 0.0, a)),
            with_rules(add=lambda a, b: (a + b, 0.0, 1.0)),
            with_rules(mul=lambda a, b: (a * b, 0.0, a)),
        ),
        "Both went in, so both are parents, each with its slope.",
    ),
    Mistake(
        "SumValue.no-parents",
        "Your result does not remember what it was made from, or with slopes of 0: nothing comes back.",
        (
            *_each(lambda self, other, rule: type(self)(_data(self, other, rule))),
            *_each(
                lambda self, other, rule: type(self)(
                    _data(self, other, rule), (self, other), (self.grad, other.grad)
                )
            ),
        ),
        "A value takes three things: its number, its parents, its slopes.",
    ),
    Mistake(
        "SumValue.operations",
        "The number of the result is not that of the operation.",
        (
            with_rules(add=RULES["mul"], mul=RULES["add"]),
            with_rules(add=RULES["mul"]),
            with_rules(mul=RULES["add"]),
            with_rules(add=lambda a, b: (a - b, 1.0, -1.0)),
            with_rules(add=lambda a, b: (a - b, 1.0, 1.0)),
            with_rules(mul=lambda a, b: (a / b if b else 0.0, b, a)),
            with_rules(mul=lambda a, b: (a + b, b, a)),
            with_rules(add=lambda a, b: (a * b, 1.0, 1.0)),
            with_rules(add=lambda a, b: (a, 1.0, 1.0), mul=lambda a, b: (a, b, a)),
            with_rules(add=lambda a, b: (a, 1.0, 1.0)),
            with_rules(mul=lambda a, b: (a, b, a)),
            with_rules(mul=lambda a, b: (b, b, a)),
        ),
        "`+` adds the two `data`, `*` multiplies them.",
    ),
    Mistake(
        "SumValue.gives-no-value",
        "An operation gives back a plain number or nothing; a new value of the class is asked.",
        (
            with_methods(add=_nothing, mul=_nothing),
            with_methods(add=_nothing),
            with_methods(mul=_nothing),
        ),
        "Only a value can remember what it was made from.",
    ),
    Mistake(
        "SumValue.in-place",
        "Your operation changes one of its own two numbers; the result must be a new value.",
        (
            *(
                with_methods(add=_in_place("add", keep), mul=_in_place("mul", keep))
                for keep in (False, True)
            ),
            *(with_methods(add=_in_place("add", keep)) for keep in (False, True)),
            *(with_methods(mul=_in_place("mul", keep)) for keep in (False, True)),
        ),
        "After `q = x + y` both `x` and `y` are what they were.",
    ),
    Mistake(
        "SumValue.slopes-are-values",
        "A local slope is a plain number; yours is a value. Take its `data`.",
        (
            with_methods(mul=lambda s, o: Node(s.data * s.of(o).data, (s, s.of(o)), (s.of(o), s))),
            with_methods(mul=lambda s, o: Node(s.data * s.of(o).data, (s, s.of(o)), (s, s.of(o)))),
        ),
    ),
    Mistake(
        "SumValue.no-graph",
        "`parents` and `slopes` are two tuples of one length: the values that went in, and a slope for each.",
        (
            *_each(lambda s, o, rule: type(s)(_data(s, o, rule), (s, o), (1.0,))),
            *_each(lambda s, o, rule: type(s)(_data(s, o, rule), (s.data, o.data), (1.0, 1.0))),
        ),
        "They come second and third when a value is made.",
    ),
    Mistake(
        "SumValue.no-plain-numbers",
        "A plain number has no `data`: make a value of it first, as the given line does.",
        (
            with_methods(add=_without_conversion("add"), mul=_without_conversion("mul")),
            with_methods(add=_without_conversion("add")),
            with_methods(mul=_without_conversion("mul")),
        ),
        "`x + 3` adds a number that is no value.",
    ),
    Mistake(
        "SumValue.one-side",
        "A plain number works on one side of your value only, not on the other.",
        (
            with_methods(radd=_refuses, rmul=_refuses),
            with_methods(radd=_refuses),
            with_methods(rmul=_refuses),
        ),
        "For `3 + x` Python asks for `__radd__`.",
    ),
    Mistake(
        "SumValue.whole-numbers",
        "Your numbers are cut to whole numbers.",
        (
            *_each(lambda s, o, rule: type(s)(int(_data(s, o, rule)), *_graph_of(s, o, rule))),
            *_each(lambda s, o, rule: type(s)(round(_data(s, o, rule)), *_graph_of(s, o, rule))),
            with_methods(init=_truncating(int)),
            with_methods(init=_truncating(round)),
        ),
    ),
)


SUM_VALUE = Exercise(
    name="SumValue",
    assignment="backprop",
    oracle=Made,
    parameters=("data",),
    done="Sums and products remember what they were made from, with the right slope for each.",
    properties=(
        Property("sums", "Sums", "number, and slopes of the result", 1.5, _sum_cases),
        Property(
            "products",
            "Products",
            "the chapter's (x + y) z, and others",
            2,
            _product_cases,
            fails="Sums are right, products are not.",
        ),
        Property(
            "shared",
            "A value used twice",
            "x * x, x + x, and two results of the same values",
            1.25,
            _shared_cases,
            fails="Right where each value is used once, not where one is used twice.",
            needs=("products",),
        ),
        Property(
            "numbers",
            "Plain numbers on either side",
            "x + 3 and 3 + x, whole numbers too",
            1.25,
            _plain_cases,
            fails="Right for two values, not for a value and a plain number.",
            needs=("products",),
        ),
    ),
    mistakes=SUM_MISTAKES,
    hints=(
        "What are the local slopes of `a + b`? And of `a * b`, in `a` and in `b`?",
        "Each method makes one new value: from its number, from `(self, other)`, and from a slope for each of the two.",
        "For the product the slope in `self` is the number that it is multiplied by: `other.data`.",
    ),
    naming=_sum_naming,
)


# CurveValue


def _power_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x ** 2", "f", "x f", x=3.0)
    yield graph("f = x ** 3", "f", "x f", x=some(rng))
    yield graph("f = x ** -1", "f", "x f", x=some(rng))
    yield graph("f = x ** 2; g = f + 1.5", "g", "x f g", x=0.0)
    yield graph("f = x ** 1; g = f + 1.5", "g", "x f g", x=0.0)
    yield graph("f = x ** 2.0; g = f + 1.5", "g", "x f g", x=-abs(some(rng)))
    yield graph("f = x ** 0.5; g = x ** 2.5; h = f * g", "h", "x f g h", x=abs(some(rng)))
    yield graph(
        "f = x ** 1; g = x ** -2; h = f + g; k = x ** 0; m = h * k", "m", "x f g h k m", x=some(rng)
    )


def _exp_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x.exp()", "f", "x f", x=0.0)
    yield graph("f = x.exp()", "f", "x f", x=some(rng))
    yield graph("f = x.exp()", "f", "x f", x=-abs(some(rng)))
    yield graph("f = x.exp()", "f", "x f", x=60.0)


def _tanh_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x.tanh()", "f", "x f", x=float(np.round(rng.uniform(0.3, 1.2), 3)))
    yield graph("f = x.tanh()", "f", "x f", x=-float(np.round(rng.uniform(0.3, 1.2), 3)))
    yield graph("f = x.tanh()", "f", "x f", x=0.0)
    yield graph("f = x.tanh()", "f", "x f", x=400.0)
    yield graph("f = x.tanh()", "f", "x f", x=-400.0)


def _relu_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x.relu()", "f", "x f", x=abs(some(rng)))
    yield graph("f = x.relu(); g = f + y", "g", "y g f x", x=-abs(some(rng)), y=some(rng))
    yield graph("f = x.relu(); g = f + y", "g", "y g f x", x=-abs(some(rng, 0.1, 0.9)), y=some(rng))
    yield graph("p = x * y; f = p.relu(); g = f * y", "g", "x y p f g", x=0.3, y=abs(some(rng)))
    yield graph("f = x.relu(); g = f * x", "g", "x f g", x=abs(some(rng)))


def _chain_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield graph(
        "m = -x; e = m.exp(); d = 1 + e; s = d ** -1", "s", "x m e d s", x=some(rng, 0.3, 1.5)
    )
    yield graph(
        "p = x * y; t = p.tanh(); q = t ** 2; f = q + x", "f", "x y p t q f", **_small(rng, "xy")
    )
    yield graph(
        "p = x / y; e = p.exp(); r = e.relu(); f = r - x; g = 2 / f",
        "g",
        "x y p e r f g",
        **_small(rng, "xy"),
    )
    yield graph(
        "t = x.tanh(); f = t * x; g = f + t; u = 3 - g; v = u / 2; w = v - 1; m = w * 3; n = m * x",
        "n",
        "x t f g u v w m n",
        x=some(rng, 0.3, 1.2),
    )


def _small(rng: np.random.Generator, names: str) -> dict[str, float]:
    """Different numbers for which the curves are curved and x/y is no power of e near x."""
    while True:
        values = {name: some(rng, 0.4, 1.3) for name in names}
        x, y = values.values()
        if abs(abs(x) - abs(y)) > 0.15 and abs(math.exp(x / y) - x) > 0.3:
            return values


def _curve_naming(rng: np.random.Generator) -> Iterator[Case]:
    yield graph("f = x ** 2", "f", "x f", x=some(rng))
    yield graph("f = x ** 4", "f", "x f", x=some(rng))
    yield graph("f = x.exp()", "f", "x f", x=1.3)
    yield graph("f = x.tanh()", "f", "x f", x=0.7)


_CURVES = ("pow", "exp", "tanh", "relu")


def _unary(make: Callable[..., Any]) -> tuple[type[Node], ...]:
    """The same slip in all four, in all but the power, and in each alone."""

    def method(rule: str) -> Callable[..., Any]:
        return lambda self, *more: make(self, rule, *more)

    methods = {rule: method(rule) for rule in _CURVES}
    several = (_CURVES, _CURVES[1:], *((rule,) for rule in _CURVES))
    return tuple(with_methods(**{rule: methods[rule] for rule in rules}) for rules in several)


def _change(rule: str, self: Any, *more: Any) -> Any:
    self.data = RULES[rule](self.data, *more)[0]
    return self


def _sigma(a: float) -> float:
    return 1 / (1 + math.exp(-a))


CURVE_MISTAKES = (
    Mistake(
        "CurveValue.power-without-factor",
        "The slope of a power has the exponent in front; yours leaves it out.",
        (with_rules(pow=lambda a, n: (a**n, a ** (n - 1))),),
    ),
    Mistake(
        "CurveValue.power-exponent",
        "The exponent in the slope of a power is one less; yours is another.",
        (
            with_rules(pow=lambda a, n: (a**n, n * a**n)),
            with_rules(pow=lambda a, n: (a**n, n * a ** (n + 1))),
            with_rules(pow=lambda a, n: (a**n, a**n)),
            with_rules(pow=lambda a, n: (a**n, (n - 1) * a ** (n - 1))),
            with_rules(pow=lambda a, n: (a**n, (n - 1) * a**n)),
        ),
    ),
    Mistake(
        "CurveValue.power-multiplied",
        "In your power the number is multiplied where it must be raised.",
        (
            with_rules(pow=lambda a, n: (a**n, n * a * (n - 1))),
            with_rules(pow=lambda a, n: (a**n, n * a)),
            with_rules(pow=lambda a, n: (a * n, n * a ** (n - 1))),
            with_rules(pow=lambda a, n: (a * n, n)),
            with_rules(pow=lambda a, n: (a**n, float(n))),
        ),
    ),
    Mistake(
        "CurveValue.power-square-only",
        "This is the slope of the square, whatever the exponent is.",
        (
            with_rules(pow=lambda a, n: (a**n, 2 * a)),
            with_rules(pow=lambda a, n: (a**2, 2 * a)),
        ),
    ),
    Mistake(
        "CurveValue.power-sign",
        "Your power is wrong for a negative exponent, or the sign of its slope is.",
        (
            with_rules(pow=lambda a, n: (a**n, -n * a ** (n - 1))),
            with_rules(pow=lambda a, n: (a**n, abs(n) * a ** (n - 1))),
            with_rules(pow=lambda a, n: (a ** abs(n), abs(n) * a ** (abs(n) - 1))),
        ),
    ),
    Mistake(
        "CurveValue.power-base-and-exponent",
        "This is the slope of a number to the power of `x`; here `x` is below and the exponent stays.",
        (
            with_rules(pow=lambda a, n: (a**n, a**n * math.log(abs(a)))),
            with_rules(pow=lambda a, n: (a**n, n**a * math.log(abs(n)) if n > 0 else 0.0)),
        ),
    ),
    Mistake(
        "CurveValue.exp-as-power",
        "The rule of powers does not hold for the exponential, where the exponent moves.",
        (
            with_rules(exp=lambda a: (math.exp(a), a * math.exp(a - 1))),
            with_rules(exp=lambda a: (math.exp(a), a * math.exp(a))),
            with_rules(exp=lambda a: (math.exp(a), math.exp(a - 1))),
        ),
        "The exponential is its own slope.",
    ),
    Mistake(
        "CurveValue.exp-slope",
        "The slope of the exponential is the exponential itself; yours is another.",
        (
            with_rules(exp=lambda a: (math.exp(a), 1.0)),
            with_rules(exp=lambda a: (math.exp(a), a)),
            with_rules(exp=lambda a: (math.exp(a), math.exp(math.exp(a)))),
            with_rules(exp=lambda a: (math.exp(a), -math.exp(-a))),
            with_rules(exp=lambda a: (math.exp(a), math.exp(-a))),
            with_rules(exp=lambda a: (math.exp(a), -math.exp(a))),
            with_rules(exp=lambda a: (math.exp(a), 1 / a if a else 0.0)),
        ),
    ),
    Mistake(
        "CurveValue.exp-number",
        "The number of your exponential is not e to the power of `data`.",
        (
            with_rules(exp=lambda a: (2**a, 2**a * math.log(2))),
            with_rules(exp=lambda a: (2**a, 2**a)),
            with_rules(exp=lambda a: (10**a, 10**a)),
            with_rules(exp=lambda a: (math.exp(-a), -math.exp(-a))),
            with_rules(exp=lambda a: (math.exp(-a), math.exp(-a))),
            with_rules(exp=lambda a: (a**math.e if a > 0 else 0.0, 0.0)),
            with_rules(exp=lambda a: (math.expm1(a), math.exp(a))),
            with_rules(exp=lambda a: (2.718**a, 2.718**a)),
        ),
    ),
    Mistake(
        "CurveValue.tanh-of-input",
        "The slope of tanh is 1 minus the square of the tanh; you square what went in.",
        (with_rules(tanh=lambda a: (math.tanh(a), 1 - a**2)),),
        tags=("slope from the input, not the output",),
    ),
    Mistake(
        "CurveValue.tanh-not-squared",
        "The slope of tanh has a square in it; yours has none.",
        (
            with_rules(tanh=lambda a: (math.tanh(a), 1 - math.tanh(a))),
            with_rules(tanh=lambda a: (math.tanh(a), 1 / math.cosh(a))),
            with_rules(tanh=lambda a: (math.tanh(a), 1 - abs(math.tanh(a)))),
        ),
    ),
    Mistake(
        "CurveValue.tanh-as-sigmoid",
        "Value times 1 minus value is the sigmoid's slope; tanh has its own.",
        (
            with_rules(tanh=lambda a: (math.tanh(a), math.tanh(a) * (1 - math.tanh(a)))),
            with_rules(tanh=lambda a: (math.tanh(a), _sigma(a) * (1 - _sigma(a)))),
            with_rules(tanh=lambda a: (_sigma(a), _sigma(a) * (1 - _sigma(a)))),
        ),
    ),
    Mistake(
        "CurveValue.tanh-slope",
        "The slope of your tanh is not 1 minus its square.",
        (
            with_rules(tanh=lambda a: (math.tanh(a), 1.0)),
            with_rules(tanh=lambda a: (math.tanh(a), 1 + math.tanh(a) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(a), math.tanh(a) ** 2 - 1)),
            with_rules(tanh=lambda a: (math.tanh(a), math.tanh(a) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(a), math.tanh(a))),
            with_rules(tanh=lambda a: (math.tanh(a), 1 - math.tanh(math.tanh(a)) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(a), (1 - math.tanh(a)) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(a), math.cosh(a) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(a), 1 - 2 * math.tanh(a))),
        ),
    ),
    Mistake(
        "CurveValue.tanh-number",
        "The number of your tanh is another function's.",
        (
            with_rules(tanh=lambda a: (math.tan(a), 1 - math.tan(a) ** 2)),
            with_rules(tanh=lambda a: (math.tan(a), 1 + math.tan(a) ** 2)),
            with_rules(tanh=lambda a: (math.tan(a), 1 - math.tanh(a) ** 2)),
            with_rules(tanh=lambda a: (math.sinh(a), math.cosh(a))),
            with_rules(tanh=lambda a: (math.tanh(a / 2), 1 - math.tanh(a / 2) ** 2)),
            with_rules(tanh=lambda a: (math.tanh(2 * a), 1 - math.tanh(2 * a) ** 2)),
            with_rules(tanh=lambda a: (math.atanh(a) if abs(a) < 1 else 0.0, 1 - a**2)),
        ),
    ),
    Mistake(
        "CurveValue.relu-slope",
        "The slope of relu is 1 for a positive number and 0 for a negative one; yours is not.",
        (
            with_rules(relu=lambda a: (max(a, 0.0), 1.0)),
            with_rules(relu=lambda a: (max(a, 0.0), max(a, 0.0))),
            with_rules(relu=lambda a: (max(a, 0.0), float(a < 0))),
            with_rules(relu=lambda a: (max(a, 0.0), a)),
            with_rules(relu=lambda a: (max(a, 0.0), 1.0 if a > 0 else -1.0)),
            with_rules(relu=lambda a: (max(a, 0.0), float(a > 1))),
        ),
    ),
    Mistake(
        "CurveValue.relu-number",
        "Your relu gives another number than the larger of `data` and 0.",
        (
            with_rules(relu=lambda a: (min(a, 0.0), float(a > 0))),
            with_rules(relu=lambda a: (min(a, 0.0), float(a < 0))),
            with_rules(relu=lambda a: (abs(a), float(a > 0))),
            with_rules(relu=lambda a: (abs(a), 1.0 if a > 0 else -1.0)),
            with_rules(relu=lambda a: (a, 1.0)),
            with_rules(relu=lambda a: (a, float(a > 0))),
            with_rules(relu=lambda a: (float(a > 0), float(a > 0))),
            with_rules(relu=lambda a: (max(a, 0.01 * a), 1.0 if a > 0 else 0.01)),
            with_rules(relu=lambda a: (max(a, 0.1 * a), 1.0 if a > 0 else 0.1)),
            with_rules(relu=lambda a: (math.log1p(math.exp(a)), _sigma(a))),
            with_rules(relu=lambda a: (min(max(a, 0.0), 1.0), float(0 < a < 1))),
            with_rules(relu=lambda a: (max(a, 1.0), float(a > 1))),
        ),
    ),
    Mistake(
        "CurveValue.no-parents",
        "Your result does not remember what it was made from, or with a slope of 0: nothing comes back.",
        (
            *_unary(lambda self, rule, *more: type(self)(RULES[rule](self.data, *more)[0])),
            *_unary(
                lambda self, rule, *more: type(self)(
                    RULES[rule](self.data, *more)[0], (self,), (self.grad,)
                )
            )[:-1],
        ),
        "A value takes three things: its number, its parents, its slopes.",
    ),
    Mistake(
        "CurveValue.no-graph",
        "`parents` and `slopes` are two tuples of one length: one value went in, so each holds one thing.",
        (
            *_unary(
                lambda self, rule, *more: type(self)(
                    RULES[rule](self.data, *more)[0], self, RULES[rule](self.data, *more)[1]
                )
            ),
            *_unary(
                lambda self, rule, *more: type(self)(
                    RULES[rule](self.data, *more)[0], (self,), RULES[rule](self.data, *more)[1]
                )
            ),
        ),
        "A tuple of one thing is written with a comma: `(self,)`.",
    ),
    Mistake(
        "CurveValue.gives-no-value",
        "A method gives back a plain number or nothing; a new value of the class is asked.",
        _unary(lambda self, rule, *more: RULES[rule](self.data, *more)[0]),
        "Only a value can remember what it was made from.",
    ),
    Mistake(
        "CurveValue.in-place",
        "Your method changes the value itself; the result must be a new value.",
        _unary(lambda self, rule, *more: _change(rule, self, *more)),
    ),
    Mistake(
        "CurveValue.slopes-are-values",
        "A local slope is a plain number; yours is a value. Take its `data`.",
        (
            with_methods(pow=lambda s, n: Node(s.data**n, (s,), (s * n,))),
            with_methods(exp=lambda s: Node(math.exp(s.data), (s,), (s,))),
            with_methods(tanh=lambda s: Node(math.tanh(s.data), (s,), (s,))),
            with_methods(relu=lambda s: Node(max(s.data, 0.0), (s,), (s,))),
        ),
    ),
)

CURVE_VALUE = Exercise(
    name="CurveValue",
    assignment="backprop",
    oracle=Made,
    parameters=("data",),
    done="Four nodes that bend, each with its slope; the chain rule does the rest.",
    properties=(
        Property("power", "Powers", "positive, negative and broken exponents", 2, _power_cases),
        Property(
            "exp",
            "The exponential",
            "number and slope",
            1.5,
            _exp_cases,
            fails="Powers are right, the exponential is not.",
        ),
        Property(
            "tanh",
            "tanh",
            "number and slope",
            1.5,
            _tanh_cases,
            fails="Powers are right, tanh is not.",
        ),
        Property(
            "relu",
            "relu",
            "number and slope, on both sides of 0",
            1.5,
            _relu_cases,
            fails="Powers are right, relu is not.",
        ),
        Property(
            "chains",
            "Several nodes in a chain",
            "a sigmoid made of four, division, a value used twice",
            1.5,
            _chain_cases,
            fails="Each node is right by itself, not in a chain with others.",
            needs=("exp", "tanh", "relu"),
        ),
    ),
    mistakes=CURVE_MISTAKES,
    hints=(
        "Which slope has each of the four curves? The table in the chapter says it, in the number `a` that goes in.",
        "Each method makes one new value: its number, the tuple `(self,)`, and a tuple with one slope.",
        "The slopes: n times the number to the power n - 1; the exponential again; 1 minus the squared tanh; 1 where the number is positive.",
    ),
    naming=_curve_naming,
)

GRAPH_EXERCISES = (GRAPH_GRADIENTS, SUM_VALUE, CURVE_VALUE)
