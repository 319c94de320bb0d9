"""`check`, `hint` and `solution` as a notebook calls them; they keep the history of attempts."""

from __future__ import annotations

import html
import inspect
import sys
import traceback
import zlib
from dataclasses import dataclass
from types import CodeType
from typing import Any

from . import bank
from .engine import judge
from .exercise import Exercise, names
from .result import MIME, Diagnosis, Result, rich, unchecked
from .student import NamespaceStudent


@dataclass
class _Attempts:
    """What a reader has tried at one exercise."""

    code: str = ""
    mistake: str | None = None
    step: int = 0
    hints: int = 0
    tried: bool = False
    hint_list: tuple[str, ...] = ()


_attempts: dict[str, _Attempts] = {}
# Whether who runs the code shows the value of a cell, though it is no kernel: a page does.
values_are_shown = False


class Points(float):
    """The points that an answer earned: a plain number to whoever reads text, a table to people."""

    result: Result

    def __new__(cls, result: Result) -> Points:
        made = super().__new__(cls, result.points)
        made.result = result
        return made

    def __repr__(self) -> str:
        return f"{float(self):g}"

    __str__ = __repr__

    def __reduce__(self) -> tuple[type[float], tuple[float]]:
        return float, (float(self),)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            "text/plain": repr(self),
            "text/html": self.result.as_html(),
            MIME: self.result.as_dict(),
        }


def check(name: str) -> Points:
    """Check what the notebook calls `name`.

    Parameters
    ----------
    name : the name of an exercise, such as "softmax"

    Returns
    -------
    A float, the points earned, that shows itself as a table in a notebook.

    Raises
    ------
    ValueError
        If there is no exercise of that name.
    """
    exercise = bank.exercise(name)
    result = check_in(exercise, _caller())
    if not _in_kernel():
        print(result.as_text())
    return Points(result)


def check_in(exercise: Exercise, namespace: dict[str, Any], seed: int = 0) -> Result:
    """Check an answer in a namespace, and remember the attempt."""
    history = _attempts.setdefault(exercise.name, _Attempts())
    code = _code_of(namespace.get(exercise.name))
    student = NamespaceStudent(namespace, asked=names(bank.assignment(exercise.assignment)))
    try:
        result = judge(exercise, student, seed)
        if result.mistake and result.mistake == history.mistake:
            step = history.step + (code != history.code)
            if step:
                result = judge(exercise, student, seed, step=step)
        else:
            step = 0
    except Exception as fault:
        return _fault(exercise, fault)
    history.code, history.mistake, history.step = code, result.mistake, step
    history.tried |= result.diagnosis.id not in ("error.not-written", "error.missing")
    history.hint_list = result.hints
    return result


def _fault(exercise: Exercise, fault: Exception) -> Result:
    """The check itself failed: said loudly, and never a pass."""
    where = traceback.extract_tb(fault.__traceback__)[-1]
    what = f"{type(fault).__name__} in {where.name}, line {where.lineno}: {fault}"
    says = "The check itself failed, so there is no verdict. This is our fault, not yours."
    return unchecked(exercise, Diagnosis("fault", says, f"Please report it: {what}"[:400]))


class Text:
    """A text that a notebook shows as HTML and a terminal as it is."""

    def __init__(self, text: str, rich_text: str) -> None:
        self.text, self.rich_text = text, rich_text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.rich_text


def hint(name: str) -> Text:
    """Show the next hint for an exercise.

    Parameters
    ----------
    name : the name of an exercise

    Raises
    ------
    ValueError
        If there is no exercise of that name.
    """
    exercise = bank.exercise(name)
    history = _attempts.setdefault(name, _Attempts())
    hints = history.hint_list or exercise.hints
    history.hints = min(history.hints + 1, len(hints))
    shown = hints[: history.hints]
    head = f"Hint {history.hints} of {len(hints)} for {name}"
    text = "\n".join([head, *(f"{i}. {h}" for i, h in enumerate(shown, 1))])
    items = "".join(f"<li>{rich(h)}</li>" for h in shown)
    return _show(Text(text, f"<p>{head}</p><ol>{items}</ol>"))


def solution(name: str) -> Text:
    """Show right answers to an exercise, once an attempt of the reader's own has got a verdict.

    Parameters
    ----------
    name : the name of an exercise

    Raises
    ------
    ValueError
        If there is no exercise of that name.
    """
    exercise = bank.exercise(name)
    if not _attempts.get(name, _Attempts()).tried:
        text = f'Write {name} first and run check("{name}"); the solution is offered after that.'
        return _show(Text(text, f"<p>{html.escape(text)}</p>"))
    answers = bank.right_answers(exercise.name)[:2]
    text = "\n\n".join(f"# {answer.style}\n{answer.source}" for answer in answers)
    rich_text = "".join(
        f"<p>{html.escape(answer.style)}</p><pre>{html.escape(answer.source)}</pre>"
        for answer in answers
    )
    return _show(Text(text, rich_text))


def _show(text: Text) -> Text:
    if not _in_kernel():
        print(text)
    return text


def _in_kernel() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None or values_are_shown


def _caller() -> dict[str, Any]:
    frame = inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").startswith("nnkit.checks"):
        frame = frame.f_back
    return frame.f_globals if frame is not None else {}


def _code_of(target: Any) -> str:
    """A short text that changes when the code of an answer changes."""
    code = getattr(target, "__code__", None)
    return format(zlib.crc32(_bytes(code) if code else repr(target)[:2000].encode()), "08x")


def _bytes(code: CodeType) -> bytes:
    constants = b"".join(
        _bytes(c) if isinstance(c, CodeType) else repr(c).encode() for c in code.co_consts
    )
    return code.co_code + constants + " ".join(code.co_names + code.co_varnames).encode()
