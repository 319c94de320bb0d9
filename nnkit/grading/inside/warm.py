"""The warm process: it has everything imported, never runs a student's code, and forks for each."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import importlib
import io
import json
import os
import signal
import socket
import sys
import time
from typing import Any

from . import confine, shell

CHANNEL = 3


PACKAGES = [
    "asyncio",
    "numpy.fft",
    "numpy.linalg",
    "numpy.ma",
    "numpy.polynomial",
    "numpy.random",
    "nnkit",
    "nnkit.data",
    "nnkit.checks",
    "IPython.core.pylabtools",
    "IPython.core.logger",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
]


def warm_up(notebook: shell.Shell) -> None:
    """Do once what takes long at the first time: imports, a cell, a traceback."""
    for name in PACKAGES:
        importlib.import_module(name)
    notebook.run_cell("pass")  # type: ignore[no-untyped-call]
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        notebook.showtraceback()


def warm_up_figures() -> None:
    """The same for figures, which take as long as all the rest, and which few assignments ask."""
    with contextlib.suppress(ImportError):
        importlib.import_module("matplotlib.pyplot")
        importlib.import_module("matplotlib_inline.backend_inline")
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure()
        figure.subplots().set_title("$x$")
        FigureCanvasAgg(figure).print_png(io.BytesIO())


def main(control: socket.socket) -> None:
    """Fork a process for each request that brings a socket, and end it when that is asked.

    A request for figures imports what they need, for all who are forked from then on.

    Parameters
    ----------
    control : where requests come from, one message each
    """
    notebook = shell.make()
    warm_up(notebook)
    memory = _ready_to_fork()
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    control.sendall(json.dumps({"ready": True}).encode())
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not message:
            break
        request = json.loads(message)
        answer: dict[str, Any]
        if request["do"] == "student":
            pid = _fork(notebook, descriptors[0], own, request["settings"], memory)
            os.close(descriptors[0])
            answer = {"student": pid}
        elif request["do"] == "figures":
            warm_up_figures()
            memory = _ready_to_fork()
            answer = {"figures": True}
        else:
            os.kill(request["student"], signal.SIGKILL)
            _, status = os.waitpid(request["student"], 0)
            answer = {"ended": os.waitstatus_to_exitcode(status)}
        control.sendall(json.dumps(answer).encode())


def _ready_to_fork() -> int:
    """Let what is there stay where it is; give the address space that it takes up."""
    deadline = time.monotonic() + 5.0
    while (threads := len(os.listdir("/proc/self/task"))) > 1 and time.monotonic() < deadline:
        # matplotlib waits in one while it looks for fonts; it has been told to end.
        time.sleep(0.01)
    if threads > 1:
        raise RuntimeError(f"{threads} threads run where one should; a fork is not safe")
    gc.collect()
    gc.freeze()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _fork(
    notebook: shell.Shell, channel: int, own: int, settings: dict[str, Any], memory: int
) -> int:
    if settings["drop"]:
        settings["uid"] = confine.uid_of_its_own()
    confine.new_pid_namespace()
    pid = os.fork()
    if pid == 0:
        try:
            _student(notebook, channel, settings, memory)
        finally:
            os._exit(0)
    confine.back_to_pid_namespace(own)
    return pid


def _student(notebook: shell.Shell, channel: int, settings: dict[str, Any], memory: int) -> None:
    """Be a student's process: the first one of its namespace, so that its end is the end of all."""
    nothing = os.open(os.devnull, os.O_RDWR)
    kept = fcntl.fcntl(channel, fcntl.F_DUPFD, 64)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.dup2(kept, CHANNEL)
    os.closerange(CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))
    requests, answers = os.fdopen(CHANNEL, "rb", closefd=False), os.fdopen(CHANNEL, "wb")
    try:
        confine.confine(settings, memory)
    except OSError as error:
        answers.write(json.dumps({"refused": str(error)}).encode() + b"\n")
        answers.flush()
        return
    answers.write(b'{"confined": true}\n')
    answers.flush()
    shell.serve(notebook, requests, answers)


def start(descriptor: str) -> None:
    """Start in a sandbox."""
    sys.stdin.close()
    main(socket.socket(fileno=int(descriptor)))
