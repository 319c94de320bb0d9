"""Where a stranger's notebook runs: bubblewrap around a warm process, a fork of it per student."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import platform
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from nbformat import NotebookNode
from nbformat.v4 import new_output

from ..checks.student import Outcome, Student
from ..checks.student_side.calling import STOPPERS
from . import answers, visible
from .answers import BadAnswer
from .inside import HOME, MAX_LINE, SCRATCH, TEMPORARY

START = 60.0
# Seconds in which answers may gather.
PAUSE = 0.001
_PROGRAM = "import sys; sys.path[:0] = [{course!r}]; sys.path += {packages!r}; {start}"
_COURSE = "/course"


class SandboxError(Exception):
    """The sandbox cannot do its work; the message says what to do. Never a student's fault."""


@dataclass(frozen=True)
class Limits:
    """What one student's notebook may use.

    Parameters
    ----------
    cell : seconds for a cell
    grace : seconds after a limit until a process that does not answer is killed
    student : seconds for all of a notebook's cells and calls
    restarts : how often a notebook may start again, because it was killed or ended itself
    memory : bytes of address space, beyond what Python and its packages take
    disk : bytes of scratch space
    file : bytes of a file
    open_files : files that are open at the same time
    threads : threads; there is no second process
    """

    cell: float = 30.0
    grace: float = 5.0
    student: float = 600.0
    restarts: int = 30
    memory: int = 2**30
    disk: int = 64 * 2**20
    file: int = 32 * 2**20
    open_files: int = 128
    threads: int = 32


@dataclass(frozen=True)
class Ran:
    """What came of one cell; built here, out of plain data.

    Parameters
    ----------
    outputs : what the cell shows, as nbformat has it
    error : what stopped it, as in `nnkit.checks.student.Outcome`, or None
    execution_count : how many cells were run, this one included
    seconds : how long it took, as the student's process says
    """

    outputs: list[NotebookNode] = field(default_factory=list)
    error: dict[str, Any] | None = None
    execution_count: int = 0
    seconds: float = 0.0


class _Died(Exception):
    """A student's process is gone; the message says how it ended."""


class _Spent(Exception):
    """A student's notebook may not start again; the message says why."""


class _Child(Protocol):
    """A student's process, from outside."""

    channel: _Channel

    def end(self) -> str: ...


class _Place(Protocol):
    """Where students' processes are started."""

    limits: Limits
    memory: answers.Memory

    def start(self) -> _Child: ...


