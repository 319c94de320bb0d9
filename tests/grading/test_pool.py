"""Lost workers: on this machine, and on machines that dask knows."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from nnkit.grading import pool
from nnkit.grading.grade import grade
from nnkit.grading.pool import DaskPool, Job, LocalPool, Setting
from nnkit.grading.sandbox import SandboxError

from ..classroom.course import ROOT
from .course import FULL, NAME, answered, hand_in, rows, small_course, small_release
from .deadly import Deadly, Faulty
from .test_grade import RIGHT, scores
from .test_sandbox import children, gone

pytestmark = pytest.mark.sandbox
ONE = "squared_error"
RELEASE = small_release(ONE)
GIVEN = {
    "right": answered(RELEASE, **RIGHT),
    "wrong": answered(RELEASE, squared_error="def squared_error(target, output):\n    return 0.0"),
    "untouched": answered(RELEASE),
}
SETTING = Setting(json.dumps(RELEASE), (ONE,), 7)
EARNED = {"right": FULL[ONE], "wrong": 0.0, "untouched": 0.0}


@pytest.fixture(autouse=True)
def probed(monkeypatch):
    """The sandbox's limits hold on this machine, as tests of their own show."""
    monkeypatch.setattr(pool.LocalPool, "_prepare", lambda self, setting: None)


def class_of(place, number):
    """A course in which so many students handed in, of three kinds in turn; give their points."""
    small_course(place, ONE)
    kinds = {f"s{n:03}": list(GIVEN)[n % 3] for n in range(number)}
    for student, kind in kinds.items():
        hand_in(place, student, GIVEN[kind])
    return {student: EARNED[kind] for student, kind in kinds.items()}


def jobs(**odd):
    """Jobs as grading makes them: some ordinary ones, and odd ones with these files in the middle."""
    made = [Job(name, GIVEN["right"], {}, SETTING) for name in ("a", "b", "c", "d", "e", "f")]
    for student, files in odd.items():
        made.insert(2, replace(made[0], student=student, files=files))
    return made


def told(found):
    """What came of jobs: points, or a sentence."""
    return {
        done.student: done.trouble if done.marked is None else done.marked.points[ONE]
        for done in found
    }


RIGHT_ONES = dict.fromkeys("abcdef", FULL[ONE])


def killing(at, victims):
    """A `watch` that kills what `victims` names when `at` submissions are done."""
    killed = []

    def watch(done, of):
        if done >= at and not killed:
            killed.extend(victims())
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    return watch, killed


# On this machine


def test_nothing_is_marked_where_a_limit_does_not_hold(monkeypatch):
    monkeypatch.setattr(pool.probes, "run", lambda sandbox, hidden: ["Memory has no limit."])
    with pytest.raises(SandboxError, match="Memory has no limit"):
        pool.prepare(SETTING, proved=False)
    assert pool._OPEN == []
    with pytest.raises(SandboxError, match="Memory has no limit"):
        pool.work(jobs()[0])
    pool.prepare(SETTING, proved=True)
    pool.close()


def test_one_worker_tries_the_limits_and_each_starts_its_sandbox(monkeypatch):
    monkeypatch.undo()
    asked = []

    def run(self, act, *given):
        asked.append((act, given))
        done = Future()
        done.set_result(None)
        return done

    monkeypatch.setattr(LocalPool, "_run", run)
    with LocalPool(3).prepared(SETTING):
        pass
    assert asked == [(pool.prepare, (SETTING, n > 0)) for n in range(3)]


def test_what_a_worker_says_of_its_sandbox_is_told_here(tmp_path, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SandboxError, match="bubblewrap is missing"), LocalPool(2).prepared(SETTING):
        raise AssertionError


@pytest.mark.parametrize("which", ["a worker", "all workers", "a sandbox"])
def test_what_is_killed_in_the_middle_costs_no_mark(tmp_path, which):
    points = class_of(tmp_path, 24)
    local = LocalPool(2)

    def victims():
        workers = list(local._executor._processes)
        if which == "a sandbox":
            return [pid for worker in workers for pid in children(worker)][:1]
        return workers[:1] if which == "a worker" else workers

    watch, killed = killing(6, victims)
    report = grade(tmp_path, NAME, local, watch=watch)
    assert killed and gone(killed)
    assert report.troubles == {} and report.points == points
    found = scores(f"sqlite:///{tmp_path}/gradebook.db")
    assert {student: of[ONE] for student, of in found.items()} == points


def test_a_submission_that_ends_every_process_costs_a_sentence_and_no_other_its_marks():
    found = told(LocalPool(2).results(jobs(deadly=Deadly())))
    assert found.pop("deadly") == "The process that marked it ended every time; see it yourself."
    assert found == RIGHT_ONES


def test_a_fault_of_ours_costs_a_sentence_and_no_other_its_marks():
    found = told(LocalPool(2).results(jobs(faulty=Faulty())))
    assert found.pop("faulty") == (
        "Marking it failed (ZeroDivisionError: a fault of ours); this is a fault of the course's."
    )
    assert found == RIGHT_ONES


def test_what_is_no_notebook_costs_a_sentence():
    odd = replace(jobs()[0], student="odd", notebook=b"\0")
    found = told(LocalPool(1).results([odd, jobs()[0]]))
    assert found["a"] == FULL[ONE]
    assert found["odd"].endswith(".")


