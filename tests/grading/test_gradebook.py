"""The writer, on SQLite and on a PostgreSQL server of the tests' own."""

import copy
import csv
import gc
import os
import shutil
import sqlite3
import tempfile
import traceback
from dataclasses import fields, replace
from datetime import timedelta, timezone
from pathlib import Path

import nbformat
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from nbgrader import api
from nbgrader.apps.api import NbGraderAPI
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine

from nnkit.grading import gradebook
from nnkit.grading.gradebook import GradebookError, Writer, course_directory, student_id
from tests.classroom.course import Course

from .course import (
    ASSIGNMENT,
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


def scores(writer, student):
    return {
        name.removeprefix("check-"): grade.points
        for name, grade in writer.review(student).grades.items()
        if name != WRITTEN
    }


def test_the_versions_of_the_schema_are_those_that_alembic_knows():
    config = Config()
    config.set_main_option("script_location", ALEMBIC_DIR)
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    assert len(known) > 3
    assert gradebook._schemas() == (scripts.get_current_head(), known)


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
    assert writer.submitted_at("anna") == time


@pytest.mark.parametrize(
    "content", [b"soon", b"\xff\xfe", b"9" * 10_000_000, b"99999-01-01", b"\0"]
)
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


# Ids


@pytest.mark.parametrize(
    "name",
    [
        "anna",
        "s-12_3",
        "Müller",
        "o'neil",
        "a@b.org",
        "x'); DROP TABLE student;--",
        "学生",
        "x" * 128,
    ]
    + ["%s {0} $HOME `id`", "COM10", "conrad", "nul1"],
)
def test_an_id_is_data(place, url, name):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("bert", marked(0.5), WITH)
        writer.write(name, marked(1.0), WITH)
        assert scores(writer, name) == FULL
        assert scores(writer, "bert") == HALF
    with api.Gradebook(url, "nn") as book:
        assert {student.id for student in book.students} == {"bert", name}


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        ".hidden",
        "a/b",
        "../a",
        "a\\b",
        "C:a",
        "a\0b",
        "a\nb",
        "a,b",
        "*",
        "a?",
        "a|b",
    ]
    + ["<a>", '"a"', "=1+1", "+1", "-rf", "@a", "~root", " a", "a ", "a.", "x" * 129, "\ud800"]
    + ["a\u202eb", "con", "NUL.txt", "nul .x", "Com1", "lpt¹", "CONIN$", "a\u2028b", "a\tb"],
)
def test_an_id_that_could_be_more_than_a_name_is_refused(place, name):
    with pytest.raises(GradebookError, match="cannot be used: .*; rename it"):
        student_id(name)
    with Writer(place, NAME, RELEASE) as writer:
        before = rows(f"sqlite:///{place}/gradebook.db")
        for act in (writer.folder, writer.submitted_at, writer.review):
            with pytest.raises(GradebookError):
                act(name)
        with pytest.raises(GradebookError):
            writer.write(name, marked(), WITH)
        with pytest.raises(GradebookError):
            writer.is_graded(name, WITH)
    assert rows(f"sqlite:///{place}/gradebook.db") == before
    assert not (place / "autograded").exists()


def test_where_capitals_do_not_count_two_students_do_not_share_a_folder(place, monkeypatch):
    with Writer(place, NAME, RELEASE) as writer:
        writer.write("Anna", marked(1.0), WITH)
        # As on a file system without capitals: the other folder answers.
        (place / "autograded" / "anna").symlink_to(place / "autograded" / "Anna")
        real = os.listdir
        monkeypatch.setattr(os, "listdir", lambda path: [n for n in real(path) if n != "anna"])
        with pytest.raises(GradebookError, match="folder of another student"):
            writer.write("anna", marked(0.0), WITH)
        assert scores(writer, "Anna") == FULL


# What is refused, and changes nothing


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ({**FULL, "softmax": 10.25}, "10.25 points of 10.0 cannot be"),
        ({**FULL, "softmax": -0.25}, "cannot be"),
        ({**FULL, "softmax": float("nan")}, "cannot be"),
        ({**FULL, "softmax": float("inf")}, "cannot be"),
        ({**FULL, "another": 1.0}, "check-another"),
        ({name: 0.0 for name in FULL if name != "softmax"}, "check-softmax"),
    ],
)
def test_points_that_cannot_be_are_refused(place, url, points, why):
    made = marked()
    made.points = points
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH, AT)
        before = rows(url), files(place)
        with pytest.raises(ValueError, match=why):
            writer.write("anna", made, WITH)
        assert (rows(url), files(place)) == before


