"""Where a student's code runs: in this process' namespace, or in a process at the end of a pipe."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .student_side.calling import perform
from .student_side.encoding import decode

GRACE = 2.0
CELL_LIMIT = 30.0
_SIDE = Path(__file__).with_name("student_side")
_START = """
import importlib.util, sys
place = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "student_side", place + "/__init__.py", submodule_search_locations=[place])
module = importlib.util.module_from_spec(spec)
sys.modules["student_side"] = module
spec.loader.exec_module(module)
sys.argv[:] = [""]
from student_side.process import main
main()
"""


@dataclass(frozen=True)
class Outcome:
    """What came of one call; plain data throughout.

    `known` keeps what was found out about it: a student's side may give the same outcome twice.
    """

    value: Any = None
    error: dict[str, Any] | None = None
    warnings: list[list[str]] = field(default_factory=list)
    printed: str = ""
    arguments_after: Any = None
    arguments_before: Any = None
    random_state_touched: bool = False
    known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)


class Student(Protocol):
    """Whoever answers: the engine asks nothing else. `arguments` are what `encode` gave."""

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome: ...

    def calls(self, name: str, asked: Iterable[tuple[str, Any]], limit: float) -> Iterator[Outcome]:
        """Ask with each driver and its arguments in turn, as far as the outcomes are wanted."""
        for driver, arguments in asked:
            yield self.call(name, driver, arguments, limit)


def frozen(value: Any) -> Any:
    """Make the arrays of an outcome's value such that no judge can write to them."""
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
    elif isinstance(value, list | tuple):
        for item in value:
            frozen(item)
    elif isinstance(value, dict):
        for item in value.values():
            frozen(item)
    return value


def _outcome(answer: dict[str, Any], arguments: Any) -> Outcome:
    return Outcome(
        value=frozen(decode(answer["value"])),
        error=answer["error"],
        warnings=answer["warnings"],
        printed=answer["printed"],
        arguments_after=answer["arguments_after"],
        arguments_before=arguments,
        random_state_touched=answer["random_state_touched"],
    )


class NamespaceStudent(Student):
    """A student whose code has run in this process.

    Parameters
    ----------
    namespace : the globals of that code
    asked : names of nnkit's functions that the assignment asks for and may not be leant on
    """

    def __init__(self, namespace: dict[str, Any], asked: Sequence[str] = ()) -> None:
        self.namespace = namespace
        self.asked = asked

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome:
        answer = perform(self.namespace, name, driver, arguments, limit, self.asked)
        return _outcome(answer, arguments)


class Died(Exception):
    """The student's process is gone or no longer answers."""


class ProcessStudent(Student):
    """A student whose cells run in a process of their own.

    Parameters
    ----------
    asked : as for `NamespaceStudent`
    folder : the working directory of the process; the student's own modules are found there
    side : the folder of the code that runs there; only numpy and the standard library are needed

    Notes
    -----
    This keeps a student's code from reaching the engine by accident. It is no sandbox.
    """

    def __init__(
        self, asked: Sequence[str] = (), folder: Path | None = None, side: Path = _SIDE
    ) -> None:
        self.asked = list(asked)
        self.folder = folder
        self.side = side
        self.cells: list[tuple[str, str]] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = b""

    def __enter__(self) -> ProcessStudent:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def run(self, source: str, filename: str = "<cell>") -> dict[str, Any] | None:
        """Run a cell; give back what went wrong as plain data, or None."""
        self.cells.append((source, filename))
        if self._process is None:
            return self._restart()
        try:
            return self._run(source, filename)
        except Died as death:
            return {"kind": "died", "message": str(death)}

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome:
        if self._process is None:
            self._restart()
        try:
            answer = self._ask(
                {
                    "do": "call",
                    "name": name,
                    "driver": driver,
                    "arguments": arguments,
                    "limit": limit,
                    "asked": self.asked,
                },
                limit + GRACE,
            )
            return _outcome(answer, arguments)
        except TimeoutError:
            return Outcome(error={"kind": "time", "seconds": limit}, arguments_before=arguments)
        except Died as death:
            return Outcome(
                error={"kind": "died", "message": str(death)}, arguments_before=arguments
            )
        except (KeyError, TypeError, ValueError, IndexError) as error:
            self.close()
            return Outcome(
                error={"kind": "died", "message": f"unreadable answer ({type(error).__name__})"},
                arguments_before=arguments,
            )

    def close(self) -> None:
        """End the process and all that it started in its group."""
        process, self._process, self._buffer = self._process, None, b""
        if process is None:
            return
        if hasattr(os, "killpg"):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        else:
            process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()

    def _restart(self) -> dict[str, Any] | None:
        self.close()
        paths = [str(self.folder)] if self.folder else []
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([*paths, *filter(None, [os.environ.get("PYTHONPATH")])]),
            "MPLBACKEND": "agg",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(self.side)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=environment,
            start_new_session=True,
        )
        trouble = None
        for source, filename in list(self.cells):
            try:
                trouble = self._run(source, filename)
            except Died as death:
                return {"kind": "died", "message": str(death)}
        return trouble

    def _run(self, source: str, filename: str) -> dict[str, Any] | None:
        request = {"do": "run", "source": source, "filename": filename, "limit": CELL_LIMIT}
        try:
            answer: dict[str, Any] | None = self._ask(request, CELL_LIMIT + GRACE)
            return answer
        except TimeoutError:
            self.cells.remove((source, filename))
            return {"kind": "time", "seconds": CELL_LIMIT}

    def _ask(self, request: dict[str, Any], limit: float) -> Any:
        process = self._process
        if process is None:
            raise Died("the process had ended")
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            process.stdin.flush()
        except OSError:
            self.close()
            raise Died("the process had ended") from None
        deadline = time.monotonic() + limit + GRACE
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    self.close()
                    raise TimeoutError
                part = os.read(process.stdout.fileno(), 1 << 20)
                self._buffer += part
                if not part or len(self._buffer) > 2**28:
                    self.close()
                    code = process.returncode
                    raise Died(f"exit code {code}" if code >= 0 else f"signal {-code}")
        line, self._buffer = self._buffer.split(b"\n", 1)
        return json.loads(line)
