"""The same sixty submissions, graded by stock nbgrader and by `nnkit grade`; and a thousand.

Both are the commands that an instructor types, from their start to their end: reading Python's
packages and trying the sandbox count. No submission draws a figure and no feedback is written.
Stock nbgrader grades in one process; `nnkit grade` has one worker where CPU time is measured, and
two where it is the time on the wall.

CPU time is that of all processes which the command started, those in the sandbox too: a process
that loses its parent becomes a child of the measuring one, which waits for all of them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests import demo
from tests.classroom.course import ASSIGNMENTS, ENVIRONMENT, QuickCourse

CLASS, MANY = 60, 1000
MB = 2**20
BINARIES = Path(sys.executable).parent

MEASURE = """
import ctypes, json, os, resource, subprocess, sys, time
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
wall = time.perf_counter() - start
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
report = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "code": done.returncode}
print(json.dumps(report | {"said": done.stdout}))
"""
FOLLOW = """
import json, os, sys, time
from pathlib import Path
from nnkit.grading.grade import grade
from nnkit.grading.pool import LocalPool

def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

def used():
    # CPU time so far, of this process and all below it with those that have ended.
    parents, ticks = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(stat.parent.name)
        parents.setdefault(int(words[1]), []).append(pid)
        ticks[pid] = sum(map(int, words[11:15]))
    below, total = [os.getpid()], 0
    while below:
        pid = below.pop()
        total += ticks.get(pid, 0)
        below += parents.get(pid, [])
    return total / os.sysconf("SC_CLK_TCK")

def watch(done, of):
    if done in (of // 10, of // 2, of):
        times.append((time.perf_counter(), used()))
    if done in (of // 5, of):
        sizes.append(memory())

if __name__ == "__main__":
    times, sizes = [], []
    report = grade(Path("."), sys.argv[1], LocalPool(2), watch=watch)
    print(json.dumps({"times": times, "sizes": sizes, "graded": len(report.points)}))
"""


def measured(place: Path, *command: str) -> dict[str, float]:
    """Run a command to its end; give its wall time, and the CPU time of all that it started."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        cwd=place,
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["code"] == 0, report["said"][-3000:]
    return report


def course(place: Path, count: int) -> QuickCourse:
    """A course in which so many have handed in."""
    made = QuickCourse(place, ASSIGNMENTS[demo.NAME])
    for number, notebook in enumerate(islice(cycle(demo.ordinary()), count)):
        file = place / "submitted" / f"student{number:04}" / demo.NAME / f"{demo.NAME}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_bytes(notebook)
    return made


def scores(made: QuickCourse, count: int) -> list[dict[str, float]]:
    """The scores of so many students, by exercise."""
    return [made.scores(f"student{number:04}") for number in range(count)]


def again(place: Path, workers: int) -> dict[str, float]:
    """Measure `nnkit grade`, which leaves alone what is graded already."""
    nnkit = str(BINARIES / "nnkit")
    return measured(place, nnkit, "grade", demo.NAME, "--workers", str(workers))


def ours(place: Path, workers: int) -> dict[str, float]:
    """Measure `nnkit grade` where nothing is graded."""
    (place / "gradebook.db").unlink(missing_ok=True)
    shutil.rmtree(place / "autograded", ignore_errors=True)
    return again(place, workers)


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield seconds, ours as a share of stock's, and how the last of many differ from the first."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        made = course(place, CLASS)
        stock = measured(place, str(BINARIES / "nbgrader"), "autograde", demo.NAME)
        theirs = scores(made, CLASS)
        one, two = ours(place, 1), ours(place, 2)
        assert scores(made, CLASS) == theirs
        start = again(place, 1)
    yield "grading/stock CPU s", stock["cpu"] / CLASS, None
    yield "grading/our CPU s", one["cpu"] / CLASS, None
    yield "grading/our start CPU s", start["cpu"], None
    yield "grading/CPU of stock", one["cpu"] / stock["cpu"], 1 / 20
    yield "grading/stock wall s", stock["wall"], None
    yield "grading/our wall s", two["wall"], None
    yield "grading/wall of stock", two["wall"] / stock["wall"], 1 / 30
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        course(place, MANY)
        (place / "follow.py").write_text(FOLLOW)
        said = subprocess.run(
            [sys.executable, "follow.py", demo.NAME],
            cwd=place,
            env=os.environ | ENVIRONMENT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
    followed = json.loads(said)
    assert followed["graded"] == MANY
    (first, middle, last), (early, late) = followed["times"], followed["sizes"]
    # Not from the first one on: the processes start, and learn the known mistakes' answers.
    rates = [(y[1] - x[1]) / share for x, y, share in ((first, middle, 0.4), (middle, last, 0.5))]
    yield "grading/late of early", rates[1] / rates[0], 1.2
    yield "grading/500 wall s", last[0] - middle[0], None
    yield "grading/writer MB more", (late - early) / MB, 30
