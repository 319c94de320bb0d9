"""Warnings of numpy's where numpy itself gives none.

A browser's Python has no flags for floating-point errors, so numpy cannot tell there that an
exponential has overflowed. While a check runs, the functions below look at what they give instead.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

NAMES = (
    *("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "logaddexp", "power", "square"),
    *("divide", "true_divide", "sqrt", "sinh", "cosh", "reciprocal"),
)
_HAS_POLES = ("log", "log2", "log10", "log1p", "divide", "true_divide", "reciprocal")


def numpy_warns() -> bool:
    """Whether this numpy tells of a logarithm of 0, as it does where processors have flags."""
    with warnings.catch_warnings(record=True) as heard, np.errstate(divide="warn"):
        warnings.simplefilter("always")
        np.log(np.zeros(1))
    return bool(heard)


def errors(name: str, given: Sequence[Any], value: Any) -> Iterator[tuple[str, str]]:
    """Tell which errors a function of numpy's met: the kind in `np.geterr`, and numpy's words.

    Examples
    --------
    >>> list(errors("exp", [np.array([1000.0])], np.array([np.inf])))
    [('over', 'overflow encountered in exp')]
    """
    with np.errstate(all="ignore"):
        numbers = [np.asarray(x, dtype=float) for x in (*given, value)]
    *inputs, result = numbers
    if np.isinf(result).any() and all(np.isfinite(x).all() for x in inputs):
        pole = name in _HAS_POLES
        what = "divide by zero" if pole else "overflow"
        yield ("divide" if pole else "over"), f"{what} encountered in {name}"
    if np.isnan(result).any() and not any(np.isnan(x).any() for x in inputs):
        yield "invalid", f"invalid value encountered in {name}"


class _Heard:
    """A function of numpy's that says what numpy would say of its result."""

    def __init__(self, function: Any) -> None:
        self._function = function

    def __call__(self, *given: Any, **choices: Any) -> Any:
        value = self._function(*given, **choices)
        inputs = given[: self._function.nin]
        met: list[tuple[str, str]] = []
        with contextlib.suppress(TypeError, ValueError):
            asked = choices.get("where", True)
            seen = value if asked is True else np.where(asked, value, 0.0)
            met = list(errors(self._function.__name__, inputs, seen))
        settings = {str(kind): str(wanted) for kind, wanted in np.geterr().items()}
        for kind, text in met:
            wanted = settings[kind]
            if wanted == "raise":
                raise FloatingPointError(text)
            if wanted == "warn":
                warnings.warn(text, RuntimeWarning, stacklevel=2)
        return value

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)


@contextlib.contextmanager
def hearing(needed: bool) -> Iterator[None]:
    """Let numpy's functions warn by themselves for the time being, if that is needed."""
    real = {name: getattr(np, name) for name in NAMES} if needed else {}
    for name, function in real.items():
        setattr(np, name, _Heard(function))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(np, name, function)
