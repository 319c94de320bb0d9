"""What went wrong in a student's code, as plain data in the student's terms: never a line of ours."""

from __future__ import annotations

import ast
import functools
import linecache
from types import CodeType, FrameType, TracebackType
from typing import Any

import numpy as np

WITHHELD = "nnkit: this function is asked for here"


class AskedInput(Exception):
    """Code that runs where nobody can type has called `input`."""


def no_input(*prompt: object) -> str:
    """Stands in for `input`."""
    raise AskedInput


# numpy's words where an array has more entries, or more bytes, than an address can count.
_TOO_LARGE = ("array is too big", "Maximum allowed dimension exceeded")
_PURE = frozenset(
    "sum max min mean prod std var cumsum reshape ravel flatten transpose swapaxes copy astype dot "
    "argmax argmin exp log log2 log10 sqrt square abs maximum minimum clip where zeros ones eye "
    "zeros_like ones_like arange diag outer array asarray expand_dims squeeze matmul einsum "
    "concatenate".split()
)
_ALLOWED = (
    ast.Name,
    ast.Attribute,
    ast.Subscript,
    ast.Constant,
    ast.Tuple,
    ast.List,
    ast.UnaryOp,
    ast.USub,
    ast.BinOp,
    ast.operator,
    ast.keyword,
    ast.Slice,
    ast.Call,
    ast.Load,
)


def describe(error: BaseException, namespace: dict[str, Any]) -> dict[str, Any]:
    """Describe an exception by its kind, message and the student's own line with its operands.

    Parameters
    ----------
    error : the exception
    namespace : the globals of the student's code; a frame with other globals is not theirs

    Returns
    -------
    A dict with `kind`, `type`, `bases`, `message` and, where known, `line`, `text`, `operands`.
    """
    found: dict[str, Any] = {
        "kind": "exception",
        "type": type(error).__name__[:60],
        "bases": [base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins"],
        "message": _text(error),
    }
    place = _place(error.__traceback__, namespace)
    if isinstance(error, RuntimeError) and found["message"] == WITHHELD:
        found["kind"] = "withheld"
    elif isinstance(error, AskedInput):
        found["kind"] = "input"
    elif isinstance(error, NotImplementedError):
        found["kind"] = "not-written"
    elif isinstance(error, RecursionError):
        found["kind"] = "recursion"
    elif isinstance(error, MemoryError) or found["message"].startswith(_TOO_LARGE):
        found["kind"] = "memory"
    elif isinstance(error, SystemExit):
        found["kind"] = "exit"
    elif isinstance(error, KeyboardInterrupt):
        found["kind"] = "interrupted"
    elif isinstance(error, TypeError) and place is None and "argument" in found["message"]:
        found["kind"] = "signature"
    if place is not None:
        frame, line, instruction = place
        found["line"] = line
        found["file"] = frame.f_code.co_filename
        found["text"] = linecache.getline(frame.f_code.co_filename, line).strip()[:200]
        if found["kind"] == "exception":
            found["operands"] = _operands(frame, instruction)
    return found


def line_of(error: BaseException, namespace: dict[str, Any]) -> dict[str, Any]:
    """Tell the student's line that was running, as `line` and `text`; empty where none was."""
    place = _place(error.__traceback__, namespace)
    if error.args:
        file, line = error.args
    elif place is not None:
        file, line = place[0].f_code.co_filename, place[1]
    else:
        return {}
    return {"line": line, "file": file, "text": linecache.getline(file, line).strip()[:200]}


def _text(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)[:500]
    except BaseException:
        return ""


def _place(
    traceback: TracebackType | None, namespace: dict[str, Any]
) -> tuple[FrameType, int, int] | None:
    place = None
    while traceback is not None:
        if traceback.tb_frame.f_globals is namespace:
            place = (traceback.tb_frame, _line(traceback), traceback.tb_lasti)
        traceback = traceback.tb_next
    return place


def _line(traceback: TracebackType) -> int:
    """The line that was running; the one before a jump that has none of its own."""
    here: int | None = traceback.tb_lineno
    if here is not None:
        return here
    code = traceback.tb_frame.f_code
    before = [line for start, _, line in code.co_lines() if line and start <= traceback.tb_lasti]
    return before[-1] if before else code.co_firstlineno


def _operands(frame: FrameType, instruction: int) -> list[list[str]]:
    """The parts of the expression that stopped, each with its shape or value."""
    try:
        node = _node(frame.f_code, instruction)
        parts: list[ast.expr]
        match node:
            case ast.BinOp(left=left, right=right):
                parts = [left, right]
            case ast.AugAssign(target=target, value=value):
                parts = [ast.parse(ast.unparse(target), mode="eval").body, value]
            case ast.Compare(left=left, comparators=others):
                parts = [left, *others]
            case ast.Subscript(value=value, slice=index):
                parts = [value, *(index.elts if isinstance(index, ast.Tuple) else [index])]
            case ast.Call(func=function, args=args):
                receiver = [function.value] if isinstance(function, ast.Attribute) else []
                parts = [*receiver, *args]
            case _:
                return []
        seen = []
        for part in parts[:4]:
            text = ast.unparse(part)
            known = _shape(part, frame)
            if known and not isinstance(part, ast.Constant) and len(text) <= 60:
                seen.append([text, known])
        return seen
    except Exception:
        return []


def _node(code: CodeType, instruction: int) -> ast.AST | None:
    span = list(code.co_positions())[instruction // 2]
    tree = _tree("".join(linecache.getlines(code.co_filename)))
    for node in ast.walk(tree):
        if span == tuple(
            getattr(node, name, None)
            for name in ("lineno", "end_lineno", "col_offset", "end_col_offset")
        ) and not isinstance(node, ast.Expr):
            return node
    return None


@functools.lru_cache(maxsize=8)
def _tree(source: str) -> ast.Module:
    return ast.parse(source)


def _shape(node: ast.expr, frame: FrameType) -> str:
    for part in ast.walk(node):
        if not isinstance(part, _ALLOWED):
            return ""
        if isinstance(part, ast.Call) and not (
            isinstance(part.func, ast.Attribute) and part.func.attr in _PURE
        ):
            return ""
    expression = compile(ast.Expression(node), "<operand>", "eval")
    value = eval(expression, frame.f_globals, frame.f_locals)
    if type(value) is np.ndarray:
        return f"shape {value.shape}"
    if type(value) in (int, float, bool, str) or value is None or isinstance(value, np.generic):
        return repr(value.item() if isinstance(value, np.generic) else value)[:40]
    if type(value) in (list, tuple):
        return f"{type(value).__name__} of {len(value)}"
    return ""
