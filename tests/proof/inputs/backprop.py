"""Independent inputs for the backpropagation chapter."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnkit.checks.exercise import Case

_NAMES = ("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2")


def _weights(rng: np.random.Generator, whole: bool) -> dict[str, Any]:
    names = list(_NAMES)
    if rng.integers(2):
        rng.shuffle(names)
    numbers = rng.integers(-3, 4, 10) if whole else rng.normal(0, rng.choice([0.3, 1.0, 2.0]), 10)
    return {name: number.item() for name, number in zip(names, numbers, strict=True)}


def _pair(rng: np.random.Generator, whole: bool) -> tuple[Any, Any]:
    one, other = rng.integers(-2, 3, 2) if whole else rng.normal(0, 1.5, 2)
    return one.item(), other.item()


def _graph(
    name: str, rng: np.random.Generator, operations: tuple[str, ...], size: int
) -> tuple[dict[str, float], list[str], list[str]]:
    """Random lines: each takes one or two of the values made so far, early ones as well."""
    values = {f"x{i}": float(rng.uniform(0.3, 1.4) * rng.choice([-1, 1])) for i in range(3)}
    made, lines = list(values), []
    for i in range(size):
        one, other = (str(v) for v in rng.choice(made, 2))
        plain = f"{rng.integers(-3, 4) if i % 2 else rng.normal():.3g}"
        line = str(rng.choice(operations))
        lines.append(f"v{i} = " + line.format(a=one, b=other, c=plain))
        made.append(f"v{i}")
    return values, lines, made


_SUMS = ("{a} + {b}", "{a} * {b}", "{a} + {c}", "{c} + {a}", "{a} * {c}", "{c} * {a}", "{a} + {a}")
_CURVES = (
    "{a} ** 2",
    "{a} ** 3",
    "({a} ** 2 + 1) ** -0.5",
    "({a} ** 2 + 0.5) ** -1",
    "({a} * 0.3).exp()",
    "{a}.tanh()",
    "({a} + 0.37).relu()",
    "{a} - {c}",
    "{c} - {a}",
    "-{a}",
    "1 / ({a} ** 2 + 1)",
)


def arguments(name: str, i: int, rng: np.random.Generator) -> tuple[Any, ...] | Case:
    """Draw the `i`th positional arguments for an exercise, as its contract allows them."""
    whole = i % 4 == 0
    match name:
        case "graph_gradients":
            numbers = rng.integers(-5, 6, 3) if whole else rng.normal(0, 3, 3)
            x, y, z = (number.item() for number in numbers)
            return (x, -x, z) if i % 7 == 0 else (x, y, z)
        case "worked_forward":
            return _weights(rng, whole), _pair(rng, i % 3 == 0)
        case "worked_gradients":
            targets = tuple(float(t) for t in rng.uniform(-0.5, 1.5, 2))
            return _weights(rng, whole), _pair(rng, i % 3 == 0), targets
        case "SumValue" | "CurveValue":
            operations = _SUMS if name == "SumValue" else (*_CURVES, *_SUMS[:2])
            values, lines, made = _graph(name, rng, operations, int(rng.integers(1, 5)))
            needed = _needed(made[-1], lines)
            read = [name for name in made if name in needed]
            given = {"values": values, "lines": "\n".join(lines), "result": made[-1], "read": read}
            return Case(driver="graph_slopes", arguments=given)
        case "Value":
            values, lines, made = _graph(name, rng, (*_SUMS, *_CURVES), int(rng.integers(2, 8)))
            if i % 3 == 0:
                lines.append(f"{rng.choice(made)}.backward()")
            lines.append(f"{made[-1]}.backward()")
            if i % 5 == 0:
                lines.append(f"{made[-1]}.backward()")
            text = "\n".join(lines)
            needed = _needed(made[-1], lines)
            read = [f"{v}.data" for v in made] + [f"{v}.grad" for v in made if v in needed]
            return Case(
                driver="graph_lines", arguments={"values": values, "lines": text, "read": read}
            )
    raise KeyError(name)


def _needed(result: str, lines: list[str]) -> set[str]:
    """What the result depends on, itself included."""
    made_by = dict(line.split(" = ") for line in lines if " = " in line)
    found, waiting = set(), [result]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            text = made_by.get(name, "")
            waiting.extend(v for v in [*made_by, "x0", "x1", "x2"] if v in _words(text))
    return found


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text).split())
