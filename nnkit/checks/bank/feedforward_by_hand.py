"""The answers by hand of the feedforward chapter: three bugs to catch, nine numbers for XOR."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np

from ..compare import as_numbers, error_in_tolerances
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome
from .common import Array, sigma
from .feedforward_numbers import NAMES, elementwise

_HAND = fixed(Case(driver="by_hand", arguments={}))

# catch_feedforward

Five = tuple[Array, Array, Array, Array, Array]
LARGEST = 100


def _squash(Z: Array) -> Array:
    return elementwise(sigma, Z)


def _right(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Array:
    return _squash(_squash(X @ W1 + b1) @ W2 + b2)


def _transposed(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Array:
    return _squash(_squash(X @ W1.T + b1) @ W2.T + b2)


def _sums(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Array:
    return _squash((X @ W1 + b1) @ W2 + b2)


def _column(X: Array, W1: Array, b1: Array, W2: Array, b2: Array) -> Array:
    return _squash(_squash(X @ W1 + b1[:, None]) @ W2 + b2[:, None])


BUGS: tuple[tuple[str, str, str, Callable[..., Array], str], ...] = (
    (
        "transposed",
        "Transposed weights",
        "The first one, with transposed weights,",
        _transposed,
        "It needs square weights that are not their own mirror image.",
    ),
    (
        "sums",
        "Sums passed on",
        "The second one, which passes the sums on,",
        _sums,
        "It is in trouble as soon as a second weight is not 0.",
    ),
    (
        "column",
        "Biases down the rows",
        "The third one, with the biases down the rows,",
        _column,
        "It needs as many samples as neurons, and biases that differ.",
    ),
)


def _trouble(slug: str, says: str, note: str = "") -> Finding:
    return Finding(f"catch_feedforward.{slug}", says, note)


def _five(outcome: Outcome) -> tuple[Five | None, Finding | None]:
    value = outcome.value
    if isinstance(value, dict) or not isinstance(value, list | tuple) or len(value) != 5:
        count = f"{len(value)}" if isinstance(value, list | tuple) else "something else"
        return None, _trouble(
            "not-five", f"Five things are asked, (X, W1, b1, W2, b2); you give {count}."
        )
    found: list[Array] = []
    for name, part in zip(("X", "W1", "b1", "W2", "b2"), value, strict=True):
        numbers = as_numbers(part)
        if numbers is None or numbers.dtype.kind == "b" or numbers.size == 0:
            return None, _trouble(
                "no-numbers", f"`{name}` must be numbers, with all rows of one length."
            )
        ndim = 1 if name.startswith("b") else 2
        if numbers.ndim != ndim:
            asked = "one bias for each neuron" if ndim == 1 else "rows and columns"
            return None, _trouble(
                "dimensions", f"`{name}` has {asked}; yours has shape {numbers.shape}."
            )
        numbers = numbers.astype(float)
        if not np.isfinite(numbers).all():
            return None, _trouble("not-finite", f"The numbers must be finite; `{name}` has others.")
        if np.abs(numbers).max() > LARGEST:
            top = np.abs(numbers).max()
            return None, _trouble(
                "too-large", f"No number may be beyond ±{LARGEST}; `{name}` goes to {top:g}."
            )
        found.append(numbers)
    X, W1, b1, W2, b2 = found
    for one, other, here, there, what in (
        ("X", "W1", X.shape[1], W1.shape[0], "columns of `X` and rows of `W1`"),
        ("W1", "b1", W1.shape[1], len(b1), "columns of `W1` and entries of `b1`"),
        ("W1", "W2", W1.shape[1], W2.shape[0], "columns of `W1` and rows of `W2`"),
        ("W2", "b2", W2.shape[1], len(b2), "columns of `W2` and entries of `b2`"),
    ):
        if here != there:
            return None, _trouble(
                "sizes",
                f"`{one}` and `{other}` do not fit, even for the right forward: {here} and {there}.",
                f"There must be as many {what}.",
            )
    return (X, W1, b1, W2, b2), None


def _is_network(case: Case, outcome: Outcome) -> Finding | None:
    return _five(outcome)[1]


def _exposes(
    slug: str, which: str, bug: Callable[..., Array], why: str
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        five, finding = _five(outcome)
        if five is None:
            return finding
        try:
            given = bug(*five)
        except ValueError:
            says = f"{which} stops with an error on your numbers; it must give a wrong answer."
            return _trouble(f"stops-{slug}", says, why)
        right = _right(*five)
        if given.shape != right.shape or error_in_tolerances(right, given, 1e-5, 1e-4) > 1:
            return None
        says = f"{which} still gives the right answer on your numbers."
        return _trouble(f"survives-{slug}", says, why)

    return judge


CATCH = Exercise(
    name="catch_feedforward",
    assignment="feedforward",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your numbers all three give an answer, and a wrong one.",
    properties=(
        Property(
            "network",
            "Five things that fit",
            f"finite, none beyond ±{LARGEST}",
            0,
            _HAND,
            _is_network,
        ),
        *(
            Property(
                slug, title, "goes wrong on your numbers", 2, _HAND, _exposes(slug, which, bug, why)
            )
            for slug, title, which, bug, why in BUGS
        ),
    ),
    mistakes=(),
    hints=(
        "Write down the shapes. For which sizes does each of the three come through without an error?",
        "All sizes must be equal for the first, and N must equal the neurons for the third; then make nothing symmetric.",
        "Two samples, two inputs, two neurons, two outputs; weights whose corners differ, two different biases in each layer.",
    ),
    answer_source="""catch_feedforward = (
    [[1, 2], [3, 5]],
    [[1, -2], [0.5, 0.25]],
    [0.1, -0.3],
    [[1, -2], [0.5, 0.25]],
    [0.1, -0.3],
)""",
)

# xor_network

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
XOR = (0, 1, 1, 0)
Table = tuple[int, ...]
_GATES: dict[Table, str] = {
    (0, 0, 0, 0): "0 on all four inputs",
    (1, 1, 1, 1): "1 on all four inputs",
    (0, 0, 0, 1): "AND",
    (1, 1, 1, 0): "NAND",
    (0, 1, 1, 1): "OR",
    (1, 0, 0, 0): "NOR",
    (0, 0, 1, 1): "x1",
    (1, 1, 0, 0): "not x1",
    (0, 1, 0, 1): "x2",
    (1, 0, 1, 0): "not x2",
    (0, 0, 1, 0): "x1 and not x2",
    (0, 1, 0, 0): "x2 and not x1",
    (1, 0, 1, 1): "x1 or not x2",
    (1, 1, 0, 1): "x2 or not x1",
    (1, 0, 0, 1): "the opposite of XOR",
    XOR: "XOR",
}


def _step(z: float) -> int:
    """1 from 0 on; what rounding leaves of a sum of decimals counts as 0."""
    return int(z >= -1e-9)


def _strict(z: float) -> int:
    return int(z > 1e-9)


Step = Callable[[float], int]


def _tables(
    w: dict[str, float], steps: tuple[Step, Step, Step] = (_step, _step, _step)
) -> tuple[Table, Table, Table]:
    """What the red, the green and the purple neuron answer on the four inputs."""
    rows = []
    for x1, x2 in INPUTS:
        red = steps[0](math.fsum((w["w11"] * x1, w["w21"] * x2, w["b1"])))
        green = steps[1](math.fsum((w["w12"] * x1, w["w22"] * x2, w["b2"])))
        rows.append((red, green, steps[2](math.fsum((w["w1"] * red, w["w2"] * green, w["b"])))))
    red_table, green_table, out = (tuple(column) for column in zip(*rows, strict=True))
    return red_table, green_table, out


def _found(slug: str, says: str, note: str = "") -> Finding:
    return Finding(f"xor_network.{slug}", says, note)


def _nine(outcome: Outcome) -> tuple[dict[str, float] | None, Finding | None]:
    value = outcome.value
    if not isinstance(value, dict):
        return None, _found(
            "no-dict", "A dict is asked, with the nine names and a number for each of them."
        )
    if missing := [name for name in NAMES if name not in value]:
        more = [key for key in value if key not in NAMES]
        note = f"{more[0]!r} is none of the nine names." if more else ""
        return None, _found("missing-key", f"The key {missing[0]!r} is missing.", note)
    if more := [key for key in value if key not in NAMES]:
        return None, _found("extra-key", f"The key {more[0]!r} is none of the nine names.")
    given: dict[str, float] = {}
    for name in NAMES:
        numbers = as_numbers(value[name])
        if numbers is None or numbers.ndim or numbers.dtype.kind == "b":
            return None, _found("no-number", f"Under {name!r} there must be one number.")
        given[name] = float(numbers)
        if not math.isfinite(given[name]):
            return None, _found("not-finite", f"The number under {name!r} must be finite.")
    return given, None


def _separable(red: Table, green: Table) -> bool:
    """Whether one neuron can make XOR of two hidden answers."""
    ones = {(p, q) for p, q, right in zip(red, green, XOR, strict=True) if right}
    zeros = {(p, q) for p, q, right in zip(red, green, XOR, strict=True) if not right}
    return not ones & zeros and len(ones | zeros) < 4


def _places(inputs: Sequence[tuple[int, int]]) -> str:
    words = [f"({x1}, {x2})" for x1, x2 in inputs]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _about(red: Table, green: Table) -> str:
    return f"Your red neuron computes {_GATES[red]}, your green one {_GATES[green]}."


def _renamed(w: dict[str, float], pairs: dict[str, str]) -> dict[str, float]:
    return {name: w[pairs.get(name, name)] for name in w}


def _why(w: dict[str, float]) -> Finding | None:
    """Name what is true of a network that does not compute XOR."""
    red, green, out = _tables(w)
    if out == XOR:
        return None
    note = _about(red, green)
    for first, second, third in itertools.product((_step, _strict), repeat=3):
        if _tables(w, (first, second, third))[2] == XOR:
            colour = ("red", "green", "purple")[[first, second, third].index(_strict)]
            says = f"A sum of exactly 0 counts as 1: `step` is 1 where z >= 0, and the {colour} neuron's sum is 0 somewhere."
            return _found("zero-is-one", says, note)
    if _tables(_renamed(w, {"w12": "w21", "w21": "w12"}))[2] == XOR:
        says = "`w12` and `w21` are exchanged: `w12` leads from `x1` to the green neuron."
        return _found("crossed", says, note)
    minus = {name: -v if name in ("b1", "b2", "b") else v for name, v in w.items()}
    if _tables(minus)[2] == XOR:
        says = "Your biases have the wrong sign: what a sum must reach is minus the bias."
        return _found("bias-sign", says, note)
    for colour, table in (("red", red), ("green", green)):
        if len(set(table)) == 1:
            says = f"Your {colour} hidden neuron answers {table[0]} on all four inputs: it tells the output neuron nothing."
            return _found("constant-hidden", says, note)
    if red == green:
        says = "Your hidden neurons answer the same on all four inputs: two that agree are one."
        return _found("same-hidden", says, note)
    if all(p != q for p, q in zip(red, green, strict=True)):
        says = "One hidden neuron always answers the opposite of the other: together they know no more than one."
        return _found("opposite-hidden", says, note)
    if not _separable(red, green):
        seen: dict[tuple[int, int], tuple[int, int]] = {}
        for place, p, q, right in zip(INPUTS, red, green, XOR, strict=True):
            for earlier, code in seen.items():
                if code == (p, q) and XOR[INPUTS.index(earlier)] != right:
                    says = f"Your hidden neurons answer {p} and {q} both on {_places([earlier])} and on {_places([place])}, where XOR differs."
                    return _found("hidden-confuses", says, note)
            seen[place] = (p, q)
        says = "Your hidden neurons pass the inputs on, turned round at most: the output neuron has XOR before it still."
        return _found("hands-through", says, note)
    if len(set(out)) == 1:
        says = f"Your output neuron answers {out[0]} on all four inputs."
        return _found("constant-output", says, note)
    if all(o != x for o, x in zip(out, XOR, strict=True)):
        says = "Your network answers the opposite of XOR on all four inputs."
        return _found("inverted", says, note)
    wrong = [place for place, o, right in zip(INPUTS, out, XOR, strict=True) if o != right]
    where = _places(wrong)
    comes = "comes" if len(wrong) == 1 else "come"
    says = f"Your network computes {_GATES[out]}: {where} {comes} out wrong."
    return _found("other-gate", says, note + " They are enough: look at the output neuron.")


def _is_nine(case: Case, outcome: Outcome) -> Finding | None:
    return _nine(outcome)[1]


def _hidden(case: Case, outcome: Outcome) -> Finding | None:
    nine, finding = _nine(outcome)
    if nine is None:
        return finding
    red, green, _ = _tables(nine)
    return None if _separable(red, green) else _why(nine)


def _output(case: Case, outcome: Outcome) -> Finding | None:
    nine, finding = _nine(outcome)
    return finding if nine is None else _why(nine)


XOR_NETWORK = Exercise(
    name="xor_network",
    assignment="feedforward",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="Nine numbers, and the network computes what no single neuron can.",
    properties=(
        Property("nine", "A dict of nine numbers", "under S2's names", 0, _HAND, _is_nine),
        Property(
            "hidden",
            "The hidden neurons",
            "tell the output neuron enough",
            2,
            _HAND,
            _hidden,
        ),
        Property("output", "All four inputs", "0, 1, 1, 0", 2, _HAND, _output, needs=("hidden",)),
    ),
    mistakes=(),
    hints=(
        "XOR is 1 where at least one input is 1, but not both. Which two gates of chapter 1 are in that sentence?",
        "Let red compute OR and green compute AND. What must purple do with their answers?",
        "OR is 1, 1 with bias -0.5; AND is 1, 1 with bias -1.5; purple wants red and not green.",
    ),
    answer_source="""xor_network = {
    "w11": 1, "w21": 1, "b1": -0.5,
    "w12": 1, "w22": 1, "b2": -1.5,
    "w1": 1, "w2": -1, "b": -0.5,
}""",
)
