"""What a student's process says, read as if the worst were true of every byte of it."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..checks.student import Outcome, frozen
from ..checks.student_side.encoding import decode
from .inside import MAX_OUTPUTS, MAX_PICTURES, MAX_TEXT, PICTURES, TEXTS

MAX_PIECES = 4_000_000
MAX_DEPTH = 100
_KINDS = frozenset(
    "missing not-written not-callable signature withheld not-plain input time recursion memory "
    "exit interrupted died syntax exception".split()
)
_PNG = b"\x89PNG\r\n\x1a\n"
_DTYPE = re.compile(r"[<>|=]?[biufc]\d{1,2}")
MAX_LENGTH = 2**26
# How much of answers is kept, in bytes; what they mean takes some times as much.
MAX_KNOWN = 8 * 2**20


class BadAnswer(Exception):
    """Not what an honest student's side can say."""


def parse(text: bytes) -> dict[str, Any]:
    """Read one answer, of bounded length.

    Raises
    ------
    BadAnswer
        If it is no answer to anything.
    """
    # A short text can stand for much memory; each thing in it costs one of these.
    if sum(map(text.count, (b",", b"[", b"{"))) > MAX_PIECES:
        raise BadAnswer
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        raise BadAnswer from None
    if type(answer) is not dict:
        raise BadAnswer
    return answer


class Memory:
    """Calls that were written before, and outcomes that were read.

    All students are asked the same. Most give right answers that are the same to the last bit; each
    is read once, and what the engine finds out about it is kept with it.
    """

    def __init__(self) -> None:
        self._forget()

    def outcome(self, text: bytes, arguments: Any) -> Outcome:
        """Make the outcome of a call.

        Parameters
        ----------
        text : the answer
        arguments : what the function was asked with; the same object where they are the same

        Raises
        ------
        BadAnswer
            If a part is missing or of another kind.
        """
        # The outcome keeps its arguments, so that no others can be in their place.
        key = (id(arguments), text)
        if key not in self._known:
            if self._room < len(text):
                self._forget()
            self._room -= len(text)
            self._known[key] = outcome(parse(text), arguments)
        return self._known[key]

    def texts(self, asked: Iterable[tuple[str, Any]]) -> list[str]:
        """Write calls as JSON, each once for all students."""
        made = []
        for driver, arguments in asked:
            found = self._texts.get((driver, id(arguments)))
            if found is None:
                text = json.dumps([driver, arguments])
                self._room -= len(text)
                # The arguments are kept, so that no others can be in their place.
                found = self._texts[driver, id(arguments)] = text, arguments
            made.append(found[0])
        return made

    def _forget(self) -> None:
        self._texts: dict[tuple[str, int], tuple[str, Any]] = {}
        self._known: dict[tuple[int, bytes], Outcome] = {}
        self._room = MAX_KNOWN


def outcome(answer: dict[str, Any], arguments: Any) -> Outcome:
    """Make the outcome of a call.

    Raises
    ------
    BadAnswer
        If a part is missing or of another kind.
    """
    warnings = _listed(answer.get("warnings"), 5, _listed_text(2, 200))
    if any(len(pair) != 2 for pair in warnings):
        raise BadAnswer
    touched = answer.get("random_state_touched")
    if type(touched) is not bool:
        raise BadAnswer
    try:
        value = frozen(decode(plain(answer.get("value"))))
    except (ValueError, TypeError, OverflowError, MemoryError):
        raise BadAnswer from None
    # True where they are as they were.
    after = answer.get("arguments_after")
    return Outcome(
        value=value,
        error=trouble(answer.get("error")),
        warnings=warnings,
        printed=_text(answer.get("printed"), MAX_TEXT),
        arguments_after=arguments if after is True else plain(after),
        arguments_before=arguments,
        random_state_touched=touched,
    )


def trouble(error: Any) -> dict[str, Any] | None:
    """Check the description of what stopped the student's code."""
    if error is None:
        return None
    if type(error) is not dict or (kind := _text(error.get("kind"), 20)) not in _KINDS:
        raise BadAnswer
    found: dict[str, Any] = {"kind": kind, "type": "Exception", "message": ""}
    for key, most in (("type", 60), ("message", 500), ("file", 200), ("text", 200)):
        if key in error:
            found[key] = _text(error[key], most)
    if "line" in error:
        if type(error["line"]) is not int or not 0 <= error["line"] <= 1_000_000:
            raise BadAnswer
        found["line"] = error["line"]
    if "seconds" in error:
        found["seconds"] = _number(error["seconds"])
    if "bases" in error:
        found["bases"] = _listed(error["bases"], 20, _line(60))
    if {"operands", "text", "line"} <= set(error):
        found["operands"] = _listed(error["operands"], 4, _listed_text(2, 100))
        if any(len(pair) != 2 for pair in found["operands"]):
            raise BadAnswer
    return found


