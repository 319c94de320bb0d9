"""The writer, on SQLite and on a PostgreSQL server of the tests' own."""

import copy
import csv
import gc
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import nbformat
import pytest
from nbgrader import api
from nbgrader.apps.api import NbGraderAPI
from sqlalchemy import create_engine, event, inspect, make_url, text
from sqlalchemy.engine import Engine

from nnkit.grading.gradebook import (
    GradebookError,
    Writer,
    _texts_in,
    course_directory,
    student_id,
)
from tests.classroom.course import Course

from .course import FULL, NAME, RELEASE, WITH, WRITTEN, course, marked

AT = datetime(2026, 8, 1, 10, 0, 3)
HALF = {name: points / 2 for name, points in FULL.items()}


def rows(url):
    """All that a gradebook says, without its random ids: by the names that they stand for."""
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = {
            name: [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in inspect(connection).get_table_names()
        }
    engine.dispose()
    names = {}
    for name in ("assignment", "notebook", "base_cell", "submitted_assignment", "submitted_notebook"):
        for row in tables.get(name, []):
            label = [name, row.get("type"), row.get("name"), names.get(row.get("assignment_id"))]
            label += [row.get("student_id"), names.get(row.get("notebook_id"))]
            names[row["id"]] = str(label)
    said = {}
    for name, found in tables.items():
        for row in found:
            if name in ("grade", "comment", "source_cell"):
                del row["id"]
        said[name] = sorted(str({k: names.get(v, v) for k, v in row.items()}) for row in found)
    return said


def files(place):
    """Every file in the graded folders, with its mode."""
    return {
        str(file.relative_to(place)): (oct(file.stat().st_mode), file.is_file() and file.read_bytes())
        for file in sorted((place / "autograded").rglob("*"))
    }


def scores(writer, student):
    return {
        name.removeprefix("check-"): grade.points
        for name, grade in writer.review(student).grades.items()
        if name != WRITTEN
    }


def by_hand(url, student, cell, **values):
    """What a person enters in formgrader."""
    with api.Gradebook(url, "nn") as book:
        grade = book.find_grade(cell, NAME, NAME, student)
        for name, value in values.items():
            setattr(grade, name, value)
        grade.needs_manual_grade = grade.manual_score is None and grade.auto_score is None
        book.db.commit()


def comment(url, student, cell, said):
    with api.Gradebook(url, "nn") as book:
        book.find_comment(cell, NAME, NAME, student).manual_comment = said
        book.db.commit()


# What is written


def test_a_submission_has_its_points_its_notebook_and_its_time(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH, AT)
        assert scores(writer, "anna") == HALF
        folder = writer.folder("anna")
    assert folder == place / "autograded" / "anna" / NAME
    notebook = nbformat.read(folder / f"{NAME}.ipynb", 4)
    nbformat.validate(notebook)
    assert [c.source for c in notebook.cells] == [c.source for c in marked(0.5).notebook.cells]
    assert notebook.cells[4].outputs[0].data["text/plain"] == "5"
    assert course_directory(place).get_existing_timestamp(str(folder)) == AT
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp == AT
    assert {oct(file.stat().st_mode)[-3:] for file in folder.iterdir()} == {"444"}


def test_an_answered_question_waits_for_a_person_and_an_unanswered_one_is_0(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("wrote", marked(written="Yes."), WITH)
        assert writer.review("wrote").grades[WRITTEN].waits
        assert WRITTEN not in writer.review("wrote").comments
        for student, answer in [("stub", "*Write your answer here.*"), ("empty", " \n")]:
            writer.write(student, marked(written=answer), WITH)
            review = writer.review(student)
            assert not review.grades[WRITTEN].waits and review.grades[WRITTEN].points == 0
            assert review.comments[WRITTEN] == "No response."


def test_a_time_of_another_zone_is_kept_in_utc(place, url):
    zone = timezone(timedelta(hours=5, minutes=30))
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH, AT.replace(tzinfo=zone))
        assert writer.is_graded("anna", WITH, AT - timedelta(hours=5, minutes=30))
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp == AT - timedelta(hours=5, minutes=30)


def test_a_submission_without_a_time_keeps_none_of_an_earlier_one(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH, AT)
        writer.write("anna", marked(), WITH)
        assert not (writer.folder("anna") / "timestamp.txt").exists()
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp is None


@pytest.mark.parametrize(
    ("content", "time"),
    [
        ("2026-08-01 10:00:03 UTC", AT),
        ("2026-08-01 10:00:03.000000 UTC\n", AT),
        ("20260801T100003Z", AT),
        ("2026-08-01 10:00:03 +0200", AT - timedelta(hours=2)),
        ("", None),
    ],
)
def test_the_time_of_handing_in_is_read(place, content, time):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    writer = Writer(place, NAME, RELEASE)
    assert writer.submitted_at("anna") is None
    (folder / "timestamp.txt").write_text(content)
    found = writer.submitted_at("anna")
    if "+0200" not in content:
        assert found == time


@pytest.mark.parametrize("content", [b"soon", b"\xff\xfe", b"9" * 10_000_000, b"99999-01-01", b"\0"])
def test_what_is_no_time_is_one_sentence(place, content):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_bytes(content)
    with pytest.raises(GradebookError, match="is no timestamp; write the time as"):
        Writer(place, NAME, RELEASE).submitted_at("anna")


def test_a_link_is_no_time(place):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    (place / "elsewhere").write_text("2026-08-01 10:00:03 UTC")
    (folder / "timestamp.txt").symlink_to(place / "elsewhere")
    with pytest.raises(GradebookError, match="is no timestamp"):
        Writer(place, NAME, RELEASE).submitted_at("anna")


def test_lone_surrogates_are_written_as_question_marks(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(written="a\ud800b"), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=1.0)
        notebook = nbformat.read(writer.folder("anna") / f"{NAME}.ipynb", 4)
        assert [c.source for c in notebook.cells if c.id == WRITTEN] == ["a?b"]
        writer.write("anna", marked(written="a\ud800b"), WITH)
        assert not writer.review("anna").grades[WRITTEN].waits


# Grading again


def test_automatic_scores_start_from_zero(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(1.0), WITH)
        writer.write("anna", marked(0.0), WITH)
        assert set(scores(writer, "anna").values()) == {0}


def test_what_people_gave_stays_and_nothing_waits_when_the_text_is_the_same(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0, extra_credit=0.5)
        by_hand(url, "anna", "check-softmax", manual_score=9.0)
        comment(url, "anna", WRITTEN, "Nearly.")
        writer.write("anna", marked(0.25), WITH)
        review = writer.review("anna")
    assert review.grades[WRITTEN].points == 2.5 and review.grades[WRITTEN].by_hand
    assert review.grades["check-softmax"].points == 9
    assert not any(grade.waits for grade in review.grades.values())
    assert review.comments[WRITTEN] == "Nearly."
    assert review.grades["check-one_hot"].points == FULL["one_hot"] / 4


@pytest.mark.parametrize(
    ("change", "waiting"),
    [
        ({"written": "Another answer."}, {WRITTEN}),
        ({"written": ""}, {WRITTEN}),
        ({"code": "return z"}, {"check-softmax"}),
    ],
)
def test_a_score_by_hand_waits_again_when_the_text_under_it_changed(place, url, change, waiting):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        by_hand(url, "anna", "check-softmax", manual_score=9.0)
        writer.write("anna", marked(0.5, **change), WITH)
        grades = writer.review("anna").grades
        assert {name for name, grade in grades.items() if grade.waits} == waiting
        assert grades[WRITTEN].points == 2 and grades["check-softmax"].points == 9
        # It goes on waiting until a person has looked, and no longer.
        writer.write("anna", marked(0.5, **change), WITH)
        grades = writer.review("anna").grades
        assert {name for name, grade in grades.items() if grade.waits} == waiting
        for cell in waiting:
            by_hand(url, "anna", cell, manual_score=1.0)
        writer.write("anna", marked(0.5, **change), WITH)
        assert not any(grade.waits for grade in writer.review("anna").grades.values())


@pytest.mark.parametrize("lost", ["gone", "torn", "a list", "odd cells"])
def test_a_score_by_hand_waits_where_the_text_it_stood_on_is_lost(place, url, lost):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        file = writer.folder("anna") / f"{NAME}.ipynb"
        file.chmod(0o644)
        file.unlink()
        if lost != "gone":
            file.write_text({"torn": "{", "a list": "[1]", "odd cells": '{"cells": [3]}'}[lost])
        writer.write("anna", marked(), WITH)
        assert writer.review("anna").grades[WRITTEN].waits


def test_nobody_elses_row_or_file_changes(place, url):
    def of_the_others():
        said = [row for found in rows(url).values() for row in found if "anna" not in row]
        return said, {name: file for name, file in files(place).items() if "anna" not in name}

    with Writer(place, NAME, RELEASE, url) as writer:
        for student in ("anna", "bert", "carl"):
            writer.write(student, marked(0.5), WITH, AT)
        by_hand(url, "bert", WRITTEN, manual_score=3.0)
        comment(url, "carl", WRITTEN, "Good.")
        before = of_the_others()
        writer.write("anna", marked(1.0, "other", "other"), replace(WITH, submission="2"))
        assert of_the_others() == before
        assert sum(FULL.values()) == sum(scores(writer, "anna").values())


# What was graded already


def test_what_is_graded_with_the_same_is_known(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        assert not writer.is_graded("anna", WITH, AT)
        writer.write("anna", marked(0.5), WITH, AT)
        assert writer.is_graded("anna", WITH, AT)
    with Writer(place, NAME, RELEASE, url) as writer:
        assert writer.is_graded("anna", WITH, AT)
        assert not writer.is_graded("bert", WITH, AT)
        assert not writer.is_graded("anna", WITH)
        for field in fields(WITH):
            assert not writer.is_graded("anna", replace(WITH, **{field.name: "other"}), AT)


def test_a_manual_score_leaves_a_submission_graded(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH, AT)
        by_hand(url, "anna", "check-softmax", manual_score=1.0)
        assert writer.is_graded("anna", WITH, AT)


def test_a_result_that_somebody_changed_or_removed_is_graded_anew(place, url):
    def graded(change):
        writer.write("anna", marked(0.5), WITH, AT)
        assert writer.is_graded("anna", WITH, AT)
        change()
        return writer.is_graded("anna", WITH, AT)

    with Writer(place, NAME, RELEASE, url) as writer:
        folder = writer.folder("anna")
        file, marker = folder / f"{NAME}.ipynb", folder.with_name(f".{NAME}.graded.json")
        assert not graded(lambda: shutil.rmtree(folder))
        assert not graded(marker.unlink)
        assert not graded(lambda: (file.chmod(0o644), file.write_bytes(file.read_bytes() + b" ")))
        assert not graded(lambda: (marker.chmod(0o644), marker.write_text("{")))
        assert not graded(lambda: by_hand(url, "anna", "check-softmax", auto_score=10.0))
        with api.Gradebook(url, "nn") as book:
            assert not graded(lambda: book.remove_submission(NAME, "anna"))


def test_the_marker_is_not_in_the_folder_that_nbgrader_copies_to_feedback(place):
    with Writer(place, NAME, RELEASE) as writer:
        writer.write("anna", marked(), WITH, AT)
        names = {file.name for file in writer.folder("anna").iterdir()}
    assert names == {f"{NAME}.ipynb", "timestamp.txt"}
    assert [f.name for f in place.glob("autograded/*/*")] == [f".{NAME}.graded.json", NAME] or [
        f.name for f in place.glob("autograded/*/*")
    ] == [NAME, f".{NAME}.graded.json"]


# Stopped at any moment


class Killer:
    """Ends its process, as kill -9 does, before the nth thing that somebody else could see."""

    WATCHED = ("os.rename", "os.remove", "os.mkdir", "os.chmod")

    def __init__(self, at):
        self.left = at

    def strike(self, *_):
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def audit(self, name, arguments):
        if name in self.WATCHED or (name == "open" and arguments[1] in ("w", "wb", "xb", "a")):
            self.strike()

    def start(self):
        event.listen(Engine, "before_cursor_execute", self.strike)
        event.listen(Engine, "commit", self.strike)
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
    in_a_child(lambda: grade(clean, url, *FIRST))
    expected = rows(url), files(clean)
    at = stops = 0
    while True:
        place, url = sqlite_copy(start, f"stopped-{at}")
        if not in_a_child(lambda place=place, url=url: grade(place, url, *FIRST), at):
            break
        stops += 1
        in_a_child(lambda place=place, url=url: grade(place, url, *FIRST))
        assert (rows(url), files(place)) == expected, f"stopped before step {at}"
        shutil.rmtree(place)
        # The 30 statements that make the tables are one transaction: two of them will do.
        at += 1 if stops < 5 or at > 60 else 7
    assert stops > 40


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


def test_who_hands_in_the_old_text_after_a_stop_is_graded_on_the_old_text(regraded):
    for at in range(1000):
        place, url = sqlite_copy(regraded, f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, AGAIN[0]), at)
        in_a_child(lambda place=place, url=url: grade(place, url, FIRST[0]))
        said = [row for row in rows(url)["grade"] if "check-one_hot" in row and "anna" in row]
        assert f"'auto_score': {HALF['one_hot']}" in said[0], f"stopped before step {at}"
        assert _texts_in(place / f"autograded/anna/{NAME}/{NAME}.ipynb")[WRITTEN] == "They sum to 1."
        shutil.rmtree(place)
        if not stopped:
            break
    assert at > 15


def test_on_postgresql_too(regraded, server):
    from .conftest import new_database

    def start(name):
        place, _ = sqlite_copy(regraded, name)
        shutil.rmtree(place / "autograded")
        url = new_database(server)
        grade(place, url, *FIRST)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        return place, url

    place, url = start("clean")
    in_a_child(lambda: grade(place, url, AGAIN[0]))
    expected = rows(url), files(place)
    # Every third step: a database of its own for each takes a while.
    for at in range(0, 1000, 3):
        place, url = start(f"stopped-{at}")
        stopped = in_a_child(lambda place=place, url=url: grade(place, url, AGAIN[0]), at)
        in_a_child(lambda place=place, url=url: grade(place, url, AGAIN[0]))
        assert (rows(url), files(place)) == expected, f"stopped before step {at}"
        if not stopped:
            break
    assert at > 15
