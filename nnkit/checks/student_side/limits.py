"""A time limit for code that may never end, in the process that runs it."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` seeks an enum of each handler.
import linecache
import os
import signal
import sys
import threading
import time
from types import CodeType, FrameType
from typing import Any

import numpy as np

# Code that comes to an end: the standard library, numpy, and this folder.
_LIBRARY = tuple(
    os.path.join(os.path.dirname(os.path.abspath(file)), "")
    for file in (os.__file__, np.__file__, __file__)
)


class OutOfTime(BaseException):
    """The time is over. Not an Exception, so that `except Exception` does not swallow it.

    Its arguments, where known, are the file and line of the cell that the time went by in.
    """


class time_limit:
    """Raise `OutOfTime` inside the block when it has run for `seconds`.

    In the main thread of a POSIX system a timer's signal does it, at no cost to the code; it also
    ends a sleep. Elsewhere (a worker of a page, a thread, Windows) `sys.monitoring` does, from
    Python 3.12 on. After the limit further lines raise again, so that a bare `except` cannot go on.
    Only Python 3.11 can be held up, by endless recursion inside a bare `except`; there a process
    at the end of a pipe is ended from outside.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.over = False
        self._watching = False
        self._at: tuple[str, int] | tuple[()] = ()
        self._old_handler: Any = None
        self._old_trace: Any = None
        self._signals = (
            hasattr(signal, "setitimer")
            and threading.current_thread() is threading.main_thread()
            and sys.platform != "emscripten"
        )

    def __enter__(self) -> time_limit:
        self.owner = sys._getframe(1)
        self._deadline = time.monotonic() + self.seconds
        if self._signals:
            self._old_trace = sys.gettrace()
            self._old_handler = _signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, self.seconds, 0.05)
        elif sys.version_info >= (3, 12):
            self._watch()
        return self

    def __exit__(self, *exception: object) -> None:
        self.over = True
        if self._signals:
            signal.setitimer(signal.ITIMER_REAL, 0)
            _signal.signal(signal.SIGALRM, self._old_handler)
            if sys.version_info < (3, 12):
                sys.settrace(self._old_trace)
        if self._watching:
            self._unwatch()

    def _ring(self, number: int, frame: FrameType | None) -> None:
        if self.over or frame is None or frame.f_code.co_filename == __file__:
            return
        if sys.version_info >= (3, 12):
            if not self._watching:
                self._watch()
        else:
            sys.settrace(lambda *event: None)
            inner: FrameType | None = frame
            while inner is not None and inner is not self.owner:
                inner.f_trace = _raise
                inner = inner.f_back
        raise OutOfTime

    def _watch(self) -> None:
        """Let `sys.monitoring` look at every line, where that is not so already."""
        global _current
        self._outer, _current, self._watching = _current, self, True
        if _tool is None:
            _begin()

    def _unwatch(self) -> None:
        global _current
        _current = self._outer
        # In a page all code that is not ours runs under a limit: nothing is gained by an end, and
        # each beginning makes Python go through all its code anew.
        if _current is None and sys.platform != "emscripten":
            _end()

    def look(self, code: CodeType, line: int | None) -> None:
        """Raise where the time is over; remember the line that is about to run."""
        if not self.over and time.monotonic() > self._deadline:
            raise OutOfTime(*self._at)
        # A slow call is noticed at the next line only, which is not the one to name.
        if line is not None and code.co_filename[0] == "<" and code.co_filename in linecache.cache:
            self._at = code.co_filename, line


# The limit that holds, and the tool of `sys.monitoring` that looks after it.
_current: time_limit | None = None
_tool: int | None = None


def _begin() -> None:
    global _tool
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    free = [tool for tool in (4, 3, 5) if monitoring.get_tool(tool) is None]
    if not free:
        return
    _tool = free[0]
    monitoring.use_tool_id(_tool, "nnkit time limit")

    def look(code: CodeType, *event: Any) -> Any:
        return look_at_line(code, None)

    def look_at_line(code: CodeType, line: int | None) -> Any:
        if code.co_filename.startswith(_LIBRARY):
            return monitoring.DISABLE
        if _current is not None:
            _current.look(code, line)
        return None

    events = monitoring.events
    for event in (events.LINE, events.JUMP, events.PY_START):
        callback = look_at_line if event == events.LINE else look
        monitoring.register_callback(_tool, event, callback)
    monitoring.set_events(_tool, events.LINE | events.JUMP | events.PY_START)


def _end() -> None:
    global _tool
    if _tool is None:
        return
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    events = monitoring.events
    monitoring.set_events(_tool, 0)
    for event in (events.LINE, events.JUMP, events.PY_START):
        monitoring.register_callback(_tool, event, None)
    monitoring.free_tool_id(_tool)
    # Who is given this number next must not find places that look away.
    monitoring.restart_events()
    _tool = None


def _raise(frame: FrameType, event: str, argument: Any) -> Any:
    if event == "line":
        raise OutOfTime
    return _raise
