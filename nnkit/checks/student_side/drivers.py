"""How a student's code is called: `driver(target, arguments)` gives back plain data.

The same drivers run the oracle, the known mistakes and the student. `arguments` is a dict of plain
data that came through the encoder.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import numpy as np

FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "cube": lambda x: x**3,
    "sine": np.sin,
    "absolute": np.abs,
    "exponential": np.exp,
    "sum_of_squares": lambda x: float(np.sum(np.asarray(x) ** 2)),
    "weighted_sine": lambda x: float(
        np.sum(np.sin(x) * np.arange(1, np.size(x) + 1).reshape(np.shape(x)))
    ),
    "square": np.square,
    "straight": lambda x: 2.5 - 0.75 * x,
    "constant": lambda x: np.full(np.shape(x), 1.25),
    "itself": lambda x: x,
    "tent": lambda x: np.array([1.5 - abs(v) / 2 for v in x]),
    "parabola": lambda x: x * x - 3 * x + 1,
    "logarithm": math.log,
    "steep": lambda x: float(np.tanh(20 * x)),
    "jump": lambda x: 1.0 if x >= 0 else 0.0,
    "cubes_and_neighbours": lambda x: float(
        np.sum(np.asarray(x) ** 3) + np.sum(np.ravel(x)[1:] * np.ravel(x)[:-1])
    ),
    "products_of_rows": lambda x: float(np.sum(np.prod(x, axis=-1))),
    "whole_steps": lambda x: int(
        np.sum(np.floor(x) * np.arange(1, np.size(x) + 1).reshape(np.shape(x)))
    ),
    "steep_sum": lambda x: float(np.sum(np.tanh(20 * np.asarray(x)))),
    "high_above_zero": lambda x: float(1000 + np.sum(np.asarray(x) ** 2)),
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


def drawn_layers(target: Any, arguments: dict[str, Any]) -> Any:
    """What the layers of random weights look like: of each call the `layers`, a dict for each.

    `target(sizes, rng, scheme)` is called `times` times with each of the seeded generators.
    Statistics are of layers with a hundred weights or more. What is no list of pairs of numbers
    is given back as it is, as `other`.
    """
    found = []
    for seed in arguments["seeds"]:
        rng = np.random.default_rng(seed)
        for _ in range(arguments.get("times", 1)):
            value = target(arguments["sizes"], rng, arguments["scheme"])
            try:
                if not isinstance(value, list | tuple):
                    raise TypeError
                layers = [_layer(np.array(W, float), np.array(b, float)) for W, b in value]
                found.append({"layers": layers})
            except (TypeError, ValueError):
                found.append({"other": value})
    return found


def _layer(W: Any, b: Any) -> dict[str, Any]:
    seen: dict[str, Any] = {
        "W": list(W.shape),
        "b": list(b.shape),
        "bias": float(np.abs(b).max(initial=0.0)),
        "first": W.ravel()[:4].tolist(),
    }
    if W.size < 100:
        return seen
    spread = float(W.std())
    z = np.abs(W - W.mean()) / (spread or 1.0)
    return {
        "W": seen["W"],
        "spread": spread,
        "mean": float(W.mean()),
        "smallest": float(W.min()),
        "different": len(np.unique(W)),
        "far": float(np.mean(z > 2.4)),
        "near": float(np.mean(z < 0.5)),
        "farthest": float(z.max()),
        **seen,
    }


def by_hand(target: Any, arguments: dict[str, Any]) -> Any:
    """The numbers that stand under the name; nothing is called."""
    return target


def joined(target: Any, arguments: dict[str, Any]) -> Any:
    """One call with positional arguments; several results come as one row of all their numbers.

    A single result, or one that is not made of numbers, comes as it is.
    """
    results = target(*arguments["args"])
    if not isinstance(results, tuple | list):
        return results
    try:
        rows = [np.ravel(np.asarray(part)) for part in results]
    except ValueError:
        return results
    if any(row.dtype.kind not in "iuf" for row in rows):
        return results
    return np.concatenate(rows) if rows else results


def part(target: Any, arguments: dict[str, Any]) -> Any:
    """One of several things that one call gives, by place; all of it where there is no such place."""
    value, place = target(*arguments["args"]), arguments["place"]
    return value[place] if isinstance(value, list | tuple) and len(value) > place else value


def changing(target: Any, arguments: dict[str, Any]) -> Any:
    """One call that changes its arguments on purpose: what it gives, and they after it."""
    args = copy.deepcopy(arguments["args"])
    return {"gives": target(*args), "after": args}


def network_after(target: Any, arguments: dict[str, Any]) -> Any:
    """Calls that change a network of S1's on purpose: what is in it afterwards.

    With `key`, the numbers under it in every neuron, from layer `from_layer` on, in one row for
    each call, and nan where there are none; else all arguments of the last call.
    """
    rows: list[Any] = []
    args: list[Any] = []
    for given in arguments["calls"]:
        args = copy.deepcopy(given)
        target(*args)
        if "key" in arguments:
            neurons = [n for layer in args[0][arguments.get("from_layer", 0) :] for n in layer]
            rows.append(np.concatenate([_numbers_under(n, arguments["key"]) for n in neurons]))
    if "key" not in arguments:
        return args
    return rows if len(rows) > 1 else rows[0]


def _numbers_under(neuron: Any, key: str) -> Any:
    try:
        return np.array(neuron[key], dtype=float).ravel()
    except (KeyError, IndexError, TypeError, ValueError):
        return np.array([np.nan])


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
        drawn_layers,
        by_hand,
        joined,
        part,
        changing,
        network_after,
    )
}
