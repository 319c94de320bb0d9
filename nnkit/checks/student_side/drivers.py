"""How a student's code is called: `driver(target, arguments)` gives back plain data.

The same drivers run the oracle, the known mistakes and the student. `arguments` is a dict of plain
data that came through the encoder.
"""

from __future__ import annotations

import ast
import copy
import functools
import math
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
    "square": np.square,
    "straight": lambda x: 2.5 - 0.75 * x,
    "constant": lambda x: np.full(np.shape(x), 1.25),
    "itself": lambda x: x,
    "tent": lambda x: np.array([1.5 - abs(v) / 2 for v in x]),
    "parabola": lambda x: x * x - 3 * x + 1,
    "logarithm": math.log,
    "reciprocal": lambda x: 1 / x,
    "steep": lambda x: float(np.tanh(20 * x)),
    "ramp": lambda x: max(x, 0),
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
    """Several calls, one after another; what an earlier one did must not show.

    At the end the first is made twice more. What the former gives is written over, as any caller
    may do; the latter must give what is asked all the same.
    """
    asked = arguments["calls"]
    # Not what an answer may have changed.
    once_more, and_again = copy.deepcopy(asked[0]), copy.deepcopy(asked[0])
    results = [target(*args) for args in asked]
    _write_over(target(*once_more))
    return [*results, target(*and_again)]


def _write_over(value: Any) -> None:
    """Change the numbers in the arrays, lists and dicts of a result, where they can be changed."""
    if isinstance(value, np.ndarray):
        if value.flags.writeable and value.dtype.kind in "iuf":
            value += 1
    elif isinstance(value, dict | list | tuple):
        for key, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
            if isinstance(part, int | float) and not isinstance(value, tuple):
                value[key] = part + 1
            else:
                _write_over(part)


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
                _write_over(value)
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


class NotAPair(Exception):
    """What came back is not two things."""


class StateFirst(Exception):
    """What came back second has the shape of the weights, and the first has not."""


def _weights_and_state(answer: Any, w: Any) -> tuple[Any, Any]:
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        raise NotAPair("(w, state) is asked")
    if not _like(answer[0], w) and _like(answer[1], w):
        raise StateFirst("(w, state) is asked")
    return answer[0], answer[1]


def _like(value: Any, w: Any) -> bool:
    try:
        return np.shape(value) == np.shape(w) and np.asarray(value).dtype.kind in "biuf"
    except ValueError:
        return False


def first_step(target: Any, arguments: dict[str, Any]) -> Any:
    """One step of an optimizer: the new weights; the state is left where it was made."""
    answer = target(*arguments["args"])
    return None if answer is None else _weights_and_state(answer, arguments["args"][0])[0]


def walk(target: Any, arguments: dict[str, Any]) -> Any:
    """Steps of an optimizer that carry a state along: all new weights, the steps on the last axis.

    `runs` are interleaved; each has its own `w`, `grads`, `rates` (one a step), `settings` and state.
    `at` says where a run's weights are before each step, if not where the last step left them.
    `reuse` keeps a run's gradients in one array that is filled anew. `replay` asks every step but
    the first once more at the end, with the state that it had.
    """
    moved: list[Any] = []
    asked: list[tuple[Any, ...]] = []
    runs = arguments["runs"]
    states: list[Any] = [None] * len(runs)
    current = [run["w"] for run in runs]
    buffers = [np.array(run["grads"][0]) for run in runs]
    for step in range(max(len(run["grads"]) for run in runs)):
        for i, run in enumerate(runs):
            if step >= len(run["grads"]):
                continue
            w = run["at"][step] if "at" in run else current[i]
            grad, state = run["grads"][step], states[i]
            settings = (run["rates"][step], *run["settings"])
            if arguments.get("reuse"):
                buffers[i][...] = grad
            given = buffers[i] if arguments.get("reuse") else np.array(grad)
            new, states[i] = _weights_and_state(target(np.array(w), given, state, *settings), w)
            current[i] = np.array(new, dtype=float)
            moved.append(current[i])
            if step:
                asked.append((w, grad, state, settings))
    for w, grad, state, settings in asked if arguments.get("replay") else ():
        answer = target(np.array(w), np.array(grad), state, *settings)
        moved.append(np.array(_weights_and_state(answer, w)[0], dtype=float))
    if len({new.shape for new in moved}) > 1:
        return moved
    return np.stack(moved, axis=-1)


