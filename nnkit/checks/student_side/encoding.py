"""Plain data to JSON and back: numbers, strings, lists, tuples, dicts and numpy arrays of numbers.

What is not plain data is an error with a sentence. Nothing here can carry code.
"""

from __future__ import annotations

import base64
import collections
import types
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20
MAX_ITEMS = 1_000_000
MAX_DEPTH = 30
MAX_DIGITS = 4000


class NotPlainData(Exception):
    """A value that cannot pass; its text is a clause that follows "your function gives back"."""


def a(noun: str) -> str:
    return ("an " if noun[:1].lower() in "aeio" else "a ") + noun


class _Budget:
    def __init__(self) -> None:
        self.items = MAX_ITEMS
        self.bytes = MAX_BYTES

    def spend(self, items: int = 1, size: int = 0) -> None:
        self.items -= items
        self.bytes -= size
        if self.items < 0 or self.bytes < 0:
            raise NotPlainData("more data than any answer needs")


def encode(value: Any) -> Any:
    """Encode plain data as what JSON can hold.

    Parameters
    ----------
    value : plain data

    Returns
    -------
    Strings, numbers, Booleans, None, lists and dicts of these.

    Raises
    ------
    NotPlainData
        If a part of `value` is anything else.

    Examples
    --------
    >>> encode((1, 2.5))
    {'tuple': [1, 2.5]}
    """
    return _encode(value, 0, _Budget())


def _encode(value: Any, depth: int, budget: _Budget) -> Any:
    budget.spend()
    if depth > MAX_DEPTH:
        raise NotPlainData("lists nested without end")
    kind = type(value)
    if value is None or kind is bool or kind is float:
        return value
    if kind is int:
        if value.bit_length() > 3 * MAX_DIGITS:
            raise NotPlainData("a whole number with thousands of digits")
        return value
    if kind is str:
        budget.spend(size=len(value))
        return value
    if kind is complex:
        return {"complex": [value.real, value.imag]}
    if kind is list:
        return {"list": [_encode(item, depth + 1, budget) for item in value]}
    if issubclass(kind, tuple):
        # The items of a namedtuple are those that the tuple holds, whatever its class says.
        return {"tuple": [_encode(item, depth + 1, budget) for item in tuple.__iter__(value)]}
    if kind in (dict, collections.OrderedDict, collections.defaultdict):
        for key in dict.keys(value):
            if type(key) is not str:
                raise NotPlainData(f"a dict with {a(type(key).__name__)} as a key, not a string")
        return {
            "dict": [[key, _encode(item, depth + 1, budget)] for key, item in dict.items(value)]
        }
    if kind is np.ndarray:
        return _encode_array(value, budget)
    if isinstance(value, np.generic) and kind.__module__ == "numpy":
        if value.dtype.kind not in "biufc":
            raise NotPlainData(f"{a(kind.__name__)}, which is not a number")
        return {"scalar": _encode_array(np.asarray(value), budget)}
    raise NotPlainData(_what(value))


def _encode_array(array: np.ndarray, budget: _Budget) -> dict[str, Any]:
    if array.dtype.kind == "O":
        raise NotPlainData("an array of objects, not of numbers (rows of unequal length, perhaps)")
    if array.dtype.kind not in "biufc":
        raise NotPlainData(f"an array of {array.dtype}, not of numbers")
    if array.dtype.itemsize > 8 and array.dtype.kind == "f":
        array = array.astype(np.float64)
    budget.spend(size=array.nbytes)
    layout = "C" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "S"
    return {
        "array": array.dtype.str,
        "shape": list(array.shape),
        "layout": layout,
        "data": base64.b64encode(array.tobytes()).decode("ascii"),
    }


def _what(value: Any) -> str:
    name = type(value).__name__[:60]
    if isinstance(value, np.matrix):
        return "a np.matrix, whose * is a matrix product; make it an array with np.asarray"
    if isinstance(value, np.ma.MaskedArray):
        return "a masked array; fill it and give back a plain array"
    if isinstance(value, np.ndarray):
        return f"{a(name)}, a kind of array of its own; give back a plain numpy array"
    if isinstance(value, types.GeneratorType | map | filter | zip | range):
        return f"{a(name)}, from which no number has been taken yet; make it a list"
    if isinstance(value, set | frozenset):
        return "a set, which has no order and no repeats; make it a list"
    if isinstance(value, type):
        return f"the class {value.__name__[:60]} itself"
    if callable(value):
        return f"the function {getattr(value, '__name__', name)} itself, not its result"
    return f"{a(name)}, which is no number, list, tuple, dict or plain array"


def decode(data: Any) -> Any:
    """Make plain data again from what `encode` gave; arrays are new, writeable and laid out alike.

    Parameters
    ----------
    data : what `encode` gave

    Returns
    -------
    plain data

    Raises
    ------
    ValueError
        If `data` is not of that form.

    Examples
    --------
    >>> decode(encode([1, (2.0, "three")]))
    [1, (2.0, 'three')]
    """
    if type(data) in _PLAIN:
        return data
    if type(data) is dict:
        if "array" in data:
            return _decode_array(data)
        # A match of patterns tells the same, and takes twice as long.
        kind, content = next(iter(data.items()), ("", None))
        if kind == "list" and type(content) is list:
            return [decode(item) for item in content]
        if kind == "tuple" and type(content) is list:
            return tuple([decode(item) for item in content])
        if kind == "dict" and type(content) is list:
            return {str(key): decode(item) for key, item in content}
        if kind == "scalar" and type(content) is dict:
            return _decode_array(content)[()]
        if kind == "complex" and type(content) is list:
            return complex(*content)
    raise ValueError("not a message of the student's side")


_PLAIN = {type(None), bool, int, float, str}
_DTYPES: dict[str, np.dtype[Any]] = {}


def _decode_array(data: dict[str, Any]) -> np.ndarray:
    dtype = _DTYPES.get(data["array"])
    if dtype is None:
        dtype = np.dtype(data["array"])
        if dtype.kind not in "biufc":
            raise ValueError("not an array of numbers")
        _DTYPES[data["array"]] = dtype
    shape = data["shape"]
    array = np.frombuffer(base64.b64decode(data["data"]), dtype).reshape(shape)
    if data["layout"] == "C":
        return array.copy()
    if data["layout"] == "F" or not shape:
        return np.array(array, order="F")
    wide = np.zeros((*shape[:-1], 2 * shape[-1]), dtype)
    wide[..., ::2] = array
    return wide[..., ::2]
