"""How a student's code is called: `driver(target, arguments)` gives back plain data.

The same drivers run the oracle, the known mistakes and the student. `arguments` is a dict of plain
data that came through the encoder.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from types import CodeType
from typing import Any

import numpy as np

from .trouble import WITHHELD

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "cube": lambda x: x**3,
    "sine": np.sin,
    "absolute": np.abs,
    "exponential": np.exp,
    "sum_of_squares": lambda x: float(np.sum(np.asarray(x) ** 2)),
    "weighted_sine": lambda x: float(
        np.sum(np.sin(x) * np.arange(1, np.size(x) + 1).reshape(np.shape(x)))
    ),
}


def call(target: Any, arguments: dict[str, Any]) -> Any:
    """One call with positional arguments."""
    return target(*arguments["args"])


def calls(target: Any, arguments: dict[str, Any]) -> Any:
    """Several calls, one after another; what an earlier one did must not show."""
    return [target(*args) for args in arguments["calls"]]


def elementwise(target: Any, arguments: dict[str, Any]) -> Any:
    """One call for each of several inputs of any shape, with the same further arguments."""
    return [target(x, *arguments.get("more", [])) for x in arguments["inputs"]]


def with_function(target: Any, arguments: dict[str, Any]) -> Any:
    """One call with a named function as the first argument."""
    return target(FUNCTIONS[arguments["function"]], *arguments["args"])


def seeded(target: Any, arguments: dict[str, Any]) -> Any:
    """Calls with one seeded generator as the last argument, or as the one named by `at`."""
    rng = np.random.default_rng(arguments["seed"])
    at = arguments.get("at", len(arguments["args"]))
    args = list(arguments["args"])
    args.insert(at, rng)
    return [target(*args) for _ in range(arguments.get("times", 1))]


def drain(target: Any, arguments: dict[str, Any]) -> Any:
    """Every item of the iterable that a call with a seeded generator gives, up to a bound."""
    rng = np.random.default_rng(arguments["seed"])
    rounds = []
    for _ in range(arguments.get("times", 1)):
        items: list[Any] = []
        for item in target(*arguments["args"], rng):
            if len(items) == arguments["bound"]:
                raise OverflowError(f"more than {arguments['bound']} items")
            items.append(item)
        rounds.append(items)
    return rounds


def steps(target: Any, arguments: dict[str, Any]) -> Any:
    """Steps that carry a state along, `(w, state) = target(w, grad, state, *settings)`.

    `runs` are interleaved: each has its own `w`, `grads` and `settings` (one list a step) and a
    state of its own. `replay` repeats the last step of each run with the state it had before.
    """
    weights: list[Any] = []
    runs = arguments["runs"]
    states: list[Any] = [None] * len(runs)
    current = [np.array(run["w"]) for run in runs]
    for step in range(max(len(run["grads"]) for run in runs)):
        for i, run in enumerate(runs):
            if step >= len(run["grads"]):
                continue
            given = (np.array(run["grads"][step]), states[i], *run["settings"][step])
            before = current[i]
            current[i], states[i] = target(np.array(before), *given)
            weights.append(np.array(current[i]))
            if arguments.get("replay") and step == len(run["grads"]) - 1:
                again, _ = target(np.array(before), np.array(run["grads"][step]), *given[1:])
                weights.append(np.array(again))
    return weights


def script(target: Any, arguments: dict[str, Any]) -> Any:
    """A class to drive: each line of the script is `[name, operation, *operands]`.

    An operand that is a string is the name of an earlier result. Operations: `new`, `+ - * / **`,
    `neg`, any other is a method. `read` lists `[name, attribute]`; their values are given back.
    """
    made: dict[str, Any] = {}
    operators: dict[str, Callable[..., Any]] = {
        "new": target,
        "+": lambda p, q: p + q,
        "-": lambda p, q: p - q,
        "*": lambda p, q: p * q,
        "/": lambda p, q: p / q,
        "**": lambda p, q: p**q,
        "neg": lambda p: -p,
    }
    for name, operation, *operands in arguments["script"]:
        values = [made[o] if isinstance(o, str) else o for o in operands]
        if operation in operators:
            made[name] = operators[operation](*values)
        else:
            made[name] = getattr(values[0], operation)(*values[1:])
    return [getattr(made[name], attribute) for name, attribute in arguments["read"]]


def by_hand(target: Any, arguments: dict[str, Any]) -> Any:
    """The numbers that stand under the name; nothing is called."""
    return target


DRIVERS: dict[str, Callable[[Any, dict[str, Any]], Any]] = {
    driver.__name__: driver
    for driver in (
        call,
        calls,
        elementwise,
        with_function,
        seeded,
        drain,
        steps,
        script,
        by_hand,
    )
}


def keyed(target: Any, arguments: dict[str, Any]) -> Any:
    """One call that gives a dict: its numbers under `keys`, in their order.

    What is no dict of numbers with all of these keys is given back as it is.
    """
    value = target(*arguments["args"])
    try:
        return np.array([float(value[key]) for key in arguments["keys"]])
    except (KeyError, TypeError, ValueError, IndexError):
        return value


class NotAValue(Exception):
    """A line has made something else than a value of the class."""


class ChangesAValue(Exception):
    """A line has changed a value that it was to start from."""


class NotANumber(Exception):
    """Where a value keeps a number there is something else."""


class NotAGraph(Exception):
    """What a value was made from is not kept as values, each with one local slope."""


@functools.lru_cache(maxsize=1024)
def _compiled(text: str) -> tuple[tuple[str, CodeType], ...]:
    lines = ((ast.unparse(line), ast.Module([line], [])) for line in ast.parse(text).body)
    return tuple((line, compile(module, "<line>", "exec")) for line, module in lines)


def _run_lines(target: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    """Run `lines` of Python over `values`, of each of which the class makes one of its own."""
    names: dict[str, Any] = {name: target(x) for name, x in arguments["values"].items()}
    known: dict[str, tuple[Any, Any]] = {}
    for text, code in (("", None), *_compiled(arguments["lines"])):
        if code is not None:
            exec(code, {"__builtins__": {"range": range}}, names)
        for name, made in names.items():
            if name.startswith("_"):
                continue
            if any(kind.__module__ == "nnkit.graph" for kind in type(made).__mro__):
                raise RuntimeError(WITHHELD)
            plain = isinstance(made, int | float | np.generic | np.ndarray)
            if plain or not hasattr(made, "data"):
                kind = "nothing" if made is None else f"a {type(made).__name__}"
                raise NotAValue(f"`{text}` gives back {kind}, not a value")
            before = known.get(name)
            if before and before[0] is made and _number(made.data, name) != before[1]:
                raise ChangesAValue(f"`{text}` changes `{name}`")
            known[name] = made, _number(made.data, f"`{name}.data`")
    return names


def _number(x: Any, what: str) -> Any:
    if isinstance(x, int | float | np.integer | np.floating) or (
        isinstance(x, np.ndarray) and x.ndim == 0
    ):
        return x
    raise NotANumber(f"{what} is {'None' if x is None else f'a {type(x).__name__}'}, not a number")


def _way_back(result: Any) -> dict[int, float]:
    """The slope of a result in each value that it was made from, by their `id`."""
    order: list[Any] = []
    seen: set[int] = set()
    waiting = [(result, False)]
    while waiting:
        value, listed = waiting.pop()
        if listed:
            order.append(value)
        elif id(value) not in seen:
            seen.add(id(value))
            parents, slopes = getattr(value, "parents", None), getattr(value, "slopes", None)
            if not isinstance(parents, list | tuple) or not isinstance(slopes, list | tuple):
                raise NotAGraph("`parents` and `slopes` must be tuples")
            if len(parents) != len(slopes):
                raise NotAGraph(f"there are {len(parents)} parents and {len(slopes)} slopes")
            if any(not hasattr(parent, "parents") for parent in parents):
                raise NotAGraph("a parent is not a value")
            waiting.append((value, True))
            waiting.extend((parent, False) for parent in parents)
    found = {id(value): 0.0 for value in order}
    found[id(result)] = 1.0
    for value in reversed(order):
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            found[id(parent)] += found[id(value)] * float(_number(slope, "a local slope"))
    return found


def graph_slopes(target: Any, arguments: dict[str, Any]) -> Any:
    """The numbers of a graph of values, and the slopes of its `result` in each of them.

    The graph is made by `lines` (see `graph_lines`); `read` names the values. A class without
    `backward` is walked back by its `parents` and `slopes`.
    """
    names = _run_lines(target, arguments)
    result, read = names[arguments["result"]], arguments["read"]
    if hasattr(result, "backward"):
        result.backward()
        slopes = [_number(names[name].grad, f"`{name}.grad`") for name in read]
    else:
        found = _way_back(result)
        slopes = [found.get(id(names[name]), 0.0) for name in read]
    numbers = [_number(names[name].data, f"`{name}.data`") for name in read]
    return np.array([*numbers, *slopes], dtype=float)


def graph_lines(target: Any, arguments: dict[str, Any]) -> Any:
    """What is to be read, such as "x.grad", after lines of Python on values of a class.

    `values` are numbers by name, of each of which the class makes a value first.
    """
    names = _run_lines(target, arguments)
    places = [place.split(".") for place in arguments["read"]]
    numbers = [_number(getattr(names[n], what), f"`{n}.{what}`") for n, what in places]
    return np.array(numbers, dtype=float)


DRIVERS.update({driver.__name__: driver for driver in (keyed, graph_slopes, graph_lines)})
