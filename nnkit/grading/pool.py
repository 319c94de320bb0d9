"""Where submissions are marked: in processes of this machine, or of machines that dask knows."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import lru_cache
from multiprocessing import util
from pathlib import Path
from typing import Any, TypeVar

from nbformat import NotebookNode, from_dict

from ..checks import bank
from ..checks.engine import plan
from . import probes
from .marking import Marked, mark
from .rebuild import Unreadable, rebuild
from .sandbox import Limits, Sandbox, SandboxError, Trusted

T = TypeVar("T")
AHEAD = 2
# Seconds until it is asked whether there is still somebody to wait for, and how long that may last.
LOOK = 5.0
PATIENCE = 60.0


@dataclass(frozen=True)
class Setting:
    """What all submissions of an assignment are marked with.

    Parameters
    ----------
    release : the released notebook, as JSON
    exercises : the names of the exercises that the release asks for
    seed : decides the random inputs
    hidden : folders that student code must not see
    trusted : whether the code runs without a sandbox
    limits : what a notebook may use, where it is not `Limits()`
    """

    release: str
    exercises: tuple[str, ...]
    seed: int
    hidden: tuple[str, ...] = ()
    trusted: bool = False
    limits: Limits | None = None


@dataclass(frozen=True)
class Job:
    """A submission to mark; all that a process elsewhere needs.

    Parameters
    ----------
    student : whose it is
    notebook, files : what was handed in, and what lay beside it, by name
    setting : what it is marked with
    proved : whether the sandbox has been tried, where it runs
    """

    student: str
    notebook: bytes
    files: dict[str, bytes]
    setting: Setting
    proved: bool = False


@dataclass(frozen=True)
class Done:
    """What came of a job: the marks, or a sentence on why there are none."""

    student: str
    marked: Marked | None = None
    trouble: str = ""


_LOCK = threading.Lock()


@dataclass
class _Open:
    """The warm process of this process, and what it is for."""

    setting: Setting
    place: Sandbox | Trusted
    proved: bool = False


_OPEN: list[_Open] = []


def work(job: Job) -> Done:
    """Mark one submission, one at a time in a process.

    Raises
    ------
    SandboxError
        If the sandbox fails; the job can be tried again.
    """
    setting = job.setting
    try:
        rebuilt = rebuild(job.notebook, _release(setting.release))
    except Unreadable as error:
        return Done(job.student, trouble=str(error))
    with _LOCK:
        try:
            place = _place(setting, job.proved)
            if re.search(rb"matplotlib|pylab", job.notebook):
                place.warm_up_figures()
            with place.student(job.files) as student:
                exercises = [bank.exercise(name) for name in setting.exercises]
                marked = mark(rebuilt, exercises, student, setting.seed)
        except SandboxError:
            close()
            raise
    return Done(job.student, replace(marked, remarks=[*marked.remarks, *student.remarks]))


def prepare(setting: Setting, proved: bool) -> None:
    """Start the warm process, and try its limits where they are not proved.

    Raises
    ------
    SandboxError
        If it does not start, or a limit does not hold.
    """
    with _LOCK:
        try:
            _place(setting, proved)
        except SandboxError:
            close()
            raise


@lru_cache(maxsize=1)
def _release(text: str) -> NotebookNode:
    return from_dict(json.loads(text))


def _place(setting: Setting, proved: bool) -> Sandbox | Trusted:
    """The warm process for this setting, of which a process has one at a time."""
    if not _OPEN or _OPEN[0].setting != setting:
        close()
        hidden = [Path(folder) for folder in setting.hidden]
        place: Sandbox | Trusted
        if setting.trusted:
            place = Trusted(setting.exercises, setting.limits)
        else:
            place = Sandbox(setting.exercises, setting.limits, hidden)
            place.launch()
        # The cases are drawn while the other process imports what it needs. One that cannot be
        # drawn costs its exercise when it is marked, and no other.
        for name in setting.exercises:
            with contextlib.suppress(Exception):
                plan(bank.exercise(name), setting.seed, "graded")
        _OPEN.append(_Open(setting, place.__enter__()))
    opened = _OPEN[0]
    if isinstance(opened.place, Sandbox) and not (proved or opened.proved):
        if said := probes.run(opened.place, opened.place.hidden):
            raise SandboxError(" ".join(said))
        opened.proved = True
    return opened.place


def close() -> None:
    """End the warm process of this process, if there is one."""
    while _OPEN:
        _OPEN.pop().place.__exit__(None, None, None)


@dataclass
class _Tried:
    job: Job
    times: int = 0


def _failed(job: Job, error: BaseException) -> Done:
    if isinstance(error, SandboxError):
        return Done(job.student, trouble=str(error))
    says = f"Marking it failed ({type(error).__name__}: {error}); this is a fault of the course's."
    return Done(job.student, trouble=says)


class Pool(ABC):
    """Marks submissions, in whatever order they get done.

    Where a process ended, each of the submissions that it may have had is tried again alone: one
    that ends every process costs no other its marks.
    """

    tries = 3
    _lost: type[BaseException]

    def close(self) -> None:
        """Leave nothing behind."""
        self._end(orderly=False)

    @contextlib.contextmanager
    def prepared(self, setting: Setting) -> Iterator[None]:
        """Start what marks with this setting, and leave nothing of it behind.

        Raises
        ------
        SandboxError
            If it can be known already that nothing can be marked.
        """
        try:
            self._prepare(setting)
            yield
        finally:
            self._end(orderly=False)

    def results(self, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Take jobs one by one, a few ahead of what is done, and give what came of them."""
        waiting = iter(jobs)
        running: dict[Future[Done], _Tried] = {}
        suspects: deque[_Tried] = deque()
        try:
            while True:
                while not suspects and len(running) < AHEAD * self._workers():
                    job = next(waiting, None)
                    if job is None:
                        break
                    running[self._submit(job)] = _Tried(job)
                if suspects and not running:
                    tried = suspects.popleft()
                    running[self._submit(tried.job)] = tried
                if not running:
                    return
                done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
                if not done:
                    self._look()
                for future in done:
                    tried = running.pop(future)
                    if future.cancelled():
                        raise SandboxError(
                            "The scheduler is lost; what was graded is kept, grade again for the "
                            "rest."
                        )
                    error = future.exception()
                    if error is None:
                        yield future.result()
                        continue
                    lost = isinstance(error, self._lost)
                    if lost:
                        self._recover()
                    tried.times += 1
                    if (lost or isinstance(error, SandboxError)) and tried.times < self.tries:
                        suspects.append(tried)
                    elif lost:
                        says = "The process that marked it ended every time; see it yourself."
                        yield Done(tried.job.student, trouble=says)
                    else:
                        yield _failed(tried.job, error)
        finally:
            self._end(orderly=not running)

    @abstractmethod
    def _prepare(self, setting: Setting) -> None:
        """Start what marks with this setting."""

    @abstractmethod
    def _workers(self) -> int:
        """How many can be marked at the same time."""

    @abstractmethod
    def _submit(self, job: Job) -> Future[Done]:
        """Have a job done."""

    @abstractmethod
    def _end(self, orderly: bool) -> None:
        """Leave nothing behind; orderly where nothing is being marked any more."""

    @abstractmethod
    def _recover(self) -> None:
        """Make a new start after a process was lost."""

    @abstractmethod
    def _look(self) -> None:
        """See whether there is somebody to wait for, when nothing was done for a while."""