class SandboxStudent(Student):
    """A student whose notebook runs in a process of its own; the engine's `Student`.

    A process that hangs, or is ended by its own code, is replaced: in the new one the cells run
    again that had come to an end. So one crash costs one exercise.

    Parameters
    ----------
    place : where its processes are started
    files : what was handed in beside the notebook, by name

    Attributes
    ----------
    remarks : sentences about files that were left out
    """

    def __init__(self, place: _Place, files: Mapping[str, bytes] | None = None) -> None:
        self.remarks: list[str] = []
        self._place = place
        self._limits = place.limits
        self._files = self._allowed(files or {})
        self._finished: list[dict[str, Any]] = []
        self._count = 0
        self._child: _Child | None = None
        self._starts = 0
        self._left = place.limits.student
        self._room = answers.Room()
        # The nonce of the request that is worked on, its limit, and how many answers are to come.
        self._nonce, self._limit, self._unread = b"", 0.0, 0

    def __enter__(self) -> SandboxStudent:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def run(self, source: str, cell: str) -> Ran:
        """Run a cell as Jupyter does.

        Parameters
        ----------
        source : its code
        cell : its id

        Raises
        ------
        SandboxError
            If the sandbox itself fails.
        """
        self._count += 1
        limit = self._limits.cell
        request: dict[str, Any] = {"do": "run", "source": source, "cell": cell}
        request |= {"count": self._count, "limit": limit}
        says = f"The cell was stopped: it ran for more than {limit:g} seconds."
        error: dict[str, Any] | None
        try:
            self._ready()
            answer = self._asked(request, limit)
            shown = answers.outputs(answer.get("outputs"), self._room, self._count)
            error = answers.trouble(answer.get("error"))
            seconds = answers.seconds(answer)
        except TimeoutError:
            return self._stopped("TimeLimit", says, {"kind": "time", "seconds": limit})
        except BadAnswer:
            message = self._end_unreadable()
            return self._stopped("Died", message, {"kind": "died", "message": message})
        except (_Died, _Spent) as death:
            says = f"Python itself ended while the cell ran ({death})."
            return self._stopped("Died", says, {"kind": "died", "message": str(death)})
        if error is not None and error["kind"] == "time":
            shown = [output for output in shown if output.output_type != "error"]
            shown.append(new_output("error", ename="TimeLimit", evalue=says, traceback=[says]))
        else:
            # A cell that was stopped is not run again: it would only take that time once more.
            self._finished.append(request)
        return Ran(shown, error, self._count, seconds)

    def call(self, name: str, driver: str, arguments: Any, limit: float) -> Outcome:
        """Ask the student's function; `arguments` are encoded already.

        Raises
        ------
        SandboxError
            If the sandbox itself fails.
        """
        return next(self.calls(name, [(driver, arguments)], limit))

    def calls(self, name: str, asked: Iterable[tuple[str, Any]], limit: float) -> Iterator[Outcome]:
        """Ask the student's function many times, with one request.

        Raises
        ------
        SandboxError
            If the sandbox itself fails.
        """
        waiting = deque(asked)
        nonce = b""
        while waiting:
            _, arguments = waiting[0]
            try:
                if not self._unread or self._nonce is not nonce:
                    self._ready()
                    request = {"do": "calls", "name": name, "limit": limit}
                    self._ask(request, limit, len(waiting), self._place.memory.texts(waiting))
                    nonce = self._nonce
                outcome = self._outcome(arguments)
            except TimeoutError:
                outcome = _no_answer(arguments, kind="time", seconds=limit)
            except BadAnswer:
                outcome = _no_answer(arguments, kind="died", message=self._end_unreadable())
            except (_Died, _Spent) as death:
                outcome = _no_answer(arguments, kind="died", message=str(death))
            waiting.popleft()
            yield outcome

    def _outcome(self, arguments: Any) -> Outcome:
        """Wait for what came of the next call."""
        outcome = self._place.memory.outcome(self._answer(), arguments)
        if outcome.error is not None and outcome.error["kind"] in STOPPERS:
            # The other side stops by itself there.
            self._unread = 0
        return outcome

    def close(self) -> None:
        """End the student's process; nothing of it stays."""
        child, self._child, self._unread = self._child, None, 0
        if child is not None:
            child.end()

    def _stopped(self, name: str, says: str, error: dict[str, Any]) -> Ran:
        output = new_output("error", ename=name, evalue=says, traceback=[says])
        return Ran([output], error, self._count, error.get("seconds", 0.0))

    def _end_unreadable(self) -> str:
        self.close()
        return "an answer that cannot be read"

    def _allowed(self, files: Mapping[str, bytes]) -> list[list[str]]:
        """The files with names that lead nowhere else, as many as there is room for."""
        kept = []
        room = min(self._limits.disk, MAX_LINE // 2)
        for name, data in files.items():
            path = PurePosixPath(name.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or "\0" in name or not path.parts:
                self.remarks.append(f"The file {name!r} was left out: its name leads elsewhere.")
            elif len(data) > self._limits.file or len(data) > room:
                self.remarks.append(f"The file {name!r} was left out: it is too large.")
            else:
                room -= len(data)
                kept.append([str(path), base64.b64encode(data).decode("ascii")])
        return kept

    def _ready(self) -> None:
        """See to it that there is a process in which all finished cells have run."""
        self._read_to_the_end()
        while self._child is None:
            self._still_has_time()
            if self._starts > self._limits.restarts:
                raise _Spent("and was started again too often")
            self._starts += 1
            self._child = self._place.start()
            try:
                self._hand_out()
                for done in list(self._finished):
                    try:
                        self._asked(done, self._limits.cell)
                    except (TimeoutError, _Died, BadAnswer):
                        self._finished.remove(done)
                        raise
            except (TimeoutError, _Died, BadAnswer):
                self.close()

    def _still_has_time(self) -> None:
        if self._left <= 0:
            self.close()
            raise _Spent("and all the time for the notebook was used up")

    def _hand_out(self) -> None:
        if self._files:
            answer = self._asked({"do": "files", "files": self._files}, self._limits.cell)
            for name, why in answers.left_out(answer):
                remark = f"The file {name!r} was left out: {why}."
                if remark not in self.remarks:
                    self.remarks.append(remark)

    def _asked(self, request: dict[str, Any], limit: float) -> dict[str, Any]:
        """Send a request to which there is one answer, and give it back."""
        self._ask(request, limit, 1)
        return answers.parse(self._answer())

    def _ask(
        self, request: dict[str, Any], limit: float, count: int, asked: Sequence[str] = ()
    ) -> None:
        """Send a request to which there are so many answers, each within a limit of its own.

        What is `asked` are calls, as JSON.

        The nonce is known inside only while the request is worked on: what was written before it
        came, or comes after its last answer, is no answer to anything.
        """
        with self._watched() as channel:
            if channel.has_spoken():
                raise BadAnswer
            nonce = secrets.token_hex(16)
            self._nonce, self._unread, self._limit = nonce.encode("ascii"), count, limit
            text = json.dumps({**request, "nonce": nonce})
            if asked:
                text = f'{text[:-1]}, "asked": [{", ".join(asked)}]}}'
            channel.send(text.encode("ascii") + b"\n", self._patience())

    def _answer(self) -> bytes:
        """Wait for the next answer to the request that is worked on."""
        with self._watched() as channel:
            line = channel.line(self._patience(), self._unread)
            self._unread -= 1
            if not line.startswith(self._nonce) or not self._unread and channel.has_more():
                raise BadAnswer
        return line[len(self._nonce) :]

    def _patience(self) -> float:
        return min(self._limit + self._limits.grace, self._left)

    def _read_to_the_end(self) -> None:
        """Let what was asked come to its end, where nobody wanted to know it all."""
        with contextlib.suppress(TimeoutError, _Died, _Spent):
            while self._unread:
                try:
                    self._outcome(None)
                except BadAnswer:
                    self.close()

    @contextlib.contextmanager
    def _watched(self) -> Iterator[_Channel]:
        """Count the time; a process that is late is ended, of one that has ended is told how."""
        self._still_has_time()
        assert self._child is not None
        started = time.monotonic()
        try:
            yield self._child.channel
        except TimeoutError:
            self.close()
            raise
        except (EOFError, ConnectionError):
            child, self._child, self._unread = self._child, None, 0
            raise _Died(child.end()) from None
        finally:
            self._left -= time.monotonic() - started


def _no_answer(arguments: Any, **error: Any) -> Outcome:
    return Outcome(error=error, arguments_before=arguments)


class _Channel:
    """Lines from and to a process that may say anything."""

    def __init__(self, end: socket.socket) -> None:
        self.close = end.close
        self._end = end
        self._lines: deque[bytes] = deque()
        self._begun: list[bytes] = []

    def has_more(self) -> bool:
        """Whether more was read than the lines that were given."""
        return bool(self._lines or self._begun)

    def has_spoken(self) -> bool:
        """Whether the process has said something without being asked."""
        if self.has_more():
            return True
        self._end.settimeout(0)
        try:
            return bool(self._end.recv(1))
        except BlockingIOError:
            return False

    def send(self, message: bytes, seconds: float) -> None:
        """Send all of a message."""
        self._end.settimeout(max(0.001, seconds))
        self._end.sendall(message)

    def line(self, seconds: float, to_come: int = 1) -> bytes:
        """Read a line, of so many that are to come.

        Raises
        ------
        TimeoutError, EOFError, OSError, BadAnswer
            If it does not come in that time, never comes, or has no end.
        """
        deadline = time.monotonic() + seconds
        while not self._lines:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._end.settimeout(left)
            if to_come > 1:
                # To wake up for each costs both sides more than the call.
                time.sleep(min(PAUSE, to_come * PAUSE / 20))
            part = self._end.recv(1 << 18)
            if not part:
                raise EOFError
            first, *more = part.split(b"\n")
            self._begun.append(first)
            if more:
                self._lines.append(b"".join(self._begun))
                self._lines.extend(more[:-1])
                self._begun = [more[-1]] if more[-1] else []
            elif sum(map(len, self._begun)) > MAX_LINE:
                raise BadAnswer
        return self._lines.popleft()


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {-code}"


class _Fork:
    """A fork of the warm process."""

    def __init__(self, sandbox: Sandbox, channel: _Channel, pid: int) -> None:
        self.channel = channel
        self._sandbox = sandbox
        self._pid = pid

    def end(self) -> str:
        self.channel.close()
        return _how(self._sandbox.ask({"do": "end", "student": self._pid})["ended"])


class Sandbox:
    """A warm process inside bubblewrap, from which each student gets a fork.

    Parameters
    ----------
    asked : the functions that the assignment asks for; they only raise inside
    limits : what one student may use
    hidden : folders that must stay out of sight wherever they are; the course's own

    Raises
    ------
    SandboxError
        On entering, if there is no bubblewrap, or it may not do its work here.
    """

    def __init__(
        self,
        asked: Sequence[str] = (),
        limits: Limits | None = None,
        hidden: Sequence[Path] = (),
    ) -> None:
        self.asked = list(asked)
        self.limits = limits or Limits()
        self.hidden = list(hidden)
        self.memory = answers.Memory()
        self._process: subprocess.Popen[bytes] | None = None
        self._first_pid = 0
        self._figures = False
        # Several students may be looked after at once; the warm process hears one at a time.
        self._lock = threading.Lock()

    def launch(self) -> None:
        """Start the warm process without waiting for it, for who has other things to do meanwhile.

        Raises
        ------
        SandboxError
            If there is no bubblewrap.
        """
        if sys.platform != "linux":
            raise SandboxError(
                f"There is no sandbox on {platform.system()}: grade on Linux, or say that "
                "you trust the students' code."
            )
        program = shutil.which("bwrap")
        if program is None:
            raise SandboxError(
                "bubblewrap is missing, which keeps students' code apart from yours: install it "
                "(apt-get install bubblewrap, dnf install bubblewrap)."
            )
        self._start(program)

    def __enter__(self) -> Sandbox:
        if self._process is None:
            self.launch()
        self._wait()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def student(self, files: Mapping[str, bytes] | None = None) -> SandboxStudent:
        """Give a student whose notebook has not run yet."""
        return SandboxStudent(self, files)

    def start(self) -> _Fork:
        """Start a student's process."""
        end, theirs = socket.socketpair()
        ours = _Channel(end)
        settings = asdict(self.limits) | {"drop": os.geteuid() == 0, "uid": None}
        settings["cpu"] = int(self.limits.student) + 1
        try:
            with theirs:
                request = {"do": "student", "settings": settings}
                pid = self.ask(request, theirs.fileno())["student"]
            said = json.loads(ours.line(START))
        except (EOFError, OSError, BadAnswer, ValueError) as error:
            ours.close()
            raise SandboxError(f"The sandbox could not start a process ({error}).") from None
        except SandboxError:
            ours.close()
            raise
        fork = _Fork(self, ours, pid)
        if "refused" in said:
            fork.end()
            raise SandboxError(
                f"The sandbox could not shut a process in ({said['refused']}): this system does "
                "not allow it. Grade on a machine, or in a container, that does."
            )
        return fork

    def warm_up_figures(self) -> None:
        """Import once what figures need, where a student's code would do it each time."""
        if not self._figures:
            self._figures = True
            self.ask({"do": "figures"})

    def ask(self, request: dict[str, Any], descriptor: int | None = None) -> dict[str, Any]:
        """Ask the warm process."""
        with self._lock:
            if self._process is None:
                raise SandboxError("The sandbox is closed.")
            try:
                message = [json.dumps(request).encode()]
                socket.send_fds(self._control, message, [] if descriptor is None else [descriptor])
                answer = self._control.recv(1 << 16)
            except BaseException as error:
                # What it would still say is the answer to no later question.
                self._control.close()
                if not isinstance(error, OSError):
                    raise
                answer = b""
        if not answer:
            raise SandboxError(f"The sandbox's own process ended. {self._complaint()}".strip())
        found: dict[str, Any] = json.loads(answer)
        return found

    def close(self) -> None:
        """End the warm process and all that it started."""
        with self._lock:
            process, self._process = self._process, None
            if process is None:
                return
            self._control.close()
            try:
                process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._first_pid or process.pid, signal.SIGKILL)
                process.wait()
            self._complaints.close()

    def _start(self, program: str) -> None:
        try:
            python = visible.interpreter()
        except visible.Missing as error:
            raise SandboxError(str(error)) from None
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(START)
        self._complaints = tempfile.TemporaryFile()
        info, info_inside = os.pipe()
        with contextlib.ExitStack() as stack:
            stack.enter_context(theirs)
            told = stack.enter_context(open(info, "rb"))
            command = [program, *self._namespaces(), "--info-fd", str(info_inside)]
            command += visible.mounts(python, self.hidden)
            descriptors = [theirs.fileno(), info_inside]
            folders = {_COURSE}
            for name, data in visible.package(self.asked).items():
                descriptor = os.memfd_create("nnkit")
                stack.callback(os.close, descriptor)
                with open(descriptor, "wb", closefd=False) as file:
                    file.write(data)
                os.lseek(descriptor, 0, os.SEEK_SET)
                descriptors.append(descriptor)
                path = PurePosixPath(_COURSE) / name
                for folder in map(str, reversed(path.parents[:-2])):
                    if folder not in folders:
                        folders.add(folder)
                        command += ["--perms", "0755", "--dir", folder]
                command += ["--perms", "0444", "--file", str(descriptor), str(path)]
            command += ["--perms", "0755", "--dir", "/dev"]
            for device in ("null", "zero", "random", "urandom"):
                command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
            command += ["--bind", "/proc", "/proc", "--tmpfs", SCRATCH]
            command += ["--dir", HOME, "--dir", TEMPORARY, "--remount-ro", "/"]
            command += ["--chdir", HOME, "--", python.program]
            start = "from nnkit.grading.inside import warm; warm.start(sys.argv[1])"
            code = _PROGRAM.format(
                course=_COURSE, packages=[str(path) for path in python.packages], start=start
            )
            command += ["-s", "-S", "-P", "-B", "-c", code, str(theirs.fileno())]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._complaints,
                env=environment(HOME, TEMPORARY),
                pass_fds=descriptors,
                cwd="/",
            )
            os.close(info_inside)
            with contextlib.suppress(ValueError, KeyError):
                self._first_pid = int(json.loads(told.read())["child-pid"])

    def _wait(self) -> None:
        try:
            answer = self._control.recv(1 << 16)
        except OSError:
            answer = b""
        if answer != b'{"ready": true}':
            complaint = self._complaint()
            self.close()
            raise SandboxError(
                f"bubblewrap could not start Python in a sandbox. {complaint} Containers often "
                "forbid namespaces: grade on a machine that allows them."
            )

    def _namespaces(self) -> list[str]:
        apart = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
        apart += ["--unshare-cgroup-try", "--hostname", "sandbox", "--new-session"]
        # The warm process is the first of its namespace: with it, however it ends, all others end.
        apart.append("--as-pid-1")
        capabilities = ["SYS_ADMIN", "SETPCAP"]
        if os.geteuid() == 0:
            # In a user namespace its processes would count as root's, which no limit holds.
            capabilities += ["SETUID", "SETGID", "KILL"]
        else:
            apart.insert(0, "--unshare-user")
        kept = [word for name in capabilities for word in ("--cap-add", f"CAP_{name}")]
        return [*apart, "--cap-drop", "ALL", *kept]

    def _complaint(self) -> str:
        with contextlib.suppress(OSError, ValueError):
            size = self._complaints.seek(0, os.SEEK_END)
            self._complaints.seek(max(0, size - 2000))
            lines = self._complaints.read().decode("utf-8", "replace").strip().split("\n")
            return f"It says: {lines[-1][:300]}." if lines[-1] else ""
        return ""


