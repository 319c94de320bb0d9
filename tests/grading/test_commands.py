"""`nnkit grade` and `nnkit feedback` from the command line: bad input, interruptions, feedback."""

import contextlib
import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from nnkit.cli import main
from nnkit.grading import commands, pool
from nnkit.grading.commands import summary
from nnkit.grading.grade import Report, grade
from nnkit.grading.pool import LocalPool

from ..classroom.course import ROOT
from .course import (
    FULL,
    NAME,
    RELEASE,
    WRITTEN,
    answered,
    by_hand,
    comment,
    course,
    everything,
    hand_in,
    rows,
    small_course,
    small_release,
)
from .test_grade import RIGHT, SOLVED, Here, scores
from .test_sandbox import gone

pytestmark = pytest.mark.sandbox
ONE = "squared_error"
GOOD = answered(small_release(ONE), **RIGHT)


@pytest.fixture
def place(tmp_path):
    """A course with two submissions, in which nothing is graded yet."""
    (made := tmp_path / "course").mkdir()
    small_course(made, ONE)
    for student in ("anna", "bert"):
        hand_in(made, student, GOOD)
    return made


@pytest.fixture
def probed(monkeypatch):
    """The sandbox's limits hold on this machine, as tests of their own show."""
    monkeypatch.setattr(pool.LocalPool, "_prepare", lambda self, setting: None)


@pytest.fixture
def here(monkeypatch, probed):
    """What the command starts marks in this process, in the real sandbox."""
    monkeypatch.setattr(pool, "LocalPool", Here)
    yield
    pool.close()


