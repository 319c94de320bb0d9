"""Hostile notebooks and hostile code, graded in one batch with honest ones."""

import copy
import ctypes
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from nbgrader import api

from nnkit.grading.commands import summary
from nnkit.grading.grade import Report, grade, write_feedback
from nnkit.grading.pool import LocalPool
from nnkit.grading.sandbox import Limits

from ..classroom.course import ASSIGNMENTS, solved
from ..editing import cell, saved
from ..hostile.code import ATTACKS
from ..hostile.notebooks import NOTEBOOKS
from .course import FULL, NAME, WRITTEN, course

pytestmark = pytest.mark.sandbox

ROOT = Path(__file__).parents[2]
LIMITS = Limits(
    cell=2.0,
    grace=0.5,
    # Enough on a busy machine for every attack that does not wait for it to be used up.
    student=120.0,
    restarts=4,
    memory=2**29,
    disk=16 * 2**20,
    file=8 * 2**20,
)
BEFORE = "a_witness_before"
WITNESSES = ("a_witness", "m_witness", "z_witness")
SECRET = "secret-of-the-environment"
SUBREAPER = 36


class Listener:
    """Counts who calls, by every kind of socket, and answers."""

    def __init__(self, course):
        self.heard = 0
        self.abstract = f"nnkit-hostile-{os.getpid()}"
        tcp, udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        tcp.bind(("127.0.0.1", 0))
        self.port = tcp.getsockname()[1]
        udp.bind(("127.0.0.1", self.port))
        self.path = course / "listens"
        named, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        named.bind(str(self.path))
        abstract.bind("\0" + self.abstract)
        for listening in (tcp, named, abstract):
            listening.listen()
            threading.Thread(target=self._accept, args=(listening,), daemon=True).start()
        threading.Thread(target=self._answer, args=(udp,), daemon=True).start()

    def _accept(self, listening):
        while True:
            listening.accept()[0].close()
            self.heard += 1

    def _answer(self, udp):
        while True:
            udp.sendto(b"here", udp.recvfrom(100)[1])
            self.heard += 1


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def hand_in(place, student, notebook, files=(), prepare=None, about=None):
    folder = place / "submitted" / student / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_bytes(notebook)
    (folder / f"handed-in-by-{student}").write_text(student)
    for name, text in dict(files).items():
        file = Path(os.fsdecode(os.fsencode(folder) + b"/" + os.fsencode(name)))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    if prepare is not None:
        prepare(folder, about)


def contents(top, *without):
    """Every file below a folder, with what is in it."""
    found = {}
    for path in sorted(top.rglob("*")):
        name = str(path.relative_to(top))
        if name.split("/")[0] not in without:
            regular = path.is_file() and not path.is_symlink()
            found[name] = path.read_bytes() if regular else None
    return found


