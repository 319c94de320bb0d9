"""Is what a student gave back the expected value? And if not, in what way?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Difference:
    """How a value differs: `kind` is none, type, bool, shape, count, keys, nan or values.

    `error` is the largest error in tolerances; infinite where the numbers cannot be compared.
    """

    kind: str
    says: str
    error: float = math.inf
    note: str = ""


def as_numbers(value: Any) -> np.ndarray | None:
    """The numbers in a scalar, an array or nested lists, as a float or Boolean array, or None."""
    if isinstance(value, bool | int | float | np.bool_ | np.integer | np.floating):
        if isinstance(value, int) and not isinstance(value, bool):
            try:
                return np.asarray(float(value))
            except OverflowError:
                return np.asarray(math.inf if value > 0 else -math.inf)
        return np.asarray(value)
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biuf" else None
    if isinstance(value, list | tuple):
        parts = [as_numbers(item) for item in value]
        if not parts:
            return np.zeros(0)
        if any(part is None for part in parts):
            return None
        arrays = [part for part in parts if part is not None]
        if len({part.shape for part in arrays}) != 1:
            return None
        return np.stack(arrays)
    return None


def error_in_tolerances(
    expected: np.ndarray, actual: np.ndarray, atol: float, rtol: float
) -> float:
    """The largest error of equal-shaped arrays, one tolerance being `atol + rtol * |expected|`."""
    expected = np.asarray(expected, dtype=np.float64)
    actual = np.asarray(actual, dtype=np.float64)
    equal = actual == expected
    if equal.all():
        return 0.0
    with np.errstate(all="ignore"):
        error = np.abs(actual - expected) / (atol + rtol * np.abs(expected))
    largest = float(np.max(error))
    if not math.isnan(largest):
        return largest
    same = equal | (np.isnan(actual) & np.isnan(expected))
    error = np.where(same, 0.0, error)
    return float(np.max(np.where(np.isnan(error), np.inf, error), initial=0.0))


def difference(
    expected: Any, actual: Any, atol: float, rtol: float
) -> tuple[Difference | None, float]:
    """Compare a value with the expected one.

    Parameters
    ----------
    expected : number, array, or a list, tuple or dict of these
    actual : what the student gave back
    atol, rtol : the tolerance

    Returns
    -------
    (what differs or None, the largest error in tolerances)
    """
    if isinstance(expected, dict):
        return _dicts(expected, actual, atol, rtol)
    if isinstance(expected, list | tuple):
        return _sequences(expected, actual, atol, rtol)
    if actual is None:
        return _found("none", "Your function gives back nothing (None).")
    if isinstance(actual, str):
        return _found("type", "Your function gives back a string, not numbers.")
    if isinstance(actual, dict):
        return _found("type", "Your function gives back a dict, not numbers.")
    if isinstance(actual, complex) or (isinstance(actual, np.ndarray) and actual.dtype.kind == "c"):
        return _found("type", "Your function gives back complex numbers.")
    wanted = np.asarray(expected)
    given = as_numbers(actual)
    if given is None:
        return _found(*_no_numbers(actual))
    if given.shape != wanted.shape or (not wanted.ndim and isinstance(actual, list | tuple)):
        return _found("shape", *_shapes(wanted, given, actual, atol, rtol))
    if given.dtype.kind == "b" or _holds_booleans(actual):
        return _found("bool", "Your function gives back True and False; numbers are asked.")
    error = error_in_tolerances(wanted, given, atol, rtol)
    if error <= 1:
        return None, error
    finite = np.isfinite(np.asarray(given, dtype=float))
    if not finite.all() and np.isfinite(np.asarray(wanted, dtype=float)).all():
        bad = np.asarray(given, dtype=float)[~finite]
        what = "nan" if np.isnan(bad).any() else "inf" if (bad > 0).any() else "-inf"
        return Difference("nan", f"Your function gives {what} here.", error), error
    return Difference("values", "The numbers differ.", error), error


def _found(kind: str, says: str, note: str = "") -> tuple[Difference, float]:
    return Difference(kind, says, note=note), math.inf


def _holds_booleans(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(_holds_booleans(item) for item in value)
    return isinstance(value, bool | np.bool_) or (
        isinstance(value, np.ndarray) and value.dtype.kind == "b"
    )


def _no_numbers(actual: Any) -> tuple[str, str]:
    if isinstance(actual, list | tuple):
        if any(item is None for item in actual):
            return "type", "Your function gives back a list with None in it."
        shapes = {part.shape for part in map(as_numbers, actual) if part is not None}
        if len(shapes) > 1:
            return "shape", "The rows of what your function gives back have unequal lengths."
        return "type", "Your function gives back a list of something that is no number."
    return "type", f"Your function gives back {type(actual).__name__}, not numbers."


def _thing(actual: Any, given: np.ndarray) -> str:
    if given.ndim == 0:
        return "one number"
    if isinstance(actual, list | tuple):
        name = "a tuple" if isinstance(actual, tuple) else "a list"
        return f"{name} of shape {given.shape}"
    return f"an array of shape {given.shape}"


def _shapes(
    wanted: np.ndarray, given: np.ndarray, actual: Any, atol: float, rtol: float
) -> tuple[str, str]:
    asked = f"shape {wanted.shape}" if wanted.ndim else "one number"
    says = f"Your function gives back {_thing(actual, given)}; {asked} is asked."
    flat = np.asarray(given, dtype=float)
    if flat.size == wanted.size and wanted.size:
        if error_in_tolerances(wanted.ravel(), flat.ravel(), atol, rtol) <= 1:
            return says, "The numbers are right; only their shape is not."
        if flat.ndim == 2 and error_in_tolerances(wanted.ravel(), flat.T.ravel(), atol, rtol) <= 1:
            return says, "The numbers are right, with rows and columns exchanged."
    return says, ""


def _dicts(
    expected: dict[str, Any], actual: Any, atol: float, rtol: float
) -> tuple[Difference | None, float]:
    if actual is None:
        return _found("none", "Your function gives back nothing (None).")
    if not isinstance(actual, dict):
        return _found("type", "A dict is asked.")
    if missing := [key for key in expected if key not in actual]:
        return _found("keys", f"The key {missing[0]!r} is missing.")
    if more := [key for key in actual if key not in expected]:
        return _found("keys", f"The key {more[0]!r} is not asked.")
    return _all([(f"{key!r}", expected[key], actual[key]) for key in expected], atol, rtol)


def _sequences(
    expected: list[Any] | tuple[Any, ...], actual: Any, atol: float, rtol: float
) -> tuple[Difference | None, float]:
    if actual is None:
        return _found("none", "Your function gives back nothing (None).")
    if isinstance(actual, np.ndarray) and actual.ndim:
        actual = list(actual)
    if not isinstance(actual, list | tuple):
        return _found("count", f"Your function gives back one thing; {len(expected)} are asked.")
    if len(actual) != len(expected):
        return _found(
            "count", f"Your function gives back {len(actual)} things; {len(expected)} are asked."
        )
    pairs = [
        (f"number {i + 1}", e, a) for i, (e, a) in enumerate(zip(expected, actual, strict=True))
    ]
    return _all(pairs, atol, rtol)


def _all(
    parts: list[tuple[str, Any, Any]], atol: float, rtol: float
) -> tuple[Difference | None, float]:
    worst = 0.0
    first: Difference | None = None
    for where, expected, actual in parts:
        found, error = difference(expected, actual, atol, rtol)
        worst = max(worst, error)
        if found is not None and first is None:
            first = Difference(found.kind, f"In {where}: {found.says}", error, found.note)
    return first, worst