def broken(change):
    made = marked()
    cells = {cell.id: cell for cell in made.notebook.cells}
    change(made.notebook.cells, cells)
    return made


@pytest.mark.parametrize(
    "change",
    [
        lambda cells, by: cells.remove(by["check-softmax"]),
        lambda cells, by: cells.remove(by[WRITTEN]),
        lambda cells, by: cells.append(copy.deepcopy(by["check-softmax"])),
        lambda cells, by: by["check-softmax"].metadata.nbgrader.update(grade_id="another"),
        lambda cells, by: by["check-softmax"].metadata.nbgrader.update(grade=False),
        lambda cells, by: by[WRITTEN].metadata.nbgrader.update(solution=False),
        lambda cells, by: by[WRITTEN].update(cell_type="code", outputs=[]),
    ],
)
def test_a_notebook_that_is_not_the_releases_is_refused(place, change):
    url = f"sqlite:///{place}/gradebook.db"
    with Writer(place, NAME, RELEASE, url) as writer:
        before = rows(url)
        with pytest.raises(ValueError, match="cell|grade id"):
            writer.write("anna", broken(change), WITH)
        assert rows(url) == before


def refused(place, url, match, release=RELEASE):
    before = rows(url)
    with pytest.raises(GradebookError, match=match) as said:
        with Writer(place, NAME, release, url):
            pass
    assert "\n" not in str(said.value) and str(said.value).endswith(".")
    assert rows(url) == before


def worth(points):
    release = copy.deepcopy(RELEASE)
    cell = next(cell for cell in release.cells if cell.id == "check-softmax")
    cell.metadata.nbgrader.points = points
    return release


def without(name):
    release = copy.deepcopy(RELEASE)
    release.cells = [cell for cell in release.cells if cell.id != name]
    return release


def test_other_points_than_the_releases_are_refused(place, url):
    with Writer(place, NAME, RELEASE, url):
        pass
    refused(place, url, "check-softmax is worth 10 points .* and 12 in the release", worth(12.0))
    refused(place, url, "asks for check-one_hot and the release does not", without("check-one_hot"))


def test_a_question_that_comes_after_the_first_submission_is_refused(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH)
    with api.Gradebook(url, "nn") as book:
        book.db.delete(book.find_solution_cell("answer-softmax", NAME, NAME))
        for comment_ in book.find_submission_notebook(NAME, NAME, "anna").comments:
            if comment_.cell is not None and comment_.cell.name == "answer-softmax":
                book.db.delete(comment_)
        book.db.commit()
    refused(place, url, "asks for answer-softmax and the gradebook, which has submissions")


def test_another_notebook_in_the_assignment_is_refused(place, url):
    with Writer(place, NAME, RELEASE, url):
        pass
    with api.Gradebook(url, "nn") as book:
        book.add_notebook("extra", NAME)
    refused(place, url, "has another notebook, extra")


@pytest.mark.parametrize(
    ("version", "match"),
    [
        ("167914646830", "run nbgrader db upgrade"),
        ("ffff00000000", "install the nbgrader that made it"),
    ],
)
def test_another_schema_version_is_refused(place, url, version, match):
    with Writer(place, NAME, RELEASE, url):
        pass
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
        connection.exec_driver_sql("DROP TABLE comment")
    engine.dispose()
    refused(place, url, f"has schema version {version} and this nbgrader needs .*; .*{match}")


def test_somebody_elses_database_is_refused(place, url):
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE orders (number INTEGER)")
    engine.dispose()
    refused(place, url, "has schema version none .*name another database")


def test_a_refused_file_is_the_same_to_the_byte(place):
    file = place / "gradebook.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(GradebookError, match="schema version none"), Writer(place, NAME, RELEASE):
        pass
    assert file.read_bytes() == before