def run(capsys, *arguments):
    """The exit code of a command, and what it says on both streams."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as left:
        code = left.code
    said = capsys.readouterr()
    return code, said.out, said.err


# Bad input: one sentence, exit code 2, nothing changed


def no_folder(place, monkeypatch):
    return ["--course", place / "nowhere"], "There is no course folder"


def no_release(place, monkeypatch):
    shutil.rmtree(place / "release")
    return [], f"{NAME} was not released in this course"


def no_course(place, monkeypatch):
    for path in list(place.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return [], f"{NAME} was not released in this course"


def release_is(content):
    def change(place, monkeypatch):
        (place / "release" / NAME / f"{NAME}.ipynb").write_bytes(content)
        return [], "is no released notebook"

    return change


def release_of_another_course(place, monkeypatch):
    (place / "release" / NAME / f"{NAME}.ipynb").write_bytes(answered(small_release()))
    return [], "asks for no exercise of this course"


def release_with_an_unknown_exercise(place, monkeypatch):
    file = place / "release" / NAME / f"{NAME}.ipynb"
    file.write_text(file.read_text().replace(f"check-{ONE}", "check-unheard_of"))
    return [], "cannot be graded: "


def another_schema(place, monkeypatch):
    with contextlib.closing(sqlite3.connect(place / "gradebook.db")) as made, made:
        made.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        made.execute("INSERT INTO alembic_version VALUES ('167914646830')")
    # A secret that is missing must not be made either.
    shutil.rmtree(place / ".nnkit")
    return [], "has schema version 167914646830 and this nbgrader needs"


def no_gradebook(place, monkeypatch):
    (place / "gradebook.db").write_bytes(b"no database, " * 1000)
    return [], "cannot be read or written"


def no_bubblewrap(place, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(place))
    return [], "bubblewrap is missing"


def no_limits(place, monkeypatch):
    def fail(self, setting):
        raise pool.SandboxError("Memory has no limit.")

    monkeypatch.setattr(pool.LocalPool, "_prepare", fail)
    return [], "Memory has no limit."


def unknown_student(place, monkeypatch):
    return ["--student", "anna", "--student", "zoe\n"], "There is no submission of zoe\\u000a for"


def no_workers(place, monkeypatch):
    return ["--workers", "0"], "it takes a whole number of processes, at least 1"


def some_workers(place, monkeypatch):
    return ["--workers", "some"], "it takes a whole number of processes, at least 1"


def no_scheduler(place, monkeypatch):
    return ["--scheduler", "tcp://127.0.0.1:9"], "No scheduler answers at tcp://127.0.0.1:9"


def no_address(place, monkeypatch):
    return ["--scheduler", "nonsense://here"], "No scheduler answers at nonsense://here"


def seed_that_cannot_be_read(place, monkeypatch):
    (place / ".nnkit" / "seed").unlink()
    (place / ".nnkit" / "seed").mkdir()
    return [], "cannot be read or made (Is a directory)"


def seed_that_is_none(place, monkeypatch):
    (place / ".nnkit" / "seed").write_bytes(b"\xff")
    return [], "holds no seed"


def broken_configuration(place, monkeypatch):
    (place / "nbgrader_config.py").write_text("1 / 0")
    return [], "cannot be read (ZeroDivisionError"


@pytest.mark.parametrize(
    "bad",
    [
        no_folder,
        no_release,
        no_course,
        pytest.param(release_is(b"\0"), id="release_of_zeros"),
        pytest.param(release_is(b"[1]"), id="release_that_is_a_list"),
        pytest.param(release_is(b'{"cells": 3}'), id="release_without_cells"),
        release_of_another_course,
        release_with_an_unknown_exercise,
        another_schema,
        no_gradebook,
        no_bubblewrap,
        no_limits,
        unknown_student,
        no_workers,
        some_workers,
        no_scheduler,
        no_address,
        broken_configuration,
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(place, capsys, probed, monkeypatch, bad):
    arguments, match = bad(place, monkeypatch)
    before = everything(place.parent)
    code, out, err = run(capsys, "grade", NAME, "--course", place, *arguments)
    assert (code, out) == (commands.NOTHING, "")
    *usage, sentence = err.strip().split("\n")
    assert sentence.startswith("nnkit grade: ") and match in sentence
    assert usage == [] or usage[0].startswith("usage: ")
    assert everything(place.parent) == before


@pytest.mark.parametrize("bad", [seed_that_cannot_be_read, seed_that_is_none])
def test_a_bad_secret_is_one_sentence_and_nothing_is_graded(place, capsys, here, monkeypatch, bad):
    run(capsys, "grade", NAME, "--course", place)
    (place / "submitted" / "anna" / NAME / "more.txt").write_text("more")
    arguments, match = bad(place, monkeypatch)
    before = rows(f"sqlite:///{place}/gradebook.db"), everything(place)
    code, out, err = run(capsys, "grade", NAME, "--course", place, "--force")
    assert (code, out) == (commands.NOTHING, "")
    assert err.startswith("nnkit grade: ") and match in err and err.count("\n") == 1
    assert (rows(f"sqlite:///{place}/gradebook.db"), everything(place)) == before


# A full disk


@pytest.fixture(params=["the gradebook's", "the notebooks'"])
def full(request, monkeypatch):
    """Gives a function that fills the disk, and the context in which it is full."""

    @contextlib.contextmanager
    def disk(place):
        if request.param == "the gradebook's":

            def no_more(connection, _):
                (pages,) = connection.execute("PRAGMA page_count").fetchone()
                connection.execute(f"PRAGMA max_page_count = {pages}")

            event.listen(Engine, "connect", no_more)
            try:
                yield
            finally:
                event.remove(Engine, "connect", no_more)
        else:

            def no_room(path, data):
                path.touch()
                raise OSError(errno.ENOSPC, "No space left on device")

            with monkeypatch.context() as patched:
                patched.setattr(Path, "write_bytes", no_room)
                yield

    return disk


def test_a_full_disk_is_one_sentence_and_when_there_is_room_again_all_is_well(
    place, capsys, here, full
):
    run(capsys, "grade", NAME, "--course", place)
    clean = place.with_name("clean")
    for number in range(40):
        # As many as need more pages in the gradebook.
        hand_in(place, f"s{number}", GOOD)
    shutil.copytree(place, clean)
    with full(place):
        code, out, err = run(capsys, "grade", NAME, "--course", place)
    assert (code, out) == (commands.NOTHING, "") and err.count("\n") == 1
    assert "is full" in err or "No space left on device" in err
    assert scores(f"sqlite:///{place}/gradebook.db")["anna"] == {ONE: FULL[ONE]}
    for each in (place, clean):
        code, out, err = run(capsys, "grade", NAME, "--course", each)
        assert code == commands.GRADED
    both = [rows(f"sqlite:///{each}/gradebook.db") for each in (place, clean)]
    assert both[0] == both[1]
    assert everything(place / "autograded") == everything(clean / "autograded")


# What it says, and the exit code


def test_all_graded_then_unchanged_then_by_force(place, capsys, here):
    for more, said in [
        ([], "2 graded, 0 unchanged, 0 not graded."),
        ([], "0 graded, 2 unchanged, 0 not graded."),
        (["--force", "--student", "anna"], "1 graded, 0 unchanged, 0 not graded."),
    ]:
        code, out, _ = run(capsys, "grade", NAME, "--course", place, *more)
        assert code == commands.GRADED and out.startswith(f"{NAME}: {said}\n")
    assert f"Points, of {FULL[ONE]:g} for code:\n  anna  {FULL[ONE]:g}\n" in out


def test_who_is_not_graded_is_said_and_the_exit_code_is_1(place, capsys, here):
    (place / "submitted" / "anna" / NAME / f"{NAME}.ipynb").unlink()
    hand_in(place, "two\nlines\x1b[31m", GOOD)
    code, out, _ = run(capsys, "grade", NAME, "--course", place)
    assert code == commands.SOME
    assert f"Not graded:\n  anna: There is no notebook and no {NAME}.ipynb.\n" in out
    assert "two\\u000alines\\u001b[31m: The student id" in out and "\x1b" not in out


def test_a_summary_groups_what_is_said_of_many():
    report = Report({"a": 1.0, "bb": 2.5}, 3.0, ["c"])
    report.troubles = {"d\udcff": "It cannot be read."}
    report.remarks = {
        **{name: ["It is renamed."] for name in "abcde"},
        "f": ["Needs a human eye: a written answer."],
    }
    told = summary(report, NAME)
    told.encode()
    assert told.split("\n") == [
        f"{NAME}: 2 graded, 1 unchanged, 1 not graded.",
        "",
        "Points, of 3 for code:",
        "  a   1",
        "  bb  2.5",
        "",
        "Not graded:",
        "  d\\udcff: It cannot be read.",
        "",
        "Needs a human eye:",
        "  f: a written answer.",
        "",
        "Repaired or remarkable:",
        "  a, b and 3 more: It is renamed.",
    ]


def test_without_a_sandbox_it_grades_only_code_that_is_trusted(place, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(place))
    before = everything(place)
    code, _, err = run(capsys, "grade", NAME, "--course", place)
    assert code == commands.NOTHING and "bubblewrap is missing" in err
    assert everything(place) == before
    code, out, _ = run(capsys, "grade", NAME, "--course", place, "--trust-the-code")
    assert code == commands.GRADED and "2 graded" in out
    assert scores(f"sqlite:///{place}/gradebook.db") == dict.fromkeys(
        ("anna", "bert"), {ONE: FULL[ONE]}
    )


def test_all_of_nbgrader_can_be_imported_as_the_command_imports_it():
    program = (
        "import importlib, pkgutil, sys\n"
        "from nnkit.grading.commands import _without_server_extensions as without\n"
        "without()\n"
        "import nbgrader\n"
        "assert 'nbgrader.server_extensions' not in sys.modules\n"
        "names = [m.name for m in pkgutil.iter_modules(nbgrader.__path__, 'nbgrader.')]\n"
        "wanted = [name for name in names if name not in ('nbgrader.__main__', 'nbgrader.tests')]\n"
        "for name in wanted: importlib.import_module(name)\n"
        "without()\n"
        "print(len(wanted), nbgrader.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    count, found = done.stdout.split()
    assert int(count) > 10 and found == version("nbgrader")


# Stopped, and run again

PROGRAM = """
import sys
from nnkit.cli import main
from nnkit.grading.pool import LocalPool
# That the sandbox's limits hold is tried elsewhere.
LocalPool._prepare = lambda self, setting: None
sys.exit(main(sys.argv[1:]))
"""
STUDENTS = 24


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A course that was graded in one run, and what it was before."""
    place = tmp_path_factory.mktemp("clean")
    small_course(place, ONE)
    kinds = [
        GOOD,
        answered(small_release(ONE)),
        answered(small_release(ONE), squared_error="def squared_error(t, o):\n    return 0.0"),
    ]
    for number in range(STUDENTS):
        folder = hand_in(place, f"s{number:02}", kinds[number % 3])
        (folder / "timestamp.txt").write_text("2026-08-01 10:00:03 UTC")
    shutil.copytree(place, before := tmp_path_factory.mktemp("before") / "course")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(LocalPool, "_prepare", lambda self, setting: None)
        report = grade(place, NAME, LocalPool(2))
    assert len(report.points) == STUDENTS and report.troubles == {}
    return place, before


