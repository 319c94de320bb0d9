"""The third step of the class: the way back through any graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Exercise, Mistake, Property
from .backprop_graph import Made, Node, apart, some, with_methods

# A mistake that walks every path stops here; a deep graph has more of them than anyone can walk.
MOST_STEPS = 5000


def _lines(text: str, read: str, **values: float) -> Case:
    """Lines of Python on values, and what is read after them: x' is the slope `x.grad`."""
    places = [n.replace("'", ".grad") if "'" in n else f"{n}.data" for n in read.split()]
    return Case(
        driver="graph_lines",
        arguments={"values": values, "lines": text.replace("; ", "\n"), "read": places},
    )


def _path_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines("q = x + y; f = q * z; f.backward()", "f x' y' z'", x=-2.0, y=5.0, z=-4.0)
    yield _lines(
        "p = x * y; q = z * w; r = p + q; f = r * u; f.backward()",
        "f x' y' z' w' u'",
        **apart(rng, "xyzwu"),
    )
    yield _lines("p = x * 0.5; t = p.tanh(); f = t * 3; f.backward()", "f x'", x=some(rng, 0.4, 2))


def _fan_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines("q = x + 1; f = q * x; f.backward()", "f x'", x=3.0)
    yield _lines("f = x * x; f.backward()", "f x'", x=some(rng))
    yield _lines("q = x * z; f = q * y; f.backward()", "f x' y' z'", x=1.5, y=1.5, z=-2.0)
    yield _lines("p = x + x; q = p + y; f = p * q; f.backward()", "f x' y'", **apart(rng, "xy"))
    yield _lines(
        "p = x * y; e = p.exp(); t = p.tanh(); f = e * t; g = f + x; g.backward()",
        "g x' y'",
        x=some(rng, 0.3, 1.0),
        y=some(rng, 0.3, 1.0),
    )


def _between_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines(
        "p = x * y; q = p + z; r = q * w; f = r.tanh(); f.backward()",
        "p' q' r' f'",
        x=some(rng, 0.3, 0.7),
        y=some(rng, 0.3, 0.7),
        z=some(rng, 0.2, 0.4),
        w=some(rng, 0.5, 1.0),
    )


def _twice_cases(rng: np.random.Generator) -> Iterator[Case]:
    xy = apart(rng, "xy")
    yield _lines("q = x + 1; f = q * x; f.backward(); f.backward()", "x' q' f'", x=3.0)
    yield _lines(
        "p = x * y; q = p + x; f = q * y; f.backward(); f.backward(); f.backward()",
        "x' y' p' q' f'",
        **xy,
    )
    yield _lines("f = x * y; f.backward(); g = x + y; g.backward()", "x' y' g'", **xy)
    yield _lines("q = x * y; q.backward(); f = q * x; f.backward()", "x' y' q' f'", **xy)
    yield _lines("q = x * y; f = q * x; f.backward(); q.backward()", "x' y' q'", **xy)
    yield _lines("q = x * y; f = q * x; f.backward(); q.backward(); f.backward()", "x' y' q'", **xy)


def _order_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines(
        "p = x * y; q = p * z; f = p + q; f.backward()", "x' y' z' p' q'", **apart(rng, "xyz")
    )
    yield _lines(
        "p = x * y; q = p + z; r = q * p; s = r + q; t = s * p; f = q * t; f.backward()",
        "x' y' z' p' q' r' s' t'",
        **{name: value / 2 for name, value in apart(rng, "xyz").items()},
    )


