"""Call a student's function once, under all precautions, and tell what came of it as plain data."""

from __future__ import annotations

import builtins
import contextlib
import io
import random
import sys
import warnings
from collections.abc import Iterator, Sequence
from ctypes import string_at
from types import FunctionType
from typing import Any

import numpy as np

from . import drivers, trouble
from .encoding import NotPlainData, decode, encode
from .hearing import hearing, numpy_warns
from .limits import OutOfTime, time_limit

MAX_PRINTED = 20_000
# After one of these it is no use to ask for more.
STOPPERS = (
    "missing",
    "not-written",
    "not-callable",
    "time",
    "died",
    "interrupted",
    "recursion",
    "exit",
)
NUMPY_IS_SILENT = not numpy_warns()


class _Printed(io.TextIOBase):
    """Keeps the first characters of what is printed; a program may print for ever."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.room = MAX_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        text = str(text)
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def getvalue(self) -> str:
        return "".join(self.parts)


def _withheld(*positional, **named):  # type: ignore[no-untyped-def]
    raise RuntimeError("nnkit: this function is asked for here")


@contextlib.contextmanager
def withheld(names: Sequence[str]) -> Iterator[None]:
    """Let nnkit's own functions and classes of these names raise, whatever name they were imported under.

    Their code object is exchanged for the time being, so an alias made earlier is noticed as well.
    """
    package = sys.modules.get("nnkit")
    swapped = []
    for name in names:
        found = getattr(package, name, None)
        function = vars(found).get("__init__") if isinstance(found, type) else found
        if (
            isinstance(function, FunctionType)
            and (function.__module__ or "").startswith("nnkit.")
            and not function.__code__.co_freevars
        ):
            swapped.append((function, function.__code__))
            function.__code__ = _withheld.__code__
    try:
        yield
    finally:
        for function, code in swapped:
            function.__code__ = code


def perform(
    namespace: dict[str, Any],
    name: str,
    driver: str,
    arguments: Any,
    limit: float,
    asked: Sequence[str] = (),
) -> dict[str, Any]:
    """Run one driver on what `namespace` calls `name`.

    Parameters
    ----------
    namespace : the student's globals
    name : the name of the answer
    driver : the name of a driver in `drivers.DRIVERS`
    arguments : the driver's arguments, encoded
    limit : seconds
    asked : names of nnkit's functions that may not be leant on

    Returns
    -------
    A dict with `value` and `arguments_after` (encoded), `error`, `warnings`, `printed` and
    `random_state_touched`.
    """
    outcome: dict[str, Any] = {
        "value": None,
        "error": None,
        "warnings": [],
        "printed": "",
        "arguments_after": None,
        "random_state_touched": False,
    }
    if name not in namespace:
        outcome["error"] = {"kind": "missing"}
        return outcome
    target = namespace[name]
    if target is None or target is Ellipsis:
        outcome["error"] = {"kind": "not-written"}
        return outcome
    if driver != "by_hand" and not callable(target):
        outcome["error"] = {"kind": "not-callable", "message": _kind_of(target)}
        return outcome

    given = decode(arguments)
    printed = _Printed()
    error: dict[str, Any] | None = None
    value: Any = None
    random_before = _random_state()
    real_input = builtins.input
    caught: list[warnings.WarningMessage] = []
    try:
        with (
            warnings.catch_warnings(record=True) as caught,
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(printed),
            np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"),
            withheld(asked),
            hearing(NUMPY_IS_SILENT),
        ):
            warnings.simplefilter("always")
            builtins.input = trouble.no_input
            try:
                with time_limit(limit):
                    value = encode(drivers.DRIVERS[driver](target, given))
            finally:
                builtins.input = real_input
    except OutOfTime as out:
        error = {"kind": "time", "seconds": limit, **trouble.line_of(out, namespace)}
    except NotPlainData as odd:
        error = {"kind": "not-plain", "message": str(odd)}
    except BaseException as failure:
        error = trouble.describe(failure, namespace)
    outcome["error"] = error
    outcome["value"] = value
    outcome["printed"] = printed.getvalue()
    outcome["warnings"] = [
        [warning.category.__name__, str(warning.message)[:200]] for warning in caught[:5]
    ]
    if _random_state() != random_before:
        outcome["random_state_touched"] = True
    try:
        after = encode(given)
        # The same object where nothing has changed, so that who is asked need not look.
        outcome["arguments_after"] = arguments if after == arguments else after
    except NotPlainData as odd:
        outcome["arguments_after"] = {"dict": [["changed into", str(odd)]]}
    return outcome


_WORDS = 625 * 4
_PYTHONS = random._inst
_AT = id(_PYTHONS) + object.__basicsize__


def _random_state() -> tuple[Any, ...]:
    """Give what a draw from numpy's or Python's own generator would change.

    Both make their copies in 20 µs, four times a call; the 624 words and the place where they stand
    in memory are read in one.
    """
    source = np.random.get_bit_generator()  # type: ignore[attr-defined,unused-ignore]
    if type(source) is np.random.MT19937:
        numpys: Any = string_at(source.ctypes.state_address, _WORDS)
    else:
        numpys = str(np.random.get_state(legacy=False))
    pythons: Any = string_at(_AT, _WORDS) if _SEEN else random.getstate()
    return numpys, pythons, getattr(_PYTHONS, "gauss_next", None)


def _seen() -> bool:
    """Whether the words in memory are those of Python's generator; that is up to this Python."""
    if sys.implementation.name != "cpython" or type(_PYTHONS) is not random.Random:
        return False
    _, state, _ = random.getstate()
    place, *words = memoryview(string_at(_AT, _WORDS)).cast("I")
    return bool((*words, place) == state)


_SEEN = _seen()


def _kind_of(target: Any) -> str:
    if isinstance(target, str):
        return "a string"
    if isinstance(target, bool | int | float):
        return f"the number {target}"
    if isinstance(target, np.ndarray):
        return "an array"
    name = type(target).__name__[:60]
    return ("an " if name[:1].lower() in "aeiou" else "a ") + name