def session(number):
    """The processes of a session, and all that these have started."""
    found, parents = set(), {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            said = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            parents[int(entry.name)] = int(said[1])
            if int(said[3]) == number and said[0] != "Z":
                found.add(int(entry.name))
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def results(place):
    return len(list(place.glob(f"autograded/*/.{NAME}.graded.json")))


def with_numpy(ours):
    """How many processes have begun to read their modules."""
    found = 0
    for pid in ours:
        with contextlib.suppress(OSError):
            found += "numpy" in Path(f"/proc/{pid}/maps").read_text()
    return found


# When it is stopped: as soon as it is so.
MOMENTS = {
    "at once": lambda place, ours, before: True,
    "the gradebook is there": lambda place, ours, before: (place / "gradebook.db").exists(),
    "a process is started": lambda place, ours, before: len(ours) > 2,
    "a process reads its modules": lambda place, ours, before: with_numpy(ours) > 1,
    "a result is written": lambda place, ours, before: results(place) > before,
    "more results are written": lambda place, ours, before: results(place) > before + 4,
}


def stopped(place, moment, how, temporary):
    """Start grading and stop it; give the exit code and what was said; see that nothing is left."""
    before = results(place)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "grade", NAME, "--course", str(place), "--workers", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while not (MOMENTS[moment](place, ours := session(process.pid), before)):
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.005)
    ours |= session(process.pid)
    how(process)
    out, err = process.communicate(timeout=60)
    assert gone(ours | session(process.pid)) and gone(session(process.pid))
    assert list(temporary.iterdir()) == []
    return process.returncode, out, err


