"""The student's side of a pipe: runs cells, performs calls, answers with one line of JSON each."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import linecache
import os
import re
import sys
from collections.abc import Callable
from typing import Any

from . import trouble
from .calling import perform
from .limits import OutOfTime, time_limit

_MAGIC = re.compile(r"^\s*([%!]|\?|.*\?\s*$)")
_RUNS_THE_CELL = re.compile(r"\s*%%(time|capture|prun)\b.*")


def plain_python(source: str) -> str:
    """Blank the lines that only a notebook understands (`%magic`, `!command`, `name?`).

    Below a `%%magic` all is blank but where it does no more than run what follows.
    """
    if source.lstrip().startswith("%%"):
        first = _RUNS_THE_CELL.match(source)
        if first is None:
            return ""
        source = source[first.end() :]
    try:
        compile(source, "<cell>", "exec")
        return source
    except (RecursionError, MemoryError):
        # The parser's own limits; running it ends the same way, and is told then.
        return source
    except (SyntaxError, ValueError):
        lines = ["" if _MAGIC.match(line) else line for line in source.split("\n")]
        return "\n".join(lines)


def run_cell(
    namespace: dict[str, Any],
    source: str,
    filename: str,
    limit: float,
    show: Callable[[Any], None] | None = None,
) -> dict[str, Any] | None:
    """Run one cell in `namespace`; an exception is given back as plain data.

    `show` is given the value of a last line that is an expression, unless it ends in a semicolon.
    """
    source = plain_python(source)
    lines = [line + "\n" for line in source.split("\n")]
    linecache.cache[filename] = (len(source), None, lines, filename)
    try:
        tree = ast.parse(source, filename)
        value = None
        if show is not None and tree.body and not source.rstrip().endswith(";"):
            if isinstance(last := tree.body[-1], ast.Expr):
                tree.body.pop()
                value = compile(ast.Expression(last.value), filename, "eval")
        with time_limit(limit):
            exec(compile(tree, filename, "exec"), namespace)
            if value is not None and show is not None:
                show(eval(value, namespace))
    except OutOfTime as out:
        return {"kind": "time", "seconds": limit, **trouble.line_of(out, namespace)}
    except SyntaxError as error:
        found = trouble.describe(error, namespace)
        return {
            "line": error.lineno,
            "file": filename,
            "text": (error.text or "").strip()[:200],
            **found,
            "kind": "syntax",
        }
    except BaseException as error:
        return trouble.describe(error, namespace)
    return None


def main() -> None:
    """Serve requests from standard input until it ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (8 * 2**30, 8 * 2**30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout = io.StringIO()
    sys.stderr = io.StringIO()
    sys.stdin = io.StringIO()
    import builtins

    builtins.input = trouble.no_input
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    namespace = module.__dict__
    for line in requests:
        request = json.loads(line)
        answer: Any
        if request["do"] == "run":
            answer = run_cell(namespace, request["source"], request["filename"], request["limit"])
            sys.stdout = io.StringIO()
            sys.stderr = io.StringIO()
        else:
            answer = perform(
                namespace,
                request["name"],
                request["driver"],
                request["arguments"],
                request["limit"],
                request["asked"],
            )
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()