def environment(home: str, temporary: str) -> dict[str, str]:
    """The whole environment of a student's process: nothing of this one's."""
    return {
        "HOME": home,
        "TMPDIR": temporary,
        "USER": "student",
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "IPYTHONDIR": f"{home}/.ipython",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }


class _Plain:
    """A plain child process."""

    def __init__(self, channel: _Channel, process: subprocess.Popen[bytes], folder: Any) -> None:
        self.channel = channel
        self._process = process
        self._folder = folder

    def end(self) -> str:
        self.channel.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            # One that has ended by itself has a code of its own to tell.
            self._process.wait(timeout=0.1)
        self._process.kill()
        code = self._process.wait()
        self._folder.cleanup()
        return _how(code)


class Trusted:
    """The same as `Sandbox` without a sandbox: the students' code can do all that you can.

    For systems without bubblewrap, and only where the instructor has said that the code is trusted.
    """

    def __init__(self, asked: Sequence[str] = (), limits: Limits | None = None) -> None:
        self.asked = list(asked)
        self.limits = limits or Limits()
        self.memory = answers.Memory()

    def __enter__(self) -> Trusted:
        try:
            visible.interpreter()
        except visible.Missing as error:
            raise SandboxError(str(error)) from None
        self._course = tempfile.TemporaryDirectory(prefix="nnkit-course-")
        for name, data in visible.package(self.asked).items():
            file = Path(self._course.name, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return self

    def __exit__(self, *exception: object) -> None:
        self._course.cleanup()

    def warm_up_figures(self) -> None:
        """Each student's process starts cold here."""

    def student(self, files: Mapping[str, bytes] | None = None) -> SandboxStudent:
        """Give a student whose notebook has not run yet."""
        return SandboxStudent(self, files)

    def start(self) -> _Plain:
        """Start a student's process."""
        folder = tempfile.TemporaryDirectory(prefix="nnkit-student-", ignore_cleanup_errors=True)
        token = secrets.token_hex(16)
        start = "from nnkit.grading.inside import plain; plain.start(sys.argv[1])"
        code = _PROGRAM.format(course=self._course.name, packages=sys.path[1:], start=start)
        with socket.create_server(("127.0.0.1", 0)) as server:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", code, str(server.getsockname()[1])],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={
                    **os.environ,
                    **environment(folder.name, folder.name),
                    "PATH": os.environ.get("PATH", ""),
                },
                cwd=folder.name,
            )
            assert process.stdin is not None
            with contextlib.suppress(OSError), process.stdin as line:
                line.write(f"{token}\n".encode())
            deadline = time.monotonic() + START
            channel = None
            while channel is None and process.poll() is None and time.monotonic() < deadline:
                channel = _accepted(server, token)
        if channel is None:
            process.kill()
            process.wait()
            folder.cleanup()
            raise SandboxError("Python could not start a process for a student's notebook.")
        return _Plain(channel, process, folder)


def _accepted(server: socket.socket, token: str) -> _Channel | None:
    """Wait a moment for the one that shows the token."""
    server.settimeout(0.2)
    with contextlib.suppress(OSError, EOFError, BadAnswer):
        end, _ = server.accept()
        with contextlib.ExitStack() as stack:
            stack.enter_context(end)
            channel = _Channel(end)
            if secrets.compare_digest(channel.line(1.0), token.encode()):
                stack.pop_all()
                return channel
    return None