def assert_as_one_clean_run(place, clean, temporary):
    code, out, err = finished(place, temporary)
    assert code == commands.GRADED, err
    urls = [f"sqlite:///{each}/gradebook.db" for each in (place, clean)]
    assert rows(urls[0]) == rows(urls[1])
    assert everything(place / "autograded") == everything(clean / "autograded")
    assert set(everything(place)) == set(everything(clean))
    assert list(temporary.iterdir()) == []
    return out


def finished(place, temporary):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "grade", NAME, "--course", str(place), "--workers", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout, done.stderr


def kill(process):
    process.send_signal(signal.SIGKILL)


def interrupt(process):
    """As Ctrl-C in a terminal, which reaches all of its processes."""
    os.killpg(process.pid, signal.SIGINT)


def test_killed_again_and_again_it_ends_as_one_clean_run(clean, tmp_path):
    place, temporary = tmp_path / "course", tmp_path / "temporary"
    shutil.copytree(clean[1], place)
    temporary.mkdir()
    for moment in MOMENTS:
        code, _, _ = stopped(place, moment, kill, temporary)
        assert code == -signal.SIGKILL
    assert 0 < results(place) < STUDENTS
    out = assert_as_one_clean_run(place, clean[0], temporary)
    assert "0 not graded" in out