def _told(value: Any) -> Any:
    """Nested lists and arrays as something that `==` compares as a whole."""
    if isinstance(value, list | tuple):
        return [_told(part) for part in value]
    return value.tolist() if isinstance(value, np.ndarray) else repr(value)


def deal(target: Any, arguments: dict[str, Any]) -> Any:
    """All batches of `times` calls with one seeded generator, and whether it decides the order.

    With `own` the caller's arrays are given, else copies. `drawn` tells whether the generator was
    drawn from, `repeats` whether another one with the same seed gives the same batches.
    """
    X, y, size = arguments["args"]
    bound = len(X) + 2

    def rounds(rng: Any) -> Any:
        found = []
        for _ in range(arguments.get("times", 1)):
            given = (X, y) if arguments.get("own") else (np.array(X), np.array(y))
            answer = target(*given, size, rng)
            if answer is None:
                return None
            found.append([item for item, _ in zip(answer, range(bound), strict=False)])
        return found

    rng = np.random.default_rng(arguments["seed"])
    before = rng.bit_generator.state
    first = rounds(rng)
    drawn = rng.bit_generator.state != before
    repeats = True
    if arguments.get("twice"):
        repeats = _told(first) == _told(rounds(np.random.default_rng(arguments["seed"])))
    return {"rounds": first, "drawn": drawn, "repeats": repeats}


def orders(target: Any, arguments: dict[str, Any]) -> Any:
    """The labels of all batches, one row for each of `times` calls with one generator."""
    X, y, size = arguments["args"]
    rng = np.random.default_rng(arguments["seed"])
    rows = []
    for _ in range(arguments["times"]):
        row: list[int] = []
        batches = target(np.array(X), np.array(y), size, rng)
        for batch, _ in zip(batches, range(len(y) + 2), strict=False):
            row += [int(label) for label in np.ravel(batch[1])]
        rows.append(row)
    return np.array(rows) if len({len(row) for row in rows}) == 1 else rows


def whole_deal(target: Any, arguments: dict[str, Any]) -> Any:
    """What must hold of all batches whatever their order: the pairs, sorted, and the sizes."""
    dealt = deal(target, {**arguments, "twice": True})
    pairs = [
        [*np.asarray(row, float).tolist(), float(label)]
        for rows, labels in dealt["rounds"][0]
        for row, label in zip(rows, labels, strict=True)
    ]
    sizes = [len(labels) for _, labels in dealt["rounds"][0]]
    return [sorted(pairs), sizes, int(dealt["repeats"])]


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


def training(target: Any, arguments: dict[str, Any]) -> Any:
    """One training of a small linear network, and what was seen of it.

    `network` and `optimizer` are made here; each call of `gradients` and of `step` is noted. Rows
    are told by their place in `X`, -1 for one that is not in it. `twice` trains another network
    like it with a generator of the same seed, to compare the order of the samples.
    """
    X, y, seed = arguments["X"], arguments["y"], arguments["seed"]
    given = (X, y) if arguments.get("own") else (np.array(X), np.array(y))
    rng = np.random.default_rng(seed)
    before = rng.bit_generator.state
    history, seen = _train(target, arguments, given, rng)
    seen["drawn"] = rng.bit_generator.state != before
    if arguments.get("twice"):
        given = (np.array(X), np.array(y))
        _, other = _train(target, arguments, given, np.random.default_rng(seed))
        seen["repeats"] = other["rows"] == seen["rows"]
    return {"history": history, "seen": seen}


