"""The writer, stopped as kill -9 does at every step that somebody else could see."""

import os
import shutil
import signal
import sys
import traceback
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from nnkit.grading.gradebook import Writer, _texts_in

from .conftest import emptied
from .course import (
    AT,
    FULL,
    NAME,
    RELEASE,
    WITH,
    WRITTEN,
    by_hand,
    comment,
    course,
    files,
    marked,
    rows,
)

pytestmark = pytest.mark.nbgrader
HALF = {name: points / 2 for name, points in FULL.items()}


class Killer:
    """Ends its process, as kill -9 does, before the nth step that somebody else could see.

    A step is a change of a file, a commit, or every tenth statement of a transaction: those
    between are nothing to anybody else.
    """

    WATCHED = ("os.rename", "os.remove", "os.mkdir", "os.chmod")

    def __init__(self, at):
        self.left = at
        self.statements = 0

    def strike(self, *_):
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def statement(self, *_):
        if self.statements % 10 == 0:
            self.strike()
        self.statements += 1

    def commit(self, *_):
        self.strike()
        self.statements = 0

    def audit(self, name, arguments):
        if name in self.WATCHED or (name == "open" and arguments[1] in ("w", "wb", "xb", "a")):
            self.strike()

    def start(self):
        event.listen(Engine, "before_cursor_execute", self.statement)
        event.listen(Engine, "commit", self.commit)
        sys.addaudithook(self.audit)


def in_a_child(act, at=-1):
    """Run `act` in a fork, stopped at its nth step; give whether it was stopped."""
    child = os.fork()
    if child == 0:
        try:
            if at >= 0:
                Killer(at).start()
            act()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def grade(place, url, *submissions):
    """What `nnkit grade` does: skip what is graded, write the rest."""
    with Writer(place, NAME, RELEASE, url) as writer:
        for student, made, graded_with, time in submissions:
            if not writer.is_graded(student, graded_with, time):
                writer.write(student, made, graded_with, time)


FIRST = [("anna", marked(0.5), WITH, AT), ("bert", marked(1.0), WITH, None)]
AGAIN = [
    ("anna", marked(1.0, "other", "other"), replace(WITH, submission="2"), AT + timedelta(days=1)),
    ("bert", marked(0.5), replace(WITH, submission="2"), None),
]


def sqlite_copy(place, name):
    """A copy of a course with its gradebook, and the gradebook's address."""
    other = place.with_name(name)
    shutil.copytree(place, other)
    return other, f"sqlite:///{other}/gradebook.db"


def test_a_first_run_stopped_anywhere_and_run_again_is_as_one_clean_run(tmp_path):
    start = course(make(tmp_path / "start"))
    clean, url = sqlite_copy(start, "clean")
    in_a_child(lambda: grade(clean, url, FIRST[0]))
    expected = rows(url), files(clean)
    for at in range(1000):
        place, url = sqlite_copy(start, f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, FIRST[0]), at)
        in_a_child(lambda place=place, url=url: grade(place, url, FIRST[0]))
        assert (rows(url), files(place)) == expected, f"stopped before step {at}"
        shutil.rmtree(place)
        if not stopped:
            break
    assert at > 20


def make(place):
    place.mkdir()
    return place


@pytest.fixture
def regraded(tmp_path):
    """A graded course with scores and a comment by hand, before it is graded again."""
    place = course(make(tmp_path / "start"))
    url = f"sqlite:///{place}/gradebook.db"
    grade(place, url, *FIRST)
    for student in ("anna", "bert"):
        by_hand(url, student, WRITTEN, manual_score=2.0)
        by_hand(url, student, "check-softmax", manual_score=1.0)
        comment(url, student, WRITTEN, "Nearly.")
    return place


def test_a_second_run_stopped_anywhere_and_run_again_is_as_one_clean_run(regraded):
    clean, url = sqlite_copy(regraded, "clean")
    in_a_child(lambda: grade(clean, url, *AGAIN))
    expected = rows(url), files(clean)
    for at in range(1000):
        place, url = sqlite_copy(regraded, f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, *AGAIN), at)
        in_a_child(lambda place=place, url=url: grade(place, url, *AGAIN))
        assert (rows(url), files(place)) == expected, f"stopped before step {at}"
        shutil.rmtree(place)
        if not stopped:
            break
    assert at > 30


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_who_hands_in_the_old_text_after_a_stop_is_graded_on_the_old_text(regraded, share):
    new = replace(WITH, submission="2")
    changed = ("anna", marked(share, "other", "other"), new, AT + timedelta(days=1))
    for at in range(1000):
        place, url = sqlite_copy(regraded, f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, changed), at)
        in_a_child(lambda place=place, url=url: grade(place, url, FIRST[0]))
        said = rows(url)
        (row,) = [row for row in said["grade"] if "check-one_hot" in row and "anna" in row]
        assert f"'auto_score': {HALF['one_hot']}" in row, f"stopped before step {at}"
        (row,) = [row for row in said["submitted_assignment"] if "anna" in row]
        assert f"'timestamp': '{AT}" in row, f"stopped before step {at}"
        assert (
            _texts_in(place / f"autograded/anna/{NAME}/{NAME}.ipynb")[WRITTEN] == "They sum to 1."
        )
        shutil.rmtree(place)
        if not stopped:
            break
    assert at > 10


def test_on_postgresql_too(regraded, server):
    def start(name):
        place, _ = sqlite_copy(regraded, name)
        shutil.rmtree(place / "autograded")
        url = emptied(server)
        grade(place, url, *FIRST)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        return place, url

    place, url = start("clean")
    in_a_child(lambda: grade(place, url, AGAIN[0]))
    expected = rows(url), files(place)
    for at in range(1000):
        place, url = start(f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, AGAIN[0]), at)
        in_a_child(lambda place=place, url=url: grade(place, url, AGAIN[0]))
        assert (rows(url), files(place)) == expected, f"stopped before step {at}"
        if not stopped:
            break
    assert at > 15