def plain(data: Any, depth: int = 0) -> Any:
    """Check data as the encoder gives it; texts become such that can be written down."""
    if depth > MAX_DEPTH:
        raise BadAnswer
    if data is None or type(data) in (bool, int, float):
        return data
    if type(data) is str:
        return _writable(data)
    match data:
        case {"list": list(items)} | {"tuple": list(items)} if len(data) == 1:
            return {key: [plain(item, depth + 1) for item in items] for key in data}
        case {"dict": list(pairs)} if len(data) == 1:
            return {"dict": [_pair(pair, depth) for pair in pairs]}
        case {"complex": [float(), float()]} if len(data) == 1:
            return data
        case {"scalar": dict(array)} if len(data) == 1 and array.get("shape") == []:
            return {"scalar": _array(array)}
        case {"array": str()}:
            return _array(data)
    raise BadAnswer


def _pair(pair: Any, depth: int) -> list[Any]:
    if type(pair) is not list or len(pair) != 2 or type(pair[0]) is not str:
        raise BadAnswer
    return [_writable(pair[0]), plain(pair[1], depth + 1)]


def _array(array: dict[str, Any]) -> dict[str, Any]:
    match array:
        case {
            "array": str(kind),
            "shape": list(shape),
            "layout": "C" | "F" | "S",
            "data": str(data),
        }:
            sizes = all(type(n) is int and 0 <= n <= MAX_LENGTH for n in shape)
            if len(array) != 4 or not sizes or len(shape) > 32 or not _DTYPE.fullmatch(kind):
                raise BadAnswer
            if kind.endswith("b1"):
                try:
                    odd = base64.b64decode(data, validate=True).translate(None, b"\0\1")
                except ValueError:
                    raise BadAnswer from None
                if odd:
                    raise BadAnswer
            return array
    raise BadAnswer


class Room:
    """How much a notebook may still show, in bytes of pictures."""

    def __init__(self) -> None:
        self.pictures = MAX_PICTURES


def outputs(shown: Any, room: Room, number: int) -> list[NotebookNode]:
    """Build the outputs of a cell.

    Parameters
    ----------
    shown : what the student's process calls its outputs
    room : what is left for the notebook; it is used up
    number : of the cell, where it shows its last value

    Raises
    ------
    BadAnswer
        If they are not what an honest student's side can say.
    """
    if type(shown) is not list or len(shown) > MAX_OUTPUTS + 10:
        raise BadAnswer
    left = MAX_TEXT
    made = []

    def take(text: Any) -> str:
        nonlocal left
        kept = _text(text, left)
        left -= len(kept)
        return kept

    for output in shown:
        match output:
            case {"output_type": "stream", "name": "stdout" | "stderr" as name}:
                made.append(new_output("stream", name=name, text=take(output.get("text"))))
            case {"output_type": "error"}:
                lines = take("\n".join(_listed(output.get("traceback"), MAX_TEXT, _line(MAX_TEXT))))
                made.append(
                    new_output(
                        "error",
                        ename=_text(output.get("ename"), 60),
                        evalue=_text(output.get("evalue"), 500),
                        traceback=lines.split("\n"),
                    )
                )
            case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
                kept = {}
                for mime in TEXTS:
                    if mime not in data:
                        continue
                    text = _text(data[mime], MAX_TEXT)
                    # Half a page of HTML is none.
                    if mime == "text/plain" or len(text) <= left:
                        kept[mime] = take(text)
                for mime in PICTURES:
                    if mime in data and (picture := _picture(mime, data[mime], room)):
                        kept[mime] = picture
                if kept and kind == "execute_result":
                    made.append(new_output(kind, data=kept, execution_count=number))
                elif kept:
                    made.append(new_output(kind, data=kept))
            case _:
                raise BadAnswer
    return made[:MAX_OUTPUTS]


def _picture(mime: str, data: Any, room: Room) -> str:
    text = _text(data, MAX_PICTURES)
    if mime == "image/png":
        text = "".join(text.split())
        try:
            picture = base64.b64decode(text, validate=True)
        except ValueError:
            return ""
        if not picture.startswith(_PNG):
            return ""
    if len(text) > room.pictures:
        return ""
    room.pictures -= len(text)
    return text


def left_out(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """Read which files found no place, and why."""
    pairs = _listed(answer.get("left_out"), 10_000, _listed_text(2, 300))
    if any(len(pair) != 2 for pair in pairs):
        raise BadAnswer
    return [(name, why) for name, why in pairs]


def seconds(answer: dict[str, Any]) -> float:
    """Read how long something took."""
    return _number(answer.get("seconds"))


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value < 1e9 or not math.isfinite(value):
        raise BadAnswer
    return float(value)


def _writable(text: str) -> str:
    """Replace what has no place in a file: halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(value: Any, most: int) -> str:
    if type(value) is not str:
        raise BadAnswer
    return _writable(value[:most])


def _line(most: int) -> Callable[[Any], str]:
    return lambda value: _text(value, most)


def _listed_text(most: int, longest: int) -> Callable[[Any], list[str]]:
    return lambda value: _listed(value, most, _line(longest))


def _listed(value: Any, most: int, each: Callable[[Any], Any]) -> list[Any]:
    if type(value) is not list or len(value) > most:
        raise BadAnswer
    return [each(item) for item in value]