@dataclass
class LocalPool(Pool):
    """Processes of this machine.

    Parameters
    ----------
    workers : how many
    """

    workers: int
    _lost = BrokenProcessPool
    _executor: ProcessPoolExecutor | None = field(default=None, init=False)
    _folder: Any = field(default=None, init=False)

    def _workers(self) -> int:
        return self.workers

    def ahead(self) -> None:
        """Fork the workers while nothing is open yet; later each would import all by itself."""
        if sys.platform == "linux" and threading.active_count() == 1:
            self._start("fork")
            # The first task forks all of them.
            self._run(int)

    def _prepare(self, setting: Setting) -> None:
        # One tries the limits, which are the same for all.
        started = [self._run(prepare, setting, n > 0) for n in range(self.workers)]
        try:
            for future in started:
                future.result()
        except BrokenProcessPool:
            raise SandboxError("A process that marks ended as soon as it began.") from None

    def _submit(self, job: Job) -> Future[Done]:
        return self._run(work, replace(job, proved=True))

    def _run(self, act: Callable[..., T], *arguments: Any) -> Future[T]:
        if self._executor is None:
            # A fork would share the open gradebook of this process.
            self._start("spawn")
        assert self._executor is not None
        try:
            with _deaf():
                return self._executor.submit(act, *arguments)
        except BrokenProcessPool as error:
            future: Future[T] = Future()
            future.set_exception(error)
            return future

    def _start(self, method: str) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="nnkit-grade-", ignore_cleanup_errors=True
        )
        self._executor = ProcessPoolExecutor(
            self.workers,
            multiprocessing.get_context(method),
            initializer=_begin,
            initargs=(self._folder.name,),
        )

    def _recover(self) -> None:
        self._end(orderly=False)

    def _look(self) -> None:
        """The executor itself tells of a process that has ended."""

    def _end(self, orderly: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=orderly, cancel_futures=True)
        for process in processes:
            # It may be busy with a submission for minutes, and holds nothing worth waiting for.
            process.terminate()
        for process in processes:
            process.join()
        self._folder.cleanup()


