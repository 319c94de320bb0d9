"""The student's notebook: IPython's shell, served line by line over a pipe."""

from __future__ import annotations

import base64
import builtins
import contextlib
import io
import json
import os
import random
import re
import signal
import sys
import time
import types
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from nnkit.checks.student_side import trouble
from nnkit.checks.student_side.calling import STOPPERS, perform
from nnkit.checks.student_side.limits import OutOfTime

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

from . import MAX_LINE, MAX_OUTPUTS, MAX_PICTURES, MAX_TEXT, PICTURES, TEXTS

# Bytes of its memory that a cell leaves alone.
ROOM = 2**24
NO_INPUT = "Nobody can type while a notebook is graded: input() has no answer here."
NO_COMMANDS = "Commands of the system do not run while a notebook is graded."


_MAY_BE_NO_PYTHON = re.compile(
    r"""\A\s            # indented, or empty lines at the beginning
    |^\s*[%!?,;/]       # %magic, !command, ?help, calls without parentheses
    |[?]                # help?
    |=\s*[%!]           # x = %magic, x = !command
    |^\s*(>>>|[.]{3}|In\b|Out\b)  # prompts
    |^[ \t\f]+$         # lines of blanks, which IPython empties
    |\r
    """,
    re.MULTILINE | re.VERBOSE,
)


def as_python(source: str) -> str | None:
    """Give a cell as IPython would; None where that takes reading it token by token."""
    if _MAY_BE_NO_PYTHON.search(source):
        return None
    return source if source.endswith("\n") else source + "\n"


class Outputs:
    """What the cell that runs has shown so far; a program may print for ever."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Forget what the last cell showed."""
        self.shown: list[dict[str, Any]] = []
        self.characters = MAX_TEXT
        self.picture_bytes = MAX_PICTURES

    def write(self, name: str, text: str) -> None:
        """Show text of the stream `name`."""
        text = text[: self.characters]
        self.characters -= len(text)
        if text and self.shown and self.shown[-1].get("name") == name:
            self.shown[-1]["text"].append(text)
        elif text:
            self._add({"output_type": "stream", "name": name, "text": [text]})

    def show(self, kind: str, data: dict[str, Any]) -> None:
        """Show one thing in the forms that a notebook can keep."""
        kept = {}
        for mime in (*TEXTS, *PICTURES):
            value = data.get(mime)
            if isinstance(value, bytes):
                value = base64.b64encode(value).decode("ascii")
            if not isinstance(value, str):
                continue
            if mime == "text/plain":
                value = value[: self.characters]
            room = self.picture_bytes if mime in PICTURES else self.characters
            if len(value) <= room:
                kept[mime] = value
                if mime in PICTURES:
                    self.picture_bytes -= len(value)
                else:
                    self.characters -= len(value)
        if kept:
            self._add({"output_type": kind, "data": kept})

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Show an exception."""
        text = "\n".join(traceback)[:MAX_TEXT]
        found = {"output_type": "error", "ename": name[:60], "evalue": value[:500]}
        self.shown.append({**found, "traceback": text.split("\n")})

    def clear(self) -> None:
        """Take back what was shown; what it took of the limits stays taken."""
        self.shown = []

    def _add(self, output: dict[str, Any]) -> None:
        if len(self.shown) < MAX_OUTPUTS:
            self.shown.append(output)

    def taken(self) -> list[dict[str, Any]]:
        """What was shown, as plain data."""
        return [
            {**output, "text": "".join(output["text"])} if "text" in output else output
            for output in self.shown
        ]


OUTPUTS = Outputs()


class _Stream(io.TextIOBase):
    def __init__(self, name: str) -> None:
        self.name = name

    encoding = "utf-8"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        text = str(text)
        OUTPUTS.write(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    def publish(self, data: Any, *more: Any, **choices: Any) -> None:
        OUTPUTS.show("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        OUTPUTS.clear()


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        OUTPUTS.show("execute_result", format_dict)

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Compiler(CachingCompiler):
    """Names code after its cell."""

    cell = "<cell>"

    def get_code_name(self, *about: Any) -> str:
        return self.cell


class Shell(InteractiveShell):
    """A notebook's shell without a front end."""

    compiler_class = Type(_Compiler)
    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)

    def transform_cell(self, raw_cell: str) -> str:
        plain = as_python(raw_cell)
        return super().transform_cell(raw_cell) if plain is None else plain  # type: ignore[no-untyped-call]

    def showtraceback(self, *given: Any, **choices: Any) -> None:
        failure = sys.exc_info()[1]
        if isinstance(failure, RecursionError | OutOfTime):
            # Thousands of frames take seconds to draw, and say nothing.
            name, text = type(failure).__name__, _text(failure)
            OUTPUTS.error(name, text, [f"{name}: {text}"])
        else:
            super().showtraceback(*given, **choices)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        OUTPUTS.error(etype.__name__, _text(evalue), [str(line) for line in stb])

    def system(self, cmd: str) -> None:
        print(NO_COMMANDS)
        self.user_ns["_exit_code"] = 1

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        print(NO_COMMANDS)
        return [] if split else ""

    def ask_exit(self) -> None:
        """Go on: `exit` in a cell ends a kernel, not a notebook."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Go on without windows."""