@pytest.mark.parametrize("moment", [name for name in MOMENTS if name != "at once"])
def test_interrupted_it_says_so_and_ends_as_one_clean_run_when_run_again(clean, tmp_path, moment):
    place, temporary = tmp_path / "course", tmp_path / "temporary"
    shutil.copytree(clean[1], place)
    temporary.mkdir()
    code, out, err = stopped(place, moment, interrupt, temporary)
    assert (code, out) == (commands.INTERRUPTED, "")
    said = "nnkit grade: interrupted; what was graded is kept, run it again for the rest."
    assert err == f"{said}\n"
    assert_as_one_clean_run(place, clean[0], temporary)


# Feedback


def test_everybody_who_is_graded_gets_a_page(tmp_path, capsys, here):
    place = course(tmp_path)
    # This value is nowhere in the release: only a right answer, or what is expected, has it.
    half = "import numpy as np\ndef softmax(z, axis=-1):\n    return np.exp(z) / np.exp(z).sum()"
    hand_in(place, "anna", answered(SOLVED, dog_cat_horse="They sum to 1."))
    hand_in(place, "bert", answered(RELEASE, softmax=half))
    hand_in(place, "carl", b"\0")
    assert run(capsys, "grade", NAME, "--course", place)[0] == commands.SOME
    url = f"sqlite:///{place}/gradebook.db"
    by_hand(url, "anna", WRITTEN, manual_score=2.5)
    comment(url, "anna", WRITTEN, "Nearly <b>there</b>.")
    before = rows(url), everything(place / "autograded")
    code, out, err = run(capsys, "feedback", NAME, "--course", place)
    assert (code, err) == (commands.SOME, "")
    assert out.startswith("2 pages of feedback written.\ncarl has none: ") and out.count("\n") == 2
    assert (rows(url), everything(place / "autograded")) == before
    pages = {
        path.parent.parent.name: path.read_text("utf-8")
        for path in place.glob(f"feedback/*/{NAME}/{NAME}.html")
    }
    assert set(pages) == {"anna", "bert"}
    total = sum(FULL.values()) + 2.5
    assert f"{total:g}" in pages["anna"] and "Nearly &lt;b&gt;there&lt;/b&gt;." in pages["anna"]
    assert "Nearly" not in pages["bert"]
    assert "whole array" in pages["bert"] or "axis" in pages["bert"]
    for page in pages.values():
        assert "a secret of the tests" not in page and "<script" not in page
        assert "BEGIN SOLUTION" not in page and "Traceback" not in page


def test_feedback_for_one_and_for_nobody(place, capsys, here):
    code, out, _ = run(capsys, "feedback", NAME, "--course", place)
    assert code == commands.SOME and out.startswith("0 pages of feedback written.\n")
    run(capsys, "grade", NAME, "--course", place)
    code, out, _ = run(capsys, "feedback", NAME, "--course", place, "--student", "bert")
    assert (code, out) == (commands.GRADED, "1 pages of feedback written.\n")
    assert [path.name for path in (place / "feedback").iterdir()] == ["bert"]
    (place / "feedback" / "anna").write_text("a file")
    code, out, _ = run(capsys, "feedback", NAME, "--course", place)
    assert code == commands.SOME and out.startswith("1 pages of feedback written.\nanna has none")


@pytest.mark.parametrize("bad", [no_folder, no_release, no_gradebook, broken_configuration])
def test_bad_input_to_feedback_is_one_sentence_and_changes_nothing(place, capsys, monkeypatch, bad):
    arguments, match = bad(place, monkeypatch)
    before = everything(place.parent)
    code, out, err = run(capsys, "feedback", NAME, "--course", place, *arguments)
    assert (code, out) == (commands.NOTHING, "") and err.count("\n") == 1
    assert err.startswith("nnkit feedback: ") and match in err
    assert everything(place.parent) == before