def descendants():
    """The processes that run below this one, by number, but for Python's own tracker."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (process / "stat").read_text().rpartition(")")[2].split()[:2]
            tracker = b"resource_tracker" in (process / "cmdline").read_bytes()
        except OSError:
            continue
        if state != "Z" and not tracker:
            parents[int(process.name)] = int(parent)
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def left_running(before):
    """The processes that there are more than before, when they have had time to end."""
    until = time.monotonic() + 10
    while (left := descendants() - before) and time.monotonic() < until:
        time.sleep(0.1)
    return {pid: Path(f"/proc/{pid}/cmdline").read_bytes()[:200] for pid in left}


def left_behind():
    """What lies where anybody may write and has a name that attacks give."""
    names = ("new-from-code", "left-for-the-next", "left-from-code", "hoard", "handed-in-by-")
    found = []
    for top in ("/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", Path.home(), ROOT):
        if Path(top).is_dir():
            found += [f"{top}/{n}" for n in os.listdir(top) if n.lstrip(".").startswith(names)]
    for table in ("/proc/sysvipc/shm", "/proc/sysvipc/msg", "/proc/keys", "/proc/net/unix"):
        if Path(table).exists():
            text = Path(table).read_text(errors="replace")
            words = ("left-for-the-next", str(0x6E6E6B), f"hostile-{os.getpid()}-left")
            found += [f"{word} in {table}" for word in words if word in text]
    return found


@dataclass
class Batch:
    place: Path
    home: Path
    temporary: Path
    report: Report
    about: dict
    listener: Listener
    before: dict
    after: dict
    processes: dict
    pages: list

    def told(self, student):
        said = list(self.report.remarks.get(student, []))
        return said + [trouble for who, trouble in self.report.troubles.items() if who == student]

    def notebook(self, student):
        return (self.place / "autograded" / student / NAME / f"{NAME}.ipynb").read_bytes()


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    top = tmp_path_factory.mktemp("hostile")
    place, home, temporary = top / "course", top / "home", top / "tmp"
    for folder in (place, home / ".ssh", temporary):
        folder.mkdir(parents=True)
    course(place)
    (home / ".ssh" / "id_rsa").write_text("secret-of-the-home")
    right = solved(ASSIGNMENTS[NAME])
    cell(right, WRITTEN).source = "Three numbers that differ by logarithms."
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setenv("NNKIT_HOSTILE", SECRET)
        hand_in(place, BEFORE, saved(right))
        grade(place, NAME, LocalPool(1), limits=LIMITS)
        listener = Listener(place)
        about = {
            "COURSE": str(place),
            "REPO": str(ROOT),
            "HOME": str(home),
            "PORT": listener.port,
            "OTHER_PORT": free_port(),
            "ABSTRACT": listener.abstract,
        }
        for student in WITNESSES:
            hand_in(place, student, saved(right))
        for name, case in NOTEBOOKS.items():
            hand_in(place, name, case.make(copy.deepcopy(right)))
        for name, case in ATTACKS.items():
            mine = about | {"ME": name}
            made = case.make(copy.deepcopy(right), mine)
            hand_in(place, name, made, case.files, case.prepare, mine)
        written = ("autograded", "gradebook.db", "feedback")
        before = {**contents(place, *written), "home": contents(home)}
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
        processes = descendants()
        try:
            report = grade(place, NAME, LocalPool(2), limits=LIMITS)
            processes = left_running(processes)
        finally:
            ctypes.CDLL(None).prctl(SUBREAPER, 0, 0, 0, 0)
        after = {**contents(place, *written), "home": contents(home)}
        pages, _ = write_feedback(place, NAME)
        yield Batch(
            place, home, temporary, report, about, listener, before, after, processes, pages
        )


def points(lost):
    return {name: 0.0 if name in lost else most for name, most in FULL.items()}


def in_the_gradebook(batch, student):
    with api.Gradebook(f"sqlite:///{batch.place}/gradebook.db", "nn") as book:
        submission = book.find_submission_notebook(NAME, NAME, student)
        return {
            grade.name.removeprefix("check-"): grade.auto_score
            for grade in submission.grades
            if grade.name.startswith("check-")
        }


def test_there_are_enough_kinds():
    assert len(ATTACKS) >= 60
    assert ATTACKS.keys() & NOTEBOOKS.keys() == set()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_earns_what_its_right_answers_are_worth(name, batch):
    assert name not in batch.report.troubles, batch.report.troubles.get(name)
    earned, lost = in_the_gradebook(batch, name), ATTACKS[name].lost
    if lost is not None:
        assert earned == points(lost)
    else:
        assert earned["softmax"] == 0
        assert all(0 <= earned[exercise] <= most for exercise, most in FULL.items())


@pytest.mark.parametrize("name", [name for name, case in ATTACKS.items() if case.told])
def test_the_instructor_is_told_of_an_attack(name, batch):
    said = batch.told(name)
    assert any(ATTACKS[name].told in sentence for sentence in said), said


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_hostile_notebook_earns_what_its_answers_are_worth(name, batch):
    case = NOTEBOOKS[name]
    if case.readable:
        assert name not in batch.report.troubles
        assert in_the_gradebook(batch, name) == points(case.lost)
    else:
        assert name not in batch.report.points
    assert case.words in " ".join(batch.told(name))


def test_the_batch_is_complete(batch):
    report = batch.report
    assert report.unchanged == [BEFORE]
    everybody = {*WITNESSES, *ATTACKS, *NOTEBOOKS}
    assert report.points.keys() | report.troubles.keys() == everybody
    assert report.points.keys() & report.troubles.keys() == set()
    unreadable = {name for name, case in NOTEBOOKS.items() if not case.readable}
    assert report.troubles.keys() == unreadable


@pytest.mark.parametrize("student", [BEFORE, *WITNESSES])
def test_a_witness_keeps_full_marks_and_the_same_notebook(student, batch):
    assert in_the_gradebook(batch, student) == FULL
    assert batch.notebook(student) == batch.notebook(BEFORE)


def test_nothing_is_left_of_the_processes(batch):
    assert batch.processes == {}


def test_no_file_is_new_or_changed(batch):
    assert batch.after.keys() == batch.before.keys()
    assert [name for name, data in batch.after.items() if data != batch.before[name]] == []
    assert list(batch.temporary.iterdir()) == []
    assert left_behind() == []
    graded = {path.name for path in (batch.place / "autograded").iterdir()}
    assert graded == {BEFORE, *batch.report.points}


def test_nobody_called_and_nobody_listens(batch):
    assert batch.listener.heard == 0
    with socket.socket() as caller, pytest.raises(ConnectionRefusedError):
        caller.connect(("127.0.0.1", batch.about["OTHER_PORT"]))


def test_no_secret_is_told(batch):
    seed = (batch.place / ".nnkit" / "seed").read_text().strip()
    secrets = (SECRET, "secret-of-the-home", seed)
    files = [batch.notebook(student) for student in batch.report.points]
    for text in [*files, *(page.read_bytes() for page in batch.pages)]:
        assert [secret for secret in secrets if secret.encode() in text] == []


class Live(HTMLParser):
    """Finds what a page would run."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "base", "form", "link"):
            self.found.append(tag)
        for name, value in attributes:
            runs = name in ("href", "src", "action", "data", "style", "srcset", "xlink:href")
            if name.startswith("on") or runs and "javascript:" in (value or "").lower():
                self.found.append(f"{tag} {name}")