def _text(value: object) -> str:
    try:
        return str(value)
    except BaseException:
        return ""


def _no_input(*prompt: object) -> str:
    raise trouble.AskedInput(NO_INPUT)


def make() -> Shell:
    """Make the shell of a notebook in which nothing has run."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Context"
    module = types.ModuleType("__main__")
    shell: Shell = Shell.instance(config=config, user_module=module)
    return shell


def serve(shell: Shell, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until they end."""
    sys.path.insert(0, "")
    sys.argv[:] = [""]
    sys.stdin = io.StringIO()
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    builtins.input = _no_input
    # Numbers from an unseeded generator are the same when a notebook is graded again.
    random.seed(0)
    np.random.seed(0)
    for line in requests:
        request = json.loads(line)
        for answer in _TASKS[request["do"]](shell, request):
            text = json.dumps(answer)
            if len(text) >= MAX_LINE:
                said = {"kind": "not-plain", "message": "more data than any answer needs"}
                answer |= {"value": None, "arguments_after": None, "outputs": [], "error": said}
                text = json.dumps(answer)
            # One at a time: the next one may end the process.
            answers.write(f"{request['nonce']}{text}\n".encode("ascii"))
            answers.flush()


@contextlib.contextmanager
def _room_kept() -> Iterator[None]:
    """Allow a cell a little less address space than there is, where that has a limit.

    A cell that fills all its memory, and keeps it, leaves room for the checks.
    """
    if resource is None or (most := resource.getrlimit(resource.RLIMIT_AS)[1]) < 0:
        yield
        return

    def allow(memory: int) -> None:
        # A student's code may have given up what it had, for ever.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, most))

    allow(max(0, most - ROOM))
    try:
        yield
    finally:
        allow(most)


def _files(shell: Shell, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    left_out = []
    for name, data in request["files"]:
        try:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(base64.b64decode(data))
        except OSError as error:
            left_out.append([name, os.strerror(error.errno or 0)])
    yield {"left_out": left_out}


@contextlib.contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` once; code that goes on all the same is ended from outside.

    What makes it certain for a call, to raise at every line, would stop IPython's own lines too.
    """

    def ring(number: int, frame: object) -> None:
        raise OutOfTime

    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _run(shell: Shell, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    OUTPUTS.start()
    error: dict[str, Any] | None = None
    shell.compile.cell = name = f"<{request['cell']}>"  # type: ignore[attr-defined]
    shell.execution_count = request["count"]
    started = time.perf_counter()
    try:
        with _room_kept(), _limit(request["limit"]):
            result = shell.run_cell(request["source"], True)  # type: ignore[no-untyped-call]
        failure = result.error_before_exec or result.error_in_exec
        if isinstance(failure, OutOfTime):
            raise failure
        if failure is not None:
            error = trouble.describe(failure, shell.user_ns)
            if isinstance(failure, SyntaxError):
                error |= {"kind": "syntax", "line": failure.lineno or 0, "file": name}
                error["text"] = (failure.text or "").strip()[:200]
    except OutOfTime as out:
        error = {"kind": "time", **trouble.line_of(out, shell.user_ns)}
        error["seconds"] = request["limit"]
    except BaseException as failure:
        error = trouble.describe(failure, shell.user_ns)
        OUTPUTS.error(type(failure).__name__, _text(failure), [_text(failure)])
    seconds = time.perf_counter() - started
    yield {"outputs": OUTPUTS.taken(), "error": error, "seconds": seconds}


def _calls(shell: Shell, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    name, limit = request["name"], request["limit"]
    for driver, arguments in request["asked"]:
        answer = perform(shell.user_ns, name, driver, arguments, limit)
        if answer["arguments_after"] is arguments:
            answer["arguments_after"] = True
        yield answer
        if answer["error"] is not None and answer["error"]["kind"] in STOPPERS:
            return


_TASKS = {"files": _files, "run": _run, "calls": _calls}