def test_a_gradebook_that_cannot_be_read_is_one_sentence_without_the_password(place):
    (place / "gradebook.db").write_bytes(b"no database, " * 1000)
    for url, match in [
        ("", "cannot be read or written"),
        ("sqlite:////nowhere/at/all.db", "cannot be read or written"),
        ("sqlite://", "must be kept"),
        ("nonsense", "is no URL"),
        ("postgresql+psycopg://me:secret@/x?host=/nowhere", "cannot be read or written"),
        ("postgresql+nodriver://me:secret@localhost/x", "The driver for .* is missing"),
    ]:
        with pytest.raises(GradebookError, match=match) as said:
            with Writer(place, NAME, RELEASE, url):
                pass
        assert "secret" not in str(said.value) and "\n" not in str(said.value)


def test_one_process_writes(place):
    with Writer(place, NAME, RELEASE):
        with pytest.raises(GradebookError, match="Another nnkit grade is writing"):
            with Writer(place, NAME, RELEASE):
                pass
    with Writer(place, NAME, RELEASE):
        pass


@pytest.mark.parametrize("release", [worth(10.0)])
def test_a_release_with_a_cell_twice_is_refused(place, release):
    release.cells.append(copy.deepcopy(release.cells[4]))
    with pytest.raises(GradebookError, match="check-softmax is there twice"):
        Writer(place, NAME, release)


# The course's configuration


def test_the_gradebook_of_the_configuration_is_used(place):
    (place / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.db_url = "sqlite:///other.db"\n'
        'c.CourseDirectory.autograded_directory = "marked"\n'
    )
    with Writer(place, NAME, RELEASE) as writer:
        writer.write("anna", marked(), WITH)
    assert (place / "other.db").exists() and not (place / "gradebook.db").exists()
    assert (place / "marked" / "anna" / NAME / f"{NAME}.ipynb").exists()


def test_a_configuration_that_fails_is_one_sentence(place):
    (place / "nbgrader_config.py").write_text("1 / 0")
    with pytest.raises(GradebookError, match="cannot be read .ZeroDivisionError"):
        course_directory(place)
    with pytest.raises(GradebookError, match="no course folder"):
        course_directory(place / "nowhere")


