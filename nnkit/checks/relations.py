"""How a wrong answer is related to the right one, for mistakes that nobody listed.

A relation that holds is told by a key (the same on every case where it holds), an id and a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .compare import as_numbers, error_in_tolerances
from .exercise import Case


@dataclass(frozen=True)
class Relation:
    """A relation that holds on one case."""

    key: str
    id: str
    says: str


_MAPS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("log", "Your numbers are the natural logarithms of the right ones.", np.log),
    ("exp", "Your numbers are e to the power of the right ones.", np.exp),
    ("square", "Your numbers are the squares of the right ones.", np.square),
    ("root", "Your numbers are the square roots of the right ones.", np.sqrt),
    ("complement", "Your numbers are 1 minus the right ones.", lambda e: 1 - e),
    ("inverse", "Your numbers are 1 divided by the right ones.", lambda e: 1 / e),
    ("truncated", "Your numbers are the right ones with their decimals cut off.", np.trunc),
    ("rounded", "Your numbers are the right ones, rounded.", np.round),
    (
        "rounded-1",
        "Your numbers are the right ones, rounded to one decimal.",
        lambda e: np.round(e, 1),
    ),
    (
        "rounded-2",
        "Your numbers are the right ones, rounded to two decimals.",
        lambda e: np.round(e, 2),
    ),
    (
        "rounded-3",
        "Your numbers are the right ones, rounded to three decimals.",
        lambda e: np.round(e, 3),
    ),
    ("absolute", "Your numbers are the right ones without their signs.", np.abs),
    (
        "clipped-below",
        "Your numbers are right, but negative ones have become 0.",
        lambda e: np.maximum(e, 0),
    ),
    ("clipped-above", "Your numbers are right, but none exceeds 1.", lambda e: np.minimum(e, 1)),
)


def _same(one: np.ndarray, other: np.ndarray, case: Case) -> bool:
    return one.shape == other.shape and error_in_tolerances(one, other, case.atol, case.rtol) <= 1


def specific(value: np.ndarray) -> bool:
    """Whether equal numbers can hardly be a coincidence: not all of them multiples of a quarter."""
    numbers = np.asarray(value, dtype=float)
    finite = numbers[np.isfinite(numbers)]
    if finite.size == 0:
        return False
    finite = np.clip(finite, -1e15, 1e15)
    odd = np.abs(finite * 4 - np.round(finite * 4)) > 1e-2
    return bool(odd.any()) or len(np.unique(finite)) >= 2 and finite.size >= 4


def _factors(case: Case) -> dict[str, tuple[float, str]]:
    factors = {
        "2": (2.0, "twice"),
        "1/2": (0.5, "half"),
        "-1": (-1.0, "minus"),
        "ln 2": (math.log(2), "ln 2 times"),
        "1/ln 2": (1 / math.log(2), "1/ln 2 times"),
        "1/ln 10": (1 / math.log(10), "1/ln 10 times"),
    }
    for array in case.arrays[:1]:
        n, size = array.shape[0] if array.ndim else 1, array.size
        k = array.shape[-1] if array.ndim else 1
        for name, value, what in (
            ("N", n, "the number of rows"),
            ("K", k, "the number of columns"),
            ("size", size, "the number of entries"),
        ):
            if value > 1:
                factors[name] = (float(value), f"{what} times")
                factors[f"1/{name}"] = (1 / value, f"1 divided by {what} times")
                factors[f"-{name}"] = (-float(value), f"minus {what} times")
                factors[f"2{name}"] = (2.0 * value, f"twice {what} times")
                factors[f"{name}/2"] = (value / 2, f"half {what} times")
                factors[f"2/{name}"] = (2 / value, f"2 divided by {what} times")
    return factors


def relations(
    case: Case,
    expected: Any,
    actual: Any,
    oracle: Callable[..., Any],
    parameters: tuple[str, ...] = (),
    siblings: Mapping[str, Callable[..., Any]] | None = None,
) -> Iterator[Relation]:
    """Yield every relation between the value given and the one expected that holds on this case."""
    e, a = as_numbers(expected), as_numbers(actual)
    if e is None or a is None or e.dtype.kind == "b" or a.dtype.kind == "b":
        return
    e, a = e.astype(float), a.astype(float)
    with np.errstate(all="ignore"):
        if a.shape != e.shape:
            if e.ndim == 2 and e.shape[0] != e.shape[1] and _same(e.T, a, case):
                yield Relation(
                    "transposed",
                    "relation.transposed",
                    "Your result is transposed: rows and columns are exchanged.",
                )
            yield from _calls(case, a, oracle, parameters, siblings or {})
            return
        if np.isfinite(a).all():
            yield from _scaled(case, e, a)
        if e.ndim == 2 and e.shape[0] == e.shape[1] and _same(e.T, a, case):
            yield Relation(
                "transposed",
                "relation.transposed",
                "Your result is transposed: rows and columns are exchanged.",
            )
        for name, says, function in _MAPS:
            image = np.asarray(function(e), dtype=float)
            if np.isfinite(image).any() and not _same(e, image, case) and _same(image, a, case):
                yield Relation(name, f"relation.{name}", says)
        yield from _parts(case, e, a)
    yield from _calls(case, a, oracle, parameters, siblings or {})


def _scaled(case: Case, e: np.ndarray, a: np.ndarray) -> Iterator[Relation]:
    norm = float(np.sum(e * e))
    if a.size and not np.any(a) and np.any(np.abs(e) > 10 * case.atol):
        yield Relation("zero", "relation.zero", "All your numbers are 0.")
        return
    if norm > 0 and np.all(np.isfinite(e)):
        ratio = float(np.sum(a * e)) / norm
        scaled = ratio * e
        if abs(ratio) > 1e-6 and _same(scaled, a, case) and not _same(e, scaled, case):
            known = False
            for name, (factor, words) in _factors(case).items():
                if math.isclose(ratio, factor, rel_tol=1e-3):
                    known = True
                    if factor == -1:
                        yield Relation(
                            "minus",
                            "relation.minus",
                            "Your numbers have the wrong sign throughout.",
                        )
                    else:
                        yield Relation(
                            f"times {name}",
                            "relation.n-times",
                            f"Your numbers are {words} the right ones.",
                        )
            if not known and (e.size > 1 and len(np.unique(e)) > 1):
                yield Relation(
                    f"times {ratio:.3g}",
                    "relation.n-times",
                    f"Your numbers are {ratio:.3g} times the right ones.",
                )
    gap = a - e
    if e.size > 1 and np.all(np.isfinite(gap)) and np.abs(gap).max() > 0:
        middle = float(np.mean(gap))
        if (
            np.abs(gap - middle).max() <= case.atol + 1e-4 * abs(middle)
            and len(np.unique(np.round(e, 6))) > 1
        ):
            yield Relation(
                "offset",
                "relation.offset",
                f"Each of your numbers differs from the right one by the same {middle:.4g}.",
            )
    elif e.size == 1 and abs(float(gap.ravel()[0]) - 1) < 1e-4:
        yield Relation("plus one", "relation.offset", "Your number is 1 too large.")
    if np.any(a != 0) and _same(np.abs(e), np.abs(a), case) and not _same(e, a, case):
        yield Relation(
            "sign",
            "relation.sign",
            "Your numbers have the right size, but some have the wrong sign.",
        )
    if a.size > 1 and np.ptp(a) < 1e-9 and np.ptp(e) > 1e-3:
        yield Relation("constant", "relation.constant", "All your numbers are the same.")


def _parts(case: Case, e: np.ndarray, a: np.ndarray) -> Iterator[Relation]:
    if e.ndim == 0 or e.size < 2:
        return
    right = np.abs(a - e) <= case.atol + case.rtol * np.abs(e)
    right |= a == e
    for axis in range(e.ndim):
        name = "" if e.ndim == 1 else f" along axis {axis}"
        if e.shape[axis] > 1:
            if _same(np.flip(e, axis), a, case):
                yield Relation(
                    f"reversed {axis}",
                    "relation.reversed",
                    f"Your numbers stand in reversed order{name}.",
                )
            for shift in (1, -1):
                if _same(np.roll(e, shift, axis), a, case):
                    yield Relation(
                        "shifted",
                        "relation.shifted",
                        f"Your numbers are right, but shifted by one place{name}.",
                    )
    if e.shape[0] > 1 and not right.all():
        order = [np.lexsort(x.reshape(len(x), -1).round(6).T) for x in (e, a)]
        if _same(e[order[0]], a[order[1]], case):
            what = "rows" if e.ndim > 1 else "numbers"
            yield Relation(
                "order", "relation.order", f"Your {what} are right, but stand in another order."
            )
    if e.ndim >= 2 and e.shape[0] > 1:
        rows = right.reshape(e.shape[0], -1).all(axis=1)
        if rows[0] and not rows[1:].any():
            yield Relation(
                "first", "relation.first-sample", "The first row is right, the others are not."
            )
        if rows[-1] and not rows[:-1].any():
            yield Relation(
                "last", "relation.last-sample", "The last row is right, the others are not."
            )
        if rows[:-1].all() and not rows[-1]:
            yield Relation("not last", "relation.not-the-last", "All rows but the last are right.")
        if rows[1:].all() and not rows[0]:
            yield Relation(
                "not first", "relation.not-the-first", "All rows but the first are right."
            )
    if e.ndim == 1 and e.size > 2:
        if right[:-1].all() and not right[-1]:
            yield Relation(
                "not last", "relation.not-the-last", "All numbers but the last are right."
            )
        elif right[1:].all() and not right[0]:
            yield Relation(
                "not first", "relation.not-the-first", "All numbers but the first are right."
            )
    if e.ndim == 2 and e.shape[0] == e.shape[1] and e.shape[0] > 1:
        diagonal = np.eye(len(e), dtype=bool)
        if right[diagonal].all() and not right[~diagonal].any():
            yield Relation(
                "diagonal", "relation.diagonal", "The diagonal is right, the rest is not."
            )
        elif right[~diagonal].all() and not right[diagonal].any():
            yield Relation(
                "off-diagonal", "relation.off-diagonal", "All is right but the diagonal."
            )
        elif (
            np.triu(right).sum() == np.triu(np.ones_like(right)).sum()
            and not np.tril(right, -1).any()
        ):
            yield Relation("triangle", "relation.triangle", "Only the upper triangle is right.")
        elif (
            np.tril(right).sum() == np.tril(np.ones_like(right)).sum()
            and not np.triu(right, 1).any()
        ):
            yield Relation("triangle", "relation.triangle", "Only the lower triangle is right.")
    elsewhere = ~right
    if right.any() and elsewhere.any() and np.all(a[elsewhere] == 0) and np.any(a[right] != 0):
        yield Relation(
            "zero elsewhere",
            "relation.zero-elsewhere",
            "Some of your numbers are right and the others are 0.",
        )


def _calls(
    case: Case,
    a: np.ndarray,
    oracle: Callable[..., Any],
    parameters: tuple[str, ...],
    siblings: Mapping[str, Callable[..., Any]],
) -> Iterator[Relation]:
    if case.driver != "call":
        return
    for position, given in enumerate(case.args):
        numbers = as_numbers(given)
        if numbers is not None and numbers.size and _same(numbers.astype(float), a, case):
            name = parameters[position] if position < len(parameters) else "an argument"
            yield Relation(
                f"input {position}",
                "relation.input",
                f"Your function gives back {name} as it was given.",
            )
    if len(case.args) >= 2 and all(isinstance(x, np.ndarray) for x in case.args[:2]):
        value = _try(oracle, (case.args[1], case.args[0], *case.args[2:]))
        if value is not None and _same(value, a, case):
            yield Relation(
                "swapped",
                "relation.swapped",
                f"Your function takes {parameters[0]} for {parameters[1]} and the other way round.",
            )
    if "axis" in parameters and case.arrays:
        ndim = case.arrays[0].ndim
        for axis in range(ndim):
            value = _try(oracle, (case.args[0], axis))
            if value is not None and _same(value, a, case):
                yield Relation(
                    f"axis {axis - ndim}",
                    "relation.axis",
                    f"Your numbers are right along axis {axis - ndim}, which is not the axis asked for.",
                )
                if axis == 0:
                    yield Relation(
                        "axis 0", "relation.axis", "Your function always works along axis 0."
                    )
    for name, sibling in siblings.items():
        value = _try(sibling, case.args)
        if value is not None and _same(value, a, case):
            yield Relation(f"sibling {name}", "relation.sibling", f"This is {name}.")


def _try(function: Callable[..., Any], args: tuple[Any, ...]) -> np.ndarray | None:
    try:
        with np.errstate(all="ignore"):
            value = as_numbers(
                function(*[np.array(x) if isinstance(x, np.ndarray) else x for x in args])
            )
        return None if value is None or value.dtype.kind == "b" else value.astype(float)
    except Exception:
        return None
