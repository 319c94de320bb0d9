"""Where submissions are marked: in processes of this machine, or of machines that dask knows."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from nbformat import from_dict

from ..checks import bank
from .marking import Marked, mark
from .rebuild import Unreadable, rebuild
from .sandbox import Sandbox, SandboxError, Trusted, probe

TRIES = 3
AHEAD = 2


@dataclass(frozen=True)
class Job:
    """A submission to mark; all that a process elsewhere needs.

    Parameters
    ----------
    student : whose it is
    notebook, files : what was handed in, and what lay beside it, by name
    release : the released notebook, as JSON
    exercises : the names of the exercises that the release asks for
    seed : decides the random inputs
    hidden : folders that student code must not see
    trusted : whether the code runs without a sandbox
    probe : whether the sandbox must be tried first, where it runs
    """

    student: str
    notebook: bytes
    files: dict[str, bytes]
    release: str
    exercises: tuple[str, ...]
    seed: int
    hidden: tuple[str, ...] = ()
    trusted: bool = False
    probe: bool = False


@dataclass(frozen=True)
class Done:
    """What came of a job: the marks, or a sentence on why there are none."""

    student: str
    marked: Marked | None = None
    trouble: str = ""


class Pool(Protocol):
    """Marks submissions, in whatever order they get done."""

    def results(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Take jobs one by one, a few ahead of what is done, and give what came of them."""


_LOCK = threading.Lock()
_OPEN: dict[tuple[Any, ...], Sandbox | Trusted] = {}


def work(job: Job) -> Done:
    """Mark one submission, one at a time in a process.

    Raises
    ------
    SandboxError
        If the sandbox fails; the job can be tried again.
    """
    try:
        release = from_dict(json.loads(job.release))
        rebuilt = rebuild(job.notebook, release)
    except Unreadable as error:
        return Done(job.student, trouble=str(error))
    with _LOCK:
        try:
            with _place(job).student(job.files) as student:
                exercises = [bank.exercise(name) for name in job.exercises]
                marked = mark(rebuilt, exercises, student, job.seed)
        except SandboxError:
            close()
            raise
    return Done(job.student, replace(marked, remarks=[*marked.remarks, *student.remarks]))


def _place(job: Job) -> Sandbox | Trusted:
    """The warm process for these exercises, of which a process has one at a time."""
    key = (job.exercises, job.hidden, job.trusted)
    if key not in _OPEN:
        close()
        hidden = [Path(folder) for folder in job.hidden]
        if job.probe and not job.trusted and (said := probe(hidden=hidden)):
            raise SandboxError(" ".join(said))
        place = Trusted(job.exercises) if job.trusted else Sandbox(job.exercises, hidden=hidden)
        _OPEN[key] = place.__enter__()
    return _OPEN[key]


def close() -> None:
    """End the warm process of this process, if there is one."""
    while _OPEN:
        _OPEN.popitem()[1].__exit__(None, None, None)


@dataclass
class _Tried:
    job: Job
    times: int = 0


def _failed(job: Job, error: BaseException) -> Done:
    if isinstance(error, SandboxError):
        return Done(job.student, trouble=str(error))
    says = f"Marking it failed ({type(error).__name__}: {error}); this is a fault of the course's."
    return Done(job.student, trouble=says)


@dataclass
class LocalPool:
    """Processes of this machine; one that ends costs a second try.

    Parameters
    ----------
    workers : how many
    """

    workers: int
    _executor: ProcessPoolExecutor | None = field(default=None, init=False)

    def results(self, jobs: Iterable[Job]) -> Iterator[Done]:
        waiting = iter(jobs)
        running: dict[Future[Done], _Tried] = {}
        # Whose process may have ended by their own doing: each is tried alone.
        suspects: deque[_Tried] = deque()
        try:
            while True:
                while not suspects and len(running) < AHEAD * self.workers:
                    job = next(waiting, None)
                    if job is None:
                        break
                    self._submit(_Tried(job), running)
                if suspects and not running:
                    self._submit(suspects.popleft(), running)
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    tried = running.pop(future)
                    error = future.exception()
                    if error is None:
                        yield future.result()
                        continue
                    if isinstance(error, BrokenProcessPool):
                        self._end()
                    elif not isinstance(error, SandboxError):
                        yield _failed(tried.job, error)
                        continue
                    tried.times += 1
                    if tried.times < TRIES:
                        suspects.append(tried)
                    elif isinstance(error, BrokenProcessPool):
                        says = "The process that marked it ended every time; see it yourself."
                        yield Done(tried.job.student, trouble=says)
                    else:
                        yield _failed(tried.job, error)
        finally:
            self._end()

    def _submit(self, tried: _Tried, running: dict[Future[Done], _Tried]) -> None:
        if self._executor is None:
            # A fork of this process would share its open gradebook.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.workers, context, initializer=_begin)
        try:
            running[self._executor.submit(work, tried.job)] = tried
        except BrokenProcessPool as error:
            future: Future[Done] = Future()
            future.set_exception(error)
            running[future] = tried

    def _end(self) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            # It may be busy with a submission for minutes, and holds nothing worth waiting for.
            process.terminate()
        for process in processes:
            process.join()


def _begin() -> None:
    """Leave Ctrl-C to the process that the person started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class DaskPool:
    """Machines that a scheduler of dask.distributed knows.

    Each worker there needs this version of the course; a lost worker costs a second try.

    Parameters
    ----------
    address : of the scheduler, such as tcp://10.0.0.1:8786

    Raises
    ------
    SandboxError
        If the scheduler cannot be reached, or dask is not installed.
    """

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise SandboxError(
                "dask.distributed is missing: install nnkit-course[machines]."
            ) from None
        self._distributed = distributed
        try:
            self._client = distributed.Client(address, timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SandboxError(
                f"No scheduler answers at {address} ({error}); start one with `dask scheduler`."
            ) from None

    def results(self, jobs: Iterable[Job]) -> Iterator[Done]:
        waiting = (replace(job, probe=True) for job in jobs)
        names: dict[Any, Job] = {}
        done = self._distributed.as_completed(with_results=False)

        def submit() -> None:
            job = next(waiting, None)
            if job is not None:
                future = self._client.submit(work, job, pure=False, retries=TRIES - 1)
                names[future] = job
                done.add(future)

        try:
            threads = sum(self._client.nthreads().values())
            for _ in range(max(1, AHEAD * threads)):
                submit()
            for future in done:
                job = names.pop(future)
                error = future.exception()
                yield future.result() if error is None else _failed(job, error)
                submit()
        finally:
            with contextlib.suppress(Exception):
                self._client.cancel(list(names))
            self._client.close()