def test_jobs_are_taken_a_few_ahead_of_what_is_done():
    taken = []

    def counted():
        for job in jobs():
            taken.append(job.student)
            yield job

    results = LocalPool(1).results(counted())
    next(results)
    assert len(taken) == pool.AHEAD
    results.close()


@pytest.mark.parametrize("trusted", [False, True])
def test_nothing_stays_behind(tmp_path, monkeypatch, trusted):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for stop in (False, True):
        local = LocalPool(1)
        results = local.results(
            [replace(job, setting=replace(SETTING, trusted=trusted)) for job in jobs()]
        )
        next(results)
        workers = list(local._executor._processes)
        ours = workers + [pid for worker in workers for pid in children(worker)]
        assert len(ours) == 2 or trusted
        assert any(tmp_path.iterdir())
        if stop:
            results.close()
        else:
            assert len(list(results)) == 5
        assert gone(ours)
        assert list(tmp_path.iterdir()) == []


# On machines that dask knows

WORKER = """
import sys
from distributed.cli.dask_worker import main
main([sys.argv[1], "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0",
      "--local-directory", sys.argv[2]])
"""
SCHEDULER = """
import sys
from distributed.cli.dask_scheduler import main
main(["--host", "127.0.0.1", "--port", sys.argv[1], "--no-dashboard", "--no-show"])
"""


@contextlib.contextmanager
def started(program, *arguments):
    """A program in a process of its own, with a folder for its files."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


class Cluster:
    """A scheduler and workers, each a process with one thread."""

    def __init__(self, stack, place, workers):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = stack.enter_context(started(SCHEDULER, port))
        self._stack, self._place = stack, place
        self.workers = [self.more() for _ in range(workers)]

    def more(self):
        return self._stack.enter_context(started(WORKER, self.address, self._place))

    def pool(self):
        """A pool that has met all workers."""
        deadline = time.monotonic() + 120
        while True:
            try:
                made = DaskPool(self.address)
                break
            except SandboxError:
                assert time.monotonic() < deadline and self.scheduler.poll() is None
        if self.workers:
            made._client.wait_for_workers(len(self.workers), timeout=120)
        return made


@pytest.fixture
def cluster(tmp_path):
    with contextlib.ExitStack() as stack:
        yield lambda workers: Cluster(stack, tmp_path, workers)


def test_of_three_machines_one_lost_in_the_middle_of_200_costs_no_mark(tmp_path, cluster):
    (place := tmp_path / "course").mkdir()
    points = class_of(place, 200)
    shutil.copytree(place, clean := tmp_path / "clean")
    made = cluster(3)
    lost = made.workers[0]
    watch, killed = killing(100, lambda: [lost.pid])
    with contextlib.closing(made.pool()) as machines:
        report = grade(place, NAME, machines, watch=watch)
    assert killed == [lost.pid] and lost.wait(timeout=10) == -signal.SIGKILL
    assert [worker.poll() for worker in made.workers[1:]] == [None, None]
    without = grade(clean, NAME, LocalPool(2))
    assert report.troubles == without.troubles == {}
    assert report.points == without.points == points
    both = [rows(f"sqlite:///{where}/gradebook.db") for where in (place, clean)]
    assert both[0] == both[1]


def test_on_dask_a_submission_that_ends_its_worker_costs_no_other_its_marks(cluster):
    # The scheduler gives up at once what a lost worker had, and the innocent with it.
    made = cluster(4)
    with contextlib.closing(made.pool()) as machines:
        found = told(machines.results(jobs(deadly=Deadly())))
    assert found.pop("deadly") == "The process that marked it ended every time; see it yourself."
    assert found == RIGHT_ONES
    assert sum(worker.poll() is not None for worker in made.workers) == DaskPool.tries


def test_a_scheduler_that_is_lost_is_one_sentence_and_keeps_what_was_graded(tmp_path, cluster):
    (place := tmp_path / "course").mkdir()
    class_of(place, 30)
    made = cluster(1)
    watch, _ = killing(5, lambda: [made.scheduler.pid])
    with contextlib.closing(made.pool()) as machines:
        with pytest.raises(SandboxError, match=r"^The scheduler .* grade again for the rest\.$"):
            grade(place, NAME, machines, watch=watch)
    report = grade(place, NAME, LocalPool(1))
    assert len(report.unchanged) >= 5 and len(report.unchanged) + len(report.points) == 30


def test_a_scheduler_without_workers_is_one_sentence(cluster, monkeypatch):
    monkeypatch.setattr(pool, "PATIENCE", 0.1)
    monkeypatch.setattr(pool, "LOOK", 0.2)
    with contextlib.closing(cluster(0).pool()) as machines:
        with pytest.raises(SandboxError, match="has no workers; start some with `dask worker`"):
            list(machines.results(jobs()))


def test_a_machine_without_a_sandbox_marks_nothing(cluster, monkeypatch, tmp_path):
    for name in Path(sys.executable).parent.glob("python*"):
        (tmp_path / name.name).symlink_to(name)
    monkeypatch.setenv("PATH", str(tmp_path))
    with contextlib.closing(cluster(1).pool()) as machines:
        found = told(machines.results(jobs()[:1]))
    assert "bubblewrap is missing" in found["a"]