def _node_cases(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines(
        "m = -x; e = m.exp(); d = 1 + e; s = 1 / d; r = y - s; q = r ** 2; f = 0.5 * q; f.backward()",
        "f x' y' m' e' d' s' r' q'",
        x=some(rng, 0.3, 1.5),
        y=some(rng, 0.3, 1.5),
    )
    yield _lines(
        "a = x - 2; b = 3 - a; c = b / 4; d = c / y; e = d.relu(); g = -e; h = g.relu()\n"
        "i = e ** 3; j = i + 2; k = j * 0.5; m = k ** 0; n = k - h; f = n + m; f.backward()",
        "f h m x' y' a' b' c' d' e' g' h' i' j' k'",
        x=some(rng, 0.3, 1.5),
        y=abs(some(rng, 2.0, 3.0)),
    )


def _deep_cases(rng: np.random.Generator) -> Iterator[Case]:
    p = float(np.round(rng.uniform(0.3, 0.7), 3))
    yield _lines(
        "v = x; w = x\nfor _ in range(99):\n    w = v * p\n    v = w + v * q\nv.backward()",
        "v x' p' q'",
        x=some(rng),
        p=p,
        q=round(1.01 - p, 3),
    )


def _naming(rng: np.random.Generator) -> Iterator[Case]:
    yield _lines("f = x * y; f.backward()", "x' y' f'", **apart(rng, "xy"))
    yield _lines("q = x + y; f = q * z; f.backward()", "x' y' z' q' f'", **apart(rng, "xyz"))
    yield _lines("q = x * y; f = q * x; f.backward(); f.backward()", "x' y' q'", **apart(rng, "xy"))


def _in_order(value: Any) -> list[Any]:
    order: list[Any] = []
    seen: set[Any] = set()
    waiting = [(value, False)]
    while waiting:
        at, listed = waiting.pop()
        if listed:
            order.append(at)
        elif at not in seen:
            seen.add(at)
            waiting.append((at, True))
            waiting.extend((parent, False) for parent in reversed(at.parents))
    return order


def _counted(items: Iterable[Any]) -> Iterator[Any]:
    for step, item in enumerate(items):
        if step == MOST_STEPS:
            raise OverflowError
        yield item


def _clear_all(self: Any, order: list[Any]) -> None:
    for value in order:
        value.grad = 0.0


def _clear_nothing(self: Any, order: list[Any]) -> None:
    pass


def _clear_leaves(self: Any, order: list[Any]) -> None:
    for value in order:
        if not value.parents:
            value.grad = 0.0


def _clear_between(self: Any, order: list[Any]) -> None:
    for value in order:
        if value.parents:
            value.grad = 0.0


def _clear_but_the_result(self: Any, order: list[Any]) -> None:
    _clear_between(self, order[:-1])


def _clear_the_result(self: Any, order: list[Any]) -> None:
    self.grad = 0.0


def _clear_parents(self: Any, order: list[Any]) -> None:
    for parent in self.parents:
        parent.grad = 0.0


Pairs = Callable[[Any], Iterable[tuple[Any, Any]]]


def _back(
    clear: Callable[[Any, list[Any]], None] = _clear_all,
    start: Callable[[Any], float] = lambda self: 1.0,
    gives: Callable[[Any, Any, float], float] = lambda value, parent, slope: value.grad * slope,
    joins: Callable[[float, float], float] = lambda old, new: old + new,
    walk: Callable[[Any], Iterable[Any]] = lambda self: reversed(_in_order(self)),
    pairs: Pairs = lambda value: zip(value.parents, value.slopes, strict=True),
    after: Callable[[Any, list[Any]], None] = _clear_nothing,
) -> type[Node]:
    """The class with a way back that has something exchanged."""

    def backward(self: Any) -> None:
        order = _in_order(self)
        clear(self, order)
        self.grad = start(self)
        for value in _counted(walk(self)):
            for parent, slope in pairs(value):
                parent.grad = joins(parent.grad, gives(value, parent, slope))
        after(self, order)

    return with_methods(backward=backward)


def _every_clearing(**choices: Any) -> tuple[type[Node], ...]:
    """The same slip in a way back that clears, and in one that does not."""
    return _back(**choices), _back(clear=_clear_nothing, **choices)


def _first_listed(self: Any) -> Iterator[Any]:
    """Every value when it is met first, from the result on, one branch after the other."""
    seen: set[Any] = set()
    waiting = [self]
    while waiting:
        value = waiting.pop()
        if value not in seen:
            seen.add(value)
            yield value
            waiting.extend(reversed(value.parents))


def _by_levels(self: Any) -> Iterator[Any]:
    seen, level = {self}, [self]
    while level:
        yield from level
        after: list[Any] = []
        for value in level:
            for parent in value.parents:
                if parent not in seen:
                    seen.add(parent)
                    after.append(parent)
        level = after


def _last_branch_first(self: Any) -> Iterator[Any]:
    seen: set[Any] = set()
    waiting = [self]
    while waiting:
        value = waiting.pop()
        if value not in seen:
            seen.add(value)
            yield value
            waiting.extend(value.parents)


def _every_path(self: Any) -> Iterator[Any]:
    """Every value as often as there are paths to it, passing on all that it has each time."""
    waiting = [self]
    while waiting:
        value = waiting.pop()
        yield value
        waiting.extend(reversed(value.parents))


def _listed_for_every_path(self: Any) -> list[Any]:
    order: list[Any] = []
    waiting = [(self, False)]
    for _ in range(MOST_STEPS):
        if not waiting:
            return list(reversed(order))
        value, listed = waiting.pop()
        if listed:
            order.append(value)
        else:
            waiting.append((value, True))
            waiting.extend((parent, False) for parent in reversed(value.parents))
    raise OverflowError


def _start_then_clear(self: Any) -> None:
    self.grad = 1.0
    order = _in_order(self)
    _clear_all(self, order)
    for value in reversed(order):
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            parent.grad += value.grad * slope


def _recursive_without_order(clear: bool) -> Callable[[Any], None]:
    """Each value passes on all that it has at once, and its parents do so in turn."""

    def backward(self: Any) -> None:
        if clear:
            _clear_all(self, _in_order(self))
        self.grad = 1.0
        waiting = [iter([self])]
        steps = 0
        while waiting:
            value = next(waiting[-1], None)
            if value is None:
                waiting.pop()
                continue
            steps += 1
            if steps > MOST_STEPS:
                raise OverflowError

            def handing_on(value: Any = value) -> Iterator[Any]:
                for parent, slope in zip(value.parents, value.slopes, strict=True):
                    parent.grad += value.grad * slope
                    yield parent

            waiting.append(handing_on())

    return backward


def _clears_on_the_way(self: Any) -> None:
    self.grad = 1.0
    for value in reversed(_in_order(self)):
        for parent in value.parents:
            parent.grad = 0.0
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            parent.grad += value.grad * slope


def _with_kept_list() -> type[Node]:
    seen: set[Any] = set()

    def backward(self: Any) -> None:
        order = [value for value in _in_order(self) if value not in seen]
        seen.update(order)
        for value in order:
            value.grad = 0.0
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += value.grad * slope

    return with_methods(backward=backward)


def _once(self: Any) -> None:
    if not getattr(self, "done", False):
        self.done = True
        order = _in_order(self)
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += value.grad * slope


def _nothing(self: Any) -> None:
    pass


_FAN_HINTS = (
    "For `f = (x + 1) * x` at 3: what does `x` hear from the product, and what from the sum?",
    "The second one to speak must not make `x` forget the first.",
    "What arrives is added to what is there: `+=`, not `=`.",
)
_CLEAR_HINTS = (
    "Call `f.backward()` twice and print `x.grad` after each. What is there when the second one begins?",
    "What adds up must start at 0, at every call.",
    "First set the `grad` of every value in the list to 0, then that of the result to 1.",
)
_ORDER_HINTS = (
    "In which order does your loop meet the values? Print their `data`.",
    "A value may pass its slope on only when everything that uses it has spoken.",
    "Go through `self.in_order()` from its end: `reversed(…)`.",
)

BACKWARD_MISTAKES = (
    Mistake(
        "Value.overwrites",
        "Where a value is used twice, the second slope that arrives replaces the first: they add up.",
        (
            *_every_clearing(joins=lambda old, new: new),
            with_methods(backward=_clears_on_the_way),
            _back(joins=lambda old, new: new, walk=_by_levels),
            _back(joins=lambda old, new: new, walk=_first_listed),
            _back(joins=lambda old, new: new, walk=_last_branch_first),
        ),
        "Values that are used once come out right.",
        _FAN_HINTS,
        ("= for +=",),
    ),
    Mistake(
        "Value.first-path",
        "Where a value is used twice, only one of the slopes that arrive counts: they add up.",
        (
            *_every_clearing(joins=lambda old, new: old if old else new),
            *_every_clearing(joins=lambda old, new: max(old, new, key=abs)),
        ),
        "Values that are used once come out right.",
        _FAN_HINTS,
    ),
    Mistake(
        "Value.used-twice-at-once",
        "A value that is both factors, as in `x * x`, is met once only: it has two slopes there.",
        (
            *_every_clearing(
                pairs=lambda value: dict(zip(value.parents, value.slopes, strict=True)).items()
            ),
            _back(
                pairs=lambda value: {
                    parent: value.slopes[value.parents.index(parent)] for parent in value.parents
                }.items()
            ),
        ),
        "A set or a dict holds each value once.",
        _FAN_HINTS,
    ),
    Mistake(
        "Value.not-cleared",
        "A second `backward()` adds to what the first one left: clear the slopes first.",
        (
            _back(clear=_clear_nothing),
            _back(clear=_clear_nothing, start=lambda self: self.grad + 1.0),
        ),
        "The first call comes out right.",
        _CLEAR_HINTS,
    ),
    Mistake(
        "Value.cleared-in-part",
        "You clear some of the slopes, not those of all values that the result depends on.",
        (
            _back(clear=_clear_leaves),
            _back(clear=_clear_between),
            _back(clear=_clear_parents),
            _back(clear=_clear_leaves, start=lambda self: self.grad + 1.0),
            _back(start=lambda self: self.grad + 1.0, clear=_clear_parents),
        ),
        "The first call comes out right.",
        _CLEAR_HINTS,
    ),
    Mistake(
        "Value.no-start",
        "All slopes stay 0: the result's own slope must be 1 when the way back begins.",
        (
            *_every_clearing(start=lambda self: 0.0),
            with_methods(backward=_start_then_clear),
            with_methods(backward=_nothing),
        ),
        "Clear first, then set it.",
    ),
    Mistake(
        "Value.start",
        "The result's slope in itself is 1; you start with another number.",
        (
            *_every_clearing(start=lambda self: self.data),
            _back(start=lambda self: -1.0),
            _back(start=lambda self: 2.0),
            _back(start=lambda self: 1 / self.data),
        ),
    ),
    Mistake(
        "Value.one-step",
        "Only the parents of the result get a slope; the way goes on from each value to its own parents.",
        (
            *_every_clearing(walk=_in_order),
            *_every_clearing(walk=_in_order, joins=lambda old, new: new),
            *_every_clearing(walk=lambda self: [self]),
            _back(walk=lambda self: [self, *self.parents]),
        ),
        "A loop that begins at the wrong end of the list meets the result last.",
        _ORDER_HINTS,
    ),
    Mistake(
        "Value.no-upstream",
        "Your values pass on their local slope alone: upstream times local is downstream.",
        (
            *_every_clearing(gives=lambda value, parent, slope: slope),
            *_every_clearing(gives=lambda value, parent, slope: slope, joins=lambda old, new: new),
        ),
    ),
    Mistake(
        "Value.no-local",
        "Your values pass on what arrives without their local slope: upstream times local is downstream.",
        (*_every_clearing(gives=lambda value, parent, slope: value.grad),),
    ),
    Mistake(
        "Value.sum-of-slopes",
        "What arrives and the local slope are added; they multiply.",
        (*_every_clearing(gives=lambda value, parent, slope: value.grad + slope),),
    ),
    Mistake(
        "Value.times-data",
        "A slope is multiplied by a value's `data`; what is passed on is its `grad` times the local slope.",
        (
            *_every_clearing(gives=lambda value, parent, slope: value.data * slope),
            *_every_clearing(gives=lambda value, parent, slope: value.grad * parent.data),
            *_every_clearing(gives=lambda value, parent, slope: value.grad * slope * parent.data),
            *_every_clearing(gives=lambda value, parent, slope: value.grad * value.data),
        ),
    ),
    Mistake(
        "Value.own-upstream",
        "You multiply by the parent's slope; upstream is the slope of the value that passes it on.",
        (*_every_clearing(gives=lambda value, parent, slope: parent.grad * slope),),
        "The parent's is what you are about to find.",
    ),
    Mistake(
        "Value.one-parent",
        "Only one of the two parents gets a slope.",
        (
            *_every_clearing(
                pairs=lambda value: list(zip(value.parents, value.slopes, strict=True))[:1]
            ),
            *_every_clearing(
                pairs=lambda value: list(zip(value.parents, value.slopes, strict=True))[-1:]
            ),
        ),
    ),
    Mistake(
        "Value.crossed",
        "Parents and local slopes are paired wrongly: the first slope belongs to the first parent.",
        (
            *_every_clearing(
                pairs=lambda value: zip(value.parents, reversed(value.slopes), strict=True)
            ),
            *_every_clearing(
                pairs=lambda value: [(parent, value.slopes[0]) for parent in value.parents]
            ),
            *_every_clearing(
                pairs=lambda value: [(parent, value.slopes[-1]) for parent in value.parents]
            ),
        ),
    ),
    Mistake(
        "Value.too-early",
        "A value passes its slope on before everything that uses it has spoken, or passes it on twice.",
        (
            _back(walk=_first_listed),
            _back(walk=_by_levels),
            _back(walk=_last_branch_first),
            _back(walk=_every_path),
            _back(walk=_listed_for_every_path),
            _back(walk=_every_path, clear=_clear_nothing),
            with_methods(backward=_recursive_without_order(True)),
            with_methods(backward=_recursive_without_order(False)),
        ),
        "Simple graphs come out right.",
        _ORDER_HINTS,
    ),
    Mistake(
        "Value.between-cleared",
        "The values between lose their slopes at the end, or the result its 1; they are asked too.",
        (
            _back(after=_clear_between),
            _back(after=_clear_the_result),
            _back(after=_clear_but_the_result),
        ),
    ),
    Mistake(
        "Value.keeps-its-list",
        "What an earlier `backward()` has seen is left out of the next one: begin anew at every call.",
        (_with_kept_list(), with_methods(backward=_once)),
        "Look for a set or a list that is made outside the method.",
    ),
)

VALUE = Exercise(
    name="Value",
    assignment="backprop",
    oracle=Made,
    parameters=("data",),
    done="Slopes flow back through any graph, and add up where they meet.",
    properties=(
        Property(
            "paths", "One path to each value", "the slopes of (x + y) z, and others", 2, _path_cases
        ),
        Property(
            "fan-out",
            "A value used twice",
            "what arrives adds up",
            2,
            _fan_cases,
            fails="Right where each value is used once, not where one is used twice.",
        ),
        Property(
            "between",
            "The values between",
            "every value's slope, and 1 for the result",
            1,
            _between_cases,
            fails="The slopes at the beginning are right, those of the values between are not.",
        ),
        Property(
            "twice",
            "backward() again",
            "on the same graph, and on another over the same values",
            1.5,
            _twice_cases,
            fails="Right the first time, not when `backward()` is called again.",
            needs=("fan-out",),
        ),
        Property(
            "order",
            "Paths of unequal length",
            "a value speaks when all its users have",
            0.5,
            _order_cases,
            fails="Right for simple graphs, not where two paths to a value have unequal lengths.",
            needs=("fan-out",),
        ),
        Property(
            "nodes",
            "All nodes in one graph",
            "minus, division, powers, exp, relu",
            0.5,
            _node_cases,
            fails="Right for sums and products, not where other nodes are in the graph.",
            needs=("fan-out",),
        ),
        Property(
            "deep",
            "A graph 200 deep",
            "each value is met by many paths and visited once",
            0.5,
            _deep_cases,
            fails="Right for small graphs, not for one 200 deep.",
            needs=("order",),
            endless="Your way back walks every path, and a deep graph has too many: visit each value once.",
        ),
    ),
    mistakes=BACKWARD_MISTAKES,
    hints=(
        "Three things have to happen, in order: clear, start, pass on. On which values does each of them act?",
        "`self.in_order()` lists every value after those that it was made from. From which end does the way back begin?",
        "From the end of the list: each value adds its `grad` times a local slope to the `grad` of each parent.",
    ),
    naming=_naming,
)