def _train(target: Any, arguments: dict[str, Any], given: Any, rng: Any) -> Any:
    start, lr, momentum = arguments["start"], arguments["lr"], arguments["momentum"]
    D = len(arguments["X"][0])
    K = len(start) // (D + 1)
    place = {row.tobytes(): i for i, row in enumerate(np.asarray(arguments["X"], float))}
    rows: list[Any] = []
    labels: list[Any] = []
    asked: list[Any] = []
    steps: list[Any] = []

    class Network:
        def __init__(self) -> None:
            self.parameters = np.array(start, dtype=float)
            self.layers = [(self.parameters[: D * K].reshape(D, K), self.parameters[D * K :])]

        def forward(self, X: Any) -> Any:
            X = np.asarray(X, dtype=float)
            if X.ndim != 2 or X.shape[1] != D:
                raise ValueError(f"X must have shape (N, {D}); got {X.shape}.")
            W, b = self.layers[0]
            Z = X @ W + b
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            return E / E.sum(axis=1, keepdims=True)

        def gradients(self, X: Any, y: Any) -> Any:
            P = self.forward(X)
            X, y = np.asarray(X, dtype=float), np.asarray(y)
            if y.ndim != 1 or y.dtype.kind not in "iu" or len(y) != len(X) or not len(y):
                raise ValueError(f"y must hold {len(X)} labels, whole numbers; got {y.shape}.")
            at = np.arange(len(y)), y
            loss = float(-np.mean(np.log(np.maximum(P[at], 1e-300))))
            P[at] -= 1
            P /= len(y)
            grad = np.concatenate([(X.T @ P).ravel(), P.sum(axis=0)])
            rows.append([place.get(row.tobytes(), -1) for row in X])
            labels.append(y.tolist())
            W, b = self.layers[0]
            asked.append((np.concatenate([W.ravel(), b]), grad, loss))
            return loss, grad.copy()

    class Optimizer:
        def __init__(self) -> None:
            self.velocity = np.zeros(len(start))
            self.steps = 0

        def step(self, w: Any, grad: Any) -> Any:
            w, grad = np.asarray(w, dtype=float), np.asarray(grad, dtype=float)
            velocity = momentum * self.velocity - lr * grad
            new = w + velocity
            steps.append((np.array(w), np.array(grad), new, self.steps, len(asked)))
            self.velocity, self.steps = velocity, self.steps + 1
            return new.copy()

    network, optimizer = Network(), Optimizer()
    own = network.parameters
    history = target(network, *given, optimizer, arguments["epochs"], arguments["batch_size"], rng)
    W, b = network.layers[0]

    def table(column: int) -> Any:
        wide = np.full((len(steps), len(start)), np.nan)
        for line, step in zip(wide, steps, strict=True):
            if step[column].shape in ((), line.shape):
                line[...] = step[column]
        return wide

    seen = {
        "rows": rows,
        "labels": labels,
        "weights": np.array([w for w, _, _ in asked]).reshape(-1, len(start)),
        "gradients": np.array([g for _, g, _ in asked]).reshape(-1, len(start)),
        "losses": [loss for _, _, loss in asked],
        "step_from": table(0),
        "step_by": table(1),
        "step_to": table(2),
        "step_count": [step[3] for step in steps],
        "asked_before": [step[4] for step in steps],
        "end": np.concatenate([W.ravel(), b]),
        "rebound": network.parameters is not own,
    }
    return history, seen


def digits(target: Any, arguments: dict[str, Any]) -> Any:
    """One training on digits, and what the function that it gives says of other digits.

    `ask` is a list of tables; each is asked by itself. `again` trains once more with the same seed,
    then with other labels, and asks the first function once more.
    """
    answers = []
    readers = []
    for turn in range(3 if arguments.get("again") else 1):
        X, labels = arguments["X"], arguments["labels"]
        if turn == 2:
            labels = (np.array(labels) + 1) % 10
        tables = arguments["ask"]
        if not arguments.get("own"):
            X, labels, tables = np.array(X), np.array(labels), [np.array(t) for t in tables]
        read = target(X, labels, np.random.default_rng(arguments["seed"]))
        if not callable(read):
            return {"gives": read}
        readers.append(read)
        asked = readers[0] if turn == 2 else read
        answers.append([asked(table) for table in tables])
    return {"answers": answers}


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
        first_step,
        walk,
        deal,
        orders,
        whole_deal,
        keyed,
        graph_slopes,
        graph_lines,
        training,
        digits,
    )
}

# Drivers that note what was seen of a call, for judges; it is not what the call gave.
NOTES = frozenset({"deal", "whole_deal", "orders", "drawn_layers", "training", "digits"})
