"""A student's side in this process, for tests alone: the real one is a sandbox."""

import ast
import asyncio
import contextlib
import inspect
import io
import sys
import types
import warnings
from dataclasses import dataclass, field
from unittest import mock

import numpy as np

from nnkit.checks.student import NamespaceStudent
from nnkit.checks.student_side import trouble
from nnkit.checks.student_side.process import plain_python

CELL_MAGICS = ("%%time", "%%capture")


def stub():
    """What `nnkit.checks` is on a student's side: its checks say nothing."""
    module = types.ModuleType("nnkit.checks")
    module.check = module.hint = module.solution = lambda name: None
    return module


@dataclass
class Ran:
    outputs: list = field(default_factory=list)
    error: dict | None = None


class InProcessStudent(NamespaceStudent):
    """Runs cells in a namespace of its own."""

    def __init__(self, asked=()):
        super().__init__({"__name__": "__main__"}, asked)
        self.ran = []

    def run(self, source, cell):
        self.ran.append((cell, source))
        first, _, rest = source.partition("\n")
        magic = first.strip() in CELL_MAGICS
        streams = {"stdout": io.StringIO(), "stderr": io.StringIO()}
        outputs, error = [], None
        with (
            contextlib.redirect_stdout(streams["stdout"]),
            contextlib.redirect_stderr(streams["stderr"]),
            mock.patch.dict(sys.modules, {"nnkit.checks": stub()}),
            mock.patch("builtins.input", trouble.no_input),
            warnings.catch_warnings(),
            np.errstate(),
        ):
            warnings.showwarning = lambda *told, **_: print(told[0], file=sys.stderr)
            try:
                value = self._value(plain_python(rest if magic else source), cell)
                if value is not None:
                    data = {"text/plain": repr(value)}
                    outputs = [{"output_type": "execute_result", "data": data, "metadata": {}}]
            except BaseException as stopped:
                error = trouble.describe(stopped, self.namespace)
                outputs = [
                    {
                        "output_type": "error",
                        "ename": type(stopped).__name__,
                        "evalue": str(stopped),
                        "traceback": [],
                    }
                ]
        heard = [
            {"output_type": "stream", "name": name, "text": stream.getvalue()}
            for name, stream in streams.items()
            if stream.getvalue()
        ]
        return Ran(heard + outputs, error)

    def _value(self, source, name):
        waits = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        tree = compile(source, name, "exec", ast.PyCF_ONLY_AST | waits)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        done = eval(compile(tree, name, "exec", waits), self.namespace)
        if inspect.iscoroutine(done):
            asyncio.run(done)
        if last is None:
            return None
        value = eval(compile(ast.Expression(last.value), name, "eval", waits), self.namespace)
        return asyncio.run(value) if inspect.iscoroutine(value) else value