def test_the_courses_own_rule_for_late_submissions_counts(tmp_path, url):
    place = course(tmp_path, 'c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with Writer(place, NAME, RELEASE, url) as writer:
        with api.Gradebook(url, "nn") as book:
            book.update_or_create_assignment(NAME, duedate=AT)
        late = AT + timedelta(seconds=1)
        writer.write("intime", marked(), WITH, AT)
        writer.write("late", marked(), WITH, late)
        writer.write("extended", marked(), WITH, late)
        assert writer.review("late").late_penalty == sum(FULL.values())
        assert writer.review("intime").late_penalty == 0
        with api.Gradebook(url, "nn") as book:
            book.grant_extension(NAME, "extended", minutes=1)
        writer.write("extended", marked(), WITH, late)
        assert writer.review("extended").late_penalty == 0


# Files, time and memory


def as_nobody(act):
    """Run `act` in a fork without the rights of root."""
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            act()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    assert os.WEXITSTATUS(os.waitpid(child, 0)[1]) == 0


@pytest.fixture
def open_place():
    """A course folder that somebody without rights can own."""
    place = Path(tempfile.mkdtemp())
    yield place
    shutil.rmtree(place)


def test_read_only_folders_that_nbgrader_made_are_written(open_place):
    course(open_place)
    if os.geteuid() == 0:
        for path in [open_place, *open_place.rglob("*")]:
            os.chown(path, 65534, 65534)

    def act():
        with Writer(open_place, NAME, RELEASE) as writer:
            writer.write("anna", marked(0.5), WITH, AT)
            folder = writer.folder("anna")
            folder.chmod(0o555)
            folder.parent.chmod(0o555)
            assert not os.access(folder, os.W_OK)
            writer.write("anna", marked(1.0), WITH, AT)
            assert scores(writer, "anna") == FULL
            assert writer.is_graded("anna", WITH, AT)

    as_nobody(act)


def test_a_folder_that_cannot_be_written_is_one_sentence(place):
    with Writer(place, NAME, RELEASE) as writer:
        (place / "autograded").write_text("a file")
        with pytest.raises(GradebookError, match="result of anna cannot be written"):
            writer.write("anna", marked(), WITH)
        assert rows(f"sqlite:///{place}/gradebook.db")["grade"] == []


def test_two_hundred_submissions_need_no_more_memory_than_fifty(place):
    def resident():
        gc.collect()
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    made = marked(0.5)
    with Writer(place, NAME, RELEASE) as writer:
        for number in range(50):
            writer.write(f"s{number}", made, WITH, AT)
        before = resident()
        for number in range(50, 200):
            writer.write(f"s{number}", made, WITH, AT)
        assert resident() - before < 4e6


# nbgrader itself


@pytest.mark.nbgrader
def test_the_gradebook_is_as_nbgraders_generate_assignment_makes_it(tmp_path):
    (theirs := tmp_path / "theirs").mkdir()
    (ours := tmp_path / "ours").mkdir()
    Course(theirs, ASSIGNMENT)
    with Writer(course(ours), NAME, RELEASE):
        pass
    said = [rows(f"sqlite:///{place}/gradebook.db") for place in (theirs, ours)]
    # nbgrader opens the gradebook as the default course in between, which leaves a row.
    courses = [found.pop("course") for found in said]
    assert courses[0] == ["{'id': 'default_course'}", "{'id': 'nn'}"]
    assert courses[1] == ["{'id': 'nn'}"]
    assert said[0] == said[1]


@pytest.mark.nbgrader
def test_nbgraders_own_course_is_taken_on(tmp_path):
    theirs = Course(tmp_path, ASSIGNMENT)
    theirs.grade({"anna": nbformat.writes(RELEASE)})
    url = f"sqlite:///{tmp_path}/gradebook.db"
    by_hand(url, "anna", "check-softmax", manual_score=2.0)
    with Writer(tmp_path, NAME, RELEASE) as writer:
        assert not writer.is_graded("anna", WITH, AT)
        writer.write("anna", marked(1.0), WITH, AT)
        assert scores(writer, "anna") == FULL | {"softmax": 2.0}
        assert writer.review("anna").grades["check-softmax"].waits


@pytest.mark.nbgrader
def test_manual_grading_feedback_and_export_of_nbgrader_go_on(tmp_path):
    theirs = Course(tmp_path, ASSIGNMENT)
    url = f"sqlite:///{tmp_path}/gradebook.db"
    with Writer(tmp_path, NAME, RELEASE) as writer:
        writer.write("anna", marked(1.0), WITH, AT)
        writer.write("bert", marked(0.5), WITH, AT)
    by_hand(url, "anna", WRITTEN, manual_score=2.5)
    comment(url, "anna", WRITTEN, "Nearly there.")
    listed = NbGraderAPI(course_directory(tmp_path))
    of = {found["student"]: found for found in listed.get_submissions(NAME)}
    assert of["anna"]["score"] == sum(FULL.values()) + 2.5 and not of["anna"]["needs_manual_grade"]
    assert of["bert"]["autograded"] and of["bert"]["needs_manual_grade"]
    shown = {f["student"]: f for f in listed.get_notebook_submissions(NAME, NAME)}
    assert shown["bert"]["failed_tests"] and not shown["anna"]["failed_tests"]
    theirs.nbgrader("generate_feedback", NAME)
    page = (tmp_path / "feedback" / "anna" / NAME / f"{NAME}.html").read_text("utf-8")
    assert "Nearly there." in page and "About cross_entropy." in page
    assert sorted(f.name for f in (tmp_path / "feedback" / "anna" / NAME).iterdir()) == [
        f"{NAME}.html",
        "timestamp.txt",
    ]
    theirs.nbgrader("export", "--to", "marks.csv")
    marks = {row["student_id"]: row for row in csv.DictReader((tmp_path / "marks.csv").open())}
    assert float(marks["anna"]["score"]) == sum(FULL.values()) + 2.5
    assert float(marks["bert"]["score"]) == sum(HALF.values())
    # nbgrader itself leaves what is graded alone.
    shutil.copytree(tmp_path / "release" / NAME, tmp_path / "submitted" / "anna" / NAME)
    theirs.nbgrader("autograde", NAME)
    with Writer(tmp_path, NAME, RELEASE) as writer:
        assert writer.is_graded("anna", WITH, AT)