@contextlib.contextmanager
def _deaf() -> Generator[None, None, None]:
    """Have a process that is started meanwhile not hear Ctrl-C until it can leave it alone."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(folder: str) -> None:
    """Leave Ctrl-C to the process that the person started; end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    tempfile.tempdir = folder
    # A fork has only the looks of what its parent has open.
    _OPEN.clear()
    util.Finalize(None, close, exitpriority=0)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()


def _end_with_parent(folder: str) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


class DaskPool(Pool):
    """Machines that a scheduler of dask.distributed knows; each needs this version of the course.

    Parameters
    ----------
    address : of the scheduler, such as tcp://10.0.0.1:8786

    Raises
    ------
    SandboxError
        If the scheduler cannot be reached, or dask is not installed.
    """

    # dask itself tries several times each time.
    tries = 2

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise SandboxError(
                "dask.distributed is missing: install nnkit-course[machines]."
            ) from None
        self._lost = distributed.KilledWorker
        self._address = address
        try:
            self._client = distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SandboxError(
                f"No scheduler answers at {address} ({error}); start one with `dask scheduler`."
            ) from None
        self._executor = self._client.get_executor(pure=False)
        self._without = 0.0

    def close(self) -> None:
        """Leave the scheduler."""
        self._client.close()

    def _prepare(self, setting: Setting) -> None:
        """Each worker does it, with its first submission; it may come later than this."""

    def _workers(self) -> int:
        # A worker marks one at a time, however many threads it has.
        return max(1, len(self._ask(self._client.nthreads)))

    def _submit(self, job: Job) -> Future[Done]:
        future: Future[Done] = self._ask(self._executor.submit, work, job)
        return future

    def _ask(self, act: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return act(*arguments)
        except Exception as error:
            raise SandboxError(
                f"The scheduler at {self._address} does not answer any more ({error}); what was "
                "graded is kept, grade again for the rest."
            ) from None

    def _recover(self) -> None:
        """The scheduler goes on with the other workers."""

    def _look(self) -> None:
        if self._ask(self._client.nthreads):
            self._without = 0.0
            return
        self._without += LOOK
        if self._without > PATIENCE:
            raise SandboxError(
                f"The scheduler at {self._address} has no workers; start some with `dask worker`."
            )

    def _end(self, orderly: bool) -> None:
        with contextlib.suppress(Exception):
            self._executor.shutdown(wait=orderly)