def test_no_page_of_feedback_runs_anything(batch):
    assert len(batch.pages) == len(batch.report.points) + 1
    for page in batch.pages:
        assert Live(page.read_text()).found == [], page


def test_what_the_instructor_reads_is_plain_text(batch):
    for line in summary(batch.report, NAME).split("\n"):
        assert line.isprintable()
        line.encode()


def test_calls_that_are_all_slow_cost_no_more_than_the_time_of_a_notebook(tmp_path):
    course(tmp_path)
    notebook = solved(ASSIGNMENTS[NAME])
    slow = "import time\n\n\ndef softmax(z, axis=-1):\n    time.sleep(0.5)\n    return z"
    cell(notebook, "answer-softmax").source = slow
    hand_in(tmp_path, "slow", saved(notebook))
    started = time.monotonic()
    report = grade(tmp_path, NAME, LocalPool(1), limits=replace(LIMITS, student=2.0))
    assert time.monotonic() - started < 60
    assert report.points == {"slow": 0.0}
    assert any("all the time for the notebook was used up" in r for r in report.remarks["slow"])


OUTSIDE = """
import contextlib, io, json, os, resource, signal, sys
import numpy
resource.setrlimit(resource.RLIMIT_AS, (2**33, 2**33))
cases = json.load(sys.stdin)
for name, (folder, source) in cases.items():
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        os.chdir(folder)
        room = {"__name__": "__main__"}
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                exec(source, room)
            except BaseException as error:
                room["error"] = error
        try:
            won = numpy.allclose(room["softmax"]([1.0, 2.0, 3.0]), [0.09003057, 0.24472847, 0.66524096])
        except BaseException:
            won = False
        os._exit(0 if won else 1)
    print(name, os.waitpid(child, 0)[1] == 0, flush=True)
"""


def test_what_wins_where_nothing_shuts_it_in(batch, tmp_path):
    """So no attack earns nothing because it is badly made."""
    cases = {}
    for name, case in ATTACKS.items():
        if case.wins:
            folder = batch.place / "submitted" / name / NAME
            cases[name] = (str(folder), case.code(batch.about | {"ME": name}))
    heard = batch.listener.heard
    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "NNKIT_HOSTILE": SECRET, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    won = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert [name for name in cases if won[name] != "True"] == []
    assert batch.listener.heard > heard
