"""How a student's code is called: `driver(target, arguments)` gives back plain data.

The same drivers run the oracle, the known mistakes and the student. `arguments` is a dict of plain
data that came through the encoder.
"""

from __future__ import annotations

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

    `ask` is a list of tables; each is asked by itself. `again` trains once more with the same seed.
    """
    answers = []
    for _ in range(2 if arguments.get("again") else 1):
        X, labels = arguments["X"], arguments["labels"]
        tables = arguments["ask"]
        if not arguments.get("own"):
            X, labels, tables = np.array(X), np.array(labels), [np.array(t) for t in tables]
        read = target(X, labels, np.random.default_rng(arguments["seed"]))
        if not callable(read):
            return {"gives": read}
        answers.append([read(table) for table in tables])
    return {"answers": answers}


DRIVERS.update({driver.__name__: driver for driver in (training, digits)})
